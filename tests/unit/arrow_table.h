/* Arrow tables built by hand, which count whether all that is given out comes back. */
#ifndef ARROW_TABLE_H
#define ARROW_TABLE_H

#include <perfsys/arrow.h>

#include <criterion/criterion.h>

#include <stdarg.h>
#include <string.h>

enum { TABLE_COLUMNS = 8, TABLE_BATCHES = 3, TABLE_BUFFERS = 6 };

typedef struct table {
  struct ArrowSchema schema, columns[TABLE_COLUMNS], *column_at[TABLE_COLUMNS];
  struct ArrowSchema dictionary_schemas[TABLE_COLUMNS];
  struct ArrowArray batches[TABLE_BATCHES], arrays[TABLE_BATCHES][TABLE_COLUMNS];
  struct ArrowArray *array_at[TABLE_BATCHES][TABLE_COLUMNS];
  struct ArrowArray dictionaries[TABLE_BATCHES][TABLE_COLUMNS];
  const void *buffers[TABLE_BATCHES][TABLE_COLUMNS][TABLE_BUFFERS];
  const void *dictionary_buffers[TABLE_BATCHES][TABLE_COLUMNS][TABLE_BUFFERS];
  const void *no_buffers[1];
  struct ArrowArrayStream stream;
  int batch_count, next;
  int out;                     /* schemas, batches and streams that were not released */
  int schema_code, batch_code; /* with which the stream fails, instead of a batch after the last */
  const char *said;
} table;

static inline void table_release_schema(struct ArrowSchema *schema) {
  ((table *)schema->private_data)->out--;
  schema->release = NULL;
}

static inline void table_release_batch(struct ArrowArray *batch) {
  ((table *)batch->private_data)->out--;
  batch->release = NULL;
}

static inline void table_release_column(struct ArrowArray *array) { array->release = NULL; }

static inline void table_release_stream(struct ArrowArrayStream *stream) {
  ((table *)stream->private_data)->out--;
  stream->release = NULL;
}

static inline int table_get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
  table *t = stream->private_data;
  if (t->schema_code != 0) return t->schema_code;
  *out = t->schema;
  t->out++;
  return 0;
}

static inline int table_get_next(struct ArrowArrayStream *stream, struct ArrowArray *out) {
  table *t = stream->private_data;
  memset(out, 0, sizeof *out);
  if (t->next == t->batch_count) return t->batch_code;
  *out = t->batches[t->next++];
  t->out++;
  return 0;
}

static inline const char *table_error(struct ArrowArrayStream *stream) {
  return ((table *)stream->private_data)->said;
}

/* Begins a batch of some rows; the first one begins the table. */
static inline void table_batch(table *t, int64_t rows) {
  struct ArrowArray *batch = &t->batches[t->batch_count];
  batch->length = rows;
  batch->n_buffers = 1;
  batch->buffers = t->no_buffers;
  batch->children = t->array_at[t->batch_count];
  batch->release = table_release_batch;
  batch->private_data = t;
  t->schema.n_children = 0;
  t->batch_count++;
}

static inline void table_open(table *t, int64_t rows) {
  memset(t, 0, sizeof *t);
  t->schema.format = "+s";
  t->schema.name = "";
  t->schema.children = t->column_at;
  t->schema.release = table_release_schema;
  t->schema.private_data = t;
  t->stream.get_schema = table_get_schema;
  t->stream.get_next = table_get_next;
  t->stream.get_last_error = table_error;
  t->stream.release = table_release_stream;
  t->stream.private_data = t;
  t->out = 1;
  table_batch(t, rows);
}

static inline void table_fill(struct ArrowArray *array, int64_t rows, const void **room, int count,
                              va_list buffers) {
  for (int i = 0; i < count; i++) room[i] = va_arg(buffers, const void *);
  array->length = rows;
  array->null_count = room[0] == NULL ? 0 : -1;
  array->n_buffers = count;
  array->buffers = room;
  array->release = table_release_column;
}

/* Adds a column to the batch begun last: its buffers follow, the bits of what is there first. */
static inline struct ArrowArray *table_column(table *t, const char *name, const char *format,
                                              int count, ...) {
  int b = t->batch_count - 1, c = (int)t->schema.n_children++;
  struct ArrowSchema *schema = &t->columns[c];
  struct ArrowArray *array = &t->arrays[b][c];
  schema->name = name;
  schema->format = format;
  schema->flags = ARROW_FLAG_NULLABLE;
  schema->release = table_release_schema; /* nobody may call it: the table's is enough */
  t->column_at[c] = schema;
  va_list buffers;
  va_start(buffers, count);
  table_fill(array, t->batches[b].length, t->buffers[b][c], count, buffers);
  va_end(buffers);
  t->array_at[b][c] = array;
  t->batches[b].n_children = c + 1;
  return array;
}

/* Says how many columns there are, where one was put in the place of another. */
static inline void table_all(table *t, int count) {
  t->schema.n_children = t->batches[t->batch_count - 1].n_children = count;
}

/* Gives the column added last a dictionary of some values. */
static inline struct ArrowArray *table_dictionary(table *t, const char *format, int64_t length,
                                                  int count, ...) {
  int b = t->batch_count - 1, c = (int)t->schema.n_children - 1;
  struct ArrowArray *array = &t->dictionaries[b][c];
  t->dictionary_schemas[c].format = format;
  t->dictionary_schemas[c].release = table_release_schema;
  t->columns[c].dictionary = &t->dictionary_schemas[c];
  va_list buffers;
  va_start(buffers, count);
  table_fill(array, length, t->dictionary_buffers[b][c], count, buffers);
  va_end(buffers);
  t->arrays[b][c].dictionary = array;
  return array;
}

/* Puts the stream back to its beginning. */
static inline struct ArrowArrayStream *table_stream(table *t) {
  t->next = 0;
  if (t->stream.release == NULL) t->out++;
  t->stream.release = table_release_stream;
  return &t->stream;
}

#endif
