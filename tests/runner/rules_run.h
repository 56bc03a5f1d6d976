/* One example of a rule, checked. */
#ifndef RULES_RUN_H
#define RULES_RUN_H

#include <perfsys/perfsys.h>

#include <string.h>

static inline ps_check_result *rules_check(const char *rule, const char *text,
                                           const ps_config *config, ps_error *error) {
  ps_check_options options = PS_CHECK_OPTIONS_INIT;
  ps_case *c = ps_case_parse(text, strlen(text), NULL, error);
  options.rules = rule;
  options.config = config;
  options.audience = PS_AUDIENCE_TEAM; /* a sponsor does not read all that a rule says */
  ps_check_result *result = c == NULL ? NULL : ps_check(c, &options, NULL, error);
  ps_case_free(c);
  return result;
}

/* A list of cases is a portfolio: what counts is what its rules say at the end. */
static inline ps_check_result *rules_check_all(const char *rule, const char *text,
                                               const ps_config *config, ps_error *error) {
  ps_check_options options = PS_CHECK_OPTIONS_INIT;
  options.rules = rule;
  options.config = config;
  ps_portfolio_reader *reader = ps_portfolio_text(text, strlen(text), NULL, error);
  ps_portfolio_check *check = reader == NULL ? NULL : ps_portfolio_check_new(&options, NULL, error);
  ps_case *c;
  bool fine = check != NULL;
  while (fine && (c = ps_portfolio_next(reader, error)) != NULL) {
    ps_check_result *one = ps_portfolio_check_case(check, c, error);
    fine = one != NULL;
    ps_result_free(one);
    ps_case_free(c);
  }
  fine = fine && ps_portfolio_at_end(reader);
  ps_check_result *result = fine ? ps_portfolio_check_end(check, error) : NULL;
  ps_portfolio_check_free(check);
  ps_portfolio_close(reader);
  return result;
}

static inline ps_check_result *rules_run(const char *rule, const ps_rule_example *e,
                                         ps_error *error) {
  ps_config *config = e->config == NULL ? NULL : ps_config_new(NULL, error);
  ps_check_result *result = NULL;
  if (e->config == NULL || (config != NULL && ps_config_read(config, e->config, strlen(e->config),
                                                             error) == PS_OK))
    result = (e->text[0] == '[' ? rules_check_all : rules_check)(rule, e->text, config, error);
  ps_config_free(config);
  return result;
}

#endif
