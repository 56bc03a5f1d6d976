#include "model/tables.h"

static const ps_field responsibility_rows[] = {
    PSI_TEXT_REQUIRED(ps_responsibility, id, 1, "Unique in the case."),
    PSI_TEXT(ps_responsibility, activity, 1, "What is done, in words."),
    PSI_ENUM(ps_responsibility, kind, psi_activity_kind_words, 1,
             "Which of the usual activities it is."),
    PSI_REFERENCE(ps_responsibility, phase, "phase", 1, "The phase it belongs to."),
    PSI_REFERENCE(ps_responsibility, party, "party", 1, "Who."),
    PSI_ENUM(ps_responsibility, letter, psi_letter_words, 1, "R, A, S, C or I."),
    PSI_TEXT(ps_responsibility, split, 1, "How two who both do it share it."),
    PSI_ENTITY_MARKS(ps_responsibility),
};
const ps_struct psi_responsibility_table =
    PSI_TABLE("responsibility", ps_responsibility, responsibility_rows,
              "Who has what part in an activity.");
