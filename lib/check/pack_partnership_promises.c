/* Promises: the work together begins small, and both sides put something in and keep to dates. */
#include "check/pack_partnership.h"
#include "check/rules.h"

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

/* ---- B22 ---- */

/* Sides that have put something in, that have not said what, and that may have. */
typedef struct stakes {
  unsigned some, unsaid;
  const ps_commitment *unsaid_by[PSI_SIDES], *vague;
} stakes;

static stakes weigh_stakes(const psi_check *k) {
  stakes s = {0, 0, {NULL, NULL}, NULL};
  const ps_commitment *c;
  for (size_t n = 0; (c = psi_commitment_at(k->c, n)) != NULL; n++) {
    unsigned side = psi_side_bit(k, c->by);
    if (psi_marked(c, "stake") || (c->stake.set && c->stake.minor <= 0)) continue;
    if (side == PSI_UNSURE) s.vague = c;
    if (c->stake.set) {
      s.some |= side;
      continue;
    }
    s.unsaid |= side;
    for (size_t i = 0; i < PSI_SIDES; i++)
      if (side == psi_sides[i]) s.unsaid_by[i] = c;
  }
  return s;
}

static void tell_stakes(psi_check *k, double at_stake) {
  stakes s = weigh_stakes(k);
  unsigned bare = PSI_BOTH & ~s.some & ~s.unsaid;
  if ((s.some & PSI_BOTH) == PSI_BOTH) {
    psi_passes(k);
  } else if (bare != 0 && s.vague != NULL) {
    psi_side_unknown(k, s.vague->by, s.vague, "by");
  } else if (bare != 0) {
    psi_say_money(k, "stakes", at_stake);
    psi_fails_without(k, ~bare, k->c, "commitments");
  } else {
    for (size_t i = 0; i < PSI_SIDES; i++)
      if ((s.some & psi_sides[i]) == 0) psi_unknown(k, s.unsaid_by[i], "stake");
  }
}

static void risk_shared(psi_check *k) {
  if (!psi_is_under_way(k, PS_PHASE_KIND_DESIGN) || psi_marked(k->c, "stakes")) return;
  double at_stake = psi_money(k, &k->c->stakes);
  if (at_stake != at_stake) {
    psi_unknown(k, k->c, "stakes");
  } else if (at_stake >= psi_limit(k, PSI_LIMIT_DELIVERY_HIGH_STAKES)) {
    tell_stakes(k, at_stake);
  }
}

/* ---- B63 ---- */

static void look_at_commitment(psi_check *k, const ps_commitment *c) {
  bool done = c->done_on != 0 && !psi_is_to_come(k, c->done_on);
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
  for (size_t n = 0; (c = psi_commitment_at(k->c, n)) != NULL; n++) {
    unsigned side = psi_side_bit(k, c->by);
    look_at_commitment(k, c);
    if (side == PSI_UNSURE) vague = c;
    if (c->due != 0 || c->done_on != 0) dated |= side;
  }
  if (!psi_is_under_way(k, PS_PHASE_KIND_DESIGN)) return;
  if ((dated & PSI_BOTH) == PSI_BOTH) {
    psi_passes(k);
  } else if (vague != NULL) {
    psi_side_unknown(k, vague->by, vague, "by");
  } else {
    psi_fails_without(k, dated, k->c, "commitments");
  }
}

/* ---- B64 ---- */

static void look_at_build(psi_check *k, const ps_phase *phase) {
  unsigned by_then = 0, undated = 0;
  const ps_commitment *c, *first = NULL, *vague = NULL;
  for (size_t n = 0; (c = psi_commitment_at(k->c, n)) != NULL; n++) {
    unsigned side = psi_side_bit(k, c->by);
    if (c->made_on == 0) {
      undated |= side;
      first = c;
    } else if (c->made_on <= phase->started) {
      by_then |= side;
      if (side == PSI_UNSURE) vague = c;
    }
  }
  unsigned missing = PSI_BOTH & ~by_then;
  if (missing == 0) {
    psi_passes(k);
  } else if (vague != NULL) {
    psi_side_unknown(k, vague->by, vague, "by");
  } else if ((undated & (missing | PSI_UNSURE)) != 0) {
    psi_unknown(k, first, "made_on");
  } else {
    psi_say_name(k, "phase", phase);
    psi_say_date(k, "started", phase->started);
    psi_fails_without(k, by_then, phase, "started");
  }
}

static void no_build_without_commitment(psi_check *k) {
  for (size_t i = 0; i < k->c->phases.count; i++) {
    const ps_phase *phase = k->c->phases.items[i];
    bool built = phase->kind == PS_PHASE_KIND_BUILD && phase->skipped_because == NULL;
    if (!built || psi_is_to_come(k, phase->started)) continue;
    if (phase->started != 0)
      look_at_build(k, phase);
    else if (psi_reached(k, PS_PHASE_KIND_BUILD))
      psi_unknown(k, phase, "started");
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A24", "first-step-small", "partnership", RELATIONSHIP, NOTE, DESIGN),
      .claim = "The work with a new partner begins with something small.",
      .why = "A small step shows within weeks whether the two can work together, and costs little "
             "if they cannot.",
      .fails_when = "the relationship (where none is recorded, the part that somebody on the "
                    "learning side has had longest) is younger than partnership.new_days, all that "
                    "is chosen costs more than partnership.first_step_cap together, and nothing "
                    "below that is done already",
      .reads = PSI_LIST("relationship.since", "party.since", "case.as_of", "intervention.cost",
                        "intervention.status", "case.scope_units"),
      .limits = PSI_LIST("partnership.new_days", "partnership.first_step_cap"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The work with {unit} began only on {since}, and the first plan costs {cost}.")),
      .fix = "Agree a smaller first step that shows within weeks what it is worth.",
      PSI_SOURCE_OUTCOME},
     first_step_small},

    {{PSI_RULE("B22", "risk-shared", "partnership", CASE, WARNING, DESIGN),
      .claim = "Where much is at stake, both sides put something in.",
      .why = "A side that has put something in stays when things get difficult.",
      .fails_when = "the stakes reach delivery.high_stakes, planning has begun (self-service "
                    "aside), and one side has no commitment with a stake above zero",
      .reads = PSI_LIST("commitment.stake", "commitment.by", "party.side", "case.stakes",
                        "case.status", "phase.started"),
      .limits = PSI_LIST("delivery.high_stakes"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{stakes} is at stake, and {side} has put in nothing of its own yet."),
          PSI_SAYS("{stakes} is at stake, and neither the business nor the learning side has put "
                   "in anything of its own yet.")),
      .fix = "Agree what each side puts in: money, people or time.", PSI_SOURCE_PARTNERS},
     risk_shared},

    {{PSI_RULE("B63", "commitments-from-both", "partnership", CASE, ERROR, DESIGN),
      .core = PSI_WHOLE(22),
      .claim = "Both sides make promises with dates, and keep them.",
      .why = "A promise without a date can be neither kept nor broken, and one that is broken in "
             "silence is the last that is believed.",
      .fails_when = "planning has begun (self-service aside) and a side has no commitment with a "
                    "date; or a commitment is overdue, an error where by more than "
                    "partnership.overdue_days",
      .reads = PSI_LIST("case.tier", "commitment.by", "commitment.due", "commitment.done_on",
                        "party.side", "case.as_of", "case.status", "phase.started"),
      .limits = PSI_LIST("partnership.overdue_days"), .subsumes = PSI_LIST("B64"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_AS("{side} has not promised anything with a date yet.",
                      WARNING, "Ask what it will do, and by when."),
          PSI_SAYS_AS("Neither the business nor the learning side has promised anything with a "
                      "date yet.",
                      WARNING, "Agree what each side will do, and by when."),
          PSI_SAYS_AS("\"{commitment}\", promised by {party} for {due}, is overdue.",
                      WARNING, "Keep it, or agree a new date."),
          PSI_SAYS("\"{commitment}\", promised by {party} for {due}, is long overdue.")),
      .fix = "Keep it, agree a new date, or say that it will not be kept.",
      .about_person = PSI_YES, PSI_SOURCE_PARTNERS},
     commitments_from_both},

    {{PSI_RULE("B64", "no-build-without-commitment", "partnership", CASE, WARNING, BUILD),
      .claim = "Nothing is built before both sides have promised their part.",
      .why = "Once something is built, the side that promised nothing has no reason left to do so.",
      .fails_when = "a phase of kind build began before the business and the learning side each "
                    "had made a commitment",
      .reads = PSI_LIST("phase.kind", "phase.started", "commitment.by", "commitment.made_on",
                        "party.side"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{phase}\" began on {started} without a promise from {side}."),
          PSI_SAYS("\"{phase}\" began on {started} without a promise from either side.")),
      .fix = "Ask for that promise before more is built.", PSI_SOURCE_PARTNERS},
     no_build_without_commitment},
};

const psi_pack psi_pack_partnership_promises = {"partnership", rules, PSI_COUNT(rules)};
