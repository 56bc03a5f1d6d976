/* Many cases, one after the other. The stream is cut where one case ends and the next
 * begins, by lines or by brackets; each piece is then read like any case. */
#include "base/error.h"
#include "base/memory.h"
#include "exchange/file.h"

#include <perfsys/exchange.h>

#include <stdio.h>
#include <string.h>

typedef enum form {
  FORM_UNKNOWN,
  FORM_ARRAY, /* [case, case, ...] */
  FORM_LINES, /* a case a line */
  FORM_VALUES /* cases of many lines, one after the other */
} form;

struct ps_portfolio_reader {
  ps_settings settings;
  FILE *file;       /* or NULL: then all of the text is in the window */
  const char *text; /* the window: bytes not yet passed begin at `at` */
  char *buffer;     /* the window's own memory, where it reads a file */
  size_t capacity;
  size_t length, at;
  bool all_read;
  form form;
  bool first; /* no case of an array has come yet */
  bool ended;
  size_t line, column; /* of `at`, from 1 */
  size_t case_line;
};

enum { STEP = 1 << 16 };

/* ---- the window ---- */

/* Drops what was passed and reads more behind the rest. */
static ps_status read_more(ps_portfolio_reader *r, ps_error *error) {
  if (r->all_read) return PS_OK;
  if (r->at > 0) memmove(r->buffer, r->buffer + r->at, r->length - r->at);
  r->length -= r->at;
  r->at = 0;
  if (r->length > r->settings.limits.bytes)
    return psi_fail(error, PS_E_LIMIT, "A case of the portfolio is longer than the limit of %zu "
                    "bytes (ps_limits.bytes).", r->settings.limits.bytes);
  void *items = r->buffer;
  bool grown = psi_grow(&r->settings.allocator, &items, &r->capacity, r->length + STEP, 1);
  r->buffer = items;
  r->text = r->buffer;
  if (!grown) return psi_fail_memory(error);
  size_t got = fread(r->buffer + r->length, 1, r->capacity - r->length, r->file);
  r->length += got;
  if (got == 0) {
    r->all_read = true;
    if (ferror(r->file)) return psi_fail(error, PS_E_IO, "The portfolio could not be read on.");
  }
  return PS_OK;
}

/* The byte `ahead` of the place, reading on where needed; -1 at the end. */
static int peek(ps_portfolio_reader *r, size_t ahead, ps_status *status, ps_error *error) {
  while (*status == PS_OK && r->at + ahead >= r->length && !r->all_read)
    *status = read_more(r, error);
  if (*status != PS_OK || r->at + ahead >= r->length) return -1;
  return (unsigned char)r->text[r->at + ahead];
}

static void pass(ps_portfolio_reader *r, size_t bytes) {
  for (; bytes > 0; bytes--) {
    unsigned char c = (unsigned char)r->text[r->at++];
    if (c == '\n') {
      r->line++;
      r->column = 1;
    } else if ((c & 0xC0) != 0x80) {
      r->column++;
    }
  }
}

static bool is_space(int c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

static void pass_space(ps_portfolio_reader *r, ps_status *status, ps_error *error) {
  while (is_space(peek(r, 0, status, error))) pass(r, 1);
}

/* ---- where a piece ends ---- */

/* The length of the value at the place, by its brackets; all that is left where they
 * do not close: the reader of the case then says what is wrong. Looks no further than
 * `most`. */
static size_t value_length(ps_portfolio_reader *r, size_t most, ps_status *status,
                           ps_error *error) {
  size_t depth = 0, i = 0;
  bool text = false;
  for (; i < most; i++) {
    int c = peek(r, i, status, error);
    if (c < 0) return i;
    if (text) {
      if (c == '\\' && peek(r, i + 1, status, error) >= 0) i++;
      if (c == '"') text = false;
    } else if (c == '"') {
      text = true;
    } else if (c == '{' || c == '[') {
      depth++;
    } else if (c == '}' || c == ']') {
      if (depth <= 1) return i + (depth == 1);
      depth--;
    } else if (c == ',' && depth == 0) {
      return i;
    }
  }
  return i;
}

static size_t line_length(ps_portfolio_reader *r, ps_status *status, ps_error *error) {
  size_t i = 0;
  for (int c; (c = peek(r, i, status, error)) >= 0 && c != '\n';) i++;
  return i;
}

/* A line that opens more than it closes is the first of a case of many lines, unless
 * the next begins a case of its own: then it is a broken line. Where it ends as a line
 * within a case does ("causes": [), the next goes on with it. Only the line is looked
 * at: one that never closes must not bring all of the file into memory. */
static form form_of(ps_portfolio_reader *r, ps_status *status, ps_error *error) {
  if (peek(r, 0, status, error) == '[') return FORM_ARRAY;
  size_t line = line_length(r, status, error);
  if (value_length(r, line + 1, status, error) <= line) return FORM_LINES;
  size_t next = line, last = line;
  while (last > 0 && is_space(peek(r, last - 1, status, error))) last--;
  int end = last == 0 ? -1 : peek(r, last - 1, status, error);
  if (end == '{' || end == '[' || end == ',' || end == ':') return FORM_VALUES;
  while (is_space(peek(r, next, status, error))) next++;
  return peek(r, next, status, error) == '{' ? FORM_LINES : FORM_VALUES;
}

/* ---- a case ---- */

static ps_case *read_piece(ps_portfolio_reader *r, size_t length, ps_error *error) {
  size_t line = r->line, column = r->column;
  ps_error e = {PS_OK, 0, 0, "", ""};
  r->case_line = line;
  ps_case *c = ps_case_parse(r->text + r->at, length, &r->settings, &e);
  if (c == NULL && e.line > 0) {
    if (e.line == 1) e.column += column - 1;
    e.line += line - 1;
  } else if (c == NULL) { /* wrong as a whole: too long, say */
    e.line = line;
    e.column = column;
  }
  if (c == NULL && error != NULL) *error = e;
  pass(r, length);
  return c;
}

static ps_case *end(ps_portfolio_reader *r) {
  r->ended = true;
  return NULL;
}

/* The stream cannot be read on: told now, the next call finds the end. */
static ps_case *stop(ps_portfolio_reader *r) {
  r->case_line = r->line;
  r->at = r->length;
  r->all_read = true;
  r->form = FORM_LINES;
  return NULL;
}

static ps_case *fail_here(ps_portfolio_reader *r, ps_error *error, const char *message) {
  r->case_line = r->line;
  psi_fail(error, PS_E_SYNTAX, "%s", message);
  if (error != NULL) {
    error->line = r->line;
    error->column = r->column;
  }
  /* What stands behind cannot be told apart any more. */
  return stop(r);
}

static ps_case *next_of_array(ps_portfolio_reader *r, ps_status *status, ps_error *error) {
  int c = peek(r, 0, status, error);
  if (c == ']') {
    pass(r, 1);
    pass_space(r, status, error);
    if (*status == PS_OK && peek(r, 0, status, error) < 0) return end(r);
    return *status == PS_OK ? fail_here(r, error, "Nothing may follow the array of cases.") : NULL;
  }
  if (!r->first) {
    if (c != ',') return fail_here(r, error, "A comma or ] should follow a case of the array.");
    pass(r, 1);
    pass_space(r, status, error);
  }
  r->first = false;
  size_t length = value_length(r, SIZE_MAX, status, error);
  if (*status != PS_OK) return NULL;
  if (length == 0) return fail_here(r, error, "A case should stand here.");
  return read_piece(r, length, error);
}

ps_case *ps_portfolio_next(ps_portfolio_reader *r, ps_error *error) {
  if (r == NULL) {
    psi_fail_argument(error, "ps_portfolio_next: there is no reader (NULL).");
    return NULL;
  }
  ps_status status = PS_OK;
  if (r->ended) return NULL;
  if (r->form == FORM_UNKNOWN && peek(r, 0, &status, error) == 0xEF &&
      peek(r, 1, &status, error) == 0xBB && peek(r, 2, &status, error) == 0xBF)
    r->at += 3; /* a byte order mark, which has no column */
  pass_space(r, &status, error);
  if (status == PS_OK && r->form == FORM_UNKNOWN) {
    r->form = form_of(r, &status, error);
    if (status == PS_OK && r->form == FORM_ARRAY) {
      pass(r, 1);
      pass_space(r, &status, error);
    }
  }
  if (status != PS_OK) return stop(r);
  if (r->form == FORM_ARRAY) {
    ps_case *c = next_of_array(r, &status, error);
    return status == PS_OK ? c : stop(r);
  }
  if (peek(r, 0, &status, error) < 0) return status == PS_OK ? end(r) : stop(r);
  size_t length = 0;
  if (r->form == FORM_VALUES) length = value_length(r, SIZE_MAX, &status, error);
  /* Where no value begins (a stray comma or bracket) the rest of the line is passed. */
  if (length == 0 && status == PS_OK) length = line_length(r, &status, error);
  return status == PS_OK ? read_piece(r, length, error) : stop(r);
}

bool ps_portfolio_at_end(const ps_portfolio_reader *r) { return r == NULL || r->ended; }

size_t ps_portfolio_line(const ps_portfolio_reader *r) { return r == NULL ? 0 : r->case_line; }

/* ---- opening and closing ---- */

static ps_portfolio_reader *new_reader(const ps_settings *settings, ps_error *error) {
  ps_settings s = psi_settings(settings);
  ps_portfolio_reader *r = psi_resize(&s.allocator, NULL, 0, sizeof *r);
  if (r == NULL) {
    psi_fail_memory(error);
    return NULL;
  }
  memset(r, 0, sizeof *r);
  r->settings = s;
  r->first = true;
  r->line = r->column = 1;
  return r;
}

ps_portfolio_reader *ps_portfolio_open(const char *path, const ps_settings *settings,
                                       ps_error *error) {
  if (path == NULL) {
    psi_fail_argument(error, "ps_portfolio_open: there is no path (NULL).");
    return NULL;
  }
  ps_portfolio_reader *r = new_reader(settings, error);
  if (r == NULL) return NULL;
  r->file = psi_file_open(path, error);
  if (r->file != NULL) return r;
  ps_portfolio_close(r);
  return NULL;
}

ps_portfolio_reader *ps_portfolio_text(const char *text, size_t length,
                                       const ps_settings *settings, ps_error *error) {
  if (text == NULL) {
    psi_fail_argument(error, "ps_portfolio_text: there is no text (NULL).");
    return NULL;
  }
  ps_portfolio_reader *r = new_reader(settings, error);
  if (r == NULL) return NULL;
  r->text = text;
  r->length = length;
  r->all_read = true;
  return r;
}

void ps_portfolio_close(ps_portfolio_reader *r) {
  if (r == NULL) return;
  ps_allocator allocator = r->settings.allocator;
  if (r->file != NULL) fclose(r->file);
  psi_free(&allocator, r->buffer, r->capacity);
  psi_free(&allocator, r, sizeof *r);
}
