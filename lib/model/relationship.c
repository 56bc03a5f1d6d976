#include "model/tables.h"

static const ps_field watch_rows[] = {
    PSI_TEXT(ps_watch, measure, 1, "The measure looked at."),
    PSI_TEXT(ps_watch, by, 1, "Who looks."),
    PSI_INTEGER_FROM(ps_watch, cadence_days, "days", 1, 1, "How often, in days."),
    PSI_TEXT(ps_watch, trigger, 1, "What makes them call."),
    PSI_TEXT(ps_watch, call, 1, "Whom they call."),
};
const ps_struct psi_watch_table =
    PSI_TABLE("watch", ps_watch, watch_rows,
              "Who in the business looks at which measure.");

static const ps_field relationship_rows[] = {
    PSI_TEXT_REQUIRED(ps_relationship, id, 1, "Unique in the case."),
    PSI_TEXT(ps_relationship, unit, 1, "The unit of the business."),
    PSI_REFERENCES(ps_relationship, partners, "party", 1, "Its learning partners."),
    PSI_DATE(ps_relationship, since, 1, "Since when they work together."),
    PSI_STRUCTS(ps_relationship, expectations, psi_expectation_table, 1,
                "What each expects of the other."),
    PSI_STRUCTS(ps_relationship, commitments, psi_commitment_table, 1, "What each promised."),
    PSI_STRUCTS(ps_relationship, events, psi_event_table, 1, "What happened between them."),
    PSI_STRUCTS(ps_relationship, watch, psi_watch_table, 1, "Who looks at which measure."),
    PSI_ENTITY_MARKS(ps_relationship),
};
const ps_struct psi_relationship_table =
    PSI_TABLE("relationship", ps_relationship, relationship_rows,
              "A unit and its learning partners, beyond any one case.");
