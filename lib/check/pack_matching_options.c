/* Matching: options for a gap are weighed, against each other and against its cost.
 *
 * The pack has the rules M01 to M18 of the domain notes, under their numbers (M01 itself is an
 * integrity rule). Those that other packs hold:
 *
 *     M01  every cause an answer, every answer a cause     B50, C10
 *     M02  no learnable cause, no learning                 B60
 *     M10  barriers first, or with the learning            B57
 *     M11  moments of need                                 A26
 *     M17  learned and no change: diagnose again           A10, C11
 *
 * M03 is B60 as far as causes tell it; here it is what the levels of skills tell. */
#include "check/pack_intervention.h"
#include "check/rules.h"
#include "check/users.h"

#include <math.h>

/* ---- MT04, MT08: among options of equal effect ---- */

/* Frameworks that say in which order to look; the others have none that is meant so. */
static const ps_text_list ordered = PSI_LIST("bem", "bem_chevalier", "six_cells_binder", "prime");

static const ps_framework *order_of(const psi_check *k) {
  bool has_order = k->framework != NULL && psi_has(&ordered, k->framework->id);
  return has_order ? k->framework : ps_framework_find("bem");
}

/* What is known of an intervention beside one gap. */
typedef struct stake {
  size_t cell;   /* the earliest cell of its causes; 0 for none */
  double effect; /* share of the gap it is expected to close; NaN where that cannot be told */
  bool ours;     /* whether it is about the gap at all */
} stake;

static stake stake_of(const psi_check *k, const ps_intervention *i, const char *gap) {
  stake s = {0, 0, false};
  const ps_framework *f = order_of(k);
  const ps_framework_cell *cell;
  for (size_t n = 0; n < i->causes.count; n++) {
    const ps_cause *cause = psi_cause(k, i->causes.items[n].cause);
    bool counts = cause != NULL && psi_same(cause->gap, gap) &&
                  cause->status != PS_CAUSE_STATUS_RULED_OUT;
    if (!counts) continue;
    s.ours = true;
    s.effect += psi_likely(&cause->share) * psi_likely(&i->causes.items[n].effect);
    for (size_t j = 0; (cell = ps_factor_cell_at(f, cause->factor, j)) != NULL; j++) {
      size_t order = ps_framework_cell_order(f, cell->id);
      s.cell = s.cell == 0 || order < s.cell ? order : s.cell;
    }
  }
  return s;
}

/* Whether an option does no less than what was chosen: 1, 0, or -1 where that cannot be told. */
static int does_no_less(const ps_intervention *option, const stake *a,
                        const ps_intervention *chosen, const stake *b) {
  if (isfinite(a->effect) && isfinite(b->effect)) return a->effect >= b->effect - 1e-9;
  if (option->impact == PS_AMOUNT_UNSET || chosen->impact == PS_AMOUNT_UNSET) return -1;
  return option->impact >= chosen->impact;
}

static bool costs_more(const ps_intervention *option, const ps_intervention *chosen) {
  return psi_likely(&option->cost) > psi_likely(&chosen->cost); /* false where one is unset */
}

static void say_choice(psi_check *k, const ps_intervention *option, const ps_intervention *chosen,
                       const char *gap) {
  psi_say_name(k, "option", option);
  psi_say_name(k, "chosen", chosen);
  const ps_gap *found = psi_gap(k, gap);
  psi_say(k, "gap", found == NULL ? gap : psi_inside(k, found));
  psi_say(k, "framework", order_of(k)->name);
  psi_object(k, option->id);
}

/* Compares what was chosen with an option that was left. */
static void compare(psi_check *k, const ps_intervention *option, const ps_intervention *chosen,
                    const char *gap) {
  if (psi_teaches(option)) return;
  const stake a = stake_of(k, option, gap);
  if (!a.ours) return;
  const stake b = stake_of(k, chosen, gap);
  if (!psi_teaches(chosen) && (a.cell == 0 || a.cell >= b.cell)) return;
  bool explained = option->rationale != NULL || chosen->rationale != NULL;
  int no_less = explained || costs_more(option, chosen) ? 0 : does_no_less(option, &a, chosen, &b);
  if (no_less < 0) {
    psi_unknown(k, option->impact == PS_AMOUNT_UNSET ? option : chosen, "impact");
  } else if (no_less > 0) {
    say_choice(k, option, chosen, gap);
    psi_fails(k, 0, chosen, "status");
  } else {
    psi_passes(k);
  }
}

/* The gap that an intervention is for: that of the first cause that names one. */
static const char *gap_of(const psi_check *k, const ps_intervention *i) {
  for (size_t n = 0; n < i->causes.count; n++) {
    const ps_cause *cause = psi_cause(k, i->causes.items[n].cause);
    if (cause != NULL && cause->gap != NULL) return cause->gap;
  }
  return NULL;
}

static void compare_options(psi_check *k, bool learning) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->interventions.count; i++) {
    const ps_intervention *chosen = c->interventions.items[i];
    const char *gap = gap_of(k, chosen);
    if (!psi_chosen(chosen) || psi_teaches(chosen) != learning || gap == NULL) continue;
    for (size_t j = 0; j < c->interventions.count; j++) {
      const ps_intervention *option = c->interventions.items[j];
      if (option->status == PS_INTERVENTION_STATUS_CONSIDERED ||
          option->status == PS_INTERVENTION_STATUS_REJECTED)
        compare(k, option, chosen, gap);
    }
  }
}

static void earlier_cells_first(psi_check *k) { compare_options(k, false); }

static void teaching_comes_last(psi_check *k) { compare_options(k, true); }

/* ---- MT07 ---- */

/* Whether all causes that an intervention names are of a gap. */
static bool is_for_gap_only(const psi_check *k, const ps_intervention *i, const char *gap) {
  for (size_t n = 0; n < i->causes.count; n++) {
    const ps_cause *cause = psi_cause(k, i->causes.items[n].cause);
    if (cause == NULL || !psi_same(cause->gap, gap)) return false;
  }
  return true;
}

typedef struct plan {
  size_t count, priced;
  double least; /* what it costs at the least */
} plan;

static plan plan_for(const psi_check *k, const char *gap) {
  plan p = {0, 0, 0};
  PSI_EACH_USER(k, PSI_ANSWERS_TO_GAP, gap, user) {
    const ps_intervention *one = user->item;
    if (!psi_chosen(one) || !is_for_gap_only(k, one, gap)) continue;
    const double least = one->cost.low.set ? one->cost.low.value : psi_likely(&one->cost);
    p.count++;
    p.priced += isfinite(least) != 0;
    p.least += isfinite(least) ? least : 0;
  }
  return p;
}

/* What leaving the gap open costs over its horizon: by the larger of the gap before and now,
 * since one that is closed by now was not when it was decided. NaN where it cannot be told. */
static double cost_to_ignore(psi_check *k, const ps_gap *gap) {
  const ps_gap_size *size = psi_gap_size(k, gap);
  if (size == NULL) return (double)NAN; // same either way: there is memory
  double now = size->gap_now.set ? size->gap_now.value : (double)NAN;
  double before = size->gap_before.set ? size->gap_before.value : now;
  double widest = fmax(now, before);
  return widest * gap->volume.value * gap->value_per_unit.value * gap->horizon_periods.value;
}

static void weigh_gap(psi_check *k, const ps_gap *gap, const plan *p) {
  const double ignore = cost_to_ignore(k, gap), meet = psi_money(k, &gap->cost_to_meet);
  psi_say_inside(k, "gap", gap);
  psi_say_money(k, "ignore", ignore);
  psi_say_money(k, "meet", meet);
  psi_say_money(k, "plan", p->least);
  if (isnan(ignore))
    psi_unknown(k, gap, "actual");
  else if (ignore <= 0)
    return;
  else if (p->least > ignore)
    psi_fails(k, 1, gap, NULL);
  else if (meet > ignore)
    psi_fails(k, 0, gap, "cost_to_meet");
  else if (p->priced < p->count)
    psi_unknown_because(k, gap, NULL, "what everything that was chosen to close \"{gap}\" costs");
  else
    psi_passes(k);
}

static void worth_the_cost(psi_check *k) {
  static const char *const needed[] = {"value_per_unit", "volume", "horizon_periods"};
  if (k->c->purpose == PS_PURPOSE_MANDATED) {
    psi_spared(k, "The case is about something mandated.");
    return;
  }
  for (size_t i = 0; i < k->c->gaps.count; i++) {
    const ps_gap *gap = k->c->gaps.items[i];
    const char *missing = NULL;
    plan p = plan_for(k, gap->id);
    bool marked = false;
    for (size_t n = 0; n < PSI_COUNT(needed); n++) {
      marked = marked || psi_marked(gap, needed[n]);
      missing = missing == NULL && !ps_is_set(gap, needed[n]) ? needed[n] : missing;
    }
    if (marked || gap->id == NULL || (p.count == 0 && !gap->cost_to_meet.set)) continue;
    if (missing != NULL)
      psi_unknown(k, gap, missing);
    else
      weigh_gap(k, gap, &p);
  }
}

/* ---- MT09 ---- */

typedef struct choice {
  size_t taken, left;
  ps_date on;                    /* the first day something was chosen; 0 for not known */
  const ps_intervention *undated, *unexplained;
} choice;

static choice choice_of(const psi_check *k) {
  choice made = {0, 0, 0, NULL, NULL};
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    bool taken = psi_chosen(one), left = one->status == PS_INTERVENTION_STATUS_REJECTED ||
                                         one->status == PS_INTERVENTION_STATUS_CONSIDERED;
    made.taken += taken;
    made.left += left;
    if ((taken || left) && one->rationale == NULL) made.unexplained = one;
    if (!taken) continue;
    if (one->selected_on == 0) made.undated = one;
    if (made.on == 0 || (one->selected_on != 0 && one->selected_on < made.on))
      made.on = one->selected_on;
  }
  return made;
}

/* The first event that lays down what options are judged by; a pilot's criteria are its own. */
static const ps_event *criteria_of(const psi_check *k) {
  const ps_event *first = NULL;
  for (size_t i = 0; i < k->c->events.count; i++) {
    const ps_event *event = k->c->events.items[i];
    bool lays_down = event->criteria != NULL && event->kind != PS_EVENT_KIND_PILOT;
    if (lays_down && (first == NULL || event->on < first->on)) first = event;
  }
  return first;
}

static void criteria_before_options(psi_check *k) {
  const choice made = choice_of(k);
  if (made.taken == 0 || made.left == 0) return;
  const ps_event *event = criteria_of(k);
  if (made.unexplained == NULL) {
    psi_passes(k);
  } else if (made.on == 0) {
    psi_unknown(k, made.undated, "selected_on");
  } else if (event != NULL && event->on <= made.on) {
    psi_passes(k);
  } else if (event != NULL) {
    psi_say_date(k, "laid", event->on);
    psi_say_date(k, "chosen", made.on);
    psi_fails(k, 1, event, "criteria");
  } else if (!psi_log_covers(k, made.on)) {
    psi_unknown(k, k->c, "log_kept_since");
  } else {
    psi_say_count(k, "n", made.taken + made.left);
    psi_say_name(k, "option", made.unexplained);
    psi_fails(k, 0, made.unexplained, "rationale");
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("MT04", "earlier-cells-first", "matching", CASE, NOTE, DESIGN),
      .claim = "Of options with the same effect, the one that changes what people are told and "
               "given comes before the one that changes people.",
      .why = "Information and tools cost least to change, and the change reaches everybody at "
             "once.",
      .fails_when = "a chosen intervention other than learning has no rationale, and an option "
                    "that was not chosen, without one either, is for the same gap, works on an "
                    "earlier cell by the order of the case's framework (the behavior engineering "
                    "model where that has none), is expected to do no less and is not known to "
                    "cost more",
      .reads = PSI_LIST("intervention.status", "intervention.causes", "intervention.impact",
                        "intervention.cost", "intervention.rationale", "cause.factor",
                        "cause.share", "cause.gap", "case.framework"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{chosen}\" was chosen for \"{gap}\", but \"{option}\" is expected to do no "
                   "less and comes earlier in the order of the framework \"{framework}\".")),
      .fix = "Take the earlier one, or write down why not.",
      .source = "T. F. Gilbert, Human Competence, 1978; IntraHealth, Stages, Steps and Tools",
      .basis = PS_BASIS_READ},
     earlier_cells_first},
    {{PSI_RULE("MT07", "worth-the-cost", "matching", CASE, WARNING, DESIGN),
      .claim = "Closing a gap costs less than leaving it open.",
      .why = "Some gaps are cheaper to live with, and what is saved on them can go to those that "
             "are not.",
      .fails_when = "the cost to meet a gap, or the least cost of all that is chosen for it alone, "
                    "is above what the gap costs over its horizon (the larger of the gap before "
                    "and now x volume x worth of a unit x periods); not where the case is about "
                    "something mandated",
      .reads = PSI_LIST("gap.value_per_unit", "gap.volume", "gap.horizon_periods", "gap.actual",
                        "gap.cost_to_meet", "intervention.cost", "intervention.causes",
                        "intervention.status", "cause.gap", "case.purpose"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Leaving \"{gap}\" open costs about {ignore} over the time looked at, and "
                   "closing it is expected to cost {meet}."),
          PSI_SAYS("Leaving \"{gap}\" open costs about {ignore} over the time looked at, and what "
                   "was chosen to close it costs at least {plan}.")),
      .fix = "Leave the gap open, find a cheaper answer, or write down what else closing it is "
             "worth.",
      .source = "R. F. Mager, P. Pipe, Analyzing Performance Problems, 1970; R. Kaufman, "
                "Organizational Elements Model, 1981", .basis = PS_BASIS_CITED},
     worth_the_cost},
    {{PSI_RULE("MT08", "teaching-comes-last", "matching", CASE, NOTE, DESIGN),
      .claim = "Of options with the same effect, teaching comes last.",
      .why = "Teaching takes people away from their work, fades, and starts again with everybody "
             "who joins; a change in the work stays.",
      .fails_when = "a chosen learning intervention has no rationale, and an option other than "
                    "learning that was not chosen, without one either, is for the same gap, is "
                    "expected to do no less and is not known to cost more",
      .reads = PSI_LIST("intervention.status", "intervention.causes", "intervention.class",
                        "intervention.kind", "intervention.impact", "intervention.cost",
                        "intervention.rationale", "cause.share", "cause.gap"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{chosen}\" was chosen for \"{gap}\", but \"{option}\" is expected to do no "
                   "less without teaching anybody.")),
      .fix = "Take the other option, or write down why not.",
      .source = "D. G. Robinson, J. C. Robinson, Performance Consulting, 1995",
      .basis = PS_BASIS_CITED},
     teaching_comes_last},
    {{PSI_RULE("MT09", "criteria-before-options", "matching", CASE, NOTE, DESIGN),
      .claim = "Options are weighed by criteria that were agreed before, or at least each of them "
               "has a written reason.",
      .why = "Criteria found after the favourite always fit the favourite.",
      .fails_when = "options were chosen and others left, one of them has no rationale, and no "
                    "event other than a pilot lays down criteria; or the first that does is later "
                    "than the first choice",
      .reads = PSI_LIST("intervention.status", "intervention.rationale",
                        "intervention.selected_on", "event.criteria", "event.on", "event.kind",
                        "case.log_kept_since"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("No criteria for weighing the {n} options are written down, and \"{option}\" "
                   "has no reason beside it."),
          PSI_SAYS("The criteria were laid down on {laid}, after the first option had been chosen "
                   "on {chosen}.")),
      .fix = "Agree before the next choice what counts: effect, cost and time are a beginning.",
      .source = "PRIME II and IntraHealth, Performance Improvement: Stages, Steps and Tools, "
                "step 7.1", .basis = PS_BASIS_READ},
     criteria_before_options},
};

const psi_pack psi_pack_matching_options = {"matching", rules, PSI_COUNT(rules)};
