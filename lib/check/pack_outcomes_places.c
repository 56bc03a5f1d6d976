/* Results from place to place: groups with the same material, sites with the same mission. */
#include "base/figures.h"
#include "check/pack_outcomes.h"
#include "check/rules.h"
#include "check/series.h"
#include "check/text.h"

#include <math.h>

/* ---- A20 ---- */

/* Since when people learn or are helped by something; false where nothing of that has begun. */
static bool is_material_in_use(const psi_check *k, ps_date *since) {
  const ps_case *c = k->c;
  bool any = false;
  for (size_t i = 0; i < c->interventions.count; i++) {
    const ps_intervention *used = c->interventions.items[i];
    ps_intervention_class class = psi_class(used);
    if (class == PS_INTERVENTION_CLASS_OTHER || class == PS_INTERVENTION_CLASS_UNSET) continue;
    if (!psi_has_begun(k, used)) continue;
    any = true;
    *since = psi_earlier(*since, used->start);
  }
  return any;
}

static bool has_used_it(const ps_measure *m, const char *group) {
  return m->treated.count > 0 ? psi_has(&m->treated, group) : !psi_has(&m->control, group);
}

/* Whether there are two groups that used it; a look at the rows, before they are sorted. */
static bool has_groups(const ps_measure *m) {
  const char *first = NULL;
  for (size_t i = 0; i < m->series.count; i++) {
    const char *group = m->series.group[i];
    if (group == NULL || psi_same(group, first) || psi_same(group, m->current.group)) continue;
    if (!has_used_it(m, group)) continue;
    if (first != NULL) return true;
    first = group;
  }
  return false;
}

static void say_group(psi_check *k, const char *name, const char *level, const psi_group *group,
                      const ps_measure *m) {
  psi_say(k, name, group->name);
  psi_say_number(k, level, group->level.value.value, m->unit);
}

static void show_groups(psi_check *k, const psi_series_groups *groups) {
  for (size_t i = 0; i < groups->count; i++) {
    const ps_level *l = &groups->items[i].level;
    char a[PSI_FIGURE_BUFFER], b[PSI_FIGURE_BUFFER];
    double counted = l->denominator.set ? l->numerator.value : l->value.value;
    double of = l->denominator.set ? l->denominator.value : (double)l->points.value;
    psi_evidence(k, l->denominator.set ? "%s: %s of %s" : "%s: %s on average of %s figures",
                 groups->items[i].name, psi_figure(counted, psi_decimals(&counted, 1), a),
                 psi_figure(of, 0, b));
  }
}

/* The groups differ: says how, if one of them is better. */
static void fail_groups(psi_check *k, size_t branch, const ps_measure *m,
                        const psi_series_groups *groups) {
  const psi_group *best = &groups->items[0], *worst = best;
  const char *missing = psi_missing_direction(m);
  if (missing != NULL) {
    psi_unknown(k, m, missing);
    return;
  }
  for (size_t i = 1; i < groups->count; i++) {
    const psi_group *group = &groups->items[i];
    double bad = psi_badness(m, group->level.value.value);
    if (bad < psi_badness(m, best->level.value.value)) best = group;
    if (bad > psi_badness(m, worst->level.value.value)) worst = group;
  }
  if (best == worst) { /* all within a band */
    psi_passes(k);
    return;
  }
  psi_say_name(k, "measure", m);
  say_group(k, "best", "x", best, m);
  say_group(k, "worst", "y", worst, m);
  show_groups(k, groups);
  psi_fails(k, branch, m, "series");
}

static void compare_shares(psi_check *k, const ps_measure *m, psi_series_groups *groups) {
  double least = psi_limit(k, PSI_LIMIT_OUTCOMES_MIN_GROUP_N);
  int differ = psi_shares_differ(groups, least);
  psi_say_number(k, "n", least, NULL);
  if (differ < 0) {
    psi_unknown_because(k, m, "series",
                        "whether the groups differ on \"{measure}\" by more than chance; at least "
                        "two of them need {n} cases each, and so many that five of either sort can "
                        "be expected");
  } else if (differ > 0) {
    fail_groups(k, 0, m, groups);
  } else {
    psi_passes(k);
  }
}

static void compare_means(psi_check *k, const ps_measure *m, const psi_series_groups *groups) {
  double least = psi_limit(k, PSI_LIMIT_OUTCOMES_MIN_GROUP_N);
  double fewest = (double)groups->items[0].level.points.value;
  double variation = psi_means_variation(groups);
  for (size_t i = 1; i < groups->count; i++)
    fewest = fmin(fewest, (double)groups->items[i].level.points.value);
  psi_say_number(k, "n", least, NULL);
  psi_say_number(k, "fewest", fewest, NULL);
  psi_say_share(k, "cv", variation);
  if (isnan(variation)) {
    psi_unknown_because(k, m, "series",
                        "how far the groups lie apart on \"{measure}\" for its size, as their "
                        "average is not above zero");
  } else if (variation <= psi_limit(k, PSI_LIMIT_OUTCOMES_MAX_GROUP_CV)) {
    psi_passes(k);
  } else if (fewest < least) {
    psi_unknown_because(k, m, "series",
                        "whether the groups differ on \"{measure}\" by more than chance; each "
                        "needs {n} figures, and one has {fewest}");
  } else if (psi_means_apart(groups)) {
    fail_groups(k, 1, m, groups);
  } else {
    psi_passes(k);
  }
}

static void compare_groups(psi_check *k, const ps_measure *m, ps_date since) {
  psi_level_ask ask = {m, m->current.from, m->current.to, NULL, k->as_of, NULL, 0};
  psi_series_groups groups;
  size_t kept = 0, shares = 0, means = 0;
  if (!psi_window_given(&m->current)) ask.from = since;
  if (!psi_groups_take(k->store, k->pulse, &ask, &groups)) {
    k->no_memory = true;
    return;
  }
  for (size_t i = 0; i < groups.count; i++) {
    const ps_level *l = &groups.items[i].level;
    if (!has_used_it(m, groups.items[i].name) || !l->value.set) continue;
    shares += l->low.set;
    means += !l->denominator.set;
    groups.items[kept++] = groups.items[i];
  }
  groups.count = kept;
  psi_say_name(k, "measure", m);
  if (kept < 2) {
    psi_unknown_because(k, m, "series",
                        "whether the groups differ on \"{measure}\"; at least two of them need "
                        "figures for whole periods of the time looked at");
  } else if (shares == kept) {
    compare_shares(k, m, &groups);
  } else if (means == kept) {
    compare_means(k, m, &groups);
  } else {
    psi_unknown_because(k, m, "series",
                        "whether the groups differ on \"{measure}\" by more than chance; for that "
                        "all of them need counts, or all of them plain values");
  }
}

static void same_experience_everywhere(psi_check *k) {
  const ps_case *c = k->c;
  ps_date since = 0;
  if (!is_material_in_use(k, &since)) return;
  for (size_t i = 0; i < c->measures.count; i++) {
    const ps_measure *m = c->measures.items[i];
    if (!has_groups(m)) continue;
    if (m->kind == PS_MEASURE_KIND_UNSET && !m->level.set) {
      psi_unknown(k, m, "kind");
    } else if (m->kind < PS_MEASURE_KIND_OUTCOME && m->level.value < 2) {
      continue; /* what is put in or delivered may differ from group to group */
    } else if (!psi_window_given(&m->current) && since == 0) {
      psi_unknown(k, m, "current");
    } else {
      compare_groups(k, m, since);
    }
  }
}

/* ---- A43 ---- */

/* Whether a contractor only helps people learn here: no place where the work is done. */
static bool is_supplier(const psi_check *k, const ps_party *party) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->interventions.count; i++) {
    const ps_intervention *used = c->interventions.items[i];
    if (psi_class(used) != PS_INTERVENTION_CLASS_LEARNING) continue;
    if (psi_same(used->owner, party->id) || psi_has(&used->parties, party->id)) return true;
  }
  return false;
}

/* Whether the party at an index speaks for a region, or for a contractor who does work. */
static bool is_site(const psi_check *k, size_t index) {
  unsigned perspectives = k->party_who[index].perspectives;
  if (perspectives & PSI_BIT(PS_PERSPECTIVE_REGION)) return true;
  return (perspectives & PSI_BIT(PS_PERSPECTIVE_CONTRACTOR)) != 0 &&
         !is_supplier(k, k->c->parties.items[index]);
}

/* Whether a group of a series is the site of a party: "Hill" is the one of "Claims Hill". */
static bool is_group_of(const char *group, const ps_party *party) {
  psi_hit hit;
  return psi_same(party->id, group) || psi_word_find(party->name, 0, group, &hit) ||
         psi_word_find(party->unit, 0, group, &hit);
}

/* The day from which a site is compared. */
static ps_date compared_from(psi_check *k, ps_date in_place, const ps_party *party) {
  ps_date since = party != NULL && party->since > in_place ? party->since : in_place;
  return ps_date_add_days(since, (int32_t)psi_limit(k, PSI_LIMIT_OUTCOMES_SITE_LAG_DAYS));
}

/* The level a site should keep at the least (or, where less is better, at the most). */
static double least_level(double whole, double tolerance, ps_direction direction) {
  return (direction == PS_DIRECTION_HIGHER) == (whole >= 0) ? whole * tolerance
                                                            : whole / tolerance;
}

static void compare_site(psi_check *k, const ps_measure *m, const psi_group *group,
                         const ps_party *party, ps_date from) {
  const bool lower = m->direction == PS_DIRECTION_LOWER;
  ps_level whole = psi_level_over(k, m, from, 0, m->current.group);
  ps_level site = group->level.from == from ? group->level
                                            : psi_level_over(k, m, from, 0, group->name);
  psi_interval i;
  double tolerance = psi_limit(k, PSI_LIMIT_OUTCOMES_SITE_TOLERANCE);
  double limit = least_level(whole.value.value, tolerance, m->direction);
  psi_say_name(k, "measure", m);
  psi_say_id(k, "site", group->name);
  psi_say_date(k, "date", from);
  psi_say_number(k, "x", site.value.value, m->unit);
  psi_say_number(k, "y", whole.value.value, m->unit);
  if (!site.value.set || !whole.value.set) {
    psi_unknown_because(k, m, "series",
                        "how \"{site}\" has done on \"{measure}\" since {date}; there are no "
                        "figures for a whole period");
  } else if (lower ? site.value.value <= limit : site.value.value >= limit) {
    psi_passes(k);
  } else if (!psi_level_interval(&site, &i)) {
    psi_unknown_because(k, m, "series",
                        "whether \"{site}\", at {x} on \"{measure}\" since {date}, is behind by "
                        "more than chance; that needs counts, or four figures since then");
  } else if (lower ? i.low > limit : i.high < limit) {
    if (party != NULL) psi_object(k, party->id);
    psi_fails(k, 0, m, "series");
  } else {
    psi_passes(k);
  }
}

/* Looks at the sites among the groups of a measure; notes in `measured` whose they are. */
static void compare_sites(psi_check *k, const ps_measure *m, ps_date in_place, bool *measured) {
  const ps_case *c = k->c;
  psi_level_ask ask = {m, compared_from(k, in_place, NULL), 0, NULL, k->as_of, NULL, 0};
  psi_series_groups groups;
  if (!psi_groups_take(k->store, k->pulse, &ask, &groups)) {
    k->no_memory = true;
    return;
  }
  for (size_t g = 0; g < groups.count; g++) {
    const psi_group *group = &groups.items[g];
    const ps_party *party = NULL;
    for (size_t i = 0; i < c->parties.count; i++) {
      if (!is_site(k, i) || !is_group_of(group->name, c->parties.items[i])) continue;
      party = c->parties.items[i];
      measured[i] = true;
    }
    if (party == NULL && !psi_has(&c->scope_regions, group->name)) continue;
    ps_date from = compared_from(k, in_place, party);
    if (from > k->as_of) continue; /* it still has time */
    if (m->direction == PS_DIRECTION_UNSET)
      psi_unknown(k, m, "direction");
    else if (m->direction == PS_DIRECTION_BAND)
      psi_spared(k, "What is best between two limits is not compared from site to site.");
    else
      compare_site(k, m, group, party, from);
  }
}

static void sites_stay_aligned(psi_check *k) {
  const ps_case *c = k->c;
  const ps_measure *untold = NULL, *mission = NULL;
  ps_date in_place = psi_in_place_since(k);
  if (in_place == 0 || c->measures.count == 0) return;
  if (k->as_of == 0) {
    psi_unknown(k, c, "as_of");
    return;
  }
  bool *measured = psi_store_take(k->store, c->parties.count + 1);
  if (measured == NULL) {
    k->no_memory = true;
    return;
  }
  for (size_t i = 0; i < c->measures.count; i++) {
    const ps_measure *m = c->measures.items[i];
    if (!m->mission.set && untold == NULL) untold = m;
    if (!m->mission.value) continue;
    mission = m;
    compare_sites(k, m, in_place, measured);
  }
  for (size_t i = 0; i < c->parties.count; i++) {
    const ps_party *party = c->parties.items[i];
    if (measured[i] || !is_site(k, i) || compared_from(k, in_place, party) > k->as_of) continue;
    if (mission == NULL && untold != NULL) {
      psi_unknown(k, untold, "mission");
      return;
    }
    psi_say_name(k, "site", party);
    psi_fails(k, 1, party, "perspectives");
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A20", "same-experience-everywhere", "outcomes", CASE, WARNING, SUSTAIN),
      .claim = "Results do not depend on which group used the material.",
      .why = "Where the same material works in one place and not in another, the difference lies "
             "in the place; what the good one does can be carried over.",
      .fails_when = "learning or support has begun, and the groups that used it differ on a "
                    "result: for counts, one lies beyond the 99.8 % limits around the pooled share "
                    "(groups of outcomes.min_group_n and more, 5 expected of either sort); for "
                    "means their coefficient of variation is above outcomes.max_group_cv, each has "
                    "outcomes.min_group_n figures, and the highest and the lowest are apart by "
                    "limits of 99.8 %",
      .reads = PSI_LIST("measure.series", "measure.direction", "measure.kind", "measure.level",
                        "measure.current", "measure.treated", "measure.control",
                        "intervention.class", "intervention.status", "intervention.start"),
      .limits = PSI_LIST("outcomes.min_group_n", "outcomes.max_group_cv"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("With the same material \"{best}\" is at {x} on \"{measure}\" and \"{worst}\" "
                   "at {y}; groups of their size hardly ever differ so much by chance."),
          PSI_SAYS("With the same material \"{best}\" is at {x} on \"{measure}\" and \"{worst}\" "
                   "at {y}; the groups spread by {cv} around their average.")),
      .fix = "Go and see what the good groups do differently, and carry it over.",
      PSI_SOURCE_OUTCOME},
     same_experience_everywhere},
    {{PSI_RULE("A43", "sites-stay-aligned", "outcomes", CASE, WARNING, SUSTAIN),
      .claim = "Sites and contractors keep serving the mission long after the start.",
      .why = "Far from where the goal was set, people soon serve what is near; nobody notices "
             "where nobody measures.",
      .fails_when = "outcomes.site_lag_days after something was in place (or after the site came "
                    "in), a region or contractor is beyond outcomes.site_tolerance of the level of "
                    "all on a mission measure, by the 95 % interval of its own level; or it has no "
                    "figures on any mission measure. Contractors who only help people learn are "
                    "not sites",
      .reads = PSI_LIST("measure.mission", "measure.series", "measure.direction",
                        "party.perspectives", "party.unit", "party.since", "case.scope_regions",
                        "case.delivered_on", "intervention.start"),
      .limits = PSI_LIST("outcomes.site_tolerance", "outcomes.site_lag_days"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Since {date} \"{site}\" has been at {x} on \"{measure}\", and all together at "
                   "{y}."),
          PSI_SAYS_FIX("No measure of the larger mission has figures for \"{site}\".",
                       "Follow the mission measure for this site too, and show it to those who "
                       "work there.")),
      .fix = "Go there, and ask what they work towards now and what would bring them back to the "
             "common goal.",
      PSI_SOURCE_OUTCOME},
     sites_stay_aligned},
};

const psi_pack psi_pack_outcomes_places = {"outcomes", rules, PSI_COUNT(rules)};
