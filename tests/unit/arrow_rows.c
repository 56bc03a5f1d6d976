/* ps_arrow_rows(): which columns there are, what is in them, whose memory it is. */
#include "counting.h"
#include "exchange/arrow_out.h"
#include "full_case.h"
#include "importing.h"

#include <perfsys/perfsys.h>

#include <math.h>
#include <time.h>

/* A table taken whole: its schema and its only batch. */
typedef struct taken {
  struct ArrowSchema schema;
  struct ArrowArray batch;
} taken;

static taken take(const void *object, const char *list, const char *columns,
                  const ps_settings *settings) {
  struct ArrowArrayStream stream;
  struct ArrowArray end;
  taken t;
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_status status = ps_arrow_rows(object, list, columns, &stream, settings, &error);
  cr_assert_eq(status, PS_OK, "%s: %s", list, error.message);
  cr_assert_eq(stream.get_schema(&stream, &t.schema), 0);
  cr_assert_eq(stream.get_next(&stream, &t.batch), 0);
  cr_assert_eq(stream.get_next(&stream, &end), 0);
  cr_expect_null(end.release);
  cr_expect_null(stream.get_last_error(&stream));
  stream.release(&stream);
  cr_expect_null(stream.release);
  return t;
}

static void drop(taken *t) {
  if (t->batch.release != NULL) t->batch.release(&t->batch);
  t->schema.release(&t->schema);
  cr_expect_null(t->schema.release);
}

static int64_t find(const taken *t, const char *name) {
  for (int64_t c = 0; c < t->schema.n_children; c++)
    if (strcmp(t->schema.children[c]->name, name) == 0) return c;
  cr_assert(false, "no column %s", name);
  return 0;
}

static const struct ArrowArray *column(const taken *t, const char *name, const char *format) {
  int64_t c = find(t, name);
  cr_expect_str_eq(t->schema.children[c]->format, format, "%s", name);
  return t->batch.children[c];
}

static bool there(const struct ArrowArray *a, size_t i) {
  const unsigned char *valid = a->buffers[0];
  return valid == NULL || (valid[i >> 3] >> (i & 7) & 1) != 0;
}

#define AT(array, type, i) (((const type *)(array)->buffers[1])[i])

static bool is_text(const struct ArrowArray *a, size_t i, const char *expected) {
  int32_t begin = AT(a, int32_t, i), end = AT(a, int32_t, i + 1);
  return there(a, i) && (size_t)(end - begin) == strlen(expected) &&
         memcmp((const char *)a->buffers[2] + begin, expected, strlen(expected)) == 0;
}

static const char json[] =
    "{\"id\":\"c\",\"measures\":[{\"id\":\"m\",\"series\":["
    "{\"on\":\"2017-03-01\",\"value\":1.5,\"group\":\"a\"},"
    "{\"on\":\"1969-12-31\",\"numerator\":0,\"denominator\":4}]}],"
    "\"gaps\":[{\"id\":\"g\",\"type\":\"deficiency\",\"desired\":0.5,\"population_size\":0,"
    "\"benchmark\":{\"from\":\"1970-01-01\"},\"cost_to_meet\":{\"minor\":-5,\"currency\":\"EUR\"},"
    "\"owners\":[\"x\",\"\xC3\xA9\"]},{\"id\":\"h\",\"cost_to_meet\":{\"minor\":7},\"statement\":\"\","
    "\"owners\":[]},{\"id\":\"i\",\"owners\":[\"z\"]}],"
    "\"causes\":[{\"id\":\"k\",\"share\":{\"low\":0.25,\"high\":1}}],"
    "\"evidence\":[{\"id\":\"e\",\"supports\":true},{\"id\":\"f\",\"supports\":false},{\"id\":\"j\"}]}";

Test(arrow_rows, values) {
  ps_case *c = case_of(json, NULL);
  taken t = take(c, "gaps", NULL, NULL);
  ps_case_free(c); /* it is a copy */
  cr_expect_str_eq(t.schema.format, "+s");
  cr_assert(t.batch.length == 3 && t.batch.n_children == t.schema.n_children);
  const struct ArrowArray *a = column(&t, "id", "u");
  cr_expect(a->null_count == 0 && a->buffers[0] == NULL, "no bits where nothing is null");
  cr_expect(is_text(a, 0, "g") && is_text(a, 1, "h") && is_text(a, 2, "i"));
  a = column(&t, "type", "u");
  cr_expect(is_text(a, 0, "deficiency") && !there(a, 1) && a->null_count == 2);
  a = column(&t, "statement", "u");
  cr_expect(!there(a, 0) && is_text(a, 1, "") && a->null_count == 2, "empty is not unset");
  a = column(&t, "desired", "g");
  cr_expect(there(a, 0) && AT(a, double, 0) == 0.5 && !there(a, 1) && AT(a, double, 1) == 0);
  a = column(&t, "population_size", "l");
  cr_expect(there(a, 0) && AT(a, int64_t, 0) == 0 && !there(a, 1));
  a = column(&t, "benchmark.from", "tdD");
  cr_expect(there(a, 0) && AT(a, int32_t, 0) == 0 && !there(a, 1) && a->null_count == 2);
  a = column(&t, "cost_to_meet.minor", "l");
  cr_expect(AT(a, int64_t, 0) == -5 && AT(a, int64_t, 1) == 7 && !there(a, 2));
  a = column(&t, "cost_to_meet.currency", "u");
  cr_expect(is_text(a, 0, "EUR") && !there(a, 1) && !there(a, 2));
  a = column(&t, "owners", "+l");
  const struct ArrowArray *items = a->children[0];
  cr_expect(there(a, 0) && there(a, 1) && there(a, 2) && a->null_count == 0);
  cr_expect(AT(a, int32_t, 1) == 2 && AT(a, int32_t, 2) == 2 && AT(a, int32_t, 3) == 3);
  cr_expect(items->length == 3 && is_text(items, 1, "\xC3\xA9") && is_text(items, 2, "z"));
  cr_expect_eq(column(&t, "private", "+l")->null_count, 3);
  drop(&t);

  c = case_of(json, NULL);
  t = take(c, "causes", "share", NULL);
  cr_expect_eq(t.schema.n_children, 3);
  cr_expect(AT(column(&t, "share.low", "g"), double, 0) == 0.25);
  cr_expect(!there(column(&t, "share.likely", "g"), 0));
  cr_expect(AT(column(&t, "share.high", "g"), double, 0) == 1);
  drop(&t);
  t = take(c, "evidence", "supports", NULL);
  a = column(&t, "supports", "b");
  cr_expect((AT(a, unsigned char, 0) & 7) == 1 && there(a, 1) && !there(a, 2));
  drop(&t);
  ps_case_free(c);
}

Test(arrow_rows, series) {
  ps_case *c = case_of(json, NULL);
  taken t = take(ps_at(c, PS_MEASURE, 0), "series", NULL, NULL);
  cr_assert(t.batch.length == 2 && t.batch.n_children == 5);
  cr_expect(AT(column(&t, "on", "tdD"), int32_t, 1) == -1);
  cr_expect(AT(column(&t, "value", "g"), double, 0) == 1.5);
  cr_expect(!there(column(&t, "value", "g"), 1) && AT(column(&t, "value", "g"), double, 1) == 0);
  cr_expect(!there(column(&t, "numerator", "g"), 0) && there(column(&t, "numerator", "g"), 1));
  cr_expect(AT(column(&t, "denominator", "g"), double, 1) == 4);
  cr_expect(is_text(column(&t, "group", "u"), 0, "a") && !there(column(&t, "group", "u"), 1));
  drop(&t);
  /* What was given out comes in again. */
  struct ArrowArrayStream stream;
  ps_import_frame_options o = PS_IMPORT_FRAME_OPTIONS_INIT;
  o.measure = "n";
  o.create = true;
  cr_assert_eq(ps_arrow_rows(ps_at(c, PS_MEASURE, 0), "series", NULL, &stream, NULL, NULL), PS_OK);
  ps_import *done = ps_import_frame(c, &stream, &o, NULL, NULL);
  cr_assert(done != NULL && done->added.value == 2 && done->notes.count == 0);
  const ps_measure *m = ps_at(c, PS_MEASURE, 0), *n = ps_at(c, PS_MEASURE, 1);
  cr_expect_eq(n->series.count, 2);
  cr_expect(n->series.on[1] == m->series.on[1] && n->series.numerator[1] == 0);
  ps_result_free(done);
  ps_case_free(c);
}

/* Every list of every object that is there, of a case and of results, against the number of its
 * columns counted by hand from the table. */
static size_t columns_of(const ps_struct *type) {
  size_t count = 0;
  for (size_t i = 0; i < type->count; i++) {
    const ps_field *f = &type->fields[i];
    if (f->flags & PS_FIELD_LIST)
      count += psi_kind_is_text(f->kind);
    else
      count += f->kind == PS_KIND_STRUCT   ? columns_of(f->element)
               : f->kind == PS_KIND_RANGE  ? 3
               : f->kind == PS_KIND_MONEY  ? 2
               : f->kind == PS_KIND_SERIES ? 0
                                           : 1;
  }
  return count;
}

static size_t every_list(const void *object) {
  const ps_struct *type = ((const ps_object *)object)->type;
  size_t rows = 0;
  for (size_t i = 0; i < type->count; i++) {
    const ps_field *f = &type->fields[i];
    if (!(f->flags & PS_FIELD_LIST) || psi_kind_is_text(f->kind)) continue;
    psi_list list = psi_get_list(object, f);
    struct ArrowArrayStream stream;
    struct ArrowSchema schema;
    cr_assert_eq(ps_arrow_rows(object, f->name, NULL, &stream, NULL, NULL), PS_OK);
    cr_assert_eq(stream.get_schema(&stream, &schema), 0);
    cr_expect_eq(schema.n_children, (int64_t)columns_of(f->element), "%s of %s", f->name, type->name);
    schema.release(&schema);
    stream.release(&stream);
    rows += list.count;
    for (size_t k = 0; k < list.count; k++) rows += every_list(psi_list_item(f, list, k));
  }
  return rows;
}

Test(arrow_rows, every_list) {
  ps_case *c = full_case(NULL);
  cr_expect_gt(every_list(c), 20);
  ps_check_result *checked = ps_check(c, NULL, NULL, NULL);
  cr_expect_gt(every_list(checked), 10);
  ps_sizes *sizes = ps_size(c, NULL, NULL, NULL);
  cr_expect_gt(every_list(sizes), 0);
  ps_result_free(sizes);
  ps_result_free(checked);
  ps_case_free(c);
}

Test(arrow_rows, columns) {
  ps_case *c = case_of(json, NULL);
  taken t = take(c, "gaps", " desired , benchmark,id", NULL);
  cr_assert_eq(t.schema.n_children, 7);
  cr_expect_str_eq(t.schema.children[0]->name, "desired");
  cr_expect_str_eq(t.schema.children[1]->name, "benchmark.measure");
  cr_expect_str_eq(t.schema.children[6]->name, "id");
  drop(&t);
  t = take(c, "gaps", "cost_to_meet.minor", NULL);
  cr_expect_eq(t.schema.n_children, 1);
  drop(&t);
  static const struct {
    const char *list, *columns;
    ps_status status;
    const char *part;
  } wrong[] = {
      {"gasp", NULL, PS_E_NOT_FOUND, "A case has no list \"gasp\"; the nearest is \"gaps\"."},
      {"", NULL, PS_E_NOT_FOUND, "no list \"\"."},
      {"title", NULL, PS_E_NOT_FOUND, "\"title\" of a case is no list of rows."},
      {"sources", NULL, PS_E_NOT_FOUND, "no list of rows"},
      {"stakes", NULL, PS_E_NOT_FOUND, "no list of rows"},
      {"gaps", "id,desird", PS_E_NOT_FOUND, "no column \"desird\"; the nearest is \"desired\"."},
      {"gaps", "", PS_E_NOT_FOUND, "no column \"\"."},
      {"gaps", "id,", PS_E_NOT_FOUND, "no column \"\"."},
      {"gaps", "bench", PS_E_NOT_FOUND, "no column \"bench\"."},
      {"gaps", "benchmark.", PS_E_NOT_FOUND, "no column \"benchmark.\""},
      {"gaps", "id,desired,id", PS_E_ARGUMENT, "\"id\" is named twice"},
      {"gaps", "benchmark.from,benchmark", PS_E_ARGUMENT, "\"benchmark.from\" is named twice"},
      {"measures", "id,series", PS_E_NOT_FOUND, "\"series\" is a table of its own in each"},
      {"interventions", "causes", PS_E_NOT_FOUND, "give it out by itself"},
  };
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
    struct ArrowArrayStream stream, same;
    ps_error error = {PS_OK, 0, 0, "", ""};
    memset(&stream, 0x5A, sizeof stream);
    memset(&same, 0x5A, sizeof same);
    cr_expect_eq(ps_arrow_rows(c, wrong[i].list, wrong[i].columns, &stream, NULL, &error),
                 wrong[i].status, "%s", wrong[i].part);
    cr_expect(strstr(error.message, wrong[i].part) != NULL, "%s: %s", wrong[i].part, error.message);
    cr_expect_eq(memcmp(&stream, &same, sizeof stream), 0, "the stream was touched");
    cr_expect_eq(ps_arrow_rows(c, wrong[i].list, wrong[i].columns, &stream, NULL, NULL),
                 wrong[i].status);
  }
  struct ArrowArrayStream stream;
  cr_expect_eq(ps_arrow_rows(NULL, "gaps", NULL, &stream, NULL, NULL), PS_E_ARGUMENT);
  cr_expect_eq(ps_arrow_rows(c, NULL, NULL, &stream, NULL, NULL), PS_E_ARGUMENT);
  cr_expect_eq(ps_arrow_rows(c, "gaps", NULL, NULL, NULL, NULL), PS_E_ARGUMENT);
  ps_object untyped = {NULL, NULL, 0};
  cr_expect_eq(ps_arrow_rows(&untyped, "gaps", NULL, &stream, NULL, NULL), PS_E_ARGUMENT);
  ps_case_free(c);
}

Test(arrow_rows, empty) {
  ps_case *c = ps_case_new(NULL, NULL);
  struct ArrowArrayStream stream;
  struct ArrowSchema schema;
  struct ArrowArray batch;
  cr_assert_eq(ps_arrow_rows(c, "gaps", NULL, &stream, NULL, NULL), PS_OK);
  ps_case_free(c);
  cr_assert_eq(stream.get_next(&stream, &batch), 0);
  cr_expect_null(batch.release);
  cr_assert_eq(stream.get_schema(&stream, &schema), 0);
  cr_expect_gt(schema.n_children, 20);
  stream.release(&stream);
  schema.release(&schema);
}

/* A row that its last column has no room for is wholly of the next batch. */
Test(arrow_rows, a_row_is_in_one_batch) {
  ps_case *c = case_of("{\"id\":\"c\",\"gaps\":[{\"id\":\"g\",\"owners\":[\"ab\"]},"
                       "{\"id\":\"hhhh\",\"owners\":[\"c\",\"d\"]},{\"id\":\"i\"}]}", NULL);
  static const char *const ids[] = {"g", "hhhh", "i"}, *const owners[] = {"ab", "c", ""};
  struct ArrowArrayStream stream;
  struct ArrowArray batch;
  size_t got = 0;
  cr_assert_eq(psi_arrow_rows_in_batches(c, "gaps", "owners,id", 4, &stream, NULL, NULL), PS_OK);
  for (; stream.get_next(&stream, &batch) == 0 && batch.release != NULL; got++) {
    const struct ArrowArray *items = batch.children[0]->children[0];
    cr_assert(batch.length == 1 && got < 3);
    cr_expect(is_text(batch.children[1], 0, ids[got]));
    cr_expect_eq(items->length, got == 1 ? 2 : got == 0);
    if (items->length > 0) cr_expect(is_text(items, 0, owners[got]));
    batch.release(&batch);
  }
  cr_expect_eq(got, 3);
  stream.release(&stream);
  ps_case_free(c);
}

/* Texts that one batch cannot hold come in several, cut between rows. */
Test(arrow_rows, batches) {
  ps_case *c = case_of(json, NULL);
  struct ArrowArrayStream stream;
  struct ArrowArray batch;
  ps_error error = {PS_OK, 0, 0, "", ""};
  const char *expected[] = {"g", "h", "i"};
  /* "owners": three bytes in two items, none, one. */
  static const int64_t rows_of[][2] = {{2, 1}, {3, 0}};
  for (size_t most = 3; most < 5; most++) {
    int64_t row = 0, got = 0;
    cr_assert_eq(psi_arrow_rows_in_batches(c, "gaps", "id,owners,desired", most, &stream, NULL,
                                           NULL), PS_OK);
    for (; stream.get_next(&stream, &batch) == 0 && batch.release != NULL; got++) {
      cr_expect_eq(batch.length, rows_of[most - 3][got], "%zu, %d: %d", most, (int)got,
                   (int)batch.length);
      for (int64_t i = 0; i < batch.length; i++, row++) {
        cr_expect(is_text(batch.children[0], (size_t)i, expected[row]));
        cr_expect_eq(there(batch.children[2], (size_t)i), row == 0);
      }
      const struct ArrowArray *items = batch.children[1]->children[0];
      if (row == 3) cr_expect(is_text(items, (size_t)items->length - 1, "z"));
      batch.release(&batch);
    }
    cr_expect_eq(row, 3);
    stream.release(&stream);
  }
  cr_expect_eq(psi_arrow_rows_in_batches(c, "gaps", "id,owners", 2, &stream, NULL, &error),
               PS_E_LIMIT);
  cr_expect(strstr(error.message, "row 1 ") != NULL, "%s", error.message);
  cr_expect_eq(psi_arrow_rows_in_batches(c, "gaps", "desired", 0, &stream, NULL, NULL), PS_OK);
  stream.release(&stream);
  ps_case_free(c);
  c = case_of("{\"id\":\"c\",\"gaps\":[{\"id\":\"g\",\"owners\":[\"\",\"\"]},"
              "{\"id\":\"h\",\"owners\":[\"\",\"\"]}]}", NULL);
  cr_assert_eq(psi_arrow_rows_in_batches(c, "gaps", "owners", 3, &stream, NULL, NULL), PS_OK);
  for (int i = 0; i < 2; i++) { /* items count as bytes do */
    cr_assert_eq(stream.get_next(&stream, &batch), 0);
    cr_expect_eq(batch.length, 1);
    batch.release(&batch);
  }
  stream.release(&stream);
  ps_case_free(c);
}

/* Who takes a table may keep one column of it and let the rest go. */
Test(arrow_rows, moved) {
  counting held = COUNTING_INIT;
  ps_settings settings = counting_settings(&held);
  ps_case *c = case_of(json, NULL);
  taken t = take(c, "gaps", "id,owners", &settings);
  struct ArrowArray owners = *t.batch.children[1], items;
  t.batch.children[1]->release = NULL;
  t.batch.release(&t.batch);
  items = *owners.children[0];
  owners.children[0]->release = NULL;
  owners.release(&owners);
  cr_expect_null(owners.release);
  cr_expect(is_text(&items, 0, "x") && is_text(&items, 2, "z"));
  items.release(&items);
  struct ArrowSchema name = *t.schema.children[0];
  t.schema.children[0]->release = NULL;
  drop(&t);
  cr_expect_str_eq(name.name, "id");
  name.release(&name);
  ps_case_free(c);
  cr_expect(held.blocks == 0 && held.bytes == 0 && !held.lied);
}

/* Not all of it need be taken, and a schema may be asked for again. */
Test(arrow_rows, left) {
  counting held = COUNTING_INIT;
  ps_settings settings = counting_settings(&held);
  ps_case *c = case_of(json, NULL);
  struct ArrowArrayStream stream;
  struct ArrowSchema schemas[2];
  struct ArrowArray batch;
  cr_assert_eq(psi_arrow_rows_in_batches(c, "gaps", NULL, 12, &stream, &settings, NULL), PS_OK);
  cr_assert_eq(stream.get_schema(&stream, &schemas[0]), 0);
  cr_assert_eq(stream.get_schema(&stream, &schemas[1]), 0);
  held.refuse = held.asked + 2;
  struct ArrowSchema none;
  cr_expect_neq(stream.get_schema(&stream, &none), 0);
  cr_expect_not_null(stream.get_last_error(&stream));
  cr_assert_eq(stream.get_next(&stream, &batch), 0);
  stream.release(&stream);
  cr_expect_str_eq(schemas[1].children[0]->name, "id");
  schemas[0].release(&schemas[0]);
  schemas[1].release(&schemas[1]);
  cr_expect(is_text(batch.children[0], 0, "g"));
  batch.release(&batch);
  ps_case_free(c);
  cr_expect(held.blocks == 0 && held.bytes == 0 && !held.lied);
}

Test(arrow_rows, memory) {
  ps_case *c = case_of(json, NULL);
  for (long n = 1;; n++) {
    counting held = COUNTING_INIT;
    ps_settings settings = counting_settings(&held);
    struct ArrowArrayStream stream;
    ps_error error = {PS_OK, 0, 0, "", ""};
    held.refuse = n;
    ps_status status = psi_arrow_rows_in_batches(c, "gaps", "owners,benchmark,id", 4, &stream,
                                                 &settings, &error);
    if (status == PS_OK) stream.release(&stream);
    cr_expect(held.blocks == 0 && held.bytes == 0 && !held.lied, "%ld", n);
    cr_expect_eq(status == PS_OK, held.asked < n, "%ld", n);
    cr_expect_eq(error.status, status);
    if (status == PS_OK) {
      cr_expect_gt(n, 10);
      break;
    }
    cr_expect_eq(status, PS_E_MEMORY);
  }
  ps_case_free(c);
}

static bool stop_at(void *data, double done) {
  cr_expect(done >= 0 && done <= 1);
  return --*(int *)data > 0;
}

Test(arrow_rows, large) {
  enum { N = 100000 };
  counting held = COUNTING_INIT;
  ps_settings settings = counting_settings(&held);
  ps_case *c = ps_case_new(NULL, NULL);
  char id[16];
  for (int i = 0; i < N; i++) {
    snprintf(id, sizeof id, "g%d", i);
    ps_gap *g = ps_add(c, PS_GAP, id, NULL);
    ps_set_number(c, g, "desired", i, NULL);
    if (i % 3) ps_set_number(c, g, "actual", i + 0.5, NULL);
  }
  clock_t begin = clock();
  taken t = take(c, "gaps", "desired,actual", NULL);
  fprintf(stderr, "%d gaps, two numbers: %.4f s\n", N, (double)(clock() - begin) / CLOCKS_PER_SEC);
  const struct ArrowArray *a = t.batch.children[1];
  cr_expect_eq(a->null_count, (N + 2) / 3);
  for (size_t i = 0; i < N; i++)
    if (there(a, i) != (i % 3 != 0) || (i % 3 != 0 && AT(a, double, i) != (double)i + 0.5))
      cr_expect(false, "row %zu", i);
  drop(&t);
  t = take(c, "gaps", "id", NULL);
  for (size_t i = 0; i < N; i += 997) {
    snprintf(id, sizeof id, "g%d", (int)i);
    cr_expect(is_text(t.batch.children[0], i, id));
  }
  drop(&t);
  for (int when = 1; when < 60; when += 7) {
    struct ArrowArrayStream stream;
    ps_error error = {PS_OK, 0, 0, "", ""};
    int left = when;
    settings.progress = stop_at;
    settings.progress_data = &left;
    ps_status status = ps_arrow_rows(c, "gaps", "id,desired", &stream, &settings, &error);
    if (status == PS_OK) stream.release(&stream);
    cr_expect_eq(status, when > 50 ? PS_OK : PS_E_CANCELLED, "%d", when);
    cr_expect(held.blocks == 0 && !held.lied);
  }
  ps_case_free(c);
}
