/* Series are merged point by point: two people who each add a month both keep it. */
#include "model/merge.h"

#include <stdlib.h>
#include <string.h>

/* One point of any of the three, sorted by date and group. */
typedef struct key {
  const ps_series *s;
  size_t row;
} key;

static int compare(const void *x, const void *y) {
  const key *a = x, *b = y;
  ps_date p = a->s->on[a->row], q = b->s->on[b->row];
  if (p != q) return p < q ? -1 : 1;
  const char *g = a->s->group[a->row], *h = b->s->group[b->row];
  return strcmp(g == NULL ? "" : g, h == NULL ? "" : h);
}

typedef struct sorted {
  key *keys;
  size_t count;
} sorted;

static sorted sort(psi_merging *m, const ps_series *s) {
  sorted made = {NULL, s->count};
  if (s->count == 0) return made;
  made.keys = psi_resize(m->allocator, NULL, 0, s->count * sizeof *made.keys);
  if (made.keys == NULL) {
    m->no_memory = true;
    made.count = 0;
    return made;
  }
  for (size_t i = 0; i < s->count; i++) {
    made.keys[i].s = s;
    made.keys[i].row = i;
  }
  qsort(made.keys, made.count, sizeof *made.keys, compare);
  return made;
}

static const key *find(const sorted *in, const ps_series *s, size_t row) {
  key asked = {s, row};
  return in->count == 0 ? NULL : bsearch(&asked, in->keys, in->count, sizeof asked, compare);
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

static void conflict_at(psi_merging *m, const key *point) {
  char date[11];
  size_t before = psi_path_item(&m->path, point->row);
  psi_merge_conflict(m, ps_date_text(point->s->on[point->row], date), date);
  psi_path_cut(&m->path, before);
}

/* Which version of a point stays: base b, ours o, theirs t, each NULL where not there. */
static const key *choose(psi_merging *m, const key *b, const key *o, const key *t) {
  if (same_figures(t, b) || same_figures(o, t)) return o;
  if (same_figures(o, b)) return t;
  conflict_at(m, o != NULL ? o : t);
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
  for (size_t i = 0; i < ours->count && !m->no_memory; i++) {
    const key *mine = find(&o, ours, i);
    key here = {ours, i};
    const key *kept = choose(m, find(&b, ours, i), mine, find(&t, ours, i));
    /* A point that is there twice is kept twice: it is not for a merge to judge. */
    if (kept == mine) kept = &here;
    if (kept != NULL) add_point(m, &made, kept);
  }
  for (size_t i = 0; i < theirs->count && !m->no_memory; i++) {
    if (find(&o, theirs, i) != NULL) continue;
    key here = {theirs, i};
    if (choose(m, find(&b, theirs, i), NULL, &here) != NULL) add_point(m, &made, &here);
  }
  if (!m->no_memory) *ours = made;
  psi_free(m->allocator, b.keys, b.count * sizeof *b.keys);
  psi_free(m->allocator, o.keys, o.count * sizeof *o.keys);
  psi_free(m->allocator, t.keys, t.count * sizeof *t.keys);
}
