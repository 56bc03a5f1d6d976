/* What several rules of outcomes look at: measures and their goals, windows, what has begun. */
#include "analysis/level.h"
#include "check/pack_outcomes.h"

#include <string.h>

/* ---- measures ---- */

bool psi_window_given(const ps_window *window) { return window->from != 0 || window->to != 0; }

ps_level psi_level_over(const psi_check *k, const ps_measure *measure, ps_date from, ps_date to,
                        const char *group) {
  ps_level level;
  psi_level_ask ask = {measure, from, to, group, k->as_of, NULL, 0};
  memset(&level, 0, sizeof level);
  psi_init(&level, &psi_level_table);
  psi_level_take(&level, &ask);
  return level;
}

const char *psi_missing_direction(const ps_measure *m) {
  bool open = m->direction == PS_DIRECTION_BAND && !m->band_low.set && !m->band_high.set;
  return m->direction == PS_DIRECTION_UNSET ? "direction" : open ? "band_low" : NULL;
}

/* ---- interventions ---- */

ps_date psi_earlier(ps_date a, ps_date b) { return a == 0 || (b != 0 && b < a) ? b : a; }

bool psi_has_begun(const psi_check *k, const ps_intervention *i) {
  return i->status >= PS_INTERVENTION_STATUS_STARTED ||
         (psi_chosen(i) && i->start != 0 && i->start <= k->as_of);
}

bool psi_works_on(const psi_check *k, const ps_intervention *i, const char *gap) {
  for (size_t n = 0; n < i->causes.count; n++) {
    const ps_cause *cause = psi_cause(k, i->causes.items[n].cause);
    if (cause != NULL && psi_same(cause->gap, gap)) return true;
  }
  return false;
}

ps_date psi_in_place_since(const psi_check *k) {
  const ps_case *c = k->c;
  ps_date first = 0;
  if (c->delivered_on != 0) return c->delivered_on;
  if (k->ended[PS_PHASE_KIND_ROLLOUT] != 0) return k->ended[PS_PHASE_KIND_ROLLOUT];
  for (size_t i = 0; i < c->interventions.count; i++)
    if (psi_has_begun(k, c->interventions.items[i]))
      first = psi_earlier(first, c->interventions.items[i]->start);
  return first;
}

/* ---- evaluations ---- */

void psi_say_result(psi_check *k, const char *name, const ps_evaluation *e) {
  const ps_measure *measure = psi_measure(k, e->measure);
  psi_say(k, name, measure != NULL ? psi_name(measure) : e->claim != NULL ? e->claim : e->id);
}
