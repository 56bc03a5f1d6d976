/* What the ratings of tasks say: which are core, and which to train for. */
#include "analysis/tables.h"

#include "base/error.h"
#include "base/field.h"
#include "knowledge/tables.h"
#include "results/findings.h"

#include <perfsys/analysis.h>

#include <math.h>
#include <string.h>

static const ps_field task_rows[] = {
    PSI_TEXT(ps_task_result, task, 1, "Id of the task."),
    PSI_TEXT(ps_task_result, text, 1, "What is done."),
    PSI_NUMBER(ps_task_result, difficulty_score, NULL, 1,
               "Difficulty as a share of its scale, 0 to 100."),
    PSI_NUMBER(ps_task_result, importance_score, NULL, 1, "Importance likewise."),
    PSI_NUMBER(ps_task_result, frequency_score, NULL, 1, "Frequency likewise."),
    PSI_FLAG(ps_task_result, core, 1, "Core (true) or supplemental (false)."),
    PSI_ENUM(ps_task_result, difficulty, psi_dif_difficulty_words, 1,
             "How hard it is, by the cut-offs."),
    PSI_FLAG(ps_task_result, important, 1, "Whether it matters, by the cut-off."),
    PSI_ENUM(ps_task_result, frequency, psi_dif_frequency_words, 1,
             "How often it is done, by the cut-offs."),
    PSI_ENUM(ps_task_result, decision, psi_dif_decision_words, 1,
             "What the table decides about training."),
    PSI_TEXT(ps_task_result, doubt, 1, "What is doubtful about that row of the table."),
    PSI_TEXTS(ps_task_result, missing, 1, "What has to be rated before more can be said."),
    PSI_TEXTS(ps_task_result, discuss, 1, "Ratings that the raters are far apart on."),
};
const ps_struct psi_task_result_table =
    PSI_TABLE("task_result", ps_task_result, task_rows, "What the ratings of a task say of it.");

static const ps_field tasks_rows[] = {
    PSI_TEXT(ps_tasks, case_id, 1, "Id of the case."),
    PSI_STRUCTS(ps_tasks, tasks, psi_task_result_table, 1, "One per task, in order."),
};
const ps_struct psi_tasks_table =
    PSI_TABLE("tasks", ps_tasks, tasks_rows, "What the ratings say of all tasks of a case.");

/* The ratings of a task, their scales and what is said of them. */
enum { DIFFICULTY, IMPORTANCE, FREQUENCY, RELEVANCE, RATINGS };

typedef struct scale {
  const char *field;
  double low, high;
  const char *missing, *outside, *discuss;
} scale;

#define SCALE(field, low, high)                                                                    \
  {                                                                                                \
    #field, low, high, "the " #field " of the task (" #field ".value)",                            \
        "a " #field " within its scale, " #low " to " #high,                                       \
        "discuss: the raters are far apart on its " #field                                         \
  }
static const scale scales[RATINGS] = {
    SCALE(difficulty, 1, 5),
    SCALE(importance, 1, 5),
    SCALE(frequency, 1, 7),
    SCALE(relevance, 0, 100),
};

static bool add_text(ps_tasks *tasks, ps_task_result *r, const char *field, const char *text) {
  const ps_field *row = ps_field_find(&psi_task_result_table, field);
  if (psi_list_add(tasks->store, r, row) == NULL) return false;
  psi_list list = psi_get_list(r, row);
  psi_list_put(list, list.count - 1, text); /* constant */
  return true;
}

static bool is_marked(const ps_text_list *fields, const char *field) {
  for (size_t i = 0; i < fields->count; i++)
    if (strcmp(fields->items[i], field) == 0) return true;
  return false;
}

/* The rating in `value`, unset where there is none that can be used. */
static bool take_rating(ps_tasks *tasks, ps_task_result *r, const ps_task *task,
                        const ps_task_options *o, size_t which, ps_number *value) {
  const ps_rating *ratings[RATINGS] = {&task->difficulty, &task->importance, &task->frequency,
                                       &task->relevance};
  const ps_rating *rating = ratings[which];
  const scale *s = &scales[which];
  ps_number none = {0, false};
  *value = rating->value;
  if (!value->set)
    return is_marked(&task->not_applicable, s->field) || add_text(tasks, r, "missing", s->missing);
  if (value->value < s->low || value->value > s->high) {
    *value = none;
    return add_text(tasks, r, "missing", s->outside);
  }
  return !rating->spread.set || !(rating->spread.value > o->spread * (s->high - s->low)) ||
         add_text(tasks, r, "discuss", s->discuss);
}

static ps_number score(ps_number value, size_t which) {
  return value.set ? ps_standard_score(value.value, scales[which].low, scales[which].high) : value;
}

static void decide(ps_task_result *r, const ps_number *v, const ps_task_options *o) {
  const double d = v[DIFFICULTY].value, f = v[FREQUENCY].value;
  if (v[DIFFICULTY].set)
    r->difficulty = d >= o->very_difficult         ? PS_DIF_DIFFICULTY_VERY
                    : d >= o->moderately_difficult ? PS_DIF_DIFFICULTY_MODERATELY
                                                   : PS_DIF_DIFFICULTY_NOT;
  if (v[FREQUENCY].set)
    r->frequency = f >= o->very_frequent         ? PS_DIF_FREQUENCY_VERY
                   : f >= o->moderately_frequent ? PS_DIF_FREQUENCY_MODERATELY
                                                 : PS_DIF_FREQUENCY_INFREQUENT;
  r->important.set = v[IMPORTANCE].set;
  r->important.value = v[IMPORTANCE].set && v[IMPORTANCE].value >= o->important;
  if (!r->important.set) return;
  r->decision = ps_dif_decide(r->difficulty, r->important.value, r->frequency);
  const ps_dif_row *row;
  for (size_t i = 0; (row = ps_dif_at(i)) != NULL; i++)
    if (row->difficulty == r->difficulty && row->frequency == r->frequency &&
        row->important.value == r->important.value)
      r->doubt = row->note;
}

static bool keep(ps_store *store, const char **to, const char *text) {
  *to = text == NULL ? NULL : psi_store_text(store, text, strlen(text));
  return text == NULL || *to != NULL;
}

static bool add_task(ps_tasks *tasks, const ps_task *task, const ps_task_options *o) {
  ps_task_result *r = psi_list_add(tasks->store, tasks, &tasks_rows[1]);
  if (r == NULL) return false;
  r->missing.given = r->discuss.given = true;
  ps_number v[RATINGS];
  for (size_t i = 0; i < RATINGS; i++)
    if (!take_rating(tasks, r, task, o, i, &v[i])) return false;
  r->difficulty_score = score(v[DIFFICULTY], DIFFICULTY);
  r->importance_score = score(v[IMPORTANCE], IMPORTANCE);
  r->frequency_score = score(v[FREQUENCY], FREQUENCY);
  if (v[RELEVANCE].set && v[IMPORTANCE].set)
    r->core = ps_task_is_core(v[RELEVANCE].value, v[IMPORTANCE].value);
  decide(r, v, o);
  return keep(tasks->store, &r->task, task->id) && keep(tasks->store, &r->text, task->text);
}

static bool add_tasks(ps_tasks *tasks, const ps_case *c, const ps_task_options *o) {
  tasks->tasks.given = true;
  for (size_t i = 0; i < c->tasks.count; i++)
    if (!add_task(tasks, c->tasks.items[i], o)) return false;
  return keep(tasks->store, &tasks->case_id, c->id);
}

/* ---- the call ---- */

static bool take_default(double *value, double fallback) {
  if (*value == 0) *value = fallback;
  return isfinite(*value) && *value > 0;
}

static bool take_defaults(ps_task_options *o) {
  return take_default(&o->very_difficult, 4) && take_default(&o->moderately_difficult, 2.5) &&
         take_default(&o->important, 3) && take_default(&o->very_frequent, 5) &&
         take_default(&o->moderately_frequent, 3) && take_default(&o->spread, 0.25) &&
         o->very_difficult >= o->moderately_difficult && o->very_frequent >= o->moderately_frequent;
}

ps_tasks *ps_tasks_of(const ps_case *c, const ps_task_options *options, const ps_settings *settings,
                      ps_error *error) {
  ps_task_options o = PS_TASK_OPTIONS_INIT;
  ps_settings s = psi_settings(settings);
  if (c == NULL) {
    psi_fail_argument(error, "ps_tasks_of: there is no case (NULL).");
    return NULL;
  }
  if (options != NULL) memcpy(&o, options, options->size < sizeof o ? options->size : sizeof o);
  if (!take_defaults(&o)) {
    psi_fail(error, PS_E_VALUE, "Cut-offs are positive, and \"very\" is not below \"moderately\".");
    return NULL;
  }
  ps_tasks *tasks = psi_result_new(&psi_tasks_table, &s.allocator);
  if (tasks == NULL || !add_tasks(tasks, c, &o)) {
    ps_result_free(tasks);
    psi_fail_memory(error);
    return NULL;
  }
  return tasks;
}
