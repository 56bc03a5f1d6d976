/* A program that calls setlocale(), as most do: under a locale with a decimal comma
 * all comes out as it does in the C locale.   LC_ALL=de_DE.UTF-8 locale CASE.json */
#include "runner.h"
#include "sample.h"

#include <locale.h>

static const char *case_path;
static char *expected[16]; /* what the C locale gave */
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

/* What the rules say, with a limit, a cost and figures that have a point. */
static void checks(const ps_case *c, size_t first) {
  ps_check_options options = PS_CHECK_OPTIONS_INIT;
  ps_config *config = sample_config(NULL);
  ps_registry *registry = sample_registry(NULL);
  options.config = config;
  options.registry = registry;
  REQUIRE(config != NULL && registry != NULL && ps_config_limit(config, "voices.max_seats") == 7.5);
  ps_check_result *r = ps_check(c, &options, NULL, NULL);
  ps_next *next = ps_next_question(c, &options, NULL, NULL);
  REQUIRE(r != NULL && next != NULL);
  ps_sarif_file file = {r, "case.json", sample_checked, sizeof sample_checked - 1};
  same(first, ps_json_text(r, NULL, NULL, NULL, NULL));
  same(first + 1, ps_check_text(r, -1, NULL, NULL, NULL, NULL));
  same(first + 2, ps_sarif_text(&file, 1, NULL, NULL, NULL, NULL));
  same(first + 3, ps_next_text(next, NULL, NULL, NULL, NULL));
  ps_result_free(next);
  ps_result_free(r);
  ps_registry_free(registry);
  ps_config_free(config);
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
  static const char entity[] = "{\"id\":\"half\",\"desired\":0.5}";
  gap = ps_entity_parse(c, PS_GAP, entity, sizeof entity - 1, NULL, NULL);
  REQUIRE(gap != NULL && gap->desired.value == 0.5);
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
  checks(c, 8);
  ps_case_free(c);
  c = sample_checked_new(NULL);
  REQUIRE(c != NULL);
  checks(c, 12);
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
