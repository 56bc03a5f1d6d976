#include "report/page.h"

#include "base/error.h"
#include "base/text.h"

#include <string.h>

bool psi_page_open(psi_page *page, const ps_page_options *options, const ps_settings *settings,
                   ps_page_options *resolved, ps_error *error) {
  ps_page_options o = PS_PAGE_OPTIONS_INIT;
  ps_settings s = psi_settings(settings);
  if (options != NULL) memcpy(&o, options, options->size < sizeof o ? options->size : sizeof o);
  memset(page, 0, sizeof *page);
  if ((int)o.format < PS_PAGE_TEXT || o.format > PS_PAGE_MARKDOWN) {
    psi_fail_argument(error, "There is no such page format.");
    return false;
  }
  if ((int)o.audience < PS_AUDIENCE_UNSET || o.audience > PS_AUDIENCE_SPONSOR) {
    psi_fail_argument(error, "There is no such audience.");
    return false;
  }
  if (o.width != 0 && (o.width < 40 || o.width > 400)) {
    psi_fail_argument(error, "A page is 40 to 400 columns wide.");
    return false;
  }
  page->pulse = psi_pulse_of(&s);
  page->out = psi_buffer_new(&s.allocator);
  page->out.pulse = &page->pulse;
  page->draft = psi_buffer_new(&s.allocator);
  page->format = o.format;
  page->width = o.width == 0 ? 80 : (size_t)o.width;
  page->store = psi_store_new(&s.allocator);
  if (page->store == NULL) {
    psi_fail_memory(error);
    return false;
  }
  if (resolved != NULL) *resolved = o;
  return true;
}

char *psi_page_close(psi_page *page, size_t *length, ps_error *error) {
  if (page->draft.status != PS_OK) page->out.status = page->draft.status;
  psi_buffer_drop(&page->draft);
  psi_store_free(page->store);
  page->store = NULL;
  return psi_buffer_take(&page->out, length, error);
}

bool psi_page_goes_on(psi_page *page, size_t objects) {
  if (!psi_pulse_beat(&page->pulse, objects) && page->out.status == PS_OK)
    page->out.status = PS_E_CANCELLED;
  return page->out.status == PS_OK;
}

psi_buffer *psi_draft(psi_page *page) {
  page->draft.length = 0;
  return &page->draft;
}

const char *psi_draft_text(psi_page *page) {
  char *end = psi_out_room(&page->draft, 1);
  if (end == NULL) return "";
  *end = '\0';
  return end - page->draft.length;
}

/* ---- characters ---- */

static bool is_markdown_mark(char c) { return strchr("\\`*_[]<>|&~", c) != NULL; }

/* Marks that turn the direction of text around: with them a line can be made to read
 * as something else than what it says (U+200E-200F, U+202A-202E, U+2066-2069). */
static bool is_direction_mark(const char *at, size_t length) {
  if (length != 3 || (unsigned char)at[0] != 0xE2) return false;
  unsigned char b = (unsigned char)at[1], c = (unsigned char)at[2];
  return (b == 0x80 && (c == 0x8E || c == 0x8F || (c >= 0xAA && c <= 0xAE))) ||
         (b == 0x81 && c >= 0xA6 && c <= 0xA9);
}

/* Writes one character that came from a case; returns how many bytes of it were
 * read. Line breaks, control characters (C0, DEL, C1) and marks that turn the
 * direction of text become a space. */
static size_t out_character(psi_page *page, const char *at, bool line_start) {
  size_t length = psi_utf8_length(at, strlen(at));
  unsigned char c = (unsigned char)*at;
  bool c1 = length == 2 && c == 0xC2 && (unsigned char)at[1] < 0xA0;
  if (length == 0) length = 1;
  if (c < 0x20 || c == 0x7F || c1 || is_direction_mark(at, length)) {
    psi_out_char(&page->out, ' ');
    return length;
  }
  if (page->format == PS_PAGE_MARKDOWN && length == 1 &&
      (is_markdown_mark(*at) || (line_start && strchr("#+-=>", *at) != NULL)))
    psi_out_char(&page->out, '\\');
  psi_out(&page->out, at, length);
  return length;
}

static void out_plain(psi_page *page, const char *text) {
  bool line_start = true;
  for (const char *at = text; *at != '\0'; line_start = false)
    at += out_character(page, at, line_start);
}

/* The columns a text takes: its characters, as close as one gets without fonts. */
static size_t columns_of(const char *text) { return psi_utf8_count(text, strlen(text)); }

static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/* Writes a text broken into lines at spaces, each after the first indented. */
static void out_wrapped(psi_page *page, const char *text, size_t used, size_t indent) {
  const char *at = text;
  bool first = true;
  while (*at != '\0') {
    while (is_space(*at)) at++;
    size_t bytes = 0;
    while (at[bytes] != '\0' && !is_space(at[bytes])) bytes++;
    if (bytes == 0) break;
    size_t width = psi_utf8_count(at, bytes);
    if (!first && used + 1 + width > page->width) {
      psi_out_char(&page->out, '\n');
      psi_out_repeat(&page->out, ' ', indent);
      used = indent;
    } else if (!first) {
      psi_out_char(&page->out, ' ');
      used++;
    }
    const char *end = at + bytes;
    bool line_start = used == indent && first;
    while (at < end) {
      at += out_character(page, at, line_start);
      line_start = false;
    }
    used += width;
    first = false;
  }
}

/* ---- blocks ---- */

static void begin_block(psi_page *page) {
  if (page->out.length > 0) psi_out_char(&page->out, '\n');
  page->in_list = false;
}

void psi_page_heading(psi_page *page, int level, const char *text) {
  begin_block(page);
  if (page->format == PS_PAGE_MARKDOWN) {
    psi_out_repeat(&page->out, '#', (size_t)level);
    psi_out_char(&page->out, ' ');
    out_plain(page, text);
    psi_out_char(&page->out, '\n');
    return;
  }
  out_plain(page, text);
  psi_out_char(&page->out, '\n');
  size_t width = columns_of(text);
  psi_out_repeat(&page->out, level == 1 ? '=' : level == 2 ? '-' : '.',
                 width > page->width ? page->width : width);
  if (width > 0) psi_out_char(&page->out, '\n');
}

void psi_page_paragraph(psi_page *page, const char *text) {
  if (*text == '\0') return;
  begin_block(page);
  if (page->format == PS_PAGE_MARKDOWN)
    out_plain(page, text);
  else
    out_wrapped(page, text, 0, 0);
  psi_out_char(&page->out, '\n');
}

void psi_page_point(psi_page *page, size_t depth, const char *label, const char *text) {
  if (!page->in_list) begin_block(page);
  page->in_list = true;
  psi_out_repeat(&page->out, ' ', depth * 2);
  psi_out_text(&page->out, "- ");
  size_t used = depth * 2 + 2;
  bool markdown = page->format == PS_PAGE_MARKDOWN;
  if (label != NULL) {
    if (markdown) psi_out_text(&page->out, "**");
    out_plain(page, label);
    psi_out_text(&page->out, markdown ? ":**" : ":");
    if (*text != '\0') psi_out_char(&page->out, ' ');
    used += columns_of(label) + 2;
  }
  if (markdown)
    out_plain(page, text);
  else
    out_wrapped(page, text, used, depth * 2 + 2);
  psi_out_char(&page->out, '\n');
}

void psi_page_code(psi_page *page, const char *text) {
  begin_block(page);
  bool markdown = page->format == PS_PAGE_MARKDOWN;
  if (markdown) psi_out_text(&page->out, "```json\n");
  while (*text != '\0') {
    size_t length = strcspn(text, "\n");
    if (!markdown) psi_out_repeat(&page->out, ' ', 4);
    psi_out(&page->out, text, length);
    psi_out_char(&page->out, '\n');
    text += length + (text[length] == '\n');
  }
  if (markdown) psi_out_text(&page->out, "```\n");
}

/* ---- tables ---- */

psi_table psi_table_begin(psi_page *page, const char *heads) {
  psi_table t;
  memset(&t, 0, sizeof t);
  t.page = page;
  char head[64];
  for (const char *at = heads; t.columns < PSI_COLUMNS;) {
    size_t length = strcspn(at, "|");
    bool right = *at == '>';
    size_t kept = length - right < sizeof head ? length - right : sizeof head - 1;
    memcpy(head, at + right, kept);
    head[kept] = '\0';
    t.right[t.columns++] = right;
    psi_table_cell(&t, head);
    if (at[length] == '\0') break;
    at += length + 1;
  }
  return t;
}

void psi_table_cell(psi_table *t, const char *text) {
  psi_page *page = t->page;
  if (t->count == t->capacity) {
    size_t capacity = t->capacity == 0 ? 32 : t->capacity * 2;
    const char **cells = psi_store_take(page->store, capacity * sizeof *cells);
    if (cells == NULL) {
      page->out.status = PS_E_MEMORY;
      return;
    }
    if (t->count > 0) memcpy(cells, t->cells, t->count * sizeof *cells);
    t->cells = cells;
    t->capacity = capacity;
  }
  const char *kept = psi_store_text(page->store, text, strlen(text));
  if (kept == NULL) page->out.status = PS_E_MEMORY;
  t->cells[t->count++] = kept == NULL ? "" : kept;
}

static void out_cell(psi_table *t, const char *text, size_t column, size_t width, bool last) {
  size_t used = columns_of(text), pad = width > used ? width - used : 0;
  if (t->right[column]) psi_out_repeat(&t->page->out, ' ', pad);
  out_plain(t->page, text);
  if (!t->right[column] && !last) psi_out_repeat(&t->page->out, ' ', pad);
}

static void text_table(psi_table *t, const size_t *widths) {
  psi_page *page = t->page;
  for (size_t i = 0; i < t->count; i++) {
    size_t column = i % t->columns;
    bool last = column + 1 == t->columns;
    out_cell(t, t->cells[i], column, widths[column], last);
    psi_out_text(&page->out, last ? "\n" : "  ");
    if (i + 1 != t->columns) continue;
    for (size_t c = 0; c < t->columns; c++) {
      psi_out_repeat(&page->out, '-', widths[c]);
      psi_out_text(&page->out, c + 1 == t->columns ? "\n" : "  ");
    }
  }
}

static void markdown_table(psi_table *t) {
  psi_page *page = t->page;
  for (size_t i = 0; i < t->count; i++) {
    bool last = i % t->columns + 1 == t->columns;
    psi_out_text(&page->out, "| ");
    out_plain(page, t->cells[i]);
    psi_out_text(&page->out, last ? " |\n" : " ");
    if (i + 1 != t->columns) continue;
    for (size_t c = 0; c < t->columns; c++)
      psi_out_text(&page->out, t->right[c] ? "| ---: " : "| --- ");
    psi_out_text(&page->out, "|\n");
  }
}

void psi_table_end(psi_table *t) {
  size_t widths[PSI_COLUMNS] = {0};
  if (t->page->out.status != PS_OK || t->count % t->columns != 0) return;
  for (size_t i = 0; i < t->count; i++) {
    size_t width = columns_of(t->cells[i]);
    if (width > widths[i % t->columns]) widths[i % t->columns] = width;
  }
  begin_block(t->page);
  if (t->page->format == PS_PAGE_MARKDOWN)
    markdown_table(t);
  else
    text_table(t, widths);
}
