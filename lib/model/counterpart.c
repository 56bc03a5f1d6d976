#include "model/counterpart.h"

#include "model/index.h"

#include <string.h>

ps_entity *psi_counterpart(const ps_case *in, const ps_entity *entity, const ps_field *list,
                           size_t index) {
  if (list == NULL) return (ps_entity *)(uintptr_t)in;
  psi_list items = psi_get_list(in, list);
  ps_entity *there = index < items.count ? psi_list_item(list, items, index) : NULL;
  if (entity->id != NULL) {
    /* An id may be used twice, which the index does not know: the same place counts. */
    if (there != NULL && there->id != NULL && strcmp(there->id, entity->id) == 0) return there;
    ps_entity *found = psi_index_find(in->index, entity->id);
    return found != NULL && found->object.type == entity->object.type ? found : NULL;
  }
  return there != NULL && there->id == NULL ? there : NULL;
}
