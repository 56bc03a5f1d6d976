/* Figures into Arrow's buffers. Each array has its memory in one block of its own: who takes
 * a table may move one column out of it and keep that alone. */
#include "exchange/arrow_out.h"

#include <string.h>

enum { ALIGNMENT = 64, CHUNK = 4096 };

/* What stands before an array's buffers. */
typedef struct block {
  ps_allocator allocator;
  size_t size;
  const void *buffers[3];
  struct ArrowArray *child; /* of a list */
  struct ArrowArray child_itself;
} block;

static unsigned char *aligned(void *at) {
  uintptr_t place = (uintptr_t)at;
  return (unsigned char *)at + (ALIGNMENT - place % ALIGNMENT) % ALIGNMENT;
}

static size_t rounded(size_t size) { return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1); }

static void release_block(struct ArrowArray *array) {
  for (int64_t i = 0; i < array->n_children; i++)
    if (array->children[i]->release != NULL) array->children[i]->release(array->children[i]);
  block *b = array->private_data;
  ps_allocator allocator = b->allocator;
  psi_free(&allocator, b, b->size);
  array->release = NULL;
}

/* An array with buffers of these sizes, or false without memory. */
static bool new_array(const ps_allocator *allocator, struct ArrowArray *array, size_t length,
                      const size_t *sizes, int count) {
  size_t size = sizeof(block) + ALIGNMENT;
  for (int i = 0; i < count; i++) size += rounded(sizes[i]);
  block *b = psi_resize(allocator, NULL, 0, size);
  if (b == NULL) return false;
  memset(b, 0, sizeof *b);
  b->allocator = *allocator;
  b->size = size;
  unsigned char *at = aligned(b + 1);
  for (int i = 0; i < count; i++) {
    b->buffers[i] = at;
    at += rounded(sizes[i]);
  }
  memset(array, 0, sizeof *array);
  array->length = (int64_t)length;
  array->n_buffers = count;
  array->buffers = b->buffers;
  array->release = release_block;
  array->private_data = b;
  return true;
}

static void *buffer(const struct ArrowArray *array, int i) { return (void *)array->buffers[i]; }

/* ---- texts ---- */

const char *psi_arrow_text(const psi_arrow_rows *rows, const psi_arrow_column *column, size_t row) {
  const void *at = psi_arrow_at(rows, column, row);
  if (column->kind == PSI_ARROW_CURRENCY) {
    const ps_money *money = at;
    return money->set && money->currency[0] != '\0' ? money->currency : NULL;
  }
  if (column->kind == PSI_ARROW_WORD) {
    int value;
    memcpy(&value, at, sizeof value);
    const char *name = psi_enum_name(column->words, value);
    return *name == '\0' ? NULL : name;
  }
  const char *text;
  memcpy(&text, at, sizeof text);
  return text;
}

static psi_list texts_at(const psi_arrow_rows *rows, const psi_arrow_column *column, size_t row) {
  psi_list list;
  memcpy(&list, psi_arrow_at(rows, column, row), sizeof list);
  return list;
}

static bool holds_text(const psi_arrow_column *column) {
  return column->kind == PSI_ARROW_TEXT || column->kind == PSI_ARROW_WORD ||
         column->kind == PSI_ARROW_CURRENCY || column->kind == PSI_ARROW_TEXTS;
}

/* The bytes of a row's texts; of lists their items too. */
static size_t bytes_of(const psi_arrow_rows *rows, const psi_arrow_column *column, size_t row,
                       size_t *items) {
  *items = 0;
  if (column->kind != PSI_ARROW_TEXTS) {
    const char *text = psi_arrow_text(rows, column, row);
    return text == NULL ? 0 : strlen(text);
  }
  psi_list list = texts_at(rows, column, row);
  size_t bytes = 0;
  for (size_t i = 0; i < list.count; i++) bytes += strlen(psi_list_text(list, i));
  *items = list.count;
  return bytes;
}

/* Counts a row's texts in, where they fit still. */
static bool count_in(psi_arrow_table *table, size_t row, size_t most) {
  psi_arrow_column *columns = table->columns;
  for (size_t c = 0; c < table->column_count; c++) {
    psi_arrow_column *column = &columns[c];
    if (!holds_text(column)) continue;
    column->row_bytes = bytes_of(&table->rows, column, row, &column->row_items);
    if (column->row_bytes > most - column->bytes || column->row_items > most - column->items)
      return false;
  }
  for (size_t c = 0; c < table->column_count; c++) {
    columns[c].bytes += columns[c].row_bytes;
    columns[c].items += columns[c].row_items;
  }
  return true;
}

static ps_status told(psi_arrow_table *table, size_t row, ps_error *error) {
  const ps_settings *s = &table->settings;
  if (s->progress == NULL ||
      s->progress(s->progress_data, (double)row / (double)table->rows.count))
    return PS_OK;
  return psi_fail(error, PS_E_CANCELLED, "%s", ps_status_text(PS_E_CANCELLED));
}

/* How many rows the next batch has, and how much room its texts need. */
static ps_status plan(psi_arrow_table *table, size_t from, size_t most, size_t *to,
                      ps_error *error) {
  bool any = false;
  for (size_t c = 0; c < table->column_count; c++) {
    psi_arrow_column *column = &table->columns[c];
    column->bytes = column->items = column->row_bytes = column->row_items = 0;
    any = any || holds_text(column);
  }
  size_t row = any ? from : table->rows.count;
  for (; row < table->rows.count; row++) {
    ps_status status = row % CHUNK == 0 ? told(table, from, error) : PS_OK;
    if (status != PS_OK) return status;
    if (!count_in(table, row, most)) break;
  }
  *to = row;
  return row > from ? PS_OK
                    : psi_fail(error, PS_E_LIMIT,
                               "A text of row %zu is longer than a column of texts can hold.",
                               from + 1);
}

/* ---- filling ---- */

static void set_bit(unsigned char *bits, size_t i) {
  bits[i >> 3] |= (unsigned char)(1u << (i & 7));
}

/* The number of days since 1970-01-01; false for no day. */
static bool epoch_day(ps_date date, int32_t *day) {
  *day = ps_date_days(19700101, date);
  return *day != 0 || date == 19700101;
}

static void fill_texts(const psi_arrow_rows *rows, const psi_arrow_column *column,
                       struct ArrowArray *array, size_t from, size_t to, size_t begin) {
  unsigned char *valid = buffer(array, 0);
  int32_t *offsets = buffer(array, 1);
  char *bytes = buffer(array, 2);
  size_t used = (size_t)offsets[from - begin];
  for (size_t row = from; row < to; row++) {
    const char *text = psi_arrow_text(rows, column, row);
    if (text != NULL) {
      size_t length = strlen(text);
      memcpy(bytes + used, text, length);
      used += length;
      set_bit(valid, row - begin);
    } else {
      array->null_count++;
    }
    offsets[row - begin + 1] = (int32_t)used;
  }
}

static void fill_lists(const psi_arrow_rows *rows, const psi_arrow_column *column,
                       struct ArrowArray *array, size_t from, size_t to, size_t begin) {
  unsigned char *valid = buffer(array, 0);
  struct ArrowArray *items = array->children[0];
  int32_t *lists = buffer(array, 1), *offsets = buffer(items, 1);
  char *bytes = buffer(items, 2);
  size_t item = (size_t)lists[from - begin], used = (size_t)offsets[item];
  for (size_t row = from; row < to; row++) {
    psi_list list = texts_at(rows, column, row);
    for (size_t i = 0; i < list.count; i++) {
      const char *text = psi_list_text(list, i);
      size_t length = strlen(text);
      memcpy(bytes + used, text, length);
      used += length;
      offsets[++item] = (int32_t)used;
    }
    if (list.given)
      set_bit(valid, row - begin);
    else
      array->null_count++;
    lists[row - begin + 1] = (int32_t)item;
  }
}

/* Sets one value of fixed size; false where there is none. */
static bool fill_one(const psi_arrow_column *column, const void *at, void *values, size_t i) {
  switch (column->kind) {
    case PSI_ARROW_FLAG: {
      const ps_flag *flag = at;
      if (flag->set && flag->value) set_bit(values, i);
      return flag->set;
    }
    case PSI_ARROW_INTEGER: {
      const ps_integer *integer = at;
      ((int64_t *)values)[i] = integer->set ? integer->value : 0;
      return integer->set;
    }
    case PSI_ARROW_MINOR: {
      const ps_money *money = at;
      ((int64_t *)values)[i] = money->set ? money->minor : 0;
      return money->set;
    }
    case PSI_ARROW_NUMBER: {
      const ps_number *number = at;
      bool there = number->set && psi_is_figure(number->value);
      ((double *)values)[i] = there ? number->value : 0;
      return there;
    }
    case PSI_ARROW_FIGURE: {
      double value;
      memcpy(&value, at, sizeof value);
      ((double *)values)[i] = psi_is_figure(value) ? value : 0;
      return psi_is_figure(value);
    }
    default: {
      ps_date date;
      memcpy(&date, at, sizeof date);
      return epoch_day(date, &((int32_t *)values)[i]);
    }
  }
}

static void fill_fixed(const psi_arrow_rows *rows, const psi_arrow_column *column,
                       struct ArrowArray *array, size_t from, size_t to, size_t begin) {
  unsigned char *valid = buffer(array, 0);
  void *values = buffer(array, 1);
  for (size_t row = from; row < to; row++) {
    if (fill_one(column, psi_arrow_at(rows, column, row), values, row - begin))
      set_bit(valid, row - begin);
    else
      array->null_count++;
  }
}

/* ---- a batch ---- */

static size_t width_of(psi_arrow_kind kind) { return kind == PSI_ARROW_DATE ? 4 : 8; }

static bool new_column(const ps_allocator *allocator, const psi_arrow_column *column, size_t rows,
                       struct ArrowArray *array) {
  size_t bits = rows / 8 + 1, sizes[3] = {bits, (rows + 1) * sizeof(int32_t), column->bytes};
  int count = holds_text(column) && column->kind != PSI_ARROW_TEXTS ? 3 : 2;
  if (!holds_text(column))
    sizes[1] = column->kind == PSI_ARROW_FLAG ? bits : rows * width_of(column->kind);
  if (rows > SIZE_MAX / 64 || !new_array(allocator, array, rows, sizes, count)) return false;
  memset(buffer(array, 0), 0, bits);
  if (column->kind == PSI_ARROW_FLAG) memset(buffer(array, 1), 0, bits);
  if (holds_text(column)) *(int32_t *)buffer(array, 1) = 0;
  if (column->kind != PSI_ARROW_TEXTS) return true;
  block *b = array->private_data;
  size_t item_sizes[3] = {0, (column->items + 1) * sizeof(int32_t), column->bytes};
  if (!new_array(allocator, &b->child_itself, column->items, item_sizes, 3)) {
    release_block(array);
    return false;
  }
  b->child_itself.buffers[0] = NULL; /* an item is never null */
  *(int32_t *)buffer(&b->child_itself, 1) = 0;
  b->child = &b->child_itself;
  array->n_children = 1;
  array->children = &b->child;
  return true;
}

/* The table's own array with room for its columns: a struct that is never null. */
static bool new_batch(const psi_arrow_table *table, size_t rows, struct ArrowArray *batch) {
  const ps_allocator *allocator = &table->settings.allocator;
  size_t n = table->column_count;
  size_t sizes[3] = {0, n * sizeof(struct ArrowArray *), n * sizeof(struct ArrowArray)};
  if (!new_array(allocator, batch, rows, sizes, 3)) return false;
  struct ArrowArray *columns = buffer(batch, 2);
  batch->children = buffer(batch, 1);
  batch->buffers[0] = NULL;
  batch->n_buffers = 1;
  for (size_t c = 0; c < n; c++) {
    if (!new_column(allocator, &table->columns[c], rows, &columns[c])) {
      batch->release(batch);
      return false;
    }
    batch->children[c] = &columns[c];
    batch->n_children++;
  }
  return true;
}

ps_status psi_arrow_batch(psi_arrow_table *table, size_t from, size_t most, size_t *to,
                          struct ArrowArray *batch, ps_error *error) {
  ps_status status = plan(table, from, most, to, error);
  if (status != PS_OK) return status;
  if (!new_batch(table, *to - from, batch)) return psi_fail_memory(error);
  /* All columns of some rows before the next rows: an entity is then fetched from memory
   * once only. */
  for (size_t row = from; row < *to && status == PS_OK;) {
    size_t end = *to - row < CHUNK ? *to : row + CHUNK;
    status = told(table, row, error);
    for (size_t c = 0; c < table->column_count && status == PS_OK; c++) {
      const psi_arrow_column *column = &table->columns[c];
      struct ArrowArray *array = batch->children[c];
      if (column->kind == PSI_ARROW_TEXTS)
        fill_lists(&table->rows, column, array, row, end, from);
      else if (holds_text(column))
        fill_texts(&table->rows, column, array, row, end, from);
      else
        fill_fixed(&table->rows, column, array, row, end, from);
    }
    row = end;
  }
  for (size_t c = 0; c < table->column_count; c++)
    if (batch->children[c]->null_count == 0) batch->children[c]->buffers[0] = NULL;
  if (status != PS_OK) batch->release(batch);
  return status;
}
