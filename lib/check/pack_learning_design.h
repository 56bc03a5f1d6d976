/* What the parts of the pack "learning-design" share: the learning, and what is made for it. */
#ifndef PSI_CHECK_PACK_LEARNING_DESIGN_H
#define PSI_CHECK_PACK_LEARNING_DESIGN_H

#include "check/rule.h"

/* The first learning intervention that was chosen, or NULL. */
const ps_intervention *psi_first_learning(const psi_check *k);
/* Whether an asset is not retired. */
bool psi_is_asset_used(const ps_asset *asset);
/* Whether the case has something of a type among these ids. */
bool psi_has_any(const psi_check *k, const ps_text_list *ids, ps_entity_type type);

#endif
