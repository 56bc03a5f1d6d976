/* Looking for words in texts. Whole words, letters compared without case, simple plurals,
 * phrases before words. Precision before recall: what is told must be there. */
#ifndef PSI_CHECK_TEXT_H
#define PSI_CHECK_TEXT_H

#include "check/rule.h"

/* Where in a text. */
typedef struct psi_hit {
  size_t start, length; /* bytes */
} psi_hit;

/* The first word or phrase of a list (and of the configuration's additions to it) in a text
 * at or behind byte `from`; false for none. A NULL text has none. */
bool psi_text_find(const psi_check *k, psi_list_name list, const char *text, size_t from,
                   psi_hit *hit);
/* The first place where a word or phrase stands in a text, by the same rules. */
bool psi_word_find(const char *text, size_t from, const char *word, psi_hit *hit);
/* How many words a text has. */
size_t psi_word_count(const char *text);
/* A value for the message: the words of a hit, as they stand there. */
void psi_say_hit(psi_check *k, const char *name, const char *text, psi_hit hit);

#endif
