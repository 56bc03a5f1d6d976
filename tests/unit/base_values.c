/* Dates, statuses, texts handed out, settings: what base.h says of plain values. */
#include "base/buffer.h"
#include "base/memory.h"
#include "counting.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* ---- dates ---- */

/* The calendar spelled out, one day after the other. */
typedef struct day {
  int year, month, day;
} day;

static bool is_leap(int year) {
  if (year % 400 == 0) return true;
  if (year % 100 == 0) return false;
  return year % 4 == 0;
}

static int length_of_month(int year, int month) {
  switch (month) {
    case 4:
    case 6:
    case 9:
    case 11: return 30;
    case 2: return is_leap(year) ? 29 : 28;
    default: return 31;
  }
}

static day day_after(day d) {
  if (++d.day <= length_of_month(d.year, d.month)) return d;
  d.day = 1;
  if (++d.month <= 12) return d;
  d.month = 1;
  d.year++;
  return d;
}

static ps_date packed(day d) { return d.year * 10000 + d.month * 100 + d.day; }

/* Counts from `first` to `last`, comparing every day with what the library says. */
static int32_t walk_calendar(day first, ps_date last) {
  day d = first;
  int32_t n = 0;
  char text[11], expected[24];
  for (;; d = day_after(d), n++) {
    ps_date date = packed(d);
    cr_assert_eq(ps_date_make(d.year, d.month, d.day), date);
    cr_assert_eq(ps_date_days(packed(first), date), n, "to %d", (int)date);
    cr_assert_eq(ps_date_days(date, packed(first)), -n, "from %d", (int)date);
    cr_assert_eq(ps_date_add_days(packed(first), n), date, "day %d", (int)n);
    cr_assert_eq(ps_date_add_days(date, -n), packed(first), "back from %d", (int)date);
    snprintf(expected, sizeof expected, "%04d-%02d-%02d", d.year, d.month, d.day);
    cr_assert_str_eq(ps_date_text(date, text), expected);
    cr_assert_eq(ps_date_parse(expected), date);
    if (date == last) return n;
  }
}

Test(base_values, every_day_of_400_years) {
  day first = {1801, 1, 1};
  cr_expect_eq(walk_calendar(first, 22001231), 146096); /* 400 years are 146,097 days */
}

Test(base_values, every_day_at_the_ends_of_the_calendar) {
  day dawn = {1, 1, 1}, dusk = {9990, 1, 1};
  walk_calendar(dawn, 81231);
  walk_calendar(dusk, 99991231);
}

Test(base_values, distances_known_from_elsewhere) {
  cr_expect_eq(ps_date_days(19700101, 20000101), 10957);  /* Unix time 946684800 */
  cr_expect_eq(ps_date_days(18581117, 20000101), 51544);  /* Modified Julian Day of 2000 */
  cr_expect_eq(ps_date_days(10101, 19700101), 719162);    /* Python: ordinal 719163 */
  cr_expect_eq(ps_date_days(10101, 99991231), 3652058);   /* Python: date.max is ordinal 3652059 */
  cr_expect_eq(ps_date_days(15821004, 15821015), 11);     /* proleptic: no days are left out */
  cr_expect_eq(ps_date_days(18470515, 18470601), 17);
  cr_expect_eq(ps_date_days(20240229, 20240229), 0);
}

Test(base_values, leap_years) {
  const int leap[] = {4, 1600, 1904, 1996, 2000, 2024, 2400, 9996};
  const int common[] = {1, 1700, 1800, 1847, 1900, 2023, 2100, 9900, 9999};
  for (size_t i = 0; i < COUNT(leap); i++) cr_expect_neq(ps_date_make(leap[i], 2, 29), 0);
  for (size_t i = 0; i < COUNT(common); i++) cr_expect_eq(ps_date_make(common[i], 2, 29), 0);
}

Test(base_values, days_that_do_not_exist) {
  cr_expect_eq(ps_date_make(2024, 2, 31), 0);
  cr_expect_eq(ps_date_make(2024, 4, 31), 0);
  cr_expect_eq(ps_date_make(2024, 13, 1), 0);
  cr_expect_eq(ps_date_make(2024, 0, 1), 0);
  cr_expect_eq(ps_date_make(2024, 1, 0), 0);
  cr_expect_eq(ps_date_make(2024, -1, -1), 0);
  cr_expect_eq(ps_date_make(0, 1, 1), 0);
  cr_expect_eq(ps_date_make(10000, 1, 1), 0);
  cr_expect_eq(ps_date_make(INT32_MAX, INT32_MAX, INT32_MAX), 0);
  cr_expect_eq(ps_date_make(INT32_MIN, INT32_MIN, INT32_MIN), 0);
  const ps_date none[] = {0,   -1,        20240231,  20241301, 20240100,
                          101, 100000101, INT32_MIN, INT32_MAX};
  for (size_t i = 0; i < COUNT(none); i++) {
    char text[11] = "unchanged";
    cr_expect_str_eq(ps_date_text(none[i], text), "", "%d", (int)none[i]);
    cr_expect_eq(ps_date_days(none[i], 20240101), 0);
    cr_expect_eq(ps_date_days(20240101, none[i]), 0);
    cr_expect_eq(ps_date_add_days(none[i], 1), 0);
    cr_expect_eq(ps_date_add_months(none[i], 1), 0);
  }
}

Test(base_values, texts_that_are_no_dates) {
  const char *const bad[] = {"",           "2024",        "2024-02-31", "2023-02-29", "2024-13-01",
                             "2024-1-1",   "2024/01/01",  "20240101",   "2024-01-1",  "2024-01-011",
                             "2024-01-01 ", " 2024-01-01", "+024-01-01", "-001-01-01", "0000-01-01",
                             "2024-0a-01", "2024-01-01T00:00:00Z", "\xD9\xA2-24-01-1"};
  for (size_t i = 0; i < COUNT(bad); i++) cr_expect_eq(ps_date_parse(bad[i]), 0, "%s", bad[i]);
  cr_expect_eq(ps_date_parse(NULL), 0);
  cr_expect_eq(ps_date_parse("0001-01-01"), 10101);
  cr_expect_eq(ps_date_parse("9999-12-31"), 99991231);
  cr_expect_str_eq(ps_date_text(20240101, NULL), "");
}

Test(base_values, the_calendar_ends) {
  const int32_t far[] = {3652059, 4000000, 4000001, INT32_MAX};
  cr_expect_eq(ps_date_add_days(10101, 3652058), 99991231);
  for (size_t i = 0; i < COUNT(far); i++) {
    cr_expect_eq(ps_date_add_days(10101, far[i]), 0);
    cr_expect_eq(ps_date_add_days(99991231, -far[i]), 0);
  }
  cr_expect_eq(ps_date_add_days(99991231, 1), 0);
  cr_expect_eq(ps_date_add_days(10101, -1), 0);
  cr_expect_eq(ps_date_add_days(20240101, INT32_MIN), 0);
  cr_expect_eq(ps_date_add_months(99991231, 1), 0);
  cr_expect_eq(ps_date_add_months(10131, -1), 0);
  cr_expect_eq(ps_date_add_months(10101, 9999 * 12 - 1), 99991201);
  cr_expect_eq(ps_date_add_months(10101, 9999 * 12), 0);
  cr_expect_eq(ps_date_add_months(20240101, INT32_MAX), 0);
  cr_expect_eq(ps_date_add_months(20240101, INT32_MIN), 0);
}

Test(base_values, months_end_where_they_end) {
  cr_expect_eq(ps_date_add_months(20240131, 1), 20240229);
  cr_expect_eq(ps_date_add_months(20230131, 1), 20230228);
  cr_expect_eq(ps_date_add_months(20240229, 12), 20250228);
  cr_expect_eq(ps_date_add_months(20240229, 48), 20280229);
  cr_expect_eq(ps_date_add_months(20240331, -1), 20240229);
  cr_expect_eq(ps_date_add_months(20241031, 1), 20241130);
  cr_expect_eq(ps_date_add_months(20241115, 2), 20250115);
  cr_expect_eq(ps_date_add_months(20240115, -1), 20231215);
  cr_expect_eq(ps_date_add_months(20240115, 0), 20240115);
}

/* ---- statuses and kinds ---- */

#define STATUS(name) {name, #name}

static const struct {
  ps_status status;
  const char *name;
} statuses[] = {
    STATUS(PS_OK),         STATUS(PS_E_ARGUMENT),  STATUS(PS_E_MEMORY),    STATUS(PS_E_LIMIT),
    STATUS(PS_E_CANCELLED), STATUS(PS_E_IO),       STATUS(PS_E_SYNTAX),    STATUS(PS_E_ENCODING),
    STATUS(PS_E_DUPLICATE), STATUS(PS_E_TYPE),     STATUS(PS_E_VALUE),     STATUS(PS_E_RANGE),
    STATUS(PS_E_VERSION),  STATUS(PS_E_NOT_FOUND), STATUS(PS_E_EXISTS),    STATUS(PS_E_REFERENCED),
    STATUS(PS_E_REMOVED),  STATUS(PS_E_NO_DATA),
    STATUS(PS_E_BUSY),
};

Test(base_values, every_status_has_a_name_and_a_text) {
  size_t named = 0;
  for (size_t i = 0; i < COUNT(statuses); i++) {
    cr_expect_str_eq(ps_status_name(statuses[i].status), statuses[i].name);
    const char *text = ps_status_text(statuses[i].status);
    cr_expect_gt(strlen(text), 5);
    cr_expect_eq(text[strlen(text) - 1], '.', "%s", text);
    for (size_t j = 0; j < i; j++) cr_expect_str_neq(text, ps_status_text(statuses[j].status));
  }
  for (int s = -1; s <= PS_STATUS_END_ + 1; s++)
    if (strcmp(ps_status_name((ps_status)s), "PS_E_UNKNOWN") != 0) named++;
  cr_expect_eq(named, COUNT(statuses), "a status is missing in this test");
  cr_expect_not_null(ps_status_text(PS_STATUS_END_));
  cr_expect_not_null(ps_status_text((ps_status)-7));
  cr_expect_eq(PS_STATUS_END_, PS_E_BUSY + 1);
}

Test(base_values, every_kind_has_a_name) {
  const char *const names[] = {"none",  "text", "flag",      "integer",   "number",
                               "date",  "money", "range",     "enum",      "catalogue",
                               "reference", "expression", "struct", "entity", "series"};
  cr_assert_eq(COUNT(names), PS_KIND_SERIES + 1);
  for (int k = 0; k <= PS_KIND_SERIES; k++) cr_expect_str_eq(ps_kind_name((ps_kind)k), names[k]);
  cr_expect_str_eq(ps_kind_name((ps_kind)(PS_KIND_SERIES + 1)), "none");
  cr_expect_str_eq(ps_kind_name((ps_kind)-1), "none");
}

Test(base_values, versions) {
  char version[32];
  snprintf(version, sizeof version, "%d.%d.%d", PS_VERSION_MAJOR, PS_VERSION_MINOR,
           PS_VERSION_PATCH);
  cr_expect_str_eq(ps_version(), version);
  cr_expect_str_eq(PS_VERSION, version);
  cr_expect_eq(ps_schema_version(), 1);
}

/* ---- texts handed out, settings ---- */

Test(base_values, text_free_gives_back_what_was_taken) {
  counting held = COUNTING_INIT;
  ps_settings settings = counting_settings(&held);
  for (size_t length = 0; length < 5000; length += 499) {
    psi_buffer out = psi_buffer_new(&settings.allocator);
    psi_out_repeat(&out, 'x', length);
    size_t told = 99;
    char *text = psi_buffer_take(&out, &told, NULL);
    cr_assert_not_null(text);
    cr_expect_eq(told, length);
    cr_expect_eq(strlen(text), length);
    cr_expect_eq(held.blocks, 1);
    ps_text_free(text, &settings);
    cr_expect_eq(held.blocks, 0);
    cr_expect_eq(held.bytes, 0);
  }
  cr_expect_not(held.lied);
  ps_text_free(NULL, &settings);
  ps_text_free(NULL, NULL);
}

Test(base_values, settings_have_defaults) {
  ps_settings none = psi_settings(NULL), zero;
  memset(&zero, 0, sizeof zero);
  zero = psi_settings(&zero);
  const ps_settings *both[] = {&none, &zero};
  for (int i = 0; i < 2; i++) {
    cr_expect_eq(both[i]->size, sizeof(ps_settings));
    cr_expect_eq(both[i]->limits.bytes, (size_t)1 << 30);
    cr_expect_eq(both[i]->limits.depth, 64);
    cr_expect_eq(both[i]->limits.elements, 100000000);
    cr_expect_eq(both[i]->limits.text, (size_t)16 << 20);
    cr_expect_null(both[i]->progress);
  }
  ps_settings deep = PS_SETTINGS_INIT;
  deep.limits.depth = 513;
  cr_expect_eq(psi_settings(&deep).limits.depth, 512);
  deep.limits.depth = 512;
  deep.limits.text = 7;
  cr_expect_eq(psi_settings(&deep).limits.depth, 512);
  cr_expect_eq(psi_settings(&deep).limits.text, 7);
}

static bool go_on(void *data, double done) {
  (void)data;
  return done >= 0;
}

/* A program built with headers in which the struct ended earlier, or ends later. */
Test(base_values, settings_of_another_size) {
  counting held = COUNTING_INIT;
  struct {
    ps_settings known;
    size_t later[4];
  } given;
  memset(&given, 0xEE, sizeof given);
  given.known = counting_settings(&held);
  given.known.limits.depth = 100;
  given.known.progress = go_on;
  given.known.size = offsetof(ps_settings, limits);
  ps_settings got = psi_settings(&given.known);
  cr_expect_eq(got.size, sizeof got);
  cr_expect_eq(got.allocator.ctx, &held);
  cr_expect_eq(got.limits.depth, 64, "not a member of the older struct");
  cr_expect_null(got.progress);
  given.known.size = offsetof(ps_settings, progress);
  got = psi_settings(&given.known);
  cr_expect_eq(got.limits.depth, 100);
  cr_expect_null(got.progress);
  given.known.size = sizeof given;
  got = psi_settings(&given.known);
  cr_expect_eq(got.size, sizeof got);
  cr_expect_eq(got.progress, go_on);
}
