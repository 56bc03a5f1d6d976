/* What rules see of a case: names, sides, phases, factors, money. */
#include "check/users.h"

#include "model/tables.h"

#include <math.h>
#include <string.h>

double psi_limit(psi_check *k, psi_limit_key key) {
  k->used[key / 64] |= UINT64_C(1) << (key % 64);
  return k->limits[key];
}

/* ---- names and texts ---- */

enum { NO_NAME = 6 };

/* How well a field names what it is in: 0 best; NO_NAME not at all. */
static size_t naming(const ps_field *field) {
  static const char *const names[NO_NAME] = {"name", "title", "statement",
                                             "activity", "text", "unit"};
  size_t i = 0;
  if (field->kind != PS_KIND_TEXT || (field->flags & PS_FIELD_LIST)) return NO_NAME;
  while (i < NO_NAME &&
         (names[i][0] != field->name[0] || strcmp(names[i], field->name) != 0))
    i++;
  return i;
}

const char *psi_name(const void *entity) {
  const ps_struct *type = ((const ps_object *)entity)->type;
  const char *best = NULL;
  size_t rank = NO_NAME;
  for (size_t i = 0; i < type->count; i++) {
    size_t here = naming(&type->fields[i]);
    if (here >= rank) continue;
    const char *text = psi_get_text(entity, &type->fields[i]);
    if (text == NULL || *text == '\0') continue;
    best = text;
    rank = here;
  }
  const char *id = ((const ps_entity *)entity)->id;
  return best != NULL ? best : id != NULL ? id : "?";
}

const void *psi_find(const psi_check *k, ps_entity_type type, const char *id) {
  psi_beat(k, 1);
  return id == NULL ? NULL : ps_find(k->c, type, id);
}

bool psi_has(const ps_text_list *list, const char *text) {
  for (size_t i = 0; text != NULL && i < list->count; i++)
    if (strcmp(list->items[i], text) == 0) return true;
  return false;
}

bool psi_marked(const void *entity, const char *field) {
  return psi_has(&((const ps_entity *)entity)->not_applicable, field);
}

bool psi_same(const char *a, const char *b) {
  return a != NULL && b != NULL && strcmp(a, b) == 0;
}

char psi_small(char letter) {
  return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

bool psi_same_words(const char *a, const char *b) {
  if (a == NULL || b == NULL) return false;
  while (*a == ' ') a++;
  while (*b == ' ') b++;
  while (*a != '\0' && psi_small(*a) == psi_small(*b)) a++, b++;
  while (*a == ' ') a++;
  while (*b == ' ') b++;
  return *a == '\0' && *b == '\0';
}

/* ---- parties ---- */

static unsigned perspectives_of(const ps_party *party) {
  unsigned bits = 0;
  for (size_t i = 0; i < party->perspectives.count; i++) {
    int value = psi_enum_find(&psi_perspective_words, party->perspectives.items[i]);
    if (value > 0) bits |= PSI_BIT(value);
  }
  return bits;
}

psi_who psi_who_is(const ps_party *party) {
  psi_who who = {1, 0, 1}; /* nobody knows of which side */
  if (party == NULL) return who;
  who.sides = PSI_BIT(party->side);
  who.levels = PSI_BIT(party->level);
  who.perspectives = perspectives_of(party);
  return who;
}

static void join(psi_who *all, psi_who more) {
  all->sides |= more.sides;
  all->perspectives |= more.perspectives;
  all->levels |= more.levels;
}

ps_side psi_side(const psi_check *k, const char *id) {
  const ps_party *party = psi_party(k, id);
  return party == NULL ? PS_SIDE_UNSET : party->side;
}

psi_who psi_who_of(const psi_check *k, const ps_text_list *parties) {
  psi_who all = {0, 0, 0};
  for (size_t i = 0; i < parties->count; i++) join(&all, psi_who_is(psi_party(k, parties->items[i])));
  return all;
}

psi_who psi_event_who(const psi_check *k, const ps_event *event) {
  psi_who all = psi_who_of(k, &event->parties);
  if (event->by != NULL) join(&all, psi_who_is(psi_party(k, event->by)));
  return all;
}

bool psi_took_part(const ps_event *event, const char *party) {
  return psi_same(event->by, party) || psi_has(&event->parties, party);
}

/* ---- the course of the work ---- */

/* The phase that a case of a status is in or past. */
static ps_phase_kind reached_by(ps_case_status status) {
  switch (status) {
    case PS_CASE_STATUS_FRAMED: return PS_PHASE_KIND_FRAME;
    case PS_CASE_STATUS_DIAGNOSED: return PS_PHASE_KIND_DIAGNOSE;
    case PS_CASE_STATUS_PLANNED: return PS_PHASE_KIND_DESIGN;
    case PS_CASE_STATUS_DELIVERING: return PS_PHASE_KIND_ROLLOUT;
    case PS_CASE_STATUS_DELIVERED: return PS_PHASE_KIND_ROLLOUT;
    case PS_CASE_STATUS_CLOSED: return PS_PHASE_KIND_EVALUATE;
    case PS_CASE_STATUS_UNSET: break;
  }
  return PS_PHASE_KIND_UNSET;
}

bool psi_reached(const psi_check *k, ps_phase_kind kind) {
  for (int i = (int)kind; i <= PS_PHASE_KIND_EVALUATE; i++)
    if (k->started[i] != 0 && (k->as_of == 0 || k->started[i] <= k->as_of)) return true;
  return reached_by(k->c->status) >= kind;
}

bool psi_over(const psi_check *k, ps_phase_kind kind) {
  if (k->ended[kind] != 0) return k->as_of == 0 || k->ended[kind] <= k->as_of;
  if (k->started[kind] != 0) return k->c->status == PS_CASE_STATUS_CLOSED;
  ps_phase_kind reached = reached_by(k->c->status);
  return reached > kind || (k->c->status == PS_CASE_STATUS_DIAGNOSED && kind == PS_PHASE_KIND_DIAGNOSE) ||
         (k->c->status == PS_CASE_STATUS_DELIVERED && kind == PS_PHASE_KIND_ROLLOUT) ||
         k->c->status == PS_CASE_STATUS_CLOSED;
}

bool psi_log_covers(const psi_check *k, ps_date from) {
  return k->c->log_kept_since != 0 && k->c->log_kept_since <= from;
}

bool psi_performance_only(psi_check *k) {
  switch (k->c->purpose) {
    case PS_PURPOSE_PERFORMANCE: return true;
    case PS_PURPOSE_UNSET: psi_unknown(k, k->c, "purpose"); return false;
    case PS_PURPOSE_LAUNCH: psi_spared(k, "The case is about a launch."); return false;
    case PS_PURPOSE_HOW_TO: psi_spared(k, "The case is about how something is done."); return false;
    case PS_PURPOSE_MANDATED: psi_spared(k, "The case is about something mandated."); return false;
    case PS_PURPOSE_ONBOARDING: psi_spared(k, "The case is about onboarding."); return false;
  }
  return false;
}

/* ---- interventions ---- */

bool psi_chosen(const ps_intervention *i) {
  return i->status == PS_INTERVENTION_STATUS_SELECTED ||
         i->status == PS_INTERVENTION_STATUS_STARTED || i->status == PS_INTERVENTION_STATUS_DONE;
}

const ps_intervention_kind *psi_kind(const ps_intervention *i) {
  return i->kind == NULL ? NULL : ps_intervention_kind_find(i->kind);
}

ps_intervention_class psi_class(const ps_intervention *i) {
  const ps_intervention_kind *kind =
      i->class_ != PS_INTERVENTION_CLASS_UNSET ? NULL : psi_kind(i);
  return kind == NULL ? i->class_ : kind->class_;
}

const char *psi_family(const ps_intervention *i) {
  if (i->family != NULL) return i->family;
  const ps_intervention_kind *kind = psi_kind(i);
  return kind == NULL || kind->family == PS_FAMILY_UNSET
             ? NULL
             : psi_enum_name(&psi_family_words, (int)kind->family);
}

double psi_likely(const ps_range *range) {
  if (range->likely.set) return range->likely.value;
  if (range->low.set && range->high.set) return (range->low.value + range->high.value) / 2;
  return range->low.set ? range->low.value : range->high.set ? range->high.value : NAN;
}

/* ---- causes ---- */

const ps_factor *psi_factor(const ps_cause *cause) {
  return cause->factor == NULL ? NULL : ps_factor_find(cause->factor);
}

bool psi_is_confirmed(const ps_cause *cause) {
  return cause->status == PS_CAUSE_STATUS_CONFIRMED;
}

bool psi_is_supported(const ps_cause *cause) {
  return cause->status == PS_CAUSE_STATUS_SUPPORTED || psi_is_confirmed(cause);
}

ps_learnable psi_learnable(const ps_cause *cause, const char *role) {
  return ps_factor_learnable(psi_factor(cause), role);
}

ps_triage psi_triage(const ps_cause *cause) {
  if (cause->triage != PS_TRIAGE_UNSET) return cause->triage;
  switch (psi_learnable(cause, NULL)) {
    case PS_LEARNABLE_YES: return PS_TRIAGE_LEARNING;
    case PS_LEARNABLE_PARTLY: return PS_TRIAGE_MIXED;
    case PS_LEARNABLE_NO: return PS_TRIAGE_OTHER;
    case PS_LEARNABLE_UNSET: break;
  }
  return PS_TRIAGE_UNSET;
}

bool psi_examined(const psi_check *k, const char *factor) {
  int number = psi_factor_number(factor);
  return number >= 0 && (k->examined >> number & 1) != 0;
}

/* ---- money ---- */

double psi_money(const psi_check *k, const ps_money *money) {
  const char *currency = k->c->currency;
  if (!money->set) return NAN;
  if (money->currency[0] != '\0' && currency != NULL && strcmp(money->currency, currency) != 0)
    return NAN;
  int digits = psi_currency_digits(money->currency[0] != '\0' ? money->currency : currency);
  double major = (double)money->minor;
  while (digits-- > 0) major /= 10;
  return major;
}

const ps_sizes *psi_sizes(psi_check *k) {
  ps_size_options options = PS_SIZE_OPTIONS_INIT;
  ps_settings settings = PS_SETTINGS_INIT;
  options.as_of = k->as_of;
  settings.allocator = *psi_store_allocator(k->store);
  settings = psi_pulse_within(k->pulse, &settings, k->pulse->from, k->pulse->from);
  if (k->memo->sizes == NULL) k->memo->sizes = ps_size(k->c, &options, &settings, NULL);
  psi_beat(k, 0);
  if (k->memo->sizes == NULL) k->no_memory = true;
  return k->memo->sizes;
}

const ps_gap_size *psi_gap_size(psi_check *k, const ps_gap *gap) {
  const ps_sizes *sizes = psi_sizes(k);
  size_t place = 0;
  return sizes != NULL && psi_place_in_case(k, psi_entity_list(PS_GAP), gap, &place) ? &sizes->gaps.items[place] : NULL;
}

double psi_gap_cost_per_month(psi_check *k, const ps_gap *gap) {
  static const double months[] = {0, 12 / 365.25, 12 / (365.25 / 7), 1, 3, 12};
  const ps_measure *measure = psi_measure(k, gap->measure);
  if (measure == NULL || measure->period == PS_PERIOD_UNSET || !gap->value_per_unit.set ||
      !gap->volume.set)
    return NAN;
  const ps_gap_size *size = psi_gap_size(k, gap);
  return size != NULL && size->cost_per_period.set
             ? size->cost_per_period.value / months[measure->period]
             : NAN;
}
