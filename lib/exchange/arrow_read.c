/* Values out of foreign columns. They are copied out byte by byte (memcpy), since nobody
 * promises that they are aligned. */
#include "exchange/arrow_in.h"

#include "base/number.h"
#include "base/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void psi_arrow_close(psi_arrow_input *input) {
  if (input->in == NULL) return;
  psi_free(&input->in->settings.allocator, input->known, input->known_size);
  input->known = NULL;
  input->known_size = 0;
}

/* ---- turning to a batch ---- */

static bool malformed(const psi_arrow_input *input, const char *what) {
  char name[64];
  return psi_import_fail(input->in, 0, PS_E_ARGUMENT,
                         "Column \"%s\" of the table is malformed: %s.",
                         psi_excerpt(input->name, strlen(input->name), name), what);
}

static bool turn_text(psi_arrow_input *input, psi_arrow_view *view,
                      const struct ArrowArray *array) {
  if (view->type.sort == PSI_ARROW_STRING) {
    view->bytes = array->buffers[2];
    size_t last = view->offset + view->length;
    if (view->type.width == 8) {
      memcpy(&view->last_offset, view->values + last * 8, 8);
    } else {
      int32_t offset;
      memcpy(&offset, view->values + last * 4, sizeof offset);
      view->last_offset = offset;
    }
    return true;
  }
  view->more_count = array->n_buffers - 3;
  view->more = (const void *const *)array->buffers + 2;
  view->more_sizes = array->buffers[array->n_buffers - 1];
  return view->more_count == 0 || view->more_sizes != NULL ||
         malformed(input, "the sizes of its buffers are not there");
}

/* Points a view at an array: `rows` values from `from` on. */
static bool turn(psi_arrow_input *input, psi_arrow_view *view, const struct ArrowArray *array,
                 int64_t from, size_t rows) {
  static const int64_t buffers[] = {0, 2, 2, 2, 3, 3};
  const int64_t most = (int64_t)(SIZE_MAX / 64 < INT64_MAX / 64 ? SIZE_MAX / 64 : INT64_MAX / 64);
  psi_arrow_sort sort = view->type.sort;
  if (array == NULL || array->release == NULL) return malformed(input, "it is not there");
  if (array->length < 0 || array->offset < 0 || array->length > most || array->offset > most ||
      from > array->length || rows > (size_t)(array->length - from))
    return malformed(input, "its length or offset cannot be");
  view->offset = (size_t)(array->offset + from);
  view->length = rows;
  view->valid = view->values = NULL;
  if (rows == 0 || sort == PSI_ARROW_NOTHING) return true;
  if (sort == PSI_ARROW_VIEW ? array->n_buffers < buffers[sort] : array->n_buffers != buffers[sort])
    return malformed(input, "its type has another number of buffers");
  if (array->buffers == NULL || array->buffers[1] == NULL)
    return malformed(input, "a buffer is not there");
  if (array->null_count != 0) view->valid = array->buffers[0];
  if (array->null_count > 0 && view->valid == NULL)
    return malformed(input, "it does not say which of its values are null");
  view->values = array->buffers[1];
  return (sort != PSI_ARROW_STRING && sort != PSI_ARROW_VIEW) || turn_text(input, view, array);
}

bool psi_arrow_turn(psi_arrow_input *input, const struct ArrowArray *array, int64_t from,
                    size_t rows) {
  input->is_known = false;
  if (!turn(input, &input->view, array, from, rows)) return false;
  if (!input->coded) return true;
  const struct ArrowArray *dictionary = array->dictionary;
  if (dictionary == NULL || dictionary->length < 0)
    return malformed(input, "it has no dictionary");
  return turn(input, &input->codes_of, dictionary, 0, (size_t)dictionary->length);
}

/* ---- one value ---- */

static bool is_null(const psi_arrow_view *view, size_t i) {
  size_t at = view->offset + i;
  return view->type.sort == PSI_ARROW_NOTHING ||
         (view->valid != NULL && (view->valid[at >> 3] >> (at & 7) & 1) == 0);
}

#define LOAD(type, name, view, i)                                                                  \
  type name;                                                                                       \
  memcpy(&name, (view)->values + ((view)->offset + (i)) * sizeof name, sizeof name)

/* An integer's bits; those of an unsigned one beyond 63 are told by `is_signed`. */
static int64_t whole_at(const psi_arrow_view *view, size_t i) {
  switch (view->type.width) {
    case 1: {
      LOAD(uint8_t, value, view, i);
      return view->type.is_signed ? (int8_t)value : value;
    }
    case 2: {
      LOAD(uint16_t, value, view, i);
      return view->type.is_signed ? (int16_t)value : value;
    }
    case 4: {
      LOAD(uint32_t, value, view, i);
      return view->type.is_signed ? (int32_t)value : (int64_t)value;
    }
    default: {
      LOAD(int64_t, value, view, i);
      return value;
    }
  }
}

static int64_t offset_at(const psi_arrow_view *view, size_t i) {
  if (view->type.width == 8) {
    LOAD(int64_t, offset, view, i);
    return offset;
  }
  LOAD(int32_t, offset, view, i);
  return offset;
}

static bool long_view(const psi_arrow_view *view, const unsigned char *item, int32_t length,
                      const char **text) {
  int32_t index, offset;
  int64_t size;
  memcpy(&index, item + 8, sizeof index);
  memcpy(&offset, item + 12, sizeof offset);
  if (index < 0 || index >= view->more_count || offset < 0) return false;
  memcpy(&size, view->more_sizes + (size_t)index * sizeof size, sizeof size);
  if (view->more[index] == NULL || offset > size || length > size - offset) return false;
  *text = (const char *)view->more[index] + offset;
  return true;
}

/* The text of a value that is not null; integers are written into `digits`. False where its
 * place cannot be. */
static bool text_at(const psi_arrow_view *view, size_t i, char digits[PSI_NUMBER_BUFFER],
                    const char **text, size_t *length) {
  if (view->type.sort == PSI_ARROW_WHOLE) {
    int64_t value = whole_at(view, i);
    *text = digits;
    if (value >= 0 || view->type.is_signed)
      *length = psi_integer_write(value, digits);
    else
      *length = (size_t)snprintf(digits, PSI_NUMBER_BUFFER, "%llu", (unsigned long long)value);
    return true;
  }
  if (view->type.sort == PSI_ARROW_STRING) {
    int64_t begin = offset_at(view, i), end = offset_at(view, i + 1);
    if (begin < 0 || end < begin || end > view->last_offset) return false;
    if (end > begin && view->bytes == NULL) return false;
    *text = end == begin ? "" : (const char *)view->bytes + begin;
    *length = (size_t)(end - begin);
    return true;
  }
  const unsigned char *item = view->values + (view->offset + i) * 16;
  int32_t size;
  memcpy(&size, item, sizeof size);
  if (size < 0) return false;
  *length = (size_t)size;
  *text = (const char *)item + 4;
  return size <= 12 || long_view(view, item, size, text);
}

bool psi_arrow_is_null(const psi_arrow_input *input, size_t row) {
  if (is_null(&input->view, row)) return true;
  /* A code that points nowhere was refused when the row was read. */
  return input->coded && is_null(&input->codes_of, (size_t)whole_at(&input->view, row));
}

const char *psi_arrow_shown(const psi_arrow_input *input, size_t row, char shown[64]) {
  const psi_arrow_view *view = &input->view;
  char digits[PSI_NUMBER_BUFFER];
  const char *text = "";
  size_t length = 0;
  if (input->coded) {
    row = (size_t)whole_at(view, row);
    view = &input->codes_of;
  }
  if (view->type.sort == PSI_ARROW_MOMENT) {
    text = digits;
    length = psi_integer_write(whole_at(view, row), digits);
  } else if (view->type.sort == PSI_ARROW_REAL) {
    text = "an infinite number";
    length = strlen(text);
  } else {
    text_at(view, row, digits, &text, &length);
  }
  return psi_excerpt(text, length, shown);
}

/* ---- figures ---- */

/* Infinite where a double is another number. */
static double exact(int64_t value, bool is_signed) {
  const int64_t every = INT64_C(1) << 53; /* up to here a double holds every integer */
  if (value >= -every && value <= every && (is_signed || value >= 0)) return (double)value;
  double made = is_signed ? (double)value : (double)(uint64_t)value;
  bool same = is_signed ? made < 9223372036854775808.0 && (int64_t)made == value
                        : made < 18446744073709551616.0 && (uint64_t)made == (uint64_t)value;
  return same ? made : (double)INFINITY;
}

static void read_figures(const psi_arrow_view *view, size_t from, size_t count, double *out) {
  if (view->type.sort == PSI_ARROW_REAL && view->type.width == 8) {
    memcpy(out, view->values + (view->offset + from) * sizeof *out, count * sizeof *out);
  } else if (view->type.sort == PSI_ARROW_REAL) {
    for (size_t i = 0; i < count; i++) {
      LOAD(float, value, view, from + i);
      out[i] = (double)value;
    }
  } else if (view->type.sort == PSI_ARROW_WHOLE) {
    bool is_signed = view->type.is_signed || view->type.width < 8;
    for (size_t i = 0; i < count; i++) out[i] = exact(whole_at(view, from + i), is_signed);
  }
  if (view->valid == NULL && view->type.sort != PSI_ARROW_NOTHING) return;
  for (size_t i = 0; i < count; i++)
    if (is_null(view, from + i)) out[i] = psi_no_figure();
}

/* ---- dates ---- */

static bool broken_text(const psi_arrow_input *input, size_t row) {
  char name[64];
  return psi_import_fail(input->in, row, PS_E_VALUE,
                         "The text in column \"%s\" is said to be where it cannot be.",
                         psi_excerpt(input->name, strlen(input->name), name));
}

/* The day of a number of days or parts of a day since 1970-01-01. */
static ps_date day_of(const psi_arrow_type *type, int64_t value) {
  const int64_t part = type->per_day;
  if (type->ahead > 0 ? value > INT64_MAX - type->ahead : value < INT64_MIN - type->ahead)
    return PSI_NO_DAY;
  value += type->ahead;
  int64_t day = value / part - (value % part < 0);
  if (day < -1000000 || day > 4000000) return PSI_NO_DAY;
  ps_date date = ps_date_add_days(19700101, (int32_t)day);
  return date == 0 ? PSI_NO_DAY : date;
}

static bool read_dates(const psi_arrow_input *input, const psi_arrow_view *view, size_t from,
                       size_t count, size_t before, ps_date *out) {
  char digits[PSI_NUMBER_BUFFER];
  int64_t last = 0;
  const char *last_text = NULL;
  size_t last_length = 0;
  ps_date last_day = 0;
  for (size_t i = 0; i < count; i++) {
    out[i] = 0;
    if (is_null(view, from + i)) continue;
    if (view->type.sort == PSI_ARROW_MOMENT) {
      int64_t value = whole_at(view, from + i);
      if (last_day == 0 || value != last) last_day = day_of(&view->type, value);
      last = value;
      out[i] = last_day;
      continue;
    }
    const char *text;
    size_t length;
    if (!text_at(view, from + i, digits, &text, &length))
      return broken_text(input, before + from + i + 1);
    if (text == digits || last_text == NULL || length != last_length ||
        memcmp(text, last_text, length) != 0) {
      last_text = text;
      last_length = length;
      const char *trimmed = text;
      psi_trim(&trimmed, &length);
      last_day = length == 0 ? 0 : psi_date_read(trimmed, length, PS_DATE_ORDER_ISO);
      if (last_day == 0 && length > 0) last_day = PSI_NO_DAY;
    }
    out[i] = last_day;
  }
  return true;
}

/* ---- words ---- */

static bool new_word(const psi_arrow_input *input, const char *text, size_t length, size_t row,
                     uint32_t *word) {
  char name[64];
  psi_import *in = input->in;
  psi_excerpt(input->name, strlen(input->name), name);
  if (length > in->settings.limits.text)
    return psi_import_fail(in, row, PS_E_LIMIT,
                           "The text in column \"%s\" is longer than the limit (ps_limits.text).",
                           name);
  if (memchr(text, '\0', length) != NULL)
    return psi_import_fail(in, row, PS_E_ENCODING, "The text in column \"%s\" holds U+0000.", name);
  if (psi_utf8_check(text, length) != length)
    return psi_import_fail(in, row, PS_E_ENCODING, "The text in column \"%s\" is not valid UTF-8.",
                           name);
  return psi_words_add(input->words, text, length, word);
}

static bool read_words(const psi_arrow_input *input, const psi_arrow_view *view, size_t from,
                       size_t count, size_t before, uint32_t *out) {
  char digits[PSI_NUMBER_BUFFER];
  const char *last_text = NULL;
  size_t last_length = 0;
  uint32_t word = 0;
  for (size_t i = 0; i < count; i++) {
    const char *text;
    size_t length, row = before + from + i + 1;
    out[i] = 0;
    if (is_null(view, from + i)) continue;
    if (!text_at(view, from + i, digits, &text, &length)) return broken_text(input, row);
    if (text == digits || last_text == NULL || length != last_length ||
        memcmp(text, last_text, length) != 0) {
      last_text = text;
      last_length = length;
      psi_trim(&text, &length);
      word = psi_words_find(input->words, text, length);
      if (word == PSI_NO_WORD && !new_word(input, text, length, row, &word)) return false;
    }
    out[i] = word;
  }
  return true;
}

/* ---- columns ---- */

static size_t size_of(psi_arrow_role role) {
  return role == PSI_ARROW_FIGURES ? sizeof(double)
         : role == PSI_ARROW_DATES ? sizeof(ps_date)
                                   : sizeof(uint32_t);
}

static bool read_view(const psi_arrow_input *input, const psi_arrow_view *view, size_t from,
                      size_t count, size_t before, void *out) {
  if (input->role == PSI_ARROW_FIGURES) {
    read_figures(view, from, count, out);
    return true;
  }
  if (input->role == PSI_ARROW_DATES) return read_dates(input, view, from, count, before, out);
  return read_words(input, view, from, count, before, out);
}

static void put_nothing(psi_arrow_role role, void *out) {
  double none = psi_no_figure();
  memset(out, 0, size_of(role));
  if (role == PSI_ARROW_FIGURES) memcpy(out, &none, sizeof none);
}

/* Reads a whole dictionary, unless it is longer than the batch: many small batches may share
 * a large one. An error in it is not of any row. */
static bool know_dictionary(psi_arrow_input *input) {
  const psi_arrow_view *dictionary = &input->codes_of;
  size_t size = dictionary->length * size_of(input->role);
  if (input->is_known || dictionary->length > input->view.length || size == 0) return true;
  if (size > input->known_size) {
    void *known = psi_resize(&input->in->settings.allocator, input->known, input->known_size, size);
    if (known == NULL) return psi_import_no_memory(input->in);
    input->known = known;
    input->known_size = size;
  }
  if (!read_view(input, dictionary, 0, dictionary->length, 0, input->known)) return false;
  input->is_known = true;
  return true;
}

static bool read_coded(psi_arrow_input *input, size_t from, size_t count, size_t before,
                       void *out) {
  const size_t size = size_of(input->role);
  char name[64];
  if (!know_dictionary(input)) return false;
  for (size_t i = 0; i < count; i++) {
    void *to = (char *)out + i * size;
    if (is_null(&input->view, from + i)) {
      put_nothing(input->role, to);
      continue;
    }
    int64_t code = whole_at(&input->view, from + i);
    size_t row = before + from + i;
    if (code < 0 || (uint64_t)code >= input->codes_of.length)
      return psi_import_fail(input->in, row + 1, PS_E_VALUE,
                             "Column \"%s\" has a code that its dictionary has not.",
                             psi_excerpt(input->name, strlen(input->name), name));
    if (input->is_known)
      memcpy(to, (const char *)input->known + (size_t)code * size, size);
    else if (!read_view(input, &input->codes_of, (size_t)code, 1, row - (size_t)code, to))
      return false;
  }
  return true;
}

bool psi_arrow_read(psi_arrow_input *input, size_t from, size_t count, size_t before, void *out) {
  if (input->coded) return read_coded(input, from, count, before, out);
  return read_view(input, &input->view, from, count, before, out);
}
