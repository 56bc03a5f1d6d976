/* A tree made by cJSON onto structs, by their tables. The scanner has said already
 * that the text is sound, and its tape holds, in the same order as the tree, where
 * every value stands: numbers are read from there (cJSON rounds them), and what is
 * unknown is kept from there, as it was written. */
#include "exchange/read.h"

#include "base/error.h"
#include "base/number.h"

#include <cjson/cJSON.h>
#include <string.h>

/* A number longer than this is hidden from cJSON, whose buffer takes 63 bytes. */
enum { LONGEST_NUMBER = 60 };

static ps_status read_value(psi_reader *r, void *object, const ps_field *field, const cJSON *item,
                            size_t at);
static ps_status read_object(psi_reader *r, void *object, const cJSON *tree, size_t at);

static psi_span span_of(const psi_reader *r, size_t at) {
  psi_span span = {r->tape.items[at].start, r->tape.items[at].end};
  return span;
}

static const char *what_is(const cJSON *item) {
  if (cJSON_IsString(item)) return "a text";
  if (cJSON_IsNumber(item)) return "a number";
  if (cJSON_IsBool(item)) return "true or false";
  if (cJSON_IsArray(item)) return "a list";
  if (cJSON_IsObject(item)) return "an object";
  return "null";
}

static ps_status wrong_type(psi_reader *r, const ps_field *field, const char *expected,
                            const cJSON *item, size_t at) {
  return psi_read_fail(r, PS_E_TYPE, r->tape.items[at].start, "\"%s\" takes %s; this is %s.",
                       field->name, expected, what_is(item));
}

/* ---- scalars ---- */

ps_status psi_read_number(psi_reader *r, psi_span span, double *value) {
  switch (psi_number_parse(r->text + span.start, r->text + span.end, value)) {
    case PSI_NUMBER_OK: return PS_OK;
    case PSI_NUMBER_INEXACT_INTEGER:
      return psi_read_fail(r, PS_E_RANGE, span.start,
                           "This whole number has more digits than can be kept exactly. Write it "
                           "with an exponent if it is rounded anyway.");
    default:
      return psi_read_fail(r, PS_E_RANGE, span.start,
                           "This number is beyond what can be kept (about 1e-308 to 1e308).");
  }
}

ps_status psi_read_integer(psi_reader *r, psi_span span, int64_t *value) {
  if (psi_integer_parse(r->text + span.start, r->text + span.end, value)) return PS_OK;
  return psi_read_fail(r, PS_E_RANGE, span.start,
                       "This must be a whole number between -2^63 and 2^63 - 1.");
}

static ps_status read_date(psi_reader *r, const ps_field *field, const cJSON *item, size_t at,
                           ps_date *date) {
  char shown[64];
  if (!cJSON_IsString(item)) return wrong_type(r, field, "a date as \"2024-05-31\"", item, at);
  *date = ps_date_parse(item->valuestring);
  if (*date != 0) return PS_OK;
  return psi_read_fail(r, PS_E_VALUE, r->tape.items[at].start,
                       "\"%s\" is not a day that exists; a date is written \"2024-05-31\".",
                       psi_excerpt(item->valuestring, strlen(item->valuestring), shown));
}

/* A text in the store, or the error that says why not. */
static ps_status read_text(psi_reader *r, const ps_field *field, const cJSON *item, size_t at,
                           const char **text) {
  if (!cJSON_IsString(item)) return wrong_type(r, field, "a text", item, at);
  *text = psi_store_text(psi_texts(r->c), item->valuestring, strlen(item->valuestring));
  return *text == NULL ? psi_read_fail_memory(r) : PS_OK;
}

static ps_status keep_unknown(psi_reader *r, void *object, const char *name, size_t at) {
  psi_span span = span_of(r, at);
  return psi_extend(psi_texts(r->c), object, name, strlen(name), r->text + span.start,
                    span.end - span.start)
             ? PS_OK
             : psi_read_fail_memory(r);
}

static ps_status read_enum(psi_reader *r, void *object, const ps_field *field, const cJSON *item,
                           size_t at) {
  if (!cJSON_IsString(item)) return wrong_type(r, field, "a word", item, at);
  int value = psi_enum_find(field->values, item->valuestring);
  if (value == 0) return keep_unknown(r, object, field->name, at);
  psi_put_enum(object, field, value);
  return PS_OK;
}

/* ---- money and ranges: objects that hold no more than they should ---- */

static ps_status read_money(psi_reader *r, const ps_field *field, const cJSON *item, size_t at,
                            ps_money *money) {
  if (!cJSON_IsObject(item)) return wrong_type(r, field, "{\"minor\", \"currency\"}", item, at);
  size_t child = at + 1;
  for (const cJSON *m = item->child; m != NULL; m = m->next, child = r->tape.items[child].next) {
    size_t start = r->tape.items[child].start;
    if (strcmp(m->string, "minor") == 0) {
      if (!cJSON_IsNumber(m)) return wrong_type(r, field, "a whole number as minor", m, child);
      ps_status status = psi_read_integer(r, span_of(r, child), &money->minor);
      if (status != PS_OK) return status;
      money->set = true;
    } else if (strcmp(m->string, "currency") == 0) {
      if (!cJSON_IsString(m)) return wrong_type(r, field, "a text as currency", m, child);
      if (strlen(m->valuestring) != 3 || !psi_is_currency(m->valuestring))
        return psi_read_fail(r, PS_E_VALUE, start,
                             "A currency is three capital letters (ISO 4217), as \"EUR\".");
      memcpy(money->currency, m->valuestring, 4);
    } else {
      return psi_read_fail(r, PS_E_VALUE, start, "Money has \"minor\" and \"currency\" only.");
    }
  }
  if (money->set) return PS_OK;
  return psi_read_fail(r, PS_E_VALUE, r->tape.items[at].start,
                       "Money needs \"minor\": the amount in whole minor units.");
}

static ps_status read_range(psi_reader *r, const ps_field *field, const cJSON *item, size_t at,
                            ps_range *range) {
  if (!cJSON_IsObject(item))
    return wrong_type(r, field, "{\"low\", \"likely\", \"high\"}", item, at);
  size_t child = at + 1;
  for (const cJSON *m = item->child; m != NULL; m = m->next, child = r->tape.items[child].next) {
    ps_number *end = strcmp(m->string, "low") == 0      ? &range->low
                     : strcmp(m->string, "likely") == 0 ? &range->likely
                     : strcmp(m->string, "high") == 0   ? &range->high
                                                        : NULL;
    if (end == NULL)
      return psi_read_fail(r, PS_E_VALUE, r->tape.items[child].start,
                           "A range has \"low\", \"likely\" and \"high\" only.");
    if (!cJSON_IsNumber(m)) return wrong_type(r, field, "numbers in its range", m, child);
    ps_status status = psi_read_number(r, span_of(r, child), &end->value);
    if (status != PS_OK) return status;
    end->set = true;
  }
  if (range->low.set || range->likely.set || range->high.set) return PS_OK;
  return psi_read_fail(r, PS_E_VALUE, r->tape.items[at].start,
                       "A range needs at least one of \"low\", \"likely\" and \"high\".");
}

/* ---- lists ---- */

static ps_status read_item(psi_reader *r, void *object, const ps_field *field, const cJSON *item,
                           size_t at, size_t index) {
  if (field->kind == PS_KIND_STRUCT) {
    if (!cJSON_IsObject(item)) return wrong_type(r, field, "objects", item, at);
    void *made = psi_list_add(psi_texts(r->c), object, field);
    return made == NULL ? psi_read_fail_memory(r) : read_object(r, made, item, at);
  }
  const char *text = NULL;
  ps_status status = read_text(r, field, item, at, &text);
  if (status != PS_OK) return status;
  if (psi_list_add(psi_texts(r->c), object, field) == NULL) return psi_read_fail_memory(r);
  psi_list_put(psi_get_list(object, field), index, text);
  return PS_OK;
}

static ps_status read_list(psi_reader *r, void *object, const ps_field *field, const cJSON *list,
                           size_t at) {
  if (!cJSON_IsArray(list)) return wrong_type(r, field, "a list", list, at);
  psi_list empty = {NULL, 0, 0, true};
  psi_put_list(object, field, empty);
  size_t child = at + 1, index = 0;
  for (const cJSON *item = list->child; item != NULL; item = item->next, index++) {
    size_t before = psi_path_item(&r->path, index);
    ps_status status = read_item(r, object, field, item, child, index);
    if (status != PS_OK) return status;
    psi_path_cut(&r->path, before);
    child = r->tape.items[child].next;
  }
  return PS_OK;
}

/* ---- fields and structs ---- */

static ps_status read_scalar(psi_reader *r, void *object, const ps_field *field, const cJSON *item,
                             size_t at) {
  void *to = psi_at_mutable(object, field);
  switch (field->kind) {
    case PS_KIND_FLAG: {
      if (!cJSON_IsBool(item)) return wrong_type(r, field, "true or false", item, at);
      ps_flag flag = {cJSON_IsTrue(item) != 0, true};
      memcpy(to, &flag, sizeof flag);
      return PS_OK;
    }
    case PS_KIND_INTEGER: {
      ps_integer integer = {0, true};
      if (!cJSON_IsNumber(item)) return wrong_type(r, field, "a whole number", item, at);
      ps_status status = psi_read_integer(r, span_of(r, at), &integer.value);
      if (status == PS_OK) memcpy(to, &integer, sizeof integer);
      return status;
    }
    case PS_KIND_NUMBER: {
      ps_number number = {0, true};
      if (!cJSON_IsNumber(item)) return wrong_type(r, field, "a number", item, at);
      ps_status status = psi_read_number(r, span_of(r, at), &number.value);
      if (status == PS_OK) memcpy(to, &number, sizeof number);
      return status;
    }
    case PS_KIND_DATE: return read_date(r, field, item, at, to);
    case PS_KIND_MONEY: return read_money(r, field, item, at, to);
    case PS_KIND_RANGE: return read_range(r, field, item, at, to);
    default: return wrong_type(r, field, "a list of points", item, at);
  }
}

static ps_status read_value(psi_reader *r, void *object, const ps_field *field, const cJSON *item,
                            size_t at) {
  if (cJSON_IsNull(item)) return PS_OK;
  if (field->flags & PS_FIELD_LIST) return read_list(r, object, field, item, at);
  if (psi_kind_is_text(field->kind)) {
    const char *text = NULL;
    ps_status status = read_text(r, field, item, at, &text);
    if (status == PS_OK) psi_put_text(object, field, text);
    return status;
  }
  if (field->kind == PS_KIND_ENUM) return read_enum(r, object, field, item, at);
  if (field->kind != PS_KIND_STRUCT) return read_scalar(r, object, field, item, at);
  if (!cJSON_IsObject(item)) return wrong_type(r, field, "an object", item, at);
  ps_object *nested = psi_at_mutable(object, field);
  nested->state |= PS_OBJECT_GIVEN;
  return read_object(r, nested, item, at);
}

/* Whether a place on the tape was claimed: its value has been read already. */
static bool is_claimed(const psi_reader *r, size_t at) {
  for (size_t i = 0; i < r->blank_count; i++)
    if (r->blanks[i].start == r->tape.items[at].start) return true;
  return false;
}

static ps_status read_object(psi_reader *r, void *object, const cJSON *tree, size_t at) {
  const ps_struct *type = ((ps_object *)object)->type;
  size_t child = at + 1, expected = 0;
  for (const cJSON *item = tree->child; item != NULL; item = item->next) {
    /* Members mostly come in the table's order: look there first. */
    const ps_field *field = expected < type->count ? &type->fields[expected] : NULL;
    if (field == NULL || strcmp(field->name, item->string) != 0)
      field = ps_field_find(type, item->string);
    if (field != NULL) expected = (size_t)(field - type->fields) + 1;
    size_t before = psi_path_member(&r->path, item->string);
    ps_status status = field == NULL ? keep_unknown(r, object, item->string, child)
                       : is_claimed(r, child) ? PS_OK
                                              : read_value(r, object, field, item, child);
    if (status != PS_OK) return status;
    psi_path_cut(&r->path, before);
    child = r->tape.items[child].next;
  }
  return PS_OK;
}

/* ---- the tree ---- */

static void blank(char *copy, size_t base, size_t start, size_t end) {
  copy[start - base] = '0';
  memset(copy + (start - base) + 1, ' ', end - start - 1);
}

/* The element as cJSON may see it: claimed values and numbers too long for it are
 * a 0 there. NULL without memory. */
static const char *rewritten(psi_reader *r, size_t start, size_t length) {
  if (r->scratch_size < length) {
    char *grown = psi_resize(&r->settings.allocator, r->scratch, r->scratch_size, length);
    if (grown == NULL) return NULL;
    r->scratch = grown;
    r->scratch_size = length;
  }
  memcpy(r->scratch, r->text + start, length);
  for (size_t i = 0; i < r->blank_count; i++)
    blank(r->scratch, start, r->blanks[i].start, r->blanks[i].end);
  for (size_t i = 0; r->tape.longest_number > LONGEST_NUMBER && i < r->tape.count; i++) {
    psi_place *p = &r->tape.items[i];
    char first = r->text[p->start];
    bool number = first == '-' || (first >= '0' && first <= '9');
    if (number && p->end - p->start > LONGEST_NUMBER) blank(r->scratch, start, p->start, p->end);
  }
  return r->scratch;
}

static cJSON *make_tree(psi_reader *r) {
  const psi_place *whole = &r->tape.items[0];
  size_t length = whole->end - whole->start;
  const char *text = r->text + whole->start;
  if (r->blank_count > 0 || r->tape.longest_number > LONGEST_NUMBER)
    text = rewritten(r, whole->start, length);
  return text == NULL ? NULL : cJSON_ParseWithLength(text, length);
}

ps_status psi_read_struct(psi_reader *r, void *object) {
  cJSON *tree = make_tree(r);
  /* The text is sound and the depth bounded: only memory can be what is missing. */
  if (tree == NULL) return psi_read_fail_memory(r);
  ps_status status = read_object(r, object, tree, 0);
  cJSON_Delete(tree);
  return status;
}

ps_status psi_read_field(psi_reader *r, void *object, const ps_field *field) {
  cJSON *tree = make_tree(r);
  if (tree == NULL) return psi_read_fail_memory(r);
  ps_status status = read_value(r, object, field, tree, 0);
  cJSON_Delete(tree);
  return status;
}
