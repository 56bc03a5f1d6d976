/* What lists and series have in common as views of a field: length, index, slice, iteration,
 * emptying.
 *
 * Iteration goes by position, as over a Python list: what is added meanwhile comes too, and
 * taking out an item passes over the next. */
#include "view.h"

static PyTypeObject *iterator_type;

PyObject *psp_view_new(const psb_place *place, const ps_field *field) {
  PyTypeObject *base = field->kind == PS_KIND_SERIES ? psp_series_type : psp_list_type;
  PyObject *class = field->kind == PS_KIND_SERIES   ? psp.series
                    : field->kind == PS_KIND_ENTITY ? psp.entities
                    : field->kind == PS_KIND_STRUCT ? psp.structs
                                                    : psp.texts;
  psp_view *view = (psp_view *)PyType_GenericAlloc(class ? (PyTypeObject *)class : base, 0);
  if (!view) return NULL;
  psb_place_copy(place, &view->place);
  view->field = field;
  return (PyObject *)view;
}

void psp_view_dealloc(PyObject *self) {
  psb_place_clear(&psp_view_of(self)->place);
  psp_free(self);
}

/* Item `index`, which is there and which nobody can have taken out since that was looked up. */
static PyObject *item_at(const psp_view *view, const void *at, size_t index) {
  if (view->field->kind == PS_KIND_SERIES) return psp_point(at, view->field, index);
  return psp_list_item(&view->place, view->field, index);
}

/* ---- reading ---- */

Py_ssize_t psp_view_length(PyObject *self) {
  const void *at = psp_look(&psp_view_of(self)->place);
  return at ? (Py_ssize_t)psb_list_count(at, psp_view_of(self)->field) : -1;
}

static PyObject *past_the_end(const psp_view *view) {
  PyErr_SetString(PyExc_IndexError, view->field->kind == PS_KIND_SERIES
                                        ? "series index out of range"
                                        : "list index out of range");
  return NULL;
}

PyObject *psp_view_item(PyObject *self, Py_ssize_t index) {
  const psp_view *view = psp_view_of(self);
  const void *at = psp_look(&view->place);
  if (!at) return NULL;
  if (index < 0 || (size_t)index >= psb_list_count(at, view->field)) return past_the_end(view);
  return item_at(view, at, (size_t)index);
}

static PyObject *view_slice(PyObject *self, PyObject *slice) {
  const psp_view *view = psp_view_of(self);
  Py_ssize_t start, stop, step;
  if (PySlice_Unpack(slice, &start, &stop, &step) < 0) return NULL;
  const void *at = psp_look(&view->place);
  if (!at) return NULL;
  psb_owner *owner = view->place.owner;
  psp_hold(owner);
  Py_ssize_t count = (Py_ssize_t)psb_list_count(at, view->field);
  count = PySlice_AdjustIndices(count, &start, &stop, step);
  PyObject *items = PyList_New(count);
  for (Py_ssize_t i = 0; items && i < count; i++) {
    PyObject *item = item_at(view, at, (size_t)(start + i * step));
    if (!item || PyList_SetItem(items, i, item) < 0) Py_CLEAR(items);
  }
  psp_let(owner);
  return items;
}

PyObject *psp_view_subscript(PyObject *self, PyObject *key) {
  if (PySlice_Check(key)) return view_slice(self, key);
  if (!PyIndex_Check(key)) {
    PyObject *name = PyType_GetName(Py_TYPE(key));
    if (name)
      PyErr_Format(PyExc_TypeError, "%s indices are integers or slices, not %U",
                   psp_view_of(self)->field->kind == PS_KIND_SERIES ? "series" : "list", name);
    Py_XDECREF(name);
    return NULL;
  }
  Py_ssize_t index = PyNumber_AsSsize_t(key, PyExc_IndexError);
  if (index == -1 && PyErr_Occurred()) return NULL;
  if (index < 0) {
    Py_ssize_t length = psp_view_length(self);
    if (length < 0) return NULL;
    index += length;
  }
  return psp_view_item(self, index);
}

Py_ssize_t psp_view_index(PyObject *self, Py_ssize_t index) {
  Py_ssize_t length = psp_view_length(self);
  if (length < 0) return -1;
  if (index < 0) index += length;
  if (index >= 0 && index < length) return index;
  past_the_end(psp_view_of(self));
  return -1;
}

PyObject *psp_view_parent(PyObject *self, PyObject *unused) {
  (void)unused;
  return psp_object_at(&psp_view_of(self)->place);
}

PyObject *psp_view_given(PyObject *self, void *unused) {
  (void)unused;
  const void *at = psp_look(&psp_view_of(self)->place);
  return at ? PyBool_FromLong(psb_list_given(at, psp_view_of(self)->field)) : NULL;
}

/* ---- changing ---- */

PyObject *psp_none_unless(bool failed) {
  if (failed) return NULL;
  Py_RETURN_NONE;
}

PyObject *psp_view_assign(PyObject *self, PyObject *items) {
  psp_view *view = psp_view_of(self);
  return psp_none_unless(psp_assign(&view->place, view->field, items) < 0);
}

void *psp_view_to_change(const psp_view *view, char *path, size_t size) {
  ps_error error;
  void *entity = psb_place_entity(&view->place, &error);
  if (!entity)
    psp_raise(&error);
  else if (!psb_place_path(&view->place, view->field->name, PSB_WHOLE, path, size))
    return psp_raise_status(PS_E_LIMIT, "The path is too long.");
  return entity;
}

PyObject *psp_view_clear(PyObject *self, PyObject *unused) {
  psp_view *view = psp_view_of(self);
  char path[512];
  ps_error error;
  (void)unused;
  void *entity = psp_view_to_change(view, path, sizeof path);
  if (!entity) return NULL;
  if (ps_clear(view->place.owner->root, entity, path, &error) == PS_OK) {
    psb_places_after_erase(&view->place, view->field, PSB_WHOLE);
    Py_RETURN_NONE;
  }
  psp_raise(&error);
  return NULL;
}

/* ---- iterating ---- */

typedef struct view_iterator {
  PyObject_HEAD
  PyObject *view; /* NULL at the end */
  size_t index;
} view_iterator;

PyObject *psp_view_iterate(PyObject *self) {
  view_iterator *it = (view_iterator *)PyType_GenericAlloc(iterator_type, 0);
  if (it) it->view = Py_NewRef(self);
  return (PyObject *)it;
}

static PyObject *iterator_next(PyObject *self) {
  view_iterator *it = (view_iterator *)self;
  if (!it->view) return NULL;
  const psp_view *view = psp_view_of(it->view);
  const void *at = psp_look(&view->place);
  if (!at) return NULL;
  if (it->index < psb_list_count(at, view->field)) return item_at(view, at, it->index++);
  Py_CLEAR(it->view);
  return NULL;
}

static void iterator_dealloc(PyObject *self) {
  Py_XDECREF(((view_iterator *)self)->view);
  psp_free(self);
}

static PyType_Slot iterator_slots[] = {{Py_tp_iter, PSP_SLOT(PyObject_SelfIter)},
                                       {Py_tp_iternext, PSP_SLOT(iterator_next)},
                                       {Py_tp_dealloc, PSP_SLOT(iterator_dealloc)},
                                       {0, NULL}};
static PyType_Spec iterator_spec = {
    "perfsys._core.ViewIterator", sizeof(view_iterator), 0,
    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_IMMUTABLETYPE,
    iterator_slots};

int psp_view_init(PyObject *module) {
  iterator_type = psp_type_add(module, &iterator_spec);
  return iterator_type ? 0 : -1;
}
