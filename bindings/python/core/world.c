/* What the package told us: classes, enums and values, and quick ways to them. */
#include "objects.h"

#include <math.h>
#include <string.h>

psp_world psp;

/* ---- what was looked up once ----
 * Tables of the library live as long as the process, so their addresses are keys. */

#define KNOWN 1024

static struct known {
  const void *key;
  PyObject *value;
} known[KNOWN];
static size_t known_count;

static struct known *known_at(const void *key) {
  size_t i = (size_t)((uintptr_t)key >> 3) * 2654435761u;
  for (i ^= i >> 15;; i++) {
    struct known *row = &known[i % KNOWN];
    if (row->key == key || !row->key) return row;
  }
}

/* Takes the reference over, and keeps it. What was put while `value` was asked for stays: it may
 * be in use. */
static PyObject *known_put(const void *key, PyObject *value) {
  struct known *row = known_at(key);
  if (row->key) {
    Py_DECREF(value);
    return row->value;
  }
  if (known_count >= KNOWN / 4 * 3) {
    PyErr_SetString(PyExc_SystemError, "perfsys has more tables than were expected");
    Py_DECREF(value);
    return NULL;
  }
  known_count++;
  row->key = key;
  row->value = value;
  return value;
}

static void known_forget(void) {
  for (size_t i = 0; i < KNOWN; i++) {
    PyObject *value = known[i].value;
    known[i].key = NULL;
    known[i].value = NULL;
    Py_XDECREF(value);
  }
  known_count = 0;
}

/* An entry of a mapping by name; NULL without an exception where it has none. */
static PyObject *registered(PyObject *mapping, const char *name) {
  if (!mapping) return NULL;
  PyObject *value = PyMapping_GetItemString(mapping, name);
  if (!value && PyErr_ExceptionMatches(PyExc_KeyError)) PyErr_Clear();
  return value;
}

PyTypeObject *psp_class_of(const ps_struct *type) {
  struct known *row = known_at(type);
  if (row->key) return (PyTypeObject *)row->value;
  PyObject *value = registered(psp.classes, type->name);
  if (!value) return PyErr_Occurred() ? NULL : psp_object_type;
  if (!PyType_Check(value) || !PyType_IsSubtype((PyTypeObject *)value, psp_object_type)) {
    PyErr_Format(PyExc_TypeError, "the class registered for %s is no class of _core.Object",
                 type->name);
    Py_DECREF(value);
    return NULL;
  }
  return (PyTypeObject *)known_put(type, value);
}

/* ---- words ---- */

/* The tuple of members, borrowed; Py_None where none is registered; NULL with an exception. */
static PyObject *members_of(const ps_enum *words) {
  struct known *row = known_at(words);
  if (row->key) return row->value;
  PyObject *value = registered(psp.enums, words->name);
  if (!value) return PyErr_Occurred() ? NULL : Py_None;
  if (!PyTuple_Check(value)) {
    PyErr_Format(PyExc_TypeError, "what is registered for the enum %s is no tuple", words->name);
    Py_DECREF(value);
    return NULL;
  }
  return known_put(words, value);
}

PyObject *psp_word(const ps_enum *words, int value) {
  if (value <= 0 || (size_t)value >= words->count) Py_RETURN_NONE;
  PyObject *members = members_of(words);
  if (!members) return NULL;
  if (members == Py_None || value >= PyTuple_Size(members))
    return PyUnicode_FromString(words->values[value].name);
  return Py_NewRef(PyTuple_GetItem(members, value));
}

PyObject *psp_word_named(const ps_enum *words, const char *name) {
  for (size_t i = 1; i < words->count; i++)
    if (strcmp(words->values[i].name, name) == 0) return psp_word(words, (int)i);
  return PyUnicode_FromString(name);
}

/* ---- values ---- */

PyObject *psp_date_class(void) {
  if (psp.date) return psp.date;
  PyObject *module = PyImport_ImportModule("datetime");
  if (!module) return NULL;
  PyObject *date = PyObject_GetAttrString(module, "date");
  Py_DECREF(module);
  if (date && !psp.date) psp.date = date;
  return date;
}

/* The days asked for last: cases have the same days again and again, and making one costs ten
 * times as much as finding it here. Room for twenty years of days in a row. */
#define DAYS 8192
static struct day {
  ps_date date;
  PyObject *object;
} days[DAYS];

static void days_forget(void) {
  for (size_t i = 0; i < DAYS; i++) {
    PyObject *object = days[i].object;
    days[i].date = 0;
    days[i].object = NULL;
    Py_XDECREF(object);
  }
}

PyObject *psp_date(ps_date date) {
  if (date == 0) Py_RETURN_NONE;
  const int year = date / 10000, month = date / 100 % 100, day = date % 100;
  struct day *row = &days[(unsigned)(year * 372 + month * 31 + day) % DAYS];
  if (row->date == date) return Py_NewRef(row->object);
  PyObject *class = psp_date_class();
  PyObject *object = class ? PyObject_CallFunction(class, "iii", year, month, day) : NULL;
  if (!object) return NULL;
  PyObject *old = row->object; /* let go last: that may run Python */
  row->date = date;
  row->object = Py_NewRef(object);
  Py_XDECREF(old);
  return object;
}

PyObject *psp_named(PyObject *named, PyObject *tuple) {
  if (!tuple || !named) return tuple;
  PyObject *made;
  if (PyType_Check(named) && PyType_IsSubtype((PyTypeObject *)named, &PyTuple_Type)) {
    /* Past the __new__ of the named tuple, which is Python: we know how many there are. */
    newfunc make = (newfunc)(uintptr_t)PyType_GetSlot(&PyTuple_Type, Py_tp_new);
    PyObject *arguments = PyTuple_Pack(1, tuple);
    made = arguments ? make((PyTypeObject *)named, arguments, NULL) : NULL;
    Py_XDECREF(arguments);
  } else {
    made = PyObject_Call(named, tuple, NULL);
  }
  Py_DECREF(tuple);
  return made;
}

PyObject *psp_figure(double value) {
  if (isnan(value)) Py_RETURN_NONE;
  return PyFloat_FromDouble(value);
}

/* ---- what the package says ---- */

const ps_struct *psp_struct_named(const char *name) {
  const ps_struct *type;
  for (size_t i = 0; (type = ps_struct_at(i)) != NULL; i++)
    if (strcmp(type->name, name) == 0) return type;
  return NULL;
}

PyDoc_STRVAR(register_doc,
             "register(*, classes, enums, errors, date=None, money=None, range=None, point=None, "
             "texts=None, structs=None, entities=None, series=None, missing=None, doc=None)\n--\n\n"
             "Tells what to make objects, words, errors and values of.");

static bool is_class_of(PyObject *class, PyTypeObject *base) {
  return !class || class == Py_None ||
         (PyType_Check(class) && PyType_IsSubtype((PyTypeObject *)class, base));
}

static PyObject *world_register(PyObject *module, PyObject *arguments, PyObject *keywords) {
  (void)module;
  static char *names[] = {"classes", "enums",   "errors",   "date",   "money",   "range", "point",
                          "texts",   "structs", "entities", "series", "missing", "doc",   NULL};
  psp_world told;
  memset(&told, 0, sizeof told);
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "|$OOOOOOOOOOOOO:register", names,
                                   &told.classes, &told.enums, &told.errors, &told.date,
                                   &told.money, &told.range, &told.point, &told.texts,
                                   &told.structs, &told.entities, &told.series,
                                   &told.missing, &told.doc))
    return NULL;
  if (!is_class_of(told.texts, psp_list_type) || !is_class_of(told.structs, psp_list_type) ||
      !is_class_of(told.entities, psp_list_type) || !is_class_of(told.series, psp_series_type) ||
      !is_class_of(told.date, &PyBaseObject_Type)) {
    PyErr_SetString(PyExc_TypeError, "lists are classes of _core.List, series of _core.Series");
    return NULL;
  }
  PyObject **const from[] = {&told.classes, &told.enums, &told.errors,   &told.date,
                             &told.money,   &told.range, &told.point,    &told.texts,
                             &told.structs, &told.entities, &told.series, &told.missing,
                             &told.doc};
  PyObject **const to[] = {&psp.classes, &psp.enums, &psp.errors,   &psp.date,
                           &psp.money,   &psp.range, &psp.point,    &psp.texts,
                           &psp.structs, &psp.entities, &psp.series, &psp.missing,
                           &psp.doc};
  PyObject *old[sizeof to / sizeof *to];
  for (size_t i = 0; i < sizeof to / sizeof *to; i++) {
    old[i] = NULL;
    if (!*from[i]) continue;
    old[i] = *to[i];
    *to[i] = *from[i] == Py_None ? NULL : Py_NewRef(*from[i]);
  }
  known_forget();
  days_forget();
  for (size_t i = 0; i < sizeof to / sizeof *to; i++) Py_XDECREF(old[i]);
  Py_RETURN_NONE;
}

static PyObject *world_structs(PyObject *module, PyObject *unused) {
  (void)module;
  (void)unused;
  PyObject *names = PyList_New(0);
  const ps_struct *type;
  for (size_t i = 0; names && (type = ps_struct_at(i)) != NULL; i++) {
    PyObject *name = PyUnicode_FromString(type->name);
    if (!name || PyList_Append(names, name) < 0) Py_CLEAR(names);
    Py_XDECREF(name);
  }
  return names;
}

static PyMethodDef world_functions[] = {
    {"register", (PyCFunction)(void (*)(void))world_register, METH_VARARGS | METH_KEYWORDS,
     register_doc},
    {"structs", world_structs, METH_NOARGS,
     PyDoc_STR("structs()\n--\n\nThe names of all structs of the library.")},
    {NULL, NULL, 0, NULL}};

int psp_world_init(PyObject *module) { return PyModule_AddFunctions(module, world_functions); }

/* ---- all of it ---- */

int psp_objects_init(PyObject *module) {
  if (psp_object_init(module) < 0 || psp_field_init(module) < 0 || psp_view_init(module) < 0 ||
      psp_list_init(module) < 0 || psp_series_init(module) < 0)
    return -1;
  return psp_world_init(module);
}
