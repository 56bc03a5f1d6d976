/* Interventions: each answers a cause that was found, by something that can change it, and
 * neither costs nor promises more than that is worth. */
#include "check/rules.h"

#include <math.h>
#include <string.h>

/* ---- shared ---- */

/* Where it is not about performance there need be no gap and no cause. */
static bool is_other_purpose(psi_check *k) {
  return k->c->purpose != PS_PURPOSE_UNSET && !psi_performance_only(k);
}

/* Whether the work has come as far as a phase; so it has for all we know where nobody says. */
static bool is_as_far_as(const psi_check *k, ps_phase_kind kind) {
  return psi_reached(k, kind) ||
         (k->c->status == PS_CASE_STATUS_UNSET && k->c->phases.count == 0);
}

static const ps_range *effect_on(const ps_intervention *i, const char *cause) {
  for (size_t j = 0; j < i->causes.count; j++)
    if (psi_same(i->causes.items[j].cause, cause)) return &i->causes.items[j].effect;
  return NULL;
}

static bool answers(const ps_intervention *i, const ps_cause *cause) {
  return psi_chosen(i) && effect_on(i, cause->id) != NULL;
}

/* Whose learning it is; NULL for that of the performer. */
static const char *role_of(const ps_intervention *i) {
  const ps_intervention_kind *kind = psi_kind(i);
  return i->target_role != NULL || kind == NULL ? i->target_role : kind->target_role;
}

/* A statement within a sentence: without its own full stop. Takes memory. */
static const char *inside(psi_check *k, const char *statement) {
  size_t length = strlen(statement);
  if (length == 0 || statement[length - 1] != '.') return statement;
  const char *kept = psi_store_text(k->store, statement, length - 1);
  if (kept == NULL) k->no_memory = true;
  return kept;
}

static void say_inside(psi_check *k, const char *name, const void *entity) {
  psi_say(k, name, inside(k, psi_name(entity)));
}

/* The chosen interventions that answer a cause, also as further objects. */
static void say_answers(psi_check *k, const char *name, const ps_cause *cause) {
  psi_listing listing = {{0}, 0, 0};
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (!answers(one, cause)) continue;
    psi_listing_add(&listing, psi_name(one));
    psi_object(k, one->id);
  }
  psi_say_listing(k, name, &listing);
}

/* ---- A09 ---- */

typedef enum offer { OFFERS_UNKNOWN, OFFERS_INFORMATION, OFFERS_MORE } offer;

/* Of kinds that tell, content with practice in it makes more; lessons to work through alone
 * may have some, so there somebody has to say what is in them. */
static offer offer_of(const psi_check *k, const ps_intervention *i) {
  bool lessons = psi_same(i->kind, "I02"), known = false;
  if (i->kind == NULL) return OFFERS_UNKNOWN;
  if (!lessons && !psi_same(i->kind, "I13") && !psi_same(i->kind, "I42")) return OFFERS_MORE;
  for (size_t j = 0; j < k->c->assets.count; j++) {
    const ps_asset *asset = k->c->assets.items[j];
    if (!psi_has(&asset->interventions, i->id)) continue;
    if (psi_has(&asset->elements, "practice")) return OFFERS_MORE;
    known = known || asset->elements.count > 0;
  }
  return lessons && !known ? OFFERS_UNKNOWN : OFFERS_INFORMATION;
}

static void look_at_skill(psi_check *k, const ps_cause *cause) {
  const ps_intervention *unsure = NULL;
  size_t count = 0;
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (!answers(one, cause)) continue;
    offer offered = offer_of(k, one);
    if (offered == OFFERS_MORE) {
      psi_passes(k);
      return;
    }
    if (offered == OFFERS_UNKNOWN) unsure = one;
    count++;
  }
  if (count == 0) return; /* that nothing answers it is for B50 */
  if (unsure != NULL && unsure->kind == NULL) {
    psi_unknown(k, unsure, "kind");
  } else if (unsure != NULL) {
    psi_say_name(k, "lessons", unsure);
    psi_unknown_because(k, unsure, NULL, "whether people get to practise in \"{lessons}\"");
  } else {
    say_inside(k, "cause", cause);
    say_answers(k, "answers", cause);
    psi_fails(k, 0, cause, "factor");
  }
}

static void skill_needs_practice(psi_check *k) {
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    bool skill = psi_same(cause->factor, "F02") || psi_same(cause->factor, "F03");
    if (skill && cause->status != PS_CAUSE_STATUS_RULED_OUT) look_at_skill(k, cause);
  }
}

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

static bool is_confirmed(const psi_check *k, const char *cause) {
  const ps_cause *found = psi_cause(k, cause);
  return found != NULL && psi_is_confirmed(found);
}

/* Whether two interventions answer a confirmed cause in common. */
static bool meet(const psi_check *k, const ps_intervention *a, const ps_intervention *b) {
  for (size_t j = 0; j < a->causes.count; j++) {
    const char *cause = a->causes.items[j].cause;
    if (effect_on(b, cause) != NULL && is_confirmed(k, cause)) return true;
  }
  return false;
}

/* Whether an option does as much about each confirmed cause as one that was chosen, as far as
 * is recorded. */
static bool covers(const psi_check *k, const ps_intervention *option, const ps_intervention *chosen,
                   const ps_intervention **unsure) {
  for (size_t j = 0; j < chosen->causes.count; j++) {
    const ps_cause_effect *link = &chosen->causes.items[j];
    const ps_range *effect = effect_on(option, link->cause);
    if (!is_confirmed(k, link->cause)) continue;
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
} lighter;

static lighter lighter_than(const psi_check *k, const ps_intervention *chosen) {
  lighter found = {NULL, NULL, NULL};
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *option = k->c->interventions.items[i];
    const ps_intervention *unsure = NULL;
    double cost = high_end(&option->cost), saved = low_end(&chosen->cost) - cost;
    if (!is_open(option) || saved <= 0 || !meet(k, option, chosen)) continue;
    if (!is_swap(k, option, chosen) || !covers(k, option, chosen, &unsure)) continue;
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
                        "how much of each cause \"{option}\" removes at least");
  } else {
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
                      "whether a set with \"{option}\" in it would do the same for less, as that "
                      "takes the analysis \"choose\", which is not there yet; a reason to reject "
                      "the option settles it too");
}

static void lightest_sufficient_option(psi_check *k) {
  const ps_case *c = k->c;
  if (c->interventions.count < 2) return;
  for (size_t i = 0; i < c->interventions.count; i++) {
    const ps_intervention *one = c->interventions.items[i];
    if (psi_chosen(one) && meet(k, one, one) && !is_fixed(k, one)) look_at_weight(k, one);
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
    if (effect_on(other, i->blocked_by.items[j]) != NULL) return true;
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
static bool is_structural(const char *family) {
  return psi_same(family, "job_and_work_design") ||
         psi_same(family, "human_resource_development") ||
         psi_same(family, "organisational_design") || psi_same(family, "financial_systems");
}

static void look_at_structure(psi_check *k, size_t count) {
  const ps_intervention *unsure = NULL;
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (!psi_chosen(one)) continue;
    if (is_structural(psi_family(one))) {
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

/* ---- B23 ---- */

static void look_at_aim(psi_check *k, const ps_intervention *i) {
  const ps_cause *unsure = NULL;
  size_t count = 0;
  for (size_t j = 0; j < i->causes.count; j++) {
    const ps_cause *cause = psi_cause(k, i->causes.items[j].cause);
    if (cause == NULL) continue;
    count++;
    if (cause->status == PS_CAUSE_STATUS_RULED_OUT) continue;
    double share = psi_likely(&cause->share);
    if (share > 0) {
      psi_passes(k);
      return;
    }
    if (isnan(share)) unsure = cause;
  }
  if (count == 0) return; /* that it names no cause is for C10 */
  if (unsure != NULL) {
    psi_unknown(k, unsure, "share");
    return;
  }
  psi_listing missed = {{0}, 0, 0};
  for (size_t j = 0; j < i->causes.count; j++) {
    const ps_cause *cause = psi_cause(k, i->causes.items[j].cause);
    if (cause == NULL) continue;
    psi_listing_add(&missed, inside(k, psi_name(cause)));
    psi_object(k, cause->id);
  }
  psi_say_name(k, "intervention", i);
  psi_say_listing(k, "causes", &missed);
  psi_fails(k, 0, i, "causes");
}

static void effort_meets_causes(psi_check *k) {
  for (size_t i = 0; i < k->c->interventions.count; i++)
    if (psi_chosen(k->c->interventions.items[i])) look_at_aim(k, k->c->interventions.items[i]);
}

/* ---- B24 ---- */

/* What a promise is held against: how much of a gap the causes can give at most. */
typedef struct reach {
  double limit;      /* as far as is recorded, in the unit of the measure */
  const ps_gap *gap; /* the one it is of; NULL where none was open */
  const void *unsure; /* what is not recorded, so that the limit may be higher */
  const char *field;
} reach;

/* The gap as it was before the work, or as it is if that is more: it may be closed by now. */
static double open_gap(const psi_check *k, const ps_sizes *sizes, const ps_gap *gap) {
  size_t index = 0;
  while (k->c->gaps.items[index] != gap) index++;
  ps_number before = sizes->gaps.items[index].gap_before, now = sizes->gaps.items[index].gap_now;
  return fmax(before.set ? before.value : NAN, now.set ? now.value : NAN);
}

/* The high end of a range; where there is none, what is recorded, which may be too little. */
static double at_most(const ps_range *range, bool *sure) {
  *sure = *sure && range->high.set;
  return range->high.set     ? range->high.value
         : range->likely.set ? range->likely.value
         : range->low.set    ? range->low.value
                             : 0;
}

/* The share of a cause that an intervention removes: at most the whole, however often it is
 * named. */
static double removed_at_most(const ps_intervention *i, const char *cause, bool *sure) {
  double removed = 0;
  for (size_t j = 0; j < i->causes.count; j++)
    if (psi_same(i->causes.items[j].cause, cause))
      removed += at_most(&i->causes.items[j].effect, sure);
  return fmin(removed, 1);
}

/* Whether an earlier link of the intervention is to the same cause. */
static bool is_repeated(const ps_intervention *i, size_t link) {
  return effect_on(i, i->causes.items[link].cause) != &i->causes.items[link].effect;
}

/* The share of a gap that an intervention can close at most. */
static double share_in_reach(const psi_check *k, const ps_intervention *i, const ps_gap *gap,
                             reach *r) {
  double share = 0;
  for (size_t j = 0; j < i->causes.count; j++) {
    const ps_cause *cause = psi_cause(k, i->causes.items[j].cause);
    bool share_known = true, effect_known = true;
    if (cause == NULL || psi_gap(k, cause->gap) != gap || is_repeated(i, j)) continue;
    if (cause->status == PS_CAUSE_STATUS_RULED_OUT) continue;
    share += at_most(&cause->share, &share_known) * removed_at_most(i, cause->id, &effect_known);
    if (share_known && effect_known) continue;
    r->unsure = share_known ? (const void *)i : cause;
    r->field = share_known ? "causes" : "share";
  }
  return fmin(share, 1);
}

static void reach_gap(const psi_check *k, const ps_sizes *sizes, const ps_intervention *i,
                      const ps_gap *gap, reach *r) {
  double size = open_gap(k, sizes, gap);
  if (size <= 0) return;
  double limit = share_in_reach(k, i, gap, r) * size;
  if (r->gap == NULL || limit > r->limit) {
    r->limit = isnan(limit) ? 0 : limit;
    r->gap = gap;
  }
  if (isnan(size)) {
    r->unsure = gap;
    r->field = "actual";
  }
}

static int percent(double share) { return (int)floor(fmin(fmax(share, 0), 9) * 100 + 0.5); }

static void say_broken_promise(psi_check *k, const ps_intervention *i, double promised,
                               const reach *r) {
  const ps_measure *measure = psi_measure(k, r->gap->measure);
  const char *unit = measure == NULL ? NULL : measure->unit;
  if (psi_same(unit, "%")) unit = "percentage points";
  psi_say_name(k, "intervention", i);
  psi_say_number(k, "promised", promised, unit);
  psi_say_number(k, "limit", r->limit, unit);
  for (size_t j = 0; j < i->causes.count; j++) {
    const ps_cause *cause = psi_cause(k, i->causes.items[j].cause);
    if (cause == NULL || psi_gap(k, cause->gap) != r->gap) continue;
    psi_evidence(k, "\"%.120s\": at most %d %% of the gap, of which it removes at most %d %%.",
                 psi_name(cause), percent(cause->share.high.value),
                 percent(i->causes.items[j].effect.high.value));
  }
  psi_object(k, r->gap->id);
  psi_fails(k, 0, i, "promised_effect");
}

static void look_at_promise(psi_check *k, const ps_sizes *sizes, const ps_intervention *i) {
  reach r = {0, NULL, NULL, NULL};
  double promised = fabs(i->promised_effect.value);
  for (size_t j = 0; j < i->causes.count; j++) {
    const ps_cause *cause = psi_cause(k, i->causes.items[j].cause);
    const ps_gap *gap = cause == NULL ? NULL : psi_gap(k, cause->gap);
    if (cause != NULL && gap == NULL) {
      r.unsure = cause;
      r.field = "gap";
    } else if (gap != NULL && gap != r.gap) {
      reach_gap(k, sizes, i, gap, &r);
    }
  }
  if (r.gap == NULL && r.unsure == NULL) return; /* no cause, or no gap that was open */
  if (promised <= r.limit * (1 + 1e-9)) {
    psi_passes(k);
  } else if (r.unsure != NULL) {
    psi_unknown(k, r.unsure, r.field);
  } else {
    say_broken_promise(k, i, promised, &r);
  }
}

static void promise_within_reach(psi_check *k) {
  const ps_intervention_list *all = &k->c->interventions;
  for (size_t i = 0; i < all->count && !k->no_memory; i++) {
    if (!all->items[i]->promised_effect.set ||
        all->items[i]->status == PS_INTERVENTION_STATUS_REJECTED)
      continue;
    const ps_sizes *sizes = psi_sizes(k);
    if (sizes != NULL) look_at_promise(k, sizes, all->items[i]); // same either way: there is memory
  }
}

/* ---- B43 ---- */

/* To accept the gap is a kind of answer too. */
static const char *family_of(const ps_intervention *i) {
  return psi_same(i->kind, "I62") ? "accepting the gap" : psi_family(i);
}

/* "job_and_work_design" in words. Takes memory. */
static const char *in_words(psi_check *k, const char *family) {
  char *kept = psi_store_take_text(k->store, strlen(family) + 1);
  if (kept == NULL) {
    k->no_memory = true;
    return NULL;
  }
  for (size_t i = 0; i <= strlen(family); i++) kept[i] = family[i] == '_' ? ' ' : family[i];
  return kept;
}

static void alternatives_considered(psi_check *k) {
  const ps_intervention_list *all = &k->c->interventions;
  const ps_intervention *unsure = NULL;
  psi_listing families = {{0}, 0, 0};
  bool chosen = false;
  for (size_t i = 0; i < all->count; i++) chosen = chosen || psi_chosen(all->items[i]);
  if (!chosen || is_other_purpose(k)) return; /* options are still being gathered */
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
      families.items[i] = in_words(k, families.items[i]);
    psi_say_listing(k, "families", &families);
    psi_fails(k, 0, k->c, "interventions");
  }
}

/* ---- B50 ---- */

/* What was chosen against a cause; the first three are also the branches of the rule. */
typedef enum fit {
  FIT_NONE,     /* nothing */
  FIT_LEARNING, /* learning, which cannot change it */
  FIT_OTHER,    /* a kind that usually changes something else */
  FIT_UNSURE,   /* something; of which kind, or against which kind of cause, nobody says */
  FIT_YES
} fit;

/* Whether something of a kind builds what people need to know or be able on the way: practice
 * brings skill, and skill knowledge; telling does not make up for doing. */
static bool builds(const ps_intervention_kind *kind, const char *factor) {
  bool practice = ps_intervention_kind_answers(kind, "F03", false);
  if (psi_same(factor, "F01")) return practice || ps_intervention_kind_answers(kind, "F02", false);
  return practice && psi_same(factor, "F02");
}

/* The fit of what is not of a kind that the catalogue has for the factor. */
static fit loose_fit(const ps_intervention *i, const ps_cause *cause) {
  const ps_intervention_kind *kind = psi_kind(i);
  ps_intervention_class class_ = psi_class(i);
  bool learning = class_ == PS_INTERVENTION_CLASS_LEARNING, fits;
  if (class_ == PS_INTERVENTION_CLASS_UNSET) return FIT_UNSURE;
  if (learning && psi_learnable(cause, role_of(i)) == PS_LEARNABLE_NO) return FIT_LEARNING;
  if (kind == NULL || builds(kind, cause->factor)) return FIT_YES;
  if (class_ == PS_INTERVENTION_CLASS_SUPPORT) /* a job aid can stand in for a skill: A09 */
    fits = psi_same(cause->factor, "F02");
  else /* learning that helps with confidence, or with the skill of those who lead */
    fits = learning && psi_factor(cause)->learnable != PS_LEARNABLE_YES && kind->factors.count > 0;
  return fits ? FIT_YES : FIT_OTHER;
}

static fit fit_of(const ps_intervention *i, const ps_cause *cause) {
  if (psi_same(i->kind, "I62")) return FIT_YES; /* whether it may be accepted: the cost gate */
  if (psi_factor(cause) == NULL) return FIT_UNSURE;
  if (ps_intervention_kind_answers(psi_kind(i), cause->factor, true)) return FIT_YES;
  return loose_fit(i, cause);
}

static fit best_fit(const psi_check *k, const ps_cause *cause, const ps_intervention **by) {
  fit best = FIT_NONE;
  for (size_t i = 0; i < k->c->interventions.count && best < FIT_YES; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    fit fits = answers(one, cause) ? fit_of(one, cause) : FIT_NONE;
    if (fits > best) {
      best = fits;
      *by = one;
    }
  }
  return best;
}

/* Whether a cause falls away with those it comes from: with one of them where all are needed,
 * else with all of them. */
static bool falls_away(const psi_check *k, const ps_cause *cause, int depth) {
  const ps_intervention *by;
  bool any = false;
  for (size_t i = 0; i < cause->parents.count; i++) {
    const ps_cause *parent = psi_cause(k, cause->parents.items[i]);
    if (parent == NULL || !psi_is_supported(parent)) continue;
    bool gone = best_fit(k, parent, &by) == FIT_YES ||
                (depth > 0 && falls_away(k, parent, depth - 1));
    if (gone != (cause->gate != PS_GATE_AND)) return gone;
    any = true;
  }
  return any && cause->gate != PS_GATE_AND;
}

/* Somebody decided about the cause, and that is written down. */
static bool is_decided(const psi_check *k, const ps_cause *cause) {
  for (size_t i = 0; i < k->c->events.count; i++) {
    const ps_event *event = k->c->events.items[i];
    if (event->kind == PS_EVENT_KIND_DECISION && psi_same(event->about, cause->id) &&
        (k->as_of == 0 || event->on <= k->as_of))
      return true;
  }
  return false;
}

/* What is open about a cause. */
typedef struct cover {
  fit fits;
  const ps_intervention *by;
  bool covered, light; /* light: too small to need an answer */
  double share;
} cover;

static cover cover_of(psi_check *k, const ps_cause *cause) {
  cover found = {FIT_NONE, NULL, false, false, psi_likely(&cause->share)};
  found.light = found.share < psi_limit(k, PSI_LIMIT_INTERVENTION_MIN_SHARE);
  if (found.light) return found;
  found.fits = best_fit(k, cause, &found.by);
  found.covered = found.fits == FIT_YES || falls_away(k, cause, 3) || is_decided(k, cause);
  return found;
}

static void look_at_cover(psi_check *k, const ps_cause *cause, bool learning_only) {
  cover found = cover_of(k, cause);
  if (found.light) return;
  if (found.covered) {
    psi_passes(k);
  } else if (learning_only && psi_triage(cause) == PS_TRIAGE_OTHER) {
    return; /* told for all such causes together */
  } else if (isnan(found.share)) {
    if (!psi_marked(cause, "share")) psi_unknown(k, cause, "share");
  } else if (found.fits == FIT_UNSURE && psi_factor(cause) == NULL) {
    psi_unknown(k, cause, "factor");
  } else if (found.fits == FIT_UNSURE) {
    psi_unknown(k, found.by, "kind");
  } else {
    say_inside(k, "cause", cause);
    psi_say_share(k, "share", found.share);
    if (found.fits != FIT_NONE) {
      say_answers(k, "answers", cause);
      psi_say(k, "factor", psi_factor(cause)->name);
    }
    psi_fails(k, (size_t)found.fits, cause, "status");
  }
}

/* Causes that learning cannot cure, in a plan of learning only: told once for all of them. */
static void look_at_learning_only(psi_check *k) {
  const ps_cause *first = NULL;
  psi_listing causes = {{0}, 0, 0};
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    if (!psi_is_confirmed(cause) || psi_triage(cause) != PS_TRIAGE_OTHER) continue;
    cover found = cover_of(k, cause);
    if (found.light || found.covered) continue;
    psi_listing_add(&causes, inside(k, psi_name(cause)));
    psi_object(k, cause->id);
    if (first == NULL) first = cause;
  }
  if (first == NULL) return;
  for (size_t i = 0; i < k->c->interventions.count; i++)
    if (psi_chosen(k->c->interventions.items[i]))
      psi_object(k, k->c->interventions.items[i]->id);
  psi_say_listing(k, "causes", &causes);
  psi_fails(k, 3, first, "status");
}

static void plan_covers_causes(psi_check *k) {
  if (!psi_performance_only(k)) return;
  size_t chosen = 0, learning = 0;
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (!psi_chosen(one)) continue;
    chosen++;
    if (psi_class(one) == PS_INTERVENTION_CLASS_LEARNING) learning++;
  }
  if (chosen == 0 || !is_as_far_as(k, PS_PHASE_KIND_DESIGN)) return;
  for (size_t i = 0; i < k->c->causes.count; i++)
    if (psi_is_confirmed(k->c->causes.items[i]))
      look_at_cover(k, k->c->causes.items[i], learning == chosen);
  if (learning == chosen) look_at_learning_only(k);
}

/* ---- B57 ---- */

/* Whether a barrier is gone when a learning intervention ends: with the first of its answers
 * that has ended by then. */
static void look_at_barrier(psi_check *k, const ps_intervention *i, const ps_cause *barrier) {
  const ps_intervention *unsure = NULL, *late = NULL;
  for (size_t j = 0; j < k->c->interventions.count; j++) {
    const ps_intervention *one = k->c->interventions.items[j];
    if (!answers(one, barrier)) continue;
    if (one->end != 0 && one->end <= i->end) {
      psi_passes(k);
      return;
    }
    if (one->end == 0) unsure = one;
    if (late == NULL || one->end < late->end) late = one;
  }
  if (late != NULL && i->end == 0) {
    psi_unknown(k, i, "end");
    return;
  }
  if (unsure != NULL) {
    psi_unknown(k, unsure, "end");
    return;
  }
  psi_say_name(k, "learning", i);
  say_inside(k, "barrier", barrier);
  psi_object(k, barrier->id);
  if (late != NULL) {
    psi_say_date(k, "ends", i->end);
    psi_say_name(k, "answer", late);
    psi_say_date(k, "gone", late->end);
    psi_object(k, late->id);
  }
  psi_fails(k, late != NULL ? 0 : 1, i, late != NULL ? "end" : "blocked_by");
}

static void barriers_removed_first(psi_check *k) {
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (one->blocked_by.count == 0 || !psi_chosen(one)) continue;
    ps_intervention_class class_ = psi_class(one);
    if (class_ == PS_INTERVENTION_CLASS_UNSET) psi_unknown(k, one, "class");
    if (class_ != PS_INTERVENTION_CLASS_LEARNING) continue;
    for (size_t j = 0; j < one->blocked_by.count; j++) {
      const ps_cause *barrier = psi_cause(k, one->blocked_by.items[j]);
      if (barrier != NULL && barrier->status != PS_CAUSE_STATUS_RULED_OUT)
        look_at_barrier(k, one, barrier);
    }
  }
}

/* ---- B58 ---- */

/* Whether learning by anybody who is to learn can change a cause: the performer, or the role
 * that an intervention against it is for. */
static ps_learnable learnable_by_any(const psi_check *k, const ps_cause *cause) {
  ps_learnable best = psi_learnable(cause, NULL);
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (one->status == PS_INTERVENTION_STATUS_REJECTED || effect_on(one, cause->id) == NULL)
      continue;
    ps_learnable learnable = psi_learnable(cause, role_of(one));
    if (learnable < best) best = learnable;
  }
  return best;
}

static const char *suggestion(ps_learnable learnable) {
  switch (learnable) {
    case PS_LEARNABLE_YES: return "learning can change it";
    case PS_LEARNABLE_PARTLY: return "learning can do some of it, and something else the rest";
    case PS_LEARNABLE_NO: return "something other than learning has to change";
    case PS_LEARNABLE_UNSET: break;
  }
  return NULL;
}

static void look_at_triage(psi_check *k, const ps_cause *cause) {
  static const char *const marks[] = {NULL, "for learning", "for something else than learning",
                                      "for both"};
  ps_learnable learnable = learnable_by_any(k, cause);
  bool contradicts =
      (cause->triage == PS_TRIAGE_LEARNING && learnable == PS_LEARNABLE_NO) ||
      (cause->triage == PS_TRIAGE_OTHER && learnable == PS_LEARNABLE_YES);
  if (learnable == PS_LEARNABLE_UNSET && cause->triage == PS_TRIAGE_UNSET) {
    psi_unknown(k, cause, "triage");
  } else if (learnable == PS_LEARNABLE_UNSET && cause->reason == NULL) {
    psi_unknown(k, cause, "factor");
  } else if (cause->triage != PS_TRIAGE_UNSET && (!contradicts || cause->reason != NULL)) {
    psi_passes(k);
  } else {
    say_inside(k, "cause", cause);
    psi_say(k, "mark", marks[cause->triage]);
    psi_say(k, "factor", psi_factor(cause)->name);
    psi_say(k, "suggestion", suggestion(learnable));
    psi_fails(k, contradicts ? 0 : 1, cause, "triage");
  }
}

static void causes_triaged(psi_check *k) {
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    if (psi_is_confirmed(cause) && !psi_marked(cause, "triage")) look_at_triage(k, cause);
  }
}

/* ---- B59 ---- */

static void look_at_owner(psi_check *k, const ps_cause *cause) {
  const ps_party *owner = psi_party(k, cause->owner);
  if (psi_triage(cause) == PS_TRIAGE_UNSET) {
    psi_unknown(k, cause, "triage");
  } else if (owner != NULL && owner->side == PS_SIDE_UNSET) {
    psi_unknown(k, owner, "side");
  } else if (owner != NULL && owner->side != PS_SIDE_LEARNING) {
    psi_passes(k);
  } else {
    say_inside(k, "cause", cause);
    if (owner != NULL) {
      psi_say_name(k, "owner", owner);
      psi_object(k, owner->id);
    }
    psi_fails(k, owner == NULL ? 0 : 1, cause, "owner");
  }
}

static void other_causes_owned(psi_check *k) {
  if (!psi_over(k, PS_PHASE_KIND_DIAGNOSE) && !is_as_far_as(k, PS_PHASE_KIND_DESIGN)) return;
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    ps_triage triage = psi_triage(cause);
    if (!psi_is_supported(cause) || psi_marked(cause, "owner")) continue;
    if (triage != PS_TRIAGE_LEARNING && triage != PS_TRIAGE_MIXED) look_at_owner(k, cause);
  }
}

/* ---- B60 ---- */

/* What a training stands on, from nothing to a confirmed cause. */
typedef enum footing { ON_NOTHING, ON_A_GUESS, ON_THE_UNKNOWN, ON_A_CAUSE } footing;

/* Whether learning of this intervention can change a cause; partly is enough. */
static ps_flag can_change(const ps_intervention *i, const ps_cause *cause) {
  ps_learnable learnable = psi_learnable(cause, role_of(i));
  bool fits = learnable == PS_LEARNABLE_YES || learnable == PS_LEARNABLE_PARTLY ||
              ps_intervention_kind_answers(psi_kind(i), cause->factor, true);
  if (learnable == PS_LEARNABLE_UNSET)
    fits = cause->triage == PS_TRIAGE_LEARNING || cause->triage == PS_TRIAGE_MIXED;
  ps_flag known = {fits, learnable != PS_LEARNABLE_UNSET || cause->triage != PS_TRIAGE_UNSET};
  return known;
}

static footing footing_on(psi_check *k, const ps_intervention *i, const ps_cause *cause) {
  ps_flag can = can_change(i, cause);
  if (cause->status == PS_CAUSE_STATUS_RULED_OUT || (can.set && !can.value)) return ON_NOTHING;
  if (psi_is_confirmed(cause)) return can.set ? ON_A_CAUSE : ON_THE_UNKNOWN;
  if (cause->status == PS_CAUSE_STATUS_UNSET) return ON_THE_UNKNOWN;
  bool light = psi_money(k, &k->c->stakes) < psi_limit(k, PSI_LIMIT_DIAGNOSIS_LIGHT_STAKES);
  return light && psi_is_supported(cause) && can.set ? ON_A_CAUSE : ON_A_GUESS;
}

/* Whether another answer to a cause needs this one first: it is then a part of that. */
static bool prepares(const psi_check *k, const ps_intervention *i) {
  for (size_t j = 0; j < k->c->interventions.count; j++) {
    const ps_intervention *one = k->c->interventions.items[j];
    if (psi_chosen(one) && psi_has(&one->requires_, i->id) && meet(k, one, one)) return true;
  }
  return false;
}

static void say_waste(psi_check *k, const ps_intervention *i, const ps_cause *guess) {
  double cost = psi_likely(&i->cost);
  psi_say_name(k, "intervention", i);
  if (guess != NULL) say_inside(k, "cause", guess);
  if (cost > 0) psi_say_money(k, "cost", cost);
  for (size_t j = 0; j < i->causes.count; j++) psi_object(k, i->causes.items[j].cause);
  psi_fails(k, guess != NULL ? 2 : cost > 0 ? 0 : 1, i, "causes");
}

static void look_at_training(psi_check *k, const ps_intervention *i) {
  footing best = ON_NOTHING;
  const ps_cause *on = NULL;
  for (size_t j = 0; j < i->causes.count; j++) {
    const ps_cause *cause = psi_cause(k, i->causes.items[j].cause);
    footing stands = cause == NULL ? ON_NOTHING : footing_on(k, i, cause);
    if (stands > best) {
      best = stands;
      on = cause;
    }
  }
  if (best == ON_A_CAUSE || prepares(k, i)) {
    psi_passes(k);
  } else if (psi_class(i) == PS_INTERVENTION_CLASS_UNSET) {
    psi_unknown(k, i, "kind");
  } else if (best == ON_THE_UNKNOWN) {
    psi_unknown(k, on, on->status == PS_CAUSE_STATUS_UNSET ? "status" : "factor");
  } else {
    say_waste(k, i, on);
  }
}

static void no_wasted_training(psi_check *k) {
  if (!psi_performance_only(k)) return;
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    ps_intervention_class class_ = psi_class(one);
    if (psi_chosen(one) && (class_ == PS_INTERVENTION_CLASS_LEARNING ||
                            class_ == PS_INTERVENTION_CLASS_UNSET))
      look_at_training(k, one);
  }
}

/* ---- C10 ---- */

/* One may also answer an event, as a side effect, or be what another needs first. */
static bool has_a_reason(const psi_check *k, const ps_intervention *i) {
  for (size_t j = 0; j < i->causes.count; j++)
    if (psi_cause(k, i->causes.items[j].cause) != NULL) return true;
  return psi_find(k, PS_EVENT, i->answers) != NULL || prepares(k, i);
}

static void plan_answers_a_cause(psi_check *k) {
  if (is_other_purpose(k)) return;
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (!psi_chosen(one) || psi_marked(one, "causes") || psi_same(one->kind, "I62")) continue;
    if (has_a_reason(k, one)) {
      psi_passes(k);
    } else {
      psi_say_name(k, "intervention", one);
      psi_fails(k, 0, one, "causes");
    }
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A09", "skill-needs-practice", "intervention", CASE, ERROR, DESIGN),
      .claim = "Publishing information does not build a skill.",
      .why = "A skill grows by doing and being told how one did; a text or a lesson that only "
             "tells is read, forgotten, and the work goes on as before.",
      .fails_when = "all that was chosen against a cause of factor F02 (skill) or F03 (fluency) "
                    "that is not ruled out is of kind I13 or I42, or I02 with content known to "
                    "have no practice; content with practice in it makes any of them more",
      .reads = PSI_LIST("intervention.kind", "intervention.causes", "intervention.status",
                        "cause.factor", "cause.status", "asset.interventions", "asset.elements"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "\"{cause}\" is a matter of skill, and all it gets is information: {answers}.")),
      .fix = "Add practice with feedback, or a job aid at the point of work.",
      PSI_SOURCE_OUTCOME},
     skill_needs_practice},
    {{PSI_RULE("A25", "lightest-sufficient-option", "intervention", CASE, WARNING, DESIGN),
      .claim = "Of the answers that do the same, the lightest is chosen.",
      .why = "What a heavier answer costs beyond a lighter one that does as much is missing "
             "where it could do some good.",
      .fails_when = "an option that is open (considered, or rejected without a reason) has, for "
                    "each confirmed cause of one that was chosen, at its low end no less effect, "
                    "costs less at its high end than the other at its low end, and can take its "
                    "place alone; what a scenario makes mandatory or has funded is left out, and "
                    "whether sets of several options are lighter is not told yet",
      .reads = PSI_LIST("intervention.causes", "intervention.cost", "intervention.status",
                        "intervention.rationale", "intervention.requires",
                        "intervention.excludes", "cause.status", "scenario.mandatory",
                        "scenario.funded"),
      .branches = PSI_BRANCHES(PSI_SAYS("\"{lighter}\" does no less about the same causes than "
                                        "\"{chosen}\", for at least {saving} less.")),
      .fix = "Take the lighter option, or reject it and write down what the heavier one adds.",
      PSI_SOURCE_OUTCOME},
     lightest_sufficient_option},
    {{PSI_RULE("A30", "quick-wins-balanced", "intervention", CASE, NOTE, DESIGN),
      .claim = "Quick wins come first and are not the whole plan.",
      .why = "An early gain buys patience for the slow work; but if everything is easy, what "
             "made the gap is probably still there.",
      .fails_when = "something chosen of low effort and high impact starts after something "
                    "chosen of more effort, without needing it or a cause gone that it answers; "
                    "or there are at least two and all are of low effort and high impact, and "
                    "none is of a family that changes jobs, people's placing, the organisation "
                    "or money",
      .reads = PSI_LIST("intervention.effort", "intervention.impact", "intervention.start",
                        "intervention.status", "intervention.requires",
                        "intervention.blocked_by", "intervention.family", "intervention.kind"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("\"{option}\" is little work for much effect, but its start ({start}) is "
                       "behind that of \"{other}\" ({before}).",
                       "Start the quick win first, or say what it has to wait for."),
          PSI_SAYS_FIX("Everything that was chosen ({n} options) is a quick win; nothing in the "
                       "plan changes how the work is set up.",
                       "Keep at least one answer in the plan that changes the structure.")),
      .fix = "Start the quick win now; keep one structural fix in the plan.",
      PSI_SOURCE_OUTCOME},
     quick_wins_balanced},
    {{PSI_RULE("B23", "effort-meets-causes", "intervention", CASE, WARNING, DESIGN),
      .claim = "Effort goes to what matters for the gap.",
      .why = "Money and goodwill spent where the gap does not come from are lost twice: nothing "
             "changes, and next time nobody joins in.",
      .fails_when = "all causes that something chosen names are ruled out or have a likely share "
                    "of zero",
      .reads = PSI_LIST("intervention.causes", "intervention.status", "cause.share",
                        "cause.status"),
      .branches = PSI_BRANCHES(PSI_SAYS("\"{intervention}\" is aimed only at what was ruled out "
                                        "or has no share in the gap ({causes}).")),
      .fix = "Aim it at a cause that matters, or drop it.",
      PSI_SOURCE_PARTNERS},
     effort_meets_causes},
    {{PSI_RULE("B24", "promise-within-reach", "intervention", CASE, ERROR, DESIGN),
      .claim = "What is promised is within what the causes can give.",
      .why = "A promise beyond what the causes can give will be broken, whatever is done, and "
             "the trust it costs is harder to win back than the gap is to close.",
      .fails_when = "the promised effect of something not rejected is greater than the gap "
                    "before the work (or now, if greater) times the sum over the causes it names "
                    "of the high end of their share times the high end of its effect; effects on "
                    "one cause, and shares of one gap, count for at most the whole, and of "
                    "several gaps the one that allows most counts",
      .reads = PSI_LIST("intervention.promised_effect", "intervention.status",
                        "intervention.causes", "cause.share", "cause.status", "cause.gap",
                        "gap.measure", "gap.desired", "gap.actual", "measure.baseline",
                        "measure.series"),
      .branches = PSI_BRANCHES(PSI_SAYS("\"{intervention}\" promises {promised}, but the causes "
                                        "it works on can give {limit} at most.")),
      .fix = "Promise less, or work on more of the causes.",
      PSI_SOURCE_PARTNERS},
     promise_within_reach},
    {{PSI_RULE("B43", "alternatives-considered", "intervention", CASE, WARNING, DESIGN),
      .claim = "More than one kind of answer is considered.",
      .why = "Who looks at one kind of answer only will find that the gap calls for it; the "
             "cheaper or better answer is often of another kind.",
      .fails_when = "something was chosen, the case is not known to be about something else "
                    "than performance, and all options, chosen or not, are of fewer than "
                    "intervention.min_families families",
      .reads = PSI_LIST("intervention.family", "intervention.kind", "intervention.status",
                        "case.purpose"),
      .limits = PSI_LIST("intervention.min_families"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("No other kind of answer than {families} was considered.")),
      .fix = "Consider an option of another kind, even if only to reject it with a reason.",
      PSI_SOURCE_PARTNERS},
     alternatives_considered},
    {{PSI_RULE("B50", "plan-covers-causes", "intervention", CASE, ERROR, DESIGN),
      .core = PSI_WHOLE(10),
      .claim = "Each confirmed cause has a matching answer, learning or not.",
      .why = "A cause that is known and left alone keeps its share of the gap open, and what "
             "was done about the others is then said not to have worked.",
      .fails_when = "the plan is being made or further on, something was chosen, and a confirmed "
                    "cause with a likely share of at least intervention.min_share is answered by "
                    "nothing chosen of a fitting kind, does not fall away with the causes it "
                    "comes from, and no decision about it is written down; or all that was "
                    "chosen is learning and such a cause, also of unknown share, is one that "
                    "learning cannot change",
      .reads = PSI_LIST("case.purpose", "cause.status", "cause.share", "cause.factor",
                        "cause.triage", "cause.parents", "cause.gate", "intervention.causes",
                        "intervention.status", "intervention.kind", "intervention.class",
                        "intervention.target_role", "event.kind", "event.about"),
      .limits = PSI_LIST("intervention.min_share"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{cause}\" makes up {share} of the gap, and nothing that was chosen answers "
                   "it."),
          PSI_SAYS("\"{cause}\" makes up {share} of the gap, and learning alone is to answer it "
                   "({answers}), which cannot change {factor}."),
          PSI_SAYS_AS("\"{cause}\" makes up {share} of the gap; what is to answer it ({answers}) "
                      "is of a kind that usually changes something other than {factor}.",
                      WARNING,
                      "Add an answer of a fitting kind, or say in a decision why this one does "
                      "it here."),
          PSI_SAYS_FIX("Everything that was chosen is learning, but learning cannot change what "
                       "was confirmed: {causes}.",
                       "Find an answer to these with those who own them, before the learning "
                       "begins.")),
      .fix = "Choose an answer that fits it, or decide together to live with it and write that "
             "down as a decision.",
      .subsumes = PSI_LIST("B60", "C10", "MT06"),
      PSI_SOURCE_PARTNERS},
     plan_covers_causes},
    {{PSI_RULE("B57", "barriers-removed-first", "intervention", CASE, WARNING, DESIGN),
      .claim = "Barriers go before the learning, or with it.",
      .why = "What people learn while the barrier still stands they cannot use, and have "
             "forgotten when it is gone.",
      .fails_when = "a learning intervention that was chosen ends before the first answer to a "
                    "cause it is blocked by has ended, or nothing chosen answers that cause; "
                    "causes that are ruled out block nothing",
      .reads = PSI_LIST("intervention.start", "intervention.end", "intervention.blocked_by",
                        "intervention.causes", "intervention.class", "intervention.kind",
                        "intervention.status", "cause.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{learning}\" is over on {ends}, but what keeps it from working is in the "
                   "way until {gone}, when \"{answer}\" is done: {barrier}."),
          PSI_SAYS_FIX("\"{learning}\" cannot work as long as this is so, and nothing that was "
                       "chosen changes it: {barrier}.",
                       "Remove the barrier first, or wait with the learning.")),
      .fix = "Change the order: first the barrier, then the learning, or both together.",
      PSI_SOURCE_PARTNERS},
     barriers_removed_first},
    {{PSI_RULE("B58", "causes-triaged", "intervention", CASE, WARNING, DIAGNOSE),
      .core = PSI_WHOLE(9),
      .claim = "Of each cause it is said whether learning can cure it, something else, or both.",
      .why = "That one question decides who has to act; left open, everything ends up as a "
             "course.",
      .fails_when = "a confirmed cause is marked for learning though its factor cannot be "
                    "learned by the performer nor by the role that an intervention against it is "
                    "for, or for other means though it can, and no reason stands with it; or it "
                    "is not marked at all: then what its factor suggests is proposed",
      .reads = PSI_LIST("cause.triage", "cause.status", "cause.factor", "cause.reason",
                        "intervention.causes", "intervention.target_role", "intervention.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Could training change \"{cause}\"? It is marked {mark}, but a cause of this "
                   "sort ({factor}) usually means that {suggestion}."),
          PSI_SAYS_AS("Could training change \"{cause}\"? A cause of this sort ({factor}) "
                      "usually means that {suggestion}.",
                      NOTE, "Agree to that and mark the cause, or say why this case differs.")),
      .fix = "Mark it the other way, or say why this case differs.",
      PSI_SOURCE_PARTNERS},
     causes_triaged},
    {{PSI_RULE("B59", "other-causes-owned", "intervention", CASE, ERROR, DIAGNOSE),
      .core = PSI_WHOLE(12),
      .claim = "Causes that learning cannot cure have an owner who can.",
      .why = "Rotas, tools, rules and pay are changed by those who decide about them; in nobody's "
             "hands, or in those of the learning side, they stay as they are.",
      .fails_when = "the diagnosis is over or the plan has begun, and a supported or confirmed "
                    "cause that learning cannot cure (as marked, else by its factor) has no "
                    "owner, or one on the learning side",
      .reads = PSI_LIST("cause.triage", "cause.factor", "cause.owner", "cause.status",
                        "party.side", "phase.kind", "case.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Nobody owns \"{cause}\", which learning cannot change."),
          PSI_SAYS("\"{cause}\" is owned by the learning side alone ({owner}), but learning "
                   "cannot change it.")),
      .fix = "Find somebody in the business who can change it and agrees to own it.",
      PSI_SOURCE_PARTNERS},
     other_causes_owned},
    {{PSI_RULE("B60", "no-wasted-training", "intervention", CASE, ERROR, DESIGN),
      .core = PSI_WHOLE(11),
      .claim = "No money goes to training that fits no cause.",
      .why = "Training against a cause that it cannot change costs money and people's time, and "
             "the gap stays as it was.",
      .fails_when = "a learning intervention that was chosen names no confirmed cause that "
                    "learning by its target role can change at least partly, or that its kind "
                    "answers or stands in for, and no other answer to a confirmed cause needs "
                    "it first; below diagnosis.light_stakes a supported cause is enough",
      .reads = PSI_LIST("case.purpose", "intervention.class", "intervention.kind",
                        "intervention.cost", "intervention.causes", "intervention.requires",
                        "intervention.target_role", "cause.factor", "cause.triage",
                        "cause.status", "case.stakes"),
      .limits = PSI_LIST("diagnosis.light_stakes"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{cost} for \"{intervention}\" goes to training that fits no cause that was "
                   "found."),
          PSI_SAYS("\"{intervention}\" is training that fits no cause that was found."),
          PSI_SAYS_AS("\"{intervention}\" is training for a cause that is not confirmed: "
                      "{cause}.",
                      WARNING, "Confirm the cause before the training is paid for.")),
      .fix = "Drop it, or aim it at a cause that learning can change.",
      .subsumes = PSI_LIST("C10", "MT13", "MT08"),
      PSI_SOURCE_PARTNERS},
     no_wasted_training},
    {{PSI_RULE("C10", "plan-answers-a-cause", "intervention", CASE, WARNING, DESIGN),
      .core = PSI_WHOLE(24),
      .claim = "Every intervention answers some cause.",
      .why = "What answers nothing that was found is somebody's favourite; it takes time and "
             "money from what would close the gap.",
      .fails_when = "something chosen, learning or not, names no cause of the case, answers no "
                    "event, and is needed by no other answer to a confirmed cause; accepting the "
                    "gap (I62), and cases known to be about something else than performance, are "
                    "left out",
      .reads = PSI_LIST("intervention.causes", "intervention.status", "intervention.class",
                        "intervention.answers", "intervention.requires", "case.purpose"),
      .branches = PSI_BRANCHES(PSI_SAYS("\"{intervention}\" answers nothing that was found.")),
      .fix = "Say which cause it is for, or drop it.",
      PSI_SOURCE_READER},
     plan_answers_a_cause},
};

const psi_pack psi_pack_intervention = {"intervention", rules, PSI_COUNT(rules)};
