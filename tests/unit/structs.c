/* lib/report/tables.c: every described struct there is, each once. */
#include "declarations.h"

#include <criterion/criterion.h>
#include <perfsys/perfsys.h>

/* Where a table is in the row, or its length. */
static size_t place_of(const ps_struct *type) {
  size_t i = 0;
  while (ps_struct_at(i) != NULL && ps_struct_at(i) != type) i++;
  return i;
}

static size_t count(void) { return place_of(NULL); }

static void expect_there(const void *object, const char *what) {
  cr_assert_not_null(object, "%s", what);
  cr_expect_lt(place_of(((const ps_object *)object)->type), count(), "%s is missing",
               ((const ps_object *)object)->type->name);
}

Test(structs, entities_come_first) {
  for (int t = PS_CASE; t < PS_ENTITY_END_; t++)
    cr_expect_eq(ps_struct_at((size_t)(t - PS_CASE)), ps_entity_table((ps_entity_type)t));
  cr_expect_geq(count(), 80);
  cr_expect_null(ps_struct_at(count()));
  cr_expect_null(ps_struct_at(count() + 1));
  cr_expect_null(ps_struct_at((size_t)-1));
}

Test(structs, each_once) {
  for (size_t i = 0; i < count(); i++)
    for (size_t k = 0; k < i; k++)
      cr_expect_str_neq(ps_struct_at(i)->name, ps_struct_at(k)->name);
}

/* In the order promised: what is nested in entities before any other. */
Test(structs, all_that_is_nested) {
  size_t nested = 0;
  for (size_t i = 0; i < count(); i++)
    for (size_t f = 0; f < ps_struct_at(i)->count; f++) {
      const ps_struct *element = ps_struct_at(i)->fields[f].element;
      size_t place = element == NULL ? 0 : place_of(element);
      cr_expect_lt(place, count(), "%s is missing", element == NULL ? "" : element->name);
      if (i < PS_ENTITY_END_ - PS_CASE && place > nested) nested = place;
    }
  for (size_t i = 0; i <= nested; i++) { /* each of them is an entity or nested in one */
    bool reached = i < PS_ENTITY_END_ - PS_CASE;
    for (size_t k = 0; k <= nested && !reached; k++)
      for (size_t f = 0; f < ps_struct_at(k)->count; f++)
        reached = reached || ps_struct_at(k)->fields[f].element == ps_struct_at(i);
    cr_expect(reached, "%s stands among what is nested in entities", ps_struct_at(i)->name);
  }
}

Test(structs, all_results) {
  ps_case *c = ps_case_new(NULL, NULL);
  ps_add(c, PS_MEASURE, "m", NULL);
  static const char csv[] = "date,value\n2024-01-01,1\n";
  void *results[] = {ps_case_inspect(c, NULL, NULL),
                     ps_references(c, "m", NULL, NULL),
                     ps_size(c, NULL, NULL, NULL),
                     ps_diff(c, c, NULL, NULL),
                     ps_worth_of(1, 1, 1, NULL, NULL),
                     ps_tasks_of(c, NULL, NULL, NULL),
                     ps_check(c, NULL, NULL, NULL),
                     ps_next_question(c, NULL, NULL, NULL),
                     ps_rule_examples_of("A01", NULL, NULL),
                     ps_partner_score_of(c, NULL, NULL, NULL),
                     ps_timing_of(c, NULL, NULL, NULL),
                     ps_voices_of(c, NULL, NULL),
                     ps_walk_of(ps_framework_find("mager_pipe_1970"), NULL, NULL, NULL),
                     ps_import_series(c, "m", csv, sizeof csv - 1, NULL, NULL, NULL)};
  for (size_t i = 0; i < sizeof results / sizeof *results; i++) {
    expect_there(results[i], "a result");
    ps_result_free(results[i]);
  }
  ps_merge *merge = ps_merge_cases(c, c, c, NULL, NULL);
  expect_there(merge, "a merge");
  ps_merge_free(merge);
  ps_case_free(c);
}

Test(structs, all_rows) {
  expect_there(ps_rule_at(0), "a rule");
  expect_there(ps_factor_at(0), "factor");
  expect_there(ps_framework_at(0), "framework");
  expect_there(ps_intervention_kind_at(0), "intervention_kind");
  expect_there(ps_dif_at(0), "dif");
  expect_there(ps_rating_scale_at(0), "rating_scale");
  expect_there(ps_salience_at(0), "salience");
  expect_there(ps_power_interest_at(0), "power_interest");
  expect_there(ps_evaluation_level_at(0), "evaluation_level");
  expect_there(ps_process_at(0), "process");
  expect_there(ps_question_at(0), "question");
  expect_there(ps_threshold_at(0), "threshold");
  expect_there(ps_lexicon_at(0), "lexicon");
}

/* Every struct of the headers that begins as described ones do. */
Test(structs, all_of_the_headers) {
  char *headers = declarations_load(), name[80];
  size_t seen = 0;
  cr_assert_not_null(headers, "set PERFSYS_SOURCE to the source tree");
  for (const char *at = headers; (at = strstr(at, "typedef struct ps_")) != NULL; at++) {
    size_t length = strcspn(at + 18, " ;{");
    if (strncmp(at + 18 + length, " {\n  ps_object object;", 22) != 0) continue;
    snprintf(name, sizeof name, "%.*s", (int)length, at + 18);
    size_t i = 0;
    while (ps_struct_at(i) != NULL && strcmp(ps_struct_at(i)->name, name) != 0) i++;
    if (strcmp(name, "entity") != 0) /* what entities have in common */
      cr_expect_lt(i, count(), "ps_%s is missing", name);
    seen++;
  }
  cr_expect_eq(seen, count() + 1);
  free(headers);
}
