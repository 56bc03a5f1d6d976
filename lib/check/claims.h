/* Figures in the words of a claim, read as people write them: "1,234.5", "800 %", "5:1",
 * "$1.57 per $1", "360,000/40,000 x 100 = 800 %". No locale: a comma marks thousands, a point
 * decimals. A printed figure stands for all that rounds to it, so that rounding is never called
 * an error. What cannot be read for certain is not read. */
#ifndef PSI_CHECK_CLAIMS_H
#define PSI_CHECK_CLAIMS_H

#include "check/text.h"

/* A figure that was told. */
typedef struct psi_told {
  double value, low, high; /* as printed, and the ends of what rounds to that */
  bool is_percent, is_whole;
  psi_hit hit; /* where it stands, with its unit */
} psi_told;

/* Whether a value may be the one that was told. */
bool psi_told_fits(double value, const psi_told *told);

/* The ratio told with one of some words, behind it or just before ("ROI of 800 %", "an 800 %
 * return on investment"): a per cent, or so much per one. 800 % is told as 8. */
bool psi_ratio_find(const char *text, const char *const *words, size_t count, psi_told *told);

/* A sum that does not make what stands behind its "=". */
typedef struct psi_wrong_sum {
  psi_hit sum, told;
  double right;    /* what it makes: a per cent where one was told */
  bool is_percent; /* whether one was */
} psi_wrong_sum;

/* The first such sum of a text; false for none. */
bool psi_wrong_sum_find(const char *text, psi_wrong_sum *wrong);

#endif
