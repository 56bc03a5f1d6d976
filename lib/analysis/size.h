/* Sizing one gap, shared by its files. */
#ifndef PSI_ANALYSIS_SIZE_H
#define PSI_ANALYSIS_SIZE_H

#include "analysis/level.h"
#include "base/pulse.h"

/* One gap being sized. Texts of the result point into the case or are constant until
 * they are copied at the end, so that the computing itself cannot fail. */
typedef struct psi_sizing {
  const ps_case *c;
  const ps_gap *gap;
  const ps_measure *measure;
  ps_date as_of;
  ps_gap_size *size;
  ps_store *store; /* the result's */
  const ps_allocator *allocator;
  psi_pulse *pulse;
  bool no_memory;
  const char *missing[12];
  size_t missing_count;
  const char *warnings[8];
  size_t warning_count;
} psi_sizing;

/* What has to be recorded, and what makes the figures doubtful: constant texts. */
void psi_size_miss(psi_sizing *z, const char *what);
void psi_size_warn(psi_sizing *z, const char *what);

/* Set, unless it is not finite. */
ps_number psi_size_number(double value);

/* Positive is short of desired; unset where either is. */
ps_number psi_size_short_of(const ps_gap_size *s, ps_number actual);

/* PIP, stakes and costs. */
void psi_size_worth(psi_sizing *z);

/* The gap by group, and whether the groups tell another story than the whole. */
void psi_size_segments(psi_sizing *z);

#endif
