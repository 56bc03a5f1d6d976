/* Frameworks of one's own, beside those built in. */
#include "knowledge/registry.h"

#include "base/error.h"

#include <string.h>

/* Each framework in a store of its own: one refused leaves nothing behind. */
typedef struct entry {
  ps_store *store;
  const ps_framework *framework;
} entry;

struct ps_registry {
  ps_settings settings;
  entry *entries;
  size_t count;
  size_t capacity;
};

ps_registry *ps_registry_new(const ps_settings *settings, ps_error *error) {
  ps_settings s = psi_settings(settings);
  ps_registry *made = psi_resize(&s.allocator, NULL, 0, sizeof *made);
  if (made == NULL) {
    psi_fail_memory(error);
    return NULL;
  }
  memset(made, 0, sizeof *made);
  made->settings = s;
  return made;
}

void ps_registry_free(ps_registry *registry) {
  if (registry == NULL) return;
  const ps_allocator a = registry->settings.allocator;
  for (size_t i = 0; i < registry->count; i++) psi_store_free(registry->entries[i].store);
  psi_free(&a, registry->entries, registry->capacity * sizeof *registry->entries);
  psi_free(&a, registry, sizeof *registry);
}

const ps_settings *psi_registry_settings(const ps_registry *registry) {
  return &registry->settings;
}

/* ---- copying ---- */

static bool copy_object(ps_store *store, void *to, const void *from, const ps_struct *type);

/* What a caller filled in has no types in it, so the tables lead. */
static bool copy_structs(ps_store *store, void *to, const void *from, const ps_field *field) {
  psi_list source = psi_get_list(from, field), empty = {NULL, 0, 0, false};
  empty.given = source.given;
  psi_put_list(to, field, empty);
  for (size_t i = 0; i < source.count; i++) {
    void *item = psi_list_add(store, to, field);
    if (item == NULL ||
        !copy_object(store, item, psi_list_item(field, source, i), field->element))
      return false;
  }
  return true;
}

static bool copy_object(ps_store *store, void *to, const void *from, const ps_struct *type) {
  for (size_t i = 0; i < type->count; i++) {
    const ps_field *field = &type->fields[i];
    bool copied = field->kind == PS_KIND_STRUCT ? copy_structs(store, to, from, field)
                                                : psi_copy_field(store, to, from, field);
    if (!copied) return false;
  }
  return true;
}

static bool fill_in_order(ps_store *store, ps_framework *framework) {
  const ps_field *order = ps_field_find(&psi_framework_table, "order");
  if (framework->order.count > 0) return true;
  for (size_t i = 0; i < framework->cells.count; i++) {
    if (psi_list_add(store, framework, order) == NULL) return false;
    psi_list_put(psi_get_list(framework, order), i, framework->cells.items[i].id);
  }
  return true;
}

static const ps_framework *copy_of(ps_store *store, const ps_framework *framework) {
  ps_framework *made = psi_store_take(store, sizeof *made);
  if (made == NULL) return NULL;
  psi_init(made, &psi_framework_table);
  return copy_object(store, made, framework, &psi_framework_table) && fill_in_order(store, made)
             ? made
             : NULL;
}

/* ---- adding ---- */

ps_status ps_registry_add_framework(ps_registry *registry, const ps_framework *framework,
                                    ps_error *error) {
  ps_error own;
  char shown[64];
  if (registry == NULL || framework == NULL)
    return psi_fail_argument(error, registry == NULL
                                        ? "ps_registry_add_framework: there is no registry (NULL)."
                                        : "ps_registry_add_framework: there is no framework (NULL).");
  ps_status status = psi_framework_check(framework, error == NULL ? &own : error);
  if (status != PS_OK) return status;
  if (ps_registry_framework_find(registry, framework->id) != NULL) {
    psi_fail(error, PS_E_EXISTS, "There is a framework \"%s\" already%s.",
             psi_excerpt(framework->id, strlen(framework->id), shown),
             ps_framework_find(framework->id) != NULL ? "; it is built in" : "");
    psi_error_path(error, "id");
    return PS_E_EXISTS;
  }
  void *entries = registry->entries;
  bool room = psi_grow(&registry->settings.allocator, &entries, &registry->capacity,
                       registry->count + 1, sizeof *registry->entries);
  registry->entries = entries;
  ps_store *store = room ? psi_store_new(&registry->settings.allocator) : NULL;
  const ps_framework *copy = store != NULL ? copy_of(store, framework) : NULL;
  if (copy == NULL) {
    psi_store_free(store);
    return psi_fail_memory(error);
  }
  registry->entries[registry->count].store = store;
  registry->entries[registry->count++].framework = copy;
  return PS_OK;
}

/* ---- looking up ---- */

const ps_framework *ps_registry_framework_find(const ps_registry *registry, const char *id) {
  if (id == NULL) return NULL;
  for (size_t i = 0; registry != NULL && i < registry->count; i++)
    if (strcmp(registry->entries[i].framework->id, id) == 0) return registry->entries[i].framework;
  return ps_framework_find(id);
}

const ps_framework *ps_registry_framework_at(const ps_registry *registry, size_t index) {
  size_t built_in = 0;
  while (ps_framework_at(built_in) != NULL) built_in++;
  if (index < built_in) return ps_framework_at(index);
  index -= built_in;
  return registry != NULL && index < registry->count ? registry->entries[index].framework : NULL;
}
