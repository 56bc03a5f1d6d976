/* Whatever is made is freed again, also on the ways that fail. Built with
 * LeakSanitizer, which is asked after every test.   leaks CASE.json */
#include "runner.h"
#include "sample.h"

/* LeakSanitizer's; not there in a build without it. */
int __lsan_do_recoverable_leak_check(void) __attribute__((weak));

static const char *case_path;

/* Every way out of a case: JSON, pages, findings, sizes, a schema. */
static void look_at(const ps_case *c) {
  static const int indents[] = {0, 2};
  for (size_t i = 0; i < 2; i++) {
    ps_json_options json = PS_JSON_OPTIONS_INIT;
    json.indent = indents[i];
    char *text = ps_json_text(c, &json, NULL, NULL, NULL);
    REQUIRE(text != NULL);
    ps_text_free(text, NULL);
    ps_page_options page = PS_PAGE_OPTIONS_INIT;
    page.format = i == 0 ? PS_PAGE_TEXT : PS_PAGE_MARKDOWN;
    text = ps_report_text(c, &page, NULL, NULL, NULL);
    REQUIRE(text != NULL);
    ps_text_free(text, NULL);
    text = ps_show_text(c, NULL, &page, NULL, NULL, NULL);
    REQUIRE(text != NULL);
    ps_text_free(text, NULL);
    ps_sizes *sizes = ps_size(c, NULL, NULL, NULL);
    REQUIRE(sizes != NULL);
    text = ps_sizes_text(sizes, &page, NULL, NULL, NULL);
    REQUIRE(text != NULL);
    ps_text_free(text, NULL);
    text = ps_json_text(sizes, &json, NULL, NULL, NULL);
    REQUIRE(text != NULL);
    ps_text_free(text, NULL);
    ps_result_free(sizes);
    ps_findings *findings = ps_case_inspect(c, NULL, NULL);
    REQUIRE(findings != NULL);
    text = ps_findings_text(findings, &page, NULL, NULL, NULL);
    REQUIRE(text != NULL);
    ps_text_free(text, NULL);
    ps_result_free(findings);
  }
  ps_case *copy = ps_case_copy(c, NULL, NULL);
  REQUIRE(copy != NULL);
  EXPECT(ps_equal(c, copy));
  ps_case_free(copy);
}

TEST(a_case_from_a_file) {
  ps_case *c = ps_case_load(case_path, NULL, NULL);
  REQUIRE(c != NULL);
  look_at(c);
  ps_case_free(c);
}

TEST(a_case_built) {
  ps_case *c = sample_new();
  REQUIRE(c != NULL);
  look_at(c);
  ps_case_free(c);
}

TEST(unknown_members) {
  char *text = sample_text();
  REQUIRE(text != NULL);
  ps_case *c = ps_case_parse(text, strlen(text), NULL, NULL);
  REQUIRE(c != NULL);
  look_at(c);
  ps_case_free(c);
  free(text);
}

TEST(schemas) {
  for (int type = PS_CASE; type < PS_ENTITY_END_; type++) {
    char *text = ps_schema_text((ps_entity_type)type, NULL, NULL, NULL, NULL);
    REQUIRE(text != NULL);
    ps_text_free(text, NULL);
  }
}

TEST(editing) {
  ps_case *c = sample_new();
  REQUIRE(c != NULL);
  void *gap = ps_find(c, PS_GAP, "late");
  for (int i = 0; i < 100; i++) {
    EXPECT(ps_set_text(c, gap, "place", i % 2 ? "here" : "a good way over there", NULL) == PS_OK);
    EXPECT(ps_append(c, c, "sources", "more", NULL) == PS_OK);
  }
  EXPECT(ps_erase(c, c, "sources", 3, NULL) == PS_OK);
  EXPECT(ps_clear(c, c, "sources", NULL) == PS_OK);
  EXPECT(ps_set(c, gap, "place", NULL, NULL) == PS_OK);
  EXPECT(ps_set_text(c, gap, "no_such_field", "x", NULL) == PS_E_NOT_FOUND);
  EXPECT(ps_add(c, PS_GAP, "late", NULL) == NULL);
  EXPECT(ps_case_compact(c, NULL) == PS_OK);
  look_at(c);
  ps_case_free(c);
}

TEST(removing) {
  static const ps_removal ways[] = {PS_REMOVE_REFUSE, PS_REMOVE_CASCADE, PS_REMOVE_LEAVE};
  for (size_t i = 0; i < 3; i++) {
    ps_case *c = sample_new();
    REQUIRE(c != NULL);
    ps_findings *references = ps_references(c, "rate", NULL, NULL);
    EXPECT(references != NULL && references->findings.count == 3);
    ps_result_free(references);
    ps_status status = ps_remove(c, "rate", ways[i], NULL);
    EXPECT(status == (ways[i] == PS_REMOVE_REFUSE ? PS_E_REFERENCED : PS_OK));
    look_at(c);
    if (i != 1) EXPECT(ps_case_compact(c, NULL) == PS_OK);
    ps_case_free(c);
  }
}

TEST(saving) {
  ps_case *c = sample_new();
  REQUIRE(c != NULL);
  EXPECT(ps_case_save(c, "/nowhere/at/all.json", NULL, NULL, NULL) == PS_E_IO);
  EXPECT(ps_case_save(c, "/dev/null", NULL, NULL, NULL) == PS_OK);
  EXPECT(ps_case_save(c, "/dev/full", NULL, NULL, NULL) == PS_E_IO);
  ps_case_free(c);
}

/* Every text cut short, and every text with one byte changed, is read and given up. */
TEST(reading_that_fails) {
  char *text = sample_text();
  REQUIRE(text != NULL);
  size_t length = strlen(text);
  for (size_t i = 0; i < length; i++) ps_case_free(ps_case_parse(text, i, NULL, NULL));
  for (size_t i = 0; i < length; i++) {
    static const char wrong[] = {'"', '}', ',', '7', (char)0xFF};
    char kept = text[i];
    text[i] = wrong[i % sizeof wrong];
    ps_case_free(ps_case_parse(text, length, NULL, NULL));
    text[i] = kept;
  }
  EXPECT(ps_case_load("/nowhere/at/all.json", NULL, NULL) == NULL);
  EXPECT(ps_case_load("/", NULL, NULL) == NULL);
  free(text);
}

/* An entity likewise, into a case that stays. */
TEST(adding_as_json) {
  ps_case *from = sample_new(), *c = ps_case_new(NULL, NULL);
  size_t length = 0;
  char *text = ps_json_text(ps_find(from, PS_MEASURE, "rate"), NULL, &length, NULL, NULL);
  REQUIRE(text != NULL && c != NULL);
  for (size_t i = 0; i < length; i++)
    EXPECT(ps_entity_parse(c, PS_MEASURE, text, i, NULL, NULL) == NULL);
  EXPECT(ps_entity_parse(c, PS_MEASURE, text, length, NULL, NULL) != NULL);
  EXPECT(ps_entity_parse(c, PS_MEASURE, text, length, NULL, NULL) == NULL); /* the id is taken */
  ps_text_free(text, NULL);
  ps_case_free(c);
  ps_case_free(from);
}

static bool refuse(void *data, const char *bytes, size_t length) {
  (void)bytes;
  size_t *room = data;
  if (length > *room) return false;
  *room -= length;
  return true;
}

static bool stop(void *data, double done) {
  (void)data;
  (void)done;
  return false;
}

TEST(writing_that_fails_and_reading_cancelled) {
  char *text = sample_text();
  ps_case *c = ps_case_parse(text, strlen(text), NULL, NULL);
  REQUIRE(c != NULL);
  for (size_t room = 0; room < strlen(text); room += 97) {
    size_t left = room;
    EXPECT(ps_json_write(c, NULL, refuse, &left, NULL) == PS_E_IO);
  }
  ps_settings settings = PS_SETTINGS_INIT;
  settings.progress = stop;
  ps_case_free(ps_case_parse(text, strlen(text), &settings, NULL));
  ps_case_free(c);
  settings = (ps_settings)PS_SETTINGS_INIT;
  settings.limits.elements = 20;
  EXPECT(ps_case_parse(text, strlen(text), &settings, NULL) == NULL);
  free(text);
}

/* Every text that can be made of a check, in both ways to indent. */
static void look_at_check(const ps_check_result *r, const char *text) {
  ps_page_options page = PS_PAGE_OPTIONS_INIT;
  ps_json_options json = PS_JSON_OPTIONS_INIT;
  ps_sarif_file file = {r, "a b.json", text, text == NULL ? 0 : strlen(text)};
  for (int i = 0; i < 2; i++) {
    page.format = i == 0 ? PS_PAGE_TEXT : PS_PAGE_MARKDOWN;
    json.indent = 2 * i;
    char *made = ps_check_text(r, i == 0 ? 0 : -1, &page, NULL, NULL, NULL);
    REQUIRE(made != NULL);
    ps_text_free(made, NULL);
    made = ps_json_text(r, &json, NULL, NULL, NULL);
    REQUIRE(made != NULL);
    ps_text_free(made, NULL);
    made = ps_sarif_text(&file, 1, &json, NULL, NULL, NULL);
    REQUIRE(made != NULL);
    ps_text_free(made, NULL);
  }
}

static void ask_next(const ps_case *c, const ps_check_options *options) {
  ps_next *next = ps_next_question(c, options, NULL, NULL);
  REQUIRE(next != NULL);
  char *made = ps_next_text(next, NULL, NULL, NULL, NULL);
  REQUIRE(made != NULL);
  ps_text_free(made, NULL);
  ps_result_free(next);
}

TEST(checking) {
  static const ps_audience audiences[] = {PS_AUDIENCE_TEAM, PS_AUDIENCE_SPONSOR};
  ps_case *c = sample_checked_new(NULL), *other = ps_case_load(case_path, NULL, NULL);
  ps_config *config = sample_config(NULL);
  ps_registry *registry = sample_registry(NULL);
  REQUIRE(c != NULL && other != NULL && config != NULL && registry != NULL);
  ps_check_options options = PS_CHECK_OPTIONS_INIT;
  options.config = config;
  options.registry = registry;
  for (int i = 0; i < 2; i++) {
    options.audience = audiences[i];
    ps_check_result *r = ps_check(c, &options, NULL, NULL);
    REQUIRE(r != NULL);
    look_at_check(r, sample_checked);
    look_at_check(r, NULL);
    ps_result_free(r);
  }
  ask_next(c, &options);
  ask_next(other, NULL);
  ps_portfolio_check *all = ps_portfolio_check_new(&options, NULL, NULL);
  REQUIRE(all != NULL);
  for (int i = 0; i < 4; i++) {
    ps_check_result *r = ps_portfolio_check_case(all, i % 2 ? other : c, NULL);
    REQUIRE(r != NULL);
    ps_result_free(r);
  }
  ps_check_result *r = ps_portfolio_check_end(all, NULL);
  REQUIRE(r != NULL);
  look_at_check(r, NULL);
  ps_result_free(r);
  ps_portfolio_check_free(all);
  ps_registry_free(registry);
  ps_config_free(config);
  ps_case_free(other);
  ps_case_free(c);
}

TEST(rules_explained) {
  for (size_t i = 0; ps_rule_at(i) != NULL; i++) {
    ps_rule_examples *examples = ps_rule_examples_of(ps_rule_at(i)->id, NULL, NULL);
    REQUIRE(examples != NULL);
    ps_result_free(examples);
    char *made = ps_rule_text(ps_rule_at(i), NULL, NULL, NULL, NULL);
    REQUIRE(made != NULL);
    ps_text_free(made, NULL);
  }
  char *made = ps_rules_text(NULL, NULL, NULL, NULL);
  REQUIRE(made != NULL);
  ps_text_free(made, NULL);
}

/* A check that is refused, or given up half way. */
TEST(checking_that_fails) {
  static const char *const packs[] = {"core,outcmes", "", ",", NULL};
  ps_case *c = sample_checked_new(NULL);
  ps_config *config = ps_config_new(NULL, NULL);
  REQUIRE(c != NULL && config != NULL);
  EXPECT(ps_config_switch(config, "no-such-rule", false, NULL) == PS_OK);
  ps_check_options options = PS_CHECK_OPTIONS_INIT;
  for (size_t i = 0; packs[i] != NULL; i++) {
    options.packs = packs[i];
    ps_result_free(ps_check(c, &options, NULL, NULL));
    ps_portfolio_check_free(ps_portfolio_check_new(&options, NULL, NULL));
  }
  options.packs = NULL;
  options.rules = "A01,nothing-like-it";
  EXPECT(ps_check(c, &options, NULL, NULL) == NULL);
  options.rules = NULL;
  options.as_of = 20260231;
  EXPECT(ps_check(c, &options, NULL, NULL) == NULL);
  EXPECT(ps_next_question(c, &options, NULL, NULL) == NULL);
  options.as_of = 0;
  options.config = config;
  EXPECT(ps_check(c, &options, NULL, NULL) == NULL);
  EXPECT(ps_portfolio_check_new(&options, NULL, NULL) == NULL);
  options.config = NULL;
  ps_settings settings = PS_SETTINGS_INIT;
  settings.progress = stop;
  EXPECT(ps_check(c, &options, &settings, NULL) == NULL);
  options.audience = PS_AUDIENCE_SPONSOR;
  EXPECT(ps_check(c, &options, &settings, NULL) == NULL);
  ps_result_free(ps_next_question(c, &options, &settings, NULL));
  ps_portfolio_check *all = ps_portfolio_check_new(NULL, &settings, NULL);
  REQUIRE(all != NULL);
  ps_result_free(ps_portfolio_check_case(all, c, NULL));
  ps_result_free(ps_portfolio_check_end(all, NULL));
  ps_portfolio_check_free(all);
  ps_check_result *r = ps_check(c, NULL, NULL, NULL);
  REQUIRE(r != NULL);
  for (size_t i = 0; i < sizeof sample_checked - 1; i += 13) {
    ps_sarif_file files[] = {{r, "whole.json", sample_checked, sizeof sample_checked - 1},
                             {r, "cut.json", sample_checked, i}};
    EXPECT(ps_sarif_text(files, 2, NULL, NULL, NULL, NULL) == NULL);
  }
  ps_page_options page = PS_PAGE_OPTIONS_INIT;
  page.width = 7;
  EXPECT(ps_check_text(r, 0, &page, NULL, NULL, NULL) == NULL);
  EXPECT(ps_rule_examples_of("no-such-rule", NULL, NULL) == NULL);
  ps_result_free(r);
  ps_config_free(config);
  ps_case_free(c);
}

/* Every configuration and framework cut short, or with one byte changed. */
TEST(configuring_that_fails) {
  static const char wrong[] = {'"', '}', ',', '7', (char)0xFF, '['};
  static const char *const texts[] = {sample_config_text, sample_framework_text};
  for (size_t which = 0; which < 2; which++) {
    char *text = strdup(texts[which]);
    size_t length = strlen(text);
    for (size_t i = 0; i < 2 * length; i++) {
      size_t at = i % length;
      char kept = text[at];
      if (i >= length) text[at] = wrong[i % sizeof wrong];
      ps_config *config = ps_config_new(NULL, NULL);
      ps_registry *registry = ps_registry_new(NULL, NULL);
      REQUIRE(config != NULL && registry != NULL);
      if (which == 0)
        (void)ps_config_read(config, text, i < length ? i : length, NULL);
      else
        (void)ps_registry_read(registry, text, i < length ? i : length, NULL);
      ps_registry_free(registry);
      ps_config_free(config);
      text[at] = kept;
    }
    free(text);
  }
}

static void run(const char *name, void (*test)(void)) {
  test();
  EXPECT(__lsan_do_recoverable_leak_check != NULL && __lsan_do_recoverable_leak_check() == 0);
  runner_result(name);
}

int main(int argc, char **argv) {
  case_path = argc > 1 ? argv[1] : "examples/cases/vienna-1847.json";
  run("a case from a file", a_case_from_a_file);
  run("a case built", a_case_built);
  run("unknown members", unknown_members);
  run("schemas", schemas);
  run("editing", editing);
  run("removing", removing);
  run("saving", saving);
  run("reading that fails", reading_that_fails);
  run("adding as JSON", adding_as_json);
  run("writing that fails, reading cancelled", writing_that_fails_and_reading_cancelled);
  run("checking", checking);
  run("rules explained", rules_explained);
  run("checking that fails", checking_that_fails);
  run("configuring that fails", configuring_that_fails);
  return runner_end();
}
