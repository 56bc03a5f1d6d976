/* What the ratings of tasks say. */
#include "counting.h"
#include "quoted.h"

#include <perfsys/analysis.h>

#include <math.h>
#include <stdio.h>

static ps_case *rated(double d, double i, double f, double r) {
  char written[400];
  snprintf(written, sizeof written,
           "{'id':'c','tasks':[{'id':'t','text':'x','difficulty':{'value':%g},'importance':{'value':%g},"
           "'frequency':{'value':%g},'relevance':{'value':%g}}]}", d, i, f, r);
  return quoted_case(written);
}

static ps_tasks *tasks_of(ps_case *c, const ps_task_options *options) {
  ps_tasks *t = ps_tasks_of(c, options, NULL, NULL);
  cr_assert_not_null(t);
  ps_case_free(c); /* the result outlives it */
  return t;
}

static bool says(const ps_text_list *list, const char *part) {
  for (size_t i = 0; i < list->count; i++)
    if (strstr(list->items[i], part) != NULL) return true;
  return false;
}

/* The table of TRADOC Pamphlet 350-70-14, fig. 4-3 (N10 of the domain notes), as ratings:
 * 5, 3, 1 for difficulty; 4, 2 for importance; 6, 4, 2 for frequency. */
Test(tasks, the_eighteen_decisions) {
  static const char table[3][2][4] = {{"TOO", "TTN"}, {"TOO", "NNT"}, {"NNT", "NNN"}};
  static const double d[] = {5, 3, 1}, i[] = {4, 2}, f[] = {6, 4, 2};
  int train = 0, overtrain = 0, none = 0;
  for (size_t x = 0; x < 3; x++)
    for (size_t y = 0; y < 2; y++)
      for (size_t z = 0; z < 3; z++) {
        ps_tasks *t = tasks_of(rated(d[x], i[y], f[z], 80), NULL);
        ps_dif_decision made = t->tasks.items[0].decision;
        char letter = table[x][y][z];
        cr_expect_eq(made, letter == 'T'   ? PS_DIF_DECISION_TRAIN
                           : letter == 'O' ? PS_DIF_DECISION_OVERTRAIN
                                           : PS_DIF_DECISION_NO_TRAINING,
                     "%g %g %g", d[x], i[y], f[z]);
        cr_expect_eq(t->tasks.items[0].missing.count, 0);
        bool doubtful = x == 1 && y == 1 && z == 2; /* M,N,I */
        cr_expect_eq(t->tasks.items[0].doubt != NULL, doubtful);
        train += made == PS_DIF_DECISION_TRAIN;
        overtrain += made == PS_DIF_DECISION_OVERTRAIN;
        none += made == PS_DIF_DECISION_NO_TRAINING;
        ps_result_free(t);
      }
  cr_expect_eq(train, 6);
  cr_expect_eq(overtrain, 4);
  cr_expect_eq(none, 8);
}

/* O*NET: (rating - low) / (high - low) x 100. */
Test(tasks, standard_scores) {
  ps_tasks *t = tasks_of(rated(2, 4, 4, 50), NULL);
  cr_expect_eq(t->tasks.items[0].difficulty_score.value, 25);
  cr_expect_eq(t->tasks.items[0].importance_score.value, 75);
  cr_expect_eq(t->tasks.items[0].frequency_score.value, 50);
  cr_expect_str_eq(t->case_id, "c");
  cr_expect_str_eq(t->tasks.items[0].task, "t");
  cr_expect_str_eq(t->tasks.items[0].text, "x");
  ps_result_free(t);
}

static int core(double relevance, double importance) {
  ps_tasks *t = tasks_of(rated(3, importance, 3, relevance), NULL);
  cr_expect(t->tasks.items[0].core.set);
  int is = t->tasks.items[0].core.value;
  ps_result_free(t);
  return is;
}

Test(tasks, core_from_67_and_3) {
  cr_expect_eq(core(67, 3), 1);
  cr_expect_eq(core(66.9, 3), 0);
  cr_expect_eq(core(67, 2.9), 0);
  cr_expect_eq(core(100, 5), 1);
}

static void bands(double d, double i, double f, const ps_task_options *o, int hard, int matters,
                  int often) {
  ps_tasks *t = tasks_of(rated(d, i, f, 50), o);
  const ps_task_result *r = t->tasks.items;
  cr_expect(r->difficulty == (ps_dif_difficulty)hard && r->important.value == (matters == 1) &&
                r->frequency == (ps_dif_frequency)often,
            "%g %g %g: %d %d %d", d, i, f, (int)r->difficulty, r->important.value, (int)r->frequency);
  ps_result_free(t);
}

Test(tasks, cut_offs) {
  ps_task_options own = PS_TASK_OPTIONS_INIT;
  bands(4, 3, 5, NULL, 3, 1, 3);
  bands(3.99, 2.99, 4.99, NULL, 2, 0, 2);
  bands(2.5, 1, 3, NULL, 2, 0, 2);
  bands(2.49, 5, 2.99, NULL, 1, 1, 1);
  own.very_difficult = 4.5;
  own.important = 4;
  own.moderately_frequent = 2;
  bands(4, 3, 2, &own, 2, 0, 2);
}

Test(tasks, what_is_missing) {
  ps_tasks *t = tasks_of(quoted_case("{'tasks':[{'id':'a'},{'id':'b','difficulty':{'value':4},"
                                     "'importance':{'value':9},'frequency':{'n':3},"
                                     "'not_applicable':['relevance']}]}"), NULL);
  const ps_task_result *a = &t->tasks.items[0], *b = &t->tasks.items[1];
  cr_expect_eq(a->missing.count, 4);
  cr_expect(!a->core.set && !a->important.set && a->decision == PS_DIF_DECISION_UNSET);
  cr_expect_eq(b->missing.count, 2);
  cr_expect(says(&b->missing, "importance within its scale, 1 to 5"));
  cr_expect(says(&b->missing, "frequency.value"));
  cr_expect_eq(b->difficulty, PS_DIF_DIFFICULTY_VERY);
  cr_expect(!b->importance_score.set);
  cr_expect_eq(b->decision, PS_DIF_DECISION_UNSET);
  ps_result_free(t);
}

Test(tasks, raters_who_are_far_apart) {
  ps_case *c = rated(3, 3, 3, 50);
  ps_task *task = ps_find(c, PS_TASK, "t");
  ps_set_number(c, task, "difficulty.spread", 1.01, NULL); /* of 4: more than a quarter */
  ps_set_number(c, task, "importance.spread", 1, NULL);
  ps_set_number(c, task, "frequency.spread", 1.51, NULL); /* of 6 */
  ps_set_number(c, task, "relevance.spread", 25, NULL);
  ps_tasks *t = tasks_of(c, NULL);
  cr_expect_eq(t->tasks.items[0].discuss.count, 2);
  cr_expect(says(&t->tasks.items[0].discuss, "discuss: the raters are far apart on its difficulty"));
  cr_expect(says(&t->tasks.items[0].discuss, "frequency"));
  cr_expect_neq(t->tasks.items[0].decision, PS_DIF_DECISION_UNSET, "decided all the same");
  ps_result_free(t);
}

Test(tasks, misuse) {
  ps_error e;
  ps_case *c = rated(3, 3, 3, 50);
  cr_expect_null(ps_tasks_of(NULL, NULL, NULL, &e));
  cr_expect_eq(e.status, PS_E_ARGUMENT);
  ps_task_options bad = PS_TASK_OPTIONS_INIT;
  bad.very_difficult = 2;
  cr_expect_null(ps_tasks_of(c, &bad, NULL, &e));
  cr_expect_eq(e.status, PS_E_VALUE);
  bad.very_difficult = (double)NAN;
  cr_expect_null(ps_tasks_of(c, &bad, NULL, NULL));
  bad.very_difficult = -4;
  cr_expect_null(ps_tasks_of(c, &bad, NULL, NULL));
  ps_case_free(c);
}

Test(tasks, without_memory) {
  ps_case *c = rated(9, 3, 3, 50);
  ps_set_number(c, ps_find(c, PS_TASK, "t"), "frequency.spread", 3, NULL);
  ps_tasks *whole = ps_tasks_of(c, NULL, NULL, NULL);
  for (long nth = 1;; nth++) {
    counting counts = {.refuse = nth};
    ps_settings settings = counting_settings(&counts);
    ps_error e = {PS_OK, 0, 0, "", ""};
    ps_tasks *t = ps_tasks_of(c, NULL, &settings, &e);
    if (t == NULL) cr_expect_eq(e.status, PS_E_MEMORY);
    if (t != NULL) cr_expect(ps_equal(t, whole));
    bool done = t != NULL;
    ps_result_free(t);
    cr_expect_eq(counts.blocks, 0);
    if (done) break;
  }
  ps_result_free(whole);
  ps_case_free(c);
}
