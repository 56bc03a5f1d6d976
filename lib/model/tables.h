/* The field tables of the model, one file per entity. A new field is a line in
 * perfsys/model.h and a row in the entity's table; a new entity is its struct, its
 * table, and a row in the case's. */
#ifndef PSI_MODEL_TABLES_H
#define PSI_MODEL_TABLES_H

#include "base/field.h"

#include <perfsys/model.h>

extern const ps_struct psi_case_table;
extern const ps_struct psi_window_table;
extern const ps_struct psi_measure_table;
extern const ps_struct psi_benchmark_table;
extern const ps_struct psi_gap_table;
extern const ps_struct psi_evidence_table;
extern const ps_struct psi_cause_table;

extern const ps_enum psi_direction_words;

/* The row of the case that lists entities of a type; NULL for the case itself. */
const ps_field *psi_entity_list(ps_entity_type type);

#endif
