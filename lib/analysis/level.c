#include "analysis/level.h"

#include <math.h>
#include <string.h>

static const ps_field level_rows[] = {
    PSI_DATE(ps_level, from, 1, "First day of the window."),
    PSI_DATE(ps_level, to, 1, "Last day of the window."),
    PSI_TEXT(ps_level, group, 1, "Group the points are of; NULL for all."),
    PSI_INTEGER(ps_level, points, NULL, 1, "How many points it rests on."),
    PSI_NUMBER(ps_level, numerator, NULL, 1, "Sum of numerators."),
    PSI_NUMBER(ps_level, denominator, NULL, 1, "Sum of denominators."),
    PSI_NUMBER(ps_level, value, "unit of the measure", 1, "The level, in the measure's unit."),
    PSI_NUMBER(ps_level, low, "unit of the measure", 1, "Lower end of the 95 % interval."),
    PSI_NUMBER(ps_level, high, "unit of the measure", 1, "Upper end of the 95 % interval."),
    PSI_NUMBER(ps_level, standard_error, "unit of the measure", 1,
               "Standard error of a mean of values."),
    PSI_TEXT(ps_level, method, 1, "How it was computed, or why it was not."),
};
const ps_struct psi_level_table =
    PSI_TABLE("level", ps_level, level_rows, "A measure over one stretch of time.");

static ps_date months_end(ps_date on, int32_t months) {
  return ps_date_add_days(ps_date_add_months(on, months), -1);
}

ps_date psi_period_end(ps_date on, ps_period period) {
  ps_date end = on;
  switch (period) {
    case PS_PERIOD_WEEK: end = ps_date_add_days(on, 6); break;
    case PS_PERIOD_MONTH: end = months_end(on, 1); break;
    case PS_PERIOD_QUARTER: end = months_end(on, 3); break;
    case PS_PERIOD_YEAR: end = months_end(on, 12); break;
    default: break;
  }
  return end == 0 ? 99991231 : end; /* the calendar's last day: nothing runs beyond it */
}

/* Whether the period of a point ends on or before a day (0: no day). No period is longer than
 * a year, so that most need no calendar. */
static bool ends_by(ps_date on, ps_period period, ps_date day) {
  enum { YEAR = 10000 };
  if (day == 0 || on + YEAR <= day) return true;
  return on <= day && psi_period_end(on, period) <= day;
}

static bool counts(const psi_level_ask *ask, size_t i) {
  const ps_series *s = &ask->measure->series;
  if (ask->from != 0 && s->on[i] < ask->from) return false;
  if (!ends_by(s->on[i], ask->measure->period, ask->to) ||
      !ends_by(s->on[i], ask->measure->period, ask->as_of))
    return false;
  return ask->group == NULL || (s->group[i] != NULL && strcmp(s->group[i], ask->group) == 0);
}

typedef struct sums {
  size_t rates, values;
  double numerator, denominator, value;
  bool counts_only; /* whole numbers with 0 <= numerator <= denominator */
} sums;

static bool is_whole(double x) { return x == floor(x); }

/* The rows to look at: all, or those asked for. */
static size_t row_count(const psi_level_ask *ask) {
  return ask->rows != NULL ? ask->row_count : ask->measure->series.count;
}

static size_t row_at(const psi_level_ask *ask, size_t k) {
  return ask->rows != NULL ? ask->rows[k] : k;
}

static sums add_up(const psi_level_ask *ask) {
  const ps_series *s = &ask->measure->series;
  sums t = {0, 0, 0, 0, 0, true};
  for (size_t k = 0; k < row_count(ask); k++) {
    const size_t i = row_at(ask, k);
    if (!counts(ask, i)) continue;
    if (psi_is_figure(s->numerator[i]) && psi_is_figure(s->denominator[i])) {
      double n = s->numerator[i], d = s->denominator[i];
      t.rates++;
      t.numerator += n;
      t.denominator += d;
      t.counts_only = t.counts_only && is_whole(n) && is_whole(d) && n >= 0 && n <= d;
    } else if (psi_is_figure(s->value[i])) {
      t.values++;
      t.value += s->value[i];
    }
  }
  return t;
}

static const char *const too_large = "not computed: the figures are too large to add up";

/* What is beyond a double is no figure. */
static ps_number number(double value) {
  ps_number n = {value, isfinite(value) != 0};
  if (!n.set) n.value = 0;
  return n;
}

/* Wilson (1927): unlike the plain interval it stays within 0 and 1 and holds its
 * level for small counts. */
static void add_interval(ps_level *level, double x, double n, double scale) {
  const double z = 1.959963984540054; /* 97.5 % point of the normal distribution */
  double p = x / n, z2 = z * z;
  double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  double half = z / (1 + z2 / n) * sqrt(p * (1 - p) / n + z2 / (4 * n * n));
  level->low = number((middle - half < 0 ? 0 : middle - half) * scale);
  level->high = number((middle + half > 1 ? 1 : middle + half) * scale);
}

static void take_rate(ps_level *level, const psi_level_ask *ask, const sums *t) {
  double scale = ask->measure->scale.set ? ask->measure->scale.value : 1;
  level->points.value = (int64_t)t->rates;
  level->numerator = number(t->numerator);
  level->denominator = number(t->denominator);
  level->method = too_large;
  if (!level->numerator.set || !level->denominator.set) return;
  if (!(t->denominator > 0)) {
    level->method = "not computed: the denominators add up to zero or less";
    return;
  }
  level->value = number(t->numerator / t->denominator * scale);
  if (!level->value.set) return;
  level->method = "sum of numerators / sum of denominators";
  if (t->values > 0)
    level->method = "sum of numerators / sum of denominators; points with a value only left out";
  if (t->counts_only && scale > 0) add_interval(level, t->numerator, t->denominator, scale);
}

static void take_mean(ps_level *level, const psi_level_ask *ask, const sums *t) {
  const ps_series *s = &ask->measure->series;
  double n = (double)t->values, mean = t->value / n, squares = 0;
  level->points.value = (int64_t)t->values;
  level->value = number(mean);
  level->method = level->value.set ? "mean of the points" : too_large;
  if (t->values < 2 || !level->value.set) return;
  for (size_t k = 0; k < row_count(ask); k++) {
    const size_t i = row_at(ask, k);
    if (counts(ask, i) && psi_is_figure(s->value[i]))
      squares += (s->value[i] - mean) * (s->value[i] - mean);
  }
  level->standard_error = number(sqrt(squares / (n - 1) / n));
}

void psi_level_take(ps_level *level, const psi_level_ask *ask) {
  level->from = ask->from;
  level->to = ask->to;
  level->group = ask->group;
  level->object.state |= PS_OBJECT_GIVEN;
  level->points.set = true;
  sums t = add_up(ask);
  if (t.rates > 0)
    take_rate(level, ask, &t);
  else if (t.values > 0)
    take_mean(level, ask, &t);
  else
    level->method = ask->measure->series.count == 0
                        ? "not computed: the measure has no figures"
                        : "not computed: no point's period lies wholly in the window";
}
