/* Series are merged point by point: two people who each add a month both keep it. */
#include "model/merge.h"

#include <stdlib.h>
#include <string.h>

const char *psi_point_text(psi_buffer *out, const ps_series *s, size_t row) {
  char date[11];
  out->length = 0;
  psi_out_text(out, ps_date_text(s->on[row], date));
  psi_out_text(out, ": ");
  if (psi_is_figure(s->value[row])) psi_out_number(out, s->value[row]);
  if (psi_is_figure(s->numerator[row]) || psi_is_figure(s->denominator[row])) {
    psi_out_text(out, psi_is_figure(s->value[row]) ? ", " : "");
    if (psi_is_figure(s->numerator[row])) psi_out_number(out, s->numerator[row]);
    psi_out_text(out, " of ");
    if (psi_is_figure(s->denominator[row])) psi_out_number(out, s->denominator[row]);
  }
  if (s->group[row] != NULL) {
    psi_out_text(out, ", ");
    psi_out_text(out, s->group[row]);
  }
  char *end = psi_out_room(out, 1);
  if (end == NULL) return NULL;
  *end = '\0';
  return end - out->length;
}

/* One point of any of the three. A date and group may be there several times: then
 * the first of one series answers to the first of another, and so on. */
typedef struct key {
  const ps_series *s;
  size_t row;
  size_t nth; /* among those of its date and group */
} key;

static int compare_place(const key *a, const key *b) {
  ps_date p = a->s->on[a->row], q = b->s->on[b->row];
  if (p != q) return p < q ? -1 : 1;
  const char *g = a->s->group[a->row], *h = b->s->group[b->row];
  if (g == NULL || h == NULL) return (g != NULL) - (h != NULL);
  return strcmp(g, h);
}

static int compare_rows(const void *x, const void *y) {
  const key *a = x, *b = y;
  int by_place = compare_place(a, b);
  return by_place != 0 ? by_place : a->row < b->row ? -1 : a->row > b->row;
}

static int compare(const void *x, const void *y) {
  const key *a = x, *b = y;
  int by_place = compare_place(a, b);
  return by_place != 0 ? by_place : a->nth < b->nth ? -1 : a->nth > b->nth;
}

/* The points of a series in order, and each point's `nth` by its row. */
typedef struct sorted {
  key *keys;
  size_t *nth;
  size_t count;
} sorted;

static sorted sort(psi_merging *m, const ps_series *s) {
  sorted made = {NULL, NULL, s->count};
  if (s->count == 0) return made;
  made.keys = psi_resize(m->allocator, NULL, 0, s->count * sizeof *made.keys);
  made.nth = psi_resize(m->allocator, NULL, 0, s->count * sizeof *made.nth);
  key *room = psi_resize(m->allocator, NULL, 0, s->count * sizeof *room);
  if (made.keys == NULL || made.nth == NULL || room == NULL) {
    psi_free(m->allocator, room, s->count * sizeof *room);
    m->no_memory = true;
    return made;
  }
  for (size_t i = 0; i < s->count; i++) {
    key k = {s, i, 0};
    made.keys[i] = k;
  }
  bool done = psi_sort(made.keys, room, made.count, sizeof *room, compare_rows, m->pulse);
  psi_free(m->allocator, room, s->count * sizeof *room);
  for (size_t i = 0; done && i < s->count; i++) {
    key *k = &made.keys[i];
    if (i > 0 && compare_place(k - 1, k) == 0) k->nth = k[-1].nth + 1;
    made.nth[k->row] = k->nth;
  }
  return made;
}

static void drop(const psi_merging *m, const sorted *s) {
  psi_free(m->allocator, s->keys, s->count * sizeof *s->keys);
  psi_free(m->allocator, s->nth, s->count * sizeof *s->nth);
}

/* The point of `in` that answers to one of another series. */
static const key *find(const sorted *in, const key *asked) {
  return in->count == 0 ? NULL : bsearch(asked, in->keys, in->count, sizeof *asked, compare);
}

static bool same_figures(const key *a, const key *b) {
  if (a == NULL || b == NULL) return a == b;
  return memcmp(&a->s->value[a->row], &b->s->value[b->row], sizeof(double)) == 0 &&
         memcmp(&a->s->numerator[a->row], &b->s->numerator[b->row], sizeof(double)) == 0 &&
         memcmp(&a->s->denominator[a->row], &b->s->denominator[b->row], sizeof(double)) == 0;
}

static void add_point(psi_merging *m, ps_series *to, const key *k) {
  const ps_series *s = k->s;
  psi_point p = {s->on[k->row], s->value[k->row], s->numerator[k->row], s->denominator[k->row],
                 NULL};
  const char *group = s->group[k->row];
  if (group != NULL) p.group = psi_store_text(psi_texts(m->merged), group, strlen(group));
  if ((group != NULL && p.group == NULL) || !psi_series_add(psi_texts(m->merged), to, &p))
    m->no_memory = true;
}

static const char *text_of(psi_merging *m, psi_buffer *out, const key *point) {
  const char *text = point == NULL ? NULL : psi_point_text(out, point->s, point->row);
  if (point != NULL && text == NULL) m->no_memory = true;
  return text;
}

static void conflict_at(psi_merging *m, const key *ours, const key *theirs) {
  size_t before = psi_path_item(&m->path, ours != NULL ? ours->row : theirs->row);
  const char *mine = text_of(m, &m->ours_text, ours);
  psi_merge_conflict(m, mine, text_of(m, &m->theirs_text, theirs));
  psi_path_cut(&m->path, before);
}

/* Which version of a point stays: base b, ours o, theirs t, each NULL where not there. */
static const key *choose(psi_merging *m, const key *b, const key *o, const key *t) {
  if (same_figures(t, b) || same_figures(o, t)) return o;
  if (same_figures(o, b)) return t;
  conflict_at(m, o, t);
  return o != NULL ? o : t;
}

void psi_merge_series(psi_merging *m, const ps_series *base, ps_series *ours,
                      const ps_series *theirs) {
  if (ours->extension_count + theirs->extension_count + base->extension_count > 0) {
    /* Points with members we do not know are not ours to mix. */
    psi_merge_conflict(m, "(points with unknown members)", "(points with unknown members)");
    return;
  }
  sorted b = sort(m, base), o = sort(m, ours), t = sort(m, theirs);
  ps_series made;
  memset(&made, 0, sizeof made);
  made.given = true;
  bool on = psi_pulse_beat(m->pulse, 0);
  for (size_t i = 0; i < ours->count && !m->no_memory && on; i++) {
    on = psi_pulse_beat(m->pulse, 4);
    key mine = {ours, i, o.nth[i]};
    const key *kept = choose(m, find(&b, &mine), &mine, find(&t, &mine));
    if (kept != NULL) add_point(m, &made, kept);
  }
  for (size_t i = 0; i < theirs->count && !m->no_memory && on; i++) {
    on = psi_pulse_beat(m->pulse, 4);
    key its = {theirs, i, t.nth[i]};
    if (find(&o, &its) != NULL) continue;
    if (choose(m, find(&b, &its), NULL, &its) != NULL) add_point(m, &made, &its);
  }
  if (!m->no_memory) *ours = made;
  drop(m, &b);
  drop(m, &o);
  drop(m, &t);
}
