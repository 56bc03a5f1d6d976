/* Outcomes: a case is judged by what changed, and that is measured. */
#include "base/figures.h"
#include "check/rules.h"
#include "check/series.h"
#include "check/text.h"

#include <math.h>
#include <string.h>

/* ---- what several rules look at ---- */

/* Whether a measure is one of a goal: it names the goal, or the goal names it. */
static bool is_of_goal(const ps_measure *measure, const ps_goal *goal) {
  return psi_same(measure->goal, goal->id) || psi_same(goal->measure, measure->id);
}

static ps_level level_over(const psi_check *k, const ps_measure *m, ps_date from, ps_date to,
                           const char *group) {
  ps_level level;
  psi_level_ask ask = {m, from, to, group, k->as_of, NULL, 0};
  memset(&level, 0, sizeof level);
  psi_init(&level, &psi_level_table);
  psi_level_take(&level, &ask);
  return level;
}

static bool is_given(const ps_window *window) { return window->from != 0 || window->to != 0; }

/* What is missing to say which way a measure is better; NULL for nothing. */
static const char *missing_direction(const ps_measure *m) {
  bool open = m->direction == PS_DIRECTION_BAND && !m->band_low.set && !m->band_high.set;
  return m->direction == PS_DIRECTION_UNSET ? "direction" : open ? "band_low" : NULL;
}

/* Whether an intervention was chosen and has begun. */
static bool has_begun(const psi_check *k, const ps_intervention *i) {
  return i->status >= PS_INTERVENTION_STATUS_STARTED ||
         (psi_chosen(i) && i->start != 0 && i->start <= k->as_of);
}

static ps_date earlier(ps_date a, ps_date b) { return a == 0 || (b != 0 && b < a) ? b : a; }

/* The day from which something was in place at work: the case tells it, or its roll-out ended,
 * or the first of what was chosen began. 0 where nothing tells. */
static ps_date in_place_since(const psi_check *k) {
  const ps_case *c = k->c;
  ps_date first = 0;
  if (c->delivered_on != 0) return c->delivered_on;
  if (k->ended[PS_PHASE_KIND_ROLLOUT] != 0) return k->ended[PS_PHASE_KIND_ROLLOUT];
  for (size_t i = 0; i < c->interventions.count; i++)
    if (has_begun(k, c->interventions.items[i]))
      first = earlier(first, c->interventions.items[i]->start);
  return first;
}

/* ---- A01 ---- */

/* A goal has measures when one names it as its goal, or when it names one as its own. */
static void outcome_not_only_output(psi_check *k) {
  const ps_case *c = k->c;
  for (size_t g = 0; g < c->goals.count; g++) {
    const ps_goal *goal = c->goals.items[g];
    const ps_measure *unsorted = NULL;
    size_t measures = 0, outcomes = 0;
    for (size_t m = 0; m < c->measures.count; m++) {
      const ps_measure *measure = c->measures.items[m];
      if (!psi_same(measure->goal, goal->id) && !psi_same(goal->measure, measure->id)) continue;
      measures++;
      if (measure->kind >= PS_MEASURE_KIND_OUTCOME) outcomes++;
      if (measure->kind == PS_MEASURE_KIND_UNSET) unsorted = measure;
    }
    if (measures == 0) continue; /* whether it has one at all is for other rules */
    if (outcomes > 0) {
      psi_passes(k);
    } else if (unsorted != NULL) {
      psi_unknown(k, unsorted, "kind");
    } else {
      psi_say_name(k, "goal", goal);
      psi_say_count(k, "n", measures);
      psi_fails(k, 0, goal, "measure");
    }
  }
}

/* ---- A10, C11: learned, and then? ---- */

static bool alike(const char *a, const char *b) { return a == NULL ? b == NULL : psi_same(a, b); }

/* Whether the same was looked at again later: the later look counts. */
static bool is_superseded(const ps_case *c, const ps_evaluation *e) {
  for (size_t i = 0; i < c->evaluations.count; i++) {
    const ps_evaluation *later = c->evaluations.items[i];
    if (later->on > e->on && later->level.value == e->level.value &&
        alike(later->about, e->about) && alike(later->measure, e->measure))
      return true;
  }
  return false;
}

/* Whether an evaluation is of a level, has been made and still stands. */
static bool is_at(const psi_check *k, const ps_evaluation *e, int64_t level) {
  if (e->level.value != level) return false;
  if (k->as_of != 0 && e->on > k->as_of) return false;
  return !is_superseded(k->c, e);
}

static bool works_on(const psi_check *k, const ps_intervention *i, const char *gap) {
  for (size_t n = 0; n < i->causes.count; n++) {
    const ps_cause *cause = psi_cause(k, i->causes.items[n].cause);
    if (cause != NULL && psi_same(cause->gap, gap)) return true;
  }
  return false;
}

/* Whether what was learned was to bring this result. */
static bool belong_together(const psi_check *k, const ps_evaluation *learned,
                            const ps_evaluation *result) {
  const ps_intervention *i = psi_intervention(k, learned->about);
  const ps_gap *gap = psi_gap(k, result->about);
  if (i != NULL && gap != NULL) return works_on(k, i, gap->id);
  return learned->about == NULL || result->about == NULL ||
         psi_same(learned->about, result->about);
}

/* The evaluation by which something was learned, where a result that should have followed was
 * missed. Else NULL, and it has been said what there is to say about this result. */
static const ps_evaluation *learned_but_missed(psi_check *k, const ps_evaluation *result) {
  const ps_case *c = k->c;
  const ps_evaluation *learned = NULL, *untold = NULL, *any = NULL;
  for (size_t i = 0; i < c->evaluations.count; i++) {
    const ps_evaluation *e = c->evaluations.items[i];
    if (!is_at(k, e, 2) || !belong_together(k, e, result)) continue;
    any = e;
    if (e->met.value) learned = e;
    if (!e->met.set) untold = e;
  }
  if (any == NULL) return NULL;
  if (result->met.value || (learned == NULL && untold == NULL)) {
    psi_passes(k);
  } else if (!result->met.set) {
    psi_unknown(k, result, "met");
  } else if (learned == NULL) {
    psi_unknown(k, untold, "met");
  } else {
    return learned;
  }
  return NULL;
}

/* What a result is a result on, in words. */
static void say_result(psi_check *k, const char *name, const ps_evaluation *e) {
  const ps_measure *measure = psi_measure(k, e->measure);
  psi_say(k, name, measure != NULL ? psi_name(measure) : e->claim != NULL ? e->claim : e->id);
}

/* The gap that something is about: itself, or the one its first cause helps to explain. */
static const char *gap_of(const psi_check *k, const char *about) {
  const ps_gap *gap = psi_gap(k, about);
  if (gap != NULL) return gap->id;
  const ps_intervention *i = psi_intervention(k, about);
  const ps_cause *cause =
      i == NULL || i->causes.count == 0 ? NULL : psi_cause(k, i->causes.items[0].cause);
  return cause == NULL ? NULL : cause->gap;
}

static void learned_but_no_outcome(psi_check *k) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->evaluations.count; i++) {
    const ps_evaluation *result = c->evaluations.items[i];
    const ps_evaluation *learned = !is_at(k, result, 4) ? NULL : learned_but_missed(k, result);
    if (learned == NULL) continue;
    const char *gap = gap_of(k, result->about);
    const ps_cause *untold = NULL;
    bool other = false;
    for (size_t n = 0; n < c->causes.count; n++) {
      const ps_cause *cause = c->causes.items[n];
      if (!psi_is_supported(cause)) continue;
      if (gap != NULL && cause->gap != NULL && strcmp(gap, cause->gap) != 0) continue;
      if (psi_triage(cause) == PS_TRIAGE_UNSET) untold = cause;
      if (psi_triage(cause) >= PS_TRIAGE_OTHER) other = true;
    }
    if (other) {
      psi_passes(k);
    } else if (untold != NULL) {
      psi_unknown(k, untold, "triage");
    } else {
      say_result(k, "measure", result);
      psi_object(k, learned->id);
      psi_fails(k, 0, result, "met");
    }
  }
}

static void support_at_work_follows(psi_check *k) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->evaluations.count; i++) {
    const ps_evaluation *result = c->evaluations.items[i];
    const ps_evaluation *learned = !is_at(k, result, 3) ? NULL : learned_but_missed(k, result);
    if (learned == NULL) continue;
    say_result(k, "measure", result);
    psi_object(k, learned->id);
    psi_fails(k, 0, result, "met");
  }
}

/* ---- A20 ---- */

/* Since when people learn or are helped by something; false where nothing of that has begun. */
static bool is_material_in_use(const psi_check *k, ps_date *since) {
  const ps_case *c = k->c;
  bool any = false;
  for (size_t i = 0; i < c->interventions.count; i++) {
    const ps_intervention *used = c->interventions.items[i];
    ps_intervention_class class = psi_class(used);
    if (class == PS_INTERVENTION_CLASS_OTHER || class == PS_INTERVENTION_CLASS_UNSET) continue;
    if (!has_begun(k, used)) continue;
    any = true;
    *since = earlier(*since, used->start);
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

static void show_groups(psi_check *k, const psi_groups *groups) {
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
                        const psi_groups *groups) {
  const psi_group *best = &groups->items[0], *worst = best;
  const char *missing = missing_direction(m);
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

static void compare_shares(psi_check *k, const ps_measure *m, psi_groups *groups) {
  double least = psi_limit(k, PSI_LIMIT_OUTCOMES_MIN_GROUP_N);
  int differ = psi_shares_differ(groups, least);
  psi_say_number(k, "n", least, NULL);
  if (differ < 0) {
    psi_unknown_because(k, m, "series",
                        "whether the groups differ on \"{measure}\" by more than chance; two of "
                        "them at least need {n} cases, and enough of them for both sorts of case "
                        "to be expected five times");
  } else if (differ > 0) {
    fail_groups(k, 0, m, groups);
  } else {
    psi_passes(k);
  }
}

static void compare_means(psi_check *k, const ps_measure *m, const psi_groups *groups) {
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
                        "how far the groups differ on \"{measure}\" for its size, as their mean is "
                        "not above zero");
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
  psi_groups groups;
  size_t kept = 0, shares = 0, means = 0;
  if (!is_given(&m->current)) ask.from = since;
  if (!psi_groups_take(k->store, &ask, &groups)) {
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
                        "whether the groups differ on \"{measure}\"; two of them at least need "
                        "figures for whole periods of the time looked at");
  } else if (shares == kept) {
    compare_shares(k, m, &groups);
  } else if (means == kept) {
    compare_means(k, m, &groups);
  } else {
    psi_unknown_because(k, m, "series",
                        "whether the groups differ on \"{measure}\" by more than chance, which "
                        "can be told for counts or for plain values only");
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
    } else if (!is_given(&m->current) && since == 0) {
      psi_unknown(k, m, "current");
    } else {
      compare_groups(k, m, since);
    }
  }
}

/* ---- A40 ---- */

/* Whether the practice has been launched; says so where nobody can tell. */
static bool is_launched(psi_check *k) {
  const ps_case *c = k->c;
  if (c->delivered_on != 0 && (k->as_of == 0 || c->delivered_on <= k->as_of)) return true;
  if (psi_over(k, PS_PHASE_KIND_ROLLOUT) || psi_reached(k, PS_PHASE_KIND_SUSTAIN)) return true;
  if (c->status == PS_CASE_STATUS_UNSET && c->phases.count == 0 && c->delivered_on == 0)
    psi_unknown(k, c, "status");
  return false;
}

/* What is known of a practice at the end. */
static void judge_practice(psi_check *k, const ps_measure *m, const ps_level *now,
                           const psi_fall *fall) {
  const bool lower = m->direction == PS_DIRECTION_LOWER;
  const double target = m->adoption_target.value;
  psi_interval i = {now->value.value, now->value.value};
  const bool bounded = psi_level_interval(now, &i);
  psi_say_name(k, "measure", m);
  psi_say_number(k, "peak", fall->peak, m->unit);
  psi_say_date(k, "date", fall->on);
  psi_say_number(k, "now", now->value.value, m->unit);
  psi_say_number(k, "target", target, m->unit);
  if (fall->fell && !(bounded && (lower ? i.high <= target : i.low >= target))) {
    psi_fails(k, 1, m, "series");
  } else if (bounded && (lower ? i.low > target : i.high < target)) {
    psi_fails(k, 0, m, "series");
  } else if (lower ? now->value.value <= target : now->value.value >= target) {
    psi_passes(k);
  } else if (!bounded) {
    psi_unknown_because(k, m, "current",
                        "whether \"{measure}\", at {now}, is short of {target} by more than "
                        "chance; that needs counts, or four figures in its current window");
  } else if (!fall->known) {
    psi_unknown_because(k, m, "series",
                        "whether \"{measure}\" has fallen back; that needs figures from before "
                        "the current window, and eight periods where they are no counts");
  } else {
    psi_passes(k);
  }
}

static void practice_sticks(psi_check *k) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->measures.count; i++) {
    const ps_measure *m = c->measures.items[i];
    psi_periods periods;
    if (!m->adoption_target.set) continue;
    if (!is_launched(k)) return;
    if (m->series.count == 0) {
      psi_unknown(k, m, "series");
      continue;
    }
    if (!psi_periods_take(k->store, m, m->current.group, k->as_of, &periods)) {
      k->no_memory = true;
      return;
    }
    ps_date last = periods.count == 0 ? 0 : periods.items[periods.count - 1].on;
    ps_date from = m->current.from != 0 ? m->current.from : last;
    ps_date to = m->current.from != 0 ? m->current.to : 0;
    ps_level now = level_over(k, m, from, to, m->current.group);
    psi_fall fall = psi_fall_since(&periods, m, from, to);
    psi_say_name(k, "measure", m);
    if (now.value.set)
      judge_practice(k, m, &now, &fall);
    else
      psi_unknown_because(k, m, "series",
                          "how much of \"{measure}\" is left; it has no figures for a whole "
                          "period at the end");
  }
}

/* ---- A42 ---- */

typedef struct movement {
  ps_level before, now;
  int turn; /* 1 better, -1 worse, 0 neither beyond noise */
} movement;

/* How a measure moved from its baseline to now; false where that is not known, and said. */
static bool find_movement(psi_check *k, const ps_measure *m, movement *found) {
  const char *missing = m->series.count == 0      ? "series"
                        : !is_given(&m->baseline) ? "baseline"
                        : !is_given(&m->current)  ? "current"
                                                  : missing_direction(m);
  if (missing != NULL) {
    psi_unknown(k, m, missing);
    return false; // same either way: a movement not found turns nowhere
  }
  found->before = level_over(k, m, m->baseline.from, m->baseline.to, m->baseline.group);
  found->now = level_over(k, m, m->current.from, m->current.to, m->current.group);
  psi_change change = psi_change_between(&found->before, &found->now);
  if (change.unknown != NULL) {
    psi_say_name(k, "measure", m);
    psi_say(k, "why", change.unknown);
    psi_unknown_because(k, m, "series", "whether \"{measure}\" has changed; {why}");
    return false; // same either way: a movement not found turns nowhere
  }
  found->turn = psi_turn(m, &found->before, &found->now, &change);
  return true;
}

static void no_local_optimum(psi_check *k) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->measures.count; i++) {
    const ps_measure *local = c->measures.items[i];
    const ps_measure *parent = psi_measure(k, local->parent);
    movement of_local, of_parent;
    memset(&of_local, 0, sizeof of_local);
    memset(&of_parent, 0, sizeof of_parent);
    if (parent == NULL && local->local.value) psi_unknown(k, local, "parent");
    if (parent == NULL || (local->local.set && !local->local.value)) continue;
    if (!find_movement(k, local, &of_local)) continue;
    if (of_local.turn <= 0) {
      psi_passes(k);
      continue;
    }
    if (!find_movement(k, parent, &of_parent)) continue;
    if (of_parent.turn >= 0) {
      psi_passes(k);
      continue;
    }
    psi_say_name(k, "local", local);
    psi_say_name(k, "parent", parent);
    psi_say_number(k, "a", of_local.before.value.value, NULL);
    psi_say_number(k, "b", of_local.now.value.value, local->unit);
    psi_say_number(k, "x", of_parent.before.value.value, NULL);
    psi_say_number(k, "y", of_parent.now.value.value, parent->unit);
    psi_object(k, parent->id);
    psi_fails(k, 0, local, "series");
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
  ps_level whole = level_over(k, m, from, 0, m->current.group);
  ps_level site = group->level.from == from ? group->level
                                            : level_over(k, m, from, 0, group->name);
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
                        "how \"{site}\" does on \"{measure}\" since {date}; there are no figures "
                        "for a whole period");
  } else if (lower ? site.value.value <= limit : site.value.value >= limit) {
    psi_passes(k);
  } else if (!psi_level_interval(&site, &i)) {
    psi_unknown_because(k, m, "series",
                        "whether \"{site}\", at {x} on \"{measure}\" since {date}, is off by more "
                        "than chance; that needs counts, or four figures since then");
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
  psi_groups groups;
  if (!psi_groups_take(k->store, &ask, &groups)) {
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
  ps_date in_place = in_place_since(k);
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

/* ---- A44 ---- */

static bool is_answered(const psi_check *k, const ps_event *effect) {
  const ps_case *c = k->c;
  if (effect->outcome != NULL || effect->decided_on != 0) return true;
  for (size_t i = 0; i < c->interventions.count; i++)
    if (psi_same(c->interventions.items[i]->answers, effect->id)) return true;
  for (size_t i = 0; i < c->events.count; i++) {
    const ps_event *e = c->events.items[i];
    if (!psi_same(e->about, effect->id) || e->on > k->as_of) continue;
    if (e->kind == PS_EVENT_KIND_DECISION || e->kind == PS_EVENT_KIND_REFUSAL ||
        e->kind == PS_EVENT_KIND_REVISION)
      return true;
  }
  return false;
}

static void side_effects_answered(psi_check *k) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->events.count; i++) {
    const ps_event *effect = c->events.items[i];
    if (effect->kind != PS_EVENT_KIND_SIDE_EFFECT) continue;
    if (is_answered(k, effect)) {
      psi_passes(k);
    } else if (k->as_of == 0) {
      psi_unknown(k, c, "as_of");
    } else if (effect->on == 0) {
      psi_unknown(k, effect, "on");
    } else if (psi_days(effect->on, k->as_of) <=
               psi_limit(k, PSI_LIMIT_OUTCOMES_SIDE_EFFECT_DAYS)) {
      continue; /* there is still time */
    } else if (!psi_log_covers(k, effect->on)) {
      psi_unknown(k, c, "log_kept_since");
    } else {
      psi_say_name(k, "effect", effect);
      psi_say_date(k, "date", effect->on);
      psi_fails(k, 0, effect, "outcome");
    }
  }
}

/* ---- A57 ---- */

static bool is_learning(const ps_intervention *i) {
  return psi_chosen(i) && psi_class(i) == PS_INTERVENTION_CLASS_LEARNING;
}

/* The level of evaluation that a measure is of; 0 where it is of none. */
static int64_t level_of(const ps_measure *m) {
  return m->level.set ? m->level.value : m->kind >= PS_MEASURE_KIND_OUTCOME ? 4 : 0;
}

/* Whether nobody can tell what level a measure is of: what is put in or delivered is not what
 * people then do; an activity may be. */
static bool is_level_untold(const ps_measure *m) {
  return !m->level.set &&
         (m->kind == PS_MEASURE_KIND_UNSET || m->kind == PS_MEASURE_KIND_ACTIVITY);
}

static bool gap_serves(const psi_check *k, const char *id, const ps_goal *goal) {
  const ps_gap *gap = psi_gap(k, id);
  const ps_measure *m = gap == NULL ? NULL : psi_measure(k, gap->measure);
  return m != NULL && is_of_goal(m, goal);
}

/* Whether it is written down that learning serves a goal. */
static bool learning_serves(const psi_check *k, const ps_goal *goal) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->objectives.count; i++) {
    const ps_objective *o = c->objectives.items[i];
    if (psi_same(o->goal, goal->id) || gap_serves(k, o->gap, goal)) return true;
  }
  for (size_t i = 0; i < c->interventions.count; i++) {
    const ps_intervention *used = c->interventions.items[i];
    for (size_t n = 0; is_learning(used) && n < used->causes.count; n++) {
      const ps_cause *cause = psi_cause(k, used->causes.items[n].cause);
      if (cause != NULL && gap_serves(k, cause->gap, goal)) return true;
    }
  }
  return false;
}

/* Whether what people do or achieve is measured apart from any goal: by an evaluation, or by the
 * plan for what they learn from. */
static bool is_evaluated_beyond(const psi_check *k, const ps_goal *goal) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->evaluations.count; i++) {
    const ps_evaluation *e = c->evaluations.items[i];
    const ps_measure *m = psi_measure(k, e->measure);
    if (e->level.value < 3) continue;
    if (goal == NULL || m == NULL || m->goal == NULL || is_of_goal(m, goal)) return true;
  }
  for (size_t i = 0; i < c->interventions.count; i++) {
    const ps_intervention *used = c->interventions.items[i];
    const ps_measure *m = psi_measure(k, used->evaluation_plan.measure);
    if (is_learning(used) && m != NULL && level_of(m) >= 3) return true;
  }
  return false;
}

/* For one goal, or for all there is (NULL) where the case has no goals. */
static void look_beyond(psi_check *k, const ps_goal *goal, const ps_intervention *learning) {
  const ps_case *c = k->c;
  const ps_measure *untold = NULL;
  size_t count = 0, reactions = 0, beyond = 0;
  for (size_t i = 0; i < c->measures.count; i++) {
    const ps_measure *m = c->measures.items[i];
    if (goal != NULL && m->goal != NULL && !is_of_goal(m, goal)) continue;
    if (is_level_untold(m)) untold = m;
    beyond += level_of(m) >= 3;
    if (goal != NULL && !is_of_goal(m, goal)) continue; /* of no goal: may speak for this one */
    count++;
    reactions += level_of(m) == 1;
  }
  if (beyond > 0 || is_evaluated_beyond(k, goal)) {
    psi_passes(k);
    return;
  }
  if (untold != NULL) {
    psi_unknown(k, untold, "level");
    return;
  }
  const void *object = goal != NULL ? (const void *)goal : learning;
  psi_say_name(k, "goal", object);
  psi_say_share(k, "share", (double)reactions / (double)(count > 0 ? count : 1));
  psi_fails(k, reactions > 0 ? 0 : 1, object, goal != NULL ? "measure" : "evaluation_plan");
}

static void beyond_satisfaction(psi_check *k) {
  const ps_case *c = k->c;
  const ps_intervention *learning = NULL, *unsorted = NULL;
  bool served = false;
  for (size_t i = 0; i < c->interventions.count; i++) {
    const ps_intervention *used = c->interventions.items[i];
    if (is_learning(used)) learning = used;
    if (psi_chosen(used) && psi_class(used) == PS_INTERVENTION_CLASS_UNSET) unsorted = used;
  }
  if (learning == NULL) {
    if (unsorted != NULL) psi_unknown(k, unsorted, "class");
    return;
  }
  if (c->goals.count == 0) look_beyond(k, NULL, learning);
  for (size_t g = 0; g < c->goals.count; g++) {
    if (!learning_serves(k, c->goals.items[g])) continue;
    served = true;
    look_beyond(k, c->goals.items[g], learning);
  }
  if (served) return;
  for (size_t g = 0; g < c->goals.count; g++) /* nobody says which: not those of the partnership */
    if (c->goals.items[g]->beneficiary != PS_BENEFICIARY_PARTNERSHIP)
      look_beyond(k, c->goals.items[g], learning);
}

/* ---- A68, A72: goals about the growth of people ---- */

static void mindset_made_observable(psi_check *k) {
  const ps_case *c = k->c;
  for (size_t g = 0; g < c->goals.count; g++) {
    const ps_goal *goal = c->goals.items[g];
    const ps_measure *untold = NULL;
    size_t measures = 0, observable = 0;
    for (size_t m = 0; goal->people_goal.value && m < c->measures.count; m++) {
      const ps_measure *measure = c->measures.items[m];
      if (!is_of_goal(measure, goal)) continue;
      measures++;
      observable += measure->observable.value;
      if (!measure->observable.set) untold = measure;
    }
    psi_say_name(k, "goal", goal);
    if (observable > 0)
      psi_passes(k);
    else if (untold != NULL)
      psi_unknown(k, untold, "observable");
    else if (goal->people_goal.value && (measures > 0 || psi_reached(k, PS_PHASE_KIND_DIAGNOSE)))
      psi_fails(k, 0, goal, "measure");
  }
}

static void growth_is_measured(psi_check *k) {
  const ps_case *c = k->c;
  for (size_t g = 0; g < c->goals.count; g++) {
    const ps_goal *goal = c->goals.items[g];
    size_t measures = 0;
    for (size_t m = 0; goal->people_goal.value && m < c->measures.count; m++)
      measures += is_of_goal(c->measures.items[m], goal);
    psi_say_name(k, "goal", goal);
    if (measures > 0)
      psi_passes(k);
    else if (!goal->people_goal.set && goal->beneficiary == PS_BENEFICIARY_LEARNERS)
      psi_unknown(k, goal, "people_goal");
    else if (goal->people_goal.value && psi_reached(k, PS_PHASE_KIND_DIAGNOSE))
      psi_fails(k, 0, goal, "measure");
  }
}

/* ---- B06 ---- */

/* What the plan leaves open. The measure's own baseline will do. */
static size_t find_open_parts(const psi_check *k, const ps_intervention *i,
                              psi_listing *open_parts) {
  const ps_evaluation_plan *plan = &i->evaluation_plan;
  const ps_measure *measure = psi_measure(k, plan->measure);
  if (measure == NULL) psi_listing_add(open_parts, "what is measured");
  if (plan->baseline == NULL && (measure == NULL || !is_given(&measure->baseline)))
    psi_listing_add(open_parts, "what it is compared with");
  if (plan->date == 0) psi_listing_add(open_parts, "when");
  if (plan->method == PS_ISOLATION_UNSET)
    psi_listing_add(open_parts, "how the effect is told apart from others");
  return open_parts->count;
}

/* Whether what people do, or what came of it, was looked at after all. */
static bool is_evaluated(const ps_case *c, const ps_intervention *i) {
  for (size_t n = 0; n < c->evaluations.count; n++) {
    const ps_evaluation *e = c->evaluations.items[n];
    if (psi_same(e->about, i->id) && e->level.value >= 3) return true;
  }
  return false;
}

static void evaluation_planned(psi_check *k) {
  const ps_case *c = k->c;
  for (size_t n = 0; n < c->interventions.count; n++) {
    const ps_intervention *i = c->interventions.items[n];
    psi_listing open_parts = {{0}, 0, 0};
    if (!psi_chosen(i) || psi_marked(i, "evaluation_plan")) continue;
    if (find_open_parts(k, i, &open_parts) == 0) {
      psi_passes(k);
      continue;
    }
    if (is_evaluated(c, i)) continue; /* a plan would come too late */
    if (i->status == PS_INTERVENTION_STATUS_SELECTED) {
      if (i->start == 0 || k->as_of == 0) {
        psi_unknown(k, i->start == 0 ? (const void *)i : c, i->start == 0 ? "start" : "as_of");
        continue;
      }
      if (psi_days(k->as_of, i->start) > psi_limit(k, PSI_LIMIT_OUTCOMES_PLAN_DAYS)) continue;
    }
    psi_say_name(k, "intervention", i);
    psi_say_listing(k, "parts", &open_parts);
    psi_fails(k, open_parts.count == 4 ? 0 : 1, i, "evaluation_plan");
  }
}

/* ---- B20 ---- */

/* Whether a goal names the measure, or it is part of one or drives one that has a goal. */
static bool is_mapped(const psi_check *k, const ps_measure *m) {
  const ps_case *c = k->c;
  const ps_measure *parent = psi_measure(k, m->parent);
  if (psi_goal(k, m->goal) != NULL || (parent != NULL && psi_goal(k, parent->goal) != NULL))
    return true;
  for (size_t i = 0; i < c->goals.count; i++)
    if (psi_same(c->goals.items[i]->measure, m->id)) return true;
  for (size_t i = 0; i < c->measures.count; i++) {
    const ps_measure *driven = c->measures.items[i];
    if (psi_has(&driven->levers, m->id) && psi_goal(k, driven->goal) != NULL) return true;
  }
  return false;
}

static void outputs_mapped_to_goals(psi_check *k) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->measures.count; i++) {
    const ps_measure *m = c->measures.items[i];
    if (m->kind != PS_MEASURE_KIND_OUTPUT && m->kind != PS_MEASURE_KIND_UNSET) continue;
    if (psi_marked(m, "goal")) continue;
    psi_say_name(k, "measure", m);
    if (is_mapped(k, m)) {
      if (m->kind == PS_MEASURE_KIND_OUTPUT) psi_passes(k);
    } else if (psi_reached(k, PS_PHASE_KIND_DIAGNOSE)) {
      if (m->kind == PS_MEASURE_KIND_OUTPUT)
        psi_fails(k, 0, m, "goal");
      else
        psi_unknown(k, m, "kind");
    }
  }
}

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
  ps_date since = p->relationship != NULL ? p->since : in_place_since(k);
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
      say_result(k, "what", e);
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
    {{PSI_RULE("A01", "outcome-not-only-output", "outcomes", CASE, ERROR, FRAME),
      .core = PSI_WHOLE(13),
      .claim = "A goal is judged by what changed for the business, not by what was delivered.",
      .why = "Hours taught and modules built can all be counted while nothing changes; only an "
             "outcome tells the sponsor whether the work was worth it.",
      .fails_when = "a goal has measures and none of them is of kind outcome or impact",
      .reads = PSI_LIST("goal.measure", "measure.goal", "measure.kind"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "\"{goal}\" is judged by output alone: none of its measures ({n}) is an outcome.")),
      .fix = "Add the outcome the sponsor would notice, with its baseline and target.",
      PSI_SOURCE_OUTCOME},
     outcome_not_only_output},
    {{PSI_RULE("A10", "learned-but-no-outcome", "outcomes", CASE, ERROR, EVALUATE),
      .claim = "Where people learned and the result did not come, other causes are looked for.",
      .why = "More of the same teaching cannot help where people know how already; something at "
             "work still keeps them from it, and it stays there until somebody looks.",
      .fails_when = "an evaluation at level 2 was met, one at level 4 that belongs to it was "
                    "missed, and no cause that something else than learning must cure is "
                    "supported or confirmed",
      .reads = PSI_LIST("evaluation.level", "evaluation.met", "evaluation.about", "evaluation.on",
                        "cause.triage", "cause.factor", "cause.status", "cause.gap"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("What was taught was learned, yet \"{measure}\" missed what was wanted, and no "
                   "cause outside learning has been shown.")),
      .fix = "Open the diagnosis again and look at what surrounds the work: expectations, "
             "feedback, tools, time, consequences.",
      PSI_SOURCE_OUTCOME},
     learned_but_no_outcome},
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
          PSI_SAYS("With the same material {best} reaches {x} on \"{measure}\" and {worst} {y}; "
                   "that is more than groups of their size differ by chance."),
          PSI_SAYS("With the same material {best} reaches {x} on \"{measure}\" and {worst} {y}; "
                   "the groups spread by {cv} around their mean.")),
      .fix = "Go and see what the good groups do differently, and carry it over.",
      PSI_SOURCE_OUTCOME},
     same_experience_everywhere},
    {{PSI_RULE("A40", "practice-sticks", "outcomes", CASE, WARNING, SUSTAIN),
      .claim = "A new practice is still in use after the launch.",
      .why = "Many practices live as long as somebody looks; what pays is what people still do "
             "months later.",
      .fails_when = "after the launch, the share in use in the current window (else in the last "
                    "period) is below the adoption target by its 95 % interval, or fell from its "
                    "best period by limits of 99.8 % without staying surely at its target",
      .reads = PSI_LIST("measure.series", "measure.adoption_target", "measure.direction",
                        "measure.current", "case.delivered_on", "case.status", "phase.started"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{measure}\" is at {now} after the launch; {target} was wanted."),
          PSI_SAYS("\"{measure}\" peaked at {peak} in the period from {date} and is now at {now}; "
                   "{target} was wanted.")),
      .fix = "Find out what pulls people back to the old way, and remove it.",
      PSI_SOURCE_OUTCOME},
     practice_sticks},
    {{PSI_RULE("A42", "no-local-optimum", "outcomes", CASE, ERROR, EVALUATE),
      .claim = "A local gain does not cost the larger goal.",
      .why = "A unit that improves its own figure at the expense of the whole is praised for a "
             "loss; people do what they are measured by.",
      .fails_when = "from its baseline to its current window a measure with a parent gets better "
                    "and the parent worse, each by a 95 % interval that excludes no change "
                    "(Newcombe 1998 for counts, Welch 1947 for means of four figures and more)",
      .reads = PSI_LIST("measure.local", "measure.parent", "measure.series", "measure.direction",
                        "measure.baseline", "measure.current"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{local}\" got better (from {a} to {b}) while the larger \"{parent}\" got "
                   "worse (from {x} to {y}).")),
      .fix = "Change the local target so that reaching it serves the larger goal.",
      PSI_SOURCE_OUTCOME},
     no_local_optimum},
    {{PSI_RULE("A43", "sites-stay-aligned", "outcomes", CASE, WARNING, SUSTAIN),
      .claim = "Sites and contractors keep serving the mission, also later.",
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
          PSI_SAYS("\"{site}\" has drifted: since {date} it is at {x} on \"{measure}\"; all "
                   "together are at {y}."),
          PSI_SAYS_FIX("No measure of the larger mission has figures for \"{site}\".",
                       "Follow the mission measure for this site too, and show it to those who "
                       "work there.")),
      .fix = "Go there, and find out what the site serves now and what would reconnect it.",
      PSI_SOURCE_OUTCOME},
     sites_stay_aligned},
    {{PSI_RULE("A44", "side-effects-answered", "outcomes", CASE, ERROR, SUSTAIN),
      .claim = "A side effect that was seen gets an answer.",
      .why = "A gain here that is paid for there is no gain; those who reported it stop reporting "
             "when nothing follows.",
      .fails_when = "a side effect is older than outcomes.side_effect_days, and no intervention "
                    "answers it, no decision, refusal or revision is about it, and nothing is said "
                    "of what came of it",
      .reads = PSI_LIST("event.kind", "event.on", "event.about", "event.outcome",
                        "event.decided_on", "intervention.answers", "case.log_kept_since"),
      .limits = PSI_LIST("outcomes.side_effect_days"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("A side effect seen on {date} has had no answer: \"{effect}\"")),
      .fix = "Decide: correct it, accept it, or stop.",
      PSI_SOURCE_OUTCOME},
     side_effects_answered},
    {{PSI_RULE("A57", "beyond-satisfaction", "outcomes", CASE, ERROR, DESIGN),
      .core = PSI_WHOLE(15),
      .claim = "What people do and achieve afterwards is measured, not only whether they liked it.",
      .why = "People can like a course and work as before; whoever measures only that they liked "
             "it cannot tell the sponsor anything else.",
      .fails_when = "a learning intervention is chosen, and for a goal that learning serves no "
                    "measure, evaluation or evaluation plan is at level 3 (what people do) or "
                    "above; a measure without a level counts as level 4 if it is an outcome or "
                    "impact",
      .reads = PSI_LIST("measure.level", "measure.kind", "measure.goal", "goal.measure",
                        "goal.beneficiary", "evaluation.level", "evaluation.measure",
                        "intervention.evaluation_plan", "intervention.class", "objective.goal"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("For \"{goal}\" we will only know whether people came and liked it: that is "
                   "{share} of what is measured, and nothing shows what they then do."),
          PSI_SAYS("For \"{goal}\" nothing is measured that shows what people do afterwards.")),
      .fix = "Ask the sponsor what they should see change, and by when; measure that.",
      .subsumes = PSI_LIST("B06"), PSI_SOURCE_OUTCOME},
     beyond_satisfaction},
    {{PSI_RULE("A68", "mindset-made-observable", "outcomes", CASE, NOTE, FRAME),
      .claim = "A wished mindset is expressed as something one can see.",
      .why = "Nobody can see a mindset, and so nobody can tell whether it came; what people do, "
             "everybody can see.",
      .fails_when = "a goal about the growth of people has no measure that is observable (without "
                    "any measure: once the diagnosis has begun)",
      .reads = PSI_LIST("goal.people_goal", "goal.measure", "measure.goal", "measure.observable"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{goal}\" is followed by nothing that one can see people do.")),
      .fix = "Name one thing people would do that shows it, and count that.",
      PSI_SOURCE_OUTCOME},
     mindset_made_observable},
    {{PSI_RULE("A72", "growth-is-measured", "outcomes", CASE, NOTE, FRAME),
      .claim = "If growth of people is promised, it is measured.",
      .why = "A promise that nobody follows up is soon taken for decoration.",
      .fails_when = "the diagnosis has begun, and a goal about the growth of people has no measure",
      .reads = PSI_LIST("goal.people_goal", "goal.beneficiary", "goal.measure", "measure.goal"),
      .branches = PSI_BRANCHES(PSI_SAYS("\"{goal}\" is promised, and nothing measures it.")),
      .fix = "Add one measure of it, seen by those who grow and by those who lead them.",
      .subsumes = PSI_LIST("A68"), PSI_SOURCE_OUTCOME},
     growth_is_measured},
    {{PSI_RULE("B06", "evaluation-planned", "outcomes", CASE, ERROR, DESIGN),
      .core = PSI_WHOLE(14),
      .claim = "How success will be measured is fixed before delivery.",
      .why = "What was not measured before cannot be compared afterwards, and a yardstick chosen "
             "afterwards convinces nobody.",
      .fails_when = "a chosen intervention has started, or starts within outcomes.plan_days, and "
                    "its evaluation plan does not say all of: measure, baseline (the measure's own "
                    "will do), date, method; not where it was evaluated at level 3 or above since",
      .reads = PSI_LIST("intervention.evaluation_plan", "intervention.start", "intervention.status",
                        "measure.baseline", "evaluation.about", "evaluation.level", "case.as_of"),
      .limits = PSI_LIST("outcomes.plan_days"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{intervention}\" has no plan for how its effect will be seen."),
          PSI_SAYS("The plan for how the effect of \"{intervention}\" will be seen leaves open: "
                   "{parts}.")),
      .fix = "Fix with the sponsor what is measured, against what, when, and how the effect is "
             "told apart from others.",
      PSI_SOURCE_PARTNERS},
     evaluation_planned},
    {{PSI_RULE("B20", "outputs-mapped-to-goals", "outcomes", CASE, WARNING, DESIGN),
      .claim = "Each output that is reported says which goal it serves.",
      .why = "A figure that serves no goal costs the work of counting it and draws attention from "
             "those that do.",
      .fails_when = "the diagnosis has begun, and an output has no goal: none of its own, none of "
                    "the measure it is part of or drives",
      .reads = PSI_LIST("measure.kind", "measure.goal", "measure.parent", "measure.levers",
                        "goal.measure"),
      .branches = PSI_BRANCHES(PSI_SAYS("Nobody has said which goal \"{measure}\" serves.")),
      .fix = "Say which goal it serves, or stop reporting it.",
      PSI_SOURCE_PARTNERS},
     outputs_mapped_to_goals},
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
          PSI_SAYS("The last report to a sponsor of {unit} about what the work was worth was on "
                   "{date}."),
          PSI_SAYS("No sponsor of {unit} has had a report about what the work was worth.")),
      .fix = "Send one page, in their terms.",
      PSI_SOURCE_PARTNERS},
     value_told_regularly},
    {{PSI_RULE("B68", "three-benefit", "outcomes", CASE, NOTE, DESIGN),
      .claim = "The partnership, those who learn and the business each gain.",
      .why = "Who gains nothing has no reason to go on; a partnership that serves one of the three "
             "does not last.",
      .fails_when = "interventions are being chosen, the case has goals, and business, learners or "
                    "partnership has neither a goal nor an evaluation",
      .reads = PSI_LIST("goal.beneficiary", "goal.people_goal", "evaluation.beneficiary"),
      .branches = PSI_BRANCHES(PSI_SAYS("No goal and no evaluation says what {who} will gain.")),
      .fix = "Ask them what would help, and write it down as a goal.",
      PSI_SOURCE_PARTNERS},
     three_benefit},
    {{PSI_RULE("C02", "training-avoided-counts", "outcomes", CASE, NOTE, EVALUATE),
      .claim = "Work made smaller, done another way or not needed is told as a result.",
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
          PSI_SAYS("A result is claimed for \"{what}\"; nobody in the business has agreed to it."),
          PSI_SAYS("A result is claimed for \"{what}\"; {party} agreed to it, but nobody in the "
                   "business.")),
      .fix = "Ask the sponsor to say in their own words what it was worth.",
      PSI_SOURCE_READER},
     value_agreed_by_sponsor},
    {{PSI_RULE("C11", "support-at-work-follows", "outcomes", CASE, WARNING, EVALUATE),
      .claim = "What was learned is supported on the job.",
      .why = "Between learning and doing stands the workplace; without support there, what was "
             "learned is soon gone.",
      .fails_when = "an evaluation at level 2 was met, and one at level 3 that belongs to it was "
                    "missed",
      .reads = PSI_LIST("evaluation.level", "evaluation.met", "evaluation.about", "evaluation.on",
                        "evaluation.measure", "cause.gap", "intervention.causes"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "What was taught was learned, yet \"{measure}\" shows that it is not done at work.")),
      .fix = "Look at what happens at work: the manager, the tools, the time, the consequences.",
      PSI_SOURCE_READER},
     support_at_work_follows},
};

const psi_pack psi_pack_outcomes = {"outcomes", rules, PSI_COUNT(rules)};
