/* What rules ask of figures over time: whether a level has changed, whether groups differ by
 * more than chance, whether a practice has fallen back. Built on levels (analysis/level.h). */
#ifndef PSI_CHECK_SERIES_H
#define PSI_CHECK_SERIES_H

#include "analysis/level.h"
#include "base/memory.h"
#include "base/pulse.h"

/* Plain values a window needs before an interval is told of their mean. */
enum { PSI_ENOUGH_VALUES = 4 };
/* Periods a series of values needs before its noise is told. */
enum { PSI_ENOUGH_PERIODS = 8 };
/* The 97.5 % and the 99.9 % points of the normal distribution: limits of 95 % and 99.8 %. */
#define PSI_Z_95 1.959963984540054
#define PSI_Z_998 3.090232306167813

/* ---- shares and means ---- */

typedef struct psi_interval {
  double low, high;
} psi_interval;

/* Of a share, by Wilson (1927); z is how wide. `of` is above 0. */
psi_interval psi_share_interval(double count, double of, double z);
/* Of the difference of two shares (the second less the first), by Newcombe (1998), method 10. */
psi_interval psi_share_change(double count_a, double of_a, double count_b, double of_b, double z);
/* The 97.5 % point of Student's t; `freedom` is at least 3. */
double psi_t_point(double freedom);
/* How many standard errors a group lies off the pooled share: where it lies in a funnel
 * plot (Spiegelhalter 2005). NaN where it is too small for that: fewer than 5 expected
 * of either sort. */
double psi_funnel_place(double count, double of, double pooled);

/* ---- levels ---- */

/* The 95 % interval of a level: its own where it is of counts; for a mean of enough values by
 * Student's t. False where there is none. */
bool psi_level_interval(const ps_level *level, psi_interval *interval);

/* From one level to another. */
typedef struct psi_change {
  double value;          /* now less before, in the unit of the measure */
  psi_interval interval; /* of 95 %; by Newcombe for counts, by Welch (1947) for means */
  const char *unknown;   /* NULL, or why there is no interval: "each window needs ..." */
} psi_change;
psi_change psi_change_between(const ps_level *before, const ps_level *now);
/* 1 where a change is surely for the better, -1 where surely for the worse, 0 where neither. The
 * direction of the measure is set, and of a band one end at least. */
int psi_turn(const ps_measure *measure, const ps_level *before, const ps_level *now,
             const psi_change *change);
/* How bad a value is: 0 is best for bands, any number else; less is better. */
double psi_badness(const ps_measure *measure, double value);

/* ---- groups ---- */

typedef struct psi_group {
  const char *name;
  ps_level level;
} psi_group;

typedef struct psi_series_groups {
  psi_group *items; /* by name */
  size_t count;
} psi_series_groups;

/* The groups of a series, each with its level over the window asked for. A group that the
 * measure's own windows take for the whole is not among them. False without memory. */
bool psi_groups_take(ps_store *store, psi_pulse *pulse, const psi_level_ask *ask,
                     psi_series_groups *groups);

/* Whether shares of counts differ by more than groups of their size do by chance: 1 where one lies
 * beyond the 99.8 % limits of a funnel plot, 0 where none does. Groups of fewer than `least`, and
 * those too small for it, are taken out; -1 where not two are left. */
int psi_shares_differ(psi_series_groups *groups, double least);
/* The coefficient of variation of the groups' means: their standard deviation over their mean.
 * NaN where that is not above 0. */
double psi_means_variation(const psi_series_groups *groups);
/* Whether the highest and the lowest mean differ by limits of 99.8 %, as they are picked. */
bool psi_means_apart(const psi_series_groups *groups);

/* ---- periods ---- */

typedef struct psi_period_figure {
  ps_date on;
  double count, of;   /* sums of counts; `of` 0 for none */
  double value;       /* the mean of plain values */
  size_t value_count;
} psi_period_figure;

typedef struct psi_periods {
  psi_period_figure *items; /* by date */
  size_t count;
  bool counts; /* all are counts: 0 <= count <= of, whole numbers */
  bool values; /* all are plain values */
} psi_periods;

/* The periods of a series (of one group, or NULL) that are over by `as_of`. False without
 * memory. */
bool psi_periods_take(ps_store *store, psi_pulse *pulse, const ps_measure *measure,
                      const char *group, ps_date as_of, psi_periods *periods);

/* From the best period before a date to what comes from it on. */
typedef struct psi_fall {
  bool known; /* there are enough figures */
  bool fell;  /* beyond noise */
  ps_date on; /* the best period */
  double peak, now; /* in the unit of the measure */
} psi_fall;

/* Counts: the best period is the one whose share was surely high (the lower limit), and the
 * difference counts by Newcombe's interval. Values: it counts beyond the noise from one period
 * to the next, their mean moving range over 1.128 (Shewhart's chart of individual values). Both
 * by limits of 99.8 %, as the best of many is picked. */
psi_fall psi_fall_since(const psi_periods *periods, const ps_measure *measure, ps_date from,
                        ps_date to);

#endif
