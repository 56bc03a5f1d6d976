/* Checking the cases of a portfolio one after the other. */
#include "check/portfolio.h"

#include "base/error.h"
#include "results/checked.h"
#include "results/findings.h"

#include <string.h>

/* What one rule says of one unit, so far. */
typedef struct unit_answer {
  const char *unit;
  size_t asked; /* which rule */
  ps_date as_of;
  ps_verdict verdict;
  const ps_check_result *result; /* the findings, where it fails or cannot tell; ours */
} unit_answer;

struct ps_portfolio_check {
  ps_check_options options;
  ps_settings settings;
  ps_store *store; /* the rules asked for */
  const psi_asked *asked;
  size_t count;
  psi_memory memory;
  unit_answer *units;
  size_t unit_count, unit_capacity;
  bool compares; /* a rule of portfolios is asked: something must be remembered */
};

ps_portfolio_check *ps_portfolio_check_new(const ps_check_options *options,
                                           const ps_settings *settings, ps_error *error) {
  ps_settings s = psi_settings(settings);
  ps_portfolio_check *made = psi_resize(&s.allocator, NULL, 0, sizeof *made);
  if (made == NULL) {
    psi_fail_memory(error);
    return NULL;
  }
  memset(made, 0, sizeof *made);
  made->settings = s;
  made->store = psi_store_new(&s.allocator);
  made->memory.store = psi_store_new(&s.allocator);
  if (made->store == NULL || made->memory.store == NULL) {
    psi_fail_memory(error);
  } else if (psi_check_options_take(options, &made->options, error)) {
    made->asked = psi_asked_rules(&made->options, made->store, &made->count, error);
  }
  for (size_t i = 0; i < made->count; i++)
    made->compares = made->compares || made->asked[i].rule->row.scope == PS_SCOPE_PORTFOLIO;
  if (made->asked != NULL) return made;
  ps_portfolio_check_free(made);
  return NULL;
}

void ps_portfolio_check_free(ps_portfolio_check *check) {
  if (check == NULL) return;
  const ps_allocator a = check->settings.allocator;
  psi_memory *m = &check->memory;
  for (size_t i = 0; i < check->unit_count; i++)
    ps_result_free((void *)(uintptr_t)check->units[i].result);
  psi_free(&a, check->units, check->unit_capacity * sizeof *check->units);
  psi_free(&a, m->cases, m->case_capacity * sizeof *m->cases);
  psi_free(&a, m->assets, m->asset_capacity * sizeof *m->assets);
  psi_free(&a, m->uses, m->use_capacity * sizeof *m->uses);
  psi_free(&a, m->partners, m->partner_capacity * sizeof *m->partners);
  psi_free(&a, m->units, m->unit_capacity * sizeof *m->units);
  psi_store_free(m->store);
  psi_store_free(check->store);
  psi_free(&a, check, sizeof *check);
}

/* ---- once per unit ---- */

static unit_answer *answer_for(ps_portfolio_check *check, const char *unit, size_t asked) {
  for (size_t i = 0; i < check->unit_count; i++)
    if (check->units[i].unit == unit && check->units[i].asked == asked) return &check->units[i];
  if (!psi_grow(&check->settings.allocator, (void **)&check->units, &check->unit_capacity,
                check->unit_count + 1, sizeof *check->units))
    return NULL;
  unit_answer *made = &check->units[check->unit_count++];
  memset(made, 0, sizeof *made);
  made->unit = unit;
  made->asked = asked;
  return made;
}

/* Whether what a case says of a unit replaces what was said before. */
static bool is_better(const unit_answer *before, ps_verdict verdict, ps_date as_of) {
  if (before->verdict == PS_VERDICT_UNSET) return true;
  if (before->verdict == PS_VERDICT_PASS || verdict == PS_VERDICT_PASS)
    return before->verdict != PS_VERDICT_PASS;
  if ((before->verdict == PS_VERDICT_NOT_APPLICABLE) != (verdict == PS_VERDICT_NOT_APPLICABLE))
    return before->verdict == PS_VERDICT_NOT_APPLICABLE;
  return as_of > before->as_of;
}

/* Asks one rule of one partnership of the case at hand. */
static bool ask_partnership(ps_portfolio_check *check, psi_check *k, size_t asked, size_t which) {
  psi_check one = *k;
  one.result = psi_check_result_new(&check->settings.allocator);
  one.partnerships = k->partnerships + which;
  one.partnership_count = 1;
  bool fine = one.result != NULL && psi_check_rule(&one, &check->asked[asked]) &&
              psi_check_finish(&one, &check->asked[asked]);
  const char *unit = fine ? psi_unit(&check->memory, k->partnerships[which].unit) : NULL;
  unit_answer *answer = unit == NULL ? NULL : answer_for(check, unit, asked);
  if (answer != NULL && is_better(answer, one.result->answers.items[0].verdict, k->as_of)) {
    const ps_check_result *old = answer->result;
    answer->verdict = one.result->answers.items[0].verdict;
    answer->as_of = k->as_of;
    answer->result = one.result;
    one.result = (void *)(uintptr_t)old;
  }
  ps_result_free(one.result);
  return answer != NULL;
}

bool psi_portfolio_relationships(ps_portfolio_check *check, psi_check *k, bool telling) {
  size_t own = 0;
  for (size_t p = 0; p < k->partnership_count; p++) {
    if (k->partnerships[p].unit == NULL) {
      own++;
      continue;
    }
    for (size_t i = 0; telling && i < check->count; i++)
      if (check->asked[i].rule->row.scope == PS_SCOPE_RELATIONSHIP &&
          !ask_partnership(check, k, i, p))
        return false;
  }
  /* Those without a unit are asked with the case, which is all that is known of them. */
  psi_partnership *left = psi_store_take(k->store, (own + 1) * sizeof *left);
  if (left == NULL) return false;
  size_t count = 0;
  for (size_t p = 0; p < k->partnership_count; p++)
    if (k->partnerships[p].unit == NULL) left[count++] = k->partnerships[p];
  k->partnerships = left;
  k->partnership_count = count;
  return true;
}

ps_check_result *ps_portfolio_check_case(ps_portfolio_check *check, const ps_case *c,
                                         ps_error *error) {
  if (check == NULL || c == NULL) {
    psi_fail_argument(error, "ps_portfolio_check_case: there is no check or case (NULL).");
    return NULL;
  }
  ps_store *store = psi_store_new(&check->settings.allocator);
  if (store == NULL) {
    psi_fail_memory(error);
    return NULL;
  }
  psi_pulse pulse = psi_pulse_of(&check->settings);
  psi_run run = {&check->options,  check->asked, check->count, store,
                 &check->settings, error,        check,        &pulse};
  ps_check_result *result = psi_run_case(&run, c);
  psi_store_free(store);
  return result;
}

bool psi_portfolio_remember(ps_portfolio_check *check, psi_check *k) {
  return !check->compares || psi_remember(&check->memory, k);
}

/* ---- all together ---- */

/* Copies a finding of one result into another. */
static bool copy_finding(ps_check_result *to, const ps_finding *finding) {
  ps_finding *made = psi_list_add(to->store, to, ps_field_find(&psi_check_result_table, "findings"));
  return made != NULL && psi_copy(to->store, made, finding);
}

/* Rules of relationships: the answers of all units in one. */
static bool gather_units(ps_portfolio_check *check, psi_check *k, size_t asked) {
  psi_asked silent = check->asked[asked];
  k->partnership_count = 0;
  if (!psi_check_rule(k, &silent)) return false;
  for (size_t i = 0; i < check->unit_count; i++) {
    const unit_answer *a = &check->units[i];
    if (a->asked != asked) continue;
    k->answer->passed.value += a->verdict == PS_VERDICT_PASS;
    k->answer->failed.value += a->verdict == PS_VERDICT_FAIL;
    k->answer->unknown.value += a->verdict == PS_VERDICT_UNKNOWN;
    k->answer->waived.value += a->verdict == PS_VERDICT_WAIVED;
    for (size_t f = 0; f < a->result->findings.count; f++)
      if (!copy_finding(k->result, &a->result->findings.items[f])) return false;
  }
  return true;
}

static bool ask_all(ps_portfolio_check *check, psi_check *k, psi_asked *together) {
  size_t count = 0;
  for (size_t i = 0; i < check->count; i++) {
    ps_scope scope = check->asked[i].rule->row.scope;
    if (scope == PS_SCOPE_CASE) continue;
    together[count++] = check->asked[i];
    if (scope == PS_SCOPE_RELATIONSHIP ? !gather_units(check, k, i)
                                       : !psi_check_rule(k, &check->asked[i]))
      return false;
  }
  return psi_check_finish(k, together);
}

ps_check_result *ps_portfolio_check_end(ps_portfolio_check *check, ps_error *error) {
  if (check == NULL) {
    psi_fail_argument(error, "ps_portfolio_check_end: there is no check (NULL).");
    return NULL;
  }
  const psi_memory *m = &check->memory;
  psi_portfolio portfolio = {m->cases, m->case_count, m->assets,   m->asset_count,
                             m->uses,  m->use_count,  m->partners, m->partner_count};
  psi_check k;
  psi_pulse pulse = psi_pulse_of(&check->settings);
  /* Rules of portfolios look at no single case: an empty one stands for the day and money. */
  ps_case *none = ps_case_new(&check->settings, error);
  ps_store *store = none == NULL ? NULL : psi_store_new(&check->settings.allocator);
  ps_check_result *result = store == NULL ? NULL : psi_check_result_new(&check->settings.allocator);
  psi_asked *together = NULL;
  bool fine = result != NULL && psi_check_begin(&k, none, &check->options, store, &pulse);
  if (fine) {
    for (size_t i = 0; i < m->case_count && check->options.as_of == 0; i++)
      if (m->cases[i].as_of > k.as_of) k.as_of = m->cases[i].as_of;
    k.result = result;
    k.portfolio = &portfolio;
    result->as_of = k.as_of;
    result->audience =
        check->options.audience != PS_AUDIENCE_UNSET ? check->options.audience : PS_AUDIENCE_TEAM;
    together = psi_store_take(store, (check->count + 1) * sizeof *together);
    fine = together != NULL && ask_all(check, &k, together);
  }
  if (result != NULL) psi_check_end(&k);
  ps_case_free(none);
  psi_store_free(store);
  if (fine) return result;
  ps_result_free(result);
  psi_pulse_end(&pulse, error);
  return NULL;
}
