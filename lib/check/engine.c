/* Runs the rules over a case: what is asked for, what is waived, what is told once, in which
 * order. */
#include "check/engine.h"

#include "base/error.h"
#include "base/text.h"
#include "check/rules.h"
#include "check/users.h"
#include "check/waivers.h"
#include "model/tables.h"
#include "results/checked.h"
#include "results/findings.h"

#include <string.h>

int psi_factor_number(const char *factor) {
  size_t number = psi_row_number(factor, 'F', 0);
  return number < 64 ? (int)number : -1; /* bits of psi_check.examined */
}

/* ---- facts ---- */

static void examine(psi_check *k) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->inquiries.count; i++) {
    int number = psi_factor_number(c->inquiries.items[i]->factor);
    if (number >= 0 && c->inquiries.items[i]->answer != NULL) k->examined |= UINT64_C(1) << number;
  }
  for (size_t i = 0; i < c->causes.count; i++) {
    const ps_cause *cause = c->causes.items[i];
    int number = psi_factor_number(cause->factor);
    if (number >= 0 && cause->status >= PS_CAUSE_STATUS_SUPPORTED)
      k->examined |= UINT64_C(1) << number;
  }
  for (size_t i = 0; i < c->evidence.count; i++) {
    const ps_cause *cause = psi_cause(k, c->evidence.items[i]->about);
    int number = cause == NULL ? -1 : psi_factor_number(cause->factor);
    if (number >= 0) k->examined |= UINT64_C(1) << number;
  }
}

static void date_phases(psi_check *k) {
  const ps_case *c = k->c;
  bool open[PS_PHASE_KIND_EVALUATE + 1] = {false};
  for (size_t i = 0; i < c->phases.count; i++) {
    const ps_phase *phase = c->phases.items[i];
    ps_date *started = &k->started[phase->kind], *ended = &k->ended[phase->kind];
    if (phase->started != 0 && (*started == 0 || phase->started < *started))
      *started = phase->started;
    if (phase->ended > *ended) *ended = phase->ended;
    if (phase->started != 0 && phase->ended == 0) open[phase->kind] = true;
  }
  for (int i = 0; i <= PS_PHASE_KIND_EVALUATE; i++)
    if (open[i]) k->ended[i] = 0;
}

static bool meet_parties(psi_check *k) {
  const ps_case *c = k->c;
  psi_who *parties = psi_store_take(k->store, (c->parties.count + 1) * sizeof *parties);
  psi_who *events = psi_store_take(k->store, (c->events.count + 1) * sizeof *events);
  if (parties == NULL || events == NULL) return false;
  for (size_t i = 0; i < c->parties.count; i++) parties[i] = psi_who_is(c->parties.items[i]);
  for (size_t i = 0; i < c->events.count; i++) events[i] = psi_event_who(k, c->events.items[i]);
  k->party_who = parties;
  k->event_who = events;
  return true;
}

bool psi_check_begin(psi_check *k, const ps_case *c, const ps_check_options *options,
                     ps_store *store, psi_pulse *pulse) {
  static const char *const usual = "4w";
  memset(k, 0, sizeof *k);
  k->c = c;
  k->store = store;
  k->pulse = pulse;
  k->as_of = options->as_of != 0 ? options->as_of : c->as_of;
  k->registry = options->registry;
  k->config = options->config;
  k->language = options->config == NULL ? "en" : options->config->language;
  k->framework = ps_registry_framework_find(k->registry, c->framework == NULL ? usual
                                                                              : c->framework);
  k->process = c->process == NULL ? NULL : ps_process_find(c->process);
  double *limits = psi_store_take(store, PSI_LIMIT_COUNT * sizeof *limits);
  if (limits == NULL) return false;
  for (size_t i = 0; i < PSI_LIMIT_COUNT; i++)
    limits[i] = k->config == NULL ? ps_threshold_at(i)->value.value : k->config->limits[i];
  k->limits = limits;
  k->memo = psi_store_take(store, sizeof *k->memo);
  if (k->memo == NULL) return false;
  date_phases(k);
  examine(k);
  return meet_parties(k) && psi_pulse_beat(pulse, 0);
}

void psi_check_end(psi_check *k) {
  if (k->memo != NULL) ps_result_free((void *)(uintptr_t)k->memo->sizes);
}

bool psi_check_answers(ps_check_result *result, size_t count) {
  result->answers.items = psi_store_take(result->store, (count + 1) * sizeof *result->answers.items);
  if (result->answers.items == NULL) return false;
  result->answers.capacity = count + 1;
  return true;
}

/* ---- one rule ---- */

static void look(psi_check *k) {
  const psi_rule *rule = k->rule;
  if (rule->row.scope != PS_SCOPE_RELATIONSHIP) {
    rule->look(k);
    return;
  }
  for (size_t i = 0; i < k->partnership_count; i++) {
    k->partnership = &k->partnerships[i];
    rule->look(k);
  }
  k->partnership = NULL;
}

/* Lets the rule look; false if it was left by psi_beat(). */
static bool look_unless_cancelled(psi_check *k) {
  jmp_buf out;
  if (setjmp(out) != 0) return false;
  k->out = &out;
  look(k);
  k->out = NULL;
  return true;
}

bool psi_check_rule(psi_check *k, const psi_asked *asked) {
  ps_answer *answer = psi_results_item(k->result->store, &k->result->answers, sizeof *answer);
  if (answer == NULL) return false;
  answer->object.type = &psi_answer_table;
  const ps_rule *row = &asked->rule->row;
  answer->rule = row->id;
  answer->name = row->name;
  answer->pack = row->pack;
  answer->severity = asked->severity;
  answer->claim = row->claim;
  answer->failed.set = answer->unknown.set = answer->passed.set = answer->waived.set = true;
  k->rule = asked->rule;
  k->answer = answer;
  k->value_count = k->evidence_count = k->more_count = 0;
  memset(k->used, 0, sizeof k->used);
  if (row->scope == PS_SCOPE_PORTFOLIO && k->portfolio == NULL) {
    answer->because = "It compares cases; there is only one.";
    return true;
  }
  return look_unless_cancelled(k) && !k->no_memory && !k->memo->no_memory;
}

static void settle(ps_answer *answer) {
  answer->verdict = answer->failed.value > 0    ? PS_VERDICT_FAIL
                    : answer->unknown.value > 0 ? PS_VERDICT_UNKNOWN
                    : answer->waived.value > 0  ? PS_VERDICT_WAIVED
                    : answer->passed.value > 0  ? PS_VERDICT_PASS
                                                : PS_VERDICT_NOT_APPLICABLE;
}

/* ---- the whole ---- */

static bool in_order(ps_check_result *result, const ps_answer *answer) {
  const char **item = psi_results_item(result->store, &result->in_order, sizeof *item);
  if (item != NULL) *item = answer->claim;
  return item != NULL;
}

/* The claims that hold: those of the core pack first, in its order. */
static bool tell_in_order(ps_check_result *result, const psi_asked *asked) {
  const ps_answer *core[PSI_CORE_COUNT + 1] = {NULL};
  bool told = true;
  for (size_t i = 0; i < result->answers.count; i++) {
    int64_t place = asked[i].rule->row.core.value;
    if (place <= PSI_CORE_COUNT) core[place] = &result->answers.items[i];
  }
  for (int i = 1; i <= PSI_CORE_COUNT; i++)
    if (core[i] != NULL && core[i]->verdict == PS_VERDICT_PASS)
      told = told && in_order(result, core[i]);
  for (size_t i = 0; i < result->answers.count; i++)
    if (!asked[i].rule->row.core.set && result->answers.items[i].verdict == PS_VERDICT_PASS)
      told = told && in_order(result, &result->answers.items[i]);
  return told;
}

void psi_check_count(ps_check_result *result) {
  ps_integer *counts[] = {&result->errors, &result->warnings, &result->notes, &result->waived,
                          &result->passed, &result->unknown,  &result->not_applicable};
  for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) counts[i]->value = 0;
  for (size_t i = 0; i < result->findings.count; i++) {
    const ps_finding *f = &result->findings.items[i];
    if (f->verdict == PS_VERDICT_WAIVED) result->waived.value++;
    if (f->verdict != PS_VERDICT_FAIL || f->told_by != NULL) continue;
    if (f->severity == PS_SEVERITY_ERROR) result->errors.value++;
    if (f->severity == PS_SEVERITY_WARNING) result->warnings.value++;
    if (f->severity == PS_SEVERITY_NOTE) result->notes.value++;
  }
  for (size_t i = 0; i < result->answers.count; i++) {
    ps_verdict verdict = result->answers.items[i].verdict;
    if (verdict == PS_VERDICT_PASS) result->passed.value++;
    if (verdict == PS_VERDICT_UNKNOWN) result->unknown.value++;
    if (verdict == PS_VERDICT_NOT_APPLICABLE) result->not_applicable.value++;
  }
}

bool psi_check_finish(psi_check *k, const psi_asked *asked) {
  ps_check_result *result = k->result;
  if (!psi_waive(k, result)) return false;
  ps_answer *answers = (ps_answer *)(uintptr_t)result->answers.items; /* the store's, ours yet */
  for (size_t i = 0; i < result->answers.count; i++) settle(&answers[i]);
  if (!psi_order_findings(k, asked)) return false;
  psi_check_count(result);
  return tell_in_order(result, asked);
}

ps_check_result *psi_check_result_new(const ps_allocator *allocator) {
  ps_check_result *result = psi_result_new(&psi_check_result_table, allocator);
  if (result == NULL) return NULL;
  result->findings.given = result->answers.given = result->in_order.given = true;
  result->errors.set = result->warnings.set = result->notes.set = result->unknown.set = true;
  result->passed.set = result->not_applicable.set = result->waived.set = true;
  return result;
}
