/* The lines of the search: more than one where the evidence asks for it, and none broken. */
#include "check/pack_cause_tree.h"

#include "check/rules.h"

/* ---- CT01 ---- */

/* Whether two causes are both held true, of one gap. */
static bool held_together(const ps_cause *a, const ps_cause *b) {
  return b != NULL && psi_is_supported(a) && psi_is_supported(b) && psi_same(a->gap, b->gap);
}

/* Whether the causes of a gap that are held true are one line: each has one behind it and one
 * before it, but for both ends. */
static bool one_line(const psi_check *k, const psi_groups *gaps, size_t first, const psi_links *l) {
  size_t held = 0, steps = 0, most = 0;
  PSI_EACH_OF (*gaps, first, i) {
    const ps_cause *cause = k->c->causes.items[i];
    size_t deeper = 0, effects = 0;
    for (size_t j = 0; j < cause->parents.count; j++)
      deeper += held_together(cause, psi_cause(k, cause->parents.items[j]));
    PSI_EACH_OF (l->of, psi_group_find(&l->of, cause->id), j)
      effects += held_together(cause, l->items[j]->effect);
    held += psi_is_supported(cause);
    steps += deeper;
    if (deeper > most) most = deeper;
    if (effects > most) most = effects;
  }
  return held > 1 && steps == held - 1 && most == 1;
}

static void branches_followed(psi_check *k) {
  psi_groups gaps, evidence;
  psi_links l;
  if (!psi_search_settled(k) || !psi_causes_by(k, psi_gap_of_cause, &gaps) ||
      !psi_evidence_by_about(k, &evidence) || !psi_links_of(k, &l))
    return;
  for (size_t g = 0; g < k->c->gaps.count; g++) {
    const ps_gap *gap = k->c->gaps.items[g];
    size_t first = psi_group_find(&gaps, gap->id), failed = 0;
    if (first == PSI_NONE || !one_line(k, &gaps, first, &l)) continue;
    PSI_EACH_OF (gaps, first, i) {
      const ps_cause *cause = k->c->causes.items[i];
      if (psi_is_supported(cause) || psi_is_ruled_out(cause)) continue;
      psi_grounds why = psi_grounds_of(k, &evidence, cause);
      if (why.for_it == 0 && why.unsaid == NULL) continue;
      failed++;
      psi_say_name(k, "gap", gap);
      psi_say(k, "cause", psi_cause_name(cause));
      psi_object(k, gap->id);
      if (why.for_it > 0)
        psi_fails(k, 0, cause, "status");
      else
        psi_unknown(k, why.unsaid, "supports");
    }
    if (failed == 0) psi_passes(k);
  }
}

/* ---- CT02 ---- */

static void line_unbroken(psi_check *k) {
  psi_links l;
  if (!psi_search_settled(k) || !psi_links_of(k, &l)) return;
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i], *open = NULL, *out = NULL, *unsaid = NULL;
    size_t first = psi_group_find(&l.of, cause->id);
    bool reaches = false;
    /* A cause of its own gap reaches it by itself. */
    if (first == PSI_NONE || cause->gap != NULL || !psi_is_supported(cause)) continue;
    PSI_EACH_OF (l.of, first, j) {
      const ps_cause *effect = l.items[j]->effect;
      reaches = reaches || psi_is_supported(effect);
      if (effect->status == PS_CAUSE_STATUS_UNSET)
        unsaid = effect;
      else if (psi_is_ruled_out(effect))
        out = effect;
      else
        open = effect;
    }
    psi_say(k, "cause", psi_cause_name(cause));
    if (reaches) {
      psi_passes(k);
    } else if (unsaid != NULL) {
      psi_unknown(k, unsaid, "status");
    } else {
      const ps_cause *effect = open != NULL ? open : out;
      psi_say(k, "effect", psi_cause_name(effect));
      psi_object(k, effect->id);
      psi_fails(k, open != NULL ? 0 : 1, cause, NULL);
    }
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("CT01", "branches-followed", "cause-tree", CASE, WARNING, DIAGNOSE),
      .claim = "The search for causes follows every line that the evidence points to.",
      .why = "Asking one why after another takes it for granted that there is only one cause; any "
             "others stay and bring the gap back.",
      .fails_when = "the diagnosis is over, the supported and confirmed causes of a gap form a "
                    "single line of two or more, and evidence speaks for another cause of the gap "
                    "that is neither supported nor ruled out",
      .reads = PSI_LIST("cause.parents", "cause.status", "cause.gap", "evidence.about",
                        "evidence.supports", "evidence.date"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "Only one line of causes was followed for the gap \"{gap}\"; evidence points to "
          "\"{cause}\" too, and that has not been followed up.")),
      .fix = "Follow that up too, or rule it out and say why.", PSI_FIVE_WHYS},
     branches_followed},
    {{PSI_RULE("CT02", "line-unbroken", "cause-tree", CASE, WARNING, DIAGNOSE),
      .claim = "Every step that leads from a cause to the gap has been shown.",
      .why = "A deep cause may be true and still have nothing to do with this gap.",
      .fails_when = "the diagnosis is over and a supported or confirmed cause that names no gap "
                    "of its own leads only to causes that are neither supported nor confirmed",
      .reads = PSI_LIST("cause.parents", "cause.status", "cause.gap"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{cause}\" is taken to be true, but it works through \"{effect}\", which was "
                   "never shown."),
          PSI_SAYS_FIX("\"{cause}\" is taken to be true, but it works through \"{effect}\", which "
                       "was ruled out.",
                       "Say what else it leads to, or leave it out: this way it does not explain "
                       "the gap.")),
      .fix = "Find evidence for the step in between, or leave the cause out.", PSI_FIVE_WHYS},
     line_unbroken},
};

const psi_pack psi_pack_cause_tree_lines = {"cause-tree", rules, PSI_COUNT(rules)};
