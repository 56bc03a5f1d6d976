/* The columns a list's rows have, and those of them that are wanted. */
#include "exchange/arrow_out.h"

#include "base/text.h"

#include <string.h>

typedef struct finding {
  ps_store *store;
  psi_arrow_column *columns; /* NULL while they are counted */
  size_t count;
  bool no_memory;
} finding;

static const char *joined(finding *f, const char *prefix, const char *name) {
  if (f->columns == NULL) return ""; /* they are only counted */
  if (prefix == NULL) return name;
  size_t length = strlen(prefix), more = strlen(name);
  char *text = psi_store_take_text(f->store, length + more + 2);
  if (text == NULL) {
    f->no_memory = true;
    return "";
  }
  memcpy(text, prefix, length);
  text[length] = '.';
  memcpy(text + length + 1, name, more + 1);
  return text;
}

static void add(finding *f, const char *name, psi_arrow_kind kind, const ps_enum *words,
                size_t offset) {
  if (f->columns != NULL) {
    psi_arrow_column column = {name, kind, words, offset, NULL, 0, 0, 0, 0, 0};
    f->columns[f->count] = column;
  }
  f->count++;
}

static void add_fields(finding *f, const ps_struct *type, const char *prefix, size_t offset);

static void add_field(finding *f, const ps_field *field, const char *prefix, size_t offset) {
  size_t at = offset + field->offset;
  if (field->flags & PS_FIELD_LIST && !psi_kind_is_text(field->kind)) return;
  const char *name = joined(f, prefix, field->name);
  if (field->flags & PS_FIELD_LIST) {
    add(f, name, PSI_ARROW_TEXTS, NULL, at);
    return;
  }
  switch (field->kind) {
    case PS_KIND_TEXT:
    case PS_KIND_CATALOGUE:
    case PS_KIND_REFERENCE:
    case PS_KIND_EXPRESSION: add(f, name, PSI_ARROW_TEXT, NULL, at); break;
    case PS_KIND_FLAG: add(f, name, PSI_ARROW_FLAG, NULL, at); break;
    case PS_KIND_INTEGER: add(f, name, PSI_ARROW_INTEGER, NULL, at); break;
    case PS_KIND_NUMBER: add(f, name, PSI_ARROW_NUMBER, NULL, at); break;
    case PS_KIND_DATE: add(f, name, PSI_ARROW_DATE, NULL, at); break;
    case PS_KIND_MONEY:
      add(f, joined(f, name, "minor"), PSI_ARROW_MINOR, NULL, at);
      add(f, joined(f, name, "currency"), PSI_ARROW_CURRENCY, NULL, at);
      break;
    case PS_KIND_RANGE:
      add(f, joined(f, name, "low"), PSI_ARROW_NUMBER, NULL, at + offsetof(ps_range, low));
      add(f, joined(f, name, "likely"), PSI_ARROW_NUMBER, NULL, at + offsetof(ps_range, likely));
      add(f, joined(f, name, "high"), PSI_ARROW_NUMBER, NULL, at + offsetof(ps_range, high));
      break;
    case PS_KIND_ENUM: add(f, name, PSI_ARROW_WORD, field->values, at); break;
    case PS_KIND_STRUCT: add_fields(f, field->element, name, at); break;
    case PS_KIND_SERIES: /* a table of its own */
    case PS_KIND_ENTITY:
    case PS_KIND_NONE: break;
  }
}

static void add_fields(finding *f, const ps_struct *type, const char *prefix, size_t offset) {
  for (size_t i = 0; i < type->count; i++) add_field(f, &type->fields[i], prefix, offset);
}

static void add_series(finding *f, const ps_series *series) {
  const struct {
    const char *name;
    psi_arrow_kind kind;
    const void *base;
    size_t stride;
  } parts[] = {
      {"on", PSI_ARROW_DATE, series->on, sizeof *series->on},
      {"value", PSI_ARROW_FIGURE, series->value, sizeof *series->value},
      {"numerator", PSI_ARROW_FIGURE, series->numerator, sizeof *series->numerator},
      {"denominator", PSI_ARROW_FIGURE, series->denominator, sizeof *series->denominator},
      {"group", PSI_ARROW_TEXT, series->group, sizeof *series->group},
  };
  for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
    add(f, parts[i].name, parts[i].kind, NULL, 0);
    if (f->columns == NULL) continue;
    f->columns[f->count - 1].base = parts[i].base;
    f->columns[f->count - 1].stride = parts[i].stride;
  }
}

static void add_all(finding *f, const void *object, const ps_field *list) {
  f->count = 0;
  if (list->kind == PS_KIND_SERIES)
    add_series(f, psi_at(object, list));
  else
    add_fields(f, list->element, NULL, 0);
}

/* ---- those wanted ---- */

/* Whether a column is one of `wanted`: called so, or a part of what is called so. */
static bool is_of(const char *column, const char *wanted, size_t length) {
  return strncmp(column, wanted, length) == 0 &&
         (column[length] == '\0' || column[length] == '.');
}

static ps_status no_column(const ps_field *list, const psi_arrow_table *all, const char *wanted,
                           size_t length, ps_error *error) {
  char shown[64], name[64];
  psi_excerpt(wanted, length, shown);
  if (length < sizeof name) {
    memcpy(name, wanted, length);
    name[length] = '\0';
    const ps_field *field =
        list->kind == PS_KIND_SERIES ? NULL : ps_field_find(list->element, name);
    if (field != NULL)
      return psi_fail(error, PS_E_NOT_FOUND,
                      "\"%s\" is a table of its own in each of the \"%s\": give it out by itself.",
                      name, list->name);
  }
  psi_near near = {length < sizeof name ? name : "", NULL, 0};
  for (size_t i = 0; i < all->column_count; i++) psi_near_try(&near, all->columns[i].name);
  return psi_fail(error, PS_E_NOT_FOUND, "The rows of \"%s\" have no column \"%s\"%s%s%s.",
                  list->name, shown, near.best == NULL ? "" : "; the nearest is \"",
                  near.best == NULL ? "" : near.best, near.best == NULL ? "" : "\"");
}

/* Puts the columns that `columns` names, in its order, in the place of all. */
static ps_status choose(psi_arrow_table *table, const ps_field *list, const char *columns,
                        ps_error *error) {
  psi_arrow_column *chosen = psi_store_take(table->store, table->column_count * sizeof *chosen);
  bool *taken = psi_store_take(table->store, table->column_count * sizeof *taken);
  size_t count = 0;
  if (chosen == NULL || taken == NULL) return psi_fail_memory(error);
  for (const char *at = columns;; at++) {
    size_t step = strcspn(at, ","), length = step;
    const char *wanted = at;
    bool any = false;
    for (; length > 0 && *wanted == ' '; wanted++) length--;
    while (length > 0 && wanted[length - 1] == ' ') length--;
    for (size_t i = 0; i < table->column_count && length > 0; i++) {
      if (!is_of(table->columns[i].name, wanted, length)) continue;
      any = true;
      if (taken[i])
        return psi_fail(error, PS_E_ARGUMENT, "ps_arrow_rows: the column \"%s\" is named twice.",
                        table->columns[i].name);
      taken[i] = true;
      chosen[count++] = table->columns[i];
    }
    if (!any) return no_column(list, table, wanted, length, error);
    at += step;
    if (*at == '\0') break;
  }
  table->columns = chosen;
  table->column_count = count;
  return PS_OK;
}

/* ---- the list ---- */

static bool is_table(const ps_field *field) {
  if (field->flags & PS_FIELD_LIST)
    return field->kind == PS_KIND_STRUCT || field->kind == PS_KIND_ENTITY;
  return field->kind == PS_KIND_SERIES;
}

static ps_status no_list(const ps_struct *type, const char *list, const ps_field *field,
                         ps_error *error) {
  char shown[64];
  if (field != NULL)
    return psi_fail(error, PS_E_NOT_FOUND, "\"%s\" of a%s %s is no list of rows.", field->name,
                    psi_an(type->name), type->name);
  psi_near near = {list, NULL, 0};
  for (size_t i = 0; i < type->count; i++)
    if (is_table(&type->fields[i])) psi_near_try(&near, type->fields[i].name);
  return psi_fail(error, PS_E_NOT_FOUND, "A%s %s has no list \"%s\"%s%s%s.", psi_an(type->name),
                  type->name, psi_excerpt(list, strlen(list), shown),
                  near.best == NULL ? "" : "; the nearest is \"",
                  near.best == NULL ? "" : near.best, near.best == NULL ? "" : "\"");
}

static void find_rows(psi_arrow_rows *rows, const void *object, const ps_field *field) {
  if (field->kind == PS_KIND_SERIES) {
    rows->count = ((const ps_series *)psi_at(object, field))->count;
    return;
  }
  psi_list list = psi_get_list(object, field);
  rows->items = list.items;
  rows->stride = psi_item_size(field);
  rows->pointers = field->kind == PS_KIND_ENTITY;
  rows->count = list.count;
}

ps_status psi_arrow_find(psi_arrow_table *table, const void *object, const char *list,
                         const char *columns, ps_error *error) {
  const ps_struct *type = ((const ps_object *)object)->type;
  const ps_field *field = ps_field_find(type, list);
  finding f = {table->store, NULL, 0, false};
  if (field == NULL || !is_table(field)) return no_list(type, list, field, error);
  find_rows(&table->rows, object, field);
  add_all(&f, object, field);
  table->columns = psi_store_take(table->store, f.count * sizeof *table->columns);
  if (table->columns == NULL) return psi_fail_memory(error);
  f.columns = table->columns;
  add_all(&f, object, field);
  if (f.no_memory) return psi_fail_memory(error);
  table->column_count = f.count;
  return columns == NULL ? PS_OK : choose(table, field, columns, error);
}
