/* Results decide what happens next: a pilot comes before the roll-out, and a missed target leads
 * to a change. */
#include "check/pack_engagement.h"

#include "check/rules.h"

/* ---- A53 ---- */

/* Words cannot be judged: an outcome that is written down counts as met unless it says at
 * its beginning that it is not. */
static bool is_met(const ps_event *pilot) {
  static const char *const not_met[] = {"not met", "not reached", "missed",    "failed",
                                        "unmet",   "stopped",     "abandoned", "none"};
  for (size_t i = 0; i < PSI_COUNT(not_met); i++)
    if (psi_begins_with(pilot->outcome, not_met[i])) return false;
  return pilot->outcome != NULL && !psi_same_words(pilot->outcome, "no");
}

/* Something was tried, though no event of a pilot says by what it was judged. */
static bool is_tried(const psi_check *k) {
  ps_date begun = k->started[PS_PHASE_KIND_PILOT];
  if (begun != 0 && !psi_is_ahead(k, begun)) return true;
  for (size_t i = 0; i < k->c->evidence.count; i++)
    if (k->c->evidence.items[i]->method == PS_METHOD_PILOT) return true;
  return false;
}

static void tell_no_pilot(psi_check *k) {
  const ps_case *c = k->c;
  if (is_tried(k)) {
    psi_unknown_because(k, c, "events",
                        "how the pilot was judged; an event of kind pilot with its criteria and "
                        "outcome would tell");
    return;
  }
  if (!psi_log_tells(k, psi_work_began(c))) return;
  for (size_t i = 0; i < c->phases.count; i++)
    if (c->phases.items[i]->kind == PS_PHASE_KIND_PILOT && // same either way: evidence only
        c->phases.items[i]->skipped_because != NULL)
      psi_evidence(k, "The pilot was left out: %s", c->phases.items[i]->skipped_because);
  psi_fails(k, 2, c, "events");
}

/* The pilots of a case: whether one met its criteria before the roll-out, else one without
 * criteria, else one that has not met them. */
typedef struct pilots {
  bool met;
  const ps_event *bare, *unmet;
} pilots;

static pilots find_pilots(const psi_check *k, bool rolled_out) {
  pilots p = {false, NULL, NULL};
  ps_date rollout = k->started[PS_PHASE_KIND_ROLLOUT] != 0 ? k->started[PS_PHASE_KIND_ROLLOUT]
                                                           : k->c->delivered_on;
  for (size_t i = 0; i < k->c->events.count; i++) {
    const ps_event *e = k->c->events.items[i];
    if (e->kind != PS_EVENT_KIND_PILOT || psi_is_ahead(k, e->on)) continue;
    bool in_time = !rolled_out || rollout == 0 || e->on <= rollout;
    if (e->criteria == NULL && !psi_marked(e, "criteria"))
      p.bare = e;
    else if (is_met(e) && in_time)
      p.met = true;
    else
      p.unmet = e;
  }
  return p;
}

static void judge_pilots(psi_check *k, pilots p, bool rolled_out) {
  if (p.met) {
    psi_passes(k);
  } else if (p.bare != NULL) {
    psi_say(k, "pilot", psi_topic_of(k, p.bare));
    psi_fails(k, 1, p.bare, "criteria");
  } else if (p.unmet != NULL && rolled_out) {
    psi_say(k, "pilot", psi_topic_of(k, p.unmet));
    psi_evidence(k, "Criteria: %s", p.unmet->criteria == NULL ? "none" : p.unmet->criteria);
    psi_evidence(k, "Outcome: %s", p.unmet->outcome == NULL ? "none yet" : p.unmet->outcome);
    psi_fails(k, 0, p.unmet, "outcome");
  } else if (p.unmet != NULL) {
    psi_passes(k);
  } else {
    tell_no_pilot(k);
  }
}

static void pilot_before_rollout(psi_check *k) {
  const ps_case *c = k->c;
  bool rolled_out = psi_is_rolled_out(k);
  pilots p = find_pilots(k, rolled_out);
  if (!rolled_out && !p.met && p.bare == NULL && p.unmet == NULL) return;
  double stakes = psi_money(k, &c->stakes);
  if (psi_marked(c, "stakes")) {
    psi_spared(k, "What is at stake is not counted in money here.");
  } else if (stakes != stakes) {
    psi_unknown(k, c, "stakes");
  } else if (stakes < psi_limit(k, PSI_LIMIT_DELIVERY_HIGH_STAKES)) {
    psi_spared(k, "Too little is at stake to ask for a pilot.");
  } else {
    psi_say_money(k, "stakes", stakes);
    judge_pilots(k, p, rolled_out);
  }
}

/* ---- A58 ---- */

static bool is_about(const ps_event *event, const ps_evaluation *e) {
  if (psi_same(event->about, e->id)) return true;
  return psi_same(event->about, e->about) &&
         (event->kind == PS_EVENT_KIND_REVISION || event->kind == PS_EVENT_KIND_DECISION);
}

/* Whether anything followed: an event, the end of what was evaluated, or a later evaluation of
 * the same that met its target. */
static bool is_answered(const psi_check *k, const ps_evaluation *e) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->events.count; i++) {
    const ps_event *event = c->events.items[i];
    bool after = (event->on == 0 || event->on >= e->on) && !psi_is_ahead(k, event->on);
    if (after && is_about(event, e)) return true;
  }
  const ps_intervention *it = psi_intervention(k, e->about);
  if (it != NULL && (it->status == PS_INTERVENTION_STATUS_REJECTED ||
                     (it->end >= e->on && !psi_is_ahead(k, it->end))))
    return true;
  for (size_t i = 0; i < c->evaluations.count; i++) {
    const ps_evaluation *later = c->evaluations.items[i];
    if (later->on > e->on && later->met.value && psi_same(later->about, e->about)) return true;
  }
  return false;
}

static void look_at_missed(psi_check *k, const ps_evaluation *e) {
  if (e->on == 0) {
    psi_unknown(k, e, "on");
  } else if (is_answered(k, e)) {
    psi_passes(k);
  } else if (psi_has_day(k) && psi_too_long(k, e->on, k->as_of, PSI_LIMIT_DELIVERY_REVISION_DAYS) &&
             psi_log_tells(k, e->on)) {
    psi_say_id(k, "what", e->about != NULL ? e->about : e->id);
    psi_evidence(k, "%s", e->claim != NULL ? e->claim : "What was found is not written down.");
    psi_fails(k, 0, e, "met");
  }
}

static void results_change_programme(psi_check *k) {
  for (size_t i = 0; i < k->c->evaluations.count; i++) {
    const ps_evaluation *e = k->c->evaluations.items[i];
    if (e->met.set && e->met.value)
      psi_passes(k);
    else if (e->met.set)
      look_at_missed(k, e);
    else if (e->on != 0 && !psi_is_ahead(k, e->on) && !psi_marked(e, "met"))
      psi_unknown(k, e, "met");
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A53", "pilot-before-rollout", "delivery", CASE, ERROR, PILOT),
      .core = PSI_WHOLE(25),
      .claim = "Where much is at stake, a pilot meets its criteria before the roll-out begins.",
      .why = "What goes wrong in a pilot costs a week; what goes wrong everywhere costs all that "
             "is at stake.",
      .fails_when = "the stakes reach delivery.high_stakes; before the roll-out no pilot with "
                    "criteria had an outcome, or only one that begins with \"not met\", "
                    "\"failed\" or the like; and: the roll-out has begun although a pilot has not "
                    "met its criteria or has no outcome yet; or a pilot has no criteria; or the "
                    "roll-out has begun and the log, kept from the start of the work, holds no "
                    "pilot",
      .reads = PSI_LIST("event.kind", "event.on", "event.outcome", "event.criteria", "phase.kind",
                        "phase.started", "case.stakes", "case.status", "case.delivered_on",
                        "evidence.method", "case.log_kept_since"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("The roll-out began before this pilot had met its criteria: \"{pilot}\"",
                       "Hold the roll-out where it is until the pilot has met its criteria, or "
                       "name who takes the risk."),
          PSI_SAYS("It has not been said yet how this pilot will be judged: \"{pilot}\""),
          PSI_SAYS_FIX("{stakes} is at stake, and the roll-out began without a pilot.",
                       "Hold the rest back and try it with one site or team first, with criteria "
                       "written down beforehand.")),
      .fix = "Write down which result the pilot must reach before everybody else follows.",
      .subsumes = PSI_LIST("B10"), .limits = PSI_LIST("delivery.high_stakes"), PSI_SOURCE_OUTCOME},
     pilot_before_rollout},
    {{PSI_RULE("A58", "results-change-programme", "delivery", CASE, WARNING, EVALUATE),
      .claim = "Results that fall short lead to a change.",
      .why = "Measuring is worth its cost only where somebody acts on what it shows.",
      .fails_when = "an evaluation missed its target more than delivery.revision_days ago, and "
                    "since then the log, kept from that day, holds no event about the evaluation "
                    "and no revision or decision about what was evaluated; nor did that end, nor "
                    "did a later evaluation of it meet its target",
      .reads = PSI_LIST("evaluation.met", "evaluation.on", "evaluation.about", "event.kind",
                        "event.on", "event.about", "intervention.status", "intervention.end",
                        "case.as_of", "case.log_kept_since"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "This missed its target {days} ago, and the log shows no change or decision since: "
          "\"{what}\"")),
      .fix = "Revise it or stop it, or note why it stays as it is.",
      .limits = PSI_LIST("delivery.revision_days"), PSI_SOURCE_OUTCOME},
     results_change_programme},
};

const psi_pack psi_pack_delivery_results = {"delivery", rules, PSI_COUNT(rules)};
