/* Partnership: both sides are there, say what they expect, promise, answer and stay. */
#include "check/portfolio.h"
#include "check/rules.h"

#include "analysis/partner_score.h"
#include "base/figures.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- sides ---- */

#define BOTH (PSI_BUSINESS | PSI_LEARNING)
#define UNSURE 1u /* somebody whose side, or who, is not recorded */

static const unsigned sides[] = {PSI_BUSINESS, PSI_LEARNING};
enum { SIDES = 2 };

static const char *side_called(unsigned side) {
  return side == PSI_BUSINESS ? "the business" : "the learning side";
}
static unsigned other_side(unsigned side) { return side ^ BOTH; }

static unsigned side_bit(const psi_check *k, const char *party) {
  return PSI_BIT(psi_side(k, party));
}

static void say_sides(psi_check *k, unsigned side) {
  psi_say(k, "side", side_called(side));
  psi_say(k, "other", side_called(other_side(side)));
}

/* Not known: the side of a party, or who it is. */
static void side_unknown(psi_check *k, const char *party, const void *owner, const char *field) {
  const ps_party *p = psi_party(k, party);
  if (p != NULL)
    psi_unknown(k, p, "side");
  else
    psi_unknown(k, owner, field);
}

/* Not known: the first of some parties that is not known, or its side. */
static void sides_unknown(psi_check *k, const ps_text_list *parties, const void *owner,
                          const char *field) {
  const char *unsure = NULL;
  for (size_t i = 0; unsure == NULL && i < parties->count; i++)
    if (side_bit(k, parties->items[i]) == UNSURE) unsure = parties->items[i];
  side_unknown(k, unsure, owner, field);
}

/* Whether it is not known of which sides those were who took part in an event. */
static bool is_vague(const psi_who *who) { return who->sides == 0 || (who->sides & UNSURE) != 0; }

static void event_unknown(psi_check *k, const ps_event *event) {
  bool by = event->by != NULL && side_bit(k, event->by) == UNSURE;
  if (by)
    side_unknown(k, event->by, event, "by");
  else
    sides_unknown(k, &event->parties, event, "parties");
}

/* ---- days ---- */

/* Whether the work has come to a phase. Where people help themselves there is little of it,
 * and what a partnership needs is not asked for. */
static bool is_under_way(const psi_check *k, ps_phase_kind kind) {
  return k->c->tier != PS_TIER_SELF && psi_reached(k, kind);
}

static bool is_later(const psi_check *k, ps_date day) { return k->as_of != 0 && day > k->as_of; }

/* The first day of a case: what its log must cover to tell of absence. */
static ps_date first_day(const ps_case *c) {
  const ps_date days[] = {c->opened, c->requested_on, c->engaged_on};
  ps_date first = 0;
  for (size_t i = 0; i < PSI_COUNT(days); i++)
    if (days[i] != 0 && (first == 0 || days[i] < first)) first = days[i];
  return first;
}

/* Whether the log tells of absence from a day on; what is missing if not. */
static bool log_tells(psi_check *k, ps_date from) {
  bool told = psi_log_covers(k, from);
  if (from == 0)
    psi_unknown(k, k->c, "opened");
  else if (!told)
    psi_unknown(k, k->c, "log_kept_since");
  return from != 0 && told;
}

/* ---- of the case and of its relationships ---- */

/* Expectation n: the case's own, then those of its relationships; NULL past the last. */
static const ps_expectation *expectation_at(const ps_case *c, size_t n) {
  if (n < c->expectations.count) return c->expectations.items[n];
  n -= c->expectations.count;
  for (size_t r = 0; r < c->relationships.count; r++) {
    const ps_expectation_items *list = &c->relationships.items[r]->expectations;
    if (n < list->count) return &list->items[n];
    n -= list->count;
  }
  return NULL;
}

static const ps_commitment *commitment_at(const ps_case *c, size_t n) {
  if (n < c->commitments.count) return c->commitments.items[n];
  n -= c->commitments.count;
  for (size_t r = 0; r < c->relationships.count; r++) {
    const ps_commitment_items *list = &c->relationships.items[r]->commitments;
    if (n < list->count) return &list->items[n];
    n -= list->count;
  }
  return NULL;
}

/* The side that expects something of the other; 0 where it is not from one to the other. */
static unsigned expecting(const psi_check *k, const ps_expectation *e) {
  unsigned from = side_bit(k, e->from), to = side_bit(k, e->to);
  return (from & BOTH) != 0 && to == other_side(from) ? from : 0;
}

/* Whether a party of the business is of the unit of the partnership looked at. */
static bool is_of_unit(const psi_check *k, const ps_party *party) {
  return party->side == PS_SIDE_BUSINESS &&
         (k->partnership_count == 1 || psi_same_words(party->unit, k->partnership->unit));
}

/* Whether a party is a learning partner in it. */
static bool is_partner(const psi_check *k, const ps_party *party) {
  const ps_text_list *partners = k->partnership->partners;
  return party->side == PS_SIDE_LEARNING &&
         (k->partnership_count == 1 || (partners != NULL && psi_has(partners, party->id)));
}

/* How expectations of one side are met. */
typedef struct meeting {
  double sum;
  size_t scored;
  const ps_expectation *lowest, *unscored;
} meeting;

static void take_score(meeting *m, const ps_expectation *e) {
  if (e->score.set) {
    m->sum += e->score.value;
    m->scored++;
    if (m->lowest == NULL || e->score.value < m->lowest->score.value) m->lowest = e;
  } else if (!psi_marked(e, "score")) {
    m->unscored = e;
  }
}

/* Below a limit, and not by rounding alone. */
static bool is_below(double value, double limit) { return value < limit - 1e-9; }

/* ---- A03 ---- */

/* Whether somebody on the learning side has a strength; *silent: one who has not said. */
static bool is_brought(const psi_check *k, const char *strength, const ps_party **silent) {
  for (size_t i = 0; i < k->c->parties.count; i++) {
    const ps_party *party = k->c->parties.items[i];
    if (party->side != PS_SIDE_LEARNING) continue;
    for (size_t s = 0; s < party->strengths.count; s++)
      if (psi_same_words(party->strengths.items[s], strength)) return true;
    if (!party->strengths.given && !psi_marked(party, "strengths")) *silent = party;
  }
  return false;
}

static void look_at_needs(psi_check *k, const ps_party *party) {
  psi_listing missing = {{0}, 0, 0};
  const ps_party *silent = NULL;
  for (size_t i = 0; i < party->needs.count; i++)
    if (!is_brought(k, party->needs.items[i], &silent))
      psi_listing_add(&missing, party->needs.items[i]);
  if (missing.count == 0) {
    psi_passes(k);
  } else if (silent != NULL) {
    psi_unknown(k, silent, "strengths");
  } else {
    psi_say_listing(k, "missing", &missing);
    psi_say_name(k, "party", party);
    psi_fails(k, 0, party, "needs");
  }
}


static void partner_strengths_fit(psi_check *k) {
  const ps_party *silent = NULL;
  bool learning = false, asked = false;
  for (size_t i = 0; i < k->c->parties.count; i++)
    learning = learning || k->c->parties.items[i]->side == PS_SIDE_LEARNING;
  if (!learning) return; /* nobody who could bring anything is known yet */
  for (size_t i = 0; i < k->c->parties.count; i++) {
    const ps_party *party = k->c->parties.items[i];
    if (!is_of_unit(k, party)) continue;
    asked = asked || party->needs.given || psi_marked(party, "needs");
    if (silent == NULL) silent = party;
    if (party->needs.count > 0) look_at_needs(k, party);
  }
  bool due = k->partnership->relationship != NULL || psi_reached(k, PS_PHASE_KIND_DIAGNOSE);
  if (due && !asked && silent != NULL) psi_unknown(k, silent, "needs");
}

/* ---- A05 ---- */

/* Promises that have come due, or were kept before; and what is not known of others. */
typedef struct promises {
  size_t all, due, kept;
  const ps_commitment *undated;
  bool undecided; /* no day to look from */
} promises;

static promises count_promises(psi_check *k) {
  promises p = {0, 0, 0, NULL, false};
  const ps_commitment *c;
  double grace = psi_limit(k, PSI_LIMIT_PARTNERSHIP_OVERDUE_DAYS);
  for (; (c = commitment_at(k->c, p.all)) != NULL; p.all++) {
    if (c->done_on != 0 && !is_later(k, c->done_on)) {
      p.due++;
      p.kept += c->due == 0 || psi_days(c->due, c->done_on) <= grace;
    } else if (c->due == 0) {
      p.undated = c;
    } else if (k->as_of == 0) {
      p.undecided = true;
    } else {
      p.due += psi_days(c->due, k->as_of) > grace;
    }
  }
  return p;
}

static meeting count_meetings(const psi_check *k) {
  meeting m = {0, 0, NULL, NULL};
  const ps_expectation *e;
  for (size_t n = 0; (e = expectation_at(k->c, n)) != NULL; n++)
    if (expecting(k, e) != 0) take_score(&m, e);
  return m;
}

/* Who claims to be a partner; the others are told as further objects. */
static const ps_party *claimant(psi_check *k) {
  const ps_party *first = NULL;
  for (size_t i = 0; i < k->c->parties.count; i++) {
    const ps_party *party = k->c->parties.items[i];
    if (party->claimed_mode != PS_PARTNER_MODE_PARTNER) continue;
    if (first == NULL)
      first = party;
    else
      psi_object(k, party->id);
  }
  return first;
}

/* Neither is below the limit: whether enough is known to say that it is in order. */
static void settle_trust(psi_check *k, const promises *p, const meeting *m) {
  if (p->all == 0)
    psi_unknown(k, k->c, "commitments");
  else if (p->undecided)
    psi_unknown(k, k->c, "as_of");
  else if (p->undated != NULL)
    psi_unknown(k, p->undated, "due");
  else if (p->due == 0)
    psi_spared(k, "No promise has come due yet.");
  else if (m->unscored != NULL)
    psi_unknown(k, m->unscored, "score");
  else if (m->scored == 0)
    psi_unknown(k, k->c, "expectations");
  else
    psi_passes(k);
}

static void trust_matches_record(psi_check *k) {
  const ps_party *party = claimant(k);
  if (party == NULL) return;
  promises p = count_promises(k);
  meeting m = count_meetings(k);
  double limit = psi_limit(k, PSI_LIMIT_PARTNERSHIP_MIN_KEPT);
  if (p.due > 0 && is_below((double)p.kept / (double)p.due, limit)) {
    psi_say_share(k, "share", (double)p.kept / (double)p.due);
    psi_say_count(k, "kept", p.kept);
    psi_say_count(k, "due", p.due);
    psi_fails(k, 0, party, "claimed_mode");
  } else if (m.scored > 0 && is_below(m.sum / (double)m.scored, limit)) {
    psi_say_share(k, "share", m.sum / (double)m.scored);
    psi_evidence(k, "Met least: \"%s\"", psi_name(m.lowest));
    psi_fails(k, 1, party, "claimed_mode");
  } else {
    settle_trust(k, &p, &m);
  }
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
    if (answer->owner != NULL) who |= side_bit(k, answer->owner);
    if ((who & PSI_LEARNING) != 0) {
      psi_passes(k);
    } else if (answer->parties.count == 0) {
      psi_unknown(k, answer, "parties");
    } else if ((who & UNSURE) != 0) {
      sides_unknown(k, &answer->parties, answer, "owner");
    } else {
      psi_say_name(k, "intervention", answer);
      psi_fails(k, 0, answer, "parties");
    }
  }
}

/* ---- A24 ---- */

/* What the plan costs, as far as known. */
typedef struct plan {
  double total;
  size_t chosen;
  bool small_step;                 /* something small is done already */
  const ps_intervention *unpriced; /* one whose cost is not known */
} plan;

static plan cost_of_plan(const psi_check *k, double cap) {
  plan p = {0, 0, false, NULL};
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *answer = k->c->interventions.items[i];
    if (!psi_chosen(answer)) continue;
    double cost = psi_likely(&answer->cost);
    p.chosen++;
    if (cost == cost) {
      p.total += cost;
      p.small_step = p.small_step || (answer->status == PS_INTERVENTION_STATUS_DONE && cost <= cap);
    } else if (!psi_marked(answer, "cost")) {
      p.unpriced = answer;
    }
  }
  return p;
}

/* Since when the two work together; what it is read from, or missing from, in *of. */
static ps_date together_since(const psi_check *k, const void **of) {
  const psi_partnership *p = k->partnership;
  ps_date since = p->since;
  *of = p->relationship;
  if (p->relationship != NULL) return since;
  for (size_t i = 0; i < k->c->parties.count; i++) {
    const ps_party *party = k->c->parties.items[i];
    if (party->side != PS_SIDE_LEARNING) continue;
    if (*of == NULL) *of = party;
    if (party->since != 0 && (since == 0 || party->since < since)) since = party->since;
  }
  return since;
}

static void first_step_small(psi_check *k) {
  const psi_partnership *p = k->partnership;
  if (k->partnership_count > 1 && !psi_has(&k->c->scope_units, p->unit)) return;
  double cap = psi_limit(k, PSI_LIMIT_PARTNERSHIP_FIRST_STEP_CAP);
  plan made = cost_of_plan(k, cap);
  const void *of;
  ps_date since = together_since(k, &of);
  if (made.chosen == 0 || of == NULL) return;
  if (since != 0 && k->as_of != 0 &&
      psi_days(since, k->as_of) >= psi_limit(k, PSI_LIMIT_PARTNERSHIP_NEW_DAYS))
    return;
  if (made.small_step || (made.total <= cap && made.unpriced == NULL)) {
    psi_passes(k);
  } else if (since == 0) {
    psi_unknown(k, of, "since");
  } else if (k->as_of == 0) {
    psi_unknown(k, k->c, "as_of");
  } else if (made.total <= cap) {
    psi_unknown(k, made.unpriced, "cost");
  } else {
    psi_say(k, "unit", p->unit == NULL ? "the business" : p->unit);
    psi_say_date(k, "since", since);
    psi_say_money(k, "cost", made.total);
    psi_fails(k, 0, of, "since");
  }
}

/* ---- A61 ---- */

/* The name of a skill as it is said: "root_cause_analysis" has blanks. */
static const char *said(psi_check *k, const char *name) {
  size_t length = name == NULL ? 0 : strlen(name);
  char *copy = psi_store_take_text(k->store, length + 1);
  if (copy == NULL) {
    k->no_memory = true;
    return "";
  }
  for (size_t i = 0; i < length; i++) copy[i] = name[i] == '_' ? ' ' : name[i];
  copy[length] = '\0';
  return copy;
}

static void compare_skill(psi_check *k, const ps_party_skill *skill) {
  char level[PSI_FIGURE_BUFFER], target[PSI_FIGURE_BUFFER];
  double values[] = {skill->level.value, skill->target.value};
  int decimals = psi_decimals(values, 2) > 0 ? 1 : 0;
  psi_evidence(k, "%s: %s, should be %s", said(k, skill->name),
               psi_figure(values[0], decimals, level), psi_figure(values[1], decimals, target));
}

static void look_at_skills(psi_check *k, const ps_party *party) {
  psi_listing weak = {{0}, 0, 0};
  size_t known = 0;
  for (size_t i = 0; i < party->skills.count; i++) {
    const ps_party_skill *skill = &party->skills.items[i];
    if (!skill->level.set || !skill->target.set) continue;
    known++;
    if (skill->plan != NULL || !is_below(skill->level.value, skill->target.value)) continue;
    psi_listing_add(&weak, said(k, skill->name));
    compare_skill(k, skill);
  }
  if (weak.count > 0) {
    psi_say_name(k, "party", party);
    psi_say_listing(k, "skills", &weak);
    psi_fails(k, 0, party, "skills");
  } else if (known < party->skills.count) {
    psi_say_name(k, "party", party);
    psi_unknown_because(k, party, "skills",
                        "how good {party} is at each skill listed, and what level is wanted");
  } else {
    psi_passes(k);
  }
}

static void partner_skills_practised(psi_check *k) {
  for (size_t i = 0; i < k->c->parties.count; i++) {
    const ps_party *party = k->c->parties.items[i];
    if (is_partner(k, party) && party->skills.count > 0) look_at_skills(k, party);
  }
}

/* ---- A67 and B29: those who hold duties ---- */

/* A stakeholder: somebody not of the learning side who does something or answers for it. */
static bool is_stakeholder(const psi_check *k, const ps_party *party) {
  const ps_responsibility_list *all = &k->c->responsibilities;
  for (size_t i = 0; i < all->count && party->side != PS_SIDE_LEARNING; i++)
    if ((all->items[i]->letter == PS_LETTER_R || all->items[i]->letter == PS_LETTER_A) &&
        psi_same(all->items[i]->party, party->id))
      return true;
  return false;
}

static void say_duties(psi_check *k, const ps_party *party) {
  const ps_responsibility_list *all = &k->c->responsibilities;
  psi_listing duties = {{0}, 0, 0};
  for (size_t i = 0; i < all->count; i++) {
    const ps_responsibility *r = all->items[i];
    bool duty = r->letter == PS_LETTER_R || r->letter == PS_LETTER_A;
    if (duty && psi_same(r->party, party->id)) psi_listing_add(&duties, psi_name(r));
  }
  psi_say_name(k, "party", party);
  psi_say_listing(k, "duties", &duties);
}

/* Whether somebody was at an orientation; *vague: one where nobody knows who was there. */
static bool is_oriented(const psi_check *k, const ps_party *party, const ps_event **vague) {
  for (size_t i = 0; i < k->c->events.count; i++) {
    const ps_event *event = k->c->events.items[i];
    if (event->kind != PS_EVENT_KIND_ORIENTATION || is_later(k, event->on)) continue;
    if (psi_took_part(event, party->id)) return true;
    if (event->parties.count == 0) *vague = event;
  }
  return false;
}

static void stakeholders_oriented(psi_check *k) {
  if (!is_under_way(k, PS_PHASE_KIND_DIAGNOSE)) return;
  for (size_t i = 0; i < k->c->parties.count; i++) {
    const ps_party *party = k->c->parties.items[i];
    const ps_event *vague = NULL;
    if (!is_stakeholder(k, party)) continue;
    if (is_oriented(k, party, &vague)) {
      psi_passes(k);
    } else if (vague != NULL) {
      psi_unknown(k, vague, "parties");
    } else if (!log_tells(k, first_day(k->c))) {
      return; /* the same for all */
    } else {
      say_duties(k, party);
      psi_fails(k, 0, party, NULL);
    }
  }
}

static void accept_late(psi_check *k, const ps_party *party, ps_date started) {
  psi_say_name(k, "party", party);
  psi_say_date(k, "on", party->acknowledged_on);
  psi_say_date(k, "started", started);
  psi_fails(k, 1, party, "acknowledged_on");
}

static void roles_acknowledged(psi_check *k) {
  ps_date started = k->started[PS_PHASE_KIND_DIAGNOSE];
  if (!is_under_way(k, PS_PHASE_KIND_DIAGNOSE)) return;
  for (size_t i = 0; i < k->c->parties.count; i++) {
    const ps_party *party = k->c->parties.items[i];
    if (psi_marked(party, "acknowledged_on") || !is_stakeholder(k, party)) continue;
    if (party->acknowledged_on == 0 || is_later(k, party->acknowledged_on)) {
      say_duties(k, party);
      psi_fails(k, 0, party, "acknowledged_on");
    } else if (started == 0) {
      psi_say_name(k, "party", party);
      psi_unknown_because(k, party, "acknowledged_on",
                          "whether {party} accepted the role before the analysis began");
    } else if (party->acknowledged_on > started && party->since <= started) {
      accept_late(k, party, started);
    } else {
      psi_passes(k);
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
  for (size_t i = 0; i < k->c->events.count && (seen & BOTH) != BOTH; i++) {
    if (!is_during(k->c->events.items[i], phase)) continue;
    seen |= k->event_who[i].sides;
    if (is_vague(&k->event_who[i])) vague = k->c->events.items[i];
  }
  seen &= BOTH;
  if (seen == BOTH) {
    psi_passes(k);
  } else if (vague != NULL) {
    event_unknown(k, vague);
  } else if (phase->started == 0) {
    psi_unknown(k, phase, "started");
  } else if (log_tells(k, phase->started)) {
    say_sides(k, seen == PSI_BUSINESS ? PSI_LEARNING : PSI_BUSINESS);
    psi_say_name(k, "phase", phase);
    psi_fails(k, seen == 0 ? 1 : 0, phase, NULL);
  }
}

static void both_sides_active(psi_check *k) {
  for (size_t i = 0; i < k->c->phases.count; i++) {
    const ps_phase *phase = k->c->phases.items[i];
    if (phase->ended != 0 && !is_later(k, phase->ended)) look_at_phase(k, phase);
  }
}

/* ---- B02 ---- */

/* Decisions that were for both sides, by who took them. */
typedef struct decisions {
  size_t all, by[SIDES], unsure, unmarked;
  const ps_event *vague, *unsorted;
} decisions;

static decisions count_decisions(const psi_check *k) {
  decisions d = {0, {0, 0}, 0, 0, NULL, NULL};
  for (size_t i = 0; i < k->c->events.count; i++) {
    const ps_event *event = k->c->events.items[i];
    if (event->kind != PS_EVENT_KIND_DECISION || is_later(k, event->on)) continue;
    if (!event->shared.set && !psi_marked(event, "shared")) {
      d.unmarked++;
      d.unsorted = event;
    }
    if (!event->shared.value) continue;
    unsigned by = side_bit(k, event->by);
    d.all++;
    for (size_t s = 0; s < SIDES; s++) d.by[s] += by == sides[s];
    d.unsure += by == UNSURE;
    if (by == UNSURE) d.vague = event;
  }
  return d;
}

static void tell_decisions(psi_check *k, unsigned side) {
  char day[11];
  for (size_t i = 0; i < k->c->events.count; i++) {
    const ps_event *event = k->c->events.items[i];
    bool told = event->kind == PS_EVENT_KIND_DECISION && event->shared.value &&
                !is_later(k, event->on) && side_bit(k, event->by) == side;
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
  } else if (is_below(allowed, (double)d.by[most])) {
    say_sides(k, sides[most]);
    psi_say_count(k, "n", d.by[most]);
    psi_say_count(k, "all", d.all);
    psi_say_share(k, "share", (double)d.by[most] / (double)d.all);
    tell_decisions(k, sides[most]);
    psi_fails(k, 0, k->c, "events");
  } else if (is_below(allowed, (double)(d.by[most] + d.unsure))) {
    side_unknown(k, d.vague->by, d.vague, "by");
  } else {
    psi_passes(k);
  }
}

/* ---- B03 ---- */

static void one_lead_per_phase(psi_check *k) {
  for (size_t i = 0; i < k->c->phases.count; i++) {
    const ps_phase *phase = k->c->phases.items[i];
    if (phase->started == 0 || is_later(k, phase->started) || psi_marked(phase, "lead")) continue;
    if (psi_party(k, phase->lead) != NULL) {
      psi_passes(k);
    } else if (k->as_of == 0) {
      psi_unknown(k, k->c, "as_of");
    } else {
      psi_say_name(k, "phase", phase);
      psi_say_date(k, "started", phase->started);
      psi_fails(k, 0, phase, "lead");
    }
  }
}

/* ---- B07 ---- */

/* Whether somebody from learning was there after a day; *vague: an event that may be one. */
static bool is_back(const psi_check *k, ps_date day, const ps_event **vague) {
  for (size_t i = 0; i < k->c->events.count; i++) {
    const ps_event *event = k->c->events.items[i];
    if (event->on <= day || is_later(k, event->on)) continue;
    if ((k->event_who[i].sides & PSI_LEARNING) != 0) return true;
    if (is_vague(&k->event_who[i])) *vague = event;
  }
  return false;
}

static void stays_after_delivery(psi_check *k) {
  ps_date day = k->c->delivered_on;
  const ps_event *vague = NULL;
  bool delivered = k->c->status >= PS_CASE_STATUS_DELIVERED;
  if (psi_marked(k->c, "delivered_on") || is_later(k, day)) return;
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
  } else if (log_tells(k, day)) {
    psi_say_date(k, "date", day);
    psi_fails(k, 0, k->c, "delivered_on");
  }
}

/* ---- B08 ---- */

static void say_items(psi_check *k, const psi_partner_verdict *v, bool missing) {
  psi_listing items = {{0}, 0, 0};
  for (size_t i = 0; i < PSI_PARTNER_ITEMS; i++) {
    bool open = v->items[i].value.set && !v->items[i].met;
    if (missing ? v->missing[i] : open) psi_listing_add(&items, psi_partner_rows[i].name);
  }
  psi_say_listing(k, "items", &items);
}

static void acts_as_partner(psi_check *k) {
  psi_partner_verdict v;
  bool chosen = false;
  for (size_t i = 0; i < k->c->interventions.count; i++)
    chosen = chosen || psi_chosen(k->c->interventions.items[i]);
  const ps_party *party = claimant(k);
  if (party == NULL || !chosen) return;
  psi_partner_ask ask = {k->c,
                         k->as_of,
                         psi_limit(k, PSI_LIMIT_PARTNERSHIP_MIN_JOINT_SHARE),
                         psi_limit(k, PSI_LIMIT_PARTNERSHIP_FOLLOW_UP_DAYS),
                         &k->event_who->sides,
                         sizeof *k->event_who};
  psi_partner_judge(&ask, &v);
  if (v.mode == PS_PARTNER_MODE_PARTNER) {
    psi_passes(k);
  } else if (v.mode == PS_PARTNER_MODE_ORDER_TAKER) {
    psi_fails(k, 1, party, "claimed_mode");
  } else if (memchr(v.missing, true, sizeof v.missing) == NULL) {
    say_items(k, &v, false);
    psi_fails(k, 0, party, "claimed_mode");
  } else {
    say_items(k, &v, true);
    psi_unknown_because(k, party, "claimed_mode",
                        "whether the record shows a partner; it does not tell of {items}");
  }
}

/* ---- B11 ---- */

static void expectations_both_ways(psi_check *k) {
  unsigned heard = 0;
  const ps_expectation *vague = NULL, *e;
  if (!is_under_way(k, PS_PHASE_KIND_DIAGNOSE)) return;
  for (size_t n = 0; (e = expectation_at(k->c, n)) != NULL; n++) {
    heard |= expecting(k, e);
    if (side_bit(k, e->from) == UNSURE || side_bit(k, e->to) == UNSURE) vague = e;
  }
  if (heard == BOTH) {
    psi_passes(k);
  } else if (vague != NULL) {
    bool from = side_bit(k, vague->from) == UNSURE;
    side_unknown(k, from ? vague->from : vague->to, vague, from ? "from" : "to");
  } else {
    say_sides(k, heard == PSI_BUSINESS ? PSI_LEARNING : PSI_BUSINESS);
    psi_fails(k, heard == 0 ? 1 : 0, k->c, "expectations");
  }
}

/* ---- B12 ---- */

static double mean(const meeting *m) { return m->scored == 0 ? NAN : m->sum / (double)m->scored; }

static bool is_too_little(psi_check *k, const meeting m[SIDES]) {
  bool failed = false;
  double limit = psi_limit(k, PSI_LIMIT_PARTNERSHIP_MIN_MET);
  for (size_t s = 0; s < SIDES; s++) {
    if (!is_below(mean(&m[s]), limit)) continue;
    psi_limit(k, PSI_LIMIT_PARTNERSHIP_MIN_MET);
    say_sides(k, sides[s]);
    psi_say_share(k, "score", mean(&m[s]));
    psi_evidence(k, "Met least: \"%s\" (%d %%)", psi_name(m[s].lowest),
                 (int)(m[s].lowest->score.value * 100 + 0.5));
    psi_fails(k, 0, m[s].lowest, "score");
    failed = true;
  }
  return failed;
}

static void compare_sides(psi_check *k, const meeting m[SIDES], const ps_expectation *unscored) {
  double more = mean(&m[1]) - mean(&m[0]); /* NaN where one side has none */
  size_t low = more > 0 ? 0 : 1;
  if (is_below(psi_limit(k, PSI_LIMIT_PARTNERSHIP_MAX_ASYMMETRY), fabs(more))) {
    say_sides(k, sides[low]);
    psi_say_share(k, "score", mean(&m[low]));
    psi_say_share(k, "more", mean(&m[1 - low]));
    psi_fails(k, 1, m[low].lowest, "score");
  } else if (unscored != NULL) {
    psi_unknown(k, unscored, "score");
  } else {
    psi_passes(k);
  }
}

static void expectations_met(psi_check *k) {
  meeting m[SIDES];
  memset(m, 0, sizeof m);
  for (size_t i = 0; i < k->partnership->expectation_count; i++) {
    const ps_expectation *e = k->partnership->expectations[i];
    unsigned side = expecting(k, e);
    for (size_t s = 0; s < SIDES; s++)
      if (side == sides[s]) take_score(&m[s], e);
  }
  const ps_expectation *unscored = m[0].unscored != NULL ? m[0].unscored : m[1].unscored;
  size_t scored = m[0].scored + m[1].scored;
  if (scored == 0 && unscored == NULL) return;
  if (scored == 0 && !psi_reached(k, PS_PHASE_KIND_PILOT))
    psi_spared(k, "It is too early to say how far expectations are met.");
  else if (!is_too_little(k, m))
    compare_sides(k, m, unscored);
}

/* ---- B15 ---- */

static void work_done_together(psi_check *k) {
  size_t all = 0, joint = 0, unsure = 0;
  const ps_event *vague = NULL;
  double limit = psi_limit(k, PSI_LIMIT_PARTNERSHIP_MIN_JOINT_SHARE);
  for (size_t i = 0; i < k->c->events.count; i++) {
    if (is_later(k, k->c->events.items[i]->on)) continue;
    const psi_who *who = &k->event_who[i];
    bool is_joint = (who->sides & BOTH) == BOTH, is_unsure = !is_joint && is_vague(who);
    all++;
    joint += is_joint;
    unsure += is_unsure;
    if (is_unsure) vague = k->c->events.items[i];
  }
  if ((double)all * limit < 1) { /* one joint event would be enough: too few to judge by */
    psi_spared(k, "Too little is in the log yet.");
    return;
  }
  if (!log_tells(k, first_day(k->c))) return;
  if (!is_below((double)joint, limit * (double)all)) {
    psi_passes(k);
  } else if (!is_below((double)(joint + unsure), limit * (double)all)) {
    event_unknown(k, vague);
  } else {
    psi_say_count(k, "joint", joint);
    psi_say_count(k, "all", all);
    psi_say_share(k, "share", (double)joint / (double)all);
    psi_fails(k, 0, k->c, "events");
  }
}

/* ---- B22 ---- */

/* Sides that have put something in, that have not said what, and that may have. */
typedef struct stakes {
  unsigned some, unsaid;
  const ps_commitment *unsaid_by[SIDES], *vague;
} stakes;

static stakes weigh_stakes(const psi_check *k) {
  stakes s = {0, 0, {NULL, NULL}, NULL};
  const ps_commitment *c;
  for (size_t n = 0; (c = commitment_at(k->c, n)) != NULL; n++) {
    unsigned side = side_bit(k, c->by);
    if (psi_marked(c, "stake") || (c->stake.set && c->stake.minor <= 0)) continue;
    if (side == UNSURE) s.vague = c;
    if (c->stake.set) {
      s.some |= side;
      continue;
    }
    s.unsaid |= side;
    for (size_t i = 0; i < SIDES; i++)
      if (side == sides[i]) s.unsaid_by[i] = c;
  }
  return s;
}

static void tell_stakes(psi_check *k, double at_stake) {
  stakes s = weigh_stakes(k);
  unsigned bare = BOTH & ~s.some & ~s.unsaid;
  if ((s.some & BOTH) == BOTH) {
    psi_passes(k);
  } else if (bare != 0 && s.vague != NULL) {
    side_unknown(k, s.vague->by, s.vague, "by");
  } else if (bare != 0) {
    say_sides(k, bare == PSI_LEARNING ? PSI_LEARNING : PSI_BUSINESS);
    psi_say_money(k, "stakes", at_stake);
    psi_fails(k, bare == BOTH ? 1 : 0, k->c, "commitments");
  } else {
    for (size_t i = 0; i < SIDES; i++)
      if ((s.some & sides[i]) == 0) psi_unknown(k, s.unsaid_by[i], "stake");
  }
}

static void risk_shared(psi_check *k) {
  if (!is_under_way(k, PS_PHASE_KIND_DESIGN) || psi_marked(k->c, "stakes")) return;
  double at_stake = psi_money(k, &k->c->stakes);
  if (at_stake != at_stake) {
    psi_unknown(k, k->c, "stakes");
  } else if (at_stake >= psi_limit(k, PSI_LIMIT_DELIVERY_HIGH_STAKES)) {
    tell_stakes(k, at_stake);
  }
}

/* ---- B25 ---- */

static void gap_owned_by_both(psi_check *k) {
  if (!is_under_way(k, PS_PHASE_KIND_DIAGNOSE)) return;
  for (size_t i = 0; i < k->c->gaps.count; i++) {
    const ps_gap *gap = k->c->gaps.items[i];
    unsigned who = psi_who_of(k, &gap->owners).sides;
    if (psi_marked(gap, "owners")) continue;
    if ((who & BOTH) == BOTH) {
      psi_passes(k);
    } else if (who == 0) {
      psi_unknown(k, gap, "owners");
    } else if ((who & UNSURE) != 0) {
      sides_unknown(k, &gap->owners, gap, "owners");
    } else {
      psi_say_name(k, "gap", gap);
      psi_fails(k, (who & BOTH) == PSI_BUSINESS ? 0 : (who & BOTH) == PSI_LEARNING ? 1 : 2, gap,
                "owners");
    }
  }
}

/* ---- B28 and B30: who analyses ---- */

/* Whether a party lists root-cause analysis among its skills, however it is spelt. */
static bool is_analyst(const ps_party *party) {
  static const char wanted[] = "rootcauseanalysis";
  for (size_t i = 0; i < party->skills.count; i++) {
    const char *name = party->skills.items[i].name;
    size_t same = 0;
    for (; name != NULL && *name != '\0'; name++) {
      char letter = *name >= 'A' && *name <= 'Z' ? (char)(*name - 'A' + 'a') : *name;
      bool joins = letter == '_' || letter == '-' || letter == ' ';
      if (joins) continue;
      if (letter != wanted[same]) break;
      same++;
    }
    if (same == sizeof wanted - 1 && *name == '\0') return true;
  }
  return false;
}

static bool may_analyse(const ps_party *party) {
  return party->side == PS_SIDE_LEARNING || is_analyst(party);
}

static void learning_leads_analysis(psi_check *k) {
  for (size_t i = 0; i < k->c->phases.count; i++) {
    const ps_phase *phase = k->c->phases.items[i];
    bool begun = phase->kind == PS_PHASE_KIND_DIAGNOSE && phase->started != 0 &&
                 !is_later(k, phase->started) && !psi_marked(phase, "lead");
    if (!begun) continue;
    const ps_party *lead = psi_party(k, phase->lead);
    if (lead == NULL) {
      psi_unknown(k, phase, "lead");
    } else if (may_analyse(lead)) {
      psi_passes(k);
    } else if (lead->side == PS_SIDE_UNSET) {
      psi_unknown(k, lead, "side");
    } else {
      psi_say_name(k, "party", lead);
      psi_say_name(k, "phase", phase);
      psi_object(k, lead->id);
      psi_fails(k, 0, phase, "lead");
    }
  }
}

static void analysis_by_experts(psi_check *k) {
  psi_listing names = {{0}, 0, 0};
  const ps_responsibility *first = NULL;
  const ps_party *unsided = NULL;
  for (size_t i = 0; i < k->c->responsibilities.count; i++) {
    const ps_responsibility *r = k->c->responsibilities.items[i];
    if (r->kind != PS_ACTIVITY_KIND_ANALYSE || r->letter != PS_LETTER_R) continue;
    const ps_party *party = psi_party(k, r->party);
    if (party == NULL) continue; /* whether anybody does it is for others to ask */
    if (may_analyse(party)) {
      psi_passes(k);
      return;
    }
    if (first == NULL) first = r;
    if (party->side == PS_SIDE_UNSET) unsided = party;
    psi_listing_add(&names, psi_name(party));
  }
  if (first == NULL) return;
  if (unsided != NULL) {
    psi_unknown(k, unsided, "side");
  } else {
    psi_say_name(k, "activity", first);
    psi_say_listing(k, "party", &names);
    psi_fails(k, 0, first, "party");
  }
}

/* ---- B37 and B38: who answers ---- */

static void both_sides_accountable(psi_check *k) {
  const ps_responsibility *vague = NULL;
  unsigned held = 0;
  if (!is_under_way(k, PS_PHASE_KIND_DIAGNOSE)) return;
  for (size_t i = 0; i < k->c->responsibilities.count; i++) {
    const ps_responsibility *r = k->c->responsibilities.items[i];
    if (r->letter != PS_LETTER_A || r->party == NULL) continue;
    unsigned side = side_bit(k, r->party);
    held |= side;
    if (side == UNSURE) vague = r;
  }
  held &= BOTH;
  if (held == BOTH) {
    psi_passes(k);
  } else if (k->c->responsibilities.count == 0) {
    psi_unknown(k, k->c, "responsibilities");
  } else if (vague != NULL) {
    side_unknown(k, vague->party, vague, "party");
  } else {
    say_sides(k, held == PSI_BUSINESS ? PSI_LEARNING : PSI_BUSINESS);
    psi_fails(k, held == 0 ? 1 : 0, k->c, "responsibilities");
  }
}

static void look_at_duty(psi_check *k, ps_activity_kind kind) {
  const ps_responsibility *first = NULL, *vague = NULL;
  unsigned held = 0;
  for (size_t i = 0; i < k->c->responsibilities.count; i++) {
    const ps_responsibility *r = k->c->responsibilities.items[i];
    bool holds = r->kind == kind && r->party != NULL &&
                 (r->letter == PS_LETTER_R || r->letter == PS_LETTER_A);
    if (!holds) continue;
    unsigned side = side_bit(k, r->party);
    held |= side;
    if (first == NULL) first = r;
    if (side == UNSURE) vague = r;
  }
  if (first == NULL) return;
  if ((held & ~(PSI_LEARNING | UNSURE)) != 0) {
    psi_passes(k);
  } else if (vague != NULL) {
    side_unknown(k, vague->party, vague, "party");
  } else {
    psi_say_name(k, "activity", first);
    psi_fails(k, 0, first, "party");
  }
}

static void duties_not_outsourced(psi_check *k) {
  look_at_duty(k, PS_ACTIVITY_KIND_DETECT);
  look_at_duty(k, PS_ACTIVITY_KIND_DECIDE);
  look_at_duty(k, PS_ACTIVITY_KIND_RESOURCE);
  look_at_duty(k, PS_ACTIVITY_KIND_REINFORCE);
}

/* ---- B39 ---- */

static bool is_doer(const ps_responsibility *r) {
  return r->letter == PS_LETTER_R && r->activity != NULL && r->party != NULL;
}

/* Whether two rows are about one activity at one time. */
static bool is_same_work(const ps_responsibility *a, const ps_responsibility *b) {
  if (a->kind != b->kind || !psi_same_words(a->activity, b->activity)) return false;
  return a->phase == NULL || b->phase == NULL || psi_same(a->phase, b->phase);
}

static bool is_told_before(const psi_check *k, size_t row) {
  const ps_responsibility_list *all = &k->c->responsibilities;
  for (size_t i = 0; i < row; i++)
    if (is_doer(all->items[i]) && is_same_work(all->items[i], all->items[row])) return true;
  return false;
}

static void look_at_doers(psi_check *k, size_t row) {
  const ps_responsibility_list *all = &k->c->responsibilities;
  psi_listing names = {{0}, 0, 0};
  const ps_responsibility *vague = NULL, *first = all->items[row];
  unsigned who = 0;
  bool split = false;
  for (size_t i = row; i < all->count; i++) {
    const ps_responsibility *r = all->items[i];
    if (!is_doer(r) || !is_same_work(first, r)) continue;
    unsigned side = side_bit(k, r->party);
    who |= side;
    split = split || r->split != NULL;
    if (side == UNSURE) vague = r;
    const ps_party *party = psi_party(k, r->party);
    if (party != NULL) psi_listing_add(&names, psi_name(party));
  }
  unsigned known = who & ~UNSURE;
  bool several = (known & (known - 1)) != 0;
  if (split || (!several && (vague == NULL || names.count < 2))) {
    psi_passes(k);
  } else if (!several) {
    side_unknown(k, vague->party, vague, "party");
  } else {
    psi_say_name(k, "activity", first);
    psi_say_listing(k, "parties", &names);
    psi_fails(k, 0, first, "split");
  }
}

static void distinct_roles(psi_check *k) {
  for (size_t i = 0; i < k->c->responsibilities.count; i++)
    if (is_doer(k->c->responsibilities.items[i]) && !is_told_before(k, i)) look_at_doers(k, i);
}

/* ---- B55 ---- */

static const struct {
  ps_activity_kind kind;
  ps_phase_kind needed; /* from then on */
  const char *does;
} team[] = {
    {PS_ACTIVITY_KIND_DETECT, PS_PHASE_KIND_DIAGNOSE, "watch for gaps"},
    {PS_ACTIVITY_KIND_ANALYSE, PS_PHASE_KIND_DIAGNOSE, "find causes"},
    {PS_ACTIVITY_KIND_REMOVE_BARRIER, PS_PHASE_KIND_DESIGN, "remove barriers"},
    {PS_ACTIVITY_KIND_BUILD, PS_PHASE_KIND_DESIGN, "provide learning"},
};

/* Whether somebody does an activity; *unsaid: a row that does not say what part it is. */
static bool is_done(const psi_check *k, ps_activity_kind kind, const ps_responsibility **unsaid) {
  for (size_t i = 0; i < k->c->responsibilities.count; i++) {
    const ps_responsibility *r = k->c->responsibilities.items[i];
    if (r->kind != kind || psi_party(k, r->party) == NULL) continue;
    if (r->letter == PS_LETTER_R) return true;
    if (r->letter == PS_LETTER_UNSET) *unsaid = r;
  }
  return false;
}

static void response_team_complete(psi_check *k) {
  psi_listing missing = {{0}, 0, 0};
  const ps_responsibility *unsaid = NULL;
  if (!is_under_way(k, PS_PHASE_KIND_DIAGNOSE)) return;
  if (k->c->responsibilities.count == 0) {
    psi_unknown(k, k->c, "responsibilities");
    return;
  }
  for (size_t i = 0; i < PSI_COUNT(team); i++) {
    bool spared = team[i].kind == PS_ACTIVITY_KIND_BUILD &&
                  k->c->result == PS_RESULT_NO_TRAINING;
    if (spared || !is_under_way(k, team[i].needed)) continue;
    if (!is_done(k, team[i].kind, &unsaid)) psi_listing_add(&missing, team[i].does);
  }
  if (missing.count == 0) {
    psi_passes(k);
  } else if (unsaid != NULL) {
    psi_say_id(k, "party", unsaid->party);
    psi_say_name(k, "activity", unsaid);
    psi_unknown_because(k, unsaid, "letter",
                        "whether {party} does \"{activity}\", answers for it or is only asked or "
                        "told");
  } else {
    psi_say_listing(k, "roles", &missing);
    psi_fails(k, 0, k->c, "responsibilities");
  }
}

/* ---- B63 ---- */

static void look_at_commitment(psi_check *k, const ps_commitment *c) {
  bool done = c->done_on != 0 && !is_later(k, c->done_on);
  if (done || psi_marked(c, "due")) {
    psi_passes(k);
  } else if (c->due == 0) {
    psi_unknown(k, c, "due");
  } else if (k->as_of == 0) {
    psi_unknown(k, k->c, "as_of");
  } else if (c->due >= k->as_of) {
    psi_passes(k);
  } else {
    const ps_party *by = psi_party(k, c->by);
    psi_say(k, "party", by == NULL ? "somebody" : psi_name(by));
    psi_say_name(k, "commitment", c);
    psi_say_date(k, "due", c->due);
    if (by != NULL) psi_object(k, by->id);
    bool broken = psi_days(c->due, k->as_of) > psi_limit(k, PSI_LIMIT_PARTNERSHIP_OVERDUE_DAYS);
    psi_fails(k, broken ? 3 : 2, c, "due");
  }
}

static void commitments_from_both(psi_check *k) {
  unsigned dated = 0;
  const ps_commitment *c, *vague = NULL;
  for (size_t n = 0; (c = commitment_at(k->c, n)) != NULL; n++) {
    unsigned side = side_bit(k, c->by);
    look_at_commitment(k, c);
    if (side == UNSURE) vague = c;
    if (c->due != 0 || c->done_on != 0) dated |= side;
  }
  dated &= BOTH;
  if (!is_under_way(k, PS_PHASE_KIND_DESIGN)) return;
  if (dated == BOTH) {
    psi_passes(k);
  } else if (vague != NULL) {
    side_unknown(k, vague->by, vague, "by");
  } else {
    say_sides(k, dated == PSI_BUSINESS ? PSI_LEARNING : PSI_BUSINESS);
    psi_fails(k, dated == 0 ? 1 : 0, k->c, "commitments");
  }
}

/* ---- B64 ---- */

static void look_at_build(psi_check *k, const ps_phase *phase) {
  unsigned by_then = 0, undated = 0;
  const ps_commitment *c, *first = NULL, *vague = NULL;
  for (size_t n = 0; (c = commitment_at(k->c, n)) != NULL; n++) {
    unsigned side = side_bit(k, c->by);
    if (c->made_on == 0) {
      undated |= side;
      first = c;
    } else if (c->made_on <= phase->started) {
      by_then |= side;
      if (side == UNSURE) vague = c;
    }
  }
  unsigned missing = BOTH & ~by_then;
  if (missing == 0) {
    psi_passes(k);
  } else if (vague != NULL) {
    side_unknown(k, vague->by, vague, "by");
  } else if ((undated & (missing | UNSURE)) != 0) {
    psi_unknown(k, first, "made_on");
  } else {
    say_sides(k, missing == PSI_LEARNING ? PSI_LEARNING : PSI_BUSINESS);
    psi_say_name(k, "phase", phase);
    psi_say_date(k, "started", phase->started);
    psi_fails(k, missing == BOTH ? 1 : 0, phase, "started");
  }
}

static void no_build_without_commitment(psi_check *k) {
  for (size_t i = 0; i < k->c->phases.count; i++) {
    const ps_phase *phase = k->c->phases.items[i];
    bool built = phase->kind == PS_PHASE_KIND_BUILD && phase->skipped_because == NULL;
    if (!built || is_later(k, phase->started)) continue;
    if (phase->started != 0)
      look_at_build(k, phase);
    else if (psi_reached(k, PS_PHASE_KIND_BUILD))
      psi_unknown(k, phase, "started");
  }
}

/* ---- B69 ---- */

/* Of one side of the partnership: whether anybody is there, and has a profile. */
static void look_at_profiles(psi_check *k, unsigned side, const ps_party *unsided) {
  bool any = false, told = false;
  for (size_t i = 0; i < k->c->parties.count; i++) {
    const ps_party *party = k->c->parties.items[i];
    bool ours = side == PSI_BUSINESS ? is_of_unit(k, party) : is_partner(k, party);
    any = any || ours;
    told = told || (ours && (party->profile != NULL || psi_marked(party, "profile")));
  }
  if (!any) return;
  if (told) {
    psi_passes(k);
  } else if (unsided != NULL) {
    psi_unknown(k, unsided, "side");
  } else {
    const ps_relationship *relationship = k->partnership->relationship;
    say_sides(k, side);
    if (relationship != NULL)
      psi_fails(k, 0, relationship, NULL);
    else
      psi_fails(k, 0, k->c, "parties");
  }
}

static void partners_know_each_other(psi_check *k) {
  const ps_party *unsided = NULL; /* somebody with a profile, and nobody knows of which side */
  bool lasting = k->partnership->relationship != NULL;
  if (!lasting && !is_under_way(k, PS_PHASE_KIND_DIAGNOSE)) return;
  for (size_t i = 0; i < k->c->parties.count; i++) {
    const ps_party *party = k->c->parties.items[i];
    if (party->side == PS_SIDE_UNSET && party->profile != NULL) unsided = party;
  }
  for (size_t s = 0; s < SIDES; s++) look_at_profiles(k, sides[s], unsided);
}

/* ---- A02 ---- */

/* A unit that an open case is about, and whether somebody of its learning side has no unit. */
typedef struct scope {
  const char *unit;
  bool unplaced;
  const char *of; /* id of a case of it */
} scope;

static int by_scope(const void *a, const void *b) {
  return strcmp(((const scope *)a)->unit, ((const scope *)b)->unit);
}

static int by_assignment(const void *a, const void *b) {
  const psi_assignment *x = a, *y = b;
  int order = strcmp(x->unit, y->unit);
  return order != 0 ? order : strcmp(x->partner, y->partner);
}

/* One unit, and those who are its partners: `count` assignments of it, sorted. */
static void one_partner(psi_check *k, const scope *unit, const psi_assignment *who, size_t count) {
  psi_listing names = {{0}, 0, 0};
  for (size_t i = 0; i < count; i++) psi_listing_add(&names, who[i].partner);
  psi_say(k, "unit", unit->unit);
  psi_object(k, unit->of);
  if (names.count == 1) {
    psi_passes(k);
  } else if (names.count > 1) {
    psi_say_count(k, "n", names.count + names.more);
    psi_say_listing(k, "names", &names);
    psi_fails(k, 1, NULL, NULL);
  } else if (unit->unplaced) {
    psi_unknown_because(k, NULL, NULL, "whose partner the learning side of {unit} is: they have no "
                                       "unit");
  } else {
    psi_fails(k, 0, NULL, NULL);
  }
}

/* The units of open cases, sorted; each once. */
static size_t gather_units(const psi_portfolio *p, scope *units) {
  size_t count = 0, kept = 0;
  for (size_t i = 0; i < p->case_count; i++)
    for (size_t j = 0; p->cases[i].is_open && j < p->cases[i].unit_count; j++) {
      units[count].unit = p->cases[i].units[j];
      units[count].unplaced = p->cases[i].partner_unplaced;
      units[count++].of = p->cases[i].id;
    }
  qsort(units, count, sizeof *units, by_scope);
  for (size_t i = 0; i < count; i++) {
    if (kept > 0 && units[kept - 1].unit == units[i].unit)
      units[kept - 1].unplaced = units[kept - 1].unplaced || units[i].unplaced;
    else
      units[kept++] = units[i];
  }
  return kept;
}

static void one_partner_per_unit(psi_check *k) {
  const psi_portfolio *p = k->portfolio;
  size_t most = 1;
  for (size_t i = 0; i < p->case_count; i++) most += p->cases[i].unit_count;
  scope *units = psi_store_take(k->store, most * sizeof *units);
  psi_assignment *who = psi_store_take(k->store, (p->partner_count + 1) * sizeof *who);
  k->no_memory = k->no_memory || units == NULL || who == NULL;
  if (units == NULL || who == NULL) return; // same either way: there is memory
  for (size_t i = 0; i < p->partner_count; i++) who[i] = p->partners[i];
  qsort(who, p->partner_count, sizeof *who, by_assignment);
  size_t count = gather_units(p, units), from = 0;
  for (size_t i = 0; i < count; i++) {
    while (from < p->partner_count && strcmp(who[from].unit, units[i].unit) < 0) from++;
    size_t to = from;
    while (to < p->partner_count && who[to].unit == units[i].unit) to++;
    one_partner(k, &units[i], who + from, to - from);
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A02", "one-partner-per-unit", "partnership", PORTFOLIO, WARNING, FRAME),
      .claim = "Each business unit knows who its learning partner is.",
      .why = "Who has to find out first whom to call calls late, or somebody else.",
      .fails_when = "a unit in the scope of an open case has no learning partner, or more than one; "
                    "partners are those of its relationship, and learning parties of that unit",
      .reads = PSI_LIST("party.side", "party.unit", "case.scope_units", "case.status",
                        "relationship.partners", "relationship.unit"),
      .branches = PSI_BRANCHES(PSI_SAYS("{unit} has no learning partner."),
                               PSI_SAYS("{unit} has {n} learning partners: {names}.")),
      .fix = "Name one partner for the unit, and record since when.",
      PSI_SOURCE_OUTCOME},
     one_partner_per_unit},
    {{PSI_RULE("A03", "partner-strengths-fit", "partnership", RELATIONSHIP, NOTE, FRAME),
      .claim = "The partner's strengths answer the unit's needs.",
      .why = "A partner is called where they can help with what the unit finds hard; somebody who "
             "cannot is asked once.",
      .fails_when = "somebody of the unit looks for a strength that nobody on the learning side of "
                    "the case has",
      .reads = PSI_LIST("party.strengths", "party.needs", "party.side", "party.unit"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Nobody on the learning side brings {missing}, as wanted by {party}.")),
      .fix = "Bring in a colleague who has that strength, or plan how to grow it.",
      PSI_SOURCE_OUTCOME},
     partner_strengths_fit},

    {{PSI_RULE("A05", "trust-matches-record", "partnership", CASE, NOTE, SUSTAIN),
      .claim = "Claimed trust rests on kept promises and met expectations.",
      .why = "Trust is given for what was done. A claim that the record does not carry costs more "
             "of it than no claim.",
      .fails_when = "somebody claims to work as a partner, and fewer than partnership.min_kept of "
                    "the commitments that came due were kept (at most partnership.overdue_days "
                    "late), or expectations between the two sides are met less than "
                    "partnership.min_kept on average",
      .reads = PSI_LIST("party.claimed_mode", "commitment.done_on", "commitment.due",
                        "expectation.score", "expectation.from", "expectation.to", "party.side",
                        "case.as_of"),
      .limits = PSI_LIST("partnership.min_kept", "partnership.overdue_days"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Partnership is claimed, yet only {share} of the promises that came due were "
                   "kept ({kept} of {due})."),
          PSI_SAYS_FIX("Partnership is claimed, yet on average only {share} of what the two sides "
                       "expect of each other is met.",
                       "Talk about the expectation that is met least before claiming more.")),
      .fix = "Keep or renegotiate what is overdue before claiming more.", PSI_SOURCE_OUTCOME},
     trust_matches_record},

    {{PSI_RULE("A08", "learning-side-involved", "partnership", CASE, WARNING, DESIGN),
      .claim = "Courses and aids for people are not run around the learning partner.",
      .why = "Courses and aids that reach people from several senders compete for the same hours "
             "and say different things.",
      .fails_when = "an intervention of class learning or support is selected, started or done, "
                    "and neither its owner nor anybody who takes part is of the learning side",
      .reads = PSI_LIST("intervention.parties", "intervention.owner", "intervention.class",
                        "intervention.kind", "intervention.status", "party.side"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{intervention}\" runs without anybody from the learning side.")),
      .fix = "Coordinate it with the learning partner, or record why not.", PSI_SOURCE_OUTCOME},
     learning_side_involved},

    {{PSI_RULE("A24", "first-step-small", "partnership", RELATIONSHIP, NOTE, DESIGN),
      .claim = "With a new partner, one begins with something small.",
      .why = "A small step shows within weeks whether the two can work together, and costs little "
             "if they cannot.",
      .fails_when = "the relationship (where none is recorded, the longest part of anybody on the "
                    "learning side) is younger than partnership.new_days, what is chosen costs "
                    "more than partnership.first_step_cap together, and nothing below that is done "
                    "already",
      .reads = PSI_LIST("relationship.since", "party.since", "case.as_of", "intervention.cost",
                        "intervention.status", "case.scope_units"),
      .limits = PSI_LIST("partnership.new_days", "partnership.first_step_cap"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "The work with {unit} began only on {since}, and its first plan costs {cost}.")),
      .fix = "Cut a smaller first step that can show value.", PSI_SOURCE_OUTCOME},
     first_step_small},

    {{PSI_RULE("A61", "partner-skills-practised", "partnership", RELATIONSHIP, NOTE, SUSTAIN),
      .claim = "Partners keep practising their own craft: to negotiate, to listen, to coach.",
      .why = "Who asks others to practise is believed when they practise too; the talks that "
             "matter are few, and none is a rehearsal.",
      .fails_when = "a skill of somebody on the learning side is below its target and has no plan",
      .reads = PSI_LIST("party.skills", "party.side"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("No plan is written down yet for {party} to get better at {skills}.")),
      .fix = "Plan a rehearsal with a colleague.", .about_person = PSI_YES, PSI_SOURCE_OUTCOME},
     partner_skills_practised},

    {{PSI_RULE("A67", "stakeholders-oriented", "partnership", CASE, NOTE, FRAME),
      .claim = "Stakeholders with duties were shown how the work goes.",
      .why = "People do their part when they have seen the whole of it once; a duty that is only "
             "written into a table is found out when it is missed.",
      .fails_when = "the analysis has begun (self-service aside), and somebody outside the "
                    "learning side who does or answers for something took part in no orientation",
      .reads = PSI_LIST("case.tier", "responsibility.party", "responsibility.letter", "event.kind",
                        "event.parties", "event.by", "event.on", "case.log_kept_since",
                        "case.opened"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The log tells of no orientation for {party}, whose duties are: {duties}.")),
      .fix = "Walk them through roles and steps once.", PSI_SOURCE_OUTCOME},
     stakeholders_oriented},

    {{PSI_RULE("B01", "both-sides-active", "partnership", CASE, WARNING, FRAME),
      .claim = "Both sides work in every phase.",
      .why = "A side that is absent from a phase does not carry what comes out of it.",
      .fails_when = "a phase has ended, and the business or the learning side took part in no "
                    "event of it",
      .reads = PSI_LIST("event.parties", "event.by", "event.phase", "event.on", "party.side",
                        "phase.started", "phase.ended", "case.log_kept_since"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("By the log, {side} took no part in \"{phase}\"."),
          PSI_SAYS("By the log, neither the business nor the learning side did anything in "
                   "\"{phase}\".")),
      .fix = "Agree what that side does in the next phase.", PSI_SOURCE_PARTNERS},
     both_sides_active},

    {{PSI_RULE("B02", "decisions-balanced", "partnership", CASE, WARNING, ROLLOUT),
      .claim = "Neither side takes nearly all decisions.",
      .why = "Where one side decides alone, the other delivers or looks on; neither is a partner.",
      .fails_when = "of at least partnership.min_decisions decisions marked as shared, one side "
                    "took more than partnership.max_decision_share",
      .reads = PSI_LIST("event.kind", "event.by", "event.shared", "party.side"),
      .limits = PSI_LIST("partnership.min_decisions", "partnership.max_decision_share"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "{side} took {n} of the {all} decisions that concern both sides ({share}).")),
      .fix = "Hand over the ones the other side knows better.", PSI_SOURCE_PARTNERS},
     decisions_balanced},

    {{PSI_RULE("B03", "one-lead-per-phase", "partnership", CASE, WARNING, FRAME),
      .claim = "Each phase has exactly one lead.",
      .why = "Where two lead or nobody does, each waits for the other.",
      .fails_when = "a phase has begun and has no lead",
      .reads = PSI_LIST("phase.started", "phase.lead", "case.as_of"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{phase}\" began on {started}, and nobody is named to lead it.")),
      .fix = "Name one lead, from whichever side knows the phase better.", PSI_SOURCE_PARTNERS},
     one_lead_per_phase},

    {{PSI_RULE("B07", "stays-after-delivery", "partnership", CASE, WARNING, SUSTAIN),
      .claim = "The partner is there after delivery.",
      .why = "Whether it works is seen only after delivery, and that is when help is needed that "
             "nobody has ordered.",
      .fails_when = "partnership.follow_up_days have passed since delivery, and nobody from the "
                    "learning side took part in any event after it",
      .reads = PSI_LIST("event.on", "event.parties", "event.by", "case.delivered_on", "case.as_of",
                        "case.log_kept_since", "case.status", "party.side"),
      .limits = PSI_LIST("partnership.follow_up_days"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "By the log, nobody from the learning side came back after delivery on {date}.")),
      .fix = "Book the follow-up now.", PSI_SOURCE_PARTNERS},
     stays_after_delivery},

    {{PSI_RULE("B08", "acts-as-partner", "partnership", CASE, WARNING, SUSTAIN),
      .claim = "What is claimed about the role shows in the record.",
      .why = "A new title changes nothing for the business; what is done differently does.",
      .fails_when = "somebody claims to work as a partner, something has been chosen, and the "
                    "partner score (see ps_partner_score_of) says consultant, order taker or "
                    "something between the two",
      .reads = PSI_LIST("party.claimed_mode", "case.partner_score"),
      .limits = PSI_LIST("partnership.min_joint_share", "partnership.follow_up_days"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Partnership is claimed; the record does not yet show {items}."),
          PSI_SAYS_FIX("Partnership is claimed, yet what is done was chosen before anybody looked "
                       "for causes.",
                       "Ask what the business wants to reach and what keeps it from that, before "
                       "more is made.")),
      .fix = "Look at the open items of the partner score, and start with the first.",
      .about_person = PSI_YES, PSI_SOURCE_PARTNERS},
     acts_as_partner},

    {{PSI_RULE("B11", "expectations-both-ways", "partnership", CASE, ERROR, FRAME),
      .core = PSI_WHOLE(21),
      .claim = "Each side states what it expects of the other.",
      .why = "What is not said is expected all the same, and comes up as a disappointment.",
      .fails_when = "the analysis has begun (self-service aside), and no expectation is recorded "
                    "from the business to the learning side, or from the learning side to the "
                    "business",
      .reads = PSI_LIST("case.tier", "expectation.from", "expectation.to", "party.side",
                        "case.status", "phase.started"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{side} has not said yet what it expects of {other}."),
          PSI_SAYS("Neither the business nor the learning side has said yet what it expects of "
                   "the other.")),
      .fix = "Ask, and write it down.", PSI_SOURCE_PARTNERS},
     expectations_both_ways},

    {{PSI_RULE("B12", "expectations-met", "partnership", RELATIONSHIP, WARNING, SUSTAIN),
      .claim = "Both sides get about as much as they expect.",
      .why = "A partnership that serves one side only lasts until that side has what it wanted.",
      .fails_when = "what one side expects of the other is met less than partnership.min_met on "
                    "average, or the averages of the two sides differ by more than "
                    "partnership.max_asymmetry",
      .reads = PSI_LIST("expectation.score", "expectation.from", "expectation.to", "party.side"),
      .limits = PSI_LIST("partnership.min_met", "partnership.max_asymmetry"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("On average {side} gets {score} of what it expects of {other}."),
          PSI_SAYS("On average {side} gets {score} of what it expects, and {other} {more}.")),
      .fix = "Talk about the expectation that is met least first.", PSI_SOURCE_PARTNERS},
     expectations_met},

    {{PSI_RULE("B15", "work-done-together", "partnership", CASE, WARNING, ROLLOUT),
      .claim = "A fair part of the work is joint.",
      .why = "What both have seen together need not be explained, defended or sold afterwards.",
      .fails_when = "both sides took part in less than partnership.min_joint_share of the events, "
                    "and there are enough of them that one more would not settle it",
      .reads = PSI_LIST("event.parties", "event.by", "event.on", "party.side",
                        "case.log_kept_since", "case.opened"),
      .limits = PSI_LIST("partnership.min_joint_share"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "Of the {all} events in the log, {joint} brought both sides together ({share}).")),
      .fix = "Do the next step together.", PSI_SOURCE_PARTNERS},
     work_done_together},

    {{PSI_RULE("B22", "risk-shared", "partnership", CASE, WARNING, DESIGN),
      .claim = "Both sides have something at stake.",
      .why = "Who has put something in stays when it gets difficult.",
      .fails_when = "the stakes reach delivery.high_stakes, planning has begun (self-service "
                    "aside), and one side has no commitment with a stake above zero",
      .reads = PSI_LIST("commitment.stake", "commitment.by", "party.side", "case.stakes",
                        "case.status", "phase.started"),
      .limits = PSI_LIST("delivery.high_stakes"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{stakes} is at stake, and {side} has put in nothing of its own."),
          PSI_SAYS("{stakes} is at stake, and neither the business nor the learning side has put "
                   "in anything of its own.")),
      .fix = "Agree what each side puts in.", PSI_SOURCE_PARTNERS},
     risk_shared},

    {{PSI_RULE("B25", "gap-owned-by-both", "partnership", CASE, WARNING, FRAME),
      .claim = "A gap has one accountable business owner and a learning partner beside them.",
      .why = "The business alone can close a gap in its work; beside somebody who knows how gaps "
             "are closed it does so sooner.",
      .fails_when = "the analysis has begun (self-service aside), and the owners of a gap do not "
                    "include both the business and the learning side",
      .reads = PSI_LIST("case.tier", "gap.owners", "party.side", "case.status", "phase.started"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("The gap \"{gap}\" is owned without a learning partner.",
                       "Ask a learning partner to answer for it beside the owner."),
          PSI_SAYS_FIX("The gap \"{gap}\" is owned by the learning side alone.",
                       "Find the one in the business who answers for it."),
          PSI_SAYS_FIX("The gap \"{gap}\" is owned by neither the business nor the learning side.",
                       "Find the one in the business who answers for it, and a learning partner "
                       "beside them.")),
      .fix = "Add an owner from the other side.", PSI_SOURCE_PARTNERS},
     gap_owned_by_both},

    {{PSI_RULE("B28", "learning-leads-analysis", "partnership", CASE, WARNING, DIAGNOSE),
      .claim = "The learning side leads the analysis.",
      .why = "Those who own the work know it best and see its causes worst; asking why is the "
             "craft the learning side brings.",
      .fails_when = "the analysis has begun, led by somebody who is neither of the learning side "
                    "nor lists root-cause analysis among their skills",
      .reads = PSI_LIST("phase.kind", "phase.started", "phase.lead", "party.side", "party.skills"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{phase}\" is led by {party}, where the learning side is expected to lead.")),
      .fix = "Ask for the lead on this phase, and give it on others.", PSI_SOURCE_PARTNERS},
     learning_leads_analysis},

    {{PSI_RULE("B29", "roles-acknowledged", "partnership", CASE, WARNING, FRAME),
      .claim = "Stakeholders know how performance work goes and accept their role.",
      .why = "A role that somebody was given and never took is empty when it is needed.",
      .fails_when = "the analysis has begun (self-service aside), and somebody outside the "
                    "learning side who does or answers for something has not accepted their role, "
                    "or did so only afterwards though they were there before",
      .reads = PSI_LIST("case.tier", "party.acknowledged_on", "party.since", "phase.started",
                        "responsibility.party", "responsibility.letter"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The duties of {party} are not accepted yet: {duties}."),
          PSI_SAYS_AS("{party} accepted the role on {on}, when the analysis had been under way "
                      "since {started}.",
                      NOTE, "Next time, explain the work and ask for a yes before it begins.")),
      .fix = "Explain the work, and ask for a yes.", .about_person = PSI_YES, PSI_SOURCE_PARTNERS},
     roles_acknowledged},

    {{PSI_RULE("B30", "analysis-by-experts", "partnership", CASE, WARNING, DIAGNOSE),
      .claim = "Root-cause analysis is done by those trained for it.",
      .why = "Untrained, people find the cause they had in mind.",
      .fails_when = "nobody who does root-cause analysis is of the learning side or lists it among "
                    "their skills",
      .reads = PSI_LIST("responsibility.kind", "responsibility.letter", "responsibility.party",
                        "party.side", "party.skills"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "\"{activity}\" is done by {party}, without anybody trained to analyse causes.")),
      .fix = "Let the learning side do it, and keep the others consulted.", PSI_SOURCE_PARTNERS},
     analysis_by_experts},

    {{PSI_RULE("B37", "both-sides-accountable", "partnership", CASE, ERROR, FRAME),
      .core = PSI_WHOLE(19),
      .claim = "Each side is accountable for something that counts.",
      .why = "Who answers for nothing is a supplier or a customer, and leaves like one.",
      .fails_when = "the analysis has begun (self-service aside), and the business or the learning "
                    "side holds no A in the table of responsibilities",
      .reads = PSI_LIST("case.tier", "responsibility.letter", "responsibility.party", "party.side",
                        "case.status", "phase.started"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{side} is accountable for nothing so far."),
          PSI_SAYS("Neither the business nor the learning side is accountable for anything so "
                   "far.")),
      .fix = "Give each side an accountability for the outcome.", PSI_SOURCE_PARTNERS},
     both_sides_accountable},

    {{PSI_RULE("B38", "duties-not-outsourced", "partnership", CASE, ERROR, FRAME),
      .core = PSI_WHOLE(20),
      .claim = "Seeing gaps, deciding, resourcing and reinforcing stay with the business.",
      .why = "The learning side can help with all four and has the power for none; handed over, "
             "they end with the project.",
      .fails_when = "all who do or answer for the activities of kind detect, decide, resource or "
                    "reinforce are of the learning side",
      .reads = PSI_LIST("responsibility.kind", "responsibility.letter", "responsibility.party",
                        "party.side"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "\"{activity}\" lies with the learning side alone, where the business should do it or "
          "answer for it.")),
      .fix = "Return it to a named owner in the business.", PSI_SOURCE_PARTNERS},
     duties_not_outsourced},

    {{PSI_RULE("B39", "distinct-roles", "partnership", CASE, WARNING, DESIGN),
      .claim = "Every party has something only it does.",
      .why = "Where two do the same, it is done twice or not at all.",
      .fails_when = "parties of two sides both do one activity (R) in one phase, and how they "
                    "split it is not written down",
      .reads = PSI_LIST("responsibility.activity", "responsibility.kind", "responsibility.phase",
                        "responsibility.letter", "responsibility.party", "responsibility.split",
                        "party.side"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "\"{activity}\" is done by {parties}, and how they share it is not written down.")),
      .fix = "Split the activity, or choose one who does it.", PSI_SOURCE_PARTNERS},
     distinct_roles},

    {{PSI_RULE("B55", "response-team-complete", "partnership", CASE, WARNING, DESIGN),
      .claim = "Someone scans, someone analyses, someone removes barriers, someone provides "
               "learning.",
      .why = "A gap is answered as fast as the slowest of the four; one that nobody holds waits.",
      .fails_when = "the analysis has begun (self-service aside) and nobody does (R) an activity "
                    "of kind detect or analyse, or planning has begun and nobody does one of kind "
                    "remove_barrier or build; build is not asked for where no training was needed",
      .reads = PSI_LIST("case.tier", "responsibility.kind", "responsibility.letter",
                        "responsibility.party", "case.result", "case.status", "phase.started"),
      .branches = PSI_BRANCHES(PSI_SAYS("Nobody is named to {roles}.")),
      .fix = "Name who does it.", PSI_SOURCE_PARTNERS},
     response_team_complete},

    {{PSI_RULE("B63", "commitments-from-both", "partnership", CASE, ERROR, DESIGN),
      .core = PSI_WHOLE(22),
      .claim = "Both sides commit to dated things and keep them.",
      .why = "A promise without a date cannot be kept or broken, and one that is broken in "
             "silence is the last that is believed.",
      .fails_when = "planning has begun (self-service aside) and a side has no commitment with a "
                    "date; a commitment is overdue; error where by more than "
                    "partnership.overdue_days",
      .reads = PSI_LIST("case.tier", "commitment.by", "commitment.due", "commitment.done_on",
                        "party.side", "case.as_of", "case.status", "phase.started"),
      .limits = PSI_LIST("partnership.overdue_days"), .subsumes = PSI_LIST("B64"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_AS("{side} has promised nothing with a date yet.", WARNING,
                      "Ask what it will do, and by when."),
          PSI_SAYS_AS("Neither the business nor the learning side has promised anything with a "
                      "date yet.",
                      WARNING, "Agree what each side will do, and by when."),
          PSI_SAYS_AS("\"{commitment}\", promised by {party} for {due}, is overdue.", WARNING,
                      "Keep it, or renegotiate the date."),
          PSI_SAYS("\"{commitment}\", promised by {party} for {due}, is long overdue.")),
      .fix = "Keep it, renegotiate the date, or say that it will not be kept.",
      .about_person = PSI_YES, PSI_SOURCE_PARTNERS},
     commitments_from_both},

    {{PSI_RULE("B64", "no-build-without-commitment", "partnership", CASE, WARNING, BUILD),
      .claim = "Building waits for the commitment of both.",
      .why = "Once something is built, the side that promised nothing has no reason to.",
      .fails_when = "a phase of kind build began before the business and the learning side each "
                    "had made a commitment",
      .reads = PSI_LIST("phase.kind", "phase.started", "commitment.by", "commitment.made_on",
                        "party.side"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{phase}\" began on {started} without a commitment from {side}."),
          PSI_SAYS("\"{phase}\" began on {started} without a commitment from either side.")),
      .fix = "Ask for it before more is built.", PSI_SOURCE_PARTNERS},
     no_build_without_commitment},

    {{PSI_RULE("B69", "partners-know-each-other", "partnership", RELATIONSHIP, NOTE, FRAME),
      .claim = "Each side knows how the other works.",
      .why = "Who knows how somebody likes to work gets an answer at the first try.",
      .fails_when = "a relationship is recorded or the analysis has begun (self-service aside), "
                    "and nobody of a side has a profile",
      .reads = PSI_LIST("case.tier", "party.profile", "party.side", "party.unit",
                        "relationship.partners", "case.status", "phase.started"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Nothing is written down about how anybody of {side} works.")),
      .fix = "Write five lines about how they work.", PSI_SOURCE_PARTNERS},
     partners_know_each_other},
};

const psi_pack psi_pack_partnership = {"partnership", rules, PSI_COUNT(rules)};
