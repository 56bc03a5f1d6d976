/* Carrying out what plan.c made of what Python gave. */
#include "plan.h"

#include <string.h>

static ps_status plan_run(const psp_plan *p, ps_case *c, void *entity, const char *base,
                          ps_error *error) {
  char path[1024];
  ps_status status = PS_OK;
  for (size_t i = 0; status == PS_OK && i < p->count; i++) {
    const psp_step *s = &p->steps[i];
    PyOS_snprintf(path, sizeof path, "%s%s", base, p->paths + s->path);
    switch (s->kind) {
    case STEP_SET: status = ps_set(c, entity, path, &s->value, error); break;
    case STEP_APPEND: status = ps_append(c, entity, path, s->value.text, error); break;
    case STEP_CLEAR: status = ps_clear(c, entity, path, error); break;
    case STEP_UNKNOWN:
      status = ps_set_unknown(c, entity, path, s->unknown, s->value.text, error);
      break;
    }
  }
  for (size_t i = 0; status == PS_OK && i < p->point_count; i++) {
    const psp_point *q = &p->points[i];
    status = ps_series_add(c, entity, q->on, q->figures[0], q->figures[1], q->figures[2], q->group,
                           error);
    if (status != PS_OK) PyOS_snprintf(error->path, sizeof error->path, "%s[%zu]", base, i);
  }
  return status;
}

/* The way to a place in an entity that has nothing yet: every list on it gets one item. `item`:
 * the last name is a list too. */
static ps_status way_make(ps_case *c, void *entity, const psb_place *place, const char *name,
                          bool item, char *path, size_t size, ps_error *error) {
  ps_status status = PS_OK;
  path[0] = '\0';
  for (unsigned i = 0; status == PS_OK && i <= place->depth; i++) {
    const bool last = i == place->depth;
    const size_t used = strlen(path);
    PyOS_snprintf(path + used, size - used, "%s%s", used ? "." : "",
                  last ? name : place->steps[i].field->name);
    if (last ? !item : place->steps[i].index == PSB_WHOLE) continue;
    status = ps_append(c, entity, path, NULL, error);
    strncat(path, "[0]", size - strlen(path) - 1);
  }
  return status;
}

/* Tries a plan where it can do no harm. */
static ps_status plan_try(const psp_plan *p, const psb_place *place, const char *name, bool item,
                          ps_error *error) {
  char base[512];
  const void *entity = psb_place_look(place, error);
  if (!entity) return error->status;
  const ps_entity_type type = ps_entity_type_of(place->object);
  ps_case *c = ps_case_new(NULL, error);
  void *probe = c && type != PS_CASE ? ps_add(c, type, "x", error) : c;
  ps_status status = probe ? way_make(c, probe, place, name, item, base, sizeof base, error)
                           : error->status;
  if (status == PS_OK) status = plan_run(p, c, probe, base, error);
  ps_case_free(c);
  return status;
}

/* Takes the members away that perfsys does not know. */
static ps_status forget_unknown(ps_case *c, void *entity, const char *path, const ps_object *object,
                                ps_error *error) {
  ps_status status = PS_OK;
  while (status == PS_OK && object->extensions && object->extensions->count > 0)
    status = ps_set_unknown(c, entity, path, object->extensions->items[0].name, NULL, error);
  return status;
}

/* Carries a plan out on an item of a list: a new one, or one that is there. */
static ps_status item_run(const psp_plan *p, ps_case *c, void *entity, const char *list,
                          const ps_object *item, size_t index, size_t count, ps_error *error) {
  char base[540];
  const bool added = index == PSP_END;
  if (!added && index >= count)
    return psb_fail(error, PS_E_NOT_FOUND, "The list has become shorter: this item is gone.");
  PyOS_snprintf(base, sizeof base, "%s[%zu]", list, added ? count : index);
  ps_status status = added ? ps_append(c, entity, list, NULL, error) : PS_OK;
  if (status == PS_OK && !added) status = forget_unknown(c, entity, base, item, error);
  if (status != PS_OK) return status;
  status = plan_run(p, c, entity, base, error);
  if (status != PS_OK && added) ps_erase(c, entity, list, count, NULL);
  return status;
}

/* Everything of Python has run when this begins, and none runs before it ends. */
static int plan_do(const psp_plan *p, psb_place *place, const ps_field *field, size_t index) {
  const bool item = index != PSB_WHOLE;
  char path[512];
  ps_error error;
  void *entity = psb_place_entity(place, &error);
  ps_status status = entity ? PS_OK : error.status;
  if (status == PS_OK && p->try_first) status = plan_try(p, place, field->name, item, &error);
  if (status == PS_OK && !psb_place_path(place, field->name, PSB_WHOLE, path, sizeof path))
    status = psb_fail(&error, PS_E_LIMIT, "The path is too long.");
  if (status == PS_OK && item) {
    const void *object = psb_place_look(place, NULL);
    const size_t count = psb_list_count(object, field);
    const void *there = index < count ? psb_list_item(object, field, index) : NULL;
    status = item_run(p, place->owner->root, entity, path, there, index, count, &error);
  } else if (status == PS_OK) {
    status = plan_run(p, place->owner->root, entity, path, &error);
    psb_places_after_erase(place, field, PSB_WHOLE);
  }
  if (status == PS_OK) return 0;
  psp_raise(&error);
  return -1;
}

int psp_assign(psb_place *place, const ps_field *field, PyObject *value) {
  psp_plan p;
  int done = psp_plan_begin(&p, place->type, field) ? psp_plan_value(&p, field, value) : -1;
  if (done == 0) done = plan_do(&p, place, field, PSB_WHOLE);
  psp_plan_end(&p);
  return done;
}

int psp_extend_series(psb_place *place, const ps_field *field, PyObject *points) {
  psp_plan p;
  int done = psp_plan_begin(&p, place->type, field) ? 0 : -1;
  if (done == 0) done = psp_plan_points(&p, field, points);
  if (done == 0) done = plan_do(&p, place, field, PSB_WHOLE);
  psp_plan_end(&p);
  return done;
}

static int assign_text(psb_place *place, const ps_field *field, size_t index, PyObject *value) {
  const psp_where where = {place->type, field, NULL, true};
  char path[512];
  ps_value told;
  PyObject *keep;
  ps_error error;
  if (value == Py_None) return psp_wrong_type(&where, value);
  if (psp_scalar(&where, value, &told, &keep) < 0) return -1;
  if (psp_word_check(&where, field->values, told.text) < 0) {
    Py_XDECREF(keep);
    return -1;
  }
  const bool added = index == PSP_END;
  void *entity = psb_place_entity(place, &error);
  ps_status status = entity ? PS_OK : error.status;
  if (entity && !psb_place_path(place, field->name, added ? PSB_WHOLE : index, path, sizeof path))
    status = psb_fail(&error, PS_E_LIMIT, "The path is too long.");
  if (status == PS_OK)
    status = added ? ps_append(place->owner->root, entity, path, told.text, &error)
                   : ps_set(place->owner->root, entity, path, &told, &error);
  Py_XDECREF(keep);
  if (status == PS_OK) return 0;
  psp_raise(&error);
  return -1;
}

int psp_assign_item(psb_place *place, const ps_field *field, size_t index, PyObject *value) {
  if (!field->element) return assign_text(place, field, index, value ? value : Py_None);
  psp_plan p;
  int done = psp_plan_begin(&p, place->type, field) ? 0 : -1;
  /* An item that is there is emptied field by field: a list has no way to do it at once. */
  if (done == 0 && index != PSP_END) done = psp_plan_empty(&p, field);
  if (done == 0 && value && value != Py_None) done = psp_plan_struct(&p, field, value);
  if (done == 0) done = plan_do(&p, place, field, index);
  psp_plan_end(&p);
  return done;
}
