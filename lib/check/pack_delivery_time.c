/* Help comes in the time that was promised, and is simple to ask for. */
#include "check/pack_engagement.h"

#include "analysis/timing.h"
#include "check/rules.h"

/* Whether all that was promised is there, or nothing more will come. */
static bool is_finished(const ps_case *c) {
  return c->status == PS_CASE_STATUS_DELIVERED || c->status == PS_CASE_STATUS_CLOSED;
}

/* ---- A60 ---- */

static void look_at_delay(psi_check *k) {
  const ps_case *c = k->c;
  bool delivered = c->delivered_on != 0 && !psi_is_ahead(k, c->delivered_on);
  ps_date end = delivered ? c->delivered_on : is_finished(c) ? 0 : k->as_of;
  if (c->promised_on == 0 || end <= c->promised_on) return;
  psi_say_date(k, "date", c->promised_on);
  psi_say_days(k, "days", psi_days(c->promised_on, end));
  psi_fails(k, delivered ? 0 : 1, c, "promised_on");
}

static void look_at_forms(psi_check *k) {
  double forms = (double)k->c->forms.value;
  if (forms <= psi_limit(k, PSI_LIMIT_DELIVERY_MAX_FORMS)) return;
  psi_say_number(k, "forms", forms, forms > 1 ? "forms" : "form");
  psi_fails(k, 2, k->c, "forms");
}

static void tell_if_fast(psi_check *k) {
  const ps_case *c = k->c;
  if (c->promised_on == 0 && !psi_marked(c, "promised_on"))
    psi_unknown(k, c, "promised_on");
  else if (!c->forms.set && !psi_marked(c, "forms"))
    psi_unknown(k, c, "forms");
  else if (c->promised_on != 0 && c->delivered_on == 0 && is_finished(c))
    psi_unknown(k, c, "delivered_on");
  else if (c->promised_on == 0 && !c->forms.set)
    psi_spared(k, "Nothing was promised for a day, and nobody had to ask with forms.");
  else if (c->promised_on == 0 || c->delivered_on != 0 || psi_has_day(k))
    psi_passes(k);
}

static void service_fast_and_linked(psi_check *k) {
  bool planned = psi_reached(k, PS_PHASE_KIND_DESIGN);
  look_at_delay(k);
  look_at_forms(k);
  if (planned && k->c->goals.count == 0 && !psi_marked(k->c, "goals"))
    psi_fails(k, 3, k->c, "goals");
  if (planned && k->answer->failed.value == 0) tell_if_fast(k);
}

/* ---- A62 ---- */

/* The time of a tier, and what it is called. */
static const struct tier {
  psi_limit_key limit;
  const char *name;
} tiers[] = {{PSI_LIMIT_DELIVERY_SLA_DAYS_SELF, ""},
             {PSI_LIMIT_DELIVERY_SLA_DAYS_SELF, "self"},
             {PSI_LIMIT_DELIVERY_SLA_DAYS_ASSISTED, "assisted"},
             {PSI_LIMIT_DELIVERY_SLA_DAYS_FULL, "full"}};

static void look_at_tier(psi_check *k) {
  const ps_case *c = k->c;
  ps_date opened = c->opened != 0 ? c->opened : c->requested_on;
  ps_date ended = c->delivered_on != 0 ? c->delivered_on : c->closed;
  if (opened == 0) {
    psi_unknown(k, c, "opened");
    return;
  }
  if (ended == 0 && is_finished(c)) {
    psi_unknown(k, c, "delivered_on");
    return;
  }
  bool over = ended != 0 && !psi_is_ahead(k, ended);
  if (!over && !psi_has_day(k)) return;
  if (!psi_too_long(k, opened, over ? ended : k->as_of, tiers[c->tier].limit)) {
    psi_passes(k);
    return;
  }
  psi_say(k, "tier", tiers[c->tier].name);
  psi_say_days(k, "most", psi_limit(k, tiers[c->tier].limit));
  psi_fails(k, over ? 1 : 2, c, "tier");
}

/* Work on a gap in performance takes the time it takes, unless somebody gave it a tier. */
static void service_tier_kept(psi_check *k) {
  const ps_case *c = k->c;
  if (c->tier != PS_TIER_UNSET) {
    look_at_tier(k);
  } else if (c->purpose == PS_PURPOSE_PERFORMANCE) {
    psi_spared(k, "The case is about performance, and nobody gave it a service tier.");
  } else if (c->purpose != PS_PURPOSE_UNSET && !psi_marked(c, "tier") &&
             psi_reached(k, PS_PHASE_KIND_DESIGN)) {
    psi_fails(k, 0, c, "tier");
  }
}

/* ---- B61 ---- */

static void tell_slow(psi_check *k, const psi_times *t, ps_date end, size_t branch) {
  psi_stretch slowest = psi_times_slowest(t, end);
  psi_listing names = {{0}, 0, 0};
  char from[11], to[11];
  for (int i = (int)slowest.from + 1; i <= (int)slowest.to; i++)
    psi_listing_add(&names, psi_step_name((psi_time)i));
  psi_say_days(k, "total", psi_days(t->on[PSI_TIME_DETECTED], end));
  psi_say_number(k, "n", slowest.days, NULL);
  psi_say_listing(k, "step", &names);
  psi_evidence(k, "From %s to %s", ps_date_text(t->on[PSI_TIME_DETECTED], from),
               ps_date_text(end, to));
  psi_fails(k, branch, k->c, NULL);
}

/* Without an effect it can be told only as far as the work has come. */
static void look_at_unfinished(psi_check *k, const psi_times *t) {
  const psi_limit_key limit = PSI_LIMIT_DELIVERY_TOTAL_DAYS;
  ps_date seen = t->on[PSI_TIME_DETECTED], delivered = t->on[PSI_TIME_DELIVERED];
  if (delivered != 0 && psi_too_long(k, seen, delivered, limit)) {
    tell_slow(k, t, delivered, 2);
  } else if (psi_has_day(k) && psi_too_long(k, seen, k->as_of, limit)) {
    if (delivered != 0 || is_finished(k->c))
      psi_unknown_because(k, k->c, "evaluations",
                          "when an effect was seen; no evaluation of results that met its target "
                          "is dated after the delivery");
    else
      tell_slow(k, t, k->as_of, 1);
  }
}

static void cycle_times_kept(psi_check *k) {
  const ps_case *c = k->c;
  psi_times t;
  psi_times_of(c, NULL, k->as_of, &t);
  ps_date seen = t.on[PSI_TIME_DETECTED], effect = t.on[PSI_TIME_EFFECT];
  if (seen == 0) {
    if (c->gaps.count > 0 && psi_is_rolled_out(k) && !psi_marked(c->gaps.items[0], "detected"))
      psi_unknown(k, c->gaps.items[0], "detected");
  } else if (effect == 0) {
    look_at_unfinished(k, &t);
  } else if (psi_too_long(k, seen, effect, PSI_LIMIT_DELIVERY_TOTAL_DAYS)) {
    tell_slow(k, &t, effect, 0);
  } else {
    psi_passes(k);
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A60", "service-fast-and-linked", "delivery", CASE, WARNING, DESIGN),
      .claim = "Help comes when it was promised, is simple to ask for and serves a goal.",
      .why = "People who find help hard to ask for and slow to come get it elsewhere; and what "
             "serves no goal is the first thing to be cut.",
      .fails_when = "delivery came after the day promised, or that day is past and nothing is "
                    "delivered; or asking took more than delivery.max_forms forms; or design has "
                    "begun and there is no goal",
      .reads = PSI_LIST("case.promised_on", "case.delivered_on", "case.forms", "case.status",
                        "goal.id", "case.as_of"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("It was promised for {date} and came {days} late.",
                       "Next time, promise a later day or do less, and say so as soon as a date "
                       "will not hold."),
          PSI_SAYS_FIX("It was promised for {date}, {days} ago, and has not been delivered yet.",
                       "Tell the requester today when it will come."),
          PSI_SAYS("Asking for this took {forms}."),
          PSI_SAYS_FIX("It has not been said yet which goal of the business this serves.",
                       "Ask which goal it serves, and write that goal down.")),
      .fix = "Make it one form, or none at all.",
      .limits = PSI_LIST("delivery.max_forms"), PSI_SOURCE_OUTCOME},
     service_fast_and_linked},
    {{PSI_RULE("A62", "service-tier-kept", "delivery", CASE, WARNING, DESIGN),
      .claim = "A request has a service tier, and is dealt with in the time that tier allows.",
      .why = "People who know beforehand how much help will come, and when, can plan; people who "
             "do not keep asking.",
      .fails_when = "a tier is set and from opening to delivery (or closing, or today) more than "
                    "delivery.sla_days of that tier went by; or design has begun for a how-to, "
                    "launch, mandated or onboarding case that has no tier. Work on performance "
                    "needs none.",
      .reads = PSI_LIST("case.tier", "case.purpose", "case.opened", "case.requested_on",
                        "case.delivered_on", "case.closed", "case.status", "case.as_of"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("This request has no service tier yet.",
                       "Choose a tier, and tell the requester what it means for them."),
          PSI_SAYS_FIX("It took {days}; the tier \"{tier}\" allows {most}.",
                       "Ask what took so long, or agree on another tier for such requests."),
          PSI_SAYS("The request has been open for {days}; the tier \"{tier}\" allows {most}.")),
      .fix = "Tell the requester when it will be done, or agree on another tier.",
      .limits = PSI_LIST("delivery.sla_days.self", "delivery.sla_days.assisted",
                         "delivery.sla_days.full"),
      PSI_SOURCE_OUTCOME},
     service_tier_kept},
    {{PSI_RULE("B61", "cycle-times-kept", "delivery", CASE, WARNING, EVALUATE),
      .claim = "No more time than agreed goes by from the first sign to the effect.",
      .why = "A gap costs something every day it stays open, and the slowest step is the place to "
             "begin.",
      .fails_when = "from detecting the gap to the first effect (t1 to t7 of the analysis of "
                    "timing) more than delivery.total_days went by; without an effect, up to the "
                    "delivery, or up to today where nothing is delivered yet. The longest step is "
                    "named; steps with no date between them are named together.",
      .reads = PSI_LIST("gap.detected", "case.engaged_on", "gap.called", "phase.started",
                        "inquiry.on", "cause.confirmed_on", "intervention.selected_on",
                        "case.delivered_on", "evaluation.on", "evaluation.met",
                        "evaluation.level", "evaluation.about", "case.status", "case.as_of"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{n} of the {total} from the first sign to the effect went into {step}."),
          PSI_SAYS("The first sign was seen {total} ago, and nothing has been delivered yet; {n} "
                   "of these days went into {step}."),
          PSI_SAYS("{n} of the {total} from the first sign to the delivery went into {step}.")),
      .fix = "Ask what took so long in that step, and shorten it first.",
      .limits = PSI_LIST("delivery.total_days"), PSI_SOURCE_PARTNERS},
     cycle_times_kept},
};

const psi_pack psi_pack_delivery_time = {"delivery", rules, PSI_COUNT(rules)};
