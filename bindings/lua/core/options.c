/* Tables of options and settings. One table may hold both: check(case, {packs = "core",
 * budget = 0.05}); a key that is neither is refused with the nearest that is. */
#include "call.h"

#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Functions whose result goes on using its options and settings. */
static bool lasts(const psl_call *psl) {
  static const char *const names[] = {"ps_portfolio_open", "ps_portfolio_text",
                                      "ps_portfolio_check_new"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(psl->function, names[i]) == 0) return true;
  return false;
}

static bool is_setting(const char *key) {
  return strcmp(key, "limits") == 0 || strcmp(key, "budget") == 0 || strcmp(key, "progress") == 0;
}

/* ---- unknown keys ---- */

static const char *key_at(const void *data, size_t i) {
  static const char *const settings[] = {"limits", "budget", "progress"};
  const psb_options *options = data;
  const size_t count = options ? options->count : 0;
  return i < count ? options->items[i].name : settings[i - count];
}

static const psb_option *option_of(const psb_options *options, const char *key) {
  for (size_t i = 0; options && i < options->count; i++)
    if (strcmp(options->items[i].name, key) == 0) return &options->items[i];
  return NULL;
}

static void check_keys(psl_call *psl, int index, const psb_options *options, bool settings) {
  lua_State *L = psl->L;
  lua_pushnil(L);
  while (lua_next(L, index)) {
    lua_pop(L, 1);
    if (lua_type(L, -1) != LUA_TSTRING)
      psl_misuse(L, "%s: options are named by texts, not by a %s.", psl->function + 3,
                 luaL_typename(L, -1));
    const char *key = lua_tostring(L, -1);
    if (option_of(options, key)) continue;
    if (settings && is_setting(key)) {
      psl->setting_given = true;
      continue;
    }
    const size_t count = (options ? options->count : 0) + (settings ? 3 : 0);
    const char *nearest = psl_nearest(key, count, key_at, options);
    if (nearest)
      psl_misuse(L, "%s has no option \"%.80s\". Is \"%s\" meant?", psl->function + 3, key,
                 nearest);
    psl_misuse(L, "%s has no option \"%.80s\".", psl->function + 3, key);
  }
}

/* ---- options ---- */

/* The value of an option, on top of the stack, into its member. Texts stay on the stack. */
static void set_option(psl_call *psl, const psb_option *option, char *at) {
  lua_State *L = psl->L;
  const int top = lua_gettop(L);
  switch (option->kind) {
  case PSB_OPTION_INT: {
    const int value = (int)psl_take_integer(psl, top, option->name, INT_MIN, INT_MAX);
    memcpy(at, &value, sizeof value);
    break;
  }
  case PSB_OPTION_SIZE_T: {
    const int64_t most = SIZE_MAX < INT64_MAX ? (int64_t)SIZE_MAX : INT64_MAX;
    const size_t value = (size_t)psl_take_integer(psl, top, option->name, 0, most);
    memcpy(at, &value, sizeof value);
    break;
  }
  case PSB_OPTION_DOUBLE: {
    const double value = psl_take_double(psl, top, option->name, false);
    memcpy(at, &value, sizeof value);
    break;
  }
  case PSB_OPTION_BOOL: {
    const bool value = psl_take_flag(psl, top, option->name);
    memcpy(at, &value, sizeof value);
    break;
  }
  case PSB_OPTION_CHAR: {
    size_t length;
    const char *text = psl_take_bytes(psl, top, option->name, &length);
    if (length != 1) psl_misuse(L, "%s: %s is one sign.", psl->function + 3, option->name);
    *at = *text;
    break;
  }
  case PSB_OPTION_TEXT: {
    const char *text = psl_take_text(psl, top, option->name, false);
    memcpy(at, &text, sizeof text);
    return;
  }
  case PSB_OPTION_DATE: {
    const ps_date date = psl_take_date(psl, top, option->name);
    memcpy(at, &date, sizeof date);
    break;
  }
  case PSB_OPTION_WORD: {
    char type[64] = "ps_";
    strncat(type, option->words, sizeof type - 4);
    const int value = psl_take_word(psl, top, type, option->name);
    memcpy(at, &value, sizeof value);
    break;
  }
  case PSB_OPTION_CONFIG:
    psl_take_handle(psl, top, "ps_config", option->name, false, at);
    return;
  case PSB_OPTION_REGISTRY:
    psl_take_handle(psl, top, "ps_registry", option->name, false, at);
    return;
  }
  lua_settop(L, top - 1);
}

/* Reads the members of a table of options into `room`; what must stay is left on the stack. */
static void read_options(psl_call *psl, int index, const psb_options *options, char *room) {
  lua_State *L = psl->L;
  for (size_t i = 0; i < options->count; i++) {
    luaL_checkstack(L, 20, "perfsys");
    lua_pushstring(L, options->items[i].name);
    lua_rawget(L, index);
    if (lua_isnil(L, -1))
      lua_pop(L, 1);
    else
      set_option(psl, &options->items[i], room + options->items[i].offset);
  }
}

/* Moves the texts of options into memory that lasts as long as the handle to be made. */
static void keep_texts(psl_call *psl, const psb_options *options, char *room) {
  size_t size = 0;
  const char *text;
  for (int pass = 0; pass < 2; pass++) {
    char *to = psl->lasting ? psl->lasting->text : NULL;
    for (size_t i = 0; i < options->count; i++) {
      if (options->items[i].kind != PSB_OPTION_TEXT) continue;
      memcpy(&text, room + options->items[i].offset, sizeof text);
      if (!text) continue;
      const size_t length = strlen(text) + 1;
      if (pass == 0) {
        size += length;
        continue;
      }
      memcpy(to, text, length);
      memcpy(room + options->items[i].offset, &to, sizeof to);
      to += length;
    }
    if (pass == 0) psl_make_lasting(psl, size);
  }
}

const void *psl_take_options(psl_call *psl, int index, const char *type) {
  lua_State *L = psl->L;
  if (lua_isnil(L, index)) return NULL;
  const psb_options *options = psb_options_find(type + 3);
  if (!options || !lua_istable(L, index)) {
    psl_misuse(L, "%s: options must be a table, not %s.", psl->function + 3,
               luaL_typename(L, index));
    return NULL;
  }
  check_keys(psl, index, options, true);
  psl->options = lua_topointer(L, index);
  luaL_checkstack(L, 20, "perfsys");
  char *room = lua_newuserdata(L, options->size);
  memset(room, 0, options->size);
  memcpy(room, &options->size, sizeof options->size);
  read_options(psl, index, options, room);
  if (lasts(psl)) keep_texts(psl, options, room);
  return room;
}

/* ---- settings ---- */

void psl_make_lasting(psl_call *psl, size_t size) {
  if (psl->lasting) return;
  psl->lasting = calloc(1, sizeof *psl->lasting + size + 1);
  if (!psl->lasting) luaL_error(psl->L, "perfsys: not enough memory");
  psl->lasting->progress.budget = -1;
}

static void read_limits(psl_call *psl) {
  lua_State *L = psl->L;
  const psb_options *limits = psb_options_find("limits");
  const int index = lua_gettop(L);
  if (!lua_istable(L, index)) {
    psl_misuse(L, "%s: limits must be a table, not %s.", psl->function + 3,
               luaL_typename(L, index));
    return;
  }
  check_keys(psl, index, limits, false);
  read_options(psl, index, limits, (char *)&psl->settings.limits);
}

/* Member `name` of the table at index onto the stack; false and nothing for nil. */
static bool push_member(lua_State *L, int index, const char *name) {
  lua_pushstring(L, name);
  lua_rawget(L, index);
  if (!lua_isnil(L, -1)) return true;
  lua_pop(L, 1);
  return false;
}

const ps_settings *psl_take_settings(psl_call *psl, int index) {
  lua_State *L = psl->L;
  const bool lasting = lasts(psl);
  psl->takes_settings = true;
  psl->settings.size = sizeof psl->settings;
  if (lasting) psl_make_lasting(psl, 0);
  psl_progress *progress = lasting ? &psl->lasting->progress : &psl->progress;
  if (lua_isnil(L, index)) return &psl->settings;
  if (!lua_istable(L, index)) {
    psl_misuse(L, "%s: settings must be a table, not %s.", psl->function + 3,
               luaL_typename(L, index));
    return NULL;
  }
  if (lua_topointer(L, index) != psl->options) check_keys(psl, index, NULL, true);
  luaL_checkstack(L, 20, "perfsys");
  if (push_member(L, index, "limits")) {
    read_limits(psl);
    lua_pop(L, 1);
  }
  if (push_member(L, index, "budget")) {
    progress->budget = psl_take_double(psl, lua_gettop(L), "budget", false);
    if (!(progress->budget >= 0 && progress->budget <= 1e9))
      psl_misuse(L, "%s: budget is a number of seconds, 0 or more.", psl->function + 3);
    psl->settings.progress = psl_tell_progress;
    lua_pop(L, 1);
  }
  if (push_member(L, index, "progress")) {
    if (!lua_isfunction(L, -1))
      psl_misuse(L, "%s: progress must be a function, not %s.", psl->function + 3,
                 luaL_typename(L, -1));
    psl->progress.function = lua_gettop(L);
    psl->settings.progress = psl_tell_progress;
  }
  if (psl->settings.progress) psl->settings.progress_data = progress;
  if (lasting) psl_progress_begin(progress, L, psl->progress.function);
  return &psl->settings;
}

/* A reader of a portfolio goes on reading its text: it gets a copy of its own. */
const char *psl_take_buffer(psl_call *psl, int index, size_t *length) {
  const char *text = psl_take_bytes(psl, index, "text", length);
  if (!lasts(psl)) return text;
  psl_make_lasting(psl, *length);
  memcpy(psl->lasting->text, text, *length);
  return psl->lasting->text;
}
