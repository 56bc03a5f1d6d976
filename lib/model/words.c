/* The words that fields of fixed words take; row i is the C value i. */
#include "model/tables.h"

static const ps_enum_value purpose_rows[] = {
    {"", ""},
    {"performance", "A gap in performance is claimed."},
    {"launch", "Something new comes and people must be ready."},
    {"how_to", "People ask how to do something."},
    {"mandated", "A law or policy demands it."},
    {"onboarding", "New people start."},
};
const ps_enum psi_purpose_words = PSI_WORDS("purpose", purpose_rows);

static const ps_enum_value origin_rows[] = {
    {"", ""},
    {"signal", "A sign in a measure."},
    {"forecast", "Something foreseen."},
    {"request", "Somebody asked."},
};
const ps_enum psi_origin_words = PSI_WORDS("origin", origin_rows);

static const ps_enum_value case_status_rows[] = {
    {"", ""},
    {"framed", "The gap is stated."},
    {"diagnosed", "Its causes are confirmed."},
    {"planned", "Interventions are chosen."},
    {"delivering", "They are under way."},
    {"delivered", "They are in place."},
    {"closed", "The case is over."},
};
const ps_enum psi_case_status_words = PSI_WORDS("case_status", case_status_rows);

static const ps_enum_value result_rows[] = {
    {"", ""},
    {"built", "It was built as asked."},
    {"smaller", "Something smaller was enough."},
    {"redirected", "Something else was done instead."},
    {"no_training", "No training was needed."},
};
const ps_enum psi_result_words = PSI_WORDS("result", result_rows);

static const ps_enum_value tier_rows[] = {
    {"", ""},
    {"self", "People help themselves."},
    {"assisted", "They are helped to do it."},
    {"full", "It is done for them."},
};
const ps_enum psi_tier_words = PSI_WORDS("tier", tier_rows);

static const ps_enum_value phase_kind_rows[] = {
    {"", ""},
    {"frame", "State the gap."},
    {"diagnose", "Find and confirm its causes."},
    {"design", "Choose and plan interventions."},
    {"build", "Make them."},
    {"pilot", "Try them on a few."},
    {"rollout", "Bring them to all."},
    {"sustain", "Keep them alive."},
    {"evaluate", "See what they changed."},
};
const ps_enum psi_phase_kind_words = PSI_WORDS("phase_kind", phase_kind_rows);

static const ps_enum_value side_rows[] = {
    {"", ""},
    {"business", "The business."},
    {"learning", "The learning team."},
    {"hr", "Human resources."},
    {"other", "Anybody else."},
};
const ps_enum psi_side_words = PSI_WORDS("side", side_rows);

static const ps_enum_value perspective_rows[] = {
    {"", ""},
    {"strategy", "Where the organisation is going."},
    {"sponsor", "Who pays and decides."},
    {"product", "The product or service."},
    {"performer", "Who does the work."},
    {"frontline_leader", "Who leads those who do the work."},
    {"region", "One region or site."},
    {"contractor", "Work done by others under contract."},
    {"end_user", "Who will use what is made."},
    {"customer", "Who is served."},
    {"specialist", "Who knows a subject."},
};
const ps_enum psi_perspective_words = PSI_WORDS("perspective", perspective_rows);

static const ps_enum_value party_level_rows[] = {
    {"", ""},
    {"executive", "Leads the organisation or a large part."},
    {"manager", "Leads people."},
    {"team", "Does the work."},
};
const ps_enum psi_party_level_words = PSI_WORDS("party_level", party_level_rows);

static const ps_enum_value partner_mode_rows[] = {
    {"", ""},
    {"order_taker", "Delivers what is asked for."},
    {"consultant", "Asks, diagnoses, advises."},
    {"partner", "Stays, shares risk, answers for outcomes."},
};
const ps_enum psi_partner_mode_words = PSI_WORDS("partner_mode", partner_mode_rows);

static const ps_enum_value measure_kind_rows[] = {
    {"", ""},
    {"input", "What is put in: money, hours."},
    {"activity", "What is done."},
    {"output", "What is delivered; countable at delivery."},
    {"outcome", "What changes for somebody else."},
    {"impact", "The lasting effect."},
};
const ps_enum psi_measure_kind_words = PSI_WORDS("measure_kind", measure_kind_rows);

static const ps_enum_value timing_rows[] = {
    {"", ""},
    {"leading", "Seen before the result."},
    {"lagging", "The result itself."},
};
const ps_enum psi_timing_words = PSI_WORDS("timing", timing_rows);

static const ps_enum_value direction_rows[] = {
    {"", ""},
    {"higher", "More is better."},
    {"lower", "Less is better."},
    {"band", "Best between two limits."},
};
const ps_enum psi_direction_words = PSI_WORDS("direction", direction_rows);

static const ps_enum_value period_rows[] = {
    {"", ""},
    {"day", "One day."},
    {"week", "Seven days."},
    {"month", "One calendar month."},
    {"quarter", "Three calendar months."},
    {"year", "Twelve calendar months."},
};
const ps_enum psi_period_words = PSI_WORDS("period", period_rows);

static const ps_enum_value gap_type_rows[] = {
    {"", ""},
    {"deficiency", "Performance is below what it should be."},
    {"opportunity", "It could be better than it needs to be."},
    {"new_standard", "What is wanted has changed."},
};
const ps_enum psi_gap_type_words = PSI_WORDS("gap_type", gap_type_rows);

static const ps_enum_value objective_kind_rows[] = {
    {"", ""},
    {"knowledge", "To know."},
    {"skill", "To be able."},
    {"attitude", "To be willing."},
    {"practice", "To do it, again and again."},
};
const ps_enum psi_objective_kind_words = PSI_WORDS("objective_kind", objective_kind_rows);

static const ps_enum_value cause_status_rows[] = {
    {"", ""},
    {"unexamined", "Named only."},
    {"hypothesised", "Thought possible."},
    {"supported", "One source speaks for it."},
    {"confirmed", "Several independent sources and methods agree."},
    {"ruled_out", "Evidence speaks against it."},
};
const ps_enum psi_cause_status_words = PSI_WORDS("cause_status", cause_status_rows);

static const ps_enum_value gate_rows[] = {
    {"", ""},
    {"and", "All are needed."},
    {"or", "Any is enough."},
};
const ps_enum psi_gate_words = PSI_WORDS("gate", gate_rows);

static const ps_enum_value cause_nature_rows[] = {
    {"", ""},
    {"action", "It happens."},
    {"condition", "It is there."},
};
const ps_enum psi_cause_nature_words = PSI_WORDS("cause_nature", cause_nature_rows);

static const ps_enum_value triage_rows[] = {
    {"", ""},
    {"learning", "Learning can."},
    {"other", "Something else must."},
    {"mixed", "Both are needed."},
};
const ps_enum psi_triage_words = PSI_WORDS("triage", triage_rows);

static const ps_enum_value part_rows[] = {
    {"", ""},
    {"business", "What the business wants and why."},
    {"performance", "What people do and should do."},
    {"environment", "What surrounds the work."},
    {"cause", "Why there is a gap."},
    {"audience", "Who the people are."},
    {"task", "How the work is done."},
};
const ps_enum psi_part_words = PSI_WORDS("part", part_rows);

static const ps_enum_value method_rows[] = {
    {"", ""},
    {"interview", "Somebody was asked."},
    {"observation", "Work was watched."},
    {"document", "Something was read."},
    {"data", "Figures were examined."},
    {"focus_group", "A group was asked."},
    {"survey", "Many were asked the same."},
    {"pilot", "Something was tried."},
    {"shadowing", "A day at work was followed."},
};
const ps_enum psi_method_words = PSI_WORDS("method", method_rows);

static const ps_enum_value reliability_rows[] = {
    {"", ""},
    {"A", "Completely reliable."},
    {"B", "Usually reliable."},
    {"C", "Fairly reliable."},
    {"D", "Not usually reliable."},
    {"E", "Unreliable."},
    {"F", "Cannot be judged; gives no weight, not low weight."},
};
const ps_enum psi_reliability_words = PSI_WORDS("reliability", reliability_rows);

static const ps_enum_value intervention_class_rows[] = {
    {"", ""},
    {"learning", "People learn."},
    {"support", "Help at the moment of work."},
    {"other", "The work or its surroundings change."},
};
const ps_enum psi_intervention_class_words = PSI_WORDS("intervention_class", intervention_class_rows);

static const ps_enum_value intervention_status_rows[] = {
    {"", ""},
    {"considered", "Among the options."},
    {"selected", "Chosen."},
    {"rejected", "Not chosen."},
    {"started", "Under way."},
    {"done", "In place."},
};
const ps_enum psi_intervention_status_words = PSI_WORDS("intervention_status", intervention_status_rows);

static const ps_enum_value amount_rows[] = {
    {"", ""},
    {"low", "Small."},
    {"medium", "Neither small nor large."},
    {"high", "Large."},
};
const ps_enum psi_amount_words = PSI_WORDS("amount", amount_rows);

static const ps_enum_value moment_rows[] = {
    {"", ""},
    {"new", "Learning something for the first time."},
    {"more", "Learning more of it."},
    {"apply", "Doing it at work."},
    {"solve", "Something went wrong."},
    {"change", "What was learned no longer holds."},
};
const ps_enum psi_moment_words = PSI_WORDS("moment", moment_rows);

static const ps_enum_value asset_kind_rows[] = {
    {"", ""},
    {"source", "Where something is laid down with authority."},
    {"course", "A course."},
    {"job_aid", "Help at the moment of work."},
    {"template", "Something to start from."},
    {"scenario", "A story to work through."},
    {"message", "Something told."},
    {"practice", "An exercise."},
    {"report", "A report."},
};
const ps_enum psi_asset_kind_words = PSI_WORDS("asset_kind", asset_kind_rows);

static const ps_enum_value touchpoint_rows[] = {
    {"", ""},
    {"social", "Through other people."},
    {"formal", "In a course."},
    {"immediate", "At the moment of need."},
};
const ps_enum psi_touchpoint_words = PSI_WORDS("touchpoint", touchpoint_rows);

static const ps_enum_value element_rows[] = {
    {"", ""},
    {"procedure", "Steps to follow."},
    {"practice", "Something to do."},
    {"feedback", "An answer to what was done."},
    {"assessment", "A test of it."},
};
const ps_enum psi_element_words = PSI_WORDS("element", element_rows);

static const ps_enum_value standard_status_rows[] = {
    {"", ""},
    {"local", "Used in one place."},
    {"piloted", "Tried with evidence."},
    {"standard", "The way it is done."},
    {"retired", "No longer used."},
};
const ps_enum psi_standard_status_words = PSI_WORDS("standard_status", standard_status_rows);

static const ps_enum_value activity_kind_rows[] = {
    {"", ""},
    {"detect", "Notice gaps."},
    {"open", "Open a case."},
    {"analyse", "Find causes."},
    {"job_analysis", "Describe tasks and skills."},
    {"decide", "Decide what is done."},
    {"resource", "Give money, people, time."},
    {"remove_barrier", "Clear what is in the way."},
    {"build", "Make what is needed."},
    {"reinforce", "Keep it up on the job."},
    {"measure", "See what changed."},
    {"other", "Anything else."},
};
const ps_enum psi_activity_kind_words = PSI_WORDS("activity_kind", activity_kind_rows);

static const ps_enum_value letter_rows[] = {
    {"", ""},
    {"R", "Does it."},
    {"A", "Answers for it."},
    {"S", "Helps."},
    {"C", "Is asked before."},
    {"I", "Is told after."},
};
const ps_enum psi_letter_words = PSI_WORDS("letter", letter_rows);

static const ps_enum_value event_kind_rows[] = {
    {"", ""},
    {"conversation", "People talked."},
    {"interview", "Somebody was asked."},
    {"immersion", "Work was seen from within."},
    {"demo", "Something was shown."},
    {"orientation", "The way of working was explained."},
    {"recommendation", "Advice was given."},
    {"decision", "Something was decided."},
    {"refusal", "Something was refused."},
    {"proposal", "A better practice was proposed."},
    {"pilot", "Something was tried on a few."},
    {"delivery", "Something was delivered."},
    {"revision", "Something was revised."},
    {"report", "Results were told."},
    {"retrospective", "People looked back."},
    {"membership", "Who sits at the table changed."},
    {"side_effect", "Something unwanted was seen."},
    {"signal", "A sign in a measure was noticed."},
    {"other", "Anything else."},
};
const ps_enum psi_event_kind_words = PSI_WORDS("event_kind", event_kind_rows);

static const ps_enum_value isolation_rows[] = {
    {"", ""},
    {"control", "Against a group without it."},
    {"trend", "Against the trend before."},
    {"model", "Against a forecasting model."},
    {"estimate", "By estimates of those who know."},
    {"none", "Not at all."},
};
const ps_enum psi_isolation_words = PSI_WORDS("isolation", isolation_rows);

static const ps_enum_value beneficiary_rows[] = {
    {"", ""},
    {"business", "The business."},
    {"learners", "Those who learn."},
    {"partnership", "The partnership itself."},
};
const ps_enum psi_beneficiary_words = PSI_WORDS("beneficiary", beneficiary_rows);

static const ps_enum_value budget_kind_rows[] = {
    {"", ""},
    {"money", "Money."},
    {"people_time", "Time of people who work on it."},
    {"learner_minutes", "Time of learners."},
};
const ps_enum psi_budget_kind_words = PSI_WORDS("budget_kind", budget_kind_rows);

static const ps_enum_value distribution_rows[] = {
    {"", ""},
    {"pert", "Smooth between low and high, around likely."},
    {"triangular", "Straight to likely and back."},
    {"uniform", "All alike between low and high."},
    {"normal", "Bell-shaped; low and high are its 5 % and 95 % points."},
    {"lognormal", "Bell-shaped in its logarithm."},
    {"discrete", "One of the three values."},
    {"data", "As observed."},
};
const ps_enum psi_distribution_words = PSI_WORDS("distribution", distribution_rows);

static const ps_enum_value overlap_rows[] = {
    {"", ""},
    {"removal", "Each removes its share of what the others left."},
    {"capped", "They add up to at most the whole."},
};
const ps_enum psi_overlap_words = PSI_WORDS("overlap", overlap_rows);
