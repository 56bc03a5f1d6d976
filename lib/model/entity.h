/* Entities in a case, for the rooms that build cases. */
#ifndef PSI_MODEL_ENTITY_H
#define PSI_MODEL_ENTITY_H

#include "base/pulse.h"
#include "model/tables.h"

/* A new entity without an id at the end of its list, not yet in the index, or NULL
 * without memory. */
ps_entity *psi_entity_new(ps_case *c, const ps_field *list);

/* Enters an entity under its id once it has one. */
bool psi_entity_enter(ps_case *c, ps_entity *entity);

/* Whether an entity (or the case itself) is one of this case. */
bool psi_entity_is_of(const ps_case *c, const void *entity);

/* Enters every entity anew: after ids changed under the index's feet. False without memory or
 * cancelled. */
bool psi_entities_reindex(ps_case *c, psi_pulse *pulse);

/* As ps_case_compact(). False without memory or cancelled: the case is then as it was. */
bool psi_case_compact(ps_case *c, psi_pulse *pulse);

/* The store that texts, lists and series of a case are in. */
static inline ps_store *psi_texts(const ps_case *c) { return c->text_store; }

/* Calls for each entity of each type in order, the case itself first; beats the pulse (NULL for
 * none) and tells its stretch by the entities. False if told false, or cancelled. */
typedef bool (*psi_entity_visit)(void *data, ps_entity *entity, const ps_field *list, size_t index);
bool psi_entities_each(const ps_case *c, psi_pulse *pulse, psi_entity_visit visit, void *data);

#endif
