/* A copy fit to be shown: parties under other names, private fields gone, nothing
 * said of single persons where a sponsor looks. */
#include "model/redact.h"

#include "base/error.h"
#include "base/number.h"
#include "model/index.h"
#include "model/references.h"

#include <stdlib.h>
#include <string.h>

/* ---- private fields and what is unknown ---- */

/* A mark may be a path, "transfer.owner": the field at its head goes. What is nested
 * (the events of a relationship) has marks of its own. */
static void drop_private(void *object) {
  const ps_struct *type = ((ps_object *)object)->type;
  const ps_field *marks = ps_field_find(type, "private");
  psi_list list = {NULL, 0, 0, false};
  if (marks != NULL) list = psi_get_list(object, marks);
  for (size_t i = 0; i < type->count && list.count > 0; i++) {
    const ps_field *f = &type->fields[i];
    /* The id is what others refer to: it is a pseudonym already where it must be. */
    if (f->kind == PS_KIND_ENTITY || strcmp(f->name, "id") == 0 || f == marks) continue;
    for (size_t j = 0; j < list.count; j++) {
      const char *mark = psi_list_text(list, j);
      const size_t length = strcspn(mark, ".[");
      if (strncmp(mark, f->name, length) == 0 && f->name[length] == '\0') psi_unset(object, f);
    }
  }
  if (marks != NULL) psi_unset(object, marks);
}

static void clean_object(void *object) {
  ps_object *head = object;
  head->extensions = NULL;
  drop_private(object);
  for (size_t i = 0; i < head->type->count; i++) {
    const ps_field *f = &head->type->fields[i];
    if (f->kind == PS_KIND_SERIES) ((ps_series *)psi_at_mutable(object, f))->extension_count = 0;
    if (f->kind != PS_KIND_STRUCT) continue;
    psi_list list = {NULL, 0, 0, false};
    if (f->flags & PS_FIELD_LIST)
      list = psi_get_list(object, f);
    else
      clean_object(psi_at_mutable(object, f));
    for (size_t j = 0; j < list.count; j++) clean_object(psi_list_item(f, list, j));
  }
}

/* What a party's record says of the person. */
static void drop_personal(ps_entity *party) {
  static const char *const personal[] = {"speaking_share", "years",        "strengths",
                                         "needs",          "skills",       "knows_measures",
                                         "exemplar_for",   "claimed_mode", "title_since",
                                         "profile",        "interest"};
  for (size_t i = 0; i < sizeof personal / sizeof personal[0]; i++)
    psi_unset(party, ps_field_find(&psi_party_table, personal[i]));
}

static bool clean(void *data, ps_entity *entity, const ps_field *list, size_t index) {
  const psi_redaction *r = data;
  (void)list;
  (void)index;
  clean_object(entity);
  if (r->audience == PS_AUDIENCE_SPONSOR && entity->object.type == &psi_party_table)
    drop_personal(entity);
  return true;
}

/* ---- pseudonyms ---- */

static int compare_ids(const void *x, const void *y) {
  return strcmp(((const psi_pseudonym *)x)->id, ((const psi_pseudonym *)y)->id);
}

const psi_pseudonym *psi_pseudonym_find(const psi_redaction *r, const char *id) {
  psi_pseudonym asked;
  memset(&asked, 0, sizeof asked);
  asked.id = id;
  return id == NULL || *id == '\0' || r->count == 0
             ? NULL
             : bsearch(&asked, r->names, r->count, sizeof asked, compare_ids);
}

/* "party-3", and another number where that is taken. */
static const char *free_id(const psi_redaction *r, size_t number) {
  char id[64] = "party-";
  for (;; number += r->c->parties.count) {
    id[6 + psi_integer_write((int64_t)number, id + 6)] = '\0';
    const ps_entity *taken = psi_index_find(r->c->index, id);
    /* Another party's id is free: that party gets a new one too. */
    if (taken == NULL || taken->object.type == &psi_party_table) break;
  }
  return psi_store_text(psi_texts(r->c), id, strlen(id));
}

static const char *new_name(const psi_redaction *r, size_t number) {
  char name[64] = "Party ";
  size_t length = 6 + psi_integer_write((int64_t)number, name + 6);
  return psi_store_text(psi_texts(r->c), name, length);
}

static bool add_pseudonym(psi_redaction *r, const psi_pseudonym *n) {
  void *items = r->names;
  bool room = psi_grow(r->allocator, &items, &r->capacity, r->count + 1, sizeof *n);
  r->names = items;
  if (room && n->new_id != NULL && n->new_name != NULL) r->names[r->count++] = *n;
  return room && n->new_id != NULL && n->new_name != NULL;
}

/* An id that names a party goes, too, as "klein-protests" does: "party-1-protests". */
static bool rename_other(void *data, ps_entity *entity, const ps_field *list, size_t index) {
  psi_redaction *r = data;
  (void)list;
  (void)index;
  if (entity->id == NULL || entity->object.type == &psi_party_table) return true;
  const char *made = psi_redact_id(r, entity->id);
  if (made == entity->id) return true;
  if (made != NULL && psi_index_find(r->c->index, made) != NULL) { /* taken */
    char longer[512];
    size_t length = strlen(made) < 400 ? strlen(made) : 0;
    memcpy(longer, made, length);
    longer[length++] = '-';
    length += psi_integer_write((int64_t)r->count, longer + length);
    made = psi_store_text(psi_texts(r->c), longer, length);
  }
  psi_pseudonym n = {entity->id, made, made, entity, false, {"", 0, 0, 0, NULL}};
  return add_pseudonym(r, &n);
}

static bool sort_names(psi_redaction *r) {
  const size_t size = r->count * sizeof *r->names;
  psi_pseudonym *room = r->count == 0 ? NULL : psi_resize(r->allocator, NULL, 0, size);
  bool done = r->count == 0 || (room != NULL && psi_sort(r->names, room, r->count, sizeof *room,
                                                         compare_ids, r->pulse));
  psi_free(r->allocator, room, size);
  return done;
}

static bool make_pseudonyms(psi_redaction *r) {
  const ps_party_list *parties = &r->c->parties;
  for (size_t i = 0; i < parties->count; i++) {
    ps_party *p = parties->items[i];
    const char *id = p->id == NULL ? "" : p->id;
    psi_pseudonym n = {id,   free_id(r, i + 1),         new_name(r, i + 1), (ps_entity *)p,
                       true, psi_handle_of(id, p->name)};
    if (!add_pseudonym(r, &n) || !psi_pulse_beat(r->pulse, 8)) return false;
  }
  psi_pulse_stretch(r->pulse, 0.2, 0.4, 0);
  return psi_entities_each(r->c, r->pulse, rename_other, r) && sort_names(r);
}

static bool point_anew(void *data, const psi_reference *reference) {
  const psi_redaction *r = data;
  const psi_pseudonym *n = psi_pseudonym_find(r, reference->id);
  if (n == NULL || reference->field->kind == PS_KIND_EXPRESSION) return true;
  if (reference->in_list)
    psi_list_put(psi_get_list(reference->object, reference->field), reference->index, n->new_id);
  else
    psi_put_text(reference->object, reference->field, n->new_id);
  return true;
}

static bool rename_all(psi_redaction *r) {
  if (!psi_references_each(r->c, r->pulse, point_anew, r)) return false;
  for (size_t i = 0; i < r->count; i++) {
    ps_entity *e = r->names[i].entity;
    if (e->id != NULL) e->id = r->names[i].new_id;
    if (r->names[i].is_party) ((ps_party *)e)->name = r->names[i].new_name;
  }
  return psi_entities_reindex(r->c, r->pulse);
}

/* ---- the call ---- */

static bool redact(psi_redaction *r) {
  if (!make_pseudonyms(r)) return false;
  psi_pulse_stretch(r->pulse, 0.4, 0.5, 0);
  if (!psi_entities_each(r->c, r->pulse, clean, r)) return false;
  r->c->audience = r->audience;
  psi_pulse_stretch(r->pulse, 0.5, 0.7, 0);
  if (r->keep_names) return psi_redact_series(r);
  if (!psi_redact_texts(r) || !psi_redact_series(r)) return false;
  psi_pulse_stretch(r->pulse, 0.7, 0.8, 0);
  return rename_all(r);
}

ps_case *ps_redact(const ps_case *c, const ps_redact_options *options, const ps_settings *settings,
                   ps_error *error) {
  ps_redact_options o = PS_REDACT_OPTIONS_INIT;
  ps_settings s = psi_settings(settings);
  psi_redaction r;
  memset(&r, 0, sizeof r);
  if (c == NULL) {
    psi_fail_argument(error, "ps_redact: there is no case (NULL).");
    return NULL;
  }
  if (options != NULL) memcpy(&o, options, options->size < sizeof o ? options->size : sizeof o);
  if ((int)o.audience < PS_AUDIENCE_UNSET || o.audience > PS_AUDIENCE_SPONSOR) {
    psi_fail_argument(error, "ps_redact: there is no such audience.");
    return NULL;
  }
  r.audience = o.audience != PS_AUDIENCE_UNSET ? o.audience : c->audience;
  if (r.audience == PS_AUDIENCE_UNSET) r.audience = PS_AUDIENCE_SPONSOR;
  r.keep_names = o.keep_names;
  r.allocator = &s.allocator;
  psi_pulse pulse = psi_pulse_of(&s);
  const ps_settings first = psi_pulse_within(&pulse, &s, 0, 0.2);
  r.pulse = &pulse;
  r.c = ps_case_copy(c, &first, error);
  if (r.c == NULL) return NULL;
  bool done = redact(&r);
  psi_free(r.allocator, r.names, r.capacity * sizeof *r.names);
  /* What was left out must not stay behind in the copy's memory. */
  psi_pulse_stretch(&pulse, 0.8, 1, 0);
  if (done && psi_case_compact(r.c, &pulse)) return r.c;
  ps_case_free(r.c);
  psi_pulse_end(&pulse, error);
  return NULL;
}
