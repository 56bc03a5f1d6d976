/* What setters and their kin refuse: each with its status and the path as it was
 * given, and nothing changed, bit for bit. And NULL wherever a pointer is asked for. */
#include "base/text.h"

#include <criterion/criterion.h>
#include <perfsys/model.h>

#include <math.h>
#include <string.h>

static ps_case *c, *before;
static ps_measure *m;
static ps_gap *g;
static ps_cause *cause;
static ps_relationship *r;
static ps_error error;
static unsigned char bytes[5][4096]; /* the entities as they were */
static void *entities[5];

static void setup(void) {
  c = ps_case_new(NULL, NULL);
  ps_set_text(c, c, "id", "case", NULL);
  m = ps_add(c, PS_MEASURE, "m", NULL);
  g = ps_add(c, PS_GAP, "g", NULL);
  cause = ps_add(c, PS_CAUSE, "cause", NULL);
  ps_set_text(c, g, "statement", "kept", NULL);
  ps_set_number(c, g, "desired", 5, NULL);
  ps_set_date(c, g, "since", 20240101, NULL);
  ps_set_money(c, c, "stakes", 5, "EUR", NULL);
  ps_set_range(c, cause, "share", 0.1, 0.2, 0.3, NULL);
  ps_set_text(c, cause, "status", "confirmed", NULL);
  ps_append(c, cause, "parents", "other", NULL);
  r = ps_add(c, PS_RELATIONSHIP, "r", NULL);
  ps_append(c, r, "watch", NULL, NULL);
  ps_series_add(c, m, 20240101, 1, NAN, NAN, NULL, NULL);
  void *const all[] = {c, m, g, cause, r};
  memcpy(entities, all, sizeof all);
  for (int i = 0; i < 5; i++) {
    size_t size = ((ps_object *)all[i])->type->size;
    cr_assert_leq(size, sizeof bytes[i]);
    memcpy(bytes[i], all[i], size);
  }
  before = ps_case_copy(c, NULL, NULL);
}

static void teardown(void) {
  ps_case_free(before);
  ps_case_free(c);
}

TestSuite(edit_refused, .init = setup, .fini = teardown);

static void expect_refused(ps_status got, ps_status expected, const char *path, const char *call) {
  cr_expect_eq(got, expected, "%s gives %s: %s", call, ps_status_name(got), error.message);
  cr_expect_eq(error.status, expected, "%s", call);
  cr_expect_str_eq(error.path, path, "%s", call);
  cr_expect_gt(strlen(error.message), 8, "%s", call);
  cr_expect_eq(psi_utf8_check(error.message, strlen(error.message)), strlen(error.message));
  cr_expect_eq(error.line, 0);
  for (int i = 0; i < 5; i++)
    cr_expect_eq(memcmp(entities[i], bytes[i], ((ps_object *)entities[i])->type->size), 0, "%s",
                 call);
  cr_expect(ps_equal(c, before), "%s", call);
}

#define REFUSED(status, path, call)                                                                \
  do {                                                                                             \
    memset(&error, 0, sizeof error);                                                               \
    error.line = 7;                                                                                \
    ps_status got = call;                                                                          \
    expect_refused(got, status, path, #call);                                                      \
  } while (0)
#define E &error

Test(edit_refused, places_that_are_not_there) {
  const char *const paths[] = {"",
                               "nothing",
                               "Statement",
                               "statement ",
                               "statement.x",
                               "statement[0]",
                               ".statement",
                               "statement.",
                               "benchmark.",
                               "benchmark.nothing",
                               "benchmark[0].from",
                               "benchmark..from",
                               "[0]",
                               "benchmark.from.day"};
  ps_value v;
  for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
    const char *p = paths[i];
    REFUSED(PS_E_NOT_FOUND, p, ps_set_text(c, g, p, "x", E));
    REFUSED(PS_E_NOT_FOUND, p, ps_set(c, g, p, NULL, E));
    REFUSED(PS_E_NOT_FOUND, p, ps_get(g, p, &v, E));
    REFUSED(PS_E_NOT_FOUND, p, ps_append(c, g, p, "x", E));
    REFUSED(PS_E_NOT_FOUND, p, ps_erase(c, g, p, 0, E));
    REFUSED(PS_E_NOT_FOUND, p, ps_clear(c, g, p, E));
    REFUSED(PS_E_NOT_FOUND, p, ps_set_money(c, g, p, 1, "EURO", E));
  }
}

Test(edit_refused, items_that_are_not_there) {
  const char *const paths[] = {"parents[1]", "parents[-1]", "parents[]", "parents[x]", "parents[0",
                               "parents[0]x", "parents[0][0]", "parents[99999999999999999999]",
                               "parents[ 0]", "parents[0].x"};
  const char *const nested[] = {"watch.call", "watch[1].call", "watch[0].calls", "watch[0]call",
                                "watch[0].", "watch[].call"};
  ps_value v;
  for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
    REFUSED(PS_E_NOT_FOUND, paths[i], ps_set_text(c, cause, paths[i], "x", E));
    REFUSED(PS_E_NOT_FOUND, paths[i], ps_get(cause, paths[i], &v, E));
  }
  for (size_t i = 0; i < sizeof nested / sizeof *nested; i++) {
    REFUSED(PS_E_NOT_FOUND, nested[i], ps_set_text(c, r, nested[i], "x", E));
    REFUSED(PS_E_NOT_FOUND, nested[i], ps_get(r, nested[i], &v, E));
  }
  REFUSED(PS_E_NOT_FOUND, "parents", ps_erase(c, cause, "parents", 1, E));
  REFUSED(PS_E_NOT_FOUND, "watch", ps_erase(c, r, "watch", SIZE_MAX, E));
  REFUSED(PS_E_NOT_FOUND, "measures[0].name", ps_set_text(c, c, "measures[0].name", "x", E));
}

Test(edit_refused, the_nearest_name_is_told) {
  REFUSED(PS_E_NOT_FOUND, "statment", ps_set_text(c, g, "statment", "x", E));
  cr_expect_str_eq(error.message, "A gap has no field \"statment\"; the nearest is \"statement\".");
  REFUSED(PS_E_NOT_FOUND, "benchmark.form", ps_set_text(c, g, "benchmark.form", "x", E));
  cr_expect_str_eq(error.message, "A benchmark has no field \"form\"; the nearest is \"from\".");
  REFUSED(PS_E_NOT_FOUND, "zzz", ps_set_text(c, g, "zzz", "x", E));
  cr_expect_str_eq(error.message, "A gap has no field \"zzz\".");
  REFUSED(PS_E_VALUE, "status", ps_set_text(c, cause, "status", "confirmd", E));
  cr_expect_str_eq(error.message,
                   "\"confirmd\" is no word for \"status\"; the nearest is \"confirmed\".");
}

/* Messages quote what they were given: cut, it must stay whole UTF-8 to the end. */
Test(edit_refused, long_and_strange_names_leave_the_message_whole) {
  char path[200] = "x", word[400] = "x";
  while (strlen(path) < 62) strcat(path, "\xC3\xA9");
  while (strlen(word) < 300) strcat(word, "\xC3\xA9");
  REFUSED(PS_E_NOT_FOUND, path, ps_set_text(c, g, path, "x", E));
  cr_expect_eq(error.message[strlen(error.message) - 1], '.', "%s", error.message);
  REFUSED(PS_E_VALUE, "status", ps_set_text(c, cause, "status", word, E));
  cr_expect_not_null(strstr(error.message, "is no word for \"status\"."), "%s", error.message);
  REFUSED(PS_E_NOT_FOUND, "a", ps_set_text(c, g, "a\xFF" "b", "x", E));
  cr_expect_eq(error.message[strlen(error.message) - 1], '.', "%s", error.message);
  while (strlen(path) < 150) strcat(path, "\xC3\xA9");
  REFUSED(PS_E_NOT_FOUND, path, ps_set_text(c, g, path, "x", E));
}

Test(edit_refused, values_of_the_wrong_kind) {
  REFUSED(PS_E_TYPE, "statement", ps_set_number(c, g, "statement", 1, E));
  cr_expect_str_eq(error.message, "The field \"statement\" holds a text, not a number.");
  REFUSED(PS_E_TYPE, "population_size", ps_set_text(c, g, "population_size", "1", E));
  cr_expect_str_eq(error.message, "The field \"population_size\" holds an integer, not a text.");
  REFUSED(PS_E_TYPE, "statement", ps_set_date(c, g, "statement", 20240101, E));
  REFUSED(PS_E_TYPE, "desired", ps_set_text(c, g, "desired", "1", E));
  REFUSED(PS_E_TYPE, "desired", ps_set_flag(c, g, "desired", true, E));
  REFUSED(PS_E_TYPE, "since", ps_set_integer(c, g, "since", 20240101, E));
  REFUSED(PS_E_TYPE, "invented", ps_set_integer(c, c, "invented", 1, E));
  REFUSED(PS_E_TYPE, "stakes", ps_set_number(c, c, "stakes", 1, E));
  REFUSED(PS_E_TYPE, "desired", ps_set_money(c, g, "desired", 1, "EUR", E));
  REFUSED(PS_E_TYPE, "status", ps_set_integer(c, cause, "status", 1, E));
  REFUSED(PS_E_TYPE, "prior", ps_set_range(c, cause, "prior", 0, 0, 1, E));
  REFUSED(PS_E_TYPE, "share", ps_set_number(c, cause, "share", 1, E));
  REFUSED(PS_E_TYPE, "parents[0]", ps_set_number(c, cause, "parents[0]", 1, E));
  REFUSED(PS_E_TYPE, "watch[0].cadence_days",
          ps_set_text(c, r, "watch[0].cadence_days", "1", E));
  ps_value odd;
  memset(&odd, 0, sizeof odd);
  const ps_kind kinds[] = {PS_KIND_STRUCT, PS_KIND_ENTITY, PS_KIND_SERIES, (ps_kind)99,
                           (ps_kind)-1};
  for (int i = 0; i < 5; i++) {
    odd.kind = kinds[i];
    REFUSED(PS_E_TYPE, "desired", ps_set(c, g, "desired", &odd, E));
    REFUSED(PS_E_TYPE, "benchmark", ps_set(c, g, "benchmark", &odd, E));
  }
}

Test(edit_refused, what_is_not_a_single_value) {
  ps_value v;
  REFUSED(PS_E_TYPE, "parents", ps_set_text(c, cause, "parents", "x", E));
  REFUSED(PS_E_TYPE, "parents", ps_get(cause, "parents", &v, E));
  REFUSED(PS_E_TYPE, "watch", ps_get(r, "watch", &v, E));
  REFUSED(PS_E_TYPE, "watch[0]", ps_get(r, "watch[0]", &v, E));
  REFUSED(PS_E_TYPE, "watch[0]", ps_set_text(c, r, "watch[0]", "x", E));
  REFUSED(PS_E_TYPE, "watch[0]", ps_set(c, r, "watch[0]", NULL, E));
  REFUSED(PS_E_TYPE, "parents[0]", ps_set_text(c, cause, "parents[0]", NULL, E));
  REFUSED(PS_E_TYPE, "benchmark", ps_get(g, "benchmark", &v, E));
  REFUSED(PS_E_TYPE, "benchmark", ps_set_text(c, g, "benchmark", "x", E));
  REFUSED(PS_E_TYPE, "series", ps_get(m, "series", &v, E));
  REFUSED(PS_E_TYPE, "series", ps_set_number(c, m, "series", 1, E));
  REFUSED(PS_E_TYPE, "gaps", ps_set(c, c, "gaps", NULL, E));
  REFUSED(PS_E_TYPE, "gaps[0]", ps_get(c, "gaps[0]", &v, E));
  REFUSED(PS_E_TYPE, "gaps", ps_append(c, c, "gaps", "x", E));
  REFUSED(PS_E_TYPE, "gaps", ps_erase(c, c, "gaps", 0, E));
  REFUSED(PS_E_TYPE, "gaps", ps_clear(c, c, "gaps", E));
  REFUSED(PS_E_TYPE, "statement", ps_append(c, g, "statement", "x", E));
  REFUSED(PS_E_TYPE, "statement", ps_erase(c, g, "statement", 0, E));
  REFUSED(PS_E_TYPE, "statement", ps_clear(c, g, "statement", E));
  REFUSED(PS_E_TYPE, "parents[0]", ps_append(c, cause, "parents[0]", "x", E));
  REFUSED(PS_E_TYPE, "parents[0]", ps_clear(c, cause, "parents[0]", E));
  REFUSED(PS_E_TYPE, "series", ps_append(c, m, "series", "x", E));
  REFUSED(PS_E_TYPE, "series", ps_erase(c, m, "series", 0, E));
}

Test(edit_refused, values_that_cannot_be) {
  REFUSED(PS_E_VALUE, "desired", ps_set_number(c, g, "desired", NAN, E));
  REFUSED(PS_E_VALUE, "desired", ps_set_number(c, g, "desired", -INFINITY, E));
  REFUSED(PS_E_VALUE, "share", ps_set_range(c, cause, "share", 0, NAN, 1, E));
  REFUSED(PS_E_VALUE, "share", ps_set_range(c, cause, "share", 0, 0.5, INFINITY, E));
  REFUSED(PS_E_VALUE, "population_size", ps_set_number(c, g, "population_size", 1.5, E));
  REFUSED(PS_E_RANGE, "desired", ps_set_integer(c, g, "desired", INT64_MAX, E));
  REFUSED(PS_E_RANGE, "population_size", ps_set_number(c, g, "population_size", 0x1p63, E));
  REFUSED(PS_E_VALUE, "since", ps_set_date(c, g, "since", 20240231, E));
  REFUSED(PS_E_VALUE, "since", ps_set_date(c, g, "since", -20240101, E));
  REFUSED(PS_E_VALUE, "since", ps_set_date(c, g, "since", INT32_MIN, E));
  REFUSED(PS_E_VALUE, "since", ps_set_text(c, g, "since", "2024-02-31", E));
  REFUSED(PS_E_VALUE, "since", ps_set_text(c, g, "since", "", E));
  const char *const currencies[] = {"E", "EU", "eur", "EURO", "EU ", "\xE2\x82\xAC", "EUR "};
  for (int i = 0; i < 7; i++)
    REFUSED(PS_E_VALUE, "stakes", ps_set_money(c, c, "stakes", 1, currencies[i], E));
  ps_value money;
  memset(&money, 0, sizeof money);
  money.kind = PS_KIND_MONEY;
  memcpy(money.money.currency, "EURO", 4); /* without an end */
  REFUSED(PS_E_VALUE, "stakes", ps_set(c, c, "stakes", &money, E));
  REFUSED(PS_E_VALUE, "status", ps_set_text(c, cause, "status", "", E));
  REFUSED(PS_E_VALUE, "status", ps_set_text(c, cause, "status", "Confirmed", E));
  REFUSED(PS_E_ENCODING, "statement", ps_set_text(c, g, "statement", "a\xFF", E));
  REFUSED(PS_E_ENCODING, "parents", ps_append(c, cause, "parents", "\xC0\x80", E));
  REFUSED(PS_E_ENCODING, "parents[0]", ps_set_text(c, cause, "parents[0]", "\xED\xA0\x80", E));
  REFUSED(PS_E_ARGUMENT, "schema_version", ps_set_integer(c, c, "schema_version", 2, E));
  REFUSED(PS_E_ARGUMENT, "schema_version", ps_set(c, c, "schema_version", NULL, E));
}

Test(edit_refused, ids_that_cannot_be) {
  REFUSED(PS_E_VALUE, "id", ps_set_text(c, g, "id", "", E));
  REFUSED(PS_E_VALUE, "id", ps_set_text(c, g, "id", NULL, E));
  REFUSED(PS_E_EXISTS, "id", ps_set_text(c, g, "id", "cause", E));
  REFUSED(PS_E_EXISTS, "id", ps_set_text(c, g, "id", "case", E));
  REFUSED(PS_E_EXISTS, "id", ps_set_text(c, c, "id", "g", E));
  REFUSED(PS_E_ENCODING, "id", ps_set_text(c, g, "id", "a\xFF", E));
  REFUSED(PS_E_TYPE, "id", ps_set_number(c, g, "id", 1, E));
  cr_expect_eq(ps_find(c, PS_GAP, "g"), g);
  cr_expect_eq(ps_set_text(c, g, "id", "a\xFF", NULL), PS_E_ENCODING, "without a ps_error too");
}

Test(edit_refused, points_that_cannot_be) {
  const ps_date days[] = {0, -1, 20240231, 20241301, INT32_MAX, INT32_MIN};
  for (int i = 0; i < 6; i++)
    REFUSED(PS_E_VALUE, "series", ps_series_add(c, m, days[i], 1, NAN, NAN, NULL, E));
  REFUSED(PS_E_VALUE, "series", ps_series_add(c, m, 20240101, NAN, NAN, NAN, NULL, E));
  REFUSED(PS_E_VALUE, "series", ps_series_add(c, m, 20240101, NAN, 1, NAN, NULL, E));
  REFUSED(PS_E_VALUE, "series", ps_series_add(c, m, 20240101, NAN, NAN, 1, NULL, E));
  REFUSED(PS_E_VALUE, "series", ps_series_add(c, m, 20240101, INFINITY, NAN, NAN, NULL, E));
  REFUSED(PS_E_VALUE, "series", ps_series_add(c, m, 20240101, 1, -INFINITY, NAN, NULL, E));
  REFUSED(PS_E_VALUE, "series", ps_series_add(c, m, 20240101, NAN, 1, INFINITY, NULL, E));
  REFUSED(PS_E_ENCODING, "series", ps_series_add(c, m, 20240101, 1, NAN, NAN, "\xFF", E));
  REFUSED(PS_E_NOT_FOUND, "series",
          ps_series_add(c, (ps_measure *)(void *)g, 20240101, 1, NAN, NAN, NULL, E));
}

/* ---- objects that are not of the case ---- */

static void expect_stranger(void *object, ps_status status) {
  ps_measure *as_measure = object;
  const char *path = status == PS_E_REMOVED ? "id" : "";
  REFUSED(status, path, ps_set_text(c, object, "id", "x", E));
  REFUSED(status, path, ps_append(c, object, "id", "x", E));
  REFUSED(status, path, ps_erase(c, object, "id", 0, E));
  REFUSED(status, path, ps_clear(c, object, "id", E));
  path = status == PS_E_REMOVED ? "series" : "";
  REFUSED(status, path, ps_series_add(c, as_measure, 20240101, 1, NAN, NAN, NULL, E));
}

Test(edit_refused, what_another_case_owns) {
  ps_case *other = ps_case_copy(c, NULL, NULL);
  expect_stranger(ps_find(other, PS_MEASURE, "m"), PS_E_ARGUMENT); /* of the same id */
  expect_stranger(ps_add(other, PS_CAUSE, "another", NULL), PS_E_ARGUMENT);
  expect_stranger(other, PS_E_ARGUMENT);
  ps_case_free(other);
  expect_stranger(&g->benchmark, PS_E_ARGUMENT); /* a struct within is not an entity */
  expect_stranger((void *)(uintptr_t)&r->watch.items[0], PS_E_ARGUMENT);
  ps_findings *result = ps_case_inspect(c, NULL, NULL);
  expect_stranger(result, PS_E_ARGUMENT);
  ps_result_free(result);
}

Test(edit_refused, what_was_removed) {
  ps_measure *gone = ps_add(c, PS_MEASURE, "gone", NULL);
  ps_remove(c, "gone", PS_REMOVE_LEAVE, NULL);
  memcpy(bytes[0], c, c->object.type->size); /* the list has been longer once */
  expect_stranger(gone, PS_E_REMOVED);
  cr_expect_str_eq(gone->id, "gone", "it stays readable");
}

Test(edit_refused, what_can_still_be_done_after_all_that) {
  cr_expect_eq(ps_set_text(c, g, "statement", "changed", NULL), PS_OK);
  cr_expect_eq(ps_set_money(c, c, "stakes", 1, "USD", NULL), PS_OK);
  cr_expect_not(ps_equal(c, before));
}
