#include "exchange/import_grid.h"

#include "base/text.h"
#include "exchange/csv.h"

#include <string.h>

psi_grids psi_grids_new(psi_import *in, const char *text, size_t length) {
  psi_grids g;
  memset(&g, 0, sizeof g);
  g.in = in;
  g.text = text;
  g.length = length;
  g.line = 1;
  return g;
}

static void clear(psi_grids *g) {
  psi_store_free(g->grid.store);
  g->grid.store = NULL;
  g->grid.cell_count = g->grid.row_count = g->grid.width = 0;
}

void psi_grids_free(psi_grids *g) {
  const ps_allocator *allocator = &g->in->settings.allocator;
  clear(g);
  psi_free(allocator, g->grid.cells, g->grid.cell_capacity * sizeof *g->grid.cells);
  psi_free(allocator, g->grid.rows, g->grid.row_capacity * sizeof *g->grid.rows);
}

const char *psi_grid_cell(const psi_grid *grid, size_t row, size_t column) {
  const psi_grid_row *r = &grid->rows[row];
  return column < r->count ? grid->cells[r->first + column] : "";
}

/* ---- filling a grid ---- */

static bool begin_grid(psi_grids *g) {
  clear(g);
  g->grid.store = psi_store_new(&g->in->settings.allocator);
  return g->grid.store != NULL || psi_import_no_memory(g->in);
}

static bool begin_row(psi_grids *g, size_t line) {
  void *items = g->grid.rows;
  if (!psi_grow(&g->in->settings.allocator, &items, &g->grid.row_capacity, g->grid.row_count + 1,
                sizeof *g->grid.rows))
    return psi_import_no_memory(g->in);
  g->grid.rows = items;
  psi_grid_row row = {line, g->grid.cell_count, 0};
  g->grid.rows[g->grid.row_count++] = row;
  return true;
}

/* What HTML and Markdown wrap around a word says nothing about the part it stands for. */
static size_t skip_mark(const char *text, size_t length) {
  static const char *const marks[] = {"**", "__", "~~", "*", "`"};
  for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
    size_t size = strlen(marks[i]);
    if (length >= size && memcmp(text, marks[i], size) == 0) return size;
  }
  if (text[0] != '<') return 0;
  const char *end = memchr(text, '>', length);
  bool tag = end != NULL && length > 1 && (text[1] == '/' || (text[1] | 32) >= 'a') &&
             (text[1] == '/' || (text[1] | 32) <= 'z');
  return tag ? (size_t)(end - text) + 1 : 0;
}

static size_t entity(const char *text, size_t length, char *out) {
  static const struct {
    const char *name;
    char c;
  } names[] = {{"&amp;", '&'}, {"&nbsp;", ' '}, {"&lt;", '<'}, {"&gt;", '>'}};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    size_t size = strlen(names[i].name);
    if (length < size || memcmp(text, names[i].name, size) != 0) continue;
    *out = names[i].c;
    return size;
  }
  return 0;
}

/* Behind the text of a link, "](...)" goes; 0 if there is none. */
static size_t link_tail(const char *text, size_t length) {
  if (length < 3 || text[0] != ']' || text[1] != '(') return 0;
  const char *end = memchr(text, ')', length);
  return end == NULL ? 0 : (size_t)(end - text) + 1;
}

static bool is_punctuation(char c) {
  return c > 0x20 && c < 0x7F && !((c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'));
}

/* A cell's words: links as their text, <br> as a space, escapes undone. */
static size_t plain(const char *text, size_t length, char *out) {
  size_t used = 0;
  const bool link = memchr(text, '[', length) != NULL;
  for (size_t i = 0; i < length;) {
    size_t step;
    char c = text[i];
    if (c == '\\' && i + 1 < length && is_punctuation(text[i + 1])) {
      out[used++] = text[i + 1];
      i += 2;
    } else if ((step = skip_mark(text + i, length - i)) > 0) {
      if (c == '<') out[used++] = ' ';
      i += step;
    } else if ((step = entity(text + i, length - i, &c)) > 0) {
      out[used++] = c;
      i += step;
    } else if (link && (step = link_tail(text + i, length - i)) > 0) {
      i += step;
    } else {
      /* Only the bracket of a link goes. */
      const char *tail = c == '[' ? memchr(text + i, ']', length - i) : NULL;
      if (tail == NULL || link_tail(tail, length - (size_t)(tail - text)) == 0)
        out[used++] = c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
      i++;
    }
  }
  return used;
}

static bool add_cell(psi_grids *g, const char *text, size_t length) {
  psi_import *in = g->in;
  psi_grid_row *row = &g->grid.rows[g->grid.row_count - 1];
  void *items = g->grid.cells;
  if (length > in->settings.limits.text || ++g->elements > in->settings.limits.elements)
    return psi_import_fail(in, row->line, PS_E_LIMIT,
                           "A cell is too long, or there are too many (ps_limits).");
  if (!psi_grow(&in->settings.allocator, &items, &g->grid.cell_capacity, g->grid.cell_count + 1,
                sizeof *g->grid.cells))
    return psi_import_no_memory(in);
  g->grid.cells = items;
  char *kept = psi_store_take_text(g->grid.store, length + 1);
  if (kept == NULL) return psi_import_no_memory(in);
  const char *cell = kept;
  size_t size = plain(text, length, kept);
  psi_trim(&cell, &size);
  kept[(size_t)(cell - kept) + size] = '\0';
  g->grid.cells[g->grid.cell_count++] = cell;
  row->count++;
  if (row->count > g->grid.width) g->grid.width = row->count;
  return true;
}

/* ---- Markdown ---- */

bool psi_grids_check(const psi_grids *g) {
  size_t good = psi_utf8_check(g->text, g->length), line = 1;
  const char *nul = memchr(g->text, '\0', good);
  if (good == g->length && nul == NULL) return true;
  size_t bad = nul != NULL ? (size_t)(nul - g->text) : good;
  for (size_t i = 0; i < bad; i++) line += g->text[i] == '\n';
  return psi_import_fail(g->in, line, PS_E_ENCODING, "The text %s.",
                         nul != NULL ? "holds U+0000" : "is not valid UTF-8");
}

typedef struct line {
  const char *text;
  size_t length;
} line;

static size_t line_at(const psi_grids *g, size_t at, line *l) {
  const char *end = memchr(g->text + at, '\n', g->length - at);
  l->text = g->text + at;
  l->length = end == NULL ? g->length - at : (size_t)(end - l->text);
  size_t next = at + l->length + (end != NULL);
  psi_trim(&l->text, &l->length);
  return next;
}

/* Where a cell that begins at `at` ends: at a bar that is not escaped, or the line's end. */
static size_t cell_end(const line *l, size_t at) {
  while (at < l->length && l->text[at] != '|') at += l->text[at] == '\\' && at + 1 < l->length ? 2 : 1;
  return at;
}

static bool has_bar(const line *l) { return cell_end(l, 0) < l->length; }

/* The line of dashes between head and body: "|---|:--:|". */
static bool is_rule(const line *l) {
  bool dash = false, bar = false;
  for (size_t i = 0; i < l->length; i++) {
    char c = l->text[i];
    if (c != '-' && c != '|' && c != ':' && c != ' ' && c != '\t') return false;
    dash = dash || c == '-';
    bar = bar || c == '|';
  }
  return dash && bar;
}

static bool add_line(psi_grids *g, const line *l, size_t number) {
  if (!begin_row(g, number)) return false;
  size_t at = l->text[0] == '|';
  while (at < l->length) {
    size_t end = cell_end(l, at);
    if (!add_cell(g, l->text + at, end - at)) return false;
    at = end + 1;
  }
  return true;
}

static bool is_fence(const line *l) {
  return l->length >= 3 && (memcmp(l->text, "```", 3) == 0 || memcmp(l->text, "~~~", 3) == 0);
}

static bool step_on(psi_grids *g, size_t next) {
  const ps_settings *s = &g->in->settings;
  /* Every 4096 lines is often enough. */
  if (s->progress != NULL && g->line % 4096 == 0 &&
      !s->progress(s->progress_data, (double)g->at / (double)g->length))
    return psi_import_fail(g->in, 0, PS_E_CANCELLED, "%s", ps_status_text(PS_E_CANCELLED));
  g->at = next;
  g->line++;
  return true;
}

bool psi_grids_next(psi_grids *g) {
  line head, rule, l;
  if (!begin_grid(g)) return false;
  while (g->at < g->length) {
    size_t next = line_at(g, g->at, &head);
    if (is_fence(&head)) g->fenced = !g->fenced;
    size_t behind = next < g->length ? line_at(g, next, &rule) : next;
    bool table = !g->fenced && next < g->length && head.length > 0 && has_bar(&head) &&
                 !is_rule(&head) && is_rule(&rule);
    if (table && !add_line(g, &head, g->line)) return false;
    if (!step_on(g, next)) return false;
    if (!table) continue;
    if (!step_on(g, behind)) return false;
    while (g->at < g->length) {
      next = line_at(g, g->at, &l);
      if (l.length == 0 || !has_bar(&l)) break;
      if (!add_line(g, &l, g->line) || !step_on(g, next)) return false;
    }
    return true;
  }
  return false;
}

/* ---- CSV ---- */

static bool add_csv_row(psi_grids *g, const psi_csv *csv) {
  size_t said = 0;
  for (size_t i = 0; i < csv->count; i++) {
    const char *text = csv->cells[i].text;
    size_t length = csv->cells[i].length;
    psi_trim(&text, &length);
    said += length > 0;
  }
  /* Nothing, or a title above the head. */
  if (said == 0 || (said == 1 && g->grid.row_count == 0)) return true;
  if (!begin_row(g, csv->row_line)) return false;
  for (size_t i = 0; i < csv->count; i++)
    if (!add_cell(g, csv->cells[i].text, csv->cells[i].length)) return false;
  return true;
}

bool psi_grids_csv(psi_grids *g, char separator) {
  psi_csv csv;
  psi_import *in = g->in;
  if (!begin_grid(g)) return false;
  in->status = psi_csv_open(&csv, g->text, g->length, separator, &in->settings, in->error);
  while (in->status == PS_OK) {
    in->status = psi_csv_next(&csv, in->error);
    if (in->status != PS_OK || csv.count == 0 || !add_csv_row(g, &csv)) break;
  }
  psi_csv_close(&csv);
  return in->status == PS_OK && g->grid.row_count > 1;
}
