/* Diagnosis: whether the causes hang together, lead to the gap and go deep enough. */
#include "check/groups.h"
#include "check/pack_diagnosis.h"
#include "check/rules.h"

#include <math.h>
#include <stdlib.h>

typedef struct node {
  const ps_cause *cause;
  size_t mark; /* the rule's own */
} node;

static int compare_nodes(const void *x, const void *y) {
  uintptr_t a = (uintptr_t)((const node *)x)->cause, b = (uintptr_t)((const node *)y)->cause;
  return a < b ? -1 : a > b;
}

/* The causes, sorted by address, so that one is found again. */
static node *nodes_of(psi_check *k) {
  const size_t count = k->c->causes.count;
  node *nodes = psi_store_take(k->store, (count + 1) * sizeof *nodes);
  if (nodes == NULL) {
    k->no_memory = true;
    return NULL;
  }
  for (size_t i = 0; i < count; i++) nodes[i].cause = k->c->causes.items[i];
  qsort(nodes, count, sizeof *nodes, compare_nodes);
  return nodes;
}

/* The node of a cause; NULL for no cause. */
static node *node_of(const psi_check *k, node *nodes, const ps_cause *cause) {
  const node asked = {cause, 0};
  return asked.cause == NULL
             ? NULL
             : bsearch(&asked, nodes, k->c->causes.count, sizeof asked, compare_nodes);
}

static bool is_ruled_out(const ps_cause *cause) {
  return cause->status == PS_CAUSE_STATUS_RULED_OUT;
}

/* Whether something is said to lie behind a cause, and is not ruled out. */
static bool is_explained(const psi_check *k, const ps_cause *cause) {
  for (size_t i = 0; i < cause->parents.count; i++) {
    const ps_cause *parent = psi_cause(k, cause->parents.items[i]);
    if (parent != NULL && !is_ruled_out(parent)) return true;
  }
  return false;
}

/* ---- B49 ---- */

/* Marks the causes from which something leads to a gap: those that name one, and what lies
 * behind them. */
static node *mark_connected(psi_check *k) {
  node *nodes = nodes_of(k);
  const node **queue = psi_store_take(k->store, (k->c->causes.count + 1) * sizeof *queue);
  size_t first = 0, last = 0;
  if (queue == NULL) k->no_memory = true;
  if (nodes == NULL || queue == NULL) return NULL;
  for (size_t i = 0; i < k->c->causes.count; i++) {
    if (psi_gap(k, nodes[i].cause->gap) == NULL) continue;
    nodes[i].mark = 1;
    queue[last++] = &nodes[i];
  }
  while (first < last) {
    const ps_text_list *parents = &queue[first++]->cause->parents;
    for (size_t i = 0; i < parents->count; i++) {
      node *parent = node_of(k, nodes, psi_cause(k, parents->items[i]));
      if (parent == NULL || parent->mark != 0) continue;
      parent->mark = 1;
      queue[last++] = parent;
    }
  }
  return nodes;
}

static void look_at_connections(psi_check *k) {
  const bool over = psi_over(k, PS_PHASE_KIND_DIAGNOSE);
  node *nodes = NULL;
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    if (is_ruled_out(cause) || (!over && !psi_is_supported(cause))) continue;
    const bool direct = psi_gap(k, cause->gap) != NULL;
    if (!direct && nodes == NULL) nodes = mark_connected(k);
    const node *found = nodes == NULL ? NULL : node_of(k, nodes, cause);
    if (direct || (found != NULL && found->mark != 0)) {
      psi_passes(k);
    } else {
      psi_say_inside(k, "cause", cause);
      psi_fails(k, 0, cause, "gap");
    }
  }
}

/* What is at stake with a gap: its cost in a year, or the stakes of a case that has no other. */
static double stakes_of(psi_check *k, const ps_gap *gap) {
  const double year = 12 * psi_gap_cost_per_month(k, gap);
  if (isnan(year) && k->c->gaps.count == 1) return psi_money(k, &k->c->stakes);
  return year;
}

static void look_at_single(psi_check *k, const ps_gap *gap, const ps_cause *cause) {
  if (is_explained(k, cause)) {
    psi_passes(k);
    return;
  }
  const double stakes = stakes_of(k, gap);
  if (stakes > psi_limit(k, PSI_LIMIT_DIAGNOSIS_SINGLE_CAUSE_STAKES)) {
    psi_say_inside(k, "cause", cause);
    psi_say_money(k, "stakes", stakes);
    psi_object(k, cause->id);
    psi_fails(k, 1, gap, NULL);
  } else if (!isnan(stakes)) {
    psi_passes(k);
  } else if (!psi_marked(gap, "value_per_unit") && !psi_marked(k->c, "stakes")) {
    psi_say_inside(k, "gap", gap);
    psi_unknown_because(k, gap, "value_per_unit", "what the gap \"{gap}\" costs");
  }
}

static psi_group_key gap_of(const void *item) {
  const ps_cause *cause = item;
  return (psi_group_key){is_ruled_out(cause) ? NULL : cause->gap, NULL};
}

static void causes_connected(psi_check *k) {
  const ps_cause_list *causes = &k->c->causes;
  psi_groups groups;
  if (k->c->gaps.count == 0 || !psi_concludes(k)) return;
  look_at_connections(k);
  if (!psi_group(k, (const void *const *)causes->items, causes->count, gap_of, &groups)) return;
  for (size_t i = 0; i < k->c->gaps.count; i++) {
    const ps_gap *gap = k->c->gaps.items[i];
    const size_t first = psi_group_find(&groups, gap->id);
    if (first != PSI_NONE && groups.next[first] == PSI_NONE)
      look_at_single(k, gap, causes->items[first]);
  }
}

/* ---- B56 ---- */

/* How many causes stand behind each other at most, counted up to `enough`. */
static size_t depth_of(psi_check *k, size_t enough) {
  const size_t count = k->c->causes.count;
  size_t depth = 1;
  node *nodes = nodes_of(k);
  for (size_t i = 0; nodes != NULL && i < count; i++) nodes[i].mark = 1;
  /* Each round a cause grows if one behind it has grown as far as the round before. */
  for (bool grown = true; nodes != NULL && grown && depth < enough; depth += grown) {
    grown = false;
    for (size_t i = 0; i < count; i++)
      for (size_t j = 0; nodes[i].mark == depth && j < nodes[i].cause->parents.count; j++) {
        const char *id = nodes[i].cause->parents.items[j];
        const node *parent = node_of(k, nodes, psi_cause(k, id));
        if (parent == NULL || parent->mark < depth) continue;
        nodes[i].mark = depth + 1;
        grown = true;
      }
  }
  return depth;
}

static void look_at_depth(psi_check *k) {
  const double least = psi_limit(k, PSI_LIMIT_DIAGNOSIS_MIN_DEPTH);
  const size_t depth = depth_of(k, least < 1 ? 1 : (size_t)ceil(least));
  if ((double)depth >= least) {
    psi_passes(k);
  } else {
    psi_say_count(k, "depth", depth);
    psi_fails(k, 1, k->c, "causes");
  }
}

static void tell_roots(psi_check *k) {
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    if (is_ruled_out(cause) || is_explained(k, cause)) continue;
    psi_object(k, cause->id);
    psi_evidence(k, "%.200s", psi_name(cause));
  }
  psi_fails(k, 0, k->c, "causes");
}

static void roots_below_the_person(psi_check *k) {
  if (!psi_concludes(k)) return;
  const ps_cause *unsorted = NULL;
  const uint64_t worker = psi_factors_of_level(PS_WORK_LEVEL_WORKER);
  size_t inside = 0, others = 0, live = 0;
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    if (is_ruled_out(cause)) continue;
    live++;
    if (is_explained(k, cause)) continue;
    const uint64_t factor = psi_factor_bit(cause->factor);
    if (factor == 0 && !psi_marked(cause, "factor")) {
      unsorted = cause;
    } else if ((factor & worker) != 0) {
      inside++;
    } else {
      others++;
    }
  }
  if (live == 0) return;
  if (others == 0 && unsorted != NULL) {
    psi_unknown(k, unsorted, "factor");
  } else if (others == 0 && inside > 0) {
    tell_roots(k);
  } else {
    look_at_depth(k);
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("B49", "causes-connected", "diagnosis", CASE, WARNING, DIAGNOSE),
      .claim = "The causes hang together, and all of them lead to the gap.",
      .why = "A cause that leads nowhere explains nothing, and a large gap seldom has one cause "
             "only.",
      .fails_when = PSI_CONCLUDES "no path leads from a cause to a gap; or a gap that costs more "
                                  "than diagnosis.single_cause_stakes a year (where that is not "
                                  "known and there is no other gap: one with such stakes) has one "
                                  "cause only, with nothing behind it; causes ruled out do not "
                                  "count",
      .reads = PSI_LIST("cause.parents", "cause.gap", "cause.status", "gap.measure",
                        "gap.value_per_unit", "gap.volume", "case.stakes"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{cause}\" is taken to be a cause, but it leads to no gap."),
          PSI_SAYS("{stakes} is at stake, and a single cause is meant to explain it all: "
                   "\"{cause}\".")),
      .fix = "Ask why once more, and what else plays a part.",
      .limits = PSI_LIST("diagnosis.single_cause_stakes"), PSI_SOURCE_PARTNERS},
     causes_connected},
    {{PSI_RULE("B56", "roots-below-the-person", "diagnosis", CASE, WARNING, DIAGNOSE),
      .claim = "The search for causes does not stop at the person.",
      .why = "If you ask why only once, you find somebody who did not know or did not care, and "
             "the next person in that place will do the same.",
      .fails_when = PSI_CONCLUDES "all causes with nothing behind them are at the level of the "
                                  "worker, or no chain of causes is as long as "
                                  "diagnosis.min_depth; causes ruled out do not count as roots",
      .reads = PSI_LIST("cause.parents", "cause.factor", "cause.status", "framework.level"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Every line of causes ends with what people know, can do or want."),
          PSI_SAYS("The causes do not go deep enough: the longest chain of them is {depth} long.")),
      .fix = "Ask of the last cause in each line what lets it happen.",
      .limits = PSI_LIST("diagnosis.min_depth"), PSI_SOURCE_PARTNERS},
     roots_below_the_person},
};

const psi_pack psi_pack_diagnosis_causes = {"diagnosis", rules, PSI_COUNT(rules)};
