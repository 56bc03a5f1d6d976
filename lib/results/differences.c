#include "results/differences.h"

#include <string.h>

static const ps_enum_value changes[] = {
    {"", ""},
    {"added", "It is in the second only."},
    {"removed", "It is in the first only."},
    {"changed", "It is in both, and differs."},
    {"conflict", "Merging: both sides changed it, each its own way; ours was kept."},
};
const ps_enum psi_change_words = PSI_WORDS("change", changes);

static const ps_field difference_rows[] = {
    PSI_ENUM(ps_difference, change, psi_change_words, 1, "In which way they differ."),
    PSI_TEXT(ps_difference, type, 1, "Type of the entity, \"gap\"."),
    PSI_TEXT(ps_difference, id, 1, "Its id."),
    PSI_TEXT(ps_difference, field, 1,
             "Path of the field in it, \"baseline.from\"; NULL for the whole entity."),
    PSI_TEXT(ps_difference, before, 1, "What the first says (merging: ours), as text."),
    PSI_TEXT(ps_difference, after, 1, "What the second says (merging: theirs), as text."),
};
const ps_struct psi_difference_table =
    PSI_TABLE("difference", ps_difference, difference_rows, "One difference between two cases.");

static const ps_field differences_rows[] = {
    PSI_STRUCTS(ps_differences, differences, psi_difference_table, 1,
                "In the order of the cases."),
};
const ps_struct psi_differences_table =
    PSI_TABLE("differences", ps_differences, differences_rows, "What differs between two cases.");

static bool keep(ps_store *store, const char **to, const char *text) {
  *to = text == NULL ? NULL : psi_store_text(store, text, strlen(text));
  return text == NULL || *to != NULL;
}

ps_difference *psi_difference_add(void *result, ps_store *store, const ps_field *list,
                                  ps_change change, const char *type, const char *id,
                                  const char *field, const char *before, const char *after) {
  ps_difference *made = psi_list_add(store, result, list);
  if (made == NULL) return NULL;
  made->change = change;
  made->type = type;
  bool kept = keep(store, &made->id, id) && keep(store, &made->field, field) &&
              keep(store, &made->before, before) && keep(store, &made->after, after);
  return kept ? made : NULL;
}
