/* Whether one will see what people do afterwards, and by what plan. */
#include "check/pack_outcomes.h"
#include "check/rules.h"
#include "check/users.h"

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

/* What tells which goals something serves: the goals it names, and the measures goals name. */
typedef struct service {
  psi_users goals, measures;
} service;

static void add_measure(psi_check *k, service *s, const ps_measure *m) {
  if (!psi_users_add(&s->goals, k->store, m->goal, m) ||
      !psi_users_add(&s->measures, k->store, m->id, m))
    k->no_memory = true; // same either way: there is memory
}

static void add_gap(psi_check *k, service *s, const char *id) {
  const ps_gap *gap = psi_gap(k, id);
  const ps_measure *m = gap == NULL ? NULL : psi_measure(k, gap->measure);
  if (m != NULL) add_measure(k, s, m);
}

static bool serves(const service *s, const ps_goal *goal) {
  return psi_users_of(&s->goals, goal->id) != NULL ||
         psi_users_of(&s->measures, goal->measure) != NULL;
}

/* By what it is written down that learning serves a goal. */
static service service_of_learning(psi_check *k) {
  const ps_case *c = k->c;
  service s = {{0}, {0}};
  for (size_t i = 0; i < c->objectives.count; i++) {
    const ps_objective *o = c->objectives.items[i];
    if (!psi_users_add(&s.goals, k->store, o->goal, o)) k->no_memory = true; // same either way
    add_gap(k, &s, o->gap);
  }
  for (size_t i = 0; i < c->interventions.count; i++) {
    const ps_intervention *used = c->interventions.items[i];
    for (size_t n = 0; is_learning(used) && n < used->causes.count; n++) {
      const ps_cause *cause = psi_cause(k, used->causes.items[n].cause);
      if (cause != NULL) add_gap(k, &s, cause->gap);
    }
  }
  return s;
}

/* What was evaluated of what people do or achieve: for which goals, or for none in particular. */
typedef struct beyond {
  service of;
  bool any, for_none;
} beyond;

static beyond evaluated_beyond(psi_check *k) {
  const ps_case *c = k->c;
  beyond b = {{{0}, {0}}, false, false};
  for (size_t i = 0; i < c->evaluations.count; i++) {
    const ps_evaluation *e = c->evaluations.items[i];
    const ps_measure *m = psi_measure(k, e->measure);
    if (e->level.value < 3) continue;
    b.any = true;
    if (m == NULL || m->goal == NULL)
      b.for_none = true;
    else
      add_measure(k, &b.of, m);
  }
  return b;
}

/* Whether the plan for what people learn from measures it, whatever the goal. */
static bool is_planned_beyond(const psi_check *k) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->interventions.count; i++) {
    const ps_intervention *used = c->interventions.items[i];
    const ps_measure *m = psi_measure(k, used->evaluation_plan.measure);
    if (is_learning(used) && m != NULL && level_of(m) >= 3) return true;
  }
  return false;
}

/* What the measures tell that may speak for a goal. */
typedef struct sight {
  const ps_measure *untold; /* the last whose level nobody can tell */
  size_t count, reactions, beyond;
} sight;

static void see(sight *s, const ps_measure *m) {
  if (is_level_untold(m)) s->untold = m;
  s->beyond += level_of(m) >= 3;
  s->count++;
  s->reactions += level_of(m) == 1;
}

/* What it takes to look at goal after goal. */
typedef struct looking {
  const ps_intervention *learning;
  bool planned;
  beyond evaluated;
  sight all, of_none; /* measures: all of them; those of no goal */
} looking;

/* Measures of no goal may speak for this one, but are not counted. */
static sight sight_of(const psi_check *k, const ps_goal *goal, const sight *of_none) {
  sight s = {NULL, 0, 0, of_none->beyond};
  psi_goal_walk walk = {0};
  for (const ps_measure *m; (m = psi_next_of_goal(k, goal, &walk)) != NULL;) {
    see(&s, m);
    if (m->goal == NULL) s.beyond -= level_of(m) >= 3; /* it was counted */
  }
  if (s.untold == NULL || (of_none->untold != NULL && psi_is_before(k, s.untold, of_none->untold)))
    s.untold = of_none->untold;
  return s;
}

/* For one goal, or for all there is (NULL) where the case has no goals. */
static void look_beyond(psi_check *k, const ps_goal *goal, const looking *l) {
  const sight s = goal == NULL ? l->all : sight_of(k, goal, &l->of_none);
  const beyond *e = &l->evaluated;
  bool evaluated = goal == NULL ? e->any : e->for_none || serves(&e->of, goal);
  if (s.beyond > 0 || l->planned || evaluated) {
    psi_passes(k);
    return;
  }
  if (s.untold != NULL) {
    psi_unknown(k, s.untold, "level");
    return;
  }
  const void *object = goal != NULL ? (const void *)goal : l->learning;
  psi_say_name(k, "goal", object);
  psi_say_share(k, "share", (double)s.reactions / (double)(s.count > 0 ? s.count : 1));
  psi_fails(k, s.reactions > 0 ? 0 : 1, object, goal != NULL ? "measure" : "evaluation_plan");
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
  looking l = {learning, is_planned_beyond(k), evaluated_beyond(k), {0}, {0}};
  for (size_t i = 0; i < c->measures.count; i++) {
    see(&l.all, c->measures.items[i]);
    if (c->measures.items[i]->goal == NULL) see(&l.of_none, c->measures.items[i]);
  }
  if (c->goals.count == 0) look_beyond(k, NULL, &l);
  const service of_learning = service_of_learning(k);
  for (size_t g = 0; g < c->goals.count; g++) {
    if (!serves(&of_learning, c->goals.items[g])) continue;
    served = true;
    look_beyond(k, c->goals.items[g], &l);
  }
  if (served) return;
  for (size_t g = 0; g < c->goals.count; g++) /* nobody says which: not those of the partnership */
    if (c->goals.items[g]->beneficiary != PS_BENEFICIARY_PARTNERSHIP)
      look_beyond(k, c->goals.items[g], &l);
}

/* ---- B06 ---- */

/* What the plan leaves open. The measure's own baseline will do. */
static size_t find_open_parts(const psi_check *k, const ps_intervention *i,
                              psi_listing *open_parts) {
  const ps_evaluation_plan *plan = &i->evaluation_plan;
  const ps_measure *measure = psi_measure(k, plan->measure);
  if (measure == NULL) psi_listing_add(open_parts, "what is measured");
  if (plan->baseline == NULL && (measure == NULL || !psi_window_given(&measure->baseline)))
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

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A57", "beyond-satisfaction", "outcomes", CASE, ERROR, DESIGN),
      .core = PSI_WHOLE(15),
      .claim = "What people do and achieve afterwards is measured, not only whether they liked it.",
      .why = "People can like a course and work as before; whoever measures only that can tell the "
             "sponsor nothing more.",
      .fails_when = "a learning intervention is chosen, and for a goal that learning serves no "
                    "measure, evaluation or evaluation plan is at level 3 (what people do) or "
                    "above; a measure without a level counts as level 4 if it is an outcome or "
                    "impact",
      .reads = PSI_LIST("measure.level", "measure.kind", "measure.goal", "goal.measure",
                        "goal.beneficiary", "evaluation.level", "evaluation.measure",
                        "intervention.evaluation_plan", "intervention.class", "objective.goal"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Nothing that is measured for \"{goal}\" shows what people do afterwards; "
                   "{share} of it shows only whether they liked it."),
          PSI_SAYS("For \"{goal}\" nothing is measured that shows what people do afterwards.")),
      .fix = "Ask the sponsor what change they want to see, and by when; measure that.",
      .subsumes = PSI_LIST("B06"), PSI_SOURCE_OUTCOME},
     beyond_satisfaction},
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
          PSI_SAYS("The plan for how the effect of \"{intervention}\" will be seen does not say "
                   "yet {parts}.")),
      .fix = "Agree with the sponsor what is measured, against what, when, and how the effect is "
             "told apart from others.",
      PSI_SOURCE_PARTNERS},
     evaluation_planned},
};

const psi_pack psi_pack_outcomes_planned = {"outcomes", rules, PSI_COUNT(rules)};
