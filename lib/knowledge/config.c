/* A team's own limits, severities and words. */
#include "knowledge/config.h"

#include "base/error.h"
#include "base/field.h"
#include "base/text.h"
#include "knowledge/tables.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

ps_config *ps_config_new(const ps_settings *settings, ps_error *error) {
  ps_settings s = psi_settings(settings);
  ps_config *made = psi_resize(&s.allocator, NULL, 0, sizeof *made);
  ps_store *store = made == NULL ? NULL : psi_store_new(&s.allocator);
  if (store == NULL) {
    psi_free(&s.allocator, made, sizeof *made);
    psi_fail_memory(error);
    return NULL;
  }
  memset(made, 0, sizeof *made);
  made->settings = s;
  made->store = store;
  made->language = "en";
  for (size_t i = 0; i < PSI_LIMIT_COUNT; i++) made->limits[i] = ps_threshold_at(i)->value.value;
  return made;
}

void ps_config_free(ps_config *config) {
  if (config == NULL) return;
  const ps_allocator a = config->settings.allocator;
  psi_store_free(config->store);
  psi_free(&a, config->entries, config->entry_capacity * sizeof *config->entries);
  psi_free(&a, config->words, config->word_capacity * sizeof *config->words);
  psi_free(&a, config, sizeof *config);
}

/* ---- limits ---- */

static size_t limit_of(const char *key) {
  size_t i = 0;
  while (i < PSI_LIMIT_COUNT && strcmp(ps_threshold_at(i)->key, key) != 0) i++;
  return i;
}

static ps_status no_such(const char *what, const psi_near *n, ps_error *error) {
  char shown[64];
  return psi_fail(error, PS_E_NOT_FOUND, "There is no %s \"%s\"%s%s%s.", what,
                  psi_excerpt(n->word, strlen(n->word), shown),
                  n->best == NULL ? "" : "; the nearest is \"", n->best == NULL ? "" : n->best,
                  n->best == NULL ? "" : "\"");
}

ps_status ps_config_set_limit(ps_config *config, const char *key, double value, ps_error *error) {
  if (config == NULL || key == NULL)
    return psi_fail_argument(error, "ps_config_set_limit: there is no configuration or key (NULL).");
  size_t limit = limit_of(key);
  if (limit == PSI_LIMIT_COUNT) {
    psi_near n = {key, NULL, 0};
    for (size_t i = 0; i < PSI_LIMIT_COUNT; i++) psi_near_try(&n, ps_threshold_at(i)->key);
    return no_such("limit", &n, error);
  }
  if (!isfinite(value) || value < 0)
    return psi_fail(error, PS_E_VALUE, "The limit \"%s\" cannot be below zero or infinite.", key);
  config->limits[limit] = value;
  config->limit_said[limit] = true;
  return PS_OK;
}

double ps_config_limit(const ps_config *config, const char *key) {
  size_t limit = key == NULL ? PSI_LIMIT_COUNT : limit_of(key);
  if (limit == PSI_LIMIT_COUNT) return NAN;
  return config == NULL ? ps_threshold_at(limit)->value.value : config->limits[limit];
}

/* ---- rules and packs ---- */

static ps_status keep(ps_config *config, const char *text, const char **kept, ps_error *error) {
  size_t length = strlen(text);
  if (length == 0) return psi_fail(error, PS_E_VALUE, "A name or word cannot be empty.");
  if (psi_utf8_check(text, length) != length)
    return psi_fail(error, PS_E_ENCODING, "The text is not UTF-8.");
  *kept = psi_store_text(config->store, text, length);
  return *kept == NULL ? psi_fail_memory(error) : PS_OK;
}

static ps_status say(ps_config *config, psi_config_entry entry, const char *name, ps_error *error) {
  ps_status status = keep(config, name, &entry.name, error);
  if (status != PS_OK) return status;
  if (!psi_grow(&config->settings.allocator, (void **)&config->entries, &config->entry_capacity,
                config->entry_count + 1, sizeof *config->entries))
    return psi_fail_memory(error);
  config->entries[config->entry_count++] = entry;
  return PS_OK;
}

ps_status ps_config_switch(ps_config *config, const char *rule_or_pack, bool on, ps_error *error) {
  if (config == NULL || rule_or_pack == NULL)
    return psi_fail_argument(error, "ps_config_switch: there is no configuration or name (NULL).");
  psi_config_entry entry = {NULL, false, on, PS_SEVERITY_UNSET};
  return say(config, entry, rule_or_pack, error);
}

ps_status ps_config_set_severity(ps_config *config, const char *rule, ps_severity severity,
                                 ps_error *error) {
  if (config == NULL || rule == NULL)
    return psi_fail_argument(error,
                             "ps_config_set_severity: there is no configuration or rule (NULL).");
  if (severity < PS_SEVERITY_ERROR || severity > PS_SEVERITY_NOTE)
    return psi_fail(error, PS_E_VALUE, "A severity is error, warning or note.");
  psi_config_entry entry = {NULL, true, true, severity};
  return say(config, entry, rule, error);
}

/* ---- words ---- */

ps_status ps_config_add_word(ps_config *config, const char *list, const char *word,
                             ps_error *error) {
  if (config == NULL || list == NULL || word == NULL)
    return psi_fail_argument(error, "ps_config_add_word: something is NULL.");
  psi_config_word entry = {psi_lexicon_list(list), NULL};
  if (entry.list == PSI_LIST_COUNT) {
    psi_near n = {list, NULL, 0};
    for (int i = 0; i < PSI_LIST_COUNT; i++) psi_near_try(&n, psi_lexicon_list_name((psi_list_name)i));
    return no_such("list of words", &n, error);
  }
  ps_status status = keep(config, word, &entry.word, error);
  if (status != PS_OK) return status;
  if (!psi_grow(&config->settings.allocator, (void **)&config->words, &config->word_capacity,
                config->word_count + 1, sizeof *config->words))
    return psi_fail_memory(error);
  config->words[config->word_count++] = entry;
  return PS_OK;
}

ps_status ps_config_set_language(ps_config *config, const char *language, ps_error *error) {
  if (config == NULL || language == NULL)
    return psi_fail_argument(error, "ps_config_set_language: something is NULL.");
  const ps_lexicon *list = psi_lexicon(language, (psi_list_name)0);
  if (list == NULL) {
    char shown[64], known[128] = "";
    const char *code;
    for (size_t i = 0; (code = psi_lexicon_language(i)) != NULL; i++) {
      bool last = psi_lexicon_language(i + 1) == NULL;
      size_t length = strlen(known);
      snprintf(known + length, sizeof known - length, "%s\"%s\"",
               i == 0 ? "" : last ? " and " : ", ", code);
    }
    return psi_fail(error, PS_E_NOT_FOUND,
                    "There are no words in the language \"%s\"; perfsys has %s.",
                    psi_excerpt(language, strlen(language), shown), known);
  }
  config->language = list->language;
  config->language_said = true;
  return PS_OK;
}

/* ---- one onto another ---- */

/* Copies of the rules and words of another behind one's own, not yet counted. */
static bool copy_lists(ps_config *config, const ps_config *more) {
  const ps_allocator *a = &config->settings.allocator;
  if (!psi_grow(a, (void **)&config->entries, &config->entry_capacity,
                config->entry_count + more->entry_count, sizeof *config->entries) ||
      !psi_grow(a, (void **)&config->words, &config->word_capacity,
                config->word_count + more->word_count, sizeof *config->words))
    return false;
  for (size_t i = 0; i < more->entry_count; i++) {
    psi_config_entry *entry = &config->entries[config->entry_count + i];
    *entry = more->entries[i];
    entry->name = psi_store_text(config->store, entry->name, strlen(entry->name));
    if (entry->name == NULL) return false;
  }
  for (size_t i = 0; i < more->word_count; i++) {
    psi_config_word *word = &config->words[config->word_count + i];
    *word = more->words[i];
    word->word = psi_store_text(config->store, word->word, strlen(word->word));
    if (word->word == NULL) return false;
  }
  return true;
}

bool psi_config_add(ps_config *config, const ps_config *more) {
  if (!copy_lists(config, more)) return false;
  config->entry_count += more->entry_count;
  config->word_count += more->word_count;
  for (size_t i = 0; i < PSI_LIMIT_COUNT; i++)
    if (more->limit_said[i]) config->limits[i] = more->limits[i], config->limit_said[i] = true;
  if (more->language_said) config->language = more->language, config->language_said = true;
  return true;
}
