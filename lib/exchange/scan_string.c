/* Strings: the part of reading that is rare (escapes, characters beyond ASCII,
 * refusals), and what strings say once they were read. */
#include "base/text.h"
#include "exchange/scan_private.h"

/* What a letter behind a backslash means; 0 if nothing. (\u is another matter.) */
static char escape_meaning(char letter) {
  switch (letter) {
    case '"':
    case '\\':
    case '/': return letter;
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return '\0';
  }
}

/* ---- escapes ---- */

static int hex_digit(char c) {
  if (psi_is_digit(c)) return c - '0';
  c = (char)(c | 0x20);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The code of the \uXXXX at `at`; false if there is none. */
static bool read_code(const char *at, const char *end, uint32_t *code) {
  if (end - at < 6 || at[0] != '\\' || at[1] != 'u') return false;
  *code = 0;
  for (int i = 2; i < 6; i++) {
    int digit = hex_digit(at[i]);
    if (digit < 0) return false;
    *code = *code << 4 | (uint32_t)digit;
  }
  return true;
}

static bool is_high_surrogate(uint32_t code) {
  return code >= 0xD800 && code <= 0xDBFF;
}

static bool is_low_surrogate(uint32_t code) {
  return code >= 0xDC00 && code <= 0xDFFF;
}

/* The code point of the escape \u at `at`: that of a pair if two make one, else
 * the code itself, maybe half a pair. Moves *at behind it. */
static uint32_t read_code_point(const char **at, const char *end) {
  uint32_t code = 0, low = 0;
  read_code(*at, end, &code);
  *at += 6;
  if (is_high_surrogate(code) && read_code(*at, end, &low) && is_low_surrogate(low)) {
    *at += 6;
    return 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
  }
  return code;
}

/* Refuses an escape \u whose digits are not four; at the end of the text it is
 * the string that has no end. */
static ps_status refuse_code(psi_scanner *s, const char *start, const char *at) {
  const char *digit = at + 2;
  while (digit != s->end && hex_digit(*digit) >= 0) digit++;
  if (digit == s->end) return psi_refuse(s, PS_E_SYNTAX, start, "This text has no closing quote.");
  return psi_refuse_other(s, digit, "the four hexadecimal digits of \\u");
}

/* Reads the escape at *at and moves behind it. */
static ps_status read_escape(psi_scanner *s, const char *start, const char **at, size_t *saved) {
  const char *escape = *at;
  char bytes[4];
  uint32_t code;
  if (s->end - escape < 2)
    return psi_refuse(s, PS_E_SYNTAX, start, "This text has no closing quote.");
  if (escape[1] != 'u') {
    if (escape_meaning(escape[1]) == '\0')
      return psi_refuse_other(s, escape + 1,
                              "after a backslash one of \" \\ / b f n r t u (a backslash itself "
                              "is written twice)");
    *at += 2;
    *saved += 1;
    return PS_OK;
  }
  if (!read_code(escape, s->end, &code)) return refuse_code(s, start, escape);
  code = read_code_point(at, s->end);
  if (s->level == PSI_LEVEL_CASE && code == 0)
    return psi_refuse(s, PS_E_ENCODING, escape, "\\u0000 cannot be part of a text: take it out.");
  if (s->level == PSI_LEVEL_CASE && (is_high_surrogate(code) || is_low_surrogate(code)))
    return psi_refuse(s, PS_E_ENCODING, escape,
                      "\\u%04X is half a surrogate pair: both halves make one character.",
                      (unsigned)code);
  *saved += (size_t)(*at - escape) - psi_utf8_encode(code, bytes);
  return PS_OK;
}

/* ---- reading ---- */

static ps_status refuse_control(psi_scanner *s, const char *at) {
  switch (*at) {
    case '\n':
    case '\r':
      return psi_refuse(s, PS_E_SYNTAX, at,
                        "A text ends in its line: close the quote before the line break, or write "
                        "the break as \\n.");
    case '\t': return psi_refuse(s, PS_E_SYNTAX, at, "A tab in a text is written \\t.");
    default:
      return psi_refuse(s, PS_E_SYNTAX, at,
                        "The control character U+%04X cannot stand in a text: take it out, or "
                        "write \\u%04X.",
                        (unsigned char)*at, (unsigned char)*at);
  }
}

static bool is_continuation(char byte) {
  return ((unsigned char)byte & 0xC0u) == 0x80u;
}

/* Behind the characters beyond ASCII at *at; most have two bytes, and these are
 * checked here. */
static ps_status skip_characters(psi_scanner *s, const char **at) {
  const char *next = *at, *end = s->end;
  while (next != end && (unsigned char)*next >= 0x80) {
    size_t length = 2;
    if (end - next < 2 || (unsigned char)*next < 0xC2 || (unsigned char)*next > 0xDF ||
        !is_continuation(next[1]))
      length = psi_utf8_length(next, (size_t)(end - next));
    if (length == 0) return psi_refuse_encoding(s, next);
    next += length;
  }
  *at = next;
  return PS_OK;
}

ps_status psi_scan_string_rest(psi_scanner *s, const char *start, const char **stop) {
  const char *at = *stop;
  size_t saved = 0;
  for (;;) {
    ps_status status;
    at = psi_skip_plain(at, s->end);
    if (at == s->end) return psi_refuse(s, PS_E_SYNTAX, start, "This text has no closing quote.");
    if (*at == '"') break;
    if (*at == '\\')
      status = read_escape(s, start, &at, &saved);
    else if ((unsigned char)*at < 0x20)
      status = refuse_control(s, at);
    else
      status = skip_characters(s, &at);
    if (status != PS_OK) return status;
  }
  if ((size_t)(at - start - 1) - saved > s->limits.text)
    return psi_refuse_over(s, start, "The length of this text in bytes", s->limits.text, "text");
  s->saved = saved;
  *stop = at;
  return PS_OK;
}

/* ---- what strings say ---- */

size_t psi_unescape_next(const char **at, const char *end, char out[4]) {
  const char *escape = *at;
  if (*escape != '\\') {
    out[0] = *escape;
    *at += 1;
    return 1;
  }
  if (escape[1] == 'u') return psi_utf8_encode(read_code_point(at, end), out);
  out[0] = escape_meaning(escape[1]);
  *at += 2;
  return 1;
}

size_t psi_unescape(const char *text, psi_span span, char *out) {
  const char *at = text + span.start + 1, *end = text + span.end - 1;
  char *to = out;
  while (at != end) {
    const char *escape = memchr(at, '\\', (size_t)(end - at));
    size_t plain = (size_t)((escape == NULL ? end : escape) - at);
    memcpy(to, at, plain);
    to += plain;
    at += plain;
    if (at != end) {
      char bytes[4];
      size_t length = psi_unescape_next(&at, end, bytes);
      memcpy(to, bytes, length);
      to += length;
    }
  }
  return (size_t)(to - out);
}

bool psi_span_is(const char *text, psi_span span, const char *word) {
  const char *at = text + span.start + 1, *end = text + span.end - 1;
  size_t written = (size_t)(end - at), length = strlen(word);
  /* An escape is longer than what it says. */
  if (written < length) return false;
  if (written == length)
    return memcmp(at, word, length) == 0 && memchr(at, '\\', written) == NULL;
  const char *word_end = word + length;
  while (at != end) {
    char bytes[4];
    size_t said = psi_unescape_next(&at, end, bytes);
    if ((size_t)(word_end - word) < said || memcmp(word, bytes, said) != 0) return false;
    word += said;
  }
  return word == word_end;
}
