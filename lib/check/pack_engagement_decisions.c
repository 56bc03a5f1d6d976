/* Advice is given, decisions are taken, a sponsor stands by, and a no comes with an offer. */
#include "check/pack_engagement.h"

#include "check/rules.h"

/* ---- A22 ---- */

static void expert_advice_given(psi_check *k) {
  const ps_case *c = k->c;
  const ps_event *unsided = NULL;
  if (!psi_is_rolled_out(k)) return;
  for (size_t i = 0; i < c->events.count; i++) {
    const ps_event *e = c->events.items[i];
    if (e->kind != PS_EVENT_KIND_RECOMMENDATION || psi_is_ahead(k, e->on)) continue;
    unsigned sides = e->by != NULL ? PSI_BIT(psi_side(k, e->by)) : k->event_who[i].sides;
    if (sides & PSI_LEARNING) {
      psi_passes(k);
      return;
    }
    if (sides == 0 || (sides & 1)) unsided = e;
  }
  if (unsided != NULL) {
    psi_say(k, "advice", psi_topic_of(k, unsided));
    psi_unknown_because(k, unsided, "by", "whether the advice \"{advice}\" came from the learning "
                                          "side");
  } else if (psi_log_tells(k, psi_work_began(c))) {
    psi_evidence(k, "Events in the log: %d; recommendations by the learning side: none",
                 (int)c->events.count);
    psi_fails(k, 0, c, "events");
  }
}

/* ---- A45 ---- */

/* A decision with an outcome or a day behind its question has been taken. */
static bool is_pending(const psi_check *k, const ps_event *e) {
  bool taken = e->outcome != NULL || (e->decided_on != 0 && !psi_is_ahead(k, e->decided_on));
  return !taken && (e->on <= e->raised_on || psi_is_ahead(k, e->on));
}

/* "veto", "Vetoed by the board": the outcome begins with the word, so that "no veto" is none. */
static bool is_veto(const ps_event *e) {
  return psi_begins_with(e->outcome, "veto") || psi_begins_with(e->outcome, "vetoed");
}

static void look_at_pending(psi_check *k, const ps_event *e) {
  if (e->raised_on == 0) {
    psi_unknown(k, e, "raised_on");
  } else if (psi_has_day(k) && psi_too_long(k, e->raised_on, k->as_of,
                                    PSI_LIMIT_ENGAGEMENT_DECISION_DAYS)) {
    char day[11];
    psi_say(k, "topic", psi_topic_of(k, e));
    psi_evidence(k, "Raised on %s, not decided yet", ps_date_text(e->raised_on, day));
    psi_fails(k, 0, e, "decided_on");
  }
}

static void tell_vetoes(psi_check *k, size_t decided, size_t vetoes) {
  char day[11];
  for (size_t i = 0; i < k->c->events.count; i++) {
    const ps_event *e = k->c->events.items[i];
    if (e->kind != PS_EVENT_KIND_DECISION || !is_veto(e)) continue;
    ps_date on = e->decided_on != 0 ? e->decided_on : e->on;
    psi_evidence(k, "Veto%s%s: %s", on != 0 ? " on " : "", ps_date_text(on, day),
                 psi_topic_of(k, e));
    psi_object(k, e->id);
  }
  psi_say_share(k, "share", (double)vetoes / (double)decided);
  psi_say_count(k, "n", decided);
  psi_fails(k, 1, k->c, "events");
}

static void decisions_move(psi_check *k) {
  size_t decided = 0, vetoes = 0;
  for (size_t i = 0; i < k->c->events.count; i++) {
    const ps_event *e = k->c->events.items[i];
    if (e->kind != PS_EVENT_KIND_DECISION) continue;
    if (is_pending(k, e)) {
      look_at_pending(k, e);
      continue;
    }
    psi_passes(k);
    if (e->outcome == NULL) continue;
    decided++;
    if (is_veto(e)) vetoes++;
  }
  if ((double)decided < psi_limit(k, PSI_LIMIT_PARTNERSHIP_MIN_DECISIONS)) return;
  if ((double)vetoes > psi_limit(k, PSI_LIMIT_ENGAGEMENT_MAX_VETO) * (double)decided)
    tell_vetoes(k, decided, vetoes);
}

/* ---- A46 ---- */

/* The sponsor that the case names, else the first party with that perspective. */
static const ps_party *sponsor_of(const psi_check *k) {
  const ps_party *named = psi_party(k, k->c->sponsor);
  for (size_t i = 0; named == NULL && i < k->c->parties.count; i++)
    if (k->party_who[i].perspectives & PSI_BIT(PS_PERSPECTIVE_SPONSOR))
      named = k->c->parties.items[i];
  return named;
}

static ps_date sponsor_seen(const psi_check *k) {
  ps_date last = 0;
  for (size_t i = 0; i < k->c->events.count; i++) {
    const ps_event *e = k->c->events.items[i];
    if (e->on <= last || psi_is_ahead(k, e->on)) continue;
    if ((k->event_who[i].perspectives & PSI_BIT(PS_PERSPECTIVE_SPONSOR)) ||
        psi_took_part(e, k->c->sponsor))
      last = e->on;
  }
  return last;
}

static void look_at_sponsor(psi_check *k, const ps_party *sponsor) {
  const psi_limit_key limit = PSI_LIMIT_ENGAGEMENT_SPONSOR_DAYS;
  ps_date last = sponsor_seen(k), begun = psi_work_began(k->c);
  psi_say_name(k, "sponsor", sponsor);
  psi_say_date(k, "date", last);
  if (last != 0 && !psi_too_long(k, last, k->as_of, limit)) {
    psi_passes(k);
    return;
  }
  bool open = last == 0 && begun != 0 && !psi_too_long(k, begun, k->as_of, limit);
  if (open || !psi_log_tells(k, psi_window_start(k, limit))) return;
  psi_say_date(k, "since", k->c->log_kept_since);
  psi_object(k, sponsor->id);
  psi_fails(k, last != 0 ? 1 : 2, k->c, "sponsor");
}

static void big_change_sponsored(psi_check *k) {
  const ps_case *c = k->c;
  if (!c->organisation_wide.value) return;
  const ps_party *sponsor = sponsor_of(k);
  if (sponsor == NULL && c->sponsor != NULL) {
    psi_say(k, "sponsor", c->sponsor);
    psi_unknown_because(k, c, "sponsor",
                        "who the sponsor is; \"{sponsor}\" is not among the parties");
  } else if (sponsor == NULL) {
    if (psi_reached(k, PS_PHASE_KIND_DESIGN)) psi_fails(k, 0, c, "sponsor");
  } else if (c->status == PS_CASE_STATUS_CLOSED) {
    psi_spared(k, "The case is closed.");
  } else if (psi_has_day(k)) {
    look_at_sponsor(k, sponsor);
  }
}

/* ---- A56 ---- */

static void no_without_alternative(psi_check *k) {
  for (size_t i = 0; i < k->c->events.count; i++) {
    const ps_event *e = k->c->events.items[i];
    if (e->kind != PS_EVENT_KIND_REFUSAL || psi_marked(e, "alternative")) continue;
    if (e->alternative != NULL) {
      psi_passes(k);
      continue;
    }
    psi_say_name(k, "event", e);
    psi_fails(k, 0, e, "alternative");
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A22", "expert-advice-given", "engagement", CASE, NOTE, DESIGN),
      .claim = "The learning side has given its own recommendation.",
      .why = "People who only deliver what was asked for keep back what they know best: what is "
             "likely to work, and what is not.",
      .fails_when = "delivery has begun and the log, kept from the start of the work, holds no "
                    "recommendation by a party of the learning side",
      .reads = PSI_LIST("event.kind", "event.by", "event.parties", "phase.kind", "phase.started",
                        "party.side", "case.status", "case.log_kept_since"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "Delivery has begun, and the log shows no recommendation from the learning side.")),
      .fix = "Say what you recommend and why, and note it as a recommendation.",
      PSI_SOURCE_OUTCOME},
     expert_advice_given},
    {{PSI_RULE("A45", "decisions-move", "engagement", CASE, WARNING, DESIGN),
      .claim = "Decisions are taken in time, and few of them end in a veto.",
      .why = "Work that waits for a decision costs as much as work that goes wrong, only nobody "
             "sees it; and where vetoes are common, the wrong people are being asked.",
      .fails_when = "a decision was raised more than engagement.decision_days ago and has neither "
                    "an outcome nor a day on which it was taken; or, of at least "
                    "partnership.min_decisions decisions with an outcome, a larger share than "
                    "engagement.max_veto have one that begins with the word veto",
      .reads = PSI_LIST("event.kind", "event.on", "event.raised_on", "event.decided_on",
                        "event.outcome", "case.as_of"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{topic}\" has been waiting for a decision for {days}."),
          PSI_SAYS_FIX("{share} of the {n} decisions ended in a veto.",
                       "Agree beforehand who decides what, and take each question to somebody who "
                       "can decide it.")),
      .fix = "Ask for a decision by a certain day, or take the question to somebody who can "
             "decide it.",
      .limits = PSI_LIST("engagement.decision_days", "engagement.max_veto",
                         "partnership.min_decisions"),
      PSI_SOURCE_OUTCOME},
     decisions_move},
    {{PSI_RULE("A46", "big-change-sponsored", "engagement", CASE, WARNING, FRAME),
      .claim = "A change to the whole organisation has a sponsor who takes part.",
      .why = "A change to everybody's work meets resistance that only somebody with a say over "
             "all of it can settle, and only if people see them do it.",
      .fails_when = "the case covers the whole organisation and, once design has begun, no party "
                    "is its sponsor; or no sponsor took part in any event of the last "
                    "engagement.sponsor_days, which the log covers",
      .reads = PSI_LIST("case.organisation_wide", "case.sponsor", "party.perspectives",
                        "event.parties", "event.by", "event.on", "case.as_of",
                        "case.log_kept_since"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The change covers the whole organisation and has no sponsor."),
          PSI_SAYS_FIX("The change covers the whole organisation, and no sponsor has taken part "
                       "in anything since {date}, {days} ago.",
                       "Bring the sponsor back in with one question only they can answer, or "
                       "narrow the scope."),
          PSI_SAYS_FIX("The change covers the whole organisation, and no sponsor has taken part "
                       "in anything since the log began on {since}.",
                       "Bring the sponsor in with one question only they can answer, or narrow "
                       "the scope.")),
      .fix = "Win somebody over as sponsor, or narrow the scope.",
      .limits = PSI_LIST("engagement.sponsor_days"),
      .about_person = PSI_YES, PSI_SOURCE_OUTCOME},
     big_change_sponsored},
    {{PSI_RULE("A56", "no-without-alternative", "engagement", CASE, WARNING, FRAME),
      .claim = "A no comes with an offer of something else.",
      .why = "A bare no ends the conversation; the problem behind the request stays, and next "
             "time nobody asks.",
      .fails_when = "an event of kind refusal has no alternative",
      .reads = PSI_LIST("event.kind", "event.alternative"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Here a no came without an offer of anything else: \"{event}\"")),
      .fix = "Offer the nearest thing that would help, and note what you offered.",
      .about_person = PSI_YES, PSI_SOURCE_OUTCOME},
     no_without_alternative},
};

const psi_pack psi_pack_engagement_decisions = {"engagement", rules, PSI_COUNT(rules)};
