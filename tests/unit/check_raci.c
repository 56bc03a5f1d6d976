/* The rules of responsibility matrices over real ones, read by hand first; and the groups they
 * are built on. */
#include "importing.h"

#include "check/groups.h"

/* ---- six matrices of real projects ---- */

/* What is wrong, row by row, as we read them before any rule did: file, activity (or, where it
 * is about a whole column or the whole table, its head), rule, and what must be said.
 *
 * How we read them. Exactly one A, at least one R. "R / A" in one cell is one hand, written so
 * on purpose: sound in a row, worth a question where it is most of the table. "C / I" is asked
 * before and told after: sound. "A/C" says twice that somebody is heard: one letter too many.
 * Six to be asked are too many, five are borne; three who do it are borne. A name of two words
 * ("Project brief") tells what is made, and is passed over; a single word that is no verb
 * does not tell what is done. "Management" and "Stakeholders" could be anybody; who is only
 * told may be. Persons' names stand where roles should: that cannot be seen from a name. The
 * row "Test plan" of team 8 has a letter beyond the last head, which the import tells of. */
typedef struct fault {
  const char *file, *where, *rule, *says;
} fault;

static const fault faults[] = {
    {"algosup_sportshield_team3", "Code", "RA09", "one word"},
    {"algosup_sportshield_team3", "Stakeholders", "RA07", "part in \"Project brief\""},
    {"algosup_sportshield_team3", "the table", "RA05", "In 8 of 10 activities"},
    {"algosup_sportshield_team5_BSD3", "Project charter", "RA03",
     "6 parties are to be asked before \"Project charter\": Program Manager, Technical Leader, "
     "Software Engineer, Quality Assurance, Client and Stakeholders."},
    {"algosup_sportshield_team5_BSD3", "Planning", "RA09", "one word"},
    {"algosup_sportshield_team5_BSD3", "Code review", "RA05",
     "Technical Leader answers for \"Code review\", and is asked about it as well."},
    {"algosup_sportshield_team5_BSD3", "User manual", "RA01",
     "2 who answer for it: Quality Assurance and Technical writer."},
    {"algosup_sportshield_team5_BSD3", "Stakeholders", "RA07", "part in \"Project description\""},
    {"algosup_sportshield_team5_BSD3", "the table", "RA05", "In 7 of 9 activities"},
    {"algosup_vproc_team7_MIT", "Project charter", "RA03",
     "6 parties are to be asked before \"Project charter\": Program Manager, Technical Leader, "
     "Software Engineer, Quality Assurance, Client and Stakeholders."},
    {"algosup_vproc_team7_MIT", "Code", "RA09", "one word"},
    {"algosup_vproc_team7_MIT", "Stakeholders", "RA07", "part in \"Project brief\""},
    {"algosup_vproc_team7_MIT", "the table", "RA05", "In 8 of 10 activities"},
    {"algosup_vproc_team8", "Project charter", "RA03", "6 parties are to be asked"},
    {"algosup_vproc_team8", "Planning", "RA09", "one word"},
    {"algosup_vproc_team8", "Code", "RA09", "one word"},
    {"algosup_vproc_team8", "Code review", "RA05", "Technical Leader answers for \"Code review\""},
    {"algosup_vproc_team8", "Code documentation", "RA05", "and is asked about it as well."},
    {"algosup_vproc_team8", "Usage instructions", "RA05", "and is asked about it as well."},
    {"algosup_vproc_team8", "Stakeholders", "RA07", "part in \"Project brief\""},
    {"algosup_vproc_team8", "the table", "RA05", "In 7 of 10 activities"},
    {"dementia_training_project_MIT", "Patrick", "RA12", "Patrick answers for 8 of the 8 activities."},
    {"dementia_training_project_MIT", "Patrick", "RA14", "a part in each of the 8 activities."},
    {"incident_response_MIT", "Incident Detection", "RA01",
     "Nobody answers for \"Incident Detection\"."},
    {"incident_response_MIT", "Containment", "RA09", "one word"},
    {"incident_response_MIT", "Eradication", "RA09", "one word"},
    {"incident_response_MIT", "Recovery", "RA09", "one word"},
    {"incident_response_MIT", "Management", "RA07", "part in \"External Communication\""},
};

/* "Deploy" is a verb to those who do it. */
static const char words[] =
    "{\"words\":{\"generic_role\":[\"stakeholder\"],\"action_verb\":[\"deploy\"]}}";

static ps_check_result *check(const ps_case *c, const char *rules, const char *settings) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_config *config = ps_config_new(NULL, NULL);
  cr_assert_eq(ps_config_read(config, settings, strlen(settings), &error), PS_OK, "%s",
               error.message);
  ps_check_options options = PS_CHECK_OPTIONS_INIT;
  options.packs = rules == NULL ? "responsibilities" : NULL;
  options.rules = rules;
  options.config = config;
  ps_check_result *result = ps_check(c, &options, NULL, &error);
  ps_config_free(config);
  cr_assert_not_null(result, "%s", error.message);
  return result;
}

/* The activity or the party that a finding is about. */
static const char *place_of(const ps_case *c, const ps_finding *finding) {
  const char *id = finding->objects.items[0];
  const ps_responsibility *r = ps_find(c, PS_RESPONSIBILITY, id);
  const ps_party *party = ps_find(c, PS_PARTY, id);
  return r != NULL ? r->activity : party != NULL ? party->name : "the table";
}

static void matrix(const char *file, bool *found) {
  char path[128];
  size_t length;
  snprintf(path, sizeof path, "raci/%s.md", file);
  SHARED_OR_SKIP(text, path, length);
  ps_case *c = case_of("{\"id\":\"c\"}", NULL);
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_import *done = ps_import_raci(c, text, length, PS_IMPORT_MARKDOWN, NULL, NULL, &error);
  cr_assert_not_null(done, "%s: %s", file, error.message);
  ps_check_result *result = check(c, NULL, words);
  for (size_t i = 0; i < result->findings.count; i++) {
    const ps_finding *finding = &result->findings.items[i];
    bool expected = false;
    for (size_t j = 0; j < sizeof faults / sizeof *faults; j++) {
      if (strcmp(faults[j].file, file) != 0 || strcmp(faults[j].rule, finding->rule) != 0 ||
          strcmp(faults[j].where, place_of(c, finding)) != 0)
        continue;
      cr_expect(!found[j], "%s: told twice: %s", file, finding->message);
      cr_expect(strstr(finding->message, faults[j].says) != NULL,
                "%s: %s: \"%s\" is not said in: %s", file, faults[j].where, faults[j].says,
                finding->message);
      expected = found[j] = true;
    }
    cr_expect(expected, "%s: blamed, and sound: %s %s", file, finding->rule, finding->message);
    cr_expect_eq(finding->verdict, PS_VERDICT_FAIL);
  }
  ps_result_free(result);
  ps_result_free(done);
  ps_case_free(c);
  free(text);
}

Test(check_raci, real_matrices) {
  bool found[sizeof faults / sizeof *faults] = {false};
  matrix("algosup_sportshield_team3", found);
  matrix("algosup_sportshield_team5_BSD3", found);
  matrix("algosup_vproc_team7_MIT", found);
  matrix("algosup_vproc_team8", found);
  matrix("dementia_training_project_MIT", found);
  matrix("incident_response_MIT", found);
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
    cr_expect(found[i], "%s: not found: %s %s", faults[i].file, faults[i].rule, faults[i].where);
}

/* ---- other schemes ---- */

static ps_verdict verdict_of(const char *table, const char *rule) {
  ps_case *c = case_of("{\"id\":\"c\"}", NULL);
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_import *done = ps_import_raci(c, table, strlen(table), PS_IMPORT_MARKDOWN, NULL, NULL, &error);
  cr_assert_not_null(done, "%s", error.message);
  ps_check_result *result = check(c, rule, "{}");
  ps_verdict verdict = result->answers.items[0].verdict;
  ps_result_free(result);
  ps_result_free(done);
  ps_case_free(c);
  return verdict;
}

Test(check_raci, other_schemes) {
  static const char daci[] = "|Decision|Ann|Bea|Cem|\n|-|-|-|-|\n"
                             "|Choose the till|D|A|C|\n|Choose the bank|D||I|\n";
  static const char vs[] = "|Task|Ann|Bea|Cem|\n|-|-|-|-|\n"
                           "|Print the tags|R|A|V|\n|Open the doors|R|V|I|\n";
  static const char *const rules[] = {"RA01", "RA02", "RA04", "RA05"};
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
    cr_expect_eq(verdict_of(daci, rules[i]), PS_VERDICT_NOT_APPLICABLE, "%s", rules[i]);
  cr_expect_eq(verdict_of(vs, "RA01"), PS_VERDICT_FAIL);
  cr_expect_eq(verdict_of(vs, "RA02"), PS_VERDICT_PASS);
}

/* ---- groups ---- */

typedef struct item {
  const char *text, *part;
} item;

static psi_group_key key_of(const void *one) {
  const item *i = one;
  return (psi_group_key){i->text, i->part};
}

static bool same(const char *a, const char *b) {
  return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Whether some item of a text has no part. */
static bool whole(const item *items, size_t count, const char *text) {
  for (size_t i = 0; i < count; i++)
    if (same(items[i].text, text) && items[i].part == NULL) return true;
  return false;
}

static bool together(const item *items, size_t count, size_t a, size_t b) {
  return items[a].text != NULL && same(items[a].text, items[b].text) &&
         (whole(items, count, items[a].text) || same(items[a].part, items[b].part));
}

static void compare_groups(const item *items, size_t count) {
  const void *pointers[64];
  psi_check k;
  psi_groups g;
  memset(&k, 0, sizeof k);
  k.store = psi_store_new(NULL);
  for (size_t i = 0; i < count; i++) pointers[i] = &items[i];
  cr_assert(psi_group(&k, pointers, count, key_of, &g));
  size_t groups = 0;
  for (size_t i = 0; i < count; i++) {
    size_t next = PSI_NONE;
    bool later = items[i].text == NULL;
    for (size_t j = 0; j < i; j++) later = later || together(items, count, i, j);
    for (size_t j = count; j-- > i + 1;)
      if (together(items, count, i, j)) next = j;
    cr_assert_eq(g.later[i], later, "%zu of %zu", i, count);
    cr_assert_eq(g.next[i], next, "%zu of %zu: %zu, not %zu", i, count, g.next[i], next);
    groups += !later;
  }
  cr_assert_eq(g.count, groups);
  psi_store_free(k.store);
}

Test(check_raci, groups) {
  static const char *const texts[] = {NULL, "a", "b", "c", "ab"};
  static const char *const parts[] = {"x", "y", "z", NULL};
  unsigned random = 1;
  for (size_t round = 0; round < 3000; round++) {
    item items[40];
    size_t count = round % 41, of = round % 3 == 0 ? 3 : 4;
    for (size_t i = 0; i < count; i++) {
      random = random * 1103515245u + 12345u;
      bool again = i > 0 && (random >> 28) < 6;
      items[i] = again ? items[i - 1]
                       : (item){texts[(random >> 16) % 5], parts[(random >> 20) % of]};
    }
    compare_groups(items, count);
  }
}

Test(check_raci, group_of_a_text) {
  enum { COUNT = 500 };
  static char texts[COUNT][8];
  static item items[COUNT];
  const void *pointers[COUNT];
  psi_check k;
  psi_groups g;
  memset(&k, 0, sizeof k);
  k.store = psi_store_new(NULL);
  for (size_t i = 0; i < COUNT; i++) {
    snprintf(texts[i], sizeof texts[i], "t%zu", i * 7 % 250);
    items[i].text = texts[i];
    pointers[i] = &items[i];
  }
  cr_assert(psi_group(&k, pointers, COUNT, key_of, &g));
  for (size_t i = 0; i < COUNT; i++) {
    size_t first = psi_group_find(&g, texts[i]);
    cr_assert(first <= i && strcmp(texts[first], texts[i]) == 0 && !g.later[first]);
  }
  cr_expect_eq(psi_group_find(&g, "t250"), PSI_NONE);
  cr_expect_eq(psi_group_find(&g, NULL), PSI_NONE);
  cr_assert(psi_group(&k, pointers, 0, key_of, &g));
  cr_expect_eq(psi_group_find(&g, "t1"), PSI_NONE);
  psi_store_free(k.store);
}
