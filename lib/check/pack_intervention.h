/* What the packs "intervention", "matching" and "learning-design" share: what an intervention is
 * chosen against, and names within a sentence. */
#ifndef PSI_CHECK_PACK_INTERVENTION_H
#define PSI_CHECK_PACK_INTERVENTION_H

#include "check/rule.h"

/* Where the case is not about performance there need be no gap and no cause; then it tells why
 * the rule is spared. */
bool psi_is_other_purpose(psi_check *k);
/* Whether the work has come as far as a phase; so it has for all we know where nobody says. */
bool psi_is_as_far_as(const psi_check *k, ps_phase_kind kind);

/* Whether an intervention is learning. */
bool psi_teaches(const ps_intervention *i);
/* Whose learning it is; NULL for that of the performer. */
const char *psi_learner_of(const ps_intervention *i);
/* What an intervention does to the cause of an id; NULL where it does not name it. */
const ps_range *psi_effect_on(const ps_intervention *i, const char *cause);
/* Whether it was chosen, and against this cause. */
bool psi_answers_cause(const ps_intervention *i, const ps_cause *cause);
/* The cause of an id where somebody has evidence for it, else NULL; whether it is confirmed. */
const ps_cause *psi_supported_cause(const psi_check *k, const char *cause);
bool psi_is_confirmed_id(const psi_check *k, const char *cause);
/* Whether an intervention answers a confirmed cause, chosen or not. */
bool psi_answers_confirmed(const psi_check *k, const ps_intervention *i);

/* The chosen interventions that answer a cause, also as further objects. */
void psi_say_answers(psi_check *k, const char *name, const ps_cause *cause);

#endif
