/* What a gap is worth: its potential, its stakes, what it costs to leave and to close. */
#include "analysis/size.h"

#include <math.h>
#include <string.h>

static void potential(psi_sizing *z) {
  ps_gap_size *s = z->size;
  const ps_gap *g = z->gap;
  if (!g->exemplar.set || !g->typical.set) return;
  double best = g->exemplar.value, usual = g->typical.value;
  s->exemplar_difference = psi_size_number(fabs(best - usual));
  if (s->direction != PS_DIRECTION_HIGHER && s->direction != PS_DIRECTION_LOWER) return;
  if (!(best > 0) || !(usual > 0)) {
    psi_size_warn(z, "PIP is a ratio of two positive figures; exemplar and typical are not both");
    return;
  }
  s->pip = psi_size_number(s->direction == PS_DIRECTION_HIGHER ? best / usual : usual / best);
  if (s->pip.set && s->pip.value < 1) {
    s->pip.set = false;
    s->pip.value = 0;
    psi_size_warn(z, "the exemplar is worse than what is typical: the two are swapped, or the "
                     "measure's direction is wrong");
  }
}

static void stakes(psi_sizing *z) {
  ps_gap_size *s = z->size;
  const ps_gap *g = z->gap;
  if (s->exemplar_difference.set && g->population_size.set && g->value_per_unit.set)
    s->stakes = psi_size_number(s->exemplar_difference.value * (double)g->population_size.value *
                                g->value_per_unit.value);
}

/* Amounts of two currencies are not to be compared. */
static bool is_foreign(const psi_sizing *z, const ps_money *money) {
  return money->currency[0] != '\0' && z->c->currency != NULL &&
         strcmp(money->currency, z->c->currency) != 0;
}

static void costs(psi_sizing *z) {
  ps_gap_size *s = z->size;
  const ps_gap *g = z->gap;
  if (g->cost_to_meet.set && is_foreign(z, &g->cost_to_meet)) {
    psi_size_warn(z, "the cost to meet the gap is in another currency than the case; it is left "
                     "out");
  } else if (g->cost_to_meet.set) {
    double scale = 1; /* from minor to major units */
    for (int digits = psi_currency_digits(g->cost_to_meet.currency[0] != '\0'
                                              ? g->cost_to_meet.currency
                                              : z->c->currency);
         digits > 0; digits--)
      scale *= 10;
    s->cost_to_meet = psi_size_number((double)g->cost_to_meet.minor / scale);
  }
  if (!s->gap_now.set || !g->volume.set || !g->value_per_unit.set) return;
  double short_by = s->gap_now.value > 0 ? s->gap_now.value : 0;
  s->cost_per_period = psi_size_number(short_by * g->volume.value * g->value_per_unit.value);
  if (!g->horizon_periods.set) {
    if (g->cost_to_meet.set)
      psi_size_miss(z, "the periods over which cost to ignore and cost to meet are compared "
                       "(horizon_periods)");
    return;
  }
  s->cost_to_ignore = psi_size_number(s->cost_per_period.value * g->horizon_periods.value);
  if (!s->cost_to_meet.set) return;
  s->net_worth = psi_size_number(s->cost_to_ignore.value - s->cost_to_meet.value);
  if (s->cost_to_meet.value > 0)
    s->worth_ratio = psi_size_number(s->cost_to_ignore.value / s->cost_to_meet.value);
}

void psi_size_worth(psi_sizing *z) {
  potential(z);
  stakes(z);
  costs(z);
}
