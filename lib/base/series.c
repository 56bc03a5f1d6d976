#include "base/field.h"

#include <math.h>
#include <string.h>

double psi_no_figure(void) { return (double)NAN; }

/* Moves a column into a longer one. The old one stays in the store unused: a
 * series grows by doubling, so what is left behind is never more than it holds. */
static void *longer(ps_store *store, const void *column, size_t count, size_t capacity,
                    size_t size) {
  if (capacity > SIZE_MAX / size) return NULL;
  void *grown = psi_store_take(store, capacity * size);
  if (grown != NULL && count > 0) memcpy(grown, column, count * size);
  return grown;
}

static bool reserve(ps_store *store, ps_series *s, size_t capacity) {
  ps_date *on = longer(store, s->on, s->count, capacity, sizeof *on);
  double *value = longer(store, s->value, s->count, capacity, sizeof *value);
  double *numerator = longer(store, s->numerator, s->count, capacity, sizeof *numerator);
  double *denominator = longer(store, s->denominator, s->count, capacity, sizeof *denominator);
  const char **group = longer(store, s->group, s->count, capacity, sizeof *group);
  if (on == NULL || value == NULL || numerator == NULL || denominator == NULL || group == NULL)
    return false;
  s->on = on;
  s->value = value;
  s->numerator = numerator;
  s->denominator = denominator;
  s->group = group;
  s->capacity = capacity;
  return true;
}

bool psi_series_reserve(ps_store *store, ps_series *s, size_t more) {
  if (s->capacity - s->count >= more) return true;
  if (more > SIZE_MAX / sizeof *s->value - s->count) return false;
  size_t capacity = s->count + more, doubled = s->capacity * 2;
  return reserve(store, s, capacity < doubled ? doubled : capacity);
}

static double figure(double value) { return psi_is_figure(value) ? value : psi_no_figure(); }

bool psi_series_add(ps_store *store, ps_series *s, const psi_point *point) {
  if (s->count == s->capacity && !reserve(store, s, s->capacity < 16 ? 16 : s->capacity * 2))
    return false;
  size_t i = s->count++;
  s->given = true;
  /* The columns are const for the reader; the store they are in is ours. */
  ((ps_date *)s->on)[i] = point->on;
  ((double *)s->value)[i] = figure(point->value);
  ((double *)s->numerator)[i] = figure(point->numerator);
  ((double *)s->denominator)[i] = figure(point->denominator);
  ((const char **)s->group)[i] = point->group;
  return true;
}

bool psi_series_extend(ps_store *store, ps_series *s, size_t row, const char *name,
                       size_t name_length, const char *text, size_t text_length) {
  ps_row_extension added = {row, {NULL, NULL}};
  added.member.name = psi_store_text(store, name, name_length);
  added.member.text = psi_store_text(store, text, text_length);
  if (added.member.name == NULL || added.member.text == NULL) return false;
  /* Full when the count is a power of two: the list doubles there. */
  size_t n = s->extension_count;
  if ((n & (n - 1)) == 0) {
    void *grown = longer(store, s->extensions, n, n == 0 ? 1 : n * 2, sizeof added);
    if (grown == NULL) return false;
    s->extensions = grown;
  }
  ((ps_row_extension *)s->extensions)[n] = added;
  s->extension_count++;
  return true;
}

bool psi_series_copy(ps_store *store, ps_series *to, const ps_series *from) {
  memset(to, 0, sizeof *to);
  to->given = from->given;
  if (from->count > 0 && !reserve(store, to, from->count)) return false;
  const char *copied = NULL, *last = NULL;
  for (size_t i = 0; i < from->count; i++) {
    psi_point point = {from->on[i], from->value[i], from->numerator[i], from->denominator[i], NULL};
    /* Points of one group follow each other: share the text. */
    if (from->group[i] != NULL) {
      if (last == NULL || (from->group[i] != last && strcmp(from->group[i], last) != 0)) {
        copied = psi_store_text(store, from->group[i], strlen(from->group[i]));
        if (copied == NULL) return false;
      }
      last = from->group[i];
      point.group = copied;
    }
    if (!psi_series_add(store, to, &point)) return false;
  }
  for (size_t i = 0; i < from->extension_count; i++) {
    const ps_row_extension *e = &from->extensions[i];
    if (!psi_series_extend(store, to, e->row, e->member.name, strlen(e->member.name),
                           e->member.text, strlen(e->member.text)))
      return false;
  }
  return true;
}

static bool same_column(const void *a, const void *b, size_t bytes) {
  return bytes == 0 || memcmp(a, b, bytes) == 0;
}

bool psi_series_equal(const ps_series *a, const ps_series *b) {
  size_t n = a->count;
  if (n != b->count || a->given != b->given || a->extension_count != b->extension_count)
    return false;
  if (!same_column(a->on, b->on, n * sizeof *a->on) ||
      !same_column(a->value, b->value, n * sizeof *a->value) ||
      !same_column(a->numerator, b->numerator, n * sizeof *a->numerator) ||
      !same_column(a->denominator, b->denominator, n * sizeof *a->denominator))
    return false;
  for (size_t i = 0; i < n; i++) {
    const char *x = a->group[i], *y = b->group[i];
    if (x != y && (x == NULL || y == NULL || strcmp(x, y) != 0)) return false;
  }
  for (size_t i = 0; i < a->extension_count; i++) {
    const ps_row_extension *x = &a->extensions[i], *y = &b->extensions[i];
    if (x->row != y->row || strcmp(x->member.name, y->member.name) != 0 ||
        strcmp(x->member.text, y->member.text) != 0)
      return false;
  }
  return true;
}
