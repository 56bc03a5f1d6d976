/* Fields by name: one getter and one setter for all of them, told apart by kind. */
#include "base/error.h"
#include "base/number.h"
#include "base/text.h"
#include "model/entity.h"
#include "model/index.h"
#include "model/place.h"

#include <math.h>
#include <string.h>

static ps_status fail_at(ps_error *error, const char *path, ps_status status, const char *message) {
  psi_fail(error, status, "%s", message);
  psi_error_path(error, path);
  return status;
}

/* ---- get ---- */

static void read_value(const psi_target *t, ps_value *value) {
  const ps_field *field = t->field;
  const void *at = psi_at(t->object, field);
  value->kind = field->kind;
  if (psi_kind_is_text(field->kind)) {
    value->text = t->is_item ? psi_list_text(psi_get_list(t->object, field), t->index)
                             : psi_get_text(t->object, field);
    return;
  }
  switch (field->kind) {
    case PS_KIND_FLAG: value->flag = ((const ps_flag *)at)->value; break;
    case PS_KIND_INTEGER: value->integer = ((const ps_integer *)at)->value; break;
    case PS_KIND_NUMBER: value->number = ((const ps_number *)at)->value; break;
    case PS_KIND_DATE: value->date = *(const ps_date *)at; break;
    case PS_KIND_MONEY: value->money = *(const ps_money *)at; break;
    case PS_KIND_RANGE: value->range = *(const ps_range *)at; break;
    case PS_KIND_ENUM:
      value->text = psi_enum_name(field->values, psi_get_enum(t->object, field));
      break;
    default: break;
  }
}

ps_status ps_get(const void *entity, const char *path, ps_value *value, ps_error *error) {
  if (entity == NULL || path == NULL || value == NULL)
    return psi_fail_argument(error, "ps_get: there is no entity, path or value (NULL).");
  psi_target target;
  memset(value, 0, sizeof *value);
  ps_status status = psi_target_find((void *)(uintptr_t)entity, path, &target, error);
  if (status != PS_OK) return status;
  bool whole = (target.field->flags & PS_FIELD_LIST) && !target.is_item;
  if (whole || target.field->kind == PS_KIND_STRUCT || target.field->kind == PS_KIND_SERIES ||
      target.field->kind == PS_KIND_ENTITY)
    return fail_at(error, path, PS_E_TYPE, "This is not a single value: name an item or a field.");
  if (target.is_item || psi_field_is_set(target.object, target.field)) read_value(&target, value);
  return PS_OK;
}

/* ---- set ---- */

/* The new value of a text-like field in the case's store, or NULL with the error. */
static const char *keep_text(ps_case *c, const char *path, const char *text, ps_error *error) {
  size_t length = strlen(text);
  if (psi_utf8_check(text, length) != length) {
    fail_at(error, path, PS_E_ENCODING, "The text is not valid UTF-8.");
    return NULL;
  }
  const char *kept = psi_store_text(psi_texts(c), text, length);
  if (kept == NULL) psi_fail_memory(error);
  return kept;
}

/* `error` is not NULL here. */
static ps_status set_id(ps_case *c, ps_entity *entity, const char *path, const char *text,
                        ps_error *error) {
  const ps_entity *other = *text == '\0' ? NULL : psi_index_find(c->index, text);
  if (*text == '\0') return fail_at(error, path, PS_E_VALUE, "An id is not empty.");
  if (other == entity) return PS_OK;
  if (other != NULL) return fail_at(error, path, PS_E_EXISTS, "That id is in use already.");
  const char *kept = keep_text(c, path, text, error);
  if (kept == NULL) return error->status;
  if (!psi_index_reserve(c->index, 1)) return psi_fail_memory(error);
  bool rebuild = psi_index_remove(c->index, entity);
  entity->id = kept;
  psi_index_enter(c->index, entity);
  if (rebuild) psi_entities_reindex(c, NULL);
  return PS_OK;
}

static ps_status set_text(ps_case *c, const psi_target *t, const char *path, const char *text,
                          ps_error *error) {
  ps_error own;
  ps_error *e = error == NULL ? &own : error;
  const char *kept = keep_text(c, path, text, e);
  if (kept == NULL) return e->status;
  if (t->is_item)
    psi_list_put(psi_get_list(t->object, t->field), t->index, kept);
  else
    psi_put_text(t->object, t->field, kept);
  return PS_OK;
}

static ps_status set_enum(const psi_target *t, const char *path, const char *word,
                          ps_error *error) {
  int value = psi_enum_find(t->field->values, word);
  if (value == 0) {
    char shown[64];
    const char *nearest = psi_nearest_word(t->field->values, word);
    psi_fail(error, PS_E_VALUE, "\"%s\" is no word for \"%s\"%s%s%s.",
             psi_excerpt(word, strlen(word), shown), t->field->name,
             nearest == NULL ? "" : "; the nearest is \"", nearest == NULL ? "" : nearest,
             nearest == NULL ? "" : "\"");
    psi_error_path(error, path);
    return PS_E_VALUE;
  }
  psi_put_enum(t->object, t->field, value);
  return PS_OK;
}

static ps_status set_number(const psi_target *t, const char *path, const ps_value *v,
                            ps_error *error) {
  bool to_integer = t->field->kind == PS_KIND_INTEGER;
  if (to_integer && v->kind == PS_KIND_NUMBER) {
    if (!isfinite(v->number) || v->number != floor(v->number))
      return fail_at(error, path, PS_E_VALUE, "This field takes whole numbers only.");
    if (v->number < -9223372036854775808.0 || v->number >= 9223372036854775808.0)
      return fail_at(error, path, PS_E_RANGE, "A whole number is from -2^63 to 2^63 - 1.");
    ps_integer integer = {(int64_t)v->number, true};
    memcpy(psi_at_mutable(t->object, t->field), &integer, sizeof integer);
    return PS_OK;
  }
  if (!to_integer && v->kind == PS_KIND_INTEGER) {
    double number = (double)v->integer;
    /* 2^63 as a double is one beyond the integers. */
    if (number >= 9223372036854775808.0 || (int64_t)number != v->integer)
      return fail_at(error, path, PS_E_RANGE, "No double holds that integer exactly.");
    ps_number converted = {number, true};
    memcpy(psi_at_mutable(t->object, t->field), &converted, sizeof converted);
    return PS_OK;
  }
  if (to_integer) {
    ps_integer integer = {v->integer, true};
    memcpy(psi_at_mutable(t->object, t->field), &integer, sizeof integer);
    return PS_OK;
  }
  if (!isfinite(v->number))
    return fail_at(error, path, PS_E_VALUE, "A number is finite; unset the field instead.");
  ps_number number = {v->number, true};
  memcpy(psi_at_mutable(t->object, t->field), &number, sizeof number);
  return PS_OK;
}

static ps_status set_other(const psi_target *t, const char *path, const ps_value *v,
                           ps_error *error) {
  void *at = psi_at_mutable(t->object, t->field);
  if (v->kind == PS_KIND_FLAG) {
    ps_flag flag = {v->flag, true};
    memcpy(at, &flag, sizeof flag);
  } else if (v->kind == PS_KIND_DATE) {
    if (v->date != 0 && ps_date_make(v->date / 10000, v->date / 100 % 100, v->date % 100) == 0)
      return fail_at(error, path, PS_E_VALUE, "There is no such day.");
    memcpy(at, &v->date, sizeof v->date);
  } else if (v->kind == PS_KIND_MONEY) {
    ps_money money = v->money;
    if (money.currency[0] != '\0' && !psi_is_currency(money.currency))
      return fail_at(error, path, PS_E_VALUE, "A currency is three capital letters (ISO 4217).");
    money.set = true;
    memcpy(at, &money, sizeof money);
  } else {
    ps_range range = v->range;
    ps_number *const ends[3] = {&range.low, &range.likely, &range.high};
    for (int i = 0; i < 3; i++) {
      if (!ends[i]->set) ends[i]->value = 0;
      if (!isfinite(ends[i]->value))
        return fail_at(error, path, PS_E_VALUE, "The ends of a range are finite.");
    }
    memcpy(at, &range, sizeof range);
  }
  return PS_OK;
}

static ps_status wrong_kind(const psi_target *t, const char *path, const ps_value *v,
                            ps_error *error) {
  const char *is = ps_kind_name(t->field->kind), *told = ps_kind_name(v->kind);
  psi_fail(error, PS_E_TYPE, "The field \"%s\" holds a%s %s, not a%s %s.", t->field->name,
           psi_an(is), is, psi_an(told), told);
  psi_error_path(error, path);
  return PS_E_TYPE;
}

static bool is_field(const psi_target *t, const void *entity, const char *name) {
  return t->object == entity && strcmp(t->field->name, name) == 0;
}

static bool is_numeric(ps_kind kind) { return kind == PS_KIND_NUMBER || kind == PS_KIND_INTEGER; }

static ps_status set_value(ps_case *c, ps_entity *entity, const psi_target *t, const char *path,
                           const ps_value *v, ps_error *error) {
  const ps_kind kind = t->field->kind;
  const bool told_text = psi_kind_is_text(v->kind) || v->kind == PS_KIND_ENUM;
  if (told_text && v->text == NULL)
    return psi_fail_argument(error, "ps_set: the value's text is NULL.");
  if (psi_kind_is_text(kind) && told_text) {
    ps_error own;
    if (is_field(t, entity, "id"))
      return set_id(c, entity, path, v->text, error == NULL ? &own : error);
    return set_text(c, t, path, v->text, error);
  }
  if (kind == PS_KIND_ENUM && told_text) return set_enum(t, path, v->text, error);
  if (kind == PS_KIND_DATE && told_text) {
    ps_value date = *v;
    date.kind = PS_KIND_DATE;
    date.date = ps_date_parse(v->text);
    if (date.date == 0)
      return fail_at(error, path, PS_E_VALUE, "A date is a day that exists, as \"2024-05-31\".");
    return set_other(t, path, &date, error);
  }
  if (is_numeric(kind) && is_numeric(v->kind)) return set_number(t, path, v, error);
  if (kind != v->kind || kind == PS_KIND_STRUCT || kind == PS_KIND_SERIES || kind == PS_KIND_ENTITY)
    return wrong_kind(t, path, v, error);
  return set_other(t, path, v, error);
}

/* What every change needs: a case, and an entity of it that is still there. */
static ps_status check_owner(const ps_case *c, const void *entity, const char *path,
                             ps_error *error) {
  if (c == NULL || entity == NULL || path == NULL)
    return psi_fail_argument(error, "There is no case, entity or path (NULL).");
  if (((const ps_object *)entity)->state & PS_OBJECT_REMOVED)
    return fail_at(error, path, PS_E_REMOVED, "The object was removed from its case.");
  /* What is set is kept by the case: an entity of another would outlive it. */
  if (!psi_entity_is_of(c, entity))
    return psi_fail_argument(error, "The object belongs to another case.");
  return PS_OK;
}

/* And a place. */
static ps_status open_target(ps_case *c, void *entity, const char *path, psi_target *target,
                             ps_error *error) {
  ps_status status = check_owner(c, entity, path, error);
  return status == PS_OK ? psi_target_find(entity, path, target, error) : status;
}

ps_status psi_struct_open(ps_case *c, void *entity, const char *path, psi_target *target,
                          ps_error *error) {
  ps_status status = check_owner(c, entity, path, error);
  return status == PS_OK ? psi_target_struct(entity, path, target, error) : status;
}

/* What no value can be set to, or none at all. */
static ps_status check_settable(const ps_case *c, const void *entity, const psi_target *t,
                                const char *path, bool unset, ps_error *error) {
  bool list = (t->field->flags & PS_FIELD_LIST) != 0;
  if (t->field->kind == PS_KIND_ENTITY || (list && !t->is_item && !unset))
    return fail_at(error, path, PS_E_TYPE, "A list is changed item by item.");
  if (unset && t->is_item)
    return fail_at(error, path, PS_E_TYPE, "An item is taken out with ps_erase().");
  if (unset && entity != (const void *)c && is_field(t, entity, "id"))
    return fail_at(error, path, PS_E_VALUE, "An entity keeps an id.");
  if (is_field(t, c, "schema_version"))
    return fail_at(error, path, PS_E_ARGUMENT, "The version of the format is set by the library.");
  return PS_OK;
}

static void unset_value(ps_case *c, const psi_target *t) {
  bool rebuild = is_field(t, c, "id") && psi_index_remove(c->index, (const ps_entity *)c);
  psi_unset(t->object, t->field);
  if (rebuild) psi_entities_reindex(c, NULL);
}

ps_status ps_set(ps_case *c, void *entity, const char *path, const ps_value *value,
                 ps_error *error) {
  psi_target target;
  ps_status status = open_target(c, entity, path, &target, error);
  if (status != PS_OK) return status;
  bool unset = value == NULL || value->kind == PS_KIND_NONE;
  status = check_settable(c, entity, &target, path, unset, error);
  if (status != PS_OK) return status;
  if (unset)
    unset_value(c, &target);
  else
    status = set_value(c, entity, &target, path, value, error);
  if (status != PS_OK) return status;
  /* What is unset brings no struct into being. */
  if (psi_field_is_set(target.object, target.field)) psi_target_mark(&target);
  /* A word that was not known is answered by one that is. */
  psi_extension_drop(target.object, target.field->name);
  return PS_OK;
}

ps_status ps_append(ps_case *c, void *entity, const char *path, const char *text, ps_error *error) {
  psi_target t;
  ps_status status = open_target(c, entity, path, &t, error);
  if (status != PS_OK) return status;
  if (!(t.field->flags & PS_FIELD_LIST) || t.is_item || t.field->kind == PS_KIND_ENTITY)
    return fail_at(error, path, PS_E_TYPE, "This is not a list that ps_append() can add to.");
  bool structs = t.field->kind == PS_KIND_STRUCT;
  if (structs != (text == NULL))
    return psi_fail_argument(error, structs ? "ps_append: a list of structs takes NULL."
                                            : "ps_append: a list of texts takes a text.");
  ps_error own;
  ps_error *e = error == NULL ? &own : error;
  const char *kept = structs ? NULL : keep_text(c, path, text, e);
  if (!structs && kept == NULL) return e->status;
  if (psi_list_add(psi_texts(c), t.object, t.field) == NULL) return psi_fail_memory(error);
  psi_list list = psi_get_list(t.object, t.field);
  if (!structs) psi_list_put(list, list.count - 1, kept);
  psi_target_mark(&t);
  return PS_OK;
}

ps_status ps_erase(ps_case *c, void *entity, const char *path, size_t index, ps_error *error) {
  psi_target t;
  ps_status status = open_target(c, entity, path, &t, error);
  if (status != PS_OK) return status;
  if (!(t.field->flags & PS_FIELD_LIST) || t.is_item || t.field->kind == PS_KIND_ENTITY)
    return fail_at(error, path, PS_E_TYPE, "This is not a list that ps_erase() can take from.");
  if (index >= psi_get_list(t.object, t.field).count)
    return fail_at(error, path, PS_E_NOT_FOUND, "The list has no item of that number.");
  psi_list_take_out(t.object, t.field, index);
  return PS_OK;
}

ps_status ps_clear(ps_case *c, void *entity, const char *path, ps_error *error) {
  psi_target t;
  ps_status status = open_target(c, entity, path, &t, error);
  if (status != PS_OK) return status;
  bool series = t.field->kind == PS_KIND_SERIES;
  if (t.is_item || t.field->kind == PS_KIND_ENTITY || !(series || (t.field->flags & PS_FIELD_LIST)))
    return fail_at(error, path, PS_E_TYPE, "This is not a list or series that can be emptied.");
  psi_unset(t.object, t.field);
  if (series) {
    ((ps_series *)psi_at_mutable(t.object, t.field))->given = true;
  } else {
    psi_list empty = {NULL, 0, 0, true};
    psi_put_list(t.object, t.field, empty);
  }
  psi_target_mark(&t);
  psi_extension_drop(t.object, t.field->name);
  return PS_OK;
}

ps_status ps_series_add(ps_case *c, ps_measure *measure, ps_date on, double value, double numerator,
                        double denominator, const char *group, ps_error *error) {
  psi_target t;
  ps_status status = open_target(c, measure, "series", &t, error);
  if (status != PS_OK) return status;
  bool has_value = psi_is_figure(value);
  bool has_rate = psi_is_figure(numerator) && psi_is_figure(denominator);
  if (t.field->kind != PS_KIND_SERIES || ps_date_add_days(on, 0) != on || on == 0)
    return fail_at(error, "series", PS_E_VALUE, "A point needs a date that exists.");
  if (!has_value && !has_rate)
    return fail_at(error, "series", PS_E_VALUE,
                   "A point needs a value, or a numerator and a denominator.");
  if (isinf(value) || isinf(numerator) || isinf(denominator))
    return fail_at(error, "series", PS_E_VALUE, "Figures are finite.");
  psi_point point = {on, value, numerator, denominator, NULL};
  ps_error own;
  ps_error *e = error == NULL ? &own : error;
  if (group != NULL) {
    size_t last = measure->series.count;
    bool same = last > 0 && measure->series.group[last - 1] != NULL &&
                strcmp(measure->series.group[last - 1], group) == 0;
    point.group = same ? measure->series.group[last - 1] : keep_text(c, "series", group, e);
    if (point.group == NULL) return e->status;
  }
  return psi_series_add(psi_texts(c), &measure->series, &point) ? PS_OK : psi_fail_memory(error);
}
