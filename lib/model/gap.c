#include "model/tables.h"

static const ps_field benchmark_rows[] = {
    PSI_REFERENCE(ps_benchmark, measure, "measure", 1,
                  "Measure it is seen on; unset means the gap's own."),
    PSI_TEXT(ps_benchmark, group, 1, "Group it is seen in; NULL for all."),
    PSI_DATE(ps_benchmark, from, 1, "First day of the time it is taken from."),
    PSI_DATE(ps_benchmark, to, 1, "Last day of it."),
    PSI_TEXT(ps_benchmark, reason, 1, "Why it is a fair comparison."),
};
const ps_struct psi_benchmark_table =
    PSI_TABLE("benchmark", ps_benchmark, benchmark_rows,
              "A level seen elsewhere or earlier, taken as what is possible.");

static const ps_field gap_rows[] = {
    PSI_TEXT_REQUIRED(ps_gap, id, 1, "Unique in the case."),
    PSI_ENUM(ps_gap, type, psi_gap_type_words, 1, "Deficiency, opportunity or new standard."),
    PSI_TEXT(ps_gap, statement, 1, "What is, and what should be; no solution in it."),
    PSI_REFERENCE(ps_gap, measure, "measure", 1, "The measure it is on."),
    PSI_TEXT(ps_gap, population, 1, "Whose performance."),
    PSI_INTEGER_FROM(ps_gap, population_size, "people", 0, 1, "How many they are."),
    PSI_TEXT(ps_gap, place, 1, "Where."),
    PSI_TEXT(ps_gap, process, 1, "In which step of the work."),
    PSI_DATE(ps_gap, since, 1, "Since when."),
    PSI_NUMBER(ps_gap, desired, "unit of the measure", 1, "What should be, in the measure's unit."),
    PSI_NUMBER(ps_gap, actual, "unit of the measure", 1,
               "What is, in the measure's unit; else from the series."),
    PSI_STRUCT(ps_gap, benchmark, ps_benchmark, psi_benchmark_table, 1,
               "Where the desired level is seen, if it is not a number."),
    PSI_NUMBER(ps_gap, exemplar, "unit of the measure", 1,
               "What the best reach, in the measure's unit."),
    PSI_NUMBER(ps_gap, typical, "unit of the measure", 1, "What is usual, in the measure's unit."),
    PSI_NUMBER(ps_gap, value_per_unit, "currency of the case", 1,
               "Worth of one unit of the measure, in the case's currency."),
    PSI_NUMBER_FROM(ps_gap, volume, "units per period", 0, 1,
                    "Units per period that the gap applies to."),
    PSI_MONEY(ps_gap, cost_to_meet, 1, "What closing it would cost, over the horizon below."),
    PSI_NUMBER_FROM(ps_gap, horizon_periods, "periods", 0, 1,
                    "Periods that costs are compared over."),
    PSI_DATE(ps_gap, onset, 1, "When it began."),
    PSI_DATE(ps_gap, detected, 1, "When it was seen."),
    PSI_DATE(ps_gap, called, 1, "When the learning side was called."),
    PSI_DATE(ps_gap, needed, 1, "When it must be closed."),
    PSI_REFERENCE(ps_gap, detector, "party", 1, "Who saw it."),
    PSI_REFERENCES(ps_gap, owners, "party", 1, "Who answers for it."),
    PSI_ENTITY_MARKS(ps_gap),
};
const ps_struct psi_gap_table =
    PSI_TABLE("gap", ps_gap, gap_rows,
              "Desired against actual on one measure.");
