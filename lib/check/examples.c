/* Examples of rules, taken apart:
 *
 *     # fail: what it shows
 *     # says: the message of the finding
 *     # objects: outcome-goal, other
 *     # config: {"limits": {"voices.max_seats": 3}}
 *     {"id": "c", ...}
 */
#include "check/examples.h"

#include "base/error.h"
#include "check/rule.h"
#include "results/findings.h"

#include <string.h>

static const ps_field example_rows[] = {
    PSI_ENUM(ps_rule_example, verdict, psi_verdict_words, 1, "What the rule answers."),
    PSI_TEXT(ps_rule_example, title, 1, "What it shows."),
    PSI_TEXT(ps_rule_example, says, 1, "The message of the finding."),
    PSI_TEXTS(ps_rule_example, objects, 1, "The objects of that finding."),
    PSI_TEXT(ps_rule_example, config, 1, "The configuration it is checked with, as JSON."),
    PSI_TEXT(ps_rule_example, text, 1, "The case, or the list of cases, as JSON."),
};
const ps_struct psi_rule_example_table =
    PSI_TABLE("rule_example", ps_rule_example, example_rows,
              "A small case that shows one answer of a rule.");

static const ps_field examples_rows[] = {
    PSI_TEXT(ps_rule_examples, rule, 1, "Id of the rule."),
    PSI_STRUCTS(ps_rule_examples, examples, psi_rule_example_table, 1,
                "Failing first, then passing, not applicable, unknown."),
};
const ps_struct psi_rule_examples_table =
    PSI_TABLE("rule_examples", ps_rule_examples, examples_rows, "The examples of a rule.");

typedef struct reading {
  ps_rule_examples *made;
  ps_rule_example *now;
  bool no_memory;
} reading;

static const char *kept(reading *r, const char *text, size_t length) {
  while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == ' ')) length--;
  const char *copy = psi_store_text(r->made->store, text, length);
  if (copy == NULL) r->no_memory = true;
  return copy;
}

static void add_objects(reading *r, const char *text, size_t length) {
  const ps_field *row = ps_field_find(&psi_rule_example_table, "objects");
  for (size_t at = 0; at < length && !r->no_memory;) {
    size_t word = strcspn(text + at, ",\n");
    const char *id = kept(r, text + at, word);
    if (id == NULL || psi_list_add(r->made->store, r->now, row) == NULL) {
      r->no_memory = true;
      return;
    }
    psi_list list = psi_get_list(r->now, row);
    psi_list_put(list, list.count - 1, id);
    at += word + 1;
    while (at < length && text[at] == ' ') at++;
  }
}

/* A line "# name: text". */
static void read_head(reading *r, const char *line, size_t length) {
  const char *colon = memchr(line, ':', length);
  if (colon == NULL) return;
  char name[24] = "";
  size_t name_length = (size_t)(colon - line) - 2;
  if (name_length >= sizeof name) return;
  memcpy(name, line + 2, name_length);
  const char *text = colon + 1 + (colon[1] == ' ');
  size_t rest = length - (size_t)(text - line);
  int verdict = psi_enum_find(&psi_verdict_words, name);
  if (verdict != 0) {
    r->now = psi_list_add(r->made->store, r->made, &examples_rows[1]);
    if (r->now == NULL) {
      r->no_memory = true;
      return;
    }
    r->now->verdict = (ps_verdict)verdict;
    r->now->title = kept(r, text, rest);
  } else if (r->now != NULL && strcmp(name, "says") == 0) {
    r->now->says = kept(r, text, rest);
  } else if (r->now != NULL && strcmp(name, "config") == 0) {
    r->now->config = kept(r, text, rest);
  } else if (r->now != NULL && strcmp(name, "objects") == 0) {
    add_objects(r, text, rest);
  }
}

static void read_all(reading *r, const char *text) {
  while (*text != '\0' && !r->no_memory) {
    if (text[0] == '#') {
      size_t length = strcspn(text, "\n");
      read_head(r, text, length);
      text += length + (text[length] == '\n');
    } else {
      const char *next = strstr(text, "\n#");
      size_t length = next == NULL ? strlen(text) : (size_t)(next - text) + 1;
      if (r->now != NULL) r->now->text = kept(r, text, length);
      text += length;
    }
  }
}

ps_rule_examples *ps_rule_examples_of(const char *rule, const ps_settings *settings,
                                      ps_error *error) {
  const ps_rule *row = ps_rule_find(rule);
  const psi_example_text *at = psi_example_texts;
  while (row != NULL && at->rule != NULL && strcmp(at->rule, row->id) != 0) at++;
  if (row == NULL || at->rule == NULL) {
    char shown[64] = "";
    if (rule != NULL) psi_excerpt(rule, strlen(rule), shown);
    psi_fail(error, rule == NULL ? PS_E_ARGUMENT : PS_E_NOT_FOUND, "There are no examples of \"%s\".",
             shown);
    return NULL;
  }
  ps_settings s = psi_settings(settings);
  reading r = {psi_result_new(&psi_rule_examples_table, &s.allocator), NULL, false};
  if (r.made != NULL) {
    r.made->rule = row->id;
    r.made->examples.given = true;
    read_all(&r, at->text);
  }
  if (r.made != NULL && !r.no_memory) return r.made;
  ps_result_free(r.made);
  psi_fail_memory(error);
  return NULL;
}
