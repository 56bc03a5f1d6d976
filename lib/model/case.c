#include "model/tables.h"

#include <string.h>

static const ps_field glossary_term_rows[] = {
    PSI_TEXT(ps_glossary_term, term, 1, "Our word."),
    PSI_TEXT(ps_glossary_term, business_term, 1, "Theirs."),
};
const ps_struct psi_glossary_term_table =
    PSI_TABLE("glossary_term", ps_glossary_term, glossary_term_rows,
              "A word of ours and the business's word for it.");

static const ps_field waiver_rows[] = {
    PSI_TEXT(ps_waiver, rule, 1, "The rule."),
    PSI_REFERENCE_AS(ps_waiver, object_, "object", "*", 1,
                     "The object it is waived for; NULL for all."),
    PSI_TEXT(ps_waiver, by, 1, "Who accepts it."),
    PSI_TEXT(ps_waiver, why, 1, "Why."),
    PSI_DATE(ps_waiver, until, 1, "Until when."),
};
const ps_struct psi_waiver_table =
    PSI_TABLE("waiver", ps_waiver, waiver_rows,
              "Somebody accepts that a rule fails.");

static const ps_field case_rows[] = {
    PSI_INTEGER_FROM(ps_case, schema_version, NULL, 1, 1,
                     "Version of the format, set by the library."),
    PSI_TEXT_REQUIRED(ps_case, id, 1, "Unique in a portfolio, and among its own entities."),
    PSI_TEXT(ps_case, title, 1, "A line people know it by."),
    PSI_TEXT(ps_case, summary, 1, "A few sentences for who knows nothing of it."),
    PSI_FLAG(ps_case, invented, 1, "True where people and figures are made up."),
    PSI_ENUM(ps_case, purpose, psi_purpose_words, 1, "Why it was opened."),
    PSI_ENUM(ps_case, origin, psi_origin_words, 1, "What set it off."),
    PSI_ENUM(ps_case, status, psi_case_status_words, 1, "How far it has come."),
    PSI_ENUM(ps_case, result, psi_result_words, 1, "What became of what was asked for."),
    PSI_REFERENCE(ps_case, requester, "party", 1, "Who asked."),
    PSI_REFERENCE(ps_case, sponsor, "party", 1, "Who pays and decides."),
    PSI_CATALOGUE(ps_case, requested_solution, "intervention_kind", 1,
                  "The kind of solution asked for, if one was."),
    PSI_TEXT(ps_case, request_text, 1, "What was asked, in their words."),
    PSI_TEXT(ps_case, followed_from, 1, "Id of the case it followed from."),
    PSI_TEXTS(ps_case, scope_regions, 1, "Regions it covers."),
    PSI_TEXTS(ps_case, scope_units, 1, "Units it covers."),
    PSI_FLAG(ps_case, organisation_wide, 1, "Whether it covers the whole organisation."),
    PSI_CATALOGUE(ps_case, framework, "framework", 1,
                  "The framework causes are sought by, \"4w\"."),
    PSI_CATALOGUE(ps_case, process, "process", 1, "The process template it follows, \"addie\"."),
    PSI_ENUM(ps_case, audience, psi_audience_words, 1,
             "Who its pages are for, unless said otherwise."),
    PSI_ENUM(ps_case, tier, psi_tier_words, 1, "How much service it gets."),
    PSI_WORD_LIST(ps_case, required_perspectives, psi_perspective_words, 1,
                  "Perspectives that must be at the table."),
    PSI_TEXTS(ps_case, linked_teams, 1, "Other teams that heard of it."),
    PSI_TEXT(ps_case, currency, 1, "ISO 4217 code of its money."),
    PSI_MONEY(ps_case, stakes, 1, "What is at stake."),
    PSI_MONEY(ps_case, analysis_cost, 1, "What analysing costs."),
    PSI_MONEY(ps_case, rework_cost, 1, "What doing the wrong thing would cost."),
    PSI_NUMBER_WITHIN(ps_case, rework_chance_without, NULL, 0, 1, 1,
                      "Chance of that without an analysis, 0 to 1."),
    PSI_NUMBER_WITHIN(ps_case, rework_chance_with, NULL, 0, 1, 1,
                      "Chance of that with one, 0 to 1."),
    PSI_MONEY(ps_case, avoided_cost, 1, "What was not spent because of it."),
    PSI_INTEGER_FROM(ps_case, forms, NULL, 0, 1, "Forms to fill in to ask for it."),
    PSI_DATE(ps_case, opened, 1, "When it was opened."),
    PSI_DATE(ps_case, closed, 1, "When it was closed."),
    PSI_DATE(ps_case, as_of, 1, "The day it is looked at from."),
    PSI_DATE(ps_case, requested_on, 1, "When it was asked for."),
    PSI_DATE(ps_case, engaged_on, 1, "When the learning side was engaged."),
    PSI_DATE(ps_case, promised_on, 1, "The date delivery was promised for."),
    PSI_DATE(ps_case, delivered_on, 1, "When it was delivered."),
    PSI_DATE(ps_case, needed_by, 1, "When it is needed."),
    PSI_DATE(ps_case, log_kept_since, 1, "Since when its events are written down."),
    PSI_TEXTS(ps_case, sources, 1, "What it was written from."),
    PSI_STRUCTS(ps_case, glossary, psi_glossary_term_table, 1,
                "Words of ours and the business's words for them."),
    PSI_STRUCTS(ps_case, waivers, psi_waiver_table, 1, "Rules somebody accepts the failing of."),
    PSI_ENTITIES(ps_case, phases, psi_phase_table, 1, "Stretches of the work."),
    PSI_ENTITIES(ps_case, parties, psi_party_table, 1, "Who is at the table, or should be."),
    PSI_ENTITIES(ps_case, goals, psi_goal_table, 1, "What the business wants to reach."),
    PSI_ENTITIES(ps_case, measures, psi_measure_table, 1, "What is counted."),
    PSI_ENTITIES(ps_case, gaps, psi_gap_table, 1, "Desired against actual."),
    PSI_ENTITIES(ps_case, objectives, psi_objective_table, 1, "What learners shall know or do."),
    PSI_ENTITIES(ps_case, tasks, psi_task_table, 1, "The tasks of the work."),
    PSI_ENTITIES(ps_case, skills, psi_skill_table, 1, "The skills they need."),
    PSI_ENTITIES(ps_case, causes, psi_cause_table, 1, "Why there is a gap."),
    PSI_ENTITIES(ps_case, inquiries, psi_inquiry_table, 1, "What was asked."),
    PSI_ENTITIES(ps_case, evidence, psi_evidence_table, 1, "What speaks for or against."),
    PSI_ENTITIES(ps_case, interventions, psi_intervention_table, 1, "What is done."),
    PSI_ENTITIES(ps_case, assets, psi_asset_table, 1, "Content, templates and sources."),
    PSI_ENTITIES(ps_case, personas, psi_persona_table, 1, "Who learns."),
    PSI_ENTITIES(ps_case, responsibilities, psi_responsibility_table, 1, "Who has what part."),
    PSI_ENTITIES(ps_case, expectations, psi_expectation_table, 1, "What each side expects of the other."),
    PSI_ENTITIES(ps_case, commitments, psi_commitment_table, 1, "What each side promised."),
    PSI_ENTITIES(ps_case, events, psi_event_table, 1, "What happened, dated."),
    PSI_ENTITIES(ps_case, evaluations, psi_evaluation_table, 1, "Claims that something worked."),
    PSI_ENTITIES(ps_case, budgets, psi_budget_table, 1, "What may be spent."),
    PSI_ENTITIES(ps_case, scenarios, psi_scenario_table, 1, "What choosing and forecasting assume."),
    PSI_ENTITIES(ps_case, relationships, psi_relationship_table, 1, "Units and their learning partners."),
    PSI_ENTITY_MARKS(ps_case),
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
    [PS_PHASE] = &psi_phase_table,
    [PS_PARTY] = &psi_party_table,
    [PS_GOAL] = &psi_goal_table,
    [PS_OBJECTIVE] = &psi_objective_table,
    [PS_TASK] = &psi_task_table,
    [PS_SKILL] = &psi_skill_table,
    [PS_INQUIRY] = &psi_inquiry_table,
    [PS_EVIDENCE] = &psi_evidence_table,
    [PS_INTERVENTION] = &psi_intervention_table,
    [PS_ASSET] = &psi_asset_table,
    [PS_PERSONA] = &psi_persona_table,
    [PS_RESPONSIBILITY] = &psi_responsibility_table,
    [PS_EXPECTATION] = &psi_expectation_table,
    [PS_COMMITMENT] = &psi_commitment_table,
    [PS_EVENT] = &psi_event_table,
    [PS_EVALUATION] = &psi_evaluation_table,
    [PS_BUDGET] = &psi_budget_table,
    [PS_SCENARIO] = &psi_scenario_table,
    [PS_RELATIONSHIP] = &psi_relationship_table,
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
