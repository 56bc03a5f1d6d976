#include "results/findings.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const ps_enum_value severities[] = {
    {"", ""},
    {"error", "Something is wrong; work on it before going on."},
    {"warning", "Something is probably wrong or will hurt later."},
    {"note", "Worth knowing."},
};
const ps_enum psi_severity_words = PSI_WORDS("severity", severities);

static const ps_enum_value verdicts[] = {
    {"", ""},
    {"pass", "All it reads is there and in order."},
    {"fail", "Its condition holds: see the message."},
    {"not_applicable", "It does not concern this case, or not yet."},
    {"unknown", "Something it reads is not recorded."},
    {"waived", "Failed, and a named person accepts that."},
};
const ps_enum psi_verdict_words = PSI_WORDS("verdict", verdicts);

static const ps_field finding_rows[] = {
    PSI_TEXT(ps_finding, rule, 1, "Id of the rule, \"M03\"."),
    PSI_TEXT(ps_finding, name, 1, "Name of the rule, \"dangling-reference\"."),
    PSI_ENUM(ps_finding, severity, psi_severity_words, 1, "How much it matters."),
    PSI_ENUM(ps_finding, verdict, psi_verdict_words, 1, "What the rule says."),
    PSI_TEXTS(ps_finding, objects, 1, "Ids of the objects concerned, the main one first."),
    PSI_TEXT(ps_finding, path, 1, "Place in the case, \"causes[3].gap\"."),
    PSI_TEXT(ps_finding, message, 1, "What is so, with names and numbers."),
    PSI_TEXTS(ps_finding, evidence, 1, "What the finding rests on."),
    PSI_TEXT(ps_finding, fix, 1, "What to do about it."),
    PSI_TEXT(ps_finding, told_by, 1, "Id of the rule that tells this fact already."),
};
const ps_struct psi_finding_table =
    PSI_TABLE("finding", ps_finding, finding_rows,
              "One fact about the content of a case, with its reasons.");

static const ps_field findings_rows[] = {
    PSI_STRUCTS(ps_findings, findings, psi_finding_table, 1, "The findings."),
    PSI_INTEGER(ps_findings, errors, NULL, 1, "Findings of severity error."),
    PSI_INTEGER(ps_findings, warnings, NULL, 1, "Findings of severity warning."),
    PSI_INTEGER(ps_findings, notes, NULL, 1, "Findings of severity note."),
};
const ps_struct psi_findings_table =
    PSI_TABLE("findings", ps_findings, findings_rows,
              "Findings and how many there are of each severity (verdict fail only).");

typedef struct result {
  ps_object object;
  struct ps_store *store;
} result;

void *psi_result_new(const ps_struct *type, const ps_allocator *allocator) {
  ps_store *store = psi_store_new(allocator);
  if (store == NULL) return NULL;
  result *made = psi_store_take(store, type->size);
  if (made == NULL) {
    psi_store_free(store);
    return NULL;
  }
  psi_init(made, type);
  made->store = store;
  return made;
}

void ps_result_free(void *made) {
  if (made != NULL) psi_store_free(((result *)made)->store);
}

ps_findings *psi_findings_new(const ps_allocator *allocator) {
  ps_findings *made = psi_result_new(&psi_findings_table, allocator);
  if (made == NULL) return NULL;
  made->findings.given = true;
  made->errors.set = made->warnings.set = made->notes.set = true;
  return made;
}

static const ps_field *row(const char *name) { return ps_field_find(&psi_finding_table, name); }

static bool add_text(ps_findings *findings, ps_finding *finding, const char *field,
                     const char *text) {
  const char *kept = psi_store_text(findings->store, text, strlen(text));
  if (kept == NULL || psi_list_add(findings->store, finding, row(field)) == NULL) return false;
  psi_list list = psi_get_list(finding, row(field));
  psi_list_put(list, list.count - 1, kept);
  return true;
}

bool psi_finding_object(ps_findings *findings, ps_finding *finding, const char *id) {
  return id == NULL || add_text(findings, finding, "objects", id);
}

bool psi_finding_evidence(ps_findings *findings, ps_finding *finding, const char *text) {
  return add_text(findings, finding, "evidence", text);
}

ps_finding *psi_finding_add(ps_findings *findings, const char *rule, const char *name,
                            ps_severity severity, const char *path, const char *fix,
                            const char *format, ...) {
  char message[1024];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  message[psi_utf8_check(message, strlen(message))] = '\0';
  ps_finding *made = psi_list_add(findings->store, findings, &findings_rows[0]);
  if (made == NULL) return NULL;
  made->rule = rule;
  made->name = name;
  made->severity = severity;
  made->verdict = PS_VERDICT_FAIL;
  made->fix = fix;
  made->objects.given = made->evidence.given = true;
  made->path = psi_store_text(findings->store, path, strlen(path));
  made->message = psi_store_text(findings->store, message, strlen(message));
  if (made->path == NULL || made->message == NULL) return NULL;
  if (severity == PS_SEVERITY_ERROR) findings->errors.value++;
  if (severity == PS_SEVERITY_WARNING) findings->warnings.value++;
  if (severity == PS_SEVERITY_NOTE) findings->notes.value++;
  return made;
}

void *psi_results_item(ps_store *store, void *typed, size_t size) {
  psi_list list;
  memcpy(&list, typed, sizeof list);
  if (list.count == list.capacity) {
    size_t capacity = list.capacity == 0 ? 8 : 2 * list.capacity;
    void *items = psi_store_take_raw(store, capacity * size);
    if (items == NULL) return NULL;
    if (list.count > 0) memcpy(items, list.items, list.count * size);
    list.items = items;
    list.capacity = capacity;
  }
  void *item = (char *)list.items + list.count++ * size;
  memset(item, 0, size);
  memcpy(typed, &list, sizeof list);
  return item;
}

const char *ps_severity_name(ps_severity severity) {
  return psi_enum_name(&psi_severity_words, (int)severity);
}

const char *ps_verdict_name(ps_verdict verdict) {
  return psi_enum_name(&psi_verdict_words, (int)verdict);
}
