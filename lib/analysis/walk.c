/* A walk through a flow of questions, answer by answer. */
#include "analysis/tables.h"

#include "base/error.h"
#include "base/field.h"
#include "base/text.h"
#include "knowledge/tables.h"
#include "results/findings.h"

#include <perfsys/analysis.h>

#include <string.h>

static const ps_field step_rows[] = {
    PSI_TEXT(ps_walk_step, cell, 1, "Id of the cell: \"MP4\"."),
    PSI_TEXT(ps_walk_step, name, 1, "What the cell is called."),
    PSI_TEXT(ps_walk_step, question, 1, "What is asked there."),
    PSI_FLAG(ps_walk_step, answer, 1,
             "The answer; unset at a last cell, which has no yes or no."),
    PSI_TEXT(ps_walk_step, then, 1, "What follows from it, in words."),
    PSI_TEXTS(ps_walk_step, actions, 1, "What to do, as ids: \"training\"."),
    PSI_TEXTS(ps_walk_step, kinds, 1, "The kinds of intervention (I01) that do it."),
    PSI_FLAG(ps_walk_step, learning, 1, "True where one of the actions is learning."),
};
const ps_struct psi_walk_step_table = PSI_TABLE(
    "walk_step", ps_walk_step, step_rows, "One question of a walk, and where its answer led.");

static const ps_field walk_rows[] = {
    PSI_TEXT(ps_walk, framework, 1, "Id of the flow."),
    PSI_STRUCTS(ps_walk, steps, psi_walk_step_table, 1,
                "The questions answered, in the order they came."),
    PSI_TEXTS(ps_walk, actions, 1, "All there is to do, each once, in that order."),
    PSI_TEXTS(ps_walk, kinds, 1, "The kinds of intervention that do it, each once."),
    PSI_FLAG(ps_walk, learning, 1, "Whether learning is among them."),
    PSI_FLAG(ps_walk, ended, 1, "Whether the flow came to an end."),
    PSI_TEXT(ps_walk, next, 1, "Id of the cell whose question is open; NULL if none is."),
    PSI_TEXT(ps_walk, next_question, 1, "That question."),
    PSI_TEXTS(ps_walk, unused, 1, "Cells that were answered and are not on the way."),
};
const ps_struct psi_walk_table =
    PSI_TABLE("walk", ps_walk, walk_rows, "A walk through a flow of yes and no.");

/* What was said of a cell, and whether the walk came by. */
typedef struct mark {
  bool answered, answer, used;
} mark;

typedef struct job {
  const ps_framework *framework;
  mark *marks; /* of each cell */
  ps_store *store; /* of the marks */
  ps_walk *walk;
  ps_error *error;
} job;

static const size_t nowhere = (size_t)-1;

static size_t cell_at(const ps_framework *f, const char *id, size_t length) {
  for (size_t i = 0; i < f->cells.count; i++)
    if (strlen(f->cells.items[i].id) == length && memcmp(f->cells.items[i].id, id, length) == 0)
      return i;
  return nowhere;
}

/* ---- answers ---- */

static bool is_gap(char c) {
  return c == ',' || c == ';' || c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static char small(char c) { return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c; }

static bool is_word(const char *text, size_t length, const char *word) {
  size_t i = 0;
  while (i < length && word[i] != '\0' && small(text[i]) == word[i]) i++;
  return i == length && word[i] == '\0';
}

/* 1 for yes, 0 for no, -1 for neither. */
static int yes_or_no(const char *text, size_t length) {
  static const char *const yes[] = {"yes", "y", "true"}, *const no[] = {"no", "n", "false"};
  for (size_t i = 0; i < 3; i++) {
    if (is_word(text, length, yes[i])) return 1;
    if (is_word(text, length, no[i])) return 0;
  }
  return -1;
}

static ps_status no_cell(const job *j, const char *id, size_t length) {
  char shown[64], word[64];
  psi_near near = {psi_excerpt(id, length, word), NULL, 0};
  for (size_t i = 0; i < j->framework->cells.count; i++)
    psi_near_try(&near, j->framework->cells.items[i].id);
  psi_excerpt(id, length, shown);
  if (near.best == NULL)
    return psi_fail(j->error, PS_E_NOT_FOUND, "The flow has no cell \"%s\".", shown);
  return psi_fail(j->error, PS_E_NOT_FOUND, "The flow has no cell \"%s\"; the nearest is \"%s\".",
                  shown, near.best);
}

/* One "MP1=yes" of `length` bytes. */
static ps_status take_answer(job *j, const char *text, size_t length) {
  char shown[64];
  const char *sign = memchr(text, '=', length);
  size_t id_length = sign == NULL ? length : (size_t)(sign - text);
  size_t cell = cell_at(j->framework, text, id_length);
  if (cell == nowhere) return no_cell(j, text, id_length);
  mark *m = &j->marks[cell];
  int answer = sign == NULL ? -1 : yes_or_no(sign + 1, length - id_length - 1);
  psi_excerpt(text, length, shown);
  if (answer < 0)
    return psi_fail(j->error, PS_E_VALUE, "\"%s\": an answer is yes or no, as in \"%s=yes\".",
                    shown, j->framework->cells.items[cell].id);
  if (m->answered && m->answer != (answer == 1))
    return psi_fail(j->error, PS_E_VALUE, "\"%s\": that question has been answered otherwise.",
                    shown);
  m->answered = true;
  m->answer = answer == 1;
  return PS_OK;
}

static ps_status take_answers(job *j, const char *text) {
  ps_status status = PS_OK;
  while (status == PS_OK && text != NULL && *text != '\0') {
    size_t length = 0;
    while (text[length] != '\0' && !is_gap(text[length])) length++;
    if (length > 0) status = take_answer(j, text, length);
    text += length > 0 ? length : 1;
  }
  return status;
}

/* ---- walking ---- */

static const char *keep(ps_walk *walk, const char *text, bool *kept) {
  const char *copy = text == NULL ? NULL : psi_store_text(walk->store, text, strlen(text));
  *kept = *kept && (text == NULL || copy != NULL);
  return copy;
}

/* Adds a text to a list of an object of the walk. */
static bool add_text(ps_walk *walk, void *object, const ps_field *list, const char *text) {
  bool kept = true;
  const char *copy = keep(walk, text, &kept);
  if (!kept || psi_list_add(walk->store, object, list) == NULL) return false;
  psi_list items = psi_get_list(object, list);
  psi_list_put(items, items.count - 1, copy);
  return true;
}

/* Adds texts to a step's list and, each once, to the walk's list of that name. */
static bool add_texts(ps_walk *walk, ps_walk_step *step, const char *name,
                      const ps_text_list *texts) {
  const ps_field *own = ps_field_find(&psi_walk_step_table, name), *all = ps_field_find(&psi_walk_table, name);
  for (size_t i = 0; i < texts->count; i++) {
    const ps_text_list *so_far = psi_at(walk, all);
    if (!add_text(walk, step, own, texts->items[i])) return false;
    if (!psi_has_text(so_far, texts->items[i]) && !add_text(walk, walk, all, texts->items[i]))
      return false;
  }
  return true;
}

static const ps_branch *branch_of(const ps_framework_cell *cell, bool answer) {
  for (size_t i = 0; i < cell->branches.count; i++)
    if (cell->branches.items[i].answer.value == answer) return &cell->branches.items[i];
  return NULL;
}

/* Adds the step at a cell; `branch` NULL where there is no yes or no. */
static bool add_step(ps_walk *walk, const ps_framework_cell *cell, const ps_branch *branch) {
  ps_walk_step *step = psi_list_add(walk->store, walk, ps_field_find(&psi_walk_table, "steps"));
  bool kept = step != NULL;
  if (step == NULL) return false;
  step->cell = keep(walk, cell->id, &kept);
  step->name = keep(walk, cell->name, &kept);
  step->question = keep(walk, cell->question, &kept);
  step->actions.given = step->kinds.given = true;
  if (branch == NULL) return kept;
  step->answer = branch->answer;
  step->then = keep(walk, branch->then, &kept);
  step->learning = branch->learning;
  walk->learning.value = walk->learning.value || branch->learning.value;
  return kept && add_texts(walk, step, "actions", &branch->actions) &&
         add_texts(walk, step, "kinds", &branch->kinds);
}

/* Goes on from cell to cell; false without memory. */
static bool go(job *j) {
  const ps_framework *f = j->framework;
  ps_walk *walk = j->walk;
  const char *first = f->order.count > 0 ? f->order.items[0] : f->cells.items[0].id;
  size_t at = cell_at(f, first, strlen(first));
  bool kept = true;
  while (kept && at != nowhere && !j->marks[at].used) {
    const ps_framework_cell *cell = &f->cells.items[at];
    mark *m = &j->marks[at];
    const ps_branch *branch = m->answered ? branch_of(cell, m->answer) : NULL;
    bool last = cell->branches.count == 0;
    if (!last && branch == NULL) {
      walk->next = keep(walk, cell->id, &kept);
      walk->next_question = keep(walk, cell->question, &kept);
      return kept;
    }
    m->used = true;
    kept = add_step(walk, cell, branch);
    at = branch == NULL || branch->to == NULL ? nowhere
                                              : cell_at(f, branch->to, strlen(branch->to));
  }
  walk->ended.value = true;
  return kept;
}

static bool tell_unused(job *j) {
  const ps_field *list = ps_field_find(&psi_walk_table, "unused");
  for (size_t i = 0; i < j->framework->cells.count; i++)
    if (j->marks[i].answered && !j->marks[i].used &&
        !add_text(j->walk, j->walk, list, j->framework->cells.items[i].id))
      return false;
  return true;
}

/* ---- the call ---- */

static bool is_flow(const ps_framework *f) {
  for (size_t i = 0; i < f->cells.count; i++)
    if (f->cells.items[i].branches.count > 0) return true;
  return false;
}

static ps_status walk_through(job *j, const char *answers, const ps_allocator *allocator) {
  const ps_framework *f = j->framework;
  j->store = psi_store_new(allocator);
  j->marks = j->store == NULL ? NULL : psi_store_take(j->store, f->cells.count * sizeof(mark));
  if (j->marks == NULL) return psi_fail_memory(j->error);
  ps_status status = take_answers(j, answers);
  if (status != PS_OK) return status;
  j->walk = psi_result_new(&psi_walk_table, allocator);
  if (j->walk == NULL) return psi_fail_memory(j->error);
  bool kept = true;
  j->walk->steps.given = j->walk->actions.given = j->walk->kinds.given = true;
  j->walk->unused.given = j->walk->learning.set = j->walk->ended.set = true;
  j->walk->framework = keep(j->walk, f->id, &kept);
  return kept && go(j) && tell_unused(j) ? PS_OK : psi_fail_memory(j->error);
}

ps_walk *ps_walk_of(const ps_framework *framework, const char *answers, const ps_settings *settings,
                    ps_error *error) {
  ps_settings s = psi_settings(settings);
  job j = {framework, NULL, NULL, NULL, error};
  if (framework == NULL) {
    psi_fail_argument(error, "ps_walk_of: there is no framework (NULL).");
    return NULL;
  }
  if (!is_flow(framework)) {
    psi_fail(error, PS_E_VALUE, "\"%s\" is no flow of questions: no answer leads on.",
             framework->id == NULL ? "?" : framework->id);
    return NULL;
  }
  ps_status status = walk_through(&j, answers, &s.allocator);
  psi_store_free(j.store);
  if (status == PS_OK) return j.walk;
  ps_result_free(j.walk);
  return NULL;
}
