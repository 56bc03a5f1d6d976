/* Core and supplemental tasks, against the labels that O*NET gives 13 tasks of customer
 * service representatives. */
#include <perfsys/knowledge.h>

#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static FILE *open_shared(const char *path) {
  char full[1024];
  const char *shared = getenv("PERFSYS_SHARED");
  snprintf(full, sizeof full, "%s/%s", shared != NULL ? shared : "../shared", path);
  FILE *file = fopen(full, "r");
  if (file == NULL) cr_skip("%s is not here (set PERFSYS_SHARED)", full);
  return file;
}

/* Column `index` of a line of tab-separated values, copied. */
static const char *column(const char *line, size_t index, char buffer[64]) {
  for (; index > 0 && line != NULL; index--) {
    line = strchr(line, '\t');
    if (line != NULL) line++;
  }
  snprintf(buffer, 64, "%.*s", line != NULL ? (int)strcspn(line, "\t\r\n") : 0,
           line != NULL ? line : "");
  return buffer;
}

/* 1 core, 0 supplemental, -1 unknown. */
static int label_of(FILE *statements, const char *task) {
  char line[1024], cell[64];
  rewind(statements);
  while (fgets(line, sizeof line, statements) != NULL) {
    if (strcmp(column(line, 0, cell), "43-4051.00") != 0) continue;
    if (strcmp(column(line, 2, cell), task) != 0) continue;
    column(line, 4, cell);
    return strcmp(cell, "Core") == 0 ? 1 : strcmp(cell, "Supplemental") == 0 ? 0 : -1;
  }
  return -1;
}

Test(onet, tasks_are_core_as_labelled) {
  FILE *ratings = open_shared("data/onet/task_ratings_43-4051.tsv");
  FILE *statements = open_shared("data/onet/task_statements_subset.tsv");
  char line[1024], task[64], cell[64];
  size_t core = 0, supplemental = 0;
  cr_assert_not_null(fgets(line, sizeof line, ratings));
  cr_assert_str_eq(column(line, 10, cell), "IM");
  cr_assert_str_eq(column(line, 13, cell), "RT");
  while (fgets(line, sizeof line, ratings) != NULL) {
    column(line, 1, task);
    double importance = strtod(column(line, 10, cell), NULL);
    double relevance = strtod(column(line, 13, cell), NULL);
    int label = label_of(statements, task);
    ps_flag is_core = ps_task_is_core(relevance, importance);
    cr_expect_neq(label, -1, "task %s has no label", task);
    cr_expect(is_core.set && is_core.value == (label == 1), "task %s: %g %%, %g", task, relevance,
              importance);
    core += label == 1;
    supplemental += label == 0;
  }
  fclose(ratings);
  fclose(statements);
  cr_expect_eq(core, 7);
  cr_expect_eq(supplemental, 6);
  printf("onet: %zu core, %zu supplemental, all as labelled\n", core, supplemental);
}
