/* The tree of causes: why, and why that, as root-cause methods ask for it. */
#include "check/groups.h"
#include "check/rules.h"
#include "check/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- what several rules ask ---- */

/* Whether the search for causes is done, as far as the case tells: from then on what is
 * missing counts. */
static bool settled(const psi_check *k) {
  return psi_over(k, PS_PHASE_KIND_DIAGNOSE) || psi_reached(k, PS_PHASE_KIND_DESIGN);
}

static bool is_out(const ps_cause *cause) { return cause->status == PS_CAUSE_STATUS_RULED_OUT; }

/* psi_name() for causes, quick where there is nothing to tell. */
static const char *called(const ps_cause *cause) {
  return cause->statement != NULL ? cause->statement : psi_name(cause);
}

static psi_group_key gap_of(const void *cause) {
  return (psi_group_key){((const ps_cause *)cause)->gap, NULL};
}

static psi_group_key about_of(const void *evidence) {
  return (psi_group_key){((const ps_evidence *)evidence)->about, NULL};
}

static psi_group_key statement_of(const void *cause) {
  return (psi_group_key){is_out(cause) ? NULL : ((const ps_cause *)cause)->statement, NULL};
}

static bool causes_by(psi_check *k, psi_group_key_of key, psi_groups *groups) {
  return psi_group(k, (const void *const *)k->c->causes.items, k->c->causes.count, key, groups);
}

static bool evidence_by_about(psi_check *k, psi_groups *groups) {
  const ps_evidence_list *list = &k->c->evidence;
  return psi_group(k, (const void *const *)list->items, list->count, about_of, groups);
}

#define EACH(groups, first, i) for (size_t i = first; i != PSI_NONE; i = (groups).next[i])

/* What is written down for and against a cause by the day it is looked at. */
typedef struct grounds {
  size_t for_it, against;
  const ps_evidence *unsaid; /* evidence of which it is not said whether it speaks for it */
} grounds;

static grounds grounds_of(const psi_check *k, const psi_groups *evidence, const ps_cause *cause) {
  grounds g = {0, 0, NULL};
  EACH (*evidence, psi_group_find(evidence, cause->id), i) {
    const ps_evidence *e = k->c->evidence.items[i];
    if (k->as_of != 0 && e->date > k->as_of) continue;
    g.for_it += e->supports.value;
    g.against += e->supports.set && !e->supports.value;
    if (!e->supports.set) g.unsaid = e;
  }
  return g;
}

/* Links from a cause to what comes of it. */
typedef struct link {
  const ps_cause *effect;
  const char *parent;
} link;

typedef struct links {
  const link **items;
  psi_groups of; /* by the deeper cause */
} links;

static psi_group_key parent_of(const void *item) {
  return (psi_group_key){((const link *)item)->parent, NULL};
}

static bool links_of(psi_check *k, links *l) {
  size_t count = 0, made = 0;
  for (size_t i = 0; i < k->c->causes.count; i++) count += k->c->causes.items[i]->parents.count;
  link *all = psi_store_take(k->store, (count + 1) * sizeof *all);
  l->items = psi_store_take(k->store, (count + 1) * sizeof *l->items);
  if (all == NULL || l->items == NULL) { // same either way: there is memory in examples
    k->no_memory = true;
    return false; // same either way: there is memory in examples
  }
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *effect = k->c->causes.items[i];
    for (size_t j = 0; j < effect->parents.count; j++) {
      all[made] = (link){effect, effect->parents.items[j]};
      l->items[made] = &all[made];
      made++;
    }
  }
  return psi_group(k, (const void *const *)l->items, count, parent_of, &l->of);
}

/* ---- CT01 ---- */

/* Whether two causes are both held true, of one gap. */
static bool held_together(const ps_cause *a, const ps_cause *b) {
  return b != NULL && psi_is_supported(a) && psi_is_supported(b) && psi_same(a->gap, b->gap);
}

/* Whether the causes of a gap that are held true are one line: each has one behind it and one
 * before it, but for both ends. */
static bool one_line(const psi_check *k, const psi_groups *gaps, size_t first, const links *l) {
  size_t held = 0, steps = 0, most = 0;
  EACH (*gaps, first, i) {
    const ps_cause *cause = k->c->causes.items[i];
    size_t deeper = 0, effects = 0;
    for (size_t j = 0; j < cause->parents.count; j++)
      deeper += held_together(cause, psi_cause(k, cause->parents.items[j]));
    EACH (l->of, psi_group_find(&l->of, cause->id), j)
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
  links l;
  if (!settled(k) || !causes_by(k, gap_of, &gaps) || !evidence_by_about(k, &evidence) ||
      !links_of(k, &l))
    return;
  for (size_t g = 0; g < k->c->gaps.count; g++) {
    const ps_gap *gap = k->c->gaps.items[g];
    size_t first = psi_group_find(&gaps, gap->id), failed = 0;
    if (first == PSI_NONE || !one_line(k, &gaps, first, &l)) continue;
    EACH (gaps, first, i) {
      const ps_cause *cause = k->c->causes.items[i];
      if (psi_is_supported(cause) || is_out(cause)) continue;
      grounds why = grounds_of(k, &evidence, cause);
      if (why.for_it == 0 && why.unsaid == NULL) continue;
      failed++;
      psi_say_name(k, "gap", gap);
      psi_say(k, "cause", called(cause));
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
  links l;
  if (!settled(k) || !links_of(k, &l)) return;
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i], *open = NULL, *out = NULL, *unsaid = NULL;
    size_t first = psi_group_find(&l.of, cause->id);
    bool reaches = false;
    /* A cause of its own gap reaches it by itself. */
    if (first == PSI_NONE || cause->gap != NULL || !psi_is_supported(cause)) continue;
    EACH (l.of, first, j) {
      const ps_cause *effect = l.items[j]->effect;
      reaches = reaches || psi_is_supported(effect);
      if (effect->status == PS_CAUSE_STATUS_UNSET)
        unsaid = effect;
      else if (is_out(effect))
        out = effect;
      else
        open = effect;
    }
    psi_say(k, "cause", called(cause));
    if (reaches) {
      psi_passes(k);
    } else if (unsaid != NULL) {
      psi_unknown(k, unsaid, "status");
    } else {
      const ps_cause *effect = open != NULL ? open : out;
      psi_say(k, "effect", called(effect));
      psi_object(k, effect->id);
      psi_fails(k, open != NULL ? 0 : 1, cause, NULL);
    }
  }
}

/* ---- CT03 ---- */

/* Whether words before a place in a statement turn it round: "it was not human error". */
static bool denied(const char *statement, size_t place) {
  static const char *const denials[] = {"not",   "no",     "never",      "nobody",      "isn't",
                                        "nor",   "aren't", "rather than", "instead of", "wasn't",
                                        "weren't", "neither"};
  psi_hit hit;
  for (size_t i = 0; i < PSI_COUNT(denials); i++)
    if (psi_word_find(statement, 0, denials[i], &hit) && hit.start < place) return true;
  return false;
}

static void no_blame_at_the_root(psi_check *k) {
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    psi_hit hit;
    if (!psi_is_supported(cause) || cause->parents.count > 0) continue;
    if (cause->statement == NULL) {
      psi_unknown(k, cause, "statement");
    } else if (psi_text_find(k, PSI_LIST_BLAME, cause->statement, 0, &hit) &&
               !denied(cause->statement, hit.start)) {
      psi_say(k, "cause", called(cause));
      psi_say_hit(k, "words", cause->statement, hit);
      psi_fails(k, 0, cause, "statement");
    } else {
      psi_passes(k);
    }
  }
}

/* ---- CT04 ---- */

static void root_in_somebodys_hands(psi_check *k) {
  for (size_t i = 0; settled(k) && i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    if (!psi_is_supported(cause) || cause->parents.count > 0) continue;
    if (psi_marked(cause, "owner")) continue;
    ps_triage triage = psi_triage(cause);
    if (psi_party(k, cause->owner) != NULL || cause->reason != NULL) {
      psi_passes(k);
    } else if (cause->owner != NULL) {
      psi_unknown(k, cause, "owner");
    } else if (triage != PS_TRIAGE_OTHER && triage != PS_TRIAGE_MIXED) { /* B59 asks for these */
      psi_say(k, "cause", called(cause));
      psi_fails(k, 0, cause, "owner");
    }
  }
}

/* ---- CT05 ---- */

/* Tells of a statement that stands under several factors; whether it does. */
static bool under_several(psi_check *k, const psi_groups *statements, size_t first) {
  psi_listing names = {{0}, 0, 0};
  EACH (*statements, first, i) {
    const ps_cause *cause = k->c->causes.items[i];
    const ps_factor *factor = psi_factor(cause);
    if (factor == NULL || !psi_same(cause->gap, k->c->causes.items[first]->gap)) continue;
    psi_listing_add(&names, factor->name);
  }
  if (names.count < 2) return false;
  EACH (*statements, first, i) psi_object(k, k->c->causes.items[i]->id);
  psi_say(k, "cause", called(k->c->causes.items[first]));
  psi_say_listing(k, "names", &names);
  psi_fails(k, 1, k->c->causes.items[first], "factor");
  return true; // same either way: to pass beside a failure is to fail
}

static void one_factor_each(psi_check *k) {
  psi_groups statements;
  if (!settled(k) || !causes_by(k, statement_of, &statements)) return;
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    bool first = !statements.later[i] && statements.next[i] != PSI_NONE;
    if (first && under_several(k, &statements, i)) continue;
    if (cause->factor != NULL) {
      if (!is_out(cause)) psi_passes(k);
    } else if (psi_marked(cause, "factor")) {
      continue;
    } else if (cause->status == PS_CAUSE_STATUS_UNSET) {
      psi_unknown(k, cause, "status");
    } else if (psi_is_supported(cause)) {
      psi_say(k, "cause", called(cause));
      psi_fails(k, 0, cause, "factor");
    }
  }
}

/* ---- CT06 ---- */

static void evidence_behind_status(psi_check *k) {
  psi_groups evidence;
  if (!evidence_by_about(k, &evidence)) return;
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    if (!psi_is_supported(cause)) continue;
    grounds why = grounds_of(k, &evidence, cause);
    psi_say(k, "cause", called(cause));
    if (why.for_it > 0)
      psi_passes(k);
    else if (why.unsaid != NULL)
      psi_unknown(k, why.unsaid, "supports");
    else if (cause->reason != NULL)
      psi_unknown_because(k, cause, "reason",
                          "what was found that speaks for \"{cause}\"; a reason is written "
                          "down, and no evidence");
    else
      psi_fails(k, psi_is_confirmed(cause) ? 0 : 1, cause, "status");
  }
}

/* ---- CT07 ---- */

/* Whether the case tells actions from conditions at all. */
static bool natures_told(const psi_check *k) {
  unsigned natures = 0;
  for (size_t i = 0; i < k->c->causes.count; i++)
    natures |= PSI_BIT(k->c->causes.items[i]->nature);
  return (natures & PSI_BIT(PS_CAUSE_NATURE_ACTION)) != 0 &&
         (natures & PSI_BIT(PS_CAUSE_NATURE_CONDITION)) != 0;
}

static void action_and_condition(psi_check *k) {
  if (!settled(k)) return;
  if (!natures_told(k)) {
    psi_spared(k, "Actions are not told from conditions here.");
    return;
  }
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *effect = k->c->causes.items[i], *unsaid = NULL;
    unsigned natures = 0;
    /* Of what is there always, nothing need have happened. */
    if (!psi_is_supported(effect) || effect->nature != PS_CAUSE_NATURE_ACTION) continue;
    if (effect->gate == PS_GATE_OR) continue;
    for (size_t j = 0; j < effect->parents.count; j++) {
      const ps_cause *cause = psi_cause(k, effect->parents.items[j]);
      if (cause == NULL || is_out(cause)) continue;
      natures |= PSI_BIT(cause->nature);
      if (cause->nature == PS_CAUSE_NATURE_UNSET) unsaid = cause;
    }
    bool action = (natures & PSI_BIT(PS_CAUSE_NATURE_ACTION)) != 0;
    bool condition = (natures & PSI_BIT(PS_CAUSE_NATURE_CONDITION)) != 0;
    psi_say(k, "effect", called(effect));
    if (action && condition)
      psi_passes(k);
    else if (unsaid != NULL)
      psi_unknown(k, unsaid, "nature");
    else if (action || condition)
      psi_fails(k, condition ? 0 : 1, effect, "parents");
  }
}

/* ---- CT08 ---- */

static void gates_join(psi_check *k) {
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *effect = k->c->causes.items[i];
    size_t known = 0;
    if (effect->gate == PS_GATE_UNSET || is_out(effect)) continue;
    for (size_t j = 0; j < effect->parents.count; j++)
      known += psi_cause(k, effect->parents.items[j]) != NULL;
    psi_say(k, "effect", called(effect));
    if (known > 1)
      psi_passes(k);
    else if (effect->parents.count > 1)
      psi_unknown(k, effect, "parents");
    else
      psi_fails(k, effect->gate == PS_GATE_AND ? 0 : 1, effect, "gate");
  }
}

/* ---- CT09 ---- */

/* Whether a statement has a word just before a place. */
static bool just_before(const char *statement, size_t place, const char *word) {
  psi_hit hit = {0, 0};
  for (size_t from = 0; psi_word_find(statement, from, word, &hit); from = hit.start + 1)
    if (hit.start + hit.length + 1 == place) return true;
  return false;
}

/* Whether a word found joins two statements: "and" mostly joins two nouns, "since" tells a
 * time unless a comma is before it, and what is due to start is no cause. */
static bool joins(const char *statement, psi_hit hit) {
  psi_hit at;
  if (psi_word_find(statement, hit.start, "and", &at) && at.start == hit.start) return false;
  if (psi_word_find(statement, hit.start, "since", &at) && at.start == hit.start)
    return hit.start > 1 && statement[hit.start - 2] == ',';
  if (psi_word_find(statement, hit.start, "due to", &at) && at.start == hit.start)
    return !just_before(statement, hit.start, "is") && !just_before(statement, hit.start, "are");
  return true;
}

static bool find_joint(const psi_check *k, const char *statement, psi_hit *hit) {
  for (size_t from = 0; psi_text_find(k, PSI_LIST_COMPOUND, statement, from, hit);
       from = hit->start + hit->length)
    if (joins(statement, *hit)) return true;
  return false;
}

static void statement_is_clear(psi_check *k) {
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    psi_hit hit;
    if (!psi_is_supported(cause)) continue;
    if (cause->statement == NULL) {
      psi_unknown(k, cause, "statement");
      continue;
    }
    size_t length = strlen(cause->statement);
    psi_say(k, "cause", called(cause));
    if (find_joint(k, cause->statement, &hit)) {
      psi_say_hit(k, "words", cause->statement, hit);
      psi_fails(k, 0, cause, "statement");
    } else if (psi_word_count(cause->statement) < 2 || cause->statement[length - 1] == '?') {
      psi_fails(k, 1, cause, "statement");
    } else {
      psi_passes(k);
    }
  }
}

/* ---- CT12 ---- */

enum { WORD = 32 };

static char small(char letter) {
  return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

/* The next word that means something, from *at on, in small letters without the s of a
 * plural; false at the end. Of long words the first letters count. */
static bool next_word(const char **at, char word[WORD]) {
  static const char between[] = " \t\n.,;:!?\"'()-";
  static const char empty[] = " the a an is are was were be been of in on at to that there it its "
                              "our their very too just simply really has have had we they ";
  char framed[WORD + 2];
  do {
    *at += strspn(*at, between);
    size_t length = strcspn(*at, between), kept = length < WORD ? length : WORD - 1;
    if (length == 0) return false;
    for (size_t i = 0; i < kept; i++) word[i] = small((*at)[i]);
    word[kept] = '\0';
    *at += length;
    snprintf(framed, sizeof framed, " %s ", word);
    if (kept > 3 && word[kept - 1] == 's') word[kept - 1] = '\0';
  } while (strstr(empty, framed) != NULL);
  return true;
}

/* Whether two statements have the same words in the same order, small ones left out. */
static bool says_the_same(const char *a, const char *b) {
  char one[WORD], other[WORD];
  size_t words = 0;
  if (a == NULL || b == NULL) return false;
  for (;; words++) {
    bool more = next_word(&a, one);
    if (next_word(&b, other) != more) return false;
    if (!more) return words > 1;
    if (strcmp(one, other) != 0) return false;
  }
}

static void cause_says_more(psi_check *k) {
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i], *twin = NULL;
    const ps_gap *gap = psi_gap(k, cause->gap);
    if (is_out(cause) || (gap == NULL && cause->parents.count == 0)) continue;
    for (size_t j = 0; j < cause->parents.count; j++) {
      const ps_cause *deeper = psi_cause(k, cause->parents.items[j]);
      if (deeper != NULL && says_the_same(cause->statement, deeper->statement)) twin = deeper;
    }
    psi_say(k, "cause", called(cause));
    if (cause->statement == NULL) {
      psi_unknown(k, cause, "statement");
    } else if (twin != NULL) {
      psi_object(k, twin->id);
      psi_fails(k, 1, cause, "statement");
    } else if (gap != NULL && gap->statement == NULL) {
      psi_unknown(k, gap, "statement");
    } else if (gap != NULL && says_the_same(cause->statement, gap->statement)) {
      psi_object(k, gap->id);
      psi_fails(k, 0, cause, "statement");
    } else {
      psi_passes(k);
    }
  }
}

/* ---- CT13 ---- */

/* The largest share of a gap that a cause may have; NaN where none is written down. */
static double at_most(const ps_range *range) {
  return range->high.set ? range->high.value : psi_likely(range);
}

static void gap_is_explained(psi_check *k) {
  psi_groups gaps;
  if (!settled(k) || !causes_by(k, gap_of, &gaps)) return;
  for (size_t g = 0; g < k->c->gaps.count; g++) {
    const ps_gap *gap = k->c->gaps.items[g];
    const ps_cause *unsaid = NULL;
    double explained = 0;
    bool any = false;
    EACH (gaps, psi_group_find(&gaps, gap->id), i) {
      const ps_cause *cause = k->c->causes.items[i];
      if (!psi_is_supported(cause)) continue;
      double share = at_most(&cause->share);
      any = true;
      if (isnan(share))
        unsaid = cause;
      else
        explained += share;
    }
    if (!any) continue;
    if (explained >= psi_limit(k, PSI_LIMIT_CAUSE_TREE_MIN_EXPLAINED)) {
      psi_passes(k);
    } else if (unsaid != NULL) {
      psi_unknown(k, unsaid, "share");
    } else {
      psi_say_name(k, "gap", gap);
      psi_say_share(k, "share", explained);
      psi_say_share(k, "rest", 1 - explained);
      psi_fails(k, 0, gap, NULL);
    }
  }
}

/* ---- CT14 ---- */

static void needed_causes_held(psi_check *k) {
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *effect = k->c->causes.items[i], *out = NULL, *open = NULL, *unsaid = NULL;
    if (!psi_is_supported(effect) || effect->gate != PS_GATE_AND) continue;
    for (size_t j = 0; j < effect->parents.count; j++) {
      const ps_cause *cause = psi_cause(k, effect->parents.items[j]);
      if (cause == NULL || psi_is_supported(cause)) continue;
      if (is_out(cause))
        out = cause;
      else if (cause->status == PS_CAUSE_STATUS_UNSET)
        unsaid = cause;
      else
        open = cause;
    }
    const ps_cause *weak = out != NULL ? out : open;
    psi_say(k, "effect", called(effect));
    if (out != NULL || (open != NULL && settled(k))) {
      psi_say(k, "cause", called(weak));
      psi_object(k, weak->id);
      psi_fails(k, out != NULL ? 0 : 1, effect, "gate");
    } else if (unsaid != NULL) {
      psi_unknown(k, unsaid, "status");
    } else if (open == NULL) {
      psi_passes(k);
    }
  }
}

/* ---- CT15 ---- */

static psi_group_key id_of(const void *entity) {
  return (psi_group_key){((const ps_entity *)entity)->id, NULL};
}

/* Which causes a chosen intervention answers, by their places: itself, or one behind them. */
typedef struct answers {
  psi_groups ids;
  links of;
  bool *answered;
  size_t *places, count; /* of those answered, in the order found */
} answers;

static void answer(answers *a, const char *cause) {
  size_t place = psi_group_find(&a->ids, cause);
  if (place == PSI_NONE || a->answered[place]) return;
  a->answered[place] = true;
  a->places[a->count++] = place;
}

static bool answers_of(psi_check *k, answers *a) {
  const ps_case *c = k->c;
  a->count = 0;
  a->answered = psi_store_take(k->store, c->causes.count + 1);
  a->places = psi_store_take(k->store, (c->causes.count + 1) * sizeof *a->places);
  if (a->answered == NULL || a->places == NULL) { // same either way: there is memory
    k->no_memory = true;
    return false; // same either way: there is memory
  }
  if (!causes_by(k, id_of, &a->ids) || !links_of(k, &a->of)) // same either way: there is memory
    return false; // same either way: there is memory
  for (size_t i = 0; i < c->interventions.count; i++) {
    const ps_intervention *done = c->interventions.items[i];
    for (size_t j = 0; psi_chosen(done) && j < done->causes.count; j++)
      answer(a, done->causes.items[j].cause);
  }
  for (size_t i = 0; i < a->count; i++)
    EACH (a->of.of, psi_group_find(&a->of.of, c->causes.items[a->places[i]]->id), j)
      answer(a, a->of.items[j]->effect->id);
  return a->count > 0;
}

/* Whether somebody decided to leave it. */
static bool is_accepted(const psi_check *k, const ps_cause *cause) {
  for (size_t i = 0; i < k->c->waivers.count; i++)
    if (psi_same(k->c->waivers.items[i].object_, cause->id)) return true;
  for (size_t i = 0; i < k->c->events.count; i++) {
    const ps_event *event = k->c->events.items[i];
    if (event->kind == PS_EVENT_KIND_DECISION && psi_same(event->about, cause->id)) return true;
  }
  return false;
}

/* A cause without an answer for which B50 does not ask: small, or not confirmed. */
static bool is_passed_over(psi_check *k, const answers *a, size_t place) {
  const ps_cause *cause = k->c->causes.items[place];
  double least = psi_limit(k, PSI_LIMIT_INTERVENTION_MIN_SHARE);
  if (!psi_is_supported(cause) || a->answered[place]) return false;
  if (psi_is_confirmed(cause) && psi_likely(&cause->share) >= least) return false;
  return !is_accepted(k, cause);
}

/* Names the causes passed over of a gap, as evidence and as further objects. */
static void say_passed_over(psi_check *k, const answers *a, const psi_groups *gaps, size_t first) {
  size_t count = 0;
  EACH (*gaps, first, i) {
    const ps_cause *cause = k->c->causes.items[i];
    double share = psi_likely(&cause->share);
    if (!is_passed_over(k, a, i)) continue;
    count++;
    psi_object(k, cause->id);
    if (isnan(share)) continue; // same either way: examples do not ask for evidence
    psi_evidence(k, "%s (%d %%)", psi_name(cause), (int)(share * 100 + 0.5));
  }
  psi_say_count(k, "n", count);
}

static void small_causes_count(psi_check *k) {
  psi_groups gaps;
  answers a;
  if (!answers_of(k, &a) || !causes_by(k, gap_of, &gaps)) return;
  for (size_t g = 0; g < k->c->gaps.count; g++) {
    const ps_gap *gap = k->c->gaps.items[g];
    const ps_cause *unsaid = NULL;
    size_t first = psi_group_find(&gaps, gap->id);
    double left = 0;
    if (first == PSI_NONE) continue;
    EACH (gaps, first, i) {
      double share = psi_likely(&k->c->causes.items[i]->share);
      if (!is_passed_over(k, &a, i)) continue;
      if (isnan(share))
        unsaid = k->c->causes.items[i];
      else
        left += share;
    }
    if (left > psi_limit(k, PSI_LIMIT_CAUSE_TREE_MAX_UNANSWERED)) {
      psi_say_name(k, "gap", gap);
      psi_say_share(k, "share", left);
      say_passed_over(k, &a, &gaps, first);
      psi_fails(k, 0, gap, NULL);
    } else if (unsaid != NULL) {
      psi_unknown(k, unsaid, "share");
    } else {
      psi_passes(k);
    }
  }
}

/* ---- the rows ---- */

#define CITED(text) .source = text, .basis = PS_BASIS_CITED
#define FIVE_WHYS CITED("The five whys: Ohno, Toyota Production System (1988), and its critics")
#define ISHIKAWA CITED("Ishikawa, Guide to Quality Control (1976)")
#define APOLLO CITED("Gano, Apollo Root Cause Analysis (1999)")
#define RESERVATIONS                                                                               \
  CITED("Categories of legitimate reservation: Dettmer, Goldratt's Theory of Constraints (1997)")

static const psi_rule rules[] = {
    {{PSI_RULE("CT01", "branches-followed", "cause-tree", CASE, WARNING, DIAGNOSE),
      .claim = "The search for causes follows more than one line where the evidence does.",
      .why = "One why after the other takes it for granted that there is one cause; the others "
             "stay and bring the gap back.",
      .fails_when = "the diagnosis is over, the supported and confirmed causes of a gap form a "
                    "single line of two or more, and evidence speaks for another cause of the gap "
                    "that is neither supported nor ruled out",
      .reads = PSI_LIST("cause.parents", "cause.status", "cause.gap", "evidence.about",
                        "evidence.supports", "evidence.date"),
      .branches = PSI_BRANCHES(PSI_SAYS("One line of causes was followed for \"{gap}\"; evidence "
                                        "speaks for \"{cause}\" too, and nobody went on from "
                                        "there.")),
      .fix = "Follow it too, or rule it out and say why.", FIVE_WHYS},
     branches_followed},
    {{PSI_RULE("CT02", "line-unbroken", "cause-tree", CASE, WARNING, DIAGNOSE),
      .claim = "Every step from a cause to the gap is shown.",
      .why = "A deep cause may be true and still have nothing to do with this gap.",
      .fails_when = "the diagnosis is over and a supported or confirmed cause that names no gap "
                    "of its own leads only to causes that are neither supported nor confirmed",
      .reads = PSI_LIST("cause.parents", "cause.status", "cause.gap"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{cause}\" is held true, but works through \"{effect}\", and that was never "
                   "shown."),
          PSI_SAYS_FIX("\"{cause}\" is held true, but works through \"{effect}\", and that was "
                       "ruled out.",
                       "Say what else it leads to, or leave it: it does not explain this gap.")),
      .fix = "Find evidence for the step between, or leave the cause out.", FIVE_WHYS},
     line_unbroken},
    {{PSI_RULE("CT03", "no-blame-at-the-root", "cause-tree", CASE, WARNING, DIAGNOSE),
      .claim = "The search does not end with somebody to blame.",
      .why = "Whoever comes next meets the same conditions and makes the same mistake.",
      .fails_when = "a supported or confirmed cause without a cause behind it has one of the "
                    "words of the list blame in its statement, with no denial before it",
      .reads = PSI_LIST("cause.statement", "cause.parents", "cause.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The search ends at \"{words}\": \"{cause}\" has no cause behind it.")),
      .fix = "Ask what made the mistake easy to make, or hard to notice.",
      CITED("Dekker, The Field Guide to Understanding Human Error (2002)")},
     no_blame_at_the_root},
    {{PSI_RULE("CT04", "root-in-somebodys-hands", "cause-tree", CASE, WARNING, DIAGNOSE),
      .claim = "The search for causes ends where somebody can do something.",
      .why = "A root cause that is in nobody's hands is a fact to live with, not a place to act.",
      .fails_when = "the diagnosis is over and a supported or confirmed cause without a cause "
                    "behind it has neither an owner nor a reason. Causes that learning cannot "
                    "cure are left to B59.",
      .reads = PSI_LIST("cause.owner", "cause.reason", "cause.parents", "cause.status",
                        "cause.triage"),
      .branches = PSI_BRANCHES(PSI_SAYS("The search ends at \"{cause}\", and nobody is named who "
                                        "can do something about it.")),
      .fix = "Name who can change it, ask once more why, or say why the search stops "
             "here.", FIVE_WHYS},
     root_in_somebodys_hands},
    {{PSI_RULE("CT05", "one-factor-each", "cause-tree", CASE, WARNING, DIAGNOSE),
      .claim = "Each cause stands under one factor.",
      .why = "What stands nowhere is missed when the answers are chosen, and what stands twice is "
             "counted twice.",
      .fails_when = "the diagnosis is over and a supported or confirmed cause has no factor, or "
                    "one statement stands under two or more factors for one gap",
      .reads = PSI_LIST("cause.factor", "cause.statement", "cause.status", "cause.gap"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{cause}\" stands under no factor."),
          PSI_SAYS_FIX("\"{cause}\" stands under several factors at once: {names}.",
                       "Keep the one it can be changed at, or say what differs.")),
      .fix = "Choose the factor it can be changed at.", ISHIKAWA},
     one_factor_each},
    {{PSI_RULE("CT06", "evidence-behind-status", "cause-tree", CASE, ERROR, DIAGNOSE),
      .claim = "What is called supported or confirmed has evidence.",
      .why = "Without evidence it is a guess, and money follows it all the same.",
      .fails_when = "a cause is confirmed (a warning: supported) and there is neither evidence "
                    "that speaks for it nor a reason written down",
      .reads = PSI_LIST("cause.status", "cause.reason", "evidence.about", "evidence.supports",
                        "evidence.date"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{cause}\" is called confirmed, and there is no evidence for it."),
          PSI_SAYS_AS("\"{cause}\" is called supported, and there is no evidence for "
                      "it.", WARNING, NULL)),
      .fix = "Write down what was found and where, or call it a guess for now.", ISHIKAWA},
     evidence_behind_status},
    {{PSI_RULE("CT07", "action-and-condition", "cause-tree", CASE, NOTE, DIAGNOSE),
      .claim = "Behind each thing that happens there is something that set it off and something "
               "that let it.",
      .why = "Naming both shows a second place to act, often the cheaper one.",
      .fails_when = "the diagnosis is over, the case tells actions from conditions, and the "
                    "causes behind a supported or confirmed action, those ruled out left aside, "
                    "are of one sort only. Not asked where any of them is enough (gate or), nor "
                    "of conditions, which may have been there always.",
      .reads = PSI_LIST("cause.nature", "cause.parents", "cause.gate", "cause.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Behind \"{effect}\" only conditions are named: what set it off is missing."),
          PSI_SAYS_FIX("Behind \"{effect}\" only actions are named: what let it happen is missing.",
                       "Ask what was there already, without which it would not have happened.")),
      .fix = "Ask what happened just before, beside what was there already.", APOLLO},
     action_and_condition},
    {{PSI_RULE("CT08", "gates-join", "cause-tree", CASE, WARNING, DIAGNOSE),
      .claim = "Where causes are said to combine, there are at least two.",
      .why = "A combination of one is a cause forgotten, or a mark set by mistake.",
      .fails_when = "a cause that is not ruled out has a gate and fewer than two causes behind it",
      .reads = PSI_LIST("cause.gate", "cause.parents"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{effect}\" is said to need several causes together, and fewer than two are "
                   "named."),
          PSI_SAYS("\"{effect}\" is said to have several causes, each enough, and fewer than two "
                   "are named.")),
      .fix = "Name the other cause, or take the mark away.",
      CITED("Vesely and others, Fault Tree Handbook, NUREG-0492 (1981)")},
     gates_join},
    {{PSI_RULE("CT09", "statement-is-clear", "cause-tree", CASE, NOTE, DIAGNOSE),
      .claim = "Each cause is one statement that can be true or false.",
      .why = "Of two statements in one, half may be true, and no evidence can tell which half.",
      .fails_when = "the statement of a supported or confirmed cause has one of the words of the "
                    "list compound (\"and\" is passed over; \"since\" counts behind a comma, "
                    "\"due to\" not behind is or are), or is a single word or a question",
      .reads = PSI_LIST("cause.statement", "cause.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{cause}\" makes two statements in one, joined by \"{words}\"."),
          PSI_SAYS_FIX("\"{cause}\" is no statement that could be true or false.",
                       "Say it as a full sentence: who or what does, or lacks, what.")),
      .fix = "Make two causes of it, one behind the other.", RESERVATIONS},
     statement_is_clear},
    {{PSI_RULE("CT12", "cause-says-more", "cause-tree", CASE, WARNING, DIAGNOSE),
      .claim = "A cause says something else than what it explains.",
      .why = "The gap in other words looks like an answer and ends the search.",
      .fails_when = "a cause that is not ruled out has the same words in the same order as its "
                    "gap, or as a cause behind it; small words, plurals and punctuation do not "
                    "count",
      .reads = PSI_LIST("cause.statement", "cause.parents", "cause.gap", "gap.statement"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{cause}\" says the gap again: it does not explain it."),
          PSI_SAYS("\"{cause}\" and the cause behind it say the same: neither explains the "
                   "other.")),
      .fix = "Ask why that is so, and write down the answer.", RESERVATIONS},
     cause_says_more},
    {{PSI_RULE("CT13", "gap-is-explained", "cause-tree", CASE, WARNING, DIAGNOSE),
      .claim = "The causes found explain most of the gap.",
      .why = "What is not explained stays when everything that was found is put right.",
      .fails_when = "the diagnosis is over and the shares of a gap's supported and confirmed "
                    "causes, each at its high end, sum to less than cause_tree.min_explained",
      .reads = PSI_LIST("cause.share", "cause.status", "cause.gap"),
      .branches = PSI_BRANCHES(PSI_SAYS("The causes found explain at most {share} of \"{gap}\"; "
                                        "where the other {rest} come from is not known.")),
      .fix = "Look for another cause, or promise no more than what is explained.",
      .limits = PSI_LIST("cause_tree.min_explained"), RESERVATIONS},
     gap_is_explained},
    {{PSI_RULE("CT14", "needed-causes-held", "cause-tree", CASE, WARNING, DIAGNOSE),
      .claim = "Where an effect needs several causes together, all of them are shown.",
      .why = "If one of those needed is not there, the others do not explain it.",
      .fails_when = "a supported or confirmed cause needs all causes behind it (gate and) and one "
                    "of them was ruled out, or, once the diagnosis is over, is neither supported "
                    "nor ruled out",
      .reads = PSI_LIST("cause.gate", "cause.parents", "cause.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{effect}\" is said to need \"{cause}\", which was ruled out."),
          PSI_SAYS_FIX("\"{effect}\" is said to need \"{cause}\", which was never shown.",
                       "Find evidence for it, or take it out if the effect comes without it.")),
      .fix = "Take it out, and ask what else is needed for the effect.", RESERVATIONS},
     needed_causes_held},
    {{PSI_RULE("CT15", "small-causes-count", "cause-tree", CASE, NOTE, DESIGN),
      .claim = "The plan answers the causes that make up most of the gap.",
      .why = "Causes too small to look at one by one can make up a large part of a gap together.",
      .fails_when = "a chosen intervention answers some cause of the case, and those of a gap "
                    "that no chosen one answers (nor a cause behind them), that nobody accepted, "
                    "and for which B50 does not ask (supported only, or below "
                    "intervention.min_share) have likely shares that sum to more than "
                    "cause_tree.max_unanswered",
      .reads = PSI_LIST("cause.share", "cause.status", "cause.parents", "intervention.causes",
                        "intervention.status", "event.kind", "event.about", "case.waivers"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "{share} of \"{gap}\" come from causes for which nothing is planned ({n}).")),
      .fix = "Find one answer that covers several of them, or say that this part is left.",
      .limits = PSI_LIST("intervention.min_share", "cause_tree.max_unanswered"),
      CITED("The Pareto principle: Juran, Quality Control Handbook (1951)")},
     small_causes_count},
};

const psi_pack psi_pack_cause_tree = {"cause-tree", rules, PSI_COUNT(rules)};
