/* What becomes of a gain: whether it lasts, and what it costs elsewhere. */
#include "check/pack_outcomes.h"
#include "check/rules.h"
#include "check/series.h"

#include <string.h>

/* ---- A40 ---- */

/* Whether the practice has been launched; says so where nobody can tell. */
static bool is_launched(psi_check *k) {
  const ps_case *c = k->c;
  if (c->delivered_on != 0 && (k->as_of == 0 || c->delivered_on <= k->as_of)) return true;
  if (psi_over(k, PS_PHASE_KIND_ROLLOUT) || psi_reached(k, PS_PHASE_KIND_SUSTAIN)) return true;
  if (c->status == PS_CASE_STATUS_UNSET && c->phases.count == 0 && c->delivered_on == 0)
    psi_unknown(k, c, "status");
  return false;
}

/* What is known of a practice at the end. */
static void judge_practice(psi_check *k, const ps_measure *m, const ps_level *now,
                           const psi_fall *fall) {
  const bool lower = m->direction == PS_DIRECTION_LOWER;
  const double target = m->adoption_target.value;
  psi_interval i = {now->value.value, now->value.value};
  const bool bounded = psi_level_interval(now, &i);
  psi_say_name(k, "measure", m);
  psi_say_number(k, "peak", fall->peak, m->unit);
  psi_say_date(k, "date", fall->on);
  psi_say_number(k, "now", now->value.value, m->unit);
  psi_say_number(k, "target", target, m->unit);
  if (fall->fell && !(bounded && (lower ? i.high <= target : i.low >= target))) {
    psi_fails(k, 1, m, "series");
  } else if (bounded && (lower ? i.low > target : i.high < target)) {
    psi_fails(k, 0, m, "series");
  } else if (lower ? now->value.value <= target : now->value.value >= target) {
    psi_passes(k);
  } else if (!bounded) {
    psi_unknown_because(k, m, "current",
                        "whether \"{measure}\", at {now}, is short of {target} by more than "
                        "chance; that needs counts, or four figures in its current window");
  } else if (!fall->known) {
    psi_unknown_because(k, m, "series",
                        "whether \"{measure}\" has fallen back; that needs figures from before the "
                        "current window, and eight periods if they are not counts");
  } else {
    psi_passes(k);
  }
}

static void practice_sticks(psi_check *k) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->measures.count; i++) {
    const ps_measure *m = c->measures.items[i];
    psi_periods periods;
    if (!m->adoption_target.set) continue;
    if (!is_launched(k)) return;
    if (m->series.count == 0) {
      psi_unknown(k, m, "series");
      continue;
    }
    if (!psi_periods_take(k->store, k->pulse, m, m->current.group, k->as_of, &periods)) {
      k->no_memory = true;
      return;
    }
    ps_date last = periods.count == 0 ? 0 : periods.items[periods.count - 1].on;
    ps_date from = m->current.from != 0 ? m->current.from : last;
    ps_date to = m->current.from != 0 ? m->current.to : 0;
    ps_level now = psi_level_over(k, m, from, to, m->current.group);
    psi_fall fall = psi_fall_since(&periods, m, from, to);
    psi_say_name(k, "measure", m);
    if (now.value.set)
      judge_practice(k, m, &now, &fall);
    else
      psi_unknown_because(k, m, "series",
                          "where \"{measure}\" stands now; it has no figures for a whole period at "
                          "the end");
  }
}

/* ---- A42 ---- */

typedef struct movement {
  ps_level before, now;
  int turn; /* 1 better, -1 worse, 0 neither beyond noise */
} movement;

/* How a measure moved from its baseline to now; false where that is not known, and said. */
static bool find_movement(psi_check *k, const ps_measure *m, movement *found) {
  const char *missing = m->series.count == 0      ? "series"
                        : !psi_window_given(&m->baseline) ? "baseline"
                        : !psi_window_given(&m->current)  ? "current"
                                                  : psi_missing_direction(m);
  if (missing != NULL) {
    psi_unknown(k, m, missing);
    return false; // same either way: a movement not found turns nowhere
  }
  found->before = psi_level_over(k, m, m->baseline.from, m->baseline.to, m->baseline.group);
  found->now = psi_level_over(k, m, m->current.from, m->current.to, m->current.group);
  psi_change change = psi_change_between(&found->before, &found->now);
  if (change.unknown != NULL) {
    psi_say_name(k, "measure", m);
    psi_say(k, "why", change.unknown);
    psi_unknown_because(k, m, "series", "whether \"{measure}\" has changed; {why}");
    return false; // same either way: a movement not found turns nowhere
  }
  found->turn = psi_turn(m, &found->before, &found->now, &change);
  return true;
}

static void no_local_optimum(psi_check *k) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->measures.count; i++) {
    const ps_measure *local = c->measures.items[i];
    const ps_measure *parent = psi_measure(k, local->parent);
    movement of_local, of_parent;
    memset(&of_local, 0, sizeof of_local);
    memset(&of_parent, 0, sizeof of_parent);
    if (parent == NULL && local->local.value) psi_unknown(k, local, "parent");
    if (parent == NULL || (local->local.set && !local->local.value)) continue;
    if (!find_movement(k, local, &of_local)) continue;
    if (of_local.turn <= 0) {
      psi_passes(k);
      continue;
    }
    if (!find_movement(k, parent, &of_parent)) continue;
    if (of_parent.turn >= 0) {
      psi_passes(k);
      continue;
    }
    psi_say_name(k, "local", local);
    psi_say_name(k, "parent", parent);
    psi_say_number(k, "a", of_local.before.value.value, NULL);
    psi_say_number(k, "b", of_local.now.value.value, local->unit);
    psi_say_number(k, "x", of_parent.before.value.value, NULL);
    psi_say_number(k, "y", of_parent.now.value.value, parent->unit);
    psi_object(k, parent->id);
    psi_fails(k, 0, local, "series");
  }
}

/* ---- A44 ---- */

static bool is_answered(const psi_check *k, const ps_event *effect) {
  const ps_case *c = k->c;
  if (effect->outcome != NULL || effect->decided_on != 0) return true;
  for (size_t i = 0; i < c->interventions.count; i++)
    if (psi_same(c->interventions.items[i]->answers, effect->id)) return true;
  for (size_t i = 0; i < c->events.count; i++) {
    const ps_event *e = c->events.items[i];
    if (!psi_same(e->about, effect->id) || e->on > k->as_of) continue;
    if (e->kind == PS_EVENT_KIND_DECISION || e->kind == PS_EVENT_KIND_REFUSAL ||
        e->kind == PS_EVENT_KIND_REVISION)
      return true;
  }
  return false;
}

static void side_effects_answered(psi_check *k) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->events.count; i++) {
    const ps_event *effect = c->events.items[i];
    if (effect->kind != PS_EVENT_KIND_SIDE_EFFECT) continue;
    if (is_answered(k, effect)) {
      psi_passes(k);
    } else if (k->as_of == 0) {
      psi_unknown(k, c, "as_of");
    } else if (effect->on == 0) {
      psi_unknown(k, effect, "on");
    } else if (psi_days(effect->on, k->as_of) <=
               psi_limit(k, PSI_LIMIT_OUTCOMES_SIDE_EFFECT_DAYS)) {
      continue; /* there is still time */
    } else if (!psi_log_covers(k, effect->on)) {
      psi_unknown(k, c, "log_kept_since");
    } else {
      psi_say_name(k, "effect", effect);
      psi_say_date(k, "date", effect->on);
      psi_fails(k, 0, effect, "outcome");
    }
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A40", "practice-sticks", "outcomes", CASE, WARNING, SUSTAIN),
      .claim = "A new practice is still in use after the launch.",
      .why = "Many practices live as long as somebody looks; what pays is what people still do "
             "months later.",
      .fails_when = "after the launch, the share in use in the current window (else in the last "
                    "period) is below the adoption target by its 95 % interval, or fell from its "
                    "best period by limits of 99.8 % without staying surely at its target",
      .reads = PSI_LIST("measure.series", "measure.adoption_target", "measure.direction",
                        "measure.current", "case.delivered_on", "case.status", "phase.started"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{measure}\" is at {now} after the launch; {target} was wanted."),
          PSI_SAYS("\"{measure}\" was best in the period from {date}, at {peak}; it is now at "
                   "{now}, and {target} was wanted.")),
      .fix = "Find out what pulls people back to the old way, and remove it.",
      PSI_SOURCE_OUTCOME},
     practice_sticks},
    {{PSI_RULE("A42", "no-local-optimum", "outcomes", CASE, ERROR, EVALUATE),
      .claim = "A local gain does not cost the larger goal.",
      .why = "A unit that improves its own figure at the expense of the whole is praised for a "
             "loss; people do what they are measured by.",
      .fails_when = "from its baseline to its current window a measure with a parent gets better "
                    "and the parent worse, each by a 95 % interval that excludes no change "
                    "(Newcombe 1998 for counts, Welch 1947 for means of four figures and more)",
      .reads = PSI_LIST("measure.local", "measure.parent", "measure.series", "measure.direction",
                        "measure.baseline", "measure.current"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{local}\" got better, from {a} to {b}, while the larger \"{parent}\" got "
                   "worse, from {x} to {y}.")),
      .fix = "Change the local target so that reaching it serves the larger goal.",
      PSI_SOURCE_OUTCOME},
     no_local_optimum},
    {{PSI_RULE("A44", "side-effects-answered", "outcomes", CASE, ERROR, SUSTAIN),
      .claim = "A side effect that was seen gets an answer.",
      .why = "A gain here that is paid for there is no gain; those who reported it stop reporting "
             "when nothing follows.",
      .fails_when = "a side effect is older than outcomes.side_effect_days, and no intervention "
                    "answers it, no decision, refusal or revision is about it, and nothing is said "
                    "of what came of it",
      .reads = PSI_LIST("event.kind", "event.on", "event.about", "event.outcome",
                        "event.decided_on", "intervention.answers", "case.log_kept_since"),
      .limits = PSI_LIST("outcomes.side_effect_days"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("A side effect seen on {date} has had no answer: \"{effect}\"")),
      .fix = "Decide whether to correct it, to accept it or to stop, and tell those who reported "
             "it.",
      PSI_SOURCE_OUTCOME},
     side_effects_answered},
};

const psi_pack psi_pack_outcomes_gains = {"outcomes", rules, PSI_COUNT(rules)};
