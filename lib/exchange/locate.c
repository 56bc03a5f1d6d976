#include "exchange/locate.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static bool add_line(psi_locator *map, size_t start) {
  if (!psi_grow(&map->allocator, (void **)&map->lines, &map->line_capacity, map->line_count + 1,
                sizeof *map->lines))
    return false;
  map->lines[map->line_count++] = start;
  return true;
}

static bool find_lines(psi_locator *map, size_t length) {
  bool fine = add_line(map, 0);
  for (size_t i = 0; fine && i < length; i++) {
    bool broken = map->text[i] == '\n' ||
                  (map->text[i] == '\r' && (i + 1 == length || map->text[i + 1] != '\n'));
    if (broken) fine = add_line(map, i + 1);
  }
  return fine;
}

bool psi_locate_open(psi_locator *map, const char *text, size_t length, const ps_settings *settings,
                  ps_error *error) {
  ps_error own;
  memset(map, 0, sizeof *map);
  map->text = text;
  map->allocator = settings->allocator;
  if (error == NULL) error = &own;
  psi_scanner *s = psi_scan_open(text, length, PSI_LEVEL_CASE, settings, error);
  bool fine = s != NULL && psi_scan_value(s, &map->tape) == PS_OK;
  psi_scan_close(s);
  if (fine && !find_lines(map, length)) {
    fine = false;
    error->status = PS_E_MEMORY;
  }
  if (!fine) psi_locate_close(map);
  return fine;
}

void psi_locate_close(psi_locator *map) {
  psi_tape_free(&map->tape, &map->allocator);
  psi_free(&map->allocator, map->lines, map->line_capacity * sizeof *map->lines);
  memset(map, 0, sizeof *map);
}

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/* The name (with quotes) before a member's value: back over the colon to the quote that
 * begins it. The text was found to be JSON, so it is there. */
static psi_span name_before(const char *text, size_t value) {
  size_t end = value;
  while (is_space(text[end - 1]) || text[end - 1] == ':') end--;
  size_t start = end - 2; /* before the closing quote */
  for (;; start--) {
    size_t slashes = 0;
    if (text[start] != '"') continue;
    while (text[start - 1 - slashes] == '\\') slashes++;
    if (slashes % 2 == 0) break;
  }
  psi_span name = {start, end};
  return name;
}

/* The child of the value at `at` that one step leads to; 0 if there is none. */
static size_t step_into(const psi_locator *map, size_t at, const char *step, size_t length) {
  const psi_place *places = map->tape.items;
  char name[128];
  bool list = map->text[places[at].start] == '[', object = map->text[places[at].start] == '{';
  size_t wanted = list ? strtoul(step, NULL, 10) : 0;
  if ((!list && !object) || length >= sizeof name) return 0;
  memcpy(name, step, length);
  name[length] = '\0';
  for (size_t child = at + 1; child < places[at].next; child = places[child].next) {
    if (list ? wanted-- == 0
             : psi_span_is(map->text, name_before(map->text, places[child].start), name))
      return child;
  }
  return 0;
}

void psi_locate_find(const psi_locator *map, const char *path, size_t *line, size_t *column) {
  size_t at = 0;
  while (*path != '\0') {
    size_t length = strcspn(path, ".[]");
    size_t child = length == 0 ? at : step_into(map, at, path, length);
    if (length > 0 && child == 0) break;
    at = child;
    path += length;
    path += strspn(path, ".[]");
  }
  size_t offset = map->tape.items[at].start, low = 0, high = map->line_count;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (map->lines[middle] <= offset)
      low = middle;
    else
      high = middle;
  }
  *line = low + 1;
  *column = psi_utf8_count(map->text + map->lines[low], offset - map->lines[low]) + 1;
}
