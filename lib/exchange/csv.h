/* CSV by RFC 4180, as people send it: a row at a time, out of a text in memory. */
#ifndef PSI_EXCHANGE_CSV_H
#define PSI_EXCHANGE_CSV_H

#include <perfsys/base.h>

typedef struct psi_csv_cell {
  const char *text; /* ends in NUL; without its quotes */
  size_t length;
} psi_csv_cell;

typedef struct psi_csv {
  const ps_settings *settings; /* with defaults filled in */
  const char *text;
  size_t length, at;
  char separator;
  size_t line;       /* of `at`, from 1 */
  size_t row_line;   /* where the last row began */
  const psi_csv_cell *cells;
  size_t count;
  psi_csv_cell *room; /* what `cells` points into */
  size_t capacity;
  char *bytes; /* the texts of the row */
  size_t bytes_capacity;
  size_t elements; /* cells read so far */
  size_t told;     /* place of the last call of progress */
} psi_csv;

/* Begins with a text, which must stay. `separator` 0: found in the first line.
 * psi_csv_close() is due even if this fails. */
ps_status psi_csv_open(psi_csv *csv, const char *text, size_t length, char separator,
                       const ps_settings *settings, ps_error *error);
/* The next row that is not an empty line; at the end `count` is 0. Cells stay until
 * the next call. */
ps_status psi_csv_next(psi_csv *csv, ps_error *error);
void psi_csv_close(psi_csv *csv);

#endif
