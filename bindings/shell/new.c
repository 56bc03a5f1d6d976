/* perfsys new: a case from the first eight things one needs to know. */
#include "shell.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#if defined(_WIN32)
#include <io.h>
#define isatty _isatty
#else
#include <unistd.h>
#endif

enum { FIELDS = 8, ANSWER = 1024 };

static const struct field {
  int value; /* VALUE_... */
  const char *name, *question, *example;
} fields[FIELDS] = {
    {VALUE_REQUESTER, "--requester", "Who asked?", "Jane Miller, head of claims"},
    {VALUE_ASKED, "--asked", "What did they ask for, in their words?",
     "A two-day course for new claims handlers"},
    {VALUE_MEASURE, "--measure", "Which figure of the business should move?",
     "Time to productivity"},
    {VALUE_NOW, "--now", "Where is it now? A number and its unit.", "74 days"},
    {VALUE_TARGET, "--target", "Where should it be?", "45 days"},
    {VALUE_FOR, "--for", "Whose performance is it?", "New claims handlers"},
    {VALUE_SPONSOR, "--sponsor", "Who pays and decides?", "Ada Byron, director of operations"},
    {VALUE_NEEDED_BY, "--needed-by", "By when is it needed? A day.", "2027-03-31"},
};

/* A figure as people say it. */
typedef struct figure {
  bool set;
  double number;
  const char *unit; /* "" for none */
} figure;

typedef struct answers {
  const char *text[FIELDS]; /* NULL: not known */
  char typed[FIELDS][ANSWER];
  figure now, target;
  ps_date needed_by, today;
} answers;

enum { REQUESTER, ASKED, MEASURE, NOW, TARGET, POPULATION, SPONSOR, NEEDED_BY };

/* ---- reading answers ---- */

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/* "74 days", "62 %", "62%"; digits with a point only, so that nothing is guessed. */
static bool read_figure(const char *text, figure *f) {
  const char *at = text;
  bool digits = false;
  if (*at == '-' || *at == '+') at++;
  for (; (*at >= '0' && *at <= '9') || *at == '.'; at++) digits = digits || *at != '.';
  char *end = NULL;
  f->number = strtod(text, &end);
  if (!digits || end != at || *at == ',' || *at == '\'') return false;
  while (is_space(*at)) at++;
  if (*at >= '0' && *at <= '9') return false; /* "1 200 days" */
  f->unit = at;
  f->set = true;
  return true;
}

/* Whether an answer can be used; says what is wrong with it. */
static bool check(answers *k, int field) {
  const char *text = k->text[field], *name = fields[field].name;
  figure *f = field == NOW ? &k->now : &k->target;
  if (text == NULL) return true;
  for (const char *at = text; *at != '\0'; at++)
    if ((unsigned char)*at < 0x20)
      return complain(0, "%s is one line of text", name), false;
  if ((field == NOW || field == TARGET) && !read_figure(text, f))
    return complain(0, "%s '%s' is no number with its unit; write it as \"74 days\", without "
                    "thousands separators", name, text), false;
  if (field == NEEDED_BY && (k->needed_by = ps_date_parse(text)) == 0)
    return complain(0, "%s '%s' is not a day; write it as 2027-03-31", name, text), false;
  return true;
}

/* Asks until the answer can be used; false at the end of input. */
static bool ask(answers *k, int field) {
  for (;;) {
    char *typed = k->typed[field];
    fprintf(stderr, "%s (as: %s)\n> ", fields[field].question, fields[field].example);
    fflush(stderr);
    if (fgets(typed, ANSWER, stdin) == NULL) return false;
    size_t length = strlen(typed);
    if (length + 1 == ANSWER && typed[length - 1] != '\n') {
      for (int c; (c = getchar()) != EOF && c != '\n';) continue;
      complain(0, "that is too long for one line");
      continue;
    }
    while (length > 0 && is_space(typed[length - 1])) typed[--length] = '\0';
    while (is_space(*typed)) typed++;
    k->text[field] = *typed == '\0' ? NULL : typed;
    if (check(k, field)) return true;
  }
}

static int read_answers(const arguments *a, answers *k) {
  bool terminal = isatty(0) != 0, asked = false;
  char missing[160] = "";
  for (int i = 0; i < FIELDS; i++) {
    k->text[i] = a->values[fields[i].value];
    if (k->text[i] != NULL && *k->text[i] == '\0') k->text[i] = NULL; /* said to be unknown */
    if (!check(k, i)) return EXIT_USAGE;
  }
  for (int i = 0; i < FIELDS; i++) {
    if (a->values[fields[i].value] != NULL) continue;
    if (terminal) {
      if (!asked) fputs("An empty line means: not known yet.\n", stderr);
      asked = true;
      terminal = ask(k, i);
    }
    if (k->text[i] == NULL)
      snprintf(missing + strlen(missing), sizeof missing - strlen(missing), "%s%s",
               *missing == '\0' ? "" : ", ", fields[i].name);
  }
  if (*missing != '\0') complain(EXIT_FINE, "not known yet, and left open: %s", missing);
  return EXIT_FINE;
}

/* ---- ids ---- */

/* Words joined by dashes, at most 48 bytes; letters beyond ASCII stay as they are. */
static void slug(const char *text, char *id) {
  size_t used = 0;
  for (; *text != '\0' && used < 48; text++) {
    unsigned char c = (unsigned char)*text;
    bool kept = c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
    if (kept)
      id[used++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    else if (used > 0 && id[used - 1] != '-')
      id[used++] = '-';
  }
  /* Not in the middle of a character. */
  while (used > 0 && *text != '\0' && ((unsigned char)*text & 0xC0) == 0x80) {
    used--;
    text--;
  }
  while (used > 0 && id[used - 1] == '-') used--;
  id[used] = '\0';
}

/* A new entity with an id made of words, which is then in `id`. */
static void *add(ps_case *c, ps_entity_type type, const char *words, const char *fallback,
                 char id[80], ps_error *error) {
  slug(words != NULL ? words : "", id);
  if (*id == '\0') snprintf(id, 80, "%s", fallback);
  size_t length = strlen(id);
  for (int n = 2; ps_find(c, PS_ENTITY_NONE, id) != NULL; n++)
    snprintf(id + length, 80 - length, "-%d", n);
  return ps_add(c, type, id, error);
}

/* ---- the case ---- */

static bool set(ps_case *c, void *entity, const char *field, const char *text, ps_error *error) {
  return text == NULL || ps_set_text(c, entity, field, text, error) == PS_OK;
}

static bool add_party(ps_case *c, const char *name, const char *field, ps_error *error) {
  char id[80];
  if (name == NULL) return true;
  for (size_t i = 0; i < ps_count(c, PS_PARTY); i++) {
    const ps_party *there = ps_at(c, PS_PARTY, i);
    if (strcmp(there->name, name) == 0) return set(c, c, field, there->id, error);
  }
  ps_party *party = add(c, PS_PARTY, name, "party", id, error);
  return party != NULL && set(c, party, "name", name, error) && set(c, c, field, id, error);
}

static const char *unit_of(const answers *k) {
  if (k->now.set && *k->now.unit != '\0') return k->now.unit;
  return k->target.set && *k->target.unit != '\0' ? k->target.unit : NULL;
}

static bool add_measure(ps_case *c, const answers *k, char id[80], ps_error *error) {
  ps_measure *m = add(c, PS_MEASURE, k->text[MEASURE], "measure", id, error);
  if (m == NULL || !set(c, m, "name", k->text[MEASURE], error) ||
      !set(c, m, "unit", unit_of(k), error))
    return false;
  if (k->target.set && ps_set_number(c, m, "target", k->target.number, error) != PS_OK)
    return false;
  if (!k->now.set || !k->target.set || k->now.number == k->target.number) return true;
  return set(c, m, "direction", k->target.number < k->now.number ? "lower" : "higher", error);
}

/* "Time to productivity is 74 days, should be 45 days.": no word of a solution. */
static void state(const answers *k, char *text, size_t room) {
  const char *what = k->text[MEASURE] != NULL ? k->text[MEASURE] : "It";
  const char *unit = unit_of(k), *space = unit != NULL ? " " : "";
  char now[32], target[32];
  ps_number_text(k->now.number, now);
  ps_number_text(k->target.number, target);
  if (unit == NULL) unit = "";
  if (k->now.set && k->target.set)
    snprintf(text, room, "%s is %s%s%s, should be %s%s%s.", what, now, space, unit, target, space,
             unit);
  else if (k->now.set)
    snprintf(text, room, "%s is %s%s%s; where it should be is not known yet.", what, now, space,
             unit);
  else
    snprintf(text, room, "%s should be %s%s%s; where it is now is not known yet.", what, target,
             space, unit);
}

static bool add_gap(ps_case *c, const answers *k, ps_error *error) {
  char measure[80], id[80], words[ANSWER + 8], text[4 * ANSWER];
  if (k->text[MEASURE] == NULL && !k->now.set && !k->target.set && k->text[POPULATION] == NULL)
    return true;
  bool measured = k->text[MEASURE] != NULL || k->now.set || k->target.set;
  if (measured && !add_measure(c, k, measure, error)) return false;
  snprintf(words, sizeof words, "gap %.*s", ANSWER - 1,
           k->text[MEASURE] != NULL ? k->text[MEASURE] : "");
  ps_gap *gap = add(c, PS_GAP, words, "gap", id, error);
  if (gap == NULL || !set(c, gap, "measure", measured ? measure : NULL, error) ||
      !set(c, gap, "population", k->text[POPULATION], error))
    return false;
  state(k, text, sizeof text);
  if ((k->now.set || k->target.set) && !set(c, gap, "statement", text, error)) return false;
  if (k->now.set && ps_set_number(c, gap, "actual", k->now.number, error) != PS_OK) return false;
  if (k->target.set && ps_set_number(c, gap, "desired", k->target.number, error) != PS_OK)
    return false;
  return k->needed_by == 0 || ps_set_date(c, gap, "needed", k->needed_by, error) == PS_OK;
}

static bool fill_in(ps_case *c, const answers *k, ps_error *error) {
  char words[ANSWER + 16], id[80], date[11];
  const char *title = k->text[MEASURE] != NULL ? k->text[MEASURE] : k->text[ASKED];
  slug(title != NULL ? title : "case", words);
  /* The month keeps it apart from the measure, and from next year's case. */
  snprintf(id, sizeof id, "%.60s%s%.7s", words, *words != '\0' ? "-" : "",
           ps_date_text(k->today, date));
  return set(c, c, "id", id, error) && set(c, c, "title", title, error) &&
         set(c, c, "purpose", "performance", error) && set(c, c, "origin", "request", error) &&
         set(c, c, "status", "framed", error) && set(c, c, "request_text", k->text[ASKED], error) &&
         ps_set_date(c, c, "opened", k->today, error) == PS_OK &&
         (k->needed_by == 0 || ps_set_date(c, c, "needed_by", k->needed_by, error) == PS_OK) &&
         add_party(c, k->text[REQUESTER], "requester", error) &&
         add_party(c, k->text[SPONSOR], "sponsor", error) && add_gap(c, k, error);
}

/* ---- the command ---- */

static ps_date today(void) {
  time_t now = time(NULL);
  const struct tm *day = localtime(&now);
  return day == NULL ? 0 : ps_date_make(day->tm_year + 1900, day->tm_mon + 1, day->tm_mday);
}

static bool is_there(const char *path) {
  FILE *file = fopen(path, "rb");
  if (file != NULL) fclose(file);
  return file != NULL;
}

static int write_case(const arguments *a, const ps_case *c, ps_error *error) {
  ps_json_options json = PS_JSON_OPTIONS_INIT;
  size_t length = 0;
  json.indent = 2;
  char *text = ps_json_text(c, &json, &length, NULL, error);
  return output_page(a, text, length, error);
}

static int run(const arguments *a) {
  static answers k; /* 8 KiB; zero */
  ps_error error = {PS_OK, 0, 0, "", ""};
  if (a->output != NULL && a->values[VALUE_FORCE] == NULL && is_there(a->output))
    return complain(EXIT_USAGE, "%s is there already; --force replaces it", a->output);
  k.today = a->as_of != 0 ? a->as_of : today();
  int code = read_answers(a, &k);
  if (code != EXIT_FINE) return code;
  if (k.now.set && k.target.set && *k.now.unit != '\0' && *k.target.unit != '\0' &&
      strcmp(k.now.unit, k.target.unit) != 0)
    return complain(EXIT_USAGE, "now is in %s and the target in %s; give both in one unit",
                    k.now.unit, k.target.unit);
  ps_case *c = ps_case_new(NULL, &error);
  if (c == NULL || !fill_in(c, &k, &error))
    code = complain_of(a->verb->name, &error);
  else
    code = write_case(a, c, &error);
  ps_case_free(c);
  return code;
}

const verb verb_new = {
    "new",
    "",
    "Starts a case from the first eight things one needs to know",
    "What is not given is asked for where standard input is a terminal; elsewhere it is\n"
    "left open, as is what nobody knows yet (an empty answer). The case is opened on the\n"
    "day of --as-of; unless told, that is today.\n",
    "perfsys new --asked \"A course\" --measure \"Time to productivity\" --now \"74 days\" "
    "--target \"45 days\"",
    OPTION_NEW | OPTION_AS_OF | OPTION_OUTPUT,
    0,
    0,
    run};
