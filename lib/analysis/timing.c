/* From the first sign of a gap to the effect: when each step was taken, how long each took,
 * whether the learning side came in early, and whether a solution came before the cause. */
#include "analysis/tables.h"
#include "analysis/timing.h"

#include "base/error.h"
#include "base/field.h"
#include "results/findings.h"

#include <stdio.h>
#include <string.h>

/* ---- tables ---- */

static const ps_field timestamp_rows[] = {
    PSI_TEXT(ps_timestamp, id, 1, "\"t0\" to \"t7\", \"tn\"."),
    PSI_TEXT(ps_timestamp, name, 1, "What happened then."),
    PSI_DATE(ps_timestamp, on, 1, "The day."),
    PSI_TEXT(ps_timestamp, from, 1, "The field it is from."),
    PSI_TEXT(ps_timestamp, of, 1, "Id of what that field is of."),
};
const ps_struct psi_timestamp_table =
    PSI_TABLE("timestamp", ps_timestamp, timestamp_rows, "When one step of the work was taken.");

static const ps_field latency_rows[] = {
    PSI_TEXT(ps_latency, id, 1, "\"diagnosis\"."),
    PSI_TEXT(ps_latency, name, 1, "What went on in that time."),
    PSI_TEXT(ps_latency, from, 1, "The timestamp it begins with, by id."),
    PSI_TEXT(ps_latency, to, 1, "The one it ends with."),
    PSI_INTEGER(ps_latency, days, "days", 1, "Days between them."),
    PSI_TEXTS(ps_latency, missing, 1, "What has to be recorded before it can be told."),
};
const ps_struct psi_latency_table =
    PSI_TABLE("latency", ps_latency, latency_rows, "How long one step of the work took.");

static const ps_field timings_rows[] = {
    PSI_TEXT(ps_timings, case_id, 1, "Id of the case."),
    PSI_TEXT(ps_timings, gap, 1, "Id of the gap; NULL where it is the whole case."),
    PSI_DATE(ps_timings, as_of, 1, "The day it is looked at from."),
    PSI_STRUCTS(ps_timings, times, psi_timestamp_table, 1, "t0 to t7, then tn; known or not."),
    PSI_STRUCTS(ps_timings, latencies, psi_latency_table, 1, "The seven steps, then the total."),
    PSI_NUMBER(ps_timings, earliness, "share of 1", 1, "(t2 - t1) / (tn - t1)."),
    PSI_INTEGER(ps_timings, slack, "days", 1, "tn - t6; below zero is too late."),
    PSI_STRUCT(ps_timings, slowest, ps_latency, psi_latency_table, 1, "The longest step from t1 on."),
    PSI_FLAG(ps_timings, solution_first, 1,
             "Whether a solution was named before a cause was confirmed."),
    PSI_TEXT(ps_timings, solution, 1, "The solution named first."),
    PSI_DATE(ps_timings, solution_named_on, 1, "When that was."),
    PSI_TEXT(ps_timings, method, 1, "The formulas used."),
    PSI_TEXTS(ps_timings, missing, 1, "What has to be recorded before more can be said."),
};
const ps_struct psi_timings_table = PSI_TABLE("timings", ps_timings, timings_rows,
                                                 "From the first sign of a gap to the effect.");

/* ---- the nine times ---- */

typedef struct time_row {
  const char *id, *name, *missing;
  const char *step_id, *step; /* of the step that leads up to it */
  const char *case_field, *gap_field; /* which may be marked as not applicable */
} time_row;

static const time_row rows[PSI_TIMES] = {
    {"t0", "the gap began", "when the gap began (gap.onset)", NULL, NULL, NULL, "onset"},
    {"t1", "the gap was seen", "when the gap was seen (gap.detected)", "detection",
     "seeing the gap", NULL, "detected"},
    {"t2", "the learning side was called",
     "when the learning side was called (case.engaged_on, gap.called)", "call",
     "calling the learning side", "engaged_on", "called"},
    {"t3", "the analysis began",
     "when the analysis began (phase.started of a phase of kind diagnose, inquiry.on)", "start",
     "starting the analysis", NULL, NULL},
    {"t4", "a cause was confirmed", "when a cause was confirmed (cause.confirmed_on)", "diagnosis",
     "finding and confirming a cause", NULL, NULL},
    {"t5", "what is done was chosen",
     "when what is done was chosen (intervention.selected_on)", "decision",
     "choosing what is done", NULL, NULL},
    {"t6", "it was delivered", "when it was delivered (case.delivered_on)", "build",
     "making and delivering it", "delivered_on", NULL},
    {"t7", "an effect was seen",
     "when an effect was seen (evaluation.on, with evaluation.met, of level 4 or 5 or about a gap)",
     "effect", "seeing the effect", NULL, NULL},
    {"tn", "it is needed", "when it is needed (case.needed_by, gap.needed)", NULL, NULL,
     "needed_by", "needed"},
};

const char *psi_step_name(psi_time to) { return rows[to].step; }

static bool is(const char *a, const char *b) {
  return a != NULL && b != NULL && strcmp(a, b) == 0;
}

static bool is_in(const ps_text_list *list, const char *text) {
  for (size_t i = 0; i < list->count; i++)
    if (strcmp(list->items[i], text) == 0) return true;
  return false;
}

typedef struct looking {
  const ps_case *c;
  const ps_gap *gap; /* NULL for the whole case */
  ps_date as_of;
  psi_times *t;
} looking;

/* Keeps the earliest day; what lies ahead has not happened. */
static void note(const looking *l, psi_time which, ps_date on, const char *from,
                 const void *entity) {
  psi_times *t = l->t;
  if (on == 0 || (l->as_of != 0 && which != PSI_TIME_NEEDED && on > l->as_of)) return;
  if (t->on[which] != 0 && t->on[which] <= on) return;
  t->on[which] = on;
  t->from[which] = from;
  t->entity[which] = entity;
}

static void note_gap(const looking *l, const ps_gap *gap) {
  note(l, PSI_TIME_ONSET, gap->onset, "gap.onset", gap);
  note(l, PSI_TIME_DETECTED, gap->detected, "gap.detected", gap);
  /* Of the whole case these two are told by the case itself, where it tells them. */
  if (l->gap != NULL || l->c->engaged_on == 0)
    note(l, PSI_TIME_CALLED, gap->called, "gap.called", gap);
  if (l->gap != NULL || l->c->needed_by == 0)
    note(l, PSI_TIME_NEEDED, gap->needed, "gap.needed", gap);
}

static void note_gaps(const looking *l) {
  if (l->gap != NULL) note_gap(l, l->gap);
  for (size_t i = 0; l->gap == NULL && i < l->c->gaps.count; i++)
    note_gap(l, l->c->gaps.items[i]);
  if (l->t->on[PSI_TIME_CALLED] == 0)
    note(l, PSI_TIME_CALLED, l->c->engaged_on, "case.engaged_on", l->c);
  if (l->t->on[PSI_TIME_NEEDED] == 0)
    note(l, PSI_TIME_NEEDED, l->c->needed_by, "case.needed_by", l->c);
}

/* Diagnosing is analysis whenever it began; stating the gap and asking questions may have
 * begun without the learning side, and count from its call on. */
static void note_start(const looking *l) {
  const ps_case *c = l->c;
  ps_date called = l->t->on[PSI_TIME_CALLED];
  for (size_t i = 0; i < c->phases.count; i++) {
    const ps_phase *phase = c->phases.items[i];
    if (phase->kind == PS_PHASE_KIND_DIAGNOSE ||
        (phase->kind == PS_PHASE_KIND_FRAME && phase->started >= called))
      note(l, PSI_TIME_STARTED, phase->started, "phase.started", phase);
  }
  for (size_t i = 0; i < c->inquiries.count; i++) {
    const ps_inquiry *inquiry = c->inquiries.items[i];
    if (inquiry->on >= called) note(l, PSI_TIME_STARTED, inquiry->on, "inquiry.on", inquiry);
  }
}

static bool answers(const looking *l, const ps_intervention *i) {
  if (l->gap == NULL) return true;
  for (size_t n = 0; n < i->causes.count; n++) {
    const char *id = i->causes.items[n].cause;
    const ps_cause *cause = id == NULL ? NULL : ps_find(l->c, PS_CAUSE, id);
    if (cause != NULL && is(cause->gap, l->gap->id)) return true;
  }
  return false;
}

static void note_choices(const looking *l) {
  const ps_case *c = l->c;
  for (size_t i = 0; i < c->causes.count; i++) {
    const ps_cause *cause = c->causes.items[i];
    if (cause->status == PS_CAUSE_STATUS_CONFIRMED &&
        (l->gap == NULL || is(cause->gap, l->gap->id)))
      note(l, PSI_TIME_CONFIRMED, cause->confirmed_on, "cause.confirmed_on", cause);
  }
  for (size_t i = 0; i < c->interventions.count; i++) {
    const ps_intervention *it = c->interventions.items[i];
    bool chosen = it->status == PS_INTERVENTION_STATUS_SELECTED ||
                  it->status == PS_INTERVENTION_STATUS_STARTED ||
                  it->status == PS_INTERVENTION_STATUS_DONE;
    if (chosen && answers(l, it))
      note(l, PSI_TIME_CHOSEN, it->selected_on, "intervention.selected_on", it);
  }
}

/* Whether an evaluation tells of an effect on results: level 4 or 5, or about a gap. */
static bool tells_of_effect(const looking *l, const ps_evaluation *e) {
  if (!e->met.set || !e->met.value || e->on < l->t->on[PSI_TIME_DELIVERED]) return false;
  const ps_gap *gap = e->about == NULL ? NULL : ps_find(l->c, PS_GAP, e->about);
  if (gap == NULL && e->level.value < 4) return false;
  if (l->gap == NULL || gap == l->gap) return true;
  const ps_intervention *i = e->about == NULL ? NULL : ps_find(l->c, PS_INTERVENTION, e->about);
  return i != NULL && answers(l, i);
}

void psi_times_of(const ps_case *c, const ps_gap *gap, ps_date as_of, psi_times *t) {
  looking l = {c, gap, as_of, t};
  memset(t, 0, sizeof *t);
  note_gaps(&l);
  note_start(&l);
  note_choices(&l);
  note(&l, PSI_TIME_DELIVERED, c->delivered_on, "case.delivered_on", c);
  for (size_t i = 0; i < c->evaluations.count; i++) {
    const ps_evaluation *e = c->evaluations.items[i];
    if (tells_of_effect(&l, e)) note(&l, PSI_TIME_EFFECT, e->on, "evaluation.on", e);
  }
}

psi_stretch psi_times_slowest(const psi_times *t, ps_date end) {
  psi_stretch longest = {PSI_TIME_DETECTED, PSI_TIME_DETECTED, -1};
  psi_time last = PSI_TIME_DETECTED;
  for (psi_time i = PSI_TIME_CALLED; i <= PSI_TIME_EFFECT; i++) {
    if (t->on[i] == 0 || t->on[i] < t->on[last] || t->on[i] > end) continue;
    int days = (int)ps_date_days(t->on[last], t->on[i]);
    if (days > longest.days) longest = (psi_stretch){last, i, days};
    last = i;
  }
  int rest = (int)ps_date_days(t->on[last], end);
  if (last < PSI_TIME_EFFECT && rest > longest.days)
    longest = (psi_stretch){last, (psi_time)(last + 1), rest};
  return longest;
}

/* ---- the result ---- */

typedef struct making {
  ps_timings *made;
  const looking *l;
  bool no_memory;
} making;

static void *add(making *m, void *to, const char *field) {
  void *item = psi_list_add(m->made->store, to, ps_field_find(((ps_object *)to)->type, field));
  if (item == NULL) m->no_memory = true;
  return item;
}

/* Appends a constant text to a list of an object. */
static void add_text(making *m, void *to, const char *field, const char *text) {
  const ps_field *row = ps_field_find(((ps_object *)to)->type, field);
  if (add(m, to, field) == NULL) return;
  psi_list list = psi_get_list(to, row);
  psi_list_put(list, list.count - 1, text);
}

static const char *keep(making *m, const char *text) {
  const char *kept = text == NULL ? NULL : psi_store_text(m->made->store, text, strlen(text));
  if (text != NULL && kept == NULL) m->no_memory = true;
  return kept;
}

/* Whether the field of a time was marked as not applicable: by the case, or by every gap. */
static bool is_marked(const looking *l, const time_row *row) {
  if (row->case_field != NULL && is_in(&l->c->not_applicable, row->case_field)) return true;
  if (row->gap_field == NULL) return false;
  if (l->gap != NULL) return is_in(&l->gap->not_applicable, row->gap_field);
  for (size_t i = 0; i < l->c->gaps.count; i++)
    if (!is_in(&l->c->gaps.items[i]->not_applicable, row->gap_field)) return false;
  return l->c->gaps.count > 0;
}

static void add_times(making *m) {
  const psi_times *t = m->l->t;
  m->made->times.given = true;
  for (int i = 0; i < PSI_TIMES && !m->no_memory; i++) {
    ps_timestamp *stamp = add(m, m->made, "times");
    if (stamp == NULL) return;
    stamp->id = rows[i].id;
    stamp->name = rows[i].name;
    stamp->on = t->on[i];
    stamp->from = t->from[i];
    if (t->on[i] != 0) stamp->of = keep(m, ((const ps_entity *)t->entity[i])->id);
    else if (!is_marked(m->l, &rows[i])) add_text(m, m->made, "missing", rows[i].missing);
  }
}

static ps_integer whole(int64_t value) { return (ps_integer){value, true}; }

static void add_latency(making *m, psi_time from, psi_time to, const char *id, const char *name) {
  const psi_times *t = m->l->t;
  ps_latency *latency = add(m, m->made, "latencies");
  if (latency == NULL) return;
  latency->id = id;
  latency->name = name;
  latency->from = rows[from].id;
  latency->to = rows[to].id;
  latency->missing.given = true;
  if (t->on[from] != 0 && t->on[to] != 0)
    latency->days = whole(ps_date_days(t->on[from], t->on[to]));
  if (t->on[from] == 0 && !is_marked(m->l, &rows[from]))
    add_text(m, latency, "missing", rows[from].missing);
  if (t->on[to] == 0 && !is_marked(m->l, &rows[to]))
    add_text(m, latency, "missing", rows[to].missing);
}

/* The names of the steps of a stretch: "start+diagnosis", or in words. */
static const char *join(making *m, psi_stretch s, bool ids) {
  char text[256];
  size_t length = 0;
  for (psi_time i = (psi_time)(s.from + 1); i <= s.to; i++)
    length += (size_t)snprintf(text + length, sizeof text - length, "%s%s",
                               length == 0 ? "" : ids ? "+" : ", ",
                               ids ? rows[i].step_id : rows[i].step);
  return keep(m, text);
}

static void add_slowest(making *m) {
  const psi_times *t = m->l->t;
  ps_date end = t->on[PSI_TIME_EFFECT] != 0 ? t->on[PSI_TIME_EFFECT] : m->l->as_of;
  if (t->on[PSI_TIME_DETECTED] == 0 || end < t->on[PSI_TIME_DETECTED]) return;
  psi_stretch s = psi_times_slowest(t, end);
  ps_latency *slowest = &m->made->slowest;
  slowest->id = join(m, s, true);
  slowest->name = join(m, s, false);
  slowest->from = rows[s.from].id;
  slowest->to = rows[s.to].id;
  slowest->days = whole(s.days);
}

static void add_figures(making *m) {
  const psi_times *t = m->l->t;
  ps_date seen = t->on[PSI_TIME_DETECTED], called = t->on[PSI_TIME_CALLED],
          needed = t->on[PSI_TIME_NEEDED], delivered = t->on[PSI_TIME_DELIVERED];
  if (seen != 0 && called != 0 && needed > seen)
    m->made->earliness = (ps_number){
        (double)ps_date_days(seen, called) / (double)ps_date_days(seen, needed), true};
  if (needed != 0 && delivered != 0) m->made->slack = whole(ps_date_days(delivered, needed));
}

static bool is_any_confirmed(const looking *l) {
  for (size_t i = 0; i < l->c->causes.count; i++) {
    const ps_cause *cause = l->c->causes.items[i];
    if (cause->status == PS_CAUSE_STATUS_CONFIRMED &&
        (l->gap == NULL || is(cause->gap, l->gap->id)))
      return true;
  }
  return false;
}

/* Which solution was named first: the one asked for or, before it, one that was chosen. */
static void add_solution(making *m) {
  const ps_case *c = m->l->c;
  const psi_times *t = m->l->t;
  ps_date chosen = t->on[PSI_TIME_CHOSEN];
  if (c->requested_solution != NULL && (chosen == 0 || c->requested_on <= chosen)) {
    m->made->solution = keep(m, c->requested_solution);
    m->made->solution_named_on = c->requested_on;
  } else if (chosen != 0) {
    m->made->solution = keep(m, ((const ps_entity *)t->entity[PSI_TIME_CHOSEN])->id);
    m->made->solution_named_on = chosen;
  }
}

static void add_solution_first(making *m) {
  const psi_times *t = m->l->t;
  ps_date chosen = t->on[PSI_TIME_CHOSEN], confirmed = t->on[PSI_TIME_CONFIRMED],
          named = m->made->solution_named_on;
  bool any = m->made->solution != NULL, undated = any && named == 0;
  bool before = any && (!is_any_confirmed(m->l) || (!undated && named < confirmed) ||
                        (chosen != 0 && chosen < confirmed));
  if (undated && !before)
    add_text(m, m->made, "missing", "when the solution was asked for (case.requested_on)");
  else if (before || !any || confirmed != 0)
    m->made->solution_first = (ps_flag){before, true};
}

static void fill(making *m) {
  ps_timings *made = m->made;
  made->case_id = keep(m, m->l->c->id);
  made->gap = m->l->gap == NULL ? NULL : keep(m, m->l->gap->id);
  made->as_of = m->l->as_of;
  made->missing.given = made->latencies.given = made->slowest.missing.given = true;
  made->method = "days between dates; earliness (t2 - t1) / (tn - t1); slack tn - t6; solution "
                 "first: it was named before t4";
  add_times(m);
  for (int i = PSI_TIME_DETECTED; i <= PSI_TIME_EFFECT && !m->no_memory; i++)
    add_latency(m, (psi_time)(i - 1), (psi_time)i, rows[i].step_id, rows[i].step);
  if (m->no_memory) return;
  add_latency(m, PSI_TIME_DETECTED, PSI_TIME_EFFECT, "total", "all from the first sign on");
  add_slowest(m);
  add_figures(m);
  add_solution(m);
  add_solution_first(m);
}

ps_timings *ps_timing_of(const ps_case *c, const ps_timing_options *options,
                         const ps_settings *settings, ps_error *error) {
  ps_timing_options o = PS_TIMING_OPTIONS_INIT;
  ps_settings s = psi_settings(settings);
  psi_times t;
  if (c == NULL) {
    psi_fail_argument(error, "ps_timing_of: there is no case (NULL).");
    return NULL;
  }
  if (options != NULL) memcpy(&o, options, options->size < sizeof o ? options->size : sizeof o);
  if (o.as_of != 0 && ps_date_make(o.as_of / 10000, o.as_of / 100 % 100, o.as_of % 100) == 0) {
    psi_fail(error, PS_E_VALUE, "There is no day %d: give it as year x 10000 + month x 100 + day.",
             (int)o.as_of);
    return NULL;
  }
  const ps_gap *gap = o.gap == NULL ? NULL : ps_find(c, PS_GAP, o.gap);
  if (o.gap != NULL && gap == NULL) {
    char shown[64];
    psi_fail(error, PS_E_NOT_FOUND, "There is no gap \"%s\" in the case.",
             psi_excerpt(o.gap, strlen(o.gap), shown));
    return NULL;
  }
  looking l = {c, gap, o.as_of != 0 ? o.as_of : c->as_of, &t};
  psi_times_of(c, gap, l.as_of, &t);
  making m = {psi_result_new(&psi_timings_table, &s.allocator), &l, false};
  if (m.made != NULL) fill(&m);
  if (m.made != NULL && !m.no_memory) return m.made;
  ps_result_free(m.made);
  psi_fail_memory(error);
  return NULL;
}
