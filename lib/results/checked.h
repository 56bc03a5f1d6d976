/* The shape of what rules answer. */
#ifndef PSI_RESULTS_CHECKED_H
#define PSI_RESULTS_CHECKED_H

#include "base/field.h"

#include <perfsys/results.h>

extern const ps_enum psi_audience_words;
extern const ps_struct psi_answer_table;
extern const ps_struct psi_check_result_table;

#endif
