/* Arguments of calls, from Lua. A wrong one raises and says which it is. */
#include "call.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* "check: case must be a case, not a gap." */
static int wrong(psl_call *psl, int index, const char *name, const char *wanted) {
  lua_State *L = psl->L;
  const psl_object *object = psl_test(L, index, PSL_OBJECT);
  const char *given = luaL_typename(L, index);
  if (object && object->place) given = object->place->type->name;
  if (strcmp(name, "c") == 0) name = "case";
  return psl_misuse(L, "%s: %s must be %s, not %s.", psl->function + 3, name, wanted, given);
}

/* ---- objects and handles ---- */

void psl_take_object(psl_call *psl, int index, const char *type, const char *name, bool writing,
                     void *target) {
  const psl_object *object = psl_test(psl->L, index, PSL_OBJECT);
  const bool any = strcmp(type, "void") == 0;
  char wanted[64];
  (void)snprintf(wanted, sizeof wanted, "a %s", any ? "object of a case" : type + 3);
  if (!object || !object->place || !object->place->owner ||
      (!any && strcmp(object->place->type->name, type + 3) != 0)) {
    wrong(psl, index, name, wanted);
    return;
  }
  const psb_place *place = object->place;
  const bool of_case = place->owner->kind == PSB_CASE;
  if (writing && place->depth > 0)
    psl_misuse(psl->L, "%s: %s must be an entity, not a part of one.", psl->function + 3, name);
  if (writing && !of_case && place->owner->kind != PSB_MERGE)
    psl_misuse(psl->L, "%s: %s is a result or a row of the library and cannot be changed.",
               psl->function + 3, name);
  if (writing && psl->use_count > 0 && psl->uses[0].owner != place->owner)
    psl_misuse(psl->L, "%s: %s is of another case.", psl->function + 3, name);
  psl_use_later(psl, place, place->owner, target, writing);
}

/* Functions for which no registry means what is built in, no configuration the defaults. */
static bool takes_none(const char *function) {
  static const char *const names[] = {"ps_registry_framework_find", "ps_registry_framework_at",
                                      "ps_config_limit"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(names[i], function) == 0) return true;
  return false;
}

static bool is_kind(const psl_handle *handle, const char *type) {
  if (!handle->owner) return false;
  switch (handle->owner->kind) {
  case PSB_CONFIG: return strcmp(type, "ps_config") == 0;
  case PSB_REGISTRY: return strcmp(type, "ps_registry") == 0;
  case PSB_PORTFOLIO: return strcmp(type, "ps_portfolio_reader") == 0;
  case PSB_PORTFOLIO_CHECK: return strcmp(type, "ps_portfolio_check") == 0;
  default: return false;
  }
}

void psl_take_handle(psl_call *psl, int index, const char *type, const char *name, bool writing,
                     void *target) {
  lua_State *L = psl->L;
  const void *none = NULL;
  char wanted[64];
  if (lua_isnil(L, index) && takes_none(psl->function)) {
    memcpy(target, &none, sizeof none);
    return;
  }
  psl_handle *handle = psl_test(L, index, PSL_HANDLE);
  if (!handle || !is_kind(handle, type)) {
    (void)snprintf(wanted, sizeof wanted, "a %s", type + 3);
    wrong(psl, index, name, wanted);
    return;
  }
  if (handle->owner->memory) {
    psl->driven = handle;
    psl_get_beside(L, index);
    if (lua_istable(L, -1)) lua_rawgeti(L, -1, 1);
    psl->driven_function = lua_isfunction(L, -1) ? lua_gettop(L) : 0;
  }
  psl_use_later(psl, NULL, handle->owner, target, writing);
}

/* ---- texts ---- */

const char *psl_take_bytes(psl_call *psl, int index, const char *name, size_t *length) {
  if (lua_type(psl->L, index) != LUA_TSTRING) {
    wrong(psl, index, name, "a text");
    return NULL;
  }
  return lua_tolstring(psl->L, index, length);
}

const char *psl_take_text(psl_call *psl, int index, const char *name, bool optional) {
  size_t length = 0;
  if (optional && lua_isnil(psl->L, index)) return NULL;
  const char *text = psl_take_bytes(psl, index, name, &length);
  if (text && strlen(text) != length && psl->early.status == PS_OK) {
    ps_error error = {PS_E_ENCODING, 0, 0, "", ""};
    (void)snprintf(error.message, sizeof error.message, "%s holds a NUL (U+0000).", name);
    psl->early = error;
  }
  return text;
}

/* ---- numbers and flags ---- */

bool psl_take_flag(psl_call *psl, int index, const char *name) {
  if (!lua_isnil(psl->L, index) && !lua_isboolean(psl->L, index))
    wrong(psl, index, name, "true or false");
  return lua_toboolean(psl->L, index) != 0;
}

double psl_take_double(psl_call *psl, int index, const char *name, bool optional) {
  int64_t integer = 0;
  double number = 0;
  if (optional && lua_isnil(psl->L, index)) return NAN;
  if (psl_read_number(psl->L, index, &integer, &number) == PSL_NO_NUMBER)
    wrong(psl, index, name, "a number");
  return number;
}

int64_t psl_take_integer(psl_call *psl, int index, const char *name, int64_t least, int64_t most) {
  int64_t integer = 0;
  double number = 0;
  const psl_number kind = psl_read_number(psl->L, index, &integer, &number);
  if (kind == PSL_NO_NUMBER || (kind == PSL_FLOAT && floor(number) != number))
    wrong(psl, index, name, "a whole number");
  if (kind == PSL_FLOAT && (number < -9.2e18 || number > 9.2e18))
    psl_misuse(psl->L, "%s: %s is beyond 64 bits.", psl->function + 3, name);
  if (integer < least || integer > most)
    psl_misuse(psl->L, "%s: %s is too %s.", psl->function + 3, name,
               integer < least ? "small" : "large");
  return integer;
}

/* ---- words, dates, statuses ---- */

static const char *word_at(const void *data, size_t i) {
  return ((const psb_words *)data)->items[i].name;
}

int psl_take_word(psl_call *psl, int index, const char *type, const char *name) {
  const psb_words *words = psb_words_find(type + 3);
  int value = 0;
  if (!words) return psl_misuse(psl->L, "%s: no words for %s.", psl->function + 3, name);
  if (lua_isnil(psl->L, index) && psb_word_name(words, 0)) return 0;
  size_t length;
  const char *word = psl_take_bytes(psl, index, name, &length);
  if (strlen(word) == length && psb_word_value(words, word, &value)) return value;
  const char *nearest = psl_nearest(word, words->count, word_at, words);
  if (nearest && nearest[0])
    psl_misuse(psl->L, "%s: %s cannot be \"%.80s\". Is \"%s\" meant?", psl->function + 3, name,
               word, nearest);
  return psl_misuse(psl->L, "%s: %s cannot be \"%.80s\".", psl->function + 3, name, word);
}

ps_status psl_take_status(psl_call *psl, int index) {
  if (lua_type(psl->L, index) == LUA_TSTRING) {
    const char *name = lua_tostring(psl->L, index);
    for (int i = 0; i < PS_STATUS_END_; i++)
      if (strcmp(ps_status_name((ps_status)i), name) == 0) return (ps_status)i;
    return PS_STATUS_END_;
  }
  return (ps_status)psl_take_integer(psl, index, "status", INT_MIN, INT_MAX);
}

ps_date psl_take_date(psl_call *psl, int index, const char *name) {
  size_t length;
  if (lua_isnil(psl->L, index)) return 0;
  const char *text = psl_take_bytes(psl, index, name, &length);
  const ps_date date = strlen(text) == length ? ps_date_parse(text) : 0;
  if (date == 0 && psl->early.status == PS_OK) {
    psl->early.status = PS_E_VALUE;
    (void)snprintf(psl->early.message, sizeof psl->early.message,
                   "%s must be a day that exists, \"YYYY-MM-DD\", not \"%.40s\".", name, text);
  }
  return date;
}

const ps_value *psl_take_value(psl_call *psl, int index) {
  /* A table is money where it has minor units, else a range. */
  ps_kind kind = PS_KIND_NONE;
  if (lua_istable(psl->L, index)) {
    lua_pushliteral(psl->L, "minor");
    lua_rawget(psl->L, index);
    kind = lua_isnil(psl->L, -1) ? PS_KIND_RANGE : PS_KIND_MONEY;
    lua_pop(psl->L, 1);
  }
  ps_error error = {PS_OK, 0, 0, "", ""};
  if (!psl_read_value(psl->L, index, kind, &psl->value, &error)) psl->early = error;
  return &psl->value;
}

const ps_struct *psl_take_struct(psl_call *psl, int index) {
  size_t length;
  const char *name = psl_take_bytes(psl, index, "type", &length);
  const ps_struct *type = psl_struct_find(name);
  if (!type) psl_misuse(psl->L, "%s: there is no struct \"%.80s\".", psl->function + 3, name);
  return type;
}

/* ---- arrays ---- */

static size_t array_length(psl_call *psl, int index, const char *name) {
  if (!lua_istable(psl->L, index)) wrong(psl, index, name, "an array");
  return (size_t)psl_length(psl->L, index);
}

/* Room for an array, kept by the stack as long as the call. */
static void *array_room(psl_call *psl, size_t count, size_t size) {
  luaL_checkstack(psl->L, 10, "perfsys");
  void *room = lua_newuserdata(psl->L, (count ? count : 1) * size);
  memset(room, 0, (count ? count : 1) * size);
  return room;
}

const double *psl_take_doubles(psl_call *psl, int index, size_t *count) {
  int64_t integer;
  *count = array_length(psl, index, "sums");
  double *numbers = array_room(psl, *count, sizeof *numbers);
  for (size_t i = 0; i < *count; i++) {
    lua_rawgeti(psl->L, index, (int)(i + 1));
    if (psl_read_number(psl->L, -1, &integer, &numbers[i]) == PSL_NO_NUMBER)
      psl_misuse(psl->L, "%s: item %d is no number.", psl->function + 3, (int)(i + 1));
    lua_pop(psl->L, 1);
  }
  return numbers;
}

/* The text member of the row on top, kept on the stack below the row; NULL for none. */
static const char *row_text(psl_call *psl, const char *name, size_t *length) {
  lua_State *L = psl->L;
  size_t bytes = 0;
  luaL_checkstack(L, 10, "perfsys");
  lua_pushstring(L, name);
  lua_rawget(L, -2);
  if (!lua_isnil(L, -1) && lua_type(L, -1) != LUA_TSTRING)
    psl_misuse(L, "%s: %s must be a text.", psl->function + 3, name);
  const char *text = lua_tolstring(L, -1, &bytes);
  if (length)
    *length = bytes;
  else if (text && strlen(text) != bytes)
    psl_misuse(L, "%s: %s holds a NUL (U+0000).", psl->function + 3, name);
  lua_insert(L, -2);
  return text;
}

const ps_sarif_file *psl_take_sarif(psl_call *psl, int index, size_t *count) {
  lua_State *L = psl->L;
  *count = array_length(psl, index, "files");
  ps_sarif_file *files = array_room(psl, *count, sizeof *files);
  for (size_t i = 0; i < *count; i++) {
    lua_rawgeti(L, index, (int)(i + 1));
    if (!lua_istable(L, -1)) psl_misuse(L, "sarif_text: a file is {result=, path=, text=}.");
    files[i].path = row_text(psl, "path", NULL);
    files[i].text = row_text(psl, "text", &files[i].length);
    lua_pushliteral(L, "result");
    lua_rawget(L, -2);
    lua_replace(L, -2); /* the row goes, the result stays */
    psl_take_object(psl, lua_gettop(L), "ps_check_result", "result", false, &files[i].result);
  }
  return files;
}

static int row_word(psl_call *psl, const char *name, const char *type) {
  lua_pushstring(psl->L, name);
  lua_rawget(psl->L, -2);
  const int value = psl_take_word(psl, lua_gettop(psl->L), type, name);
  lua_pop(psl->L, 1);
  return value;
}

const ps_dif_row *psl_take_dif_rows(psl_call *psl, int index, size_t *count) {
  lua_State *L = psl->L;
  *count = 0;
  if (lua_isnil(L, index)) return NULL; /* the table of the library */
  *count = array_length(psl, index, "rows");
  ps_dif_row *rows = array_room(psl, *count, sizeof *rows);
  for (size_t i = 0; i < *count; i++) {
    lua_rawgeti(L, index, (int)(i + 1));
    if (!lua_istable(L, -1)) psl_misuse(L, "dif_lint: row %d is no table.", (int)(i + 1));
    rows[i].id = row_text(psl, "id", NULL);
    rows[i].difficulty = (ps_dif_difficulty)row_word(psl, "difficulty", "ps_dif_difficulty");
    rows[i].frequency = (ps_dif_frequency)row_word(psl, "frequency", "ps_dif_frequency");
    rows[i].decision = (ps_dif_decision)row_word(psl, "decision", "ps_dif_decision");
    lua_pushliteral(L, "important");
    lua_rawget(L, -2);
    rows[i].important.set = lua_isboolean(L, -1);
    rows[i].important.value = lua_toboolean(L, -1) != 0;
    lua_pop(L, 2);
  }
  return rows;
}
