#include "model/tables.h"

static const ps_field expectation_rows[] = {
    PSI_TEXT_REQUIRED(ps_expectation, id, 1, "Unique in the case."),
    PSI_REFERENCE(ps_expectation, from, "party", 1, "Who expects."),
    PSI_REFERENCE(ps_expectation, to, "party", 1, "Of whom."),
    PSI_TEXT(ps_expectation, text, 1, "What."),
    PSI_NUMBER_WITHIN(ps_expectation, score, NULL, 0, 1, 1, "How far it is met, 0 to 1."),
    PSI_ENTITY_MARKS(ps_expectation),
};
const ps_struct psi_expectation_table =
    PSI_TABLE("expectation", ps_expectation, expectation_rows,
              "What one side expects of the other.");
