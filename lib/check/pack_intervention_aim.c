/* Interventions: what is chosen works on a cause that was found. */
#include "check/pack_intervention.h"
#include "check/rules.h"

#include <math.h>

/* ---- A09 ---- */

typedef enum offer { OFFERS_UNKNOWN, OFFERS_INFORMATION, OFFERS_MORE } offer;

/* Of kinds that tell, content with practice in it makes more; lessons to work through alone
 * may have some, so there somebody has to say what is in them. */
static offer offer_of(const psi_check *k, const ps_intervention *i) {
  bool lessons = psi_same(i->kind, "I02"), known = false;
  if (i->kind == NULL) return OFFERS_UNKNOWN;
  if (!lessons && !psi_same(i->kind, "I13") && !psi_same(i->kind, "I42")) return OFFERS_MORE;
  for (size_t j = 0; j < k->c->assets.count; j++) {
    const ps_asset *asset = k->c->assets.items[j];
    if (!psi_has(&asset->interventions, i->id)) continue;
    if (psi_has(&asset->elements, "practice")) return OFFERS_MORE;
    known = known || asset->elements.count > 0;
  }
  return lessons && !known ? OFFERS_UNKNOWN : OFFERS_INFORMATION;
}

static void look_at_skill(psi_check *k, const ps_cause *cause) {
  const ps_intervention *unsure = NULL;
  size_t count = 0;
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (!psi_answers_cause(one, cause)) continue;
    offer offered = offer_of(k, one);
    if (offered == OFFERS_MORE) {
      psi_passes(k);
      return;
    }
    if (offered == OFFERS_UNKNOWN) unsure = one;
    count++;
  }
  if (count == 0) return; /* that nothing answers it is for B50 */
  if (unsure != NULL && unsure->kind == NULL) {
    psi_unknown(k, unsure, "kind");
  } else if (unsure != NULL) {
    psi_say_name(k, "lessons", unsure);
    psi_unknown_because(k, unsure, NULL, "whether people get to practise in \"{lessons}\"");
  } else {
    psi_say_inside(k, "cause", cause);
    psi_say_answers(k, "answers", cause);
    psi_fails(k, 0, cause, "factor");
  }
}

static void skill_needs_practice(psi_check *k) {
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    bool skill = psi_same(cause->factor, "F02") || psi_same(cause->factor, "F03");
    if (skill && cause->status != PS_CAUSE_STATUS_RULED_OUT) look_at_skill(k, cause);
  }
}

/* ---- B23 ---- */

static void look_at_aim(psi_check *k, const ps_intervention *i) {
  const ps_cause *unsure = NULL;
  size_t count = 0;
  for (size_t j = 0; j < i->causes.count; j++) {
    const ps_cause *cause = psi_cause(k, i->causes.items[j].cause);
    if (cause == NULL) continue;
    count++;
    if (cause->status == PS_CAUSE_STATUS_RULED_OUT) continue;
    double share = psi_likely(&cause->share);
    if (share > 0) {
      psi_passes(k);
      return;
    }
    if (isnan(share)) unsure = cause;
  }
  if (count == 0) return; /* that it names no cause is for C10 */
  if (unsure != NULL) {
    psi_unknown(k, unsure, "share");
    return;
  }
  psi_listing missed = {{0}, 0, 0};
  for (size_t j = 0; j < i->causes.count; j++) {
    const ps_cause *cause = psi_cause(k, i->causes.items[j].cause);
    if (cause == NULL) continue;
    psi_listing_quote(k, &missed, cause);
    psi_object(k, cause->id);
  }
  psi_say_name(k, "intervention", i);
  psi_say_listing(k, "causes", &missed);
  psi_fails(k, 0, i, "causes");
}

static void effort_meets_causes(psi_check *k) {
  for (size_t i = 0; i < k->c->interventions.count; i++)
    if (psi_chosen(k->c->interventions.items[i])) look_at_aim(k, k->c->interventions.items[i]);
}

/* ---- B60 ---- */

/* What a training stands on, from nothing to a confirmed cause. */
typedef enum footing { ON_NOTHING, ON_A_GUESS, ON_THE_UNKNOWN, ON_A_CAUSE } footing;

/* Whether learning of this intervention can change a cause; partly is enough. */
static ps_flag can_change(const ps_intervention *i, const ps_cause *cause) {
  ps_learnable learnable = psi_learnable(cause, psi_learner_of(i));
  bool fits = learnable == PS_LEARNABLE_YES || learnable == PS_LEARNABLE_PARTLY ||
              ps_intervention_kind_answers(psi_kind(i), cause->factor, true);
  if (learnable == PS_LEARNABLE_UNSET)
    fits = cause->triage == PS_TRIAGE_LEARNING || cause->triage == PS_TRIAGE_MIXED;
  ps_flag known = {fits, learnable != PS_LEARNABLE_UNSET || cause->triage != PS_TRIAGE_UNSET};
  return known;
}

static footing footing_on(psi_check *k, const ps_intervention *i, const ps_cause *cause) {
  ps_flag can = can_change(i, cause);
  if (cause->status == PS_CAUSE_STATUS_RULED_OUT || (can.set && !can.value)) return ON_NOTHING;
  if (psi_is_confirmed(cause)) return can.set ? ON_A_CAUSE : ON_THE_UNKNOWN;
  if (cause->status == PS_CAUSE_STATUS_UNSET) return ON_THE_UNKNOWN;
  bool light = psi_money(k, &k->c->stakes) < psi_limit(k, PSI_LIMIT_DIAGNOSIS_LIGHT_STAKES);
  return light && psi_is_supported(cause) && can.set ? ON_A_CAUSE : ON_A_GUESS;
}

/* Whether another answer to a cause needs this one first: it is then a part of that. */
static bool prepares(const psi_check *k, const ps_intervention *i) {
  for (size_t j = 0; j < k->c->interventions.count; j++) {
    const ps_intervention *one = k->c->interventions.items[j];
    if (psi_chosen(one) && psi_has(&one->requires_, i->id) && psi_answers_confirmed(k, one))
      return true;
  }
  return false;
}

static void say_waste(psi_check *k, const ps_intervention *i, const ps_cause *guess) {
  double cost = psi_likely(&i->cost);
  psi_say_name(k, "intervention", i);
  if (guess != NULL) psi_say_inside(k, "cause", guess);
  if (cost > 0) psi_say_money(k, "cost", cost);
  for (size_t j = 0; j < i->causes.count; j++) psi_object(k, i->causes.items[j].cause);
  psi_fails(k, guess != NULL ? 2 : cost > 0 ? 0 : 1, i, "causes");
}

static void look_at_training(psi_check *k, const ps_intervention *i) {
  footing best = ON_NOTHING;
  const ps_cause *on = NULL;
  for (size_t j = 0; j < i->causes.count; j++) {
    const ps_cause *cause = psi_cause(k, i->causes.items[j].cause);
    footing stands = cause == NULL ? ON_NOTHING : footing_on(k, i, cause);
    if (stands > best) {
      best = stands;
      on = cause;
    }
  }
  if (best == ON_A_CAUSE || prepares(k, i)) {
    psi_passes(k);
  } else if (psi_class(i) == PS_INTERVENTION_CLASS_UNSET) {
    psi_unknown(k, i, "kind");
  } else if (best == ON_THE_UNKNOWN) {
    psi_unknown(k, on, on->status == PS_CAUSE_STATUS_UNSET ? "status" : "factor");
  } else {
    say_waste(k, i, on);
  }
}

static void no_wasted_training(psi_check *k) {
  if (!psi_performance_only(k)) return;
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    ps_intervention_class class_ = psi_class(one);
    if (psi_chosen(one) && (class_ == PS_INTERVENTION_CLASS_LEARNING ||
                            class_ == PS_INTERVENTION_CLASS_UNSET))
      look_at_training(k, one);
  }
}

/* ---- C10 ---- */

/* One may also answer an event, as a side effect, or be what another needs first. */
static bool has_a_reason(const psi_check *k, const ps_intervention *i) {
  for (size_t j = 0; j < i->causes.count; j++)
    if (psi_cause(k, i->causes.items[j].cause) != NULL) return true;
  return psi_find(k, PS_EVENT, i->answers) != NULL || prepares(k, i);
}

static void plan_answers_a_cause(psi_check *k) {
  if (psi_is_other_purpose(k)) return;
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (!psi_chosen(one) || psi_marked(one, "causes") || psi_same(one->kind, "I62")) continue;
    if (has_a_reason(k, one)) {
      psi_passes(k);
    } else {
      psi_say_name(k, "intervention", one);
      psi_fails(k, 0, one, "causes");
    }
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A09", "skill-needs-practice", "intervention", CASE, ERROR, DESIGN),
      .claim = "Publishing information does not build a skill.",
      .why = "A skill grows by doing something and hearing how it went; a text or a lesson that "
             "only tells is read and forgotten, and the work goes on as before.",
      .fails_when = "all that was chosen against a cause of factor F02 (skill) or F03 (fluency) "
                    "that is not ruled out is of kind I13 or I42, or of kind I02 with content "
                    "known to have no practice in it; content with practice makes any of these "
                    "enough",
      .reads = PSI_LIST("intervention.kind", "intervention.causes", "intervention.status",
                        "cause.factor", "cause.status", "asset.interventions", "asset.elements"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{cause}\" is a matter of skill, but all that was chosen against it is "
                   "information: {answers}.")),
      .fix = "Add practice with feedback, or a job aid where the work is done.",
      PSI_SOURCE_OUTCOME},
     skill_needs_practice},
    {{PSI_RULE("B23", "effort-meets-causes", "intervention", CASE, WARNING, DESIGN),
      .claim = "Effort goes to what matters for the gap.",
      .why = "Money and goodwill spent elsewhere are lost twice: nothing changes, and next time "
             "nobody joins in.",
      .fails_when = "every cause that a chosen intervention names is ruled out or has a likely "
                    "share of zero",
      .reads = PSI_LIST("intervention.causes", "intervention.status", "cause.share",
                        "cause.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{intervention}\" is aimed only at what was ruled out or has no share in the "
                   "gap: {causes}.")),
      .fix = "Aim it at a cause that matters, or drop it.",
      PSI_SOURCE_PARTNERS},
     effort_meets_causes},
    {{PSI_RULE("B60", "no-wasted-training", "intervention", CASE, ERROR, DESIGN),
      .core = PSI_WHOLE(11),
      .claim = "No money goes to training that fits no cause.",
      .why = "Training against a cause that it cannot change costs money and people's time, and "
             "the gap stays as it was.",
      .fails_when = "a learning intervention that was chosen names no confirmed cause that "
                    "learning by its target role can change at least partly, or that its kind "
                    "answers or stands in for, and no other answer to a confirmed cause needs "
                    "it first; below diagnosis.light_stakes a supported cause is enough",
      .reads = PSI_LIST("case.purpose", "intervention.class", "intervention.kind",
                        "intervention.cost", "intervention.causes", "intervention.requires",
                        "intervention.target_role", "cause.factor", "cause.triage",
                        "cause.status", "case.stakes"),
      .limits = PSI_LIST("diagnosis.light_stakes"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{cost} for \"{intervention}\" goes to training that fits no cause that was "
                   "found."),
          PSI_SAYS("\"{intervention}\" is training that fits no cause that was found."),
          PSI_SAYS_AS("\"{intervention}\" is training for a cause that nobody has confirmed yet: "
                      "\"{cause}\".",
                      WARNING, "Confirm the cause before the training is paid for.")),
      .fix = "Drop it, or aim it at a cause that learning can change.",
      .subsumes = PSI_LIST("C10", "MT13", "MT08"),
      PSI_SOURCE_PARTNERS},
     no_wasted_training},
    {{PSI_RULE("C10", "plan-answers-a-cause", "intervention", CASE, WARNING, DESIGN),
      .core = PSI_WHOLE(24),
      .claim = "Every intervention answers some cause.",
      .why = "What answers nothing that was found takes time and money from what would close the "
             "gap.",
      .fails_when = "something chosen, learning or not, names no cause of the case, answers no "
                    "event, and is needed by no other answer to a confirmed cause; accepting the "
                    "gap (I62), and cases known to be about something other than performance, are "
                    "left out",
      .reads = PSI_LIST("intervention.causes", "intervention.status", "intervention.class",
                        "intervention.answers", "intervention.requires", "case.purpose"),
      .branches = PSI_BRANCHES(PSI_SAYS("\"{intervention}\" answers nothing that was found.")),
      .fix = "Say which cause it is for, or drop it.",
      PSI_SOURCE_READER},
     plan_answers_a_cause},
};

const psi_pack psi_pack_intervention_aim = {"intervention", rules, PSI_COUNT(rules)};
