/* The partner score: ten items, each with an answer for yes, no and not known. */
#include "counting.h"
#include "quoted.h"

#include <perfsys/analysis.h>

#include <math.h>
#include <stdio.h>

#define PEOPLE                                                                                     \
  "'parties':[{'id':'boss','side':'business'},{'id':'ann','side':'learning'},"                     \
  "{'id':'hr','side':'hr'},{'id':'who'}]"
/* A case of these people. */
#define CASE(rest) quoted_case("{'id':'c'," PEOPLE "," rest "}")

static ps_partner_score *score_of(ps_case *c) {
  ps_partner_score *score = ps_partner_score_of(c, NULL, NULL, NULL);
  cr_assert_not_null(score);
  ps_case_free(c); /* the result outlives it */
  return score;
}

/* Expects a value of an item (below 0: unset) and words in its reason. */
static void item(ps_case *c, int number, double value, int met, const char *says) {
  ps_partner_score *score = score_of(c);
  cr_assert_eq(score->items.count, 10);
  const ps_partner_item *i = &score->items.items[number - 1];
  char id[8];
  snprintf(id, sizeof id, "s%d", number);
  cr_expect_str_eq(i->id, id);
  cr_expect(strlen(i->name) > 10 && strlen(i->asks) > 10, "%s is described", id);
  cr_expect(i->value.set == (value >= 0) && (!i->value.set || i->value.value == value),
            "%s: %g, not %g (%s)", id, i->value.set ? i->value.value : -1, value, i->because);
  cr_expect(i->met.set == i->value.set && i->met.value == (met == 1), "%s: %s", id, i->because);
  cr_expect_not_null(strstr(i->because, says), "%s: \"%s\" not in \"%s\"", id, says, i->because);
  cr_expect_null(strpbrk(i->because, "{}"), "%s: %s", id, i->because);
  ps_result_free(score);
}

#define CHOSEN "'interventions':[{'id':'i','status':'selected','selected_on':'2024-05-01'}]"

Test(partner_score, causes_before_the_choice) {
  item(CASE("'opened':'2024-01-01'"), 1, -1, 0, "Nothing is chosen yet.");
  item(CASE("'opened':'2024-01-01','log_kept_since':'2024-01-01'," CHOSEN), 1, 0, 0,
       "The log is kept since 2024-01-01, and nothing");
  item(CASE("'opened':'2024-01-01','log_kept_since':'2024-01-02'," CHOSEN), 1, -1, 0,
       "not kept all the time");
  item(CASE("'requested_on':'2024-01-01','log_kept_since':'2024-01-01'," CHOSEN), 1, 0, 0, "log");
  item(CASE("'log_kept_since':'2024-05-01'," CHOSEN), 1, 0, 0, "The log is kept since 2024-05-01");
  item(CASE("'causes':[{'id':'k','status':'confirmed'}]," CHOSEN), 1, -1, 0,
       "not recorded when causes");
  item(CASE("'causes':[{'id':'k','status':'hypothesised','confirmed_on':'2024-01-01'}]," CHOSEN),
       1, -1, 0, "Nothing is recorded of a search");
  item(CASE("'causes':[{'id':'k','status':'ruled_out','confirmed_on':'2024-05-01'}]," CHOSEN), 1,
       1, 1, "First findings about causes on 2024-05-01; chosen after that: 1 of 1.");
  item(CASE("'causes':[{'id':'k','status':'confirmed','confirmed_on':'2024-05-02'}]," CHOSEN), 1,
       0, 0, "0 of 1");
  item(CASE("'causes':[{'id':'k','status':'confirmed','confirmed_on':'2024-05-02'}],"
            "'interventions':[{'id':'i','status':'started','start':'2024-05-01'},"
            "{'id':'j','status':'done','start':'2024-06-01'},{'id':'n','status':'done'},"
            "{'id':'r','status':'rejected','selected_on':'2024-02-01'}]"),
       1, 0.5, 0, "1 of 2");
  item(CASE("'causes':[{'id':'k','status':'supported','confirmed_on':'2024-05-02'}],"
            "'interventions':[{'id':'i','status':'selected'}]"),
       1, -1, 0, "when what is done was chosen");
}

Test(partner_score, other_findings_about_causes) {
  item(CASE("'causes':[{'id':'k'}],'evidence':[{'id':'e','about':'k','date':'2024-04-01'},"
            "{'id':'f','about':'boss','date':'2024-01-01'}]," CHOSEN),
       1, 1, 1, "on 2024-04-01");
  item(CASE("'opened':'2024-04-15','causes':[{'id':'k'}],'evidence':[{'id':'e','about':'k',"
            "'date':'2024-04-14'},{'id':'f','about':'k','date':'2024-04-15'}]," CHOSEN),
       1, 1, 1, "on 2024-04-15");
  item(CASE("'inquiries':[{'id':'q','answer':'Yes.','on':'2024-04-02'},"
            "{'id':'r','on':'2024-01-01'}]," CHOSEN),
       1, 1, 1, "on 2024-04-02");
  item(CASE("'phases':[{'id':'p','kind':'diagnose','ended':'2024-04-03'},"
            "{'id':'f','kind':'frame','ended':'2024-01-01'}]," CHOSEN),
       1, 1, 1, "on 2024-04-03");
  item(CASE("'as_of':'2024-04-01','phases':[{'id':'p','kind':'diagnose','ended':'2024-04-03'}],"
            CHOSEN),
       1, -1, 0, "Nothing is recorded");
}

Test(partner_score, families) {
  item(CASE("'as_of':'2024-04-01'"), 2, -1, 0, "No answer is recorded yet.");
  item(CASE("'interventions':[{'id':'a','kind':'I01'},{'id':'b','family':'of our own'}]"), 2, 1, 1,
       "two or more");
  item(CASE("'interventions':[{'id':'a','kind':'I01','status':'done'},{'id':'b','kind':'I02'}]"),
       2, 0, 0, "one family: learning.");
  item(CASE("'interventions':[{'id':'a','kind':'I01'},{'id':'b','kind':'I02'}]"), 2, -1, 0,
       "One family so far");
  item(CASE("'interventions':[{'id':'a','kind':'I01','status':'done'},{'id':'b'}]"), 2, -1, 0,
       "neither kind nor family");
}

#define CAUSES(status, triage)                                                                     \
  "'causes':[{'id':'k','status':'" status "','triage':'" triage "'},{'id':'l','status':"           \
  "'supported','triage':'other'}]"
#define ANSWERED(answer) "'interventions':[{'id':'i','status':'done'},{'id':'j'," answer           \
                         "'causes':[{'cause':'k'}]}]"

Test(partner_score, causes_outside_learning) {
  item(CASE("'causes':[{'id':'k','status':'hypothesised','triage':'other'}]"), 3, -1, 0,
       "No cause is confirmed");
  item(CASE(CAUSES("confirmed", "other")), 3, -1, 0, "Nothing is chosen yet.");
  item(CASE(CAUSES("confirmed", "other") "," ANSWERED("'class':'support',")), 3, 1, 1, "1 of 1");
  item(CASE(CAUSES("supported", "other") "," ANSWERED("'class':'other',")), 3, 0.5, 0, "1 of 2");
  item(CASE(CAUSES("confirmed", "other") "," ANSWERED("'class':'learning',")), 3, 0, 0, "0 of 1");
  item(CASE(CAUSES("confirmed", "other") "," ANSWERED("'kind':'I21',")), 3, 1, 1, "1 of 1");
  item(CASE(CAUSES("confirmed", "other") "," ANSWERED("'class':'other','status':'rejected',")), 3,
       0, 0, "0 of 1");
  item(CASE(CAUSES("confirmed", "other") "," ANSWERED("")), 3, -1, 0, "Of some causes or answers");
  item(CASE(CAUSES("confirmed", "mixed") "," ANSWERED("")), 3, 1, 1, "No cause found lies outside");
  item(CASE("'causes':[{'id':'k','status':'confirmed'}]," CHOSEN), 3, -1, 0, "Of some causes");
  item(CASE("'causes':[{'id':'k','status':'confirmed','factor':'F14'}]," CHOSEN), 3, 0, 0, "0 of 1");
  item(CASE("'causes':[{'id':'k','status':'confirmed','factor':'F01'}]," CHOSEN), 3, 1, 1, "No cause");
}

Test(partner_score, before_the_solution) {
  item(CASE("'engaged_on':'2024-05-01'"), 4, -1, 0, "Nothing is chosen yet.");
  item(CASE("'engaged_on':'2024-05-01'," CHOSEN), 4, 1, 1,
       "Engaged on 2024-05-01; the first thing was chosen on 2024-05-01.");
  item(CASE("'engaged_on':'2024-05-02'," CHOSEN), 4, 0, 0, "when something had been chosen");
  item(CASE("'gaps':[{'id':'g','called':'2024-04-30'}]," CHOSEN), 4, 1, 1, "on 2024-04-30");
  item(CASE("'opened':'2024-01-01'," CHOSEN), 4, -1, 0, "when the learning side was engaged");
  item(CASE("'engaged_on':'2024-05-01','interventions':[{'id':'i','status':'done'}]"), 4, -1, 0,
       "when what is done was chosen");
#define ORDER "'requested_solution':'I01','interventions':[{'id':'i','kind':'I01',"                \
              "'status':'selected','selected_on':'2024-06-01'}]"
  item(CASE(ORDER), 4, 0, 0, "is what was chosen.");
  item(CASE("'requested_on':'2024-04-01','engaged_on':'2024-05-01'," ORDER), 4, 0, 0, "asked for");
  item(CASE("'requested_on':'2024-05-02','engaged_on':'2024-05-01'," ORDER), 4, 1, 1, "Engaged");
  item(CASE("'requested_solution':'I02','engaged_on':'2024-05-01'," CHOSEN), 4, 1, 1, "Engaged");
}

Test(partner_score, expectations_both_ways) {
#define WANTS(id, from, to) "{'id':'" id "','from':'" from "','to':'" to "'}"
  item(CASE("'expectations':[" WANTS("x", "hr", "ann") "," WANTS("y", "boss", "who") "]"), 5, -1, 0,
       "No expectation");
  item(CASE("'expectations':[" WANTS("x", "boss", "ann") "]"), 5, 0.5, 0, "Only the business");
  item(CASE("'expectations':[" WANTS("x", "ann", "boss") "]"), 5, 0.5, 0, "Only the learning side");
  item(CASE("'expectations':[" WANTS("x", "boss", "ann") "],'relationships':[{'id':'r',"
            "'expectations':[" WANTS("y", "ann", "boss") "]}]"),
       5, 1, 1, "Each side");
}

#define LOGGED "'opened':'2024-01-01','log_kept_since':'2024-01-01','as_of':'2024-12-31',"
#define MET(id, on, parties) "{'id':'" id "','on':'" on "','parties':[" parties "]}"

Test(partner_score, joint_work) {
  item(CASE(LOGGED "'events':[" MET("a", "2024-02-01", "'boss','ann'") ","
            MET("b", "2024-02-02", "'boss'") "," MET("c1", "2024-02-03", "'ann'") ","
            MET("d", "2025-01-01", "'ann'") "]"),
       6, 1.0 / 3, 1, "1 of 3");
  item(CASE(LOGGED "'events':[" MET("a", "2024-02-01", "'boss','hr'") "]"), 6, 0, 0, "0 of 1");
  item(CASE(LOGGED "'events':[{'id':'a','by':'ann','parties':['boss']}]"), 6, 1, 1, "1 of 1");
  item(CASE(LOGGED "'events':[" MET("a", "2024-02-01", "'boss','who'") "]"), 6, -1, 0, "Of some");
  item(CASE(LOGGED "'events':[" MET("a", "2024-02-01", "'boss','ann','who'") "]"), 6, 1, 1, "1 of 1");
  item(CASE(LOGGED "'events':[{'id':'a'}]"), 6, -1, 0, "Of some events");
  item(CASE("'events':[" MET("a", "2024-02-01", "'boss'") "]"), 6, -1, 0, "log was not kept");
  item(CASE(LOGGED "'events':[]"), 6, -1, 0, "No event is recorded.");
}

Test(partner_score, back_after_delivery) {
  item(CASE(LOGGED "'status':'planned'"), 7, -1, 0, "Nothing is recorded as delivered yet.");
  item(CASE(LOGGED "'delivered_on':'2025-01-01'"), 7, -1, 0, "delivered yet");
  item(CASE("'delivered_on':'2024-03-01','events':[" MET("a", "2024-03-01", "'ann'") ","
            MET("b", "2024-04-01", "'boss'") "," MET("e", "2024-05-01", "'ann'") "]"),
       7, 1, 1, "Delivered on 2024-03-01; the learning side was there again on 2024-05-01.");
  item(CASE(LOGGED "'delivered_on':'2024-03-01'"), 7, 0, 0, "Nobody from the learning side");
  item(CASE(LOGGED "'delivered_on':'2024-10-03'"), 7, -1, 0, "too early");
  item(CASE(LOGGED "'delivered_on':'2024-10-02'"), 7, 0, 0, "Nobody");
  item(CASE(LOGGED "'delivered_on':'2024-03-01','events':[" MET("a", "2025-03-01", "'ann'") "]"), 7,
       0, 0, "Nobody");
  item(CASE("'delivered_on':'2024-03-01'"), 7, -1, 0, "too early");
  item(CASE("'as_of':'2024-12-31','delivered_on':'2024-03-01'"), 7, -1, 0, "not kept from then");
}

#define OWNED(kind, owners)                                                                        \
  "'measures':[{'id':'m','kind':'" kind "'}],'gaps':[{'id':'g','measure':'m','owners':[" owners "]}]"
#define PUT_IN(a, b)                                                                               \
  ",'commitments':[{'id':'x','by':'boss'" a "}],'relationships':[{'id':'r','commitments':"         \
  "[{'id':'y','by':'ann'" b "}]}]"
#define SOME ",'stake':{'minor':100,'currency':'EUR'}"
#define NOTHING ",'stake':{'minor':0,'currency':'EUR'}"

Test(partner_score, an_outcome_both_answer_for) {
  item(CASE(OWNED("outcome", "'boss','ann'") PUT_IN(SOME, SOME)), 8, 1, 1, "Both sides own");
  item(CASE(OWNED("output", "'boss','ann'") PUT_IN(SOME, SOME)), 8, 0, 0, "No gap on an outcome");
  item(CASE(OWNED("impact", "'boss','hr'") PUT_IN(SOME, SOME)), 8, 0, 0, "No gap on an outcome");
  item(CASE(OWNED("outcome", "'boss','ann'") PUT_IN(SOME, NOTHING)), 8, 0, 0, "One side");
  item(CASE(OWNED("outcome", "'boss','ann'") PUT_IN(SOME, "")), 8, -1, 0, "what each side has put in");
  item(CASE(OWNED("outcome", "") PUT_IN(SOME, SOME)), 8, -1, 0, "whether owners");
  item(CASE(OWNED("outcome", "'boss','who'") PUT_IN(SOME, SOME)), 8, -1, 0, "whether owners");
  item(CASE("'gaps':[{'id':'g','owners':['boss','ann']}]" PUT_IN(SOME, SOME)), 8, -1, 0, "whether");
  item(CASE("'as_of':'2024-01-01'" PUT_IN(SOME, SOME)), 8, -1, 0, "whether owners");
}

Test(partner_score, how_it_began) {
  item(CASE("'origin':'signal'"), 9, 1, 1, "a sign");
  item(CASE("'origin':'forecast'"), 9, 1, 1, "a forecast");
  item(CASE("'origin':'request'"), 9, 0, 0, "somebody asked");
  item(CASE("'as_of':'2024-01-01'"), 9, -1, 0, "not recorded");
}

#define REPORT(party) "'events':[{'id':'r','kind':'report','on':'2024-06-01','parties':['" party "']}]"
#define WORTH(what) "'evaluations':[{'id':'v','on':'2024-05-01'," what "}]"

Test(partner_score, worth_told) {
  item(CASE(WORTH("'level':4,'accepted_by':{'party':'boss'}")), 10, 1, 1, "accepted");
  item(CASE(WORTH("'level':4,'accepted_by':{'party':'ann'}")), 10, -1, 0, "not closed");
  item(CASE(WORTH("'benefit':{'minor':1,'currency':'EUR'}") "," REPORT("boss")), 10, 1, 1, "report");
  item(CASE("'measures':[{'id':'m','kind':'impact'}]," WORTH("'measure':'m'") "," REPORT("boss")),
       10, 1, 1, "report");
  item(CASE("'measures':[{'id':'m','kind':'output'}]," WORTH("'measure':'m'") "," REPORT("boss")),
       10, -1, 0, "not closed");
  item(CASE("'as_of':'2024-05-31'," WORTH("'level':5") "," REPORT("boss")), 10, -1, 0, "not closed");
  item(CASE("'as_of':'2024-04-30'," WORTH("'level':5,'accepted_by':{'party':'boss'}")), 10, -1, 0,
       "not closed");
  item(CASE(LOGGED "'status':'closed'," REPORT("ann")), 10, 0, 0, "no report was given");
  item(CASE("'status':'closed'," WORTH("'level':1") "," REPORT("boss")), 10, 0, 0,
       "none of its evaluations");
  item(CASE("'status':'closed'," REPORT("boss")), 10, -1, 0, "not recorded whether");
  item(CASE("'status':'closed'," WORTH("'level':4")), 10, -1, 0, "not recorded whether");
}

/* ---- the mode ---- */

/* Parts of a case: each item is met by one of them. */
#define S1 "'causes':[{'id':'k','status':'confirmed','triage':'learning','confirmed_on':'2024-04-01'}]"
#define S2 "'interventions':[{'id':'i','kind':'I01','status':'selected','selected_on':'2024-05-01'},"   \
           "{'id':'j','kind':'I11'}]"
#define S4 "'engaged_on':'2024-03-01'"
#define S5 "'expectations':[" WANTS("x", "boss", "ann") "," WANTS("y", "ann", "boss") "]"
#define S7 "'delivered_on':'2024-06-01','events':[" MET("e", "2024-07-01", "'ann'") "]"
#define S9 "'origin':'signal'"

static void mode(ps_case *c, ps_partner_mode mode, ps_partner_mode at_least, const char *missing) {
  char ids[64] = "";
  ps_partner_score *score = score_of(c);
  for (size_t i = 0; i < score->missing.count; i++) {
    strcat(ids, i == 0 ? "" : " ");
    strcat(ids, score->missing.items[i]);
  }
  cr_expect(score->mode == mode && score->at_least == at_least, "%d, at least %d: %s",
            (int)score->mode, (int)score->at_least, score->because);
  cr_expect_str_eq(ids, missing);
  cr_expect_gt(strlen(score->because), 20);
  cr_expect_str_eq(score->case_id, "c");
  ps_result_free(score);
}

Test(partner_score, modes) {
  const ps_partner_mode none = PS_PARTNER_MODE_UNSET, taker = PS_PARTNER_MODE_ORDER_TAKER,
                        adviser = PS_PARTNER_MODE_CONSULTANT, partner = PS_PARTNER_MODE_PARTNER;
  mode(CASE("'as_of':'2024-12-31'"), none, taker, "s1 s2");
  mode(CASE(S1 "," CHOSEN), none, taker, "s2");
  mode(CASE(S2), none, taker, "s1");
  mode(CASE(LOGGED CHOSEN), taker, taker, "");
  /* causes first, one family */
  mode(CASE(S1 ",'interventions':[{'id':'i','kind':'I01','status':'done','start':'2024-05-01'}]"),
       none, taker, "");
  /* half of the choices before causes */
  mode(CASE(S1 ",'interventions':[{'id':'i','kind':'I01','status':'done','start':'2024-05-01'},"
            "{'id':'j','kind':'I11','status':'done','start':'2024-03-01'}]"),
       none, taker, "");
  mode(CASE(S1 "," S2), none, adviser, "s4 s5 s6 s7 s8 s9 s10");
  mode(CASE(S1 "," S2 "," S4 "," S5 "," S7 ",'origin':'request'"), none, adviser, "s6 s8 s10");
  mode(CASE(S1 "," S2 "," S4 "," S5 "," S7 "," S9), partner, partner, "");
  mode(CASE(S1 "," S2 "," S5 "," S7 "," S9), none, adviser, "s4");
  mode(CASE(S1 "," S2 "," S5 "," S7 "," S9 ",'engaged_on':'2024-05-02'"), adviser, adviser, "");
  mode(CASE("'causes':[{'id':'k','status':'confirmed','triage':'other','confirmed_on':'2024-04-01'}],"
            S2 "," S4 "," S5 "," S7 "," S9),
       adviser, adviser, "");
  /* four of the other six are not met */
  mode(CASE(LOGGED S1 "," S2 "," S4 ",'origin':'request','status':'closed',"
            "'delivered_on':'2024-06-01','expectations':[" WANTS("x", "boss", "ann") "]"),
       adviser, adviser, "");
}

Test(partner_score, the_case_of_the_claims_handlers) {
  ps_case *c = ps_case_load("examples/cases/attrition.json", NULL, NULL);
  if (c == NULL) return; /* run from elsewhere */
  ps_partner_score *score = score_of(c);
  for (size_t i = 0; i < 10; i++)
    cr_expect(score->items.items[i].met.value, "s%zu: %s", i + 1, score->items.items[i].because);
  cr_expect_eq(score->mode, PS_PARTNER_MODE_PARTNER);
  cr_expect_eq(score->as_of, 20250715);
  ps_result_free(score);
}

Test(partner_score, options) {
  ps_case *c = CASE(LOGGED "'delivered_on':'2024-03-01','events':[" MET("a", "2024-02-01", "'boss','ann'")
                    "," MET("b", "2024-02-01", "'boss'") "]");
  ps_partner_score_options o = PS_PARTNER_SCORE_OPTIONS_INIT;
  o.joint_share = 0.51;
  o.follow_up_days = 400;
  ps_partner_score *score = ps_partner_score_of(c, &o, NULL, NULL);
  cr_expect(score->items.items[5].met.set && !score->items.items[5].met.value);
  cr_expect(!score->items.items[6].value.set);
  ps_result_free(score);
  o.as_of = 20260101;
  score = ps_partner_score_of(c, &o, NULL, NULL);
  cr_expect(score->items.items[6].value.set);
  cr_expect_eq(score->as_of, 20260101);
  ps_result_free(score);
  ps_case_free(c);
}

Test(partner_score, misuse) {
  ps_error e;
  ps_case *c = CASE("'as_of':'2024-12-31'");
  cr_expect_null(ps_partner_score_of(NULL, NULL, NULL, &e));
  cr_expect_eq(e.status, PS_E_ARGUMENT);
  for (int i = 0; i < 5; i++) {
    ps_partner_score_options bad = PS_PARTNER_SCORE_OPTIONS_INIT;
    bad.joint_share = i == 0 ? 1.01 : i == 1 ? -0.1 : i == 2 ? (double)NAN : 0.5;
    bad.follow_up_days = i == 3 ? -1 : 0;
    bad.as_of = i == 4 ? 20240231 : 0;
    cr_expect_null(ps_partner_score_of(c, &bad, NULL, &e), "%d", i);
    cr_expect_eq(e.status, PS_E_VALUE);
  }
  ps_case_free(c);
}

Test(partner_score, without_memory) {
  ps_case *c = CASE(LOGGED S1 "," S2 "," S4 "," S5);
  ps_partner_score *whole = ps_partner_score_of(c, NULL, NULL, NULL);
  for (long nth = 1;; nth++) {
    counting counts = {.refuse = nth};
    ps_settings settings = counting_settings(&counts);
    ps_error e = {PS_OK, 0, 0, "", ""};
    ps_partner_score *score = ps_partner_score_of(c, NULL, &settings, &e);
    if (score == NULL) cr_expect_eq(e.status, PS_E_MEMORY);
    if (score != NULL) cr_expect(ps_equal(score, whole));
    bool done = score != NULL;
    ps_result_free(score);
    cr_expect_eq(counts.blocks, 0);
    if (done) break;
  }
  ps_result_free(whole);
  ps_case_free(c);
}
