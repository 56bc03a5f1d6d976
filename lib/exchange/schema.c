/* The JSON Schema (2020-12) of an entity type, from the field tables alone. */
#include "base/error.h"
#include "exchange/write.h"
#include "model/tables.h"

#include <string.h>

/* The structs a schema defines: those reached from the first. */
typedef struct defined {
  const ps_struct *items[64];
  size_t count;
} defined;

static void define(defined *d, const ps_struct *type) {
  for (size_t i = 0; i < d->count; i++)
    if (d->items[i] == type) return;
  if (d->count == sizeof d->items / sizeof d->items[0]) return;
  d->items[d->count++] = type;
  for (size_t i = 0; i < type->count; i++)
    if (type->fields[i].kind == PS_KIND_STRUCT || type->fields[i].kind == PS_KIND_ENTITY)
      define(d, type->fields[i].element);
}

static void string_member(psi_writer *w, const char *name, const char *value, bool *first) {
  psi_json_name(w, name, first);
  psi_json_string(w, value);
}

static void open_object(psi_writer *w) {
  psi_out_char(&w->out, '{');
  w->level++;
}

static void close_object(psi_writer *w) {
  w->level--;
  psi_json_line(w);
  psi_out_char(&w->out, '}');
}

/* JSON text of ours, written on one line: without the spaces where there is no indent.
 * No string in it has a quote. */
static void raw(psi_writer *w, const char *json) {
  bool inside = false;
  for (; *json != '\0'; json++) {
    if (*json == '"') inside = !inside;
    if (*json != ' ' || inside || w->indent > 0) psi_out_char(&w->out, *json);
  }
}

static void raw_member(psi_writer *w, const char *name, const char *json, bool *first) {
  psi_json_name(w, name, first);
  raw(w, json);
}

/* Texts hold every character but U+0000. The backslash is the pattern's own: a schema
 * with that character in it could not be read by many. */
#define PLAIN_TEXT "\"^[^\\\\u0000]*$\""

static void write_type(psi_writer *w, const char *type, bool nullable, bool *first) {
  psi_json_name(w, "type", first);
  if (nullable) psi_out_char(&w->out, '[');
  psi_json_string(w, type);
  if (nullable) raw(w, ", \"null\"]");
}

static void write_bounds(psi_writer *w, const ps_field *f, bool integer, bool *first) {
  if (f->flags & PS_FIELD_MINIMUM) {
    psi_json_name(w, "minimum", first);
    psi_out_number(&w->out, f->minimum);
  } else if (integer) {
    raw_member(w, "minimum", "-9223372036854775808", first);
  }
  if (f->flags & PS_FIELD_MAXIMUM) {
    psi_json_name(w, "maximum", first);
    psi_out_number(&w->out, f->maximum);
  } else if (integer) {
    raw_member(w, "maximum", "9223372036854775807", first);
  }
}

static void write_enum(psi_writer *w, const ps_enum *words, bool *first) {
  psi_json_name(w, "enum", first);
  psi_out_char(&w->out, '[');
  for (size_t i = 1; i < words->count; i++) {
    psi_json_string(w, words->values[i].name);
    raw(w, ", ");
  }
  raw(w, "null]");
}

static void reference(psi_writer *w, const ps_struct *type) {
  psi_out_text(&w->out, "\"#/$defs/");
  psi_out_text(&w->out, type->name);
  psi_out_char(&w->out, '"');
}

static void write_money(psi_writer *w, bool *first) {
  write_type(w, "object", true, first);
  raw_member(w, "properties",
             "{\"minor\": {\"type\": \"integer\", \"minimum\": -9223372036854775808, \"maximum\": "
             "9223372036854775807}, \"currency\": {\"type\": [\"string\", \"null\"], "
             "\"pattern\": \"^[A-Z]{3}$\"}}",
             first);
  raw_member(w, "required", "[\"minor\"]", first);
  raw_member(w, "additionalProperties", "false", first);
}

static void write_range(psi_writer *w, const ps_field *f, bool *first) {
  static const char *const ends[] = {"low", "likely", "high"};
  bool first_end = true;
  write_type(w, "object", true, first);
  psi_json_name(w, "properties", first);
  open_object(w);
  for (int i = 0; i < 3; i++) {
    bool inside = true;
    psi_json_name(w, ends[i], &first_end);
    open_object(w);
    write_type(w, "number", true, &inside);
    write_bounds(w, f, false, &inside);
    close_object(w);
  }
  close_object(w);
  raw_member(w, "additionalProperties", "false", first);
  raw_member(w, "anyOf",
             "[{\"required\": [\"low\"], \"properties\": {\"low\": {\"type\": \"number\"}}}, "
             "{\"required\": [\"likely\"], \"properties\": {\"likely\": {\"type\": "
             "\"number\"}}}, {\"required\": [\"high\"], \"properties\": {\"high\": {\"type\": "
             "\"number\"}}}, {\"type\": \"null\"}]",
             first);
}

static void write_series(psi_writer *w, bool *first) {
  write_type(w, "array", true, first);
  raw_member(w, "items",
             "{\"type\": \"object\", \"properties\": {\"on\": {\"type\": \"string\", \"format\": "
             "\"date\"}, \"value\": {\"type\": [\"number\", \"null\"]}, \"numerator\": {\"type\": "
             "[\"number\", \"null\"]}, \"denominator\": {\"type\": [\"number\", \"null\"]}, "
             "\"group\": {\"type\": [\"string\", \"null\"], \"pattern\": " PLAIN_TEXT "}}, "
             "\"required\": [\"on\"], \"anyOf\": [{\"required\": [\"value\"], \"properties\": "
             "{\"value\": {\"type\": \"number\"}}}, {\"required\": [\"numerator\", "
             "\"denominator\"], \"properties\": {\"numerator\": {\"type\": \"number\"}, "
             "\"denominator\": {\"type\": \"number\"}}}]}",
             first);
}

static void write_scalar(psi_writer *w, const ps_field *f, bool nullable, bool *first) {
  switch (f->kind) {
    case PS_KIND_FLAG: write_type(w, "boolean", nullable, first); break;
    case PS_KIND_INTEGER:
      write_type(w, "integer", nullable, first);
      write_bounds(w, f, true, first);
      break;
    case PS_KIND_NUMBER:
      write_type(w, "number", nullable, first);
      write_bounds(w, f, false, first);
      break;
    case PS_KIND_DATE:
      write_type(w, "string", nullable, first);
      raw_member(w, "format", "\"date\"", first);
      break;
    case PS_KIND_ENUM: write_enum(w, f->values, first); break;
    case PS_KIND_MONEY: write_money(w, first); break;
    case PS_KIND_RANGE: write_range(w, f, first); break;
    case PS_KIND_SERIES: write_series(w, first); break;
    case PS_KIND_ENTITY:
      psi_json_name(w, "$ref", first);
      reference(w, f->element);
      break;
    case PS_KIND_STRUCT:
      if (nullable) {
        psi_json_name(w, "anyOf", first);
        raw(w, "[{\"$ref\": ");
        reference(w, f->element);
        raw(w, "}, {\"type\": \"null\"}]");
      } else {
        psi_json_name(w, "$ref", first);
        reference(w, f->element);
      }
      break;
    default: write_type(w, "string", nullable, first); raw_member(w, "pattern", PLAIN_TEXT, first);
  }
}

/* What a schema cannot say in its own words goes into the description. */
static void write_description(psi_writer *w, const ps_field *f, bool *first) {
  psi_json_name(w, "description", first);
  psi_json_string(w, f->doc);
  if (f->unit == NULL && f->kind != PS_KIND_REFERENCE) return;
  w->out.length -= w->out.length > 0; /* the closing quote: more follows */
  psi_out_text(&w->out, f->unit != NULL ? " Unit: " : " Id of a ");
  psi_out_text(&w->out, f->unit != NULL ? f->unit : f->targets);
  psi_out_text(&w->out, ".\"");
}

static void write_field(psi_writer *w, const ps_field *f, bool *first_field) {
  bool first = true;
  psi_json_name(w, f->name, first_field);
  open_object(w);
  if (f->flags & PS_FIELD_LIST) {
    bool inside = true;
    write_type(w, "array", true, &first);
    psi_json_name(w, "items", &first);
    open_object(w);
    write_scalar(w, f, false, &inside);
    close_object(w);
  } else {
    write_scalar(w, f, !(f->flags & PS_FIELD_REQUIRED), &first);
  }
  write_description(w, f, &first);
  close_object(w);
}

static void write_struct(psi_writer *w, const ps_struct *type, bool *first) {
  bool first_field = true, first_required = true;
  string_member(w, "description", type->doc, first);
  string_member(w, "type", "object", first);
  psi_json_name(w, "properties", first);
  open_object(w);
  for (size_t i = 0; i < type->count; i++) write_field(w, &type->fields[i], &first_field);
  close_object(w);
  for (size_t i = 0; i < type->count; i++) {
    if (!(type->fields[i].flags & PS_FIELD_REQUIRED)) continue;
    if (first_required) psi_json_name(w, "required", first);
    raw(w, first_required ? "[" : ", ");
    psi_json_string(w, type->fields[i].name);
    first_required = false;
  }
  if (!first_required) psi_out_char(&w->out, ']');
}

static void write_schema(psi_writer *w, const ps_struct *type) {
  bool first = true, first_definition = true;
  defined d = {{NULL}, 0};
  define(&d, type);
  open_object(w);
  string_member(w, "$schema", "https://json-schema.org/draft/2020-12/schema", &first);
  string_member(w, "title", type->name, &first);
  write_struct(w, type, &first);
  if (d.count > 1) {
    psi_json_name(w, "$defs", &first);
    open_object(w);
    for (size_t i = 1; i < d.count; i++) {
      bool inside = true;
      psi_json_name(w, d.items[i]->name, &first_definition);
      open_object(w);
      write_struct(w, d.items[i], &inside);
      close_object(w);
    }
    close_object(w);
  }
  close_object(w);
}

char *ps_schema_text(ps_entity_type type, const ps_json_options *options, size_t *length,
                     const ps_settings *settings, ps_error *error) {
  psi_writer w;
  ps_settings s = psi_settings(settings);
  memset(&w, 0, sizeof w);
  if (ps_entity_table(type) == NULL || !psi_json_indent(options, &w.indent)) {
    psi_fail_argument(error, ps_entity_table(type) == NULL
                                 ? "ps_schema_text: there is no such entity type."
                                 : "ps_schema_text: an indent is 0 to 8 spaces.");
    return NULL;
  }
  w.out = psi_buffer_new(&s.allocator);
  write_schema(&w, ps_entity_table(type));
  return psi_buffer_take(&w.out, length, error);
}
