/* What may be told as a benefit in money. */
#include "check/pack_evaluation.h"
#include "check/rules.h"
#include "check/text.h"

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
      psi_say_about(k, e);
      psi_fails(k, 0, e, "benefit");
    } else {
      psi_passes(k);
    }
  }
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
    psi_say_about(k, e);
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

static const psi_rule rules[] = {
    {{PSI_RULE("V06", "profit-not-revenue", "evaluation", CASE, WARNING, EVALUATE),
      .claim = "Of more income, what is left after its cost counts as the benefit.",
      .why = "What was sold had to be made and delivered; only the margin can pay for the work.",
      .fails_when = "a benefit is stated, the claim or a measure in money speaks of revenue, "
                    "turnover or sales, and neither of them of margin, profit or saving",
      .reads = PSI_LIST("evaluation.benefit", "evaluation.claim", "evaluation.measure",
                        "measure.name", "measure.unit", "measure.definition", "case.currency"),
      .branches = PSI_BRANCHES(PSI_SAYS("The benefit of \"{about}\", {benefit}, is counted in "
                                        "income; what it cost to earn is not taken off.")),
      .fix = "Multiply by the margin that finance uses, and say so in the claim.",
      PSI_SOURCE_PHILLIPS},
     benefit_is_profit},
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
          PSI_SAYS("{benefit} is claimed for \"{about}\", and all that is known is {what}."),
          PSI_SAYS("{benefit} is claimed for \"{about}\" on \"{measure}\", and nobody has said "
                   "what one unit of that is worth.")),
      .fix = "Tell it beside the money, in its own unit and in people's own words.",
      PSI_SOURCE_PHILLIPS},
     intangibles_kept_apart},
};

const psi_pack psi_pack_evaluation_benefit = {"evaluation", rules, PSI_COUNT(rules)};
