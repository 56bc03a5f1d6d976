/* Levels of evaluation: Kirkpatrick, Phillips, and the tiers of LTEM in our words. */
#include "knowledge/tables.h"

#include <string.h>

static const ps_field level_rows[] = {
    PSI_TEXT_REQUIRED(ps_evaluation_level, id, 1, "\"ltem.T4\"."),
    PSI_TEXT(ps_evaluation_level, model, 1, "Its model."),
    PSI_INTEGER(ps_evaluation_level, number, NULL, 1, "Its number in its model."),
    PSI_INTEGER(ps_evaluation_level, level, NULL, 1, "1 reaction to 5 return; 0 below."),
    PSI_TEXT(ps_evaluation_level, name, 1, "What it is called."),
    PSI_TEXT(ps_evaluation_level, definition, 1, "What is found out there."),
    PSI_TEXTS(ps_evaluation_level, same_as, 1, "The levels of other models it goes with."),
    PSI_ENUM(ps_evaluation_level, adequacy, psi_adequacy_words, 1, "Whether it is enough."),
    PSI_TEXT(ps_evaluation_level, condition, 1, "Under which condition, or why not."),
    PSI_NUMBER(ps_evaluation_level, coverage, NULL, 1,
               "Share of programmes to measure there, 0 to 1, as published."),
    PSI_TEXT(ps_evaluation_level, note, 1, "What else is worth knowing."),
    PSI_TEXT(ps_evaluation_level, source, 1, "Where it comes from."),
    PSI_ENUM(ps_evaluation_level, basis, psi_basis_words, 1, "How far that was checked."),
};
const ps_struct psi_evaluation_level_table =
    PSI_TABLE("evaluation_level", ps_evaluation_level, level_rows,
              "A level, or tier, of a model of evaluation.");

#define LEVEL(full, of, n, as, title, means)                                                       \
  .object = PSI_HEAD(psi_evaluation_level_table), .id = full, .model = of, .number = {n, true},    \
  .level = {as, true}, .name = title, .definition = means,                                         \
  .basis = PS_BASIS_READ
#define KIRKPATRICK(n, title, means, same)                                                         \
  LEVEL("kirkpatrick.L" #n, "kirkpatrick", n, n, title, means), .same_as = same, \
      .source = "Kirkpatrick Partners, The New World Kirkpatrick Model"
#define PHILLIPS(n, title, means, same)                                                            \
  LEVEL("phillips.L" #n, "phillips", n, n, title, means), .same_as = same, \
      .source = "P. P. Phillips, J. J. Phillips, R. Ray 2012, in summaries"
#define TIER(n, as, title, means, same)                                                            \
  LEVEL("ltem.T" #n, "ltem", n, as, title, means), .same_as = same, \
      .source = "W. Thalheimer, Learning-Transfer Evaluation Model, version 12; the mapping to "   \
                "other models is ours"
#define ADEQUATE(how, when) .adequacy = PS_ADEQUACY_##how, .condition = when
#define OTHER_TIERS                                                                                \
  .note = "A glossary in the web lists other tiers under this name; these follow the author's "    \
          "own sheet."

static const ps_evaluation_level levels[] = {
    {KIRKPATRICK(1, "reaction", "They liked it, took part, and hold it useful for their job.",
                 PSI_LIST("phillips.L1", "ltem.T3"))},
    {KIRKPATRICK(2, "learning",
                 "They gained knowledge, skill or attitude, trust themselves, and mean to use it.",
                 PSI_LIST("phillips.L2", "ltem.T4", "ltem.T5", "ltem.T6"))},
    {KIRKPATRICK(3, "behaviour", "They use it at work.", PSI_LIST("phillips.L3", "ltem.T7")),
     .note = "Needs something at work that demands, reminds and rewards."},
    {KIRKPATRICK(4, "results", "What was aimed at has come about, by training and what went with it.",
                 PSI_LIST("phillips.L4", "ltem.T8")),
     .note = "Early signs that it is under way count as leading. Plan from here down, collect from "
             "level 1 up."},
    {PHILLIPS(0, "inputs", "How many, how much, at what cost.", PSI_EMPTY_LIST)},
    {PHILLIPS(1, "reaction and planned action", "What they thought of it and mean to do.",
              PSI_LIST("kirkpatrick.L1", "ltem.T3")),
     .coverage = {1, true}},
    {PHILLIPS(2, "learning", "What they learned.",
              PSI_LIST("kirkpatrick.L2", "ltem.T4", "ltem.T5", "ltem.T6")),
     .coverage = {0.8, true}},
    {PHILLIPS(3, "application", "What they do with it at work.",
              PSI_LIST("kirkpatrick.L3", "ltem.T7")),
     .coverage = {0.3, true}},
    {PHILLIPS(4, "impact", "What that changed for the business, told apart from all else.",
              PSI_LIST("kirkpatrick.L4", "ltem.T8")),
     .coverage = {0.1, true},
     .note = "Names how the effect was told apart. Other books give ranges for the coverage."},
    {PHILLIPS(5, "return on investment", "What that is worth against all it cost.",
              PSI_EMPTY_LIST),
     .coverage = {0.05, true},
     .note = "The tier ltem.T8 with money added; what cannot be put in money is told beside it."},
    {TIER(1, 0, "attendance", "They were there.", PSI_EMPTY_LIST),
     ADEQUATE(INADEQUATE, "Being there is not learning."), OTHER_TIERS},
    {TIER(2, 0, "activity", "They paid attention and took part.", PSI_EMPTY_LIST),
     ADEQUATE(INADEQUATE, "Taking part is not learning either."), OTHER_TIERS},
    {TIER(3, 1, "learner perceptions", "What they say of it.",
          PSI_LIST("kirkpatrick.L1", "phillips.L1")),
     ADEQUATE(INADEQUATE, "Not by itself; it adds something where it asks what makes learning work."),
     OTHER_TIERS},
    {TIER(4, 2, "knowledge", "They can say it, at once or days later.",
          PSI_LIST("kirkpatrick.L2", "phillips.L2")),
     ADEQUATE(RARELY, "Saying it is mostly not what the work asks for."), OTHER_TIERS},
    {TIER(5, 2, "decision making", "They decide rightly in cases like those at work.",
          PSI_LIST("kirkpatrick.L2", "phillips.L2")),
     ADEQUATE(CONDITIONAL, "Where they still do after some days."), OTHER_TIERS},
    {TIER(6, 2, "task competence", "They do the whole task rightly.",
          PSI_LIST("kirkpatrick.L2", "phillips.L2")),
     ADEQUATE(CONDITIONAL, "Where they still do after some days."), OTHER_TIERS},
    {TIER(7, 3, "transfer", "They do it at work, with help or alone, seen by others than themselves.",
          PSI_LIST("kirkpatrick.L3", "phillips.L3")),
     ADEQUATE(ADEQUATE, "By objective measures."), OTHER_TIERS},
    {TIER(8, 4, "effects of transfer",
          "What that does to them, colleagues, the organisation, society and the world around.",
          PSI_LIST("kirkpatrick.L4", "phillips.L4")),
     ADEQUATE(CONDITIONAL, "Where tier 7 was shown, and a sound method tells the effect apart."),
     OTHER_TIERS},
};

const ps_evaluation_level *ps_evaluation_level_at(size_t index) {
  return index < PSI_COUNT(levels) ? &levels[index] : NULL;
}

const ps_evaluation_level *ps_evaluation_level_find(const char *id) {
  for (size_t i = 0; id != NULL && i < PSI_COUNT(levels); i++)
    if (strcmp(levels[i].id, id) == 0) return &levels[i];
  return NULL;
}
