/* Values: from C to Lua and back. Whole numbers stay whole: from 5.3 on as Lua's integers; before
 * that a number beyond 2^53 is an int64 of LuaJIT (made by the facade) or boxed. */
#include "core.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void psl_push_text(lua_State *L, const char *text) {
  if (text)
    lua_pushstring(L, text);
  else
    lua_pushnil(L);
}

void psl_push_date(lua_State *L, ps_date date) {
  char buffer[11];
  if (date == 0)
    lua_pushnil(L);
  else
    lua_pushstring(L, ps_date_text(date, buffer));
}

/* ---- whole numbers ---- */

#if !PSL_HAS_INTEGERS
static const int64_t exact = INT64_C(1) << 53;

/* Pushes the function of the facade for LuaJIT's int64; false where there is none. */
static bool push_hook(lua_State *L, const char *name) {
  psl_state_table(L, "hooks");
  lua_pushstring(L, name);
  lua_rawget(L, -2);
  lua_remove(L, -2);
  if (lua_isfunction(L, -1)) return true;
  lua_pop(L, 1);
  return false;
}

static void push_box(lua_State *L, int64_t value) {
  if (push_hook(L, "int64_make")) {
    const uint64_t bits = (uint64_t)value;
    lua_pushnumber(L, (lua_Number)(uint32_t)(bits >> 32));
    lua_pushnumber(L, (lua_Number)(uint32_t)bits);
    lua_call(L, 2, 1);
    return;
  }
  psl_int64 *box = psl_new(L, PSL_INT64);
  box->value = value;
  psl_set_metatable(L, "int64");
}
#endif

void psl_push_integer(lua_State *L, int64_t value) {
#if PSL_HAS_INTEGERS
  lua_pushinteger(L, (lua_Integer)value);
#else
  if (value >= -exact && value <= exact)
    lua_pushnumber(L, (lua_Number)value);
  else
    push_box(L, value);
#endif
}

psl_number psl_read_number(lua_State *L, int index, int64_t *integer, double *number) {
  const int type = lua_type(L, index);
#if PSL_HAS_INTEGERS
  if (type == LUA_TNUMBER && lua_isinteger(L, index)) {
    *integer = (int64_t)lua_tointeger(L, index);
    *number = (double)*integer;
    return PSL_INTEGER;
  }
#else
  if (type == PSL_TCDATA) {
    index = psl_absolute(L, index);
    if (!push_hook(L, "int64_read")) return PSL_NO_NUMBER;
    lua_pushvalue(L, index);
    lua_call(L, 1, 2);
    const bool is = lua_type(L, -2) == LUA_TNUMBER && lua_type(L, -1) == LUA_TNUMBER;
    const double high = is ? lua_tonumber(L, -2) : 0, low = is ? lua_tonumber(L, -1) : 0;
    lua_pop(L, 2);
    if (!is) return PSL_NO_NUMBER;
    *integer = (int64_t)((uint64_t)high << 32 | (uint64_t)low);
    *number = (double)*integer;
    return PSL_INTEGER;
  }
#endif
  const psl_int64 *box = psl_test(L, index, PSL_INT64);
  if (box) {
    *integer = box->value;
    *number = (double)box->value;
    return PSL_INTEGER;
  }
  if (type != LUA_TNUMBER) return PSL_NO_NUMBER;
  *number = (double)lua_tonumber(L, index);
  /* A double of 2^63 is one too many; NaN fails every comparison. */
  if (*number >= -9223372036854775808.0 && *number < 9223372036854775808.0 &&
      floor(*number) == *number) {
    *integer = (int64_t)*number;
#if !PSL_HAS_INTEGERS
    if (*integer >= -exact && *integer <= exact) return PSL_INTEGER;
#endif
  }
  return PSL_FLOAT;
}

/* ---- money and ranges ---- */

static void set_number(lua_State *L, const char *name, const ps_number *number) {
  if (!number->set) return;
  lua_pushstring(L, name);
  lua_pushnumber(L, (lua_Number)number->value);
  lua_rawset(L, -3);
}

void psl_push_money(lua_State *L, const ps_money *money) {
  if (!money->set) {
    lua_pushnil(L);
    return;
  }
  const ps_money copy = *money; /* what it is in may go while Lua is called */
  lua_createtable(L, 0, 2);
  lua_pushliteral(L, "minor");
  psl_push_integer(L, copy.minor);
  lua_rawset(L, -3);
  if (copy.currency[0]) {
    lua_pushliteral(L, "currency");
    lua_pushstring(L, copy.currency);
    lua_rawset(L, -3);
  }
}

void psl_push_range(lua_State *L, const ps_range *range) {
  const ps_range copy = *range;
  if (!copy.low.set && !copy.likely.set && !copy.high.set) {
    lua_pushnil(L);
    return;
  }
  lua_createtable(L, 0, 3);
  set_number(L, "low", &copy.low);
  set_number(L, "likely", &copy.likely);
  set_number(L, "high", &copy.high);
}

/* ---- any scalar ---- */

void psl_push_value(lua_State *L, const ps_value *value) {
  switch (value->kind) {
  case PS_KIND_TEXT:
  case PS_KIND_ENUM:
  case PS_KIND_CATALOGUE:
  case PS_KIND_REFERENCE:
  case PS_KIND_EXPRESSION: psl_push_text(L, value->text); return;
  case PS_KIND_FLAG: lua_pushboolean(L, value->flag); return;
  case PS_KIND_INTEGER: psl_push_integer(L, value->integer); return;
  case PS_KIND_NUMBER: lua_pushnumber(L, (lua_Number)value->number); return;
  case PS_KIND_DATE: psl_push_date(L, value->date); return;
  case PS_KIND_MONEY: psl_push_money(L, &value->money); return;
  case PS_KIND_RANGE: psl_push_range(L, &value->range); return;
  case PS_KIND_NONE:
  case PS_KIND_STRUCT:
  case PS_KIND_ENTITY:
  case PS_KIND_SERIES: break;
  }
  lua_pushnil(L);
}

void psl_push_scalar(lua_State *L, const void *object, const ps_field *field) {
  const void *at = (const char *)object + field->offset;
  switch (field->kind) {
  case PS_KIND_TEXT:
  case PS_KIND_CATALOGUE:
  case PS_KIND_REFERENCE:
  case PS_KIND_EXPRESSION: psl_push_text(L, *(const char *const *)at); return;
  case PS_KIND_FLAG: {
    const ps_flag *flag = at;
    if (flag->set)
      lua_pushboolean(L, flag->value);
    else
      lua_pushnil(L);
    return;
  }
  case PS_KIND_INTEGER: {
    const ps_integer *integer = at;
    if (integer->set)
      psl_push_integer(L, integer->value);
    else
      lua_pushnil(L);
    return;
  }
  case PS_KIND_NUMBER: {
    const ps_number *number = at;
    if (number->set)
      lua_pushnumber(L, (lua_Number)number->value);
    else
      lua_pushnil(L);
    return;
  }
  case PS_KIND_DATE: psl_push_date(L, *(const ps_date *)at); return;
  case PS_KIND_MONEY: psl_push_money(L, at); return;
  case PS_KIND_RANGE: psl_push_range(L, at); return;
  case PS_KIND_ENUM: {
    int value; /* all enums of the headers are of int's size */
    memcpy(&value, at, sizeof value);
    if (value > 0 && (size_t)value < field->values->count)
      lua_pushstring(L, field->values->values[value].name);
    else
      lua_pushnil(L);
    return;
  }
  case PS_KIND_NONE:
  case PS_KIND_STRUCT:
  case PS_KIND_ENTITY:
  case PS_KIND_SERIES: break;
  }
  lua_pushnil(L);
}

/* ---- from Lua ---- */

static bool wrong(ps_error *error, ps_status status, const char *message) {
  psb_fail(error, status, message);
  return false;
}

/* Member `name` of the table at an absolute index, left on the stack. */
static int raw_member(lua_State *L, int table, const char *name) {
  lua_pushstring(L, name);
  lua_rawget(L, table);
  return lua_type(L, -1);
}

static bool read_money(lua_State *L, int index, ps_money *money, ps_error *error) {
  double number;
  memset(money, 0, sizeof *money);
  raw_member(L, index, "minor");
  const bool whole = psl_read_number(L, -1, &money->minor, &number) == PSL_INTEGER;
  lua_pop(L, 1);
  if (!whole)
    return wrong(error, PS_E_TYPE, "Money is {minor = whole cents, currency = \"EUR\"}.");
  const int type = raw_member(L, index, "currency");
  size_t length = 0;
  const char *currency = type == LUA_TSTRING ? lua_tolstring(L, -1, &length) : NULL;
  if (currency && length < sizeof money->currency) memcpy(money->currency, currency, length);
  lua_pop(L, 1);
  if (type != LUA_TNIL && !currency)
    return wrong(error, PS_E_TYPE, "A currency is a text such as \"EUR\".");
  if (currency && (length != 3 || strlen(money->currency) != 3))
    return wrong(error, PS_E_VALUE, "A currency is three capital letters such as \"EUR\".");
  money->set = true;
  return true;
}

static bool read_range(lua_State *L, int index, ps_range *range, ps_error *error) {
  static const char *const names[] = {"low", "likely", "high"};
  ps_number *const parts[] = {&range->low, &range->likely, &range->high};
  int64_t integer;
  memset(range, 0, sizeof *range);
  for (size_t i = 0; i < 3; i++) {
    const int type = raw_member(L, index, names[i]);
    if (type != LUA_TNIL)
      parts[i]->set = psl_read_number(L, -1, &integer, &parts[i]->value) != PSL_NO_NUMBER;
    lua_pop(L, 1);
    if (type != LUA_TNIL && !parts[i]->set)
      return wrong(error, PS_E_TYPE, "A range is {low = number, likely = number, high = number}.");
  }
  return true;
}

bool psl_read_value(lua_State *L, int index, ps_kind kind, ps_value *value, ps_error *error) {
  size_t length = 0;
  index = psl_absolute(L, index);
  memset(value, 0, sizeof *value);
  switch (lua_type(L, index)) {
  case LUA_TNONE:
  case LUA_TNIL: value->kind = PS_KIND_NONE; return true;
  case LUA_TBOOLEAN:
    value->kind = PS_KIND_FLAG;
    value->flag = lua_toboolean(L, index) != 0;
    return true;
  case LUA_TSTRING:
    value->kind = PS_KIND_TEXT;
    value->text = lua_tolstring(L, index, &length);
    if (strlen(value->text) != length)
      return wrong(error, PS_E_ENCODING, "The text holds a NUL (U+0000).");
    return true;
  case LUA_TTABLE:
    if (kind == PS_KIND_MONEY) {
      value->kind = kind;
      return read_money(L, index, &value->money, error);
    }
    if (kind == PS_KIND_RANGE) {
      value->kind = kind;
      return read_range(L, index, &value->range, error);
    }
    break;
  default: break;
  }
  switch (psl_read_number(L, index, &value->integer, &value->number)) {
  case PSL_INTEGER: value->kind = PS_KIND_INTEGER; return true;
  case PSL_FLOAT: value->kind = PS_KIND_NUMBER; return true;
  case PSL_NO_NUMBER: break;
  }
  char message[128];
  const char *wanted = kind == PS_KIND_NONE ? "text, number or flag" : ps_kind_name(kind);
  (void)snprintf(message, sizeof message, "A %s is wanted here, not a %s.", wanted,
                 lua_typename(L, lua_type(L, index)));
  return wrong(error, PS_E_TYPE, message);
}

/* ---- the box ---- */

static int64_t box_of(lua_State *L, int index) {
  int64_t integer = 0;
  double number;
  if (psl_read_number(L, index, &integer, &number) != PSL_INTEGER)
    psl_misuse(L, "An int64 is compared with whole numbers only.");
  return integer;
}

static int box_equal(lua_State *L) {
  lua_pushboolean(L, box_of(L, 1) == box_of(L, 2));
  return 1;
}

static int box_less(lua_State *L) {
  lua_pushboolean(L, box_of(L, 1) < box_of(L, 2));
  return 1;
}

static int box_less_equal(lua_State *L) {
  lua_pushboolean(L, box_of(L, 1) <= box_of(L, 2));
  return 1;
}

static int box_tostring(lua_State *L) {
  char text[32];
  (void)snprintf(text, sizeof text, "%lld", (long long)box_of(L, 1));
  lua_pushstring(L, text);
  return 1;
}

/* tonumber(integer): the nearest number Lua has. */
static int value_tonumber(lua_State *L) {
  int64_t integer;
  double number;
  if (psl_read_number(L, 1, &integer, &number) == PSL_NO_NUMBER) return 0;
  lua_pushnumber(L, (lua_Number)number);
  return 1;
}

/* int64(value): a whole number of up to 64 bits, from its digits or a number; nil for what is
 * none. */
static int value_int64(lua_State *L) {
  int64_t integer = 0;
  double number = 0.5; /* no whole number */
  if (lua_type(L, 1) == LUA_TSTRING) {
    const char *text = lua_tostring(L, 1);
    const bool minus = text[0] == '-';
    uint64_t sum = 0;
    const uint64_t most = minus ? (uint64_t)INT64_MAX + 1 : (uint64_t)INT64_MAX;
    const char *c = text + minus;
    if (!*c || strlen(text) != psl_length(L, 1)) return 0;
    for (; *c; c++) {
      if (*c < '0' || *c > '9') return 0;
      const uint64_t digit = (uint64_t)(*c - '0');
      if (sum > (most - digit) / 10) return 0;
      sum = sum * 10 + digit;
    }
    psl_push_integer(L, minus ? (int64_t)(~sum + 1) : (int64_t)sum);
    return 1;
  }
  if (psl_read_number(L, 1, &integer, &number) != PSL_INTEGER &&
      !(number >= -9223372036854775808.0 && number < 9223372036854775808.0 &&
        floor(number) == number))
    return 0;
  psl_push_integer(L, integer);
  return 1;
}

void psl_value_open(lua_State *L) {
  static const luaL_Reg meta[] = {{"__eq", box_equal},         {"__lt", box_less},
                                  {"__le", box_less_equal},    {"__tostring", box_tostring},
                                  {NULL, NULL}};
  static const luaL_Reg functions[] = {
      {"tonumber", value_tonumber}, {"int64", value_int64}, {NULL, NULL}};
  psl_functions(L, functions);
  psl_add_metatable(L, "int64", meta);
  lua_pop(L, 1);
}
