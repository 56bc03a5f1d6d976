/* Interventions: each cause that was found has an answer that fits it, in time. */
#include "check/pack_intervention.h"
#include "check/rules.h"

#include <math.h>

/* ---- B50 ---- */

/* What was chosen against a cause; the first three are also the branches of the rule. */
typedef enum fit {
  FIT_NONE,     /* nothing */
  FIT_LEARNING, /* learning, which cannot change it */
  FIT_OTHER,    /* a kind that usually changes something else */
  FIT_UNSURE,   /* something; of which kind, or against which kind of cause, nobody says */
  FIT_YES
} fit;

/* Whether something of a kind builds what people need to know or be able on the way: practice
 * brings skill, and skill knowledge; telling does not make up for doing. */
static bool builds(const ps_intervention_kind *kind, const char *factor) {
  bool practice = ps_intervention_kind_answers(kind, "F03", false);
  if (psi_same(factor, "F01")) return practice || ps_intervention_kind_answers(kind, "F02", false);
  return practice && psi_same(factor, "F02");
}

/* The fit of what is not of a kind that the catalogue has for the factor. */
static fit loose_fit(const ps_intervention *i, const ps_cause *cause) {
  const ps_intervention_kind *kind = psi_kind(i);
  ps_intervention_class class_ = psi_class(i);
  bool learning = class_ == PS_INTERVENTION_CLASS_LEARNING, fits;
  if (class_ == PS_INTERVENTION_CLASS_UNSET) return FIT_UNSURE;
  if (learning && psi_learnable(cause, psi_learner_of(i)) == PS_LEARNABLE_NO) return FIT_LEARNING;
  if (kind == NULL || builds(kind, cause->factor)) return FIT_YES;
  if (class_ == PS_INTERVENTION_CLASS_SUPPORT) /* a job aid can stand in for a skill: A09 */
    fits = psi_same(cause->factor, "F02");
  else /* learning that helps with confidence, or with the skill of those who lead */
    fits = learning && psi_factor(cause)->learnable != PS_LEARNABLE_YES && kind->factors.count > 0;
  return fits ? FIT_YES : FIT_OTHER;
}

static fit fit_of(const ps_intervention *i, const ps_cause *cause) {
  if (psi_same(i->kind, "I62")) return FIT_YES; /* whether it may be accepted: the cost gate */
  if (psi_factor(cause) == NULL) return FIT_UNSURE;
  if (ps_intervention_kind_answers(psi_kind(i), cause->factor, true)) return FIT_YES;
  return loose_fit(i, cause);
}

static fit best_fit(const psi_check *k, const ps_cause *cause, const ps_intervention **by) {
  fit best = FIT_NONE;
  for (size_t i = 0; i < k->c->interventions.count && best < FIT_YES; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    fit fits = psi_answers_cause(one, cause) ? fit_of(one, cause) : FIT_NONE;
    if (fits > best) {
      best = fits;
      *by = one;
    }
  }
  return best;
}

/* Whether a cause falls away with those it comes from: with one of them where all are needed,
 * else with all of them. */
static bool falls_away(const psi_check *k, const ps_cause *cause, int depth) {
  const ps_intervention *by;
  bool any = false;
  for (size_t i = 0; i < cause->parents.count; i++) {
    const ps_cause *parent = psi_cause(k, cause->parents.items[i]);
    if (parent == NULL || !psi_is_supported(parent)) continue;
    bool gone = best_fit(k, parent, &by) == FIT_YES ||
                (depth > 0 && falls_away(k, parent, depth - 1));
    if (gone != (cause->gate != PS_GATE_AND)) return gone;
    any = true;
  }
  return any && cause->gate != PS_GATE_AND;
}

/* Somebody decided about the cause, and that is written down. */
static bool is_decided(const psi_check *k, const ps_cause *cause) {
  for (size_t i = 0; i < k->c->events.count; i++) {
    const ps_event *event = k->c->events.items[i];
    if (event->kind == PS_EVENT_KIND_DECISION && psi_same(event->about, cause->id) &&
        (k->as_of == 0 || event->on <= k->as_of))
      return true;
  }
  return false;
}

/* What is open about a cause. */
typedef struct cover {
  fit fits;
  const ps_intervention *by;
  bool covered, light; /* light: too small to need an answer */
  double share;
} cover;

static cover cover_of(psi_check *k, const ps_cause *cause) {
  cover found = {FIT_NONE, NULL, false, false, psi_likely(&cause->share)};
  found.light = found.share < psi_limit(k, PSI_LIMIT_INTERVENTION_MIN_SHARE);
  if (found.light) return found;
  found.fits = best_fit(k, cause, &found.by);
  found.covered = found.fits == FIT_YES || falls_away(k, cause, 3) || is_decided(k, cause);
  return found;
}

static void look_at_cover(psi_check *k, const ps_cause *cause, bool learning_only) {
  cover found = cover_of(k, cause);
  if (found.light) return;
  if (found.covered) {
    psi_passes(k);
  } else if (learning_only && psi_triage(cause) == PS_TRIAGE_OTHER) {
    return; /* told for all such causes together */
  } else if (isnan(found.share)) {
    if (!psi_marked(cause, "share")) psi_unknown(k, cause, "share");
  } else if (found.fits == FIT_UNSURE && psi_factor(cause) == NULL) {
    psi_unknown(k, cause, "factor");
  } else if (found.fits == FIT_UNSURE) {
    psi_unknown(k, found.by, "kind");
  } else {
    psi_say_inside(k, "cause", cause);
    psi_say_share(k, "share", found.share);
    if (found.fits != FIT_NONE) {
      psi_say_answers(k, "answers", cause);
      psi_say(k, "factor", psi_factor(cause)->name);
    }
    psi_fails(k, (size_t)found.fits, cause, "status");
  }
}

/* Causes that learning cannot cure, in a plan of learning only: told once for all of them. */
static void look_at_learning_only(psi_check *k) {
  const ps_cause *first = NULL;
  psi_listing causes = {{0}, 0, 0};
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    if (!psi_is_confirmed(cause) || psi_triage(cause) != PS_TRIAGE_OTHER) continue;
    cover found = cover_of(k, cause);
    if (found.light || found.covered) continue;
    psi_listing_quote(k, &causes, cause);
    psi_object(k, cause->id);
    if (first == NULL) first = cause;
  }
  if (first == NULL) return;
  for (size_t i = 0; i < k->c->interventions.count; i++)
    if (psi_chosen(k->c->interventions.items[i]))
      psi_object(k, k->c->interventions.items[i]->id);
  psi_say_listing(k, "causes", &causes);
  psi_fails(k, 3, first, "status");
}

static void plan_covers_causes(psi_check *k) {
  if (!psi_performance_only(k)) return;
  size_t chosen = 0, learning = 0;
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (!psi_chosen(one)) continue;
    chosen++;
    if (psi_teaches(one)) learning++;
  }
  if (chosen == 0 || !psi_is_as_far_as(k, PS_PHASE_KIND_DESIGN)) return;
  for (size_t i = 0; i < k->c->causes.count; i++)
    if (psi_is_confirmed(k->c->causes.items[i]))
      look_at_cover(k, k->c->causes.items[i], learning == chosen);
  if (learning == chosen) look_at_learning_only(k);
}

/* ---- B57 ---- */

/* Whether a barrier is gone when a learning intervention ends: with the first of its answers
 * that has ended by then. */
static void look_at_barrier(psi_check *k, const ps_intervention *i, const ps_cause *barrier) {
  const ps_intervention *unsure = NULL, *late = NULL;
  for (size_t j = 0; j < k->c->interventions.count; j++) {
    const ps_intervention *one = k->c->interventions.items[j];
    if (!psi_answers_cause(one, barrier)) continue;
    if (one->end != 0 && one->end <= i->end) {
      psi_passes(k);
      return;
    }
    if (one->end == 0) unsure = one;
    if (late == NULL || one->end < late->end) late = one;
  }
  if (late != NULL && i->end == 0) {
    psi_unknown(k, i, "end");
    return;
  }
  if (unsure != NULL) {
    psi_unknown(k, unsure, "end");
    return;
  }
  psi_say_name(k, "learning", i);
  psi_say_inside(k, "barrier", barrier);
  psi_object(k, barrier->id);
  if (late != NULL) {
    psi_say_date(k, "ends", i->end);
    psi_say_name(k, "answer", late);
    psi_say_date(k, "gone", late->end);
    psi_object(k, late->id);
  }
  psi_fails(k, late != NULL ? 0 : 1, i, late != NULL ? "end" : "blocked_by");
}

static void barriers_removed_first(psi_check *k) {
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (one->blocked_by.count == 0 || !psi_chosen(one)) continue;
    ps_intervention_class class_ = psi_class(one);
    if (class_ == PS_INTERVENTION_CLASS_UNSET) psi_unknown(k, one, "class");
    if (class_ != PS_INTERVENTION_CLASS_LEARNING) continue;
    for (size_t j = 0; j < one->blocked_by.count; j++) {
      const ps_cause *barrier = psi_cause(k, one->blocked_by.items[j]);
      if (barrier != NULL && barrier->status != PS_CAUSE_STATUS_RULED_OUT)
        look_at_barrier(k, one, barrier);
    }
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("B50", "plan-covers-causes", "intervention", CASE, ERROR, DESIGN),
      .core = PSI_WHOLE(10),
      .claim = "Each confirmed cause has a matching answer, learning or not.",
      .why = "A known cause that is left alone keeps its share of the gap open, and what was done "
             "about the others is then said not to have worked.",
      .fails_when = "the plan is being made or further on, something was chosen, and a confirmed "
                    "cause with a likely share of at least intervention.min_share is answered by "
                    "nothing chosen of a fitting kind, does not fall away with the causes it "
                    "comes from, and no decision about it is written down; or all that was "
                    "chosen is learning and such a cause, also of unknown share, is one that "
                    "learning cannot change",
      .reads = PSI_LIST("case.purpose", "cause.status", "cause.share", "cause.factor",
                        "cause.triage", "cause.parents", "cause.gate", "intervention.causes",
                        "intervention.status", "intervention.kind", "intervention.class",
                        "intervention.target_role", "event.kind", "event.about"),
      .limits = PSI_LIST("intervention.min_share"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{cause}\" makes up {share} of the gap, and nothing that was chosen answers "
                   "it."),
          PSI_SAYS("\"{cause}\" makes up {share} of the gap, and only learning was chosen against "
                   "it ({answers}); learning cannot change {factor}."),
          PSI_SAYS_AS("\"{cause}\" makes up {share} of the gap, but what was chosen against it "
                      "({answers}) usually changes something other than {factor}.",
                      WARNING, "Add an answer that usually helps with this, or write down in a "
                      "decision why this one will do it here."),
          PSI_SAYS_FIX("Everything that was chosen is learning, but learning cannot change what "
                       "was confirmed: {causes}.",
                       "Before the learning begins, find an answer with the people who can change "
                       "this.")),
      .fix = "Choose an answer that fits the cause, or decide together to live with it and write "
             "the decision down.",
      .subsumes = PSI_LIST("B60", "C10", "MT06"),
      PSI_SOURCE_PARTNERS},
     plan_covers_causes},
    {{PSI_RULE("B57", "barriers-removed-first", "intervention", CASE, WARNING, DESIGN),
      .claim = "Barriers are removed before the learning, or together with it.",
      .why = "While a barrier stands people cannot use what they learn, and by the time it is gone "
             "they have forgotten it.",
      .fails_when = "a learning intervention that was chosen ends before the first answer to a "
                    "cause it is blocked by has ended, or nothing chosen answers that cause; "
                    "causes that are ruled out block nothing",
      .reads = PSI_LIST("intervention.start", "intervention.end", "intervention.blocked_by",
                        "intervention.causes", "intervention.class", "intervention.kind",
                        "intervention.status", "cause.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{learning}\" ends on {ends}, but \"{barrier}\" stands in its way until "
                   "\"{answer}\" is done on {gone}."),
          PSI_SAYS_FIX("\"{barrier}\" keeps \"{learning}\" from working, and nothing that was "
                       "chosen changes that.",
                       "Remove the barrier first, or put off the learning until it is gone.")),
      .fix = "Change the order: first the barrier, then the learning, or both together.",
      PSI_SOURCE_PARTNERS},
     barriers_removed_first},
};

const psi_pack psi_pack_intervention_cover = {"intervention", rules, PSI_COUNT(rules)};
