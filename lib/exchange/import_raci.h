/* What the cells of a responsibility matrix say. */
#ifndef PSI_EXCHANGE_IMPORT_RACI_H
#define PSI_EXCHANGE_IMPORT_RACI_H

#include "exchange/import_grid.h"

typedef enum psi_cell_kind { PSI_CELL_EMPTY, PSI_CELL_LETTERS, PSI_CELL_TEXT } psi_cell_kind;

typedef struct psi_letters {
  ps_letter known[5]; /* in the order written */
  size_t known_count;
  char other[26]; /* capital letters beyond R A S C I */
  size_t other_count;
} psi_letters;

/* Takes a cell apart: "R/A", "C I", "Responsible", "-". */
psi_cell_kind psi_letters_read(const char *cell, psi_letters *letters);

/* How letters beyond the five are kept in `split`: "also D, V". */
#define PSI_SPLIT_ALSO "also "

typedef enum psi_role { PSI_ROLE_NONE, PSI_ROLE_PARTY, PSI_ROLE_HEADLESS, PSI_ROLE_TEXT } psi_role;

typedef struct psi_role_column {
  size_t letters, texts; /* cells of the body that hold letters, that hold words */
  size_t known;          /* cells of nothing but R A S C I */
  bool work;             /* an R or A among them */
  bool distinct;         /* no letter twice */
  char seen[27];
  psi_role role;
  const char *name;
  ps_party *party;
} psi_role_column;

/* A table whose columns are known. */
typedef struct psi_matrix {
  psi_import *in;
  const psi_grid *grid;
  psi_role_column *columns; /* in the scratch store */
  size_t width, body, activity; /* columns; first row below the head; which column */
} psi_matrix;

/* Finds activity and roles, and whether the table is a matrix at all; false on failure. */
bool psi_matrix_find(psi_import *in, const psi_grid *grid, psi_matrix *m, bool *matrix);
/* Whether a row explains a letter: "R" in one cell and "Responsible" in another. */
bool psi_matrix_explains(const psi_grid *grid, size_t row);

#endif
