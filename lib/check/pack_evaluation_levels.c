/* What is judged at which level: whether people liked it, learned it, do it; what came of it. */
#include "check/pack_evaluation.h"
#include "check/rules.h"

/* ---- V11 ---- */

/* Whether something is measured at a level: an evaluation of the intervention, or a measure of
 * the case that has figures. */
static bool is_measured(const psi_check *k, const char *about, int level) {
  for (size_t i = 0; i < k->c->evaluations.count; i++) {
    const ps_evaluation *e = k->c->evaluations.items[i];
    if (e->level.value == level && psi_same(e->about, about)) return true;
  }
  for (size_t i = 0; i < k->c->measures.count; i++) {
    const ps_measure *measure = k->c->measures.items[i];
    if (measure->level.value == level && measure->series.count > 0) return true;
  }
  return false;
}

/* Of learning only: what else is done has nothing to be learned first. */
static void lower_levels_first(psi_check *k) {
  static const char *const shown[] = {"", "", "that people learned it", "that people do it at work",
                                      "what it changed for the business"};
  static const char *const claims[] = {"", "", "", "A change at work", "A result", "A return"};
  for (size_t i = 0; i < k->c->evaluations.count; i++) {
    const ps_evaluation *e = k->c->evaluations.items[i];
    const ps_intervention *about = psi_intervention(k, e->about);
    const int64_t level = e->level.value;
    if (about == NULL || psi_class(about) != PS_INTERVENTION_CLASS_LEARNING || !psi_is_claimed(e))
      continue;
    if (!e->level.set) {
      psi_unknown(k, e, "level");
    } else if (level < 3 || level > 5) {
      continue;
    } else if (is_measured(k, e->about, (int)level - 1)) {
      psi_passes(k);
    } else {
      psi_say_about(k, e);
      psi_say(k, "what", claims[level]);
      psi_say(k, "shown", shown[level - 1]);
      psi_fails(k, 0, e, "level");
    }
  }
}

/* ---- V12 ---- */

/* Where nothing beyond level 2 is judged at all, that is for A57. */
static void satisfaction_has_its_place(psi_check *k) {
  size_t all = k->c->evaluations.count, liked = 0, beyond = 0;
  const ps_evaluation *unsorted = NULL;
  for (size_t i = 0; i < all; i++) {
    const ps_evaluation *e = k->c->evaluations.items[i];
    liked += e->level.value == 1;
    beyond += e->level.value >= 3;
    if (!e->level.set && !psi_marked(e, "level")) unsorted = e;
  }
  if (all < 3 || beyond == 0) return;
  psi_say_count(k, "liked", liked);
  psi_say_count(k, "all", all);
  if (2 * liked > all)
    psi_fails(k, 0, k->c, "evaluations");
  else if (unsorted != NULL && 2 * (liked + 1) > all)
    psi_unknown(k, unsorted, "level");
  else
    psi_passes(k);
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("V11", "lower-levels-first", "evaluation", CASE, NOTE, EVALUATE),
      .claim = "Results are claimed for learning only where it is also seen that people learned it "
               "and do it.",
      .why = "Without the links between, better results and a course are two things that happened "
             "in one year; and if results stay away, nobody knows which link broke.",
      .fails_when = "an evaluation at level 3, 4 or 5 of a learning intervention met its target or "
                    "states a benefit, and the level below has neither an evaluation of it nor a "
                    "measure with figures",
      .reads = PSI_LIST("evaluation.level", "evaluation.about", "evaluation.met",
                        "evaluation.benefit", "intervention.class", "intervention.kind",
                        "measure.level", "measure.series"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{what} is claimed for \"{about}\", and nothing shows {shown}.")),
      .fix = "Look at that as well; a small sample will do.",
      PSI_SOURCE_PHILLIPS},
     lower_levels_first},
    {{PSI_RULE("V12", "satisfaction-in-its-place", "evaluation", CASE, NOTE, EVALUATE),
      .claim = "Whether people liked it is the smaller part of what is judged.",
      .why = "What is asked most often is taken for what matters, and whether people liked it says "
             "little about what they learned or use.",
      .fails_when = "of at least 3 evaluations, one of them at level 3 or above, more than half "
                    "are at level 1",
      .reads = PSI_LIST("evaluation.level"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{liked} of {all} evaluations ask only whether people liked it.")),
      .fix = "Ask that less often, and use the time to see what people do.",
      .source = "W. Thalheimer, The Learning-Transfer Evaluation Model, 2018",
      .basis = PS_BASIS_READ},
     satisfaction_has_its_place},
};

const psi_pack psi_pack_evaluation_levels = {"evaluation", rules, PSI_COUNT(rules)};
