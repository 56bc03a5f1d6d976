/* Looks at one struct after another: what is missing, out of range, out of order,
 * in another currency, or unknown. */
#include "base/error.h"
#include "base/number.h"
#include "model/inspect.h"

#include <string.h>

/* ---- numbers ---- */

static void inspect_bounds(psi_inspection *in, const ps_field *f, double value) {
  bool low = (f->flags & PS_FIELD_MINIMUM) && value < f->minimum;
  bool high = (f->flags & PS_FIELD_MAXIMUM) && value > f->maximum;
  if (!low && !high) return;
  char is[32], bound[32];
  psi_broken(in, PSI_OUT_OF_RANGE, "%s is %s, which is %s %s.", f->name, ps_number_text(value, is),
             low ? "below" : "above", ps_number_text(low ? f->minimum : f->maximum, bound));
}

static void inspect_range(psi_inspection *in, const ps_field *f, const ps_range *range) {
  const ps_number ends[3] = {range->low, range->likely, range->high};
  static const char *const names[3] = {"low", "likely", "high"};
  int last = -1;
  for (int i = 0; i < 3; i++) {
    if (!ends[i].set) continue;
    inspect_bounds(in, f, ends[i].value);
    if (last >= 0 && ends[last].value > ends[i].value) {
      char a[32], b[32];
      psi_broken(in, PSI_RANGE_ORDER, "%s is %s, which is above %s, %s.", names[last],
                 ps_number_text(ends[last].value, a), names[i], ps_number_text(ends[i].value, b));
    }
    last = i;
  }
}

/* ---- money ---- */

static void inspect_money(psi_inspection *in, const ps_money *money) {
  if (money->currency[0] == '\0') return;
  if (in->currency == NULL) in->currency = money->currency;
  if (strcmp(money->currency, in->currency) == 0) return;
  char shown[64];
  psi_broken(in, PSI_CURRENCY, "The amount is in %s, %s in %s.", money->currency,
             in->c->currency == NULL ? "another of this case" : "the case is",
             psi_excerpt(in->currency, strlen(in->currency), shown));
}

static void inspect_case_currency(psi_inspection *in) {
  const char *own = in->c->currency;
  if (own == NULL || psi_is_currency(own)) return;
  char shown[64];
  psi_broken(in, PSI_CURRENCY, "\"%s\" is not three capital letters.",
             psi_excerpt(own, strlen(own), shown));
}

/* ---- what is unknown ---- */

static bool is_text(const char *json) { return json[0] == '"'; }

static void inspect_word(psi_inspection *in, const ps_field *f, const char *json) {
  char word[64], shown[64];
  size_t length = strlen(json);
  const char *nearest = NULL;
  if (is_text(json) && length > 2 && length - 2 < sizeof word) {
    memcpy(word, json + 1, length - 2);
    word[length - 2] = '\0';
    nearest = psi_nearest_word(f->values, word);
  }
  psi_broken(in, PSI_UNKNOWN_WORD, "%s is no word for %s%s%s%s.", psi_excerpt(json, length, shown),
             f->name, nearest == NULL ? "" : "; the nearest is \"", nearest == NULL ? "" : nearest,
             nearest == NULL ? "" : "\"");
}

static void inspect_member(psi_inspection *in, const ps_struct *type, const char *name,
                           const char *json) {
  char shown[64];
  size_t before = psi_path_member(&in->path, psi_excerpt(name, strlen(name), shown));
  const ps_field *field = ps_field_find(type, name);
  const char *nearest = field == NULL ? psi_nearest_field(type, name) : NULL;
  if (field != NULL)
    inspect_word(in, field, json);
  else if (nearest != NULL)
    psi_broken(in, PSI_MISSPELT_MEMBER, "A%s %s has no member \"%s\"; the nearest is \"%s\".",
               psi_an(type->name), type->name, shown, nearest);
  else
    psi_broken(in, PSI_UNKNOWN_MEMBER, "A%s %s has no member \"%s\"; it is kept, and not read.",
               psi_an(type->name), type->name, shown);
  psi_path_cut(&in->path, before);
}

void psi_inspect_unknown(psi_inspection *in, const void *object) {
  const ps_object *head = object;
  for (size_t i = 0; head->extensions != NULL && i < head->extensions->count; i++)
    inspect_member(in, head->type, head->extensions->items[i].name,
                   head->extensions->items[i].text);
}

/* ---- fields ---- */

static void inspect_listed_word(psi_inspection *in, const ps_field *f, const char *word) {
  if (psi_enum_find(f->values, word) != 0) return;
  char shown[64];
  const char *nearest = psi_nearest_word(f->values, word);
  psi_broken(in, PSI_UNKNOWN_WORD, "\"%s\" is no word for %s%s%s%s.",
             psi_excerpt(word, strlen(word), shown), f->name,
             nearest == NULL ? "" : "; the nearest is \"", nearest == NULL ? "" : nearest,
             nearest == NULL ? "" : "\"");
}

/* What is marked (as private, as not applicable) must be a field, or the mark does
 * nothing: for a private field that is a leak. */
static void inspect_mark(psi_inspection *in, const ps_struct *type, const char *name) {
  if (ps_field_find(type, name) != NULL) return;
  char shown[64];
  const char *nearest = psi_nearest_field(type, name);
  psi_broken(in, PSI_MARKED_FIELD, "A%s %s has no field \"%s\" to mark%s%s%s.",
             psi_an(type->name), type->name, psi_excerpt(name, strlen(name), shown),
             nearest == NULL ? "" : "; the nearest is \"", nearest == NULL ? "" : nearest,
             nearest == NULL ? "" : "\"");
}

static bool is_mark(const ps_field *f) {
  return strcmp(f->name, "private") == 0 || strcmp(f->name, "not_applicable") == 0;
}

static void inspect_list(psi_inspection *in, const void *object, const ps_field *f) {
  psi_list list = psi_get_list(object, f);
  for (size_t i = 0; i < list.count; i++) {
    size_t before = psi_path_item(&in->path, i);
    if (f->kind == PS_KIND_STRUCT)
      psi_inspect_values(in, psi_list_item(f, list, i));
    else if (f->kind == PS_KIND_CATALOGUE && f->values != NULL)
      inspect_listed_word(in, f, psi_list_text(list, i));
    else if (is_mark(f))
      inspect_mark(in, ((const ps_object *)object)->type, psi_list_text(list, i));
    psi_path_cut(&in->path, before);
  }
}

static void inspect_value(psi_inspection *in, const void *object, const ps_field *f) {
  const void *at = psi_at(object, f);
  switch (f->kind) {
    case PS_KIND_NUMBER:
      if (((const ps_number *)at)->set) inspect_bounds(in, f, ((const ps_number *)at)->value);
      break;
    case PS_KIND_INTEGER:
      if (((const ps_integer *)at)->set)
        inspect_bounds(in, f, (double)((const ps_integer *)at)->value);
      break;
    case PS_KIND_RANGE: inspect_range(in, f, at); break;
    case PS_KIND_MONEY:
      if (((const ps_money *)at)->set) inspect_money(in, at);
      break;
    case PS_KIND_STRUCT: psi_inspect_values(in, at); break;
    case PS_KIND_SERIES: psi_inspect_series(in, at); break;
    default: break;
  }
}

static void inspect_field(psi_inspection *in, const void *object, const ps_field *f) {
  size_t before = psi_path_member(&in->path, f->name);
  if ((f->flags & PS_FIELD_REQUIRED) && !psi_field_is_set(object, f)) {
    const char *type = ((const ps_object *)object)->type->name;
    psi_broken(in, PSI_REQUIRED_FIELD, "A%s %s needs its field \"%s\".", psi_an(type), type,
               f->name);
  }
  if (object == (const void *)in->c && strcmp(f->name, "currency") == 0) inspect_case_currency(in);
  if (f->flags & PS_FIELD_LIST)
    inspect_list(in, object, f);
  else
    inspect_value(in, object, f);
  psi_path_cut(&in->path, before);
}

void psi_inspect_values(psi_inspection *in, const void *object) {
  const ps_struct *type = ((const ps_object *)object)->type;
  for (size_t i = 0; i < type->count; i++)
    if (type->fields[i].kind != PS_KIND_ENTITY) inspect_field(in, object, &type->fields[i]);
  psi_inspect_dates(in, object);
  psi_inspect_unknown(in, object);
}
