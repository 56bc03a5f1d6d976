/* What the rules of engagement and delivery share: days, the log, partnerships. */
#include "check/pack_engagement.h"

#include "check/text.h"

/* ---- days ---- */

void psi_say_days(psi_check *k, const char *name, double days) {
  psi_say_number(k, name, days, days == 1 ? "day" : "days");
}

bool psi_too_long(psi_check *k, ps_date from, ps_date to, psi_limit_key limit) {
  int days = psi_days(from, to);
  psi_say_days(k, "days", days);
  return days > psi_limit(k, limit);
}

bool psi_has_day(psi_check *k) {
  if (k->as_of == 0) psi_unknown(k, k->c, "as_of");
  return k->as_of != 0;
}

bool psi_is_ahead(const psi_check *k, ps_date day) {
  return k->as_of != 0 && day > k->as_of;
}

ps_date psi_window_start(psi_check *k, psi_limit_key limit) {
  double days = psi_limit(k, limit);
  return days < 1e6 ? ps_date_add_days(k->as_of, -(int32_t)days) : 0;
}

ps_date psi_work_began(const ps_case *c) {
  return c->engaged_on != 0 ? c->engaged_on : c->opened != 0 ? c->opened : c->requested_on;
}

/* ---- the log and its events ---- */

bool psi_log_tells(psi_check *k, ps_date from) {
  if (from != 0 && psi_log_covers(k, from)) return true;
  if (k->c->log_kept_since == 0) {
    psi_unknown(k, k->c, "log_kept_since");
  } else {
    psi_say_date(k, "since", k->c->log_kept_since);
    psi_unknown_because(k, k->c, "log_kept_since",
                        "what happened before {since}, the day the log begins");
  }
  return false;
}

const char *psi_topic_of(const psi_check *k, const ps_event *event) {
  if (event->topics.count > 0) return event->topics.items[0];
  const void *about = psi_find(k, PS_ENTITY_NONE, event->about);
  return about != NULL && ps_entity_type_of(about) != PS_EVENT ? psi_name(about) : psi_name(event);
}

bool psi_begins_with(const char *text, const char *word) {
  psi_hit hit = {1, 0};
  return psi_word_find(text, 0, word, &hit) && hit.start == 0;
}

bool psi_is_rolled_out(const psi_check *k) {
  const ps_case *c = k->c;
  ps_date begun = k->started[PS_PHASE_KIND_ROLLOUT];
  if (begun != 0) return !psi_is_ahead(k, begun);
  if (c->delivered_on != 0) return !psi_is_ahead(k, c->delivered_on);
  return c->status == PS_CASE_STATUS_DELIVERED ||
         (c->status == PS_CASE_STATUS_DELIVERING && k->started[PS_PHASE_KIND_PILOT] == 0);
}

/* ---- partnerships ---- */

bool psi_is_own_unit(const psi_check *k) {
  const ps_case *c = k->c;
  return k->partnership->relationship == NULL || c->relationships.count == 1 ||
         c->scope_units.count == 0 || psi_has(&c->scope_units, k->partnership->unit);
}

const void *psi_partnership_told(const psi_check *k) {
  const ps_relationship *relationship = k->partnership->relationship;
  return relationship != NULL ? (const void *)relationship : (const void *)k->c;
}

bool psi_partnership_over(const psi_check *k) {
  return k->partnership->relationship == NULL && k->c->status == PS_CASE_STATUS_CLOSED;
}
