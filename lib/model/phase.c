#include "model/tables.h"

static const ps_field phase_rows[] = {
    PSI_TEXT_REQUIRED(ps_phase, id, 1, "Unique in the case."),
    PSI_TEXT(ps_phase, name, 1, "What it is called here."),
    PSI_ENUM(ps_phase, kind, psi_phase_kind_words, 1, "Which of the canonical phases it is."),
    PSI_DATE(ps_phase, started, 1, "When it began."),
    PSI_DATE(ps_phase, ended, 1, "When it ended."),
    PSI_REFERENCE(ps_phase, lead, "party", 1, "Who leads it."),
    PSI_REFERENCES(ps_phase, required_parties, "party", 1, "Who must be there."),
    PSI_TEXTS(ps_phase, artefacts, 1, "What it has left behind."),
    PSI_TEXT(ps_phase, skipped_because, 1, "Why it was left out, if it was."),
    PSI_ENTITY_MARKS(ps_phase),
};
const ps_struct psi_phase_table =
    PSI_TABLE("phase", ps_phase, phase_rows,
              "A stretch of the work.");
