/* What a configuration holds, for the room that checks. */
#ifndef PSI_KNOWLEDGE_CONFIG_H
#define PSI_KNOWLEDGE_CONFIG_H

#include "base/memory.h"
#include "knowledge/lexicon.h"
#include "knowledge/thresholds.h"

/* One thing said of a rule or pack, in the order said: the last counts. */
typedef struct psi_config_entry {
  const char *name;
  bool is_severity;
  bool on;
  ps_severity severity;
} psi_config_entry;

typedef struct psi_config_word {
  psi_list_name list;
  const char *word;
} psi_config_word;

struct ps_config {
  ps_settings settings;
  ps_store *store;
  double limits[PSI_LIMIT_COUNT];
  bool limit_said[PSI_LIMIT_COUNT];
  const char *language;
  bool language_said;
  psi_config_entry *entries;
  size_t entry_count, entry_capacity;
  psi_config_word *words;
  size_t word_count, word_capacity;
};

/* Adds what another configuration says, all of it or nothing: false without memory. */
bool psi_config_add(ps_config *config, const ps_config *more);

#endif
