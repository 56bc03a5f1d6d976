/* Without memory every call fails cleanly. Takes the place of malloc() and its kin,
 * and for each operation refuses first its first allocation, then its second, and so
 * on until it gets through untouched; then again, refusing all from the nth on. Every
 * time it must work or say PS_E_MEMORY, leave what it was given as it was, and have
 * given back all it took.   allocations CASE.json SCRATCH.json     (glibc only) */
#include "runner.h"
#include "sample.h"

#include <errno.h>

/* ---- the memory ---- */

/* Hidden, they would be ours only and not those of cJSON and of fopen(). */
#pragma GCC visibility push(default)

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void __libc_free(void *block);

static bool armed;
static bool lasting;    /* refuse all from the nth on, not only the nth */
static long nth, asked; /* which to refuse; how many were asked for */
static long live;       /* blocks taken and not given back */

static bool refused(void) {
  if (!armed) return false;
  asked++;
  if (asked != nth && !(lasting && asked > nth)) return false;
  errno = ENOMEM;
  return true;
}

void *malloc(size_t size) {
  if (refused()) return NULL;
  live++;
  return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  if (refused()) return NULL;
  live++;
  return __libc_calloc(count, size);
}

void *realloc(void *block, size_t size) {
  if (size > 0 && refused()) return NULL;
  if (block == NULL)
    live++;
  else if (size == 0)
    live--;
  return __libc_realloc(block, size);
}

void free(void *block) {
  if (block != NULL) live--;
  __libc_free(block);
}

#pragma GCC visibility pop

/* ---- the operations ---- */

static const char *case_path, *scratch_path;
static char *text;        /* the sample as JSON */
static ps_case *standing; /* a case that operations only look at */
static ps_case *unused;   /* a copy of it */
static ps_sizes *sizes;
static ps_findings *findings;
static ps_case *checked; /* a case that rules have much to say of */
static ps_config *config;
static ps_registry *registry;
static ps_check_result *answers;
static ps_next *question;

static ps_status told(const void *result, const ps_error *error) {
  return result != NULL ? PS_OK : error->status;
}

static ps_status made_text(char *made, const ps_error *error) {
  ps_status status = told(made, error);
  ps_text_free(made, NULL);
  return status;
}

static ps_status made_case(ps_case *made, const ps_error *error) {
  ps_status status = told(made, error);
  ps_case_free(made);
  return status;
}

static ps_status made_result(void *made, const ps_error *error) {
  ps_status status = told(made, error);
  ps_result_free(made);
  return status;
}

static ps_page_options markdown = {sizeof markdown, PS_PAGE_MARKDOWN, 0, 0, PS_AUDIENCE_UNSET};

/* E is the error to pass; each body says how the call went. */
#define OPERATION(name, body)                                                                      \
  static ps_status name(void) {                                                                    \
    ps_error error = {PS_OK, 0, 0, "", ""}, *E = &error;                                           \
    body                                                                                           \
  }

OPERATION(new_case, return made_case(ps_case_new(NULL, E), E);)
OPERATION(parse, return made_case(ps_case_parse(text, strlen(text), NULL, E), E);)
OPERATION(load, return made_case(ps_case_load(case_path, NULL, E), E);)
OPERATION(syntax, return ps_syntax_check(text, strlen(text), NULL, E);)
OPERATION(copy, return made_case(ps_case_copy(standing, NULL, E), E);)
OPERATION(write_json, return made_text(ps_json_text(standing, NULL, NULL, NULL, E), E);)
OPERATION(save, return ps_case_save(standing, scratch_path, NULL, NULL, E);)
OPERATION(schema, return made_text(ps_schema_text(PS_CASE, NULL, NULL, NULL, E), E);)
OPERATION(inspect, return made_result(ps_case_inspect(standing, NULL, E), E);)
OPERATION(references, return made_result(ps_references(standing, "late", NULL, E), E);)
OPERATION(size, return made_result(ps_size(standing, NULL, NULL, E), E);)
OPERATION(report, return made_text(ps_report_text(standing, NULL, NULL, NULL, E), E);)
OPERATION(report_md, return made_text(ps_report_text(standing, &markdown, NULL, NULL, E), E);)
OPERATION(show, return made_text(ps_show_text(standing, NULL, NULL, NULL, NULL, E), E);)
OPERATION(show_sizes, return made_text(ps_sizes_text(sizes, NULL, NULL, NULL, E), E);)
OPERATION(show_findings, return made_text(ps_findings_text(findings, NULL, NULL, NULL, E), E);)

OPERATION(diff, return made_result(ps_diff(standing, unused, NULL, E), E);)
OPERATION(redact, return made_case(ps_redact(standing, NULL, NULL, E), E);)
OPERATION(worth, return made_result(ps_worth_of(1, 2, 3, NULL, E), E);)
OPERATION(tasks, return made_result(ps_tasks_of(standing, NULL, NULL, E), E);)
OPERATION(merge, {
  ps_merge *merged = ps_merge_cases(standing, unused, standing, NULL, E);
  ps_status status = told(merged, E);
  ps_merge_free(merged);
  return status;
})
OPERATION(portfolio, {
  ps_portfolio_reader *reader = ps_portfolio_text(text, strlen(text), NULL, E);
  ps_status status = told(reader, E);
  if (reader != NULL) status = made_case(ps_portfolio_next(reader, E), E);
  ps_portfolio_close(reader);
  return status;
})

static ps_check_options checking(ps_audience audience) {
  ps_check_options options = PS_CHECK_OPTIONS_INIT;
  options.config = config;
  options.registry = registry;
  options.audience = audience;
  return options;
}

OPERATION(check, {
  ps_check_options options = checking(PS_AUDIENCE_TEAM);
  ps_status status = made_result(ps_check(checked, &options, NULL, E), E);
  return status == PS_OK ? made_result(ps_check(standing, NULL, NULL, E), E) : status;
})
OPERATION(check_for_sponsor, {
  ps_check_options options = checking(PS_AUDIENCE_SPONSOR);
  return made_result(ps_check(checked, &options, NULL, E), E);
})
OPERATION(check_some, {
  ps_check_options options = checking(PS_AUDIENCE_UNSET);
  options.packs = "core,outcomes,sharing";
  options.rules = "A01, a31,B36";
  return made_result(ps_check(checked, &options, NULL, E), E);
})
OPERATION(check_portfolio, {
  ps_check_options options = checking(PS_AUDIENCE_UNSET);
  const ps_case *cases[2];
  cases[0] = checked;
  cases[1] = standing;
  ps_portfolio_check *check = ps_portfolio_check_new(&options, NULL, E);
  ps_status status = told(check, E);
  for (size_t i = 0; status == PS_OK && i < 2; i++)
    status = made_result(ps_portfolio_check_case(check, cases[i], E), E);
  if (status == PS_OK) status = made_result(ps_portfolio_check_end(check, E), E);
  ps_portfolio_check_free(check);
  return status;
})
OPERATION(next_question, {
  ps_check_options options = checking(PS_AUDIENCE_UNSET);
  ps_status status = made_result(ps_next_question(checked, &options, NULL, E), E);
  return status == PS_OK ? made_result(ps_next_question(standing, NULL, NULL, E), E) : status;
})
OPERATION(rule_examples, return made_result(ps_rule_examples_of("A01", NULL, E), E);)
OPERATION(read_config, {
  ps_config *made = sample_config(E);
  ps_status status = told(made, E);
  ps_config_free(made);
  return status;
})
/* Adding to one that has settings already, more than it has room for: what fails leaves it
 * as it was. */
OPERATION(add_config, {
  static char more[8192];
  int length = 0;
  if (more[0] == '\0') {
    length += snprintf(more, sizeof more, "{\"limits\":{\"voices.max_seats\":5},\"rules\":{");
    for (int i = 0; i < 40; i++)
      length += snprintf(more + length, sizeof more - (size_t)length, "\"no-rule-%d\":false,", i);
    length += snprintf(more + length, sizeof more - (size_t)length, "\"A01\":\"note\"},\"words\":{\"solution\":[");
    for (int i = 0; i < 40; i++)
      length += snprintf(more + length, sizeof more - (size_t)length, "\"a rather long phrase %d\",", i);
    snprintf(more + length, sizeof more - (size_t)length, "\"webinar\"]}}");
  }
  armed = false;
  ps_config *made = sample_config(NULL);
  armed = true;
  ps_status status = ps_config_read(made, more, strlen(more), E);
  armed = false;
  EXPECT(ps_config_limit(made, "voices.max_seats") == (status == PS_OK ? 5 : 7.5));
  if (status != PS_OK) { /* no rule that it does not have came in */
    ps_check_options options = checking(PS_AUDIENCE_TEAM);
    options.config = made;
    ps_check_result *r = ps_check(checked, &options, NULL, NULL);
    EXPECT(r != NULL);
    ps_result_free(r);
  }
  ps_config_free(made);
  return status;
})
OPERATION(read_framework, {
  ps_registry *made = sample_registry(E);
  ps_status status = told(made, E);
  ps_registry_free(made);
  return status;
})
OPERATION(sarif, {
  ps_json_options json = PS_JSON_OPTIONS_INIT;
  ps_sarif_file file;
  file.result = answers;
  file.path = "a b.json";
  file.text = sample_checked;
  file.length = sizeof sample_checked - 1;
  return made_text(ps_sarif_text(&file, 1, &json, NULL, NULL, E), E);
})
OPERATION(check_page, return made_text(ps_check_text(answers, 0, NULL, NULL, NULL, E), E);)
OPERATION(check_page_md, return made_text(ps_check_text(answers, -1, &markdown, NULL, NULL, E), E);)
OPERATION(check_json, return made_text(ps_json_text(answers, NULL, NULL, NULL, E), E);)
OPERATION(next_page, return made_text(ps_next_text(question, NULL, NULL, NULL, E), E);)
OPERATION(rule_page, return made_text(ps_rule_text(ps_rule_find("A01"), NULL, NULL, NULL, E), E);)

OPERATION(remove_refuse, {
  ps_status status = ps_remove(unused, "rate", PS_REMOVE_REFUSE, E);
  return status == PS_E_REFERENCED ? PS_OK : status;
})

/* These two have no way to say that there is no memory: they may not need any. */
static ps_status find(void) {
  return ps_find(standing, PS_GAP, "late") != NULL ? PS_OK : PS_E_NOT_FOUND;
}

static ps_status equal(void) { return ps_equal(standing, unused) ? PS_OK : PS_E_VALUE; }

/* Those that change a case are done many times over, so that it has to grow. */
#define CHANGE(name, body)                                                                         \
  static ps_status name(ps_case *c, int i, ps_error *E) {                                          \
    (void)i;                                                                                       \
    body                                                                                           \
  }

static const char *numbered(const char *word, int i) {
  static char out[2][40];
  static int turn;
  turn = !turn;
  snprintf(out[turn], sizeof out[turn], "%s-%d", word, i);
  return out[turn];
}

static const char *long_text(int i) {
  static char out[4096];
  memset(out, 'x', sizeof out - 1);
  return out + sizeof out - 1 - (size_t)(i * 61) % (sizeof out - 1);
}

CHANGE(add, return told(ps_add(c, PS_CAUSE, numbered("cause", i), E), E);)
CHANGE(set_text, return ps_set_text(c, c, "summary", long_text(i), E);)
CHANGE(set_deep, void *list = ps_find(c, PS_INTERVENTION, "list");
       return ps_set_text(c, list, "evaluation_plan.baseline", long_text(i), E);)
CHANGE(set_id, ps_entity *cause = ps_at(c, PS_CAUSE, 0);
       return ps_set_text(c, cause, "id", numbered("handover", i), E);)
CHANGE(rename_entity, return ps_rename(c, i == 0 ? "rate" : numbered("rate", i - 1),
                                                numbered("rate", i), E);)
CHANGE(append_text, return ps_append(c, c, "sources", long_text(i), E);)
CHANGE(append_struct, return ps_append(c, ps_find(c, PS_INTERVENTION, "list"), "causes", NULL, E);)
CHANGE(add_json, {
  static const char measure[] = "\"series\":[{\"on\":\"2026-07-01\",\"value\":1,\"zz\":2}],"
                                "\"baseline\":{\"from\":\"2026-01-01\"},\"treated\":[\"a\"],\"zz\":[]}";
  char entity[256];
  snprintf(entity, sizeof entity, "{\"id\":\"%s\",%s", numbered("measure", i), measure);
  return told(ps_entity_parse(c, PS_MEASURE, entity, strlen(entity), NULL, E), E);
})
CHANGE(set_unknown, return ps_set_unknown(c, ps_find(c, PS_MEASURE, "rate"), "baseline",
                                          i ? "zz" : long_text(i), "[1, 2]", E);)
CHANGE(series_add, void *rate = ps_find(c, PS_MEASURE, "rate");
       return ps_series_add(c, rate, 20260701, i, NAN, NAN, numbered("site", i), E);)
CHANGE(erase, return ps_erase(c, ps_find(c, PS_CAUSE, "board"), "parents", (size_t)i, E);)
CHANGE(clear, return ps_clear(c, ps_find(c, PS_MEASURE, "rate"), i ? "treated" : "series", E);)
CHANGE(remove_leave, return ps_remove(c, i ? "late" : "rate", PS_REMOVE_LEAVE, E);)
CHANGE(remove_cascade, return ps_remove(c, i ? "board" : "rate", PS_REMOVE_CASCADE, E);)
CHANGE(compact, ps_status status = ps_set_text(c, c, "summary", "other", E);
       return status == PS_OK ? ps_case_compact(c, E) : status;)

OPERATION(arrow_rows, {
  struct ArrowArrayStream stream;
  ps_status status = ps_arrow_rows(standing, "parties", NULL, &stream, NULL, E);
  if (status == PS_OK) stream.release(&stream);
  return status;
})

/* The series of a measure, given out without anything refused, comes into another measure and
 * again into its own. */
static ps_status import_rows(ps_case *c, const char *into, ps_error *E) {
  struct ArrowArrayStream stream;
  ps_import_frame_options options = PS_IMPORT_FRAME_OPTIONS_INIT;
  bool was = armed;
  options.measure = into;
  options.create = true;
  armed = false;
  EXPECT(ps_arrow_rows(ps_find(c, PS_MEASURE, "rate"), "series", NULL, &stream, NULL, NULL) ==
         PS_OK);
  armed = was;
  ps_status status = made_result(ps_import_frame(c, &stream, &options, NULL, E), E);
  EXPECT(stream.release == NULL);
  return status;
}

CHANGE(import_frame, return import_rows(c, i == 2 ? "rate" : numbered("copied", i), E);)

static const struct operation {
  const char *name;
  ps_status (*look)(void); /* looks at `standing`, or */
  ps_status (*change)(ps_case *c, int i, ps_error *error);
  int times; /* changes a case so many times */
} operations[] = {
    {"new", new_case, NULL, 0},
    {"parse", parse, NULL, 0},
    {"load", load, NULL, 0},
    {"syntax check", syntax, NULL, 0},
    {"copy", copy, NULL, 0},
    {"write", write_json, NULL, 0},
    {"save", save, NULL, 0},
    {"schema", schema, NULL, 0},
    {"inspect", inspect, NULL, 0},
    {"references", references, NULL, 0},
    {"size", size, NULL, 0},
    {"report", report, NULL, 0},
    {"report as Markdown", report_md, NULL, 0},
    {"show", show, NULL, 0},
    {"sizes as page", show_sizes, NULL, 0},
    {"findings as page", show_findings, NULL, 0},
    {"diff", diff, NULL, 0},
    {"redact", redact, NULL, 0},
    {"worth", worth, NULL, 0},
    {"tasks", tasks, NULL, 0},
    {"merge", merge, NULL, 0},
    {"portfolio", portfolio, NULL, 0},
    {"check", check, NULL, 0},
    {"check for a sponsor", check_for_sponsor, NULL, 0},
    {"check with some rules", check_some, NULL, 0},
    {"check a portfolio", check_portfolio, NULL, 0},
    {"next question", next_question, NULL, 0},
    {"examples of a rule", rule_examples, NULL, 0},
    {"read a configuration", read_config, NULL, 0},
    {"add to a configuration", add_config, NULL, 0},
    {"read a framework", read_framework, NULL, 0},
    {"SARIF", sarif, NULL, 0},
    {"check as page", check_page, NULL, 0},
    {"check as Markdown", check_page_md, NULL, 0},
    {"check as JSON", check_json, NULL, 0},
    {"next question as page", next_page, NULL, 0},
    {"rule as page", rule_page, NULL, 0},
    {"rows as Arrow", arrow_rows, NULL, 0},
    {"find", find, NULL, 0},
    {"equal", equal, NULL, 0},
    {"remove, refused", remove_refuse, NULL, 0},
    {"add", NULL, add, 200},
    {"add as JSON", NULL, add_json, 40},
    {"set text", NULL, set_text, 100},
    {"set nested text", NULL, set_deep, 100},
    {"set a member that is not known", NULL, set_unknown, 100},
    {"set id", NULL, set_id, 200},
    {"rename", NULL, rename_entity, 50},
    {"append text", NULL, append_text, 100},
    {"append struct", NULL, append_struct, 200},
    {"series add", NULL, series_add, 200},
    {"import a frame", NULL, import_frame, 3},
    {"erase", NULL, erase, 1},
    {"clear", NULL, clear, 2},
    {"remove, leave", NULL, remove_leave, 2},
    {"remove, cascade", NULL, remove_cascade, 2},
    {"compact", NULL, compact, 3},
};

/* Both run an operation with its nth allocation refused, and tell whether there were
 * so many. */
static bool look_once(const struct operation *operation) {
  long before = live;
  asked = 0;
  armed = true;
  ps_status status = operation->look();
  armed = false;
  EXPECT(status == PS_OK || (status == PS_E_MEMORY && asked >= nth));
  EXPECT(live == before);
  return asked >= nth;
}

/* What failed is done again, now with memory: the case must come out as if nothing
 * had failed, so the failed call has changed nothing. */
static bool change_once(const struct operation *operation) {
  long before = live;
  bool failed = false;
  ps_case *expected = ps_case_copy(standing, NULL, NULL);
  ps_case *changing = ps_case_copy(standing, NULL, NULL);
  asked = 0;
  for (int i = 0; i < operation->times; i++) {
    ps_error error = {PS_OK, 0, 0, "", ""};
    EXPECT(operation->change(expected, i, &error) == PS_OK);
    armed = !failed;
    ps_status status = operation->change(changing, i, &error);
    armed = false;
    if (status != PS_OK) {
      EXPECT(status == PS_E_MEMORY && error.status == PS_E_MEMORY && !failed && asked >= nth);
      failed = true;
      EXPECT(operation->change(changing, i, &error) == PS_OK);
    }
  }
  EXPECT(ps_equal(expected, changing));
  ps_case_free(expected);
  ps_case_free(changing);
  EXPECT(live == before);
  return asked >= nth;
}

static void every_allocation(const struct operation *operation) {
  bool (*once)(const struct operation *) = operation->look != NULL ? look_once : change_once;
  char name[80];
  long points = 0;
  for (int mode = 0; mode < 2; mode++) {
    lasting = mode == 1;
    for (nth = 1; once(operation) && runner_wrong < 10; nth++) points++;
  }
  snprintf(name, sizeof name, "%s (%ld points of failure)", operation->name, points);
  runner_result(name);
}

int main(int argc, char **argv) {
  static char out[1 << 16];
  setvbuf(stdout, out, _IOLBF, sizeof out); /* printf() is not to allocate */
  case_path = argc > 1 ? argv[1] : "examples/cases/vienna-1847.json";
  scratch_path = argc > 2 ? argv[2] : "/dev/null";
  text = sample_text();
  standing = text == NULL ? NULL : ps_case_parse(text, strlen(text), NULL, NULL);
  sizes = ps_size(standing, NULL, NULL, NULL);
  findings = ps_case_inspect(standing, NULL, NULL);
  unused = ps_case_copy(standing, NULL, NULL);
  REQUIRE(standing != NULL && unused != NULL && sizes != NULL && findings != NULL);
  checked = sample_checked_new(NULL);
  config = sample_config(NULL);
  registry = sample_registry(NULL);
  answers = ps_check(checked, NULL, NULL, NULL);
  question = ps_next_question(checked, NULL, NULL, NULL);
  REQUIRE(checked != NULL && config != NULL && registry != NULL && answers != NULL &&
          question != NULL);
  armed = true;
  free(strdup("allocated in the C library"));
  armed = false;
  REQUIRE(asked == 1);
  runner_result("what other libraries allocate is seen");
  for (size_t i = 0; i < sizeof operations / sizeof operations[0]; i++)
    every_allocation(&operations[i]);
  ps_result_free(question);
  ps_result_free(answers);
  ps_registry_free(registry);
  ps_config_free(config);
  ps_case_free(checked);
  ps_result_free(findings);
  ps_result_free(sizes);
  EXPECT(ps_equal(standing, unused));
  runner_result("what was only looked at is as it was");
  ps_case_free(unused);
  ps_case_free(standing);
  free(text);
  return runner_end();
}
