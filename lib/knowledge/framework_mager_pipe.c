/* Mager and Pipe: questions that lead from one to the next. Two editions ask them in
 * two orders, which are two variants of one graph: the same cells, other branches. */
#include "knowledge/rows.h"

#define BRANCH .object = PSI_HEAD(psi_branch_table)
#define NOTHING .actions = PSI_EMPTY_LIST, .kinds = PSI_EMPTY_LIST, .learning = PSI_NO
#define GO_ON(which, next) {BRANCH, .answer = which, .then = "Go on.", .to = next, NOTHING}
#define SAY(which, what, next) {BRANCH, .answer = which, .then = what, .to = next, NOTHING}
#define DO_IT(which, what, next, things, answers)                                                  \
  {BRANCH, .answer = which, .then = what, .to = next, .actions = things, .kinds = answers,         \
   .learning = PSI_NO}
#define LEARN_IT(which, what, next, things, answers)                                               \
  {BRANCH, .answer = which, .then = what, .to = next, .actions = things, .kinds = answers,         \
   .learning = PSI_YES}

/* ---- branches that both editions have ---- */

static const ps_branch describe[] = {
    GO_ON(PSI_YES, "MP2"),
    SAY(PSI_NO, "Stop, and say it so that it can be seen and counted.", NULL),
};
static const ps_branch worth[] = {
    GO_ON(PSI_YES, "MP3"),
    DO_IT(PSI_NO, "Leave it.", NULL, PSI_LIST("no_intervention"), PSI_LIST("I62")),
};
#define QUICK_FIX                                                                                  \
  DO_IT(PSI_NO, "Put that right and measure again; begin anew if the gap stays.", NULL,            \
        PSI_LIST("clarify_expectations", "provide_resources", "feedback"),                         \
        PSI_LIST("I40", "I22", "I59", "I29", "I41"))
static const ps_branch used_to[] = {
    GO_ON(PSI_YES, "MP6"),
    LEARN_IT(PSI_NO, "Formal training is an answer; see first whether there is a simpler one.",
             "MP7", PSI_LIST("training"), PSI_LIST("I01", "I02", "I03", "I04")),
};
static const ps_branch often[] = {
    DO_IT(PSI_YES, "Arrange feedback.", "MP7", PSI_LIST("feedback"), PSI_LIST("I29", "I41")),
    LEARN_IT(PSI_NO, "Arrange practice.", "MP7", PSI_LIST("practice"), PSI_LIST("I05")),
};
static const ps_branch simpler[] = {
    LEARN_IT(PSI_YES, "Do that instead.", "MP13", PSI_LIST("simplify", "job_aid", "ojt"),
             PSI_LIST("I18", "I11", "I03")),
    GO_ON(PSI_NO, "MP8"),
};
static const ps_branch potential[] = {
    SAY(PSI_YES, "Training stands.", "MP13"),
    DO_IT(PSI_NO, "Give the work to somebody else.", "MP13", PSI_LIST("reassign"), PSI_LIST("I33")),
};
#define REMOVE_PUNISHMENT(next)                                                                    \
  DO_IT(PSI_YES, "Take the punishment away.", next, PSI_LIST("consequence"), PSI_LIST("I58"))
#define REMOVE_REWARD(next)                                                                        \
  DO_IT(PSI_YES, "Arrange a consequence, or take the reward away.", next, PSI_LIST("consequence"), \
        PSI_LIST("I57", "I58", "I34"))
#define ARRANGE_CONSEQUENCE(next)                                                                  \
  DO_IT(PSI_NO, "Arrange a consequence.", next, PSI_LIST("consequence"),                           \
        PSI_LIST("I57", "I38", "I34"))
static const ps_branch punishing[] = {REMOVE_PUNISHMENT("MP10"), GO_ON(PSI_NO, "MP10")};
static const ps_branch rewarding[] = {REMOVE_REWARD("MP11"), GO_ON(PSI_NO, "MP11")};
static const ps_branch obstacles[] = {
    DO_IT(PSI_YES, "Clear it away.", "MP13", PSI_LIST("remove_obstacle"),
          PSI_LIST("I18", "I21", "I23", "I51")),
    GO_ON(PSI_NO, "MP13"),
};

/* ---- where they part ---- */

static const ps_branch fix_1970[] = {GO_ON(PSI_YES, "MP4"), QUICK_FIX};
static const ps_branch skill_1970[] = {GO_ON(PSI_YES, "MP5"), GO_ON(PSI_NO, "MP9")};
static const ps_branch matters_1970[] = {GO_ON(PSI_YES, "MP12"), ARRANGE_CONSEQUENCE("MP12")};

static const ps_branch fix_1997[] = {GO_ON(PSI_YES, "MP9"), QUICK_FIX};
static const ps_branch matters_1997[] = {GO_ON(PSI_YES, "MP4"), ARRANGE_CONSEQUENCE("MP4")};
static const ps_branch skill_1997[] = {GO_ON(PSI_YES, "MP5"), GO_ON(PSI_NO, "MP12")};

#define CELLS(fix, skill, matters)                                                                 \
  {PSI_CELL("MP1", "Describe", "Who does what now, and what should they do."),                     \
   .question = "Can it be said who does what now, and what is wanted, so that both can be seen "   \
               "and counted?",                                                                     \
   .branches = PSI_ITEMS(describe)},                                                               \
      {PSI_CELL("MP2", "Worth solving", "What the difference costs."),                             \
       .question = "Does the difference matter enough to do something?",                           \
       .branches = PSI_ITEMS(worth)},                                                              \
      {PSI_CELL("MP3", "Fast fixes", "What can be put right at once."),                            \
       PSI_WHERE(WORK, EXTERNAL, NO),                                                              \
       .question = "Is it clear what is expected, are the means there, and can people see how "    \
                   "they do?",                                                                     \
       .branches = PSI_ITEMS(fix)},                                                                \
      {PSI_CELL("MP4", "Skill deficiency", "Whether they could not, even if they had to."),        \
       .level = PS_WORK_LEVEL_WORKER, .locus = PS_LOCUS_INTERNAL,                                  \
       .question = "Would they fail at it even if their life hung on it?",                         \
       .branches = PSI_ITEMS(skill), .note = "Only parts the ways; what learning can do is "       \
                                             "settled behind it."},                                \
      {PSI_CELL("MP5", "Used to do it", "Whether they could once."),                               \
       PSI_WHERE(WORKER, INTERNAL, YES), .question = "Could they do it once?",                     \
       .branches = PSI_ITEMS(used_to), .note = "Learning is the answer to no only."},              \
      {PSI_CELL("MP6", "Does it often", "Whether they have practice."),                            \
       PSI_WHERE(WORKER, INTERNAL, PARTLY), .question = "Do they do it often?",                    \
       .branches = PSI_ITEMS(often), .note = "Learning, as practice, is the answer to no only."},  \
      {PSI_CELL("MP7", "Simpler way", "Whether less than training is enough."),                    \
       PSI_WHERE(WORK, EXTERNAL, PARTLY),                                                          \
       .question = "Would a change of the job, a job aid or being shown at work do?",              \
       .branches = PSI_ITEMS(simpler), .note = "Of the answers only on-the-job training is "       \
                                               "learning."},                                       \
      {PSI_CELL("MP8", "Potential", "Whether they could come to do it."),                          \
       PSI_WHERE(WORKER, INTERNAL, NO), .question = "Could they come to do it well?",              \
       .branches = PSI_ITEMS(potential)},                                                          \
      {PSI_CELL("MP9", "Performing is punishing", "Whether doing it right hurts."),                \
       PSI_WHERE(WORKPLACE, EXTERNAL, NO), .question = "Are people worse off for doing it right?", \
       .branches = PSI_ITEMS(punishing)},                                                          \
      {PSI_CELL("MP10", "Not performing is rewarding", "Whether not doing it pays."),              \
       PSI_WHERE(WORKPLACE, EXTERNAL, NO), .question = "Are people better off for not doing it?",  \
       .branches = PSI_ITEMS(rewarding)},                                                          \
      {PSI_CELL("MP11", "Performing matters", "Whether anything follows at all."),                 \
       PSI_WHERE(WORKPLACE, EXTERNAL, NO),                                                         \
       .question = "Does anything follow for them if they do it right?",                           \
       .branches = PSI_ITEMS(matters)},                                                            \
      {PSI_CELL("MP12", "Other obstacles", "What else is in the way."),                            \
       .locus = PS_LOCUS_EXTERNAL, .learnable = PS_LEARNABLE_NO,                                   \
       .question = "Is something else in their way?", .branches = PSI_ITEMS(obstacles)},           \
  {                                                                                                \
    PSI_CELL("MP13", "Choose", "The cheapest set that is enough is planned, done and watched."),   \
        .question = "Which of these together are enough, and cost least?"                          \
  }

static const ps_framework_cell cells_1970[] = {CELLS(fix_1970, skill_1970, matters_1970)};
static const ps_framework_cell cells_1997[] = {CELLS(fix_1997, skill_1997, matters_1997)};

static const ps_mapping mappings[] = {
    {PSI_NO_FACTOR("MP1", "It states the gap; causes come later.")},
    {PSI_NO_FACTOR("MP2", "It asks what the gap is worth; causes come later.")},
    {PSI_MAP("MP3", PROPOSED, "F08", "F09", "F11", "F12", "F13", "F17", "F19", "F26", "F27")},
    {PSI_MAP("MP3", PROPOSED, "F23"), .note = "As far as supervision tells and shows."},
    {PSI_MAP("MP4", PROPOSED, "F01", "F02", "F03")},
    {PSI_MAP("MP5", PROPOSED, "F01", "F02", "F03")},
    {PSI_MAP("MP6", PROPOSED, "F01", "F02", "F03", "F09")},
    {PSI_MAP("MP6", PROPOSED, "F23"), .note = "As far as supervision tells and shows."},
    {PSI_MAP("MP7", PROPOSED, "F10", "F14", "F15")},
    {PSI_MAP("MP8", PROPOSED, "F04", "F05", "F06", "F07")},
    {PSI_MAP("MP9", PROPOSED, "F06", "F07", "F22")},
    {PSI_MAP("MP9", PROPOSED, "F23"), .note = "As far as supervision has consequences."},
    {PSI_MAP("MP10", PROPOSED, "F06", "F07", "F20", "F21", "F22")},
    {PSI_MAP("MP10", PROPOSED, "F23"), .note = "As far as supervision has consequences."},
    {PSI_MAP("MP11", PROPOSED, "F06", "F07", "F20", "F21", "F22")},
    {PSI_MAP("MP11", PROPOSED, "F23"), .note = "As far as supervision has consequences."},
    {PSI_MAP("MP12", PROPOSED, "F13", "F14", "F15", "F19")},
    {PSI_MAP("MP12", PROPOSED, "F16"), .note = "As an obstacle; no question asks for handoffs."},
    {PSI_MAP("MP12", PROPOSED, PSI_WORLD_FACTORS),
     .note = "As obstacles; no question asks for what lies outside."},
    {PSI_NO_FACTOR("MP13", "It chooses among answers; causes have been found by then.")},
    {PSI_NO_CELL("Its questions stop at the job; structure, culture and rules of the organisation "
                 "are not asked for.",
                 "F18", "F24", "F25")},
    {PSI_NO_CELL(PSI_WHY_NO_MEASUREMENT, "F00")},
};

#define MAGER_PIPE                                                                                 \
  .object = PSI_HEAD(psi_framework_table), .author = "Mager and Pipe", .basis = PS_BASIS_READ,     \
  .kind = PS_FRAMEWORK_KIND_FLOW, .mappings = PSI_ITEMS(mappings)

const ps_framework psi_framework_mager_pipe_1970 = {
    MAGER_PIPE,
    .id = "mager_pipe_1970",
    .name = "Analysing performance problems, skill first",
    .year = PSI_WHOLE(1970),
    .source = "R. F. Mager, P. Pipe, Analyzing Performance Problems, 1970",
    .definition = "A flow of yes and no: whether they can is asked before what follows for them.",
    .order = PSI_LIST("MP1", "MP2", "MP3", "MP4", "MP5", "MP6", "MP7", "MP8", "MP9", "MP10", "MP11",
                      "MP12", "MP13"),
    .cells = PSI_ITEMS(cells_1970),
    .note = "The fast fixes may be a step of the later edition only; they are kept here so that "
            "both editions have the same cells. After each thing done about consequences the flow "
            "goes on: more than one may be at work.",
};

const ps_framework psi_framework_mager_pipe_1997 = {
    MAGER_PIPE,
    .id = "mager_pipe_1997",
    .name = "Analysing performance problems, consequences first",
    .year = PSI_WHOLE(1997),
    .source = "R. F. Mager, P. Pipe, Analyzing Performance Problems, 3rd ed. 1997",
    .definition = "The same flow, but fast fixes and what follows for people come before whether "
                  "they can.",
    .order = PSI_LIST("MP1", "MP2", "MP3", "MP9", "MP10", "MP11", "MP4", "MP5", "MP6", "MP7", "MP8",
                      "MP12", "MP13"),
    .cells = PSI_ITEMS(cells_1997),
    .note = "That fixes and consequences come first was read; where the other obstacles are asked "
            "for in this edition was not.",
};
