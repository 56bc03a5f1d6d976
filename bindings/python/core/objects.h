/* What the files of the objects' half (world, object, field, value, assign, view, list, series) share.
 *
 * Three rules keep scripts from breaking anything:
 *  - What Python must be asked for (numbers, texts, items of an iterable) is asked for first;
 *    where a place leads is looked up after that, and used before Python runs again. Making an
 *    object that the garbage collector tracks may run any Python code too.
 *  - A loop that makes objects holds the owner (psp_hold()): closing and changing it is refused
 *    meanwhile.
 *  - No object here refers to another Python object but its type, so none takes part in cycles
 *    and none needs the collector: what is kept alive is the psb_owner, which is plain C and
 *    knows of no Python. The one exception is an iterator, which keeps its list, which keeps
 *    nothing. (A class that somebody derives may have a dict: Python then tracks it.) */
#ifndef PERFSYS_PYTHON_OBJECTS_H
#define PERFSYS_PYTHON_OBJECTS_H

#include "core.h"

/* An instance of _core.List or _core.Series: a view of one field at a place. */
typedef struct psp_view {
  PyObject_HEAD
  psb_place place; /* of the struct that has the field */
  const ps_field *field;
} psp_view;

/* An instance of _core.Field: a row of a table as a descriptor. */
typedef struct psp_field {
  PyObject_HEAD
  const ps_struct *type;
  const ps_field *field;
} psp_field;

extern PyTypeObject *psp_list_type;
extern PyTypeObject *psp_series_type;
extern PyTypeObject *psp_field_type;

/* ---- world.c ---- */

/* The class for a struct, borrowed; NULL with an exception. */
PyTypeObject *psp_class_of(const ps_struct *type);

/* The member for a word of an enum, by value or by name; the word itself as a str where no
 * class is registered or the word is not known. None for an unset value. */
PyObject *psp_word(const ps_enum *words, int value);
PyObject *psp_word_named(const ps_enum *words, const char *name);

/* datetime.date for a date; None for 0. */
PyObject *psp_date(ps_date date);

/* datetime.date, borrowed; NULL with an exception. */
PyObject *psp_date_class(void);

/* A tuple as an instance of one of the registered named tuples; takes `tuple` over. */
PyObject *psp_named(PyObject *named, PyObject *tuple);

/* None for what is not a number. */
PyObject *psp_figure(double value);

/* Described struct by name, NULL if there is none. */
const ps_struct *psp_struct_named(const char *name);

int psp_world_init(PyObject *module);

/* ---- object.c ---- */

/* What is at a place, or NULL with an exception. Good until Python runs again. Most places are
 * entities of a case that nobody changes now: these need no call. */
const void *psp_look_far(const psb_place *place);
static inline const void *psp_look(const psb_place *place) {
  const ps_object *at = place->object;
  if (at && place->depth == 0 && !place->owner->writing && !(at->state & PS_OBJECT_REMOVED))
    return at;
  return psp_look_far(place);
}

/* While held, the root of an owner can neither be closed nor changed. */
static inline void psp_hold(psb_owner *owner) {
  owner->references++;
  owner->readers++;
}
static inline void psp_let(psb_owner *owner) {
  owner->readers--;
  psb_owner_release(owner);
}

/* The object of a nested struct at a place; of an item of a list where `index` is not PSB_WHOLE:
 * it must be in the list, and nobody may have run since that was looked up. */
PyObject *psp_child(const psb_place *place, const ps_field *field, size_t index);

/* Another object for the same place. */
PyObject *psp_object_at(const psb_place *place);

/* The list or series of a field at a place. */
PyObject *psp_view_new(const psb_place *place, const ps_field *field);

bool psp_is_object(PyObject *object);

/* A function as the slots of a type want it: ISO C has no straight cast. */
#define PSP_SLOT(function) ((void *)(uintptr_t)(function))

/* A type from its spec, added to the module under its name; NULL with an exception. */
PyTypeObject *psp_type_add(PyObject *module, PyType_Spec *spec);

/* Frees an instance of a heap type, after its own parts are given up. */
void psp_free(PyObject *self);

/* The UTF-8 of a str, borrowed from it; NULL with what is wrong with it in `fault`, or with an
 * exception. */
const char *psp_text_of(PyObject *string, const char **fault);

/* A text argument without NUL or half surrogates; NULL with an exception (`what` is named in
 * it). Borrowed from `object`. */
const char *psp_utf8(PyObject *object, const char *what, ps_status wrong_type);

int psp_object_init(PyObject *module);

/* ---- field.c, view.c, list.c, series.c ---- */

int psp_field_init(PyObject *module);
int psp_view_init(PyObject *module);
int psp_list_init(PyObject *module);
int psp_series_init(PyObject *module);

/* One item of a list field; NULL with an exception. The index must be in the list. */
PyObject *psp_list_item(const psb_place *place, const ps_field *field, size_t index);

/* ---- value.c ---- */

/* A field's name in messages: "gap.desired". */
typedef struct psp_where {
  const ps_struct *type;
  const ps_field *field;
  const char *path; /* from the struct; NULL: the field's name */
  bool item;        /* one item of the list, not the list */
} psp_where;

/* Fails with PS_E_TYPE: "gap.desired is a number, not str". Returns -1. */
int psp_wrong_type(const psp_where *where, PyObject *value);

/* Fails with a status and a message that begins with the field's name. Returns -1. */
int psp_wrong(const psp_where *where, ps_status status, const char *message);

/* The text of a str given for a field; NULL with an exception that names the field. */
const char *psp_text_for(const psp_where *where, PyObject *object);

/* A value for a field that is no list, struct or series. `keep` gets NULL or a new reference. */
int psp_scalar(const psp_where *where, PyObject *object, ps_value *value, PyObject **keep);

/* ---- assign.c, by way of plan.c ---- */

/* Sets a list, nested struct or series, whole or not at all. */
int psp_assign(psb_place *place, const ps_field *field, PyObject *value);

/* Sets item `index` of a list of texts or of structs (`value` may be NULL: an empty one);
 * PSP_END appends one. */
#define PSP_END (SIZE_MAX - 1)
int psp_assign_item(psb_place *place, const ps_field *field, size_t index, PyObject *value);

/* Adds points to a series: all or none. */
int psp_extend_series(psb_place *place, const ps_field *field, PyObject *points);

#endif
