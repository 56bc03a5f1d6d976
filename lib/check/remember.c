/* A case of a portfolio in a few lines. */
#include "check/portfolio.h"

#include "analysis/partner_score.h"
#include "check/text.h"

#include <math.h>
#include <string.h>

static const char *kept(psi_memory *m, const char *text) {
  return text == NULL ? NULL : psi_store_text(m->store, text, strlen(text));
}

static bool grow(psi_memory *m, void **items, size_t *capacity, size_t count, size_t size) {
  return psi_grow(psi_store_allocator(m->store), items, capacity, count + 1, size);
}

const char *psi_unit(psi_memory *m, const char *name) {
  for (size_t i = 0; i < m->unit_count; i++)
    if (strcmp(m->units[i], name) == 0) return m->units[i];
  const char *copy = kept(m, name);
  if (copy == NULL || !grow(m, (void **)&m->units, &m->unit_capacity, m->unit_count,
                            sizeof *m->units))
    return NULL;
  return m->units[m->unit_count++] = copy;
}

/* ---- the parts of a summary ---- */

static bool take_units(psi_memory *m, psi_summary *s, const ps_case *c) {
  s->units = psi_store_take(m->store, (c->scope_units.count + 1) * sizeof *s->units);
  if (s->units == NULL) return false;
  for (size_t i = 0; i < c->scope_units.count; i++) {
    const char *unit = psi_unit(m, c->scope_units.items[i]);
    if (unit == NULL) return false;
    s->units[s->unit_count++] = unit;
  }
  return true;
}

static bool take_stumbles(psi_memory *m, psi_summary *s, const ps_case *c) {
  size_t count = 0;
  for (size_t i = 0; i < c->events.count; i++)
    if (c->events.items[i]->kind == PS_EVENT_KIND_RETROSPECTIVE)
      count += c->events.items[i]->topics.count, s->looked_back = true;
  if (count == 0) return true;
  s->stumbles = psi_store_take(m->store, count * sizeof *s->stumbles);
  if (s->stumbles == NULL) return false;
  for (size_t i = 0; i < c->events.count; i++) {
    const ps_event *event = c->events.items[i];
    if (event->kind != PS_EVENT_KIND_RETROSPECTIVE) continue;
    for (size_t j = 0; j < event->topics.count; j++)
      if ((s->stumbles[s->stumble_count++] = kept(m, event->topics.items[j])) == NULL) return false;
  }
  return true;
}

static void take_request(psi_summary *s, const psi_check *k) {
  const ps_case *c = k->c;
  psi_hit hit;
  s->was_asked = c->requested_solution != NULL || c->request_text != NULL;
  s->names_solution = c->requested_solution != NULL ||
                      psi_text_find(k, PSI_LIST_SOLUTION, c->request_text, 0, &hit);
}

static void take_money(psi_summary *s, psi_check *k) {
  const ps_case *c = k->c;
  s->cost = s->spent = NAN;
  for (size_t i = 0; i < c->gaps.count; i++) {
    double cost = psi_gap_cost_per_month(k, c->gaps.items[i]);
    if (!isnan(cost)) s->cost = (isnan(s->cost) ? 0 : s->cost) + cost;
  }
  for (size_t i = 0; i < c->interventions.count; i++) {
    double spent = psi_chosen(c->interventions.items[i])
                       ? psi_likely(&c->interventions.items[i]->cost)
                       : NAN;
    if (!isnan(spent)) s->spent = (isnan(s->spent) ? 0 : s->spent) + spent;
  }
}

/* What the record of a case shows of the way of working, at least; NaN where nothing. */
static double partnering(const psi_check *k) {
  psi_partner_ask ask = {k->c,
                         k->as_of,
                         k->limits[PSI_LIMIT_PARTNERSHIP_MIN_JOINT_SHARE],
                         k->limits[PSI_LIMIT_PARTNERSHIP_FOLLOW_UP_DAYS],
                         &k->event_who->sides,
                         sizeof *k->event_who};
  psi_partner_verdict verdict;
  memset(&verdict, 0, sizeof verdict);
  psi_partner_judge(&ask, &verdict);
  if (verdict.mode != PS_PARTNER_MODE_UNSET)
    return (double)(verdict.mode - PS_PARTNER_MODE_ORDER_TAKER);
  /* At least an order taker is anybody. */
  return verdict.at_least > PS_PARTNER_MODE_ORDER_TAKER
             ? (double)(verdict.at_least - PS_PARTNER_MODE_ORDER_TAKER)
             : NAN;
}

/* (engaged - detected) / (needed - detected): how much of the time was gone. */
static double earliness(const ps_case *c) {
  ps_date detected = 0;
  for (size_t i = 0; i < c->gaps.count; i++) {
    ps_date day = c->gaps.items[i]->detected;
    if (day != 0 && (detected == 0 || day < detected)) detected = day;
  }
  if (detected == 0 || c->engaged_on == 0 || c->needed_by == 0) return NAN;
  int whole = psi_days(detected, c->needed_by);
  return whole > 0 ? (double)psi_days(detected, c->engaged_on) / whole : NAN;
}

static bool take_assets(psi_memory *m, psi_check *k);
static bool take_partners(psi_memory *m, const psi_check *k);

bool psi_remember(psi_memory *m, psi_check *k) {
  const ps_case *c = k->c;
  if (!grow(m, (void **)&m->cases, &m->case_capacity, m->case_count, sizeof *m->cases))
    return false;
  psi_summary *s = &m->cases[m->case_count];
  memset(s, 0, sizeof *s);
  s->id = kept(m, c->id == NULL ? "" : c->id);
  s->title = c->title == NULL ? s->id : kept(m, c->title);
  if (s->id == NULL || s->title == NULL) return false;
  s->purpose = c->purpose;
  s->origin = c->origin;
  s->status = c->status;
  s->opened = c->opened;
  s->closed = c->closed;
  s->as_of = k->as_of;
  s->is_open = c->status != PS_CASE_STATUS_CLOSED && c->closed == 0;
  s->serves_a_goal = c->goals.count > 0;
  s->earliness = earliness(c);
  s->log_kept = c->opened != 0 && psi_log_covers(k, c->opened);
  for (size_t i = 0; i < c->evaluations.count; i++)
    s->has_result = s->has_result || c->evaluations.items[i]->level.value >= 4;
  for (size_t i = 0; i < c->parties.count; i++) {
    const ps_party *party = c->parties.items[i];
    if (party->side != PS_SIDE_LEARNING) continue;
    if (party->title_since != 0) s->title_since = party->title_since;
    s->partner_unplaced = s->partner_unplaced || party->unit == NULL;
  }
  s->partnering = s->title_since != 0 ? partnering(k) : NAN;
  take_request(s, k);
  take_money(s, k);
  if (!take_units(m, s, c) || !take_stumbles(m, s, c)) return false;
  if (!take_assets(m, k) || !take_partners(m, k) || k->no_memory) return false;
  m->case_count++;
  return true;
}

/* ---- assets ---- */

/* Mixes a text into a key (FNV-1a, Fowler, Noll and Vo): equal texts, equal keys. */
static uint64_t mix(uint64_t key, const char *text) {
  for (; text != NULL && *text != '\0'; text++)
    key = (key ^ (unsigned char)*text) * UINT64_C(1099511628211);
  return (key ^ 0xFF) * UINT64_C(1099511628211);
}

static bool add_use(psi_memory *m, uint64_t key) {
  if (!grow(m, (void **)&m->uses, &m->use_capacity, m->use_count, sizeof *m->uses)) return false;
  psi_use *use = &m->uses[m->use_count++];
  use->key = key;
  use->made = (uint32_t)m->asset_count;
  return true;
}

/* One key for each factor, audience and task an asset is for; audiences and tasks are known
 * across cases by their names. */
static bool take_uses(psi_memory *m, const psi_check *k, const ps_asset *asset) {
  for (size_t f = 0; f < asset->factors.count; f++)
    for (size_t p = 0; p < asset->personas.count; p++)
      for (size_t t = 0; t < asset->tasks.count; t++) {
        const ps_persona *persona = psi_persona(k, asset->personas.items[p]);
        const ps_task *task = psi_task(k, asset->tasks.items[t]);
        if (persona == NULL || task == NULL) continue;
        uint64_t key = mix(UINT64_C(14695981039346656037), asset->factors.items[f]);
        if (!add_use(m, mix(mix(key, psi_name(persona)), psi_name(task)))) return false;
      }
  return true;
}

static bool take_asset(psi_memory *m, const psi_check *k, const ps_asset *asset) {
  size_t before = m->use_count;
  if (!take_uses(m, k, asset)) return false;
  if (m->use_count == before && asset->kind != PS_ASSET_KIND_TEMPLATE) return true;
  if (!grow(m, (void **)&m->assets, &m->asset_capacity, m->asset_count, sizeof *m->assets))
    return false;
  psi_made *made = &m->assets[m->asset_count];
  memset(made, 0, sizeof *made);
  made->of = (uint32_t)m->case_count;
  made->title = kept(m, psi_name(asset));
  made->created = asset->created;
  made->is_derived = asset->derived_from != NULL;
  made->is_template = asset->kind == PS_ASSET_KIND_TEMPLATE;
  made->groups = (uint32_t)asset->used_by.count;
  made->groups_known = asset->used_by.given;
  m->asset_count++;
  return made->title != NULL;
}

static bool take_assets(psi_memory *m, psi_check *k) {
  for (size_t i = 0; i < k->c->assets.count; i++)
    if (!take_asset(m, k, k->c->assets.items[i])) return false;
  return true;
}

/* ---- learning partners ---- */

static bool add_partner(psi_memory *m, const char *unit, const char *partner) {
  if (!grow(m, (void **)&m->partners, &m->partner_capacity, m->partner_count, sizeof *m->partners))
    return false;
  psi_assignment *a = &m->partners[m->partner_count];
  a->unit = psi_unit(m, unit);
  a->partner = psi_unit(m, partner); /* names recur: kept once likewise */
  a->of = m->case_count;
  m->partner_count++;
  return a->unit != NULL && a->partner != NULL;
}

/* By the relationships of a case, and by the unit of its learning parties. */
static bool take_partners(psi_memory *m, const psi_check *k) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->relationships.count; i++) {
    const ps_relationship *r = c->relationships.items[i];
    for (size_t j = 0; r->unit != NULL && j < r->partners.count; j++) {
      const ps_party *party = psi_party(k, r->partners.items[j]);
      if (!add_partner(m, r->unit, party == NULL ? r->partners.items[j] : psi_name(party)))
        return false;
    }
  }
  for (size_t i = 0; i < c->parties.count; i++) {
    const ps_party *party = c->parties.items[i];
    if (party->side == PS_SIDE_LEARNING && party->unit != NULL &&
        psi_has(&c->scope_units, party->unit) && !add_partner(m, party->unit, psi_name(party)))
      return false;
  }
  return true;
}
