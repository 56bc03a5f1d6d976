/* lib/exchange/read*.c: great and small numbers, long texts, many points, limits,
 * cancelling, and texts that end too early. */
#include "counting.h"
#include "full_case.h"
#include "quoted.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- numbers ---- */

static double desired(const char *number) {
  char text[1200];
  snprintf(text, sizeof text, "{'gaps':[{'desired':%s}]}", number);
  ps_case *c = quoted_case(text);
  const ps_gap *g = ps_at(c, PS_GAP, 0);
  cr_assert(g->desired.set);
  double value = g->desired.value;
  ps_case_free(c);
  return value;
}

static int64_t size_of(const char *number) {
  char text[1200];
  snprintf(text, sizeof text, "{'gaps':[{'population_size':%s}]}", number);
  ps_case *c = quoted_case(text);
  const ps_gap *g = ps_at(c, PS_GAP, 0);
  cr_assert(g->population_size.set);
  int64_t value = g->population_size.value;
  ps_case_free(c);
  return value;
}

Test(read_limits, numbers_at_the_edges) {
  cr_expect_eq(desired("9007199254740992"), 9007199254740992.0);
  cr_expect_eq(desired("9007199254740993.0"), 9007199254740992.0, "rounded, as written");
  cr_expect_eq(desired("1.7976931348623157e308"), DBL_MAX);
  cr_expect_eq(desired("-5e-324"), -4.9406564584124654e-324);
  cr_expect_eq(desired("1e22"), 1e22);
  cr_expect(signbit(desired("-0")) && signbit(desired("-0.0e5")));
  cr_expect_eq(size_of("9007199254740993"), INT64_C(9007199254740993));
  cr_expect_eq(size_of("9223372036854775807"), INT64_MAX);
  cr_expect_eq(size_of("-9223372036854775808"), INT64_MIN);
  cr_expect_eq(size_of("9223372036854775807.000"), INT64_MAX);
  cr_expect_eq(size_of("-0"), 0);
}

/* cJSON's buffer for a number holds 63 bytes: none may be cut there. */
Test(read_limits, numbers_longer_than_63_bytes) {
  char number[1100];
  for (int digits = 50; digits <= 1000; digits += 25) {
    memset(number, 0, sizeof number);
    snprintf(number, sizeof number, "0.%0*d", digits, 0);
    strcat(number, "5");
    snprintf(number + strlen(number), 32, "e%d", digits);
    cr_expect_eq(desired(number), 0.5, "%d zeros", digits);
    snprintf(number, sizeof number, "7%0*de-%d", digits, 0, digits);
    cr_expect_eq(size_of(number), 7, "%d zeros", digits);
  }
  cr_expect_eq(
      desired("0.1000000000000000055511151231257827021181583404541015625000000000000000000"), 0.1);
  cr_expect_eq(desired("3.14159265358979323846264338327950288419716939937510582097494459230781640"),
               3.141592653589793);
}

/* ---- long ---- */

Test(read_limits, an_id_of_ten_thousand_characters) {
  enum { LENGTH = 10000 };
  char *id = malloc(2 * LENGTH + 1), *text = malloc(2 * LENGTH + 64);
  cr_assert(id != NULL && text != NULL);
  for (int i = 0; i < LENGTH; i++) memcpy(id + 2 * i, i % 7 == 0 ? "\xC3\xA9" : "xy", 2);
  id[2 * LENGTH] = '\0';
  sprintf(text, "{\"causes\":[{\"id\":\"%s\"}]}", id);
  ps_case *c = ps_case_parse(text, strlen(text), NULL, NULL);
  cr_assert_not_null(c);
  cr_expect_not_null(ps_find(c, PS_CAUSE, id));
  char *out = ps_json_text(c, NULL, NULL, NULL, NULL);
  cr_expect_not_null(strstr(out, id));
  ps_text_free(out, NULL);
  ps_case_free(c);
  free(text);
  free(id);
}

static char *many_points(size_t count, size_t *length) {
  char *text = malloc(count * 64 + 64);
  cr_assert_not_null(text);
  size_t at = (size_t)sprintf(text, "{\"measures\":[{\"id\":\"m\",\"series\":[");
  for (size_t i = 0; i < count; i++)
    at +=
        (size_t)sprintf(text + at, "%s{\"on\":\"2024-01-%02zu\",\"value\":%zu,\"group\":\"g%zu\"}",
                        i == 0 ? "" : ",", 1 + i % 31, i, i / 5000);
  *length = at + (size_t)sprintf(text + at, "]}]}");
  return text;
}

Test(read_limits, a_series_of_twenty_thousand_points) {
  size_t length;
  char *text = many_points(20000, &length);
  ps_case *c = ps_case_parse(text, length, NULL, NULL);
  cr_assert_not_null(c);
  const ps_series *s = &((const ps_measure *)ps_find(c, PS_MEASURE, "m"))->series;
  cr_assert_eq(s->count, 20000);
  for (size_t i = 0; i < s->count; i++)
    cr_assert(s->value[i] == (double)i && s->on[i] == (ps_date)(20240101 + i % 31), "point %zu", i);
  cr_expect_str_eq(s->group[19999], "g3");
  cr_expect_eq(s->group[15000], s->group[19999], "a group's name is kept once");
  ps_case_free(c);
  free(text);
}

/* ---- ends of lines, byte order marks ---- */

Test(read_limits, line_ends_and_byte_order_marks) {
  ps_case *c = quoted_case("\xEF\xBB\xBF{\r\n'id':'x',\r\n'zz':[1,\r\n2]\r\n}\r\n");
  cr_expect_str_eq(c->object.extensions->items[0].text, "[1,\r\n2]", "kept as it was");
  ps_case_free(c);
  ps_error e;
  static const char crlf[] = "\xEF\xBB\xBF{\r\n\"id\":\r\n 7}";
  cr_expect_null(ps_case_parse(crlf, sizeof crlf - 1, NULL, &e));
  cr_expect(e.line == 3 && e.column == 2, "%zu:%zu", e.line, e.column);
  static const char marked[] = "\xEF\xBB\xBF{\"id\":7}";
  cr_expect_null(ps_case_parse(marked, sizeof marked - 1, NULL, &e));
  cr_expect(e.line == 1 && e.column == 7, "the mark is no character: %zu", e.column);
  static const char twice[] = "\xEF\xBB\xBF\xEF\xBB\xBF{}";
  cr_expect_null(ps_case_parse(twice, sizeof twice - 1, NULL, &e));
  cr_expect_eq(e.status, PS_E_SYNTAX);
}

/* ---- limits ---- */

static ps_status parse_within(const char *written, ps_limits limits, ps_error *e) {
  quoted q = quoted_make(written);
  ps_settings settings = PS_SETTINGS_INIT;
  settings.limits = limits;
  ps_case *c = ps_case_parse(q.text, q.length, &settings, e);
  ps_case_free(c);
  return c == NULL ? e->status : PS_OK;
}

/* 5 deep, 8 values (lists and objects count), texts of up to 11 bytes. */
static const char limited[] =
    "{'measures':[{'id':'m','zz':[['\xC3\xA9t\xC3\xA9 \xC3\xA9t\xC3\xA9'],1]}]}";

Test(read_limits, each_limit_to_the_last) {
  ps_error e;
  size_t bytes = sizeof limited - 1;
  const ps_limits enough = {bytes, 5, 8, 11}, none = {0, 0, 0, 0};
  cr_expect_eq(parse_within(limited, enough, &e), PS_OK, "%s", e.message);
  cr_expect_eq(parse_within(limited, none, &e), PS_OK);
  for (int i = 0; i < 4; i++) {
    ps_limits less = enough;
    size_t *const members[] = {&less.bytes, &less.depth, &less.elements, &less.text};
    *members[i] -= 1;
    cr_expect_eq(parse_within(limited, less, &e), PS_E_LIMIT, "limit %d", i);
    cr_expect(e.line == 1 && e.column >= 1 && strlen(e.message) > 10, "limit %d", i);
  }
}

Test(read_limits, points_count_as_values) {
  ps_error e;
  ps_limits limits = {0, 0, 7, 0};
  const char *text = "{'measures':[{'series':[{'on':'2024-01-01','value':1}]}]}";
  cr_expect_eq(parse_within(text, limits, &e), PS_OK, "%s", e.message);
  limits.elements = 6;
  cr_expect_eq(parse_within(text, limits, &e), PS_E_LIMIT);
}

Test(read_limits, depth_has_an_end) {
  char text[1400] = "{\"zz\":";
  ps_settings settings = PS_SETTINGS_INIT;
  ps_error e;
  for (size_t depth = 511; depth <= 512; depth++) { /* and the case itself */
    memset(text + 6, '[', depth);
    memset(text + 6 + depth, ']', depth);
    strcpy(text + 6 + 2 * depth, "}");
    settings.limits.depth = 1000000;
    ps_case *c = ps_case_parse(text, strlen(text), &settings, &e);
    cr_expect_eq(c != NULL, depth == 511);
    ps_case_free(c);
    cr_expect_null(ps_case_parse(text, strlen(text), NULL, &e), "64 by default");
    cr_expect_eq(e.status, PS_E_LIMIT);
  }
}

/* A caller of an older version knows fewer members: the others are not read. */
Test(read_limits, settings_of_an_older_size) {
  ps_settings settings = PS_SETTINGS_INIT;
  ps_error e;
  settings.limits.bytes = 1;
  settings.size = offsetof(ps_settings, limits);
  ps_case *c = ps_case_parse("{}", 2, &settings, &e);
  cr_expect_not_null(c);
  ps_case_free(c);
}

/* ---- cancelling ---- */

typedef struct listener {
  int calls, most;
  double last;
  bool sound;
} listener;

static bool listen(void *data, double done) {
  listener *l = data;
  l->sound = l->sound && done >= l->last && done >= 0 && done <= 1;
  l->last = done;
  return ++l->calls < l->most;
}

Test(read_limits, progress_is_told_and_cancels) {
  size_t length;
  char *text = many_points(100000, &length);
  counting memory = COUNTING_INIT;
  ps_settings settings = counting_settings(&memory);
  listener l = {0, 1000, 0, true};
  ps_error e = {PS_OK, 0, 0, "", ""};
  settings.progress = listen;
  settings.progress_data = &l;
  ps_case *c = ps_case_parse(text, length, &settings, &e);
  cr_assert_not_null(c);
  cr_expect(l.sound && l.calls >= 3, "%d calls", l.calls);
  ps_case_free(c);
  for (int most = 1; most <= 3; most++) {
    l = (listener){0, most, 0, true};
    cr_expect_null(ps_case_parse(text, length, &settings, &e));
    cr_expect_eq(e.status, PS_E_CANCELLED);
    cr_expect_eq(l.calls, most, "it is not called again");
    cr_expect(e.line == 1 && strncmp(e.path, "measures[0].series[", 19) == 0, "%s", e.path);
  }
  cr_expect(memory.blocks == 0 && !memory.lied);
  free(text);
}

/* ---- arguments, and texts that end too early ---- */

Test(read_limits, null_arguments) {
  ps_error e = {PS_OK, 0, 0, "", ""};
  cr_expect_null(ps_case_parse(NULL, 5, NULL, &e));
  cr_expect_eq(e.status, PS_E_ARGUMENT);
  cr_expect_null(ps_case_parse(NULL, 0, NULL, NULL));
  cr_expect_null(ps_case_load(NULL, NULL, &e));
  cr_expect_eq(e.status, PS_E_ARGUMENT);
}

Test(read_limits, every_beginning_of_a_case_is_refused) {
  ps_json_options options = PS_JSON_OPTIONS_INIT;
  options.indent = 1;
  ps_case *c = full_case(NULL);
  size_t length = 0;
  char *text = ps_json_text(c, &options, &length, NULL, NULL);
  cr_assert_not_null(text);
  for (size_t n = 0; n < length; n++) {
    char *beginning = malloc(n + 1); /* of just that size, so that reading on is seen */
    cr_assert_not_null(beginning);
    memcpy(beginning, text, n);
    ps_error e = {PS_OK, 0, 0, "", ""};
    cr_assert_null(ps_case_parse(beginning, n, NULL, &e), "%zu bytes of %zu", n, length);
    cr_assert(e.status == PS_E_SYNTAX || e.status == PS_E_ENCODING, "%zu: %s", n, e.message);
    cr_assert(e.line > 0 && e.column > 0);
    free(beginning);
  }
  ps_text_free(text, NULL);
  ps_case_free(c);
}
