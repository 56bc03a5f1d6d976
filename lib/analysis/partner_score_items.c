/* The ten items of the partner score: what a case shows of each. */
#include "analysis/partner_score.h"

#include "base/field.h"
#include "knowledge/tables.h"

#include <string.h>

#define BIT(side) (1u << (side))
enum { BOTH = 1 << PS_SIDE_BUSINESS | 1 << PS_SIDE_LEARNING };

/* ---- what is seen of the case ---- */

static void tell(psi_partner_judged *j, const char *because) { j->because = because; }

static void give(psi_partner_judged *j, double value, bool met, const char *because) {
  j->value.value = value;
  j->value.set = true;
  j->met = met;
  j->because = because;
}

static void share(psi_partner_judged *j, size_t n, size_t all, double enough, const char *because) {
  j->n = n;
  j->all = all;
  give(j, (double)n / (double)all, (double)n >= enough * (double)all, because);
}

/* The bit of a party's side; bit 0 where that is not known. */
static unsigned side_of(const ps_case *c, const char *id) {
  const ps_party *party = id == NULL ? NULL : ps_find(c, PS_PARTY, id);
  return BIT(party == NULL ? PS_SIDE_UNSET : party->side);
}

static unsigned sides_of(const ps_case *c, const ps_text_list *parties) {
  unsigned sides = 0;
  for (size_t i = 0; i < parties->count; i++) sides |= side_of(c, parties->items[i]);
  return sides;
}

static unsigned sides_at(const psi_partner_ask *ask, size_t event) {
  if (ask->sides != NULL)
    return *(const unsigned *)(const void *)((const char *)ask->sides + event * ask->stride);
  const ps_event *e = ask->c->events.items[event];
  return sides_of(ask->c, &e->parties) | (e->by == NULL ? 0 : side_of(ask->c, e->by));
}

static bool is_later(const psi_partner_ask *ask, ps_date day) {
  return ask->as_of != 0 && day > ask->as_of;
}

static void sooner(ps_date *first, ps_date day) {
  if (day != 0 && (*first == 0 || day < *first)) *first = day;
}

/* Whether the log was kept over all the time from a day on. */
static bool is_logged(const ps_case *c, ps_date from) {
  return c->log_kept_since != 0 && from != 0 && c->log_kept_since <= from;
}

static ps_date first_day(const ps_case *c) {
  ps_date first = c->opened;
  sooner(&first, c->requested_on);
  sooner(&first, c->engaged_on);
  return first;
}

static bool is_chosen(const ps_intervention *i) {
  return i->status == PS_INTERVENTION_STATUS_SELECTED ||
         i->status == PS_INTERVENTION_STATUS_STARTED || i->status == PS_INTERVENTION_STATUS_DONE;
}

static ps_date chosen_on(const ps_intervention *i) {
  return i->selected_on != 0 ? i->selected_on : i->start;
}

static bool any_chosen(const ps_case *c) {
  for (size_t i = 0; i < c->interventions.count; i++)
    if (is_chosen(c->interventions.items[i])) return true;
  return false;
}

static ps_date first_choice(const ps_case *c) {
  ps_date first = 0;
  for (size_t i = 0; i < c->interventions.count; i++)
    if (is_chosen(c->interventions.items[i])) sooner(&first, chosen_on(c->interventions.items[i]));
  return first;
}

static const ps_intervention_kind *kind_of(const ps_intervention *i) {
  return i->kind == NULL ? NULL : ps_intervention_kind_find(i->kind);
}

static const char *family_of(const ps_intervention *i) {
  if (i->family != NULL) return i->family;
  const ps_intervention_kind *kind = kind_of(i);
  return kind == NULL || kind->family == PS_FAMILY_UNSET
             ? NULL
             : psi_enum_name(&psi_family_words, (int)kind->family);
}

static ps_intervention_class class_of(const ps_intervention *i) {
  const ps_intervention_kind *kind = i->class_ != PS_INTERVENTION_CLASS_UNSET ? NULL : kind_of(i);
  return kind == NULL ? i->class_ : kind->class_;
}

static ps_triage triage_of(const ps_cause *cause) {
  if (cause->triage != PS_TRIAGE_UNSET || cause->factor == NULL) return cause->triage;
  switch (ps_factor_learnable(ps_factor_find(cause->factor), NULL)) {
    case PS_LEARNABLE_YES: return PS_TRIAGE_LEARNING;
    case PS_LEARNABLE_PARTLY: return PS_TRIAGE_MIXED;
    case PS_LEARNABLE_NO: return PS_TRIAGE_OTHER;
    case PS_LEARNABLE_UNSET: break;
  }
  return PS_TRIAGE_UNSET;
}

static bool is_outcome(const ps_case *c, const char *id) {
  const ps_measure *measure = id == NULL ? NULL : ps_find(c, PS_MEASURE, id);
  return measure != NULL && measure->kind >= PS_MEASURE_KIND_OUTCOME;
}

/* ---- s1: causes before the choice ---- */

typedef struct search {
  ps_date first; /* when something was first found */
  bool any;      /* something was, dated or not */
} search;

static void found(const psi_partner_ask *ask, search *s, ps_date day) {
  if (is_later(ask, day)) return;
  s->any = true;
  sooner(&s->first, day);
}

static search look_for_causes(const psi_partner_ask *ask) {
  const ps_case *c = ask->c;
  search s = {0, false};
  for (size_t i = 0; i < c->causes.count; i++)
    if (c->causes.items[i]->status >= PS_CAUSE_STATUS_SUPPORTED)
      found(ask, &s, c->causes.items[i]->confirmed_on);
  for (size_t i = 0; i < c->evidence.count; i++) {
    const ps_evidence *e = c->evidence.items[i];
    if (e->about == NULL || ps_find(c, PS_CAUSE, e->about) == NULL) continue;
    if (e->date == 0 || e->date >= first_day(c)) found(ask, &s, e->date); /* older is no search */
  }
  for (size_t i = 0; i < c->inquiries.count; i++)
    if (c->inquiries.items[i]->answer != NULL) found(ask, &s, c->inquiries.items[i]->on);
  for (size_t i = 0; i < c->phases.count; i++)
    if (c->phases.items[i]->kind == PS_PHASE_KIND_DIAGNOSE && c->phases.items[i]->ended != 0)
      found(ask, &s, c->phases.items[i]->ended);
  return s;
}

static void causes_first(const psi_partner_ask *ask, psi_partner_judged *j) {
  const ps_case *c = ask->c;
  search s = look_for_causes(ask);
  ps_date from = first_day(c);
  size_t dated = 0, after = 0;
  for (size_t i = 0; i < c->interventions.count; i++) {
    ps_date day = is_chosen(c->interventions.items[i]) ? chosen_on(c->interventions.items[i]) : 0;
    dated += day != 0;
    after += day != 0 && s.first != 0 && s.first <= day;
  }
  j->day = s.any ? s.first : c->log_kept_since;
  if (!any_chosen(c)) {
    tell(j, "Nothing is chosen yet.");
  } else if (!s.any && is_logged(c, from != 0 ? from : first_choice(c))) {
    give(j, 0, false, "The log is kept since {day}, and nothing was found out about causes.");
  } else if (!s.any) {
    tell(j, "Nothing is recorded of a search for causes, and the log was not kept all the time.");
  } else if (s.first == 0) {
    tell(j, "It is not recorded when causes were looked for.");
  } else if (dated == 0) {
    tell(j, "It is not recorded when what is done was chosen.");
  } else {
    share(j, after, dated, 0.5,
          "First findings about causes on {day}; chosen after that: {n} of {all}.");
    j->met = 2 * after > dated;
  }
}

/* ---- s2 and s3: what was considered ---- */

static void several_families(const psi_partner_ask *ask, psi_partner_judged *j) {
  const ps_case *c = ask->c;
  bool unsorted = false;
  for (size_t i = 0; i < c->interventions.count; i++) {
    const char *family = family_of(c->interventions.items[i]);
    unsorted = unsorted || family == NULL;
    if (family == NULL) continue;
    if (j->name == NULL) j->name = family;
    if (strcmp(family, j->name) != 0) {
      give(j, 1, true, "Answers of two or more families are recorded.");
      return;
    }
  }
  if (c->interventions.count == 0)
    tell(j, "No answer is recorded yet.");
  else if (unsorted)
    tell(j, "Of some answers neither kind nor family is recorded.");
  else if (!any_chosen(c))
    tell(j, "One family so far, and nothing is chosen yet.");
  else
    give(j, 0, false, "All that was considered is of one family: {name}.");
}

/* Whether something other than learning answers a cause. *unsure: something of no class. */
static bool has_other_answer(const ps_case *c, const ps_cause *cause, bool *unsure) {
  bool unsorted = false;
  for (size_t i = 0; i < c->interventions.count; i++) {
    const ps_intervention *answer = c->interventions.items[i];
    if (answer->status == PS_INTERVENTION_STATUS_REJECTED) continue;
    for (size_t k = 0; k < answer->causes.count; k++) {
      const char *id = answer->causes.items[k].cause;
      if (id == NULL || strcmp(id, cause->id) != 0) continue;
      ps_intervention_class kind = class_of(answer);
      if (kind > PS_INTERVENTION_CLASS_LEARNING) return true;
      unsorted = unsorted || kind == PS_INTERVENTION_CLASS_UNSET;
    }
  }
  *unsure = *unsure || unsorted;
  return false;
}

static void other_answers(const psi_partner_ask *ask, psi_partner_judged *j) {
  const ps_case *c = ask->c;
  ps_cause_status wanted = PS_CAUSE_STATUS_UNSET;
  size_t all = 0, answered = 0;
  bool unsure = false;
  for (size_t i = 0; i < c->causes.count; i++) {
    ps_cause_status status = c->causes.items[i]->status;
    bool stands = status == PS_CAUSE_STATUS_SUPPORTED || status == PS_CAUSE_STATUS_CONFIRMED;
    if (stands && status > wanted) wanted = status;
  }
  for (size_t i = 0; i < c->causes.count && wanted != PS_CAUSE_STATUS_UNSET; i++) {
    const ps_cause *cause = c->causes.items[i];
    if (cause->status != wanted) continue;
    ps_triage triage = triage_of(cause);
    unsure = unsure || triage == PS_TRIAGE_UNSET;
    if (triage != PS_TRIAGE_OTHER) continue;
    all++;
    answered += has_other_answer(c, cause, &unsure);
  }
  if (wanted == PS_CAUSE_STATUS_UNSET)
    tell(j, "No cause is confirmed or supported yet.");
  else if (!any_chosen(c))
    tell(j, "Nothing is chosen yet.");
  else if (unsure)
    tell(j, "Of some causes or answers it is not recorded whether they are about learning.");
  else if (all == 0)
    give(j, 1, true, "No cause found lies outside learning.");
  else
    share(j, answered, all, 1, "Causes outside learning with an answer outside it: {n} of {all}.");
}

/* ---- s4: there before the solution ---- */

static ps_date engaged_on(const ps_case *c) {
  ps_date first = c->engaged_on;
  for (size_t i = 0; first == 0 && i < c->gaps.count; i++) first = c->gaps.items[i]->called;
  return first;
}

/* Whether the kind of solution that was asked for is among what was chosen. */
static bool delivers_order(const ps_case *c, ps_date engaged) {
  if (c->requested_solution == NULL || (engaged != 0 && c->requested_on > engaged)) return false;
  for (size_t i = 0; i < c->interventions.count; i++) {
    const ps_intervention *answer = c->interventions.items[i];
    if (is_chosen(answer) && answer->kind != NULL &&
        strcmp(answer->kind, c->requested_solution) == 0)
      return true;
  }
  return false;
}

static void before_solution(const psi_partner_ask *ask, psi_partner_judged *j) {
  const ps_case *c = ask->c;
  ps_date first = first_choice(c);
  j->day = engaged_on(c);
  j->other = first;
  if (delivers_order(c, j->day))
    give(j, 0, false, "The kind of solution that was asked for is what was chosen.");
  else if (!any_chosen(c))
    tell(j, "Nothing is chosen yet.");
  else if (j->day == 0)
    tell(j, "It is not recorded when the learning side was engaged.");
  else if (first == 0)
    tell(j, "It is not recorded when what is done was chosen.");
  else if (j->day <= first)
    give(j, 1, true, "Engaged on {day}; the first thing was chosen on {other}.");
  else
    give(j, 0, false, "Engaged on {day}, when something had been chosen on {other}.");
}

/* ---- s5 to s7: together, and there afterwards ---- */

enum { FROM_BUSINESS = 1, FROM_LEARNING = 2 };

static unsigned direction(const ps_case *c, const ps_expectation *e) {
  unsigned from = side_of(c, e->from), to = side_of(c, e->to);
  if (from == BIT(PS_SIDE_BUSINESS) && to == BIT(PS_SIDE_LEARNING)) return FROM_BUSINESS;
  if (from == BIT(PS_SIDE_LEARNING) && to == BIT(PS_SIDE_BUSINESS)) return FROM_LEARNING;
  return 0;
}

static void both_ways(const psi_partner_ask *ask, psi_partner_judged *j) {
  const ps_case *c = ask->c;
  unsigned ways = 0;
  for (size_t i = 0; i < c->expectations.count; i++) ways |= direction(c, c->expectations.items[i]);
  for (size_t i = 0; i < c->relationships.count; i++)
    for (size_t k = 0; k < c->relationships.items[i]->expectations.count; k++)
      ways |= direction(c, &c->relationships.items[i]->expectations.items[k]);
  if (ways == 0)
    tell(j, "No expectation between the two sides is recorded.");
  else if (ways == (FROM_BUSINESS | FROM_LEARNING))
    give(j, 1, true, "Each side has said what it expects of the other.");
  else
    give(j, 0.5, false, ways == FROM_BUSINESS ? "Only the business has said what it expects."
                                              : "Only the learning side has said what it expects.");
}

static void together(const psi_partner_ask *ask, psi_partner_judged *j) {
  const ps_case *c = ask->c;
  size_t all = 0, joint = 0, unsure = 0;
  for (size_t i = 0; i < c->events.count; i++) {
    if (is_later(ask, c->events.items[i]->on)) continue;
    unsigned sides = sides_at(ask, i);
    bool is_joint = (sides & BOTH) == BOTH;
    all++;
    joint += is_joint;
    unsure += !is_joint && (sides == 0 || (sides & 1) != 0);
  }
  if (all == 0)
    tell(j, "No event is recorded.");
  else if (!is_logged(c, first_day(c)))
    tell(j, "The log was not kept from the beginning, so that nobody can tell what is not in it.");
  else if (unsure > 0)
    tell(j, "Of some events it is not recorded who took part, or on which side they are.");
  else
    share(j, joint, all, ask->joint_share,
          "Events that brought both sides together: {n} of {all}.");
}

static void back_after_delivery(const psi_partner_ask *ask, psi_partner_judged *j) {
  const ps_case *c = ask->c;
  j->day = c->delivered_on;
  if (c->delivered_on == 0 || is_later(ask, c->delivered_on)) {
    tell(j, "Nothing is recorded as delivered yet.");
    return;
  }
  for (size_t i = 0; i < c->events.count; i++) {
    ps_date on = c->events.items[i]->on;
    if (on <= c->delivered_on || is_later(ask, on)) continue;
    if ((sides_at(ask, i) & BIT(PS_SIDE_LEARNING)) == 0) continue;
    j->other = on;
    give(j, 1, true, "Delivered on {day}; the learning side was there again on {other}.");
    return;
  }
  if (ask->as_of == 0 || ps_date_days(c->delivered_on, ask->as_of) < ask->follow_up_days)
    tell(j, "Delivered on {day}; it is too early to tell.");
  else if (is_logged(c, c->delivered_on))
    give(j, 0, false, "Nobody from the learning side was there after delivery on {day}.");
  else
    tell(j, "Delivered on {day}; the log was not kept from then on.");
}

/* ---- s8: an outcome that both answer for ---- */

typedef enum told { UNTOLD = 0, NO, YES } told;

static told is_owned_by_both(const ps_case *c) {
  bool untold = c->gaps.count == 0;
  for (size_t i = 0; i < c->gaps.count; i++) {
    const ps_gap *gap = c->gaps.items[i];
    const ps_measure *measure = gap->measure == NULL ? NULL : ps_find(c, PS_MEASURE, gap->measure);
    if (measure == NULL || measure->kind == PS_MEASURE_KIND_UNSET) {
      untold = true;
      continue;
    }
    if (measure->kind < PS_MEASURE_KIND_OUTCOME) continue;
    unsigned sides = sides_of(c, &gap->owners);
    if ((sides & BOTH) == BOTH) return YES;
    untold = untold || sides == 0 || (sides & 1) != 0;
  }
  return untold ? UNTOLD : NO;
}

/* Sides that put something in, that put nothing in, and that do not say. */
typedef struct stakes {
  unsigned some, nothing, unsaid;
} stakes;

static void weigh(const ps_case *c, stakes *s, const ps_commitment *commitment) {
  unsigned side = side_of(c, commitment->by);
  if (!commitment->stake.set)
    s->unsaid |= side;
  else if (commitment->stake.minor > 0)
    s->some |= side;
  else
    s->nothing |= side;
}

static told have_both_a_stake(const ps_case *c) {
  stakes s = {0, 0, 0};
  for (size_t i = 0; i < c->commitments.count; i++) weigh(c, &s, c->commitments.items[i]);
  for (size_t i = 0; i < c->relationships.count; i++)
    for (size_t k = 0; k < c->relationships.items[i]->commitments.count; k++)
      weigh(c, &s, &c->relationships.items[i]->commitments.items[k]);
  if ((s.some & BOTH) == BOTH) return YES;
  return (s.nothing & ~s.some & ~s.unsaid & BOTH) != 0 ? NO : UNTOLD;
}

static void shared_outcome(const psi_partner_ask *ask, psi_partner_judged *j) {
  told owned = is_owned_by_both(ask->c), stake = have_both_a_stake(ask->c);
  if (owned == YES && stake == YES)
    give(j, 1, true, "Both sides own a gap on an outcome, and both have put something in.");
  else if (owned == NO)
    give(j, 0, false, "No gap on an outcome has owners from both sides.");
  else if (stake == NO)
    give(j, 0, false, "One side has put in nothing of its own.");
  else if (owned == UNTOLD)
    tell(j, "It is not recorded whether owners from both sides answer for an outcome.");
  else
    tell(j, "It is not recorded what each side has put in.");
}

/* ---- s9 and s10: how it began, what it came to ---- */

static void own_start(const psi_partner_ask *ask, psi_partner_judged *j) {
  switch (ask->c->origin) {
    case PS_ORIGIN_SIGNAL: give(j, 1, true, "It began from a sign in a measure."); return;
    case PS_ORIGIN_FORECAST: give(j, 1, true, "It began from a forecast."); return;
    case PS_ORIGIN_REQUEST: give(j, 0, false, "It began when somebody asked."); return;
    case PS_ORIGIN_UNSET: break;
  }
  tell(j, "It is not recorded what set it off.");
}

static bool tells_worth(const ps_case *c, const ps_evaluation *e) {
  return (e->level.set && e->level.value >= 4) || e->benefit.set || is_outcome(c, e->measure);
}

static void worth_told(const psi_partner_ask *ask, psi_partner_judged *j) {
  const ps_case *c = ask->c;
  const ps_evaluation *worth = NULL;
  bool reported = false;
  for (size_t i = 0; i < c->events.count; i++)
    reported = reported || (c->events.items[i]->kind == PS_EVENT_KIND_REPORT &&
                            !is_later(ask, c->events.items[i]->on) &&
                            (sides_at(ask, i) & BIT(PS_SIDE_BUSINESS)) != 0);
  for (size_t i = 0; i < c->evaluations.count; i++) {
    const ps_evaluation *e = c->evaluations.items[i];
    if (!tells_worth(c, e) || is_later(ask, e->on)) continue;
    worth = e;
    if (side_of(c, e->accepted_by.party) != BIT(PS_SIDE_BUSINESS)) continue;
    give(j, 1, true, "The business accepted an evaluation of results.");
    return;
  }
  if (worth != NULL && reported)
    give(j, 1, true, "Results were evaluated, and a report was given with the business there.");
  else if (c->status != PS_CASE_STATUS_CLOSED)
    tell(j, "The case is not closed, and no worth is told yet.");
  else if (!reported && is_logged(c, first_day(c)))
    give(j, 0, false, "The case is closed, and no report was given with the business there.");
  else if (c->evaluations.count > 0 && worth == NULL)
    give(j, 0, false, "The case is closed, and none of its evaluations is of results.");
  else
    tell(j, "It is not recorded whether the business was told what it was worth.");
}

/* ---- all of them ---- */

void psi_partner_items_judge(const psi_partner_ask *ask, psi_partner_judged items[]) {
  static void (*const judges[PSI_PARTNER_ITEMS])(const psi_partner_ask *, psi_partner_judged *) = {
      causes_first, several_families,    other_answers,  before_solution, both_ways,
      together,     back_after_delivery, shared_outcome, own_start,       worth_told};
  for (size_t i = 0; i < PSI_PARTNER_ITEMS; i++) judges[i](ask, &items[i]);
}
