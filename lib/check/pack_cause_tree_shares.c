/* How much of a gap its causes explain, and how much of that the plan answers. */
#include "check/pack_cause_tree.h"

#include "check/rules.h"

#include <math.h>

/* ---- CT13 ---- */

/* The largest share of a gap that a cause may have; NaN where none is written down. */
static double at_most(const ps_range *range) {
  return range->high.set ? range->high.value : psi_likely(range);
}

static void gap_is_explained(psi_check *k) {
  psi_groups gaps;
  if (!psi_search_settled(k) || !psi_causes_by(k, psi_gap_of_cause, &gaps)) return;
  for (size_t g = 0; g < k->c->gaps.count; g++) {
    const ps_gap *gap = k->c->gaps.items[g];
    const ps_cause *unsaid = NULL;
    double explained = 0;
    bool any = false;
    PSI_EACH_OF (gaps, psi_group_find(&gaps, gap->id), i) {
      const ps_cause *cause = k->c->causes.items[i];
      if (!psi_is_supported(cause)) continue;
      double share = at_most(&cause->share);
      any = true;
      if (isnan(share))
        unsaid = cause;
      else
        explained += share;
    }
    if (!any) continue;
    if (explained >= psi_limit(k, PSI_LIMIT_CAUSE_TREE_MIN_EXPLAINED)) {
      psi_passes(k);
    } else if (unsaid != NULL) {
      psi_unknown(k, unsaid, "share");
    } else {
      psi_say_name(k, "gap", gap);
      psi_say_share(k, "share", explained);
      psi_say_share(k, "rest", 1 - explained);
      psi_fails(k, 0, gap, NULL);
    }
  }
}

/* ---- CT15 ---- */

static psi_group_key id_of(const void *entity) {
  return (psi_group_key){((const ps_entity *)entity)->id, NULL};
}

/* Which causes a chosen intervention answers, by their places: itself, or one behind them. */
typedef struct answers {
  psi_groups ids;
  psi_links of;
  bool *answered;
  size_t *places, count; /* of those answered, in the order found */
} answers;

static void answer(answers *a, const char *cause) {
  size_t place = psi_group_find(&a->ids, cause);
  if (place == PSI_NONE || a->answered[place]) return;
  a->answered[place] = true;
  a->places[a->count++] = place;
}

static bool answers_of(psi_check *k, answers *a) {
  const ps_case *c = k->c;
  a->count = 0;
  a->answered = psi_store_take(k->store, c->causes.count + 1);
  a->places = psi_store_take(k->store, (c->causes.count + 1) * sizeof *a->places);
  if (a->answered == NULL || a->places == NULL) { // same either way: there is memory
    k->no_memory = true;
    return false; // same either way: there is memory
  }
  if (!psi_causes_by(k, id_of, &a->ids) || !psi_links_of(k, &a->of))
    return false; // same either way: there is memory
  for (size_t i = 0; i < c->interventions.count; i++) {
    const ps_intervention *done = c->interventions.items[i];
    for (size_t j = 0; psi_chosen(done) && j < done->causes.count; j++)
      answer(a, done->causes.items[j].cause);
  }
  for (size_t i = 0; i < a->count; i++)
    PSI_EACH_OF (a->of.of, psi_group_find(&a->of.of, c->causes.items[a->places[i]]->id), j)
      answer(a, a->of.items[j]->effect->id);
  return a->count > 0;
}

/* Whether somebody decided to leave it. */
static bool is_accepted(const psi_check *k, const ps_cause *cause) {
  for (size_t i = 0; i < k->c->waivers.count; i++)
    if (psi_same(k->c->waivers.items[i].object_, cause->id)) return true;
  for (size_t i = 0; i < k->c->events.count; i++) {
    const ps_event *event = k->c->events.items[i];
    if (event->kind == PS_EVENT_KIND_DECISION && psi_same(event->about, cause->id)) return true;
  }
  return false;
}

/* A cause without an answer for which B50 does not ask: small, or not confirmed. */
static bool is_passed_over(psi_check *k, const answers *a, size_t place) {
  const ps_cause *cause = k->c->causes.items[place];
  double least = psi_limit(k, PSI_LIMIT_INTERVENTION_MIN_SHARE);
  if (!psi_is_supported(cause) || a->answered[place]) return false;
  if (psi_is_confirmed(cause) && psi_likely(&cause->share) >= least) return false;
  return !is_accepted(k, cause);
}

/* Names the causes passed over of a gap, as evidence and as further objects. */
static void say_passed_over(psi_check *k, const answers *a, const psi_groups *gaps, size_t first) {
  size_t count = 0;
  PSI_EACH_OF (*gaps, first, i) {
    const ps_cause *cause = k->c->causes.items[i];
    double share = psi_likely(&cause->share);
    if (!is_passed_over(k, a, i)) continue;
    count++;
    psi_object(k, cause->id);
    if (isnan(share)) continue; // same either way: examples do not ask for evidence
    psi_evidence(k, "%s (%d %%)", psi_name(cause), (int)(share * 100 + 0.5));
  }
  psi_say_number(k, "causes", (double)count, count == 1 ? "cause" : "causes");
}

static void small_causes_count(psi_check *k) {
  psi_groups gaps;
  answers a;
  if (!answers_of(k, &a) || !psi_causes_by(k, psi_gap_of_cause, &gaps)) return;
  for (size_t g = 0; g < k->c->gaps.count; g++) {
    const ps_gap *gap = k->c->gaps.items[g];
    const ps_cause *unsaid = NULL;
    size_t first = psi_group_find(&gaps, gap->id);
    double left = 0;
    if (first == PSI_NONE) continue;
    PSI_EACH_OF (gaps, first, i) {
      double share = psi_likely(&k->c->causes.items[i]->share);
      if (!is_passed_over(k, &a, i)) continue;
      if (isnan(share))
        unsaid = k->c->causes.items[i];
      else
        left += share;
    }
    if (left > psi_limit(k, PSI_LIMIT_CAUSE_TREE_MAX_UNANSWERED)) {
      psi_say_name(k, "gap", gap);
      psi_say_share(k, "share", left);
      say_passed_over(k, &a, &gaps, first);
      psi_fails(k, 0, gap, NULL);
    } else if (unsaid != NULL) {
      psi_unknown(k, unsaid, "share");
    } else {
      psi_passes(k);
    }
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("CT13", "gap-is-explained", "cause-tree", CASE, WARNING, DIAGNOSE),
      .claim = "The causes found explain most of the gap.",
      .why = "What is not explained will still be there when everything that was found has been "
             "put right.",
      .fails_when = "the diagnosis is over and the shares of a gap's supported and confirmed "
                    "causes, each at its high end, sum to less than cause_tree.min_explained",
      .reads = PSI_LIST("cause.share", "cause.status", "cause.gap"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "The causes found explain at most {share} of the gap \"{gap}\"; where the other {rest} "
          "comes from is not known.")),
      .fix = "Look for another cause, or promise no more than what is explained.",
      .limits = PSI_LIST("cause_tree.min_explained"), PSI_RESERVATIONS},
     gap_is_explained},
    {{PSI_RULE("CT15", "small-causes-count", "cause-tree", CASE, NOTE, DESIGN),
      .claim = "The plan answers the causes that make up most of the gap.",
      .why = "Causes too small to look at one by one can together make up a large part of a gap.",
      .fails_when = "a chosen intervention answers some cause of the case, and those of a gap "
                    "that no chosen one answers (nor a cause behind them), that nobody accepted, "
                    "and for which B50 does not ask (supported only, or below "
                    "intervention.min_share) have likely shares that sum to more than "
                    "cause_tree.max_unanswered",
      .reads = PSI_LIST("cause.share", "cause.status", "cause.parents", "intervention.causes",
                        "intervention.status", "event.kind", "event.about", "case.waivers"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "{share} of the gap \"{gap}\" comes from {causes} for which nothing is planned.")),
      .fix = "Find one answer that covers several of them, or say openly that this part will stay.",
      .limits = PSI_LIST("intervention.min_share", "cause_tree.max_unanswered"),
      PSI_CITED("The Pareto principle: Juran, Quality Control Handbook (1951)")},
     small_causes_count},
};

const psi_pack psi_pack_cause_tree_shares = {"cause-tree", rules, PSI_COUNT(rules)};
