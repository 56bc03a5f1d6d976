/* Diagnosis: whether it reached beyond the person, to the business and what surrounds the work. */
#include "check/pack_diagnosis.h"
#include "check/rules.h"

#include <math.h>

/* Factors inside the person, or outside. A defect of the measuring is neither. */
static uint64_t factors_at(ps_locus locus) {
  uint64_t set = 0;
  for (size_t i = 1; ps_factor_at(i) != NULL; i++)
    if (ps_factor_at(i)->locus == locus) set |= UINT64_C(1) << i;
  return set;
}

/* ---- B45 ---- */

/* A look at what surrounds the work that does not say at which factor: told as unknown. */
static bool looks_around(psi_check *k) {
  const ps_cause *cause = psi_unsorted_cause(k);
  if (cause != NULL) {
    psi_unknown(k, cause, "factor");
    return true;
  }
  for (size_t i = 0; i < k->c->inquiries.count; i++) {
    const ps_inquiry *inquiry = k->c->inquiries.items[i];
    const bool around = inquiry->part == PS_PART_ENVIRONMENT || psi_is_unsorted(inquiry);
    if (inquiry->answer == NULL || psi_factor_bit(inquiry->factor) != 0 || !around) continue;
    psi_unknown(k, inquiry, "factor");
    return true;
  }
  for (size_t i = 0; i < k->c->evidence.count; i++) {
    const ps_evidence *e = k->c->evidence.items[i];
    if (e->part != PS_PART_ENVIRONMENT || psi_cause(k, e->about) != NULL) continue;
    psi_unknown_because(k, e, "about", "which factor that look at the surroundings was about");
    return true;
  }
  return false;
}

static void external_factors_examined(psi_check *k) {
  if (!psi_performance_only(k) || !psi_concludes(k)) return;
  const uint64_t outside = k->examined & factors_at(PS_LOCUS_EXTERNAL);
  if (outside == 0) {
    if (looks_around(k)) return;
    psi_list_factors(k, "Inside the person", k->examined & factors_at(PS_LOCUS_INTERNAL));
    psi_fails(k, 0, k->c, "causes");
    return;
  }
  const double stakes = psi_money(k, &k->c->stakes);
  const size_t count = psi_factor_count(outside);
  const bool few = (double)count < psi_limit(k, PSI_LIMIT_DIAGNOSIS_MIN_EXTERNAL);
  if (few && isnan(stakes) && !psi_marked(k->c, "stakes")) {
    psi_unknown(k, k->c, "stakes");
  } else if (few && stakes >= psi_limit(k, PSI_LIMIT_DELIVERY_HIGH_STAKES)) {
    psi_say_money(k, "stakes", stakes);
    psi_say_count(k, "e", count);
    psi_list_factors(k, "Outside the person", outside);
    psi_fails(k, 1, k->c, "causes");
  } else {
    psi_passes(k);
  }
}

/* ---- B71 ---- */

/* Something that was asked or found and names no part of the analysis, or NULL. */
static const void *without_part(const psi_check *k) {
  for (size_t i = 0; i < k->c->inquiries.count; i++) {
    const ps_inquiry *inquiry = k->c->inquiries.items[i];
    if (inquiry->part == PS_PART_UNSET && !psi_marked(inquiry, "part")) return inquiry;
  }
  for (size_t i = 0; i < k->c->evidence.count; i++) {
    const ps_evidence *e = k->c->evidence.items[i];
    if (e->part == PS_PART_UNSET && !psi_marked(e, "part")) return e;
  }
  return NULL;
}

static void analysis_wide_enough(psi_check *k) {
  if (!psi_over(k, PS_PHASE_KIND_DIAGNOSE) || !psi_may_be_performance(k)) return;
  unsigned parts = 0;
  for (size_t i = 0; i < k->c->inquiries.count; i++)
    parts |= PSI_BIT(k->c->inquiries.items[i]->part);
  for (size_t i = 0; i < k->c->evidence.count; i++) parts |= PSI_BIT(k->c->evidence.items[i]->part);
  /* Who has examined a factor outside the person has looked at what surrounds the work. */
  if ((k->examined & factors_at(PS_LOCUS_EXTERNAL)) != 0) parts |= PSI_BIT(PS_PART_ENVIRONMENT);
  const bool business = (parts & PSI_BIT(PS_PART_BUSINESS)) != 0;
  const bool environment = (parts & PSI_BIT(PS_PART_ENVIRONMENT)) != 0;
  const void *unsorted = business && environment ? NULL : without_part(k);
  if (business && environment) {
    psi_passes(k);
  } else if (unsorted != NULL) {
    psi_unknown(k, unsorted, "part");
  } else {
    psi_fails(k, business ? 1 : environment ? 0 : 2, k->c, "inquiries");
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("B45", "external-factors-examined", "diagnosis", CASE, ERROR, DIAGNOSE),
      .core = PSI_WHOLE(6),
      .claim = "The analysis looks outside the person.",
      .why = "People who know how, and want to, still fail where tools, process, feedback or "
             "rewards stand against them, and no training changes those.",
      .fails_when = PSI_CONCLUDES "no factor outside the person was examined; or, as a warning, "
                                  "fewer than diagnosis.min_external were, while the stakes reach "
                                  "delivery.high_stakes",
      .reads = PSI_LIST("cause.factor", "cause.status", "inquiry.factor", "inquiry.answer",
                        "inquiry.part", "evidence.about", "evidence.part", "case.stakes",
                        "case.purpose"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Nothing outside the person was examined."),
          PSI_SAYS_AS("{stakes} is at stake, but the analysis looked at only {e} of the factors "
                      "outside the person.",
                      WARNING, NULL)),
      .fix = "Ask what tools, process, feedback and incentives have to do with it.",
      .limits = PSI_LIST("diagnosis.min_external", "delivery.high_stakes"), PSI_SOURCE_PARTNERS},
     external_factors_examined},
    {{PSI_RULE("B71", "analysis-wide-enough", "diagnosis", CASE, WARNING, DIAGNOSE),
      .claim = "The analysis covers the business, the surroundings and the causes, not only the "
               "audience and the task.",
      .why = "Who learns what is the last question; what the business wants and what surrounds the "
             "work decide whether it is worth asking.",
      .fails_when = "the diagnosis is over, and no question and no evidence is about the business, "
                    "or none is about the environment; a factor examined outside the person counts "
                    "as a look at the environment",
      .reads = PSI_LIST("inquiry.part", "evidence.part", "phase.ended", "cause.factor"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The analysis leaves out what the business wants, and why."),
          PSI_SAYS("The analysis leaves out what surrounds the work."),
          PSI_SAYS("The analysis leaves out both what the business wants and what surrounds the "
                   "work.")),
      .fix = "Add what is missing in one working session.", PSI_SOURCE_PARTNERS},
     analysis_wide_enough},
};

const psi_pack psi_pack_diagnosis_reach = {"diagnosis", rules, PSI_COUNT(rules)};
