/* Where something is in a case, as "causes[3].evidence[0].date": built while
 * walking down, taken back while coming up. */
#ifndef PSI_BASE_PATH_H
#define PSI_BASE_PATH_H

#include <stddef.h>

typedef struct psi_path {
  char text[256]; /* what does not fit is left out: field names are short */
  size_t length;
} psi_path;

/* Each returns the length before, to be given to psi_path_cut() afterwards. */
size_t psi_path_member(psi_path *path, const char *name);
size_t psi_path_item(psi_path *path, size_t index);
void psi_path_cut(psi_path *path, size_t length);

#endif
