/* Diagnosis: whether each level of the framework was looked at, and all that the plan is about. */
#include "check/pack_diagnosis.h"
#include "check/rules.h"

#include <stdio.h>

/* What may have been examined although it does not show: a cause or an answered question
 * without its factor, or a question that was put and whose answer is not written down. Tells
 * it as unknown and returns true if that could fill a gap in `missing`. */
static bool may_be_examined(psi_check *k, uint64_t missing) {
  const ps_cause *cause = psi_unsorted_cause(k);
  if (cause != NULL) {
    psi_unknown(k, cause, "factor");
    return true;
  }
  for (size_t i = 0; i < k->c->inquiries.count; i++) {
    const ps_inquiry *inquiry = k->c->inquiries.items[i];
    const bool answered = inquiry->answer != NULL;
    const bool fills = (psi_factor_bit(inquiry->factor) & missing) != 0;
    const bool waits = fills && inquiry->on != 0 && psi_is_put(k, inquiry);
    if (answered ? !psi_is_unsorted(inquiry) : !waits) continue;
    psi_unknown(k, inquiry, answered ? "factor" : "answer");
    return true;
  }
  return false;
}

/* ---- the levels of a framework ---- */

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
    levels[top - framework->cells.items] |= psi_factor_bits(&mapping->factors);
  }
  return levels;
}

static bool has_levels(psi_check *k) {
  if (k->framework->kind == PS_FRAMEWORK_KIND_FLOW) {
    psi_spared(k, "Its framework leads from question to question and has no levels.");
    return false;
  }
  if (k->framework->kind == PS_FRAMEWORK_KIND_PROCESS || psi_factors_of(k->framework) == 0) {
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

/* The levels that stand for something and for nothing examined, in the framework's order. */
static void say_levels(psi_check *k, const uint64_t *levels, bool with_questions) {
  const ps_framework *framework = k->framework;
  psi_listing names = {{0}, 0, 0};
  for (size_t i = 0; i < framework->order.count; i++) {
    const ps_framework_cell *cell = ps_framework_cell_find(framework, framework->order.items[i]);
    const uint64_t level = levels[cell - framework->cells.items];
    if (level == 0 || (level & k->examined) != 0) continue;
    psi_listing_add(&names, psi_name_of_cell(cell));
    if (with_questions && cell->question != NULL) // same either way: as in psi_list_factors()
      psi_evidence(k, "%s: %s", psi_name_of_cell(cell), cell->question);
  }
  psi_say_listing(k, "levels", &names);
}

/* ---- B47 ---- */

static void all_levels_examined(psi_check *k) {
  if (!psi_concludes(k) || !psi_may_be_performance(k) || !psi_knows_framework(k) ||
      !has_levels(k))
    return;
  const uint64_t *levels = factors_by_level(k);
  if (levels == NULL) return;
  const uint64_t missing = unseen(k, levels);
  if (missing == 0) {
    psi_passes(k);
  } else if (!may_be_examined(k, missing)) {
    psi_say(k, "framework", psi_name_of_framework(k->framework));
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
      if (cause != NULL) set |= psi_factor_bit(cause->factor);
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
    snprintf(heading, sizeof heading, "%.60s, not examined", psi_name_of_cell(cell));
    psi_list_factors(k, heading, levels[cell - framework->cells.items] & ~k->examined);
  }
}

static void factors_examined_at_close(psi_check *k) {
  if (!psi_over(k, PS_PHASE_KIND_DIAGNOSE) || !psi_may_be_performance(k) ||
      !psi_knows_framework(k) || !has_levels(k))
    return;
  const uint64_t *levels = factors_by_level(k);
  if (levels == NULL) return;
  const uint64_t all = psi_factors_of(k->framework), missing = unseen(k, levels);
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
  psi_say(k, "framework", psi_name_of_framework(k->framework));
  psi_say_count(k, "n", psi_factor_count(all & ~k->examined));
  psi_say_count(k, "total", psi_factor_count(all));
  list_rest(k, levels);
  psi_fails(k, missing != 0 ? 0 : 1, k->c, "causes");
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("B46", "factors-examined-at-close", "diagnosis", CASE, WARNING, DIAGNOSE),
      .claim = "By the end of diagnosis something at every level was examined, and all that the plan "
               "sets out to change.",
      .why = "What nobody looks at before the plan is made tends to turn up once the plan has "
             "failed.",
      .fails_when = "the diagnosis is over, and no factor of a level of the framework was "
                    "examined, or a factor of a cause that a chosen intervention answers was not; "
                    "the other factors not examined are listed with it",
      .reads = PSI_LIST("cause.factor", "cause.status", "inquiry.factor", "inquiry.answer",
                        "inquiry.part", "inquiry.on", "evidence.about", "intervention.causes",
                        "intervention.status", "phase.ended", "case.framework"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The diagnosis is over, and nobody has looked at {levels}; factors of "
                   "\"{framework}\" not examined: {n} of {total}."),
          PSI_SAYS("The plan sets out to change what the diagnosis did not examine: {factors}.")),
      .fix = "Find one piece of evidence for or against each of them.",
      .subsumes = PSI_LIST("B26", "A04", "B47"), PSI_SOURCE_PARTNERS},
     factors_examined_at_close},
    {{PSI_RULE("B47", "all-levels-examined", "diagnosis", CASE, WARNING, DIAGNOSE),
      .core = PSI_WHOLE(7),
      .claim = "Every level of the framework is looked at, such as worker, work, workplace and "
               "world.",
      .why = "A gap felt at one level is often made at another.",
      .fails_when = PSI_CONCLUDES "no factor of a level of the case's framework was examined; a "
                                  "level is a cell that is no part of another, with all that it "
                                  "and its parts stand for",
      .reads = PSI_LIST("cause.factor", "cause.status", "inquiry.factor", "inquiry.answer",
                        "inquiry.part", "inquiry.on", "evidence.about", "framework.level",
                        "case.framework"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Of \"{framework}\" nobody has looked at {levels}.")),
      .fix = "Ask one question about each of them.", PSI_SOURCE_PARTNERS},
     all_levels_examined},
};

const psi_pack psi_pack_diagnosis_levels = {"diagnosis", rules, PSI_COUNT(rules)};
