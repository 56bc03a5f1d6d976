/* A program that calls setlocale(), as most do: under a locale with a decimal comma
 * all comes out as it does in the C locale.   LC_ALL=de_DE.UTF-8 locale CASE.json */
#include "runner.h"
#include "sample.h"

#include <locale.h>

static const char *case_path;
static char *expected[8]; /* what the C locale gave */
static size_t round_number;

/* The first time keeps a text, the second compares it. */
static void same(size_t which, char *text) {
  REQUIRE(text != NULL);
  if (round_number == 0) {
    expected[which] = text;
    return;
  }
  EXPECT(strcmp(text, expected[which]) == 0);
  ps_text_free(text, NULL);
  ps_text_free(expected[which], NULL);
}

static void all_texts(void) {
  char number[32];
  EXPECT(strcmp(ps_number_text(1234567.25, number), "1234567.25") == 0);
  char *sample = sample_text();
  ps_case *c = ps_case_parse(sample, strlen(sample), NULL, NULL);
  REQUIRE(c != NULL);
  const ps_gap *gap = ps_find(c, PS_GAP, "late");
  REQUIRE(gap != NULL && gap->desired.value == 0.02);
  ps_page_options markdown = PS_PAGE_OPTIONS_INIT;
  markdown.format = PS_PAGE_MARKDOWN;
  same(0, ps_json_text(c, NULL, NULL, NULL, NULL));
  same(1, ps_report_text(c, NULL, NULL, NULL, NULL));
  same(2, ps_report_text(c, &markdown, NULL, NULL, NULL));
  same(3, ps_show_text(c, NULL, NULL, NULL, NULL, NULL));
  ps_case_free(c);
  free(sample);
  c = ps_case_load(case_path, NULL, NULL);
  REQUIRE(c != NULL);
  same(4, ps_json_text(c, NULL, NULL, NULL, NULL));
  same(5, ps_report_text(c, NULL, NULL, NULL, NULL));
  ps_sizes *sizes = ps_size(c, NULL, NULL, NULL);
  REQUIRE(sizes != NULL);
  same(6, ps_json_text(sizes, NULL, NULL, NULL, NULL));
  same(7, ps_schema_text(PS_CASE, NULL, NULL, NULL, NULL));
  ps_result_free(sizes);
  ps_case_free(c);
}

TEST(the_c_locale) {
  round_number = 0;
  all_texts();
}

TEST(a_locale_with_a_decimal_comma) {
  round_number = 1;
  EXPECT(setlocale(LC_ALL, "") != NULL);
  EXPECT(strcmp(localeconv()->decimal_point, ",") == 0); /* else nothing is proved */
  all_texts();
}

int main(int argc, char **argv) {
  case_path = argc > 1 ? argv[1] : "examples/cases/vienna-1847.json";
  RUN(the_c_locale);
  RUN(a_locale_with_a_decimal_comma);
  return runner_end();
}
