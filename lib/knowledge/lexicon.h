/* Words that text rules look for: lists by language. */
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
/* The list of a name; PSI_LIST_COUNT if there is none. */
psi_list_name psi_lexicon_list(const char *name);
const char *psi_lexicon_list_name(psi_list_name list);

#endif
