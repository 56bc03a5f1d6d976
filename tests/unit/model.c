/* A case and its entities: made, added, found, counted. And the index behind it,
 * held against a plain list. */
#include "counting.h"
#include "model/entity.h"
#include "model/index.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static ps_case *c;

static void setup(void) { c = ps_case_new(NULL, NULL); }
static void teardown(void) { ps_case_free(c); }

TestSuite(model, .init = setup, .fini = teardown);

Test(model, a_new_case_is_empty) {
  cr_assert_not_null(c);
  cr_expect_eq(c->schema_version.value, ps_schema_version());
  cr_expect(c->schema_version.set);
  const ps_struct *type = ps_entity_table(PS_CASE);
  for (size_t i = 0; i < type->count; i++)
    cr_expect_eq(ps_is_set(c, type->fields[i].name),
                 strcmp(type->fields[i].name, "schema_version") == 0, "%s", type->fields[i].name);
  for (int t = PS_MEASURE; t < PS_ENTITY_END_; t++) {
    cr_expect_eq(ps_count(c, (ps_entity_type)t), 0);
    cr_expect_null(ps_at(c, (ps_entity_type)t, 0));
  }
  cr_expect_null(ps_find(c, PS_ENTITY_NONE, ""));
  cr_expect_eq(ps_entity_type_of(c), PS_CASE);
  ps_case *other = ps_case_new(NULL, NULL);
  cr_expect(ps_equal(c, other));
  ps_case_free(other);
  ps_case_free(NULL);
}

Test(model, what_is_added_is_at_the_end_and_found) {
  ps_gap *a = ps_add(c, PS_GAP, "a", NULL), *b = ps_add(c, PS_GAP, "b", NULL);
  ps_cause *cause = ps_add(c, PS_CAUSE, "c", NULL);
  ps_measure *m = ps_add(c, PS_MEASURE, "m", NULL);
  cr_expect_eq(ps_count(c, PS_GAP), 2);
  cr_expect_eq(ps_at(c, PS_GAP, 0), a);
  cr_expect_eq(ps_at(c, PS_GAP, 1), b);
  cr_expect_null(ps_at(c, PS_GAP, 2));
  cr_expect_null(ps_at(c, PS_GAP, SIZE_MAX));
  cr_expect_eq(c->gaps.items[1], b);
  cr_expect(c->gaps.given && c->causes.given && c->measures.given);
  cr_expect_eq(ps_find(c, PS_GAP, "b"), b);
  cr_expect_eq(ps_find(c, PS_ENTITY_NONE, "b"), b);
  cr_expect_null(ps_find(c, PS_CAUSE, "b"), "of another type");
  cr_expect_null(ps_find(c, PS_GAP, "B"));
  cr_expect_null(ps_find(c, PS_ENTITY_END_, "b"));
  cr_expect_eq(ps_find(c, PS_CAUSE, "c"), cause);
  cr_expect_str_eq(a->id, "a");
  cr_expect_eq(ps_entity_type_of(a), PS_GAP);
  cr_expect_eq(ps_entity_type_of(cause), PS_CAUSE);
  cr_expect_eq(ps_entity_type_of(m), PS_MEASURE);
  cr_expect_eq(ps_entity_type_of(&a->benchmark), PS_ENTITY_NONE);
  for (size_t i = 0; i < a->object.type->count; i++)
    cr_expect_eq(ps_is_set(a, a->object.type->fields[i].name), i == 0);
}

/* Every type there is: added, found as itself only, counted, removed, and refused elsewhere. */
Test(model, every_type_of_entity) {
  char id[24];
  for (int round = 0; round < 3; round++)
    for (int t = PS_MEASURE; t < PS_ENTITY_END_; t++) {
      const ps_entity_type type = (ps_entity_type)t;
      snprintf(id, sizeof id, "%d of %d", round, t);
      ps_entity *made = ps_add(c, type, id, NULL);
      cr_assert_not_null(made, "%s", ps_entity_table(type)->name);
      cr_expect_str_eq(made->id, id);
      cr_expect_eq(made->object.type, ps_entity_table(type));
      cr_expect_eq(ps_entity_type_of(made), type);
      cr_expect_eq(ps_entity_type_find(made->object.type->name), type);
      cr_expect_eq(ps_find(c, PS_ENTITY_NONE, id), made);
      for (int other = PS_CASE; other < PS_ENTITY_END_; other++) {
        void *expected = other == t ? made : NULL;
        cr_expect_eq(ps_find(c, (ps_entity_type)other, id), expected);
      }
      cr_expect_eq(ps_count(c, type), (size_t)round + 1);
      cr_expect_eq(ps_at(c, type, (size_t)round), made);
      cr_expect_null(ps_at(c, type, (size_t)round + 1));
      for (size_t i = 0; i < made->object.type->count; i++)
        cr_expect_eq(ps_is_set(made, made->object.type->fields[i].name), i == 0, "%s.%s",
                     made->object.type->name, made->object.type->fields[i].name);
      cr_expect_eq(ps_append(c, made, "private", "id", NULL), PS_OK);
      cr_expect_eq(ps_append(c, made, "not_applicable", "id", NULL), PS_OK);
      cr_expect_str_eq(made->private_.items[0], "id");
      cr_expect_str_eq(made->not_applicable.items[0], "id");
    }
  ps_case *copy = ps_case_copy(c, NULL, NULL);
  cr_expect(ps_equal(c, copy));
  for (int t = PS_MEASURE; t < PS_ENTITY_END_; t++) {
    const ps_entity_type type = (ps_entity_type)t;
    ps_entity *last = ps_at(c, type, 2);
    snprintf(id, sizeof id, "1 of %d", t);
    cr_expect_eq(ps_remove(c, id, PS_REMOVE_REFUSE, NULL), PS_OK);
    cr_expect_null(ps_find(c, PS_ENTITY_NONE, id));
    cr_expect_eq(ps_count(c, type), 2);
    cr_expect_eq(ps_at(c, type, 1), last);
    cr_expect_eq(ps_case_compact(c, NULL), PS_OK);
    cr_expect_eq(ps_at(c, type, 1), last, "it keeps its address");
    cr_expect_not_null(ps_find(copy, type, id), "a copy shares nothing");
  }
  ps_case_free(copy);
}

Test(model, the_case_is_found_too) {
  cr_expect_null(ps_find(c, PS_CASE, "me"));
  cr_assert_eq(ps_set_text(c, c, "id", "me", NULL), PS_OK);
  cr_expect_eq(ps_find(c, PS_CASE, "me"), c);
  cr_expect_eq(ps_find(c, PS_ENTITY_NONE, "me"), c);
  cr_expect_eq(ps_count(c, PS_CASE), 1);
  cr_expect_eq(ps_at(c, PS_CASE, 0), c);
  cr_expect_null(ps_at(c, PS_CASE, 1));
}

static void expect_refused(ps_entity_type type, const char *id, ps_status status) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *before = ps_case_copy(c, NULL, NULL);
  cr_expect_null(ps_add(c, type, id, &error));
  cr_expect_eq(error.status, status, "%s: %s", id == NULL ? "NULL" : id, error.message);
  cr_expect_gt(strlen(error.message), 10);
  cr_expect_null(ps_add(c, type, id, NULL));
  cr_expect(ps_equal(c, before));
  ps_case_free(before);
}

Test(model, ids_that_are_refused) {
  ps_set_text(c, c, "id", "the case", NULL);
  ps_add(c, PS_GAP, "taken", NULL);
  expect_refused(PS_GAP, "taken", PS_E_EXISTS);
  expect_refused(PS_CAUSE, "taken", PS_E_EXISTS);
  expect_refused(PS_CAUSE, "the case", PS_E_EXISTS);
  expect_refused(PS_GAP, "", PS_E_VALUE);
  expect_refused(PS_GAP, "a\xFF", PS_E_ENCODING);
  expect_refused(PS_GAP, "\xED\xA0\x80", PS_E_ENCODING);
  expect_refused(PS_GAP, "\xC3", PS_E_ENCODING);
  expect_refused(PS_GAP, NULL, PS_E_ARGUMENT);
  expect_refused(PS_CASE, "x", PS_E_ARGUMENT);
  expect_refused(PS_ENTITY_NONE, "x", PS_E_ARGUMENT);
  expect_refused(PS_ENTITY_END_, "x", PS_E_ARGUMENT);
  expect_refused((ps_entity_type)-1, "x", PS_E_ARGUMENT);
}

Test(model, an_error_is_untouched_by_what_works) {
  ps_error error = {PS_E_IO, 3, 4, "path", "message"};
  ps_error same = error;
  ps_gap *g = ps_add(c, PS_GAP, "g", &error);
  cr_assert_not_null(g);
  cr_expect_eq(ps_set_text(c, g, "place", "here", &error), PS_OK);
  ps_case_free(ps_case_copy(c, NULL, &error));
  cr_expect_eq(ps_case_compact(c, &error), PS_OK);
  cr_expect_eq(ps_remove(c, "g", PS_REMOVE_REFUSE, &error), PS_OK);
  cr_expect_eq(memcmp(&error, &same, sizeof error), 0);
}

Test(model, ids_may_be_any_text) {
  static char id[100001];
  const char *const ids[] = {" ", "A", "a", "\xC3\xA9", "e\xCC\x81", "\xF0\x9F\x98\x80", "a.b[0]",
                             "\"", "\n", "1", "01", "-1", "null", "12345678", "123456789"};
  for (size_t i = 0; i < COUNT(ids); i++)
    cr_expect_not_null(ps_add(c, PS_CAUSE, ids[i], NULL), "%s", ids[i]);
  for (size_t length = 10; length <= 100000; length *= 10) {
    memset(id, 'x', length);
    id[length] = '\0';
    cr_expect_not_null(ps_add(c, PS_CAUSE, id, NULL));
  }
  for (size_t i = 0; i < COUNT(ids); i++)
    cr_expect_eq(ps_find(c, PS_CAUSE, ids[i]), ps_at(c, PS_CAUSE, i), "%s", ids[i]);
  id[99999] = 'y'; /* differs in its last letter only */
  id[100000] = '\0';
  cr_expect_null(ps_find(c, PS_CAUSE, id));
  id[10] = '\0';
  cr_expect_eq(ps_find(c, PS_CAUSE, id), ps_at(c, PS_CAUSE, COUNT(ids)));
  ps_error error;
  memset(id, 'x', 100);
  id[100] = '\0';
  cr_expect_null(ps_add(c, PS_GAP, id, &error));
  cr_expect(strstr(error.message, "...\" is in use already, by a cause") != NULL, "%s",
            error.message);
}

/* Reading can bring an id twice; the first in order is the one that is meant. */
Test(model, of_an_id_used_twice_the_first_is_found) {
  ps_gap *first = ps_add(c, PS_GAP, "twin", NULL), *second = ps_add(c, PS_GAP, "other", NULL);
  ps_cause *third = ps_add(c, PS_CAUSE, "third", NULL);
  second->id = third->id = first->id;
  cr_assert(psi_entities_reindex(c, NULL));
  cr_expect_eq(ps_find(c, PS_ENTITY_NONE, "twin"), first);
  cr_expect_null(ps_find(c, PS_CAUSE, "twin"), "the first is none");
  cr_assert_eq(ps_set_text(c, second, "place", "twins can be changed", NULL), PS_OK);
  cr_assert_eq(ps_set_text(c, first, "id", "renamed", NULL), PS_OK);
  cr_expect_eq(ps_find(c, PS_GAP, "renamed"), first);
  cr_expect_eq(ps_find(c, PS_GAP, "twin"), second);
  cr_assert_eq(ps_remove(c, "twin", PS_REMOVE_LEAVE, NULL), PS_OK);
  cr_expect_eq(ps_find(c, PS_CAUSE, "twin"), third);
  cr_assert_eq(ps_set_text(c, third, "id", "alone", NULL), PS_OK);
  cr_expect_null(ps_find(c, PS_ENTITY_NONE, "twin"));
  cr_expect_eq(ps_find(c, PS_CAUSE, "alone"), third);
}

/* ---- the index against a plain list ---- */

enum { IDS = 500 };

static uint64_t random_state = 88172645463325252u;

static size_t random_below(size_t n) { /* xorshift64 (Marsaglia 2003) */
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return (size_t)(random_state >> 11) % n;
}

Test(model, index_agrees_with_a_plain_list) {
  static ps_entity entities[2 * IDS]; /* i and i + IDS have the same id */
  static char ids[IDS][16];
  static ps_entity *entered[2 * IDS]; /* the oracle: in the order they were entered */
  size_t count = 0;
  struct ps_index *index = psi_index_new(NULL);
  for (size_t i = 0; i < 2 * IDS; i++) {
    snprintf(ids[i % IDS], sizeof ids[0], "%zu", i % IDS);
    entities[i].id = ids[i % IDS];
  }
  cr_expect_null(psi_index_find(index, "1"));
  for (int step = 0; step < 40000; step++) {
    ps_entity *e = &entities[random_below(2 * IDS)];
    size_t at = 0;
    while (at < count && entered[at] != e) at++;
    if (at == count && random_below(100) < 55) {
      cr_assert(psi_index_enter(index, e));
      entered[count++] = e;
    } else if (at < count) {
      bool rebuild = psi_index_remove(index, e);
      memmove(&entered[at], &entered[at + 1], (--count - at) * sizeof *entered);
      if (rebuild) {
        psi_index_clear(index);
        for (size_t i = 0; i < count; i++) cr_assert(psi_index_enter(index, entered[i]));
      }
    }
    const char *asked = ids[random_below(IDS)];
    ps_entity *expected = NULL;
    for (size_t i = count; i-- > 0;)
      if (strcmp(entered[i]->id, asked) == 0) expected = entered[i];
    cr_assert_eq(psi_index_find(index, asked), expected, "step %d", step);
  }
  psi_index_free(index);
}

Test(model, a_case_agrees_with_a_plain_list) {
  static void *there[IDS];
  char id[32];
  size_t count = 0;
  for (int step = 0; step < 20000; step++) {
    size_t i = random_below(IDS);
    ps_entity_type type = i % 3 == 0 ? PS_MEASURE : i % 3 == 1 ? PS_GAP : PS_CAUSE;
    snprintf(id, sizeof id, "\xC3\xA9 %zu", i);
    cr_assert_eq(ps_find(c, type, id), there[i]);
    if (random_below(50) == 0) cr_assert_eq(ps_case_compact(c, NULL), PS_OK);
    if (there[i] == NULL) {
      there[i] = ps_add(c, type, id, NULL);
      cr_assert_not_null(there[i]);
      cr_assert_eq(ps_at(c, type, ps_count(c, type) - 1), there[i]);
      count++;
    } else {
      cr_assert_eq(ps_remove(c, id, PS_REMOVE_LEAVE, NULL), PS_OK);
      there[i] = NULL;
      count--;
    }
    cr_assert_eq(ps_count(c, PS_MEASURE) + ps_count(c, PS_GAP) + ps_count(c, PS_CAUSE), count);
  }
}

/* Growth must not depend on luck: a clear index takes back what it held, and asks for
 * no memory to learn that an id is there already. */
Test(model, entering_again_needs_no_memory) {
  counting held = COUNTING_INIT;
  ps_settings s = counting_settings(&held);
  static ps_entity entities[9];
  static const char *const ids[] = {"1", "2", "3", "4", "5", "6", "7", "8"};
  struct ps_index *index = psi_index_new(&s.allocator);
  for (int i = 0; i < 9; i++) {
    entities[i].id = ids[i % 8];
    if (i < 8) cr_assert(psi_index_enter(index, &entities[i]));
  }
  cr_assert_eq(held.asked, 2, "eight fill the first table");
  held.refuse = held.asked + 1;
  psi_index_clear(index);
  for (int i = 0; i < 9; i++) cr_expect(psi_index_enter(index, &entities[i]));
  cr_expect(psi_index_remove(index, &entities[0]), "another of its id was there");
  psi_index_free(index);
  cr_expect_eq(held.bytes, 0);
}

Test(model, a_case_gives_back_all_it_took) {
  counting held = COUNTING_INIT;
  ps_settings s = counting_settings(&held);
  char id[24];
  ps_case *own = ps_case_new(&s, NULL);
  for (int i = 0; i < 3000; i++) {
    snprintf(id, sizeof id, "%d", i);
    cr_assert_not_null(ps_add(own, PS_CAUSE, id, NULL));
  }
  cr_expect_gt(held.bytes, 3000 * sizeof(ps_cause));
  ps_case_free(own);
  cr_expect_eq(held.bytes, 0);
  cr_expect_eq(held.blocks, 0);
  cr_expect_not(held.lied);
}
