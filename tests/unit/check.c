/* The engine that asks the rules: waivers, what is told once, order, options, audience,
 * portfolios, configurations. What single rules answer is in their examples. */
#include "quoted.h"

#include <perfsys/perfsys.h>

#include <math.h>

/* A goal judged by output alone (A01 fails), and nobody keeps the checklist (A31 fails). */
#define GOAL                                                                                       \
  "'as_of':'2026-06-30','goals':[{'id':'g','text':'Fast'}],"                                       \
  "'measures':[{'id':'m','kind':'output','goal':'g'}],"                                            \
  "'assets':[{'id':'a','title':'Card','kind':'job_aid','published_on':'2026-01-01'}]"

static ps_check_result *checked(const char *written, const ps_check_options *options) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *c = quoted_case(written);
  ps_check_result *r = ps_check(c, options, NULL, &error);
  cr_assert_not_null(r, "%s", error.message);
  ps_case_free(c);
  return r;
}

static const ps_finding *finding_of(const ps_check_result *r, const char *rule) {
  for (size_t i = 0; i < r->findings.count; i++)
    if (strcmp(r->findings.items[i].rule, rule) == 0) return &r->findings.items[i];
  return NULL;
}

static const ps_answer *answer_of(const ps_check_result *r, const char *rule) {
  for (size_t i = 0; i < r->answers.count; i++)
    if (strcmp(r->answers.items[i].rule, rule) == 0) return &r->answers.items[i];
  return NULL;
}

static bool has_evidence(const ps_finding *f, const char *part) {
  for (size_t i = 0; i < f->evidence.count; i++)
    if (strstr(f->evidence.items[i], part) != NULL) return true;
  return false;
}

/* ---- findings ---- */

Test(check, a_finding_carries_its_reasons) {
  ps_check_result *r = checked("{'id':'c','title':'T'," GOAL "}", NULL);
  const ps_finding *f = finding_of(r, "A01");
  cr_assert_not_null(f);
  cr_expect_str_eq(f->name, "outcome-not-only-output");
  cr_expect_eq(f->severity, PS_SEVERITY_ERROR);
  cr_expect_eq(f->verdict, PS_VERDICT_FAIL);
  cr_expect_str_eq(f->objects.items[0], "g");
  cr_expect_str_eq(f->path, "goals[0].measure");
  cr_expect_gt(strlen(f->fix), 10);
  cr_expect_str_eq(r->case_id, "c");
  cr_expect_str_eq(r->title, "T");
  cr_expect_eq(r->as_of, 20260630);
  cr_expect_geq(r->errors.value, 1);
  ps_result_free(r);
}

Test(check, every_rule_answers_once) {
  ps_check_result *r = checked("{'id':'c'}", NULL);
  size_t count = 0;
  while (ps_rule_at(count) != NULL) count++;
  cr_expect_eq(r->answers.count, count);
  for (size_t i = 0; i < r->answers.count; i++) {
    const ps_answer *a = &r->answers.items[i];
    cr_expect_str_eq(a->rule, ps_rule_at(i)->id);
    cr_expect_neq(a->verdict, PS_VERDICT_UNSET);
    cr_expect_neq(a->verdict, PS_VERDICT_FAIL, "%s blames an empty case", a->rule);
  }
  ps_result_free(r);
}

Test(check, the_graver_comes_first) {
  ps_check_result *r = checked("{'id':'c'," GOAL "}", NULL);
  int last = 0;
  for (size_t i = 0; i < r->findings.count; i++) {
    const ps_finding *f = &r->findings.items[i];
    if (f->verdict != PS_VERDICT_FAIL || f->told_by != NULL) continue;
    cr_expect_geq((int)f->severity, last);
    last = (int)f->severity;
  }
  ps_result_free(r);
}

Test(check, the_result_outlives_the_case_and_is_written) {
  ps_check_result *r = checked("{'id':'c'," GOAL "}", NULL);
  char *text = ps_json_text(r, NULL, NULL, NULL, NULL);
  cr_assert_not_null(text);
  cr_expect_not_null(strstr(text, "\"rule\":\"A01\""));
  ps_text_free(text, NULL);
  text = ps_check_text(r, 0, NULL, NULL, NULL, NULL);
  cr_expect_not_null(strstr(text, "outcome-not-only-output"));
  ps_text_free(text, NULL);
  ps_result_free(r);
}

/* ---- waivers ---- */

#define WAIVED(waiver) "{'id':'c'," GOAL ",'waivers':[{" waiver "}]}"

Test(check, a_waiver_is_shown_and_not_counted) {
  ps_check_result *r = checked(
      WAIVED("'rule':'A01','by':'Kim','why':'The outcome is due in May','until':'2026-12-31'"), NULL);
  const ps_finding *f = finding_of(r, "A01");
  cr_expect_eq(f->verdict, PS_VERDICT_WAIVED);
  cr_expect(has_evidence(f, "Kim accepts this until 2026-12-31: The outcome is due in May"));
  cr_expect_eq(answer_of(r, "A01")->verdict, PS_VERDICT_WAIVED);
  cr_expect_eq(r->waived.value, 1);
  ps_result_free(r);
}

Test(check, a_waiver_names_its_rule_by_name_too_and_its_object) {
  ps_check_result *r = checked(
      WAIVED("'rule':'Outcome-not-only-output','object':'g','by':'Kim','why':'x'"), NULL);
  cr_expect_eq(finding_of(r, "A01")->verdict, PS_VERDICT_WAIVED);
  ps_result_free(r);
  r = checked(WAIVED("'rule':'A01','object':'other','by':'Kim','why':'x'"), NULL);
  cr_expect_eq(finding_of(r, "A01")->verdict, PS_VERDICT_FAIL);
  ps_result_free(r);
}

Test(check, a_waiver_without_a_person_or_run_out_does_not_count) {
  ps_check_result *r = checked(WAIVED("'rule':'A01','why':'x'"), NULL);
  cr_expect_eq(finding_of(r, "A01")->verdict, PS_VERDICT_FAIL);
  cr_expect(has_evidence(finding_of(r, "A01"), "names no person"));
  ps_result_free(r);
  r = checked(WAIVED("'rule':'A01','by':'Kim','why':'x','until':'2026-01-31'"), NULL);
  cr_expect_eq(finding_of(r, "A01")->verdict, PS_VERDICT_FAIL);
  cr_expect(has_evidence(finding_of(r, "A01"), "until 2026-01-31; that is over"));
  ps_result_free(r);
}

/* ---- options ---- */

static void refused(const ps_check_options *options, ps_status status, const char *part) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *c = quoted_case("{'id':'c'}");
  cr_expect_null(ps_check(c, options, NULL, &error));
  cr_expect_eq(error.status, status, "%s", error.message);
  cr_expect_not_null(strstr(error.message, part), "%s", error.message);
  ps_case_free(c);
}

Test(check, names_that_are_none_are_refused_with_the_nearest) {
  ps_check_options o = PS_CHECK_OPTIONS_INIT;
  o.rules = "outcome-not-only-outpt";
  refused(&o, PS_E_NOT_FOUND, "outcome-not-only-output");
  o.rules = NULL;
  o.packs = "core,outcmes";
  refused(&o, PS_E_NOT_FOUND, "outcomes");
  o.packs = ",";
  refused(&o, PS_E_NOT_FOUND, "No rule or pack");
  o.packs = NULL;
  o.as_of = 20260231;
  refused(&o, PS_E_VALUE, "20260231");
}

Test(check, packs_rules_and_severities_choose) {
  ps_check_options o = PS_CHECK_OPTIONS_INIT;
  o.rules = "a01, A31";
  ps_check_result *r = checked("{'id':'c'," GOAL "}", &o);
  cr_expect_eq(r->answers.count, 2);
  ps_result_free(r);
  o.severity = PS_SEVERITY_ERROR;
  r = checked("{'id':'c'," GOAL "}", &o);
  cr_expect_eq(r->answers.count, 1);
  ps_result_free(r);
  o.rules = NULL;
  o.severity = PS_SEVERITY_UNSET;
  o.packs = "core";
  r = checked("{'id':'c'}", &o);
  for (size_t i = 0; i < r->answers.count; i++)
    cr_expect(ps_rule_find(r->answers.items[i].rule)->core.set);
  ps_result_free(r);
}

Test(check, nothing_is_an_error_not_a_crash) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  cr_expect_null(ps_check(NULL, NULL, NULL, &error));
  cr_expect_eq(error.status, PS_E_ARGUMENT);
  cr_expect_null(ps_check(NULL, NULL, NULL, NULL));
  cr_expect_null(ps_next_question(NULL, NULL, NULL, NULL));
  cr_expect_null(ps_portfolio_check_case(NULL, NULL, NULL));
  cr_expect_null(ps_portfolio_check_end(NULL, NULL));
  ps_portfolio_check_free(NULL);
  cr_expect_null(ps_rule_examples_of(NULL, NULL, NULL));
  cr_expect_null(ps_rule_examples_of("nothing", NULL, NULL));
  cr_expect_null(ps_rule_find(NULL));
  cr_expect_null(ps_rule_nearest(NULL));
  cr_expect_null(ps_check_text(NULL, 0, NULL, NULL, NULL, NULL));
  cr_expect_null(ps_next_text(NULL, NULL, NULL, NULL, NULL));
  cr_expect_null(ps_rule_text(NULL, NULL, NULL, NULL, NULL));
  cr_expect_null(ps_threshold_find(NULL));
  cr_expect(isnan(ps_config_limit(NULL, NULL)));
  ps_config_free(NULL);
}

static bool never(void *data, double done) {
  (void)data;
  (void)done;
  return false;
}

Test(check, a_check_can_be_cancelled) {
  ps_settings s = PS_SETTINGS_INIT;
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *c = quoted_case("{'id':'c'," GOAL "}");
  s.progress = never;
  cr_expect_null(ps_check(c, NULL, &s, &error));
  cr_expect_eq(error.status, PS_E_CANCELLED);
  ps_case_free(c);
}

/* ---- configurations ---- */

static ps_status configured(ps_config *config, const char *written, ps_error *error) {
  quoted q = quoted_make(written);
  return ps_config_read(config, q.text, q.length, error);
}

static void config_refused(const char *written, ps_status status, const char *path,
                           const char *part) {
  quoted q = quoted_make(written);
  ps_error e = {PS_OK, 0, 0, "", ""};
  ps_config *config = ps_config_new(NULL, NULL);
  cr_expect_eq(ps_config_read(config, q.text, q.length, &e), status, "%s: %s", written, e.message);
  cr_expect(e.line == q.line && e.column == q.column, "%s at %zu:%zu: %s", written, e.line,
            e.column, e.message);
  cr_expect_str_eq(e.path, path, "%s", written);
  cr_expect_not_null(strstr(e.message, part), "%s: %s", written, e.message);
  ps_config_free(config);
}

Test(check, a_configuration_refuses_what_it_does_not_know) {
  config_refused("{'limits':{@'voices.max_seat':3}}", PS_E_NOT_FOUND, "limits.voices.max_seat",
                 "voices.max_seats");
  config_refused("{'limits':{'voices.max_seats':@-3}}", PS_E_VALUE, "limits.voices.max_seats",
                 "below zero");
  config_refused("{'limits':{'voices.max_seats':@'3'}}", PS_E_TYPE, "limits.voices.max_seats",
                 "number");
  config_refused("{@'limit':{}}", PS_E_NOT_FOUND, "limit", "limits");
  config_refused("{'limits':@[]}", PS_E_TYPE, "limits", "object");
  config_refused("{'rules':{'A01':@'eror'}}", PS_E_VALUE, "rules.A01", "warning");
  config_refused("{'rules':{'A01':@3}}", PS_E_TYPE, "rules.A01", "warning");
  config_refused("{'packs':{'voices':@'no'}}", PS_E_TYPE, "packs.voices", "true or false");
  config_refused("{'words':{'solution':['x',@3]}}", PS_E_TYPE, "words.solution[1]", "text");
  config_refused("{'words':{@'solutoin':['x']}}", PS_E_NOT_FOUND, "words.solutoin[0]", "solution");
  config_refused("{'words':{'solution':[@'']}}", PS_E_VALUE, "words.solution[0]", "empty");
  config_refused("{'language':@'xx'}", PS_E_NOT_FOUND, "language", "en");
  config_refused("{'rules':{'A01':'note',@'A01':false}}", PS_E_DUPLICATE, "", "A01");
  config_refused("@[1]", PS_E_TYPE, "", "object");
  config_refused("{'limits':{}@", PS_E_SYNTAX, "", "");
}

Test(check, what_fails_leaves_the_configuration_as_it_was) {
  ps_config *config = ps_config_new(NULL, NULL);
  cr_expect_neq(configured(config, "{'limits':{'voices.max_seats':3,'nothing':1}}", NULL), PS_OK);
  cr_expect_eq(ps_config_limit(config, "voices.max_seats"), 9);
  cr_expect_eq(configured(config, "{'limits':{'voices.max_seats':3}}", NULL), PS_OK);
  cr_expect_eq(ps_config_limit(config, "voices.max_seats"), 3);
  cr_expect_eq(ps_config_limit(NULL, "voices.max_seats"), 9);
  ps_config_free(config);
}

Test(check, a_configuration_switches_and_regrades) {
  ps_check_options o = PS_CHECK_OPTIONS_INIT;
  ps_config *config = ps_config_new(NULL, NULL);
  cr_expect_eq(configured(config, "{'packs':{'sharing':false},'rules':{'A01':'note'}}", NULL), PS_OK);
  o.config = config;
  ps_check_result *r = checked("{'id':'c'," GOAL "}", &o);
  cr_expect_null(answer_of(r, "A31"));
  cr_expect_eq(finding_of(r, "A01")->severity, PS_SEVERITY_NOTE);
  ps_result_free(r);
  cr_expect_eq(configured(config, "{'rules':{'A01':false}}", NULL), PS_OK);
  r = checked("{'id':'c'," GOAL "}", &o);
  cr_expect_null(answer_of(r, "A01"));
  ps_result_free(r);
  ps_config_free(config);
}

Test(check, a_configuration_naming_no_rule_is_refused_when_checking) {
  ps_check_options o = PS_CHECK_OPTIONS_INIT;
  ps_config *config = ps_config_new(NULL, NULL);
  cr_expect_eq(configured(config, "{'rules':{'waiver-is-singed':false}}", NULL), PS_OK);
  o.config = config;
  refused(&o, PS_E_NOT_FOUND, "waiver-is-signed");
  ps_config_free(config);
}

Test(check, a_finding_names_the_limits_it_used) {
  ps_check_options o = PS_CHECK_OPTIONS_INIT;
  o.rules = "A06,B36";
  ps_check_result *r =
      checked("{'id':'c','as_of':'2026-06-30','log_kept_since':'2026-01-01'}", &o);
  cr_expect(has_evidence(finding_of(r, "B36"), "limit sharing.practice_days = 100"));
  ps_result_free(r);
}

/* ---- audiences ---- */

Test(check, a_sponsor_is_told_nothing_private) {
  static const char written[] =
      "{'id':'c','as_of':'2026-06-30','assets':[{'id':'a','title':'Secret card','private':['title'],"
      "'kind':'job_aid','published_on':'2026-01-01'}]}";
  ps_check_options o = PS_CHECK_OPTIONS_INIT;
  o.rules = "A31";
  ps_check_result *r = checked(written, &o);
  cr_expect_not_null(strstr(finding_of(r, "A31")->message, "Secret card"));
  ps_result_free(r);
  o.audience = PS_AUDIENCE_SPONSOR;
  r = checked(written, &o);
  char *text = ps_json_text(r, NULL, NULL, NULL, NULL);
  cr_expect_null(strstr(text, "Secret"), "%s", text);
  cr_expect_eq(answer_of(r, "A31")->verdict, PS_VERDICT_FAIL, "the verdict is the whole case's");
  cr_expect_eq(r->audience, PS_AUDIENCE_SPONSOR);
  ps_text_free(text, NULL);
  ps_result_free(r);
}

Test(check, what_a_sponsor_is_told_once_counts_once) {
  static const char written[] =
      "{'id':'c','audience':'sponsor','parties':[{'id':'a','name':'Ada','side':'business','speaking_share':0.5},"
      "{'id':'b','name':'Bea','side':'business','speaking_share':0.4}]}";
  ps_check_options o = PS_CHECK_OPTIONS_INIT;
  o.rules = "C12";
  o.audience = PS_AUDIENCE_TEAM;
  ps_check_result *r = checked(written, &o);
  cr_expect_eq(r->findings.count, 2);
  cr_expect_eq(r->errors.value, 2);
  ps_result_free(r);
  o.audience = PS_AUDIENCE_SPONSOR;
  r = checked(written, &o);
  cr_expect_eq(r->findings.count, 1, "how many there are could tell who they are");
  cr_expect_eq(r->errors.value, 1);
  cr_expect_eq(answer_of(r, "C12")->failed.value, 2, "answers are of the whole case");
  ps_result_free(r);
}

/* ---- portfolios ---- */

static ps_check_result *checked_all(const char *const *cases, size_t count) {
  ps_portfolio_check *check = ps_portfolio_check_new(NULL, NULL, NULL);
  cr_assert_not_null(check);
  for (size_t i = 0; i < count; i++) {
    ps_case *c = quoted_case(cases[i]);
    ps_check_result *r = ps_portfolio_check_case(check, c, NULL);
    cr_assert_not_null(r);
    ps_result_free(r);
    ps_case_free(c);
  }
  ps_check_result *all = ps_portfolio_check_end(check, NULL);
  cr_assert_not_null(all);
  ps_portfolio_check_free(check);
  return all;
}

#define PROPOSED(id, as_of, events)                                                                \
  "{'id':'" id "','as_of':'" as_of "','log_kept_since':'2025-01-01','scope_units':['North'],"      \
  "'parties':[{'id':'b','side':'business'},{'id':'l','side':'learning'}],'events':[" events "]}"
#define PROPOSAL(id, by, on) "{'id':'" id "','kind':'proposal','by':'" by "','on':'" on "'}"

Test(check, a_unit_answers_once_and_the_newest_case_counts) {
  const char *const neither[] = {PROPOSED("one", "2026-03-31", PROPOSAL("e", "b", "2026-03-01")),
                                 PROPOSED("two", "2026-06-30", PROPOSAL("e", "l", "2026-06-01"))};
  ps_check_result *all = checked_all(neither, 2);
  cr_expect_eq(answer_of(all, "B36")->failed.value, 1);
  cr_expect_not_null(strstr(finding_of(all, "B36")->message, "The business proposed"));
  ps_result_free(all);
  const char *const both[] = {
      PROPOSED("one", "2026-03-31", PROPOSAL("e", "b", "2026-03-01") "," PROPOSAL("f", "l", "2026-03-02")),
      PROPOSED("two", "2026-06-30", PROPOSAL("e", "l", "2026-06-01"))};
  all = checked_all(both, 2);
  cr_expect_eq(answer_of(all, "B36")->verdict, PS_VERDICT_PASS, "it passes in one of its cases");
  ps_result_free(all);
}

Test(check, a_portfolio_without_cases_is_no_error) {
  ps_check_result *all = checked_all(NULL, 0);
  cr_expect_eq(all->errors.value, 0);
  ps_result_free(all);
}

Test(check, a_lone_case_is_not_asked_for_what_compares_cases) {
  ps_check_result *r = checked("{'id':'c','status':'closed','opened':'2026-01-01'}", NULL);
  cr_expect_eq(answer_of(r, "A70")->verdict, PS_VERDICT_NOT_APPLICABLE);
  cr_expect_not_null(answer_of(r, "A70")->because);
  ps_result_free(r);
}

/* ---- the next question ---- */

Test(check, the_next_question_begins_with_the_request) {
  ps_case *c = quoted_case("{'id':'c','purpose':'performance'}");
  ps_next *next = ps_next_question(c, NULL, NULL, NULL);
  cr_assert_not_null(next);
  cr_expect_str_eq(next->question, "Who asks?");
  cr_expect_str_eq(next->path, "requester");
  cr_expect(!next->sound.value);
  cr_expect_gt(next->open.value, 1);
  ps_result_free(next);
  ps_case_free(c);
}

Test(check, the_one_who_could_answer_is_named) {
  ps_case *c = quoted_case("{'id':'c','purpose':'performance','requester':'ana','parties':["
                           "{'id':'ana','name':'Ana Example','side':'business'}]}");
  ps_next *next = ps_next_question(c, NULL, NULL, NULL);
  cr_expect_str_eq(next->question, "What was asked, in their own words?");
  cr_expect_str_eq(next->who, "Ana Example");
  cr_expect_str_eq(next->parties.items[0], "ana");
  ps_result_free(next);
  ps_case_free(c);
}

/* ---- SARIF ---- */

Test(check, sarif_has_lines_and_suppressions) {
  quoted q = quoted_make("{\n'id':'c'," GOAL ",\n"
                         "'waivers':[{'rule':'A01','by':'Kim','why':'May','until':'2026-12-31'}]}");
  ps_case *c = ps_case_parse(q.text, q.length, NULL, NULL);
  ps_check_result *r = ps_check(c, NULL, NULL, NULL);
  ps_sarif_file file = {r, "a b.json", q.text, q.length};
  char *text = ps_sarif_text(&file, 1, NULL, NULL, NULL, NULL);
  cr_assert_not_null(text);
  cr_expect_not_null(strstr(text, "\"uri\":\"a%20b.json\""), "%s", text);
  cr_expect_not_null(strstr(text, "\"suppressions\":[{\"kind\":\"external\""));
  cr_expect_not_null(strstr(text, "\"startLine\":2"));
  ps_text_free(text, NULL);
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_sarif_file broken = {r, "x", "{", 1}, nothing = {NULL, "x", NULL, 0};
  cr_expect_null(ps_sarif_text(&broken, 1, NULL, NULL, NULL, &error));
  cr_expect_eq(error.status, PS_E_SYNTAX);
  cr_expect_null(ps_sarif_text(&nothing, 1, NULL, NULL, NULL, &error));
  cr_expect_eq(error.status, PS_E_ARGUMENT);
  ps_result_free(r);
  ps_case_free(c);
}
