#include "plain.h"
#include "settings.h"

#include "options.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

static const char *option_at(const void *table, size_t index) {
  const psb_options *options = table;
  return index < options->count ? options->items[index].name : NULL;
}

static const psb_option *option_find(const psb_options *options, PyObject *key) {
  const char *name = PyUnicode_Check(key) ? PyUnicode_AsUTF8AndSize(key, NULL) : NULL;
  for (size_t i = 0; name && i < options->count; i++)
    if (PyUnicode_CompareWithASCIIString(key, options->items[i].name) == 0)
      return &options->items[i];
  if (!name && PyErr_Occurred()) PyErr_Clear(); /* half a surrogate pair: no name has one */
  const char *near = name ? psp_nearest(name, option_at, options) : NULL;
  if (near)
    PyErr_Format(PyExc_TypeError, "%s have no %R; did you mean '%s'?", options->name, key, near);
  else
    PyErr_Format(PyExc_TypeError, "%s have no %R", options->name, key);
  return NULL;
}

/* ';' as the character it is; None and "" are none. */
static bool char_in(PyObject *value, const char *name, char *out) {
  Py_ssize_t length;
  if (!PyUnicode_Check(value)) return psp_type_error(name, "a str of one character", value);
  const char *text = PyUnicode_AsUTF8AndSize(value, &length);
  if (!text) PyErr_Clear();
  if (!text || length > 1) {
    char message[120];
    snprintf(message, sizeof message, "%s is one ASCII character.", name);
    psp_raise_status(PS_E_VALUE, message);
    return false;
  }
  *out = text[0];
  return true;
}

static bool int_in(PyObject *value, const char *name, int *out) {
  int64_t number;
  if (!psp_int64_in(value, name, INT_MIN, INT_MAX, &number)) return false;
  *out = (int)number;
  return true;
}

/* Writes one member where it stands in the struct. */
static bool option_in(psp_call *call, const psb_option *option, PyObject *value, void *at) {
  const char *name = option->name;
  void *root;
  if (value == Py_None) return true;
  switch (option->kind) {
  case PSB_OPTION_INT: return int_in(value, name, at);
  case PSB_OPTION_DOUBLE: return psp_double_in(value, name, false, at);
  case PSB_OPTION_BOOL: return psp_flag_in(value, name, at);
  case PSB_OPTION_CHAR: return char_in(value, name, at);
  case PSB_OPTION_TEXT: return psp_text_in(call, value, name, true, at);
  case PSB_OPTION_DATE: return psp_date_in(value, name, at);
  case PSB_OPTION_WORD: {
    /* Enums without negative values are unsigned to the compiler, and as wide. */
    int word;
    if (!psp_word_in(value, name, option->words, &word)) return false;
    memcpy(at, &word, sizeof word);
    return true;
  }
  case PSB_OPTION_SIZE_T: return psp_size_in(value, name, at);
  case PSB_OPTION_CONFIG:
    if (!psp_handle_in(call, value, name, PSB_CONFIG, false, true, &root)) return false;
    memcpy(at, &root, sizeof root);
    return true;
  case PSB_OPTION_REGISTRY:
    if (!psp_handle_in(call, value, name, PSB_REGISTRY, false, true, &root)) return false;
    memcpy(at, &root, sizeof root);
    return true;
  }
  return true;
}

bool psp_options_in(psp_call *call, PyObject *object, const char *type, const void **options) {
  *options = NULL;
  if (!object || object == Py_None) return true;
  const psb_options *table = psb_options_find(psp_bare(type));
  if (!PyDict_Check(object)) return psp_type_error("options", "None or a dict", object);
  if (!table) {
    PyErr_Format(PyExc_SystemError, "%s are not described", type);
    return false;
  }
  char *filled = psp_call_memory(call, table->size);
  /* A list of its own: what is asked of a value may change the dict. */
  PyObject *items = filled ? PyDict_Items(object) : NULL;
  if (!items) return false;
  if (strcmp(table->name, "limits") != 0) memcpy(filled, &table->size, sizeof table->size);
  bool done = psp_call_keep(call, items);
  for (Py_ssize_t i = 0; done && i < PyList_Size(items); i++) {
    PyObject *item = PyList_GetItem(items, i);
    const psb_option *option = option_find(table, PyTuple_GetItem(item, 0));
    done = option && option_in(call, option, PyTuple_GetItem(item, 1), filled + option->offset);
  }
  Py_DECREF(items);
  if (done) *options = filled;
  return done;
}

/* ---- what the package asks when it is imported ---- */

static const char *kind_name(psb_option_kind kind) {
  static const char *const names[] = {"int",  "double", "bool",   "char",   "text",
                                      "date", "word",   "size_t", "config", "registry"};
  return names[kind];
}

static PyObject *rows_of(const psb_options *options) {
  PyObject *list = PyList_New((Py_ssize_t)options->count);
  for (size_t i = 0; list && i < options->count; i++) {
    const psb_option *o = &options->items[i];
    PyObject *row = Py_BuildValue("(sszs)", o->name, kind_name(o->kind), o->words, o->doc);
    if (!row || PyList_SetItem(list, (Py_ssize_t)i, row) != 0) Py_CLEAR(list);
  }
  return list;
}

static PyObject *options_of(PyObject *self, PyObject *args) {
  (void)self;
  const char *name = NULL;
  if (!PyArg_ParseTuple(args, "|z:options", &name)) return NULL;
  if (name) {
    const psb_options *options = psb_options_find(name);
    if (options) return Py_BuildValue("(sN)", options->doc, rows_of(options));
    PyErr_Format(PyExc_KeyError, "no options are called %s", name);
    return NULL;
  }
  PyObject *names = PyList_New(0);
  const psb_options *one;
  for (size_t i = 0; names && (one = psb_options_at(i)) != NULL; i++) {
    PyObject *text = PyUnicode_FromString(one->name);
    if (!text || PyList_Append(names, text) != 0) Py_CLEAR(names);
    Py_XDECREF(text);
  }
  return names;
}

static PyMethodDef options_method = {
    "options", options_of, METH_VARARGS,
    "options() -> names; options(name) -> (doc, [(name, kind, words or None, doc), ...])."};

int psp_options_init(PyObject *module) {
  PyObject *name = PyModule_GetNameObject(module);
  PyObject *function = name ? PyCFunction_NewEx(&options_method, NULL, name) : NULL;
  Py_XDECREF(name);
  return function ? PyModule_AddObject(module, "options", function) : -1;
}
