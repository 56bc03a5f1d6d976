/* The start: a gap is seen early, the learning side is called soon and begins at once, and the
 * business soon has something in hand. */
#include "check/pack_engagement.h"

#include "analysis/timing.h"
#include "check/rules.h"

/* Whether the case may ask for analysis at all; one about something else says so. */
static bool asks_for_analysis(psi_check *k) {
  return k->c->purpose == PS_PURPOSE_UNSET || psi_performance_only(k);
}

/* When the steps of the case were taken; false where the learning side has not come in, or
 * it is not known when. */
static bool is_called(psi_check *k, psi_times *t) {
  psi_times_of(k->c, NULL, k->as_of, t);
  if (t->on[PSI_TIME_CALLED] != 0) return true;
  if (psi_reached(k, PS_PHASE_KIND_DIAGNOSE) && !psi_marked(k->c, "engaged_on"))
    psi_unknown(k, k->c, "engaged_on");
  return false;
}

/* ---- B32 ---- */

/* What is an opportunity, a new standard or foreseen need not have begun on a day. */
static bool has_onset(const psi_check *k, const ps_gap *gap) {
  return gap->type != PS_GAP_TYPE_OPPORTUNITY && gap->type != PS_GAP_TYPE_NEW_STANDARD &&
         k->c->origin != PS_ORIGIN_FORECAST && !psi_marked(gap, "onset");
}

static void gap_seen_early(psi_check *k) {
  for (size_t i = 0; i < k->c->gaps.count; i++) {
    const ps_gap *gap = k->c->gaps.items[i];
    if (gap->onset == 0 && gap->detected == 0) continue;
    if (gap->onset == 0) {
      if (has_onset(k, gap)) psi_unknown(k, gap, "onset");
    } else if (gap->detected == 0) {
      if (!psi_marked(gap, "detected")) psi_unknown(k, gap, "detected");
    } else if (psi_too_long(k, gap->onset, gap->detected, PSI_LIMIT_ENGAGEMENT_DETECT_DAYS)) {
      char from[11], to[11];
      psi_say_name(k, "gap", gap);
      psi_evidence(k, "Began on %s, seen on %s", ps_date_text(gap->onset, from),
                   ps_date_text(gap->detected, to));
      psi_fails(k, 0, gap, "detected");
    } else {
      psi_passes(k);
    }
  }
}

/* ---- B33 ---- */

static void look_at_call(psi_check *k, const ps_gap *gap, ps_date called) {
  const psi_limit_key limit = PSI_LIMIT_ENGAGEMENT_CALL_DAYS;
  char from[11], to[11];
  if (gap->detected == 0) {
    if (!psi_marked(gap, "detected")) psi_unknown(k, gap, "detected");
  } else if (called == 0) {
    bool open = k->as_of != 0 && !psi_too_long(k, gap->detected, k->as_of, limit);
    if (!open && !psi_marked(gap, "called")) psi_unknown(k, gap, "called");
  } else if (psi_too_long(k, gap->detected, called, limit)) {
    psi_say_name(k, "gap", gap);
    psi_evidence(k, "Seen on %s, called on %s", ps_date_text(gap->detected, from),
                 ps_date_text(called, to));
    psi_fails(k, 0, gap, "called");
  } else {
    psi_passes(k);
  }
}

static void experts_called_at_once(psi_check *k) {
  for (size_t i = 0; i < k->c->gaps.count; i++) {
    const ps_gap *gap = k->c->gaps.items[i];
    ps_date called = gap->called != 0 ? gap->called : k->c->engaged_on;
    if (gap->detected == 0 && called == 0) continue;
    if (psi_side(k, gap->detector) == PS_SIDE_LEARNING)
      psi_spared(k, "The learning side saw the gap itself.");
    else
      look_at_call(k, gap, called);
  }
}

/* ---- B51 ---- */

/* Whether more of the time between seeing the gap and needing it closed had gone than the
 * limit allows; the index is (t2 - t1) / (tn - t1). */
static bool is_late(psi_check *k, const psi_times *t) {
  ps_date seen = t->on[PSI_TIME_DETECTED], called = t->on[PSI_TIME_CALLED],
          needed = t->on[PSI_TIME_NEEDED];
  if (seen == 0 || needed <= seen) return false;
  int all = psi_days(seen, needed), gone = psi_days(seen, called);
  psi_say_number(k, "n", gone < all ? all - gone : 0, NULL);
  psi_say_days(k, "all", all);
  return gone > psi_limit(k, PSI_LIMIT_ENGAGEMENT_MAX_EARLINESS) * all;
}

static void tell_late(psi_check *k, const psi_times *t) {
  char seen[11], called[11], needed[11];
  psi_evidence(k, "Seen on %s, called on %s, needed by %s",
               ps_date_text(t->on[PSI_TIME_DETECTED], seen),
               ps_date_text(t->on[PSI_TIME_CALLED], called),
               ps_date_text(t->on[PSI_TIME_NEEDED], needed));
  psi_fails(k, 0, k->c, "engaged_on");
}

static void tell_asked_first(psi_check *k, ps_date called) {
  const ps_case *c = k->c;
  const ps_intervention_kind *kind = ps_intervention_kind_find(c->requested_solution);
  char asked[11], came[11];
  psi_say(k, "solution", kind != NULL ? kind->name : c->requested_solution);
  psi_say_days(k, "days", psi_days(c->requested_on, called));
  psi_evidence(k, "Asked for on %s, called on %s", ps_date_text(c->requested_on, asked),
               ps_date_text(called, came));
  psi_fails(k, 1, c, "requested_solution");
}

/* What is missing before it can be said that it was early enough. */
static void tell_if_early(psi_check *k, const psi_times *t) {
  const ps_case *c = k->c;
  if (c->requested_solution != NULL && c->requested_on == 0 && !psi_marked(c, "requested_on"))
    psi_unknown(k, c, "requested_on");
  else if (psi_marked(c, "needed_by"))
    psi_spared(k, "There is no day by which it is needed.");
  else if (t->on[PSI_TIME_DETECTED] == 0 && c->gaps.count > 0)
    psi_unknown(k, c->gaps.items[0], "detected");
  else if (t->on[PSI_TIME_DETECTED] == 0)
    psi_unknown_because(k, c, "gaps", "when the gap was seen; no gap is recorded yet");
  else if (t->on[PSI_TIME_NEEDED] == 0)
    psi_unknown(k, c, "needed_by");
  else if (t->on[PSI_TIME_NEEDED] <= t->on[PSI_TIME_DETECTED])
    psi_spared(k, "The gap was seen only when it was needed closed already.");
  else
    psi_passes(k);
}

static void engaged_early(psi_check *k) {
  const ps_case *c = k->c;
  psi_times t;
  if (!asks_for_analysis(k) || !is_called(k, &t)) return;
  ps_date called = t.on[PSI_TIME_CALLED];
  bool asked_first = c->requested_solution != NULL && c->requested_on != 0 &&
                     c->requested_on < called;
  bool late = is_late(k, &t);
  if (late) tell_late(k, &t);
  if (asked_first) tell_asked_first(k, called);
  if (!late && !asked_first) tell_if_early(k, &t);
}

/* ---- B53 ---- */

/* The first day that is planned for the analysis; 0 for none. */
static ps_date planned_start(const psi_check *k) {
  ps_date first = 0;
  for (size_t i = 0; i < k->c->phases.count; i++) {
    const ps_phase *phase = k->c->phases.items[i];
    bool analysis = phase->kind == PS_PHASE_KIND_FRAME || phase->kind == PS_PHASE_KIND_DIAGNOSE;
    if (analysis && psi_is_ahead(k, phase->started) && (first == 0 || phase->started < first))
      first = phase->started;
  }
  return first;
}

static void look_for_start(psi_check *k, ps_date called) {
  if (!psi_has_day(k)) return;
  if (!psi_too_long(k, called, k->as_of, PSI_LIMIT_ENGAGEMENT_START_DAYS)) return;
  ps_date planned = planned_start(k);
  if (planned == 0) {
    psi_unknown_because(k, k->c, "phases",
                        "when the analysis began; neither a phase of framing or diagnosing nor a "
                        "question asked is dated after the call");
    return;
  }
  psi_say_date(k, "date", planned);
  psi_fails(k, 1, k->c, "phases");
}

static void analysis_starts_at_once(psi_check *k) {
  psi_times t;
  if (!asks_for_analysis(k) || !is_called(k, &t)) return;
  ps_date called = t.on[PSI_TIME_CALLED], began = t.on[PSI_TIME_STARTED];
  char from[11], to[11];
  if (began == 0) {
    look_for_start(k, called);
  } else if (psi_too_long(k, called, began, PSI_LIMIT_ENGAGEMENT_START_DAYS)) {
    psi_evidence(k, "Called on %s, begun on %s", ps_date_text(called, from),
                 ps_date_text(began, to));
    psi_object(k, ((const ps_entity *)t.entity[PSI_TIME_STARTED])->id);
    psi_fails(k, 0, k->c, "engaged_on");
  } else {
    psi_passes(k);
  }
}

/* ---- C04 ---- */

/* The first thing the business had in hand. */
typedef struct help {
  ps_date first;
  const void *entity, *undated;
  const char *field; /* of the undated */
} help;

static void note_help(const psi_check *k, help *h, ps_date on, const void *of, const char *field) {
  if (on == 0) {
    if (!psi_marked(of, field)) h->undated = of, h->field = field;
    return;
  }
  if (psi_is_ahead(k, on) || (h->first != 0 && h->first <= on)) return;
  h->first = on;
  h->entity = of;
}

static bool is_help(ps_event_kind kind) {
  return kind == PS_EVENT_KIND_DEMO || kind == PS_EVENT_KIND_DELIVERY ||
         kind == PS_EVENT_KIND_RECOMMENDATION;
}

static void find_help(const psi_check *k, help *h) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->events.count; i++)
    if (is_help(c->events.items[i]->kind))
      note_help(k, h, c->events.items[i]->on, c->events.items[i], "on");
  for (size_t i = 0; i < c->assets.count; i++) {
    const ps_asset *a = c->assets.items[i];
    note_help(k, h, a->available_on != 0 ? a->available_on : a->published_on, a, "available_on");
  }
  for (size_t i = 0; i < c->interventions.count; i++) {
    const ps_intervention *it = c->interventions.items[i];
    bool begun = it->status == PS_INTERVENTION_STATUS_STARTED ||
                 it->status == PS_INTERVENTION_STATUS_DONE;
    if (begun && psi_class(it) == PS_INTERVENTION_CLASS_SUPPORT)
      note_help(k, h, it->start, it, "start");
  }
}

static void something_in_hand_early(psi_check *k) {
  const psi_limit_key limit = PSI_LIMIT_ENGAGEMENT_FIRST_HELP_DAYS;
  psi_times t;
  help h = {0, NULL, NULL, NULL};
  char day[11];
  if (!is_called(k, &t)) return;
  ps_date called = t.on[PSI_TIME_CALLED];
  find_help(k, &h);
  if (h.first != 0 && !psi_too_long(k, called, h.first, limit)) {
    psi_passes(k);
    return;
  }
  if (!psi_has_day(k) || !psi_too_long(k, called, k->as_of, limit)) return;
  if (h.undated != NULL) {
    psi_unknown(k, h.undated, h.field);
  } else if (psi_log_tells(k, called)) {
    if (h.first != 0) {
      psi_say_days(k, "days", psi_days(called, h.first));
      psi_say_name(k, "help", h.entity);
      psi_object(k, ((const ps_entity *)h.entity)->id);
    }
    psi_evidence(k, "Called on %s", ps_date_text(called, day));
    psi_fails(k, h.first != 0 ? 1 : 0, k->c, "engaged_on");
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("B32", "gap-seen-early", "engagement", CASE, NOTE, FRAME),
      .claim = "Gaps are seen soon after they begin.",
      .why = "A gap costs something from its first day, and the longer it goes on, the harder it "
             "is to tell what started it.",
      .fails_when = "a gap was detected more than engagement.detect_days after its onset; where "
                    "only one of the two days is recorded it is not known",
      .reads = PSI_LIST("gap.onset", "gap.detected", "gap.type", "case.origin"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("It took {days} for anybody to notice this: \"{gap}\"")),
      .fix = "Agree who looks at the measure, how often, and what should make them call.",
      .limits = PSI_LIST("engagement.detect_days"), PSI_SOURCE_PARTNERS},
     gap_seen_early},
    {{PSI_RULE("B33", "experts-called-at-once", "engagement", CASE, NOTE, FRAME),
      .claim = "The learning side is called soon after a gap is seen.",
      .why = "In the meantime others settle on an answer, and the learning side is only asked to "
             "deliver it.",
      .fails_when = "the learning side was called more than engagement.call_days after a gap was "
                    "detected (gap.called, else case.engaged_on), and it was not the learning "
                    "side that saw it",
      .reads = PSI_LIST("gap.detected", "gap.called", "gap.detector", "case.engaged_on",
                        "case.as_of"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The learning side was called {days} after this was seen: \"{gap}\"")),
      .fix = "Agree with the business what should make them call.",
      .limits = PSI_LIST("engagement.call_days"), PSI_SOURCE_PARTNERS},
     experts_called_at_once},
    {{PSI_RULE("B51", "engaged-early", "engagement", CASE, WARNING, FRAME),
      .core = PSI_WHOLE(23),
      .claim = "The learning side comes in early, before a solution is settled.",
      .why = "Late in the day there is time to deliver what was asked for, but none to find out "
             "whether it is the right thing.",
      .fails_when = "the share of the days from detecting the gap to needing it closed that were "
                    "gone when the learning side was called, (t2 - t1) / (tn - t1) of the "
                    "analysis of timing, exceeds engagement.max_earliness; or a kind of solution "
                    "was requested before the learning side was called. Cases with a purpose "
                    "other than performance are spared.",
      .reads = PSI_LIST("gap.detected", "gap.called", "gap.needed", "case.engaged_on",
                        "case.needed_by", "case.requested_on", "case.requested_solution",
                        "case.purpose"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The learning side came in with {n} of {all} left."),
          PSI_SAYS_FIX("A solution (\"{solution}\") was asked for {days} before the learning side "
                       "came in.",
                       "Ask what the solution is meant to change, and agree to be called with the "
                       "problem next time.")),
      .fix = "Agree with the sponsor what would make them call earlier.",
      .limits = PSI_LIST("engagement.max_earliness"), PSI_SOURCE_PARTNERS},
     engaged_early},
    {{PSI_RULE("B53", "analysis-starts-at-once", "engagement", CASE, WARNING, DIAGNOSE),
      .claim = "Once the learning side is called, the analysis soon starts.",
      .why = "At the moment of the call people are ready to talk; weeks later they have an answer "
             "of their own.",
      .fails_when = "the analysis (a phase of kind diagnose; from the call on also one of kind "
                    "frame, or a question asked) began more than engagement.start_days after the "
                    "learning side was called, or is planned for a day still to come. Cases with "
                    "a purpose other than performance are spared.",
      .reads = PSI_LIST("case.engaged_on", "gap.called", "phase.started", "phase.kind",
                        "inquiry.on", "case.as_of", "case.purpose"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The analysis began {days} after the learning side was called."),
          PSI_SAYS_FIX("The learning side was called {days} ago, and the analysis is not to begin "
                       "until {date}.",
                       "Bring the first session forward, even if it is only an hour.")),
      .fix = "Next time, book the first session on the day of the call.",
      .limits = PSI_LIST("engagement.start_days"), PSI_SOURCE_PARTNERS},
     analysis_starts_at_once},
    {{PSI_RULE("C04", "something-in-hand-early", "engagement", CASE, WARNING, DESIGN),
      .claim = "The business has something useful in hand soon after its call.",
      .why = "A checklist or a first answer in the second week buys the trust and the time that "
             "a thorough analysis needs.",
      .fails_when = "within engagement.first_help_days of the call nothing reached the business, "
                    "as far as a log kept since then shows: no demo, delivery or recommendation, "
                    "no asset, no intervention of class support",
      .reads = PSI_LIST("case.engaged_on", "gap.called", "event.kind", "event.on",
                        "asset.available_on", "asset.published_on", "intervention.class",
                        "intervention.kind", "intervention.start", "intervention.status",
                        "case.as_of", "case.log_kept_since"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The learning side was called {days} ago, and the business has nothing in hand "
                   "yet."),
          PSI_SAYS_FIX("It took {days} from the call until the business had something in hand: "
                       "\"{help}\"",
                       "Next time give a checklist, a contact or a first answer in the first "
                       "days.")),
      .fix = "Give a checklist, a contact or a first answer now.",
      .limits = PSI_LIST("engagement.first_help_days"), PSI_SOURCE_READER},
     something_in_hand_early},
};

const psi_pack psi_pack_engagement_start = {"engagement", rules, PSI_COUNT(rules)};
