/* The kinds of intervention: what can be done about a cause. */
#include "knowledge/tables.h"


static const ps_field kind_rows[] = {
    PSI_TEXT_REQUIRED(ps_intervention_kind, id, 1, "\"I11\"."),
    PSI_TEXT(ps_intervention_kind, name, 1, "A few words."),
    PSI_TEXT(ps_intervention_kind, definition, 1, "What is done."),
    PSI_ENUM(ps_intervention_kind, family, psi_family_words, 1, "Its family."),
    PSI_ENUM_AS(ps_intervention_kind, class_, "class", psi_knowledge_class_words, 1,
                "Learning, support or other."),
    PSI_CATALOGUES(ps_intervention_kind, factors, "factor", 1, "Factors it answers."),
    PSI_CATALOGUES(ps_intervention_kind, stands_in_for, "factor", 1,
                   "Factors it can make up for, or answers only as its note says."),
    PSI_TEXT(ps_intervention_kind, target_role, 1,
             "Who it works on, where that is not the performer."),
    PSI_TEXT(ps_intervention_kind, note, 1, "What else is worth knowing."),
    PSI_TEXT(ps_intervention_kind, source, 1, "Where it comes from."),
    PSI_ENUM(ps_intervention_kind, basis, psi_basis_words, 1, "How far that was checked."),
};
const ps_struct psi_intervention_kind_table =
    PSI_TABLE("intervention_kind", ps_intervention_kind, kind_rows,
              "A kind of thing that can be done about a cause.");

#define KIND(number, title, means, fam, cls, answers)                                              \
  .object = PSI_HEAD(psi_intervention_kind_table), .id = number, .name = title,                    \
  .definition = means, .family = PS_FAMILY_##fam, .class_ = PS_INTERVENTION_CLASS_##cls,           \
  .factors = answers,                                                                              \
  .source = "Families after Van Tiem, Moseley and Dessinger, Fundamentals of Performance "         \
            "Improvement, 3rd ed. 2012; which factors a kind answers is proposed for perfsys",     \
  .basis = PS_BASIS_PROPOSED
#define ANSWERS(...) PSI_LIST(__VA_ARGS__)
#define LEARN(number, title, means, ...)                                                           \
  KIND(number, title, means, LEARNING, LEARNING, ANSWERS(__VA_ARGS__))
#define SUPPORT(number, title, means, ...)                                                         \
  KIND(number, title, means, PERFORMANCE_SUPPORT, SUPPORT, ANSWERS(__VA_ARGS__))
#define DESIGN(number, title, means, ...)                                                          \
  KIND(number, title, means, JOB_AND_WORK_DESIGN, OTHER, ANSWERS(__VA_ARGS__))
#define PERSON(number, title, means, ...)                                                          \
  KIND(number, title, means, PERSONAL_DEVELOPMENT, OTHER, ANSWERS(__VA_ARGS__))
#define PEOPLE(number, title, means, ...)                                                          \
  KIND(number, title, means, HUMAN_RESOURCE_DEVELOPMENT, OTHER, ANSWERS(__VA_ARGS__))
#define TALK(number, title, means, ...)                                                            \
  KIND(number, title, means, ORGANISATIONAL_COMMUNICATION, OTHER, ANSWERS(__VA_ARGS__))
#define ORGANISE(number, title, means, ...)                                                        \
  KIND(number, title, means, ORGANISATIONAL_DESIGN, OTHER, ANSWERS(__VA_ARGS__))
#define FINANCE(number, title, means, ...)                                                         \
  KIND(number, title, means, FINANCIAL_SYSTEMS, OTHER, ANSWERS(__VA_ARGS__))

static const ps_intervention_kind kinds[] = {
    {LEARN("I01", "instructor-led course", "People are taught together, in a room or online.",
           "F01", "F02")},
    {LEARN("I02", "self-paced e-learning", "Each works through prepared lessons alone.", "F01"),
     .note = "Tells and tests; without practice on the task it builds no skill."},
    {LEARN("I03", "structured on-the-job training",
           "A prepared colleague teaches at the workplace, by a plan.", "F02", "F03")},
    {LEARN("I04", "simulation, scenario, game",
           "The task is done where mistakes cost nothing.", "F02", "F03")},
    {LEARN("I05", "practice, drill, refresher", "What was learned is done again and again.",
           "F03")},
    {LEARN("I06", "learning cluster, blended learning",
           "Courses, other people and help at work are put together for one need.", "F01", "F02",
           "F03"),
     .stands_in_for = PSI_LIST("F10"),
     .note = "Answers guides (F10) only through those of its assets that are there at the moment "
             "of work."},
    {LEARN("I07", "action learning", "A group learns by solving a real problem of the work.",
           "F02", "F14")},
    {LEARN("I08", "community of practice, peer learning",
           "People of one trade exchange what works.", "F01", "F02", "F10")},
    {KIND("I09", "assessment, certification", "It is tested what somebody knows or can do.",
          LEARNING, LEARNING, PSI_EMPTY_LIST),
     .note = "Answers no factor: it shows a gap or its end, and never closes one alone."},
    {LEARN("I10", "training of supervisors",
           "Those who lead learn to set, watch and help the work of others.", "F23", "F09"),
     .target_role = "supervisor",
     .note = "The factors are those of the performer, whom no learning reaches."},
    {SUPPORT("I11", "job aid, checklist, decision table",
             "What has to be recalled is put where the work is done.", "F10"),
     .stands_in_for = PSI_LIST("F01", "F04"),
     .note = "Stands in for knowledge and memory, unless the work must be fast and fluent, the "
             "situation is new, or looking it up harms credibility."},
    {SUPPORT("I12", "performance support system",
             "Software guides through the task while it is done.", "F10", "F11")},
    {SUPPORT("I13", "procedures, standards, single source",
             "How it is done is written down once, and kept true.", "F10", "F08")},
    {SUPPORT("I14", "decision support, expert system",
             "A system proposes what to decide and says why.", "F10", "F04")},
    {SUPPORT("I15", "help desk, access to experts", "Somebody who knows can be asked.", "F10",
             "F12")},
    {SUPPORT("I16", "just-in-time asset", "A small piece of help for one moment of the work.",
             "F10"),
     .stands_in_for = PSI_LIST("F01"), .note = "Stands in for knowledge while it is at hand."},
    {DESIGN("I17", "job analysis and description",
            "It is found out and written down what a job consists of and needs.", "F08", "F05",
            "F18")},
    {DESIGN("I18", "task redesign, simplification, automation",
            "The task is made easier, or taken away.", "F15", "F04")},
    {DESIGN("I19", "rotation, enlargement, enrichment",
            "Jobs are changed so that there is more in them.", "F06", "F21")},
    {DESIGN("I20", "human factors, ergonomics", "Work is fitted to body and mind.", "F15", "F26",
            "F04")},
    {DESIGN("I21", "workload, staffing, scheduling",
            "How much work, how many people, at what hours.", "F13", "F19", "F04")},
    {DESIGN("I22", "tools and equipment", "Things to work with are bought, built or mended.",
            "F11", "F12", "F27")},
    {DESIGN("I23", "process improvement", "The course of the work is redrawn.", "F14", "F16")},
    {DESIGN("I24", "quality control, continuous improvement",
            "Results are watched and their variation traced back, again and again.", "F14",
            "F09")},
    {DESIGN("I25", "preventive maintenance, safety",
            "What may fail or hurt is looked after in time.", "F11", "F26")},
    {DESIGN("I26", "change of workspace", "The place of work is changed.", "F26")},
    {PERSON("I27", "coaching", "One person is accompanied at work, asked, and shown how they do.",
            "F09", "F07", "F03")},
    {PERSON("I28", "mentoring", "Somebody experienced stands by a younger one.", "F07", "F06")},
    {PERSON("I29", "individual feedback", "One person is told how they are doing.", "F09")},
    {PERSON("I30", "career development plan", "A way forward is planned with a person.", "F06",
            "F21")},
    {PERSON("I31", "counselling, employee assistance, wellness",
            "People are helped with health and with troubles.", "F04", "F06")},
    {PEOPLE("I32", "recruitment and selection", "Who is hired is chosen to fit.", "F05", "F04",
            "F06")},
    {PEOPLE("I33", "reassignment, transfer, replacement", "Somebody else does the work.", "F05")},
    {PEOPLE("I34", "goal setting, performance management, appraisal",
            "Goals are agreed, followed, and have consequences.", "F08", "F09", "F22")},
    {PEOPLE("I35", "competency model, 360-degree feedback",
            "What a role takes is described, and people are compared with it.", "F08", "F05")},
    {PEOPLE("I36", "leadership and succession planning",
            "Those who will lead are found and prepared.", "F23", "F05")},
    {PEOPLE("I37", "retention and motivation programme", "Reasons to stay are created.", "F06",
            "F24")},
    {PEOPLE("I38", "recognition", "Good work is seen and thanked.", "F21")},
    {PEOPLE("I39", "diversity and health programme",
            "Different people can work here, and stay well.", "F24", "F04")},
    {TALK("I40", "clarify expectations", "It is said plainly what is expected.", "F08")},
    {TALK("I41", "feedback system, scorecard, visual management",
          "Figures of the work are shown to those who do it.", "F09")},
    {TALK("I42", "information system, communication network",
          "What people need to know reaches them.", "F12", "F17", "F27")},
    {TALK("I43", "suggestion, grievance, voice channel",
          "People can say what is wrong, and are heard.", "F24", "F25")},
    {TALK("I44", "collaboration platform", "A shared place to work and to find things.", "F16",
          "F10")},
    {TALK("I45", "conflict resolution", "Strife is brought to an end.", "F24", "F16")},
    {ORGANISE("I46", "alignment of strategy and goals",
              "Goals of the parts are derived from those of the whole.", "F17")},
    {ORGANISE("I47", "structure, role clarity", "It is settled who does and answers for what.",
              "F18", "F16")},
    {ORGANISE("I48", "team building, team strategy", "A team finds out how it will work.", "F24",
              "F16")},
    {ORGANISE("I49", "culture change", "What is held normal is changed, by deeds from above.",
              "F24")},
    {ORGANISE("I50", "change management, sponsorship",
              "People are brought along, and somebody with power stands for it.", "F24", "F06")},
    {ORGANISE("I51", "change or removal of a policy", "A rule is changed or dropped.", "F25")},
    {ORGANISE("I52", "benchmarking", "One looks how others do it, and how well.", "F17", "F14")},
    {ORGANISE("I53", "environmental scanning, scenario planning",
              "What happens outside is watched and thought ahead.", "F28", "F29", "F30", "F31",
              "F33")},
    {ORGANISE("I54", "alignment of suppliers and contractors",
              "What outsiders deliver is agreed and followed.", "F32", "F16")},
    {ORGANISE("I55", "work on customers' expectations",
              "Customers are told, helped and asked.", "F28")},
    {ORGANISE("I56", "regulatory engagement and adaptation",
              "One speaks with those who make the rules, and adapts to them.", "F30", "F25")},
    {FINANCE("I57", "redesign of pay and incentives", "Pay rewards what is wanted.", "F20",
             "F22")},
    {FINANCE("I58", "removal of punishers and false rewards",
             "Doing it right no longer hurts; not doing it no longer pays.", "F22"),
     .note = "A change of consequences, of which only some are money; kept in this family because "
             "it has no other."},
    {FINANCE("I59", "allocation of capital or budget", "Money goes where the work needs it.",
             "F19", "F11", "F27")},
    {FINANCE("I60", "open books, financial forecasting",
             "People see what the organisation earns, spends and expects.", "F17", "F19")},
    {KIND("I61", "repair of the measurement",
          "Questions are rewritten, raters calibrated, counts defined anew.", MEASUREMENT, OTHER,
          ANSWERS("F00")),
     .note = "The family is ours: no published list has it."},
    {KIND("I62", "no intervention", "The gap is accepted.", UNSET, OTHER, PSI_EMPTY_LIST),
     .note = "Fits any factor, but only where closing the gap costs more than leaving it open; so "
             "it is listed with none."},
};

const ps_intervention_kind *ps_intervention_kind_at(size_t index) {
  return index < PSI_COUNT(kinds) ? &kinds[index] : NULL;
}

const ps_intervention_kind *ps_intervention_kind_find(const char *id) {
  size_t row = psi_row_number(id, 'I', 1);
  return row < PSI_COUNT(kinds) ? &kinds[row] : NULL;
}

bool ps_intervention_kind_answers(const ps_intervention_kind *kind, const char *factor,
                                  bool standing_in) {
  if (kind == NULL || factor == NULL) return false;
  return psi_has_text(&kind->factors, factor) ||
         (standing_in && psi_has_text(&kind->stands_in_for, factor));
}
