/* The field tables: sound in themselves, and saying what the headers say. */
#include "base/field.h"
#include "base/text.h"
#include "declarations.h"
#include "knowledge/tables.h"
#include "model/tables.h"

#include <criterion/criterion.h>
#include <perfsys/perfsys.h>

/* ---- every table there is ---- */

typedef struct tables {
  const ps_struct *items[128];
  size_t count;
  size_t exact; /* so many say word for word what the headers say */
  size_t told;  /* so many begin as they do; the knowledge has words of its own */
} tables;

static void collect(tables *t, const ps_struct *type) {
  for (size_t i = 0; i < t->count; i++)
    if (t->items[i] == type) return;
  cr_assert_lt(t->count, 128);
  t->items[t->count++] = type;
  for (size_t i = 0; i < type->count; i++)
    if (type->fields[i].element != NULL) collect(t, type->fields[i].element);
}

static tables all_tables(void) {
  static const ps_struct *const knowledge[] = {
      &psi_factor_table,           &psi_branch_table,         &psi_framework_table,
      &psi_intervention_kind_table, &psi_dif_row_table,        &psi_rating_scale_table,
      &psi_salience_class_table,   &psi_grid_quarter_table,   &psi_evaluation_level_table,
      &psi_process_table,          &psi_question_table,       &psi_threshold_table,
      &psi_lexicon_table};
  tables t = {{NULL}, 0, 0, 0};
  ps_case *c = ps_case_new(NULL, NULL);
  void *results[] = {ps_case_inspect(c, NULL, NULL), ps_size(c, NULL, NULL, NULL),
                     ps_diff(c, c, NULL, NULL), ps_worth_of(1, 1, 1, NULL, NULL),
                     ps_tasks_of(c, NULL, NULL, NULL), ps_check(c, NULL, NULL, NULL),
                     ps_next_question(c, NULL, NULL, NULL),
                     ps_rule_examples_of("A01", NULL, NULL),
                     ps_partner_score_of(c, NULL, NULL, NULL), ps_timing_of(c, NULL, NULL, NULL),
                     ps_voices_of(c, NULL, NULL),
                     ps_walk_of(ps_framework_find("mager_pipe_1970"), NULL, NULL, NULL)};
  collect(&t, ps_entity_table(PS_CASE));
  for (size_t i = 0; i < sizeof results / sizeof *results; i++) {
    cr_assert_not_null(results[i]);
    collect(&t, ((ps_object *)results[i])->type);
    ps_result_free(results[i]);
    if (i < 4) t.exact = t.count;
  }
  collect(&t, ps_rule_at(0)->object.type);
  ps_case_free(c);
  for (int e = PS_CASE; e < PS_ENTITY_END_; e++) {
    size_t before = t.count;
    collect(&t, ps_entity_table((ps_entity_type)e));
    cr_assert_eq(t.count, before, "%s is not reached from the case",
                 ps_entity_table((ps_entity_type)e)->name);
  }
  t.told = t.count;
  for (size_t i = 0; i < sizeof knowledge / sizeof *knowledge; i++) collect(&t, knowledge[i]);
  for (size_t i = 0; ps_struct_at(i) != NULL; i++) collect(&t, ps_struct_at(i));
  cr_assert_geq(t.count, 60);
  return t;
}

static size_t size_of(const ps_field *f) {
  if (f->flags & PS_FIELD_LIST) return sizeof(ps_text_list);
  switch (f->kind) {
    case PS_KIND_FLAG: return sizeof(ps_flag);
    case PS_KIND_INTEGER: return sizeof(ps_integer);
    case PS_KIND_NUMBER: return sizeof(ps_number);
    case PS_KIND_DATE: return sizeof(ps_date);
    case PS_KIND_MONEY: return sizeof(ps_money);
    case PS_KIND_RANGE: return sizeof(ps_range);
    case PS_KIND_ENUM: return sizeof(ps_purpose);
    case PS_KIND_STRUCT: return f->element->size;
    case PS_KIND_SERIES: return sizeof(ps_series);
    default: return sizeof(const char *);
  }
}

/* ---- soundness ---- */

static bool is_name(const char *name) {
  size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_");
  return length > 0 && length < 48 && name[length] == '\0' && name[0] >= 'a';
}

static bool is_sentence(const char *doc) {
  return doc != NULL && strlen(doc) >= 4 && psi_utf8_check(doc, strlen(doc)) == strlen(doc) &&
         strchr(doc, '\n') == NULL;
}

/* A reference leads to entities of these types, or of any ("*"), an expression too; what a
 * catalogue is called is known to those who read it. */
static void check_targets(const ps_struct *type, const ps_field *f) {
  char words[128], name[80];
  if (f->kind == PS_KIND_CATALOGUE && f->values != NULL) { /* words, kept as texts */
    cr_expect(f->flags & PS_FIELD_LIST, "%s.%s", type->name, f->name);
    return;
  }
  cr_assert_not_null(f->targets, "%s.%s", type->name, f->name);
  cr_assert_lt(strlen(f->targets), sizeof words);
  if (f->kind == PS_KIND_CATALOGUE) {
    cr_expect(is_name(f->targets), "%s.%s", type->name, f->name);
    return;
  }
  if (strcmp(f->targets, "*") == 0) return;
  strcpy(words, f->targets);
  cr_expect_gt(strlen(words), 0);
  for (char *w = strtok(words, " "); w != NULL; w = strtok(NULL, " ")) {
    ps_entity_type target = ps_entity_type_find(w);
    snprintf(name, sizeof name, "%s.%s", type->name, f->name);
    cr_expect_neq(target, PS_ENTITY_NONE, "%s of %s", w, name);
    if (f->flags & PS_FIELD_ACYCLIC) /* what never leads to its own type makes no circle */
      cr_expect_str_eq(f->targets, type->name, "%s", name);
  }
}

static void check_words(const ps_enum *e) {
  cr_expect(is_name(e->name));
  cr_expect_gt(e->count, 1);
  cr_expect_str_eq(e->values[0].name, "");
  for (size_t i = 1; i < e->count; i++) {
    cr_expect_gt(strlen(e->values[i].name), 0);
    cr_expect(is_sentence(e->values[i].doc), "%s of %s", e->values[i].name, e->name);
    cr_expect_eq(psi_enum_find(e, e->values[i].name), (int)i, "%s twice?", e->values[i].name);
    cr_expect_str_eq(psi_enum_name(e, (int)i), e->values[i].name);
  }
  cr_expect_str_eq(psi_enum_name(e, (int)e->count), "");
  cr_expect_str_eq(psi_enum_name(e, -1), "");
  cr_expect_eq(psi_enum_find(e, ""), 0);
}

static void check_row(const ps_struct *type, const ps_field *f) {
  const bool list = (f->flags & PS_FIELD_LIST) != 0;
  cr_expect(is_name(f->name), "%s", f->name);
  cr_expect(is_sentence(f->doc), "%s.%s", type->name, f->name);
  cr_expect(f->kind > PS_KIND_NONE && f->kind <= PS_KIND_SERIES);
  cr_expect_geq(f->offset, sizeof(ps_object));
  cr_expect_leq(f->offset + size_of(f), type->size, "%s.%s", type->name, f->name);
  cr_expect(f->since >= 1 && f->since <= ps_schema_version());
  cr_expect_eq(ps_field_find(type, f->name), f, "%s.%s twice?", type->name, f->name);
  cr_expect_eq(f->element != NULL, f->kind == PS_KIND_STRUCT || f->kind == PS_KIND_ENTITY);
  cr_expect(f->kind != PS_KIND_ENTITY || list);
  cr_expect(!(f->flags & PS_FIELD_ACYCLIC) || f->kind == PS_KIND_REFERENCE);
  cr_expect_not(f->flags >= 2 * PS_FIELD_ACYCLIC, "a flag this test does not know");
  bool bounded = (f->flags & (PS_FIELD_MINIMUM | PS_FIELD_MAXIMUM)) != 0;
  cr_expect(!bounded || f->kind == PS_KIND_INTEGER || f->kind == PS_KIND_NUMBER ||
            f->kind == PS_KIND_RANGE);
  if ((f->flags & PS_FIELD_MINIMUM) && (f->flags & PS_FIELD_MAXIMUM))
    cr_expect_lt(f->minimum, f->maximum);
  if (f->kind == PS_KIND_REFERENCE || f->kind == PS_KIND_CATALOGUE ||
      f->kind == PS_KIND_EXPRESSION)
    check_targets(type, f);
  else
    cr_expect_null(f->targets, "%s.%s", type->name, f->name);
  if (f->kind == PS_KIND_ENUM) cr_assert_not_null(f->values);
  if (f->values != NULL) check_words(f->values);
}

Test(fields, every_table_is_sound) {
  tables t = all_tables();
  for (size_t i = 0; i < t.count; i++) {
    const ps_struct *type = t.items[i];
    cr_expect(is_name(type->name));
    cr_expect(is_sentence(type->doc), "%s", type->name);
    for (size_t j = 0; j < i; j++) cr_expect_str_neq(type->name, t.items[j]->name);
    for (size_t f = 0; f < type->count; f++) check_row(type, &type->fields[f]);
  }
}

Test(fields, no_two_fields_share_a_byte) {
  tables t = all_tables();
  for (size_t i = 0; i < t.count; i++) {
    const ps_struct *type = t.items[i];
    for (size_t a = 0; a < type->count; a++)
      for (size_t b = 0; b < a; b++) {
        const ps_field *x = &type->fields[a], *y = &type->fields[b];
        bool apart = x->offset + size_of(x) <= y->offset || y->offset + size_of(y) <= x->offset;
        cr_expect(apart, "%s: %s and %s", type->name, x->name, y->name);
      }
  }
}

Test(fields, every_entity_begins_with_its_id) {
  for (int e = PS_CASE; e < PS_ENTITY_END_; e++) {
    const ps_struct *type = ps_entity_table((ps_entity_type)e);
    const ps_field *id = ps_field_find(type, "id");
    cr_assert_not_null(id);
    cr_expect_eq(id->offset, offsetof(ps_entity, id));
    cr_expect_eq(ps_field_find(type, "not_applicable")->offset, offsetof(ps_entity, not_applicable));
    cr_expect_eq(ps_field_find(type, "private")->offset, offsetof(ps_entity, private_));
    cr_expect(id->flags & PS_FIELD_REQUIRED);
    cr_expect_eq(ps_entity_type_find(type->name), (ps_entity_type)e);
  }
  cr_expect_null(ps_entity_table(PS_ENTITY_NONE));
  cr_expect_null(ps_entity_table(PS_ENTITY_END_));
  cr_expect_null(ps_entity_table((ps_entity_type)-1));
  cr_expect_eq(ps_entity_type_find("window"), PS_ENTITY_NONE);
  cr_expect_eq(ps_entity_type_find(NULL), PS_ENTITY_NONE);
}

Test(fields, found_by_name) {
  const ps_struct *gap = ps_entity_table(PS_GAP);
  cr_expect_str_eq(ps_field_find(gap, "desired")->name, "desired");
  cr_expect_null(ps_field_find(gap, "Desired"));
  cr_expect_null(ps_field_find(gap, "desire"));
  cr_expect_null(ps_field_find(gap, ""));
  cr_expect_null(ps_field_find(gap, NULL));
  cr_expect_null(ps_field_find(NULL, "desired"));
}

/* ---- the headers ---- */

/* The name in the table and in JSON: without the underscore at the end. */
static bool is_named(const char *member, const char *name) {
  size_t length = strlen(name);
  return strncmp(member, name, length) == 0 &&
         (member[length] == '\0' || strcmp(member + length, "_") == 0);
}

static const declared *member_of(const declaration *d, const char *name) {
  for (size_t i = 0; i < d->count; i++)
    if (is_named(d->members[i].name, name) && strcmp(d->members[i].name, "object") != 0)
      return &d->members[i];
  return NULL;
}

static bool has_row(const ps_struct *type, const char *member) {
  for (size_t i = 0; i < type->count; i++)
    if (is_named(member, type->fields[i].name)) return true;
  return false;
}

/* Members that are the library's own have no row; nor has the case a merge makes. */
static bool is_own(const declared *m) {
  return strcmp(m->name, "object") == 0 || strcmp(m->name, "merged") == 0 || strncmp(m->doc, "The library's own", 17) == 0;
}

/* Whether a row says what its header says: word for word, or as it begins (the header
 * goes on for who writes in C). */
static bool says(const char *row, const char *header, bool exact) {
  return exact ? strcmp(row, header) == 0 : strncmp(row, header, strlen(row) - 1) == 0;
}

Test(fields, rows_are_the_members_of_the_headers) {
  tables t = all_tables();
  char *headers = declarations_load(), name[80];
  cr_assert_not_null(headers, "set PERFSYS_SOURCE to the source tree");
  for (size_t i = 0; i < t.count; i++) {
    const ps_struct *type = t.items[i];
    declaration d;
    snprintf(name, sizeof name, "ps_%s", type->name);
    cr_assert(declarations_find(headers, "struct", name, &d), "%s", name);
    cr_expect(i >= t.told || strncmp(d.doc, type->doc, strlen(type->doc)) == 0, "%s:\n  header %s\n  table  %s",
                 name, d.doc, type->doc);
    for (size_t f = 0; f < type->count; f++) {
      const declared *m = member_of(&d, type->fields[f].name);
      cr_assert_not_null(m, "%s has no member %s", name, type->fields[f].name);
      cr_expect(i >= t.told || says(type->fields[f].doc, m->doc, i < t.exact), "%s.%s:\n  header %s\n  table  %s", name,
                       m->name, m->doc, type->fields[f].doc);
    }
    for (size_t k = 0; k < d.count; k++)
      cr_expect(is_own(&d.members[k]) || has_row(type, d.members[k].name),
                "%s.%s has no row", name, d.members[k].name);
  }
  free(headers);
}

static bool same_letters(const char *a, const char *b) {
  for (; *a != '\0' && tolower((unsigned char)*a) == tolower((unsigned char)*b); a++) b++;
  return *a == '\0' && *b == '\0';
}

static void check_enum(const char *headers, const ps_enum *e, bool exact) {
  char name[80];
  declaration d;
  snprintf(name, sizeof name, "ps_%s", e->name);
  cr_assert(declarations_find(headers, "enum", name, &d), "%s", name);
  cr_assert_eq(d.count, e->count, "%s: %zu in the header, %zu in the table", name, d.count,
               e->count);
  for (size_t i = 0; i < e->count; i++) {
    cr_assert_gt(strlen(d.members[i].name), strlen(name));
    const char *word = d.members[i].name + strlen(name) + 1;
    cr_expect(same_letters(word, i == 0 ? "unset" : e->values[i].name), "%s", d.members[i].name);
    cr_expect(says(e->values[i].doc, d.members[i].doc, exact || i == 0), "%s", d.members[i].name);
  }
}

Test(fields, words_are_the_enums_of_the_headers) {
  tables t = all_tables();
  char *headers = declarations_load();
  size_t checked = 0;
  cr_assert_not_null(headers, "set PERFSYS_SOURCE to the source tree");
  for (size_t i = 0; i < t.count; i++)
    for (size_t f = 0; f < t.items[i]->count; f++)
      if (t.items[i]->fields[f].values != NULL) { /* of enums and of lists of words */
        check_enum(headers, t.items[i]->fields[f].values, i < t.told);
        checked++;
      }
  cr_expect_geq(checked, 60);
  free(headers);
}

/* The one place where a name ends in an underscore is the header: what JSON says has none. */
Test(fields, names_that_c_or_cxx_takes_have_an_underscore_in_c) {
  static const struct {
    const char *type, *name;
    size_t offset;
  } rows[] = {{"intervention", "class", offsetof(ps_intervention, class_)},
              {"intervention", "requires", offsetof(ps_intervention, requires_)},
              {"cause", "private", offsetof(ps_cause, private_)},
              {"waiver", "object", offsetof(ps_waiver, object_)}};
  tables t = all_tables();
  for (size_t i = 0; i < t.count; i++)
    for (size_t f = 0; f < t.items[i]->count; f++) {
      const char *name = t.items[i]->fields[f].name;
      cr_expect_neq(name[strlen(name) - 1], '_', "%s.%s", t.items[i]->name, name);
    }
  for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
    for (size_t i = 0; i < t.count; i++) {
      if (strcmp(t.items[i]->name, rows[r].type) != 0) continue;
      const ps_field *f = ps_field_find(t.items[i], rows[r].name);
      cr_assert_not_null(f, "%s.%s", rows[r].type, rows[r].name);
      cr_expect_eq(f->offset, rows[r].offset);
    }
}

/* The case lists every type once, and every struct of a list is in one table only. */
Test(fields, the_case_lists_every_type_once) {
  const ps_struct *type = ps_entity_table(PS_CASE);
  size_t lists = 0;
  for (size_t i = 0; i < type->count; i++) {
    const ps_field *f = &type->fields[i];
    if (f->kind != PS_KIND_ENTITY) continue;
    ps_entity_type listed = ps_entity_type_find(f->element->name);
    cr_assert_neq(listed, PS_ENTITY_NONE);
    cr_expect_eq(ps_entity_table(listed), f->element);
    cr_expect_eq(psi_entity_list(listed), f, "%s is listed twice", f->element->name);
    lists++;
  }
  cr_expect_eq(lists, PS_ENTITY_END_ - PS_CASE - 1);
  cr_expect_null(psi_entity_list(PS_CASE));
}

/* Each at the value of its enum in C: the header is read as C here, not as text. */
Test(fields, words_are_at_the_values_of_c) {
  ps_case *c = ps_case_new(NULL, NULL);
  ps_cause *cause = ps_add(c, PS_CAUSE, "c", NULL);
  ps_measure *m = ps_add(c, PS_MEASURE, "m", NULL);
  cr_expect_eq(ps_set_text(c, c, "purpose", "how_to", NULL), PS_OK);
  cr_expect_eq(c->purpose, PS_PURPOSE_HOW_TO);
  ps_set_text(c, c, "status", "closed", NULL);
  cr_expect_eq(c->status, PS_CASE_STATUS_CLOSED);
  ps_set_text(c, cause, "status", "ruled_out", NULL);
  cr_expect_eq(cause->status, PS_CAUSE_STATUS_RULED_OUT);
  ps_evidence *seen = ps_add(c, PS_EVIDENCE, "e", NULL);
  ps_set_text(c, seen, "method", "shadowing", NULL);
  ps_set_text(c, seen, "reliability", "F", NULL);
  cr_expect_eq(seen->method, PS_METHOD_SHADOWING);
  cr_expect_eq(seen->reliability, PS_RELIABILITY_F);
  ps_intervention *done = ps_add(c, PS_INTERVENTION, "i", NULL);
  ps_set_text(c, done, "class", "other", NULL);
  ps_set_text(c, done, "evaluation_plan.method", "none", NULL);
  cr_expect_eq(done->class_, PS_INTERVENTION_CLASS_OTHER);
  cr_expect_eq(done->evaluation_plan.method, PS_ISOLATION_NONE);
  ps_set_text(c, m, "period", "year", NULL);
  ps_set_text(c, m, "direction", "band", NULL);
  cr_expect_eq(m->period, PS_PERIOD_YEAR);
  cr_expect_eq(m->direction, PS_DIRECTION_BAND);
  ps_case_free(c);
  cr_expect_str_eq(ps_severity_name(PS_SEVERITY_NOTE), "note");
  cr_expect_str_eq(ps_severity_name(PS_SEVERITY_UNSET), "");
  cr_expect_str_eq(ps_severity_name((ps_severity)99), "");
  cr_expect_str_eq(ps_verdict_name(PS_VERDICT_WAIVED), "waived");
  cr_expect_str_eq(ps_verdict_name((ps_verdict)-1), "");
}
