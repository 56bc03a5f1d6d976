/* Which fields refer to what. */
#ifndef PSI_MODEL_REFERENCES_H
#define PSI_MODEL_REFERENCES_H

#include "base/path.h"
#include "model/entity.h"

/* One reference of an entity, met while walking. */
typedef struct psi_reference {
  ps_entity *entity;     /* whose it is */
  void *object;          /* the entity, or the struct nested in it */
  const ps_field *field; /* in `object` */
  bool in_list;          /* then psi_list_take_out() may take it away while visited */
  size_t index;          /* in the list, or of the id among those of an expression */
  void *owner;           /* where `object` is an item of a list: whose list, */
  const ps_field *items; /* which list, */
  size_t item;           /* and which item; else owner is NULL */
  const char *id;        /* what is referred to */
  const char *path;      /* "causes[3].parents[0]" */
} psi_reference;

/* Calls for each reference of a case, entity by entity; stops when told false. */
typedef bool (*psi_reference_visit)(void *data, const psi_reference *reference);
bool psi_references_each(const ps_case *c, psi_pulse *pulse, psi_reference_visit visit,
                         void *data);

/* Of one entity only, standing at `path`. */
bool psi_references_of(ps_entity *entity, psi_path *path, psi_reference_visit visit, void *data);

/* Whether a reference field may point to an entity of this type. */
bool psi_reference_allows(const ps_field *field, const ps_struct *type);

#endif
