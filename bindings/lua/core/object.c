/* Objects: views of described structs. A field is looked up by name once per type and state, in
 * a table that the type's metatable keeps. */
#include "core.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- places ---- */

psb_place *psl_place_copy(const psb_place *place) {
  psb_place *copy = place->owner ? calloc(1, sizeof *copy) : NULL;
  if (copy) psb_place_copy(place, copy);
  return copy;
}

void psl_place_free(psb_place *place) {
  if (!place) return;
  psb_place_clear(place);
  free(place);
}

static psb_place *place_of(lua_State *L, int index) {
  const psl_object *object = psl_test(L, index, PSL_OBJECT);
  if (!object || !object->place) psl_misuse(L, "This is no object of perfsys.");
  return object ? object->place : NULL;
}

const psb_place *psl_check_object(lua_State *L, int index) { return place_of(L, index); }

/* What is there now; raises where it is gone. */
static const void *look(lua_State *L, const psb_place *place) {
  ps_error error;
  const void *object = psb_place_look(place, &error);
  if (!object) psl_raise(L, &error);
  return object;
}

/* ---- making objects ---- */

static int object_index(lua_State *L);
static int object_newindex(lua_State *L);
static int object_gc(lua_State *L);
static int object_equal(lua_State *L);
static int object_tostring(lua_State *L);
static int object_pairs(lua_State *L);

static void add_type_metatable(lua_State *L, const ps_struct *type) {
  static const luaL_Reg meta[] = {
      {"__gc", object_gc},       {"__eq", object_equal}, {"__tostring", object_tostring},
      {"__pairs", object_pairs}, {"__close", psl_close}, {NULL, NULL}};
  psl_add_metatable(L, type->name, meta);
  lua_newtable(L); /* name -> number of the field from 1, or method */
  lua_pushliteral(L, "__index");
  lua_pushvalue(L, -2);
  lua_pushcclosure(L, object_index, 1);
  lua_rawset(L, -4);
  lua_pushliteral(L, "__newindex");
  lua_insert(L, -2);
  lua_pushcclosure(L, object_newindex, 1);
  lua_rawset(L, -3);
}

static psl_object *new_object(lua_State *L, const ps_struct *type) {
  void *key = (void *)(uintptr_t)type;
  psl_object *object = psl_new(L, PSL_OBJECT);
  lua_pushlightuserdata(L, key);
  lua_rawget(L, LUA_REGISTRYINDEX);
  if (!lua_istable(L, -1)) {
    lua_pop(L, 1);
    add_type_metatable(L, type);
    lua_pushlightuserdata(L, key);
    lua_pushvalue(L, -2);
    lua_rawset(L, LUA_REGISTRYINDEX);
  }
  lua_setmetatable(L, -2);
  return object;
}

static psb_place *new_place(lua_State *L) {
  psb_place *place = calloc(1, sizeof *place);
  if (!place) {
    ps_error error;
    psb_fail(&error, PS_E_MEMORY, "There is not enough memory for an object.");
    psl_raise(L, &error);
  }
  return place;
}

void psl_push_object(lua_State *L, psb_owner *owner, const void *object) {
  owner->readers++; /* a finalizer that runs meanwhile may not free the struct */
  psl_object *made = new_object(L, ((const ps_object *)object)->type);
  psb_place *place = new_place(L);
  owner->readers--;
  psb_place_at(place, owner, object);
  made->place = place;
}

void psl_push_child(lua_State *L, const psb_place *place, const ps_field *field, size_t index) {
  ps_error error;
  psl_object *made = new_object(L, field->element);
  psb_place *child = new_place(L);
  if (psb_place_child(place, field, index, child, &error)) {
    made->place = child;
    return;
  }
  free(child);
  psl_raise(L, &error);
}

void psl_push_field(lua_State *L, const psb_place *place, const void *object,
                    const ps_field *field) {
  if (field->kind == PS_KIND_SERIES || field->flags & PS_FIELD_LIST) {
    psl_push_list(L, place, field);
  } else if (field->kind == PS_KIND_STRUCT) {
    psl_push_child(L, place, field, PSB_WHOLE);
  } else {
    /* A finalizer may run while the text is copied: it shall not free what is being read. */
    place->owner->readers++;
    psl_push_scalar(L, object, field);
    place->owner->readers--;
  }
}

/* ---- names ---- */

static const char *field_name_at(const void *data, size_t i) {
  return ((const ps_struct *)data)->fields[i].name;
}

static int no_such_field(lua_State *L, const ps_struct *type) {
  if (lua_type(L, 2) != LUA_TSTRING)
    return psl_misuse(L, "A field of a %s is named by a text, not by a %s.", type->name,
                      luaL_typename(L, 2));
  const char *name = lua_tostring(L, 2);
  const char *nearest = psl_nearest(name, type->count, field_name_at, type);
  return nearest ? psl_misuse(L, "A %s has no field \"%.80s\". Is \"%s\" meant?", type->name,
                              name, nearest)
                 : psl_misuse(L, "A %s has no field \"%.80s\".", type->name, name);
}

/* The field of a name; "end_" is "end", which is a word of Lua. */
static const ps_field *field_find(const ps_struct *type, const char *name) {
  char plain[64];
  const ps_field *field = ps_field_find(type, name);
  const size_t length = strlen(name);
  if (field || length < 2 || length >= sizeof plain || name[length - 1] != '_') return field;
  memcpy(plain, name, length - 1);
  plain[length - 1] = '\0';
  return ps_field_find(type, plain);
}

/* The field that the key at 2 names, or NULL with a method or nil pushed. The table of the
 * metatable remembers both. */
static const ps_field *resolve(lua_State *L, const ps_struct *type) {
  lua_pushvalue(L, 2);
  lua_rawget(L, lua_upvalueindex(1));
  if (lua_type(L, -1) == LUA_TNUMBER) {
    const size_t number = (size_t)lua_tonumber(L, -1);
    lua_pop(L, 1);
    return number <= type->count ? &type->fields[number - 1] : NULL;
  }
  if (!lua_isnil(L, -1) || lua_type(L, 2) != LUA_TSTRING) return NULL;
  lua_pop(L, 1);
  const ps_field *field = field_find(type, lua_tostring(L, 2));
  if (field)
    lua_pushnumber(L, (lua_Number)(field - type->fields + 1));
  else if (!psl_push_method(L, type->name, 2))
    lua_pushnil(L);
  if (!lua_isnil(L, -1)) {
    lua_pushvalue(L, 2);
    lua_pushvalue(L, -2);
    lua_rawset(L, lua_upvalueindex(1));
  }
  if (field) lua_pop(L, 1);
  return field;
}

/* ---- metamethods ---- */

static int object_index(lua_State *L) {
  const psb_place *place = place_of(L, 1);
  const ps_field *field = resolve(L, place->type);
  if (!field) return lua_isnil(L, -1) ? no_such_field(L, place->type) : 1;
  const void *object = look(L, place);
  psl_push_field(L, place, object, field);
  return 1;
}

/* Sets what a path names, seen from the entity of a place. */
static bool assign_path(lua_State *L, const psb_place *place, const char *path, ps_kind kind,
                        int value, ps_error *error) {
  ps_value read;
  if (!psl_read_value(L, value, kind, &read, error)) return false;
  void *entity = psb_place_entity(place, error);
  if (!entity) return false;
  ps_case *c = place->owner->root;
  switch (read.kind) {
  case PS_KIND_TEXT: return ps_set_text(c, entity, path, read.text, error) == PS_OK;
  case PS_KIND_INTEGER: return ps_set_integer(c, entity, path, read.integer, error) == PS_OK;
  case PS_KIND_NUMBER: return ps_set_number(c, entity, path, read.number, error) == PS_OK;
  default: return ps_set(c, entity, path, &read, error) == PS_OK;
  }
}

bool psl_assign(lua_State *L, const psb_place *place, const ps_field *field, size_t item,
                int value, ps_error *error) {
  char path[256];
  if (!psb_place_path(place, field->name, item, path, sizeof path)) {
    psb_fail(error, PS_E_LIMIT, "The path of the field is too long.");
    return false;
  }
  if (!assign_path(L, place, path, field->kind, value, error)) return false;
  if (item == PSB_WHOLE && (field->flags & PS_FIELD_LIST || field->kind == PS_KIND_STRUCT))
    psb_places_after_erase(place, field, PSB_WHOLE);
  return true;
}

/* Whether a value is for the facade: it sets lists and nested structs from tables. */
static bool is_composite(lua_State *L, int value, const ps_field *field) {
  if (lua_isnil(L, value)) return false;
  return field->flags & PS_FIELD_LIST || field->kind == PS_KIND_STRUCT ||
         field->kind == PS_KIND_SERIES;
}

static int object_newindex(lua_State *L) {
  ps_error error;
  const psb_place *place = place_of(L, 1);
  lua_settop(L, 3);
  const ps_field *field = resolve(L, place->type);
  if (!field) return no_such_field(L, place->type);
  if (is_composite(L, 3, field)) {
    psl_state_table(L, "hooks");
    lua_pushliteral(L, "assign");
    lua_rawget(L, -2);
    lua_pushvalue(L, 1);
    lua_pushstring(L, field->name);
    lua_pushvalue(L, 3);
    lua_call(L, 3, 0);
    return 0;
  }
  if (!psl_assign(L, place, field, PSB_WHOLE, 3, &error)) return psl_raise(L, &error);
  return 0;
}

static int object_gc(lua_State *L) {
  psl_object *object = psl_test(L, 1, PSL_OBJECT);
  if (object) {
    psb_place *place = object->place;
    object->place = NULL;
    psl_place_free(place);
  }
  return 0;
}

static int object_equal(lua_State *L) {
  const psl_object *a = psl_test(L, 1, PSL_OBJECT), *b = psl_test(L, 2, PSL_OBJECT);
  bool equal = false;
  if (a && b && a->place && b->place) {
    const void *first = psb_place_look(a->place, NULL), *second = psb_place_look(b->place, NULL);
    equal = first && second && a->place->type == b->place->type && ps_equal(first, second);
  }
  lua_pushboolean(L, equal);
  return 1;
}

static int object_tostring(lua_State *L) {
  const psb_place *place = place_of(L, 1);
  const void *object = psb_place_look(place, NULL);
  const ps_field *id = ps_field_find(place->type, "id");
  if (!object) {
    lua_pushfstring(L, "perfsys.%s (gone)", place->type->name);
    return 1;
  }
  place->owner->readers++;
  lua_pushfstring(L, "perfsys.%s", place->type->name);
  if (id) {
    psl_push_scalar(L, object, id);
    if (lua_type(L, -1) == LUA_TSTRING) {
      lua_pushfstring(L, "%s \"%s\"", lua_tostring(L, -2), lua_tostring(L, -1));
      lua_replace(L, -3);
    }
    lua_pop(L, 1);
  }
  place->owner->readers--;
  return 1;
}

/* Upvalues: the object, the number of the field to look at next. */
static int object_next(lua_State *L) {
  const psb_place *place = place_of(L, lua_upvalueindex(1));
  const void *object = look(L, place);
  size_t i = (size_t)lua_tonumber(L, lua_upvalueindex(2));
  while (i < place->type->count && !ps_is_set(object, place->type->fields[i].name)) i++;
  if (i >= place->type->count) return 0;
  lua_pushnumber(L, (lua_Number)(i + 1));
  lua_replace(L, lua_upvalueindex(2));
  const ps_field *field = &place->type->fields[i];
  lua_pushstring(L, field->name);
  object = look(L, place);
  psl_push_field(L, place, object, field);
  return 2;
}

/* Fields that are set, in their canonical order. */
static int object_pairs(lua_State *L) {
  (void)place_of(L, 1);
  lua_pushvalue(L, 1);
  lua_pushnumber(L, 0);
  lua_pushcclosure(L, object_next, 2);
  return 1;
}

/* ---- what the facade asks ---- */

/* struct_name(value): "gap" ..., or nil for what is no object. */
static int object_struct(lua_State *L) {
  const psl_object *object = psl_test(L, 1, PSL_OBJECT);
  if (!object || !object->place) return 0;
  lua_pushstring(L, object->place->type->name);
  return 1;
}

/* entity(object): the object its place begins at, and the path from there ("" for itself). */
static int object_entity(lua_State *L) {
  char path[256];
  const psb_place *place = place_of(L, 1);
  (void)look(L, place);
  if (place->depth == 0)
    lua_pushvalue(L, 1);
  else
    psl_push_object(L, place->owner, place->object);
  if (!psb_place_path(place, NULL, PSB_WHOLE, path, sizeof path)) path[0] = '\0';
  lua_pushstring(L, path);
  return 2;
}

/* root(object): the case or result it is in; nil for a row of the library. */
static int object_root(lua_State *L) {
  const psb_place *place = place_of(L, 1);
  (void)look(L, place);
  switch (place->owner->kind) {
  case PSB_CASE:
  case PSB_RESULT:
  case PSB_MERGE: psl_push_object(L, place->owner, place->owner->root); return 1;
  default: return 0;
  }
}

/* put(object, path, value): sets a scalar at a path seen from an object that has an address of
 * its own; true, or nil and the error. */
static int object_put(lua_State *L) {
  ps_error error;
  size_t length = 0;
  ps_kind kind = PS_KIND_NONE;
  const psb_place *place = place_of(L, 1);
  lua_settop(L, 3);
  if (place->depth > 0) return psl_misuse(L, "Paths are seen from an entity.");
  const char *path = lua_type(L, 2) == LUA_TSTRING ? lua_tolstring(L, 2, &length) : "";
  if (strlen(path) != length || length == 0)
    return psl_misuse(L, "A path is a text such as \"baseline.from\".");
  if (lua_istable(L, 3)) { /* money has minor units; a range has none */
    lua_pushliteral(L, "minor");
    lua_rawget(L, 3);
    kind = lua_isnil(L, -1) ? PS_KIND_RANGE : PS_KIND_MONEY;
    lua_settop(L, 3);
  }
  if (!assign_path(L, place, path, kind, 3, &error)) return psl_fail(L, &error);
  lua_pushboolean(L, 1);
  return 1;
}

/* extensions(object): members perfsys does not know, name -> JSON text. */
static int object_extensions(lua_State *L) {
  const psb_place *place = place_of(L, 1);
  lua_newtable(L);
  for (size_t i = 0;; i++) {
    const ps_object *object = look(L, place);
    if (!object->extensions || i >= object->extensions->count) return 1;
    const ps_extension *member = &object->extensions->items[i];
    place->owner->readers++;
    lua_pushstring(L, member->name);
    lua_pushstring(L, member->text);
    place->owner->readers--;
    lua_rawset(L, -3);
  }
}

void psl_object_open(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"struct_name", object_struct}, {"entity", object_entity},
      {"root", object_root},          {"put", object_put},
      {"fields_set", object_pairs},   {"extensions", object_extensions},
      {NULL, NULL}};
  psl_functions(L, functions);
}
