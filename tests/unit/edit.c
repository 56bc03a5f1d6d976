/* Fields by name: read, set, unset, and lists changed item by item. What is refused
 * is in edit_refused.c. */
#include <criterion/criterion.h>
#include <perfsys/model.h>

#include <float.h>
#include <math.h>
#include <string.h>

static ps_case *c;
static ps_measure *m;
static ps_gap *g;
static ps_cause *cause;
static ps_relationship *r;

static void setup(void) {
  c = ps_case_new(NULL, NULL);
  r = ps_add(c, PS_RELATIONSHIP, "r", NULL);
  m = ps_add(c, PS_MEASURE, "m", NULL);
  g = ps_add(c, PS_GAP, "g", NULL);
  cause = ps_add(c, PS_CAUSE, "cause", NULL);
}

static void teardown(void) { ps_case_free(c); }

TestSuite(edit, .init = setup, .fini = teardown);

#define OK(call) cr_expect_eq(call, PS_OK, "%s", #call)

static ps_value get(const void *entity, const char *path) {
  ps_value v;
  memset(&v, 0x5A, sizeof v);
  cr_expect_eq(ps_get(entity, path, &v, NULL), PS_OK, "%s", path);
  return v;
}

/* ---- each kind ---- */

Test(edit, text) {
  OK(ps_set_text(c, g, "statement", "one \xE2\x82\xAC", NULL));
  cr_expect_str_eq(g->statement, "one \xE2\x82\xAC");
  ps_value v = get(g, "statement");
  cr_expect_eq(v.kind, PS_KIND_TEXT);
  cr_expect_str_eq(v.text, "one \xE2\x82\xAC");
  char own[] = "mine";
  OK(ps_set_text(c, g, "statement", own, NULL));
  own[0] = 'd';
  cr_expect_str_eq(g->statement, "mine", "text passed in is copied");
  OK(ps_set_text(c, g, "place", g->statement, NULL));
  OK(ps_set_text(c, g, "place", g->place + 1, NULL));
  cr_expect_str_eq(g->place, "ine", "a text of the case itself");
}

Test(edit, catalogue_and_reference) {
  OK(ps_set_text(c, cause, "factor", "F14", NULL));
  OK(ps_set_text(c, cause, "gap", "nowhere yet", NULL));
  cr_expect_str_eq(cause->factor, "F14");
  cr_expect_str_eq(cause->gap, "nowhere yet");
  cr_expect_eq(get(cause, "factor").kind, PS_KIND_CATALOGUE);
  ps_value v = get(cause, "gap");
  cr_expect_eq(v.kind, PS_KIND_REFERENCE);
  OK(ps_set(c, cause, "factor", &v, NULL));
  cr_expect_str_eq(cause->factor, "nowhere yet", "texts of all kinds go for each other");
}

Test(edit, words) {
  OK(ps_set_text(c, cause, "status", "ruled_out", NULL));
  cr_expect_eq(cause->status, PS_CAUSE_STATUS_RULED_OUT);
  ps_value v = get(cause, "status");
  cr_expect_eq(v.kind, PS_KIND_ENUM);
  cr_expect_str_eq(v.text, "ruled_out");
  OK(ps_set_text(c, cause, "status", "supported", NULL));
  OK(ps_set(c, cause, "status", &v, NULL));
  cr_expect_eq(cause->status, PS_CAUSE_STATUS_RULED_OUT);
  OK(ps_set_text(c, cause, "status", NULL, NULL));
  cr_expect_eq(cause->status, PS_CAUSE_STATUS_UNSET);
  cr_expect_eq(get(cause, "status").kind, PS_KIND_NONE);
}

Test(edit, flags) {
  OK(ps_set_flag(c, c, "invented", false, NULL));
  cr_expect(c->invented.set && !c->invented.value);
  cr_expect_eq(get(c, "invented").kind, PS_KIND_FLAG);
  OK(ps_set_flag(c, c, "invented", true, NULL));
  cr_expect(get(c, "invented").flag);
  OK(ps_set(c, c, "invented", NULL, NULL));
  cr_expect(!c->invented.set && !c->invented.value, "0 when unset");
}

Test(edit, dates) {
  OK(ps_set_date(c, g, "since", 20240229, NULL));
  cr_expect_eq(g->since, 20240229);
  OK(ps_set_text(c, g, "onset", "1847-05-15", NULL));
  cr_expect_eq(g->onset, 18470515);
  ps_value v = get(g, "onset");
  cr_expect_eq(v.kind, PS_KIND_DATE);
  cr_expect_eq(v.date, 18470515);
  OK(ps_set_date(c, g, "since", 0, NULL));
  cr_expect_not(ps_is_set(g, "since"));
  cr_expect_eq(get(g, "since").kind, PS_KIND_NONE);
}

Test(edit, money) {
  OK(ps_set_money(c, c, "stakes", INT64_MIN, "EUR", NULL));
  cr_expect_eq(c->stakes.minor, INT64_MIN);
  cr_expect_str_eq(c->stakes.currency, "EUR");
  ps_value v = get(c, "stakes");
  cr_expect_eq(v.kind, PS_KIND_MONEY);
  cr_expect(v.money.set);
  OK(ps_set_money(c, c, "stakes", 5, NULL, NULL));
  cr_expect_str_eq(c->stakes.currency, "");
  OK(ps_set(c, c, "stakes", &v, NULL));
  cr_expect_eq(c->stakes.minor, INT64_MIN);
  OK(ps_set_money(c, c, "stakes", 0, "", NULL));
  cr_expect(c->stakes.set && c->stakes.minor == 0);
}

Test(edit, ranges) {
  OK(ps_set_range(c, cause, "share", 0.1, 0.2, 0.3, NULL));
  ps_value v = get(cause, "share");
  cr_expect_eq(v.kind, PS_KIND_RANGE);
  cr_expect_eq(v.range.likely.value, 0.2);
  v.range.likely.set = false; /* but not made 0 */
  OK(ps_set(c, cause, "share", &v, NULL));
  cr_expect(cause->share.low.set && !cause->share.likely.set && cause->share.high.set);
  cr_expect_eq(cause->share.likely.value, 0, "0 when unset");
  OK(ps_set_range(c, cause, "share", 3, 2, -1, NULL)); /* wrong, which is a finding */
  cr_expect_eq(cause->share.high.value, -1);
}

/* ---- numbers and whole numbers ---- */

Test(edit, numbers_are_kept_bit_for_bit) {
  const double values[] = {0.1, -0.0, DBL_MAX, -DBL_MAX, DBL_MIN, 0x1p-1074, 0x1p53, 1e22};
  for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
    OK(ps_set_number(c, g, "desired", values[i], NULL));
    cr_expect_eq(memcmp(&g->desired.value, &values[i], sizeof(double)), 0);
    double got = get(g, "desired").number;
    cr_expect_eq(memcmp(&got, &values[i], sizeof(double)), 0);
  }
}

Test(edit, whole_numbers_are_kept_over_all_64_bits) {
  const int64_t values[] = {0, -1, INT64_MAX, INT64_MIN, (INT64_C(1) << 53) + 1};
  for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
    OK(ps_set_integer(c, g, "population_size", values[i], NULL));
    cr_expect_eq(g->population_size.value, values[i]);
    ps_value v = get(g, "population_size");
    cr_expect_eq(v.kind, PS_KIND_INTEGER);
    cr_expect_eq(v.integer, values[i]);
  }
}

Test(edit, a_number_goes_for_a_whole_number_if_it_is_one) {
  const double whole[] = {0, -0.0, 7, -3, 0x1p53, 0x1p53 + 2, 0x1p62, 0x1p63 - 1024, -0x1p63};
  const int64_t same[] = {0, 0, 7, -3, INT64_C(1) << 53, (INT64_C(1) << 53) + 2, INT64_C(1) << 62,
                          INT64_MAX - 1023, INT64_MIN};
  for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
    OK(ps_set_number(c, g, "population_size", whole[i], NULL));
    cr_expect_eq(g->population_size.value, same[i], "row %zu", i);
  }
  const double not_whole[] = {0.5, -2.25, 0x1p-1074, NAN};
  const double beyond[] = {0x1p63, -0x1p63 - 2048, 1e300, -1e300};
  for (size_t i = 0; i < 4; i++) {
    cr_expect_eq(ps_set_number(c, g, "population_size", not_whole[i], NULL), PS_E_VALUE);
    cr_expect_eq(ps_set_number(c, g, "population_size", beyond[i], NULL), PS_E_RANGE, "%g",
                 beyond[i]);
  }
  cr_expect_eq(ps_set_number(c, g, "population_size", INFINITY, NULL), PS_E_VALUE);
  cr_expect_eq(g->population_size.value, INT64_MIN, "what fails changes nothing");
}

Test(edit, a_whole_number_goes_for_a_number_if_it_is_exact) {
  const int64_t two53 = INT64_C(1) << 53, two62 = INT64_C(1) << 62;
  const int64_t exact[] = {0, -5, two53, -two53, two53 + 2, two62, INT64_MIN, INT64_MAX - 1023};
  const int64_t rounded[] = {two53 + 1, -two53 - 1, two62 + 1, INT64_MAX, INT64_MAX - 511,
                             INT64_MIN + 1};
  for (size_t i = 0; i < sizeof exact / sizeof *exact; i++) {
    OK(ps_set_integer(c, g, "desired", exact[i], NULL));
    cr_expect_eq(g->desired.value, (double)exact[i]);
    cr_expect_eq((int64_t)g->desired.value, exact[i]);
  }
  for (size_t i = 0; i < sizeof rounded / sizeof *rounded; i++)
    cr_expect_eq(ps_set_integer(c, g, "desired", rounded[i], NULL), PS_E_RANGE, "row %zu", i);
}

/* ---- unset and empty ---- */

Test(edit, unset_is_not_empty) {
  cr_expect_eq(get(g, "place").kind, PS_KIND_NONE);
  OK(ps_set_text(c, g, "place", "", NULL));
  cr_expect(ps_is_set(g, "place"));
  cr_expect_str_eq(get(g, "place").text, "");
  OK(ps_set_text(c, g, "place", NULL, NULL));
  cr_expect_null(g->place);
  OK(ps_set_number(c, g, "desired", 0, NULL));
  cr_expect(ps_is_set(g, "desired"));
  ps_value none;
  memset(&none, 0, sizeof none);
  OK(ps_set(c, g, "desired", &none, NULL));
  cr_expect_not(ps_is_set(g, "desired"));
  cr_expect_not(ps_is_set(c, "sources"));
  OK(ps_clear(c, c, "sources", NULL));
  cr_expect(ps_is_set(c, "sources"));
  cr_expect_eq(c->sources.count, 0);
  OK(ps_set(c, c, "sources", NULL, NULL));
  cr_expect_not(ps_is_set(c, "sources"));
}

Test(edit, a_nested_struct_is_there_once_something_is_set_in_it) {
  cr_expect_not(ps_is_set(m, "baseline"));
  OK(ps_set(c, m, "baseline.from", NULL, NULL)); /* it was not set: nothing changes */
  OK(ps_set_date(c, m, "baseline.to", 0, NULL));
  OK(ps_set_text(c, m, "baseline.group", NULL, NULL));
  cr_expect_not(ps_is_set(m, "baseline"), "unsetting brings nothing into being");
  OK(ps_set_text(c, m, "baseline.from", "2024-01-01", NULL));
  cr_expect(ps_is_set(m, "baseline"));
  cr_expect_eq(m->baseline.from, 20240101);
  OK(ps_set(c, m, "baseline.from", NULL, NULL));
  cr_expect(ps_is_set(m, "baseline"), "{} is still there");
  OK(ps_set(c, m, "baseline", NULL, NULL));
  cr_expect_not(ps_is_set(m, "baseline"));
  OK(ps_set_text(c, m, "baseline.group", "north", NULL));
  cr_expect_str_eq(m->baseline.group, "north");
  cr_expect_eq(m->baseline.from, 0);
}

/* ---- lists ---- */

Test(edit, lists_of_texts) {
  const char *const expected[] = {"b", "", "a"};
  OK(ps_append(c, cause, "parents", "x", NULL));
  for (int i = 0; i < 3; i++) OK(ps_append(c, cause, "parents", expected[i], NULL));
  OK(ps_erase(c, cause, "parents", 0, NULL));
  cr_assert_eq(cause->parents.count, 3);
  for (size_t i = 0; i < 3; i++) cr_expect_str_eq(cause->parents.items[i], expected[i]);
  OK(ps_set_text(c, cause, "parents[1]", "set", NULL));
  ps_value v = get(cause, "parents[1]");
  cr_expect_eq(v.kind, PS_KIND_REFERENCE);
  cr_expect_str_eq(v.text, "set");
  OK(ps_append(c, cause, "parents", cause->parents.items[2], NULL));
  cr_expect_str_eq(cause->parents.items[3], "a");
  for (int i = 0; i < 4; i++) OK(ps_erase(c, cause, "parents", 0, NULL));
  cr_expect(cause->parents.given && cause->parents.count == 0);
  for (int i = 0; i < 1000; i++) OK(ps_append(c, c, "sources", i % 2 ? "odd" : "even", NULL));
  cr_expect_str_eq(c->sources.items[999], "odd");
  cr_expect_eq(c->sources.count, 1000);
}

Test(edit, lists_of_structs) {
  for (int i = 0; i < 3; i++) OK(ps_append(c, r, "events", NULL, NULL));
  for (int i = 0; i < 2; i++) OK(ps_append(c, r, "watch", NULL, NULL));
  OK(ps_set_integer(c, r, "watch[1].cadence_days", 11, NULL));
  OK(ps_erase(c, r, "watch", 0, NULL));
  cr_assert_eq(r->watch.count, 1);
  cr_expect_eq(r->watch.items[0].cadence_days.value, 11);
  cr_expect_eq(get(&r->watch.items[0], "cadence_days").integer, 11, "a struct can be read itself");
  OK(ps_set_text(c, r, "events[0].text", "first", NULL));
  OK(ps_set_text(c, r, "events[1].text", "second", NULL));
  OK(ps_set_text(c, r, "events[2].on", "2024-02-29", NULL));
  OK(ps_set_text(c, r, "events[2].kind", "demo", NULL));
  OK(ps_set_flag(c, r, "events[2].shared", false, NULL));
  OK(ps_erase(c, r, "events", 1, NULL));
  cr_assert_eq(r->events.count, 2);
  cr_expect_str_eq(r->events.items[0].text, "first");
  cr_expect_eq(r->events.items[1].on, 20240229);
  cr_expect(r->events.items[1].shared.set && !r->events.items[1].shared.value);
  cr_expect_eq(get(r, "events[1].kind").kind, PS_KIND_ENUM);
  cr_expect_str_eq(get(r, "events[1].kind").text, "demo");
  OK(ps_append(c, r, "events", NULL, NULL));
  cr_expect_not(ps_is_set(&r->events.items[2], "on"), "nothing is left of who was here");
  OK(ps_clear(c, r, "events", NULL));
  cr_expect_eq(r->events.count, 0);
}

Test(edit, lists_in_structs_of_lists) {
  OK(ps_append(c, r, "events", NULL, NULL));
  OK(ps_append(c, r, "events[0].parties", "p", NULL));
  OK(ps_append(c, r, "events[0].parties", "q", NULL));
  OK(ps_erase(c, r, "events[0].parties", 0, NULL));
  cr_assert_eq(r->events.items[0].parties.count, 1);
  cr_expect_str_eq(r->events.items[0].parties.items[0], "q");
  OK(ps_set_text(c, r, "events[0].parties[0]", "s", NULL));
  cr_expect_str_eq(get(r, "events[0].parties[0]").text, "s");
  OK(ps_clear(c, r, "events[0].parties", NULL));
  cr_expect(r->events.items[0].parties.given && r->events.items[0].parties.count == 0);
}

/* The id of an item is no id of the case, even where its struct is one of entities. */
Test(edit, the_id_of_an_item_is_not_found_in_the_case) {
  OK(ps_append(c, r, "events", NULL, NULL));
  OK(ps_set_text(c, r, "events[0].id", "g", NULL));
  cr_expect_str_eq(r->events.items[0].id, "g");
  cr_expect_eq(ps_find(c, PS_ENTITY_NONE, "g"), g);
  OK(ps_set_text(c, r, "events[0].id", "of the event", NULL));
  cr_expect_null(ps_find(c, PS_ENTITY_NONE, "of the event"));
  OK(ps_set(c, r, "events[0].id", NULL, NULL));
  cr_expect_null(r->events.items[0].id);
}

Test(edit, words_in_lists_are_texts) {
  ps_party *p = ps_add(c, PS_PARTY, "p", NULL);
  OK(ps_append(c, p, "perspectives", "performer", NULL));
  OK(ps_append(c, p, "perspectives", "no word we know", NULL)); /* wrong, which is a finding */
  cr_assert_eq(p->perspectives.count, 2);
  cr_expect_str_eq(p->perspectives.items[1], "no word we know");
  cr_expect_eq(get(p, "perspectives[0]").kind, PS_KIND_CATALOGUE);
}

Test(edit, expressions) {
  OK(ps_set_text(c, m, "formula", "[visits] * [conversion]", NULL));
  cr_expect_str_eq(m->formula, "[visits] * [conversion]");
  cr_expect_eq(get(m, "formula").kind, PS_KIND_EXPRESSION);
  OK(ps_set_text(c, m, "formula", NULL, NULL));
  cr_expect_not(ps_is_set(m, "formula"));
}

Test(edit, members_with_an_underscore_are_named_without) {
  ps_intervention *i = ps_add(c, PS_INTERVENTION, "i", NULL);
  OK(ps_set_text(c, i, "class", "support", NULL));
  OK(ps_append(c, i, "requires", "x", NULL));
  OK(ps_append(c, i, "private", "cost", NULL));
  OK(ps_append(c, i, "not_applicable", "owner", NULL));
  OK(ps_append(c, c, "waivers", NULL, NULL));
  OK(ps_set_text(c, c, "waivers[0].object", "g", NULL));
  cr_expect_eq(i->class_, PS_INTERVENTION_CLASS_SUPPORT);
  cr_expect_str_eq(i->requires_.items[0], "x");
  cr_expect_str_eq(i->private_.items[0], "cost");
  cr_expect_str_eq(i->not_applicable.items[0], "owner");
  cr_expect_str_eq(c->waivers.items[0].object_, "g");
  ps_value v;
  cr_expect_eq(ps_get(i, "class_", &v, NULL), PS_E_NOT_FOUND);
  cr_expect_eq(ps_get(i, "private_", &v, NULL), PS_E_NOT_FOUND);
}

Test(edit, series) {
  OK(ps_series_add(c, m, 20240101, 1.5, NAN, NAN, "north", NULL));
  OK(ps_series_add(c, m, 20240201, NAN, 3, 4, "north", NULL));
  OK(ps_series_add(c, m, 20230101, 0, 0, 0, NULL, NULL));
  OK(ps_series_add(c, m, 20240301, 1, -NAN, 7, "", NULL));
  cr_assert_eq(m->series.count, 4);
  cr_expect_eq(m->series.on[2], 20230101, "in the order they were added");
  cr_expect(isnan(m->series.numerator[0]) && isnan(m->series.value[1]));
  cr_expect_eq(m->series.denominator[1], 4);
  cr_expect_eq(m->series.group[0], m->series.group[1], "one text for a run of points");
  cr_expect_null(m->series.group[2]);
  cr_expect_str_eq(m->series.group[3], "");
  OK(ps_clear(c, m, "series", NULL));
  cr_expect(m->series.given && m->series.count == 0);
  OK(ps_set(c, m, "series", NULL, NULL));
  cr_expect_not(m->series.given);
  for (int i = 0; i < 5000; i++)
    OK(ps_series_add(c, m, ps_date_add_days(20000101, i), i, NAN, NAN, NULL, NULL));
  for (size_t i = 0; i < 5000; i++) cr_assert_eq(m->series.value[i], (double)i);
}

/* ---- ids ---- */

Test(edit, an_entity_can_be_renamed) {
  ps_set_text(c, cause, "gap", "g", NULL);
  OK(ps_set_text(c, g, "id", "new", NULL));
  cr_expect_eq(ps_find(c, PS_GAP, "new"), g);
  cr_expect_null(ps_find(c, PS_GAP, "g"));
  cr_expect_str_eq(cause->gap, "g", "references stay as they are");
  OK(ps_set_text(c, g, "id", "new", NULL));
  OK(ps_set_text(c, g, "id", "g", NULL));
  cr_expect_eq(ps_find(c, PS_GAP, "g"), g);
  OK(ps_set_text(c, c, "id", "case", NULL));
  OK(ps_set_text(c, c, "id", NULL, NULL));
  cr_expect_null(ps_find(c, PS_ENTITY_NONE, "case"));
  cr_expect_null(c->id);
  cr_expect_not_null(ps_add(c, PS_GAP, "case", NULL));
}
