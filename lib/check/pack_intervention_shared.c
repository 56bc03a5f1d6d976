/* What the packs "intervention", "matching" and "learning-design" share. */
#include "check/pack_intervention.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

/* ---- the course of the work ---- */

bool psi_is_other_purpose(psi_check *k) {
  return k->c->purpose != PS_PURPOSE_UNSET && !psi_performance_only(k);
}

bool psi_is_as_far_as(const psi_check *k, ps_phase_kind kind) {
  return psi_reached(k, kind) ||
         (k->c->status == PS_CASE_STATUS_UNSET && k->c->phases.count == 0);
}

/* ---- interventions and causes ---- */

bool psi_teaches(const ps_intervention *i) {
  return psi_class(i) == PS_INTERVENTION_CLASS_LEARNING;
}

const char *psi_learner_of(const ps_intervention *i) {
  const ps_intervention_kind *kind = psi_kind(i);
  return i->target_role != NULL || kind == NULL ? i->target_role : kind->target_role;
}

const ps_range *psi_effect_on(const ps_intervention *i, const char *cause) {
  for (size_t j = 0; j < i->causes.count; j++)
    if (psi_same(i->causes.items[j].cause, cause)) return &i->causes.items[j].effect;
  return NULL;
}

bool psi_answers_cause(const ps_intervention *i, const ps_cause *cause) {
  return psi_chosen(i) && psi_effect_on(i, cause->id) != NULL;
}

const ps_cause *psi_supported_cause(const psi_check *k, const char *cause) {
  const ps_cause *found = psi_cause(k, cause);
  return found != NULL && psi_is_supported(found) ? found : NULL;
}

bool psi_is_confirmed_id(const psi_check *k, const char *cause) {
  const ps_cause *found = psi_cause(k, cause);
  return found != NULL && psi_is_confirmed(found);
}

bool psi_answers_confirmed(const psi_check *k, const ps_intervention *i) {
  for (size_t j = 0; j < i->causes.count; j++)
    if (psi_is_confirmed_id(k, i->causes.items[j].cause)) return true;
  return false;
}

/* ---- names within a sentence ---- */

void psi_say_answers(psi_check *k, const char *name, const ps_cause *cause) {
  psi_listing listing = {{0}, 0, 0};
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (!psi_answers_cause(one, cause)) continue;
    psi_listing_quote(k, &listing, one);
    psi_object(k, one->id);
  }
  psi_say_listing(k, name, &listing);
}
