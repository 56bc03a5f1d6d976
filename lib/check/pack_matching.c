/* Matching: which kind of answer fits which kind of cause. The rules M01 to M18 of the domain
 * notes, under their numbers (M01 itself is an integrity rule). Those that other packs hold:
 *
 *     M01  every cause an answer, every answer a cause     B50, C10
 *     M02  no learnable cause, no learning                 B60
 *     M10  barriers first, or with the learning            B57
 *     M11  moments of need                                 A26
 *     M17  learned and no change: diagnose again           A10, C11
 *
 * M03 is B60 as far as causes tell it; here it is what the levels of skills tell. */
#include "check/rules.h"

#include "check/text.h"

#include <math.h>
#include <string.h>

/* ---- shared ---- */

static bool is_kind(const ps_intervention *i, const char *const *kinds, size_t count) {
  for (size_t n = 0; n < count; n++)
    if (psi_same(i->kind, kinds[n])) return true;
  return false;
}

static bool is_factor(const ps_cause *cause, const char *const *factors, size_t count) {
  for (size_t n = 0; n < count; n++)
    if (psi_same(cause->factor, factors[n])) return true;
  return false;
}

static bool is_learning(const ps_intervention *i) {
  return psi_class(i) == PS_INTERVENTION_CLASS_LEARNING;
}

static bool names_cause(const ps_intervention *i, const char *cause) {
  for (size_t n = 0; n < i->causes.count; n++)
    if (psi_same(i->causes.items[n].cause, cause)) return true;
  return false;
}

/* A cause that somebody has evidence for. */
static const ps_cause *known_cause(const psi_check *k, const char *id) {
  const ps_cause *cause = psi_cause(k, id);
  return cause != NULL && psi_is_supported(cause) ? cause : NULL;
}

/* ---- MT03 ---- */

static void not_taught_what_is_there(psi_check *k) {
  for (size_t i = 0; i < k->c->objectives.count; i++) {
    const ps_objective *objective = k->c->objectives.items[i];
    const ps_skill *skill = psi_skill(k, objective->skill);
    if (skill == NULL) continue;
    if (!skill->target.set) {
      if (!psi_marked(skill, "target")) psi_unknown(k, skill, "target");
    } else if (!skill->level.set) {
      if (!psi_marked(skill, "level")) psi_unknown(k, skill, "level");
    } else if (skill->level.value >= skill->target.value) {
      psi_say_name(k, "skill", skill);
      psi_say_name(k, "objective", objective);
      psi_say_number(k, "level", skill->level.value, NULL);
      psi_say_number(k, "target", skill->target.value, NULL);
      psi_object(k, skill->id);
      psi_fails(k, 0, objective, "skill");
    } else {
      psi_passes(k);
    }
  }
}

/* ---- MT04, MT08: among options of equal effect ---- */

/* Frameworks that say in which order to look; the others have none that is meant so. */
static const ps_framework *order_of(const psi_check *k) {
  static const char *const ordered[] = {"bem", "bem_chevalier", "six_cells_binder", "prime"};
  for (size_t i = 0; i < PSI_COUNT(ordered); i++)
    if (psi_same(k->framework == NULL ? NULL : k->framework->id, ordered[i])) return k->framework;
  return ps_framework_find("bem");
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
  psi_say_id(k, "gap", gap);
  psi_say(k, "framework", order_of(k)->name);
  psi_object(k, option->id);
}

/* Compares what was chosen with an option that was left. */
static void compare(psi_check *k, const ps_intervention *option, const ps_intervention *chosen,
                    const char *gap) {
  if (is_learning(option)) return;
  const stake a = stake_of(k, option, gap);
  if (!a.ours) return;
  const stake b = stake_of(k, chosen, gap);
  if (!is_learning(chosen) && (a.cell == 0 || a.cell >= b.cell)) return;
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
    if (!psi_chosen(chosen) || is_learning(chosen) != learning || gap == NULL) continue;
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

/* ---- MT05, MT14, MT16: what there is for a task ---- */

/* The cut-offs of ps_task_options. */
static const double seldom_below = 3, often_from = 5, hard_from = 4, moderate_from = 2.5;

typedef struct help {
  size_t taught, aids; /* assets that teach the task, and that are looked at while doing it */
  bool only_job_aids;  /* all of those are job aids: nothing else to look at either */
  const ps_asset *unsorted;
} help;

static help help_for(const psi_check *k, const ps_task *task) {
  help h = {0, 0, true, NULL};
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *asset = k->c->assets.items[i];
    if (!psi_has(&asset->tasks, task->id)) continue;
    if (asset->standard_status == PS_STANDARD_STATUS_RETIRED) continue;
    switch (asset->kind) {
      case PS_ASSET_KIND_UNSET: h.unsorted = asset; break;
      case PS_ASSET_KIND_COURSE:
      case PS_ASSET_KIND_PRACTICE:
      case PS_ASSET_KIND_SCENARIO: h.taught++; break;
      default: h.aids++; h.only_job_aids = h.only_job_aids && asset->kind == PS_ASSET_KIND_JOB_AID;
    }
  }
  return h;
}

/* Whether something of a class is chosen that no asset is named for: then nobody knows for
 * which tasks it is. */
static bool may_be_elsewhere(const psi_check *k, ps_intervention_class class_) {
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    bool named = false;
    for (size_t j = 0; j < k->c->assets.count; j++)
      named = named || psi_has(&k->c->assets.items[j]->interventions, one->id);
    if (psi_chosen(one) && psi_class(one) == class_ && !named) return true;
  }
  return false;
}

static bool only_taught(const psi_check *k, const help *h) {
  return h->taught > 0 && h->aids == 0 && !may_be_elsewhere(k, PS_INTERVENTION_CLASS_SUPPORT);
}

static bool only_aided(const psi_check *k, const help *h) {
  return h->taught == 0 && h->aids > 0 && h->only_job_aids &&
         !may_be_elsewhere(k, PS_INTERVENTION_CLASS_LEARNING);
}

/* A word of a list in a task's text or conditions. */
static bool task_says(const ps_task *task, const char *const *words, size_t count,
                      const char **where, psi_hit *hit) {
  for (size_t i = 0; i < count; i++) {
    *where = task->text;
    if (psi_word_find(task->text, 0, words[i], hit)) return true;
    for (size_t j = 0; j < task->conditions.count; j++) {
      *where = task->conditions.items[j];
      if (psi_word_find(*where, 0, words[i], hit)) return true;
    }
  }
  return false;
}

static const char *const fast_words[] = {"at once",     "immediately",  "within seconds",
                                         "in seconds",  "split second", "both hands",
                                         "hands full",  "while driving", "without looking",
                                         "from memory", "by heart"};
static const char *const seen_words[] = {"in front of the customer", "in front of customers",
                                         "in front of the client",   "in front of clients",
                                         "in front of the patient",  "in front of patients",
                                         "on stage"};
static const char *const open_words[] = {"judgement",  "judgment",   "negotiate",  "negotiation",
                                         "persuade",   "improvise",  "unforeseen", "unexpected",
                                         "unfamiliar", "no two",     "rapport"};
#define SAYS(task, words, where, hit) task_says(task, words, PSI_COUNT(words), where, hit)

static void look_at_task(psi_check *k, const ps_task *task, const help *h) {
  const char *where;
  psi_hit hit;
  const ps_number often = task->frequency.value, hard = task->difficulty.value;
  psi_say_name(k, "task", task);
  psi_say_number(k, "frequency", often.value, NULL);
  psi_say_number(k, "difficulty", hard.value, NULL);
  bool seldom = often.value < seldom_below && !SAYS(task, fast_words, &where, &hit);
  bool always = often.value >= often_from;
  if (!often.set)
    psi_unknown(k, task, "frequency");
  else if (!hard.set && ((seldom && only_taught(k, h)) || (always && only_aided(k, h))))
    psi_unknown(k, task, "difficulty");
  else if (seldom && hard.value >= moderate_from && only_taught(k, h))
    psi_fails(k, 0, task, "frequency");
  else if (always && hard.value >= hard_from && only_aided(k, h))
    psi_fails(k, 1, task, "frequency");
  else
    psi_passes(k);
}

static void seldom_is_looked_up(psi_check *k) {
  for (size_t i = 0; i < k->c->tasks.count; i++) {
    const ps_task *task = k->c->tasks.items[i];
    help h = help_for(k, task);
    if (psi_marked(task, "frequency") || psi_marked(task, "difficulty")) continue;
    if (h.unsorted != NULL)
      psi_unknown(k, h.unsorted, "kind");
    else if (h.taught + h.aids > 0)
      look_at_task(k, task, &h);
  }
}

/* Fails where a task's words say that a job aid is not enough and there is nothing else. */
static void look_at_words(psi_check *k, const ps_task *task, size_t branch, const char *where,
                          psi_hit hit) {
  help h = help_for(k, task);
  if (h.unsorted != NULL) {
    psi_unknown(k, h.unsorted, "kind");
  } else if (only_aided(k, &h)) {
    psi_say_name(k, "task", task);
    psi_say_hit(k, "words", where, hit);
    psi_fails(k, branch, task, NULL);
  } else if (h.taught + h.aids > 0) {
    psi_passes(k);
  }
}

static void judgement_is_practised(psi_check *k) {
  for (size_t i = 0; i < k->c->tasks.count; i++) {
    const ps_task *task = k->c->tasks.items[i];
    const char *where;
    psi_hit hit;
    if (SAYS(task, open_words, &where, &hit)) look_at_words(k, task, 0, where, hit);
  }
}

static void no_aid_where_it_hinders(psi_check *k) {
  for (size_t i = 0; i < k->c->tasks.count; i++) {
    const ps_task *task = k->c->tasks.items[i];
    const char *where;
    psi_hit hit;
    if (SAYS(task, fast_words, &where, &hit))
      look_at_words(k, task, 0, where, hit);
    else if (SAYS(task, seen_words, &where, &hit))
      look_at_words(k, task, 1, where, hit);
  }
}

/* ---- MT06 ---- */

static const char *const practice_kinds[] = {"I03", "I04", "I05", "I06", "I07", "I27"};

/* What is chosen for a cause of skill, and the assets that belong to it. */
typedef struct answer_to {
  const ps_intervention *first, *unsorted; /* the first that teaches; one of no known kind */
  size_t teaching, drills;
  bool practises, feedback; /* by kind, or by what is in its assets */
  bool often;               /* it has tasks, and all that are rated are done often */
} answer_to;

static void look_at_assets(const psi_check *k, const ps_intervention *one, answer_to *a) {
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *asset = k->c->assets.items[i];
    if (!psi_has(&asset->interventions, one->id)) continue;
    a->practises = a->practises || asset->kind == PS_ASSET_KIND_PRACTICE ||
                   asset->kind == PS_ASSET_KIND_SCENARIO || psi_has(&asset->elements, "practice");
    a->feedback = a->feedback || psi_has(&asset->elements, "feedback");
    for (size_t j = 0; j < asset->tasks.count; j++) {
      const ps_task *task = psi_task(k, asset->tasks.items[j]);
      a->often = task != NULL && task->frequency.value.value >= often_from;
    }
  }
}

static answer_to answers_to(const psi_check *k, const ps_cause *cause) {
  answer_to a = {NULL, NULL, 0, 0, false, false, false};
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (!psi_chosen(one)) continue;
    a.feedback = a.feedback || ps_intervention_kind_answers(psi_kind(one), "F09", false);
    bool teaches = is_learning(one) || psi_same(one->kind, "I27");
    if (!teaches || !names_cause(one, cause->id)) continue;
    a.first = a.first == NULL ? one : a.first;
    a.unsorted = psi_kind(one) == NULL ? one : a.unsorted;
    a.teaching++;
    a.drills += psi_same(one->kind, "I05");
    a.practises = a.practises || is_kind(one, practice_kinds, PSI_COUNT(practice_kinds));
    look_at_assets(k, one, &a);
  }
  return a;
}

static void by_what_they_did_before(psi_check *k) {
  static const char *const skills[] = {"F01", "F02", "F03"};
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    if (!psi_is_supported(cause) || !is_factor(cause, skills, PSI_COUNT(skills))) continue;
    answer_to a = answers_to(k, cause);
    if (a.teaching == 0) continue;
    bool fluency = psi_same(cause->factor, "F03");
    psi_say_name(k, "cause", cause);
    psi_say_name(k, "intervention", a.first);
    psi_object(k, a.first->id);
    if (fluency && !a.practises && a.unsorted != NULL)
      psi_unknown(k, a.unsorted, "kind");
    else if (fluency && !a.practises)
      psi_fails(k, 0, cause, "factor");
    else if (fluency && a.often && !a.feedback)
      psi_fails(k, 1, cause, "factor");
    else if (!fluency && a.drills == a.teaching)
      psi_fails(k, 2, cause, "factor");
    else
      psi_passes(k);
  }
}

/* ---- MT07 ---- */

/* Whether all causes that an intervention names are of a gap, and there is one. */
static bool is_for_gap_only(const psi_check *k, const ps_intervention *i, const char *gap) {
  size_t ours = 0;
  for (size_t n = 0; n < i->causes.count; n++) {
    const ps_cause *cause = psi_cause(k, i->causes.items[n].cause);
    ours += cause != NULL && psi_same(cause->gap, gap);
  }
  return ours > 0 && ours == i->causes.count;
}

typedef struct plan {
  size_t count, priced;
  double least; /* what it costs at the least */
} plan;

static plan plan_for(const psi_check *k, const char *gap) {
  plan p = {0, 0, 0};
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
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
  psi_say_name(k, "gap", gap);
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
    psi_unknown_because(k, gap, NULL, "what all that is chosen to close \"{gap}\" costs");
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

/* ---- MT12 ---- */

/* Whether it works on single persons rather than on how they work together. */
static bool is_about_persons(const ps_intervention *i) {
  const char *family = psi_family(i);
  return is_learning(i) || psi_same(family, "personal_development") ||
         psi_same(family, "human_resource_development");
}

static void handoffs_in_the_process(psi_check *k) {
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    psi_listing persons = {{0}, 0, 0};
    const ps_intervention *unsorted = NULL;
    size_t others = 0;
    if (!psi_is_supported(cause) || !psi_same(cause->factor, "F16")) continue;
    for (size_t j = 0; j < k->c->interventions.count; j++) {
      const ps_intervention *one = k->c->interventions.items[j];
      if (!psi_chosen(one) || !names_cause(one, cause->id)) continue;
      bool known = psi_family(one) != NULL || psi_class(one) != PS_INTERVENTION_CLASS_UNSET;
      unsorted = known ? unsorted : one;
      others += known && !is_about_persons(one);
      psi_listing_add(&persons, known && is_about_persons(one) ? psi_name(one) : NULL);
    }
    if (others > 0) {
      psi_passes(k);
    } else if (unsorted != NULL) {
      psi_unknown(k, unsorted, "kind");
    } else if (persons.count > 0) {
      psi_say_name(k, "cause", cause);
      psi_say_listing(k, "persons", &persons);
      psi_fails(k, 0, cause, "factor");
    }
  }
}

/* ---- MT13 ---- */

typedef struct matter {
  const char *factor, *of;
} matter;

static const matter matters[] = {
    {"F08", "what people are told to do"},   {"F09", "what people are told of how they do"},
    {"F11", "what people have to work with"}, {"F12", "what people have to work with"},
    {"F13", "the time people have"},         {"F20", "what people are paid for"},
    {"F21", "what people are thanked for"},  {"F22", "what follows for people"},
};

static const char *matter_of(const ps_cause *cause) {
  for (size_t i = 0; cause != NULL && i < PSI_COUNT(matters); i++)
    if (psi_same(cause->factor, matters[i].factor)) return matters[i].of;
  return NULL;
}

/* By its kind, by its family, or because those it teaches can change it. */
static bool fits(const ps_intervention *i, const ps_cause *cause) {
  return ps_intervention_kind_answers(psi_kind(i), cause->factor, true) ||
         psi_has(&psi_factor(cause)->families, psi_family(i)) ||
         (is_learning(i) && psi_learnable(cause, i->target_role) != PS_LEARNABLE_NO);
}

static void look_at_fit(psi_check *k, const ps_intervention *i) {
  const ps_cause *misfit = NULL;
  size_t matching = 0;
  for (size_t n = 0; n < i->causes.count; n++) {
    const ps_cause *cause = known_cause(k, i->causes.items[n].cause);
    if (matter_of(cause) == NULL) continue;
    matching++;
    if (misfit == NULL && !fits(i, cause)) misfit = cause;
  }
  if (matching == 0) return;
  if (misfit == NULL || i->rationale != NULL) {
    psi_passes(k);
  } else if (psi_family(i) == NULL && !is_learning(i)) {
    psi_unknown(k, i, "kind");
  } else {
    psi_say_name(k, "intervention", i);
    psi_say_name(k, "cause", misfit);
    psi_say(k, "matter", matter_of(misfit));
    psi_object(k, misfit->id);
    psi_fails(k, is_learning(i) ? 1 : 0, i, "causes");
  }
}

static void right_fix_for_the_cause(psi_check *k) {
  for (size_t i = 0; i < k->c->interventions.count; i++)
    if (psi_chosen(k->c->interventions.items[i])) look_at_fit(k, k->c->interventions.items[i]);
}

/* ---- MT15 ---- */

typedef struct spread {
  size_t confirmed, chosen, named; /* causes; what is chosen for them; causes that the one names */
  const ps_intervention *one;
  const ps_cause *unsorted;
  bool differ; /* the causes are of different kinds */
} spread;

static const char *usual_family(const ps_cause *cause) {
  const ps_factor *factor = psi_factor(cause);
  return factor == NULL || factor->families.count == 0 ? NULL : factor->families.items[0];
}

static spread spread_of(const psi_check *k, const ps_gap *gap) {
  spread s = {0, 0, 0, NULL, NULL, false};
  const char *family = NULL;
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    bool ours = false;
    for (size_t n = 0; psi_chosen(one) && n < one->causes.count; n++) {
      const ps_cause *cause = psi_cause(k, one->causes.items[n].cause);
      ours = ours || (cause != NULL && psi_same(cause->gap, gap->id));
    }
    s.chosen += ours;
    s.one = ours ? one : s.one;
  }
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    if (!psi_is_confirmed(cause) || !psi_same(cause->gap, gap->id)) continue;
    const char *usual = usual_family(cause);
    s.confirmed++;
    s.named += s.one != NULL && names_cause(s.one, cause->id);
    s.unsorted = usual == NULL ? cause : s.unsorted;
    s.differ = s.differ || (family != NULL && usual != NULL && !psi_same(family, usual));
    family = usual != NULL ? usual : family;
  }
  return s;
}

/* Where the one thing chosen names a single cause, the others are for B50. */
static void several_causes_several_answers(psi_check *k) {
  for (size_t i = 0; i < k->c->gaps.count; i++) {
    const ps_gap *gap = k->c->gaps.items[i];
    spread s = spread_of(k, gap);
    if (s.confirmed < 2 || s.chosen == 0) continue;
    if (s.chosen > 1 || (s.one->rationale != NULL && s.named > 1)) {
      psi_passes(k);
    } else if (s.named < 2) {
      continue;
    } else if (!s.differ && s.unsorted != NULL) {
      psi_unknown(k, s.unsorted, "factor");
    } else if (s.differ) {
      psi_say_name(k, "gap", gap);
      psi_say_name(k, "one", s.one);
      psi_say_count(k, "n", s.named);
      psi_object(k, s.one->id);
      psi_fails(k, 0, gap, NULL);
    } else {
      psi_passes(k);
    }
  }
}

/* ---- MT18 ---- */

/* Kinds of other classes, or of learning, that are there while people work. */
static const char *const at_work_kinds[] = {"I03", "I08", "I10"};

static bool helps_at_work(const ps_intervention *i) {
  return psi_class(i) == PS_INTERVENTION_CLASS_SUPPORT ||
         psi_same(psi_family(i), "personal_development") ||
         is_kind(i, at_work_kinds, PSI_COUNT(at_work_kinds));
}

static bool has_asset_at_work(const psi_check *k) {
  for (size_t i = 0; i < k->c->assets.count; i++)
    if (k->c->assets.items[i]->kind == PS_ASSET_KIND_JOB_AID ||
        k->c->assets.items[i]->touchpoint == PS_TOUCHPOINT_IMMEDIATE)
      return true;
  return false;
}

/* Learning for a cause that learning can change, at a moment that A26 does not look at. */
static bool is_sound_learning(const psi_check *k, const ps_intervention *i) {
  bool sound = false;
  for (size_t n = 0; n < i->causes.count; n++) {
    const ps_cause *cause = known_cause(k, i->causes.items[n].cause);
    ps_learnable can = cause == NULL ? PS_LEARNABLE_UNSET : psi_learnable(cause, i->target_role);
    sound = sound || can == PS_LEARNABLE_YES || can == PS_LEARNABLE_PARTLY;
  }
  return sound && is_learning(i) && i->moment < PS_MOMENT_APPLY;
}

static void training_and_support(psi_check *k) {
  const ps_intervention *unsorted = NULL, *first = NULL;
  psi_listing learning = {{0}, 0, 0};
  bool helped = has_asset_at_work(k);
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (!psi_chosen(one)) continue;
    bool sound = is_sound_learning(k, one);
    helped = helped || helps_at_work(one);
    unsorted = psi_class(one) == PS_INTERVENTION_CLASS_UNSET ? one : unsorted;
    first = sound && first == NULL ? one : first;
    psi_listing_add(&learning, sound ? psi_name(one) : NULL);
  }
  if (first == NULL) return;
  if (helped) {
    psi_passes(k);
  } else if (unsorted != NULL) {
    psi_unknown(k, unsorted, "class");
  } else {
    psi_say_listing(k, "learning", &learning);
    psi_fails(k, 0, first, NULL);
  }
}

/* ---- the rows ---- */

#define MAGER .source = "R. F. Mager, P. Pipe, Analyzing Performance Problems, 1970"
#define JOB_AIDS .source = "A. Rossett, J. Gautier-Downes, A Handbook of Job Aids, 1991",          \
    .basis = PS_BASIS_CITED

static const psi_rule rules[] = {
    {{PSI_RULE("MT03", "not-taught-what-is-there", "matching", CASE, WARNING, DESIGN),
      .claim = "Nobody is taught what they can do already.",
      .why = "If they could do it were their life at stake, something else keeps them from it, and "
             "teaching it again tells them that nobody listened.",
      .fails_when = "an objective builds a skill whose level has reached its target",
      .reads = PSI_LIST("objective.skill", "skill.level", "skill.target"),
      .branches = PSI_BRANCHES(PSI_SAYS("\"{objective}\" teaches \"{skill}\", which people have: "
                                        "{level}, where the tasks need {target}.")),
      .fix = "Drop the objective, and look for what keeps them from doing what they can.", MAGER,
      .basis = PS_BASIS_CITED},
     not_taught_what_is_there},
    {{PSI_RULE("MT04", "earlier-cells-first", "matching", CASE, NOTE, DESIGN),
      .claim = "Among options of equal effect the one that works on what people are told and have "
               "comes before the one that works on people.",
      .why = "What people are told and what they have to work with costs least to change, and "
             "changes it for all of them.",
      .fails_when = "a chosen intervention other than learning has no rationale, and an option "
                    "not chosen, without one either, is for the same gap, works on an earlier cell "
                    "by the order of the case's framework (the behavior engineering model where "
                    "that has none), is expected to do no less and is not known to cost more",
      .reads = PSI_LIST("intervention.status", "intervention.causes", "intervention.impact",
                        "intervention.cost", "intervention.rationale", "cause.factor",
                        "cause.share", "cause.gap", "case.framework"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{chosen}\" was chosen for \"{gap}\" and \"{option}\" was not, which is "
                   "expected to do no less and comes first in the order of \"{framework}\".")),
      .fix = "Take the earlier one, or write down why not.",
      .source = "T. F. Gilbert, Human Competence, 1978; IntraHealth, Stages, Steps and Tools",
      .basis = PS_BASIS_READ},
     earlier_cells_first},
    {{PSI_RULE("MT05", "seldom-is-looked-up", "matching", CASE, NOTE, DESIGN),
      .claim = "What is done seldom can be looked up; what is done often and is hard is practised.",
      .why = "What is not used is forgotten before it is needed; and nobody becomes quick at "
             "something by reading it off each time.",
      .fails_when = "a task of frequency below 3 (of 7) and difficulty from 2.5 (of 5), which need "
                    "not be done at once, has assets that teach it and none to look at; or one of "
                    "frequency from 5 and difficulty from 4 has job aids only",
      .reads = PSI_LIST("task.frequency", "task.difficulty", "task.text", "task.conditions",
                        "asset.tasks", "asset.kind", "asset.standard_status",
                        "asset.interventions", "intervention.class", "intervention.kind",
                        "intervention.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("\"{task}\" is done seldom (frequency {frequency} of 7) and is taught; "
                       "there is nothing to look it up in when it comes.",
                       "Put a job aid where it is done, and teach people to use that."),
          PSI_SAYS("\"{task}\" is done often (frequency {frequency} of 7) and is hard; there is a "
                   "job aid and nothing to become fluent by.")),
      .fix = "Add practice until it goes without the aid.", JOB_AIDS},
     seldom_is_looked_up},
    {{PSI_RULE("MT06", "by-what-they-did-before", "matching", CASE, NOTE, DESIGN),
      .claim = "Who never did it is taught, who did it once practises, and who does it often is "
               "told how they do.",
      .why = "Each of the three is wasted on the others: a course on those out of practice, a "
             "drill on those who never learned it, practice on those who do it every day.",
      .fails_when = "a supported cause of fluency (F03) is answered by learning without practice; "
                    "or by practice of tasks of frequency from 5 (of 7) without feedback; or a "
                    "supported cause of knowledge or skill (F01, F02) by drill (I05) only",
      .reads = PSI_LIST("cause.factor", "cause.status", "intervention.causes", "intervention.kind",
                        "intervention.class", "intervention.status", "asset.interventions",
                        "asset.tasks", "asset.kind", "asset.elements", "task.frequency"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("People could do it once and are out of practice (\"{cause}\"), and "
                       "\"{intervention}\" teaches it anew.",
                       "Put practice in its place."),
          PSI_SAYS_FIX("People do it often (\"{cause}\"), and \"{intervention}\" lets them "
                       "practise it; nobody tells them how they do.",
                       "Show people how they do, while they do it."),
          PSI_SAYS("People never learned it (\"{cause}\"), and \"{intervention}\" only "
                   "repeats it.")),
      .fix = "Teach it first.", MAGER, .basis = PS_BASIS_READ},
     by_what_they_did_before},
    {{PSI_RULE("MT07", "worth-the-cost", "matching", CASE, WARNING, DESIGN),
      .claim = "Closing a gap costs less than leaving it open.",
      .why = "Some gaps are cheaper to live with; what is saved there is there for those that are "
             "not.",
      .fails_when = "the cost to meet a gap, or the least cost of all that is chosen for it alone, "
                    "is above what the gap costs over its horizon (the larger of the gap before "
                    "and now x volume x worth of a unit x periods); not where it is mandated",
      .reads = PSI_LIST("gap.value_per_unit", "gap.volume", "gap.horizon_periods", "gap.actual",
                        "gap.cost_to_meet", "intervention.cost", "intervention.causes",
                        "intervention.status", "cause.gap", "case.purpose"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Leaving \"{gap}\" open costs about {ignore} over its horizon; to close it is "
                   "put at {meet}."),
          PSI_SAYS("Leaving \"{gap}\" open costs about {ignore} over its horizon; what is chosen "
                   "to close it costs at least {plan}.")),
      .fix = "Leave the gap, find something smaller, or say what else it is worth.",
      .source = "R. F. Mager, P. Pipe, Analyzing Performance Problems, 1970; R. Kaufman, "
                "Organizational Elements Model, 1981", .basis = PS_BASIS_CITED},
     worth_the_cost},
    {{PSI_RULE("MT08", "teaching-comes-last", "matching", CASE, NOTE, DESIGN),
      .claim = "Among options of equal effect teaching is the last.",
      .why = "Teaching takes people from their work, fades, and starts anew with everybody who "
             "joins; a change in the work stays.",
      .fails_when = "a chosen learning intervention has no rationale, and an option other than "
                    "learning that was not chosen, without one either, is for the same gap, is "
                    "expected to do no less and is not known to cost more",
      .reads = PSI_LIST("intervention.status", "intervention.causes", "intervention.class",
                        "intervention.kind", "intervention.impact", "intervention.cost",
                        "intervention.rationale", "cause.share", "cause.gap"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{chosen}\" was chosen for \"{gap}\", and \"{option}\", which is expected to "
                   "do no less without teaching anybody, was not.")),
      .fix = "Take the other one, or write down why not.",
      .source = "D. G. Robinson, J. C. Robinson, Performance Consulting, 1995",
      .basis = PS_BASIS_CITED},
     teaching_comes_last},
    {{PSI_RULE("MT09", "criteria-before-options", "matching", CASE, NOTE, DESIGN),
      .claim = "Options are weighed by criteria laid down before, or at least for reasons written "
               "down with each.",
      .why = "Criteria found after the favourite always fit the favourite.",
      .fails_when = "options were chosen and others left, one of them has no rationale, and no "
                    "event other than a pilot lays down criteria; or the first that does is later "
                    "than the first choice",
      .reads = PSI_LIST("intervention.status", "intervention.rationale",
                        "intervention.selected_on", "event.criteria", "event.on", "event.kind",
                        "case.log_kept_since"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{n} options were weighed by no criteria that are written down, and "
                   "\"{option}\" has no reason beside it."),
          PSI_SAYS("The criteria were laid down on {laid}; the first option had been chosen on "
                   "{chosen}.")),
      .fix = "Agree what counts before the next choice: effect, cost and time are a beginning.",
      .source = "PRIME II and IntraHealth, Performance Improvement: Stages, Steps and Tools, "
                "step 7.1", .basis = PS_BASIS_READ},
     criteria_before_options},
    {{PSI_RULE("MT12", "handoffs-in-the-process", "matching", CASE, WARNING, DESIGN),
      .claim = "What fails between people is mended between them.",
      .why = "A handoff belongs to nobody; however good each side becomes, the gap between them "
             "stays.",
      .fails_when = "a supported cause of interfaces and handoffs (F16) is answered, and only by "
                    "learning, personal development or human resource development",
      .reads = PSI_LIST("cause.factor", "cause.status", "intervention.causes", "intervention.kind",
                        "intervention.family", "intervention.class", "intervention.status"),
      .branches = PSI_BRANCHES(PSI_SAYS("\"{cause}\" lies in a handoff, and all that is done about "
                                        "it works on single persons: {persons}.")),
      .fix = "Settle the handoff itself: who gives what to whom, when, and who sees to it.",
      .source = "G. A. Rummler, A. P. Brache, Improving Performance, 1990",
      .basis = PS_BASIS_CITED},
     handoffs_in_the_process},
    {{PSI_RULE("MT13", "right-fix-for-the-cause", "matching", CASE, WARNING, DESIGN),
      .claim = "What people are not told is told, what they lack is given, and what does not pay "
               "is made to pay.",
      .why = "An answer of another kind may help only by a way that somebody can name: a course on "
             "the new bonus works if the bonus is there.",
      .fails_when = "a chosen intervention names a supported cause of expectations, feedback, "
                    "tools, materials, time or incentives (F08 F09 F11 F12 F13 F20 F21 F22), its "
                    "kind does not answer that, its family is not among the usual ones, and it has "
                    "no rationale",
      .reads = PSI_LIST("intervention.causes", "intervention.kind", "intervention.family",
                        "intervention.class", "intervention.target_role",
                        "intervention.rationale", "intervention.status", "cause.factor",
                        "cause.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{intervention}\" is to change \"{cause}\", a matter of {matter}: why "
                   "should it?"),
          PSI_SAYS("\"{intervention}\" teaches people, and \"{cause}\" is a matter of {matter}: "
                   "why should teaching change that?")),
      .fix = "Write down by which way it helps, or put an answer of the fitting kind in its place.",
      .source = "IntraHealth, Stages, Steps and Tools; PRIME II's example of incentives answered "
                "by a training module", .basis = PS_BASIS_READ},
     right_fix_for_the_cause},
    {{PSI_RULE("MT14", "judgement-is-practised", "matching", CASE, NOTE, DESIGN),
      .claim = "What takes judgement is practised with others; a job aid cannot stand in for it.",
      .why = "A list holds what can be foreseen, and here it is the rest that counts.",
      .fails_when = "the text or a condition of a task speaks of judgement, negotiation, the "
                    "unexpected and the like, and its assets are job aids only",
      .reads = PSI_LIST("task.text", "task.conditions", "asset.tasks", "asset.kind",
                        "asset.standard_status", "asset.interventions", "intervention.class",
                        "intervention.kind", "intervention.status"),
      .branches = PSI_BRANCHES(PSI_SAYS("\"{task}\" takes judgement (\"{words}\"), and there is a "
                                        "job aid only.")),
      .fix = "Add practice on real episodes, or somebody experienced at their side.",
      .subsumes = PSI_LIST("MT05"),
      .source = "A. C. Edmondson and others, 2002, on tacit knowledge and improvement",
      .basis = PS_BASIS_CITED},
     judgement_is_practised},
    {{PSI_RULE("MT15", "several-causes-several-answers", "matching", CASE, NOTE, DESIGN),
      .claim = "A gap with causes of several kinds gets more than one answer.",
      .why = "Each cause that stays keeps its share of the gap open, and undoes what was won on "
             "the others.",
      .fails_when = "a gap has two or more confirmed causes whose factors are of different "
                    "families, and the one intervention chosen for it names two or more of them "
                    "and has no rationale",
      .reads = PSI_LIST("cause.gap", "cause.status", "cause.factor", "intervention.causes",
                        "intervention.status", "intervention.rationale"),
      .branches = PSI_BRANCHES(PSI_SAYS("\"{one}\" is the only answer to {n} causes of different "
                                        "kinds of \"{gap}\".")),
      .fix = "Give each kind of cause an answer of its kind, however small.",
      .source = "W. J. Rothwell, C. K. Hohne, S. B. King, Human Performance Improvement, 2000",
      .basis = PS_BASIS_CITED},
     several_causes_several_answers},
    {{PSI_RULE("MT16", "no-aid-where-it-hinders", "matching", CASE, NOTE, DESIGN),
      .claim = "A job aid is not the whole answer where there is no time to look, or looking does "
               "harm.",
      .why = "Whose hands or eyes are elsewhere cannot read; and who reads out to a customer what "
             "they should know loses them.",
      .fails_when = "the text or a condition of a task says that it is done at once, from memory, "
                    "with both hands, in front of customers and the like, and its assets are job "
                    "aids only",
      .reads = PSI_LIST("task.text", "task.conditions", "asset.tasks", "asset.kind",
                        "asset.standard_status", "asset.interventions", "intervention.class",
                        "intervention.kind", "intervention.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{task}\" leaves no time to look anything up (\"{words}\"), and there is a "
                   "job aid only."),
          PSI_SAYS("\"{task}\" is done under other people's eyes (\"{words}\"), and there is a job "
                   "aid only.")),
      .fix = "Add practice until it goes without the aid.", .subsumes = PSI_LIST("MT05"), JOB_AIDS},
     no_aid_where_it_hinders},
    {{PSI_RULE("MT18", "training-and-support", "matching", CASE, NOTE, DESIGN),
      .claim = "Teaching goes together with help at work.",
      .why = "Most people keep up better, and like it better, with something or somebody at hand "
             "afterwards than after teaching alone.",
      .fails_when = "learning is chosen for a supported cause that learning can change, not for "
                    "the moments apply, solve or change, and the plan has no support, no personal "
                    "development, no teaching at the workplace and no asset for the moment of work",
      .reads = PSI_LIST("intervention.class", "intervention.kind", "intervention.family",
                        "intervention.causes", "intervention.moment", "intervention.status",
                        "intervention.target_role", "cause.factor", "cause.status", "asset.kind",
                        "asset.touchpoint"),
      .branches = PSI_BRANCHES(PSI_SAYS("All there is to help people is teaching ({learning}); "
                                        "nothing is there while they work.")),
      .fix = "Add one thing for the moment of work: a job aid, a colleague to ask, a coach.",
      .source = "F. Nguyen, J. D. Klein, H. Sullivan, A Comparative Study of Electronic "
                "Performance Support Systems, 2005", .basis = PS_BASIS_CITED},
     training_and_support},
};

const psi_pack psi_pack_matching = {"matching", rules, PSI_COUNT(rules)};
