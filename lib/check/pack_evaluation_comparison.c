/* What is compared: in time, like with like, along a trend, with groups that were alike. */
#include "check/pack_evaluation.h"
#include "check/pack_outcomes.h"
#include "check/rules.h"
#include "check/series.h"
#include "check/users.h"

#include <string.h>

/* ---- V07 ---- */

/* When what is claimed to have worked began: an intervention, or the first of those chosen for
 * a gap. */
static const ps_intervention *began_with(const psi_check *k, const char *about) {
  const ps_intervention *itself = psi_intervention(k, about);
  if (itself != NULL) return itself;
  PSI_EACH_USER(k, PSI_ANSWERS_TO_GAP, about, user)
    if (psi_chosen(user->item)) return user->item;
  return NULL;
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
    if (e->level.value < 4 || !psi_is_claimed(e) || measure == NULL) continue;
    if (gap != NULL && gap->measure != NULL && !psi_same(gap->measure, measure->id)) {
      psi_say_name(k, "measure", measure);
      psi_say_id(k, "stated", gap->measure);
      psi_say_about(k, e);
      psi_fails(k, 2, e, "measure");
    } else if (!psi_window_given(&measure->baseline)) {
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
  const ps_gap *first = psi_first_user(k, PSI_GAPS_BY_MEASURE, measure->id);
  return first == NULL ? 0 : first->onset;
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
    if (e->method != PS_ISOLATION_TREND || !psi_is_claimed(e)) continue;
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
    level->low.value = level->value.value - PSI_Z_95 * level->standard_error.value;
    level->high.value = level->value.value + PSI_Z_95 * level->standard_error.value;
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
    if (e->method != PS_ISOLATION_CONTROL || !psi_is_claimed(e) || measure == NULL) continue;
    if (measure->treated.count == 0)
      psi_unknown(k, measure, "treated");
    else if (measure->control.count == 0)
      psi_unknown(k, measure, "control");
    else if (!psi_window_given(&measure->baseline))
      psi_unknown(k, measure, "baseline");
    else
      compare_baselines(k, e, measure);
  }
}

/* ---- the rows ---- */

#define DESIGNS .source = "W. R. Shadish, T. D. Cook, D. T. Campbell, Experimental and Quasi-"     \
                          "experimental Designs, 2002", .basis = PS_BASIS_CITED

static const psi_rule rules[] = {
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
          PSI_SAYS_FIX("For \"{measure}\" the time that counts as after begins before "
                       "\"{intervention}\" did.",
                       "Let the time that counts as after begin when the effect can have come.")),
      .fix = "Call this a first sign, and look again once the effect can have come.",
      .source = "J. J. Phillips, Return on Investment in Training and Performance Improvement "
                "Programs, 1997; collection at 60 to 180 days in published studies",
      .basis = PS_BASIS_CITED},
     judged_after_the_delay},
    {{PSI_RULE("V08", "like-with-like", "evaluation", CASE, WARNING, EVALUATE),
      .claim = "Before and after are of the same measure and the same people.",
      .why = "Where the people or the measure change in between, the difference may be due to "
             "that.",
      .fails_when = "an evaluation at level 4 or 5 that met its target or states a benefit rests "
                    "on a measure whose baseline and current windows are of different groups, or "
                    "hold figures of different groups; or it is of a gap that is stated on "
                    "another measure",
      .reads = PSI_LIST("evaluation.level", "evaluation.about", "evaluation.measure",
                        "evaluation.met", "evaluation.benefit", "measure.baseline",
                        "measure.current", "measure.series", "gap.measure"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("On \"{measure}\" the figures from before are of {before}, and those from after "
                   "of {after}."),
          PSI_SAYS("For {groups} there are figures of \"{measure}\" only from before or only from "
                   "after."),
          PSI_SAYS_FIX("The gap \"{about}\" was stated on \"{stated}\", and its closing is judged "
                       "on \"{measure}\".",
                       "Judge it also on the measure it was stated on.")),
      .fix = "Compare only those who are in both, or say how much of the difference the others may "
             "explain.",
      DESIGNS},
     like_with_like},
    {{PSI_RULE("V09", "trend-bears-projection", "evaluation", CASE, WARNING, EVALUATE),
      .claim = "A trend that is carried forward rests on enough points, with no jump among them.",
      .why = "Any two points make a line, and a line drawn across a jump tells of the jump.",
      .fails_when = "the effect was told apart by the trend and the measure's baseline has fewer "
                    "than 3 points in time, or a gap on the measure began within the baseline",
      .reads = PSI_LIST("evaluation.method", "evaluation.met", "evaluation.benefit",
                        "evaluation.measure", "measure.baseline", "measure.series", "gap.onset",
                        "gap.measure"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The trend of \"{measure}\" was carried forward from {n} points; it needs at "
                   "least 3."),
          PSI_SAYS_FIX("The baseline of \"{measure}\" runs across {shift}, when its level shifted; "
                       "no trend can be carried forward from it.",
                       "Let the baseline begin after the shift, or compare with a group that did "
                       "not have it."),
          PSI_SAYS("The trend of \"{measure}\" was carried forward from a single point; it needs "
                   "at least 3.")),
      .fix = "Add earlier figures, or compare with a group that did not have it.",
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
};

const psi_pack psi_pack_evaluation_comparison = {"evaluation", rules, PSI_COUNT(rules)};
