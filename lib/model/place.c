#include "model/place.h"

#include "base/error.h"

#include <string.h>

static ps_status no_field(const ps_struct *type, const char *name, const char *path,
                          ps_error *error) {
  char shown[64];
  const char *nearest = psi_nearest_field(type, name);
  ps_status status =
      psi_fail(error, PS_E_NOT_FOUND, "A%s %s has no field \"%s\"%s%s%s.", psi_an(type->name),
               type->name, psi_excerpt(name, strlen(name), shown),
               nearest == NULL ? "" : "; the nearest is \"", nearest == NULL ? "" : nearest,
               nearest == NULL ? "" : "\"");
  psi_error_path(error, path);
  return status;
}

/* Reads "[12]"; false if it is not that. */
static bool read_index(const char **at, size_t *index) {
  const char *c = *at + 1;
  size_t value = 0, digits = 0;
  for (; *c >= '0' && *c <= '9' && digits < 9; c++, digits++) value = value * 10 + (size_t)(*c - '0');
  if (digits == 0 || *c != ']') return false;
  *at = c + 1;
  *index = value;
  return true;
}

static ps_status bad_path(const char *path, const char *why, ps_error *error) {
  ps_status status = psi_fail(error, PS_E_NOT_FOUND, "%s", why);
  psi_error_path(error, path);
  return status;
}

/* Reads one step, "name" or "name[3]", from `at`. */
static ps_status read_step(const char *path, const char **at, psi_target *target, ps_error *error) {
  char name[64];
  size_t length = strcspn(*at, ".[");
  if (length == 0 || length >= sizeof name) return bad_path(path, "This is not a path.", error);
  memcpy(name, *at, length);
  name[length] = '\0';
  *at += length;
  const ps_struct *type = ((ps_object *)target->object)->type;
  target->field = ps_field_find(type, name);
  target->is_item = false;
  if (target->field == NULL) return no_field(type, name, path, error);
  if (**at != '[') return PS_OK;
  if (!(target->field->flags & PS_FIELD_LIST))
    return bad_path(path, "Only a list has items.", error);
  if (!read_index(at, &target->index))
    return bad_path(path, "An item is named by a number in brackets, \"[0]\" for the first.", error);
  if (target->index >= psi_get_list(target->object, target->field).count)
    return bad_path(path, "The list has no item of that number.", error);
  target->is_item = true;
  return PS_OK;
}

void psi_target_mark(const psi_target *target) {
  for (size_t i = 0; i < target->way_count; i++) target->way[i]->state |= PS_OBJECT_GIVEN;
}

/* From a struct to one nested in it, or to an item of a list of them. */
static void enter(psi_target *target) {
  const ps_field *field = target->field;
  if (target->is_item) {
    psi_list items = psi_get_list(target->object, field);
    target->object = psi_list_item(field, items, target->index);
    return;
  }
  target->object = psi_at_mutable(target->object, field);
  if (target->way_count < sizeof target->way / sizeof target->way[0])
    target->way[target->way_count++] = target->object;
}

static bool is_one_struct(const psi_target *target) {
  const ps_field *field = target->field;
  return field->kind == PS_KIND_STRUCT && ((field->flags & PS_FIELD_LIST) != 0) == target->is_item;
}

ps_status psi_target_find(void *entity, const char *path, psi_target *target, ps_error *error) {
  const char *at = path;
  target->object = entity;
  target->way_count = 0;
  for (;;) {
    ps_status status = read_step(path, &at, target, error);
    if (status != PS_OK) return status;
    if (*at == '\0') return PS_OK;
    if (*at != '.' || !is_one_struct(target))
      return bad_path(path, "Only a nested struct has fields.", error);
    at++;
    enter(target);
  }
}

ps_status psi_target_struct(void *entity, const char *path, psi_target *target, ps_error *error) {
  ps_status status = PS_OK;
  target->object = entity;
  target->way_count = 0;
  target->field = NULL;
  if (*path == '\0') return PS_OK;
  status = psi_target_find(entity, path, target, error);
  if (status == PS_OK && !is_one_struct(target)) {
    status = psi_fail(error, PS_E_TYPE, "This is not a struct, which alone has members.");
    psi_error_path(error, path);
  }
  if (status == PS_OK) enter(target);
  target->field = NULL;
  return status;
}
