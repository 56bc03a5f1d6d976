#include "check/questions.h"

#include <string.h>

#define DUE PS_PHASE_KIND_UNSET /* in the stretch of the rule */

static const psi_question questions[] = {
    /* fields */
    {"case.purpose",
     "What is this about: performance that falls short, a launch, how something is done, "
     "something mandated, or people who start?",
     PSI_ASK_REQUESTER, NULL, DUE},
    {"case.as_of", "From which day do we look at it?", PSI_ASK_LEARNING, NULL, DUE},
    {"case.status", "How far has the work come?", PSI_ASK_LEARNING, NULL, DUE},
    {"case.log_kept_since", "Since when is written down what happens?",
     PSI_ASK_LEARNING, NULL, DUE},
    {"case.engaged_on", "When did the learning side come in?", PSI_ASK_LEARNING, NULL, DUE},
    {"case.requested_on", "When was it asked for?", PSI_ASK_REQUESTER, NULL, DUE},
    {"case.needed_by", "By when is it needed?", PSI_ASK_SPONSOR, NULL, DUE},
    {"case.stakes", "What is at stake, in money?", PSI_ASK_SPONSOR, NULL, DUE},
    {"case.required_perspectives", "Whose view does this case need at the table?",
     PSI_ASK_LEARNING, NULL, DUE},
    {"gap.measure", "Which figure shows that something is wrong?", PSI_ASK_OWNER, NULL, DUE},
    {"gap.population", "Whose performance is it?", PSI_ASK_OWNER, NULL, DUE},
    {"gap.place", "Where does it happen, and where does it not?", PSI_ASK_PERFORMER, NULL, DUE},
    {"gap.process", "In which step of the work does it happen?", PSI_ASK_PERFORMER, NULL, DUE},
    {"gap.since", "Since when has it been like this?", PSI_ASK_OWNER, NULL, DUE},
    {"gap.detected", "When was it first noticed?", PSI_ASK_OWNER, NULL, DUE},
    {"gap.desired", "What should the figure be?", PSI_ASK_SPONSOR, NULL, DUE},
    {"gap.actual", "What is the figure now?", PSI_ASK_OWNER, NULL, DUE},
    {"gap.statement", "What is, and what should be, in a sentence?", PSI_ASK_OWNER, NULL, DUE},
    {"gap.owners", "Who answers for this gap?", PSI_ASK_SPONSOR, NULL, DUE},
    {"measure.kind", "Is \"{name}\" something put in, done or delivered, or does it show what "
                     "changed for somebody?",
     PSI_ASK_OWNER, NULL, DUE},
    {"measure.level", "Does \"{name}\" show whether people liked it, learned it, do it, or what "
                      "came of it?",
     PSI_ASK_LEARNING, NULL, DUE},
    {"measure.goal", "Which goal of the business does \"{name}\" serve?",
     PSI_ASK_SPONSOR, NULL, DUE},
    {"goal.measure", "By which figure is \"{name}\" judged?", PSI_ASK_SPONSOR, NULL, DUE},
    {"objective.goal", "Which goal of the business does \"{name}\" serve?",
     PSI_ASK_SPONSOR, NULL, DUE},
    {"party.side", "On which side is {name}: the business, learning, or HR?",
     PSI_ASK_LEARNING, NULL, DUE},
    {"party.seat", "Is there a seat at the table for {name}?", PSI_ASK_LEARNING, NULL, DUE},
    {"party.level", "Where in the line does {name} stand?", PSI_ASK_LEARNING, NULL, DUE},
    {"party.perspectives", "What can {name} speak for?", PSI_ASK_LEARNING, NULL, DUE},
    {"party.distance", "How many steps from the daily work is {name}?",
     PSI_ASK_LEARNING, NULL, DUE},
    {"cause.factor", "What kind of thing is it: \"{name}\"?", PSI_ASK_LEARNING, NULL, DUE},
    {"cause.status", "How sure are we of this: \"{name}\"?", PSI_ASK_LEARNING, NULL, DUE},
    {"cause.confirmed_on", "When was it confirmed: \"{name}\"?", PSI_ASK_LEARNING, NULL, DUE},
    {"cause.share", "How much of the gap does this explain: \"{name}\"?", PSI_ASK_OWNER, NULL, DUE},
    {"cause.owner", "Who can do something about it: \"{name}\"?", PSI_ASK_SPONSOR, NULL, DUE},
    {"cause.triage", "Could training change it: \"{name}\"?", PSI_ASK_LEARNING, NULL, DUE},
    {"evidence.source", "Who said or showed it: \"{name}\"?", PSI_ASK_LEARNING, NULL, DUE},
    {"intervention.class", "Is \"{name}\" something people learn, help at work, or a change of the "
                           "work itself?",
     PSI_ASK_LEARNING, NULL, DUE},
    {"intervention.kind", "What kind of thing is \"{name}\"?", PSI_ASK_LEARNING, NULL, DUE},
    {"intervention.causes", "Which cause does \"{name}\" answer?", PSI_ASK_LEARNING, NULL, DUE},
    {"intervention.selected_on", "When was \"{name}\" chosen?", PSI_ASK_SPONSOR, NULL, DUE},
    {"intervention.status", "How far has \"{name}\" come?", PSI_ASK_LEARNING, NULL, DUE},
    {"intervention.start", "When does \"{name}\" start?", PSI_ASK_LEARNING, NULL, DUE},
    {"responsibility.party", "Who does it: \"{name}\"?", PSI_ASK_BOTH, NULL, DUE},
    {"responsibility.letter", "Who does it, and who answers for it: \"{name}\"?",
     PSI_ASK_BOTH, NULL, DUE},
    {"commitment.by", "Who promised it: \"{name}\"?", PSI_ASK_BOTH, NULL, DUE},
    {"commitment.due", "By when was it promised: \"{name}\"?", PSI_ASK_BOTH, NULL, DUE},
    {"expectation.from", "Who expects it: \"{name}\"?", PSI_ASK_BOTH, NULL, DUE},
    {"expectation.to", "Of whom is it expected: \"{name}\"?", PSI_ASK_BOTH, NULL, DUE},
    {"goal.reviewed_by", "Who confirmed that \"{name}\" is the right direction?", PSI_ASK_SPONSOR,
     NULL, DUE},
    {"case.gaps", "What should be different, by how much, for whom, and since when is it seen?",
     PSI_ASK_REQUESTER, NULL, DUE},
    {"case.requester", "Who asks?", PSI_ASK_LEARNING, NULL, DUE},
    {"case.request_text", "What was asked, in their own words?", PSI_ASK_REQUESTER, NULL, DUE},
    {"case.requested_solution", "Which kind of solution was asked for?",
     PSI_ASK_REQUESTER, NULL, DUE},
    {"case.parties", "Who sits at the table, and what can each of them speak for?",
     PSI_ASK_LEARNING, NULL, DUE},
    {"case.evidence", "Who was asked about the causes, and what did they say?", PSI_ASK_LEARNING,
     NULL, DUE},
    {"case.commitments", "What does each side promise, and by when?", PSI_ASK_BOTH, NULL, DUE},
    {"case.expectations", "What does each side expect of the other?", PSI_ASK_BOTH, NULL, DUE},
    {"case.responsibilities", "Who does what, and who answers for it?", PSI_ASK_BOTH, NULL, DUE},
    {"case.events", "What happened since, and when?", PSI_ASK_LEARNING, NULL, DUE},
    {"case.phases", "Which stretch of the work began on which day?", PSI_ASK_LEARNING, NULL, DUE},
    {"case.framework", "By which framework are causes looked for?", PSI_ASK_LEARNING, NULL, DUE},
    {"inquiry.factor", "What kind of thing was \"{name}\" about?", PSI_ASK_LEARNING, NULL, DUE},
    {"inquiry.answer", "What was the answer to \"{name}\"?", PSI_ASK_LEARNING, NULL, DUE},
    {"inquiry.asked_of", "Who was asked \"{name}\"?", PSI_ASK_LEARNING, NULL, DUE},
    {"evidence.about", "Which cause does \"{name}\" speak about?", PSI_ASK_LEARNING, NULL, DUE},
    {"intervention.cost", "What does \"{name}\" cost?", PSI_ASK_LEARNING, NULL, DUE},
    {"intervention.target_role", "Whose work is \"{name}\" to change?", PSI_ASK_OWNER, NULL, DUE},
    {"event.on", "On which day was it: \"{name}\"?", PSI_ASK_LEARNING, NULL, DUE},
    {"phase.started", "When did \"{name}\" begin?", PSI_ASK_LEARNING, NULL, DUE},
    /* rules of the core pack, where they fail */
    {"B42", "Which teams see it, in which step of the work, and since when?",
     PSI_ASK_OWNER, NULL, DUE},
    {"B40", "Leaving every solution aside: what is, and what should be?",
     PSI_ASK_REQUESTER, NULL, DUE},
    {"A23", "What should be different, by how much, for whom, and by when?", PSI_ASK_REQUESTER,
     "gaps", DUE},
    {"B35", "Why is it as it is, and who has looked?", PSI_ASK_OWNER, "causes", DUE},
    {"B41", "Which confirmed cause does \"{name}\" answer; or was it chosen too early?",
     PSI_ASK_BOTH, NULL, DUE},
    {"B45", "What around the people makes it hard: tools, process, feedback, incentives?",
     PSI_ASK_PERFORMER, "inquiries", DUE},
    {"B47",
     "What could explain it where nobody has looked yet, asked once at each level?",
     PSI_ASK_PERFORMER, "inquiries", DUE},
    {"B70", "What do three people who do the work say about it?",
     PSI_ASK_PERFORMER, "evidence", DUE},
    {"B58", "Could training change it: \"{name}\"?", PSI_ASK_LEARNING, NULL, DUE},
    {"B50", "What answers this cause: \"{name}\"?", PSI_ASK_BOTH, "interventions", DUE},
    {"B60", "Which confirmed cause does \"{name}\" change; or can it be left out?",
     PSI_ASK_LEARNING, NULL, DUE},
    {"B59", "Who in the business can change it: \"{name}\"?", PSI_ASK_SPONSOR, NULL, DUE},
    {"A01", "If \"{name}\" is reached, what will the sponsor notice, and in which figure?",
     PSI_ASK_SPONSOR, NULL, DUE},
    {"B06", "How will we see whether \"{name}\" worked: which figure, when, against what?",
     PSI_ASK_SPONSOR, NULL, DUE},
    {"A57", "What should people do differently at work, and how would one see it?", PSI_ASK_OWNER,
     "measures", DUE},
    {"B04", "Which of the sponsor's goals suffers without \"{name}\"?", PSI_ASK_SPONSOR, NULL, DUE},
    {"B04 gap", "Which goal of the business suffers as long as it is so: \"{name}\"?",
     PSI_ASK_SPONSOR, "goals", DUE},
    {"B04 objective", "Which goal of the business does it serve, or can it go: \"{name}\"?",
     PSI_ASK_SPONSOR, NULL, PS_PHASE_KIND_DESIGN},
    {"A32", "Who of those who do the work will join the table?", PSI_ASK_OWNER, NULL, DUE},
    {"A50", "Who can bring the view that is missing?", PSI_ASK_SPONSOR, "parties", DUE},
    {"B37", "What does each side answer for?", PSI_ASK_BOTH, NULL, DUE},
    {"B38", "Who in the business does \"{name}\", or answers for it?", PSI_ASK_SPONSOR, NULL, DUE},
    {"B11", "What does each side expect of the other?", PSI_ASK_BOTH, NULL, DUE},
    {"B63", "What does each side promise, and by when?", PSI_ASK_BOTH, "commitments", DUE},
    {"B63 commitment", "By when will it be done: \"{name}\"?", PSI_ASK_BOTH, NULL, DUE},
    {"B51", "It cannot be undone: what will make them call earlier next time, and who accepts it "
            "for this once?",
     PSI_ASK_SPONSOR, "waivers", PS_PHASE_KIND_EVALUATE},
    {"C10", "What is \"{name}\" for?", PSI_ASK_LEARNING, NULL, DUE},
    {"A53", "What must a pilot show before it goes to everybody?", PSI_ASK_SPONSOR, NULL, DUE},
    /* other rules that fail as errors */
    {"A09", "Where will people practise it, and who tells them how it went?", PSI_ASK_LEARNING,
     NULL, DUE},
    {"A10", "What at work keeps people from doing what they learned?",
     PSI_ASK_PERFORMER, "causes", DUE},
    {"A42", "What must \"{name}\" aim at, so that reaching it serves the larger goal?",
     PSI_ASK_SPONSOR, NULL, DUE},
    {"A44", "What is done about it: is it corrected, accepted, or a reason to stop?",
     PSI_ASK_SPONSOR, "events", DUE},
    {"A48", "What do those say who had to be there before the roll-out?", PSI_ASK_BOTH, NULL, DUE},
    {"A63", "Who on the learning side reviews \"{name}\"?", PSI_ASK_LEARNING, NULL, DUE},
    {"B24", "How much can \"{name}\" change, given the causes it works on?",
     PSI_ASK_BOTH, NULL, DUE},
    {"B31", "Which tasks does the work consist of that people are to learn for?",
     PSI_ASK_PERFORMER, "tasks", DUE},
    {"B31 objective", "For which task of the work is it: \"{name}\"?",
     PSI_ASK_PERFORMER, NULL, DUE},
    {"B31 skill", "Which task of the work needs it: \"{name}\"?", PSI_ASK_PERFORMER, NULL, DUE},
    {"C12", "How can it be told so that nobody is recognised: in groups, or not at all?",
     PSI_ASK_LEARNING, NULL, DUE},
    {"CT06", "What was found that speaks for it, and where: \"{name}\"?", PSI_ASK_LEARNING,
     "evidence", DUE},
    {"EV05", "How far can the sources be trusted, or who else can tell: \"{name}\"?",
     PSI_ASK_LEARNING, NULL, DUE},
    {"RA01", "Who answers for \"{name}\"?", PSI_ASK_BOTH, NULL, DUE},
    {"RA04", "Who does \"{name}\", and who answers for it?", PSI_ASK_BOTH, "responsibilities", DUE},
    {"RA08", "Which of the two rows stays: \"{name}\"?", PSI_ASK_LEARNING, NULL, DUE},
    {"V03", "Which part of the effect is due to what, and which to neither?", PSI_ASK_SPONSOR,
     NULL, DUE},
    /* and as warnings */
    {"A33", "Who is nearer to the work, and could join the table?", PSI_ASK_OWNER, NULL, DUE},
    {"A54", "Who reviews \"{name}\"?", PSI_ASK_LEARNING, NULL, DUE},
    {"A64", "What do people practise in \"{name}\"; or would a job aid do?", PSI_ASK_LEARNING,
     NULL, DUE},
    {"B14", "With whom of those who do the work can half a day be spent?",
     PSI_ASK_OWNER, NULL, DUE},
    {"B25", "Who on each side answers for the gap?", PSI_ASK_BOTH, NULL, DUE},
    {"B29", "Does {name} agree to the part given to them?", PSI_ASK_LEARNING, NULL, DUE},
    {"B43", "What else than this was considered, and why was it not taken?",
     PSI_ASK_BOTH, NULL, DUE},
    {"B55", "Who watches for gaps, who finds causes, who removes what is in the way?",
     PSI_ASK_BOTH, NULL, DUE},
    {"B66 objective", "Which gap does it help to close: \"{name}\"?", PSI_ASK_LEARNING, NULL, DUE},
    {"B71", "What does the business want with it, and what surrounds the work?", PSI_ASK_OWNER,
     NULL, DUE},
    {"RA02", "Who does \"{name}\"?", PSI_ASK_BOTH, NULL, DUE},
};

const psi_question *psi_question_find(const char *key) {
  for (size_t i = 0; i < PSI_COUNT(questions); i++)
    if (strcmp(questions[i].key, key) == 0) return &questions[i];
  return NULL;
}

/* ---- what answers look like ---- */

static const struct form {
  const char *key, *text;
} forms[] = {
    {"case.causes",
     "{\"id\": \"late-news\", \"statement\": \"Handlers hear of an error after six weeks\", "
     "\"gap\": \"errors-gap\", \"factor\": \"F09\", \"status\": \"hypothesised\"}"},
    {"case.commitments",
     "{\"id\": \"weekly-news\", \"by\": \"jane\", \"to\": \"kim\", \"text\": \"Every handler "
     "sees their errors each week\", \"due\": \"2027-02-01\"}"},
    {"case.evaluations",
     "{\"id\": \"after-a-quarter\", \"about\": \"weekly-list\", \"level\": 4, \"measure\": "
     "\"errors\", \"on\": \"2027-06-30\", \"met\": true, \"method\": \"trend\"}"},
    {"case.events",
     "{\"id\": \"first-checklist\", \"kind\": \"delivery\", \"on\": \"2027-01-15\", \"by\": "
     "\"kim\", \"parties\": [\"jane\"], \"text\": \"A checklist for the ten commonest "
     "errors\"}"},
    {"case.evidence",
     "{\"id\": \"day-at-desk\", \"about\": \"late-news\", \"supports\": true, \"method\": "
     "\"observation\", \"source\": \"ana\", \"date\": \"2027-01-12\", \"text\": \"Three "
     "errors of November came back that day\"}"},
    {"case.expectations",
     "{\"id\": \"time-to-ask\", \"from\": \"kim\", \"to\": \"jane\", \"text\": \"Two hours "
     "with three handlers\"}"},
    {"case.gaps",
     "{\"id\": \"errors-gap\", \"measure\": \"errors\", \"actual\": 12, \"desired\": 4, "
     "\"population\": \"claims handlers\", \"statement\": \"12 % of claims come back, should "
     "be 4 %\"}; and in measures {\"id\": \"errors\", \"name\": \"Claims that come back\", "
     "\"kind\": \"outcome\", \"unit\": \"%\"}"},
    {"case.goals",
     "{\"id\": \"fewer-returns\", \"text\": \"Fewer claims come back\", \"owner\": \"jane\", "
     "\"measure\": \"errors\"}"},
    {"case.inquiries",
     "{\"id\": \"asked-ana\", \"factor\": \"F09\", \"question\": \"How do you hear of an "
     "error?\", \"asked_of\": \"ana\", \"on\": \"2027-01-12\", \"answer\": \"By the monthly "
     "list, weeks later\"}"},
    {"case.interventions",
     "{\"id\": \"weekly-list\", \"title\": \"Errors told weekly\", \"kind\": \"I41\", "
     "\"status\": \"considered\", \"causes\": [{\"cause\": \"late-news\"}]}"},
    {"case.measures",
     "{\"id\": \"checked-twice\", \"name\": \"Claims checked before they go out\", \"kind\": "
     "\"outcome\", \"level\": 3, \"goal\": \"fewer-returns\", \"unit\": \"%\"}"},
    {"case.parties",
     "{\"id\": \"ana\", \"name\": \"Ana Example\", \"side\": \"business\", \"perspectives\": "
     "[\"performer\"], \"distance\": 0, \"seat\": true}"},
    {"case.requester",
     "\"jane\"; and in parties {\"id\": \"jane\", \"name\": \"Jane Miller\", \"side\": "
     "\"business\"}"},
    {"case.required_perspectives",
     "[\"sponsor\", \"frontline_leader\", \"performer\"]"},
    {"case.responsibilities",
     "{\"id\": \"decide-a\", \"activity\": \"Decide what is done\", \"kind\": \"decide\", "
     "\"party\": \"jane\", \"letter\": \"A\"}"},
    {"case.sponsor",
     "\"ada\"; and in parties {\"id\": \"ada\", \"name\": \"Ada Byron\", \"side\": "
     "\"business\", \"perspectives\": [\"sponsor\"]}"},
    {"case.tasks",
     "{\"id\": \"check-claim\", \"text\": \"Check a claim before it goes out\"}"},
    {"case.waivers",
     "{\"rule\": \"B51\", \"by\": \"jane\", \"why\": \"She calls next time the rate rises\", "
     "\"until\": \"2027-12-31\"}"},
    {"gap.",
     "\"place\": \"both sites\", \"process\": \"second check\", \"since\": \"2026-09-01\""},
    {"gap.measure",
     "\"errors\"; and in measures {\"id\": \"errors\", \"name\": \"Claims that come back\", "
     "\"kind\": \"outcome\", \"unit\": \"%\"}"},
    {"gap.owners",
     "[\"jane\", \"kim\"]"},
    {"goal.measure",
     "the id of a measure whose kind is outcome"},
    {"goal.reviewed_by",
     "[\"jane\"]"},
    {"intervention.causes",
     "[{\"cause\": \"late-news\"}]"},
    {"intervention.evaluation_plan",
     "{\"measure\": \"errors\", \"baseline\": \"last quarter\", \"date\": \"2027-06-30\", "
     "\"method\": \"trend\"}"},
    {"measure.goal",
     "\"fewer-returns\"; and in goals {\"id\": \"fewer-returns\", \"text\": \"Fewer claims "
     "come back\", \"owner\": \"jane\"}"},
    {"party.perspectives",
     "[\"performer\"]"},
};

const char *psi_form_find(const char *key) {
  for (size_t i = 0; i < PSI_COUNT(forms); i++)
    if (strcmp(forms[i].key, key) == 0) return forms[i].text;
  return NULL;
}

/* ---- steps of the work ---- */

/* Whether a field of an entity is to be filled in: neither said, nor marked as not applicable. */
static bool lacks(bool said, psi_place *at, const void *entity, const char *field) {
  if (said || psi_marked(entity, field)) return false;
  at->entity = entity;
  at->field = field;
  return true;
}

/* Whether somebody may have asked: a case may start from a sign. */
static bool is_request(const psi_check *k) {
  return k->c->origin != PS_ORIGIN_SIGNAL && k->c->origin != PS_ORIGIN_FORECAST;
}
static bool is_closed(const psi_check *k) { return k->c->status == PS_CASE_STATUS_CLOSED; }
static bool is_delivered(const psi_check *k) {
  return k->c->status >= PS_CASE_STATUS_DELIVERED || k->c->delivered_on != 0;
}
/* Whether causes are to be looked for; a case that says nothing else is taken for one on
 * performance. When it is closed it is too late for that. */
static bool is_to_diagnose(const psi_check *k) {
  return (k->c->purpose == PS_PURPOSE_PERFORMANCE || k->c->purpose == PS_PURPOSE_UNSET) &&
         k->c->gaps.count > 0 && !is_closed(k);
}
static bool any_cause(const psi_check *k, bool (*is)(const ps_cause *)) {
  for (size_t i = 0; i < k->c->causes.count; i++)
    if (is(k->c->causes.items[i])) return true;
  return false;
}
static bool is_possible(const ps_cause *cause) {
  return cause->status != PS_CAUSE_STATUS_RULED_OUT;
}
static bool any_chosen(const psi_check *k) {
  for (size_t i = 0; i < k->c->interventions.count; i++)
    if (psi_chosen(k->c->interventions.items[i])) return true;
  return false;
}

static bool no_requester(const psi_check *k, psi_place *at) {
  return is_request(k) && lacks(k->c->requester != NULL, at, k->c, "requester");
}
static bool no_request(const psi_check *k, psi_place *at) {
  return is_request(k) && lacks(k->c->request_text != NULL || k->c->requested_solution != NULL, at,
                                k->c, "request_text");
}
static bool no_purpose(const psi_check *k, psi_place *at) {
  return lacks(k->c->purpose != PS_PURPOSE_UNSET, at, k->c, "purpose");
}
static bool no_gap(const psi_check *k, psi_place *at) {
  return k->c->purpose == PS_PURPOSE_PERFORMANCE &&
         lacks(k->c->gaps.count > 0, at, k->c, "gaps");
}
static bool no_measure(const psi_check *k, psi_place *at) {
  for (size_t i = 0; i < k->c->gaps.count; i++) {
    const ps_gap *gap = k->c->gaps.items[i];
    if (lacks(psi_measure(k, gap->measure) != NULL, at, gap, "measure")) return true;
  }
  return false;
}
static bool no_actual(const psi_check *k, psi_place *at) {
  for (size_t i = 0; i < k->c->gaps.count; i++) {
    const ps_gap *gap = k->c->gaps.items[i];
    const ps_measure *measure = psi_measure(k, gap->measure);
    bool counted = measure != NULL && measure->series.count > 0;
    if (lacks(gap->actual.set || counted, at, gap, "actual")) return true;
  }
  return false;
}
static bool no_desired(const psi_check *k, psi_place *at) {
  for (size_t i = 0; i < k->c->gaps.count; i++) {
    const ps_gap *gap = k->c->gaps.items[i];
    const ps_measure *measure = psi_measure(k, gap->measure);
    bool target = measure != NULL && (measure->target.set || measure->band_low.set);
    bool seen = gap->benchmark.from != 0 || gap->benchmark.to != 0 ||
                gap->benchmark.group != NULL;
    if (lacks(gap->desired.set || target || seen, at, gap, "desired")) return true;
  }
  return false;
}
static bool no_population(const psi_check *k, psi_place *at) {
  for (size_t i = 0; i < k->c->gaps.count; i++) {
    const ps_gap *gap = k->c->gaps.items[i];
    if (lacks(gap->population != NULL, at, gap, "population")) return true;
  }
  return false;
}
static bool no_sponsor(const psi_check *k, psi_place *at) {
  return lacks(k->c->sponsor != NULL, at, k->c, "sponsor");
}
static bool no_day(const psi_check *k, psi_place *at) {
  bool said = k->c->needed_by != 0;
  for (size_t i = 0; i < k->c->gaps.count; i++) said = said || k->c->gaps.items[i]->needed != 0;
  return !is_delivered(k) && !is_closed(k) && lacks(said, at, k->c, "needed_by");
}
static bool no_cause(const psi_check *k, psi_place *at) {
  return is_to_diagnose(k) && lacks(k->c->causes.count > 0, at, k->c, "causes");
}
static bool no_other_cause(const psi_check *k, psi_place *at) {
  return is_to_diagnose(k) && k->c->causes.count > 0 &&
         lacks(any_cause(k, is_possible), at, k->c, "causes");
}
static bool no_evidence(const psi_check *k, psi_place *at) {
  return is_to_diagnose(k) && any_cause(k, is_possible) &&
         lacks(k->c->evidence.count > 0, at, k->c, "evidence");
}
/* The first cause that could still be given the status. */
static bool no_status(const psi_check *k, psi_place *at, bool (*reached)(const ps_cause *),
                      bool (*open)(const ps_cause *)) {
  if (!is_to_diagnose(k) || any_cause(k, reached)) return false;
  for (size_t i = 0; i < k->c->causes.count; i++)
    if (lacks(!open(k->c->causes.items[i]), at, k->c->causes.items[i], "status")) return true;
  return false;
}
static bool none_supported(const psi_check *k, psi_place *at) {
  return no_status(k, at, psi_is_supported, is_possible);
}
static bool none_confirmed(const psi_check *k, psi_place *at) {
  return no_status(k, at, psi_is_confirmed, psi_is_supported);
}
static bool any_option(const psi_check *k) {
  for (size_t i = 0; i < k->c->interventions.count; i++)
    if (k->c->interventions.items[i]->status != PS_INTERVENTION_STATUS_REJECTED) return true;
  return false;
}
static bool no_plan(const psi_check *k, psi_place *at) {
  return is_to_diagnose(k) && any_cause(k, psi_is_confirmed) &&
         lacks(any_option(k), at, k->c, "interventions");
}
/* Where there is no gap to explain, as with a launch. */
static bool no_help(const psi_check *k, psi_place *at) {
  return k->c->purpose != PS_PURPOSE_UNSET && k->c->purpose != PS_PURPOSE_PERFORMANCE &&
         !is_closed(k) && lacks(k->c->interventions.count > 0, at, k->c, "interventions");
}
static bool nothing_chosen(const psi_check *k, psi_place *at) {
  if (!is_to_diagnose(k) || !any_cause(k, psi_is_confirmed) || any_chosen(k)) return false;
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (lacks(one->status == PS_INTERVENTION_STATUS_REJECTED, at, one, "status")) return true;
  }
  return false;
}
/* What is known and where the case says it is do not fit. */
static bool diagnosis_untold(const psi_check *k, psi_place *at) {
  return any_cause(k, psi_is_confirmed) &&
         lacks(psi_reached(k, PS_PHASE_KIND_DIAGNOSE), at, k->c, "status");
}
static bool status_behind(const psi_check *k, psi_place *at) {
  return any_chosen(k) && lacks(psi_reached(k, PS_PHASE_KIND_DESIGN), at, k->c, "status");
}
/* Once it is known what for: a choice made too early is asked about by the rules. */
static bool no_evaluation_plan(const psi_check *k, psi_place *at) {
  for (size_t i = 0; i < k->c->interventions.count && !is_closed(k); i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    const ps_evaluation_plan *plan = &one->evaluation_plan;
    bool due = psi_chosen(one) && one->status != PS_INTERVENTION_STATUS_DONE &&
               (one->causes.count > 0 || !is_to_diagnose(k));
    if (lacks(!due || (plan->measure != NULL && plan->date != 0), at, one, "evaluation_plan"))
      return true;
  }
  return false;
}
/* When all is over that is what is left to ask. */
static bool closed_unseen(const psi_check *k, psi_place *at) {
  return is_closed(k) && lacks(k->c->evaluations.count > 0, at, k->c, "evaluations");
}
static bool no_evaluation(const psi_check *k, psi_place *at) {
  return is_delivered(k) && !is_closed(k) &&
         lacks(k->c->evaluations.count > 0, at, k->c, "evaluations");
}

static const psi_step steps[] = {
    {PS_PHASE_KIND_FRAME, closed_unseen, "Did the figure move, and because of this?",
     "What was delivered is not yet what was wanted.", PSI_ASK_SPONSOR},
    {PS_PHASE_KIND_FRAME, no_requester, "Who asks?",
     "Who asks is not always who answers for the figure.", PSI_ASK_LEARNING},
    {PS_PHASE_KIND_FRAME, no_request, "What was asked, in their own words?",
     "Later one can see what became of it.", PSI_ASK_REQUESTER},
    {PS_PHASE_KIND_FRAME, no_purpose,
     "What is this about: performance that falls short, a launch, how something is done, "
     "something mandated, or people who start?",
     "What is to be found out depends on it.", PSI_ASK_REQUESTER},
    {PS_PHASE_KIND_FRAME, no_gap,
     "Leaving every solution aside: what should be different, by how much, and for whom?",
     "Without a gap there is nothing to close.", PSI_ASK_REQUESTER},
    {PS_PHASE_KIND_FRAME, no_measure,
     "Which figure shows that something is wrong, in the business's own words?",
     "What is not counted cannot be seen to change.", PSI_ASK_OWNER},
    {PS_PHASE_KIND_FRAME, no_actual, "What is the figure now?",
     "The gap begins where things are.", PSI_ASK_OWNER},
    {PS_PHASE_KIND_FRAME, no_desired, "What should the figure be?",
     "The gap ends where things should be.", PSI_ASK_SPONSOR},
    {PS_PHASE_KIND_FRAME, no_population, "Whose performance is it?",
     "Causes are found where the people work.", PSI_ASK_OWNER},
    {PS_PHASE_KIND_FRAME, no_sponsor, "Who pays and decides?",
     "Most causes can only be removed by somebody who decides.", PSI_ASK_REQUESTER},
    {PS_PHASE_KIND_FRAME, no_day, "By when is it needed?",
     "The time there is decides how deep the analysis can go.", PSI_ASK_SPONSOR},
    {PS_PHASE_KIND_DIAGNOSE, no_cause,
     "Which two or three reasons could explain it, in the work and around it as well as in the "
     "people?",
     "A first idea is where the search begins, not where it ends.", PSI_ASK_PERFORMER},
    {PS_PHASE_KIND_DIAGNOSE, no_other_cause,
     "None of the reasons named holds: what else could explain it?",
     "The gap is still there, so something makes it.", PSI_ASK_PERFORMER},
    {PS_PHASE_KIND_DIAGNOSE, no_evidence, "What speaks for each of these reasons, what against?",
     "Until something speaks for it a cause is a guess.", PSI_ASK_PERFORMER},
    {PS_PHASE_KIND_DIAGNOSE, none_supported,
     "Which reasons does the evidence support or rule out, beginning with \"{name}\"?",
     "Only what is supported is worth confirming.", PSI_ASK_LEARNING},
    {PS_PHASE_KIND_DIAGNOSE, none_confirmed,
     "What does a second source say, asked or seen in another way: is it so that \"{name}\"?",
     "Nothing should be bought before a cause is confirmed.", PSI_ASK_PERFORMER},
    {PS_PHASE_KIND_DIAGNOSE, diagnosis_untold,
     "A cause is confirmed: how far has the work come?", "What is due now depends on it.",
     PSI_ASK_LEARNING},
    {PS_PHASE_KIND_DESIGN, no_plan,
     "What could remove the confirmed causes: which answers, of two kinds at least?",
     "The first answer that comes to mind is seldom the lightest.", PSI_ASK_BOTH},
    {PS_PHASE_KIND_DESIGN, no_help,
     "What would help people do it: something to look up, somebody to ask, practice?",
     "What can be looked up need not be learned.", PSI_ASK_PERFORMER},
    {PS_PHASE_KIND_DESIGN, nothing_chosen,
     "Which of the answers is chosen, and for which cause: \"{name}\", or another?",
     "A plan begins with a choice somebody made.", PSI_ASK_SPONSOR},
    {PS_PHASE_KIND_DESIGN, status_behind, "Something is chosen: how far has the work come?",
     "What is due now depends on it.", PSI_ASK_LEARNING},
    {PS_PHASE_KIND_DESIGN, no_evaluation_plan,
     "How will we see whether \"{name}\" worked: which figure, when, against what?",
     "What is not measured before cannot be compared afterwards.", PSI_ASK_SPONSOR},
    {PS_PHASE_KIND_EVALUATE, no_evaluation, "Did the figure move, and because of this?",
     "What was delivered is not yet what was wanted.", PSI_ASK_SPONSOR},
};

const psi_step *psi_step_at(size_t index) {
  return index < PSI_COUNT(steps) ? &steps[index] : NULL;
}
