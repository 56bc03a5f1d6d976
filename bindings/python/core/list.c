/* _core.List: a view of a list field: of texts, words and ids, of nested structs, of entities. */
#include "plain.h"
#include "view.h"

#include <string.h>

PyTypeObject *psp_list_type;

/* ---- reading ---- */

/* The entity of an id in a list of entities; NULL without an exception where there is none. */
static void *entity_by_id(const psp_view *view, const char *id) {
  if (view->field->kind != PS_KIND_ENTITY || !psp_look(&view->place)) return NULL;
  const ps_case *c = view->place.owner->kind == PSB_CASE ? view->place.owner->root : NULL;
  return ps_find(c, ps_entity_type_find(view->field->element->name), id);
}

static PyObject *list_find(PyObject *self, PyObject *id) {
  const char *text = psp_utf8(id, "an id", PS_OK);
  void *entity = text ? entity_by_id(psp_view_of(self), text) : NULL;
  if (entity) return psp_wrap(psp_view_of(self)->place.owner, entity);
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
  const psp_view *view = psp_view_of(self);
  if (view->field->kind == PS_KIND_ENTITY && PyUnicode_Check(key)) {
    PyObject *found = list_find(self, key);
    if (found != Py_None) return found;
    Py_DECREF(found);
    return no_entity(view, key);
  }
  return psp_view_subscript(self, key);
}

static int list_contains(PyObject *self, PyObject *value) {
  const psp_view *view = psp_view_of(self);
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

/* ---- changing ---- */

/* Whether a list is of structs (or of texts), as the call needs it. */
static bool is_of(const psp_view *view, bool structs, const char *what) {
  if (view->field->kind != PS_KIND_ENTITY && (view->field->element != NULL) == structs) return true;
  char message[120];
  PyOS_snprintf(message, sizeof message, "%s is not a list of %s.", view->field->name, what);
  psp_raise_status(PS_E_TYPE, message);
  return false;
}

static PyObject *list_append_text(PyObject *self, PyObject *text) {
  psp_view *view = psp_view_of(self);
  if (!is_of(view, false, "texts")) return NULL;
  return psp_none_unless(psp_assign_item(&view->place, view->field, PSP_END, text) < 0);
}

static PyObject *list_append_struct(PyObject *self, PyObject *arguments) {
  psp_view *view = psp_view_of(self);
  PyObject *value = Py_None;
  if (!PyArg_ParseTuple(arguments, "|O:_append_struct", &value) || !is_of(view, true, "structs") ||
      psp_assign_item(&view->place, view->field, PSP_END, value) < 0)
    return NULL;
  Py_ssize_t length = psp_view_length(self);
  return length > 0 ? psp_list_item(&view->place, view->field, (size_t)length - 1) : NULL;
}

static PyObject *list_set(PyObject *self, PyObject *arguments) {
  psp_view *view = psp_view_of(self);
  Py_ssize_t index;
  PyObject *value;
  if (!PyArg_ParseTuple(arguments, "nO:_set", &index, &value) ||
      !is_of(view, view->field->element != NULL, "values") || (index = psp_view_index(self, index)) < 0)
    return NULL;
  return psp_none_unless(psp_assign_item(&view->place, view->field, (size_t)index, value) < 0);
}

static PyObject *list_erase(PyObject *self, PyObject *argument) {
  psp_view *view = psp_view_of(self);
  char path[512];
  ps_error error;
  Py_ssize_t index = PyNumber_AsSsize_t(argument, PyExc_IndexError);
  if ((index == -1 && PyErr_Occurred()) || (index = psp_view_index(self, index)) < 0) return NULL;
  void *entity = psp_view_to_change(view, path, sizeof path);
  if (!entity) return NULL;
  if (ps_erase(view->place.owner->root, entity, path, (size_t)index, &error) == PS_OK) {
    psb_places_after_erase(&view->place, view->field, (size_t)index);
    Py_RETURN_NONE;
  }
  psp_raise(&error);
  return NULL;
}

static PyObject *list_assign(PyObject *self, PyObject *items) {
  psp_view *view = psp_view_of(self);
  if (!is_of(view, view->field->element != NULL, "values")) return NULL;
  return psp_view_assign(self, items);
}

/* ---- the type ---- */

static PyObject *view_field(PyObject *self, void *unused) {
  (void)unused;
  return PyUnicode_FromString(psp_view_of(self)->field->name);
}

static PyObject *view_kind(PyObject *self, void *unused) {
  (void)unused;
  const ps_field *field = psp_view_of(self)->field;
  return PyUnicode_FromString(field->element ? ps_kind_name(field->kind) : "text");
}

static PyObject *view_element(PyObject *self, void *unused) {
  (void)unused;
  const ps_field *field = psp_view_of(self)->field;
  if (!field->element) Py_RETURN_NONE;
  return PyUnicode_FromString(field->element->name);
}

static PyGetSetDef list_attributes[] = {
    {"_kind", view_kind, NULL, "\"text\", \"struct\" or \"entity\".", NULL},
    {"_field", view_field, NULL, "The name of the field.", NULL},
    {"_element", view_element, NULL, "The name of the struct of its items, or None.", NULL},
    {"_given", psp_view_given, NULL, "Whether there is a list, if only an empty one.", NULL},
    {NULL, NULL, NULL, NULL, NULL}};

static PyMethodDef list_methods[] = {
    {"_parent", psp_view_parent, METH_NOARGS, "What the list is a field of."},
    {"_find", list_find, METH_O, "The entity of an id in a list of entities, or None."},
    {"_append_text", list_append_text, METH_O, "Appends a text."},
    {"_append_struct", list_append_struct, METH_VARARGS, "Appends a struct; returns it."},
    {"_set", list_set, METH_VARARGS, "Sets an item anew."},
    {"_erase", list_erase, METH_O, "Takes an item out."},
    {"_clear", psp_view_clear, METH_NOARGS, "Makes the list given and empty."},
    {"_assign", list_assign, METH_O, "Sets the whole list, or nothing of it."},
    {NULL, NULL, 0, NULL}};

static PyType_Slot list_slots[] = {{Py_tp_dealloc, PSP_SLOT(psp_view_dealloc)},
                                   {Py_tp_iter, PSP_SLOT(psp_view_iterate)},
                                   {Py_tp_hash, PSP_SLOT(PyObject_HashNotImplemented)},
                                   {Py_sq_length, PSP_SLOT(psp_view_length)},
                                   {Py_sq_item, PSP_SLOT(psp_view_item)},
                                   {Py_sq_contains, PSP_SLOT(list_contains)},
                                   {Py_mp_length, PSP_SLOT(psp_view_length)},
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
  return psp_list_type ? 0 : -1;
}
