/* Frameworks that look at levels, or at domains of a whole organisation: the four Ws,
 * Kaufman's elements, DOTMLPF-P. */
#include "knowledge/rows.h"

/* ---- worker, work, workplace, world ---- */

static const ps_framework_cell w_cells[] = {
    {PSI_CELL("W1", "Worker", "The people, one by one or as a team: what they know, can, want, and "
                              "what they are told and given."),
     PSI_WHERE(WORKER, BOTH, PARTLY),
     .question = "What is expected of those who do it, and what do they know, get and hear back?",
     .note = "The book lists expectations, feedback, incentives and consequences here, where they "
             "are met; they are changed in the work or the workplace, and the factors are mapped "
             "there. Learning changes knowledge and skill only."},
    {PSI_CELL("W2", "Work", "How the work is done: steps, practices, tools, handoffs."),
     PSI_WHERE(WORK, EXTERNAL, NO),
     .question = "How does the work run, from its first step to its last, and where does it stick?"},
    {PSI_CELL("W3", "Workplace",
              "The organisation: its surroundings and culture, structure, strategy, leading, rules."),
     PSI_WHERE(WORKPLACE, EXTERNAL, NO),
     .question = "What about the organisation makes this work easier or harder?"},
    {PSI_CELL("W4", "World", "Society, customers, market and suppliers."),
     PSI_WHERE(WORLD, EXTERNAL, NO),
     .question = "What outside does this add value to, or take it from, and what there has changed?"},
};
static const ps_mapping w_mappings[] = {
    {PSI_MAP("W1", PROPOSED, "F01", "F02", "F03", "F04", "F05", "F06", "F07")},
    {PSI_MAP("W2", PROPOSED, "F08", "F09", "F10", "F11", "F12", "F13", "F14", "F15", "F16"),
     .note = "By where they can be changed; the book puts expectations and feedback with the "
             "worker, who meets them."},
    {PSI_MAP("W3", PROPOSED, "F17", "F18", "F19", "F20", "F21", "F22", "F23", "F24", "F25", "F26",
             "F27"),
     .note = "By where they can be changed; the book puts incentives and consequences with the "
             "worker, who meets them."},
    {PSI_MAP("W4", PROPOSED, PSI_WORLD_FACTORS)},
    {PSI_NO_CELL(PSI_WHY_NO_MEASUREMENT, "F00")},
};
const ps_framework psi_framework_4w = {
    .object = PSI_HEAD(psi_framework_table),
    .id = "4w",
    .name = "Worker, work, workplace, world",
    .author = "Addison, Haig and Kearny",
    .year = PSI_WHOLE(2009),
    .source = "R. Addison, C. Haig, L. Kearny, Performance Architecture, Pfeiffer 2009",
    .basis = PS_BASIS_READ,
    .kind = PS_FRAMEWORK_KIND_LEVELS,
    .definition = "Performance is looked at on four levels, each around the one before.",
    .order = PSI_LIST("W1", "W2", "W3", "W4"),
    .cells = PSI_ITEMS(w_cells),
    .mappings = PSI_ITEMS(w_mappings),
    .note = "What was read of the book gives no order to examine the levels in; from the inside "
            "out is ours. It is also known as the model of the International Society for "
            "Performance Improvement.",
};

/* ---- Kaufman's organizational elements ---- */

#define ELEMENT(which, what, level)                                                                \
  .end_or_means = PS_END_OR_MEANS_##which, .gap_is = what, .row = level
static const ps_framework_cell k_cells[] = {
    {PSI_CELL("K1", "Outcomes", "What comes of it for clients outside and for society."),
     ELEMENT(END, "need", "mega"), .level = PS_WORK_LEVEL_WORLD,
     .question = "What is, and what should be, different for society and clients?"},
    {PSI_CELL("K2", "Outputs", "What the organisation delivers to the outside."),
     ELEMENT(END, "need", "macro"),
     .question = "What do we deliver, and what should we?",
     .note = "Elsewhere \"output\" means whatever is produced, also inside; that is K3 here."},
    {PSI_CELL("K3", "Products", "Results inside that what is delivered is built from."),
     ELEMENT(END, "need", "micro"),
     .question = "Which results inside are needed for what we deliver, and are they there?"},
    {PSI_CELL("K4", "Processes", "Ways and methods by which results are made; training is one."),
     ELEMENT(MEANS, "quasi-need", "process"),
     .question = "How is it done, and to which result does that lead?",
     .note = "A gap here counts only when it is tied to one in K1 to K3."},
    {PSI_CELL("K5", "Inputs", "People, things and money that are put in."),
     ELEMENT(MEANS, "quasi-need", "input"),
     .question = "What goes in, and to which result is it needed?",
     .note = "A gap here counts only when it is tied to one in K1 to K3."},
};
static const ps_mapping k_mappings[] = {
    {PSI_MAP("K4", PROPOSED, "F08", "F09", "F14", "F15", "F16", "F17", "F18", "F20", "F21", "F22",
             "F23", "F24", "F25")},
    {PSI_MAP("K5", PROPOSED, "F01", "F02", "F03", "F04", "F05", "F06", "F07", "F10", "F11", "F12",
             "F13", "F19", "F26", "F27")},
    {PSI_MAP("K1", PROPOSED, PSI_WORLD_FACTORS),
     .note = "The world is where outcomes land; what comes from it as a cause has no element of "
             "its own."},
    {PSI_MAP("K2", PROPOSED, PSI_WORLD_FACTORS), .note = "As with K1."},
    {PSI_NO_FACTOR("K3", "A result inside the organisation: gaps show there, causes do not lie "
                         "there.")},
    {PSI_NO_CELL(PSI_WHY_NO_MEASUREMENT, "F00")},
};
const ps_framework psi_framework_oem_kaufman = {
    .object = PSI_HEAD(psi_framework_table),
    .id = "oem_kaufman",
    .name = "Organizational elements model",
    .author = "Kaufman",
    .year = PSI_WHOLE(1981),
    .source = "R. Kaufman, Group & Organization Studies 6(3), 1981, and later books",
    .basis = PS_BASIS_READ,
    .kind = PS_FRAMEWORK_KIND_LEVELS,
    .definition = "Ends and means are kept apart: only a gap in results is a need, a gap in means "
                  "is one only if it is tied to such a gap.",
    .order = PSI_LIST("K1", "K2", "K3", "K4", "K5"),
    .cells = PSI_ITEMS(k_cells),
    .mappings = PSI_ITEMS(k_mappings),
    .note = "The order is that of what should be, from outcomes down; what is, is read from inputs "
            "up. \"We need training\" uses need as a verb and presupposes the answer.",
};

/* ---- DOTMLPF-P ---- */

static const ps_framework_cell d_cells[] = {
    {PSI_CELL("D1", "Doctrine", "How the work is to be done, in principle."),
     PSI_WHERE(WORK, EXTERNAL, NO), .question = "Does the way we are told to work fit the task?"},
    {PSI_CELL("D2", "Organisation", "How units are built and led."),
     PSI_WHERE(WORKPLACE, EXTERNAL, NO), .question = "Is the unit built for the task?"},
    {PSI_CELL("D3", "Training", "What people have learned to do."),
     PSI_WHERE(WORKER, INTERNAL, YES), .question = "Have people learned the task?"},
    {PSI_CELL("D4", "Materiel", "Equipment and supplies."), PSI_WHERE(WORK, EXTERNAL, NO),
     .question = "Is the equipment there, and does it work?"},
    {PSI_CELL("D5", "Leadership", "Those who lead, and how they were prepared."),
     PSI_WHERE(WORKPLACE, EXTERNAL, PARTLY),
     .question = "Are those who lead prepared to lead this?",
     .note = "Learnable for those who lead, not for the performer."},
    {PSI_CELL("D6", "Personnel", "The right people, in the right number."),
     PSI_WHERE(WORKER, BOTH, NO), .question = "Are there enough people, and the right ones?"},
    {PSI_CELL("D7", "Facilities", "Buildings, grounds and installations."),
     PSI_WHERE(WORKPLACE, EXTERNAL, NO), .question = "Is the place fit for the task?"},
    {PSI_CELL("D8", "Policy", "Rules from above."), PSI_WHERE(WORKPLACE, EXTERNAL, NO),
     .question = "Does a rule stand in the way?"},
};
static const ps_mapping d_mappings[] = {
    {PSI_MAP("D1", PROPOSED, "F08", "F10", "F14", "F15")},
    {PSI_MAP("D2", PROPOSED, "F16", "F17", "F18")},
    {PSI_MAP("D3", PROPOSED, "F01", "F02", "F03")},
    {PSI_MAP("D4", PROPOSED, "F11", "F12")},
    {PSI_MAP("D5", PROPOSED, "F09", "F23")},
    {PSI_MAP("D6", PROPOSED, "F04", "F05", "F13", "F19")},
    {PSI_MAP("D7", PROPOSED, "F26", "F27")},
    {PSI_MAP("D8", PROPOSED, "F25")},
    {PSI_NO_CELL("It asks what the organisation provides, not what people want or what follows for "
                 "them.",
                 "F06", "F07", "F20", "F21", "F22", "F24")},
    {PSI_NO_CELL("Its domains lie inside the organisation.", PSI_WORLD_FACTORS)},
    {PSI_NO_CELL(PSI_WHY_NO_MEASUREMENT, "F00")},
};
const ps_framework psi_framework_dotmlpf_p = {
    .object = PSI_HEAD(psi_framework_table),
    .id = "dotmlpf_p",
    .name = "Doctrine, organisation, training, materiel, leadership, personnel, facilities, policy",
    .author = "US Army",
    .source = "TRADOC Pamphlet 350-70-14, table 3-1, as quoted in a public repository",
    .basis = PS_BASIS_READ,
    .kind = PS_FRAMEWORK_KIND_CLASSIFICATION,
    .definition = "Eight domains in which an answer may lie; of each it is asked whether it "
                  "applies, what is there now, and what is to be done.",
    .order = PSI_LIST("D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8"),
    .cells = PSI_ITEMS(d_cells),
    .mappings = PSI_ITEMS(d_mappings),
    .note = "The order is that of the letters; it ranks nothing.",
};
