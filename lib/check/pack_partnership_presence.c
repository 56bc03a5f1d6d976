/* Presence: both sides take part in the work, and in what is decided. */
#include "check/pack_partnership.h"
#include "check/rules.h"

/* Whether it is not known of which sides those were who took part in an event. */
static bool is_vague(const psi_who *who) {
  return who->sides == 0 || (who->sides & PSI_UNSURE) != 0;
}

static void event_unknown(psi_check *k, const ps_event *event) {
  bool by = event->by != NULL && psi_side_bit(k, event->by) == PSI_UNSURE;
  if (by)
    psi_side_unknown(k, event->by, event, "by");
  else
    psi_sides_unknown(k, &event->parties, event, "parties");
}

/* ---- A08 ---- */

static void learning_side_involved(psi_check *k) {
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *answer = k->c->interventions.items[i];
    if (!psi_chosen(answer)) continue;
    ps_intervention_class kind = psi_class(answer);
    if (kind == PS_INTERVENTION_CLASS_UNSET) {
      psi_unknown(k, answer, "class");
      continue;
    }
    if (kind == PS_INTERVENTION_CLASS_OTHER) continue;
    unsigned who = psi_who_of(k, &answer->parties).sides;
    if (answer->owner != NULL) who |= psi_side_bit(k, answer->owner);
    if ((who & PSI_LEARNING) != 0) {
      psi_passes(k);
    } else if (answer->parties.count == 0) {
      psi_unknown(k, answer, "parties");
    } else if ((who & PSI_UNSURE) != 0) {
      psi_sides_unknown(k, &answer->parties, answer, "owner");
    } else {
      psi_say_name(k, "intervention", answer);
      psi_fails(k, 0, answer, "parties");
    }
  }
}

/* ---- B01 ---- */

static bool is_during(const ps_event *event, const ps_phase *phase) {
  if (psi_same(event->phase, phase->id)) return true;
  return event->on != 0 && phase->started != 0 && event->on >= phase->started &&
         event->on <= phase->ended;
}

static void look_at_phase(psi_check *k, const ps_phase *phase) {
  unsigned seen = 0;
  const ps_event *vague = NULL;
  for (size_t i = 0; i < k->c->events.count && (seen & PSI_BOTH) != PSI_BOTH; i++) {
    if (!is_during(k->c->events.items[i], phase)) continue;
    seen |= k->event_who[i].sides;
    if (is_vague(&k->event_who[i])) vague = k->c->events.items[i];
  }
  if ((seen & PSI_BOTH) == PSI_BOTH) {
    psi_passes(k);
  } else if (vague != NULL) {
    event_unknown(k, vague);
  } else if (phase->started == 0) {
    psi_unknown(k, phase, "started");
  } else if (psi_log_tells_from(k, phase->started)) {
    psi_say_name(k, "phase", phase);
    psi_fails_without(k, seen, phase, NULL);
  }
}

static void both_sides_active(psi_check *k) {
  for (size_t i = 0; i < k->c->phases.count; i++) {
    const ps_phase *phase = k->c->phases.items[i];
    if (phase->ended != 0 && !psi_is_to_come(k, phase->ended)) look_at_phase(k, phase);
  }
}

/* ---- B02 ---- */

/* Decisions that were for both sides, by who took them. */
typedef struct decisions {
  size_t all, by[PSI_SIDES], unsure, unmarked;
  const ps_event *vague, *unsorted;
} decisions;

static decisions count_decisions(const psi_check *k) {
  decisions d = {0, {0, 0}, 0, 0, NULL, NULL};
  for (size_t i = 0; i < k->c->events.count; i++) {
    const ps_event *event = k->c->events.items[i];
    if (event->kind != PS_EVENT_KIND_DECISION || psi_is_to_come(k, event->on)) continue;
    if (!event->shared.set && !psi_marked(event, "shared")) {
      d.unmarked++;
      d.unsorted = event;
    }
    if (!event->shared.value) continue;
    unsigned by = psi_side_bit(k, event->by);
    d.all++;
    for (size_t s = 0; s < PSI_SIDES; s++) d.by[s] += by == psi_sides[s];
    d.unsure += by == PSI_UNSURE;
    if (by == PSI_UNSURE) d.vague = event;
  }
  return d;
}

static void tell_decisions(psi_check *k, unsigned side) {
  char day[11];
  for (size_t i = 0; i < k->c->events.count; i++) {
    const ps_event *event = k->c->events.items[i];
    bool told = event->kind == PS_EVENT_KIND_DECISION && event->shared.value &&
                !psi_is_to_come(k, event->on) && psi_side_bit(k, event->by) == side;
    if (!told) continue;
    psi_object(k, event->id);
    psi_evidence(k, "%s: %s", ps_date_text(event->on, day), psi_name(event));
  }
}

static void decisions_balanced(psi_check *k) {
  decisions d = count_decisions(k);
  double least = psi_limit(k, PSI_LIMIT_PARTNERSHIP_MIN_DECISIONS);
  size_t most = d.by[0] > d.by[1] ? 0 : 1;
  double allowed = psi_limit(k, PSI_LIMIT_PARTNERSHIP_MAX_DECISION_SHARE) * (double)d.all;
  if ((double)d.all < least) {
    if ((double)(d.all + d.unmarked) >= least) psi_unknown(k, d.unsorted, "shared");
  } else if (psi_is_below(allowed, (double)d.by[most])) {
    psi_say_sides(k, psi_sides[most]);
    psi_say_count(k, "n", d.by[most]);
    psi_say_count(k, "all", d.all);
    psi_say_share(k, "share", (double)d.by[most] / (double)d.all);
    tell_decisions(k, psi_sides[most]);
    psi_fails(k, 0, k->c, "events");
  } else if (psi_is_below(allowed, (double)(d.by[most] + d.unsure))) {
    psi_side_unknown(k, d.vague->by, d.vague, "by");
  } else {
    psi_passes(k);
  }
}

/* ---- B07 ---- */

/* Whether somebody from learning was there after a day; *vague: an event that may be one. */
static bool is_back(const psi_check *k, ps_date day, const ps_event **vague) {
  for (size_t i = 0; i < k->c->events.count; i++) {
    const ps_event *event = k->c->events.items[i];
    if (event->on <= day || psi_is_to_come(k, event->on)) continue;
    if ((k->event_who[i].sides & PSI_LEARNING) != 0) return true;
    if (is_vague(&k->event_who[i])) *vague = event;
  }
  return false;
}

static void stays_after_delivery(psi_check *k) {
  ps_date day = k->c->delivered_on;
  const ps_event *vague = NULL;
  bool delivered = k->c->status >= PS_CASE_STATUS_DELIVERED;
  if (psi_marked(k->c, "delivered_on") || psi_is_to_come(k, day)) return;
  if (day == 0) {
    if (delivered) psi_unknown(k, k->c, "delivered_on");
  } else if (is_back(k, day, &vague)) {
    psi_passes(k);
  } else if (k->as_of == 0) {
    psi_unknown(k, k->c, "as_of");
  } else if (psi_days(day, k->as_of) < psi_limit(k, PSI_LIMIT_PARTNERSHIP_FOLLOW_UP_DAYS)) {
    psi_spared(k, "Delivery was not long ago.");
  } else if (vague != NULL) {
    event_unknown(k, vague);
  } else if (psi_log_tells_from(k, day)) {
    psi_say_date(k, "date", day);
    psi_fails(k, 0, k->c, "delivered_on");
  }
}

/* ---- B15 ---- */

static void work_done_together(psi_check *k) {
  size_t all = 0, joint = 0, unsure = 0;
  const ps_event *vague = NULL;
  double limit = psi_limit(k, PSI_LIMIT_PARTNERSHIP_MIN_JOINT_SHARE);
  for (size_t i = 0; i < k->c->events.count; i++) {
    if (psi_is_to_come(k, k->c->events.items[i]->on)) continue;
    const psi_who *who = &k->event_who[i];
    bool is_joint = (who->sides & PSI_BOTH) == PSI_BOTH, is_unsure = !is_joint && is_vague(who);
    all++;
    joint += is_joint;
    unsure += is_unsure;
    if (is_unsure) vague = k->c->events.items[i];
  }
  if ((double)all * limit < 1) { /* one joint event would be enough: too few to judge by */
    psi_spared(k, "Too little is in the log yet.");
    return;
  }
  if (!psi_log_tells_from(k, psi_case_begins(k->c))) return;
  if (!psi_is_below((double)joint, limit * (double)all)) {
    psi_passes(k);
  } else if (!psi_is_below((double)(joint + unsure), limit * (double)all)) {
    event_unknown(k, vague);
  } else {
    psi_say_count(k, "joint", joint);
    psi_say_count(k, "all", all);
    psi_say_share(k, "share", (double)joint / (double)all);
    psi_fails(k, 0, k->c, "events");
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A08", "learning-side-involved", "partnership", CASE, WARNING, DESIGN),
      .claim = "Courses and aids for people are not set up without the learning partner.",
      .why = "Courses and aids that reach people from several sides compete for the same hours and "
             "say different things.",
      .fails_when = "an intervention of class learning or support is selected, started or done, "
                    "and neither its owner nor anybody who takes part is of the learning side",
      .reads = PSI_LIST("intervention.parties", "intervention.owner", "intervention.class",
                        "intervention.kind", "intervention.status", "party.side"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Nobody from the learning side has a part in \"{intervention}\".")),
      .fix = "Talk it through with the learning partner, or write down why not.",
      PSI_SOURCE_OUTCOME},
     learning_side_involved},

    {{PSI_RULE("B01", "both-sides-active", "partnership", CASE, WARNING, FRAME),
      .claim = "Both sides take part in every phase.",
      .why = "A side that was absent from a phase does not stand behind what comes out of it.",
      .fails_when = "a phase has ended, and the business or the learning side took part in no "
                    "event of it",
      .reads = PSI_LIST("event.parties", "event.by", "event.phase", "event.on", "party.side",
                        "phase.started", "phase.ended", "case.log_kept_since"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("By the log, {side} took no part in \"{phase}\"."),
          PSI_SAYS_FIX("By the log, neither the business nor the learning side took part in "
                       "\"{phase}\".",
                       "Agree what each side does in the next phase.")),
      .fix = "Agree what that side does in the next phase.", PSI_SOURCE_PARTNERS},
     both_sides_active},

    {{PSI_RULE("B02", "decisions-balanced", "partnership", CASE, WARNING, ROLLOUT),
      .claim = "Neither side takes nearly all the decisions that concern both.",
      .why = "Where one side decides alone, the other delivers or looks on; neither is a partner.",
      .fails_when = "of at least partnership.min_decisions decisions marked as shared, one side "
                    "took more than partnership.max_decision_share",
      .reads = PSI_LIST("event.kind", "event.by", "event.shared", "party.side"),
      .limits = PSI_LIST("partnership.min_decisions", "partnership.max_decision_share"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{side} took {n} of the {all} decisions that concern both sides ({share}).")),
      .fix = "Hand the other side the decisions that it knows more about.", PSI_SOURCE_PARTNERS},
     decisions_balanced},

    {{PSI_RULE("B07", "stays-after-delivery", "partnership", CASE, WARNING, SUSTAIN),
      .claim = "The learning partner is still there after delivery.",
      .why = "Only after delivery does it show what works, and that is when people need help that "
             "nobody has ordered.",
      .fails_when = "partnership.follow_up_days have passed since delivery, and nobody from the "
                    "learning side took part in any event after it",
      .reads = PSI_LIST("event.on", "event.parties", "event.by", "case.delivered_on", "case.as_of",
                        "case.log_kept_since", "case.status", "party.side"),
      .limits = PSI_LIST("partnership.follow_up_days"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("By the log, nobody from the learning side came back after the delivery on "
                   "{date}.")),
      .fix = "Book the follow-up now.", PSI_SOURCE_PARTNERS},
     stays_after_delivery},

    {{PSI_RULE("B15", "work-done-together", "partnership", CASE, WARNING, ROLLOUT),
      .claim = "The two sides do a fair part of the work together.",
      .why = "What both have seen together need not be explained, defended or sold afterwards.",
      .fails_when = "both sides took part in less than partnership.min_joint_share of the events, "
                    "and there are so many events that a single joint one would not be enough",
      .reads = PSI_LIST("event.parties", "event.by", "event.on", "party.side",
                        "case.log_kept_since", "case.opened"),
      .limits = PSI_LIST("partnership.min_joint_share"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Both sides took part in {joint} of the {all} events in the log ({share}).")),
      .fix = "Do the next step together.", PSI_SOURCE_PARTNERS},
     work_done_together},
};

const psi_pack psi_pack_partnership_presence = {"partnership", rules, PSI_COUNT(rules)};
