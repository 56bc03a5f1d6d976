/* The C half of the Python package: objects that stand for structs of perfsys, and what the
 * functions that SWIG generates need to take them and give them out. Limited API of CPython
 * 3.11, so that one build serves all later versions. */
#ifndef PERFSYS_PYTHON_CORE_H
#define PERFSYS_PYTHON_CORE_H

#ifndef Py_LIMITED_API
#define Py_LIMITED_API 0x030b0000
#endif
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "owner.h"
#include "place.h"

/* ---- what the package tells us once, when it is imported ------------------ */

/* Filled by _core.register(...); strong references, never cleared: the module refuses
 * subinterpreters and is not unloaded. */
typedef struct psp_world {
  PyObject *classes;  /* dict: name of a ps_struct -> class made for it */
  PyObject *enums;    /* dict: name of a ps_enum -> tuple of members by C value, [0] is None */
  PyObject *errors;   /* dict: ps_status -> exception class */
  PyObject *date;     /* datetime.date */
  PyObject *money;    /* callable(minor, currency) */
  PyObject *range;    /* callable(low, likely, high) */
  PyObject *point;    /* callable(on, value, numerator, denominator, group) */
  PyObject *texts;    /* class of lists of texts, words and ids: of _core.List */
  PyObject *structs;  /* class of lists of nested structs: of _core.List */
  PyObject *entities; /* class of lists of entities: of _core.List */
  PyObject *series;   /* class of series: of _core.Series */
  PyObject *missing;  /* callable(type, name): the AttributeError for a misspelt name */
  PyObject *doc;      /* callable(field): the docstring of an attribute */
} psp_world;
extern psp_world psp;

/* ---- objects (object.c, field.c, value.c, list.c, series.c) ---------------- */

/* An instance of _core.Object and of every class made for a struct. */
typedef struct psp_object {
  PyObject_HEAD
  psb_place place;
} psp_object;

extern PyTypeObject *psp_object_type; /* _core.Object */

/* The object for a struct with an address of its own, as an instance of the class registered
 * for its type. A new reference; None for NULL. Takes a reference to the owner, and none is
 * taken over from the caller. */
PyObject *psp_wrap(psb_owner *owner, const void *struct_);

/* The object for a root just made by a call: makes its owner. The root is freed where this
 * fails. None for NULL. */
PyObject *psp_wrap_root(psb_kind kind, void *root);

/* The place of an object, or NULL with TypeError ("case must be a perfsys.Case, not None"). */
psb_place *psp_place_of(PyObject *object, const char *argument);

/* A value of a field as Python has it, and its way back. psp_value_get() gives None for what
 * is not set; `self` is the object the field is read of (nested structs and lists keep its
 * owner). psp_value_set() returns 0, or -1 with an exception. */
PyObject *psp_value_get(psp_object *self, const void *struct_, const ps_field *field);
int psp_value_set(psp_object *self, const ps_field *field, PyObject *value);

/* A value that ps_get() read, and one for ps_set() of what Python has: kind by the Python type
 * (str, bool, int, float, date, Money, Range; None is no value). `keep` gets what its text lives
 * in, NULL or a new reference. 0, or -1 with an exception. */
PyObject *psp_value_from(const ps_value *value);
int psp_value_to(PyObject *object, ps_value *value, PyObject **keep);

/* Makes the types and adds them to the module. 0, or -1 with an exception. */
int psp_objects_init(PyObject *module);

/* ---- calls (call.c, error.c, text.c, options.c) --------------------------- */

/* Raises the exception class of the error's status, with .code, .path, .line, .column and
 * the message. Where an exception is set already (by a progress callback) that one stays. */
void psp_raise(const ps_error *error);

/* Raises for a call from our own C: status and message. Returns NULL. */
PyObject *psp_raise_status(ps_status status, const char *message);

/* Adds what the call half offers of its own. 0, or -1 with an exception. */
int psp_calls_init(PyObject *module);

#endif
