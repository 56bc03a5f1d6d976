/* Dated figures from CSV into the series of a measure. */
#include "exchange/csv.h"
#include "exchange/import_columns.h"
#include "exchange/import_points.h"

#include "base/buffer.h"

#include <string.h>

typedef struct series_import {
  psi_import in;
  ps_import_series_options options;
  psi_csv csv;
  psi_head head;
  bool *read; /* which columns */
  size_t column[PSI_FIGURE_COLUMNS];
  size_t *group; /* columns the group is joined from */
  size_t group_count;
  size_t measure;
  psi_points points;
  psi_buffer key;
  psi_tally ragged;
} series_import;

/* ---- columns ---- */

static void add_group(series_import *s, size_t column) {
  s->group[s->group_count++] = column;
  s->read[column] = true;
}

/* "org_code+type", unless one column is called just that. */
static bool group_columns(series_import *s) {
  const char *name = s->options.group_column;
  size_t one;
  s->group = psi_store_take(s->in.scratch, (s->head.count + 1) * sizeof *s->group);
  if (s->group == NULL) return psi_import_no_memory(&s->in);
  if (name != NULL && *name == '\0') return true;
  one = name == NULL ? psi_head_usual(&s->head, psi_group_names)
                     : psi_head_find(&s->head, name, strlen(name));
  if (one != PSI_NO_COLUMN) add_group(s, one);
  if (one != PSI_NO_COLUMN || name == NULL) return true;
  for (;;) {
    size_t length = strcspn(name, "+");
    one = psi_head_find(&s->head, name, length);
    if (one == PSI_NO_COLUMN || s->group_count >= s->head.count) {
      const char *part = psi_import_scratch(&s->in, name, length);
      return part != NULL && psi_head_missing(&s->in, &s->head, "for the group", part);
    }
    add_group(s, one);
    if (name[length] == '\0') return true;
    name += length + 1;
  }
}

static bool find_columns(series_import *s) {
  const ps_import_series_options *o = &s->options;
  const char *const names[PSI_FIGURE_COLUMNS] = {o->date_column, o->value_column,
                                                 o->numerator_column, o->denominator_column};
  s->read = psi_store_take(s->in.scratch, s->head.count * sizeof *s->read);
  if (s->read == NULL) return psi_import_no_memory(&s->in);
  return group_columns(s) && psi_figure_columns(&s->in, &s->head, names, false,
                                                s->group_count == 0, s->read, s->column);
}

/* ---- cells ---- */

static psi_csv_cell cell_of(const series_import *s, size_t column) {
  psi_csv_cell cell = {"", 0};
  if (column < s->csv.count) cell = s->csv.cells[column];
  psi_trim(&cell.text, &cell.length);
  return cell;
}

static bool bad_number(series_import *s, psi_csv_cell cell, size_t column) {
  char shown[64], name[64];
  const char *why = "is no number";
  bool grouped = cell.length > 0;
  for (size_t i = 0; i < cell.length; i++)
    if (strchr("0123456789+-.,' ", cell.text[i]) == NULL && (unsigned char)cell.text[i] < 0x80)
      grouped = false;
  if (grouped)
    why = "has a thousands separator or a decimal comma: write digits, with a point for decimals";
  else if (memchr(cell.text, '%', cell.length) != NULL)
    why = "has a unit: write the number only, the unit belongs to the measure";
  return psi_import_fail(&s->in, s->csv.row_line, PS_E_VALUE, "\"%s\" (column \"%s\") %s.",
                         psi_excerpt(cell.text, cell.length, shown),
                         psi_excerpt(s->head.names[column], strlen(s->head.names[column]), name),
                         why);
}

static bool read_number(series_import *s, size_t column, double *out) {
  char shown[64];
  psi_csv_cell cell = cell_of(s, column);
  ps_status status = psi_figure_read(cell.text, cell.length, out);
  if (status == PS_OK) return true;
  if (status == PS_E_VALUE) return bad_number(s, cell, column);
  return psi_import_fail(&s->in, s->csv.row_line, PS_E_RANGE,
                         "\"%s\" is beyond what a double can hold exactly.",
                         psi_excerpt(cell.text, cell.length, shown));
}

static bool bad_date(series_import *s, psi_csv_cell cell) {
  char shown[64];
  psi_excerpt(cell.text, cell.length, shown);
  bool marks = memchr(cell.text, '/', cell.length) != NULL ||
               memchr(cell.text, '.', cell.length) != NULL;
  if (cell.length == 0)
    return psi_import_fail(&s->in, s->csv.row_line, PS_E_VALUE, "The row has a figure and no date.");
  if (marks && s->options.date_order == PS_DATE_ORDER_ISO)
    return psi_import_fail(&s->in, s->csv.row_line, PS_E_VALUE,
                           "\"%s\" may be day or month first: say which (date_order), or write "
                           "2017-03-31.", shown);
  return psi_import_fail(&s->in, s->csv.row_line, PS_E_VALUE,
                         "\"%s\" is no day that exists; dates are written 2017-03-31, 2017-03 or "
                         "2017.", shown);
}

/* ---- rows ---- */

static bool read_group(series_import *s, uint32_t *group) {
  bool any = false;
  *group = 0;
  s->key.length = 0;
  for (size_t g = 0; g < s->group_count; g++) {
    psi_csv_cell cell = cell_of(s, s->group[g]);
    if (g > 0) psi_out_text(&s->key, " / ");
    psi_out(&s->key, cell.text, cell.length);
    any = any || cell.length > 0;
  }
  if (s->key.status != PS_OK) return psi_import_no_memory(&s->in);
  if (!any) return true;
  const char *text = psi_out_room(&s->key, 0) - s->key.length;
  *group = psi_words_find(&s->points.groups, text, s->key.length);
  return *group != PSI_NO_WORD || psi_words_add(&s->points.groups, text, s->key.length, group);
}

static bool check_width(series_import *s) {
  if (s->csv.count < s->head.count) psi_tally_add(&s->ragged, s->csv.row_line);
  for (size_t i = s->head.count; i < s->csv.count; i++)
    if (cell_of(s, i).length > 0)
      return psi_import_fail(&s->in, s->csv.row_line, PS_E_VALUE,
                             "The row has %zu cells, the head line %zu: a comma inside a cell "
                             "needs quotes around the cell.", s->csv.count, s->head.count);
  return true;
}

static bool read_row(series_import *s) {
  psi_point p = {0, 0, 0, 0, NULL};
  size_t line = s->csv.row_line;
  uint32_t group;
  if (!check_width(s) || !read_number(s, s->column[PSI_VALUE_COLUMN], &p.value) ||
      !read_number(s, s->column[PSI_NUMERATOR_COLUMN], &p.numerator) ||
      !read_number(s, s->column[PSI_DENOMINATOR_COLUMN], &p.denominator))
    return false;
  if (!psi_points_worth(&s->points, &p, line)) return true;
  psi_csv_cell date = cell_of(s, s->column[PSI_DATE_COLUMN]);
  p.on = psi_date_read(date.text, date.length, s->options.date_order);
  if (p.on == 0) return bad_date(s, date);
  return read_group(s, &group) && psi_points_add(&s->points, s->measure, group, &p, line);
}

/* ---- the whole ---- */

static bool open_measure(series_import *s, const char *id) {
  size_t column = s->column[PSI_VALUE_COLUMN] != PSI_NO_COLUMN ? s->column[PSI_VALUE_COLUMN]
                                                               : s->column[PSI_NUMERATOR_COLUMN];
  const char *name = s->options.name == NULL ? s->head.names[column] : s->options.name;
  return psi_points_measure(&s->points, id, s->options.create, name, 0, &s->measure);
}

static bool next_row(series_import *s) {
  s->in.status = psi_csv_next(&s->csv, s->in.error);
  return s->in.status == PS_OK;
}

static bool tell_all(series_import *s) {
  return psi_points_tell_passed(&s->points) &&
         psi_import_tally(&s->in, &s->ragged, "The row is shorter than the head line",
                          "rows are shorter than the head line") &&
         psi_points_tell_present(&s->points) &&
         psi_head_tell_unread(&s->in, &s->head, s->read);
}

static bool import_rows_of(series_import *s, const char *id, const char *text, size_t length) {
  s->in.status = psi_csv_open(&s->csv, text, length, s->options.separator, &s->in.settings,
                              s->in.error);
  if (s->in.status != PS_OK || !next_row(s)) return false;
  if (s->csv.count == 0)
    return psi_import_fail(&s->in, 1, PS_E_NO_DATA, "The text is empty: it needs a head line.");
  if (!psi_head_keep(&s->in, &s->csv, &s->head) || !find_columns(s) || !open_measure(s, id))
    return false;
  while (next_row(s) && s->csv.count > 0)
    if (!read_row(s)) return false;
  return s->in.status == PS_OK && tell_all(s);
}

ps_import *ps_import_series(ps_case *c, const char *measure, const char *text, size_t length,
                            const ps_import_series_options *options, const ps_settings *settings,
                            ps_error *error) {
  series_import s;
  const ps_import_series_options defaults = PS_IMPORT_SERIES_OPTIONS_INIT;
  memset(&s, 0, sizeof s);
  s.options = defaults;
  if (options != NULL)
    memcpy(&s.options, options, options->size < sizeof s.options ? options->size : sizeof s.options);
  if (psi_import_begin(&s.in, c, text, "ps_import_series", settings, error)) {
    s.key = psi_buffer_new(&s.in.settings.allocator);
    if (measure == NULL)
      psi_import_fail(&s.in, 0, PS_E_ARGUMENT, "ps_import_series: there is no measure (NULL).");
    else if (psi_points_open(&s.points, &s.in,
                             "name the columns that tell the two apart (group_column, as "
                             "\"site+type\")"))
      import_rows_of(&s, measure, text, length);
    psi_csv_close(&s.csv);
    psi_points_close(&s.points);
    psi_buffer_drop(&s.key);
  }
  return psi_import_end(&s.in);
}
