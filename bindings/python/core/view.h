/* What _core.List and _core.Series share: both are views of one field at a place. */
#ifndef PERFSYS_PYTHON_VIEW_H
#define PERFSYS_PYTHON_VIEW_H

#include "objects.h"

static inline psp_view *psp_view_of(PyObject *self) { return (psp_view *)self; }

/* Slots and methods. psp_view_item() is sq_item: negative indexes were counted from the end. */
void psp_view_dealloc(PyObject *self);
Py_ssize_t psp_view_length(PyObject *self);
PyObject *psp_view_item(PyObject *self, Py_ssize_t index);
PyObject *psp_view_subscript(PyObject *self, PyObject *key);
PyObject *psp_view_iterate(PyObject *self);
PyObject *psp_view_parent(PyObject *self, PyObject *unused);
PyObject *psp_view_given(PyObject *self, void *unused);
PyObject *psp_view_clear(PyObject *self, PyObject *unused);
PyObject *psp_view_assign(PyObject *self, PyObject *items);

/* An index counted from the end if negative; -1 with an exception. */
Py_ssize_t psp_view_index(PyObject *self, Py_ssize_t index);

/* The entity that the field is of, to be changed, and the field's path in it; NULL with an
 * exception. */
void *psp_view_to_change(const psp_view *view, char *path, size_t size);

/* A point of the series field of a struct; NULL with an exception. The index must be in it. */
PyObject *psp_point(const void *at, const ps_field *field, size_t index);

/* None, or NULL where an exception is set. */
PyObject *psp_none_unless(bool failed);

#endif
