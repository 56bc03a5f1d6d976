#include "model/tables.h"

static const ps_field transfer_rows[] = {
    PSI_TEXT(ps_transfer, context, 1, "What it was made for."),
    PSI_REFERENCE(ps_transfer, owner, "party", 1, "Who answers for it."),
    PSI_TEXT(ps_transfer, parameters, 1, "What must be set anew."),
    PSI_TEXT(ps_transfer, licence, 1, "On what terms."),
    PSI_TEXT(ps_transfer, contact, 1, "Whom to ask."),
};
const ps_struct psi_transfer_table =
    PSI_TABLE("transfer", ps_transfer, transfer_rows,
              "What another team needs to run an asset.");

static const ps_field check_item_rows[] = {
    PSI_TEXT(ps_check_item, item, 1, "What is checked."),
    PSI_FLAG(ps_check_item, ok, 1, "Whether it holds."),
};
const ps_struct psi_check_item_table =
    PSI_TABLE("check_item", ps_check_item, check_item_rows,
              "One line of a checklist.");

static const ps_field fact_rows[] = {
    PSI_TEXT(ps_fact, key, 1, "What it is about."),
    PSI_TEXT(ps_fact, value, 1, "What it says."),
};
const ps_struct psi_fact_table =
    PSI_TABLE("fact", ps_fact, fact_rows,
              "Something an asset states, to be compared with others.");

static const ps_field asset_rows[] = {
    PSI_TEXT_REQUIRED(ps_asset, id, 1, "Unique in the case."),
    PSI_TEXT(ps_asset, title, 1, "What it is called."),
    PSI_ENUM(ps_asset, kind, psi_asset_kind_words, 1, "What it is."),
    PSI_TEXT(ps_asset, topic, 1, "What it is about."),
    PSI_FLAG(ps_asset, authoritative, 1, "Whether it is the one source on its topic."),
    PSI_REFERENCE(ps_asset, author, "party", 1, "Who made it."),
    PSI_REFERENCE(ps_asset, reviewer, "party", 1, "Who checked it."),
    PSI_REFERENCE(ps_asset, owner, "party", 1, "Who answers for it."),
    PSI_REFERENCE(ps_asset, sponsor, "party", 1, "The executive who stands behind it."),
    PSI_DATE(ps_asset, review_due, 1, "When it is to be reviewed."),
    PSI_DATE(ps_asset, created, 1, "When it was made."),
    PSI_DATE(ps_asset, published_on, 1, "When it went out."),
    PSI_TEXT(ps_asset, version, 1, "Its version."),
    PSI_REFERENCE_ACYCLIC(ps_asset, source, "asset", 1, "The asset it repeats."),
    PSI_TEXT(ps_asset, source_version, 1, "The version of that it was made from."),
    PSI_REFERENCE_ACYCLIC(ps_asset, derived_from, "asset", 1, "The asset it was started from."),
    PSI_REFERENCES(ps_asset, personas, "persona", 1, "Who it is for."),
    PSI_ENUM(ps_asset, touchpoint, psi_touchpoint_words, 1, "How it reaches them."),
    PSI_CATALOGUES(ps_asset, factors, "factor", 1, "Factors it is about."),
    PSI_REFERENCES(ps_asset, tasks, "task", 1, "Tasks it is about."),
    PSI_TEXTS(ps_asset, shared_with, 1, "Teams it was shared with."),
    PSI_TEXTS(ps_asset, used_by, 1, "Groups that use it."),
    PSI_STRUCT(ps_asset, transfer, ps_transfer, psi_transfer_table, 1, "The hand-over card."),
    PSI_WORD_LIST(ps_asset, elements, psi_element_words, 1, "What is in it."),
    PSI_TEXTS(ps_asset, conditions, 1, "Conditions practice happens under."),
    PSI_REFERENCE(ps_asset, field_source, "party", 1, "Who in the field it is from."),
    PSI_STRUCTS(ps_asset, checklist, psi_check_item_table, 1, "The checks it went through."),
    PSI_FLAG(ps_asset, required, 1, "Whether people must take it."),
    PSI_NUMBER_FROM(ps_asset, minutes, "minutes", 0, 1, "Minutes it takes."),
    PSI_DATE(ps_asset, available_on, 1, "When it is there."),
    PSI_DATE(ps_asset, needed_on, 1, "When it is needed."),
    PSI_INTEGER_FROM(ps_asset, decay_days, "days", 0, 1, "Days until what was learned is lost."),
    PSI_ENUM(ps_asset, standard_status, psi_standard_status_words, 1,
             "How far it has become a standard."),
    PSI_STRUCTS(ps_asset, facts, psi_fact_table, 1, "What it states."),
    PSI_TEXT(ps_asset, location, 1, "Where it is."),
    PSI_FLAG(ps_asset, found_by_users, 1, "Whether people find it by themselves."),
    PSI_REFERENCES(ps_asset, interventions, "intervention", 1, "Interventions it belongs to."),
    PSI_TEXT(ps_asset, text, 1, "Its words, for checks of language."),
    PSI_ENTITY_MARKS(ps_asset),
};
const ps_struct psi_asset_table =
    PSI_TABLE("asset", ps_asset, asset_rows,
              "Content, a template or a source.");
