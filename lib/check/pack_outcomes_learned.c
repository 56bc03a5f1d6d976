/* What became of what people learned: at work, and in the results. */
#include "check/pack_outcomes.h"
#include "check/rules.h"

#include <string.h>

/* ---- A10, C11: learned, and then? ---- */

static bool alike(const char *a, const char *b) { return a == NULL ? b == NULL : psi_same(a, b); }

/* Whether the same was looked at again later: the later look counts. */
static bool is_superseded(const ps_case *c, const ps_evaluation *e) {
  for (size_t i = 0; i < c->evaluations.count; i++) {
    const ps_evaluation *later = c->evaluations.items[i];
    if (later->on > e->on && later->level.value == e->level.value &&
        alike(later->about, e->about) && alike(later->measure, e->measure))
      return true;
  }
  return false;
}

/* Whether an evaluation is of a level, has been made and still stands. */
static bool is_at(const psi_check *k, const ps_evaluation *e, int64_t level) {
  if (e->level.value != level) return false;
  if (k->as_of != 0 && e->on > k->as_of) return false;
  return !is_superseded(k->c, e);
}

/* Whether what was learned was to bring this result. */
static bool belong_together(const psi_check *k, const ps_evaluation *learned,
                            const ps_evaluation *result) {
  const ps_intervention *i = psi_intervention(k, learned->about);
  const ps_gap *gap = psi_gap(k, result->about);
  if (i != NULL && gap != NULL) return psi_works_on(k, i, gap->id);
  return learned->about == NULL || result->about == NULL ||
         psi_same(learned->about, result->about);
}

/* The evaluation by which something was learned, where a result that should have followed was
 * missed. Else NULL, and it has been said what there is to say about this result. */
static const ps_evaluation *learned_but_missed(psi_check *k, const ps_evaluation *result) {
  const ps_case *c = k->c;
  const ps_evaluation *learned = NULL, *untold = NULL, *any = NULL;
  for (size_t i = 0; i < c->evaluations.count; i++) {
    const ps_evaluation *e = c->evaluations.items[i];
    if (!is_at(k, e, 2) || !belong_together(k, e, result)) continue;
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
  for (size_t i = 0; i < c->evaluations.count; i++) {
    const ps_evaluation *result = c->evaluations.items[i];
    const ps_evaluation *learned = !is_at(k, result, 4) ? NULL : learned_but_missed(k, result);
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
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->evaluations.count; i++) {
    const ps_evaluation *result = c->evaluations.items[i];
    const ps_evaluation *learned = !is_at(k, result, 3) ? NULL : learned_but_missed(k, result);
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
