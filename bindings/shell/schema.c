/* perfsys schema: the JSON Schema of the case format. */
#include "shell.h"

static int unknown(const char *name) {
  nearest near = {name, NULL, 0};
  char hint[128], all[128] = "";
  size_t used = 0;
  for (ps_entity_type type = PS_CASE; type < PS_ENTITY_END_; type = (ps_entity_type)(type + 1)) {
    const ps_struct *table = ps_entity_table(type);
    if (table == NULL || used >= sizeof all) continue;
    nearest_try(&near, table->name);
    used +=
        (size_t)snprintf(all + used, sizeof all - used, "%s%s", used > 0 ? ", " : "", table->name);
  }
  return complain(EXIT_USAGE, "there is no type '%s'%s (there are: %s)", name,
                  nearest_text(&near, hint), all);
}

static int run(const arguments *a) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_json_options json = PS_JSON_OPTIONS_INIT;
  ps_entity_type type = PS_CASE;
  size_t length = 0;
  if (a->count > 0) type = ps_entity_type_find(a->operands[0]);
  if (type == PS_ENTITY_NONE) return unknown(a->operands[0]);
  json.indent = a->compact ? 0 : 2;
  char *text = ps_schema_text(type, &json, &length, NULL, &error);
  return output_page(a, text, length, &error);
}

const verb verb_schema = {"schema",
                          "[TYPE]",
                          "Writes the JSON Schema (2020-12) of a case or of one type of entity",
                          "TYPE is case, measure, gap or cause; case unless told.\n",
                          "perfsys schema gap",
                          OPTION_COMPACT | OPTION_OUTPUT,
                          0,
                          1,
                          run};
