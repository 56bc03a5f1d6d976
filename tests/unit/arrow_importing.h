/* What the tests of ps_import_frame() share. */
#ifndef ARROW_IMPORTING_H
#define ARROW_IMPORTING_H

#include "arrow_table.h"
#include "importing.h"

static const char empty[] = "{\"id\":\"c\",\"measures\":[{\"id\":\"m\"},{\"id\":\"w\"}]}";

/* Days of 2017-01-01 to -04, values, groups, with which most tests begin. */
static const int32_t days[] = {17167, 17168, 17169, 17170};
static const double values[] = {1, 2.5, -3, 4};
static const int32_t offsets[] = {0, 1, 2, 3, 4};
static const char letters[] = "abab";

static inline void plain(table *t) {
  table_open(t, 4);
  table_column(t, "date", "tdD", 2, NULL, days);
  table_column(t, "value", "g", 2, NULL, values);
  table_column(t, "group", "u", 3, NULL, offsets, letters);
}

static inline ps_import_frame_options of(const char *measure) {
  ps_import_frame_options o = PS_IMPORT_FRAME_OPTIONS_INIT;
  o.measure = measure;
  return o;
}

static inline ps_import *run(ps_case *c, table *t, const ps_import_frame_options *o,
                             ps_error *error) {
  ps_import_frame_options usual = of("m");
  ps_import *done = ps_import_frame(c, table_stream(t), o == NULL ? &usual : o, NULL, error);
  cr_expect_eq(t->out, 0, "%d not released", t->out);
  cr_expect_null(t->stream.release);
  return done;
}

/* What a table gives for the measure "m" of a new case. */
static inline ps_case *taken(table *t, const ps_import_frame_options *o, int64_t added) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *c = case_of(empty, NULL);
  ps_import *done = run(c, t, o, &error);
  cr_assert_not_null(done, "%s", error.message);
  cr_expect_eq(done->added.value, added, "%d added", (int)done->added.value);
  ps_result_free(done);
  return c;
}

static inline const ps_series *series_of(const ps_case *c, const char *id) {
  return &((const ps_measure *)ps_find(c, PS_MEASURE, id))->series;
}

static inline void refused(table *t, const ps_import_frame_options *o, ps_status status,
                           size_t row, const char *part) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *c = case_of(empty, NULL), *before = case_of(empty, NULL);
  ps_import *done = run(c, t, o, &error);
  cr_expect(done == NULL && error.status == status, "%s: %s", part, ps_status_name(error.status));
  cr_expect_eq(error.line, row, "%s: row %zu", part, error.line);
  cr_expect(strstr(error.message, part) != NULL, "%s: %s", part, error.message);
  cr_expect(ps_equal(c, before), "%s: half an import", part);
  ps_result_free(done);
  ps_case_free(c);
  ps_case_free(before);
}

#endif
