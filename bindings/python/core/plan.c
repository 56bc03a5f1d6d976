/* What Python gives for a list, a nested struct or a series, as a plan. */
#include "plan.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void psp_plan_end(psp_plan *p) {
  free(p->steps);
  free(p->paths);
  free(p->points);
  Py_XDECREF(p->keep);
}

bool psp_plan_begin(psp_plan *p, const ps_struct *type, const ps_field *field) {
  memset(p, 0, sizeof *p);
  p->type = type;
  PyOS_snprintf(p->path, sizeof p->path, "%s", field->name);
  p->base = strlen(p->path);
  p->keep = PyList_New(0);
  return p->keep != NULL;
}

static bool more_room(void **items, size_t *capacity, size_t needed, size_t size) {
  if (needed <= *capacity) return true;
  size_t wanted = *capacity < 32 ? 32 : *capacity;
  while (wanted < needed) wanted *= 2;
  void *grown = wanted > SIZE_MAX / 2 / size ? NULL : realloc(*items, wanted * size);
  if (!grown) {
    PyErr_NoMemory();
    return false;
  }
  *items = grown;
  *capacity = wanted;
  return true;
}

/* A new last step for the path looked at now; NULL with an exception. */
static psp_step *plan_step(psp_plan *p, psp_step_kind kind) {
  const char *suffix = p->path + p->base;
  const size_t bytes = strlen(suffix) + 1;
  void *steps = p->steps, *paths = p->paths;
  bool room = more_room(&steps, &p->capacity, p->count + 1, sizeof *p->steps);
  p->steps = steps;
  room = room && more_room(&paths, &p->path_capacity, p->path_bytes + bytes, 1);
  p->paths = paths;
  if (!room) return NULL;
  psp_step *s = &p->steps[p->count];
  memset(s, 0, sizeof *s);
  s->kind = kind;
  s->path = p->path_bytes;
  /* The steps of a list or a series have one path in common. */
  if (p->count > 0 && strcmp(p->paths + p->steps[p->count - 1].path, suffix) == 0) {
    s->path = p->steps[p->count - 1].path;
  } else {
    memcpy(p->paths + p->path_bytes, suffix, bytes);
    p->path_bytes += bytes;
  }
  p->count++;
  return s;
}

/* Lengthens the path; returns its length before, or SIZE_MAX with an exception. */
static size_t path_push(psp_plan *p, const char *between, const char *name) {
  const size_t before = strlen(p->path);
  if (before + strlen(between) + strlen(name) + 1 > sizeof p->path) {
    psp_raise_status(PS_E_NOT_FOUND, "There is no field of so long a name.");
    return SIZE_MAX;
  }
  strcat(strcat(p->path, between), name);
  return before;
}

static size_t path_push_index(psp_plan *p, size_t index) {
  char text[32], *at = text + sizeof text; /* by hand: once for every point of a series */
  *--at = '\0';
  *--at = ']';
  do
    *--at = (char)('0' + index % 10);
  while ((index /= 10) > 0);
  *--at = '[';
  return path_push(p, "", at);
}

static bool is_word(const ps_enum *words, const char *text) {
  for (size_t i = 1; i < words->count; i++)
    if (strcmp(words->values[i].name, text) == 0) return true;
  return false;
}

int psp_word_check(const psp_where *where, const ps_enum *words, const char *text) {
  char message[400];
  if (!words || is_word(words, text)) return 0;
  PyOS_snprintf(message, sizeof message, "knows no word \"%.60s\"; there are", text);
  for (size_t i = 1; i < words->count; i++) {
    const size_t used = strlen(message);
    PyOS_snprintf(message + used, sizeof message - used, "%s %s", i > 1 ? "," : "",
                  words->values[i].name);
  }
  return psp_wrong(where, PS_E_VALUE, message);
}

static int plan_text(psp_plan *p, const psp_where *where, PyObject *object, psp_step *s) {
  PyObject *keep;
  if (object == Py_None) return psp_wrong_type(where, object);
  if (psp_scalar(where, object, &s->value, &keep) < 0) return -1;
  int kept = keep ? PyList_Append(p->keep, keep) : 0;
  Py_XDECREF(keep);
  return kept < 0 ? -1 : psp_word_check(where, where->field->values, s->value.text);
}

/* ---- structs ---- */

/* The set fields of an object as a list of (name, value). */
static PyObject *object_items(psp_object *object) {
  PyObject *items = PyList_New(0);
  const ps_struct *type = object->place.type;
  for (size_t i = 0; items && i < type->count; i++) {
    const void *at = psp_look(&object->place);
    if (at && !ps_is_set(at, type->fields[i].name)) continue;
    PyObject *value = at ? psp_value_get(object, at, &type->fields[i]) : NULL;
    PyObject *item = value ? Py_BuildValue("(sN)", type->fields[i].name, value) : NULL;
    if (!item || PyList_Append(items, item) < 0) Py_CLEAR(items);
    Py_XDECREF(item);
  }
  return items;
}

/* The field a key of a dict means: its name, or with "_" behind it. */
static const ps_field *field_of_key(const ps_struct *type, const char *key) {
  char name[64];
  const ps_field *field = ps_field_find(type, key);
  const size_t length = strlen(key);
  if (field || length < 2 || length >= sizeof name || key[length - 1] != '_') return field;
  memcpy(name, key, length - 1);
  name[length - 1] = '\0';
  return ps_field_find(type, name);
}

static int plan_member(psp_plan *p, const ps_struct *type, PyObject *key, PyObject *value) {
  const char *name = psp_utf8(key, "the name of a field", PS_E_TYPE);
  if (!name) return -1;
  const ps_field *field = field_of_key(type, name);
  if (!field && strpbrk(name, ".[")) {
    psp_raise_status(PS_E_NOT_FOUND, "A field's name has no dots or brackets in it.");
    return -1;
  }
  size_t before = path_push(p, ".", field ? field->name : name);
  if (before == SIZE_MAX) return -1;
  /* An unknown name is tried all the same: the library knows the nearest. */
  int done = field ? psp_plan_value(p, field, value) : plan_step(p, STEP_SET) ? 0 : -1;
  p->path[before] = '\0';
  return done;
}

/* A text of a member that perfsys does not know, kept until the plan is carried out. */
static const char *plan_keep(psp_plan *p, const char *text) {
  PyObject *kept = PyBytes_FromString(text);
  if (!kept || PyList_Append(p->keep, kept) < 0) {
    Py_XDECREF(kept);
    return NULL;
  }
  Py_DECREF(kept); /* the list has it */
  return PyBytes_AsString(kept);
}

/* The members of an object that perfsys does not know. No Python runs in between. */
static int plan_unknown(psp_plan *p, const psp_object *object) {
  const ps_object *at = psp_look(&object->place);
  if (!at) return -1;
  for (size_t i = 0; at->extensions && i < at->extensions->count; i++) {
    const ps_extension *member = &at->extensions->items[i];
    psp_step *s = plan_step(p, STEP_UNKNOWN);
    if (!s) return -1;
    s->value.kind = PS_KIND_TEXT;
    s->unknown = plan_keep(p, member->name);
    s->value.text = s->unknown ? plan_keep(p, member->text) : NULL;
    if (!s->value.text) return -1;
  }
  return 0;
}

int psp_plan_struct(psp_plan *p, const ps_field *field, PyObject *value) {
  PyObject *items;
  p->try_first = true;
  if (PyDict_Check(value)) {
    items = PyDict_Items(value);
  } else if (psp_is_object(value) && ((psp_object *)value)->place.type == field->element) {
    items = object_items((psp_object *)value);
  } else {
    const psp_where where = {p->type, field, p->path, true};
    return psp_wrong_type(&where, value);
  }
  int done = items ? 0 : -1;
  for (Py_ssize_t i = 0; done == 0 && i < PyList_Size(items); i++) {
    PyObject *item = Py_NewRef(PyList_GetItem(items, i)), *key, *member;
    done = PyArg_ParseTuple(item, "OO", &key, &member) ? plan_member(p, field->element, key, member)
                                                       : -1;
    Py_DECREF(item);
  }
  Py_XDECREF(items);
  return done == 0 && !PyDict_Check(value) ? plan_unknown(p, (psp_object *)value) : done;
}

/* ---- lists and series ---- */

/* All items at once: whatever Python runs for them has run before anything is changed. */
static PyObject *all_items(const psp_where *where, PyObject *value) {
  PyObject *iterator = PyUnicode_Check(value) || PyBytes_Check(value) || PyDict_Check(value)
                           ? NULL
                           : PyObject_GetIter(value);
  if (!iterator) {
    if (PyErr_Occurred() && !PyErr_ExceptionMatches(PyExc_TypeError)) return NULL;
    PyErr_Clear();
    psp_wrong_type(where, value);
    return NULL;
  }
  PyObject *items = PySequence_List(iterator);
  Py_DECREF(iterator);
  return items;
}

static int plan_item(psp_plan *p, const ps_field *field, size_t index, PyObject *item) {
  psp_step *s = plan_step(p, STEP_APPEND);
  size_t before = s ? path_push_index(p, index) : SIZE_MAX;
  if (before == SIZE_MAX) return -1;
  const psp_where where = {p->type, field, p->path, true};
  int done = field->element ? psp_plan_struct(p, field, item) : plan_text(p, &where, item, s);
  p->path[before] = '\0';
  return done;
}

/* A field of a point, to read its value like one of a struct. */
static int point_part(const psp_where *where, const char *name, ps_kind kind, PyObject *object,
                      ps_value *value, PyObject **keep) {
  ps_field part;
  memset(&part, 0, sizeof part);
  part.name = name;
  part.kind = kind;
  const psp_where as_part = {where->type, &part, where->path, true};
  return psp_scalar(&as_part, object, value, keep);
}

static int figure_in(const psp_where *where, const char *name, PyObject *object, double *figure) {
  ps_value value;
  PyObject *keep;
  *figure = NAN;
  if (object == Py_None) return 0;
  if (PyFloat_CheckExact(object)) {
    *figure = PyFloat_AsDouble(object);
  } else {
    if (point_part(where, name, PS_KIND_NUMBER, object, &value, &keep) < 0) return -1;
    *figure = value.kind == PS_KIND_INTEGER ? (double)value.integer : value.number;
  }
  return isfinite(*figure) ? 0 : psp_wrong(where, PS_E_VALUE, "has finite figures; None for none");
}

/* The day of a point: a date, or a text as ISO 8601 has it. */
static int day_in(const psp_where *where, PyObject *object, ps_date *day) {
  ps_value value;
  PyObject *keep;
  if (object == Py_None) return psp_wrong(where, PS_E_VALUE, "has no day");
  if (point_part(where, "on", PS_KIND_DATE, object, &value, &keep) < 0) return -1;
  *day = keep ? ps_date_parse(value.text) : value.date;
  Py_XDECREF(keep);
  return *day ? 0 : psp_wrong(where, PS_E_VALUE, "has a day that does not exist");
}

static int point_in(psp_plan *p, const psp_where *where, PyObject *item, psp_point *made) {
  static const char *const names[] = {"value", "numerator", "denominator"};
  const Py_ssize_t count = PyTuple_Check(item) ? PyTuple_Size(item) : 0;
  if (count < 2 || count > 5)
    return psp_wrong(where, PS_E_TYPE, "is a point: (on, value, numerator, denominator, group)");
  int done = day_in(where, PyTuple_GetItem(item, 0), &made->on);
  for (int i = 0; done == 0 && i < 3; i++) {
    PyObject *figure = i + 1 < count ? PyTuple_GetItem(item, i + 1) : Py_None;
    done = figure_in(where, names[i], figure, &made->figures[i]);
  }
  PyObject *group = count == 5 ? PyTuple_GetItem(item, 4) : Py_None;
  if (done < 0 || group == Py_None) return done;
  if (!PyUnicode_Check(group)) return psp_wrong(where, PS_E_TYPE, "has a group that is no text");
  made->group = psp_text_for(where, group);
  if (!made->group) return -1;
  if (group == p->last_group) return 0; /* kept already */
  p->last_group = group;
  return PyList_Append(p->keep, group);
}

static int plan_point(psp_plan *p, const ps_field *field, size_t index, PyObject *item) {
  void *points = p->points;
  bool room = more_room(&points, &p->point_capacity, p->point_count + 1, sizeof *p->points);
  p->points = points;
  size_t before = room ? path_push_index(p, index) : SIZE_MAX;
  if (before == SIZE_MAX) return -1;
  const psp_where where = {p->type, field, p->path, true};
  psp_point made;
  memset(&made, 0, sizeof made);
  int done = point_in(p, &where, item, &made);
  p->points[p->point_count++] = made;
  p->path[before] = '\0';
  return done;
}

typedef int plan_one(psp_plan *p, const ps_field *field, size_t index, PyObject *item);

static int plan_items(psp_plan *p, const ps_field *field, PyObject *value, plan_one *one) {
  const psp_where where = {p->type, field, p->path, false};
  PyObject *items = all_items(&where, value);
  int done = items ? 0 : -1;
  for (Py_ssize_t i = 0; done == 0 && i < PyList_Size(items); i++) {
    PyObject *item = Py_NewRef(PyList_GetItem(items, i));
    done = one(p, field, (size_t)i, item);
    Py_DECREF(item);
  }
  Py_XDECREF(items);
  return done;
}

int psp_plan_value(psp_plan *p, const ps_field *field, PyObject *value) {
  if (value == Py_None) return plan_step(p, STEP_SET) ? 0 : -1;
  p->try_first = p->try_first || field->kind == PS_KIND_SERIES;
  const bool series = field->kind == PS_KIND_SERIES;
  if (series || field->flags & PS_FIELD_LIST)
    return plan_step(p, STEP_CLEAR) ? plan_items(p, field, value, series ? plan_point : plan_item)
                                    : -1;
  /* Unset first: fields that are not named are not left over. */
  if (field->kind == PS_KIND_STRUCT)
    return plan_step(p, STEP_SET) ? psp_plan_struct(p, field, value) : -1;
  psp_step *s = plan_step(p, STEP_SET);
  PyObject *keep;
  const psp_where where = {p->type, field, p->path, true};
  p->try_first = true;
  if (!s || psp_scalar(&where, value, &s->value, &keep) < 0) return -1;
  int kept = keep ? PyList_Append(p->keep, keep) : 0;
  Py_XDECREF(keep);
  return kept;
}

int psp_plan_points(psp_plan *p, const ps_field *field, PyObject *points) {
  p->try_first = true;
  return plan_items(p, field, points, plan_point);
}

int psp_plan_empty(psp_plan *p, const ps_field *field) {
  int done = 0;
  for (size_t i = 0; done == 0 && i < field->element->count; i++) {
    size_t before = path_push(p, ".", field->element->fields[i].name);
    done = before != SIZE_MAX && plan_step(p, STEP_SET) ? 0 : -1;
    if (before != SIZE_MAX) p->path[before] = '\0';
  }
  return done;
}
