#include "model/references.h"

#include "results/findings.h"

#include <string.h>

bool psi_reference_allows(const ps_field *field, const ps_struct *type) {
  const char *at = field->targets;
  const size_t length = strlen(type->name);
  if (at != NULL && strcmp(at, "*") == 0) return true;
  while (at != NULL && *at != '\0') {
    size_t word = strcspn(at, " ");
    if (word == length && memcmp(at, type->name, length) == 0) return true;
    at += word + (at[word] == ' ');
  }
  return false;
}

typedef struct walk {
  ps_entity *entity;
  psi_path *path;
  psi_reference_visit visit;
  void *data;
  void *owner; /* of the list that the struct in hand is an item of */
  const ps_field *items;
  size_t item;
} walk;

static bool walk_object(const walk *w, void *object);

static bool tell(const walk *w, void *object, const ps_field *field, bool in_list, size_t index,
                 const char *id) {
  psi_reference reference = {w->entity, object,   field,   in_list, index,
                             w->owner,  w->items, w->item, id,      w->path->text};
  return id == NULL || w->visit(w->data, &reference);
}

static bool walk_list(const walk *w, void *object, const ps_field *field) {
  /* Seen anew each time: a visitor may take an item out, and then returns to it. */
  for (size_t i = 0; i < psi_get_list(object, field).count; i++) {
    psi_list list = psi_get_list(object, field);
    size_t before = psi_path_item(w->path, i);
    walk inside = *w;
    inside.owner = object;
    inside.items = field;
    inside.item = i;
    bool on = field->kind == PS_KIND_STRUCT
                  ? walk_object(&inside, psi_list_item(field, list, i))
                  : tell(w, object, field, true, i, psi_list_text(list, i));
    psi_path_cut(w->path, before);
    if (!on) return false;
    if (psi_get_list(object, field).count < list.count) i--;
  }
  return true;
}

/* The ids of an expression stand in brackets: "[visits] * [conversion]". */
static bool walk_expression(const walk *w, void *object, const ps_field *field) {
  const char *at = psi_get_text(object, field);
  char id[256];
  for (size_t i = 0; at != NULL && (at = strchr(at, '[')) != NULL; i++) {
    size_t length = strcspn(++at, "]");
    if (at[length] != ']' || length >= sizeof id) continue;
    memcpy(id, at, length);
    id[length] = '\0';
    if (!tell(w, object, field, false, i, id)) return false;
    at += length;
  }
  return true;
}

static bool walk_object(const walk *w, void *object) {
  const ps_struct *type = ((ps_object *)object)->type;
  for (size_t f = 0; f < type->count; f++) {
    const ps_field *field = &type->fields[f];
    if (field->kind != PS_KIND_REFERENCE && field->kind != PS_KIND_STRUCT &&
        field->kind != PS_KIND_EXPRESSION)
      continue;
    size_t before = psi_path_member(w->path, field->name);
    bool on;
    if (field->flags & PS_FIELD_LIST)
      on = walk_list(w, object, field);
    else if (field->kind == PS_KIND_EXPRESSION)
      on = walk_expression(w, object, field);
    else if (field->kind == PS_KIND_STRUCT)
      on = walk_object(w, psi_at_mutable(object, field));
    else
      on = tell(w, object, field, false, 0, psi_get_text(object, field));
    psi_path_cut(w->path, before);
    if (!on) return false;
  }
  return true;
}

bool psi_references_of(ps_entity *entity, psi_path *path, psi_reference_visit visit, void *data) {
  walk w = {entity, path, visit, data, NULL, NULL, 0};
  return walk_object(&w, entity);
}

typedef struct every {
  psi_reference_visit visit;
  void *data;
} every;

static bool each_entity(void *data, ps_entity *entity, const ps_field *list, size_t index) {
  const every *e = data;
  psi_path path = {{0}, 0};
  if (list != NULL) {
    psi_path_member(&path, list->name);
    psi_path_item(&path, index);
  }
  return psi_references_of(entity, &path, e->visit, e->data);
}

bool psi_references_each(const ps_case *c, psi_pulse *pulse, psi_reference_visit visit,
                         void *data) {
  every e = {visit, data};
  return psi_entities_each(c, pulse, each_entity, &e);
}

/* ---- what refers to an id ---- */

typedef struct asking {
  const char *id;
  ps_findings *found;
} asking;

static bool collect(void *data, const psi_reference *r) {
  asking *a = data;
  if (strcmp(r->id, a->id) != 0) return true;
  char from[64], to[64];
  const char *id = r->entity->id == NULL ? "" : r->entity->id;
  ps_finding *f = psi_finding_add(
      a->found, "", "reference", PS_SEVERITY_NOTE, r->path, "", "%s \"%s\" refers to \"%s\".",
      r->entity->object.type->name, psi_excerpt(id, strlen(id), from),
      psi_excerpt(r->id, strlen(r->id), to));
  return f != NULL && psi_finding_object(a->found, f, r->entity->id);
}

ps_findings *ps_references(const ps_case *c, const char *id, const ps_settings *settings,
                           ps_error *error) {
  if (c == NULL || id == NULL) {
    psi_fail_argument(error, "ps_references: there is no case or no id (NULL).");
    return NULL;
  }
  ps_settings s = psi_settings(settings);
  psi_pulse pulse = psi_pulse_of(&s);
  asking a = {id, psi_findings_new(&s.allocator)};
  if (a.found == NULL || !psi_references_each(c, &pulse, collect, &a)) {
    ps_result_free(a.found);
    psi_pulse_end(&pulse, error);
    return NULL;
  }
  return a.found;
}
