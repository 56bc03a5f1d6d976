#include "check/questions.h"

#include <string.h>

static const psi_question questions[] = {
    /* fields */
    {"case.purpose",
     "What is this about: performance that falls short, a launch, how something is done, "
     "something mandated, or people who start?",
     PSI_ASK_REQUESTER},
    {"case.as_of", "From which day do we look at it?", PSI_ASK_LEARNING},
    {"case.status", "How far has the work come?", PSI_ASK_LEARNING},
    {"case.log_kept_since", "Since when is written down what happens?", PSI_ASK_LEARNING},
    {"case.engaged_on", "When did the learning side come in?", PSI_ASK_LEARNING},
    {"case.requested_on", "When was it asked for?", PSI_ASK_REQUESTER},
    {"case.needed_by", "By when is it needed?", PSI_ASK_SPONSOR},
    {"case.stakes", "What is at stake, in money?", PSI_ASK_SPONSOR},
    {"case.required_perspectives", "Whose view does this case need at the table?",
     PSI_ASK_LEARNING},
    {"gap.measure", "Which figure shows that something is wrong?", PSI_ASK_OWNER},
    {"gap.population", "Whose performance is it?", PSI_ASK_OWNER},
    {"gap.place", "Where does it happen, and where does it not?", PSI_ASK_PERFORMER},
    {"gap.process", "In which step of the work does it happen?", PSI_ASK_PERFORMER},
    {"gap.since", "Since when has it been like this?", PSI_ASK_OWNER},
    {"gap.detected", "When was it first noticed?", PSI_ASK_OWNER},
    {"gap.desired", "What should the figure be?", PSI_ASK_SPONSOR},
    {"gap.actual", "What is the figure now?", PSI_ASK_OWNER},
    {"gap.statement", "What is, and what should be, in a sentence?", PSI_ASK_OWNER},
    {"gap.owners", "Who answers for this gap?", PSI_ASK_SPONSOR},
    {"measure.kind", "Is \"{name}\" something put in, done or delivered, or does it show what "
                     "changed for somebody?",
     PSI_ASK_OWNER},
    {"measure.level", "Does \"{name}\" show whether people liked it, learned it, do it, or what "
                      "came of it?",
     PSI_ASK_LEARNING},
    {"measure.goal", "Which goal of the business does \"{name}\" serve?", PSI_ASK_SPONSOR},
    {"goal.measure", "By which figure is \"{name}\" judged?", PSI_ASK_SPONSOR},
    {"objective.goal", "Which goal of the business does \"{name}\" serve?", PSI_ASK_SPONSOR},
    {"party.side", "On which side is {name}: the business, learning, or HR?", PSI_ASK_LEARNING},
    {"party.seat", "Who sits at the table?", PSI_ASK_LEARNING},
    {"party.perspectives", "What can {name} speak for?", PSI_ASK_LEARNING},
    {"party.distance", "How many steps from the daily work is {name}?", PSI_ASK_LEARNING},
    {"cause.factor", "What kind of thing is it: \"{name}\"?", PSI_ASK_LEARNING},
    {"cause.status", "How sure are we of this: \"{name}\"?", PSI_ASK_LEARNING},
    {"cause.confirmed_on", "When was it confirmed: \"{name}\"?", PSI_ASK_LEARNING},
    {"cause.share", "How much of the gap does this explain: \"{name}\"?", PSI_ASK_OWNER},
    {"cause.owner", "Who can do something about it: \"{name}\"?", PSI_ASK_SPONSOR},
    {"cause.triage", "Could training change it: \"{name}\"?", PSI_ASK_LEARNING},
    {"evidence.source", "Who said or showed it: \"{name}\"?", PSI_ASK_LEARNING},
    {"intervention.class", "Is \"{name}\" something people learn, help at work, or a change of the "
                           "work itself?",
     PSI_ASK_LEARNING},
    {"intervention.kind", "What kind of thing is \"{name}\"?", PSI_ASK_LEARNING},
    {"intervention.causes", "Which cause does \"{name}\" answer?", PSI_ASK_LEARNING},
    {"intervention.selected_on", "When was \"{name}\" chosen?", PSI_ASK_SPONSOR},
    {"intervention.status", "How far has \"{name}\" come?", PSI_ASK_LEARNING},
    {"intervention.start", "When does \"{name}\" start?", PSI_ASK_LEARNING},
    {"responsibility.party", "Who does it: \"{name}\"?", PSI_ASK_BOTH},
    {"responsibility.letter", "Who does it, and who answers for it: \"{name}\"?", PSI_ASK_BOTH},
    {"commitment.by", "Who promised it: \"{name}\"?", PSI_ASK_BOTH},
    {"commitment.due", "By when was it promised: \"{name}\"?", PSI_ASK_BOTH},
    {"expectation.from", "Who expects it: \"{name}\"?", PSI_ASK_BOTH},
    {"expectation.to", "Of whom is it expected: \"{name}\"?", PSI_ASK_BOTH},
    /* rules of the core pack, where they fail */
    {"B42", "Which teams see it, in which step of the work, and since when?", PSI_ASK_OWNER},
    {"B40", "Leaving every solution aside: what is, and what should be?", PSI_ASK_REQUESTER},
    {"A23", "What should be different, by how much, for whom, and by when?", PSI_ASK_REQUESTER},
    {"B35", "Why is it as it is, and who has looked?", PSI_ASK_OWNER},
    {"B41", "What speaks for the cause, from a second source and in another way?",
     PSI_ASK_PERFORMER},
    {"B45", "What around the people makes it hard: tools, process, feedback, incentives?",
     PSI_ASK_PERFORMER},
    {"B47", "What lies in the work, in the workplace and in the world outside that could explain it?",
     PSI_ASK_PERFORMER},
    {"B70", "What do three people who do the work say about it?", PSI_ASK_PERFORMER},
    {"B58", "Could training change it: \"{name}\"?", PSI_ASK_LEARNING},
    {"B50", "What answers this cause: \"{name}\"?", PSI_ASK_BOTH},
    {"B60", "Which confirmed cause does \"{name}\" change?", PSI_ASK_LEARNING},
    {"B59", "Who in the business can change it: \"{name}\"?", PSI_ASK_SPONSOR},
    {"A01", "If it works, what will the sponsor notice, and in which figure?", PSI_ASK_SPONSOR},
    {"B06", "How will we see whether \"{name}\" worked: which figure, by when, against what?",
     PSI_ASK_SPONSOR},
    {"A57", "What should people do differently at work, and how would one see it?", PSI_ASK_OWNER},
    {"B04", "Which of the sponsor's goals suffers without it?", PSI_ASK_SPONSOR},
    {"A32", "Who of those who do the work will join the table?", PSI_ASK_OWNER},
    {"A50", "Who can bring the view that is missing?", PSI_ASK_SPONSOR},
    {"B37", "What does each side answer for?", PSI_ASK_BOTH},
    {"B38", "Who in the business takes it back?", PSI_ASK_SPONSOR},
    {"B11", "What does each side expect of the other?", PSI_ASK_BOTH},
    {"B63", "What does each side promise, and by when?", PSI_ASK_BOTH},
    {"B51", "At which earlier sign should the learning side have been called?", PSI_ASK_SPONSOR},
    {"C10", "What is \"{name}\" for?", PSI_ASK_LEARNING},
    {"A53", "What must a pilot show before it goes to everybody?", PSI_ASK_SPONSOR},
};

const psi_question *psi_question_find(const char *key) {
  for (size_t i = 0; i < PSI_COUNT(questions); i++)
    if (strcmp(questions[i].key, key) == 0) return &questions[i];
  return NULL;
}

/* ---- steps of the work ---- */

static const ps_gap *first_gap(const psi_check *k) {
  return k->c->gaps.count > 0 ? k->c->gaps.items[0] : NULL;
}
/* Whether somebody may have asked: a case may start from a sign. */
static bool is_request(const psi_check *k) {
  return k->c->origin != PS_ORIGIN_SIGNAL && k->c->origin != PS_ORIGIN_FORECAST;
}
static bool no_requester(const psi_check *k) {
  return is_request(k) && k->c->requester == NULL && !psi_marked(k->c, "requester");
}
static bool no_request(const psi_check *k) {
  return is_request(k) && k->c->request_text == NULL && k->c->requested_solution == NULL &&
         !psi_marked(k->c, "request_text");
}
static bool is_about_performance(const psi_check *k) {
  return k->c->purpose == PS_PURPOSE_PERFORMANCE;
}
static bool no_gap(const psi_check *k) {
  return is_about_performance(k) && first_gap(k) == NULL;
}
static bool no_measure(const psi_check *k) {
  const ps_gap *gap = first_gap(k);
  return gap != NULL && psi_measure(k, gap->measure) == NULL;
}
static bool has_series(const psi_check *k, const ps_gap *gap) {
  const ps_measure *measure = psi_measure(k, gap->measure);
  return measure != NULL && measure->series.count > 0;
}
static bool no_actual(const psi_check *k) {
  const ps_gap *gap = first_gap(k);
  return gap != NULL && !gap->actual.set && !has_series(k, gap);
}
static bool no_desired(const psi_check *k) {
  const ps_gap *gap = first_gap(k);
  const ps_measure *measure = gap == NULL ? NULL : psi_measure(k, gap->measure);
  bool target = measure != NULL && (measure->target.set || measure->band_low.set);
  return gap != NULL && !gap->desired.set && !target && gap->benchmark.from == 0 &&
         gap->benchmark.to == 0 && gap->benchmark.group == NULL;
}
static bool no_population(const psi_check *k) {
  const ps_gap *gap = first_gap(k);
  return gap != NULL && gap->population == NULL && !psi_marked(gap, "population");
}
static bool no_sponsor(const psi_check *k) {
  return k->c->sponsor == NULL && !psi_marked(k->c, "sponsor");
}
static bool no_day(const psi_check *k) {
  const ps_gap *gap = first_gap(k);
  return k->c->needed_by == 0 && (gap == NULL || gap->needed == 0) &&
         !psi_marked(k->c, "needed_by");
}
static bool no_cause(const psi_check *k) { return first_gap(k) != NULL && k->c->causes.count == 0; }
static bool no_evidence(const psi_check *k) {
  return k->c->causes.count > 0 && k->c->evidence.count == 0;
}
static bool any_cause(const psi_check *k, bool (*is)(const ps_cause *)) {
  for (size_t i = 0; i < k->c->causes.count; i++)
    if (is(k->c->causes.items[i])) return true;
  return false;
}
static bool none_supported(const psi_check *k) {
  return k->c->causes.count > 0 && !no_evidence(k) && !any_cause(k, psi_is_supported);
}
static bool none_confirmed(const psi_check *k) {
  return any_cause(k, psi_is_supported) && !any_cause(k, psi_is_confirmed);
}
static bool no_plan(const psi_check *k) {
  return any_cause(k, psi_is_confirmed) && k->c->interventions.count == 0;
}
static bool nothing_chosen(const psi_check *k) {
  bool chosen = false;
  for (size_t i = 0; i < k->c->interventions.count; i++)
    chosen = chosen || psi_chosen(k->c->interventions.items[i]);
  return any_cause(k, psi_is_confirmed) && k->c->interventions.count > 0 && !chosen;
}
static bool no_evaluation(const psi_check *k) {
  return (k->c->status >= PS_CASE_STATUS_DELIVERED || k->c->delivered_on != 0) &&
         k->c->evaluations.count == 0;
}

static const psi_step steps[] = {
    {PS_PHASE_KIND_FRAME, no_requester, "requester", "Who asks?",
     "Who asks is not always who answers for the figure.", PSI_ASK_LEARNING},
    {PS_PHASE_KIND_FRAME, no_request, "request_text", "What was asked, in their own words?",
     "Later one can see what became of it.", PSI_ASK_REQUESTER},
    {PS_PHASE_KIND_FRAME, no_gap, "gaps", "What should be different, by how much, for whom?",
     "Without a gap there is nothing to close.", PSI_ASK_REQUESTER},
    {PS_PHASE_KIND_FRAME, no_measure, "gaps[0].measure",
     "Which figure shows that something is wrong, in the business's own words?",
     "What is not counted cannot be seen to change.", PSI_ASK_OWNER},
    {PS_PHASE_KIND_FRAME, no_actual, "gaps[0].actual", "What is the figure now?",
     "The gap begins where things are.", PSI_ASK_OWNER},
    {PS_PHASE_KIND_FRAME, no_desired, "gaps[0].desired", "What should the figure be?",
     "The gap ends where things should be.", PSI_ASK_SPONSOR},
    {PS_PHASE_KIND_FRAME, no_population, "gaps[0].population", "Whose performance is it?",
     "Causes are found where the people work.", PSI_ASK_OWNER},
    {PS_PHASE_KIND_FRAME, no_sponsor, "sponsor", "Who pays and decides?",
     "Most causes can only be removed by somebody who decides.", PSI_ASK_REQUESTER},
    {PS_PHASE_KIND_FRAME, no_day, "needed_by", "By when is it needed?",
     "The time there is decides how deep the analysis can go.", PSI_ASK_SPONSOR},
    {PS_PHASE_KIND_DIAGNOSE, no_cause, "causes",
     "What could explain it? Ask for two or three reasons, in the work and around it as well as in "
     "the people.",
     "A first idea is where the search begins, not where it ends.", PSI_ASK_PERFORMER},
    {PS_PHASE_KIND_DIAGNOSE, no_evidence, "evidence",
     "What speaks for each of these reasons, and what against?",
     "Until something speaks for it a cause is a guess.", PSI_ASK_PERFORMER},
    {PS_PHASE_KIND_DIAGNOSE, none_supported, "causes",
     "Which of these reasons does the evidence support, and which does it rule out?",
     "Only what is supported is worth confirming.", PSI_ASK_LEARNING},
    {PS_PHASE_KIND_DIAGNOSE, none_confirmed, "causes",
     "What would a second source, asked in another way, say about the likeliest reason?",
     "Nothing should be bought before a cause is confirmed.", PSI_ASK_PERFORMER},
    {PS_PHASE_KIND_DESIGN, no_plan, "interventions",
     "What could remove the confirmed cause? Name answers of two kinds.",
     "The first answer that comes to mind is seldom the lightest.", PSI_ASK_BOTH},
    {PS_PHASE_KIND_DESIGN, nothing_chosen, "interventions",
     "Which of these answers is chosen, for which cause?",
     "A plan begins with a choice somebody made.", PSI_ASK_SPONSOR},
    {PS_PHASE_KIND_EVALUATE, no_evaluation, "evaluations",
     "Did the figure move, and because of this?",
     "What was delivered is not yet what was wanted.", PSI_ASK_SPONSOR},
};

const psi_step *psi_step_at(size_t index) {
  return index < PSI_COUNT(steps) ? &steps[index] : NULL;
}
