/* Figures over time, as rules look at them. */
#include "check/series.h"

#include <math.h>
#include <string.h>

static double square(double x) { return x * x; }

/* ---- shares and means ---- */

psi_interval psi_share_interval(double count, double of, double z) {
  double p = count / of, z2 = z * z;
  double middle = (p + z2 / (2 * of)) / (1 + z2 / of);
  double half = z / (1 + z2 / of) * sqrt(p * (1 - p) / of + z2 / (4 * of * of));
  psi_interval i = {middle - half < 0 ? 0 : middle - half, middle + half > 1 ? 1 : middle + half};
  return i;
}

/* Newcombe, Interval estimation for the difference between independent proportions, Statistics
 * in Medicine 17 (1998) 873-890, method 10: the two score intervals squared and added. */
static psi_interval join(double a, psi_interval of_a, double b, psi_interval of_b) {
  double d = b - a;
  psi_interval i = {d - sqrt(square(b - of_b.low) + square(of_a.high - a)),
                    d + sqrt(square(of_b.high - b) + square(a - of_a.low))};
  return i;
}

psi_interval psi_share_change(double count_a, double of_a, double count_b, double of_b, double z) {
  return join(count_a / of_a, psi_share_interval(count_a, of_a, z), count_b / of_b,
              psi_share_interval(count_b, of_b, z));
}

/* Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.7.5: within 0.004 from
 * three degrees of freedom on, within 0.0003 from five. */
double psi_t_point(double freedom) {
  const double x = PSI_Z_95, x3 = x * x * x, x5 = x3 * x * x, x7 = x5 * x * x, x9 = x7 * x * x;
  const double n = freedom;
  return x + (x3 + x) / 4 / n + (5 * x5 + 16 * x3 + 3 * x) / 96 / (n * n) +
         (3 * x7 + 19 * x5 + 17 * x3 - 15 * x) / 384 / (n * n * n) +
         (79 * x9 + 776 * x7 + 1482 * x5 - 1920 * x3 - 945 * x) / 92160 / (n * n * n * n);
}

/* D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in
 * Medicine 24 (2005) 1185-1202: limits at pooled +- z sqrt(pooled (1 - pooled) / n), by the normal
 * approximation, which wants some 5 expected of either sort (Cochran 1954). */
double psi_funnel_place(double count, double of, double pooled) {
  const double five = 5 - 1e-9; /* 50 times 1 - 0.9 is a little less */
  if (of * pooled < five || of * (1 - pooled) < five) return NAN;
  return (count / of - pooled) / sqrt(pooled * (1 - pooled) / of);
}

/* ---- levels ---- */

bool psi_level_interval(const ps_level *level, psi_interval *interval) {
  if (level->low.set && level->high.set) {
    interval->low = level->low.value;
    interval->high = level->high.value;
    return true;
  }
  if (!level->standard_error.set || level->points.value < PSI_ENOUGH_VALUES) return false;
  double half = psi_t_point((double)(level->points.value - 1)) * level->standard_error.value;
  interval->low = level->value.value - half;
  interval->high = level->value.value + half;
  return true;
}

static bool is_share(const ps_level *l) { return l->low.set && l->high.set; }
static bool is_mean(const ps_level *l) { return !l->denominator.set; }

/* Welch, The generalization of Student's problem, Biometrika 34 (1947) 28-35. */
static psi_interval change_of_means(const ps_level *before, const ps_level *now) {
  double a = square(before->standard_error.value), b = square(now->standard_error.value);
  double d = now->value.value - before->value.value, half = 0;
  if (a + b > 0) {
    double freedom = square(a + b) / (square(a) / (double)(before->points.value - 1) +
                                      square(b) / (double)(now->points.value - 1));
    half = psi_t_point(freedom) * sqrt(a + b);
  }
  psi_interval i = {d - half, d + half};
  return i;
}

psi_change psi_change_between(const ps_level *before, const ps_level *now) {
  psi_change c = {0, {0, 0}, NULL};
  if (!before->value.set || !now->value.set) {
    c.unknown = !before->value.set ? "it has no figures for a whole period of its baseline"
                                   : "it has no figures for a whole period of its current window";
    return c;
  }
  c.value = now->value.value - before->value.value;
  if (is_share(before) && is_share(now)) {
    psi_interval a = {before->low.value, before->high.value};
    psi_interval b = {now->low.value, now->high.value};
    c.interval = join(before->value.value, a, now->value.value, b);
  } else if (!is_mean(before) || !is_mean(now)) {
    c.unknown = "chance can be told from change for counts or for plain values, and its figures "
                "are neither throughout";
  } else if (before->points.value < PSI_ENOUGH_VALUES || now->points.value < PSI_ENOUGH_VALUES) {
    c.unknown = "its baseline and its current window need four figures each";
  } else {
    c.interval = change_of_means(before, now);
  }
  return c;
}

double psi_badness(const ps_measure *m, double value) {
  if (m->direction == PS_DIRECTION_HIGHER) return -value;
  if (m->direction == PS_DIRECTION_LOWER) return value;
  if (m->band_low.set && value < m->band_low.value) return m->band_low.value - value;
  if (m->band_high.set && value > m->band_high.value) return value - m->band_high.value;
  return 0;
}

int psi_turn(const ps_measure *m, const ps_level *before, const ps_level *now,
             const psi_change *change) {
  double was = psi_badness(m, before->value.value), is = psi_badness(m, now->value.value);
  if (change->interval.low <= 0 && change->interval.high >= 0) return 0;
  return is < was ? 1 : is > was ? -1 : 0;
}

/* ---- groups ---- */

typedef struct grouped {
  const char *group;
  size_t row;
} grouped;

static int by_group(const void *x, const void *y) {
  const grouped *a = x, *b = y;
  int order = strcmp(a->group, b->group);
  if (order != 0) return order;
  return a->row < b->row ? -1 : a->row > b->row;
}

static bool is_named(const char *name, const char *group) {
  return name != NULL && strcmp(name, group) == 0;
}

static void add_group(psi_series_groups *groups, const psi_level_ask *ask, const char *name,
                      const size_t *rows, size_t count) {
  psi_group *g = &groups->items[groups->count++];
  psi_level_ask of = *ask;
  of.group = NULL;
  of.rows = rows;
  of.row_count = count;
  g->name = name;
  psi_init(&g->level, &psi_level_table);
  psi_level_take(&g->level, &of);
}

bool psi_groups_take(ps_store *store, psi_pulse *pulse, const psi_level_ask *ask,
                     psi_series_groups *groups) {
  const ps_measure *m = ask->measure;
  const ps_series *s = &m->series;
  grouped *points = psi_store_take(store, 2 * (s->count + 1) * sizeof *points);
  size_t *rows = psi_store_take(store, (s->count + 1) * sizeof *rows);
  size_t count = 0, different = 0;
  groups->items = NULL;
  groups->count = 0;
  if (points == NULL || rows == NULL) return false;
  for (size_t i = 0; i < s->count; i++) {
    if (s->group[i] == NULL || is_named(m->current.group, s->group[i]) ||
        is_named(m->baseline.group, s->group[i]))
      continue;
    points[count].group = s->group[i];
    points[count++].row = i;
  }
  if (!psi_sort(points, points + count, count, sizeof *points, by_group, pulse)) return false;
  for (size_t i = 0; i < count; i++) {
    rows[i] = points[i].row;
    different += i == 0 || strcmp(points[i].group, points[i - 1].group) != 0;
  }
  groups->items = psi_store_take(store, (different + 1) * sizeof *groups->items);
  if (groups->items == NULL) return false;
  for (size_t from = 0, to; from < count; from = to) {
    for (to = from; to < count && strcmp(points[to].group, points[from].group) == 0;) to++;
    add_group(groups, ask, points[from].group, rows + from, to - from);
  }
  return true;
}

int psi_shares_differ(psi_series_groups *groups, double least) {
  double count = 0, of = 0;
  size_t kept = 0;
  int differ = 0;
  for (size_t i = 0; i < groups->count; i++) {
    count += groups->items[i].level.numerator.value;
    of += groups->items[i].level.denominator.value;
  }
  for (size_t i = 0; i < groups->count; i++) {
    const ps_level *l = &groups->items[i].level;
    double place = psi_funnel_place(l->numerator.value, l->denominator.value, count / of);
    if (l->denominator.value < least || isnan(place)) continue;
    if (fabs(place) > PSI_Z_998) differ = 1;
    groups->items[kept++] = groups->items[i];
  }
  groups->count = kept;
  return kept < 2 ? -1 : differ;
}

double psi_means_variation(const psi_series_groups *groups) {
  double sum = 0, squares = 0, n = (double)groups->count;
  for (size_t i = 0; i < groups->count; i++) sum += groups->items[i].level.value.value;
  for (size_t i = 0; i < groups->count; i++)
    squares += square(groups->items[i].level.value.value - sum / n);
  return sum > 0 ? sqrt(squares / (n - 1)) / (sum / n) : NAN;
}

bool psi_means_apart(const psi_series_groups *groups) {
  const ps_level *high = &groups->items[0].level, *low = high;
  for (size_t i = 1; i < groups->count; i++) {
    const ps_level *l = &groups->items[i].level;
    if (l->value.value > high->value.value) high = l;
    if (l->value.value < low->value.value) low = l;
  }
  double error = sqrt(square(high->standard_error.value) + square(low->standard_error.value));
  return high->value.value - low->value.value > PSI_Z_998 * error;
}

/* ---- periods ---- */

static int by_date(const void *x, const void *y) {
  const psi_period_figure *a = x, *b = y;
  return a->on < b->on ? -1 : a->on > b->on;
}

static bool is_count(double count, double of) {
  return count == floor(count) && of == floor(of) && count >= 0 && count <= of;
}

/* The figures as they stand, those of one date not yet together. */
static void take_rows(psi_periods *p, const ps_measure *m, const char *group, ps_date as_of) {
  const ps_series *s = &m->series;
  for (size_t i = 0; i < s->count; i++) {
    psi_period_figure *f = &p->items[p->count];
    if (group != NULL && (s->group[i] == NULL || strcmp(s->group[i], group) != 0)) continue;
    if (as_of != 0 && psi_period_end(s->on[i], m->period) > as_of) continue;
    memset(f, 0, sizeof *f);
    f->on = s->on[i];
    if (psi_is_figure(s->numerator[i]) && psi_is_figure(s->denominator[i])) {
      f->count = s->numerator[i];
      f->of = s->denominator[i];
      p->values = false;
      p->counts = p->counts && is_count(f->count, f->of);
    } else if (psi_is_figure(s->value[i])) {
      f->value = s->value[i];
      f->value_count = 1;
      p->counts = false;
    } else {
      continue;
    }
    p->count++;
  }
}

bool psi_periods_take(ps_store *store, psi_pulse *pulse, const ps_measure *m, const char *group,
                      ps_date as_of, psi_periods *p) {
  size_t kept = 0;
  p->items = psi_store_take(store, 2 * (m->series.count + 1) * sizeof *p->items);
  p->count = 0;
  p->counts = p->values = true;
  if (p->items == NULL) return false;
  take_rows(p, m, group, as_of);
  if (!psi_sort(p->items, p->items + p->count, p->count, sizeof *p->items, by_date, pulse))
    return false;
  for (size_t from = 0, to; from < p->count; from = to) {
    psi_period_figure *f = &p->items[kept++];
    *f = p->items[from];
    for (to = from + 1; to < p->count && p->items[to].on == f->on; to++) {
      f->count += p->items[to].count;
      f->of += p->items[to].of;
      f->value += p->items[to].value;
      f->value_count += p->items[to].value_count;
    }
    if (f->value_count > 0) f->value /= (double)f->value_count;
  }
  p->count = kept;
  return true;
}

/* Where the end begins and stops: items [first, last). */
static void find_end(const psi_periods *p, const ps_measure *m, ps_date from, ps_date to,
                     size_t *first, size_t *last) {
  for (*first = 0; *first < p->count && p->items[*first].on < from;) ++*first;
  for (*last = *first; *last < p->count &&
                       (to == 0 || psi_period_end(p->items[*last].on, m->period) <= to);)
    ++*last;
}

/* What is lower the better is counted by those who are not in it. */
static double good(const ps_measure *m, const psi_period_figure *f) {
  return m->direction == PS_DIRECTION_LOWER ? f->of - f->count : f->count;
}

static psi_fall fall_of_counts(const psi_periods *p, const ps_measure *m, size_t first,
                               size_t last) {
  psi_fall fall = {false, false, 0, 0, 0};
  const psi_period_figure *best = NULL;
  psi_period_figure end = {0, 0, 0, 0, 0};
  double highest = -1, scale = m->scale.set ? m->scale.value : 1;
  for (size_t i = 0; i < first; i++) {
    const psi_period_figure *f = &p->items[i];
    double low = f->of > 0 ? psi_share_interval(good(m, f), f->of, PSI_Z_998).low : -1;
    if (low > highest) highest = low, best = f;
  }
  for (size_t i = first; i < last; i++) {
    end.count += p->items[i].count;
    end.of += p->items[i].of;
  }
  if (best == NULL || !(end.of > 0)) return fall;
  psi_interval i = psi_share_change(good(m, best), best->of, good(m, &end), end.of, PSI_Z_998);
  fall.known = true;
  fall.fell = i.high < 0;
  fall.on = best->on;
  fall.peak = best->count / best->of * scale;
  fall.now = end.count / end.of * scale;
  return fall;
}

static psi_fall fall_of_values(const psi_periods *p, const ps_measure *m, size_t first,
                               size_t last) {
  psi_fall fall = {false, false, 0, 0, 0};
  double sign = m->direction == PS_DIRECTION_LOWER ? -1 : 1, moves = 0, n = (double)(last - first);
  const psi_period_figure *best = NULL;
  if (p->count < PSI_ENOUGH_PERIODS || first == 0 || last == first) return fall;
  for (size_t i = 1; i < p->count; i++) moves += fabs(p->items[i].value - p->items[i - 1].value);
  for (size_t i = 0; i < first; i++)
    if (best == NULL || sign * p->items[i].value > sign * best->value) best = &p->items[i];
  for (size_t i = first; i < last; i++) fall.now += p->items[i].value / n;
  double noise = moves / (double)(p->count - 1) / 1.128;
  fall.known = true;
  fall.on = best->on;
  fall.peak = best->value;
  fall.fell = sign * (fall.peak - fall.now) > PSI_Z_998 * noise * sqrt(1 + 1 / n);
  return fall;
}

psi_fall psi_fall_since(const psi_periods *p, const ps_measure *m, ps_date from, ps_date to) {
  psi_fall none = {false, false, 0, 0, 0};
  size_t first, last;
  find_end(p, m, from, to, &first, &last);
  if (p->counts) return fall_of_counts(p, m, first, last);
  return p->values ? fall_of_values(p, m, first, last) : none;
}
