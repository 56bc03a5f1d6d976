/* perfsys size: how large the gaps are. */
#include "shell.h"

static int unknown(const ps_case *c, const char *path, const char *id) {
  nearest near = {id, NULL, 0};
  char hint[128];
  for (size_t i = 0; i < ps_count(c, PS_GAP); i++) {
    const ps_gap *gap = ps_at(c, PS_GAP, i);
    if (gap != NULL && gap->id != NULL) nearest_try(&near, gap->id);
  }
  return complain(EXIT_USAGE, "%s has no gap '%s'%s", input_name(path), id,
                  nearest_text(&near, hint));
}

/* A case whose pages are for a sponsor is sized without the figures of single people. */
static ps_case *as_seen(ps_case *c, ps_error *error) {
  ps_redact_options options = PS_REDACT_OPTIONS_INIT;
  if (c == NULL || c->audience != PS_AUDIENCE_SPONSOR) return c;
  options.keep_names = true;
  ps_case *copy = ps_redact(c, &options, NULL, error);
  ps_case_free(c);
  return copy;
}

static int run(const arguments *a) {
  const char *path = a->operands[0];
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_page_options page = arguments_page(a);
  ps_json_options json = PS_JSON_OPTIONS_INIT;
  ps_size_options options = PS_SIZE_OPTIONS_INIT;
  size_t length = 0;
  ps_case *c = as_seen(input_case(path, &error), &error);
  if (c == NULL) return complain_of(path, &error);
  json.indent = 2;
  options.as_of = a->as_of;
  options.gap = a->gap;
  int code = EXIT_FINE;
  ps_sizes *sizes = NULL;
  if (a->gap != NULL && ps_find(c, PS_GAP, a->gap) == NULL) {
    code = unknown(c, path, a->gap);
  } else if ((sizes = ps_size(c, &options, NULL, &error)) == NULL) {
    code = complain_of(path, &error);
  } else {
    char *text = a->format == FORMAT_JSON ? ps_json_text(sizes, &json, &length, NULL, &error)
                                          : ps_sizes_text(sizes, &page, &length, NULL, &error);
    code = output_page(a, text, length, &error);
  }
  ps_result_free(sizes);
  ps_case_free(c);
  return code;
}

const verb verb_size = {
    "size",
    "FILE",
    "Tells how large the gaps of a case are",
    "What is, what should be, how far apart they are, how that has changed, and what\n"
    "has to be recorded before more can be said.\n",
    "perfsys size --format json examples/cases/vienna-1847.json",
    OPTION_JSON | OPTION_AS_OF | OPTION_GAP | OPTION_WIDTH | OPTION_OUTPUT,
    1,
    1,
    run};
