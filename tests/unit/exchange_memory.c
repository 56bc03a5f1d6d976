/* lib/exchange: whichever request for memory fails, the call says so and gives all
 * back. (cJSON takes its memory elsewhere: for that see tests/runner/allocations.c.) */
#include "counting.h"
#include "full_case.h"

#include <criterion/criterion.h>
#include <perfsys/exchange.h>

#include <stdio.h>
#include <unistd.h>

static char *text; /* of a case with everything and long lists of what is unknown */
static size_t length;
static ps_case *whole;
static char path[] = "/tmp/perfsys-memory-XXXXXX";

/* Appends 40 unknown members. */
static size_t add_unknown(char *to) {
  size_t used = 0;
  for (int i = 0; i < 40; i++) used += (size_t)sprintf(to + used, ",\"zz%d\":[%d]", i, i);
  return used;
}

static void setup(void) {
  ps_case *c = full_case(NULL);
  size_t plain = 0;
  char *full = ps_json_text(c, NULL, &plain, NULL, NULL);
  text = malloc(plain + 20000);
  cr_assert(full != NULL && text != NULL);
  memcpy(text, full, plain - 1); /* all but the last brace */
  length = plain - 1 + add_unknown(text + plain - 1);
  text[length++] = '}';
  /* And a point with many, in front of the others. */
  char *points = strstr(text, "\"series\":[") + 10,
       point[4096] = "{\"on\":\"2024-01-01\",\"value\":1";
  size_t used = strlen(point);
  used += add_unknown(point + used);
  used += (size_t)sprintf(point + used, "},");
  memmove(points + used, points, length - (size_t)(points - text));
  memcpy(points, point, used);
  length += used;
  ps_text_free(full, NULL);
  ps_case_free(c);
  whole = ps_case_parse(text, length, NULL, NULL);
  cr_assert_not_null(whole);
  cr_assert_neq(mkstemp(path), -1);
  cr_assert_eq(ps_case_save(whole, path, NULL, NULL, NULL), PS_OK);
}

static void teardown(void) {
  remove(path);
  ps_case_free(whole);
  free(text);
}

TestSuite(exchange_memory, .init = setup, .fini = teardown);

typedef void *(*operation)(const ps_settings *settings, ps_error *error);

static void *parse(const ps_settings *settings, ps_error *error) {
  return ps_case_parse(text, length, settings, error);
}

static void *load(const ps_settings *settings, ps_error *error) {
  return ps_case_load(path, settings, error);
}

static void *write_text(const ps_settings *settings, ps_error *error) {
  return ps_json_text(whole, NULL, NULL, settings, error);
}

static void *write_schema(const ps_settings *settings, ps_error *error) {
  return ps_schema_text(PS_CASE, NULL, NULL, settings, error);
}

/* Refuses the first request, the second, and so on until there are no more: it alone, or
 * all after it too. */
static void refuse_from(operation run, bool is_case, long least, bool lasting) {
  counting memory = COUNTING_INIT;
  ps_settings settings = counting_settings(&memory);
  memory.lasting = lasting;
  for (long n = 1; memory.asked >= n - 1; n++) {
    ps_error e = {PS_OK, 0, 0, "", ""};
    memory.asked = 0;
    memory.refuse = n;
    void *made = run(&settings, &e);
    memory.refuse = 0;
    if (made == NULL) {
      cr_expect_eq(e.status, PS_E_MEMORY, "request %ld: %s", n, e.message);
      cr_expect_gt(strlen(e.message), 10);
    } else if (is_case) {
      cr_expect(ps_equal(made, whole), "request %ld", n);
      ps_case_free(made);
    } else {
      ps_text_free(made, &settings);
    }
    cr_assert(memory.blocks == 0 && !memory.lied, "request %ld: %zu blocks left", n, memory.blocks);
    if (made != NULL && memory.asked < n) break;
    cr_assert_lt(n, 10000);
  }
  cr_expect_geq(memory.asked, least, "only %ld requests were made", memory.asked);
}

static void refuse_each(operation run, bool is_case, long least) {
  refuse_from(run, is_case, least, false);
  refuse_from(run, is_case, least, true);
}

Test(exchange_memory, parse) { refuse_each(parse, true, 12); }
Test(exchange_memory, load) { refuse_each(load, true, 12); }
Test(exchange_memory, text) { refuse_each(write_text, false, 4); }
Test(exchange_memory, schema) { refuse_each(write_schema, false, 4); }

/* A refusal gives all back too, wherever the reading stops. */
Test(exchange_memory, a_refused_text_leaves_nothing) {
  counting memory = COUNTING_INIT;
  ps_settings settings = counting_settings(&memory);
  for (size_t n = 0; n < length; n += 7) {
    cr_assert_null(ps_case_parse(text, n, &settings, NULL));
    cr_assert(memory.blocks == 0 && !memory.lied, "%zu bytes", n);
  }
}
