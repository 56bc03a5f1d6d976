#include "model/tables.h"

static const ps_field window_rows[] = {
    PSI_DATE(ps_window, from, 1, "First day."),
    PSI_DATE(ps_window, to, 1, "Last day."),
    PSI_TEXT(ps_window, group, 1, "Only points of this group; NULL for all."),
};
const ps_struct psi_window_table =
    PSI_TABLE("window", ps_window, window_rows,
              "A stretch of time, both ends included; an unset end is open.");

static const ps_field measure_rows[] = {
    PSI_TEXT_REQUIRED(ps_measure, id, 1, "Unique in the case."),
    PSI_TEXT(ps_measure, name, 1, "In the business's own words."),
    PSI_TEXT(ps_measure, definition, 1, "How the figure is made."),
    PSI_ENUM(ps_measure, kind, psi_measure_kind_words, 1,
             "Input, activity, output, outcome or impact."),
    PSI_INTEGER_WITHIN(ps_measure, level, NULL, 1, 5, 1, "Evaluation level 1 to 5."),
    PSI_ENUM(ps_measure, timing, psi_timing_words, 1, "Leading or lagging."),
    PSI_ENUM(ps_measure, direction, psi_direction_words, 1, "Which way is better."),
    PSI_TEXT(ps_measure, unit, 1, "As \"deaths per birth\" or \"%\"."),
    PSI_NUMBER(ps_measure, scale, NULL, 1,
               "A rate is numerator / denominator x scale; unset means 1."),
    PSI_ENUM(ps_measure, period, psi_period_words, 1, "What one point of the series covers."),
    PSI_REFERENCE(ps_measure, goal, "goal", 1, "The goal it serves."),
    PSI_REFERENCE_ACYCLIC(ps_measure, parent, "measure", 1, "The larger measure it is a part of."),
    PSI_FLAG(ps_measure, local, 1, "Whether it is a local measure beside a larger one."),
    PSI_FLAG(ps_measure, mission, 1, "Whether it shows the larger mission."),
    PSI_FLAG(ps_measure, observable, 1, "Whether it is something one can see people do."),
    PSI_INTEGER_FROM(ps_measure, delay_days, "days", 0, 1,
                     "Days from an intervention until it can move."),
    PSI_REFERENCES_ACYCLIC(ps_measure, levers, "measure", 1, "The measures that drive it."),
    PSI_EXPRESSION(ps_measure, formula, "measure", 1,
                   "How the levers make it, ids in brackets: \"[visits] * [conversion]\"."),
    PSI_NUMBER(ps_measure, target, "unit", 1, "The value wanted."),
    PSI_NUMBER(ps_measure, band_low, "unit", 1, "Direction band: lowest value that is still good."),
    PSI_NUMBER(ps_measure, band_high, "unit", 1,
               "Direction band: highest value that is still good."),
    PSI_NUMBER(ps_measure, adoption_target, "unit", 1,
               "For the use of a practice: the share wanted."),
    PSI_STRUCT(ps_measure, baseline, ps_window, psi_window_table, 1,
               "When things were as they were."),
    PSI_STRUCT(ps_measure, current, ps_window, psi_window_table, 1,
               "When things are as they are now."),
    PSI_TEXTS(ps_measure, treated, 1, "Groups that something was changed for."),
    PSI_TEXTS(ps_measure, control, 1, "Groups it was not changed for."),
    PSI_TEXTS(ps_measure, sources, 1, "Where the figures are from."),
    PSI_SERIES(ps_measure, series, 1, "The figures."),
    PSI_ENTITY_MARKS(ps_measure),
};
const ps_struct psi_measure_table =
    PSI_TABLE("measure", ps_measure, measure_rows,
              "What is counted, with its dated figures.");
