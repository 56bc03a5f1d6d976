/* Evaluation: what a claim that something worked must bear. V1 to V13 of the domain notes.
 *
 * Figures in the words of a claim are read by claims.h. The formulas are those of ps_worth_of()
 * and ps_adjusted_benefit(). */
#include "check/rules.h"

#include "analysis/level.h"
#include "check/claims.h"

#include <math.h>
#include <string.h>

/* ---- shared: evaluations ---- */

/* What an evaluation is of, as people call it. */
static void say_about(psi_check *k, const ps_evaluation *e) {
  psi_say_id(k, "about", e->about != NULL ? e->about : e->measure != NULL ? e->measure : e->id);
}

/* That something came of it. */
static bool is_claimed(const ps_evaluation *e) {
  return e->met.value || e->benefit.set;
}

static double cost_of(const psi_check *k, const ps_evaluation *e) {
  if (e->cost.set || e->costs.count == 0) return psi_money(k, &e->cost);
  double sum = 0;
  for (size_t i = 0; i < e->costs.count; i++) sum += psi_money(k, &e->costs.items[i].money);
  return sum;
}

/* What was estimated to be its own: 1 where nobody estimated. */
static double own_share(const ps_evaluation *e) {
  return (e->attribution.set ? e->attribution.value : 1) *
         (e->confidence.set ? e->confidence.value : 1);
}

static double percent(double share) { return floor(share * 1000 + 0.5) / 10; }

/* ---- V01 ---- */

static const char *const return_words[] = {"ROI", "return on investment"};
static const char *const ratio_words[] = {"BCR", "benefit-cost ratio", "benefit/cost ratio",
                                          "benefit cost ratio"};

static void tell_wrong_sum(psi_check *k, const ps_evaluation *e, const psi_wrong_sum *w) {
  psi_say_hit(k, "sum", e->claim, w->sum);
  psi_say_hit(k, "told", e->claim, w->told);
  psi_say_number(k, "right", w->is_percent ? floor(w->right * 10 + 0.5) / 10 : w->right,
                 w->is_percent ? "%" : NULL);
  psi_fails(k, 2, e, "claim");
}

/* Benefit over cost, by the figures recorded, else by the claim; NaN for neither. */
static double ratio_of(const psi_check *k, const ps_evaluation *e, bool *recorded) {
  psi_told told;
  double ratio = psi_money(k, &e->benefit) / cost_of(k, e);
  *recorded = isfinite(ratio);
  if (*recorded) return ratio;
  return psi_ratio_find(e->claim, ratio_words, PSI_COUNT(ratio_words), &told) ? told.value
                                                                              : (double)NAN;
}

static void tell_return(psi_check *k, const ps_evaluation *e, const psi_told *told) {
  bool recorded;
  const double ratio = ratio_of(k, e, &recorded), own = ratio * own_share(e);
  bool is_ratio = psi_told_fits(ratio, told), is_own = !is_ratio && psi_told_fits(own, told);
  psi_say_hit(k, "words", e->claim, told->hit);
  psi_say_number(k, "roi", percent((is_own ? own : ratio) - 1), "%");
  psi_say_number(k, "bcr", floor(ratio * 1000 + 0.5) / 1000, NULL);
  psi_say_money(k, "benefit", psi_money(k, &e->benefit));
  psi_say_money(k, "cost", cost_of(k, e));
  psi_fails(k, is_ratio || is_own ? 0 : recorded ? 1 : 3, e, "claim");
}

static void look_at_return(psi_check *k, const ps_evaluation *e, const psi_told *told) {
  bool recorded;
  psi_wrong_sum w;
  const double ratio = ratio_of(k, e, &recorded);
  bool right = psi_told_fits(ratio - 1, told) || psi_told_fits(ratio * own_share(e) - 1, told);
  bool wrong = !isnan(ratio) && !right;
  bool adds_up = !psi_wrong_sum_find(e->claim, &w);
  if (wrong) tell_return(k, e, told);
  /* What the return was reckoned by is told once. */
  if (!adds_up && !(wrong && w.told.start == told->hit.start)) tell_wrong_sum(k, e, &w);
  if (adds_up && right) psi_passes(k);
  if (adds_up && isnan(ratio))
    psi_unknown(k, e, isnan(psi_money(k, &e->benefit)) ? "benefit" : "cost");
}

static void return_is_reckoned_right(psi_check *k) {
  for (size_t i = 0; i < k->c->evaluations.count; i++) {
    const ps_evaluation *e = k->c->evaluations.items[i];
    psi_told told;
    psi_wrong_sum w;
    if (e->claim == NULL) continue;
    if (psi_ratio_find(e->claim, return_words, PSI_COUNT(return_words), &told))
      look_at_return(k, e, &told);
    else if (psi_wrong_sum_find(e->claim, &w))
      tell_wrong_sum(k, e, &w);
  }
}

/* ---- V02 ---- */

static bool any_figures_of(const ps_measure *measure, const ps_text_list *groups) {
  for (size_t i = 0; i < measure->series.count; i++)
    if (psi_has(groups, measure->series.group[i])) return true;
  return false;
}

/* The measure with the groups that nothing was changed for: the claim's own, or another of the
 * case; NULL where none has any. */
static const ps_measure *compared_with(const psi_check *k, const ps_measure *own) {
  if (own != NULL && own->control.count > 0) return own;
  for (size_t i = 0; i < k->c->measures.count; i++)
    if (k->c->measures.items[i]->control.count > 0) return k->c->measures.items[i];
  return own;
}

static void look_at_control(psi_check *k, const ps_evaluation *e, const ps_measure *own) {
  const ps_measure *measure = compared_with(k, own);
  if (measure == NULL) {
    psi_unknown(k, e, "measure");
  } else if (measure->control.count == 0) {
    psi_unknown(k, measure, "control");
  } else if (any_figures_of(measure, &measure->control)) {
    psi_passes(k);
  } else {
    psi_listing groups = {{0}, 0, 0};
    for (size_t i = 0; i < measure->control.count; i++)
      psi_listing_add(&groups, measure->control.items[i]);
    psi_say_listing(k, "groups", &groups);
    psi_say_name(k, "measure", measure);
    say_about(k, e);
    psi_fails(k, 1, e, "method");
  }
}

static void look_at_isolation(psi_check *k, const ps_evaluation *e) {
  const ps_measure *measure = psi_measure(k, e->measure);
  switch (e->method) {
    case PS_ISOLATION_UNSET: psi_unknown(k, e, "method"); return;
    case PS_ISOLATION_CONTROL: look_at_control(k, e, measure); return;
    case PS_ISOLATION_ESTIMATE:
      if (e->attribution.set && e->confidence.set)
        psi_passes(k);
      else
        psi_unknown(k, e, e->attribution.set ? "confidence" : "attribution");
      return;
    case PS_ISOLATION_TREND:
    case PS_ISOLATION_MODEL:
      if (measure == NULL)
        psi_unknown(k, e, "measure");
      else if (measure->series.count == 0)
        psi_unknown(k, measure, "series");
      else
        psi_passes(k);
      return;
    case PS_ISOLATION_NONE: break;
  }
  say_about(k, e);
  psi_fails(k, 0, e, "method");
}

static void effect_told_apart(psi_check *k) {
  for (size_t i = 0; i < k->c->evaluations.count; i++) {
    const ps_evaluation *e = k->c->evaluations.items[i];
    if (is_claimed(e) && e->level.value >= 4 && !psi_marked(e, "method")) look_at_isolation(k, e);
    if (e->benefit.set && !e->level.set) psi_unknown(k, e, "level");
  }
}

/* ---- V03 ---- */

/* Whether two claims share an effect: of two interventions, on one measure, within a year. */
static bool share_effect(const psi_check *k, const ps_evaluation *a, const ps_evaluation *b) {
  return psi_same(a->measure, b->measure) && !psi_same(a->about, b->about) &&
         psi_intervention(k, b->about) != NULL &&
         (a->on == 0 || b->on == 0 ||
          (psi_days(a->on, b->on) >= -366 && psi_days(a->on, b->on) <= 366));
}

/* Whether an earlier claim is of the same intervention and measure: the last one counts. */
static bool is_told_again(const psi_check *k, size_t at) {
  const ps_evaluation *e = k->c->evaluations.items[at];
  for (size_t i = 0; i < k->c->evaluations.count; i++) {
    const ps_evaluation *other = k->c->evaluations.items[i];
    bool later = other->on > e->on || (other->on == e->on && i > at);
    if (later && psi_same(other->about, e->about) && psi_same(other->measure, e->measure))
      return true;
  }
  return false;
}

static bool has_share(const psi_check *k, size_t at) {
  const ps_evaluation *e = k->c->evaluations.items[at];
  return e->level.value >= 4 && e->measure != NULL && psi_intervention(k, e->about) != NULL &&
         !psi_marked(e, "attribution") && !is_told_again(k, at);
}

/* The claims that share an effect with the one at `at`, if that is the first of them. */
static void add_shares(psi_check *k, size_t at) {
  const ps_evaluation *const *all = (const ps_evaluation *const *)k->c->evaluations.items;
  const ps_evaluation *open = all[at]->attribution.set ? NULL : all[at];
  double sum = all[at]->attribution.value;
  size_t count = 1;
  for (size_t i = 0; i < k->c->evaluations.count; i++) {
    if (i == at || !has_share(k, i) || !share_effect(k, all[at], all[i])) continue;
    if (i < at) return; /* told there */
    count++;
    sum += all[i]->attribution.value;
    open = all[i]->attribution.set ? open : all[i];
    psi_object(k, all[i]->id);
  }
  psi_say_id(k, "measure", all[at]->measure);
  psi_say_count(k, "n", count);
  psi_say_share(k, "sum", sum);
  if (sum > 1 + 1e-9)
    psi_fails(k, 0, all[at], "attribution");
  else if (count > 1 && open != NULL)
    psi_unknown(k, open, "attribution");
  else if (count > 1)
    psi_passes(k);
}

static void shares_within_the_whole(psi_check *k) {
  for (size_t i = 0; i < k->c->evaluations.count; i++)
    if (has_share(k, i)) add_shares(k, i);
}

/* ---- V04 ---- */

static bool is_share(ps_number n) { return !n.set || (n.value >= 0 && n.value <= 1); }

/* A return claimed on the whole benefit, though only a part is estimated to be its own. */
static bool counts_whole_benefit(const psi_check *k, const ps_evaluation *e, psi_told *told) {
  const double ratio = psi_money(k, &e->benefit) / cost_of(k, e);
  return e->method == PS_ISOLATION_ESTIMATE && e->claim != NULL && isfinite(ratio) &&
         psi_ratio_find(e->claim, return_words, PSI_COUNT(return_words), told) &&
         psi_told_fits(ratio - 1, told) && !psi_told_fits(ratio * own_share(e) - 1, told);
}

static void estimates_are_discounted(psi_check *k) {
  for (size_t i = 0; i < k->c->evaluations.count; i++) {
    const ps_evaluation *e = k->c->evaluations.items[i];
    psi_told told;
    if (!e->attribution.set && !e->confidence.set) continue;
    say_about(k, e);
    if (!is_share(e->attribution) || !is_share(e->confidence)) {
      bool second = is_share(e->attribution);
      psi_say(k, "which", second ? "confidence in the estimate" : "share of the effect");
      psi_say_number(k, "x", second ? e->confidence.value : e->attribution.value, NULL);
      psi_fails(k, 0, e, second ? "confidence" : "attribution");
    } else if (counts_whole_benefit(k, e, &told)) {
      psi_say_hit(k, "words", e->claim, told.hit);
      psi_say_share(k, "share", own_share(e));
      psi_say_money(k, "own", psi_money(k, &e->benefit) * own_share(e));
      psi_say_number(k, "roi",
                     percent(psi_money(k, &e->benefit) * own_share(e) / cost_of(k, e) - 1), "%");
      psi_fails(k, 1, e, "claim");
    } else {
      psi_passes(k);
    }
  }
}

/* ---- V05 ---- */

typedef struct cost_category {
  const char *told;
  const char *words[6];
} cost_category;

/* Phillips's fully loaded costs. */
static const cost_category categories[] = {
    {"analysis", {"analysis", "needs", "diagnosis"}},
    {"design", {"design", "development", "content"}},
    {"delivery", {"delivery", "instructor", "facilitator", "trainer", "rollout"}},
    {"participants' time", {"participant", "learner", "attendee", "salaries"}},
    {"facilities", {"facilities", "facility", "room", "venue", "travel"}},
    {"evaluation", {"evaluation", "measurement", "measuring"}},
    {"overhead", {"overhead", "administration", "administrative"}},
};

static bool has_category(const ps_evaluation *e, const cost_category *category) {
  psi_hit hit;
  for (size_t i = 0; i < e->costs.count; i++)
    for (size_t w = 0; w < 6; w++)
      if (psi_word_find(e->costs.items[i].category, 0, category->words[w], &hit)) return true;
  return false;
}

/* That a return is told: money against money. */
static bool is_return(const ps_evaluation *e) {
  return e->level.value == 5 || (e->benefit.set && (e->cost.set || e->costs.count > 0));
}

static void all_costs_counted(psi_check *k) {
  for (size_t i = 0; i < k->c->evaluations.count; i++) {
    const ps_evaluation *e = k->c->evaluations.items[i];
    psi_listing missing = {{0}, 0, 0};
    if (!is_return(e) || psi_marked(e, "costs")) continue;
    for (size_t j = 0; j < PSI_COUNT(categories); j++)
      psi_listing_add(&missing, has_category(e, &categories[j]) ? NULL : categories[j].told);
    if (e->costs.count == 0) {
      psi_unknown(k, e, "costs");
    } else if (missing.count == 0) {
      psi_passes(k);
    } else {
      psi_say_listing(k, "missing", &missing);
      say_about(k, e);
      psi_fails(k, 0, e, "costs");
    }
  }
}

/* ---- V06 ---- */

static const char *const income_words[] = {"revenue", "turnover", "sales"};
/* In a claim these are of more than money unless they stand like this. */
static const char *const income_phrases[] = {
    "revenue", "more sales",         "additional sales", "extra sales", "higher sales",
    "new sales", "increase in sales", "sales increase",  "rise in sales"};
static const char *const profit_words[] = {"margin",   "profit",       "saving",   "saved",
                                           "earnings", "contribution", "net of cost"};

static bool has_word(const char *text, const char *const *words, size_t count, psi_hit *hit) {
  for (size_t i = 0; i < count; i++)
    if (psi_word_find(text, 0, words[i], hit)) return true;
  return false;
}

/* A measure that counts income, in money: staff turnover is not one. */
static bool counts_income(const psi_check *k, const ps_measure *measure, psi_hit *hit) {
  static const char *const money[] = {"$", "\xE2\x82\xAC", "\xC2\xA3", "dollar", "euro", "pound"};
  psi_hit unit;
  bool in_money = measure != NULL && measure->unit != NULL &&
                  (has_word(measure->unit, money, PSI_COUNT(money), &unit) ||
                   psi_word_find(measure->unit, 0, k->c->currency, &unit));
  return in_money && has_word(measure->name, income_words, PSI_COUNT(income_words), hit);
}

static bool speaks_of_profit(const char *text) {
  psi_hit hit;
  return has_word(text, profit_words, PSI_COUNT(profit_words), &hit);
}

static void benefit_is_profit(psi_check *k) {
  for (size_t i = 0; i < k->c->evaluations.count; i++) {
    const ps_evaluation *e = k->c->evaluations.items[i];
    const ps_measure *measure = psi_measure(k, e->measure);
    psi_hit hit;
    if (!e->benefit.set) continue;
    bool income = has_word(e->claim, income_phrases, PSI_COUNT(income_phrases), &hit) ||
                  counts_income(k, measure, &hit);
    bool profit = speaks_of_profit(e->claim) ||
                  (measure != NULL && (speaks_of_profit(measure->name) ||
                                       speaks_of_profit(measure->definition)));
    if (e->claim == NULL && measure == NULL) {
      psi_unknown(k, e, "claim");
    } else if (income && !profit) {
      psi_say_money(k, "benefit", psi_money(k, &e->benefit));
      say_about(k, e);
      psi_fails(k, 0, e, "benefit");
    } else {
      psi_passes(k);
    }
  }
}

/* ---- V07 ---- */

/* When what is claimed to have worked began: an intervention, or the first of those chosen for
 * a gap. */
static const ps_intervention *began_with(const psi_check *k, const char *about) {
  const ps_intervention *first = psi_intervention(k, about);
  for (size_t i = 0; first == NULL && i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    bool ours = false;
    for (size_t j = 0; psi_chosen(one) && j < one->causes.count; j++) {
      const ps_cause *cause = psi_cause(k, one->causes.items[j].cause);
      ours = ours || (cause != NULL && psi_same(cause->gap, about));
    }
    if (ours) first = one;
  }
  return first;
}

static void look_at_delay(psi_check *k, const ps_evaluation *e, const ps_intervention *i) {
  const ps_measure *measure = psi_measure(k, e->measure);
  if (measure == NULL) {
    psi_unknown(k, e, "measure");
  } else if (!measure->delay_days.set) {
    psi_unknown(k, measure, "delay_days");
  } else if (i->start == 0) {
    psi_unknown(k, i, "start");
  } else if (e->on == 0) {
    psi_unknown(k, e, "on");
  } else {
    ps_date from = ps_date_add_days(i->start, (int32_t)measure->delay_days.value);
    psi_say_name(k, "measure", measure);
    psi_say_name(k, "intervention", i);
    psi_say_date(k, "on", e->on);
    psi_say_date(k, "from", from);
    psi_say_number(k, "delay", (double)measure->delay_days.value, NULL);
    if (e->on < from)
      psi_fails(k, 0, e, "on");
    else if (measure->current.from != 0 && measure->current.from < i->start &&
             measure->current.to >= i->start && measure->current.to <= e->on)
      psi_fails(k, 1, e, "on");
    else
      psi_passes(k);
  }
}

static void judged_after_the_delay(psi_check *k) {
  for (size_t i = 0; i < k->c->evaluations.count; i++) {
    const ps_evaluation *e = k->c->evaluations.items[i];
    const ps_intervention *began = began_with(k, e->about);
    const ps_measure *measure = psi_measure(k, e->measure);
    if (e->level.value < 3 || began == NULL) continue;
    if (measure == NULL || !psi_marked(measure, "delay_days")) look_at_delay(k, e, began);
  }
}

/* ---- V08 ---- */

/* Groups told apart; more than that are not looked at. */
enum { GROUPS = 24 };

typedef struct presence {
  const char *group;
  bool before, after;
} presence;

static bool is_within(const ps_window *window, ps_date on) {
  return on >= window->from && (window->to == 0 || on <= window->to);
}

/* The place of a group among those met so far; a new one where it was not. */
static size_t place_of(presence *met, size_t *count, const char *group) {
  size_t i = 0;
  while (i < *count && !psi_same(met[i].group, group)) i++;
  if (i == *count) met[(*count)++].group = group;
  return i;
}

/* Lists groups that have figures in one of the windows and not in the other. */
static void list_strangers(const ps_measure *measure, psi_listing *strangers) {
  const ps_series *s = &measure->series;
  presence met[GROUPS] = {{NULL, false, false}};
  size_t count = 0;
  for (size_t i = 0; i < s->count && count < GROUPS; i++) {
    bool before = is_within(&measure->baseline, s->on[i]);
    bool after = is_within(&measure->current, s->on[i]);
    presence *p = s->group[i] == NULL ? NULL : &met[place_of(met, &count, s->group[i])];
    if (p == NULL) continue;
    p->before = p->before || before;
    p->after = p->after || after;
  }
  for (size_t i = 0; count < GROUPS && i < count; i++)
    psi_listing_add(strangers, met[i].before != met[i].after ? met[i].group : NULL);
}

static void compare_windows(psi_check *k, const ps_evaluation *e, const ps_measure *measure) {
  const char *before = measure->baseline.group, *after = measure->current.group;
  bool same = before == NULL ? after == NULL : psi_same(before, after);
  psi_listing strangers = {{0}, 0, 0};
  if (same && before == NULL) list_strangers(measure, &strangers);
  psi_say_name(k, "measure", measure);
  psi_say(k, "before", before == NULL ? "everybody" : before);
  psi_say(k, "after", after == NULL ? "everybody" : after);
  psi_object(k, measure->id);
  if (!same) {
    psi_fails(k, 0, e, "measure");
  } else if (strangers.count > 0) {
    psi_say_listing(k, "groups", &strangers);
    psi_fails(k, 1, e, "measure");
  } else {
    psi_passes(k);
  }
}

static void like_with_like(psi_check *k) {
  for (size_t i = 0; i < k->c->evaluations.count; i++) {
    const ps_evaluation *e = k->c->evaluations.items[i];
    const ps_gap *gap = psi_gap(k, e->about);
    const ps_measure *measure = psi_measure(k, e->measure);
    if (e->level.value < 4 || !is_claimed(e) || measure == NULL) continue;
    if (gap != NULL && gap->measure != NULL && !psi_same(gap->measure, measure->id)) {
      psi_say_name(k, "measure", measure);
      psi_say_id(k, "stated", gap->measure);
      say_about(k, e);
      psi_fails(k, 2, e, "measure");
    } else if (measure->baseline.from == 0 && measure->baseline.to == 0) {
      psi_unknown(k, measure, "baseline");
    } else if (measure->current.from == 0) {
      psi_unknown(k, measure, "current");
    } else {
      compare_windows(k, e, measure);
    }
  }
}

/* ---- V09 ---- */

/* Points a trend needs before the change: EPOC asks of a time series for three. */
enum { TREND_POINTS = 3 };

/* Days with a figure from one date to another, open where 0. */
static size_t days_with_figures(const ps_measure *measure, ps_date from, ps_date to) {
  const ps_series *s = &measure->series;
  size_t count = 0;
  ps_date last = 0;
  for (size_t i = 0; i < s->count; i++) {
    count += s->on[i] >= from && s->on[i] <= to && s->on[i] != last;
    last = s->on[i];
  }
  return count;
}

/* When the level of a measure is known to have shifted: the onset of a gap on it. */
static ps_date shift_of(const psi_check *k, const ps_measure *measure) {
  for (size_t i = 0; i < k->c->gaps.count; i++)
    if (psi_same(k->c->gaps.items[i]->measure, measure->id)) return k->c->gaps.items[i]->onset;
  return 0;
}

static void look_at_trend(psi_check *k, const ps_evaluation *e, const ps_measure *measure) {
  const ps_date to = measure->baseline.to, shift = shift_of(k, measure);
  const ps_date from = measure->baseline.from;
  size_t points = days_with_figures(measure, from, to);
  psi_say_name(k, "measure", measure);
  psi_say_count(k, "n", points);
  psi_say_date(k, "shift", shift);
  if (points < TREND_POINTS)
    psi_fails(k, points == 1 ? 2 : 0, e, "method");
  else if (shift > from && shift <= to && days_with_figures(measure, from, shift - 1) > 0)
    psi_fails(k, 1, e, "method");
  else
    psi_passes(k);
}

static void trend_bears_projection(psi_check *k) {
  for (size_t i = 0; i < k->c->evaluations.count; i++) {
    const ps_evaluation *e = k->c->evaluations.items[i];
    const ps_measure *measure = psi_measure(k, e->measure);
    if (e->method != PS_ISOLATION_TREND || !is_claimed(e)) continue;
    if (measure == NULL)
      psi_unknown(k, e, "measure");
    else if (measure->baseline.to == 0)
      psi_unknown(k, measure, "baseline");
    else
      look_at_trend(k, e, measure);
  }
}

/* ---- V10 ---- */

static bool take_level(psi_check *k, const ps_measure *measure, const ps_text_list *groups,
                       ps_level *level) {
  const ps_series *s = &measure->series;
  size_t *rows = psi_store_take(k->store, (s->count + 1) * sizeof *rows), count = 0;
  k->no_memory = k->no_memory || rows == NULL;
  for (size_t i = 0; rows != NULL && i < s->count; i++)
    if (psi_has(groups, s->group[i])) rows[count++] = i;
  psi_level_ask ask = {measure, measure->baseline.from, measure->baseline.to, NULL, k->as_of,
                       rows, count};
  psi_init(level, &psi_level_table);
  psi_level_take(level, &ask);
  if (level->standard_error.set) { /* as ps_level tells it: 95 % */
    level->low.value = level->value.value - 1.959963984540054 * level->standard_error.value;
    level->high.value = level->value.value + 1.959963984540054 * level->standard_error.value;
    level->low.set = level->high.set = true;
  }
  return level->low.set && level->high.set;
}

static void compare_baselines(psi_check *k, const ps_evaluation *e, const ps_measure *measure) {
  ps_level treated, control;
  memset(&treated, 0, sizeof treated);
  memset(&control, 0, sizeof control);
  const char *unit = measure->unit;
  bool known = take_level(k, measure, &measure->treated, &treated) &&
               take_level(k, measure, &measure->control, &control);
  if (!known) {
    psi_say_name(k, "measure", measure);
    psi_unknown_because(k, measure, "baseline",
                        "whether the groups were alike before on \"{measure}\"; the baseline "
                        "needs at least two figures of each");
  } else if (treated.low.value > control.high.value || control.low.value > treated.high.value) {
    psi_say_name(k, "measure", measure);
    psi_say_number(k, "with", treated.value.value, unit);
    psi_say_number(k, "without", control.value.value, unit);
    psi_object(k, measure->id);
    psi_fails(k, 0, e, "method");
  } else {
    psi_passes(k);
  }
}

static void alike_at_baseline(psi_check *k) {
  for (size_t i = 0; i < k->c->evaluations.count; i++) {
    const ps_evaluation *e = k->c->evaluations.items[i];
    const ps_measure *measure = psi_measure(k, e->measure);
    if (e->method != PS_ISOLATION_CONTROL || !is_claimed(e) || measure == NULL) continue;
    if (measure->treated.count == 0)
      psi_unknown(k, measure, "treated");
    else if (measure->control.count == 0)
      psi_unknown(k, measure, "control");
    else if (measure->baseline.from == 0 && measure->baseline.to == 0)
      psi_unknown(k, measure, "baseline");
    else
      compare_baselines(k, e, measure);
  }
}

/* ---- V11 ---- */

/* Whether something is measured at a level: an evaluation of the intervention, or a measure of
 * the case that has figures. */
static bool is_measured(const psi_check *k, const char *about, int level) {
  for (size_t i = 0; i < k->c->evaluations.count; i++) {
    const ps_evaluation *e = k->c->evaluations.items[i];
    if (e->level.value == level && psi_same(e->about, about)) return true;
  }
  for (size_t i = 0; i < k->c->measures.count; i++) {
    const ps_measure *measure = k->c->measures.items[i];
    if (measure->level.value == level && measure->series.count > 0) return true;
  }
  return false;
}

/* Of learning only: what else is done has nothing to be learned first. */
static void lower_levels_first(psi_check *k) {
  static const char *const shown[] = {"", "", "that people learned it", "that people do it at work",
                                      "what it changed for the business"};
  static const char *const claims[] = {"", "", "", "A change at work", "A result", "A return"};
  for (size_t i = 0; i < k->c->evaluations.count; i++) {
    const ps_evaluation *e = k->c->evaluations.items[i];
    const ps_intervention *about = psi_intervention(k, e->about);
    const int64_t level = e->level.value;
    if (about == NULL || psi_class(about) != PS_INTERVENTION_CLASS_LEARNING || !is_claimed(e))
      continue;
    if (!e->level.set) {
      psi_unknown(k, e, "level");
    } else if (level < 3 || level > 5) {
      continue;
    } else if (is_measured(k, e->about, (int)level - 1)) {
      psi_passes(k);
    } else {
      say_about(k, e);
      psi_say(k, "what", claims[level]);
      psi_say(k, "shown", shown[level - 1]);
      psi_fails(k, 0, e, "level");
    }
  }
}

/* ---- V12 ---- */

/* Where nothing beyond level 2 is judged at all, that is for A57. */
static void satisfaction_has_its_place(psi_check *k) {
  size_t all = k->c->evaluations.count, liked = 0, beyond = 0;
  const ps_evaluation *unsorted = NULL;
  for (size_t i = 0; i < all; i++) {
    const ps_evaluation *e = k->c->evaluations.items[i];
    liked += e->level.value == 1;
    beyond += e->level.value >= 3;
    if (!e->level.set && !psi_marked(e, "level")) unsorted = e;
  }
  if (all < 3 || beyond == 0) return;
  psi_say_count(k, "liked", liked);
  psi_say_count(k, "all", all);
  if (2 * liked > all)
    psi_fails(k, 0, k->c, "evaluations");
  else if (unsorted != NULL && 2 * (liked + 1) > all)
    psi_unknown(k, unsorted, "level");
  else
    psi_passes(k);
}

/* ---- V13 ---- */

static const char *const intangible_words[] = {
    "satisfaction", "engagement", "morale", "motivation", "loyalty", "reputation", "image",
    "culture", "well-being", "wellbeing", "stress", "teamwork", "trust", "confidence"};

/* Somebody has said what a unit of the measure is worth. */
static bool has_worth(const psi_check *k, const ps_measure *measure) {
  for (size_t i = 0; i < k->c->gaps.count; i++)
    if (k->c->gaps.items[i]->value_per_unit.set &&
        psi_same(k->c->gaps.items[i]->measure, measure->id))
      return true;
  return false;
}

static void intangibles_kept_apart(psi_check *k) {
  for (size_t i = 0; i < k->c->evaluations.count; i++) {
    const ps_evaluation *e = k->c->evaluations.items[i];
    const ps_measure *measure = psi_measure(k, e->measure);
    psi_hit hit;
    if (!e->benefit.set) continue;
    say_about(k, e);
    psi_say_money(k, "benefit", psi_money(k, &e->benefit));
    if (e->level.value == 1 || e->level.value == 2) {
      psi_say(k, "what", e->level.value == 1 ? "that people liked it" : "that people learned it");
      psi_fails(k, 0, e, "benefit");
    } else if (measure == NULL) {
      psi_unknown(k, e, "measure");
    } else if (!has_worth(k, measure) && has_word(measure->name, intangible_words,
                                                  PSI_COUNT(intangible_words), &hit)) {
      psi_say_name(k, "measure", measure);
      psi_fails(k, 1, e, "benefit");
    } else {
      psi_passes(k);
    }
  }
}

/* ---- the rows ---- */

#define PHILLIPS .source = "J. J. Phillips, Return on Investment in Training and Performance "     \
                           "Improvement Programs, 1997", .basis = PS_BASIS_CITED
#define DESIGNS .source = "W. R. Shadish, T. D. Cook, D. T. Campbell, Experimental and Quasi-"     \
                          "experimental Designs, 2002", .basis = PS_BASIS_CITED

static const psi_rule rules[] = {
    {{PSI_RULE("V01", "return-reckoned-right", "evaluation", CASE, WARNING, EVALUATE),
      .claim = "A return on investment is what is left of the benefit after the cost, over the "
               "cost, and its figures add up.",
      .why = "Benefit over cost is the benefit-cost ratio, always a hundred per cent more than the "
             "return; a sponsor who finds the mistake believes no other figure.",
      .fails_when = "the claim of an evaluation gives a return on investment (as a per cent, or as "
                    "so much per 1) that is not (benefit - cost) / cost within its rounding, by "
                    "the figures recorded or by the benefit-cost ratio in the claim; or holds a "
                    "sum whose printed result is not what it makes",
      .reads = PSI_LIST("evaluation.claim", "evaluation.benefit", "evaluation.cost",
                        "evaluation.costs", "evaluation.attribution", "evaluation.confidence"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("What is called a return of \"{words}\" is the benefit-cost ratio; the return "
                   "on investment is {roi}."),
          PSI_SAYS("The claim gives a return of \"{words}\"; a benefit of {benefit} at a cost of "
                   "{cost} makes it {roi}."),
          PSI_SAYS_FIX("\"{sum}\" makes {right}, not \"{told}\".",
                       "Find out which of the figures is wrong, and correct the claim."),
          PSI_SAYS("A benefit-cost ratio of {bcr} is a return of {roi}; the claim gives "
                   "\"{words}\".")),
      .fix = "Give the return as (benefit - cost) / cost, or call the figure a benefit-cost ratio.",
      PHILLIPS},
     return_is_reckoned_right},
    {{PSI_RULE("V02", "effect-told-apart", "evaluation", CASE, WARNING, EVALUATE),
      .claim = "A claim about results or return says how the effect was told apart, and from what.",
      .why = "Figures move for many reasons; without a group, a trend, a model or a sober estimate "
             "beside them, nobody knows what this work had to do with it.",
      .fails_when = "an evaluation at level 4 or 5 that met its target or states a benefit has the "
                    "method none, or the method control where no figures of the groups compared "
                    "with are recorded",
      .reads = PSI_LIST("evaluation.level", "evaluation.met", "evaluation.benefit",
                        "evaluation.method", "evaluation.attribution", "evaluation.confidence",
                        "evaluation.measure", "measure.control", "measure.series"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("What is claimed for \"{about}\" was told apart from nothing else that happened "
                   "at the time."),
          PSI_SAYS_FIX("What is claimed for \"{about}\" was compared with {groups}, and "
                       "\"{measure}\" has no figures of them.",
                       "Record the figures of the groups compared with.")),
      .fix = "Compare with a group without it or with the trend before, or ask those who know for "
             "their share and how sure they are.",
      PHILLIPS},
     effect_told_apart},
    {{PSI_RULE("V03", "shares-within-the-whole", "evaluation", CASE, ERROR, EVALUATE),
      .claim = "What several interventions are said to have done to one measure is no more than "
               "all of it.",
      .why = "When each claims its part on its own, the same improvement is sold twice.",
      .fails_when = "the attributions of the last evaluations at level 4 or 5 of different "
                    "interventions on one measure, not more than a year apart, add up to more than "
                    "1",
      .reads = PSI_LIST("evaluation.about", "evaluation.measure", "evaluation.attribution",
                        "evaluation.level", "evaluation.on"),
      .branches = PSI_BRANCHES(PSI_SAYS("{n} interventions together claim {sum} of what changed on "
                                        "\"{measure}\".")),
      .fix = "Share the effect out among them together, and leave a part to what else happened.",
      PHILLIPS},
     shares_within_the_whole},
    {{PSI_RULE("V04", "estimates-discounted", "evaluation", CASE, WARNING, EVALUATE),
      .claim = "An estimated share of the benefit counts for no more than it is, and for less "
               "where those who gave it are not sure.",
      .why = "The benefit times the share times how sure they are is the careful figure; more than "
             "that is hope.",
      .fails_when = "an attribution or confidence is not between 0 and 1; or the effect was told "
                    "apart by estimates and the return in the claim is that of the whole benefit",
      .reads = PSI_LIST("evaluation.attribution", "evaluation.confidence", "evaluation.method",
                        "evaluation.benefit", "evaluation.cost", "evaluation.costs",
                        "evaluation.claim"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("The {which} of \"{about}\" is written as {x}; shares go from 0 to 1.",
                       "Write 80 per cent as 0.8."),
          PSI_SAYS("The return of \"{words}\" counts the whole benefit of \"{about}\"; by the "
                   "estimates {share} of it counts, {own}, and the return is {roi}.")),
      .fix = "Count benefit x share x confidence, and tell the whole benefit beside it.",
      PHILLIPS},
     estimates_are_discounted},
    {{PSI_RULE("V05", "all-costs-counted", "evaluation", CASE, WARNING, EVALUATE),
      .claim = "A return is told against all that it cost.",
      .why = "The time of those who take part is mostly the largest cost and the first to be left "
             "out; a return without it will not stand.",
      .fails_when = "an evaluation at level 5, or one with both benefit and cost, lists its costs "
                    "and analysis, design, delivery, participants' time, facilities, evaluation or "
                    "overhead is not among them",
      .reads = PSI_LIST("evaluation.level", "evaluation.benefit", "evaluation.cost",
                        "evaluation.costs"),
      .branches = PSI_BRANCHES(PSI_SAYS("The cost told for \"{about}\" leaves out {missing}.")),
      .fix = "Add them, with 0 where there was truly none.",
      PHILLIPS},
     all_costs_counted},
    {{PSI_RULE("V06", "profit-not-revenue", "evaluation", CASE, WARNING, EVALUATE),
      .claim = "A benefit is what is left of more income, not the income.",
      .why = "What was sold had to be made and delivered; only the margin can pay for the work.",
      .fails_when = "a benefit is stated, the claim or a measure in money speaks of revenue, "
                    "turnover or sales, and neither of them of margin, profit or saving",
      .reads = PSI_LIST("evaluation.benefit", "evaluation.claim", "evaluation.measure",
                        "measure.name", "measure.unit", "measure.definition", "case.currency"),
      .branches = PSI_BRANCHES(PSI_SAYS("The benefit of \"{about}\", {benefit}, is counted in "
                                        "income; what it cost to earn is not taken off.")),
      .fix = "Multiply by the margin that finance uses, and say so in the claim.",
      PHILLIPS},
     benefit_is_profit},
    {{PSI_RULE("V07", "judged-after-the-delay", "evaluation", CASE, WARNING, EVALUATE),
      .claim = "An effect is looked for when it can have come.",
      .why = "Looked at too early, what works seems not to, and chance seems to be an effect.",
      .fails_when = "an evaluation at level 3 or above is of a day before its measure can have "
                    "moved: the start of the intervention and the measure's delay; or the "
                    "measure's current window begins before that start",
      .reads = PSI_LIST("evaluation.level", "evaluation.on", "evaluation.about",
                        "evaluation.measure", "measure.delay_days", "measure.current",
                        "intervention.start"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{measure}\" was judged on {on}; \"{intervention}\" cannot have moved it "
                   "before {from}."),
          PSI_SAYS_FIX("The figures of \"{measure}\" that count as after begin before "
                       "\"{intervention}\" did.",
                       "Begin the current window when the effect can have come.")),
      .fix = "Look again later, and call this a first sign.",
      .source = "J. J. Phillips, Return on Investment in Training and Performance Improvement "
                "Programs, 1997; collection at 60 to 180 days in published studies",
      .basis = PS_BASIS_CITED},
     judged_after_the_delay},
    {{PSI_RULE("V08", "like-with-like", "evaluation", CASE, WARNING, EVALUATE),
      .claim = "Before and after are of the same measure and the same people.",
      .why = "Where the people or the measure change in between, the difference is theirs.",
      .fails_when = "an evaluation at level 4 or 5 that met its target or states a benefit rests "
                    "on a measure whose baseline and current windows are of different groups, or "
                    "hold figures of different groups; or it is of a gap that is stated on "
                    "another measure",
      .reads = PSI_LIST("evaluation.level", "evaluation.about", "evaluation.measure",
                        "evaluation.met", "evaluation.benefit", "measure.baseline",
                        "measure.current", "measure.series", "gap.measure"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("On \"{measure}\" the figures before are of {before}, those after of {after}."),
          PSI_SAYS("On \"{measure}\" there are figures of {groups} only before or only after."),
          PSI_SAYS_FIX("\"{about}\" was stated on \"{stated}\" and is judged on \"{measure}\".",
                       "Judge it on the measure it was stated on too.")),
      .fix = "Compare those who are in both, or say what the difference is worth.",
      DESIGNS},
     like_with_like},
    {{PSI_RULE("V09", "trend-bears-projection", "evaluation", CASE, WARNING, EVALUATE),
      .claim = "A trend that is drawn on into the future rests on enough points of one and the "
               "same level.",
      .why = "Two points make any line; and across a jump the line tells of the jump.",
      .fails_when = "the effect was told apart by the trend and the measure's baseline has fewer "
                    "than 3 points in time, or a gap on the measure began within the baseline",
      .reads = PSI_LIST("evaluation.method", "evaluation.met", "evaluation.benefit",
                        "evaluation.measure", "measure.baseline", "measure.series", "gap.onset",
                        "gap.measure"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The trend of \"{measure}\" was drawn on from {n} points; it needs at least 3."),
          PSI_SAYS_FIX("The baseline of \"{measure}\" runs across {shift}, when its level shifted; "
                       "no trend can be drawn on from it.",
                       "Begin the baseline after the shift, or compare with a group without it."),
          PSI_SAYS("The trend of \"{measure}\" was drawn on from a single point; it needs at least "
                   "3.")),
      .fix = "Add earlier figures, or compare with a group without it.",
      .source = "Cochrane Effective Practice and Organisation of Care, Interrupted time series "
                "analyses: three points before and three after",
      .basis = PS_BASIS_CITED},
     trend_bears_projection},
    {{PSI_RULE("V10", "alike-at-baseline", "evaluation", CASE, WARNING, EVALUATE),
      .claim = "Groups that are compared were alike before.",
      .why = "Groups that differed before will differ after, whatever was done.",
      .fails_when = "the effect was told apart by a control group and the 95 % intervals of those "
                    "treated and those not, over the measure's baseline, do not meet",
      .reads = PSI_LIST("evaluation.method", "evaluation.met", "evaluation.benefit",
                        "evaluation.measure", "measure.treated", "measure.control",
                        "measure.baseline", "measure.series", "measure.unit"),
      .branches = PSI_BRANCHES(PSI_SAYS("On \"{measure}\" the groups compared differed before "
                                        "anything was done: {with} against {without}.")),
      .fix = "Compare how far each group came since, or find groups that were alike.",
      DESIGNS},
     alike_at_baseline},
    {{PSI_RULE("V11", "lower-levels-first", "evaluation", CASE, NOTE, EVALUATE),
      .claim = "Results are claimed for learning only where it is also seen that people learned it "
               "and do it.",
      .why = "Without the links between, better results and a course are two things that happened "
             "in one year; and if results stay away, nobody knows where it broke.",
      .fails_when = "an evaluation at level 3, 4 or 5 of a learning intervention met its target or "
                    "states a benefit, and the level below has neither an evaluation of it nor a "
                    "measure with figures",
      .reads = PSI_LIST("evaluation.level", "evaluation.about", "evaluation.met",
                        "evaluation.benefit", "intervention.class", "intervention.kind",
                        "measure.level", "measure.series"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{what} is claimed for \"{about}\", and nothing shows {shown}.")),
      .fix = "Look at the level below as well, with a small sample if need be.",
      PHILLIPS},
     lower_levels_first},
    {{PSI_RULE("V12", "satisfaction-in-its-place", "evaluation", CASE, NOTE, EVALUATE),
      .claim = "Whether people liked it is the smaller part of what is judged.",
      .why = "What is asked most often is taken for what matters, and liking goes with neither "
             "learning nor use.",
      .fails_when = "of at least 3 evaluations, one of them at level 3 or above, more than half "
                    "are at level 1",
      .reads = PSI_LIST("evaluation.level"),
      .branches =
          PSI_BRANCHES(PSI_SAYS("{liked} of {all} evaluations ask whether people liked it.")),
      .fix = "Ask that less often, and use the time to see what people do.",
      .source = "W. Thalheimer, The Learning-Transfer Evaluation Model, 2018",
      .basis = PS_BASIS_READ},
     satisfaction_has_its_place},
    {{PSI_RULE("V13", "intangibles-kept-apart", "evaluation", CASE, WARNING, EVALUATE),
      .claim = "What nobody can turn into money is told beside the money, not in it.",
      .why = "A price put on morale makes the whole sum doubtful, while told in its own words it "
             "convinces.",
      .fails_when = "a benefit in money is stated at level 1 or 2, or on a measure whose name says "
                    "satisfaction, engagement, morale and the like, and no gap says what one unit "
                    "of the measure is worth",
      .reads = PSI_LIST("evaluation.benefit", "evaluation.level", "evaluation.measure",
                        "measure.name", "gap.measure", "gap.value_per_unit"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{benefit} is claimed for \"{about}\" on no more than {what}."),
          PSI_SAYS("{benefit} is claimed for \"{about}\" on \"{measure}\", and nobody has said "
                   "what one unit of that is worth.")),
      .fix = "Tell it beside the money, in its own unit and in people's own words.",
      PHILLIPS},
     intangibles_kept_apart},
};

const psi_pack psi_pack_evaluation = {"evaluation", rules, PSI_COUNT(rules)};
