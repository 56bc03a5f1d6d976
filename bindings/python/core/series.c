/* _core.Series: a view of a series of figures, as points and as columns. */
#include "view.h"

#include <math.h>
#include <string.h>

PyTypeObject *psp_series_type;
static const ps_series *series_of(const void *at, const ps_field *field) {
  return at ? (const ps_series *)(const void *)((const char *)at + field->offset) : NULL;
}

/* ---- points ---- */

static PyObject *group_out(const ps_series *series, size_t i) {
  const char *group = series->group ? series->group[i] : NULL;
  if (!group) Py_RETURN_NONE;
  return PyUnicode_FromString(group);
}

PyObject *psp_point(const void *at, const ps_field *field, size_t i) {
  const ps_series *series = series_of(at, field);
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
  const psp_view *view = psp_view_of(self);
  const ps_series *series = text ? series_of(psp_look(&view->place), view->field) : NULL;
  if (!series) return NULL;
  for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
    if (strcmp(columns[i].name, text) != 0) continue;
    psb_owner *owner = view->place.owner;
    psp_hold(owner); /* the list that is made is one that the collector tracks */
    PyObject *list = column_out(series, columns[i].cell);
    psp_let(owner);
    return list;
  }
  return psp_raise_status(PS_E_NOT_FOUND,
                          "A series has the columns on, value, numerator, denominator, group.");
}

/* ---- changing ---- */

static PyObject *series_append(PyObject *self, PyObject *arguments, PyObject *keywords) {
  static char *names[] = {"on", "value", "numerator", "denominator", "group", NULL};
  psp_view *view = psp_view_of(self);
  PyObject *on, *value = Py_None, *numerator = Py_None, *denominator = Py_None, *group = Py_None;
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "O|OOOO:append", names, &on, &value,
                                   &numerator, &denominator, &group))
    return NULL;
  PyObject *points = Py_BuildValue("[(OOOOO)]", on, value, numerator, denominator, group);
  int failed = points ? psp_extend_series(&view->place, view->field, points) : -1;
  Py_XDECREF(points);
  return psp_none_unless(failed < 0);
}

static PyObject *series_extend(PyObject *self, PyObject *points) {
  psp_view *view = psp_view_of(self);
  return psp_none_unless(psp_extend_series(&view->place, view->field, points) < 0);
}

/* ---- the type ---- */

static PyGetSetDef series_attributes[] = {
    {"_given", psp_view_given, NULL, "Whether there is a series, if only an empty one.", NULL},
    {NULL, NULL, NULL, NULL, NULL}};

static PyMethodDef series_methods[] = {
    {"append", (PyCFunction)(void (*)(void))series_append, METH_VARARGS | METH_KEYWORDS,
     PyDoc_STR("append($self, /, on, value=None, numerator=None, denominator=None, group=None)\n"
               "--\n\nAppends a point: a day with a value, or with a numerator and a denominator.\n"
               "FieldValueError without figures or for a day that does not exist, FieldTypeError for "
               "what\nis no date or number.")},
    {"column", series_column, METH_O,
     PyDoc_STR("column($self, name, /)\n--\n\nOne column as a list: \"on\", \"value\", "
               "\"numerator\", \"denominator\" or \"group\"; None where nothing is given.")},
    {"clear", psp_view_clear, METH_NOARGS,
     PyDoc_STR("clear($self, /)\n--\n\nTakes all points out.")},
    {"_extend", series_extend, METH_O, "Appends points: all of them or none."},
    {"_assign", psp_view_assign, METH_O, "Sets the whole series, or nothing of it."},
    {"_parent", psp_view_parent, METH_NOARGS, "The measure it is of."},
    {NULL, NULL, 0, NULL}};

static PyType_Slot series_slots[] = {{Py_tp_dealloc, PSP_SLOT(psp_view_dealloc)},
                                     {Py_tp_iter, PSP_SLOT(psp_view_iterate)},
                                     {Py_tp_hash, PSP_SLOT(PyObject_HashNotImplemented)},
                                     {Py_sq_length, PSP_SLOT(psp_view_length)},
                                     {Py_sq_item, PSP_SLOT(psp_view_item)},
                                     {Py_mp_length, PSP_SLOT(psp_view_length)},
                                     {Py_mp_subscript, PSP_SLOT(psp_view_subscript)},
                                     {Py_tp_getset, series_attributes},
                                     {Py_tp_methods, series_methods},
                                     {0, NULL}};

static PyType_Spec series_spec = {"perfsys._core.Series", sizeof(psp_view), 0,
                                  Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE |
                                      Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_DISALLOW_INSTANTIATION,
                                  series_slots};

int psp_series_init(PyObject *module) {
  psp_series_type = psp_type_add(module, &series_spec);
  return psp_series_type ? 0 : -1;
}
