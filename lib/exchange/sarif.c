/* Findings as SARIF 2.1.0 (OASIS 2020), which CI systems and editors show. */
#include "base/error.h"
#include "exchange/locate.h"
#include "exchange/write.h"

#include <string.h>

#define PATH_BYTES 4096

typedef struct sarif {
  psi_writer w;
  const ps_sarif_file *file;
  psi_locator map;
  bool mapped;
} sarif;

/* ---- pieces of JSON ---- */

static void begin(psi_writer *w, char bracket) {
  psi_out_char(&w->out, bracket);
  w->level++;
}

static void end(psi_writer *w, char bracket) {
  w->level--;
  psi_json_line(w);
  psi_out_char(&w->out, bracket);
}

static void item(psi_writer *w, bool *first) {
  if (!*first) psi_out_char(&w->out, ',');
  *first = false;
  psi_json_line(w);
}

static void text_member(psi_writer *w, const char *name, const char *text, bool *first) {
  if (text == NULL) return;
  psi_json_name(w, name, first);
  psi_json_string(w, text);
}

static void number_member(psi_writer *w, const char *name, size_t number, bool *first) {
  psi_json_name(w, name, first);
  psi_out_integer(&w->out, (int64_t)number);
}

/* "name": {"text": ...} */
static void message(psi_writer *w, const char *name, const char *text, bool *first) {
  bool inner = true;
  psi_json_name(w, name, first);
  begin(w, '{');
  text_member(w, "text", text, &inner);
  end(w, '}');
}

/* ---- rules ---- */

static void rule(psi_writer *w, const ps_answer *answer) {
  bool first = true, inner = true;
  begin(w, '{');
  text_member(w, "id", answer->rule, &first);
  text_member(w, "name", answer->name, &first);
  message(w, "shortDescription", answer->claim, &first);
  psi_json_name(w, "defaultConfiguration", &first);
  begin(w, '{');
  text_member(w, "level", ps_severity_name(answer->severity), &inner);
  end(w, '}');
  inner = true;
  psi_json_name(w, "properties", &first);
  begin(w, '{');
  text_member(w, "pack", answer->pack, &inner);
  end(w, '}');
  end(w, '}');
}

static void tool(psi_writer *w, const ps_check_result *r, bool *first) {
  bool driver = true, inner = true, rules = true;
  psi_json_name(w, "tool", first);
  begin(w, '{');
  psi_json_name(w, "driver", &driver);
  begin(w, '{');
  text_member(w, "name", "perfsys", &inner);
  text_member(w, "version", ps_version(), &inner);
  psi_json_name(w, "rules", &inner);
  begin(w, '[');
  for (size_t i = 0; r != NULL && i < r->answers.count; i++) {
    item(w, &rules);
    rule(w, &r->answers.items[i]);
  }
  end(w, ']');
  end(w, '}');
  end(w, '}');
}

/* ---- results ---- */

/* Bytes that a URI takes as they are (RFC 3986, unreserved and the parts of a path). */
static bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (c != '\0' && strchr("-._~/", c) != NULL);
}

static void put_uri(psi_writer *w, const char *path) {
  static const char digits[] = "0123456789ABCDEF";
  psi_out_char(&w->out, '"');
  for (; *path != '\0'; path++) {
    unsigned char c = (unsigned char)*path;
    if (is_plain(*path)) {
      psi_out_char(&w->out, *path);
    } else {
      psi_out_char(&w->out, '%');
      psi_out_char(&w->out, digits[c >> 4]);
      psi_out_char(&w->out, digits[c & 15]);
    }
  }
  psi_out_char(&w->out, '"');
}

static void place(sarif *s, const ps_finding *f, bool *first) {
  psi_writer *w = &s->w;
  bool physical = true, inner = true, locations = true;
  psi_json_name(w, "locations", first);
  begin(w, '[');
  item(w, &locations);
  begin(w, '{');
  locations = true;
  psi_json_name(w, "physicalLocation", &locations);
  begin(w, '{');
  psi_json_name(w, "artifactLocation", &physical);
  begin(w, '{');
  psi_json_name(w, "uri", &inner);
  put_uri(w, s->file->path);
  end(w, '}');
  if (s->mapped) {
    size_t line = 1, column = 1;
    inner = true;
    psi_locate_find(&s->map, f->path, &line, &column);
    psi_json_name(w, "region", &physical);
    begin(w, '{');
    number_member(w, "startLine", line, &inner);
    number_member(w, "startColumn", column, &inner);
    end(w, '}');
  }
  end(w, '}');
  if (*f->path != '\0') {
    inner = true;
    psi_json_name(w, "logicalLocations", &locations);
    begin(w, '[');
    item(w, &inner);
    begin(w, '{');
    inner = true;
    text_member(w, "fullyQualifiedName", f->path, &inner);
    end(w, '}');
    end(w, ']');
  }
  end(w, '}');
  end(w, ']');
}

/* What somebody accepts is there, marked as suppressed, with who and why. */
static void suppression(psi_writer *w, const ps_finding *f, bool *first) {
  bool inner = true;
  psi_json_name(w, "suppressions", first);
  begin(w, '[');
  item(w, &inner);
  begin(w, '{');
  inner = true;
  text_member(w, "kind", "external", &inner);
  if (f->evidence.count > 0)
    text_member(w, "justification", f->evidence.items[f->evidence.count - 1], &inner);
  end(w, '}');
  end(w, ']');
}

static size_t index_of(const ps_check_result *r, const char *id) {
  size_t i = 0;
  while (i < r->answers.count && strcmp(r->answers.items[i].rule, id) != 0) i++;
  return i;
}

static void result(sarif *s, const ps_finding *f) {
  psi_writer *w = &s->w;
  bool first = true, unknown = f->verdict == PS_VERDICT_UNKNOWN;
  size_t index = index_of(s->file->result, f->rule);
  begin(w, '{');
  text_member(w, "ruleId", f->rule, &first);
  if (index < s->file->result->answers.count) number_member(w, "ruleIndex", index, &first);
  /* A rule that cannot tell is "open", which has no level. */
  text_member(w, "kind", unknown ? "open" : "fail", &first);
  text_member(w, "level", unknown ? "none" : ps_severity_name(f->severity), &first);
  message(w, "message", f->message, &first);
  place(s, f, &first);
  if (f->verdict == PS_VERDICT_WAIVED) suppression(w, f, &first);
  if (f->fix != NULL) {
    bool inner = true;
    psi_json_name(w, "properties", &first);
    begin(w, '{');
    text_member(w, "fix", f->fix, &inner);
    end(w, '}');
  }
  end(w, '}');
}

static bool results_of(sarif *s, const ps_sarif_file *file, bool *first,
                       const ps_settings *settings, ps_error *error) {
  s->file = file;
  s->mapped = file->text != NULL;
  if (s->mapped && !psi_locate_open(&s->map, file->text, file->length, settings, error)) return false;
  for (size_t i = 0; i < file->result->findings.count; i++) {
    const ps_finding *f = &file->result->findings.items[i];
    if (f->told_by != NULL) continue;
    item(&s->w, first);
    result(s, f);
  }
  if (s->mapped) psi_locate_close(&s->map);
  return true;
}

char *ps_sarif_text(const ps_sarif_file *files, size_t count, const ps_json_options *options,
                    size_t *length, const ps_settings *settings, ps_error *error) {
  ps_settings resolved = psi_settings(settings);
  sarif s;
  bool first = true, run = true, inner = true;
  memset(&s, 0, sizeof s);
  for (size_t i = 0; i < count; i++)
    if (files == NULL || files[i].result == NULL || files[i].path == NULL) {
      psi_fail_argument(error, "ps_sarif_text: a file has no result or path (NULL).");
      return NULL;
    }
  /* A path is written once a finding: what is none must not grow into gigabytes. */
  for (size_t i = 0; i < count; i++)
    if (strlen(files[i].path) > PATH_BYTES) {
      psi_fail(error, PS_E_LIMIT, "The path of a file is longer than %d bytes.", PATH_BYTES);
      return NULL;
    }
  if (!psi_json_indent(options, &s.w.indent)) {
    psi_fail(error, PS_E_VALUE, "JSON is indented by 0 to 8 spaces.");
    return NULL;
  }
  s.w.out = psi_buffer_new(&resolved.allocator);
  psi_writer *w = &s.w;
  begin(w, '{');
  text_member(w, "$schema", "https://json.schemastore.org/sarif-2.1.0.json", &first);
  text_member(w, "version", "2.1.0", &first);
  psi_json_name(w, "runs", &first);
  begin(w, '[');
  item(w, &run);
  begin(w, '{');
  run = true;
  tool(w, count > 0 ? files[0].result : NULL, &run);
  text_member(w, "columnKind", "unicodeCodePoints", &run);
  psi_json_name(w, "results", &run);
  begin(w, '[');
  for (size_t i = 0; i < count; i++)
    if (!results_of(&s, &files[i], &inner, &resolved, error)) {
      psi_buffer_drop(&w->out);
      return NULL;
    }
  end(w, ']');
  end(w, '}');
  end(w, ']');
  end(w, '}');
  return psi_buffer_take(&w->out, length, error);
}
