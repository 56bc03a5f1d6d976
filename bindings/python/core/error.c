#include "core.h"

#include <string.h>

/* Sets an attribute of an exception; takes over the reference to the value. */
static bool put(PyObject *exception, const char *name, PyObject *value) {
  bool done = value && PyObject_SetAttrString(exception, name, value) == 0;
  Py_XDECREF(value);
  return done;
}

static PyObject *none(void) {
  Py_INCREF(Py_None);
  return Py_None;
}

/* What does not apply is None: a place in the text where there is no text. */
static PyObject *place_number(size_t number) {
  return number == 0 ? none() : PyLong_FromSize_t(number);
}

/* Messages and paths are cut off where they get too long, maybe within a character. */
static PyObject *cut_text(const char *text) {
  return PyUnicode_DecodeUTF8(text, (Py_ssize_t)strlen(text), "ignore");
}

/* The class registered for a status, a new reference; NULL for none. */
static PyObject *class_of(ps_status status) {
  PyObject *code = psp.errors ? PyLong_FromLong((long)status) : NULL;
  PyObject *found = code ? PyObject_GetItem(psp.errors, code) : NULL;
  Py_XDECREF(code);
  if (!found && PyErr_Occurred() && PyErr_ExceptionMatches(PyExc_LookupError)) PyErr_Clear();
  return found;
}

void psp_raise(const ps_error *error) {
  if (PyErr_Occurred()) return;
  PyObject *class_ = class_of(error->status);
  if (!class_) {
    /* The package is not imported yet, or knows no class. */
    if (!PyErr_Occurred())
      PyErr_Format(PyExc_RuntimeError, "%s: %s", ps_status_name(error->status), error->message);
    return;
  }
  PyObject *message = cut_text(error->message);
  PyObject *exception = message ? PyObject_CallFunctionObjArgs(class_, message, NULL) : NULL;
  if (exception && put(exception, "status", PyUnicode_FromString(ps_status_name(error->status))) &&
      put(exception, "code", PyLong_FromLong((long)error->status)) &&
      put(exception, "path", error->path[0] ? cut_text(error->path) : none()) &&
      put(exception, "line", place_number(error->line)) &&
      put(exception, "column", place_number(error->column))) {
    Py_INCREF(message);
    if (put(exception, "message", message)) PyErr_SetObject(class_, exception);
  }
  Py_XDECREF(exception);
  Py_XDECREF(message);
  Py_DECREF(class_);
}

PyObject *psp_raise_status(ps_status status, const char *message) {
  ps_error error;
  psb_fail(&error, status, message);
  psp_raise(&error);
  return NULL;
}
