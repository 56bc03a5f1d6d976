#include "model/tables.h"

static const ps_field persona_rows[] = {
    PSI_TEXT_REQUIRED(ps_persona, id, 1, "Unique in the case."),
    PSI_TEXT(ps_persona, name, 1, "What they are called."),
    PSI_TEXT(ps_persona, context, 1, "What their day is like."),
    PSI_NUMBER_FROM(ps_persona, minutes_available, "minutes", 0, 1, "Minutes they have for it."),
    PSI_REFERENCES(ps_persona, measured_by, "measure", 1, "Measures they are judged by."),
    PSI_FLAG(ps_persona, customer_facing, 1, "Whether they face customers."),
    PSI_ENTITY_MARKS(ps_persona),
};
const ps_struct psi_persona_table =
    PSI_TABLE("persona", ps_persona, persona_rows,
              "Who learns, in what context.");
