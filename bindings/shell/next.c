/* perfsys next: the one question to ask next. */
#include "shell.h"

#include <stdlib.h>

static int run(const arguments *a) {
  const char *path = a->operands[0];
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_page_options page = arguments_page(a);
  ps_json_options json = PS_JSON_OPTIONS_INIT;
  ps_check_options options = PS_CHECK_OPTIONS_INIT;
  size_t length = 0;
  ps_case *c = input_case(path, &error);
  if (c == NULL) return complain_of(path, &error);
  json.indent = 2;
  options.as_of = a->as_of;
  ps_next *next = ps_next_question(c, &options, NULL, &error);
  char *text = next == NULL                ? NULL
               : a->format == FORMAT_JSON ? ps_json_text(next, &json, &length, NULL, &error)
                                           : ps_next_text(next, &page, &length, NULL, &error);
  int code = output_page(a, text, length, &error);
  ps_result_free(next);
  ps_case_free(c);
  return code;
}

const verb verb_next = {
    "next",
    "FILE",
    "Tells the one question to ask next, and whom",
    "The question whose answer would let most rules of the core pack tell, or that is\n"
    "next in the order of the work; then what else fails as an error. With it: who could\n"
    "answer, what hangs on it, where the answer goes in the case. Ask again after each\n"
    "answer until the case is sound. What does not apply goes into not_applicable, what\n"
    "somebody accepts as it is into waivers; neither is then asked for again.\n",
    "perfsys next examples/cases/training-order.json",
    OPTION_PAGES | OPTION_AS_OF | OPTION_WIDTH | OPTION_OUTPUT,
    1,
    1,
    run};
