/* Merging, shared by its files. */
#ifndef PSI_MODEL_MERGE_H
#define PSI_MODEL_MERGE_H

#include "base/buffer.h"
#include "base/path.h"
#include "model/entity.h"

typedef struct psi_merging {
  const ps_case *base;
  const ps_case *theirs;
  ps_case *merged; /* begins as a copy of ours */
  ps_merge *result;
  const ps_allocator *allocator;
  const ps_entity *entity; /* the one in hand, of merged or theirs */
  psi_path path;
  psi_buffer ours_text, theirs_text; /* drafts */
  psi_pulse *pulse;
  bool no_memory;
} psi_merging;

/* Records that both sides changed what is at the present path. */
void psi_merge_conflict(psi_merging *m, const char *ours, const char *theirs);

/* Three series of one measure, point by point (by date and group), into `ours`. */
void psi_merge_series(psi_merging *m, const ps_series *base, ps_series *ours,
                      const ps_series *theirs);

/* One point as "1847-05-01: 36 of 294, clinic 1"; NULL without memory. Good until the
 * next use of `out`. */
const char *psi_point_text(psi_buffer *out, const ps_series *s, size_t row);

#endif
