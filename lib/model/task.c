#include "model/tables.h"

static const ps_field rating_rows[] = {
    PSI_NUMBER(ps_rating, value, NULL, 1, "The average."),
    PSI_INTEGER_FROM(ps_rating, n, NULL, 0, 1, "How many rated."),
    PSI_NUMBER_FROM(ps_rating, spread, NULL, 0, 1, "Standard deviation of the ratings."),
};
const ps_struct psi_rating_table =
    PSI_TABLE("rating", ps_rating, rating_rows,
              "An average rating and how sure it is.");

static const ps_field task_rows[] = {
    PSI_TEXT_REQUIRED(ps_task, id, 1, "Unique in the case."),
    PSI_TEXT(ps_task, text, 1, "What is done."),
    PSI_STRUCT(ps_task, difficulty, ps_rating, psi_rating_table, 1, "How hard it is, 1 to 5."),
    PSI_STRUCT(ps_task, importance, ps_rating, psi_rating_table, 1, "How much it matters, 1 to 5."),
    PSI_STRUCT(ps_task, frequency, ps_rating, psi_rating_table, 1, "How often it is done, 1 to 7."),
    PSI_STRUCT(ps_task, relevance, ps_rating, psi_rating_table, 1,
               "Share of people who do it, 0 to 100."),
    PSI_TEXTS(ps_task, conditions, 1, "Conditions it is done under."),
    PSI_TEXT(ps_task, duty, 1, "The duty it belongs to."),
    PSI_ENTITY_MARKS(ps_task),
};
const ps_struct psi_task_table =
    PSI_TABLE("task", ps_task, task_rows,
              "A task of the work, as job-task analysis sees it.");
