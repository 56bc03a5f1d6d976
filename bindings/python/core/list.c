/* _core.List: a view of a list field: of texts, words and ids, of nested structs, of entities.
 *
 * Iteration goes by position, as over a Python list: what is added meanwhile comes too, and
 * taking out an item passes over the next. */
#include "objects.h"
#include "plain.h"

#include <string.h>

PyTypeObject *psp_list_type;
static PyTypeObject *iterator_type;

static psp_view *view_of(PyObject *self) { return (psp_view *)self; }

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

/* ---- reading ---- */

static Py_ssize_t list_length(PyObject *self) {
  const void *at = psp_look(&view_of(self)->place);
  return at ? (Py_ssize_t)psb_list_count(at, view_of(self)->field) : -1;
}

/* sq_item: negative indexes were counted from the end already. */
static PyObject *list_item(PyObject *self, Py_ssize_t index) {
  const psp_view *view = view_of(self);
  const void *at = psp_look(&view->place);
  if (!at) return NULL;
  if (index < 0 || (size_t)index >= psb_list_count(at, view->field)) {
    PyErr_SetString(PyExc_IndexError, "list index out of range");
    return NULL;
  }
  return psp_list_item(&view->place, view->field, (size_t)index);
}

static PyObject *list_slice(PyObject *self, PyObject *slice) {
  const psp_view *view = view_of(self);
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
    PyObject *item = psp_list_item(&view->place, view->field, (size_t)(start + i * step));
    if (!item || PyList_SetItem(items, i, item) < 0) Py_CLEAR(items);
  }
  psp_let(owner);
  return items;
}

/* The entity of an id in a list of entities; NULL without an exception where there is none. */
static void *entity_by_id(const psp_view *view, const char *id) {
  if (view->field->kind != PS_KIND_ENTITY || !psp_look(&view->place)) return NULL;
  const ps_case *c = view->place.owner->kind == PSB_CASE ? view->place.owner->root : NULL;
  return ps_find(c, ps_entity_type_find(view->field->element->name), id);
}

static PyObject *list_find(PyObject *self, PyObject *id) {
  const char *text = psp_utf8(id, "an id", PS_OK);
  void *entity = text ? entity_by_id(view_of(self), text) : NULL;
  if (entity) return psp_wrap(view_of(self)->place.owner, entity);
  if (PyErr_Occurred()) return NULL;
  Py_RETURN_NONE;
}

/* The id of entity `index` of a list, for psp_nearest(). */
static const char *id_at(const void *table, size_t index) {
  const psp_view *view = table;
  const void *at = psb_place_look(&view->place, NULL);
  const ps_entity *entity = at ? psb_list_item(at, view->field, index) : NULL;
  return !entity ? NULL : entity->id ? entity->id : "";
}

static PyObject *no_entity(const psp_view *view, PyObject *key) {
  char message[300];
  const char *id = PyUnicode_AsUTF8AndSize(key, NULL);
  const char *near = id ? psp_nearest(id, id_at, view) : NULL;
  PyOS_snprintf(message, sizeof message, "There is no %s \"%.80s\"%s%.80s%s",
                view->field->element->name, id ? id : "", near ? "; did you mean \"" : "",
                near ? near : "", near ? "\"?" : ".");
  return psp_raise_status(PS_E_NOT_FOUND, message);
}

static PyObject *list_subscript(PyObject *self, PyObject *key) {
  const psp_view *view = view_of(self);
  if (PyIndex_Check(key)) {
    Py_ssize_t index = PyNumber_AsSsize_t(key, PyExc_IndexError);
    if (index == -1 && PyErr_Occurred()) return NULL;
    if (index < 0) {
      Py_ssize_t length = list_length(self);
      if (length < 0) return NULL;
      index += length;
    }
    return list_item(self, index);
  }
  if (PySlice_Check(key)) return list_slice(self, key);
  if (view->field && view->field->kind == PS_KIND_ENTITY && PyUnicode_Check(key)) {
    PyObject *found = list_find(self, key);
    if (found != Py_None) return found;
    Py_DECREF(found);
    return no_entity(view, key);
  }
  PyObject *name = PyType_GetName(Py_TYPE(key));
  if (name) PyErr_Format(PyExc_TypeError, "list indices are integers or slices, not %U", name);
  Py_XDECREF(name);
  return NULL;
}

static int list_contains(PyObject *self, PyObject *value) {
  const psp_view *view = view_of(self);
  const ps_field *field = view->field;
  const char *text = NULL;
  const psb_place *other = NULL;
  if (PyUnicode_Check(value)) {
    text = PyUnicode_AsUTF8AndSize(value, NULL);
    if (!text) PyErr_Clear(); /* half a surrogate pair is in no list */
  } else if (psp_is_object(value)) {
    other = &((psp_object *)value)->place;
  }
  const void *at = psp_look(&view->place);
  if (!at) return -1;
  if (text && field->kind == PS_KIND_ENTITY) return entity_by_id(view, text) != NULL;
  const size_t count = psb_list_count(at, field);
  if (text && !field->element)
    for (size_t i = 0; i < count; i++)
      if (strcmp(psb_list_text(at, field, i), text) == 0) return 1;
  if (!other || !field->element || other->type != field->element) return 0;
  const void *wanted = psp_look(other);
  if (!wanted) return -1;
  for (size_t i = 0; i < count; i++)
    if (ps_equal(psb_list_item(at, field, i), wanted)) return 1;
  return 0;
}

/* ---- iterating ---- */

typedef struct list_iterator {
  PyObject_HEAD
  PyObject *list; /* NULL at the end */
  size_t index;
} list_iterator;

static PyObject *list_iterate(PyObject *self) {
  list_iterator *it = (list_iterator *)PyType_GenericAlloc(iterator_type, 0);
  if (it) it->list = Py_NewRef(self);
  return (PyObject *)it;
}

static PyObject *iterator_next(PyObject *self) {
  list_iterator *it = (list_iterator *)self;
  if (!it->list) return NULL;
  const psp_view *view = view_of(it->list);
  const void *at = psp_look(&view->place);
  if (!at) return NULL;
  if (it->index < psb_list_count(at, view->field))
    return psp_list_item(&view->place, view->field, it->index++);
  Py_CLEAR(it->list);
  return NULL;
}

static void iterator_dealloc(PyObject *self) {
  Py_XDECREF(((list_iterator *)self)->list);
  psp_free(self);
}

static PyType_Slot iterator_slots[] = {{Py_tp_iter, PSP_SLOT(PyObject_SelfIter)},
                                       {Py_tp_iternext, PSP_SLOT(iterator_next)},
                                       {Py_tp_dealloc, PSP_SLOT(iterator_dealloc)},
                                       {0, NULL}};
static PyType_Spec iterator_spec = {
    "perfsys._core.ListIterator", sizeof(list_iterator), 0,
    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_IMMUTABLETYPE,
    iterator_slots};

/* ---- changing ---- */

static PyObject *none_unless(int failed) {
  if (failed) return NULL;
  Py_RETURN_NONE;
}

/* Whether a list is of structs (or of texts), as the call needs it. */
static bool is_of(const psp_view *view, bool structs, const char *what) {
  if (view->field->kind != PS_KIND_ENTITY && (view->field->element != NULL) == structs) return true;
  char message[120];
  PyOS_snprintf(message, sizeof message, "%s is not a list of %s.", view->field->name, what);
  psp_raise_status(PS_E_TYPE, message);
  return false;
}

static PyObject *list_append_text(PyObject *self, PyObject *text) {
  psp_view *view = view_of(self);
  if (!is_of(view, false, "texts")) return NULL;
  return none_unless(psp_assign_item(&view->place, view->field, PSP_END, text) < 0);
}

static PyObject *list_append_struct(PyObject *self, PyObject *arguments) {
  psp_view *view = view_of(self);
  PyObject *value = Py_None;
  if (!PyArg_ParseTuple(arguments, "|O:_append_struct", &value) || !is_of(view, true, "structs") ||
      psp_assign_item(&view->place, view->field, PSP_END, value) < 0)
    return NULL;
  Py_ssize_t length = list_length(self);
  return length > 0 ? psp_list_item(&view->place, view->field, (size_t)length - 1) : NULL;
}

/* An index counted from the end if negative; -1 with an exception. */
static Py_ssize_t index_in(PyObject *self, Py_ssize_t index) {
  Py_ssize_t length = list_length(self);
  if (length < 0) return -1;
  if (index < 0) index += length;
  if (index >= 0 && index < length) return index;
  PyErr_SetString(PyExc_IndexError, "list index out of range");
  return -1;
}

static PyObject *list_set(PyObject *self, PyObject *arguments) {
  psp_view *view = view_of(self);
  Py_ssize_t index;
  PyObject *value;
  if (!PyArg_ParseTuple(arguments, "nO:_set", &index, &value) ||
      !is_of(view, view->field->element != NULL, "values") || (index = index_in(self, index)) < 0)
    return NULL;
  return none_unless(psp_assign_item(&view->place, view->field, (size_t)index, value) < 0);
}

/* The entity that a list is of, to be changed, and the list's path in it. */
static void *list_to_change(const psp_view *view, char *path, size_t size) {
  ps_error error;
  void *entity = psb_place_entity(&view->place, &error);
  if (!entity)
    psp_raise(&error);
  else if (!psb_place_path(&view->place, view->field->name, PSB_WHOLE, path, size))
    return psp_raise_status(PS_E_LIMIT, "The path is too long.");
  return entity;
}

static PyObject *list_erase(PyObject *self, PyObject *argument) {
  psp_view *view = view_of(self);
  char path[512];
  ps_error error;
  Py_ssize_t index = PyNumber_AsSsize_t(argument, PyExc_IndexError);
  if ((index == -1 && PyErr_Occurred()) || (index = index_in(self, index)) < 0) return NULL;
  void *entity = list_to_change(view, path, sizeof path);
  if (!entity) return NULL;
  if (ps_erase(view->place.owner->root, entity, path, (size_t)index, &error) == PS_OK) {
    psb_places_after_erase(&view->place, view->field, (size_t)index);
    Py_RETURN_NONE;
  }
  psp_raise(&error);
  return NULL;
}

static PyObject *list_clear(PyObject *self, PyObject *unused) {
  psp_view *view = view_of(self);
  char path[512];
  ps_error error;
  (void)unused;
  void *entity = list_to_change(view, path, sizeof path);
  if (!entity) return NULL;
  if (ps_clear(view->place.owner->root, entity, path, &error) == PS_OK) {
    psb_places_after_erase(&view->place, view->field, PSB_WHOLE);
    Py_RETURN_NONE;
  }
  psp_raise(&error);
  return NULL;
}

static PyObject *list_assign(PyObject *self, PyObject *items) {
  psp_view *view = view_of(self);
  if (!is_of(view, view->field->element != NULL, "values")) return NULL;
  return none_unless(psp_assign(&view->place, view->field, items) < 0);
}

/* ---- the type ---- */

static PyObject *view_parent(PyObject *self, PyObject *unused) {
  (void)unused;
  return psp_object_at(&view_of(self)->place);
}

static PyObject *view_field(PyObject *self, void *unused) {
  (void)unused;
  return PyUnicode_FromString(view_of(self)->field->name);
}

static PyObject *view_kind(PyObject *self, void *unused) {
  (void)unused;
  const ps_field *field = view_of(self)->field;
  return PyUnicode_FromString(field->element ? ps_kind_name(field->kind) : "text");
}

static PyObject *view_element(PyObject *self, void *unused) {
  (void)unused;
  const ps_field *field = view_of(self)->field;
  if (!field->element) Py_RETURN_NONE;
  return PyUnicode_FromString(field->element->name);
}

static PyObject *view_given(PyObject *self, void *unused) {
  (void)unused;
  const void *at = psp_look(&view_of(self)->place);
  return at ? PyBool_FromLong(psb_list_given(at, view_of(self)->field)) : NULL;
}

static void view_dealloc(PyObject *self) {
  psb_place_clear(&view_of(self)->place);
  psp_free(self);
}

static PyGetSetDef list_attributes[] = {
    {"_kind", view_kind, NULL, "\"text\", \"struct\" or \"entity\".", NULL},
    {"_field", view_field, NULL, "The name of the field.", NULL},
    {"_element", view_element, NULL, "The name of the struct of its items, or None.", NULL},
    {"_given", view_given, NULL, "Whether there is a list, if only an empty one.", NULL},
    {NULL, NULL, NULL, NULL, NULL}};

static PyMethodDef list_methods[] = {
    {"_parent", view_parent, METH_NOARGS, "What the list is a field of."},
    {"_find", list_find, METH_O, "The entity of an id in a list of entities, or None."},
    {"_append_text", list_append_text, METH_O, "Appends a text."},
    {"_append_struct", list_append_struct, METH_VARARGS, "Appends a struct; returns it."},
    {"_set", list_set, METH_VARARGS, "Sets an item anew."},
    {"_erase", list_erase, METH_O, "Takes an item out."},
    {"_clear", list_clear, METH_NOARGS, "Makes the list given and empty."},
    {"_assign", list_assign, METH_O, "Sets the whole list, or nothing of it."},
    {NULL, NULL, 0, NULL}};

static PyType_Slot list_slots[] = {{Py_tp_dealloc, PSP_SLOT(view_dealloc)},
                                   {Py_tp_iter, PSP_SLOT(list_iterate)},
                                   {Py_tp_hash, PSP_SLOT(PyObject_HashNotImplemented)},
                                   {Py_sq_length, PSP_SLOT(list_length)},
                                   {Py_sq_item, PSP_SLOT(list_item)},
                                   {Py_sq_contains, PSP_SLOT(list_contains)},
                                   {Py_mp_length, PSP_SLOT(list_length)},
                                   {Py_mp_subscript, PSP_SLOT(list_subscript)},
                                   {Py_tp_getset, list_attributes},
                                   {Py_tp_methods, list_methods},
                                   {0, NULL}};

static PyType_Spec list_spec = {"perfsys._core.List", sizeof(psp_view), 0,
                                Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE |
                                    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_DISALLOW_INSTANTIATION,
                                list_slots};

int psp_list_init(PyObject *module) {
  psp_list_type = psp_type_add(module, &list_spec);
  iterator_type = psp_list_type ? psp_type_add(module, &iterator_spec) : NULL;
  return iterator_type ? 0 : -1;
}
