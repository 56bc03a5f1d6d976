/* Dated figures from CSV into the series of a measure. */
#include "exchange/csv.h"
#include "exchange/import.h"

#include "base/buffer.h"
#include "model/entity.h"

#include <stdio.h>
#include <string.h>

/* Sought in this order: "day" is often the day of the week, beside a date. */
static const char date_names[] = "date on period month week quarter day year datum zeitraum monat jahr";
static const char value_names[] = "value wert figure rate";
static const char numerator_names[] = "numerator count cases deaths breaches events numerator-count zaehler";
static const char denominator_names[] = "denominator n total births attendances base nenner";
static const char group_names[] =
    "group site team org-code org unit region segment clinic branch location ward station gruppe";

enum { DATE, VALUE, NUMERATOR, DENOMINATOR, ROLES };

typedef struct series_import {
  psi_import in;
  ps_import_series_options options;
  psi_csv csv;
  psi_head head;
  size_t column[ROLES];
  size_t *group; /* columns the group is joined from */
  size_t group_count;
  ps_measure *measure;
  psi_map points, groups; /* date and group to row + 1; groups to their kept text */
  psi_buffer key;
  psi_tally no_figure, half, ragged, repeated, different;
} series_import;

/* ---- columns ---- */

static bool named_column(series_import *s, const char *name, const char *usual, const char *what,
                         size_t *column) {
  *column = name == NULL ? psi_head_usual(&s->head, usual)
                         : psi_head_find(&s->head, name, strlen(name));
  if (name != NULL && *column == PSI_NO_COLUMN)
    return psi_head_missing(&s->in, &s->head, what, name);
  return true;
}

/* "org_code+type", unless one column is called just that. */
static bool group_columns(series_import *s) {
  const char *name = s->options.group_column;
  size_t one;
  s->group = psi_store_take(s->in.scratch, (s->head.count + 1) * sizeof *s->group);
  if (s->group == NULL) return psi_import_no_memory(&s->in);
  if (name != NULL && *name == '\0') return true;
  one = name == NULL ? psi_head_usual(&s->head, group_names)
                     : psi_head_find(&s->head, name, strlen(name));
  if (one != PSI_NO_COLUMN) s->group[s->group_count++] = one;
  if (one != PSI_NO_COLUMN || name == NULL) return true;
  for (;;) {
    size_t length = strcspn(name, "+");
    one = psi_head_find(&s->head, name, length);
    if (one == PSI_NO_COLUMN || s->group_count >= s->head.count) {
      const char *part = psi_import_scratch(&s->in, name, length);
      return part != NULL && psi_head_missing(&s->in, &s->head, "for the group", part);
    }
    s->group[s->group_count++] = one;
    if (name[length] == '\0') return true;
    name += length + 1;
  }
}

static bool is_read(const series_import *s, size_t column) {
  for (int r = 0; r < ROLES; r++)
    if (s->column[r] == column) return true;
  for (size_t g = 0; g < s->group_count; g++)
    if (s->group[g] == column) return true;
  return false;
}

static bool tell_unread(series_import *s) {
  char names[512] = "", shown[64];
  size_t at = 0, count = 0;
  for (size_t i = 0; i < s->head.count; i++) {
    if (is_read(s, i)) continue;
    psi_excerpt(s->head.names[i], strlen(s->head.names[i]), shown);
    if (at + strlen(shown) + 8 > sizeof names) break;
    at += (size_t)snprintf(names + at, sizeof names - at, "%s\"%s\"", at == 0 ? "" : ", ", shown);
    count++;
  }
  return count == 0 || psi_import_note(&s->in, 0, "Not read: %s %s.",
                                       count == 1 ? "column" : "columns", names);
}

static bool find_columns(series_import *s) {
  const ps_import_series_options *o = &s->options;
  size_t *column = s->column;
  if (!named_column(s, o->date_column, date_names, "for the date", &column[DATE]) ||
      !named_column(s, o->value_column, value_names, "for the value", &column[VALUE]) ||
      !named_column(s, o->numerator_column, numerator_names, "for the numerator",
                    &column[NUMERATOR]) ||
      !named_column(s, o->denominator_column, denominator_names, "for the denominator",
                    &column[DENOMINATOR]) ||
      !group_columns(s))
    return false;
  if (column[DATE] == PSI_NO_COLUMN)
    return psi_head_missing(&s->in, &s->head, "for the date (date_column)", NULL);
  /* Half a rate is none: a lone "n" or "count" is another column beside the value. */
  if (column[NUMERATOR] == PSI_NO_COLUMN || column[DENOMINATOR] == PSI_NO_COLUMN) {
    if (o->numerator_column != NULL || o->denominator_column != NULL)
      return psi_head_missing(&s->in, &s->head,
                              "for the other half of the rate (numerator_column, "
                              "denominator_column)", NULL);
    column[NUMERATOR] = column[DENOMINATOR] = PSI_NO_COLUMN;
  }
  if (column[VALUE] == PSI_NO_COLUMN && column[NUMERATOR] == PSI_NO_COLUMN &&
      s->head.count == 2 && s->group_count == 0)
    column[VALUE] = 1 - column[DATE];
  if (column[VALUE] == PSI_NO_COLUMN && column[NUMERATOR] == PSI_NO_COLUMN)
    return psi_head_missing(&s->in, &s->head,
                            "for the figures (value_column, or numerator_column and "
                            "denominator_column)", NULL);
  return true;
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

/* ---- points ---- */

/* Date and group as bytes, in s->key. */
static bool make_key(series_import *s, ps_date on, const char *group) {
  s->key.length = 0;
  psi_out(&s->key, (const char *)&on, sizeof on);
  if (group != NULL) psi_out_text(&s->key, group);
  return s->key.status == PS_OK || psi_import_no_memory(&s->in);
}

static const char *key_bytes(series_import *s) { return psi_out_room(&s->key, 0) - s->key.length; }

static bool know_point(series_import *s, size_t row) {
  const ps_series *series = &s->measure->series;
  if (!make_key(s, series->on[row], series->group[row])) return false;
  const char *key = psi_import_scratch(&s->in, key_bytes(s), s->key.length);
  if (key == NULL) return false;
  return psi_map_put(&s->points, key, s->key.length, (void *)(uintptr_t)(row + 1)) ||
         psi_import_no_memory(&s->in);
}

static bool same_figure(double a, double b) {
  return psi_is_figure(a) ? a == b : !psi_is_figure(b);
}

static bool same_figures(const ps_series *series, size_t row, const psi_point *p) {
  return same_figure(series->value[row], p->value) &&
         same_figure(series->numerator[row], p->numerator) &&
         same_figure(series->denominator[row], p->denominator);
}

/* The row's group as one text of the case, shared by its points. */
static bool read_group(series_import *s, const char **group) {
  bool any = false;
  *group = NULL;
  s->key.length = 0;
  for (size_t g = 0; g < s->group_count; g++) {
    psi_csv_cell cell = cell_of(s, s->group[g]);
    if (g > 0) psi_out_text(&s->key, " / ");
    psi_out(&s->key, cell.text, cell.length);
    any = any || cell.length > 0;
  }
  if (s->key.status != PS_OK) return psi_import_no_memory(&s->in);
  if (!any) return true;
  psi_map_slot *slot = psi_map_find(&s->groups, key_bytes(s), s->key.length);
  if (slot != NULL) {
    *group = slot->key;
    return true;
  }
  *group = psi_import_keep(&s->in, key_bytes(s), s->key.length);
  if (*group == NULL) return false;
  return psi_map_put(&s->groups, *group, s->key.length, NULL) || psi_import_no_memory(&s->in);
}

static bool add_point(series_import *s, const psi_point *p) {
  ps_import *r = s->in.result;
  size_t line = s->csv.row_line;
  if (!make_key(s, p->on, p->group)) return false;
  psi_map_slot *slot = psi_map_find(&s->points, key_bytes(s), s->key.length);
  if (slot == NULL) {
    if (!psi_series_add(psi_texts(s->in.c), &s->measure->series, p))
      return psi_import_no_memory(&s->in);
    r->added.value++;
    return know_point(s, s->measure->series.count - 1);
  }
  size_t row = (size_t)(uintptr_t)slot->value - 1;
  bool same = same_figures(&s->measure->series, row, p), ours = row >= s->in.series.count;
  if (ours && !same) {
    char date[11], shown[64];
    return psi_import_fail(&s->in, line, PS_E_VALUE,
                           "A second, different figure for %s%s%s: name the columns that tell the "
                           "two apart (group_column, as \"site+type\").", ps_date_text(p->on, date),
                           p->group == NULL ? "" : ", ",
                           p->group == NULL ? "" : psi_excerpt(p->group, strlen(p->group), shown));
  }
  if (ours) {
    r->skipped.value++;
    psi_tally_add(&s->repeated, line);
    return true;
  }
  r->present.value++;
  if (!same) psi_tally_add(&s->different, line);
  return true;
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
  if (!check_width(s) || !read_number(s, s->column[VALUE], &p.value) ||
      !read_number(s, s->column[NUMERATOR], &p.numerator) ||
      !read_number(s, s->column[DENOMINATOR], &p.denominator))
    return false;
  bool top = psi_is_figure(p.numerator), bottom = psi_is_figure(p.denominator);
  if (!psi_is_figure(p.value) && !(top && bottom)) {
    psi_tally_add(top || bottom ? &s->half : &s->no_figure, s->csv.row_line);
    s->in.result->skipped.value++;
    return true;
  }
  psi_csv_cell date = cell_of(s, s->column[DATE]);
  p.on = psi_date_read(date.text, date.length, s->options.date_order);
  if (p.on == 0) return bad_date(s, date);
  return read_group(s, &p.group) && add_point(s, &p);
}

/* ---- the whole ---- */

static bool open_measure(series_import *s, const char *id) {
  s->measure = ps_find(s->in.c, PS_MEASURE, id);
  if (s->measure != NULL) {
    s->in.measure_id = id;
    s->in.series = s->measure->series;
    return true;
  }
  if (!s->options.create) {
    char shown[64];
    return psi_import_fail(&s->in, 0, PS_E_NOT_FOUND,
                           "The case has no measure \"%s\" (option create makes one).",
                           psi_excerpt(id, strlen(id), shown));
  }
  const char *name = s->options.name;
  size_t column = s->column[VALUE] != PSI_NO_COLUMN ? s->column[VALUE] : s->column[NUMERATOR];
  if (name == NULL) name = s->head.names[column];
  s->measure = psi_import_add(&s->in, PS_MEASURE, id);
  if (s->measure == NULL || !psi_import_created(&s->in, id)) return false;
  s->measure->name = psi_import_keep(&s->in, name, strlen(name));
  return s->measure->name != NULL;
}

static bool next_row(series_import *s) {
  s->in.status = psi_csv_next(&s->csv, s->in.error);
  return s->in.status == PS_OK;
}

static bool tell_all(series_import *s) {
  psi_import *in = &s->in;
  return psi_import_tally(in, &s->no_figure, "The row has no figure", "rows have no figure") &&
         psi_import_tally(in, &s->half, "The row has half a rate only, and was passed over",
                          "rows have half a rate only, and were passed over") &&
         psi_import_tally(in, &s->ragged, "The row is shorter than the head line",
                          "rows are shorter than the head line") &&
         psi_import_tally(in, &s->repeated, "The row repeats another",
                          "rows repeat another") &&
         psi_import_tally(in, &s->different,
                          "The case has another figure for this date and group; it stays",
                          "figures differ from those the case has for the date and group, which "
                          "stay") &&
         tell_unread(s);
}

static bool import_rows_of(series_import *s, const char *id, const char *text, size_t length) {
  s->in.status = psi_csv_open(&s->csv, text, length, s->options.separator, &s->in.settings,
                              s->in.error);
  if (s->in.status != PS_OK || !next_row(s)) return false;
  if (s->csv.count == 0)
    return psi_import_fail(&s->in, 1, PS_E_NO_DATA, "The text is empty: it needs a head line.");
  if (!psi_head_keep(&s->in, &s->csv, &s->head) || !find_columns(s) || !open_measure(s, id))
    return false;
  for (size_t i = 0; i < s->measure->series.count; i++)
    if (!know_point(s, i)) return false;
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
    s.points = s.groups = psi_map_new(&s.in.settings.allocator);
    s.key = psi_buffer_new(&s.in.settings.allocator);
    if (measure == NULL)
      psi_import_fail(&s.in, 0, PS_E_ARGUMENT, "ps_import_series: there is no measure (NULL).");
    else
      import_rows_of(&s, measure, text, length);
    psi_csv_close(&s.csv);
    psi_map_free(&s.points);
    psi_map_free(&s.groups);
    psi_buffer_drop(&s.key);
  }
  return psi_import_end(&s.in);
}
