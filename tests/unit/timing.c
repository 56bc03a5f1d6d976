/* From the first sign of a gap to the effect. */
#include "counting.h"
#include "quoted.h"

#include <perfsys/analysis.h>

#include <stdio.h>

/* A case in which the day of every step is known. */
#define WHOLE                                                                                      \
  "{'id':'c','as_of':'2025-12-31','engaged_on':'2025-01-15','delivered_on':'2025-06-01',"          \
  "'needed_by':'2025-07-01','phases':[{'id':'p0','kind':'frame','started':'2025-01-02'},"          \
  "{'id':'p1','kind':'diagnose','started':'2025-01-20'},{'id':'p2','kind':'design'}],"             \
  "'inquiries':[{'id':'q0','on':'2025-01-03'},{'id':'q1','on':'2025-01-22'}],"                     \
  "'gaps':[{'id':'g','onset':'2024-12-01','detected':'2025-01-01','called':'2025-01-11',"          \
  "'needed':'2025-05-01'},{'id':'h','detected':'2025-02-01','called':'2025-02-05'}],"              \
  "'causes':[{'id':'a','gap':'g','status':'confirmed','confirmed_on':'2025-03-01'},"               \
  "{'id':'b','gap':'h','status':'confirmed','confirmed_on':'2025-02-20'},"                         \
  "{'id':'z','gap':'g','status':'ruled_out','confirmed_on':'2025-02-01'}],"                        \
  "'interventions':[{'id':'i','status':'done','selected_on':'2025-03-10',"                         \
  "'causes':[{'cause':'a'}]},{'id':'j','status':'started','selected_on':'2025-03-05',"             \
  "'causes':[{},{'cause':'b'}]},{'id':'r','status':'rejected','selected_on':'2025-01-05'}],"       \
  "'evaluations':[{'id':'e0','about':'i','level':4,'met':true,'on':'2025-05-01'},"                 \
  "{'id':'e1','about':'i','level':3,'met':true,'on':'2025-06-10'},"                                \
  "{'id':'e2','about':'g','met':false,'on':'2025-06-11'},{'id':'e5','level':4,'on':'2025-06-12'}," \
  "{'id':'e3','about':'i','level':4,'met':true,'on':'2025-09-01'},"                                \
  "{'id':'e4','about':'h','met':true,'on':'2025-08-01'},"                                          \
  "{'id':'e6','level':5,'met':true,'on':'2025-08-10'}]}"

static ps_timings *timing_of(const char *written, const ps_timing_options *options) {
  ps_case *c = quoted_case(written);
  ps_timings *t = ps_timing_of(c, options, NULL, NULL);
  cr_assert_not_null(t, "%s", written);
  ps_case_free(c); /* the result outlives it */
  return t;
}

static bool says(const ps_text_list *list, const char *part) {
  for (size_t i = 0; i < list->count; i++)
    if (strstr(list->items[i], part) != NULL) return true;
  return false;
}

static void expect_time(const ps_timings *t, size_t i, const char *id, ps_date on,
                        const char *from, const char *of) {
  const ps_timestamp *stamp = &t->times.items[i];
  cr_expect_str_eq(stamp->id, id);
  cr_expect_eq(stamp->on, on, "%s: %d", id, (int)stamp->on);
  cr_expect_str_eq(stamp->from == NULL ? "" : stamp->from, from, "%s", id);
  cr_expect_str_eq(stamp->of == NULL ? "" : stamp->of, of, "%s", id);
}

static void expect_days(const ps_timings *t, size_t i, const char *id, int days) {
  const ps_latency *latency = &t->latencies.items[i];
  cr_expect_str_eq(latency->id, id);
  cr_expect(latency->days.set && latency->days.value == days, "%s: %d", id,
            (int)latency->days.value);
  cr_expect_eq(latency->missing.count, 0, "%s", id);
}

Test(timing, every_step_of_a_case) {
  ps_timings *t = timing_of(WHOLE, NULL);
  cr_expect_str_eq(t->case_id, "c");
  cr_expect_null(t->gap);
  cr_expect_eq(t->as_of, 20251231);
  cr_assert_eq(t->times.count, 9);
  expect_time(t, 0, "t0", 20241201, "gap.onset", "g");
  expect_time(t, 1, "t1", 20250101, "gap.detected", "g");
  expect_time(t, 2, "t2", 20250115, "case.engaged_on", "c");
  expect_time(t, 3, "t3", 20250120, "phase.started", "p1");
  expect_time(t, 4, "t4", 20250220, "cause.confirmed_on", "b");
  expect_time(t, 5, "t5", 20250305, "intervention.selected_on", "j");
  expect_time(t, 6, "t6", 20250601, "case.delivered_on", "c");
  expect_time(t, 7, "t7", 20250801, "evaluation.on", "e4");
  expect_time(t, 8, "tn", 20250701, "case.needed_by", "c");
  cr_assert_eq(t->latencies.count, 8);
  expect_days(t, 0, "detection", 31);
  expect_days(t, 1, "call", 14);
  expect_days(t, 2, "start", 5);
  expect_days(t, 3, "diagnosis", 31);
  expect_days(t, 4, "decision", 13);
  expect_days(t, 5, "build", 88);
  expect_days(t, 6, "effect", 61);
  expect_days(t, 7, "total", 212);
  cr_expect_str_eq(t->latencies.items[3].from, "t3");
  cr_expect_str_eq(t->latencies.items[3].to, "t4");
  cr_expect(t->earliness.set);
  cr_expect_float_eq(t->earliness.value, 14.0 / 181, 1e-12);
  cr_expect_eq(t->slack.value, 30);
  cr_expect_str_eq(t->slowest.id, "build");
  cr_expect_eq(t->slowest.days.value, 88);
  cr_expect(t->solution_first.set && !t->solution_first.value);
  cr_expect_str_eq(t->solution, "j");
  cr_expect_eq(t->solution_named_on, 20250305);
  cr_expect_eq(t->missing.count, 0);
  ps_result_free(t);
}

/* Its own dates, causes, what answers them, and evaluations of these. */
Test(timing, one_gap) {
  ps_timing_options o = PS_TIMING_OPTIONS_INIT;
  o.gap = "g";
  ps_timings *t = timing_of(WHOLE, &o);
  cr_expect_str_eq(t->gap, "g");
  expect_time(t, 2, "t2", 20250111, "gap.called", "g");
  expect_time(t, 4, "t4", 20250301, "cause.confirmed_on", "a");
  expect_time(t, 5, "t5", 20250310, "intervention.selected_on", "i");
  expect_time(t, 7, "t7", 20250901, "evaluation.on", "e3");
  expect_time(t, 8, "tn", 20250501, "gap.needed", "g");
  cr_expect_eq(t->slack.value, -31, "a month too late");
  ps_result_free(t);
  o.gap = "h";
  t = timing_of(WHOLE, &o);
  expect_time(t, 0, "t0", 0, "", "");
  expect_time(t, 1, "t1", 20250201, "gap.detected", "h");
  expect_time(t, 7, "t7", 20250801, "evaluation.on", "e4");
  expect_time(t, 8, "tn", 20250701, "case.needed_by", "c");
  cr_expect_eq(t->missing.count, 1);
  cr_expect(says(&t->missing, "gap.onset"));
  ps_result_free(t);
}

Test(timing, what_lies_ahead_has_not_happened) {
  ps_timing_options o = PS_TIMING_OPTIONS_INIT;
  o.as_of = 20250225;
  ps_timings *t = timing_of(WHOLE, &o);
  expect_time(t, 4, "t4", 20250220, "cause.confirmed_on", "b");
  expect_time(t, 5, "t5", 0, "", "");
  expect_time(t, 6, "t6", 0, "", "");
  expect_time(t, 8, "tn", 20250701, "case.needed_by", "c");
  cr_expect_str_eq(t->slowest.id, "diagnosis");
  cr_expect(!t->latencies.items[4].days.set && !t->slack.set);
  cr_expect(says(&t->latencies.items[4].missing, "intervention.selected_on"));
  cr_expect_eq(t->missing.count, 3);
  ps_result_free(t);
}

/* Without phases a question tells when the analysis began, and the gap when the call was. */
Test(timing, other_places_to_look) {
  ps_timings *t = timing_of("{'gaps':[{'id':'g','detected':'2025-01-01','called':'2025-01-05',"
                            "'needed':'2025-02-01'},{'id':'h','called':'2025-01-04'}],"
                            "'inquiries':[{'id':'q0','on':'2025-01-02'},{'id':'q1'},"
                            "{'id':'q2','on':'2025-01-09'}],"
                            "'phases':[{'id':'p','kind':'frame','started':'2025-01-08'}]}", NULL);
  expect_time(t, 2, "t2", 20250104, "gap.called", "h");
  expect_time(t, 3, "t3", 20250108, "phase.started", "p");
  expect_time(t, 8, "tn", 20250201, "gap.needed", "g");
  cr_expect_null(t->case_id);
  cr_expect_null(t->slowest.id, "neither an effect nor a day to look from");
  ps_result_free(t);
  t = timing_of("{'inquiries':[{'id':'q','on':'2025-01-09'}],'engaged_on':'2025-01-09'}", NULL);
  expect_time(t, 3, "t3", 20250109, "inquiry.on", "q");
  ps_result_free(t);
}

/* A case before the day it is looked at from, step by step. */
static void slowest(const char *more, const char *id, const char *name, int days) {
  char written[600];
  snprintf(written, sizeof written,
           "{'id':'c','as_of':'2025-04-11','gaps':[{'id':'g','detected':'2025-01-01'}]%s}", more);
  ps_timings *t = timing_of(written, NULL);
  cr_expect_str_eq(t->slowest.id, id, "%s: %s", more, t->slowest.id);
  cr_expect_str_eq(t->slowest.name, name);
  cr_expect_eq(t->slowest.days.value, days, "%s: %d", more, (int)t->slowest.days.value);
  ps_result_free(t);
}

Test(timing, the_slowest_step) {
  slowest("", "call", "calling the learning side", 100);
  slowest(",'engaged_on':'2025-01-11'", "start", "starting the analysis", 90);
  /* a date between is not known: the days cannot be parted */
  slowest(",'engaged_on':'2025-01-11','delivered_on':'2025-04-10'",
          "start+diagnosis+decision+build",
          "starting the analysis, finding and confirming a cause, choosing what is done, making "
          "and delivering it", 89);
  /* equally long: the first */
  slowest(",'engaged_on':'2025-02-20'", "call", "calling the learning side", 50);
  /* chosen before it was confirmed: that date parts nothing */
  slowest(",'engaged_on':'2025-01-02','phases':[{'kind':'diagnose','started':'2025-01-03'}],"
          "'causes':[{'status':'confirmed','confirmed_on':'2025-04-01'}],"
          "'interventions':[{'status':'done','selected_on':'2025-01-20'}]",
          "diagnosis", "finding and confirming a cause", 88);
  /* the learning side came in before anybody had seen the gap */
  slowest(",'engaged_on':'2024-06-01'", "call", "calling the learning side", 100);
}

static int solution_first(const char *members, const char *solution, ps_date on) {
  char written[400];
  snprintf(written, sizeof written, "{%s}", members);
  ps_timings *t = timing_of(written, NULL);
  cr_expect_str_eq(t->solution == NULL ? "" : t->solution, solution, "%s", members);
  cr_expect_eq(t->solution_named_on, on, "%s: %d", members, (int)t->solution_named_on);
  int first = t->solution_first.set ? t->solution_first.value : -1;
  cr_expect_eq(says(&t->missing, "case.requested_on"), first == -1 && on == 0, "%s", members);
  ps_result_free(t);
  return first;
}

#define CONFIRMED                                                                                  \
  "'causes':[{'status':'hypothesised'},{'status':'confirmed','confirmed_on':'2025-03-01'}]"
#define UNDATED "'requested_solution':'I01',"
#define ASKED(day) "'requested_solution':'I01','requested_on':'" day "',"
#define CHOSEN(day) "'interventions':[{'id':'i','status':'selected','selected_on':'" day "'}],"

Test(timing, whether_a_solution_came_first) {
  cr_expect_eq(solution_first("'id':'c'", "", 0), 0, "none was named");
  cr_expect_eq(solution_first(ASKED("2025-01-01") CONFIRMED, "I01", 20250101), 1);
  cr_expect_eq(solution_first(ASKED("2025-03-01") CONFIRMED, "I01", 20250301), 0);
  cr_expect_eq(solution_first(CHOSEN("2025-02-01") CONFIRMED, "i", 20250201), 1);
  cr_expect_eq(solution_first(CHOSEN("2025-03-02") CONFIRMED, "i", 20250302), 0);
  cr_expect_eq(solution_first(ASKED("2025-04-01") CHOSEN("2025-02-01") CONFIRMED, "i", 20250201),
               1);
  /* nothing is confirmed */
  cr_expect_eq(solution_first("'requested_solution':'I01'", "I01", 0), 1);
  cr_expect_eq(solution_first(ASKED("2025-01-01") "'causes':[{'status':'supported'}]", "I01",
                              20250101), 1);
  /* nobody knows which was first */
  cr_expect_eq(solution_first(UNDATED CONFIRMED, "I01", 0), -1);
  cr_expect_eq(solution_first(UNDATED CHOSEN("2025-03-02") CONFIRMED, "I01", 0),
               -1);
  cr_expect_eq(solution_first(UNDATED CHOSEN("2025-02-02") CONFIRMED, "I01", 0),
               1, "whatever the day of asking, it was chosen before");
  cr_expect_eq(solution_first(ASKED("2025-01-01") "'causes':[{'status':'confirmed'}]", "I01",
                              20250101), -1, "confirmed, nobody knows when");
}

Test(timing, earliness_needs_time_to_be_early_in) {
  ps_timings *t = timing_of("{'engaged_on':'2025-02-01','needed_by':'2025-01-01',"
                            "'gaps':[{'detected':'2025-01-01'}]}", NULL);
  cr_expect(!t->earliness.set);
  ps_result_free(t);
  t = timing_of("{'engaged_on':'2025-01-21','needed_by':'2025-01-11',"
                "'gaps':[{'detected':'2025-01-01'}]}", NULL);
  cr_expect_float_eq(t->earliness.value, 2, 1e-12, "called after it was needed");
  ps_result_free(t);
}

/* Fields marked as not applicable are not missing. */
Test(timing, what_is_missing) {
  ps_timings *t = timing_of("{'gaps':[{}]}", NULL);
  cr_expect_eq(t->missing.count, 9);
  cr_expect_eq(t->latencies.items[0].missing.count, 2);
  cr_expect_eq(t->latencies.items[7].missing.count, 2);
  ps_result_free(t);
  t = timing_of("{'not_applicable':['needed_by','delivered_on'],"
                "'gaps':[{'id':'g','not_applicable':['onset','detected']},{'id':'h'}]}", NULL);
  cr_expect_eq(t->missing.count, 7, "one gap may still tell");
  ps_result_free(t);
  ps_timing_options o = PS_TIMING_OPTIONS_INIT;
  o.gap = "g";
  t = timing_of("{'not_applicable':['needed_by','delivered_on'],"
                "'gaps':[{'id':'g','not_applicable':['onset','detected','called']}]}", &o);
  cr_expect_eq(t->missing.count, 4);
  cr_expect_eq(t->latencies.items[0].missing.count, 0);
  cr_expect(!t->latencies.items[0].days.set);
  ps_result_free(t);
  t = timing_of("{}", NULL);
  cr_expect_eq(t->missing.count, 9, "a case without gaps marks nothing");
  ps_result_free(t);
}

Test(timing, misuse) {
  ps_error e;
  ps_case *c = quoted_case("{'gaps':[{'id':'g'}]}");
  ps_timing_options o = PS_TIMING_OPTIONS_INIT;
  cr_expect_null(ps_timing_of(NULL, NULL, NULL, &e));
  cr_expect_eq(e.status, PS_E_ARGUMENT);
  o.gap = "h";
  cr_expect_null(ps_timing_of(c, &o, NULL, &e));
  cr_expect_eq(e.status, PS_E_NOT_FOUND);
  cr_expect(strstr(e.message, "\"h\"") != NULL);
  o.gap = "g";
  o.as_of = 20250230;
  cr_expect_null(ps_timing_of(c, &o, NULL, &e));
  cr_expect_eq(e.status, PS_E_VALUE);
  cr_expect_null(ps_timing_of(c, &o, NULL, NULL));
  ps_case_free(c);
}

Test(timing, without_memory) {
  ps_case *c = quoted_case(WHOLE);
  ps_set_text(c, c, "requested_solution", "I01", NULL);
  ps_set_date(c, c, "delivered_on", 0, NULL);
  ps_timings *complete = ps_timing_of(c, NULL, NULL, NULL);
  for (long nth = 1;; nth++) {
    counting counts = {.refuse = nth};
    ps_settings settings = counting_settings(&counts);
    ps_error e = {PS_OK, 0, 0, "", ""};
    ps_timings *t = ps_timing_of(c, NULL, &settings, &e);
    if (t == NULL) cr_expect_eq(e.status, PS_E_MEMORY);
    if (t != NULL) cr_expect(ps_equal(t, complete));
    bool done = t != NULL;
    ps_result_free(t);
    cr_expect_eq(counts.blocks, 0);
    if (done) break;
  }
  ps_result_free(complete);
  ps_case_free(c);
}
