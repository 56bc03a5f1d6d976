/* What a return is reckoned from: the sum itself, the share that counts, all that it cost.
 *
 * Figures in the words of a claim are read by claims.h. The formulas are those of ps_worth_of()
 * and ps_adjusted_benefit(). */
#include "check/claims.h"
#include "check/pack_evaluation.h"
#include "check/rules.h"

#include <math.h>

/* ---- what an evaluation reckons with ---- */

static const char *const return_words[] = {"ROI", "return on investment"};
static const char *const ratio_words[] = {"BCR", "benefit-cost ratio", "benefit/cost ratio",
                                          "benefit cost ratio"};

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
    psi_say_about(k, e);
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
      psi_say_about(k, e);
      psi_fails(k, 0, e, "costs");
    }
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("V01", "return-reckoned-right", "evaluation", CASE, WARNING, EVALUATE),
      .claim = "A return on investment is the benefit less the cost, divided by the cost, and its "
               "figures add up.",
      .why = "Benefit divided by cost is the benefit-cost ratio, which is always 100 percentage "
             "points more than the return; a sponsor who finds the mistake doubts all other "
             "figures.",
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
      PSI_SOURCE_PHILLIPS},
     return_is_reckoned_right},
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
      PSI_SOURCE_PHILLIPS},
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
      .fix = "Add what is left out, with 0 where there was truly none.",
      PSI_SOURCE_PHILLIPS},
     all_costs_counted},
};

const psi_pack psi_pack_evaluation_return = {"evaluation", rules, PSI_COUNT(rules)};
