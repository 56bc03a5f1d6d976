/* The field tables of what the analyses answer. */
#ifndef PSI_ANALYSIS_TABLES_H
#define PSI_ANALYSIS_TABLES_H

#include <perfsys/analysis.h>

extern const ps_struct psi_level_table;
extern const ps_struct psi_segment_table;
extern const ps_struct psi_gap_size_table;
extern const ps_struct psi_sizes_table;
extern const ps_struct psi_worth_table;
extern const ps_struct psi_task_result_table;
extern const ps_struct psi_tasks_table;
extern const ps_struct psi_walk_step_table;
extern const ps_struct psi_walk_table;
extern const ps_struct psi_partner_item_table;
extern const ps_struct psi_partner_score_table;
extern const ps_struct psi_timestamp_table;
extern const ps_struct psi_latency_table;
extern const ps_struct psi_timings_table;
extern const ps_struct psi_voice_share_table;
extern const ps_struct psi_voices_table;

#endif
