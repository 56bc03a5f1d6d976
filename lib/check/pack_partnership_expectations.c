/* Expectations: each side says what it expects and gets most of it; who claims a partnership
 * lives up to it. */
#include "check/pack_partnership.h"
#include "check/rules.h"

#include "analysis/partner_score.h"

#include <math.h>
#include <string.h>

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

/* The side that expects something of the other; 0 where it is not from one to the other. */
static unsigned expecting(const psi_check *k, const ps_expectation *e) {
  unsigned from = psi_side_bit(k, e->from), to = psi_side_bit(k, e->to);
  return (from & PSI_BOTH) != 0 && to == psi_other_side(from) ? from : 0;
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
  for (; (c = psi_commitment_at(k->c, p.all)) != NULL; p.all++) {
    if (c->done_on != 0 && !psi_is_to_come(k, c->done_on)) {
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
  if (p.due > 0 && psi_is_below((double)p.kept / (double)p.due, limit)) {
    psi_say_share(k, "share", (double)p.kept / (double)p.due);
    psi_say_count(k, "kept", p.kept);
    psi_say_count(k, "due", p.due);
    psi_fails(k, 0, party, "claimed_mode");
  } else if (m.scored > 0 && psi_is_below(m.sum / (double)m.scored, limit)) {
    psi_say_share(k, "share", m.sum / (double)m.scored);
    psi_evidence(k, "Met least: \"%s\"", psi_name(m.lowest));
    psi_fails(k, 1, party, "claimed_mode");
  } else {
    settle_trust(k, &p, &m);
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
                        "whether this is a partnership; the record says nothing of {items}");
  }
}

/* ---- B11 ---- */

static void expectations_both_ways(psi_check *k) {
  unsigned heard = 0;
  const ps_expectation *vague = NULL, *e;
  if (!psi_is_under_way(k, PS_PHASE_KIND_DIAGNOSE)) return;
  for (size_t n = 0; (e = expectation_at(k->c, n)) != NULL; n++) {
    heard |= expecting(k, e);
    if (psi_side_bit(k, e->from) == PSI_UNSURE || psi_side_bit(k, e->to) == PSI_UNSURE) vague = e;
  }
  if (heard == PSI_BOTH) {
    psi_passes(k);
  } else if (vague != NULL) {
    bool from = psi_side_bit(k, vague->from) == PSI_UNSURE;
    psi_side_unknown(k, from ? vague->from : vague->to, vague, from ? "from" : "to");
  } else {
    psi_fails_without(k, heard, k->c, "expectations");
  }
}

/* ---- B12 ---- */

static double mean(const meeting *m) { return m->scored == 0 ? NAN : m->sum / (double)m->scored; }

static bool is_too_little(psi_check *k, const meeting m[PSI_SIDES]) {
  bool failed = false;
  double limit = psi_limit(k, PSI_LIMIT_PARTNERSHIP_MIN_MET);
  for (size_t s = 0; s < PSI_SIDES; s++) {
    if (!psi_is_below(mean(&m[s]), limit)) continue;
    psi_limit(k, PSI_LIMIT_PARTNERSHIP_MIN_MET);
    psi_say_sides(k, psi_sides[s]);
    psi_say_share(k, "score", mean(&m[s]));
    psi_evidence(k, "Met least: \"%s\" (%d %%)", psi_name(m[s].lowest),
                 (int)(m[s].lowest->score.value * 100 + 0.5));
    psi_fails(k, 0, m[s].lowest, "score");
    failed = true;
  }
  return failed;
}

static void compare_sides(psi_check *k, const meeting m[PSI_SIDES],
                          const ps_expectation *unscored) {
  double more = mean(&m[1]) - mean(&m[0]); /* NaN where one side has none */
  size_t low = more > 0 ? 0 : 1;
  if (psi_is_below(psi_limit(k, PSI_LIMIT_PARTNERSHIP_MAX_ASYMMETRY), fabs(more))) {
    psi_say_sides(k, psi_sides[low]);
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
  meeting m[PSI_SIDES];
  memset(m, 0, sizeof m);
  for (size_t i = 0; i < k->partnership->expectation_count; i++) {
    const ps_expectation *e = k->partnership->expectations[i];
    unsigned side = expecting(k, e);
    for (size_t s = 0; s < PSI_SIDES; s++)
      if (side == psi_sides[s]) take_score(&m[s], e);
  }
  const ps_expectation *unscored = m[0].unscored != NULL ? m[0].unscored : m[1].unscored;
  size_t scored = m[0].scored + m[1].scored;
  if (scored == 0 && unscored == NULL) return;
  if (scored == 0 && !psi_reached(k, PS_PHASE_KIND_PILOT))
    psi_spared(k, "It is too early to say how far expectations are met.");
  else if (!is_too_little(k, m))
    compare_sides(k, m, unscored);
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A05", "trust-matches-record", "partnership", CASE, NOTE, SUSTAIN),
      .claim = "What is called a partnership rests on promises kept and expectations met.",
      .why = "Trust comes from what was done. A claim that goes beyond that costs more trust than "
             "no claim at all.",
      .fails_when = "somebody claims to work as a partner, and of the commitments that came due a "
                    "smaller share than partnership.min_kept was kept (at most "
                    "partnership.overdue_days late), or expectations between the two sides are met "
                    "less than partnership.min_kept on average",
      .reads = PSI_LIST("party.claimed_mode", "commitment.done_on", "commitment.due",
                        "expectation.score", "expectation.from", "expectation.to", "party.side",
                        "case.as_of"),
      .limits = PSI_LIST("partnership.min_kept", "partnership.overdue_days"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("This is called a partnership, yet only {share} of the promises that came due "
                   "were kept ({kept} of {due})."),
          PSI_SAYS_FIX("This is called a partnership, yet on average the two sides get only "
                       "{share} of what they expect of each other.",
                       "Talk first about the expectation that is met least.")),
      .fix = "Keep the promises that are still open, or agree new dates for them.",
      PSI_SOURCE_OUTCOME},
     trust_matches_record},

    {{PSI_RULE("B08", "acts-as-partner", "partnership", CASE, WARNING, SUSTAIN),
      .claim = "Those who call themselves partners work as partners do.",
      .why = "A new title changes nothing for the business; what is done differently does.",
      .fails_when = "somebody claims to work as a partner, something has been chosen, and the "
                    "partner score says consultant, order taker or something between the two",
      .reads = PSI_LIST("party.claimed_mode", "case.partner_score"),
      .limits = PSI_LIST("partnership.min_joint_share", "partnership.follow_up_days"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("This is called a partnership, but the record does not yet show {items}."),
          PSI_SAYS_FIX("This is called a partnership, yet what is done was chosen before anybody "
                       "looked for causes.",
                       "Ask what the business wants to reach and what stands in its way, before "
                       "more is made.")),
      .fix = "Begin with the first of these when the next request comes.",
      .about_person = PSI_YES, PSI_SOURCE_PARTNERS},
     acts_as_partner},

    {{PSI_RULE("B11", "expectations-both-ways", "partnership", CASE, ERROR, FRAME),
      .core = PSI_WHOLE(21),
      .claim = "Each side says what it expects of the other.",
      .why = "What is not said is expected all the same, and comes up later as a disappointment.",
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
      .claim = "Both sides get most of what they expect, and neither much more than the other.",
      .why = "A partnership that serves only one side ends when that side has what it wanted.",
      .fails_when = "what one side expects of the other is met less than partnership.min_met on "
                    "average, or the averages of the two sides differ by more than "
                    "partnership.max_asymmetry",
      .reads = PSI_LIST("expectation.score", "expectation.from", "expectation.to", "party.side"),
      .limits = PSI_LIST("partnership.min_met", "partnership.max_asymmetry"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("On average {side} gets {score} of what it expects of {other}."),
          PSI_SAYS("On average {side} gets {score} of what it expects, and {other} gets {more}.")),
      .fix = "Talk first about the expectation that is met least.", PSI_SOURCE_PARTNERS},
     expectations_met},
};

const psi_pack psi_pack_partnership_expectations = {"partnership", rules, PSI_COUNT(rules)};
