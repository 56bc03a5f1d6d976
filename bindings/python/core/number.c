#include "objects.h"
#include "plain.h"

#include <limits.h>
#include <math.h>

bool psp_flag_in(PyObject *object, const char *argument, bool *value) {
  if (!PyBool_Check(object)) return psp_type_error(argument, "a bool", object);
  *value = object == Py_True;
  return true;
}

static bool out_of_range(const char *argument) {
  PyErr_Format(PyExc_OverflowError, "%s is out of range", argument);
  return false;
}

/* True and False are ints in Python; here they are not meant. */
static bool is_int(PyObject *object) {
  return PyLong_Check(object) && !PyBool_Check(object);
}

bool psp_int64_in(PyObject *object, const char *argument, int64_t least, int64_t most,
                  int64_t *value) {
  if (!is_int(object)) return psp_type_error(argument, "an int", object);
  int overflow;
  long long number = PyLong_AsLongLongAndOverflow(object, &overflow);
  if (number == -1 && PyErr_Occurred()) return false;
  if (overflow != 0 || number < least || number > most) return out_of_range(argument);
  *value = number;
  return true;
}

bool psp_size_in(PyObject *object, const char *argument, size_t *value) {
  if (!is_int(object)) return psp_type_error(argument, "an int", object);
  *value = PyLong_AsSize_t(object);
  if (*value != (size_t)-1 || !PyErr_Occurred()) return true;
  PyErr_Clear();
  return out_of_range(argument);
}

bool psp_double_in(PyObject *object, const char *argument, bool maybe, double *value) {
  if (maybe && object == Py_None) {
    *value = NAN;
    return true;
  }
  if (PyFloat_Check(object)) {
    *value = PyFloat_AsDouble(object);
    return true;
  }
  if (!is_int(object))
    return psp_type_error(argument, maybe ? "a float or None" : "a float", object);
  *value = PyLong_AsDouble(object);
  if (*value != -1 || !PyErr_Occurred()) return true;
  PyErr_Clear();
  return out_of_range(argument);
}

/* ---- dates ---- */

static bool part_of(PyObject *date, const char *name, int *part) {
  PyObject *value = PyObject_GetAttrString(date, name);
  if (!value) return false;
  long number = PyLong_AsLong(value);
  Py_DECREF(value);
  if (number == -1 && PyErr_Occurred()) return false;
  *part = number < 0 || number > 9999 ? 0 : (int)number;
  return true;
}

static bool no_date(const char *argument) {
  char message[120];
  PyOS_snprintf(message, sizeof message, "%s is no day that exists, as YYYY-MM-DD.", argument);
  psp_raise_status(PS_E_VALUE, message);
  return false;
}

bool psp_date_in(PyObject *object, const char *argument, ps_date *value) {
  *value = 0;
  if (object == Py_None) return true;
  if (PyUnicode_Check(object)) {
    const char *text = PyUnicode_AsUTF8AndSize(object, NULL);
    if (!text) PyErr_Clear();
    *value = text ? ps_date_parse(text) : 0;
    return *value != 0 || no_date(argument);
  }
  PyObject *class_ = psp_date_class();
  int is_date = class_ ? PyObject_IsInstance(object, class_) : -1;
  if (is_date < 0) return false;
  /* A datetime is a date too, with a time that would be lost. */
  if (!is_date || PyObject_HasAttrString(object, "hour"))
    return psp_type_error(argument, "a datetime.date", object);
  int year, month, day;
  if (!part_of(object, "year", &year) || !part_of(object, "month", &month) ||
      !part_of(object, "day", &day))
    return false;
  *value = ps_date_make(year, month, day);
  return *value != 0 || no_date(argument);
}

PyObject *psp_number_out(ps_number value) {
  if (!value.set) Py_RETURN_NONE;
  return PyFloat_FromDouble(value.value);
}

PyObject *psp_flag_out(ps_flag value) {
  if (!value.set) Py_RETURN_NONE;
  return PyBool_FromLong(value.value);
}
