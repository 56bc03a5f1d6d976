/* The ten items of the partner score, judged without memory of its own. */
#ifndef PSI_ANALYSIS_PARTNER_SCORE_H
#define PSI_ANALYSIS_PARTNER_SCORE_H

#include <perfsys/analysis.h>

enum { PSI_PARTNER_ITEMS = 10, PSI_PARTNER_FIRST_OF_REST = 4, PSI_PARTNER_OF_REST = 3 };

/* What an item is, the same for every case. */
typedef struct psi_partner_row {
  const char *id, *name, *asks;
} psi_partner_row;
extern const psi_partner_row psi_partner_rows[PSI_PARTNER_ITEMS];

/* What is judged, and by which limits. */
typedef struct psi_partner_ask {
  const ps_case *c;
  ps_date as_of; /* 0 for none */
  double joint_share, follow_up_days;
  /* Bits 1 << PS_SIDE_... of who took part in each event of the case, where somebody has them
   * ready: the first, and how many bytes the next lies behind it. NULL to look them up. */
  const unsigned *sides;
  size_t stride;
} psi_partner_ask;

/* The value of an item, and why. */
typedef struct psi_partner_judged {
  ps_number value;     /* unset where it cannot be told */
  bool met;            /* it is all that a partner needs of it */
  const char *because; /* with {name}, {day}, {other}, {n} and {all} to be filled in */
  const char *name;    /* borrowed from the case */
  ps_date day, other;
  size_t n, all;
} psi_partner_judged;

typedef struct psi_partner_verdict {
  psi_partner_judged items[PSI_PARTNER_ITEMS];
  ps_partner_mode mode, at_least;
  bool missing[PSI_PARTNER_ITEMS]; /* it would have to be known before more can be told */
  const char *because;
} psi_partner_verdict;

/* The items alone, into ten that are zeroed. */
void psi_partner_items_judge(const psi_partner_ask *ask, psi_partner_judged items[]);
/* The items and what they come to. */
void psi_partner_judge(const psi_partner_ask *ask, psi_partner_verdict *verdict);

#endif
