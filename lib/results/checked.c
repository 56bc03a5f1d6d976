#include "results/checked.h"

#include "results/findings.h"

static const ps_enum_value audience_rows[] = {
    {"", ""},
    {"team", "Those who work on the case."},
    {"sponsor", "Those who pay for it; no figures of single persons."},
};
const ps_enum psi_audience_words = PSI_WORDS("audience", audience_rows);

static const ps_field answer_rows[] = {
    PSI_TEXT(ps_answer, rule, 1, "Id of the rule, \"B41\"."),
    PSI_TEXT(ps_answer, name, 1, "Its name."),
    PSI_TEXT(ps_answer, pack, 1, "Its pack."),
    PSI_ENUM(ps_answer, severity, psi_severity_words, 1, "How much it matters where it fails."),
    PSI_ENUM(ps_answer, verdict, psi_verdict_words, 1,
             "Fail if it fails anywhere; else unknown if it cannot tell anywhere; else pass if "
             "anything passed; else not applicable."),
    PSI_INTEGER(ps_answer, failed, NULL, 1, "Objects it fails for, those waived not counted."),
    PSI_INTEGER(ps_answer, unknown, NULL, 1, "Objects it cannot tell of."),
    PSI_INTEGER(ps_answer, passed, NULL, 1, "Objects it passes for."),
    PSI_INTEGER(ps_answer, waived, NULL, 1, "Objects it fails for and that is accepted."),
    PSI_TEXT(ps_answer, claim, 1, "What holds where it passes."),
    PSI_TEXT(ps_answer, because, 1, "Why it does not apply, where more can be said."),
};
const ps_struct psi_answer_table =
    PSI_TABLE("answer", ps_answer, answer_rows, "What one rule says about a whole case.");

static const ps_field check_result_rows[] = {
    PSI_TEXT(ps_check_result, case_id, 1, "Id of the case; unset for a portfolio."),
    PSI_TEXT(ps_check_result, title, 1, "Its title."),
    PSI_DATE(ps_check_result, as_of, 1, "The day it was looked at from."),
    PSI_ENUM(ps_check_result, audience, psi_audience_words, 1, "Who may read this."),
    PSI_STRUCTS(ps_check_result, findings, psi_finding_table, 1,
                "What fails, the most important first; then what is not known; then what is "
                "waived."),
    PSI_STRUCTS(ps_check_result, answers, psi_answer_table, 1,
                "One per rule asked, in the order of the rules."),
    PSI_TEXTS(ps_check_result, in_order, 1, "Claims that hold, the most important first."),
    PSI_INTEGER(ps_check_result, errors, NULL, 1, "Findings of severity error, told once each."),
    PSI_INTEGER(ps_check_result, warnings, NULL, 1, "Likewise of severity warning."),
    PSI_INTEGER(ps_check_result, notes, NULL, 1, "Likewise of severity note."),
    PSI_INTEGER(ps_check_result, unknown, NULL, 1, "Rules that cannot tell."),
    PSI_INTEGER(ps_check_result, passed, NULL, 1, "Rules that pass."),
    PSI_INTEGER(ps_check_result, not_applicable, NULL, 1, "Rules that do not apply."),
    PSI_INTEGER(ps_check_result, waived, NULL, 1, "Findings that somebody accepts."),
};
const ps_struct psi_check_result_table =
    PSI_TABLE("check_result", ps_check_result, check_result_rows,
              "What the rules say of a case or portfolio.");
