/* Causes that come from themselves, and graphs as large as a hostile case makes them. */
#include <criterion/criterion.h>
#include <perfsys/model.h>

#include <stdio.h>
#include <string.h>

static ps_case *c;

static void setup(void) {
  c = ps_case_new(NULL, NULL);
  ps_set_text(c, c, "id", "case", NULL);
}

static void teardown(void) { ps_case_free(c); }

TestSuite(circles, .init = setup, .fini = teardown);

/* "a: b c" makes a cause and its parents; they may come later. */
static void causes(const char *const *lines, size_t count) {
  for (size_t i = 0; i < count; i++) {
    char line[200], *word;
    cr_assert_lt(strlen(lines[i]), sizeof line);
    strcpy(line, lines[i]);
    word = strtok(line, ": ");
    void *cause = ps_add(c, PS_CAUSE, word, NULL);
    while ((word = strtok(NULL, " ")) != NULL)
      cr_assert_eq(ps_append(c, cause, "parents", word, NULL), PS_OK);
  }
}

#define CAUSES(...)                                                                                \
  do {                                                                                             \
    const char *const lines[] = {__VA_ARGS__};                                                     \
    causes(lines, sizeof lines / sizeof *lines);                                                   \
  } while (0)

static void expect_circles(size_t count) {
  ps_findings *found = ps_case_inspect(c, NULL, NULL);
  size_t circles = 0;
  for (size_t i = 0; i < found->findings.count; i++)
    circles += strcmp(found->findings.items[i].rule, "M05") == 0;
  cr_expect_eq(circles, count, "%zu circles", circles);
  ps_result_free(found);
}

static void expect_circle(const char *id, const char *path, const char *message) {
  ps_findings *found = ps_case_inspect(c, NULL, NULL);
  cr_assert_eq(found->findings.count, 1, "%zu findings", found->findings.count);
  const ps_finding *f = &found->findings.items[0];
  cr_expect_str_eq(f->rule, "M05");
  cr_expect_str_eq(f->name, "circular-reference");
  cr_expect_str_eq(f->path, path, "%s", f->path);
  cr_expect_str_eq(f->message, message, "%s", f->message);
  cr_assert_eq(f->objects.count, 1);
  cr_expect_str_eq(f->objects.items[0], id);
  cr_expect_eq(found->errors.value, 1);
  ps_result_free(found);
}

Test(circles, its_own_parent) {
  CAUSES("x", "a: x a");
  expect_circle("a", "causes[1]", "\"a\" leads back to itself.");
}

Test(circles, two_of_each_other) {
  CAUSES("a: b", "b: a");
  expect_circle("a", "causes[0]", "\"a\" leads back to itself by way of \"b\".");
}

Test(circles, three_and_four) {
  CAUSES("a: b", "b: c", "c: a");
  expect_circle("a", "causes[0]", "\"a\" leads back to itself by way of \"b\", \"c\".");
  teardown();
  setup();
  CAUSES("start: a", "a: b", "b: c", "c: d", "d: a");
  expect_circle("a", "causes[1]",
                "\"a\" leads back to itself by way of \"b\", \"c\" and others.");
}

Test(circles, several) {
  CAUSES("a: b", "b: a", "c: d a", "d: c", "e: e");
  expect_circles(3);
}

Test(circles, none_where_ways_only_meet) {
  CAUSES("a: b c", "b: d", "c: d", "d: e e e", "e", "f: a b c d e");
  expect_circles(0);
}

Test(circles, none_over_what_is_not_there) {
  CAUSES("a: gone", "b: g m case", "c: a b");
  ps_add(c, PS_GAP, "g", NULL);
  ps_add(c, PS_MEASURE, "m", NULL);
  expect_circles(0);
}

Test(circles, long_ids_leave_the_message_whole) {
  char id[3][300];
  void *cause[3];
  for (int i = 0; i < 3; i++) {
    snprintf(id[i], sizeof id[i], "%d", i);
    while (strlen(id[i]) < 200) strcat(id[i], "\xE2\x82\xAC");
    cause[i] = ps_add(c, PS_CAUSE, id[i], NULL);
  }
  for (int i = 0; i < 3; i++) ps_append(c, cause[i], "parents", id[(i + 1) % 3], NULL);
  ps_findings *found = ps_case_inspect(c, NULL, NULL);
  cr_assert_eq(found->findings.count, 1);
  const char *message = found->findings.items[0].message;
  cr_expect_not_null(strstr(message, "...\" leads back to itself by way of \"1\xE2\x82\xAC"));
  cr_expect_not_null(strstr(message, ", \"2\xE2\x82\xAC"), "%s", message);
  cr_expect_str_eq(message + strlen(message) - 5, "...\".", "%s", message);
  ps_result_free(found);
}

/* ---- large ones ---- */

enum { MANY = 100000 };

static const char *name(int i) {
  static char id[24];
  snprintf(id, sizeof id, "cause %d", i);
  return id;
}

/* Each comes from the next: depth is MANY. */
static void chain(void) {
  for (int i = 0; i < MANY; i++) {
    void *cause = ps_add(c, PS_CAUSE, name(i), NULL);
    if (i + 1 < MANY) ps_append(c, cause, "parents", name(i + 1), NULL);
  }
}

Test(circles, a_chain_and_a_ring_of_100000, .timeout = 20) {
  chain();
  expect_circles(0);
  void *last = ps_find(c, PS_CAUSE, name(MANY - 1));
  ps_append(c, last, "parents", name(0), NULL);
  expect_circle("cause 0", "causes[0]",
                "\"cause 0\" leads back to itself by way of \"cause 1\", \"cause 2\" and others.");
}

Test(circles, a_cause_with_100000_parents, .timeout = 20) {
  void *first = ps_add(c, PS_CAUSE, "first", NULL);
  for (int i = 0; i < MANY; i++) {
    void *cause = ps_add(c, PS_CAUSE, name(i), NULL);
    ps_append(c, cause, "parents", "root", NULL);
    ps_append(c, first, "parents", name(i), NULL);
  }
  ps_add(c, PS_CAUSE, "root", NULL);
  expect_circles(0);
}

/* Every cause comes from every one before: looked at once each, not once a way. */
Test(circles, a_graph_with_more_ways_than_atoms, .timeout = 20) {
  for (int i = 0; i < 300; i++) {
    void *cause = ps_add(c, PS_CAUSE, name(i), NULL);
    for (int k = 0; k < i; k++) ps_append(c, cause, "parents", name(k), NULL);
  }
  expect_circles(0);
}

/* Two fields that tell one link from its two ends make no circle. */
Test(circles, levers_and_parent) {
  ps_case *own = ps_case_new(NULL, NULL);
  ps_measure *total = ps_add(own, PS_MEASURE, "total", NULL);
  ps_measure *part = ps_add(own, PS_MEASURE, "part", NULL);
  cr_assert_eq(ps_set_text(own, own, "id", "c", NULL), PS_OK);
  cr_assert_eq(ps_append(own, total, "levers", "part", NULL), PS_OK);
  cr_assert_eq(ps_set_text(own, part, "parent", "total", NULL), PS_OK);
  ps_findings *found = ps_case_inspect(own, NULL, NULL);
  cr_expect_eq(found->findings.count, 0);
  ps_result_free(found);
  ps_case_free(own);
}
