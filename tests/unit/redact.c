/* Copies that can be shown. */
#include "counting.h"
#include "quoted.h"

#include <stdio.h>

static char *json(const ps_case *c) {
  char *text = ps_json_text(c, NULL, NULL, NULL, NULL);
  cr_assert_not_null(text);
  return text;
}

static ps_case *redacted(const ps_case *c, ps_audience audience) {
  ps_redact_options options = PS_REDACT_OPTIONS_INIT;
  ps_error e = {PS_OK, 0, 0, "", ""};
  options.audience = audience;
  ps_case *copy = ps_redact(c, &options, NULL, &e);
  cr_assert_not_null(copy, "%s", e.message);
  return copy;
}

/* The JSON of the copy is this text (behind the schema version). */
static void becomes(const char *written, ps_audience audience, const char *expected) {
  ps_case *c = quoted_case(written), *copy = redacted(c, audience), *want = quoted_case(expected);
  want->audience = audience;
  char *text = json(copy), *wanted = json(want);
  cr_expect_str_eq(text, wanted, "%s\nbecame %s\nnot    %s", written, text, wanted);
  ps_text_free(text, NULL);
  ps_text_free(wanted, NULL);
  ps_case_free(c);
  ps_case_free(copy);
  ps_case_free(want);
}

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c; }

/* Whether a text has a word, whatever its case. */
static bool has(const char *text, const char *word) {
  for (; *text != '\0'; text++) {
    size_t i = 0;
    while (word[i] != '\0' && lower(text[i]) == lower(word[i])) i++;
    if (word[i] == '\0') return true;
  }
  return false;
}

/* ---- names ---- */

#define ANNA "'parties':[{'id':'anna','name':'Anna Kowalski, head of sales'},{'id':'staff'}]"
#define PARTIES "'parties':[{'id':'party-1','name':'Party 1'},{'id':'party-2','name':'Party 2'}]"

/* A summary, and what becomes of it. */
static void says(const char *before, const char *after) {
  char written[1000], expected[1000];
  snprintf(written, sizeof written, "{'summary':'%s'," ANNA "}", before);
  snprintf(expected, sizeof expected, "{'summary':'%s'," PARTIES "}", after);
  becomes(written, PS_AUDIENCE_TEAM, expected);
}

Test(redact, names_in_texts) {
  says("Anna Kowalski, head of sales, said no.", "Party 1, said no.");
  says("Anna Kowalski said no.", "Party 1 said no.");
  says("Said by Kowalski", "Said by Party 1");
  says("(Kowalski)", "(Party 1)");
  says("Mrs. KOWALSKI", "Mrs. Party 1");
  says("anna kowalski", "Party 1");
  says("Kowalski Kowalski", "Party 1 Party 1");
  says("Kowalski2024.pdf, 2024Kowalski", "Party 12024.pdf, 2024Party 1");
  says("Kowalskis Kowalskian", "Kowalskis Kowalskian");
  says("anna", "Party 1");
  says("staff", "Party 2");
  says("the staff of annaba", "the staff of annaba");
  says("", "");
}

Test(redact, signs_beyond_ascii_end_a_word) {
  says("Kowalski\xE2\x80\x99s view", "Party 1\xE2\x80\x99s view");                   /* ’ */
  says("\xE2\x80\x9CKowalski\xE2\x80\x9D", "\xE2\x80\x9CParty 1\xE2\x80\x9D");       /* “ ” */
  says("a\xE2\x80\x94Kowalski\xE2\x80\x94" "b", "a\xE2\x80\x94Party 1\xE2\x80\x94" "b"); /* — */
  says("\xC2\xABKowalski\xC2\xBB", "\xC2\xABParty 1\xC2\xBB");                       /* « » */
  says("Kowalski\xC3\xA9", "Kowalski\xC3\xA9");                                       /* é is a letter */
}

static void names(const char *name, const char *before, const char *after) {
  char written[1000], expected[1000];
  snprintf(written, sizeof written, "{'summary':'%s','parties':[{'id':'p','name':'%s'}]}", before, name);
  snprintf(expected, sizeof expected,
           "{'summary':'%s','parties':[{'id':'party-1','name':'Party 1'}]}", after);
  becomes(written, PS_AUDIENCE_TEAM, expected);
}

Test(redact, kinds_of_name) {
  names("Anna van der Berg", "Berg agreed", "Party 1 agreed");
  names("Bo Li", "Li agreed; Linda did not", "Party 1 agreed; Linda did not");
  names("Head of sales", "The head of Sales agreed", "The Party 1 agreed");
  names("Head of Sales", "Sales fell", "Sales fell");
  names("Team B", "Plan B", "Plan B");
  names("Head HR", "HR agreed", "HR agreed");
  names("Ren\xC3\xA9 M\xC3\xBCller-L\xC3\xBC" "denscheidt (IT)", "M\xC3\xBCller-L\xC3\xBC" "denscheidt",
        "Party 1");
  names("\xE7\x94\xB0\xE4\xB8\xAD", "\xE7\x94\xB0\xE4\xB8\xAD\xE3\x81\x95\xE3\x82\x93",
        "Party 1\xE3\x81\x95\xE3\x82\x93"); /* Japanese has no spaces */
  names("", "nobody", "nobody");
}

Test(redact, ids) {
  becomes("{'id':'c','sponsor':'anna'," ANNA ",'measures':[{'id':'kowalski-rate'},"
          "{'id':'party-1-rate','formula':'2 * [kowalski-rate]'},{'id':'staff-rate'}],"
          "'gaps':[{'id':'g','measure':'kowalski-rate','owners':['staff','anna']}],"
          "'evidence':[{'id':'e','source':'Anna Kowalski'}]}",
          PS_AUDIENCE_TEAM,
          "{'id':'c','sponsor':'party-1'," PARTIES ",'measures':[{'id':'party-1-rate-2'},"
          "{'id':'party-1-rate','formula':'2 * [party-1-rate-2]'},{'id':'staff-rate'}],"
          "'gaps':[{'id':'g','measure':'party-1-rate-2','owners':['party-2','party-1']}],"
          "'evidence':[{'id':'e','source':'Party 1'}]}");
}

Test(redact, new_ids_do_not_collide) {
  becomes("{'tasks':[{'id':'party-1'}],'parties':[{'id':'party-2','name':'A'},{'id':'x','name':'B'}],"
          "'goals':[{'id':'g','owner':'x','reviewed_by':['party-2']}]}",
          PS_AUDIENCE_TEAM,
          "{'tasks':[{'id':'party-1'}],'parties':[{'id':'party-3','name':'Party 1'},"
          "{'id':'party-2','name':'Party 2'}],'goals':[{'id':'g','owner':'party-2',"
          "'reviewed_by':['party-3']}]}");
}

Test(redact, a_party_without_id) {
  becomes("{'title':'Kowalski','parties':[{'name':'Anna Kowalski'}]}", PS_AUDIENCE_TEAM,
          "{'title':'Party 1','parties':[{'name':'Party 1'}]}");
}

/* ---- what is left out ---- */

Test(redact, private_fields) {
  becomes("{'summary':'s','title':'t','private':['summary'],"
          "'assets':[{'id':'a','title':'t','transfer':{'owner':'x','contact':'y'},"
          "'private':['transfer.owner','facts[0].key','id'],'facts':[{'key':'k'}]}],"
          "'relationships':[{'id':'r','events':[{'id':'e','text':'t','private':['text']}],"
          "'commitments':[{'id':'k','text':'t','private':['text']}]}]}",
          PS_AUDIENCE_TEAM,
          "{'title':'t','assets':[{'id':'a','title':'t'}],'relationships':[{'id':'r','events':[{'id':'e'}],"
          "'commitments':[{'id':'k'}]}]}");
}

Test(redact, unknown_members) {
  becomes("{'x':1,'gaps':[{'id':'g','y':1,'benchmark':{'group':'a','z':1}}],'purpose':'sideways',"
          "'waivers':[{'rule':'R1','q':1}],"
          "'measures':[{'id':'m','series':[{'on':'2024-01-01','value':1,'who':'Anna'}]}]}",
          PS_AUDIENCE_TEAM,
          "{'gaps':[{'id':'g','benchmark':{'group':'a'}}],'waivers':[{'rule':'R1'}],"
          "'measures':[{'id':'m','series':[{'on':'2024-01-01','value':1}]}]}");
}

#define POINTS                                                                                     \
  "'measures':[{'id':'m','series':[{'on':'2024-01-01','value':1,'group':'anna'},"                  \
  "{'on':'2024-01-01','value':2,'group':'Kowalski'},{'on':'2024-01-01','value':3},"                \
  "{'on':'2024-01-01','value':4,'group':'north of Kowalski'},"                                     \
  "{'on':'2024-01-01','value':5,'group':'north'}]}]"

Test(redact, groups_of_series) {
  becomes("{" ANNA "," POINTS "}", PS_AUDIENCE_TEAM,
          "{" PARTIES ",'measures':[{'id':'m','series':["
          "{'on':'2024-01-01','value':1,'group':'Party 1'},"
          "{'on':'2024-01-01','value':2,'group':'Party 1'},{'on':'2024-01-01','value':3},"
          "{'on':'2024-01-01','value':4,'group':'north of Party 1'},"
          "{'on':'2024-01-01','value':5,'group':'north'}]}]}");
  becomes("{" ANNA "," POINTS "}", PS_AUDIENCE_SPONSOR,
          "{" PARTIES ",'measures':[{'id':'m','series':[{'on':'2024-01-01','value':3},"
          "{'on':'2024-01-01','value':4,'group':'north of Party 1'},"
          "{'on':'2024-01-01','value':5,'group':'north'}]}]}");
}

#define PERSON                                                                                     \
  "'speaking_share':0.5,'years':9,'strengths':['s'],'needs':['n'],'skills':[{'name':'k',"          \
  "'level':2}],'knows_measures':['m'],'exemplar_for':'m','claimed_mode':'partner',"                \
  "'title_since':'2024-01-01','profile':'quiet','interest':true"

Test(redact, what_is_said_of_persons) {
  const char *written = "{'parties':[{'id':'a','name':'A','side':'business','seat':true," PERSON "}]}";
  becomes(written, PS_AUDIENCE_TEAM,
          "{'parties':[{'id':'party-1','name':'Party 1','side':'business','seat':true," PERSON "}]}");
  becomes(written, PS_AUDIENCE_SPONSOR,
          "{'parties':[{'id':'party-1','name':'Party 1','side':'business','seat':true}]}");
}

Test(redact, for_whom) {
  ps_case *c = quoted_case("{'audience':'team'}"), *unsaid = quoted_case("{}");
  ps_case *a = ps_redact(c, NULL, NULL, NULL), *b = ps_redact(unsaid, NULL, NULL, NULL);
  cr_expect_eq(a->audience, PS_AUDIENCE_TEAM, "the case's own");
  cr_expect_eq(b->audience, PS_AUDIENCE_SPONSOR, "else the sponsor");
  ps_case_free(a);
  ps_case_free(b);
  ps_case_free(c);
  ps_case_free(unsaid);
}

/* ---- whole cases ---- */

static void expect_sound(const ps_case *c) {
  ps_findings *f = ps_case_inspect(c, NULL, NULL);
  cr_assert_not_null(f);
  for (size_t i = 0; i < f->findings.count; i++)
    cr_expect_neq(f->findings.items[i].severity, PS_SEVERITY_ERROR, "%s: %s",
                  f->findings.items[i].path, f->findings.items[i].message);
  ps_result_free(f);
}

static void no_one_left(const ps_case *c, ps_audience audience) {
  ps_case *copy = redacted(c, audience), *again = redacted(c, audience);
  char *text = json(copy), *second = json(again), word[200];
  cr_expect_str_eq(text, second, "the same case gives the same copy");
  for (size_t i = 0; i < c->parties.count; i++) {
    const ps_party *p = c->parties.items[i];
    cr_expect(!has(text, p->name), "%s", p->name);
    snprintf(word, sizeof word, "\"%s\"", p->id);
    cr_expect(!has(text, word), "%s", p->id);
    snprintf(word, sizeof word, "%.*s", (int)strcspn(p->name, ",("), p->name);
    /* One word may be a word like any other where it is not written as a name. */
    bool several = strchr(word, ' ') != NULL;
    cr_expect(several ? !has(text, word) : strstr(text, word) == NULL, "%s", word);
  }
  expect_sound(copy);
  for (int t = PS_MEASURE; t < PS_ENTITY_END_; t++)
    cr_expect_eq(ps_count(copy, (ps_entity_type)t), ps_count(c, (ps_entity_type)t));
  ps_text_free(text, NULL);
  ps_text_free(second, NULL);
  ps_case_free(copy);
  ps_case_free(again);
}

Test(redact, the_examples) {
  static const char *const files[] = {"vienna-1847", "emergency-care-4h", "training-order"};
  for (size_t i = 0; i < 3; i++) {
    char path[100];
    snprintf(path, sizeof path, "examples/cases/%s.json", files[i]);
    ps_case *c = ps_case_load(path, NULL, NULL);
    cr_assert_not_null(c, "run from the root of the repository");
    no_one_left(c, PS_AUDIENCE_TEAM);
    no_one_left(c, PS_AUDIENCE_SPONSOR);
    ps_case_free(c);
  }
}

Test(redact, nobody_of_vienna) {
  static const char *const families[] = {"Semmelweis", "Rokitansky", "Skoda", "Hebra"};
  ps_case *c = ps_case_load("examples/cases/vienna-1847.json", NULL, NULL);
  ps_case *copy = redacted(c, PS_AUDIENCE_SPONSOR);
  char *text = json(copy);
  for (size_t i = 0; i < 4; i++) cr_expect(!has(text, families[i]), "%s", families[i]);
  cr_expect(!has(text, "klein"), "in ids too");
  cr_expect_not_null(ps_find(copy, PS_EVENT, "party-1-protests"), "klein-protests");
  cr_expect_not_null(ps_find(copy, PS_ENTITY_NONE, "party-5-1847"), "hebra-1847");
  ps_text_free(text, NULL);
  ps_case_free(copy);
  ps_case_free(c);
}

/* ---- misuse, memory ---- */

Test(redact, misuse) {
  ps_case *c = ps_case_new(NULL, NULL);
  ps_redact_options options = PS_REDACT_OPTIONS_INIT;
  ps_error e;
  cr_expect_null(ps_redact(NULL, &options, NULL, &e));
  cr_expect_eq(e.status, PS_E_ARGUMENT);
  cr_expect_null(ps_redact(NULL, NULL, NULL, NULL));
  options.audience = (ps_audience)3;
  cr_expect_null(ps_redact(c, &options, NULL, &e));
  cr_expect_eq(e.status, PS_E_ARGUMENT);
  ps_case_free(c);
}

Test(redact, without_memory, .timeout = 60) {
  ps_case *c = quoted_case("{'title':'Kowalski'," ANNA "," POINTS ",'sponsor':'anna','events':["
                           "{'id':'kowalski-left','topics':['Kowalski']}],'private':['summary']}");
  ps_case *before = ps_case_copy(c, NULL, NULL), *whole = redacted(c, PS_AUDIENCE_TEAM);
  ps_redact_options options = PS_REDACT_OPTIONS_INIT;
  options.audience = PS_AUDIENCE_TEAM;
  for (long nth = 1;; nth++) {
    counting counts = {.refuse = nth};
    ps_settings settings = counting_settings(&counts);
    ps_error e = {PS_OK, 0, 0, "", ""};
    ps_case *copy = ps_redact(c, &options, &settings, &e);
    if (copy == NULL) cr_expect_eq(e.status, PS_E_MEMORY, "%ld", nth);
    if (copy != NULL) cr_expect(ps_equal(copy, whole), "%ld", nth);
    bool done = copy != NULL;
    ps_case_free(copy);
    cr_expect_eq(counts.blocks, 0, "%ld", nth);
    cr_expect(!counts.lied);
    if (done) break;
  }
  cr_expect(ps_equal(c, before));
  ps_case_free(before);
  ps_case_free(whole);
  ps_case_free(c);
}
