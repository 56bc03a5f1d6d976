/* Values for ps_set(), and lists that C takes as arrays. */
#include "plain.h"

#include <string.h>

bool psp_value_in(psp_call *call, PyObject *object, ps_value *value) {
  PyObject *keep = NULL;
  bool done = psp_value_to(object, value, &keep) == 0;
  if (keep) {
    done = psp_call_keep(call, keep) && done;
    Py_DECREF(keep);
  }
  return done;
}

/* ---- lists ---- */

/* A list of its own of what is given, kept by the call; NULL with an exception. */
static PyObject *items_in(psp_call *call, PyObject *object, const char *argument,
                          const char *wanted) {
  PyObject *items = NULL;
  if (PyUnicode_Check(object) || PyBytes_Check(object) || PyDict_Check(object)) {
    psp_type_error(argument, wanted, object);
    return NULL;
  }
  PyObject *iterator = PyObject_GetIter(object);
  if (!iterator) {
    if (!PyErr_ExceptionMatches(PyExc_TypeError)) return NULL;
    PyErr_Clear();
    psp_type_error(argument, wanted, object);
    return NULL;
  }
  items = PySequence_List(iterator);
  Py_DECREF(iterator);
  bool kept = items && psp_call_keep(call, items);
  Py_XDECREF(items); /* the call has it */
  return kept ? items : NULL;
}

/* At least one byte, so that no items are not no memory. */
static void *array_of(psp_call *call, PyObject *items, size_t size) {
  return psp_call_memory(call, (size_t)PyList_Size(items) * size + 1);
}

/* Doubles side by side, as numpy and array.array have them. 1: done, 0: no such, -1: failed. */
static int doubles_copy(psp_call *call, PyObject *object, const double **items, size_t *count) {
  Py_buffer view;
  if (!PyObject_CheckBuffer(object)) return 0;
  if (PyObject_GetBuffer(object, &view, PyBUF_FORMAT | PyBUF_ND) != 0) {
    PyErr_Clear();
    return 0;
  }
  double *copy = NULL;
  const bool fits = view.ndim == 1 && view.format && strcmp(view.format, "d") == 0 &&
                    view.itemsize == (Py_ssize_t)sizeof *copy;
  if (fits) copy = psp_call_memory(call, (size_t)view.len + 1);
  if (copy) {
    memcpy(copy, view.buf, (size_t)view.len);
    *items = copy;
    *count = (size_t)view.len / sizeof *copy;
  }
  PyBuffer_Release(&view);
  return !fits ? 0 : copy ? 1 : -1;
}

bool psp_doubles_in(psp_call *call, PyObject *object, const char *argument, const double **items,
                    size_t *count) {
  int copied = doubles_copy(call, object, items, count);
  if (copied != 0) return copied > 0;
  PyObject *list = items_in(call, object, argument, "a sequence of floats");
  double *numbers = list ? array_of(call, list, sizeof *numbers) : NULL;
  if (!numbers) return false;
  for (Py_ssize_t i = 0; i < PyList_Size(list); i++)
    if (!psp_double_in(PyList_GetItem(list, i), argument, false, &numbers[i])) return false;
  *items = numbers;
  *count = (size_t)PyList_Size(list);
  return true;
}

bool psp_dif_rows_in(psp_call *call, PyObject *object, const char *argument,
                     const ps_dif_row **items, size_t *count) {
  *items = NULL;
  *count = 0;
  if (object == Py_None) return true;
  PyObject *list = items_in(call, object, argument, "a sequence of DifRow or None");
  ps_dif_row *rows = list ? array_of(call, list, sizeof *rows) : NULL;
  if (!rows) return false;
  for (Py_ssize_t i = 0; i < PyList_Size(list); i++) {
    const void *row = psp_object_in(call, PyList_GetItem(list, i), argument, "ps_dif_row", false);
    if (!row) return false;
    memcpy(&rows[i], row, sizeof *rows);
  }
  *items = rows;
  *count = (size_t)PyList_Size(list);
  return true;
}

static bool sarif_file_in(psp_call *call, PyObject *item, ps_sarif_file *file) {
  if (!PyTuple_Check(item) || PyTuple_Size(item) != 3)
    return psp_type_error("an item of files", "a tuple (result, path, text or None)", item);
  file->result = psp_object_in(call, PyTuple_GetItem(item, 0), "result", "ps_check_result", false);
  if (!file->result) return false;
  if (!psp_text_in(call, PyTuple_GetItem(item, 1), "path", false, &file->path)) return false;
  PyObject *text = PyTuple_GetItem(item, 2);
  return text == Py_None || psp_bytes_in(call, text, "text", &file->text, &file->length);
}

bool psp_sarif_files_in(psp_call *call, PyObject *object, const char *argument,
                        const ps_sarif_file **items, size_t *count) {
  PyObject *list = items_in(call, object, argument, "a sequence of (result, path, text or None)");
  ps_sarif_file *files = list ? array_of(call, list, sizeof *files) : NULL;
  if (!files) return false;
  for (Py_ssize_t i = 0; i < PyList_Size(list); i++)
    if (!sarif_file_in(call, PyList_GetItem(list, i), &files[i])) return false;
  *items = files;
  *count = (size_t)PyList_Size(list);
  return true;
}
