#include "check/trend.h"

#include <math.h>

double psi_student(double freedom) {
  /* SciPy 1.17, stats.t.ppf(0.975, df). */
  static const double table[] = {
      12.7062, 4.30265, 3.18245, 2.77645, 2.57058, 2.44691, 2.36462, 2.306,   2.26216, 2.22814,
      2.20099, 2.17881, 2.16037, 2.14479, 2.13145, 2.11991, 2.10982, 2.10092, 2.09302, 2.08596,
      2.07961, 2.07387, 2.06866, 2.0639,  2.05954, 2.05553, 2.05183, 2.04841, 2.04523, 2.04227};
  const double z = 1.9599639845400545;
  if (freedom < 1) return NAN;
  if (freedom > 30) /* Cornish and Fisher's expansion: right to four digits from here on */
    return z + (z * z * z + z) / (4 * freedom) +
           (5 * z * z * z * z * z + 16 * z * z * z + 3 * z) / (96 * freedom * freedom);
  int whole = (int)freedom;
  if (whole == 30) return table[29];
  /* Nearly straight in 1 / freedom. */
  double part = (1.0 / whole - 1 / freedom) / (1.0 / whole - 1.0 / (whole + 1));
  return table[whole - 1] + part * (table[whole] - table[whole - 1]);
}

static psi_trend nothing(void) {
  psi_trend none = {NAN, NAN, NAN};
  return none;
}

static psi_trend around(double middle, double half) {
  psi_trend t = {middle, middle - half, middle + half};
  return t;
}

psi_trend psi_trend_of(const double *y, size_t count) {
  if (count < 3) return nothing();
  double n = (double)count, x_mean = (n - 1) / 2, y_mean = 0, xx = 0, xy = 0, left = 0;
  for (size_t i = 0; i < count; i++) y_mean += y[i] / n;
  for (size_t i = 0; i < count; i++) {
    xx += ((double)i - x_mean) * ((double)i - x_mean);
    xy += ((double)i - x_mean) * (y[i] - y_mean);
  }
  double slope = xy / xx;
  for (size_t i = 0; i < count; i++) {
    double away = y[i] - y_mean - slope * ((double)i - x_mean);
    left += away * away;
  }
  return around(slope, psi_student(n - 2) * sqrt(left / (n - 2) / xx));
}

static double mean_of(const double *y, size_t count) {
  double sum = 0;
  for (size_t i = 0; i < count; i++) sum += y[i];
  return sum / (double)count;
}

/* The variance of the mean. */
static double doubt_of(const double *y, size_t count, double mean) {
  double sum = 0;
  for (size_t i = 0; i < count; i++) sum += (y[i] - mean) * (y[i] - mean);
  return sum / (double)(count - 1) / (double)count;
}

psi_trend psi_difference_of(const double *before, size_t before_count, const double *after,
                            size_t after_count) {
  if (before_count < 2 || after_count < 2) return nothing();
  double a = mean_of(before, before_count), b = mean_of(after, after_count);
  double va = doubt_of(before, before_count, a), vb = doubt_of(after, after_count, b);
  if (va + vb == 0) return around(b - a, 0);
  double freedom = (va + vb) * (va + vb) /
                   (va * va / (double)(before_count - 1) + vb * vb / (double)(after_count - 1));
  return around(b - a, psi_student(freedom) * sqrt(va + vb));
}
