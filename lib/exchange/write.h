/* Writing JSON, for the files of this room. */
#ifndef PSI_EXCHANGE_WRITE_H
#define PSI_EXCHANGE_WRITE_H

#include "base/buffer.h"
#include "base/field.h"

#include <perfsys/exchange.h>

typedef struct psi_writer {
  psi_buffer out;
  size_t indent; /* spaces per level; 0 writes one line */
  size_t level;
} psi_writer;

/* Checks the options; false if they cannot be. */
bool psi_json_indent(const ps_json_options *options, size_t *indent);

void psi_json_string(psi_writer *w, const char *text);
/* A line break and the indent of the level, where indented. */
void psi_json_line(psi_writer *w);
/* "name": with what stands before it: a comma unless it is the first. */
void psi_json_name(psi_writer *w, const char *name, bool *first);
void psi_json_object(psi_writer *w, const void *object);

#endif
