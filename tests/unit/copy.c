/* Copies of a case with everything in it, and comparison: no field can differ without
 * being noticed. */
#include "counting.h"
#include "full_case.h"

#include <criterion/criterion.h>

static ps_case *c;

static void setup(void) {
  c = full_case(NULL);
  cr_assert_not_null(c);
}

static void teardown(void) { ps_case_free(c); }

TestSuite(copy, .init = setup, .fini = teardown);

/* What the copy says of an entity, to be looked at in the other case. */
static void *same_place(const ps_case *in, const ps_case *from, const void *entity) {
  if (entity == (const void *)from) return (void *)(uintptr_t)in;
  ps_entity_type type = ps_entity_type_of(entity);
  for (size_t i = 0; i < ps_count(from, type); i++)
    if (ps_at(from, type, i) == entity) return ps_at(in, type, i);
  return NULL;
}

static void expect_set(void *data, ps_case *of, void *entity, const char *path,
                       const ps_field *field) {
  ps_value v;
  (void)field;
  (void)of;
  ++*(size_t *)data;
  cr_expect_eq(ps_get(entity, path, &v, NULL), PS_OK);
  cr_expect_neq(v.kind, PS_KIND_NONE, "%s", path);
}

static void each_leaf(leaf_visit visit, void *data) {
  visit_struct(c, c, c, "", visit, data);
  for (int t = PS_MEASURE; t < PS_ENTITY_END_; t++)
    for (size_t i = 0; i < ps_count(c, (ps_entity_type)t); i++) {
      void *entity = ps_at(c, (ps_entity_type)t, i);
      visit_struct(c, entity, entity, "", visit, data);
    }
}

/* Every field of a struct is set, and of those nested in it and in its lists. */
static size_t expect_full(const void *object) {
  const ps_struct *type = ((const ps_object *)object)->type;
  size_t count = 0;
  for (size_t i = 0; i < type->count; i++) {
    const ps_field *f = &type->fields[i];
    count++;
    if (f->kind == PS_KIND_ENTITY) continue;
    cr_expect(ps_is_set(object, f->name), "%s.%s", type->name, f->name);
    if (f->kind != PS_KIND_STRUCT) continue;
    if (!(f->flags & PS_FIELD_LIST)) count += expect_full(psi_at(object, f));
    for (size_t k = 0; (f->flags & PS_FIELD_LIST) && k < psi_get_list(object, f).count; k++)
      count += expect_full(psi_list_item(f, psi_get_list(object, f), k));
  }
  return count;
}

Test(copy, the_case_is_full) {
  size_t leaves = 0;
  each_leaf(expect_set, &leaves);
  cr_expect_gt(leaves, 1000);
  for (int t = PS_CASE; t < PS_ENTITY_END_; t++) {
    cr_expect_eq(ps_count(c, (ps_entity_type)t), t == PS_CASE ? 1 : 2);
    for (size_t i = 0; i < ps_count(c, (ps_entity_type)t); i++)
      expect_full(ps_at(c, (ps_entity_type)t, i));
  }
}

Test(copy, a_copy_is_equal_and_lives_alone) {
  counting held = COUNTING_INIT;
  ps_settings s = counting_settings(&held);
  ps_case *copy = ps_case_copy(c, &s, NULL), *again = ps_case_copy(copy, NULL, NULL);
  cr_assert_not_null(copy);
  cr_expect(ps_equal(c, copy));
  cr_expect(ps_equal(copy, again));
  cr_expect_neq(copy->title, c->title);
  for (int t = PS_MEASURE; t < PS_ENTITY_END_; t++)
    for (size_t i = 0; i < 2; i++) {
      ps_entity *mine = ps_at(c, (ps_entity_type)t, i), *its = ps_at(copy, (ps_entity_type)t, i);
      cr_expect_neq(mine, its);
      cr_expect_neq(mine->id, its->id);
      cr_expect_eq(ps_find(copy, (ps_entity_type)t, mine->id), its);
    }
  ps_case_free(c);
  cr_expect(ps_equal(copy, again), "nothing of the original is needed");
  cr_expect_eq(ps_find(copy, PS_CASE, copy->id), copy);
  ps_case_free(copy);
  cr_expect_eq(held.bytes, 0);
  cr_expect_not(held.lied);
  c = again;
}

/* ---- each field ---- */

static void expect_noticed(void *data, ps_case *of, void *entity, const char *path,
                           const ps_field *field) {
  ps_case *copy = ps_case_copy(of, NULL, NULL);
  void *its = same_place(copy, of, entity);
  (void)data;
  cr_assert_not_null(its);
  if (!is_settable(entity, path)) {
    copy->schema_version.value++;
  } else {
    cr_expect_eq(set_leaf(copy, its, path, field, 1000), PS_OK, "%s", path);
    if (ps_equal(of, copy)) /* by chance the same, a flag or a word: the next is not */
      cr_expect_eq(set_leaf(copy, its, path, field, 1001), PS_OK, "%s", path);
  }
  cr_expect_not(ps_equal(of, copy), "%s", path);
  cr_expect_not(ps_equal(copy, of), "%s", path);
  ps_case_free(copy);
}

Test(copy, every_changed_field_is_noticed) { each_leaf(expect_noticed, NULL); }

static void expect_loss_noticed(void *data, ps_case *of, void *entity, const char *path,
                                const ps_field *field) {
  (void)data;
  if ((field->flags & (PS_FIELD_LIST | PS_FIELD_REQUIRED)) || !is_settable(entity, path)) return;
  ps_case *copy = ps_case_copy(of, NULL, NULL);
  cr_expect_eq(ps_set(copy, same_place(copy, of, entity), path, NULL, NULL), PS_OK, "%s", path);
  cr_expect_not(ps_equal(of, copy), "%s", path);
  ps_case_free(copy);
}

Test(copy, every_lost_field_is_noticed) { each_leaf(expect_loss_noticed, NULL); }

static void expect_list_noticed(void *entity, const char *list) {
  for (int way = 0; way < 4; way++) {
    ps_case *copy = ps_case_copy(c, NULL, NULL);
    void *its = same_place(copy, c, entity);
    if (way == 0) cr_expect_eq(ps_erase(copy, its, list, 1, NULL), PS_OK);
    if (way == 1) cr_expect_eq(ps_clear(copy, its, list, NULL), PS_OK);
    if (way == 2) cr_expect_eq(ps_set(copy, its, list, NULL, NULL), PS_OK);
    if (way == 3 && ps_append(copy, its, list, "item", NULL) != PS_OK)
      cr_expect_eq(ps_append(copy, its, list, NULL, NULL), PS_OK);
    cr_expect_not(ps_equal(c, copy), "%s", list);
    ps_case_free(copy);
  }
}

/* The lists of a struct, and those in it and in the last item of each. */
static size_t expect_lists_noticed(void *entity, const ps_struct *type, const char *above) {
  size_t lists = 0;
  char path[160], item[180];
  for (size_t i = 0; i < type->count; i++) {
    const ps_field *f = &type->fields[i];
    const bool list = (f->flags & PS_FIELD_LIST) != 0;
    if (f->kind == PS_KIND_ENTITY || (!list && f->kind != PS_KIND_STRUCT)) continue;
    snprintf(path, sizeof path, "%.100s%s%.50s", above, *above == '\0' ? "" : ".", f->name);
    snprintf(item, sizeof item, "%s%s", path, list ? "[1]" : "");
    if (list) expect_list_noticed(entity, path);
    lists += list;
    if (f->kind == PS_KIND_STRUCT) lists += expect_lists_noticed(entity, f->element, item);
  }
  return lists;
}

Test(copy, every_changed_list_is_noticed) {
  size_t lists = 0;
  for (int t = PS_CASE; t < PS_ENTITY_END_; t++)
    lists += expect_lists_noticed(ps_at(c, (ps_entity_type)t, 0),
                                  ps_entity_table((ps_entity_type)t), "");
  cr_expect_geq(lists, 80);
}

#define NOTICED(change)                                                                            \
  do {                                                                                             \
    ps_case *copy = ps_case_copy(c, NULL, NULL);                                                   \
    ps_measure *m = ps_at(copy, PS_MEASURE, 0);                                                    \
    cr_assert(ps_equal(c, copy) && m != NULL);                                                     \
    change;                                                                                        \
    cr_expect_not(ps_equal(c, copy), #change);                                                     \
    ps_case_free(copy);                                                                            \
  } while (0)

static void change_places(ps_case *copy) {
  ps_gap **gaps = (ps_gap **)(uintptr_t)copy->gaps.items, *last = gaps[1];
  gaps[1] = gaps[0];
  gaps[0] = last;
}

Test(copy, entities_that_come_go_or_change_places_are_noticed) {
  NOTICED(ps_add(copy, PS_CAUSE, "one more", NULL));
  NOTICED(ps_remove(copy, m->id, PS_REMOVE_LEAVE, NULL));
  NOTICED(change_places(copy));
  NOTICED(ps_series_add(copy, m, 20240301, 1, NAN, NAN, NULL, NULL));
  NOTICED(ps_clear(copy, m, "series", NULL));
}

Test(copy, unknown_members_are_noticed) {
  NOTICED(psi_extension_drop(copy, "zz"));
  NOTICED(psi_extension_drop(m, "zz"));
  NOTICED(psi_extend(copy->text_store, m, "more", 4, "1", 1));
  NOTICED(psi_extend(copy->text_store, &m->baseline, "more", 4, "1", 1));
  NOTICED(psi_series_extend(copy->text_store, &m->series, 0, "more", 4, "1", 1));
  NOTICED(((ps_row_extension *)(uintptr_t)m->series.extensions)->row = 2);
}

Test(copy, an_empty_list_of_entities_is_copied_as_one) {
  ps_case *empty = ps_case_new(NULL, NULL), *given = ps_case_new(NULL, NULL);
  ps_add(given, PS_GAP, "g", NULL);
  ps_remove(given, "g", PS_REMOVE_LEAVE, NULL);
  cr_expect_not(ps_equal(empty, given), "a list that is there");
  ps_case *copy = ps_case_copy(given, NULL, NULL);
  cr_expect(ps_equal(copy, given));
  cr_expect(copy->gaps.given && copy->gaps.count == 0 && !copy->causes.given);
  cr_expect_eq(ps_case_compact(given, NULL), PS_OK);
  cr_expect(ps_equal(copy, given));
  ps_case_free(copy);
  ps_case_free(empty);
  ps_case_free(given);
}

Test(copy, what_is_gone_is_not_copied) {
  counting held = COUNTING_INIT;
  ps_settings s = counting_settings(&held);
  ps_case_free(ps_case_copy(c, &s, NULL));
  cr_expect_eq(held.bytes, 0);
  ps_case *copy = ps_case_copy(c, &s, NULL);
  size_t bytes = held.bytes;
  ps_case_free(copy);
  for (int i = 0; i < 5000; i++) ps_set_text(c, c, "summary", "another summary", NULL);
  ps_set_text(c, c, "summary", "s", NULL);
  copy = ps_case_copy(c, &s, NULL);
  cr_expect_leq(held.bytes, bytes);
  cr_expect(ps_equal(c, copy));
  ps_case_free(copy);
}

Test(copy, compacting_a_full_case_changes_nothing_in_it) {
  ps_case *before = ps_case_copy(c, NULL, NULL);
  for (int i = 0; i < 2; i++) {
    cr_expect_eq(ps_case_compact(c, NULL), PS_OK);
    cr_expect(ps_equal(c, before));
  }
  ps_case_free(before);
}
