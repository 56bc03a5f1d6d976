/* What the parts of the pack "learning-design" share. */
#include "check/pack_learning_design.h"

#include "check/pack_intervention.h"

const ps_intervention *psi_first_learning(const psi_check *k) {
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (psi_chosen(one) && psi_teaches(one)) return one;
  }
  return NULL;
}

bool psi_is_asset_used(const ps_asset *asset) {
  return asset->standard_status != PS_STANDARD_STATUS_RETIRED;
}

bool psi_has_any(const psi_check *k, const ps_text_list *ids, ps_entity_type type) {
  for (size_t i = 0; i < ids->count; i++)
    if (psi_find(k, type, ids->items[i]) != NULL) return true;
  return false;
}
