/* Checking one case. */
#include "check/engine.h"

#include "base/error.h"
#include "results/checked.h"
#include "results/findings.h"

#include <string.h>

/* Everything the rules see of one case; `telling`: what a portfolio keeps may come from it.
 * This and what follows: false without memory or cancelled. */
static bool gather(const psi_run *r, psi_check *k, const ps_case *c, bool telling) {
  if (!psi_check_begin(k, c, r->options, r->store, r->pulse) || !psi_partnerships(k)) return false;
  if (r->portfolio == NULL) return true;
  return psi_portfolio_relationships(r->portfolio, k, telling) &&
         (!telling || psi_portfolio_remember(r->portfolio, k));
}

/* The last step is the ordering of what was found. */
static bool ask(const psi_run *r, psi_check *k) {
  const double from = r->pulse->from, share = (r->pulse->to - from) / (double)(r->count + 1);
  for (size_t i = 0; i <= r->count; i++) {
    psi_pulse_stretch(r->pulse, from + (double)i * share, from + (double)(i + 1) * share, 0);
    bool done = i == r->count ? psi_check_finish(k, r->asked) : psi_check_rule(k, &r->asked[i]);
    if (!done || !psi_pulse_tell(r->pulse)) return false;
  }
  return true;
}

static bool name(ps_check_result *result, const ps_case *c) {
  if (c->id != NULL) result->case_id = psi_store_text(result->store, c->id, strlen(c->id));
  if (c->title != NULL) result->title = psi_store_text(result->store, c->title, strlen(c->title));
  return (c->id == NULL) == (result->case_id == NULL) &&
         (c->title == NULL) == (result->title == NULL);
}

static ps_check_result *check(const psi_run *r, const ps_case *c, ps_audience audience,
                              bool telling) {
  psi_check k;
  ps_check_result *result = psi_check_result_new(&r->settings->allocator);
  bool done = result != NULL && gather(r, &k, c, telling);
  if (done) {
    k.result = result;
    result->as_of = k.as_of;
    result->audience = audience;
    done = psi_check_answers(result, r->count) && name(result, c) && ask(r, &k);
  }
  if (result != NULL) psi_check_end(&k);
  if (done) return result;
  ps_result_free(result);
  psi_pulse_end(r->pulse, r->error);
  return NULL;
}

/* ---- for a sponsor ---- */

static const ps_rule *rule_of(const psi_run *r, const ps_finding *finding) {
  for (size_t i = 0; i < r->count; i++)
    if (strcmp(r->asked[i].rule->row.id, finding->rule) == 0) return &r->asked[i].rule->row;
  return NULL;
}

/* Whether a copy without what is private says the same in the same place. Looks from *from on
 * and around: both tell mostly the same, in the same order. */
static bool is_said(const ps_check_result *redacted, const ps_finding *finding, size_t *from) {
  const size_t count = redacted->findings.count;
  for (size_t n = 0; n < count; n++) {
    size_t i = *from + n < count ? *from + n : *from + n - count;
    const ps_finding *other = &redacted->findings.items[i];
    if (strcmp(other->rule, finding->rule) != 0 || strcmp(other->message, finding->message) != 0 ||
        strcmp(other->path, finding->path) != 0)
      continue;
    *from = i;
    return true;
  }
  return false;
}

/* What cannot be told with its names is told by the rule's claim, once per rule and verdict: how
 * many there are could tell who they are. False where it was cancelled. */
static bool protect(const psi_run *r, ps_check_result *whole, const ps_check_result *redacted) {
  static const ps_text_list nothing = {NULL, 0, 0, true};
  ps_finding *findings = (ps_finding *)(uintptr_t)whole->findings.items; /* ours yet */
  const ps_finding *last = NULL;
  size_t kept = 0, from = 0;
  for (size_t i = 0; i < whole->findings.count; i++) {
    ps_finding finding = findings[i];
    const ps_rule *row = rule_of(r, &finding);
    bool said = !row->about_person.value && is_said(redacted, &finding, &from);
    if (!psi_pulse_beat(r->pulse, said ? 1 : redacted->findings.count / 8)) return false;
    if (!said) {
      if (last != NULL && last->rule == finding.rule && last->verdict == finding.verdict) continue;
      last = &findings[kept];
      finding.message = row->claim;
      finding.fix = row->fix; /* that of the finding may name a place */
      finding.objects = finding.evidence = nothing;
      finding.path = "";
    }
    findings[kept++] = finding;
  }
  whole->findings.count = kept;
  psi_check_count(whole);
  return true;
}

static ps_check_result *check_for_sponsor(const psi_run *r, const ps_case *c) {
  ps_redact_options options = PS_REDACT_OPTIONS_INIT;
  options.audience = PS_AUDIENCE_SPONSOR;
  options.keep_names = true;
  ps_settings s = psi_pulse_within(r->pulse, r->settings, 0, 0.2);
  ps_case *copy = ps_redact(c, &options, &s, r->error);
  psi_pulse_stretch(r->pulse, 0.2, 0.6, 0);
  ps_check_result *whole = copy == NULL ? NULL : check(r, c, PS_AUDIENCE_SPONSOR, false);
  psi_pulse_stretch(r->pulse, 0.6, 1, 0);
  ps_check_result *redacted = whole == NULL ? NULL : check(r, copy, PS_AUDIENCE_SPONSOR, true);
  ps_case_free(copy);
  bool done = redacted != NULL && protect(r, whole, redacted);
  if (redacted != NULL && !done) psi_pulse_end(r->pulse, r->error);
  ps_result_free(redacted);
  if (done) return whole;
  ps_result_free(whole);
  return NULL;
}

bool psi_check_options_take(const ps_check_options *given, ps_check_options *options,
                            ps_error *error) {
  ps_check_options defaults = PS_CHECK_OPTIONS_INIT;
  *options = defaults;
  if (given != NULL)
    memcpy(options, given, given->size < sizeof *options ? given->size : sizeof *options);
  if (options->as_of == 0 || ps_date_make(options->as_of / 10000, options->as_of / 100 % 100,
                                          options->as_of % 100) != 0)
    return true;
  psi_fail(error, PS_E_VALUE, "There is no day %d: give it as year x 10000 + month x 100 + day.",
           (int)options->as_of);
  return false;
}

ps_check_result *psi_run_case(const psi_run *r, const ps_case *c) {
  ps_audience asked = r->options->audience;
  ps_audience audience = asked != PS_AUDIENCE_UNSET ? asked : c->audience;
  return audience == PS_AUDIENCE_SPONSOR ? check_for_sponsor(r, c)
                                         : check(r, c, PS_AUDIENCE_TEAM, true);
}

ps_check_result *ps_check(const ps_case *c, const ps_check_options *given,
                          const ps_settings *settings, ps_error *error) {
  ps_check_options options;
  ps_settings s = psi_settings(settings);
  if (c == NULL) {
    psi_fail_argument(error, "ps_check: there is no case (NULL).");
    return NULL;
  }
  if (!psi_check_options_take(given, &options, error)) return NULL;
  ps_store *store = psi_store_new(&s.allocator);
  if (store == NULL) {
    psi_fail_memory(error);
    return NULL;
  }
  psi_pulse pulse = psi_pulse_of(&s);
  psi_run r = {&options, NULL, 0, store, &s, error, NULL, &pulse};
  r.asked = psi_asked_rules(&options, store, &r.count, error);
  ps_check_result *result = r.asked == NULL ? NULL : psi_run_case(&r, c);
  psi_store_free(store);
  return result;
}
