/* perfsys show: what a case holds. */
#include "shell.h"

/* An id that is not in the case is a slip of the hand: say which is near. */
static int unknown(const ps_case *c, const char *path, const char *id) {
  nearest near = {id, NULL, 0};
  char hint[128];
  for (ps_entity_type type = PS_MEASURE; type < PS_ENTITY_END_; type = (ps_entity_type)(type + 1))
    for (size_t i = 0; i < ps_count(c, type); i++) {
      const ps_entity *e = ps_at(c, type, i);
      if (e != NULL && e->id != NULL) nearest_try(&near, e->id);
    }
  return complain(EXIT_USAGE, "%s has no '%s'%s", input_name(path), id, nearest_text(&near, hint));
}

static int run(const arguments *a) {
  const char *path = a->operands[0], *id = a->count > 1 ? a->operands[1] : NULL;
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_page_options page = arguments_page(a);
  ps_json_options json = PS_JSON_OPTIONS_INIT;
  size_t length = 0;
  ps_case *c = input_case(path, &error);
  if (c == NULL) return complain_of(path, &error);
  const void *object = id != NULL ? ps_find(c, PS_ENTITY_NONE, id) : c;
  int code = EXIT_FINE;
  json.indent = 2;
  if (object == NULL) {
    code = unknown(c, path, id);
  } else {
    char *text = a->format == FORMAT_JSON ? ps_json_text(object, &json, &length, NULL, &error)
                                          : ps_show_text(c, id, &page, &length, NULL, &error);
    code = output_page(a, text, length, &error);
  }
  ps_case_free(c);
  return code;
}

const verb verb_show = {
    "show",
    "FILE [ID]",
    "Shows what a case holds, or one thing in it",
    "ID is the id of a measure, a gap or a cause; without it the whole case is shown.\n",
    "perfsys show examples/cases/vienna-1847.json autopsy-before-examination",
    OPTION_JSON | OPTION_AUDIENCE | OPTION_AS_OF | OPTION_WIDTH | OPTION_OUTPUT,
    1,
    2,
    run};
