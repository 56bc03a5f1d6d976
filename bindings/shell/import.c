/* perfsys import: figures, calendars and matrices into a case. */
#include "shell.h"

#include <stdlib.h>
#include <string.h>

/* What a file is, by its name; 0 if that does not tell. */
static ps_import_format format_of(const char *path) {
  static const struct {
    const char *ending;
    ps_import_format format;
  } endings[] = {{".csv", PS_IMPORT_CSV},     {".tsv", PS_IMPORT_CSV},
                 {".ics", PS_IMPORT_ICS},     {".ical", PS_IMPORT_ICS},
                 {".md", PS_IMPORT_MARKDOWN}, {".markdown", PS_IMPORT_MARKDOWN}};
  size_t length = strlen(path);
  for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
    size_t tail = strlen(endings[i].ending);
    if (length >= tail && strcmp(path + length - tail, endings[i].ending) == 0)
      return endings[i].format;
  }
  return (ps_import_format)0;
}

typedef struct job {
  const arguments *a;
  ps_case *c;
  const char *text;
  size_t length;
  ps_import_format format;
  ps_date_order order;
  char separator;
  size_t table;
} job;

static ps_import *import_series(const job *j, ps_error *error) {
  ps_import_series_options o = PS_IMPORT_SERIES_OPTIONS_INIT;
  const char *const *values = j->a->values;
  o.date_column = values[VALUE_DATE_COLUMN];
  o.value_column = values[VALUE_VALUE_COLUMN];
  o.numerator_column = values[VALUE_NUMERATOR_COLUMN];
  o.denominator_column = values[VALUE_DENOMINATOR_COLUMN];
  o.group_column = values[VALUE_GROUP_COLUMN];
  o.date_order = j->order;
  o.separator = j->separator;
  o.create = values[VALUE_CREATE] != NULL;
  o.name = values[VALUE_NAME];
  return ps_import_series(j->c, values[VALUE_MEASURE], j->text, j->length, &o, NULL, error);
}

static ps_import *import_events(const job *j, ps_error *error) {
  ps_import_events_options o = PS_IMPORT_EVENTS_OPTIONS_INIT;
  o.create_parties = j->a->values[VALUE_CREATE] != NULL;
  o.date_order = j->order;
  o.separator = j->separator;
  return ps_import_events(j->c, j->text, j->length, j->format, &o, NULL, error);
}

static ps_import *import_raci(const job *j, ps_error *error) {
  ps_import_raci_options o = PS_IMPORT_RACI_OPTIONS_INIT;
  o.table = j->table;
  o.separator = j->separator;
  return ps_import_raci(j->c, j->text, j->length, j->format, &o, NULL, error);
}

static const struct kind {
  const char *name, *noun, *endings;
  ps_import_format one, other; /* Formats it may have; `one` where the name does not tell. */
  ps_import *(*run)(const job *j, ps_error *error);
} kinds[] = {
    {"series", "point", ".csv", PS_IMPORT_CSV, PS_IMPORT_CSV, import_series},
    {"events", "event", ".ics or .csv", PS_IMPORT_ICS, PS_IMPORT_CSV, import_events},
    {"raci", "responsibility", ".md or .csv", PS_IMPORT_MARKDOWN, PS_IMPORT_CSV, import_raci}};
static const size_t kind_count = sizeof kinds / sizeof kinds[0];

static const struct kind *kind_find(const char *name) {
  nearest near = {name, NULL, 0};
  char hint[128];
  for (size_t i = 0; i < kind_count; i++) {
    if (strcmp(kinds[i].name, name) == 0) return &kinds[i];
    nearest_try(&near, kinds[i].name);
  }
  complain(EXIT_USAGE, "import takes series, events or raci, not '%s'%s", name,
           nearest_text(&near, hint));
  return NULL;
}

/* Reads what the options say; EXIT_FINE or what was said to be wrong. */
static int read_options(const arguments *a, const struct kind *kind, job *j) {
  const char *order = a->values[VALUE_DATE_ORDER], *separator = a->values[VALUE_SEPARATOR];
  const char *table = a->values[VALUE_TABLE], *path = a->operands[1];
  char *end = NULL;
  j->format = format_of(path);
  if (j->format == (ps_import_format)0) j->format = kind->one;
  if (j->format != kind->one && j->format != kind->other)
    return complain(EXIT_USAGE, "import %s takes a file %s, not '%s'", kind->name, kind->endings,
                    path);
  if (a->values[VALUE_INTO] == NULL)
    return complain(EXIT_USAGE, "import into which case? Give --into CASE");
  if (strcmp(kind->name, "series") == 0 && a->values[VALUE_MEASURE] == NULL)
    return complain(EXIT_USAGE, "import series into which measure? Give --measure ID");
  if (strcmp(path, "-") == 0 && strcmp(a->values[VALUE_INTO], "-") == 0)
    return complain(EXIT_USAGE, "standard input can be the file or the case, not both");
  if (order != NULL && strcmp(order, "day") != 0 && strcmp(order, "month") != 0)
    return complain(EXIT_USAGE, "--date-order is day or month, not '%s'", order);
  if (order != NULL)
    j->order = *order == 'd' ? PS_DATE_ORDER_DAY_FIRST : PS_DATE_ORDER_MONTH_FIRST;
  if (separator != NULL && strcmp(separator, "tab") != 0 && strcmp(separator, ",") != 0 &&
      strcmp(separator, ";") != 0)
    return complain(EXIT_USAGE, "--separator is , or ; or tab, not '%s'", separator);
  if (separator != NULL) j->separator = *separator == 't' ? '\t' : *separator;
  if (table != NULL) j->table = (size_t)strtoul(table, &end, 10);
  if (table != NULL && (j->table == 0 || *end != '\0' || *table == '-'))
    return complain(EXIT_USAGE, "--table is the number of a matrix, from 1, not '%s'", table);
  return EXIT_FINE;
}

static const char *plural(const struct kind *kind, long long count) {
  if (count == 1) return kind->noun;
  return strcmp(kind->name, "raci") == 0 ? "responsibilities" : kind->name[0] == 's' ? "points"
                                                                                     : "events";
}

static void tell(const char *path, const struct kind *kind, const ps_import *done) {
  complain(EXIT_FINE,
           "%s: %lld %s added, %lld there already, %lld skipped, %lld part%s made",
           input_name(path), (long long)done->added.value, plural(kind, done->added.value),
           (long long)done->present.value, (long long)done->skipped.value,
           (long long)done->parties_created.value, done->parties_created.value == 1 ? "y" : "ies");
  for (size_t i = 0; i < done->notes.count; i++) {
    const ps_import_note *note = &done->notes.items[i];
    char line[32] = "";
    if (note->line.set) snprintf(line, sizeof line, ":%lld", (long long)note->line.value);
    complain(EXIT_FINE, "%s%s: %s", input_name(path), line, note->text);
  }
  if (done->notes_left_out.value > 0)
    complain(EXIT_FINE, "%s: and %lld more notes", input_name(path),
             (long long)done->notes_left_out.value);
}

static int import_into(const arguments *a, const struct kind *kind, job *j) {
  const char *path = a->operands[1], *into = a->values[VALUE_INTO];
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *c = input_case(into, &error);
  if (c == NULL) return complain_of(into, &error);
  char *text = input_bytes(path, &j->length, &error);
  int code = EXIT_FINE;
  ps_import *done = NULL;
  j->c = c;
  j->text = text;
  if (text != NULL) done = kind->run(j, &error);
  if (done == NULL) {
    code = complain_of(path, &error);
  } else {
    tell(path, kind, done);
    code = output_case(a, into, c);
  }
  ps_result_free(done);
  free(text);
  ps_case_free(c);
  return code;
}

static int run(const arguments *a) {
  job j = {a, NULL, NULL, 0, PS_IMPORT_CSV, PS_DATE_ORDER_ISO, 0, 0};
  const struct kind *kind = kind_find(a->operands[0]);
  if (kind == NULL) return EXIT_USAGE;
  int code = read_options(a, kind, &j);
  return code != EXIT_FINE ? code : import_into(a, kind, &j);
}

const verb verb_import = {
    "import",
    "series|events|raci FILE --into CASE",
    "Brings figures, a calendar or a matrix of responsibilities into a case",
    "  series   dated figures from CSV, into the measure of --measure\n"
    "  events   a calendar (.ics), or CSV with columns date, kind, what, who\n"
    "  raci     matrices of activities and roles, in Markdown or CSV\n"
    "\n"
    "Columns are found by their usual names unless told. What was added, passed over\n"
    "or guessed is said on standard error. All of a file comes in or nothing; the same\n"
    "file again adds nothing twice. The case goes to standard output; with --write it\n"
    "is changed where it is.\n",
    "perfsys import series figures.csv --into case.json --measure quits --create --write",
    OPTION_IMPORT | OPTION_WRITE | OPTION_OUTPUT,
    2,
    2,
    run};
