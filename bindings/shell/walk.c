/* perfsys walk: a flow of questions, answer by answer. */
#include "shell.h"

#include <stdlib.h>
#include <string.h>

static const char usual[] = "mager_pipe_1997";

/* The next flow from `*index` on, or NULL. */
static const ps_framework *next_flow(size_t *index) {
  const ps_framework *f;
  while ((f = ps_framework_at((*index)++)) != NULL)
    if (f->kind == PS_FRAMEWORK_KIND_FLOW) return f;
  return NULL;
}

/* ---- which flows there are ---- */

static void list_text(output *o) {
  const ps_framework *f;
  char year[32];
  output_text(o, "Flows of questions, each with yes or no:\n\n");
  for (size_t i = 0; (f = next_flow(&i)) != NULL;) {
    snprintf(year, sizeof year, " %lld)\n", (long long)f->year.value);
    output_text(o, "- ");
    output_text(o, f->id);
    output_text(o, ": ");
    output_text(o, f->name);
    output_text(o, "\n  (");
    output_text(o, f->author);
    output_text(o, year);
  }
  output_text(o, "\nBegin one, then answer, one cell after the other:\n\n"
                 "    perfsys walk mager_pipe_1997\n"
                 "    perfsys walk mager_pipe_1997 MP1=yes,MP2=yes,MP3=no\n\n"
                 "Answers without a flow are to mager_pipe_1997.\n");
}

/* The walks before their first questions. */
static int list_json(output *o) {
  const ps_framework *f;
  const char *between = "[\n";
  for (size_t i = 0; (f = next_flow(&i)) != NULL; between = ",\n") {
    ps_error error = {PS_OK, 0, 0, "", ""};
    size_t length = 0;
    ps_walk *walk = ps_walk_of(f, NULL, NULL, &error);
    char *text = walk == NULL ? NULL : ps_json_text(walk, NULL, &length, NULL, &error);
    ps_result_free(walk);
    if (text == NULL) return complain_of("walk", &error);
    output_text(o, between);
    output_bytes(o, text, length);
    ps_text_free(text, NULL);
  }
  output_text(o, "\n]\n");
  return EXIT_FINE;
}

static int list(const arguments *a) {
  output o;
  int code = EXIT_FINE;
  if (!output_open(&o, a)) return EXIT_IO;
  if (a->format == FORMAT_JSON)
    code = list_json(&o);
  else
    list_text(&o);
  int closed = output_close(&o);
  return code > closed ? code : closed;
}

/* ---- a walk ---- */

static int unknown_flow(const char *id) {
  nearest near = {id, NULL, 0};
  char hint[128];
  const ps_framework *f;
  for (size_t i = 0; (f = next_flow(&i)) != NULL;) nearest_try(&near, f->id);
  if (ps_framework_find(id) != NULL)
    return complain(EXIT_USAGE, "'%s' is no flow of questions (see perfsys walk)", id);
  return complain(EXIT_USAGE, "there is no flow '%s'%s (see perfsys walk)", id,
                  nearest_text(&near, hint));
}

/* Answers may come in one operand or in several; NULL without memory. */
static char *join(char **operands, int count) {
  size_t length = 1;
  for (int i = 0; i < count; i++) length += strlen(operands[i]) + 1;
  char *text = malloc(length), *at = text;
  if (text == NULL) return NULL;
  for (int i = 0; i < count; i++) {
    size_t part = strlen(operands[i]);
    memcpy(at, operands[i], part);
    at[part] = ' ';
    at += part + 1;
  }
  *at = '\0';
  return text;
}

static int walk(const arguments *a, const ps_framework *flow, const char *answers) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_page_options page = arguments_page(a);
  ps_json_options json = PS_JSON_OPTIONS_INIT;
  size_t length = 0;
  json.indent = 2;
  ps_walk *walked = ps_walk_of(flow, answers, NULL, &error);
  if (walked == NULL && error.status != PS_E_MEMORY) /* an answer that is none */
    return complain(EXIT_USAGE, "%s: %s", flow->id, error.message);
  char *text = walked == NULL               ? NULL
               : a->format == FORMAT_JSON ? ps_json_text(walked, &json, &length, NULL, &error)
                                          : ps_walk_text(walked, &page, &length, NULL, &error);
  int code = output_page(a, text, length, &error);
  ps_result_free(walked);
  return code;
}

/* An operand that is no answer names the flow. */
static bool names_flow(const char *operand) {
  return strpbrk(operand, "=,; ") == NULL && *operand != '\0' &&
         ps_framework_cell_find(ps_framework_find(usual), operand) == NULL;
}

static int run(const arguments *a) {
  if (a->count == 0) return list(a);
  int named = names_flow(a->operands[0]);
  const ps_framework *flow = ps_framework_find(named ? a->operands[0] : usual);
  if (flow == NULL || flow->kind != PS_FRAMEWORK_KIND_FLOW) return unknown_flow(a->operands[0]);
  char *answers = join(a->operands + named, a->count - named);
  if (answers == NULL) return complain(EXIT_IO, "there is not enough memory");
  int code = walk(a, flow, answers);
  free(answers);
  return code;
}

const verb verb_walk = {
    "walk",
    "[FRAMEWORK] [ANSWERS]",
    "Walks through a flow of questions: what follows, and what to ask next",
    "Without operands it lists the flows there are. ANSWERS are the cells with yes or\n"
    "no, parted by commas or spaces, in any order; without FRAMEWORK they are to\n"
    "mager_pipe_1997.\n",
    "perfsys walk mager_pipe_1997 MP1=yes,MP2=yes,MP3=no",
    OPTION_PAGES | OPTION_WIDTH | OPTION_OUTPUT,
    0,
    -1,
    run};
