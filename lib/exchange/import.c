/* What every import does: count, tell, and leave no half of itself behind. Entities are
 * added to the case as they are read; a failure takes them out again, which needs no
 * memory and so cannot fail. */
#include "exchange/import.h"
#include "exchange/tables.h"

#include "base/text.h"
#include "model/entity.h"
#include "model/index.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { NOTES_MOST = 1000 };

static const ps_field note_rows[] = {
    PSI_INTEGER(ps_import_note, line, NULL, 1,
                "Line of the text, from 1; unset where it is about the whole."),
    PSI_TEXT(ps_import_note, text, 1, "One sentence, with the column, cell or word meant."),
};
const ps_struct psi_import_note_table =
    PSI_TABLE("import_note", ps_import_note, note_rows,
              "Something an import has to say about what it read.");

static const ps_field import_rows[] = {
    PSI_INTEGER(ps_import, added, NULL, 1,
                "Points, events or responsibilities that are new in the case."),
    PSI_INTEGER(ps_import, present, NULL, 1,
                "Those that were there already, and stayed as they were."),
    PSI_INTEGER(ps_import, skipped, NULL, 1,
                "Rows, events or cells read that nothing was made of; the notes say why."),
    PSI_INTEGER(ps_import, parties_created, NULL, 1, "Parties that are new in the case."),
    PSI_TEXTS(ps_import, created, 1, "Ids of new parties and of a new measure."),
    PSI_STRUCTS(ps_import, notes, psi_import_note_table, 1,
                "In the order of the text, those about the whole last."),
    PSI_INTEGER(ps_import, notes_left_out, NULL, 1, "Notes beyond the first 1000."),
};
const ps_struct psi_import_table =
    PSI_TABLE("import", ps_import, import_rows, "What an import did.");

/* ---- taking back ---- */

static void mark_lists(psi_import *in) {
  for (int t = PS_CASE + 1; t < PS_ENTITY_END_; t++) {
    psi_list list = psi_get_list(in->c, psi_entity_list((ps_entity_type)t));
    in->mark.counts[t] = list.count;
    in->mark.given[t] = list.given;
  }
}

/* Their ids were free when they came, so nobody waits to be entered in their place. */
static void take_back(psi_import *in) {
  for (int t = PS_CASE + 1; t < PS_ENTITY_END_; t++) {
    const ps_field *field = psi_entity_list((ps_entity_type)t);
    psi_list list = psi_get_list(in->c, field);
    for (; list.count > in->mark.counts[t]; list.count--) {
      ps_entity *entity = psi_list_item(field, list, list.count - 1);
      /* Without memory an entity may be in the list and not yet under its id. */
      if (entity != NULL && entity->id != NULL) psi_index_remove(in->c->index, entity);
    }
    list.given = in->mark.given[t];
    psi_put_list(in->c, field, list);
  }
  for (size_t i = 0; i < in->series_count; i++)
    in->series[i].measure->series = in->series[i].series;
}

bool psi_import_grows(psi_import *in, ps_measure *measure) {
  if (in->series_count == in->series_capacity) {
    size_t capacity = in->series_capacity < 8 ? 8 : in->series_capacity * 2;
    psi_series_mark *grown = capacity > SIZE_MAX / sizeof *grown
                                 ? NULL
                                 : psi_store_take(in->scratch, capacity * sizeof *grown);
    if (grown == NULL) return psi_import_no_memory(in);
    if (in->series_count > 0) memcpy(grown, in->series, in->series_count * sizeof *grown);
    in->series = grown;
    in->series_capacity = capacity;
  }
  in->series[in->series_count].measure = measure;
  in->series[in->series_count++].series = measure->series;
  return true;
}

/* ---- beginning and end ---- */

bool psi_import_begin(psi_import *in, ps_case *c, const char *text, const char *call,
                      const ps_settings *settings, ps_error *error) {
  memset(in, 0, sizeof *in);
  const ps_settings resolved = psi_settings(settings);
  in->pulse = psi_pulse_of(&resolved);
  in->settings = psi_pulse_within(&in->pulse, &resolved, 0, 1);
  in->error = error == NULL ? &in->own : error;
  in->places = "lines";
  in->head_line = 1;
  if (c == NULL || text == NULL) {
    in->status = psi_fail(in->error, PS_E_ARGUMENT, "%s: there is no %s (NULL).", call,
                          c == NULL ? "case" : "text");
    return false;
  }
  in->c = c;
  in->parties = in->ours = psi_map_new(&in->settings.allocator);
  mark_lists(in);
  in->scratch = psi_store_new(&in->settings.allocator);
  in->result = psi_result_new(&psi_import_table, &in->settings.allocator);
  if (in->scratch == NULL || in->result == NULL) return psi_import_no_memory(in);
  ps_import *r = in->result;
  r->added.set = r->present.set = r->skipped.set = true;
  r->parties_created.set = r->notes_left_out.set = true;
  r->created.given = r->notes.given = true;
  return true;
}

ps_import *psi_import_end(psi_import *in) {
  psi_map_free(&in->parties);
  psi_map_free(&in->ours);
  if (in->status != PS_OK && in->c != NULL) take_back(in);
  psi_store_free(in->scratch);
  if (in->status == PS_OK) return in->result;
  ps_result_free(in->result);
  return NULL;
}

/* ---- failing and telling ---- */

bool psi_import_goes_on(psi_import *in, size_t work) {
  return psi_pulse_beat(&in->pulse, work) ||
         psi_import_fail(in, 0, PS_E_CANCELLED, "%s", ps_status_text(PS_E_CANCELLED));
}

bool psi_import_fail(psi_import *in, size_t line, ps_status status, const char *format, ...) {
  char message[sizeof in->error->message];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  in->status = psi_fail(in->error, status, "%s", message);
  in->error->line = line;
  in->error->column = line > 0 && in->head_line > 0; /* rows of a table have none */
  return false;
}

bool psi_import_no_memory(psi_import *in) {
  in->status = psi_fail_memory(in->error);
  return false;
}

static bool add_note(psi_import *in, size_t line, const char *text) {
  if (in->result->notes.count >= NOTES_MOST) {
    in->result->notes_left_out.value++;
    return true;
  }
  const ps_field *field = ps_field_find(&psi_import_table, "notes");
  const char *kept = psi_store_text(in->result->store, text, psi_utf8_check(text, strlen(text)));
  ps_import_note *note = kept == NULL ? NULL : psi_list_add(in->result->store, in->result, field);
  if (note == NULL) return psi_import_no_memory(in);
  note->line.value = (int64_t)line;
  note->line.set = line > 0;
  note->text = kept;
  return true;
}

bool psi_import_note(psi_import *in, size_t line, const char *format, ...) {
  char text[1024];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  return add_note(in, line, text);
}

bool psi_import_created(psi_import *in, const char *id) {
  const ps_field *field = ps_field_find(&psi_import_table, "created");
  const char *kept = psi_store_text(in->result->store, id, strlen(id));
  if (kept == NULL || psi_list_add(in->result->store, in->result, field) == NULL)
    return psi_import_no_memory(in);
  psi_list list = psi_get_list(in->result, field);
  psi_list_put(list, list.count - 1, kept);
  return true;
}

void psi_tally_add(psi_tally *tally, size_t line) {
  if (tally->count < sizeof tally->lines / sizeof tally->lines[0]) tally->lines[tally->count] = line;
  tally->count++;
}

bool psi_import_tally(psi_import *in, const psi_tally *tally, const char *one, const char *many) {
  const size_t most = sizeof tally->lines / sizeof tally->lines[0];
  char lines[160] = "";
  if (tally->count == 0) return true;
  if (tally->count == 1)
    return psi_import_note(in, tally->lines[0], "%s.", one);
  for (size_t i = 0, at = 0; i < tally->count && i < most; i++)
    at += (size_t)snprintf(lines + at, sizeof lines - at, "%s%zu", i == 0 ? "" : ", ",
                           tally->lines[i]);
  if (tally->count > most)
    return psi_import_note(in, 0, "%zu %s: %s %s and %zu more.", tally->count, many, in->places,
                           lines, tally->count - most);
  return psi_import_note(in, 0, "%zu %s: %s %s.", tally->count, many, in->places, lines);
}

/* ---- texts and entities ---- */

const char *psi_import_keep(psi_import *in, const char *text, size_t length) {
  const char *kept = psi_store_text(psi_texts(in->c), text, length);
  if (kept == NULL) psi_import_no_memory(in);
  return kept;
}

const char *psi_import_scratch(psi_import *in, const char *text, size_t length) {
  const char *kept = psi_store_text(in->scratch, text, length);
  if (kept == NULL) psi_import_no_memory(in);
  return kept;
}

bool psi_import_append(psi_import *in, void *entity, const char *field, const char *kept) {
  const ps_field *row = ps_field_find(((ps_object *)entity)->type, field);
  if (kept == NULL) return false;
  if (psi_list_add(psi_texts(in->c), entity, row) == NULL) return psi_import_no_memory(in);
  psi_list list = psi_get_list(entity, row);
  psi_list_put(list, list.count - 1, kept);
  return true;
}

void *psi_import_add(psi_import *in, ps_entity_type type, const char *id) {
  void *entity = ps_add(in->c, type, id, in->error);
  if (entity == NULL) in->status = in->error->status;
  return entity;
}

/* ---- parties ---- */

typedef struct folded {
  char room[256];
  const char *text;
  size_t length;
} folded;

static bool fold(psi_import *in, const char *text, size_t length, folded *f) {
  psi_trim(&text, &length);
  char *to = f->room;
  if (length >= sizeof f->room) {
    to = psi_store_take_text(in->scratch, length + 1);
    if (to == NULL) return psi_import_no_memory(in);
  }
  for (size_t i = 0; i < length; i++)
    to[i] = (char)(text[i] >= 'A' && text[i] <= 'Z' ? text[i] + ('a' - 'A') : text[i]);
  to[length] = '\0';
  f->text = to;
  f->length = length;
  return true;
}

static bool enter_party(psi_import *in, const char *key, size_t length, ps_party *party) {
  folded f;
  if (!fold(in, key, length, &f)) return false;
  if (f.length == 0 || psi_map_find(&in->parties, f.text, f.length) != NULL) return true;
  const char *kept = psi_import_scratch(in, f.text, f.length);
  if (kept == NULL) return false;
  return psi_map_put(&in->parties, kept, f.length, party) || psi_import_no_memory(in);
}

/* The addresses in a text: what has an @ between spaces and the marks set around them. */
static bool enter_addresses(psi_import *in, const char *text, ps_party *party) {
  static const char marks[] = " \t\r\n<>,;:()[]\"'";
  for (const char *at = text; at != NULL && *at != '\0';) {
    size_t length = strcspn(at, marks);
    if (memchr(at, '@', length) != NULL && !enter_party(in, at, length, party)) return false;
    at += length;
    at += strspn(at, marks);
  }
  return true;
}

static bool know_party(psi_import *in, ps_party *p) {
  return (p->name == NULL || enter_party(in, p->name, strlen(p->name), p)) &&
         (p->id == NULL || enter_party(in, p->id, strlen(p->id), p)) &&
         enter_addresses(in, p->profile, p);
}

static bool know_parties(psi_import *in) {
  if (in->parties_ready) return true;
  in->parties_ready = true;
  for (size_t i = 0; i < ps_count(in->c, PS_PARTY); i++)
    if (!know_party(in, ps_at(in->c, PS_PARTY, i))) return false;
  return true;
}

static ps_party *look_up(psi_import *in, const char *key) {
  folded f;
  if (key == NULL || !fold(in, key, strlen(key), &f)) return NULL;
  psi_map_slot *slot = psi_map_find(&in->parties, f.text, f.length);
  return slot == NULL ? NULL : slot->value;
}

ps_party *psi_party_find(psi_import *in, const char *name, const char *email) {
  char slug[65];
  if (!know_parties(in)) return NULL;
  ps_party *party = look_up(in, email);
  if (party == NULL) party = look_up(in, name);
  if (party == NULL && name != NULL && psi_slug(name, strlen(name), slug, 64) > 0)
    party = look_up(in, slug);
  return party;
}

ps_party *psi_party_make(psi_import *in, const char *name, const char *email) {
  char id[96], hash[9];
  size_t length = psi_slug(name, strlen(name), id, 64);
  if (length == 0) length = (size_t)snprintf(id, sizeof id, "party");
  psi_hash_text(name, strlen(name), hash);
  /* Names that differ in marks only give one slug: the name's hash tells them apart. */
  for (unsigned n = 1; ps_find(in->c, PS_ENTITY_NONE, id) != NULL; n++)
    snprintf(id + length, sizeof id - length, n == 1 ? "-%s" : "-%s-%u", hash, n);
  ps_party *party = psi_import_add(in, PS_PARTY, id);
  if (party == NULL) return NULL;
  party->name = psi_import_keep(in, name, strlen(name));
  if (party->name != NULL && email != NULL)
    party->profile = psi_import_keep(in, email, strlen(email));
  if (in->status != PS_OK || !know_party(in, party) || !psi_import_created(in, id)) return NULL;
  in->result->parties_created.value++;
  return party;
}
