#include "model/tables.h"

static const ps_field cause_rows[] = {
    PSI_TEXT_REQUIRED(ps_cause, id, 1, "Unique in the case."),
    PSI_TEXT(ps_cause, statement, 1, "A full sentence that can be true or false."),
    PSI_REFERENCE(ps_cause, gap, "gap", 1, "The gap it helps to explain."),
    PSI_CATALOGUE(ps_cause, factor, "factor", 1, "What kind of factor it is, \"F14\"."),
    PSI_REFERENCES_ACYCLIC(ps_cause, parents, "cause", 1, "The causes it comes from."),
    PSI_ENUM(ps_cause, gate, psi_gate_words, 1, "How its parents combine."),
    PSI_ENUM(ps_cause, nature, psi_cause_nature_words, 1, "Action or condition."),
    PSI_ENUM(ps_cause, status, psi_cause_status_words, 1, "How sure we are."),
    PSI_RANGE_WITHIN(ps_cause, share, NULL, 0, 1, 1, "Its share of the gap, 0 to 1."),
    PSI_NUMBER_WITHIN(ps_cause, prior, NULL, 0, 1, 1, "How likely it was held at first, 0 to 1."),
    PSI_ENUM(ps_cause, triage, psi_triage_words, 1, "What can cure it."),
    PSI_REFERENCE(ps_cause, owner, "party", 1, "Who can do something about it."),
    PSI_DATE(ps_cause, confirmed_on, 1, "When it was confirmed or ruled out."),
    PSI_TEXT(ps_cause, reason, 1, "Why its status is what it is."),
    PSI_ENTITY_MARKS(ps_cause),
};
const ps_struct psi_cause_table =
    PSI_TABLE("cause", ps_cause, cause_rows,
              "A reason why there is a gap.");
