/* perfsys tasks: which tasks are core, and which to train for. */
#include "shell.h"

static void tell_list(output *o, const char *label, const ps_text_list *list) {
  for (size_t i = 0; i < list->count; i++) {
    output_text(o, label);
    output_plain(o, list->items[i]);
    output_text(o, "\n");
  }
}

static void tell_ratings(output *o, const ps_task_result *r) {
  static const char *const hard[] = {"difficulty not rated", "not difficult",
                                     "moderately difficult", "very difficult"};
  static const char *const often[] = {"frequency not rated", "infrequent", "moderately frequent",
                                      "very frequent"};
  output_text(o, hard[r->difficulty]);
  output_text(o, !r->important.set       ? ", importance not rated, "
                 : r->important.value ? ", important, "
                                      : ", not important, ");
  output_text(o, often[r->frequency]);
}

static void tell(output *o, const ps_task_result *r) {
  static const char *const decisions[] = {"not decided", "no training", "train", "overtrain"};
  output_plain(o, r->task == NULL ? "(no id)" : r->task);
  output_text(o, ": ");
  output_text(o, decisions[r->decision]);
  if (r->core.set) output_text(o, r->core.value ? "; core" : "; supplemental");
  output_text(o, " (");
  tell_ratings(o, r);
  output_text(o, ")\n");
  if (r->text != NULL) {
    output_text(o, "  ");
    output_plain(o, r->text);
    output_text(o, "\n");
  }
  tell_list(o, "  please rate: ", &r->missing);
  tell_list(o, "  ", &r->discuss);
  if (r->doubt != NULL) {
    output_text(o, "  doubtful: ");
    output_text(o, r->doubt);
    output_text(o, "\n");
  }
}

static int print(const arguments *a, const ps_tasks *tasks) {
  output o;
  if (!output_open(&o, a)) return EXIT_IO;
  if (tasks->tasks.count == 0) output_text(&o, "The case has no tasks.\n");
  for (size_t i = 0; i < tasks->tasks.count; i++) tell(&o, &tasks->tasks.items[i]);
  return output_close(&o);
}

static int run(const arguments *a) {
  const char *path = a->operands[0];
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_json_options json = PS_JSON_OPTIONS_INIT;
  size_t length = 0;
  int code;
  ps_case *c = input_case(path, &error);
  if (c == NULL) return complain_of(path, &error);
  json.indent = 2;
  ps_tasks *tasks = ps_tasks_of(c, NULL, NULL, &error);
  if (tasks == NULL) {
    code = complain_of(path, &error);
  } else if (a->format == FORMAT_JSON) {
    char *text = ps_json_text(tasks, &json, &length, NULL, &error);
    code = output_page(a, text, length, &error);
  } else {
    code = print(a, tasks);
  }
  ps_result_free(tasks);
  ps_case_free(c);
  return code;
}

const verb verb_tasks = {
    "tasks",
    "FILE",
    "Tells which tasks are core, and which to train for",
    "By how difficult, important and frequent people rated them (difficulty: very from\n"
    "4, moderately from 2.5 of 5; important from 3 of 5; frequency: very from 5,\n"
    "moderately from 3 of 7), and which ratings to discuss or to get first.\n",
    "perfsys tasks examples/cases/training-order.json",
    OPTION_JSON | OPTION_OUTPUT,
    1,
    1,
    run};
