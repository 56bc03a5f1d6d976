/* perfsys redact: a copy of a case that can be shown. */
#include "shell.h"

static int run(const arguments *a) {
  const char *path = a->operands[0];
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_redact_options options = PS_REDACT_OPTIONS_INIT;
  options.audience = a->audience;
  ps_case *c = input_case(path, &error);
  if (c == NULL) return complain_of(path, &error);
  ps_case *copy = ps_redact(c, &options, NULL, &error);
  int code = copy == NULL ? complain_of(path, &error) : output_case(a, path, copy);
  ps_case_free(copy);
  ps_case_free(c);
  return code;
}

const verb verb_redact = {
    "redact",
    "FILE",
    "Makes a copy of a case that can be shown",
    "Parties become Party 1, Party 2 and so on in every id, name and text, and what\n"
    "is marked private is left out; for a sponsor also what is said of single people.\n"
    "Names that are not those of a party stay: read the copy before you pass it on.\n",
    "perfsys redact --audience sponsor examples/cases/vienna-1847.json",
    OPTION_AUDIENCE | OPTION_OUTPUT,
    1,
    1,
    run};
