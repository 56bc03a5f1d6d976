/* A configuration from JSON text, member by member as the scanner meets them. Read into one of
 * its own and then added, so that what fails changes nothing. */
#include "base/error.h"
#include "base/number.h"
#include "base/path.h"
#include "base/text.h"
#include "exchange/scan.h"
#include "knowledge/config.h"

#include <string.h>

typedef struct reader {
  const char *text;
  psi_scanner *scanner;
  ps_config *config;
  ps_error *error; /* never NULL */
  psi_path path;
} reader;

/* One name or word; longer ones are none that there is. */
typedef struct word {
  char text[256];
  size_t at; /* where it stands */
} word;

/* The scanner fills in the place of what went wrong; the path is ours. */
static ps_status fail(reader *r, ps_status status, size_t at, const char *message) {
  psi_scan_fail(r->scanner, status, at, "%s", message);
  psi_error_path(r->error, r->path.text);
  return status;
}

/* What a setter said, at the place it said it of. */
static ps_status settle(reader *r, ps_status status, size_t at, const ps_error *told) {
  return status == PS_OK ? PS_OK : fail(r, status, at, told->message);
}

static ps_status take(reader *r, psi_span span, word *w) {
  w->at = span.start;
  if (span.end - span.start - 2 >= sizeof w->text)
    return fail(r, PS_E_NOT_FOUND, span.start, "No name is as long as this.");
  w->text[psi_unescape(r->text, span, w->text)] = '\0';
  return PS_OK;
}

static ps_status wrong(reader *r, const char *expected) {
  char c = psi_scan_peek(r->scanner);
  if (c != 0 && strchr("{[\"tfn-0123456789", c) != NULL)
    return fail(r, PS_E_TYPE, psi_scan_at(r->scanner), expected);
  return psi_scan_value(r->scanner, NULL); /* which refuses it for not being JSON */
}

static ps_status read_word(reader *r, const char *expected, word *w) {
  psi_span span;
  if (psi_scan_peek(r->scanner) != '"') return wrong(r, expected);
  ps_status status = psi_scan_string(r->scanner, &span);
  return status == PS_OK ? take(r, span, w) : status;
}

/* Sets *is where true or false stands there, and reads it. */
static ps_status read_flag(reader *r, bool *is, bool *value, size_t *at) {
  char c = psi_scan_peek(r->scanner);
  psi_span span;
  *at = psi_scan_at(r->scanner);
  *is = c == 't' || c == 'f';
  *value = c == 't';
  return *is ? psi_scan_literal(r->scanner, &span) : PS_OK;
}

/* ---- members ---- */

static ps_status read_limit(reader *r, const word *name) {
  psi_span span;
  double value = 0;
  ps_error told;
  char c = psi_scan_peek(r->scanner);
  if (c != '-' && (c < '0' || c > '9')) return wrong(r, "A limit is a number.");
  ps_status status = psi_scan_number(r->scanner, &span);
  if (status != PS_OK) return status;
  psi_number_parse(r->text + span.start, r->text + span.end, &value);
  status = ps_config_set_limit(r->config, name->text, value, &told);
  return settle(r, status, status == PS_E_NOT_FOUND ? name->at : span.start, &told);
}

static ps_status read_pack(reader *r, const word *name) {
  bool is, on;
  size_t at;
  ps_error told;
  ps_status status = read_flag(r, &is, &on, &at);
  if (status != PS_OK) return status;
  if (!is) return wrong(r, "A pack is true or false.");
  return settle(r, ps_config_switch(r->config, name->text, on, &told), name->at, &told);
}

static ps_status read_rule(reader *r, const word *name) {
  static const char expected[] = "A rule is true, false, \"error\", \"warning\" or \"note\".";
  bool is, on;
  size_t at;
  ps_error told;
  word w;
  ps_status status = read_flag(r, &is, &on, &at);
  if (status == PS_OK && is) {
    status = ps_config_switch(r->config, name->text, on, &told);
    return settle(r, status, name->at, &told);
  }
  if (status == PS_OK) status = read_word(r, expected, &w);
  if (status != PS_OK) return status;
  for (int s = PS_SEVERITY_ERROR; s <= PS_SEVERITY_NOTE; s++)
    if (strcmp(w.text, ps_severity_name((ps_severity)s)) == 0) {
      status = ps_config_set_severity(r->config, name->text, (ps_severity)s, &told);
      return settle(r, status, name->at, &told);
    }
  return fail(r, PS_E_VALUE, w.at, expected);
}

static ps_status read_words(reader *r, const word *name) {
  bool more = false;
  ps_error told;
  word w;
  if (psi_scan_peek(r->scanner) != '[') return wrong(r, "The words of a list are a list of texts.");
  ps_status status = psi_scan_begin_array(r->scanner);
  for (size_t i = 0; status == PS_OK; i++) {
    status = psi_scan_next_item(r->scanner, &more);
    if (status != PS_OK || !more) break;
    size_t before = psi_path_item(&r->path, i);
    status = read_word(r, "A word is a text.", &w);
    if (status == PS_OK) {
      status = ps_config_add_word(r->config, name->text, w.text, &told);
      status = settle(r, status, status == PS_E_NOT_FOUND ? name->at : w.at, &told);
    }
    psi_path_cut(&r->path, before);
  }
  return status;
}

/* ---- parts ---- */

typedef ps_status (*read_member)(reader *r, const word *name);

/* An object, each of its members read by one function. */
static ps_status read_members(reader *r, read_member read, const char *expected) {
  bool more = false;
  psi_span span;
  word name;
  if (psi_scan_peek(r->scanner) != '{') return wrong(r, expected);
  ps_status status = psi_scan_begin_object(r->scanner);
  while (status == PS_OK) {
    status = psi_scan_next_member(r->scanner, &span, &more);
    if (status != PS_OK || !more) break;
    status = take(r, span, &name);
    if (status != PS_OK) break;
    size_t before = psi_path_member(&r->path, name.text);
    status = read(r, &name);
    psi_path_cut(&r->path, before);
  }
  return status;
}

static ps_status read_language(reader *r) {
  ps_error told;
  word w;
  ps_status status = read_word(r, "A language is a text: \"en\".", &w);
  if (status != PS_OK) return status;
  return settle(r, ps_config_set_language(r->config, w.text, &told), w.at, &told);
}

static ps_status read_part(reader *r, const word *name) {
  static const struct {
    const char *name;
    read_member read;
  } parts[] = {{"limits", read_limit}, {"packs", read_pack}, {"rules", read_rule},
               {"words", read_words}};
  psi_near near = {name->text, NULL, 0};
  char message[200], shown[64];
  if (strcmp(name->text, "language") == 0) return read_language(r);
  for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
    if (strcmp(parts[i].name, name->text) == 0)
      return read_members(r, parts[i].read, "An object should stand here: {\"name\": ...}.");
    psi_near_try(&near, parts[i].name);
  }
  psi_near_try(&near, "language");
  ps_error own;
  psi_fail(&own, PS_E_NOT_FOUND, "A configuration has no member \"%s\"%s%s%s.",
           psi_excerpt(name->text, strlen(name->text), shown),
           near.best == NULL ? "; it has language, limits, packs, rules and words"
                             : "; the nearest is \"",
           near.best == NULL ? "" : near.best, near.best == NULL ? "" : "\"");
  memcpy(message, own.message, sizeof message - 1);
  message[sizeof message - 1] = '\0';
  return fail(r, PS_E_NOT_FOUND, name->at, message);
}

static ps_status read_whole(ps_config *config, const char *text, size_t length, ps_error *error) {
  reader r = {text, NULL, config, error, {{0}, 0}};
  r.scanner = psi_scan_open(text, length, PSI_LEVEL_CASE, &config->settings, error);
  if (r.scanner == NULL) return error->status;
  /* Once over the whole first: it refuses what is not JSON, and a name given twice. */
  ps_status status = psi_scan_value(r.scanner, NULL);
  if (status == PS_OK) status = psi_scan_end(r.scanner);
  psi_scan_close(r.scanner);
  r.scanner = status == PS_OK
                  ? psi_scan_open(text, length, PSI_LEVEL_CASE, &config->settings, error)
                  : NULL;
  if (r.scanner == NULL) return error->status;
  status = read_members(&r, read_part, "A configuration is a JSON object: { should stand here.");
  if (status == PS_OK) status = psi_scan_end(r.scanner);
  psi_scan_close(r.scanner);
  return status;
}

ps_status ps_config_read(ps_config *config, const char *text, size_t length, ps_error *error) {
  ps_error own = {PS_OK, 0, 0, "", ""};
  if (error == NULL) error = &own;
  if (config == NULL || text == NULL)
    return psi_fail_argument(error, config == NULL
                                        ? "ps_config_read: there is no configuration (NULL)."
                                        : "ps_config_read: there is no text (NULL).");
  ps_config *trial = ps_config_new(&config->settings, error);
  if (trial == NULL) return error->status;
  ps_status status = read_whole(trial, text, length, error);
  if (status == PS_OK && !psi_config_add(config, trial)) status = psi_fail_memory(error);
  ps_config_free(trial);
  return status;
}
