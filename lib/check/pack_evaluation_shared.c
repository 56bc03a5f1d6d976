/* What several rules of evaluation ask of a claim. */
#include "check/pack_evaluation.h"

void psi_say_about(psi_check *k, const ps_evaluation *e) {
  psi_say_id(k, "about", e->about != NULL ? e->about : e->measure != NULL ? e->measure : e->id);
}

bool psi_is_claimed(const ps_evaluation *e) {
  return e->met.value || e->benefit.set;
}
