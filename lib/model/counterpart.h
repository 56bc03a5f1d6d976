/* The same thing in another version of a case. */
#ifndef PSI_MODEL_COUNTERPART_H
#define PSI_MODEL_COUNTERPART_H

#include "model/entity.h"

/* The entity of `in` that is the same thing as one of another case, which is item
 * `index` of its list there: of one type and id (where an id is used twice, the one at
 * the same place, else the first); the case itself for the case; for
 * an entity without an id, the one without an id at the same place. NULL if none. */
ps_entity *psi_counterpart(const ps_case *in, const ps_entity *entity, const ps_field *list,
                           size_t index);

#endif
