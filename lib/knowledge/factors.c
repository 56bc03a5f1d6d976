/* The catalogue of factors: what performance depends on. Definitions and questions
 * are ours; the frameworks are mapped to them. */
#include "knowledge/tables.h"
#include <string.h>


static const ps_field role_learnable_rows[] = {
    PSI_TEXTS(ps_role_learnable, roles, 1, "What that role is called, in small letters."),
    PSI_ENUM(ps_role_learnable, learnable, psi_learnable_words, 1,
             "Whether learning by them changes the factor."),
    PSI_TEXT(ps_role_learnable, note, 1, "How far it does."),
};
const ps_struct psi_role_learnable_table =
    PSI_TABLE("role_learnable", ps_role_learnable, role_learnable_rows,
              "How learnable a factor is where the learner is not the performer.");

static const ps_field factor_rows[] = {
    PSI_TEXT_REQUIRED(ps_factor, id, 1, "\"F01\"."),
    PSI_TEXT(ps_factor, name, 1, "A few words."),
    PSI_TEXT(ps_factor, definition, 1, "What it is."),
    PSI_ENUM(ps_factor, level, psi_work_level_words, 1,
             "The level it belongs to and can be changed at."),
    PSI_ENUM(ps_factor, met_at, psi_work_level_words, 1,
             "The level people feel it at, where that is another."),
    PSI_ENUM(ps_factor, located_at, psi_work_level_words, 1,
             "Set with met_at: the level it can be changed at."),
    PSI_ENUM(ps_factor, locus, psi_locus_words, 1, "Inside the person or outside."),
    PSI_ENUM(ps_factor, learnable, psi_learnable_words, 1,
             "Whether learning by the performer changes it."),
    PSI_STRUCTS(ps_factor, learnable_for, psi_role_learnable_table, 1,
                "Where learning by another role changes it."),
    PSI_WORD_LIST(ps_factor, families, psi_family_words, 1,
                  "Families its answers mostly come from, the usual one first."),
    PSI_TEXT(ps_factor, question, 1, "A question to open with."),
    PSI_TEXT(ps_factor, note, 1, "What else is worth knowing."),
    PSI_TEXT(ps_factor, source, 1, "Where it comes from."),
    PSI_ENUM(ps_factor, basis, psi_basis_words, 1, "How far that was checked."),
};
const ps_struct psi_factor_table =
    PSI_TABLE("factor", ps_factor, factor_rows, "One thing that performance depends on.");

#define SUPERVISORS                                                                                \
  "supervisor", "manager", "line manager", "line leader", "team leader", "team lead",              \
      "frontline leader", "front line leader", "leader", "foreman", "head nurse"

static const ps_role_learnable feedback_roles[] = {
    {PSI_HEAD(psi_role_learnable_table), PSI_LIST(SUPERVISORS), PS_LEARNABLE_PARTLY,
     "As far as the feedback comes from them; figures that nobody sees are no skill of theirs."}};
static const ps_role_learnable supervision_roles[] = {
    {PSI_HEAD(psi_role_learnable_table), PSI_LIST(SUPERVISORS), PS_LEARNABLE_YES,
     "They can learn to lead and to coach, though no learning reaches the performer."}};

#define OURS                                                                                       \
  .source = "Catalogue proposed for perfsys, over the frameworks it is mapped to",                 \
  .basis = PS_BASIS_PROPOSED
#define FACTOR(number, title, at, where, learn, means, ask, kin)                                   \
  .object = PSI_HEAD(psi_factor_table), .id = number, .name = title, .definition = means,          \
  .level = PS_WORK_LEVEL_##at, .locus = PS_LOCUS_##where, .learnable = PS_LEARNABLE_##learn,       \
  .question = ask, .families = kin, OURS
/* The performer meets it, but it is made elsewhere. */
#define MET(where, located)                                                                        \
  .met_at = PS_WORK_LEVEL_##where, .located_at = PS_WORK_LEVEL_##located

static const ps_factor factors[] = {
    {FACTOR("F00", "measurement defect", UNSET, EXTERNAL, NO,
            "The gap comes from how it is measured: a question that misleads, raters who do not "
            "agree, a count that changed its meaning.",
            "If somebody else measured the same work again, would they find the same?",
            PSI_LIST("measurement")),
     .note = "Beside the catalogue proper: while it holds, nothing done to people is valid. It has "
             "no level, and no framework a place for it."},
    {FACTOR("F01", "knowledge", WORKER, INTERNAL, YES,
            "Knowing what, why and when the work needs it.",
            "What does somebody who does this well know that the others do not?",
            PSI_LIST("learning"))},
    {FACTOR("F02", "skill", WORKER, INTERNAL, YES, "Being able to do it to the standard.",
            "If everything hung on it, could they do it today?", PSI_LIST("learning"))},
    {FACTOR("F03", "fluency", WORKER, INTERNAL, YES,
            "Doing it without faltering, because it was done lately and often enough.",
            "When did they last do this, and how often before?", PSI_LIST("learning")),
     .note = "Somebody who could once do it needs practice, not a first course."},
    {FACTOR("F04", "capacity", WORKER, INTERNAL, NO,
            "The strength, attention, memory and steadiness that a person can bring to the task.",
            "What does this ask of body, attention or nerves that not everybody has?",
            PSI_LIST("human_resource_development", "job_and_work_design"))},
    {FACTOR("F05", "selection and assignment", WORKER, INTERNAL, NO,
            "Whether the person fits the job they were given.",
            "Whom would you choose for this work, and who is doing it?",
            PSI_LIST("human_resource_development", "job_and_work_design")),
     .note = "The fit is the person's; who is chosen is decided outside."},
    {FACTOR("F06", "motives and preferences", WORKER, INTERNAL, NO,
            "What a person works for, and whether this work offers it.",
            "What would make this work worth doing well, to you?",
            PSI_LIST("personal_development"))},
    {FACTOR("F07", "confidence and commitment", WORKER, INTERNAL, PARTLY,
            "Believing one can do it, and meaning to.",
            "What keeps you from trying it the new way?", PSI_LIST("personal_development")),
     .note = "Success in practice builds confidence; commitment is not taught."},
    {FACTOR("F08", "expectations and standards", WORK, EXTERNAL, NO,
            "Whether people are told what is to be achieved, how well, and under what conditions.",
            "How do you know what a good result looks like?",
            PSI_LIST("organisational_communication")),
     MET(WORKER, WORK), .note = "In the workplace instead, where it is the strategy that is "
                                "unclear (F17)."},
    {FACTOR("F09", "feedback", WORK, EXTERNAL, NO,
            "Whether people learn soon, often and plainly how they are doing.",
            "How do you find out how you did, and how soon?",
            PSI_LIST("organisational_communication", "human_resource_development")),
     MET(WORKER, WORK), .learnable_for = PSI_ITEMS(feedback_roles),
     .note = "In the workplace instead, where it is the way of supervising that is missing (F23)."},
    {FACTOR("F10", "guides, procedures, reference", WORK, EXTERNAL, NO,
            "Whether what need not be remembered can be looked up where the work is done.",
            "Where do you look when you are not sure, and what do you find?",
            PSI_LIST("performance_support")),
     .note = "Gilbert counts guides to information (G1), Binder documentation to resources (X2). "
             "The answer is support, which learning teams often build."},
    {FACTOR("F11", "tools and equipment", WORK, EXTERNAL, NO,
            "Whether the things one works with are there, work, and suit the task.",
            "Which tool do you have to work around?", PSI_LIST("job_and_work_design"))},
    {FACTOR("F12", "materials and access to information", WORK, EXTERNAL, NO,
            "Whether supplies and data arrive complete and in time.",
            "What do you have to wait for or hunt for?", PSI_LIST("job_and_work_design"))},
    {FACTOR("F13", "time and workload", WORK, EXTERNAL, NO,
            "Whether there is time to do it right beside all else that is asked.",
            "What do you leave out when there is not enough time?",
            PSI_LIST("job_and_work_design", "financial_systems")),
     .note = "In the workplace instead, where posts are missing (F19)."},
    {FACTOR("F14", "process design", WORK, EXTERNAL, NO,
            "Whether the steps of the work follow on each other sensibly and all are needed.",
            "Which step would nobody miss?", PSI_LIST("job_and_work_design"))},
    {FACTOR("F15", "task and job design, ergonomics", WORK, EXTERNAL, NO,
            "Whether tasks are cut so that a person can do them well.",
            "What about this job would be hard for anybody?", PSI_LIST("job_and_work_design"))},
    {FACTOR("F16", "interfaces and handoffs", WORK, EXTERNAL, NO,
            "Whether work passes whole from one hand or department to the next.",
            "Where does work get stuck or lost between two people?",
            PSI_LIST("job_and_work_design", "organisational_design"))},
    {FACTOR("F17", "clarity of goals and strategy", WORKPLACE, EXTERNAL, NO,
            "Whether the organisation says where it is going and what that asks of each part.",
            "Which goal of the organisation does this work serve?",
            PSI_LIST("organisational_design", "organisational_communication"))},
    {FACTOR("F18", "structure, roles, authority", WORKPLACE, EXTERNAL, NO,
            "Whether it is settled who does what, who answers for it, and who may decide.",
            "Who may decide this, and who believes they may?",
            PSI_LIST("organisational_design"))},
    {FACTOR("F19", "resource allocation and staffing", WORKPLACE, EXTERNAL, NO,
            "Whether money and people are put where the work is.",
            "What would you do first with one more pair of hands?",
            PSI_LIST("job_and_work_design", "financial_systems"))},
    {FACTOR("F20", "monetary incentives", WORKPLACE, EXTERNAL, NO,
            "Whether pay and bonuses reward the performance that is wanted.",
            "What does doing this well change in your pay?", PSI_LIST("financial_systems")),
     MET(WORKER, WORKPLACE)},
    {FACTOR("F21", "recognition and career", WORKPLACE, EXTERNAL, NO,
            "Whether good work is seen, thanked, and leads somewhere.",
            "Who notices when you do this well?",
            PSI_LIST("financial_systems", "human_resource_development")),
     MET(WORKER, WORKPLACE)},
    {FACTOR("F22", "consequences", WORKPLACE, EXTERNAL, NO,
            "What follows from doing it and from not doing it: right things punished, wrong ones "
            "rewarded, or nothing at all.",
            "What happens to you if you do it right, and what if you do not?",
            PSI_LIST("financial_systems", "human_resource_development")),
     MET(WORKER, WORKPLACE), .note = "May lie in the work itself, where doing it right costs "
                                     "extra effort."},
    {FACTOR("F23", "supervision and coaching", WORKPLACE, EXTERNAL, NO,
            "Whether those who lead set the work, watch it, help and follow through.",
            "When did your supervisor last see you do this, and what came of it?",
            PSI_LIST("learning", "human_resource_development")),
     .learnable_for = PSI_ITEMS(supervision_roles),
     .note = "Not learnable for the performer, learnable for the supervisor: say whose learning "
             "is meant."},
    {FACTOR("F24", "culture, norms, trust", WORKPLACE, EXTERNAL, NO,
            "What is held normal here, whatever the rules say, and whether people dare to speak.",
            "What would colleagues say to somebody who did it by the book?",
            PSI_LIST("organisational_design"))},
    {FACTOR("F25", "policy and rules", WORKPLACE, EXTERNAL, NO,
            "Rules of the organisation that help or forbid doing it well.",
            "Which rule would you have to bend to do this well?",
            PSI_LIST("organisational_design"))},
    {FACTOR("F26", "physical environment and safety", WORKPLACE, EXTERNAL, NO,
            "Light, noise, space, climate and danger where the work is done.",
            "What about this place makes the work harder or unsafe?",
            PSI_LIST("job_and_work_design"))},
    {FACTOR("F27", "systems and infrastructure", WORKPLACE, EXTERNAL, NO,
            "The networks, software and installations that the whole organisation rests on.",
            "What do you do when the system is down or too slow?",
            PSI_LIST("job_and_work_design", "financial_systems"))},
    {FACTOR("F28", "customers and demand", WORLD, EXTERNAL, NO,
            "What customers want, expect and do, and how many there are.",
            "What do customers ask for today that they did not ask for a year ago?",
            PSI_LIST("organisational_design"))},
    {FACTOR("F29", "competition", WORLD, EXTERNAL, NO,
            "What others offer to the same customers.",
            "Whom do we lose to, and why?", PSI_LIST("organisational_design"))},
    {FACTOR("F30", "regulation", WORLD, EXTERNAL, NO,
            "Laws, and what authorities demand.",
            "Which law or authority changed what you must do?",
            PSI_LIST("organisational_design"))},
    {FACTOR("F31", "economy and labour market", WORLD, EXTERNAL, NO,
            "Prices, the business cycle, and whether people with the needed skills can be had.",
            "What has become scarce or dear out there?", PSI_LIST("organisational_design"))},
    {FACTOR("F32", "suppliers, contractors, partners", WORLD, EXTERNAL, NO,
            "What others deliver to the work from outside, and how well.",
            "Which of your troubles arrive from outside the organisation?",
            PSI_LIST("organisational_design"))},
    {FACTOR("F33", "society and technology change", WORLD, EXTERNAL, NO,
            "How people live and think, and what techniques there newly are.",
            "What outside is changing so that today's way will not last?",
            PSI_LIST("organisational_design"))},
};

const ps_factor *ps_factor_at(size_t index) {
  return index < PSI_COUNT(factors) ? &factors[index] : NULL;
}

/* Rows are numbered, from 0: rules look up many. */
const ps_factor *ps_factor_find(const char *id) {
  size_t row = psi_row_number(id, 'F', 0);
  return row < PSI_COUNT(factors) ? &factors[row] : NULL;
}

/* The next letter of a role that counts: capitals and what parts words do not. A
 * final s is left out by its caller. */
static char letter_of(char c) {
  if (c >= 'A' && c <= 'Z') return (char)(c - 'A' + 'a');
  return c == '-' || c == '_' ? ' ' : c;
}

static bool same_role(const char *typed, const char *role) {
  size_t length = strlen(typed), own = strlen(role);
  while (length > 0 && letter_of(typed[length - 1]) == ' ') length--;
  while (length > 0 && letter_of(typed[0]) == ' ') typed++, length--;
  if (length == own + 1 && letter_of(typed[own]) == 's') length--;
  if (length != own) return false;
  for (size_t i = 0; i < own; i++)
    if (letter_of(typed[i]) != role[i]) return false;
  return true;
}

ps_learnable ps_factor_learnable(const ps_factor *factor, const char *target_role) {
  if (factor == NULL) return PS_LEARNABLE_UNSET;
  for (size_t i = 0; target_role != NULL && i < factor->learnable_for.count; i++) {
    const ps_role_learnable *row = &factor->learnable_for.items[i];
    for (size_t k = 0; k < row->roles.count; k++)
      if (same_role(target_role, row->roles.items[k])) return row->learnable;
  }
  return factor->learnable;
}
