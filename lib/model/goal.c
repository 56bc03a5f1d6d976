#include "model/tables.h"

static const ps_field goal_rows[] = {
    PSI_TEXT_REQUIRED(ps_goal, id, 1, "Unique in the case."),
    PSI_TEXT(ps_goal, text, 1, "What is to be reached."),
    PSI_REFERENCE(ps_goal, owner, "party", 1, "Who answers for it."),
    PSI_REFERENCE(ps_goal, measure, "measure", 1, "The measure it is judged by."),
    PSI_NUMBER_FROM(ps_goal, weight, NULL, 0, 1, "How much it matters beside the others."),
    PSI_REFERENCES(ps_goal, reviewed_by, "party", 1, "Who confirmed the direction."),
    PSI_ENUM(ps_goal, beneficiary, psi_beneficiary_words, 1, "Who gains by it."),
    PSI_FLAG(ps_goal, people_goal, 1, "Whether it is about the growth of people."),
    PSI_ENTITY_MARKS(ps_goal),
};
const ps_struct psi_goal_table =
    PSI_TABLE("goal", ps_goal, goal_rows,
              "A goal of the business.");
