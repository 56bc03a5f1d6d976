/* _core.Series: a view of a series of figures, as points and as columns. */
#include "objects.h"

#include <math.h>
#include <string.h>

PyTypeObject *psp_series_type;
static PyTypeObject *iterator_type;

static psp_view *view_of(PyObject *self) { return (psp_view *)self; }

/* Good until Python runs again. */
static const ps_series *series_look(PyObject *self) {
  const psp_view *view = view_of(self);
  const char *at = psp_look(&view->place);
  return at ? (const ps_series *)(const void *)(at + view->field->offset) : NULL;
}

/* ---- points ---- */

static PyObject *group_out(const ps_series *series, size_t i) {
  const char *group = series->group ? series->group[i] : NULL;
  if (!group) Py_RETURN_NONE;
  return PyUnicode_FromString(group);
}

static PyObject *point_out(const ps_series *series, size_t i) {
  /* All of it is read before anything is made that may run Python. */
  const ps_date on = series->on[i];
  const double figures[3] = {series->value[i], series->numerator[i], series->denominator[i]};
  PyObject *items[5] = {NULL, NULL, NULL, NULL, group_out(series, i)};
  for (int k = 0; k < 3; k++) items[k + 1] = psp_figure(figures[k]);
  items[0] = psp_date(on);
  PyObject *point = PyTuple_New(5);
  for (Py_ssize_t k = 0; k < 5; k++) {
    if (!items[k]) Py_CLEAR(point);
    if (point) /* takes the item over */
      PyTuple_SetItem(point, k, items[k]);
    else
      Py_XDECREF(items[k]);
  }
  return psp_named(psp.point, point);
}

static Py_ssize_t series_length(PyObject *self) {
  const ps_series *series = series_look(self);
  return series ? (Py_ssize_t)series->count : -1;
}

static PyObject *series_item(PyObject *self, Py_ssize_t index) {
  const ps_series *series = series_look(self);
  if (!series) return NULL;
  if (index >= 0 && (size_t)index < series->count) return point_out(series, (size_t)index);
  PyErr_SetString(PyExc_IndexError, "series index out of range");
  return NULL;
}

static PyObject *series_slice(PyObject *self, PyObject *slice) {
  Py_ssize_t start, stop, step;
  if (PySlice_Unpack(slice, &start, &stop, &step) < 0) return NULL;
  const ps_series *series = series_look(self);
  if (!series) return NULL;
  psb_owner *owner = view_of(self)->place.owner;
  psp_hold(owner);
  Py_ssize_t count = PySlice_AdjustIndices((Py_ssize_t)series->count, &start, &stop, step);
  PyObject *points = PyList_New(count);
  for (Py_ssize_t i = 0; points && i < count; i++) {
    PyObject *point = point_out(series, (size_t)(start + i * step));
    if (!point || PyList_SetItem(points, i, point) < 0) Py_CLEAR(points);
  }
  psp_let(owner);
  return points;
}

static PyObject *series_subscript(PyObject *self, PyObject *key) {
  if (PySlice_Check(key)) return series_slice(self, key);
  if (!PyIndex_Check(key)) {
    PyErr_SetString(PyExc_TypeError, "series indices are integers or slices");
    return NULL;
  }
  Py_ssize_t index = PyNumber_AsSsize_t(key, PyExc_IndexError);
  if (index == -1 && PyErr_Occurred()) return NULL;
  if (index < 0) {
    Py_ssize_t length = series_length(self);
    if (length < 0) return NULL;
    index += length;
  }
  return series_item(self, index);
}

/* ---- iterating, by position: points added meanwhile come too ---- */

typedef struct series_iterator {
  PyObject_HEAD
  PyObject *series; /* NULL at the end */
  size_t index;
} series_iterator;

static PyObject *series_iterate(PyObject *self) {
  series_iterator *it = (series_iterator *)PyType_GenericAlloc(iterator_type, 0);
  if (it) it->series = Py_NewRef(self);
  return (PyObject *)it;
}

static PyObject *iterator_next(PyObject *self) {
  series_iterator *it = (series_iterator *)self;
  const ps_series *series = it->series ? series_look(it->series) : NULL;
  if (!series) return NULL;
  if (it->index < series->count) return point_out(series, it->index++);
  Py_CLEAR(it->series);
  return NULL;
}

static void iterator_dealloc(PyObject *self) {
  Py_XDECREF(((series_iterator *)self)->series);
  psp_free(self);
}

static PyType_Slot iterator_slots[] = {{Py_tp_iter, PSP_SLOT(PyObject_SelfIter)},
                                       {Py_tp_iternext, PSP_SLOT(iterator_next)},
                                       {Py_tp_dealloc, PSP_SLOT(iterator_dealloc)},
                                       {0, NULL}};
static PyType_Spec iterator_spec = {
    "perfsys._core.SeriesIterator", sizeof(series_iterator), 0,
    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_IMMUTABLETYPE,
    iterator_slots};

/* ---- columns ---- */

typedef PyObject *cell_out(const ps_series *series, size_t i);

static PyObject *on_out(const ps_series *series, size_t i) { return psp_date(series->on[i]); }
static PyObject *value_out(const ps_series *series, size_t i) {
  return psp_figure(series->value[i]);
}
static PyObject *numerator_out(const ps_series *series, size_t i) {
  return psp_figure(series->numerator[i]);
}
static PyObject *denominator_out(const ps_series *series, size_t i) {
  return psp_figure(series->denominator[i]);
}

static const struct column {
  const char *name;
  cell_out *cell;
} columns[] = {{"on", on_out},
               {"value", value_out},
               {"numerator", numerator_out},
               {"denominator", denominator_out},
               {"group", group_out}};

/* The group of a row is mostly that of the row before: one str serves both. */
static bool same_group(const ps_series *series, size_t i) {
  return i > 0 && series->group && series->group[i] && series->group[i - 1] &&
         strcmp(series->group[i], series->group[i - 1]) == 0;
}

static PyObject *column_out(const ps_series *series, cell_out *cell) {
  PyObject *list = PyList_New((Py_ssize_t)series->count);
  for (size_t i = 0; list && i < series->count; i++) {
    PyObject *item = cell == group_out && same_group(series, i)
                         ? Py_XNewRef(PyList_GetItem(list, (Py_ssize_t)i - 1))
                         : cell(series, i);
    if (!item || PyList_SetItem(list, (Py_ssize_t)i, item) < 0) Py_CLEAR(list);
  }
  return list;
}

static PyObject *series_column(PyObject *self, PyObject *name) {
  const char *text = psp_utf8(name, "the name of a column", PS_OK);
  const ps_series *series = text ? series_look(self) : NULL;
  if (!series) return NULL;
  for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
    if (strcmp(columns[i].name, text) != 0) continue;
    psb_owner *owner = view_of(self)->place.owner;
    psp_hold(owner); /* the list that is made is one that the collector tracks */
    PyObject *list = column_out(series, columns[i].cell);
    psp_let(owner);
    return list;
  }
  return psp_raise_status(PS_E_NOT_FOUND,
                          "A series has the columns on, value, numerator, denominator, group.");
}

/* ---- changing ---- */

static PyObject *none_unless(int failed) {
  if (failed) return NULL;
  Py_RETURN_NONE;
}

static PyObject *series_append(PyObject *self, PyObject *arguments, PyObject *keywords) {
  static char *names[] = {"on", "value", "numerator", "denominator", "group", NULL};
  psp_view *view = view_of(self);
  PyObject *on, *value = Py_None, *numerator = Py_None, *denominator = Py_None, *group = Py_None;
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "O|OOOO:append", names, &on, &value,
                                   &numerator, &denominator, &group))
    return NULL;
  PyObject *points = Py_BuildValue("[(OOOOO)]", on, value, numerator, denominator, group);
  int failed = points ? psp_extend_series(&view->place, view->field, points) : -1;
  Py_XDECREF(points);
  return none_unless(failed < 0);
}

static PyObject *series_extend(PyObject *self, PyObject *points) {
  psp_view *view = view_of(self);
  return none_unless(psp_extend_series(&view->place, view->field, points) < 0);
}

static PyObject *series_assign(PyObject *self, PyObject *points) {
  psp_view *view = view_of(self);
  return none_unless(psp_assign(&view->place, view->field, points) < 0);
}

static PyObject *series_clear(PyObject *self, PyObject *unused) {
  const psp_view *view = view_of(self);
  char path[512];
  ps_error error;
  (void)unused;
  void *entity = psb_place_entity(&view->place, &error);
  if (entity && !psb_place_path(&view->place, view->field->name, PSB_WHOLE, path, sizeof path))
    return psp_raise_status(PS_E_LIMIT, "The path is too long.");
  if (entity && ps_clear(view->place.owner->root, entity, path, &error) == PS_OK) Py_RETURN_NONE;
  psp_raise(&error);
  return NULL;
}

/* ---- the type ---- */

static PyObject *series_parent(PyObject *self, PyObject *unused) {
  (void)unused;
  return psp_object_at(&view_of(self)->place);
}

static PyObject *series_given(PyObject *self, void *unused) {
  (void)unused;
  const ps_series *series = series_look(self);
  return series ? PyBool_FromLong(series->given) : NULL;
}

static void series_dealloc(PyObject *self) {
  psb_place_clear(&view_of(self)->place);
  psp_free(self);
}

static PyGetSetDef series_attributes[] = {
    {"_given", series_given, NULL, "Whether there is a series, if only an empty one.", NULL},
    {NULL, NULL, NULL, NULL, NULL}};

static PyMethodDef series_methods[] = {
    {"append", (PyCFunction)(void (*)(void))series_append, METH_VARARGS | METH_KEYWORDS,
     PyDoc_STR("append($self, /, on, value=None, numerator=None, denominator=None, group=None)\n"
               "--\n\nAppends a point: a day with a value, or with a numerator and a denominator.")},
    {"column", series_column, METH_O,
     PyDoc_STR("column($self, name, /)\n--\n\nOne column as a list: \"on\", \"value\", "
               "\"numerator\", \"denominator\" or \"group\"; None where nothing is given.")},
    {"clear", series_clear, METH_NOARGS,
     PyDoc_STR("clear($self, /)\n--\n\nTakes all points out.")},
    {"_extend", series_extend, METH_O, "Appends points: all of them or none."},
    {"_assign", series_assign, METH_O, "Sets the whole series, or nothing of it."},
    {"_parent", series_parent, METH_NOARGS, "The measure it is of."},
    {NULL, NULL, 0, NULL}};

static PyType_Slot series_slots[] = {{Py_tp_dealloc, PSP_SLOT(series_dealloc)},
                                     {Py_tp_iter, PSP_SLOT(series_iterate)},
                                     {Py_tp_hash, PSP_SLOT(PyObject_HashNotImplemented)},
                                     {Py_sq_length, PSP_SLOT(series_length)},
                                     {Py_sq_item, PSP_SLOT(series_item)},
                                     {Py_mp_length, PSP_SLOT(series_length)},
                                     {Py_mp_subscript, PSP_SLOT(series_subscript)},
                                     {Py_tp_getset, series_attributes},
                                     {Py_tp_methods, series_methods},
                                     {0, NULL}};

static PyType_Spec series_spec = {"perfsys._core.Series", sizeof(psp_view), 0,
                                  Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE |
                                      Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_DISALLOW_INSTANTIATION,
                                  series_slots};

int psp_series_init(PyObject *module) {
  psp_series_type = psp_type_add(module, &series_spec);
  iterator_type = psp_series_type ? psp_type_add(module, &iterator_spec) : NULL;
  return iterator_type ? 0 : -1;
}
