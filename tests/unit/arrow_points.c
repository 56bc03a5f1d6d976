/* ps_import_frame(): rows, batches and measures; whole or not at all; nothing twice. */
#include "arrow_importing.h"

#include <math.h>

/* ---- rows ---- */

Test(arrow_points, nulls_and_nan) {
  static const double some[] = {1, NAN, 3, NAN};
  static const unsigned char there = 0x07; /* all but the last */
  table t;
  plain(&t);
  t.schema.n_children = 1;
  table_column(&t, "value", "g", 2, &there, some);
  table_all(&t, 3);
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *c = case_of(empty, NULL);
  ps_import *done = run(c, &t, NULL, &error);
  cr_assert_not_null(done, "%s", error.message);
  cr_expect(done->added.value == 2 && done->skipped.value == 2);
  cr_expect(has_note(done, 0, "2 rows have no figure: rows 2, 4."));
  cr_expect(has_note(done, 2, "The row has NaN, which is no figure."));
  ps_result_free(done);
  ps_case_free(c);

  /* A row without a figure may lack all else, or be wrong in it. */
  static const int32_t no_days[] = {17167, 99999999, 17169, 99999999};
  t.buffers[0][0][1] = no_days;
  ps_case_free(taken(&t, NULL, 2));
  static const unsigned char no_date = 0x0E;
  plain(&t);
  t.schema.n_children = 0;
  table_column(&t, "date", "tdD", 2, &no_date, days);
  table_all(&t, 3);
  refused(&t, NULL, PS_E_VALUE, 1, "a figure and no date");
}

Test(arrow_points, rates) {
  static const int32_t top[] = {1, 2, 3, 4}, bottom[] = {10, 20, 30, 40};
  static const unsigned char there = 0x0D;
  table t;
  table_open(&t, 4);
  table_column(&t, "deaths", "i", 2, NULL, top);
  table_column(&t, "births", "i", 2, &there, bottom);
  table_column(&t, "Month", "tdD", 2, NULL, days);
  table_column(&t, "remark", "+l", 2, NULL, offsets);
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *c = case_of(empty, NULL);
  ps_import *done = run(c, &t, NULL, &error);
  cr_assert_not_null(done, "%s", error.message);
  cr_expect(done->added.value == 3 && done->skipped.value == 1);
  cr_expect(has_note(done, 2, "half a rate"));
  cr_expect(has_note(done, 0, "Not read: column \"remark\"."));
  const ps_series *s = series_of(c, "m");
  cr_expect(s->numerator[1] == 3 && s->denominator[1] == 30 && isnan(s->value[1]));
  ps_result_free(done);
  ps_case_free(c);
}

Test(arrow_points, offsets) {
  table t;
  plain(&t);
  /* Two rows from the second on: by the table's offset, and by those of its columns. */
  t.batches[0].offset = 1;
  t.batches[0].length = 2;
  ps_case *c = taken(&t, NULL, 2);
  cr_expect(series_of(c, "m")->on[0] == 20170102 && series_of(c, "m")->value[1] == -3);
  cr_expect_str_eq(series_of(c, "m")->group[0], "b");
  ps_case_free(c);
  plain(&t);
  static const unsigned char there = 0x0B; /* of the whole column, not of the slice */
  t.batches[0].length = 2;
  t.buffers[0][1][0] = &there;
  for (int i = 0; i < 3; i++) {
    t.arrays[0][i].offset = 1;
    t.arrays[0][i].length = 2;
    t.arrays[0][i].null_count = i == 1 ? 1 : 0;
  }
  c = taken(&t, NULL, 1);
  cr_expect(series_of(c, "m")->on[0] == 20170102 && series_of(c, "m")->value[0] == 2.5);
  ps_case_free(c);
  plain(&t); /* both */
  t.batches[0].offset = 1;
  t.batches[0].length = 1;
  for (int i = 0; i < 3; i++) {
    t.arrays[0][i].offset = 2;
    t.arrays[0][i].length = 2;
  }
  c = taken(&t, NULL, 1);
  cr_expect(series_of(c, "m")->on[0] == 20170104 && series_of(c, "m")->value[0] == 4);
  ps_case_free(c);
}

Test(arrow_points, batches) {
  static const int32_t more_days[] = {17171, 17172, 17168};
  static const double more[] = {5, 6, INFINITY};
  table t;
  plain(&t);
  table_batch(&t, 0);
  table_column(&t, "date", "tdD", 2, NULL, NULL);
  table_column(&t, "value", "g", 2, NULL, NULL);
  table_column(&t, "group", "u", 3, NULL, NULL, NULL);
  table_batch(&t, 2);
  table_column(&t, "date", "tdD", 2, NULL, more_days);
  table_column(&t, "value", "g", 2, NULL, more);
  table_column(&t, "group", "u", 3, NULL, offsets, letters);
  ps_case *c = taken(&t, NULL, 6);
  cr_expect_eq(series_of(c, "m")->on[5], 20170106);
  ps_case_free(c);
  t.batches[2].length = 3;
  for (int i = 0; i < 3; i++) t.arrays[2][i].length = 3;
  refused(&t, NULL, PS_E_VALUE, 7, "infinite"); /* the first batches are taken back */
}

/* ---- measures ---- */

static const char measures[] = "mwmw";

static void with_measures(table *t) {
  plain(t);
  table_column(t, "measure", "u", 3, NULL, offsets, measures);
}

Test(arrow_points, measures) {
  table t;
  with_measures(&t);
  ps_import_frame_options o = of(NULL);
  ps_case *c = taken(&t, &o, 4);
  cr_expect(series_of(c, "m")->count == 2 && series_of(c, "w")->count == 2);
  cr_expect(series_of(c, "w")->on[0] == 20170102 && series_of(c, "w")->value[1] == 4);
  ps_case_free(c);
  /* One for all: the column is of no interest. */
  ps_error error = {PS_OK, 0, 0, "", ""};
  c = case_of(empty, NULL);
  ps_import *done = run(c, &t, NULL, &error);
  cr_assert_not_null(done);
  cr_expect(has_note(done, 0, "\"measure\""));
  cr_expect_eq(series_of(c, "m")->count, 4);
  ps_result_free(done);
  ps_case_free(c);
  /* The lone other column is the value. */
  table_open(&t, 4);
  table_column(&t, "which", "u", 3, NULL, offsets, measures);
  table_column(&t, "day", "tdD", 2, NULL, days);
  table_column(&t, "x", "g", 2, NULL, values);
  o.measure_column = "which";
  ps_case_free(taken(&t, &o, 4));
}

Test(arrow_points, measures_made) {
  table t;
  with_measures(&t);
  t.buffers[0][3][2] = "mxmy";
  ps_import_frame_options o = of(NULL);
  refused(&t, &o, PS_E_NOT_FOUND, 2, "no measure \"x\" (option create makes one); there are: \"m\", \"w\"");
  o.create = true;
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *c = case_of(empty, NULL);
  ps_import *done = run(c, &t, &o, &error);
  cr_assert_not_null(done, "%s", error.message);
  cr_expect(done->created.count == 2 && strcmp(done->created.items[1], "y") == 0);
  cr_expect_str_eq(((ps_measure *)ps_find(c, PS_MEASURE, "x"))->name, "x");
  cr_expect_eq(series_of(c, "y")->count, 1);
  ps_result_free(done);
  ps_case_free(c);
  /* What was made goes, what has grown shrinks, where a later row is wrong. */
  static const double wrong[] = {1, 2, 3, INFINITY};
  t.buffers[0][1][1] = wrong;
  refused(&t, &o, PS_E_VALUE, 4, "infinite");
  t.buffers[0][1][1] = values;
  t.buffers[0][3][2] = "mcmm"; /* the id of the case itself */
  refused(&t, &o, PS_E_EXISTS, 2, "c");
  o = of("new");
  o.create = true;
  c = taken(&t, &o, 4);
  cr_expect_str_eq(((ps_measure *)ps_find(c, PS_MEASURE, "new"))->name, "value");
  ps_case_free(c);
  static const unsigned char there = 0x0B;
  with_measures(&t);
  t.buffers[0][3][0] = &there;
  t.arrays[0][3].null_count = 1;
  o = of(NULL);
  refused(&t, &o, PS_E_VALUE, 3, "a figure and no measure");
}

/* ---- nothing twice ---- */

Test(arrow_points, twice) {
  table t;
  ps_error error = {PS_OK, 0, 0, "", ""};
  with_measures(&t);
  ps_import_frame_options o = of(NULL);
  ps_case *c = taken(&t, &o, 4), *before = ps_case_copy(c, NULL, NULL);
  ps_import *done = run(c, &t, &o, &error);
  cr_assert(done != NULL && done->added.value == 0 && done->present.value == 4);
  cr_expect(ps_equal(c, before));
  ps_result_free(done);
  /* In another order, with another figure and a new day. */
  static const int32_t mixed[] = {17169, 17170, 17167, 17160};
  static const double other[] = {-3, 99, 1, 7};
  t.buffers[0][0][1] = mixed;
  t.buffers[0][1][1] = other;
  done = run(c, &t, &o, &error);
  cr_assert_not_null(done, "%s", error.message);
  cr_expect(done->added.value == 1 && done->present.value == 3);
  cr_expect(has_note(done, 2, "another figure"));
  cr_expect(series_of(c, "w")->count == 3 && series_of(c, "w")->value[1] == 4);
  ps_result_free(done);
  ps_case_free(before);
  ps_case_free(c);
}

Test(arrow_points, repeated) {
  static const int32_t again[] = {17167, 17168, 17167, 17170};
  static const double same[] = {1, 2, 1, 4}, other[] = {1, 2, 3, 4};
  table t;
  plain(&t);
  t.buffers[0][0][1] = again;
  t.buffers[0][1][1] = same;
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *c = case_of(empty, NULL);
  ps_import *done = run(c, &t, NULL, &error);
  cr_assert(done != NULL && done->added.value == 3 && done->skipped.value == 1);
  cr_expect(has_note(done, 3, "repeats another"));
  ps_result_free(done);
  ps_case_free(c);
  t.buffers[0][1][1] = other;
  refused(&t, NULL, PS_E_VALUE, 3, "2017-01-01, a: name the column");
}

/* Of two points that a series has for one date and group, the first counts. */
Test(arrow_points, doubled) {
  static const int32_t day[] = {17167};
  static const double five[] = {5};
  table t;
  table_open(&t, 1);
  table_column(&t, "date", "tdD", 2, NULL, day);
  table_column(&t, "value", "g", 2, NULL, five);
  ps_case *c = case_of("{\"id\":\"c\",\"measures\":[{\"id\":\"m\",\"series\":["
                       "{\"on\":\"2017-01-02\",\"value\":1},{\"on\":\"2017-01-01\",\"value\":5},"
                       "{\"on\":\"2017-01-01\",\"value\":6}]}]}", NULL);
  ps_import *done = run(c, &t, NULL, NULL);
  cr_assert(done != NULL && done->present.value == 1 && done->notes.count == 0);
  ps_result_free(done);
  ps_case_free(c);
}

/* Random rows against a plain search through all that came before. */
Test(arrow_points, random_rows) {
  enum { N = 300 };
  static int32_t on[N];
  static int8_t group[N], measure[N];
  static double value[N];
  uint32_t seed = 1;
  for (int turn = 0; turn < 40; turn++) {
    int64_t added = 0, skipped = 0;
    for (int i = 0; i < N; i++) {
      seed = seed * 1664525u + 1013904223u;
      on[i] = (int32_t)(turn % 2 ? i / 3 : (int)(seed >> 24) % 50) + 1;
      group[i] = (int8_t)(seed >> 16 & 3);
      measure[i] = (int8_t)(seed >> 12 & 1);
      value[i] = on[i] * 8 + group[i] * 2 + measure[i];
      bool there = false;
      for (int j = 0; j < i && !there; j++)
        there = on[j] == on[i] && group[j] == group[i] && measure[j] == measure[i];
      added += !there;
      skipped += there;
    }
    static const char names[] = "mw";
    static const int32_t ends[] = {0, 1, 2};
    table t;
    table_open(&t, N);
    table_column(&t, "date", "tdD", 2, NULL, on);
    table_column(&t, "value", "g", 2, NULL, value);
    table_column(&t, "group", "c", 2, NULL, group);
    table_column(&t, "measure", "c", 2, NULL, measure);
    table_dictionary(&t, "u", 2, 3, NULL, ends, names);
    ps_import_frame_options o = of(NULL);
    ps_error error = {PS_OK, 0, 0, "", ""};
    ps_case *c = case_of(empty, NULL);
    ps_import *done = run(c, &t, &o, &error);
    cr_assert_not_null(done, "%s", error.message);
    cr_expect(done->added.value == added && done->skipped.value == skipped, "%d: %d %d", turn,
              (int)done->added.value, (int)done->skipped.value);
    ps_result_free(done);
    /* Again, from the middle on, and with new rows behind. */
    t.arrays[0][0].offset = t.arrays[0][1].offset = t.arrays[0][2].offset =
        t.arrays[0][3].offset = 1 + turn;
    t.batches[0].length = N - 1 - turn;
    for (int i = 0; i < 4; i++) t.arrays[0][i].length = N - 1 - turn;
    ps_case *before = ps_case_copy(c, NULL, NULL);
    done = run(c, &t, &o, &error);
    cr_assert(done != NULL && done->added.value == 0);
    cr_expect_eq(done->present.value, N - 1 - turn);
    cr_expect_eq(done->notes.count, 0);
    cr_expect(ps_equal(before, c));
    ps_result_free(done);
    ps_case_free(before);
    ps_case_free(c);
  }
}
