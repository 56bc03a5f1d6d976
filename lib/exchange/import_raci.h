/* What the cells of a responsibility matrix say. */
#ifndef PSI_EXCHANGE_IMPORT_RACI_H
#define PSI_EXCHANGE_IMPORT_RACI_H

#include <perfsys/exchange.h>

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

#endif
