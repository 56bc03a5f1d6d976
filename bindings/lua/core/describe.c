/* The tables that describe structs and words, as Lua tables: for the facade, for programs that
 * make pages or forms of all there is. */
#include "call.h"

#include <string.h>

static void set_text(lua_State *L, const char *name, const char *text) {
  if (!text) return;
  lua_pushstring(L, name);
  lua_pushstring(L, text);
  lua_rawset(L, -3);
}

static void set_flag(lua_State *L, const char *name, bool flag) {
  if (!flag) return;
  lua_pushstring(L, name);
  lua_pushboolean(L, 1);
  lua_rawset(L, -3);
}

void psl_push_field_row(lua_State *L, const ps_field *field) {
  if (!field) {
    lua_pushnil(L);
    return;
  }
  lua_createtable(L, 0, 8);
  set_text(L, "name", field->name);
  set_text(L, "kind", ps_kind_name(field->kind));
  set_text(L, "unit", field->unit);
  set_text(L, "targets", field->targets);
  set_text(L, "doc", field->doc);
  set_flag(L, "list", field->flags & PS_FIELD_LIST);
  set_flag(L, "required", field->flags & PS_FIELD_REQUIRED);
  if (field->flags & PS_FIELD_MINIMUM) {
    lua_pushnumber(L, (lua_Number)field->minimum);
    lua_setfield(L, -2, "minimum");
  }
  if (field->flags & PS_FIELD_MAXIMUM) {
    lua_pushnumber(L, (lua_Number)field->maximum);
    lua_setfield(L, -2, "maximum");
  }
  set_text(L, "struct", field->element ? field->element->name : NULL);
  if (field->values) {
    lua_newtable(L);
    for (size_t i = 1; i < field->values->count; i++) {
      lua_pushstring(L, field->values->values[i].name);
      lua_rawseti(L, -2, (int)i);
    }
    lua_setfield(L, -2, "words");
  }
}

void psl_push_struct_row(lua_State *L, const ps_struct *type) {
  if (!type) {
    lua_pushnil(L);
    return;
  }
  lua_createtable(L, 0, 3);
  set_text(L, "name", type->name);
  set_text(L, "doc", type->doc);
  lua_createtable(L, (int)type->count, 0);
  for (size_t i = 0; i < type->count; i++) {
    psl_push_field_row(L, &type->fields[i]);
    lua_rawseti(L, -2, (int)(i + 1));
  }
  lua_setfield(L, -2, "fields");
}

void psl_push_integrity_rule(lua_State *L, const ps_integrity_rule *rule) {
  if (!rule) {
    lua_pushnil(L);
    return;
  }
  lua_createtable(L, 0, 5);
  set_text(L, "id", rule->id);
  set_text(L, "name", rule->name);
  set_text(L, "severity", ps_severity_name(rule->severity));
  set_text(L, "claim", rule->claim);
  set_text(L, "fix", rule->fix);
}

const ps_struct *psl_struct_find(const char *name) {
  const ps_struct *type;
  for (size_t i = 0; (type = ps_struct_at(i)) != NULL; i++)
    if (strcmp(type->name, name) == 0) return type;
  return NULL;
}

/* words(name): the words of an enum, "gap_type", in their order; nil for no enum. */
static int describe_words(lua_State *L) {
  const psb_words *words = psb_words_find(psl_check_name(L, 1, "an enum"));
  if (!words) return 0;
  lua_newtable(L);
  int n = 0;
  for (size_t i = 0; i < words->count; i++) {
    if (!words->items[i].name[0]) continue;
    lua_pushstring(L, words->items[i].name);
    lua_rawseti(L, -2, ++n);
  }
  return 1;
}

/* enums(): the names of all enums. */
static int describe_enums(lua_State *L) {
  const psb_words *words;
  lua_newtable(L);
  for (size_t i = 0; (words = psb_words_at(i)) != NULL; i++) {
    lua_pushstring(L, words->name);
    lua_rawseti(L, -2, (int)(i + 1));
  }
  return 1;
}

void psl_describe_open(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"words", describe_words}, {"enums", describe_enums}, {NULL, NULL}};
  psl_functions(L, functions);
}
