#include "base/error.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

ps_status psi_fail(ps_error *error, ps_status status, const char *format, ...) {
  if (error == NULL) return status;
  va_list arguments;
  error->status = status;
  error->line = 0;
  error->column = 0;
  error->path[0] = '\0';
  va_start(arguments, format);
  vsnprintf(error->message, sizeof error->message, format, arguments);
  va_end(arguments);
  /* A message cut in the middle of a character would not be UTF-8. */
  error->message[psi_utf8_check(error->message, strlen(error->message))] = '\0';
  return status;
}

ps_status psi_fail_memory(ps_error *error) {
  return psi_fail(error, PS_E_MEMORY, "%s", ps_status_text(PS_E_MEMORY));
}

ps_status psi_fail_argument(ps_error *error, const char *what) {
  return psi_fail(error, PS_E_ARGUMENT, "%s", what);
}

void psi_error_path(ps_error *error, const char *path) {
  if (error == NULL) return;
  size_t length = strlen(path);
  const size_t room = sizeof error->path - 1;
  if (length <= room) {
    memcpy(error->path, path, length + 1);
  } else {
    /* The end of a long path says more than its beginning. */
    const char *tail = path + (length - (room - 3));
    while (((unsigned char)*tail & 0xC0) == 0x80) tail++;
    snprintf(error->path, sizeof error->path, "...%s", tail);
  }
  /* The path may be the caller's, who may have given anything. */
  error->path[psi_utf8_check(error->path, strlen(error->path))] = '\0';
}

/* U+0000 to U+001F, U+007F, and U+0080 to U+009F, which terminals obey too. */
static bool is_control(const char *text, size_t step) {
  unsigned char c = (unsigned char)text[0];
  if (step == 1) return c < 0x20 || c == 0x7F;
  return step == 2 && c == 0xC2 && (unsigned char)text[1] < 0xA0;
}

const char *psi_excerpt(const char *text, size_t length, char buffer[64]) {
  size_t used = 0;
  size_t at = 0;
  while (at < length) {
    size_t step = psi_utf8_length(text + at, length - at);
    if (used + (step == 0 ? 1 : step) > 57) break;
    if (step == 0) {
      buffer[used++] = '?';
      at++;
    } else if (is_control(text + at, step)) {
      buffer[used++] = ' ';
      at += step;
    } else {
      memcpy(buffer + used, text + at, step);
      used += step;
      at += step;
    }
  }
  memcpy(buffer + used, at < length ? "..." : "", at < length ? 4 : 1);
  return buffer;
}

const char *psi_an(const char *noun) { return strchr("aeio", noun[0]) == NULL ? "" : "n"; }
