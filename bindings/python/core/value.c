/* Values of fields as Python has them, and the way back. */
#include "objects.h"

#include <math.h>
#include <string.h>

/* ---- out ---- */

static PyObject *money_out(ps_money money) {
  if (!money.set) Py_RETURN_NONE;
  PyObject *pair = money.currency[0] ? Py_BuildValue("(Ls)", (long long)money.minor, money.currency)
                                     : Py_BuildValue("(LO)", (long long)money.minor, Py_None);
  return psp_named(psp.money, pair);
}

static PyObject *number_out(ps_number number) {
  if (!number.set) Py_RETURN_NONE;
  return PyFloat_FromDouble(number.value);
}

static PyObject *range_out(ps_range range) {
  if (!range.low.set && !range.likely.set && !range.high.set) Py_RETURN_NONE;
  return psp_named(psp.range, Py_BuildValue("(NNN)", number_out(range.low),
                                            number_out(range.likely), number_out(range.high)));
}

static PyObject *text_out(const char *text, const ps_enum *words) {
  if (!text) Py_RETURN_NONE;
  return words ? psp_word_named(words, text) : PyUnicode_FromString(text);
}

/* What is read of the struct is read before anything is made: see objects.h. */
PyObject *psp_value_get(psp_object *self, const void *struct_, const ps_field *field) {
  const void *at = (const char *)struct_ + field->offset;
  if (field->flags & PS_FIELD_LIST || field->kind == PS_KIND_SERIES)
    return psp_view_new(&self->place, field);
  switch (field->kind) {
  case PS_KIND_NUMBER: return number_out(*(const ps_number *)at);
  case PS_KIND_TEXT:
  case PS_KIND_CATALOGUE:
  case PS_KIND_REFERENCE:
  case PS_KIND_EXPRESSION: return text_out(*(const char *const *)at, field->values);
  case PS_KIND_DATE: return psp_date(*(const ps_date *)at);
  case PS_KIND_ENUM: return psp_word(field->values, *(const int *)at);
  case PS_KIND_FLAG:
    if (!((const ps_flag *)at)->set) Py_RETURN_NONE;
    return PyBool_FromLong(((const ps_flag *)at)->value);
  case PS_KIND_INTEGER:
    if (!((const ps_integer *)at)->set) Py_RETURN_NONE;
    return PyLong_FromLongLong(((const ps_integer *)at)->value);
  case PS_KIND_MONEY: return money_out(*(const ps_money *)at);
  case PS_KIND_RANGE: return range_out(*(const ps_range *)at);
  case PS_KIND_STRUCT: return psp_child(&self->place, field, PSB_WHOLE);
  case PS_KIND_NONE:
  case PS_KIND_ENTITY:
  case PS_KIND_SERIES: break;
  }
  Py_RETURN_NONE;
}

PyObject *psp_list_item(const psb_place *place, const ps_field *field, size_t index) {
  if (field->element) return psp_child(place, field, index);
  const void *at = psp_look(place);
  if (!at) return NULL;
  const char *text = psb_list_text(at, field, index);
  if (text) return text_out(text, field->values);
  PyErr_SetString(PyExc_IndexError, "list index out of range");
  return NULL;
}

PyObject *psp_value_from(const ps_value *value) {
  switch (value->kind) {
  case PS_KIND_TEXT:
  case PS_KIND_CATALOGUE:
  case PS_KIND_REFERENCE:
  case PS_KIND_EXPRESSION:
  case PS_KIND_ENUM: return text_out(value->text, NULL);
  case PS_KIND_FLAG: return PyBool_FromLong(value->flag);
  case PS_KIND_INTEGER: return PyLong_FromLongLong(value->integer);
  case PS_KIND_NUMBER: return PyFloat_FromDouble(value->number);
  case PS_KIND_DATE: return psp_date(value->date);
  case PS_KIND_MONEY: return money_out(value->money);
  case PS_KIND_RANGE: return range_out(value->range);
  case PS_KIND_NONE:
  case PS_KIND_STRUCT:
  case PS_KIND_ENTITY:
  case PS_KIND_SERIES: break;
  }
  Py_RETURN_NONE;
}

/* ---- what is wrong with a value ---- */

static void where_name(const psp_where *where, char *name, size_t size) {
  PyOS_snprintf(name, size, "%s%s%s", where->type ? where->type->name : "",
                where->type ? "." : "", where->path ? where->path : where->field->name);
}

int psp_wrong(const psp_where *where, ps_status status, const char *message) {
  ps_error error;
  char name[200];
  memset(&error, 0, sizeof error);
  where_name(where, name, sizeof name);
  error.status = status;
  PyOS_snprintf(error.path, sizeof error.path, "%s",
                where->path ? where->path : where->field->name);
  PyOS_snprintf(error.message, sizeof error.message, "%s %s", name, message);
  psp_raise(&error);
  return -1;
}

static const char *what_it_is(const ps_field *field) {
  switch (field->kind) {
  case PS_KIND_FLAG: return "true or false";
  case PS_KIND_INTEGER: return "a whole number";
  case PS_KIND_NUMBER: return "a number";
  case PS_KIND_DATE: return "a date";
  case PS_KIND_MONEY: return "money: Money, (minor, currency) or whole minor units";
  case PS_KIND_RANGE: return "a range: Range or (low, likely, high)";
  case PS_KIND_ENUM: return "a word";
  case PS_KIND_STRUCT: return "a struct: a dict of its fields or another of its class";
  case PS_KIND_REFERENCE: return "the id of another object, a text";
  case PS_KIND_SERIES: return "a series of points";
  case PS_KIND_NONE: return "text, a number, true or false, a date, money or a range";
  case PS_KIND_TEXT:
  case PS_KIND_CATALOGUE:
  case PS_KIND_EXPRESSION:
  case PS_KIND_ENTITY: break;
  }
  return "text";
}

int psp_wrong_type(const psp_where *where, PyObject *value) {
  char message[200];
  PyObject *name = PyType_GetName(Py_TYPE(value));
  const char *type = name ? PyUnicode_AsUTF8AndSize(name, NULL) : NULL;
  PyErr_Clear();
  const bool list = (where->field->flags & PS_FIELD_LIST) && !where->item;
  PyOS_snprintf(message, sizeof message, "is %s, not %.60s",
                list ? "a list" : what_it_is(where->field), type ? type : "this");
  Py_XDECREF(name);
  return psp_wrong(where, PS_E_TYPE, message);
}

/* ---- in ---- */

const char *psp_text_for(const psp_where *where, PyObject *object) {
  const char *fault = NULL;
  if (!PyUnicode_Check(object)) {
    psp_wrong_type(where, object);
    return NULL;
  }
  const char *text = psp_text_of(object, &fault);
  if (fault) psp_wrong(where, PS_E_ENCODING, fault);
  return text;
}

static bool type_is_named(PyObject *object, const char *name) {
  PyObject *is = PyType_GetName(Py_TYPE(object));
  bool same = is && PyUnicode_CompareWithASCIIString(is, name) == 0;
  Py_XDECREF(is);
  return same;
}

/* True, False, and what NumPy has for them: no numbers, though Python lets them pass for some. */
static bool is_truth(PyObject *object) {
  return PyBool_Check(object) || type_is_named(object, "bool_") || type_is_named(object, "bool");
}

/* An int, or what may stand for one (NumPy's). 1: it is one, 0: it is none, -1: exception. */
static int integer_in(const psp_where *where, PyObject *object, int64_t *integer) {
  if (!PyIndex_Check(object) || is_truth(object)) return 0;
  PyObject *whole = PyNumber_Index(object);
  if (!whole) {
    if (!PyErr_ExceptionMatches(PyExc_TypeError)) return -1;
    PyErr_Clear();
    return 0;
  }
  int overflow;
  long long value = PyLong_AsLongLongAndOverflow(whole, &overflow);
  Py_DECREF(whole);
  if (overflow) return psp_wrong(where, PS_E_RANGE, "is a whole number beyond 64 bits");
  *integer = value;
  return 1;
}

/* A number for a field: a float, an int (as it is), or what has a float that equals it. */
static int number_in(const psp_where *where, PyObject *object, ps_value *value) {
  if (PyFloat_Check(object)) {
    value->kind = PS_KIND_NUMBER;
    value->number = PyFloat_AsDouble(object);
    return 0;
  }
  int integer = integer_in(where, object, &value->integer);
  if (integer != 0) {
    value->kind = PS_KIND_INTEGER;
    return integer < 0 ? -1 : 0;
  }
  if (is_truth(object) || PyUnicode_Check(object) ||
      !PyType_GetSlot(Py_TYPE(object), Py_nb_float))
    return psp_wrong_type(where, object);
  PyObject *number = PyNumber_Float(object);
  if (!number) {
    if (!PyErr_ExceptionMatches(PyExc_TypeError)) return -1;
    PyErr_Clear();
    return psp_wrong_type(where, object);
  }
  value->kind = PS_KIND_NUMBER;
  value->number = PyFloat_AsDouble(number);
  int same = isfinite(value->number) ? PyObject_RichCompareBool(number, object, Py_EQ) : 1;
  Py_DECREF(number);
  if (same < 0) return -1;
  return same ? 0 : psp_wrong(where, PS_E_RANGE, "is a number that no double holds exactly");
}

/* An attribute of a date as a number; the names are made once. */
static long date_part(PyObject *object, int i) {
  static const char *const names[3] = {"year", "month", "day"};
  static PyObject *interned[3];
  if (!interned[i]) interned[i] = PyUnicode_InternFromString(names[i]);
  PyObject *part = interned[i] ? PyObject_GetAttr(object, interned[i]) : NULL;
  long number = part ? PyLong_AsLong(part) : -1;
  Py_XDECREF(part);
  return number;
}

static int date_in(const psp_where *where, PyObject *object, ps_value *value, PyObject **keep) {
  if (PyUnicode_Check(object)) { /* ps_set() reads it */
    value->kind = PS_KIND_TEXT;
    value->text = psp_text_for(where, object);
    *keep = value->text ? Py_NewRef(object) : NULL;
    return value->text ? 0 : -1;
  }
  PyObject *class = psp_date_class();
  if (!class) return -1;
  const bool exact = (PyObject *)Py_TYPE(object) == class;
  int is = exact ? 1 : PyObject_IsInstance(object, class);
  if (is <= 0) return is < 0 ? -1 : psp_wrong_type(where, object);
  if (!exact && PyObject_HasAttrString(object, "hour"))
    return psp_wrong(where, PS_E_TYPE, "is a day without a time: use .date()");
  long parts[3];
  for (int i = 0; i < 3; i++) {
    parts[i] = date_part(object, i);
    if (parts[i] == -1 && PyErr_Occurred()) return -1;
    if (parts[i] < 1 || parts[i] > 9999)
      return psp_wrong(where, PS_E_VALUE, "is a day that does not exist");
  }
  value->kind = PS_KIND_DATE;
  value->date = ps_date_make((int)parts[0], (int)parts[1], (int)parts[2]);
  return value->date ? 0 : psp_wrong(where, PS_E_VALUE, "is a day that does not exist");
}

static int money_in(const psp_where *where, PyObject *object, ps_value *value) {
  PyObject *minor = object, *currency = NULL;
  if (PyTuple_Check(object)) {
    if (PyTuple_Size(object) != 2)
      return psp_wrong(where, PS_E_VALUE, "is (minor, currency): two items");
    minor = PyTuple_GetItem(object, 0);
    currency = PyTuple_GetItem(object, 1);
  }
  int is = integer_in(where, minor, &value->money.minor);
  if (is <= 0) return is < 0 ? -1 : psp_wrong_type(where, minor);
  value->kind = PS_KIND_MONEY;
  value->money.set = true;
  if (!currency || currency == Py_None) return 0;
  const char *code = psp_text_for(where, currency);
  if (!code) return -1;
  if (strlen(code) >= sizeof value->money.currency)
    return psp_wrong(where, PS_E_VALUE, "has a currency of three capital letters (ISO 4217)");
  strcpy(value->money.currency, code);
  return 0;
}

static int range_end_in(const psp_where *where, PyObject *object, ps_number *end) {
  ps_value value;
  if (object == Py_None) return 0;
  if (number_in(where, object, &value) < 0) return -1;
  end->set = true;
  end->value = value.number;
  if (value.kind == PS_KIND_INTEGER) {
    end->value = (double)value.integer;
    if (end->value >= 9223372036854775808.0 || (int64_t)end->value != value.integer)
      return psp_wrong(where, PS_E_RANGE, "is a number that no double holds exactly");
  }
  return isfinite(end->value) ? 0 : psp_wrong(where, PS_E_VALUE, "has finite ends");
}

static int range_in(const psp_where *where, PyObject *object, ps_value *value) {
  if (!PyTuple_Check(object)) return psp_wrong_type(where, object);
  if (PyTuple_Size(object) != 3)
    return psp_wrong(where, PS_E_VALUE, "is (low, likely, high): three items");
  ps_number *const ends[3] = {&value->range.low, &value->range.likely, &value->range.high};
  for (int i = 0; i < 3; i++)
    if (range_end_in(where, PyTuple_GetItem(object, i), ends[i]) < 0) return -1;
  /* Nothing in it is no range. */
  const bool any = ends[0]->set || ends[1]->set || ends[2]->set;
  value->kind = any ? PS_KIND_RANGE : PS_KIND_NONE;
  return 0;
}

static int text_in(const psp_where *where, PyObject *object, ps_value *value, PyObject **keep) {
  value->text = psp_text_for(where, object);
  if (!value->text) return -1;
  value->kind = PS_KIND_TEXT;
  *keep = Py_NewRef(object);
  return 0;
}

int psp_scalar(const psp_where *where, PyObject *object, ps_value *value, PyObject **keep) {
  memset(value, 0, sizeof *value);
  *keep = NULL;
  if (object == Py_None) return 0;
  switch (where->field->kind) {
  case PS_KIND_NUMBER: return number_in(where, object, value);
  case PS_KIND_INTEGER: {
    int is = integer_in(where, object, &value->integer);
    value->kind = PS_KIND_INTEGER;
    if (is != 0) return is < 0 ? -1 : 0;
    return psp_wrong_type(where, object);
  }
  case PS_KIND_FLAG: {
    if (!is_truth(object)) return psp_wrong_type(where, object);
    int truth = PyObject_IsTrue(object);
    value->kind = PS_KIND_FLAG;
    value->flag = truth > 0;
    return truth < 0 ? -1 : 0;
  }
  case PS_KIND_DATE: return date_in(where, object, value, keep);
  case PS_KIND_MONEY: return money_in(where, object, value);
  case PS_KIND_RANGE: return range_in(where, object, value);
  case PS_KIND_TEXT:
  case PS_KIND_CATALOGUE:
  case PS_KIND_REFERENCE:
  case PS_KIND_EXPRESSION:
  case PS_KIND_ENUM: return text_in(where, object, value, keep);
  case PS_KIND_NONE:
  case PS_KIND_STRUCT:
  case PS_KIND_ENTITY:
  case PS_KIND_SERIES: break;
  }
  return psp_wrong_type(where, object);
}

/* A value for a path whose field is not known here: ps_set() compares the kinds. */
int psp_value_to(PyObject *object, ps_value *value, PyObject **keep) {
  ps_field field;
  memset(&field, 0, sizeof field);
  field.name = "the value";
  const psp_where where = {NULL, &field, NULL, false};
  PyObject *date = psp_date_class();
  int is_date = date ? PyObject_IsInstance(object, date) : -1;
  if (is_date < 0) return -1;
  if (PyUnicode_Check(object)) field.kind = PS_KIND_TEXT;
  else if (is_truth(object)) field.kind = PS_KIND_FLAG;
  else if (is_date) field.kind = PS_KIND_DATE;
  else if (PyTuple_Check(object)) field.kind = PyTuple_Size(object) == 3 ? PS_KIND_RANGE : PS_KIND_MONEY;
  else if (PyNumber_Check(object) && !PyComplex_Check(object)) field.kind = PS_KIND_NUMBER;
  return psp_scalar(&where, object, value, keep);
}
