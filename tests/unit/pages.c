/* The pages of analyses: partner score, voices, timing, walk. */
#include "counting.h"
#include "quoted.h"

#include <perfsys/perfsys.h>

typedef char *writer(const void *result, const ps_page_options *options,
                     const ps_settings *settings, ps_error *error);

static char *partner(const void *r, const ps_page_options *o, const ps_settings *s, ps_error *e) {
  return ps_partner_score_text(r, o, NULL, s, e);
}

static char *voices(const void *r, const ps_page_options *o, const ps_settings *s, ps_error *e) {
  return ps_voices_text(r, o, NULL, s, e);
}

static char *timing(const void *r, const ps_page_options *o, const ps_settings *s, ps_error *e) {
  return ps_timings_text(r, o, NULL, s, e);
}

static char *walk(const void *r, const ps_page_options *o, const ps_settings *s, ps_error *e) {
  return ps_walk_text(r, o, NULL, s, e);
}

static writer *const writers[] = {partner, voices, timing, walk};

/* A case with something to tell on every page. */
static ps_case *made(void) {
  return quoted_case(
      "{'id':'*desk_','as_of':'2025-03-01','needed_by':'2025-02-01','requested_solution':'I01',"
      "'requested_on':'2025-01-02','engaged_on':'2025-01-05','delivered_on':'2025-02-04',"
      "'required_perspectives':['customer','end_user','performer'],'parties':["
      "{'id':'ann','name':'Ann','side':'business','seat':true,'perspectives':['performer'],"
      "'speaking_share':0.75},"
      "{'id':'bob','name':'Bob','side':'business','seat':true,'perspectives':['performer'],"
      "'speaking_share':0.25},"
      "{'id':'zoe','name':'Zoe','side':'learning','seat':true}],"
      "'gaps':[{'id':'g','detected':'2025-01-01'}],"
      "'interventions':[{'id':'i','kind':'I01','status':'done','selected_on':'2025-01-03'}]}");
}

/* The results of a case (and of a flow) that the pages are of. */
static void results_of(const ps_case *c, void *results[4]) {
  results[0] = ps_partner_score_of(c, NULL, NULL, NULL);
  results[1] = ps_voices_of(c, NULL, NULL);
  results[2] = ps_timing_of(c, NULL, NULL, NULL);
  results[3] = ps_walk_of(ps_framework_find("mager_pipe_1997"), "MP1=yes MP2=no MP7=no", NULL,
                          NULL);
  for (size_t i = 0; i < 4; i++) cr_assert_not_null(results[i]);
}

static void free_all(ps_case *c, void *results[4]) {
  for (size_t i = 0; i < 4; i++) ps_result_free(results[i]);
  ps_case_free(c);
}

static bool says(writer *write, const void *result, const ps_page_options *options,
                 const char *words) {
  char *text = write(result, options, NULL, NULL);
  cr_assert_not_null(text);
  bool found = strstr(text, words) != NULL;
  ps_text_free(text, NULL);
  return found;
}

Test(pages, tell_what_the_results_hold) {
  void *r[4];
  ps_case *c = made();
  results_of(c, r);
  cr_expect(says(partner, r[0], NULL, "How the learning side works in *desk_\n==="));
  cr_expect(says(partner, r[0], NULL, "The mode cannot be told yet."));
  cr_expect(says(partner, r[0], NULL, "\ns2   several families of answers considered"));
  cr_expect(says(partner, r[0], NULL, "What must be known to tell the mode"));
  cr_expect(says(voices, r[1], NULL, "3 seats at the table."));
  cr_expect(says(voices, r[1], NULL, "33 % of those the case requires have a seat; missing: "
                                     "customer,\n  end user\n"));
  cr_expect(says(voices, r[1], NULL, "- A seat that could go: bob; others bring"));
  cr_expect(says(voices, r[1], NULL, "- Zoe: what they can speak for (perspectives)"));
  cr_expect(says(timing, r[2], NULL, "calling the learning side       2025-01-01  2025-01-05"));
  cr_expect(says(timing, r[2], NULL, "came in when 13 % of the time"));
  cr_expect(says(timing, r[2], NULL, "- Needed: 2025-02-01; delivered 3 days too late"));
  cr_expect(says(timing, r[2], NULL, "- Slowest: starting the analysis, finding and confirming a "
                                     "cause, choosing what\n  is done, making and delivering it, "
                                     "30 days\n"));
  cr_expect(says(timing, r[2], NULL, "- Solution named first: I01 instructor-led course, on "
                                     "2025-01-02, before a cause\n  was confirmed"));
  cr_expect(says(walk, r[3], NULL, "  - no: Leave it.\n  - to do: no intervention\n"));
  cr_expect(says(walk, r[3], NULL, "  - I62 no intervention\n"));
  cr_expect(says(walk, r[3], NULL, "The flow ends here."));
  cr_expect(says(walk, r[3], NULL, "not on the way: MP7."));
  free_all(c, r);
}

Test(pages, in_markdown_a_case_writes_no_markup) {
  void *r[4];
  ps_page_options o = PS_PAGE_OPTIONS_INIT;
  o.format = PS_PAGE_MARKDOWN;
  ps_case *c = made();
  results_of(c, r);
  for (size_t i = 0; i < 3; i++) {
    cr_expect(says(writers[i], r[i], &o, " \\*desk\\_\n"), "page %zu", i);
    cr_expect(says(writers[i], r[i], &o, "\n| ---"), "page %zu", i);
  }
  cr_expect(says(walk, r[3], &o, "\n- **MP2:** "));
  free_all(c, r);
}

Test(pages, to_a_sponsor_no_seat_is_named) {
  void *r[4];
  ps_page_options o = PS_PAGE_OPTIONS_INIT;
  ps_case *c = made();
  results_of(c, r);
  cr_expect(says(voices, r[1], &o, "bob") && says(voices, r[1], &o, "Zoe"));
  o.audience = PS_AUDIENCE_SPONSOR;
  cr_expect(!says(voices, r[1], &o, "bob") && !says(voices, r[1], &o, "Zoe"));
  cr_expect(says(voices, r[1], &o, "- A seat that could go: 1; others bring"));
  free_all(c, r);
}

Test(pages, of_an_empty_case) {
  void *r[4];
  ps_case *c = ps_case_new(NULL, NULL);
  results_of(c, r);
  cr_expect(says(partner, r[0], NULL, "0 of 10 met, 10 not known"));
  cr_expect(says(voices, r[1], NULL, "It is not recorded who sits at the table."));
  cr_expect(says(timing, r[2], NULL, "seeing the gap                  -"));
  cr_expect(says(timing, r[2], NULL, "- when the gap was seen (gap.detected)"));
  free_all(c, r);
  c = quoted_case("{'parties':[{'id':'a','seat':false}],"
                  "'gaps':[{'id':'g','not_applicable':['onset','detected']}]}");
  results_of(c, r);
  cr_expect(says(voices, r[1], NULL, "Nobody sits at the table."));
  cr_expect(says(timing, r[2], NULL, "seeing the gap                  -     -   does not apply"));
  free_all(c, r);
}

static void timed(const char *written, const char *words) {
  ps_case *c = quoted_case(written);
  ps_timings *t = ps_timing_of(c, NULL, NULL, NULL);
  cr_assert_not_null(t);
  cr_expect(says(timing, t, NULL, words), "%s", words);
  ps_result_free(t);
  ps_case_free(c);
}

/* Once this was read from where there was no text. */
Test(pages, of_a_band_with_one_edge) {
  ps_case *c = quoted_case("{'measures':[{'id':'m','direction':'band','band_high':9,'current':"
                           "{'from':'2024-01-01','to':'2024-12-31'},'series':[{'on':'2024-02-01',"
                           "'value':7}]}],'gaps':[{'id':'g','measure':'m'}]}");
  char *text = ps_report_text(c, NULL, NULL, NULL, NULL);
  cr_assert_not_null(text);
  cr_expect_not_null(strstr(text, "and at most"));
  cr_expect_not_null(strstr(text, "from the measure's band"));
  ps_text_free(text, NULL);
  ps_case_free(c);
}

Test(pages, how_early_and_how_late) {
#define SEEN "'gaps':[{'id':'g','detected':'2025-01-11'}],"
  timed("{" SEEN "'engaged_on':'2025-01-11','needed_by':'2025-01-21'}", "came in at once");
  timed("{" SEEN "'engaged_on':'2025-01-16','needed_by':'2025-01-21'}", "when 50 % of the time");
  timed("{" SEEN "'engaged_on':'2025-01-01','needed_by':'2025-01-21'}", "before the gap was seen");
  timed("{" SEEN "'engaged_on':'2025-01-22','needed_by':'2025-01-21'}",
        "after the day it is needed");
  timed("{" SEEN "'engaged_on':'2025-01-01'}", "-10\n");
  timed("{" SEEN "'engaged_on':'2025-01-01'}", "Days below zero: ");
  timed("{'needed_by':'2025-01-21','delivered_on':'2025-01-21'}", "; delivered on that day\n");
  timed("{'needed_by':'2025-01-21','delivered_on':'2025-01-20'}", "; delivered 1 day before\n");
  timed("{'needed_by':'2025-01-21','as_of':'2025-01-19'}", "; 2 days left\n");
  timed("{'needed_by':'2025-01-21','as_of':'2025-01-22'}", "; past, and nothing is recorded");
  timed("{'needed_by':'2025-01-21'}", "- Needed: 2025-01-21\n");
  timed("{" SEEN "'engaged_on':'2025-01-13','as_of':'2025-03-13'}",
        "- Slowest: starting the analysis, 59 days so far, and not over\n");
}

Test(pages, a_walk_from_its_first_question_on) {
  const ps_framework *f = ps_framework_find("mager_pipe_1970");
  ps_walk *w = ps_walk_of(f, NULL, NULL, NULL);
  cr_expect(says(walk, w, NULL, "Mager and Pipe 1970 (mager_pipe_1970)\n\nThe first question\n"));
  cr_expect(says(walk, w, NULL, "  - answer: MP1=yes or MP1=no\n"));
  ps_result_free(w);
  w = ps_walk_of(f, "MP1=yes", NULL, NULL);
  cr_expect(says(walk, w, NULL, "What follows so far\n-------------------\n\nNothing to do yet."));
  cr_expect(says(walk, w, NULL, "The next question\n-----------------\n\n- MP2: "));
  ps_result_free(w);
  w = ps_walk_of(f, "MP1=no", NULL, NULL);
  cr_expect(says(walk, w, NULL, "Nothing to do but what the last step says."));
  ps_result_free(w);
}

/* A flow of one's own has neither name nor author here. */
Test(pages, a_walk_through_a_flow_of_ones_own) {
  quoted q = quoted_make("{'id':'own','kind':'flow','cells':[{'id':'A','branches':[{'answer':true,"
                         "'actions':['call_us'],'kinds':['I62']}]}]}");
  ps_registry *registry = ps_registry_new(NULL, NULL);
  ps_error e = {PS_OK, 0, 0, "", ""};
  cr_assert_eq(ps_registry_read(registry, q.text, q.length, &e), PS_OK, "%s", e.message);
  const ps_framework *f = ps_registry_framework_find(registry, "own");
  ps_walk *w = ps_walk_of(f, NULL, NULL, NULL);
  cr_expect(says(walk, w, NULL, "own\n===\n\nThe first question\n------------------\n\n- A: A\n"));
  ps_result_free(w);
  w = ps_walk_of(f, "A=yes", NULL, NULL);
  cr_expect(says(walk, w, NULL, "  - yes:\n  - to do: call us\n"));
  cr_expect(says(walk, w, NULL, "  - I62 no intervention\n- Learning among it: no\n"));
  ps_result_free(w);
  ps_registry_free(registry);
}

Test(pages, misuse) {
  void *r[4];
  ps_case *c = made();
  results_of(c, r);
  for (size_t i = 0; i < 4; i++) {
    ps_error e = {PS_OK, 0, 0, "", ""};
    ps_page_options o = PS_PAGE_OPTIONS_INIT;
    cr_expect_null(writers[i](NULL, NULL, NULL, &e));
    cr_expect_eq(e.status, PS_E_ARGUMENT);
    cr_expect_null(writers[i](NULL, NULL, NULL, NULL));
    o.width = 39;
    e.status = PS_OK;
    cr_expect_null(writers[i](r[i], &o, NULL, &e));
    cr_expect_eq(e.status, PS_E_ARGUMENT);
  }
  free_all(c, r);
}

Test(pages, without_memory) {
  void *r[4];
  ps_case *c = made();
  results_of(c, r);
  for (size_t i = 0; i < 4; i++) {
    char *whole = writers[i](r[i], NULL, NULL, NULL);
    for (long nth = 1;; nth++) {
      counting counts = {.refuse = nth};
      ps_settings settings = counting_settings(&counts);
      ps_error e = {PS_OK, 0, 0, "", ""};
      char *text = writers[i](r[i], NULL, &settings, &e);
      if (text == NULL) cr_expect_eq(e.status, PS_E_MEMORY);
      if (text != NULL) cr_expect_str_eq(text, whole);
      bool done = text != NULL;
      ps_text_free(text, &settings);
      cr_expect_eq(counts.blocks, 0);
      cr_expect(!counts.lied);
      if (done) break;
    }
    ps_text_free(whole, NULL);
  }
  free_all(c, r);
}
