/* Diagnosis: who took part in it, and whether those who do the work were asked. */
#include "check/pack_diagnosis.h"
#include "check/rules.h"

/* ---- B44 ---- */

static bool is_in_analysis(const psi_check *k, const ps_event *event) {
  const ps_phase *phase = psi_find(k, PS_PHASE, event->phase);
  const ps_date from = k->started[PS_PHASE_KIND_DIAGNOSE], to = k->ended[PS_PHASE_KIND_DIAGNOSE];
  if (phase != NULL) return phase->kind == PS_PHASE_KIND_DIAGNOSE;
  return from != 0 && event->on >= from && (to == 0 || event->on <= to);
}

/* The sides that took part in the analysis: in what happened, as its lead, or by being
 * asked. */
static unsigned sides_of_analysis(const psi_check *k) {
  const ps_case *c = k->c;
  const unsigned all = PSI_BUSINESS | PSI_LEARNING | PSI_HR;
  unsigned sides = 0;
  for (size_t i = 0; i < c->phases.count; i++)
    if (c->phases.items[i]->kind == PS_PHASE_KIND_DIAGNOSE && c->phases.items[i]->lead != NULL)
      sides |= PSI_BIT(psi_side(k, c->phases.items[i]->lead));
  for (size_t i = 0; (sides & all) != all && i < c->inquiries.count; i++)
    if (c->inquiries.items[i]->asked_of != NULL && c->inquiries.items[i]->answer != NULL)
      sides |= PSI_BIT(psi_side(k, c->inquiries.items[i]->asked_of));
  for (size_t i = 0; (sides & all) != all && i < c->evidence.count; i++)
    if (c->evidence.items[i]->source != NULL)
      sides |= PSI_BIT(psi_side(k, c->evidence.items[i]->source));
  for (size_t i = 0; (sides & all) != all && i < c->events.count; i++)
    if (is_in_analysis(k, c->events.items[i])) sides |= k->event_who[i].sides;
  return sides;
}

static void three_parties_in_analysis(psi_check *k) {
  const unsigned all = PSI_BUSINESS | PSI_LEARNING | PSI_HR;
  if (!psi_over(k, PS_PHASE_KIND_DIAGNOSE) || !psi_may_be_performance(k)) return;
  const unsigned sides = sides_of_analysis(k);
  psi_listing absent = {{0}, 0, 0};
  if ((sides & PSI_BUSINESS) == 0) psi_listing_add(&absent, "the business");
  if ((sides & PSI_LEARNING) == 0) psi_listing_add(&absent, "the learning team");
  if ((sides & PSI_HR) == 0) psi_listing_add(&absent, "human resources");
  if ((sides & all) == all) {
    psi_passes(k);
  } else if ((sides & PSI_BIT(PS_SIDE_UNSET)) != 0) {
    psi_unknown_because(k, k->c, "parties",
                        "which side everybody who took part in the analysis is on");
  } else if (k->started[PS_PHASE_KIND_DIAGNOSE] == 0) {
    psi_unknown_because(k, k->c, "phases",
                        "when the diagnosis began; no phase of diagnosis has a first day");
  } else if (!psi_log_covers(k, k->started[PS_PHASE_KIND_DIAGNOSE])) {
    psi_unknown(k, k->c, "log_kept_since");
  } else {
    psi_say_listing(k, "sides", &absent);
    psi_fails(k, 0, k->c, "events");
  }
}

/* ---- B70 ---- */

#define DOES_THE_WORK                                                                              \
  (PSI_BIT(PS_PERSPECTIVE_PERFORMER) | PSI_BIT(PS_PERSPECTIVE_END_USER) |                          \
   PSI_BIT(PS_PERSPECTIVE_CONTRACTOR))

/* Who was heard about the causes. */
typedef struct heard {
  bool performer; /* who does the work, or will use what is made */
  const ps_party *near;  /* who is next to the work */
  const void *unclear;   /* who may do the work: what is not recorded of them */
  const char *field;
} heard;

static void hear(heard *h, const psi_check *k, const char *id, const void *entity,
                 const char *field) {
  const ps_party *party = psi_party(k, id);
  const unsigned speaks_for = psi_who_is(party).perspectives;
  if (party == NULL) {
    h->unclear = entity;
    h->field = field;
  } else if ((speaks_for & DOES_THE_WORK) != 0 ||
             (party->distance.set && party->distance.value == 0)) {
    h->performer = true;
  } else if (speaks_for == 0) {
    h->unclear = party;
    h->field = "perspectives";
  } else if ((speaks_for & PSI_FIELD) != 0) {
    h->near = party;
  }
}

/* Figures, papers and what was watched need nobody to tell them. */
static bool is_told_by_somebody(const ps_evidence *e) {
  return e->source != NULL || e->method == PS_METHOD_UNSET || e->method == PS_METHOD_INTERVIEW ||
         e->method == PS_METHOD_FOCUS_GROUP || e->method == PS_METHOD_SURVEY;
}

static heard hear_all(const psi_check *k) {
  heard h = {false, NULL, NULL, NULL};
  for (size_t i = 0; !h.performer && i < k->c->evidence.count; i++) {
    const ps_evidence *e = k->c->evidence.items[i];
    if (is_told_by_somebody(e)) hear(&h, k, e->source, e, "source");
  }
  for (size_t i = 0; !h.performer && i < k->c->inquiries.count; i++) {
    const ps_inquiry *inquiry = k->c->inquiries.items[i];
    if (inquiry->answer != NULL) hear(&h, k, inquiry->asked_of, inquiry, "asked_of");
  }
  return h;
}

static void performers_asked(psi_check *k) {
  if (!psi_has_supported(k)) return;
  const heard h = hear_all(k);
  if (h.performer) {
    psi_passes(k);
  } else if (h.unclear != NULL) {
    psi_unknown(k, h.unclear, h.field);
  } else if (k->c->evidence.count + k->c->inquiries.count == 0) {
    psi_unknown_because(k, k->c, "evidence", "who was asked about the causes");
  } else {
    if (h.near != NULL) psi_say_name(k, "party", h.near);
    psi_fails(k, h.near != NULL ? 1 : 0, k->c, "evidence");
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("B44", "three-parties-in-analysis", "diagnosis", CASE, NOTE, DIAGNOSE),
      .claim = "The business, the learning team and human resources all take part in the analysis.",
      .why = "Each of the three sees causes that the others cannot see or cannot change.",
      .fails_when = "the diagnosis is over, and one of the three sides took part in no event of "
                    "it, does not lead it, and gave no answer and no evidence",
      .reads = PSI_LIST("event.phase", "event.on", "event.parties", "event.by", "party.side",
                        "phase.kind", "phase.started", "phase.ended", "phase.lead",
                        "inquiry.asked_of", "evidence.source", "case.log_kept_since"),
      .branches = PSI_BRANCHES(PSI_SAYS("{sides} took no part in the analysis.")),
      .fix = "Invite them to one working session on the causes.", PSI_SOURCE_PARTNERS},
     three_parties_in_analysis},
    {{PSI_RULE("B70", "performers-asked", "diagnosis", CASE, ERROR, DIAGNOSE),
      .core = PSI_WHOLE(8),
      .claim = "Those who do the work were asked.",
      .why = "They know what gets in the way, and they will not carry a change that was thought up "
             "without them.",
      .fails_when = "a cause is supported or confirmed, and no evidence or answer comes from a "
                    "party that performs the work, will use what is made, or stands at distance 0; "
                    "as a warning, where somebody next to the work was heard",
      .reads = PSI_LIST("evidence.source", "evidence.method", "inquiry.asked_of",
                        "inquiry.answer", "party.perspectives", "party.distance", "cause.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("All that is said about the causes comes from others; nobody who does the work "
                   "was asked."),
          PSI_SAYS_AS("{party}, who is close to the work, was asked, but nobody who does it was.",
                      WARNING, NULL)),
      .fix = "Ask three people who do the work.", PSI_SOURCE_PARTNERS},
     performers_asked},
};

const psi_pack psi_pack_diagnosis_heard = {"diagnosis", rules, PSI_COUNT(rules)};
