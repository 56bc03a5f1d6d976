/* `const` calls on one case from many threads at once, and each thread with a case of
 * its own. Built with ThreadSanitizer.   threads CASE.json */
#include "runner.h"
#include "sample.h"

#include <pthread.h>

enum { THREADS = 8, ROUNDS = 20 };

static const char *case_path;
static const ps_case *shared;
static pthread_barrier_t start; /* all begin at once */

static void same_text(char *text, const char *expected) {
  REQUIRE(text != NULL && expected != NULL && strcmp(text, expected) == 0);
  ps_text_free(text, NULL);
}

/* All that can be asked of a case that is not changed. */
static void ask(const ps_case *c, const char *json, const char *page) {
  for (int type = PS_MEASURE; type < PS_ENTITY_END_; type++) {
    size_t count = ps_count(c, (ps_entity_type)type);
    for (size_t i = 0; i < count; i++) {
      ps_entity *entity = ps_at(c, (ps_entity_type)type, i);
      ps_value value;
      EXPECT(ps_find(c, (ps_entity_type)type, entity->id) == entity);
      EXPECT(ps_get(entity, "id", &value, NULL) == PS_OK);
      EXPECT(ps_is_set(entity, "id"));
      EXPECT(ps_equal(entity, entity));
    }
  }
  ps_findings *findings = ps_case_inspect(c, NULL, NULL);
  REQUIRE(findings != NULL);
  ps_result_free(findings);
  ps_sizes *sizes = ps_size(c, NULL, NULL, NULL);
  REQUIRE(sizes != NULL);
  ps_result_free(sizes);
  findings = ps_references(c, "late", NULL, NULL);
  REQUIRE(findings != NULL);
  ps_result_free(findings);
  same_text(ps_json_text(c, NULL, NULL, NULL, NULL), json);
  same_text(ps_report_text(c, NULL, NULL, NULL, NULL), page);
  ps_text_free(ps_show_text(c, NULL, NULL, NULL, NULL, NULL), NULL);
  ps_case *copy = ps_case_copy(c, NULL, NULL);
  EXPECT(ps_equal(c, copy));
  ps_case_free(copy);
}

static char *shared_json, *shared_page;

static void *ask_shared(void *unused) {
  pthread_barrier_wait(&start);
  for (int i = 0; i < ROUNDS; i++) ask(shared, shared_json, shared_page);
  return unused;
}

static void *ask_own(void *unused) {
  pthread_barrier_wait(&start);
  for (int i = 0; i < ROUNDS; i++) {
    ps_case *c = ps_case_load(case_path, NULL, NULL);
    REQUIRE(c != NULL);
    char *text = sample_text(); /* builds, sets, writes */
    REQUIRE(text != NULL);
    ps_case_free(ps_case_parse(text, strlen(text) / 2, NULL, NULL)); /* fails */
    ps_text_free(ps_schema_text(PS_CASE, NULL, NULL, NULL, NULL), NULL);
    free(text);
    ps_case_free(c);
  }
  return unused;
}

static void in_threads(void *(*work)(void *)) {
  pthread_t threads[THREADS];
  pthread_barrier_init(&start, NULL, THREADS);
  for (int i = 0; i < THREADS; i++) pthread_create(&threads[i], NULL, work, NULL);
  for (int i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
  pthread_barrier_destroy(&start);
}

/* The case is asked for the first time by all threads at once, so that what a first
 * call might prepare is seen too; what they should get comes from a copy. */
static void share(const ps_case *c) {
  ps_case *copy = ps_case_copy(c, NULL, NULL);
  shared_json = ps_json_text(copy, NULL, NULL, NULL, NULL);
  shared_page = ps_report_text(copy, NULL, NULL, NULL, NULL);
  ps_case_free(copy);
  shared = c;
  in_threads(ask_shared);
  ps_text_free(shared_json, NULL);
  ps_text_free(shared_page, NULL);
}

TEST(one_case_read_from_a_file) {
  ps_case *c = ps_case_load(case_path, NULL, NULL);
  REQUIRE(c != NULL);
  share(c);
  ps_case_free(c);
}

TEST(one_case_built) {
  ps_case *c = sample_new();
  REQUIRE(c != NULL);
  share(c);
  ps_case_free(c);
}

TEST(a_case_each) { in_threads(ask_own); }

/* ---- checking, with one configuration and one registry for all ---- */

enum { CHECKS = 4 };

static ps_config *config;
static ps_registry *registry;
static const ps_case *checked;
static char *expected[5];

/* What the rules say of the case: as JSON for the team and for the sponsor, as a page, as
 * SARIF; and the next question. */
static char *answer(const ps_case *c, int which) {
  ps_check_options options = PS_CHECK_OPTIONS_INIT;
  options.config = config;
  options.registry = registry;
  options.audience = which == 1 ? PS_AUDIENCE_SPONSOR : PS_AUDIENCE_TEAM;
  char *made = NULL;
  if (which == 4) {
    ps_next *next = ps_next_question(c, &options, NULL, NULL);
    REQUIRE(next != NULL);
    made = ps_next_text(next, NULL, NULL, NULL, NULL);
    ps_result_free(next);
    return made;
  }
  ps_check_result *r = ps_check(c, &options, NULL, NULL);
  REQUIRE(r != NULL);
  ps_sarif_file file = {r, "case.json", sample_checked, sizeof sample_checked - 1};
  made = which < 2    ? ps_json_text(r, NULL, NULL, NULL, NULL)
         : which == 2 ? ps_check_text(r, 0, NULL, NULL, NULL, NULL)
                      : ps_sarif_text(&file, 1, NULL, NULL, NULL, NULL);
  ps_result_free(r);
  return made;
}

static void *check_shared(void *unused) {
  pthread_barrier_wait(&start);
  for (int i = 0; i < CHECKS; i++) {
    for (int which = 0; which < 5; which++) same_text(answer(checked, which), expected[which]);
    ps_portfolio_check *all = ps_portfolio_check_new(NULL, NULL, NULL);
    REQUIRE(all != NULL);
    ps_result_free(ps_portfolio_check_case(all, checked, NULL));
    ps_result_free(ps_portfolio_check_case(all, shared, NULL));
    ps_result_free(ps_portfolio_check_end(all, NULL));
    ps_portfolio_check_free(all);
    for (size_t at = (size_t)i; ps_rule_at(at) != NULL; at += CHECKS) {
      EXPECT(ps_rule_find(ps_rule_at(at)->name) == ps_rule_at(at));
      ps_result_free(ps_rule_examples_of(ps_rule_at(at)->id, NULL, NULL));
    }
    ps_config *own = sample_config(NULL); /* reads */
    EXPECT(ps_config_limit(own, "voices.max_seats") == ps_config_limit(config, "voices.max_seats"));
    ps_config_free(own);
  }
  return unused;
}

TEST(one_case_checked) {
  ps_case *c = sample_checked_new(NULL), *other = sample_new(), *copy;
  config = sample_config(NULL);
  registry = sample_registry(NULL);
  REQUIRE(c != NULL && other != NULL && config != NULL && registry != NULL);
  copy = ps_case_copy(c, NULL, NULL);
  REQUIRE(copy != NULL);
  for (int which = 0; which < 5; which++) expected[which] = answer(copy, which);
  checked = c;
  shared = other;
  in_threads(check_shared);
  for (int which = 0; which < 5; which++) ps_text_free(expected[which], NULL);
  ps_registry_free(registry);
  ps_config_free(config);
  ps_case_free(copy);
  ps_case_free(other);
  ps_case_free(c);
}

int main(int argc, char **argv) {
  case_path = argc > 1 ? argv[1] : "examples/cases/vienna-1847.json";
  RUN(one_case_read_from_a_file);
  RUN(one_case_built);
  RUN(a_case_each);
  RUN(one_case_checked);
  return runner_end();
}
