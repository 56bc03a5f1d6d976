/* Rows of described structs as Arrow tables: which columns they have, and the table made of
 * them. */
#ifndef PSI_EXCHANGE_ARROW_OUT_H
#define PSI_EXCHANGE_ARROW_OUT_H

#include "base/error.h"
#include "base/field.h"
#include "base/memory.h"

#include <perfsys/arrow.h>

#include <string.h>

typedef enum psi_arrow_kind {
  PSI_ARROW_TEXT,
  PSI_ARROW_WORD, /* an enum */
  PSI_ARROW_TEXTS,
  PSI_ARROW_FLAG,
  PSI_ARROW_INTEGER,
  PSI_ARROW_NUMBER,
  PSI_ARROW_FIGURE, /* of a series: a double, NaN where there is none */
  PSI_ARROW_DATE,
  PSI_ARROW_MINOR,
  PSI_ARROW_CURRENCY
} psi_arrow_kind;

typedef struct psi_arrow_column {
  const char *name;
  psi_arrow_kind kind;
  const ps_enum *words;
  size_t offset;    /* in a row */
  const char *base; /* series: the column itself */
  size_t stride;
  size_t bytes, items; /* of the batch that is planned: of its texts, of its lists */
  size_t row_bytes, row_items; /* the same, of the row that is looked at */
} psi_arrow_column;

/* Where the rows are: one behind the other, or each for itself (entities). */
typedef struct psi_arrow_rows {
  const char *items;
  size_t stride;
  bool pointers;
  size_t count;
} psi_arrow_rows;

/* The place of a column's value in a row. */
static inline const void *psi_arrow_at(const psi_arrow_rows *rows, const psi_arrow_column *column,
                                       size_t row) {
  if (column->base != NULL) return column->base + row * column->stride;
  const char *at = rows->items + row * rows->stride;
  if (rows->pointers) {
    void *entity;
    memcpy(&entity, at, sizeof entity);
    at = entity;
  }
  return at + column->offset;
}

/* The text of a row, NULL where it is unset. For columns of texts and words. */
const char *psi_arrow_text(const psi_arrow_rows *rows, const psi_arrow_column *column, size_t row);

/* All that a stream holds. Given out as its private_data. */
typedef struct psi_arrow_table {
  ps_settings settings;
  ps_store *store; /* this, the columns and their names */
  psi_arrow_rows rows;
  psi_arrow_column *columns;
  size_t column_count;
  struct ArrowArray *batches;
  size_t batch_count, batch_capacity, next;
  const char *said; /* about the last failure of the stream */
} psi_arrow_table;

/* Finds the rows of a list and the columns wanted. */
ps_status psi_arrow_find(psi_arrow_table *table, const void *object, const char *list,
                         const char *columns, ps_error *error);

/* Makes one batch of the rows from `from` on, at most `most` bytes or items in any text
 * column, and sets `to` to the row behind it. */
ps_status psi_arrow_batch(psi_arrow_table *table, size_t from, size_t most, size_t *to,
                          struct ArrowArray *batch, ps_error *error);

/* Schemas, and what gives everything back. */
const char *psi_arrow_format(psi_arrow_kind kind);
bool psi_arrow_schema(const psi_arrow_table *table, struct ArrowSchema *schema);

/* ps_arrow_rows() with batches of at most `most` bytes of text in a column: INT32_MAX is what
 * a column of utf8 can hold. */
ps_status psi_arrow_rows_in_batches(const void *object, const char *list, const char *columns,
                                    size_t most, struct ArrowArrayStream *stream,
                                    const ps_settings *settings, ps_error *error);

#endif
