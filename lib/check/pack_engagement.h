/* What the packs "engagement" and "delivery" share: days, the log, names of events, and what
 * a partnership is to the case. */
#ifndef PSI_CHECK_PACK_ENGAGEMENT_H
#define PSI_CHECK_PACK_ENGAGEMENT_H

#include "check/rule.h"

/* ---- days ---- */

/* "1 day", "12 days". */
void psi_say_days(psi_check *k, const char *name, double days);
/* The latency that many rules are about: whether more days lie between two dates than a
 * limit allows. Says {days}. */
bool psi_too_long(psi_check *k, ps_date from, ps_date to, psi_limit_key limit);
/* The day to look from; where there is none, that is unknown. */
bool psi_has_day(psi_check *k);
/* Whether a day is still to come. */
bool psi_is_ahead(const psi_check *k, ps_date day);
/* The first day of the window of a limit that ends today. */
ps_date psi_window_start(psi_check *k, psi_limit_key limit);
/* The day the learning side's work on the case began, as far as one can tell; 0. */
ps_date psi_work_began(const ps_case *c);

/* ---- the log and its events ---- */

/* Whether what the log does not hold from a day on has not happened; if not, that is
 * unknown. */
bool psi_log_tells(psi_check *k, ps_date from);
/* What an event is about, in words. */
const char *psi_topic_of(const psi_check *k, const ps_event *event);
/* Whether a text begins with a word: "Vetoed by the board", but not "no veto". */
bool psi_begins_with(const char *text, const char *word);
/* Whether delivery to all has begun: by the first day of the roll-out, by the day of delivery,
 * else by the status. Evaluating may go along from the start and says nothing; a case that is
 * closed may have ended without any. */
bool psi_is_rolled_out(const psi_check *k);

/* ---- partnerships ---- */

/* Whether the case tells of this partnership: what it says of parties, causes and goals holds
 * for its own unit, not for every relationship written down beside it. */
bool psi_is_own_unit(const psi_check *k);
/* What a finding on a partnership is about: the relationship, or the case with its own log. */
const void *psi_partnership_told(const psi_check *k);
/* Whether the partnership is over: it was the case's own, and the case is closed. */
bool psi_partnership_over(const psi_check *k);

#endif
