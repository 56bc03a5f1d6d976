/* A configuration from JSON text. (First form: places are still to come.) */
#include "base/error.h"

#include <perfsys/knowledge.h>

#include <cjson/cJSON.h>
#include <string.h>

static ps_status read_rule(ps_config *config, const cJSON *item, ps_error *error) {
  if (cJSON_IsBool(item)) return ps_config_switch(config, item->string, cJSON_IsTrue(item), error);
  const char *word = cJSON_IsString(item) ? item->valuestring : "";
  for (int s = PS_SEVERITY_ERROR; s <= PS_SEVERITY_NOTE; s++)
    if (strcmp(word, ps_severity_name((ps_severity)s)) == 0)
      return ps_config_set_severity(config, item->string, (ps_severity)s, error);
  return psi_fail(error, PS_E_TYPE, "A rule takes true, false or a severity.");
}

static ps_status read_words(ps_config *config, const cJSON *list, ps_error *error) {
  ps_status status = PS_OK;
  for (const cJSON *word = list->child; status == PS_OK && word != NULL; word = word->next)
    status = ps_config_add_word(config, list->string, word->valuestring, error);
  return status;
}

ps_status ps_config_read(ps_config *config, const char *text, size_t length, ps_error *error) {
  cJSON *tree = cJSON_ParseWithLength(text, length);
  ps_status status = PS_OK;
  if (tree == NULL) return psi_fail(error, PS_E_SYNTAX, "This is not JSON.");
  for (const cJSON *part = tree->child; status == PS_OK && part != NULL; part = part->next)
    for (const cJSON *item = part->child; status == PS_OK && item != NULL; item = item->next) {
      if (strcmp(part->string, "limits") == 0)
        status = ps_config_set_limit(config, item->string, item->valuedouble, error);
      else if (strcmp(part->string, "words") == 0)
        status = read_words(config, item, error);
      else
        status = read_rule(config, item, error);
    }
  cJSON_Delete(tree);
  return status;
}
