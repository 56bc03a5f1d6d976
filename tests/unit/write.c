/* lib/exchange/write*.c: what is written, byte for byte, and how it is handed over. */
#include "full_case.h"
#include "quoted.h"

#include <float.h>
#include <stdio.h>
#include <stdlib.h>

static const ps_json_options indented = {sizeof(ps_json_options), 2};

static char *text_of(const void *object, const ps_json_options *options) {
  size_t length = 0;
  char *text = ps_json_text(object, options, &length, NULL, NULL);
  cr_assert_not_null(text);
  cr_expect_eq(length, strlen(text));
  return text;
}

/* ---- canonical ---- */

/* Something of every kind, as it is written. */
static const char compact_text[] =
    "{'schema_version':1,'id':'x','title':'','invented':true,'purpose':'launch',"
    "'framework':'4w','stakes':{'minor':-5},'opened':'0001-01-01','sources':['a','b'],"
    "'measures':[{'id':'m','level':4,'scale':-0,'baseline':{'from':'2024-01-01','group':'n'},"
    "'current':{},'treated':[],'series':[{'on':'2024-01-01','value':1e-7,'numerator':1,"
    "'denominator':3,'group':'n','zz':[1,  2]},{'on':'2023-12-31','value':0.1}]},{}],"
    "'gaps':[],'causes':[{'id':'c','parents':['d'],'share':{'low':0.25,'high':1},"
    "'zz':null}],'evidence':[{'id':'e','supports':false,'n':9007199254740993,"
    "'date':'2024-02-29'},{}],'interventions':[{'id':'i','class':'other',"
    "'causes':[{'cause':'c','effect':{'likely':0.5}},{}],'requires':['h'],'private':['cost']}],"
    "'zz':{'a': [1]}}";

static const char indented_text[] = "{\n"
                                    "  'schema_version': 1,\n"
                                    "  'id': 'x',\n"
                                    "  'title': '',\n"
                                    "  'invented': true,\n"
                                    "  'purpose': 'launch',\n"
                                    "  'framework': '4w',\n"
                                    "  'stakes': {'minor': -5},\n"
                                    "  'opened': '0001-01-01',\n"
                                    "  'sources': [\n"
                                    "    'a',\n"
                                    "    'b'\n"
                                    "  ],\n"
                                    "  'measures': [\n"
                                    "    {\n"
                                    "      'id': 'm',\n"
                                    "      'level': 4,\n"
                                    "      'scale': -0,\n"
                                    "      'baseline': {\n"
                                    "        'from': '2024-01-01',\n"
                                    "        'group': 'n'\n"
                                    "      },\n"
                                    "      'current': {},\n"
                                    "      'treated': [],\n"
                                    "      'series': [\n"
                                    "        {'on': '2024-01-01', 'value': 1e-7, 'numerator': 1, "
                                    "'denominator': 3, 'group': 'n', 'zz': [1,  2]},\n"
                                    "        {'on': '2023-12-31', 'value': 0.1}\n"
                                    "      ]\n"
                                    "    },\n"
                                    "    {}\n"
                                    "  ],\n"
                                    "  'gaps': [],\n"
                                    "  'causes': [\n"
                                    "    {\n"
                                    "      'id': 'c',\n"
                                    "      'parents': [\n"
                                    "        'd'\n"
                                    "      ],\n"
                                    "      'share': {'low': 0.25, 'high': 1},\n"
                                    "      'zz': null\n"
                                    "    }\n"
                                    "  ],\n"
                                    "  'evidence': [\n"
                                    "    {\n"
                                    "      'id': 'e',\n"
                                    "      'supports': false,\n"
                                    "      'n': 9007199254740993,\n"
                                    "      'date': '2024-02-29'\n"
                                    "    },\n"
                                    "    {}\n"
                                    "  ],\n"
                                    "  'interventions': [\n"
                                    "    {\n"
                                    "      'id': 'i',\n"
                                    "      'class': 'other',\n"
                                    "      'causes': [\n"
                                    "        {\n"
                                    "          'cause': 'c',\n"
                                    "          'effect': {'likely': 0.5}\n"
                                    "        },\n"
                                    "        {}\n"
                                    "      ],\n"
                                    "      'requires': [\n"
                                    "        'h'\n"
                                    "      ],\n"
                                    "      'private': [\n"
                                    "        'cost'\n"
                                    "      ]\n"
                                    "    }\n"
                                    "  ],\n"
                                    "  'zz': {'a': [1]}\n"
                                    "}";

Test(write, bytes_compact_and_indented) {
  ps_case *c = quoted_case(compact_text), *d = quoted_case(indented_text);
  quoted compact = quoted_make(compact_text), spaced = quoted_make(indented_text);
  char *text = text_of(c, NULL), *lines = text_of(d, &indented);
  cr_expect_str_eq(text, compact.text);
  cr_expect_str_eq(lines, spaced.text);
  cr_expect(ps_equal(c, d));
  ps_text_free(lines, NULL);
  ps_text_free(text, NULL);
  ps_case_free(d);
  ps_case_free(c);
}

Test(write, equal_cases_equal_bytes) {
  /* The same case said otherwise: order, escapes, numbers, null for nothing. */
  ps_case *c =
      quoted_case("{'id':'x','title':'\xC3\xA9/','causes':[{'id':'c','prior':0.5}],'zz':1}");
  ps_case *d = quoted_case(" {'zz':1,'causes' : [ {'prior':5.0e-1,'gate':null,'id':'\\u0063'} ],"
                           "'title':'\\u00e9\\/','summary':null,'id':'x' } ");
  char *one = text_of(c, NULL), *two = text_of(d, NULL);
  cr_expect(ps_equal(c, d));
  cr_expect_str_eq(one, two);
  ps_text_free(one, NULL);
  ps_text_free(two, NULL);
  ps_case_free(c);
  ps_case_free(d);
}

Test(write, every_field_there_is) {
  ps_case *c = full_case(NULL);
  char *text = text_of(c, NULL), *lines = text_of(c, &indented), name[80];
  for (int t = PS_CASE; t < PS_ENTITY_END_; t++) {
    const ps_struct *type = ps_entity_table((ps_entity_type)t);
    for (size_t i = 0; i < type->count; i++) {
      snprintf(name, sizeof name, "\"%s\":", type->fields[i].name);
      cr_expect_not_null(strstr(text, name), "%s", name);
    }
  }
  /* Read from the one form and written in the other, it is the same. */
  ps_case *d = ps_case_parse(lines, strlen(lines), NULL, NULL);
  cr_assert(ps_equal(c, d));
  char *again = text_of(d, NULL), *lines_again = text_of(d, &indented);
  cr_expect_str_eq(again, text);
  cr_expect_str_eq(lines_again, lines);
  ps_text_free(lines_again, NULL);
  ps_text_free(again, NULL);
  ps_case_free(d);
  ps_text_free(lines, NULL);
  ps_text_free(text, NULL);
  ps_case_free(c);
}

Test(write, entities_and_results_alone) {
  ps_case *c = quoted_case("{'id':'x','gaps':[{'id':'g','measure':'nowhere','desired':1}]}");
  char *text = text_of(ps_at(c, PS_GAP, 0), NULL);
  cr_expect_str_eq(text, "{\"id\":\"g\",\"measure\":\"nowhere\",\"desired\":1}");
  ps_text_free(text, NULL);
  ps_findings *findings = ps_case_inspect(c, NULL, NULL);
  text = text_of(findings, &indented);
  cr_expect_eq(ps_syntax_check(text, strlen(text), NULL, NULL), PS_OK);
  cr_expect_not_null(strstr(text, "nowhere"));
  ps_text_free(text, NULL);
  ps_result_free(findings);
  ps_case_free(c);
}

/* ---- texts and numbers ---- */

/* The title as it is written, without its quotes. */
static char *written_title(const char *title) {
  ps_case *c = ps_case_new(NULL, NULL);
  cr_assert_eq(ps_set_text(c, c, "title", title, NULL), PS_OK);
  char *text = text_of(c, NULL);
  static const char head[] = "{\"schema_version\":1,\"title\":\"";
  cr_assert_eq(strncmp(text, head, sizeof head - 1), 0);
  size_t length = strlen(text) - (sizeof head - 1) - 2;
  memmove(text, text + sizeof head - 1, length);
  text[length] = '\0';
  ps_case_free(c);
  return text;
}

Test(write, escapes) {
  char title[33] = "", *text;
  for (int i = 1; i < 32; i++) title[i - 1] = (char)i;
  text = written_title(title);
  cr_expect_str_eq(text, "\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r"
                         "\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017"
                         "\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f");
  ps_text_free(text, NULL);
  text = written_title("a\"b\\c/d\x7F\xC3\xA9\xE2\x80\xA8\xF0\x9F\x98\x80");
  cr_expect_str_eq(text, "a\\\"b\\\\c/d\x7F\xC3\xA9\xE2\x80\xA8\xF0\x9F\x98\x80",
                   "nothing else is escaped");
  ps_text_free(text, NULL);
}

/* Texts are looked at eight bytes at a time: what must be escaped is found anywhere. */
Test(write, escapes_at_every_place) {
  static const char special[] = "\"\\\n\x01\x1F", *const escaped[] = {"\\\"", "\\\\", "\\n",
                                                                      "\\u0001", "\\u001f"};
  char title[32], expected[64];
  for (int length = 1; length < 28; length++)
    for (int at = 0; at < length; at++)
      for (int s = 0; s < 5; s++)
        for (int fill = 0; fill < 2; fill++) {
          memset(title, fill ? 0x7F : ' ', sizeof title);
          if (fill && length - at > 2) memcpy(title + at + 1, "\xC3\xA9", 2);
          title[at] = special[s];
          title[length] = '\0';
          snprintf(expected, sizeof expected, "%.*s%s%s", at, title, escaped[s], title + at + 1);
          char *text = written_title(title);
          cr_assert_str_eq(text, expected, "length %d, at %d", length, at);
          ps_text_free(text, NULL);
        }
}

Test(write, numbers) {
  static const struct {
    double value;
    const char *text;
  } rows[] = {{0.0, "0"},
              {-0.0, "-0"},
              {0.1, "0.1"},
              {1e22, "1e22"},
              {100, "100"},
              {DBL_MAX, "1.7976931348623157e308"},
              {DBL_MIN, "2.2250738585072014e-308"},
              {5e-324, "5e-324"},
              {-123.456, "-123.456"},
              {9007199254740992.0, "9007199254740992"}};
  ps_case *c = ps_case_new(NULL, NULL);
  ps_gap *g = ps_add(c, PS_GAP, "g", NULL);
  char expected[80];
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    cr_assert_eq(ps_set_number(c, g, "desired", rows[i].value, NULL), PS_OK);
    snprintf(expected, sizeof expected, "{\"id\":\"g\",\"desired\":%s}", rows[i].text);
    char *text = text_of(g, NULL);
    cr_expect_str_eq(text, expected);
    ps_text_free(text, NULL);
  }
  cr_assert_eq(ps_set(c, g, "desired", NULL, NULL), PS_OK);
  cr_assert_eq(ps_set_integer(c, g, "population_size", INT64_MIN, NULL), PS_OK);
  char *text = text_of(g, NULL);
  cr_expect_str_eq(text, "{\"id\":\"g\",\"population_size\":-9223372036854775808}");
  ps_text_free(text, NULL);
  ps_case_free(c);
}

/* ---- in pieces ---- */

typedef struct taker {
  char *bytes;
  size_t length;
  int calls, fails_at; /* the call that is refused, from 1 */
} taker;

static bool take(void *data, const char *bytes, size_t length) {
  taker *t = data;
  if (++t->calls == t->fails_at) return false;
  t->bytes = realloc(t->bytes, t->length + length);
  cr_assert(t->bytes != NULL && length > 0);
  memcpy(t->bytes + t->length, bytes, length);
  t->length += length;
  return true;
}

/* About 400 kB: many points, and one text longer than a piece. */
static ps_case *big_case(void) {
  ps_case *c = ps_case_new(NULL, NULL);
  ps_measure *m = ps_add(c, PS_MEASURE, "m", NULL);
  char *text = malloc(150001);
  cr_assert_not_null(text);
  memset(text, 'x', 150000);
  text[150000] = '\0';
  ps_status bad = ps_set_text(c, m, "name", text, NULL);
  for (int i = 0; i < 5000; i++)
    bad |= ps_series_add(c, m, 20240101, i / 7.0, NAN, NAN, i % 2 ? "\"north\"" : NULL, NULL);
  cr_assert_eq(bad, PS_OK);
  free(text);
  return c;
}

Test(write, pieces_make_the_text) {
  ps_case *c = big_case();
  for (int indent = 0; indent <= 8; indent += 4) {
    ps_json_options options = {sizeof options, indent};
    char *text = text_of(c, &options);
    taker t = {NULL, 0, 0, 0};
    cr_expect_eq(ps_json_write(c, &options, take, &t, NULL), PS_OK);
    cr_expect(t.length == strlen(text) && memcmp(t.bytes, text, t.length) == 0);
    cr_expect_gt(t.calls, 3, "in pieces, not as a whole");
    free(t.bytes);
    ps_text_free(text, NULL);
  }
  ps_case_free(c);
}

Test(write, a_piece_that_is_not_taken_ends_it) {
  ps_case *c = big_case();
  taker all = {NULL, 0, 0, 0};
  cr_assert_eq(ps_json_write(c, NULL, take, &all, NULL), PS_OK);
  for (int n = 1; n <= all.calls; n++) {
    taker t = {NULL, 0, 0, n};
    ps_error e = {PS_OK, 0, 0, "", ""};
    cr_expect_eq(ps_json_write(c, NULL, take, &t, &e), PS_E_IO);
    cr_expect(e.status == PS_E_IO && e.line == 0 && strlen(e.message) > 10);
    cr_expect_eq(t.calls, n, "it is not called again");
    free(t.bytes);
  }
  taker t = {NULL, 0, 0, 1};
  cr_expect_eq(ps_json_write(c, NULL, take, &t, NULL), PS_E_IO, "without a ps_error");
  free(all.bytes);
  ps_case_free(c);
}

/* ---- options and arguments ---- */

Test(write, options) {
  ps_case *c = full_case(NULL);
  ps_error e = {PS_OK, 0, 0, "", ""};
  char *plain = text_of(c, NULL);
  for (int indent = -1; indent <= 9; indent++) {
    ps_json_options options = PS_JSON_OPTIONS_INIT;
    options.indent = indent;
    char *text = ps_json_text(c, &options, NULL, NULL, &e);
    cr_expect_eq(text == NULL, indent < 0 || indent > 8, "%d", indent);
    if (text == NULL) cr_expect_eq(e.status, PS_E_ARGUMENT);
    if (text == NULL) cr_expect_eq(ps_json_write(c, &options, take, NULL, &e), PS_E_ARGUMENT);
    ps_text_free(text, NULL);
    options.size = offsetof(ps_json_options, indent); /* an older caller: none is known */
    text = ps_json_text(c, &options, NULL, NULL, &e);
    cr_expect_str_eq(text, plain);
    ps_text_free(text, NULL);
  }
  ps_text_free(plain, NULL);
  ps_case_free(c);
}

Test(write, null_arguments) {
  ps_case *c = ps_case_new(NULL, NULL);
  ps_error e = {PS_OK, 0, 0, "", ""};
  size_t length = 7;
  cr_expect_null(ps_json_text(NULL, NULL, &length, NULL, &e));
  cr_expect_eq(e.status, PS_E_ARGUMENT);
  cr_expect_eq(length, 7, "a failure leaves it alone");
  cr_expect_null(ps_json_text(NULL, NULL, NULL, NULL, NULL));
  cr_expect_eq(ps_json_write(NULL, NULL, take, NULL, &e), PS_E_ARGUMENT);
  cr_expect_eq(ps_json_write(c, NULL, NULL, NULL, NULL), PS_E_ARGUMENT);
  ps_text_free(NULL, NULL);
  ps_case_free(c);
}
