#include "model/tables.h"

static const ps_field evidence_rows[] = {
    PSI_TEXT_REQUIRED(ps_evidence, id, 1, "Unique in the case."),
    PSI_REFERENCE(ps_evidence, about, "cause asset gap", 1, "What it is about."),
    PSI_FLAG(ps_evidence, supports, 1, "Whether it speaks for it."),
    PSI_ENUM(ps_evidence, method, psi_method_words, 1, "How it was come by."),
    PSI_REFERENCE(ps_evidence, source, "party", 1, "Who it is from."),
    PSI_TEXT(ps_evidence, citation, 1, "The document, data or place it is from."),
    PSI_ENUM(ps_evidence, part, psi_part_words, 1, "The part of the analysis it belongs to."),
    PSI_ENUM(ps_evidence, reliability, psi_reliability_words, 1,
             "How far the source can be trusted."),
    PSI_INTEGER_WITHIN(ps_evidence, credibility, NULL, 1, 6, 1,
                       "How likely the content is true, 1 (confirmed) to 6 (cannot be judged)."),
    PSI_NUMBER_FROM(ps_evidence, likelihood_ratio, NULL, 0, 1,
                    "How much more likely it is seen if the thing is true than if not."),
    PSI_TEXT(ps_evidence, region, 1, "Where."),
    PSI_INTEGER_FROM(ps_evidence, n, NULL, 0, 1, "How many were seen, asked or counted."),
    PSI_TEXTS(ps_evidence, segments, 1, "Which groups they are from."),
    PSI_DATE(ps_evidence, date, 1, "When."),
    PSI_TEXT(ps_evidence, origin, 1, "Evidence of one origin counts once."),
    PSI_TEXT(ps_evidence, text, 1, "What was found."),
    PSI_ENTITY_MARKS(ps_evidence),
};
const ps_struct psi_evidence_table =
    PSI_TABLE("evidence", ps_evidence, evidence_rows,
              "What speaks for or against something.");
