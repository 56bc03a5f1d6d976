/* Merging after many random edits: what one side alone did comes out whole, and what
 * two sides did in different places is all there. */
#include "full_case.h"

#include <perfsys/exchange.h>

#include <criterion/criterion.h>

static uint64_t state;

static size_t below(size_t n) { /* SplitMix64 */
  uint64_t x = state += UINT64_C(0x9E3779B97F4A7C15);
  x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
  x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
  return (size_t)((x ^ (x >> 31)) % n);
}

typedef struct picking {
  size_t wanted, seen;
  int seed;
} picking;

static void edit_leaf(void *data, ps_case *c, void *entity, const char *path, const ps_field *f) {
  picking *p = data;
  if (p->seen++ != p->wanted || !is_settable(entity, path) || strcmp(path, "id") == 0) return;
  /* Items of lists are never unset, only taken out. */
  if (p->seed % 3 == 0 && path[strlen(path) - 1] != ']')
    ps_set(c, entity, path, NULL, NULL);
  else
    set_leaf(c, entity, path, f, p->seed);
}

static void *any(const ps_case *c) {
  for (;;) {
    ps_entity_type t = (ps_entity_type)(PS_CASE + below(PS_ENTITY_END_ - PS_CASE));
    size_t n = ps_count(c, t);
    if (n > 0) return ps_at(c, t, below(n));
  }
}

static void edit_list(ps_case *c, void *entity) {
  const ps_struct *type = ((ps_object *)entity)->type;
  const ps_field *f = &type->fields[below(type->count)];
  if (f->kind == PS_KIND_ENTITY || !(f->flags & PS_FIELD_LIST)) return;
  size_t n = psi_get_list(entity, f).count;
  if (n > 0 && below(2) == 0)
    cr_assert_eq(ps_erase(c, entity, f->name, below(n), NULL), PS_OK);
  else
    ps_append(c, entity, f->name, f->kind == PS_KIND_STRUCT ? NULL : "added", NULL);
}

static void edit(ps_case *c, const char *side) {
  char id[40];
  void *entity = any(c);
  picking p = {below(40), 0, (int)below(100000)};
  ps_entity *e = entity;
  switch (below(8)) {
    case 0: {
      snprintf(id, sizeof id, "%s-%zu", side, below(1000000));
      ps_add(c, (ps_entity_type)(PS_MEASURE + below(PS_ENTITY_END_ - PS_MEASURE)), id, NULL);
      break;
    }
    case 1:
      if (entity != (void *)c) cr_assert_eq(ps_remove(c, e->id, PS_REMOVE_LEAVE, NULL), PS_OK);
      break;
    case 2: edit_list(c, entity); break;
    case 3: {
      ps_measure *m = ps_at(c, PS_MEASURE, 0);
      if (m != NULL) ps_series_add(c, m, 20250101 + (ps_date)below(28), 1, NAN, NAN, "x", NULL);
      break;
    }
    default: visit_struct(c, entity, entity, "", edit_leaf, &p);
  }
}

static ps_case *edited(const ps_case *base, size_t times, const char *side) {
  ps_case *x = ps_case_copy(base, NULL, NULL);
  for (size_t i = 0; i < times; i++) edit(x, side);
  return x;
}

static void expect_merge(const ps_case *b, const ps_case *o, const ps_case *t, const ps_case *want,
                         uint64_t seed) {
  ps_merge *m = ps_merge_cases(b, o, t, NULL, NULL);
  cr_assert_not_null(m);
  cr_expect_eq(m->conflicts.count, 0, "seed %zu", (size_t)seed);
  cr_expect(ps_equal(m->merged, want), "seed %zu", (size_t)seed);
  ps_differences *d = ps_diff(m->merged, want, NULL, NULL);
  cr_expect_eq(d->differences.count, 0);
  for (size_t i = 0; i < d->differences.count && i < 3; i++)
    cr_log_error("%s %s: %s, not %s", d->differences.items[i].id, d->differences.items[i].field,
                 d->differences.items[i].before, d->differences.items[i].after);
  ps_result_free(d);
  ps_merge_free(m);
}

Test(merge_random, one_side_alone, .timeout = 60) {
  ps_case *base = full_case(NULL);
  for (uint64_t seed = 1; seed <= 150; seed++) {
    state = seed;
    ps_case *x = edited(base, 1 + below(30), "x");
    expect_merge(base, x, base, x, seed);
    expect_merge(base, base, x, x, seed);
    expect_merge(base, x, x, x, seed);
    ps_case_free(x);
  }
  ps_case_free(base);
}

/* Nothing lost: whatever a side changed against the base is in the merge, or named as a
 * conflict at that place or at one around it. */
static bool is_named(const ps_merge *m, const ps_difference *d) {
  for (size_t i = 0; i < m->conflicts.count; i++) {
    const ps_difference *c = &m->conflicts.items[i];
    if (strcmp(c->id, d->id) != 0 || strcmp(c->type, d->type) != 0) continue;
    if (c->field == NULL || d->field == NULL) return true;
    size_t length = strlen(c->field) < strlen(d->field) ? strlen(c->field) : strlen(d->field);
    if (strncmp(c->field, d->field, length) == 0) return true;
  }
  return false;
}

static bool same(const char *a, const char *b) {
  return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool is_among(const ps_differences *in, const ps_difference *d) {
  for (size_t i = 0; i < in->differences.count; i++) {
    const ps_difference *x = &in->differences.items[i];
    if (x->change == d->change && same(x->type, d->type) && same(x->id, d->id) &&
        same(x->field, d->field) && same(x->before, d->before) && same(x->after, d->after))
      return true;
  }
  return false;
}

/* Lists of texts and series may hold what both did: then they differ from either. */
static bool is_mixed(const ps_case *merged, const ps_difference *d) {
  const ps_entity *e = ps_find(merged, PS_ENTITY_NONE, d->id);
  if (e == NULL || d->field == NULL) return false;
  if (strncmp(d->field, "series", 6) == 0) return true;
  const ps_field *f = ps_field_find(e->object.type, d->field);
  return f != NULL && (f->flags & PS_FIELD_LIST) != 0 && psi_kind_is_text(f->kind);
}

static void expect_kept(const ps_case *base, const ps_case *side, const ps_merge *m) {
  ps_differences *wanted = ps_diff(base, side, NULL, NULL);
  ps_differences *made = ps_diff(base, m->merged, NULL, NULL);
  for (size_t i = 0; i < wanted->differences.count; i++) {
    const ps_difference *d = &wanted->differences.items[i];
    cr_expect(is_among(made, d) || is_named(m, d) || is_mixed(m->merged, d),
              "lost: %d %s %s: %s -> %s", (int)d->change, d->id, d->field, d->before, d->after);
  }
  ps_result_free(wanted);
  ps_result_free(made);
}

Test(merge_random, two_sides_lose_nothing, .timeout = 60) {
  ps_case *base = full_case(NULL);
  size_t conflicts = 0;
  for (uint64_t seed = 1; seed <= 100; seed++) {
    state = seed * 1000;
    ps_case *o = edited(base, 1 + below(60), "o"), *t = edited(base, 1 + below(60), "t");
    ps_merge *m = ps_merge_cases(base, o, t, NULL, NULL);
    cr_assert_not_null(m);
    conflicts += m->conflicts.count;
    expect_kept(base, o, m);
    expect_kept(base, t, m);
    /* The other way round the same places are in conflict. */
    ps_merge *back = ps_merge_cases(base, t, o, NULL, NULL);
    cr_expect_eq(back->conflicts.count, m->conflicts.count, "seed %zu", (size_t)seed);
    /* And once merged, merging again changes nothing. */
    ps_merge *again = ps_merge_cases(t, m->merged, t, NULL, NULL);
    cr_expect(ps_equal(again->merged, m->merged));
    ps_merge_free(again);
    ps_merge_free(back);
    ps_merge_free(m);
    ps_case_free(o);
    ps_case_free(t);
  }
  cr_expect_gt(conflicts, 20);
  ps_case_free(base);
}
