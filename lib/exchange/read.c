#include "exchange/read.h"

#include <perfsys/exchange.h>

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void psi_read_enter(psi_reader *r) {
  if (r->member != NULL) psi_path_member(&r->path, r->member);
  r->member = NULL;
}

ps_status psi_read_fail(psi_reader *r, ps_status status, size_t offset, const char *format, ...) {
  char message[512];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  status = psi_scan_fail(r->scanner, status, offset, "%s", message);
  psi_read_enter(r);
  psi_error_path(r->error, r->path.text);
  return status;
}

ps_status psi_read_wrong(psi_reader *r, const char *format, ...) {
  char message[512];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  psi_scan_peek(r->scanner); /* past the white space */
  size_t start = psi_scan_at(r->scanner);
  ps_status status = psi_scan_value(r->scanner, NULL);
  return status == PS_OK ? psi_read_fail(r, PS_E_TYPE, start, "%s", message) : status;
}

ps_status psi_read_fail_memory(psi_reader *r) { return psi_fail_memory(r->error); }

const char *psi_read_text(psi_reader *r, psi_span span) {
  char *name = psi_store_take_text(psi_texts(r->c), span.end - span.start);
  if (name != NULL) name[psi_unescape(r->text, span, name)] = '\0';
  return name;
}

bool psi_names_add(psi_reader *r, psi_names *names, const char *name, size_t offset) {
  void *items = names->items;
  psi_member_name added = {name, offset};
  bool grown =
      psi_grow(&r->settings.allocator, &items, &names->capacity, names->count + 1, sizeof added);
  names->items = items;
  if (grown) names->items[names->count++] = added;
  return grown;
}

ps_status psi_read_fail_twice(psi_reader *r, const char *name, size_t offset) {
  char shown[64];
  psi_path_member(&r->path, name);
  return psi_read_fail(r, PS_E_DUPLICATE, offset, "The member \"%s\" is here a second time.",
                       psi_excerpt(name, strlen(name), shown));
}

static int compare_names(const void *x, const void *y) {
  const psi_member_name *a = x, *b = y;
  int by_name = strcmp(a->name, b->name);
  if (by_name != 0) return by_name;
  return a->offset < b->offset ? -1 : a->offset > b->offset;
}

ps_status psi_names_check(psi_reader *r, psi_names *names) {
  if (names->count > 1) qsort(names->items, names->count, sizeof *names->items, compare_names);
  for (size_t i = 1; i < names->count; i++) {
    const psi_member_name *n = &names->items[i];
    if (strcmp(n->name, names->items[i - 1].name) == 0)
      return psi_read_fail_twice(r, n->name, n->offset);
  }
  return PS_OK;
}

/* ---- entities ---- */

ps_status psi_read_entity(psi_reader *r, const ps_field *list) {
  if (psi_scan_peek(r->scanner) != '{')
    return psi_read_wrong(r, "A %s is an object: { should stand here.", list->element->name);
  r->entity = psi_entity_new(r->c, list);
  if (r->entity == NULL) return psi_read_fail_memory(r);
  psi_tape_reset(&r->tape);
  r->member_count = 0;
  ps_status status = psi_scan_value_claiming(r->scanner, &r->tape, psi_read_member, r);
  return status == PS_OK ? psi_read_members(r) : status;
}

static ps_status read_entities(psi_reader *r, const ps_field *list) {
  psi_span span;
  char first = psi_scan_peek(r->scanner);
  if (first == 'n') return psi_scan_literal(r->scanner, &span);
  if (first != '[') return psi_read_wrong(r, "\"%s\" is a list: [ should stand here.", list->name);
  psi_list empty = {NULL, 0, 0, true};
  psi_put_list(r->c, list, empty);
  ps_status status = psi_scan_begin_array(r->scanner);
  for (size_t i = 0; status == PS_OK; i++) {
    bool more = false;
    status = psi_scan_next_item(r->scanner, &more);
    if (status != PS_OK || !more) break;
    size_t before = psi_path_item(&r->path, i);
    status = psi_read_entity(r, list);
    if (status == PS_OK) psi_path_cut(&r->path, before);
  }
  return status;
}

/* ---- the case ---- */

static ps_status read_unknown(psi_reader *r, const char *name, size_t offset) {
  psi_scan_peek(r->scanner); /* past the white space */
  size_t start = psi_scan_at(r->scanner);
  ps_status status = psi_scan_value(r->scanner, NULL);
  if (status != PS_OK) return status;
  size_t length = psi_scan_at(r->scanner) - start;
  if (!psi_extend(psi_texts(r->c), r->c, name, strlen(name), r->text + start, length) ||
      !psi_names_add(r, &r->names, name, offset))
    return psi_read_fail_memory(r);
  return PS_OK;
}

static ps_status read_field(psi_reader *r, const ps_field *field) {
  ps_integer *version = &r->c->schema_version; /* ours, unless the text has another */
  const int64_t ours = ps_schema_version();
  psi_tape_reset(&r->tape);
  ps_status status = psi_scan_value(r->scanner, &r->tape);
  if (status == PS_OK) status = psi_read_field(r, r->c, field);
  if (status != PS_OK) return status;
  if (version->value < 1)
    return psi_read_fail(r, PS_E_VERSION, r->tape.items[0].start,
                         "There is no schema version before 1.");
  /* A newer one is kept: what it brought is among the extensions. */
  if (version->value < ours) version->value = ours;
  return PS_OK;
}

/* More than the case will ever have fields; checked where it is used. */
enum { MOST_FIELDS = 128 };

static ps_status read_member(psi_reader *r, psi_span span, bool seen[MOST_FIELDS],
                             size_t *expected) {
  const char *name = psi_read_text(r, span);
  if (name == NULL) return psi_read_fail_memory(r);
  const ps_field *field = psi_next_field(&psi_case_table, expected, name);
  bool *met = field == NULL ? NULL : &seen[(field - psi_case_table.fields) % MOST_FIELDS];
  if (met != NULL && *met) return psi_read_fail_twice(r, name, span.start);
  if (met != NULL) *met = true;
  size_t before = psi_path_member(&r->path, name);
  ps_status status = field == NULL                   ? read_unknown(r, name, span.start)
                     : field->kind == PS_KIND_ENTITY ? read_entities(r, field)
                                                     : read_field(r, field);
  if (status == PS_OK) psi_path_cut(&r->path, before);
  return status;
}

static ps_status read_case(psi_reader *r) {
  bool seen[MOST_FIELDS] = {false};
  size_t expected = 0;
  if (psi_scan_peek(r->scanner) != '{')
    return psi_read_wrong(r, "A case is a JSON object: { should stand here.");
  ps_status status = psi_scan_begin_object(r->scanner);
  while (status == PS_OK) {
    psi_span name;
    bool more = false;
    status = psi_scan_next_member(r->scanner, &name, &more);
    if (status != PS_OK || !more) break;
    status = read_member(r, name, seen, &expected);
  }
  if (status == PS_OK) status = psi_scan_end(r->scanner);
  if (status == PS_OK) status = psi_names_check(r, &r->names);
  /* All ids at once and in the table's order: of two alike the same one counts however
   * the members were ordered. */
  psi_pulse pulse = psi_pulse_of(&r->settings);
  psi_pulse_stretch(&pulse, 1, 1, 0);
  if (status == PS_OK && !psi_entities_reindex(r->c, &pulse))
    status = psi_pulse_end(&pulse, r->error);
  return status;
}

/* ---- the reader ---- */

bool psi_reader_open(psi_reader *r, ps_case *c, const char *text, size_t length,
                     const ps_settings *settings, ps_error *error) {
  memset(r, 0, sizeof *r);
  r->text = text;
  r->length = length;
  r->settings = *settings;
  r->error = error;
  r->c = c;
  r->scanner = psi_scan_open(text, length, PSI_LEVEL_CASE, &r->settings, error);
  return r->scanner != NULL;
}

void psi_reader_close(psi_reader *r) {
  const ps_allocator *a = &r->settings.allocator;
  psi_tape_free(&r->tape, a);
  psi_free(a, r->scratch, r->scratch_size);
  psi_free(a, r->names.items, r->names.capacity * sizeof *r->names.items);
  psi_free(a, r->point_names.items, r->point_names.capacity * sizeof *r->point_names.items);
  psi_free(a, r->members, r->member_capacity * sizeof *r->members);
  psi_scan_close(r->scanner);
}

ps_case *ps_case_parse(const char *text, size_t length, const ps_settings *settings,
                       ps_error *error) {
  ps_error own;
  psi_reader r;
  if (error == NULL) error = &own;
  if (text == NULL) {
    psi_fail_argument(error, "ps_case_parse: there is no text (NULL).");
    return NULL;
  }
  const ps_settings resolved = psi_settings(settings);
  ps_case *c = ps_case_new(settings, error);
  if (c == NULL) return NULL;
  ps_status status = PS_E_MEMORY;
  if (psi_reader_open(&r, c, text, length, &resolved, error)) status = read_case(&r);
  /* An error of the scanner knows its line; the path is ours. */
  if (status != PS_OK && error->path[0] == '\0') psi_error_path(error, r.path.text);
  psi_reader_close(&r);
  if (status == PS_OK) return c;
  ps_case_free(c);
  return NULL;
}
