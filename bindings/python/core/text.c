#include "objects.h"
#include "plain.h"

#include <stdio.h>
#include <string.h>

#define HEAVY (1 << 15) /* bytes of text that take long enough to let others run */

/* ---- names ---- */

const char *psp_bare(const char *c_name) {
  if (strncmp(c_name, "enum ", 5) == 0) c_name += 5;
  if (strncmp(c_name, "struct ", 7) == 0) c_name += 7;
  return strncmp(c_name, "ps_", 3) == 0 ? c_name + 3 : c_name;
}

const char *psp_argument(const char *name) {
  return strcmp(name, "c") == 0 ? "case" : name;
}

void psp_class_name(const char *c_name, char *name, size_t size) {
  bool begins = true;
  size_t at = 0;
  for (const char *p = psp_bare(c_name); *p && at + 1 < size; p++) {
    if (*p == '_') {
      begins = true;
      continue;
    }
    name[at++] = begins && *p >= 'a' && *p <= 'z' ? (char)(*p - 'a' + 'A') : *p;
    begins = false;
  }
  name[at] = '\0';
}

bool psp_type_error(const char *argument, const char *wanted, PyObject *got) {
  PyObject *type = got == Py_None ? PyUnicode_FromString("None") : PyType_GetName(Py_TYPE(got));
  if (type) PyErr_Format(PyExc_TypeError, "%s must be %s, not %U", argument, wanted, type);
  Py_XDECREF(type);
  return false;
}

enum { LONGEST = 40 };

/* Levenshtein's distance; LONGEST for names longer than any of ours. */
static size_t distance(const char *a, const char *b) {
  const size_t n = strlen(a), m = strlen(b);
  size_t row[LONGEST + 1];
  if (n > LONGEST || m > LONGEST) return LONGEST;
  for (size_t j = 0; j <= m; j++) row[j] = j;
  for (size_t i = 1; i <= n; i++) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= m; j++) {
      size_t best = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      if (row[j] + 1 < best) best = row[j] + 1;
      if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
      diagonal = row[j];
      row[j] = best;
    }
  }
  return row[m];
}

const char *psp_nearest(const char *name, const char *(*name_at)(const void *table, size_t index),
                        const void *table) {
  /* Half of a name may be wrong, and not more than three letters. */
  size_t least = strlen(name) / 2 < 3 ? strlen(name) / 2 + 1 : 4;
  const char *best = NULL, *one;
  for (size_t i = 0; (one = name_at(table, i)) != NULL; i++) {
    const size_t d = distance(name, one);
    if (d < least && *one) {
      least = d;
      best = one;
    }
  }
  return best;
}

/* ---- texts ---- */

static bool encoding_error(const char *argument, const char *what) {
  char message[160];
  snprintf(message, sizeof message, "%s holds %s.", argument, what);
  psp_raise_status(PS_E_ENCODING, message);
  return false;
}

/* The UTF-8 that a str keeps; U+0000 is for the reader to tell of, who knows where it is. */
static const char *utf8_of(PyObject *object, const char *argument, Py_ssize_t *length) {
  const char *text = PyUnicode_AsUTF8AndSize(object, length);
  if (!text && PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) {
    PyErr_Clear();
    encoding_error(argument, "half a surrogate pair: that is no text");
  }
  return text;
}

bool psp_text_in(psp_call *call, PyObject *object, const char *argument, bool maybe,
                 const char **text) {
  *text = NULL;
  if (maybe && object == Py_None) return true;
  if (!PyUnicode_Check(object))
    return psp_type_error(psp_argument(argument), maybe ? "a str or None" : "a str", object);
  *text = psp_utf8(object, psp_argument(argument), PS_OK);
  return *text && psp_call_keep(call, object);
}

/* Bytes that may change while others run, or go: as they are now. */
static bool bytes_copy(psp_call *call, PyObject *object, const char **text, size_t *length) {
  Py_buffer view;
  if (PyObject_GetBuffer(object, &view, PyBUF_SIMPLE) != 0) return false;
  char *copy = psp_call_memory(call, (size_t)view.len + 1);
  if (copy) memcpy(copy, view.buf, (size_t)view.len);
  *text = copy;
  *length = (size_t)view.len;
  PyBuffer_Release(&view);
  return copy != NULL;
}

bool psp_bytes_in(psp_call *call, PyObject *object, const char *argument, const char **text,
                  size_t *length) {
  Py_ssize_t count = 0;
  if (PyUnicode_Check(object)) {
    *text = utf8_of(object, argument, &count);
    if (!*text || !psp_call_keep(call, object)) return false;
    *length = (size_t)count;
  } else if (PyBytes_Check(object)) {
    char *bytes;
    if (PyBytes_AsStringAndSize(object, &bytes, &count) != 0) return false;
    if (!psp_call_keep(call, object)) return false;
    *text = bytes;
    *length = (size_t)count;
  } else if (PyObject_CheckBuffer(object)) {
    if (!bytes_copy(call, object, text, length)) return false;
  } else {
    return psp_type_error(argument, "a str or bytes", object);
  }
  if (*length >= HEAVY) call->heavy = true;
  return true;
}

bool psp_path_in(psp_call *call, PyObject *object, const char *argument, const char **path) {
  PyObject *bytes;
  if (!PyUnicode_Check(object) && !PyBytes_Check(object) &&
      !PyObject_HasAttrString(object, "__fspath__"))
    return psp_type_error(argument, "a path (str, bytes or os.PathLike)", object);
#ifdef _WIN32
  /* The library opens files by UTF-8 names. */
  PyObject *decoded;
  if (!PyUnicode_FSDecoder(object, &decoded)) return false;
  bytes = PyUnicode_AsUTF8String(decoded);
  Py_DECREF(decoded);
  if (!bytes) return false;
#else
  if (!PyUnicode_FSConverter(object, &bytes)) {
    if (!PyErr_ExceptionMatches(PyExc_ValueError)) return false;
    PyErr_Clear();
    return encoding_error(argument, "U+0000 or half a surrogate pair, which no name has");
  }
#endif
  *path = PyBytes_AsString(bytes);
  bool kept = *path && psp_call_keep(call, bytes);
  Py_DECREF(bytes);
  call->heavy = true;
  return kept;
}

PyObject *psp_borrowed_out(const char *text) {
  if (!text) Py_RETURN_NONE;
  return PyUnicode_DecodeUTF8(text, (Py_ssize_t)strlen(text), "replace");
}

bool psp_write_bytes(void *data, const char *bytes, size_t length) {
  PyObject *piece = PyBytes_FromStringAndSize(bytes, (Py_ssize_t)length);
  PyObject *answer = piece ? PyObject_CallFunctionObjArgs(data, piece, NULL) : NULL;
  Py_XDECREF(piece);
  Py_XDECREF(answer);
  /* Ctrl-C: a callable written in C, as a file's write() is, does not look for it. */
  return answer != NULL && PyErr_CheckSignals() == 0;
}
