/* Accountability: both sides answer for something, and those with a duty have accepted it. */
#include "check/pack_partnership.h"
#include "check/rules.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

/* ---- A67 and B29: those who hold duties ---- */

/* Whether a row says that somebody does something (R) or answers for it (A). */
static bool is_duty(const ps_responsibility *r) {
  return r->letter == PS_LETTER_R || r->letter == PS_LETTER_A;
}
static bool is_duty_of(const ps_responsibility *r, const ps_party *party) {
  return is_duty(r) && psi_same(r->party, party->id);
}

/* A stakeholder: somebody not of the learning side who does something or answers for it. */
static bool is_stakeholder(const psi_check *k, const ps_party *party) {
  const ps_responsibility_list *all = &k->c->responsibilities;
  for (size_t i = 0; i < all->count && party->side != PS_SIDE_LEARNING; i++)
    if (is_duty_of(all->items[i], party)) return true;
  return false;
}

/* The name of a duty in quotes, no longer than a listing takes. Takes memory. */
static const char *in_quotes(psi_check *k, const ps_responsibility *r) {
  char quoted[64];
  const char *name = psi_name(r);
  size_t length = strlen(name);
  bool whole = length <= 55;
  snprintf(quoted, sizeof quoted, "\"%.*s%s\"", (int)psi_utf8_check(name, whole ? length : 52),
           name, whole ? "" : "...");
  const char *kept = psi_store_text(k->store, quoted, strlen(quoted));
  k->no_memory = k->no_memory || kept == NULL;
  return kept;
}

enum { MOST_TOLD = 3 }; /* duties named of one party; the others are counted */

static void say_duties(psi_check *k, const ps_party *party) {
  const ps_responsibility_list *all = &k->c->responsibilities;
  psi_listing duties = {{0}, 0, 0};
  for (size_t i = 0; i < all->count; i++)
    if (is_duty_of(all->items[i], party)) psi_listing_add(&duties, in_quotes(k, all->items[i]));
  size_t told = duties.count < MOST_TOLD ? duties.count : MOST_TOLD;
  duties.more += duties.count - told;
  duties.count = told;
  psi_say_name(k, "party", party);
  psi_say_listing(k, "duties", &duties);
}

/* Whether somebody was at an orientation; *vague: one where nobody knows who was there. */
static bool is_oriented(const psi_check *k, const ps_party *party, const ps_event **vague) {
  for (size_t i = 0; i < k->c->events.count; i++) {
    const ps_event *event = k->c->events.items[i];
    if (event->kind != PS_EVENT_KIND_ORIENTATION || psi_is_to_come(k, event->on)) continue;
    if (psi_took_part(event, party->id)) return true;
    if (event->parties.count == 0) *vague = event;
  }
  return false;
}

static void stakeholders_oriented(psi_check *k) {
  if (!psi_is_under_way(k, PS_PHASE_KIND_DIAGNOSE)) return;
  for (size_t i = 0; i < k->c->parties.count; i++) {
    const ps_party *party = k->c->parties.items[i];
    const ps_event *vague = NULL;
    if (!is_stakeholder(k, party)) continue;
    if (is_oriented(k, party, &vague)) {
      psi_passes(k);
    } else if (vague != NULL) {
      psi_unknown(k, vague, "parties");
    } else if (!psi_log_tells_from(k, psi_case_begins(k->c))) {
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
  if (!psi_is_under_way(k, PS_PHASE_KIND_DIAGNOSE)) return;
  for (size_t i = 0; i < k->c->parties.count; i++) {
    const ps_party *party = k->c->parties.items[i];
    if (psi_marked(party, "acknowledged_on") || !is_stakeholder(k, party)) continue;
    if (party->acknowledged_on == 0 || psi_is_to_come(k, party->acknowledged_on)) {
      say_duties(k, party);
      psi_fails(k, 0, party, "acknowledged_on");
    } else if (started == 0) {
      psi_say_name(k, "party", party);
      psi_unknown_because(k, party, "acknowledged_on",
                          "whether {party} said yes to the role before the analysis began");
    } else if (party->acknowledged_on > started && party->since <= started) {
      accept_late(k, party, started);
    } else {
      psi_passes(k);
    }
  }
}

/* ---- B25 ---- */

static void gap_owned_by_both(psi_check *k) {
  if (!psi_is_under_way(k, PS_PHASE_KIND_DIAGNOSE)) return;
  for (size_t i = 0; i < k->c->gaps.count; i++) {
    const ps_gap *gap = k->c->gaps.items[i];
    unsigned who = psi_who_of(k, &gap->owners).sides, known = who & PSI_BOTH;
    if (psi_marked(gap, "owners")) continue;
    if (known == PSI_BOTH) {
      psi_passes(k);
    } else if (who == 0) {
      psi_unknown(k, gap, "owners");
    } else if ((who & PSI_UNSURE) != 0) {
      psi_sides_unknown(k, &gap->owners, gap, "owners");
    } else {
      psi_say_name(k, "gap", gap);
      psi_fails(k, known == PSI_BUSINESS ? 0 : known == PSI_LEARNING ? 1 : 2, gap, "owners");
    }
  }
}

/* ---- B37 and B38: who answers ---- */

static void both_sides_accountable(psi_check *k) {
  const ps_responsibility *vague = NULL;
  unsigned held = 0;
  if (!psi_is_under_way(k, PS_PHASE_KIND_DIAGNOSE)) return;
  for (size_t i = 0; i < k->c->responsibilities.count; i++) {
    const ps_responsibility *r = k->c->responsibilities.items[i];
    if (r->letter != PS_LETTER_A || r->party == NULL) continue;
    unsigned side = psi_side_bit(k, r->party);
    held |= side;
    if (side == PSI_UNSURE) vague = r;
  }
  if ((held & PSI_BOTH) == PSI_BOTH) {
    psi_passes(k);
  } else if (k->c->responsibilities.count == 0) {
    psi_unknown(k, k->c, "responsibilities");
  } else if (vague != NULL) {
    psi_side_unknown(k, vague->party, vague, "party");
  } else {
    psi_fails_without(k, held, k->c, "responsibilities");
  }
}

static void look_at_duty(psi_check *k, ps_activity_kind kind) {
  const ps_responsibility *first = NULL, *vague = NULL;
  unsigned held = 0;
  for (size_t i = 0; i < k->c->responsibilities.count; i++) {
    const ps_responsibility *r = k->c->responsibilities.items[i];
    if (r->kind != kind || r->party == NULL || !is_duty(r)) continue;
    unsigned side = psi_side_bit(k, r->party);
    held |= side;
    if (first == NULL) first = r;
    if (side == PSI_UNSURE) vague = r;
  }
  if (first == NULL) return;
  if ((held & ~(PSI_LEARNING | PSI_UNSURE)) != 0) {
    psi_passes(k);
  } else if (vague != NULL) {
    psi_side_unknown(k, vague->party, vague, "party");
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

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A67", "stakeholders-oriented", "partnership", CASE, NOTE, FRAME),
      .claim = "Everybody with a duty was shown how the work goes.",
      .why = "People do their part once they have seen the whole. A duty that only stands in a "
             "table comes to light when it is missed.",
      .fails_when = "the analysis has begun (self-service aside), and somebody outside the "
                    "learning side who does or answers for something took part in no orientation",
      .reads = PSI_LIST("case.tier", "responsibility.party", "responsibility.letter", "event.kind",
                        "event.parties", "event.by", "event.on", "case.log_kept_since",
                        "case.opened"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("By the log, nobody has shown {party} yet how the work goes; their part in it "
                   "is {duties}.")),
      .fix = "Walk them through the steps and the roles once.", PSI_SOURCE_OUTCOME},
     stakeholders_oriented},

    {{PSI_RULE("B25", "gap-owned-by-both", "partnership", CASE, WARNING, FRAME),
      .claim = "Somebody in the business answers for each gap, with a learning partner beside "
               "them.",
      .why = "Only the business can close a gap in its work, and it does so sooner beside somebody "
             "who knows how gaps are closed.",
      .fails_when = "the analysis has begun (self-service aside), and the owners of a gap do not "
                    "include both the business and the learning side",
      .reads = PSI_LIST("case.tier", "gap.owners", "party.side", "case.status", "phase.started"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("The business answers for the gap \"{gap}\" without a learning partner.",
                       "Ask a learning partner to answer for it beside the owner."),
          PSI_SAYS_FIX("The learning side answers for the gap \"{gap}\" without anybody from the "
                       "business.",
                       "Ask who in the business will answer for it."),
          PSI_SAYS_FIX("Neither the business nor the learning side answers for the gap \"{gap}\".",
                       "Ask who in the business will answer for it, and find a learning partner to "
                       "stand beside them.")),
      .fix = "Name an owner from the side that is missing.", PSI_SOURCE_PARTNERS},
     gap_owned_by_both},

    {{PSI_RULE("B29", "roles-acknowledged", "partnership", CASE, WARNING, FRAME),
      .claim = "Those who have a duty said yes to it before the analysis began.",
      .why = "A role that was given and never taken is empty when it is needed.",
      .fails_when = "the analysis has begun (self-service aside), and somebody outside the "
                    "learning side who does or answers for something has not accepted their role, "
                    "or did so only afterwards though they were there before",
      .reads = PSI_LIST("case.tier", "party.acknowledged_on", "party.since", "phase.started",
                        "responsibility.party", "responsibility.letter"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("It is not written down yet that {party} said yes to {duties}."),
          PSI_SAYS_AS("{party} said yes to the role on {on}, when the analysis had been under way "
                      "since {started}.",
                      NOTE, "Next time, explain the work and ask for a yes before it begins.")),
      .fix = "Explain the work, and ask for a yes.", .about_person = PSI_YES, PSI_SOURCE_PARTNERS},
     roles_acknowledged},

    {{PSI_RULE("B37", "both-sides-accountable", "partnership", CASE, ERROR, FRAME),
      .core = PSI_WHOLE(19),
      .claim = "Each side answers for something that counts.",
      .why = "A side that answers for nothing is a supplier or a customer, and leaves like one.",
      .fails_when = "the analysis has begun (self-service aside), and the business or the learning "
                    "side holds no A in the table of responsibilities",
      .reads = PSI_LIST("case.tier", "responsibility.letter", "responsibility.party", "party.side",
                        "case.status", "phase.started"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{side} is not accountable for anything yet."),
          PSI_SAYS("Neither the business nor the learning side is accountable for anything yet.")),
      .fix = "Agree which part of the outcome each side answers for.", PSI_SOURCE_PARTNERS},
     both_sides_accountable},

    {{PSI_RULE("B38", "duties-not-outsourced", "partnership", CASE, ERROR, FRAME),
      .core = PSI_WHOLE(20),
      .claim = "Noticing gaps, deciding, giving money and time, and keeping things up stay with "
               "the business.",
      .why = "The learning side can help with all four, but has the power for none of them. Handed "
             "over, they end with the project.",
      .fails_when = "all who do or answer for the activities of one of the kinds detect, decide, "
                    "resource and reinforce are of the learning side",
      .reads = PSI_LIST("responsibility.kind", "responsibility.letter", "responsibility.party",
                        "party.side"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{activity}\" lies with the learning side alone, and nobody in the business "
                   "does it or answers for it.")),
      .fix = "Agree who in the business takes it on, by name.", PSI_SOURCE_PARTNERS},
     duties_not_outsourced},
};

const psi_pack psi_pack_partnership_accountability = {"partnership", rules, PSI_COUNT(rules)};
