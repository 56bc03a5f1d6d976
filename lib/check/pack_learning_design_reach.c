/* Learning design: everybody is reached, where they are and in the time they have. */
#include "check/pack_intervention.h"
#include "check/pack_learning_design.h"
#include "check/rules.h"

/* ---- A26 ---- */

static bool is_while_doing(const ps_intervention *i) { return i->moment >= PS_MOMENT_APPLY; }

static bool share_a_cause(const ps_intervention *a, const ps_intervention *b) {
  for (size_t i = 0; i < a->causes.count; i++)
    if (psi_effect_on(b, a->causes.items[i].cause) != NULL) return true;
  return false;
}

/* Help at the moment of work that is part of the learning itself. */
static bool brings_help(const psi_check *k, const ps_intervention *i) {
  for (size_t j = 0; j < k->c->assets.count; j++) {
    const ps_asset *asset = k->c->assets.items[j];
    bool help = asset->touchpoint == PS_TOUCHPOINT_IMMEDIATE ||
                asset->kind == PS_ASSET_KIND_JOB_AID;
    if (help && psi_has(&asset->interventions, i->id)) return true;
  }
  return false;
}

static void look_at_moment(psi_check *k, const ps_intervention *i) {
  const ps_intervention *unsure = NULL;
  for (size_t j = 0; j < k->c->interventions.count; j++) {
    const ps_intervention *one = k->c->interventions.items[j];
    if (!psi_chosen(one) || (one->moment != i->moment && !share_a_cause(one, i))) continue;
    ps_intervention_class class_ = psi_class(one);
    if (class_ == PS_INTERVENTION_CLASS_SUPPORT || class_ == PS_INTERVENTION_CLASS_OTHER) {
      psi_passes(k);
      return;
    }
    if (class_ == PS_INTERVENTION_CLASS_UNSET) unsure = one;
  }
  if (brings_help(k, i)) {
    psi_passes(k);
  } else if (unsure != NULL) {
    psi_unknown(k, unsure, "class");
  } else {
    psi_say_name(k, "intervention", i);
    psi_say(k, "moment", i->moment == PS_MOMENT_APPLY   ? "while they do the work"
                         : i->moment == PS_MOMENT_SOLVE ? "when something goes wrong"
                                                        : "when the work changes");
    psi_fails(k, 0, i, "moment");
  }
}

static void support_at_moment_of_need(psi_check *k) {
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (!psi_chosen(one) || !psi_teaches(one)) continue;
    if (is_while_doing(one)) {
      look_at_moment(k, one);
    } else if (one->moment != PS_MOMENT_UNSET) {
      psi_passes(k);
    } else if (!psi_marked(one, "moment")) {
      psi_unknown(k, one, "moment");
    }
  }
}

/* ---- A27, A28 ---- */

/* What is there for a persona: how many assets, at which touchpoints. */
typedef struct offer {
  size_t assets;
  bool at[PS_TOUCHPOINT_IMMEDIATE + 1];
  const ps_asset *unsure; /* one whose touchpoint is not recorded */
} offer;

static offer offer_for(const psi_check *k, const ps_persona *persona) {
  offer found = {0, {false}, NULL};
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *asset = k->c->assets.items[i];
    if (!psi_is_asset_used(asset) || !psi_has(&asset->personas, persona->id)) continue;
    found.assets++;
    found.at[asset->touchpoint] = true;
    if (asset->touchpoint == PS_TOUCHPOINT_UNSET) found.unsure = asset;
  }
  return found;
}

static void look_around(psi_check *k, const ps_persona *persona) {
  static const char *const from[] = {NULL, "from other people", "in a course",
                                     "at the moment of work"};
  offer found = offer_for(k, persona);
  psi_listing missing = {{0}, 0, 0};
  if (found.assets == 0) return; /* that there is nothing at all is for A28 */
  for (int t = PS_TOUCHPOINT_SOCIAL; t <= PS_TOUCHPOINT_IMMEDIATE; t++)
    psi_listing_add(&missing, found.at[t] ? NULL : from[t]);
  if (missing.count == 0) {
    psi_passes(k);
  } else if (found.unsure != NULL) {
    psi_unknown(k, found.unsure, "touchpoint");
  } else {
    psi_say_name(k, "persona", persona);
    psi_say_listing(k, "missing", &missing);
    psi_fails(k, 0, persona, NULL);
  }
}

/* Whether what people shall learn from is being made, or there. */
static bool is_built(const psi_check *k) {
  return psi_is_as_far_as(k, PS_PHASE_KIND_BUILD) && psi_first_learning(k) != NULL;
}

static void assets_around_learner(psi_check *k) {
  if (k->c->assets.count == 0 || k->c->personas.count == 0 || !is_built(k)) return;
  for (size_t i = 0; i < k->c->personas.count; i++) look_around(k, k->c->personas.items[i]);
}

static void every_asset_a_persona(psi_check *k) {
  const ps_case *c = k->c;
  if (c->assets.count == 0 || c->personas.count == 0) return;
  for (size_t i = 0; i < c->assets.count; i++) {
    const ps_asset *asset = c->assets.items[i];
    if (!psi_is_asset_used(asset) || asset->kind == PS_ASSET_KIND_REPORT ||
        psi_marked(asset, "personas"))
      continue;
    if (psi_has_any(k, &asset->personas, PS_PERSONA)) {
      psi_passes(k);
    } else {
      psi_say_name(k, "asset", asset);
      psi_fails(k, 0, asset, "personas");
    }
  }
  if (!is_built(k)) return;
  for (size_t i = 0; i < c->personas.count; i++) {
    const ps_persona *persona = c->personas.items[i];
    if (offer_for(k, persona).assets > 0) {
      psi_passes(k);
    } else {
      psi_say_name(k, "persona", persona);
      psi_fails(k, 1, persona, NULL);
    }
  }
}

/* ---- A29 ---- */

/* What a persona has to take, in minutes. */
typedef struct load {
  double needed, perhaps; /* `perhaps`: of assets of which nobody says whether they are */
  size_t required;
  const ps_asset *untimed, *unsure;
} load;

static load load_on(const psi_check *k, const ps_persona *persona) {
  load found = {0, 0, 0, NULL, NULL};
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *asset = k->c->assets.items[i];
    double minutes = asset->minutes.set ? asset->minutes.value : 0;
    if (!psi_is_asset_used(asset) || !psi_has(&asset->personas, persona->id)) continue;
    if (asset->required.set && asset->required.value) {
      found.required++;
      found.needed += minutes;
      if (!asset->minutes.set && !psi_marked(asset, "minutes")) found.untimed = asset;
    } else if (!asset->required.set && !psi_marked(asset, "required")) {
      found.perhaps += minutes;
      if (minutes > 0) found.unsure = asset;
    }
  }
  return found;
}

static void say_overload(psi_check *k, const ps_persona *persona, double needed) {
  psi_say_name(k, "persona", persona);
  double have = persona->minutes_available.value;
  psi_say_number(k, "have", have, have == 1 ? "minute" : "minutes");
  psi_say_number(k, "need", needed, needed == 1 ? "minute" : "minutes");
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *asset = k->c->assets.items[i];
    bool theirs = psi_is_asset_used(asset) && psi_has(&asset->personas, persona->id);
    if (theirs && asset->required.value) psi_object(k, asset->id);
  }
  psi_fails(k, 0, persona, "minutes_available");
}

static void look_at_time(psi_check *k, const ps_persona *persona) {
  load found = load_on(k, persona);
  ps_number have = persona->minutes_available;
  if (found.required == 0 && found.unsure == NULL) return;
  if (!have.set) {
    if (!psi_marked(persona, "minutes_available")) psi_unknown(k, persona, "minutes_available");
  } else if (found.needed > have.value) {
    say_overload(k, persona, found.needed);
  } else if (found.untimed != NULL) {
    psi_unknown(k, found.untimed, "minutes");
  } else if (found.needed + found.perhaps > have.value) {
    psi_unknown(k, found.unsure, "required");
  } else {
    psi_passes(k);
  }
}

static void within_learner_time(psi_check *k) {
  for (size_t i = 0; i < k->c->personas.count; i++) look_at_time(k, k->c->personas.items[i]);
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A26", "support-at-moment-of-need", "learning-design", CASE, WARNING, DESIGN),
      .claim = "What people need while they work is offered where they work.",
      .why = "Somebody who is in the middle of the work, or stuck, cannot go to a course, and has "
             "forgotten the one they took months ago.",
      .fails_when = "a learning intervention that was chosen serves the moments apply, solve or "
                    "change, has no job aid or content at the moment of work of its own, and "
                    "nothing chosen that is not learning serves the same moment or a cause of it",
      .reads = PSI_LIST("intervention.moment", "intervention.class", "intervention.kind",
                        "intervention.status", "intervention.causes", "asset.interventions",
                        "asset.touchpoint", "asset.kind"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{intervention}\" teaches what people need {moment}, but nothing helps them "
                   "at that moment.")),
      .fix = "Offer help at that moment in the work itself: a job aid, a guide or somebody to ask.",
      PSI_SOURCE_OUTCOME},
     support_at_moment_of_need},
    {{PSI_RULE("A27", "assets-around-learner", "learning-design", CASE, WARNING, BUILD),
      .claim = "Everybody finds help from other people, in a course, and at work.",
      .why = "Meeting a subject once changes little; people learn where a course, colleagues and "
             "help at the moment of work say the same thing.",
      .fails_when = "learning was chosen, building has begun, and a persona that has assets has "
                    "none at one of the touchpoints social, formal and immediate",
      .reads = PSI_LIST("persona.id", "asset.personas", "asset.touchpoint",
                        "asset.standard_status", "intervention.class", "intervention.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{persona}\" still lacks help {missing}.")),
      .fix = "Add one thing there, however small: a card, a colleague to ask or a short lesson.",
      PSI_SOURCE_OUTCOME},
     assets_around_learner},
    {{PSI_RULE("A28", "every-asset-a-persona", "learning-design", CASE, WARNING, BUILD),
      .claim = "All content is for somebody, and everybody has some.",
      .why = "Content for nobody in particular fits nobody, and people who are forgotten in the "
             "plan are forgotten on the day.",
      .fails_when = "the case has personas and assets, and an asset that is neither a report nor "
                    "retired names no persona of the case; or learning was chosen, building has "
                    "begun, and a persona has no asset",
      .reads = PSI_LIST("persona.id", "asset.personas", "asset.kind", "asset.standard_status",
                        "intervention.class", "intervention.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("Nobody has said who \"{asset}\" is for.",
                       "Say who it is for, or drop it."),
          PSI_SAYS_FIX("There is nothing for \"{persona}\" yet.",
                       "Make or find something for them, or take them out of the plan.")),
      .fix = "Say who each thing is for, and drop what nobody needs.",
      PSI_SOURCE_OUTCOME},
     every_asset_a_persona},
    {{PSI_RULE("A29", "within-learner-time", "learning-design", CASE, WARNING, DESIGN),
      .claim = "What is required fits into the time people have.",
      .why = "What does not fit into the day is clicked through or left out, and the most "
             "important part is as likely to be left out as any other.",
      .fails_when = "the minutes of the required assets of a persona add up to more than its "
                    "minutes available; retired assets do not count",
      .reads = PSI_LIST("persona.minutes_available", "asset.minutes", "asset.required",
                        "asset.personas", "asset.standard_status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{persona}\" can spare {have}, but what is required takes {need}.")),
      .fix = "Cut what is required, or turn a part of it into help at work.",
      PSI_SOURCE_OUTCOME},
     within_learner_time},
};

const psi_pack psi_pack_learning_design_reach = {"learning-design", rules, PSI_COUNT(rules)};
