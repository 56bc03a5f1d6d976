/* How far a change is the effect of the work: told apart from all else, shared out. */
#include "check/pack_evaluation.h"
#include "check/rules.h"

/* ---- V02 ---- */

static bool any_figures_of(const ps_measure *measure, const ps_text_list *groups) {
  for (size_t i = 0; i < measure->series.count; i++)
    if (psi_has(groups, measure->series.group[i])) return true;
  return false;
}

/* The measure with the groups that nothing was changed for: the claim's own, or another of the
 * case; NULL where none has any. */
static const ps_measure *compared_with(const psi_check *k, const ps_measure *own) {
  if (own != NULL && own->control.count > 0) return own;
  for (size_t i = 0; i < k->c->measures.count; i++)
    if (k->c->measures.items[i]->control.count > 0) return k->c->measures.items[i];
  return own;
}

static void look_at_control(psi_check *k, const ps_evaluation *e, const ps_measure *own) {
  const ps_measure *measure = compared_with(k, own);
  if (measure == NULL) {
    psi_unknown(k, e, "measure");
  } else if (measure->control.count == 0) {
    psi_unknown(k, measure, "control");
  } else if (any_figures_of(measure, &measure->control)) {
    psi_passes(k);
  } else {
    psi_listing groups = {{0}, 0, 0};
    for (size_t i = 0; i < measure->control.count; i++)
      psi_listing_add(&groups, measure->control.items[i]);
    psi_say_listing(k, "groups", &groups);
    psi_say_name(k, "measure", measure);
    psi_say_about(k, e);
    psi_fails(k, 1, e, "method");
  }
}

static void look_at_isolation(psi_check *k, const ps_evaluation *e) {
  const ps_measure *measure = psi_measure(k, e->measure);
  switch (e->method) {
    case PS_ISOLATION_UNSET: psi_unknown(k, e, "method"); return;
    case PS_ISOLATION_CONTROL: look_at_control(k, e, measure); return;
    case PS_ISOLATION_ESTIMATE:
      if (e->attribution.set && e->confidence.set)
        psi_passes(k);
      else
        psi_unknown(k, e, e->attribution.set ? "confidence" : "attribution");
      return;
    case PS_ISOLATION_TREND:
    case PS_ISOLATION_MODEL:
      if (measure == NULL)
        psi_unknown(k, e, "measure");
      else if (measure->series.count == 0)
        psi_unknown(k, measure, "series");
      else
        psi_passes(k);
      return;
    case PS_ISOLATION_NONE: break;
  }
  psi_say_about(k, e);
  psi_fails(k, 0, e, "method");
}

static void effect_told_apart(psi_check *k) {
  for (size_t i = 0; i < k->c->evaluations.count; i++) {
    const ps_evaluation *e = k->c->evaluations.items[i];
    if (psi_is_claimed(e) && e->level.value >= 4 && !psi_marked(e, "method"))
      look_at_isolation(k, e);
    if (e->benefit.set && !e->level.set) psi_unknown(k, e, "level");
  }
}

/* ---- V03 ---- */

/* Whether two claims share an effect: of two interventions, on one measure, within a year. */
static bool share_effect(const psi_check *k, const ps_evaluation *a, const ps_evaluation *b) {
  return psi_same(a->measure, b->measure) && !psi_same(a->about, b->about) &&
         psi_intervention(k, b->about) != NULL &&
         (a->on == 0 || b->on == 0 ||
          (psi_days(a->on, b->on) >= -366 && psi_days(a->on, b->on) <= 366));
}

/* Whether an earlier claim is of the same intervention and measure: the last one counts. */
static bool is_told_again(const psi_check *k, size_t at) {
  const ps_evaluation *e = k->c->evaluations.items[at];
  for (size_t i = 0; i < k->c->evaluations.count; i++) {
    const ps_evaluation *other = k->c->evaluations.items[i];
    bool later = other->on > e->on || (other->on == e->on && i > at);
    if (later && psi_same(other->about, e->about) && psi_same(other->measure, e->measure))
      return true;
  }
  return false;
}

static bool has_share(const psi_check *k, size_t at) {
  const ps_evaluation *e = k->c->evaluations.items[at];
  return e->level.value >= 4 && e->measure != NULL && psi_intervention(k, e->about) != NULL &&
         !psi_marked(e, "attribution") && !is_told_again(k, at);
}

/* The claims that share an effect with the one at `at`, if that is the first of them. */
static void add_shares(psi_check *k, size_t at) {
  const ps_evaluation *const *all = (const ps_evaluation *const *)k->c->evaluations.items;
  const ps_evaluation *open = all[at]->attribution.set ? NULL : all[at];
  double sum = all[at]->attribution.value;
  size_t count = 1;
  for (size_t i = 0; i < k->c->evaluations.count; i++) {
    if (i == at || !has_share(k, i) || !share_effect(k, all[at], all[i])) continue;
    if (i < at) return; /* told there */
    count++;
    sum += all[i]->attribution.value;
    open = all[i]->attribution.set ? open : all[i];
    psi_object(k, all[i]->id);
  }
  if (count == 1) return;
  psi_say_id(k, "measure", all[at]->measure);
  psi_say_count(k, "n", count);
  psi_say_share(k, "sum", sum);
  if (sum > 1 + 1e-9)
    psi_fails(k, 0, all[at], "attribution");
  else if (open != NULL)
    psi_unknown(k, open, "attribution");
  else
    psi_passes(k);
}

static void shares_within_the_whole(psi_check *k) {
  for (size_t i = 0; i < k->c->evaluations.count; i++)
    if (has_share(k, i)) add_shares(k, i);
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("V02", "effect-told-apart", "evaluation", CASE, WARNING, EVALUATE),
      .claim = "A claim about results or a return says how its effect was told apart, and from "
               "what.",
      .why = "Figures move for many reasons; without a group, a trend, a model or a sober estimate "
             "beside them, nobody knows what this work had to do with it.",
      .fails_when = "an evaluation at level 4 or 5 that met its target or states a benefit has the "
                    "method none, or the method control where no figures of the groups compared "
                    "with are recorded",
      .reads = PSI_LIST("evaluation.level", "evaluation.met", "evaluation.benefit",
                        "evaluation.method", "evaluation.attribution", "evaluation.confidence",
                        "evaluation.measure", "measure.control", "measure.series"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("What is claimed for \"{about}\" was not told apart from what else happened at "
                   "the time."),
          PSI_SAYS_FIX("What is claimed for \"{about}\" was compared with {groups}, but "
                       "\"{measure}\" has no figures for that.",
                       "Ask for the figures of those who were compared, and record them.")),
      .fix = "Compare with a group that did not have it or with the trend before it, or ask those "
             "who know how large its share was and how sure they are.",
      PSI_SOURCE_PHILLIPS},
     effect_told_apart},
    {{PSI_RULE("V03", "shares-within-the-whole", "evaluation", CASE, ERROR, EVALUATE),
      .claim = "What several interventions are each said to have done to one measure adds up to no "
               "more than all of it.",
      .why = "When each counts its part on its own, the same improvement is sold twice.",
      .fails_when = "the attributions of the last evaluations at level 4 or 5 of different "
                    "interventions on one measure, not more than a year apart, add up to more than "
                    "1",
      .reads = PSI_LIST("evaluation.about", "evaluation.measure", "evaluation.attribution",
                        "evaluation.level", "evaluation.on"),
      .branches = PSI_BRANCHES(PSI_SAYS("{n} interventions together claim {sum} of what changed on "
                                        "\"{measure}\".")),
      .fix = "Share the effect out among them together, and leave a part to what else happened.",
      PSI_SOURCE_PHILLIPS},
     shares_within_the_whole},
};

const psi_pack psi_pack_evaluation_effect = {"evaluation", rules, PSI_COUNT(rules)};
