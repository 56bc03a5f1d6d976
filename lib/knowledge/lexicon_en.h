/* English words. Small letters; a phrase has single spaces. Plurals in -s and -es are found
 * by themselves. */
#define PSI_LEXICON_EN(X)                                                                          \
  X(PSI_LIST_SOLUTION, "solution", "Things to buy, build or do.", "training", "course", "workshop",\
    "e-learning", "webinar", "system", "app", "incentive", "bonus", "hire")                        \
  X(PSI_LIST_LACK, "lack", "Words that say something is missing.", "lack of", "no", "not enough",  \
    "more", "need", "without", "missing", "lack")                                                  \
  X(PSI_LIST_NEED_VERB, "need_verb", "Need used as a verb.", "we need", "they need", "need to")    \
  X(PSI_LIST_BLAME, "blame", "Words that end a search at a person.", "careless", "lazy",           \
    "human error", "stupid", "carelessness")                                                       \
  X(PSI_LIST_GENERIC_ROLE, "generic_role", "Roles that could be anybody.", "team", "manager",      \
    "management", "everyone", "staff", "people", "department")                                     \
  X(PSI_LIST_COMPOUND, "compound", "Words that join two statements in one.", "because", "and",     \
    "since", "due to")                                                                             \
  X(PSI_LIST_ACTION_VERB, "action_verb", "Verbs an activity begins with.", "decide", "build",      \
    "measure", "write", "review")
