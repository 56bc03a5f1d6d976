/* ps_import_series(): columns, dates, numbers, what is refused, real data. */
#include "importing.h"

#include <math.h>
#include <time.h>

static const char empty[] = "{\"id\":\"c\",\"measures\":[{\"id\":\"m\"}]}";

static ps_import *import(ps_case *c, const char *text, const ps_import_series_options *o,
                         ps_error *error) {
  return ps_import_series(c, "m", text, strlen(text), o, NULL, error);
}

static void refused(const char *text, const ps_import_series_options *o, ps_status status,
                    size_t line, const char *part) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *c = case_of(empty, NULL);
  ps_import *done = import(c, text, o, &error);
  cr_expect(done == NULL && error.status == status, "%s: %s", text, ps_status_name(error.status));
  cr_expect_eq(error.line, line, "%s: line %zu", text, error.line);
  cr_expect(strstr(error.message, part) != NULL, "%s: %s", text, error.message);
  ps_measure *m = ps_find(c, PS_MEASURE, "m");
  cr_expect(m->series.count == 0 && !m->series.given);
  cr_expect_eq(ps_count(c, PS_MEASURE), 1);
  ps_result_free(done);
  ps_case_free(c);
}

Test(import_series, values) {
  ps_case *c = case_of(empty, NULL);
  ps_measure *m = ps_find(c, PS_MEASURE, "m");
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_import *done = import(c, "Month;Site;Value;Note\n2017-03;A;0.1;x\n2017;B;-2e3\n"
                              "2017-04-05T10:00;;+007.50;\n2018;A;NA;\n2019;A;;\n", NULL, &error);
  cr_assert_not_null(done, "%s", error.message);
  cr_expect_eq(done->added.value, 3);
  cr_expect_eq(done->skipped.value, 2);
  cr_expect(has_note(done, 0, "2 rows have no figure: lines 5, 6."));
  cr_expect(has_note(done, 3, "shorter"));
  cr_expect(has_note(done, 0, "Not read: column \"Note\"."));
  cr_assert_eq(m->series.count, 3);
  cr_expect(m->series.on[0] == 20170301 && m->series.value[0] == 0.1);
  cr_expect(m->series.on[1] == 20170101 && m->series.value[1] == -2000);
  cr_expect(m->series.on[2] == 20170405 && m->series.value[2] == 7.5);
  cr_expect_str_eq(m->series.group[0], "A");
  cr_expect(m->series.group[2] == NULL && isnan(m->series.numerator[0]));
  ps_result_free(done);
  ps_case_free(c);
}

Test(import_series, twice) {
  ps_case *c = case_of(empty, NULL);
  const char *text = "date,n,count\n2017-03-01,10,1\n2017-04-01,10,2\n";
  ps_result_free(import(c, text, NULL, NULL));
  char *before = ps_json_text(c, NULL, NULL, NULL, NULL);
  ps_import *done = import(c, text, NULL, NULL);
  cr_assert(done != NULL && done->added.value == 0 && done->present.value == 2);
  ps_result_free(done);
  done = import(c, "date,n,count\n2017-03-01,10,3\n2017-05-01,10,3\n", NULL, NULL);
  cr_assert(done != NULL && done->added.value == 1 && done->present.value == 1);
  cr_expect(has_note(done, 2, "another figure"));
  ps_measure *m = ps_find(c, PS_MEASURE, "m");
  cr_expect(m->series.count == 3 && m->series.numerator[0] == 1);
  cr_expect_not_null(before);
  ps_text_free(before, NULL);
  ps_result_free(done);
  ps_case_free(c);
}

Test(import_series, create) {
  ps_case *c = case_of("{\"id\":\"c\"}", NULL);
  ps_import_series_options o = PS_IMPORT_SERIES_OPTIONS_INIT;
  ps_error error = {PS_OK, 0, 0, "", ""};
  const char *text = "DATE,JTSQUR\n2000-12-01,2.2\n";
  cr_expect_null(import(c, text, &o, &error));
  cr_expect_eq(error.status, PS_E_NOT_FOUND);
  o.create = true;
  ps_import *done = import(c, text, &o, &error);
  cr_assert_not_null(done, "%s", error.message);
  ps_measure *m = ps_find(c, PS_MEASURE, "m");
  cr_assert_not_null(m);
  cr_expect_str_eq(m->name, "JTSQUR");
  cr_expect(done->created.count == 1 && strcmp(done->created.items[0], "m") == 0);
  ps_result_free(done);
  ps_case_free(c);
}

Test(import_series, refused) {
  ps_import_series_options o = PS_IMPORT_SERIES_OPTIONS_INIT;
  refused("", NULL, PS_E_NO_DATA, 1, "head line");
  refused("a,b,c\n1,2,3\n", NULL, PS_E_NOT_FOUND, 1, "\"a\", \"b\", \"c\"");
  refused("date,b,c\n1,2,3\n", NULL, PS_E_NOT_FOUND, 1, "for the figures");
  refused("date,value\n2017-02-29,1\n", NULL, PS_E_VALUE, 2, "2017-02-29");
  refused("date,value\n3/11/2015,1\n", NULL, PS_E_VALUE, 2, "date_order");
  refused("date,value\n2017-01-01,\"1,234\"\n", NULL, PS_E_VALUE, 2, "thousands separator");
  refused("date,value\n2017-01-01,1 234\n", NULL, PS_E_VALUE, 2, "thousands separator");
  refused("date,value\n2017-01-01,62%\n", NULL, PS_E_VALUE, 2, "unit");
  refused("date,value\n2017-01-01,0x10\n", NULL, PS_E_VALUE, 2, "is no number");
  refused("date,value\n2017-01-01,inf\n", NULL, PS_E_VALUE, 2, "is no number");
  refused("date,value\n2017-01-01,1e999\n", NULL, PS_E_RANGE, 2, "double");
  refused("date,value\n2017-01-01,9007199254740993\n", NULL, PS_E_RANGE, 2, "double");
  refused("date,value\n2017-01-01,1,5\n", NULL, PS_E_VALUE, 2, "3 cells");
  refused("date,value\n,5\n", NULL, PS_E_VALUE, 2, "no date");
  refused("date,value\n2017-01-01,5\n2017-01-01,6\n", NULL, PS_E_VALUE, 3, "group_column");
  refused("date,value\n2017-01-01,\xFF\n", NULL, PS_E_ENCODING, 2, "UTF-8");
  refused("date,value\n2017-01-01,5\n2017-01-02,\"6\n", NULL, PS_E_SYNTAX, 3, "never closed");
  o.value_column = "walue";
  refused("date,value\n2017-01-01,5\n", &o, PS_E_NOT_FOUND, 1, "\"walue\"");
  o.value_column = NULL;
  o.group_column = "a+c";
  refused("date,value,a,b\n2017-01-01,5,1,2\n", &o, PS_E_NOT_FOUND, 1, "\"c\"");
  cr_expect_null(ps_import_series(NULL, "m", "", 0, NULL, NULL, NULL));
  cr_expect_null(ps_import_series(NULL, NULL, NULL, 0, NULL, NULL, NULL));
}

Test(import_series, date_order) {
  ps_import_series_options o = PS_IMPORT_SERIES_OPTIONS_INIT;
  const ps_date expected[] = {20151103, 20150311};
  for (int i = 0; i < 2; i++) {
    ps_case *c = case_of(empty, NULL);
    o.date_order = i == 0 ? PS_DATE_ORDER_DAY_FIRST : PS_DATE_ORDER_MONTH_FIRST;
    ps_import *done = import(c, "date,value\n3/11/2015,1\n2016-01-02,1\n", &o, NULL);
    cr_assert_not_null(done);
    ps_measure *m = ps_find(c, PS_MEASURE, "m");
    cr_expect(m->series.on[0] == expected[i] && m->series.on[1] == 20160102);
    ps_result_free(done);
    ps_case_free(c);
  }
  o.date_order = PS_DATE_ORDER_DAY_FIRST;
  refused("date,value\n3/13/2015,1\n", &o, PS_E_VALUE, 2, "3/13/2015");
}

static ps_import *call(ps_case *c, const ps_settings *settings, ps_error *error) {
  static const char text[] = "date,value,site\n2017-01-01,1,a\n2017-01-01,2,b\n2017-02-01,1,a\n"
                             "2017-02-01,,b\n2017-03-01,3,c\n";
  ps_import_series_options o = PS_IMPORT_SERIES_OPTIONS_INIT;
  o.create = true;
  return ps_import_series(c, "m", text, sizeof text - 1, &o, settings, error);
}

Test(import_series, memory) {
  refuse_each("{\"id\":\"c\"}", call);
  refuse_each("{\"id\":\"c\",\"measures\":[{\"id\":\"m\",\"series\":"
              "[{\"on\":\"2017-01-01\",\"value\":1,\"group\":\"a\"}]}]}", call);
}

Test(import_series, emergency_departments) {
  size_t length;
  SHARED_OR_SKIP(text, "nhs_ae/ae_attendances.csv", length);
  ps_import_series_options o = PS_IMPORT_SERIES_OPTIONS_INIT;
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *c = case_of(empty, NULL);
  cr_expect_null(ps_import_series(c, "m", text, length, NULL, NULL, &error));
  cr_expect(strstr(error.message, "tell the two apart") != NULL);
  o.group_column = "org_code+type";
  ps_import *done = ps_import_series(c, "m", text, length, &o, NULL, &error);
  cr_assert_not_null(done, "%s", error.message);
  cr_expect_eq(done->added.value, 12765);
  ps_measure *m = ps_find(c, PS_MEASURE, "m");
  cr_expect(m->series.numerator[0] == 2879 && m->series.denominator[0] == 21289);
  cr_expect_str_eq(m->series.group[2], "RF4 / other");
  ps_result_free(done);
  ps_case_free(c);
  free(text);
}

Test(import_series, a_million_rows) {
  size_t room = (size_t)32 << 20, at = 0;
  char *text = malloc(room);
  at += (size_t)snprintf(text, room, "date,value,site\n");
  for (int i = 0; i < 1000000; i++)
    at += (size_t)snprintf(text + at, room - at, "%04d-%02d-%02d,%d.5,s%d\n", 1900 + i / 10000,
                           1 + i % 12, 1 + i % 28, i, i / 84);
  ps_case *c = case_of(empty, NULL);
  clock_t begun = clock();
  ps_import *done = ps_import_series(c, "m", text, at, NULL, NULL, NULL);
  double seconds = (double)(clock() - begun) / CLOCKS_PER_SEC;
  cr_assert_not_null(done);
  cr_expect(done->added.value == 1000000 && seconds < 20, "%f s", seconds);
  fprintf(stderr, "a million rows: %.2f s, %d added\n", seconds, (int)done->added.value);
  ps_result_free(done);
  ps_case_free(c);
  free(text);
}
