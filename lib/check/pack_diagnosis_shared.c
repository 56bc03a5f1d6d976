/* What the rules of diagnosis share: when they apply, sets of factors, names in a sentence. */
#include "check/pack_diagnosis.h"

#include <stdio.h>
#include <string.h>

/* ---- when the rules apply ---- */

bool psi_may_be_performance(psi_check *k) {
  if (k->c->purpose == PS_PURPOSE_UNSET) return true;
  return psi_performance_only(k);
}

bool psi_has_supported(const psi_check *k) {
  for (size_t i = 0; i < k->c->causes.count; i++)
    if (psi_is_supported(k->c->causes.items[i])) return true;
  return false;
}

static bool has_confirmed(const psi_check *k) {
  for (size_t i = 0; i < k->c->causes.count; i++)
    if (psi_is_confirmed(k->c->causes.items[i])) return true;
  return false;
}

bool psi_concludes(const psi_check *k) {
  if (psi_over(k, PS_PHASE_KIND_DIAGNOSE) || psi_reached(k, PS_PHASE_KIND_DESIGN)) return true;
  return k->started[PS_PHASE_KIND_DIAGNOSE] != 0 ? has_confirmed(k) : psi_has_supported(k);
}

bool psi_knows_framework(psi_check *k) {
  if (k->framework != NULL) return true;
  psi_say(k, "framework", k->c->framework);
  psi_unknown_because(k, k->c, "framework",
                      "what the framework \"{framework}\" looks at; it is neither built in nor "
                      "registered");
  return false;
}

/* ---- saying ---- */

const char *psi_name_of_framework(const ps_framework *framework) {
  return framework->name != NULL ? framework->name : framework->id;
}

const char *psi_name_of_cell(const ps_framework_cell *cell) {
  return cell->name != NULL ? cell->name : cell->id;
}

/* ---- sets of factors, a bit each ---- */

uint64_t psi_factor_bit(const char *factor) {
  const bool like_one = factor != NULL && factor[0] == 'F' && factor[1] >= '0' &&
                        factor[1] <= '3' && factor[2] >= '0' && factor[2] <= '9' &&
                        factor[3] == '\0';
  const int number = like_one ? (factor[1] - '0') * 10 + (factor[2] - '0') : PSI_FACTORS;
  return number < PSI_FACTORS ? UINT64_C(1) << number : 0;
}

size_t psi_factor_count(uint64_t set) {
  size_t count = 0;
  for (; set != 0; set &= set - 1) count++;
  return count;
}

uint64_t psi_factor_bits(const ps_text_list *factors) {
  uint64_t set = 0;
  for (size_t i = 0; i < factors->count; i++) set |= psi_factor_bit(factors->items[i]);
  return set;
}

uint64_t psi_factors_of(const ps_framework *framework) {
  uint64_t set = 0;
  for (size_t i = 0; i < framework->mappings.count; i++)
    if (framework->mappings.items[i].cell != NULL)
      set |= psi_factor_bits(&framework->mappings.items[i].factors);
  return set;
}

uint64_t psi_factors_of_level(ps_work_level level) {
  uint64_t set = 0;
  for (size_t i = 0; ps_factor_at(i) != NULL; i++)
    if (ps_factor_at(i)->level == level) set |= UINT64_C(1) << i;
  return set;
}

void psi_list_factors(psi_check *k, const char *heading, uint64_t set) {
  char text[400], rest[32];
  size_t length = 0, more = 0;
  for (size_t i = 0; ps_factor_at(i) != NULL; i++) {
    const char *name = (set >> i & 1) != 0 ? ps_factor_at(i)->name : "";
    const bool fits = more == 0 && length + strlen(name) + sizeof "; " <= sizeof text;
    more += *name != '\0' && !fits;
    length += (size_t)snprintf(text + length, sizeof text - length, "%s%s",
                               length == 0 || *name == '\0' || !fits ? "" : "; ",
                               fits ? name : "");
  }
  snprintf(rest, sizeof rest, "; and %d more", (int)more);
  if (set != 0) // same either way: examples leave evidence out; tests/unit/check_frameworks.c
    psi_evidence(k, "%s: %s%s.", heading, text, more > 0 ? rest : "");
}

/* ---- questions and causes ---- */

bool psi_is_unsorted(const ps_inquiry *inquiry) {
  return psi_factor_bit(inquiry->factor) == 0 && inquiry->part == PS_PART_UNSET &&
         !psi_marked(inquiry, "factor");
}

const ps_cause *psi_unsorted_cause(const psi_check *k) {
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    if (cause->status >= PS_CAUSE_STATUS_SUPPORTED && psi_factor_bit(cause->factor) == 0 &&
        !psi_marked(cause, "factor"))
      return cause;
  }
  return NULL;
}

bool psi_is_put(const psi_check *k, const ps_inquiry *inquiry) {
  return k->as_of == 0 || inquiry->on <= k->as_of;
}
