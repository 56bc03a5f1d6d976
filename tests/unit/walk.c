/* A walk through a flow of questions: Mager and Pipe in both editions, and flows of one's own. */
#include "counting.h"
#include "quoted.h"

#include <perfsys/analysis.h>

#include <stdio.h>

static ps_walk *walked(const char *framework, const char *answers) {
  ps_error e = {PS_OK, 0, 0, "", ""};
  ps_walk *w = ps_walk_of(ps_framework_find(framework), answers, NULL, &e);
  cr_assert_not_null(w, "%s: %s", answers, e.message);
  cr_expect_eq(e.status, PS_OK);
  return w;
}

static const char *joined(const ps_text_list *list) {
  static char text[512];
  text[0] = '\0';
  for (size_t i = 0; i < list->count; i++) {
    if (i > 0) strcat(text, " ");
    strcat(text, list->items[i]);
  }
  return text;
}

/* The steps as "MP1+ MP2- MP13". */
static const char *way(const ps_walk *w) {
  static char text[512];
  text[0] = '\0';
  for (size_t i = 0; i < w->steps.count; i++) {
    const ps_walk_step *s = &w->steps.items[i];
    if (i > 0) strcat(text, " ");
    strcat(text, s->cell);
    strcat(text, !s->answer.set ? "" : s->answer.value ? "+" : "-");
  }
  return text;
}

static void expect(const char *framework, const char *answers, const char *steps,
                   const char *actions, const char *next, bool learning) {
  ps_walk *w = walked(framework, answers);
  cr_expect_str_eq(way(w), steps, "%s %s", framework, answers);
  cr_expect_str_eq(joined(&w->actions), actions, "%s %s", framework, answers);
  cr_expect_str_eq(w->next == NULL ? "end" : w->next, next, "%s %s", framework, answers);
  cr_expect_eq(w->ended.value, w->next == NULL, "%s", answers);
  cr_expect_eq(w->next_question != NULL, w->next != NULL, "%s", answers);
  cr_expect_eq(w->learning.value, learning, "%s", answers);
  cr_expect(w->ended.set && w->learning.set && w->unused.count == 0, "%s", answers);
  cr_expect_str_eq(w->framework, framework);
  ps_result_free(w);
}

/* ---- the two editions ---- */

Test(walk, asks_the_first_question) {
  expect("mager_pipe_1970", NULL, "", "", "MP1", false);
  expect("mager_pipe_1997", "", "", "", "MP1", false);
  expect("mager_pipe_1997", " \n,; ", "", "", "MP1", false);
}

Test(walk, what_both_editions_share) {
  static const char *const both[] = {"mager_pipe_1970", "mager_pipe_1997"};
  for (size_t i = 0; i < 2; i++) {
    expect(both[i], "MP1=no", "MP1-", "", "end", false);
    expect(both[i], "MP1=yes,MP2=no", "MP1+ MP2-", "no_intervention", "end", false);
    expect(both[i], "MP1=yes,MP2=yes,MP3=no", "MP1+ MP2+ MP3-",
           "clarify_expectations provide_resources feedback", "end", false);
  }
}

/* Skill first: whether they can is asked at once, and training stands only where nothing simpler
 * does and they have the potential. */
Test(walk, the_edition_of_1970) {
  const char *f = "mager_pipe_1970", *can = "MP1=yes MP2=yes MP3=yes ";
  char answers[200];
#define GO(rest, steps, actions, next, learning)                                                   \
  snprintf(answers, sizeof answers, "%s%s", can, rest);                                            \
  expect(f, answers, "MP1+ MP2+ MP3+" steps, actions, next, learning)
  GO("", "", "", "MP4", false);
  GO("MP4=yes", " MP4+", "", "MP5", false);
  GO("MP4=yes MP5=no", " MP4+ MP5-", "training", "MP7", true);
  GO("MP4=yes MP5=no MP7=no MP8=yes", " MP4+ MP5- MP7- MP8+ MP13", "training", "end", true);
  GO("MP4=yes MP5=no MP7=no MP8=no", " MP4+ MP5- MP7- MP8- MP13", "training reassign", "end", true);
  GO("MP4=yes MP5=yes MP6=yes MP7=no MP8=yes", " MP4+ MP5+ MP6+ MP7- MP8+ MP13", "feedback", "end",
     false);
  GO("MP4=yes MP5=yes MP6=no", " MP4+ MP5+ MP6-", "practice", "MP7", true);
  GO("MP4=yes MP5=yes MP6=yes MP7=yes", " MP4+ MP5+ MP6+ MP7+ MP13",
     "feedback simplify job_aid ojt", "end", true);
  GO("MP4=no", " MP4-", "", "MP9", false);
  GO("MP4=no MP9=yes MP10=yes MP11=no MP12=yes", " MP4- MP9+ MP10+ MP11- MP12+ MP13",
     "consequence remove_obstacle", "end", false);
#undef GO
}

/* Consequences first: whether they can is asked only then, and the other way out of it leads to
 * the obstacles. */
Test(walk, the_edition_of_1997) {
  const char *f = "mager_pipe_1997", *can = "MP1=yes MP2=yes MP3=yes ";
  char answers[200];
#define GO(rest, steps, actions, next, learning)                                                   \
  snprintf(answers, sizeof answers, "%s%s", can, rest);                                            \
  expect(f, answers, "MP1+ MP2+ MP3+" steps, actions, next, learning)
  GO("", "", "", "MP9", false);
  GO("MP9=yes", " MP9+", "consequence", "MP10", false);
  GO("MP9=no MP10=no MP11=yes", " MP9- MP10- MP11+", "", "MP4", false);
  GO("MP9=no MP10=no MP11=no MP4=no MP12=no", " MP9- MP10- MP11- MP4- MP12- MP13", "consequence",
     "end", false);
  GO("MP9=no MP10=no MP11=yes MP4=yes MP5=no MP7=no MP8=yes",
     " MP9- MP10- MP11+ MP4+ MP5- MP7- MP8+ MP13", "training", "end", true);
#undef GO
}

/* ---- what a step tells ---- */

Test(walk, a_step_tells_question_answer_and_what_follows) {
  ps_walk *w = walked("mager_pipe_1970", "MP1=Yes;MP2=true,MP3=Y\tMP4=YES\nMP5=n");
  const ps_framework_cell *cell = ps_framework_cell_find(ps_framework_find("mager_pipe_1970"), "MP5");
  const ps_walk_step *s = &w->steps.items[4];
  cr_assert_eq(w->steps.count, 5);
  cr_expect_str_eq(s->cell, "MP5");
  cr_expect_str_eq(s->name, cell->name);
  cr_expect_str_eq(s->question, cell->question);
  cr_expect(s->answer.set && !s->answer.value);
  cr_expect_str_eq(s->then, cell->branches.items[1].then);
  cr_expect_str_eq(joined(&s->actions), "training");
  cr_expect_str_eq(joined(&s->kinds), "I01 I02 I03 I04");
  cr_expect(s->learning.value && !w->steps.items[3].learning.value);
  cr_expect_str_eq(joined(&w->kinds), "I01 I02 I03 I04");
  cr_expect_str_eq(w->next_question, "Would a change of the job, a job aid or being shown at work do?");
  char *json = ps_json_text(w, NULL, NULL, NULL, NULL);
  cr_expect_not_null(strstr(json, "\"next\":\"MP7\""));
  ps_text_free(json, NULL);
  ps_result_free(w);
}

Test(walk, the_last_cell_has_no_answer) {
  ps_walk *w = walked("mager_pipe_1970", "MP1=yes MP2=yes MP3=yes MP4=yes MP5=no MP7=yes");
  const ps_walk_step *last = &w->steps.items[w->steps.count - 1];
  cr_expect_str_eq(last->cell, "MP13");
  cr_expect(!last->answer.set && last->then == NULL && last->actions.count == 0);
  cr_expect_not_null(last->question);
  ps_result_free(w);
}

/* What is done twice is listed once. */
Test(walk, actions_and_kinds_are_told_once) {
  ps_walk *w = walked("mager_pipe_1997", "MP1=yes MP2=yes MP3=yes MP9=yes MP10=yes MP11=no MP4=no");
  cr_expect_str_eq(joined(&w->actions), "consequence");
  cr_expect_str_eq(joined(&w->kinds), "I58 I57 I34 I38");
  for (size_t i = 0; i < w->kinds.count; i++)
    cr_expect_not_null(ps_intervention_kind_find(w->kinds.items[i]));
  ps_result_free(w);
}

Test(walk, answers_off_the_way_are_told) {
  ps_walk *w = walked("mager_pipe_1970", "MP12=yes,MP1=yes,MP2=no,MP5=yes");
  cr_expect_str_eq(way(w), "MP1+ MP2-");
  cr_expect_str_eq(joined(&w->unused), "MP5 MP12");
  cr_expect_str_eq(joined(&w->actions), "no_intervention");
  ps_result_free(w);
  w = walked("mager_pipe_1970", "MP2=yes");
  cr_expect_str_eq(joined(&w->unused), "MP2");
  cr_expect_str_eq(w->next, "MP1");
  ps_result_free(w);
}

/* ---- flows of one's own ---- */

static ps_walk *walked_own(const char *written, const char *answers) {
  ps_registry *registry = ps_registry_new(NULL, NULL);
  quoted q = quoted_make(written);
  ps_error e = {PS_OK, 0, 0, "", ""};
  cr_assert_eq(ps_registry_read(registry, q.text, q.length, &e), PS_OK, "%s", e.message);
  ps_walk *w = ps_walk_of(ps_registry_framework_find(registry, "own"), answers, NULL, &e);
  ps_registry_free(registry); /* the walk outlives it */
  cr_assert_not_null(w, "%s", e.message);
  return w;
}

Test(walk, begins_where_the_order_begins_and_bears_loops) {
  ps_walk *w = walked_own("{'id':'own','kind':'flow','order':['B','A'],'cells':["
                          "{'id':'A','branches':[{'answer':true,'to':'B'}]},"
                          "{'id':'B','question':'Again?','branches':[{'answer':true,'to':'A'}]}]}",
                          "A=yes,B=yes");
  cr_expect_str_eq(way(w), "B+ A+");
  cr_expect(w->ended.value && w->next == NULL);
  cr_expect_str_eq(w->steps.items[0].question, "Again?");
  cr_expect_null(w->steps.items[1].question);
  ps_result_free(w);
  /* An answer that the flow leads nowhere from is asked for again. */
  w = walked_own("{'id':'own','cells':[{'id':'A','branches':[{'answer':true,'to':'B'}]},{'id':'B'}]}",
                 "A=no");
  cr_expect_str_eq(w->next, "A");
  cr_expect(!w->ended.value && w->next_question == NULL);
  cr_expect_str_eq(joined(&w->unused), "A");
  ps_result_free(w);
}

/* ---- misuse ---- */

static void refused(const char *framework, const char *answers, ps_status status, const char *part) {
  ps_error e = {PS_OK, 0, 0, "", ""};
  cr_expect_null(ps_walk_of(ps_framework_find(framework), answers, NULL, &e), "%s", answers);
  cr_expect_eq(e.status, status, "%s: %s", answers, e.message);
  cr_expect_not_null(strstr(e.message, part), "%s: %s", answers, e.message);
  cr_expect_null(ps_walk_of(ps_framework_find(framework), answers, NULL, NULL));
}

Test(walk, misuse) {
  refused("nowhere", "", PS_E_ARGUMENT, "no framework");
  refused("bem", "", PS_E_VALUE, "\"bem\" is no flow");
  refused("mager_pipe_1970", "MP1=yes,MPX1=no", PS_E_NOT_FOUND, "the nearest is \"MP1\"");
  refused("mager_pipe_1970", "mp1=yes", PS_E_NOT_FOUND, "the nearest is \"MP1\"");
  refused("mager_pipe_1970", "nonsense=no", PS_E_NOT_FOUND, "no cell \"nonsense\".");
  refused("mager_pipe_1970", "=yes", PS_E_NOT_FOUND, "no cell");
  refused("mager_pipe_1970", "MP1=perhaps", PS_E_VALUE, "as in \"MP1=yes\"");
  refused("mager_pipe_1970", "MP1=", PS_E_VALUE, "yes or no");
  refused("mager_pipe_1970", "MP1=yess", PS_E_VALUE, "yes or no");
  refused("mager_pipe_1970", "MP1=ye", PS_E_VALUE, "yes or no");
  refused("mager_pipe_1970", "MP1", PS_E_VALUE, "yes or no");
  refused("mager_pipe_1970", "MP1=yes MP1=no", PS_E_VALUE, "otherwise");
  expect("mager_pipe_1970", "MP1=no MP1=no", "MP1-", "", "end", false);
}

Test(walk, without_memory) {
  const ps_framework *f = ps_framework_find("mager_pipe_1997");
  const char *answers = "MP1=yes MP2=yes MP3=yes MP9=yes MP10=yes MP11=no MP4=no MP12=yes MP8=no";
  ps_walk *whole = ps_walk_of(f, answers, NULL, NULL);
  for (long nth = 1;; nth++) {
    counting counts = {.refuse = nth};
    ps_settings settings = counting_settings(&counts);
    ps_error e = {PS_OK, 0, 0, "", ""};
    ps_walk *w = ps_walk_of(f, answers, &settings, &e);
    if (w == NULL) cr_expect_eq(e.status, PS_E_MEMORY);
    if (w != NULL) cr_expect(ps_equal(w, whole));
    bool done = w != NULL;
    ps_result_free(w);
    cr_expect_eq(counts.blocks, 0);
    cr_expect(!counts.lied);
    if (done) break;
  }
  ps_result_free(whole);
}
