/* What can be done to a whole struct by its table: begin, unset, copy, compare,
 * keep what is unknown. */
#include "base/field.h"

#include <string.h>

void psi_init(void *object, const ps_struct *type) {
  ((ps_object *)object)->type = type;
  for (size_t i = 0; i < type->count; i++) {
    const ps_field *f = &type->fields[i];
    if (f->kind == PS_KIND_STRUCT && !(f->flags & PS_FIELD_LIST))
      psi_init(psi_at_mutable(object, f), f->element);
  }
}

static size_t field_size(const ps_field *field) {
  if (field->flags & PS_FIELD_LIST) return sizeof(psi_list);
  switch (field->kind) {
    case PS_KIND_TEXT:
    case PS_KIND_CATALOGUE:
    case PS_KIND_REFERENCE:
    case PS_KIND_EXPRESSION: return sizeof(const char *);
    case PS_KIND_FLAG: return sizeof(ps_flag);
    case PS_KIND_INTEGER: return sizeof(ps_integer);
    case PS_KIND_NUMBER: return sizeof(ps_number);
    case PS_KIND_DATE: return sizeof(ps_date);
    case PS_KIND_MONEY: return sizeof(ps_money);
    case PS_KIND_RANGE: return sizeof(ps_range);
    case PS_KIND_ENUM: return sizeof(int);
    case PS_KIND_STRUCT: return field->element->size;
    case PS_KIND_SERIES: return sizeof(ps_series);
    case PS_KIND_ENTITY:
    case PS_KIND_NONE: break;
  }
  return 0;
}

void psi_unset(void *object, const ps_field *field) {
  void *at = psi_at_mutable(object, field);
  memset(at, 0, field_size(field));
  if (field->kind == PS_KIND_STRUCT && !(field->flags & PS_FIELD_LIST))
    psi_init(at, field->element);
}

/* ---- copy ---- */

static bool copy_text(ps_store *store, const char **to, const char *from) {
  *to = from == NULL ? NULL : psi_store_text(store, from, strlen(from));
  return from == NULL || *to != NULL;
}

static bool copy_list(ps_store *store, void *to, const void *from, const ps_field *field) {
  psi_list source = psi_get_list(from, field), made = {NULL, 0, source.count, source.given};
  /* All its room at once: what a growing list leaves behind would stay in the store. */
  if (source.count > 0) {
    made.items = psi_store_take(store, source.count * psi_item_size(field));
    if (made.items == NULL) return false;
  }
  psi_put_list(to, field, made);
  for (size_t i = 0; i < source.count; i++) {
    void *item = psi_list_add(store, to, field);
    if (item == NULL) return false;
    if (field->kind == PS_KIND_STRUCT) {
      if (!psi_copy(store, item, psi_list_item(field, source, i))) return false;
    } else {
      const char *text;
      if (!copy_text(store, &text, psi_list_text(source, i))) return false;
      psi_list_put(psi_get_list(to, field), i, text);
    }
  }
  return true;
}

bool psi_copy_field(ps_store *store, void *to, const void *from, const ps_field *field) {
  void *at = psi_at_mutable(to, field);
  const void *source = psi_at(from, field);
  if (field->kind == PS_KIND_ENTITY) return true;
  if (field->flags & PS_FIELD_LIST) return copy_list(store, to, from, field);
  if (psi_kind_is_text(field->kind)) {
    const char *text;
    if (!copy_text(store, &text, psi_get_text(from, field))) return false;
    psi_put_text(to, field, text);
    return true;
  }
  if (field->kind == PS_KIND_STRUCT) return psi_copy(store, at, source);
  if (field->kind == PS_KIND_SERIES) return psi_series_copy(store, at, source);
  memcpy(at, source, field_size(field));
  return true;
}

bool psi_copy(ps_store *store, void *to, const void *from) {
  const ps_object *source = from;
  ps_object *target = to;
  for (size_t i = 0; i < source->type->count; i++)
    if (!psi_copy_field(store, to, from, &source->type->fields[i])) return false;
  target->state = source->state;
  target->extensions = NULL;
  if (source->extensions == NULL) return true;
  for (size_t i = 0; i < source->extensions->count; i++) {
    const ps_extension *e = &source->extensions->items[i];
    if (!psi_extend(store, to, e->name, strlen(e->name), e->text, strlen(e->text))) return false;
  }
  return true;
}

/* ---- compare ---- */

static bool same_text(const char *a, const char *b) {
  return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Bit for bit: 0 and -0 are written differently, so they are not the same. */
static bool same_number(ps_number a, ps_number b) {
  return a.set == b.set && (!a.set || memcmp(&a.value, &b.value, sizeof a.value) == 0);
}

static bool same_list(const void *a, const void *b, const ps_field *field) {
  psi_list x = psi_get_list(a, field), y = psi_get_list(b, field);
  if (x.count != y.count || x.given != y.given) return false;
  for (size_t i = 0; i < x.count; i++) {
    bool same = psi_kind_is_text(field->kind)
                    ? same_text(psi_list_text(x, i), psi_list_text(y, i))
                    : ps_equal(psi_list_item(field, x, i), psi_list_item(field, y, i));
    if (!same) return false;
  }
  return true;
}

static bool same_scalar(const void *a, const void *b, ps_kind kind) {
  switch (kind) {
    case PS_KIND_FLAG: {
      const ps_flag *x = a, *y = b;
      return x->set == y->set && (!x->set || x->value == y->value);
    }
    case PS_KIND_INTEGER: {
      const ps_integer *x = a, *y = b;
      return x->set == y->set && (!x->set || x->value == y->value);
    }
    case PS_KIND_NUMBER: return same_number(*(const ps_number *)a, *(const ps_number *)b);
    case PS_KIND_DATE: return *(const ps_date *)a == *(const ps_date *)b;
    case PS_KIND_ENUM: return memcmp(a, b, sizeof(int)) == 0;
    case PS_KIND_MONEY: {
      const ps_money *x = a, *y = b;
      return x->set == y->set &&
             (!x->set || (x->minor == y->minor && strcmp(x->currency, y->currency) == 0));
    }
    case PS_KIND_RANGE: {
      const ps_range *x = a, *y = b;
      return same_number(x->low, y->low) && same_number(x->likely, y->likely) &&
             same_number(x->high, y->high);
    }
    default: return true;
  }
}

bool psi_equal_field(const void *a, const void *b, const ps_field *field) {
  if (field->flags & PS_FIELD_LIST) return same_list(a, b, field);
  if (psi_kind_is_text(field->kind))
    return same_text(psi_get_text(a, field), psi_get_text(b, field));
  const void *x = psi_at(a, field), *y = psi_at(b, field);
  if (field->kind == PS_KIND_STRUCT) return ps_equal(x, y);
  if (field->kind == PS_KIND_SERIES) return psi_series_equal(x, y);
  return same_scalar(x, y, field->kind);
}

static bool same_extensions(const ps_extension_list *a, const ps_extension_list *b) {
  size_t n = a == NULL ? 0 : a->count;
  if (n != (b == NULL ? 0 : b->count)) return false;
  for (size_t i = 0; i < n; i++)
    if (strcmp(a->items[i].name, b->items[i].name) != 0 ||
        strcmp(a->items[i].text, b->items[i].text) != 0)
      return false;
  return true;
}

bool ps_equal(const void *a, const void *b) {
  if (a == b) return true;
  if (a == NULL || b == NULL) return false;
  const ps_object *x = a, *y = b;
  if (x->type != y->type || (x->state & PS_OBJECT_GIVEN) != (y->state & PS_OBJECT_GIVEN))
    return false;
  for (size_t i = 0; i < x->type->count; i++)
    if (!psi_equal_field(a, b, &x->type->fields[i])) return false;
  return same_extensions(x->extensions, y->extensions);
}

/* ---- what is unknown ---- */

bool psi_extend(ps_store *store, void *object, const char *name, size_t name_length,
                const char *text, size_t text_length) {
  ps_object *head = object;
  ps_extension_list list = {NULL, 0, 0};
  if (head->extensions != NULL) list = *head->extensions;
  if (list.count == list.capacity) {
    size_t capacity = list.capacity == 0 ? 1 : list.capacity * 2;
    if (capacity > SIZE_MAX / sizeof *list.items) return false;
    ps_extension *items = psi_store_take(store, capacity * sizeof *items);
    if (items == NULL) return false;
    if (list.count > 0) memcpy(items, list.items, list.count * sizeof *items);
    list.items = items;
    list.capacity = capacity;
  }
  ps_extension added = {psi_store_text(store, name, name_length),
                        psi_store_text(store, text, text_length)};
  if (added.name == NULL || added.text == NULL) return false;
  ((ps_extension *)list.items)[list.count++] = added;
  if (head->extensions == NULL) {
    head->extensions = psi_store_take(store, sizeof list);
    if (head->extensions == NULL) return false;
  }
  *(ps_extension_list *)head->extensions = list;
  return true;
}

const ps_extension *psi_extension_find(const void *object, const char *name) {
  const ps_extension_list *list = ((const ps_object *)object)->extensions;
  for (size_t i = 0; list != NULL && i < list->count; i++)
    if (strcmp(list->items[i].name, name) == 0) return &list->items[i];
  return NULL;
}

void psi_extension_drop(void *object, const char *name) {
  ps_extension_list *list = (ps_extension_list *)((ps_object *)object)->extensions;
  const ps_extension *found = psi_extension_find(object, name);
  if (found == NULL) return;
  ps_extension *items = (ps_extension *)list->items;
  size_t index = (size_t)(found - list->items);
  memmove(items + index, items + index + 1, (list->count - index - 1) * sizeof *items);
  list->count--;
  if (list->count == 0) ((ps_object *)object)->extensions = NULL;
}
