/* lib/exchange/file.c: cases in files, and files that cannot be read or written. */
#include "full_case.h"

#include <criterion/criterion.h>
#include <perfsys/exchange.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char directory[] = "/tmp/perfsys-file-XXXXXX";
static char path[64];
static ps_error e;

static void setup(void) {
  cr_assert_not_null(mkdtemp(directory));
  snprintf(path, sizeof path, "%s/case.json", directory);
  memset(&e, 0, sizeof e);
}

static void teardown(void) {
  remove(path);
  rmdir(directory);
}

TestSuite(file, .init = setup, .fini = teardown);

static void put(const char *bytes, size_t length) {
  FILE *file = fopen(path, "wb");
  cr_assert(file != NULL && fwrite(bytes, 1, length, file) == length && fclose(file) == 0);
}

static char *content(size_t *length) {
  FILE *file = fopen(path, "rb");
  char *bytes = calloc(1, 100000);
  cr_assert(file != NULL && bytes != NULL);
  *length = fread(bytes, 1, 99999, file);
  fclose(file);
  return bytes;
}

static void expect_unreadable(const char *name, const char *why) {
  memset(&e, 0, sizeof e);
  cr_expect_null(ps_case_load(name, NULL, &e), "%s", name);
  cr_expect_eq(e.status, PS_E_IO, "%s: %s", name, e.message);
  cr_expect_eq(e.line, 0, "no text, no line");
  cr_expect_not_null(strstr(e.message, why), "%s", e.message);
  cr_expect_null(ps_case_load(name, NULL, NULL), "without a ps_error");
}

Test(file, round_trip) {
  ps_case *c = full_case(NULL);
  ps_json_options options = PS_JSON_OPTIONS_INIT;
  for (options.indent = 0; options.indent <= 2; options.indent += 2) {
    size_t length, again_length;
    cr_assert_eq(ps_case_save(c, path, &options, NULL, &e), PS_OK, "%s", e.message);
    char *bytes = content(&length);
    cr_expect_eq(bytes[length - 1], '\n', "a final line feed");
    char *text = ps_json_text(c, &options, NULL, NULL, NULL);
    bytes[length - 1] = '\0';
    cr_expect_str_eq(bytes, text);
    bytes[length - 1] = '\n';
    ps_case *d = ps_case_load(path, NULL, &e);
    cr_assert_not_null(d, "%s", e.message);
    cr_expect(ps_equal(c, d));
    cr_expect_eq(ps_case_save(d, path, &options, NULL, &e), PS_OK);
    char *again = content(&again_length);
    cr_expect(length == again_length && memcmp(bytes, again, length) == 0, "saved twice, the same");
    free(again);
    ps_case_free(d);
    ps_text_free(text, NULL);
    free(bytes);
  }
  ps_case_free(c);
}

Test(file, saving_replaces_what_was_longer) {
  ps_case *c = ps_case_new(NULL, NULL);
  size_t length;
  char *long_text = malloc(50000);
  memset(long_text, 'x', 50000);
  put(long_text, 50000);
  cr_expect_eq(ps_case_save(c, path, NULL, NULL, NULL), PS_OK);
  char *bytes = content(&length);
  cr_expect_str_eq(bytes, "{\"schema_version\":1}\n");
  free(bytes);
  free(long_text);
  ps_case_free(c);
}

Test(file, what_cannot_be_read) {
  char name[1200];
  snprintf(name, sizeof name, "%s/missing.json", directory);
  expect_unreadable(name, "there is no such file");
  expect_unreadable(name, name);
  expect_unreadable("", "there is no such file");
  expect_unreadable(directory, "it is a directory");
  /* Of a name that is no UTF-8, or very long, only the name is cut. */
  snprintf(name, sizeof name, "%s/M\xFChle.json", directory);
  expect_unreadable(name, "there is no such file");
  snprintf(name, sizeof name, "%s/%0900d", directory, 0);
  expect_unreadable(name, "could not be opened");
}

Test(file, without_permission) {
  put("{}", 2);
  cr_assert_eq(chmod(path, 0), 0);
  ps_case *c = ps_case_new(NULL, NULL);
  if (geteuid() != 0) { /* for whom nothing is forbidden */
    expect_unreadable(path, "permission is denied");
    cr_expect_eq(ps_case_save(c, path, NULL, NULL, &e), PS_E_IO);
  }
  ps_case_free(c);
}

Test(file, what_holds_no_case) {
  put("", 0);
  cr_expect_null(ps_case_load(path, NULL, &e));
  cr_expect(e.status == PS_E_SYNTAX && e.line == 1 && e.column == 1, "empty: %s", e.message);
  put("{\n\"id\":7}", 9);
  cr_expect_null(ps_case_load(path, NULL, &e));
  cr_expect(e.status == PS_E_TYPE && e.line == 2 && e.column == 6, "%s", e.message);
  cr_expect_str_eq(e.path, "id");
  put("{\"id\":\"x\0\"}", 11);
  cr_expect_null(ps_case_load(path, NULL, &e));
  cr_expect_eq(e.status, PS_E_SYNTAX, "a zero byte");
}

Test(file, limit_of_bytes) {
  ps_settings settings = PS_SETTINGS_INIT;
  put("{\"id\":\"x\"}", 10);
  settings.limits.bytes = 10;
  ps_case *c = ps_case_load(path, &settings, &e);
  cr_expect_not_null(c, "%s", e.message);
  ps_case_free(c);
  settings.limits.bytes = 9;
  cr_expect_null(ps_case_load(path, &settings, &e));
  cr_expect_eq(e.status, PS_E_LIMIT);
}

/* What cannot tell its size is read all the same. */
Test(file, from_a_pipe) {
  int ends[2];
  char name[32];
  if (access("/dev/fd", F_OK) != 0) return;
  cr_assert_eq(pipe(ends), 0);
  cr_assert_eq(write(ends[1], "{\"id\":\"piped\"}", 14), 14);
  close(ends[1]);
  snprintf(name, sizeof name, "/dev/fd/%d", ends[0]);
  ps_case *c = ps_case_load(name, NULL, &e);
  cr_assert_not_null(c, "%s", e.message);
  cr_expect_str_eq(c->id, "piped");
  ps_case_free(c);
  close(ends[0]);
}

static void expect_unwritable(const ps_case *c, const char *name, const char *why) {
  memset(&e, 0, sizeof e);
  cr_expect_eq(ps_case_save(c, name, NULL, NULL, &e), PS_E_IO, "%s", name);
  cr_expect(e.status == PS_E_IO && strstr(e.message, why) != NULL, "%s", e.message);
  cr_expect_eq(ps_case_save(c, name, NULL, NULL, NULL), PS_E_IO, "without a ps_error");
}

Test(file, what_cannot_be_written) {
  ps_case *c = full_case(NULL);
  char name[128];
  snprintf(name, sizeof name, "%s/none/case.json", directory);
  expect_unwritable(c, name, "there is no such file");
  expect_unwritable(c, directory, "it is a directory");
  if (access("/dev/full", F_OK) == 0) expect_unwritable(c, "/dev/full", "the disk is full");
  ps_case_free(c);
}

Test(file, wrong_arguments) {
  ps_case *c = ps_case_new(NULL, NULL);
  ps_json_options options = {sizeof options, 9};
  size_t length;
  put("kept", 4);
  cr_expect_eq(ps_case_save(c, path, &options, NULL, &e), PS_E_ARGUMENT);
  cr_expect_eq(e.status, PS_E_ARGUMENT);
  cr_expect_eq(ps_case_save(NULL, path, NULL, NULL, &e), PS_E_ARGUMENT);
  cr_expect_eq(ps_case_save(c, NULL, NULL, NULL, NULL), PS_E_ARGUMENT);
  cr_expect_null(ps_case_load(NULL, NULL, &e));
  cr_expect_eq(e.status, PS_E_ARGUMENT);
  char *bytes = content(&length);
  cr_expect_str_eq(bytes, "kept", "a refused call leaves the file alone");
  free(bytes);
  ps_case_free(c);
}
