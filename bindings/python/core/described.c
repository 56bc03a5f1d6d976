/* Tables of the library, for those who look into them: structs by their names, fields and rules
 * of integrity as dicts. */
#include "objects.h"
#include "plain.h"

#include <string.h>

static const char *struct_name_at(const void *table, size_t index) {
  const ps_struct *type = ps_struct_at(index);
  (void)table;
  return type ? type->name : NULL;
}

bool psp_struct_in(PyObject *object, const char *argument, const ps_struct **type) {
  if (!PyUnicode_Check(object))
    return psp_type_error(argument, "the name of a struct (str)", object);
  const char *name = PyUnicode_AsUTF8AndSize(object, NULL);
  if (!name) PyErr_Clear(); /* half a surrogate pair: no name has one */
  *type = name ? psp_struct_named(name) : NULL;
  if (*type) return true;
  const char *near = name ? psp_nearest(name, struct_name_at, NULL) : NULL;
  char message[200];
  PyOS_snprintf(message, sizeof message, "No struct is called \"%.40s\"%s%s%s", name ? name : "?",
                near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : ".");
  psp_raise_status(PS_E_NOT_FOUND, message);
  return false;
}

PyObject *psp_struct_out(const ps_struct *type) {
  return psp_borrowed_out(type ? type->name : NULL);
}

/* Takes over the reference to the value. */
static bool put(PyObject *dict, const char *name, PyObject *value) {
  bool done = value && PyDict_SetItemString(dict, name, value) == 0;
  Py_XDECREF(value);
  return done;
}

/* A bound, where there is one. */
static PyObject *bound(const ps_field *field, uint32_t flag, double value) {
  if (field->flags & flag) return PyFloat_FromDouble(value);
  Py_RETURN_NONE;
}

PyObject *psp_field_out(const ps_field *field) {
  if (!field) Py_RETURN_NONE;
  PyObject *dict = PyDict_New();
  if (dict && put(dict, "name", psp_borrowed_out(field->name)) &&
      put(dict, "kind", psp_word_out("ps_kind", (int)field->kind)) &&
      put(dict, "list", PyBool_FromLong((field->flags & PS_FIELD_LIST) != 0)) &&
      put(dict, "required", PyBool_FromLong((field->flags & PS_FIELD_REQUIRED) != 0)) &&
      put(dict, "unit", psp_borrowed_out(field->unit)) &&
      put(dict, "minimum", bound(field, PS_FIELD_MINIMUM, field->minimum)) &&
      put(dict, "maximum", bound(field, PS_FIELD_MAXIMUM, field->maximum)) &&
      put(dict, "enum", psp_borrowed_out(field->values ? field->values->name : NULL)) &&
      put(dict, "element", psp_struct_out(field->element)) &&
      put(dict, "targets", psp_borrowed_out(field->targets)) &&
      put(dict, "since", PyLong_FromLong(field->since)) &&
      put(dict, "doc", psp_borrowed_out(field->doc)))
    return dict;
  Py_XDECREF(dict);
  return NULL;
}

PyObject *psp_integrity_rule_out(const ps_integrity_rule *rule) {
  if (!rule) Py_RETURN_NONE;
  PyObject *dict = PyDict_New();
  if (dict && put(dict, "id", psp_borrowed_out(rule->id)) &&
      put(dict, "name", psp_borrowed_out(rule->name)) &&
      put(dict, "severity", psp_word_out("ps_severity", (int)rule->severity)) &&
      put(dict, "claim", psp_borrowed_out(rule->claim)) &&
      put(dict, "fix", psp_borrowed_out(rule->fix)))
    return dict;
  Py_XDECREF(dict);
  return NULL;
}
