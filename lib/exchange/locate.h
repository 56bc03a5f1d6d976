/* From a path such as "gaps[2].measure" to its line in the text of a case. */
#ifndef PSI_EXCHANGE_LOCATE_H
#define PSI_EXCHANGE_LOCATE_H

#include "exchange/scan.h"

typedef struct psi_locator {
  const char *text;
  psi_tape tape;
  size_t *lines; /* where each line begins */
  size_t line_count, line_capacity;
  ps_allocator allocator;
} psi_locator;

/* False with the error if the text is not JSON, or without memory. */
bool psi_locate_open(psi_locator *map, const char *text, size_t length, const ps_settings *settings,
                  ps_error *error);
/* The line and column (characters), from 1, of what a path leads to, or of as much of it as
 * is there. */
void psi_locate_find(const psi_locator *map, const char *path, size_t *line, size_t *column);
void psi_locate_close(psi_locator *map);

#endif
