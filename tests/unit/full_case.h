/* A case in which every field there is holds something, made from the field tables:
 * a field added later is in it without a change here. */
#ifndef FULL_CASE_H
#define FULL_CASE_H

#include "base/field.h"

#include <perfsys/model.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Called with the path of each field and of each item that holds a single value. */
typedef void (*leaf_visit)(void *data, ps_case *c, void *entity, const char *path,
                           const ps_field *field);

static inline void visit_struct(ps_case *c, void *entity, const void *object, const char *above,
                                leaf_visit visit, void *data);

static inline void visit_field(ps_case *c, void *entity, const void *object, const ps_field *f,
                               const char *path, leaf_visit visit, void *data) {
  char item[160];
  if (f->kind == PS_KIND_ENTITY || f->kind == PS_KIND_SERIES) return;
  if (!(f->flags & PS_FIELD_LIST)) {
    if (f->kind == PS_KIND_STRUCT)
      visit_struct(c, entity, psi_at(object, f), path, visit, data);
    else
      visit(data, c, entity, path, f);
    return;
  }
  for (size_t i = 0; i < psi_get_list(object, f).count; i++) {
    snprintf(item, sizeof item, "%.100s[%zu]", path, i);
    if (f->kind == PS_KIND_STRUCT)
      visit_struct(c, entity, psi_list_item(f, psi_get_list(object, f), i), item, visit, data);
    else
      visit(data, c, entity, item, f);
  }
}

static inline void visit_struct(ps_case *c, void *entity, const void *object, const char *above,
                                leaf_visit visit, void *data) {
  const ps_struct *type = ((const ps_object *)object)->type;
  char path[160];
  for (size_t i = 0; i < type->count; i++) {
    snprintf(path, sizeof path, "%.100s%s%.50s", above, *above == '\0' ? "" : ".",
             type->fields[i].name);
    visit_field(c, entity, object, &type->fields[i], path, visit, data);
  }
}

/* Sets a field to a value that depends on `seed`, another one for each of the next. */
static inline ps_status set_leaf(ps_case *c, void *entity, const char *path, const ps_field *f,
                                 int seed) {
  char text[32];
  snprintf(text, sizeof text, "t%d \xC3\xA9", seed);
  switch (f->kind) {
    case PS_KIND_FLAG: return ps_set_flag(c, entity, path, seed % 2 == 1, NULL);
    case PS_KIND_INTEGER: return ps_set_integer(c, entity, path, INT64_MAX - seed, NULL);
    case PS_KIND_NUMBER: return ps_set_number(c, entity, path, 0.1 + seed, NULL);
    case PS_KIND_DATE: return ps_set_date(c, entity, path, ps_date_add_days(20240101, seed), NULL);
    case PS_KIND_MONEY: return ps_set_money(c, entity, path, seed, "EUR", NULL);
    case PS_KIND_RANGE: return ps_set_range(c, entity, path, seed, seed + 1, seed + 2, NULL);
    case PS_KIND_ENUM: {
      size_t value = 1 + (size_t)seed % (f->values->count - 1);
      return ps_set_text(c, entity, path, f->values->values[value].name, NULL);
    }
    default: return ps_set_text(c, entity, path, text, NULL);
  }
}

/* Whether set_leaf() can set it. */
static inline bool is_settable(const void *entity, const char *path) {
  return ((const ps_object *)entity)->type != ps_entity_table(PS_CASE) ||
         strcmp(path, "schema_version") != 0;
}

typedef struct filling {
  int seed;
  ps_status status;
} filling;

static inline void fill_leaf(void *data, ps_case *c, void *entity, const char *path,
                             const ps_field *field) {
  filling *f = data;
  f->seed++;
  if (is_settable(entity, path)) f->status |= set_leaf(c, entity, path, field, f->seed);
}

/* Two items in every list, also in those of nested structs and of items of lists. */
static inline ps_status fill_lists(ps_case *c, void *entity, const ps_struct *type,
                                   const char *above) {
  ps_status status = PS_OK;
  char path[160], item[180];
  for (size_t i = 0; i < type->count; i++) {
    const ps_field *field = &type->fields[i];
    const bool nested = field->kind == PS_KIND_STRUCT;
    snprintf(path, sizeof path, "%.100s%s%.50s", above, *above == '\0' ? "" : ".", field->name);
    if (nested && !(field->flags & PS_FIELD_LIST))
      status |= fill_lists(c, entity, field->element, path);
    if (!(field->flags & PS_FIELD_LIST) || field->kind == PS_KIND_ENTITY) continue;
    for (int k = 0; k < 2; k++) {
      status |= ps_append(c, entity, path, nested ? NULL : "item", NULL);
      snprintf(item, sizeof item, "%s[%d]", path, k);
      if (nested) status |= fill_lists(c, entity, field->element, item);
    }
  }
  return status;
}

/* Two items in every list, three points in every series, a member nobody knows. */
static inline ps_status fill_entity(ps_case *c, void *entity, filling *f) {
  const ps_struct *type = ((ps_object *)entity)->type;
  ps_status status = fill_lists(c, entity, type, "");
  for (size_t i = 0; i < type->count; i++) {
    const ps_field *field = &type->fields[i];
    if (field->kind != PS_KIND_SERIES) continue;
    ps_measure *m = entity; /* the one entity with a series */
    status |= ps_series_add(c, m, 20240101, 1.5, NAN, NAN, "north", NULL);
    status |= ps_series_add(c, m, 20240101, NAN, 3, 40, "south", NULL);
    status |= ps_series_add(c, m, 20240201, -0.0, 0, 1, NULL, NULL);
    if (!psi_series_extend(c->text_store, &m->series, 1, "who", 3, "\"me\"", 4))
      status |= PS_E_MEMORY;
  }
  visit_struct(c, entity, entity, "", fill_leaf, f);
  if (!psi_extend(c->text_store, entity, "zz", 2, "{\"a\":[1,null]}", 14)) status |= PS_E_MEMORY;
  return status;
}

/* NULL if anything fails. */
static inline ps_case *full_case(const ps_settings *settings) {
  ps_case *c = ps_case_new(settings, NULL);
  filling f = {0, PS_OK};
  ps_status status = c == NULL ? PS_E_MEMORY : fill_entity(c, c, &f);
  for (int t = PS_MEASURE; status == PS_OK && t < PS_ENTITY_END_; t++)
    for (int i = 0; status == PS_OK && i < 2; i++) {
      void *entity = ps_add(c, (ps_entity_type)t, "renamed when it is filled", NULL);
      status = entity == NULL ? PS_E_MEMORY : fill_entity(c, entity, &f);
    }
  if (status == PS_OK && f.status == PS_OK) return c;
  ps_case_free(c);
  return NULL;
}

#endif
