/* Any described object as JSON: fields in the table's order, then what is unknown,
 * as it was. Nothing is held in between: from the struct to the text. */
#include "exchange/write.h"

#include "base/error.h"

#include <string.h>

bool psi_json_indent(const ps_json_options *options, size_t *indent) {
  ps_json_options o = PS_JSON_OPTIONS_INIT;
  if (options != NULL) memcpy(&o, options, options->size < sizeof o ? options->size : sizeof o);
  if (o.indent < 0 || o.indent > 8) return false;
  *indent = (size_t)o.indent;
  return true;
}

void psi_json_line(psi_writer *w) {
  if (w->indent == 0) return;
  size_t spaces = w->level * w->indent;
  char *at = psi_out_room(&w->out, spaces + 1);
  if (at == NULL) return;
  at[0] = '\n';
  memset(at + 1, ' ', spaces);
  w->out.length += spaces + 1;
}

/* Names are words of ours or escaped below: most need no escaping. */
static void write_name(psi_writer *w, const char *name) {
  psi_json_string(w, name);
  psi_out(&w->out, ": ", w->indent == 0 ? 1 : 2);
}

void psi_json_name(psi_writer *w, const char *name, bool *first) {
  if (!*first) psi_out_char(&w->out, ',');
  *first = false;
  psi_json_line(w);
  write_name(w, name);
}

/* ---- values on one line ---- */

static void inline_name(psi_writer *w, const char *name, bool *first) {
  if (!*first) psi_out(&w->out, ", ", w->indent == 0 ? 1 : 2);
  *first = false;
  write_name(w, name);
}

static void write_date(psi_writer *w, ps_date date) {
  char text[11];
  ps_date_text(date, text);
  psi_out_char(&w->out, '"');
  psi_out(&w->out, text, strlen(text));
  psi_out_char(&w->out, '"');
}

static void write_money(psi_writer *w, const ps_money *money) {
  bool first = true;
  psi_out_char(&w->out, '{');
  inline_name(w, "minor", &first);
  psi_out_integer(&w->out, money->minor);
  if (money->currency[0] != '\0') {
    inline_name(w, "currency", &first);
    psi_json_string(w, money->currency);
  }
  psi_out_char(&w->out, '}');
}

static void write_figure(psi_writer *w, const char *name, double value, bool *first) {
  inline_name(w, name, first);
  psi_out_number(&w->out, value);
}

static void write_range(psi_writer *w, const ps_range *range) {
  bool first = true;
  psi_out_char(&w->out, '{');
  if (range->low.set) write_figure(w, "low", range->low.value, &first);
  if (range->likely.set) write_figure(w, "likely", range->likely.value, &first);
  if (range->high.set) write_figure(w, "high", range->high.value, &first);
  psi_out_char(&w->out, '}');
}

/* ---- series: a point a line ---- */

static void write_point(psi_writer *w, const ps_series *s, size_t i, size_t *extension) {
  bool first = true;
  psi_out_char(&w->out, '{');
  inline_name(w, "on", &first);
  write_date(w, s->on[i]);
  if (psi_is_figure(s->value[i])) write_figure(w, "value", s->value[i], &first);
  if (psi_is_figure(s->numerator[i])) write_figure(w, "numerator", s->numerator[i], &first);
  if (psi_is_figure(s->denominator[i])) write_figure(w, "denominator", s->denominator[i], &first);
  if (s->group[i] != NULL) {
    inline_name(w, "group", &first);
    psi_json_string(w, s->group[i]);
  }
  for (; *extension < s->extension_count && s->extensions[*extension].row == i; ++*extension) {
    const ps_extension *e = &s->extensions[*extension].member;
    inline_name(w, e->name, &first);
    psi_out_text(&w->out, e->text);
  }
  psi_out_char(&w->out, '}');
}

static void begin_list(psi_writer *w) {
  psi_out_char(&w->out, '[');
  w->level++;
}

static void begin_item(psi_writer *w, size_t index) {
  if (index > 0) psi_out_char(&w->out, ',');
  psi_json_line(w);
}

static void end_list(psi_writer *w, size_t count) {
  w->level--;
  if (count > 0) psi_json_line(w);
  psi_out_char(&w->out, ']');
}

static void write_series(psi_writer *w, const ps_series *s) {
  size_t extension = 0;
  begin_list(w);
  for (size_t i = 0; i < s->count && w->out.status == PS_OK; i++) {
    begin_item(w, i);
    write_point(w, s, i, &extension);
  }
  end_list(w, s->count);
}

/* ---- fields ---- */

static void write_list(psi_writer *w, const void *object, const ps_field *field) {
  psi_list list = psi_get_list(object, field);
  begin_list(w);
  for (size_t i = 0; i < list.count && w->out.status == PS_OK; i++) {
    begin_item(w, i);
    if (psi_kind_is_text(field->kind))
      psi_json_string(w, psi_list_text(list, i));
    else
      psi_json_object(w, psi_list_item(field, list, i));
  }
  end_list(w, list.count);
}

static void write_value(psi_writer *w, const void *object, const ps_field *field) {
  const void *at = psi_at(object, field);
  if (field->flags & PS_FIELD_LIST) {
    write_list(w, object, field);
    return;
  }
  switch (field->kind) {
    case PS_KIND_TEXT:
    case PS_KIND_CATALOGUE:
    case PS_KIND_REFERENCE:
    case PS_KIND_EXPRESSION: psi_json_string(w, psi_get_text(object, field)); break;
    case PS_KIND_FLAG:
      psi_out_text(&w->out, ((const ps_flag *)at)->value ? "true" : "false");
      break;
    case PS_KIND_INTEGER: psi_out_integer(&w->out, ((const ps_integer *)at)->value); break;
    case PS_KIND_NUMBER: psi_out_number(&w->out, ((const ps_number *)at)->value); break;
    case PS_KIND_DATE: write_date(w, *(const ps_date *)at); break;
    case PS_KIND_MONEY: write_money(w, at); break;
    case PS_KIND_RANGE: write_range(w, at); break;
    case PS_KIND_ENUM:
      psi_json_string(w, psi_enum_name(field->values, psi_get_enum(object, field)));
      break;
    case PS_KIND_STRUCT: psi_json_object(w, at); break;
    case PS_KIND_SERIES: write_series(w, at); break;
    case PS_KIND_ENTITY:
    case PS_KIND_NONE: psi_out_text(&w->out, "null"); break;
  }
}

void psi_json_object(psi_writer *w, const void *object) {
  const ps_object *head = object;
  bool first = true;
  psi_out_char(&w->out, '{');
  w->level++;
  for (size_t i = 0; i < head->type->count && w->out.status == PS_OK; i++) {
    const ps_field *field = &head->type->fields[i];
    if (!psi_field_is_set(object, field)) continue;
    psi_json_name(w, field->name, &first);
    write_value(w, object, field);
  }
  for (size_t i = 0; head->extensions != NULL && i < head->extensions->count; i++) {
    psi_json_name(w, head->extensions->items[i].name, &first);
    psi_out_text(&w->out, head->extensions->items[i].text);
  }
  w->level--;
  if (!first) psi_json_line(w);
  psi_out_char(&w->out, '}');
}

/* ---- the calls ---- */

ps_status ps_json_write(const void *object, const ps_json_options *options, ps_write write,
                        void *data, ps_error *error) {
  psi_writer w;
  memset(&w, 0, sizeof w);
  if (object == NULL || write == NULL)
    return psi_fail_argument(error, "ps_json_write: there is no object or no ps_write (NULL).");
  if (!psi_json_indent(options, &w.indent))
    return psi_fail_argument(error, "ps_json_write: an indent is 0 to 8 spaces.");
  w.out = psi_buffer_to(write, data, NULL);
  psi_json_object(&w, object);
  return psi_buffer_flush(&w.out, error);
}

char *ps_json_text(const void *object, const ps_json_options *options, size_t *length,
                   const ps_settings *settings, ps_error *error) {
  psi_writer w;
  ps_settings s = psi_settings(settings);
  memset(&w, 0, sizeof w);
  if (object == NULL || !psi_json_indent(options, &w.indent)) {
    psi_fail_argument(error, object == NULL ? "ps_json_text: there is no object (NULL)."
                                            : "ps_json_text: an indent is 0 to 8 spaces.");
    return NULL;
  }
  psi_pulse pulse = psi_pulse_of(&s);
  w.out = psi_buffer_new(&s.allocator);
  w.out.pulse = &pulse;
  psi_json_object(&w, object);
  return psi_buffer_take(&w.out, length, error);
}
