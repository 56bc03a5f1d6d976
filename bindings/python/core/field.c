/* _core.Field: a row of a field table as the descriptor of a Python attribute. */
#include "objects.h"

#include <string.h>

PyTypeObject *psp_field_type;

/* ---- reading and writing ---- */

/* The object as one of the struct the field is of; NULL with TypeError. */
static psp_object *of_its_struct(const psp_field *self, PyObject *object) {
  if (psp_is_object(object) && ((psp_object *)object)->place.type == self->type)
    return (psp_object *)object;
  PyObject *name = PyType_GetName(Py_TYPE(object));
  if (name)
    PyErr_Format(PyExc_TypeError, "'%s' is a field of a %s, not of '%U' objects",
                 self->field->name, self->type->name, name);
  Py_XDECREF(name);
  return NULL;
}

static PyObject *field_get(PyObject *descriptor, PyObject *object, PyObject *class) {
  const psp_field *self = (const psp_field *)descriptor;
  (void)class;
  if (!object) return Py_NewRef(descriptor);
  psp_object *o = of_its_struct(self, object);
  if (!o) return NULL;
  const void *at = psp_look(&o->place);
  return at ? psp_value_get(o, at, self->field) : NULL;
}

/* Whether a value is the view of the very list that is set: "case.gaps += more" ends so. */
static bool is_own_view(const psb_place *place, const ps_field *field, PyObject *value) {
  if (!value || (!PyObject_TypeCheck(value, psp_list_type) &&
                 !PyObject_TypeCheck(value, psp_series_type)))
    return false;
  const psp_view *view = (psp_view *)value;
  const psb_place *its = &view->place;
  bool same = view->field == field && its->owner == place->owner && its->object == place->object &&
              its->depth == place->depth;
  for (unsigned i = 0; same && i < place->depth; i++)
    same = its->steps[i].field == place->steps[i].field &&
           its->steps[i].index == place->steps[i].index;
  return same;
}

int psp_value_set(psp_object *self, const ps_field *field, PyObject *value) {
  psb_place *place = &self->place;
  if (is_own_view(place, field, value)) return psp_look(place) ? 0 : -1;
  const psp_where where = {place->type, field, NULL, false};
  const bool many = field->flags & PS_FIELD_LIST || field->kind == PS_KIND_STRUCT ||
                    field->kind == PS_KIND_SERIES;
  if (field->kind == PS_KIND_ENTITY)
    return psp_wrong(&where, PS_E_TYPE, "is a list of entities: add to it and remove from it");
  if (many && value && value != Py_None) return psp_assign(place, field, value);
  ps_value told;
  PyObject *keep;
  if (psp_scalar(&where, value ? value : Py_None, &told, &keep) < 0) return -1;
  char path[512];
  ps_error error;
  ps_status status;
  void *entity = psb_place_entity(place, &error);
  if (!entity)
    status = error.status;
  else if (!psb_place_path(place, field->name, PSB_WHOLE, path, sizeof path))
    status = psb_fail(&error, PS_E_LIMIT, "The path is too long.");
  else
    status = ps_set(place->owner->root, entity, path, &told, &error);
  if (status == PS_OK && many) psb_places_after_erase(place, field, PSB_WHOLE);
  Py_XDECREF(keep);
  if (status == PS_OK) return 0;
  psp_raise(&error);
  return -1;
}

static int field_set(PyObject *descriptor, PyObject *object, PyObject *value) {
  const psp_field *self = (const psp_field *)descriptor;
  psp_object *o = of_its_struct(self, object);
  return o ? psp_value_set(o, self->field, value) : -1;
}

/* ---- what a field says of itself ---- */

static const ps_field *row(PyObject *self) { return ((const psp_field *)self)->field; }

static PyObject *text_or_none(const char *text) {
  if (!text) Py_RETURN_NONE;
  return PyUnicode_FromString(text);
}

static PyObject *get_name(PyObject *self, void *unused) {
  (void)unused;
  return PyUnicode_FromString(row(self)->name);
}
static PyObject *get_struct(PyObject *self, void *unused) {
  (void)unused;
  return PyUnicode_FromString(((const psp_field *)self)->type->name);
}
static PyObject *get_kind(PyObject *self, void *unused) {
  (void)unused;
  return PyUnicode_FromString(ps_kind_name(row(self)->kind));
}
static PyObject *get_doc(PyObject *self, void *unused) {
  (void)unused;
  return text_or_none(row(self)->doc);
}
static PyObject *get_unit(PyObject *self, void *unused) {
  (void)unused;
  return text_or_none(row(self)->unit);
}
static PyObject *get_minimum(PyObject *self, void *unused) {
  (void)unused;
  if (!(row(self)->flags & PS_FIELD_MINIMUM)) Py_RETURN_NONE;
  return PyFloat_FromDouble(row(self)->minimum);
}
static PyObject *get_maximum(PyObject *self, void *unused) {
  (void)unused;
  if (!(row(self)->flags & PS_FIELD_MAXIMUM)) Py_RETURN_NONE;
  return PyFloat_FromDouble(row(self)->maximum);
}
/* What help() shows of the attribute. */
static PyObject *get_docstring(PyObject *self, void *unused) {
  return psp.doc ? PyObject_CallFunctionObjArgs(psp.doc, self, NULL) : get_doc(self, unused);
}
/* Whether the bit of the flags is set that the closure names. */
static PyObject *get_flag(PyObject *self, void *bit) {
  return PyBool_FromLong((row(self)->flags & *(const uint32_t *)bit) != 0);
}
static PyObject *get_targets(PyObject *self, void *unused) {
  (void)unused;
  const ps_field *field = row(self);
  if (field->kind == PS_KIND_CATALOGUE || !field->targets) return PyTuple_New(0);
  PyObject *text = PyUnicode_FromString(field->targets);
  PyObject *words = text ? PyUnicode_Split(text, NULL, -1) : NULL;
  PyObject *targets = words ? PyList_AsTuple(words) : NULL;
  Py_XDECREF(text);
  Py_XDECREF(words);
  return targets;
}
static PyObject *get_catalogue(PyObject *self, void *unused) {
  (void)unused;
  return text_or_none(row(self)->kind == PS_KIND_CATALOGUE ? row(self)->targets : NULL);
}
static PyObject *get_enum(PyObject *self, void *unused) {
  (void)unused;
  return text_or_none(row(self)->values ? row(self)->values->name : NULL);
}
static PyObject *get_element(PyObject *self, void *unused) {
  (void)unused;
  return text_or_none(row(self)->element ? row(self)->element->name : NULL);
}
static PyObject *get_since(PyObject *self, void *unused) {
  (void)unused;
  return PyLong_FromLong(row(self)->since);
}

static uint32_t bit_list = PS_FIELD_LIST, bit_required = PS_FIELD_REQUIRED,
                bit_acyclic = PS_FIELD_ACYCLIC;

static PyGetSetDef field_attributes[] = {
    {"name", get_name, NULL, "Its name, as in JSON.", NULL},
    {"__name__", get_name, NULL, "Its name, as in JSON.", NULL},
    {"struct", get_struct, NULL, "The name of the struct it is a field of.", NULL},
    {"kind", get_kind, NULL, "Its kind, as \"number\"; of a list, that of its items.", NULL},
    {"doc", get_doc, NULL, "What it means.", NULL},
    {"__doc__", get_docstring, NULL, NULL, NULL},
    {"unit", get_unit, NULL, "Unit of the value, or None.", NULL},
    {"required", get_flag, NULL, "Whether it must be given.", &bit_required},
    {"minimum", get_minimum, NULL, "Least value, or None.", NULL},
    {"maximum", get_maximum, NULL, "Greatest value, or None.", NULL},
    {"targets", get_targets, NULL, "Types of entities a reference may name; \"*\" for any.", NULL},
    {"catalogue", get_catalogue, NULL, "Name of the catalogue its ids are of, or None.", NULL},
    {"enum", get_enum, NULL, "Name of the enum its words are of, or None.", NULL},
    {"element", get_element, NULL, "Name of the struct it holds, or None.", NULL},
    {"is_list", get_flag, NULL, "Whether it is a list of its kind.", &bit_list},
    {"acyclic", get_flag, NULL, "Whether references must not lead back.", &bit_acyclic},
    {"since", get_since, NULL, "Version of the format that brought it.", NULL},
    {NULL, NULL, NULL, NULL, NULL}};

static PyObject *field_repr(PyObject *self) {
  const psp_field *me = (const psp_field *)self;
  return PyUnicode_FromFormat("<Field %s.%s: %s%s>", me->type->name, me->field->name,
                              ps_kind_name(me->field->kind),
                              me->field->flags & PS_FIELD_LIST ? " list" : "");
}

static PyType_Slot field_slots[] = {{Py_tp_descr_get, PSP_SLOT(field_get)},
                                    {Py_tp_descr_set, PSP_SLOT(field_set)},
                                    {Py_tp_getset, field_attributes},
                                    {Py_tp_repr, PSP_SLOT(field_repr)},
                                    {Py_tp_dealloc, PSP_SLOT(psp_free)},
                                    {0, NULL}};

static PyType_Spec field_spec = {
    "perfsys._core.Field", sizeof(psp_field), 0,
    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_IMMUTABLETYPE,
    field_slots};

/* ---- fields of a struct ---- */

static const ps_struct *struct_argument(PyObject *name) {
  const char *text = psp_utf8(name, "the name of a struct", PS_OK);
  const ps_struct *type = text ? psp_struct_named(text) : NULL;
  if (text && !type) PyErr_Format(PyExc_LookupError, "there is no struct '%U'", name);
  return type;
}

static PyObject *fields_of(const ps_struct *type) {
  PyObject *fields = PyList_New((Py_ssize_t)type->count);
  for (size_t i = 0; fields && i < type->count; i++) {
    psp_field *field = (psp_field *)PyType_GenericAlloc(psp_field_type, 0);
    if (field) {
      field->type = type;
      field->field = &type->fields[i];
    }
    if (!field || PyList_SetItem(fields, (Py_ssize_t)i, (PyObject *)field) < 0) Py_CLEAR(fields);
  }
  return fields;
}

static PyObject *core_fields(PyObject *module, PyObject *name) {
  (void)module;
  const ps_struct *type = struct_argument(name);
  return type ? fields_of(type) : NULL;
}

static PyObject *core_describe(PyObject *module, PyObject *name) {
  (void)module;
  const ps_struct *type = struct_argument(name);
  PyObject *fields = type ? fields_of(type) : NULL;
  return fields ? Py_BuildValue("(sN)", type->doc, fields) : NULL;
}

static PyMethodDef field_functions[] = {
    {"fields", core_fields, METH_O,
     PyDoc_STR("fields(struct)\n--\n\nThe fields of a struct, in order.")},
    {"describe", core_describe, METH_O,
     PyDoc_STR("describe(struct)\n--\n\nWhat a struct is, and its fields.")},
    {NULL, NULL, 0, NULL}};

int psp_field_init(PyObject *module) {
  psp_field_type = psp_type_add(module, &field_spec);
  return psp_field_type ? PyModule_AddFunctions(module, field_functions) : -1;
}
