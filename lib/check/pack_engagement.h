/* What the packs "engagement" and "delivery" share: days, the log, names of events. */
#ifndef PSI_CHECK_PACK_ENGAGEMENT_H
#define PSI_CHECK_PACK_ENGAGEMENT_H

#include "check/rule.h"

/* "1 day", "12 days". */
static inline void say_days(psi_check *k, const char *name, double days) {
  psi_say_number(k, name, days, days == 1 ? "day" : "days");
}

/* The latency that many rules are about: whether more days lie between two dates than a
 * limit allows. Says {days}. */
static inline bool too_long(psi_check *k, ps_date from, ps_date to, psi_limit_key limit) {
  int days = psi_days(from, to);
  say_days(k, "days", days);
  return days > psi_limit(k, limit);
}

/* The day to look from; where there is none, that is unknown. */
static inline bool has_day(psi_check *k) {
  if (k->as_of == 0) psi_unknown(k, k->c, "as_of");
  return k->as_of != 0;
}

/* Whether a day is still to come. */
static inline bool is_ahead(const psi_check *k, ps_date day) {
  return k->as_of != 0 && day > k->as_of;
}

/* The first day of the window of a limit that ends today. */
static inline ps_date window_start(psi_check *k, psi_limit_key limit) {
  double days = psi_limit(k, limit);
  return days < 1e6 ? ps_date_add_days(k->as_of, -(int32_t)days) : 0;
}

/* The day the learning side's work on the case began, as far as one can tell; 0. */
static inline ps_date first_day(const ps_case *c) {
  return c->engaged_on != 0 ? c->engaged_on : c->opened != 0 ? c->opened : c->requested_on;
}

/* Whether what the log does not hold from a day on has not happened; if not, that is
 * unknown. */
static inline bool is_covered(psi_check *k, ps_date from) {
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

/* Whether delivery to all has begun: by the first day of the roll-out, by the day of delivery,
 * else by the status. Evaluating may go along from the start and says nothing; a case that is
 * closed may have ended without any. */
static inline bool is_rolled_out(const psi_check *k) {
  const ps_case *c = k->c;
  ps_date begun = k->started[PS_PHASE_KIND_ROLLOUT];
  if (begun != 0) return !is_ahead(k, begun);
  if (c->delivered_on != 0) return !is_ahead(k, c->delivered_on);
  return c->status == PS_CASE_STATUS_DELIVERED ||
         (c->status == PS_CASE_STATUS_DELIVERING && k->started[PS_PHASE_KIND_PILOT] == 0);
}

/* What an event is about, in words. */
static inline const char *topic_of(const psi_check *k, const ps_event *event) {
  if (event->topics.count > 0) return event->topics.items[0];
  const void *about = psi_find(k, PS_ENTITY_NONE, event->about);
  return about != NULL && ps_entity_type_of(about) != PS_EVENT ? psi_name(about) : psi_name(event);
}

#endif
