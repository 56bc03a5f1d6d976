#include "check/text.h"

#include <string.h>

static char small(char letter) {
  return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

/* A byte that is part of a word: letters, digits, what is not ASCII, and - ' inside. */
static bool in_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (unsigned char)c >= 0x80;
}

/* How many bytes of the text the word takes up there, a plural's too; 0 if it is not it. */
static size_t matches(const char *at, const char *word) {
  size_t i = 0, length = strlen(word);
  while (i < length && at[i] != '\0' && small(at[i]) == small(word[i])) i++;
  if (i < length) return 0;
  if (!in_word(at[i])) return i;
  if (small(at[i]) == 's' && !in_word(at[i + 1])) return i + 1;
  if (small(at[i]) == 'e' && small(at[i + 1]) == 's' && !in_word(at[i + 2])) return i + 2;
  return 0;
}

bool psi_word_find(const char *text, size_t from, const char *word, psi_hit *hit) {
  if (text == NULL || word == NULL || *word == '\0') return false;
  for (size_t i = from; text[i] != '\0'; i++) {
    if (i > 0 && in_word(text[i - 1])) continue;
    size_t length = matches(text + i, word);
    if (length == 0) continue;
    hit->start = i;
    hit->length = length;
    return true;
  }
  return false;
}

static void keep_better(bool *found, psi_hit *best, psi_hit hit) {
  if (!*found || hit.start < best->start ||
      (hit.start == best->start && hit.length > best->length))
    *best = hit;
  *found = true;
}

bool psi_text_find(const psi_check *k, psi_list_name list, const char *text, size_t from,
                   psi_hit *hit) {
  const ps_lexicon *lexicon = psi_lexicon(k->language, list);
  bool found = false;
  psi_hit here;
  for (size_t i = 0; lexicon != NULL && i < lexicon->words.count; i++)
    if (psi_word_find(text, from, lexicon->words.items[i], &here)) keep_better(&found, hit, here);
  for (size_t i = 0; k->config != NULL && i < k->config->word_count; i++)
    if (k->config->words[i].list == list &&
        psi_word_find(text, from, k->config->words[i].word, &here))
      keep_better(&found, hit, here);
  return found;
}

size_t psi_word_count(const char *text) {
  size_t count = 0;
  for (size_t i = 0; text != NULL && text[i] != '\0'; i++)
    count += in_word(text[i]) && (i == 0 || !in_word(text[i - 1]));
  return count;
}

void psi_say_hit(psi_check *k, const char *name, const char *text, psi_hit hit) {
  const char *kept = psi_store_text(k->store, text + hit.start, hit.length);
  if (kept == NULL) k->no_memory = true;
  psi_say(k, name, kept);
}
