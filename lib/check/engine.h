/* Running rules. */
#ifndef PSI_CHECK_ENGINE_H
#define PSI_CHECK_ENGINE_H

#include "check/rule.h"

enum { PSI_CORE_COUNT = 25 };

/* A rule that was asked for, and how grave it is here. */
typedef struct psi_asked {
  const psi_rule *rule;
  ps_severity severity;
} psi_asked;

/* The rules asked for, `*count` of them, in a list in the store; NULL with the error for a
 * name that is none, or without memory. */
const psi_asked *psi_asked_rules(const ps_check_options *options, ps_store *store, size_t *count,
                                 ps_error *error);

ps_check_result *psi_check_result_new(const ps_allocator *allocator);
/* Gathers what rules see of a case; false without memory. */
bool psi_check_begin(psi_check *k, const ps_case *c, const ps_check_options *options,
                     ps_store *store);
/* The partnerships of a lone case. */
bool psi_partnerships(psi_check *k);
/* Asks one rule; false without memory. */
bool psi_check_rule(psi_check *k, const psi_asked *asked);
/* Waives, folds, sorts and counts. `asked` are the rules of the answers, in their order. */
bool psi_check_finish(psi_check *k, const psi_asked *asked);

#endif
