#include "model/tables.h"

static const ps_field cause_effect_rows[] = {
    PSI_REFERENCE_REQUIRED(ps_cause_effect, cause, "cause", 1, "The cause."),
    PSI_RANGE_WITHIN(ps_cause_effect, effect, NULL, 0, 1, 1,
                     "The share of the cause it removes, 0 to 1."),
};
const ps_struct psi_cause_effect_table =
    PSI_TABLE("cause_effect", ps_cause_effect, cause_effect_rows,
              "What an intervention does to a cause.");

static const ps_field evaluation_plan_rows[] = {
    PSI_REFERENCE(ps_evaluation_plan, measure, "measure", 1, "What is measured."),
    PSI_TEXT(ps_evaluation_plan, baseline, 1, "What it is compared with."),
    PSI_DATE(ps_evaluation_plan, date, 1, "When it is measured."),
    PSI_ENUM(ps_evaluation_plan, method, psi_isolation_words, 1, "How the effect is told apart."),
};
const ps_struct psi_evaluation_plan_table =
    PSI_TABLE("evaluation_plan", ps_evaluation_plan, evaluation_plan_rows,
              "How it will be seen whether an intervention worked.");

static const ps_field intervention_rows[] = {
    PSI_TEXT_REQUIRED(ps_intervention, id, 1, "Unique in the case."),
    PSI_TEXT(ps_intervention, title, 1, "What it is called."),
    PSI_CATALOGUE(ps_intervention, kind, "intervention_kind", 1, "What kind it is, \"I11\"."),
    PSI_TEXT(ps_intervention, family, 1,
             "The family of the kind, where it is not in the catalogue."),
    PSI_ENUM_AS(ps_intervention, class_, "class", psi_intervention_class_words, 1,
                "Learning, support or other."),
    PSI_ENUM(ps_intervention, status, psi_intervention_status_words, 1, "How far it has come."),
    PSI_STRUCTS(ps_intervention, causes, psi_cause_effect_table, 1,
                "The causes it answers, and what it does to them."),
    PSI_TEXT(ps_intervention, target_role, 1, "Whose performance it works on."),
    PSI_RANGE(ps_intervention, cost, "currency of the case", 1,
              "What it costs, in the case's currency."),
    PSI_NUMBER_FROM(ps_intervention, minutes, "minutes", 0, 1, "Minutes of each learner it takes."),
    PSI_ENUM(ps_intervention, effort, psi_amount_words, 1, "How much work it is."),
    PSI_ENUM(ps_intervention, impact, psi_amount_words, 1, "How much it is expected to do."),
    PSI_NUMBER(ps_intervention, promised_effect, "unit of the measure", 1,
               "What was promised, in the unit of the gap's measure."),
    PSI_DATE(ps_intervention, start, 1, "When it starts."),
    PSI_DATE(ps_intervention, end, 1, "When it ends."),
    PSI_DATE(ps_intervention, selected_on, 1, "When it was chosen."),
    PSI_REFERENCE(ps_intervention, owner, "party", 1, "Who answers for it."),
    PSI_REFERENCES(ps_intervention, parties, "party", 1, "Who takes part."),
    PSI_ENUM(ps_intervention, moment, psi_moment_words, 1, "The moment of need it serves."),
    PSI_STRUCT(ps_intervention, evaluation_plan, ps_evaluation_plan, psi_evaluation_plan_table, 1,
               "How it will be seen whether it worked."),
    PSI_REFERENCES_ACYCLIC_AS(ps_intervention, requires_, "requires", "intervention", 1,
                              "What must be there first."),
    PSI_REFERENCES(ps_intervention, excludes, "intervention", 1, "What it cannot go with."),
    PSI_REFERENCES(ps_intervention, blocked_by, "cause", 1, "Causes that keep it from working."),
    PSI_REFERENCE(ps_intervention, answers, "event", 1, "The event it answers."),
    PSI_TEXT(ps_intervention, rationale, 1, "Why it was chosen or rejected."),
    PSI_ENTITY_MARKS(ps_intervention),
};
const ps_struct psi_intervention_table =
    PSI_TABLE("intervention", ps_intervention, intervention_rows,
              "What is done.");
