#include "model/tables.h"

static const ps_field inquiry_rows[] = {
    PSI_TEXT_REQUIRED(ps_inquiry, id, 1, "Unique in the case."),
    PSI_CATALOGUE(ps_inquiry, factor, "factor", 1, "The factor it asks about."),
    PSI_ENUM(ps_inquiry, part, psi_part_words, 1, "The part of the analysis it belongs to."),
    PSI_TEXT(ps_inquiry, question, 1, "What was asked."),
    PSI_REFERENCE(ps_inquiry, asked_of, "party", 1, "Who was asked."),
    PSI_DATE(ps_inquiry, on, 1, "When."),
    PSI_TEXT(ps_inquiry, answer, 1, "What they said."),
    PSI_MONEY(ps_inquiry, cost, 1, "What asking cost."),
    PSI_ENTITY_MARKS(ps_inquiry),
};
const ps_struct psi_inquiry_table =
    PSI_TABLE("inquiry", ps_inquiry, inquiry_rows,
              "A question asked about a factor, of whom, with what answer.");
