/* What the parts of the pack "evaluation" share: what a claim that something worked must bear,
 * V1 to V13 of the domain notes. */
#ifndef PSI_CHECK_PACK_EVALUATION_H
#define PSI_CHECK_PACK_EVALUATION_H

#include "check/rule.h"

#define PSI_SOURCE_PHILLIPS                                                                        \
  .source = "J. J. Phillips, Return on Investment in Training and Performance Improvement "        \
            "Programs, 1997",                                                                      \
  .basis = PS_BASIS_CITED

/* Says {about}: what an evaluation is of, as people call it. */
void psi_say_about(psi_check *k, const ps_evaluation *e);
/* Whether it is claimed that something came of it. */
bool psi_is_claimed(const ps_evaluation *e);

#endif
