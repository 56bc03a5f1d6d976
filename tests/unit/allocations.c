/* Memory that runs out at any call: each operation is made with its first allocation
 * refused, then its second, and so on; then with all refused from there on. It says
 * PS_E_MEMORY, leaves its case as it was, leaks nothing, and works when tried again. */
#include "counting.h"
#include "full_case.h"
#include "model/entity.h"

#include <criterion/criterion.h>
#include <perfsys/analysis.h>

static counting held;
static ps_settings settings;
static ps_case *c;
static char text[5001]; /* more than the rest of any block */

/* Takes what is left of a store's block, so that whatever comes next has to ask. */
static void exhaust(ps_store *store) {
  held.refuse = held.asked + 1;
  held.lasting = true;
  while (psi_store_take(store, 1) != NULL) {
  }
  held.refuse = 0;
}

/* A full case on whose edge everything stands: its index and its lists are full. */
static void build(void) {
  counting fresh = COUNTING_INIT;
  held = fresh;
  settings = counting_settings(&held);
  memset(text, 'x', sizeof text - 1);
  c = full_case(&settings);
  cr_assert_not_null(c);
  ps_cause *cause = ps_add(c, PS_CAUSE, "eighth", NULL);
  ps_measure *m = ps_at(c, PS_MEASURE, 0);
  for (int i = 0; i < 9; i++) ps_append(c, cause, "parents", i % 2 ? "eighth" : "nowhere", NULL);
  while (c->sources.count < c->sources.capacity) ps_append(c, c, "sources", "s", NULL);
  ps_append(c, ps_add(c, PS_ASSET, "asset", NULL), "checklist", NULL, NULL);
  while (m->series.count < m->series.capacity) /* twice the same days, so that it is sorted */
    ps_series_add(c, m, 20230101 + (ps_date)(m->series.count % 8), NAN, 1, 0, "east", NULL);
  exhaust(c->store);
  exhaust(c->text_store);
}

typedef ps_status (*operation)(ps_error *error);

/* `rest`: bytes that a failed call may leave in the stores of the case, to be used later. */
static void fail_each_allocation(operation run, size_t rest, bool lasting) {
  for (long nth = 1;; nth++) {
    ps_error error = {PS_OK, 0, 0, "", ""};
    build();
    ps_case *before = ps_case_copy(c, NULL, NULL);
    size_t bytes = held.bytes;
    held.refuse = held.asked + nth;
    held.lasting = lasting;
    ps_status status = run(&error);
    bool reached = held.asked >= held.refuse;
    held.refuse = 0;
    cr_assert_eq(status, reached ? PS_E_MEMORY : PS_OK, "call %ld: %s", nth,
                 ps_status_name(status));
    if (reached) {
      cr_expect_eq(error.status, PS_E_MEMORY);
      cr_expect_str_eq(error.message, ps_status_text(PS_E_MEMORY));
      cr_expect(ps_equal(c, before), "call %ld", nth);
      cr_expect_leq(held.bytes, bytes + rest, "call %ld keeps %zu", nth, held.bytes - bytes);
      cr_expect_eq(run(NULL), PS_OK, "call %ld, tried again", nth);
    }
    ps_case_free(before);
    ps_case_free(c);
    cr_expect_eq(held.bytes, 0, "call %ld leaks", nth);
    cr_expect_eq(held.blocks, 0);
    cr_expect_not(held.lied);
    if (!reached) {
      cr_expect_gt(nth, 1, "it asked for no memory: nothing was tested");
      return;
    }
  }
}

#define ALLOCATION_TEST(name, rest)                                                                \
  Test(allocations, name) {                                                                        \
    fail_each_allocation(name, rest, false);                                                       \
    fail_each_allocation(name, rest, true);                                                        \
  }

/* How a call that returns a pointer went; the pointer is freed. */
static ps_status told(bool made, const ps_error *error) {
  return made ? PS_OK : error == NULL ? PS_E_MEMORY : error->status;
}

static ps_status made_case(ps_case *made, const ps_error *error) {
  ps_status status = told(made != NULL, error);
  ps_case_free(made);
  return status;
}

static ps_status made_result(void *made, const ps_error *error) {
  ps_status status = told(made != NULL, error);
  ps_result_free(made);
  return status;
}

static ps_status new_case(ps_error *e) { return made_case(ps_case_new(&settings, e), e); }
ALLOCATION_TEST(new_case, 0)

static ps_status copy(ps_error *e) { return made_case(ps_case_copy(c, &settings, e), e); }
ALLOCATION_TEST(copy, 0)

static ps_status inspect(ps_error *e) { return made_result(ps_case_inspect(c, &settings, e), e); }
ALLOCATION_TEST(inspect, 0)

static ps_status references(ps_error *e) {
  return made_result(ps_references(c, "eighth", &settings, e), e);
}
ALLOCATION_TEST(references, 0)

static ps_status size(ps_error *e) { return made_result(ps_size(c, NULL, &settings, e), e); }
ALLOCATION_TEST(size, 0)

static ps_status add(ps_error *e) {
  void *made = ps_add(c, PS_CAUSE, text, e);
  cr_expect_eq(ps_find(c, PS_ENTITY_NONE, text), made);
  return told(made != NULL, e);
}
ALLOCATION_TEST(add, 70000)

static ps_status set_text(ps_error *e) { return ps_set_text(c, c, "summary", text, e); }
ALLOCATION_TEST(set_text, 70000)

static ps_status set_nested(ps_error *e) {
  return ps_set_text(c, ps_at(c, PS_ASSET, 0), "checklist[1].item", text, e);
}
ALLOCATION_TEST(set_nested, 70000)

static ps_status set_item(ps_error *e) { return ps_set_text(c, c, "sources[1]", text, e); }
ALLOCATION_TEST(set_item, 70000)

static ps_status set_id(ps_error *e) {
  ps_gap *g = ps_at(c, PS_GAP, 0);
  ps_status status = ps_set_text(c, g, "id", text, e);
  cr_expect_eq(ps_find(c, PS_GAP, g->id), g);
  cr_expect_eq(ps_find(c, PS_GAP, text) != NULL, status == PS_OK);
  return status;
}
ALLOCATION_TEST(set_id, 70000)

static ps_status append_text(ps_error *e) { return ps_append(c, c, "sources", text, e); }
ALLOCATION_TEST(append_text, 70000)

static ps_status append_struct(ps_error *e) {
  return ps_append(c, ps_find(c, PS_ASSET, "asset"), "checklist", NULL, e);
}
ALLOCATION_TEST(append_struct, 70000)

static ps_status series_add(ps_error *e) {
  return ps_series_add(c, ps_at(c, PS_MEASURE, 0), 20240301, 1, NAN, NAN, "a new group", e);
}
ALLOCATION_TEST(series_add, 70000)

/* Without a group there is no text to open a new block, so the columns have to ask. */
static ps_status series_grow(ps_error *e) {
  return ps_series_add(c, ps_at(c, PS_MEASURE, 0), 20240301, 1, NAN, NAN, NULL, e);
}
ALLOCATION_TEST(series_grow, 70000)

static ps_status compact(ps_error *e) {
  ps_cause *eighth = ps_find(c, PS_CAUSE, "eighth");
  ps_status status = ps_case_compact(c, e);
  cr_expect_eq(ps_find(c, PS_CAUSE, "eighth"), eighth);
  return status;
}
ALLOCATION_TEST(compact, 0)

static ps_status remove_leave(ps_error *e) {
  ps_cause *eighth = ps_find(c, PS_CAUSE, "eighth");
  ps_status status = ps_remove(c, "eighth", PS_REMOVE_LEAVE, e);
  cr_expect_eq(eighth->object.state, status == PS_OK ? PS_OBJECT_REMOVED : 0u);
  return status;
}
ALLOCATION_TEST(remove_leave, 0)

static ps_status remove_cascade(ps_error *e) {
  return ps_remove(c, "eighth", PS_REMOVE_CASCADE, e);
}
ALLOCATION_TEST(remove_cascade, 0)

static ps_status remove_refused(ps_error *e) {
  /* It refers to itself only, which does not count. */
  return ps_remove(c, "eighth", PS_REMOVE_REFUSE, e);
}
ALLOCATION_TEST(remove_refused, 0)

/* These have no way to say that there is none, so they may not need any. */
Test(allocations, some_calls_never_ask) {
  build();
  ps_case *same = ps_case_copy(c, NULL, NULL);
  long asked = held.asked;
  void *cause = ps_find(c, PS_CAUSE, "eighth");
  ps_value value;
  cr_expect_not_null(cause);
  cr_expect(ps_equal(c, same));
  cr_expect_eq(ps_get(cause, "parents[1]", &value, NULL), PS_OK);
  cr_expect_eq(ps_set_number(c, cause, "prior", 0.5, NULL), PS_OK);
  cr_expect_eq(ps_set_text(c, cause, "status", "supported", NULL), PS_OK);
  cr_expect_eq(ps_set(c, cause, "gap", NULL, NULL), PS_OK);
  cr_expect_eq(ps_erase(c, cause, "parents", 0, NULL), PS_OK);
  cr_expect_eq(ps_clear(c, cause, "parents", NULL), PS_OK);
  cr_expect_eq(held.asked, asked);
  ps_case_free(same);
  ps_case_free(c);
  cr_expect_eq(held.bytes, 0);
}

/* Removing the first of two of an id enters all anew, which must not fail half way. */
Test(allocations, removing_one_of_two_ids_needs_no_memory_for_the_index) {
  build();
  ps_gap *first = ps_at(c, PS_GAP, 0), *second = ps_at(c, PS_GAP, 1);
  second->id = first->id;
  cr_assert(psi_entities_reindex(c, NULL));
  cr_assert_not_null(ps_add(c, PS_CAUSE, "to fill the index", NULL));
  cr_assert_eq(ps_remove(c, "eighth", PS_REMOVE_LEAVE, NULL), PS_OK); /* parks: room for eight */
  held.refuse = held.asked + 2; /* the queue is the first */
  held.lasting = true;
  cr_expect_eq(ps_remove(c, first->id, PS_REMOVE_LEAVE, NULL), PS_OK);
  cr_expect_eq(ps_find(c, PS_GAP, second->id), second);
  ps_case_free(c);
  cr_expect_eq(held.bytes, 0);
}
