#include "model/tables.h"

static const ps_enum_value kinds[] = {
    {"", ""},
    {"input", "What is put in: money, hours."},
    {"activity", "What is done."},
    {"output", "What is delivered; countable at delivery."},
    {"outcome", "What changes for somebody else."},
    {"impact", "The lasting effect."},
};
static const ps_enum kind_words = PSI_WORDS("measure_kind", kinds);

static const ps_enum_value timings[] = {
    {"", ""},
    {"leading", "Seen before the result."},
    {"lagging", "The result itself."},
};
static const ps_enum timing_words = PSI_WORDS("timing", timings);

static const ps_enum_value directions[] = {
    {"", ""},
    {"higher", "More is better."},
    {"lower", "Less is better."},
    {"band", "Best between two limits."},
};
const ps_enum psi_direction_words = PSI_WORDS("direction", directions);

static const ps_enum_value periods[] = {
    {"", ""},
    {"day", "One day."},
    {"week", "Seven days."},
    {"month", "One calendar month."},
    {"quarter", "Three calendar months."},
    {"year", "Twelve calendar months."},
};
static const ps_enum period_words = PSI_WORDS("period", periods);

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
    PSI_ENUM(ps_measure, kind, kind_words, 1, "Input, activity, output, outcome or impact."),
    PSI_INTEGER_WITHIN(ps_measure, level, NULL, 1, 5, 1, "Evaluation level 1 to 5."),
    PSI_ENUM(ps_measure, timing, timing_words, 1, "Leading or lagging."),
    PSI_ENUM(ps_measure, direction, psi_direction_words, 1, "Which way is better."),
    PSI_TEXT(ps_measure, unit, 1, "As \"deaths per birth\" or \"%\"."),
    PSI_NUMBER(ps_measure, scale, NULL, 1,
               "A rate is numerator / denominator x scale; unset means 1."),
    PSI_ENUM(ps_measure, period, period_words, 1, "What one point of the series covers."),
    PSI_NUMBER(ps_measure, target, "unit", 1, "The value wanted."),
    PSI_NUMBER(ps_measure, band_low, "unit", 1,
               "Direction band: lowest value that is still good."),
    PSI_NUMBER(ps_measure, band_high, "unit", 1,
               "Direction band: highest value that is still good."),
    PSI_STRUCT(ps_measure, baseline, ps_window, psi_window_table, 1,
               "When things were as they were."),
    PSI_STRUCT(ps_measure, current, ps_window, psi_window_table, 1,
               "When things are as they are now."),
    PSI_TEXTS(ps_measure, treated, 1, "Groups that something was changed for."),
    PSI_TEXTS(ps_measure, control, 1, "Groups it was not changed for."),
    PSI_TEXTS(ps_measure, sources, 1, "Where the figures are from."),
    PSI_SERIES(ps_measure, series, 1, "The figures."),
};
const ps_struct psi_measure_table =
    PSI_TABLE("measure", ps_measure, measure_rows, "What is counted, with its dated figures.");
