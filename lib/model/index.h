/* Finding entities by id, and keeping the memory of removed ones. Changed only
 * when the case is, so that readers need no lock. */
#ifndef PSI_MODEL_INDEX_H
#define PSI_MODEL_INDEX_H

#include "base/memory.h"

#include <perfsys/model.h>

struct ps_index *psi_index_new(const ps_allocator *allocator);
void psi_index_free(struct ps_index *index);

/* The first entity that was entered under the id, or NULL. */
ps_entity *psi_index_find(const struct ps_index *index, const char *id);

/* Enters an entity under its id (nothing happens without one, or if the id is
 * taken: the first counts). False without memory. */
bool psi_index_enter(struct ps_index *index, ps_entity *entity);

/* Makes room so that the next psi_index_enter() cannot fail. */
bool psi_index_reserve(struct ps_index *index, size_t more);

/* Forgets all; the caller enters again what still counts. */
void psi_index_clear(struct ps_index *index);

/* Takes one entity out. True if an entity of the same id had been refused, so that
 * the caller must rebuild. */
bool psi_index_remove(struct ps_index *index, const ps_entity *entity);

/* The memory of removed entities: parked at removal, released by compacting,
 * handed out again for new entities of the same type. */
bool psi_index_reserve_park(struct ps_index *index, size_t more);
void psi_index_park(struct ps_index *index, ps_entity *entity);
void psi_index_release_parked(struct ps_index *index);
ps_entity *psi_index_reuse(struct ps_index *index, const ps_struct *type);

#endif
