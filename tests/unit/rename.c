/* Another id for an entity, and for all that refers to it. */
#include "counting.h"
#include "full_case.h"
#include "quoted.h"

#include <time.h>

/* ---- every reference there is ---- */

static size_t references, formulas;

static void point_to_old(void *data, ps_case *c, void *entity, const char *path,
                         const ps_field *f) {
  (void)data;
  if (f->kind == PS_KIND_REFERENCE) {
    references++;
    cr_assert_eq(ps_set_text(c, entity, path, "old", NULL), PS_OK, "%s", path);
  } else if (f->kind == PS_KIND_EXPRESSION) {
    formulas++;
    cr_assert_eq(ps_set_text(c, entity, path, "[old] * ([older] - [old]) / old", NULL), PS_OK);
  } else if (f->kind == PS_KIND_TEXT && strcmp(path, "id") != 0) {
    cr_assert_eq(ps_set_text(c, entity, path, "old", NULL), PS_OK, "%s", path);
  }
}

static void expect_new(void *data, ps_case *c, void *entity, const char *path, const ps_field *f) {
  (void)data;
  (void)c;
  ps_value v;
  cr_assert_eq(ps_get(entity, path, &v, NULL), PS_OK);
  if (f->kind == PS_KIND_REFERENCE)
    cr_expect_str_eq(v.text, "new", "%s %s", ((ps_object *)entity)->type->name, path);
  else if (f->kind == PS_KIND_EXPRESSION)
    cr_expect_str_eq(v.text, "[new] * ([older] - [new]) / old");
  else if (f->kind == PS_KIND_TEXT && strcmp(path, "id") != 0)
    cr_expect_str_eq(v.text, "old", "a text refers to nothing: %s", path);
}

static void for_all(ps_case *c, leaf_visit visit) {
  visit_struct(c, c, c, "", visit, NULL);
  for (int t = PS_MEASURE; t < PS_ENTITY_END_; t++)
    for (size_t i = 0; i < ps_count(c, (ps_entity_type)t); i++) {
      void *entity = ps_at(c, (ps_entity_type)t, i);
      visit_struct(c, entity, entity, "", visit, NULL);
    }
}

Test(rename, every_kind_of_reference_follows) {
  ps_case *c = full_case(NULL);
  cr_assert_not_null(c);
  cr_assert_not_null(ps_add(c, PS_TASK, "old", NULL));
  for_all(c, point_to_old);
  /* Two of each entity, two items in each list: there are more than 150 places. */
  cr_expect_gt(references, 150);
  cr_expect_eq(formulas, 2);
  cr_expect_eq(ps_rename(c, "old", "new", NULL), PS_OK);
  for_all(c, expect_new);
  cr_expect_null(ps_find(c, PS_ENTITY_NONE, "old"));
  cr_expect_eq(ps_entity_type_of(ps_find(c, PS_ENTITY_NONE, "new")), PS_TASK);
  ps_findings *left = ps_references(c, "old", NULL, NULL);
  cr_expect_eq(left->findings.count, 0);
  ps_result_free(left);
  ps_case_free(c);
}

Test(rename, the_case_itself) {
  ps_case *c = quoted_case("{'id':'c','waivers':[{'rule':'R1','object':'c'}],"
                           "'measures':[{'id':'m'}]}");
  cr_expect_eq(ps_rename(c, "c", "d", NULL), PS_OK);
  cr_expect_str_eq(c->id, "d");
  cr_expect_str_eq(c->waivers.items[0].object_, "d");
  cr_expect_eq(ps_find(c, PS_ENTITY_NONE, "d"), c);
  ps_case_free(c);
}

/* ---- formulas ---- */

static void formula_becomes(const char *before, const char *after) {
  ps_case *c = quoted_case("{'measures':[{'id':'a'},{'id':'m'}]}");
  ps_measure *m = ps_find(c, PS_MEASURE, "m");
  cr_assert_eq(ps_set_text(c, m, "formula", before, NULL), PS_OK);
  cr_assert_eq(ps_rename(c, "a", "a-2", NULL), PS_OK);
  cr_expect_str_eq(m->formula, after, "%s", before);
  ps_case_free(c);
}

Test(rename, formulas) {
  formula_becomes("[a]", "[a-2]");
  formula_becomes("[a]*[a]*[a]", "[a-2]*[a-2]*[a-2]");
  formula_becomes("a * [ab] + [ba] - [a ]", "a * [ab] + [ba] - [a ]");
  formula_becomes("2 * [a] + [x", "2 * [a-2] + [x");
  formula_becomes("[[a]", "[[a]"); /* the id there is "[a" */
  formula_becomes("", "");
}

Test(rename, brackets_cannot_go_into_a_formula) {
  ps_case *c = quoted_case("{'measures':[{'id':'a'},{'id':'b'},{'id':'m','formula':'[a] + 1'}]}");
  ps_case *before = ps_case_copy(c, NULL, NULL);
  ps_error e;
  cr_expect_eq(ps_rename(c, "a", "a]b", &e), PS_E_VALUE);
  cr_expect_eq(ps_rename(c, "a", "[a", NULL), PS_E_VALUE);
  cr_expect(ps_equal(c, before));
  cr_expect_eq(ps_rename(c, "b", "b]b", NULL), PS_OK, "no formula names it");
  ps_case_free(before);
  ps_case_free(c);
}

/* ---- what is refused ---- */

Test(rename, refused_calls_change_nothing) {
  ps_case *c = quoted_case("{'id':'c','measures':[{'id':'m'}],"
                           "'gaps':[{'id':'g','measure':'m'},{'id':'h','measure':'m'}]}");
  ps_case *before = ps_case_copy(c, NULL, NULL);
  ps_error e;
  cr_expect_eq(ps_rename(c, "x", "y", &e), PS_E_NOT_FOUND);
  cr_expect_not_null(strstr(e.message, "\"x\""));
  cr_expect_eq(ps_rename(c, "m", "g", &e), PS_E_EXISTS);
  cr_expect_eq(ps_rename(c, "m", "c", &e), PS_E_EXISTS);
  cr_expect_eq(ps_rename(c, "m", "", &e), PS_E_VALUE);
  cr_expect_eq(ps_rename(c, "m", "\xFF", &e), PS_E_ENCODING);
  cr_expect_eq(ps_rename(c, "m", "g", NULL), PS_E_EXISTS);
  cr_expect_eq(ps_rename(NULL, "m", "n", &e), PS_E_ARGUMENT);
  cr_expect_eq(ps_rename(c, NULL, "n", &e), PS_E_ARGUMENT);
  cr_expect_eq(ps_rename(c, "m", NULL, &e), PS_E_ARGUMENT);
  cr_expect_eq(ps_rename(NULL, NULL, NULL, NULL), PS_E_ARGUMENT);
  cr_expect(ps_equal(c, before));
  cr_expect_eq(ps_rename(c, "m", "m", NULL), PS_OK, "its own id");
  cr_expect(ps_equal(c, before));
  ps_case_free(before);
  ps_case_free(c);
}

Test(rename, the_callers_text_may_be_the_entitys_own) {
  ps_case *c = quoted_case("{'measures':[{'id':'m'}],'gaps':[{'id':'g','measure':'m'}]}");
  const ps_measure *m = ps_find(c, PS_MEASURE, "m");
  const ps_gap *g = ps_find(c, PS_GAP, "g");
  cr_expect_eq(ps_rename(c, m->id, "n", NULL), PS_OK);
  cr_expect_str_eq(g->measure, "n");
  cr_expect_eq(ps_rename(c, g->measure, "o", NULL), PS_OK);
  cr_expect_str_eq(m->id, "o");
  cr_expect_str_eq(g->measure, "o");
  ps_case_free(c);
}

Test(rename, an_id_used_twice_is_free_for_the_other) {
  ps_case *c = quoted_case("{'measures':[{'id':'m','name':'1'},{'id':'m','name':'2'}]}");
  cr_expect_eq(ps_rename(c, "m", "n", NULL), PS_OK);
  cr_expect_str_eq(c->measures.items[0]->id, "n");
  cr_expect_eq(ps_find(c, PS_MEASURE, "m"), c->measures.items[1]);
  cr_expect_eq(ps_find(c, PS_MEASURE, "n"), c->measures.items[0]);
  ps_case_free(c);
}

/* ---- size ---- */

/* Seconds to rename what n/2 entities refer to. */
static double seconds_for(size_t n) {
  ps_case *c = ps_case_new(NULL, NULL);
  char id[32];
  ps_add(c, PS_GAP, "g", NULL);
  for (size_t i = 1; i < n; i++) {
    snprintf(id, sizeof id, "cause-%zu", i);
    void *cause = ps_add(c, PS_CAUSE, id, NULL);
    if (i % 2 == 0) ps_set_text(c, cause, "gap", "g", NULL);
  }
  clock_t before = clock();
  for (int k = 0; k < 3; k++) {
    cr_assert_eq(ps_rename(c, "g", "another", NULL), PS_OK);
    cr_assert_eq(ps_rename(c, "another", "g", NULL), PS_OK);
  }
  double took = (double)(clock() - before) / CLOCKS_PER_SEC;
  cr_expect_str_eq(((ps_cause *)ps_at(c, PS_CAUSE, 1))->gap, "g");
  ps_case_free(c);
  return took;
}

Test(rename, linear_in_the_size_of_the_case, .timeout = 60) {
  double small = seconds_for(10000), large = seconds_for(100000);
  /* Ten times the work; a hundred times if it were quadratic. */
  cr_expect_lt(large, 40 * (small + 0.01), "%g s, %g s", small, large);
}

Test(rename, a_formula_of_many_ids_takes_linear_time, .timeout = 60) {
  enum { COUNT = 100000 };
  ps_case *c = quoted_case("{'measures':[{'id':'a'},{'id':'m'}]}");
  ps_measure *m = ps_find(c, PS_MEASURE, "m");
  char *text = malloc(4 * COUNT + 1);
  for (size_t i = 0; i < COUNT; i++) memcpy(text + 4 * i, "[a]+", 5);
  ps_set_text(c, m, "formula", text, NULL);
  clock_t before = clock();
  cr_expect_eq(ps_rename(c, "a", "b", NULL), PS_OK);
  cr_expect_lt((double)(clock() - before) / CLOCKS_PER_SEC, 5);
  cr_expect_null(strstr(m->formula, "[a]"));
  cr_expect_eq(strlen(m->formula), 4 * COUNT);
  free(text);
  ps_case_free(c);
}

/* ---- no memory ---- */

Test(rename, without_memory_nothing_is_changed) {
  static const char text[] =
      "{\"id\":\"c\",\"measures\":[{\"id\":\"m\",\"formula\":\"[a]+[a]\",\"levers\":[\"a\"]},"
      "{\"id\":\"a\"},{\"id\":\"n\",\"formula\":\"2*[a]\"}],\"gaps\":[{\"id\":\"g\",\"measure\":\"a\"}]}";
  /* Longer than what the case's store has room for, so that it must ask for more. */
  enum { LENGTH = 100000 };
  char *id = malloc(LENGTH + 1);
  memset(id, 'x', LENGTH);
  id[LENGTH] = '\0';
  size_t failed = 0;
  for (long nth = 1;; nth++) {
    counting counts = {.refuse = 0};
    ps_settings settings = counting_settings(&counts);
    ps_case *c = ps_case_parse(text, strlen(text), &settings, NULL);
    ps_case *before = ps_case_copy(c, NULL, NULL);
    ps_error e;
    counts.refuse = counts.asked + nth;
    ps_status status = ps_rename(c, "a", id, &e);
    bool told = status != PS_OK;
    if (told) {
      failed++;
      cr_expect_eq(status, PS_E_MEMORY);
      cr_expect_eq(e.status, PS_E_MEMORY);
      cr_expect(ps_equal(c, before), "call %ld", nth);
      cr_expect_not_null(ps_find(c, PS_MEASURE, "a"));
      counts.refuse = 0;
      cr_expect_eq(ps_rename(c, "a", id, NULL), PS_OK, "and then it works");
    }
    cr_expect_str_eq(((ps_gap *)ps_find(c, PS_GAP, "g"))->measure, id);
    ps_case_free(before);
    ps_case_free(c);
    cr_expect_eq(counts.blocks, 0);
    cr_expect(!counts.lied);
    if (!told) break;
  }
  cr_expect_gt(failed, 5);
  free(id);
}
