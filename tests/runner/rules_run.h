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
  ps_check_result *result = c == NULL ? NULL : ps_check(c, &options, NULL, error);
  ps_case_free(c);
  return result;
}

static inline ps_check_result *rules_run(const char *rule, const ps_rule_example *e,
                                         ps_error *error) {
  ps_config *config = e->config == NULL ? NULL : ps_config_new(NULL, error);
  ps_check_result *result = NULL;
  if (e->config == NULL || (config != NULL && ps_config_read(config, e->config, strlen(e->config),
                                                             error) == PS_OK))
    result = rules_check(rule, e->text, config, error);
  ps_config_free(config);
  return result;
}

#endif
