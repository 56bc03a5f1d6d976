/* Engagement: the learning side is called early, sees the work, hears those concerned, gives
 * advice, and keeps the conversation going. */
#include "check/pack_engagement.h"

#include "analysis/timing.h"
#include "check/rules.h"
#include "check/text.h"

/* Whether the case tells of this partnership: what it says of parties, causes and goals holds
 * for its own unit, not for every relationship written down beside it. */
static bool is_own(const psi_check *k) {
  const ps_case *c = k->c;
  return k->partnership->relationship == NULL || c->relationships.count == 1 ||
         c->scope_units.count == 0 || psi_has(&c->scope_units, k->partnership->unit);
}

/* What a finding on a partnership is about: the relationship, or the case with its own log. */
static const void *whole(const psi_check *k) {
  const ps_relationship *relationship = k->partnership->relationship;
  return relationship != NULL ? (const void *)relationship : (const void *)k->c;
}

/* Whether the partnership is over: it was the case's own, and the case is closed. */
static bool is_over(const psi_check *k) {
  return k->partnership->relationship == NULL && k->c->status == PS_CASE_STATUS_CLOSED;
}

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

/* ---- A22 ---- */

static void expert_advice_given(psi_check *k) {
  const ps_case *c = k->c;
  const ps_event *unsided = NULL;
  if (!is_rolled_out(k)) return;
  for (size_t i = 0; i < c->events.count; i++) {
    const ps_event *e = c->events.items[i];
    if (e->kind != PS_EVENT_KIND_RECOMMENDATION || is_ahead(k, e->on)) continue;
    unsigned sides = e->by != NULL ? PSI_BIT(psi_side(k, e->by)) : k->event_who[i].sides;
    if (sides & PSI_LEARNING) {
      psi_passes(k);
      return;
    }
    if (sides == 0 || (sides & 1)) unsided = e;
  }
  if (unsided != NULL) {
    psi_say(k, "advice", topic_of(k, unsided));
    psi_unknown_because(k, unsided, "by", "whether the advice \"{advice}\" came from the learning "
                                          "side");
  } else if (is_covered(k, first_day(c))) {
    psi_evidence(k, "%d events in the log, none of them a recommendation by the learning side",
                 (int)c->events.count);
    psi_fails(k, 0, c, "events");
  }
}

/* ---- A45 ---- */

/* A decision with an outcome or a day behind its question has been taken. */
static bool is_pending(const psi_check *k, const ps_event *e) {
  bool taken = e->outcome != NULL || (e->decided_on != 0 && !is_ahead(k, e->decided_on));
  return !taken && (e->on <= e->raised_on || is_ahead(k, e->on));
}

/* "veto", "Vetoed by the board": the outcome begins with the word, so that "no veto" is none. */
static bool is_veto(const ps_event *e) {
  psi_hit hit = {1, 0};
  return (psi_word_find(e->outcome, 0, "veto", &hit) && hit.start == 0) ||
         (psi_word_find(e->outcome, 0, "vetoed", &hit) && hit.start == 0);
}

static void look_at_pending(psi_check *k, const ps_event *e) {
  if (e->raised_on == 0) {
    psi_unknown(k, e, "raised_on");
  } else if (has_day(k) && too_long(k, e->raised_on, k->as_of,
                                    PSI_LIMIT_ENGAGEMENT_DECISION_DAYS)) {
    char day[11];
    psi_say(k, "topic", topic_of(k, e));
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
    psi_evidence(k, "Veto%s%s: %s", on != 0 ? " on " : "", ps_date_text(on, day), topic_of(k, e));
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
    if (e->on <= last || is_ahead(k, e->on)) continue;
    if ((k->event_who[i].perspectives & PSI_BIT(PS_PERSPECTIVE_SPONSOR)) ||
        psi_took_part(e, k->c->sponsor))
      last = e->on;
  }
  return last;
}

static void look_at_sponsor(psi_check *k, const ps_party *sponsor) {
  const psi_limit_key limit = PSI_LIMIT_ENGAGEMENT_SPONSOR_DAYS;
  ps_date last = sponsor_seen(k), begun = first_day(k->c);
  psi_say_name(k, "sponsor", sponsor);
  psi_say_date(k, "date", last);
  if (last != 0 && !too_long(k, last, k->as_of, limit)) {
    psi_passes(k);
    return;
  }
  bool open = last == 0 && begun != 0 && !too_long(k, begun, k->as_of, limit);
  if (open || !is_covered(k, window_start(k, limit))) return;
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
  } else if (has_day(k)) {
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

/* ---- B13 ---- */

static bool is_hearing(ps_event_kind kind) {
  return kind == PS_EVENT_KIND_CONVERSATION || kind == PS_EVENT_KIND_INTERVIEW ||
         kind == PS_EVENT_KIND_IMMERSION || kind == PS_EVENT_KIND_RETROSPECTIVE;
}

static ps_date last_heard(const psi_check *k, const char *party) {
  ps_date last = 0;
  for (size_t i = 0; i < k->partnership->event_count; i++) {
    const ps_event *e = k->partnership->events[i];
    if (!is_hearing(e->kind) || e->on <= last || is_ahead(k, e->on)) continue;
    if (psi_took_part(e, party)) last = e->on;
  }
  return last;
}

/* Whether a party that has sat there for long enough was not heard in the window. One that
 * was is in order. */
static bool is_silent(psi_check *k, const ps_party *party, ps_date last, ps_date begun) {
  const psi_limit_key limit = PSI_LIMIT_ENGAGEMENT_HEAR_DAYS;
  if (last != 0 && !too_long(k, last, k->as_of, limit)) {
    psi_passes(k);
    return false;
  }
  psi_say_name(k, "party", party);
  psi_say_date(k, "date", last);
  return begun == 0 || too_long(k, begun, k->as_of, limit);
}

static void stakeholder_heard(psi_check *k) {
  if (!is_own(k)) return;
  if (k->c->status == PS_CASE_STATUS_CLOSED) {
    psi_spared(k, "The case is closed, and nobody sits at its table any more.");
    return;
  }
  for (size_t i = 0; i < k->c->parties.count; i++) {
    const ps_party *party = k->c->parties.items[i];
    if (party->side != PS_SIDE_BUSINESS || !party->seat.value) continue;
    if (!has_day(k)) return;
    ps_date last = last_heard(k, party->id), begun = first_day(k->c), since = k->c->log_kept_since;
    if (party->since > begun) begun = party->since;
    if (!is_silent(k, party, last, begun)) continue;
    if (!is_covered(k, window_start(k, PSI_LIMIT_ENGAGEMENT_HEAR_DAYS))) return;
    ps_date from = last != 0 ? last : begun > since ? begun : since;
    say_days(k, "days", psi_days(from, k->as_of));
    psi_fails(k, last != 0 ? 0 : 1, party, NULL);
  }
}

/* ---- B14 ---- */

/* Where a party stands in the line; one whose level is not recorded and who does the work is
 * of the team. */
static ps_party_level rank_of(const ps_party *party) {
  if (party->level != PS_PARTY_LEVEL_UNSET) return party->level;
  bool works = (party->distance.set && party->distance.value == 0) ||
               (psi_who_is(party).perspectives & PSI_BIT(PS_PERSPECTIVE_PERFORMER));
  return works ? PS_PARTY_LEVEL_TEAM : PS_PARTY_LEVEL_UNSET;
}

typedef struct met {
  bool team;
  const ps_party *unranked;
  psi_listing leaders;
} met;

static void meet(const psi_check *k, met *all, const char *id) {
  const ps_party *party = psi_party(k, id);
  if (party == NULL || party->side != PS_SIDE_BUSINESS) return;
  switch (rank_of(party)) {
    case PS_PARTY_LEVEL_TEAM: all->team = true; break;
    case PS_PARTY_LEVEL_UNSET: all->unranked = party; break;
    default: psi_listing_add(&all->leaders, psi_name(party)); break;
  }
}

static void team_not_only_leader(psi_check *k) {
  const psi_partnership *p = k->partnership;
  const unsigned both = PSI_BUSINESS | PSI_LEARNING;
  met all = {false, NULL, {{0}, 0, 0}};
  if (!psi_reached(k, PS_PHASE_KIND_DESIGN)) return;
  for (size_t i = 0; i < p->event_count && !all.team; i++) {
    const ps_event *e = p->events[i];
    if ((p->who[i].sides & both) != both || is_ahead(k, e->on)) continue;
    meet(k, &all, e->by);
    for (size_t j = 0; j < e->parties.count; j++) meet(k, &all, e->parties.items[j]);
  }
  if (all.team) {
    psi_passes(k);
  } else if (all.unranked != NULL) {
    psi_unknown(k, all.unranked, "level");
  } else if (all.leaders.count > 0 && is_covered(k, first_day(k->c))) {
    psi_say_listing(k, "leaders", &all.leaders);
    psi_fails(k, 0, whole(k), "events");
  }
}

/* ---- B16 ---- */

/* The days somebody from outside the work saw it from within. */
typedef struct sightings {
  ps_date confirmed;     /* the day of the first confirmed cause */
  ps_date before, last;  /* the last such day up to then, and at all */
  const void *undated;
  const char *field;
} sightings;

static void note_seen(const psi_check *k, sightings *s, ps_date on, const void *of,
                      const char *field) {
  if (is_ahead(k, on)) return;
  if (on == 0) s->undated = of, s->field = field;
  if (on > s->last) s->last = on;
  if (on <= s->confirmed && on > s->before) s->before = on;
}

static void see_work(const psi_check *k, sightings *s) {
  const psi_partnership *p = k->partnership;
  for (size_t i = 0; i < p->event_count; i++)
    if (p->events[i]->kind == PS_EVENT_KIND_IMMERSION)
      note_seen(k, s, p->events[i]->on, p->events[i], "on");
  for (size_t i = 0; i < k->c->evidence.count; i++) {
    const ps_evidence *e = k->c->evidence.items[i];
    if (e->method == PS_METHOD_SHADOWING || e->method == PS_METHOD_OBSERVATION)
      note_seen(k, s, e->date, e, "date");
  }
}

/* Somebody on the learning side who does the work oneself need not be shown it. */
static bool is_insider(const psi_check *k) {
  for (size_t i = 0; i < k->c->parties.count; i++)
    if (k->c->parties.items[i]->side == PS_SIDE_LEARNING &&
        (k->party_who[i].perspectives & PSI_BIT(PS_PERSPECTIVE_PERFORMER)))
      return true;
  return false;
}

static void look_at_last_visit(psi_check *k, const sightings *s) {
  const psi_limit_key limit = PSI_LIMIT_ENGAGEMENT_IMMERSION_DAYS;
  if (is_over(k)) {
    psi_passes(k);
    return;
  }
  if (!has_day(k)) return;
  if (!too_long(k, s->last, k->as_of, limit)) {
    psi_passes(k);
  } else if (is_covered(k, window_start(k, limit))) {
    psi_say_date(k, "date", s->last);
    psi_fails(k, 1, whole(k), "events");
  }
}

/* The first cause that was confirmed, by its day; else one without a day. */
static const ps_cause *first_confirmed(const ps_case *c) {
  const ps_cause *first = NULL;
  for (size_t i = 0; i < c->causes.count; i++) {
    const ps_cause *cause = c->causes.items[i];
    if (!psi_is_confirmed(cause)) continue;
    if (first == NULL || first->confirmed_on == 0 ||
        (cause->confirmed_on != 0 && cause->confirmed_on < first->confirmed_on))
      first = cause;
  }
  return first;
}

static void immersed_in_business(psi_check *k) {
  const psi_limit_key limit = PSI_LIMIT_ENGAGEMENT_IMMERSION_DAYS;
  sightings s = {0, 0, 0, NULL, NULL};
  const ps_cause *cause = is_own(k) ? first_confirmed(k->c) : NULL;
  if (cause == NULL) return;
  if (is_insider(k)) {
    psi_passes(k);
    return;
  }
  if (cause->confirmed_on == 0) {
    psi_unknown(k, cause, "confirmed_on");
    return;
  }
  s.confirmed = cause->confirmed_on;
  see_work(k, &s);
  if (s.before != 0 && !too_long(k, s.before, s.confirmed, limit)) {
    look_at_last_visit(k, &s);
  } else if (s.undated != NULL) {
    psi_unknown(k, s.undated, s.field);
  } else if (is_covered(k, first_day(k->c))) {
    psi_say_date(k, "date", s.confirmed);
    psi_say_name(k, "cause", cause);
    psi_object(k, cause->id);
    psi_fails(k, 0, whole(k), "events");
  }
}

/* ---- B19 ---- */

static void look_at_knowledge(psi_check *k, const ps_measure *measure) {
  const ps_party *untold = NULL;
  bool any = false;
  for (size_t i = 0; i < k->c->parties.count; i++) {
    const ps_party *party = k->c->parties.items[i];
    const ps_text_list *partners = k->partnership->partners;
    if (party->side != PS_SIDE_LEARNING) continue;
    if (psi_has(&party->knows_measures, measure->id)) {
      psi_passes(k);
      return;
    }
    any = true;
    bool asked = partners == NULL || psi_has(partners, party->id);
    if (asked && !party->knows_measures.given && !psi_marked(party, "knows_measures"))
      untold = party;
  }
  if (untold != NULL) {
    psi_unknown(k, untold, "knows_measures");
  } else if (any) {
    psi_say_name(k, "measure", measure);
    psi_fails(k, 0, measure, NULL);
  }
}

static void business_measures_learned(psi_check *k) {
  const ps_case *c = k->c;
  if (!is_own(k) || !psi_reached(k, PS_PHASE_KIND_DIAGNOSE)) return;
  for (size_t i = 0; i < c->gaps.count; i++) {
    const ps_measure *measure = psi_measure(k, c->gaps.items[i]->measure);
    bool told = measure == NULL;
    for (size_t j = 0; j < i && !told; j++)
      told = psi_same(c->gaps.items[j]->measure, measure->id);
    if (!told) look_at_knowledge(k, measure);
  }
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
    } else if (too_long(k, gap->onset, gap->detected, PSI_LIMIT_ENGAGEMENT_DETECT_DAYS)) {
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
    bool open = k->as_of != 0 && !too_long(k, gap->detected, k->as_of, limit);
    if (!open && !psi_marked(gap, "called")) psi_unknown(k, gap, "called");
  } else if (too_long(k, gap->detected, called, limit)) {
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
  say_days(k, "all", all);
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
  say_days(k, "days", psi_days(c->requested_on, called));
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

/* ---- B52 ---- */

/* Needs the analysis "scan". When it is there: a sign at a point of the series counts from
 * the END of that point's period (`on` is its first day), and a signal event about the
 * measure, or a gap on it, answers it within engagement.sign_days of that end. */
enum { LONG_ENOUGH = 8 };

static void signs_not_missed(psi_check *k) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->relationships.count; i++) {
    const ps_watch_items *watch = &c->relationships.items[i]->watch;
    for (size_t j = 0; j < watch->count; j++) {
      const ps_measure *measure = psi_measure(k, watch->items[j].measure);
      if (measure == NULL || measure->series.count < LONG_ENOUGH) continue;
      psi_say_name(k, "measure", measure);
      psi_unknown_because(k, measure, "series",
                          "whether \"{measure}\" showed a sign that nobody followed up; the "
                          "analysis of signals (scan) is not part of this version");
    }
  }
}

/* ---- B53 ---- */

/* The first day that is planned for the analysis; 0 for none. */
static ps_date planned_start(const psi_check *k) {
  ps_date first = 0;
  for (size_t i = 0; i < k->c->phases.count; i++) {
    const ps_phase *phase = k->c->phases.items[i];
    bool analysis = phase->kind == PS_PHASE_KIND_FRAME || phase->kind == PS_PHASE_KIND_DIAGNOSE;
    if (analysis && is_ahead(k, phase->started) && (first == 0 || phase->started < first))
      first = phase->started;
  }
  return first;
}

static void look_for_start(psi_check *k, ps_date called) {
  if (!has_day(k) || !too_long(k, called, k->as_of, PSI_LIMIT_ENGAGEMENT_START_DAYS)) return;
  ps_date planned = planned_start(k);
  if (planned == 0) {
    psi_unknown_because(k, k->c, "phases",
                        "when the analysis began; no phase of framing or diagnosing and no "
                        "question asked has a day after the call");
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
  } else if (too_long(k, called, began, PSI_LIMIT_ENGAGEMENT_START_DAYS)) {
    psi_evidence(k, "Called on %s, begun on %s", ps_date_text(called, from),
                 ps_date_text(began, to));
    psi_object(k, ((const ps_entity *)t.entity[PSI_TIME_STARTED])->id);
    psi_fails(k, 0, k->c, "engaged_on");
  } else {
    psi_passes(k);
  }
}

/* ---- B54 ---- */

enum { RECENT = 12 };

/* The last conversations, the newest first. */
typedef struct talks {
  const ps_event *items[RECENT];
  size_t count, room;
} talks;

static void keep_talk(talks *t, const ps_event *e) {
  size_t at = t->count;
  while (at > 0 && t->items[at - 1]->on < e->on) at--;
  for (size_t i = t->count < t->room ? t->count : t->room - 1; i > at; i--)
    t->items[i] = t->items[i - 1];
  if (at < t->room) t->items[at] = e;
  if (t->count < t->room) t->count++;
}

/* Conversations that the business took part in, or may have. */
static void find_talks(const psi_check *k, talks *t) {
  const psi_partnership *p = k->partnership;
  for (size_t i = 0; i < p->event_count; i++) {
    const ps_event *e = p->events[i];
    unsigned sides = p->who[i].sides;
    if (e->kind != PS_EVENT_KIND_CONVERSATION || e->on == 0 || is_ahead(k, e->on)) continue;
    if (sides == 0 || (sides & (PSI_BUSINESS | 1))) keep_talk(t, e);
  }
}

static bool has_topic(const ps_event *e, const char *topic) {
  for (size_t i = 0; i < e->topics.count; i++)
    if (psi_same_words(e->topics.items[i], topic)) return true;
  return false;
}

static bool is_other(const ps_event *a, const ps_event *b) {
  if (a->topics.count != b->topics.count) return true;
  for (size_t i = 0; i < a->topics.count; i++)
    if (!has_topic(b, a->topics.items[i])) return true;
  return false;
}

/* Whether the last conversations were all about the same; one without topics may have been
 * about anything. */
static void compare_topics(psi_check *k, const talks *t) {
  const ps_event *told = NULL, *untold = NULL;
  psi_listing topics = {{0}, 0, 0};
  bool changed = t->room < 2 || t->count < t->room;
  for (size_t i = 0; i < t->count && !changed; i++) {
    const ps_event *e = t->items[i];
    if (e->topics.count == 0)
      untold = e;
    else if (told == NULL)
      told = e;
    else
      changed = is_other(told, e);
  }
  if (changed) {
    psi_passes(k);
  } else if (untold != NULL) {
    psi_unknown(k, untold, "topics");
  } else {
    for (size_t i = 0; i < told->topics.count; i++)
      psi_listing_add(&topics, told->topics.items[i]);
    for (size_t i = 0; i < t->count; i++) psi_object(k, t->items[i]->id);
    psi_say_listing(k, "topics", &topics);
    psi_say_count(k, "n", t->count);
    psi_fails(k, 1, whole(k), "events");
  }
}

static void conversation_goes_on(psi_check *k) {
  const psi_partnership *p = k->partnership;
  const psi_limit_key limit = PSI_LIMIT_ENGAGEMENT_CONVERSATION_DAYS;
  double same = psi_limit(k, PSI_LIMIT_ENGAGEMENT_SAME_TOPICS);
  talks t = {{NULL}, 0, same < 1 ? 1 : same < RECENT ? (size_t)same : RECENT};
  find_talks(k, &t);
  ps_date begun = p->relationship != NULL && p->since != 0 ? p->since : first_day(k->c);
  ps_date last = t.count > 0 ? t.items[0]->on : begun;
  if (last == 0) return;
  if (is_over(k)) {
    psi_spared(k, "The case is closed.");
    return;
  }
  psi_say(k, "unit", p->unit != NULL ? p->unit : "the business");
  if (!has_day(k)) return;
  if (!too_long(k, last, k->as_of, limit)) {
    if (t.count > 0) compare_topics(k, &t);
  } else if (is_covered(k, window_start(k, limit))) {
    if (t.count == 0 && k->c->log_kept_since > begun)
      say_days(k, "days", psi_days(k->c->log_kept_since, k->as_of));
    psi_fails(k, 0, whole(k), "events");
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
  if (is_ahead(k, on) || (h->first != 0 && h->first <= on)) return;
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
  if (h.first != 0 && !too_long(k, called, h.first, limit)) {
    psi_passes(k);
    return;
  }
  if (!has_day(k) || !too_long(k, called, k->as_of, limit)) return;
  if (h.undated != NULL) {
    psi_unknown(k, h.undated, h.field);
  } else if (is_covered(k, called)) {
    if (h.first != 0) {
      say_days(k, "days", psi_days(called, h.first));
      psi_say_name(k, "help", h.entity);
      psi_object(k, ((const ps_entity *)h.entity)->id);
    }
    psi_evidence(k, "Called on %s", ps_date_text(called, day));
    psi_fails(k, h.first != 0 ? 1 : 0, k->c, "engaged_on");
  }
}

/* ---- C05 ---- */

static void look_at_watch(psi_check *k, const ps_measure *measure) {
  const psi_partnership *p = k->partnership;
  bool doubtful = false;
  for (size_t i = 0; i < p->watch_count; i++) {
    if (!psi_same(p->watches[i]->measure, measure->id)) continue;
    ps_side side = psi_side(k, p->watches[i]->by);
    if (side == PS_SIDE_BUSINESS) {
      psi_passes(k);
      return;
    }
    if (side == PS_SIDE_UNSET) doubtful = true;
  }
  psi_say_name(k, "measure", measure);
  if (p->relationship == NULL)
    psi_unknown_because(k, k->c, "relationships",
                        "who in the business watches \"{measure}\"; a relationship with its "
                        "watches would tell");
  else if (doubtful || !p->relationship->watch.given)
    psi_unknown_because(k, p->relationship, "watch", "who in the business watches \"{measure}\"");
  else
    psi_fails(k, 0, measure, NULL);
}

static void measure_is_watched(psi_check *k) {
  const ps_case *c = k->c;
  if (!is_own(k) || !psi_reached(k, PS_PHASE_KIND_DESIGN)) return;
  for (size_t i = 0; i < c->goals.count; i++) {
    const ps_measure *measure = psi_measure(k, c->goals.items[i]->measure);
    bool told = measure == NULL;
    for (size_t j = 0; j < i && !told; j++)
      told = psi_same(c->goals.items[j]->measure, measure->id);
    if (!told) look_at_watch(k, measure);
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A22", "expert-advice-given", "engagement", CASE, NOTE, DESIGN),
      .claim = "The learning side has given its own recommendation.",
      .why = "Who only delivers what was asked for withholds what they know best: what is "
             "likely to work, and what is not.",
      .fails_when = "delivery has begun and the log, kept from the start of the work, holds no "
                    "recommendation by a party of the learning side",
      .reads = PSI_LIST("event.kind", "event.by", "event.parties", "phase.kind", "phase.started",
                        "party.side", "case.status", "case.log_kept_since"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "Delivery has begun, and no advice given by the learning side is noted.")),
      .fix = "State what you recommend and why, and note it as a recommendation.",
      PSI_SOURCE_OUTCOME},
     expert_advice_given},
    {{PSI_RULE("A45", "decisions-move", "engagement", CASE, WARNING, DESIGN),
      .claim = "Decisions are taken in time, and few of them end in a veto.",
      .why = "Work that waits for a decision costs as much as work that goes wrong, and nobody "
             "sees it; where vetoes are the rule, decisions are asked of the wrong people.",
      .fails_when = "a decision was raised more than engagement.decision_days ago and has neither "
                    "an outcome nor a day it was taken on; or, with at least "
                    "partnership.min_decisions that have an outcome, more than "
                    "engagement.max_veto of them begin with the word veto",
      .reads = PSI_LIST("event.kind", "event.on", "event.raised_on", "event.decided_on",
                        "event.outcome", "case.as_of"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{topic}\" has waited {days} for a decision."),
          PSI_SAYS_FIX("{share} of the {n} decisions ended in a veto.",
                       "Agree beforehand who decides what, and move decisions to where they can "
                       "be taken.")),
      .fix = "Ask for the decision with a date, or move it to where it can be taken.",
      .limits = PSI_LIST("engagement.decision_days", "engagement.max_veto",
                         "partnership.min_decisions"),
      PSI_SOURCE_OUTCOME},
     decisions_move},
    {{PSI_RULE("A46", "big-change-sponsored", "engagement", CASE, WARNING, FRAME),
      .claim = "A change of the whole organisation has a sponsor who takes part.",
      .why = "What changes everybody's work meets resistance that only somebody with power over "
             "all of it can settle, and only by being seen.",
      .fails_when = "the case covers the whole organisation and, once what is done is being "
                    "chosen, no party is its sponsor; or a sponsor took part in no event of the "
                    "last engagement.sponsor_days, which the log covers",
      .reads = PSI_LIST("case.organisation_wide", "case.sponsor", "party.perspectives",
                        "event.parties", "event.by", "event.on", "case.as_of",
                        "case.log_kept_since"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The change covers the whole organisation and has no sponsor."),
          PSI_SAYS_FIX("The change covers the whole organisation, and no sponsor of it has taken "
                       "part in anything since {date}, {days} ago.",
                       "Bring the sponsor back in with one question only they can answer, or "
                       "narrow the scope."),
          PSI_SAYS_FIX("The change covers the whole organisation, and no sponsor of it has taken "
                       "part in anything since the log begins on {since}.",
                       "Bring the sponsor in with one question only they can answer, or narrow "
                       "the scope.")),
      .fix = "Win a sponsor, or narrow the scope.",
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
          PSI_SAYS("A no without an offer of something else is noted: \"{event}\"")),
      .fix = "Offer the nearest thing that would help, and note it.",
      .about_person = PSI_YES, PSI_SOURCE_OUTCOME},
     no_without_alternative},
    {{PSI_RULE("B13", "stakeholder-heard", "engagement", RELATIONSHIP, NOTE, DIAGNOSE),
      .claim = "Everybody from the business at the table is regularly asked how they see it.",
      .why = "Who is not asked for weeks stops telling, and what they know is missing just when "
             "it is needed.",
      .fails_when = "a party of the business with a seat took part in no conversation, interview, "
                    "immersion or retrospective of the last engagement.hear_days, which the log "
                    "covers, though it has sat there for longer",
      .reads = PSI_LIST("party.side", "party.seat", "party.since", "event.kind", "event.parties",
                        "event.by", "event.on", "case.as_of", "case.log_kept_since"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{party}\" was last heard on {date}, {days} ago."),
          PSI_SAYS("\"{party}\" sits at the table, and for {days} no conversation with them is "
                   "noted.")),
      .fix = "Have a short conversation with them, and note it.",
      .limits = PSI_LIST("engagement.hear_days"), PSI_SOURCE_PARTNERS},
     stakeholder_heard},
    {{PSI_RULE("B14", "team-not-only-leader", "engagement", RELATIONSHIP, WARNING, DIAGNOSE),
      .claim = "The learning side has met the team and not only those who lead it.",
      .why = "Leaders tell how the work should go; only those who do it can tell how it goes.",
      .fails_when = "what is done is being chosen, and in every event that both sides took part "
                    "in, in a log kept from the start of the work, the business was there with "
                    "managers or executives only",
      .reads = PSI_LIST("event.parties", "event.by", "party.level", "party.side", "party.distance",
                        "party.perspectives", "case.log_kept_since"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "So far only those who lead were met, and nobody from the team: {leaders}.")),
      .fix = "Spend half a day with the team.", PSI_SOURCE_PARTNERS},
     team_not_only_leader},
    {{PSI_RULE("B16", "immersed-in-business", "engagement", RELATIONSHIP, WARNING, DIAGNOSE),
      .claim = "The work was seen from within before its causes were settled.",
      .why = "Causes confirmed from a desk are those people talk about; the others show only at "
             "the place of work.",
      .fails_when = "in the engagement.immersion_days before the first cause was confirmed there "
                    "is no immersion, shadowing or observation, in a log kept from the start of "
                    "the work, and nobody on the learning side does the work; or the last one is "
                    "older than that",
      .reads = PSI_LIST("event.kind", "event.on", "evidence.method", "evidence.date",
                        "cause.status", "cause.confirmed_on", "party.side", "party.perspectives",
                        "case.as_of", "case.log_kept_since"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The first cause was confirmed on {date}, and no recent look at the work "
                   "itself is noted before that."),
          PSI_SAYS("The work itself was last looked at on {date}, {days} ago.")),
      .fix = "Shadow the work for half a day.",
      .limits = PSI_LIST("engagement.immersion_days"), PSI_SOURCE_PARTNERS},
     immersed_in_business},
    {{PSI_RULE("B19", "business-measures-learned", "engagement", RELATIONSHIP, NOTE, DIAGNOSE),
      .claim = "Somebody on the learning side knows how the measures of the gaps are made.",
      .why = "Who does not know how a figure comes about cannot tell a change in the work from a "
             "change in the counting.",
      .fails_when = "diagnosing has begun, and no party of the learning side has the measure of a "
                    "gap among those it knows",
      .reads = PSI_LIST("party.knows_measures", "party.side", "gap.measure",
                        "relationship.partners"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "Nobody on the learning side is noted as knowing how \"{measure}\" is made.")),
      .fix = "Learn its definition from whoever keeps the figures.", PSI_SOURCE_PARTNERS},
     business_measures_learned},
    {{PSI_RULE("B32", "gap-seen-early", "engagement", CASE, NOTE, FRAME),
      .claim = "Gaps are seen soon after they begin.",
      .why = "A gap costs from its first day on, and the longer it has gone on the harder it is "
             "to tell what began it.",
      .fails_when = "a gap was detected more than engagement.detect_days after its onset; where "
                    "only one of the two days is recorded it is not known",
      .reads = PSI_LIST("gap.onset", "gap.detected", "gap.type", "case.origin"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("It took {days} until anybody noticed: \"{gap}\"")),
      .fix = "Agree who looks at the measure, how often, and what makes them call.",
      .limits = PSI_LIST("engagement.detect_days"), PSI_SOURCE_PARTNERS},
     gap_seen_early},
    {{PSI_RULE("B33", "experts-called-at-once", "engagement", CASE, NOTE, FRAME),
      .claim = "The learning side is called soon after a gap is seen.",
      .why = "In the days between, others settle on an answer, and the learning side is asked "
             "to deliver it.",
      .fails_when = "the learning side was called more than engagement.call_days after a gap was "
                    "detected (gap.called, else case.engaged_on), and it was not the learning "
                    "side that saw it",
      .reads = PSI_LIST("gap.detected", "gap.called", "gap.detector", "case.engaged_on",
                        "case.as_of"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The learning side was called {days} after this was seen: \"{gap}\"")),
      .fix = "Agree with the business what makes them call.",
      .limits = PSI_LIST("engagement.call_days"), PSI_SOURCE_PARTNERS},
     experts_called_at_once},
    {{PSI_RULE("B51", "engaged-early", "engagement", CASE, WARNING, FRAME),
      .core = PSI_WHOLE(23),
      .claim = "The learning side comes in early, before a solution is settled.",
      .why = "Late in the day there is time to deliver what was asked for, and none to find out "
             "whether it is the right thing.",
      .fails_when = "the share of the days from detecting the gap to needing it closed that were "
                    "gone when the learning side was called, (t2 - t1) / (tn - t1) of the "
                    "analysis of timing, exceeds engagement.max_earliness; or a kind of solution "
                    "was requested before the learning side was called. Cases with a purpose "
                    "other than performance are spared",
      .reads = PSI_LIST("gap.detected", "gap.called", "gap.needed", "case.engaged_on",
                        "case.needed_by", "case.requested_on", "case.requested_solution",
                        "case.purpose"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The learning side came in with {n} of {all} left."),
          PSI_SAYS_FIX("A solution (\"{solution}\") was asked for {days} before the learning side "
                       "came in.",
                       "Ask what the solution is meant to change, and agree that next time you "
                       "are called with the problem.")),
      .fix = "Agree with the sponsor what makes them call earlier.",
      .limits = PSI_LIST("engagement.max_earliness"), PSI_SOURCE_PARTNERS},
     engaged_early},
    {{PSI_RULE("B52", "signs-not-missed", "engagement", CASE, WARNING, SUSTAIN),
      .claim = "A sign in a watched measure is followed up.",
      .why = "Watching a measure is worth nothing if nobody acts on what it shows.",
      .fails_when = "the series of a watched measure (8 figures or more) shows a sign, and within "
                    "engagement.sign_days from the end of its period there is neither a signal "
                    "event nor a gap on it; this version cannot tell signs from noise yet and "
                    "answers that it does not know",
      .reads = PSI_LIST("watch.measure", "measure.series", "gap.measure", "event.kind",
                        "event.on"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("A sign in \"{measure}\" on {date} was not followed up.")),
      .fix = "Open a gap, or note why the sign is harmless.",
      .limits = PSI_LIST("engagement.sign_days"), PSI_SOURCE_PARTNERS},
     signs_not_missed},
    {{PSI_RULE("B53", "analysis-starts-at-once", "engagement", CASE, WARNING, DIAGNOSE),
      .claim = "Once the learning side is called, the analysis starts.",
      .why = "The call is when people are ready to talk; weeks later they have an answer of their "
             "own.",
      .fails_when = "the analysis (a phase of kind diagnose; from the call on also one of kind "
                    "frame, or a question asked) began more than engagement.start_days after the "
                    "learning side was called, or is planned for a day still to come. Cases with "
                    "a purpose other than performance are spared",
      .reads = PSI_LIST("case.engaged_on", "gap.called", "phase.started", "phase.kind",
                        "inquiry.on", "case.as_of", "case.purpose"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The analysis began {days} after the learning side was called."),
          PSI_SAYS("The learning side was called {days} ago, and the analysis is to begin only on "
                   "{date}.")),
      .fix = "Book the first session on the day of the call.",
      .limits = PSI_LIST("engagement.start_days"), PSI_SOURCE_PARTNERS},
     analysis_starts_at_once},
    {{PSI_RULE("B54", "conversation-goes-on", "engagement", RELATIONSHIP, NOTE, SUSTAIN),
      .claim = "The conversation about performance goes on, and moves on.",
      .why = "A partner who is heard from only when something is to be delivered is a supplier; "
             "one who always asks the same is soon not answered.",
      .fails_when = "the last conversation with the business is older than "
                    "engagement.conversation_days, which the log covers; or the last "
                    "engagement.same_topics conversations all had the same topics",
      .reads = PSI_LIST("event.kind", "event.on", "event.topics", "event.parties",
                        "relationship.since", "case.as_of", "case.log_kept_since"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("No conversation with {unit} is noted for {days}."),
          PSI_SAYS("The last {n} conversations with {unit} were about the same: {topics}.")),
      .fix = "Meet, with one new question.",
      .limits = PSI_LIST("engagement.conversation_days", "engagement.same_topics"),
      PSI_SOURCE_PARTNERS},
     conversation_goes_on},
    {{PSI_RULE("C04", "something-in-hand-early", "engagement", CASE, WARNING, DESIGN),
      .claim = "The business has something useful in hand soon after its call.",
      .why = "A checklist or a first answer in the second week buys the trust and the time that "
             "a thorough analysis needs.",
      .fails_when = "within engagement.first_help_days of the call nothing reached the business "
                    "that the log, kept since then, knows of: no demo, delivery or "
                    "recommendation, no asset, no intervention of class support",
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
    {{PSI_RULE("C05", "measure-is-watched", "engagement", RELATIONSHIP, WARNING, SUSTAIN),
      .claim = "Somebody in the business watches each measure that a goal is judged by.",
      .why = "What nobody watches slips back without anybody noticing, and the next gap is seen "
             "late again.",
      .fails_when = "what is done is being chosen, and no watch of the relationship by a party of "
                    "the business is on the measure of a goal",
      .reads = PSI_LIST("watch.measure", "watch.by", "goal.measure", "party.side",
                        "relationship.watch"),
      .branches = PSI_BRANCHES(PSI_SAYS("Nobody in the business watches \"{measure}\".")),
      .fix = "Agree who looks, how often, and whom they call.", PSI_SOURCE_READER},
     measure_is_watched},
};

const psi_pack psi_pack_engagement = {"engagement", rules, PSI_COUNT(rules)};
