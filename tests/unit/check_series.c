/* Series as rules look at them. Expected numbers are SciPy 1.17.1's and statsmodels 0.15.0's, by
 * the call named with each, and published ones where there are. */
#include "check/series.h"

#include <criterion/criterion.h>

#include <math.h>
#include <string.h>

static ps_case *c;
static ps_measure *m;
static ps_store *store;

static void setup(void) {
  c = ps_case_new(NULL, NULL);
  m = ps_add(c, PS_MEASURE, "m", NULL);
  store = psi_store_new(NULL);
}

static void teardown(void) {
  psi_store_free(store);
  ps_case_free(c);
}

TestSuite(check_series, .init = setup, .fini = teardown);

/* Another measure without figures, alike in its direction. */
static void start_over(void) {
  ps_direction direction = m->direction;
  ps_case_free(c);
  c = ps_case_new(NULL, NULL);
  m = ps_add(c, PS_MEASURE, "m", NULL);
  m->direction = direction;
}

static void add_share(ps_date on, double count, double of, const char *group) {
  cr_assert_eq(ps_series_add(c, m, on, NAN, count, of, group, NULL), PS_OK);
}

static void add_value(ps_date on, double value, const char *group) {
  cr_assert_eq(ps_series_add(c, m, on, value, NAN, NAN, group, NULL), PS_OK);
}

static void expect_near(double value, double expected, double within, const char *what) {
  cr_expect(fabs(value - expected) <= within, "%s is %.17g, not %.17g", what, value, expected);
}

static ps_level level_from(ps_date from, ps_date to) {
  ps_level level;
  psi_level_ask ask = {m, from, to, NULL, 0, NULL, 0};
  memset(&level, 0, sizeof level);
  psi_init(&level, &psi_level_table);
  psi_level_take(&level, &ask);
  return level;
}

/* The same figures every day from a day on. */
static void add_values(ps_date on, const double *values, size_t count, const char *group) {
  for (size_t i = 0; i < count; i++) add_value(ps_date_add_days(on, (int32_t)i), values[i], group);
}

/* ---- shares and means ---- */

/* statsmodels.stats.proportion.proportion_confint(x, n, alpha, method="wilson"), alpha 0.05 and
 * 0.002. */
Test(check_series, interval_of_a_share) {
  static const struct {
    double x, n, z, low, high;
  } rows[] = {{84, 100, PSI_Z_95, 0.755797306107298, 0.899047115111952},
              {84, 100, PSI_Z_998, 0.698138033373364, 0.922585729276266},
              {3, 3, PSI_Z_95, 0.438502968244954, 1},
              {0, 20, PSI_Z_998, 0, 0.323170414624055},
              {1989, 20042, PSI_Z_998, 0.0929048479457455, 0.105960059158087}};
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    psi_interval made = psi_share_interval(rows[i].x, rows[i].n, rows[i].z);
    expect_near(made.low, rows[i].low, 1e-14, "low");
    expect_near(made.high, rows[i].high, 1e-14, "high");
  }
}

/* confint_proportions_2indep(x2, n2, x1, n1, method="newcomb", compare="diff", alpha); the first
 * three as in Newcombe 1998, table II, method 10: 0.0524 to 0.3339, 0.1705 to 0.8090, -0.0381
 * to 0.1926. */
Test(check_series, change_of_a_share) {
  static const struct {
    double a, of_a, b, of_b, z, low, high;
  } rows[] = {{48, 80, 56, 70, PSI_Z_95, 0.052431472402365, 0.333872654036906},
              {3, 10, 9, 10, PSI_Z_95, 0.170522723934503, 0.809017973535488},
              {0, 29, 5, 56, PSI_Z_95, -0.0381371479035369, 0.192560013855112},
              {10, 10, 0, 20, PSI_Z_95, -1, -0.679086037141915},
              {270, 300, 180, 300, PSI_Z_998, -0.398486697857137, -0.193659092327751}};
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    psi_interval made =
        psi_share_change(rows[i].a, rows[i].of_a, rows[i].b, rows[i].of_b, rows[i].z);
    expect_near(made.low, rows[i].low, 1e-14, "low");
    expect_near(made.high, rows[i].high, 1e-14, "high");
  }
}

/* scipy.stats.t.ppf(0.975, freedom). */
Test(check_series, points_of_t) {
  expect_near(psi_t_point(3), 3.18244630528371, 0.004, "3");
  expect_near(psi_t_point(4), 2.77644510519779, 0.001, "4");
  expect_near(psi_t_point(5), 2.57058183563631, 0.0003, "5");
  expect_near(psi_t_point(7.5), 2.33303962686497, 0.00005, "7.5");
  expect_near(psi_t_point(10), 2.22813885198627, 0.00001, "10");
  expect_near(psi_t_point(30), 2.04227245630124, 1e-7, "30");
  expect_near(psi_t_point(200), 1.97189622363391, 1e-9, "200");
}

/* proportions_ztest(x, n, value=pooled, prop_var=pooled). */
Test(check_series, place_in_a_funnel) {
  expect_near(psi_funnel_place(60, 100, 0.75), -3.46410161513776, 1e-13, "60 of 100");
  expect_near(psi_funnel_place(180, 200, 0.75), 4.89897948556636, 1e-13, "180 of 200");
  expect_near(psi_funnel_place(45, 50, 0.9), 0, 1e-13, "45 of 50");
  cr_expect(isnan(psi_funnel_place(45, 49, 0.9))); /* 4.9 expected of the other sort */
  cr_expect(isnan(psi_funnel_place(2, 49, 0.1)));
  cr_expect(isnan(psi_funnel_place(0, 49, 0)));
}

/* ---- levels ---- */

/* scipy.stats.t.interval(0.95, 4, mean, sem). */
Test(check_series, interval_of_a_mean) {
  const double values[] = {12.1, 11.4, 12.9, 12.2, 11.8};
  psi_interval i;
  add_values(20250101, values, 5, NULL);
  ps_level l = level_from(0, 0);
  cr_assert(psi_level_interval(&l, &i));
  expect_near(i.low, 11.3920240180634, 0.0003, "low");
  expect_near(i.high, 12.7679759819366, 0.0003, "high");
  l = level_from(0, 20250103); /* three are not enough */
  cr_expect_not(psi_level_interval(&l, &i));
  l = level_from(20260101, 0);
  cr_expect_not(psi_level_interval(&l, &i));
}

Test(check_series, interval_of_a_level_of_counts) {
  psi_interval i;
  add_share(20250101, 84, 100, NULL);
  m->scale = (ps_number){100, true};
  ps_level l = level_from(0, 0);
  cr_assert(psi_level_interval(&l, &i));
  expect_near(i.low, 75.5797306107298, 1e-12, "low");
  expect_near(i.high, 89.9047115111952, 1e-12, "high");
}

/* ttest_ind(now, before, equal_var=False).confidence_interval(0.95): its degrees of freedom are
 * 5.65 and 8.94. */
Test(check_series, change_of_means) {
  const double a[] = {12.1, 11.4, 12.9, 12.2, 11.8}, b[] = {10.2, 9.1, 10.8, 9.9};
  const double p[] = {50, 52, 51, 49, 53, 50}, q[] = {51, 50, 53, 52, 50};
  add_values(20250101, a, 5, NULL);
  add_values(20250201, b, 4, NULL);
  add_values(20250301, p, 6, NULL);
  add_values(20250401, q, 5, NULL);
  ps_level first = level_from(20250101, 20250131), second = level_from(20250201, 20250228);
  psi_change change = psi_change_between(&first, &second);
  cr_assert_null(change.unknown);
  expect_near(change.value, -2.08, 1e-12, "the change");
  expect_near(change.interval.low, -3.15255720049159, 0.0003, "low");
  expect_near(change.interval.high, -1.00744279950841, 0.0003, "high");
  m->direction = PS_DIRECTION_HIGHER;
  cr_expect_eq(psi_turn(m, &first, &second, &change), -1);
  m->direction = PS_DIRECTION_LOWER;
  cr_expect_eq(psi_turn(m, &first, &second, &change), 1);
  first = level_from(20250301, 20250331);
  second = level_from(20250401, 20250430);
  change = psi_change_between(&first, &second);
  expect_near(change.value, 0.366666666666667, 1e-12, "the change");
  expect_near(change.interval.low, -1.5294111456377, 0.0001, "low");
  expect_near(change.interval.high, 2.26274447897103, 0.0001, "high");
  cr_expect_eq(psi_turn(m, &first, &second, &change), 0);
}

Test(check_series, change_of_counts) {
  add_share(20250101, 48, 80, NULL);
  add_share(20250201, 56, 70, NULL);
  m->scale = (ps_number){100, true};
  ps_level first = level_from(20250101, 20250131), second = level_from(20250201, 20250228);
  psi_change change = psi_change_between(&first, &second);
  expect_near(change.value, 20, 1e-12, "the change");
  expect_near(change.interval.low, 5.2431472402365, 1e-12, "low");
  expect_near(change.interval.high, 33.3872654036906, 1e-12, "high");
}

/* Figures that do not move at all have no noise. */
Test(check_series, change_without_noise) {
  const double a[] = {5, 5, 5, 5}, b[] = {6, 6, 6, 6};
  add_values(20250101, a, 4, NULL);
  add_values(20250201, b, 4, NULL);
  ps_level first = level_from(20250101, 20250131), second = level_from(20250201, 20250228);
  psi_change change = psi_change_between(&first, &second);
  cr_expect_eq(change.interval.low, 1);
  cr_expect_eq(change.interval.high, 1);
}

Test(check_series, change_that_cannot_be_told) {
  const double a[] = {5, 6, 7}, b[] = {6, 7, 8, 9};
  add_values(20250101, a, 3, NULL);
  add_values(20250201, b, 4, NULL);
  add_share(20250301, 48, 80, NULL);
  add_share(20250401, 48.5, 80, NULL);
  ps_level few = level_from(20250101, 20250131), values = level_from(20250201, 20250228);
  ps_level counts = level_from(20250301, 20250331), ratio = level_from(20250401, 20250430);
  ps_level none = level_from(20260101, 0);
  cr_expect(strstr(psi_change_between(&none, &values).unknown, "of its baseline"));
  cr_expect(strstr(psi_change_between(&values, &none).unknown, "of its current window"));
  cr_expect(strstr(psi_change_between(&few, &values).unknown, "four figures"));
  cr_expect(strstr(psi_change_between(&values, &few).unknown, "four figures"));
  cr_expect(strstr(psi_change_between(&counts, &values).unknown, "neither"));
  cr_expect(strstr(psi_change_between(&values, &counts).unknown, "neither"));
  cr_expect(strstr(psi_change_between(&counts, &ratio).unknown, "neither"));
}

Test(check_series, badness) {
  m->direction = PS_DIRECTION_BAND;
  cr_expect_eq(psi_badness(m, 7), 0);
  m->band_low = (ps_number){10, true};
  cr_expect_eq(psi_badness(m, 7), 3);
  cr_expect_eq(psi_badness(m, 70), 0);
  m->band_high = (ps_number){20, true};
  cr_expect_eq(psi_badness(m, 70), 50);
  m->direction = PS_DIRECTION_HIGHER;
  cr_expect_eq(psi_badness(m, 7), -7);
  m->direction = PS_DIRECTION_LOWER;
  cr_expect_eq(psi_badness(m, 7), 7);
}

/* A band: what counts is how far outside it is, whichever way it moved. */
Test(check_series, turn_in_a_band) {
  const double a[] = {5, 5, 5, 5}, b[] = {30, 30, 30, 30}, in[] = {15, 15, 15, 15};
  add_values(20250101, a, 4, NULL);
  add_values(20250201, b, 4, NULL);
  add_values(20250301, in, 4, NULL);
  m->direction = PS_DIRECTION_BAND;
  m->band_low = (ps_number){10, true};
  m->band_high = (ps_number){20, true};
  ps_level low = level_from(20250101, 20250131), high = level_from(20250201, 20250228);
  ps_level good = level_from(20250301, 20250331);
  psi_change up = psi_change_between(&low, &high), down = psi_change_between(&high, &good);
  cr_expect_eq(psi_turn(m, &low, &high, &up), -1);
  cr_expect_eq(psi_turn(m, &high, &good, &down), 1);
  m->band_high = (ps_number){25, true}; /* as far off as before */
  cr_expect_eq(psi_turn(m, &low, &high, &up), 0);
}

/* ---- groups ---- */

static psi_series_groups groups_of(ps_date from, ps_date as_of) {
  psi_series_groups groups;
  psi_level_ask ask = {m, from, 0, NULL, as_of, NULL, 0};
  cr_assert(psi_groups_take(store, NULL, &ask, &groups));
  return groups;
}

Test(check_series, groups) {
  add_share(20250101, 1, 10, "North");
  add_share(20250101, 2, 10, "All");
  add_share(20250101, 3, 10, "East");
  add_share(20250201, 4, 10, "North");
  add_share(20250301, 9, 10, "North");
  add_share(20250301, 9, 10, NULL);
  psi_series_groups g = groups_of(0, 20250228);
  cr_assert_eq(g.count, 3);
  cr_expect_str_eq(g.items[0].name, "All");
  cr_expect_str_eq(g.items[1].name, "East");
  cr_expect_str_eq(g.items[2].name, "North");
  cr_expect_eq(g.items[2].level.numerator.value, 5);
  cr_expect_eq(g.items[2].level.denominator.value, 20);
  ps_set_text(c, m, "current.group", "All", NULL);
  g = groups_of(20250201, 0);
  cr_assert_eq(g.count, 2);
  cr_expect_not(g.items[0].level.value.set);
  cr_expect_eq(g.items[1].level.numerator.value, 13);
  ps_set_text(c, m, "baseline.group", "East", NULL);
  cr_expect_eq(groups_of(0, 0).count, 1);
}

Test(check_series, no_groups) {
  cr_expect_eq(groups_of(0, 0).count, 0);
  add_share(20250101, 1, 10, NULL);
  cr_expect_eq(groups_of(0, 0).count, 0);
}

/* At a pooled share of 0.75 a group of 300 lies at (x - 225) / 7.5: 3.07 for 248, 3.2 for 249. */
Test(check_series, shares_differ) {
  add_share(20250101, 248, 300, "North");
  add_share(20250101, 202, 300, "South");
  psi_series_groups g = groups_of(0, 0);
  cr_expect_eq(psi_shares_differ(&g, 10), 0);
  cr_expect_eq(g.count, 2);
  start_over();
  add_share(20250101, 249, 300, "North");
  add_share(20250101, 201, 300, "South");
  add_share(20250101, 6, 8, "West"); /* too small to be one of them */
  g = groups_of(0, 0);
  cr_expect_eq(psi_shares_differ(&g, 10), 1);
  cr_expect_eq(g.count, 2);
  g = groups_of(0, 0);
  cr_expect_eq(psi_shares_differ(&g, 301), -1);
}

/* scipy.stats.variation([40, 50, 90], ddof=1). */
Test(check_series, variation_of_means) {
  add_value(20250101, 40, "a");
  add_value(20250101, 50, "b");
  add_value(20250101, 90, "c");
  psi_series_groups g = groups_of(0, 0);
  expect_near(psi_means_variation(&g), 0.440958551844098, 1e-14, "the variation");
  add_value(20250102, -400, "a");
  g = groups_of(0, 0);
  cr_expect(isnan(psi_means_variation(&g)));
}

/* ttest_ind(a, b, equal_var=False).statistic: 2.98 for a step of 2.0, 3.13 for 2.1; the limit is
 * 3.09. */
Test(check_series, means_apart) {
  const double a[] = {40, 42, 38, 41, 39, 43, 40, 42, 41, 39};
  for (int step = 20; step <= 21; step++) {
    start_over();
    for (int i = 0; i < 10; i++) {
      ps_date on = ps_date_add_days(20250101, i);
      add_value(on, a[i] - step / 10.0 + (i % 2 == 0 ? 0.3 : -0.3), "b");
      add_value(on, a[i], "a");
      add_value(on, a[i] - 1, "between");
    }
    psi_series_groups g = groups_of(0, 0);
    cr_expect_eq(psi_means_apart(&g), step == 21);
  }
}

/* ---- periods ---- */

static psi_periods periods_of(const char *group, ps_date as_of) {
  psi_periods periods;
  cr_assert(psi_periods_take(store, NULL, m, group, as_of, &periods));
  return periods;
}

Test(check_series, periods) {
  m->period = PS_PERIOD_MONTH;
  add_share(20250201, 4, 10, "North");
  add_share(20250101, 1, 10, "North");
  add_share(20250101, 2, 20, "South");
  add_share(20250301, 9, 10, "South");
  psi_periods p = periods_of(NULL, 20250330); /* March is not over */
  cr_assert_eq(p.count, 2);
  cr_expect(p.counts);
  cr_expect_not(p.values);
  cr_expect_eq(p.items[0].on, 20250101);
  cr_expect_eq(p.items[0].count, 3);
  cr_expect_eq(p.items[0].of, 30);
  cr_expect_eq(p.items[1].count, 4);
  p = periods_of("South", 0);
  cr_assert_eq(p.count, 2);
  cr_expect_eq(p.items[0].count, 2);
  add_share(20250401, 1.5, 10, "South");
  cr_expect_not(periods_of(NULL, 0).counts);
}

Test(check_series, periods_of_values) {
  add_value(20250101, 10, "North");
  add_value(20250101, 30, "South");
  add_value(20250201, 5, NULL);
  psi_periods p = periods_of(NULL, 0);
  cr_assert_eq(p.count, 2);
  cr_expect(p.values);
  cr_expect_not(p.counts);
  cr_expect_eq(p.items[0].value, 20);
  cr_expect_eq(periods_of("North", 0).count, 1);
}

static psi_fall fall_from(ps_date from, ps_date to) {
  psi_periods p = periods_of(NULL, 0);
  return psi_fall_since(&p, m, from, to);
}

/* Newcombe's interval of 99.8 % for 80 of 100 less 95 of 100 ends at -0.0013, for 84 of 100 at
 * +0.031 (confint_proportions_2indep as above, alpha 0.002). The best month is the one that is
 * surely high: 3 of 3 may be chance (from 0.24), 95 of 100 is not (from 0.84). */
Test(check_series, fall_of_counts) {
  m->period = PS_PERIOD_MONTH;
  m->scale = (ps_number){100, true};
  add_share(20250101, 3, 3, NULL);
  add_share(20250201, 95, 100, NULL);
  add_share(20250301, 80, 100, NULL);
  psi_fall fall = fall_from(20250301, 0);
  cr_expect(fall.known);
  cr_expect(fall.fell);
  cr_expect_eq(fall.on, 20250201);
  expect_near(fall.peak, 95, 1e-12, "the peak");
  expect_near(fall.now, 80, 1e-12, "now");
  add_share(20250401, 88, 100, NULL); /* with it 168 of 200: 84 % */
  cr_expect(fall_from(20250301, 20250331).fell);
  fall = fall_from(20250401, 0);
  cr_expect(fall.known);
  cr_expect_not(fall.fell);
  cr_expect_not(fall_from(20250101, 0).known); /* nothing before */
  cr_expect_not(fall_from(20260101, 0).known); /* nothing after */
  m->direction = PS_DIRECTION_LOWER; /* a rise, then: from 80 of 100 to 88 of 100 */
  fall = fall_from(20250401, 0);
  cr_expect_not(fall.fell);
  expect_near(fall.peak, 80, 1e-12, "the lowest");
}

Test(check_series, rise_where_lower_is_better) {
  m->direction = PS_DIRECTION_LOWER;
  add_share(20250101, 5, 100, NULL);
  add_share(20250201, 20, 100, NULL); /* the mirror of 95 and 80 */
  cr_expect(fall_from(20250201, 0).fell);
  start_over();
  add_share(20250101, 5, 100, NULL);
  add_share(20250201, 16, 100, NULL);
  cr_expect_not(fall_from(20250201, 0).fell);
}

/* numpy: from the best to the mean of the last three 5.33 where 4.75 is noise (norm.ppf(0.999) *
 * mean(abs(diff)) / 1.128 * sqrt(1 + 1/3)); with 70, 70, 71 at the end 3.67 where 4.11 is. */
Test(check_series, fall_of_values) {
  const double before[] = {70, 72, 71, 73, 72, 74, 73, 72}, low[] = {69, 68, 69},
               near[] = {70, 70, 71};
  add_values(20250101, before, 8, NULL);
  cr_expect_not(fall_from(20250201, 0).known);
  add_values(20250201, low, 3, NULL);
  psi_fall fall = fall_from(20250201, 0);
  cr_expect(fall.known);
  cr_expect(fall.fell);
  cr_expect_eq(fall.on, 20250106);
  cr_expect_eq(fall.peak, 74);
  expect_near(fall.now, 68.6666666666667, 1e-12, "now");
  cr_expect_not(fall_from(20250101, 0).known);
  start_over();
  add_values(20250101, before, 8, NULL);
  add_values(20250201, near, 3, NULL);
  fall = fall_from(20250201, 0);
  cr_expect(fall.known);
  cr_expect_not(fall.fell);
  start_over();
  add_values(20250101, before, 4, NULL);
  add_values(20250201, low, 3, NULL);
  cr_expect_not(fall_from(20250201, 0).known); /* seven periods are too few */
}

Test(check_series, fall_of_mixed_figures_is_not_known) {
  add_share(20250101, 95, 100, NULL);
  add_value(20250201, 50, NULL);
  add_share(20250301, 50, 100, NULL);
  cr_expect_not(fall_from(20250301, 0).known);
}
