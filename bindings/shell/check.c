/* perfsys check: what the rules of good practice say of a case. */
#include "check.h"

#include <stdlib.h>
#include <string.h>

static int worse(int a, int b) { return a > b ? a : b; }

/* ---- what it is checked with ---- */

static int read_config(checking *k, const char *path) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  size_t length = 0;
  char *bytes = input_bytes(path, &length, &error);
  k->config = bytes == NULL ? NULL : ps_config_new(NULL, &error);
  if (k->config != NULL) ps_config_read(k->config, bytes, length, &error);
  free(bytes);
  k->options.config = k->config;
  return error.status == PS_OK ? EXIT_FINE : complain_of(path, &error);
}

static int read_framework(checking *k, const char *path) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  size_t length = 0;
  char *bytes = input_bytes(path, &length, &error);
  k->registry = bytes == NULL ? NULL : ps_registry_new(NULL, &error);
  if (k->registry != NULL) ps_registry_read(k->registry, bytes, length, &error);
  free(bytes);
  k->options.registry = k->registry;
  return error.status == PS_OK ? EXIT_FINE : complain_of(path, &error);
}

static int prepare(checking *k) {
  const char *const *values = k->a->values;
  k->options.packs = values[VALUE_PACK];
  k->options.rules = values[VALUE_RULE];
  k->options.as_of = k->a->as_of;
  k->options.audience = k->a->audience;
  k->fail_on = PS_SEVERITY_ERROR;
  int code = EXIT_FINE;
  if (values[VALUE_SEVERITY] != NULL)
    code = arguments_severity("severity", values[VALUE_SEVERITY], &k->options.severity);
  if (code == EXIT_FINE && values[VALUE_FAIL_ON] != NULL) {
    k->fail_on = PS_SEVERITY_UNSET;
    if (strcmp(values[VALUE_FAIL_ON], "never") != 0)
      code = arguments_severity("fail-on", values[VALUE_FAIL_ON], &k->fail_on);
  }
  if (code == EXIT_FINE && values[VALUE_CONFIG] != NULL) code = read_config(k, values[VALUE_CONFIG]);
  if (code == EXIT_FINE && values[VALUE_FRAMEWORK] != NULL)
    code = read_framework(k, values[VALUE_FRAMEWORK]);
  return code;
}

/* Names that are none are wrong use, wherever they were given. */
int complain_of_check(const checking *k, const char *path, const ps_error *error) {
  if (error->status != PS_E_NOT_FOUND) return complain_of(path, error);
  const char *where = strncmp(error->path, "packs", 5) == 0   ? "--pack: "
                      : strncmp(error->path, "rules.", 6) == 0 ? k->a->values[VALUE_CONFIG]
                                                               : "--rule: ";
  return complain(EXIT_USAGE, "%s%s%s", where, *where == '-' ? "" : ": ", error->message);
}

/* ---- one case ---- */

int checking_exit(const checking *k, const ps_check_result *r) {
  bool fails = (k->fail_on >= PS_SEVERITY_ERROR && r->errors.value > 0) ||
               (k->fail_on >= PS_SEVERITY_WARNING && r->warnings.value > 0) ||
               (k->fail_on >= PS_SEVERITY_NOTE && r->notes.value > 0);
  return fails ? EXIT_DATA : EXIT_FINE;
}

static char *write_result(const checking *k, const ps_check_result *r, size_t *length,
                          ps_error *error) {
  ps_page_options page = arguments_page(k->a);
  ps_json_options json = PS_JSON_OPTIONS_INIT;
  json.indent = k->a->count > 1 ? 0 : 2;
  int most = k->a->values[VALUE_ALL] != NULL ? -1 : 0;
  return k->a->format == FORMAT_JSON ? ps_json_text(r, &json, length, NULL, error)
                                     : ps_check_text(r, most, &page, length, NULL, error);
}

/* Of several files, JSON is a list of objects that name them. */
static void frame(const checking *k, output *o, int i, const char *text, size_t length) {
  bool json = k->a->format == FORMAT_JSON, many = k->a->count > 1;
  if (json && many) {
    output_text(o, i == 0 ? "[\n{\"file\":" : ",\n{\"file\":");
    output_json_string(o, input_name(k->a->operands[i]));
    output_text(o, ",\"check\":");
  } else if (i > 0) {
    output_text(o, "\n");
  }
  output_bytes(o, text, length);
  if (json && many) output_text(o, i + 1 < k->a->count ? "}" : "}\n]");
  if (json && (!many || i + 1 == k->a->count)) output_text(o, "\n");
}

static int check_one(checking *k, output *o, int i) {
  const char *path = k->a->operands[i];
  ps_error error = {PS_OK, 0, 0, "", ""};
  size_t length = 0;
  ps_case *c = input_case(path, &error);
  ps_check_result *r = c == NULL ? NULL : ps_check(c, &k->options, NULL, &error);
  char *text = r == NULL ? NULL : write_result(k, r, &length, &error);
  int code = EXIT_FINE;
  if (text == NULL) {
    code = c == NULL ? complain_of(path, &error) : complain_of_check(k, path, &error);
    if (k->a->format == FORMAT_JSON) frame(k, o, i, "null", 4);
  } else {
    frame(k, o, i, text, length);
    code = checking_exit(k, r);
  }
  ps_text_free(text, NULL);
  ps_result_free(r);
  ps_case_free(c);
  return code;
}

/* ---- SARIF: all files in one ---- */

typedef struct sarif_source {
  char *bytes;
  ps_check_result *result;
} sarif_source;

/* Checks one file for SARIF; false with the exit code if it cannot be checked. */
static bool take_sarif(checking *k, const char *path, sarif_source *source, ps_sarif_file *file,
                       int *code) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  size_t length = 0;
  source->bytes = input_bytes(path, &length, &error);
  ps_case *c = source->bytes == NULL ? NULL : ps_case_parse(source->bytes, length, NULL, &error);
  source->result = c == NULL ? NULL : ps_check(c, &k->options, NULL, &error);
  if (source->result == NULL) {
    *code = worse(*code, c == NULL ? complain_of(path, &error) : complain_of_check(k, path, &error));
    free(source->bytes);
  } else {
    *code = worse(*code, checking_exit(k, source->result));
    file->result = source->result;
    file->path = input_name(path);
    file->text = source->bytes;
    file->length = length;
  }
  ps_case_free(c);
  return source->result != NULL;
}

static int check_sarif(checking *k) {
  size_t most = (size_t)k->a->count, count = 0, length = 0;
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_json_options json = PS_JSON_OPTIONS_INIT;
  sarif_source *sources = calloc(most, sizeof *sources);
  ps_sarif_file *files = calloc(most, sizeof *files);
  int code = EXIT_FINE;
  json.indent = 2;
  for (size_t i = 0; sources != NULL && files != NULL && i < most; i++)
    count += take_sarif(k, k->a->operands[i], &sources[count], &files[count], &code);
  char *text = ps_sarif_text(files, count, &json, &length, NULL, &error);
  code = worse(code, output_page(k->a, text, length, &error));
  for (size_t i = 0; i < count; i++) {
    free(sources[i].bytes);
    ps_result_free(sources[i].result);
  }
  free(sources);
  free(files);
  return code;
}

static int run(const arguments *a) {
  checking k;
  output o;
  memset(&k, 0, sizeof k);
  ps_check_options defaults = PS_CHECK_OPTIONS_INIT;
  k.a = a;
  k.options = defaults;
  int code = prepare(&k);
  if (code == EXIT_FINE && a->format == FORMAT_SARIF && !a->portfolio) {
    code = check_sarif(&k);
  } else if (code == EXIT_FINE && !output_open(&o, a)) {
    code = EXIT_IO;
  } else if (code == EXIT_FINE) {
    for (int i = 0; i < a->count; i++)
      code = worse(code, a->portfolio ? check_portfolio(&k, &o, a->operands[i])
                                      : check_one(&k, &o, i));
    code = worse(code, output_close(&o));
  }
  ps_config_free(k.config);
  ps_registry_free(k.registry);
  return code;
}

const verb verb_check = {
    "check",
    "FILE...",
    "Tells what good practice asks of cases, and what they lack",
    "What is in order comes first, then the five findings that matter most, then what\n"
    "to record so that more can be told. What a named person accepts (a waiver in the\n"
    "case) is shown and not counted. Exit is 1 if a rule of severity error fails.\n"
    "`perfsys rules ID` explains a rule. With --portfolio cases are checked one after\n"
    "the other, however many there are, and then together: one line a finding; JSON is\n"
    "one object a line.\n",
    "perfsys check --pack core examples/cases/training-order.json",
    OPTION_SARIF | OPTION_RULES | OPTION_CONFIG | OPTION_PORTFOLIO | OPTION_AS_OF | OPTION_AUDIENCE | OPTION_WIDTH |
        OPTION_OUTPUT,
    1,
    -1,
    run};
