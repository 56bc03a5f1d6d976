/* The level of a measure over a window. */
#ifndef PSI_ANALYSIS_LEVEL_H
#define PSI_ANALYSIS_LEVEL_H

#include "analysis/tables.h"
#include "base/field.h"

/* What to take the level of. */
typedef struct psi_level_ask {
  const ps_measure *measure;
  ps_date from, to; /* 0 is open */
  const char *group; /* NULL for all */
  ps_date as_of; /* periods that end after it do not count; 0 for none */
  const size_t *rows; /* only these rows of the series, where a group's are known; or NULL */
  size_t row_count;
} psi_level_ask;

/* Fills in a level made by psi_init(); texts are borrowed from the measure or are
 * constant. Without usable points `value` stays unset and `method` says why. */
void psi_level_take(ps_level *level, const psi_level_ask *ask);

/* The last day of the period that a point dated `on` is for; that day itself where the
 * period is not set. */
ps_date psi_period_end(ps_date on, ps_period period);

#endif
