/* The partnerships of a case: each of its relationships, or the case's own log. */
#include "check/engine.h"

#include <string.h>

/* Pointers to the items of up to two lists: those by value and those of the case. */
static const void *const *gather(ps_store *store, const void *items, size_t count, size_t size,
                                 const void *const *own, size_t own_count) {
  const void **all = psi_store_take(store, (count + own_count + 1) * sizeof *all);
  if (all == NULL) return NULL;
  for (size_t i = 0; i < count; i++) all[i] = (const char *)items + i * size;
  for (size_t i = 0; i < own_count; i++) all[count + i] = own[i];
  return all;
}

/* Whether the case's own log tells of this relationship too. */
static bool is_own(const ps_case *c, const ps_relationship *r) {
  if (c->relationships.count == 1 || c->scope_units.count == 0) return true;
  return psi_has(&c->scope_units, r->unit);
}

static bool fill(psi_check *k, psi_partnership *p, const ps_relationship *r) {
  static const ps_relationship none;
  const ps_case *c = k->c;
  bool own = r == NULL || is_own(c, r);
  p->relationship = r;
  if (r == NULL) r = &none;
  p->unit = r->unit != NULL ? r->unit : c->scope_units.count == 1 ? c->scope_units.items[0] : NULL;
  p->since = r->since;
  p->partners = r->partners.given ? &r->partners : NULL;
  p->event_count = r->events.count + (own ? c->events.count : 0);
  p->expectation_count = r->expectations.count + (own ? c->expectations.count : 0);
  p->commitment_count = r->commitments.count + (own ? c->commitments.count : 0);
  p->watch_count = r->watch.count;
#define GATHER(list, own_list)                                                                     \
  (void *)(uintptr_t)gather(k->store, r->list.items, r->list.count, sizeof *r->list.items,         \
                            (const void *const *)c->own_list.items, own ? c->own_list.count : 0)
  p->events = GATHER(events, events);
  p->expectations = GATHER(expectations, expectations);
  p->commitments = GATHER(commitments, commitments);
  p->watches = (void *)(uintptr_t)gather(k->store, r->watch.items, r->watch.count,
                                         sizeof *r->watch.items, NULL, 0);
#undef GATHER
  psi_who *who = psi_store_take(k->store, (p->event_count + 1) * sizeof *who);
  if (p->events == NULL || p->expectations == NULL || p->commitments == NULL ||
      p->watches == NULL || who == NULL)
    return false;
  for (size_t i = 0; i < p->event_count; i++) who[i] = psi_event_who(k, p->events[i]);
  p->who = who;
  return true;
}

bool psi_partnerships(psi_check *k) {
  size_t count = k->c->relationships.count;
  psi_partnership *all = psi_store_take(k->store, (count + 1) * sizeof *all);
  if (all == NULL) return false;
  for (size_t i = 0; i < count; i++)
    if (!fill(k, &all[i], k->c->relationships.items[i])) return false;
  if (count == 0 && !fill(k, &all[0], NULL)) return false;
  k->partnerships = all;
  k->partnership_count = count == 0 ? 1 : count;
  return true;
}
