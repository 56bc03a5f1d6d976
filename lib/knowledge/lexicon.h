/* Words that text rules look for: lists by language. A further language is one file more,
 * lexicon_xx.h, and its line in lexicon.c.
 *
 * A list is sorted, marks aside. Most words are plain; plurals in -s and
 * -es are found by themselves, a space stands for any space or a hyphen, and the longest that
 * fits counts. Marks before or behind a word say more of it:
 *
 *     "!of course"      is none of the list, though "course" is: nothing is found in it
 *     "!~ cost"         a word of the list is none where this follows: "training cost"
 *     "#no"             (lack) what is lacking must end there: in "no course participant" no
 *                       course is lacking, in "no course for them" one is
 *     "~ is missing"    (lack, need_verb) what is lacking stands before it
 *     "~ for *"         (lack) may follow what is lacking, with a few words more
 *
 * In the list of lack a plain word with "!" also ends the looking between a lack word and what
 * may be lacking: in "not enough calls are answered by the help desk" there is "are". */
#ifndef PSI_KNOWLEDGE_LEXICON_H
#define PSI_KNOWLEDGE_LEXICON_H

#include <perfsys/knowledge.h>

/* The lists. A language has a file of its own with a row for each. */
typedef enum psi_list_name {
  PSI_LIST_SOLUTION,     /* things to buy, build or do: "training", "app" */
  PSI_LIST_LACK,         /* words that say something is missing: "lack of", "not enough" */
  PSI_LIST_NEED_VERB,    /* "need" as a verb: "we need", "they need" */
  PSI_LIST_BLAME,        /* words that end a search at a person: "careless", "human error" */
  PSI_LIST_GENERIC_ROLE, /* roles that could be anybody: "team", "manager" */
  PSI_LIST_COMPOUND,     /* words that join two statements in one: "because", "and" */
  PSI_LIST_ACTION_VERB,  /* verbs an activity begins with: "decide", "build" */
  PSI_LIST_COUNT
} psi_list_name;

/* The list of a language, or NULL if perfsys has no words of it. */
const ps_lexicon *psi_lexicon(const char *language, psi_list_name list);
/* Language `index`, as "en", or NULL past the last. */
const char *psi_lexicon_language(size_t index);
/* The list of a name; PSI_LIST_COUNT if there is none. */
psi_list_name psi_lexicon_list(const char *name);
const char *psi_lexicon_list_name(psi_list_name list);

#endif
