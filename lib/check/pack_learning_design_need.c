/* Learning design: people learn what the work and the gap ask for. */
#include "check/pack_intervention.h"
#include "check/pack_learning_design.h"
#include "check/rules.h"

/* What people call a gap: by its measure. */
static void say_gap(psi_check *k, const char *name, const char *gap) {
  const ps_gap *found = psi_gap(k, gap);
  const ps_measure *measure = psi_measure(k, found->measure);
  psi_say_inside(k, name, measure != NULL ? (const void *)measure : found);
}

/* ---- A71 ---- */

static void look_at_objectives(psi_check *k, const ps_gap *gap) {
  const ps_objective *unsure = NULL;
  size_t count = 0;
  for (size_t i = 0; i < k->c->objectives.count; i++) {
    const ps_objective *one = k->c->objectives.items[i];
    if (!psi_same(one->gap, gap->id)) continue;
    if (one->kind > PS_OBJECTIVE_KIND_KNOWLEDGE) {
      psi_passes(k);
      return;
    }
    count++;
    if (one->kind == PS_OBJECTIVE_KIND_UNSET) unsure = one;
  }
  if (count == 0) return;
  if (unsure != NULL) {
    psi_unknown(k, unsure, "kind");
    return;
  }
  say_gap(k, "gap", gap->id);
  for (size_t i = 0; i < k->c->objectives.count; i++)
    if (psi_same(k->c->objectives.items[i]->gap, gap->id))
      psi_object(k, k->c->objectives.items[i]->id);
  psi_fails(k, 0, gap, NULL);
}

static void practice_with_knowledge(psi_check *k) {
  for (size_t i = 0; i < k->c->gaps.count; i++) look_at_objectives(k, k->c->gaps.items[i]);
}

/* ---- B31 ---- */

static bool is_needed(const psi_check *k, const ps_skill *skill) {
  return skill != NULL && psi_has_any(k, &skill->tasks, PS_TASK);
}

static void look_at_skills(psi_check *k) {
  for (size_t i = 0; i < k->c->skills.count; i++) {
    const ps_skill *skill = k->c->skills.items[i];
    if (psi_marked(skill, "tasks")) continue;
    if (is_needed(k, skill)) {
      psi_passes(k);
    } else {
      psi_say_name(k, "skill", skill);
      psi_fails(k, 1, skill, "tasks");
    }
  }
}

/* Objectives, but those of a skill: whether that is needed was told with the skill. */
static void look_at_tracing(psi_check *k) {
  for (size_t i = 0; i < k->c->objectives.count; i++) {
    const ps_objective *one = k->c->objectives.items[i];
    if (psi_skill(k, one->skill) != NULL || psi_marked(one, "task")) continue;
    if (psi_task(k, one->task) != NULL) {
      psi_passes(k);
    } else {
      psi_say_inside(k, "objective", one);
      psi_fails(k, 2, one, "task");
    }
  }
}

static void skills_traced_to_tasks(psi_check *k) {
  const ps_intervention *learning = psi_first_learning(k), *unsure = NULL;
  if (k->c->purpose == PS_PURPOSE_MANDATED) {
    psi_spared(k, "What is taught is mandated.");
    return;
  }
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (psi_chosen(one) && psi_class(one) == PS_INTERVENTION_CLASS_UNSET) unsure = one;
  }
  if (learning == NULL) {
    if (unsure != NULL) psi_unknown(k, unsure, "class");
  } else if (k->c->tasks.count == 0) {
    psi_say_name(k, "intervention", learning);
    psi_fails(k, 0, learning, NULL);
  } else {
    look_at_skills(k);
    look_at_tracing(k);
  }
}

/* ---- B66 ---- */

/* Cause `index` of those that the interventions of an asset answer, or NULL past the last. */
static const ps_cause *cause_at(const psi_check *k, const ps_asset *asset, size_t index) {
  for (size_t i = 0; i < asset->interventions.count; i++) {
    const ps_intervention *one = psi_intervention(k, asset->interventions.items[i]);
    for (size_t j = 0; one != NULL && j < one->causes.count; j++) {
      const ps_cause *cause = psi_cause(k, one->causes.items[j].cause);
      if (cause != NULL && psi_gap(k, cause->gap) != NULL && index-- == 0) return cause;
    }
  }
  return NULL;
}

/* Whether two causes are of one sort, or come from one another or from a third. */
static bool are_related(const ps_cause *a, const ps_cause *b) {
  for (size_t i = 0; i < a->parents.count; i++)
    if (psi_has(&b->parents, a->parents.items[i])) return true;
  return psi_same(a->factor, b->factor) || psi_has(&a->parents, b->id) ||
         psi_has(&b->parents, a->id);
}

/* Whether causes of two gaps, among those of a course, have something in common. */
static bool share_causes(const psi_check *k, const ps_asset *course, const char *gap,
                         const char *other) {
  const ps_cause *a, *b;
  for (size_t i = 0; (a = cause_at(k, course, i)) != NULL; i++)
    for (size_t j = 0; (b = cause_at(k, course, j)) != NULL; j++)
      if (psi_same(a->gap, gap) && psi_same(b->gap, other) && are_related(a, b)) return true;
  return false;
}

static void look_at_course(psi_check *k, const ps_asset *course) {
  const ps_cause *first = cause_at(k, course, 0), *other;
  for (size_t i = 1; (other = cause_at(k, course, i)) != NULL; i++) {
    if (psi_same(first->gap, other->gap) || share_causes(k, course, first->gap, other->gap))
      continue;
    psi_say_name(k, "asset", course);
    say_gap(k, "gap", first->gap);
    say_gap(k, "other", other->gap);
    psi_object(k, first->gap);
    psi_object(k, other->gap);
    psi_fails(k, 1, course, "interventions");
    return;
  }
  if (first != NULL) psi_passes(k);
}

static void learning_is_specific(psi_check *k) {
  const ps_case *c = k->c;
  if (psi_is_other_purpose(k)) return;
  bool designed = psi_first_learning(k) != NULL || psi_is_as_far_as(k, PS_PHASE_KIND_DESIGN);
  for (size_t i = 0; designed && i < c->objectives.count; i++) {
    const ps_objective *one = c->objectives.items[i];
    if (psi_marked(one, "gap")) continue;
    if (psi_gap(k, one->gap) != NULL) {
      psi_passes(k);
    } else {
      psi_say_inside(k, "objective", one);
      psi_fails(k, 0, one, "gap");
    }
  }
  for (size_t i = 0; c->gaps.count > 1 && i < c->assets.count; i++) {
    const ps_asset *asset = c->assets.items[i];
    if (asset->kind != PS_ASSET_KIND_COURSE || !psi_is_asset_used(asset)) continue;
    if (asset->interventions.count > 0) {
      look_at_course(k, asset);
    } else {
      psi_unknown(k, asset, "interventions");
    }
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A71", "practice-with-knowledge", "learning-design", CASE, WARNING, DESIGN),
      .claim = "Where performance is to change, people learn to do something, not only to know it.",
      .why = "Knowing alone does not close a gap in what people do; it closes a gap in a test.",
      .fails_when = "a gap has objectives and all of them are of kind knowledge",
      .reads = PSI_LIST("objective.kind", "objective.gap"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("All that people are to learn about \"{gap}\" is knowledge; no objective is "
                   "about what they do.")),
      .fix = "Add an objective that says what people will do, and let them practise it.",
      PSI_SOURCE_OUTCOME},
     practice_with_knowledge},
    {{PSI_RULE("B31", "skills-traced-to-tasks", "learning-design", CASE, ERROR, DESIGN),
      .claim = "Everything that is taught is needed for a task.",
      .why = "What no task needs is soon forgotten; and without the tasks nobody can say what is "
             "missing either.",
      .fails_when = "learning was chosen, it is not mandated, and the case has no tasks; or a "
                    "skill is needed by no task of the case, or an objective names neither a "
                    "task nor a skill of the case",
      .reads = PSI_LIST("skill.tasks", "objective.skill", "objective.task", "task.id",
                        "intervention.class", "intervention.kind", "intervention.status",
                        "case.purpose"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("\"{intervention}\" is meant to teach people something, but nobody has "
                       "written down the tasks they need it for.",
                       "Ask those who do the work which tasks it consists of, and write them "
                       "down."),
          PSI_SAYS("No task needs the skill \"{skill}\"."),
          PSI_SAYS("No task needs the objective \"{objective}\".")),
      .fix = "Say which task needs it, or drop it.",
      PSI_SOURCE_PARTNERS},
     skills_traced_to_tasks},
    {{PSI_RULE("B66", "learning-is-specific", "learning-design", CASE, WARNING, DESIGN),
      .claim = "The learning is made for this gap, not for just any.",
      .why = "What would suit every team was made for none; people notice, and the gap stays.",
      .fails_when = "learning was chosen or the plan has begun, and an objective names no gap of "
                    "the case; or a course belongs to interventions whose causes are of several "
                    "gaps, and those of one have no factor, parent or cause in common with those "
                    "of the first; cases known not to be about performance are left out",
      .reads = PSI_LIST("objective.gap", "objective.task", "asset.kind", "asset.interventions",
                        "intervention.causes", "cause.gap", "cause.factor", "cause.parents",
                        "case.purpose"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("The objective \"{objective}\" is for no gap in particular; any team could "
                       "have it.",
                       "Say which gap it helps to close, or drop it."),
          PSI_SAYS_FIX("\"{asset}\" is meant to close the gaps in \"{gap}\" and \"{other}\", which "
                       "have no cause in common.",
                       "Make a course for each gap, with the tasks behind it.")),
      .fix = "Cut it to the tasks behind the gap.",
      PSI_SOURCE_PARTNERS},
     learning_is_specific},
};

const psi_pack psi_pack_learning_design_need = {"learning-design", rules, PSI_COUNT(rules)};
