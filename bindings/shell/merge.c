/* perfsys merge: two people changed one case. */
#include "shell.h"

enum { BASE, OURS, THEIRS, SIDES };

static const char *text_or(const char *text, const char *other) {
  return text == NULL ? other : text;
}

static int finish(const arguments *a, const ps_merge *merge) {
  int code = output_case(a, a->operands[OURS], merge->merged);
  if (merge->conflicts.count == 0 || code != EXIT_FINE) return code;
  complain(EXIT_DATA, "both sides changed the same in %zu place%s; ours was kept:",
           merge->conflicts.count, merge->conflicts.count == 1 ? "" : "s");
  for (size_t i = 0; i < merge->conflicts.count; i++) {
    const ps_difference *d = &merge->conflicts.items[i];
    complain(EXIT_DATA, "conflict in %s %s%s%s: ours \"%s\", theirs \"%s\"", d->type,
             text_or(d->id, "(no id)"), d->field == NULL ? "" : ", ", text_or(d->field, ""),
             text_or(d->before, "(nothing)"), text_or(d->after, "(nothing)"));
  }
  return EXIT_DATA;
}

static int run(const arguments *a) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *cases[SIDES] = {NULL, NULL, NULL};
  int code = EXIT_FINE;
  for (int i = 0; i < SIDES && code == EXIT_FINE; i++) {
    cases[i] = input_case(a->operands[i], &error);
    if (cases[i] == NULL) code = complain_of(a->operands[i], &error);
  }
  if (code == EXIT_FINE) {
    ps_merge *merge = ps_merge_cases(cases[BASE], cases[OURS], cases[THEIRS], NULL, &error);
    code = merge == NULL ? complain(EXIT_DATA, "%s", error.message) : finish(a, merge);
    ps_merge_free(merge);
  }
  for (int i = 0; i < SIDES; i++) ps_case_free(cases[i]);
  return code;
}

const verb verb_merge = {
    "merge",
    "BASE OURS THEIRS",
    "Merges what two people made of one case",
    "BASE is what both began from. What only one changed is taken over, lists and\n"
    "series item by item; where both changed the same, ours is kept, the conflict is\n"
    "told on standard error, and the exit code is 1. With --write OURS is changed.\n",
    "perfsys merge examples/cases/vienna-1847.json examples/cases/vienna-1847.json \\\n"
    "    examples/cases/vienna-1847.json",
    OPTION_WRITE | OPTION_OUTPUT,
    3,
    3,
    run};
