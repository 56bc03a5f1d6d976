/* What differs between two cases. */
#include "counting.h"
#include "full_case.h"
#include "quoted.h"

static ps_differences *diff(const ps_case *a, const ps_case *b) {
  ps_error e = {PS_OK, 0, 0, "", ""};
  ps_differences *d = ps_diff(a, b, NULL, &e);
  cr_assert_not_null(d, "%s", e.message);
  cr_expect(d->differences.given);
  return d;
}

static bool same(const char *a, const char *b) {
  return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static void expect(const ps_differences *d, size_t index, ps_change change, const char *id,
                   const char *field, const char *before, const char *after) {
  cr_assert_gt(d->differences.count, index);
  const ps_difference *x = &d->differences.items[index];
  cr_expect(x->change == change && same(x->id, id) && same(x->field, field) &&
                same(x->before, before) && same(x->after, after),
            "%d %s %s: %s -> %s", (int)x->change, x->id, x->field, x->before, x->after);
}

/* The only difference of two cases in texts. */
static void one(const char *a, const char *b, ps_change change, const char *id, const char *field,
                const char *before, const char *after) {
  ps_case *x = quoted_case(a), *y = quoted_case(b);
  ps_differences *d = diff(x, y);
  cr_expect_eq(d->differences.count, 1, "%s\n%s", a, b);
  expect(d, 0, change, id, field, before, after);
  ps_result_free(d);
  ps_case_free(x);
  ps_case_free(y);
}

/* ---- every field there is ---- */

static size_t leaves;

/* A seed that gives another value than `was`. */
static int other_seed(const ps_field *f, const char *was) {
  const size_t words = f->kind == PS_KIND_ENUM ? f->values->count - 1 : 0;
  const char *next = words == 0 ? "" : f->values->values[1 + 5001 % words].name;
  return words > 0 && strcmp(was, next) == 0 ? 5002 : 5001;
}

static void change_leaf(void *data, ps_case *c, void *entity, const char *path, const ps_field *f) {
  const ps_case *before = data;
  char place[160];
  if (!is_settable(entity, path) || strcmp(path, "id") == 0) return;
  snprintf(place, sizeof place, "%s", path);
  bool item = place[strlen(place) - 1] == ']';
  if (item) *strrchr(place, '[') = '\0'; /* a list of texts differs as a whole */
  ps_value was;
  cr_assert_eq(ps_get(entity, path, &was, NULL), PS_OK);
  leaves++;
  if (f->kind == PS_KIND_FLAG)
    ps_set_flag(c, entity, path, !was.flag, NULL);
  else
    cr_assert_eq(set_leaf(c, entity, path, f, other_seed(f, was.text)), PS_OK, "%s", path);
  ps_differences *d = diff(before, c);
  cr_expect_eq(d->differences.count, 1, "%s: %zu", path, d->differences.count);
  const ps_difference *x = d->differences.items;
  cr_expect_eq(x->change, PS_CHANGE_CHANGED);
  cr_expect_str_eq(x->field, place);
  cr_expect_str_eq(x->type, ((ps_object *)entity)->type->name);
  cr_expect_str_eq(x->id, ((ps_entity *)entity)->id);
  cr_expect_str_neq(x->before, x->after, "%s", path);
  ps_result_free(d);
  if (!item) {
    cr_assert_eq(ps_set(c, entity, path, NULL, NULL), PS_OK);
    d = diff(before, c);
    cr_expect_eq(d->differences.count, 1, "%s", path);
    expect(d, 0, PS_CHANGE_REMOVED, ((ps_entity *)entity)->id, path, d->differences.items[0].before,
           NULL);
    ps_result_free(d);
    d = diff(c, before);
    expect(d, 0, PS_CHANGE_ADDED, ((ps_entity *)entity)->id, path, NULL,
           d->differences.items[0].after);
    ps_result_free(d);
  }
  cr_assert_eq(ps_set(c, entity, path, &was, NULL), PS_OK, "%s", path);
}

Test(diff, every_field_of_every_entity, .timeout = 60) {
  ps_case *c = full_case(NULL), *before = ps_case_copy(c, NULL, NULL);
  visit_struct(c, c, c, "", change_leaf, before);
  for (int t = PS_MEASURE; t < PS_ENTITY_END_; t++) {
    void *entity = ps_at(c, (ps_entity_type)t, 0);
    visit_struct(c, entity, entity, "", change_leaf, before);
  }
  cr_expect_gt(leaves, 400);
  cr_expect(ps_equal(c, before));
  ps_case_free(before);
  ps_case_free(c);
}

Test(diff, equal_cases_have_none) {
  ps_case *c = full_case(NULL), *copy = ps_case_copy(c, NULL, NULL);
  ps_differences *d = diff(c, c), *e = diff(c, copy);
  cr_expect_eq(d->differences.count, 0);
  cr_expect_eq(e->differences.count, 0);
  ps_result_free(d);
  ps_result_free(e);
  ps_case_free(copy);
  ps_case_free(c);
}

Test(diff, equal_cases_with_what_no_case_should_have) {
  static const char *const texts[] = {
      "{}",
      "{'gaps':[{'id':'g','place':'a'},{'id':'g','place':'b'}]}",  /* an id twice */
      "{'gaps':[{'id':'x','place':'a'}],'causes':[{'id':'x','reason':'b'}]}",
      "{'gaps':[{'place':'a'},{'place':'b'},{}]}",                 /* no ids */
      "{'gaps':[],'purpose':'unheard-of','x':[1, 2]}"};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    ps_case *a = quoted_case(texts[i]), *b = quoted_case(texts[i]);
    ps_differences *d = diff(a, b);
    cr_expect_eq(d->differences.count, 0, "%s", texts[i]);
    ps_result_free(d);
    ps_case_free(a);
    ps_case_free(b);
  }
}

/* ---- entities ---- */

Test(diff, entities) {
  for (int t = PS_MEASURE; t < PS_ENTITY_END_; t++) {
    ps_case *a = ps_case_new(NULL, NULL), *b = ps_case_new(NULL, NULL);
    ps_add(a, (ps_entity_type)t, "gone", NULL);
    ps_add(a, (ps_entity_type)t, "stays", NULL);
    ps_add(b, (ps_entity_type)t, "stays", NULL);
    ps_add(b, (ps_entity_type)t, "new", NULL);
    ps_differences *d = diff(a, b);
    cr_expect_eq(d->differences.count, 2);
    expect(d, 0, PS_CHANGE_REMOVED, "gone", NULL, NULL, NULL);
    expect(d, 1, PS_CHANGE_ADDED, "new", NULL, NULL, NULL);
    cr_expect_str_eq(d->differences.items[0].type, ps_entity_table((ps_entity_type)t)->name);
    ps_result_free(d);
    ps_case_free(a);
    ps_case_free(b);
  }
}

Test(diff, order_does_not_matter_but_type_does) {
  ps_case *a = quoted_case("{'gaps':[{'id':'g'},{'id':'h'}],'tasks':[{'id':'x'}]}");
  ps_case *b = quoted_case("{'gaps':[{'id':'h'},{'id':'g'}],'skills':[{'id':'x'}]}");
  ps_differences *d = diff(a, b);
  cr_expect_eq(d->differences.count, 2);
  expect(d, 0, PS_CHANGE_REMOVED, "x", NULL, NULL, NULL);
  expect(d, 1, PS_CHANGE_ADDED, "x", NULL, NULL, NULL);
  ps_result_free(d);
  ps_case_free(a);
  ps_case_free(b);
}

/* ---- fields in words ---- */

Test(diff, fields) {
  one("{'id':'c','title':'a'}", "{'id':'c','title':'b'}", PS_CHANGE_CHANGED, "c", "title", "a", "b");
  one("{'title':'a'}", "{}", PS_CHANGE_REMOVED, NULL, "title", "a", NULL);
  one("{}", "{'title':''}", PS_CHANGE_ADDED, NULL, "title", NULL, "");
  one("{'id':'c'}", "{'id':'d'}", PS_CHANGE_CHANGED, "c", "id", "c", "d");
  one("{'sources':['a']}", "{'sources':['a','b']}", PS_CHANGE_CHANGED, NULL, "sources", "a", "a, b");
  one("{'sources':[]}", "{}", PS_CHANGE_REMOVED, NULL, "sources", "(empty)", NULL);
  one("{'gaps':[{'id':'g','benchmark':{'group':'a'}}]}",
      "{'gaps':[{'id':'g','benchmark':{'group':'b'}}]}", PS_CHANGE_CHANGED, "g", "benchmark.group",
      "a", "b");
  one("{'waivers':[{'rule':'R1'}]}", "{'waivers':[{'rule':'R1'},{'rule':'R2'}]}", PS_CHANGE_ADDED,
      NULL, "waivers[1]", NULL, NULL);
  one("{'waivers':[{'rule':'R1','by':'a'}]}", "{'waivers':[{'rule':'R1','by':'b'}]}",
      PS_CHANGE_CHANGED, NULL, "waivers[0].by", "a", "b");
  one("{'gaps':[{'id':'g','desired':0.1}]}", "{'gaps':[{'id':'g','desired':0.10000000000000002}]}",
      PS_CHANGE_CHANGED, "g", "desired", "0.1", "0.10000000000000002");
}

Test(diff, unknown_members) {
  one("{'x':1}", "{'x':2}", PS_CHANGE_CHANGED, NULL, "x", "1", "2");
  one("{'x':1}", "{}", PS_CHANGE_REMOVED, NULL, "x", "1", NULL);
  one("{}", "{'x':[null]}", PS_CHANGE_ADDED, NULL, "x", NULL, "[null]");
  one("{'gaps':[{'id':'g','benchmark':{'x':1}}]}", "{'gaps':[{'id':'g','benchmark':{'x':2}}]}",
      PS_CHANGE_CHANGED, "g", "benchmark.x", "1", "2");
  one("{'purpose':'sideways'}", "{'purpose':'upwards'}", PS_CHANGE_CHANGED, NULL, "purpose",
      "\"sideways\"", "\"upwards\"");
}

/* ---- series ---- */

#define SERIES(points) "{'measures':[{'id':'m','series':[" points "]}]}"

Test(diff, points) {
  one(SERIES("{'on':'1847-05-01','numerator':36,'denominator':294}"),
      SERIES("{'on':'1847-05-01','numerator':37,'denominator':294}"), PS_CHANGE_CHANGED, "m",
      "series[0]", "1847-05-01: 36 of 294", "1847-05-01: 37 of 294");
  one(SERIES("{'on':'1847-05-01','value':1,'group':'a'}"),
      SERIES("{'on':'1847-05-01','value':1,'group':'b'}"), PS_CHANGE_CHANGED, "m", "series[0]",
      "1847-05-01: 1, a", "1847-05-01: 1, b");
  one(SERIES("{'on':'1847-05-01','value':1}"),
      SERIES("{'on':'1847-05-01','value':1},{'on':'1847-06-01','value':2}"), PS_CHANGE_ADDED, "m",
      "series[1]", NULL, "1847-06-01: 2");
  one(SERIES("{'on':'1847-05-01','value':1}"), SERIES(""), PS_CHANGE_REMOVED, "m", "series[0]",
      "1847-05-01: 1", NULL);
  one(SERIES("{'on':'1847-05-01','value':1,'x':1}"), SERIES("{'on':'1847-05-01','value':1,'x':2}"),
      PS_CHANGE_CHANGED, "m", "series", "(the series)", "(the series)");
}

/* How many differences there are where `n` points differ. */
static size_t told(int n) {
  ps_case *a = ps_case_new(NULL, NULL), *b = ps_case_new(NULL, NULL);
  ps_measure *x = ps_add(a, PS_MEASURE, "m", NULL), *y = ps_add(b, PS_MEASURE, "m", NULL);
  for (int i = 0; i < 100; i++) {
    ps_date on = ps_date_add_days(20240101, i);
    ps_series_add(a, x, on, i, NAN, NAN, NULL, NULL);
    ps_series_add(b, y, on, i < n ? -1 - i : i, NAN, NAN, NULL, NULL);
  }
  ps_differences *d = diff(a, b);
  size_t count = d->differences.count;
  ps_result_free(d);
  ps_case_free(a);
  ps_case_free(b);
  return count;
}

Test(diff, many_points_are_summed_up) {
  cr_expect_eq(told(0), 0);
  cr_expect_eq(told(19), 19);
  cr_expect_eq(told(20), 20, "all of them are told");
  cr_expect_eq(told(21), 21, "twenty, and one for the rest");
  cr_expect_eq(told(100), 21);
}

/* ---- misuse, memory ---- */

Test(diff, null) {
  ps_case *c = ps_case_new(NULL, NULL);
  ps_error e;
  cr_expect_null(ps_diff(NULL, c, NULL, &e));
  cr_expect_eq(e.status, PS_E_ARGUMENT);
  cr_expect_null(ps_diff(c, NULL, NULL, &e));
  cr_expect_eq(e.status, PS_E_ARGUMENT);
  cr_expect_null(ps_diff(NULL, NULL, NULL, NULL));
  ps_case_free(c);
}

Test(diff, outlives_the_cases_and_is_json) {
  ps_case *a = quoted_case("{'title':'a'}"), *b = quoted_case("{'title':'b','gaps':[{'id':'g'}]}");
  ps_differences *d = diff(a, b);
  ps_case_free(a);
  ps_case_free(b);
  char *text = ps_json_text(d, NULL, NULL, NULL, NULL);
  cr_expect_str_eq(text, "{\"differences\":[{\"change\":\"changed\",\"type\":\"case\",\"field\":"
                         "\"title\",\"before\":\"a\",\"after\":\"b\"},{\"change\":\"added\","
                         "\"type\":\"gap\",\"id\":\"g\"}]}");
  ps_text_free(text, NULL);
  ps_result_free(d);
}

Test(diff, without_memory, .timeout = 60) {
  ps_case *a = full_case(NULL), *b = quoted_case("{'title':'b','measures':[{'id':'m','series':[]}]}");
  ps_differences *whole = diff(a, b);
  for (long nth = 1;; nth++) {
    counting counts = {.refuse = nth};
    ps_settings settings = counting_settings(&counts);
    ps_error e = {PS_OK, 0, 0, "", ""};
    ps_differences *d = ps_diff(a, b, &settings, &e);
    if (d == NULL) cr_expect_eq(e.status, PS_E_MEMORY);
    if (d != NULL) cr_expect(ps_equal(d, whole), "call %ld", nth);
    ps_result_free(d);
    cr_expect_eq(counts.blocks, 0);
    cr_expect(!counts.lied);
    if (d != NULL) break;
    cr_expect_gt(counts.asked, nth - 1);
  }
  ps_result_free(whole);
  ps_case_free(a);
  ps_case_free(b);
}
