/* How fast and how large, against targets. Timings are for people to read: they
 * never pass or fail.
 *   bench generate FILE MEGABYTES    a case of about that size, always the same
 *   bench peak FILE                  loads it and prints the most memory used, in kB
 *   bench measure SMALL LARGE        the table; SMALL of 3 MB, LARGE of 30 MB */
#include <perfsys/perfsys.h>

#include <cjson/cJSON.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void must(bool condition, const char *what) {
  if (condition) return;
  fprintf(stderr, "bench: %s\n", what);
  exit(2);
}

/* ---- generating --------------------------------------------------------- */

static uint64_t seed = 1847;

static unsigned draw(unsigned below) {
  seed = seed * 6364136223846793005u + 1442695040888963407u;
  return (unsigned)(seed >> 33) % below;
}

/* Words as people write them, of any length; now and then one to escape. */
static const char *prose(char *out, unsigned words) {
  static const char *const some[] = {"the",      "handover", "is",      "late",  "and",
                                     "nobody",   "knows",    "which",   "order", "comes",
                                     "first",    "on",       "the",     "night", "shift",
                                     "\"soon\"", "Mühle",    "because", "of",    "forms"};
  out[0] = 0;
  for (unsigned i = 0; i < words; i++) {
    if (i > 0) strcat(out, " ");
    strcat(out, some[draw(20)]);
  }
  return out;
}

/* One measure with five years of monthly figures of two sites, its gap, four causes
 * with three pieces of evidence each. */
static ps_status add_unit(ps_case *c, unsigned number) {
  char id[32], measure_id[32], gap_id[32], text[1024], path[40];
  ps_status bad = PS_OK;
  snprintf(measure_id, sizeof measure_id, "m%u", number);
  ps_measure *m = ps_add(c, PS_MEASURE, measure_id, NULL);
  bad |= ps_set_text(c, m, "name", prose(text, 5), NULL);
  bad |= ps_set_text(c, m, "definition", prose(text, 20), NULL);
  bad |= ps_set_text(c, m, "kind", "outcome", NULL);
  bad |= ps_set_text(c, m, "direction", "lower", NULL);
  bad |= ps_set_text(c, m, "unit", "late per order", NULL);
  bad |= ps_set_text(c, m, "period", "month", NULL);
  bad |= ps_set_date(c, m, "baseline.from", 20200101, NULL);
  bad |= ps_set_date(c, m, "baseline.to", 20231231, NULL);
  bad |= ps_set_date(c, m, "current.from", 20240101, NULL);
  for (int month = 0; month < 60; month++) {
    ps_date on = ps_date_add_months(20200101, month);
    unsigned orders = 200 + draw(200);
    bad |= ps_series_add(c, m, on, NAN, draw(orders), orders, "north", NULL);
    bad |= ps_series_add(c, m, on, draw(100000) / 997.0, NAN, NAN, "south", NULL);
  }
  snprintf(gap_id, sizeof gap_id, "g%u", number);
  ps_gap *g = ps_add(c, PS_GAP, gap_id, NULL);
  bad |= ps_set_text(c, g, "type", "deficiency", NULL);
  bad |= ps_set_text(c, g, "statement", prose(text, 25), NULL);
  bad |= ps_set_text(c, g, "measure", measure_id, NULL);
  bad |= ps_set_integer(c, g, "population_size", 5 + draw(500), NULL);
  bad |= ps_set_number(c, g, "desired", draw(1000) / 10000.0, NULL);
  bad |= ps_set_number(c, g, "value_per_unit", draw(100000) / 7.0, NULL);
  bad |= ps_set_date(c, g, "since", 20230401, NULL);
  for (unsigned i = 0; i < 4; i++) {
    snprintf(id, sizeof id, "c%u-%u", number, i);
    ps_cause *cause = ps_add(c, PS_CAUSE, id, NULL);
    bad |= ps_set_text(c, cause, "statement", prose(text, 20), NULL);
    bad |= ps_set_text(c, cause, "gap", gap_id, NULL);
    bad |= ps_set_text(c, cause, "status", "supported", NULL);
    bad |= ps_set_range(c, cause, "share", 0.1, draw(100) / 100.0, 0.9, NULL);
    for (unsigned e = 0; e < 3; e++) {
      snprintf(path, sizeof path, "e%u-%u-%u", number, i, e);
      ps_evidence *evidence = ps_add(c, PS_EVIDENCE, path, NULL);
      bad |= ps_set_text(c, evidence, "about", id, NULL);
      bad |= ps_set_text(c, evidence, "text", prose(text, 25), NULL);
      bad |= ps_set_text(c, evidence, "method", "interview", NULL);
      bad |= ps_set_date(c, evidence, "date", 20240101 + (int)draw(28), NULL);
      bad |= ps_set_integer(c, evidence, "n", draw(40), NULL);
    }
  }
  return bad;
}

static ps_case *generate(unsigned units) {
  ps_case *c = ps_case_new(NULL, NULL);
  must(c != NULL && ps_set_text(c, c, "id", "bench", NULL) == PS_OK, "a case");
  seed = 1847;
  for (unsigned i = 0; i < units; i++) must(add_unit(c, i) == PS_OK, "a unit was not taken");
  return c;
}

static void generate_file(const char *path, double megabytes) {
  size_t length = 0;
  ps_case *c = generate(20);
  ps_text_free(ps_json_text(c, NULL, &length, NULL, NULL), NULL);
  ps_case_free(c);
  must(length > 0, "JSON");
  c = generate((unsigned)(megabytes * 1e6 / ((double)length / 20)));
  must(ps_case_save(c, path, NULL, NULL, NULL) == PS_OK, "saving");
  ps_case_free(c);
}

/* ---- measuring ---------------------------------------------------------- */

enum { MOST_RUNS = 15 };

typedef struct samples {
  double seconds[MOST_RUNS];
  int count;
} samples;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int by_value(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median(samples *s) {
  qsort(s->seconds, (size_t)s->count, sizeof s->seconds[0], by_value);
  return s->seconds[s->count / 2];
}

static char *read_file(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  must(file != NULL, "no such file");
  fseek(file, 0, SEEK_END);
  *length = (size_t)ftell(file);
  rewind(file);
  char *text = malloc(*length + 1);
  must(text != NULL && fread(text, 1, *length, file) == *length, "reading");
  text[*length] = 0;
  fclose(file);
  return text;
}

static void peak(const char *path) {
  char line[128];
  ps_case *c = ps_case_load(path, NULL, NULL);
  must(c != NULL, "loading");
  FILE *status = fopen("/proc/self/status", "r");
  must(status != NULL, "/proc");
  while (fgets(line, sizeof line, status) != NULL)
    if (strncmp(line, "VmHWM:", 6) == 0) printf("%ld\n", strtol(line + 6, NULL, 10));
  fclose(status);
  ps_case_free(c);
}

/* In a process of its own, so that nothing else is counted. */
static double peak_bytes(const char *self, const char *path) {
  char command[4096];
  long kilobytes = 0;
  snprintf(command, sizeof command, "'%s' peak '%s'", self, path);
  FILE *child = popen(command, "r");
  must(child != NULL && fscanf(child, "%ld", &kilobytes) == 1, "the child");
  pclose(child);
  return (double)kilobytes * 1024;
}

typedef struct timing {
  double bytes;
  samples tree_load, load, tree_save, save;
} timing;

/* The library and cJSON in turns, so that both meet the same weather. */
static void time_file(const char *path, int runs, timing *out) {
  size_t length;
  char *text = read_file(path, &length);
  out->bytes = (double)length;
  for (int i = 0; i < runs; i++) {
    double start = now();
    cJSON *tree = cJSON_ParseWithLength(text, length);
    double parsed = now();
    must(tree != NULL, "cJSON");
    char *tree_text = cJSON_PrintUnformatted(tree);
    double printed = now();
    must(tree_text != NULL, "cJSON");
    double before_delete = now();
    cJSON_Delete(tree);
    double deleted = now();
    free(tree_text);
    out->tree_load.seconds[i] = parsed - start + deleted - before_delete;
    out->tree_save.seconds[i] = printed - parsed;

    start = now();
    ps_case *c = ps_case_parse(text, length, NULL, NULL);
    parsed = now();
    must(c != NULL, "ps_case_parse");
    char *written = ps_json_text(c, NULL, NULL, NULL, NULL);
    printed = now();
    must(written != NULL, "ps_json_text");
    ps_text_free(written, NULL);
    ps_case_free(c);
    out->load.seconds[i] = parsed - start;
    out->save.seconds[i] = printed - parsed;
  }
  out->tree_load.count = out->load.count = out->tree_save.count = out->save.count = runs;
  free(text);
}

static double find_nanoseconds(void) {
  enum { OBJECTS = 100000, FINDS = 1000000 };
  static char ids[OBJECTS][16];
  ps_case *c = ps_case_new(NULL, NULL);
  must(c != NULL, "a case");
  for (unsigned i = 0; i < OBJECTS; i++) {
    snprintf(ids[i], sizeof ids[i], "cause-%u", i);
    must(ps_add(c, PS_CAUSE, ids[i], NULL) != NULL, "adding");
  }
  samples s = {.count = 5};
  for (int run = 0; run < s.count; run++) {
    double start = now();
    for (unsigned i = 0; i < FINDS; i++)
      must(ps_find(c, PS_CAUSE, ids[draw(OBJECTS)]) != NULL, "finding");
    s.seconds[run] = (now() - start) / FINDS;
  }
  ps_case_free(c);
  return median(&s) * 1e9;
}

static void row(const char *what, double value, const char *unit, double target) {
  printf("%-44s %9.2f %-4s <= %8.2f %-4s  %s\n", what, value, unit, target, unit,
         value <= target ? "met" : "MISSED");
}

static void measure(const char *self, const char *small_path, const char *large_path) {
  static timing small, large;
  time_file(small_path, 11, &small);
  time_file(large_path, 5, &large);
  double small_load = median(&small.load), large_load = median(&large.load);
  double small_save = median(&small.save), large_save = median(&large.save);
  double grown = large.bytes / small.bytes / 10; /* the files are not quite 1 to 10 */

  printf("%.2f MB: load %.1f ms (%.0f MB/s), save %.1f ms (%.0f MB/s)\n", small.bytes / 1e6,
         small_load * 1e3, small.bytes / 1e6 / small_load, small_save * 1e3,
         small.bytes / 1e6 / small_save);
  printf("%.2f MB: load %.1f ms (%.0f MB/s), save %.1f ms (%.0f MB/s)\n\n", large.bytes / 1e6,
         large_load * 1e3, large.bytes / 1e6 / large_load, large_save * 1e3,
         large.bytes / 1e6 / large_save);
  row("load 3 MB / cJSON parse and delete", small_load / median(&small.tree_load), "x", 2.0);
  row("load 30 MB / cJSON parse and delete", large_load / median(&large.tree_load), "x", 2.0);
  row("save 3 MB / cJSON print of a ready tree", small_save / median(&small.tree_save), "x", 1.0);
  row("save 30 MB / cJSON print of a ready tree", large_save / median(&large.tree_save), "x", 1.0);
  row("peak memory of loading 3 MB / file", peak_bytes(self, small_path) / small.bytes, "x", 5.0);
  row("peak memory of loading 30 MB / file", peak_bytes(self, large_path) / large.bytes, "x", 5.0);
  row("load 30 MB / load 3 MB", large_load / small_load / grown, "x", 11.0);
  row("save 30 MB / save 3 MB", large_save / small_save / grown, "x", 11.0);
  row("ps_find among 100,000 objects", find_nanoseconds(), "ns", 1000.0);
}

int main(int argc, char **argv) {
  if (argc == 4 && strcmp(argv[1], "generate") == 0)
    generate_file(argv[2], atof(argv[3]));
  else if (argc == 3 && strcmp(argv[1], "peak") == 0)
    peak(argv[2]);
  else if (argc == 4 && strcmp(argv[1], "measure") == 0)
    measure(argv[0], argv[2], argv[3]);
  else
    must(false, "generate FILE MEGABYTES | peak FILE | measure SMALL LARGE");
  return 0;
}
