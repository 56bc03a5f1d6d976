#include "knowledge/lexicon.h"

#include "knowledge/lexicon_de.h"
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

/* The rows of a language, in the order of psi_list_name, from its arrays. */
#define LIST(language, name, says, words)                                                          \
  {PSI_HEAD(psi_lexicon_table), language, name, says, PSI_ITEMS(words)}
#define LANGUAGE(code, prefix)                                                                     \
  LIST(code, "solution", "Things to buy, build or do; \"!\" marks what is none.",                  \
       prefix##_solution),                                                                         \
      LIST(code, "lack",                                                                           \
           "Words that say something is missing; ~ is the missing thing, \"!\" marks what does "   \
           "not say it.",                                                                          \
           prefix##_lack),                                                                         \
      LIST(code, "need_verb", "Need used as a verb; marked like those of lack.", prefix##_need),   \
      LIST(code, "blame", "Words that end a search at a person.", prefix##_blame),                 \
      LIST(code, "generic_role", "Roles that could be anybody.", prefix##_generic_role),           \
      LIST(code, "compound", "Words that join two statements in one.", prefix##_compound),         \
      LIST(code, "action_verb", "Verbs an activity begins with.", prefix##_action_verb)

static const ps_lexicon lists[] = {
    LANGUAGE("en", en), /* first: a configuration begins with it */
    LANGUAGE("de", de),
};

const ps_lexicon *ps_lexicon_at(size_t index) {
  return index < PSI_COUNT(lists) ? &lists[index] : NULL;
}

const char *psi_lexicon_language(size_t index) {
  return index < PSI_COUNT(lists) / PSI_LIST_COUNT ? lists[index * PSI_LIST_COUNT].language : NULL;
}

const ps_lexicon *psi_lexicon(const char *language, psi_list_name list) {
  for (size_t i = 0; i < PSI_COUNT(lists); i += PSI_LIST_COUNT)
    if (strcmp(lists[i].language, language) == 0) return &lists[i + (size_t)list];
  return NULL;
}

psi_list_name psi_lexicon_list(const char *name) {
  size_t i = 0;
  while (i < PSI_LIST_COUNT && strcmp(lists[i].list, name) != 0) i++;
  return (psi_list_name)i;
}

const char *psi_lexicon_list_name(psi_list_name list) { return lists[list].list; }
