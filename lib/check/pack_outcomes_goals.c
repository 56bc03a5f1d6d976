/* What goals are judged by: outcomes that one can see, and no figure without a goal. */
#include "check/pack_outcomes.h"
#include "check/rules.h"
#include "check/users.h"

/* ---- A01 ---- */

/* A goal has measures when one names it as its goal, or when it names one as its own. */
static void outcome_not_only_output(psi_check *k) {
  const ps_case *c = k->c;
  for (size_t g = 0; g < c->goals.count; g++) {
    const ps_goal *goal = c->goals.items[g];
    const ps_measure *unsorted = NULL;
    size_t measures = 0, outcomes = 0;
    psi_goal_walk walk = {0};
    for (const ps_measure *measure; (measure = psi_next_of_goal(k, goal, &walk)) != NULL;) {
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
      psi_fails(k, 0, goal, "measure");
    }
  }
}

/* ---- A68, A72: goals about the growth of people ---- */

static void mindset_made_observable(psi_check *k) {
  const ps_case *c = k->c;
  for (size_t g = 0; g < c->goals.count; g++) {
    const ps_goal *goal = c->goals.items[g];
    const ps_measure *untold = NULL;
    size_t measures = 0, observable = 0;
    psi_goal_walk walk = {0};
    for (const ps_measure *measure; goal->people_goal.value &&
                                    (measure = psi_next_of_goal(k, goal, &walk)) != NULL;) {
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
    psi_goal_walk walk = {0};
    bool measured = goal->people_goal.value && psi_next_of_goal(k, goal, &walk) != NULL;
    psi_say_name(k, "goal", goal);
    if (measured)
      psi_passes(k);
    else if (!goal->people_goal.set && goal->beneficiary == PS_BENEFICIARY_LEARNERS)
      psi_unknown(k, goal, "people_goal");
    else if (goal->people_goal.value && psi_reached(k, PS_PHASE_KIND_DIAGNOSE))
      psi_fails(k, 0, goal, "measure");
  }
}

/* ---- B20 ---- */

/* Whether a goal names the measure, or it is part of one or drives one that has a goal. */
static bool is_mapped(const psi_check *k, const ps_measure *m) {
  const ps_measure *parent = psi_measure(k, m->parent);
  if (psi_goal(k, m->goal) != NULL || (parent != NULL && psi_goal(k, parent->goal) != NULL))
    return true;
  if (psi_users_in(k, PSI_GOALS_BY_MEASURE, m->id) != NULL) return true;
  PSI_EACH_USER(k, PSI_MEASURES_BY_LEVER, m->id, user)
    if (psi_goal(k, ((const ps_measure *)user->item)->goal) != NULL) return true;
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

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A01", "outcome-not-only-output", "outcomes", CASE, ERROR, FRAME),
      .core = PSI_WHOLE(13),
      .claim = "A goal is judged by what changed for the business, not by what was delivered.",
      .why = "Hours taught and modules built can all be counted while nothing changes; only an "
             "outcome tells the sponsor whether the work was worth it.",
      .fails_when = "a goal has measures and none of them is of kind outcome or impact",
      .reads = PSI_LIST("goal.measure", "measure.goal", "measure.kind"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{goal}\" is judged by output alone: no measure of it shows what changed for "
                   "the business.")),
      .fix = "Ask the sponsor what they would notice if it worked, and measure that: where it "
             "stands today and where it should be.",
      PSI_SOURCE_OUTCOME},
     outcome_not_only_output},
    {{PSI_RULE("A68", "mindset-made-observable", "outcomes", CASE, NOTE, FRAME),
      .claim = "A mindset that is wished for is told as something one can see people do.",
      .why = "Nobody can see a mindset, and so nobody can tell whether it came; what people do, "
             "everybody can see.",
      .fails_when = "a goal about the growth of people has no measure that is observable (without "
                    "any measure: once the diagnosis has begun)",
      .reads = PSI_LIST("goal.people_goal", "goal.measure", "measure.goal", "measure.observable"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Nothing that one can see people do is measured for \"{goal}\".")),
      .fix = "Name one thing people would do that shows it, and count that.",
      PSI_SOURCE_OUTCOME},
     mindset_made_observable},
    {{PSI_RULE("A72", "growth-is-measured", "outcomes", CASE, NOTE, FRAME),
      .claim = "If growth of people is promised, it is measured.",
      .why = "A promise that nobody follows up is soon taken for decoration.",
      .fails_when = "the diagnosis has begun, and a goal about the growth of people has no measure",
      .reads = PSI_LIST("goal.people_goal", "goal.beneficiary", "goal.measure", "measure.goal"),
      .branches = PSI_BRANCHES(PSI_SAYS("\"{goal}\" is promised, and nothing measures it.")),
      .fix = "Agree on one measure of it that those who grow and those who lead them can both see.",
      .subsumes = PSI_LIST("A68"), PSI_SOURCE_OUTCOME},
     growth_is_measured},
    {{PSI_RULE("B20", "outputs-mapped-to-goals", "outcomes", CASE, WARNING, DESIGN),
      .claim = "Of each output that is reported it is said which goal it serves.",
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
};

const psi_pack psi_pack_outcomes_goals = {"outcomes", rules, PSI_COUNT(rules)};
