/* libFuzzer: no text crashes the reader, and what it reads it writes as bytes that
 * read back to the same bytes; every case can be checked. A text after the letter c is a
 * configuration: what is refused changes nothing, what is taken can be checked with. One
 * after the letter e and a byte for its type is an entity for a case that has some. */
#include <perfsys/perfsys.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void must(int condition, const char *what) {
  if (condition) return;
  fprintf(stderr, "not so: %s\n", what);
  abort();
}

/* ---- checking ---- */

/* What a check says can be told in every way. */
static void told(const ps_check_result *r, const char *text, size_t length) {
  ps_sarif_file file = {r, "case.json", text, length};
  for (size_t i = 0; i < r->findings.count; i++) {
    const ps_finding *f = &r->findings.items[i];
    must(f->rule != NULL && ps_rule_find(f->rule) != NULL, "a finding is of a rule");
    must(f->message != NULL && f->message[0] != 0, "a finding says something");
    must(f->fix != NULL && f->fix[0] != 0, "there is something to do");
  }
  char *page = ps_check_text(r, 0, NULL, NULL, NULL, NULL);
  must(page != NULL, "what was found is a page");
  ps_text_free(page, NULL);
  char *sarif = ps_sarif_text(&file, 1, NULL, NULL, NULL, NULL);
  must(sarif != NULL, "what was found is SARIF");
  must(ps_syntax_check(sarif, strlen(sarif), NULL, NULL) == PS_OK, "SARIF is JSON");
  ps_text_free(sarif, NULL);
}

static void check_case(const ps_case *c, const char *text, size_t length) {
  ps_check_options options = PS_CHECK_OPTIONS_INIT;
  options.audience = length % 2 == 0 ? PS_AUDIENCE_TEAM : PS_AUDIENCE_SPONSOR;
  ps_check_result *r = ps_check(c, &options, NULL, NULL);
  must(r != NULL, "a case can be checked");
  told(r, text, length);
  ps_result_free(r);
  ps_next *next = ps_next_question(c, NULL, NULL, NULL);
  must(next != NULL, "something is next, or nothing");
  char *page = ps_next_text(next, NULL, NULL, NULL, NULL);
  must(page != NULL, "the next question is a page");
  ps_text_free(page, NULL);
  ps_result_free(next);
  ps_portfolio_check *all = ps_portfolio_check_new(&options, NULL, NULL);
  for (int i = 0; i < 2; i++) ps_result_free(ps_portfolio_check_case(all, c, NULL));
  r = ps_portfolio_check_end(all, NULL);
  must(r != NULL, "cases can be checked together");
  told(r, NULL, 0);
  ps_result_free(r);
  ps_portfolio_check_free(all);
}

/* ---- a configuration ---- */

static double limits_of(const ps_config *config) {
  double sum = 0;
  for (size_t i = 0; ps_threshold_at(i) != NULL; i++)
    sum += ps_config_limit(config, ps_threshold_at(i)->key) * (double)(i + 1);
  return sum;
}

static void read_config(const char *text, size_t size) {
  static const char sound[] = "{\"limits\":{\"voices.max_seats\":7.5},\"words\":{\"solution\":[\"x\"]}}";
  static const char small[] = "{\"id\":\"c\",\"request_text\":\"An academy, now\",\"gaps\":[{\"id\":\"g\","
                              "\"statement\":\"They lack training\"}]}";
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_config *config = ps_config_new(NULL, NULL);
  must(config != NULL && ps_config_read(config, sound, sizeof sound - 1, NULL) == PS_OK,
       "a sound configuration is read");
  double before = limits_of(config);
  if (ps_config_read(config, text, size, &error) == PS_OK) {
    must(ps_syntax_check(text, size, NULL, NULL) == PS_OK, "what is a configuration is JSON");
    must(ps_config_read(config, text, size, NULL) == PS_OK, "it is read again");
  } else {
    must(error.status != PS_OK && error.message[0] != 0, "a refusal says why");
    must(limits_of(config) == before, "what is refused changes nothing");
  }
  ps_case *c = ps_case_parse(small, sizeof small - 1, NULL, NULL);
  ps_check_options options = PS_CHECK_OPTIONS_INIT;
  options.config = config;
  ps_check_result *r = ps_check(c, &options, NULL, &error);
  must(r != NULL || (error.status == PS_E_NOT_FOUND && error.message[0] != 0),
       "only rules and packs that are none keep a case from being checked");
  if (r != NULL) told(r, small, sizeof small - 1);
  ps_result_free(r);
  ps_case_free(c);
  ps_config_free(config);
}

/* ---- an entity ---- */

static void read_entity(ps_entity_type type, const char *text, size_t size) {
  static const char small[] = "{\"id\":\"a\",\"measures\":[{\"id\":\"m\"}],\"gaps\":[{\"id\":\"g\"}]}";
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *c = ps_case_parse(small, sizeof small - 1, NULL, NULL);
  ps_case *before = ps_case_copy(c, NULL, NULL), *again = ps_case_new(NULL, NULL);
  must(before != NULL && again != NULL, "a case");
  const void *entity = ps_entity_parse(c, type, text, size, NULL, &error);
  if (entity == NULL) {
    must(error.status != PS_OK && error.message[0] != 0, "a failure says why");
    must(ps_equal(c, before), "what is refused changes nothing");
  } else {
    size_t length = 0;
    must(ps_syntax_check(text, size, NULL, NULL) == PS_OK, "what is an entity is JSON");
    must(ps_at(c, type, ps_count(c, type) - 1) == entity, "it is at the end of its list");
    must(ps_find(c, type, ((const ps_entity *)entity)->id) == entity, "it is found");
    char *written = ps_json_text(entity, NULL, &length, NULL, NULL);
    must(written != NULL, "it can be written");
    const void *same = ps_entity_parse(again, type, written, length, NULL, NULL);
    must(same != NULL && ps_equal(entity, same), "what was written can be read");
    must(ps_entity_parse(c, type, written, length, NULL, &error) == NULL &&
             error.status == PS_E_EXISTS,
         "but not twice");
    ps_text_free(written, NULL);
  }
  ps_case_free(again);
  ps_case_free(before);
  ps_case_free(c);
}

/* ---- a case ---- */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const char *text = (const char *)data;
  ps_error error = {PS_OK, 0, 0, "", ""};
  if (size > 0 && data[0] == 'c') {
    read_config(text + 1, size - 1);
    return 0;
  }
  if (size > 1 && data[0] == 'e') {
    read_entity((ps_entity_type)(PS_CASE + data[1] % (PS_ENTITY_END_ - PS_CASE)), text + 2,
                size - 2);
    return 0;
  }
  /* A text in a block of just its size: reading past its end is seen. */
  ps_case *c = ps_case_parse(text, size, NULL, &error);
  if (c == NULL) {
    must(error.status != PS_OK && error.message[0] != 0, "a failure says why");
    ps_syntax_check(text, size, NULL, NULL);
    return 0;
  }
  must(ps_syntax_check(text, size, NULL, NULL) == PS_OK, "what is a case is JSON");

  size_t length = 0, again_length = 0;
  char *written = ps_json_text(c, NULL, &length, NULL, NULL);
  must(written != NULL, "a case that was read can be written");
  ps_case *again = ps_case_parse(written, length, NULL, &error);
  if (again == NULL) fprintf(stderr, "%s at %s\n", error.message, error.path);
  must(again != NULL, "what was written can be read");
  must(ps_equal(c, again), "it is the same case");
  char *rewritten = ps_json_text(again, NULL, &again_length, NULL, NULL);
  must(rewritten != NULL && length == again_length && memcmp(written, rewritten, length) == 0,
       "equal cases, equal bytes");
  ps_text_free(rewritten, NULL);
  ps_case_free(again);
  ps_text_free(written, NULL);

  ps_case *copy = ps_case_copy(c, NULL, NULL);
  must(copy != NULL && ps_equal(c, copy), "a copy is the same");
  ps_case_free(copy);
  ps_result_free(ps_case_inspect(c, NULL, NULL));
  ps_result_free(ps_size(c, NULL, NULL, NULL));
  ps_text_free(ps_report_text(c, NULL, NULL, NULL, NULL), NULL);
  ps_text_free(ps_show_text(c, NULL, NULL, NULL, NULL, NULL), NULL);
  check_case(c, text, size);
  ps_case_free(c);
  return 0;
}
