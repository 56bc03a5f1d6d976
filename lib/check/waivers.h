/* What is accepted, told once, and told first. */
#ifndef PSI_CHECK_WAIVERS_H
#define PSI_CHECK_WAIVERS_H

#include "check/engine.h"

/* Marks findings that a waiver of the case covers; those whose waiver has run out, or names
 * nobody or no reason, say so. False without memory. */
bool psi_waive(psi_check *k, ps_check_result *result);
/* Folds what a graver rule tells already, then sorts. */
bool psi_order_findings(psi_check *k, const psi_asked *asked);

#endif
