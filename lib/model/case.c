#include "model/tables.h"

#include <string.h>

static const ps_enum_value purposes[] = {
    {"", ""},
    {"performance", "A gap in performance is claimed."},
    {"launch", "Something new comes and people must be ready."},
    {"how_to", "People ask how to do something."},
    {"mandated", "A law or policy demands it."},
    {"onboarding", "New people start."},
};
static const ps_enum purpose_words = PSI_WORDS("purpose", purposes);

static const ps_enum_value origins[] = {
    {"", ""},
    {"signal", "A sign in a measure."},
    {"forecast", "Something foreseen."},
    {"request", "Somebody asked."},
};
static const ps_enum origin_words = PSI_WORDS("origin", origins);

static const ps_enum_value statuses[] = {
    {"", ""},
    {"framed", "The gap is stated."},
    {"diagnosed", "Its causes are confirmed."},
    {"planned", "Interventions are chosen."},
    {"delivering", "They are under way."},
    {"delivered", "They are in place."},
    {"closed", "The case is over."},
};
static const ps_enum status_words = PSI_WORDS("case_status", statuses);

static const ps_field case_rows[] = {
    PSI_INTEGER(ps_case, schema_version, NULL, 1, "Version of the format, set by the library."),
    PSI_TEXT_REQUIRED(ps_case, id, 1, "Unique in a portfolio, and among its own entities."),
    PSI_TEXT(ps_case, title, 1, "A line people know it by."),
    PSI_TEXT(ps_case, summary, 1, "A few sentences for who knows nothing of it."),
    PSI_FLAG(ps_case, invented, 1, "True where people and figures are made up."),
    PSI_ENUM(ps_case, purpose, purpose_words, 1, "Why it was opened."),
    PSI_ENUM(ps_case, origin, origin_words, 1, "What set it off."),
    PSI_ENUM(ps_case, status, status_words, 1, "How far it has come."),
    PSI_CATALOGUE(ps_case, framework, "framework", 1,
                  "The framework causes are sought by, \"4w\"."),
    PSI_TEXT(ps_case, currency, 1, "ISO 4217 code of its money."),
    PSI_DATE(ps_case, opened, 1, "When it was opened."),
    PSI_DATE(ps_case, closed, 1, "When it was closed."),
    PSI_DATE(ps_case, as_of, 1, "The day it is looked at from."),
    PSI_MONEY(ps_case, stakes, 1, "What is at stake."),
    PSI_TEXTS(ps_case, sources, 1, "What it was written from."),
    PSI_ENTITIES(ps_case, measures, psi_measure_table, 1, "What is counted."),
    PSI_ENTITIES(ps_case, gaps, psi_gap_table, 1, "Desired against actual."),
    PSI_ENTITIES(ps_case, causes, psi_cause_table, 1, "Why there is a gap."),
};
const ps_struct psi_case_table =
    PSI_TABLE("case", ps_case, case_rows,
              "One engagement, from the first sign of a gap to the proof that it closed.");

/* By ps_entity_type. */
static const ps_struct *const tables[PS_ENTITY_END_] = {
    [PS_CASE] = &psi_case_table,
    [PS_MEASURE] = &psi_measure_table,
    [PS_GAP] = &psi_gap_table,
    [PS_CAUSE] = &psi_cause_table,
};

const ps_struct *ps_entity_table(ps_entity_type type) {
  return type > PS_ENTITY_NONE && type < PS_ENTITY_END_ ? tables[type] : NULL;
}

ps_entity_type ps_entity_type_find(const char *name) {
  for (int t = PS_CASE; name != NULL && t < PS_ENTITY_END_; t++)
    if (strcmp(tables[t]->name, name) == 0) return (ps_entity_type)t;
  return PS_ENTITY_NONE;
}

ps_entity_type ps_entity_type_of(const void *entity) {
  for (int t = PS_CASE; entity != NULL && t < PS_ENTITY_END_; t++)
    if (tables[t] == ((const ps_object *)entity)->type) return (ps_entity_type)t;
  return PS_ENTITY_NONE;
}

const ps_field *psi_entity_list(ps_entity_type type) {
  const ps_struct *table = ps_entity_table(type);
  for (size_t i = 0; table != NULL && i < psi_case_table.count; i++)
    if (case_rows[i].kind == PS_KIND_ENTITY && case_rows[i].element == table) return &case_rows[i];
  return NULL;
}
