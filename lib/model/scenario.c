#include "model/tables.h"

static const ps_field spread_rows[] = {
    PSI_REFERENCE(ps_spread, subject, "cause intervention gap evaluation", 1, "Whose field."),
    PSI_TEXT(ps_spread, field, 1, "Which field, as \"share\" or \"causes[0].effect\"."),
    PSI_ENUM(ps_spread, distribution, psi_distribution_words, 1, "How it is spread."),
    PSI_REFERENCE(ps_spread, data, "measure", 1, "For data: the measure whose figures it takes."),
};
const ps_struct psi_spread_table =
    PSI_TABLE("spread", ps_spread, spread_rows,
              "How one uncertain field is spread.");

static const ps_field correlation_rows[] = {
    PSI_TEXT(ps_correlation, a, 1, "One, as \"object.field\"."),
    PSI_TEXT(ps_correlation, b, 1, "The other."),
    PSI_NUMBER_WITHIN(ps_correlation, value, NULL, -1, 1, 1, "Rank correlation, -1 to 1."),
};
const ps_struct psi_correlation_table =
    PSI_TABLE("correlation", ps_correlation, correlation_rows,
              "How two uncertain fields go together.");

static const ps_field scenario_rows[] = {
    PSI_TEXT_REQUIRED(ps_scenario, id, 1, "Unique in the case."),
    PSI_STRUCTS(ps_scenario, spreads, psi_spread_table, 1, "How uncertain fields are spread."),
    PSI_STRUCTS(ps_scenario, correlations, psi_correlation_table, 1, "How they go together."),
    PSI_NUMBER_WITHIN(ps_scenario, leak, NULL, 0, 1, 1,
                      "Share of the gap no known cause explains, 0 to 1."),
    PSI_ENUM(ps_scenario, overlap, psi_overlap_words, 1, "How effects on one cause add up."),
    PSI_REFERENCES(ps_scenario, mandatory, "intervention", 1, "What must be in the plan."),
    PSI_REFERENCES(ps_scenario, funded, "intervention", 1, "What is paid for already."),
    PSI_ENTITY_MARKS(ps_scenario),
};
const ps_struct psi_scenario_table =
    PSI_TABLE("scenario", ps_scenario, scenario_rows,
              "What choosing and forecasting take for granted.");
