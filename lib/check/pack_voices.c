/* Voices: who sits at the table, and whether those who do the work and those who know the
 * direction are both heard there. */
#include "check/rules.h"

#include "analysis/voices.h"
#include "base/figures.h"
#include "model/tables.h"

#include <math.h>

/* ---- shared ---- */

/* What people of a perspective are called at the beginning of a sentence. */
static const char *const voices[PSI_PERSPECTIVES] = {
    "Others", "Strategists", "Sponsors", "Product people", "Those who do the work",
    "Leaders of those who do the work", "Regions", "Contractors", "Users of what is made",
    "Customers", "Specialists"};
/* And in a list of what is missing. */
static const char *const views[PSI_PERSPECTIVES] = {
    "others",
    "where the organisation is going (strategy)",
    "those who pay and decide (sponsor)",
    "the product or service (product)",
    "those who do the work (performer)",
    "those who lead the daily work (frontline leader)",
    "a region or site (region)",
    "contractors (contractor)",
    "those who will use what is made (end user)",
    "those who are served (customer)",
    "those who know the subject (specialist)"};

/* Whether it is recorded who sits at the table; else that is unknown, once it matters. */
static bool seats_recorded(psi_check *k, psi_voices *v) {
  psi_count_voices(k->c, v);
  if (v->recorded > 0) return true;
  if (psi_reached(k, PS_PHASE_KIND_DIAGNOSE))
    psi_unknown_because(k, k->c, "parties", "who sits at the table");
  else
    psi_spared(k, "Nobody needs a seat at the table before diagnosis begins.");
  return false;
}

/* The same for rules of what is lacking at a table, which count from diagnosis on. */
static bool table_needed(psi_check *k, psi_voices *v) {
  if (!seats_recorded(k, v)) return false;
  if (psi_reached(k, PS_PHASE_KIND_DIAGNOSE)) return true;
  psi_spared(k, "The table can still be completed: diagnosis has not begun.");
  return false;
}

/* A party that may bring one of these perspectives: it may have a seat, or it has one and
 * nobody said what it speaks for. */
static const ps_party *may_bring(const psi_check *k, unsigned perspectives, const char **field) {
  for (size_t i = 0; i < k->c->parties.count; i++) {
    const ps_party *party = k->c->parties.items[i];
    bool silent = psi_is_seated(party) && k->party_who[i].perspectives == 0;
    *field = silent ? "perspectives" : "seat";
    if (silent || (!party->seat.set && (k->party_who[i].perspectives & perspectives) != 0))
      return party;
  }
  return NULL;
}

/* Those who bring one of these perspectives and have no seat: whom to invite. */
static void tell_whom_to_invite(psi_check *k, unsigned perspectives) {
  for (size_t i = 0; i < k->c->parties.count; i++) {
    if ((k->party_who[i].perspectives & perspectives) == 0) continue; // same either way: evidence
    psi_evidence(k, "Without a seat, and could bring it: %.200s.",
                 psi_name(k->c->parties.items[i]));
  }
}

/* ---- A32 ---- */

static void consumers_at_table(psi_check *k) {
  const unsigned consumers = PSI_BIT(PS_PERSPECTIVE_END_USER) | PSI_BIT(PS_PERSPECTIVE_PERFORMER);
  psi_voices v;
  const char *field;
  if (!table_needed(k, &v)) return;
  if ((v.present & consumers) != 0) {
    psi_passes(k);
    return;
  }
  const ps_party *unsure = may_bring(k, consumers, &field);
  if (unsure != NULL) {
    psi_unknown(k, unsure, field);
    return;
  }
  psi_say_number(k, "seats", (double)v.seats, v.seats == 1 ? "seat" : "seats");
  tell_whom_to_invite(k, consumers);
  psi_fails(k, v.seats > 0 ? 0 : 1, k->c, "parties");
}

/* ---- A33 ---- */

static void table_near_the_work(psi_check *k) {
  const ps_party *nearest = NULL, *unsaid = NULL;
  psi_voices v;
  if (!table_needed(k, &v)) return;
  for (size_t i = 0; i < k->c->parties.count; i++) {
    const ps_party *party = k->c->parties.items[i];
    if (!psi_is_seated(party) || psi_marked(party, "distance")) continue;
    if (!party->distance.set)
      unsaid = party;
    else if (nearest == NULL || party->distance.value < nearest->distance.value)
      nearest = party;
  }
  double most = psi_limit(k, PSI_LIMIT_VOICES_MAX_NEAREST);
  if (nearest != NULL && (double)nearest->distance.value <= most) {
    psi_passes(k);
  } else if (unsaid != NULL) {
    psi_unknown(k, unsaid, "distance");
  } else if (nearest != NULL) {
    psi_say_name(k, "party", nearest);
    psi_say_number(k, "distance", (double)nearest->distance.value,
                   nearest->distance.value == 1 ? "step" : "steps");
    psi_object(k, nearest->id);
    psi_fails(k, 0, k->c, "parties");
  }
}

/* ---- A34 ---- */

/* The perspective with the largest share of the table, or of its speaking time. */
static int largest_of(const double *weights, double *share) {
  double all = 0;
  int largest = 0;
  for (int i = 1; i < PSI_PERSPECTIVES; i++) {
    all += weights[i];
    if (weights[i] > weights[largest]) largest = i;
  }
  *share = all > 0 ? weights[largest] / all : 0;
  return largest;
}

/* Whether the table is large enough for its balance to matter, and known well enough. */
static bool can_be_balanced(psi_check *k, psi_voices *v) {
  if (!seats_recorded(k, v)) return false;
  if ((double)v->seats < psi_limit(k, PSI_LIMIT_VOICES_MIN_SEATS)) return false;
  if (v->silent == NULL) return true;
  psi_unknown(k, v->silent, "perspectives");
  return false;
}

static void no_voice_dominates(psi_check *k) {
  psi_voices v;
  double seats, speaking;
  if (!can_be_balanced(k, &v)) return;
  int most_seats = largest_of(v.weights, &seats), most_words = largest_of(v.speaking, &speaking);
  double limit = psi_limit(k, PSI_LIMIT_VOICES_MAX_SHARE);
  size_t strategy = v.classes[PS_VOICE_STRATEGY];
  psi_say_count(k, "n", v.seats);
  if (seats > limit) {
    psi_say(k, "voices", voices[most_seats]);
    psi_say_share(k, "share", seats);
    psi_fails(k, 0, k->c, "parties");
  } else if (v.spoken == v.seats && speaking > limit) {
    psi_say(k, "voices", voices[most_words]);
    psi_say_share(k, "share", speaking);
    psi_fails(k, 1, k->c, "parties");
  } else if ((double)strategy / (double)v.seats < psi_limit(k, PSI_LIMIT_VOICES_MIN_STRATEGY)) {
    psi_say_count(k, "strategy", strategy);
    psi_fails(k, 2, k->c, "parties");
  } else {
    psi_passes(k);
  }
}

/* ---- A35 ---- */

static bool is_outcome_goal(const psi_check *k, const ps_goal *goal) {
  for (size_t i = 0; i < k->c->measures.count; i++) {
    const ps_measure *measure = k->c->measures.items[i];
    if (measure->kind >= PS_MEASURE_KIND_OUTCOME &&
        (psi_same(measure->goal, goal->id) || psi_same(goal->measure, measure->id)))
      return true;
  }
  return false;
}

static bool knows_direction(const psi_check *k, const char *id) {
  const ps_party *party = psi_party(k, id);
  return party != NULL &&
         (psi_same(id, k->c->sponsor) || (psi_perspectives_of(party) & PSI_STRATEGIC) != 0);
}

static void confirm(psi_check *k, const ps_goal *goal) {
  const ps_text_list *by = &goal->reviewed_by;
  const ps_party *silent = NULL;
  psi_listing names = {{NULL}, 0, 0};
  bool known = knows_direction(k, goal->owner); /* who set it need not confirm it */
  for (size_t i = 0; i < by->count; i++) {
    const ps_party *party = psi_party(k, by->items[i]);
    known = known || knows_direction(k, by->items[i]);
    if (party == NULL) continue;
    psi_listing_add(&names, psi_name(party));
    if (psi_perspectives_of(party) == 0) silent = party;
  }
  if (known) {
    psi_passes(k);
  } else if (!by->given) {
    psi_unknown(k, goal, "reviewed_by");
  } else if (silent != NULL) {
    psi_unknown(k, silent, "perspectives");
  } else {
    psi_say_name(k, "goal", goal);
    psi_say_listing(k, "reviewers", &names);
    psi_fails(k, names.count > 0 ? 0 : 1, goal, "reviewed_by");
  }
}

static void strategy_confirms_direction(psi_check *k) {
  if (!psi_reached(k, PS_PHASE_KIND_DIAGNOSE)) {
    psi_spared(k, "Goals can still be confirmed: diagnosis has not begun.");
    return;
  }
  for (size_t i = 0; i < k->c->goals.count; i++)
    if (is_outcome_goal(k, k->c->goals.items[i])) confirm(k, k->c->goals.items[i]);
}

/* ---- A41 ---- */

static void field_strategy_balance(psi_check *k) {
  psi_voices v;
  char figure[PSI_FIGURE_BUFFER];
  if (!can_be_balanced(k, &v)) return;
  double field = (double)v.classes[PS_VOICE_FIELD];
  double strategy = (double)v.classes[PS_VOICE_STRATEGY];
  double most = psi_limit(k, PSI_LIMIT_VOICES_MAX_RATIO), evenness = psi_evenness(&v);
  if (field + strategy == 0) return; /* neither is there: other rules tell that */
  if (field <= most * strategy && strategy <= most * field) {
    psi_passes(k);
    return;
  }
  psi_say_count(k, "field", v.classes[PS_VOICE_FIELD]);
  psi_say_count(k, "strategy", v.classes[PS_VOICE_STRATEGY]);
  if (!isnan(evenness)) // same either way: evidence only
    psi_evidence(k, "Evenness of field, strategy, learning and others (Pielou): %s, where 1 is "
                    "all alike.", psi_figure(evenness, 2, figure));
  psi_fails(k, field > strategy ? 0 : 1, k->c, "parties");
}

/* ---- A48 ---- */

/* Whether a party took part in anything before a day. */
static bool took_part_before(const psi_check *k, const char *party, ps_date day) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->events.count; i++) {
    const ps_event *event = c->events.items[i];
    if (event->on != 0 && event->on < day && psi_took_part(event, party)) return true;
  }
  for (size_t i = 0; i < c->evidence.count; i++) {
    const ps_evidence *evidence = c->evidence.items[i];
    if (evidence->date != 0 && evidence->date < day && psi_same(evidence->source, party))
      return true;
  }
  for (size_t i = 0; i < c->inquiries.count; i++) {
    const ps_inquiry *inquiry = c->inquiries.items[i];
    if (inquiry->on != 0 && inquiry->on < day && psi_same(inquiry->asked_of, party)) return true;
  }
  return false;
}

/* The first phase, the rollout or one before it, that requires a party. */
static const ps_phase *requiring(const ps_case *c, const char *party) {
  for (size_t i = 0; i < c->phases.count; i++)
    if (c->phases.items[i]->kind <= PS_PHASE_KIND_ROLLOUT &&
        psi_has(&c->phases.items[i]->required_parties, party))
      return c->phases.items[i];
  return NULL;
}

static void required_parties_before_rollout(psi_check *k) {
  const ps_case *c = k->c;
  const ps_date rollout = k->started[PS_PHASE_KIND_ROLLOUT];
  if (rollout == 0 || (k->as_of != 0 && rollout > k->as_of)) return;
  for (size_t i = 0; i < c->parties.count; i++) {
    const ps_party *party = c->parties.items[i];
    const ps_phase *phase = requiring(c, party->id);
    if (phase == NULL) continue;
    if (took_part_before(k, party->id, rollout)) {
      psi_passes(k);
    } else if (!psi_log_covers(k, c->opened != 0 ? c->opened : rollout)) {
      psi_unknown(k, c, "log_kept_since");
    } else {
      psi_say_name(k, "party", party);
      psi_say_date(k, "day", rollout);
      psi_object(k, phase->id);
      psi_fails(k, 0, party, NULL);
    }
  }
}

/* ---- A49 ---- */

static void table_not_crowded(psi_check *k) {
  const ps_case *c = k->c;
  psi_voices v;
  psi_listing names = {{NULL}, 0, 0};
  if (!seats_recorded(k, &v)) return;
  double most = psi_limit(k, PSI_LIMIT_VOICES_MAX_SEATS);
  psi_say_count(k, "n", v.seats);
  if ((double)v.seats <= most) {
    psi_passes(k);
    return;
  }
  const ps_party *silent = v.silent;
  for (size_t i = c->parties.count; i-- > 0 && (double)v.seats > most;) {
    if (!psi_take_seat(&v, c->parties.items[i])) continue;
    psi_listing_add(&names, psi_name(c->parties.items[i]));
    psi_object(k, c->parties.items[i]->id);
  }
  if (names.count > 0) {
    psi_say_listing(k, "parties", &names);
    psi_fails(k, 0, c, "parties");
  } else if (silent != NULL) {
    psi_unknown(k, silent, "perspectives");
  } else {
    psi_passes(k); /* large, and every seat is needed */
  }
}

/* ---- A50, A51 ---- */

/* The required perspectives that have no seat, as bits. False: that cannot be told, which has
 * been said. */
static bool find_uncovered(psi_check *k, unsigned *uncovered, psi_listing *names) {
  const ps_text_list *required = &k->c->required_perspectives;
  psi_voices v;
  if (!table_needed(k, &v)) return false;
  if (!required->given) psi_unknown(k, k->c, "required_perspectives");
  *uncovered = 0;
  for (size_t i = 0; i < required->count; i++) {
    int value = psi_enum_find(&psi_perspective_words, required->items[i]);
    if (value <= 0 || (v.present & PSI_BIT(value)) != 0) continue;
    *uncovered |= PSI_BIT(value);
    psi_listing_add(names, views[value]);
  }
  const char *field;
  const ps_party *unsure = *uncovered == 0 ? NULL : may_bring(k, *uncovered, &field);
  if (unsure == NULL) return required->count > 0;
  psi_unknown(k, unsure, field);
  return false;
}

static void right_mix_of_experience(psi_check *k) {
  unsigned uncovered = 0;
  psi_listing names = {{NULL}, 0, 0};
  if (!find_uncovered(k, &uncovered, &names)) return;
  if (uncovered == 0) {
    psi_passes(k);
    return;
  }
  psi_say_listing(k, "perspectives", &names);
  tell_whom_to_invite(k, uncovered);
  psi_fails(k, 0, k->c, "required_perspectives");
}

/* The phase before the present one, by the days they began. */
static const ps_phase *previous_phase(const psi_check *k) {
  const ps_phase *latest = NULL, *previous = NULL;
  for (size_t i = 0; i < k->c->phases.count; i++) {
    const ps_phase *phase = k->c->phases.items[i];
    if (phase->started == 0 || (k->as_of != 0 && phase->started > k->as_of)) continue;
    if (latest == NULL || phase->started > latest->started) {
      previous = latest;
      latest = phase;
    } else if (phase->started < latest->started &&
               (previous == NULL || phase->started > previous->started)) {
      previous = phase;
    }
  }
  return previous;
}

static bool membership_changed_since(const psi_check *k, ps_date day) {
  for (size_t i = 0; i < k->c->events.count; i++) {
    const ps_event *event = k->c->events.items[i];
    if (event->kind == PS_EVENT_KIND_MEMBERSHIP && event->on >= day &&
        (k->as_of == 0 || event->on <= k->as_of))
      return true;
  }
  return false;
}

static void table_widens(psi_check *k) {
  unsigned uncovered = 0;
  psi_listing names = {{NULL}, 0, 0};
  const ps_phase *previous = previous_phase(k);
  if (previous == NULL || !find_uncovered(k, &uncovered, &names)) return;
  if (uncovered == 0 || membership_changed_since(k, previous->started)) {
    psi_passes(k);
  } else if (!psi_log_covers(k, previous->started)) {
    psi_unknown(k, k->c, "log_kept_since");
  } else {
    psi_say_name(k, "phase", previous);
    psi_say_date(k, "day", previous->started);
    psi_say_listing(k, "perspectives", &names);
    psi_object(k, previous->id);
    psi_fails(k, 0, k->c, "parties");
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A32", "consumers-at-table", "voices", CASE, ERROR, DIAGNOSE),
      .core = PSI_WHOLE(17),
      .claim = "Someone who will use the result, or does the work, has a seat at the table.",
      .why = "Those who do the work know why it goes as it goes; without them a table decides on "
             "hearsay, and what it makes is left unused.",
      .fails_when = "diagnosis has begun, it is recorded who has a seat, and no party with a seat "
                    "has the perspective end_user or performer",
      .reads = PSI_LIST("party.seat", "party.perspectives", "phase.kind", "case.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The table has {seats}, and none is held by someone who does the work or will "
                   "use what comes out of it."),
          PSI_SAYS("Nobody has a seat at the table, so nobody who does the work has one.")),
      .fix = "Invite one person who does the work.",
      PSI_SOURCE_OUTCOME},
     consumers_at_table},
    {{PSI_RULE("A33", "table-near-the-work", "voices", CASE, WARNING, DIAGNOSE),
      .claim = "Someone near the daily work sits at the table.",
      .why = "With every step away from it, the work is described more smoothly than it really "
             "goes.",
      .fails_when = "diagnosis has begun, and every party with a seat is further from the work "
                    "than voices.max_nearest steps",
      .reads = PSI_LIST("party.seat", "party.distance", "phase.kind", "case.status"),
      .limits = PSI_LIST("voices.max_nearest"),
      .branches = PSI_BRANCHES(PSI_SAYS("Nobody at the table is nearer to the work than {party}, "
                                        "who is {distance} away from it.")),
      .fix = "Invite somebody nearer to the work.",
      PSI_SOURCE_OUTCOME},
     table_near_the_work},
    {{PSI_RULE("A34", "no-voice-dominates", "voices", CASE, WARNING, DIAGNOSE),
      .claim = "Neither the field nor strategy nor any other voice crowds out the rest.",
      .why = "Where one kind of experience has the majority, the others stop speaking long before "
             "they are outvoted.",
      .fails_when = "with at least voices.min_seats seats, one perspective holds more than "
                    "voices.max_share of them, or of the speaking time where that is recorded of "
                    "every seat (a seat with several perspectives is split among them); or seats "
                    "with strategy or sponsor are less than voices.min_strategy of all",
      .reads = PSI_LIST("party.seat", "party.perspectives", "party.speaking_share"),
      .limits = PSI_LIST("voices.min_seats", "voices.max_share", "voices.min_strategy"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{voices} hold {share} of the {n} seats at the table."),
          PSI_SAYS_FIX("{voices} have {share} of the speaking time at the table.",
                       "Change the way you ask: rounds, written answers first, questions to those "
                       "who have not spoken."),
          PSI_SAYS_FIX("People who know where the organisation is going hold {strategy} of the "
                       "{n} seats at the table.",
                       "Invite someone who can say whether the direction is right.")),
      .fix = "Change who sits at the table, or ask in a way that lets the others speak.",
      PSI_SOURCE_OUTCOME},
     no_voice_dominates},
    {{PSI_RULE("A35", "strategy-confirms-direction", "voices", CASE, WARNING, DIAGNOSE),
      .claim = "Those who know the direction have confirmed the outcome goals.",
      .why = "A goal that points where the organisation is no longer going can be reached and "
             "still be worth nothing.",
      .fails_when = "diagnosis has begun, a goal has an outcome or impact as a measure, and "
                    "neither its owner nor one of those who reviewed it is the sponsor or has the "
                    "perspective strategy or sponsor",
      .reads = PSI_LIST("goal.reviewed_by", "goal.owner", "goal.measure", "measure.goal",
                        "measure.kind", "party.perspectives", "case.sponsor"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{goal}\" was looked over by {reviewers}, but not yet by anybody who knows "
                   "where the organisation is going."),
          PSI_SAYS("\"{goal}\" has not been looked over by anybody yet.")),
      .fix = "Ask somebody who knows where the organisation is going to confirm it.",
      PSI_SOURCE_OUTCOME},
     strategy_confirms_direction},
    {{PSI_RULE("A41", "field-strategy-balance", "voices", CASE, WARNING, DIAGNOSE),
      .claim = "Field and strategy are heard in fair proportion.",
      .why = "The field knows what happens, strategy knows what for; a table that is nearly all "
             "of one kind solves half the problem.",
      .fails_when = "with at least voices.min_seats seats, there are more than voices.max_ratio "
                    "times as many voices of the field (performer, frontline leader, region, "
                    "contractor) as of strategy (strategy, sponsor), or the other way round; a "
                    "seat may be a voice of both",
      .reads = PSI_LIST("party.seat", "party.perspectives", "analysis.voices"),
      .limits = PSI_LIST("voices.min_seats", "voices.max_ratio"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("At the table there are far more voices of the field than of strategy: {field} "
                   "to {strategy}."),
          PSI_SAYS("At the table there are far more voices of strategy than of the field: "
                   "{strategy} to {field}.")),
      .fix = "Invite people from the side that has fewer.",
      .subsumes = PSI_LIST("A34"),
      PSI_SOURCE_OUTCOME},
     field_strategy_balance},
    {{PSI_RULE("A48", "required-parties-before-rollout", "voices", CASE, ERROR, ROLLOUT),
      .claim = "Those whose product or people are affected were involved before the roll-out.",
      .why = "Whoever first hears of a change on the day it reaches their people can only accept "
             "it or stop it.",
      .fails_when = "the roll-out has started, and a party that its phase or an earlier one "
                    "requires took part in no event, gave no evidence and was asked nothing "
                    "before that day, though the log was kept since the case was opened",
      .reads = PSI_LIST("phase.required_parties", "phase.kind", "phase.started", "event.parties",
                        "event.on", "evidence.source", "evidence.date", "inquiry.asked_of",
                        "inquiry.on", "case.opened", "case.log_kept_since"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "{party} should be part of this, but nothing shows them taking part before the roll-out "
          "of {day}.")),
      .fix = "Pause, and involve them before it goes on.",
      PSI_SOURCE_OUTCOME},
     required_parties_before_rollout},
    {{PSI_RULE("A49", "table-not-crowded", "voices", CASE, NOTE, DIAGNOSE),
      .claim = "The table is as small as coverage allows.",
      .why = "Every further seat costs speaking time and dates to meet; whoever adds no view of "
             "their own can be heard in other ways.",
      .fails_when = "there are more than voices.max_seats seats, and one can go without losing a "
                    "perspective or a side",
      .reads = PSI_LIST("party.seat", "party.perspectives", "party.side"),
      .limits = PSI_LIST("voices.max_seats"),
      .branches = PSI_BRANCHES(PSI_SAYS("With {n} seats the table is large. What {parties} can "
                                        "speak for, others at the table can speak for too.")),
      .fix = "Ask them before and after the meeting instead of seating them.",
      PSI_SOURCE_OUTCOME},
     table_not_crowded},
    {{PSI_RULE("A50", "right-mix-of-experience", "voices", CASE, WARNING, DIAGNOSE),
      .core = PSI_WHOLE(18),
      .claim = "The perspectives the case needs are at the table.",
      .why = "What nobody at the table can see is decided without being looked at.",
      .fails_when = "diagnosis has begun, and a perspective that the case requires is that of no "
                    "party with a seat",
      .reads = PSI_LIST("case.required_perspectives", "party.seat", "party.perspectives",
                        "phase.kind", "case.status"),
      .branches = PSI_BRANCHES(PSI_SAYS("Nobody at the table can speak for {perspectives}.")),
      .fix = "Invite somebody who can.",
      PSI_SOURCE_OUTCOME},
     right_mix_of_experience},
    {{PSI_RULE("A51", "table-widens", "voices", CASE, WARNING, DESIGN),
      .claim = "When a perspective is missing, the table changes.",
      .why = "A gap at the table that is seen and left open comes back as rework in the next "
             "phase.",
      .fails_when = "a required perspective has no seat, at least two phases have begun, and no "
                    "change of membership is logged since the earlier of the last two began",
      .reads = PSI_LIST("case.required_perspectives", "party.seat", "party.perspectives",
                        "phase.started", "event.kind", "event.on", "case.log_kept_since"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "Nobody at the table can speak for {perspectives}, and the people who sit there have "
          "not changed since \"{phase}\" began on {day}.")),
      .fix = "Invite somebody who can, or say why that perspective is not needed.",
      PSI_SOURCE_OUTCOME},
     table_widens},
};

const psi_pack psi_pack_voices = {"voices", rules, PSI_COUNT(rules)};
