/* Who is heard at the table. */
#include "counting.h"
#include "quoted.h"

#include <perfsys/perfsys.h>

#include <math.h>
#include <stdio.h>

/* A table of so many seats of the field, strategy, learning and others. */
static ps_case *table_of(int field, int strategy, int learning, int other) {
  const int counts[] = {field, strategy, learning, other};
  static const char *const perspectives[] = {"performer", "strategy", "specialist", "product"};
  ps_case *c = ps_case_new(NULL, NULL);
  for (int i = 0, n = 0; i < 4; i++)
    for (int j = 0; j < counts[i]; j++, n++) {
      char id[16];
      snprintf(id, sizeof id, "p%d", n);
      ps_party *party = ps_add(c, PS_PARTY, id, NULL);
      ps_set_flag(c, party, "seat", true, NULL);
      ps_set_text(c, party, "side", i == 2 ? "learning" : "business", NULL);
      ps_append(c, party, "perspectives", perspectives[i], NULL);
    }
  return c;
}

static ps_voices *voices_of(ps_case *c) {
  ps_voices *v = ps_voices_of(c, NULL, NULL);
  cr_assert_not_null(v);
  ps_case_free(c); /* the result outlives it */
  return v;
}

static void near(ps_number number, double wanted, double within) {
  cr_expect(number.set && fabs(number.value - wanted) <= within, "%.17g, not %.17g (%d)",
            number.value, wanted, number.set);
}

/* The two vectors of the domain notes, 5.4, and four equal classes. */
Test(voices, test_vectors) {
  ps_voices *v = voices_of(table_of(7, 2, 1, 0));
  near(v->shannon, 0.8018, 5e-5);
  near(v->evenness, 0.7298, 5e-5);
  near(v->simpson, 0.46, 1e-12);
  near(v->effective, 1.85, 5e-3);
  near(v->largest, 0.7, 1e-12);
  near(v->field_to_strategy, 3.5, 1e-12);
  cr_expect_eq(v->seats.value, 10);
  ps_result_free(v);
  v = voices_of(table_of(4, 4, 2, 0));
  near(v->shannon, 1.0549, 5e-5);
  near(v->evenness, 0.9602, 5e-5);
  near(v->simpson, 0.64, 1e-12);
  near(v->effective, 2.78, 5e-3);
  ps_result_free(v);
  v = voices_of(table_of(3, 3, 3, 3));
  near(v->shannon, 1.3862943611198906, 1e-14); /* ln 4 */
  near(v->evenness, 1, 1e-15);
  near(v->effective, 4, 1e-12);
  ps_result_free(v);
}

/* Against the logarithm of the machine, for every table up to 12 seats a class. */
Test(voices, same_as_by_the_logarithm_of_the_machine) {
  for (int f = 0; f <= 12; f += 3)
    for (int s = 0; s <= 12; s += 4)
      for (int l = 0; l <= 4; l++) {
        const int counts[] = {f, s, l, 1};
        double all = f + s + l + 1, h = 0, classes = 0;
        for (int i = 0; i < 4; i++) {
          if (counts[i] == 0) continue;
          h -= counts[i] / all * log(counts[i] / all);
          classes++;
        }
        ps_voices *v = voices_of(table_of(f, s, l, 1));
        near(v->shannon, h, 1e-14);
        cr_expect_eq(v->evenness.set, classes > 1);
        if (classes > 1) near(v->evenness, h / log(classes), 1e-14);
        cr_expect_eq(v->field_to_strategy.set, f > 0 && s > 0);
        ps_result_free(v);
      }
}

Test(voices, a_seat_may_be_a_voice_of_two_classes) {
  ps_voices *v = voices_of(quoted_case(
      "{'parties':[{'id':'a','seat':true,'perspectives':['frontline_leader','sponsor','product']},"
      "{'id':'b','seat':true,'side':'learning','perspectives':['performer']},"
      "{'id':'c','seat':true,'side':'learning','perspectives':['specialist']},"
      "{'id':'d','seat':false,'perspectives':['customer']},{'id':'e','perspectives':['region']}]}"));
  const ps_voice_share *classes = v->classes.items;
  cr_assert_eq(v->classes.count, 4);
  cr_expect_str_eq(classes[0].name, "field");
  cr_expect_str_eq(classes[3].name, "other");
  cr_expect_eq(classes[0].seats.value, 2);
  cr_expect_eq(classes[1].seats.value, 1);
  cr_expect_eq(classes[2].seats.value, 1);
  cr_expect_eq(classes[3].seats.value, 0);
  near(classes[0].share, 0.5, 1e-15);
  cr_expect_not(classes[0].speaking.set);
  /* By perspective the first seat is split in three. */
  cr_assert_eq(v->perspectives.count, 5);
  double all = 0;
  for (size_t i = 0; i < 5; i++) all += v->perspectives.items[i].share.value;
  cr_expect(fabs(all - 1) < 1e-15);
  cr_expect_str_eq(v->perspectives.items[0].name, "sponsor");
  near(v->perspectives.items[0].share, 1.0 / 9, 1e-15);
  cr_expect_eq(v->seats.value, 3);
  ps_result_free(v);
}

/* sum |x_i - x_j| / (2 n sum x): of 0.1 0.2 0.3 0.4 it is 0.25; of all alike 0; where one
 * speaks alone (n - 1) / n. */
Test(voices, gini_of_speaking_time) {
  static const struct {
    double shares[4], gini;
  } rows[] = {{{0.1, 0.2, 0.3, 0.4}, 0.25}, {{0.25, 0.25, 0.25, 0.25}, 0}, {{0, 0, 1, 0}, 0.75}};
  for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
    ps_case *c = table_of(2, 1, 1, 0);
    for (size_t i = 0; i < 4; i++)
      ps_set_number(c, ps_at(c, PS_PARTY, i), "speaking_share", rows[r].shares[i], NULL);
    ps_voices *v = voices_of(c);
    near(v->gini, rows[r].gini, 1e-15);
    near(v->classes.items[0].speaking, rows[r].shares[0] + rows[r].shares[1], 1e-15);
    cr_expect_eq(v->missing.count, 1); /* the required perspectives */
    ps_result_free(v);
  }
}

Test(voices, coverage_and_seats_that_could_go) {
  ps_voices *v = voices_of(quoted_case(
      "{'required_perspectives':['performer','customer','sponsor','wizard'],'parties':["
      "{'id':'a','side':'business','seat':true,'perspectives':['performer']},"
      "{'id':'b','side':'business','seat':true,'perspectives':['performer','sponsor']},"
      "{'id':'c','side':'business','seat':true,'perspectives':['performer']},"
      "{'id':'d','side':'learning','seat':true,'perspectives':['performer']},"
      "{'id':'e','name':'Tom Adler','side':'business','seat':true}]}"));
  near(v->coverage, 2.0 / 3, 1e-15);
  cr_assert_eq(v->uncovered.count, 1);
  cr_expect_str_eq(v->uncovered.items[0], "customer");
  /* c and a can go, both: b is left for the performers, and d for the learning side. */
  cr_assert_eq(v->redundant.count, 2);
  cr_expect_str_eq(v->redundant.items[0], "c");
  cr_expect_str_eq(v->redundant.items[1], "a");
  bool said = false;
  for (size_t i = 0; i < v->missing.count; i++)
    said = said ||
           strcmp(v->missing.items[i], "Tom Adler: what they can speak for (perspectives)") == 0;
  cr_expect(said);
  ps_result_free(v);
}

Test(voices, nothing_to_tell) {
  ps_voices *v = voices_of(quoted_case("{'id':'x','parties':[{'id':'a','perspectives':['sponsor']}]}"));
  cr_expect_not(v->seats.set || v->shannon.set || v->evenness.set || v->coverage.set);
  cr_expect_str_eq(v->case_id, "x");
  cr_assert_eq(v->missing.count, 1);
  cr_expect_str_eq(v->missing.items[0], "who sits at the table (seat)");
  ps_result_free(v);
  v = voices_of(quoted_case("{'parties':[{'id':'a','seat':false}]}"));
  cr_expect(v->seats.set && v->seats.value == 0 && !v->shannon.set && v->missing.count == 0);
  ps_result_free(v);
  v = voices_of(table_of(3, 0, 0, 0)); /* one class: no evenness, no ratio */
  near(v->shannon, 0, 0);
  near(v->simpson, 0, 0);
  near(v->effective, 1, 0);
  cr_expect_not(v->evenness.set || v->field_to_strategy.set || v->gini.set);
  ps_result_free(v);
}

Test(voices, names_and_misuse) {
  ps_error e = {PS_OK, 0, 0, "", ""};
  cr_expect_str_eq(ps_voice_name(PS_VOICE_LEARNING), "learning");
  cr_expect_str_eq(ps_voice_name(PS_VOICE_UNSET), "");
  cr_expect_str_eq(ps_voice_name((ps_voice)99), "");
  cr_expect_null(ps_voices_of(NULL, NULL, &e));
  cr_expect_eq(e.status, PS_E_ARGUMENT);
}

Test(voices, without_memory) {
  ps_case *c = quoted_case("{'id':'x','required_perspectives':['customer'],'parties':["
                           "{'id':'a','name':'A','seat':true,'perspectives':['performer']},"
                           "{'id':'b','seat':true,'perspectives':['performer']}]}");
  ps_voices *whole = ps_voices_of(c, NULL, NULL);
  for (long nth = 1;; nth++) {
    counting counts = {.refuse = nth};
    ps_settings settings = counting_settings(&counts);
    ps_error e = {PS_OK, 0, 0, "", ""};
    ps_voices *v = ps_voices_of(c, &settings, &e);
    if (v == NULL) cr_expect_eq(e.status, PS_E_MEMORY);
    if (v != NULL) cr_expect(ps_equal(v, whole));
    bool done = v != NULL;
    ps_result_free(v);
    cr_expect_eq(counts.blocks, 0);
    if (done) break;
  }
  ps_result_free(whole);
  ps_case_free(c);
}

/* ---- what rules tell beside their messages ---- */

static bool tells(const char *rule, const char *written, const char *line) {
  ps_check_options options = PS_CHECK_OPTIONS_INIT;
  options.rules = rule;
  ps_case *c = quoted_case(written);
  ps_check_result *result = ps_check(c, &options, NULL, NULL);
  bool told = false;
  for (size_t i = 0; i < result->findings.count; i++)
    for (size_t j = 0; j < result->findings.items[i].evidence.count; j++)
      told = told || strcmp(result->findings.items[i].evidence.items[j], line) == 0;
  ps_result_free(result);
  ps_case_free(c);
  return told;
}

Test(voices, evidence) {
  cr_expect(tells("A41",
                  "{'parties':[{'id':'a','seat':true,'perspectives':['performer']},"
                  "{'id':'b','seat':true,'perspectives':['performer']},"
                  "{'id':'c','seat':true,'perspectives':['performer']},"
                  "{'id':'d','seat':true,'perspectives':['performer']},"
                  "{'id':'e','seat':true,'perspectives':['sponsor']}]}",
                  "Evenness of field, strategy, learning and others (Pielou): 0.72, where 1 is all "
                  "alike."));
  static const char table[] =
      "{'status':'planned','required_perspectives':['customer'],'parties':["
      "{'id':'a','name':'Ann','seat':true,'perspectives':['sponsor']},"
      "{'id':'b','name':'Shops','seat':false,'perspectives':['customer']}]}";
  cr_expect(tells("A50", table, "Without a seat, and could bring it: Shops."));
  cr_expect_not(tells("A50", table, "Without a seat, and could bring it: Ann."));
}
