#include "check/waivers.h"

#include "results/checked.h"
#include "results/findings.h"

#include <stdio.h>
#include <string.h>

/* ---- waivers ---- */

static bool covers(const ps_waiver *waiver, const ps_finding *finding) {
  if (!psi_same_words(waiver->rule, finding->rule) && !psi_same_words(waiver->rule, finding->name))
    return false;
  return waiver->object_ == NULL || psi_has(&finding->objects, waiver->object_);
}

static bool add_evidence(ps_check_result *result, ps_finding *finding, const char *text) {
  const ps_field *row = ps_field_find(&psi_finding_table, "evidence");
  const char *kept = psi_store_text(result->store, text, strlen(text));
  if (kept == NULL || psi_list_add(result->store, finding, row) == NULL) return false;
  psi_list list = psi_get_list(finding, row);
  psi_list_put(list, list.count - 1, kept);
  return true;
}

static const char *person(const psi_check *k, const ps_waiver *waiver) {
  const ps_party *party = psi_party(k, waiver->by);
  return party == NULL ? waiver->by : psi_name(party);
}

static bool waive(const psi_check *k, ps_check_result *result, ps_finding *finding,
                  const ps_waiver *waiver) {
  char text[400], day[11];
  bool over = waiver->until != 0 && k->as_of != 0 && waiver->until < k->as_of;
  const char *until = ps_date_text(waiver->until, day);
  if (waiver->by == NULL || waiver->why == NULL) {
    snprintf(text, sizeof text, "A waiver does not count: it names no %s.",
             waiver->by == NULL ? "person" : "reason");
  } else if (over) {
    snprintf(text, sizeof text, "%.100s accepted this until %s; that is over.", person(k, waiver),
             until);
  } else {
    snprintf(text, sizeof text, "%.100s accepts this%s%s: %.200s", person(k, waiver),
             waiver->until != 0 ? " until " : "", until, waiver->why);
    finding->verdict = PS_VERDICT_WAIVED;
  }
  return add_evidence(result, finding, text);
}

static ps_answer *answer_of(ps_check_result *result, const char *rule) {
  ps_answer *answers = (ps_answer *)(uintptr_t)result->answers.items; /* the store's, ours yet */
  for (size_t i = 0; i < result->answers.count; i++)
    if (strcmp(answers[i].rule, rule) == 0) return &answers[i];
  return NULL;
}

bool psi_waive(psi_check *k, ps_check_result *result) {
  const ps_waiver_items *waivers = &k->c->waivers;
  ps_finding *findings = (ps_finding *)(uintptr_t)result->findings.items;
  for (size_t i = 0; waivers->count > 0 && i < result->findings.count; i++) {
    ps_finding *finding = &findings[i];
    for (size_t j = 0; j < waivers->count && finding->verdict == PS_VERDICT_FAIL; j++)
      if (covers(&waivers->items[j], finding) &&
          !waive(k, result, finding, &waivers->items[j]))
        return false;
    if (finding->verdict != PS_VERDICT_WAIVED) continue;
    ps_answer *answer = answer_of(result, finding->rule);
    answer->failed.value--;
    answer->waived.value++;
  }
  return true;
}

/* ---- told once ---- */

/* Whether two findings are of one thing: they share an object, or one is of the case. */
static bool alike(const psi_check *k, const ps_finding *a, const ps_finding *b) {
  if (a->objects.count == 0 || b->objects.count == 0) return true;
  if (psi_same(a->objects.items[0], k->c->id) || psi_same(b->objects.items[0], k->c->id))
    return true;
  for (size_t i = 0; i < a->objects.count; i++)
    if (psi_has(&b->objects, a->objects.items[i])) return true;
  return false;
}

/* Findings that some rule may tell of as well, by their place in the list. */
typedef struct candidates {
  size_t *places;
  size_t count;
} candidates;

static void fold(const psi_check *k, const ps_rule *row, const ps_finding *teller,
                 ps_finding *findings, const candidates *all) {
  for (size_t i = 0; i < all->count; i++) {
    ps_finding *other = &findings[all->places[i]];
    if (other->told_by == NULL && other->severity >= teller->severity && alike(k, teller, other))
      other->told_by = row->id;
  }
}

/* Folds under the findings of one rule what it tells already. */
static void fold_under(const psi_check *k, const ps_rule *row, ps_finding *findings, size_t count,
                       candidates *all) {
  all->count = 0;
  for (size_t i = 0; i < count; i++)
    if (findings[i].verdict == PS_VERDICT_FAIL && psi_has(&row->subsumes, findings[i].rule))
      all->places[all->count++] = i;
  for (size_t i = 0; i < count && all->count > 0; i++)
    if (findings[i].verdict == PS_VERDICT_FAIL && findings[i].rule == row->id)
      fold(k, row, &findings[i], findings, all);
}

/* ---- first things first ---- */

typedef struct place {
  int rank;
  size_t finding;
} place;

/* `*from` is where the rule of the finding before stands: they come in the rules' order. */
static int rank_of(const ps_finding *finding, const psi_asked *asked, size_t count, size_t *from) {
  size_t i = *from;
  while (i < count && asked[i].rule->row.id != finding->rule) i++; /* one constant text */
  for (size_t again = 0; i == count && again < count; again++)
    if (asked[again].rule->row.id == finding->rule) i = again;
  *from = i < count ? i : 0;
  const ps_rule *row = i < count ? &asked[i].rule->row : NULL;
  int verdict = finding->verdict == PS_VERDICT_FAIL      ? 0
                : finding->verdict == PS_VERDICT_UNKNOWN ? 2
                                                         : 3;
  if (verdict == 0 && finding->told_by != NULL) verdict = 1;
  int core = row != NULL && row->core.set ? (int)row->core.value : PSI_CORE_COUNT + 1;
  /* What is not known is told by how much the answer matters: the core first. */
  int grave = verdict == 2 && row != NULL && row->core.set ? 0 : (int)finding->severity;
  return ((verdict * 4 + grave) * 100 + core) * 1000 + (int)i;
}

/* Merges two sorted stretches; equal ranks keep their order. */
static void merge(place *places, place *room, size_t from, size_t middle, size_t to) {
  size_t a = from, b = middle;
  for (size_t i = from; i < to; i++)
    room[i] = a < middle && (b == to || places[a].rank <= places[b].rank) ? places[a++]
                                                                          : places[b++];
  memcpy(places + from, room + from, (to - from) * sizeof *places);
}

static void sort(place *places, place *room, size_t count) {
  for (size_t width = 1; width < count; width *= 2)
    for (size_t from = 0; from + width < count; from += 2 * width)
      merge(places, room, from, from + width, from + 2 * width < count ? from + 2 * width : count);
}

bool psi_order_findings(psi_check *k, const psi_asked *asked) {
  ps_check_result *result = k->result;
  ps_finding *findings = (ps_finding *)(uintptr_t)result->findings.items;
  size_t count = result->findings.count, rules = result->answers.count;
  candidates folded = {psi_store_take(k->store, (count + 1) * sizeof *folded.places), 0};
  if (folded.places == NULL) return false;
  for (size_t r = 0; r < rules; r++)
    if (asked[r].rule->row.subsumes.count > 0)
      fold_under(k, &asked[r].rule->row, findings, count, &folded);
  place *places = psi_store_take(k->store, (count + 1) * sizeof *places);
  place *room = psi_store_take(k->store, (count + 1) * sizeof *room);
  ps_finding *sorted = psi_store_take(result->store, (count + 1) * sizeof *sorted);
  if (places == NULL || room == NULL || sorted == NULL) return false;
  for (size_t i = 0, from = 0; i < count; i++) {
    places[i].rank = rank_of(&findings[i], asked, rules, &from);
    places[i].finding = i;
  }
  sort(places, room, count);
  for (size_t i = 0; i < count; i++) sorted[i] = findings[places[i].finding];
  result->findings.items = sorted;
  result->findings.capacity = count;
  return true;
}
