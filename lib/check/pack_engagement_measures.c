/* The measures of the business are known, watched, and acted on. */
#include "check/pack_engagement.h"

#include "check/rules.h"
#include "check/users.h"

/* ---- B19 ---- */

static void look_at_knowledge(psi_check *k, const ps_measure *measure) {
  const ps_party *untold = NULL;
  bool any = false;
  psi_beat(k, k->c->parties.count / 4);
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
  if (!psi_is_own_unit(k) || !psi_reached(k, PS_PHASE_KIND_DIAGNOSE)) return;
  for (size_t i = 0; i < c->gaps.count; i++) {
    const ps_gap *gap = c->gaps.items[i];
    const ps_measure *measure = psi_measure(k, gap->measure);
    if (measure != NULL && psi_first_user(k, PSI_GAPS_BY_MEASURE, measure->id) == gap)
      look_at_knowledge(k, measure); /* once, at its first gap */
  }
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
                        "who in the business watches \"{measure}\"; a relationship that lists who "
                        "watches what would tell");
  else if (doubtful || !p->relationship->watch.given)
    psi_unknown_because(k, p->relationship, "watch", "who in the business watches \"{measure}\"");
  else
    psi_fails(k, 0, measure, NULL);
}

static void measure_is_watched(psi_check *k) {
  const ps_case *c = k->c;
  if (!psi_is_own_unit(k) || !psi_reached(k, PS_PHASE_KIND_DESIGN)) return;
  for (size_t i = 0; i < c->goals.count; i++) {
    const ps_goal *goal = c->goals.items[i];
    const ps_measure *measure = psi_measure(k, goal->measure);
    if (measure != NULL && psi_first_user(k, PSI_GOALS_BY_MEASURE, measure->id) == goal)
      look_at_watch(k, measure);
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("B19", "business-measures-learned", "engagement", RELATIONSHIP, NOTE, DIAGNOSE),
      .claim = "Somebody on the learning side knows how the measures of the gaps are worked out.",
      .why = "Without knowing how a figure comes about, one cannot tell a change in the work from "
             "a change in the counting.",
      .fails_when = "diagnosing has begun, and no party of the learning side has the measure of a "
                    "gap among those it knows",
      .reads = PSI_LIST("party.knows_measures", "party.side", "gap.measure",
                        "relationship.partners"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "As far as is recorded, nobody on the learning side knows how \"{measure}\" is worked "
          "out.")),
      .fix = "Ask whoever keeps the figures to explain how it is counted.", PSI_SOURCE_PARTNERS},
     business_measures_learned},
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
      .fix = "Write down the gap it points to, or note why the sign is harmless.",
      .limits = PSI_LIST("engagement.sign_days"), PSI_SOURCE_PARTNERS},
     signs_not_missed},
    {{PSI_RULE("C05", "measure-is-watched", "engagement", RELATIONSHIP, WARNING, SUSTAIN),
      .claim = "Somebody in the business watches each measure that a goal is judged by.",
      .why = "What nobody watches slips back unnoticed, and the next gap is again seen late.",
      .fails_when = "design has begun, and no watch of the relationship by a party of the "
                    "business is on the measure of a goal",
      .reads = PSI_LIST("watch.measure", "watch.by", "goal.measure", "party.side",
                        "relationship.watch"),
      .branches = PSI_BRANCHES(PSI_SAYS("Nobody in the business watches \"{measure}\".")),
      .fix = "Agree who looks at it, how often, and whom they call.", PSI_SOURCE_READER},
     measure_is_watched},
};

const psi_pack psi_pack_engagement_measures = {"engagement", rules, PSI_COUNT(rules)};
