/* What the parts of the pack "outcomes" share; "evaluation" uses what is told of windows, gaps. */
#ifndef PSI_CHECK_PACK_OUTCOMES_H
#define PSI_CHECK_PACK_OUTCOMES_H

#include "check/rule.h"

/* Whether a window has a beginning or an end. */
bool psi_window_given(const ps_window *window);
/* The level of a measure (of a group, or NULL) from one day to another. */
ps_level psi_level_over(const psi_check *k, const ps_measure *measure, ps_date from, ps_date to,
                        const char *group);
/* What is missing to say which way a measure is better; NULL for nothing. */
const char *psi_missing_direction(const ps_measure *measure);

/* The earlier of two days; of one that is not set (0) the other. */
ps_date psi_earlier(ps_date a, ps_date b);
/* Whether an intervention was chosen and has begun. */
bool psi_has_begun(const psi_check *k, const ps_intervention *i);
/* Whether an intervention works on a cause of a gap. */
bool psi_works_on(const psi_check *k, const ps_intervention *i, const char *gap);
/* The day from which something was in place at work: the case tells it, or its roll-out ended,
 * or the first of what was chosen began. 0 where nothing tells. */
ps_date psi_in_place_since(const psi_check *k);

/* What a result is a result on, in words. */
void psi_say_result(psi_check *k, const char *name, const ps_evaluation *e);

#endif
