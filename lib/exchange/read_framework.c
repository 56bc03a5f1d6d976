/* A framework of one's own from JSON text, by the field tables. The scanner owns syntax,
 * limits and places, cJSON makes the tree, and the tape is walked beside it; see read.h.
 * Whatever is not known is refused: nothing inspects a registry later. */
#include "base/error.h"
#include "base/number.h"
#include "base/path.h"
#include "exchange/scan.h"
#include "knowledge/registry.h"

#include <cjson/cJSON.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* cJSON reads no longer ones. */
enum { LONGEST_NUMBER = 60 };

typedef struct reader {
  const char *text;
  psi_scanner *scanner;
  ps_error *error; /* never NULL */
  ps_store *store;
  psi_tape tape;
  psi_path path;
  const cJSON *tree;
  ps_framework *framework;
} reader;

static ps_status fail(reader *r, ps_status status, size_t at, const char *format, ...)
    PSI_FORMAT(4, 5);
static ps_status fail(reader *r, ps_status status, size_t at, const char *format, ...) {
  char message[sizeof r->error->message];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  psi_scan_fail(r->scanner, status, r->tape.items[at].start, "%s", message);
  psi_error_path(r->error, r->path.text);
  return status;
}

static ps_status wrong_type(reader *r, const ps_field *field, const char *expected, size_t at) {
  return fail(r, PS_E_TYPE, at, "\"%s\" takes %s.", field->name, expected);
}

static ps_status read_object(reader *r, void *object, const cJSON *tree, size_t at);

/* A word of an enum: unknown ones are refused, with the nearest that is known. */
static ps_status unknown_word(reader *r, const ps_field *field, const char *word, size_t at) {
  char shown[64], hint[96] = "";
  const char *near = psi_nearest_word(field->values, word);
  if (near != NULL) snprintf(hint, sizeof hint, " Did you mean \"%s\"?", near);
  return fail(r, PS_E_NOT_FOUND, at, "\"%s\" does not take \"%s\".%s", field->name,
              psi_excerpt(word, strlen(word), shown), hint);
}

static ps_status read_text(reader *r, const ps_field *field, const cJSON *item, size_t at,
                           const char **text) {
  if (!cJSON_IsString(item))
    return wrong_type(r, field, field->flags & PS_FIELD_LIST ? "texts" : "a text", at);
  if (psi_kind_is_text(field->kind) && field->values != NULL &&
      psi_enum_find(field->values, item->valuestring) == 0)
    return unknown_word(r, field, item->valuestring, at);
  *text = psi_store_text(r->store, item->valuestring, strlen(item->valuestring));
  return *text != NULL ? PS_OK : psi_fail_memory(r->error);
}

static ps_status read_item(reader *r, void *object, const ps_field *field, const cJSON *item,
                           size_t at) {
  const char *text = NULL;
  if (field->kind == PS_KIND_STRUCT) {
    if (!cJSON_IsObject(item)) return wrong_type(r, field, "objects", at);
    void *made = psi_list_add(r->store, object, field);
    return made != NULL ? read_object(r, made, item, at) : psi_fail_memory(r->error);
  }
  ps_status status = read_text(r, field, item, at, &text);
  if (status != PS_OK) return status;
  if (psi_list_add(r->store, object, field) == NULL) return psi_fail_memory(r->error);
  psi_list list = psi_get_list(object, field);
  psi_list_put(list, list.count - 1, text);
  return PS_OK;
}

static ps_status read_list(reader *r, void *object, const ps_field *field, const cJSON *list,
                           size_t at) {
  const psi_list empty = {NULL, 0, 0, true};
  size_t child = at + 1, index = 0;
  ps_status status = PS_OK;
  if (!cJSON_IsArray(list)) return wrong_type(r, field, "a list", at);
  psi_put_list(object, field, empty);
  for (const cJSON *item = list->child; status == PS_OK && item != NULL; item = item->next) {
    size_t before = psi_path_item(&r->path, index++);
    status = read_item(r, object, field, item, child);
    psi_path_cut(&r->path, before);
    child = r->tape.items[child].next;
  }
  return status;
}

static ps_status read_integer(reader *r, void *object, const ps_field *field, const cJSON *item,
                              size_t at) {
  const psi_place *place = &r->tape.items[at];
  ps_integer integer = {0, true};
  if (!cJSON_IsNumber(item)) return wrong_type(r, field, "a whole number", at);
  if (!psi_integer_parse(r->text + place->start, r->text + place->end, &integer.value))
    return fail(r, PS_E_RANGE, at, "This must be a whole number between -2^63 and 2^63 - 1.");
  memcpy(psi_at_mutable(object, field), &integer, sizeof integer);
  return PS_OK;
}

/* The kinds of field that the tables of a framework have; a test holds them to that. */
static ps_status read_value(reader *r, void *object, const ps_field *field, const cJSON *item,
                            size_t at) {
  const char *text = NULL;
  ps_status status = PS_OK;
  if (cJSON_IsNull(item)) return PS_OK;
  if (field->flags & PS_FIELD_LIST) return read_list(r, object, field, item, at);
  if (psi_kind_is_text(field->kind)) {
    status = read_text(r, field, item, at, &text);
    if (status == PS_OK) psi_put_text(object, field, text);
    return status;
  }
  if (field->kind == PS_KIND_FLAG) {
    ps_flag flag = {cJSON_IsTrue(item) != 0, true};
    if (!cJSON_IsBool(item)) return wrong_type(r, field, "true or false", at);
    memcpy(psi_at_mutable(object, field), &flag, sizeof flag);
    return PS_OK;
  }
  if (field->kind == PS_KIND_INTEGER) return read_integer(r, object, field, item, at);
  if (field->kind != PS_KIND_ENUM || !cJSON_IsString(item))
    return wrong_type(r, field, "a word", at);
  int value = psi_enum_find(field->values, item->valuestring);
  if (value == 0) return unknown_word(r, field, item->valuestring, at);
  psi_put_enum(object, field, value);
  return PS_OK;
}

static ps_status unknown_member(reader *r, const ps_struct *type, const char *name, size_t at) {
  char shown[64], hint[96] = "";
  const char *near = psi_nearest_field(type, name);
  if (near != NULL) snprintf(hint, sizeof hint, " Did you mean \"%s\"?", near);
  return fail(r, PS_E_NOT_FOUND, at, "A %s has no member \"%s\".%s", type->name,
              psi_excerpt(name, strlen(name), shown), hint);
}

static ps_status read_object(reader *r, void *object, const cJSON *tree, size_t at) {
  const ps_struct *type = ((ps_object *)object)->type;
  size_t child = at + 1;
  ps_status status = PS_OK;
  for (const cJSON *item = tree->child; status == PS_OK && item != NULL; item = item->next) {
    const ps_field *field = ps_field_find(type, item->string);
    size_t before = psi_path_member(&r->path, item->string);
    status = field == NULL ? unknown_member(r, type, item->string, child)
                           : read_value(r, object, field, item, child);
    psi_path_cut(&r->path, before);
    child = r->tape.items[child].next;
  }
  return status;
}

/* ---- the place of what means nothing ---- */

/* The child of a tree that a step of a path leads to, with its place on the tape. */
static const cJSON *step_into(const reader *r, const cJSON *tree, const char *name, size_t length,
                              size_t *at) {
  const bool by_index = cJSON_IsArray(tree) != 0;
  unsigned long wanted = by_index ? strtoul(name, NULL, 10) : 0;
  size_t child = *at + 1;
  for (const cJSON *item = tree->child; item != NULL; item = item->next) {
    if (by_index ? wanted-- == 0
                 : strlen(item->string) == length && strncmp(item->string, name, length) == 0) {
      *at = child;
      return item;
    }
    child = r->tape.items[child].next;
  }
  return NULL;
}

/* The place of "cells[2].parent", or of as much of it as is there. */
static size_t place_of(const reader *r, const char *path) {
  const cJSON *tree = r->tree;
  size_t at = 0;
  while (*path != '\0' && tree != NULL) {
    size_t length = strcspn(path, ".[]");
    if (length > 0) tree = step_into(r, tree, path, length, &at);
    path += length;
    path += strspn(path, ".[]");
  }
  return at;
}

static ps_status add(reader *r, ps_registry *registry) {
  ps_error told = {PS_OK, 0, 0, "", ""};
  ps_status status = ps_registry_add_framework(registry, r->framework, &told);
  if (status == PS_OK) return status;
  *r->error = told;
  if (status == PS_E_MEMORY) return status;
  psi_scan_fail(r->scanner, status, r->tape.items[place_of(r, told.path)].start, "%s",
                told.message);
  psi_error_path(r->error, told.path);
  return status;
}

/* ---- the whole ---- */

static ps_status refuse_long_number(reader *r) {
  for (size_t i = 0; i < r->tape.count; i++) {
    const psi_place *p = &r->tape.items[i];
    const char first = r->text[p->start];
    if ((first == '-' || (first >= '0' && first <= '9')) && p->end - p->start > LONGEST_NUMBER)
      return fail(r, PS_E_RANGE, i, "No number of a framework is as long as this.");
  }
  return PS_OK;
}

static ps_status read_tree(reader *r, ps_registry *registry) {
  const psi_place *whole = &r->tape.items[0];
  r->framework = psi_store_take(r->store, sizeof *r->framework);
  cJSON *tree = r->framework == NULL
                    ? NULL
                    : cJSON_ParseWithLength(r->text + whole->start, whole->end - whole->start);
  if (tree == NULL) return psi_fail_memory(r->error);
  r->tree = tree;
  psi_init(r->framework, &psi_framework_table);
  ps_status status = read_object(r, r->framework, tree, 0);
  if (status == PS_OK) status = add(r, registry);
  cJSON_Delete(tree);
  return status;
}

static ps_status read_text_of(reader *r, ps_registry *registry) {
  ps_status status = psi_scan_value(r->scanner, &r->tape);
  if (status == PS_OK) status = psi_scan_end(r->scanner);
  if (status != PS_OK) return status;
  if (r->text[r->tape.items[0].start] != '{')
    return fail(r, PS_E_TYPE, 0, "A framework is a JSON object: { should stand here.");
  if (r->tape.longest_number > LONGEST_NUMBER) status = refuse_long_number(r);
  return status == PS_OK ? read_tree(r, registry) : status;
}

ps_status ps_registry_read(ps_registry *registry, const char *text, size_t length,
                           ps_error *error) {
  ps_error own;
  reader r;
  if (registry == NULL || text == NULL)
    return psi_fail_argument(error, registry == NULL
                                        ? "ps_registry_read: there is no registry (NULL)."
                                        : "ps_registry_read: there is no text (NULL).");
  const ps_settings *settings = psi_registry_settings(registry);
  memset(&r, 0, sizeof r);
  r.text = text;
  r.error = error == NULL ? &own : error;
  r.store = psi_store_new(&settings->allocator);
  r.scanner = psi_scan_open(text, length, PSI_LEVEL_CASE, settings, r.error);
  ps_status status = r.store == NULL || r.scanner == NULL ? psi_fail_memory(r.error)
                                                          : read_text_of(&r, registry);
  psi_tape_free(&r.tape, &settings->allocator);
  psi_scan_close(r.scanner);
  psi_store_free(r.store);
  return status;
}
