/* perfsys check --portfolio: many cases, of which one at a time is held, then all together. */
#include "check.h"

#include <stdlib.h>
#include <string.h>

typedef struct portfolio {
  checking *k;
  output *o;
  const char *path;
  ps_portfolio_check *check;
  long long cases, broken, errors, warnings, notes;
  int code;
} portfolio;

static void tell_broken(portfolio *p, size_t line, const ps_error *error) {
  int code = complain_of(p->path, error);
  if (code > p->code) p->code = code;
  p->broken++;
  if (p->k->a->format != FORMAT_JSON) return;
  char number[40];
  snprintf(number, sizeof number, "{\"line\":%zu,", line);
  output_text(p->o, number);
  output_error(p->o, error);
  output_text(p->o, "}\n");
}

/* "FILE:LINE: ID: error: message [rule name]", the graver ones first. */
static void tell_findings(portfolio *p, size_t line, const ps_check_result *r) {
  for (size_t i = 0; i < r->findings.count; i++) {
    const ps_finding *f = &r->findings.items[i];
    char place[48];
    if (f->verdict != PS_VERDICT_FAIL || f->told_by != NULL) continue;
    output_plain(p->o, input_name(p->path));
    snprintf(place, sizeof place, line > 0 ? ":%zu: " : ": ", line);
    output_text(p->o, place);
    if (line > 0) output_plain(p->o, r->case_id == NULL ? "(no id)" : r->case_id);
    output_text(p->o, line > 0 ? ": " : "");
    output_text(p->o, ps_severity_name(f->severity));
    output_text(p->o, ": ");
    output_plain(p->o, f->message);
    output_text(p->o, " [");
    output_text(p->o, f->rule);
    output_text(p->o, " ");
    output_text(p->o, f->name);
    output_text(p->o, "]\n");
  }
}

/* One result: of a case with its line, or of all together without. */
static bool tell(portfolio *p, size_t line, const ps_check_result *r, ps_error *error) {
  p->errors += r->errors.value;
  p->warnings += r->warnings.value;
  p->notes += r->notes.value;
  int code = checking_exit(p->k, r);
  if (code > p->code) p->code = code;
  if (p->k->a->format != FORMAT_JSON) {
    tell_findings(p, line, r);
    return true;
  }
  char number[40];
  size_t length = 0;
  char *text = ps_json_text(r, NULL, &length, NULL, error);
  if (text == NULL) return false;
  snprintf(number, sizeof number, "{\"line\":%zu,\"check\":", line);
  output_text(p->o, line > 0 ? number : "{\"portfolio\":");
  output_bytes(p->o, text, length);
  output_text(p->o, "}\n");
  ps_text_free(text, NULL);
  return true;
}

static void check_all(portfolio *p, ps_portfolio_reader *reader) {
  while (!p->o->failed) {
    ps_error error = {PS_OK, 0, 0, "", ""};
    ps_case *c = ps_portfolio_next(reader, &error);
    size_t line = ps_portfolio_line(reader);
    if (c == NULL && ps_portfolio_at_end(reader)) break;
    ps_check_result *r = c == NULL ? NULL : ps_portfolio_check_case(p->check, c, &error);
    p->cases += c != NULL;
    if (r == NULL || !tell(p, line, r, &error)) tell_broken(p, line, &error);
    ps_result_free(r);
    ps_case_free(c);
  }
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_check_result *r = ps_portfolio_check_end(p->check, &error);
  if (r == NULL || !tell(p, 0, r, &error)) tell_broken(p, 0, &error);
  ps_result_free(r);
}

static void tell_sum(portfolio *p) {
  if (p->k->a->format == FORMAT_JSON) return;
  output_plain(p->o, input_name(p->path));
  output_text(p->o, ": ");
  output_count(p->o, p->cases, "case");
  output_text(p->o, ", ");
  output_count(p->o, p->broken, "broken one");
  output_text(p->o, "; ");
  output_count(p->o, p->errors, "error");
  output_text(p->o, ", ");
  output_count(p->o, p->warnings, "warning");
  output_text(p->o, ", ");
  output_count(p->o, p->notes, "note");
  output_text(p->o, "\n");
}

int check_portfolio(checking *k, output *o, const char *path) {
  portfolio p = {k, o, path, NULL, 0, 0, 0, 0, 0, EXIT_FINE};
  ps_error error = {PS_OK, 0, 0, "", ""};
  size_t length = 0;
  bool standard = strcmp(path, "-") == 0; /* a stream that has no name is read whole */
  if (k->a->format != FORMAT_TEXT && k->a->format != FORMAT_JSON)
    return complain(EXIT_USAGE, "check --portfolio writes text or json");
  p.check = ps_portfolio_check_new(&k->options, NULL, &error);
  if (p.check == NULL) return complain_of_check(k, path, &error);
  char *bytes = standard ? input_bytes(path, &length, &error) : NULL;
  ps_portfolio_reader *reader = NULL;
  if (!standard)
    reader = ps_portfolio_open(path, NULL, &error);
  else if (bytes != NULL)
    reader = ps_portfolio_text(bytes, length, NULL, &error);
  if (reader == NULL) {
    tell_broken(&p, 0, &error);
  } else {
    check_all(&p, reader);
    tell_sum(&p);
  }
  ps_portfolio_close(reader);
  ps_portfolio_check_free(p.check);
  free(bytes);
  return p.code;
}
