/* The portfolio: rules that compare cases. Their objects are cases, by id. */
#include "check/portfolio.h"
#include "check/rules.h"
#include "check/trend.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- shared ---- */

/* What is known of a case, as a figure; NaN where it is not, or it does not concern it. */
typedef double (*figure_of)(const psi_summary *s);

/* Cases with a figure, oldest first; those without an opening day are left out. */
typedef struct row {
  const psi_summary **cases;
  double *figures;
  size_t count;
  size_t unknown; /* cases it concerns of which the figure is not known */
} row;

static int by_opening(const void *a, const void *b) {
  const psi_summary *x = *(const psi_summary *const *)a, *y = *(const psi_summary *const *)b;
  if (x->opened != y->opened) return x->opened < y->opened ? -1 : 1;
  return x < y ? -1 : x > y; // same either way: only keeps the order of equals
}

/* The figures of all cases it concerns. False without memory. */
static bool line_up(psi_check *k, row *r, bool (*concerns)(const psi_summary *), figure_of figure) {
  const psi_portfolio *p = k->portfolio;
  memset(r, 0, sizeof *r);
  r->cases = psi_store_take(k->store, (p->case_count + 1) * sizeof *r->cases);
  r->figures = psi_store_take(k->store, (p->case_count + 1) * sizeof *r->figures);
  k->no_memory = k->no_memory || r->cases == NULL || r->figures == NULL;
  if (k->no_memory) return false; // same either way: there is memory
  for (size_t i = 0; i < p->case_count; i++) {
    const psi_summary *s = &p->cases[i];
    if (!concerns(s)) continue;
    if (s->opened == 0 || isnan(figure(s)))
      r->unknown++;
    else
      r->cases[r->count++] = s;
  }
  qsort(r->cases, r->count, sizeof *r->cases, by_opening);
  for (size_t i = 0; i < r->count; i++) r->figures[i] = figure(r->cases[i]);
  return true;
}

/* Keeps the newest `count`. */
static void keep_newest(row *r, size_t count) {
  if (r->count <= count) return; // same either way: there is nothing to leave out
  r->cases += r->count - count;
  r->figures += r->count - count;
  r->count = count;
}

static double mean_of(const double *figures, size_t count) {
  double sum = 0;
  for (size_t i = 0; i < count; i++) sum += figures[i];
  return sum / (double)count;
}

/* Too few cases for a trend is told as unknown; none at all concerns nobody. */
static bool enough(psi_check *k, const row *r, const char *what) {
  double least = psi_limit(k, PSI_LIMIT_PORTFOLIO_TREND_CASES);
  if (r->count + r->unknown == 0) return false;
  if ((double)r->count >= least) return true;
  psi_say_count(k, "have", r->count);
  psi_say_number(k, "least", least, NULL);
  psi_unknown_because(k, NULL, NULL, what);
  return false;
}

static bool is_closed(const psi_summary *s) { return !s->is_open; }
static bool is_any(const psi_summary *s) { return s != NULL; } // same either way: all are

/* ---- A21 ---- */

static bool is_worked_on(const psi_summary *s) {
  return s->is_open && s->status > PS_CASE_STATUS_FRAMED;
}
static bool waits(const psi_summary *s) {
  return s->is_open && s->status <= PS_CASE_STATUS_FRAMED;
}

/* The dearest case that waits; NULL where none has a cost. */
static const psi_summary *dearest_waiting(const psi_portfolio *p) {
  const psi_summary *found = NULL;
  for (size_t i = 0; i < p->case_count; i++) {
    const psi_summary *s = &p->cases[i];
    if (waits(s) && !isnan(s->cost) && (found == NULL || s->cost > found->cost)) found = s;
  }
  return found;
}

static void rank(psi_check *k, const psi_summary *s, const psi_summary *waiting) {
  psi_say(k, "case", s->title);
  psi_object(k, s->id);
  if (!s->serves_a_goal) {
    psi_fails(k, 0, NULL, NULL);
  } else if (waiting == NULL) {
    psi_passes(k);
  } else if (isnan(s->cost)) {
    psi_unknown_because(k, NULL, NULL, "what the gaps of \"{case}\" cost per month");
  } else if (s->cost * (1 + psi_limit(k, PSI_LIMIT_PORTFOLIO_MIN_GAIN)) < waiting->cost) {
    psi_object(k, waiting->id);
    psi_say(k, "other", waiting->title);
    psi_say_number(k, "cost", s->cost, NULL);
    psi_say_number(k, "more", waiting->cost, NULL);
    psi_fails(k, 1, NULL, NULL);
  } else {
    psi_passes(k);
  }
}

static void right_things_first(psi_check *k) {
  const psi_summary *waiting = dearest_waiting(k->portfolio);
  for (size_t i = 0; i < k->portfolio->case_count; i++)
    if (is_worked_on(&k->portfolio->cases[i])) rank(k, &k->portfolio->cases[i], waiting);
}

/* ---- A66 ---- */

static double earliness_of(const psi_summary *s) { return s->earliness; }
static bool is_performance(const psi_summary *s) {
  return s->purpose == PS_PURPOSE_PERFORMANCE || s->purpose == PS_PURPOSE_UNSET;
}

static void engagement_gets_earlier(psi_check *k) {
  row r;
  if (!line_up(k, &r, is_performance, earliness_of) ||
      !enough(k, &r, "whether the learning side is called earlier; that takes {least} cases with "
                     "the days of seeing, calling and needing (so far: {have})"))
    return;
  keep_newest(&r, (size_t)psi_limit(k, PSI_LIMIT_PORTFOLIO_TREND_CASES));
  psi_trend trend = psi_trend_of(r.figures, r.count);
  size_t half = r.count / 2;
  psi_say_share(k, "from", mean_of(r.figures, half));
  psi_say_share(k, "to", mean_of(r.figures + r.count - half, half));
  if (trend.low > 0)
    psi_fails(k, 0, NULL, NULL);
  else
    psi_passes(k);
}

/* ---- A70 ---- */

static double closed_on_outcome_of(const psi_summary *s) { return s->has_result ? 1 : 0; }

static void closed_on_outcomes(psi_check *k) {
  row r;
  if (!line_up(k, &r, is_closed, closed_on_outcome_of) ||
      !enough(k, &r, "what share of cases closes on an outcome; that takes {least} closed cases "
                     "with their opening days (so far: {have})"))
    return;
  double share = mean_of(r.figures, r.count);
  psi_say_share(k, "share", share);
  if (share < psi_limit(k, PSI_LIMIT_PORTFOLIO_MIN_OUTCOME_SHARE))
    psi_fails(k, 0, NULL, NULL);
  else if (psi_trend_of(r.figures, r.count).high < 0)
    psi_fails(k, 1, NULL, NULL);
  else
    psi_passes(k);
}

/* ---- B09 ---- */

static bool has_title(const psi_summary *s) { return s->title_since != 0; }
static double partnering_of(const psi_summary *s) { return s->partnering; }

static void title_changed_behaviour(psi_check *k) {
  row r;
  if (!line_up(k, &r, has_title, partnering_of) || r.count + r.unknown == 0) return;
  size_t before = 0;
  while (before < r.count && r.cases[before]->opened < r.cases[before]->title_since) before++;
  size_t after = r.count - before;
  double least = psi_limit(k, PSI_LIMIT_PORTFOLIO_TREND_CASES);
  psi_say_count(k, "before_count", before);
  psi_say_count(k, "after_count", after);
  psi_say_number(k, "least", least, NULL);
  psi_trend change = psi_difference_of(r.figures, before, r.figures + before, after);
  if (before < 2 || (double)r.count < least || after < 2) {
    psi_unknown_because(k, NULL, NULL,
                        "whether the title changed how people work; that takes {least} cases with "
                        "a partner score, two of them on each side of the day (so far: "
                        "{before_count} before it and {after_count} after)");
  } else if (change.low > 0) {
    psi_passes(k);
  } else if (change.slope > 0) {
    psi_unknown_because(k, NULL, NULL,
                        "whether the title changed how people work; the score rose, but no more "
                        "than it might by chance");
  } else {
    psi_say_number(k, "before", mean_of(r.figures, before), NULL);
    psi_say_number(k, "after", mean_of(r.figures + before, after), NULL);
    psi_fails(k, 0, NULL, NULL);
  }
}

/* ---- B18 ---- */

/* The best plan over all cases is found by an analysis that is not part of this version. */
static void resources_where_they_pay(psi_check *k) {
  size_t spending = 0;
  for (size_t i = 0; i < k->portfolio->case_count; i++) {
    const psi_summary *s = &k->portfolio->cases[i];
    if (s->is_open && s->spent > 0) spending++;
  }
  if (spending < 2) return;
  psi_say_count(k, "n", spending);
  psi_unknown_because(k, NULL, NULL,
                      "whether the money would do more elsewhere; {n} open cases spend money, and "
                      "this version cannot compare them yet");
}

/* ---- B27 ---- */

static double proactive_of(const psi_summary *s) {
  if (s->origin == PS_ORIGIN_UNSET) return NAN;
  return s->origin == PS_ORIGIN_REQUEST ? 0 : 1;
}

static void proactive_cases(psi_check *k) {
  row r;
  if (!line_up(k, &r, is_any, proactive_of) ||
      !enough(k, &r, "what share of cases starts from a sign; that takes {least} cases with their "
                     "origin and opening day (so far: {have})"))
    return;
  double share = mean_of(r.figures, r.count);
  psi_say_share(k, "share", share);
  psi_say_count(k, "n", r.count);
  if (share < psi_limit(k, PSI_LIMIT_PORTFOLIO_MIN_PROACTIVE))
    psi_fails(k, 0, NULL, NULL);
  else
    psi_passes(k);
}

/* ---- B34 ---- */

static bool was_asked(const psi_summary *s) { return s->was_asked; }
static double names_solution_of(const psi_summary *s) { return s->names_solution ? 1 : 0; }

static void requests_name_gaps(psi_check *k) {
  row r;
  if (!line_up(k, &r, was_asked, names_solution_of) ||
      !enough(k, &r, "whether requests speak of gaps; that takes {least} requests with their "
                     "opening days (so far: {have})"))
    return;
  double share = mean_of(r.figures, r.count);
  psi_say_share(k, "share", share);
  if (share > psi_limit(k, PSI_LIMIT_PORTFOLIO_MAX_SOLUTION_REQUESTS))
    psi_fails(k, 0, NULL, NULL);
  else if (psi_trend_of(r.figures, r.count).low > 0)
    psi_fails(k, 1, NULL, NULL);
  else
    psi_passes(k);
}

/* ---- B65 ---- */

typedef struct stumble {
  const char *topic;
  const psi_summary *of;
} stumble;

static int by_topic(const void *a, const void *b) {
  const stumble *x = a, *y = b;
  int order = strcmp(x->topic, y->topic);
  return order != 0 ? order : x->of < y->of ? -1 : x->of > y->of; // same either way: order only
}

static void tell_repeated(psi_check *k, const stumble *all, size_t count) {
  for (size_t i = 0; i < count;) {
    size_t end = i + 1, cases = 1;
    for (; end < count && strcmp(all[end].topic, all[i].topic) == 0; end++)
      cases += all[end].of != all[end - 1].of;
    if (cases > 1) {
      psi_say(k, "stumble", all[i].topic);
      psi_say_count(k, "n", cases);
      psi_object(k, all[i].of->id);
      psi_object(k, all[end - 1].of->id);
      psi_fails(k, 1, NULL, NULL);
    }
    i = end;
  }
}

static void look_back(psi_check *k, const psi_summary *s) {
  psi_say(k, "case", s->title);
  psi_object(k, s->id);
  if (s->looked_back)
    psi_passes(k);
  else if (s->log_kept)
    psi_fails(k, 0, NULL, NULL);
  else
    psi_unknown_because(k, NULL, NULL,
                        "whether anybody looked back on \"{case}\"; its log does not cover the "
                        "whole case");
}

static void stumbles_not_repeated(psi_check *k) {
  const psi_portfolio *p = k->portfolio;
  size_t count = 0, at = 0;
  for (size_t i = 0; i < p->case_count; i++) {
    count += p->cases[i].stumble_count;
    if (is_closed(&p->cases[i])) look_back(k, &p->cases[i]);
  }
  stumble *all = psi_store_take(k->store, (count + 1) * sizeof *all);
  k->no_memory = k->no_memory || all == NULL;
  if (all == NULL) return; // same either way: there is memory
  for (size_t i = 0; i < p->case_count; i++)
    for (size_t j = 0; j < p->cases[i].stumble_count; j++) {
      all[at].topic = p->cases[i].stumbles[j];
      all[at++].of = &p->cases[i];
    }
  qsort(all, count, sizeof *all, by_topic);
  tell_repeated(k, all, count);
}

/* ---- C07 ---- */

/* A case of a unit: served with how-to content, or a problem brought. */
typedef struct visit {
  const char *unit;
  const psi_summary *of;
} visit;

static int by_unit(const void *a, const void *b) {
  const visit *x = a, *y = b;
  int order = strcmp(x->unit, y->unit);
  return order != 0 ? order : by_opening(&x->of, &y->of);
}

/* The visits of one unit, oldest first. */
static void tell_unit(psi_check *k, const visit *visits, size_t count) {
  const psi_summary *served = NULL;
  size_t times = 0;
  bool came_back = false, undated = false;
  for (size_t i = 0; i < count; i++) {
    const psi_summary *s = visits[i].of;
    bool how_to = s->purpose == PS_PURPOSE_HOW_TO;
    undated = undated || (how_to && s->opened == 0);
    times += how_to;
    if (how_to && served == NULL && s->opened != 0) served = s;
    came_back = came_back || (s->purpose == PS_PURPOSE_PERFORMANCE && served != NULL);
  }
  if (times == 0) return;
  psi_say(k, "unit", visits[0].unit);
  psi_say_count(k, "n", times);
  if (came_back) {
    psi_passes(k);
  } else if (undated || k->as_of == 0) {
    psi_unknown_because(k, NULL, NULL, "when \"{unit}\" was first helped with how-to content, or "
                                       "the day to count to");
  } else if (psi_days(served->opened, k->as_of) >
             psi_limit(k, PSI_LIMIT_PORTFOLIO_RETURN_DAYS)) {
    psi_object(k, served->id);
    psi_fails(k, times > 1 ? 0 : 1, NULL, NULL);
  }
}

static void service_opens_doors(psi_check *k) {
  const psi_portfolio *p = k->portfolio;
  size_t count = 0, at = 0;
  for (size_t i = 0; i < p->case_count; i++) count += p->cases[i].unit_count;
  visit *all = psi_store_take(k->store, (count + 1) * sizeof *all);
  k->no_memory = k->no_memory || all == NULL;
  if (all == NULL) return; // same either way: there is memory
  for (size_t i = 0; i < p->case_count; i++)
    for (size_t j = 0; j < p->cases[i].unit_count; j++) {
      all[at].unit = p->cases[i].units[j];
      all[at++].of = &p->cases[i];
    }
  qsort(all, count, sizeof *all, by_unit);
  for (size_t i = 0; i < count;) {
    size_t end = i;
    while (end < count && all[end].unit == all[i].unit) end++;
    tell_unit(k, all + i, end - i);
    i = end;
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A21", "right-things-first", "portfolio", PORTFOLIO, WARNING, FRAME),
      .claim = "Effort goes to what matters most to stakeholders.",
      .why = "People and money spent on a small gap are missing where a large one waits.",
      .fails_when = "a case that is worked on has no goal; or its gaps cost per month, with "
                    "portfolio.min_gain added, less than those of a case that waits (open and no "
                    "further than framed)",
      .reads = PSI_LIST("case.status", "case.goals", "case.closed", "gap.value_per_unit",
                        "gap.volume"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("\"{case}\" is worked on and serves no goal of the business.",
                       "Ask the sponsor which of their goals would suffer without it; write that "
                       "down, or stop."),
          PSI_SAYS("\"{case}\" is worked on, and its gaps cost {cost} a month; \"{other}\" waits, "
                   "and its gaps cost {more}.")),
      .fix = "Agree with the sponsors what comes first, or write down why it stays as it is.",
      .limits = PSI_LIST("portfolio.min_gain"),
      PSI_SOURCE_OUTCOME},
     right_things_first},
    {{PSI_RULE("A66", "engagement-gets-earlier", "portfolio", PORTFOLIO, NOTE, FRAME),
      .claim = "Over time stakeholders come earlier.",
      .why = "Whoever comes early leaves time to find the cause; whoever comes late can only "
             "order.",
      .fails_when = "over the last portfolio.trend_cases cases the share of the time that was gone "
                    "at engagement rises: the 95 % interval of its slope lies above zero",
      .reads = PSI_LIST("gap.detected", "case.engaged_on", "case.needed_by", "case.opened"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("We are called later and later: at first {from} of the time was gone when we "
                   "came in, and now it is {to}.")),
      .fix = "Ask those who came late what kept them, and agree on a sign at which they will call.",
      .limits = PSI_LIST("portfolio.trend_cases"),
      PSI_SOURCE_OUTCOME},
     engagement_gets_earlier},
    {{PSI_RULE("A70", "closed-on-outcomes", "portfolio", PORTFOLIO, NOTE, EVALUATE),
      .claim = "Cases close because an outcome moved.",
      .why = "A case that closes when something was delivered never learns whether it helped.",
      .fails_when = "of at least portfolio.trend_cases closed cases the share with an evaluation "
                    "of level 4 or 5 is below portfolio.min_outcome_share, or falls: the 95 % "
                    "interval of its slope lies below zero",
      .reads = PSI_LIST("case.status", "case.closed", "evaluation.level"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The outcome was measured in {share} of the closed cases; the others closed "
                   "without it."),
          PSI_SAYS("Fewer and fewer cases have their outcome measured before they close; over all "
                   "it was {share}.")),
      .fix = "Before you close the next case, measure its outcome once.",
      .limits = PSI_LIST("portfolio.trend_cases", "portfolio.min_outcome_share"),
      PSI_SOURCE_OUTCOME},
     closed_on_outcomes},
    {{PSI_RULE("B09", "title-changed-behaviour", "portfolio", PORTFOLIO, NOTE, SUSTAIN),
      .claim = "A new title changes how people work.",
      .why = "Calling oneself a partner convinces nobody while the cases go on as before.",
      .fails_when = "the mean partner score (order taker 0, consultant 1, partner 2) of cases "
                    "opened after the title date is not above that of those before, with "
                    "portfolio.trend_cases scored cases; a rise within its 95 % interval of noise "
                    "is unknown",
      .reads = PSI_LIST("party.title_since", "case.partner_score", "case.opened"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The new title has not changed how people work: the partner score was {before} "
                   "on average before it and has been {after} since.")),
      .fix = "Choose one habit that the partner score names, and change it in the next case.",
      .limits = PSI_LIST("portfolio.trend_cases"),
      PSI_SOURCE_PARTNERS},
     title_changed_behaviour},
    {{PSI_RULE("B18", "resources-where-they-pay", "portfolio", PORTFOLIO, NOTE, DESIGN),
      .claim = "Learning resources go where they are worth most.",
      .why = "The same money can close a small gap in one unit or a large one in another.",
      .fails_when = "another plan over all open cases, at the same cost, is worth more than "
                    "portfolio.min_gain above the present one; until the analysis that finds it "
                    "(choose) exists the answer is unknown",
      .reads = PSI_LIST("intervention.cost", "intervention.status", "case.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Moving {amount} from {a} to {b} would gain {gain} a month.")),
      .fix = "Discuss the move with both sponsors.",
      PSI_SOURCE_PARTNERS},
     resources_where_they_pay},
    {{PSI_RULE("B27", "proactive-cases", "portfolio", PORTFOLIO, NOTE, FRAME),
      .claim = "Cases start from signals and forecasts, not only from requests.",
      .why = "A request comes when somebody has already chosen the answer; a sign comes earlier.",
      .fails_when = "of at least portfolio.trend_cases cases the share that started from a signal "
                    "or a forecast is below portfolio.min_proactive",
      .reads = PSI_LIST("case.origin", "case.opened"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Of {n} cases {share} started from a sign; the others waited for a request.")),
      .fix = "Agree with the business which measures to watch, and who calls whom.",
      .limits = PSI_LIST("portfolio.trend_cases", "portfolio.min_proactive"),
      PSI_SOURCE_PARTNERS},
     proactive_cases},
    {{PSI_RULE("B34", "requests-name-gaps", "portfolio", PORTFOLIO, NOTE, FRAME),
      .claim = "More and more requests speak of a gap.",
      .why = "When people ask for results and not for courses, the partnership has been learned.",
      .fails_when = "of at least portfolio.trend_cases requests the share that names a solution is "
                    "above portfolio.max_solution_requests, or rises: the 95 % interval of its "
                    "slope lies above zero",
      .reads = PSI_LIST("case.requested_solution", "case.request_text", "case.opened",
                        "lexicon.solution"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{share} of the requests name a solution instead of a gap."),
          PSI_SAYS("More and more requests name a solution; over all it was {share}.")),
      .fix = "When the next request comes, ask first what should be different.",
      .limits = PSI_LIST("portfolio.trend_cases", "portfolio.max_solution_requests"),
      PSI_SOURCE_PARTNERS},
     requests_name_gaps},
    {{PSI_RULE("B65", "stumbles-not-repeated", "portfolio", PORTFOLIO, NOTE, EVALUATE),
      .claim = "Each case ends with a look back, and stumbles are not repeated.",
      .why = "What went wrong once is cheap to learn from and dear to meet again.",
      .fails_when = "a closed case has no retrospective in its log, or a topic of a retrospective "
                    "is that of another case's",
      .reads = PSI_LIST("event.kind", "event.topics", "case.status", "case.log_kept_since"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("\"{case}\" was closed, and nobody has looked back on it.",
                       "Take half an hour with both sides, and ask what you would do differently."),
          PSI_SAYS("\"{stumble}\" came up again: {n} cases stumbled over it.")),
      .fix = "Ask what let it happen again, and change that before the next case.",
      PSI_SOURCE_PARTNERS},
     stumbles_not_repeated},
    {{PSI_RULE("C07", "service-opens-doors", "portfolio", PORTFOLIO, NOTE, SUSTAIN),
      .claim = "Those who were helped with how-to content come back earlier, with real problems.",
      .why = "Quick help is the cheapest way to be trusted with something that matters.",
      .fails_when = "a unit was first served with how-to content more than portfolio.return_days "
                    "ago and has brought no performance case since",
      .reads = PSI_LIST("case.purpose", "case.scope_units", "case.opened"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{unit}\" was helped {n} times with how-to content and has not come back with "
                   "a problem."),
          PSI_SAYS("\"{unit}\" was helped once with how-to content and has not come back with a "
                   "problem.")),
      .fix = "At the next hand-over, ask them what worries them.",
      .limits = PSI_LIST("portfolio.return_days"),
      PSI_SOURCE_READER},
     service_opens_doors},
};

const psi_pack psi_pack_portfolio = {"portfolio", rules, PSI_COUNT(rules)};
