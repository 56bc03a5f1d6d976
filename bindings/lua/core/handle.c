/* What has no fields: a configuration, a registry, a reader of portfolios, a check of many
 * cases. And close(), which frees any root at once. */
#include "core.h"

static psl_handle *handle_of(lua_State *L) {
  psl_handle *handle = psl_test(L, 1, PSL_HANDLE);
  if (!handle) psl_misuse(L, "This is no object of perfsys.");
  return handle;
}

static int handle_gc(lua_State *L) {
  psl_handle *handle = psl_test(L, 1, PSL_HANDLE);
  if (handle) {
    psb_owner *owner = handle->owner;
    handle->owner = NULL;
    psb_owner_release(owner);
  }
  return 0;
}

const char *psl_handle_name(const psl_handle *handle) {
  return handle->owner ? psb_kind_name(handle->owner->kind) : "handle";
}

static int handle_tostring(lua_State *L) {
  const psl_handle *handle = handle_of(L);
  const bool closed = !handle->owner || !handle->owner->root;
  lua_pushfstring(L, "perfsys.%s%s", psl_handle_name(handle), closed ? " (closed)" : "");
  return 1;
}

static int handle_index(lua_State *L) {
  const psl_handle *handle = handle_of(L);
  const char *name = psl_handle_name(handle);
  if (psl_push_method(L, name, 2)) return 1;
  return psl_misuse(L, "A %s has no %s.", name,
                    lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "such member");
}

static int handle_newindex(lua_State *L) {
  return psl_misuse(L, "A %s has nothing to assign to.", psl_handle_name(handle_of(L)));
}

/* The owner whose root this is; NULL for what is none. */
static psb_owner *root_of(lua_State *L, int index) {
  const psl_handle *handle = psl_test(L, index, PSL_HANDLE);
  if (handle) return handle->owner;
  const psb_place *place = psl_check_object(L, index);
  if (!place || !place->owner || place->depth > 0) return NULL;
  return place->object == place->owner->root ? place->owner : NULL;
}

/* close(object): frees a case, a result, a handle. true, or nil and the error while a call uses
 * it. What is no root of its own stays. */
int psl_close(lua_State *L) {
  ps_error error;
  psb_owner *owner = root_of(L, 1);
  if (owner && owner->kind != PSB_STATIC && psb_owner_close(owner, &error) != PS_OK)
    return psl_fail(L, &error);
  lua_pushboolean(L, 1);
  return 1;
}

/* is_closed(object) */
static int handle_closed(lua_State *L) {
  const psl_handle *handle = psl_test(L, 1, PSL_HANDLE);
  if (handle) {
    lua_pushboolean(L, !handle->owner || !handle->owner->root);
    return 1;
  }
  const psb_place *place = psl_check_object(L, 1);
  lua_pushboolean(L, !place || !place->object);
  return 1;
}

/* handle_kind(value): "config" ..., or nil for what is no handle. */
static int handle_kind(lua_State *L) {
  const psl_handle *handle = psl_test(L, 1, PSL_HANDLE);
  if (!handle) return 0;
  lua_pushstring(L, psl_handle_name(handle));
  return 1;
}

void psl_handle_open(lua_State *L) {
  static const luaL_Reg meta[] = {
      {"__gc", handle_gc},       {"__tostring", handle_tostring},
      {"__index", handle_index}, {"__newindex", handle_newindex},
      {"__close", psl_close},    {NULL, NULL}};
  static const luaL_Reg functions[] = {{"close", psl_close},
                                       {"is_closed", handle_closed},
                                       {"handle_kind", handle_kind},
                                       {NULL, NULL}};
  psl_functions(L, functions);
  psl_add_metatable(L, "handle", meta);
  lua_pop(L, 1);
}
