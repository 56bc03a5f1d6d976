/* The record itself: waivers that count, and names that stand for something. */
#include "check/rules.h"

#include "base/text.h"

#include <string.h>

/* ---- K01 ---- */

static void waiver_is_signed(psi_check *k) {
  for (size_t i = 0; i < k->c->waivers.count; i++) {
    const ps_waiver *waiver = &k->c->waivers.items[i];
    psi_listing missing = {{0}, 0, 0};
    if (waiver->by == NULL) psi_listing_add(&missing, "who accepts it");
    if (waiver->why == NULL) psi_listing_add(&missing, "why");
    if (waiver->until == 0) psi_listing_add(&missing, "until when");
    psi_say(k, "rule", waiver->rule == NULL ? "a rule" : waiver->rule);
    if (missing.count == 0) {
      psi_passes(k);
    } else {
      psi_say_listing(k, "missing", &missing);
      psi_fails(k, 0, k->c, "waivers");
    }
  }
}

/* ---- K02 ---- */

static void waiver_names_a_rule(psi_check *k) {
  for (size_t i = 0; i < k->c->waivers.count; i++) {
    const char *name = k->c->waivers.items[i].rule;
    if (name == NULL) {
      psi_unknown_because(k, k->c, "waivers", "which rule a waiver is for");
    } else if (ps_rule_find(name) != NULL) {
      psi_passes(k);
    } else {
      const char *near = ps_rule_nearest(name);
      psi_say(k, "rule", name);
      psi_say(k, "near", near);
      psi_fails(k, near == NULL ? 1 : 0, k->c, "waivers");
    }
  }
}

/* ---- K03 ---- */

static void waiver_still_holds(psi_check *k) {
  for (size_t i = 0; i < k->c->waivers.count; i++) {
    const ps_waiver *waiver = &k->c->waivers.items[i];
    if (waiver->until == 0) continue;
    psi_say(k, "rule", waiver->rule);
    psi_say_date(k, "until", waiver->until);
    if (k->as_of == 0)
      psi_unknown(k, k->c, "as_of");
    else if (waiver->until < k->as_of)
      psi_fails(k, 0, k->c, "waivers");
    else
      psi_passes(k);
  }
}

/* ---- K04 ---- */

/* One name of a catalogue; `near` is the nearest that there is. */
static void known(psi_check *k, const void *entity, const char *field, const char *name, bool is,
                  const char *near) {
  psi_beat(k, 8);
  if (name == NULL) return;
  psi_say(k, "name", name);
  psi_say(k, "field", field);
  psi_say(k, "near", near);
  if (is)
    psi_passes(k);
  else
    psi_fails(k, near == NULL ? 1 : 0, entity, field);
}

static const char *nearest_factor(const char *name) {
  for (size_t i = 0; name != NULL && ps_factor_at(i) != NULL; i++)
    if (psi_word_distance(ps_factor_at(i)->id, name, 1) <= 1) return ps_factor_at(i)->id;
  return NULL;
}

static const char *nearest_kind(const char *name) {
  for (size_t i = 0; name != NULL && ps_intervention_kind_at(i) != NULL; i++)
    if (psi_word_distance(ps_intervention_kind_at(i)->id, name, 1) <= 1)
      return ps_intervention_kind_at(i)->id;
  return NULL;
}

static const char *nearest_framework(const psi_check *k, const char *name) {
  psi_near near = {name == NULL ? "" : name, NULL, 0};
  const ps_framework *framework;
  for (size_t i = 0; (framework = ps_registry_framework_at(k->registry, i)) != NULL; i++)
    psi_near_try(&near, framework->id);
  return near.best;
}

/* A trial is a kind of its own: something done to learn, not yet to cure. */
static bool is_kind(const char *name) {
  return name != NULL && (ps_intervention_kind_find(name) != NULL || strcmp(name, "trial") == 0);
}

static void names_are_known(psi_check *k) {
  const ps_case *c = k->c;
  known(k, c, "framework", c->framework, ps_registry_framework_find(k->registry, c->framework) != NULL,
        nearest_framework(k, c->framework));
  known(k, c, "process", c->process, ps_process_find(c->process) != NULL, NULL);
  for (size_t i = 0; i < c->causes.count; i++) {
    const ps_cause *cause = c->causes.items[i];
    known(k, cause, "factor", cause->factor, psi_factor(cause) != NULL,
          psi_factor(cause) == NULL ? nearest_factor(cause->factor) : NULL);
  }
  for (size_t i = 0; i < c->inquiries.count; i++) {
    const ps_inquiry *inquiry = c->inquiries.items[i];
    bool is = ps_factor_find(inquiry->factor) != NULL;
    known(k, inquiry, "factor", inquiry->factor, is, is ? NULL : nearest_factor(inquiry->factor));
  }
  for (size_t i = 0; i < c->interventions.count; i++) {
    const ps_intervention *plan = c->interventions.items[i];
    bool is = is_kind(plan->kind);
    known(k, plan, "kind", plan->kind, is, is ? NULL : nearest_kind(plan->kind));
  }
}

/* ---- the rows ---- */

#define OURS                                                                                       \
  .source = "perfsys: what the other rules need to be read rightly", .basis = PS_BASIS_PROPOSED

static const psi_rule rules[] = {
    {{PSI_RULE("K01", "waiver-is-signed", "record", CASE, WARNING, FRAME),
      .claim = "Who accepts that a rule fails says so by name, with a reason and an end.",
      .why = "A waiver nobody signed is a way of not looking.",
      .fails_when = "a waiver names no person, no reason or no end",
      .reads = PSI_LIST("case.waivers"),
      .branches = PSI_BRANCHES(PSI_SAYS("The waiver of {rule} does not say {missing}.")),
      .fix = "Have a named person accept it, with a reason and a date; or take it out.",
      OURS},
     waiver_is_signed},
    {{PSI_RULE("K02", "waiver-names-a-rule", "record", CASE, WARNING, FRAME),
      .claim = "What is waived is a rule.",
      .why = "A waiver of something that does not exist protects nobody and hides a slip.",
      .fails_when = "a waiver is for a rule that perfsys does not have",
      .reads = PSI_LIST("case.waivers"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("There is no rule \"{rule}\" to waive; the nearest is {near}."),
          PSI_SAYS("There is no rule \"{rule}\" to waive.")),
      .fix = "Name the rule by its id; `perfsys rules` lists them.",
      OURS},
     waiver_names_a_rule},
    {{PSI_RULE("K03", "waiver-still-holds", "record", CASE, NOTE, FRAME),
      .claim = "What somebody accepted is still accepted.",
      .why = "What was fine for a quarter may not be fine for a year; the end date asks again.",
      .fails_when = "a waiver's end lies before as_of",
      .reads = PSI_LIST("case.waivers", "case.as_of"),
      .branches = PSI_BRANCHES(PSI_SAYS("The waiver of {rule} ended on {until}.")),
      .fix = "Ask the person again, or mend what it was for.",
      OURS},
     waiver_still_holds},
    {{PSI_RULE("K04", "names-are-known", "record", CASE, WARNING, FRAME),
      .claim = "Factors, kinds, frameworks and processes are ones that perfsys knows.",
      .why = "Rules cannot judge what they cannot recognise, and say nothing of it.",
      .fails_when = "a cause or inquiry has a factor, an intervention a kind, or the case a framework "
                    "or process that is in no catalogue nor in the registry given",
      .reads = PSI_LIST("cause.factor", "inquiry.factor", "intervention.kind", "case.framework",
                        "case.process"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{name}\" is no {field} that perfsys knows; the nearest is {near}."),
          PSI_SAYS("\"{name}\" is no {field} that perfsys knows.")),
      .fix = "Use an id of the catalogue (`perfsys knowledge`), or register your own framework.",
      OURS},
     names_are_known},
};

const psi_pack psi_pack_record = {"record", rules, PSI_COUNT(rules)};
