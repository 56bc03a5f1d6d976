/* Diagnosis: whether anything was advised or chosen before its cause was known. */
#include "check/pack_diagnosis.h"
#include "check/rules.h"

#include <math.h>

/* ---- B05 ---- */

/* When the analysis first found anything: evidence, or an answer. */
typedef struct first_find {
  ps_date on;          /* 0 for never */
  const void *undated; /* something found on a day not recorded, or NULL */
  const char *field;
} first_find;

static void find(first_find *f, ps_date on, const void *entity, const char *field) {
  if (on == 0) {
    f->undated = entity;
    f->field = field;
  } else if (f->on == 0 || on < f->on) {
    f->on = on;
  }
}

static first_find find_first(const psi_check *k) {
  first_find f = {0, NULL, NULL};
  for (size_t i = 0; i < k->c->evidence.count; i++)
    find(&f, k->c->evidence.items[i]->date, k->c->evidence.items[i], "date");
  for (size_t i = 0; i < k->c->inquiries.count; i++)
    if (k->c->inquiries.items[i]->answer != NULL)
      find(&f, k->c->inquiries.items[i]->on, k->c->inquiries.items[i], "on");
  if (f.on != 0 || f.undated != NULL) return f;
  /* Whoever supports a cause has found something, though it is not written down. */
  for (size_t i = 0; i < k->c->causes.count; i++)
    if (psi_is_supported(k->c->causes.items[i]))
      find(&f, k->c->causes.items[i]->confirmed_on, k->c->causes.items[i], "confirmed_on");
  return f;
}

static void look_at_advice(psi_check *k, const ps_event *event, first_find f) {
  if (event->on == 0) {
    psi_unknown(k, event, "on");
  } else if (f.on != 0 && f.on <= event->on) {
    psi_passes(k);
  } else if (f.undated != NULL) {
    psi_unknown(k, f.undated, f.field);
  } else {
    psi_say_date(k, "on", event->on);
    psi_say_date(k, "first", f.on);
    psi_evidence(k, "%.300s", psi_name(event));
    psi_fails(k, f.on != 0 ? 0 : 1, event, "on");
  }
}

static void guidance_rests_on_analysis(psi_check *k) {
  bool looked = false;
  first_find f = {0, NULL, NULL};
  for (size_t i = 0; i < k->c->events.count; i++) {
    const ps_event *event = k->c->events.items[i];
    if (event->kind != PS_EVENT_KIND_RECOMMENDATION) continue;
    if (k->as_of != 0 && event->on > k->as_of) continue;
    if (!looked && !psi_may_be_performance(k)) return;
    if (!looked) f = find_first(k);
    looked = true;
    look_at_advice(k, event, f);
  }
}

/* ---- B41 ---- */

/* What is not in order about one cause of an intervention. */
typedef struct objection {
  enum { IN_ORDER, NOT_KNOWN, NOT_CONFIRMED, CONFIRMED_LATER } what;
  const ps_cause *cause;
  const void *entity; /* where it is not known: what is not recorded */
  const char *field;
} objection;

static objection not_known(const ps_cause *cause, const void *entity, const char *field) {
  objection o = {NOT_KNOWN, cause, entity, field};
  return o;
}

static objection object_to(psi_check *k, const ps_intervention *i, const ps_cause *cause,
                           double stakes) {
  objection o = {IN_ORDER, cause, NULL, NULL};
  if (cause->status == PS_CAUSE_STATUS_UNSET) return not_known(cause, cause, "status");
  o.what = NOT_CONFIRMED;
  if (!psi_is_supported(cause)) return o;
  o.what = IN_ORDER;
  if (stakes < psi_limit(k, PSI_LIMIT_DIAGNOSIS_LIGHT_STAKES)) return o;
  o.what = NOT_CONFIRMED;
  if (!psi_is_confirmed(cause) && isnan(stakes) && !psi_marked(k->c, "stakes"))
    return not_known(cause, k->c, "stakes");
  if (!psi_is_confirmed(cause)) return o;
  o.what = IN_ORDER;
  if (cause->confirmed_on == 0) return not_known(cause, cause, "confirmed_on");
  if (i->selected_on == 0) return not_known(cause, i, "selected_on");
  if (cause->confirmed_on > i->selected_on) o.what = CONFIRMED_LATER;
  return o;
}

/* The gravest objection; the first among those as grave. Counts the causes that exist. */
static objection worst_of(psi_check *k, const ps_intervention *i, double stakes,
                          size_t *causes) {
  objection worst = {IN_ORDER, NULL, NULL, NULL};
  for (size_t j = 0; j < i->causes.count; j++) {
    const ps_cause *cause = psi_cause(k, i->causes.items[j].cause);
    if (cause == NULL) continue;
    const objection o = object_to(k, i, cause, stakes);
    const bool graver = o.what >= NOT_CONFIRMED ? worst.what < NOT_CONFIRMED
                                                : o.what > worst.what;
    ++*causes;
    if (graver) worst = o;
  }
  return worst;
}

static void tell_objection(psi_check *k, const ps_intervention *i, objection o) {
  static const char *const so_far[] = {"", "nobody has examined", "is only thought possible",
                                       "is supported but not confirmed", "", ""};
  const bool out = o.cause->status == PS_CAUSE_STATUS_RULED_OUT;
  psi_say_inside(k, "cause", o.cause);
  psi_say(k, "is", so_far[o.cause->status]);
  psi_say_date(k, "selected", i->selected_on);
  psi_say_date(k, "confirmed", o.cause->confirmed_on);
  psi_object(k, o.cause->id);
  psi_fails(k, out ? 3 : o.what == NOT_CONFIRMED ? 1 : 2, i, "causes");
}

static void prescribe(psi_check *k, const ps_intervention *i, double stakes) {
  const ps_intervention_class kind = psi_class(i);
  const double cost = psi_likely(&i->cost);
  const bool heavy = kind == PS_INTERVENTION_CLASS_LEARNING || kind == PS_INTERVENTION_CLASS_OTHER;
  const bool cheap = !heavy && cost < psi_limit(k, PSI_LIMIT_DIAGNOSIS_LIGHT_COST);
  const bool may_be_light = (kind == PS_INTERVENTION_CLASS_UNSET && (cheap || isnan(cost))) ||
                            (kind == PS_INTERVENTION_CLASS_SUPPORT && isnan(cost));
  size_t causes = 0;
  if (psi_same_words(i->kind, "trial") || (kind == PS_INTERVENTION_CLASS_SUPPORT && cheap)) {
    psi_spared(k, "What was chosen is a trial, or help that costs little.");
    return;
  }
  const objection o = worst_of(k, i, stakes, &causes);
  psi_say_name(k, "intervention", i);
  if (causes > 0 && o.what == IN_ORDER) {
    psi_passes(k);
  } else if (o.what == NOT_KNOWN) {
    psi_unknown(k, o.entity, o.field);
  } else if (may_be_light) {
    psi_unknown(k, i, kind == PS_INTERVENTION_CLASS_UNSET ? "class" : "cost");
  } else if (causes == 0) {
    psi_fails(k, 0, i, "causes");
  } else {
    tell_objection(k, i, o);
  }
}

static void cause_before_intervention(psi_check *k) {
  if (!psi_performance_only(k)) return;
  const double stakes = psi_money(k, &k->c->stakes);
  for (size_t j = 0; j < k->c->interventions.count; j++) {
    const ps_intervention *i = k->c->interventions.items[j];
    const bool yet_to_come = k->as_of != 0 && i->selected_on > k->as_of;
    if (psi_chosen(i) && !yet_to_come && !psi_marked(i, "causes"))
      prescribe(k, i, stakes);
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("B05", "guidance-rests-on-analysis", "diagnosis", CASE, WARNING, DIAGNOSE),
      .claim = "Advice follows analysis.",
      .why = "Advice given first is a guess, and afterwards everybody looks for evidence that it "
             "was right.",
      .fails_when = "a recommendation comes before the first evidence and the first answered "
                    "question; where neither is recorded, before a cause was supported",
      .reads = PSI_LIST("event.kind", "event.on", "evidence.date", "inquiry.on",
                        "inquiry.answer", "cause.status", "cause.confirmed_on"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Advice was given on {on}, but the first evidence is from {first}."),
          PSI_SAYS("Advice was given on {on}, though nothing has been asked or found out yet.")),
      .fix = "Collect some evidence, then look at the advice again.", PSI_SOURCE_PARTNERS},
     guidance_rests_on_analysis},
    {{PSI_RULE("B41", "cause-before-intervention", "diagnosis", CASE, ERROR, DESIGN),
      .core = PSI_WHOLE(5),
      .claim = "Nothing is prescribed before the cause is confirmed.",
      .why = "An answer to the wrong cause costs money and time, and the gap stays open.",
      .fails_when = "an intervention is selected, started or done, and names no cause, or one that "
                    "was not confirmed on the day it was selected; exempt are trials, support that "
                    "costs less than diagnosis.light_cost, and supported causes where the stakes "
                    "are below diagnosis.light_stakes",
      .reads = PSI_LIST("intervention.selected_on", "intervention.causes", "intervention.class",
                        "intervention.kind", "intervention.cost", "intervention.status",
                        "cause.confirmed_on", "cause.status", "case.stakes", "case.purpose"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("\"{intervention}\" was chosen, but nobody has said which cause it answers.",
                       "Name the cause and confirm it, or record a waiver with a name and a "
                       "reason."),
          PSI_SAYS("\"{intervention}\" was chosen to answer \"{cause}\", which {is}."),
          PSI_SAYS_FIX("\"{intervention}\" was chosen on {selected}, but its cause \"{cause}\" was "
                       "confirmed only on {confirmed}.",
                       "Check again that it fits the cause, or record a waiver with a name and a "
                       "reason."),
          PSI_SAYS_FIX("\"{intervention}\" was chosen to answer \"{cause}\", which has been ruled "
                       "out.",
                       "Name the cause that it does answer, or record a waiver with a name and a "
                       "reason.")),
      .fix = "Confirm the cause, or record a waiver with a name and a reason.",
      .subsumes = PSI_LIST("B05"),
      .limits = PSI_LIST("diagnosis.light_cost", "diagnosis.light_stakes"), PSI_SOURCE_PARTNERS},
     cause_before_intervention},
};

const psi_pack psi_pack_diagnosis_advice = {"diagnosis", rules, PSI_COUNT(rules)};
