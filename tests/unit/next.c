/* The next question: in the order of the work, then what fails; whom to ask, where the answer
 * goes, what it looks like; what is put aside is not asked again. Whole walks are in
 * tests/python/test_next_walk.py. */
#include "quoted.h"

#include <perfsys/perfsys.h>

#include <stdio.h>

static ps_next *asked(const char *written) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *c = quoted_case(written);
  ps_next *next = ps_next_question(c, NULL, NULL, &error);
  cr_assert_not_null(next, "%s", error.message);
  ps_case_free(c);
  return next;
}

/* The path that is asked for, and a part of the question. */
static void asks(const char *written, const char *path, const char *part) {
  ps_next *next = asked(written);
  cr_assert_not_null(next->question, "%s", written);
  cr_assert_not_null(next->path, "%s: %s", written, next->question);
  cr_expect_str_eq(next->path, path, "%s: %s", written, next->question);
  cr_expect_not_null(strstr(next->question, part), "%s", next->question);
  cr_expect_gt(strlen(next->who), 0);
  cr_expect_gt(strlen(next->why), 0);
  ps_result_free(next);
}

static void names(const char *written, const char *who) {
  ps_next *next = asked(written);
  cr_expect_str_eq(next->who, who, "%s: %s", next->question, next->who);
  ps_result_free(next);
}

static void looks_like(const char *written, const char *part) {
  ps_next *next = asked(written);
  cr_assert_not_null(next->form, "%s", next->question);
  cr_expect_not_null(strstr(next->form, part), "%s", next->form);
  ps_result_free(next);
}

/* ---- the order of the work ---- */

#define ASKED "'id':'c','purpose':'performance','requester':'ana','request_text':'A course'"
#define FRAMED                                                                                     \
  ASKED ",'sponsor':'bo','needed_by':'2027-03-31','parties':[{'id':'ana','name':'Ana'},"           \
        "{'id':'bo','name':'Bo','side':'business'},{'id':'eve','name':'Eve','side':'business',"    \
        "'perspectives':['customer'],'distance':5}],"                                              \
        "'goals':[{'id':'fewer','text':'Fewer errors','measure':'m'}],"                            \
        "'measures':[{'id':'m','name':'Errors','kind':'outcome','goal':'fewer'}]"
#define GAP                                                                                        \
  "'id':'g','statement':'12 of 100, should be 4','measure':'m','actual':12,'desired':4,"           \
  "'population':'clerks','place':'Leeds','process':'check','since':'2026-03-01'"

Test(next, first_the_request_then_the_gap) {
  asks("{'id':'c'}", "requester", "Who asks?");
  asks("{'id':'c','requester':'ana','request_text':'A course'}", "purpose", "What is this about");
  asks("{" ASKED "}", "gaps", "what should be different");
  asks("{" ASKED ",'gaps':[{'id':'g'}]}", "gaps[0].measure", "Which figure");
  asks("{" FRAMED ",'gaps':[{" GAP "},{'id':'h'}]}", "gaps[1].measure", "Which figure");
  asks("{" FRAMED ",'gaps':[{'id':'g','measure':'m'}]}", "gaps[0].actual", "now?");
  asks("{" FRAMED ",'gaps':[{'id':'g','measure':'m','actual':12}]}", "gaps[0].desired", "should");
  asks("{" FRAMED ",'gaps':[{'id':'g','measure':'m','actual':12,'desired':4}]}",
       "gaps[0].population", "Whose");
}

Test(next, then_the_causes) {
  asks("{" FRAMED ",'gaps':[{" GAP "}]}", "causes", "could explain it");
  asks("{" FRAMED ",'gaps':[{" GAP "}],'causes':[{'id':'u','statement':'U','factor':'F09'}]}",
       "evidence", "What speaks for");
  asks("{" FRAMED ",'gaps':[{" GAP "}],'causes':[{'id':'u','status':'ruled_out'}]}", "causes",
       "what else");
  asks("{" FRAMED ",'gaps':[{" GAP "}],'causes':[{'id':'t','status':'ruled_out'},{'id':'u',"
       "'statement':'U is so.','factor':'F09','status':'hypothesised'}],'evidence':[{'id':'e',"
       "'about':'u','supports':true}]}",
       "causes[1].status", "\"U is so\"");
  asks("{" FRAMED ",'gaps':[{" GAP "}],'causes':[{'id':'u','statement':'U','factor':'F09',"
       "'status':'supported'}],'evidence':[{'id':'e','about':'u','source':'ana'}]}",
       "causes[0].status", "a second source");
}

#define CONFIRMED                                                                                  \
  FRAMED ",'gaps':[{" GAP "}],"                                                                    \
         "'evidence':[{'id':'e','about':'u','supports':true,'source':'eve'}],"                     \
         "'not_applicable':['stakes','required_perspectives','parties','responsibilities',"        \
         "'expectations','commitments','framework','engaged_on','requested_on','evidence'],"       \
         "'waivers':[{'rule':'B70','by':'Bo','why':'x'},{'rule':'B47','by':'Bo','why':'x'},"       \
         "{'rule':'B11','by':'Bo','why':'x'},{'rule':'B37','by':'Bo','why':'x'},"                  \
         "{'rule':'A32','by':'Bo','why':'x'},{'rule':'B63','by':'Bo','why':'x'}],"                 \
         "'causes':[{'id':'u','statement':'U','factor':'F09','status':'confirmed',"                \
         "'triage':'other','owner':'bo','share':{'likely':0.5},'confirmed_on':'2026-12-01'}]"

Test(next, then_what_is_done) {
  asks("{" CONFIRMED "}", "status", "A cause is confirmed");
  asks("{" CONFIRMED ",'status':'diagnosed'}", "interventions", "remove the confirmed causes");
  asks("{" CONFIRMED ",'status':'diagnosed','interventions':[{'id':'i','status':'rejected'}]}",
       "interventions", "remove the confirmed causes");
  asks("{" CONFIRMED ",'status':'diagnosed','interventions':[{'id':'i','title':'I','status':"
       "'considered','causes':[{'cause':'u'}]}]}",
       "interventions[0].status", "\"I\"");
  asks("{" CONFIRMED ",'status':'diagnosed','interventions':[{'id':'i','title':'I','status':"
       "'selected','kind':'I41','causes':[{'cause':'u'}]}]}",
       "status", "Something is chosen");
  asks("{" CONFIRMED ",'status':'planned','interventions':[{'id':'i','title':'I','status':"
       "'selected','kind':'I41','causes':[{'cause':'u'}]}]}",
       "interventions[0].evaluation_plan", "\"I\" worked");
}

Test(next, what_is_not_about_performance_is_not_diagnosed) {
  asks("{'id':'c','purpose':'how_to','requester':'ana','request_text':'How?','sponsor':'ana',"
       "'needed_by':'2027-01-31'}",
       "interventions", "something to look up");
}

Test(next, a_delivered_case_is_asked_what_came_of_it) {
  asks("{'id':'c','purpose':'how_to','requester':'ana','request_text':'How?','sponsor':'ana',"
       "'status':'closed'}",
       "evaluations", "Did the figure move");
}

Test(next, what_holds_up_rules_of_the_core_says_which) {
  /* Many rules wait for the purpose. */
  ps_next *next = asked("{'id':'c','origin':'signal','sponsor':'b','needed_by':'2027-03-31',"
                        "'status':'planned','requested_solution':'I01','interventions':[{'id':'i',"
                        "'status':'selected','kind':'I01'}],'gaps':[{" GAP "}]}");
  cr_expect_str_eq(next->path, "purpose");
  cr_expect_geq(next->settles.count, 3);
  cr_expect_eq(next->severity, PS_SEVERITY_UNSET);
  ps_result_free(next);
}

/* ---- whom ---- */

Test(next, it_says_who_could_answer) {
  names("{'id':'c'}", "the learning side");
  names("{'id':'c','requester':'ana'}", "ana");
  names("{" ASKED ",'gaps':[{'id':'g'}]}", "who answers for the figure; ana can say who that is");
  names("{" ASKED ",'gaps':[{'id':'g','owners':['bo']}],'parties':[{'id':'bo','name':'Bo'}]}",
        "Bo (who answers for the figure)");
  names("{" FRAMED ",'gaps':[{" GAP "}]}", "somebody who does the work; Ana can say who that is");
}

Test(next, both_sides_are_asked_together) {
  names("{" CONFIRMED ",'status':'diagnosed'}", "Bo and the learning side, together");
}

/* ---- what the answer looks like ---- */

Test(next, it_shows_what_an_answer_looks_like) {
  looks_like("{'id':'c','requester':'ana','request_text':'A course'}",
             "one of performance, launch, how_to, mandated, onboarding");
  looks_like("{" ASKED "}", "\"measure\":");
  looks_like("{" ASKED ",'gaps':[{'id':'g'}]}", "and in measures");
  looks_like("{'id':'c','purpose':'launch','requester':'a','request_text':'x','sponsor':'a'}",
             "a day");
}

static void is_json(const char *form) {
  char text[640];
  ps_error error = {PS_OK, 0, 0, "", ""};
  cr_assert_lt((size_t)snprintf(text, sizeof text, "{\"id\":\"c\",\"x\":[%s]}", form), sizeof text);
  ps_case *c = ps_case_parse(text, strlen(text), NULL, &error);
  cr_expect_not_null(c, "%s: %s", form, error.message);
  ps_case_free(c);
}

Test(next, the_shape_of_an_entity_is_json) {
  ps_next *next = asked("{" FRAMED ",'gaps':[{" GAP "}]}");
  is_json(next->form);
  ps_result_free(next);
}

/* ---- put aside ---- */

Test(next, what_does_not_apply_is_not_asked_for) {
  asks("{'id':'c','not_applicable':['requester']}", "request_text", "asked");
  asks("{" ASKED ",'gaps':[{'id':'g','not_applicable':['measure']}]}", "gaps[0].actual", "now?");
  asks("{" FRAMED ",'gaps':[{" GAP "}],'not_applicable':['causes'],'status':'diagnosed'}",
       "expectations", "expect of the other");
  /* One that a rule of the core asks for, not the order of the work. */
  asks("{" FRAMED ",'not_applicable':['causes'],'gaps':[{" GAP "}],'objectives':[{'id':'o',"
       "'text':'O'}]}",
       "objectives[0].goal", "\"O\"");
  ps_next *next = asked("{" FRAMED ",'not_applicable':['causes'],'gaps':[{" GAP "}],'objectives':"
                        "[{'id':'o','text':'O','gap':'g','not_applicable':['goal']}]}");
  cr_expect(next->sound.value && next->question == NULL, "%s", next->question);
  cr_expect_eq(next->open.value, 0);
  ps_result_free(next);
}

/* An output alone: A01 fails, of the core. */
#define OUTPUT                                                                                     \
  "'id':'c','purpose':'launch','requester':'a','request_text':'x','sponsor':'a','needed_by':"      \
  "'2027-01-31','not_applicable':['interventions'],'goals':[{'id':'g','text':'Fast'}],"            \
  "'measures':[{'id':'m','kind':'output','goal':'g'}]"
/* Two alike: RA08 fails as an error, outside the core. */
#define TWICE                                                                                      \
  "'responsibilities':[{'id':'r','activity':'Ask the clerks','party':'a','letter':'I'},"           \
  "{'id':'s','activity':'Ask the clerks','party':'a','letter':'I'}]"
/* A gate with nothing to join: CT08 fails as a warning. */
#define GATE "'causes':[{'id':'u','statement':'U is so','gate':'and'}]"

Test(next, what_somebody_accepts_is_not_asked_for) {
  ps_next *next = asked("{" OUTPUT "}");
  cr_expect_str_eq(next->rule, "A01");
  cr_expect_eq(next->severity, PS_SEVERITY_ERROR);
  cr_expect_str_eq(next->settles.items[0], "A01");
  ps_result_free(next);
  next = asked("{" OUTPUT ",'waivers':[{'rule':'A01','by':'Kim','why':'x','until':'2099-01-01'}]}");
  cr_expect(next->sound.value && next->question == NULL, "%s", next->question);
  ps_result_free(next);
}

/* ---- beyond the core ---- */

#define ACCEPTED "'waivers':[{'rule':'A01','by':'Kim','why':'x','until':'2099-01-01'}]"

Test(next, after_the_core_come_errors_then_warnings) {
  ps_next *next = asked("{" OUTPUT "," TWICE "," GATE "}");
  cr_expect_str_eq(next->rule, "A01");
  cr_expect(!next->sound.value);
  ps_result_free(next);
  next = asked("{" OUTPUT "," TWICE "," GATE "," ACCEPTED "}");
  cr_expect(!next->sound.value, "an error outside the core is not sound");
  cr_expect_eq(next->severity, PS_SEVERITY_ERROR);
  cr_expect(!ps_rule_find(next->rule)->core.set, "%s", next->rule);
  ps_result_free(next);
  next = asked("{" OUTPUT "," GATE "," ACCEPTED "}");
  cr_expect(next->sound.value, "a warning does not keep a case from being sound");
  cr_expect_str_eq(next->rule, "CT08");
  cr_expect_eq(next->severity, PS_SEVERITY_WARNING);
  cr_expect_geq(next->open.value, 1);
  ps_result_free(next);
}

Test(next, only_the_day_and_the_words_of_the_options_count) {
  ps_check_options o = PS_CHECK_OPTIONS_INIT;
  ps_case *c = quoted_case("{" OUTPUT "," GATE "," ACCEPTED "}");
  o.packs = "outcomes";
  o.severity = PS_SEVERITY_ERROR;
  ps_next *next = ps_next_question(c, &o, NULL, NULL);
  cr_expect_str_eq(next->rule, "CT08");
  ps_result_free(next);
  o.as_of = 21000101; /* the waiver is over by then */
  next = ps_next_question(c, &o, NULL, NULL);
  cr_expect_str_eq(next->rule, "A01");
  ps_result_free(next);
  ps_case_free(c);
}

Test(next, a_rule_without_a_question_of_its_own_says_what_to_do) {
  ps_next *next = asked("{" OUTPUT "," GATE "," ACCEPTED "}");
  cr_expect_str_eq(next->question, ps_rule_find("CT08")->fix);
  ps_result_free(next);
}

/* ---- as a page ---- */

static void page_says(const char *written, const char *part, bool says) {
  ps_next *next = asked(written);
  char *text = ps_next_text(next, NULL, NULL, NULL, NULL);
  cr_assert_not_null(text);
  cr_expect_eq(strstr(text, part) != NULL, says, "%s: %s", part, text);
  ps_text_free(text, NULL);
  ps_result_free(next);
}

Test(next, the_page_tells_where_the_case_stands) {
  page_says("{" OUTPUT "}", "The case is sound", false);
  page_says("{" OUTPUT "}", "A01 outcome-not-only-output", true);
  page_says("{" OUTPUT "}", "- or: ", true);
  page_says("{'id':'c'}", "- or: ", false);
  page_says("{" OUTPUT "," GATE "," ACCEPTED "}", "What could be better still", true);
  page_says("{" OUTPUT "," GATE "," ACCEPTED "}", "- questions open: 1", true);
  page_says("{" OUTPUT "," ACCEPTED "}", "The case is sound, and nothing is open", true);
}

/* ---- odd cases ---- */

Test(next, long_names_are_cut) {
  char written[1600], name[601];
  memset(name, 'x', 600);
  name[600] = '\0';
  snprintf(written, sizeof written,
           "{" FRAMED ",'not_applicable':['causes'],'gaps':[{" GAP "}],'objectives':[{'id':'o',"
           "'text':'%s'}]}",
           name);
  ps_next *next = asked(written);
  cr_expect_str_eq(next->path, "objectives[0].goal");
  cr_expect_lt(strlen(next->question), 300);
  ps_result_free(next);
}

Test(next, entities_without_an_id_or_with_the_same_are_no_crash) {
  ps_result_free(asked("{'id':'c','purpose':'performance','gaps':[{'id':'c'},{'id':'c'}],"
                       "'parties':[{'id':'c'},{'name':'Nobody'}],'causes':[{'id':'c'}]}"));
  ps_result_free(asked("{}"));
}
