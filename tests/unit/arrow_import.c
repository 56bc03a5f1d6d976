/* ps_import_frame(): every type of column. */
#include "arrow_importing.h"

#include <math.h>

Test(arrow_import, plain) {
  table t;
  plain(&t);
  ps_case *c = taken(&t, NULL, 4);
  const ps_series *s = series_of(c, "m");
  cr_assert(s->count == 4 && s->given);
  cr_expect(s->on[0] == 20170101 && s->on[3] == 20170104);
  cr_expect(s->value[0] == 1 && s->value[1] == 2.5 && s->value[2] == -3 && s->value[3] == 4);
  cr_expect(isnan(s->numerator[0]) && isnan(s->denominator[3]));
  cr_expect_str_eq(s->group[1], "b");
  cr_expect_eq(s->group[0], s->group[2], "one text for one group");
  ps_case_free(c);
}

/* ---- types ---- */

#define WHOLE(format, type, ...)                                                                   \
  do {                                                                                             \
    static const type whole[] = {__VA_ARGS__};                                                     \
    plain(&t);                                                                                     \
    t.schema.n_children = 1;                                                                       \
    table_column(&t, "value", format, 2, NULL, whole);                                             \
    ps_case *c = taken(&t, NULL, 4);                                                               \
    for (int i = 0; i < 4; i++)                                                                    \
      cr_expect_eq(series_of(c, "m")->value[i], (double)whole[i], "%s %d", format, i);             \
    ps_case_free(c);                                                                               \
  } while (0)

Test(arrow_import, numbers) {
  table t;
  WHOLE("c", int8_t, 1, -128, 127, 0);
  WHOLE("C", uint8_t, 1, 128, 255, 0);
  WHOLE("s", int16_t, 1, -32768, 32767, 0);
  WHOLE("S", uint16_t, 1, 32768, 65535, 0);
  WHOLE("i", int32_t, 1, INT32_MIN, INT32_MAX, 0);
  WHOLE("I", uint32_t, 1, 0x80000000u, UINT32_MAX, 0);
  WHOLE("l", int64_t, 9007199254740992, -9007199254740992, INT64_MIN, 9007199254740994);
  WHOLE("L", uint64_t, 9007199254740992, UINT64_C(1) << 63, 18446744073709549568u, 0);
  WHOLE("f", float, 0.1f, -1e30f, 1e-40f, 0);
  static const double tenth = 0.1f;
  cr_expect_neq(tenth, 0.1);
}

Test(arrow_import, inexact_numbers) {
  static const int64_t over[] = {1, 2, 9007199254740993, 4}, under[] = {1, -9007199254740993, 0, 0},
                       most[] = {INT64_MAX, 0, 0, 0};
  static const uint64_t huge[] = {1, 2, 3, UINT64_MAX};
  static const double infinite[] = {1, -INFINITY, 3, 4};
  static const float short_infinite[] = {1, 2, 3, INFINITY};
  const struct {
    const char *format;
    const void *values;
    ps_status status;
    size_t row;
    const char *part;
  } cases[] = {
      {"l", over, PS_E_RANGE, 3, "9007199254740993 (column \"value\")"},
      {"l", under, PS_E_RANGE, 2, "-9007199254740993"},
      {"l", most, PS_E_RANGE, 1, "9223372036854775807"},
      {"L", huge, PS_E_RANGE, 4, "18446744073709551615"},
      {"g", infinite, PS_E_VALUE, 2, "infinite"},
      {"f", short_infinite, PS_E_VALUE, 4, "infinite"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    table t;
    plain(&t);
    t.schema.n_children = 1;
    table_column(&t, "value", cases[i].format, 2, NULL, cases[i].values);
    refused(&t, NULL, cases[i].status, cases[i].row, cases[i].part);
  }
}

/* The days of a column of dates; four rows. */
static void gives_days(const char *format, int buffers, const void *a, const void *b,
                       const ps_date expected[4]) {
  table t;
  table_open(&t, 4);
  table_column(&t, "date", format, buffers, NULL, a, b);
  table_column(&t, "value", "g", 2, NULL, values);
  ps_case *c = taken(&t, NULL, 4);
  for (int i = 0; i < 4; i++)
    cr_expect_eq(series_of(c, "m")->on[i], expected[i], "%s %d: %d", format, i,
                 (int)series_of(c, "m")->on[i]);
  ps_case_free(c);
}

Test(arrow_import, dates) {
  static const int32_t day[] = {0, -1, 2932896, -719162};
  static const ps_date ends[] = {19700101, 19691231, 99991231, 10101};
  gives_days("tdD", 2, day, NULL, ends);
  static const int64_t milli[] = {0, -1, 172799999, 172800000};
  static const int64_t as_seconds[] = {0, -1, 172799, 172800};
  static const ps_date at_seconds[] = {19700101, 19691231, 19700102, 19700103};
  static const int64_t micro[] = {0, -86400000001, -1, 172799999999};
  static const int64_t nano[] = {0, -86400000000001, -1, 172799999999999};
  static const ps_date near_1[] = {19700101, 19691230, 19691231, 19700102};
  gives_days("tss:", 2, as_seconds, NULL, at_seconds);
  gives_days("tsu:UTC", 2, micro, NULL, near_1);
  gives_days("tsn:Etc/UTC", 2, nano, NULL, near_1);
  gives_days("tdm", 2, milli, NULL, at_seconds);
}

Test(arrow_import, zones) {
  /* Midnight east of Greenwich is the day before in UTC: the day meant is the one written. */
  static const int64_t midnight[] = {1483221600, 1483308000, 1483394400, 1483480800};
  static const ps_date east[] = {20170101, 20170102, 20170103, 20170104};
  static const ps_date utc[] = {20161231, 20170101, 20170102, 20170103};
  gives_days("tss:+02:00", 2, midnight, NULL, east);
  gives_days("tss:+0200", 2, midnight, NULL, east);
  gives_days("tss:+02", 2, midnight, NULL, east);
  gives_days("tss:-05:30", 2, midnight, NULL, utc);
  gives_days("tss:", 2, midnight, NULL, utc);
  gives_days("tss:Z", 2, midnight, NULL, utc);
  static const char *const unknown[] = {"tss:Europe/Vienna", "tss:+2", "tss:+02:60", "tss:+25:00",
                                        "tss:02:00", "tss:+02:00:00", "tss:CET"};
  for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
    table t;
    table_open(&t, 4);
    table_column(&t, "date", unknown[i], 2, NULL, midnight);
    table_column(&t, "value", "g", 2, NULL, values);
    refused(&t, NULL, PS_E_TYPE, 0, "without a table of zones");
  }
}

Test(arrow_import, no_days) {
  static const int32_t late[] = {1, 2, 2932897, 3}, early[] = {1, -719163, 2, 3};
  static const int64_t long_ago[] = {0, 86400000000000, 172800000000000, INT64_MIN};
  static const int64_t never[] = {1, 86400, 172800, INT64_MIN}, ever[] = {INT64_MAX, 1, 2, 3};
  const struct {
    const char *format;
    const void *values;
    size_t row;
    const char *part;
  } cases[] = {{"tdD", late, 3, "\"2932897\" is no day"},
               {"tdD", early, 2, "no day"},
               {"tsn:", long_ago, 0, ""},
               {"tss:-12:00", never, 4, "no day"},
               {"tss:+12:00", ever, 1, "no day"}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    table t;
    plain(&t);
    t.schema.n_children = 0;
    table_column(&t, "date", cases[i].format, 2, NULL, cases[i].values);
    table_all(&t, 3);
    if (cases[i].row > 0)
      refused(&t, NULL, PS_E_VALUE, cases[i].row, cases[i].part);
    else
      ps_case_free(taken(&t, NULL, 4)); /* 1677-09-21, the first day of nanoseconds */
  }
}

Test(arrow_import, date_texts) {
  static const ps_date expected[] = {20170301, 20170401, 20180101, 20190501};
  static const char text[] = "2017-03-012017-04 2018 2019-05-01T10:00";
  static const int32_t ends[] = {0, 10, 17, 23, 39};
  static const int64_t large[] = {0, 10, 17, 23, 39};
  gives_days("u", 3, ends, text, expected);
  gives_days("U", 3, large, text, expected);
  static const int16_t years[] = {2017, 2018, 1847, 9999};
  static const ps_date of_years[] = {20170101, 20180101, 18470101, 99990101};
  gives_days("s", 2, years, NULL, of_years);
  static const char *const bad[] = {"20170301", "2017-02-29", "3/1/2017"};
  for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
    const int32_t end[] = {0, (int32_t)strlen(bad[i])};
    table t;
    table_open(&t, 1);
    table_column(&t, "date", "u", 3, NULL, end, bad[i]);
    table_column(&t, "value", "g", 2, NULL, values);
    refused(&t, NULL, PS_E_VALUE, 1, bad[i]);
  }
}

/* The groups of a column; NULL for none. */
static void gives_groups(table *t, const char *const expected[4]) {
  ps_case *c = taken(t, NULL, 4);
  for (int i = 0; i < 4; i++) {
    const char *group = series_of(c, "m")->group[i];
    cr_expect(expected[i] == NULL ? group == NULL : group != NULL && strcmp(group, expected[i]) == 0,
              "%d: %s, not %s", i, group == NULL ? "none" : group,
              expected[i] == NULL ? "none" : expected[i]);
  }
  ps_case_free(c);
}

static void begin_groups(table *t) {
  plain(t);
  t->schema.n_children = 2;
}

static void put_view(unsigned char view[16], int32_t length, const char *text, int32_t index,
                     int32_t offset) {
  memcpy(view, &length, 4);
  if (length <= 12) {
    memcpy(view + 4, text, (size_t)length);
    return;
  }
  memcpy(view + 4, text, 4);
  memcpy(view + 8, &index, 4);
  memcpy(view + 12, &offset, 4);
}

Test(arrow_import, groups) {
  table t;
  static const char long_one[] = "0123456789abcdef the longest of all";
  static const char *const plain_groups[] = {"a", "b", NULL, "a b"};
  static const char text[] = "a b   a b";
  static const int64_t large[] = {0, 1, 3, 6, 9};
  begin_groups(&t); /* spaces around do not count, and nothing but them is nothing */
  table_column(&t, "group", "U", 3, NULL, large, text);
  gives_groups(&t, plain_groups);

  static unsigned char views[64];
  const void *const more = long_one;
  static const int64_t sizes[] = {sizeof long_one - 1};
  put_view(views, 1, "a", 0, 0);
  put_view(views + 16, 12, "twelve bytes", 0, 0);
  put_view(views + 32, 0, "", 0, 0);
  put_view(views + 48, (int32_t)sizeof long_one - 1 - 4, long_one + 4, 0, 4);
  static const char *const view_groups[] = {"a", "twelve bytes", NULL, long_one + 4};
  begin_groups(&t);
  table_column(&t, "group", "vu", 4, NULL, views, more, sizes);
  gives_groups(&t, view_groups);

  static const int64_t sites[] = {17, -1, 0, 17};
  static const char *const site_groups[] = {"17", "-1", "0", "17"};
  begin_groups(&t);
  table_column(&t, "group", "l", 2, NULL, sites);
  gives_groups(&t, site_groups);
  static const uint64_t large_sites[] = {UINT64_MAX, 1, 2, 3};
  static const char *const large_site_groups[] = {"18446744073709551615", "1", "2", "3"};
  begin_groups(&t);
  table_column(&t, "group", "L", 2, NULL, large_sites);
  gives_groups(&t, large_site_groups);

  static const char *const none[] = {NULL, NULL, NULL, NULL};
  begin_groups(&t);
  table_column(&t, "group", "n", 0);
  gives_groups(&t, none);
}

Test(arrow_import, dictionaries) {
  table t;
  static const int8_t codes[] = {1, 0, 2, 1};
  static const unsigned char there = 0x0B; /* all but the third */
  static const int32_t ends[] = {0, 5, 10, 10};
  static const char *const groups[] = {"south", "north", NULL, "south"};
  begin_groups(&t);
  table_column(&t, "group", "c", 2, &there, codes);
  table_dictionary(&t, "u", 3, 3, NULL, ends, "northsouth");
  gives_groups(&t, groups);
  /* One longer than the batch is read as it is needed. */
  static const int32_t many[] = {0, 5, 10, 10, 11, 12, 13};
  begin_groups(&t);
  table_column(&t, "group", "c", 2, &there, codes);
  table_dictionary(&t, "u", 6, 3, NULL, many, "northsouthxyz");
  gives_groups(&t, groups);
  /* A value of the dictionary may be null as well. */
  static const unsigned char second = 2;
  static const char *const second_only[] = {"south", NULL, NULL, "south"};
  begin_groups(&t);
  table_column(&t, "group", "c", 2, NULL, codes);
  table_dictionary(&t, "u", 3, 3, &second, ends, "northsouth");
  gives_groups(&t, second_only);

  static const uint16_t day_codes[] = {3, 2, 1, 0};
  plain(&t);
  t.schema.n_children = 0;
  table_column(&t, "date", "S", 2, NULL, day_codes);
  table_dictionary(&t, "tdD", 4, 2, NULL, days);
  table_column(&t, "value", "S", 2, NULL, day_codes);
  table_dictionary(&t, "g", 4, 2, NULL, values);
  table_all(&t, 3);
  ps_case *c = taken(&t, NULL, 4);
  cr_expect(series_of(c, "m")->on[0] == 20170104 && series_of(c, "m")->value[0] == 4);
  cr_expect(series_of(c, "m")->on[3] == 20170101 && series_of(c, "m")->value[3] == 1);
  ps_case_free(c);

  static const int8_t wrong[] = {0, 3, 0, 0}, below[] = {0, 0, -1, 0};
  begin_groups(&t);
  table_column(&t, "group", "c", 2, NULL, wrong);
  table_dictionary(&t, "u", 3, 3, NULL, ends, "northsouth");
  refused(&t, NULL, PS_E_VALUE, 2, "a code that its dictionary has not");
  begin_groups(&t);
  table_column(&t, "group", "c", 2, NULL, below);
  table_dictionary(&t, "u", 0, 3, NULL, NULL, NULL);
  refused(&t, NULL, PS_E_VALUE, 1, "a code");
  begin_groups(&t);
  table_column(&t, "group", "c", 2, NULL, codes);
  table_dictionary(&t, "u", 3, 3, NULL, ends, "northsouth");
  t.arrays[0][2].dictionary = NULL;
  refused(&t, NULL, PS_E_ARGUMENT, 0, "no dictionary");
}

/* Each batch has a dictionary of its own, which may be in the place of the one before. */
Test(arrow_import, dictionaries_of_batches) {
  static const int8_t codes[] = {0, 1, 0, 1};
  static const int32_t more_days[] = {17171, 17172, 17173, 17174}, ends[] = {0, 1, 2};
  table t;
  begin_groups(&t);
  table_column(&t, "group", "c", 2, NULL, codes);
  table_dictionary(&t, "u", 2, 3, NULL, ends, "ab");
  table_batch(&t, 4);
  table_column(&t, "date", "tdD", 2, NULL, more_days);
  table_column(&t, "value", "g", 2, NULL, values);
  table_column(&t, "group", "c", 2, NULL, codes);
  table_dictionary(&t, "u", 2, 3, NULL, ends, "cd");
  ps_case *c = taken(&t, NULL, 8);
  cr_expect_str_eq(series_of(c, "m")->group[1], "b");
  cr_expect_str_eq(series_of(c, "m")->group[4], "c");
  cr_expect_str_eq(series_of(c, "m")->group[7], "d");
  ps_case_free(c);
}
