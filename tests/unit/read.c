/* lib/exchange/read*.c: every kind of field read right, and each wrong way refused with
 * its status and place. */
#include "quoted.h"

#include "base/field.h"
#include "full_case.h"

#include <math.h>

/* ---- read right ---- */

static bool same_bits(double a, double b) { return memcmp(&a, &b, sizeof a) == 0; }

Test(read, case_fields) {
  ps_case *c = quoted_case(
      "{'id':'x','title':'A\\u00e9 \\ud83d\\ude00\\n','summary':'','invented':false,"
      "'purpose':'how_to','origin':'forecast','status':'closed','framework':'4w',"
      "'currency':'EUR','opened':'1847-05-15','closed':'9999-12-31','as_of':'0001-01-01',"
      "'stakes':{'minor':-9223372036854775808,'currency':'CHF'},'sources':['a','','b']}");
  cr_expect_str_eq(c->id, "x");
  cr_expect_str_eq(c->title, "A\xC3\xA9 \xF0\x9F\x98\x80\n");
  cr_expect_str_eq(c->summary, "", "an empty text is a text");
  cr_expect(c->invented.set && !c->invented.value);
  cr_expect_eq(c->purpose, PS_PURPOSE_HOW_TO);
  cr_expect_eq(c->origin, PS_ORIGIN_FORECAST);
  cr_expect_eq(c->status, PS_CASE_STATUS_CLOSED);
  cr_expect_str_eq(c->framework, "4w");
  cr_expect_eq(c->opened, 18470515);
  cr_expect_eq(c->closed, 99991231);
  cr_expect_eq(c->as_of, 10101);
  cr_expect(c->stakes.set && c->stakes.minor == INT64_MIN);
  cr_expect_str_eq(c->stakes.currency, "CHF");
  cr_expect(c->sources.given && c->sources.count == 3);
  cr_expect_str_eq(c->sources.items[1], "");
  cr_expect_str_eq(c->sources.items[2], "b");
  cr_expect_eq(c->schema_version.value, ps_schema_version());
  cr_expect_eq(ps_find(c, PS_CASE, "x"), c);
  ps_case_free(c);
}

Test(read, nested_fields) {
  ps_case *c = quoted_case(
      "{'id':'x','causes':[{'id':'c','parents':['p','q'],'share':{'high':0.75,'low':-0},"
      "'prior':5e-324}],"
      "'evidence':[{'id':'e','supports':true,'credibility':2.0,'n':1e3},{'id':'f'}],"
      "'relationships':[{'id':'r','watch':[{'cadence_days':7.0,'by':'b'},{}],"
      "'events':[{'id':'v','shared':false,'kind':'demo','parties':['p','q']},{}]}],"
      "'measures':[{'id':'m','baseline':{'from':'2024-02-29'},'current':{},'scale':-1.5e300,"
      "'level':40e-1}],'gaps':[{'id':'g','benchmark':{'group':'north'}}]}");
  const ps_cause *cause = ps_find(c, PS_CAUSE, "c");
  cr_assert_not_null(cause);
  cr_expect_eq(cause->parents.count, 2);
  cr_expect_str_eq(cause->parents.items[1], "q");
  cr_expect(cause->share.low.set && !cause->share.likely.set && cause->share.high.set);
  cr_expect(same_bits(cause->share.low.value, -0.0), "minus zero keeps its sign");
  cr_expect(same_bits(cause->share.high.value, 0.75));
  cr_expect(same_bits(cause->prior.value, 5e-324));
  cr_assert_eq(c->evidence.count, 2);
  cr_expect(c->evidence.items[0]->supports.value);
  cr_expect_eq(c->evidence.items[0]->credibility.value, 2, "2.0 is a whole number");
  cr_expect_eq(c->evidence.items[0]->n.value, 1000);
  cr_expect_not(c->evidence.items[1]->supports.set);
  const ps_relationship *r = ps_find(c, PS_RELATIONSHIP, "r");
  cr_assert_not_null(r);
  cr_assert_eq(r->watch.count, 2);
  cr_expect_eq(r->watch.items[0].cadence_days.value, 7);
  cr_expect_str_eq(r->watch.items[0].by, "b");
  cr_expect_not(r->watch.items[1].cadence_days.set);
  cr_assert_eq(r->events.count, 2);
  cr_expect(r->events.items[0].shared.set && !r->events.items[0].shared.value);
  cr_expect_eq(r->events.items[0].kind, PS_EVENT_KIND_DEMO);
  cr_expect_eq(r->events.items[0].parties.count, 2);
  cr_expect_str_eq(r->events.items[0].parties.items[1], "q");
  cr_expect_eq(r->events.items[1].kind, PS_EVENT_KIND_UNSET);
  cr_expect_null(ps_find(c, PS_ENTITY_NONE, "v"), "an item is no entity of the case");
  const ps_measure *m = ps_find(c, PS_MEASURE, "m");
  cr_assert_not_null(m);
  cr_expect_eq(m->baseline.from, 20240229);
  cr_expect_eq(m->baseline.to, 0);
  cr_expect(ps_is_set(m, "current"), "{} is there, if only as {}");
  cr_expect(same_bits(m->scale.value, -1.5e300));
  cr_expect_eq(m->level.value, 4);
  const ps_gap *g = ps_find(c, PS_GAP, "g");
  cr_assert_not_null(g);
  cr_expect_str_eq(g->benchmark.group, "north");
  ps_case_free(c);
}

Test(read, series) {
  ps_case *c = quoted_case(
      "{'id':'x','measures':[{'id':'m','series':[{'on':'2024-01-01','value':-0,'group':'a'},"
      "{'group':'a','denominator':3,'numerator':1e0,'on':'2023-12-31'},"
      "{'\\u006fn':'\\u0032024-01-02','value':0.1,'numerator':null,'group':null}]}]}");
  const ps_series *s = &((const ps_measure *)ps_at(c, PS_MEASURE, 0))->series;
  cr_assert_eq(s->count, 3);
  cr_expect(s->on[0] == 20240101 && s->on[1] == 20231231 && s->on[2] == 20240102);
  cr_expect(same_bits(s->value[0], -0.0) && isnan(s->value[1]) && same_bits(s->value[2], 0.1));
  cr_expect(isnan(s->numerator[0]) && s->numerator[1] == 1 && isnan(s->numerator[2]));
  cr_expect(isnan(s->denominator[0]) && s->denominator[1] == 3);
  cr_expect_str_eq(s->group[1], "a");
  cr_expect_null(s->group[2]);
  ps_case_free(c);
}

/* null says what absence says, for every field there is. */
static void expect_null_is_absence(const char *before, const ps_struct *type, const char *after) {
  char with[512], without[512];
  snprintf(without, sizeof without, "%s%s", before, after);
  ps_case *absent = quoted_case(without);
  for (size_t i = 0; i < type->count; i++) {
    snprintf(with, sizeof with, "%s'%s':null%s", before, type->fields[i].name, after);
    ps_case *c = quoted_case(with);
    cr_expect(ps_equal(c, absent), "%s.%s", type->name, type->fields[i].name);
    ps_case_free(c);
  }
  ps_case_free(absent);
}

Test(read, null_is_unset) {
  expect_null_is_absence("{", ps_entity_table(PS_CASE), "}");
  char before[128];
  for (size_t i = 0; i < ps_entity_table(PS_CASE)->count; i++) {
    const ps_field *list = &ps_entity_table(PS_CASE)->fields[i];
    if (list->element == NULL) continue;
    snprintf(before, sizeof before, "{'%s':[{", list->name);
    expect_null_is_absence(before, list->element, "}]}");
    for (size_t k = 0; k < list->element->count; k++) {
      const ps_field *f = &list->element->fields[k];
      bool items = (f->flags & PS_FIELD_LIST) != 0;
      if (f->kind != PS_KIND_STRUCT) continue;
      snprintf(before, sizeof before, "{'%s':[{'%s':%s{", list->name, f->name, items ? "[" : "");
      expect_null_is_absence(before, f->element, items ? "}]}]}" : "}}]}");
    }
  }
  ps_case *c = quoted_case("{'stakes':{'minor':5,'currency':null},"
                           "'causes':[{'share':{'low':null,'likely':1,'high':null}}]}");
  cr_expect(c->stakes.set && c->stakes.currency[0] == '\0');
  const ps_cause *cause = ps_at(c, PS_CAUSE, 0);
  cr_expect(!cause->share.low.set && cause->share.likely.set && !cause->share.high.set);
  ps_case_free(c);
}

Test(read, an_empty_list_is_a_list) {
  quoted_kept("{'sources':[],'measures':[{'treated':[],'series':[]}],'gaps':[],"
              "'causes':[{'parents':[]}],'evidence':[],'interventions':[{'causes':[]}]}");
  ps_case *c = quoted_case("{}");
  cr_expect(!c->sources.given && !c->measures.given && !c->gaps.given && !c->causes.given);
  ps_case_free(c);
}

/* Every field of every entity, made from the tables: what is written reads back equal. */
Test(read, whatever_is_written) {
  ps_case *c = full_case(NULL);
  cr_assert_not_null(c);
  size_t length = 0;
  char *text = ps_json_text(c, NULL, &length, NULL, NULL);
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *again = ps_case_parse(text, length, NULL, &error);
  cr_assert_not_null(again, "%s (%s)", error.message, error.path);
  cr_expect(ps_equal(c, again));
  ps_case_free(again);
  ps_text_free(text, NULL);
  ps_case_free(c);
}

/* Entities are found by id in one order, whatever the order of the lists in the text. */
Test(read, of_two_ids_the_first_by_the_table) {
  ps_case *one = quoted_case("{'measures':[{'id':'a'}],'causes':[{'id':'a'}]}");
  ps_case *two = quoted_case("{'causes':[{'id':'a'}],'measures':[{'id':'a'}]}");
  cr_expect(ps_equal(one, two));
  cr_expect_eq(ps_find(one, PS_ENTITY_NONE, "a"), ps_at(one, PS_MEASURE, 0));
  cr_expect_eq(ps_find(two, PS_ENTITY_NONE, "a"), ps_at(two, PS_MEASURE, 0));
  ps_case_free(two);
  ps_case_free(one);
}

Test(read, schema_version) {
  ps_case *c = quoted_case("{}");
  cr_expect(c->schema_version.set && c->schema_version.value == 1, "missing: ours");
  ps_case_free(c);
  c = quoted_case("{'schema_version':7,'later':[1]}");
  cr_expect_eq(c->schema_version.value, 7, "newer: read and kept");
  cr_expect_str_eq(c->object.extensions->items[0].text, "[1]");
  ps_case_free(c);
  quoted_refused("{'schema_version':@0}", PS_E_VERSION, "schema_version");
  quoted_refused("{'id':'x',\n'schema_version': @-3}", PS_E_VERSION, "schema_version");
  quoted_refused("{'schema_version':@'1'}", PS_E_TYPE, "schema_version");
  quoted_refused("{'schema_version':@1.5}", PS_E_RANGE, "schema_version");
}

/* ---- refused: each row is a field's value, put where it belongs ---- */

typedef struct row {
  const char *value; /* with its @ */
  ps_status status;
  const char *path; /* below that of the field */
} row;

/* Puts each row behind `before` and expects its refusal at `path` and below. */
static void expect_refused(const char *before, const row *rows, size_t count, const char *after,
                           const char *path) {
  char text[1024], full[256];
  for (size_t i = 0; i < count; i++) {
    snprintf(text, sizeof text, "%s%s%s", before, rows[i].value, after);
    snprintf(full, sizeof full, "%s%s", path, rows[i].path);
    quoted_refused(text, rows[i].status, full);
  }
}
#define REFUSED(before, rows, after, path)                                                         \
  expect_refused(before, rows, sizeof rows / sizeof rows[0], after, path)

Test(read, wrong_texts) {
  static const row rows[] = {{"@7", PS_E_TYPE, ""},
                             {"@true", PS_E_TYPE, ""},
                             {"@[]", PS_E_TYPE, ""},
                             {"@{}", PS_E_TYPE, ""},
                             {"'a@\\u0000'", PS_E_ENCODING, ""},
                             {"'a@\\ud800b'", PS_E_ENCODING, ""},
                             {"'\xC3\xA4@\xFF'", PS_E_ENCODING, ""}};
  REFUSED("{'id':'x','title':", rows, "}", "title");
  /* What the scanner finds inside an entity, it cannot name more closely. */
  static const row types[] = {{"@7", PS_E_TYPE, ""}, {"@[]", PS_E_TYPE, ""}};
  REFUSED("{'gaps':[{},{'id':'g','measure': ", types, "}]}", "gaps[1].measure");
  REFUSED("{'causes':[{'factor':", types, "}]}", "causes[0].factor");
  REFUSED("{'assets':[{'checklist':[{},{'item':", types, "}]}]}", "assets[0].checklist[1].item");
  REFUSED("{'measures':[{'formula':", types, "}]}", "measures[0].formula");
  REFUSED("{'interventions':[{'causes':[{'cause':", types, "}]}]}",
          "interventions[0].causes[0].cause");
  REFUSED("{'measures':[{'baseline':{'group':", types, "}}]}", "measures[0].baseline.group");
  static const row words[] = {{"@7", PS_E_TYPE, ""}, {"@['launch']", PS_E_TYPE, ""}};
  REFUSED("{'purpose':", words, "}", "purpose");
}

Test(read, wrong_scalars) {
  static const row flags[] = {{"@1", PS_E_TYPE, ""}, {"@'true'", PS_E_TYPE, ""}};
  REFUSED("{'invented':", flags, "}", "invented");
  static const row integers[] = {{"@'1'", PS_E_TYPE, ""},
                                 {"@true", PS_E_TYPE, ""},
                                 {"@1.5", PS_E_RANGE, ""},
                                 {"@1e-1", PS_E_RANGE, ""},
                                 {"@9223372036854775808", PS_E_RANGE, ""},
                                 {"@-9223372036854775809", PS_E_RANGE, ""},
                                 {"@1e19", PS_E_RANGE, ""}};
  REFUSED("{'gaps':[{'population_size':", integers, "}]}", "gaps[0].population_size");
  static const row numbers[] = {{"@'1'", PS_E_TYPE, ""},
                                {"@[1]", PS_E_TYPE, ""},
                                {"@9007199254740993", PS_E_RANGE, ""},
                                {"@-9223372036854775807", PS_E_RANGE, ""}};
  REFUSED("{'gaps':[{'desired':", numbers, "}]}", "gaps[0].desired");
  static const row beyond[] = {
      {"@1e400", PS_E_RANGE, ""}, {"@-1e309", PS_E_RANGE, ""}, {"@1e-400", PS_E_RANGE, ""}};
  REFUSED("{'gaps':[{'desired':", beyond, "}]}", "gaps[0]");
  REFUSED("{'who knows':", beyond, "}", "who knows");
  static const row dates[] = {
      {"@18470515", PS_E_TYPE, ""},
      {"@'1847-02-29'", PS_E_VALUE, ""},
      {"@'1847-5-01'", PS_E_VALUE, ""},
      {"@''", PS_E_VALUE, ""},
      {"@'0000-01-01'", PS_E_VALUE, ""},
      {"@'2024-01-01T00:00'", PS_E_VALUE, ""},
      {"@'a text that is longer than every date and than what is shown of one'", PS_E_VALUE, ""}};
  REFUSED("{'opened':", dates, "}", "opened");
}

Test(read, wrong_money_and_ranges) {
  static const row money[] = {{"@5", PS_E_TYPE, ""},
                              {"@[]", PS_E_TYPE, ""},
                              {"@{}", PS_E_VALUE, ""},
                              {"@{'currency':'EUR'}", PS_E_VALUE, ""},
                              {"@{'minor':null,'currency':'EUR'}", PS_E_VALUE, ""},
                              {"{'minor':@1.5}", PS_E_RANGE, ""},
                              {"{'minor':@'1'}", PS_E_TYPE, ""},
                              {"{'minor':1,'currency':@'eur'}", PS_E_VALUE, ""},
                              {"{'minor':1,'currency':@'EURO'}", PS_E_VALUE, ""},
                              {"{'minor':1,'currency':@'EU'}", PS_E_VALUE, ""},
                              {"{'minor':1,'currency':@7}", PS_E_TYPE, ""},
                              {"{'minor':1,'cents':@2}", PS_E_VALUE, ""},
                              {"{'minor':1,@'minor':2}", PS_E_DUPLICATE, ""}};
  REFUSED("{'stakes':", money, "}", "stakes");
  static const row ranges[] = {{"@0.5", PS_E_TYPE, ""},
                               {"@{}", PS_E_VALUE, ""},
                               {"@{'low':null}", PS_E_VALUE, ""},
                               {"{'low':@'x'}", PS_E_TYPE, ""},
                               {"{'middle':@1}", PS_E_VALUE, ""},
                               {"{'middle':@null}", PS_E_VALUE, ""},
                               {"{'high':@9007199254740993}", PS_E_RANGE, ""}};
  REFUSED("{'causes':[{'share':", ranges, "}]}", "causes[0].share");
}

Test(read, wrong_structs_and_lists) {
  static const row structs[] = {{"@7", PS_E_TYPE, ""}, {"@[]", PS_E_TYPE, ""}};
  REFUSED("{'measures':[{'baseline':", structs, "}]}", "measures[0].baseline");
  static const row texts[] = {{"@'x'", PS_E_TYPE, ""},
                              {"@{}", PS_E_TYPE, ""},
                              {"['a',@1]", PS_E_TYPE, "[1]"},
                              {"['a',@{'a':[]}]", PS_E_TYPE, "[1]"},
                              {"['a','b',@['c']]", PS_E_TYPE, "[2]"},
                              {"[@{'a':1},'b']", PS_E_TYPE, "[0]"},
                              {"[@null]", PS_E_TYPE, "[0]"}};
  REFUSED("{'sources':", texts, "}", "sources");
  REFUSED("{'causes':[{'parents':", texts, "}]}", "causes[0].parents");
  static const row items[] = {{"@{}", PS_E_TYPE, ""},
                              {"[{},@'x']", PS_E_TYPE, "[1]"},
                              {"[@null]", PS_E_TYPE, "[0]"},
                              {"[@[{}],{}]", PS_E_TYPE, "[0]"},
                              {"[@1,{}]", PS_E_TYPE, "[0]"},
                              {"[{},{},@[{}]]", PS_E_TYPE, "[2]"}};
  REFUSED("{'assets':[{'checklist':", items, "}]}", "assets[0].checklist");
  REFUSED("{'waivers':", items, "}", "waivers");
  REFUSED("{'parties':[{'perspectives':", texts, "}]}", "parties[0].perspectives");
  REFUSED("{'parties':[{'private':", texts, "}]}", "parties[0].private");
  static const row entities[] = {{"@{}", PS_E_TYPE, ""},      {"@7", PS_E_TYPE, ""},
                                 {"[@null]", PS_E_TYPE, "[0]"}, {"[{}, @[]]", PS_E_TYPE, "[1]"},
                                 {"[@nope]", PS_E_SYNTAX, "[0]"}, {"@Null", PS_E_SYNTAX, ""}};
  REFUSED("{'causes':", entities, "}", "causes");
}

Test(read, wrong_series) {
  static const row rows[] = {
      {"@{}", PS_E_TYPE, ""},
      {"@'x'", PS_E_TYPE, ""},
      {"[@1]", PS_E_TYPE, "[0]"},
      {"[ @null]", PS_E_TYPE, "[0]"},
      {"[@{'value':1}]", PS_E_VALUE, "[0]"},
      {"[@{'on':null,'value':1}]", PS_E_VALUE, "[0]"},
      {"[{'on':'2024-01-01','value':1}, @{'on':'2024-01-02'}]", PS_E_VALUE, "[1]"},
      {"[@{'on':'2024-01-01','numerator':1}]", PS_E_VALUE, "[0]"},
      {"[@{'on':'2024-01-01','value':null}]", PS_E_VALUE, "[0]"},
      {"[{'on':@20240101,'value':1}]", PS_E_TYPE, "[0].on"},
      {"[{'on':@'2024-02-30','value':1}]", PS_E_VALUE, "[0].on"},
      {"[{'on':@'','value':1}]", PS_E_VALUE, "[0].on"},
      {"[{'on':'2024-01-01','value':@'1'}]", PS_E_TYPE, "[0].value"},
      {"[{'on':'2024-01-01','value':@NaN}]", PS_E_SYNTAX, "[0].value"},
      {"[{'on':'2024-01-01','value':@.5}]", PS_E_SYNTAX, "[0].value"},
      {"[{'on':'2024-01-01','value':@1e400}]", PS_E_RANGE, "[0].value"},
      {"[{'value':@9007199254740993}]", PS_E_RANGE, "[0].value"},
      {"[{'numerator':@{}}]", PS_E_TYPE, "[0].numerator"},
      {"[{'denominator':@false}]", PS_E_TYPE, "[0].denominator"},
      {"[{'group':@7}]", PS_E_TYPE, "[0].group"},
      {"[{'group':'@\\udc00'}]", PS_E_ENCODING, "[0].group"}};
  REFUSED("{'measures':[{'id':'m','series':", rows, "}]}", "measures[0].series");
}

Test(read, what_is_no_case) {
  static const row rows[] = {{"@", PS_E_SYNTAX, ""},
                             {" \n @", PS_E_SYNTAX, ""},
                             {"@[]", PS_E_TYPE, ""},
                             {" @'x'", PS_E_TYPE, ""},
                             {"@null", PS_E_TYPE, ""},
                             {"@7", PS_E_TYPE, ""},
                             {"@nope", PS_E_SYNTAX, ""},
                             {"[1,@", PS_E_SYNTAX, ""},
                             {"{} @{}", PS_E_SYNTAX, ""},
                             {"{}@x", PS_E_SYNTAX, ""},
                             {"{'id':'x'@,}", PS_E_SYNTAX, ""},
                             {"{@id:'x'}", PS_E_SYNTAX, ""}};
  REFUSED("", rows, "", "");
  ps_error e;
  cr_expect_null(ps_case_parse("\0{}", 3, NULL, &e));
  cr_expect(e.status == PS_E_SYNTAX && e.line == 1 && e.column == 1);
}
