/* What a framework is, which ones are built in, and what is asked of one. */
#include "knowledge/tables.h"

#include <string.h>

static const ps_field branch_rows[] = {
    PSI_FLAG(ps_branch, answer, 1, "The answer: yes or no."),
    PSI_TEXT(ps_branch, then, 1, "What follows from it, in words."),
    PSI_TEXT(ps_branch, to, 1, "Id of the cell to go on to; none where the flow ends."),
    PSI_TEXTS(ps_branch, actions, 1, "What to do, as ids."),
    PSI_CATALOGUES(ps_branch, kinds, "intervention_kind", 1, "The kinds of intervention that do it."),
    PSI_FLAG(ps_branch, learning, 1, "Whether one of the actions is learning."),
};
const ps_struct psi_branch_table = PSI_TABLE(
    "branch", ps_branch, branch_rows, "Where one answer to the question of a flow leads.");

static const ps_field cell_rows[] = {
    PSI_TEXT_REQUIRED(ps_framework_cell, id, 1, "Unique in its framework."),
    PSI_TEXT(ps_framework_cell, name, 1, "What it is called."),
    PSI_TEXT(ps_framework_cell, definition, 1, "What belongs there."),
    PSI_TEXT(ps_framework_cell, parent, 1, "The cell it is a part of."),
    PSI_TEXT(ps_framework_cell, row, 1, "Its row, where cells form a table."),
    PSI_TEXT(ps_framework_cell, column, 1, "Its column."),
    PSI_ENUM(ps_framework_cell, locus, psi_locus_words, 1, "Inside the person or outside."),
    PSI_ENUM(ps_framework_cell, learnable, psi_learnable_words, 1,
             "Whether learning can change what is there."),
    PSI_ENUM(ps_framework_cell, level, psi_work_level_words, 1, "The level it mostly belongs to."),
    PSI_TEXT(ps_framework_cell, question, 1, "What to ask."),
    PSI_STRUCTS(ps_framework_cell, branches, psi_branch_table, 1,
                "Of a flow: where yes and no lead."),
    PSI_ENUM(ps_framework_cell, end_or_means, psi_end_or_means_words, 1, "Kaufman: end or means."),
    PSI_TEXT(ps_framework_cell, gap_is, 1, "Kaufman: what a gap here is."),
    PSI_TEXTS(ps_framework_cell, artefacts, 1,
              "Of a process: what must exist before the next begins."),
    PSI_TEXT(ps_framework_cell, note, 1, "What else is worth knowing."),
};
const ps_struct psi_framework_cell_table =
    PSI_TABLE("framework_cell", ps_framework_cell, cell_rows,
              "One box, question, level or stretch of a framework.");

static const ps_field mapping_rows[] = {
    PSI_TEXT(ps_mapping, cell, 1, "The cell; none where the factors have none here."),
    PSI_CATALOGUES(ps_mapping, factors, "factor", 1,
                   "The factors; none where the cell stands for no factor."),
    PSI_TEXT(ps_mapping, reason, 1, "Why there is no counterpart."),
    PSI_TEXT(ps_mapping, note, 1, "What else is worth knowing."),
    PSI_ENUM(ps_mapping, basis, psi_basis_words, 1, "How far it was checked."),
};
const ps_struct psi_mapping_table =
    PSI_TABLE("mapping", ps_mapping, mapping_rows,
              "Which factors a cell stands for, or that there is no counterpart.");

static const ps_field framework_rows[] = {
    PSI_TEXT_REQUIRED(ps_framework, id, 1, "\"bem\"."),
    PSI_TEXT(ps_framework, name, 1, "What it is called."),
    PSI_TEXT(ps_framework, author, 1, "Whose it is."),
    PSI_INTEGER(ps_framework, year, NULL, 1, "When it came out."),
    PSI_TEXT(ps_framework, source, 1, "The work."),
    PSI_ENUM(ps_framework, basis, psi_basis_words, 1, "How far that was checked."),
    PSI_ENUM(ps_framework, kind, psi_framework_kind_words, 1, "What sort of framework it is."),
    PSI_TEXT(ps_framework, definition, 1, "What it does."),
    PSI_TEXTS(ps_framework, order, 1, "All its cells, in the order they are examined in."),
    PSI_STRUCTS(ps_framework, cells, psi_framework_cell_table, 1, "Its cells."),
    PSI_STRUCTS(ps_framework, mappings, psi_mapping_table, 1, "How they translate into factors."),
    PSI_TEXT(ps_framework, note, 1, "What else is worth knowing."),
};
const ps_struct psi_framework_table =
    PSI_TABLE("framework", ps_framework, framework_rows,
              "A way of looking at performance, and how it translates into factors.");

static const ps_framework *const frameworks[] = {
    &psi_framework_4w,
    &psi_framework_bem,
    &psi_framework_rummler_brache,
    &psi_framework_mager_pipe_1970,
    &psi_framework_mager_pipe_1997,
    &psi_framework_oem_kaufman,
    &psi_framework_hpt_phases,
    &psi_framework_six_cells_binder,
    &psi_framework_bem_chevalier,
    &psi_framework_prime,
    &psi_framework_dotmlpf_p,
};

const ps_framework *ps_framework_at(size_t index) {
  return index < PSI_COUNT(frameworks) ? frameworks[index] : NULL;
}

const ps_framework *ps_framework_find(const char *id) {
  for (size_t i = 0; id != NULL && i < PSI_COUNT(frameworks); i++)
    if (strcmp(frameworks[i]->id, id) == 0) return frameworks[i];
  return NULL;
}

const ps_framework_cell *ps_framework_cell_find(const ps_framework *framework, const char *id) {
  if (framework == NULL || id == NULL) return NULL;
  for (size_t i = 0; i < framework->cells.count; i++) {
    const ps_framework_cell *cell = &framework->cells.items[i];
    if (cell->id != NULL && strcmp(cell->id, id) == 0) return cell;
  }
  return NULL;
}

size_t ps_framework_cell_order(const ps_framework *framework, const char *cell) {
  if (framework == NULL || cell == NULL) return 0;
  for (size_t i = 0; i < framework->order.count; i++)
    if (strcmp(framework->order.items[i], cell) == 0) return i + 1;
  return 0;
}

size_t psi_row_number(const char *id, char letter, size_t first) {
  if (id == NULL || id[0] != letter || id[1] < '0' || id[1] > '9' || id[2] < '0' || id[2] > '9' ||
      id[3] != '\0')
    return SIZE_MAX;
  return (size_t)(id[1] - '0') * 10 + (size_t)(id[2] - '0') - first;
}
