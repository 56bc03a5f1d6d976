#include "knowledge/lexicon.h"

#include "knowledge/lexicon_en.h"
#include "knowledge/tables.h"

#include <string.h>

static const ps_field lexicon_rows[] = {
    PSI_TEXT(ps_lexicon, language, 1, "\"en\"."),
    PSI_TEXT_REQUIRED(ps_lexicon, list, 1, "\"solution\"."),
    PSI_TEXT(ps_lexicon, means, 1, "What its words have in common."),
    PSI_TEXTS(ps_lexicon, words, 1, "Words and phrases, in small letters."),
};
const ps_struct psi_lexicon_table = PSI_TABLE("lexicon", ps_lexicon, lexicon_rows,
                                              "A list of words that text rules look for.");

/* One table per language, rows in the order of psi_list_name. */
#define ROW(number, name, says, ...)                                                               \
  [number] = {PSI_HEAD(psi_lexicon_table), "en", name, says, PSI_LIST(__VA_ARGS__)},
static const ps_lexicon lists[] = {PSI_LEXICON_EN(ROW)};

const ps_lexicon *ps_lexicon_at(size_t index) {
  return index < PSI_COUNT(lists) ? &lists[index] : NULL;
}

const ps_lexicon *psi_lexicon(const char *language, psi_list_name list) {
  for (size_t i = 0; i < PSI_COUNT(lists); i++)
    if (strcmp(lists[i].language, language) == 0 && i % PSI_LIST_COUNT == (size_t)list)
      return &lists[i];
  return NULL;
}

psi_list_name psi_lexicon_list(const char *name) {
  size_t i = 0;
  while (i < PSI_LIST_COUNT && strcmp(lists[i].list, name) != 0) i++;
  return (psi_list_name)i;
}

const char *psi_lexicon_list_name(psi_list_name list) { return lists[list].list; }
