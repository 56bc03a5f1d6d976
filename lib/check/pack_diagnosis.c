/* Diagnosis: who was asked about what, whether the search for causes went far and wide
 * enough, and whether anything was prescribed before it ended. */
#include "check/text.h"

#include "analysis/level.h"
#include "check/rules.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- when the rules apply ---- */

/* Coverage is asked of work on performance; where nobody has said what the case is about,
 * a diagnosis that was begun speaks for itself. */
static bool is_of_performance(psi_check *k) {
  if (k->c->purpose == PS_PURPOSE_UNSET) return true;
  return psi_performance_only(k);
}

/* Whether a cause is held for supported or more. */
static bool has_supported(const psi_check *k) {
  for (size_t i = 0; i < k->c->causes.count; i++)
    if (psi_is_supported(k->c->causes.items[i])) return true;
  return false;
}

static bool has_confirmed(const psi_check *k) {
  for (size_t i = 0; i < k->c->causes.count; i++)
    if (psi_is_confirmed(k->c->causes.items[i])) return true;
  return false;
}

/* Whether conclusions are being drawn, so that what was left out counts. A cause with one
 * source is no conclusion while the diagnosis is known to go on. */
static bool concludes(const psi_check *k) {
  if (psi_over(k, PS_PHASE_KIND_DIAGNOSE) || psi_reached(k, PS_PHASE_KIND_DESIGN)) return true;
  return k->started[PS_PHASE_KIND_DIAGNOSE] != 0 ? has_confirmed(k) : has_supported(k);
}

static bool knows_framework(psi_check *k) {
  if (k->framework != NULL) return true;
  psi_say(k, "framework", k->c->framework);
  psi_unknown_because(k, k->c, "framework",
                      "what the framework \"{framework}\" looks at; it is neither built in nor "
                      "registered");
  return false;
}

/* ---- saying ---- */

/* What an entity is called, without the full stop of a whole sentence. */
static void say_plain(psi_check *k, const char *name, const void *entity) {
  const char *text = psi_name(entity);
  size_t length = strlen(text);
  while (length > 1 && text[length - 1] == '.') length--;
  const char *kept = psi_store_text(k->store, text, length);
  if (kept == NULL) k->no_memory = true;
  psi_say(k, name, kept);
}

static void say_framework(psi_check *k) {
  psi_say(k, "framework", k->framework->name != NULL ? k->framework->name : k->framework->id);
}

static const char *cell_name(const ps_framework_cell *cell) {
  return cell->name != NULL ? cell->name : cell->id;
}

/* ---- sets of factors, a bit each ---- */

enum { FACTORS = 34 }; /* F00 to F33, see tests/unit/check_frameworks.c */

/* As psi_factor_number() has it, but quick: whole frameworks are gone through here. None for
 * what is no factor. */
static uint64_t bit_of(const char *factor) {
  const bool like_one = factor != NULL && factor[0] == 'F' && factor[1] >= '0' &&
                        factor[1] <= '3' && factor[2] >= '0' && factor[2] <= '9' &&
                        factor[3] == '\0';
  const int number = like_one ? (factor[1] - '0') * 10 + (factor[2] - '0') : FACTORS;
  return number < FACTORS ? UINT64_C(1) << number : 0;
}

static size_t size_of(uint64_t set) {
  size_t count = 0;
  for (; set != 0; set &= set - 1) count++;
  return count;
}

static uint64_t bits_of(const ps_text_list *factors) {
  uint64_t set = 0;
  for (size_t i = 0; i < factors->count; i++) set |= bit_of(factors->items[i]);
  return set;
}

/* The factors that a framework has a place for. */
static uint64_t factors_of(const ps_framework *framework) {
  uint64_t set = 0;
  for (size_t i = 0; i < framework->mappings.count; i++)
    if (framework->mappings.items[i].cell != NULL)
      set |= bits_of(&framework->mappings.items[i].factors);
  return set;
}

/* Factors inside the person, or outside. A defect of the measuring is neither. */
static uint64_t factors_at(ps_locus locus) {
  uint64_t set = 0;
  for (size_t i = 1; ps_factor_at(i) != NULL; i++)
    if (ps_factor_at(i)->locus == locus) set |= UINT64_C(1) << i;
  return set;
}

static uint64_t factors_of_level(ps_work_level level) {
  uint64_t set = 0;
  for (size_t i = 0; ps_factor_at(i) != NULL; i++)
    if (ps_factor_at(i)->level == level) set |= UINT64_C(1) << i;
  return set;
}

/* A line of evidence: the names of factors behind a heading. */
static void list_factors(psi_check *k, const char *heading, uint64_t set) {
  char text[400], rest[32];
  size_t length = 0, more = 0;
  for (size_t i = 0; ps_factor_at(i) != NULL; i++) {
    const char *name = (set >> i & 1) != 0 ? ps_factor_at(i)->name : "";
    const bool fits = more == 0 && length + strlen(name) + sizeof "; " <= sizeof text;
    more += *name != '\0' && !fits;
    length += (size_t)snprintf(text + length, sizeof text - length, "%s%s",
                               length == 0 || *name == '\0' || !fits ? "" : "; ",
                               fits ? name : "");
  }
  snprintf(rest, sizeof rest, "; and %d more", (int)more);
  if (set != 0) // same either way: examples leave evidence out; tests/unit/check_frameworks.c
    psi_evidence(k, "%s: %s%s.", heading, text, more > 0 ? rest : "");
}

/* Whether a question was put by the day of the case. */
static bool is_put(const psi_check *k, const ps_inquiry *inquiry) {
  return k->as_of == 0 || inquiry->on <= k->as_of;
}

/* The factors that were asked about, or examined in another way; with `in_words` only those
 * asked about with a question that is written down. */
static uint64_t asked_about(const psi_check *k, bool in_words) {
  uint64_t set = k->examined;
  for (size_t i = 0; i < k->c->inquiries.count; i++) {
    const ps_inquiry *inquiry = k->c->inquiries.items[i];
    if (is_put(k, inquiry) && (!in_words || inquiry->question != NULL))
      set |= bit_of(inquiry->factor);
  }
  return set;
}

/* A question that names neither a factor nor a part of the analysis. */
static bool is_unsorted(const ps_inquiry *inquiry) {
  return bit_of(inquiry->factor) == 0 && inquiry->part == PS_PART_UNSET &&
         !psi_marked(inquiry, "factor");
}

/* A cause that was examined, of which nobody has said what kind of factor it is. */
static const ps_cause *unsorted_cause(const psi_check *k) {
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    if (cause->status >= PS_CAUSE_STATUS_SUPPORTED && bit_of(cause->factor) == 0 &&
        !psi_marked(cause, "factor"))
      return cause;
  }
  return NULL;
}

/* What may have been examined although it does not show: a cause or an answered question
 * without its factor, or a question that was put and whose answer is not written down. Tells
 * it as unknown and returns true if that could fill a gap in `missing`. */
static bool may_be_examined(psi_check *k, uint64_t missing) {
  const ps_cause *cause = unsorted_cause(k);
  if (cause != NULL) {
    psi_unknown(k, cause, "factor");
    return true;
  }
  for (size_t i = 0; i < k->c->inquiries.count; i++) {
    const ps_inquiry *inquiry = k->c->inquiries.items[i];
    const bool answered = inquiry->answer != NULL;
    const bool fills = (bit_of(inquiry->factor) & missing) != 0;
    if (answered ? !is_unsorted(inquiry) : !fills || inquiry->on == 0 || !is_put(k, inquiry))
      continue;
    psi_unknown(k, inquiry, answered ? "factor" : "answer");
    return true;
  }
  return false;
}

/* ---- A04 ---- */

static void breadth_of_questions(psi_check *k) {
  if (!concludes(k) || !is_of_performance(k) || !knows_framework(k)) return;
  const uint64_t all = factors_of(k->framework);
  if (all == 0) {
    psi_spared(k, "The framework of the case sorts no factors.");
    return;
  }
  const size_t total = size_of(all), asked = size_of(all & asked_about(k, false));
  const ps_inquiry *unsorted = NULL;
  size_t possible = asked;
  for (size_t i = 0; i < k->c->inquiries.count; i++) {
    if (!is_unsorted(k->c->inquiries.items[i])) continue;
    unsorted = k->c->inquiries.items[i];
    possible++;
  }
  const double least = psi_limit(k, PSI_LIMIT_DIAGNOSIS_MIN_QUESTION_BREADTH) * (double)total;
  if ((double)asked >= least) {
    psi_passes(k);
  } else if ((double)possible >= least) {
    psi_unknown(k, unsorted, "factor");
  } else {
    psi_say_count(k, "asked", asked);
    psi_say_count(k, "total", total);
    say_framework(k);
    psi_fails(k, 0, k->c, "inquiries");
  }
}

/* ---- B26 ---- */

/* The first factor of a set in the order of the framework. */
static const ps_factor *first_of(const ps_framework *framework, uint64_t set) {
  const ps_factor *factor;
  for (size_t i = 0; i < framework->order.count; i++)
    for (size_t j = 0;
         (factor = ps_cell_factor_at(framework, framework->order.items[i], j)) != NULL; j++)
      if ((bit_of(factor->id) & set) != 0) return factor;
  return NULL;
}

static void ask_next(psi_check *k, uint64_t missing, size_t total) {
  const ps_factor *factor = first_of(k->framework, missing);
  psi_say(k, "factor", factor->name);
  psi_say(k, "question", factor->question);
  psi_say_count(k, "n", size_of(missing) - 1);
  psi_say_count(k, "total", total);
  list_factors(k, "Not asked about either", missing & ~bit_of(factor->id));
  psi_fails(k, missing == bit_of(factor->id) ? 0 : 1, k->c, "inquiries");
}

static void questions_for_each_factor(psi_check *k) {
  if (!psi_reached(k, PS_PHASE_KIND_DIAGNOSE) || !is_of_performance(k) || !knows_framework(k))
    return;
  const uint64_t all = factors_of(k->framework), missing = all & ~asked_about(k, false);
  if (all == 0) {
    psi_spared(k, "The framework of the case sorts no factors.");
    return;
  }
  if (missing != 0) {
    ask_next(k, missing, size_of(all));
    return;
  }
  const uint64_t unworded = all & ~asked_about(k, true);
  for (size_t i = 0; unworded != 0 && i < k->c->inquiries.count; i++) {
    const ps_inquiry *inquiry = k->c->inquiries.items[i];
    if ((bit_of(inquiry->factor) & unworded) == 0) continue;
    psi_unknown(k, inquiry, "question");
    return;
  }
  psi_passes(k);
}

/* ---- B45 ---- */


/* A look at what surrounds the work that does not say at which factor: told as unknown. */
static bool looks_around(psi_check *k) {
  const ps_cause *cause = unsorted_cause(k);
  if (cause != NULL) {
    psi_unknown(k, cause, "factor");
    return true;
  }
  for (size_t i = 0; i < k->c->inquiries.count; i++) {
    const ps_inquiry *inquiry = k->c->inquiries.items[i];
    const bool around = inquiry->part == PS_PART_ENVIRONMENT || is_unsorted(inquiry);
    if (inquiry->answer == NULL || bit_of(inquiry->factor) != 0 || !around) continue;
    psi_unknown(k, inquiry, "factor");
    return true;
  }
  for (size_t i = 0; i < k->c->evidence.count; i++) {
    const ps_evidence *e = k->c->evidence.items[i];
    if (e->part != PS_PART_ENVIRONMENT || psi_cause(k, e->about) != NULL) continue;
    psi_unknown_because(k, e, "about", "which factor that look at the surroundings was about");
    return true;
  }
  return false;
}

static void external_factors_examined(psi_check *k) {
  if (!psi_performance_only(k) || !concludes(k)) return;
  const uint64_t inside = k->examined & factors_at(PS_LOCUS_INTERNAL);
  const uint64_t outside = k->examined & factors_at(PS_LOCUS_EXTERNAL);
  if (outside == 0) {
    if (looks_around(k)) return;
    psi_say_count(k, "i", size_of(inside));
    list_factors(k, "Inside the person", inside);
    psi_fails(k, 0, k->c, "causes");
    return;
  }
  const double stakes = psi_money(k, &k->c->stakes);
  const bool few = (double)size_of(outside) < psi_limit(k, PSI_LIMIT_DIAGNOSIS_MIN_EXTERNAL);
  if (few && isnan(stakes) && !psi_marked(k->c, "stakes")) {
    psi_unknown(k, k->c, "stakes");
  } else if (few && stakes >= psi_limit(k, PSI_LIMIT_DELIVERY_HIGH_STAKES)) {
    psi_say_money(k, "stakes", stakes);
    psi_say_count(k, "e", size_of(outside));
    list_factors(k, "Outside the person", outside);
    psi_fails(k, 1, k->c, "causes");
  } else {
    psi_passes(k);
  }
}

/* ---- the levels of a framework: B46, B47 ---- */

/* The cell without a parent that a cell is a part of. */
static const ps_framework_cell *top_of(const ps_framework *framework, const char *id) {
  const ps_framework_cell *cell = ps_framework_cell_find(framework, id);
  while (cell->parent != NULL) cell = ps_framework_cell_find(framework, cell->parent);
  return cell;
}

/* Of each cell without a parent the factors that it and its parts stand for, in the order of
 * the cells; of the others none. NULL without memory. */
static const uint64_t *factors_by_level(psi_check *k) {
  const ps_framework *framework = k->framework;
  uint64_t *levels = psi_store_take(k->store, (framework->cells.count + 1) * sizeof *levels);
  if (levels == NULL) k->no_memory = true;
  for (size_t i = 0; levels != NULL && i < framework->mappings.count; i++) {
    const ps_mapping *mapping = &framework->mappings.items[i];
    if (mapping->cell == NULL) continue;
    const ps_framework_cell *top = top_of(framework, mapping->cell);
    levels[top - framework->cells.items] |= bits_of(&mapping->factors);
  }
  return levels;
}

static bool has_levels(psi_check *k) {
  if (k->framework->kind == PS_FRAMEWORK_KIND_FLOW) {
    psi_spared(k, "Its framework leads from question to question and has no levels.");
    return false;
  }
  if (k->framework->kind == PS_FRAMEWORK_KIND_PROCESS || factors_of(k->framework) == 0) {
    psi_spared(k, "Its framework has no levels that factors belong to.");
    return false;
  }
  return true;
}

/* The factors of levels that nobody has looked at. */
static uint64_t unseen(const psi_check *k, const uint64_t *levels) {
  uint64_t set = 0;
  for (size_t i = 0; i < k->framework->cells.count; i++)
    if ((levels[i] & k->examined) == 0) set |= levels[i];
  return set;
}

/* The cells that stand for something in a set and for nothing examined, in the framework's
 * order. */
static void say_levels(psi_check *k, const uint64_t *levels, bool with_questions) {
  const ps_framework *framework = k->framework;
  psi_listing names = {{0}, 0, 0};
  for (size_t i = 0; i < framework->order.count; i++) {
    const ps_framework_cell *cell = ps_framework_cell_find(framework, framework->order.items[i]);
    const uint64_t level = levels[cell - framework->cells.items];
    if (level == 0 || (level & k->examined) != 0) continue;
    psi_listing_add(&names, cell_name(cell));
    if (with_questions && cell->question != NULL) // same either way: as in list_factors()
      psi_evidence(k, "%s: %s", cell_name(cell), cell->question);
  }
  psi_say_listing(k, "levels", &names);
}

/* ---- B47 ---- */

static void all_levels_examined(psi_check *k) {
  if (!concludes(k) || !is_of_performance(k) || !knows_framework(k) || !has_levels(k)) return;
  const uint64_t *levels = factors_by_level(k);
  if (levels == NULL) return;
  const uint64_t missing = unseen(k, levels);
  if (missing == 0) {
    psi_passes(k);
  } else if (!may_be_examined(k, missing)) {
    say_framework(k);
    say_levels(k, levels, true);
    psi_fails(k, 0, k->c, "causes");
  }
}

/* ---- B46 ---- */

/* The factors that chosen interventions set out to change, by the causes they name. */
static uint64_t factors_of_plan(const psi_check *k) {
  uint64_t set = 0;
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *intervention = k->c->interventions.items[i];
    if (!psi_chosen(intervention)) continue;
    for (size_t j = 0; j < intervention->causes.count; j++) {
      const ps_cause *cause = psi_cause(k, intervention->causes.items[j].cause);
      if (cause != NULL) set |= bit_of(cause->factor);
    }
  }
  return set;
}

/* What else was left unexamined, level by level. */
static void list_rest(psi_check *k, const uint64_t *levels) {
  const ps_framework *framework = k->framework;
  for (size_t i = 0; i < framework->order.count; i++) {
    const ps_framework_cell *cell = ps_framework_cell_find(framework, framework->order.items[i]);
    char heading[100];
    snprintf(heading, sizeof heading, "%.60s, not examined", cell_name(cell));
    list_factors(k, heading, levels[cell - framework->cells.items] & ~k->examined);
  }
}

static void factors_examined_at_close(psi_check *k) {
  if (!psi_over(k, PS_PHASE_KIND_DIAGNOSE) || !is_of_performance(k) || !knows_framework(k) ||
      !has_levels(k))
    return;
  const uint64_t *levels = factors_by_level(k);
  if (levels == NULL) return;
  const uint64_t all = factors_of(k->framework), missing = unseen(k, levels);
  const uint64_t planned = all & factors_of_plan(k) & ~k->examined;
  if ((missing | planned) == 0) {
    psi_passes(k);
    return;
  }
  if (may_be_examined(k, missing | planned)) return;
  psi_listing names = {{0}, 0, 0};
  for (size_t i = 0; ps_factor_at(i) != NULL; i++)
    if ((planned >> i & 1) != 0) psi_listing_add(&names, ps_factor_at(i)->name);
  psi_say_listing(k, "factors", &names);
  say_levels(k, levels, false);
  say_framework(k);
  psi_say_count(k, "n", size_of(all & ~k->examined));
  psi_say_count(k, "total", size_of(all));
  list_rest(k, levels);
  psi_fails(k, missing != 0 ? 0 : 1, k->c, "causes");
}

/* ---- B71 ---- */

/* Something that was asked or found and names no part of the analysis, or NULL. */
static const void *without_part(const psi_check *k) {
  for (size_t i = 0; i < k->c->inquiries.count; i++) {
    const ps_inquiry *inquiry = k->c->inquiries.items[i];
    if (inquiry->part == PS_PART_UNSET && !psi_marked(inquiry, "part")) return inquiry;
  }
  for (size_t i = 0; i < k->c->evidence.count; i++) {
    const ps_evidence *e = k->c->evidence.items[i];
    if (e->part == PS_PART_UNSET && !psi_marked(e, "part")) return e;
  }
  return NULL;
}

static void analysis_wide_enough(psi_check *k) {
  if (!psi_over(k, PS_PHASE_KIND_DIAGNOSE) || !is_of_performance(k)) return;
  unsigned parts = 0;
  for (size_t i = 0; i < k->c->inquiries.count; i++)
    parts |= PSI_BIT(k->c->inquiries.items[i]->part);
  for (size_t i = 0; i < k->c->evidence.count; i++) parts |= PSI_BIT(k->c->evidence.items[i]->part);
  /* Who has examined a factor outside the person has looked at what surrounds the work. */
  if ((k->examined & factors_at(PS_LOCUS_EXTERNAL)) != 0) parts |= PSI_BIT(PS_PART_ENVIRONMENT);
  const bool business = (parts & PSI_BIT(PS_PART_BUSINESS)) != 0;
  const bool environment = (parts & PSI_BIT(PS_PART_ENVIRONMENT)) != 0;
  const void *unsorted = business && environment ? NULL : without_part(k);
  if (business && environment) {
    psi_passes(k);
  } else if (unsorted != NULL) {
    psi_unknown(k, unsorted, "part");
  } else {
    psi_fails(k, business ? 1 : environment ? 0 : 2, k->c, "inquiries");
  }
}

/* ---- B48 ---- */

/* How much of each factor learning can change, as a framework has it: from `low` to `high`,
 * 0 to 1. A cell that is learnable in part may hold what is and what is not. */
typedef struct placing {
  uint64_t factors; /* those that have a cell which says so */
  double low[FACTORS], high[FACTORS];
} placing;

static void place_factor(placing *p, int number, ps_learnable learnable) {
  const double low = learnable == PS_LEARNABLE_YES ? 1 : 0;
  const double high = learnable == PS_LEARNABLE_NO ? 0 : 1;
  const bool known = (p->factors >> number & 1) != 0;
  if (!known || low < p->low[number]) p->low[number] = low;
  if (!known || high > p->high[number]) p->high[number] = high;
  p->factors |= UINT64_C(1) << number;
}

static void place(placing *p, const ps_framework *framework, uint64_t wanted) {
  p->factors = 0;
  for (size_t i = 0; i < framework->mappings.count; i++) {
    const ps_mapping *mapping = &framework->mappings.items[i];
    if (mapping->cell == NULL || (bits_of(&mapping->factors) & wanted) == 0) continue;
    const ps_framework_cell *cell = ps_framework_cell_find(framework, mapping->cell);
    if (cell->learnable == PS_LEARNABLE_UNSET) continue;
    for (size_t j = 0; j < mapping->factors.count; j++) {
      const char *factor = mapping->factors.items[j];
      if ((bit_of(factor) & wanted) != 0)
        place_factor(p, psi_factor_number(factor), cell->learnable);
    }
  }
}

/* How two frameworks differ on the factors that both place. */
typedef struct difference {
  const ps_framework *framework; /* the other */
  bool other_is_more;
  double by, at_most, at_least; /* by = at_least - at_most */
} difference;

static difference compare(const placing *own, const placing *other, const double *shares) {
  double sum = 0, own_low = 0, own_high = 0, other_low = 0, other_high = 0;
  for (int i = 0; i < FACTORS; i++) {
    if ((own->factors & other->factors & UINT64_C(1) << i) == 0) continue;
    sum += shares[i];
    own_low += shares[i] * own->low[i];
    own_high += shares[i] * own->high[i];
    other_low += shares[i] * other->low[i];
    other_high += shares[i] * other->high[i];
  }
  difference d = {NULL, other_low > own_high, 0, 0, 0};
  if (!(sum > 0)) return d; /* nothing is placed by both */
  d.at_most = (d.other_is_more ? own_high : other_high) / sum;
  d.at_least = (d.other_is_more ? other_low : own_low) / sum;
  d.by = d.at_least - d.at_most;
  return d;
}

/* The framework that differs most from the case's own. */
static difference find_difference(const psi_check *k, const placing *own, const double *shares,
                                  uint64_t wanted) {
  difference most = {NULL, false, 0, 0, 0};
  const ps_framework *framework;
  for (size_t i = 0; (framework = ps_registry_framework_at(k->registry, i)) != NULL; i++) {
    placing other;
    if (framework->kind == PS_FRAMEWORK_KIND_FLOW) continue;
    place(&other, framework, wanted);
    difference d = compare(own, &other, shares);
    d.framework = framework;
    if (d.by > most.by) most = d;
  }
  return most;
}

static const char *framework_name(const ps_framework *framework) {
  return framework->name != NULL ? framework->name : framework->id;
}

/* The causes that the two place differently. */
static void list_placed(psi_check *k, const ps_framework *other) {
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    const ps_framework_cell *here = ps_factor_cell_at(k->framework, cause->factor, 0);
    const ps_framework_cell *there = ps_factor_cell_at(other, cause->factor, 0);
    if (!psi_is_supported(cause) || here == NULL || there == NULL) continue;
    if (here->learnable == there->learnable) continue;
    psi_object(k, cause->id);
    psi_evidence(k, "\"%.120s\": \"%.60s\" in \"%.60s\", \"%.60s\" in \"%.60s\".", psi_name(cause),
                 cell_name(here), framework_name(k->framework), cell_name(there),
                 framework_name(other));
  }
}

/* The shares of supported causes by factor; false if one is not recorded, which is told. */
static bool shares_by_factor(psi_check *k, double *shares, uint64_t *wanted) {
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    const uint64_t factor = bit_of(cause->factor);
    const double share = psi_likely(&cause->share);
    if (!psi_is_supported(cause)) continue;
    if (factor == 0 || isnan(share)) {
      psi_unknown(k, cause, factor == 0 ? "factor" : "share");
      return false;
    }
    shares[psi_factor_number(cause->factor)] += share;
    *wanted |= factor;
  }
  return true;
}

static void frameworks_agree(psi_check *k) {
  if (!has_supported(k) || !knows_framework(k)) return;
  double shares[FACTORS] = {0};
  uint64_t wanted = 0;
  placing own;
  if (!shares_by_factor(k, shares, &wanted)) return;
  place(&own, k->framework, wanted);
  if (own.factors == 0 || k->framework->kind == PS_FRAMEWORK_KIND_FLOW) {
    psi_spared(k, "Its framework does not say of these causes whether learning can cure them.");
    return;
  }
  const difference d = find_difference(k, &own, shares, wanted);
  if (d.by <= psi_limit(k, PSI_LIMIT_DIAGNOSIS_MAX_FRAMEWORK_DIFFERENCE)) {
    psi_passes(k);
    return;
  }
  psi_say(k, "narrow", framework_name(d.other_is_more ? k->framework : d.framework));
  psi_say(k, "wide", framework_name(d.other_is_more ? d.framework : k->framework));
  psi_say_share(k, "most", d.at_most);
  psi_say_share(k, "least", d.at_least);
  list_placed(k, d.framework);
  psi_fails(k, 0, k->c, "framework");
}

/* ---- things by a text: A36, A38, B49 ---- */

typedef struct keyed {
  const char *key;
  const void *item; /* an entity, or NULL */
  size_t row;       /* where it comes in its list: the order among those of one key */
} keyed;

static int compare_keyed(const void *x, const void *y) {
  const keyed *a = x, *b = y;
  int by_key = strcmp(a->key, b->key);
  if (by_key != 0) return by_key;
  return a->row < b->row ? -1 : a->row > b->row;
}

/* Room for so many, or NULL. */
static keyed *room_for(psi_check *k, size_t count) {
  keyed *room = psi_store_take(k->store, (count + 1) * sizeof *room);
  if (room == NULL) k->no_memory = true;
  return room;
}

/* Where those of the key that stands at `from` end. */
static size_t end_of(const keyed *items, size_t count, size_t from) {
  size_t to = from;
  while (to < count && strcmp(items[to].key, items[from].key) == 0) to++;
  return to;
}

/* ---- A36 ---- */

/* Whether a cause is one of how the work is done, or may be. */
static bool is_of_work(const ps_cause *cause, uint64_t work) {
  const uint64_t factor = bit_of(cause->factor);
  return factor == 0 ? !psi_marked(cause, "factor") : (factor & work) != 0;
}

/* Work that was watched, tried or counted speaks for itself, whoever tells of it. */
static bool is_from_work(const ps_evidence *e) {
  return e->method == PS_METHOD_OBSERVATION || e->method == PS_METHOD_SHADOWING ||
         e->method == PS_METHOD_DATA || e->method == PS_METHOD_PILOT;
}

static bool is_strategic(const psi_check *k, const ps_evidence *e) {
  const unsigned speaks_for = psi_who_is(psi_party(k, e->source)).perspectives;
  return speaks_for != 0 && (speaks_for & ~PSI_STRATEGIC) == 0;
}

/* The evidence of one cause. */
static void weigh(psi_check *k, const ps_cause *cause, const keyed *items, size_t count) {
  psi_listing sources = {{0}, 0, 0};
  const void *unclear = NULL;
  const char *field = NULL;
  for (size_t i = 0; i < count; i++) {
    const ps_evidence *e = items[i].item;
    const ps_party *source = psi_party(k, e->source);
    const bool nameless = source == NULL, blank = !nameless && source->perspectives.count == 0;
    const bool whole = !nameless && !blank && e->method != PS_METHOD_UNSET;
    if (is_from_work(e) || (!nameless && !blank && !is_strategic(k, e))) {
      psi_passes(k);
      return;
    }
    if (!nameless) psi_listing_add(&sources, psi_name(source));
    if (whole) continue;
    unclear = blank ? (const void *)source : e;
    field = blank ? "perspectives" : nameless ? "source" : "method";
  }
  if (unclear != NULL) {
    psi_unknown(k, unclear, field);
  } else if (bit_of(cause->factor) == 0) {
    psi_unknown(k, cause, "factor");
  } else {
    say_plain(k, "cause", cause);
    psi_say_listing(k, "sources", &sources);
    psi_fails(k, sources.count > 1 ? 1 : 0, cause, "status");
  }
}

static void field_evidence_for_work(psi_check *k) {
  const ps_evidence_list *evidence = &k->c->evidence;
  keyed *items = has_supported(k) ? room_for(k, evidence->count) : NULL;
  const uint64_t work = factors_of_level(PS_WORK_LEVEL_WORK);
  size_t count = 0;
  for (size_t i = 0; items != NULL && i < evidence->count; i++) {
    const ps_evidence *e = evidence->items[i];
    const ps_cause *cause = psi_cause(k, e->about);
    const bool against = e->supports.set && !e->supports.value;
    if (cause == NULL || against || !psi_is_supported(cause) || !is_of_work(cause, work))
      continue;
    keyed item = {e->about, e, i};
    items[count++] = item;
  }
  if (count > 1) qsort(items, count, sizeof *items, compare_keyed);
  for (size_t from = 0, to; from < count; from = to) {
    to = end_of(items, count, from);
    weigh(k, psi_cause(k, items[from].key), items + from, to - from);
  }
}

/* ---- A38 ---- */

/* Whether a group of figures is a party's own. */
static bool is_group_of(const ps_party *party, const char *group) {
  return psi_same_words(party->id, group) || psi_same_words(party->name, group) ||
         psi_same_words(party->unit, group);
}

/* A level as it may be but for chance: 95 %. Not a number where that cannot be told. */
typedef struct span {
  double low, value, high;
} span;

static span span_of(const ps_level *level, ps_direction direction) {
  const double none = (double)NAN, error = 1.959963984540054 * level->standard_error.value;
  span s = {none, level->value.set ? level->value.value : none, none};
  if (level->low.set) {
    s.low = level->low.value;
    s.high = level->high.value;
  } else if (level->standard_error.set) {
    s.low = s.value - error;
    s.high = s.value + error;
  }
  if (direction == PS_DIRECTION_HIGHER) return s;
  span turned = {-s.high, -s.value, -s.low};
  return turned;
}

typedef struct standing {
  size_t points;         /* figures of the party */
  size_t groups;         /* that have a level over the party's time */
  size_t better, surely; /* groups with a better level, and those beyond chance */
} standing;

static void take_level(psi_check *k, const ps_measure *measure, const keyed *items, size_t count,
                       ps_date from, ps_date to, ps_level *level) {
  size_t *rows = psi_store_take(k->store, (count + 1) * sizeof *rows);
  memset(level, 0, sizeof *level);
  psi_init(level, &psi_level_table);
  if (rows == NULL) k->no_memory = true;
  for (size_t i = 0; rows != NULL && i < count; i++) rows[i] = items[i].row;
  const psi_level_ask ask = {measure, from, to, NULL, k->as_of, rows, rows == NULL ? 0 : count};
  psi_level_take(level, &ask);
}

/* Compares the groups over the time that the party's own figures are of. */
static standing stand(psi_check *k, const ps_measure *measure, const keyed *items, size_t count,
                      size_t own) {
  standing s = {0, 0, 0, 0};
  ps_level level;
  ps_date first = 99991231, last = 0;
  for (size_t i = own; i < end_of(items, count, own); i++) {
    const ps_date on = measure->series.on[items[i].row], end = psi_period_end(on, measure->period);
    if (on < first) first = on;
    if (end > last) last = end;
  }
  take_level(k, measure, items + own, end_of(items, count, own) - own, first, last, &level);
  const span mine = span_of(&level, measure->direction);
  s.points = (size_t)level.points.value;
  for (size_t from = 0, to; from < count; from = to) {
    to = end_of(items, count, from);
    take_level(k, measure, items + from, to - from, first, last, &level);
    const span theirs = span_of(&level, measure->direction);
    s.groups += isnan(theirs.value) ? 0 : 1;
    s.better += theirs.value > mine.value;
    s.surely += theirs.low > mine.high;
  }
  return s;
}

static void judge(psi_check *k, const ps_party *party, const ps_measure *measure, standing s) {
  const double top = ceil(psi_limit(k, PSI_LIMIT_OUTCOMES_EXEMPLAR_SHARE) * (double)s.groups);
  const double places = top < 1 ? 1 : top;
  psi_say_name(k, "party", party);
  psi_say_name(k, "measure", measure);
  if (s.points == 0 || s.groups < 2) {
    psi_unknown_because(k, measure, "series",
                        "how {party} and others do on \"{measure}\"; there are not two groups "
                        "with figures of the same time");
  } else if ((double)s.points < psi_limit(k, PSI_LIMIT_OUTCOMES_EXEMPLAR_PERIODS)) {
    psi_say_count(k, "n", s.points);
    psi_fails(k, 1, party, "exemplar_for");
  } else if ((double)s.surely >= places) {
    psi_say_count(k, "place", s.surely + 1);
    psi_say_count(k, "groups", s.groups);
    psi_fails(k, 0, party, "exemplar_for");
  } else if ((double)s.better < places) {
    psi_passes(k);
  } else {
    psi_unknown_because(k, measure, "series",
                        "whether {party} is among the best on \"{measure}\"; others look better, "
                        "which may be chance");
  }
}

static void look_at_exemplar(psi_check *k, const ps_party *party, const ps_measure *measure) {
  const ps_series *series = &measure->series;
  if (measure->direction == PS_DIRECTION_UNSET) {
    psi_unknown(k, measure, "direction");
    return;
  }
  if (measure->direction == PS_DIRECTION_BAND) {
    psi_spared(k, "A measure that is best within a band has no top performers.");
    return;
  }
  keyed *items = room_for(k, series->count);
  size_t count = 0, own = 0;
  for (size_t i = 0; items != NULL && i < series->count; i++) {
    keyed item = {series->group[i], NULL, i};
    if (item.key != NULL) items[count++] = item;
  }
  if (count > 1) qsort(items, count, sizeof *items, compare_keyed);
  while (own < count && !is_group_of(party, items[own].key)) own++;
  if (own == count) {
    psi_say_name(k, "party", party);
    psi_say_name(k, "measure", measure);
    psi_unknown_because(k, measure, "series",
                        "how {party} does on \"{measure}\"; none of its groups goes by that name, "
                        "id or unit");
    return;
  }
  judge(k, party, measure, stand(k, measure, items, count, own));
}

static void exemplar_is_exemplary(psi_check *k) {
  for (size_t i = 0; i < k->c->parties.count; i++) {
    const ps_party *party = k->c->parties.items[i];
    const ps_measure *measure = psi_measure(k, party->exemplar_for);
    if (measure != NULL) look_at_exemplar(k, party, measure);
  }
}

/* ---- A47 ---- */

static bool is_from(const ps_evidence *e, const char *region) {
  psi_hit hit;
  return psi_word_find(e->region, 0, region, &hit) || psi_has(&e->segments, region);
}

static void every_region_examined(psi_check *k) {
  const ps_case *c = k->c;
  const ps_evidence *nowhere = NULL;
  psi_listing unseen_regions = {{0}, 0, 0};
  if (c->scope_regions.count == 0 || !concludes(k)) return;
  for (size_t r = 0; r < c->scope_regions.count; r++) {
    bool seen = false;
    for (size_t i = 0; !seen && i < c->evidence.count; i++)
      seen = is_from(c->evidence.items[i], c->scope_regions.items[r]);
    if (!seen) psi_listing_add(&unseen_regions, c->scope_regions.items[r]);
  }
  for (size_t i = 0; unseen_regions.count > 0 && i < c->evidence.count; i++)
    if (c->evidence.items[i]->region == NULL && !psi_marked(c->evidence.items[i], "region"))
      nowhere = c->evidence.items[i];
  if (unseen_regions.count == 0) {
    psi_passes(k);
  } else if (nowhere != NULL) {
    psi_unknown(k, nowhere, "region");
  } else {
    psi_say_listing(k, "regions", &unseen_regions);
    psi_fails(k, 0, c, "scope_regions");
  }
}

/* ---- A52 ---- */

/* Whether all segments of a piece of evidence are the same. */
static bool is_of_one_kind(const ps_evidence *e, const char *segment) {
  for (size_t i = 0; i < e->segments.count; i++)
    if (!psi_same_words(e->segments.items[i], segment)) return false;
  return true;
}

/* Groups of one kind each are sound where another group on the same thing is of another. */
static bool is_heard_elsewhere(const psi_check *k, const ps_evidence *group) {
  for (size_t i = 0; i < k->c->evidence.count; i++) {
    const ps_evidence *e = k->c->evidence.items[i];
    if (e->method == PS_METHOD_FOCUS_GROUP && psi_same(e->about, group->about) &&
        !is_of_one_kind(e, group->segments.items[0]))
      return true;
  }
  return false;
}

static void look_at_group(psi_check *k, const ps_evidence *e) {
  const bool counted = e->n.set, sorted = e->segments.count > 0;
  const bool small = counted && (double)e->n.value <
                                    psi_limit(k, PSI_LIMIT_DIAGNOSIS_FOCUS_GROUP_MIN);
  const bool narrow = sorted && is_of_one_kind(e, e->segments.items[0]) &&
                      !is_heard_elsewhere(k, e);
  if (small || narrow) {
    say_plain(k, "group", e);
    psi_say_number(k, "n", (double)e->n.value, NULL);
    psi_say(k, "segment", narrow ? e->segments.items[0] : NULL);
    psi_fails(k, !narrow ? 0 : small ? 2 : 1, e, small ? "n" : "segments");
  } else if (!counted && !psi_marked(e, "n")) {
    psi_unknown(k, e, "n");
  } else if (!sorted && !psi_marked(e, "segments")) {
    psi_unknown(k, e, "segments");
  } else {
    psi_passes(k);
  }
}

static void focus_group_sound(psi_check *k) {
  for (size_t i = 0; i < k->c->evidence.count; i++)
    if (k->c->evidence.items[i]->method == PS_METHOD_FOCUS_GROUP)
      look_at_group(k, k->c->evidence.items[i]);
}

/* ---- B05 ---- */

/* When the analysis first found anything: evidence, or an answer. */
typedef struct first_find {
  ps_date on;          /* 0 for never */
  const void *undated; /* something found on a day not recorded, or NULL */
  const char *field;
} first_find;

static void find(first_find *f, ps_date on, const void *entity, const char *field) {
  if (on == 0) {
    f->undated = entity;
    f->field = field;
  } else if (f->on == 0 || on < f->on) {
    f->on = on;
  }
}

static first_find find_first(const psi_check *k) {
  first_find f = {0, NULL, NULL};
  for (size_t i = 0; i < k->c->evidence.count; i++)
    find(&f, k->c->evidence.items[i]->date, k->c->evidence.items[i], "date");
  for (size_t i = 0; i < k->c->inquiries.count; i++)
    if (k->c->inquiries.items[i]->answer != NULL)
      find(&f, k->c->inquiries.items[i]->on, k->c->inquiries.items[i], "on");
  if (f.on != 0 || f.undated != NULL) return f;
  /* Whoever supports a cause has found something, though it is not written down. */
  for (size_t i = 0; i < k->c->causes.count; i++)
    if (psi_is_supported(k->c->causes.items[i]))
      find(&f, k->c->causes.items[i]->confirmed_on, k->c->causes.items[i], "confirmed_on");
  return f;
}

static void look_at_advice(psi_check *k, const ps_event *event, first_find f) {
  if (event->on == 0) {
    psi_unknown(k, event, "on");
  } else if (f.on != 0 && f.on <= event->on) {
    psi_passes(k);
  } else if (f.undated != NULL) {
    psi_unknown(k, f.undated, f.field);
  } else {
    psi_say_date(k, "on", event->on);
    psi_say_date(k, "first", f.on);
    psi_evidence(k, "%.300s", psi_name(event));
    psi_fails(k, f.on != 0 ? 0 : 1, event, "on");
  }
}

static void guidance_rests_on_analysis(psi_check *k) {
  bool looked = false;
  first_find f = {0, NULL, NULL};
  for (size_t i = 0; i < k->c->events.count; i++) {
    const ps_event *event = k->c->events.items[i];
    if (event->kind != PS_EVENT_KIND_RECOMMENDATION) continue;
    if (k->as_of != 0 && event->on > k->as_of) continue;
    if (!looked && !is_of_performance(k)) return;
    if (!looked) f = find_first(k);
    looked = true;
    look_at_advice(k, event, f);
  }
}

/* ---- B17 ---- */

static bool has_levers(const psi_check *k, const ps_measure *measure) {
  if (measure->levers.count > 0 || measure->formula != NULL) return true;
  /* What a measure is made up of drives it. */
  for (size_t i = 0; i < k->c->measures.count; i++)
    if (psi_same(k->c->measures.items[i]->parent, measure->id)) return true;
  return false;
}

static bool is_of_gap(const psi_check *k, const ps_measure *measure) {
  for (size_t i = 0; i < k->c->gaps.count; i++)
    if (psi_same(k->c->gaps.items[i]->measure, measure->id)) return true;
  return false;
}

static void levers_known(psi_check *k) {
  if (!psi_over(k, PS_PHASE_KIND_DIAGNOSE)) return;
  for (size_t i = 0; i < k->c->gaps.count; i++) {
    const ps_gap *gap = k->c->gaps.items[i];
    if (psi_measure(k, gap->measure) == NULL && !psi_marked(gap, "measure"))
      psi_unknown(k, gap, "measure");
  }
  for (size_t i = 0; i < k->c->measures.count; i++) {
    const ps_measure *measure = k->c->measures.items[i];
    if (psi_marked(measure, "levers") || !is_of_gap(k, measure)) continue;
    if (has_levers(k, measure)) {
      psi_passes(k);
    } else {
      psi_say_name(k, "measure", measure);
      psi_fails(k, 0, measure, "levers");
    }
  }
}

/* ---- B41 ---- */

/* What is not in order about one cause of an intervention. */
typedef struct objection {
  enum { IN_ORDER, NOT_KNOWN, NOT_CONFIRMED, CONFIRMED_LATER } what;
  const ps_cause *cause;
  const void *entity; /* where it is not known: what is not recorded */
  const char *field;
} objection;

static objection not_known(const ps_cause *cause, const void *entity, const char *field) {
  objection o = {NOT_KNOWN, cause, entity, field};
  return o;
}

static objection object_to(psi_check *k, const ps_intervention *i, const ps_cause *cause,
                           double stakes) {
  objection o = {IN_ORDER, cause, NULL, NULL};
  if (cause->status == PS_CAUSE_STATUS_UNSET) return not_known(cause, cause, "status");
  o.what = NOT_CONFIRMED;
  if (!psi_is_supported(cause)) return o;
  o.what = IN_ORDER;
  if (stakes < psi_limit(k, PSI_LIMIT_DIAGNOSIS_LIGHT_STAKES)) return o;
  o.what = NOT_CONFIRMED;
  if (!psi_is_confirmed(cause) && isnan(stakes) && !psi_marked(k->c, "stakes"))
    return not_known(cause, k->c, "stakes");
  if (!psi_is_confirmed(cause)) return o;
  o.what = IN_ORDER;
  if (cause->confirmed_on == 0) return not_known(cause, cause, "confirmed_on");
  if (i->selected_on == 0) return not_known(cause, i, "selected_on");
  if (cause->confirmed_on > i->selected_on) o.what = CONFIRMED_LATER;
  return o;
}

/* The gravest objection; the first among those as grave. Counts the causes that exist. */
static objection worst_of(psi_check *k, const ps_intervention *i, double stakes,
                          size_t *causes) {
  objection worst = {IN_ORDER, NULL, NULL, NULL};
  for (size_t j = 0; j < i->causes.count; j++) {
    const ps_cause *cause = psi_cause(k, i->causes.items[j].cause);
    if (cause == NULL) continue;
    const objection o = object_to(k, i, cause, stakes);
    const bool graver = o.what >= NOT_CONFIRMED ? worst.what < NOT_CONFIRMED
                                                : o.what > worst.what;
    ++*causes;
    if (graver) worst = o;
  }
  return worst;
}

static void tell_objection(psi_check *k, const ps_intervention *i, objection o) {
  static const char *const so_far[] = {"", "nobody has examined", "is only thought possible",
                                       "is supported but not confirmed", "", "has been ruled out"};
  say_plain(k, "cause", o.cause);
  psi_say(k, "is", so_far[o.cause->status]);
  psi_say_date(k, "selected", i->selected_on);
  psi_say_date(k, "confirmed", o.cause->confirmed_on);
  psi_object(k, o.cause->id);
  psi_fails(k, o.what == NOT_CONFIRMED ? 1 : 2, i, "causes");
}

static void prescribe(psi_check *k, const ps_intervention *i, double stakes) {
  const ps_intervention_class kind = psi_class(i);
  const double cost = psi_likely(&i->cost);
  const bool heavy = kind == PS_INTERVENTION_CLASS_LEARNING || kind == PS_INTERVENTION_CLASS_OTHER;
  const bool cheap = !heavy && cost < psi_limit(k, PSI_LIMIT_DIAGNOSIS_LIGHT_COST);
  const bool may_be_light = (kind == PS_INTERVENTION_CLASS_UNSET && (cheap || isnan(cost))) ||
                            (kind == PS_INTERVENTION_CLASS_SUPPORT && isnan(cost));
  size_t causes = 0;
  if (psi_same_words(i->kind, "trial") || (kind == PS_INTERVENTION_CLASS_SUPPORT && cheap)) {
    psi_spared(k, "What was chosen is a trial, or help that costs little.");
    return;
  }
  const objection o = worst_of(k, i, stakes, &causes);
  psi_say_name(k, "intervention", i);
  if (causes > 0 && o.what == IN_ORDER) {
    psi_passes(k);
  } else if (o.what == NOT_KNOWN) {
    psi_unknown(k, o.entity, o.field);
  } else if (may_be_light) {
    psi_unknown(k, i, kind == PS_INTERVENTION_CLASS_UNSET ? "class" : "cost");
  } else if (causes == 0) {
    psi_fails(k, 0, i, "causes");
  } else {
    tell_objection(k, i, o);
  }
}

static void cause_before_intervention(psi_check *k) {
  if (!psi_performance_only(k)) return;
  const double stakes = psi_money(k, &k->c->stakes);
  for (size_t j = 0; j < k->c->interventions.count; j++) {
    const ps_intervention *i = k->c->interventions.items[j];
    const bool yet_to_come = k->as_of != 0 && i->selected_on > k->as_of;
    if (psi_chosen(i) && !yet_to_come && !psi_marked(i, "causes"))
      prescribe(k, i, stakes);
  }
}

/* ---- B44 ---- */

static bool is_in_analysis(const psi_check *k, const ps_event *event) {
  const ps_phase *phase = psi_find(k, PS_PHASE, event->phase);
  const ps_date from = k->started[PS_PHASE_KIND_DIAGNOSE], to = k->ended[PS_PHASE_KIND_DIAGNOSE];
  if (phase != NULL) return phase->kind == PS_PHASE_KIND_DIAGNOSE;
  return from != 0 && event->on >= from && (to == 0 || event->on <= to);
}

/* The sides that took part in the analysis: in what happened, as its lead, or by being
 * asked. */
static unsigned sides_of_analysis(const psi_check *k) {
  const ps_case *c = k->c;
  const unsigned all = PSI_BUSINESS | PSI_LEARNING | PSI_HR;
  unsigned sides = 0;
  for (size_t i = 0; i < c->phases.count; i++)
    if (c->phases.items[i]->kind == PS_PHASE_KIND_DIAGNOSE && c->phases.items[i]->lead != NULL)
      sides |= PSI_BIT(psi_side(k, c->phases.items[i]->lead));
  for (size_t i = 0; (sides & all) != all && i < c->inquiries.count; i++)
    if (c->inquiries.items[i]->asked_of != NULL && c->inquiries.items[i]->answer != NULL)
      sides |= PSI_BIT(psi_side(k, c->inquiries.items[i]->asked_of));
  for (size_t i = 0; (sides & all) != all && i < c->evidence.count; i++)
    if (c->evidence.items[i]->source != NULL)
      sides |= PSI_BIT(psi_side(k, c->evidence.items[i]->source));
  for (size_t i = 0; (sides & all) != all && i < c->events.count; i++)
    if (is_in_analysis(k, c->events.items[i])) sides |= k->event_who[i].sides;
  return sides;
}

static void three_parties_in_analysis(psi_check *k) {
  const unsigned all = PSI_BUSINESS | PSI_LEARNING | PSI_HR;
  if (!psi_over(k, PS_PHASE_KIND_DIAGNOSE) || !is_of_performance(k)) return;
  const unsigned sides = sides_of_analysis(k);
  psi_listing absent = {{0}, 0, 0};
  if ((sides & PSI_BUSINESS) == 0) psi_listing_add(&absent, "the business");
  if ((sides & PSI_LEARNING) == 0) psi_listing_add(&absent, "the learning team");
  if ((sides & PSI_HR) == 0) psi_listing_add(&absent, "human resources");
  if ((sides & all) == all) {
    psi_passes(k);
  } else if ((sides & PSI_BIT(PS_SIDE_UNSET)) != 0) {
    psi_unknown_because(k, k->c, "parties",
                        "on which side everybody is who took part in the analysis");
  } else if (k->started[PS_PHASE_KIND_DIAGNOSE] == 0) {
    psi_unknown_because(k, k->c, "phases",
                        "when causes were sought; no such phase has its first day");
  } else if (!psi_log_covers(k, k->started[PS_PHASE_KIND_DIAGNOSE])) {
    psi_unknown(k, k->c, "log_kept_since");
  } else {
    psi_say_listing(k, "sides", &absent);
    psi_fails(k, 0, k->c, "events");
  }
}

/* ---- the tree of causes: B49, B56 ---- */

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
      say_plain(k, "cause", cause);
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
    say_plain(k, "gap", gap);
    say_plain(k, "cause", cause);
    psi_say_money(k, "stakes", stakes);
    psi_object(k, cause->id);
    psi_fails(k, 1, gap, NULL);
  } else if (!isnan(stakes)) {
    psi_passes(k);
  } else if (!psi_marked(gap, "value_per_unit") && !psi_marked(k->c, "stakes")) {
    psi_say_name(k, "gap", gap);
    psi_unknown_because(k, gap, "value_per_unit", "what the gap \"{gap}\" costs");
  }
}

static void causes_connected(psi_check *k) {
  const ps_cause_list *causes = &k->c->causes;
  if (k->c->gaps.count == 0 || !concludes(k)) return;
  look_at_connections(k);
  keyed *items = room_for(k, causes->count);
  size_t count = 0;
  for (size_t i = 0; items != NULL && i < causes->count; i++) {
    const ps_cause *cause = causes->items[i];
    if (is_ruled_out(cause) || psi_gap(k, cause->gap) == NULL) continue;
    keyed item = {cause->gap, cause, i};
    items[count++] = item;
  }
  if (count > 1) qsort(items, count, sizeof *items, compare_keyed);
  for (size_t from = 0, to; from < count; from = to) {
    to = end_of(items, count, from);
    if (to - from == 1) look_at_single(k, psi_gap(k, items[from].key), items[from].item);
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
  if (!concludes(k)) return;
  const ps_cause *unsorted = NULL;
  const uint64_t worker = factors_of_level(PS_WORK_LEVEL_WORKER);
  size_t inside = 0, others = 0, live = 0;
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    if (is_ruled_out(cause)) continue;
    live++;
    if (is_explained(k, cause)) continue;
    const uint64_t factor = bit_of(cause->factor);
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

/* ---- B70 ---- */

#define DOES_THE_WORK                                                                              \
  (PSI_BIT(PS_PERSPECTIVE_PERFORMER) | PSI_BIT(PS_PERSPECTIVE_END_USER) |                          \
   PSI_BIT(PS_PERSPECTIVE_CONTRACTOR))

/* Who was heard about the causes. */
typedef struct heard {
  bool performer; /* who does the work, or will use what is made */
  const ps_party *near;  /* who is next to the work */
  const void *unclear;   /* who may do the work: what is not recorded of them */
  const char *field;
} heard;

static void hear(heard *h, const psi_check *k, const char *id, const void *entity,
                 const char *field) {
  const ps_party *party = psi_party(k, id);
  const unsigned speaks_for = psi_who_is(party).perspectives;
  if (party == NULL) {
    h->unclear = entity;
    h->field = field;
  } else if ((speaks_for & DOES_THE_WORK) != 0 ||
             (party->distance.set && party->distance.value == 0)) {
    h->performer = true;
  } else if (speaks_for == 0) {
    h->unclear = party;
    h->field = "perspectives";
  } else if ((speaks_for & PSI_FIELD) != 0) {
    h->near = party;
  }
}

/* Figures, papers and what was watched need nobody to tell them. */
static bool is_told_by_somebody(const ps_evidence *e) {
  return e->source != NULL || e->method == PS_METHOD_UNSET || e->method == PS_METHOD_INTERVIEW ||
         e->method == PS_METHOD_FOCUS_GROUP || e->method == PS_METHOD_SURVEY;
}

static heard hear_all(const psi_check *k) {
  heard h = {false, NULL, NULL, NULL};
  for (size_t i = 0; !h.performer && i < k->c->evidence.count; i++) {
    const ps_evidence *e = k->c->evidence.items[i];
    if (is_told_by_somebody(e)) hear(&h, k, e->source, e, "source");
  }
  for (size_t i = 0; !h.performer && i < k->c->inquiries.count; i++) {
    const ps_inquiry *inquiry = k->c->inquiries.items[i];
    if (inquiry->answer != NULL) hear(&h, k, inquiry->asked_of, inquiry, "asked_of");
  }
  return h;
}

static void performers_asked(psi_check *k) {
  if (!has_supported(k)) return;
  const heard h = hear_all(k);
  if (h.performer) {
    psi_passes(k);
  } else if (h.unclear != NULL) {
    psi_unknown(k, h.unclear, h.field);
  } else if (k->c->evidence.count + k->c->inquiries.count == 0) {
    psi_unknown_because(k, k->c, "evidence", "who was asked about the causes");
  } else {
    if (h.near != NULL) psi_say_name(k, "party", h.near);
    psi_fails(k, h.near != NULL ? 1 : 0, k->c, "evidence");
  }
}

/* ---- C06 ---- */

/* Whether a persona's measures are recorded and one of them is worked against. */
static const char *clash(const ps_objective *objective, const ps_persona *persona) {
  for (size_t i = 0; i < objective->opposes.count; i++)
    if (psi_has(&persona->measured_by, objective->opposes.items[i]))
      return objective->opposes.items[i];
  return NULL;
}

static void look_at_objective(psi_check *k, const ps_objective *objective) {
  const ps_persona *unmeasured = NULL;
  size_t clashes = 0;
  if (!objective->opposes.given) {
    if (!psi_marked(objective, "opposes")) psi_unknown(k, objective, "opposes");
    return;
  }
  for (size_t i = 0; i < k->c->personas.count; i++) {
    const ps_persona *persona = k->c->personas.items[i];
    const char *measure = clash(objective, persona);
    if (!persona->measured_by.given && !psi_marked(persona, "measured_by")) unmeasured = persona;
    if (measure == NULL) continue;
    clashes++;
    say_plain(k, "behaviour", objective);
    psi_say_name(k, "persona", persona);
    psi_say_id(k, "measure", measure);
    psi_object(k, persona->id);
    psi_object(k, measure);
    psi_fails(k, 0, objective, "opposes");
  }
  if (clashes > 0) return;
  if (objective->opposes.count > 0 && unmeasured != NULL)
    psi_unknown(k, unmeasured, "measured_by");
  else
    psi_passes(k);
}

static void asked_and_rewarded_alike(psi_check *k) {
  bool judged = false;
  for (size_t i = 0; i < k->c->personas.count; i++)
    judged = judged || !psi_marked(k->c->personas.items[i], "measured_by");
  for (size_t i = 0; judged && i < k->c->objectives.count; i++)
    look_at_objective(k, k->c->objectives.items[i]);
}

/* ---- the rows ---- */

#define CONCLUDES                                                                                  \
  "the diagnosis is over, or a cause is confirmed (supported, where no phase of diagnosis is "     \
  "dated), and "

static const psi_rule rules[] = {
    {{PSI_RULE("A04", "breadth-of-questions", "diagnosis", CASE, NOTE, DIAGNOSE),
      .claim = "A curious analysis asks about many kinds of factor.",
      .why = "People find what they ask about; where only a few kinds of cause are asked about, "
             "the others cannot be found.",
      .fails_when = CONCLUDES "the share of the framework's factors that "
                    "were asked about or examined is below diagnosis.min_question_breadth",
      .reads = PSI_LIST("inquiry.factor", "inquiry.part", "inquiry.on", "inquiry.answer",
                        "cause.status", "cause.factor", "case.framework"),
      .branches = PSI_BRANCHES(PSI_SAYS("Questions were put about {asked} of the {total} factors "
                                        "of \"{framework}\".")),
      .fix = "Ask at least one open question about each kind of factor not yet touched.",
      .limits = PSI_LIST("diagnosis.min_question_breadth"), PSI_SOURCE_OUTCOME},
     breadth_of_questions},
    {{PSI_RULE("A36", "field-evidence-for-work", "diagnosis", CASE, WARNING, DIAGNOSE),
      .claim = "Claims about how work is done rest on people who do it.",
      .why = "From above one sees how the work is meant to be done; only close by one sees how it "
             "is done.",
      .fails_when = "a supported or confirmed cause is at the level of the work, and all that "
                    "speaks for it was said or handed in by parties of strategy or sponsor alone; "
                    "what was watched, tried or counted does not count as said",
      .reads = PSI_LIST("evidence.about", "evidence.supports", "evidence.source",
                        "evidence.method", "party.perspectives", "cause.factor", "cause.status"),
      .branches = PSI_BRANCHES(PSI_SAYS("\"{cause}\" is about how the work is done, and only "
                                        "{sources} has spoken for it."),
                               PSI_SAYS("\"{cause}\" is about how the work is done, and only "
                                        "{sources} have spoken for it.")),
      .fix = "Watch the work, or ask those who do it.", PSI_SOURCE_OUTCOME},
     field_evidence_for_work},
    {{PSI_RULE("A38", "exemplar-is-exemplary", "diagnosis", CASE, WARNING, DIAGNOSE),
      .claim = "A top performer is one on the data, over time.",
      .why = "What the best do differently is copied by everybody; if they are not the best, "
             "everybody copies chance or charm.",
      .fails_when = "a party named as exemplar for a measure has fewer than "
                    "outcomes.exemplar_periods figures on it, or so many groups have, beyond "
                    "chance, a better level over the same time that it is not in the top "
                    "outcomes.exemplar_share of them (the first place always is)",
      .reads = PSI_LIST("party.exemplar_for", "party.name", "party.unit", "measure.series",
                        "measure.direction"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{party} is named as an exemplar for \"{measure}\", and comes in place {place} "
                   "of {groups} at best."),
          PSI_SAYS_FIX("{party} is named as an exemplar for \"{measure}\" on too few figures to "
                       "tell: {n}.",
                       "Wait for more figures, or pick an exemplar who has them.")),
      .fix = "Pick exemplars from the data, over several periods.",
      .limits = PSI_LIST("outcomes.exemplar_share", "outcomes.exemplar_periods"),
      .about_person = PSI_YES, PSI_SOURCE_OUTCOME},
     exemplar_is_exemplary},
    {{PSI_RULE("A47", "every-region-examined", "diagnosis", CASE, WARNING, DIAGNOSE),
      .claim = "Each region in scope was looked at.",
      .why = "The same gap can have other causes elsewhere, and an answer that fits one place may "
             "do harm in another.",
      .fails_when = CONCLUDES "no evidence names a region in scope as its "
                    "region or segment",
      .reads = PSI_LIST("case.scope_regions", "evidence.region", "evidence.segments",
                        "cause.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("In scope, yet no evidence was collected there: {regions}.")),
      .fix = "Collect evidence there before generalising.", PSI_SOURCE_OUTCOME},
     every_region_examined},
    {{PSI_RULE("A52", "focus-group-sound", "diagnosis", CASE, WARNING, DIAGNOSE),
      .claim = "A focus group has enough people and more than one segment.",
      .why = "In a group that is small or all alike one loud voice becomes everybody's opinion.",
      .fails_when = "a focus group had fewer people than diagnosis.focus_group_min, or all of one "
                    "segment while no other focus group on the same thing heard another",
      .reads = PSI_LIST("evidence.method", "evidence.n", "evidence.segments", "evidence.about"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("Too few people for a focus group ({n}) stand behind \"{group}\".",
                       "Run it again with more people."),
          PSI_SAYS("Only one kind of people ({segment}) was heard in the focus group behind "
                   "\"{group}\"."),
          PSI_SAYS("Too few people for a focus group ({n}), all of one kind ({segment}), stand "
                   "behind \"{group}\".")),
      .fix = "Run one more with another segment.",
      .limits = PSI_LIST("diagnosis.focus_group_min"), PSI_SOURCE_OUTCOME},
     focus_group_sound},
    {{PSI_RULE("B05", "guidance-rests-on-analysis", "diagnosis", CASE, WARNING, DIAGNOSE),
      .claim = "Advice follows analysis.",
      .why = "Advice given first is a guess, and afterwards everybody looks for evidence that it "
             "was right.",
      .fails_when = "a recommendation comes before the first evidence and the first answered "
                    "question; where neither is recorded, before a cause was supported",
      .reads = PSI_LIST("event.kind", "event.on", "evidence.date", "inquiry.on",
                        "inquiry.answer", "cause.status", "cause.confirmed_on"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Advice was given on {on}; the first evidence is of {first}."),
          PSI_SAYS("Advice was given on {on}, and nothing has been asked or found out yet.")),
      .fix = "Collect evidence, then advise again.", PSI_SOURCE_PARTNERS},
     guidance_rests_on_analysis},
    {{PSI_RULE("B17", "levers-known", "diagnosis", CASE, WARNING, DIAGNOSE),
      .claim = "What drives the business measure is known.",
      .why = "Nobody can move a figure directly; who does not know what drives it can only hope.",
      .fails_when = "the diagnosis is over, and the measure of a gap has no levers, no formula and "
                    "no measure that is a part of it",
      .reads = PSI_LIST("gap.measure", "measure.levers", "measure.formula", "measure.parent"),
      .branches = PSI_BRANCHES(PSI_SAYS("No measure is named that drives \"{measure}\".")),
      .fix = "Draw its driver tree with the one who owns the measure.", PSI_SOURCE_PARTNERS},
     levers_known},
    {{PSI_RULE("B26", "questions-for-each-factor", "diagnosis", CASE, NOTE, DIAGNOSE),
      .claim = "Each factor has been asked about with a fitting question.",
      .why = "The question nobody asks is often the one whose answer would have changed the plan.",
      .fails_when = "the diagnosis has begun, and a factor of the framework was neither asked "
                    "about nor examined; told once, with the first of them",
      .reads = PSI_LIST("inquiry.factor", "inquiry.question", "inquiry.on", "cause.factor",
                        "cause.status", "case.framework"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Nobody has asked about {factor}. Try: \"{question}\""),
          PSI_SAYS("Nobody has asked about {factor}, nor about {n} more of the {total} factors. "
                   "Try: \"{question}\"")),
      .fix = "Ask it of someone who does the work.", PSI_SOURCE_PARTNERS},
     questions_for_each_factor},
    {{PSI_RULE("B41", "cause-before-intervention", "diagnosis", CASE, ERROR, DESIGN),
      .core = PSI_WHOLE(5),
      .claim = "Nothing is prescribed before the cause is confirmed.",
      .why = "An answer to the wrong cause costs its price and the time in which the gap stays "
             "open.",
      .fails_when = "an intervention is selected, started or done, and names no cause, or one that "
                    "was not confirmed on the day it was selected; exempt are trials, support that "
                    "costs less than diagnosis.light_cost, and supported causes where the stakes "
                    "are below diagnosis.light_stakes",
      .reads = PSI_LIST("intervention.selected_on", "intervention.causes", "intervention.class",
                        "intervention.kind", "intervention.cost", "intervention.status",
                        "cause.confirmed_on", "cause.status", "case.stakes", "case.purpose"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("\"{intervention}\" was chosen without naming the cause it answers.",
                       "Name the cause and confirm it, or record a waiver with a name and reason."),
          PSI_SAYS("\"{intervention}\" was chosen to answer \"{cause}\", which {is}."),
          PSI_SAYS_FIX("\"{intervention}\" was chosen on {selected}, and its cause \"{cause}\" "
                       "confirmed only on {confirmed}.",
                       "Look again whether it fits the cause, or record a waiver with a name and "
                       "reason.")),
      .fix = "Confirm the cause, or record a waiver with a name and reason.",
      .subsumes = PSI_LIST("B05"),
      .limits = PSI_LIST("diagnosis.light_cost", "diagnosis.light_stakes"), PSI_SOURCE_PARTNERS},
     cause_before_intervention},
    {{PSI_RULE("B44", "three-parties-in-analysis", "diagnosis", CASE, NOTE, DIAGNOSE),
      .claim = "Business, learning and HR take part in the analysis.",
      .why = "Each of the three sees causes that the others cannot see or cannot change.",
      .fails_when = "the diagnosis is over, and one of the three sides has no event in it, does "
                    "not lead it, and gave no answer or evidence",
      .reads = PSI_LIST("event.phase", "event.on", "event.parties", "event.by", "party.side",
                        "phase.kind", "phase.started", "phase.ended", "phase.lead",
                        "inquiry.asked_of", "evidence.source", "case.log_kept_since"),
      .branches = PSI_BRANCHES(PSI_SAYS("{sides} took no part in the analysis.")),
      .fix = "Invite them to one working session on the causes.", PSI_SOURCE_PARTNERS},
     three_parties_in_analysis},
    {{PSI_RULE("B45", "external-factors-examined", "diagnosis", CASE, ERROR, DIAGNOSE),
      .core = PSI_WHOLE(6),
      .claim = "The analysis looks outside the person.",
      .why = "People who know how and want to still fail where tools, process, feedback or rewards "
             "stand against them, and no training changes those.",
      .fails_when = CONCLUDES "no factor outside the person was examined; "
                    "or, as a warning, fewer than diagnosis.min_external were while the stakes "
                    "reach delivery.high_stakes",
      .reads = PSI_LIST("cause.factor", "cause.status", "inquiry.factor", "inquiry.answer",
                        "inquiry.part", "evidence.about", "evidence.part", "case.stakes",
                        "case.purpose"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Nothing outside the person was examined (factors inside: {i})."),
          PSI_SAYS_AS("{stakes} are at stake, and few factors outside the person were examined: "
                      "{e}.",
                      WARNING, NULL)),
      .fix = "Examine tools, process, feedback and incentives.",
      .limits = PSI_LIST("diagnosis.min_external", "delivery.high_stakes"), PSI_SOURCE_PARTNERS},
     external_factors_examined},
    {{PSI_RULE("B46", "factors-examined-at-close", "diagnosis", CASE, WARNING, DIAGNOSE),
      .claim = "At the end of diagnosis no factor is left unexamined.",
      .why = "What was not looked at before the plan is made tends to be found when the plan has "
             "failed.",
      .fails_when = "the diagnosis is over, and a level of the framework, or a factor of the "
                    "causes that chosen interventions answer, is unexamined; the other unexamined "
                    "factors are listed with it",
      .reads = PSI_LIST("cause.factor", "cause.status", "inquiry.factor", "inquiry.answer",
                        "inquiry.part", "inquiry.on", "evidence.about", "intervention.causes",
                        "intervention.status", "phase.ended", "case.framework"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The diagnosis is over, and nobody has looked at {levels}; factors of "
                   "\"{framework}\" not examined: {n} of {total}."),
          PSI_SAYS("The plan sets out to change what the diagnosis did not examine: {factors}.")),
      .fix = "Rule each in or out with one piece of evidence.",
      .subsumes = PSI_LIST("B26", "A04", "B47"), PSI_SOURCE_PARTNERS},
     factors_examined_at_close},
    {{PSI_RULE("B47", "all-levels-examined", "diagnosis", CASE, WARNING, DIAGNOSE),
      .core = PSI_WHOLE(7),
      .claim = "Each level of the framework, such as worker, work, workplace and world, is looked "
               "at.",
      .why = "A gap felt at one level is often made at another.",
      .fails_when = CONCLUDES "a level of the case's framework (a cell that "
                    "is no part of another, with what it and its parts stand for) has no examined "
                    "factor",
      .reads = PSI_LIST("cause.factor", "cause.status", "inquiry.factor", "inquiry.answer",
                        "inquiry.part", "inquiry.on", "evidence.about", "framework.level",
                        "case.framework"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Of \"{framework}\" nobody has looked at {levels}.")),
      .fix = "Ask one question about each of them.", PSI_SOURCE_PARTNERS},
     all_levels_examined},
    {{PSI_RULE("B48", "frameworks-agree", "diagnosis", CASE, NOTE, DIAGNOSE),
      .claim = "The conclusion does not hinge on the framework used.",
      .why = "If another way of sorting the same causes calls for another answer, the sorting has "
             "decided and not the facts.",
      .fails_when = "by the shares of the supported causes, what learning can cure under the "
                    "case's framework and under another differs by more than "
                    "diagnosis.max_framework_difference; only factors that both have a cell for "
                    "count, and a cell that is learnable in part counts for anything from none to "
                    "all",
      .reads = PSI_LIST("cause.factor", "cause.share", "cause.status", "case.framework",
                        "framework.map"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Sorted by \"{narrow}\", learning can cure at most {most} of what was found; "
                   "sorted by \"{wide}\", at least {least}.")),
      .fix = "Look again at the causes they place differently.",
      .limits = PSI_LIST("diagnosis.max_framework_difference"), PSI_SOURCE_PARTNERS},
     frameworks_agree},
    {{PSI_RULE("B49", "causes-connected", "diagnosis", CASE, WARNING, DIAGNOSE),
      .claim = "Causes form a connected system.",
      .why = "A cause that leads to nothing explains nothing, and a large gap seldom has one cause "
             "only.",
      .fails_when = CONCLUDES "a cause has no path to a gap; or a gap that "
                    "costs more than diagnosis.single_cause_stakes a year (where that is not known "
                    "and there is no other gap: with such stakes) has one cause only, with nothing "
                    "behind it; causes ruled out do not count",
      .reads = PSI_LIST("cause.parents", "cause.gap", "cause.status", "gap.measure",
                        "gap.value_per_unit", "gap.volume", "case.stakes"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{cause}\" is held for a cause, but leads to no gap."),
          PSI_SAYS("{stakes} are at stake, and one cause alone is to explain it: \"{cause}\".")),
      .fix = "Ask why once more, and what else.",
      .limits = PSI_LIST("diagnosis.single_cause_stakes"), PSI_SOURCE_PARTNERS},
     causes_connected},
    {{PSI_RULE("B56", "roots-below-the-person", "diagnosis", CASE, WARNING, DIAGNOSE),
      .claim = "The search for causes goes on past the person.",
      .why = "Who asks only once finds somebody who did not know or did not care, and the next "
             "person in that place will do the same.",
      .fails_when = CONCLUDES "all causes with nothing behind them lie at "
                    "the level of the worker, or no causes stand behind each other as deep as "
                    "diagnosis.min_depth; causes ruled out are no roots",
      .reads = PSI_LIST("cause.parents", "cause.factor", "cause.status", "framework.level"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The causes stop at the person."),
          PSI_SAYS("Nobody asked why often enough; the longest chain of causes counts {depth}.")),
      .fix = "Ask what lets this happen.", .limits = PSI_LIST("diagnosis.min_depth"),
      PSI_SOURCE_PARTNERS},
     roots_below_the_person},
    {{PSI_RULE("B70", "performers-asked", "diagnosis", CASE, ERROR, DIAGNOSE),
      .core = PSI_WHOLE(8),
      .claim = "Those who do the work were asked.",
      .why = "They know what gets in the way, and they will not carry a change that was thought up "
             "without them.",
      .fails_when = "a cause is supported or confirmed, and no evidence or answer comes from a "
                    "party that performs the work, will use what is made, or stands at distance 0; "
                    "as a warning, where somebody next to the work was heard",
      .reads = PSI_LIST("evidence.source", "evidence.method", "inquiry.asked_of",
                        "inquiry.answer", "party.perspectives", "party.distance", "cause.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Every cause here comes from others than those who do the work; none of them "
                   "was asked."),
          PSI_SAYS_AS("The nearest to the work who was asked is {party}; nobody who does it was.",
                      WARNING, NULL)),
      .fix = "Ask three of those who do the work.", PSI_SOURCE_PARTNERS},
     performers_asked},
    {{PSI_RULE("B71", "analysis-wide-enough", "diagnosis", CASE, WARNING, DIAGNOSE),
      .claim = "The analysis covers business, environment and cause, not only audience and task.",
      .why = "Who learns what is the last question; what the business wants and what surrounds the "
             "work decide whether it is worth asking.",
      .fails_when = "the diagnosis is over, and the business or the environment has neither a "
                    "question nor evidence; a factor examined outside the person counts as a look "
                    "at the environment",
      .reads = PSI_LIST("inquiry.part", "evidence.part", "phase.ended", "cause.factor"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The analysis lacks the business: what it wants, and why."),
          PSI_SAYS("The analysis lacks what surrounds the work."),
          PSI_SAYS("The analysis lacks the business and what surrounds the work.")),
      .fix = "Add the missing part in one session.", PSI_SOURCE_PARTNERS},
     analysis_wide_enough},
    {{PSI_RULE("C06", "asked-and-rewarded-alike", "diagnosis", CASE, WARNING, DESIGN),
      .claim = "People are not measured against what they are asked to do.",
      .why = "Where what is asked for and what is rewarded differ, people do what is rewarded.",
      .fails_when = "an objective works against a measure that a persona is judged by",
      .reads = PSI_LIST("objective.opposes", "persona.measured_by"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("We ask for \"{behaviour}\"; \"{persona}\" is judged on \"{measure}\", "
                   "which punishes it.")),
      .fix = "Change the measure first, or with it.", PSI_SOURCE_READER},
     asked_and_rewarded_alike},
};

const psi_pack psi_pack_diagnosis = {"diagnosis", rules, PSI_COUNT(rules)};
