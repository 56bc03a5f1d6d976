/* From a path such as "evidence[0].date" to the field it names. */
#ifndef PSI_MODEL_PLACE_H
#define PSI_MODEL_PLACE_H

#include "model/tables.h"

typedef struct psi_target {
  void *object;          /* the entity, or the struct nested in it */
  const ps_field *field; /* in `object` */
  bool is_item;          /* an item of the list is meant, not the list */
  size_t index;
  ps_object *way[4]; /* the nested structs passed, for psi_target_mark() */
  size_t way_count;
} psi_target;

/* PS_E_NOT_FOUND with the nearest field named, where there is no such place. */
ps_status psi_target_find(void *entity, const char *path, psi_target *target, ps_error *error);

/* The same with a path to a struct: "benchmark", "evidence[0]", "" for the entity itself.
 * `object` is that struct, and `field` NULL. PS_E_TYPE where there is something else. */
ps_status psi_target_struct(void *entity, const char *path, psi_target *target, ps_error *error);

/* edit.c: that, in an entity of the case that is still there. */
ps_status psi_struct_open(ps_case *c, void *entity, const char *path, psi_target *target,
                          ps_error *error);

/* After something was set there: the nested structs on the way are given now. */
void psi_target_mark(const psi_target *target);

#endif
