#include "check/users.h"

#include "check/groups.h"
#include "model/tables.h"

#include <string.h>

/* ---- items by a text ---- */

static psi_user **slot_of(const psi_users *users, const char *text) {
  size_t at = (size_t)psi_text_hash(text, 0) & (users->size - 1);
  while (users->table[at] != NULL && strcmp(users->table[at]->text, text) != 0)
    at = (at + 1) & (users->size - 1);
  return &users->table[at];
}

psi_user *psi_users_of(const psi_users *users, const char *text) {
  return text == NULL || users->count == 0 ? NULL : *slot_of(users, text);
}

static bool grow(psi_users *users, ps_store *store) {
  psi_users larger = {NULL, users->size == 0 ? 16 : users->size * 2, users->count};
  larger.table = psi_store_take(store, larger.size * sizeof *larger.table);
  if (larger.table == NULL) return false;
  for (size_t i = 0; i < users->size; i++)
    if (users->table[i] != NULL) *slot_of(&larger, users->table[i]->text) = users->table[i];
  *users = larger;
  return true;
}

bool psi_users_add(psi_users *users, ps_store *store, const char *text, const void *item) {
  if (text == NULL) return true;
  if (users->count >= users->size / 2 && !grow(users, store)) return false;
  psi_user **slot = slot_of(users, text), *first = *slot;
  if (first != NULL && first->last->item == item) return true;
  psi_user *made = psi_store_take(store, sizeof *made);
  if (made == NULL) return false;
  made->item = item;
  made->text = text;
  made->last = made;
  if (first == NULL) {
    *slot = made;
    users->count++;
  } else {
    first->last->next = made;
    first->last = made;
  }
  return true;
}

/* ---- the case's own ---- */

static bool add_field(const psi_check *k, psi_users *users, const void *entity,
                      const ps_field *field) {
  if (!(field->flags & PS_FIELD_LIST))
    return psi_users_add(users, k->store, psi_get_text(entity, field), entity);
  psi_list list = psi_get_list(entity, field);
  for (size_t i = 0; i < list.count; i++)
    if (!psi_users_add(users, k->store, psi_list_text(list, i), entity)) return false;
  return true;
}

static bool add_by_field(const psi_check *k, psi_users *users, ps_entity_type type,
                         const char *name) {
  const ps_field *list = psi_entity_list(type);
  const ps_field *field = ps_field_find(list->element, name);
  psi_list items = psi_get_list(k->c, list);
  for (size_t i = 0; i < items.count; i++) {
    psi_beat(k, 1);
    if (!add_field(k, users, psi_list_item(list, items, i), field)) return false;
  }
  return true;
}

static bool add_answers(const psi_check *k, psi_users *users) {
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    for (size_t n = 0; n < one->causes.count; n++) {
      const ps_cause *cause = psi_cause(k, one->causes.items[n].cause);
      if (cause != NULL && !psi_users_add(users, k->store, cause->gap, one)) return false;
    }
  }
  return true;
}

static bool make(const psi_check *k, psi_use use, psi_users *users) {
  switch (use) {
    case PSI_GOALS_BY_MEASURE: return add_by_field(k, users, PS_GOAL, "measure");
    case PSI_GAPS_BY_MEASURE: return add_by_field(k, users, PS_GAP, "measure");
    case PSI_MEASURES_BY_ID: return add_by_field(k, users, PS_MEASURE, "id");
    case PSI_MEASURES_BY_GOAL: return add_by_field(k, users, PS_MEASURE, "goal");
    case PSI_PARTS_OF_MEASURE: return add_by_field(k, users, PS_MEASURE, "parent");
    case PSI_MEASURES_BY_LEVER: return add_by_field(k, users, PS_MEASURE, "levers");
    case PSI_CAUSES_BY_GAP: return add_by_field(k, users, PS_CAUSE, "gap");
    case PSI_ASSETS_BY_TASK: return add_by_field(k, users, PS_ASSET, "tasks");
    case PSI_ANSWERS_TO_GAP: return add_answers(k, users);
    case PSI_USES: break;
  }
  return true;
}

const psi_user *psi_users_in(const psi_check *k, psi_use use, const char *id) {
  struct psi_memo *memo = k->memo;
  psi_beat(k, 1);
  if (!memo->made[use]) memo->made[use] = make(k, use, &memo->users[use]);
  if (!memo->made[use]) memo->no_memory = true;
  return psi_users_of(&memo->users[use], id);
}

bool psi_is_before(const psi_check *k, const ps_measure *a, const ps_measure *b) {
  const ps_field *list = psi_entity_list(PS_MEASURE);
  size_t at_a = 0, at_b = 0;
  return psi_place_in_case(k, list, a, &at_a) && psi_place_in_case(k, list, b, &at_b) &&
         at_a < at_b;
}

const ps_measure *psi_next_of_goal(const psi_check *k, const ps_goal *goal, psi_goal_walk *walk) {
  if (!walk->begun) {
    walk->naming = psi_users_in(k, PSI_MEASURES_BY_GOAL, goal->id);
    walk->named = psi_users_in(k, PSI_MEASURES_BY_ID, goal->measure);
    walk->begun = true;
  }
  const psi_user *a = walk->naming, *b = walk->named;
  const psi_user *next = b == NULL || (a != NULL && !psi_is_before(k, b->item, a->item)) ? a : b;
  if (next == NULL) return NULL;
  if (a != NULL && a->item == next->item) walk->naming = a->next;
  if (b != NULL && b->item == next->item) walk->named = b->next;
  return next->item;
}

/* ---- places ---- */

static size_t *slot_of_entity(const struct psi_memo *memo, const void *entity, size_t *at) {
  *at = (size_t)((uint64_t)(uintptr_t)entity * UINT64_C(0x9E3779B97F4A7C15) >> 20) & memo->mask;
  while (memo->entities[*at] != NULL && memo->entities[*at] != entity)
    *at = (*at + 1) & memo->mask;
  return &memo->places[*at];
}

static bool find_places(const psi_check *k) {
  struct psi_memo *memo = k->memo;
  size_t count = 0, size = 16, at;
  for (int type = PS_CASE + 1; type < PS_ENTITY_END_; type++)
    count += ps_count(k->c, (ps_entity_type)type);
  while (size < count * 2) size *= 2;
  memo->places = psi_store_take(k->store, size * sizeof *memo->places);
  memo->entities = psi_store_take(k->store, size * sizeof *memo->entities);
  if (memo->places == NULL || memo->entities == NULL) return false;
  memo->mask = size - 1;
  for (int type = PS_CASE + 1; type < PS_ENTITY_END_; type++) {
    const ps_field *list = psi_entity_list((ps_entity_type)type);
    psi_list items = psi_get_list(k->c, list);
    for (size_t i = 0; i < items.count; i++) {
      const void *entity = psi_list_item(list, items, i);
      psi_beat(k, 1);
      *slot_of_entity(memo, entity, &at) = i;
      memo->entities[at] = entity;
    }
  }
  return true;
}

bool psi_place_in_case(const psi_check *k, const ps_field *list, const void *entity,
                       size_t *place) {
  enum { NEAR = 64 }; /* mostly it is the next; a short list is gone through */
  struct psi_memo *memo = k->memo;
  psi_list items = psi_get_list(k->c, list);
  size_t at = *place < items.count ? *place : 0;
  for (size_t n = 0; n < items.count && n < NEAR; n++, at = at + 1 < items.count ? at + 1 : 0)
    if (psi_list_item(list, items, at) == entity) {
      *place = at;
      return true;
    }
  if (items.count <= NEAR) return false;
  if (memo->entities == NULL && !find_places(k)) {
    memo->entities = NULL;
    memo->no_memory = true;
    return false;
  }
  *place = *slot_of_entity(memo, entity, &at);
  return memo->entities[at] == entity;
}
