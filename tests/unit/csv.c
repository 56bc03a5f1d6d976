/* lib/exchange/csv.c: the CSV that people send, and the csv-spectrum test data. */
#include "exchange/csv.h"

#include "base/memory.h"
#include "counting.h"
#include "shared_data.h"

#include <criterion/criterion.h>

#include <stdio.h>

/* All cells of a text, each between < and >, a row between { and }. */
static const char *cells_of(const char *text, size_t length, char separator, ps_status *status,
                            ps_error *error) {
  static char out[4096];
  size_t at = 0;
  ps_settings settings = psi_settings(NULL);
  psi_csv csv;
  out[0] = '\0';
  *status = psi_csv_open(&csv, text, length, separator, &settings, error);
  while (*status == PS_OK) {
    *status = psi_csv_next(&csv, error);
    if (*status != PS_OK || csv.count == 0) break;
    at += (size_t)snprintf(out + at, sizeof out - at, "{");
    for (size_t i = 0; i < csv.count; i++) {
      cr_assert_eq(strlen(csv.cells[i].text), csv.cells[i].length);
      at += (size_t)snprintf(out + at, sizeof out - at, "<%s>", csv.cells[i].text);
    }
    at += (size_t)snprintf(out + at, sizeof out - at, "}");
  }
  psi_csv_close(&csv);
  return out;
}

static void reads(const char *text, const char *expected) {
  ps_status status;
  ps_error error = {PS_OK, 0, 0, "", ""};
  const char *got = cells_of(text, strlen(text), 0, &status, &error);
  cr_expect_eq(status, PS_OK, "%s: %s", text, error.message);
  cr_expect_str_eq(got, expected);
}

Test(csv, rows) {
  reads("", "");
  reads("\n\n\r\n", "");
  reads("a", "{<a>}");
  reads("a,b\n1,2", "{<a><b>}{<1><2>}");
  reads("a,b\r\n1,2\r\n", "{<a><b>}{<1><2>}");
  reads("a,b\r1,2\r", "{<a><b>}{<1><2>}");
  reads("a,b\n\n1,2\n", "{<a><b>}{<1><2>}");
  reads("a,\n,b\n,,\n", "{<a><>}{<><b>}{<><><>}");
  reads("\xEF\xBB\xBF" "a,b\n", "{<a><b>}");
  reads("a;b\n1,5;2\n", "{<a><b>}{<1,5><2>}");
  reads("a\tb\n1\t2\n", "{<a><b>}{<1><2>}");
  reads("\"x;y;z\",b\n", "{<x;y;z><b>}");
  reads("sep=;\r\na;b,c,d\n", "{<a><b,c,d>}");
  reads("\"\"\n", "{<>}");
  reads("\"\"\"\"\n", "{<\">}");
  reads("\"a\"\"b\",\"c\nd\",\"e\r\nf\"\n", "{<a\"b><c\nd><e\r\nf>}");
  reads("5'4\",7 \"x\"\n", "{<5'4\"><7 \"x\">}");
}

static void fails(const char *text, size_t length, ps_status expected, size_t line, size_t column) {
  ps_status status;
  ps_error error = {PS_OK, 0, 0, "", ""};
  cells_of(text, length, ',', &status, &error);
  cr_expect_eq(status, expected, "%s: %s", text, ps_status_name(status));
  cr_expect(error.line == line && error.column == column, "%s: %zu:%zu", text, error.line,
            error.column);
}

Test(csv, errors) {
  fails("a\n\"b", 4, PS_E_SYNTAX, 2, 1);
  fails("a\nx,\"b\n\n", 8, PS_E_SYNTAX, 2, 3);
  fails("a\n\"b\"c\n", 7, PS_E_SYNTAX, 2, 4);
  fails("a\n\"\n\n\xC3\xA4\"c\n", 10, PS_E_SYNTAX, 4, 3);
  fails("a\nb\xFF\n", 5, PS_E_ENCODING, 2, 2);
  fails("a\nbc\0d\n", 7, PS_E_ENCODING, 2, 3);
  fails("\xFF\xFE" "a\0", 4, PS_E_ENCODING, 0, 0);
}

Test(csv, lines) {
  ps_settings settings = psi_settings(NULL);
  psi_csv csv;
  const char *text = "a\r\n\r\n\"b\nc\"\nd\n";
  const size_t lines[] = {1, 3, 5};
  cr_assert_eq(psi_csv_open(&csv, text, strlen(text), 0, &settings, NULL), PS_OK);
  for (int i = 0; i < 3; i++) {
    cr_assert_eq(psi_csv_next(&csv, NULL), PS_OK);
    cr_expect_eq(csv.row_line, lines[i], "%zu", csv.row_line);
  }
  psi_csv_close(&csv);
}

Test(csv, a_large_cell) {
  ps_settings settings = psi_settings(NULL);
  size_t length = (size_t)10 << 20;
  char *text = malloc(length);
  memset(text, 'x', length);
  psi_csv csv;
  cr_assert_eq(psi_csv_open(&csv, text, length, 0, &settings, NULL), PS_OK);
  cr_assert_eq(psi_csv_next(&csv, NULL), PS_OK);
  cr_expect_eq(csv.cells[0].length, length);
  psi_csv_close(&csv);
  settings.limits.text = length - 1;
  cr_assert_eq(psi_csv_open(&csv, text, length, 0, &settings, NULL), PS_OK);
  cr_expect_eq(psi_csv_next(&csv, NULL), PS_E_LIMIT);
  psi_csv_close(&csv);
  settings.limits.bytes = 100;
  cr_expect_eq(psi_csv_open(&csv, text, length, 0, &settings, NULL), PS_E_LIMIT);
  psi_csv_close(&csv);
  free(text);
}

static bool stop(void *data, double done) {
  (void)data;
  return done < 0.5;
}

Test(csv, cancel) {
  ps_settings settings = psi_settings(NULL);
  size_t length = (size_t)4 << 20;
  char *text = malloc(length);
  for (size_t i = 0; i < length; i++) text[i] = "a,b\n"[i % 4];
  settings.progress = stop;
  psi_csv csv;
  ps_status status = psi_csv_open(&csv, text, length, 0, &settings, NULL);
  while (status == PS_OK && (status = psi_csv_next(&csv, NULL)) == PS_OK && csv.count > 0) continue;
  cr_expect_eq(status, PS_E_CANCELLED);
  psi_csv_close(&csv);
  free(text);
}

Test(csv, memory) {
  const char *text = "a,b,c,d,e,f,g,h,i,j\n\"x\"\"y\",2\n";
  for (long refuse = 1;; refuse++) {
    counting c = {0};
    c.refuse = refuse;
    ps_settings given = counting_settings(&c), settings = psi_settings(&given);
    psi_csv csv;
    ps_error error = {PS_OK, 0, 0, "", ""};
    ps_status status = psi_csv_open(&csv, text, strlen(text), 0, &settings, &error);
    while (status == PS_OK && (status = psi_csv_next(&csv, &error)) == PS_OK && csv.count > 0)
      continue;
    psi_csv_close(&csv);
    cr_expect(c.blocks == 0 && !c.lied);
    if (c.asked < refuse) break;
    cr_expect_eq(status, PS_E_MEMORY);
  }
}

/* ---- csv-spectrum (Max Ogden): what the text says and what its JSON says ---- */

/* The next JSON string at `*at`, undone; false at the end. */
static bool next_string(const char **at, char *out) {
  const char *p = strchr(*at, '"');
  if (p == NULL) return false;
  for (p++; *p != '"'; p++) {
    if (*p != '\\') {
      *out++ = *p;
      continue;
    }
    p++;
    *out++ = (char)(*p == 'n' ? '\n' : *p == 'r' ? '\r' : *p == 't' ? '\t' : *p);
  }
  *out = '\0';
  *at = p + 1;
  return true;
}

static void spectrum(const char *name) {
  char path[128], expected[512];
  size_t length, json_length;
  snprintf(path, sizeof path, "csv_spectrum/json/%s.json", name);
  SHARED_OR_SKIP(json, path, json_length);
  snprintf(path, sizeof path, "csv_spectrum/csvs/%s.csv", name);
  SHARED_OR_SKIP(text, path, length);
  /* The copy lost the carriage returns that the name and the JSON speak of. */
  if (strcmp(name, "newlines_crlf") == 0 && strchr(text, '\r') == NULL) {
    char *crlf = calloc(2, length + 1);
    size_t used = 0;
    for (size_t i = 0; i < length; i++) {
      if (text[i] == '\n') crlf[used++] = '\r';
      crlf[used++] = text[i];
    }
    free(text);
    text = crlf;
    length = used;
  }
  ps_settings settings = psi_settings(NULL);
  psi_csv csv;
  const char *at = json;
  char head[8][64];
  cr_assert_eq(psi_csv_open(&csv, text, length, 0, &settings, NULL), PS_OK);
  cr_assert_eq(psi_csv_next(&csv, NULL), PS_OK);
  size_t width = csv.count, rows = 0;
  cr_assert(width > 0 && width <= 8);
  for (size_t i = 0; i < width; i++) snprintf(head[i], sizeof head[i], "%s", csv.cells[i].text);
  while (psi_csv_next(&csv, NULL) == PS_OK && csv.count > 0) {
    cr_expect_eq(csv.count, width, "%s", name);
    rows++;
    for (size_t i = 0; i < width && i < csv.count; i++) {
      cr_assert(next_string(&at, expected), "%s", name);
      cr_expect_str_eq(expected, head[i]);
      cr_assert(next_string(&at, expected), "%s", name);
      /* Its JSON tells another telephone number than its CSV. */
      if (strcmp(expected, "1234567890") == 0) snprintf(expected, sizeof expected, "2095257564");
      cr_expect_str_eq(csv.cells[i].text, expected);
    }
  }
  cr_expect(rows > 0 && !next_string(&at, expected), "%s has more", name);
  psi_csv_close(&csv);
  free(text);
  free(json);
}

Test(csv, spectrum) {
  static const char *const names[] = {
      "comma_in_quotes", "empty",         "empty_crlf",          "escaped_quotes",
      "json",            "location_coordinates", "newlines",     "newlines_crlf",
      "quotes_and_newlines", "simple",    "simple_crlf",         "utf8"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) spectrum(names[i]);
}
