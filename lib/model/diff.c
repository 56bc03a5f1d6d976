/* What differs between two cases: entities by type and id, fields by their tables. */
#include "base/error.h"
#include "base/field_text.h"
#include "base/path.h"
#include "model/counterpart.h"
#include "model/merge.h"
#include "results/differences.h"
#include "results/findings.h"

#include <string.h>

typedef struct diffing {
  ps_differences *result;
  const ps_case *other;
  psi_buffer before, after; /* drafts */
  const ps_entity *entity;
  psi_path path;
  psi_pulse *pulse;
  bool no_memory;
} diffing;

static void tell(diffing *d, ps_change change, const char *before, const char *after) {
  const ps_entity *e = d->entity;
  if (psi_difference_add(d->result, d->result->store, &psi_differences_table.fields[0], change,
                         e->object.type->name, e->id, d->path.length == 0 ? NULL : d->path.text,
                         before, after) == NULL)
    d->no_memory = true;
}

static const char *text_of(psi_buffer *out, const void *object, const ps_field *field) {
  out->length = 0;
  psi_out_field(out, object, field);
  char *end = psi_out_room(out, 1);
  if (end == NULL) return NULL;
  *end = '\0';
  return end - out->length;
}

static void diff_object(diffing *d, const void *a, const void *b);

static void diff_structs(diffing *d, const void *a, const void *b, const ps_field *field) {
  psi_list x = psi_get_list(a, field), y = psi_get_list(b, field);
  for (size_t i = 0; i < x.count || i < y.count; i++) {
    size_t before = psi_path_item(&d->path, i);
    if (i >= x.count)
      tell(d, PS_CHANGE_ADDED, NULL, NULL);
    else if (i >= y.count)
      tell(d, PS_CHANGE_REMOVED, NULL, NULL);
    else
      diff_object(d, psi_list_item(field, x, i), psi_list_item(field, y, i));
    psi_path_cut(&d->path, before);
  }
}

static void diff_value(diffing *d, const void *a, const void *b, const ps_field *field) {
  bool in_a = psi_field_is_set(a, field), in_b = psi_field_is_set(b, field);
  const char *before = in_a ? text_of(&d->before, a, field) : NULL;
  const char *after = in_b ? text_of(&d->after, b, field) : NULL;
  if ((in_a && before == NULL) || (in_b && after == NULL)) d->no_memory = true;
  tell(d, !in_a ? PS_CHANGE_ADDED : !in_b ? PS_CHANGE_REMOVED : PS_CHANGE_CHANGED, before, after);
}

/* Row by row; a point put in the middle makes all behind it differ, so that only the
 * first few are told and the whole is named. */
static void diff_series(diffing *d, const ps_series *a, const ps_series *b) {
  enum { MOST = 20 };
  size_t told = 0;
  bool all = true;
  for (size_t i = 0; (i < a->count || i < b->count) && psi_pulse_beat(d->pulse, 8); i++) {
    const char *before = i < a->count ? psi_point_text(&d->before, a, i) : NULL;
    const char *after = i < b->count ? psi_point_text(&d->after, b, i) : NULL;
    if ((i < a->count && before == NULL) || (i < b->count && after == NULL)) d->no_memory = true;
    if (before != NULL && after != NULL && strcmp(before, after) == 0) continue;
    all = told < MOST;
    if (!all) break;
    size_t length = psi_path_item(&d->path, i);
    tell(d, before == NULL ? PS_CHANGE_ADDED : after == NULL ? PS_CHANGE_REMOVED : PS_CHANGE_CHANGED,
         before, after);
    psi_path_cut(&d->path, length);
    told++;
  }
  /* More than was told, or only in members that we do not know. */
  if (told == 0 || !all) tell(d, PS_CHANGE_CHANGED, "(the series)", "(the series)");
}

static void diff_field(diffing *d, const void *a, const void *b, const ps_field *field) {
  if (field->kind == PS_KIND_ENTITY || psi_equal_field(a, b, field)) return;
  size_t before = psi_path_member(&d->path, field->name);
  bool both = psi_field_is_set(a, field) && psi_field_is_set(b, field);
  if (both && field->kind == PS_KIND_STRUCT && (field->flags & PS_FIELD_LIST))
    diff_structs(d, a, b, field);
  else if (both && field->kind == PS_KIND_STRUCT)
    diff_object(d, psi_at(a, field), psi_at(b, field));
  else if (both && field->kind == PS_KIND_SERIES)
    diff_series(d, psi_at(a, field), psi_at(b, field));
  else
    diff_value(d, a, b, field);
  psi_path_cut(&d->path, before);
}

/* Unknown members are compared as they are written. */
static void diff_extensions(diffing *d, const void *a, const void *b) {
  const ps_extension_list *x = ((const ps_object *)a)->extensions;
  const ps_extension_list *y = ((const ps_object *)b)->extensions;
  for (size_t i = 0; x != NULL && i < x->count; i++) {
    const ps_extension *other = psi_extension_find(b, x->items[i].name);
    if (other != NULL && strcmp(other->text, x->items[i].text) == 0) continue;
    size_t before = psi_path_member(&d->path, x->items[i].name);
    tell(d, other == NULL ? PS_CHANGE_REMOVED : PS_CHANGE_CHANGED, x->items[i].text,
         other == NULL ? NULL : other->text);
    psi_path_cut(&d->path, before);
  }
  for (size_t i = 0; y != NULL && i < y->count; i++) {
    if (psi_extension_find(a, y->items[i].name) != NULL) continue;
    size_t before = psi_path_member(&d->path, y->items[i].name);
    tell(d, PS_CHANGE_ADDED, NULL, y->items[i].text);
    psi_path_cut(&d->path, before);
  }
}

static void diff_object(diffing *d, const void *a, const void *b) {
  const ps_struct *type = ((const ps_object *)a)->type;
  for (size_t i = 0; i < type->count; i++) diff_field(d, a, b, &type->fields[i]);
  diff_extensions(d, a, b);
}

static bool diff_entity(void *data, ps_entity *entity, const ps_field *list, size_t index) {
  diffing *d = data;
  const ps_entity *other = psi_counterpart(d->other, entity, list, index);
  d->entity = entity;
  psi_path_cut(&d->path, 0);
  if (other == NULL)
    tell(d, PS_CHANGE_REMOVED, NULL, NULL);
  else if (list == NULL || !ps_equal(entity, other))
    diff_object(d, entity, other);
  return !d->no_memory;
}

static bool tell_added(void *data, ps_entity *entity, const ps_field *list, size_t index) {
  diffing *d = data;
  d->entity = entity;
  psi_path_cut(&d->path, 0);
  if (psi_counterpart(d->other, entity, list, index) == NULL) tell(d, PS_CHANGE_ADDED, NULL, NULL);
  return !d->no_memory;
}

ps_differences *ps_diff(const ps_case *a, const ps_case *b, const ps_settings *settings,
                        ps_error *error) {
  if (a == NULL || b == NULL) {
    psi_fail_argument(error, "ps_diff: there are no two cases (NULL).");
    return NULL;
  }
  ps_settings s = psi_settings(settings);
  psi_pulse pulse = psi_pulse_of(&s);
  diffing d;
  memset(&d, 0, sizeof d);
  d.pulse = &pulse;
  d.before = psi_buffer_new(&s.allocator);
  d.after = psi_buffer_new(&s.allocator);
  d.result = psi_result_new(&psi_differences_table, &s.allocator);
  d.no_memory = d.result == NULL;
  if (d.result != NULL) {
    d.result->differences.given = true;
    d.other = b;
    psi_pulse_stretch(&pulse, 0, 0.8, 0);
    bool on = psi_entities_each(a, &pulse, diff_entity, &d);
    d.other = a;
    psi_pulse_stretch(&pulse, 0.8, 1, 0);
    if (on) psi_entities_each(b, &pulse, tell_added, &d);
  }
  psi_buffer_drop(&d.before);
  psi_buffer_drop(&d.after);
  if (!d.no_memory && !pulse.cancelled) return d.result;
  ps_result_free(d.result);
  psi_pulse_end(&pulse, error);
  return NULL;
}
