/* The syntax check by itself, and what is said to people whose text is not JSON:
 * what was found, what was due, and where. Nothing here is on the way of a text
 * that is good. */
#include "base/text.h"
#include "exchange/scan_private.h"

#include <perfsys/exchange.h>

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

ps_status ps_syntax_check(const char *text, size_t length, const ps_settings *settings,
                          ps_error *error) {
  const size_t depth_end =
      offsetof(ps_settings, limits) + offsetof(ps_limits, depth) + sizeof(size_t);
  if (text == NULL) return psi_fail_argument(error, "There is no text: NULL was given.");
  ps_settings resolved = psi_settings(settings);
  /* Where the caller asks for no depth, all that can be read is. */
  if (settings == NULL || settings->size < depth_end || settings->limits.depth == 0)
    resolved.limits.depth = PSI_SCAN_DEPTH;
  psi_scanner *s = psi_scan_open(text, length, PSI_LEVEL_SYNTAX, &resolved, error);
  if (s == NULL) return PS_E_MEMORY;
  ps_status status = psi_scan_value(s, NULL);
  if (status == PS_OK) status = psi_scan_end(s);
  psi_scan_close(s);
  return status;
}

/* ---- places ---- */

/* Line and column of an offset, both from 1. CR LF counts at its LF. */
static void find_place(const psi_scanner *s, size_t offset, size_t *line, size_t *column) {
  const size_t length = psi_offset(s, s->end);
  const char *at = s->text, *stop = s->text + (offset < length ? offset : length);
  if (stop - at >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0) at += 3;
  const char *line_start = at;
  *line = 1;
  for (; at < stop; at++) {
    if (*at != '\n' && (*at != '\r' || (at + 1 != s->end && at[1] == '\n'))) continue;
    *line += 1;
    line_start = at + 1;
  }
  *column = psi_utf8_count(line_start, (size_t)(stop - line_start)) + 1;
}

ps_status psi_scan_fail(psi_scanner *s, ps_status status, size_t offset, const char *format, ...) {
  char message[sizeof s->error->message];
  if (s->too_long) { /* it was not read: whatever is missed in it, the reason is this */
    offset = 0;
    status = PS_E_LIMIT;
    snprintf(message, sizeof message,
             "The length of the text is over the limit of %zu bytes. It can be raised: bytes in "
             "ps_limits.",
             s->limits.bytes);
  } else {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
  }
  if (s->error == NULL) return status;
  psi_fail(s->error, status, "%s", message);
  find_place(s, offset, &s->error->line, &s->error->column);
  return status;
}

ps_status psi_refuse_over(psi_scanner *s, const char *at, const char *what, size_t limit,
                          const char *name) {
  if (limit == PSI_SCAN_DEPTH && strcmp(name, "depth") == 0)
    return psi_refuse(s, PS_E_LIMIT, at, "%s is over %zu, the most there can be.", what, limit);
  return psi_refuse(s, PS_E_LIMIT, at,
                    "%s is over the limit of %zu. It can be raised: %s in ps_limits.", what, limit,
                    name);
}

/* ---- what was found ---- */

/* The code point of the character of `length` bytes, two at least, at `at`. */
static unsigned long code_point(const char *at, size_t length) {
  unsigned long code = (unsigned char)*at & (0x7Fu >> length);
  for (size_t i = 1; i < length; i++) code = code << 6 | ((unsigned char)at[i] & 0x3Fu);
  return code;
}

/* Names what stands at `at`, for use in a sentence. */
static const char *found(const psi_scanner *s, const char *at, char buffer[64]) {
  if (at == s->end) return "the end of the text";
  unsigned char byte = (unsigned char)*at;
  size_t length = psi_utf8_length(at, (size_t)(s->end - at));
  if (byte == '\n' || byte == '\r') return "a line break";
  if (byte == '\t') return "a tab";
  if (byte == '\'') return "a single quote";
  if (byte < 0x20 || byte == 0x7F)
    snprintf(buffer, 64, "the control character U+%04X", byte);
  else if (length == 1)
    snprintf(buffer, 64, "'%c'", byte);
  else /* it may be one that nobody sees: tell its number too */
    snprintf(buffer, 64, "'%.*s' (U+%04lX)", (int)length, at, code_point(at, length));
  return buffer;
}

/* The word at `at`, cut for a message. */
static const char *found_word(const psi_scanner *s, const char *at, char buffer[64]) {
  const char *end = at;
  while (end != s->end && psi_is_word(*end)) end++;
  return psi_excerpt(at, (size_t)(end - at), buffer);
}

/* What stands before `at`, white space passed over; NULL if nothing does. */
static const char *before(const psi_scanner *s, const char *at) {
  while (at != s->text && psi_is_space(at[-1])) at--;
  return at == s->text ? NULL : at - 1;
}

static bool begins(const psi_scanner *s, const char *at, const char *bytes) {
  size_t length = strlen(bytes);
  return (size_t)(s->end - at) >= length && memcmp(at, bytes, length) == 0;
}

/* ---- what is wrong wherever it stands ---- */

ps_status psi_refuse_encoding(psi_scanner *s, const char *at) {
  if (begins(s, s->text, "\xFF\xFE") || begins(s, s->text, "\xFE\xFF"))
    return psi_refuse(s, PS_E_ENCODING, at, "This text is UTF-16: save it as UTF-8.");
  return psi_refuse(s, PS_E_ENCODING, at,
                    "The byte 0x%02X here is not UTF-8: save the text as UTF-8.",
                    (unsigned char)*at);
}

/* The quotation marks from U+2018 to U+201F, which word processors put in. */
static bool is_typographic_quote(const psi_scanner *s, const char *at) {
  return s->end - at >= 3 && begins(s, at, "\xE2\x80") && (unsigned char)at[2] >= 0x98 &&
         (unsigned char)at[2] <= 0x9F;
}

/* Refuses what is JSON in no place outside a string; PS_OK if it is something else. */
static ps_status refuse_anywhere(psi_scanner *s, const char *at) {
  if (at == s->end) return PS_OK;
  if (psi_utf8_length(at, (size_t)(s->end - at)) == 0) return psi_refuse_encoding(s, at);
  if (begins(s, at, "//") || begins(s, at, "/*") || *at == '#')
    return psi_refuse(s, PS_E_SYNTAX, at, "JSON has no comments: take this one out.");
  if (*at == '\'')
    return psi_refuse(s, PS_E_SYNTAX, at, "JSON has texts in double quotes, not in single ones.");
  if (is_typographic_quote(s, at))
    return psi_refuse(s, PS_E_SYNTAX, at,
                      "JSON has texts in straight double quotes (\"), not in typographic ones.");
  if (*at == '\0')
    return psi_refuse(s, PS_E_SYNTAX, at,
                      "A zero byte has no place in JSON. Is this text UTF-16? Save it as UTF-8.");
  return PS_OK;
}

/* The text ends where more was due. */
static ps_status refuse_end(psi_scanner *s) {
  size_t line, column;
  if (s->depth == 0)
    return psi_refuse(s, PS_E_SYNTAX, s->end, "The text ends here, where a value should stand.");
  const psi_frame *frame = &s->frames[s->depth - 1];
  find_place(s, frame->start, &line, &column);
  return psi_refuse(s, PS_E_SYNTAX, s->end,
                    "The text ends here, but the %s of line %zu, column %zu is still open: %c is "
                    "missing.",
                    frame->object ? "object" : "array", line, column, frame->object ? '}' : ']');
}

/* A closing bracket where none can be. */
static ps_status refuse_bracket(psi_scanner *s, const char *at) {
  size_t line, column;
  const char *last = before(s, at);
  if (s->depth == 0)
    return psi_refuse(s, PS_E_SYNTAX, at, "Nothing is open that %c could close.", *at);
  const psi_frame *frame = &s->frames[s->depth - 1];
  if (*at == (frame->object ? '}' : ']')) {
    if (last != NULL && *last == ',')
      return psi_refuse(s, PS_E_SYNTAX, last,
                        "Trailing comma: nothing follows it before %c, take it out.", *at);
    return psi_refuse(s, PS_E_SYNTAX, at, "A value should stand before this %c.", *at);
  }
  find_place(s, frame->start, &line, &column);
  return psi_refuse(s, PS_E_SYNTAX, at,
                    "The %s of line %zu, column %zu is closed by %c, not by %c.",
                    frame->object ? "object" : "array", line, column, frame->object ? '}' : ']',
                    *at);
}

/* A number that goes on where it cannot; PS_OK if `at` is not behind a number. */
static ps_status refuse_number_tail(psi_scanner *s, const char *at) {
  char buffer[64];
  if (at == s->end || at == s->text || !psi_is_digit(at[-1])) return PS_OK;
  if (!psi_is_word(*at) && *at != '.' && *at != '+' && *at != '-') return PS_OK;
  if (at[-1] == '0' && (*at == 'x' || *at == 'X'))
    return psi_refuse(s, PS_E_SYNTAX, at, "JSON has no hexadecimal numbers: write it in decimal.");
  return psi_refuse(s, PS_E_SYNTAX, at, "A number cannot go on with %s.", found(s, at, buffer));
}

/* ---- where a value should stand ---- */

/* What a word was meant to be: JSON's own spelling, "" for what JSON leaves out. */
static const char *meant_by(const char *word) {
  static const char *const meanings[][2] = {
      {"true", "true"}, {"yes", "true"},  {"false", "false"},    {"no", "false"},
      {"null", "null"}, {"none", "null"}, {"nil", "null"},       {"undefined", "null"},
      {"nan", ""},      {"na", ""},       {"infinity", ""},      {"inf", ""},
  };
  for (size_t i = 0; i < sizeof meanings / sizeof meanings[0]; i++)
    if (psi_word_distance(word, meanings[i][0], 0) == 0) return meanings[i][1];
  return NULL;
}

static ps_status refuse_word(psi_scanner *s, const char *at) {
  char buffer[64];
  const char *word = found_word(s, at, buffer);
  const char *meant = meant_by(word);
  if (meant == NULL)
    return psi_refuse(s, PS_E_SYNTAX, at,
                      "%s is no value: text needs double quotes, and the only words are true, "
                      "false and null.",
                      word);
  if (meant[0] == '\0')
    return psi_refuse(s, PS_E_SYNTAX, at, "%s is not JSON: leave the value out.", word);
  return psi_refuse(s, PS_E_SYNTAX, at, "%s is not JSON: write %s.", word, meant);
}

ps_status psi_refuse_value(psi_scanner *s, const char *at) {
  ps_status status = refuse_anywhere(s, at);
  if (status != PS_OK) return status;
  if (at == s->end) return refuse_end(s);
  if (*at == ']' || *at == '}') return refuse_bracket(s, at);
  if (*at == ',') return psi_refuse(s, PS_E_SYNTAX, at, "A value is missing before this comma.");
  if (*at == '+')
    return psi_refuse(s, PS_E_SYNTAX, at, "A number has no + before it: take it out.");
  if (*at == '.')
    return psi_refuse(s, PS_E_SYNTAX, at, "A number has a digit before its point: 0.5, not .5.");
  if (psi_is_word(*at)) return refuse_word(s, at);
  return psi_refuse_other(s, at, "a value");
}

/* ---- where something else should stand ---- */

ps_status psi_refuse_other(psi_scanner *s, const char *at, const char *wanted) {
  char buffer[64];
  if (at != s->end && psi_utf8_length(at, (size_t)(s->end - at)) == 0)
    return psi_refuse_encoding(s, at);
  return psi_refuse(s, PS_E_SYNTAX, at, "Here should stand %s, not %s.", wanted,
                    found(s, at, buffer));
}

ps_status psi_refuse_minus(psi_scanner *s, const char *at) {
  char buffer[64];
  const char *meant = meant_by(found_word(s, at, buffer));
  if (meant != NULL && meant[0] == '\0') return refuse_word(s, at);
  return psi_refuse_other(s, at, "a digit after the minus sign");
}

ps_status psi_refuse_colon(psi_scanner *s, const char *at) {
  ps_status status = refuse_anywhere(s, at);
  if (status != PS_OK) return status;
  return psi_refuse_other(s, at, "a colon behind the name");
}

ps_status psi_refuse_name(psi_scanner *s, const char *at) {
  char buffer[64];
  ps_status status = refuse_anywhere(s, at);
  if (status != PS_OK) return status;
  if (at == s->end) return refuse_end(s);
  if (*at == ']' || *at == '}') return refuse_bracket(s, at);
  if (*at == ',') return psi_refuse(s, PS_E_SYNTAX, at, "A member is missing before this comma.");
  if (psi_is_word(*at))
    return psi_refuse(s, PS_E_SYNTAX, at, "The name of a member needs double quotes: \"%s\".",
                      found_word(s, at, buffer));
  return psi_refuse_other(s, at, "the name of a member in double quotes");
}

ps_status psi_refuse_separator(psi_scanner *s, const char *at) {
  char buffer[64];
  const bool object = s->frames[s->depth - 1].object;
  ps_status status = refuse_anywhere(s, at);
  if (status == PS_OK) status = refuse_number_tail(s, at);
  if (status != PS_OK) return status;
  if (at == s->end) return refuse_end(s);
  if (*at == ']' || *at == '}') return refuse_bracket(s, at);
  const char *what = found(s, at, buffer);
  if (*at == ':' && !object)
    return psi_refuse(s, PS_E_SYNTAX, at, "An array has no names: a colon belongs into an object.");
  if (at[-1] == '"' && psi_is_word(*at))
    return psi_refuse(s, PS_E_SYNTAX, at,
                      "A comma or %c should follow here, not %s. A quote inside a text is written "
                      "\\\".",
                      object ? '}' : ']', what);
  if (strchr("\"{[-0123456789tfn", *at) != NULL)
    return psi_refuse(s, PS_E_SYNTAX, at, "A comma is missing before %s.", what);
  return psi_refuse(s, PS_E_SYNTAX, at, "A comma or %c should follow here, not %s.",
                    object ? '}' : ']', what);
}

ps_status psi_refuse_trailing(psi_scanner *s, const char *at) {
  char buffer[64];
  ps_status status = refuse_anywhere(s, at);
  if (status == PS_OK) status = refuse_number_tail(s, at);
  if (status != PS_OK) return status;
  if (at != s->end && (*at == ']' || *at == '}')) return refuse_bracket(s, at);
  return psi_refuse(s, PS_E_SYNTAX, at, "Only one value may stand in a text, but %s follows it.",
                    found(s, at, buffer));
}
