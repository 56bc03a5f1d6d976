/* What Lua 5.1, LuaJIT, 5.3 and 5.4 name differently. */
#ifndef PERFSYS_LUA_COMPAT_H
#define PERFSYS_LUA_COMPAT_H

#include <lauxlib.h>
#include <lua.h>

#if LUA_VERSION_NUM < 502
#define psl_length(L, index) lua_objlen(L, index)
/* 5.1 has one table beside a userdata; later ones any value. Ours is a table in both. */
#define psl_set_beside(L, index) ((void)lua_setfenv(L, index))
#define psl_get_beside(L, index) lua_getfenv(L, index)
#define psl_absolute(L, index) \
  ((index) > 0 || (index) <= LUA_REGISTRYINDEX ? (index) : lua_gettop(L) + (index) + 1)
#else
#define psl_length(L, index) lua_rawlen(L, index)
#define psl_set_beside(L, index) ((void)lua_setuservalue(L, index))
#define psl_get_beside(L, index) ((void)lua_getuservalue(L, index))
#define psl_absolute(L, index) lua_absindex(L, index)
#endif

#if LUA_VERSION_NUM >= 503
#define PSL_HAS_INTEGERS 1
#else
#define PSL_HAS_INTEGERS 0
#endif

/* The type of LuaJIT's cdata, which lua.h does not name. */
#define PSL_TCDATA 10

#endif
