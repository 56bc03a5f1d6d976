/* Delivery: steps in their order, a pilot before the roll-out, content reviewed and there in
 * time, requests answered fast, and poor results that lead to a change. */
#include "check/pack_engagement.h"

#include "analysis/timing.h"
#include "check/rules.h"
#include "check/text.h"

#include <stdio.h>
#include <string.h>

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
  return phase->started != 0 && !is_ahead(k, phase->started);
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
        is_ahead(k, phase->ended))
      found.due = false;
    if (phase->artefacts.given) found.told = true;
  }
  if (found.last == NULL) found.due = false;
  for (int kind = found.last == NULL ? KINDS : (int)found.last->kind + 1; kind < KINDS; kind++)
    followed = followed || (s->of[kind] != step && k->started[kind] != 0 &&
                            !is_ahead(k, k->started[kind]));
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

/* "gap_record" in words. */
static const char *in_words(psi_check *k, const char *artefact) {
  char words[64];
  size_t length = 0;
  for (; artefact[length] != '\0' && length < sizeof words; length++)
    words[length] = artefact[length] == '_' ? ' ' : artefact[length];
  const char *kept = psi_store_text(k->store, words, length);
  if (kept == NULL) k->no_memory = true;
  return kept;
}

static void look_at_artefacts(psi_check *k, const steps *s, const ps_process_step *step) {
  stretch at = stretch_of(k, s, step);
  psi_listing missing = {{0}, 0, 0};
  if (!at.due) return;
  for (size_t i = 0; i < step->artefacts.count; i++)
    if (!is_left(k, s, &at, step->artefacts.items[i]))
      psi_listing_add(&missing, in_words(k, step->artefacts.items[i]));
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
    psi_spared(k, c->process == NULL ? NULL : "Its process is none whose steps are known.");
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
    if (k->started[kind] != 0 && !is_ahead(k, k->started[kind]) &&
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

/* ---- A53 ---- */

static bool begins_with(const char *text, const char *word) {
  psi_hit hit = {1, 0};
  return psi_word_find(text, 0, word, &hit) && hit.start == 0;
}

/* Words cannot be judged: an outcome that is written down counts as met unless it says at
 * its beginning that it is not. */
static bool is_met(const ps_event *pilot) {
  static const char *const not_met[] = {"not met", "not reached", "missed",    "failed",
                                        "unmet",   "stopped",     "abandoned", "none"};
  for (size_t i = 0; i < PSI_COUNT(not_met); i++)
    if (begins_with(pilot->outcome, not_met[i])) return false;
  return pilot->outcome != NULL && !psi_same_words(pilot->outcome, "no");
}

/* Something was tried, though no event of a pilot says by what it was judged. */
static bool is_tried(const psi_check *k) {
  ps_date begun = k->started[PS_PHASE_KIND_PILOT];
  if (begun != 0 && !is_ahead(k, begun)) return true;
  for (size_t i = 0; i < k->c->evidence.count; i++)
    if (k->c->evidence.items[i]->method == PS_METHOD_PILOT) return true;
  return false;
}

static void tell_no_pilot(psi_check *k) {
  const ps_case *c = k->c;
  if (is_tried(k)) {
    psi_unknown_because(k, c, "events",
                        "by what the pilot was judged; an event of kind pilot with its criteria "
                        "and outcome would tell");
    return;
  }
  if (!is_covered(k, first_day(c))) return;
  for (size_t i = 0; i < c->phases.count; i++)
    if (c->phases.items[i]->kind == PS_PHASE_KIND_PILOT && // same either way: evidence only
        c->phases.items[i]->skipped_because != NULL)
      psi_evidence(k, "The pilot was left out: %s", c->phases.items[i]->skipped_because);
  psi_fails(k, 2, c, "events");
}

/* The pilots of a case: whether one met its criteria before the roll-out, else one without
 * criteria, else one that has not met them. */
typedef struct pilots {
  bool met;
  const ps_event *bare, *unmet;
} pilots;

static pilots find_pilots(const psi_check *k, bool rolled_out) {
  pilots p = {false, NULL, NULL};
  ps_date rollout = k->started[PS_PHASE_KIND_ROLLOUT] != 0 ? k->started[PS_PHASE_KIND_ROLLOUT]
                                                           : k->c->delivered_on;
  for (size_t i = 0; i < k->c->events.count; i++) {
    const ps_event *e = k->c->events.items[i];
    if (e->kind != PS_EVENT_KIND_PILOT || is_ahead(k, e->on)) continue;
    bool in_time = !rolled_out || rollout == 0 || e->on <= rollout;
    if (e->criteria == NULL && !psi_marked(e, "criteria"))
      p.bare = e;
    else if (is_met(e) && in_time)
      p.met = true;
    else
      p.unmet = e;
  }
  return p;
}

static void judge_pilots(psi_check *k, pilots p, bool rolled_out) {
  if (p.met) {
    psi_passes(k);
  } else if (p.bare != NULL) {
    psi_say(k, "pilot", topic_of(k, p.bare));
    psi_fails(k, 1, p.bare, "criteria");
  } else if (p.unmet != NULL && rolled_out) {
    psi_say(k, "pilot", topic_of(k, p.unmet));
    psi_evidence(k, "Criteria: %s", p.unmet->criteria == NULL ? "none" : p.unmet->criteria);
    psi_evidence(k, "Outcome: %s", p.unmet->outcome == NULL ? "none yet" : p.unmet->outcome);
    psi_fails(k, 0, p.unmet, "outcome");
  } else if (p.unmet != NULL) {
    psi_passes(k);
  } else {
    tell_no_pilot(k);
  }
}

static void pilot_before_rollout(psi_check *k) {
  const ps_case *c = k->c;
  bool rolled_out = is_rolled_out(k);
  pilots p = find_pilots(k, rolled_out);
  if (!rolled_out && !p.met && p.bare == NULL && p.unmet == NULL) return;
  double stakes = psi_money(k, &c->stakes);
  if (psi_marked(c, "stakes")) {
    psi_spared(k, "What is at stake is not counted in money here.");
  } else if (stakes != stakes) {
    psi_unknown(k, c, "stakes");
  } else if (stakes < psi_limit(k, PSI_LIMIT_DELIVERY_HIGH_STAKES)) {
    psi_spared(k, "Less is at stake than asks for a pilot.");
  } else {
    psi_say_money(k, "stakes", stakes);
    judge_pilots(k, p, rolled_out);
  }
}

/* ---- A58 ---- */

static bool is_about(const ps_event *event, const ps_evaluation *e) {
  if (psi_same(event->about, e->id)) return true;
  return psi_same(event->about, e->about) &&
         (event->kind == PS_EVENT_KIND_REVISION || event->kind == PS_EVENT_KIND_DECISION);
}

/* Whether anything followed: an event, the end of what was evaluated, or a later evaluation of
 * the same that met its target. */
static bool is_answered(const psi_check *k, const ps_evaluation *e) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->events.count; i++) {
    const ps_event *event = c->events.items[i];
    bool after = (event->on == 0 || event->on >= e->on) && !is_ahead(k, event->on);
    if (after && is_about(event, e)) return true;
  }
  const ps_intervention *it = psi_intervention(k, e->about);
  if (it != NULL && (it->status == PS_INTERVENTION_STATUS_REJECTED ||
                     (it->end >= e->on && !is_ahead(k, it->end))))
    return true;
  for (size_t i = 0; i < c->evaluations.count; i++) {
    const ps_evaluation *later = c->evaluations.items[i];
    if (later->on > e->on && later->met.value && psi_same(later->about, e->about)) return true;
  }
  return false;
}

static void look_at_missed(psi_check *k, const ps_evaluation *e) {
  if (e->on == 0) {
    psi_unknown(k, e, "on");
  } else if (is_answered(k, e)) {
    psi_passes(k);
  } else if (has_day(k) && too_long(k, e->on, k->as_of, PSI_LIMIT_DELIVERY_REVISION_DAYS) &&
             is_covered(k, e->on)) {
    psi_say_id(k, "what", e->about != NULL ? e->about : e->id);
    psi_evidence(k, "%s", e->claim != NULL ? e->claim : "What was found is not written down.");
    psi_fails(k, 0, e, "met");
  }
}

static void results_change_programme(psi_check *k) {
  for (size_t i = 0; i < k->c->evaluations.count; i++) {
    const ps_evaluation *e = k->c->evaluations.items[i];
    if (e->met.set && e->met.value)
      psi_passes(k);
    else if (e->met.set)
      look_at_missed(k, e);
    else if (e->on != 0 && !is_ahead(k, e->on) && !psi_marked(e, "met"))
      psi_unknown(k, e, "met");
  }
}

/* ---- A60 ---- */

/* Whether all that was promised is there, or nothing more will come. */
static bool is_finished(const ps_case *c) {
  return c->status == PS_CASE_STATUS_DELIVERED || c->status == PS_CASE_STATUS_CLOSED;
}

static void look_at_delay(psi_check *k) {
  const ps_case *c = k->c;
  bool delivered = c->delivered_on != 0 && !is_ahead(k, c->delivered_on);
  ps_date end = delivered ? c->delivered_on : is_finished(c) ? 0 : k->as_of;
  if (c->promised_on == 0 || end <= c->promised_on) return;
  psi_say_date(k, "date", c->promised_on);
  say_days(k, "days", psi_days(c->promised_on, end));
  psi_fails(k, delivered ? 0 : 1, c, "promised_on");
}

static void look_at_forms(psi_check *k) {
  double forms = (double)k->c->forms.value;
  if (forms <= psi_limit(k, PSI_LIMIT_DELIVERY_MAX_FORMS)) return;
  psi_say_number(k, "forms", forms, forms > 1 ? "forms" : "form");
  psi_fails(k, 2, k->c, "forms");
}

static void tell_if_fast(psi_check *k) {
  const ps_case *c = k->c;
  if (c->promised_on == 0 && !psi_marked(c, "promised_on"))
    psi_unknown(k, c, "promised_on");
  else if (!c->forms.set && !psi_marked(c, "forms"))
    psi_unknown(k, c, "forms");
  else if (c->promised_on != 0 && c->delivered_on == 0 && is_finished(c))
    psi_unknown(k, c, "delivered_on");
  else if (c->promised_on == 0 || c->delivered_on != 0 || has_day(k))
    psi_passes(k);
}

static void service_fast_and_linked(psi_check *k) {
  bool planned = psi_reached(k, PS_PHASE_KIND_DESIGN);
  look_at_delay(k);
  look_at_forms(k);
  if (planned && k->c->goals.count == 0 && !psi_marked(k->c, "goals"))
    psi_fails(k, 3, k->c, "goals");
  if (planned && k->answer->failed.value == 0) tell_if_fast(k);
}

/* ---- A62 ---- */

/* The time of a tier, and what it is called. */
static const struct tier {
  psi_limit_key limit;
  const char *name;
} tiers[] = {{PSI_LIMIT_DELIVERY_SLA_DAYS_SELF, ""},
             {PSI_LIMIT_DELIVERY_SLA_DAYS_SELF, "self"},
             {PSI_LIMIT_DELIVERY_SLA_DAYS_ASSISTED, "assisted"},
             {PSI_LIMIT_DELIVERY_SLA_DAYS_FULL, "full"}};

static void look_at_tier(psi_check *k) {
  const ps_case *c = k->c;
  ps_date opened = c->opened != 0 ? c->opened : c->requested_on;
  ps_date ended = c->delivered_on != 0 ? c->delivered_on : c->closed;
  if (opened == 0) {
    psi_unknown(k, c, "opened");
    return;
  }
  if (ended == 0 && is_finished(c)) {
    psi_unknown(k, c, "delivered_on");
    return;
  }
  bool over = ended != 0 && !is_ahead(k, ended);
  if (!over && !has_day(k)) return;
  if (!too_long(k, opened, over ? ended : k->as_of, tiers[c->tier].limit)) {
    psi_passes(k);
    return;
  }
  psi_say(k, "tier", tiers[c->tier].name);
  say_days(k, "most", psi_limit(k, tiers[c->tier].limit));
  psi_fails(k, over ? 1 : 2, c, "tier");
}

/* Work on a gap in performance takes the time it takes, unless somebody gave it a tier. */
static void service_tier_kept(psi_check *k) {
  const ps_case *c = k->c;
  if (c->tier != PS_TIER_UNSET) {
    look_at_tier(k);
  } else if (c->purpose == PS_PURPOSE_PERFORMANCE) {
    psi_spared(k, "The case is about performance, and nobody gave it a service tier.");
  } else if (c->purpose != PS_PURPOSE_UNSET && !psi_marked(c, "tier") &&
             psi_reached(k, PS_PHASE_KIND_DESIGN)) {
    psi_fails(k, 0, c, "tier");
  }
}

/* ---- A63, C08 ---- */

/* Content to learn or work from, published: not the sources it rests on, nor reports and
 * messages. */
static bool is_published_content(const psi_check *k, const ps_asset *a) {
  if (a->published_on == 0 || is_ahead(k, a->published_on) || psi_marked(a, "reviewer"))
    return false;
  return a->kind != PS_ASSET_KIND_SOURCE && a->kind != PS_ASSET_KIND_REPORT &&
         a->kind != PS_ASSET_KIND_MESSAGE;
}

static bool knows_learning(psi_who who) { return (who.sides & PSI_LEARNING) != 0; }

/* The business; whoever does the work or is next to it; a specialist from outside learning. */
static bool knows_work(psi_who who) {
  const unsigned expert = PSI_BIT(PS_PERSPECTIVE_SPECIALIST) | PSI_BIT(PS_PERSPECTIVE_PRODUCT);
  return (who.sides & PSI_BUSINESS) || (who.perspectives & PSI_FIELD) ||
         (!knows_learning(who) && (who.perspectives & expert));
}

static void look_at_review(psi_check *k, const ps_asset *a, bool (*fits)(psi_who)) {
  const ps_party *reviewer = psi_party(k, a->reviewer);
  bool reviewed = a->reviewer != NULL && !psi_same(a->reviewer, a->author);
  if (reviewed && reviewer == NULL) {
    psi_unknown(k, a, "reviewer");
  } else if (reviewed && fits(psi_who_is(reviewer))) {
    psi_passes(k);
  } else if (reviewed && reviewer->side == PS_SIDE_UNSET) {
    psi_unknown(k, reviewer, "side");
  } else {
    psi_say_name(k, "asset", a);
    psi_say_date(k, "date", a->published_on);
    psi_fails(k, 0, a, "reviewer");
  }
}

static void stakeholder_content_reviewed(psi_check *k) {
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *a = k->c->assets.items[i];
    const ps_party *author = psi_party(k, a->author);
    if (!is_published_content(k, a) || psi_marked(a, "author")) continue;
    if (author == NULL)
      psi_unknown(k, a, "author");
    else if (author->side == PS_SIDE_UNSET)
      psi_unknown(k, author, "side");
    else if (author->side != PS_SIDE_LEARNING)
      look_at_review(k, a, knows_learning);
  }
}

static void expert_signed_off(psi_check *k) {
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *a = k->c->assets.items[i];
    if (is_published_content(k, a) && psi_side(k, a->author) == PS_SIDE_LEARNING)
      look_at_review(k, a, knows_work);
  }
}

/* ---- A65 ---- */

/* Nothing is forgotten within so many days that one has to ask how long it lasts. */
enum { FRESH_ANYWAY = 7 };

/* What people learn from fades; what they look things up in does not. */
static bool is_learned(const ps_asset *a) {
  return a->kind == PS_ASSET_KIND_UNSET || a->kind == PS_ASSET_KIND_COURSE ||
         a->kind == PS_ASSET_KIND_SCENARIO || a->kind == PS_ASSET_KIND_PRACTICE;
}

static void look_at_moment(psi_check *k, const ps_asset *a, ps_date available) {
  int lead = psi_days(available, a->needed_on);
  int64_t lasts = a->decay_days.value;
  bool asked = is_learned(a) && !psi_marked(a, "decay_days");
  if (lead < 0 || (a->decay_days.set && lead > lasts)) {
    say_days(k, "days", lead < 0 ? -lead : lead);
    say_days(k, "decay", (double)lasts);
    psi_say_name(k, "asset", a);
    psi_fails(k, lead < 0 ? 0 : 1, a, "available_on");
  } else if (!a->decay_days.set && asked && lead > FRESH_ANYWAY) {
    psi_unknown(k, a, "decay_days");
  } else {
    psi_passes(k);
  }
}

static void just_in_time(psi_check *k) {
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *a = k->c->assets.items[i];
    ps_date available = a->available_on != 0 ? a->available_on : a->published_on;
    if (a->needed_on == 0) continue;
    if (available != 0)
      look_at_moment(k, a, available);
    else if (!is_ahead(k, a->needed_on) && !psi_marked(a, "available_on"))
      psi_unknown(k, a, "available_on");
  }
}

/* ---- B61 ---- */

static void tell_slow(psi_check *k, const psi_times *t, ps_date end, size_t branch) {
  psi_stretch slowest = psi_times_slowest(t, end);
  psi_listing names = {{0}, 0, 0};
  char from[11], to[11];
  for (int i = (int)slowest.from + 1; i <= (int)slowest.to; i++)
    psi_listing_add(&names, psi_step_name((psi_time)i));
  say_days(k, "total", psi_days(t->on[PSI_TIME_DETECTED], end));
  psi_say_number(k, "n", slowest.days, NULL);
  psi_say_listing(k, "step", &names);
  psi_evidence(k, "From %s to %s", ps_date_text(t->on[PSI_TIME_DETECTED], from),
               ps_date_text(end, to));
  psi_fails(k, branch, k->c, NULL);
}

/* Without an effect it can be told only as far as the work has come. */
static void look_at_unfinished(psi_check *k, const psi_times *t) {
  const psi_limit_key limit = PSI_LIMIT_DELIVERY_TOTAL_DAYS;
  ps_date seen = t->on[PSI_TIME_DETECTED], delivered = t->on[PSI_TIME_DELIVERED];
  if (delivered != 0 && too_long(k, seen, delivered, limit)) {
    tell_slow(k, t, delivered, 2);
  } else if (has_day(k) && too_long(k, seen, k->as_of, limit)) {
    if (delivered != 0 || is_finished(k->c))
      psi_unknown_because(k, k->c, "evaluations",
                          "when an effect was seen; no evaluation of results that met its target "
                          "has a day after the delivery");
    else
      tell_slow(k, t, k->as_of, 1);
  }
}

static void cycle_times_kept(psi_check *k) {
  const ps_case *c = k->c;
  psi_times t;
  psi_times_of(c, NULL, k->as_of, &t);
  ps_date seen = t.on[PSI_TIME_DETECTED], effect = t.on[PSI_TIME_EFFECT];
  if (seen == 0) {
    if (c->gaps.count > 0 && is_rolled_out(k) && !psi_marked(c->gaps.items[0], "detected"))
      psi_unknown(k, c->gaps.items[0], "detected");
  } else if (effect == 0) {
    look_at_unfinished(k, &t);
  } else if (too_long(k, seen, effect, PSI_LIMIT_DELIVERY_TOTAL_DAYS)) {
    tell_slow(k, &t, effect, 0);
  } else {
    psi_passes(k);
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A17", "process-in-order", "delivery", CASE, WARNING, DESIGN),
      .claim = "The steps of the chosen process are taken in order, and seeing what changed is "
               "one of them.",
      .why = "A step that begins before what it rests on is there has to guess it, and is done "
             "again when the guess proves wrong.",
      .fails_when = "a phase began before a phase its process requires had ended (of a kind gone "
                    "through several times, one is enough) and that has no reason to be skipped; "
                    "or all phases of a step have ended, something after it has begun, and what "
                    "the step must leave is neither listed by any of its phases nor part of the "
                    "case itself; or the process has no step of evaluation and the case adds none",
      .reads = PSI_LIST("case.process", "phase.kind", "phase.started", "phase.ended",
                        "phase.artefacts", "phase.skipped_because",
                        "intervention.evaluation_plan", "evaluation.on"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{phase}\" began before \"{needed}\" was done."),
          PSI_SAYS_FIX("\"{phase}\" has ended, and this is missing: {artefacts}.",
                       "Finish it and list it with the phase, or say why it is not needed."),
          PSI_SAYS_FIX("\"{process}\" has no step in which one sees what changed, and the plan "
                       "adds none.",
                       "Add a phase of evaluation, or a plan to evaluate what is done.")),
      .fix = "Finish the earlier step, or say why it is skipped.", PSI_SOURCE_OUTCOME},
     process_in_order},
    {{PSI_RULE("A53", "pilot-before-rollout", "delivery", CASE, ERROR, PILOT),
      .core = PSI_WHOLE(25),
      .claim = "Where much is at stake, a pilot met its criteria before the roll-out began.",
      .why = "What goes wrong in a pilot costs a week; what goes wrong everywhere costs all that "
             "is at stake.",
      .fails_when = "the stakes reach delivery.high_stakes, no pilot with criteria has an outcome "
                    "that does not begin with \"not met\", \"failed\" or the like, dated before "
                    "the roll-out, and: the roll-out has begun although a pilot has not met its "
                    "criteria or has no outcome yet; or a pilot has no criteria; or the roll-out "
                    "has begun and the log, kept from the start of the work, holds no pilot",
      .reads = PSI_LIST("event.kind", "event.on", "event.outcome", "event.criteria", "phase.kind",
                        "phase.started", "case.stakes", "case.status", "case.delivered_on",
                        "evidence.method", "case.log_kept_since"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("The roll-out began before the pilot had met its criteria: \"{pilot}\"",
                       "Stop where you are until the pilot has met its criteria, or say who "
                       "takes the risk."),
          PSI_SAYS("It is not said by what this pilot is to be judged: \"{pilot}\""),
          PSI_SAYS_FIX("{stakes} is at stake, and the roll-out began without a pilot.",
                       "Take one site or team first, with criteria written down beforehand.")),
      .fix = "Write down by what the pilot is judged before it begins.",
      .subsumes = PSI_LIST("B10"), .limits = PSI_LIST("delivery.high_stakes"), PSI_SOURCE_OUTCOME},
     pilot_before_rollout},
    {{PSI_RULE("A58", "results-change-programme", "delivery", CASE, WARNING, EVALUATE),
      .claim = "Results that fall short lead to a change.",
      .why = "Measuring is worth its cost only where somebody acts on what it shows.",
      .fails_when = "an evaluation missed its target more than delivery.revision_days ago, and "
                    "since then the log, kept from that day, holds no event about the evaluation "
                    "and no revision or decision about what was evaluated; nor did that end, nor "
                    "did a later evaluation of it meet its target",
      .reads = PSI_LIST("evaluation.met", "evaluation.on", "evaluation.about", "event.kind",
                        "event.on", "event.about", "intervention.status", "intervention.end",
                        "case.as_of", "case.log_kept_since"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "This missed its target {days} ago, and no change because of it is noted: \"{what}\"")),
      .fix = "Revise it or stop it, or note why it stays as it is.",
      .limits = PSI_LIST("delivery.revision_days"), PSI_SOURCE_OUTCOME},
     results_change_programme},
    {{PSI_RULE("A60", "service-fast-and-linked", "delivery", CASE, WARNING, DESIGN),
      .claim = "Help comes when it was promised, is simple to ask for and serves a goal.",
      .why = "Whoever finds asking hard and waiting long helps themselves elsewhere; what serves "
             "no goal is the first to be cut.",
      .fails_when = "delivery came after the day promised, or that day is past and nothing is "
                    "delivered; or asking took more than delivery.max_forms forms; or what is "
                    "done is being chosen and there is no goal",
      .reads = PSI_LIST("case.promised_on", "case.delivered_on", "case.forms", "case.status",
                        "goal.id", "case.as_of"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("It was promised for {date} and came {days} late.",
                       "Promise less, or shorten the way; say so as soon as a date will not hold."),
          PSI_SAYS_FIX("It was promised for {date}, {days} ago, and is not delivered yet.",
                       "Tell the requester today when it will come."),
          PSI_SAYS("Asking for this took {forms}."),
          PSI_SAYS_FIX("No goal of the business is linked.",
                       "Ask which goal it serves, and write that goal down.")),
      .fix = "Make one form of it, or none.",
      .limits = PSI_LIST("delivery.max_forms"), PSI_SOURCE_OUTCOME},
     service_fast_and_linked},
    {{PSI_RULE("A62", "service-tier-kept", "delivery", CASE, WARNING, DESIGN),
      .claim = "A request has a service tier, and its time is kept.",
      .why = "Who knows beforehand how much help comes and when can plan; who does not asks again "
             "and again.",
      .fails_when = "a tier is set and from opening to delivery (or closing, or today) more than "
                    "delivery.sla_days of that tier went by; or what is done is being chosen for "
                    "a how-to, launch, mandated or onboarding case that has no tier. Work on "
                    "performance needs none",
      .reads = PSI_LIST("case.tier", "case.purpose", "case.opened", "case.requested_on",
                        "case.delivered_on", "case.closed", "case.status", "case.as_of"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("No service tier is set for this request.",
                       "Set the tier, and tell the requester what it means for them."),
          PSI_SAYS("It took {days}; the tier \"{tier}\" allows {most}."),
          PSI_SAYS("The request has been open for {days}; the tier \"{tier}\" allows {most}.")),
      .fix = "Tell the requester the date, or agree on another tier.",
      .limits = PSI_LIST("delivery.sla_days.self", "delivery.sla_days.assisted",
                         "delivery.sla_days.full"),
      PSI_SOURCE_OUTCOME},
     service_tier_kept},
    {{PSI_RULE("A63", "stakeholder-content-reviewed", "delivery", CASE, ERROR, BUILD),
      .claim = "Content made outside the learning side is reviewed by it before it goes out.",
      .why = "Experts explain to experts; somebody has to see whether a beginner can work from it.",
      .fails_when = "content (no source, report or message) by an author who is not of the "
                    "learning side was published without a reviewer of the learning side",
      .reads = PSI_LIST("asset.author", "asset.reviewer", "asset.published_on", "asset.kind",
                        "party.side"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "This went out on {date} without a review by the learning side: \"{asset}\"")),
      .fix = "Review it now, and publish the improved version.", PSI_SOURCE_OUTCOME},
     stakeholder_content_reviewed},
    {{PSI_RULE("A65", "just-in-time", "delivery", CASE, WARNING, ROLLOUT),
      .claim = "Content is there when it is needed, and still fresh.",
      .why = "What comes late helps nobody; what comes months early is forgotten when it is used.",
      .fails_when = "an asset is available after the day it is needed, or earlier by more than its "
                    "decay_days; how long it lasts is not asked for what is looked up and not "
                    "learned, nor for the last 7 days before",
      .reads = PSI_LIST("asset.available_on", "asset.published_on", "asset.needed_on",
                        "asset.decay_days", "asset.kind"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{asset}\" comes {days} after it is needed."),
          PSI_SAYS_FIX("\"{asset}\" comes {days} before it is needed, and what is learned from it "
                       "lasts {decay}.",
                       "Move it nearer to the day, or plan a refresher.")),
      .fix = "Bring it forward, or give something small at once.", PSI_SOURCE_OUTCOME},
     just_in_time},
    {{PSI_RULE("B10", "model-really-followed", "delivery", CASE, NOTE, DESIGN),
      .claim = "No step of the chosen process is passed over in silence.",
      .why = "A process of which half is done under its full name teaches nobody what the other "
             "half would have brought.",
      .fails_when = "no phase of a step has begun or has a reason to be skipped, and a step that "
                    "needs it has begun or the case is closed; steps done in the wrong order are "
                    "told by A17",
      .reads = PSI_LIST("case.process", "case.status", "phase.kind", "phase.started",
                        "phase.skipped_because"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The step \"{step}\" of \"{process}\" was passed over, and no reason is "
                   "noted.")),
      .fix = "Do it, or note why not.", PSI_SOURCE_PARTNERS},
     model_really_followed},
    {{PSI_RULE("B61", "cycle-times-kept", "delivery", CASE, WARNING, EVALUATE),
      .claim = "From the first sign to the effect no more time goes by than agreed.",
      .why = "A gap costs every day it stays open; knowing the slowest step is knowing where to "
             "begin.",
      .fails_when = "from detecting the gap to the first effect (t1 to t7 of the analysis of "
                    "timing) more than delivery.total_days went by; without an effect, up to the "
                    "delivery, or up to today where nothing is delivered yet. The longest step is "
                    "named; steps that no date parts are named together",
      .reads = PSI_LIST("gap.detected", "case.engaged_on", "gap.called", "phase.started",
                        "inquiry.on", "cause.confirmed_on", "intervention.selected_on",
                        "case.delivered_on", "evaluation.on", "evaluation.met",
                        "evaluation.level", "evaluation.about", "case.status", "case.as_of"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{n} of the {total} from the first sign to the effect went into {step}."),
          PSI_SAYS("The first sign was seen {total} ago, and nothing is delivered yet; {n} of "
                   "these days went into {step}."),
          PSI_SAYS("{n} of the {total} from the first sign to the delivery went into {step}.")),
      .fix = "Shorten that step first.",
      .limits = PSI_LIST("delivery.total_days"), PSI_SOURCE_PARTNERS},
     cycle_times_kept},
    {{PSI_RULE("C08", "expert-signed-off", "delivery", CASE, WARNING, BUILD),
      .claim = "Content made by the learning side was read by somebody who knows the work.",
      .why = "One wrong step in a procedure, and nobody at work trusts the rest of it.",
      .fails_when = "content (no source, report or message) by an author of the learning side was "
                    "published, and its reviewer is not of the business, does not do the work or "
                    "stand next to it, and is no specialist from outside the learning side",
      .reads = PSI_LIST("asset.author", "asset.reviewer", "asset.published_on", "asset.kind",
                        "party.side", "party.perspectives"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "This went out on {date} without anybody from the work having read it: \"{asset}\"")),
      .fix = "Ask somebody who does the work to read it.", PSI_SOURCE_READER},
     expert_signed_off},
};

const psi_pack psi_pack_delivery = {"delivery", rules, PSI_COUNT(rules)};
