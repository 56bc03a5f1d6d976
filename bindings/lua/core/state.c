/* What one Lua state keeps, in its registry: nothing of ours is global in C, so that any number
 * of states live side by side. */
#include "call.h"
#include "core.h"

#include <string.h>

/* Their addresses are the keys. */
static const char state_key = 0;
static const char owner_key = 0;

static void push_key(lua_State *L, const char *key) {
  lua_pushlightuserdata(L, (void *)(uintptr_t)key);
}

/* ---- userdata ---- */

static uintptr_t seal_of(const psl_head *head) {
  return (uintptr_t)head ^ (uintptr_t)0x70736c21u * 0x01000193u;
}

static size_t size_of(psl_kind kind) {
  switch (kind) {
  case PSL_OBJECT: return sizeof(psl_object);
  case PSL_LIST: return sizeof(psl_list);
  case PSL_HANDLE: return sizeof(psl_handle);
  case PSL_INT64: return sizeof(psl_int64);
  case PSL_CALL: return sizeof(psl_call);
  }
  return 0;
}

void *psl_new(lua_State *L, psl_kind kind) {
  const size_t size = size_of(kind);
  psl_head *head = lua_newuserdata(L, size);
  memset(head, 0, size);
  head->kind = kind;
  head->seal = seal_of(head);
  return head;
}

void *psl_test(lua_State *L, int index, psl_kind kind) {
  if (lua_type(L, index) != LUA_TUSERDATA) return NULL;
  if (psl_length(L, index) != size_of(kind)) return NULL;
  psl_head *head = lua_touserdata(L, index);
  return head->seal == seal_of(head) && head->kind == kind ? head : NULL;
}

/* ---- tables ---- */

void psl_state_table(lua_State *L, const char *name) {
  push_key(L, &state_key);
  lua_rawget(L, LUA_REGISTRYINDEX);
  lua_pushstring(L, name);
  lua_rawget(L, -2);
  lua_remove(L, -2);
}

void psl_set_metatable(lua_State *L, const char *name) {
  psl_state_table(L, "metatables");
  lua_pushstring(L, name);
  lua_rawget(L, -2);
  lua_remove(L, -2);
  lua_setmetatable(L, -2);
}

void psl_functions(lua_State *L, const luaL_Reg *functions) {
  for (; functions->name; functions++) {
    lua_pushstring(L, functions->name);
    lua_pushcfunction(L, functions->func);
    lua_rawset(L, -3);
  }
}

void psl_add_metatable(lua_State *L, const char *name, const luaL_Reg *functions) {
  lua_newtable(L);
  psl_functions(L, functions);
  lua_pushliteral(L, "__metatable");
  lua_pushboolean(L, 0);
  lua_rawset(L, -3);
  lua_pushliteral(L, "__name");
  lua_pushfstring(L, "perfsys.%s", name);
  lua_rawset(L, -3);
  psl_state_table(L, "metatables");
  lua_pushstring(L, name);
  lua_pushvalue(L, -3);
  lua_rawset(L, -3);
  lua_pop(L, 1);
}

bool psl_push_method(lua_State *L, const char *class_name, int key) {
  const char *const names[] = {class_name, "*"};
  key = psl_absolute(L, key);
  const int top = lua_gettop(L);
  psl_state_table(L, "classes");
  for (size_t i = 0; i < 2; i++) {
    lua_pushstring(L, names[i]);
    lua_rawget(L, top + 1);
    if (lua_istable(L, -1)) {
      lua_pushvalue(L, key);
      lua_rawget(L, -2);
      if (!lua_isnil(L, -1)) {
        lua_insert(L, top + 1);
        lua_settop(L, top + 1);
        return true;
      }
    }
  }
  lua_settop(L, top);
  return false;
}

/* ---- the owner of what is built in ---- */

psb_owner *psl_static_owner(lua_State *L) {
  push_key(L, &owner_key);
  lua_rawget(L, LUA_REGISTRYINDEX);
  const psl_handle *handle = psl_test(L, -1, PSL_HANDLE);
  lua_pop(L, 1);
  return handle ? handle->owner : NULL;
}

/* ---- what the facade tells ---- */

static int keep_in(lua_State *L, const char *table, int type) {
  luaL_checktype(L, 1, LUA_TSTRING);
  luaL_checktype(L, 2, type);
  psl_state_table(L, table);
  lua_pushvalue(L, 1);
  lua_pushvalue(L, 2);
  lua_rawset(L, -3);
  return 0;
}

/* class(name, methods): what objects of a struct can do; "*" for all. */
static int state_class(lua_State *L) { return keep_in(L, "classes", LUA_TTABLE); }

/* methods(name): the names of the methods of a class, in no order; nil for no class. */
static int state_methods(lua_State *L) {
  (void)psl_check_name(L, 1, "a class");
  lua_settop(L, 1);
  psl_state_table(L, "classes");
  lua_pushvalue(L, 1);
  lua_rawget(L, 2);
  if (!lua_istable(L, 3)) return 0;
  lua_newtable(L);
  int n = 0;
  for (lua_pushnil(L); lua_next(L, 3); lua_pop(L, 1)) {
    lua_pushvalue(L, -2);
    lua_rawseti(L, 4, ++n);
  }
  lua_settop(L, 4);
  return 1;
}

/* hook(name, function): assign, int64_make, int64_read. */
static int state_hook(lua_State *L) { return keep_in(L, "hooks", LUA_TFUNCTION); }

/* source(): the file that calls is the facade's; errors name the line that called it. */
static int state_source(lua_State *L) {
  lua_Debug at;
  if (lua_getstack(L, 1, &at) && lua_getinfo(L, "S", &at)) {
    psl_state_table(L, "sources");
    lua_pushstring(L, at.source);
    lua_pushboolean(L, 1);
    lua_rawset(L, -3);
  }
  return 0;
}

void psl_state_open(lua_State *L) {
  static const char *const tables[] = {"metatables", "classes", "hooks", "sources"};
  static const luaL_Reg functions[] = {
      {"class", state_class}, {"methods", state_methods},
      {"hook", state_hook},   {"source", state_source},
      {NULL, NULL}};
  push_key(L, &state_key);
  lua_newtable(L);
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
    lua_pushstring(L, tables[i]);
    lua_newtable(L);
    lua_rawset(L, -3);
  }
  lua_rawset(L, LUA_REGISTRYINDEX);
  psl_functions(L, functions);
  psl_handle_open(L);

  push_key(L, &owner_key);
  psl_handle *handle = psl_new(L, PSL_HANDLE);
  psl_set_metatable(L, "handle");
  handle->owner = psb_owner_new(PSB_STATIC, NULL);
  if (!handle->owner) luaL_error(L, "perfsys: not enough memory");
  lua_rawset(L, LUA_REGISTRYINDEX);
}
