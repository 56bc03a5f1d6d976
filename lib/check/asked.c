/* Which rules are asked for, by options and configuration. */
#include "check/engine.h"

#include "base/error.h"
#include "base/text.h"
#include "check/rules.h"

#include <string.h>

static bool is_pack(const char *name, size_t length) {
  const char *pack;
  if (length == 4 && memcmp(name, "core", 4) == 0) return true;
  for (size_t i = 0; (pack = ps_rule_pack_at(i)) != NULL; i++)
    if (strlen(pack) == length && memcmp(pack, name, length) == 0) return true;
  return false;
}

static bool in_pack(const ps_rule *row, const char *name, size_t length) {
  if (length == 4 && memcmp(name, "core", 4) == 0) return row->core.set;
  return strlen(row->pack) == length && memcmp(row->pack, name, length) == 0;
}

static bool is_rule(const ps_rule *row, const char *name, size_t length) {
  char word[64];
  if (length >= sizeof word) return false;
  memcpy(word, name, length);
  word[length] = '\0';
  return psi_same_words(row->id, word) || psi_same_words(row->name, word);
}

/* The next word of a list parted by commas; false at its end. */
static bool next_word(const char **at, const char **word, size_t *length) {
  while (**at == ',' || **at == ' ') (*at)++;
  if (**at == '\0') return false;
  *word = *at;
  *length = strcspn(*at, ", ");
  *at += *length;
  return true;
}

static ps_status no_such(const char *what, const char *name, size_t length, bool packs, bool rules,
                         const char *path, ps_error *error) {
  char shown[64], word[64];
  const char *pack, *nearest;
  psi_excerpt(name, length, shown);
  memcpy(word, name, length < sizeof word ? length : sizeof word - 1);
  word[length < sizeof word ? length : sizeof word - 1] = '\0';
  psi_near near = {word, NULL, 0};
  for (size_t i = 0; packs && (pack = ps_rule_pack_at(i)) != NULL; i++) psi_near_try(&near, pack);
  if (packs) psi_near_try(&near, "core");
  nearest = near.best == NULL && rules ? ps_rule_nearest(word) : near.best;
  ps_status status = psi_fail(error, PS_E_NOT_FOUND, "There is no %s \"%s\"%s%s%s.", what, shown,
                              nearest == NULL ? "" : "; the nearest is \"",
                              nearest == NULL ? "" : nearest, nearest == NULL ? "" : "\"");
  psi_error_path(error, path);
  return status;
}

static bool any_rule(const char *name, size_t length) {
  const ps_rule *row;
  for (size_t i = 0; (row = ps_rule_at(i)) != NULL; i++)
    if (is_rule(row, name, length)) return true;
  return false;
}

/* All names given must be ones. */
static ps_status look_over(const ps_check_options *options, ps_error *error) {
  const char *at = options->packs, *word;
  size_t length, names = 0;
  for (; at != NULL && next_word(&at, &word, &length); names++)
    if (!is_pack(word, length)) return no_such("pack", word, length, true, false, "packs", error);
  at = options->rules;
  for (; at != NULL && next_word(&at, &word, &length); names++)
    if (!any_rule(word, length)) return no_such("rule", word, length, false, true, "rules", error);
  /* Asking for nothing by a slip must not look like all being well. */
  if ((options->packs != NULL || options->rules != NULL) && names == 0) {
    ps_status status = psi_fail(error, PS_E_NOT_FOUND, "No rule or pack is named.");
    psi_error_path(error, options->packs != NULL ? "packs" : "rules");
    return status;
  }
  const ps_config *config = options->config;
  for (size_t i = 0; config != NULL && i < config->entry_count; i++) {
    const psi_config_entry *entry = &config->entries[i];
    char path[128] = "rules.";
    length = strlen(entry->name);
    strncat(path, entry->name, sizeof path - 7);
    if (!any_rule(entry->name, length) && (entry->is_severity || !is_pack(entry->name, length)))
      return no_such(entry->is_severity ? "rule" : "rule or pack", entry->name, length,
                     !entry->is_severity, true, path, error);
  }
  return PS_OK;
}

static bool named(const ps_check_options *options, const ps_rule *row) {
  const char *at = options->packs, *word;
  size_t length;
  if (options->packs == NULL && options->rules == NULL) return true;
  while (at != NULL && next_word(&at, &word, &length))
    if (in_pack(row, word, length)) return true;
  at = options->rules;
  while (at != NULL && next_word(&at, &word, &length))
    if (is_rule(row, word, length)) return true;
  return false;
}

/* What the configuration makes of a rule: the last word counts. False: switched off. */
static bool configure(const ps_config *config, const ps_rule *row, ps_severity *severity) {
  bool on = true;
  for (size_t i = 0; config != NULL && i < config->entry_count; i++) {
    const psi_config_entry *entry = &config->entries[i];
    size_t length = strlen(entry->name);
    bool rule = is_rule(row, entry->name, length);
    if (!rule && (entry->is_severity || !in_pack(row, entry->name, length))) continue;
    on = entry->on;
    if (entry->is_severity) *severity = entry->severity;
  }
  return on;
}

/* Adds a rule if it is asked for. */
static void ask(const ps_check_options *options, const psi_rule *rule, psi_asked *asked,
                size_t *count) {
  ps_severity severity = rule->row.severity;
  bool on = named(options, &rule->row) && configure(options->config, &rule->row, &severity);
  if (!on || (options->severity != PS_SEVERITY_UNSET && severity > options->severity)) return;
  asked[*count].rule = rule;
  asked[(*count)++].severity = severity;
}

const psi_asked *psi_asked_rules(const ps_check_options *options, ps_store *store, size_t *count,
                                 ps_error *error) {
  if (look_over(options, error) != PS_OK) return NULL;
  psi_asked *asked = psi_store_take(store, (psi_rule_count() + 1) * sizeof *asked);
  const psi_pack *pack;
  *count = 0;
  if (asked == NULL) {
    psi_fail_memory(error);
    return NULL;
  }
  for (size_t p = 0; (pack = psi_pack_at(p)) != NULL; p++)
    for (size_t i = 0; i < pack->count; i++) ask(options, &pack->rules[i], asked, count);
  return asked;
}
