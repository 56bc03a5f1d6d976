/* Interventions: each cause is sorted by who can change it, and owned there. */
#include "check/pack_intervention.h"
#include "check/rules.h"

/* ---- B58 ---- */

/* Whether learning by anybody who is to learn can change a cause: the performer, or the role
 * that an intervention against it is for. */
static ps_learnable learnable_by_any(const psi_check *k, const ps_cause *cause) {
  ps_learnable best = psi_learnable(cause, NULL);
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (one->status == PS_INTERVENTION_STATUS_REJECTED || psi_effect_on(one, cause->id) == NULL)
      continue;
    ps_learnable learnable = psi_learnable(cause, psi_learner_of(one));
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
  static const char *const marks[] = {NULL, "for learning", "for something other than learning",
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
    psi_say_inside(k, "cause", cause);
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
    psi_say_inside(k, "cause", cause);
    if (owner != NULL) {
      psi_say_name(k, "owner", owner);
      psi_object(k, owner->id);
    }
    psi_fails(k, owner == NULL ? 0 : 1, cause, "owner");
  }
}

static void other_causes_owned(psi_check *k) {
  if (!psi_over(k, PS_PHASE_KIND_DIAGNOSE) && !psi_is_as_far_as(k, PS_PHASE_KIND_DESIGN)) return;
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    ps_triage triage = psi_triage(cause);
    if (!psi_is_supported(cause) || psi_marked(cause, "owner")) continue;
    if (triage != PS_TRIAGE_LEARNING && triage != PS_TRIAGE_MIXED) look_at_owner(k, cause);
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("B58", "causes-triaged", "intervention", CASE, WARNING, DIAGNOSE),
      .core = PSI_WHOLE(9),
      .claim = "For each cause somebody has said whether learning can cure it, something else, or "
               "both together.",
      .why = "That one question decides who has to act; while it is open, everything ends up as a "
             "course.",
      .fails_when = "a confirmed cause is marked for learning though neither the performer nor the "
                    "role that an intervention against it is for can learn what its factor is "
                    "about, or is marked for other means though they can, and no reason stands "
                    "with it; or it is not marked at all: then what its factor suggests is "
                    "proposed",
      .reads = PSI_LIST("cause.triage", "cause.status", "cause.factor", "cause.reason",
                        "intervention.causes", "intervention.target_role", "intervention.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Could training change \"{cause}\"? It is marked {mark}, but a cause of this "
                   "sort ({factor}) usually means that {suggestion}."),
          PSI_SAYS_AS("Could training change \"{cause}\"? A cause of this sort ({factor}) usually "
                      "means that {suggestion}.",
                      NOTE, "Mark the cause that way, or write down why it is different here.")),
      .fix = "Mark the cause the other way, or write down why it is different here.",
      PSI_SOURCE_PARTNERS},
     causes_triaged},
    {{PSI_RULE("B59", "other-causes-owned", "intervention", CASE, ERROR, DIAGNOSE),
      .core = PSI_WHOLE(12),
      .claim = "Causes that learning cannot cure have an owner who can change them.",
      .why = "Rotas, tools, rules and pay are changed by the people who decide about them; until "
             "one of those people takes them on, they stay as they are.",
      .fails_when = "the diagnosis is over or the plan has begun, and a supported or confirmed "
                    "cause that learning cannot cure (as marked, else by its factor) has no "
                    "owner, or one on the learning side",
      .reads = PSI_LIST("cause.triage", "cause.factor", "cause.owner", "cause.status",
                        "party.side", "phase.kind", "case.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Learning cannot change \"{cause}\", and nobody owns it yet."),
          PSI_SAYS("Learning cannot change \"{cause}\", but its owner is on the learning side: "
                   "{owner}.")),
      .fix = "Ask somebody in the business who can change it to take it on.",
      PSI_SOURCE_PARTNERS},
     other_causes_owned},
};

const psi_pack psi_pack_intervention_triage = {"intervention", rules, PSI_COUNT(rules)};
