/* ps_import_raci() and ps_raci_text(): matrices as people write them, and real ones. */
#include "importing.h"

#include "exchange/import_raci.h"

static const char empty[] = "{\"id\":\"c\"}";

/* The letters of an activity and role, as "RA"; letters beyond the five behind a "+". */
static const char *letters_of(const ps_case *c, const char *activity, const char *role) {
  static char out[32];
  size_t at = 0;
  for (size_t i = 0; i < c->responsibilities.count; i++) {
    const ps_responsibility *r = c->responsibilities.items[i];
    const ps_party *p = ps_find(c, PS_PARTY, r->party);
    if (strcmp(r->activity, activity) != 0 || strcmp(p->name, role) != 0) continue;
    if (r->letter != PS_LETTER_UNSET) out[at++] = "-RASCI"[r->letter];
    if (r->split != NULL) at += (size_t)snprintf(out + at, sizeof out - at, "+%s", r->split + 5);
  }
  out[at] = '\0';
  return out;
}

static ps_import *import(ps_case *c, const char *text, ps_import_format format,
                         const ps_import_raci_options *o, ps_error *error) {
  return ps_import_raci(c, text, strlen(text), format, o, NULL, error);
}

static void cell(const char *text, const char *expected) {
  psi_letters l;
  char got[40] = "";
  psi_cell_kind kind = psi_letters_read(text, &l);
  size_t at = 0;
  for (size_t i = 0; i < l.known_count; i++) got[at++] = "-RASCI"[l.known[i]];
  for (size_t i = 0; i < l.other_count; i++) got[at++] = (char)(l.other[i] | 32);
  got[at] = '\0';
  cr_expect_str_eq(kind == PSI_CELL_TEXT ? "text" : kind == PSI_CELL_EMPTY ? "" : got, expected,
                   "%s: %s", text, got);
}

Test(import_raci, cells) {
  cell("R", "R");
  cell("r/a", "RA");
  cell("R / A", "RA");
  cell("A,R", "AR");
  cell("C I", "CI");
  cell("RA", "RA");
  cell("ci", "CI");
  cell("R, R", "R");
  cell("(R)", "R");
  cell("R1", "R");
  cell("R*", "R");
  cell("R \xE2\x9C\x85", "R");
  cell("Responsible", "R");
  cell("responsible and Accountable", "RA");
  cell("R/D", "Rd");
  cell("V", "v");
  cell("", "");
  cell("-", "");
  cell("\xE2\x80\x94", "");
  cell("N/A", "");
  cell("tbd", "text");
  cell("is he", "text");
  cell("12", "text");
  cell("?", "text");
  cell("\xC3\xA4", "text");
}

Test(import_raci, as_people_write) {
  static const char text[] =
      "| Letter | Meaning |\n|---|---|\n| R | Responsible |\n| A | Accountable |\n\n"
      "```\n| Task | X |\n|---|---|\n| no | R |\n```\n"
      "| # | **Sponsor** | Task | L&amp;D | | Notes |\n"
      "|---|:-:|---|---|---|---|\n"
      "| 1 | **A** | [Root cause](x.md) analysis | R/D | I | Ada leads |\n"
      "| 2 |  | Build \\| buy | `r`<br>c | |\n"
      "| 3 | tbd | Pilot | A, R, S | - | until May |\n"
      "|   | I |  | C | | |\n"
      "| **Phase 2** | | Later | | | |\n"
      "| 4 | V | Report | | | | R |\n\n"
      "Text.\n\n"
      "Task | Sponsor | Field\n--- | --- | ---\nPilot | I | R\n";
  ps_case *c = case_of("{\"id\":\"c\",\"parties\":[{\"id\":\"boss\",\"name\":\"sponsor\"}]}", NULL);
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_import *done = import(c, text, PS_IMPORT_MARKDOWN, NULL, &error);
  cr_assert_not_null(done, "%s", error.message);
  const ps_party *ld = ps_find(c, PS_PARTY, "l-d");
  cr_assert_not_null(ld);
  cr_expect_str_eq(ld->name, "L&D");
  cr_expect_str_eq(letters_of(c, "Root cause analysis", "sponsor"), "A");
  cr_expect_str_eq(letters_of(c, "Root cause analysis", "L&D"), "R+D");
  cr_expect_str_eq(letters_of(c, "Build | buy", "L&D"), "RC");
  cr_expect_str_eq(letters_of(c, "Pilot", "L&D"), "ARS");
  cr_expect_str_eq(letters_of(c, "Pilot", "sponsor"), "I");
  cr_expect_str_eq(letters_of(c, "Pilot", "Field"), "R");
  cr_expect_str_eq(letters_of(c, "Report", "sponsor"), "+V");
  cr_expect_eq(done->added.value, 10);
  cr_expect_eq(done->parties_created.value, 2);
  cr_expect(has_note(done, 13, "\"I\" stands in column 5, which has no head"));
  cr_expect(has_note(done, 13, "letter D, beyond"));
  cr_expect(has_note(done, 15, "\"tbd\" under \"Sponsor\""));
  cr_expect(has_note(done, 16, "no activity"));
  cr_expect(has_note(done, 17, "no letters"));
  cr_expect(has_note(done, 18, "column 7"));
  cr_expect(has_note(done, 11, "\"Notes\""));
  const ps_responsibility *r = ps_find(c, PS_RESPONSIBILITY, "root-cause-analysis-boss-a");
  cr_assert_not_null(r);
  cr_expect_eq(r->kind, PS_ACTIVITY_KIND_ANALYSE);
  ps_result_free(done);
  ps_findings *f = ps_case_inspect(c, NULL, NULL);
  cr_expect_eq(f->findings.count, 0);
  ps_result_free(f);
  done = import(c, text, PS_IMPORT_MARKDOWN, NULL, &error);
  cr_expect(done != NULL && done->added.value == 0 && done->present.value == 10);
  ps_result_free(done);
  ps_case_free(c);
}

Test(import_raci, one_table) {
  static const char text[] = "|T|A|\n|-|-|\n|x|R|\n\n|T|B|\n|-|-|\n|y|R/A|\n";
  ps_import_raci_options o = PS_IMPORT_RACI_OPTIONS_INIT;
  ps_error error = {PS_OK, 0, 0, "", ""};
  for (o.table = 0; o.table <= 3; o.table++) {
    ps_case *c = case_of(empty, NULL);
    ps_import *done = import(c, text, PS_IMPORT_MARKDOWN, &o, &error);
    static const int64_t expected[] = {3, 1, 2, -1};
    cr_expect_eq(done == NULL ? -1 : done->added.value, expected[o.table]);
    cr_expect(done != NULL || (error.status == PS_E_NO_DATA && ps_count(c, PS_PARTY) == 0));
    ps_result_free(done);
    ps_case_free(c);
  }
}

Test(import_raci, csv_with_merged_heads) {
  static const char text[] =
      "Who does what,,,,\nActivity,Business,,Learning,\n,Sponsor,Lead,Lead,Designer\n"
      "Decide,A,R,C,\n\"Build, test\",I,,A,R\n";
  ps_case *c = case_of(empty, NULL);
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_import *done = import(c, text, PS_IMPORT_CSV, NULL, &error);
  cr_assert_not_null(done, "%s", error.message);
  cr_expect_eq(done->added.value, 6);
  cr_expect_str_eq(letters_of(c, "Decide", "Sponsor"), "A");
  cr_expect_str_eq(letters_of(c, "Decide", "Business Lead"), "R");
  cr_expect_str_eq(letters_of(c, "Decide", "Learning Lead"), "C");
  cr_expect_str_eq(letters_of(c, "Build, test", "Designer"), "R");
  ps_result_free(done);
  ps_case_free(c);
}

Test(import_raci, refused) {
  static const struct {
    const char *text;
    ps_import_format format;
    ps_status status;
    size_t line;
  } rows[] = {{"", PS_IMPORT_MARKDOWN, PS_E_NO_DATA, 0},
              {"no table\n", PS_IMPORT_MARKDOWN, PS_E_NO_DATA, 0},
              {"|a|b|\n|-|-|\n|x|y|\n", PS_IMPORT_MARKDOWN, PS_E_NO_DATA, 0},
              {"|T|A|\n|-|-|\n|x\xFF|R|\n", PS_IMPORT_MARKDOWN, PS_E_ENCODING, 3},
              {"T,A\nx,\"R\n", PS_IMPORT_CSV, PS_E_SYNTAX, 2},
              {"", PS_IMPORT_CSV, PS_E_NO_DATA, 0},
              {"|T|A|\n|-|-|\n|x|R|\n", PS_IMPORT_ICS, PS_E_ARGUMENT, 0}};
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    ps_case *c = case_of(empty, NULL);
    ps_error error = {PS_OK, 0, 0, "", ""};
    ps_import *done = import(c, rows[i].text, rows[i].format, NULL, &error);
    cr_expect(done == NULL && error.status == rows[i].status && error.line == rows[i].line,
              "%zu: %s, line %zu", i, error.message, error.line);
    cr_expect_eq(ps_count(c, PS_PARTY) + ps_count(c, PS_RESPONSIBILITY), 0);
    ps_result_free(done);
    ps_case_free(c);
  }
  cr_expect_null(ps_raci_text(NULL, NULL, NULL, NULL));
  ps_case *c = case_of(empty, NULL);
  cr_expect_null(ps_raci_text(c, NULL, NULL, NULL));
  ps_case_free(c);
}

/* Writes a case's matrix, reads it into another, and compares every letter. */
static void round_trip(const ps_case *c) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  size_t length;
  char *text = ps_raci_text(c, &length, NULL, &error);
  cr_assert_not_null(text, "%s", error.message);
  ps_case *again = case_of(empty, NULL);
  ps_import *done = ps_import_raci(again, text, length, PS_IMPORT_MARKDOWN, NULL, NULL, &error);
  cr_assert_not_null(done, "%s\n%s", error.message, text);
  cr_expect_eq(done->added.value, (int64_t)c->responsibilities.count, "%s", text);
  for (size_t i = 0; i < c->responsibilities.count; i++) {
    const ps_responsibility *r = c->responsibilities.items[i];
    const ps_party *p = ps_find(c, PS_PARTY, r->party);
    char expected[32];
    snprintf(expected, sizeof expected, "%s", letters_of(c, r->activity, p->name));
    cr_expect_str_eq(letters_of(again, r->activity, p->name), expected, "%s", r->activity);
  }
  char *second = ps_raci_text(again, NULL, NULL, NULL);
  cr_expect_str_eq(second, text);
  ps_text_free(second, NULL);
  ps_text_free(text, NULL);
  ps_result_free(done);
  ps_case_free(again);
}

Test(import_raci, writes_what_it_reads) {
  static const char text[] = "|Task|A\\|B|*x* \\*y\\*|a_b &lt;z|\n|-|-|-|-|\n|c \\[d\\](e) \\& `f`|R/D|V|A|\n"
                             "|g ~ h|A||C/I|\n|\\\\|I|R||\n";
  ps_case *c = case_of(empty, NULL);
  ps_import *done = import(c, text, PS_IMPORT_MARKDOWN, NULL, NULL);
  cr_assert(done != NULL && done->added.value == 8, "%d", done == NULL ? -1 : (int)done->added.value);
  cr_expect_str_eq(letters_of(c, "\\", "x *y*"), "R");
  round_trip(c);
  ps_result_free(done);
  ps_case_free(c);
}

/* ---- six matrices of real projects ---- */

/* A matrix copied out by hand: roles, then activities with a cell for each. */
typedef struct transcript {
  const char *const *roles;
  const char *const *rows; /* activity, cells ... */
  size_t width, height;
} transcript;

static const char *const incident_roles[] = {"SOC / Security Analyst", "Incident Commander",
                                             "IT Operations", "CISO", "Legal / Privacy", "HR",
                                             "Management"};
static const char *const incident_rows[] = {
    "Incident Detection",     "R", "I",  "C", "I", "I", "I", "I",
    "Initial Triage",         "R", "A",  "C", "I", "C", "I", "I",
    "Severity Assessment",    "R", "A",  "C", "C", "C", "I", "I",
    "Incident Declaration",   "C", "RA", "I", "C", "C", "I", "I",
    "Containment",            "R", "A",  "R", "I", "I", "I", "I",
    "Eradication",            "R", "A",  "R", "I", "I", "I", "I",
    "Recovery",               "C", "A",  "R", "I", "I", "I", "I",
    "Regulatory Assessment",  "I", "C",  "I", "A", "R", "I", "I",
    "External Communication", "I", "C",  "I", "A", "R", "I", "C",
    "Employee Communication", "I", "A",  "C", "C", "C", "R", "I",
    "Executive Escalation",   "I", "R",  "I", "A", "C", "I", "C",
    "Incident Closure",       "C", "R",  "C", "A", "C", "I", "I",
    "Post-Incident Review",   "R", "A",  "C", "C", "C", "C", "I",
    "Lessons Learned",        "R", "A",  "C", "C", "C", "C", "I"};
static const char *const dementia_roles[] = {"Patrick", "Cursor", "Winston", "Domain-Expert"};
static const char *const dementia_rows[] = {
    "Architektur-Entscheidungen", "A",  "R", "I", "C",
    "Code-Entwicklung",           "A",  "R", "",  "",
    "Content-Entw\xC3\xBCrfe",    "A",  "C", "R", "C",
    "Content-Freigabe",           "A",  "",  "",  "R",
    "Prod-Server Setup",          "RA", "C", "",  "",
    "Deploy",                     "A",  "R", "",  "",
    "DSGVO-Doku",                 "RA", "C", "",  "",
    "MiniMax-Prompts",            "A",  "C", "R", ""};
static const transcript incident = {incident_roles, incident_rows, 7, 14};
static const transcript dementia = {dementia_roles, dementia_rows, 4, 8};

static void matrix(const char *name, int64_t added, int64_t parties, int64_t skipped,
                   const transcript *t) {
  char path[128];
  size_t length;
  snprintf(path, sizeof path, "raci/%s.md", name);
  SHARED_OR_SKIP(text, path, length);
  ps_case *c = case_of(empty, NULL);
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_import *done = ps_import_raci(c, text, length, PS_IMPORT_MARKDOWN, NULL, NULL, &error);
  cr_assert_not_null(done, "%s: %s", name, error.message);
  cr_expect(done->added.value == added && done->parties_created.value == parties &&
                done->skipped.value == skipped, "%s: %d added, %d parties, %d skipped", name,
            (int)done->added.value, (int)done->parties_created.value, (int)done->skipped.value);
  for (size_t row = 0; t != NULL && row < t->height; row++)
    for (size_t i = 0; i < t->width; i++) {
      const char *const *cells = &t->rows[row * (t->width + 1)];
      cr_expect_str_eq(letters_of(c, cells[0], t->roles[i]), cells[i + 1], "%s, %s", cells[0],
                       t->roles[i]);
    }
  round_trip(c);
  ps_result_free(done);
  ps_case_free(c);
  free(text);
}

Test(import_raci, real_matrices) {
  matrix("algosup_sportshield_team3", 87, 7, 0, NULL);
  matrix("algosup_sportshield_team5_BSD3", 87, 8, 0, NULL);
  matrix("algosup_vproc_team7_MIT", 78, 7, 0, NULL);
  matrix("algosup_vproc_team8", 82, 7, 1, NULL);
  matrix("dementia_training_project_MIT", 23, 4, 0, &dementia);
  matrix("incident_response_MIT", 99, 7, 0, &incident);
}

static ps_import *call(ps_case *c, const ps_settings *settings, ps_error *error) {
  static const char text[] = "|Task|A|B|Old|\n|-|-|-|-|\n|x|R/D|A|I|\n|y|tbd|C|R|\n";
  return ps_import_raci(c, text, sizeof text - 1, PS_IMPORT_MARKDOWN, NULL, settings, error);
}

static ps_import *call_csv(ps_case *c, const ps_settings *settings, ps_error *error) {
  static const char text[] = "Task,Big,,Old\n,One,Two,One\nx,R,A,I\n";
  return ps_import_raci(c, text, sizeof text - 1, PS_IMPORT_CSV, NULL, settings, error);
}

Test(import_raci, memory) {
  refuse_each("{\"id\":\"c\",\"parties\":[{\"id\":\"old\"}],\"responsibilities\":[{\"id\":\"r\","
              "\"activity\":\"x\",\"party\":\"old\",\"letter\":\"I\"}]}", call);
  refuse_each(empty, call_csv);
}

Test(import_raci, text_memory) {
  ps_case *c = case_of(empty, NULL);
  ps_result_free(call(c, NULL, NULL));
  for (long refuse = 1;; refuse++) {
    counting k = {0};
    k.refuse = refuse;
    ps_settings settings = counting_settings(&k);
    ps_error error = {PS_OK, 0, 0, "", ""};
    char *text = ps_raci_text(c, NULL, &settings, &error);
    if (text == NULL) cr_assert_eq(error.status, PS_E_MEMORY);
    bool reached = k.asked >= refuse;
    ps_text_free(text, &settings);
    cr_assert(k.blocks == 0 && !k.lied);
    if (!reached) break;
  }
  ps_case_free(c);
}

Test(import_raci, cut_off) {
  size_t length;
  SHARED_OR_SKIP(text, "raci/algosup_vproc_team7_MIT.md", length);
  for (size_t cut = 0; cut < length; cut += 7) {
    char *exact = malloc(cut + 1);
    memcpy(exact, text, cut);
    ps_case *c = case_of(empty, NULL);
    ps_result_free(ps_import_raci(c, exact, cut, PS_IMPORT_MARKDOWN, NULL, NULL, NULL));
    ps_result_free(ps_import_raci(c, exact, cut, PS_IMPORT_CSV, NULL, NULL, NULL));
    ps_case_free(c);
    free(exact);
  }
  free(text);
}
