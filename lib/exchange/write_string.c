/* JSON strings: as they are, with only what must be escaped escaped. */
#include "exchange/write.h"

#include <string.h>

static void write_escaped(psi_buffer *out, unsigned char c) {
  static const char digits[] = "0123456789abcdef";
  char escape[6] = {'\\', 'u', '0', '0', digits[c >> 4], digits[c & 15]};
  switch (c) {
    case '"': psi_out(out, "\\\"", 2); break;
    case '\\': psi_out(out, "\\\\", 2); break;
    case '\b': psi_out(out, "\\b", 2); break;
    case '\f': psi_out(out, "\\f", 2); break;
    case '\n': psi_out(out, "\\n", 2); break;
    case '\r': psi_out(out, "\\r", 2); break;
    case '\t': psi_out(out, "\\t", 2); break;
    default: psi_out(out, escape, 6);
  }
}

/* The bytes up to the first that must be escaped, or the end: eight at a time by
 * the usual tests for a byte that is zero or below a bound (Mycroft 1987). */
static size_t plain_length(const char *text, size_t length) {
  const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones * 0x80;
  size_t at = 0;
  for (; length - at >= 8; at += 8) {
    uint64_t word;
    memcpy(&word, text + at, 8);
    uint64_t quote = word ^ (ones * '"'), slash = word ^ (ones * '\\');
    uint64_t hit =
        ((word - ones * 0x20) & ~word) | ((quote - ones) & ~quote) | ((slash - ones) & ~slash);
    if (hit & highs) break;
  }
  for (; at < length; at++) {
    unsigned char c = (unsigned char)text[at];
    if (c < 0x20 || c == '"' || c == '\\') break;
  }
  return at;
}

void psi_json_string(psi_writer *w, const char *text) {
  size_t length = strlen(text);
  psi_out_char(&w->out, '"');
  while (length > 0) {
    size_t plain = plain_length(text, length);
    psi_out(&w->out, text, plain);
    if (plain < length) write_escaped(&w->out, (unsigned char)text[plain++]);
    text += plain;
    length -= plain;
  }
  psi_out_char(&w->out, '"');
}
