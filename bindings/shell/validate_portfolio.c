/* perfsys validate --portfolio: many cases in one file, of which one at a time is held. */
#include "shell.h"

#include <stdlib.h>
#include <string.h>

typedef struct validating {
  output *o;
  const arguments *a;
  const char *path;
  long long cases, broken, errors, warnings, notes;
  int code;
} validating;

static void begin_object(const validating *v, size_t line) {
  char number[32];
  output_text(v->o, "{\"file\":");
  output_json_string(v->o, input_name(v->path));
  snprintf(number, sizeof number, ",\"line\":%zu,", line);
  output_text(v->o, line > 0 ? number : ",");
}

static void tell_broken(validating *v, size_t line, const ps_error *error) {
  int code = complain_of(v->path, error);
  if (code > v->code) v->code = code;
  v->broken++;
  if (v->a->format != FORMAT_JSON) return;
  begin_object(v, line);
  output_error(v->o, error);
  output_text(v->o, "}\n");
}

/* "FILE:LINE: ID: error: message [place, rule name]" */
static void tell_finding(const validating *v, size_t line, const ps_case *c, const ps_finding *f) {
  char number[32];
  output_plain(v->o, input_name(v->path));
  snprintf(number, sizeof number, ":%zu: ", line);
  output_text(v->o, number);
  output_plain(v->o, c->id == NULL ? "(no id)" : c->id);
  output_text(v->o, ": ");
  output_text(v->o, ps_severity_name(f->severity));
  output_text(v->o, ": ");
  output_plain(v->o, f->message);
  output_text(v->o, " [");
  output_plain(v->o, f->path);
  output_text(v->o, *f->path != '\0' ? ", " : "");
  output_text(v->o, f->rule);
  output_text(v->o, " ");
  output_text(v->o, f->name);
  output_text(v->o, "]\n");
}

static void tell_findings(validating *v, size_t line, const ps_case *c, const ps_findings *f) {
  v->errors += f->errors.value;
  v->warnings += f->warnings.value;
  v->notes += f->notes.value;
  if (f->errors.value > 0 && v->code < EXIT_DATA) v->code = EXIT_DATA;
  if (v->a->format != FORMAT_JSON) {
    for (size_t i = 0; i < f->findings.count; i++) tell_finding(v, line, c, &f->findings.items[i]);
    return;
  }
  ps_error error = {PS_OK, 0, 0, "", ""};
  size_t length = 0;
  char *text = ps_json_text(f, NULL, &length, NULL, &error);
  if (text == NULL) {
    tell_broken(v, line, &error);
    return;
  }
  begin_object(v, line);
  output_text(v->o, "\"id\":");
  if (c->id == NULL)
    output_text(v->o, "null");
  else
    output_json_string(v->o, c->id);
  output_text(v->o, ",\"findings\":");
  output_bytes(v->o, text, length);
  output_text(v->o, "}\n");
  ps_text_free(text, NULL);
}

static void tell_sum(const validating *v) {
  const long long counts[] = {v->cases, v->broken, v->errors, v->warnings, v->notes};
  static const char *const names[] = {"cases", "broken", "errors", "warnings", "notes"};
  if (v->a->format == FORMAT_JSON) {
    char number[64];
    begin_object(v, 0);
    for (size_t i = 0; i < 5; i++) {
      snprintf(number, sizeof number, "%s\"%s\":%lld", i > 0 ? "," : "", names[i], counts[i]);
      output_text(v->o, number);
    }
    output_text(v->o, "}\n");
    return;
  }
  output_plain(v->o, input_name(v->path));
  output_text(v->o, ": ");
  output_count(v->o, v->cases, "case");
  output_text(v->o, ", ");
  output_count(v->o, v->broken, "broken one");
  output_text(v->o, "; ");
  output_count(v->o, v->errors, "error");
  output_text(v->o, ", ");
  output_count(v->o, v->warnings, "warning");
  output_text(v->o, ", ");
  output_count(v->o, v->notes, "note");
  output_text(v->o, "\n");
}

static void read_all(validating *v, ps_portfolio_reader *reader) {
  while (!v->o->failed) {
    ps_error error = {PS_OK, 0, 0, "", ""};
    ps_case *c = ps_portfolio_next(reader, &error);
    size_t line = ps_portfolio_line(reader);
    if (c == NULL && ps_portfolio_at_end(reader)) return;
    ps_findings *f = c == NULL ? NULL : ps_case_inspect(c, NULL, &error);
    v->cases += c != NULL;
    if (f == NULL)
      tell_broken(v, line, &error);
    else
      tell_findings(v, line, c, f);
    ps_result_free(f);
    ps_case_free(c);
  }
}

int validate_portfolio(output *o, const arguments *a, const char *path) {
  validating v = {o, a, path, 0, 0, 0, 0, 0, EXIT_FINE};
  ps_error error = {PS_OK, 0, 0, "", ""};
  size_t length = 0;
  bool standard = strcmp(path, "-") == 0; /* a stream that has no name is read whole */
  char *bytes = standard ? input_bytes(path, &length, &error) : NULL;
  ps_portfolio_reader *reader = NULL;
  if (!standard)
    reader = ps_portfolio_open(path, NULL, &error);
  else if (bytes != NULL)
    reader = ps_portfolio_text(bytes, length, NULL, &error);
  if (reader == NULL) {
    tell_broken(&v, 0, &error);
  } else {
    read_all(&v, reader);
    tell_sum(&v);
  }
  ps_portfolio_close(reader);
  free(bytes);
  return v.code;
}
