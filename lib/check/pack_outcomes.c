/* Outcomes: a case is judged by what changed, and that is measured. */
#include "check/rules.h"

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
};

const psi_pack psi_pack_outcomes = {"outcomes", rules, PSI_COUNT(rules)};
