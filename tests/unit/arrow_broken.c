/* ps_import_frame() where the table, its stream or the machine is not as it should be: it says
 * so, leaves the case alone, and gives everything back once. */
#include "arrow_table.h"
#include "importing.h"

#include <errno.h>
#include <time.h>

static const char empty[] = "{\"id\":\"c\",\"measures\":[{\"id\":\"m\"}]}";

static const int32_t days[] = {17167, 17168, 17169, 17170};
static const double values[] = {1, 2.5, -3, 4};
static const int32_t offsets[] = {0, 1, 2, 3, 4};
static const char letters[] = "abab";
static const unsigned char views[64] = {[0] = 1, 0, 0, 0, 'a', [16] = 20, 0, 0, 0, 'b'};
static const int64_t view_sizes[] = {30};
static const char view_text[] = "bcdefghijklmnopqrstuvwxyz01234";

static table t;

static void plain(void) {
  table_open(&t, 4);
  table_column(&t, "date", "tdD", 2, NULL, days);
  table_column(&t, "value", "g", 2, NULL, values);
  table_column(&t, "group", "u", 3, NULL, offsets, letters);
}

static ps_import_frame_options of(const char *measure) {
  ps_import_frame_options o = PS_IMPORT_FRAME_OPTIONS_INIT;
  o.measure = measure;
  return o;
}

static void refused_with(const ps_import_frame_options *o, const ps_settings *settings,
                         ps_status status, size_t row, const char *part) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *c = case_of(empty, NULL), *before = case_of(empty, NULL);
  ps_import *done = ps_import_frame(c, table_stream(&t), o, settings, &error);
  cr_expect_eq(t.out, 0, "%s: %d not released", part, t.out);
  cr_expect(done == NULL && error.status == status, "%s: %s", part, ps_status_name(error.status));
  cr_expect(error.line == row && error.column == 0, "%s: row %zu", part, error.line);
  cr_expect(strstr(error.message, part) != NULL, "%s: %s", part, error.message);
  cr_expect(ps_equal(c, before), "%s: half an import", part);
  ps_result_free(done);
  ps_case_free(c);
  ps_case_free(before);
}

static void refused(ps_status status, size_t row, const char *part) {
  ps_import_frame_options o = of("m");
  refused_with(&o, NULL, status, row, part);
}

Test(arrow_broken, arguments) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *c = case_of(empty, NULL);
  cr_expect_null(ps_import_frame(c, NULL, NULL, NULL, &error));
  cr_expect_eq(error.status, PS_E_ARGUMENT);
  plain();
  cr_expect_null(ps_import_frame(NULL, table_stream(&t), NULL, NULL, &error));
  cr_expect(error.status == PS_E_ARGUMENT && t.out == 0 && t.stream.release == NULL);
  cr_expect_null(ps_import_frame(c, &t.stream, NULL, NULL, &error)); /* used already */
  cr_expect_eq(error.status, PS_E_ARGUMENT);
  cr_expect_null(ps_import_frame(NULL, NULL, NULL, NULL, NULL));
  ps_case_free(c);
  ps_import_frame_options o = of("m");
  o.measure_column = "group";
  refused_with(&o, NULL, PS_E_ARGUMENT, 0, "do not go together");
}

Test(arrow_broken, columns) {
  plain();
  ps_import_frame_options o = of("m");
  refused_with(NULL, NULL, PS_E_NOT_FOUND, 0, "for the measure");
  o.value_column = "Value"; /* names given are taken exactly */
  refused_with(&o, NULL, PS_E_NOT_FOUND, 0,
               "no column \"Value\" for the value; there are: \"date\", \"value\", \"group\"");
  o = of("m");
  o.group_column = "groups";
  refused_with(&o, NULL, PS_E_NOT_FOUND, 0, "\"groups\"");
  o = of(NULL);
  o.measure_column = "measures";
  refused_with(&o, NULL, PS_E_NOT_FOUND, 0, "\"measures\" for the measure");
  o = of("m");
  o.numerator_column = "value";
  refused_with(&o, NULL, PS_E_NOT_FOUND, 0, "the other half");
  o = of("n");
  refused_with(&o, NULL, PS_E_NOT_FOUND, 0, "no measure \"n\"");
  plain();
  t.columns[0].name = NULL; /* a column may be without a name */
  refused(PS_E_NOT_FOUND, 0, "for the date");
  plain();
  t.columns[1].name = "x";
  refused(PS_E_NOT_FOUND, 0, "for the figures");
}

Test(arrow_broken, types) {
  static const struct {
    int column;
    const char *format, *part;
  } cases[] = {
      {1, "e", "Column \"value\" holds half floats (\"e\")"},
      {1, "d:10,2", "holds decimals (\"d:10,2\")"},
      {1, "u", "holds texts"},
      {1, "b", "booleans"},
      {1, "tdD", "dates"},
      {1, "z", "bytes"},
      {1, "+l", "lists"},
      {1, "+r", "runs"},
      {1, "", "another type"},
      {1, "??", "another type"},
      {0, "g", "Column \"date\" holds float64"},
      {0, "ttu", "times of the day"},
      {0, "tDs", "durations"},
      {0, "tiM", "intervals"},
      {0, "ts", "timestamps"},
      {0, "tss", "timestamps"},
      {0, "tsx:", "timestamps"},
      {2, "g", "Column \"group\" holds float64"},
      {2, "z", "bytes"},
      {2, "tdD", "dates"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    plain();
    t.columns[cases[i].column].format = cases[i].format;
    refused(PS_E_TYPE, 0, cases[i].part);
    /* The same as the values of a dictionary. */
    plain();
    t.columns[cases[i].column].format = "i";
    t.columns[cases[i].column].dictionary = &t.dictionary_schemas[0];
    t.dictionary_schemas[0].format = cases[i].format;
    refused(PS_E_TYPE, 0, cases[i].part);
  }
  plain(); /* codes are integers, and a dictionary has none itself */
  t.columns[2].format = "g";
  t.columns[2].dictionary = &t.dictionary_schemas[0];
  t.dictionary_schemas[0].format = "u";
  refused(PS_E_TYPE, 0, "float64");
  plain();
  t.columns[2].format = "i";
  t.columns[2].dictionary = &t.dictionary_schemas[0];
  t.dictionary_schemas[0].format = "u";
  t.dictionary_schemas[0].dictionary = &t.dictionary_schemas[1];
  refused(PS_E_TYPE, 0, "texts");
  plain();
  t.schema.format = "l";
  refused(PS_E_TYPE, 0, "one column (\"l\"), not a table");
}

/* One thing made wrong at a time. */
#define BROKEN(change, status, row, part)                                                          \
  do {                                                                                             \
    plain();                                                                                       \
    change;                                                                                        \
    refused(status, row, part);                                                                    \
  } while (0)

Test(arrow_broken, structure) {
  BROKEN(t.stream.get_schema = NULL, PS_E_ARGUMENT, 0, "lacks functions");
  BROKEN(t.stream.get_next = NULL, PS_E_ARGUMENT, 0, "lacks functions");
  BROKEN(t.schema.format = NULL, PS_E_ARGUMENT, 0, "schema");
  BROKEN(t.schema.n_children = -1, PS_E_ARGUMENT, 0, "schema");
  BROKEN(t.schema.children = NULL, PS_E_ARGUMENT, 0, "columns are not there");
  BROKEN(t.column_at[1] = NULL, PS_E_ARGUMENT, 0, "a column is not there");
  BROKEN(t.columns[1].format = NULL, PS_E_ARGUMENT, 0, "no format");
  BROKEN(t.batches[0].length = -1, PS_E_ARGUMENT, 0, "length or offset");
  BROKEN(t.batches[0].offset = -1, PS_E_ARGUMENT, 0, "length or offset");
  BROKEN(t.batches[0].offset = INT64_MAX, PS_E_ARGUMENT, 0, "length or offset");
  BROKEN(t.batches[0].length = INT64_MAX, PS_E_ARGUMENT, 0, "length or offset");
  BROKEN(t.batches[0].length = 5, PS_E_ARGUMENT, 0, "\"date\" of the table is malformed: its length");
  BROKEN(t.batches[0].offset = 1, PS_E_ARGUMENT, 0, "length or offset");
  BROKEN(t.batches[0].n_children = 2, PS_E_ARGUMENT, 0, "other columns");
  BROKEN(t.batches[0].children = NULL, PS_E_ARGUMENT, 0, "other columns");
  BROKEN(t.array_at[0][1] = NULL, PS_E_ARGUMENT, 0, "\"value\" of the table is malformed: it is not");
  BROKEN(t.arrays[0][1].release = NULL, PS_E_ARGUMENT, 0, "it is not there");
  BROKEN(t.arrays[0][1].length = 3, PS_E_ARGUMENT, 0, "length or offset");
  BROKEN(t.arrays[0][1].length = -4, PS_E_ARGUMENT, 0, "length or offset");
  BROKEN(t.arrays[0][1].offset = -1, PS_E_ARGUMENT, 0, "length or offset");
  BROKEN(t.arrays[0][1].offset = INT64_MAX - 1, PS_E_ARGUMENT, 0, "length or offset");
  BROKEN(t.arrays[0][1].buffers = NULL, PS_E_ARGUMENT, 0, "a buffer is not there");
  BROKEN(t.buffers[0][1][1] = NULL, PS_E_ARGUMENT, 0, "a buffer is not there");
  BROKEN(t.arrays[0][1].n_buffers = 1, PS_E_ARGUMENT, 0, "another number of buffers");
  BROKEN(t.arrays[0][1].n_buffers = -1, PS_E_ARGUMENT, 0, "another number of buffers");
  BROKEN(t.arrays[0][2].n_buffers = 2, PS_E_ARGUMENT, 0, "another number of buffers");
  BROKEN(t.arrays[0][1].null_count = 2, PS_E_ARGUMENT, 0, "which of its values are null");
  static const unsigned char all_but_third = 0x0B;
  BROKEN((t.no_buffers[0] = &all_but_third, t.batches[0].null_count = -1), PS_E_VALUE, 3,
         "null as a whole");
}

Test(arrow_broken, texts) {
  static const int32_t down[] = {0, 2, 1, 3, 4}, negative[] = {-1, 1, 2, 3, 4},
                       beyond[] = {0, 1, 9, 3, 4};
  static const int64_t large_down[] = {0, 2, 1, 3, 4}, far[] = {0, INT64_MAX, 2, 3, 4};
  BROKEN(t.buffers[0][2][1] = down, PS_E_VALUE, 2, "where it cannot be");
  BROKEN(t.buffers[0][2][1] = negative, PS_E_VALUE, 1, "where it cannot be");
  BROKEN(t.buffers[0][2][1] = beyond, PS_E_VALUE, 2, "where it cannot be");
  BROKEN(t.buffers[0][2][2] = NULL, PS_E_VALUE, 1, "where it cannot be");
  BROKEN((t.columns[2].format = "U", t.buffers[0][2][1] = large_down), PS_E_VALUE, 2, "cannot be");
  BROKEN((t.columns[2].format = "U", t.buffers[0][2][1] = far), PS_E_VALUE, 1, "cannot be");
  BROKEN(t.buffers[0][2][2] = "ab\xFF" "b", PS_E_ENCODING, 3, "UTF-8");
  BROKEN(t.buffers[0][2][2] = "a\0ab", PS_E_ENCODING, 2, "U+0000");
  /* Where nothing is written, the texts need not be anywhere. */
  static const int32_t zero[] = {0, 0, 0, 0, 0};
  plain();
  t.buffers[0][2][1] = zero;
  t.buffers[0][2][2] = NULL;
  ps_import_frame_options o = of("m");
  ps_case *c = case_of(empty, NULL);
  ps_import *done = ps_import_frame(c, table_stream(&t), &o, NULL, NULL);
  cr_assert(done != NULL && done->added.value == 4);
  ps_result_free(done);
  ps_case_free(c);
}

static unsigned char view[64];

static void with_views(int32_t length, int32_t index, int32_t offset) {
  memcpy(view, views, sizeof view);
  memcpy(view + 16, &length, 4);
  memcpy(view + 24, &index, 4);
  memcpy(view + 28, &offset, 4);
  plain();
  t.schema.n_children = 2;
  table_column(&t, "group", "vu", 4, NULL, view, view_text, view_sizes);
}

Test(arrow_broken, views) {
  static const int32_t wrong[][3] = {{-1, 0, 0},  {20, 1, 0},         {20, -1, 0},
                                     {20, 0, 11}, {20, 0, INT32_MAX}, {20, 0, -1},
                                     {31, 0, 0},  {INT32_MAX, 0, 5}};
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
    with_views(wrong[i][0], wrong[i][1], wrong[i][2]);
    refused(PS_E_VALUE, 2, "where it cannot be");
  }
  with_views(20, 0, 10);
  t.buffers[0][2][3] = NULL;
  refused(PS_E_ARGUMENT, 0, "sizes");
  with_views(20, 0, 10);
  t.buffers[0][2][2] = NULL;
  refused(PS_E_VALUE, 2, "where it cannot be");
  with_views(20, 0, 10);
  t.arrays[0][2].n_buffers = 2;
  refused(PS_E_ARGUMENT, 0, "another number");
  with_views(20, 0, 10); /* no buffers at all for long texts */
  t.arrays[0][2].n_buffers = 3;
  refused(PS_E_VALUE, 2, "where it cannot be");
  with_views(20, 0, 10);
  ps_import_frame_options o = of("m");
  ps_case *c = case_of(empty, NULL);
  ps_import *done = ps_import_frame(c, table_stream(&t), &o, NULL, NULL);
  cr_assert(done != NULL && done->added.value == 4);
  cr_expect_str_eq(((ps_measure *)ps_find(c, PS_MEASURE, "m"))->series.group[1],
                   "lmnopqrstuvwxyz01234");
  ps_result_free(done);
  ps_case_free(c);
}

Test(arrow_broken, streams) {
  plain();
  t.schema_code = EIO;
  t.said = "the disk\nis gone";
  refused(PS_E_IO, 0, "the disk");
  plain();
  t.schema_code = EINVAL;
  refused(PS_E_IO, 0, "(22).");
  plain();
  t.batch_code = EIO; /* behind the first batch, which is taken back */
  refused(PS_E_IO, 0, "to its end");
  plain();
  t.batch_code = EIO;
  t.stream.get_last_error = NULL;
  refused(PS_E_IO, 0, "to its end");
  plain();
  t.batch_code = ENOMEM;
  refused(PS_E_MEMORY, 0, "");
}

Test(arrow_broken, limits) {
  ps_settings settings = PS_SETTINGS_INIT;
  ps_import_frame_options o = of("m");
  settings.limits.elements = 11;
  plain();
  refused_with(&o, &settings, PS_E_LIMIT, 0, "ps_limits.elements");
  settings.limits.elements = 2;
  refused_with(&o, &settings, PS_E_LIMIT, 0, "more columns");
  settings.limits.elements = 12;
  ps_case *c = case_of(empty, NULL);
  ps_import *done = ps_import_frame(c, table_stream(&t), &o, &settings, NULL);
  cr_expect_not_null(done);
  ps_result_free(done);
  ps_case_free(c);
  table_batch(&t, 1); /* all batches together */
  table_column(&t, "date", "tdD", 2, NULL, days + 3);
  table_column(&t, "value", "g", 2, NULL, values + 3);
  table_column(&t, "group", "u", 3, NULL, offsets, "z");
  refused_with(&o, &settings, PS_E_LIMIT, 0, "ps_limits.elements");
  plain();
  settings.limits.elements = 0;
  settings.limits.text = 1;
  static const int32_t two[] = {0, 1, 2, 4, 4};
  t.buffers[0][2][1] = two;
  refused_with(&o, &settings, PS_E_LIMIT, 3, "ps_limits.text");
}

static double told;
static int times;

static bool count_told(void *data, double done) {
  cr_expect(done >= told && done <= 1);
  told = done;
  return ++times != *(const int *)data;
}

Test(arrow_broken, cancelled) {
  enum { N = 100000 };
  int32_t *on = calloc(N, sizeof *on);
  double *value = calloc(N, sizeof *value);
  int stop = -1;
  ps_settings settings = PS_SETTINGS_INIT;
  settings.progress = count_told;
  settings.progress_data = &stop;
  ps_import_frame_options o = of("m");
  for (int i = 0; i < N; i++) on[i] = i;
  for (stop = 1; stop < 4; stop++) {
    table_open(&t, N);
    table_column(&t, "date", "tdD", 2, NULL, on);
    table_column(&t, "value", "g", 2, NULL, value);
    told = times = 0;
    refused_with(&o, &settings, PS_E_CANCELLED, 0, "");
    cr_expect_eq(times, stop);
  }
  free(on);
  free(value);
}

/* ---- memory ---- */

static ps_import *import_any(ps_case *c, const ps_settings *settings, ps_error *error) {
  static const int8_t codes[] = {0, 1, 0, 1};
  static const int32_t ends[] = {0, 1, 2}, back[] = {17168, 17167, 17169, 17168};
  ps_import_frame_options o = of(NULL);
  o.create = true;
  table_open(&t, 4);
  table_column(&t, "date", "tdD", 2, NULL, back);
  table_column(&t, "value", "g", 2, NULL, values);
  table_column(&t, "group", "u", 3, NULL, offsets, "abcd");
  table_column(&t, "measure", "c", 2, NULL, codes);
  table_dictionary(&t, "u", 2, 3, NULL, ends, "mx");
  ps_import *done = ps_import_frame(c, &t.stream, &o, settings, error);
  cr_assert_eq(t.out, 0);
  return done;
}

/* Many measures and groups, which come back in order: everything has to grow. */
static ps_import *import_many(ps_case *c, const ps_settings *settings, ps_error *error) {
  enum { N = 200 };
  static int32_t on[N];
  static double value[N];
  static int16_t measure[N], group[N];
  ps_import_frame_options o = of(NULL);
  o.create = true;
  for (int i = 0; i < N; i++) {
    on[i] = i % 2 ? 1000 - i : 1000 + i;
    value[i] = i;
    measure[i] = (int16_t)(i % 20);
    group[i] = (int16_t)(i % 50);
  }
  table_open(&t, N);
  table_column(&t, "date", "tdD", 2, NULL, on);
  table_column(&t, "value", "g", 2, NULL, value);
  table_column(&t, "measure", "s", 2, NULL, measure);
  table_column(&t, "group", "s", 2, NULL, group);
  ps_import *done = ps_import_frame(c, &t.stream, &o, settings, error);
  cr_assert_eq(t.out, 0);
  return done;
}

static const char with_series[] =
    "{\"id\":\"c\",\"measures\":[{\"id\":\"m\",\"series\":[{\"on\":\"2017-01-02\",\"value\":9,"
    "\"group\":\"z\"},{\"on\":\"2017-01-01\",\"value\":9,\"group\":\"z\"}]}]}";

Test(arrow_broken, memory) {
  refuse_each(empty, import_any);
  refuse_each(with_series, import_any);
  refuse_each(empty, import_many);
}

/* ---- speed ---- */

Test(arrow_broken, million) {
  enum { N = 1000000, SITES = 20 };
  int32_t *on = malloc(N * sizeof *on);
  double *value = malloc(N * sizeof *value);
  int8_t *site = malloc(N);
  char names[SITES];
  int32_t ends[SITES + 1];
  cr_assert(on != NULL && value != NULL && site != NULL);
  for (int i = 0; i <= SITES; i++) ends[i] = i;
  for (int i = 0; i < SITES; i++) names[i] = (char)('a' + i);
  for (int i = 0; i < N; i++) {
    on[i] = i / SITES;
    value[i] = i;
    site[i] = (int8_t)(i % SITES);
  }
  table_open(&t, N);
  table_column(&t, "date", "tdD", 2, NULL, on);
  table_column(&t, "value", "g", 2, NULL, value);
  table_column(&t, "site", "c", 2, NULL, site);
  table_dictionary(&t, "u", SITES, 3, NULL, ends, names);
  ps_import_frame_options o = of("m");
  ps_case *c = case_of(empty, NULL);
  for (int turn = 0; turn < 2; turn++) {
    clock_t begin = clock();
    ps_import *done = ps_import_frame(c, table_stream(&t), &o, NULL, NULL);
    double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    cr_assert_not_null(done);
    cr_expect_eq((turn == 0 ? done->added : done->present).value, N);
    fprintf(stderr, "a million rows%s: %.2f s\n", turn == 0 ? "" : " again", seconds);
    ps_result_free(done);
  }
  ps_case_free(c);
  free(on);
  free(value);
  free(site);
}
