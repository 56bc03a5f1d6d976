/* Text being written: into one growing block, or in pieces to a ps_write. The
 * first failure sticks and later writing does nothing, so that callers need to
 * look only once, at the end. */
#ifndef PSI_BASE_BUFFER_H
#define PSI_BASE_BUFFER_H

#include "base/pulse.h"

typedef struct psi_buffer {
  ps_allocator allocator;
  char *block; /* the text begins behind a size_t that holds the block's size */
  size_t capacity;
  size_t limit;  /* of the block, what may be filled before somebody looks at the pulse */
  size_t length; /* of the text in the block */
  psi_pulse *pulse; /* beaten by what is written; NULL for none */
  ps_write write;
  void *data;
  ps_status status;
} psi_buffer;

/* Collects a text of any length. */
psi_buffer psi_buffer_new(const ps_allocator *allocator);
/* Passes the text on in pieces. */
psi_buffer psi_buffer_to(ps_write write, void *data, const ps_allocator *allocator);

void psi_out(psi_buffer *out, const char *bytes, size_t length);
void psi_out_text(psi_buffer *out, const char *text);
void psi_out_char(psi_buffer *out, char c);
void psi_out_repeat(psi_buffer *out, char c, size_t times);
void psi_out_integer(psi_buffer *out, int64_t value);
void psi_out_number(psi_buffer *out, double value);

/* Room for `most` bytes at the end of the text, to be written directly and then
 * counted by adding to `length`; NULL after a failure. */
char *psi_out_room(psi_buffer *out, size_t most);

/* Ends a buffer made by psi_buffer_to(): passes on what is left, frees the block. */
ps_status psi_buffer_flush(psi_buffer *out, ps_error *error);
/* Ends a buffer made by psi_buffer_new(): the text, to be freed by
 * ps_text_free(), or NULL with the error filled in. */
char *psi_buffer_take(psi_buffer *out, size_t *length, ps_error *error);
void psi_buffer_drop(psi_buffer *out);

#endif
