/* Benefit against cost, and the two scores practitioners rank by. */
#include "analysis/tables.h"

#include "base/error.h"
#include "results/findings.h"

#include <perfsys/analysis.h>

#include <math.h>

static const ps_field worth_rows[] = {
    PSI_NUMBER(ps_worth, benefit, NULL, 1, "Benefit per period x periods."),
    PSI_NUMBER(ps_worth, cost, NULL, 1, "Cost, all of it."),
    PSI_NUMBER(ps_worth, net, NULL, 1, "benefit - cost."),
    PSI_NUMBER(ps_worth, bcr, NULL, 1, "benefit / cost."),
    PSI_NUMBER(ps_worth, roi, NULL, 1, "(benefit - cost) / cost; 0.25 is 25 %."),
    PSI_NUMBER(ps_worth, payback, "periods", 1, "Periods until the benefit has paid the cost."),
    PSI_TEXT(ps_worth, method, 1, "The formulas used, or what is missing."),
};
const ps_struct psi_worth_table =
    PSI_TABLE("worth", ps_worth, worth_rows, "What something was worth.");

static ps_number number(double value) {
  ps_number n = {value, isfinite(value) != 0};
  if (!n.set) n.value = 0;
  return n;
}

ps_worth *ps_worth_of(double benefit_per_period, double periods, double cost,
                      const ps_settings *settings, ps_error *error) {
  ps_settings s = psi_settings(settings);
  if (!isfinite(benefit_per_period) || !isfinite(periods) || !isfinite(cost) || cost < 0 ||
      periods < 0) {
    psi_fail(error, PS_E_VALUE, "Benefit, periods and cost are finite, and the last two not below "
                                "zero.");
    return NULL;
  }
  ps_worth *w = psi_result_new(&psi_worth_table, &s.allocator);
  if (w == NULL) {
    psi_fail_memory(error);
    return NULL;
  }
  w->benefit = number(benefit_per_period * periods);
  w->cost = number(cost);
  if (!w->benefit.set) {
    w->method = "not computed: the benefit is too large a figure";
    return w;
  }
  w->net = number(w->benefit.value - cost);
  w->method = "BCR = benefit / cost; ROI = (benefit - cost) / cost; payback = cost / benefit per "
              "period";
  if (!(cost > 0)) {
    w->method = "no ratio: there is no cost";
    return w;
  }
  w->bcr = number(w->benefit.value / cost);
  w->roi = number((w->benefit.value - cost) / cost);
  if (benefit_per_period > 0) w->payback = number(cost / benefit_per_period);
  return w;
}

static bool within(int value, int most) { return value >= 1 && value <= most; }

int ps_gut_score(int gravity, int urgency, int tendency, ps_gut_variant variant) {
  if (!within(gravity, 5) || !within(urgency, 5) || !within(tendency, 5)) return 0;
  if (variant == PS_GUT_SUM) return gravity + urgency + tendency;
  return variant == PS_GUT_PRODUCT ? gravity * urgency * tendency : 0;
}

int ps_risk_priority(int severity, int occurrence, int detection) {
  if (!within(severity, 10) || !within(occurrence, 10) || !within(detection, 10)) return 0;
  return severity * occurrence * detection;
}
