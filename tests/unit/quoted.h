/* JSON in C strings without a backslash before every quote: 'id' is written for "id". An @
 * stands before the place where an error is expected, and is taken out. */
#ifndef QUOTED_H
#define QUOTED_H

#include <criterion/criterion.h>
#include <perfsys/exchange.h>

#include <string.h>

typedef struct quoted {
  char text[4096];
  size_t length, line, column; /* of the @; 0 without one */
} quoted;

static inline quoted quoted_make(const char *written) {
  quoted q;
  size_t line = 1, column = 1;
  memset(&q, 0, sizeof q);
  for (; *written != '\0'; written++) {
    if (*written == '@') {
      q.line = line;
      q.column = column;
      continue;
    }
    cr_assert_lt(q.length, sizeof q.text - 1);
    q.text[q.length++] = *written == '\'' ? '"' : *written;
    column += ((unsigned char)*written & 0xC0) != 0x80; /* characters, not bytes */
    if (*written != '\n') continue;
    line++;
    column = 1;
  }
  return q;
}

/* The case in a text that must be good. */
static inline ps_case *quoted_case(const char *written) {
  quoted q = quoted_make(written);
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *c = ps_case_parse(q.text, q.length, NULL, &error);
  cr_assert_not_null(c, "%s\n%s (%s)", written, error.message, error.path);
  cr_expect_eq(error.status, PS_OK, "success leaves the error alone");
  return c;
}

/* Expects a text to be refused at its @ with that status and path. */
static inline void quoted_refused(const char *written, ps_status status, const char *path) {
  quoted q = quoted_make(written);
  ps_error e = {PS_OK, 0, 0, "", ""};
  ps_case *c = ps_case_parse(q.text, q.length, NULL, &e);
  cr_expect_null(c, "accepted: %s", written);
  ps_case_free(c);
  cr_expect_eq(e.status, status, "%s\n%s: %s", written, ps_status_name(e.status), e.message);
  cr_expect(e.line == q.line && e.column == q.column, "%s\nat %zu:%zu, not %zu:%zu: %s", written,
            e.line, e.column, q.line, q.column, e.message);
  cr_expect_str_eq(e.path, path, "%s\npath \"%s\", not \"%s\"", written, e.path, path);
  cr_expect_gt(strlen(e.message), 10, "%s", written);
  cr_expect_null(ps_case_parse(q.text, q.length, NULL, NULL), "without a ps_error: %s", written);
}

/* Expects the case in a text to be written as just that text, with `schema_version`
 * before it. */
static inline void quoted_kept(const char *written) {
  quoted q = quoted_make(written);
  ps_case *c = quoted_case(written);
  char *out = ps_json_text(c, NULL, NULL, NULL, NULL);
  cr_assert_not_null(out);
  static const char head[] = "{\"schema_version\":1,";
  cr_assert_eq(strncmp(out, head, sizeof head - 1), 0, "%s", out);
  cr_expect_str_eq(out + sizeof head - 1, q.text + 1, "%s\nbecame %s", q.text, out);
  ps_text_free(out, NULL);
  ps_case_free(c);
}

#endif
