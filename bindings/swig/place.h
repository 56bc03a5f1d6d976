/* Where an object of a script points: into which root, at which struct of it.
 *
 * Entities keep their address while their case lives, so a place is their address. Nested
 * structs and items of lists have none that lasts: their place is the way to them from their
 * entity (or from the root of a result), walked again at every use and checked on the way. */
#ifndef PERFSYS_BINDINGS_PLACE_H
#define PERFSYS_BINDINGS_PLACE_H

#include "owner.h"

#define PSB_STEPS 4
#define PSB_WHOLE SIZE_MAX /* the index of a step to a nested struct that is no item of a list */

typedef struct psb_step {
  const ps_field *field; /* of the struct before */
  size_t index;          /* which item of a list; PSB_WHOLE for a nested struct */
} psb_step;

typedef struct psb_place {
  psb_owner *owner;      /* keeps the root; one reference is the place's */
  const void *object;    /* the entity, case, result or row the way begins at; NULL once gone */
  const ps_struct *type; /* what is at its end */
  unsigned depth;        /* steps of the way */
  psb_step steps[PSB_STEPS];
  struct psb_place *next, *previous; /* among all places of the owner */
} psb_place;

/* Makes a place of a described struct with an address of its own. Takes a reference to the
 * owner. A place made is at its address until psb_place_clear(): it may not be copied. */
void psb_place_at(psb_place *place, psb_owner *owner, const void *object);

/* Makes `child` a place of a nested struct or an item of a list of structs. False where the
 * way gets too long (the tables have none that does: a test looks). For an item of a list of
 * entities it is the entity's own place. The index is not checked before psb_place_look(). */
bool psb_place_child(const psb_place *place, const ps_field *field, size_t index,
                     psb_place *child, ps_error *error);

/* Makes `copy` another place that leads where `place` leads. */
void psb_place_copy(const psb_place *place, psb_place *copy);

/* Gives up a place and its reference. One that is all zero is fine. */
void psb_place_clear(psb_place *place);

/* What is at the place now; or NULL: PS_E_REMOVED where it is closed, was removed or the item
 * is gone; PS_E_BUSY while a call changes the case. Good until the next call that changes it. */
const void *psb_place_look(const psb_place *place, ps_error *error);

/* The entity (or case) to give to ps_set() and its kin, checked like psb_place_look(); or NULL:
 * PS_E_ARGUMENT where it cannot be changed (a result, a row of the library), PS_E_BUSY while
 * any other call uses the case. */
void *psb_place_entity(const psb_place *place, ps_error *error);

/* Writes the path of a field seen from psb_place_entity(): "evidence[2].text". `tail` is the
 * field's name, or NULL; `index` picks an item of it unless PSB_WHOLE. Returns false where it
 * does not fit. */
bool psb_place_path(const psb_place *place, const char *tail, size_t index, char *path,
                    size_t size);

/* The count and the items of a list field at a place that psb_place_look() gave the address
 * of. Every list struct of the library begins alike; series have no items. */
size_t psb_list_count(const void *object, const ps_field *field);
bool psb_list_given(const void *object, const ps_field *field);

/* Item `index` of a list of structs or entities; NULL past its end. */
const void *psb_list_item(const void *object, const ps_field *field, size_t index);

/* Item `index` of a list of texts, words or ids; NULL past its end. */
const char *psb_list_text(const void *object, const ps_field *field, size_t index);

/* After ps_case_compact() (ask before it): places whose entity was removed are gone. */
void psb_places_before_compact(psb_owner *owner);

/* After item `index` was taken out of the list `field` at `place`: places of the item are gone,
 * those of later items lead to where these are now. PSB_WHOLE: after the field was set anew or
 * unset; places of items that were in it are gone. */
void psb_places_after_erase(const psb_place *place, const ps_field *field, size_t index);

/* All places that begin at the entity of `from` lead from now on into that of `to`, which says
 * the same: what stood alone was copied into a case. False: PS_E_ARGUMENT where these are no
 * entities of one type, PS_E_BUSY where a call uses what is left or changes what is entered. */
bool psb_places_move(const psb_place *from, const psb_place *to, ps_error *error);

/* No place of this owner leads anywhere from now on. */
void psb_places_forget(psb_owner *owner);

#endif
