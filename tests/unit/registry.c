/* Frameworks of one's own: what is refused and where, what is taken, how it is found. */
#include "base/field.h"
#include "knowledge/tables.h"

#include <perfsys/knowledge.h>
#include <perfsys/perfsys.h>

#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static ps_framework_cell cells[3];
static ps_mapping mappings[3];
static const char *order[3];
static const char *skills[2], *tools[1], *world[1];

/* A sound framework, to be spoiled: two boxes, one of them within the other, and what
 * has no box. */
static ps_framework sound(void) {
  ps_framework f;
  memset(&f, 0, sizeof f);
  memset(cells, 0, sizeof cells);
  memset(mappings, 0, sizeof mappings);
  cells[0].id = "can";
  cells[0].name = "Can they?";
  cells[0].locus = PS_LOCUS_INTERNAL;
  cells[1].id = "may";
  cells[1].parent = "can";
  cells[2].id = "sum";
  order[0] = "may", order[1] = "can", order[2] = "sum";
  skills[0] = "F01", skills[1] = "F02", tools[0] = "F11", world[0] = "F28";
  mappings[0].cell = "can";
  mappings[0].factors = (ps_text_list){skills, 2, 0, true};
  mappings[1].cell = "may";
  mappings[1].factors = (ps_text_list){tools, 1, 0, true};
  mappings[2].factors = (ps_text_list){world, 1, 0, true};
  mappings[2].reason = "It stops at the door.";
  f.id = "ours";
  f.name = "Ours";
  f.order = (ps_text_list){order, 3, 0, true};
  f.cells.items = cells;
  f.cells.count = 3;
  f.mappings.items = mappings;
  f.mappings.count = 3;
  return f;
}

static size_t count(const ps_registry *registry) {
  size_t n = 0;
  while (ps_registry_framework_at(registry, n) != NULL) n++;
  return n;
}

Test(registry, takes_a_framework_and_finds_it) {
  ps_registry *r = ps_registry_new(NULL, NULL);
  ps_framework f = sound();
  size_t built_in = count(NULL);
  cr_assert_eq(ps_registry_add_framework(r, &f, NULL), PS_OK);
  const ps_framework *own = ps_registry_framework_find(r, "ours");
  cr_assert_not_null(own);
  cr_expect_neq(own, &f);
  cr_expect_eq(own, ps_registry_framework_at(r, built_in));
  cr_expect_eq(count(r), built_in + 1);
  /* A copy: what becomes of the original does not matter. */
  memset(cells, 0, sizeof cells);
  memset(mappings, 0, sizeof mappings);
  cr_expect_str_eq(ps_framework_cell_find(own, "may")->parent, "can");
  cr_expect_eq(ps_framework_cell_order(own, "may"), 1);
  cr_expect_str_eq(ps_cell_factor_at(own, "can", 1)->id, "F02");
  cr_expect_null(ps_cell_factor_at(own, "can", 2));
  cr_expect_str_eq(ps_factor_cell_at(own, "F11", 0)->id, "may");
  cr_expect_str_eq(ps_factor_no_counterpart(own, "F28"), "It stops at the door.");
  cr_expect_null(ps_factor_no_counterpart(own, "F33"));
  cr_expect_eq(ps_registry_framework_find(r, "bem"), ps_framework_find("bem"));
  cr_expect_eq(ps_registry_framework_find(NULL, "bem"), ps_framework_find("bem"));
  cr_expect_null(ps_registry_framework_find(r, "theirs"));
  cr_expect_null(ps_registry_framework_find(NULL, "ours"));
  ps_registry_free(r);
}

Test(registry, an_order_not_given_is_that_of_the_cells) {
  ps_registry *r = ps_registry_new(NULL, NULL);
  ps_framework f = sound();
  memset(&f.order, 0, sizeof f.order);
  cr_assert_eq(ps_registry_add_framework(r, &f, NULL), PS_OK);
  const ps_framework *own = ps_registry_framework_find(r, "ours");
  cr_expect_eq(ps_framework_cell_order(own, "can"), 1);
  cr_expect_eq(ps_framework_cell_order(own, "sum"), 3);
  ps_registry_free(r);
}

static void expect_refused(const ps_framework *f, ps_status status, const char *path,
                           const char *message) {
  ps_registry *r = ps_registry_new(NULL, NULL);
  ps_error error;
  memset(&error, 0, sizeof error);
  size_t before = count(r);
  cr_expect_eq(ps_registry_add_framework(r, f, &error), status, "%s: %s", path, error.message);
  cr_expect_eq(error.status, status);
  cr_expect_str_eq(error.path, path, "%s", error.message);
  cr_expect(strstr(error.message, message) != NULL, "%s", error.message);
  cr_expect_eq(ps_registry_add_framework(r, f, NULL), status);
  cr_expect_eq(count(r), before);
  ps_registry_free(r);
}

Test(registry, refuses_ids_that_are_missing_or_taken) {
  ps_framework f = sound();
  f.id = NULL;
  expect_refused(&f, PS_E_VALUE, "id", "needs an id");
  f.id = "";
  expect_refused(&f, PS_E_VALUE, "id", "needs an id");
  f.id = "bem";
  expect_refused(&f, PS_E_EXISTS, "id", "built in");
  f = sound();
  cells[1].id = NULL;
  expect_refused(&f, PS_E_VALUE, "cells[1].id", "needs an id");
  f = sound();
  cells[1].id = "can";
  expect_refused(&f, PS_E_EXISTS, "cells[1].id", "Two cells");
  f = sound();
  f.cells.count = 0;
  expect_refused(&f, PS_E_VALUE, "cells", "needs cells");
  f.cells.count = 1;
  f.cells.items = NULL;
  expect_refused(&f, PS_E_ARGUMENT, "cells", "no items");
}

Test(registry, refuses_the_same_framework_twice) {
  ps_registry *r = ps_registry_new(NULL, NULL);
  ps_framework f = sound();
  cr_expect_eq(ps_registry_add_framework(r, &f, NULL), PS_OK);
  cr_expect_eq(ps_registry_add_framework(r, &f, NULL), PS_E_EXISTS);
  f.id = "ours too";
  cr_expect_eq(ps_registry_add_framework(r, &f, NULL), PS_OK);
  ps_registry_free(r);
}

Test(registry, refuses_parents_that_are_not_there_or_lead_in_a_circle) {
  ps_framework f = sound();
  cells[1].parent = "cannot";
  expect_refused(&f, PS_E_NOT_FOUND, "cells[1].parent", "\"cannot\", which is no cell");
  f = sound();
  cells[0].parent = "may";
  expect_refused(&f, PS_E_VALUE, "cells[0].parent", "circle");
  f = sound();
  cells[2].parent = "sum";
  expect_refused(&f, PS_E_VALUE, "cells[2].parent", "circle");
  /* A circle further up, seen from below. */
  f = sound();
  cells[0].parent = "may", cells[1].parent = "sum", cells[2].parent = "may";
  expect_refused(&f, PS_E_VALUE, "cells[0].parent", "circle");
}

Test(registry, refuses_orders_that_are_not_each_cell_once) {
  ps_framework f = sound();
  order[2] = "can";
  expect_refused(&f, PS_E_VALUE, "order[2]", "twice");
  f = sound();
  order[0] = "cannot";
  expect_refused(&f, PS_E_VALUE, "order[0]", "no cell");
  f = sound();
  f.order.count = 2;
  expect_refused(&f, PS_E_VALUE, "order", "leaves out the cell \"sum\"");
  f = sound();
  f.order.count = 0;
  expect_refused(&f, PS_E_VALUE, "order", "leaves out");
  f = sound();
  order[1] = NULL;
  expect_refused(&f, PS_E_VALUE, "order[1]", "empty");
}

Test(registry, refuses_mappings_to_what_is_not_there) {
  ps_framework f = sound();
  mappings[0].cell = "cannot";
  expect_refused(&f, PS_E_NOT_FOUND, "mappings[0].cell", "no cell");
  f = sound();
  skills[1] = "F34";
  expect_refused(&f, PS_E_NOT_FOUND, "mappings[0].factors[1]", "no factor \"F34\"");
  f = sound();
  mappings[2].reason = NULL;
  expect_refused(&f, PS_E_VALUE, "mappings[2]", "reason");
  f = sound();
  mappings[1].reason = "None.";
  expect_refused(&f, PS_E_VALUE, "mappings[1]", "note");
  f = sound();
  mappings[2].factors.count = 0;
  expect_refused(&f, PS_E_VALUE, "mappings[2]", "neither");
  f = sound();
  world[0] = "F02";
  expect_refused(&f, PS_E_VALUE, "mappings[2].factors[0]", "another mapping");
  f = sound();
  mappings[1].cell = "can";
  mappings[1].factors.count = 0;
  mappings[1].reason = "None.";
  expect_refused(&f, PS_E_VALUE, "mappings[1].cell", "another mapping");
}

Test(registry, refuses_branches_to_nowhere_and_bad_values) {
  const char *kinds[1] = {"I63"};
  ps_branch branch;
  ps_framework f = sound();
  memset(&branch, 0, sizeof branch);
  branch.to = "cannot";
  cells[0].branches.items = &branch;
  cells[0].branches.count = 1;
  expect_refused(&f, PS_E_NOT_FOUND, "cells[0].branches[0].to", "no cell");
  branch.to = NULL;
  branch.kinds = (ps_text_list){kinds, 1, 0, true};
  expect_refused(&f, PS_E_NOT_FOUND, "cells[0].branches[0].kinds[0]", "\"I63\"");
  f = sound();
  cells[0].name = "\xff";
  expect_refused(&f, PS_E_VALUE, "cells[0].name", "UTF-8");
  f = sound();
  cells[0].locus = (ps_locus)9;
  expect_refused(&f, PS_E_VALUE, "cells[0].locus", "9");
}

Test(registry, null_is_refused) {
  ps_registry *r = ps_registry_new(NULL, NULL);
  ps_framework f = sound();
  ps_registry_free(NULL);
  cr_expect_eq(ps_registry_add_framework(NULL, &f, NULL), PS_E_ARGUMENT);
  cr_expect_eq(ps_registry_add_framework(r, NULL, NULL), PS_E_ARGUMENT);
  cr_expect_eq(ps_registry_read(NULL, "{}", 2, NULL), PS_E_ARGUMENT);
  cr_expect_eq(ps_registry_read(r, NULL, 0, NULL), PS_E_ARGUMENT);
  cr_expect_null(ps_registry_framework_find(r, NULL));
  ps_registry_free(r);
}

/* ---- JSON ---- */

static const char text[] =
    "{\n"
    "  \"id\": \"ours\", \"year\": 2026, \"kind\": \"flow\", \"author\": null,\n"
    "  \"cells\": [\n"
    "    {\"id\": \"a\", \"locus\": \"internal\", \"question\": \"K\\u00f6nnen sie?\",\n"
    "     \"branches\": [{\"answer\": false, \"to\": \"b\", \"kinds\": [\"I01\"]}]},\n"
    "    {\"id\": \"b\", \"parent\": \"a\", \"learnable\": \"no\"}\n"
    "  ],\n"
    "  \"order\": [\"b\", \"a\"],\n"
    "  \"mappings\": [\n"
    "    {\"cell\": \"a\", \"factors\": [\"F01\"]},\n"
    "    {\"cell\": \"b\", \"factors\": [], \"reason\": \"A choice.\"}\n"
    "  ]\n"
    "}\n";

Test(registry, reads_a_framework_from_json) {
  ps_registry *r = ps_registry_new(NULL, NULL);
  ps_error error;
  memset(&error, 0, sizeof error);
  cr_assert_eq(ps_registry_read(r, text, strlen(text), &error), PS_OK, "%s", error.message);
  const ps_framework *f = ps_registry_framework_find(r, "ours");
  cr_assert_not_null(f);
  cr_expect(f->year.set && f->year.value == 2026);
  cr_expect_eq(f->kind, PS_FRAMEWORK_KIND_FLOW);
  cr_expect_null(f->author);
  cr_expect_eq(ps_framework_cell_order(f, "b"), 1);
  cr_expect_str_eq(f->cells.items[0].question, "K\xc3\xb6nnen sie?");
  cr_expect(f->cells.items[0].branches.items[0].answer.set);
  cr_expect_not(f->cells.items[0].branches.items[0].answer.value);
  cr_expect_str_eq(ps_factor_cell_at(f, "F01", 0)->id, "a");
  cr_expect_str_eq(ps_cell_no_counterpart(f, "b"), "A choice.");
  ps_registry_free(r);
}

/* What is built in, written and read again under another id, is the same. */
Test(registry, what_is_written_is_read_the_same) {
  ps_registry *r = ps_registry_new(NULL, NULL);
  for (size_t i = 0; ps_framework_at(i) != NULL; i++) {
    ps_framework f = *ps_framework_at(i);
    char id[64], id_again[64];
    ps_error error;
    memset(&error, 0, sizeof error);
    snprintf(id, sizeof id, "%s-a", f.id);
    snprintf(id_again, sizeof id_again, "%s-b", f.id);
    f.id = id;
    char *json = ps_json_text(&f, NULL, NULL, NULL, NULL);
    cr_assert_eq(ps_registry_read(r, json, strlen(json), &error), PS_OK, "%s: %s %s", id,
                 error.path, error.message);
    cr_expect(ps_equal(&f, ps_registry_framework_find(r, id)), "%s", id);
    f.id = id_again;
    cr_expect_eq(ps_registry_add_framework(r, &f, NULL), PS_OK);
    cr_expect(ps_equal(&f, ps_registry_framework_find(r, id_again)), "%s", id_again);
    ps_text_free(json, NULL);
  }
  ps_registry_free(r);
}

static void expect_unread(const char *json, ps_status status, size_t line, size_t column,
                          const char *path, const char *message) {
  ps_registry *r = ps_registry_new(NULL, NULL);
  ps_error error;
  memset(&error, 0, sizeof error);
  size_t before = count(r);
  cr_expect_eq(ps_registry_read(r, json, strlen(json), &error), status, "%s: %d %s", json,
               (int)error.status, error.message);
  cr_expect_eq(error.line, line, "%s: line %zu", json, error.line);
  cr_expect_eq(error.column, column, "%s: column %zu", json, error.column);
  cr_expect_str_eq(error.path, path, "%s: %s", json, error.path);
  cr_expect(strstr(error.message, message) != NULL, "%s", error.message);
  cr_expect_eq(ps_registry_read(r, json, strlen(json), NULL), status);
  cr_expect_eq(count(r), before);
  ps_registry_free(r);
}

Test(registry, json_is_refused_with_its_place) {
  expect_unread("", PS_E_SYNTAX, 1, 1, "", "");
  expect_unread("[]", PS_E_TYPE, 1, 1, "", "object");
  expect_unread("{\"id\":\"x\"", PS_E_SYNTAX, 1, 10, "", "");
  expect_unread("{\"id\":\"x\",\"id\":\"y\"}", PS_E_DUPLICATE, 1, 11, "", "");
  expect_unread("{\"id\":\"x\\u0000\"}", PS_E_ENCODING, 1, 9, "", "");
  expect_unread("{} {}", PS_E_SYNTAX, 1, 4, "", "");
  expect_unread("{\"cels\":[]}", PS_E_NOT_FOUND, 1, 9, "cels", "mean \"cells\"");
  expect_unread("{\"zzz\":1}", PS_E_NOT_FOUND, 1, 8, "zzz", "no member");
  expect_unread("{\"id\":1}", PS_E_TYPE, 1, 7, "id", "a text");
  expect_unread("{\"id\":\"x\",\n \"kind\":\"flwo\"}", PS_E_NOT_FOUND, 2, 9, "kind", "\"flow\"");
  expect_unread("{\"kind\":3}", PS_E_TYPE, 1, 9, "kind", "a word");
  expect_unread("{\"year\":\"x\"}", PS_E_TYPE, 1, 9, "year", "whole");
  expect_unread("{\"year\":1.5}", PS_E_RANGE, 1, 9, "year", "whole");
  expect_unread("{\"year\":10000000000000000000000000000000000000000000000000000000000000000}",
                PS_E_RANGE, 1, 9, "", "long");
  expect_unread("{\"cells\":{}}", PS_E_TYPE, 1, 10, "cells", "a list");
  expect_unread("{\"cells\":[1]}", PS_E_TYPE, 1, 11, "cells[0]", "objects");
  expect_unread("{\"order\":[1]}", PS_E_TYPE, 1, 11, "order[0]", "texts");
  expect_unread("{\"cells\":[{\"branches\":[{\"answer\":1}]}]}", PS_E_TYPE, 1, 34,
                "cells[0].branches[0].answer", "true or false");
}

Test(registry, json_that_means_nothing_is_refused_with_its_place) {
  expect_unread("{\"cells\":[{\"id\":\"a\"}]}", PS_E_VALUE, 1, 1, "id", "needs an id");
  expect_unread("{\"id\":\"bem\",\"cells\":[{\"id\":\"a\"}]}", PS_E_EXISTS, 1, 7, "id", "built in");
  expect_unread("{\"id\":\"x\",\"cells\":[\n{\"id\":\"a\"},\n{\"id\":\"a\"}]}", PS_E_EXISTS, 3, 7,
                "cells[1].id", "Two");
  expect_unread("{\"id\":\"x\",\"cells\":[{\"id\":\"a\",\n\"parent\":\"a\"}]}", PS_E_VALUE, 2, 10,
                "cells[0].parent", "circle");
  expect_unread("{\"id\":\"x\",\"cells\":[{\"id\":\"a\"}],\"order\":[\"a\",\n\"a\"]}", PS_E_VALUE, 2, 1,
                "order[1]", "twice");
  expect_unread("{\"id\":\"x\",\"cells\":[{\"id\":\"a\"}],\"order\":[]}", PS_E_VALUE, 1, 40, "order",
                "leaves out");
  expect_unread("{\"id\":\"x\",\"cells\":[{\"id\":\"a\"}],\"mappings\":[{\"cell\":\"a\",\n"
                "\"factors\":[\"F01\",\n \"F77\"]}]}",
                PS_E_NOT_FOUND, 3, 2, "mappings[0].factors[1]", "F77");
}

/* ---- memory ---- */

typedef struct failing {
  size_t left;
  size_t blocks;
} failing;

static void *fail_resize(void *ctx, void *block, size_t old_size, size_t new_size) {
  failing *f = ctx;
  (void)old_size;
  if (new_size == 0) {
    if (block != NULL) f->blocks--;
    free(block);
    return NULL;
  }
  if (f->left == 0) return NULL;
  f->left--;
  void *made = realloc(block, new_size);
  if (block == NULL && made != NULL) f->blocks++;
  return made;
}

Test(registry, without_memory_nothing_changes_and_nothing_leaks) {
  ps_framework f = sound();
  bool added = false;
  for (size_t allowed = 0; !added && allowed < 200; allowed++) {
    failing state = {allowed, 0};
    ps_settings settings = PS_SETTINGS_INIT;
    settings.allocator.resize = fail_resize;
    settings.allocator.ctx = &state;
    ps_registry *r = ps_registry_new(&settings, NULL);
    if (r != NULL) {
      ps_status one = ps_registry_add_framework(r, &f, NULL);
      ps_status two = ps_registry_read(r, text, strlen(text), NULL);
      cr_expect(one == PS_OK || one == PS_E_MEMORY);
      cr_expect_eq(ps_registry_framework_find(r, "ours") != NULL, one == PS_OK || two == PS_OK);
      /* The same id: the second is refused once the first is in. */
      added = one == PS_OK && two == PS_E_EXISTS;
    }
    ps_registry_free(r);
    cr_expect_eq(state.blocks, 0, "%zu allowed", allowed);
  }
  cr_expect(added);
}

Test(registry, depth_and_size_are_limited) {
  ps_settings settings = PS_SETTINGS_INIT;
  settings.limits.bytes = 10;
  ps_registry *r = ps_registry_new(&settings, NULL);
  cr_expect_eq(ps_registry_read(r, text, strlen(text), NULL), PS_E_LIMIT);
  ps_registry_free(r);
  settings.limits.bytes = 0;
  settings.limits.depth = 2;
  r = ps_registry_new(&settings, NULL);
  cr_expect_eq(ps_registry_read(r, text, strlen(text), NULL), PS_E_LIMIT);
  ps_registry_free(r);
}

/* ---- the reader's own ground ---- */

static void check_kinds(const ps_struct *type) {
  for (size_t i = 0; i < type->count; i++) {
    const ps_field *f = &type->fields[i];
    bool list = (f->flags & PS_FIELD_LIST) != 0;
    cr_expect(psi_kind_is_text(f->kind) ||
                  (list ? f->kind == PS_KIND_STRUCT
                        : f->kind == PS_KIND_FLAG || f->kind == PS_KIND_INTEGER ||
                              f->kind == PS_KIND_ENUM),
              "%s.%s is of a kind that read_framework.c does not read", type->name, f->name);
    if (f->kind == PS_KIND_STRUCT) check_kinds(f->element);
  }
}

Test(registry, frameworks_have_only_kinds_of_field_that_are_read) {
  check_kinds(&psi_framework_table);
}
