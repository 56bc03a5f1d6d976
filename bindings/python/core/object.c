/* _core.Object: what stands in Python for a struct of the library. */
#include "objects.h"

#include <string.h>

PyTypeObject *psp_object_type;

/* ---- small things all types need ---- */

PyTypeObject *psp_type_add(PyObject *module, PyType_Spec *spec) {
  PyObject *type = PyType_FromModuleAndSpec(module, spec, NULL);
  if (!type) return NULL;
  const char *name = strrchr(spec->name, '.') + 1;
  if (PyModule_AddObjectRef(module, name, type) < 0) Py_CLEAR(type);
  return (PyTypeObject *)type; /* kept for good */
}

void psp_free(PyObject *self) {
  PyTypeObject *type = Py_TYPE(self);
  freefunc give_back = (freefunc)(uintptr_t)PyType_GetSlot(type, Py_tp_free);
  give_back(self);
  Py_DECREF(type);
}

const void *psp_look_far(const psb_place *place) {
  ps_error error;
  const void *at = psb_place_look(place, &error);
  if (!at) psp_raise(&error);
  return at;
}

bool psp_is_object(PyObject *object) { return PyObject_TypeCheck(object, psp_object_type); }

const char *psp_text_of(PyObject *string, const char **fault) {
  Py_ssize_t length;
  *fault = NULL;
  const char *text = PyUnicode_AsUTF8AndSize(string, &length);
  if (!text) {
    if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) return NULL;
    PyErr_Clear();
    *fault = "holds half a surrogate pair, which no text can";
  } else if (strlen(text) != (size_t)length) {
    *fault = "holds the character U+0000, which no text can";
  }
  return *fault ? NULL : text;
}

const char *psp_utf8(PyObject *object, const char *what, ps_status wrong_type) {
  char message[200];
  const char *fault;
  if (!PyUnicode_Check(object)) {
    PyObject *name = PyType_GetName(Py_TYPE(object));
    const char *is = name ? PyUnicode_AsUTF8AndSize(name, NULL) : NULL;
    PyErr_Clear();
    PyOS_snprintf(message, sizeof message, "%s is text, not %.60s", what, is ? is : "this");
    Py_XDECREF(name);
    if (wrong_type == PS_OK)
      PyErr_SetString(PyExc_TypeError, message);
    else
      psp_raise_status(wrong_type, message);
    return NULL;
  }
  const char *text = psp_text_of(object, &fault);
  if (!fault) return text;
  PyOS_snprintf(message, sizeof message, "%s %s", what, fault);
  psp_raise_status(PS_E_ENCODING, message);
  return NULL;
}

/* ---- making objects ---- */

static psp_object *object_alloc(const ps_struct *type) {
  PyTypeObject *class = psp_class_of(type);
  return class ? (psp_object *)PyType_GenericAlloc(class, 0) : NULL;
}

PyObject *psp_wrap(psb_owner *owner, const void *struct_) {
  if (!struct_) Py_RETURN_NONE;
  psp_hold(owner);
  psp_object *made = object_alloc(((const ps_object *)struct_)->type);
  if (made) psb_place_at(&made->place, owner, struct_);
  psp_let(owner);
  return (PyObject *)made;
}

PyObject *psp_wrap_root(psb_kind kind, void *root) {
  if (!root) Py_RETURN_NONE;
  psb_owner *owner = psb_owner_new(kind, root);
  if (!owner) return PyErr_NoMemory();
  PyObject *made = psp_wrap(owner, root);
  psb_owner_release(owner);
  return made;
}

PyObject *psp_child(const psb_place *place, const ps_field *field, size_t index) {
  psb_owner *owner = place->owner;
  ps_error error;
  psp_hold(owner);
  psp_object *made = object_alloc(field->element);
  if (made && !psb_place_child(place, field, index, &made->place, &error)) {
    psp_raise(&error);
    Py_CLEAR(made);
  }
  psp_let(owner);
  return (PyObject *)made;
}

PyObject *psp_object_at(const psb_place *place) {
  psp_object *made = object_alloc(place->type);
  if (made) psb_place_copy(place, &made->place);
  return (PyObject *)made;
}

psb_place *psp_place_of(PyObject *object, const char *argument) {
  if (psp_is_object(object)) return &((psp_object *)object)->place;
  PyObject *name = PyType_GetName(Py_TYPE(object));
  if (name) PyErr_Format(PyExc_TypeError, "%s must be an object of perfsys, not %U", argument, name);
  Py_XDECREF(name);
  return NULL;
}

/* ---- the type ---- */

static PyObject *object_new(PyTypeObject *type, PyObject *arguments, PyObject *keywords) {
  (void)arguments;
  (void)keywords;
  PyObject *name = PyType_GetName(type);
  if (name)
    PyErr_Format(PyExc_TypeError, "%U objects are made by the library, not by calling the class",
                 name);
  Py_XDECREF(name);
  return NULL;
}

static void object_dealloc(PyObject *self) {
  psb_place_clear(&((psp_object *)self)->place);
  psp_free(self);
}

static PyObject *object_compare(PyObject *self, PyObject *other, int operation) {
  if ((operation != Py_EQ && operation != Py_NE) || !psp_is_object(other))
    Py_RETURN_NOTIMPLEMENTED;
  const psb_place *a = &((psp_object *)self)->place, *b = &((psp_object *)other)->place;
  bool same = self == other;
  if (!same) {
    if (a->type != b->type) Py_RETURN_NOTIMPLEMENTED;
    const void *x = psp_look(a), *y = x ? psp_look(b) : NULL;
    if (!y) return NULL;
    same = ps_equal(x, y);
  }
  return PyBool_FromLong(same == (operation == Py_EQ));
}

static PyObject *object_alive(PyObject *self, void *unused) {
  (void)unused;
  const psb_place *place = &((psp_object *)self)->place;
  /* That a call changes the case does not end an object; that it is gone does. */
  if (!place->owner || !place->object) Py_RETURN_FALSE;
  if (place->owner->writing) Py_RETURN_TRUE;
  return PyBool_FromLong(psb_place_look(place, NULL) != NULL);
}

static PyObject *object_kind(PyObject *self, void *unused) {
  (void)unused;
  const psb_place *place = &((psp_object *)self)->place;
  if (!place->type) Py_RETURN_NONE;
  return PyUnicode_FromString(place->type->name);
}

static PyObject *object_path(PyObject *self, void *unused) {
  (void)unused;
  char path[512];
  if (!psb_place_path(&((psp_object *)self)->place, NULL, PSB_WHOLE, path, sizeof path))
    return psp_raise_status(PS_E_LIMIT, "The path is too long.");
  return PyUnicode_FromString(path);
}

static PyObject *object_given(PyObject *self, void *unused) {
  (void)unused;
  const psb_place *place = &((psp_object *)self)->place;
  const ps_object *at = psp_look(place);
  if (!at) return NULL;
  const bool nested = place->depth > 0 && place->steps[place->depth - 1].index == PSB_WHOLE;
  return PyBool_FromLong(!nested || (at->state & PS_OBJECT_GIVEN));
}

static PyObject *object_busy(PyObject *self, void *unused) {
  (void)unused;
  const psb_owner *owner = ((psp_object *)self)->place.owner;
  return PyBool_FromLong(owner && (owner->writing || owner->readers > 0));
}

static PyObject *object_alone(PyObject *self, void *unused) {
  (void)unused;
  const psb_owner *owner = ((psp_object *)self)->place.owner;
  return PyBool_FromLong(owner && owner->alone);
}

static int object_set_alone(PyObject *self, PyObject *value, void *unused) {
  (void)unused;
  psb_owner *owner = ((psp_object *)self)->place.owner;
  if (owner) owner->alone = value == Py_True;
  return 0;
}

/* A name that the type has not gets the package's own AttributeError, which knows the nearest
 * name. What a property raised stays. In C, as a __getattr__ would slow down all reading. */
static void name_missing(PyObject *self, PyObject *name) {
  if (!psp.missing || !PyUnicode_Check(name) || !PyErr_ExceptionMatches(PyExc_AttributeError))
    return;
  PyObject *type, *value, *trace;
  PyErr_Fetch(&type, &value, &trace);
  PyObject *there = PyObject_GetAttr((PyObject *)Py_TYPE(self), name), *error = NULL;
  if (!there) {
    PyErr_Clear();
    error = PyObject_CallFunctionObjArgs(psp.missing, Py_TYPE(self), name, NULL);
    if (!error) PyErr_Clear();
  }
  Py_XDECREF(there);
  PyErr_Restore(type, value, trace);
  if (error) PyErr_SetObject((PyObject *)Py_TYPE(error), error);
  Py_XDECREF(error);
}

static PyObject *object_getattro(PyObject *self, PyObject *name) {
  PyObject *value = PyObject_GenericGetAttr(self, name);
  if (!value) name_missing(self, name);
  return value;
}

static int object_setattro(PyObject *self, PyObject *name, PyObject *value) {
  int done = PyObject_GenericSetAttr(self, name, value);
  if (done < 0) name_missing(self, name);
  return done;
}

static PyGetSetDef object_attributes[] = {
    {"_alone", object_alone, object_set_alone, "Whether its case only holds it.", NULL},
    {"_alive", object_alive, NULL, "Whether what it stands for is still there.", NULL},
    {"_kind", object_kind, NULL, "The name of its struct.", NULL},
    {"_path", object_path, NULL, "Where it is in its entity; \"\" for an entity itself.", NULL},
    {"_given", object_given, NULL, "False for a nested struct that is not there.", NULL},
    {"_busy", object_busy, NULL, "Whether a call is using its case now.", NULL},
    {NULL, NULL, NULL, NULL, NULL}};

static PyObject *object_field_names(PyObject *self, PyObject *unused) {
  (void)unused;
  const ps_struct *type = ((psp_object *)self)->place.type;
  PyObject *names = PyTuple_New(type ? (Py_ssize_t)type->count : 0);
  for (size_t i = 0; names && type && i < type->count; i++) {
    PyObject *name = PyUnicode_FromString(type->fields[i].name);
    if (!name || PyTuple_SetItem(names, (Py_ssize_t)i, name) < 0) Py_CLEAR(names);
  }
  return names;
}

static PyObject *object_is_set(PyObject *self, PyObject *name) {
  const psb_place *place = &((psp_object *)self)->place;
  const char *text = psp_utf8(name, "the name", PS_OK);
  if (!text) return NULL;
  if (!ps_field_find(place->type, text)) {
    PyErr_Format(PyExc_AttributeError, "a %s has no field '%U'",
                 place->type ? place->type->name : "nothing", name);
    return NULL;
  }
  const void *at = psp_look(place);
  return at ? PyBool_FromLong(ps_is_set(at, text)) : NULL;
}

static PyObject *object_get(PyObject *self, PyObject *path) {
  const char *text = psp_utf8(path, "the path", PS_OK);
  const void *at = text ? psp_look(&((psp_object *)self)->place) : NULL;
  if (!at) return NULL;
  ps_value value;
  ps_error error;
  if (ps_get(at, text, &value, &error) == PS_OK) return psp_value_from(&value);
  psp_raise(&error);
  return NULL;
}

/* The path of a place in its entity, from a path in the nested struct. */
static bool whole_path(const psb_place *place, const char *text, char *path, size_t size) {
  if (psb_place_path(place, text, PSB_WHOLE, path, size)) return true;
  psp_raise_status(PS_E_NOT_FOUND, "This is not a path: it is too long.");
  return false;
}

static PyObject *object_set(PyObject *self, PyObject *arguments) {
  const psb_place *place = &((psp_object *)self)->place;
  PyObject *name, *object, *keep = NULL, *done = NULL;
  if (!PyArg_ParseTuple(arguments, "OO:_set", &name, &object)) return NULL;
  char path[512];
  ps_value value;
  const char *text = psp_utf8(name, "the path", PS_OK);
  if (!text || !whole_path(place, text, path, sizeof path) ||
      psp_value_to(object, &value, &keep) < 0)
    return NULL;
  ps_error error;
  void *entity = psb_place_entity(place, &error);
  if (entity && ps_set(place->owner->root, entity, path, &value, &error) == PS_OK)
    done = Py_NewRef(Py_None);
  else
    psp_raise(&error);
  Py_XDECREF(keep);
  return done;
}

static PyObject *object_clear(PyObject *self, PyObject *name) {
  const psb_place *place = &((psp_object *)self)->place;
  char path[512];
  const char *text = psp_utf8(name, "the path", PS_OK);
  if (!text || !whole_path(place, text, path, sizeof path)) return NULL;
  ps_error error;
  void *entity = psb_place_entity(place, &error);
  if (!entity || ps_clear(place->owner->root, entity, path, &error) != PS_OK) {
    psp_raise(&error);
    return NULL;
  }
  const ps_field *field = ps_field_find(place->type, text);
  if (field) psb_places_after_erase(place, field, PSB_WHOLE);
  Py_RETURN_NONE;
}

static PyObject *object_extensions(PyObject *self, PyObject *unused) {
  (void)unused;
  psp_object *me = (psp_object *)self;
  PyObject *found = PyDict_New();
  const ps_object *at = found ? psp_look(&me->place) : NULL;
  if (!at) {
    Py_XDECREF(found);
    return NULL;
  }
  psb_owner *owner = me->place.owner;
  psp_hold(owner);
  const ps_extension_list *list = at->extensions;
  for (size_t i = 0; found && list && i < list->count; i++) {
    PyObject *text = PyUnicode_FromString(list->items[i].text);
    if (!text || PyDict_SetItemString(found, list->items[i].name, text) < 0) Py_CLEAR(found);
    Py_XDECREF(text);
  }
  psp_let(owner);
  return found;
}

static PyObject *object_rebind(PyObject *self, PyObject *other) {
  psb_place *to = psp_place_of(other, "other");
  ps_error error;
  if (!to) return NULL;
  if (psb_places_move(&((psp_object *)self)->place, to, &error)) Py_RETURN_NONE;
  psp_raise(&error);
  return NULL;
}

static PyObject *object_same_place(PyObject *self, PyObject *other) {
  const psb_place *a = &((psp_object *)self)->place, *b = psp_place_of(other, "other");
  if (!b) return NULL;
  bool same = a->owner == b->owner && a->object == b->object && a->type == b->type &&
              a->depth == b->depth;
  for (unsigned i = 0; same && i < a->depth; i++)
    same = a->steps[i].field == b->steps[i].field && a->steps[i].index == b->steps[i].index;
  return PyBool_FromLong(same);
}

static PyObject *object_owner_is(PyObject *self, PyObject *other) {
  const psb_place *place = psp_place_of(other, "other");
  return place ? PyBool_FromLong(((psp_object *)self)->place.owner == place->owner) : NULL;
}

/* An object for what its own way begins at: the entity it is nested in. */
static PyObject *object_entity(PyObject *self, PyObject *unused) {
  (void)unused;
  const psb_place *place = &((psp_object *)self)->place;
  if (place->depth == 0) return Py_NewRef(self);
  return psp_look(place) ? psp_wrap(place->owner, place->object) : NULL;
}

static PyObject *object_root(PyObject *self, PyObject *unused) {
  (void)unused;
  const psb_place *place = &((psp_object *)self)->place;
  if (!psp_look(place)) return NULL;
  switch (place->owner->kind) {
  case PSB_CASE:
  case PSB_RESULT:
  case PSB_MERGE: return psp_wrap(place->owner, place->owner->root);
  case PSB_STATIC:
  case PSB_CONFIG:
  case PSB_REGISTRY:
  case PSB_PORTFOLIO:
  case PSB_PORTFOLIO_CHECK: break; /* these are no structs that a table describes */
  }
  Py_RETURN_NONE;
}

static PyObject *object_close(PyObject *self, PyObject *unused) {
  (void)unused;
  ps_error error;
  psb_owner *owner = ((psp_object *)self)->place.owner;
  if (!owner || psb_owner_close(owner, &error) == PS_OK) Py_RETURN_NONE;
  psp_raise(&error);
  return NULL;
}

static PyMethodDef object_methods[] = {
    {"_field_names", object_field_names, METH_NOARGS, "The names of its fields, in order."},
    {"_is_set", object_is_set, METH_O, "Whether a field holds anything."},
    {"_get", object_get, METH_O, "The value at a path."},
    {"_set", object_set, METH_VARARGS, "Sets the value at a path; None unsets it."},
    {"_clear", object_clear, METH_O, "Makes the list or series at a path given and empty."},
    {"_extensions", object_extensions, METH_NOARGS, "Unknown members: name to JSON text."},
    {"_rebind", object_rebind, METH_O,
     "Makes this entity, and every view of it, stand for another one that says the same."},
    {"_same_place", object_same_place, METH_O, "Whether another object stands for the same."},
    {"_owner_is", object_owner_is, METH_O, "Whether both belong to one case or result."},
    {"_entity", object_entity, METH_NOARGS, "The entity, case or result it is nested in."},
    {"_root", object_root, METH_NOARGS, "The case or result it belongs to; None for neither."},
    {"_close", object_close, METH_NOARGS, "Frees what it belongs to, now."},
    {NULL, NULL, 0, NULL}};

static PyType_Slot object_slots[] = {{Py_tp_new, PSP_SLOT(object_new)},
                                     {Py_tp_dealloc, PSP_SLOT(object_dealloc)},
                                     {Py_tp_richcompare, PSP_SLOT(object_compare)},
                                     {Py_tp_hash, PSP_SLOT(PyObject_HashNotImplemented)},
                                     {Py_tp_getattro, PSP_SLOT(object_getattro)},
                                     {Py_tp_setattro, PSP_SLOT(object_setattro)},
                                     {Py_tp_getset, object_attributes},
                                     {Py_tp_methods, object_methods},
                                     {Py_tp_doc, (void *)"What stands for a struct of perfsys."},
                                     {0, NULL}};

static PyType_Spec object_spec = {
    "perfsys._core.Object", sizeof(psp_object), 0,
    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_IMMUTABLETYPE, object_slots};

/* ---- what the module offers ---- */

PyDoc_STRVAR(view_doc, "view(cls, object)\n--\n\n"
                       "An instance of a class derived from the one that is registered, for the "
                       "same place.");

static PyObject *core_view(PyObject *module, PyObject *arguments) {
  (void)module;
  PyObject *class, *object;
  if (!PyArg_ParseTuple(arguments, "O!O:view", &PyType_Type, &class, &object)) return NULL;
  const psb_place *place = psp_place_of(object, "object");
  if (!place) return NULL;
  PyTypeObject *base = place->type ? psp_class_of(place->type) : psp_object_type;
  if (!base) return NULL;
  if (!PyType_IsSubtype((PyTypeObject *)class, base)) {
    PyErr_SetString(PyExc_TypeError, "the class is not derived from that of the object");
    return NULL;
  }
  psp_object *made = (psp_object *)PyType_GenericAlloc((PyTypeObject *)class, 0);
  if (made) psb_place_copy(place, &made->place);
  return (PyObject *)made;
}

static PyMethodDef object_functions[] = {{"view", core_view, METH_VARARGS, view_doc},
                                         {NULL, NULL, 0, NULL}};

int psp_object_init(PyObject *module) {
  psp_object_type = psp_type_add(module, &object_spec);
  return psp_object_type ? PyModule_AddFunctions(module, object_functions) : -1;
}
