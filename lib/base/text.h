/* UTF-8 and words. */
#ifndef PSI_BASE_TEXT_H
#define PSI_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The offset of the first byte that is not part of valid UTF-8 (RFC 3629: no
 * overlong forms, no surrogates, nothing above U+10FFFF); `length` if all is. */
size_t psi_utf8_check(const char *text, size_t length);

/* The length of the UTF-8 character at `text` (1 to 4), or 0 if it is not one. */
size_t psi_utf8_length(const char *text, size_t available);

/* Writes a code point as UTF-8, returns its length; `buffer` takes 4 bytes. */
size_t psi_utf8_encode(uint32_t code, char *buffer);

/* Characters in a text that is valid UTF-8. */
size_t psi_utf8_count(const char *text, size_t length);

/* Edits (insert, delete, replace, swap neighbours) from one word to another, letters
 * compared without case; more than `most` is told as `most + 1`. Words over 48
 * bytes are never near. */
size_t psi_word_distance(const char *a, const char *b, size_t most);

/* The nearest of some words to one that was mistyped: an edit away for every three
 * letters, at most three. Start with {word, NULL, 0}. */
typedef struct psi_near {
  const char *word;
  const char *best; /* NULL while none is near */
  size_t distance;
} psi_near;
void psi_near_try(psi_near *near, const char *candidate);

#endif
