/* Looking for words in texts. Whole words, letters compared without case (ASCII, Latin-1,
 * Latin Extended-A), simple plurals, phrases before words. Precision before recall: what is
 * told must be there. How the lists of words are written: knowledge/lexicon.h.
 *
 * What is not seen: irony, most negation, paraphrase; letters written as two characters (a
 * letter and its accent); and texts in another language than the lists are in. */
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
/* The first place where a text joins a word of lack, or "need" as a verb, to a solution, in
 * one clause and near it; the hit spans both. Solutions that stand in `own`, the name of what
 * is measured (may be NULL), do not count. */
bool psi_lack_find(const psi_check *k, const char *text, const char *own, psi_hit *hit);
/* The first place where a word or phrase stands in a text, by the same rules. */
bool psi_word_find(const char *text, size_t from, const char *word, psi_hit *hit);
/* How many words a text has; those joined by a hyphen are one. */
size_t psi_word_count(const char *text);
/* A value for the message: the words of a hit, as they stand there. */
void psi_say_hit(psi_check *k, const char *name, const char *text, psi_hit hit);
/* The place of a hit as people count: its first and last character, from 1. */
size_t psi_hit_first(const char *text, psi_hit hit);
size_t psi_hit_last(const char *text, psi_hit hit);

#endif
