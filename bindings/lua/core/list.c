/* Lists and series: views of fields that hold many. */
#include "core.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static psl_list *list_of(lua_State *L, int index) {
  psl_list *list = psl_test(L, index, PSL_LIST);
  if (!list || !list->place) psl_misuse(L, "This is no list of perfsys.");
  return list;
}

/* The struct that has the list; raises where it is gone. */
static const void *look(lua_State *L, const psl_list *list) {
  ps_error error;
  const void *object = psb_place_look(list->place, &error);
  if (!object) psl_raise(L, &error);
  return object;
}

static const ps_series *series_of(const void *object, const ps_field *field) {
  const void *series = (const char *)object + field->offset;
  return series;
}

void psl_push_list(lua_State *L, const psb_place *place, const ps_field *field) {
  psl_list *list = psl_new(L, PSL_LIST);
  psl_set_metatable(L, field->kind == PS_KIND_SERIES ? "series" : "list");
  list->field = field;
  list->place = psl_place_copy(place);
  if (!list->place) {
    ps_error error;
    psb_fail(&error, PS_E_MEMORY, "There is not enough memory for a list.");
    psl_raise(L, &error);
  }
}

static void set_figure(lua_State *L, const char *name, double value) {
  if (isnan(value)) return;
  lua_pushstring(L, name);
  lua_pushnumber(L, (lua_Number)value);
  lua_rawset(L, -3);
}

void psl_push_point(lua_State *L, const ps_series *series, size_t index) {
  const double value = series->value[index], numerator = series->numerator[index];
  const double denominator = series->denominator[index];
  const ps_date on = series->on[index];
  const char *group = series->group[index];
  lua_createtable(L, 0, 4);
  if (group) {
    lua_pushliteral(L, "group");
    lua_pushstring(L, group);
    lua_rawset(L, -3);
  }
  lua_pushliteral(L, "on");
  psl_push_date(L, on);
  lua_rawset(L, -3);
  set_figure(L, "value", value);
  set_figure(L, "numerator", numerator);
  set_figure(L, "denominator", denominator);
}

/* Pushes item `index`, which is there. */
static void push_item(lua_State *L, const psl_list *list, const void *object, size_t index) {
  if (list->field->kind != PS_KIND_SERIES && list->field->element) {
    psl_push_child(L, list->place, list->field, index);
    return;
  }
  list->place->owner->readers++; /* see psl_push_field() */
  if (list->field->kind == PS_KIND_SERIES)
    psl_push_point(L, series_of(object, list->field), index);
  else
    psl_push_text(L, psb_list_text(object, list->field, index));
  list->place->owner->readers--;
}

/* The index from 0 that a number of Lua means; false for what is none. */
static bool read_index(lua_State *L, int at, size_t *index) {
  int64_t integer;
  double number;
  if (lua_type(L, at) != LUA_TNUMBER ||
      psl_read_number(L, at, &integer, &number) != PSL_INTEGER || integer < 1)
    return false;
  *index = (size_t)integer - 1;
  return true;
}

static int list_index(lua_State *L) {
  const psl_list *list = list_of(L, 1);
  if (lua_type(L, 2) == LUA_TNUMBER) {
    size_t index;
    const void *object = look(L, list);
    if (!read_index(L, 2, &index) || index >= psb_list_count(object, list->field)) return 0;
    push_item(L, list, object, index);
    return 1;
  }
  const char *name = list->field->kind == PS_KIND_SERIES ? "series" : "list";
  if (psl_push_method(L, name, 2)) return 1;
  return psl_misuse(L, "A %s has no %s.", name,
                    lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "such item");
}

static int list_newindex(lua_State *L) {
  ps_error error;
  size_t index = 0;
  const psl_list *list = list_of(L, 1);
  const void *object = look(L, list);
  if (list->field->kind == PS_KIND_SERIES || list->field->element)
    return psl_misuse(L, "Items of \"%s\" are changed field by field, added by add or append.",
                      list->field->name);
  if (!read_index(L, 2, &index) || index >= psb_list_count(object, list->field))
    return psl_misuse(L, "The list has no item of that index; append() adds one.");
  if (lua_isnil(L, 3)) return psl_misuse(L, "remove() takes an item out of a list.");
  if (!psl_assign(L, list->place, list->field, index, 3, &error)) return psl_raise(L, &error);
  return 0;
}

static int list_len(lua_State *L) {
  const psl_list *list = list_of(L, 1);
  psl_push_integer(L, (int64_t)psb_list_count(look(L, list), list->field));
  return 1;
}

static int list_gc(lua_State *L) {
  psl_list *list = psl_test(L, 1, PSL_LIST);
  if (list) {
    psb_place *place = list->place;
    list->place = NULL;
    psl_place_free(place);
  }
  return 0;
}

static int list_tostring(lua_State *L) {
  const psl_list *list = list_of(L, 1);
  const void *object = psb_place_look(list->place, NULL);
  const char *name = list->field->name;
  if (!object)
    lua_pushfstring(L, "perfsys.list of %s (gone)", name);
  else
    lua_pushfstring(L, "perfsys.list of %d %s", (int)psb_list_count(object, list->field), name);
  return 1;
}

/* Two views of the same field of the same struct. */
static int list_same(lua_State *L) {
  const psl_list *a = psl_test(L, 1, PSL_LIST), *b = psl_test(L, 2, PSL_LIST);
  const void *first = a && a->place ? psb_place_look(a->place, NULL) : NULL;
  const void *second = b && b->place ? psb_place_look(b->place, NULL) : NULL;
  lua_pushboolean(L, first && first == second && a->field == b->field);
  return 1;
}

/* ---- walking ---- */

/* Upvalues: the list, the index to give next, the address of the entity given last. An entity
 * that was removed meanwhile has given its place to the next one, which is not passed over. */
static int list_next(lua_State *L) {
  const psl_list *list = list_of(L, lua_upvalueindex(1));
  const void *object = look(L, list);
  size_t index = (size_t)lua_tonumber(L, lua_upvalueindex(2));
  if (list->field->kind == PS_KIND_ENTITY) {
    const void **last = lua_touserdata(L, lua_upvalueindex(3));
    if (index > 0 && psb_list_item(object, list->field, index - 1) != *last) index--;
    *last = psb_list_item(object, list->field, index);
  }
  if (index >= psb_list_count(object, list->field)) return 0;
  lua_pushnumber(L, (lua_Number)(index + 1));
  lua_replace(L, lua_upvalueindex(2));
  push_item(L, list, object, index);
  psl_push_integer(L, (int64_t)index + 1);
  return 2;
}

/* each(list): an iterator of the items, and their index beside them. */
static int list_each(lua_State *L) {
  (void)look(L, list_of(L, 1));
  lua_pushvalue(L, 1);
  lua_pushnumber(L, 0);
  const void **last = lua_newuserdata(L, sizeof *last);
  *last = NULL;
  lua_pushcclosure(L, list_next, 3);
  return 1;
}

/* As pairs() wants it: index, item. */
static int pairs_next(lua_State *L) {
  size_t index = 0;
  lua_settop(L, 2);
  const psl_list *list = list_of(L, 1);
  const void *object = look(L, list);
  if (!lua_isnil(L, 2) && read_index(L, 2, &index)) index++;
  if (index >= psb_list_count(object, list->field)) return 0;
  psl_push_integer(L, (int64_t)index + 1);
  push_item(L, list, look(L, list), index);
  return 2;
}

static int list_pairs(lua_State *L) {
  (void)list_of(L, 1);
  lua_pushcfunction(L, pairs_next);
  lua_pushvalue(L, 1);
  lua_pushnil(L);
  return 3;
}

/* ---- changing ---- */

/* What a change needs: the case, the entity, the path of the list. False with the error. */
typedef struct target {
  ps_case *c;
  void *entity;
  char path[256];
} target;

static bool target_of(const psl_list *list, target *to, ps_error *error) {
  if (!psb_place_path(list->place, list->field->name, PSB_WHOLE, to->path, sizeof to->path)) {
    psb_fail(error, PS_E_LIMIT, "The path of the list is too long.");
    return false;
  }
  to->entity = psb_place_entity(list->place, error);
  to->c = to->entity ? list->place->owner->root : NULL;
  return to->entity != NULL;
}

static int done(lua_State *L, bool worked, const ps_error *error) {
  if (!worked) return psl_fail(L, error);
  lua_pushboolean(L, 1);
  return 1;
}

/* list_append(list, text): a text, word or id; no text for an empty struct. */
static int list_append(lua_State *L) {
  ps_error error;
  ps_value value;
  target to;
  lua_settop(L, 2);
  const psl_list *list = list_of(L, 1);
  if (!lua_isnil(L, 2) && lua_type(L, 2) != LUA_TSTRING)
    return psl_misuse(L, "\"%s\" is a list of texts.", list->field->name);
  return done(L, psl_read_value(L, 2, PS_KIND_TEXT, &value, &error) &&
                     target_of(list, &to, &error) &&
                     ps_append(to.c, to.entity, to.path, value.text, &error) == PS_OK,
              &error);
}

static int list_erase(lua_State *L) {
  ps_error error;
  target to;
  size_t index = 0;
  const psl_list *list = list_of(L, 1);
  if (!read_index(L, 2, &index) || index >= psb_list_count(look(L, list), list->field))
    return psl_misuse(L, "The list has no item of that index.");
  const bool erased = target_of(list, &to, &error) &&
                      ps_erase(to.c, to.entity, to.path, index, &error) == PS_OK;
  if (erased) psb_places_after_erase(list->place, list->field, index);
  return done(L, erased, &error);
}

static int list_clear(lua_State *L) {
  ps_error error;
  target to;
  const psl_list *list = list_of(L, 1);
  const bool cleared = target_of(list, &to, &error) &&
                       ps_clear(to.c, to.entity, to.path, &error) == PS_OK;
  if (cleared) psb_places_after_erase(list->place, list->field, PSB_WHOLE);
  return done(L, cleared, &error);
}

/* list_holder(list): the object that has the list, and the name of the field. */
static int list_holder(lua_State *L) {
  const psl_list *list = list_of(L, 1);
  (void)look(L, list);
  const psb_place *place = list->place;
  psb_place *copy;
  psl_push_object(L, place->owner, place->object);
  if (place->depth > 0) {
    psl_object *object = psl_test(L, -1, PSL_OBJECT);
    copy = psl_place_copy(place);
    if (!copy) return luaL_error(L, "perfsys: not enough memory");
    psl_place_free(object->place);
    object->place = copy;
  }
  lua_pushstring(L, list->field->name);
  return 2;
}

/* list_kind(value): nil for what is no list; "series", "entity", "struct" or "text", and the
 * name of the struct of its items. */
static int list_kind(lua_State *L) {
  const psl_list *list = psl_test(L, 1, PSL_LIST);
  if (!list || !list->place) return 0;
  const ps_field *field = list->field;
  lua_pushstring(L, field->kind == PS_KIND_SERIES   ? "series"
                    : field->kind == PS_KIND_ENTITY ? "entity"
                    : field->element                ? "struct"
                                                    : "text");
  psl_push_text(L, field->element ? field->element->name : NULL);
  return 2;
}

/* column(series, name): all figures of a column as an array; false where there is none. */
static int series_column(lua_State *L) {
  static const char *const names[] = {"on", "value", "numerator", "denominator", "group"};
  int column = 0;
  const psl_list *list = list_of(L, 1);
  if (list->field->kind != PS_KIND_SERIES) return psl_misuse(L, "This is no series.");
  const char *name = psl_check_name(L, 2, "a column");
  while (column < 5 && strcmp(names[column], name) != 0) column++;
  if (column == 5) return psl_misuse(L, "A series has no column \"%.80s\".", name);
  lua_newtable(L);
  for (size_t i = 0;; i++) {
    const ps_series *series = series_of(look(L, list), list->field);
    if (i >= series->count) return 1;
    const double *figures = column == 1   ? series->value
                            : column == 2 ? series->numerator
                                          : series->denominator;
    list->place->owner->readers++;
    if (column == 0)
      psl_push_date(L, series->on[i]);
    else if (column == 4)
      psl_push_text(L, series->group[i]);
    else if (!isnan(figures[i]))
      lua_pushnumber(L, (lua_Number)figures[i]);
    else
      lua_pushnil(L);
    list->place->owner->readers--;
    if (lua_isnil(L, -1)) {
      lua_pop(L, 1);
      lua_pushboolean(L, 0);
    }
    lua_rawseti(L, -2, (int)(i + 1));
  }
}

void psl_list_open(lua_State *L) {
  static const luaL_Reg meta[] = {
      {"__index", list_index}, {"__newindex", list_newindex}, {"__len", list_len},
      {"__gc", list_gc},       {"__tostring", list_tostring}, {"__eq", list_same},
      {"__pairs", list_pairs}, {NULL, NULL}};
  static const luaL_Reg functions[] = {
      {"list_len", list_len},       {"list_each", list_each},   {"list_append", list_append},
      {"list_erase", list_erase},   {"list_clear", list_clear}, {"list_holder", list_holder},
      {"list_kind", list_kind},     {"list_pairs", list_pairs}, {"column", series_column},
      {NULL, NULL}};
  psl_functions(L, functions);
  psl_add_metatable(L, "list", meta);
  psl_add_metatable(L, "series", meta);
  lua_pop(L, 2);
}
