#include "model/tables.h"

static const ps_field party_skill_rows[] = {
    PSI_TEXT(ps_party_skill, name, 1, "The skill, as \"root_cause_analysis\"."),
    PSI_NUMBER(ps_party_skill, level, NULL, 1, "How good they are at it."),
    PSI_NUMBER(ps_party_skill, target, NULL, 1, "How good they should be, on the same scale."),
    PSI_TEXT(ps_party_skill, plan, 1, "What is done about the difference."),
};
const ps_struct psi_party_skill_table =
    PSI_TABLE("party_skill", ps_party_skill, party_skill_rows,
              "A skill of a party.");

static const ps_field party_rows[] = {
    PSI_TEXT_REQUIRED(ps_party, id, 1, "Unique in the case."),
    PSI_TEXT(ps_party, name, 1, "A person, a role or a group."),
    PSI_ENUM(ps_party, side, psi_side_words, 1, "Which side they are on."),
    PSI_WORD_LIST(ps_party, perspectives, psi_perspective_words, 1, "What they can speak for."),
    PSI_TEXT(ps_party, unit, 1, "The unit they belong to."),
    PSI_ENUM(ps_party, level, psi_party_level_words, 1, "Where they stand in the line."),
    PSI_INTEGER_FROM(ps_party, distance, "steps", 0, 1, "Steps from the work; 0 does it."),
    PSI_FLAG(ps_party, seat, 1, "Whether they sit at the table."),
    PSI_NUMBER_WITHIN(ps_party, speaking_share, NULL, 0, 1, 1,
                      "Their share of the speaking time, 0 to 1."),
    PSI_DATE(ps_party, since, 1, "Since when they have the part."),
    PSI_NUMBER_FROM(ps_party, years, "years", 0, 1, "Years in the field."),
    PSI_TEXTS(ps_party, strengths, 1, "What they bring."),
    PSI_TEXTS(ps_party, needs, 1, "What they look for in a partner."),
    PSI_STRUCTS(ps_party, skills, psi_party_skill_table, 1, "Skills of their own craft."),
    PSI_REFERENCES(ps_party, knows_measures, "measure", 1, "Measures whose making they know."),
    PSI_REFERENCE(ps_party, exemplar_for, "measure", 1, "Measure they are the best on."),
    PSI_ENUM(ps_party, claimed_mode, psi_partner_mode_words, 1, "How they say they work."),
    PSI_DATE(ps_party, title_since, 1, "Since when they carry that title."),
    PSI_DATE(ps_party, acknowledged_on, 1, "When they accepted their role."),
    PSI_TEXT(ps_party, profile, 1, "How they work, for those who work with them."),
    PSI_FLAG(ps_party, power, 1, "Whether they can impose their will."),
    PSI_FLAG(ps_party, legitimacy, 1, "Whether their claim is proper."),
    PSI_FLAG(ps_party, urgency, 1, "Whether their claim presses."),
    PSI_FLAG(ps_party, interest, 1, "Whether they take much interest."),
    PSI_ENTITY_MARKS(ps_party),
};
const ps_struct psi_party_table =
    PSI_TABLE("party", ps_party, party_rows,
              "Someone at the table, or who should be.");
