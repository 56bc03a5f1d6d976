/* The store: a chain of blocks cut from the front. Cases hold many small texts;
 * one allocation each would cost more than the parsing. */
#include "base/memory.h"

#include <string.h>

typedef struct block {
  struct block *next;
  size_t size; /* of the whole block */
} block;

struct ps_store {
  ps_allocator allocator;
  block *blocks; /* the first is the one being cut */
  char *at;      /* objects are cut from the front ... */
  char *end;     /* ... and texts from the back, so that they need no padding */
  size_t next_size;
  size_t size;
};

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20, ALIGNMENT = 16 };

static size_t rounded(size_t size) {
  return (size + (ALIGNMENT - 1)) & ~(size_t)(ALIGNMENT - 1);
}

ps_store *psi_store_new(const ps_allocator *allocator) {
  ps_store *store = psi_resize(allocator, NULL, 0, sizeof *store);
  if (store == NULL) return NULL;
  memset(store, 0, sizeof *store);
  if (allocator != NULL) store->allocator = *allocator;
  store->next_size = FIRST_BLOCK;
  store->size = sizeof *store;
  return store;
}

void psi_store_free(ps_store *store) {
  if (store == NULL) return;
  block *b = store->blocks;
  while (b != NULL) {
    block *next = b->next;
    psi_free(&store->allocator, b, b->size);
    b = next;
  }
  ps_allocator allocator = store->allocator;
  psi_free(&allocator, store, sizeof *store);
}

const ps_allocator *psi_store_allocator(const ps_store *store) { return &store->allocator; }

size_t psi_store_size(const ps_store *store) { return store->size; }

static block *add_block(ps_store *store, size_t size) {
  block *b = psi_resize(&store->allocator, NULL, 0, size);
  if (b == NULL) return NULL;
  b->size = size;
  store->size += size;
  return b;
}

/* A block of its own for what would waste most of a common one; it goes behind
 * the block being cut. */
static char *take_large(ps_store *store, size_t size) {
  if (size > SIZE_MAX - 2 * ALIGNMENT - sizeof(block)) return NULL;
  block *b = add_block(store, rounded(sizeof(block)) + size);
  if (b == NULL) return NULL;
  if (store->blocks == NULL) {
    b->next = NULL;
    store->blocks = b;
  } else {
    b->next = store->blocks->next;
    store->blocks->next = b;
  }
  return (char *)b + rounded(sizeof(block));
}

static bool open_block(ps_store *store) {
  block *b = add_block(store, store->next_size);
  if (b == NULL) return false;
  b->next = store->blocks;
  store->blocks = b;
  store->at = (char *)b + rounded(sizeof(block));
  store->end = (char *)b + store->next_size;
  if (store->next_size < LARGEST_BLOCK) store->next_size *= 2;
  return true;
}

static bool has_room(ps_store *store, size_t size) {
  return store->at != NULL && (size_t)(store->end - store->at) >= size;
}

void *psi_store_take_raw(ps_store *store, size_t size) {
  size_t need = rounded(size == 0 ? 1 : size);
  if (need < size) return NULL;
  if (need > store->next_size / 4) return take_large(store, need);
  if (!has_room(store, need) && !open_block(store)) return NULL;
  char *taken = store->at;
  store->at += need;
  return taken;
}

void *psi_store_take(ps_store *store, size_t size) {
  void *taken = psi_store_take_raw(store, size);
  if (taken != NULL) memset(taken, 0, size);
  return taken;
}

char *psi_store_take_text(ps_store *store, size_t size) {
  if (size > store->next_size / 4) return take_large(store, size);
  if (!has_room(store, size) && !open_block(store)) return NULL;
  store->end -= size;
  return store->end;
}

const char *psi_store_text(ps_store *store, const char *text, size_t length) {
  if (length == SIZE_MAX) return NULL;
  char *copy = psi_store_take_text(store, length + 1);
  if (copy == NULL) return NULL;
  if (length > 0) memcpy(copy, text, length);
  copy[length] = '\0';
  return copy;
}
