/* What became of what people learned: at work, and in the results. */
#include "check/pack_outcomes.h"
#include "check/rules.h"
#include "check/users.h"

#include <stdio.h>
#include <string.h>

/* ---- A10, C11: learned, and then? ---- */

/* Evaluations that have been made, and that no later look at the same has replaced. */
typedef struct standing {
  const ps_evaluation **learned, **results; /* of level 2; of the level asked for */
  const ps_intervention **by;               /* what each of the learned is about */
  size_t learned_count, result_count;
} standing;

/* What an evaluation looks at, in one text. Two with the same look at the same. */
static const char *looked_at(psi_check *k, const ps_evaluation *e) {
  const char *about = e->about == NULL ? "" : e->about;
  const char *measure = e->measure == NULL ? "" : e->measure;
  const size_t first = strlen(about), size = first + strlen(measure) + 32;
  char *text = psi_store_take_text(k->store, size);
  if (text == NULL) { // same either way: there is memory
    k->no_memory = true;
    return NULL;
  }
  snprintf(text, size, "%d%c%c%d %s%s", (int)e->level.value, e->about == NULL ? '-' : '+',
           e->measure == NULL ? '-' : '+', (int)first, about, measure);
  return text;
}

/* The latest look at each thing, by what looked_at() tells. */
static bool note_latest(psi_check *k, psi_users *latest, const ps_evaluation *e,
                        const char *text) {
  psi_user *before = psi_users_of(latest, text);
  if (before == NULL) return psi_users_add(latest, k->store, text, e);
  if (((const ps_evaluation *)before->item)->on < e->on) before->item = e;
  return true;
}

/* Those of level 2 and of another; false without memory. */
static bool find_standing(psi_check *k, int64_t level, standing *s) {
  const ps_case *c = k->c;
  const size_t count = c->evaluations.count;
  psi_users latest = {0};
  const char **texts = psi_store_take(k->store, (count + 1) * sizeof *texts);
  *s = (standing){psi_store_take(k->store, (count + 1) * sizeof *s->learned),
                  psi_store_take(k->store, (count + 1) * sizeof *s->results),
                  psi_store_take(k->store, (count + 1) * sizeof *s->by), 0, 0};
  bool room = texts != NULL && s->learned != NULL && s->results != NULL && s->by != NULL;
  for (size_t i = 0; room && i < count; i++) {
    texts[i] = looked_at(k, c->evaluations.items[i]);
    room = texts[i] != NULL && note_latest(k, &latest, c->evaluations.items[i], texts[i]);
    psi_beat(k, 4);
  }
  for (size_t i = 0; room && i < count; i++) {
    const ps_evaluation *e = c->evaluations.items[i];
    const ps_evaluation *last = psi_users_of(&latest, texts[i])->item;
    bool made = k->as_of == 0 || e->on <= k->as_of;
    if (!made || last->on > e->on) continue;
    if (e->level.value == level) s->results[s->result_count++] = e;
    if (e->level.value != 2) continue;
    s->by[s->learned_count] = psi_intervention(k, e->about);
    s->learned[s->learned_count++] = e;
  }
  if (!room) k->no_memory = true; // same either way: there is memory
  return room;
}

/* Whether what was learned was to bring this result. */
static bool belong_together(const psi_check *k, const ps_evaluation *learned,
                            const ps_intervention *by, const ps_evaluation *result,
                            const ps_gap *gap) {
  if (by != NULL && gap != NULL) return psi_works_on(k, by, gap->id);
  return learned->about == NULL || result->about == NULL ||
         psi_same(learned->about, result->about);
}

/* The evaluation by which something was learned, where a result that should have followed was
 * missed. Else NULL, and it has been said what there is to say about this result. */
static const ps_evaluation *learned_but_missed(psi_check *k, const standing *s,
                                               const ps_evaluation *result) {
  const ps_gap *gap = psi_gap(k, result->about);
  const ps_evaluation *learned = NULL, *untold = NULL, *any = NULL;
  psi_beat(k, s->learned_count / 4);
  for (size_t i = 0; i < s->learned_count; i++) {
    const ps_evaluation *e = s->learned[i];
    if (!belong_together(k, e, s->by[i], result, gap)) continue;
    any = e;
    if (e->met.value) learned = e;
    if (!e->met.set) untold = e;
  }
  if (any == NULL) return NULL;
  if (result->met.value || (learned == NULL && untold == NULL)) {
    psi_passes(k);
  } else if (!result->met.set) {
    psi_unknown(k, result, "met");
  } else if (learned == NULL) {
    psi_unknown(k, untold, "met");
  } else {
    return learned;
  }
  return NULL;
}

/* The gap that something is about: itself, or the one its first cause helps to explain. */
static const char *gap_of(const psi_check *k, const char *about) {
  const ps_gap *gap = psi_gap(k, about);
  if (gap != NULL) return gap->id;
  const ps_intervention *i = psi_intervention(k, about);
  const ps_cause *cause =
      i == NULL || i->causes.count == 0 ? NULL : psi_cause(k, i->causes.items[0].cause);
  return cause == NULL ? NULL : cause->gap;
}

static void learned_but_no_outcome(psi_check *k) {
  const ps_case *c = k->c;
  standing s;
  if (!find_standing(k, 4, &s)) return; // same either way: there is memory
  for (size_t i = 0; i < s.result_count; i++) {
    const ps_evaluation *result = s.results[i];
    const ps_evaluation *learned = learned_but_missed(k, &s, result);
    if (learned == NULL) continue;
    const char *gap = gap_of(k, result->about);
    const ps_cause *untold = NULL;
    bool other = false;
    for (size_t n = 0; n < c->causes.count; n++) {
      const ps_cause *cause = c->causes.items[n];
      if (!psi_is_supported(cause)) continue;
      if (gap != NULL && cause->gap != NULL && strcmp(gap, cause->gap) != 0) continue;
      if (psi_triage(cause) == PS_TRIAGE_UNSET) untold = cause;
      if (psi_triage(cause) >= PS_TRIAGE_OTHER) other = true;
    }
    if (other) {
      psi_passes(k);
    } else if (untold != NULL) {
      psi_unknown(k, untold, "triage");
    } else {
      psi_say_result(k, "measure", result);
      psi_object(k, learned->id);
      psi_fails(k, 0, result, "met");
    }
  }
}

static void support_at_work_follows(psi_check *k) {
  standing s;
  if (!find_standing(k, 3, &s)) return; // same either way: there is memory
  for (size_t i = 0; i < s.result_count; i++) {
    const ps_evaluation *result = s.results[i];
    const ps_evaluation *learned = learned_but_missed(k, &s, result);
    if (learned == NULL) continue;
    psi_say_result(k, "measure", result);
    psi_object(k, learned->id);
    psi_fails(k, 0, result, "met");
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A10", "learned-but-no-outcome", "outcomes", CASE, ERROR, EVALUATE),
      .claim = "Where people learned and the result did not come, other causes are looked for.",
      .why = "More of the same teaching cannot help where people know how already; something at "
             "work still keeps them from it, and it stays there until somebody looks.",
      .fails_when = "an evaluation at level 2 was met, one at level 4 that belongs to it was "
                    "missed, and no cause that something other than learning must cure is "
                    "supported or confirmed",
      .reads = PSI_LIST("evaluation.level", "evaluation.met", "evaluation.about", "evaluation.on",
                        "cause.triage", "cause.factor", "cause.status", "cause.gap"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("People learned what was taught, yet \"{measure}\" missed what was wanted, and "
                   "no cause outside learning has been shown.")),
      .fix = "Open the diagnosis again and look at what surrounds the work: expectations, "
             "feedback, tools, time, consequences.",
      PSI_SOURCE_OUTCOME},
     learned_but_no_outcome},
    {{PSI_RULE("C11", "support-at-work-follows", "outcomes", CASE, WARNING, EVALUATE),
      .claim = "What was learned is supported on the job.",
      .why = "Between learning and doing stands the workplace; without support there, what was "
             "learned is soon gone.",
      .fails_when = "an evaluation at level 2 was met, and one at level 3 that belongs to it was "
                    "missed",
      .reads = PSI_LIST("evaluation.level", "evaluation.met", "evaluation.about", "evaluation.on",
                        "evaluation.measure", "cause.gap", "intervention.causes"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("People learned what was taught, yet \"{measure}\" shows that it is not done at "
                   "work.")),
      .fix = "Look at what people meet at work: the manager, the tools, the time, the "
             "consequences.",
      PSI_SOURCE_READER},
     support_at_work_follows},
};

const psi_pack psi_pack_outcomes_learned = {"outcomes", rules, PSI_COUNT(rules)};
