#include "model/tables.h"

static const ps_field objective_rows[] = {
    PSI_TEXT_REQUIRED(ps_objective, id, 1, "Unique in the case."),
    PSI_TEXT(ps_objective, text, 1, "What they will do, under which conditions, how well."),
    PSI_ENUM(ps_objective, kind, psi_objective_kind_words, 1,
             "Knowledge, skill, attitude or practice."),
    PSI_REFERENCE(ps_objective, task, "task", 1, "The task it is for."),
    PSI_REFERENCE(ps_objective, skill, "skill", 1, "The skill it builds."),
    PSI_REFERENCE(ps_objective, gap, "gap", 1, "The gap it helps to close."),
    PSI_REFERENCE(ps_objective, goal, "goal", 1, "The goal it serves."),
    PSI_REFERENCES(ps_objective, opposes, "measure", 1, "Measures it works against."),
    PSI_ENTITY_MARKS(ps_objective),
};
const ps_struct psi_objective_table =
    PSI_TABLE("objective", ps_objective, objective_rows,
              "What learners shall know, be able to do, or practise.");
