/* A case from its making to its freeing. Entities are in one store, where they keep
 * their address; texts, lists and series in another, which compacting replaces. */
#include "base/error.h"
#include "model/entity.h"
#include "model/index.h"

#include <string.h>

ps_case *ps_case_new(const ps_settings *settings, ps_error *error) {
  ps_settings s = psi_settings(settings);
  ps_store *store = psi_store_new(&s.allocator);
  ps_case *c = store == NULL ? NULL : psi_store_take(store, sizeof *c);
  if (c == NULL) {
    psi_store_free(store);
    psi_fail_memory(error);
    return NULL;
  }
  psi_init(c, &psi_case_table);
  c->store = store;
  c->text_store = psi_store_new(&s.allocator);
  c->index = psi_index_new(&s.allocator);
  c->schema_version.value = ps_schema_version();
  c->schema_version.set = true;
  if (c->text_store == NULL || c->index == NULL) {
    ps_case_free(c);
    psi_fail_memory(error);
    return NULL;
  }
  return c;
}

void ps_case_free(ps_case *c) {
  if (c == NULL) return;
  psi_index_free(c->index);
  psi_store_free(c->text_store);
  psi_store_free(c->store);
}

/* ---- copy ---- */

static bool copy_entity(void *data, ps_entity *entity, const ps_field *list, size_t index) {
  ps_case *copy = data;
  (void)index;
  ps_entity *made = list == NULL ? (ps_entity *)copy : psi_entity_new(copy, list);
  return made != NULL && psi_copy(psi_texts(copy), made, entity) && psi_entity_enter(copy, made);
}

/* An entity list that is given and empty has no entity to tell. */
static void copy_given(ps_case *copy, const ps_case *c) {
  for (size_t f = 0; f < psi_case_table.count; f++) {
    const ps_field *list = &psi_case_table.fields[f];
    if (list->kind != PS_KIND_ENTITY) continue;
    psi_list items = psi_get_list(copy, list);
    items.given = psi_get_list(c, list).given;
    psi_put_list(copy, list, items);
  }
}

ps_case *ps_case_copy(const ps_case *c, const ps_settings *settings, ps_error *error) {
  if (c == NULL) {
    psi_fail_argument(error, "ps_case_copy: there is no case (NULL).");
    return NULL;
  }
  ps_settings s = psi_settings(settings);
  psi_pulse pulse = psi_pulse_of(&s);
  ps_case *copy = ps_case_new(settings, error);
  if (copy == NULL) return NULL;
  if (!psi_entities_each(c, &pulse, copy_entity, copy)) {
    ps_case_free(copy);
    psi_pulse_end(&pulse, error);
    return NULL;
  }
  copy_given(copy, c);
  return copy;
}

/* ---- compact ---- */

typedef struct moving {
  ps_store *store;
  ps_store *scratch;
  ps_entity **copies;
  size_t count, capacity;
} moving;

/* Copies an entity's fields into the new store through a struct beside it, so that
 * running out of memory leaves the case as it was. */
static bool copy_beside(void *data, ps_entity *entity, const ps_field *list, size_t index) {
  moving *m = data;
  void *items = m->copies;
  (void)list;
  (void)index;
  if (!psi_grow(psi_store_allocator(m->store), &items, &m->capacity, m->count + 1, sizeof entity))
    return false;
  m->copies = items;
  ps_entity *beside = psi_store_take(m->scratch, entity->object.type->size);
  if (beside == NULL) return false;
  psi_init(beside, entity->object.type);
  m->copies[m->count++] = beside;
  return psi_copy(m->store, beside, entity);
}

static bool move_back(void *data, ps_entity *entity, const ps_field *list, size_t index) {
  moving *m = data;
  (void)index;
  if (list != NULL) memcpy(entity, m->copies[m->count], entity->object.type->size);
  m->count++;
  return true;
}

/* The case's own struct: its fields one by one, for it holds stores and lists too. */
static bool move_case(ps_case *c, const ps_entity *beside, ps_store *store) {
  psi_list lists[64];
  size_t n = 0;
  for (size_t f = 0; f < psi_case_table.count; f++) {
    const ps_field *row = &psi_case_table.fields[f];
    if (row->kind != PS_KIND_ENTITY) continue;
    psi_list list = psi_get_list(c, row);
    if (list.count > 0) {
      void *items = psi_store_take(store, list.count * sizeof(void *));
      if (items == NULL) return false;
      memcpy(items, list.items, list.count * sizeof(void *));
      list.items = items;
    }
    list.capacity = list.count;
    lists[n++] = list;
  }
  ps_case keep = *c;
  memcpy(c, beside, sizeof *c);
  c->store = keep.store;
  c->text_store = keep.text_store;
  c->index = keep.index;
  n = 0;
  for (size_t f = 0; f < psi_case_table.count; f++)
    if (psi_case_table.fields[f].kind == PS_KIND_ENTITY)
      psi_put_list(c, &psi_case_table.fields[f], lists[n++]);
  return true;
}

bool psi_case_compact(ps_case *c, psi_pulse *pulse) {
  const ps_allocator *allocator = psi_store_allocator(c->store);
  moving m = {psi_store_new(allocator), psi_store_new(allocator), NULL, 0, 0};
  bool done = m.store != NULL && m.scratch != NULL && psi_entities_each(c, pulse, copy_beside, &m) &&
              move_case(c, m.copies[0], m.store);
  if (done) {
    m.count = 0;
    psi_entities_each(c, NULL, move_back, &m);
    ps_store *old = c->text_store;
    c->text_store = m.store;
    m.store = old;
    psi_index_release_parked(c->index);
  }
  psi_free(allocator, m.copies, m.capacity * sizeof *m.copies);
  psi_store_free(m.scratch);
  psi_store_free(m.store);
  return done;
}

ps_status ps_case_compact(ps_case *c, ps_error *error) {
  if (c == NULL) return psi_fail_argument(error, "ps_case_compact: there is no case (NULL).");
  return psi_case_compact(c, NULL) ? PS_OK : psi_fail_memory(error);
}
