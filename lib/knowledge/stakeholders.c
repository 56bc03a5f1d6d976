/* Parties: salience, and the grid of power and interest. */
#include "knowledge/tables.h"

static const ps_field salience_rows[] = {
    PSI_TEXT_REQUIRED(ps_salience_class, id, 1, "The class: \"dominant\"."),
    PSI_TEXT(ps_salience_class, name, 1, "What it is called."),
    PSI_FLAG(ps_salience_class, power, 1, "Whether it can get its way."),
    PSI_FLAG(ps_salience_class, legitimacy, 1, "Whether its claim is seen as right."),
    PSI_FLAG(ps_salience_class, urgency, 1, "Whether its claim cannot wait."),
    PSI_TEXT(ps_salience_class, group, 1, "Latent, expectant or definitive."),
    PSI_TEXT(ps_salience_class, definition, 1, "What that means for the work."),
    PSI_TEXT(ps_salience_class, note, 1, "What else is worth knowing."),
    PSI_TEXT(ps_salience_class, source, 1, "Where it comes from."),
    PSI_ENUM(ps_salience_class, basis, psi_basis_words, 1, "How far that was checked."),
};
const ps_struct psi_salience_class_table = PSI_TABLE(
    "salience_class", ps_salience_class, salience_rows, "How much a party counts, by what it has.");

#define NOT_ALL_DORMANT                                                                            \
  "One page calls every party with a single attribute dormant; that is the class of power alone."
#define CLASS(number, title, p, l, u, kin, means, kept)                                            \
  {                                                                                                \
    PSI_HEAD(psi_salience_class_table), number, title, {p, true}, {l, true}, {u, true}, kin,       \
        means, kept,                                                                               \
        "R. K. Mitchell, B. R. Agle, D. J. Wood, Academy of Management Review 22(4), 1997, "       \
        "853-886",                                                                                 \
        PS_BASIS_READ                                                                              \
  }
/* Row p + 2 l + 4 u, so that a party is looked up by what it has. */
static const ps_salience_class classes[] = {
    CLASS("non_stakeholder", "non-stakeholder", false, false, false, NULL,
          "Has no claim on the work.", NULL),
    CLASS("dormant", "dormant", true, false, false, "latent",
          "Could get its way, but asks for nothing yet.", NOT_ALL_DORMANT),
    CLASS("discretionary", "discretionary", false, true, false, "latent",
          "Has a rightful claim and no means to press it.", NOT_ALL_DORMANT),
    CLASS("dominant", "dominant", true, true, false, "expectant",
          "Has a rightful claim and can get its way: expects to be heard.", NULL),
    CLASS("demanding", "demanding", false, false, true, "latent",
          "Presses, without right or means.", NOT_ALL_DORMANT),
    CLASS("dangerous", "dangerous", true, false, true, "expectant",
          "Presses and can get its way, without a right to.", NULL),
    CLASS("dependent", "dependent", false, true, true, "expectant",
          "Presses a rightful claim, and needs others to get its way.", NULL),
    CLASS("definitive", "definitive", true, true, true, "definitive", "Comes first.", NULL),
};

const ps_salience_class *ps_salience_at(size_t index) {
  return index < PSI_COUNT(classes) ? &classes[index] : NULL;
}

const ps_salience_class *ps_salience(bool power, bool legitimacy, bool urgency) {
  return &classes[(power ? 1 : 0) + (legitimacy ? 2 : 0) + (urgency ? 4 : 0)];
}

static const ps_field quarter_rows[] = {
    PSI_TEXT_REQUIRED(ps_grid_quarter, id, 1, "\"manage_closely\"."),
    PSI_TEXT(ps_grid_quarter, name, 1, "What it is called."),
    PSI_FLAG(ps_grid_quarter, power, 1, "Whether power is high: the first axis."),
    PSI_FLAG(ps_grid_quarter, interest, 1, "Whether interest is high: the second axis."),
    PSI_TEXT(ps_grid_quarter, definition, 1, "How to deal with those in it."),
    PSI_TEXT(ps_grid_quarter, cadence, 1, "How often to speak with them, by one source."),
    PSI_TEXT(ps_grid_quarter, note, 1, "What else is worth knowing."),
    PSI_TEXT(ps_grid_quarter, source, 1, "Where it comes from."),
    PSI_ENUM(ps_grid_quarter, basis, psi_basis_words, 1, "How far that was checked."),
};
const ps_struct psi_grid_quarter_table = PSI_TABLE("grid_quarter", ps_grid_quarter, quarter_rows,
                                                   "One quarter of the power-interest grid.");

#define QUARTER(number, title, p, i, means, often)                                                 \
  {                                                                                                \
    PSI_HEAD(psi_grid_quarter_table), number, title, {p, true}, {i, true}, means, often,           \
        "One page names the quarters otherwise: go by the axes, power first, not by the label.",   \
        "After A. Mendelow, as taught", PS_BASIS_READ                                        \
  }
/* Row p + 2 i. */
static const ps_grid_quarter quarters[] = {
    QUARTER("monitor", "monitor", false, false, "Keep an eye on them.", "quarterly"),
    QUARTER("keep_satisfied", "keep satisfied", true, false,
            "See that they have no reason to step in.", "monthly"),
    QUARTER("keep_informed", "keep informed", false, true, "Tell them how it goes.",
            "fortnightly"),
    QUARTER("manage_closely", "manage closely", true, true, "Work with them all along.",
            "weekly"),
};

const ps_grid_quarter *ps_power_interest_at(size_t index) {
  return index < PSI_COUNT(quarters) ? &quarters[index] : NULL;
}

const ps_grid_quarter *ps_power_interest(bool high_power, bool high_interest) {
  return &quarters[(high_power ? 1 : 0) + (high_interest ? 2 : 0)];
}
