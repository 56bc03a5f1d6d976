/* The C half of the Lua module: what stands for structs of perfsys in Lua, and what the
 * functions that SWIG generates need to take arguments and give out results.
 *
 * Lua's errors jump. So nothing is held in C alone while Lua is called: what a call owns is in
 * its psl_call, a userdata that is freed like any other, and pointers into a case are looked up
 * after the last call into Lua, since a finalizer may have run there and closed it. */
#ifndef PERFSYS_LUA_CORE_H
#define PERFSYS_LUA_CORE_H

#include "compat.h"
#include "options.h"
#include "owner.h"
#include "place.h"
#include "words.h"

#include <stdint.h>

/* ---- userdata -------------------------------------------------------------- */

/* What a userdata of ours is. A script with the debug library can give any userdata any
 * metatable, so ours are known by their size and this head, which holds their own address. */
typedef enum psl_kind { PSL_OBJECT = 1, PSL_LIST, PSL_HANDLE, PSL_INT64, PSL_CALL } psl_kind;

typedef struct psl_head {
  uintptr_t seal;
  psl_kind kind;
} psl_head;

/* Any described struct: a case, an entity, what is nested in one, a result, a row. Its place
 * is apart from it: places are chained, and a userdata whose metatable the debug library took
 * away is freed without __gc; then the place is left over, which is better than a broken chain. */
typedef struct psl_object {
  psl_head head;
  psb_place *place; /* NULL after __gc */
} psl_object;

/* A list or series field of such a struct. */
typedef struct psl_list {
  psl_head head;
  psb_place *place; /* of the struct that has the field */
  const ps_field *field;
} psl_list;

/* What has no fields: a configuration, a registry, a reader of portfolios ... */
typedef struct psl_handle {
  psl_head head;
  psb_owner *owner;
} psl_handle;

/* A whole number that a double cannot hold, where Lua has no integers. */
typedef struct psl_int64 {
  psl_head head;
  int64_t value;
} psl_int64;

/* Pushes a new userdata, all zero but its head, without a metatable. */
void *psl_new(lua_State *L, psl_kind kind);

/* The userdata at an index if it is one of that kind, else NULL. */
void *psl_test(lua_State *L, int index, psl_kind kind);

/* ---- what a Lua state keeps (state.c) -------------------------------------- */

/* Tables of the state, by name: "metatables" (of objects by the name of their struct, and of
 * "list", "series", "handle", "int64", "call", "error"), "classes" (methods, from the facade),
 * "hooks" (functions of the facade), "sources" (files of the facade). Pushes it. */
void psl_state_table(lua_State *L, const char *name);

/* Gives the userdata on top a metatable made by psl_add_metatable(). */
void psl_set_metatable(lua_State *L, const char *name);

/* Makes a metatable that getmetatable() does not give out, and leaves it on the stack. */
void psl_add_metatable(lua_State *L, const char *name, const luaL_Reg *functions);

/* Pushes method `key` (an index of the stack) of a class of the facade, or of class "*"; returns
 * false and pushes nothing where there is none. */
bool psl_push_method(lua_State *L, const char *class_name, int key);

/* close(object): frees a root at once. */
int psl_close(lua_State *L);

/* What a handle is: "config", "registry", "portfolio", "portfolio_check". */
const char *psl_handle_name(const psl_handle *handle);

/* The owner of all that is built into the library. */
psb_owner *psl_static_owner(lua_State *L);

/* Adds functions to the table on top of the stack. */
void psl_functions(lua_State *L, const luaL_Reg *functions);

/* Each makes what one file keeps in the state; functions go into the table on top. */
void psl_state_open(lua_State *L);
void psl_error_open(lua_State *L);
void psl_value_open(lua_State *L);
void psl_object_open(lua_State *L);
void psl_list_open(lua_State *L);
void psl_handle_open(lua_State *L);
void psl_describe_open(lua_State *L);
void psl_call_open(lua_State *L);

/* ---- errors (error.c) ------------------------------------------------------ */

/* Pushes an error object: code, status, message, path, line, column. */
void psl_push_error(lua_State *L, const ps_error *error);

/* Raises an error object. */
int psl_raise(lua_State *L, const ps_error *error);

/* Raises one for a wrong call: PS_E_ARGUMENT, with what is said. */
int psl_misuse(lua_State *L, const char *format, ...)
#ifdef __GNUC__
    __attribute__((format(printf, 2, 3)))
#endif
    ;

/* The text at an index that names something, "struct"; raises for anything else. */
const char *psl_check_name(lua_State *L, int index, const char *what);

/* Pushes nil and an error object and returns 2; a wrong call raises instead. */
int psl_fail(lua_State *L, const ps_error *error);

/* The one of `count` names that is nearest to a misspelt one, or NULL if none is near.
 * `name_at` gives name i. */
const char *psl_nearest(const char *name, size_t count,
                        const char *(*name_at)(const void *data, size_t i), const void *data);

/* ---- values (value.c) ------------------------------------------------------ */

void psl_push_text(lua_State *L, const char *text);       /* nil for NULL */
void psl_push_date(lua_State *L, ps_date date);           /* nil for 0 */
void psl_push_integer(lua_State *L, int64_t value);       /* boxed where a number cannot hold it */
void psl_push_money(lua_State *L, const ps_money *money); /* nil if unset */
void psl_push_range(lua_State *L, const ps_range *range); /* nil if unset */
void psl_push_value(lua_State *L, const ps_value *value);

/* Pushes a field that is not a list, series or nested struct. */
void psl_push_scalar(lua_State *L, const void *object, const ps_field *field);

/* What a number at an index is. */
typedef enum psl_number { PSL_NO_NUMBER, PSL_INTEGER, PSL_FLOAT } psl_number;
psl_number psl_read_number(lua_State *L, int index, int64_t *integer, double *number);

/* Reads any scalar: text, flag, number, {minor=, currency=}, {low=, likely=, high=}. Text stays
 * Lua's. The table form is chosen by `kind`. False, with the error, for anything else. */
bool psl_read_value(lua_State *L, int index, ps_kind kind, ps_value *value, ps_error *error);

/* ---- objects, lists, series ------------------------------------------------ */

/* The place of an object, whether something is there or not; raises for what is no object. */
const psb_place *psl_check_object(lua_State *L, int index);

/* Pushes an object for a struct that has an address of its own. */
void psl_push_object(lua_State *L, psb_owner *owner, const void *object);

/* Pushes an object for a nested struct, or for item `index` of a list of structs. */
void psl_push_child(lua_State *L, const psb_place *place, const ps_field *field, size_t index);

/* Pushes any field of the struct that is at a place. */
void psl_push_field(lua_State *L, const psb_place *place, const void *object,
                    const ps_field *field);

/* Pushes the view of a list or series field. */
void psl_push_list(lua_State *L, const psb_place *place, const ps_field *field);

/* Makes a second place of the same struct, in memory of its own; NULL: no memory. */
psb_place *psl_place_copy(const psb_place *place);

/* Gives up a place and its memory. NULL is fine. */
void psl_place_free(psb_place *place);

/* Sets a field of the struct at a place (an item of it unless PSB_WHOLE) to the value at an index
 * of the stack. False with the error. */
bool psl_assign(lua_State *L, const psb_place *place, const ps_field *field, size_t item,
                int value, ps_error *error);

/* Pushes a point of a series as a table. */
void psl_push_point(lua_State *L, const ps_series *series, size_t index);

#endif
