/* Interventions: options of several kinds are weighed, and the light and quick ones taken. */
#include "check/pack_intervention.h"
#include "check/rules.h"

#include <math.h>
#include <string.h>

/* ---- A25 ---- */

/* The ends of a range; a single figure is both. */
static double low_end(const ps_range *range) {
  return range->low.set ? range->low.value : range->likely.set ? range->likely.value : NAN;
}
static double high_end(const ps_range *range) {
  return range->high.set ? range->high.value : range->likely.set ? range->likely.value : NAN;
}

/* Open options: a rejection with its reason is an answer to this rule. */
static bool is_open(const ps_intervention *i) {
  return i->status == PS_INTERVENTION_STATUS_CONSIDERED ||
         (i->status == PS_INTERVENTION_STATUS_REJECTED && i->rationale == NULL);
}

/* Whether two interventions answer a confirmed cause in common. */
static bool meet(const psi_check *k, const ps_intervention *a, const ps_intervention *b) {
  for (size_t j = 0; j < a->causes.count; j++) {
    const char *cause = a->causes.items[j].cause;
    if (psi_effect_on(b, cause) != NULL && psi_is_confirmed_id(k, cause)) return true;
  }
  return false;
}

/* Whether an option does as much about each confirmed cause as one that was chosen, as far as
 * is recorded. */
static bool covers(const psi_check *k, const ps_intervention *option, const ps_intervention *chosen,
                   const ps_intervention **unsure) {
  for (size_t j = 0; j < chosen->causes.count; j++) {
    const ps_cause_effect *link = &chosen->causes.items[j];
    const ps_range *effect = psi_effect_on(option, link->cause);
    if (!psi_is_confirmed_id(k, link->cause)) continue;
    if (effect == NULL || low_end(effect) < low_end(&link->effect)) return false;
    if (isnan(low_end(&link->effect))) *unsure = chosen;
    if (isnan(low_end(effect))) *unsure = option;
  }
  return true;
}

/* Whether one can be put in the place of the other with nothing else to be changed. */
static bool is_swap(const psi_check *k, const ps_intervention *option,
                    const ps_intervention *chosen) {
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *other = k->c->interventions.items[i];
    if (other == chosen) continue;
    if (psi_chosen(other) &&
        (psi_has(&other->requires_, chosen->id) || psi_has(&option->excludes, other->id)))
      return false;
    if (!psi_chosen(other) && psi_has(&option->requires_, other->id)) return false;
  }
  return !psi_has(&option->requires_, chosen->id);
}

/* What must be in the plan, or is paid for already, is no matter of choice. */
static bool is_fixed(const psi_check *k, const ps_intervention *chosen) {
  for (size_t i = 0; i < k->c->scenarios.count; i++) {
    const ps_scenario *scenario = k->c->scenarios.items[i];
    if (psi_has(&scenario->mandatory, chosen->id) || psi_has(&scenario->funded, chosen->id))
      return true;
  }
  return false;
}

/* The lightest open option that does the same for less; what keeps us from telling. */
typedef struct lighter {
  const ps_intervention *option;
  const ps_intervention *no_cost, *no_effect;
  bool compared; /* there was an option for the same cause */
} lighter;

static lighter lighter_than(const psi_check *k, const ps_intervention *chosen) {
  lighter found = {NULL, NULL, NULL, false};
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *option = k->c->interventions.items[i];
    const ps_intervention *unsure = NULL;
    double cost = high_end(&option->cost), saved = low_end(&chosen->cost) - cost;
    if (psi_chosen(option) || !meet(k, option, chosen)) continue;
    found.compared = true;
    if (!is_open(option) || saved <= 0 || !is_swap(k, option, chosen) || !covers(k, option, chosen, &unsure)) continue;
    if (isnan(saved)) {
      found.no_cost = isnan(cost) ? option : chosen;
    } else if (unsure != NULL) {
      found.no_effect = unsure;
    } else if (found.option == NULL || cost < high_end(&found.option->cost)) {
      found.option = option;
    }
  }
  return found;
}

static void look_at_weight(psi_check *k, const ps_intervention *chosen) {
  lighter found = lighter_than(k, chosen);
  if (found.option != NULL) {
    psi_say_name(k, "lighter", found.option);
    psi_say_name(k, "chosen", chosen);
    psi_say_money(k, "saving", low_end(&chosen->cost) - high_end(&found.option->cost));
    psi_object(k, found.option->id);
    psi_fails(k, 0, chosen, "causes");
  } else if (found.no_cost != NULL) {
    psi_unknown(k, found.no_cost, "cost");
  } else if (found.no_effect != NULL) {
    psi_say_name(k, "option", found.no_effect);
    psi_unknown_because(k, found.no_effect, "causes",
                        "how much of each cause \"{option}\" would remove at the least");
  } else if (found.compared) {
    psi_passes(k);
  }
}

/* Whether more than one intervention would have to be exchanged for an option: it meets
 * several, or the one it meets has a cause in common with another. */
static bool mixes(const psi_check *k, const ps_intervention *option) {
  const ps_intervention *met = NULL;
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (!psi_chosen(one) || is_fixed(k, one) || !meet(k, option, one)) continue;
    if (met != NULL || !is_swap(k, option, one)) return true;
    met = one;
  }
  for (size_t i = 0; met != NULL && i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (one != met && psi_chosen(one) && meet(k, met, one)) return true;
  }
  return false;
}

/* The highest that all that was chosen may cost; NaN where that is not recorded. */
static double cost_of_plan(const psi_check *k) {
  double cost = 0;
  for (size_t i = 0; i < k->c->interventions.count; i++)
    if (psi_chosen(k->c->interventions.items[i]))
      cost += high_end(&k->c->interventions.items[i]->cost);
  return cost;
}

/* Sets of several options are for the analysis that chooses among sets. */
static void look_at_sets(psi_check *k) {
  const ps_intervention *first = NULL;
  double cost = cost_of_plan(k);
  bool mixed = false;
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *option = k->c->interventions.items[i];
    if (!is_open(option) || low_end(&option->cost) >= cost) continue;
    bool meets = false;
    for (size_t j = 0; j < k->c->interventions.count && !meets; j++) {
      const ps_intervention *one = k->c->interventions.items[j];
      meets = psi_chosen(one) && !is_fixed(k, one) && meet(k, option, one);
    }
    if (!meets) continue;
    mixed = mixed || first != NULL || mixes(k, option);
    if (first == NULL) first = option;
  }
  if (!mixed) return;
  psi_say_name(k, "option", first);
  psi_unknown_because(k, first, "rationale",
                      "whether a set of options with \"{option}\" in it would do the same for "
                      "less; sets cannot be compared here yet, but a written reason for rejecting "
                      "the option settles it too");
}

static void lightest_sufficient_option(psi_check *k) {
  const ps_case *c = k->c;
  if (c->interventions.count < 2) return;
  for (size_t i = 0; i < c->interventions.count; i++) {
    const ps_intervention *one = c->interventions.items[i];
    if (psi_chosen(one) && psi_answers_confirmed(k, one) && !is_fixed(k, one))
      look_at_weight(k, one);
  }
  if (k->answer->failed.value == 0) look_at_sets(k);
}

/* ---- A30 ---- */

static bool is_quick(const ps_intervention *i) {
  return i->effort == PS_AMOUNT_LOW && i->impact == PS_AMOUNT_HIGH;
}

/* Whether an intervention has to wait for another: it needs it, or needs a cause gone that
 * the other answers. */
static bool must_wait(const ps_intervention *i, const ps_intervention *other) {
  for (size_t j = 0; j < i->blocked_by.count; j++)
    if (psi_effect_on(other, i->blocked_by.items[j]) != NULL) return true;
  return psi_has(&i->requires_, other->id);
}

static void look_at_order(psi_check *k, const ps_intervention *quick) {
  bool dated = false;
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *other = k->c->interventions.items[i];
    if (!psi_chosen(other) || other->effort <= PS_AMOUNT_LOW || other->start == 0) continue;
    dated = true;
    if (quick->start <= other->start || must_wait(quick, other)) continue;
    psi_say_name(k, "option", quick);
    psi_say_name(k, "other", other);
    psi_say_date(k, "start", quick->start);
    psi_say_date(k, "before", other->start);
    psi_object(k, other->id);
    psi_fails(k, 0, quick, "start");
    return;
  }
  if (quick->start != 0) {
    psi_passes(k);
  } else if (dated) {
    psi_unknown(k, quick, "start");
  }
}

/* Families that change how the work is set up, however little work that may be. */
static const ps_text_list structural = PSI_LIST("job_and_work_design", "human_resource_development",
                                                "organisational_design", "financial_systems");

static void look_at_structure(psi_check *k, size_t count) {
  const ps_intervention *unsure = NULL;
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (!psi_chosen(one)) continue;
    if (psi_has(&structural, psi_family(one))) {
      psi_passes(k);
      return;
    }
    if (psi_family(one) == NULL) unsure = one;
  }
  if (unsure != NULL) {
    psi_unknown(k, unsure, "kind");
  } else {
    psi_say_count(k, "n", count);
    psi_fails(k, 1, k->c, "interventions");
  }
}

static void quick_wins_balanced(psi_check *k) {
  const ps_intervention *unrated = NULL;
  size_t chosen = 0, quick = 0;
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (!psi_chosen(one)) continue;
    bool rated = one->effort > PS_AMOUNT_LOW || (one->effort != PS_AMOUNT_UNSET &&
                                                  one->impact != PS_AMOUNT_UNSET);
    chosen++;
    if (is_quick(one)) quick++;
    if (!rated && unrated == NULL) unrated = one;
  }
  if (chosen < 2) return;
  if (unrated != NULL)
    psi_unknown(k, unrated, unrated->effort == PS_AMOUNT_UNSET ? "effort" : "impact");
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (psi_chosen(one) && is_quick(one)) look_at_order(k, one);
  }
  if (quick == chosen) look_at_structure(k, chosen);
}

/* ---- B43 ---- */

/* To accept the gap is a kind of answer too. */
static const char *family_of(const ps_intervention *i) {
  return psi_same(i->kind, "I62") ? "accepting the gap" : psi_family(i);
}

static void alternatives_considered(psi_check *k) {
  const ps_intervention_list *all = &k->c->interventions;
  const ps_intervention *unsure = NULL;
  psi_listing families = {{0}, 0, 0};
  bool chosen = false;
  for (size_t i = 0; i < all->count; i++) chosen = chosen || psi_chosen(all->items[i]);
  if (!chosen || psi_is_other_purpose(k)) return; /* options are still being gathered */
  for (size_t i = 0; i < all->count; i++) {
    const char *family = family_of(all->items[i]);
    psi_listing_add(&families, family);
    if (family == NULL) unsure = all->items[i];
  }
  double count = (double)families.count;
  if (count >= psi_limit(k, PSI_LIMIT_INTERVENTION_MIN_FAMILIES)) {
    psi_passes(k);
  } else if (unsure != NULL) {
    psi_unknown(k, unsure, unsure->kind == NULL ? "kind" : "family");
  } else {
    for (size_t i = 0; i < families.count; i++)
      families.items[i] = psi_in_words(k, families.items[i]);
    psi_say_listing(k, "families", &families);
    psi_fails(k, 0, k->c, "interventions");
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A25", "lightest-sufficient-option", "intervention", CASE, WARNING, DESIGN),
      .claim = "Where several answers would do the same, the lightest is chosen.",
      .why = "Money spent on a heavier answer than is needed is missing where it could do some "
             "good.",
      .fails_when = "an option that is open (considered, or rejected without a reason) has at its "
                    "low end no less effect on each confirmed cause of something that was chosen, "
                    "costs less at its high end than that at its low end, and can take its place "
                    "with nothing else to be changed; what a scenario makes mandatory or has "
                    "funded is left out, and whether sets of several options are lighter is not "
                    "told yet",
      .reads = PSI_LIST("intervention.causes", "intervention.cost", "intervention.status",
                        "intervention.rationale", "intervention.requires",
                        "intervention.excludes", "cause.status", "scenario.mandatory",
                        "scenario.funded"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{lighter}\" would do no less about the same causes than \"{chosen}\", and "
                   "would cost at least {saving} less.")),
      .fix = "Take the lighter option, or reject it and write down what the heavier one adds.",
      PSI_SOURCE_OUTCOME},
     lightest_sufficient_option},
    {{PSI_RULE("A30", "quick-wins-balanced", "intervention", CASE, NOTE, DESIGN),
      .claim = "Quick wins come first, and they are not the whole plan.",
      .why = "An early gain buys patience for the slow work; but where everything is easy, what "
             "made the gap is probably still there.",
      .fails_when = "a chosen intervention of low effort and high impact starts later than a "
                    "chosen one of more effort, though it neither needs that one nor is blocked by "
                    "a cause that that one answers; or at least two are chosen, all are of low "
                    "effort and high impact, and none is of a family that changes jobs, people's "
                    "placing, the organisation or money",
      .reads = PSI_LIST("intervention.effort", "intervention.impact", "intervention.start",
                        "intervention.status", "intervention.requires",
                        "intervention.blocked_by", "intervention.family", "intervention.kind"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("\"{option}\" would do much for little work, but it only starts on {start}, "
                       "after \"{other}\" on {before}.",
                       "Start the quick win first, or write down what it has to wait for."),
          PSI_SAYS_FIX("The {n} answers that were chosen are all quick wins, and none of them "
                       "changes how the work is set up.",
                       "Add at least one answer that changes how the work is set up.")),
      .fix = "Start the quick win now, and keep one answer in the plan that changes how the work "
             "is set up.",
      PSI_SOURCE_OUTCOME},
     quick_wins_balanced},
    {{PSI_RULE("B43", "alternatives-considered", "intervention", CASE, WARNING, DESIGN),
      .claim = "More than one kind of answer is considered.",
      .why = "If you look at one kind of answer only, every gap seems to call for it; the cheaper "
             "or better answer is often of another kind.",
      .fails_when = "something was chosen, the case is not known to be about something other than "
                    "performance, and all options, chosen or not, are of fewer than "
                    "intervention.min_families families",
      .reads = PSI_LIST("intervention.family", "intervention.kind", "intervention.status",
                        "case.purpose"),
      .limits = PSI_LIST("intervention.min_families"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Nothing but {families} was considered as an answer.")),
      .fix = "Consider an option of another kind, even if only to reject it with a reason.",
      PSI_SOURCE_PARTNERS},
     alternatives_considered},
};

const psi_pack psi_pack_intervention_choice = {"intervention", rules, PSI_COUNT(rules)};
