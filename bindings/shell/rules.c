/* perfsys rules: the rules there are, or one explained. */
#include "shell.h"

#include <string.h>

static int unknown(const char *id) {
  const char *near = ps_rule_nearest(id);
  return complain(EXIT_USAGE, "there is no rule '%s'%s%s%s (see perfsys rules)", id,
                  near == NULL ? "" : ", did you mean '", near == NULL ? "" : near,
                  near == NULL ? "" : "'?");
}

/* One line a rule, pack by pack. */
static void list(output *o) {
  const ps_rule *rule;
  const char *pack = "";
  for (size_t i = 0; (rule = ps_rule_at(i)) != NULL; i++) {
    char line[80];
    if (strcmp(pack, rule->pack) != 0) {
      output_text(o, i > 0 ? "\n" : "");
      output_text(o, pack = rule->pack);
      output_text(o, "\n");
    }
    snprintf(line, sizeof line, "  %-5s %-8s ", rule->id, ps_severity_name(rule->severity));
    output_text(o, line);
    output_text(o, rule->claim);
    output_text(o, rule->core.set ? " [core]\n" : "\n");
  }
}

/* A rule with its examples, which are also its test fixtures, as one more member. */
static bool put_rule(output *o, const ps_rule *rule, ps_error *error) {
  size_t length = 0, examples_length = 0;
  ps_rule_examples *examples = ps_rule_examples_of(rule->id, NULL, error);
  char *text = examples == NULL ? NULL : ps_json_text(rule, NULL, &length, NULL, error);
  char *more = text == NULL ? NULL : ps_json_text(examples, NULL, &examples_length, NULL, error);
  if (more != NULL) {
    const char *member = strstr(more, "\"examples\":");
    output_bytes(o, text, length - 1);
    const size_t skip = strlen("\"examples\":");
    output_text(o, ",\"fixtures\":");
    output_bytes(o, member + skip, examples_length - (size_t)(member - more) - skip);
  }
  bool put = more != NULL;
  ps_text_free(more, NULL);
  ps_text_free(text, NULL);
  ps_result_free(examples);
  return put;
}

static int write_json(output *o, const arguments *a, ps_error *error) {
  bool put = true;
  output_text(o, a->count == 1 ? "" : "[\n");
  for (size_t i = 0; put && a->count != 1 && ps_rule_at(i) != NULL; i++) {
    output_text(o, i > 0 ? ",\n" : "");
    put = put_rule(o, ps_rule_at(i), error);
  }
  for (int i = 0; put && a->count > 0 && i < 1; i++)
    put = put_rule(o, ps_rule_find(a->operands[i]), error);
  output_text(o, a->count == 1 ? "\n" : "\n]\n");
  return put ? EXIT_FINE : complain_of("rules", error);
}

static int run(const arguments *a) {
  output o;
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_page_options page = arguments_page(a);
  size_t length = 0;
  const ps_rule *rule = a->count == 1 ? ps_rule_find(a->operands[0]) : NULL;
  if (a->count == 1 && rule == NULL) return unknown(a->operands[0]);
  if (a->format != FORMAT_JSON && (rule != NULL || a->format == FORMAT_MARKDOWN)) {
    char *text = rule != NULL ? ps_rule_text(rule, &page, &length, NULL, &error)
                              : ps_rules_text(&page, &length, NULL, &error);
    return output_page(a, text, length, &error);
  }
  if (!output_open(&o, a)) return EXIT_IO;
  int code = EXIT_FINE;
  if (a->format == FORMAT_JSON)
    code = write_json(&o, a, &error);
  else
    list(&o);
  int closed = output_close(&o);
  return closed > code ? closed : code;
}

const verb verb_rules = {
    "rules",
    "[ID]",
    "Tells which rules there are, or explains one",
    "A rule, named by its id or name, is explained with what it means, why it matters,\n"
    "an example that fails and one that passes, and how to fix it. As Markdown without\n"
    "an id: the reference page of all rules.\n",
    "perfsys rules A01",
    OPTION_PAGES | OPTION_WIDTH | OPTION_OUTPUT,
    0,
    1,
    run};
