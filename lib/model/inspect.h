/* The integrity rules: one table, and one function each. */
#ifndef PSI_MODEL_INSPECT_H
#define PSI_MODEL_INSPECT_H

#include "base/path.h"
#include "model/entity.h"
#include "results/findings.h"

/* Numbers of the rules: their row in the table, and their order in reports. */
typedef enum psi_integrity {
  PSI_REQUIRED_FIELD,
  PSI_UNIQUE_ID,
  PSI_DANGLING_REFERENCE,
  PSI_MISTYPED_REFERENCE,
  PSI_CIRCLE,
  PSI_OUT_OF_RANGE,
  PSI_RANGE_ORDER,
  PSI_DATE_ORDER,
  PSI_CURRENCY,
  PSI_UNKNOWN_WORD,
  PSI_MISSPELT_MEMBER,
  PSI_UNKNOWN_MEMBER,
  PSI_REPEATED_POINT,
  PSI_ZERO_DENOMINATOR,
  PSI_MARKED_FIELD,
  PSI_NEWER_VERSION
} psi_integrity;

typedef struct psi_inspection {
  const ps_case *c;
  ps_findings *found;
  const ps_allocator *allocator;
  psi_pulse *pulse;
  ps_entity *entity; /* the one looked at */
  psi_path path;     /* where the look is */
  const char *currency; /* the case's, or that of the first amount met; NULL yet */
  bool no_memory;
} psi_inspection;

/* Records a broken rule at the present path. */
void psi_broken(psi_inspection *in, psi_integrity rule, const char *format, ...) PSI_FORMAT(3, 4);

/* Each looks at one thing and records what it finds. */
void psi_inspect_values(psi_inspection *in, const void *object);  /* of a struct and all in it */
void psi_inspect_unknown(psi_inspection *in, const void *object); /* its own extensions */
void psi_inspect_dates(psi_inspection *in, const void *object);
void psi_inspect_series(psi_inspection *in, const ps_series *series);
void psi_inspect_references(psi_inspection *in); /* of in->entity */
void psi_inspect_circles(psi_inspection *in);    /* of the whole case */

#endif
