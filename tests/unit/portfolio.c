/* Many cases, one after the other. */
#include "counting.h"
#include "quoted.h"

#include <stdio.h>

/* What a reader finds: "1:a 3:!2:5 4:b" is case "a" at line 1, an error told at line 2,
 * column 5 for what begins in line 3, and so on. Ends where the reader does. */
static const char *found(ps_portfolio_reader *r, char *out, size_t room) {
  size_t length = 0;
  out[0] = '\0';
  for (int calls = 0;; calls++) {
    ps_error e = {PS_OK, 0, 0, "", ""};
    cr_assert_lt(calls, 10000, "it goes on for ever");
    ps_case *c = ps_portfolio_next(r, &e);
    if (c == NULL && ps_portfolio_at_end(r)) {
      cr_expect_eq(e.status, PS_OK, "%s", e.message);
      return out;
    }
    cr_expect(!ps_portfolio_at_end(r));
    cr_expect_eq(c == NULL, e.status != PS_OK);
    if (length + 100 > room) continue;
    length += (size_t)snprintf(out + length, room - length, "%s%zu:", length > 0 ? " " : "",
                               ps_portfolio_line(r));
    if (c == NULL)
      length += (size_t)snprintf(out + length, room - length, "!%zu:%zu", e.line, e.column);
    else
      length += (size_t)snprintf(out + length, room - length, "%s", c->id == NULL ? "-" : c->id);
    ps_case_free(c);
  }
}

static void to_file(const char *path, const char *text, size_t length) {
  FILE *f = fopen(path, "wb");
  cr_assert_not_null(f);
  cr_assert_eq(fwrite(text, 1, length, f), length);
  fclose(f);
}

/* From a text and from a file alike. */
static void reads(const char *written, const char *expected) {
  char out[4000], path[] = "/tmp/perfsys-portfolio-XXXXXX";
  quoted q = quoted_make(written);
  ps_portfolio_reader *r = ps_portfolio_text(q.text, q.length, NULL, NULL);
  cr_assert_not_null(r);
  cr_expect_str_eq(found(r, out, sizeof out), expected, "%s", written);
  cr_expect_null(ps_portfolio_next(r, NULL), "and so it stays");
  cr_expect(ps_portfolio_at_end(r));
  ps_portfolio_close(r);
  int fd = mkstemp(path);
  cr_assert_neq(fd, -1);
  to_file(path, q.text, q.length);
  r = ps_portfolio_open(path, NULL, NULL);
  cr_assert_not_null(r);
  cr_expect_str_eq(found(r, out, sizeof out), expected, "%s (file)", written);
  ps_portfolio_close(r);
  remove(path);
}

#define C(id) "{'id':'" id "'}"
#define BOM "\xEF\xBB\xBF"

Test(portfolio, lines) {
  reads(C("a") "\n" C("b") "\n", "1:a 2:b");
  reads(C("a") "\n" C("b"), "1:a 2:b");
  reads(C("a") "\r\n" C("b") "\r\n\r\n", "1:a 2:b");
  reads("\n\n" C("a") "\n\n \t\n" C("b") "\n\n", "3:a 6:b");
  reads(C("a"), "1:a");
  reads(BOM C("a") "\n" C("b"), "1:a 2:b");
  reads("", "");
  reads(" \r\n\n", "");
  reads(BOM, "");
  reads("{'id':'[{'}\n{'id':'}\\''}\n{'id':'\\\\'}\n", "1:[{ 2:}\" 3:\\");
}

Test(portfolio, arrays) {
  reads("[" C("a") "," C("b") "]", "1:a 1:b");
  reads("[\n  " C("a") ",\n  " C("b") "\n]\n", "2:a 3:b");
  reads("\r\n[\r\n{\r\n'id':'a'\r\n},\r\n{'id':'b'}\r\n]\r\n", "3:a 6:b");
  reads(BOM "[" C("a") "]", "1:a");
  reads("[]", "");
  reads(" [ ] ", "");
}

Test(portfolio, values_of_many_lines) {
  reads("{\n'id':'a'\n}\n{\n'id':'b'\n}\n", "1:a 4:b");
  reads("{\n'id':'a'\n}{\n'id':'b'}", "1:a 3:b");
  reads("{'gaps':[\n{'id':'g'}],'id':'a'}\n" C("b"), "1:a 3:b");
  reads("{'id':'a',\n\n'gaps':[]}", "1:a");
  reads("{\r\n'id':'a'}\r\n", "1:a");
}

Test(portfolio, broken_lines) {
  reads(C("a") "\n{'id':}\n" C("c"), "1:a 2:!2:7 3:c");
  reads("{'id':'a'\n" C("b"), "1:!1:10 2:b");
  reads("{'id':'a'\n\n  " C("b"), "1:!1:10 3:b");
  reads("{'id':'a\n" C("b"), "1:!1:7 2:b"); /* where the text begins */
  reads(C("a") "\n" C("b") C("c") "\n" C("d"), "1:a 2:!2:11 3:d");
  reads(C("a") "\nnonsense\n" C("b"), "1:a 2:!2:1 3:b");
  reads("7\n" C("b"), "1:!1:1 2:b");
  reads("\xC3\xA9\n" C("b"), "1:!1:1 2:b");
}

Test(portfolio, broken_arrays) {
  reads("[" C("a") " " C("b") "]", "1:a 1:!1:13");
  reads("[" C("a") ",]", "1:a 1:!1:13");
  reads("[" C("a"), "1:a 1:!1:12");
  reads("[" C("a") "\n}", "1:a 2:!2:1");
  reads("[", "1:!1:2");
  reads("[," C("a") "]", "1:!1:2");
  reads("[" C("a") "] x", "1:a 1:!1:14");
  reads("[" C("a") "]\n[" C("b") "]", "1:a 2:!2:1");
  reads("[1,\n" C("b") ",\n{'id':7}]", "1:!1:2 2:b 3:!3:7");
}

Test(portfolio, broken_values) {
  reads("{\n'id':'a'\n},\n" C("b"), "1:a 3:!3:2 4:b");
  reads("{\n'id':'a'\n}\n]\n{\n'id':'b'}", "1:a 4:!4:1 5:b");
  reads("{\n'id':'a'\n", "1:!3:1");
}

Test(portfolio, the_broken_50000th_line, .timeout = 60) {
  enum { LINES = 100000, ROOM = 64 };
  char *text = malloc((size_t)LINES * ROOM);
  size_t length = 0, good = 0, broken = 0;
  for (int i = 1; i <= LINES; i++)
    length += (size_t)sprintf(text + length, i == 50000 ? "{\"id\":\"c%d\",\"title\":7}\n"
                                                        : "{\"id\":\"c%d\",\"title\":\"t\"}\n", i);
  ps_portfolio_reader *r = ps_portfolio_text(text, length, NULL, NULL);
  for (;;) {
    ps_error e = {PS_OK, 0, 0, "", ""};
    ps_case *c = ps_portfolio_next(r, &e);
    if (c == NULL && ps_portfolio_at_end(r)) break;
    good += c != NULL;
    if (c == NULL) {
      broken++;
      cr_expect_eq(e.status, PS_E_TYPE);
      cr_expect_eq(e.line, 50000);
      cr_expect_eq(e.column, 24);
      cr_expect_str_eq(e.path, "title");
      cr_expect_eq(ps_portfolio_line(r), 50000);
    }
    ps_case_free(c);
  }
  cr_expect_eq(good, LINES - 1);
  cr_expect_eq(broken, 1);
  ps_portfolio_close(r);
  free(text);
}

Test(portfolio, cut_at_every_byte, .timeout = 60) {
  static const char *const samples[] = {
      "[" C("a") ",\r\n " C("b") ",\n{'id':'c','gaps':[{'id':'g','place':'\\u00e9\\''}]} ]\n",
      BOM C("a") "\r\n\n{'id':'\xC3\xA9','gaps':[{'id':'g'}]}\n" C("c"),
      "{\n'id':'a',\n'gaps':[]\n}\n,\n{\n'id':'b'\n}\n"};
  for (size_t s = 0; s < 3; s++) {
    quoted q = quoted_make(samples[s]);
    for (size_t length = 0; length <= q.length; length++) {
      char out[1000], *exact = malloc(length + 1); /* so that a byte too far is seen */
      memcpy(exact, q.text, length);
      exact = realloc(exact, length > 0 ? length : 1);
      ps_portfolio_reader *r = ps_portfolio_text(exact, length, NULL, NULL);
      found(r, out, sizeof out);
      ps_portfolio_close(r);
      free(exact);
    }
  }
}

/* ---- memory ---- */

typedef struct most {
  counting counts;
  size_t bytes;
} most;

static void *most_resize(void *ctx, void *block, size_t old_size, size_t new_size) {
  most *m = ctx;
  void *made = counting_resize(&m->counts, block, old_size, new_size);
  if (m->counts.bytes > m->bytes) m->bytes = m->counts.bytes;
  return made;
}

/* The most bytes held at once while `count` cases are read from a file. */
static size_t bytes_for(int count, const char *before, const char *between, const char *after) {
  char path[] = "/tmp/perfsys-portfolio-XXXXXX";
  int fd = mkstemp(path), good = 0;
  FILE *f = fdopen(fd, "wb");
  fputs(before, f);
  for (int i = 0; i < count; i++)
    fprintf(f, "%s{\"id\":\"c%07d\",\"gaps\":[{\"id\":\"g\",\"statement\":\"s\"}]}",
            i > 0 ? between : "", i);
  fputs(after, f);
  fclose(f);
  most m;
  memset(&m, 0, sizeof m);
  ps_settings settings = PS_SETTINGS_INIT;
  settings.allocator.resize = most_resize;
  settings.allocator.ctx = &m;
  ps_portfolio_reader *r = ps_portfolio_open(path, &settings, NULL);
  for (ps_case *c; (c = ps_portfolio_next(r, NULL)) != NULL || !ps_portfolio_at_end(r);) {
    good += c != NULL;
    ps_case_free(c);
  }
  ps_portfolio_close(r);
  remove(path);
  cr_expect_eq(good, count);
  cr_expect_eq(m.counts.blocks, 0);
  return m.bytes;
}

Test(portfolio, constant_memory, .timeout = 120) {
  size_t few = bytes_for(2000, "", "\n", "\n"), many = bytes_for(100000, "", "\n", "\n");
  cr_expect_leq(many, few + 1000, "%zu, %zu", few, many);
  few = bytes_for(2000, "[", ",\n", "]");
  many = bytes_for(100000, "[", ",\n", "]");
  cr_expect_leq(many, few + 1000, "%zu, %zu", few, many);
}

/* A first line that never closes does not bring the rest in. */
Test(portfolio, constant_memory_behind_a_broken_first_line, .timeout = 60) {
  most m;
  char path[] = "/tmp/perfsys-portfolio-XXXXXX";
  int fd = mkstemp(path), good = 0;
  FILE *f = fdopen(fd, "wb");
  fputs("{\"id\":\"a\"\n", f);
  for (int i = 0; i < 20000; i++) fprintf(f, "{\"id\":\"c%d\"}\n", i);
  fclose(f);
  memset(&m, 0, sizeof m);
  ps_settings settings = PS_SETTINGS_INIT;
  settings.allocator.resize = most_resize;
  settings.allocator.ctx = &m;
  ps_portfolio_reader *r = ps_portfolio_open(path, &settings, NULL);
  for (ps_case *c; (c = ps_portfolio_next(r, NULL)) != NULL || !ps_portfolio_at_end(r);) {
    good += c != NULL;
    ps_case_free(c);
  }
  ps_portfolio_close(r);
  remove(path);
  cr_expect_eq(good, 20000);
  cr_expect_lt(m.bytes, 200000, "%zu", m.bytes);
}

Test(portfolio, without_memory) {
  static const char text[] = "[{\"id\":\"a\"},{\"id\":\"b\"}]";
  char path[] = "/tmp/perfsys-portfolio-XXXXXX";
  cr_assert_neq(mkstemp(path), -1);
  to_file(path, text, sizeof text - 1);
  for (long nth = 1;; nth++) {
    counting counts = {.refuse = nth};
    ps_settings settings = counting_settings(&counts);
    ps_error e = {PS_OK, 0, 0, "", ""};
    size_t good = 0, failed = 0;
    ps_portfolio_reader *r = ps_portfolio_open(path, &settings, &e);
    failed = r == NULL;
    while (r != NULL && !ps_portfolio_at_end(r)) {
      ps_case *c = ps_portfolio_next(r, &e);
      if (c == NULL && ps_portfolio_at_end(r)) break;
      good += c != NULL;
      failed += c == NULL;
      ps_case_free(c);
    }
    ps_portfolio_close(r);
    if (failed > 0) cr_expect_eq(e.status, PS_E_MEMORY, "a failure is told");
    cr_expect(failed == 1 || good == 2, "%ld: %zu good, %zu failed", nth, good, failed);
    cr_expect_eq(counts.blocks, 0);
    cr_expect(!counts.lied);
    if (failed == 0) break;
  }
  remove(path);
}

/* ---- limits, misuse ---- */

Test(portfolio, limits_are_for_one_case) {
  char text[6000], out[4000];
  size_t length = 0;
  ps_settings settings = PS_SETTINGS_INIT;
  settings.limits.bytes = 60;
  for (int i = 0; i < 100; i++) length += (size_t)sprintf(text + length, "{\"id\":\"c%02d\"}\n", i);
  ps_portfolio_reader *r = ps_portfolio_text(text, length, &settings, NULL);
  size_t good = 0;
  for (ps_case *c; (c = ps_portfolio_next(r, NULL)) != NULL; good++) ps_case_free(c);
  cr_expect_eq(good, 100);
  ps_portfolio_close(r);
  static const char long_one[] =
      "{\"id\":\"a\"}\n{\"id\":\"b\",\"title\":\"0123456789012345678901234567890123456789012345\"}\n{\"id\":\"c\"}";
  r = ps_portfolio_text(long_one, sizeof long_one - 1, &settings, NULL);
  cr_expect_str_eq(found(r, out, sizeof out), "1:a 2:!2:1 3:c");
  ps_portfolio_close(r);
}

Test(portfolio, misuse) {
  ps_error e = {PS_OK, 0, 0, "", ""};
  cr_expect_null(ps_portfolio_open(NULL, NULL, &e));
  cr_expect_eq(e.status, PS_E_ARGUMENT);
  cr_expect_null(ps_portfolio_open("/nowhere/at/all", NULL, &e));
  cr_expect_eq(e.status, PS_E_IO);
  ps_portfolio_reader *r = ps_portfolio_open("/tmp", NULL, &e); /* a directory */
  if (r != NULL) cr_expect_null(ps_portfolio_next(r, &e));
  cr_expect_eq(e.status, PS_E_IO);
  if (r != NULL) cr_expect(!ps_portfolio_at_end(r), "a failure to read is not the end");
  ps_portfolio_close(r);
  cr_expect_null(ps_portfolio_text(NULL, 0, NULL, &e));
  cr_expect_eq(e.status, PS_E_ARGUMENT);
  cr_expect_null(ps_portfolio_next(NULL, &e));
  cr_expect_eq(e.status, PS_E_ARGUMENT);
  cr_expect_null(ps_portfolio_next(NULL, NULL));
  cr_expect(ps_portfolio_at_end(NULL));
  cr_expect_eq(ps_portfolio_line(NULL), 0);
  ps_portfolio_close(NULL);
}
