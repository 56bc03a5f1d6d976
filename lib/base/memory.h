/* Memory through the caller's allocator: single blocks, growing arrays, and the
 * store, a pool that is freed as a whole. */
#ifndef PSI_BASE_MEMORY_H
#define PSI_BASE_MEMORY_H

#include <perfsys/base.h>

/* Allocates, resizes, frees by ps_allocator's rules; NULL functions mean malloc. */
void *psi_resize(const ps_allocator *allocator, void *block, size_t old_size, size_t new_size);
void psi_free(const ps_allocator *allocator, void *block, size_t size);

/* Makes room for `needed` items in a growing array outside any store; false when
 * there is no memory (the array is then as before). */
bool psi_grow(const ps_allocator *allocator, void **items, size_t *capacity, size_t needed,
              size_t item_size);

/* The caller's settings with every default filled in. A smaller `size` than ours
 * (an older caller) leaves the members it does not have at their defaults. */
ps_settings psi_settings(const ps_settings *settings);

/* ---- the store ---- */

/* Blocks that live and die together: the texts, lists and entities of a case or
 * of a result. Nothing is freed singly. */
typedef struct ps_store ps_store;

ps_store *psi_store_new(const ps_allocator *allocator);
void psi_store_free(ps_store *store); /* and the store itself; NULL is fine */
const ps_allocator *psi_store_allocator(const ps_store *store);

/* Zeroed memory aligned for any object, or NULL; and the same as it is, for what is filled
 * bit by bit: a large block is then not gone through at once. */
void *psi_store_take(ps_store *store, size_t size);
void *psi_store_take_raw(ps_store *store, size_t size);
/* Memory for text: not aligned, not zeroed. */
char *psi_store_take_text(ps_store *store, size_t size);
/* A copy of a text, with a final NUL, or NULL. */
const char *psi_store_text(ps_store *store, const char *text, size_t length);
/* All memory the store holds, in bytes. */
size_t psi_store_size(const ps_store *store);

#endif
