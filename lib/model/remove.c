#include "base/error.h"
#include "model/index.h"
#include "model/references.h"

#include <stdio.h>
#include <string.h>

typedef struct removal {
  ps_case *c;
  const char *id;
  ps_removal how;
  ps_entity **queue; /* what goes, the first one asked for */
  size_t count, capacity;
  bool no_memory;
  size_t references;
  char first[192]; /* who refers, for the refusal */
} removal;

/* Marks what is in the queue already; gone again when ps_remove() returns. */
#define QUEUED 0x80000000u

static bool queue_entity(removal *r, ps_entity *entity) {
  if (entity->object.state & QUEUED) return true;
  void *items = r->queue;
  bool grown = psi_grow(psi_store_allocator(r->c->store), &items, &r->capacity, r->count + 1,
                        sizeof entity);
  r->queue = items;
  if (!grown) {
    r->no_memory = true;
    return false;
  }
  entity->object.state |= QUEUED;
  r->queue[r->count++] = entity;
  return true;
}

static void tell_first(removal *r, const psi_reference *reference) {
  char id[64], path[64];
  const char *from = reference->entity->id == NULL ? "" : reference->entity->id;
  snprintf(r->first, sizeof r->first, "%s \"%s\" at %s", reference->entity->object.type->name,
           psi_excerpt(from, strlen(from), id),
           psi_excerpt(reference->path, strlen(reference->path), path));
}

static bool look(void *data, const psi_reference *reference) {
  removal *r = data;
  if (strcmp(reference->id, r->id) != 0 || reference->entity == r->queue[0]) return true;
  if (r->how == PS_REMOVE_REFUSE) {
    if (r->references++ == 0) tell_first(r, reference);
    return true;
  }
  /* What cannot be without it goes too, but never the case; of a list only the item. */
  bool needed = (reference->field->flags & PS_FIELD_REQUIRED) && !reference->in_list;
  bool whole = reference->owner == NULL && reference->entity != (ps_entity *)r->c;
  return needed && whole ? queue_entity(r, reference->entity) : true;
}

static bool unset_reference(void *data, const psi_reference *reference) {
  const removal *r = data;
  if (strcmp(reference->id, r->id) != 0) return true;
  const bool item = reference->owner != NULL && (reference->field->flags & PS_FIELD_REQUIRED);
  if (item) {
    /* What is left of the walk through the item may still look at its old place. */
    if (reference->item < psi_get_list(reference->owner, reference->items).count)
      psi_list_take_out(reference->owner, reference->items, reference->item);
  } else if (reference->in_list)
    psi_list_take_out(reference->object, reference->field, reference->index);
  else
    psi_unset(reference->object, reference->field);
  return true;
}

static void take_out(ps_case *c, ps_entity *entity) {
  const ps_field *list = psi_entity_list(ps_entity_type_of(entity));
  psi_list items = psi_get_list(c, list);
  for (size_t i = 0; i < items.count; i++) {
    if (psi_list_item(list, items, i) != entity) continue;
    psi_list_take_out(c, list, i);
    break;
  }
  entity->object.state |= PS_OBJECT_REMOVED;
  psi_index_park(c->index, entity);
  /* Rebuilding cannot run out of memory: the index has room for what was in it. */
  if (psi_index_remove(c->index, entity)) psi_entities_reindex(c, NULL);
}

static ps_status remove_entity(removal *r, ps_entity *entity, ps_error *error) {
  if (!queue_entity(r, entity)) return psi_fail_memory(error);
  for (size_t i = 0; r->how != PS_REMOVE_LEAVE && i < r->count; i++) {
    r->id = r->queue[i]->id;
    psi_references_each(r->c, NULL, look, r);
    if (r->no_memory) return psi_fail_memory(error);
  }
  if (r->references > 0) {
    char shown[64];
    return psi_fail(error, PS_E_REFERENCED,
                    "\"%s\" was not removed: %zu reference%s to it, the first from %s.",
                    psi_excerpt(r->id, strlen(r->id), shown), r->references,
                    r->references == 1 ? "" : "s", r->first);
  }
  if (!psi_index_reserve_park(r->c->index, r->count)) return psi_fail_memory(error);
  for (size_t i = 0; i < r->count; i++) take_out(r->c, r->queue[i]);
  for (size_t i = 0; r->how == PS_REMOVE_CASCADE && i < r->count; i++) {
    r->id = r->queue[i]->id;
    psi_references_each(r->c, NULL, unset_reference, r);
  }
  return PS_OK;
}

ps_status ps_remove(ps_case *c, const char *id, ps_removal how, ps_error *error) {
  if (c == NULL || id == NULL)
    return psi_fail_argument(error, "ps_remove: there is no case or no id (NULL).");
  if ((int)how < PS_REMOVE_REFUSE || how > PS_REMOVE_LEAVE)
    return psi_fail_argument(error, "ps_remove: no such way of removing.");
  ps_entity *entity = psi_index_find(c->index, id);
  if (entity == NULL) {
    char shown[64];
    return psi_fail(error, PS_E_NOT_FOUND, "There is no \"%s\" in the case.",
                    psi_excerpt(id, strlen(id), shown));
  }
  if (entity == (ps_entity *)c)
    return psi_fail_argument(error, "A case cannot be removed from itself: free it.");
  removal r;
  memset(&r, 0, sizeof r);
  r.c = c;
  r.how = how;
  ps_status status = remove_entity(&r, entity, error);
  for (size_t i = 0; i < r.count; i++) r.queue[i]->object.state &= ~QUEUED;
  psi_free(psi_store_allocator(c->store), r.queue, r.capacity * sizeof *r.queue);
  return status;
}
