/* Whether figures in a row rise or fall, beyond noise. */
#ifndef PSI_CHECK_TREND_H
#define PSI_CHECK_TREND_H

#include <stddef.h>

typedef struct psi_trend {
  double slope;     /* change from one figure to the next */
  double low, high; /* its 95 % interval */
} psi_trend;

/* The least-squares line through figures 0, 1, 2, ... and Student's interval of its slope
 * (Draper and Smith 1998, section 1.4). At least three figures; else all NaN. */
psi_trend psi_trend_of(const double *figures, size_t count);

/* The difference of two means, second minus first, and its 95 % interval with the variances
 * not taken as equal (Welch 1947). At least two figures each; else all NaN. */
psi_trend psi_difference_of(const double *before, size_t before_count, const double *after,
                            size_t after_count);

/* Student's t, two-sided 5 %, for degrees of freedom from 1. */
double psi_student(double freedom);

#endif
