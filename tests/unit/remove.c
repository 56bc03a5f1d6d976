/* Taking entities out, what refers to them, and giving their memory back. */
#include "counting.h"
#include "model/entity.h"

#include <criterion/criterion.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

static ps_case *c;
static ps_measure *m;
static ps_gap *g;
static ps_cause *a, *b;

/* g is on m; a and b explain g; b comes from a, and so it says three times. */
static void fill(const ps_settings *settings) {
  c = ps_case_new(settings, NULL);
  m = ps_add(c, PS_MEASURE, "m", NULL);
  g = ps_add(c, PS_GAP, "g", NULL);
  a = ps_add(c, PS_CAUSE, "a", NULL);
  b = ps_add(c, PS_CAUSE, "b", NULL);
  ps_set_text(c, g, "measure", "m", NULL);
  ps_set_text(c, g, "benchmark.measure", "m", NULL);
  ps_set_text(c, a, "gap", "g", NULL);
  ps_set_text(c, b, "gap", "g", NULL);
  const char *const parents[] = {"a", "a", "elsewhere", "a"};
  for (int i = 0; i < 4; i++) ps_append(c, b, "parents", parents[i], NULL);
}

static void setup(void) { fill(NULL); }
static void teardown(void) { ps_case_free(c); }

TestSuite(remove, .init = setup, .fini = teardown);

Test(remove, refused_while_anything_refers_to_it) {
  ps_error error;
  ps_case *before = ps_case_copy(c, NULL, NULL);
  cr_expect_eq(ps_remove(c, "a", PS_REMOVE_REFUSE, &error), PS_E_REFERENCED);
  cr_expect_str_eq(error.message, "\"a\" was not removed: 3 references to it, the first from "
                                  "cause \"b\" at causes[1].parents[0].");
  cr_expect_eq(ps_remove(c, "m", PS_REMOVE_REFUSE, &error), PS_E_REFERENCED);
  cr_expect_str_eq(error.message, "\"m\" was not removed: 2 references to it, the first from "
                                  "gap \"g\" at gaps[0].measure.");
  cr_expect_eq(ps_remove(c, "g", PS_REMOVE_REFUSE, NULL), PS_E_REFERENCED);
  cr_expect(ps_equal(c, before));
  cr_expect_eq(a->object.state, 0);
  cr_expect_eq(ps_find(c, PS_CAUSE, "a"), a);
  ps_set(c, b, "parents", NULL, NULL);
  cr_expect_eq(ps_remove(c, "a", PS_REMOVE_REFUSE, &error), PS_OK);
  cr_expect_eq(ps_count(c, PS_CAUSE), 1);
  ps_case_free(before);
}

Test(remove, one_reference_is_told_in_the_singular) {
  ps_error error;
  ps_set(c, g, "benchmark", NULL, NULL);
  cr_expect_eq(ps_remove(c, "m", PS_REMOVE_REFUSE, &error), PS_E_REFERENCED);
  cr_expect_str_eq(error.message, "\"m\" was not removed: 1 reference to it, the first from "
                                  "gap \"g\" at gaps[0].measure.");
}

Test(remove, a_reference_to_itself_does_not_hold_it) {
  ps_append(c, b, "parents", "b", NULL);
  cr_expect_eq(ps_remove(c, "b", PS_REMOVE_REFUSE, NULL), PS_OK);
}

Test(remove, long_ids_leave_the_message_whole) {
  ps_error error;
  char id[400] = "x";
  while (strlen(id) < 300) strcat(id, "\xC3\xA9");
  ps_set_text(c, a, "id", id, NULL);
  ps_append(c, b, "parents", id, NULL);
  char other[400] = "";
  while (strlen(other) < 300) strcat(other, "\xE2\x82\xAC");
  ps_set_text(c, b, "id", other, NULL);
  cr_expect_eq(ps_remove(c, id, PS_REMOVE_REFUSE, &error), PS_E_REFERENCED);
  cr_expect_not_null(strstr(error.message, "1 reference to it"), "%s", error.message);
  cr_expect_not_null(strstr(error.message, " at causes[1].parents[4]."), "%s", error.message);
  strcat(id, "y");
  cr_expect_eq(ps_remove(c, id, PS_REMOVE_REFUSE, &error), PS_E_NOT_FOUND);
  cr_expect_not_null(strstr(error.message, " in the case."), "%s", error.message);
}

Test(remove, cascade_unsets_what_referred_to_it) {
  cr_expect_eq(ps_remove(c, "a", PS_REMOVE_CASCADE, NULL), PS_OK);
  cr_expect_eq(b->parents.count, 1);
  cr_expect_str_eq(b->parents.items[0], "elsewhere");
  cr_expect_eq(ps_remove(c, "m", PS_REMOVE_CASCADE, NULL), PS_OK);
  cr_expect_null(g->measure);
  cr_expect_null(g->benchmark.measure);
  cr_expect_eq(ps_remove(c, "g", PS_REMOVE_CASCADE, NULL), PS_OK);
  cr_expect_null(b->gap);
  cr_expect_eq(ps_count(c, PS_CAUSE), 1, "no reference is required, so none goes with it");
  ps_findings *found = ps_references(c, "a", NULL, NULL);
  cr_expect_eq(found->findings.count, 0);
  ps_result_free(found);
}

Test(remove, cascade_unsets_what_nested_lists_and_formulas_say) {
  ps_relationship *r = ps_add(c, PS_RELATIONSHIP, "r", NULL);
  ps_party *p = ps_add(c, PS_PARTY, "p", NULL);
  ps_append(c, r, "partners", "p", NULL);
  ps_append(c, r, "events", NULL, NULL);
  ps_append(c, r, "events[0].parties", "p", NULL);
  ps_append(c, r, "events[0].parties", "q", NULL);
  ps_set_text(c, r, "events[0].by", "p", NULL);
  ps_set_text(c, c, "sponsor", "p", NULL);
  ps_append(c, c, "waivers", NULL, NULL);
  ps_set_text(c, c, "waivers[0].object", "p", NULL);
  cr_expect_eq(ps_remove(c, "p", PS_REMOVE_REFUSE, NULL), PS_E_REFERENCED);
  cr_expect_eq(ps_remove(c, "p", PS_REMOVE_CASCADE, NULL), PS_OK);
  cr_expect(p->object.state & PS_OBJECT_REMOVED);
  cr_expect_eq(r->partners.count, 0);
  cr_assert_eq(r->events.items[0].parties.count, 1);
  cr_expect_str_eq(r->events.items[0].parties.items[0], "q");
  cr_expect_null(r->events.items[0].by);
  cr_expect_null(c->sponsor);
  cr_expect_null(c->waivers.items[0].object_);
  ps_measure *total = ps_add(c, PS_MEASURE, "total", NULL);
  ps_set_text(c, total, "formula", "2 * [m] + [m]", NULL);
  ps_set(c, g, "benchmark", NULL, NULL);
  ps_set(c, g, "measure", NULL, NULL);
  ps_error error;
  cr_expect_eq(ps_remove(c, "m", PS_REMOVE_REFUSE, &error), PS_E_REFERENCED);
  cr_expect_str_eq(error.message, "\"m\" was not removed: 2 references to it, the first from "
                                  "measure \"total\" at measures[1].formula.");
  cr_expect_eq(ps_remove(c, "m", PS_REMOVE_CASCADE, NULL), PS_OK);
  cr_expect_null(total->formula, "a formula without one of its parts is none");
}

Test(remove, leave_lets_references_dangle) {
  cr_expect_eq(ps_remove(c, "g", PS_REMOVE_LEAVE, NULL), PS_OK);
  cr_expect_str_eq(a->gap, "g");
  cr_expect_str_eq(b->gap, "g");
  cr_expect_eq(ps_count(c, PS_GAP), 0);
  cr_expect_null(ps_find(c, PS_GAP, "g"));
  ps_findings *found = ps_case_inspect(c, NULL, NULL);
  size_t dangling = 0;
  for (size_t i = 0; i < found->findings.count; i++)
    dangling += strcmp(found->findings.items[i].rule, "M03") == 0;
  cr_expect_eq(dangling, 3, "two causes, and the parent that is elsewhere");
  ps_result_free(found);
}

Test(remove, what_is_removed_stays_readable_and_marked) {
  ps_set_text(c, g, "statement", "still here", NULL);
  cr_expect_eq(ps_remove(c, g->id, PS_REMOVE_LEAVE, NULL), PS_OK); /* its own id as argument */
  cr_expect(g->object.state & PS_OBJECT_REMOVED);
  cr_expect_str_eq(g->id, "g");
  cr_expect_str_eq(g->statement, "still here");
  cr_expect_eq(ps_entity_type_of(g), PS_GAP);
  ps_gap *again = ps_add(c, PS_GAP, "g", NULL);
  cr_expect_not_null(again, "the id is free");
  cr_expect_neq(again, g, "its memory is not, before compacting");
  cr_expect_eq(ps_find(c, PS_GAP, "g"), again);
}

Test(remove, the_others_keep_their_order) {
  char id[24];
  for (int i = 0; i < 20; i++) {
    snprintf(id, sizeof id, "n%d", i);
    ps_add(c, PS_CAUSE, id, NULL);
  }
  for (int i = 0; i < 20; i += 2) {
    snprintf(id, sizeof id, "n%d", i);
    cr_assert_eq(ps_remove(c, id, PS_REMOVE_REFUSE, NULL), PS_OK);
  }
  cr_assert_eq(ps_count(c, PS_CAUSE), 12);
  for (size_t i = 0; i < 10; i++) {
    snprintf(id, sizeof id, "n%zu", 2 * i + 1);
    cr_expect_str_eq(((ps_cause *)ps_at(c, PS_CAUSE, i + 2))->id, id);
  }
}

Test(remove, what_cannot_be_removed) {
  ps_error error;
  cr_expect_eq(ps_remove(c, "nobody", PS_REMOVE_LEAVE, &error), PS_E_NOT_FOUND);
  cr_expect_str_eq(error.message, "There is no \"nobody\" in the case.");
  cr_expect_eq(ps_remove(c, "", PS_REMOVE_LEAVE, NULL), PS_E_NOT_FOUND);
  cr_expect_eq(ps_remove(c, "elsewhere", PS_REMOVE_CASCADE, NULL), PS_E_NOT_FOUND);
  ps_set_text(c, c, "id", "case", NULL);
  cr_expect_eq(ps_remove(c, "case", PS_REMOVE_LEAVE, &error), PS_E_ARGUMENT);
  cr_assert_eq(ps_remove(c, "a", PS_REMOVE_LEAVE, NULL), PS_OK);
  cr_expect_eq(ps_remove(c, "a", PS_REMOVE_LEAVE, NULL), PS_E_NOT_FOUND, "twice");
}

Test(remove, of_an_id_used_twice_the_first_goes) {
  ps_gap *second = ps_add(c, PS_GAP, "x", NULL);
  second->id = g->id;
  cr_assert(psi_entities_reindex(c, NULL));
  cr_expect_eq(ps_remove(c, "g", PS_REMOVE_LEAVE, NULL), PS_OK);
  cr_expect_eq(ps_find(c, PS_GAP, "g"), second);
  cr_expect_eq(ps_count(c, PS_GAP), 1);
  cr_expect_eq(ps_remove(c, "g", PS_REMOVE_LEAVE, NULL), PS_OK);
  cr_expect_null(ps_find(c, PS_GAP, "g"));
  cr_expect_eq(ps_count(c, PS_GAP), 0);
}

/* ---- references ---- */

static void expect_reference(const ps_findings *found, size_t i, const char *who, const char *path,
                             const char *message) {
  cr_assert_lt(i, found->findings.count);
  const ps_finding *f = &found->findings.items[i];
  cr_assert_eq(f->objects.count, 1);
  cr_expect_str_eq(f->objects.items[0], who);
  cr_expect_str_eq(f->path, path);
  cr_expect_str_eq(f->message, message);
}

Test(remove, references_tell_who_refers_and_where) {
  ps_findings *found = ps_references(c, "m", NULL, NULL);
  cr_assert_eq(found->findings.count, 2);
  expect_reference(found, 0, "g", "gaps[0].measure", "gap \"g\" refers to \"m\".");
  expect_reference(found, 1, "g", "gaps[0].benchmark.measure", "gap \"g\" refers to \"m\".");
  cr_expect_eq(found->notes.value, 2);
  ps_result_free(found);
  found = ps_references(c, "a", NULL, NULL);
  cr_assert_eq(found->findings.count, 3);
  expect_reference(found, 2, "b", "causes[1].parents[3]", "cause \"b\" refers to \"a\".");
  ps_result_free(found);
  found = ps_references(c, "elsewhere", NULL, NULL);
  cr_expect_eq(found->findings.count, 1, "a reference to nowhere is one too");
  ps_case_free(c);
  expect_reference(found, 0, "b", "causes[1].parents[2]", "cause \"b\" refers to \"elsewhere\".");
  ps_result_free(found);
  setup();
  found = ps_references(c, "b", NULL, NULL);
  cr_expect_eq(found->findings.count, 0);
  cr_expect(found->findings.given);
  ps_result_free(found);
}

/* ---- compact ---- */

Test(remove, compacting_keeps_addresses_and_content) {
  ps_asset *asset = ps_add(c, PS_ASSET, "asset", NULL);
  ps_append(c, asset, "checklist", NULL, NULL);
  ps_set_text(c, asset, "checklist[0].item", "seen", NULL);
  ps_series_add(c, m, 20240101, 1, NAN, NAN, "north", NULL);
  ps_set_text(c, c, "id", "case", NULL);
  ps_clear(c, c, "sources", NULL);
  ps_case *before = ps_case_copy(c, NULL, NULL);
  for (int i = 0; i < 3; i++) {
    cr_expect_eq(ps_case_compact(c, NULL), PS_OK);
    cr_expect(ps_equal(c, before));
    cr_expect_eq(ps_at(c, PS_MEASURE, 0), m);
    cr_expect_eq(ps_at(c, PS_GAP, 0), g);
    cr_expect_eq(ps_at(c, PS_CAUSE, 0), a);
    cr_expect_eq(ps_find(c, PS_CAUSE, "b"), b);
    cr_expect_eq(ps_find(c, PS_CASE, "case"), c);
  }
  cr_expect_eq(ps_set_text(c, asset, "checklist[0].item", "changed", NULL), PS_OK);
  cr_expect_eq(ps_series_add(c, m, 20240201, 1, NAN, NAN, "north", NULL), PS_OK);
  cr_expect_not_null(ps_add(c, PS_CAUSE, "later", NULL));
  ps_case_free(before);
}

Test(remove, removed_memory_is_used_again_after_compacting) {
  ps_remove(c, "a", PS_REMOVE_LEAVE, NULL);
  ps_remove(c, "g", PS_REMOVE_LEAVE, NULL);
  cr_expect_eq(ps_case_compact(c, NULL), PS_OK);
  cr_expect(a->object.state & PS_OBJECT_REMOVED);
  cr_expect_eq(ps_set_text(c, a, "statement", "x", NULL), PS_E_REMOVED);
  cr_expect(a->id == NULL && a->gap == NULL && !a->parents.given, "its texts are gone");
  cr_expect_eq(ps_entity_type_of(a), PS_CAUSE);
  cr_expect_neq(ps_add(c, PS_MEASURE, "new measure", NULL), (void *)a);
  ps_cause *again = ps_add(c, PS_CAUSE, "again", NULL);
  cr_expect_eq(again, a);
  cr_expect_eq(again->object.state, 0);
  cr_expect_null(again->gap, "nothing is left of who was here");
  cr_expect_eq(ps_add(c, PS_GAP, "new gap", NULL), (void *)g);
  cr_expect_neq(ps_add(c, PS_GAP, "another gap", NULL), (void *)g);
}

Test(remove, compacting_gives_memory_back) {
  counting held = COUNTING_INIT;
  ps_settings s = counting_settings(&held);
  static char text[1001];
  char id[24];
  ps_case_free(c);
  fill(&s);
  size_t least = held.bytes;
  memset(text, 't', 1000);
  for (int i = 0; i < 2000; i++) ps_set_text(c, g, "statement", text, NULL);
  for (int i = 0; i < 2000; i++) ps_append(c, c, "sources", text, NULL);
  ps_clear(c, c, "sources", NULL);
  cr_expect_gt(held.bytes, least + 4000000);
  cr_expect_eq(ps_case_compact(c, NULL), PS_OK);
  cr_expect_lt(held.bytes, least + 8192, "%zu was %zu", held.bytes, least);
  for (int round = 0; round < 5; round++) {
    for (int i = 0; i < 500; i++) {
      snprintf(id, sizeof id, "%d", i);
      cr_assert_not_null(ps_add(c, PS_CAUSE, id, NULL));
    }
    if (round == 0) least = held.bytes;
    for (int i = 0; i < 500; i++) {
      snprintf(id, sizeof id, "%d", i);
      cr_assert_eq(ps_remove(c, id, PS_REMOVE_LEAVE, NULL), PS_OK);
    }
    cr_assert_eq(ps_case_compact(c, NULL), PS_OK);
    cr_expect_leq(held.bytes, least + 8192, "round %d: %zu was %zu", round, held.bytes, least);
  }
  ps_case_free(c);
  cr_expect_eq(held.bytes, 0);
  cr_expect_not(held.lied);
  setup();
}

/* An item that cannot be without what goes is taken out of its list; its owner stays. */
Test(remove, cascade_takes_an_item_out) {
  ps_case *own = ps_case_new(NULL, NULL);
  ps_add(own, PS_CAUSE, "a", NULL);
  ps_add(own, PS_CAUSE, "b", NULL);
  ps_intervention *v = ps_add(own, PS_INTERVENTION, "v", NULL);
  for (int i = 0; i < 3; i++) cr_assert_eq(ps_append(own, v, "causes", NULL, NULL), PS_OK);
  cr_assert_eq(ps_set_text(own, v, "causes[0].cause", "a", NULL), PS_OK);
  cr_assert_eq(ps_set_text(own, v, "causes[1].cause", "b", NULL), PS_OK);
  cr_assert_eq(ps_set_text(own, v, "causes[2].cause", "a", NULL), PS_OK);
  cr_assert_eq(ps_remove(own, "a", PS_REMOVE_CASCADE, NULL), PS_OK);
  cr_assert_eq(ps_find(own, PS_INTERVENTION, "v"), v);
  cr_assert_eq(v->causes.count, 1);
  cr_expect_str_eq(v->causes.items[0].cause, "b");
  ps_case_free(own);
}
