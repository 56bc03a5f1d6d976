#include "model/index.h"

#include "base/field.h"

#include <string.h>

/* Open addressing with linear probing, at most half full. */
typedef struct slot {
  ps_entity *entity;
  uint64_t hash;
} slot;

struct ps_index {
  ps_allocator allocator;
  slot *slots;
  size_t capacity; /* a power of two, or 0 */
  size_t count;
  size_t refused; /* entities whose id was taken */
  uint64_t seed;
  ps_entity **parked;
  size_t parked_capacity;
  size_t parked_count;
  size_t released_count; /* of the parked, from the front, those free for reuse */
};

struct ps_index *psi_index_new(const ps_allocator *allocator) {
  struct ps_index *index = psi_resize(allocator, NULL, 0, sizeof *index);
  if (index == NULL) return NULL;
  memset(index, 0, sizeof *index);
  if (allocator != NULL) index->allocator = *allocator;
  /* Ids come from strangers: a seed they do not know keeps them from choosing ids
   * that collide. It decides only where an entry lies, never what is answered. */
  index->seed = (uint64_t)(uintptr_t)index * UINT64_C(0x9E3779B97F4A7C15);
  return index;
}

void psi_index_free(struct ps_index *index) {
  if (index == NULL) return;
  ps_allocator allocator = index->allocator;
  psi_free(&allocator, index->slots, index->capacity * sizeof *index->slots);
  psi_free(&allocator, index->parked, index->parked_capacity * sizeof(ps_entity *));
  psi_free(&allocator, index, sizeof *index);
}

static uint64_t mix(uint64_t x) { /* the finisher of SplitMix64 (Steele et al., 2014) */
  x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
  x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
  return x ^ (x >> 31);
}

static uint64_t hash_of(const struct ps_index *index, const char *id) {
  size_t length = strlen(id), at = 0;
  uint64_t hash = mix(index->seed ^ length), word;
  for (; length - at >= 8; at += 8) {
    memcpy(&word, id + at, 8);
    hash = mix(hash ^ word) + index->seed;
  }
  word = 0;
  memcpy(&word, id + at, length - at);
  return mix(hash ^ word);
}

/* The slot of an id: taken by it, or free. */
static slot *slot_of(const struct ps_index *index, const char *id, uint64_t hash) {
  size_t mask = index->capacity - 1;
  for (size_t i = (size_t)hash & mask;; i = (i + 1) & mask) {
    slot *s = &index->slots[i];
    if (s->entity == NULL || (s->hash == hash && strcmp(s->entity->id, id) == 0)) return s;
  }
}

ps_entity *psi_index_find(const struct ps_index *index, const char *id) {
  if (index->count == 0) return NULL;
  return slot_of(index, id, hash_of(index, id))->entity;
}

static bool grow(struct ps_index *index, size_t capacity) {
  slot *slots = psi_resize(&index->allocator, NULL, 0, capacity * sizeof *slots);
  if (slots == NULL) return false;
  memset(slots, 0, capacity * sizeof *slots);
  for (size_t i = 0; i < index->capacity; i++) {
    if (index->slots[i].entity == NULL) continue;
    size_t at = (size_t)index->slots[i].hash & (capacity - 1);
    while (slots[at].entity != NULL) at = (at + 1) & (capacity - 1);
    slots[at] = index->slots[i];
  }
  psi_free(&index->allocator, index->slots, index->capacity * sizeof *slots);
  index->slots = slots;
  index->capacity = capacity;
  return true;
}

bool psi_index_reserve(struct ps_index *index, size_t more) {
  size_t capacity = index->capacity == 0 ? 16 : index->capacity;
  while (capacity / 2 < index->count + more) {
    if (capacity > SIZE_MAX / 4 / sizeof(slot)) return false;
    capacity *= 2;
  }
  return capacity == index->capacity || grow(index, capacity);
}

bool psi_index_enter(struct ps_index *index, ps_entity *entity) {
  if (entity->id == NULL) return true;
  uint64_t hash = hash_of(index, entity->id);
  slot *s = index->capacity == 0 ? NULL : slot_of(index, entity->id, hash);
  if (s != NULL && s->entity != NULL) {
    if (s->entity != entity) index->refused++;
    return true;
  }
  /* Only what is new needs room: entering again what was in it cannot fail. */
  if (s == NULL || index->capacity / 2 < index->count + 1) {
    if (!psi_index_reserve(index, 1)) return false;
    s = slot_of(index, entity->id, hash);
  }
  s->entity = entity;
  s->hash = hash;
  index->count++;
  return true;
}

void psi_index_clear(struct ps_index *index) {
  if (index->capacity > 0) memset(index->slots, 0, index->capacity * sizeof *index->slots);
  index->count = 0;
  index->refused = 0;
}

bool psi_index_remove(struct ps_index *index, const ps_entity *entity) {
  if (entity->id == NULL || index->count == 0) return false;
  slot *s = slot_of(index, entity->id, hash_of(index, entity->id));
  if (s->entity != entity) return false;
  /* Entries behind it that were pushed past their place move up, so that no search
   * stops at the hole (Knuth, TAOCP 3, 6.4, algorithm R). */
  size_t mask = index->capacity - 1, hole = (size_t)(s - index->slots);
  for (size_t i = (hole + 1) & mask; index->slots[i].entity != NULL; i = (i + 1) & mask) {
    size_t home = (size_t)index->slots[i].hash & mask;
    if (((i - home) & mask) < ((i - hole) & mask)) continue;
    index->slots[hole] = index->slots[i];
    hole = i;
  }
  index->slots[hole].entity = NULL;
  index->count--;
  return index->refused > 0;
}

bool psi_index_reserve_park(struct ps_index *index, size_t more) {
  void *items = index->parked;
  bool grown = psi_grow(&index->allocator, &items, &index->parked_capacity,
                        index->parked_count + more, sizeof(ps_entity *));
  index->parked = items;
  return grown;
}

void psi_index_park(struct ps_index *index, ps_entity *entity) {
  index->parked[index->parked_count++] = entity;
}

void psi_index_release_parked(struct ps_index *index) {
  /* Their texts and lists are gone: who still looks finds them unset. */
  for (size_t i = index->released_count; i < index->parked_count; i++) {
    ps_entity *gone = index->parked[i];
    const ps_struct *type = gone->object.type;
    memset(gone, 0, type->size);
    psi_init(gone, type);
    gone->object.state = PS_OBJECT_REMOVED;
  }
  index->released_count = index->parked_count;
}

ps_entity *psi_index_reuse(struct ps_index *index, const ps_struct *type) {
  for (size_t i = index->released_count; i-- > 0;) {
    ps_entity *entity = index->parked[i];
    if (entity->object.type != type) continue;
    memmove(&index->parked[i], &index->parked[i + 1],
            (index->parked_count - i - 1) * sizeof(ps_entity *));
    index->parked_count--;
    index->released_count--;
    return entity;
  }
  return NULL;
}
