/* Values onto fields and structs, by their tables. The scanner has said already that the
 * text is sound, and its tape holds where every value stands. Of objects and lists there is
 * a tree by cJSON, in the same order as the tape; all else is read from the text by the
 * tape, and what is unknown is kept from there, as it was written. */
#include "exchange/read.h"

#include "base/number.h"

#include <cjson/cJSON.h>
#include <string.h>

static ps_status read_object(psi_reader *r, void *object, const cJSON *tree, size_t at);

static psi_span span_of(const psi_reader *r, size_t at) {
  psi_span span = {r->tape.items[at].start, r->tape.items[at].end};
  return span;
}

/* What a value is, told by how it begins: one of { [ " t f n, and 0 for a number. */
static char kind_of(const psi_reader *r, size_t at) {
  char first = psi_read_first(r, at);
  return first == '-' || (first >= '0' && first <= '9') ? '0' : first;
}

static bool is_bool(char kind) { return kind == 't' || kind == 'f'; }

static const char *what_is(char kind) {
  switch (kind) {
    case '"': return "a text";
    case '0': return "a number";
    case 't':
    case 'f': return "true or false";
    case '[': return "a list";
    case '{': return "an object";
    default: return "null";
  }
}

static ps_status wrong_type(psi_reader *r, const ps_field *field, const char *expected, size_t at) {
  return psi_read_fail(r, PS_E_TYPE, r->tape.items[at].start, "\"%s\" takes %s; this is %s.",
                       field->name, expected, what_is(kind_of(r, at)));
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

/* A text of at most ten characters, all of them maybe escaped; "" if it is longer. */
static void short_text(const psi_reader *r, psi_span span, char out[61]) {
  size_t written = span.end - span.start - 2;
  out[written <= 60 ? psi_unescape(r->text, span, out) : 0] = '\0';
}

ps_status psi_read_date(psi_reader *r, psi_span span, ps_date *date) {
  char text[61], shown[64];
  short_text(r, span, text);
  *date = ps_date_parse(text);
  if (*date != 0) return PS_OK;
  return psi_read_fail(r, PS_E_VALUE, span.start,
                       "%s is not a day that exists; a date is written \"2024-05-31\".",
                       psi_excerpt(r->text + span.start, span.end - span.start, shown));
}

/* A text in the store, or the error that says why not. */
static ps_status read_text(psi_reader *r, const ps_field *field, size_t at, const char **text) {
  if (kind_of(r, at) != '"') return wrong_type(r, field, "a text", at);
  *text = psi_read_text(r, span_of(r, at));
  return *text == NULL ? psi_read_fail_memory(r) : PS_OK;
}

ps_status psi_read_unknown(psi_reader *r, void *object, const char *name, size_t at) {
  psi_span span = span_of(r, at);
  return psi_extend(psi_texts(r->c), object, name, strlen(name), r->text + span.start,
                    span.end - span.start)
             ? PS_OK
             : psi_read_fail_memory(r);
}

static ps_status read_enum(psi_reader *r, void *object, const ps_field *field, size_t at) {
  if (kind_of(r, at) != '"') return wrong_type(r, field, "a word", at);
  const ps_enum *words = field->values;
  size_t value = 1;
  const psi_span span = span_of(r, at);
  const char first = r->text[span.start + 1];
  while (value < words->count &&
         ((words->values[value].name[0] != first && first != '\\') ||
          !psi_span_is(r->text, span, words->values[value].name)))
    value++;
  if (value == words->count) return psi_read_unknown(r, object, field->name, at);
  psi_put_enum(object, field, (int)value);
  return PS_OK;
}

/* ---- money and ranges: objects that hold no more than they should ---- */

static ps_status read_money(psi_reader *r, const ps_field *field, const cJSON *item, size_t at,
                            ps_money *money) {
  if (kind_of(r, at) != '{') return wrong_type(r, field, "{\"minor\", \"currency\"}", at);
  char code[61];
  size_t child = at + 1;
  for (const cJSON *m = item->child; m != NULL; m = m->next, child = r->tape.items[child].next) {
    size_t start = r->tape.items[child].start;
    if (strcmp(m->string, "minor") == 0) {
      if (kind_of(r, child) == 'n') continue;
      if (kind_of(r, child) != '0')
        return wrong_type(r, field, "a whole number as minor", child);
      ps_status status = psi_read_integer(r, span_of(r, child), &money->minor);
      if (status != PS_OK) return status;
      money->set = true;
    } else if (strcmp(m->string, "currency") == 0) {
      if (kind_of(r, child) == 'n') continue;
      if (kind_of(r, child) != '"') return wrong_type(r, field, "a text as currency", child);
      short_text(r, span_of(r, child), code);
      if (!psi_is_currency(code))
        return psi_read_fail(r, PS_E_VALUE, start,
                             "A currency is three capital letters (ISO 4217), as \"EUR\".");
      memcpy(money->currency, code, 4);
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
  if (kind_of(r, at) != '{')
    return wrong_type(r, field, "{\"low\", \"likely\", \"high\"}", at);
  size_t child = at + 1;
  for (const cJSON *m = item->child; m != NULL; m = m->next, child = r->tape.items[child].next) {
    ps_number *end = strcmp(m->string, "low") == 0      ? &range->low
                     : strcmp(m->string, "likely") == 0 ? &range->likely
                     : strcmp(m->string, "high") == 0   ? &range->high
                                                        : NULL;
    if (end == NULL)
      return psi_read_fail(r, PS_E_VALUE, r->tape.items[child].start,
                           "A range has \"low\", \"likely\" and \"high\" only.");
    if (kind_of(r, child) == 'n') continue;
    if (kind_of(r, child) != '0') return wrong_type(r, field, "numbers in its range", child);
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
    if (kind_of(r, at) != '{') return wrong_type(r, field, "objects", at);
    void *made = psi_list_add(psi_texts(r->c), object, field);
    return made == NULL ? psi_read_fail_memory(r) : read_object(r, made, item, at);
  }
  const char *text = NULL;
  ps_status status = read_text(r, field, at, &text);
  if (status != PS_OK) return status;
  if (psi_list_add(psi_texts(r->c), object, field) == NULL) return psi_read_fail_memory(r);
  psi_list_put(psi_get_list(object, field), index, text);
  return PS_OK;
}

/* `list` is its tree; NULL, or one without items, where it begins with no object. */
static ps_status read_list(psi_reader *r, void *object, const ps_field *field, const cJSON *list,
                           size_t at) {
  if (kind_of(r, at) != '[') return wrong_type(r, field, "a list", at);
  psi_list empty = {NULL, 0, 0, true};
  psi_put_list(object, field, empty);
  const cJSON *item = list == NULL ? NULL : list->child;
  size_t child = at + 1;
  for (size_t index = 0; child < r->tape.items[at].next; index++) {
    size_t before = psi_path_item(&r->path, index);
    ps_status status = read_item(r, object, field, item, child, index);
    if (status != PS_OK) return status;
    psi_path_cut(&r->path, before);
    child = r->tape.items[child].next;
    if (item != NULL) item = item->next;
  }
  return PS_OK;
}

/* ---- fields and structs ---- */

static ps_status read_scalar(psi_reader *r, void *object, const ps_field *field, const cJSON *item,
                             size_t at) {
  void *to = psi_at_mutable(object, field);
  char kind = kind_of(r, at);
  switch (field->kind) {
    case PS_KIND_FLAG: {
      if (!is_bool(kind)) return wrong_type(r, field, "true or false", at);
      ps_flag flag = {kind == 't', true};
      memcpy(to, &flag, sizeof flag);
      return PS_OK;
    }
    case PS_KIND_INTEGER: {
      ps_integer integer = {0, true};
      if (kind != '0') return wrong_type(r, field, "a whole number", at);
      ps_status status = psi_read_integer(r, span_of(r, at), &integer.value);
      if (status == PS_OK) memcpy(to, &integer, sizeof integer);
      return status;
    }
    case PS_KIND_NUMBER: {
      ps_number number = {0, true};
      if (kind != '0') return wrong_type(r, field, "a number", at);
      ps_status status = psi_read_number(r, span_of(r, at), &number.value);
      if (status == PS_OK) memcpy(to, &number, sizeof number);
      return status;
    }
    case PS_KIND_DATE:
      if (kind != '"') return wrong_type(r, field, "a date as \"2024-05-31\"", at);
      return psi_read_date(r, span_of(r, at), to);
    case PS_KIND_MONEY: return read_money(r, field, item, at, to);
    case PS_KIND_RANGE: return read_range(r, field, item, at, to);
    default: return wrong_type(r, field, "a list of points", at);
  }
}

ps_status psi_read_value(psi_reader *r, void *object, const ps_field *field, const cJSON *item,
                         size_t at) {
  if (kind_of(r, at) == 'n') return PS_OK;
  if (field->flags & PS_FIELD_LIST) return read_list(r, object, field, item, at);
  if (psi_kind_is_text(field->kind)) {
    const char *text = NULL;
    ps_status status = read_text(r, field, at, &text);
    if (status == PS_OK) psi_put_text(object, field, text);
    return status;
  }
  if (field->kind == PS_KIND_ENUM) return read_enum(r, object, field, at);
  if (field->kind != PS_KIND_STRUCT) return read_scalar(r, object, field, item, at);
  if (kind_of(r, at) != '{') return wrong_type(r, field, "an object", at);
  ps_object *nested = psi_at_mutable(object, field);
  nested->state |= PS_OBJECT_GIVEN;
  return read_object(r, nested, item, at);
}

const ps_field *psi_next_field(const ps_struct *type, size_t *expected, const char *name) {
  size_t i = *expected;
  for (size_t n = 0; n < type->count; n++, i++) {
    if (i >= type->count) i = 0;
    const char *candidate = type->fields[i].name;
    if (candidate[0] != name[0] || strcmp(candidate, name) != 0) continue;
    *expected = i + 1;
    return &type->fields[i];
  }
  return NULL;
}

static ps_status read_object(psi_reader *r, void *object, const cJSON *tree, size_t at) {
  const ps_struct *type = ((ps_object *)object)->type;
  size_t child = at + 1, expected = 0;
  for (const cJSON *item = tree->child; item != NULL; item = item->next) {
    const ps_field *field = psi_next_field(type, &expected, item->string);
    size_t before = psi_path_member(&r->path, item->string);
    ps_status status = field == NULL ? psi_read_unknown(r, object, item->string, child)
                                     : psi_read_value(r, object, field, item, child);
    if (status != PS_OK) return status;
    psi_path_cut(&r->path, before);
    child = r->tape.items[child].next;
  }
  return PS_OK;
}
