#include "check/waivers.h"

#include "check/users.h"
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
    if (!psi_pulse_beat(k->pulse, 1 + waivers->count / 4)) return false;
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

/* The gravest findings of one rule: of all, of those about the case as a whole (which are of one
 * thing with any other finding), and of those about an object, by its id. A higher number is less
 * grave. */
typedef struct tellers {
  psi_users of; /* ps_finding */
  const ps_finding *gravest, *gravest_whole;
} tellers;

/* Whether a finding is about the case as a whole: it names no object, or the case first. */
static bool is_whole(const psi_check *k, const ps_finding *finding) {
  return finding->objects.count == 0 || psi_same(finding->objects.items[0], k->c->id);
}

static const ps_finding *graver(const ps_finding *a, const ps_finding *b) {
  return a == NULL || b->severity < a->severity ? b : a;
}

static bool add_teller(psi_check *k, tellers *t, const ps_finding *finding) {
  t->gravest = graver(t->gravest, finding);
  if (is_whole(k, finding)) t->gravest_whole = graver(t->gravest_whole, finding);
  for (size_t i = 0; i < finding->objects.count; i++) {
    psi_user *first = psi_users_of(&t->of, finding->objects.items[i]);
    if (first != NULL)
      first->item = graver(first->item, finding);
    else if (!psi_users_add(&t->of, k->store, finding->objects.items[i], finding))
      return false;
  }
  return true;
}

/* Whether one of the tellers is of one thing with a finding, and no less grave. */
static bool is_told(const psi_check *k, const tellers *t, const ps_finding *finding) {
  const ps_finding *best = is_whole(k, finding) ? t->gravest : t->gravest_whole;
  for (size_t i = 0; i < finding->objects.count; i++) {
    const psi_user *first = psi_users_of(&t->of, finding->objects.items[i]);
    if (first != NULL) best = graver(best, first->item);
  }
  return best != NULL && finding->severity >= best->severity;
}

/* Findings of one rule, as they stand together: [from, to). */
typedef struct run {
  const char *rule;
  size_t from, to;
} run;

static size_t find_runs(const ps_finding *findings, size_t count, run *runs) {
  size_t made = 0;
  for (size_t i = 0; i < count; i++) {
    if (made == 0 || runs[made - 1].rule != findings[i].rule)
      runs[made++] = (run){findings[i].rule, i, i};
    runs[made - 1].to = i + 1;
  }
  return made;
}

/* Folds under the findings of one rule what it tells already. */
static bool fold_under(psi_check *k, const ps_rule *row, ps_finding *findings, const run *runs,
                       size_t count) {
  tellers t = {{NULL, 0, 0}, NULL, NULL};
  for (size_t r = 0; r < count; r++)
    for (size_t i = runs[r].from; runs[r].rule == row->id && i < runs[r].to; i++)
      if (findings[i].verdict == PS_VERDICT_FAIL && !add_teller(k, &t, &findings[i])) return false;
  for (size_t r = 0; r < count && t.gravest != NULL; r++) {
    const bool subsumed = psi_has(&row->subsumes, runs[r].rule);
    for (size_t i = runs[r].from; subsumed && i < runs[r].to; i++) {
      ps_finding *other = &findings[i];
      if (!psi_pulse_beat(k->pulse, 1)) return false;
      if (other->verdict == PS_VERDICT_FAIL && other->told_by == NULL && is_told(k, &t, other))
        other->told_by = row->id;
    }
  }
  return psi_pulse_beat(k->pulse, count);
}

/* Folds under the findings of each rule. */
static bool fold(psi_check *k, const psi_asked *asked, ps_finding *findings, size_t count) {
  run *runs = psi_store_take_raw(k->store, (count + 1) * sizeof *runs);
  if (runs == NULL) return false;
  const size_t made = find_runs(findings, count, runs);
  for (size_t r = 0; r < k->result->answers.count; r++)
    if (asked[r].rule->row.subsumes.count > 0 &&
        !fold_under(k, &asked[r].rule->row, findings, runs, made))
      return false;
  return true;
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

static int by_rank(const void *x, const void *y) {
  const place *a = x, *b = y;
  return (a->rank > b->rank) - (a->rank < b->rank);
}

/* Brings the findings in the order of `places`: each to its place, what stood there to its own,
 * and so on until the circle closes. */
static bool put_in_order(ps_finding *findings, place *places, size_t count, psi_pulse *pulse) {
  for (size_t i = 0; i < count; i++) {
    size_t to = i, from = places[i].finding;
    if (!psi_pulse_beat(pulse, 1)) return false;
    if (from == i) continue;
    const ps_finding first = findings[i];
    for (; from != i; to = from, from = places[to].finding) {
      findings[to] = findings[from];
      places[to].finding = to; /* done */
      if (!psi_pulse_beat(pulse, 1)) return false;
    }
    findings[to] = first;
    places[to].finding = to;
  }
  return true;
}

bool psi_order_findings(psi_check *k, const psi_asked *asked) {
  ps_check_result *result = k->result;
  ps_finding *findings = (ps_finding *)(uintptr_t)result->findings.items;
  size_t count = result->findings.count, rules = result->answers.count;
  if (!fold(k, asked, findings, count)) return false;
  place *places = psi_store_take(k->store, (count + 1) * sizeof *places);
  place *room = psi_store_take(k->store, (count + 1) * sizeof *room);
  if (places == NULL || room == NULL) return false;
  for (size_t i = 0, from = 0; i < count; i++) {
    places[i].rank = rank_of(&findings[i], asked, rules, &from);
    places[i].finding = i;
    if (!psi_pulse_beat(k->pulse, 1)) return false;
  }
  return psi_sort(places, room, count, sizeof *places, by_rank, k->pulse) &&
         put_in_order(findings, places, count, k->pulse);
}
