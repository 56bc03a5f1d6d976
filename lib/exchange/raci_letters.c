#include "exchange/import_raci.h"

#include "exchange/import.h"

#include <string.h>

static const char known[] = "RASCI"; /* as ps_letter from 1 */

static const struct {
  const char *word;
  char letter;
} words[] = {
    {"responsible", 'R'}, {"accountable", 'A'}, {"support", 'S'},      {"supports", 'S'},
    {"supporting", 'S'},  {"supportive", 'S'},  {"consulted", 'C'},    {"consult", 'C'},
    {"informed", 'I'},    {"inform", 'I'},      {"and", 0},            {"or", 0},
};

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_word_byte(char c) { return is_letter(c) || (unsigned char)c >= 0x80; }

static bool is_nothing(const char *cell) {
  static const char *const nothing[] = {"",    "-",    "--",   "---",          "n/a",
                                        "na",  "none", "nil",  "\xE2\x80\x93", "\xE2\x80\x94",
                                        ".",   "/",    "\xE2\x88\x92"};
  for (size_t i = 0; i < sizeof nothing / sizeof nothing[0]; i++)
    if (psi_same_folded(cell, strlen(cell), nothing[i], strlen(nothing[i]))) return true;
  return false;
}

static void add(psi_letters *l, char letter) {
  if (letter >= 'a') letter = (char)(letter - ('a' - 'A'));
  const char *at = strchr(known, letter);
  if (at != NULL) {
    ps_letter k = (ps_letter)(at - known + 1);
    for (size_t i = 0; i < l->known_count; i++)
      if (l->known[i] == k) return;
    l->known[l->known_count++] = k;
    return;
  }
  for (size_t i = 0; i < l->other_count; i++)
    if (l->other[i] == letter) return;
  l->other[l->other_count++] = letter;
}

/* "RA" or "ci": known letters only, each once; a word of small letters is one only
 * where it is the whole cell ("is" in a sentence is none). */
static bool is_run(const char *word, size_t length, bool alone) {
  if (length > 5) return false;
  for (size_t i = 0; i < length; i++) {
    char c = (char)(is_capital(word[i]) ? word[i] : word[i] - ('a' - 'A'));
    if ((unsigned char)word[i] >= 0x80 || strchr(known, c) == NULL) return false;
    if (!is_capital(word[i]) && !alone) return false;
    for (size_t j = 0; j < i; j++)
      if ((word[j] | 32) == (word[i] | 32)) return false;
  }
  return true;
}

static bool read_word(const char *word, size_t length, bool alone, psi_letters *l) {
  if (length == 1 && is_letter(*word)) {
    add(l, *word);
    return true;
  }
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    if (!psi_same_folded(word, length, words[i].word, strlen(words[i].word))) continue;
    if (words[i].letter != 0) add(l, words[i].letter);
    return true;
  }
  if (!is_run(word, length, alone)) return false;
  for (size_t i = 0; i < length; i++) add(l, word[i]);
  return true;
}

/* Bytes of a mark at `at`: what is no word, ticks, dashes and emoji too. */
static size_t mark_length(const char *at) {
  static const struct {
    unsigned char lead;
    size_t length;
  } marks[] = {{0xC2, 2}, {0xE2, 3}, {0xEF, 3}, {0xF0, 4}};
  for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
    if ((unsigned char)*at == marks[i].lead) return marks[i].length;
  return is_word_byte(*at) ? 0 : 1;
}

psi_cell_kind psi_letters_read(const char *cell, psi_letters *l) {
  memset(l, 0, sizeof *l);
  if (is_nothing(cell)) return PSI_CELL_EMPTY;
  for (const char *at = cell; *at != '\0';) {
    size_t length = mark_length(at);
    if (length == 0) {
      while (mark_length(at + length) == 0) length++;
      bool alone = at == cell && at[length] == '\0';
      if (!read_word(at, length, alone, l)) return PSI_CELL_TEXT;
    }
    at += length;
  }
  return l->known_count + l->other_count > 0 ? PSI_CELL_LETTERS : PSI_CELL_TEXT;
}
