#include "model/entity.h"

#include "base/error.h"
#include "base/text.h"
#include "model/index.h"

#include <string.h>

ps_entity *psi_entity_new(ps_case *c, const ps_field *list) {
  ps_entity *entity = psi_index_reuse(c->index, list->element);
  if (entity != NULL)
    memset(entity, 0, list->element->size);
  else
    entity = psi_store_take(c->store, list->element->size);
  if (entity == NULL || psi_list_add(psi_texts(c), c, list) == NULL) return NULL;
  psi_init(entity, list->element);
  psi_list items = psi_get_list(c, list);
  psi_list_put(items, items.count - 1, entity);
  return entity;
}

bool psi_entity_enter(ps_case *c, ps_entity *entity) { return psi_index_enter(c->index, entity); }

bool psi_entity_is_of(const ps_case *c, const void *entity) {
  const ps_entity *asked = entity;
  if (entity == (const void *)c) return true;
  /* Only an entity has an id to look at: a nested struct or a result has not. */
  const ps_field *list = psi_entity_list(ps_entity_type_of(entity));
  if (list == NULL) return false;
  if (asked->id != NULL && psi_index_find(c->index, asked->id) == asked) return true;
  /* Without an id, or with one that is used twice, only its list tells. */
  psi_list items = psi_get_list(c, list);
  for (size_t i = 0; i < items.count; i++)
    if (psi_list_item(list, items, i) == entity) return true;
  return false;
}

/* How many entities the case has, itself included. */
static size_t count_all(const ps_case *c) {
  size_t count = 1;
  for (size_t f = 0; f < psi_case_table.count; f++)
    if (psi_case_table.fields[f].kind == PS_KIND_ENTITY)
      count += psi_get_list(c, &psi_case_table.fields[f]).count;
  return count;
}

bool psi_entities_each(const ps_case *c, psi_pulse *pulse, psi_entity_visit visit, void *data) {
  enum { ENTITY = 8 }; /* what is done with one is mostly more than a look */
  psi_pulse none = {NULL, NULL, 0, 0, 0, 0, 0, 0, false};
  if (pulse == NULL) pulse = &none;
  pulse->at = 0;
  pulse->of = count_all(c);
  if (!visit(data, (ps_entity *)c, NULL, 0)) return false;
  for (size_t f = 0; f < psi_case_table.count; f++) {
    const ps_field *list = &psi_case_table.fields[f];
    if (list->kind != PS_KIND_ENTITY) continue;
    psi_list items = psi_get_list(c, list);
    for (size_t i = 0; i < items.count; i++, pulse->at++)
      if (!visit(data, psi_list_item(list, items, i), list, i) || !psi_pulse_beat(pulse, ENTITY))
        return false;
  }
  return true;
}

static bool enter(void *data, ps_entity *entity, const ps_field *list, size_t index) {
  (void)list;
  (void)index;
  return psi_index_enter(data, entity);
}

bool psi_entities_reindex(ps_case *c, psi_pulse *pulse) {
  psi_index_clear(c->index);
  return psi_entities_each(c, pulse, enter, c->index);
}

void *ps_add(ps_case *c, ps_entity_type type, const char *id, ps_error *error) {
  const ps_field *list = psi_entity_list(type);
  if (c == NULL || id == NULL || list == NULL) {
    psi_fail_argument(error, c == NULL || id == NULL
                                 ? "ps_add: there is no case or no id (NULL)."
                                 : "ps_add: no such type of entity can be added.");
    return NULL;
  }
  if (*id == '\0') {
    psi_fail(error, PS_E_VALUE, "A%s %s needs an id that is not empty.",
             psi_an(list->element->name), list->element->name);
    return NULL;
  }
  size_t length = strlen(id);
  if (psi_utf8_check(id, length) != length) {
    psi_fail(error, PS_E_ENCODING, "The id is not valid UTF-8.");
    return NULL;
  }
  const ps_entity *other = psi_index_find(c->index, id);
  if (other != NULL) {
    char shown[64];
    psi_fail(error, PS_E_EXISTS, "The id \"%s\" is in use already, by a%s %s.",
             psi_excerpt(id, length, shown), psi_an(other->object.type->name),
             other->object.type->name);
    return NULL;
  }
  const char *kept = psi_store_text(psi_texts(c), id, length);
  ps_entity *entity =
      kept == NULL || !psi_index_reserve(c->index, 1) ? NULL : psi_entity_new(c, list);
  if (entity == NULL) {
    psi_fail_memory(error);
    return NULL;
  }
  entity->id = kept;
  psi_index_enter(c->index, entity);
  return entity;
}

void *ps_find(const ps_case *c, ps_entity_type type, const char *id) {
  if (c == NULL || id == NULL) return NULL;
  ps_entity *entity = psi_index_find(c->index, id);
  if (entity == NULL || (type != PS_ENTITY_NONE && entity->object.type != ps_entity_table(type)))
    return NULL;
  return entity;
}

size_t ps_count(const ps_case *c, ps_entity_type type) {
  const ps_field *list = psi_entity_list(type);
  if (c != NULL && type == PS_CASE) return 1;
  return c == NULL || list == NULL ? 0 : psi_get_list(c, list).count;
}

void *ps_at(const ps_case *c, ps_entity_type type, size_t index) {
  const ps_field *list = psi_entity_list(type);
  if (c != NULL && type == PS_CASE) return index == 0 ? (void *)(uintptr_t)c : NULL;
  if (c == NULL || list == NULL) return NULL;
  psi_list items = psi_get_list(c, list);
  return index < items.count ? psi_list_item(list, items, index) : NULL;
}
