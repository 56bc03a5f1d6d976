#include "exchange/csv.h"

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"

#include <string.h>

enum { TELL_EVERY = 1 << 18 };

/* A line ends at LF, CR LF or a lone CR. */
static bool ends_line(const char *text, size_t length, size_t i) {
  return text[i] == '\n' || (text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n'));
}

/* An error at a place in the row being read: its line and column are counted only now. */
static ps_status fail_at(const psi_csv *csv, size_t place, ps_status status, const char *message,
                         ps_error *error) {
  psi_fail(error, status, "%s", message);
  if (error == NULL) return status;
  size_t begin = csv->at;
  error->line = csv->row_line;
  for (size_t i = csv->at; i < place; i++)
    if (ends_line(csv->text, csv->length, i)) {
      error->line++;
      begin = i + 1;
    }
  error->column = psi_utf8_count(csv->text + begin, place - begin) + 1;
  return status;
}

/* ---- the separator ---- */

/* Which of the three stands most often outside quotes in the first line that says
 * anything; a comma where none does. */
static char detect(const char *text, size_t length) {
  static const char candidates[] = {',', ';', '\t'};
  size_t counts[3] = {0, 0, 0};
  bool quoted = false, said = false;
  for (size_t i = 0; i < length; i++) {
    char c = text[i];
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if ((c == '\n' || c == '\r') && said) break;
    if (c != '\n' && c != '\r') said = true;
    for (int k = 0; k < 3; k++) counts[k] += c == candidates[k];
  }
  int best = 0;
  for (int k = 1; k < 3; k++)
    if (counts[k] > counts[best]) best = k;
  return candidates[best];
}

/* Excel's own first line, "sep=;". */
static void pass_excel_line(psi_csv *csv) {
  const char *t = csv->text + csv->at;
  size_t left = csv->length - csv->at;
  if (left < 6 || memcmp(t, "sep=", 4) != 0 || (t[5] != '\n' && t[5] != '\r')) return;
  if (csv->separator == 0) csv->separator = t[4];
  csv->at += left > 6 && t[5] == '\r' && t[6] == '\n' ? 7 : 6;
  csv->line++;
}

ps_status psi_csv_open(psi_csv *csv, const char *text, size_t length, char separator,
                       const ps_settings *settings, ps_error *error) {
  memset(csv, 0, sizeof *csv);
  csv->settings = settings;
  csv->text = text;
  csv->length = length;
  csv->line = 1;
  csv->separator = separator;
  if (separator == '"' || separator == '\n' || separator == '\r')
    return psi_fail_argument(error, "A quote or a line break cannot separate cells.");
  if (length > settings->limits.bytes)
    return psi_fail(error, PS_E_LIMIT, "The text is longer than the limit of %zu bytes "
                    "(ps_limits.bytes).", settings->limits.bytes);
  if (length >= 2 && (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0))
    return psi_fail(error, PS_E_ENCODING, "The text is UTF-16; save it as UTF-8.");
  if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) csv->at = 3;
  pass_excel_line(csv);
  if (csv->separator == 0) csv->separator = detect(text + csv->at, length - csv->at);
  return PS_OK;
}

/* ---- a row ---- */

/* Where the row at `at` ends, before its line break. `*open` gets the place of a quote
 * that is never closed, else 0. */
static size_t row_end(const psi_csv *csv, size_t *open) {
  const char *text = csv->text;
  bool quoted = false, fresh = true; /* at the beginning of a cell, where a quote opens one */
  size_t i = csv->at;
  *open = 0;
  for (; i < csv->length; i++) {
    char c = text[i];
    if (quoted) {
      if (c != '"') continue;
      if (i + 1 < csv->length && text[i + 1] == '"')
        i++;
      else
        quoted = false;
      continue;
    }
    if (c == '\n' || c == '\r') break;
    if (c == '"' && fresh) {
      quoted = true;
      *open = i + 1;
    }
    fresh = c == csv->separator;
  }
  if (!quoted) *open = 0;
  return i;
}

static bool add_cell(psi_csv *csv, size_t begin, size_t end) {
  void *items = csv->room;
  if (!psi_grow(&csv->settings->allocator, &items, &csv->capacity, csv->count + 1,
                sizeof *csv->room))
    return false;
  csv->room = items;
  csv->bytes[end] = '\0';
  csv->room[csv->count].text = csv->bytes + begin;
  csv->room[csv->count++].length = end - begin;
  csv->cells = csv->room;
  return true;
}

/* The quoted cell that begins behind `i`, copied without its quotes; the place behind
 * its closing quote. */
static size_t copy_quoted(psi_csv *csv, size_t i, size_t end, size_t *out) {
  for (; i < end; i++) {
    if (csv->text[i] == '"') {
      if (i + 1 >= end || csv->text[i + 1] != '"') return i + 1;
      i++;
    }
    csv->bytes[(*out)++] = csv->text[i];
  }
  return i;
}

static ps_status split(psi_csv *csv, size_t end, ps_error *error) {
  size_t i = csv->at, out = 0;
  for (;;) {
    size_t begin = out, from = i;
    if (i < end && csv->text[i] == '"') {
      i = copy_quoted(csv, i + 1, end, &out);
      if (i < end && csv->text[i] != csv->separator)
        return fail_at(csv, i, PS_E_SYNTAX,
                       "A separator should follow the closing quote; a quote inside quotes is "
                       "written twice.", error);
    } else {
      while (i < end && csv->text[i] != csv->separator) csv->bytes[out++] = csv->text[i++];
    }
    if (out - begin > csv->settings->limits.text)
      return fail_at(csv, from, PS_E_LIMIT, "The cell is longer than the limit (ps_limits.text).",
                     error);
    if (++csv->elements > csv->settings->limits.elements)
      return fail_at(csv, from, PS_E_LIMIT,
                     "There are more cells than the limit (ps_limits.elements).", error);
    if (!add_cell(csv, begin, out)) return psi_fail_memory(error);
    out++;
    if (i >= end) return PS_OK;
    i++; /* the separator; the last one of a line has an empty cell behind it */
  }
}

static ps_status check_bytes(const psi_csv *csv, size_t end, ps_error *error) {
  const char *row = csv->text + csv->at;
  size_t length = end - csv->at, good = psi_utf8_check(row, length);
  const char *nul = memchr(row, '\0', good);
  if (nul != NULL)
    return fail_at(csv, csv->at + (size_t)(nul - row), PS_E_ENCODING, "The text holds U+0000.",
                   error);
  if (good == length) return PS_OK;
  return fail_at(csv, csv->at + good, PS_E_ENCODING, "The text is not valid UTF-8.", error);
}

static ps_status tell(psi_csv *csv, ps_error *error) {
  if (csv->settings->progress == NULL || csv->at - csv->told < TELL_EVERY) return PS_OK;
  csv->told = csv->at;
  if (csv->settings->progress(csv->settings->progress_data,
                              (double)csv->at / (double)csv->length))
    return PS_OK;
  return psi_fail(error, PS_E_CANCELLED, "%s", ps_status_text(PS_E_CANCELLED));
}

static size_t break_length(const psi_csv *csv, size_t at) {
  if (at >= csv->length) return 0;
  if (csv->text[at] == '\r' && at + 1 < csv->length && csv->text[at + 1] == '\n') return 2;
  return csv->text[at] == '\n' || csv->text[at] == '\r';
}

ps_status psi_csv_next(psi_csv *csv, ps_error *error) {
  csv->count = 0;
  for (size_t step; (step = break_length(csv, csv->at)) > 0; csv->at += step) csv->line++;
  csv->row_line = csv->line;
  if (csv->at >= csv->length) return PS_OK;
  ps_status status = tell(csv, error);
  if (status != PS_OK) return status;
  size_t open, end = row_end(csv, &open);
  status = check_bytes(csv, end, error);
  if (status != PS_OK) return status;
  if (open > 0)
    return fail_at(csv, open - 1, PS_E_SYNTAX, "The quote that opens here is never closed.", error);
  void *bytes = csv->bytes;
  /* Every cell is at most as long as it was, and its NUL takes the separator's place. */
  if (!psi_grow(&csv->settings->allocator, &bytes, &csv->bytes_capacity, end - csv->at + 1, 1))
    return psi_fail_memory(error);
  csv->bytes = bytes;
  status = split(csv, end, error);
  if (status != PS_OK) return status;
  for (size_t i = csv->at; i < end; i++) csv->line += ends_line(csv->text, csv->length, i);
  csv->at = end;
  return PS_OK;
}

void psi_csv_close(psi_csv *csv) {
  if (csv->settings == NULL) return;
  psi_free(&csv->settings->allocator, csv->room, csv->capacity * sizeof *csv->room);
  psi_free(&csv->settings->allocator, csv->bytes, csv->bytes_capacity);
  memset(csv, 0, sizeof *csv);
}
