/* A table of rows as Python lists, for those who have no package that reads Arrow. */
#include "arrow.h"

#include "objects.h"
#include "plain.h"

#include <string.h>

static bool is_null(const struct ArrowArray *array, int64_t row) {
  const uint8_t *bits = array->buffers[0];
  return bits && !(bits[row / 8] >> (row % 8) & 1);
}

static PyObject *text_at(const struct ArrowArray *array, int64_t row) {
  const int32_t *ends = array->buffers[1];
  const char *text = array->buffers[2];
  Py_ssize_t length = ends[row + 1] - ends[row];
  return PyUnicode_DecodeUTF8(length ? text + ends[row] : "", length, "surrogatepass");
}

static PyObject *texts_at(const struct ArrowArray *array, int64_t row) {
  const int32_t *ends = array->buffers[1];
  PyObject *list = PyList_New(ends[row + 1] - ends[row]);
  for (int32_t i = ends[row]; list && i < ends[row + 1]; i++) {
    PyObject *text = text_at(array->children[0], i + array->children[0]->offset);
    if (!text || PyList_SetItem(list, i - ends[row], text) < 0) Py_CLEAR(list);
  }
  return list;
}

/* One value; dates as days since 1970. */
static PyObject *value_at(const char *format, const struct ArrowArray *array, int64_t row) {
  row += array->offset;
  if (is_null(array, row)) Py_RETURN_NONE;
  const void *values = array->buffers[1];
  if (strcmp(format, "u") == 0) return text_at(array, row);
  if (strcmp(format, "+l") == 0) return texts_at(array, row);
  if (strcmp(format, "l") == 0) return PyLong_FromLongLong(((const int64_t *)values)[row]);
  if (strcmp(format, "g") == 0) return PyFloat_FromDouble(((const double *)values)[row]);
  if (strcmp(format, "tdD") == 0) return PyLong_FromLong(((const int32_t *)values)[row]);
  return PyBool_FromLong(((const uint8_t *)values)[row / 8] >> (row % 8) & 1);
}

static bool add_batch(PyObject *columns, const struct ArrowSchema *schema,
                      const struct ArrowArray *batch) {
  for (int64_t c = 0; c < schema->n_children; c++) {
    PyObject *values = PyTuple_GetItem(PyList_GetItem(columns, (Py_ssize_t)c), 2);
    for (int64_t row = 0; row < batch->length; row++) {
      PyObject *value = value_at(schema->children[c]->format, batch->children[c], row + batch->offset);
      bool added = value && PyList_Append(values, value) == 0;
      Py_XDECREF(value);
      if (!added) return false;
    }
  }
  return true;
}

/* What perfsys gives out; lists are of texts. */
static bool is_ours(const struct ArrowSchema *schema) {
  static const char *const formats[] = {"u", "+l", "l", "g", "tdD", "b"};
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
    if (strcmp(schema->format, formats[i]) == 0)
      return schema->n_children == 0 || strcmp(schema->children[0]->format, "u") == 0;
  return false;
}

/* [(name, whether of dates, [])] */
static PyObject *empty_columns(const struct ArrowSchema *schema) {
  PyObject *columns = PyList_New(0);
  for (int64_t c = 0; columns && c < schema->n_children; c++) {
    const struct ArrowSchema *child = schema->children[c];
    if (!is_ours(child)) {
      Py_DECREF(columns);
      return psp_raise_status(PS_E_ARGUMENT, "Only tables of perfsys can be read as lists.");
    }
    PyObject *column = Py_BuildValue("(sN[])", child->name,
                                     PyBool_FromLong(strcmp(child->format, "tdD") == 0));
    if (!column || PyList_Append(columns, column) < 0) Py_CLEAR(columns);
    Py_XDECREF(column);
  }
  return columns;
}

static PyObject *all_columns(struct ArrowArrayStream *stream) {
  struct ArrowSchema schema;
  struct ArrowArray batch;
  if (stream->get_schema(stream, &schema) != 0)
    return psp_raise_status(PS_E_MEMORY, "There is not enough memory for a table.");
  PyObject *columns = empty_columns(&schema);
  while (columns) {
    int failed = stream->get_next(stream, &batch);
    if (failed != 0) {
      psp_raise_status(PS_E_MEMORY, "There is not enough memory for a table.");
      Py_CLEAR(columns);
    }
    if (failed != 0 || !batch.release) break;
    if (!add_batch(columns, &schema, &batch)) Py_CLEAR(columns);
    batch.release(&batch);
  }
  schema.release(&schema);
  return columns;
}

PyDoc_STRVAR(columns_doc,
             "columns(stream, /)\n--\n\nThe columns of a table of perfsys, each (name, whether of "
             "dates, values); dates are days since 1970.");

static PyObject *columns(PyObject *module, PyObject *capsule) {
  psp_call call = PSP_CALL_INIT;
  struct ArrowArrayStream *stream;
  (void)module;
  PyObject *found = psp_stream_in(&call, capsule, "stream", &stream) ? all_columns(stream) : NULL;
  psp_call_free(&call);
  return found;
}

static PyMethodDef functions[] = {{"columns", columns, METH_O, columns_doc},
                                  {NULL, NULL, 0, NULL}};

int psp_columns_init(PyObject *module) { return PyModule_AddFunctions(module, functions); }
