/* perfsys diff: what differs between two versions of a case. */
#include "shell.h"

static void side(output *o, const char *mark, const char *text) {
  if (text == NULL) return;
  output_text(o, mark);
  output_plain(o, text);
  output_text(o, "\n");
}

static void tell(output *o, const ps_difference *d) {
  static const char *const words[] = {"", "added", "removed", "changed", "conflict"};
  output_text(o, words[d->change]);
  output_text(o, " ");
  output_text(o, d->type);
  output_text(o, " ");
  output_plain(o, d->id == NULL ? "(no id)" : d->id);
  if (d->field != NULL) {
    output_text(o, ": ");
    output_plain(o, d->field);
  }
  output_text(o, "\n");
  side(o, "  - ", d->before);
  side(o, "  + ", d->after);
}

void output_differences(output *o, const ps_difference_items *items) {
  for (size_t i = 0; i < items->count; i++) tell(o, &items->items[i]);
}

static int print(const arguments *a, const ps_differences *found, ps_error *error) {
  if (a->format == FORMAT_JSON) {
    ps_json_options json = PS_JSON_OPTIONS_INIT;
    size_t length = 0;
    json.indent = 2;
    char *text = ps_json_text(found, &json, &length, NULL, error);
    return output_page(a, text, length, error);
  }
  output o;
  if (!output_open(&o, a)) return EXIT_IO;
  output_differences(&o, &found->differences);
  return output_close(&o);
}

static int run(const arguments *a) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *before = input_case(a->operands[0], &error);
  if (before == NULL) return complain_of(a->operands[0], &error);
  ps_case *after = input_case(a->operands[1], &error);
  ps_differences *found = after == NULL ? NULL : ps_diff(before, after, NULL, &error);
  int code = found == NULL ? complain_of(a->operands[1], &error) : print(a, found, &error);
  if (code == EXIT_FINE && found->differences.count > 0) code = EXIT_DATA;
  ps_result_free(found);
  ps_case_free(after);
  ps_case_free(before);
  return code;
}

const verb verb_diff = {
    "diff",
    "BEFORE AFTER",
    "Tells what differs between two versions of a case",
    "Thing by thing and field by field, whatever the order or layout of the files.\n"
    "Exits with 0 if they say the same, with 1 if not.\n",
    "perfsys diff examples/cases/vienna-1847.json examples/cases/vienna-1847.json",
    OPTION_JSON | OPTION_OUTPUT,
    2,
    2,
    run};
