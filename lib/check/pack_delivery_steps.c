/* The steps of the chosen process: in their order, none passed over, and leaving what they must. */
#include "check/pack_engagement.h"

#include "check/rules.h"

enum { KINDS = PS_PHASE_KIND_EVALUATE + 1 };

/* The step of the case's process that each kind of phase falls into. */
typedef struct steps {
  const ps_process_step *of[KINDS];
} steps;

static void find_steps(const psi_check *k, steps *s) {
  s->of[0] = NULL;
  for (int kind = 1; kind < KINDS; kind++)
    s->of[kind] = ps_process_step_of(k->process, (ps_phase_kind)kind);
}

static bool has_begun(const psi_check *k, const ps_phase *phase) {
  return phase->started != 0 && !psi_is_ahead(k, phase->started);
}

/* ---- A17 ---- */

/* Whether one phase of a kind had ended by a day: later rounds of it do no harm then. */
static bool was_done(const psi_check *k, ps_phase_kind kind, ps_date by) {
  for (size_t i = 0; i < k->c->phases.count; i++) {
    const ps_phase *phase = k->c->phases.items[i];
    if (phase->kind == kind && phase->ended != 0 && phase->ended <= by) return true;
  }
  return false;
}

/* A phase that this one had to wait for and did not; one with dates rather than one without.
 * In every template what comes before has the smaller kind, which is asked first as it is
 * cheap. */
static const ps_phase *overtaken(const psi_check *k, const ps_phase *phase) {
  const ps_phase *undated = NULL;
  for (size_t i = 0; i < k->c->phases.count; i++) {
    const ps_phase *other = k->c->phases.items[i];
    if (other->kind == PS_PHASE_KIND_UNSET || other->kind >= phase->kind) continue;
    if (other->skipped_because != NULL || was_done(k, other->kind, phase->started)) continue;
    if (!ps_process_requires(k->process, phase->kind, other->kind)) continue;
    if (other->started != 0 || other->ended != 0) return other;
    undated = other;
  }
  return undated;
}

static void look_at_order(psi_check *k, const ps_phase *phase) {
  const ps_phase *other = overtaken(k, phase);
  char began[11], ended[11];
  if (other == NULL) {
    psi_passes(k);
  } else if (other->started == 0 && other->ended == 0) {
    psi_unknown(k, other, "started");
  } else {
    psi_say_name(k, "phase", phase);
    psi_say_name(k, "needed", other);
    psi_object(k, other->id);
    psi_evidence(k, "Begun on %s; the other %s%s", ps_date_text(phase->started, began),
                 other->ended != 0 ? "ended on " : "has no last day",
                 ps_date_text(other->ended, ended));
    psi_fails(k, 0, phase, "started");
  }
}

/* "gap_record" and "Gap record" are the same artefact. */
static bool is_named(const char *written, const char *artefact) {
  for (; *written != '\0' && *artefact != '\0'; written++, artefact++) {
    char a = *written >= 'A' && *written <= 'Z' ? (char)(*written - 'A' + 'a') : *written;
    if ((a == ' ' || a == '-' ? '_' : a) != *artefact) return false;
  }
  return *written == *artefact;
}

static bool is_confirmed_one(const ps_case *c) {
  for (size_t i = 0; i < c->causes.count; i++)
    if (psi_is_confirmed(c->causes.items[i])) return true;
  return false;
}

/* Whether something was chosen; with `owned`, and somebody answers for it. */
static bool is_chosen_one(const ps_case *c, bool owned) {
  for (size_t i = 0; i < c->interventions.count; i++)
    if (psi_chosen(c->interventions.items[i]) &&
        (!owned || c->interventions.items[i]->owner != NULL))
      return true;
  return false;
}

/* Whether the case itself is the artefact: what it records need not be listed again. */
static bool is_held(const ps_case *c, const char *artefact) {
  if (psi_same(artefact, "gap_record")) return c->gaps.count > 0;
  if (psi_same(artefact, "confirmed_cause")) return is_confirmed_one(c);
  if (psi_same(artefact, "selection_record")) return is_chosen_one(c, false);
  if (psi_same(artefact, "owners")) return is_chosen_one(c, true);
  if (psi_same(artefact, "sponsor")) return c->sponsor != NULL;
  if (psi_same(artefact, "delivery_record")) return c->delivered_on != 0;
  return c->evaluations.count > 0 && (psi_same(artefact, "evaluation_report") ||
                                      psi_same(artefact, "measures_on_the_gap"));
}

/* A step of the process as the case's phases have it. */
typedef struct stretch {
  const ps_process_step *step;
  const ps_phase *last; /* of its phases */
  bool told;            /* some phase says what it left */
  bool due;             /* what it must leave must be there */
} stretch;

/* What a step must leave is due when all its phases have ended and something behind it has
 * begun, or the case is closed. A reason to skip a part of it excuses the whole. */
static stretch stretch_of(const psi_check *k, const steps *s, const ps_process_step *step) {
  stretch found = {step, NULL, false, true};
  bool followed = k->c->status == PS_CASE_STATUS_CLOSED;
  for (size_t i = 0; i < k->c->phases.count; i++) {
    const ps_phase *phase = k->c->phases.items[i];
    if (s->of[phase->kind] != step) continue;
    found.last = phase;
    if (phase->skipped_because != NULL || psi_marked(phase, "artefacts") || phase->ended == 0 ||
        psi_is_ahead(k, phase->ended))
      found.due = false;
    if (phase->artefacts.given) found.told = true;
  }
  if (found.last == NULL) found.due = false;
  for (int kind = found.last == NULL ? KINDS : (int)found.last->kind + 1; kind < KINDS; kind++)
    followed = followed || (s->of[kind] != step && k->started[kind] != 0 &&
                            !psi_is_ahead(k, k->started[kind]));
  found.due = found.due && followed;
  return found;
}

static bool is_left(const psi_check *k, const steps *s, const stretch *at, const char *artefact) {
  for (size_t i = 0; i < k->c->phases.count; i++) {
    const ps_phase *phase = k->c->phases.items[i];
    if (s->of[phase->kind] != at->step) continue;
    for (size_t j = 0; j < phase->artefacts.count; j++)
      if (is_named(phase->artefacts.items[j], artefact)) return true;
  }
  return is_held(k->c, artefact);
}

static void look_at_artefacts(psi_check *k, const steps *s, const ps_process_step *step) {
  stretch at = stretch_of(k, s, step);
  psi_listing missing = {{0}, 0, 0};
  if (!at.due) return;
  for (size_t i = 0; i < step->artefacts.count; i++)
    if (!is_left(k, s, &at, step->artefacts.items[i]))
      psi_listing_add(&missing, psi_in_words(k, step->artefacts.items[i]));
  if (missing.count == 0) {
    psi_passes(k);
  } else if (!at.told) {
    psi_unknown(k, at.last, "artefacts");
  } else {
    psi_say_name(k, "phase", at.last);
    psi_say_listing(k, "artefacts", &missing);
    psi_fails(k, 1, at.last, "artefacts");
  }
}

/* Whether the case looks at what changed, though its process has no step for it. */
static bool is_evaluated(const ps_case *c) {
  for (size_t i = 0; i < c->phases.count; i++)
    if (c->phases.items[i]->kind == PS_PHASE_KIND_EVALUATE) return true;
  for (size_t i = 0; i < c->interventions.count; i++) {
    const ps_intervention *it = c->interventions.items[i];
    if (psi_chosen(it) && (it->evaluation_plan.measure != NULL || it->evaluation_plan.date != 0))
      return true;
  }
  return c->evaluations.count > 0;
}

static void look_at_evaluating(psi_check *k) {
  if (k->process->evaluates.value || !psi_reached(k, PS_PHASE_KIND_BUILD)) return;
  if (is_evaluated(k->c)) {
    psi_passes(k);
    return;
  }
  psi_say(k, "process", k->process->name);
  psi_fails(k, 2, k->c, "process");
}

static void process_in_order(psi_check *k) {
  const ps_case *c = k->c;
  steps s;
  if (k->process == NULL) {
    psi_spared(k, c->process == NULL ? NULL : "The steps of its process are not known.");
    return;
  }
  if (c->phases.count == 0 && psi_reached(k, PS_PHASE_KIND_DIAGNOSE)) psi_unknown(k, c, "phases");
  find_steps(k, &s);
  for (size_t i = 0; i < c->phases.count; i++) {
    const ps_phase *phase = c->phases.items[i];
    if (has_begun(k, phase) && phase->skipped_because == NULL) look_at_order(k, phase);
  }
  for (size_t i = 0; i < k->process->steps.count; i++)
    look_at_artefacts(k, &s, &k->process->steps.items[i]);
  look_at_evaluating(k);
}

/* ---- B10 ---- */

/* Whether something that comes after a step has begun, or the case is over. */
static bool is_passed_by(const psi_check *k, const steps *s, const ps_process_step *step) {
  ps_phase_kind own = PS_PHASE_KIND_UNSET;
  for (int kind = 1; kind < KINDS; kind++)
    if (s->of[kind] == step) own = (ps_phase_kind)kind;
  for (int kind = 1; kind < KINDS; kind++)
    if (k->started[kind] != 0 && !psi_is_ahead(k, k->started[kind]) &&
        ps_process_requires(k->process, (ps_phase_kind)kind, own))
      return true;
  return k->c->status == PS_CASE_STATUS_CLOSED;
}

static void look_at_step(psi_check *k, const steps *s, const ps_process_step *step) {
  const ps_phase *idle = NULL;
  for (size_t i = 0; i < k->c->phases.count; i++) {
    const ps_phase *phase = k->c->phases.items[i];
    if (s->of[phase->kind] != step) continue;
    if (has_begun(k, phase) || phase->skipped_because != NULL) {
      psi_passes(k);
      return;
    }
    idle = phase;
  }
  if (!is_passed_by(k, s, step)) return;
  if (idle != NULL) {
    psi_unknown(k, idle, "started");
    return;
  }
  psi_say(k, "step", step->name);
  psi_say(k, "process", k->process->name);
  psi_fails(k, 0, k->c, "phases");
}

static void model_really_followed(psi_check *k) {
  steps s;
  if (k->process == NULL || k->c->phases.count == 0) return;
  find_steps(k, &s);
  for (size_t i = 0; i < k->process->steps.count; i++)
    look_at_step(k, &s, &k->process->steps.items[i]);
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A17", "process-in-order", "delivery", CASE, WARNING, DESIGN),
      .claim = "The steps of the chosen process are taken in order, and one of them is to see "
               "what changed.",
      .why = "A step that begins before its groundwork is done rests on guesses, and is done "
             "again when they prove wrong.",
      .fails_when = "a phase began before another that its process requires had ended (of a kind "
                    "gone through several times, one is enough), and there is no reason to skip "
                    "that one; or all phases of a step have ended, something after it has begun, "
                    "and what the step must leave is neither listed by any of its phases nor part "
                    "of the case itself; or the process has no step of evaluation and the case "
                    "adds none",
      .reads = PSI_LIST("case.process", "phase.kind", "phase.started", "phase.ended",
                        "phase.artefacts", "phase.skipped_because",
                        "intervention.evaluation_plan", "evaluation.on"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{phase}\" began before \"{needed}\" was done."),
          PSI_SAYS_FIX("\"{phase}\" has ended, and this is still missing: {artefacts}.",
                       "Finish what is missing and list it with the phase, or say why it is not "
                       "needed."),
          PSI_SAYS_FIX("\"{process}\" has no step for seeing what changed, and the plan adds none.",
                       "Add a phase of evaluation, or plan how what is done will be evaluated.")),
      .fix = "Finish the earlier step, or say why it is skipped.", PSI_SOURCE_OUTCOME},
     process_in_order},
    {{PSI_RULE("B10", "model-really-followed", "delivery", CASE, NOTE, DESIGN),
      .claim = "No step of the chosen process is left out without a word.",
      .why = "When half of a process is done under its full name, nobody learns what the other "
             "half would have brought.",
      .fails_when = "no phase of a step has begun or has a reason to be skipped, and a step that "
                    "needs it has begun or the case is closed; steps taken in the wrong order are "
                    "left to A17",
      .reads = PSI_LIST("case.process", "case.status", "phase.kind", "phase.started",
                        "phase.skipped_because"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The step \"{step}\" of \"{process}\" was left out, and no reason is given.")),
      .fix = "Do it, or note why not.", PSI_SOURCE_PARTNERS},
     model_really_followed},
};

const psi_pack psi_pack_delivery_steps = {"delivery", rules, PSI_COUNT(rules)};
