/* lib/exchange/scan*.c and syntax.c: what is refused and where, the tape, claiming,
 * the pull calls, what strings say, duplicates, limits, memory. */
#include "exchange/scan.h"

#include "exchange/scan_private.h"

#include <perfsys/exchange.h>

#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static psi_scanner *open_scanner(const char *text, psi_level level, ps_error *error) {
  ps_settings settings = psi_settings(NULL);
  psi_scanner *s = psi_scan_open(text, strlen(text), level, &settings, error);
  cr_assert_not_null(s);
  return s;
}

/* Scans one text as a whole, with or without a tape. */
static ps_status scan(const char *text, size_t length, psi_level level, const ps_settings *settings,
                      psi_tape *tape, ps_error *error) {
  ps_settings resolved = psi_settings(settings);
  psi_scanner *s = psi_scan_open(text, length, level, &resolved, error);
  if (s == NULL) return PS_E_MEMORY;
  ps_status status = psi_scan_value(s, tape);
  if (status == PS_OK) status = psi_scan_end(s);
  psi_scan_close(s);
  return status;
}

static ps_status scan_case(const char *text, ps_error *error) {
  return scan(text, strlen(text), PSI_LEVEL_CASE, NULL, NULL, error);
}

static ps_status scan_syntax(const char *text) {
  return scan(text, strlen(text), PSI_LEVEL_SYNTAX, NULL, NULL, NULL);
}

/* ---- what is refused ---- */

typedef struct bad_text {
  const char *text;
  ps_status status;
  size_t line;
  size_t column;
  const char *message; /* a part of it */
} bad_text;

/* Refused at both levels. */
static const bad_text not_json[] = {
    {"", PS_E_SYNTAX, 1, 1, "a value should stand"},
    {" \n\t ", PS_E_SYNTAX, 2, 3, "a value should stand"},
    {"[", PS_E_SYNTAX, 1, 2, "array of line 1, column 1 is still open: ] is missing"},
    {"{\"a\":[1,\n2", PS_E_SYNTAX, 2, 2, "array of line 1, column 6 is still open"},
    {"{\"a\":1", PS_E_SYNTAX, 1, 7, "} is missing"},
    {"{\"a\":", PS_E_SYNTAX, 1, 6, "} is missing"},
    {"{\"a\"", PS_E_SYNTAX, 1, 5, "a colon behind the name, not the end of the text"},
    {"{", PS_E_SYNTAX, 1, 2, "} is missing"},
    {"[1,", PS_E_SYNTAX, 1, 4, "] is missing"},
    {"{\"a\":1,", PS_E_SYNTAX, 1, 8, "} is missing"},
    {"[1 x]", PS_E_SYNTAX, 1, 4, "A comma or ] should follow here, not 'x'"},
    {"{\"a\":1;\"b\":2}", PS_E_SYNTAX, 1, 7, "A comma or } should follow here, not ';'"},
    {"[1 2]", PS_E_SYNTAX, 1, 4, "A comma is missing before '2'"},
    {"[\n  1\n  2\n]", PS_E_SYNTAX, 3, 3, "A comma is missing"},
    {"{\"a\":1 \"b\":2}", PS_E_SYNTAX, 1, 8, "A comma is missing before '\"'"},
    {"[1,]", PS_E_SYNTAX, 1, 3, "Trailing comma"},
    {"[1 ,\n]", PS_E_SYNTAX, 1, 4, "Trailing comma"},
    {"{\"a\":1,\n}", PS_E_SYNTAX, 1, 7, "Trailing comma"},
    {"[,1]", PS_E_SYNTAX, 1, 2, "A value is missing before this comma"},
    {"[1,,2]", PS_E_SYNTAX, 1, 4, "A value is missing before this comma"},
    {"{,}", PS_E_SYNTAX, 1, 2, "A member is missing before this comma"},
    {"{\"a\":1,,}", PS_E_SYNTAX, 1, 8, "A member is missing before this comma"},
    {"{\"a\":}", PS_E_SYNTAX, 1, 6, "A value should stand before this }"},
    {"{\"a\":,\"b\":1}", PS_E_SYNTAX, 1, 6, "A value is missing before this comma"},
    {"{\"a\" 1}", PS_E_SYNTAX, 1, 6, "a colon behind the name, not '1'"},
    {"{\"a\"=1}", PS_E_SYNTAX, 1, 5, "a colon behind the name, not '='"},
    {"{a:1}", PS_E_SYNTAX, 1, 2, "double quotes: \"a\""},
    {"{1:1}", PS_E_SYNTAX, 1, 2, "double quotes: \"1\""},
    {"{[1]:1}", PS_E_SYNTAX, 1, 2, "the name of a member in double quotes, not '['"},
    {"[1}", PS_E_SYNTAX, 1, 3, "array of line 1, column 1 is closed by ], not by }"},
    {"{\"a\":1]", PS_E_SYNTAX, 1, 7, "object of line 1, column 1 is closed by }, not by ]"},
    {"[\"a\":1]", PS_E_SYNTAX, 1, 5, "An array has no names"},
    {"]", PS_E_SYNTAX, 1, 1, "Nothing is open"},
    {"[]]", PS_E_SYNTAX, 1, 3, "Nothing is open that ] could close"},
    {"1 2", PS_E_SYNTAX, 1, 3, "Only one value may stand in a text, but '2' follows it"},
    {"{}\n{}", PS_E_SYNTAX, 2, 1, "Only one value"},
    {"[] // done", PS_E_SYNTAX, 1, 4, "JSON has no comments"},
    {"/* a */ 1", PS_E_SYNTAX, 1, 1, "JSON has no comments"},
    {"[1, # one\n2]", PS_E_SYNTAX, 1, 5, "JSON has no comments"},
    {"{\"a\" /**/ :1}", PS_E_SYNTAX, 1, 6, "JSON has no comments"},
    {"{'a':1}", PS_E_SYNTAX, 1, 2, "not in single ones"},
    {"['a']", PS_E_SYNTAX, 1, 2, "not in single ones"},
    {"[\xE2\x80\x9C" "a\xE2\x80\x9D]", PS_E_SYNTAX, 1, 2, "straight double quotes"},
    {"[NaN]", PS_E_SYNTAX, 1, 2, "NaN is not JSON: leave the value out"},
    {"[-Infinity]", PS_E_SYNTAX, 1, 3, "Infinity is not JSON: leave the value out"},
    {"[True]", PS_E_SYNTAX, 1, 2, "True is not JSON: write true"},
    {"[None]", PS_E_SYNTAX, 1, 2, "write null"},
    {"[undefined]", PS_E_SYNTAX, 1, 2, "write null"},
    {"[tru]", PS_E_SYNTAX, 1, 2, "tru is no value"},
    {"[nul", PS_E_SYNTAX, 1, 2, "nul is no value"},
    {"[trueish]", PS_E_SYNTAX, 1, 2, "trueish is no value"},
    {"[gap]", PS_E_SYNTAX, 1, 2, "gap is no value: text needs double quotes"},
    {"[01]", PS_E_SYNTAX, 1, 2, "no leading zero"},
    {"[-01]", PS_E_SYNTAX, 1, 3, "no leading zero"},
    {"[-]", PS_E_SYNTAX, 1, 3, "a digit after the minus sign, not ']'"},
    {"[- 1]", PS_E_SYNTAX, 1, 3, "a digit after the minus sign"},
    {"-", PS_E_SYNTAX, 1, 2, "not the end of the text"},
    {"[+1]", PS_E_SYNTAX, 1, 2, "A number has no + before it"},
    {"[.5]", PS_E_SYNTAX, 1, 2, "0.5, not .5"},
    {"[1.]", PS_E_SYNTAX, 1, 4, "a digit after the decimal point, not ']'"},
    {"[1.e5]", PS_E_SYNTAX, 1, 4, "a digit after the decimal point"},
    {"[1e]", PS_E_SYNTAX, 1, 4, "a digit of the exponent"},
    {"[1e+]", PS_E_SYNTAX, 1, 5, "a digit of the exponent"},
    {"[0x1F]", PS_E_SYNTAX, 1, 3, "hexadecimal"},
    {"[1.2.3]", PS_E_SYNTAX, 1, 5, "A number cannot go on with '.'"},
    {"1_000", PS_E_SYNTAX, 1, 2, "A number cannot go on with '_'"},
    {"[12kg]", PS_E_SYNTAX, 1, 4, "A number cannot go on with 'k'"},
    {"[\"abc]", PS_E_SYNTAX, 1, 2, "no closing quote"},
    {"\"abc\\", PS_E_SYNTAX, 1, 1, "no closing quote"},
    {" \"abc\\u12", PS_E_SYNTAX, 1, 2, "no closing quote"},
    {"[\"it\"s\"]", PS_E_SYNTAX, 1, 6, "A quote inside a text is written \\\""},
    {"[\"ab\ncd\"]", PS_E_SYNTAX, 1, 5, "line break"},
    {"[\"a\tb\"]", PS_E_SYNTAX, 1, 4, "written \\t"},
    {"[\"a\x01\"]", PS_E_SYNTAX, 1, 4, "U+0001"},
    {"[\"\\x41\"]", PS_E_SYNTAX, 1, 4, "not 'x'"},
    {"[\"\\'\"]", PS_E_SYNTAX, 1, 4, "not a single quote"},
    {"[\"\\u00G0\"]", PS_E_SYNTAX, 1, 7, "four hexadecimal digits of \\u, not 'G'"},
    {"[\"\\u12\"]", PS_E_SYNTAX, 1, 7, "four hexadecimal digits"},
    {"[\xC2\xA0" "1]", PS_E_SYNTAX, 1, 2, "(U+00A0)"},
    {"[1\x0C]", PS_E_SYNTAX, 1, 3, "the control character U+000C"},
    {"\xEF\xBB\xBF\xEF\xBB\xBF[]", PS_E_SYNTAX, 1, 1, "(U+FEFF)"},
    {"[\"\xE4\"]", PS_E_ENCODING, 1, 3, "0xE4"},
    {"[\"\xC3\xA4\xC3\xA4\xC0\x80\"]", PS_E_ENCODING, 1, 5, "0xC0"},
    {"[\"12345678\xED\xA0\x80\"]", PS_E_ENCODING, 1, 11, "not UTF-8"},
    {"{\"a\xFF\":1}", PS_E_ENCODING, 1, 4, "not UTF-8"},
    {"\"\xF0\x9F\x98", PS_E_ENCODING, 1, 2, "not UTF-8"},
    {"[\x80]", PS_E_ENCODING, 1, 2, "not UTF-8"},
    {"[1\xFF]", PS_E_ENCODING, 1, 3, "not UTF-8"},
    {"{\"a\"\xFF:1}", PS_E_ENCODING, 1, 5, "not UTF-8"},
    {"\xFF\xFE[", PS_E_ENCODING, 1, 1, "UTF-16"},
    /* Lines end by LF, CR LF and CR; columns are characters. */
    {"[1,\r\n2,\r\n?]", PS_E_SYNTAX, 3, 1, "not '?'"},
    {"[1,\r2,\r  ?]", PS_E_SYNTAX, 3, 3, "not '?'"},
    {"[1,\n\r\n\r?]", PS_E_SYNTAX, 4, 1, "not '?'"},
    {"[1\r", PS_E_SYNTAX, 2, 1, "] is missing"},
    {"\xEF\xBB\xBF[?]", PS_E_SYNTAX, 1, 2, "not '?'"},
    {"[\"\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80\"?]", PS_E_SYNTAX, 1, 7, "not '?'"},
};

/* JSON, but not what a case may be. */
static const bad_text not_case[] = {
    {"{\"a\":1,\"a\":2}", PS_E_DUPLICATE, 1, 8, "a member \"a\" already"},
    {"{\"\\u0061\":1,\n \"a\":2}", PS_E_DUPLICATE, 2, 2, "a member \"a\" already"},
    {"{\"a\":1,\"\\u0061\":2}", PS_E_DUPLICATE, 1, 8, "already"},
    {"{\"\":1,\"\":2}", PS_E_DUPLICATE, 1, 7, "already"},
    {"{\"x\":[{\"y\":{\"a\":1,\"b\":2,\"a\":3}}]}", PS_E_DUPLICATE, 1, 25, "already"},
    {"{\"\\u00e4\":1,\"\xC3\xA4\":2}", PS_E_DUPLICATE, 1, 13, "already"},
    {"{\"\\ud83d\\ude00\":1,\"\xF0\x9F\x98\x80\":2}", PS_E_DUPLICATE, 1, 19, "already"},
    {"{\"\\/\":1,\"/\":2}", PS_E_DUPLICATE, 1, 9, "already"},
    {"{\"long name of many bytes\":1,\"long name of many byte\\u0073\":2}", PS_E_DUPLICATE, 1, 30,
     "already"},
    {"[\"\\u0000\"]", PS_E_ENCODING, 1, 3, "\\u0000"},
    {"{\"a\\u0000\":1}", PS_E_ENCODING, 1, 4, "\\u0000"},
    {"[\"\\ud800\"]", PS_E_ENCODING, 1, 3, "\\uD800 is half a surrogate pair"},
    {"[\"\\udc00\"]", PS_E_ENCODING, 1, 3, "half a surrogate pair"},
    {"[\"ab\\ud83d\\u0041\"]", PS_E_ENCODING, 1, 5, "half a surrogate pair"},
    {"[\"\\ude00\\ud83d\"]", PS_E_ENCODING, 1, 3, "half a surrogate pair"},
    {"[\"\\ud83dx\"]", PS_E_ENCODING, 1, 3, "half a surrogate pair"},
    {"[1, 1e400]", PS_E_RANGE, 1, 5, "too large"},
    {"[-1E+309]", PS_E_RANGE, 1, 2, "too large"},
    {"{\"a\":1e-400}", PS_E_RANGE, 1, 6, "too near to zero"},
};

static void expect_bad(const bad_text *t, psi_level level, size_t row) {
  ps_error error = {PS_OK, 99, 99, "x", "x"};
  ps_status status = scan(t->text, strlen(t->text), level, NULL, NULL, &error);
  cr_expect_eq(status, t->status, "row %zu: %s, not %s", row, ps_status_name(status),
               ps_status_name(t->status));
  cr_expect_eq(error.status, t->status, "row %zu", row);
  cr_expect(error.line == t->line && error.column == t->column, "row %zu: %zu:%zu, not %zu:%zu",
            row, error.line, error.column, t->line, t->column);
  cr_expect_not_null(strstr(error.message, t->message), "row %zu: %s", row, error.message);
  cr_expect_str_eq(error.path, "", "row %zu", row);
  cr_expect_eq(scan(t->text, strlen(t->text), level, NULL, NULL, NULL), t->status,
               "row %zu: the same without an error to fill in", row);
}

Test(scan, refuses_what_is_not_json) {
  for (size_t i = 0; i < COUNT(not_json); i++) {
    expect_bad(&not_json[i], PSI_LEVEL_SYNTAX, i);
    expect_bad(&not_json[i], PSI_LEVEL_CASE, i);
  }
}

Test(scan, refuses_in_a_case_what_another_reader_would_lose) {
  for (size_t i = 0; i < COUNT(not_case); i++) {
    expect_bad(&not_case[i], PSI_LEVEL_CASE, i);
    cr_expect_eq(scan_syntax(not_case[i].text), PS_OK, "row %zu is JSON", i);
  }
}

Test(scan, refuses_zero_bytes) {
  ps_error error;
  cr_expect_eq(scan("[\0]", 3, PSI_LEVEL_CASE, NULL, NULL, &error), PS_E_SYNTAX);
  cr_expect_not_null(strstr(error.message, "zero byte"));
  cr_expect_eq(scan("[\"a\0b\"]", 7, PSI_LEVEL_CASE, NULL, NULL, &error), PS_E_SYNTAX);
  cr_expect(error.line == 1 && error.column == 4);
  cr_expect_eq(scan("[]\0", 3, PSI_LEVEL_CASE, NULL, NULL, &error), PS_E_SYNTAX);
  cr_expect_eq(error.column, 3);
  cr_expect_eq(scan("\"\\\0\"", 4, PSI_LEVEL_CASE, NULL, NULL, &error), PS_E_SYNTAX);
}

Test(scan, accepts_json) {
  const char *good[] = {
      "0", "-0", "-0.0e-0", "1E+2", "1e-2", "[1e99,1e-99]", "123456789012345678901234567890",
      "0.1234567890123456789", "1e308", "-1.7976931348623157e308", "5e-324", "0e999", "0.0e-999",
      "-0e400", "true", "false", "null", " \r\n\t1\t\n\r ", "\"\"", "[]", "{}", "[ ]", "{ }",
      "[[],{}]", "\xEF\xBB\xBF{}", "{\"a\":[1,2,{\"b\":null}],\"c\":\"d\"}",
      "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\"", "\"\\ud83d\\ude00\"",
      "\"\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80\x7F\"", "{\"a\":{\"a\":{\"a\":1}},\"b\":{\"a\":1}}",
      "[{\"a\":1},{\"a\":2}]", "{\"a\":1,\"A\":2,\"aa\":3}"};
  for (size_t i = 0; i < COUNT(good); i++) {
    ps_error error = {PS_OK, 99, 99, "x", "untouched"};
    cr_expect_eq(scan_case(good[i], &error), PS_OK, "row %zu: %s", i, error.message);
    cr_expect_eq(scan_syntax(good[i]), PS_OK, "row %zu", i);
    cr_expect(error.line == 99 && strcmp(error.message, "untouched") == 0, "row %zu", i);
  }
}

/* Numbers long enough to be worked out although they have no exponent. */
Test(scan, checks_the_range_of_long_numbers) {
  char text[800];
  memset(text, '9', sizeof text);
  cr_expect_eq(scan(text, 308, PSI_LEVEL_CASE, NULL, NULL, NULL), PS_OK);
  cr_expect_eq(scan(text, 310, PSI_LEVEL_CASE, NULL, NULL, NULL), PS_E_RANGE);
  cr_expect_eq(scan(text, 310, PSI_LEVEL_SYNTAX, NULL, NULL, NULL), PS_OK);
  memset(text, '0', sizeof text);
  text[1] = '.';
  cr_expect_eq(scan(text, sizeof text, PSI_LEVEL_CASE, NULL, NULL, NULL), PS_OK, "zero");
  text[sizeof text - 1] = '1';
  cr_expect_eq(scan(text, sizeof text, PSI_LEVEL_CASE, NULL, NULL, NULL), PS_E_RANGE);
}

/* Each special byte at each offset: the eight-byte steps and their ends. */
Test(scan, finds_the_end_of_a_string_wherever_it_is) {
  char text[64];
  for (size_t length = 0; length < 40; length++) {
    ps_error error;
    memset(text, 'x', sizeof text);
    text[0] = text[length + 1] = '"';
    cr_expect_eq(scan(text, length + 2, PSI_LEVEL_CASE, NULL, NULL, &error), PS_OK);
    cr_expect_eq(scan(text, length + 1, PSI_LEVEL_CASE, NULL, NULL, &error), PS_E_SYNTAX);
    for (size_t at = 1; at <= length; at++) {
      text[at] = '\x1F';
      cr_expect_eq(scan(text, length + 2, PSI_LEVEL_CASE, NULL, NULL, &error), PS_E_SYNTAX);
      cr_expect_eq(error.column, at + 1);
      text[at] = '\x80';
      cr_expect_eq(scan(text, length + 2, PSI_LEVEL_CASE, NULL, NULL, &error), PS_E_ENCODING);
      cr_expect_eq(error.column, at + 1);
      text[at] = 'x';
    }
  }
}

/* ---- the tape ---- */

typedef struct expected_place {
  const char *text;
  size_t next;
} expected_place;

static void expect_tape(const char *text, const psi_tape *tape, size_t from,
                        const expected_place *places, size_t count) {
  cr_assert_eq(tape->count, from + count);
  for (size_t i = 0; i < count; i++) {
    const psi_place *p = &tape->items[from + i];
    cr_expect_eq(p->end - p->start, strlen(places[i].text), "place %zu", i);
    cr_expect(memcmp(text + p->start, places[i].text, p->end - p->start) == 0, "place %zu", i);
    cr_expect_eq(p->next, from + places[i].next, "place %zu: %zu", i, p->next);
  }
}

Test(scan, tape_is_in_document_order) {
  const char *text = " {\"a\" : [1, -2.5e3 ,[]], \"b\":{ } , \"c\":{\"d\":\"e\\n\"},\"f\":null} ";
  const expected_place places[] = {
      {"{\"a\" : [1, -2.5e3 ,[]], \"b\":{ } , \"c\":{\"d\":\"e\\n\"},\"f\":null}", 9},
      {"[1, -2.5e3 ,[]]", 5}, {"1", 3}, {"-2.5e3", 4}, {"[]", 5},
      {"{ }", 6}, {"{\"d\":\"e\\n\"}", 8}, {"\"e\\n\"", 8}, {"null", 9}};
  psi_tape tape = {NULL, 0, 0, 0};
  cr_assert_eq(scan(text, strlen(text), PSI_LEVEL_CASE, NULL, &tape, NULL), PS_OK);
  expect_tape(text, &tape, 0, places, COUNT(places));
  cr_expect_eq(tape.longest_number, 6);
  /* A second value is appended, with indexes of the whole tape. */
  cr_assert_eq(scan(text, strlen(text), PSI_LEVEL_SYNTAX, NULL, &tape, NULL), PS_OK);
  expect_tape(text, &tape, COUNT(places), places, COUNT(places));
  psi_tape_reset(&tape);
  cr_expect(tape.count == 0 && tape.longest_number == 0 && tape.capacity > 0);
  psi_tape_free(&tape, NULL);
  cr_expect(tape.items == NULL && tape.capacity == 0);
  psi_tape_free(&tape, NULL);
}

Test(scan, tape_of_a_scalar) {
  psi_tape tape = {NULL, 0, 0, 0};
  const expected_place places[] = {{"12345", 1}};
  cr_assert_eq(scan(" 12345", 6, PSI_LEVEL_CASE, NULL, &tape, NULL), PS_OK);
  expect_tape(" 12345", &tape, 0, places, 1);
  cr_expect_eq(tape.longest_number, 5);
  psi_tape_free(&tape, NULL);
}

/* ---- claiming ---- */

typedef struct claim_log {
  size_t offered;
  size_t items;
  psi_tape inner;
  ps_status answer;
  bool peek_behind; /* look further than the value */
  bool read_nothing;
} claim_log;

/* Claims members named "series": counts the items of their arrays. */
static ps_status claim_series(void *data, psi_scanner *s, psi_span name, bool *claimed) {
  claim_log *log = data;
  bool more = false;
  log->offered++;
  cr_expect_neq(psi_scan_text(s)[psi_scan_at(s)], ' ', "stands before the value");
  if (!psi_span_is(psi_scan_text(s), name, "series")) return log->answer;
  *claimed = true;
  if (log->read_nothing) return PS_OK;
  ps_status status = psi_scan_begin_array(s);
  if (status == PS_OK) status = psi_scan_next_item(s, &more);
  while (status == PS_OK && more) {
    log->items++;
    status = psi_scan_value(s, &log->inner);
    if (status == PS_OK) status = psi_scan_next_item(s, &more);
  }
  if (log->peek_behind) psi_scan_peek(s);
  return status;
}

static ps_status scan_claiming(const char *text, psi_tape *tape, claim_log *log, ps_error *error) {
  psi_scanner *s = open_scanner(text, PSI_LEVEL_CASE, error);
  ps_status status = psi_scan_value_claiming(s, tape, claim_series, log);
  if (status == PS_OK) status = psi_scan_end(s);
  psi_scan_close(s);
  return status;
}

Test(scan, claims_members_of_the_outermost_object) {
  const char *text = "{\"id\":\"x\",\"s\\u0065ries\": [1,{\"a\":[2]},3] ,"
                     "\"in\":{\"series\":[9]},\"z\":0}";
  const expected_place places[] = {
      {text, 7}, {"\"x\"", 2}, {"[1,{\"a\":[2]},3]", 3}, {"{\"series\":[9]}", 6}, {"[9]", 6},
      {"9", 6}, {"0", 7}};
  const expected_place inner[] = {{"1", 1}, {"{\"a\":[2]}", 4}, {"[2]", 4}, {"2", 4}, {"3", 5}};
  for (int peek = 0; peek < 2; peek++) {
    psi_tape tape = {NULL, 0, 0, 0};
    claim_log log = {0, 0, {NULL, 0, 0, 0}, PS_OK, peek == 1, false};
    cr_assert_eq(scan_claiming(text, &tape, &log, NULL), PS_OK);
    expect_tape(text, &tape, 0, places, COUNT(places));
    expect_tape(text, &log.inner, 0, inner, COUNT(inner));
    cr_expect(log.offered == 4 && log.items == 3);
    psi_tape_free(&tape, NULL);
    psi_tape_free(&log.inner, NULL);
  }
}

Test(scan, claims_without_a_tape_and_at_the_ends) {
  claim_log log = {0, 0, {NULL, 0, 0, 0}, PS_OK, false, false};
  cr_expect_eq(scan_claiming("{\"series\":[],\"a\":1}", NULL, &log, NULL), PS_OK);
  cr_expect_eq(scan_claiming("{\"a\":{},\"series\":[1]}", NULL, &log, NULL), PS_OK);
  cr_expect_eq(scan_claiming("{\"series\":[2]}", NULL, &log, NULL), PS_OK);
  cr_expect_eq(log.items, 2);
  log.offered = 0;
  cr_expect_eq(scan_claiming("{}", NULL, &log, NULL), PS_OK);
  cr_expect_eq(scan_claiming("[{\"series\":1}]", NULL, &log, NULL), PS_OK);
  cr_expect_eq(scan_claiming("1", NULL, &log, NULL), PS_OK);
  cr_expect_eq(log.offered, 0, "nothing to offer");
  psi_tape_free(&log.inner, NULL);
}

/* Claims all, and records it on the tape that it belongs to. */
static ps_status claim_on_the_same_tape(void *data, psi_scanner *s, psi_span name, bool *claimed) {
  (void)name;
  *claimed = true;
  return psi_scan_value(s, data);
}

Test(scan, claims_on_the_same_tape_are_one_place) {
  const char *text = "{\"a\":[1,2],\"b\":{\"c\":3}}";
  const expected_place places[] = {{text, 3}, {"[1,2]", 2}, {"{\"c\":3}", 3}};
  psi_tape tape = {NULL, 0, 0, 0};
  psi_scanner *s = open_scanner(text, PSI_LEVEL_CASE, NULL);
  cr_expect_eq(psi_scan_value_claiming(s, &tape, claim_on_the_same_tape, &tape), PS_OK);
  expect_tape(text, &tape, 0, places, COUNT(places));
  psi_scan_close(s);
  psi_tape_free(&tape, NULL);
}

Test(scan, claims_that_fail) {
  ps_error error;
  claim_log log = {0, 0, {NULL, 0, 0, 0}, PS_OK, false, false};
  cr_expect_eq(scan_claiming("{\"series\":[1,]}", NULL, &log, &error), PS_E_SYNTAX);
  cr_expect_eq(error.column, 13);
  cr_expect_eq(scan_claiming("{\"series\":1}", NULL, &log, &error), PS_E_SYNTAX);
  cr_expect_not_null(strstr(error.message, "an array in [ ], not '1'"));
  cr_expect_eq(scan_claiming("{\"series\":[1],\"series\":2}", NULL, &log, &error), PS_E_DUPLICATE);
  cr_expect_eq(error.column, 15);
  log.read_nothing = true;
  cr_expect_eq(scan_claiming("{\"series\":[1]}", NULL, &log, &error), PS_E_ARGUMENT);
  log.answer = PS_E_VALUE;
  cr_expect_eq(scan_claiming("{\"a\":[1]}", NULL, &log, &error), PS_E_VALUE);
  psi_tape_free(&log.inner, NULL);
}

/* ---- pull ---- */

Test(scan, pull_walks_a_document) {
  const char *text = "\xEF\xBB\xBF { \"a\" : [ 1 , \"x\" , true ] , \"b\" : { } , \"c\" : null } ";
  psi_scanner *s = open_scanner(text, PSI_LEVEL_CASE, NULL);
  psi_span span;
  bool more = false;
  cr_expect_eq(psi_scan_text(s), text);
  cr_expect_eq(psi_scan_peek(s), '{');
  cr_expect_eq(psi_scan_at(s), 4);
  cr_expect_eq(psi_scan_begin_object(s), PS_OK);
  cr_expect(psi_scan_next_member(s, &span, &more) == PS_OK && more && psi_span_is(text, span, "a"));
  cr_expect_eq(psi_scan_peek(s), '[');
  cr_expect_eq(psi_scan_begin_array(s), PS_OK);
  cr_expect(psi_scan_next_item(s, &more) == PS_OK && more && psi_scan_peek(s) == '1');
  cr_expect(psi_scan_number(s, &span) == PS_OK && span.end - span.start == 1);
  cr_expect(psi_scan_next_item(s, &more) == PS_OK && more && psi_scan_peek(s) == '"');
  cr_expect(psi_scan_string(s, &span) == PS_OK && psi_span_is(text, span, "x"));
  cr_expect(psi_scan_next_item(s, &more) == PS_OK && more && psi_scan_peek(s) == 't');
  cr_expect(psi_scan_literal(s, &span) == PS_OK && span.end - span.start == 4);
  cr_expect(psi_scan_next_item(s, &more) == PS_OK && !more);
  cr_expect(psi_scan_next_member(s, &span, &more) == PS_OK && more && psi_span_is(text, span, "b"));
  cr_expect_eq(psi_scan_begin_object(s), PS_OK);
  cr_expect(psi_scan_next_member(s, &span, &more) == PS_OK && !more);
  cr_expect(psi_scan_next_member(s, &span, &more) == PS_OK && more && psi_span_is(text, span, "c"));
  cr_expect_eq(psi_scan_value(s, NULL), PS_OK);
  cr_expect(psi_scan_next_member(s, &span, &more) == PS_OK && !more);
  cr_expect_eq(psi_scan_end(s), PS_OK);
  cr_expect_eq(psi_scan_peek(s), '\0');
  cr_expect_eq(psi_scan_at(s), strlen(text));
  psi_scan_close(s);
}

/* Reads what comes next by the pull call for `kind`. */
static ps_status pull(psi_scanner *s, char kind) {
  psi_span span;
  switch (kind) {
    case '{': return psi_scan_begin_object(s);
    case '[': return psi_scan_begin_array(s);
    case '"': return psi_scan_string(s, &span);
    case 't': return psi_scan_literal(s, &span);
    default: return psi_scan_number(s, &span);
  }
}

Test(scan, pull_refuses_other_kinds) {
  const char *texts[] = {"{}", "[]", "\"\"", "true", "12", "-1", "?", "", "]"};
  const char kinds[] = {'{', '[', '"', 't', '1'};
  for (size_t i = 0; i < COUNT(texts); i++)
    for (size_t k = 0; k < COUNT(kinds); k++) {
      ps_error error;
      psi_scanner *s = open_scanner(texts[i], PSI_LEVEL_CASE, &error);
      bool fits = texts[i][0] == kinds[k] || (i == 5 && kinds[k] == '1');
      cr_expect_eq(pull(s, kinds[k]), fits ? PS_OK : PS_E_SYNTAX, "%s as %c", texts[i], kinds[k]);
      if (!fits) cr_expect(error.line == 1 && error.column == 1);
      psi_scan_close(s);
    }
}

/* A call that does not fit what is open: no crash, an argument error. */
Test(scan, pull_out_of_turn) {
  psi_span span;
  bool more = true;
  psi_scanner *s = open_scanner("[{\"a\":1}]", PSI_LEVEL_CASE, NULL);
  cr_expect(psi_scan_next_item(s, &more) == PS_E_ARGUMENT && !more);
  cr_expect_eq(psi_scan_next_member(s, &span, &more), PS_E_ARGUMENT);
  cr_expect_eq(psi_scan_begin_array(s), PS_OK);
  cr_expect_eq(psi_scan_next_member(s, &span, &more), PS_E_ARGUMENT);
  cr_expect_eq(psi_scan_next_item(s, &more), PS_OK);
  cr_expect_eq(psi_scan_begin_object(s), PS_OK);
  cr_expect_eq(psi_scan_next_item(s, &more), PS_E_ARGUMENT);
  psi_scan_close(s);
  psi_scan_close(NULL);
}

Test(scan, fails_for_its_caller) {
  ps_error error;
  psi_scanner *s = open_scanner("[\n \"a\"]", PSI_LEVEL_CASE, &error);
  cr_expect_eq(psi_scan_fail(s, PS_E_TYPE, 3, "%s %d", "number", 7), PS_E_TYPE);
  cr_expect(error.line == 2 && error.column == 2);
  cr_expect_str_eq(error.message, "number 7");
  cr_expect_eq(psi_scan_fail(s, PS_E_TYPE, 1000, "x"), PS_E_TYPE);
  cr_expect(error.line == 2 && error.column == 6, "no place beyond the end");
  psi_scan_close(s);
}

/* ---- what strings say ---- */

static void expect_says(const char *json, const char *said, size_t length) {
  char out[64];
  psi_span span = {0, strlen(json)};
  cr_expect_eq(scan_syntax(json), PS_OK, "%s", json);
  cr_expect_eq(psi_unescape(json, span, out), length, "%s", json);
  cr_expect(memcmp(out, said, length) == 0, "%s", json);
  if (strlen(said) == length) cr_expect(psi_span_is(json, span, said), "%s", json);
}

Test(scan, unescapes) {
  expect_says("\"\"", "", 0);
  expect_says("\"plain\"", "plain", 5);
  expect_says("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t", 8);
  expect_says("\"a\\nb\\tc\"", "a\nb\tc", 5);
  expect_says("\"\\u0041\\u00e4\\u20AC\"", "A\xC3\xA4\xE2\x82\xAC", 6);
  expect_says("\"\\ud83d\\ude00\\uD83D\\uDE00\"", "\xF0\x9F\x98\x80\xF0\x9F\x98\x80", 8);
  expect_says("\"\\ud800\\udc00\\udbff\\udfff\"", "\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", 8);
  expect_says("\"x\xC3\xA4\\\\\"", "x\xC3\xA4\\", 4);
  expect_says("\"\\ud83d\"", "\xEF\xBF\xBD", 3);
  expect_says("\"\\ude00x\"", "\xEF\xBF\xBDx", 4);
  expect_says("\"\\ud83d\\ud83d\\ude00\"", "\xEF\xBF\xBD\xF0\x9F\x98\x80", 7);
  expect_says("\"\\ud83d\\n\"", "\xEF\xBF\xBD\n", 4);
  expect_says("\"a\\u0000b\"", "a\0b", 3);
}

Test(scan, span_is) {
  const char *text = "\"cause\" \"c\\u0061use\" \"a\\\\n\" \"\"";
  psi_span plain = {0, 7}, escaped = {8, 20}, backslash = {21, 27}, empty = {28, 30};
  cr_expect(psi_span_is(text, plain, "cause"));
  cr_expect(psi_span_is(text, escaped, "cause"));
  cr_expect_not(psi_span_is(text, plain, "causes"));
  cr_expect_not(psi_span_is(text, plain, "caus"));
  cr_expect_not(psi_span_is(text, plain, "Cause"));
  cr_expect_not(psi_span_is(text, plain, ""));
  cr_expect_not(psi_span_is(text, escaped, "caus"));
  cr_expect_not(psi_span_is(text, escaped, "causes"));
  cr_expect_not(psi_span_is(text, escaped, "c\\u0061use"), "as written, not as said");
  cr_expect(psi_span_is(text, backslash, "a\\n"));
  cr_expect_not(psi_span_is(text, backslash, "a\\\\n"));
  cr_expect(psi_span_is(text, empty, ""));
  cr_expect_not(psi_span_is(text, empty, "a"));
}

/* ---- duplicates ---- */

/* {"k0":0,...,"k<count-1>":0}, maybe with "k7" once more at the end, escaped. */
static char *object_of(size_t count, bool repeated) {
  char *text = malloc(count * 16 + 64), *at = text;
  cr_assert_not_null(text);
  *at++ = '{';
  for (size_t i = 0; i < count; i++) at += sprintf(at, "%s\"k%zu\":0", i == 0 ? "" : ",", i);
  strcpy(at, repeated ? ",\"k\\u0037\":1}" : "}");
  return text;
}

Test(scan, duplicates_among_any_number) {
  for (size_t count = 8; count < 100; count++) {
    ps_error error;
    char *text = object_of(count, false);
    cr_expect_eq(scan_case(text, NULL), PS_OK, "%zu members", count);
    free(text);
    text = object_of(count, true);
    cr_expect_eq(scan_case(text, &error), PS_E_DUPLICATE, "%zu members", count);
    cr_expect_eq(error.column, (size_t)(strstr(text, "\"k\\u") - text) + 1, "%zu members", count);
    free(text);
  }
}

/* Of many, the first repeated name in the text is told. */
Test(scan, tells_the_first_of_many_duplicates) {
  char text[2000], *at = text;
  ps_error error;
  *at++ = '{';
  for (int i = 0; i < 50; i++) at += sprintf(at, "\"k%d\":0,", i);
  size_t first = (size_t)(at - text);
  for (int i = 30; i > 0; i--) at += sprintf(at, "\"k%d\":0,", i);
  memcpy(at - 1, "}", 2);
  cr_expect_eq(scan_case(text, &error), PS_E_DUPLICATE);
  cr_expect_eq(error.column, first + 1);
  cr_expect_not_null(strstr(error.message, "\"k30\""));
}

#define COLLIDING 10000
#define PARTS 14 /* 2 to the 14th is more than COLLIDING */
#define NAME (16 * PARTS)

/* Finds for each part of a name two values that lead from one state of the hash to
 * one other: names made of either, part by part, all have one hash. The first eight
 * bytes are tried, the second eight follow from them, if they can stand in a string. */
static void find_colliding_parts(char parts[PARTS][2][16]) {
  uint64_t state = NAME;
  for (size_t part = 0; part < PARTS; part++) {
    char *a = parts[part][0], *b = parts[part][1];
    memset(a, 'A', 16);
    uint64_t last = psi_mix(state, psi_load_eight(a)) ^ psi_load_eight(a + 8);
    for (uint64_t n = 1;; n++) {
      for (size_t i = 0; i < 8; i++) b[i] = (char)('A' + (n >> (4 * i) & 15));
      uint64_t rest = psi_mix(state, psi_load_eight(b)) ^ last;
      memcpy(b + 8, &rest, 8);
      if (psi_skip_plain(b + 8, b + 16) == b + 16) break;
    }
    state = psi_mix(psi_mix(state, psi_load_eight(a)), psi_load_eight(a + 8));
  }
}

/* An object of COLLIDING members whose names all have one hash; returns its length. */
static size_t write_colliding(char *out) {
  char parts[PARTS][2][16], *at = out;
  uint64_t hash = 0;
  find_colliding_parts(parts);
  for (size_t n = 0; n < COLLIDING; n++) {
    *at++ = n == 0 ? '{' : ',';
    *at++ = '"';
    for (size_t part = 0; part < PARTS; part++)
      memcpy(at + 16 * part, parts[part][n >> (PARTS - 1 - part) & 1], 16);
    if (n == 0) hash = psi_name_hash(at, NAME, NAME);
    cr_assert_eq(psi_name_hash(at, NAME, NAME), hash);
    memcpy(at + NAME, "\":0", 3);
    at += NAME + 3;
  }
  *at++ = '}';
  return (size_t)(at - out);
}

/* Processor time for scanning a text. */
static double seconds_for(const char *text, size_t length, psi_level level, ps_status expected) {
  clock_t start = clock();
  cr_expect_eq(scan(text, length, level, NULL, NULL, NULL), expected);
  return (double)(clock() - start) / CLOCKS_PER_SEC;
}

/* Sorting them takes about ten times as long as reading them; comparing all with
 * all, several hundred times. */
Test(scan, many_colliding_names_are_fast, .timeout = 120) {
  char *text = malloc((COLLIDING + 1) * (NAME + 8));
  cr_assert_not_null(text);
  size_t length = write_colliding(text), longer = length + NAME + 5;
  double reading = seconds_for(text, length, PSI_LEVEL_SYNTAX, PS_OK);
  double limit = 40 * reading + 0.1;
  double comparing = seconds_for(text, length, PSI_LEVEL_CASE, PS_OK);
  cr_expect_lt(comparing, limit, "%f s, reading alone %f s", comparing, reading);
  text[length - 1] = ',';
  memcpy(text + length, text + 1, NAME + 4); /* the first name again, "...":0 */
  text[longer - 1] = '}';
  comparing = seconds_for(text, longer, PSI_LEVEL_CASE, PS_E_DUPLICATE);
  cr_expect_lt(comparing, limit, "%f s, reading alone %f s", comparing, reading);
  free(text);
}

/* ---- limits, cancelling, memory ---- */

static void expect_limit(const char *text, const ps_settings *settings, ps_status status,
                         const char *message) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  const size_t length = strlen(text);
  cr_expect_eq(scan(text, length, PSI_LEVEL_CASE, settings, NULL, &error), status, "%s", text);
  cr_expect_eq(scan(text, length, PSI_LEVEL_CASE, settings, NULL, NULL), status, "%s", text);
  if (status == PS_OK) return;
  cr_expect_not_null(strstr(error.message, message), "%s", error.message);
  cr_expect_not_null(strstr(error.message, "can be raised"), "%s", error.message);
  cr_expect_not_null(strstr(error.message, "ps_limits"), "%s", error.message);
  cr_expect_geq(error.line, 1);
}

Test(scan, limit_of_bytes) {
  ps_settings settings = PS_SETTINGS_INIT;
  settings.limits.bytes = 4;
  expect_limit("[12]", &settings, PS_OK, "");
  expect_limit("[123]", &settings, PS_E_LIMIT, "limit of 4 bytes");
  /* Whatever call comes first fails so. */
  ps_settings resolved = psi_settings(&settings);
  psi_scanner *s = psi_scan_open("[123]", 5, PSI_LEVEL_CASE, &resolved, NULL);
  cr_expect_eq(psi_scan_peek(s), '\0');
  cr_expect_eq(psi_scan_begin_array(s), PS_E_LIMIT);
  cr_expect_eq(psi_scan_end(s), PS_E_LIMIT);
  cr_expect_eq(psi_scan_fail(s, PS_E_TYPE, 0, "A case is an object."), PS_E_LIMIT);
  psi_scan_close(s);
}

Test(scan, limit_of_depth) {
  ps_settings settings = PS_SETTINGS_INIT;
  bool more = false;
  settings.limits.depth = 3;
  expect_limit("[[[1],{}],{\"a\":[]}]", &settings, PS_OK, "");
  expect_limit("[[[[]]]]", &settings, PS_E_LIMIT, "limit of 3");
  expect_limit("[[{\"a\":{}}]]", &settings, PS_E_LIMIT, "limit of 3");
  /* What is open by pull counts. */
  ps_settings resolved = psi_settings(&settings);
  ps_error error;
  psi_scanner *s = psi_scan_open("[[[[]]]]", 8, PSI_LEVEL_CASE, &resolved, &error);
  cr_expect_eq(psi_scan_begin_array(s), PS_OK);
  cr_expect_eq(psi_scan_next_item(s, &more), PS_OK);
  cr_expect_eq(psi_scan_value(s, NULL), PS_E_LIMIT);
  cr_expect_eq(error.column, 4);
  psi_scan_close(s);
}

Test(scan, limit_of_elements) {
  ps_settings settings = PS_SETTINGS_INIT;
  settings.limits.elements = 4;
  expect_limit("[1,{\"a\":2}]", &settings, PS_OK, "");
  expect_limit("[1,{\"a\":2},3]", &settings, PS_E_LIMIT, "limit of 4");
  expect_limit("[[],[],[],[]]", &settings, PS_E_LIMIT, "limit of 4");
}

Test(scan, limit_of_text) {
  ps_settings settings = PS_SETTINGS_INIT;
  settings.limits.text = 4;
  expect_limit("[\"1234\"]", &settings, PS_OK, "");
  expect_limit("[\"12345\"]", &settings, PS_E_LIMIT, "limit of 4");
  expect_limit("{\"12345\":1}", &settings, PS_E_LIMIT, "limit of 4");
  /* Bytes of what it says, not of its escapes. */
  expect_limit("[\"\\n\\u0041\\u00e4\"]", &settings, PS_OK, "");
  expect_limit("[\"\\ud83d\\ude00\"]", &settings, PS_OK, "");
  expect_limit("[\"\\ud83d\\ude00x\"]", &settings, PS_E_LIMIT, "limit of 4");
}

typedef struct progress_log {
  size_t calls;
  size_t cancel_at; /* the call that says no; 0 for none */
  double last;
} progress_log;

static bool log_progress(void *data, double done) {
  progress_log *log = data;
  log->calls++;
  cr_expect(done > log->last && done <= 1);
  log->last = done;
  return log->calls != log->cancel_at;
}

/* An array of short texts, about `length` bytes. */
static char *long_array(size_t length) {
  char *text = malloc(length + 16);
  cr_assert_not_null(text);
  for (size_t i = 0; i < length / 16; i++) memcpy(text + 16 * i, "\"abcdefghijklm\",", 16);
  text[0] = '[';
  text[1] = '"';
  memcpy(text + length / 16 * 16 - 1, "]", 2);
  return text;
}

Test(scan, progress_and_cancel) {
  char *text = long_array((size_t)5 << 20);
  ps_settings settings = PS_SETTINGS_INIT;
  progress_log log = {0, 0, 0};
  ps_error error;
  settings.progress = log_progress;
  settings.progress_data = &log;
  cr_expect_eq(scan(text, strlen(text), PSI_LEVEL_CASE, &settings, NULL, &error), PS_OK);
  cr_expect(log.calls >= 4 && log.calls <= 5, "%zu calls", log.calls);
  log.calls = 0;
  log.last = 0;
  log.cancel_at = 2;
  cr_expect_eq(scan(text, strlen(text), PSI_LEVEL_CASE, &settings, NULL, &error), PS_E_CANCELLED);
  cr_expect_eq(log.calls, 2);
  cr_expect(error.status == PS_E_CANCELLED && error.line == 1 && error.column > 1);
  log.calls = 0;
  log.last = 0;
  cr_expect_eq(ps_syntax_check(text, strlen(text), &settings, NULL), PS_E_CANCELLED);
  free(text);
}

typedef struct failing_memory {
  size_t calls;   /* allocations and growths asked for */
  size_t fail_at; /* the one that gets nothing; 0 for none */
  size_t held;    /* bytes */
} failing_memory;

static void *fail_or_resize(void *ctx, void *block, size_t old_size, size_t new_size) {
  failing_memory *m = ctx;
  if (new_size == 0) {
    free(block);
    m->held -= old_size;
    return NULL;
  }
  if (++m->calls == m->fail_at) return NULL;
  void *resized = realloc(block, new_size);
  if (resized != NULL) m->held = m->held - old_size + new_size;
  return resized;
}

Test(scan, every_allocation_may_fail) {
  char *text = object_of(100, false);
  ps_settings settings = PS_SETTINGS_INIT;
  failing_memory memory = {0, 0, 0};
  ps_status status = PS_E_MEMORY;
  settings.allocator.resize = fail_or_resize;
  settings.allocator.ctx = &memory;
  for (size_t n = 1; status == PS_E_MEMORY; n++) {
    psi_tape tape = {NULL, 0, 0, 0};
    ps_error error = {PS_OK, 0, 0, "", ""};
    memory.calls = 0;
    memory.fail_at = n;
    status = scan(text, strlen(text), PSI_LEVEL_CASE, &settings, &tape, &error);
    cr_expect_eq(status, memory.calls < n ? PS_OK : PS_E_MEMORY, "allocation %zu", n);
    cr_expect_eq(error.status, status);
    psi_tape_free(&tape, &settings.allocator);
    cr_expect_eq(memory.held, 0, "allocation %zu", n);
  }
  cr_expect_eq(status, PS_OK);
  cr_expect_geq(memory.calls, 10, "names and tape grew");
  memory.calls = 0;
  memory.fail_at = 1;
  cr_expect_eq(ps_syntax_check("1", 1, &settings, NULL), PS_E_MEMORY);
  free(text);
}

/* ---- ps_syntax_check ---- */

Test(syntax, arguments) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  cr_expect_eq(ps_syntax_check(NULL, 0, NULL, &error), PS_E_ARGUMENT);
  cr_expect_eq(error.status, PS_E_ARGUMENT);
  cr_expect_eq(ps_syntax_check(NULL, 5, NULL, NULL), PS_E_ARGUMENT);
  cr_expect_eq(ps_syntax_check("[1]", 3, NULL, NULL), PS_OK);
  cr_expect_eq(ps_syntax_check("[1]", 2, NULL, &error), PS_E_SYNTAX);
  cr_expect(error.line == 1 && error.column == 3);
  const char *json = "{\"a\":1e999,\"a\":\"\\u0000\\ud800\"}";
  cr_expect_eq(ps_syntax_check(json, strlen(json), NULL, NULL), PS_OK);
}

/* Checks arrays nested to a depth. */
static ps_status check_nested(size_t depth, const ps_settings *settings, ps_error *error) {
  char text[2000];
  memset(text, '[', depth);
  memset(text + depth, ']', depth);
  return ps_syntax_check(text, 2 * depth, settings, error);
}

Test(syntax, depth) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_settings settings = PS_SETTINGS_INIT;
  cr_expect_eq(check_nested(512, NULL, &error), PS_OK);
  cr_expect_eq(check_nested(512, &settings, &error), PS_OK);
  cr_expect_eq(check_nested(513, NULL, &error), PS_E_LIMIT);
  cr_expect_eq(error.column, 513);
  cr_expect_not_null(strstr(error.message, "over 512, the most"), "%s", error.message);
  settings.limits.depth = 1000;
  cr_expect_eq(check_nested(513, &settings, &error), PS_E_LIMIT);
  settings.limits.depth = 2;
  cr_expect_eq(check_nested(2, &settings, &error), PS_OK);
  cr_expect_eq(check_nested(3, &settings, &error), PS_E_LIMIT);
  settings.size = 0; /* nothing of it is known, so nothing is asked for */
  cr_expect_eq(check_nested(512, &settings, &error), PS_OK);
}
