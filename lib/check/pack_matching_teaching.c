/* Matching: people are taught what they cannot do, and helped while they do it. */
#include "check/pack_intervention.h"
#include "check/rules.h"

/* ---- MT03 ---- */

static void not_taught_what_is_there(psi_check *k) {
  for (size_t i = 0; i < k->c->objectives.count; i++) {
    const ps_objective *objective = k->c->objectives.items[i];
    const ps_skill *skill = psi_skill(k, objective->skill);
    if (skill == NULL) continue;
    if (!skill->target.set) {
      if (!psi_marked(skill, "target")) psi_unknown(k, skill, "target");
    } else if (!skill->level.set) {
      if (!psi_marked(skill, "level")) psi_unknown(k, skill, "level");
    } else if (skill->level.value >= skill->target.value) {
      psi_say_name(k, "skill", skill);
      psi_say_inside(k, "objective", objective);
      psi_say_number(k, "level", skill->level.value, NULL);
      psi_say_number(k, "target", skill->target.value, NULL);
      psi_object(k, skill->id);
      psi_fails(k, 0, objective, "skill");
    } else {
      psi_passes(k);
    }
  }
}

/* ---- MT18 ---- */

/* Kinds of other classes, or of learning, that are there while people work. */
static const ps_text_list at_work_kinds = PSI_LIST("I03", "I08", "I10");

static bool helps_at_work(const ps_intervention *i) {
  return psi_class(i) == PS_INTERVENTION_CLASS_SUPPORT ||
         psi_same(psi_family(i), "personal_development") ||
         psi_has(&at_work_kinds, i->kind);
}

static bool has_asset_at_work(const psi_check *k) {
  for (size_t i = 0; i < k->c->assets.count; i++)
    if (k->c->assets.items[i]->kind == PS_ASSET_KIND_JOB_AID ||
        k->c->assets.items[i]->touchpoint == PS_TOUCHPOINT_IMMEDIATE)
      return true;
  return false;
}

/* Learning for a cause that learning can change, at a moment that A26 does not look at. */
static bool is_sound_learning(const psi_check *k, const ps_intervention *i) {
  bool sound = false;
  for (size_t n = 0; n < i->causes.count; n++) {
    const ps_cause *cause = psi_supported_cause(k, i->causes.items[n].cause);
    ps_learnable can = cause == NULL ? PS_LEARNABLE_UNSET : psi_learnable(cause, i->target_role);
    sound = sound || can == PS_LEARNABLE_YES || can == PS_LEARNABLE_PARTLY;
  }
  return sound && psi_teaches(i) && i->moment < PS_MOMENT_APPLY;
}

static void training_and_support(psi_check *k) {
  const ps_intervention *unsorted = NULL, *first = NULL;
  psi_listing learning = {{0}, 0, 0};
  bool helped = has_asset_at_work(k);
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (!psi_chosen(one)) continue;
    bool sound = is_sound_learning(k, one);
    helped = helped || helps_at_work(one);
    unsorted = psi_class(one) == PS_INTERVENTION_CLASS_UNSET ? one : unsorted;
    first = sound && first == NULL ? one : first;
    if (sound) psi_listing_quote(k, &learning, one);
  }
  if (first == NULL) return;
  if (helped) {
    psi_passes(k);
  } else if (unsorted != NULL) {
    psi_unknown(k, unsorted, "class");
  } else {
    psi_say_listing(k, "learning", &learning);
    psi_fails(k, 0, first, NULL);
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("MT03", "not-taught-what-is-there", "matching", CASE, WARNING, DESIGN),
      .claim = "Nobody is taught what they can do already.",
      .why = "If people could do it when their life depended on it, something else keeps them from "
             "it, and teaching it again only tells them that nobody listened.",
      .fails_when = "an objective builds a skill whose level has reached its target",
      .reads = PSI_LIST("objective.skill", "skill.level", "skill.target"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{objective}\" teaches \"{skill}\", but people are already at level {level} "
                   "and the tasks need {target}.")),
      .fix = "Drop the objective, and ask people what keeps them from doing what they can.",
      .source = "R. F. Mager, P. Pipe, Analyzing Performance Problems, 1970",
      .basis = PS_BASIS_CITED},
     not_taught_what_is_there},
    {{PSI_RULE("MT18", "training-and-support", "matching", CASE, NOTE, DESIGN),
      .claim = "Teaching goes together with help at work.",
      .why = "Most people keep up better, and like it better, when something or somebody is at "
             "hand afterwards than after teaching alone.",
      .fails_when = "learning is chosen for a supported cause that learning can change, not for "
                    "the moments apply, solve or change, and the plan has no support, no personal "
                    "development, no teaching at the workplace and no asset for the moment of work",
      .reads = PSI_LIST("intervention.class", "intervention.kind", "intervention.family",
                        "intervention.causes", "intervention.moment", "intervention.status",
                        "intervention.target_role", "cause.factor", "cause.status", "asset.kind",
                        "asset.touchpoint"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("People are taught ({learning}), but nothing helps them while they work.")),
      .fix = "Add one thing for the moment of work: a job aid, a colleague to ask or a coach.",
      .source = "F. Nguyen, J. D. Klein, H. Sullivan, A Comparative Study of Electronic "
                "Performance Support Systems, 2005", .basis = PS_BASIS_CITED},
     training_and_support},
};

const psi_pack psi_pack_matching_teaching = {"matching", rules, PSI_COUNT(rules)};
