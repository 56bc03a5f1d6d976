/* Diagnosis: whether another framework would lead to another conclusion. */
#include "check/pack_diagnosis.h"
#include "check/rules.h"

#include <math.h>

/* How much of each factor learning can change, as a framework has it: from `low` to `high`,
 * 0 to 1. A cell that is learnable in part may hold what is and what is not. */
typedef struct placing {
  uint64_t factors; /* those that have a cell which says so */
  double low[PSI_FACTORS], high[PSI_FACTORS];
} placing;

static void place_factor(placing *p, int number, ps_learnable learnable) {
  const double low = learnable == PS_LEARNABLE_YES ? 1 : 0;
  const double high = learnable == PS_LEARNABLE_NO ? 0 : 1;
  const bool known = (p->factors >> number & 1) != 0;
  if (!known || low < p->low[number]) p->low[number] = low;
  if (!known || high > p->high[number]) p->high[number] = high;
  p->factors |= UINT64_C(1) << number;
}

static void place(placing *p, const ps_framework *framework, uint64_t wanted) {
  p->factors = 0;
  for (size_t i = 0; i < framework->mappings.count; i++) {
    const ps_mapping *mapping = &framework->mappings.items[i];
    if (mapping->cell == NULL || (psi_factor_bits(&mapping->factors) & wanted) == 0) continue;
    const ps_framework_cell *cell = ps_framework_cell_find(framework, mapping->cell);
    if (cell->learnable == PS_LEARNABLE_UNSET) continue;
    for (size_t j = 0; j < mapping->factors.count; j++) {
      const char *factor = mapping->factors.items[j];
      if ((psi_factor_bit(factor) & wanted) != 0)
        place_factor(p, psi_factor_number(factor), cell->learnable);
    }
  }
}

/* How two frameworks differ on the factors that both place. */
typedef struct difference {
  const ps_framework *framework; /* the other */
  bool other_is_more;
  double by, at_most, at_least; /* by = at_least - at_most */
} difference;

static difference compare(const placing *own, const placing *other, const double *shares) {
  double sum = 0, own_low = 0, own_high = 0, other_low = 0, other_high = 0;
  for (int i = 0; i < PSI_FACTORS; i++) {
    if ((own->factors & other->factors & UINT64_C(1) << i) == 0) continue;
    sum += shares[i];
    own_low += shares[i] * own->low[i];
    own_high += shares[i] * own->high[i];
    other_low += shares[i] * other->low[i];
    other_high += shares[i] * other->high[i];
  }
  difference d = {NULL, other_low > own_high, 0, 0, 0};
  if (!(sum > 0)) return d; /* nothing is placed by both */
  d.at_most = (d.other_is_more ? own_high : other_high) / sum;
  d.at_least = (d.other_is_more ? other_low : own_low) / sum;
  d.by = d.at_least - d.at_most;
  return d;
}

/* The framework that differs most from the case's own. */
static difference find_difference(const psi_check *k, const placing *own, const double *shares,
                                  uint64_t wanted) {
  difference most = {NULL, false, 0, 0, 0};
  const ps_framework *framework;
  for (size_t i = 0; (framework = ps_registry_framework_at(k->registry, i)) != NULL; i++) {
    placing other;
    if (framework->kind == PS_FRAMEWORK_KIND_FLOW) continue;
    place(&other, framework, wanted);
    difference d = compare(own, &other, shares);
    d.framework = framework;
    if (d.by > most.by) most = d;
  }
  return most;
}

/* The causes that the two place differently. */
static void list_placed(psi_check *k, const ps_framework *other) {
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    const ps_framework_cell *here = ps_factor_cell_at(k->framework, cause->factor, 0);
    const ps_framework_cell *there = ps_factor_cell_at(other, cause->factor, 0);
    if (!psi_is_supported(cause) || here == NULL || there == NULL) continue;
    if (here->learnable == there->learnable) continue;
    psi_object(k, cause->id);
    psi_evidence(k, "\"%.120s\": \"%.60s\" in \"%.60s\", \"%.60s\" in \"%.60s\".",
                 psi_name(cause), psi_name_of_cell(here), psi_name_of_framework(k->framework),
                 psi_name_of_cell(there), psi_name_of_framework(other));
  }
}

/* The shares of supported causes by factor; false if one is not recorded, which is told. */
static bool shares_by_factor(psi_check *k, double *shares, uint64_t *wanted) {
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    const uint64_t factor = psi_factor_bit(cause->factor);
    const double share = psi_likely(&cause->share);
    if (!psi_is_supported(cause)) continue;
    if (factor == 0 || isnan(share)) {
      psi_unknown(k, cause, factor == 0 ? "factor" : "share");
      return false;
    }
    shares[psi_factor_number(cause->factor)] += share;
    *wanted |= factor;
  }
  return true;
}

static void frameworks_agree(psi_check *k) {
  if (!psi_has_supported(k) || !psi_knows_framework(k)) return;
  double shares[PSI_FACTORS] = {0};
  uint64_t wanted = 0;
  placing own;
  if (!shares_by_factor(k, shares, &wanted)) return;
  place(&own, k->framework, wanted);
  if (own.factors == 0 || k->framework->kind == PS_FRAMEWORK_KIND_FLOW) {
    psi_spared(k, "Its framework does not say of these causes whether learning can cure them.");
    return;
  }
  const difference d = find_difference(k, &own, shares, wanted);
  if (d.by <= psi_limit(k, PSI_LIMIT_DIAGNOSIS_MAX_FRAMEWORK_DIFFERENCE)) {
    psi_passes(k);
    return;
  }
  psi_say(k, "narrow", psi_name_of_framework(d.other_is_more ? k->framework : d.framework));
  psi_say(k, "wide", psi_name_of_framework(d.other_is_more ? d.framework : k->framework));
  psi_say_share(k, "most", d.at_most);
  psi_say_share(k, "least", d.at_least);
  list_placed(k, d.framework);
  psi_fails(k, 0, k->c, "framework");
}

static const psi_rule rules[] = {
    {{PSI_RULE("B48", "frameworks-agree", "diagnosis", CASE, NOTE, DIAGNOSE),
      .claim = "The conclusion does not hinge on the framework used.",
      .why = "If another way of sorting the same causes calls for another answer, the sorting has "
             "decided, not the facts.",
      .fails_when = "the part of the supported causes, by their shares, that learning can cure "
                    "under the case's framework and under another differs by more than "
                    "diagnosis.max_framework_difference; only factors that both have a cell for "
                    "count, and a cell that is learnable in part counts for anything from none to "
                    "all",
      .reads = PSI_LIST("cause.factor", "cause.share", "cause.status", "case.framework",
                        "framework.map"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Sorted by \"{narrow}\", learning can cure at most {most} of what was found; "
                   "sorted by \"{wide}\", at least {least}.")),
      .fix = "Look again at the causes that the two place differently.",
      .limits = PSI_LIST("diagnosis.max_framework_difference"), PSI_SOURCE_PARTNERS},
     frameworks_agree},
};

const psi_pack psi_pack_diagnosis_frameworks = {"diagnosis", rules, PSI_COUNT(rules)};
