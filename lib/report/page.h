/* A page: headings, paragraphs, points and tables, told once and written as plain
 * text or as Markdown. What comes from a case is never taken for markup, nor does
 * a control character reach a terminal. */
#ifndef PSI_REPORT_PAGE_H
#define PSI_REPORT_PAGE_H

#include "base/buffer.h"
#include "base/memory.h"

#include <perfsys/report.h>

typedef struct psi_page {
  psi_buffer out;
  psi_buffer draft; /* for psi_draft() */
  ps_page_format format;
  size_t width;
  bool in_list; /* the last thing written was a point: no blank line before the next */
  ps_store *store; /* cells of tables */
  psi_pulse pulse;
} psi_page;

/* False with the error for options that cannot be, or without memory. */
bool psi_page_open(psi_page *page, const ps_page_options *options, const ps_settings *settings,
                   ps_page_options *resolved, ps_error *error);
/* The page's text, or NULL with the error; ends the page either way. */
char *psi_page_close(psi_page *page, size_t *length, ps_error *error);

/* So many objects were looked at for the page. False where nothing more will be written, as it
 * was cancelled or for want of memory: loops over what a case may have many of ask. */
bool psi_page_goes_on(psi_page *page, size_t objects);

/* A draft begins empty: write to page->draft, then take the text. It is good until
 * the next psi_draft(). */
psi_buffer *psi_draft(psi_page *page);
const char *psi_draft_text(psi_page *page);

void psi_page_heading(psi_page *page, int level, const char *text);
void psi_page_paragraph(psi_page *page, const char *text);
/* A point of a list; `label` in front, in bold where there is such a thing, or NULL. */
void psi_page_point(psi_page *page, size_t depth, const char *label, const char *text);

/* Lines as they stand: an example in JSON. */
void psi_page_code(psi_page *page, const char *text);

/* ---- tables ---- */

enum { PSI_COLUMNS = 8 };

typedef struct psi_table {
  psi_page *page;
  size_t columns;
  bool right[PSI_COLUMNS]; /* figures stand to the right */
  const char **cells;      /* row by row, the heads first */
  size_t count, capacity;
} psi_table;

/* Heads separated by |, a > before those of figures: "|>value|>counted|days". */
psi_table psi_table_begin(psi_page *page, const char *heads);
void psi_table_cell(psi_table *table, const char *text);
void psi_table_end(psi_table *table);

#endif
