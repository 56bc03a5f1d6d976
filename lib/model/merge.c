/* Two people changed one case: what only one of them changed is taken over, what both
 * changed is named. */
#include "model/merge.h"

#include "base/error.h"
#include "base/field_text.h"
#include "model/counterpart.h"
#include "model/index.h"
#include "results/differences.h"
#include "results/findings.h"

#include <string.h>

static const ps_field merge_rows[] = {
    PSI_STRUCTS(ps_merge, conflicts, psi_difference_table, 1,
                "What both sides changed, each its own way."),
};
const ps_struct psi_merge_table =
    PSI_TABLE("merge", ps_merge, merge_rows, "The outcome of a merge.");

void psi_merge_conflict(psi_merging *m, const char *ours, const char *theirs) {
  if (psi_difference_add(m->result, m->result->store, &merge_rows[0], PS_CHANGE_CONFLICT,
                         m->entity->object.type->name, m->entity->id,
                         m->path.length == 0 ? NULL : m->path.text, ours, theirs) == NULL)
    m->no_memory = true;
}

static const char *text_of(psi_merging *m, psi_buffer *out, const void *object,
                           const ps_field *field) {
  out->length = 0;
  if (!psi_field_is_set(object, field)) return NULL;
  psi_out_field(out, object, field);
  char *end = psi_out_room(out, 1);
  if (end == NULL) {
    m->no_memory = true;
    return NULL;
  }
  *end = '\0';
  return end - out->length;
}

static void take(psi_merging *m, void *ours, const void *theirs, const ps_field *field) {
  psi_unset(ours, field);
  if (!psi_copy_field(psi_texts(m->merged), ours, theirs, field)) m->no_memory = true;
}

/* ---- lists of texts: item by item ---- */

static size_t position(psi_list list, const char *text) {
  for (size_t i = 0; i < list.count; i++)
    if (strcmp(psi_list_text(list, i), text) == 0) return i;
  return SIZE_MAX;
}

static void append_text(psi_merging *m, void *object, const ps_field *field, const char *text) {
  const char *kept = psi_store_text(psi_texts(m->merged), text, strlen(text));
  if (kept == NULL || psi_list_add(psi_texts(m->merged), object, field) == NULL) {
    m->no_memory = true;
    return;
  }
  psi_list list = psi_get_list(object, field);
  psi_list_put(list, list.count - 1, kept);
}

static void merge_texts(psi_merging *m, const void *base, void *ours, const void *theirs,
                        const ps_field *field) {
  psi_list b = psi_get_list(base, field), t = psi_get_list(theirs, field);
  for (size_t i = 0; i < t.count && !m->no_memory; i++) {
    const char *text = psi_list_text(t, i);
    if (position(b, text) == SIZE_MAX && position(psi_get_list(ours, field), text) == SIZE_MAX)
      append_text(m, ours, field, text);
  }
  for (size_t i = 0; i < b.count; i++) {
    const char *text = psi_list_text(b, i);
    size_t at = position(psi_get_list(ours, field), text);
    if (at != SIZE_MAX && position(t, text) == SIZE_MAX) psi_list_take_out(ours, field, at);
  }
}

/* ---- fields ---- */

static void merge_object(psi_merging *m, const void *base, void *ours, const void *theirs);

static void merge_changed(psi_merging *m, const void *base, void *ours, const void *theirs,
                          const ps_field *field) {
  bool list = (field->flags & PS_FIELD_LIST) != 0;
  bool all = psi_field_is_set(ours, field) && psi_field_is_set(theirs, field);
  if (all && list && psi_kind_is_text(field->kind)) {
    merge_texts(m, base, ours, theirs, field);
  } else if (all && !list && field->kind == PS_KIND_STRUCT) {
    merge_object(m, psi_at(base, field), psi_at_mutable(ours, field), psi_at(theirs, field));
  } else if (all && field->kind == PS_KIND_SERIES) {
    psi_merge_series(m, psi_at(base, field), psi_at_mutable(ours, field), psi_at(theirs, field));
  } else {
    const char *mine = text_of(m, &m->ours_text, ours, field);
    psi_merge_conflict(m, mine, text_of(m, &m->theirs_text, theirs, field));
  }
}

static bool same_extensions(const ps_extension_list *a, const ps_extension_list *b) {
  size_t n = a == NULL ? 0 : a->count;
  bool same = n == (b == NULL ? 0 : b->count);
  for (size_t i = 0; same && i < n; i++)
    same = strcmp(a->items[i].name, b->items[i].name) == 0 &&
           strcmp(a->items[i].text, b->items[i].text) == 0;
  return same;
}

static bool same_member(const ps_extension *a, const ps_extension *b) {
  return a == NULL || b == NULL ? a == b : strcmp(a->text, b->text) == 0;
}

static void take_member(psi_merging *m, void *ours, const ps_extension *e) {
  if (!psi_extend(psi_texts(m->merged), ours, e->name, strlen(e->name), e->text, strlen(e->text)))
    m->no_memory = true;
}

/* One unknown member: base b, ours o, theirs t, each NULL where not there. */
static void merge_member(psi_merging *m, const ps_extension *b, void *ours, const ps_extension *t,
                         const char *name) {
  const ps_extension *o = psi_extension_find(ours, name);
  if (same_member(t, b) || same_member(o, t)) return;
  if (!same_member(o, b)) {
    size_t before = psi_path_member(&m->path, name);
    psi_merge_conflict(m, o == NULL ? NULL : o->text, t == NULL ? NULL : t->text);
    psi_path_cut(&m->path, before);
    return;
  }
  psi_extension_drop(ours, name);
  if (t != NULL) take_member(m, ours, t);
}

static void merge_extensions(psi_merging *m, const void *base, void *ours, const void *theirs) {
  const ps_extension_list *b = ((const ps_object *)base)->extensions;
  const ps_extension_list *t = ((const ps_object *)theirs)->extensions;
  if (same_extensions(((ps_object *)ours)->extensions, b)) { /* theirs, in their order */
    if (same_extensions(b, t)) return;
    ((ps_object *)ours)->extensions = NULL;
    for (size_t i = 0; t != NULL && i < t->count; i++) take_member(m, ours, &t->items[i]);
    return;
  }
  for (size_t i = 0; t != NULL && i < t->count; i++)
    merge_member(m, psi_extension_find(base, t->items[i].name), ours, &t->items[i],
                 t->items[i].name);
  for (size_t i = 0; b != NULL && i < b->count; i++)
    if (psi_extension_find(theirs, b->items[i].name) == NULL)
      merge_member(m, &b->items[i], ours, NULL, b->items[i].name);
}

static void merge_object(psi_merging *m, const void *base, void *ours, const void *theirs) {
  const ps_struct *type = ((const ps_object *)theirs)->type;
  for (size_t i = 0; i < type->count && !m->no_memory; i++) {
    const ps_field *f = &type->fields[i];
    if (f->kind == PS_KIND_ENTITY || psi_equal_field(theirs, base, f)) continue;
    size_t before = psi_path_member(&m->path, f->name);
    if (psi_equal_field(ours, base, f))
      take(m, ours, theirs, f);
    else if (!psi_equal_field(ours, theirs, f))
      merge_changed(m, base, ours, theirs, f);
    psi_path_cut(&m->path, before);
  }
  ((ps_object *)ours)->state |= ((const ps_object *)theirs)->state & PS_OBJECT_GIVEN;
  merge_extensions(m, base, ours, theirs);
}

/* ---- entities ---- */

static void add_theirs(psi_merging *m, const ps_entity *theirs, const ps_field *list) {
  ps_entity *made = psi_entity_new(m->merged, list);
  if (made == NULL || !psi_copy(psi_texts(m->merged), made, theirs) ||
      !psi_entity_enter(m->merged, made))
    m->no_memory = true;
}

/* Both sides added an entity of one id: they began from nothing. */
static void merge_added(psi_merging *m, ps_entity *ours, const ps_entity *theirs) {
  ps_entity *nothing = psi_resize(m->allocator, NULL, 0, ours->object.type->size);
  if (nothing == NULL) {
    m->no_memory = true;
    return;
  }
  memset(nothing, 0, ours->object.type->size);
  psi_init(nothing, ours->object.type);
  merge_object(m, nothing, ours, theirs);
  psi_free(m->allocator, nothing, ours->object.type->size);
}

static bool merge_theirs(void *data, ps_entity *theirs, const ps_field *list, size_t index) {
  psi_merging *m = data;
  ps_entity *ours = psi_counterpart(m->merged, theirs, list, index);
  const ps_entity *base = psi_counterpart(m->base, theirs, list, index);
  m->entity = theirs;
  psi_path_cut(&m->path, 0);
  if (ours != NULL && base != NULL) {
    merge_object(m, base, ours, theirs);
  } else if (ours != NULL) {
    merge_added(m, ours, theirs);
  } else if (base == NULL) {
    const ps_entity *other = theirs->id == NULL ? NULL : psi_index_find(m->merged->index, theirs->id);
    /* Both stay, under one id that two cannot have; unless theirs removed the other. */
    if (other != NULL && psi_index_find(m->base->index, theirs->id) == NULL)
      psi_merge_conflict(m, other->object.type->name, theirs->object.type->name);
    add_theirs(m, theirs, list);
  } else if (!ps_equal(base, theirs)) {
    psi_merge_conflict(m, "(removed)", "(changed)");
    add_theirs(m, theirs, list);
  }
  return !m->no_memory;
}

static bool merge_removed(void *data, ps_entity *base, const ps_field *list, size_t index) {
  psi_merging *m = data;
  if (psi_counterpart(m->theirs, base, list, index) != NULL) return true;
  const ps_entity *ours = psi_counterpart(m->merged, base, list, index);
  m->entity = base;
  psi_path_cut(&m->path, 0);
  if (ours == NULL || ours->id == NULL) return true;
  if (!ps_equal(ours, base))
    psi_merge_conflict(m, "(changed)", "(removed)");
  else if (ps_remove(m->merged, ours->id, PS_REMOVE_LEAVE, NULL) != PS_OK)
    m->no_memory = true;
  return !m->no_memory;
}

/* ---- the calls ---- */

static bool same_id(const ps_case *a, const ps_case *b) {
  return a->id == b->id || (a->id != NULL && b->id != NULL && strcmp(a->id, b->id) == 0);
}

ps_merge *ps_merge_cases(const ps_case *base, const ps_case *ours, const ps_case *theirs,
                         const ps_settings *settings, ps_error *error) {
  if (base == NULL || ours == NULL || theirs == NULL) {
    psi_fail_argument(error, "ps_merge_cases: there are no three cases (NULL).");
    return NULL;
  }
  if (!same_id(base, ours) || !same_id(base, theirs)) {
    psi_fail(error, PS_E_VALUE,
             "These are versions of different cases (\"%.60s\", \"%.60s\", \"%.60s\"): only "
             "versions of one case can be merged.",
             base->id == NULL ? "" : base->id, ours->id == NULL ? "" : ours->id,
             theirs->id == NULL ? "" : theirs->id);
    return NULL;
  }
  ps_settings s = psi_settings(settings);
  psi_pulse pulse = psi_pulse_of(&s);
  psi_merging m;
  memset(&m, 0, sizeof m);
  m.base = base;
  m.theirs = theirs;
  m.allocator = &s.allocator;
  m.pulse = &pulse;
  m.ours_text = psi_buffer_new(&s.allocator);
  m.theirs_text = psi_buffer_new(&s.allocator);
  m.result = psi_result_new(&psi_merge_table, &s.allocator);
  const ps_settings first = psi_pulse_within(&pulse, &s, 0, 0.4);
  m.merged = ps_case_copy(ours, &first, NULL);
  m.no_memory = m.result == NULL || m.merged == NULL;
  if (!m.no_memory) {
    m.result->conflicts.given = true;
    psi_pulse_stretch(&pulse, 0.4, 0.8, 0);
    bool on = psi_entities_each(theirs, &pulse, merge_theirs, &m);
    psi_pulse_stretch(&pulse, 0.8, 1, 0);
    if (on) psi_entities_each(base, &pulse, merge_removed, &m);
  }
  psi_buffer_drop(&m.ours_text);
  psi_buffer_drop(&m.theirs_text);
  if (!m.no_memory && !pulse.cancelled) {
    m.result->merged = m.merged;
    return m.result;
  }
  ps_case_free(m.merged);
  ps_result_free(m.result);
  psi_pulse_end(&pulse, error);
  return NULL;
}

ps_case *ps_merge_take(ps_merge *merge) {
  ps_case *merged = merge == NULL ? NULL : merge->merged;
  if (merge != NULL) merge->merged = NULL;
  return merged;
}

void ps_merge_free(ps_merge *merge) {
  if (merge == NULL) return;
  ps_case_free(merge->merged);
  ps_result_free(merge);
}
