#include "model/tables.h"

static const ps_field cost_item_rows[] = {
    PSI_TEXT(ps_cost_item, category, 1,
             "As analysis, design, delivery, participants, facilities, evaluation, overhead."),
    PSI_MONEY(ps_cost_item, money, 1, "How much."),
};
const ps_struct psi_cost_item_table =
    PSI_TABLE("cost_item", ps_cost_item, cost_item_rows,
              "One part of a cost.");

static const ps_field acceptance_rows[] = {
    PSI_REFERENCE(ps_acceptance, party, "party", 1, "Who."),
    PSI_DATE(ps_acceptance, on, 1, "When."),
    PSI_TEXT(ps_acceptance, words, 1, "In their own words."),
};
const ps_struct psi_acceptance_table =
    PSI_TABLE("acceptance", ps_acceptance, acceptance_rows,
              "Who agreed with a claim, in their own words.");

static const ps_field evaluation_rows[] = {
    PSI_TEXT_REQUIRED(ps_evaluation, id, 1, "Unique in the case."),
    PSI_REFERENCE(ps_evaluation, about, "intervention gap", 1, "What it is about."),
    PSI_INTEGER_WITHIN(ps_evaluation, level, NULL, 1, 5, 1,
                       "1 reaction, 2 learning, 3 behaviour, 4 results, 5 return."),
    PSI_REFERENCE(ps_evaluation, measure, "measure", 1, "The measure it rests on."),
    PSI_DATE(ps_evaluation, on, 1, "When."),
    PSI_FLAG(ps_evaluation, met, 1, "Whether the target was met."),
    PSI_ENUM(ps_evaluation, method, psi_isolation_words, 1, "How the effect was told apart."),
    PSI_NUMBER_WITHIN(ps_evaluation, attribution, NULL, 0, 1, 1,
                      "Share of the effect due to it, 0 to 1."),
    PSI_NUMBER_WITHIN(ps_evaluation, confidence, NULL, 0, 1, 1, "How sure that share is, 0 to 1."),
    PSI_MONEY(ps_evaluation, benefit, 1, "What it was worth."),
    PSI_MONEY(ps_evaluation, cost, 1, "What it cost in all."),
    PSI_STRUCTS(ps_evaluation, costs, psi_cost_item_table, 1, "What it cost, by category."),
    PSI_INTEGER_FROM(ps_evaluation, period_months, "months", 0, 1,
                     "Months that benefit and cost are over."),
    PSI_ENUM(ps_evaluation, beneficiary, psi_beneficiary_words, 1, "Who gained."),
    PSI_STRUCT(ps_evaluation, accepted_by, ps_acceptance, psi_acceptance_table, 1, "Who agreed."),
    PSI_TEXT(ps_evaluation, claim, 1, "The claim in words."),
    PSI_ENTITY_MARKS(ps_evaluation),
};
const ps_struct psi_evaluation_table =
    PSI_TABLE("evaluation", ps_evaluation, evaluation_rows,
              "A claim that something worked.");
