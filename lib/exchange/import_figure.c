/* Numbers as they stand in cells. */
#include "exchange/import.h"

#include "base/number.h"

#include <string.h>

static bool is_no_figure(const char *text, size_t length) {
  static const char *const words[] = {"",    "na", "n/a",  "#n/a", "nan", "null", "none",
                                      "nil", "-",  "\xE2\x80\x93", "\xE2\x80\x94", ".", "..", ":"};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (psi_same_folded(text, length, words[i], strlen(words[i]))) return true;
  return false;
}

static size_t digits_at(const char *text, size_t length, size_t at) {
  size_t count = 0;
  while (at + count < length && text[at + count] >= '0' && text[at + count] <= '9') count++;
  return count;
}

/* Brings a number into JSON's grammar ("+5", ".5" and "007" are none of it); 0 if it
 * is no number. */
static size_t as_json(const char *text, size_t length, char *out, size_t room) {
  size_t at = 0, used = 0, whole;
  if (length + 3 > room) return 0;
  if (length > 0 && (text[0] == '+' || text[0] == '-')) at = 1;
  if (at == 1 && text[0] == '-') out[used++] = '-';
  whole = digits_at(text, length, at);
  size_t skip = at;
  while (whole > 1 && text[skip] == '0') {
    skip++;
    whole--;
  }
  if (whole == 0) out[used++] = '0';
  memcpy(out + used, text + skip, whole);
  used += whole;
  at = skip + whole;
  if (at < length && text[at] == '.') {
    size_t part = digits_at(text, length, at + 1);
    if (part == 0) return 0;
    memcpy(out + used, text + at, part + 1);
    used += part + 1;
    at += part + 1;
  } else if (whole == 0) {
    return 0;
  }
  if (at < length && (text[at] == 'e' || text[at] == 'E')) {
    size_t sign = at + 1 < length && (text[at + 1] == '+' || text[at + 1] == '-');
    size_t part = digits_at(text, length, at + 1 + sign);
    if (part == 0) return 0;
    memcpy(out + used, text + at, 1 + sign + part);
    used += 1 + sign + part;
    at += 1 + sign + part;
  }
  return at == length ? used : 0;
}

ps_status psi_figure_read(const char *text, size_t length, double *out) {
  char json[1024];
  *out = psi_no_figure();
  if (is_no_figure(text, length)) return PS_OK;
  size_t size = as_json(text, length, json, sizeof json);
  if (size == 0) return PS_E_VALUE;
  return psi_number_parse(json, json + size, out) == PSI_NUMBER_OK ? PS_OK : PS_E_RANGE;
}
