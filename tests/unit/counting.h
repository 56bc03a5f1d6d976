/* An allocator that counts, checks the sizes it is told, and can refuse a call. */
#ifndef COUNTING_H
#define COUNTING_H

#include <perfsys/base.h>

#include <stdlib.h>
#include <string.h>

typedef struct counting {
  size_t blocks, bytes; /* held now */
  long asked;           /* for new or more memory, so far */
  long refuse;          /* the call to refuse, from 1; 0 for none */
  bool lasting;         /* refuse all calls after that one too */
  bool lied;            /* it was told another size than the block has */
} counting;

#define COUNTING_INIT {0, 0, 0, 0, false, false}

enum { COUNTING_HEAD = 16 }; /* keeps the block aligned for any object */

static inline void *counting_resize(void *ctx, void *block, size_t old_size, size_t new_size) {
  counting *c = ctx;
  char *head = block == NULL ? NULL : (char *)block - COUNTING_HEAD;
  size_t known = 0;
  if (head != NULL) memcpy(&known, head, sizeof known);
  if (known != old_size) c->lied = true;
  if (new_size == 0) {
    if (head == NULL) return NULL;
    c->blocks--;
    c->bytes -= known;
    free(head);
    return NULL;
  }
  c->asked++;
  if (c->refuse > 0 && (c->asked == c->refuse || (c->lasting && c->asked > c->refuse))) return NULL;
  /* Always another block, filled with rubbish, so that nothing rests on luck. */
  char *made = malloc(COUNTING_HEAD + new_size);
  if (made == NULL) return NULL;
  memset(made, 0xA5, COUNTING_HEAD + new_size);
  memcpy(made, &new_size, sizeof new_size);
  if (head != NULL) {
    memcpy(made + COUNTING_HEAD, block, known < new_size ? known : new_size);
    free(head);
  }
  c->blocks += head == NULL;
  c->bytes += new_size - known;
  return made + COUNTING_HEAD;
}

static inline ps_settings counting_settings(counting *c) {
  ps_settings settings = PS_SETTINGS_INIT;
  settings.allocator.resize = counting_resize;
  settings.allocator.ctx = c;
  return settings;
}

#endif
