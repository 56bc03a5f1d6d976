/* The field tables of the knowledge room, and how its constant rows are written. */
#ifndef PSI_KNOWLEDGE_TABLES_H
#define PSI_KNOWLEDGE_TABLES_H

#include "base/field.h"

#include <perfsys/knowledge.h>

extern const ps_struct psi_role_learnable_table;
extern const ps_struct psi_factor_table;
extern const ps_struct psi_branch_table;
extern const ps_struct psi_framework_cell_table;
extern const ps_struct psi_mapping_table;
extern const ps_struct psi_framework_table;
extern const ps_struct psi_intervention_kind_table;
extern const ps_struct psi_dif_row_table;
extern const ps_struct psi_rating_scale_table;
extern const ps_struct psi_salience_class_table;
extern const ps_struct psi_grid_quarter_table;
extern const ps_struct psi_evaluation_level_table;
extern const ps_struct psi_process_step_table;
extern const ps_struct psi_process_table;
extern const ps_struct psi_question_table;
extern const ps_struct psi_threshold_table;
extern const ps_struct psi_lexicon_table;

extern const ps_enum psi_basis_words;
extern const ps_enum psi_locus_words;
extern const ps_enum psi_learnable_words;
extern const ps_enum psi_work_level_words;
extern const ps_enum psi_framework_kind_words;
extern const ps_enum psi_end_or_means_words;
extern const ps_enum psi_family_words;
extern const ps_enum psi_dif_difficulty_words;
extern const ps_enum psi_dif_frequency_words;
extern const ps_enum psi_dif_decision_words;
extern const ps_enum psi_adequacy_words;
/* The model has these too, and this room may not look into that one; a test holds
 * them against each other. */
extern const ps_enum psi_knowledge_phase_words;
extern const ps_enum psi_knowledge_class_words;

/* The frameworks built in, a file each or two. */
extern const ps_framework psi_framework_4w;
extern const ps_framework psi_framework_bem;
extern const ps_framework psi_framework_rummler_brache;
extern const ps_framework psi_framework_mager_pipe_1970;
extern const ps_framework psi_framework_mager_pipe_1997;
extern const ps_framework psi_framework_oem_kaufman;
extern const ps_framework psi_framework_hpt_phases;
extern const ps_framework psi_framework_six_cells_binder;
extern const ps_framework psi_framework_bem_chevalier;
extern const ps_framework psi_framework_prime;
extern const ps_framework psi_framework_dotmlpf_p;

/* ---- constant rows ---- */

#define PSI_HEAD(table) {&(table), NULL, 0}
#define PSI_COUNT(array) (sizeof(array) / sizeof((array)[0]))
/* A list of texts, given. */
#define PSI_LIST(...)                                                                              \
  {(const char *const[]){__VA_ARGS__}, PSI_COUNT(((const char *const[]){__VA_ARGS__})),            \
   PSI_COUNT(((const char *const[]){__VA_ARGS__})), true}
#define PSI_EMPTY_LIST {NULL, 0, 0, true}
/* A list of structs, given, from an array. */
#define PSI_ITEMS(array) {array, PSI_COUNT(array), PSI_COUNT(array), true}
#define PSI_YES {true, true}
#define PSI_NO {false, true}
#define PSI_WHOLE(value) {value, true}

/* The factors that the narrower frameworks stop short of. */
#define PSI_WORLD_FACTORS "F28", "F29", "F30", "F31", "F32", "F33"

/* The row of an id such as "F14", a letter and two digits, where the first row has the
 * number `first`; past any table for what is no such id. */
size_t psi_row_number(const char *id, char letter, size_t first);

/* Whether a list of texts has one. */
bool psi_has_text(const ps_text_list *list, const char *text);

#endif
