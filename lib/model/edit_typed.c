/* ps_set() with the value spelled out by its C type. */
#include "base/error.h"

#include <perfsys/model.h>

#include <string.h>

static ps_value value_of(ps_kind kind) {
  ps_value v;
  memset(&v, 0, sizeof v);
  v.kind = kind;
  return v;
}

ps_status ps_set_text(ps_case *c, void *entity, const char *path, const char *text,
                      ps_error *error) {
  ps_value v = value_of(text == NULL ? PS_KIND_NONE : PS_KIND_TEXT);
  v.text = text;
  return ps_set(c, entity, path, &v, error);
}

ps_status ps_set_number(ps_case *c, void *entity, const char *path, double number,
                        ps_error *error) {
  ps_value v = value_of(PS_KIND_NUMBER);
  v.number = number;
  return ps_set(c, entity, path, &v, error);
}

ps_status ps_set_integer(ps_case *c, void *entity, const char *path, int64_t integer,
                         ps_error *error) {
  ps_value v = value_of(PS_KIND_INTEGER);
  v.integer = integer;
  return ps_set(c, entity, path, &v, error);
}

ps_status ps_set_flag(ps_case *c, void *entity, const char *path, bool flag, ps_error *error) {
  ps_value v = value_of(PS_KIND_FLAG);
  v.flag = flag;
  return ps_set(c, entity, path, &v, error);
}

ps_status ps_set_date(ps_case *c, void *entity, const char *path, ps_date date, ps_error *error) {
  ps_value v = value_of(PS_KIND_DATE);
  v.date = date;
  return ps_set(c, entity, path, &v, error);
}

ps_status ps_set_money(ps_case *c, void *entity, const char *path, int64_t minor,
                       const char *currency, ps_error *error) {
  ps_value v = value_of(PS_KIND_MONEY);
  v.money.minor = minor;
  /* One that is too long is left without its end, which ps_set() refuses. */
  for (size_t i = 0; currency != NULL && i < sizeof v.money.currency; i++) {
    v.money.currency[i] = currency[i];
    if (currency[i] == '\0') break;
  }
  return ps_set(c, entity, path, &v, error);
}

ps_status ps_set_range(ps_case *c, void *entity, const char *path, double low, double likely,
                       double high, ps_error *error) {
  ps_value v = value_of(PS_KIND_RANGE);
  ps_number l = {low, true}, m = {likely, true}, h = {high, true};
  v.range.low = l;
  v.range.likely = m;
  v.range.high = h;
  return ps_set(c, entity, path, &v, error);
}
