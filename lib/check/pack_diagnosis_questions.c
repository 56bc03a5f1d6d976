/* Diagnosis: whether enough has been asked, about each factor that may be behind it. */
#include "check/pack_diagnosis.h"
#include "check/rules.h"

/* The factors that were asked about, or examined in another way; with `in_words` only those
 * asked about with a question that is written down. */
static uint64_t asked_about(const psi_check *k, bool in_words) {
  uint64_t set = k->examined;
  for (size_t i = 0; i < k->c->inquiries.count; i++) {
    const ps_inquiry *inquiry = k->c->inquiries.items[i];
    if (psi_is_put(k, inquiry) && (!in_words || inquiry->question != NULL))
      set |= psi_factor_bit(inquiry->factor);
  }
  return set;
}

/* ---- A04 ---- */

static void breadth_of_questions(psi_check *k) {
  if (!psi_concludes(k) || !psi_may_be_performance(k) || !psi_knows_framework(k)) return;
  const uint64_t all = psi_factors_of(k->framework);
  if (all == 0) {
    psi_spared(k, "The framework of the case sorts no factors.");
    return;
  }
  const size_t total = psi_factor_count(all);
  const size_t asked = psi_factor_count(all & asked_about(k, false));
  const ps_inquiry *unsorted = NULL;
  size_t possible = asked;
  for (size_t i = 0; i < k->c->inquiries.count; i++) {
    if (!psi_is_unsorted(k->c->inquiries.items[i])) continue;
    unsorted = k->c->inquiries.items[i];
    possible++;
  }
  const double least = psi_limit(k, PSI_LIMIT_DIAGNOSIS_MIN_QUESTION_BREADTH) * (double)total;
  if ((double)asked >= least) {
    psi_passes(k);
  } else if ((double)possible >= least) {
    psi_unknown(k, unsorted, "factor");
  } else {
    psi_say_count(k, "asked", asked);
    psi_say_count(k, "total", total);
    psi_say(k, "framework", psi_name_of_framework(k->framework));
    psi_fails(k, 0, k->c, "inquiries");
  }
}

/* ---- B26 ---- */

/* The first factor of a set in the order of the framework. */
static const ps_factor *first_of(const ps_framework *framework, uint64_t set) {
  const ps_factor *factor;
  for (size_t i = 0; i < framework->order.count; i++)
    for (size_t j = 0;
         (factor = ps_cell_factor_at(framework, framework->order.items[i], j)) != NULL; j++)
      if ((psi_factor_bit(factor->id) & set) != 0) return factor;
  return NULL;
}

static void ask_next(psi_check *k, uint64_t missing, size_t total) {
  const ps_factor *factor = first_of(k->framework, missing);
  psi_say(k, "factor", factor->name);
  psi_say(k, "question", factor->question);
  psi_say_count(k, "n", psi_factor_count(missing) - 1);
  psi_say_count(k, "total", total);
  psi_list_factors(k, "Not asked about either", missing & ~psi_factor_bit(factor->id));
  psi_fails(k, missing == psi_factor_bit(factor->id) ? 0 : 1, k->c, "inquiries");
}

static void questions_for_each_factor(psi_check *k) {
  if (!psi_reached(k, PS_PHASE_KIND_DIAGNOSE) || !psi_may_be_performance(k) ||
      !psi_knows_framework(k))
    return;
  const uint64_t all = psi_factors_of(k->framework), missing = all & ~asked_about(k, false);
  if (all == 0) {
    psi_spared(k, "The framework of the case sorts no factors.");
    return;
  }
  if (missing != 0) {
    ask_next(k, missing, psi_factor_count(all));
    return;
  }
  const uint64_t unworded = all & ~asked_about(k, true);
  for (size_t i = 0; unworded != 0 && i < k->c->inquiries.count; i++) {
    const ps_inquiry *inquiry = k->c->inquiries.items[i];
    if ((psi_factor_bit(inquiry->factor) & unworded) == 0) continue;
    psi_unknown(k, inquiry, "question");
    return;
  }
  psi_passes(k);
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A04", "breadth-of-questions", "diagnosis", CASE, NOTE, DIAGNOSE),
      .claim = "A good analysis asks about many possible causes.",
      .why = "People find what they ask about; a cause that nobody asks about stays hidden.",
      .fails_when = PSI_CONCLUDES "the share of the framework's factors that were asked about or "
                                  "examined is below diagnosis.min_question_breadth",
      .reads = PSI_LIST("inquiry.factor", "inquiry.part", "inquiry.on", "inquiry.answer",
                        "cause.status", "cause.factor", "case.framework"),
      .branches = PSI_BRANCHES(PSI_SAYS("Questions were put about {asked} of the {total} factors "
                                        "of \"{framework}\".")),
      .fix = "Ask one open question about each factor that nobody has asked about yet.",
      .limits = PSI_LIST("diagnosis.min_question_breadth"), PSI_SOURCE_OUTCOME},
     breadth_of_questions},
    {{PSI_RULE("B26", "questions-for-each-factor", "diagnosis", CASE, NOTE, DIAGNOSE),
      .claim = "Every factor that may play a part has been asked about.",
      .why = "The question nobody asks is often the one whose answer would have changed the plan.",
      .fails_when = "the diagnosis has begun, and a factor of the framework was neither asked "
                    "about nor examined; this is told once, with the first such factor",
      .reads = PSI_LIST("inquiry.factor", "inquiry.question", "inquiry.on", "cause.factor",
                        "cause.status", "case.framework"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Nobody has asked about {factor}. Try: \"{question}\""),
          PSI_SAYS("Nobody has asked about {factor}, nor about {n} more of the {total} factors. "
                   "Try: \"{question}\"")),
      .fix = "Put that question to somebody who does the work.", PSI_SOURCE_PARTNERS},
     questions_for_each_factor},
};

const psi_pack psi_pack_diagnosis_questions = {"diagnosis", rules, PSI_COUNT(rules)};
