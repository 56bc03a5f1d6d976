/* Tables of cells, out of Markdown or CSV. */
#ifndef PSI_EXCHANGE_IMPORT_GRID_H
#define PSI_EXCHANGE_IMPORT_GRID_H

#include "exchange/import.h"

typedef struct psi_grid_row {
  size_t line;
  size_t first, count; /* its cells */
} psi_grid_row;

/* One table; cells are trimmed and without marks of emphasis. */
typedef struct psi_grid {
  ps_store *store; /* the texts of the cells */
  const char **cells;
  size_t cell_count, cell_capacity;
  psi_grid_row *rows;
  size_t row_count, row_capacity;
  size_t width; /* of the longest row */
} psi_grid;

/* The tables of a text. */
typedef struct psi_grids {
  psi_import *in;
  const char *text;
  size_t length, at, line;
  size_t elements;
  bool fenced; /* inside a block of code, whose tables are examples */
  psi_grid grid;
} psi_grids;

psi_grids psi_grids_new(psi_import *in, const char *text, size_t length);
void psi_grids_free(psi_grids *grids);
/* Whether a Markdown text is UTF-8 without U+0000; fails with the line if not. */
bool psi_grids_check(const psi_grids *grids);
/* The next table of a Markdown text in `grid`; false at the end and on failure. */
bool psi_grids_next(psi_grids *grids);
/* All of a CSV text in `grid`, without what stands alone in its row above the head. */
bool psi_grids_csv(psi_grids *grids, char separator);

/* A cell; "" where the row ends before. */
const char *psi_grid_cell(const psi_grid *grid, size_t row, size_t column);

#endif
