/* NULL for every pointer of every function of model.h: PS_E_ARGUMENT or the empty
 * answer, never a crash, whatever the other arguments are. */
#include <criterion/criterion.h>
#include <perfsys/analysis.h>

#include <math.h>
#include <string.h>

static ps_case *c;
static ps_measure *m;

static void setup(void) {
  c = ps_case_new(NULL, NULL);
  m = ps_add(c, PS_MEASURE, "m", NULL);
}

static void teardown(void) { ps_case_free(c); }

TestSuite(arguments, .init = setup, .fini = teardown);

/* Each call is made with a ps_error and without. */
#define WRONG(call)                                                                                \
  do {                                                                                             \
    ps_error given = {PS_OK, 0, 0, "", ""}, *error = NULL;                                         \
    cr_expect_eq(call, PS_E_ARGUMENT, "%s", #call);                                                \
    error = &given;                                                                                \
    cr_expect_eq(call, PS_E_ARGUMENT, "%s", #call);                                                \
    cr_expect_eq(given.status, PS_E_ARGUMENT, "%s", #call);                                        \
    cr_expect_gt(strlen(given.message), 8, "%s", #call);                                           \
  } while (0)

#define NOTHING(call)                                                                              \
  do {                                                                                             \
    ps_error given = {PS_OK, 0, 0, "", ""}, *error = NULL;                                         \
    cr_expect_null(call, "%s", #call);                                                             \
    error = &given;                                                                                \
    cr_expect_null(call, "%s", #call);                                                             \
    cr_expect_eq(given.status, PS_E_ARGUMENT, "%s", #call);                                        \
    cr_expect_gt(strlen(given.message), 8, "%s", #call);                                           \
  } while (0)

/* Calls with each of case, entity and path NULL. */
#define EACH_NULL(function, ...)                                                                   \
  do {                                                                                             \
    WRONG(function(NULL, m, "name", __VA_ARGS__));                                                 \
    WRONG(function(c, NULL, "name", __VA_ARGS__));                                                 \
    WRONG(function(c, m, NULL, __VA_ARGS__));                                                      \
    WRONG(function(NULL, NULL, NULL, __VA_ARGS__));                                                \
  } while (0)

Test(arguments, setters) {
  ps_value text;
  memset(&text, 0, sizeof text);
  text.kind = PS_KIND_TEXT; /* but no text */
  EACH_NULL(ps_set, NULL, error);
  EACH_NULL(ps_set, &text, error);
  EACH_NULL(ps_set_text, "x", error);
  EACH_NULL(ps_set_text, NULL, error);
  EACH_NULL(ps_set_number, 1, error);
  EACH_NULL(ps_set_integer, 1, error);
  EACH_NULL(ps_set_flag, true, error);
  EACH_NULL(ps_set_date, 20240101, error);
  EACH_NULL(ps_set_money, 1, "EUR", error);
  EACH_NULL(ps_set_money, 1, "EURO", error);
  EACH_NULL(ps_set_money, 1, NULL, error);
  EACH_NULL(ps_set_range, 1, 2, 3, error);
  EACH_NULL(ps_append, "x", error);
  EACH_NULL(ps_append, NULL, error);
  EACH_NULL(ps_erase, 0, error);
  WRONG(ps_set(c, m, "name", &text, error));
  WRONG(ps_append(c, m, "sources", NULL, error));
  WRONG(ps_clear(NULL, m, "sources", error));
  WRONG(ps_clear(c, NULL, "sources", error));
  WRONG(ps_clear(c, m, NULL, error));
  WRONG(ps_series_add(NULL, m, 20240101, 1, NAN, NAN, NULL, error));
  WRONG(ps_series_add(c, NULL, 20240101, 1, NAN, NAN, NULL, error));
  cr_expect_eq(ps_series_add(c, m, 20240101, 1, NAN, NAN, NULL, NULL), PS_OK);
  cr_expect_eq(ps_set(c, m, "name", NULL, NULL), PS_OK);
}

Test(arguments, append_takes_a_text_or_nothing_as_the_list_has_it) {
  ps_cause *cause = ps_add(c, PS_CAUSE, "cause", NULL);
  ps_asset *asset = ps_add(c, PS_ASSET, "asset", NULL);
  WRONG(ps_append(c, asset, "checklist", "a text", error));
  WRONG(ps_append(c, cause, "parents", NULL, error));
  cr_expect_not(ps_is_set(asset, "checklist"));
  cr_expect_not(ps_is_set(cause, "parents"));
}

Test(arguments, get) {
  ps_value value;
  WRONG(ps_get(NULL, "name", &value, error));
  WRONG(ps_get(m, NULL, &value, error));
  WRONG(ps_get(m, "name", NULL, error));
  WRONG(ps_get(NULL, NULL, NULL, error));
  cr_expect_eq(ps_get(m, "nothing", &value, NULL), PS_E_NOT_FOUND);
}

Test(arguments, case_and_entities) {
  NOTHING(ps_case_copy(NULL, NULL, error));
  NOTHING(ps_case_inspect(NULL, NULL, error));
  NOTHING(ps_references(NULL, "m", NULL, error));
  NOTHING(ps_references(c, NULL, NULL, error));
  NOTHING(ps_size(NULL, NULL, NULL, error));
  NOTHING(ps_add(NULL, PS_GAP, "x", error));
  NOTHING(ps_add(c, PS_GAP, NULL, error));
  NOTHING(ps_add(NULL, PS_GAP, NULL, error));
  WRONG(ps_case_compact(NULL, error));
  WRONG(ps_remove(NULL, "m", PS_REMOVE_LEAVE, error));
  WRONG(ps_remove(c, NULL, PS_REMOVE_LEAVE, error));
  WRONG(ps_remove(c, "m", (ps_removal)3, error));
  WRONG(ps_remove(c, "m", (ps_removal)-1, error));
  cr_expect_eq(ps_count(c, PS_MEASURE), 1);
}

Test(arguments, empty_answers) {
  ps_case_free(NULL);
  ps_result_free(NULL);
  cr_expect_null(ps_find(NULL, PS_MEASURE, "m"));
  cr_expect_null(ps_find(c, PS_MEASURE, NULL));
  cr_expect_eq(ps_count(NULL, PS_MEASURE), 0);
  cr_expect_eq(ps_count(NULL, PS_CASE), 0);
  cr_expect_eq(ps_count(c, PS_ENTITY_NONE), 0);
  cr_expect_eq(ps_count(c, PS_ENTITY_END_), 0);
  cr_expect_null(ps_at(NULL, PS_MEASURE, 0));
  cr_expect_null(ps_at(NULL, PS_CASE, 0));
  cr_expect_null(ps_at(c, PS_ENTITY_NONE, 0));
  cr_expect_null(ps_at(c, PS_ENTITY_END_, 0));
  cr_expect_eq(ps_entity_type_of(NULL), PS_ENTITY_NONE);
  cr_expect_eq(ps_entity_type_find(NULL), PS_ENTITY_NONE);
  cr_expect_null(ps_entity_table(PS_ENTITY_NONE));
  cr_expect_null(ps_integrity_rule_at(SIZE_MAX));
  cr_expect_not(ps_is_set(NULL, "name"));
  cr_expect_not(ps_is_set(m, NULL));
}

Test(arguments, settings_may_be_null_everywhere) {
  ps_case *copy = ps_case_copy(c, NULL, NULL);
  ps_findings *found = ps_case_inspect(c, NULL, NULL);
  ps_findings *references = ps_references(c, "m", NULL, NULL);
  cr_expect_not_null(copy);
  cr_expect_not_null(found);
  cr_expect_not_null(references);
  ps_case_free(copy);
  ps_result_free(found);
  ps_result_free(references);
}
