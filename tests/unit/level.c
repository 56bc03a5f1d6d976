/* The level of a measure over a window: which points count, and what comes of them.
 * Expected numbers are published ones or worked out by hand. */
#include "analysis/level.h"

#include <criterion/criterion.h>

#include <math.h>
#include <string.h>

static ps_case *c;
static ps_measure *m;

static void setup(void) {
  c = ps_case_new(NULL, NULL);
  m = ps_add(c, PS_MEASURE, "m", NULL);
}

static void teardown(void) { ps_case_free(c); }

TestSuite(level, .init = setup, .fini = teardown);

static void add_rate(ps_date on, double numerator, double denominator, const char *group) {
  cr_assert_eq(ps_series_add(c, m, on, NAN, numerator, denominator, group, NULL), PS_OK);
}

static void add_value(ps_date on, double value) {
  cr_assert_eq(ps_series_add(c, m, on, value, NAN, NAN, NULL, NULL), PS_OK);
}

static ps_level level_of(ps_date from, ps_date to, const char *group, ps_date as_of) {
  ps_level level;
  psi_level_ask ask = {m, from, to, group, as_of, NULL, 0};
  memset(&level, 0, sizeof level);
  psi_init(&level, &psi_level_table);
  psi_level_take(&level, &ask);
  cr_expect(level.object.state & PS_OBJECT_GIVEN);
  cr_expect(level.points.set);
  cr_expect_not_null(level.method);
  const ps_number all[] = {level.numerator, level.denominator, level.value,
                           level.low,       level.high,        level.standard_error};
  for (int i = 0; i < 6; i++) {
    cr_expect(isfinite(all[i].value), "number %d is not finite", i);
    cr_expect(all[i].set || all[i].value == 0, "number %d: 0 when unset", i);
  }
  return level;
}

static ps_level all_of_it(void) { return level_of(0, 0, NULL, 0); }

static void expect_near(ps_number n, double expected, double within, const char *what) {
  cr_expect(n.set, "%s", what);
  cr_expect(fabs(n.value - expected) <= within, "%s is %.17g, not %.17g", what, n.value, expected);
}

/* ---- rates ---- */

/* Deaths among women delivered in the first clinic of Vienna by year (Semmelweis 1861):
 * 1841 to 1846 together 1,989 of 20,042, told as 9.92 %. */
Test(level, a_rate_is_the_sum_over_the_sum) {
  const double births[] = {3036, 3287, 3060, 3157, 3492, 4010};
  const double deaths[] = {237, 518, 274, 260, 241, 459};
  for (int i = 0; i < 6; i++) add_rate(ps_date_make(1841 + i, 1, 1), deaths[i], births[i], NULL);
  m->period = PS_PERIOD_YEAR;
  ps_level l = all_of_it();
  cr_expect_eq(l.points.value, 6);
  cr_expect_eq(l.numerator.value, 1989);
  cr_expect_eq(l.denominator.value, 20042);
  expect_near(l.value, 0.0992415926554236, 1e-15, "the level");
  cr_expect_str_eq(l.method, "sum of numerators / sum of denominators");
  cr_expect_not(l.standard_error.set);
  ps_set_number(c, m, "scale", 100, NULL);
  expect_near(all_of_it().value, 9.92, 0.005, "in per cent");
}

/* R. G. Newcombe, Statist. Med. 17 (1998) 857-872, table I: Wilson's score method. */
Test(level, interval_as_published) {
  static const struct {
    double x, n, low, high;
  } rows[] = {{81, 263, 0.2553, 0.3662},
              {15, 148, 0.0624, 0.1605},
              {0, 20, 0.0000, 0.1611},
              {1, 29, 0.0061, 0.1718}};
  for (int i = 0; i < 4; i++) {
    ps_clear(c, m, "series", NULL);
    add_rate(20240101, rows[i].x, rows[i].n, NULL);
    ps_level l = all_of_it();
    expect_near(l.low, rows[i].low, 0.00005, "low");
    expect_near(l.high, rows[i].high, 0.00005, "high");
    expect_near(l.value, rows[i].x / rows[i].n, 0, "the level");
  }
}

/* Worked out in 30 digits: 2,060 of 19,571 died before, 142 of 6,595 afterwards. */
Test(level, interval_in_all_digits) {
  add_rate(20240101, 2060, 19571, NULL);
  ps_level l = all_of_it();
  expect_near(l.value, 0.105257779367431403607, 1e-16, "the level");
  expect_near(l.low, 0.101035472453344403173, 1e-15, "low");
  expect_near(l.high, 0.109635018416068700790, 1e-15, "high");
  ps_set_number(c, m, "scale", 1000, NULL);
  l = all_of_it();
  expect_near(l.value, 105.257779367431403607, 1e-12, "per thousand");
  expect_near(l.low, 101.035472453344403173, 1e-12, "low per thousand");
}

Test(level, interval_at_the_ends) {
  add_rate(20240101, 29, 29, NULL);
  ps_level l = all_of_it();
  expect_near(l.high, 1, 1e-15, "high");
  cr_expect_leq(l.high.value, 1);
  expect_near(l.low, 0.883030201500259232855, 1e-15, "low");
  ps_clear(c, m, "series", NULL);
  add_rate(20240101, 0, 20, NULL);
  cr_expect_geq(all_of_it().low.value, 0);
  expect_near(all_of_it().low, 0, 1e-15, "low");
}

Test(level, no_interval_for_what_is_no_share_of_counts) {
  static const double rates[][2] = {{1.5, 4}, {1, 4.5}, {5, 4}, {-1, 4}};
  for (int i = 0; i < 4; i++) {
    ps_clear(c, m, "series", NULL);
    add_rate(20240101, 3, 10, NULL);
    add_rate(20240102, rates[i][0], rates[i][1], NULL);
    ps_level l = all_of_it();
    cr_expect(l.value.set && !l.low.set && !l.high.set, "row %d", i);
    expect_near(l.value, (3 + rates[i][0]) / (10 + rates[i][1]), 1e-15, "the level");
  }
  ps_clear(c, m, "series", NULL);
  add_rate(20240101, 3, 10, NULL);
  ps_set_number(c, m, "scale", -1, NULL);
  cr_expect_not(all_of_it().low.set);
  expect_near(all_of_it().value, -0.3, 1e-15, "the level");
}

Test(level, denominators_of_nothing) {
  add_rate(20240101, 0, 0, NULL);
  ps_level l = all_of_it();
  cr_expect_not(l.value.set);
  cr_expect_not(l.low.set);
  cr_expect_str_eq(l.method, "not computed: the denominators add up to zero or less");
  add_rate(20240102, 5, -2, NULL);
  cr_expect_not(all_of_it().value.set);
  add_rate(20240103, 1, 6, NULL);
  expect_near(all_of_it().value, 1.5, 0, "the level");
}

/* ---- means ---- */

/* Eight values with mean 5 and squares of 32: s = sqrt(32 / 7), s / sqrt(8) = sqrt(4 / 7). */
Test(level, a_mean_and_its_standard_error) {
  const double values[] = {2, 4, 4, 4, 5, 5, 7, 9};
  for (int i = 0; i < 8; i++) add_value(20240101 + i, values[i]);
  ps_level l = all_of_it();
  cr_expect_eq(l.points.value, 8);
  expect_near(l.value, 5, 0, "the mean");
  expect_near(l.standard_error, 0.755928946018454454429, 1e-15, "the standard error");
  cr_expect_not(l.low.set || l.high.set || l.numerator.set || l.denominator.set);
  cr_expect_str_eq(l.method, "mean of the points");
  ps_set_number(c, m, "scale", 100, NULL);
  expect_near(all_of_it().value, 5, 0, "values are scaled already");
}

/* NIST Statistical Reference Datasets, univariate: NumAcc1 and NumAcc3. */
Test(level, a_mean_of_large_numbers_close_together) {
  add_value(20240101, 10000001);
  add_value(20240102, 10000003);
  add_value(20240103, 10000002);
  ps_level l = all_of_it();
  expect_near(l.value, 10000002, 0, "mean of NumAcc1");
  expect_near(l.standard_error, 1 / sqrt(3), 1e-15, "standard deviation 1");
  ps_clear(c, m, "series", NULL);
  add_value(20240101, 1000000.2);
  for (int i = 0; i < 1000; i++)
    add_value(ps_date_add_days(20240102, i), i % 2 ? 1000000.3 : 1000000.1);
  l = all_of_it();
  expect_near(l.value, 1000000.2, 1e-8, "mean of NumAcc3");
  expect_near(l.standard_error, 0.1 / sqrt(1001), 1e-11, "standard deviation 0.1");
}

Test(level, one_value_has_no_standard_error) {
  add_value(20240101, 7);
  ps_level l = all_of_it();
  expect_near(l.value, 7, 0, "the mean");
  cr_expect_not(l.standard_error.set);
  add_value(20240102, 7);
  expect_near(all_of_it().standard_error, 0, 0, "no spread");
}

Test(level, rates_go_before_values) {
  add_value(20240101, 50);
  add_rate(20240102, 1, 4, NULL);
  ps_level l = all_of_it();
  cr_expect_eq(l.points.value, 1);
  expect_near(l.value, 0.25, 0, "the level");
  cr_expect_str_eq(l.method,
                   "sum of numerators / sum of denominators; points with a value only left out");
}

/* ---- which points count ---- */

static void expect_points(ps_date from, ps_date to, const char *group, ps_date as_of,
                          int64_t points) {
  ps_level l = level_of(from, to, group, as_of);
  cr_expect_eq(l.points.value, points, "%d to %d: %d points", (int)from, (int)to,
               (int)l.points.value);
  cr_expect_eq(l.from, from);
  cr_expect_eq(l.to, to);
  cr_expect_eq(l.value.set, points > 0);
}

/* A point dated `on` covers the days up to `last`. */
static void expect_period(ps_period period, ps_date on, ps_date last) {
  ps_date before = ps_date_add_days(last, -1), second = ps_date_add_days(on, 1);
  cr_expect_eq(psi_period_end(on, period), last, "%d", (int)psi_period_end(on, period));
  ps_clear(c, m, "series", NULL);
  m->period = period;
  add_value(on, 1);
  expect_points(on, last, NULL, 0, 1);
  expect_points(0, last, NULL, 0, 1);
  expect_points(on, 0, NULL, 0, 1);
  expect_points(0, 0, NULL, 0, 1);
  expect_points(0, before, NULL, 0, 0);
  expect_points(second, 0, NULL, 0, 0);
  expect_points(0, 0, NULL, last, 1);
  expect_points(0, 0, NULL, before, 0);
  expect_points(on, last, NULL, before, 0);
}

Test(level, a_period_counts_only_if_all_of_it_is_within) {
  expect_period(PS_PERIOD_DAY, 20240229, 20240229);
  expect_period(PS_PERIOD_UNSET, 20240229, 20240229);
  expect_period(PS_PERIOD_WEEK, 20231228, 20240103);
  expect_period(PS_PERIOD_MONTH, 20240201, 20240229);
  expect_period(PS_PERIOD_MONTH, 20230201, 20230228);
  expect_period(PS_PERIOD_MONTH, 20231215, 20240114);
  expect_period(PS_PERIOD_QUARTER, 20231001, 20231231);
  expect_period(PS_PERIOD_QUARTER, 20231201, 20240229);
  expect_period(PS_PERIOD_YEAR, 20240101, 20241231);
  expect_period(PS_PERIOD_YEAR, 18470601, 18480531);
}

Test(level, a_period_that_runs_into_the_end_of_the_calendar_ends_there) {
  expect_period(PS_PERIOD_MONTH, 99991201, 99991231);
  expect_period(PS_PERIOD_YEAR, 99990101, 99991231);
  expect_period(PS_PERIOD_WEEK, 99991230, 99991231);
}

Test(level, months_in_a_window) {
  m->period = PS_PERIOD_MONTH;
  for (int i = 0; i < 24; i++) add_value(ps_date_add_months(20230101, i), i);
  expect_points(20230101, 20231231, NULL, 0, 12);
  expect_points(20230102, 20231230, NULL, 0, 10);
  expect_points(20230601, 20230630, NULL, 0, 1);
  expect_points(20230615, 20230715, NULL, 0, 0);
  expect_points(20230101, 20241231, NULL, 20240531, 17);
  expect_points(20250101, 20241231, NULL, 0, 0);
}

Test(level, groups) {
  add_rate(20240101, 1, 10, "north");
  add_rate(20240101, 2, 10, "south");
  add_rate(20240101, 3, 10, NULL);
  add_rate(20240101, 4, 10, "");
  expect_points(0, 0, NULL, 0, 4);
  expect_points(0, 0, "north", 0, 1);
  expect_points(0, 0, "", 0, 1);
  expect_points(0, 0, "nort", 0, 0);
  expect_points(0, 0, "north ", 0, 0);
  expect_near(level_of(0, 0, "south", 0).value, 0.2, 0, "south");
  cr_expect_str_eq(level_of(0, 0, "south", 0).group, "south");
}

Test(level, where_nothing_counts_it_says_why) {
  cr_expect_str_eq(all_of_it().method, "not computed: the measure has no figures");
  add_value(20240101, 1);
  ps_level l = level_of(20250101, 0, NULL, 0);
  cr_expect_not(l.value.set);
  cr_expect_eq(l.points.value, 0);
  cr_expect_str_eq(l.method, "not computed: no point's period lies wholly in the window");
}

/* ---- beyond a double ---- */

Test(level, sums_beyond_a_double_are_no_figures) {
  static const double rates[][2] = {{1e308, 1e308}, {1, 1e308}, {1e308, 1}, {-1e308, 1}};
  for (int i = 0; i < 4; i++) {
    ps_clear(c, m, "series", NULL);
    for (int k = 0; k < 2; k++) add_rate(20240101 + k, rates[i][0], rates[i][1], NULL);
    ps_level l = all_of_it();
    cr_expect_not(l.value.set || l.low.set || l.high.set, "row %d", i);
    cr_expect_str_eq(l.method, "not computed: the figures are too large to add up");
  }
  ps_clear(c, m, "series", NULL);
  add_value(20240101, 1.7e308);
  add_value(20240102, 1.7e308);
  cr_expect_not(all_of_it().value.set);
  ps_clear(c, m, "series", NULL);
  add_value(20240101, 1e200);
  add_value(20240102, -1e200);
  expect_near(all_of_it().value, 0, 0, "the mean");
  cr_expect_not(all_of_it().standard_error.set, "its square is too large");
  ps_clear(c, m, "series", NULL);
  ps_set_number(c, m, "scale", 1e300, NULL);
  add_rate(20240101, 1e300, 1, NULL);
  cr_expect_not(all_of_it().value.set);
}
