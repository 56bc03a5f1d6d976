/* Those concerned are heard, and the conversation with the business goes on. */
#include "check/pack_engagement.h"

#include "check/rules.h"

/* ---- B13 ---- */

static bool is_hearing(ps_event_kind kind) {
  return kind == PS_EVENT_KIND_CONVERSATION || kind == PS_EVENT_KIND_INTERVIEW ||
         kind == PS_EVENT_KIND_IMMERSION || kind == PS_EVENT_KIND_RETROSPECTIVE;
}

static ps_date last_heard(const psi_check *k, const char *party) {
  ps_date last = 0;
  for (size_t i = 0; i < k->partnership->event_count; i++) {
    const ps_event *e = k->partnership->events[i];
    if (!is_hearing(e->kind) || e->on <= last || psi_is_ahead(k, e->on)) continue;
    if (psi_took_part(e, party)) last = e->on;
  }
  return last;
}

/* Whether a party that has sat there for long enough was not heard in the window. One that
 * was is in order. */
static bool is_silent(psi_check *k, const ps_party *party, ps_date last, ps_date begun) {
  const psi_limit_key limit = PSI_LIMIT_ENGAGEMENT_HEAR_DAYS;
  if (last != 0 && !psi_too_long(k, last, k->as_of, limit)) {
    psi_passes(k);
    return false;
  }
  psi_say_name(k, "party", party);
  psi_say_date(k, "date", last);
  return begun == 0 || psi_too_long(k, begun, k->as_of, limit);
}

static void stakeholder_heard(psi_check *k) {
  if (!psi_is_own_unit(k)) return;
  if (k->c->status == PS_CASE_STATUS_CLOSED) {
    psi_spared(k, "The case is closed, and nobody sits at its table any more.");
    return;
  }
  for (size_t i = 0; i < k->c->parties.count; i++) {
    const ps_party *party = k->c->parties.items[i];
    if (party->side != PS_SIDE_BUSINESS || !party->seat.value) continue;
    if (!psi_has_day(k)) return;
    ps_date last = last_heard(k, party->id), begun = psi_work_began(k->c);
    ps_date since = k->c->log_kept_since;
    if (party->since > begun) begun = party->since;
    if (!is_silent(k, party, last, begun)) continue;
    if (!psi_log_tells(k, psi_window_start(k, PSI_LIMIT_ENGAGEMENT_HEAR_DAYS))) return;
    ps_date from = last != 0 ? last : begun > since ? begun : since;
    psi_say_days(k, "days", psi_days(from, k->as_of));
    psi_fails(k, last != 0 ? 0 : 1, party, NULL);
  }
}

/* ---- B54 ---- */

enum { RECENT = 12 };

/* The last conversations, the newest first. */
typedef struct talks {
  const ps_event *items[RECENT];
  size_t count, room;
} talks;

static void keep_talk(talks *t, const ps_event *e) {
  size_t at = t->count;
  while (at > 0 && t->items[at - 1]->on < e->on) at--;
  for (size_t i = t->count < t->room ? t->count : t->room - 1; i > at; i--)
    t->items[i] = t->items[i - 1];
  if (at < t->room) t->items[at] = e;
  if (t->count < t->room) t->count++;
}

/* Conversations that the business took part in, or may have. */
static void find_talks(const psi_check *k, talks *t) {
  const psi_partnership *p = k->partnership;
  for (size_t i = 0; i < p->event_count; i++) {
    const ps_event *e = p->events[i];
    unsigned sides = p->who[i].sides;
    if (e->kind != PS_EVENT_KIND_CONVERSATION || e->on == 0 || psi_is_ahead(k, e->on)) continue;
    if (sides == 0 || (sides & (PSI_BUSINESS | 1))) keep_talk(t, e);
  }
}

static bool has_topic(const ps_event *e, const char *topic) {
  for (size_t i = 0; i < e->topics.count; i++)
    if (psi_same_words(e->topics.items[i], topic)) return true;
  return false;
}

static bool is_other(const ps_event *a, const ps_event *b) {
  if (a->topics.count != b->topics.count) return true;
  for (size_t i = 0; i < a->topics.count; i++)
    if (!has_topic(b, a->topics.items[i])) return true;
  return false;
}

/* Whether the last conversations were all about the same; one without topics may have been
 * about anything. */
static void compare_topics(psi_check *k, const talks *t) {
  const ps_event *told = NULL, *untold = NULL;
  psi_listing topics = {{0}, 0, 0};
  bool changed = t->room < 2 || t->count < t->room;
  for (size_t i = 0; i < t->count && !changed; i++) {
    const ps_event *e = t->items[i];
    if (e->topics.count == 0)
      untold = e;
    else if (told == NULL)
      told = e;
    else
      changed = is_other(told, e);
  }
  if (changed) {
    psi_passes(k);
  } else if (untold != NULL) {
    psi_unknown(k, untold, "topics");
  } else {
    for (size_t i = 0; i < told->topics.count; i++)
      psi_listing_add(&topics, told->topics.items[i]);
    for (size_t i = 0; i < t->count; i++) psi_object(k, t->items[i]->id);
    psi_say_listing(k, "topics", &topics);
    psi_say_count(k, "n", t->count);
    psi_fails(k, 1, psi_partnership_told(k), "events");
  }
}

static void conversation_goes_on(psi_check *k) {
  const psi_partnership *p = k->partnership;
  const psi_limit_key limit = PSI_LIMIT_ENGAGEMENT_CONVERSATION_DAYS;
  double same = psi_limit(k, PSI_LIMIT_ENGAGEMENT_SAME_TOPICS);
  talks t = {{NULL}, 0, same < 1 ? 1 : same < RECENT ? (size_t)same : RECENT};
  find_talks(k, &t);
  ps_date begun = p->relationship != NULL && p->since != 0 ? p->since : psi_work_began(k->c);
  ps_date last = t.count > 0 ? t.items[0]->on : begun;
  if (last == 0) return;
  if (psi_partnership_over(k)) {
    psi_spared(k, "The case is closed.");
    return;
  }
  psi_say(k, "unit", p->unit != NULL ? p->unit : "the business");
  if (!psi_has_day(k)) return;
  if (!psi_too_long(k, last, k->as_of, limit)) {
    if (t.count > 0) compare_topics(k, &t);
  } else if (psi_log_tells(k, psi_window_start(k, limit))) {
    if (t.count == 0 && k->c->log_kept_since > begun)
      psi_say_days(k, "days", psi_days(k->c->log_kept_since, k->as_of));
    psi_fails(k, 0, psi_partnership_told(k), "events");
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("B13", "stakeholder-heard", "engagement", RELATIONSHIP, NOTE, DIAGNOSE),
      .claim = "Everybody from the business who sits at the table is regularly asked how they see "
               "things.",
      .why = "People who are not asked for weeks stop saying what they see, and what they know is "
             "missing just when it is needed.",
      .fails_when = "a party of the business with a seat took part in no conversation, interview, "
                    "immersion or retrospective of the last engagement.hear_days, which the log "
                    "covers, though it has sat there for longer",
      .reads = PSI_LIST("party.side", "party.seat", "party.since", "event.kind", "event.parties",
                        "event.by", "event.on", "case.as_of", "case.log_kept_since"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The last conversation with \"{party}\" was on {date}, {days} ago."),
          PSI_SAYS("\"{party}\" sits at the table, and the log shows no conversation with them "
                   "for {days}.")),
      .fix = "Have a short conversation with them, and note it.",
      .limits = PSI_LIST("engagement.hear_days"), PSI_SOURCE_PARTNERS},
     stakeholder_heard},
    {{PSI_RULE("B54", "conversation-goes-on", "engagement", RELATIONSHIP, NOTE, SUSTAIN),
      .claim = "The conversation about performance goes on, and moves on.",
      .why = "A partner who is heard from only when something is to be delivered is a supplier; "
             "one who always asks the same things soon gets no answers.",
      .fails_when = "the last conversation with the business is older than "
                    "engagement.conversation_days, which the log covers; or the last "
                    "engagement.same_topics conversations all had the same topics",
      .reads = PSI_LIST("event.kind", "event.on", "event.topics", "event.parties",
                        "relationship.since", "case.as_of", "case.log_kept_since"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The log shows no conversation with {unit} for {days}."),
          PSI_SAYS("The last {n} conversations with {unit} were all about the same things: "
                   "{topics}.")),
      .fix = "Meet them, and bring one new question.",
      .limits = PSI_LIST("engagement.conversation_days", "engagement.same_topics"),
      PSI_SOURCE_PARTNERS},
     conversation_goes_on},
};

const psi_pack psi_pack_engagement_talks = {"engagement", rules, PSI_COUNT(rules)};
