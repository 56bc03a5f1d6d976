/* lib/exchange/read*.c: what perfsys does not know is kept as it was, and no object has
 * two members of one name. */
#include "quoted.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- unknown members ---- */

Test(read_unknown, members_survive_verbatim_at_every_depth) {
  static const char *const values[] = {
      "1",
      "-0.0",
      "1.50e+01",
      "123456789012345678901234567890",
      "null",
      "true",
      "''",
      "'\\u00e9\\/\\ud83d\\ude00 \xC3\xA9'",
      "[]",
      "{}",
      "[ 1 ,\n\t{'a' : null} ]",
      "{ 'a':{'a':[{'\\u0061b':1e-300}]} }",
      "0.1234567890123456789012345678901234567890123456789012345678901234567890123456789"};
  static const char *const places[] = {
      "{'id':'x','zz':%s}",
      "{'measures':[{'id':'m','zz':%s}]}",
      "{'measures':[{'baseline':{'from':'2024-01-01','zz':%s}}]}",
      "{'measures':[{'current':{'zz':%s}}]}",
      ("{'measures':[{'series':[{'on':'2024-01-01','value':1,'zz':%s},"
       "{'on':'2024-01-01','value':1}]}]}"),
      "{'gaps':[{'benchmark':{'group':'a','zz':%s}}]}",
      "{'causes':[{'id':'a'},{'id':'c','zz':%s}]}",
      "{'assets':[{'checklist':[{},{'item':'t','zz':%s},{}]}]}"};
  char text[512];
  for (size_t p = 0; p < sizeof places / sizeof places[0]; p++)
    for (size_t v = 0; v < sizeof values / sizeof values[0]; v++) {
      snprintf(text, sizeof text, places[p], values[v]);
      quoted_kept(text);
    }
}

static void expect_written(const char *text, const char *expected) {
  quoted q = quoted_make(expected);
  ps_case *c = quoted_case(text);
  char *out = ps_json_text(c, NULL, NULL, NULL, NULL);
  cr_expect_str_eq(out, q.text, "%s\nbecame %s", text, out);
  ps_text_free(out, NULL);
  ps_case_free(c);
}

Test(read_unknown, members_keep_their_order_behind_the_known) {
  expect_written("{'zz':1,'title':'t','aa':[ 2 ],'id':'x','mm':3}",
                 "{'schema_version':1,'id':'x','title':'t','zz':1,'aa':[ 2 ],'mm':3}");
  expect_written("{'measures':[{'series':[{'zz':1,'value':2,'aa':3,'on':'2024-01-01'},"
                 "{'on':'2024-01-02','bb':4,'value':5}]}]}",
                 "{'schema_version':1,'measures':[{'series':[{'on':'2024-01-01','value':2,'zz':1,"
                 "'aa':3},{'on':'2024-01-02','value':5,'bb':4}]}]}");
  expect_written("{'causes':[{'b':1,'id':'c','a':2}]}",
                 "{'schema_version':1,'causes':[{'id':'c','b':1,'a':2}]}");
}

Test(read_unknown, names_are_unescaped_and_told_apart_by_case) {
  expect_written("{'\\u0041\\n\\u20ac':1}", "{'schema_version':1,'A\\n\xE2\x82\xAC':1}");
  quoted_kept("{'title':'a','Title':'b','TITLE':7,'':0}");
  quoted_kept("{'causes':[{'id':'c','Id':1,'STATUS':[]}]}");
  quoted_kept("{'measures':[{'series':[{'on':'2024-01-01','value':1,'On':null,'ON':7}]}]}");
}

Test(read_unknown, words_survive) {
  quoted_kept("{'purpose':'conquest','zz':1,'origin':''}");
  quoted_kept("{'measures':[{'id':'m','kind':'\\u006futcome of it','period':'Month'}]}");
  quoted_kept("{'evidence':[{'n':1,'method':'hearsay'}]}");
  quoted_kept("{'scenarios':[{'spreads':[{'field':'share','distribution':'cauchy'}]}]}");
  quoted_kept("{'parties':[{'perspectives':['performer','hearsay','','Performer']}]}");
  quoted_kept("{'interventions':[{'class':'other still','class_':1,'private_':[]}]}");
  ps_case *c = quoted_case("{'purpose':'conquest'}");
  cr_expect_eq(c->purpose, PS_PURPOSE_UNSET);
  cr_expect_str_eq(c->object.extensions->items[0].name, "purpose");
  cr_expect_str_eq(c->object.extensions->items[0].text, "\"conquest\"");
  ps_case_free(c);
}

/* What is written with escapes is the same word, date and name. */
Test(read_unknown, an_escape_makes_nothing_unknown) {
  expect_written("{'\\u0069\\u0064':'\\u0078','purpose':'\\u006c\\u0061unch','opened':"
                 "'\\u0032\\u0030\\u0032\\u0034\\u002d\\u0030\\u0031\\u002d\\u0030\\u0031'}",
                 "{'schema_version':1,'id':'x','purpose':'launch','opened':'2024-01-01'}");
  expect_written("{'gaps':[{'type':'\\u006e\\u0065\\u0077\\u005f\\u0073\\u0074\\u0061\\u006e\\u0064"
                 "\\u0061\\u0072\\u0064'}]}",
                 "{'schema_version':1,'gaps':[{'type':'new_standard'}]}");
  expect_written(
      "{'measures':[{'series':[{'\\u006f\\u006e':'\\u0032024-01-0\\u0031','value':1}]}]}",
      "{'schema_version':1,'measures':[{'series':[{'on':'2024-01-01','value':1}]}]}");
}

/* ---- one name, one member ---- */

Test(read_unknown, duplicates_are_refused_at_the_second) {
  static const struct {
    const char *text, *path;
  } rows[] = {
      {"{'id':'x',\n @'id':'x'}", "id"},
      {"{'id':'x','title':'a',@'\\u0069d':'y'}", "id"},
      {"{'title':null,@'title':null}", "title"},
      {"{'gaps':[],@'gaps':[]}", "gaps"},
      {"{'zz':1,'aa':2,@'zz':1}", "zz"},
      {"{'zz':1,@'\\u007az':1}", "zz"},
      {"{'zz':{'a':1,@'a':1}}", "zz"},
      {"{'zz':[0,{'a':{'b':1,@'b':1}}]}", "zz"},
      {"{'stakes':{'minor':1,@'minor':1}}", "stakes"},
      {"{'gaps':[{},{'id':'g',@'id':'g'}]}", "gaps[1]"},
      {"{'causes':[{'zz':1,@'zz':1}]}", "causes[0]"},
      {"{'assets':[{'checklist':[{'ok':true,@'ok':true}]}]}", "assets[0]"},
      {"{'measures':[{'baseline':{'from':null,@'from':null}}]}", "measures[0]"},
      {"{'measures':[{'series':[],@'series':[]}]}", "measures[0]"},
      {"{'measures':[{'series':null,@'series':[]}]}", "measures[0]"},
      {"{'measures':[{'series':[{'on':'2024-01-01','value':1}],@'series':null}]}", "measures[0]"},
      {"{'measures':[{'series':[{'value':1,@'value':1}]}]}", "measures[0].series[0].value"},
      {"{'measures':[{'series':[{'on':null,@'\\u006fn':null}]}]}", "measures[0].series[0].on"},
      {"{'measures':[{'series':[{'on':'2024-01-01','value':1},"
       "{'zz':1,'on':'2024-01-01','value':1,@'zz':1}]}]}",
       "measures[0].series[1].zz"},
      {"{'measures':[{'series':[{'zz':{'a':1,@'a':1}}]}]}", "measures[0].series[0]"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    quoted_refused(rows[i].text, PS_E_DUPLICATE, rows[i].path);
}

/* Puts 1,000 members of different names between the two parts. */
static char *with_many_members(const char *before, const char *after, size_t *length) {
  char *text = malloc(20000);
  cr_assert_not_null(text);
  quoted q = quoted_make(before);
  size_t used = (size_t)sprintf(text, "%s", q.text);
  for (int i = 0; i < 1000; i++) used += (size_t)sprintf(text + used, "\"n%d\":%d,", i, i);
  q = quoted_make(after);
  *length = used + (size_t)sprintf(text + used, "%s", q.text);
  return text;
}

Test(read_unknown, duplicates_among_very_many) {
  static const char *const places[][2] = {
      {"{", "}"},
      {"{'causes':[{", "}]}"},
      {"{'measures':[{'series':[],", "}]}"},
      {"{'measures':[{'series':[{'on':'2024-01-01','value':1,", "}]}]}"}};
  for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
    char after[64];
    size_t length;
    snprintf(after, sizeof after, "'last':0%s", places[i][1]);
    char *text = with_many_members(places[i][0], after, &length);
    ps_case *c = ps_case_parse(text, length, NULL, NULL);
    cr_expect_not_null(c, "place %zu", i);
    ps_case_free(c);
    free(text);
    snprintf(after, sizeof after, "'n500':0%s", places[i][1]);
    text = with_many_members(places[i][0], after, &length);
    ps_error e = {PS_OK, 0, 0, "", ""};
    cr_expect_null(ps_case_parse(text, length, NULL, &e), "place %zu", i);
    cr_expect_eq(e.status, PS_E_DUPLICATE);
    size_t second = (size_t)(strstr(text, "\"n500\":0") - text);
    cr_expect_eq(e.column, second + 1, "place %zu: %zu", i, e.column);
    free(text);
  }
}

/* A second series is found out only when its object ends, if that has many members. */
Test(read_unknown, a_second_series_among_many_members) {
  size_t length;
  char *text = with_many_members("{'measures':[{'series':[{'on':'2024-01-01','value':1}],",
                                 "'series':[{'on':'2024-01-01','value':2}]}]}", &length);
  ps_error e = {PS_OK, 0, 0, "", ""};
  cr_expect_null(ps_case_parse(text, length, NULL, &e));
  cr_expect_eq(e.status, PS_E_DUPLICATE, "%s", e.message);
  free(text);
}
