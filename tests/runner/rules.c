/* Runs every rule over its examples, and looks its row over. One TAP line per rule.
 *
 *   rules [ID...]         those rules, or all
 *   rules --mutants       each mutant of the packs compiled in must be noticed: see
 *                         tests/mutate-rules
 *   rules -v [ID...]      and tells what each example answered
 */
#define _GNU_SOURCE
#include "check/examples.h"
#include "check/rules.h"
#include "results/findings.h"
#include "rules_run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/wait.h>
#include <unistd.h>

static bool verbose;
static int wrong; /* of the rule at hand */

#define COMPLAIN(...) (wrong++, quiet ? 0 : (printf("  # " __VA_ARGS__), printf("\n")))
static bool quiet;

/* ---- a message against a template ---- */

/* Whether a message can have come from a template: its fixed parts stand there in order. */
static bool is_from(const char *message, const char *template) {
  const char *at = message;
  bool first = true;
  while (*template != '\0') {
    const char *brace = strchr(template, '{');
    size_t fixed = brace == NULL ? strlen(template) : (size_t)(brace - template);
    if (fixed > 0) {
      const char *found = first ? (strncmp(at, template, fixed) == 0 ? at : NULL)
                                : memmem(at, strlen(at), template, fixed);
      if (found == NULL) return false;
      at = found + fixed;
    }
    first = false;
    if (brace == NULL) return true;
    template = strchr(brace, '}');
    if (template == NULL) return false;
    template++;
  }
  return true;
}

/* ---- rows ---- */

static bool is_field(const char *name) {
  static const char *const ours[] = {"lexicon.", "framework.", "case.partner_score", "watch.",
                                     "series.", "analysis."};
  char type[32];
  const char *point = strchr(name, '.');
  for (size_t i = 0; i < sizeof ours / sizeof ours[0]; i++)
    if (strncmp(name, ours[i], strlen(ours[i])) == 0) return true;
  if (point == NULL || point - name >= (long)sizeof type) return false;
  memcpy(type, name, (size_t)(point - name));
  type[point - name] = '\0';
  const ps_struct *table = strcmp(type, "case") == 0 ? ps_entity_table(PS_CASE)
                                                      : ps_entity_table(ps_entity_type_find(type));
  char field[64];
  size_t length = strcspn(point + 1, ".");
  if (table == NULL || length >= sizeof field) return false;
  memcpy(field, point + 1, length);
  field[length] = '\0';
  return ps_field_find(table, field) != NULL;
}

static bool is_sentence(const char *text) {
  size_t length = text == NULL ? 0 : strlen(text);
  return length > 10 && (text[length - 1] == '.' || text[length - 1] == '?') &&
         !(text[0] >= 'a' && text[0] <= 'z');
}

static void look_at_row(const ps_rule *row) {
  if (!is_sentence(row->claim)) COMPLAIN("the claim is not a sentence");
  if (!is_sentence(row->why)) COMPLAIN("the why is not a sentence");
  if (!is_sentence(row->fix)) COMPLAIN("the fix is not a sentence");
  if (row->fails_when == NULL || row->source == NULL || row->basis == PS_BASIS_UNSET)
    COMPLAIN("fails_when, source or basis is missing");
  if (row->branches.count == 0) COMPLAIN("it has no branches");
  if (row->reads.count == 0) COMPLAIN("it reads nothing");
  for (size_t i = 0; i < row->reads.count; i++)
    if (!is_field(row->reads.items[i])) COMPLAIN("reads no such field: %s", row->reads.items[i]);
  for (size_t i = 0; i < row->limits.count; i++)
    if (ps_threshold_find(row->limits.items[i]) == NULL)
      COMPLAIN("no such limit: %s", row->limits.items[i]);
  for (size_t i = 0; i < row->subsumes.count; i++)
    if (ps_rule_find(row->subsumes.items[i]) == NULL)
      printf("  # note: %s subsumes %s, which is not there (yet)\n", row->id,
             row->subsumes.items[i]);
}

/* ---- examples ---- */

static void look_at_finding(const ps_rule *row, const ps_finding *f) {
  if (strpbrk(f->message, "{}") != NULL) COMPLAIN("a brace is left: %s", f->message);
  if (f->fix == NULL || *f->fix == '\0') COMPLAIN("nothing to do about: %s", f->message);
  for (size_t i = 0; i < f->evidence.count; i++) {
    const char *line = f->evidence.items[i], *key = line + 6;
    bool listed = strncmp(line, "limit ", 6) != 0;
    for (size_t j = 0; j < row->limits.count; j++) {
      size_t length = strlen(row->limits.items[j]);
      listed = listed || (strncmp(key, row->limits.items[j], length) == 0 && key[length] == ' ');
    }
    if (!listed) COMPLAIN("a limit used is not among the rule's limits: %s", line);
  }
}

static void compare(const ps_rule *row, const ps_rule_example *e, const ps_check_result *result,
                    bool *branches) {
  const ps_answer *answer = &result->answers.items[0];
  ps_verdict verdict = answer->verdict;
  const char *title = e->title == NULL ? "?" : e->title;
  if (verdict != e->verdict)
    COMPLAIN("\"%s\": should be %s, is %s", title, ps_verdict_name(e->verdict),
             ps_verdict_name(verdict));
  bool said = e->says == NULL, objects = e->objects.count == 0;
  for (size_t i = 0; i < result->findings.count; i++) {
    const ps_finding *f = &result->findings.items[i];
    look_at_finding(row, f);
    for (size_t b = 0; f->verdict == PS_VERDICT_FAIL && b < row->branches.count; b++)
      if (is_from(f->message, row->branches.items[b].message)) branches[b] = true;
    if (e->says != NULL && strcmp(e->says, f->message) != 0) continue;
    said = true;
    bool same = e->objects.count == f->objects.count;
    for (size_t j = 0; same && j < e->objects.count; j++)
      same = strcmp(e->objects.items[j], f->objects.items[j]) == 0;
    objects = objects || same;
  }
  if (!said) COMPLAIN("\"%s\": should say: %s", title, e->says);
  if (said && !objects) COMPLAIN("\"%s\": the objects are others", title);
  if (e->says == NULL && (e->verdict == PS_VERDICT_FAIL || e->verdict == PS_VERDICT_UNKNOWN))
    COMPLAIN("\"%s\": what it says is not written down", title);
  if (!quiet && (verbose || !said || verdict != e->verdict))
    for (size_t i = 0; i < result->findings.count; i++)
      printf("  # says: %s\n", result->findings.items[i].message);
}

static void run_example(const ps_rule *row, const ps_rule_example *e, bool *branches) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  if (verbose) printf("  # %s: %s\n", ps_verdict_name(e->verdict), e->title);
  ps_check_result *result = rules_run(row->id, e, &error);
  if (result == NULL)
    COMPLAIN("\"%s\": %s (line %zu, %s)", e->title, error.message, error.line, error.path);
  else
    compare(row, e, result, branches);
  ps_result_free(result);
}

/* "# never: unknown, because ..." excuses a rule from an answer that it cannot give. */
static bool never(const char *rule, const char *verdict) {
  char wanted[40];
  snprintf(wanted, sizeof wanted, "# never: %s", verdict);
  for (const psi_example_text *at = psi_example_texts; at->rule != NULL; at++)
    if (strcmp(at->rule, rule) == 0) return strstr(at->text, wanted) != NULL;
  return false;
}

static void run_examples(const ps_rule *row) {
  bool branches[16] = {false}, verdicts[PS_VERDICT_WAIVED + 1] = {false};
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_rule_examples *examples = ps_rule_examples_of(row->id, NULL, &error);
  if (examples == NULL) {
    COMPLAIN("%s", error.message);
    return;
  }
  for (size_t i = 0; i < examples->examples.count; i++) {
    verdicts[examples->examples.items[i].verdict] = true;
    run_example(row, &examples->examples.items[i], branches);
  }
  ps_result_free(examples);
  for (int v = PS_VERDICT_PASS; v <= PS_VERDICT_UNKNOWN; v++)
    if (!verdicts[v] && !never(row->id, ps_verdict_name((ps_verdict)v)))
      COMPLAIN("no example of %s", ps_verdict_name((ps_verdict)v));
  for (size_t b = 0; b < row->branches.count && b < 16; b++)
    if (!branches[b] && !never(row->id, "fail")) COMPLAIN("no failing example of branch %zu: %s", b,
                               row->branches.items[b].message);
}

/* ---- mutants ---- */

#ifdef PSI_MUTANTS
int psi_mutant = -1;
extern const struct { const char *rule, *place; } psi_mutants[];

/* Whether the examples of a rule notice a mutant: in a process of its own, as it may crash
 * or never end. */
static bool noticed(const psi_rule *rule, int mutant) {
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) {
    alarm(10);
    freopen("/dev/null", "w", stdout);
    freopen("/dev/null", "w", stderr);
    quiet = true;
    psi_mutant = mutant;
    run_examples(&rule->row);
    _exit(wrong > 0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return status != 0;
}

static int run_mutants(void) {
  int survived = 0, count = 0;
  const psi_rule *rule;
  const char *last = "";
  for (int m = 0; psi_mutants[m].rule != NULL; m++) {
    bool seen = false, any = false;
    for (size_t i = 0; !seen && (rule = psi_rule_at(i)) != NULL; i++) {
      /* A function shared by several rules is noticed by any of them. */
      size_t length = strlen(rule->row.id);
      const char *found = strstr(psi_mutants[m].rule, rule->row.id);
      if (found == NULL || (found[length] != '\0' && found[length] != ' ')) continue;
      any = true;
      seen = noticed(rule, m);
    }
    if (strcmp(last, psi_mutants[m].rule) != 0) last = psi_mutants[m].rule;
    if (!any) continue;
    count++;
    if (seen) continue;
    survived++;
    printf("not ok %s not noticed: %s\n", psi_mutants[m].rule, psi_mutants[m].place);
  }
  printf("%sok %d mutants of rules, %d not noticed\n", survived ? "not " : "", count, survived);
  return survived > 0;
}
#endif

/* ---- all ---- */

static bool wanted(const ps_rule *row, int argc, char **argv) {
  bool any = false;
  for (int i = 1; i < argc; i++) {
    if (argv[i][0] == '-') continue;
    any = true;
    if (strcasecmp(argv[i], row->id) == 0 || strcmp(argv[i], row->pack) == 0) return true;
  }
  return !any;
}

int main(int argc, char **argv) {
  int failed = 0;
  const ps_rule *row;
  for (int i = 1; i < argc; i++) verbose = verbose || strcmp(argv[i], "-v") == 0;
#ifdef PSI_MUTANTS
  if (argc > 1 && strcmp(argv[1], "--mutants") == 0) return run_mutants();
#endif
  for (size_t i = 0; (row = ps_rule_at(i)) != NULL; i++) {
    if (!wanted(row, argc, argv)) continue;
    wrong = 0;
    look_at_row(row);
    run_examples(row);
    printf("%s %s %s\n", wrong > 0 ? "not ok" : "ok", row->id, row->name);
    failed += wrong > 0;
  }
  for (const psi_example_text *at = psi_example_texts; at->rule != NULL; at++)
    if (ps_rule_find(at->rule) == NULL) printf("not ok %s has examples and is no rule\n", at->rule),
        failed++;
  return failed > 0;
}
