/* The stream that rows are given out by, and its schema. */
#include "exchange/arrow_out.h"

#include <errno.h>
#include <string.h>

/* ---- schemas ---- */

/* A schema may outlive its stream, and each column's may be taken out of it: each has a
 * block of its own. */
typedef struct schema_block {
  ps_allocator allocator;
  size_t size;
  struct ArrowSchema *child;
  struct ArrowSchema child_itself;
} schema_block;

const char *psi_arrow_format(psi_arrow_kind kind) {
  switch (kind) {
    case PSI_ARROW_TEXT:
    case PSI_ARROW_WORD:
    case PSI_ARROW_CURRENCY: return "u";
    case PSI_ARROW_TEXTS: return "+l";
    case PSI_ARROW_FLAG: return "b";
    case PSI_ARROW_INTEGER:
    case PSI_ARROW_MINOR: return "l";
    case PSI_ARROW_NUMBER:
    case PSI_ARROW_FIGURE: return "g";
    case PSI_ARROW_DATE: break;
  }
  return "tdD";
}

static void release_static(struct ArrowSchema *schema) { schema->release = NULL; }

static void release_schema(struct ArrowSchema *schema) {
  for (int64_t i = 0; i < schema->n_children; i++)
    if (schema->children[i]->release != NULL) schema->children[i]->release(schema->children[i]);
  schema_block *b = schema->private_data;
  ps_allocator allocator = b->allocator;
  psi_free(&allocator, b, b->size);
  schema->release = NULL;
}

/* A schema with so many bytes behind its block. */
static void *new_schema(const ps_allocator *allocator, struct ArrowSchema *schema, size_t more) {
  schema_block *b = psi_resize(allocator, NULL, 0, sizeof *b + more);
  memset(schema, 0, sizeof *schema);
  if (b == NULL) return NULL;
  memset(b, 0, sizeof *b);
  b->allocator = *allocator;
  b->size = sizeof *b + more;
  schema->release = release_schema;
  schema->private_data = b;
  return b + 1;
}

static bool column_schema(const ps_allocator *allocator, const psi_arrow_column *column,
                          struct ArrowSchema *schema) {
  size_t length = strlen(column->name);
  char *name = new_schema(allocator, schema, length + 1);
  if (name == NULL) return false;
  memcpy(name, column->name, length + 1);
  schema->name = name;
  schema->format = psi_arrow_format(column->kind);
  schema->flags = ARROW_FLAG_NULLABLE;
  if (column->kind != PSI_ARROW_TEXTS) return true;
  schema_block *b = schema->private_data;
  b->child_itself.format = "u";
  b->child_itself.name = "item";
  b->child_itself.release = release_static;
  b->child = &b->child_itself;
  schema->n_children = 1;
  schema->children = &b->child;
  return true;
}

bool psi_arrow_schema(const psi_arrow_table *table, struct ArrowSchema *schema) {
  const ps_allocator *allocator = &table->settings.allocator;
  size_t n = table->column_count;
  /* The columns' schemas, and behind them the pointers to them. */
  struct ArrowSchema *columns =
      new_schema(allocator, schema, n * (sizeof *columns + sizeof columns));
  if (columns == NULL) return false;
  schema->format = "+s";
  schema->name = "";
  schema->children = (struct ArrowSchema **)(columns + n);
  for (size_t c = 0; c < n; c++) {
    if (!column_schema(allocator, &table->columns[c], &columns[c])) {
      schema->release(schema);
      return false;
    }
    schema->children[c] = &columns[c];
    schema->n_children++;
  }
  return true;
}

/* ---- the stream ---- */

static int get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *schema) {
  psi_arrow_table *table = stream->private_data;
  if (psi_arrow_schema(table, schema)) return 0;
  table->said = ps_status_text(PS_E_MEMORY);
  return ENOMEM;
}

static int get_next(struct ArrowArrayStream *stream, struct ArrowArray *array) {
  psi_arrow_table *table = stream->private_data;
  memset(array, 0, sizeof *array);
  if (table->next < table->batch_count) *array = table->batches[table->next++];
  return 0;
}

static const char *get_last_error(struct ArrowArrayStream *stream) {
  return ((psi_arrow_table *)stream->private_data)->said;
}

static void free_table(psi_arrow_table *table) {
  for (; table->next < table->batch_count; table->next++)
    table->batches[table->next].release(&table->batches[table->next]);
  psi_free(&table->settings.allocator, table->batches,
           table->batch_capacity * sizeof *table->batches);
  psi_store_free(table->store);
}

static void release_stream(struct ArrowArrayStream *stream) {
  free_table(stream->private_data);
  stream->release = NULL;
}

static ps_status make_batches(psi_arrow_table *table, size_t most, ps_error *error) {
  for (size_t row = 0; row < table->rows.count;) {
    void *batches = table->batches;
    if (!psi_grow(&table->settings.allocator, &batches, &table->batch_capacity,
                  table->batch_count + 1, sizeof *table->batches))
      return psi_fail_memory(error);
    table->batches = batches;
    ps_status status = psi_arrow_batch(table, row, most, &row,
                                       &table->batches[table->batch_count], error);
    if (status != PS_OK) return status;
    table->batch_count++;
  }
  return PS_OK;
}

ps_status psi_arrow_rows_in_batches(const void *object, const char *list, const char *columns,
                                    size_t most, struct ArrowArrayStream *stream,
                                    const ps_settings *settings, ps_error *error) {
  ps_settings s = psi_settings(settings);
  if (object == NULL || ((const ps_object *)object)->type == NULL || list == NULL ||
      stream == NULL)
    return psi_fail_argument(error, "ps_arrow_rows: there is no object, list or stream (NULL).");
  ps_store *store = psi_store_new(&s.allocator);
  psi_arrow_table *table = store == NULL ? NULL : psi_store_take(store, sizeof *table);
  if (table == NULL) {
    psi_store_free(store);
    return psi_fail_memory(error);
  }
  table->settings = s;
  table->store = store;
  ps_status status = psi_arrow_find(table, object, list, columns, error);
  if (status == PS_OK) status = make_batches(table, most, error);
  if (status != PS_OK) {
    free_table(table);
    return status;
  }
  stream->get_schema = get_schema;
  stream->get_next = get_next;
  stream->get_last_error = get_last_error;
  stream->release = release_stream;
  stream->private_data = table;
  return PS_OK;
}

ps_status ps_arrow_rows(const void *object, const char *list, const char *columns,
                        struct ArrowArrayStream *stream, const ps_settings *settings,
                        ps_error *error) {
  return psi_arrow_rows_in_batches(object, list, columns, INT32_MAX, stream, settings, error);
}
