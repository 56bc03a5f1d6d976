/* The module perfsys._core: the functions SWIG generated, and those of core/. */
#include "call.h"

/* What SWIG writes is static and has no prototypes; its own way to open a module keeps tables in
 * static memory that two states would share, so only its list of functions is used. */
#ifdef __GNUC__
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wmissing-prototypes"
#pragma GCC diagnostic ignored "-Wstrict-prototypes"
#pragma GCC diagnostic ignored "-Wunused-parameter"
#pragma GCC diagnostic ignored "-Wunused-variable"
#endif
#define SWIGEXPORT
#include "perfsys_lua_wrap.c"
#ifdef __GNUC__
#pragma GCC diagnostic pop
#endif

#if defined(_WIN32)
#define PSL_EXPORT __declspec(dllexport)
#elif defined(__GNUC__)
#define PSL_EXPORT __attribute__((visibility("default")))
#else
#define PSL_EXPORT
#endif

PSL_EXPORT int luaopen_perfsys__core(lua_State *L);

PSL_EXPORT int luaopen_perfsys__core(lua_State *L) {
  lua_newtable(L);
  psl_state_open(L);
  psl_error_open(L);
  psl_value_open(L);
  psl_object_open(L);
  psl_list_open(L);
  psl_describe_open(L);
  psl_call_open(L);
  for (const swig_lua_method *method = swig_SwigModule_methods; method->name; method++) {
    lua_pushstring(L, method->name);
    lua_pushcfunction(L, method->func);
    lua_rawset(L, -3);
  }
  return 1;
}
