/* What the parts of the pack "partnership" share: sides, days, promises. */
#include "check/pack_partnership.h"

/* ---- sides ---- */

const unsigned psi_sides[PSI_SIDES] = {PSI_BUSINESS, PSI_LEARNING};

static const char *side_called(unsigned side) {
  return side == PSI_BUSINESS ? "the business" : "the learning side";
}

unsigned psi_other_side(unsigned side) { return side ^ PSI_BOTH; }

unsigned psi_side_bit(const psi_check *k, const char *party) {
  return PSI_BIT(psi_side(k, party));
}

void psi_say_sides(psi_check *k, unsigned side) {
  psi_say(k, "side", side_called(side));
  psi_say(k, "other", side_called(psi_other_side(side)));
}

void psi_side_unknown(psi_check *k, const char *party, const void *owner, const char *field) {
  const ps_party *p = psi_party(k, party);
  if (p != NULL)
    psi_unknown(k, p, "side");
  else
    psi_unknown(k, owner, field);
}

void psi_sides_unknown(psi_check *k, const ps_text_list *parties, const void *owner,
                       const char *field) {
  const char *unsure = NULL;
  for (size_t i = 0; unsure == NULL && i < parties->count; i++)
    if (psi_side_bit(k, parties->items[i]) == PSI_UNSURE) unsure = parties->items[i];
  psi_side_unknown(k, unsure, owner, field);
}

void psi_fails_without(psi_check *k, unsigned present, const void *entity, const char *field) {
  unsigned missing = PSI_BOTH & ~present;
  psi_say_sides(k, missing == PSI_LEARNING ? PSI_LEARNING : PSI_BUSINESS);
  psi_fails(k, missing == PSI_BOTH ? 1 : 0, entity, field);
}

/* ---- days ---- */

bool psi_is_under_way(const psi_check *k, ps_phase_kind kind) {
  return k->c->tier != PS_TIER_SELF && psi_reached(k, kind);
}

bool psi_is_to_come(const psi_check *k, ps_date day) { return k->as_of != 0 && day > k->as_of; }

ps_date psi_case_begins(const ps_case *c) {
  const ps_date days[] = {c->opened, c->requested_on, c->engaged_on};
  ps_date first = 0;
  for (size_t i = 0; i < PSI_COUNT(days); i++)
    if (days[i] != 0 && (first == 0 || days[i] < first)) first = days[i];
  return first;
}

bool psi_log_tells_from(psi_check *k, ps_date from) {
  if (from == 0) {
    psi_unknown(k, k->c, "opened");
  } else if (k->c->log_kept_since == 0) {
    psi_unknown(k, k->c, "log_kept_since");
  } else if (!psi_log_covers(k, from)) {
    psi_say_date(k, "since", k->c->log_kept_since);
    psi_unknown_because(k, k->c, "log_kept_since",
                        "what happened before {since}, the day the log begins");
  } else {
    return true;
  }
  return false;
}

/* ---- promises and figures ---- */

const ps_commitment *psi_commitment_at(const ps_case *c, size_t n) {
  if (n < c->commitments.count) return c->commitments.items[n];
  n -= c->commitments.count;
  for (size_t r = 0; r < c->relationships.count; r++) {
    const ps_commitment_items *list = &c->relationships.items[r]->commitments;
    if (n < list->count) return &list->items[n];
    n -= list->count;
  }
  return NULL;
}

bool psi_is_below(double value, double limit) { return value < limit - 1e-9; }
