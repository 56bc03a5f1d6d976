/* What the work was worth, to whom, and who says so. */
#include "check/pack_outcomes.h"
#include "check/rules.h"

/* ---- B67 ---- */

/* The last report to a sponsor up to now; notes one since `from` that does not say to whom. */
static ps_date last_report(const psi_check *k, ps_date from, const ps_event **unaddressed) {
  const psi_partnership *p = k->partnership;
  ps_date last = 0;
  for (size_t i = 0; i < p->event_count; i++) {
    const ps_event *e = p->events[i];
    if (e->kind != PS_EVENT_KIND_REPORT || e->on > k->as_of) continue;
    if (e->on >= from && e->parties.count == 0) *unaddressed = e;
    if ((p->who[i].perspectives & PSI_BIT(PS_PERSPECTIVE_SPONSOR)) == 0 &&
        (k->c->sponsor == NULL || !psi_took_part(e, k->c->sponsor)))
      continue;
    if (e->on > last) last = e->on;
  }
  return last;
}

static void value_told_regularly(psi_check *k) {
  const psi_partnership *p = k->partnership;
  const ps_event *unaddressed = NULL;
  ps_date since = p->relationship != NULL ? p->since : psi_in_place_since(k);
  if (p->relationship == NULL && (since == 0 || k->c->closed != 0)) return;
  if (k->as_of == 0) {
    psi_unknown(k, k->c, "as_of");
    return;
  }
  ps_date from = ps_date_add_days(k->as_of, -(int32_t)psi_limit(k, PSI_LIMIT_OUTCOMES_REPORT_DAYS));
  ps_date last = last_report(k, from, &unaddressed);
  psi_say_date(k, "date", last);
  psi_say(k, "unit", p->unit != NULL ? p->unit : "the business");
  if (last >= from) {
    psi_passes(k);
  } else if (since == 0) {
    psi_unknown(k, p->relationship, "since");
  } else if (since > from) {
    return; /* it is not yet time */
  } else if (unaddressed != NULL) {
    psi_unknown(k, unaddressed, "parties");
  } else if (!psi_log_covers(k, from)) {
    psi_unknown(k, k->c, "log_kept_since");
  } else {
    psi_fails(k, last != 0 ? 0 : 1, p->relationship != NULL ? (const void *)p->relationship : k->c,
              "events");
  }
}

/* ---- B68 ---- */

static void three_benefit(psi_check *k) {
  static const char *const who[] = {"the business", "those who learn", "the partnership itself"};
  const ps_case *c = k->c;
  const ps_goal *untold = NULL;
  unsigned gains = 0;
  psi_listing missing = {{0}, 0, 0};
  if (c->goals.count == 0 || !psi_reached(k, PS_PHASE_KIND_DESIGN)) return;
  for (size_t i = 0; i < c->goals.count; i++) {
    const ps_goal *goal = c->goals.items[i];
    gains |= PSI_BIT(goal->beneficiary);
    if (goal->people_goal.value) gains |= PSI_BIT(PS_BENEFICIARY_LEARNERS);
    if (goal->beneficiary == PS_BENEFICIARY_UNSET && !goal->people_goal.value) untold = goal;
  }
  for (size_t i = 0; i < c->evaluations.count; i++)
    gains |= PSI_BIT(c->evaluations.items[i]->beneficiary);
  for (unsigned i = 0; i < PSI_COUNT(who); i++)
    if ((gains & PSI_BIT(PS_BENEFICIARY_BUSINESS + i)) == 0) psi_listing_add(&missing, who[i]);
  if (missing.count == 0) {
    psi_passes(k);
  } else if (untold != NULL) {
    psi_unknown(k, untold, "beneficiary");
  } else {
    psi_say_listing(k, "who", &missing);
    psi_fails(k, 0, c, "goals");
  }
}

/* ---- C02 ---- */

static void training_avoided_counts(psi_check *k) {
  static const char *const how[] = {"", "", "with something smaller than what was asked for",
                                    "with something other than what was asked for",
                                    "without any training"};
  const ps_case *c = k->c;
  bool over = c->status >= PS_CASE_STATUS_DELIVERED || c->closed != 0;
  if (c->result == PS_RESULT_BUILT || psi_marked(c, "avoided_cost")) return;
  if (c->result == PS_RESULT_UNSET) {
    if (over && c->requested_solution != NULL) psi_unknown(k, c, "result");
  } else if (c->avoided_cost.set) {
    psi_passes(k);
  } else if (over) {
    psi_say(k, "how", how[c->result]);
    psi_fails(k, 0, c, "avoided_cost");
  }
}

/* ---- C03 ---- */

static void value_agreed_by_sponsor(psi_check *k) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->evaluations.count; i++) {
    const ps_evaluation *e = c->evaluations.items[i];
    const ps_party *party = psi_party(k, e->accepted_by.party);
    if (e->level.value < 4 || (k->as_of != 0 && e->on > k->as_of)) continue;
    if (e->met.set && !e->met.value && !e->benefit.set) continue; /* nothing is claimed */
    if (psi_find(k, PS_ENTITY_NONE, e->about) != NULL)
      psi_say_id(k, "what", e->about);
    else
      psi_say_result(k, "what", e);
    if (party == NULL) {
      psi_fails(k, 0, e, "accepted_by");
    } else if (party->side == PS_SIDE_BUSINESS || psi_same(c->sponsor, party->id)) {
      psi_passes(k);
    } else if (party->side == PS_SIDE_UNSET) {
      psi_unknown(k, party, "side");
    } else {
      psi_say_name(k, "party", party);
      psi_object(k, party->id);
      psi_fails(k, 1, e, "accepted_by");
    }
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("B67", "value-told-regularly", "outcomes", RELATIONSHIP, NOTE, SUSTAIN),
      .claim = "The sponsor hears regularly what the work was worth.",
      .why = "A sponsor who hears nothing assumes that nothing happened, and decides the next "
             "budget by it.",
      .fails_when = "the relationship (or what the case put in place) is older than "
                    "outcomes.report_days, and no report to a sponsor is in the log of those days; "
                    "not for a lone case that is closed",
      .reads = PSI_LIST("event.kind", "event.parties", "event.on", "case.as_of", "case.sponsor",
                        "case.log_kept_since", "case.delivered_on", "relationship.since",
                        "party.perspectives"),
      .limits = PSI_LIST("outcomes.report_days"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The sponsors of {unit} were last told on {date} what the work was worth."),
          PSI_SAYS("No sponsor of {unit} has been told yet what the work was worth.")),
      .fix = "Send them one page on it, in their own terms.",
      PSI_SOURCE_PARTNERS},
     value_told_regularly},
    {{PSI_RULE("B68", "three-benefit", "outcomes", CASE, NOTE, DESIGN),
      .claim = "The partnership, those who learn and the business each gain.",
      .why = "Whoever gains nothing has no reason to go on; a partnership that serves only one of "
             "the three does not last.",
      .fails_when = "interventions are being chosen, the case has goals, and business, learners or "
                    "partnership has neither a goal nor an evaluation",
      .reads = PSI_LIST("goal.beneficiary", "goal.people_goal", "evaluation.beneficiary"),
      .branches = PSI_BRANCHES(PSI_SAYS("No goal and no evaluation says what {who} will gain.")),
      .fix = "Ask them what would help, and write it down as a goal.",
      PSI_SOURCE_PARTNERS},
     three_benefit},
    {{PSI_RULE("C02", "training-avoided-counts", "outcomes", CASE, NOTE, EVALUATE),
      .claim = "Where the work came out smaller or different, or was not needed, that is told as a "
               "result.",
      .why = "A course that was not needed and not held is money and time saved; untold, it looks "
             "as if nothing had been done.",
      .fails_when = "the case is delivered or closed, ended smaller, redirected or without "
                    "training, and says no avoided cost",
      .reads = PSI_LIST("case.result", "case.avoided_cost", "case.status", "case.closed",
                        "case.requested_solution"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("This case ended {how}, and nobody has said what that saved.")),
      .fix = "Estimate what was not spent, people's time included, and tell the sponsor.",
      PSI_SOURCE_READER},
     training_avoided_counts},
    {{PSI_RULE("C03", "value-agreed-by-sponsor", "outcomes", CASE, WARNING, EVALUATE),
      .claim = "Value counts when the sponsor agrees.",
      .why = "A benefit that only the learning side sees is a claim; said by the one who pays, it "
             "is a result.",
      .fails_when = "an evaluation at level 4 or 5 claims a result (it was not missed, or names a "
                    "benefit), and neither the sponsor nor anybody of the business accepted it",
      .reads = PSI_LIST("evaluation.level", "evaluation.met", "evaluation.benefit",
                        "evaluation.accepted_by", "evaluation.about", "party.side",
                        "case.sponsor"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("A result is claimed for \"{what}\", and nobody in the business has agreed to "
                   "it yet."),
          PSI_SAYS("A result is claimed for \"{what}\"; \"{party}\" agreed to it, but nobody in "
                   "the business has yet.")),
      .fix = "Ask the sponsor to say in their own words what it was worth.",
      PSI_SOURCE_READER},
     value_agreed_by_sponsor},
};

const psi_pack psi_pack_outcomes_value = {"outcomes", rules, PSI_COUNT(rules)};
