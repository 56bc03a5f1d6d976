/* Long calls tell progress, more often the more there is to do, and end when they are told to:
 * with PS_E_CANCELLED, and nothing left behind. How long that takes is for tests/bench. */
#include "base/pulse.h"
#include "check/users.h"
#include "counting.h"

#include <criterion/criterion.h>
#include <math.h>
#include <perfsys/perfsys.h>
#include <stdio.h>
#include <unistd.h>

/* ---- a case with much of everything ---- */

/* `many` gaps, measures and causes, some parties, and a series of ten times as many points of
 * some groups. Causes name other gaps than their neighbours do. */
static ps_case *case_of(size_t many) {
  ps_case *c = ps_case_new(NULL, NULL);
  char id[32], other[32];
  cr_assert(ps_set_text(c, c, "id", "much", NULL) == PS_OK);
  cr_assert(ps_set_text(c, c, "purpose", "performance", NULL) == PS_OK);
  for (size_t i = 0; i < many; i++) {
    snprintf(id, sizeof id, "m%zu", i);
    void *measure = ps_add(c, PS_MEASURE, id, NULL);
    cr_assert_not_null(measure);
    snprintf(other, sizeof other, "g%zu", i);
    void *gap = ps_add(c, PS_GAP, other, NULL);
    cr_assert(ps_set_text(c, gap, "measure", id, NULL) == PS_OK);
    cr_assert(ps_set_text(c, gap, "statement", "Reports are late, for want of a list.", NULL) ==
              PS_OK);
    snprintf(id, sizeof id, "c%zu", i);
    snprintf(other, sizeof other, "g%zu", i * 7 % (i + 1));
    void *cause = ps_add(c, PS_CAUSE, id, NULL);
    cr_assert(ps_set_text(c, cause, "gap", other, NULL) == PS_OK);
    cr_assert(ps_set_text(c, cause, "statement", "Nobody keeps the list.", NULL) == PS_OK);
  }
  for (size_t i = 0; i < 20; i++) {
    snprintf(id, sizeof id, "p%zu", i);
    void *party = ps_add(c, PS_PARTY, id, NULL);
    snprintf(other, sizeof other, "Person %zu", i);
    cr_assert(ps_set_text(c, party, "name", other, NULL) == PS_OK);
  }
  void *measure = ps_find(c, PS_MEASURE, "m0");
  for (size_t i = 0; i < 10 * many; i++) {
    char group[32];
    snprintf(group, sizeof group, "Region %zu", i % 7);
    ps_date on = ps_date_add_days(20200101, (int32_t)(i * 31 % (10 * many) / 7));
    cr_assert(ps_series_add(c, measure, on, (double)i, (double)NAN, (double)NAN, group, NULL) ==
              PS_OK);
  }
  return c;
}

/* ---- who listens ---- */

typedef struct listener {
  long calls, stop_at; /* 0: never */
  double last;
  bool fell;
} listener;

static bool listen(void *data, double done) {
  listener *l = data;
  l->calls++;
  l->fell = l->fell || done < l->last || done < 0 || done > 1;
  l->last = done;
  return l->stop_at == 0 || l->calls < l->stop_at;
}

/* ---- the calls ---- */

/* The case, as text, and another version of it. */
typedef struct given {
  ps_case *c, *other;
  char *text, *rows;
  size_t length, rows_length;
  char path[64];
} given;

/* Makes the call and frees what it gives; whether it gave anything. */
typedef bool (*call)(const given *g, const ps_settings *s, ps_error *e);

#define RESULT(name, made)                                                                         \
  static bool name(const given *g, const ps_settings *s, ps_error *e) {                            \
    void *result = (void *)(uintptr_t)(made);                                                      \
    (void)g;                                                                                       \
    ps_result_free(result);                                                                        \
    return result != NULL;                                                                         \
  }
#define TEXT(name, made)                                                                           \
  static bool name(const given *g, const ps_settings *s, ps_error *e) {                            \
    char *text = (made);                                                                           \
    ps_text_free(text, s);                                                                         \
    return text != NULL;                                                                           \
  }
#define CASE(name, made)                                                                           \
  static bool name(const given *g, const ps_settings *s, ps_error *e) {                            \
    ps_case *c = (made);                                                                           \
    ps_case_free(c);                                                                               \
    return c != NULL;                                                                              \
  }

static const ps_check_options *for_sponsor(void) {
  static ps_check_options o = PS_CHECK_OPTIONS_INIT;
  o.audience = PS_AUDIENCE_SPONSOR;
  return &o;
}
static const ps_check_options *one_rule(const char *id) {
  static ps_check_options o = PS_CHECK_OPTIONS_INIT;
  o.rules = id;
  return &o;
}

CASE(load, ps_case_load(g->path, s, e))
CASE(parse, ps_case_parse(g->text, g->length, s, e))
CASE(copy, ps_case_copy(g->c, s, e))
CASE(redact, ps_redact(g->c, NULL, s, e))
RESULT(inspect, ps_case_inspect(g->c, s, e))
RESULT(references, ps_references(g->c, "g0", s, e))
RESULT(check, ps_check(g->c, NULL, s, e))
RESULT(check_for_sponsor, ps_check(g->c, for_sponsor(), s, e))
RESULT(check_by_gaps, ps_check(g->c, one_rule("MT15"), s, e))
RESULT(check_by_causes, ps_check(g->c, one_rule("CT12"), s, e))
RESULT(check_by_words, ps_check(g->c, one_rule("B42"), s, e))
RESULT(next, ps_next_question(g->c, NULL, s, e))
RESULT(size, ps_size(g->c, NULL, s, e))
RESULT(diff, ps_diff(g->c, g->other, s, e))
TEXT(json, ps_json_text(g->c, NULL, NULL, s, e))
TEXT(report, ps_report_text(g->c, NULL, NULL, s, e))
TEXT(show, ps_show_text(g->c, NULL, NULL, NULL, s, e))

static bool merge(const given *g, const ps_settings *s, ps_error *e) {
  ps_merge *merged = ps_merge_cases(g->c, g->other, g->c, s, e);
  ps_merge_free(merged);
  return merged != NULL;
}

/* Into a case of its own, whose series is there already: all rows are looked up. */
static bool import(const given *g, const ps_settings *s, ps_error *e) {
  ps_case *c = ps_case_copy(g->c, NULL, NULL);
  ps_import_series_options o = PS_IMPORT_SERIES_OPTIONS_INIT;
  o.group_column = "group";
  ps_import *result = ps_import_series(c, "m0", g->rows, g->rows_length, &o, s, e);
  cr_expect(result != NULL || ps_equal(c, g->c), "an import that ended early has changed the case");
  ps_result_free(result);
  ps_case_free(c);
  return result != NULL;
}

static const struct {
  const char *name;
  call run;
} calls[] = {
    {"load", load},
    {"parse", parse},
    {"copy", copy},
    {"redact", redact},
    {"inspect", inspect},
    {"references", references},
    {"check", check},
    {"check for a sponsor", check_for_sponsor},
    {"check of MT15", check_by_gaps},
    {"check of CT12", check_by_causes},
    {"check of B42", check_by_words},
    {"next question", next},
    {"size", size},
    {"diff", diff},
    {"merge", merge},
    {"import", import},
    {"json", json},
    {"report", report},
    {"show", show},
};
enum { CALLS = sizeof calls / sizeof calls[0] };

static given given_of(size_t many) {
  given g;
  memset(&g, 0, sizeof g);
  g.c = case_of(many);
  g.other = ps_case_copy(g.c, NULL, NULL);
  for (size_t i = 0; i < many; i += 3)
    cr_assert(ps_set_number(g.other, ps_at(g.other, PS_GAP, i), "desired", 7, NULL) == PS_OK);
  g.text = ps_json_text(g.c, NULL, &g.length, NULL, NULL);
  snprintf(g.path, sizeof g.path, "/tmp/perfsys-progress-%d.json", (int)getpid());
  cr_assert(ps_case_save(g.c, g.path, NULL, NULL, NULL) == PS_OK);
  const ps_series *series = &((const ps_measure *)ps_find(g.c, PS_MEASURE, "m0"))->series;
  g.rows = malloc(64 * (series->count + 1));
  g.rows_length = (size_t)sprintf(g.rows, "date,value,group\n");
  for (size_t i = series->count; i-- > 0;) {
    char day[11];
    g.rows_length += (size_t)sprintf(g.rows + g.rows_length, "%s,%.0f,%s\n",
                                     ps_date_text(series->on[i], day), series->value[i],
                                     series->group[i]);
  }
  return g;
}

static void give_back(given *g) {
  remove(g->path);
  free(g->rows);
  ps_text_free(g->text, NULL);
  ps_case_free(g->other);
  ps_case_free(g->c);
}

/* How often a call tells progress. */
static long told_by(const given *g, size_t which) {
  listener l = {0, 0, 0, false};
  ps_settings s = PS_SETTINGS_INIT;
  ps_error e = {PS_OK, 0, 0, "", ""};
  s.progress = listen;
  s.progress_data = &l;
  cr_expect(calls[which].run(g, &s, &e), "%s: %s", calls[which].name, e.message);
  cr_expect_not(l.fell, "%s: the share done fell, or left 0 to 1", calls[which].name);
  return l.calls;
}

Test(progress, is_told_more_often_where_there_is_more_to_do) {
  enum { FEW = 2000, OBJECTS = 3 * FEW };
  given few = given_of(FEW), many = given_of(3 * FEW);
  for (size_t i = 0; i < CALLS; i++) {
    long once = told_by(&few, i), thrice = told_by(&many, i);
    cr_expect_geq(once, OBJECTS / 4096, "%s: %ld calls for %d objects", calls[i].name, once,
                  OBJECTS);
    cr_expect_geq(thrice, 2 * once - 219, "%s: %ld calls, for three times as much %ld",
                  calls[i].name, once, thrice); /* 219: at the end of each rule, at least */
  }
  give_back(&few);
  give_back(&many);
}

Test(progress, a_call_that_is_cancelled_leaves_nothing_behind) {
  given g = given_of(1000);
  for (size_t i = 0; i < CALLS; i++) {
    const long all = told_by(&g, i);
    const long stops[] = {1, 2, all / 4, all / 2, all - 1, all};
    for (size_t n = 0; n < sizeof stops / sizeof stops[0]; n++) {
      if (stops[n] < 1) continue;
      listener l = {0, stops[n], 0, false};
      counting held = COUNTING_INIT;
      ps_settings s = counting_settings(&held);
      ps_error e = {PS_OK, 0, 0, "", ""};
      s.progress = listen;
      s.progress_data = &l;
      cr_expect_not(calls[i].run(&g, &s, &e), "%s went on after call %ld of %ld", calls[i].name,
                    stops[n], all);
      cr_expect_eq(e.status, PS_E_CANCELLED, "%s, %ld of %ld: %s", calls[i].name, stops[n], all,
                   e.message);
      cr_expect_eq(l.calls, stops[n], "%s called back after it was told to end", calls[i].name);
      cr_expect(held.blocks == 0 && held.bytes == 0 && !held.lied, "%s, %ld of %ld: %zu blocks left",
                calls[i].name, stops[n], all, held.blocks);
    }
  }
  give_back(&g);
}

/* ---- the pulse itself ---- */

Test(progress, a_pulse_that_nobody_hears_never_ends) {
  psi_pulse pulse;
  ps_settings s = PS_SETTINGS_INIT;
  pulse = psi_pulse_of(&s);
  for (int i = 0; i < 10; i++) cr_expect(psi_pulse_beat(&pulse, PSI_PULSE_WORK));
  cr_expect(psi_pulse_beat(NULL, 1));
  cr_expect_eq(psi_pulse_end(&pulse, NULL), PS_E_MEMORY);
}

Test(progress, a_stretch_of_a_stretch) {
  listener l = {0, 0, 0, false};
  ps_settings s = PS_SETTINGS_INIT;
  s.progress = listen;
  s.progress_data = &l;
  psi_pulse outer = psi_pulse_of(&s);
  const ps_settings within = psi_pulse_within(&outer, &s, 0.5, 0.75);
  psi_pulse inner = psi_pulse_of(&within);
  psi_pulse_stretch(&inner, 0, 1, 4);
  inner.at = 2;
  cr_expect(psi_pulse_beat(&inner, PSI_PULSE_WORK - 1));
  cr_expect_eq(l.calls, 0);
  cr_expect(psi_pulse_beat(&inner, 1));
  cr_expect_eq(l.calls, 1);
  cr_expect_eq(l.last, 0.625);
  inner.at = 1;
  psi_pulse_tell(&inner);
  cr_expect_eq(l.last, 0.625, "it fell");
  l.stop_at = 1;
  cr_expect_not(psi_pulse_tell(&inner));
  cr_expect(inner.cancelled && outer.cancelled);
  cr_expect_not(psi_pulse_beat(&outer, 0));
  cr_expect_eq(l.calls, 3);
  cr_expect_eq(psi_pulse_end(&outer, NULL), PS_E_CANCELLED);
}

typedef struct numbered {
  int key, place;
} numbered;

static int by_key(const void *a, const void *b) {
  return ((const numbered *)a)->key - ((const numbered *)b)->key;
}

Test(progress, sorting_keeps_the_order_of_equals) {
  enum { MOST = 40 };
  numbered items[MOST], room[MOST];
  for (size_t count = 0; count <= MOST; count++) {
    for (size_t i = 0; i < count; i++) items[i] = (numbered){(int)(i * 7 % 5), (int)i};
    cr_assert(psi_sort(items, room, count, sizeof *items, by_key, NULL));
    for (size_t i = 1; i < count; i++)
      cr_expect(items[i - 1].key < items[i].key ||
                (items[i - 1].key == items[i].key && items[i - 1].place < items[i].place));
  }
}

Test(progress, sorting_can_be_ended) {
  enum { MANY = 5000 };
  static numbered items[MANY], room[MANY];
  listener l = {0, 2, 0, false};
  ps_settings s = PS_SETTINGS_INIT;
  s.progress = listen;
  s.progress_data = &l;
  psi_pulse pulse = psi_pulse_of(&s);
  for (int i = 0; i < MANY; i++) items[i] = (numbered){i * 17 % 4999, i};
  cr_expect_not(psi_sort(items, room, MANY, sizeof *items, by_key, &pulse));
  cr_expect_eq(l.calls, 2);
}

Test(progress, users_come_in_the_order_they_were_noted) {
  ps_store *store = psi_store_new(NULL);
  psi_users users = {NULL, 0, 0};
  static int items[300];
  char text[16];
  cr_expect_null(psi_users_of(&users, "0"));
  for (int i = 0; i < 300; i++) {
    snprintf(text, sizeof text, "%d", i % 100);
    const char *kept = psi_store_text(store, text, strlen(text));
    cr_assert(psi_users_add(&users, store, kept, &items[i]));
    cr_assert(psi_users_add(&users, store, kept, &items[i]), "again: told once");
  }
  cr_assert(psi_users_add(&users, store, NULL, &items[0]));
  for (int i = 0; i < 100; i++) {
    snprintf(text, sizeof text, "%d", i);
    const psi_user *user = psi_users_of(&users, text);
    for (int n = 0; n < 3; n++, user = user->next)
      cr_assert(user != NULL && user->item == &items[i + 100 * n]);
    cr_expect_null(user);
  }
  cr_expect_null(psi_users_of(&users, "100"));
  cr_expect_null(psi_users_of(&users, NULL));
  psi_store_free(store);
}
