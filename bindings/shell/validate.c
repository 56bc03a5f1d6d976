/* perfsys validate: is it a case, and what is wrong with it? */
#include "shell.h"

#include <stdlib.h>

static int worse(int a, int b) { return a > b ? a : b; }

static void tell_text(output *o, const char *path, const ps_case *c, const ps_findings *f,
                      const char *page, size_t length) {
  bool sound = f->findings.count == 0;
  output_text(o, input_name(path));
  output_text(o, sound ? ": no errors (" : " (");
  output_count(o, (long long)ps_count(c, PS_MEASURE), "measure");
  output_text(o, ", ");
  output_count(o, (long long)ps_count(c, PS_GAP), "gap");
  output_text(o, ", ");
  output_count(o, (long long)ps_count(c, PS_CAUSE), "cause");
  output_text(o, sound ? ")\n" : "):\n");
  if (!sound) {
    output_bytes(o, page, length);
    if (length > 0 && page[length - 1] != '\n') output_text(o, "\n");
  }
}

/* Tells of a case; false with `error` set if the library could not. */
static bool tell_case(output *o, const arguments *a, const char *path, const ps_case *c, int *code,
                      ps_error *error) {
  ps_page_options page = arguments_page(a);
  size_t length = 0;
  ps_findings *f = ps_case_inspect(c, NULL, error);
  char *text = NULL;
  if (f != NULL)
    text = a->format == FORMAT_JSON ? ps_json_text(f, NULL, &length, NULL, error)
                                    : ps_findings_text(f, &page, &length, NULL, error);
  if (text != NULL && a->format == FORMAT_JSON) {
    output_text(o, a->count > 1 ? "\"findings\":" : "");
    output_bytes(o, text, length);
  } else if (text != NULL) {
    tell_text(o, path, c, f, text, length);
  }
  if (text != NULL && f->errors.value > 0) *code = EXIT_DATA;
  bool told = text != NULL;
  ps_text_free(text, NULL);
  ps_result_free(f);
  return told;
}

static int validate_syntax(output *o, const arguments *a, const char *path, ps_error *error) {
  size_t length = 0;
  char *bytes = input_bytes(path, &length, error);
  bool good = bytes != NULL && ps_syntax_check(bytes, length, NULL, error) == PS_OK;
  free(bytes);
  if (!good) return complain_of(path, error);
  if (a->format == FORMAT_JSON) {
    output_text(o, a->count > 1 ? "\"syntax\":\"ok\"" : "{\"syntax\":\"ok\"}");
  } else {
    output_text(o, input_name(path));
    output_text(o, ": is JSON\n");
  }
  return EXIT_FINE;
}

static int validate_case(output *o, const arguments *a, const char *path, ps_error *error) {
  int code = EXIT_FINE;
  ps_case *c = input_case(path, error);
  if (c == NULL || !tell_case(o, a, path, c, &code, error)) code = complain_of(path, error);
  ps_case_free(c);
  return code;
}

/* One object per file; several files are a list of objects that name them. */
static int validate_one(output *o, const arguments *a, int i) {
  bool json = a->format == FORMAT_JSON, many = a->count > 1;
  const char *path = a->operands[i];
  ps_error error = {PS_OK, 0, 0, "", ""};
  if (json && many) {
    output_text(o, i == 0 ? "[\n{\"file\":" : ",\n{\"file\":");
    output_json_string(o, input_name(path));
    output_text(o, ",");
  }
  int code = a->syntax ? validate_syntax(o, a, path, &error) : validate_case(o, a, path, &error);
  if (json && error.status != PS_OK) {
    output_text(o, many ? "" : "{");
    output_error(o, &error);
    output_text(o, many ? "" : "}");
  }
  if (json) output_text(o, many && i + 1 < a->count ? "}" : many ? "}\n]\n" : "\n");
  return code;
}

static int run(const arguments *a) {
  output o;
  int code = EXIT_FINE;
  if (a->portfolio && a->syntax)
    return complain(EXIT_USAGE, "--syntax asks about one JSON text, --portfolio about many cases");
  if (!output_open(&o, a)) return EXIT_IO;
  for (int i = 0; i < a->count; i++)
    code = worse(code, a->portfolio ? validate_portfolio(&o, a, a->operands[i])
                                    : validate_one(&o, a, i));
  return worse(code, output_close(&o));
}

const verb verb_validate = {
    "validate",
    "FILE...",
    "Tells whether files are cases, and what is wrong with them",
    "A finding says what is so, where, and what to do about it. Exit is 1 if a file\n"
    "cannot be read as a case or has a finding of severity error; of several files,\n"
    "the worst counts. As JSON one file gives its findings, or {\"error\": ...};\n"
    "several give a list of {\"file\": ..., \"findings\" or \"error\": ...}. With\n"
    "--portfolio cases are read one after the other, however many there are; a broken\n"
    "one is told with its line and the rest are read; JSON is one object a line.\n",
    "perfsys validate examples/cases/vienna-1847.json",
    OPTION_JSON | OPTION_SYNTAX | OPTION_PORTFOLIO | OPTION_WIDTH | OPTION_OUTPUT,
    1,
    -1,
    run};
