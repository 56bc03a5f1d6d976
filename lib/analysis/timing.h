/* When the steps of the work were taken, found without memory: for the analysis of timing
 * and for the rules that must agree with it. */
#ifndef PSI_ANALYSIS_TIMING_H
#define PSI_ANALYSIS_TIMING_H

#include <perfsys/analysis.h>

typedef enum psi_time {
  PSI_TIME_ONSET,
  PSI_TIME_DETECTED,
  PSI_TIME_CALLED,
  PSI_TIME_STARTED,
  PSI_TIME_CONFIRMED,
  PSI_TIME_CHOSEN,
  PSI_TIME_DELIVERED,
  PSI_TIME_EFFECT,
  PSI_TIME_NEEDED,
  PSI_TIMES
} psi_time;

typedef struct psi_times {
  ps_date on[PSI_TIMES];         /* 0 where not known */
  const char *from[PSI_TIMES];   /* "gap.onset"; NULL where not known */
  const void *entity[PSI_TIMES]; /* which it is of */
} psi_times;

/* The dates of one gap, or of the whole case where it is NULL, as documented at
 * ps_timing_of(). Without `as_of` (0) the future counts too. */
void psi_times_of(const ps_case *c, const ps_gap *gap, ps_date as_of, psi_times *t);

/* A stretch between two dates; `from` and `to` are not neighbours where those between are
 * not known. */
typedef struct psi_stretch {
  psi_time from, to;
  int days;
} psi_stretch;

/* The longest stretch from when the gap was detected up to `end`; of stretches equally long
 * the first. What is still going on at `end` is a stretch too. Dates that go back in time
 * are left out, so that no stretch is longer than the whole. Needs a date of detection. */
psi_stretch psi_times_slowest(const psi_times *t, ps_date end);

/* What the step is called that leads up to a time: "finding and confirming a cause". */
const char *psi_step_name(psi_time to);

#endif
