/* What the rules of the tree of causes share, and those of triangulation with them. */
#include "check/pack_cause_tree.h"

bool psi_search_settled(const psi_check *k) {
  return psi_over(k, PS_PHASE_KIND_DIAGNOSE) || psi_reached(k, PS_PHASE_KIND_DESIGN);
}

bool psi_is_ruled_out(const ps_cause *cause) { return cause->status == PS_CAUSE_STATUS_RULED_OUT; }

const char *psi_cause_name(const ps_cause *cause) {
  return cause->statement != NULL ? cause->statement : psi_name(cause);
}

psi_group_key psi_gap_of_cause(const void *cause) {
  return (psi_group_key){((const ps_cause *)cause)->gap, NULL};
}

static psi_group_key about_of(const void *evidence) {
  return (psi_group_key){((const ps_evidence *)evidence)->about, NULL};
}

bool psi_causes_by(psi_check *k, psi_group_key_of key, psi_groups *groups) {
  return psi_group(k, (const void *const *)k->c->causes.items, k->c->causes.count, key, groups);
}

bool psi_evidence_by_about(psi_check *k, psi_groups *groups) {
  const ps_evidence_list *list = &k->c->evidence;
  return psi_group(k, (const void *const *)list->items, list->count, about_of, groups);
}

/* ---- grounds ---- */

psi_grounds psi_grounds_of(const psi_check *k, const psi_groups *evidence, const ps_cause *cause) {
  psi_grounds g = {0, NULL};
  PSI_EACH_OF (*evidence, psi_group_find(evidence, cause->id), i) {
    const ps_evidence *e = k->c->evidence.items[i];
    if (k->as_of != 0 && e->date > k->as_of) continue;
    g.for_it += e->supports.value;
    if (!e->supports.set) g.unsaid = e;
  }
  return g;
}

/* ---- links ---- */

static psi_group_key parent_of(const void *item) {
  return (psi_group_key){((const psi_link *)item)->parent, NULL};
}

bool psi_links_of(psi_check *k, psi_links *l) {
  size_t count = 0, made = 0;
  for (size_t i = 0; i < k->c->causes.count; i++) count += k->c->causes.items[i]->parents.count;
  psi_link *all = psi_store_take(k->store, (count + 1) * sizeof *all);
  l->items = psi_store_take(k->store, (count + 1) * sizeof *l->items);
  if (all == NULL || l->items == NULL) { // same either way: there is memory in examples
    k->no_memory = true;
    return false; // same either way: there is memory in examples
  }
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *effect = k->c->causes.items[i];
    for (size_t j = 0; j < effect->parents.count; j++) {
      all[made] = (psi_link){effect, effect->parents.items[j]};
      l->items[made] = &all[made];
      made++;
    }
  }
  return psi_group(k, (const void *const *)l->items, count, parent_of, &l->of);
}
