/* What the parts of the pack "partnership" share: sides, days, promises. */
#ifndef PSI_CHECK_PACK_PARTNERSHIP_H
#define PSI_CHECK_PACK_PARTNERSHIP_H

#include "check/rule.h"

#define PSI_BOTH (PSI_BUSINESS | PSI_LEARNING)
#define PSI_UNSURE 1u /* somebody whose side, or who, is not recorded */

enum { PSI_SIDES = 2 };
extern const unsigned psi_sides[PSI_SIDES]; /* the business, the learning side */

/* ---- sides ---- */

unsigned psi_other_side(unsigned side);
/* The bit of a party's side; PSI_UNSURE where that or the party is not known. */
unsigned psi_side_bit(const psi_check *k, const char *party);
/* Says {side} and {other}. */
void psi_say_sides(psi_check *k, unsigned side);
/* Not known: the side of a party, or who it is. */
void psi_side_unknown(psi_check *k, const char *party, const void *owner, const char *field);
/* Not known: the first of some parties that is not known, or its side. */
void psi_sides_unknown(psi_check *k, const ps_text_list *parties, const void *owner,
                       const char *field);
/* Fails for the side that is not among those present (branch 0), or for both (branch 1). */
void psi_fails_without(psi_check *k, unsigned present, const void *entity, const char *field);

/* ---- days ---- */

/* Whether the work has come to a phase. Where people help themselves there is little of it,
 * and what a partnership needs is not asked for. */
bool psi_is_under_way(const psi_check *k, ps_phase_kind kind);
/* Whether a day is after the one looked from. */
bool psi_is_to_come(const psi_check *k, ps_date day);
/* The first day of a case: what its log must cover to tell of absence. */
ps_date psi_case_begins(const ps_case *c);
/* Whether the log tells of absence from a day on; what is missing if not. */
bool psi_log_tells_from(psi_check *k, ps_date from);

/* ---- promises and figures ---- */

/* Commitment n: the case's own, then those of its relationships; NULL past the last. */
const ps_commitment *psi_commitment_at(const ps_case *c, size_t n);
/* Below a limit, and not by rounding alone. */
bool psi_is_below(double value, double limit);

#endif
