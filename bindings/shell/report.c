/* perfsys report: the page of a case. */
#include "shell.h"

static int run(const arguments *a) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_page_options page = arguments_page(a);
  size_t length = 0;
  ps_case *c = input_case(a->operands[0], &error);
  if (c == NULL) return complain_of(a->operands[0], &error);
  char *text = ps_report_text(c, &page, &length, NULL, &error);
  int code = output_page(a, text, length, &error);
  ps_case_free(c);
  return code;
}

const verb verb_report = {
    "report",
    "FILE",
    "Writes the report of a case",
    "What is at stake, how large the gaps are, before and after, what causes them and\n"
    "how that is known, and what is wrong with the record.\n",
    "perfsys report --format markdown -o vienna.md examples/cases/vienna-1847.json",
    OPTION_MARKDOWN | OPTION_AUDIENCE | OPTION_AS_OF | OPTION_WIDTH | OPTION_OUTPUT,
    1,
    1,
    run};
