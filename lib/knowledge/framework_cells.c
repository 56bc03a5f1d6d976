/* Frameworks that sort causes into boxes: Gilbert's six, and those after them by
 * Binder, Chevalier and PRIME. */
#include "knowledge/rows.h"

#define WHY_NO_HANDOFFS                                                                            \
  "Its boxes stop at the one who performs; what passes between performers is in none of them."
#define WHY_NO_ORGANISATION                                                                        \
  "It stops at the job; structure, culture and rules of the organisation are in none of its boxes."
#define WHY_NO_WORLD "It stops at the job; what lies outside the organisation is in none of its boxes."
#define STOPS_AT_THE_JOB                                                                           \
  {PSI_NO_CELL(WHY_NO_HANDOFFS, "F16")}, {PSI_NO_CELL(WHY_NO_ORGANISATION, "F18", "F24", "F25")},  \
      {PSI_NO_CELL(WHY_NO_WORLD, PSI_WORLD_FACTORS)},                                              \
      {PSI_NO_CELL(PSI_WHY_NO_MEASUREMENT, "F00")}

/* ---- Gilbert ---- */

#define PLACE(r, c) .row = r, .column = c
static const ps_framework_cell g_cells[] = {
    {PSI_CELL("G1", "Data",
              "Feedback that matters and comes often; a plain account of what is expected; guides "
              "to doing it well."),
     PLACE("environment", "stimulus"), PSI_WHERE(WORK, EXTERNAL, NO),
     .question = "Do people know what is expected, and how they are doing?",
     .note = "Guides are here; Binder puts documentation among tools and resources (X2)."},
    {PSI_CELL("G2", "Resources", "Tools, materials, time and processes made for the people."),
     PLACE("environment", "response"), PSI_WHERE(WORK, EXTERNAL, NO),
     .question = "Do people have the tools, materials and time, and does the process fit them?"},
    {PSI_CELL("G3", "Incentives",
              "Pay that depends on performance, other rewards, chances to rise, and consequences "
              "of doing it badly."),
     PLACE("environment", "consequence"), PSI_WHERE(WORKPLACE, EXTERNAL, NO),
     .question = "Is it worth their while to do it well?"},
    {PSI_CELL("G4", "Knowledge",
              "Training modelled on those who do it best; placing people where they can use it."),
     PLACE("person", "stimulus"), PSI_WHERE(WORKER, INTERNAL, YES),
     .question = "Would they do it well if they knew what the best know?"},
    {PSI_CELL("G5", "Capacity",
              "Strength of body and mind; working when one is at one's best, aids, fitting, "
              "selection."),
     PLACE("person", "response"), PSI_WHERE(WORKER, INTERNAL, NO),
     .question = "Are they able to, in body and mind?"},
    {PSI_CELL("G6", "Motives", "What people work for, found out and hired for."),
     PLACE("person", "consequence"), PSI_WHERE(WORKER, INTERNAL, NO),
     .question = "Do they want what this work has to give?",
     .note = "Confidence, which some count here, can partly be learned."},
};
static const ps_mapping g_mappings[] = {
    {PSI_MAP("G1", READ, "F08", "F09")},
    {PSI_MAP("G1", READ, "F10"), .note = "Binder: X2."},
    {PSI_MAP("G1", PROPOSED, "F17"), .note = "What the strategy expects of people."},
    {PSI_MAP("G1", PROPOSED, "F23"), .note = "As far as supervision tells and shows; see G3."},
    {PSI_MAP("G2", READ, "F11", "F12", "F13", "F14")},
    {PSI_MAP("G2", PROPOSED, "F15", "F19", "F26", "F27")},
    {PSI_MAP("G3", READ, "F20", "F21", "F22")},
    {PSI_MAP("G3", PROPOSED, "F23"), .note = "As far as supervision has consequences; see G1."},
    {PSI_MAP("G4", READ, "F01", "F02")},
    {PSI_MAP("G4", PROPOSED, "F03")},
    {PSI_MAP("G5", READ, "F04", "F05"),
     .note = "Placement is also named under knowledge (G4)."},
    {PSI_MAP("G6", READ, "F06")},
    {PSI_MAP("G6", PROPOSED, "F07")},
    STOPS_AT_THE_JOB,
};
const ps_framework psi_framework_bem = {
    .object = PSI_HEAD(psi_framework_table),
    .id = "bem",
    .name = "Behavior engineering model",
    .author = "Gilbert",
    .year = PSI_WHOLE(1978),
    .source = "T. F. Gilbert, Human Competence, McGraw-Hill 1978",
    .basis = PS_BASIS_READ,
    .kind = PS_FRAMEWORK_KIND_CLASSIFICATION,
    .definition = "Behaviour needs both what surrounds a person and what the person brings, each "
                  "as information, as means, and as reasons.",
    .order = PSI_LIST("G1", "G2", "G3", "G4", "G5", "G6"),
    .cells = PSI_ITEMS(g_cells),
    .mappings = PSI_ITEMS(g_mappings),
    .note = "Examined in the order of leverage: the first cost less and move more. Knowledge comes "
            "fourth. Chevalier goes through the person's row the other way round.",
};

/* ---- Binder ---- */

static const ps_framework_cell x_cells[] = {
    {PSI_CELL("X1", "Expectations and feedback",
              "What is expected, under which conditions, and how one is doing."),
     PLACE("environment", "first"), PSI_WHERE(WORK, EXTERNAL, NO),
     .question = "Is it clear what is expected, and do people see how they are doing?"},
    {PSI_CELL("X2", "Tools and resources",
              "Tools, ways of working, help from experts, documentation, interfaces, surroundings."),
     PLACE("environment", "second"), PSI_WHERE(WORK, EXTERNAL, NO),
     .question = "Is all at hand that the work needs, also to look things up?",
     .note = "Documentation is here; Gilbert puts guides with information (G1)."},
    {PSI_CELL("X3", "Consequences and incentives",
              "What follows, meant or not, from rules or from colleagues; also where the right "
              "thing is punished."),
     PLACE("environment", "third"), PSI_WHERE(WORKPLACE, EXTERNAL, NO),
     .question = "What follows for people who do it, and for those who do not?"},
    {PSI_CELL("X4", "Skills and knowledge", "What people know and can do."),
     PLACE("person", "first"), PSI_WHERE(WORKER, INTERNAL, YES),
     .question = "Can they do it?"},
    {PSI_CELL("X5", "Selection and assignment",
              "Whether the people chosen have what it takes."),
     PLACE("person", "second"), PSI_WHERE(WORKER, INTERNAL, NO),
     .question = "Are they the right people for it?"},
    {PSI_CELL("X6", "Motives and preferences", "What people like and want, their attitude."),
     PLACE("person", "third"), PSI_WHERE(WORKER, INTERNAL, NO),
     .question = "Do they like doing this?"},
};
static const ps_mapping x_mappings[] = {
    {PSI_MAP("X1", READ, "F08", "F09")},
    {PSI_MAP("X1", PROPOSED, "F17")},
    {PSI_MAP("X1", PROPOSED, "F23"), .note = "As far as supervision tells and shows; see X3."},
    {PSI_MAP("X2", READ, "F10"), .note = "Gilbert: G1."},
    {PSI_MAP("X2", READ, "F11", "F12", "F14", "F26")},
    {PSI_MAP("X2", PROPOSED, "F13", "F15", "F19", "F27")},
    {PSI_MAP("X3", READ, "F20", "F21", "F22")},
    {PSI_MAP("X3", PROPOSED, "F23"), .note = "As far as supervision has consequences; see X1."},
    {PSI_MAP("X4", READ, "F01", "F02")},
    {PSI_MAP("X4", PROPOSED, "F03")},
    {PSI_MAP("X5", READ, "F04", "F05")},
    {PSI_MAP("X6", READ, "F06")},
    {PSI_MAP("X6", PROPOSED, "F07")},
    STOPS_AT_THE_JOB,
};
const ps_framework psi_framework_six_cells_binder = {
    .object = PSI_HEAD(psi_framework_table),
    .id = "six_cells_binder",
    .name = "Six cells after Binder",
    .author = "Binder",
    .year = PSI_WHOLE(1998),
    .source = "C. Binder, Performance Improvement 37(6), 1998",
    .basis = PS_BASIS_READ,
    .kind = PS_FRAMEWORK_KIND_CLASSIFICATION,
    .definition = "Gilbert's six in everyday words.",
    .order = PSI_LIST("X1", "X2", "X3", "X4", "X5", "X6"),
    .cells = PSI_ITEMS(x_cells),
    .mappings = PSI_ITEMS(x_mappings),
    .note = "What the cells hold was read; their numbers, from left to right and the upper row "
            "first, are by citation. The author's own name for them is a registered mark.",
};

/* ---- Chevalier ---- */

static const ps_framework_cell c_cells[] = {
    {PSI_CELL("C1", "Information",
              "Roles and what is expected, feedback, guides, managing of performance."),
     PLACE("environment", "information"), PSI_WHERE(WORK, EXTERNAL, NO),
     .question = "Do people know their role, what is expected, and how they are doing?"},
    {PSI_CELL("C2", "Resources", "Tools, time, processes, safety of body and mind."),
     PLACE("environment", "resources"), PSI_WHERE(WORK, EXTERNAL, NO),
     .question = "Do people have tools, time and processes, and are they safe?"},
    {PSI_CELL("C3", "Incentives",
              "Money, recognition, richer jobs, a good climate, chances to rise."),
     PLACE("environment", "incentives"), PSI_WHERE(WORKPLACE, EXTERNAL, NO),
     .question = "What speaks for doing it well, in money and otherwise?"},
    {PSI_CELL("C4", "Motives", "Wanting to perform; motives that fit the work."),
     PLACE("person", "incentives"), PSI_WHERE(WORKER, INTERNAL, NO),
     .question = "Do they want to, and does the work fit what they want?"},
    {PSI_CELL("C5", "Capacity", "Being able to learn and to do; being chosen to match."),
     PLACE("person", "resources"), PSI_WHERE(WORKER, INTERNAL, NO),
     .question = "Could they learn it and do it?"},
    {PSI_CELL("C6", "Knowledge and skills",
              "Knowledge, skill and experience, and a place to use them."),
     PLACE("person", "information"), PSI_WHERE(WORKER, INTERNAL, YES),
     .question = "Do they know how, and are they where they can use it?"},
};
static const ps_mapping c_mappings[] = {
    {PSI_MAP("C1", CITED, "F08", "F09", "F10")},
    {PSI_MAP("C1", PROPOSED, "F17")},
    {PSI_MAP("C1", PROPOSED, "F23"), .note = "As far as supervision tells and shows; see C3."},
    {PSI_MAP("C2", CITED, "F11", "F13", "F14", "F26")},
    {PSI_MAP("C2", PROPOSED, "F12", "F15", "F19", "F27")},
    {PSI_MAP("C3", CITED, "F20", "F21")},
    {PSI_MAP("C3", PROPOSED, "F22")},
    {PSI_MAP("C3", PROPOSED, "F23"), .note = "As far as supervision has consequences; see C1."},
    {PSI_MAP("C4", CITED, "F06")},
    {PSI_MAP("C4", PROPOSED, "F07")},
    {PSI_MAP("C5", CITED, "F04", "F05")},
    {PSI_MAP("C6", CITED, "F01", "F02")},
    {PSI_MAP("C6", PROPOSED, "F03")},
    STOPS_AT_THE_JOB,
};
const ps_framework psi_framework_bem_chevalier = {
    .object = PSI_HEAD(psi_framework_table),
    .id = "bem_chevalier",
    .name = "Behavior engineering model, updated",
    .author = "Chevalier",
    .year = PSI_WHOLE(2003),
    .source = "R. Chevalier, Updating the Behavior Engineering Model, Performance Improvement "
              "42(5), 2003",
    .basis = PS_BASIS_CITED,
    .kind = PS_FRAMEWORK_KIND_CLASSIFICATION,
    .definition = "Gilbert's six with newer contents and another order.",
    .order = PSI_LIST("C1", "C2", "C3", "C4", "C5", "C6"),
    .cells = PSI_ITEMS(c_cells),
    .mappings = PSI_ITEMS(c_mappings),
    .note = "The person's row is examined from motives over capacity to knowledge, against "
            "Gilbert's order; contents and order are to be confirmed against the paper. One public "
            "repository dates it 1973, which is wrong.",
};

/* ---- PRIME ---- */

static const ps_framework_cell p_cells[] = {
    {PSI_CELL("P1", "Expectations", "Knowing what the job asks for."),
     PSI_WHERE(WORK, EXTERNAL, NO), .question = "Do they know what is expected of them?"},
    {PSI_CELL("P2", "Feedback", "Being told how one is doing."), PSI_WHERE(WORK, EXTERNAL, NO),
     .question = "Do they hear how they are doing?"},
    {PSI_CELL("P3", "Tools and environment", "Having the place, things and supplies."),
     PSI_WHERE(WORK, EXTERNAL, NO), .question = "Do they have what the work needs?"},
    {PSI_CELL("P4", "Motivation and incentives", "Having reasons to do it well."),
     PSI_WHERE(WORKPLACE, BOTH, NO), .question = "Does anybody care whether they do it well?"},
    {PSI_CELL("P5", "Skills and knowledge", "Knowing how."), PSI_WHERE(WORKER, INTERNAL, YES),
     .question = "Do they know how to do it?"},
};
static const ps_mapping p_mappings[] = {
    {PSI_MAP("P1", READ, "F08")},
    {PSI_MAP("P1", PROPOSED, "F17")},
    {PSI_MAP("P1", PROPOSED, "F10"), .note = "Or P3: guides tell what is expected, and are things."},
    {PSI_MAP("P2", READ, "F09")},
    {PSI_MAP("P2", PROPOSED, "F23"), .note = "As far as supervision tells and shows; see P4."},
    {PSI_MAP("P3", READ, "F11", "F12", "F26")},
    {PSI_MAP("P3", PROPOSED, "F13", "F14", "F15", "F19", "F27")},
    {PSI_MAP("P3", PROPOSED, "F10"), .note = "Or P1."},
    {PSI_MAP("P4", READ, "F06", "F20", "F21")},
    {PSI_MAP("P4", PROPOSED, "F07", "F22")},
    {PSI_MAP("P4", PROPOSED, "F23"), .note = "As far as supervision has consequences; see P2."},
    {PSI_MAP("P5", READ, "F01", "F02")},
    {PSI_MAP("P5", PROPOSED, "F03")},
    {PSI_MAP("P5", PROPOSED, "F04", "F05"),
     .note = "The nearest there is: it has no factor for what people are able to. Unlike the rest "
             "of P5, these are not learnable."},
    STOPS_AT_THE_JOB,
};
const ps_framework psi_framework_prime = {
    .object = PSI_HEAD(psi_framework_table),
    .id = "prime",
    .name = "Performance factors of PRIME",
    .author = "PRIME II and IntraHealth",
    .source = "PRIME II Project and IntraHealth, Performance Improvement: Stages, Steps and Tools, "
              "stage 6 and tool 2-4",
    .basis = PS_BASIS_READ,
    .kind = PS_FRAMEWORK_KIND_CLASSIFICATION,
    .definition = "Five factors of the performance of health workers, considered one after the "
                  "other because the earlier are cheaper to change.",
    .order = PSI_LIST("P1", "P2", "P3", "P4", "P5"),
    .cells = PSI_ITEMS(p_cells),
    .mappings = PSI_ITEMS(p_mappings),
};
