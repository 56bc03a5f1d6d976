/* What the parts of the pack "diagnosis" share: when they apply, names in a sentence, sets of
 * factors. */
#ifndef PSI_CHECK_PACK_DIAGNOSIS_H
#define PSI_CHECK_PACK_DIAGNOSIS_H

#include "check/rule.h"

/* ---- when the rules apply ---- */

/* Coverage is asked of work on performance; where nobody has said what the case is about,
 * a diagnosis that was begun speaks for itself. */
bool psi_may_be_performance(psi_check *k);
/* Whether a cause is supported or confirmed. */
bool psi_has_supported(const psi_check *k);
/* Whether conclusions are being drawn, so that what was left out counts. A cause with one
 * source is no conclusion while the diagnosis is known to go on. */
bool psi_concludes(const psi_check *k);
/* How `fails_when` of those rules begins. */
#define PSI_CONCLUDES                                                                              \
  "the diagnosis is over, or a cause is confirmed (or, where no phase of diagnosis has a date, "   \
  "supported), and "
/* Whether the framework of the case is known; if not, that is told as unknown. */
bool psi_knows_framework(psi_check *k);

/* ---- names ---- */

const char *psi_name_of_framework(const ps_framework *framework);
const char *psi_name_of_cell(const ps_framework_cell *cell);

/* ---- sets of factors, a bit each ---- */

enum { PSI_FACTORS = 34 }; /* F00 to F33, see tests/unit/check_frameworks.c */

/* As psi_factor_number() has it, but quick: whole frameworks are gone through here. None for
 * what is no factor. */
uint64_t psi_factor_bit(const char *factor);
uint64_t psi_factor_bits(const ps_text_list *factors);
/* How many factors a set has. */
size_t psi_factor_count(uint64_t set);
/* The factors that a framework has a place for; those of a level of the work. */
uint64_t psi_factors_of(const ps_framework *framework);
uint64_t psi_factors_of_level(ps_work_level level);
/* A line of evidence: the names of factors behind a heading. */
void psi_list_factors(psi_check *k, const char *heading, uint64_t set);

/* ---- questions and causes ---- */

/* A question that names neither a factor nor a part of the analysis. */
bool psi_is_unsorted(const ps_inquiry *inquiry);
/* A cause that was examined, of which nobody has said what kind of factor it is, or NULL. */
const ps_cause *psi_unsorted_cause(const psi_check *k);
/* Whether a question was put by the day of the case. */
bool psi_is_put(const psi_check *k, const ps_inquiry *inquiry);

#endif
