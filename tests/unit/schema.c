/* lib/exchange/schema.c: the JSON Schema of every entity type says what the tables say.
 * That it is a valid schema, and that cases fit it, is shown in tests/python. */
#include "base/field.h"
#include "model/tables.h"

#include <criterion/criterion.h>
#include <perfsys/exchange.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *schema_of(ps_entity_type type, int indent) {
  ps_json_options options = {sizeof options, indent};
  size_t length = 0;
  char *text = ps_schema_text(type, &options, &length, NULL, NULL);
  cr_assert_not_null(text);
  cr_assert_eq(length, strlen(text));
  return text;
}

static void expect_has(const char *schema, const char *part) {
  cr_expect_not_null(strstr(schema, part), "not in the schema: %s", part);
}

Test(schema, is_json_of_plain_characters) {
  for (int t = PS_CASE; t < PS_ENTITY_END_; t++) {
    char *text = schema_of((ps_entity_type)t, 0);
    cr_expect_eq(ps_syntax_check(text, strlen(text), NULL, NULL), PS_OK);
    /* As a member of a case it may not hold U+0000, not even escaped. */
    char *inside = malloc(strlen(text) + 16);
    cr_assert_not_null(inside);
    sprintf(inside, "{\"zz\":%s}", text);
    ps_error e = {PS_OK, 0, 0, "", ""};
    ps_case *c = ps_case_parse(inside, strlen(inside), NULL, &e);
    cr_expect_not_null(c, "%s", e.message);
    ps_case_free(c);
    free(inside);
    ps_text_free(text, NULL);
  }
}

/* A copy without the white space between the parts. */
static char *squeezed(const char *text) {
  char *copy = malloc(strlen(text) + 1), *to = copy;
  cr_assert_not_null(copy);
  for (bool inside = false; *text != '\0'; text++) {
    if (*text == '"' && text[-1] != '\\') inside = !inside;
    if (inside || (*text != ' ' && *text != '\n')) *to++ = *text;
  }
  *to = '\0';
  return copy;
}

Test(schema, compact_has_no_space_and_indented_says_the_same) {
  for (int t = PS_CASE; t < PS_ENTITY_END_; t++) {
    char *text = schema_of((ps_entity_type)t, 0), *same = squeezed(text);
    cr_expect_str_eq(text, same);
    for (int indent = 1; indent <= 8; indent++) {
      char *lines = schema_of((ps_entity_type)t, indent), *less = squeezed(lines);
      cr_expect_not_null(strchr(lines, '\n'));
      cr_expect_str_eq(less, text, "indent %d", indent);
      free(less);
      ps_text_free(lines, NULL);
    }
    free(same);
    ps_text_free(text, NULL);
  }
}

/* What a field's schema must begin with, by its table. */
static void expect_field(const char *schema, const ps_field *f) {
  char part[512];
  size_t at = (size_t)snprintf(part, sizeof part, "\"%s\":{", f->name);
  bool nullable = !(f->flags & PS_FIELD_REQUIRED);
  if (f->flags & PS_FIELD_LIST) {
    snprintf(part + at, sizeof part - at, "\"type\":[\"array\",\"null\"],\"items\":{");
    expect_has(schema, part);
    return;
  }
  const char *type = f->kind == PS_KIND_FLAG      ? "boolean"
                     : f->kind == PS_KIND_INTEGER ? "integer"
                     : f->kind == PS_KIND_NUMBER  ? "number"
                     : f->kind == PS_KIND_MONEY   ? "object"
                     : f->kind == PS_KIND_RANGE   ? "object"
                     : f->kind == PS_KIND_SERIES  ? "array"
                                                  : "string";
  if (f->kind == PS_KIND_ENUM) {
    at += (size_t)snprintf(part + at, sizeof part - at, "\"enum\":[");
    for (size_t i = 1; i < f->values->count; i++)
      at += (size_t)snprintf(part + at, sizeof part - at, "\"%s\",", f->values->values[i].name);
    snprintf(part + at, sizeof part - at, "null]");
  } else if (f->kind == PS_KIND_STRUCT) {
    snprintf(part + at, sizeof part - at,
             "\"anyOf\":[{\"$ref\":\"#/$defs/%s\"},{\"type\":\"null\"}]", f->element->name);
  } else {
    at += (size_t)snprintf(part + at, sizeof part - at,
                           nullable ? "\"type\":[\"%s\",\"null\"]" : "\"type\":\"%s\"", type);
    bool number = f->kind == PS_KIND_INTEGER || f->kind == PS_KIND_NUMBER;
    if (number && (f->flags & PS_FIELD_MINIMUM))
      at += (size_t)snprintf(part + at, sizeof part - at, ",\"minimum\":%g", f->minimum);
    if (number && (f->flags & PS_FIELD_MAXIMUM))
      at += (size_t)snprintf(part + at, sizeof part - at, ",\"maximum\":%g", f->maximum);
    if (f->kind == PS_KIND_DATE) snprintf(part + at, sizeof part - at, ",\"format\":\"date\"");
  }
  expect_has(schema, part);
}

static void expect_struct(const char *schema, const ps_struct *type) {
  for (size_t i = 0; i < type->count; i++) {
    const ps_field *f = &type->fields[i];
    expect_field(schema, f);
    if (f->kind == PS_KIND_STRUCT || f->kind == PS_KIND_ENTITY) {
      char part[128];
      snprintf(part, sizeof part, "\"%s\":{\"description\":\"", f->element->name);
      expect_has(strstr(schema, "\"$defs\":"), part);
      expect_struct(schema, f->element);
    }
  }
}

Test(schema, names_every_field) {
  for (int t = PS_CASE; t < PS_ENTITY_END_; t++) {
    const ps_struct *type = ps_entity_table((ps_entity_type)t);
    char *text = schema_of((ps_entity_type)t, 0), part[256];
    snprintf(part, sizeof part,
             "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"%s\",",
             type->name);
    cr_expect_eq(strncmp(text, part, strlen(part)), 0);
    expect_struct(text, type);
    ps_text_free(text, NULL);
  }
}

/* Some rows in full, written by hand. */
Test(schema, says_bounds_required_words_and_formats) {
  char *text = schema_of(PS_MEASURE, 0);
  expect_has(text, "\"id\":{\"type\":\"string\",\"pattern\":\"^[^\\\\u0000]*$\","
                   "\"description\":\"Unique in the case.\"}");
  expect_has(text, "\"level\":{\"type\":[\"integer\",\"null\"],\"minimum\":1,\"maximum\":5,"
                   "\"description\":\"Evaluation level 1 to 5.\"}");
  expect_has(text, "\"direction\":{\"enum\":[\"higher\",\"lower\",\"band\",null],");
  expect_has(text, "\"required\":[\"id\"]");
  expect_has(text, "\"required\":[\"on\"]");
  expect_has(text, "\"on\":{\"type\":\"string\",\"format\":\"date\"}");
  ps_text_free(text, NULL);
  text = schema_of(PS_GAP, 0);
  expect_has(text, "\"population_size\":{\"type\":[\"integer\",\"null\"],\"minimum\":0,"
                   "\"maximum\":9223372036854775807,\"description\":\"How many they are. Unit: "
                   "people.\"}");
  expect_has(text, "\"since\":{\"type\":[\"string\",\"null\"],\"format\":\"date\",");
  expect_has(text, "\"description\":\"The measure it is on. Id of a measure.\"");
  ps_text_free(text, NULL);
  text = schema_of(PS_CAUSE, 0);
  expect_has(text, "\"low\":{\"type\":[\"number\",\"null\"],\"minimum\":0,\"maximum\":1}");
  ps_text_free(text, NULL);
  text = schema_of(PS_EVIDENCE, 0);
  expect_has(text, "\"credibility\":{\"type\":[\"integer\",\"null\"],\"minimum\":1,\"maximum\":6,");
  ps_text_free(text, NULL);
  text = schema_of(PS_CASE, 0);
  expect_has(text, "\"currency\":{\"type\":[\"string\",\"null\"],\"pattern\":\"^[A-Z]{3}$\"}");
  expect_has(text, "\"items\":{\"$ref\":\"#/$defs/measure\"}");
  expect_has(text, "\"required\":[\"minor\"],\"additionalProperties\":false");
  ps_text_free(text, NULL);
}

Test(schema, wrong_arguments) {
  ps_error e = {PS_OK, 0, 0, "", ""};
  ps_json_options options = PS_JSON_OPTIONS_INIT;
  static const int none[] = {PS_ENTITY_NONE, PS_ENTITY_END_, 1000};
  for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
    e.status = PS_OK;
    cr_expect_null(ps_schema_text((ps_entity_type)none[i], NULL, NULL, NULL, &e));
    cr_expect_eq(e.status, PS_E_ARGUMENT);
  }
  for (int indent = -1; indent <= 9; indent += 10) {
    options.indent = indent;
    cr_expect_null(ps_schema_text(PS_CASE, &options, NULL, NULL, &e));
    cr_expect_eq(e.status, PS_E_ARGUMENT);
    cr_expect_null(ps_schema_text(PS_CASE, &options, NULL, NULL, NULL));
  }
}
