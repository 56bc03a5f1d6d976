#include "base/field.h"

#include "base/text.h"

#include <string.h>

const ps_field *ps_field_find(const ps_struct *type, const char *name) {
  if (type == NULL || name == NULL) return NULL;
  for (size_t i = 0; i < type->count; i++)
    if (type->fields[i].name[0] == name[0] && strcmp(type->fields[i].name, name) == 0)
      return &type->fields[i];
  return NULL;
}

const char *ps_kind_name(ps_kind kind) {
  static const char *const names[] = {"none",      "text",      "flag",       "integer", "number",
                                      "date",      "money",     "range",      "enum",    "catalogue",
                                      "reference", "expression", "struct",    "entity",  "series"};
  return (size_t)kind < sizeof names / sizeof names[0] ? names[kind] : "none";
}

bool psi_kind_is_text(ps_kind kind) {
  return kind == PS_KIND_TEXT || kind == PS_KIND_CATALOGUE || kind == PS_KIND_REFERENCE ||
         kind == PS_KIND_EXPRESSION;
}

psi_list psi_get_list(const void *object, const ps_field *field) {
  psi_list list;
  memcpy(&list, psi_at(object, field), sizeof list);
  return list;
}

void psi_put_list(void *object, const ps_field *field, psi_list list) {
  memcpy(psi_at_mutable(object, field), &list, sizeof list);
}

const char *psi_get_text(const void *object, const ps_field *field) {
  const char *text;
  memcpy(&text, psi_at(object, field), sizeof text);
  return text;
}

void psi_put_text(void *object, const ps_field *field, const char *text) {
  memcpy(psi_at_mutable(object, field), &text, sizeof text);
}

int psi_get_enum(const void *object, const ps_field *field) {
  int value;
  memcpy(&value, psi_at(object, field), sizeof value);
  return value;
}

void psi_put_enum(void *object, const ps_field *field, int value) {
  memcpy(psi_at_mutable(object, field), &value, sizeof value);
}

size_t psi_item_size(const ps_field *field) {
  return field->kind == PS_KIND_STRUCT ? field->element->size : sizeof(void *);
}

void *psi_list_item(const ps_field *field, psi_list list, size_t index) {
  char *at = (char *)list.items + index * psi_item_size(field);
  if (field->kind == PS_KIND_STRUCT) return at;
  void *pointer;
  memcpy(&pointer, at, sizeof pointer);
  return pointer;
}

const char *psi_list_text(psi_list list, size_t index) {
  const char *text;
  memcpy(&text, (const char *)list.items + index * sizeof text, sizeof text);
  return text;
}

void *psi_list_add(ps_store *store, void *object, const ps_field *field) {
  psi_list list = psi_get_list(object, field);
  const size_t size = psi_item_size(field);
  if (list.count == list.capacity) {
    size_t capacity = list.capacity < 4 ? 4 : list.capacity * 2;
    if (list.capacity == 0 && field->kind == PS_KIND_STRUCT) capacity = 1;
    if (capacity > SIZE_MAX / size) return NULL;
    void *items = psi_store_take_raw(store, capacity * size);
    if (items == NULL) return NULL;
    if (list.count > 0) memcpy(items, list.items, list.count * size);
    list.items = items;
    list.capacity = capacity;
  }
  char *item = (char *)list.items + list.count * size;
  memset(item, 0, size);
  if (field->kind == PS_KIND_STRUCT) psi_init(item, field->element);
  list.count++;
  list.given = true;
  psi_put_list(object, field, list);
  return item;
}

void psi_list_put(psi_list list, size_t index, const void *pointer) {
  memcpy((char *)list.items + index * sizeof pointer, &pointer, sizeof pointer);
}

void psi_list_take_out(void *object, const ps_field *field, size_t index) {
  psi_list list = psi_get_list(object, field);
  const size_t size = psi_item_size(field);
  char *at = (char *)list.items + index * size;
  memmove(at, at + size, (list.count - index - 1) * size);
  list.count--;
  psi_put_list(object, field, list);
}

int psi_enum_find(const ps_enum *words, const char *word) {
  for (size_t i = 1; i < words->count; i++)
    if (strcmp(words->values[i].name, word) == 0) return (int)i;
  return 0;
}

const char *psi_enum_name(const ps_enum *words, int value) {
  return value > 0 && (size_t)value < words->count ? words->values[value].name : "";
}

bool psi_is_currency(const char *code) {
  for (int i = 0; i < 3; i++)
    if (code[i] < 'A' || code[i] > 'Z') return false;
  return code[3] == '\0';
}

/* Digits of the minor unit where they are not two (ISO 4217). */
int psi_currency_digits(const char *code) {
  static const char none[] = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
  static const char three[] = "BHD IQD JOD KWD LYD OMR TND";
  if (code == NULL || strlen(code) != 3) return 2;
  return strstr(none, code) != NULL ? 0 : strstr(three, code) != NULL ? 3 : 2;
}

const char *psi_nearest_field(const ps_struct *type, const char *name) {
  psi_near near = {name, NULL, 0};
  for (size_t i = 0; i < type->count; i++) psi_near_try(&near, type->fields[i].name);
  return near.best;
}

const char *psi_nearest_word(const ps_enum *words, const char *word) {
  psi_near near = {word, NULL, 0};
  for (size_t i = 1; i < words->count; i++) psi_near_try(&near, words->values[i].name);
  return near.best;
}

bool psi_field_is_set(const void *object, const ps_field *field) {
  const void *at = psi_at(object, field);
  if (field->flags & PS_FIELD_LIST) return psi_get_list(object, field).given;
  switch (field->kind) {
    case PS_KIND_TEXT:
    case PS_KIND_CATALOGUE:
    case PS_KIND_REFERENCE:
    case PS_KIND_EXPRESSION: return psi_get_text(object, field) != NULL;
    case PS_KIND_FLAG: return ((const ps_flag *)at)->set;
    case PS_KIND_INTEGER: return ((const ps_integer *)at)->set;
    case PS_KIND_NUMBER: return ((const ps_number *)at)->set;
    case PS_KIND_DATE: return *(const ps_date *)at != 0;
    case PS_KIND_MONEY: return ((const ps_money *)at)->set;
    case PS_KIND_RANGE: {
      const ps_range *range = at;
      return range->low.set || range->likely.set || range->high.set;
    }
    case PS_KIND_ENUM: return psi_get_enum(object, field) != 0;
    case PS_KIND_STRUCT: return (((const ps_object *)at)->state & PS_OBJECT_GIVEN) != 0;
    case PS_KIND_SERIES: return ((const ps_series *)at)->given;
    case PS_KIND_ENTITY:
    case PS_KIND_NONE: break;
  }
  return false;
}

bool ps_is_set(const void *object, const char *field) {
  if (object == NULL) return false;
  const ps_field *row = ps_field_find(((const ps_object *)object)->type, field);
  return row != NULL && psi_field_is_set(object, row);
}
