/* A new id for an entity, and for everything that refers to it. One walk over the
 * case: linear, whatever refers how often. */
#include "base/buffer.h"
#include "base/error.h"
#include "model/index.h"
#include "model/references.h"

#include <string.h>

/* A formula that names the old id, and what it will be. */
typedef struct formula {
  void *object;
  const ps_field *field;
  const char *text;
} formula;

typedef struct renaming {
  ps_case *c;
  const char *from;
  const char *to;
  formula *formulas; /* made before anything is changed, so that the change cannot fail */
  size_t count, capacity;
} renaming;

/* The formula with [from] become [to], in the case's store. */
static const char *rewritten(const renaming *r, const char *text) {
  psi_buffer out = psi_buffer_new(psi_store_allocator(r->c->store));
  const size_t length = strlen(r->from);
  for (const char *at = text; *at != '\0';) {
    bool here = at[0] == '[' && strncmp(at + 1, r->from, length) == 0 && at[1 + length] == ']';
    psi_out_char(&out, *at++);
    if (!here) continue;
    psi_out_text(&out, r->to);
    at += length;
  }
  char *made = psi_buffer_take(&out, NULL, NULL);
  const char *kept = made == NULL ? NULL : psi_store_text(psi_texts(r->c), made, strlen(made));
  ps_settings s = PS_SETTINGS_INIT;
  s.allocator = *psi_store_allocator(r->c->store);
  ps_text_free(made, &s);
  return kept;
}

static bool prepare(void *data, const psi_reference *reference) {
  renaming *r = data;
  if (reference->field->kind != PS_KIND_EXPRESSION || strcmp(reference->id, r->from) != 0)
    return true;
  /* One that names the id twice is told of twice, and rewritten whole the first time. */
  if (r->count > 0 && r->formulas[r->count - 1].object == reference->object &&
      r->formulas[r->count - 1].field == reference->field)
    return true;
  void *items = r->formulas;
  formula f = {reference->object, reference->field, NULL};
  f.text = rewritten(r, psi_get_text(f.object, f.field));
  bool room = psi_grow(psi_store_allocator(r->c->store), &items, &r->capacity, r->count + 1,
                       sizeof f);
  r->formulas = items;
  if (room) r->formulas[r->count++] = f;
  return room && f.text != NULL;
}

static bool point_anew(void *data, const psi_reference *reference) {
  const renaming *r = data;
  if (reference->field->kind == PS_KIND_EXPRESSION || strcmp(reference->id, r->from) != 0)
    return true;
  if (reference->in_list)
    psi_list_put(psi_get_list(reference->object, reference->field), reference->index, r->to);
  else
    psi_put_text(reference->object, reference->field, r->to);
  return true;
}

static ps_status rename_entity(renaming *r, ps_entity *entity, ps_error *error) {
  if (!psi_references_each(r->c, NULL, prepare, r)) return psi_fail_memory(error);
  if (r->count > 0 && r->to[strcspn(r->to, "[]")] != '\0')
    return psi_fail(error, PS_E_VALUE, "A formula refers to \"%.200s\" in brackets: its new id "
                    "cannot have any.", r->from);
  ps_status status = ps_set_text(r->c, entity, "id", r->to, error);
  if (status != PS_OK) return status;
  for (size_t i = 0; i < r->count; i++)
    psi_put_text(r->formulas[i].object, r->formulas[i].field, r->formulas[i].text);
  r->to = entity->id;
  psi_references_each(r->c, NULL, point_anew, r);
  return PS_OK;
}

ps_status ps_rename(ps_case *c, const char *id, const char *new_id, ps_error *error) {
  if (c == NULL || id == NULL || new_id == NULL)
    return psi_fail_argument(error, "ps_rename: there is no case or no id (NULL).");
  ps_entity *entity = psi_index_find(c->index, id);
  if (entity == NULL)
    return psi_fail(error, PS_E_NOT_FOUND, "There is no \"%.200s\" in the case.", id);
  if (strcmp(id, new_id) == 0) return PS_OK;
  renaming r;
  memset(&r, 0, sizeof r);
  r.c = c;
  r.to = new_id;
  /* The caller may have passed the entity's own text, which is about to go. */
  r.from = psi_store_text(psi_texts(c), id, strlen(id));
  ps_status status = r.from == NULL ? psi_fail_memory(error) : rename_entity(&r, entity, error);
  psi_free(psi_store_allocator(c->store), r.formulas, r.capacity * sizeof *r.formulas);
  return status;
}
