/* Which column of a table is what: by its name, or by the names people usually give it. */
#ifndef PSI_EXCHANGE_IMPORT_COLUMNS_H
#define PSI_EXCHANGE_IMPORT_COLUMNS_H

#include "exchange/import.h"

struct psi_csv;

typedef struct psi_head {
  const char **names; /* as written, in the scratch store */
  size_t count;
} psi_head;

#define PSI_NO_COLUMN ((size_t)-1)

/* Keeps a head line. */
bool psi_head_keep(psi_import *in, const struct psi_csv *csv, psi_head *head);
/* The column of just that name. */
size_t psi_head_exact(const psi_head *head, const char *name, size_t length);
/* The column of that name, letters and digits alone compared where none is just that. */
size_t psi_head_find(const psi_head *head, const char *name, size_t length);
/* The column of the first of the usual names (separated by spaces) that is there. */
size_t psi_head_usual(const psi_head *head, const char *names);
/* Fails: no such column, those there are. `what` as in "for the date". */
bool psi_head_missing(psi_import *in, const psi_head *head, const char *what, const char *name);
/* One note that names the columns nothing was read from. */
bool psi_head_tell_unread(psi_import *in, const psi_head *head, const bool *read);

/* Names in quotes, parted by commas, in a text of `size` bytes; "..." where there are more. */
typedef struct psi_naming {
  char *text;
  size_t size, at;
  bool full; /* no more are taken */
} psi_naming;
void psi_naming_add(psi_naming *naming, const char *name);

/* ---- the columns of dated figures ---- */

enum { PSI_DATE_COLUMN, PSI_VALUE_COLUMN, PSI_NUMERATOR_COLUMN, PSI_DENOMINATOR_COLUMN,
       PSI_FIGURE_COLUMNS };

extern const char psi_group_names[]; /* for psi_head_usual() */

/* Finds them by the names given, which must be `exact` or may be alike; where one is NULL,
 * by the usual ones. `read` tells what is something else already, and has the columns found
 * marked. `lone`: where none has a value's name and one column only is left, it is that. */
bool psi_figure_columns(psi_import *in, const psi_head *head,
                        const char *const names[PSI_FIGURE_COLUMNS], bool exact, bool lone,
                        bool *read, size_t column[PSI_FIGURE_COLUMNS]);

#endif
