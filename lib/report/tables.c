/* Every described struct there is, in one row: for who makes pages or classes of all. */
#include "analysis/tables.h"
#include "check/tables.h"
#include "exchange/tables.h"
#include "knowledge/tables.h"
#include "model/tables.h"
#include "results/checked.h"
#include "results/differences.h"
#include "results/findings.h"

#include <perfsys/report.h>

/* What is no entity; a test finds those that are missing. */
static const ps_struct *const others[] = {
    /* nested in entities, as these come */
    &psi_glossary_term_table, &psi_waiver_table, &psi_party_skill_table, &psi_window_table,
    &psi_benchmark_table, &psi_rating_table, &psi_cause_effect_table, &psi_evaluation_plan_table,
    &psi_transfer_table, &psi_check_item_table, &psi_fact_table, &psi_cost_item_table,
    &psi_acceptance_table, &psi_spread_table, &psi_correlation_table, &psi_watch_table,
    /* results, each behind what is nested in it */
    &psi_finding_table, &psi_findings_table, &psi_difference_table, &psi_differences_table,
    &psi_merge_table, &psi_answer_table, &psi_check_result_table, &psi_next_table,
    &psi_rule_example_table, &psi_rule_examples_table, &psi_level_table, &psi_segment_table,
    &psi_gap_size_table, &psi_sizes_table, &psi_worth_table, &psi_task_result_table,
    &psi_tasks_table, &psi_walk_step_table, &psi_walk_table, &psi_partner_item_table,
    &psi_partner_score_table, &psi_timestamp_table, &psi_latency_table, &psi_timings_table,
    &psi_voice_share_table, &psi_voices_table, &psi_import_note_table, &psi_import_table,
    /* rows of knowledge, rules among them */
    &psi_role_learnable_table, &psi_factor_table, &psi_branch_table, &psi_framework_cell_table,
    &psi_mapping_table, &psi_framework_table, &psi_intervention_kind_table, &psi_dif_row_table,
    &psi_rating_scale_table, &psi_salience_class_table, &psi_grid_quarter_table,
    &psi_evaluation_level_table, &psi_process_step_table, &psi_process_table, &psi_question_table,
    &psi_threshold_table, &psi_lexicon_table, &psi_rule_branch_table, &psi_rule_table};

enum { ENTITIES = PS_ENTITY_END_ - PS_CASE };

const ps_struct *ps_struct_at(size_t index) {
  if (index < ENTITIES) return ps_entity_table((ps_entity_type)(PS_CASE + (int)index));
  index -= ENTITIES;
  return index < sizeof others / sizeof *others ? others[index] : NULL;
}
