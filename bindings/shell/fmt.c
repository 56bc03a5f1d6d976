/* perfsys fmt: a case in its canonical form. */
#include "shell.h"

#include <stdlib.h>
#include <string.h>

/* The canonical form of what a file holds, but for the final line feed. */
static char *canonical(const char *bytes, size_t length, bool compact, size_t *written,
                       ps_error *error) {
  ps_json_options json = PS_JSON_OPTIONS_INIT;
  ps_case *c = ps_case_parse(bytes, length, NULL, error);
  char *text = NULL;
  json.indent = compact ? 0 : 2;
  if (c != NULL) text = ps_json_text(c, &json, written, NULL, error);
  ps_case_free(c);
  return text;
}

static int format_file(const arguments *a, const char *path) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  size_t length = 0, written = 0;
  char *bytes = input_bytes(path, &length, &error);
  char *text = bytes != NULL ? canonical(bytes, length, a->compact, &written, &error) : NULL;
  bool same = text != NULL && length == written + 1 && bytes[written] == '\n' &&
              memcmp(bytes, text, written) == 0;
  int code = EXIT_FINE;
  free(bytes);
  if (!a->check && !a->write) return output_page(a, text, written, &error);
  if (text == NULL)
    code = complain_of(path, &error);
  else if (!same && a->check)
    code = complain(EXIT_DATA, "%s: is not formatted; perfsys fmt --write%s does it",
                    input_name(path), a->compact ? " --compact" : "");
  else if (!same)
    code = output_replace(path, text, written);
  ps_text_free(text, NULL);
  return code;
}

static int run(const arguments *a) {
  int worst = EXIT_FINE;
  if (a->check && a->write) return complain(EXIT_USAGE, "fmt takes --check or --write, not both");
  if ((a->check || a->write) && a->output != NULL)
    return complain(EXIT_USAGE, "fmt %s has no output", a->check ? "--check" : "--write");
  if (!a->check && !a->write && a->count > 1)
    return complain(EXIT_USAGE, "fmt takes several files with --check or --write only");
  for (int i = 0; i < a->count; i++) {
    if (a->write && strcmp(a->operands[i], "-") == 0)
      return complain(EXIT_USAGE, "fmt --write changes files; standard input is none");
  }
  for (int i = 0; i < a->count; i++) {
    int code = format_file(a, a->operands[i]);
    worst = code > worst ? code : worst;
  }
  return worst;
}

const verb verb_fmt = {
    "fmt",
    "FILE",
    "Writes a case in its canonical form",
    "The same case gives the same bytes: members in their order, two spaces a level,\n"
    "the shortest numbers. Members perfsys does not know are kept. With --check and\n"
    "--write several files may be given; a file already formatted is left alone.\n",
    "perfsys fmt --check examples/cases/vienna-1847.json",
    OPTION_COMPACT | OPTION_CHECK | OPTION_WRITE | OPTION_OUTPUT,
    1,
    -1,
    run};
