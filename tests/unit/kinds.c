/* What can be done to a struct by its table, for every kind of field there is: a
 * table of this test's own holds one field of each, also of kinds no entity has yet. */
#include "base/field.h"
#include "counting.h"

#include <criterion/criterion.h>

#include <math.h>
#include <string.h>

typedef struct inner {
  ps_object object;
  ps_number number;
  const char *text;
} inner;

typedef struct outer {
  ps_object object;
  const char *text;
  ps_flag flag;
  ps_integer integer;
  ps_number number;
  ps_date date;
  ps_money money;
  ps_range range;
  int word;
  const char *catalogue;
  const char *reference;
  const char *expression;
  inner nested;
  ps_series series;
  ps_text_list texts;
  ps_text_list references;
  psi_list structs;
} outer;

static const ps_enum_value word_values[] = {{"", ""}, {"one", "The first."}, {"two", "The other."}};
static const ps_enum words = PSI_WORDS("word", word_values);

static const ps_field inner_rows[] = {
    PSI_NUMBER(inner, number, NULL, 1, "A number."),
    PSI_TEXT(inner, text, 1, "A text."),
};
static const ps_struct inner_table = PSI_TABLE("inner", inner, inner_rows, "Within.");

static const ps_field outer_rows[] = {
    PSI_TEXT(outer, text, 1, "A text."),
    PSI_FLAG(outer, flag, 1, "A flag."),
    PSI_INTEGER(outer, integer, NULL, 1, "An integer."),
    PSI_NUMBER(outer, number, NULL, 1, "A number."),
    PSI_DATE(outer, date, 1, "A date."),
    PSI_MONEY(outer, money, 1, "Money."),
    PSI_RANGE(outer, range, NULL, 1, "A range."),
    PSI_ENUM(outer, word, words, 1, "A word."),
    PSI_CATALOGUE(outer, catalogue, "factor", 1, "An id of a catalogue."),
    PSI_REFERENCE(outer, reference, "gap", 1, "A reference."),
    PSI_PLAIN(outer, expression, const char *, PS_KIND_EXPRESSION, 0, NULL, 1, "A formula."),
    PSI_STRUCT(outer, nested, inner, inner_table, 1, "A struct."),
    PSI_SERIES(outer, series, 1, "A series."),
    PSI_TEXTS(outer, texts, 1, "Texts."),
    PSI_REFERENCES(outer, references, "gap", 1, "References."),
    PSI_STRUCTS(outer, structs, inner_table, 1, "Structs."),
};
static const ps_struct outer_table = PSI_TABLE("outer", outer, outer_rows, "Without.");

/* Two structs in one store: `b` is a copy of `a` until a test changes one. */
static ps_store *store;
static outer a, b;

static const ps_field *row(const char *name) {
  const ps_field *found = ps_field_find(&outer_table, name);
  cr_assert_not_null(found);
  return found;
}

static void begin(outer *o) {
  memset(o, 0, sizeof *o);
  psi_init(o, &outer_table);
}

static void setup(void) {
  store = psi_store_new(NULL);
  begin(&a);
  begin(&b);
}

static void teardown(void) { psi_store_free(store); }

TestSuite(kinds, .init = setup, .fini = teardown);

static void add_text(outer *o, const char *list, const char *text) {
  cr_assert_not_null(psi_list_add(store, o, row(list)));
  psi_list items = psi_get_list(o, row(list));
  psi_list_put(items, items.count - 1, text);
}

static void add_point(outer *o, ps_date on, double value, const char *group) {
  psi_point p = {on, value, psi_no_figure(), psi_no_figure(), group};
  cr_assert(psi_series_add(store, &o->series, &p));
}

static void fill(outer *o) {
  o->text = "text";
  o->flag = (ps_flag){false, true};
  o->integer = (ps_integer){INT64_MIN, true};
  o->number = (ps_number){0.1, true};
  o->date = 20240229;
  o->money = (ps_money){-5, "EUR", true};
  o->range = (ps_range){{1, true}, {0, false}, {3, true}};
  o->word = 2;
  o->catalogue = "F14";
  o->reference = "g1";
  o->expression = "g1 * 2";
  o->nested.text = "";
  o->nested.object.state |= PS_OBJECT_GIVEN;
  add_point(o, 20240101, 1.5, "north");
  add_point(o, 20240201, 2.5, NULL);
  cr_assert(psi_series_extend(store, &o->series, 1, "who", 3, "\"me\"", 4));
  add_text(o, "texts", "first");
  add_text(o, "references", "g2");
  ((inner *)psi_list_add(store, o, row("structs")))->number = (ps_number){7, true};
  cr_assert(psi_extend(store, o, "zz", 2, "[1]", 3));
}

Test(kinds, nothing_is_set_at_first) {
  for (size_t i = 0; i < outer_table.count; i++)
    cr_expect_not(ps_is_set(&a, outer_table.fields[i].name), "%s", outer_table.fields[i].name);
  cr_expect_not(ps_is_set(&a, "no_such_field"));
  cr_expect_not(ps_is_set(&a, NULL));
  cr_expect_not(ps_is_set(NULL, "text"));
  cr_expect_eq(a.nested.object.type, &inner_table);
  cr_expect(ps_equal(&a, &b));
  cr_expect(ps_equal(NULL, NULL));
  cr_expect_not(ps_equal(&a, NULL));
  cr_expect_not(ps_equal(NULL, &a));
  cr_expect_not(ps_equal(&a, &a.nested), "of another type");
}

Test(kinds, each_field_is_set_alone_copied_and_unset) {
  outer full;
  begin(&full);
  fill(&full);
  for (size_t i = 0; i < outer_table.count; i++) {
    const ps_field *f = &outer_table.fields[i];
    begin(&a);
    begin(&b);
    cr_expect(psi_copy_field(store, &a, &full, f));
    cr_expect_not(ps_equal(&a, &b), "%s", f->name);
    for (size_t k = 0; k < outer_table.count; k++)
      cr_expect_eq(ps_is_set(&a, outer_table.fields[k].name), k == i, "%s by %s",
                   outer_table.fields[k].name, f->name);
    cr_expect(psi_copy_field(store, &b, &a, f));
    cr_expect(ps_equal(&a, &b), "%s", f->name);
    psi_unset(&a, f);
    begin(&b);
    cr_expect(ps_equal(&a, &b), "%s", f->name);
    cr_expect_eq(a.nested.object.type, &inner_table);
  }
}

Test(kinds, a_copy_shares_nothing) {
  ps_store *other = psi_store_new(NULL);
  fill(&a);
  cr_assert(psi_copy(other, &b, &a));
  cr_expect(ps_equal(&a, &b));
  const ps_field *texts[] = {row("catalogue"), row("reference")};
  for (int i = 0; i < 2; i++) cr_expect_neq(psi_get_text(&a, texts[i]), psi_get_text(&b, texts[i]));
  teardown(); /* the original is gone */
  store = other;
  cr_expect_str_eq(b.nested.text, "");
  cr_expect_str_eq(b.expression, "g1 * 2");
  cr_expect_str_eq(psi_list_text(psi_get_list(&b, row("texts")), 0), "first");
  cr_expect_str_eq(b.series.group[0], "north");
  cr_expect_null(b.series.group[1]);
  cr_expect_str_eq(b.series.extensions[0].member.text, "\"me\"");
  cr_expect_str_eq(psi_extension_find(&b, "zz")->text, "[1]");
}

/* Changes one thing at a time in a copy of a full struct. */
#define DIFFERS(change)                                                                            \
  do {                                                                                             \
    begin(&a);                                                                                     \
    begin(&b);                                                                                     \
    fill(&a);                                                                                      \
    cr_assert(psi_copy(store, &b, &a));                                                            \
    cr_assert(ps_equal(&a, &b));                                                                   \
    change;                                                                                        \
    cr_expect_not(ps_equal(&a, &b), #change);                                                      \
    cr_expect_not(ps_equal(&b, &a), #change);                                                      \
  } while (0)

Test(kinds, equal_sees_every_difference) {
  DIFFERS(b.text = NULL);
  DIFFERS(b.text = "");
  DIFFERS(b.flag.value = true);
  DIFFERS(b.flag.set = false);
  DIFFERS(b.integer.value++);
  DIFFERS(b.number.value = 0.1 + 0x1p-56);
  DIFFERS((a.number.value = 0, b.number.value = -0.0));
  DIFFERS(b.date = 0);
  DIFFERS(b.money.minor = 5);
  DIFFERS(b.money.currency[0] = '\0');
  DIFFERS(b.range.likely.set = true);
  DIFFERS(b.range.high.value = 4);
  DIFFERS(b.word = 1);
  DIFFERS(b.catalogue = "F15");
  DIFFERS(b.reference = NULL);
  DIFFERS(b.expression = "");
  DIFFERS(b.nested.text = NULL);
  DIFFERS(psi_unset(&b, row("nested")));
  DIFFERS(add_text(&b, "texts", ""));
  DIFFERS(psi_list_put(psi_get_list(&b, row("references")), 0, "g3"));
  DIFFERS(psi_list_take_out(&b, row("structs"), 0));
  DIFFERS(((inner *)b.structs.items)->number.value = 8);
  DIFFERS(((inner *)b.structs.items)->text = "");
  DIFFERS(psi_extension_drop(&b, "zz"));
  DIFFERS(cr_assert(psi_extend(store, &b, "zy", 2, "1", 1)));
  DIFFERS((psi_extension_drop(&b, "zz"), psi_extend(store, &b, "zz", 2, "[2]", 3)));
}

Test(kinds, equal_sees_every_difference_in_a_series) {
  DIFFERS(add_point(&b, 20240301, 1, NULL));
  DIFFERS(((ps_date *)b.series.on)[1] = 20240202);
  DIFFERS(((double *)b.series.value)[0] = 1.25);
  DIFFERS(((double *)b.series.numerator)[1] = 0);
  DIFFERS(((double *)b.series.denominator)[1] = 0);
  DIFFERS(((const char **)b.series.group)[0] = NULL);
  DIFFERS(((const char **)b.series.group)[1] = "");
  DIFFERS(((const char **)b.series.group)[0] = "south");
  DIFFERS(((ps_row_extension *)b.series.extensions)[0].row = 0);
  DIFFERS(((ps_row_extension *)b.series.extensions)[0].member.text = "\"you\"");
  DIFFERS(cr_assert(psi_series_extend(store, &b.series, 1, "x", 1, "1", 1)));
  DIFFERS(((double *)a.series.value)[0] = psi_no_figure());
}

Test(kinds, what_is_unset_says_nothing_beyond) {
  a.number.value = 5; /* a rest of something, not set */
  a.flag.value = true;
  a.money.minor = 5;
  a.range.low.value = 2;
  cr_expect(ps_equal(&a, &b));
  psi_list empty = {NULL, 0, 0, true};
  psi_put_list(&a, row("texts"), empty);
  cr_expect_not(ps_equal(&a, &b), "an empty list is not no list");
  cr_expect(psi_copy(store, &b, &a));
  cr_expect(ps_equal(&a, &b));
  cr_expect(b.texts.given);
}

Test(kinds, every_nan_is_the_same_nothing) {
  add_point(&a, 20240101, -NAN, NULL);
  add_point(&b, 20240101, NAN, NULL);
  cr_expect(ps_equal(&a, &b));
}

Test(kinds, unknown_members_come_and_go) {
  char name[8] = "m0";
  for (char n = '0'; n <= '9'; n++) {
    name[1] = n;
    cr_assert(psi_extend(store, &a, name, 2, "null", 4));
  }
  psi_extension_drop(&a, "m3");
  psi_extension_drop(&a, "m3");
  cr_expect_eq(a.object.extensions->count, 9);
  cr_expect_str_eq(a.object.extensions->items[3].name, "m4");
  for (char n = '0'; n <= '9'; n++) {
    name[1] = n;
    psi_extension_drop(&a, name);
  }
  cr_expect_null(a.object.extensions, "none are left: as base.h says, NULL");
  cr_expect(ps_equal(&a, &b));
}

/* A copy takes no more than it needs: compacting rests on it. */
Test(kinds, a_copy_is_no_larger_than_its_content) {
  for (int i = 0; i < 1025; i++) {
    add_text(&a, "texts", "same");
    cr_assert_not_null(psi_list_add(store, &a, row("structs")));
  }
  ps_store *other = psi_store_new(NULL);
  cr_assert(psi_copy(other, &b, &a));
  size_t content = 1025 * (sizeof(char *) + sizeof "same" + sizeof(inner));
  cr_expect_lt(psi_store_size(other), content + content / 2, "%zu for %zu", psi_store_size(other),
               content);
  psi_store_free(other);
}

Test(kinds, copy_without_memory_is_told) {
  fill(&a);
  for (long refuse = 1;; refuse++) {
    counting held = COUNTING_INIT;
    ps_settings s = counting_settings(&held);
    ps_store *other = psi_store_new(&s.allocator);
    held.refuse = held.asked + refuse;
    begin(&b);
    bool copied = psi_copy(other, &b, &a);
    cr_expect_eq(copied, held.asked < held.refuse);
    psi_store_free(other);
    cr_expect_eq(held.bytes, 0);
    if (copied) break;
  }
}
