/* Whatever is made is freed again, also on the ways that fail. Built with
 * LeakSanitizer, which is asked after every test.   leaks CASE.json */
#include "runner.h"
#include "sample.h"

/* LeakSanitizer's; not there in a build without it. */
int __lsan_do_recoverable_leak_check(void) __attribute__((weak));

static const char *case_path;

/* Every way out of a case: JSON, pages, findings, sizes, a schema. */
static void look_at(const ps_case *c) {
  static const int indents[] = {0, 2};
  for (size_t i = 0; i < 2; i++) {
    ps_json_options json = PS_JSON_OPTIONS_INIT;
    json.indent = indents[i];
    char *text = ps_json_text(c, &json, NULL, NULL, NULL);
    REQUIRE(text != NULL);
    ps_text_free(text, NULL);
    ps_page_options page = PS_PAGE_OPTIONS_INIT;
    page.format = i == 0 ? PS_PAGE_TEXT : PS_PAGE_MARKDOWN;
    text = ps_report_text(c, &page, NULL, NULL, NULL);
    REQUIRE(text != NULL);
    ps_text_free(text, NULL);
    text = ps_show_text(c, NULL, &page, NULL, NULL, NULL);
    REQUIRE(text != NULL);
    ps_text_free(text, NULL);
    ps_sizes *sizes = ps_size(c, NULL, NULL, NULL);
    REQUIRE(sizes != NULL);
    text = ps_sizes_text(sizes, &page, NULL, NULL, NULL);
    REQUIRE(text != NULL);
    ps_text_free(text, NULL);
    text = ps_json_text(sizes, &json, NULL, NULL, NULL);
    REQUIRE(text != NULL);
    ps_text_free(text, NULL);
    ps_result_free(sizes);
    ps_findings *findings = ps_case_inspect(c, NULL, NULL);
    REQUIRE(findings != NULL);
    text = ps_findings_text(findings, &page, NULL, NULL, NULL);
    REQUIRE(text != NULL);
    ps_text_free(text, NULL);
    ps_result_free(findings);
  }
  ps_case *copy = ps_case_copy(c, NULL, NULL);
  REQUIRE(copy != NULL);
  EXPECT(ps_equal(c, copy));
  ps_case_free(copy);
}

TEST(a_case_from_a_file) {
  ps_case *c = ps_case_load(case_path, NULL, NULL);
  REQUIRE(c != NULL);
  look_at(c);
  ps_case_free(c);
}

TEST(a_case_built) {
  ps_case *c = sample_new();
  REQUIRE(c != NULL);
  look_at(c);
  ps_case_free(c);
}

TEST(unknown_members) {
  char *text = sample_text();
  REQUIRE(text != NULL);
  ps_case *c = ps_case_parse(text, strlen(text), NULL, NULL);
  REQUIRE(c != NULL);
  look_at(c);
  ps_case_free(c);
  free(text);
}

TEST(schemas) {
  for (int type = PS_CASE; type < PS_ENTITY_END_; type++) {
    char *text = ps_schema_text((ps_entity_type)type, NULL, NULL, NULL, NULL);
    REQUIRE(text != NULL);
    ps_text_free(text, NULL);
  }
}

TEST(editing) {
  ps_case *c = sample_new();
  REQUIRE(c != NULL);
  void *gap = ps_find(c, PS_GAP, "late");
  for (int i = 0; i < 100; i++) {
    EXPECT(ps_set_text(c, gap, "place", i % 2 ? "here" : "a good way over there", NULL) == PS_OK);
    EXPECT(ps_append(c, c, "sources", "more", NULL) == PS_OK);
  }
  EXPECT(ps_erase(c, c, "sources", 3, NULL) == PS_OK);
  EXPECT(ps_clear(c, c, "sources", NULL) == PS_OK);
  EXPECT(ps_set(c, gap, "place", NULL, NULL) == PS_OK);
  EXPECT(ps_set_text(c, gap, "no_such_field", "x", NULL) == PS_E_NOT_FOUND);
  EXPECT(ps_add(c, PS_GAP, "late", NULL) == NULL);
  EXPECT(ps_case_compact(c, NULL) == PS_OK);
  look_at(c);
  ps_case_free(c);
}

TEST(removing) {
  static const ps_removal ways[] = {PS_REMOVE_REFUSE, PS_REMOVE_CASCADE, PS_REMOVE_LEAVE};
  for (size_t i = 0; i < 3; i++) {
    ps_case *c = sample_new();
    REQUIRE(c != NULL);
    ps_findings *references = ps_references(c, "rate", NULL, NULL);
    EXPECT(references != NULL && references->findings.count == 3);
    ps_result_free(references);
    ps_status status = ps_remove(c, "rate", ways[i], NULL);
    EXPECT(status == (ways[i] == PS_REMOVE_REFUSE ? PS_E_REFERENCED : PS_OK));
    look_at(c);
    if (i != 1) EXPECT(ps_case_compact(c, NULL) == PS_OK);
    ps_case_free(c);
  }
}

TEST(saving) {
  ps_case *c = sample_new();
  REQUIRE(c != NULL);
  EXPECT(ps_case_save(c, "/nowhere/at/all.json", NULL, NULL) == PS_E_IO);
  EXPECT(ps_case_save(c, "/dev/null", NULL, NULL) == PS_OK);
  EXPECT(ps_case_save(c, "/dev/full", NULL, NULL) == PS_E_IO);
  ps_case_free(c);
}

/* Every text cut short, and every text with one byte changed, is read and given up. */
TEST(reading_that_fails) {
  char *text = sample_text();
  REQUIRE(text != NULL);
  size_t length = strlen(text);
  for (size_t i = 0; i < length; i++) ps_case_free(ps_case_parse(text, i, NULL, NULL));
  for (size_t i = 0; i < length; i++) {
    static const char wrong[] = {'"', '}', ',', '7', (char)0xFF};
    char kept = text[i];
    text[i] = wrong[i % sizeof wrong];
    ps_case_free(ps_case_parse(text, length, NULL, NULL));
    text[i] = kept;
  }
  EXPECT(ps_case_load("/nowhere/at/all.json", NULL, NULL) == NULL);
  EXPECT(ps_case_load("/", NULL, NULL) == NULL);
  free(text);
}

static bool refuse(void *data, const char *bytes, size_t length) {
  (void)bytes;
  size_t *room = data;
  if (length > *room) return false;
  *room -= length;
  return true;
}

static bool stop(void *data, double done) {
  (void)data;
  (void)done;
  return false;
}

TEST(writing_that_fails_and_reading_cancelled) {
  char *text = sample_text();
  ps_case *c = ps_case_parse(text, strlen(text), NULL, NULL);
  REQUIRE(c != NULL);
  for (size_t room = 0; room < strlen(text); room += 97) {
    size_t left = room;
    EXPECT(ps_json_write(c, NULL, refuse, &left, NULL) == PS_E_IO);
  }
  ps_settings settings = PS_SETTINGS_INIT;
  settings.progress = stop;
  ps_case_free(ps_case_parse(text, strlen(text), &settings, NULL));
  ps_case_free(c);
  settings = (ps_settings)PS_SETTINGS_INIT;
  settings.limits.elements = 20;
  EXPECT(ps_case_parse(text, strlen(text), &settings, NULL) == NULL);
  free(text);
}

static void run(const char *name, void (*test)(void)) {
  test();
  EXPECT(__lsan_do_recoverable_leak_check != NULL && __lsan_do_recoverable_leak_check() == 0);
  runner_result(name);
}

int main(int argc, char **argv) {
  case_path = argc > 1 ? argv[1] : "examples/cases/vienna-1847.json";
  run("a case from a file", a_case_from_a_file);
  run("a case built", a_case_built);
  run("unknown members", unknown_members);
  run("schemas", schemas);
  run("editing", editing);
  run("removing", removing);
  run("saving", saving);
  run("reading that fails", reading_that_fails);
  run("writing that fails, reading cancelled", writing_that_fails_and_reading_cancelled);
  return runner_end();
}
