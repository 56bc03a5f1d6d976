/* The field tables of the model, one file per entity. A new field is a line in
 * perfsys/entities.h and a row in the entity's table; a new entity is its struct, its
 * table, and a row in the case's and in the list of types. */
#ifndef PSI_MODEL_TABLES_H
#define PSI_MODEL_TABLES_H

#include "base/field.h"
#include "results/checked.h"

#include <perfsys/model.h>

/* The two lists every entity ends with. */
#define PSI_ENTITY_MARKS(T)                                                                        \
  PSI_TEXTS(T, not_applicable, 1, "Fields that do not apply here, and so are not missing."),       \
      PSI_TEXTS_AS(T, private_, "private", 1, "Fields for the team's eyes only.")

extern const ps_struct psi_case_table;
extern const ps_struct psi_phase_table;
extern const ps_struct psi_party_skill_table;
extern const ps_struct psi_party_table;
extern const ps_struct psi_goal_table;
extern const ps_struct psi_window_table;
extern const ps_struct psi_measure_table;
extern const ps_struct psi_benchmark_table;
extern const ps_struct psi_gap_table;
extern const ps_struct psi_objective_table;
extern const ps_struct psi_rating_table;
extern const ps_struct psi_task_table;
extern const ps_struct psi_skill_table;
extern const ps_struct psi_cause_table;
extern const ps_struct psi_inquiry_table;
extern const ps_struct psi_evidence_table;
extern const ps_struct psi_cause_effect_table;
extern const ps_struct psi_evaluation_plan_table;
extern const ps_struct psi_intervention_table;
extern const ps_struct psi_transfer_table;
extern const ps_struct psi_check_item_table;
extern const ps_struct psi_fact_table;
extern const ps_struct psi_asset_table;
extern const ps_struct psi_persona_table;
extern const ps_struct psi_responsibility_table;
extern const ps_struct psi_expectation_table;
extern const ps_struct psi_commitment_table;
extern const ps_struct psi_event_table;
extern const ps_struct psi_cost_item_table;
extern const ps_struct psi_acceptance_table;
extern const ps_struct psi_evaluation_table;
extern const ps_struct psi_budget_table;
extern const ps_struct psi_spread_table;
extern const ps_struct psi_correlation_table;
extern const ps_struct psi_scenario_table;
extern const ps_struct psi_watch_table;
extern const ps_struct psi_relationship_table;
extern const ps_struct psi_glossary_term_table;
extern const ps_struct psi_waiver_table;
extern const ps_struct psi_merge_table;

extern const ps_enum psi_purpose_words;
extern const ps_enum psi_origin_words;
extern const ps_enum psi_case_status_words;
extern const ps_enum psi_result_words;
extern const ps_enum psi_tier_words;
extern const ps_enum psi_phase_kind_words;
extern const ps_enum psi_side_words;
extern const ps_enum psi_perspective_words;
extern const ps_enum psi_party_level_words;
extern const ps_enum psi_partner_mode_words;
extern const ps_enum psi_measure_kind_words;
extern const ps_enum psi_timing_words;
extern const ps_enum psi_direction_words;
extern const ps_enum psi_period_words;
extern const ps_enum psi_gap_type_words;
extern const ps_enum psi_objective_kind_words;
extern const ps_enum psi_cause_status_words;
extern const ps_enum psi_gate_words;
extern const ps_enum psi_cause_nature_words;
extern const ps_enum psi_triage_words;
extern const ps_enum psi_part_words;
extern const ps_enum psi_method_words;
extern const ps_enum psi_reliability_words;
extern const ps_enum psi_intervention_class_words;
extern const ps_enum psi_intervention_status_words;
extern const ps_enum psi_amount_words;
extern const ps_enum psi_moment_words;
extern const ps_enum psi_asset_kind_words;
extern const ps_enum psi_touchpoint_words;
extern const ps_enum psi_element_words;
extern const ps_enum psi_standard_status_words;
extern const ps_enum psi_activity_kind_words;
extern const ps_enum psi_letter_words;
extern const ps_enum psi_event_kind_words;
extern const ps_enum psi_isolation_words;
extern const ps_enum psi_beneficiary_words;
extern const ps_enum psi_budget_kind_words;
extern const ps_enum psi_distribution_words;
extern const ps_enum psi_overlap_words;

/* The row of the case that lists entities of a type; NULL for the case itself. */
const ps_field *psi_entity_list(ps_entity_type type);

#endif
