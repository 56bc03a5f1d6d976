/* How large gaps are. Expected numbers are published ones or worked out by hand;
 * levels over windows are in level.c. */
#include <criterion/criterion.h>
#include <perfsys/analysis.h>

#include <float.h>
#include <math.h>
#include <string.h>

static ps_case *c;
static ps_measure *m;
static ps_gap *g;
static ps_sizes *sizes;

static void setup(void) {
  c = ps_case_new(NULL, NULL);
  m = ps_add(c, PS_MEASURE, "m", NULL);
  g = ps_add(c, PS_GAP, "g", NULL);
  ps_set_text(c, c, "id", "case", NULL);
  ps_set_text(c, m, "name", "Name", NULL);
  ps_set_text(c, m, "unit", "%", NULL);
  ps_set_text(c, g, "measure", "m", NULL);
}

static void teardown(void) {
  ps_result_free(sizes);
  ps_case_free(c);
}

TestSuite(size, .init = setup, .fini = teardown);

#define OK(call) cr_expect_eq(call, PS_OK, "%s", #call)

/* The size of the first gap, asked anew. */
static const ps_gap_size *size(void) {
  ps_result_free(sizes);
  sizes = ps_size(c, NULL, NULL, NULL);
  cr_assert_not_null(sizes);
  cr_assert_geq(sizes->gaps.count, 1);
  return &sizes->gaps.items[0];
}

static void expect_near(ps_number n, double expected, double within, const char *what) {
  cr_expect(n.set, "%s", what);
  cr_expect(fabs(n.value - expected) <= within, "%s is %.17g, not %.17g", what, n.value, expected);
}

static void expect_unset(ps_number n, const char *what) {
  cr_expect(!n.set && n.value == 0, "%s", what);
}

static void expect_missing(const char *expected) {
  const ps_gap_size *s = size();
  cr_expect(s->missing.given);
  cr_expect_eq(s->missing.count, expected != NULL, "%zu are missing", s->missing.count);
  for (size_t i = 0; i < s->missing.count; i++)
    cr_expect_str_eq(s->missing.items[i], expected, "%s", s->missing.items[i]);
}

/* A gap of plain numbers. */
static const ps_gap_size *plain(const char *direction, double desired, double actual) {
  OK(ps_set_text(c, m, "direction", direction, NULL));
  OK(ps_set_number(c, g, "desired", desired, NULL));
  OK(ps_set_number(c, g, "actual", actual, NULL));
  return size();
}

/* ---- plain numbers ---- */

/* 90 % should and 37 % do: 53 points short, 58.9 % of what should be; 41.1 % is reached. */
Test(size, higher_is_better) {
  const ps_gap_size *s = plain("higher", 90, 37);
  expect_near(s->gap_now, 53, 0, "the gap");
  expect_near(s->relative, 0.589, 0.0005, "the relative gap");
  expect_near(s->attainment, 0.411, 0.0005, "attainment");
  cr_expect_str_eq(s->method, "desired - actual");
  cr_expect_str_eq(s->desired_from, "the gap");
  cr_expect_str_eq(s->actual_from, "the gap");
  cr_expect_str_eq(s->gap, "g");
  cr_expect_str_eq(s->measure, "m");
  cr_expect_str_eq(s->name, "Name");
  cr_expect_str_eq(s->unit, "%");
  cr_expect_eq(s->direction, PS_DIRECTION_HIGHER);
  expect_missing(NULL);
  s = plain("higher", 80, 100);
  expect_near(s->gap_now, -20, 0, "more than desired");
  expect_near(s->attainment, 1.25, 0, "attainment");
}

Test(size, lower_is_better) {
  const ps_gap_size *s = plain("lower", 4, 10);
  expect_near(s->gap_now, 6, 0, "the gap");
  expect_near(s->relative, 1.5, 0, "the relative gap");
  expect_near(s->attainment, 0.4, 1e-16, "attainment");
  cr_expect_str_eq(s->method, "actual - desired");
  s = plain("lower", 4, 2);
  expect_near(s->gap_now, -2, 0, "less than desired");
  expect_near(s->attainment, 2, 0, "attainment");
}

Test(size, a_band) {
  OK(ps_set_number(c, m, "band_low", 10, NULL));
  OK(ps_set_number(c, m, "band_high", 20, NULL));
  const double actual[] = {7, 10, 15, 20, 24.5}, gap[] = {3, 0, 0, 0, 4.5};
  for (int i = 0; i < 5; i++) {
    const ps_gap_size *s = plain("band", 99, actual[i]);
    expect_near(s->gap_now, gap[i], 0, "the gap");
    expect_near(s->desired, 10, 0, "the lower edge");
    expect_near(s->desired_high, 20, 0, "the upper edge");
    expect_unset(s->relative, "relative");
    expect_unset(s->attainment, "attainment");
    cr_expect_str_eq(s->desired_from, "the measure's band");
    cr_expect_str_eq(s->method, "distance to the nearer edge of the band");
  }
  OK(ps_set(c, m, "band_high", NULL, NULL));
  expect_unset(plain("band", 99, 5)->gap_now, "half a band is none");
  expect_missing("the lower and upper edge of the measure's band (band_low, band_high)");
}

Test(size, shares_only_of_what_they_can_be_shares_of) {
  expect_unset(plain("higher", 0, 5)->relative, "of nothing");
  expect_unset(plain("higher", 0, 5)->attainment, "of nothing");
  expect_near(plain("higher", -10, -15)->relative, 0.5, 0, "of |desired|");
  expect_unset(plain("higher", -10, -15)->attainment, "of less than nothing");
  expect_unset(plain("lower", 5, 0)->attainment, "by nothing");
  expect_unset(plain("higher", 5, 0)->attainment, "both are to be positive");
  expect_near(plain("higher", 5, 0)->gap_now, 5, 0, "the gap");
  expect_near(plain("lower", 5, 5)->gap_now, 0, 0, "the gap");
  expect_near(plain("lower", 5, 5)->attainment, 1, 0, "attainment");
}

Test(size, numbers_beyond_a_double_are_not_given) {
  expect_unset(plain("higher", DBL_MAX, -DBL_MAX)->gap_now, "the gap");
  cr_expect_null(size()->method);
  const ps_gap_size *s = plain("higher", 0x1p-1074, 1e300);
  expect_near(s->gap_now, -1e300, 0, "the gap");
  expect_unset(s->relative, "relative");
  expect_unset(s->attainment, "attainment");
}

/* ---- Vienna ---- */

/* Semmelweis 1861: of 19,571 women 2,060 died before May 1847 was over, of 6,595 then
 * 142; in the second clinic 691 of 17,791. Worked out in 30 digits. */
static void vienna(void) {
  ps_measure *second = ps_add(c, PS_MEASURE, "second", NULL);
  OK(ps_set_text(c, m, "direction", "lower", NULL));
  OK(ps_set_text(c, m, "period", "month", NULL));
  OK(ps_series_add(c, m, 18410101, NAN, 2000, 19000, "clinic 1", NULL));
  OK(ps_series_add(c, m, 18470501, NAN, 60, 571, "clinic 1", NULL));
  OK(ps_series_add(c, m, 18470601, NAN, 100, 5000, "clinic 1", NULL));
  OK(ps_series_add(c, m, 18490301, NAN, 42, 1595, "clinic 1", NULL));
  OK(ps_series_add(c, second, 18410101, NAN, 691, 17791, NULL, NULL));
  OK(ps_set_date(c, m, "baseline.to", 18470531, NULL));
  OK(ps_set_date(c, m, "current.from", 18470601, NULL));
  OK(ps_set_text(c, g, "benchmark.measure", "second", NULL));
}

Test(size, vienna_before_and_after) {
  vienna();
  const ps_gap_size *s = size();
  expect_near(s->before.value, 0.105257779367431403607, 1e-16, "before");
  expect_near(s->now.value, 0.0215314632297194844579, 1e-17, "now");
  expect_near(s->benchmark.value, 0.0388398628520038221573, 1e-17, "benchmark");
  cr_expect_eq(s->before.numerator.value, 2060);
  cr_expect_eq(s->before.denominator.value, 19571);
  cr_expect_eq(s->now.numerator.value, 142);
  cr_expect_eq(s->now.denominator.value, 6595);
  expect_near(s->now.low, 0.0182968733792706979371, 1e-16, "low");
  expect_near(s->now.high, 0.0253231257701156622530, 1e-16, "high");
  expect_near(s->gap_before, 0.0664179165154275814501, 1e-16, "gap before");
  expect_near(s->gap_now, -0.0173083996222843376993, 1e-16, "gap now: better than the other");
  expect_near(s->closed, 1.26059835252832622941, 1e-14, "closed");
  expect_near(s->change, -0.0837263161377119191495, 1e-16, "change");
  expect_near(s->relative, -0.445634931519624677292, 1e-15, "relative");
  expect_near(s->attainment, 1.80386546133074089526, 1e-14, "attainment");
  cr_expect_str_eq(s->desired_from, "the benchmark");
  cr_expect_str_eq(s->actual_from, "the measure's series over its current window");
  expect_missing(NULL);
}

Test(size, vienna_as_of_an_earlier_day) {
  vienna();
  ps_size_options o = PS_SIZE_OPTIONS_INIT;
  o.as_of = 18470701;
  ps_sizes *early = ps_size(c, &o, NULL, NULL);
  cr_expect_eq(early->gaps.items[0].now.denominator.value, 5000);
  ps_result_free(early);
  OK(ps_set_date(c, c, "as_of", 18470530, NULL)); /* May is not over */
  cr_expect_eq(size()->before.denominator.value, 19000);
  cr_expect_not(size()->now.value.set);
  early = ps_size(c, &o, NULL, NULL);
  cr_expect_eq(early->gaps.items[0].now.denominator.value, 5000, "what is asked goes before");
  ps_result_free(early);
  o.size = offsetof(ps_size_options, as_of); /* a program built when there was no as_of */
  early = ps_size(c, &o, NULL, NULL);
  cr_expect_eq(early->gaps.items[0].before.denominator.value, 19000);
  ps_result_free(early);
}

/* ---- where the numbers are from ---- */

Test(size, what_should_be_is_the_gaps_then_the_benchmarks_then_the_target) {
  OK(ps_set_text(c, m, "direction", "higher", NULL));
  OK(ps_set_number(c, g, "actual", 1, NULL));
  expect_missing("what should be: the gap's desired, a benchmark, or the measure's target");
  expect_unset(size()->gap_now, "actual is not short of nothing");
  OK(ps_set_number(c, m, "target", 7, NULL));
  expect_near(size()->desired, 7, 0, "target");
  cr_expect_str_eq(size()->desired_from, "the measure's target");
  OK(ps_series_add(c, m, 20240101, 8, NAN, NAN, "best", NULL));
  OK(ps_series_add(c, m, 20240101, 2, NAN, NAN, "other", NULL));
  OK(ps_set_text(c, g, "benchmark.group", "best", NULL));
  expect_near(size()->desired, 8, 0, "benchmark on the gap's own measure");
  cr_expect_str_eq(size()->desired_from, "the benchmark");
  OK(ps_set_number(c, g, "desired", 9, NULL));
  expect_near(size()->desired, 9, 0, "the gap's own");
  expect_near(size()->benchmark.value, 8, 0, "told all the same");
  cr_expect_str_eq(size()->desired_from, "the gap");
  OK(ps_set(c, g, "desired", NULL, NULL));
  OK(ps_set_text(c, g, "benchmark.group", "nobody", NULL));
  expect_missing("figures for the gap's benchmark");
  cr_expect_null(size()->desired_from);
  OK(ps_set_text(c, g, "benchmark.measure", "nowhere", NULL));
  expect_missing("figures for the gap's benchmark");
}

Test(size, what_is_is_the_gaps_then_the_current_windows) {
  OK(ps_set_text(c, m, "direction", "higher", NULL));
  OK(ps_set_number(c, m, "target", 10, NULL));
  expect_missing("what is: the gap's actual, or the measure's current window");
  expect_unset(size()->gap_now, "nothing is not short of desired");
  OK(ps_set_date(c, m, "current.from", 20240101, NULL));
  expect_missing("figures in the measure's current window");
  OK(ps_series_add(c, m, 20240101, 4, NAN, NAN, NULL, NULL));
  expect_near(size()->actual, 4, 0, "the series");
  OK(ps_set_number(c, g, "actual", 5, NULL));
  expect_near(size()->actual, 5, 0, "the gap's own");
  expect_near(size()->now.value, 4, 0, "told all the same");
  cr_expect_str_eq(size()->actual_from, "the gap");
  OK(ps_set_date(c, m, "baseline.from", 20240101, NULL));
  expect_near(size()->change, 1, 0, "since the baseline");
  expect_near(size()->closed, (6.0 - 5.0) / 6, 1e-16, "closed");
}

Test(size, nothing_is_closed_where_there_was_no_gap) {
  OK(ps_set_date(c, m, "baseline.from", 20240101, NULL));
  OK(ps_series_add(c, m, 20240101, 10, NAN, NAN, NULL, NULL));
  const ps_gap_size *s = plain("higher", 10, 12);
  expect_near(s->gap_before, 0, 0, "before");
  expect_unset(s->closed, "closed");
  expect_near(s->change, 2, 0, "change");
  expect_unset(plain("higher", 8, 5)->closed, "before it was better than desired");
}

/* ---- what is missing ---- */

Test(size, what_is_missing_is_said) {
  const ps_gap_size *s = size();
  cr_assert_eq(s->missing.count, 3);
  cr_expect_str_eq(s->missing.items[0],
                   "what should be: the gap's desired, a benchmark, or the measure's target");
  cr_expect_str_eq(s->missing.items[1],
                   "what is: the gap's actual, or the measure's current window");
  cr_expect_str_eq(s->missing.items[2], "which way the measure is better (direction)");
  const ps_number unset[] = {s->desired, s->desired_high, s->actual, s->gap_before, s->gap_now,
                             s->relative, s->attainment, s->closed, s->change, s->before.value};
  for (size_t i = 0; i < sizeof unset / sizeof *unset; i++) expect_unset(unset[i], "all");
  cr_expect(s->method == NULL && s->desired_from == NULL && s->actual_from == NULL);
  cr_expect_not(s->before.object.state & PS_OBJECT_GIVEN);
  OK(ps_set_text(c, g, "measure", "nowhere", NULL));
  expect_missing("the measure the gap names: it is not in the case");
  OK(ps_set_text(c, g, "measure", "g", NULL));
  expect_missing("the measure the gap names: it is not in the case");
  OK(ps_set(c, g, "measure", NULL, NULL));
  expect_missing("the measure the gap is on");
  cr_expect_null(size()->measure);
}

/* A cleared window or benchmark is none: no level is taken of all there is. */
Test(size, windows_that_are_not_given_are_not_taken_for_open_ones) {
  OK(ps_series_add(c, m, 20240101, 4, NAN, NAN, NULL, NULL));
  OK(ps_set_number(c, m, "target", 10, NULL));
  OK(ps_set_text(c, m, "direction", "higher", NULL));
  OK(ps_set(c, m, "current.from", NULL, NULL));
  OK(ps_set(c, g, "benchmark.from", NULL, NULL));
  expect_missing("what is: the gap's actual, or the measure's current window");
  cr_expect_str_eq(size()->desired_from, "the measure's target");
}

/* ---- the result ---- */

Test(size, all_gaps_or_one_and_it_outlives_the_case) {
  ps_size_options o = PS_SIZE_OPTIONS_INIT;
  ps_error error;
  ps_gap *other = ps_add(c, PS_GAP, "other", NULL);
  OK(ps_set_text(c, other, "measure", "m", NULL));
  size();
  cr_assert_eq(sizes->gaps.count, 2);
  cr_expect_str_eq(sizes->case_id, "case");
  o.gap = "other";
  ps_sizes *one = ps_size(c, &o, NULL, NULL);
  cr_assert_eq(one->gaps.count, 1);
  o.gap = "nobody";
  cr_expect_null(ps_size(c, &o, NULL, &error));
  cr_expect_eq(error.status, PS_E_NOT_FOUND);
  cr_expect_str_eq(error.message, "There is no gap \"nobody\" in the case.");
  o.gap = "m";
  cr_expect_null(ps_size(c, &o, NULL, NULL), "a measure");
  o.gap = NULL;
  o.as_of = 20240231;
  cr_expect_null(ps_size(c, &o, NULL, &error));
  cr_expect_eq(error.status, PS_E_VALUE);
  ps_case_free(c);
  cr_expect_str_eq(one->gaps.items[0].gap, "other");
  cr_expect_str_eq(one->gaps.items[0].name, "Name");
  cr_expect_str_eq(one->case_id, "case");
  ps_result_free(one);
  c = ps_case_new(NULL, NULL);
  ps_result_free(sizes);
  sizes = ps_size(c, NULL, NULL, NULL);
  cr_expect(sizes->gaps.given && sizes->gaps.count == 0 && sizes->case_id == NULL);
}
