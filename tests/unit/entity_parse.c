/* lib/exchange/read_entity.c: one entity from JSON into a case, whole or not at all. */
#include "counting.h"
#include "full_case.h"
#include "quoted.h"

/* What the case says, to compare it with what it says later. */
static char *said(const ps_case *c) {
  char *text = ps_json_text(c, NULL, NULL, NULL, NULL);
  cr_assert_not_null(text);
  return text;
}

/* ---- read right ---- */

/* Each entity of a case in which every field holds something, taken over into another one. */
Test(entity_parse, every_type_with_every_field) {
  ps_case *from = full_case(NULL), *to = ps_case_new(NULL, NULL);
  cr_assert(from != NULL && to != NULL);
  for (int t = PS_CASE + 1; t < PS_ENTITY_END_; t++) {
    const ps_entity_type type = (ps_entity_type)t;
    for (size_t i = 0; i < ps_count(from, type); i++) {
      ps_error e = {PS_OK, 0, 0, "", ""};
      size_t length = 0;
      const ps_entity *entity = ps_at(from, type, i);
      char *text = ps_json_text(entity, NULL, &length, NULL, NULL);
      ps_entity *made = ps_entity_parse(to, type, text, length, NULL, &e);
      cr_assert_not_null(made, "%s\n%s (%s)", text, e.message, e.path);
      cr_expect_eq(e.status, PS_OK);
      cr_expect(ps_equal(made, entity), "%s", text);
      cr_expect_eq(ps_at(to, type, i), made, "at the end of its list");
      cr_expect_eq(ps_find(to, type, entity->id), made, "and found");
      cr_expect_eq(ps_count(to, type), i + 1);
      ps_text_free(text, NULL);
    }
  }
  ps_case_free(from); /* nothing of it is borrowed */
  ps_case *copy = ps_case_copy(to, NULL, NULL);
  cr_expect(ps_equal(copy, to));
  ps_case_free(copy);
  ps_case_free(to);
}

static void *parse(ps_case *c, ps_entity_type type, const char *written) {
  quoted q = quoted_make(written);
  ps_error e = {PS_OK, 0, 0, "", ""};
  void *made = ps_entity_parse(c, type, q.text, q.length, NULL, &e);
  cr_assert_not_null(made, "%s\n%s (%s)", written, e.message, e.path);
  return made;
}

Test(entity_parse, as_it_would_stand_in_the_list) {
  static const char *const listed[] = {"{'id':'h','desired':0.5}",
                                       "{'id':'i','type':'chasm','zz':[1, 2],'benchmark':{}}"};
  char whole[512];
  ps_case *c = quoted_case("{'gaps':[{'id':'g'}]}");
  for (int i = 0; i < 2; i++) parse(c, PS_GAP, listed[i]);
  snprintf(whole, sizeof whole, "{'gaps':[{'id':'g'},%s,%s]}", listed[0], listed[1]);
  ps_case *expected = quoted_case(whole);
  cr_expect(ps_equal(c, expected));
  ps_case_free(expected);
  ps_case_free(c);
}

Test(entity_parse, white_space_and_a_byte_order_mark) {
  static const char text[] = "\xEF\xBB\xBF \n{ \"id\" : \"\\u0067\" }\r\n";
  ps_case *c = ps_case_new(NULL, NULL);
  ps_gap *made = ps_entity_parse(c, PS_GAP, text, sizeof text - 1, NULL, NULL);
  cr_assert_not_null(made);
  cr_expect_str_eq(made->id, "g");
  ps_case_free(c);
}

/* A name may be written in escapes; what only begins as a field's name is none. */
Test(entity_parse, names) {
  ps_case *c = ps_case_new(NULL, NULL);
  const ps_gap *made = parse(c, PS_GAP, "{'\\u0069d':'g','d\\u0065sired':1,'desire':2,'desiredX':3,"
                                        "'b\\u0065nchmark':{'gr\\u006fup':'north'}}");
  cr_expect_str_eq(made->id, "g");
  cr_expect_eq(made->desired.value, 1);
  cr_expect_str_eq(made->benchmark.group, "north");
  cr_assert_eq(made->object.extensions->count, 2);
  cr_expect_str_eq(made->object.extensions->items[0].name, "desire");
  made = parse(c, PS_GAP, "{'id':'h','desired':4}");
  cr_expect_eq(made->desired.value, 4);
  ps_case_free(c);
}

/* The memory of removed entities is used again, and their ids are free. */
Test(entity_parse, after_removing) {
  ps_case *c = quoted_case("{'gaps':[{'id':'g','desired':1},{'id':'h'}]}");
  cr_assert_eq(ps_remove(c, "g", PS_REMOVE_REFUSE, NULL), PS_OK);
  cr_assert_eq(ps_case_compact(c, NULL), PS_OK);
  const ps_gap *made = parse(c, PS_GAP, "{'id':'g'}");
  cr_expect_not(made->desired.set);
  cr_expect_eq(made->object.state, 0u);
  cr_expect_eq(ps_find(c, PS_GAP, "g"), made);
  cr_expect_eq(ps_at(c, PS_GAP, 1), made);
  ps_case_free(c);
}

/* Many: the index and the lists grow under it. */
Test(entity_parse, a_thousand) {
  ps_case *c = ps_case_new(NULL, NULL);
  char text[64];
  for (int i = 0; i < 1000; i++) {
    snprintf(text, sizeof text, "{'id':'c%d','factor':'F14'}", i);
    const ps_cause *made = parse(c, PS_CAUSE, text);
    cr_assert_eq(ps_find(c, PS_CAUSE, made->id), made);
  }
  cr_expect_eq(ps_count(c, PS_CAUSE), 1000);
  cr_expect_not_null(ps_find(c, PS_CAUSE, "c0"));
  ps_case_free(c);
}

/* ---- refused: the case says what it said ---- */

/* Expects a text to be refused at its @, with the path inside the entity. */
static void refused(ps_entity_type type, const char *written, ps_status status, const char *path) {
  ps_case *c = quoted_case("{'id':'own','measures':[{'id':'m','series':[]}],'events':[]}");
  char *before = said(c);
  quoted q = quoted_make(written);
  ps_error e = {PS_OK, 0, 0, "", ""};
  cr_expect_null(ps_entity_parse(c, type, q.text, q.length, NULL, &e), "accepted: %s", written);
  cr_expect_eq(e.status, status, "%s\n%s: %s", written, ps_status_name(e.status), e.message);
  cr_expect(e.line == q.line && e.column == q.column, "%s\nat %zu:%zu, not %zu:%zu: %s", written,
            e.line, e.column, q.line, q.column, e.message);
  cr_expect_str_eq(e.path, path, "%s\npath \"%s\", not \"%s\"", written, e.path, path);
  cr_expect_gt(strlen(e.message), 10);
  cr_expect_null(ps_entity_parse(c, type, q.text, q.length, NULL, NULL));
  char *after = said(c);
  cr_expect_str_eq(before, after, "%s", written);
  cr_expect_null(ps_find(c, type, "x"), "%s", written);
  /* And it goes on working. */
  parse(c, PS_GAP, "{'id':'x'}");
  ps_text_free(after, NULL);
  ps_text_free(before, NULL);
  ps_case_free(c);
}

Test(entity_parse, what_is_no_entity) {
  refused(PS_GAP, "@", PS_E_SYNTAX, "");
  refused(PS_GAP, "@[]", PS_E_TYPE, "");
  refused(PS_GAP, "@null", PS_E_TYPE, "");
  refused(PS_GAP, "\n @'x'", PS_E_TYPE, "");
  refused(PS_GAP, "{'id':'x'} @{'id':'y'}", PS_E_SYNTAX, "");
  refused(PS_GAP, "{'id':'x'}@,", PS_E_SYNTAX, "");
  refused(PS_GAP, "{'id':'x'@,}", PS_E_SYNTAX, "");
  refused(PS_GAP, "{'id':'x'@", PS_E_SYNTAX, "");
  refused(PS_GAP, "{'id':'x','a\xC3\xA9':'@\xFF'}", PS_E_ENCODING, "");
  refused(PS_GAP, "{'id':'x',\n'desired':1,@'desired':2}", PS_E_DUPLICATE, "");
}

Test(entity_parse, wrong_fields) {
  refused(PS_GAP, "{'id':'x','desired':@'1'}", PS_E_TYPE, "desired");
  refused(PS_GAP, "{'id':'x',\n 'benchmark':{'from':@'2023-02-29'}}", PS_E_VALUE,
          "benchmark.from");
  refused(PS_GAP, "{'id':'x','population_size':@1.5}", PS_E_RANGE, "population_size");
  refused(PS_CAUSE, "{'id':'x','parents':['a',@7]}", PS_E_TYPE, "parents[1]");
  refused(PS_MEASURE, "{'id':'x','series':[{'on':'2024-01-01','value':1},{'on':@1}]}", PS_E_TYPE,
          "series[1].on");
  refused(PS_MEASURE, "{'id':'x','series':[@{'value':1}]}", PS_E_VALUE, "series[0]");
  refused(PS_MEASURE, "{'id':'x','series':@3}", PS_E_TYPE, "series");
}

Test(entity_parse, ids) {
  refused(PS_GAP, "@{}", PS_E_VALUE, "id");
  refused(PS_GAP, "\n@{'desired':0.5}", PS_E_VALUE, "id");
  refused(PS_GAP, "{'desired':0.5,'id':@''}", PS_E_VALUE, "id");
  refused(PS_GAP, "{'id':@null}", PS_E_VALUE, "id");
  refused(PS_GAP, "{'id':@7}", PS_E_TYPE, "id");
  refused(PS_MEASURE, "{'name':'n',\n 'id':@'m'}", PS_E_EXISTS, "id");
  refused(PS_GAP, "{'id': @'m'}", PS_E_EXISTS, "id");
  refused(PS_GAP, "{'id':@'o\\u0077n'}", PS_E_EXISTS, "id");
  /* The id of something nested is none of the case's. */
  ps_case *c = quoted_case("{'relationships':[{'id':'r','events':[{'id':'v'}]}]}");
  parse(c, PS_EVENT, "{'id':'v'}");
  ps_case_free(c);
}

Test(entity_parse, arguments) {
  static const char text[] = "{\"id\":\"x\"}";
  const size_t length = sizeof text - 1;
  ps_case *c = ps_case_new(NULL, NULL);
  ps_entity_type none[] = {PS_ENTITY_NONE, PS_CASE, PS_ENTITY_END_, (ps_entity_type)-1};
  for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
    ps_error e = {PS_OK, 0, 0, "", ""};
    cr_expect_null(ps_entity_parse(c, none[i], text, length, NULL, &e));
    cr_expect_eq(e.status, PS_E_ARGUMENT);
    cr_expect_null(ps_entity_parse(c, none[i], text, length, NULL, NULL));
  }
  for (int i = 0; i < 2; i++) {
    ps_error e = {PS_OK, 0, 0, "", ""};
    cr_expect_null(ps_entity_parse(i == 0 ? NULL : c, PS_GAP, i == 0 ? text : NULL, length, NULL,
                                   &e));
    cr_expect_eq(e.status, PS_E_ARGUMENT);
    cr_expect_null(
        ps_entity_parse(i == 0 ? NULL : c, PS_GAP, i == 0 ? text : NULL, length, NULL, NULL));
  }
  ps_case_free(c);
}

/* ---- limits, cancelling, memory ---- */

static bool stop(void *data, double done) {
  *(double *)data = done;
  return false;
}

Test(entity_parse, limits_and_cancelling) {
  quoted q = quoted_make("{'id':'x','benchmark':{'group':'north'},'processes':['a','b']}");
  ps_case *c = ps_case_new(NULL, NULL);
  ps_limits limits[4] = {{q.length - 1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 4, 0}, {0, 0, 0, 4}};
  for (size_t i = 0; i < 4; i++) {
    ps_settings settings = PS_SETTINGS_INIT;
    ps_error e = {PS_OK, 0, 0, "", ""};
    settings.limits = limits[i];
    cr_expect_null(ps_entity_parse(c, PS_GAP, q.text, q.length, &settings, &e));
    cr_expect_eq(e.status, PS_E_LIMIT, "limit %zu: %s", i, e.message);
  }
  enum { POINTS = 60000 };
  char *text = malloc(POINTS * 40 + 64);
  cr_assert_not_null(text);
  size_t length = (size_t)sprintf(text, "{\"id\":\"m\",\"series\":[");
  for (int i = 0; i < POINTS; i++)
    length += (size_t)sprintf(text + length, "%s{\"on\":\"2024-01-01\",\"value\":%d}",
                              i == 0 ? "" : ",", i);
  length += (size_t)sprintf(text + length, "]}");
  ps_settings settings = PS_SETTINGS_INIT;
  ps_error e = {PS_OK, 0, 0, "", ""};
  double done = 0;
  settings.progress = stop;
  settings.progress_data = &done;
  cr_expect_null(ps_entity_parse(c, PS_MEASURE, text, length, &settings, &e));
  cr_expect_eq(e.status, PS_E_CANCELLED);
  cr_expect(done > 0 && done < 1);
  cr_expect_eq(ps_count(c, PS_MEASURE), 0);
  cr_expect_not_null(ps_entity_parse(c, PS_MEASURE, text, length, NULL, NULL));
  free(text);
  ps_case_free(c);
}

/* Whichever request fails, of the case's memory or of that used meanwhile, the case says
 * what it said; what is read into it comes from its own. */
static void refuse_each(bool of_case, bool lasting) {
  ps_case *source = full_case(NULL);
  size_t length = 0, bytes = 0;
  char *text = ps_json_text(ps_at(source, PS_MEASURE, 0), NULL, &length, NULL, NULL), *before = NULL;
  counting kept = COUNTING_INIT, meanwhile = COUNTING_INIT, *watched = of_case ? &kept : &meanwhile;
  ps_settings for_case = counting_settings(&kept), for_call = counting_settings(&meanwhile);
  ps_case *c = ps_case_new(&for_case, NULL);
  cr_assert(text != NULL && c != NULL);
  before = said(c);
  watched->lasting = lasting;
  void *made = NULL;
  for (long n = 1; made == NULL; n++) {
    ps_error e = {PS_OK, 0, 0, "", ""};
    bytes = kept.bytes;
    watched->asked = 0;
    watched->refuse = n;
    made = ps_entity_parse(c, PS_MEASURE, text, length, &for_call, &e);
    watched->refuse = 0;
    cr_assert(meanwhile.blocks == 0 && !meanwhile.lied && !kept.lied, "request %ld", n);
    if (made != NULL) break;
    cr_expect_eq(e.status, PS_E_MEMORY, "request %ld: %s", n, e.message);
    cr_expect(of_case || kept.bytes == bytes, "what was refused took memory of the case");
    char *after = said(c);
    cr_expect_str_eq(after, before, "request %ld", n);
    ps_text_free(after, NULL);
    cr_assert_lt(n, 1000);
  }
  cr_expect(ps_equal(made, ps_at(source, PS_MEASURE, 0)));
  cr_expect_gt(kept.bytes, length / 2);
  ps_text_free(before, NULL);
  ps_text_free(text, NULL);
  ps_case_free(c);
  cr_expect(kept.blocks == 0 && !kept.lied);
  ps_case_free(source);
}

Test(entity_parse, without_memory) {
  refuse_each(false, false);
  refuse_each(false, true);
  refuse_each(true, false);
  refuse_each(true, true);
}

/* A text cut short anywhere is refused and leaves nothing, not even memory. */
Test(entity_parse, cut_short) {
  counting kept = COUNTING_INIT;
  ps_settings for_case = counting_settings(&kept);
  ps_case *source = full_case(NULL), *c = ps_case_new(&for_case, NULL);
  size_t length = 0, bytes = kept.bytes;
  char *text = ps_json_text(ps_at(source, PS_MEASURE, 1), NULL, &length, NULL, NULL);
  cr_assert(text != NULL && c != NULL);
  for (size_t n = 0; n < length; n++)
    cr_assert_null(ps_entity_parse(c, PS_MEASURE, text, n, NULL, NULL), "%zu bytes", n);
  cr_expect_eq(kept.bytes, bytes);
  cr_expect_eq(ps_count(c, PS_MEASURE), 0);
  ps_text_free(text, NULL);
  ps_case_free(c);
  ps_case_free(source);
}
