/* How the constant rows of frameworks are written. */
#ifndef PSI_KNOWLEDGE_ROWS_H
#define PSI_KNOWLEDGE_ROWS_H

#include "knowledge/tables.h"

#define PSI_CELL(number, title, means)                                                             \
  .object = PSI_HEAD(psi_framework_cell_table), .id = number, .name = title, .definition = means
#define PSI_WHERE(at, where, learn)                                                                \
  .level = PS_WORK_LEVEL_##at, .locus = PS_LOCUS_##where, .learnable = PS_LEARNABLE_##learn

/* A cell and its factors. */
#define PSI_MAP(number, how, ...)                                                                  \
  .object = PSI_HEAD(psi_mapping_table), .cell = number, .basis = PS_BASIS_##how,                  \
  .factors = PSI_LIST(__VA_ARGS__)
/* Factors without a cell. */
#define PSI_NO_CELL(why, ...)                                                                      \
  .object = PSI_HEAD(psi_mapping_table), .reason = why, .basis = PS_BASIS_PROPOSED,                \
  .factors = PSI_LIST(__VA_ARGS__)
/* A cell without factors. */
#define PSI_NO_FACTOR(number, why)                                                                 \
  .object = PSI_HEAD(psi_mapping_table), .cell = number, .reason = why,                            \
  .basis = PS_BASIS_PROPOSED, .factors = PSI_EMPTY_LIST

#define PSI_WHY_NO_MEASUREMENT                                                                     \
  "It sorts causes of a gap; here the gap itself is in doubt, because of how it was measured."

#endif
