#include "model/tables.h"

static const ps_field commitment_rows[] = {
    PSI_TEXT_REQUIRED(ps_commitment, id, 1, "Unique in the case."),
    PSI_REFERENCE(ps_commitment, by, "party", 1, "Who promised."),
    PSI_REFERENCE(ps_commitment, to, "party", 1, "To whom."),
    PSI_TEXT(ps_commitment, text, 1, "What."),
    PSI_REFERENCE(ps_commitment, about, "cause intervention phase gap goal asset event", 1,
                  "What it is about."),
    PSI_DATE(ps_commitment, made_on, 1, "When it was promised."),
    PSI_DATE(ps_commitment, due, 1, "By when."),
    PSI_DATE(ps_commitment, done_on, 1, "When it was done."),
    PSI_MONEY(ps_commitment, stake, 1, "What they put in."),
    PSI_ENTITY_MARKS(ps_commitment),
};
const ps_struct psi_commitment_table =
    PSI_TABLE("commitment", ps_commitment, commitment_rows,
              "What a side promised, by when, and whether it was kept.");
