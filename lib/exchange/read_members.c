/* What was scanned, an entity or one field of the case, onto its struct: which of it cJSON
 * makes a tree of, and what is read without one. Most members of most entities are single
 * values: a node for each would cost more than all else. */
#include "exchange/read.h"

#include <cjson/cJSON.h>
#include <string.h>

/* Whether a value is an object or a list. */
static bool holds(const psi_reader *r, size_t at) {
  char first = psi_read_first(r, at);
  return first == '{' || first == '[';
}

/* ---- the tree ---- */

/* Whether cJSON makes a tree of a value: of objects, for their members have names, and of
 * lists of them. In any other list an object is refused, whatever is in it. */
static bool is_tree(const psi_reader *r, size_t at) {
  const char first = psi_read_first(r, at);
  if (first != '[') return first == '{';
  return r->tape.items[at].next > at + 1 && psi_read_first(r, at + 1) == '{';
}

/* Bytes at most in which cJSON is shown the value at `at`, a comma behind it included: what
 * it makes no tree of is shown as null, which may be longer, lists as empty ones. */
static size_t shown_size(const psi_reader *r, size_t at) {
  const psi_place *place = &r->tape.items[at];
  return place->end - place->start + 4 * (place->next - at) + 1;
}

/* Writes that, and returns where it ends. */
static char *show(const psi_reader *r, size_t at, char *to) {
  const psi_place *places = r->tape.items;
  size_t from = places[at].start;
  for (size_t i = at + 1; i < places[at].next; i++) {
    if (is_tree(r, i)) continue;
    memcpy(to, r->text + from, places[i].start - from);
    to += places[i].start - from;
    const char *instead = holds(r, i) ? "[]" : "null";
    while (*instead != '\0') *to++ = *instead++;
    from = places[i].end;
    i = places[i].next - 1;
  }
  memcpy(to, r->text + from, places[at].end - from);
  to += places[at].end - from;
  *to++ = ',';
  return to;
}

/* Makes room for so many bytes that cJSON is shown, and for a bracket before them. */
static bool make_room(psi_reader *r, size_t size) {
  if (r->scratch_size >= ++size) return true;
  char *grown = psi_resize(&r->settings.allocator, r->scratch, r->scratch_size, size);
  if (grown == NULL) return false;
  r->scratch = grown;
  r->scratch_size = size;
  return true;
}

/* The tree of a list of all that was shown from behind the first byte of `scratch` up to
 * `end`. The text is sound and the depth bounded: only memory can be what is missing. */
static cJSON *make_tree(psi_reader *r, char *end) {
  r->scratch[0] = '[';
  end[-1] = ']';
  return cJSON_ParseWithLength(r->scratch, (size_t)(end - r->scratch));
}

ps_status psi_read_field(psi_reader *r, void *object, const ps_field *field) {
  if (!is_tree(r, 0)) return psi_read_value(r, object, field, NULL, 0);
  if (!make_room(r, shown_size(r, 0))) return psi_read_fail_memory(r);
  cJSON *tree = make_tree(r, show(r, 0, r->scratch + 1));
  if (tree == NULL) return psi_read_fail_memory(r);
  ps_status status = psi_read_value(r, object, field, tree->child, 0);
  cJSON_Delete(tree);
  return status;
}

/* ---- an entity ---- */

/* Whether a name in the text is that of a field, which has nothing to escape in it. */
static bool is_named(const psi_reader *r, psi_span span, const ps_field *field) {
  const char *name = r->text + span.start + 1;
  if (*name != *field->name && *name != '\\') return false;
  size_t written = span.end - span.start - 2, length = strlen(field->name);
  if (written <= length) return written == length && memcmp(name, field->name, length) == 0;
  return memchr(name, '\\', written) != NULL && psi_span_is(r->text, span, field->name);
}

/* The field that the next member of the entity in hand is; NULL if there is none of its
 * name. Entities of a list mostly have the same members in the same order: the one that
 * stood there in the entity before is asked first, then those behind the one found last. */
static const ps_field *field_of(const psi_reader *r, const ps_struct *type, psi_span name) {
  const psi_member *m = &r->members[r->member_count];
  if (m->type == type && is_named(r, name, m->field)) return m->field;
  const ps_field *last = m == r->members ? NULL : m[-1].field;
  size_t i = last == NULL ? 0 : (size_t)(last - type->fields) + 1;
  for (size_t n = 0; n < type->count; n++, i++) {
    if (i >= type->count) i = 0;
    if (is_named(r, name, &type->fields[i])) return &type->fields[i];
  }
  return NULL;
}

/* Room for one more member; what is new of it is zeroed. */
static bool has_room(psi_reader *r) {
  void *items = r->members;
  size_t before = r->member_capacity;
  if (r->member_count < before) return true;
  bool grown = psi_grow(&r->settings.allocator, &items, &r->member_capacity, r->member_count + 1,
                        sizeof *r->members);
  r->members = items;
  if (grown) memset(r->members + before, 0, (r->member_capacity - before) * sizeof *r->members);
  return grown;
}

ps_status psi_read_member(void *reader, psi_scanner *s, psi_span name, bool *claimed) {
  psi_reader *r = reader;
  if (!has_room(r)) return psi_read_fail_memory(r);
  const ps_struct *type = r->entity->object.type;
  const ps_field *field = field_of(r, type, name);
  psi_member *m = &r->members[r->member_count++];
  m->name = name;
  m->type = field == NULL ? NULL : type;
  m->field = field;
  m->claimed = false;
  if (m->field == NULL || m->field->kind != PS_KIND_SERIES || psi_scan_peek(s) != '[')
    return PS_OK;
  m->claimed = *claimed = true;
  return psi_read_series(r, m->field);
}

/* The tree of all members that need one; NULL without memory, and if none does. */
static cJSON *make_trees(psi_reader *r, bool *needed) {
  const psi_place *places = r->tape.items;
  size_t size = 0, at = 1;
  for (size_t i = 0; i < r->member_count; i++, at = places[at].next) {
    psi_member *m = &r->members[i];
    m->shown = m->field != NULL && !m->claimed && is_tree(r, at);
    if (m->shown) size += shown_size(r, at);
  }
  *needed = size > 0;
  if (size == 0 || !make_room(r, size)) return NULL;
  char *to = r->scratch + 1;
  at = 1;
  for (size_t i = 0; i < r->member_count; i++, at = places[at].next)
    if (r->members[i].shown) to = show(r, at, to);
  return make_tree(r, to);
}

static ps_status keep(psi_reader *r, const psi_member *m, size_t at) {
  const char *name = psi_read_text(r, m->name);
  return name == NULL ? psi_read_fail_memory(r) : psi_read_unknown(r, r->entity, name, at);
}

static ps_status read_members(psi_reader *r, const cJSON *item) {
  size_t at = 1;
  for (size_t i = 0; i < r->member_count; i++, at = r->tape.items[at].next) {
    const psi_member *m = &r->members[i];
    if (m->claimed) continue;
    size_t before = r->path.length;
    r->member = m->field == NULL ? NULL : m->field->name;
    if (holds(r, at)) psi_read_enter(r);
    ps_status status = m->field == NULL ? keep(r, m, at)
                                        : psi_read_value(r, r->entity, m->field, item, at);
    if (status != PS_OK) psi_read_enter(r);
    r->member = NULL;
    if (status != PS_OK) return status;
    psi_path_cut(&r->path, before);
    if (m->shown) item = item->next;
  }
  return PS_OK;
}

ps_status psi_read_members(psi_reader *r) {
  bool needed = false;
  cJSON *trees = make_trees(r, &needed);
  if (needed && trees == NULL) return psi_read_fail_memory(r);
  ps_status status = read_members(r, trees == NULL ? NULL : trees->child);
  cJSON_Delete(trees);
  return status;
}
