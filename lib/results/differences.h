/* Building lists of differences. */
#ifndef PSI_RESULTS_DIFFERENCES_H
#define PSI_RESULTS_DIFFERENCES_H

#include "base/field.h"

#include <perfsys/results.h>

extern const ps_enum psi_change_words;
extern const ps_struct psi_difference_table;
extern const ps_struct psi_differences_table;

/* A difference at the end of the list field `list` of a result, or NULL without
 * memory. Texts are copied; NULL stays NULL. */
ps_difference *psi_difference_add(void *result, ps_store *store, const ps_field *list,
                                  ps_change change, const char *type, const char *id,
                                  const char *field, const char *before, const char *after);

#endif
