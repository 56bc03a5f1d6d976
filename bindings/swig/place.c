#include "place.h"

#include <stdio.h>
#include <string.h>

/* What all list structs of the library begin with. */
typedef struct any_list {
  const void *items;
  size_t count;
  size_t capacity;
  bool given;
} any_list;

static const any_list *list_of(const void *object, const ps_field *field) {
  return (const any_list *)(const void *)((const char *)object + field->offset);
}

size_t psb_list_count(const void *object, const ps_field *field) {
  if (field->kind == PS_KIND_SERIES) {
    const void *series = (const char *)object + field->offset;
    return ((const ps_series *)series)->count;
  }
  return field->flags & PS_FIELD_LIST ? list_of(object, field)->count : 0;
}

bool psb_list_given(const void *object, const ps_field *field) {
  if (field->kind == PS_KIND_SERIES) {
    const void *series = (const char *)object + field->offset;
    return ((const ps_series *)series)->given;
  }
  return field->flags & PS_FIELD_LIST ? list_of(object, field)->given : false;
}

const void *psb_list_item(const void *object, const ps_field *field, size_t index) {
  if (!(field->flags & PS_FIELD_LIST) || !field->element) return NULL;
  const any_list *list = list_of(object, field);
  if (index >= list->count) return NULL;
  if (field->kind == PS_KIND_ENTITY) return ((const void *const *)list->items)[index];
  return (const char *)list->items + index * field->element->size;
}

const char *psb_list_text(const void *object, const ps_field *field, size_t index) {
  if (!(field->flags & PS_FIELD_LIST) || field->element) return NULL;
  const any_list *list = list_of(object, field);
  return index < list->count ? ((const char *const *)list->items)[index] : NULL;
}

/* ---- places ---- */

static void place_link(psb_place *place, psb_owner *owner) {
  place->owner = owner;
  psb_owner_retain(owner);
  place->previous = NULL;
  place->next = owner->places;
  if (owner->places) owner->places->previous = place;
  owner->places = place;
}

void psb_place_at(psb_place *place, psb_owner *owner, const void *object) {
  place->object = object;
  place->type = ((const ps_object *)object)->type;
  place->depth = 0;
  place_link(place, owner);
}

bool psb_place_child(const psb_place *place, const ps_field *field, size_t index,
                     psb_place *child, ps_error *error) {
  if (field->kind == PS_KIND_ENTITY) {
    const void *object = psb_place_look(place, error);
    const void *entity = object ? psb_list_item(object, field, index) : NULL;
    if (!entity) {
      if (object) psb_fail(error, PS_E_NOT_FOUND, "The list has no item of that index.");
      return false;
    }
    psb_place_at(child, place->owner, entity);
    return true;
  }
  if (place->depth == PSB_STEPS) {
    psb_fail(error, PS_E_LIMIT, "Structs are nested too deep for a place.");
    return false;
  }
  child->object = place->object;
  child->type = field->element;
  child->depth = place->depth + 1;
  memcpy(child->steps, place->steps, place->depth * sizeof *place->steps);
  child->steps[place->depth].field = field;
  child->steps[place->depth].index = index;
  place_link(child, place->owner);
  return true;
}

void psb_place_copy(const psb_place *place, psb_place *copy) {
  *copy = *place;
  if (place->owner) place_link(copy, place->owner);
}

static void place_unlink(psb_place *place) {
  psb_owner *owner = place->owner;
  if (place->previous)
    place->previous->next = place->next;
  else
    owner->places = place->next;
  if (place->next) place->next->previous = place->previous;
  place->owner = NULL;
  psb_owner_release(owner);
}

void psb_place_clear(psb_place *place) {
  if (!place->owner) return;
  place->object = NULL;
  place_unlink(place);
}

static const void *place_walk(const psb_place *place, ps_error *error) {
  const psb_owner *owner = place->owner;
  if (!place->object) {
    psb_fail(error, PS_E_REMOVED,
             owner && owner->root ? "It was removed from its case."
                                  : "It was closed; what it held is gone.");
    return NULL;
  }
  if (((const ps_object *)place->object)->state & PS_OBJECT_REMOVED) {
    psb_fail(error, PS_E_REMOVED, "It was removed from its case.");
    return NULL;
  }
  const void *at = place->object;
  for (unsigned i = 0; i < place->depth; i++) {
    const psb_step *step = &place->steps[i];
    at = step->index == PSB_WHOLE ? (const char *)at + step->field->offset
                                  : psb_list_item(at, step->field, step->index);
    if (!at) {
      psb_fail(error, PS_E_REMOVED, "The list has become shorter: this item is gone.");
      return NULL;
    }
  }
  return at;
}

const void *psb_place_look(const psb_place *place, ps_error *error) {
  if (place->owner && place->owner->writing) {
    psb_fail(error, PS_E_BUSY, "Another call is changing it: wait until that has ended.");
    return NULL;
  }
  return place_walk(place, error);
}

void *psb_place_entity(const psb_place *place, ps_error *error) {
  if (!psb_place_look(place, error)) return NULL;
  if (place->owner->kind != PSB_CASE) {
    psb_fail(error, PS_E_ARGUMENT, "This is a result or a row of the library: it cannot be changed.");
    return NULL;
  }
  if (place->owner->readers > 0) {
    psb_fail(error, PS_E_BUSY, "Another call is reading it: change it when that has ended.");
    return NULL;
  }
  /* It is the case's own memory, given out as const; the owner says it may be changed. */
  void *entity;
  memcpy(&entity, &place->object, sizeof entity);
  return entity;
}

bool psb_place_path(const psb_place *place, const char *tail, size_t index, char *path,
                    size_t size) {
  size_t used = 0;
  if (size == 0) return false;
  path[0] = '\0';
  for (unsigned i = 0; i <= place->depth; i++) {
    const bool last = i == place->depth;
    const char *name = last ? tail : place->steps[i].field->name;
    const size_t item = last ? index : place->steps[i].index;
    if (!name) break;
    int n = item == PSB_WHOLE
                ? snprintf(path + used, size - used, "%s%s", used ? "." : "", name)
                : snprintf(path + used, size - used, "%s%s[%zu]", used ? "." : "", name, item);
    if (n < 0 || (size_t)n >= size - used) return false;
    used += (size_t)n;
  }
  return true;
}

void psb_places_before_compact(psb_owner *owner) {
  for (psb_place *place = owner->places; place; place = place->next)
    if (place->object && ((const ps_object *)place->object)->state & PS_OBJECT_REMOVED)
      place->object = NULL;
}

/* Whether a place leads through the field at the end of another. */
static bool place_is_within(const psb_place *place, const psb_place *outer, const ps_field *field) {
  if (place->object != outer->object || place->depth <= outer->depth) return false;
  for (unsigned i = 0; i < outer->depth; i++)
    if (place->steps[i].field != outer->steps[i].field ||
        place->steps[i].index != outer->steps[i].index)
      return false;
  return place->steps[outer->depth].field == field;
}

void psb_places_after_erase(const psb_place *place, const ps_field *field, size_t index) {
  for (psb_place *other = place->owner->places; other; other = other->next) {
    if (!place_is_within(other, place, field)) continue;
    psb_step *step = &other->steps[place->depth];
    bool gone = step->index == index && index != PSB_WHOLE;
    for (unsigned i = place->depth; index == PSB_WHOLE && i < other->depth; i++)
      gone = gone || other->steps[i].index != PSB_WHOLE;
    if (gone)
      other->object = NULL;
    else if (index != PSB_WHOLE && step->index > index)
      step->index--;
  }
}

bool psb_places_move(const psb_place *from, const psb_place *to, ps_error *error) {
  if (!psb_place_look(from, error) || !psb_place_look(to, error)) return false;
  if (from->depth > 0 || to->depth > 0 || from->type != to->type) {
    psb_fail(error, PS_E_ARGUMENT, "These are not two entities of one type.");
    return false;
  }
  if (from->owner->readers > 0) {
    psb_fail(error, PS_E_BUSY, "Another call is reading it: change it when that has ended.");
    return false;
  }
  psb_owner *owner = from->owner;
  const void *left = from->object, *entered = to->object;
  psb_owner_retain(owner);
  for (psb_place *place = owner->places, *next; place; place = next) {
    next = place->next;
    if (place->object != left) continue;
    place->object = entered;
    if (owner == to->owner) continue;
    place_unlink(place);
    place_link(place, to->owner);
  }
  psb_owner_release(owner);
  return true;
}

void psb_places_forget(psb_owner *owner) {
  for (psb_place *place = owner->places; place; place = place->next) place->object = NULL;
}
