/* Interventions: no more is promised than the causes can give. */
#include "check/pack_intervention.h"
#include "check/rules.h"

#include "base/error.h"

#include <math.h>
#include <string.h>

/* ---- B24 ---- */

/* What a promise is held against: how much of a gap the causes can give at most. */
typedef struct reach {
  double limit;      /* as far as is recorded, in the unit of the measure */
  const ps_gap *gap; /* the one it is of; NULL where none was open */
  const void *unsure; /* what is not recorded, so that the limit may be higher */
  const char *field;
} reach;

/* The gap as it was before the work, or as it is if that is more: it may be closed by now. */
static double open_gap(const psi_check *k, const ps_sizes *sizes, const ps_gap *gap) {
  size_t index = 0;
  while (k->c->gaps.items[index] != gap) index++;
  ps_number before = sizes->gaps.items[index].gap_before, now = sizes->gaps.items[index].gap_now;
  return fmax(before.set ? before.value : NAN, now.set ? now.value : NAN);
}

/* The high end of a range; where there is none, what is recorded, which may be too little. */
static double at_most(const ps_range *range, bool *sure) {
  *sure = *sure && range->high.set;
  return range->high.set     ? range->high.value
         : range->likely.set ? range->likely.value
         : range->low.set    ? range->low.value
                             : 0;
}

/* The share of a cause that an intervention removes: at most the whole, however often it is
 * named. */
static double removed_at_most(const ps_intervention *i, const char *cause, bool *sure) {
  double removed = 0;
  for (size_t j = 0; j < i->causes.count; j++)
    if (psi_same(i->causes.items[j].cause, cause))
      removed += at_most(&i->causes.items[j].effect, sure);
  return fmin(removed, 1);
}

/* Whether an earlier link of the intervention is to the same cause. */
static bool is_repeated(const ps_intervention *i, size_t link) {
  return psi_effect_on(i, i->causes.items[link].cause) != &i->causes.items[link].effect;
}

/* The share of a gap that an intervention can close at most. */
static double share_in_reach(const psi_check *k, const ps_intervention *i, const ps_gap *gap,
                             reach *r) {
  double share = 0;
  for (size_t j = 0; j < i->causes.count; j++) {
    const ps_cause *cause = psi_cause(k, i->causes.items[j].cause);
    bool share_known = true, effect_known = true;
    if (cause == NULL || psi_gap(k, cause->gap) != gap || is_repeated(i, j)) continue;
    if (cause->status == PS_CAUSE_STATUS_RULED_OUT) continue;
    share += at_most(&cause->share, &share_known) * removed_at_most(i, cause->id, &effect_known);
    if (share_known && effect_known) continue;
    r->unsure = share_known ? (const void *)i : cause;
    r->field = share_known ? "causes" : "share";
  }
  return fmin(share, 1);
}

static void reach_gap(const psi_check *k, const ps_sizes *sizes, const ps_intervention *i,
                      const ps_gap *gap, reach *r) {
  double size = open_gap(k, sizes, gap);
  if (size <= 0) return;
  double limit = share_in_reach(k, i, gap, r) * size;
  if (r->gap == NULL || limit > r->limit) {
    r->limit = isnan(limit) ? 0 : limit;
    r->gap = gap;
  }
  if (isnan(size)) {
    r->unsure = gap;
    r->field = "actual";
  }
}

static int percent(double share) { return (int)floor(fmin(fmax(share, 0), 9) * 100 + 0.5); }

static void say_broken_promise(psi_check *k, const ps_intervention *i, double promised,
                               const reach *r) {
  const ps_measure *measure = psi_measure(k, r->gap->measure);
  const char *unit = measure == NULL ? NULL : measure->unit;
  if (psi_same(unit, "%")) unit = "percentage points";
  psi_say_name(k, "intervention", i);
  psi_say_number(k, "promised", promised, unit);
  psi_say_number(k, "limit", r->limit, unit);
  for (size_t j = 0; j < i->causes.count; j++) {
    const ps_cause *cause = psi_cause(k, i->causes.items[j].cause);
    if (cause == NULL || psi_gap(k, cause->gap) != r->gap) continue;
    char shown[64];
    const char *name = psi_inside(k, cause);
    if (name == NULL) return;
    psi_evidence(k, "\"%s\" makes up at most %d %% of the gap, and at most %d %% of that would go.",
                 psi_excerpt(name, strlen(name), shown), percent(cause->share.high.value),
                 percent(i->causes.items[j].effect.high.value));
  }
  psi_object(k, r->gap->id);
  psi_fails(k, 0, i, "promised_effect");
}

static void look_at_promise(psi_check *k, const ps_sizes *sizes, const ps_intervention *i) {
  reach r = {0, NULL, NULL, NULL};
  double promised = fabs(i->promised_effect.value);
  for (size_t j = 0; j < i->causes.count; j++) {
    const ps_cause *cause = psi_cause(k, i->causes.items[j].cause);
    const ps_gap *gap = cause == NULL ? NULL : psi_gap(k, cause->gap);
    if (cause != NULL && gap == NULL) {
      r.unsure = cause;
      r.field = "gap";
    } else if (gap != NULL && gap != r.gap) {
      reach_gap(k, sizes, i, gap, &r);
    }
  }
  if (r.gap == NULL && r.unsure == NULL) return; /* no cause, or no gap that was open */
  if (promised <= r.limit * (1 + 1e-9)) {
    psi_passes(k);
  } else if (r.unsure != NULL) {
    psi_unknown(k, r.unsure, r.field);
  } else {
    say_broken_promise(k, i, promised, &r);
  }
}

static void promise_within_reach(psi_check *k) {
  const ps_intervention_list *all = &k->c->interventions;
  for (size_t i = 0; i < all->count && !k->no_memory; i++) {
    if (!all->items[i]->promised_effect.set ||
        all->items[i]->status == PS_INTERVENTION_STATUS_REJECTED)
      continue;
    const ps_sizes *sizes = psi_sizes(k);
    if (sizes != NULL) look_at_promise(k, sizes, all->items[i]); // same either way: there is memory
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("B24", "promise-within-reach", "intervention", CASE, ERROR, DESIGN),
      .claim = "No answer promises more than its causes can give.",
      .why = "A promise that cannot be kept is broken however hard people try, and the trust it "
             "costs is harder to win back than the gap is to close.",
      .fails_when = "the promised effect of something not rejected is greater than the gap before "
                    "the work (or now, if greater) times the sum, over the causes it names, of the "
                    "high end of their share times the high end of its effect; effects on one "
                    "cause, and shares of one gap, count for at most the whole, and of several "
                    "gaps the one that allows most counts",
      .reads = PSI_LIST("intervention.promised_effect", "intervention.status",
                        "intervention.causes", "cause.share", "cause.status", "cause.gap",
                        "gap.measure", "gap.desired", "gap.actual", "measure.baseline",
                        "measure.series"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{intervention}\" promises {promised}, but what it works on can give {limit} "
                   "at most.")),
      .fix = "Promise less, or work on more of what causes the gap.",
      PSI_SOURCE_PARTNERS},
     promise_within_reach},
};

const psi_pack psi_pack_intervention_promise = {"intervention", rules, PSI_COUNT(rules)};
