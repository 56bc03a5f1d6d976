/* Plain figures that a claim of an effect rests on. */
#include <perfsys/analysis.h>

#include <math.h>

static bool is_share(double x) { return x >= 0 && x <= 1; }

double ps_adjusted_benefit(double benefit, double attribution, double confidence) {
  if (!is_share(attribution) || !is_share(confidence)) return (double)NAN;
  return benefit * attribution * confidence;
}

double ps_effect_beyond(double observed, double expected, ps_direction better) {
  switch (better) {
    case PS_DIRECTION_HIGHER: return observed - expected;
    case PS_DIRECTION_LOWER: return expected - observed;
    default: return (double)NAN;
  }
}

double ps_net_present_value(const double *sums, size_t count, double rate) {
  double value = 0, growth = 1;
  if (!(rate > -1) || (sums == NULL && count > 0)) return (double)NAN;
  for (size_t i = 0; i < count; i++, growth *= 1 + rate) value += sums[i] / growth;
  return value;
}
