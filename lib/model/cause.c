#include "model/tables.h"

static const ps_enum_value statuses[] = {
    {"", ""},
    {"unexamined", "Named only."},
    {"hypothesised", "Thought possible."},
    {"supported", "One source speaks for it."},
    {"confirmed", "Several independent sources and methods agree."},
    {"ruled_out", "Evidence speaks against it."},
};
static const ps_enum status_words = PSI_WORDS("cause_status", statuses);

static const ps_enum_value gates[] = {
    {"", ""},
    {"and", "All are needed."},
    {"or", "Any is enough."},
};
static const ps_enum gate_words = PSI_WORDS("gate", gates);

static const ps_enum_value natures[] = {
    {"", ""},
    {"action", "It happens."},
    {"condition", "It is there."},
};
static const ps_enum nature_words = PSI_WORDS("cause_nature", natures);

static const ps_enum_value triages[] = {
    {"", ""},
    {"learning", "Learning can."},
    {"other", "Something else must."},
    {"mixed", "Both are needed."},
};
static const ps_enum triage_words = PSI_WORDS("triage", triages);

static const ps_enum_value methods[] = {
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
static const ps_enum method_words = PSI_WORDS("method", methods);

static const ps_enum_value reliabilities[] = {
    {"", ""},
    {"A", "Completely reliable."},
    {"B", "Usually reliable."},
    {"C", "Fairly reliable."},
    {"D", "Not usually reliable."},
    {"E", "Unreliable."},
    {"F", "Cannot be judged; gives no weight, not low weight."},
};
static const ps_enum reliability_words = PSI_WORDS("reliability", reliabilities);

static const ps_field evidence_rows[] = {
    PSI_FLAG(ps_evidence, supports, 1, "Whether it speaks for it."),
    PSI_ENUM(ps_evidence, method, method_words, 1, "How it was come by."),
    PSI_TEXT(ps_evidence, source, 1, "From whom or where."),
    PSI_ENUM(ps_evidence, reliability, reliability_words, 1,
             "How far the source can be trusted."),
    PSI_INTEGER_WITHIN(ps_evidence, credibility, NULL, 1, 6, 1,
                       "How likely the content is true, 1 (confirmed) to 6 (cannot be judged)."),
    PSI_INTEGER_FROM(ps_evidence, n, NULL, 0, 1, "How many were seen, asked or counted."),
    PSI_TEXT(ps_evidence, place, 1, "Where."),
    PSI_DATE(ps_evidence, date, 1, "When."),
    PSI_TEXT(ps_evidence, origin, 1, "Evidence of one origin counts once."),
    PSI_TEXT(ps_evidence, text, 1, "What was found."),
};
const ps_struct psi_evidence_table =
    PSI_TABLE("evidence", ps_evidence, evidence_rows, "What speaks for or against a cause.");

static const ps_field cause_rows[] = {
    PSI_TEXT_REQUIRED(ps_cause, id, 1, "Unique in the case."),
    PSI_TEXT(ps_cause, statement, 1, "A full sentence that can be true or false."),
    PSI_REFERENCE(ps_cause, gap, "gap", 1, "The gap it helps to explain."),
    PSI_CATALOGUE(ps_cause, factor, "factor", 1, "What kind of factor it is, \"F14\"."),
    PSI_REFERENCES_ACYCLIC(ps_cause, parents, "cause", 1, "The causes it comes from."),
    PSI_ENUM(ps_cause, gate, gate_words, 1, "How its parents combine."),
    PSI_ENUM(ps_cause, nature, nature_words, 1, "Action or condition."),
    PSI_ENUM(ps_cause, status, status_words, 1, "How sure we are."),
    PSI_RANGE_WITHIN(ps_cause, share, NULL, 0, 1, 1, "Its share of the gap, 0 to 1."),
    PSI_NUMBER_WITHIN(ps_cause, prior, NULL, 0, 1, 1, "How likely it was held at first, 0 to 1."),
    PSI_ENUM(ps_cause, triage, triage_words, 1, "What can cure it."),
    PSI_DATE(ps_cause, confirmed_on, 1, "When it was confirmed or ruled out."),
    PSI_TEXT(ps_cause, reason, 1, "Why its status is what it is."),
    PSI_STRUCTS(ps_cause, evidence, psi_evidence_table, 1, "What speaks for and against it."),
};
const ps_struct psi_cause_table =
    PSI_TABLE("cause", ps_cause, cause_rows, "A reason why there is a gap.");
