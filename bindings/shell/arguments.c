/* Command lines: options, help, and guesses at what was meant. */
#include "shell.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

typedef struct option_row {
  unsigned bits; /* Verbs that take one of these take the option. */
  char letter;   /* Its short form, or what stands for it here (upper case, VALUE_...). */
  const char *name;
  const char *value; /* What its value is called, NULL if it has none. */
  const char *doc;
} option_row;

static const option_row rows[] = {
    {OPTION_JSON, 'F', "format", "text|json", "how the result is written; text unless told"},
    {OPTION_MARKDOWN, 'F', "format", "text|markdown", "how the page is written; text unless told"},
    {OPTION_PAGES, 'F', "format", "text|json|markdown", "how the result is written; text unless told"},
    {OPTION_SARIF, 'F', "format", "text|json|markdown|sarif",
     "how the result is written; text unless told"},
    {OPTION_RULES, VALUE_PACK, "pack", "NAME[,NAME]", "rules of these packs; core is one"},
    {OPTION_RULES, VALUE_RULE, "rule", "ID[,ID]", "these rules (beside those of --pack)"},
    {OPTION_RULES, VALUE_SEVERITY, "severity", "error|warning|note", "only rules at least this grave"},
    {OPTION_RULES, VALUE_ALL, "all", NULL, "tell all findings, not the first five only"},
    {OPTION_RULES, VALUE_FAIL_ON, "fail-on", "error|warning|note|never",
     "from which severity exit is 1; error unless told"},
    {OPTION_CONFIG, VALUE_CONFIG, "config", "FILE", "limits, severities and words of your own"},
    {OPTION_CONFIG, VALUE_FRAMEWORK, "framework", "FILE", "a framework of your own"},
    {OPTION_AS_OF, 'A', "as-of", "YYYY-MM-DD", "the day it is looked at from"},
    {OPTION_WIDTH, 'W', "width", "COLUMNS", "columns of a text page, 40 to 400; 80 unless told"},
    {OPTION_GAP, 'G', "gap", "ID", "only the gap of this id"},
    {OPTION_SYNTAX, 'S', "syntax", NULL, "ask only whether it is JSON"},
    {OPTION_PORTFOLIO, 'P', "portfolio", NULL, "the file holds many cases: a list, or one a line"},
    {OPTION_COMPACT, 'C', "compact", NULL, "one line without spaces"},
    {OPTION_CHECK, 'K', "check", NULL, "write nothing; exit 1 if a file is not formatted"},
    {OPTION_WRITE, 'I', "write", NULL, "change the file itself"},
    {OPTION_AUDIENCE, 'U', "audience", "team|sponsor", "who it is for; the case's own unless told"},
    {OPTION_NEW, VALUE_REQUESTER, "requester", "WHO", "who asked"},
    {OPTION_NEW, VALUE_ASKED, "asked", "TEXT", "what was asked, in their words"},
    {OPTION_NEW, VALUE_MEASURE, "measure", "TEXT", "what is counted, in the business's words"},
    {OPTION_NEW, VALUE_NOW, "now", "NUMBER UNIT", "where it is now, as \"74 days\""},
    {OPTION_NEW, VALUE_TARGET, "target", "NUMBER UNIT", "where it should be, as \"45 days\""},
    {OPTION_NEW, VALUE_FOR, "for", "WHOM", "whose performance it is"},
    {OPTION_NEW, VALUE_SPONSOR, "sponsor", "WHO", "who pays and decides"},
    {OPTION_NEW, VALUE_NEEDED_BY, "needed-by", "YYYY-MM-DD", "when it must be closed"},
    {OPTION_NEW, VALUE_FORCE, "force", NULL, "replace the file if it is there"},
    {OPTION_IMPORT, VALUE_INTO, "into", "CASE", "the case it goes into"},
    {OPTION_IMPORT, VALUE_MEASURE, "measure", "ID", "series: the measure"},
    {OPTION_IMPORT, VALUE_CREATE, "create", NULL, "make the measure, or the parties, not there yet"},
    {OPTION_IMPORT, VALUE_NAME, "name", "TEXT", "series: name of a measure made"},
    {OPTION_IMPORT, VALUE_DATE_COLUMN, "date-column", "NAME", "series: the column of the dates"},
    {OPTION_IMPORT, VALUE_VALUE_COLUMN, "value-column", "NAME", "series: of the figures"},
    {OPTION_IMPORT, VALUE_NUMERATOR_COLUMN, "numerator-column", "NAME", "series: of what is counted"},
    {OPTION_IMPORT, VALUE_DENOMINATOR_COLUMN, "denominator-column", "NAME",
     "series: of what it is counted among"},
    {OPTION_IMPORT, VALUE_GROUP_COLUMN, "group-column", "NAME[+NAME]",
     "series: of the groups; '' for none"},
    {OPTION_IMPORT, VALUE_DATE_ORDER, "date-order", "day|month",
     "which comes first in 3/11/2015; only 2015-11-03 is read unless told"},
    {OPTION_IMPORT, VALUE_SEPARATOR, "separator", ",|;|tab", "what separates cells; found unless told"},
    {OPTION_IMPORT, VALUE_TABLE, "table", "N", "raci: only this matrix of the text, from 1"},
    {OPTION_OUTPUT, 'o', "output", "FILE", "where the result goes, instead of standard output"},
    {~0u, 'h', "help", NULL, "this page"}};
static const size_t row_count = sizeof rows / sizeof rows[0];

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Levenshtein's distance between two short words. */
static size_t distance(const char *a, const char *b) {
  size_t row[65], length = strlen(b);
  if (length > 64 || strlen(a) > 64) return 64;
  for (size_t j = 0; j <= length; j++) row[j] = j;
  for (size_t i = 1; a[i - 1] != '\0'; i++) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= length; j++) {
      size_t change = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = least(change, least(row[j], row[j - 1]) + 1);
    }
  }
  return row[length];
}

void nearest_try(nearest *n, const char *candidate) {
  size_t d = distance(n->word, candidate);
  size_t allowed = 1 + strlen(candidate) / 3;
  if (d <= allowed && (n->best == NULL || d < n->distance)) {
    n->best = candidate;
    n->distance = d;
  }
}

const char *nearest_text(const nearest *n, char buffer[128]) {
  buffer[0] = '\0';
  if (n->best != NULL) snprintf(buffer, 128, ", did you mean '%s'?", n->best);
  return buffer;
}

void arguments_help(const verb *v) {
  printf("usage: perfsys %s [OPTION...] %s\n\n%s.\n", v->name, v->operands, v->summary);
  printf("%s\noptions:\n", v->detail);
  for (size_t i = 0; i < row_count; i++) {
    char text[64];
    if ((v->options & rows[i].bits) == 0 && rows[i].letter != 'h') continue;
    snprintf(text, sizeof text, "%s--%s%s%s",
             rows[i].letter == 'o'   ? "-o, "
             : rows[i].letter == 'h' ? "-h, "
                                     : "",
             rows[i].name, rows[i].value != NULL ? " " : "",
             rows[i].value != NULL ? rows[i].value : "");
    printf("  %-24s %s\n", text, rows[i].doc);
  }
  printf("\nexample:\n  %s\n", v->example);
}

static int unknown(const verb *v, const char *word) {
  char typed[80], hint[128], name[32], best[32] = "";
  nearest near = {typed, NULL, 0};
  snprintf(typed, sizeof typed, "%.*s", (int)strcspn(word, "="), word);
  for (size_t i = 0; i < row_count; i++) {
    if ((v->options & rows[i].bits) == 0) continue;
    const char *before = near.best;
    snprintf(name, sizeof name, "--%s", rows[i].name);
    nearest_try(&near, name);
    if (near.best != before) near.best = strcpy(best, name);
  }
  return complain(EXIT_USAGE, "%s has no option '%s'%s (see perfsys %s --help)", v->name, typed,
                  nearest_text(&near, hint), v->name);
}

/* Whether a word is among those parted by bars. */
static bool is_among(const char *words, const char *word) {
  size_t length = strlen(word);
  for (const char *at = words; *at != '\0'; at += strcspn(at, "|"), at += *at == '|')
    if (strcspn(at, "|") == length && memcmp(at, word, length) == 0) return true;
  return false;
}

static int read_format(const verb *v, const char *text, format *f) {
  static const char *const names[] = {"text", "json", "markdown", "sarif"};
  const char *words = "";
  for (size_t i = 0; i < row_count; i++)
    if (rows[i].letter == 'F' && (v->options & rows[i].bits) != 0) words = rows[i].value;
  if (!is_among(words, text)) {
    char told[64];
    snprintf(told, sizeof told, "%s", words);
    for (char *bar; (bar = strrchr(told, '|')) != NULL;) {
      bool last = strchr(bar + 1, ',') == NULL && strstr(bar + 1, " or ") == NULL;
      char rest[64];
      snprintf(rest, sizeof rest, "%s%.40s", last ? " or " : ", ", bar + 1);
      snprintf(bar, sizeof told - (size_t)(bar - told), "%s", rest);
    }
    return complain(EXIT_USAGE, "%s writes %s, not '%s'", v->name, told, text);
  }
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (strcmp(text, names[i]) == 0) *f = (format)i;
  return EXIT_FINE;
}

int arguments_severity(const char *option, const char *word, ps_severity *severity) {
  for (int s = PS_SEVERITY_ERROR; s <= PS_SEVERITY_NOTE; s++)
    if (strcmp(word, ps_severity_name((ps_severity)s)) == 0) *severity = (ps_severity)s;
  if (*severity != PS_SEVERITY_UNSET) return EXIT_FINE;
  return complain(EXIT_USAGE, "--%s takes error, warning or note, not '%s'", option, word);
}

static int read_width(const char *text, int *width) {
  char *end = NULL;
  long n = strtol(text, &end, 10);
  if (end == text || *end != '\0' || n < 40 || n > 400)
    return complain(EXIT_USAGE, "'%s' is not a width; give 40 to 400 columns", text);
  *width = (int)n;
  return EXIT_FINE;
}

static int read_audience(const char *text, ps_audience *audience) {
  if (strcmp(text, "team") == 0)
    *audience = PS_AUDIENCE_TEAM;
  else if (strcmp(text, "sponsor") == 0)
    *audience = PS_AUDIENCE_SPONSOR;
  else
    return complain(EXIT_USAGE, "'%s' is no audience; it is team or sponsor", text);
  return EXIT_FINE;
}

static int take(const verb *v, int letter, const char *value, arguments *a) {
  switch (letter) {
    case 'F': return read_format(v, value, &a->format);
    case 'W': return read_width(value, &a->width);
    case 'A':
      a->as_of = ps_date_parse(value);
      if (a->as_of == 0)
        return complain(EXIT_USAGE, "'%s' is not a day; write it as 1847-05-15", value);
      break;
    case 'G': a->gap = value; break;
    case 'U': return read_audience(value, &a->audience);
    case 'o': a->output = strcmp(value, "-") == 0 ? NULL : value; break;
    case 'S': a->syntax = true; break;
    case 'P': a->portfolio = true; break;
    case 'C': a->compact = true; break;
    case 'K': a->check = true; break;
    case 'I': a->write = true; break;
    default:
      if (letter < VALUE_END)
        a->values[letter] = value != NULL ? value : "";
      else
        a->help = true;
      break;
  }
  return EXIT_FINE;
}

int arguments_read(const verb *v, int argc, char **argv, arguments *a) {
  struct option options[sizeof rows / sizeof rows[0] + 1];
  size_t count = 0;
  memset(options, 0, sizeof options);
  memset(a, 0, sizeof *a);
  a->verb = v;
  for (size_t i = 0; i < row_count; i++) {
    if ((v->options & rows[i].bits) == 0 && rows[i].letter != 'h') continue;
    options[count].name = rows[i].name;
    options[count].has_arg = rows[i].value != NULL ? required_argument : no_argument;
    options[count++].val = rows[i].letter;
  }
  opterr = 0;
  for (int letter; (letter = getopt_long(argc, argv, ":ho:", options, NULL)) != -1;) {
    const char *word = optind > 0 && optind <= argc ? argv[optind - 1] : "";
    char typed[3] = {'-', (char)optopt, '\0'};
    int code = EXIT_FINE;
    if (letter == ':')
      code = complain(EXIT_USAGE, "%s wants a value (see perfsys %s --help)", word, v->name);
    else if (letter == '?' && optopt != 0 && strncmp(word, "--", 2) == 0)
      code = complain(EXIT_USAGE, "%.*s takes no value", (int)strcspn(word, "="), word);
    else if (letter == '?')
      code = unknown(v, optopt != 0 ? typed : word);
    else
      code = take(v, letter, optarg, a);
    if (code != EXIT_FINE) return code;
  }
  a->operands = argv + optind;
  a->count = argc - optind;
  if (a->help) return EXIT_FINE;
  if (a->count < v->least)
    return complain(EXIT_USAGE, "%s of which file? Usage: perfsys %s %s", v->name, v->name,
                    v->operands);
  if (v->most >= 0 && a->count > v->most)
    return complain(EXIT_USAGE, "'%s' is one too many. Usage: perfsys %s %s", a->operands[v->most],
                    v->name, v->operands);
  return EXIT_FINE;
}

ps_page_options arguments_page(const arguments *a) {
  ps_page_options page = PS_PAGE_OPTIONS_INIT;
  page.format = a->format == FORMAT_MARKDOWN ? PS_PAGE_MARKDOWN : PS_PAGE_TEXT;
  page.width = a->width;
  page.as_of = a->as_of;
  page.audience = a->audience;
  return page;
}
