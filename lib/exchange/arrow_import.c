/* Dated figures from a table into the series of measures. */
#include "exchange/arrow_in.h"
#include "exchange/import_columns.h"

#include <errno.h>
#include <string.h>

enum { DATE, VALUE, NUMERATOR, DENOMINATOR, GROUP, MEASURE, INPUTS };
enum { CHUNK = 1024, TELL_EVERY = 16 };

/* Some rows, read column by column. */
typedef struct chunk {
  double value[CHUNK], numerator[CHUNK], denominator[CHUNK];
  ps_date on[CHUNK];
  uint32_t group[CHUNK], measure[CHUNK];
} chunk;

typedef struct frame {
  psi_import in;
  ps_import_frame_options options;
  struct ArrowArrayStream *stream;
  struct ArrowSchema schema;
  struct ArrowArray batch;
  psi_head head;
  bool *read;
  psi_arrow_input inputs[INPUTS];
  psi_words measures;
  psi_points points;
  size_t measure;  /* all rows are of, where the options say it */
  size_t rows;     /* of the batches before */
  size_t elements; /* cells read or about to be */
  chunk *chunk;
  psi_tally nan;
} frame;

/* ---- the stream ---- */

static bool malformed(frame *f, const char *what) {
  return psi_import_fail(&f->in, 0, PS_E_ARGUMENT, "The table is malformed: %s.", what);
}

static bool stream_failed(frame *f, int code) {
  const char *said = NULL;
  if (code == ENOMEM) return psi_import_no_memory(&f->in);
  if (f->stream->get_last_error != NULL) said = f->stream->get_last_error(f->stream);
  return psi_import_fail(&f->in, 0, PS_E_IO, "The table could not be read to its end (%d)%s%.300s",
                         code, said == NULL ? "." : ": ", said == NULL ? "" : said);
}

static bool read_schema(frame *f) {
  if (f->stream->get_schema == NULL || f->stream->get_next == NULL)
    return malformed(f, "its stream lacks functions");
  int code = f->stream->get_schema(f->stream, &f->schema);
  if (code != 0) {
    f->schema.release = NULL;
    return stream_failed(f, code);
  }
  if (f->schema.release == NULL || f->schema.format == NULL || f->schema.n_children < 0)
    return malformed(f, "its schema is not there");
  if (strcmp(f->schema.format, "+s") != 0) {
    char shown[64];
    return psi_import_fail(&f->in, 0, PS_E_TYPE,
                           "This is one column (\"%s\"), not a table: give a frame with named "
                           "columns.",
                           psi_excerpt(f->schema.format, strlen(f->schema.format), shown));
  }
  size_t count = (size_t)f->schema.n_children;
  if (count > f->in.settings.limits.elements)
    return psi_import_fail(&f->in, 0, PS_E_LIMIT,
                           "There are more columns than the limit (ps_limits.elements).");
  if (count > 0 && f->schema.children == NULL) return malformed(f, "its columns are not there");
  f->head.names = psi_store_take(f->in.scratch, count * sizeof *f->head.names);
  f->read = psi_store_take(f->in.scratch, count * sizeof *f->read);
  if (f->head.names == NULL || f->read == NULL) return psi_import_no_memory(&f->in);
  for (; f->head.count < count; f->head.count++) {
    const struct ArrowSchema *column = f->schema.children[f->head.count];
    if (column == NULL) return malformed(f, "a column is not there");
    const char *name = column->name == NULL ? "" : column->name;
    f->head.names[f->head.count] = psi_import_scratch(&f->in, name, strlen(name));
    if (f->head.names[f->head.count] == NULL) return false;
  }
  return true;
}

/* ---- columns ---- */

/* A column of words: by the name given, else by the usual ones; "" for none. */
static bool word_column(frame *f, const char *name, const char *usual, const char *what,
                        size_t *column) {
  *column = PSI_NO_COLUMN;
  if (name != NULL && *name == '\0') return true;
  *column = name == NULL ? psi_head_usual(&f->head, usual)
                         : psi_head_exact(&f->head, name, strlen(name));
  if (*column != PSI_NO_COLUMN) f->read[*column] = true;
  return *column != PSI_NO_COLUMN || name == NULL || psi_head_missing(&f->in, &f->head, what, name);
}

static bool open_inputs(frame *f, const size_t columns[INPUTS]) {
  for (int i = 0; i < INPUTS; i++) {
    psi_arrow_input *input = &f->inputs[i];
    size_t c = columns[i];
    input->column = c;
    if (c == PSI_NO_COLUMN) continue;
    input->in = &f->in;
    input->name = f->head.names[c];
    input->role = i == DATE ? PSI_ARROW_DATES : i < GROUP ? PSI_ARROW_FIGURES : PSI_ARROW_WORDS;
    input->words = i == GROUP ? &f->points.groups : &f->measures;
    if (!psi_arrow_open(input, f->schema.children[c])) return false;
  }
  return true;
}

static bool find_columns(frame *f) {
  const ps_import_frame_options *o = &f->options;
  const char *const names[PSI_FIGURE_COLUMNS] = {o->date_column, o->value_column,
                                                 o->numerator_column, o->denominator_column};
  size_t figures[PSI_FIGURE_COLUMNS], columns[INPUTS];
  columns[MEASURE] = PSI_NO_COLUMN;
  if (o->measure != NULL && o->measure_column != NULL)
    return psi_import_fail(&f->in, 0, PS_E_ARGUMENT,
                           "ps_import_frame: a measure for all rows (measure) and a column of "
                           "measures (measure_column) do not go together.");
  if (o->measure == NULL) {
    if (!word_column(f, o->measure_column, "measure", "for the measure", &columns[MEASURE]))
      return false;
    if (columns[MEASURE] == PSI_NO_COLUMN)
      return psi_head_missing(&f->in, &f->head,
                              "for the measure (measure_column; or name one for all rows, measure)",
                              NULL);
  }
  if (!word_column(f, o->group_column, psi_group_names, "for the group", &columns[GROUP]) ||
      !psi_figure_columns(&f->in, &f->head, names, true, columns[GROUP] == PSI_NO_COLUMN, f->read,
                          figures))
    return false;
  columns[DATE] = figures[PSI_DATE_COLUMN];
  columns[VALUE] = figures[PSI_VALUE_COLUMN];
  columns[NUMERATOR] = figures[PSI_NUMERATOR_COLUMN];
  columns[DENOMINATOR] = figures[PSI_DENOMINATOR_COLUMN];
  return open_inputs(f, columns);
}

static bool open_measure(frame *f) {
  f->points.alone = f->options.measure != NULL;
  if (!f->points.alone) return true;
  const char *figures = f->inputs[VALUE].column == PSI_NO_COLUMN ? f->inputs[NUMERATOR].name
                                                                 : f->inputs[VALUE].name;
  return psi_points_measure(&f->points, f->options.measure, f->options.create, figures, 0,
                            &f->measure);
}

/* ---- rows ---- */

static bool bad_figure(frame *f, const psi_arrow_input *input, size_t row, size_t place) {
  const psi_arrow_view *view = input->coded ? &input->codes_of : &input->view;
  char name[64], shown[64];
  psi_excerpt(input->name, strlen(input->name), name);
  if (view->type.sort == PSI_ARROW_WHOLE)
    return psi_import_fail(&f->in, place, PS_E_RANGE,
                           "%s (column \"%s\") is beyond what a double can hold exactly.",
                           psi_arrow_shown(input, row, shown), name);
  return psi_import_fail(&f->in, place, PS_E_VALUE, "Column \"%s\" holds an infinite number.",
                         name);
}

/* Whether the figures of a row can be taken; NaN where a figure should be is counted. */
static bool check_figures(frame *f, const psi_point *p, size_t row, size_t place) {
  const double figures[] = {p->value, p->numerator, p->denominator};
  bool nan = false;
  for (int i = 0; i < 3; i++) {
    const psi_arrow_input *input = &f->inputs[VALUE + i];
    if (input->column == PSI_NO_COLUMN) continue;
    if (!psi_is_figure(figures[i]))
      nan = nan || !psi_arrow_is_null(input, row);
    else if (figures[i] - figures[i] != 0)
      return bad_figure(f, input, row, place);
  }
  if (nan) psi_tally_add(&f->nan, place);
  return true;
}

static bool bad_date(frame *f, size_t row, size_t place, ps_date on) {
  char shown[64];
  if (on == 0)
    return psi_import_fail(&f->in, place, PS_E_VALUE, "The row has a figure and no date.");
  return psi_import_fail(&f->in, place, PS_E_VALUE,
                         "\"%s\" is no day that exists; dates are of a date type, or written "
                         "2017-03-31, 2017-03 or 2017.",
                         psi_arrow_shown(&f->inputs[DATE], row, shown));
}

/* The measure of a row by the word in its column. */
static bool measure_of(frame *f, uint32_t word, size_t place, size_t *measure) {
  psi_word *named = &f->measures.items[word];
  if (word == 0)
    return psi_import_fail(&f->in, place, PS_E_VALUE, "The row has a figure and no measure.");
  if (named->number == 0) {
    if (!psi_points_measure(&f->points, named->text, f->options.create, named->text, place,
                            measure))
      return false;
    named->number = *measure + 1;
  }
  *measure = named->number - 1;
  return true;
}

static bool add_rows(frame *f, size_t from, size_t count) {
  const chunk *k = f->chunk;
  size_t measure = f->measure;
  for (size_t i = 0; i < count; i++) {
    psi_point p = {k->on[i], k->value[i], k->numerator[i], k->denominator[i], NULL};
    size_t row = from + i, place = f->rows + row + 1;
    if (!check_figures(f, &p, row, place)) return false;
    if (!psi_points_worth(&f->points, &p, place)) continue;
    if (p.on <= 0) return bad_date(f, row, place, p.on);
    if (f->options.measure == NULL && !measure_of(f, k->measure[i], place, &measure)) return false;
    if (!psi_points_add(&f->points, measure, k->group[i], &p, place)) return false;
  }
  return true;
}

/* The columns that are not there keep what clear_chunk() gave them. */
static bool read_rows(frame *f, size_t from, size_t count) {
  chunk *k = f->chunk;
  void *out[INPUTS];
  out[DATE] = k->on;
  out[VALUE] = k->value;
  out[NUMERATOR] = k->numerator;
  out[DENOMINATOR] = k->denominator;
  out[GROUP] = k->group;
  out[MEASURE] = k->measure;
  for (int i = 0; i < INPUTS; i++)
    if (f->inputs[i].column != PSI_NO_COLUMN &&
        !psi_arrow_read(&f->inputs[i], from, count, f->rows, out[i]))
      return false;
  return add_rows(f, from, count);
}

static bool new_chunk(frame *f) {
  f->chunk = psi_store_take(f->in.scratch, sizeof *f->chunk);
  if (f->chunk == NULL) return psi_import_no_memory(&f->in);
  for (int i = 0; i < CHUNK; i++)
    f->chunk->value[i] = f->chunk->numerator[i] = f->chunk->denominator[i] = psi_no_figure();
  return true;
}

/* ---- batches ---- */

/* A row that is null as a whole, as the array's own bits tell, or SIZE_MAX. */
static size_t null_row(const struct ArrowArray *batch) {
  if (batch->null_count == 0 || batch->n_buffers < 1 || batch->buffers == NULL) return SIZE_MAX;
  const unsigned char *valid = batch->buffers[0];
  for (size_t i = 0; valid != NULL && i < (size_t)batch->length; i++) {
    size_t at = (size_t)batch->offset + i;
    if ((valid[at >> 3] >> (at & 7) & 1) == 0) return i;
  }
  return SIZE_MAX;
}

static bool check_batch(frame *f) {
  const struct ArrowArray *batch = &f->batch;
  const int64_t most = (int64_t)(SIZE_MAX / 64 < INT64_MAX / 64 ? SIZE_MAX / 64 : INT64_MAX / 64);
  if (batch->length < 0 || batch->offset < 0 || batch->length > most || batch->offset > most)
    return malformed(f, "its length or offset cannot be");
  if (batch->n_children != f->schema.n_children || (batch->children == NULL && f->head.count > 0))
    return malformed(f, "it has other columns than its schema");
  size_t rows = (size_t)batch->length, cells = 0;
  for (int i = 0; i < INPUTS; i++) cells += f->inputs[i].column != PSI_NO_COLUMN;
  if (rows > (f->in.settings.limits.elements - f->elements) / cells)
    return psi_import_fail(&f->in, 0, PS_E_LIMIT,
                           "There are more cells than the limit (ps_limits.elements).");
  f->elements += rows * cells;
  size_t null = null_row(batch);
  return null == SIZE_MAX ||
         psi_import_fail(&f->in, f->rows + null + 1, PS_E_VALUE, "The row is null as a whole.");
}

/* How long a stream is nobody knows: the share told grows ever more slowly. */
static bool told(frame *f, size_t row) {
  const ps_settings *s = &f->in.settings;
  double rows = (double)f->rows + (double)row;
  if (s->progress == NULL || s->progress(s->progress_data, rows / (rows + 250000))) return true;
  return psi_import_fail(&f->in, 0, PS_E_CANCELLED, "%s", ps_status_text(PS_E_CANCELLED));
}

static bool read_batch(frame *f) {
  if (!check_batch(f)) return false;
  const size_t rows = (size_t)f->batch.length;
  for (int i = 0; i < INPUTS; i++) {
    psi_arrow_input *input = &f->inputs[i];
    if (input->column != PSI_NO_COLUMN &&
        !psi_arrow_turn(input, f->batch.children[input->column], f->batch.offset, rows))
      return false;
  }
  for (size_t row = 0; row < rows;) {
    size_t count = rows - row < CHUNK ? rows - row : CHUNK;
    if (row / CHUNK % TELL_EVERY == 0 && !told(f, row)) return false;
    f->points.coming = rows - row;
    if (!read_rows(f, row, count)) return false;
    row += count;
  }
  f->rows += rows;
  return true;
}

static bool read_batches(frame *f) {
  for (;;) {
    int code = f->stream->get_next(f->stream, &f->batch);
    if (code != 0) {
      f->batch.release = NULL;
      return stream_failed(f, code);
    }
    if (f->batch.release == NULL) return true;
    if (!read_batch(f)) return false;
    f->batch.release(&f->batch);
    f->batch.release = NULL;
  }
}

/* ---- the whole ---- */

static bool tell_all(frame *f) {
  return psi_points_tell_passed(&f->points) &&
         psi_import_tally(&f->in, &f->nan, "The row has NaN, which is no figure",
                          "rows have NaN, which is no figure") &&
         psi_points_tell_present(&f->points) &&
         psi_head_tell_unread(&f->in, &f->head, f->read);
}

static bool import_frame(frame *f) {
  return psi_points_open(&f->points, &f->in,
                         "name the column that tells the two apart (group_column)") &&
         psi_words_open(&f->measures, &f->in) && new_chunk(f) && read_schema(f) &&
         find_columns(f) && open_measure(f) && read_batches(f) && tell_all(f);
}

static void close_frame(frame *f) {
  psi_points_close(&f->points);
  psi_words_close(&f->measures);
  for (int i = 0; i < INPUTS; i++) psi_arrow_close(&f->inputs[i]);
  if (f->batch.release != NULL) f->batch.release(&f->batch);
  if (f->schema.release != NULL) f->schema.release(&f->schema);
}

ps_import *ps_import_frame(ps_case *c, struct ArrowArrayStream *stream,
                           const ps_import_frame_options *options, const ps_settings *settings,
                           ps_error *error) {
  const ps_import_frame_options defaults = PS_IMPORT_FRAME_OPTIONS_INIT;
  frame f;
  if (stream == NULL || stream->release == NULL) {
    psi_fail_argument(error, stream == NULL ? "ps_import_frame: there is no stream (NULL)."
                                            : "ps_import_frame: the stream was used already.");
    return NULL;
  }
  memset(&f, 0, sizeof f);
  f.stream = stream;
  f.options = defaults;
  if (options != NULL)
    memcpy(&f.options, options, options->size < sizeof f.options ? options->size : sizeof f.options);
  if (psi_import_begin(&f.in, c, "", "ps_import_frame", settings, error)) {
    f.in.places = "rows";
    f.in.head_line = 0;
    import_frame(&f);
    close_frame(&f);
  }
  ps_import *done = psi_import_end(&f.in);
  stream->release(stream);
  return done;
}
