/* perfsys rename: another id for something, and for all that refers to it. */
#include "shell.h"

static int run(const arguments *a) {
  const char *path = a->operands[0];
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *c = input_case(path, &error);
  if (c == NULL) return complain_of(path, &error);
  ps_status status = ps_rename(c, a->operands[1], a->operands[2], &error);
  int code = status == PS_OK ? output_case(a, path, c)
                             : complain(EXIT_USAGE, "%s: %s", input_name(path), error.message);
  ps_case_free(c);
  return code;
}

const verb verb_rename = {
    "rename",
    "FILE OLD NEW",
    "Gives something another id, and changes what refers to it",
    "Every reference is changed with it, those in formulas too. The case goes to\n"
    "standard output; with --write the file itself is changed.\n",
    "perfsys rename examples/cases/vienna-1847.json matter-on-hands cadaverous-matter",
    OPTION_WRITE | OPTION_OUTPUT,
    3,
    3,
    run};
