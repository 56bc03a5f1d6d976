/* A gap by group. A mean can hide that every group moved the other way, because the
 * mix of groups changed (Simpson 1951): then the whole tells a false story. */
#include "analysis/size.h"

#include <string.h>

static const ps_field segment_rows[] = {
    PSI_TEXT(ps_segment, group, 1, "The group."),
    PSI_STRUCT(ps_segment, before, ps_level, psi_level_table, 1,
               "Over the measure's baseline window."),
    PSI_STRUCT(ps_segment, now, ps_level, psi_level_table, 1, "Over its current window."),
    PSI_NUMBER(ps_segment, gap_now, "unit of the measure", 1,
               "Signed gap now; positive is short of desired."),
    PSI_NUMBER(ps_segment, change, "unit of the measure", 1,
               "now - before, in the measure's unit."),
};
const ps_struct psi_segment_table = PSI_TABLE("segment", ps_segment, segment_rows,
                                              "A segment (group) of a measure beside the whole.");

typedef struct grouped {
  const char *group;
  size_t row;
} grouped;

static int compare(const void *x, const void *y) {
  const grouped *a = x, *b = y;
  int by_group = strcmp(a->group, b->group);
  if (by_group != 0) return by_group;
  return a->row < b->row ? -1 : a->row > b->row;
}

static void take(const psi_sizing *z, const ps_window *w, const size_t *rows, size_t count,
                 ps_level *level) {
  psi_level_ask ask = {z->measure, w->from, w->to, NULL, z->as_of, rows, count};
  if (w->object.state & PS_OBJECT_GIVEN) psi_level_take(level, &ask);
}

static bool add_segment(psi_sizing *z, const char *group, const size_t *rows, size_t count) {
  const ps_field *list = ps_field_find(z->size->object.type, "segments");
  ps_segment *s = psi_list_add(z->store, z->size, list);
  if (s == NULL) return false;
  s->group = group;
  take(z, &z->measure->baseline, rows, count, &s->before);
  take(z, &z->measure->current, rows, count, &s->now);
  s->before.group = s->now.group = group;
  s->gap_now = psi_size_short_of(z->size, s->now.value);
  if (s->before.value.set && s->now.value.set)
    s->change = psi_size_number(s->now.value.value - s->before.value.value);
  return true;
}

/* `points` has room for as many again. False without memory or cancelled. */
static bool add_segments(psi_sizing *z, grouped *points, size_t count, size_t *rows) {
  if (!psi_sort(points, points + count, count, sizeof *points, compare, z->pulse)) return false;
  for (size_t i = 0; i < count; i++) rows[i] = points[i].row;
  for (size_t from = 0, to; from < count; from = to) {
    for (to = from; to < count && strcmp(points[to].group, points[from].group) == 0;) to++;
    if (!add_segment(z, points[from].group, rows + from, to - from)) return false;
  }
  return true;
}

/* -1, 0 or 1 for what is set. */
static int sign(ps_number n) { return !n.set || n.value == 0 ? 0 : n.value > 0 ? 1 : -1; }

static void compare_with_whole(psi_sizing *z) {
  const ps_gap_size *s = z->size;
  size_t changed = 0, against_change = 0, gaps = 0, against_gap = 0;
  for (size_t i = 0; i < s->segments.count; i++) {
    int change = sign(s->segments.items[i].change), gap = sign(s->segments.items[i].gap_now);
    changed += change != 0;
    against_change += change != 0 && change == -sign(s->change);
    gaps += gap != 0;
    against_gap += gap != 0 && gap == -sign(s->gap_now);
  }
  if (changed > 1 && against_change == changed)
    psi_size_warn(z, "every group moved the other way than the whole: the mix of groups has "
                     "changed; compare group by group");
  else if (against_gap > 0 && against_gap == gaps && gaps > 1)
    psi_size_warn(z, "the whole and its groups lie on different sides of what should be; compare "
                     "group by group");
  else if (against_gap > 0)
    psi_size_warn(z, "some groups lie on the other side of what should be than the whole; see the "
                     "segments");
}

void psi_size_segments(psi_sizing *z) {
  const ps_series *s = &z->measure->series;
  const bool one_group = z->measure->current.group != NULL;
  if (s->count == 0 || one_group) return;
  grouped *points = psi_resize(z->allocator, NULL, 0, 2 * s->count * sizeof *points);
  size_t *rows = psi_resize(z->allocator, NULL, 0, s->count * sizeof *rows);
  size_t count = 0;
  if (points == NULL || rows == NULL) {
    z->no_memory = true;
  } else {
    for (size_t i = 0; i < s->count; i++) {
      if (s->group[i] == NULL) continue;
      points[count].group = s->group[i];
      points[count++].row = i;
    }
    /* One group only is the whole. */
    bool several = false;
    for (size_t i = 1; i < count && !several; i++)
      several = strcmp(points[i].group, points[0].group) != 0;
    if (several && !add_segments(z, points, count, rows)) z->no_memory = true;
    if (several && !z->no_memory) compare_with_whole(z);
  }
  psi_free(z->allocator, points, 2 * s->count * sizeof *points);
  psi_free(z->allocator, rows, s->count * sizeof *rows);
}
