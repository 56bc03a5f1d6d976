/* The learning side meets those who do the work, and sees the work itself. */
#include "check/pack_engagement.h"

#include "check/rules.h"

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
    if ((p->who[i].sides & both) != both || psi_is_ahead(k, e->on)) continue;
    meet(k, &all, e->by);
    for (size_t j = 0; j < e->parties.count; j++) meet(k, &all, e->parties.items[j]);
  }
  if (all.team) {
    psi_passes(k);
  } else if (all.unranked != NULL) {
    psi_unknown(k, all.unranked, "level");
  } else if (all.leaders.count > 0 && psi_log_tells(k, psi_work_began(k->c))) {
    psi_say_listing(k, "leaders", &all.leaders);
    psi_fails(k, 0, psi_partnership_told(k), "events");
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
  if (psi_is_ahead(k, on)) return;
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
  if (psi_partnership_over(k)) {
    psi_passes(k);
    return;
  }
  if (!psi_has_day(k)) return;
  if (!psi_too_long(k, s->last, k->as_of, limit)) {
    psi_passes(k);
  } else if (psi_log_tells(k, psi_window_start(k, limit))) {
    psi_say_date(k, "date", s->last);
    psi_fails(k, 1, psi_partnership_told(k), "events");
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
  const ps_cause *cause = psi_is_own_unit(k) ? first_confirmed(k->c) : NULL;
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
  if (s.before != 0 && !psi_too_long(k, s.before, s.confirmed, limit)) {
    look_at_last_visit(k, &s);
  } else if (s.undated != NULL) {
    psi_unknown(k, s.undated, s.field);
  } else if (psi_log_tells(k, psi_work_began(k->c))) {
    psi_say_date(k, "date", s.confirmed);
    psi_say_name(k, "cause", cause);
    psi_object(k, cause->id);
    psi_fails(k, 0, psi_partnership_told(k), "events");
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("B14", "team-not-only-leader", "engagement", RELATIONSHIP, WARNING, DIAGNOSE),
      .claim = "The learning side has met the team, and not only those who lead it.",
      .why = "Leaders can say how the work should go; only those who do it can say how it does go.",
      .fails_when = "design has begun, and in every event that both sides took part in, in a log "
                    "kept from the start of the work, nobody from the business was there but "
                    "those who lead",
      .reads = PSI_LIST("event.parties", "event.by", "party.level", "party.side", "party.distance",
                        "party.perspectives", "case.log_kept_since"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "So far the learning side has met only people who lead ({leaders}), and nobody from the "
          "team.")),
      .fix = "Spend half a day with the team.", PSI_SOURCE_PARTNERS},
     team_not_only_leader},
    {{PSI_RULE("B16", "immersed-in-business", "engagement", RELATIONSHIP, WARNING, DIAGNOSE),
      .claim = "The learning side saw the work itself before its causes were settled.",
      .why = "From a desk one finds only the causes people talk about; the others show where the "
             "work is done.",
      .fails_when = "in the engagement.immersion_days before the first cause was confirmed there "
                    "is no immersion, shadowing or observation, in a log kept from the start of "
                    "the work, and nobody on the learning side does the work; or the last one is "
                    "older than that",
      .reads = PSI_LIST("event.kind", "event.on", "evidence.method", "evidence.date",
                        "cause.status", "cause.confirmed_on", "party.side", "party.perspectives",
                        "case.as_of", "case.log_kept_since"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The first cause was confirmed on {date}, without a recent look at the work "
                   "itself."),
          PSI_SAYS("The last look at the work itself was on {date}, {days} ago.")),
      .fix = "Spend half a day watching the work where it is done.",
      .limits = PSI_LIST("engagement.immersion_days"), PSI_SOURCE_PARTNERS},
     immersed_in_business},
};

const psi_pack psi_pack_engagement_work = {"engagement", rules, PSI_COUNT(rules)};
