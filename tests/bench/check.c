/* How fast rules are asked, against loading the same cases. Timings are for people to read:
 * they never pass or fail.
 *   bench-check case FILE              loading against checking one case
 *   bench-check make FILE OUT COUNT    a portfolio of COUNT cases of 60 objects, from FILE
 *   bench-check stream FILE [PACKS]    checks a portfolio, prints seconds, end seconds, peak kB
 *                                      (of the stream; what is found at the end is extra)
 *   bench-check measure CASE SMALL LARGE   the table; SMALL of 1,000 cases, LARGE of 10,000 */
#include <perfsys/perfsys.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void must(bool condition, const char *what) {
  if (condition) return;
  fprintf(stderr, "bench-check: %s\n", what);
  exit(2);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int by_value(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median(double *seconds, size_t count) {
  qsort(seconds, count, sizeof *seconds, by_value);
  return seconds[count / 2];
}

/* ---- a case of 60 objects ---- */

static size_t objects(const ps_case *c) {
  size_t count = 0;
  for (int type = PS_CASE + 1; type < PS_ENTITY_END_; type++)
    count += ps_count(c, (ps_entity_type)type);
  return count;
}

/* Takes the last of the longest list out again and again, so that some of all stays. */
static void shrink(ps_case *c, size_t most) {
  while (objects(c) > most) {
    ps_entity_type longest = PS_MEASURE;
    for (int type = PS_CASE + 1; type < PS_ENTITY_END_; type++)
      if (ps_count(c, (ps_entity_type)type) > ps_count(c, longest)) longest = (ps_entity_type)type;
    const ps_entity *last = ps_at(c, longest, ps_count(c, longest) - 1);
    must(ps_remove(c, last->id, PS_REMOVE_CASCADE, NULL) == PS_OK, "removing");
  }
}

static void make(const char *path, const char *out, int count) {
  ps_case *c = ps_case_load(path, NULL, NULL);
  must(c != NULL, "loading");
  shrink(c, 60);
  fprintf(stderr, "a case of %zu objects\n", objects(c));
  FILE *file = fopen(out, "wb");
  must(file != NULL, "writing");
  for (int i = 0; i < count; i++) {
    char id[32], title[64];
    size_t length = 0;
    snprintf(id, sizeof id, "case-%d", i);
    snprintf(title, sizeof title, "Case number %d", i);
    must(ps_set_text(c, c, "id", id, NULL) == PS_OK, "an id");
    must(ps_set_text(c, c, "title", title, NULL) == PS_OK, "a title");
    must(ps_set_date(c, c, "opened", ps_date_add_days(20200101, i % 2000), NULL) == PS_OK, "a day");
    if (i % 100 == 0) must(ps_case_compact(c, NULL) == PS_OK, "compacting");
    char *text = ps_json_text(c, NULL, &length, NULL, NULL);
    must(text != NULL && fwrite(text, 1, length, file) == length && fputc('\n', file) != EOF,
         "writing");
    ps_text_free(text, NULL);
  }
  fclose(file);
  ps_case_free(c);
}

/* ---- one case ---- */

static char *read_file(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  must(file != NULL, "no such file");
  fseek(file, 0, SEEK_END);
  *length = (size_t)ftell(file);
  rewind(file);
  char *text = malloc(*length + 1);
  must(text != NULL && fread(text, 1, *length, file) == *length, "reading");
  fclose(file);
  return text;
}

/* Loading and checking in turns, so that both meet the same weather. */
static double ratio_of(const char *text, size_t length, double *load, double *check) {
  enum { RUNS = 301 };
  static double loads[RUNS], checks[RUNS];
  for (int i = 0; i < RUNS; i++) {
    double start = now();
    ps_case *c = ps_case_parse(text, length, NULL, NULL);
    double loaded = now();
    must(c != NULL, "parsing");
    ps_check_result *r = ps_check(c, NULL, NULL, NULL);
    double checked = now();
    must(r != NULL, "checking");
    ps_result_free(r);
    ps_case_free(c);
    loads[i] = loaded - start;
    checks[i] = checked - loaded;
  }
  *load = median(loads, RUNS);
  *check = median(checks, RUNS);
  return *check / *load;
}

static double one_case(const char *what, const char *text, size_t length) {
  double load, check, ratio = ratio_of(text, length, &load, &check);
  printf("%s: load %.0f us, check %.0f us\n", what, load * 1e6, check * 1e6);
  return ratio;
}

/* Which rules take longest: for who makes them faster. */
static void slowest(const char *path) {
  size_t length;
  char *text = read_file(path, &length);
  ps_case *c = ps_case_parse(text, length, NULL, NULL);
  must(c != NULL, "parsing");
  one_case(path, text, length);
  double base = 0;
  for (int i = -1; i < 0 || ps_rule_at((size_t)i) != NULL; i++) {
    enum { TIMES = 200 };
    ps_check_options o = PS_CHECK_OPTIONS_INIT;
    o.rules = i < 0 ? "K02" : ps_rule_at((size_t)i)->id;
    double start = now();
    for (int j = 0; j < TIMES; j++) ps_result_free(ps_check(c, &o, NULL, NULL));
    double each = (now() - start) / TIMES;
    if (i < 0)
      base = each;
    else
      printf("%8.2f us  %s\n", (each - base) * 1e6, o.rules);
  }
  ps_case_free(c);
  free(text);
}

/* ---- a stream ---- */

/* The most memory used so far, in kB. */
static long peak(void) {
  char line[128];
  long kilobytes = 0;
  FILE *status = fopen("/proc/self/status", "r");
  must(status != NULL, "/proc");
  while (fgets(line, sizeof line, status) != NULL)
    if (strncmp(line, "VmHWM:", 6) == 0) kilobytes = strtol(line + 6, NULL, 10);
  fclose(status);
  return kilobytes;
}

static void stream(const char *path, const char *packs) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_portfolio_reader *reader = ps_portfolio_open(path, NULL, &error);
  ps_check_options options = PS_CHECK_OPTIONS_INIT;
  options.packs = packs;
  ps_portfolio_check *check = ps_portfolio_check_new(&options, NULL, &error);
  must(reader != NULL && check != NULL, "opening");
  double start = now();
  ps_case *c;
  while ((c = ps_portfolio_next(reader, &error)) != NULL) {
    ps_check_result *r = ps_portfolio_check_case(check, c, &error);
    must(r != NULL, "checking");
    ps_result_free(r);
    ps_case_free(c);
  }
  double read = now();
  long kilobytes = peak();
  ps_check_result *all = ps_portfolio_check_end(check, &error);
  double end = now();
  must(all != NULL, "the end");
  ps_result_free(all);
  ps_portfolio_check_free(check);
  ps_portfolio_close(reader);
  printf("%.6f %.6f %ld\n", read - start, end - read, kilobytes);
}

typedef struct streamed {
  double seconds, end, kilobytes;
} streamed;

static streamed stream_of(const char *self, const char *path, const char *packs) {
  enum { RUNS = 3 };
  double seconds[RUNS], end[RUNS];
  streamed s = {0, 0, 0};
  for (int i = 0; i < RUNS; i++) {
    char command[4096];
    snprintf(command, sizeof command, "'%s' stream '%s' %s", self, path, packs);
    FILE *child = popen(command, "r");
    must(child != NULL && fscanf(child, "%lf %lf %lf", &seconds[i], &end[i], &s.kilobytes) == 3,
         "the child");
    pclose(child);
  }
  s.seconds = median(seconds, RUNS);
  s.end = median(end, RUNS);
  return s;
}

static void row(const char *what, double value, const char *unit, double target) {
  printf("%-44s %9.2f %-4s <= %8.2f %-4s  %s\n", what, value, unit, target, unit,
         value <= target ? "met" : "MISSED");
}

static void measure(const char *self, const char *path, const char *small_path,
                    const char *large_path) {
  size_t length, small_length;
  char *text = read_file(path, &length), *lines = read_file(small_path, &small_length);
  double large_case = one_case("case of 244 objects", text, length);
  double small_case = one_case("case of 60 objects", lines, strcspn(lines, "\n"));
  streamed small = stream_of(self, small_path, ""), large = stream_of(self, large_path, "");
  streamed small_core = stream_of(self, small_path, "core");
  streamed large_core = stream_of(self, large_path, "core");
  printf("1,000 cases: %.2f s, peak %.1f MB, cross-case %.2f ms\n", small.seconds,
         small.kilobytes / 1024, small.end * 1e3);
  printf("10,000 cases: %.2f s, peak %.1f MB, cross-case %.2f ms\n\n", large.seconds,
         large.kilobytes / 1024, large.end * 1e3);
  row("check / load, 244 objects", large_case, "x", 0.5);
  row("check / load, 60 objects", small_case, "x", 0.5);
  row("10,000 cases / 1,000 cases, time", large.seconds / small.seconds, "x", 11);
  row("the same, peak memory, rules of one case", large_core.kilobytes / small_core.kilobytes, "x",
      1.1);
  row("kept per case for rules that compare cases", (large.kilobytes - small.kilobytes) * 1024 / 9000,
      "B", 1024);
  row("cross-case rules, 10,000 / 1,000 (n log n)", large.end / small.end, "x", 13.3);
  free(lines);
  free(text);
}

int main(int argc, char **argv) {
  if (argc == 3 && strcmp(argv[1], "case") == 0)
    slowest(argv[2]);
  else if (argc == 5 && strcmp(argv[1], "make") == 0)
    make(argv[2], argv[3], atoi(argv[4]));
  else if ((argc == 3 || argc == 4) && strcmp(argv[1], "stream") == 0)
    stream(argv[2], argv[3]);
  else if (argc == 5 && strcmp(argv[1], "measure") == 0)
    measure(argv[0], argv[2], argv[3], argv[4]);
  else
    must(false, "case FILE | make FILE OUT COUNT | stream FILE | measure CASE SMALL LARGE");
  return 0;
}
