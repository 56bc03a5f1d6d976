/* What every face of perfsys must share, in C. smoke.py and smoke.lua
 * print the same lines; the gate compares them byte for byte. The texts that all three begin from
 * are in texts.tsv.
 *
 * usage: smoke DIRECTORY_OF_CASES TEXTS */
#include "smoke.h"

#include <stdlib.h>
#include <string.h>

ps_error error;
static char texts[65536]; /* texts.tsv */

void say(const char *name, const char *value) {
  printf("%s: %s\n", name, value == NULL ? "unset" : value);
}

void say_status(const char *name, ps_status status) {
  say(name, ps_status_name(status));
}

void say_integer(const char *name, int64_t value) {
  printf("%s: %" PRId64 "\n", name, value);
}

void say_size(const char *name, size_t value) {
  printf("%s: %zu\n", name, value);
}

void say_flag(const char *name, bool value) {
  say(name, value ? "true" : "false");
}

void say_number(const char *name, ps_number number) {
  char text[32];
  say(name, number.set ? ps_number_text(number.value, text) : NULL);
}

void say_double(const char *name, double value) {
  say_number(name, (ps_number){value, true});
}

void say_date(const char *name, ps_date date) {
  char text[11];
  say(name, date == 0 ? NULL : ps_date_text(date, text));
}

void say_place(const char *name) {
  printf("%s: %s %zu:%zu %s\n", name, ps_status_name(error.status), error.line, error.column,
         error.path);
}

/* A long text: its length in bytes and a sum over them in which their order counts. */
void say_text(const char *name, const char *text, size_t length) {
  uint32_t low = 1, high = 0;
  for (size_t i = 0; i < length; i++) {
    low = (low + (unsigned char)text[i]) % 65521;
    high = (high + low) % 65521;
  }
  printf("%s: %zu bytes, sum %" PRIu32 "\n", name, length, high * 100000 + low);
}

void say_page(const char *name, char *text, size_t length) {
  say_text(name, text == NULL ? "" : text, text == NULL ? 0 : length);
  ps_text_free(text, NULL);
}

void say_json(const char *name, const void *object) {
  size_t length = 0;
  char *text = ps_json_text(object, NULL, &length, NULL, &error);
  if (length < 120)
    say(name, text);
  else
    say_text(name, text, length);
  ps_text_free(text, NULL);
}

/* A line of texts.tsv is a name, a tab and a text, in which "^" stands for a line feed. */
const char *text_of(const char *name) {
  static char text[4096];
  const size_t length = strlen(name);
  for (const char *line = texts; *line != '\0'; line = strchr(line, '\n') + 1) {
    if (strncmp(line, name, length) != 0 || line[length] != '\t') continue;
    size_t to = 0;
    for (const char *at = line + length + 1; *at != '\n'; at++)
      text[to++] = *at == '^' ? '\n' : *at;
    text[to] = '\0';
    return text;
  }
  fprintf(stderr, "no text %s\n", name);
  exit(2);
}

ps_case *parse(const char *name) {
  const char *text = text_of(name);
  memset(&error, 0, sizeof error);
  return ps_case_parse(text, strlen(text), NULL, &error);
}

static void refused(const char *name) {
  ps_case *c = parse(name);
  if (c == NULL)
    say_place(name);
  else
    say(name, "accepted");
  ps_case_free(c);
}

static bool stop(void *data, double done) {
  (void)data;
  (void)done;
  return false;
}

void reading(const char *path) {
  say("version", ps_version());
  say_integer("schema_version", ps_schema_version());
  ps_case *c = ps_case_load(path, NULL, &error);
  say("load.id", c->id);
  say("load.title", c->title);
  say_size("load.gaps", ps_count(c, PS_GAP));
  say_json("load.json", c);
  const ps_measure *measure = ps_at(c, PS_MEASURE, 0);
  say("load.measure", measure->id);
  say_size("load.points", measure->series.count);
  say_date("load.first.on", measure->series.on[0]);
  say_double("load.first.numerator", measure->series.numerator[0]);
  ps_case *copy = ps_case_copy(c, NULL, &error);
  say_flag("copy.equal", ps_equal(c, copy));
  ps_set_text(copy, copy, "title", "Another", &error);
  say_flag("copy.changed", ps_equal(c, copy));
  ps_case_free(copy);

  ps_settings settings = PS_SETTINGS_INIT;
  settings.progress = stop;
  say_flag("cancel.case", ps_check(c, NULL, &settings, &error) == NULL);
  say_status("cancel", error.status);
  settings.progress = NULL;
  settings.limits.bytes = 100;
  say_flag("limit.case", ps_case_load(path, &settings, &error) == NULL);
  say_status("limit", error.status);
  say_flag("missing.case", ps_case_load("no/such.json", NULL, &error) == NULL);
  say_status("missing", error.status);
  ps_case_free(c);

  refused("bad.syntax");
  refused("bad.day");
  refused("bad.kind");
  refused("bad.range");
  refused("bad.duplicate");
  refused("bad.zero");
  refused("bad.version");
  refused("bad.empty");
  const char *text = text_of("bad.syntax");
  say_status("syntax.bad", ps_syntax_check(text, strlen(text), NULL, &error));
  say_status("syntax.good", ps_syntax_check("[1, 2]", 6, NULL, &error));
  c = parse("unknown");
  say_json("unknown.kept", c);
  ps_findings *findings = ps_case_inspect(c, NULL, &error);
  say_integer("unknown.findings", (int64_t)findings->findings.count);
  say("unknown.message", findings->findings.items[0].message);
  ps_result_free(findings);
  ps_case_free(c);
  char *schema;
  size_t length;
  schema = ps_schema_text(PS_GAP, NULL, &length, NULL, &error);
  say_page("schema.gap", schema, length);
}

static void edited(ps_case *c, ps_gap *gap) {
  say_status("set.number", ps_set_number(c, gap, "desired", 0.1 + 0.2, &error));
  say_number("get.number", gap->desired);
  say_status("set.tiny", ps_set_number(c, gap, "actual", 5e-324, &error));
  say_number("get.tiny", gap->actual);
  say_status("set.huge", ps_set_number(c, gap, "typical", 1.7976931348623157e308, &error));
  say_number("get.huge", gap->typical);
  say_status("set.most", ps_set_integer(c, gap, "population_size", INT64_MAX, &error));
  say_integer("get.most", gap->population_size.value);
  say_json("json.most", gap);
  say_status("set.least", ps_set_integer(c, gap, "population_size", INT64_MIN, &error));
  say_integer("get.least", gap->population_size.value);
  say_status("set.beyond", ps_set_number(c, gap, "population_size", 9223372036854775808.0, &error));
  say_status("set.half", ps_set_number(c, gap, "population_size", 1.5, &error));
  say_status("set.nan", ps_set_number(c, gap, "desired", NAN, &error));
  say_status("set.inf", ps_set_number(c, gap, "desired", INFINITY, &error));
  say_status("set.text_for_number", ps_set_text(c, gap, "desired", "much", &error));
  say_status("set.number_for_text", ps_set_number(c, gap, "place", 3, &error));
  say_status("set.word", ps_set_text(c, gap, "type", "opportunity", &error));
  say_integer("get.word", gap->type);
  say_status("set.no_word", ps_set_text(c, gap, "type", "oportunity", &error));
  say_status("set.date", ps_set_date(c, gap, "since", 20240229, &error));
  say_date("get.date", gap->since);
  say_status("set.no_day", ps_set_text(c, gap, "since", "2023-02-29", &error));
  say_date("get.date.after", gap->since);
  say_status("set.money", ps_set_money(c, gap, "cost_to_meet", -1250, "EUR", &error));
  say_integer("get.money.minor", gap->cost_to_meet.minor);
  say("get.money.currency", gap->cost_to_meet.currency);
  say_status("set.no_currency", ps_set_money(c, gap, "cost_to_meet", 1, "euro", &error));
  say_status("set.empty", ps_set_text(c, gap, "place", "", &error));
  say("get.empty", gap->place);
  say_status("set.unset", ps_set(c, gap, "place", NULL, &error));
  say("get.unset", gap->place);
  say_status("set.nested", ps_set_text(c, gap, "benchmark.group", "second \xC3\xA4 \xE2\x82\xAC", &error));
  say("get.nested", gap->benchmark.group);
  say_status("set.not_utf8", ps_set_text(c, gap, "place", "\xED\xA0\x80", &error));
  say_status("list.append", ps_append(c, gap, "owners", "ann", &error));
  say_status("list.more", ps_append(c, gap, "owners", "bob", &error));
  say_status("list.erase", ps_erase(c, gap, "owners", 0, &error));
  say_size("list.length", gap->owners.count);
  say("list.item", gap->owners.items[0]);
  say_status("list.clear", ps_clear(c, gap, "owners", &error));
  say_json("edited", gap);
}

void editing(void) {
  ps_case *c = ps_case_new(NULL, &error);
  ps_set_text(c, c, "id", "made", &error);
  ps_gap *gap = ps_add(c, PS_GAP, "g", &error);
  edited(c, gap);
  ps_add(c, PS_GAP, "g", &error);
  say_status("add.twice", error.status);
  ps_add(c, PS_GAP, "", &error);
  say_status("add.empty", error.status);
  ps_cause *cause = ps_add(c, PS_CAUSE, "k", &error);
  ps_set_text(c, cause, "gap", "g", &error);
  ps_set_range(c, cause, "share", 0.1, 0.25, 0.5, &error);
  say_number("range.likely", cause->share.likely);

  say_status("rename", ps_rename(c, "g", "goal-gap", &error));
  say("rename.follows", cause->gap);
  say_status("rename.none", ps_rename(c, "nobody", "x", &error));
  say_status("rename.used", ps_rename(c, "goal-gap", "k", &error));
  ps_findings *findings = ps_references(c, "goal-gap", NULL, &error);
  say("references", findings->findings.items[0].path);
  ps_result_free(findings);
  say_status("remove.refuse", ps_remove(c, "goal-gap", PS_REMOVE_REFUSE, &error));
  say_size("remove.kept", ps_count(c, PS_GAP));
  say_status("remove.leave", ps_remove(c, "goal-gap", PS_REMOVE_LEAVE, &error));
  say("remove.dangles", cause->gap);
  say_status("remove.set", ps_set_text(c, gap, "place", "x", &error));
  ps_add(c, PS_GAP, "goal-gap", &error);
  say_status("remove.cascade", ps_remove(c, "goal-gap", PS_REMOVE_CASCADE, &error));
  say("remove.unset", cause->object.state & PS_OBJECT_REMOVED ? "removed" : cause->gap);
  say_status("remove.none", ps_remove(c, "nobody", PS_REMOVE_REFUSE, &error));
  say_status("compact", ps_case_compact(c, &error));

  ps_measure *measure = ps_add(c, PS_MEASURE, "m", &error);
  say_status("series.value", ps_series_add(c, measure, 20240101, 0.5, NAN, NAN, NULL, &error));
  say_status("series.counts", ps_series_add(c, measure, 20240201, NAN, 3, 40, "north", &error));
  say_status("series.nothing", ps_series_add(c, measure, 20240301, NAN, NAN, NAN, NULL, &error));
  say_status("series.inf", ps_series_add(c, measure, 20240301, INFINITY, NAN, NAN, NULL, &error));
  say_size("series.length", measure->series.count);
  say("series.group", measure->series.group[1]);
  say_double("series.denominator", measure->series.denominator[1]);
  say_json("series.json", measure);

  const char *text = text_of("entity");
  ps_gap *parsed = ps_entity_parse(c, PS_GAP, text, strlen(text), NULL, &error);
  say("entity", parsed->statement);
  parsed = ps_entity_parse(c, PS_GAP, text, strlen(text), NULL, &error);
  say_status("entity.twice", parsed == NULL ? error.status : PS_OK);
  ps_case_free(c);
}

int main(int count, char **arguments) {
  if (count != 3) return fprintf(stderr, "usage: smoke CASES TEXTS\n"), 2;
  static char vienna[4096], training[4096];
  snprintf(vienna, sizeof vienna, "%s/vienna-1847.json", arguments[1]);
  snprintf(training, sizeof training, "%s/training-order.json", arguments[1]);
  FILE *file = fopen(arguments[2], "rb");
  if (file == NULL) return perror(arguments[2]), 2;
  texts[fread(texts, 1, sizeof texts - 1, file)] = '\0';
  fclose(file);
  reading(vienna);
  editing();
  comparing(vienna);
  importing();
  answers(vienna, training);
  catalogues();
  return 0;
}
