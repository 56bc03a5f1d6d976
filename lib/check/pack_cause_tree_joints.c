/* Causes that work together: what sets off and what lets happen, all of them or any. */
#include "check/pack_cause_tree.h"

#include "check/rules.h"

/* ---- CT07 ---- */

/* Whether the case tells actions from conditions at all. */
static bool natures_told(const psi_check *k) {
  unsigned natures = 0;
  for (size_t i = 0; i < k->c->causes.count; i++)
    natures |= PSI_BIT(k->c->causes.items[i]->nature);
  return (natures & PSI_BIT(PS_CAUSE_NATURE_ACTION)) != 0 &&
         (natures & PSI_BIT(PS_CAUSE_NATURE_CONDITION)) != 0;
}

static void action_and_condition(psi_check *k) {
  if (!psi_search_settled(k)) return;
  if (!natures_told(k)) {
    psi_spared(k, "Actions and conditions are not told apart here.");
    return;
  }
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *effect = k->c->causes.items[i], *unsaid = NULL;
    unsigned natures = 0;
    /* Of what is there always, nothing need have happened. */
    if (!psi_is_supported(effect) || effect->nature != PS_CAUSE_NATURE_ACTION) continue;
    if (effect->gate == PS_GATE_OR) continue;
    for (size_t j = 0; j < effect->parents.count; j++) {
      const ps_cause *cause = psi_cause(k, effect->parents.items[j]);
      if (cause == NULL || psi_is_ruled_out(cause)) continue;
      natures |= PSI_BIT(cause->nature);
      if (cause->nature == PS_CAUSE_NATURE_UNSET) unsaid = cause;
    }
    bool action = (natures & PSI_BIT(PS_CAUSE_NATURE_ACTION)) != 0;
    bool condition = (natures & PSI_BIT(PS_CAUSE_NATURE_CONDITION)) != 0;
    psi_say(k, "effect", psi_cause_name(effect));
    if (action && condition)
      psi_passes(k);
    else if (unsaid != NULL)
      psi_unknown(k, unsaid, "nature");
    else if (action || condition)
      psi_fails(k, condition ? 0 : 1, effect, "parents");
  }
}

/* ---- CT08 ---- */

static void gates_join(psi_check *k) {
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *effect = k->c->causes.items[i];
    size_t known = 0;
    if (effect->gate == PS_GATE_UNSET || psi_is_ruled_out(effect)) continue;
    for (size_t j = 0; j < effect->parents.count; j++)
      known += psi_cause(k, effect->parents.items[j]) != NULL;
    psi_say(k, "effect", psi_cause_name(effect));
    if (known > 1)
      psi_passes(k);
    else if (effect->parents.count > 1)
      psi_unknown(k, effect, "parents");
    else
      psi_fails(k, effect->gate == PS_GATE_AND ? 0 : 1, effect, "gate");
  }
}

/* ---- CT14 ---- */

static void needed_causes_held(psi_check *k) {
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *effect = k->c->causes.items[i], *out = NULL, *open = NULL, *unsaid = NULL;
    if (!psi_is_supported(effect) || effect->gate != PS_GATE_AND) continue;
    for (size_t j = 0; j < effect->parents.count; j++) {
      const ps_cause *cause = psi_cause(k, effect->parents.items[j]);
      if (cause == NULL || psi_is_supported(cause)) continue;
      if (psi_is_ruled_out(cause))
        out = cause;
      else if (cause->status == PS_CAUSE_STATUS_UNSET)
        unsaid = cause;
      else
        open = cause;
    }
    const ps_cause *weak = out != NULL ? out : open;
    psi_say(k, "effect", psi_cause_name(effect));
    if (out != NULL || (open != NULL && psi_search_settled(k))) {
      psi_say(k, "cause", psi_cause_name(weak));
      psi_object(k, weak->id);
      psi_fails(k, out != NULL ? 0 : 1, effect, "gate");
    } else if (unsaid != NULL) {
      psi_unknown(k, unsaid, "status");
    } else if (open == NULL) {
      psi_passes(k);
    }
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("CT07", "action-and-condition", "cause-tree", CASE, NOTE, DIAGNOSE),
      .claim = "For each thing that happened it is said what set it off and what let it happen.",
      .why = "Naming both shows a second place to act, often the cheaper one.",
      .fails_when = "the diagnosis is over, the case tells actions from conditions, and the "
                    "causes behind a supported or confirmed action, those ruled out left aside, "
                    "are of one sort only. Not asked where any of them is enough (gate or), nor "
                    "of conditions, which may have been there always.",
      .reads = PSI_LIST("cause.nature", "cause.parents", "cause.gate", "cause.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Behind \"{effect}\" only conditions are named: what set it off is missing."),
          PSI_SAYS_FIX("Behind \"{effect}\" only actions are named: what let it happen is missing.",
                       "Ask what was there already and let it happen.")),
      .fix = "Ask what happened just before, besides what was there already.",
      PSI_CITED("Gano, Apollo Root Cause Analysis (1999)")},
     action_and_condition},
    {{PSI_RULE("CT08", "gates-join", "cause-tree", CASE, WARNING, DIAGNOSE),
      .claim = "Where causes are said to combine, there are at least two.",
      .why = "Where only one is named, either another was forgotten or the mark was set by "
             "mistake.",
      .fails_when = "a cause that is not ruled out has a gate and fewer than two causes behind it",
      .reads = PSI_LIST("cause.gate", "cause.parents"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{effect}\" is said to need several causes together, but fewer than two are "
                   "named."),
          PSI_SAYS("\"{effect}\" is said to have several causes, any of them enough, but fewer "
                   "than two are named.")),
      .fix = "Name what is missing, or remove the mark.",
      PSI_CITED("Vesely and others, Fault Tree Handbook, NUREG-0492 (1981)")},
     gates_join},
    {{PSI_RULE("CT14", "needed-causes-held", "cause-tree", CASE, WARNING, DIAGNOSE),
      .claim = "Where an effect needs several causes together, all of them have been shown.",
      .why = "If one of them is not there, the others do not explain the effect.",
      .fails_when = "a supported or confirmed cause needs all causes behind it (gate and) and one "
                    "of them was ruled out, or, once the diagnosis is over, is neither supported "
                    "nor ruled out",
      .reads = PSI_LIST("cause.gate", "cause.parents", "cause.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{effect}\" is said to need \"{cause}\", which was ruled out."),
          PSI_SAYS_FIX("\"{effect}\" is said to need \"{cause}\", which was never shown.",
                       "Find evidence for it, or take it out if the effect comes about without "
                       "it.")),
      .fix = "Take it out, and ask what else the effect needs.", PSI_RESERVATIONS},
     needed_causes_held},
};

const psi_pack psi_pack_cause_tree_joints = {"cause-tree", rules, PSI_COUNT(rules)};
