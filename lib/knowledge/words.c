/* The words that fields of fixed words take; row i is the C value i. */
#include "knowledge/tables.h"

static const ps_enum_value basis_rows[] = {
    {"", ""},
    {"read", "Read in the public source named."},
    {"cited", "Common knowledge with its citation; the work was not re-read."},
    {"proposed", "Proposed for this library; no outside authority."},
};
const ps_enum psi_basis_words = PSI_WORDS("basis", basis_rows);

static const ps_enum_value locus_rows[] = {
    {"", ""},
    {"internal", "Inside the person."},
    {"external", "In what surrounds the person."},
    {"both", "Some of it inside, some outside."},
};
const ps_enum psi_locus_words = PSI_WORDS("locus", locus_rows);

static const ps_enum_value learnable_rows[] = {
    {"", ""},
    {"yes", "Learning changes it."},
    {"partly", "Learning changes some of it, or helps."},
    {"no", "Something else has to change."},
};
const ps_enum psi_learnable_words = PSI_WORDS("learnable", learnable_rows);

static const ps_enum_value work_level_rows[] = {
    {"", ""},
    {"worker", "The people, one by one or as a team."},
    {"work", "How the work is done: processes, practices, tools."},
    {"workplace", "The organisation around the work."},
    {"world", "What lies outside the organisation."},
};
const ps_enum psi_work_level_words = PSI_WORDS("work_level", work_level_rows);

static const ps_enum_value framework_kind_rows[] = {
    {"", ""},
    {"classification", "Boxes that causes are sorted into."},
    {"flow", "Questions that lead from one to the next."},
    {"process", "Stretches of work, one after the other."},
    {"levels", "Levels, each of which is looked at."},
};
const ps_enum psi_framework_kind_words = PSI_WORDS("framework_kind", framework_kind_rows);

static const ps_enum_value end_or_means_rows[] = {
    {"", ""},
    {"end", "A result."},
    {"means", "A way to a result."},
};
const ps_enum psi_end_or_means_words =
    PSI_WORDS("end_or_means", end_or_means_rows);

static const ps_enum_value family_rows[] = {
    {"", ""},
    {"learning", "People come to know or be able."},
    {"performance_support", "Help at the moment of work."},
    {"job_and_work_design", "Jobs, tasks, tools and processes change."},
    {"personal_development", "One person is helped to grow."},
    {"human_resource_development", "Who is hired, placed, appraised, led."},
    {"organisational_communication", "What people are told and can say."},
    {"organisational_design", "Strategy, structure, culture, policy."},
    {"financial_systems", "Pay, incentives, budgets."},
    {"measurement", "The measuring itself."},
};
const ps_enum psi_family_words = PSI_WORDS("family", family_rows);

static const ps_enum_value dif_difficulty_rows[] = {
    {"", ""},
    {"not", "Not difficult."},
    {"moderately", "Moderately difficult."},
    {"very", "Very difficult."},
};
const ps_enum psi_dif_difficulty_words = PSI_WORDS("dif_difficulty", dif_difficulty_rows);

static const ps_enum_value dif_frequency_rows[] = {
    {"", ""},
    {"infrequent", "Seldom."},
    {"moderately", "Now and then."},
    {"very", "Often."},
};
const ps_enum psi_dif_frequency_words = PSI_WORDS("dif_frequency", dif_frequency_rows);

static const ps_enum_value dif_decision_rows[] = {
    {"", ""},
    {"no_training", "None."},
    {"train", "Train once."},
    {"overtrain", "Train beyond first mastery, and again later."},
};
const ps_enum psi_dif_decision_words = PSI_WORDS("dif_decision", dif_decision_rows);

static const ps_enum_value adequacy_rows[] = {
    {"", ""},
    {"inadequate", "It says nothing about that."},
    {"rarely", "Mostly not."},
    {"conditional", "Only under the condition told."},
    {"adequate", "Yes."},
};
const ps_enum psi_adequacy_words = PSI_WORDS("adequacy", adequacy_rows);

static const ps_enum_value phase_rows[] = {
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
const ps_enum psi_knowledge_phase_words = PSI_WORDS("phase_kind", phase_rows);

static const ps_enum_value class_rows[] = {
    {"", ""},
    {"learning", "People learn."},
    {"support", "Help at the moment of work."},
    {"other", "The work or its surroundings change."},
};
const ps_enum psi_knowledge_class_words = PSI_WORDS("intervention_class", class_rows);
