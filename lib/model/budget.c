#include "model/tables.h"

static const ps_field budget_rows[] = {
    PSI_TEXT_REQUIRED(ps_budget, id, 1, "Unique in the case."),
    PSI_ENUM(ps_budget, kind, psi_budget_kind_words, 1,
             "Money, people's time or learners' minutes."),
    PSI_NUMBER_FROM(ps_budget, amount, NULL, 0, 1, "How much: currency, hours or minutes."),
    PSI_ENUM(ps_budget, period, psi_period_words, 1, "Per what."),
    PSI_ENTITY_MARKS(ps_budget),
};
const ps_struct psi_budget_table =
    PSI_TABLE("budget", ps_budget, budget_rows,
              "What a decision may spend.");
