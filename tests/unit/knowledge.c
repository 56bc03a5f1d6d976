/* The tables that are built in, against the facts they were written from: every id,
 * transcribed here a second time, by hand. */
#include "base/field.h"
#include "knowledge/tables.h"

#include <perfsys/perfsys.h>
#include <perfsys/knowledge.h>

#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* A list of texts as "F01 F02", for comparing. */
static const char *joined(const ps_text_list *list) {
  static char text[512];
  text[0] = '\0';
  for (size_t i = 0; i < list->count; i++) {
    if (i > 0) strcat(text, " ");
    strcat(text, list->items[i]);
  }
  return text;
}

/* ---- factors ---- */

typedef struct factor_row {
  const char *id, *level, *cell, *locus, *learn;
} factor_row;

static const factor_row factor_rows[] = {
    {"F00", "", "-", "ext", "N"},
    {"F01", "worker", "G4", "int", "Y"},
    {"F02", "worker", "G4", "int", "Y"},
    {"F03", "worker", "G4", "int", "Y"},
    {"F04", "worker", "G5", "int", "N"},
    {"F05", "worker", "G5", "int", "N"},
    {"F06", "worker", "G6", "int", "N"},
    {"F07", "worker", "G6", "int", "P"},
    {"F08", "work", "G1", "ext", "N"},
    {"F09", "work", "G1", "ext", "N"},
    {"F10", "work", "G1", "ext", "N"},
    {"F11", "work", "G2", "ext", "N"},
    {"F12", "work", "G2", "ext", "N"},
    {"F13", "work", "G2", "ext", "N"},
    {"F14", "work", "G2", "ext", "N"},
    {"F15", "work", "G2", "ext", "N"},
    {"F16", "work", "-", "ext", "N"},
    {"F17", "workplace", "G1", "ext", "N"},
    {"F18", "workplace", "-", "ext", "N"},
    {"F19", "workplace", "G2", "ext", "N"},
    {"F20", "workplace", "G3", "ext", "N"},
    {"F21", "workplace", "G3", "ext", "N"},
    {"F22", "workplace", "G3", "ext", "N"},
    {"F23", "workplace", "G1 G3", "ext", "N"},
    {"F24", "workplace", "-", "ext", "N"},
    {"F25", "workplace", "-", "ext", "N"},
    {"F26", "workplace", "G2", "ext", "N"},
    {"F27", "workplace", "G2", "ext", "N"},
    {"F28", "world", "-", "ext", "N"},
    {"F29", "world", "-", "ext", "N"},
    {"F30", "world", "-", "ext", "N"},
    {"F31", "world", "-", "ext", "N"},
    {"F32", "world", "-", "ext", "N"},
    {"F33", "world", "-", "ext", "N"},
};

/* The cells of a factor as "G1 G3"; "-" where it has none. */
static const char *cells_of(const ps_framework *framework, const char *factor) {
  static char text[256];
  const ps_framework_cell *cell;
  text[0] = '\0';
  for (size_t i = 0; (cell = ps_factor_cell_at(framework, factor, i)) != NULL; i++) {
    if (i > 0) strcat(text, " ");
    strcat(text, cell->id);
  }
  return text[0] == '\0' ? "-" : text;
}

static void check_factor(size_t i) {
  const factor_row *row = &factor_rows[i];
  const ps_factor *f = ps_factor_find(row->id);
  cr_assert_not_null(f, "%s", row->id);
  cr_expect_eq(f, ps_factor_at(i), "%s is not row %zu", row->id, i);
  cr_expect_str_eq(psi_enum_name(&psi_work_level_words, (int)f->level), row->level, "%s", row->id);
  cr_expect_str_eq(cells_of(ps_framework_find("bem"), row->id), row->cell, "%s", row->id);
  cr_expect_eq(f->locus, row->locus[0] == 'i' ? PS_LOCUS_INTERNAL : PS_LOCUS_EXTERNAL, "%s", f->id);
  cr_expect_eq(f->learnable,
               row->learn[0] == 'Y'   ? PS_LEARNABLE_YES
               : row->learn[0] == 'P' ? PS_LEARNABLE_PARTLY
                                      : PS_LEARNABLE_NO,
               "%s", f->id);
  cr_expect(f->name != NULL && f->definition != NULL && f->question != NULL, "%s", f->id);
  cr_expect(f->families.count > 0, "%s", f->id);
  cr_expect_eq(f->met_at == 0, f->located_at == 0, "%s", f->id);
  if (f->located_at != 0) cr_expect(f->located_at == f->level && f->met_at != f->level, "%s", f->id);
}

Test(knowledge, factors_are_those_of_the_catalogue) {
  for (size_t i = 0; i < COUNT(factor_rows); i++) check_factor(i);
  cr_assert_null(ps_factor_at(COUNT(factor_rows)));
  cr_assert_null(ps_factor_find("F34"));
  cr_assert_null(ps_factor_find(""));
  cr_assert_null(ps_factor_find(NULL));
}

Test(knowledge, what_is_learnable_depends_on_who_learns) {
  const ps_factor *supervision = ps_factor_find("F23"), *feedback = ps_factor_find("F09");
  static const char *const supervisors[] = {"supervisor", "Supervisors", " team-leader ",
                                            "TEAM_LEADERS", "line manager"};
  static const char *const performers[] = {"", "nurse", "supervisorx", "s", "supervisorss"};
  cr_expect_eq(ps_factor_learnable(supervision, NULL), PS_LEARNABLE_NO);
  for (size_t i = 0; i < COUNT(supervisors); i++) {
    cr_expect_eq(ps_factor_learnable(supervision, supervisors[i]), PS_LEARNABLE_YES, "%s",
                 supervisors[i]);
    cr_expect_eq(ps_factor_learnable(feedback, supervisors[i]), PS_LEARNABLE_PARTLY);
  }
  for (size_t i = 0; i < COUNT(performers); i++)
    cr_expect_eq(ps_factor_learnable(supervision, performers[i]), PS_LEARNABLE_NO, "%s",
                 performers[i]);
  cr_expect_eq(ps_factor_learnable(ps_factor_find("F01"), "supervisor"), PS_LEARNABLE_YES);
  cr_expect_eq(ps_factor_learnable(ps_factor_find("F07"), NULL), PS_LEARNABLE_PARTLY);
  cr_expect_eq(ps_factor_learnable(NULL, "supervisor"), PS_LEARNABLE_UNSET);
}

/* ---- frameworks ---- */

typedef struct framework_row {
  const char *id;
  int year;
  ps_framework_kind kind;
  const char *order;
} framework_row;

static const framework_row framework_rows[] = {
    {"4w", 2009, PS_FRAMEWORK_KIND_LEVELS, "W1 W2 W3 W4"},
    {"bem", 1978, PS_FRAMEWORK_KIND_CLASSIFICATION, "G1 G2 G3 G4 G5 G6"},
    {"rummler_brache", 1990, PS_FRAMEWORK_KIND_LEVELS,
     "R1 R2 R3 R4 R5 R6 R7 R8 R9 HPS1 HPS2 HPS3 HPS4 HPS5 HPS6"},
    {"mager_pipe_1970", 1970, PS_FRAMEWORK_KIND_FLOW,
     "MP1 MP2 MP3 MP4 MP5 MP6 MP7 MP8 MP9 MP10 MP11 MP12 MP13"},
    {"mager_pipe_1997", 1997, PS_FRAMEWORK_KIND_FLOW,
     "MP1 MP2 MP3 MP9 MP10 MP11 MP4 MP5 MP6 MP7 MP8 MP12 MP13"},
    {"oem_kaufman", 1981, PS_FRAMEWORK_KIND_LEVELS, "K1 K2 K3 K4 K5"},
    {"hpt_phases", 2012, PS_FRAMEWORK_KIND_PROCESS, "H1 H2 H3 H4 H5"},
    {"six_cells_binder", 1998, PS_FRAMEWORK_KIND_CLASSIFICATION, "X1 X2 X3 X4 X5 X6"},
    {"bem_chevalier", 2003, PS_FRAMEWORK_KIND_CLASSIFICATION, "C1 C2 C3 C4 C5 C6"},
    {"prime", 0, PS_FRAMEWORK_KIND_CLASSIFICATION, "P1 P2 P3 P4 P5"},
    {"dotmlpf_p", 0, PS_FRAMEWORK_KIND_CLASSIFICATION, "D1 D2 D3 D4 D5 D6 D7 D8"},
};

static void check_permutation(const ps_framework *f) {
  cr_expect_eq(f->order.count, f->cells.count, "%s", f->id);
  for (size_t i = 0; i < f->cells.count; i++) {
    const ps_framework_cell *cell = &f->cells.items[i];
    size_t place = ps_framework_cell_order(f, cell->id);
    cr_expect(place > 0 && place <= f->cells.count, "%s/%s", f->id, cell->id);
    cr_expect_eq(ps_framework_cell_find(f, cell->id), cell, "%s/%s twice", f->id, cell->id);
    cr_expect(cell->name != NULL && cell->definition != NULL && cell->question != NULL, "%s/%s",
              f->id, cell->id);
    if (cell->parent != NULL) cr_expect_not_null(ps_framework_cell_find(f, cell->parent));
  }
}

Test(knowledge, frameworks_have_their_cells_in_order) {
  for (size_t i = 0; i < COUNT(framework_rows); i++) {
    const framework_row *row = &framework_rows[i];
    const ps_framework *f = ps_framework_find(row->id);
    cr_assert_not_null(f, "%s", row->id);
    cr_expect_eq(f, ps_framework_at(i));
    cr_expect_eq(f->year.value, row->year, "%s", row->id);
    cr_expect_eq(f->kind, row->kind, "%s", row->id);
    cr_expect_str_eq(joined(&f->order), row->order, "%s", row->id);
    cr_expect(f->name != NULL && f->author != NULL && f->source != NULL && f->basis != 0);
    check_permutation(f);
  }
  cr_assert_null(ps_framework_at(COUNT(framework_rows)));
}

typedef struct cell_row {
  const char *framework, *id, *locus, *learn;
} cell_row;

/* Where the locus is said: i, e or b; learnable y, n or p; "" where neither is. */
static const cell_row cell_rows[] = {
    {"4w", "W1", "b", "p"},  {"4w", "W2", "e", "n"},  {"4w", "W3", "e", "n"},
    {"4w", "W4", "e", "n"},  {"bem", "G1", "e", "n"}, {"bem", "G2", "e", "n"},
    {"bem", "G3", "e", "n"}, {"bem", "G4", "i", "y"}, {"bem", "G5", "i", "n"},
    {"bem", "G6", "i", "n"},
    {"rummler_brache", "R1", "e", "n"}, {"rummler_brache", "R2", "e", "n"},
    {"rummler_brache", "R3", "e", "n"}, {"rummler_brache", "R4", "e", "n"},
    {"rummler_brache", "R5", "e", "n"}, {"rummler_brache", "R6", "e", "n"},
    {"rummler_brache", "R7", "e", "n"}, {"rummler_brache", "R8", "e", "n"},
    {"rummler_brache", "R9", "b", "p"}, {"rummler_brache", "HPS1", "e", "n"},
    {"rummler_brache", "HPS2", "e", "n"}, {"rummler_brache", "HPS3", "e", "n"},
    {"rummler_brache", "HPS4", "e", "n"}, {"rummler_brache", "HPS5", "i", "y"},
    {"rummler_brache", "HPS6", "i", "n"},
    {"six_cells_binder", "X1", "e", "n"}, {"six_cells_binder", "X2", "e", "n"},
    {"six_cells_binder", "X3", "e", "n"}, {"six_cells_binder", "X4", "i", "y"},
    {"six_cells_binder", "X5", "i", "n"}, {"six_cells_binder", "X6", "i", "n"},
    {"bem_chevalier", "C1", "e", "n"}, {"bem_chevalier", "C2", "e", "n"},
    {"bem_chevalier", "C3", "e", "n"}, {"bem_chevalier", "C4", "i", "n"},
    {"bem_chevalier", "C5", "i", "n"}, {"bem_chevalier", "C6", "i", "y"},
    {"prime", "P1", "e", "n"}, {"prime", "P2", "e", "n"}, {"prime", "P3", "e", "n"},
    {"prime", "P5", "i", "y"},
};

Test(knowledge, cells_are_inside_or_outside_and_learnable_or_not) {
  for (size_t i = 0; i < COUNT(cell_rows); i++) {
    const cell_row *row = &cell_rows[i];
    const ps_framework_cell *cell =
        ps_framework_cell_find(ps_framework_find(row->framework), row->id);
    cr_assert_not_null(cell, "%s/%s", row->framework, row->id);
    cr_expect_eq(psi_enum_name(&psi_locus_words, (int)cell->locus)[0], row->locus[0], "%s", row->id);
    cr_expect_eq(psi_enum_name(&psi_learnable_words, (int)cell->learnable)[0], row->learn[0], "%s",
                 row->id);
  }
}

Test(knowledge, kaufman_tells_needs_from_quasi_needs) {
  const ps_framework *f = ps_framework_find("oem_kaufman");
  for (size_t i = 0; i < f->cells.count; i++) {
    const ps_framework_cell *cell = &f->cells.items[i];
    cr_expect_eq(cell->end_or_means, i < 3 ? PS_END_OR_MEANS_END : PS_END_OR_MEANS_MEANS);
    cr_expect_str_eq(cell->gap_is, i < 3 ? "need" : "quasi-need");
  }
}

/* ---- flows ---- */

static const ps_branch *branch_of(const ps_framework *f, const char *cell, bool answer) {
  const ps_framework_cell *c = ps_framework_cell_find(f, cell);
  for (size_t i = 0; c != NULL && i < c->branches.count; i++)
    if (c->branches.items[i].answer.value == answer) return &c->branches.items[i];
  return NULL;
}

static void expect_branch(const char *framework, const char *cell, bool answer, const char *to,
                          const char *actions) {
  const ps_branch *b = branch_of(ps_framework_find(framework), cell, answer);
  cr_assert_not_null(b, "%s %s", framework, cell);
  cr_expect_str_eq(b->to == NULL ? "end" : b->to, to, "%s/%s %d", framework, cell, answer);
  cr_expect_str_eq(joined(&b->actions), actions, "%s/%s %d", framework, cell, answer);
}

static void expect_shared(const char *f) {
  expect_branch(f, "MP1", true, "MP2", "");
  expect_branch(f, "MP1", false, "end", "");
  expect_branch(f, "MP2", true, "MP3", "");
  expect_branch(f, "MP2", false, "end", "no_intervention");
  expect_branch(f, "MP3", false, "end", "clarify_expectations provide_resources feedback");
  expect_branch(f, "MP4", true, "MP5", "");
  expect_branch(f, "MP5", true, "MP6", "");
  expect_branch(f, "MP5", false, "MP7", "training");
  expect_branch(f, "MP6", true, "MP7", "feedback");
  expect_branch(f, "MP6", false, "MP7", "practice");
  expect_branch(f, "MP7", true, "MP13", "simplify job_aid ojt");
  expect_branch(f, "MP7", false, "MP8", "");
  expect_branch(f, "MP8", true, "MP13", "");
  expect_branch(f, "MP8", false, "MP13", "reassign");
  expect_branch(f, "MP9", true, "MP10", "consequence");
  expect_branch(f, "MP9", false, "MP10", "");
  expect_branch(f, "MP10", true, "MP11", "consequence");
  expect_branch(f, "MP10", false, "MP11", "");
  expect_branch(f, "MP12", true, "MP13", "remove_obstacle");
  expect_branch(f, "MP12", false, "MP13", "");
}

Test(knowledge, mager_and_pipe_lead_on_by_yes_and_no) {
  expect_shared("mager_pipe_1970");
  expect_shared("mager_pipe_1997");
  expect_branch("mager_pipe_1970", "MP3", true, "MP4", "");
  expect_branch("mager_pipe_1970", "MP4", false, "MP9", "");
  expect_branch("mager_pipe_1970", "MP11", true, "MP12", "");
  expect_branch("mager_pipe_1970", "MP11", false, "MP12", "consequence");
  expect_branch("mager_pipe_1997", "MP3", true, "MP9", "");
  expect_branch("mager_pipe_1997", "MP11", true, "MP4", "");
  expect_branch("mager_pipe_1997", "MP11", false, "MP4", "consequence");
  expect_branch("mager_pipe_1997", "MP4", false, "MP12", "");
  cr_expect_eq(ps_framework_cell_find(ps_framework_find("mager_pipe_1970"), "MP13")->branches.count,
               0);
}

static void walk(const ps_framework *f, const char *cell, bool seen[16]) {
  size_t at = ps_framework_cell_order(f, cell);
  cr_assert(at > 0 && at < 16);
  if (seen[at]) return;
  seen[at] = true;
  const ps_framework_cell *c = ps_framework_cell_find(f, cell);
  for (size_t i = 0; i < c->branches.count; i++) {
    const ps_branch *b = &c->branches.items[i];
    if (b->to == NULL) continue;
    /* In its order a flow only goes forward, so it ends. */
    cr_expect(ps_framework_cell_order(f, b->to) > at, "%s: %s to %s", f->id, cell, b->to);
    walk(f, b->to, seen);
  }
}

Test(knowledge, flows_reach_every_question_and_end) {
  static const char *const ids[] = {"mager_pipe_1970", "mager_pipe_1997"};
  for (size_t i = 0; i < COUNT(ids); i++) {
    bool seen[16] = {false};
    walk(ps_framework_find(ids[i]), "MP1", seen);
    for (size_t k = 1; k <= 13; k++) cr_expect(seen[k], "%s: step %zu", ids[i], k);
  }
}

Test(knowledge, only_three_answers_of_a_flow_are_learning) {
  for (size_t n = 0, i = 0; ps_framework_at(i) != NULL; i++, n = 0) {
    const ps_framework *f = ps_framework_at(i);
    for (size_t k = 0; k < f->cells.count; k++)
      for (size_t b = 0; b < f->cells.items[k].branches.count; b++) {
        const ps_branch *branch = &f->cells.items[k].branches.items[b];
        if (branch->learning.value) n++;
        for (size_t j = 0; j < branch->kinds.count; j++)
          cr_expect_not_null(ps_intervention_kind_find(branch->kinds.items[j]));
      }
    cr_expect_eq(n, f->kind == PS_FRAMEWORK_KIND_FLOW ? 3 : 0, "%s", f->id);
  }
  cr_expect(branch_of(ps_framework_find("mager_pipe_1970"), "MP5", false)->learning.value);
  cr_expect(branch_of(ps_framework_find("mager_pipe_1970"), "MP6", false)->learning.value);
  cr_expect(branch_of(ps_framework_find("mager_pipe_1970"), "MP7", true)->learning.value);
}

/* ---- cross-walk ---- */

typedef struct walk_row {
  const char *factor, *bem, *binder, *chevalier, *rummler, *prime, *mager, *level, *oem;
} walk_row;

/* Cells that must be among a factor's; "-" where there must be none. */
static const walk_row walk_rows[] = {
    {"F08", "G1", "X1", "C1", "HPS1 R7 R4", "P1", "MP3", "W2", "K4"},
    {"F09", "G1", "X1", "C1", "HPS4 R9", "P2", "MP3 MP6", "W2", "K4"},
    {"F10", "G1", "X2", "C1", "HPS2 R8", "P1 P3", "MP7", "W2", "K5"},
    {"F11", "G2", "X2", "C2", "HPS2 R6", "P3", "MP3", "W2", "K5"},
    {"F12", "G2", "X2", "C2", "HPS2 R6", "P3", "MP3", "W2", "K5"},
    {"F13", "G2", "X2", "C2", "HPS2 R3 R6", "P3", "MP3 MP12", "W2", "K5"},
    {"F19", "G2", "X2", "C2", "HPS2 R3 R6", "P3", "MP3 MP12", "W3", "K5"},
    {"F14", "G2", "X2", "C2", "R5 R8", "P3", "MP7 MP12", "W2", "K4"},
    {"F20", "G3", "X3", "C3", "HPS3 R9", "P4", "MP10 MP11", "W3", "K4"},
    {"F21", "G3", "X3", "C3", "HPS3 R9", "P4", "MP10 MP11", "W3", "K4"},
    {"F22", "G3", "X3", "C3", "HPS3", "P4", "MP9 MP10 MP11", "W3", "K4"},
    {"F01", "G4", "X4", "C6", "HPS5", "P5", "MP4 MP5 MP6", "W1", "K5"},
    {"F02", "G4", "X4", "C6", "HPS5", "P5", "MP4 MP5 MP6", "W1", "K5"},
    {"F04", "G5", "X5", "C5", "HPS6", "P5", "MP8", "W1", "K5"},
    {"F06", "G6", "X6", "C4", "HPS6 HPS3", "P4", "MP8 MP9 MP10 MP11", "W1", "K5"},
    {"F16", "-", "-", "-", "R6", "-", "MP12", "W2", "K4"},
    {"F17", "G1", "X1", "C1", "R1", "P1", "MP3", "W3", "K4"},
    {"F18", "-", "-", "-", "R2", "-", "-", "W3", "K4"},
    {"F28", "-", "-", "-", "R1", "-", "MP12", "W4", "K1 K2"},
    {"F30", "-", "-", "-", "R1", "-", "MP12", "W4", "K1 K2"},
    {"F33", "-", "-", "-", "R1", "-", "MP12", "W4", "K1 K2"},
};

static void expect_cells(const char *framework, const char *factor, const char *cells) {
  const ps_framework *f = ps_framework_find(framework);
  char list[128], *one;
  if (strcmp(cells, "-") == 0) {
    cr_expect_not_null(ps_factor_no_counterpart(f, factor), "%s %s", framework, factor);
    cr_expect_null(ps_factor_cell_at(f, factor, 0), "%s %s", framework, factor);
    return;
  }
  strcpy(list, cells);
  for (one = strtok(list, " "); one != NULL; one = strtok(NULL, " ")) {
    cr_expect_not_null(ps_mapping_find(f, one, factor), "%s: %s has no %s", framework, factor, one);
    bool back = false;
    const ps_factor *g;
    for (size_t i = 0; (g = ps_cell_factor_at(f, one, i)) != NULL; i++)
      back = back || strcmp(g->id, factor) == 0;
    cr_expect(back, "%s: %s has no %s", framework, one, factor);
  }
  cr_expect_null(ps_factor_no_counterpart(f, factor), "%s %s", framework, factor);
}

Test(knowledge, cross_walk_is_that_of_the_table) {
  for (size_t i = 0; i < COUNT(walk_rows); i++) {
    const walk_row *row = &walk_rows[i];
    expect_cells("bem", row->factor, row->bem);
    expect_cells("six_cells_binder", row->factor, row->binder);
    expect_cells("bem_chevalier", row->factor, row->chevalier);
    expect_cells("rummler_brache", row->factor, row->rummler);
    expect_cells("prime", row->factor, row->prime);
    expect_cells("mager_pipe_1970", row->factor, row->mager);
    expect_cells("mager_pipe_1997", row->factor, row->mager);
    expect_cells("4w", row->factor, row->level);
    expect_cells("oem_kaufman", row->factor, row->oem);
    expect_cells("hpt_phases", row->factor, "-");
  }
}

Test(knowledge, guides_are_information_to_gilbert_and_a_resource_to_binder) {
  cr_expect_str_eq(cells_of(ps_framework_find("bem"), "F10"), "G1");
  cr_expect_str_eq(cells_of(ps_framework_find("six_cells_binder"), "F10"), "X2");
  cr_expect_not_null(ps_mapping_find(ps_framework_find("bem"), "G1", "F10")->note);
}

static void check_coverage(const ps_framework *f, size_t *cells, size_t *reasons) {
  const ps_factor *factor;
  for (size_t i = 0; (factor = ps_factor_at(i)) != NULL; i++) {
    size_t n = 0;
    while (ps_factor_cell_at(f, factor->id, n) != NULL) n++;
    const char *why = ps_factor_no_counterpart(f, factor->id);
    cr_expect_eq(n == 0, why != NULL, "%s %s", f->id, factor->id);
    *cells += n;
    *reasons += why != NULL;
  }
  for (size_t i = 0; i < f->cells.count; i++) {
    const char *id = f->cells.items[i].id;
    cr_expect_eq(ps_cell_factor_at(f, id, 0) == NULL, ps_cell_no_counterpart(f, id) != NULL, "%s/%s",
                 f->id, id);
  }
}

Test(knowledge, every_factor_has_a_cell_or_a_reason_in_every_framework) {
  size_t cells = 0, reasons = 0;
  const ps_framework *f;
  for (size_t i = 0; (f = ps_framework_at(i)) != NULL; i++) {
    check_coverage(f, &cells, &reasons);
    for (size_t k = 0; k < f->mappings.count; k++) {
      const ps_mapping *m = &f->mappings.items[k];
      for (size_t j = 0; j < m->factors.count; j++) {
        cr_expect_not_null(ps_factor_find(m->factors.items[j]), "%s", m->factors.items[j]);
        if (m->cell != NULL)
          cr_expect_eq(ps_mapping_find(f, m->cell, m->factors.items[j]), m, "%s/%s twice %s", f->id,
                       m->cell, m->factors.items[j]);
      }
    }
  }
  printf("knowledge: %zu pairs of cell and factor, %zu factors without a cell\n", cells, reasons);
  cr_expect(cells > 200 && reasons > 60);
}

/* ---- kinds of intervention ---- */

typedef struct kind_row {
  const char *id, *family, *class_, *factors, *stands_in_for;
} kind_row;

#define L "learning", "learning"
#define S "performance_support", "support"
#define W "job_and_work_design", "other"
#define P "personal_development", "other"
#define H "human_resource_development", "other"
#define C "organisational_communication", "other"
#define O "organisational_design", "other"
#define M "financial_systems", "other"
static const kind_row kind_rows[] = {
    {"I01", L, "F01 F02", ""},        {"I02", L, "F01", ""},
    {"I03", L, "F02 F03", ""},        {"I04", L, "F02 F03", ""},
    {"I05", L, "F03", ""},            {"I06", L, "F01 F02 F03", "F10"},
    {"I07", L, "F02 F14", ""},        {"I08", L, "F01 F02 F10", ""},
    {"I09", L, "", ""},               {"I10", L, "F23 F09", ""},
    {"I11", S, "F10", "F01 F04"},     {"I12", S, "F10 F11", ""},
    {"I13", S, "F10 F08", ""},        {"I14", S, "F10 F04", ""},
    {"I15", S, "F10 F12", ""},        {"I16", S, "F10", "F01"},
    {"I17", W, "F08 F05 F18", ""},    {"I18", W, "F15 F04", ""},
    {"I19", W, "F06 F21", ""},        {"I20", W, "F15 F26 F04", ""},
    {"I21", W, "F13 F19 F04", ""},    {"I22", W, "F11 F12 F27", ""},
    {"I23", W, "F14 F16", ""},        {"I24", W, "F14 F09", ""},
    {"I25", W, "F11 F26", ""},        {"I26", W, "F26", ""},
    {"I27", P, "F09 F07 F03", ""},    {"I28", P, "F07 F06", ""},
    {"I29", P, "F09", ""},            {"I30", P, "F06 F21", ""},
    {"I31", P, "F04 F06", ""},        {"I32", H, "F05 F04 F06", ""},
    {"I33", H, "F05", ""},            {"I34", H, "F08 F09 F22", ""},
    {"I35", H, "F08 F05", ""},        {"I36", H, "F23 F05", ""},
    {"I37", H, "F06 F24", ""},        {"I38", H, "F21", ""},
    {"I39", H, "F24 F04", ""},        {"I40", C, "F08", ""},
    {"I41", C, "F09", ""},            {"I42", C, "F12 F17 F27", ""},
    {"I43", C, "F24 F25", ""},        {"I44", C, "F16 F10", ""},
    {"I45", C, "F24 F16", ""},        {"I46", O, "F17", ""},
    {"I47", O, "F18 F16", ""},        {"I48", O, "F24 F16", ""},
    {"I49", O, "F24", ""},            {"I50", O, "F24 F06", ""},
    {"I51", O, "F25", ""},            {"I52", O, "F17 F14", ""},
    {"I53", O, "F28 F29 F30 F31 F33", ""}, {"I54", O, "F32 F16", ""},
    {"I55", O, "F28", ""},            {"I56", O, "F30 F25", ""},
    {"I57", M, "F20 F22", ""},        {"I58", M, "F22", ""},
    {"I59", M, "F19 F11 F27", ""},    {"I60", M, "F17 F19", ""},
    {"I61", "measurement", "other", "F00", ""}, {"I62", "", "other", "", ""},
};

Test(knowledge, kinds_of_intervention_are_those_of_the_table) {
  for (size_t i = 0; i < COUNT(kind_rows); i++) {
    const kind_row *row = &kind_rows[i];
    const ps_intervention_kind *kind = ps_intervention_kind_find(row->id);
    cr_assert_not_null(kind, "%s", row->id);
    cr_expect_eq(kind, ps_intervention_kind_at(i));
    cr_expect_str_eq(psi_enum_name(&psi_family_words, (int)kind->family), row->family, "%s", row->id);
    cr_expect_str_eq(psi_enum_name(&psi_knowledge_class_words, (int)kind->class_), row->class_);
    cr_expect_str_eq(joined(&kind->factors), row->factors, "%s", row->id);
    cr_expect_str_eq(joined(&kind->stands_in_for), row->stands_in_for, "%s", row->id);
    cr_expect(kind->name != NULL && kind->definition != NULL && kind->source != NULL);
  }
  cr_assert_null(ps_intervention_kind_at(COUNT(kind_rows)));
}

Test(knowledge, every_factor_is_answered_by_some_kind) {
  const ps_factor *factor;
  const ps_intervention_kind *kind;
  for (size_t i = 0; (factor = ps_factor_at(i)) != NULL; i++) {
    size_t n = 0;
    for (size_t k = 0; (kind = ps_intervention_kind_at(k)) != NULL; k++)
      n += ps_intervention_kind_answers(kind, factor->id, false);
    cr_expect(n > 0, "%s", factor->id);
  }
  for (size_t k = 0; (kind = ps_intervention_kind_at(k)) != NULL; k++) {
    for (size_t j = 0; j < kind->factors.count; j++)
      cr_expect_not_null(ps_factor_find(kind->factors.items[j]), "%s", kind->id);
    if (kind->factors.count == 0) cr_expect_not_null(kind->note, "%s", kind->id);
  }
  cr_expect(ps_intervention_kind_answers(ps_intervention_kind_find("I11"), "F01", true));
  cr_expect_not(ps_intervention_kind_answers(ps_intervention_kind_find("I11"), "F01", false));
  cr_expect_str_eq(ps_intervention_kind_find("I10")->target_role, "supervisor");
}

/* ---- tasks ---- */

static const char dif_words[18][2][8] = {
    {"V,Y,V", "T"},   {"V,Y,M", "OT"},  {"V,Y,I", "OT"},  {"V,N,V", "T"},   {"V,N,M", "T"},
    {"V,N,I", "NFT"}, {"M,Y,V", "T"},   {"M,Y,M", "OT"},  {"M,Y,I", "OT"},  {"M,N,V", "NFT"},
    {"M,N,M", "NFT"}, {"M,N,I", "T"},   {"N,Y,V", "NFT"}, {"N,Y,M", "NFT"}, {"N,Y,I", "T"},
    {"N,N,V", "NFT"}, {"N,N,M", "NFT"}, {"N,N,I", "NFT"},
};

static ps_dif_decision decided(const char *ratings) {
  ps_dif_difficulty d = ratings[0] == 'V'   ? PS_DIF_DIFFICULTY_VERY
                        : ratings[0] == 'M' ? PS_DIF_DIFFICULTY_MODERATELY
                                            : PS_DIF_DIFFICULTY_NOT;
  ps_dif_frequency f = ratings[4] == 'V'   ? PS_DIF_FREQUENCY_VERY
                       : ratings[4] == 'M' ? PS_DIF_FREQUENCY_MODERATELY
                                           : PS_DIF_FREQUENCY_INFREQUENT;
  return ps_dif_decide(d, ratings[2] == 'Y', f);
}

static ps_dif_decision meant(const char *word) {
  return word[0] == 'O'   ? PS_DIF_DECISION_OVERTRAIN
         : word[0] == 'T' ? PS_DIF_DECISION_TRAIN
                          : PS_DIF_DECISION_NO_TRAINING;
}

Test(knowledge, dif_decides_as_published) {
  size_t counts[4] = {0, 0, 0, 0};
  for (size_t i = 0; i < 18; i++) {
    cr_expect_str_eq(ps_dif_at(i)->id, dif_words[i][0]);
    cr_expect_eq(ps_dif_at(i)->decision, meant(dif_words[i][1]), "%s", dif_words[i][0]);
    cr_expect_eq(decided(dif_words[i][0]), ps_dif_at(i)->decision);
    counts[ps_dif_at(i)->decision]++;
  }
  cr_expect_null(ps_dif_at(18));
  cr_expect_eq(counts[PS_DIF_DECISION_TRAIN], 6);
  cr_expect_eq(counts[PS_DIF_DECISION_OVERTRAIN], 4);
  cr_expect_eq(counts[PS_DIF_DECISION_NO_TRAINING], 8);
  cr_expect_eq(ps_dif_decide(PS_DIF_DIFFICULTY_UNSET, true, PS_DIF_FREQUENCY_VERY), 0);
  cr_expect_eq(ps_dif_decide(PS_DIF_DIFFICULTY_VERY, true, PS_DIF_FREQUENCY_UNSET), 0);
}

static FILE *open_shared(const char *path) {
  char full[1024];
  const char *shared = getenv("PERFSYS_SHARED");
  snprintf(full, sizeof full, "%s/%s", shared != NULL ? shared : "../shared", path);
  FILE *file = fopen(full, "r");
  if (file == NULL) cr_skip("%s is not here (set PERFSYS_SHARED)", full);
  return file;
}

Test(knowledge, dif_is_the_transcribed_table) {
  FILE *file = open_shared("data/dif/dif_table.csv");
  char line[128], d, i, f, word[8];
  size_t n = 0;
  while (fgets(line, sizeof line, file) != NULL) {
    if (sscanf(line, "%c,%c,%c,%7s", &d, &i, &f, word) != 4 || d == 'd') continue;
    char ratings[6] = {d, ',', i, ',', f, '\0'};
    cr_expect_eq(decided(ratings), meant(word), "%s", ratings);
    n++;
  }
  fclose(file);
  cr_expect_eq(n, 18);
}

Test(knowledge, lint_reports_the_cell_that_stands_out) {
  ps_findings *found = ps_dif_lint(NULL, 0, NULL, NULL);
  cr_assert_not_null(found);
  cr_assert_eq(found->findings.count, 1);
  const ps_finding *f = &found->findings.items[0];
  cr_expect_str_eq(f->objects.items[0], "M,N,I");
  cr_expect_eq(f->evidence.count, 2);
  cr_expect_str_eq(joined(&f->objects), "M,N,I V,N,I M,N,M");
  cr_expect_eq(found->warnings.value, 1);
  ps_result_free(found);
}

Test(knowledge, lint_finds_nothing_where_the_table_is_monotone) {
  ps_dif_row rows[18];
  for (size_t i = 0; i < 18; i++) rows[i] = *ps_dif_at(i);
  rows[11].decision = PS_DIF_DECISION_NO_TRAINING;
  ps_findings *found = ps_dif_lint(rows, 18, NULL, NULL);
  cr_expect_eq(found->findings.count, 0);
  ps_result_free(found);
  rows[0].decision = PS_DIF_DECISION_UNSET;
  rows[2].decision = PS_DIF_DECISION_NO_TRAINING; /* less than for (M,Y,I) */
  found = ps_dif_lint(rows, 18, NULL, NULL);
  cr_expect_eq(found->findings.count, 1);
  cr_expect_str_eq(found->findings.items[0].objects.items[0], "M,Y,I");
  ps_result_free(found);
}

Test(knowledge, core_tasks_are_relevant_and_important) {
  const double nan = strtod("nan", NULL);
  cr_expect(ps_task_is_core(67, 3).value);
  cr_expect(ps_task_is_core(67, 3).set);
  cr_expect_not(ps_task_is_core(66.99, 5).value);
  cr_expect_not(ps_task_is_core(100, 2.99).value);
  cr_expect(ps_task_is_core(66.99, 5).set);
  cr_expect_not(ps_task_is_core(101, 3).set);
  cr_expect_not(ps_task_is_core(-1, 3).set);
  cr_expect_not(ps_task_is_core(90, 0).set);
  cr_expect_not(ps_task_is_core(90, 5.1).set);
  cr_expect_not(ps_task_is_core(nan, 3).set);
  cr_expect_not(ps_task_is_core(90, nan).set);
  cr_expect_eq(ps_standard_score(3, 1, 5).value, 50);
  cr_expect_eq(ps_standard_score(7, 0, 7).value, 100);
  cr_expect_not(ps_standard_score(8, 0, 7).set);
  cr_expect_not(ps_standard_score(1, 1, 1).set);
  cr_expect_not(ps_standard_score(nan, 1, 5).set);
  cr_expect_eq(ps_rating_scale_find("RT")->core_from.value, 67);
  cr_expect_eq(ps_rating_scale_find("IM")->core_from.value, 3);
  cr_expect_not(ps_rating_scale_find("FT")->core_from.set);
}

/* ---- parties ---- */

Test(knowledge, salience_has_eight_classes) {
  static const struct {
    bool p, l, u;
    const char *id, *group;
  } rows[] = {
      {0, 0, 0, "non_stakeholder", ""},        {1, 0, 0, "dormant", "latent"},
      {0, 1, 0, "discretionary", "latent"},    {0, 0, 1, "demanding", "latent"},
      {1, 1, 0, "dominant", "expectant"},      {1, 0, 1, "dangerous", "expectant"},
      {0, 1, 1, "dependent", "expectant"},     {1, 1, 1, "definitive", "definitive"},
  };
  for (size_t i = 0; i < COUNT(rows); i++) {
    const ps_salience_class *c = ps_salience(rows[i].p, rows[i].l, rows[i].u);
    cr_expect_str_eq(c->id, rows[i].id);
    cr_expect_str_eq(c->group == NULL ? "" : c->group, rows[i].group, "%s", c->id);
    cr_expect(c->power.value == rows[i].p && c->legitimacy.value == rows[i].l &&
              c->urgency.value == rows[i].u);
    cr_expect_eq(rows[i].p + rows[i].l + rows[i].u == 1, c->note != NULL, "%s", c->id);
  }
  cr_expect_null(ps_salience_at(8));
}

Test(knowledge, grid_has_four_quarters) {
  cr_expect_str_eq(ps_power_interest(true, true)->id, "manage_closely");
  cr_expect_str_eq(ps_power_interest(true, false)->id, "keep_satisfied");
  cr_expect_str_eq(ps_power_interest(false, true)->id, "keep_informed");
  cr_expect_str_eq(ps_power_interest(false, false)->id, "monitor");
  for (size_t i = 0; i < 4; i++) {
    const ps_grid_quarter *q = ps_power_interest_at(i);
    cr_expect_eq(ps_power_interest(q->power.value, q->interest.value), q);
  }
  cr_expect_null(ps_power_interest_at(4));
}

/* ---- evaluation ---- */

Test(knowledge, levels_of_evaluation_map_both_ways) {
  static const char *const ids[] = {
      "kirkpatrick.L1", "kirkpatrick.L2", "kirkpatrick.L3", "kirkpatrick.L4", "phillips.L0",
      "phillips.L1",    "phillips.L2",    "phillips.L3",    "phillips.L4",    "phillips.L5",
      "ltem.T1",        "ltem.T2",        "ltem.T3",        "ltem.T4",        "ltem.T5",
      "ltem.T6",        "ltem.T7",        "ltem.T8"};
  for (size_t i = 0; i < COUNT(ids); i++) {
    const ps_evaluation_level *level = ps_evaluation_level_find(ids[i]);
    cr_assert_not_null(level, "%s", ids[i]);
    cr_expect_eq(level, ps_evaluation_level_at(i));
    for (size_t k = 0; k < level->same_as.count; k++) {
      const ps_evaluation_level *other = ps_evaluation_level_find(level->same_as.items[k]);
      cr_assert_not_null(other);
      cr_expect_eq(other->level.value, level->level.value, "%s and %s", ids[i], other->id);
      cr_expect(psi_has_text(&other->same_as, ids[i]), "%s and %s", ids[i], other->id);
    }
    cr_expect_eq(level->adequacy != 0, strcmp(level->model, "ltem") == 0, "%s", ids[i]);
  }
  cr_assert_null(ps_evaluation_level_at(COUNT(ids)));
  cr_expect_str_eq(joined(&ps_evaluation_level_find("kirkpatrick.L2")->same_as),
                   "phillips.L2 ltem.T4 ltem.T5 ltem.T6");
  static const double coverage[] = {1, 0.8, 0.3, 0.1, 0.05};
  static const ps_adequacy enough[] = {PS_ADEQUACY_INADEQUATE,  PS_ADEQUACY_INADEQUATE,
                                       PS_ADEQUACY_INADEQUATE,  PS_ADEQUACY_RARELY,
                                       PS_ADEQUACY_CONDITIONAL, PS_ADEQUACY_CONDITIONAL,
                                       PS_ADEQUACY_ADEQUATE,    PS_ADEQUACY_CONDITIONAL};
  for (size_t i = 0; i < 5; i++)
    cr_expect_eq(ps_evaluation_level_at(5 + i)->coverage.value, coverage[i]);
  for (size_t i = 0; i < 8; i++) cr_expect_eq(ps_evaluation_level_at(10 + i)->adequacy, enough[i]);
}

/* ---- processes ---- */

static void check_process(const ps_process *p) {
  for (int kind = PS_PHASE_KIND_FRAME; kind <= PS_PHASE_KIND_SUSTAIN; kind++)
    cr_expect_not_null(ps_process_step_of(p, (ps_phase_kind)kind), "%s %d", p->id, kind);
  cr_expect_eq(p->evaluates.value, ps_process_step_of(p, PS_PHASE_KIND_EVALUATE) != NULL, "%s",
               p->id);
  for (size_t i = 0; i < p->steps.count; i++) {
    const ps_process_step *s = &p->steps.items[i];
    cr_expect(s->artefacts.count > 0, "%s/%s", p->id, s->id);
    for (size_t k = 0; k < s->kinds.count; k++)
      cr_expect(psi_enum_find(&psi_knowledge_phase_words, s->kinds.items[k]) != 0);
    /* Steps come after earlier ones only, so there is no circle. */
    for (size_t k = 0; k < s->after.count; k++) {
      const ps_process_step *before = ps_process_step_find(p, s->after.items[k]);
      cr_assert(before != NULL && before < s, "%s/%s", p->id, s->id);
    }
    for (size_t k = 0; k < s->overlaps.count; k++)
      cr_expect_not_null(ps_process_step_find(p, s->overlaps.items[k]));
  }
}

Test(knowledge, processes_take_in_the_phases) {
  static const char *const ids[] = {"addie", "sam", "hpt"};
  for (size_t i = 0; i < COUNT(ids); i++) {
    cr_assert_eq(ps_process_find(ids[i]), ps_process_at(i));
    check_process(ps_process_at(i));
  }
  cr_expect_null(ps_process_at(3));
  const ps_process *addie = ps_process_find("addie"), *sam = ps_process_find("sam");
  cr_expect(ps_process_requires(addie, PS_PHASE_KIND_BUILD, PS_PHASE_KIND_DESIGN));
  cr_expect(ps_process_requires(addie, PS_PHASE_KIND_ROLLOUT, PS_PHASE_KIND_FRAME));
  cr_expect_not(ps_process_requires(addie, PS_PHASE_KIND_DESIGN, PS_PHASE_KIND_BUILD));
  cr_expect_not(ps_process_requires(addie, PS_PHASE_KIND_DIAGNOSE, PS_PHASE_KIND_FRAME));
  cr_expect_not(ps_process_requires(addie, PS_PHASE_KIND_EVALUATE, PS_PHASE_KIND_BUILD));
  cr_expect_not(ps_process_requires(sam, PS_PHASE_KIND_BUILD, PS_PHASE_KIND_DESIGN));
  cr_expect(ps_process_requires(sam, PS_PHASE_KIND_ROLLOUT, PS_PHASE_KIND_BUILD));
  cr_expect(ps_process_requires(ps_process_find("hpt"), PS_PHASE_KIND_DIAGNOSE,
                                PS_PHASE_KIND_FRAME));
  cr_expect_not(ps_process_requires(sam, PS_PHASE_KIND_EVALUATE, PS_PHASE_KIND_FRAME));
  cr_expect_not(ps_process_requires(NULL, PS_PHASE_KIND_BUILD, PS_PHASE_KIND_FRAME));
  cr_expect_not(ps_process_requires(addie, PS_PHASE_KIND_UNSET, PS_PHASE_KIND_FRAME));
}

Test(knowledge, there_are_thirteen_questions) {
  for (size_t i = 0; i < 13; i++) {
    char id[8];
    snprintf(id, sizeof id, "Q%02zu", i + 1);
    cr_assert_eq(ps_question_find(id), ps_question_at(i));
    cr_expect_not_null(ps_question_at(i)->text);
    cr_expect_neq(ps_question_at(i)->phase, 0);
  }
  cr_expect_null(ps_question_at(13));
}

/* ---- all of them ---- */

static void check_words(const ps_enum *here, const ps_struct *type, const char *field) {
  const ps_field *row = ps_field_find(type, field);
  cr_assert_not_null(row);
  cr_assert_eq(here->count, row->values->count, "%s", field);
  for (size_t i = 0; i < here->count; i++) {
    cr_expect_str_eq(here->values[i].name, row->values->values[i].name);
    cr_expect_str_eq(here->values[i].doc, row->values->values[i].doc);
  }
}

Test(knowledge, words_shared_with_the_model_are_its) {
  check_words(&psi_knowledge_phase_words, ps_entity_table(PS_PHASE), "kind");
  check_words(&psi_knowledge_class_words, ps_entity_table(PS_INTERVENTION), "class");
}

static void check_row(const void *object, const ps_struct *type) {
  const ps_object *head = object;
  cr_assert_eq(head->type, type);
  for (size_t i = 0; i < type->count; i++) {
    const ps_field *f = &type->fields[i];
    if (f->kind != PS_KIND_STRUCT) continue;
    cr_assert(f->flags & PS_FIELD_LIST, "%s", f->name);
    psi_list list = psi_get_list(object, f);
    for (size_t k = 0; k < list.count; k++) check_row(psi_list_item(f, list, k), f->element);
  }
  char *text = ps_json_text(object, NULL, NULL, NULL, NULL);
  cr_assert_not_null(text);
  cr_expect_eq(ps_syntax_check(text, strlen(text), NULL, NULL), PS_OK);
  cr_expect(ps_equal(object, object));
  ps_text_free(text, NULL);
}

#define CHECK_ROWS(at, type)                                                                       \
  for (size_t i = 0; at(i) != NULL; i++) check_row(at(i), &(type))

Test(knowledge, every_row_knows_its_table_and_is_written) {
  CHECK_ROWS(ps_factor_at, psi_factor_table);
  CHECK_ROWS(ps_framework_at, psi_framework_table);
  CHECK_ROWS(ps_intervention_kind_at, psi_intervention_kind_table);
  CHECK_ROWS(ps_dif_at, psi_dif_row_table);
  CHECK_ROWS(ps_rating_scale_at, psi_rating_scale_table);
  CHECK_ROWS(ps_salience_at, psi_salience_class_table);
  CHECK_ROWS(ps_power_interest_at, psi_grid_quarter_table);
  CHECK_ROWS(ps_evaluation_level_at, psi_evaluation_level_table);
  CHECK_ROWS(ps_process_at, psi_process_table);
  CHECK_ROWS(ps_question_at, psi_question_table);
}

Test(knowledge, doubts_are_told_where_they_are) {
  cr_expect(strstr(ps_framework_find("bem_chevalier")->note, "1973") != NULL);
  cr_expect(strstr(ps_framework_find("bem")->note, "Chevalier") != NULL);
  cr_expect_not_null(ps_dif_at(11)->note);
  cr_expect_not_null(ps_evaluation_level_find("ltem.T1")->note);
  cr_expect_not_null(ps_salience(false, true, false)->note);
  cr_expect_not_null(ps_power_interest_at(0)->note);
}

Test(knowledge, null_has_the_empty_answer) {
  const ps_framework *f = ps_framework_find("bem");
  cr_expect_null(ps_framework_find(NULL));
  cr_expect_null(ps_framework_cell_find(NULL, "G1"));
  cr_expect_null(ps_framework_cell_find(f, NULL));
  cr_expect_eq(ps_framework_cell_order(NULL, "G1"), 0);
  cr_expect_eq(ps_framework_cell_order(f, NULL), 0);
  cr_expect_eq(ps_framework_cell_order(f, "G7"), 0);
  cr_expect_null(ps_cell_factor_at(NULL, "G1", 0));
  cr_expect_null(ps_cell_factor_at(f, NULL, 0));
  cr_expect_null(ps_cell_factor_at(f, "G1", 99));
  cr_expect_null(ps_factor_cell_at(NULL, "F01", 0));
  cr_expect_null(ps_factor_cell_at(f, NULL, 0));
  cr_expect_null(ps_factor_no_counterpart(NULL, "F01"));
  cr_expect_null(ps_factor_no_counterpart(f, NULL));
  cr_expect_null(ps_factor_no_counterpart(f, "F99"));
  cr_expect_null(ps_cell_no_counterpart(NULL, "G1"));
  cr_expect_null(ps_cell_no_counterpart(f, NULL));
  cr_expect_null(ps_mapping_find(NULL, "G1", "F01"));
  cr_expect_null(ps_mapping_find(f, NULL, "F01"));
  cr_expect_null(ps_mapping_find(f, "G1", NULL));
  cr_expect_null(ps_intervention_kind_find(NULL));
  cr_expect_not(ps_intervention_kind_answers(NULL, "F01", true));
  cr_expect_not(ps_intervention_kind_answers(ps_intervention_kind_at(0), NULL, true));
  cr_expect_null(ps_rating_scale_find(NULL));
  cr_expect_null(ps_evaluation_level_find(NULL));
  cr_expect_null(ps_process_find(NULL));
  cr_expect_null(ps_process_step_find(NULL, "design"));
  cr_expect_null(ps_process_step_find(ps_process_at(0), NULL));
  cr_expect_null(ps_process_step_of(NULL, PS_PHASE_KIND_BUILD));
  cr_expect_null(ps_question_find(NULL));
}
