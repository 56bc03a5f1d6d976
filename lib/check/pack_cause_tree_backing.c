/* What each cause has behind it: somebody who can act, one factor, evidence. */
#include "check/pack_cause_tree.h"

#include "check/rules.h"

#include <stdio.h>
#include <string.h>

static psi_group_key statement_of(const void *cause) {
  const ps_cause *c = cause;
  return (psi_group_key){psi_is_ruled_out(c) ? NULL : c->statement, NULL};
}

/* ---- CT04 ---- */

static void root_in_somebodys_hands(psi_check *k) {
  for (size_t i = 0; psi_search_settled(k) && i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    if (!psi_is_supported(cause) || cause->parents.count > 0) continue;
    if (psi_marked(cause, "owner")) continue;
    ps_triage triage = psi_triage(cause);
    if (psi_party(k, cause->owner) != NULL || cause->reason != NULL) {
      psi_passes(k);
    } else if (cause->owner != NULL) {
      psi_unknown(k, cause, "owner");
    } else if (triage != PS_TRIAGE_OTHER && triage != PS_TRIAGE_MIXED) { /* B59 asks for these */
      psi_say(k, "cause", psi_cause_name(cause));
      psi_fails(k, 0, cause, "owner");
    }
  }
}

/* ---- CT05 ---- */

/* Factors have names as "time and workload", which a list would take for two. */
static const char *quoted(psi_check *k, const char *name) {
  char text[96];
  snprintf(text, sizeof text, "\"%s\"", name);
  const char *kept = psi_store_text(k->store, text, strlen(text));
  if (kept == NULL) k->no_memory = true; // same either way: there is memory in examples
  return kept;
}

/* Tells of a statement that stands under several factors; whether it does. */
static bool under_several(psi_check *k, const psi_groups *statements, size_t first) {
  psi_listing names = {{0}, 0, 0};
  PSI_EACH_OF (*statements, first, i) {
    const ps_cause *cause = k->c->causes.items[i];
    const ps_factor *factor = psi_factor(cause);
    if (factor == NULL || !psi_same(cause->gap, k->c->causes.items[first]->gap)) continue;
    psi_listing_add(&names, quoted(k, factor->name));
  }
  if (names.count < 2) return false;
  PSI_EACH_OF (*statements, first, i) psi_object(k, k->c->causes.items[i]->id);
  psi_say(k, "cause", psi_cause_name(k->c->causes.items[first]));
  psi_say_listing(k, "names", &names);
  psi_fails(k, 1, k->c->causes.items[first], "factor");
  return true; // same either way: to pass beside a failure is to fail
}

static void one_factor_each(psi_check *k) {
  psi_groups statements;
  if (!psi_search_settled(k) || !psi_causes_by(k, statement_of, &statements)) return;
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    bool first = !statements.later[i] && statements.next[i] != PSI_NONE;
    if (first && under_several(k, &statements, i)) continue;
    if (cause->factor != NULL) {
      if (!psi_is_ruled_out(cause)) psi_passes(k);
    } else if (psi_marked(cause, "factor")) {
      continue;
    } else if (cause->status == PS_CAUSE_STATUS_UNSET) {
      psi_unknown(k, cause, "status");
    } else if (psi_is_supported(cause)) {
      psi_say(k, "cause", psi_cause_name(cause));
      psi_fails(k, 0, cause, "factor");
    }
  }
}

/* ---- CT06 ---- */

static void evidence_behind_status(psi_check *k) {
  psi_groups evidence;
  if (!psi_evidence_by_about(k, &evidence)) return;
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    if (!psi_is_supported(cause)) continue;
    psi_grounds why = psi_grounds_of(k, &evidence, cause);
    psi_say(k, "cause", psi_cause_name(cause));
    if (why.for_it > 0)
      psi_passes(k);
    else if (why.unsaid != NULL)
      psi_unknown(k, why.unsaid, "supports");
    else if (cause->reason != NULL)
      psi_unknown_because(k, cause, "reason",
                          "what was found that speaks for \"{cause}\"; a reason is written down, "
                          "but no evidence");
    else
      psi_fails(k, psi_is_confirmed(cause) ? 0 : 1, cause, "status");
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("CT04", "root-in-somebodys-hands", "cause-tree", CASE, WARNING, DIAGNOSE),
      .claim = "The search for causes ends where somebody can do something.",
      .why = "A root cause that is in nobody's hands is a fact to live with, not a place to act.",
      .fails_when = "the diagnosis is over and a supported or confirmed cause without a cause "
                    "behind it has neither an owner nor a reason. Causes that learning cannot "
                    "cure are left to B59.",
      .reads = PSI_LIST("cause.owner", "cause.reason", "cause.parents", "cause.status",
                        "cause.triage"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "The search ends at \"{cause}\", and it is not said who could do something about it.")),
      .fix = "Name who can change it, ask why once more, or say why the search stops "
             "here.", PSI_FIVE_WHYS},
     root_in_somebodys_hands},
    {{PSI_RULE("CT05", "one-factor-each", "cause-tree", CASE, WARNING, DIAGNOSE),
      .claim = "Each cause has its place under one factor.",
      .why = "A cause without a place is missed when the answers are chosen, and one in two "
             "places is counted twice.",
      .fails_when = "the diagnosis is over and a supported or confirmed cause has no factor, or "
                    "one statement has two or more factors for one gap",
      .reads = PSI_LIST("cause.factor", "cause.statement", "cause.status", "cause.gap"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{cause}\" has not been placed under a factor."),
          PSI_SAYS_FIX("\"{cause}\" has been placed under several factors at once: {names}.",
                       "Keep the factor where it can be changed, or word the causes so that one "
                       "sees how they differ.")),
      .fix = "Choose the factor where it can be changed.", PSI_ISHIKAWA},
     one_factor_each},
    {{PSI_RULE("CT06", "evidence-behind-status", "cause-tree", CASE, ERROR, DIAGNOSE),
      .claim = "A cause that is called supported or confirmed has evidence behind it.",
      .why = "Without evidence it is a guess, and money is spent on it all the same.",
      .fails_when = "a cause is confirmed (as a warning: supported) and there is neither evidence "
                    "that speaks for it nor a reason written down",
      .reads = PSI_LIST("cause.status", "cause.reason", "evidence.about", "evidence.supports",
                        "evidence.date"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{cause}\" is called confirmed, but there is no evidence for it."),
          PSI_SAYS_AS("\"{cause}\" is called supported, but there is no evidence for "
                      "it.", WARNING, NULL)),
      .fix = "Write down what was found and where, or call it a guess for now.", PSI_ISHIKAWA},
     evidence_behind_status},
};

const psi_pack psi_pack_cause_tree_backing = {"cause-tree", rules, PSI_COUNT(rules)};
