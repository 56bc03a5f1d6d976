/* Error objects, and how wrong calls are told. */
#include "core.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Pushes "file:line" of the code that called into the facade or into us; nil if unknown. */
static void push_where(lua_State *L) {
  lua_Debug at;
  psl_state_table(L, "sources");
  for (int level = 1; lua_getstack(L, level, &at); level++) {
    if (!lua_getinfo(L, "Sl", &at) || at.currentline <= 0) continue;
    lua_pushstring(L, at.source);
    lua_rawget(L, -2);
    const bool ours = lua_toboolean(L, -1) != 0;
    lua_pop(L, 1);
    if (ours) continue;
    lua_pop(L, 1);
    lua_pushfstring(L, "%s:%d", at.short_src, at.currentline);
    return;
  }
  lua_pop(L, 1);
  lua_pushnil(L);
}

static void set_size(lua_State *L, const char *name, size_t value) {
  if (value == 0) return;
  lua_pushstring(L, name);
  lua_pushnumber(L, (lua_Number)value);
#if PSL_HAS_INTEGERS
  lua_pop(L, 1);
  lua_pushinteger(L, (lua_Integer)value);
#endif
  lua_rawset(L, -3);
}

static void set_text(lua_State *L, const char *name, const char *text) {
  lua_pushstring(L, name);
  lua_pushstring(L, text);
  lua_rawset(L, -3);
}

void psl_push_error(lua_State *L, const ps_error *error) {
  lua_createtable(L, 0, 7);
  set_text(L, "code", ps_status_name(error->status));
  set_text(L, "message", error->message[0] ? error->message : ps_status_text(error->status));
  lua_pushliteral(L, "status");
  lua_pushinteger(L, (lua_Integer)error->status);
  lua_rawset(L, -3);
  if (error->path[0]) set_text(L, "path", error->path);
  set_size(L, "line", error->line);
  set_size(L, "column", error->column);
  psl_set_metatable(L, "error");
}

int psl_raise(lua_State *L, const ps_error *error) {
  psl_push_error(L, error);
  push_where(L);
  lua_setfield(L, -2, "where");
  return lua_error(L);
}

int psl_misuse(lua_State *L, const char *format, ...) {
  ps_error error = {PS_E_ARGUMENT, 0, 0, "", ""};
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(error.message, sizeof error.message, format, arguments);
  va_end(arguments);
  return psl_raise(L, &error);
}

const char *psl_check_name(lua_State *L, int index, const char *what) {
  if (lua_type(L, index) != LUA_TSTRING)
    psl_misuse(L, "The name of %s must be a text, not %s.", what, luaL_typename(L, index));
  return lua_tostring(L, index);
}

int psl_fail(lua_State *L, const ps_error *error) {
  if (error->status == PS_E_ARGUMENT) return psl_raise(L, error);
  lua_pushnil(L);
  psl_push_error(L, error);
  return 2;
}

/* A member of the error object as text, or NULL. */
static const char *member(lua_State *L, const char *name) {
  lua_pushstring(L, name);
  lua_rawget(L, 1);
  return lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
}

/* "main.lua:3: line 2, column 7: causes[0].gap: ..." with what of it is known. */
static int error_tostring(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  const char *where = member(L, "where"), *path = member(L, "path");
  const char *message = member(L, "message");
  lua_pushliteral(L, "line");
  lua_rawget(L, 1);
  lua_pushliteral(L, "column");
  lua_rawget(L, 1);
  char place[64] = "";
  if (lua_isnumber(L, 5))
    snprintf(place, sizeof place, "line %.0f, column %.0f: ", (double)lua_tonumber(L, 5),
             (double)lua_tonumber(L, 6));
  lua_pushfstring(L, "%s%s%s%s%s%s", where ? where : "", where ? ": " : "", place,
                  path ? path : "", path ? ": " : "", message ? message : "");
  return 1;
}

/* raise(message): a wrong call of the facade. */
static int error_misuse(lua_State *L) {
  return psl_misuse(L, "%s", luaL_checkstring(L, 1));
}

/* raise(error): raises an error object, with the line of the code that called. */
static int error_raise(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  lua_pushliteral(L, "where");
  push_where(L);
  lua_rawset(L, 1);
  return lua_error(L);
}

/* error(code, message): an error object, for what fails in the facade itself. */
static int error_new(lua_State *L) {
  ps_error error = {PS_E_ARGUMENT, 0, 0, "", ""};
  const char *code = luaL_checkstring(L, 1), *message = luaL_checkstring(L, 2);
  for (int i = 0; i < PS_STATUS_END_; i++)
    if (strcmp(ps_status_name((ps_status)i), code) == 0) error.status = (ps_status)i;
  snprintf(error.message, sizeof error.message, "%s", message);
  psl_push_error(L, &error);
  return 1;
}

/* is_error(value) */
static int error_is(lua_State *L) {
  bool is = false;
  if (lua_istable(L, 1) && lua_getmetatable(L, 1)) {
    psl_state_table(L, "metatables");
    lua_pushliteral(L, "error");
    lua_rawget(L, -2);
    is = lua_rawequal(L, -1, -3) != 0;
  }
  lua_pushboolean(L, is);
  return 1;
}

/* ---- the nearest of some names ---- */

/* How many letters to change, add, drop or swap with their neighbour; `limit` or more is far. */
static size_t distance(const char *a, const char *b, size_t limit) {
  enum { LONGEST = 40 };
  size_t rows[3][LONGEST + 1];
  const size_t m = strlen(a), n = strlen(b);
  if (m > LONGEST || n > LONGEST) return limit;
  for (size_t j = 0; j <= n; j++) rows[0][j] = j;
  for (size_t i = 1; i <= m; i++) {
    size_t *now = rows[i % 3], *before = rows[(i - 1) % 3], *first = rows[(i + 1) % 3];
    now[0] = i;
    for (size_t j = 1; j <= n; j++) {
      size_t least = before[j - 1] + (a[i - 1] != b[j - 1]);
      if (before[j] + 1 < least) least = before[j] + 1;
      if (now[j - 1] + 1 < least) least = now[j - 1] + 1;
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
          first[j - 2] + 1 < least)
        least = first[j - 2] + 1;
      now[j] = least;
    }
  }
  return rows[m % 3][n];
}

const char *psl_nearest(const char *name, size_t count,
                        const char *(*name_at)(const void *data, size_t i), const void *data) {
  size_t best = strlen(name) / 3 + 2;
  const char *nearest = NULL;
  for (size_t i = 0; i < count; i++) {
    const char *candidate = name_at(data, i);
    const size_t far = distance(name, candidate, best);
    if (far < best) best = far, nearest = candidate;
  }
  return nearest;
}

void psl_error_open(lua_State *L) {
  static const luaL_Reg meta[] = {{"__tostring", error_tostring}, {NULL, NULL}};
  static const luaL_Reg functions[] = {
      {"misuse", error_misuse}, {"raise", error_raise},
      {"error", error_new},     {"is_error", error_is},
      {NULL, NULL}};
  psl_functions(L, functions);
  psl_add_metatable(L, "error", meta);
  lua_pop(L, 1);
}
