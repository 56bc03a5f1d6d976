/* The value of a field in one line of plain text, exact, for messages and
 * comparisons. Pages for people round and group figures: see the report room. */
#include "base/field_text.h"

#include <string.h>

static void out_date(psi_buffer *out, ps_date date) {
  char text[11];
  psi_out_text(out, ps_date_text(date, text));
}

static void out_end(psi_buffer *out, ps_number end) {
  if (end.set) psi_out_number(out, end.value);
}

static void out_list(psi_buffer *out, const void *object, const ps_field *f) {
  psi_list list = psi_get_list(object, f);
  if (list.count == 0) psi_out_text(out, "(empty)");
  for (size_t i = 0; i < list.count; i++) {
    if (i > 0) psi_out_text(out, ", ");
    if (psi_kind_is_text(f->kind))
      psi_out_text(out, psi_list_text(list, i));
    else
      psi_out_text(out, f->element->name);
  }
}

static void out_series(psi_buffer *out, const ps_series *s) {
  psi_out_integer(out, (int64_t)s->count);
  psi_out_text(out, s->count == 1 ? " point" : " points");
}

void psi_out_field(psi_buffer *out, const void *object, const ps_field *f) {
  const void *at = psi_at(object, f);
  if (f->flags & PS_FIELD_LIST) {
    out_list(out, object, f);
    return;
  }
  switch (f->kind) {
    case PS_KIND_FLAG: psi_out_text(out, ((const ps_flag *)at)->value ? "true" : "false"); break;
    case PS_KIND_INTEGER: psi_out_integer(out, ((const ps_integer *)at)->value); break;
    case PS_KIND_NUMBER: psi_out_number(out, ((const ps_number *)at)->value); break;
    case PS_KIND_DATE: out_date(out, *(const ps_date *)at); break;
    case PS_KIND_MONEY: {
      const ps_money *money = at;
      psi_out_integer(out, money->minor);
      psi_out_text(out, " minor units");
      if (money->currency[0] != '\0') psi_out_char(out, ' ');
      psi_out_text(out, money->currency);
      break;
    }
    case PS_KIND_RANGE: {
      const ps_range *range = at;
      out_end(out, range->low);
      psi_out_text(out, " / ");
      out_end(out, range->likely);
      psi_out_text(out, " / ");
      out_end(out, range->high);
      break;
    }
    case PS_KIND_ENUM:
      psi_out_text(out, psi_enum_name(f->values, psi_get_enum(object, f)));
      break;
    case PS_KIND_SERIES: out_series(out, at); break;
    case PS_KIND_STRUCT:
    case PS_KIND_ENTITY:
    case PS_KIND_NONE: psi_out_text(out, f->name); break;
    default: psi_out_text(out, psi_get_text(object, f));
  }
}
