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

/* One call of ps_check(), or one of many. */
typedef struct psi_run {
  const ps_check_options *options;
  const psi_asked *asked;
  size_t count;
  ps_store *store; /* for the run only */
  const ps_settings *settings;
  ps_error *error;
  ps_portfolio_check *portfolio; /* NULL for a lone case */
  psi_pulse *pulse;
} psi_run;

/* The caller's options with every default; a smaller `size` is an older caller. False with
 * the error for a day that does not exist. */
bool psi_check_options_take(const ps_check_options *given, ps_check_options *options,
                            ps_error *error);
/* Checks one case for the audience it is for; NULL with the error. */
ps_check_result *psi_run_case(const psi_run *r, const ps_case *c);
/* Notes what a portfolio needs of a case; false without memory. */
bool psi_portfolio_remember(ps_portfolio_check *check, psi_check *k);
/* Takes the partnerships of known units out of the case at hand, and asks their rules if
 * `telling`: they answer once per unit. */
bool psi_portfolio_relationships(ps_portfolio_check *check, psi_check *k, bool telling);

ps_check_result *psi_check_result_new(const ps_allocator *allocator);
/* Gathers what rules see of a case. False without memory or, as all of these, cancelled:
 * psi_pulse_end() knows which. */
bool psi_check_begin(psi_check *k, const ps_case *c, const ps_check_options *options,
                     ps_store *store, psi_pulse *pulse);
/* Frees what it gathered that is not in the store; also where psi_check_begin() failed. */
void psi_check_end(psi_check *k);
/* The partnerships of a lone case. */
bool psi_partnerships(psi_check *k);
/* Makes room for the answers of so many rules; false without memory. */
bool psi_check_answers(ps_check_result *result, size_t count);
/* Asks one rule; false without memory. */
bool psi_check_rule(psi_check *k, const psi_asked *asked);
/* Waives, folds, sorts and counts. `asked` are the rules of the answers, in their order. */
bool psi_check_finish(psi_check *k, const psi_asked *asked);
/* Counts again what is told, after findings were taken out. */
void psi_check_count(ps_check_result *result);

#endif
