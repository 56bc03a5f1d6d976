/* Three-way merging, in texts: what becomes of base, ours and theirs. */
#include "counting.h"
#include "quoted.h"

#include <stdio.h>

/* The conflicts of a merge in one text: "id field ours|theirs; ". */
static const char *conflicts_of(const ps_merge *m, char buffer[2000]) {
  size_t length = 0;
  buffer[0] = '\0';
  for (size_t i = 0; i < m->conflicts.count; i++) {
    const ps_difference *d = &m->conflicts.items[i];
    cr_expect_eq(d->change, PS_CHANGE_CONFLICT);
    length += (size_t)snprintf(buffer + length, 2000 - length, "%s%s %s %s|%s", i > 0 ? "; " : "",
                               d->id == NULL ? "-" : d->id, d->field == NULL ? "-" : d->field,
                               d->before == NULL ? "-" : d->before,
                               d->after == NULL ? "-" : d->after);
  }
  return buffer;
}

static void merges(const char *base, const char *ours, const char *theirs, const char *merged,
                   const char *conflicts) {
  char buffer[2000];
  ps_case *b = quoted_case(base), *o = quoted_case(ours), *t = quoted_case(theirs);
  ps_case *want = quoted_case(merged), *before = ps_case_copy(o, NULL, NULL);
  ps_error e = {PS_OK, 0, 0, "", ""};
  ps_merge *m = ps_merge_cases(b, o, t, NULL, &e);
  cr_assert_not_null(m, "%s", e.message);
  char *text = ps_json_text(m->merged, NULL, NULL, NULL, NULL);
  cr_expect(ps_equal(m->merged, want), "%s\n%s\n%s\nmade %s", base, ours, theirs, text);
  cr_expect_str_eq(conflicts_of(m, buffer), conflicts, "%s\n%s\n%s", base, ours, theirs);
  cr_expect(ps_equal(o, before));
  ps_text_free(text, NULL);
  ps_merge_free(m);
  ps_case_free(b);
  ps_case_free(o);
  ps_case_free(t);
  ps_case_free(want);
  ps_case_free(before);
}

/* ---- fields ---- */

#define T(value) "{'title':'" value "'}"
#define NO "{}"

Test(merge, one_field_every_way) {
  merges(T("b"), T("b"), T("b"), T("b"), "");
  merges(T("b"), T("x"), T("b"), T("x"), "");
  merges(T("b"), T("b"), T("x"), T("x"), "");
  merges(T("b"), T("x"), T("x"), T("x"), "");
  merges(T("b"), T("x"), T("y"), T("x"), "- title x|y");
  merges(T("b"), NO, T("b"), NO, "");
  merges(T("b"), T("b"), NO, NO, "");
  merges(T("b"), NO, NO, NO, "");
  merges(T("b"), NO, T("x"), NO, "- title -|x");
  merges(T("b"), T("x"), NO, T("x"), "- title x|-");
  merges(NO, T("x"), NO, T("x"), "");
  merges(NO, NO, T("x"), T("x"), "");
  merges(NO, T("x"), T("x"), T("x"), "");
  merges(NO, T("x"), T("y"), T("x"), "- title x|y");
  merges(T(""), T(""), NO, NO, "");
}

Test(merge, every_kind_of_field) {
  merges("{'stakes':{'minor':1,'currency':'EUR'},'opened':'2024-01-01','invented':true,'forms':1}",
         "{'stakes':{'minor':2,'currency':'EUR'},'opened':'2024-01-01','invented':true,'forms':2}",
         "{'stakes':{'minor':3,'currency':'EUR'},'opened':'2024-01-02','forms':1,'tier':'full'}",
         "{'stakes':{'minor':2,'currency':'EUR'},'opened':'2024-01-02','forms':2,'tier':'full'}",
         "- stakes 2 minor units EUR|3 minor units EUR");
  merges("{'causes':[{'id':'c','share':{'low':0.1,'likely':0.2}}]}",
         "{'causes':[{'id':'c','share':{'low':0.1,'likely':0.3}}]}",
         "{'causes':[{'id':'c','share':{'low':0.2,'likely':0.2}}]}",
         "{'causes':[{'id':'c','share':{'low':0.1,'likely':0.3}}]}",
         "c share 0.1 / 0.3 / |0.2 / 0.2 / ");
}

Test(merge, both_sides_changed_different_fields) {
  merges("{'title':'b','summary':'b'}", "{'title':'x','summary':'b'}", "{'title':'b','summary':'y'}",
         "{'title':'x','summary':'y'}", "");
}

/* ---- lists of texts ---- */

#define S(items) "{'sources':[" items "]}"

Test(merge, texts_one_by_one) {
  merges(S("'a'"), S("'a','x'"), S("'a','y'"), S("'a','x','y'"), "");
  merges(S("'a'"), S("'a','x'"), S("'a','x'"), S("'a','x'"), "");
  merges(S("'a','b'"), S("'a'"), S("'a','b','y'"), S("'a','y'"), "");
  merges(S("'a','b'"), S("'a','b','x'"), S("'b'"), S("'b','x'"), "");
  merges(S("'a','b'"), S("'b'"), S("'a'"), S(""), "");
  merges(S("'a'"), S("'x'"), S("'y'"), S("'x','y'"), "");
  merges(NO, S("'x'"), S("'y'"), S("'x','y'"), "");
  merges(S("'a'"), NO, S("'a','y'"), NO, "- sources -|a, y");
  merges(S("'a'"), S("'a','x'"), NO, S("'a','x'"), "- sources a, x|-");
  merges("{'causes':[{'id':'c','parents':['p']}]}", "{'causes':[{'id':'c','parents':['p','q']}]}",
         "{'causes':[{'id':'c','parents':['r']}]}", "{'causes':[{'id':'c','parents':['q','r']}]}", "");
}

/* ---- nested structs ---- */

#define B(members) "{'gaps':[{'id':'g','benchmark':{" members "}}]}"

Test(merge, nested_structs_field_by_field) {
  merges(B("'group':'b','reason':'b'"), B("'group':'x','reason':'b'"), B("'group':'b','reason':'y'"),
         B("'group':'x','reason':'y'"), "");
  merges(B("'group':'b'"), B("'group':'x'"), B("'group':'y'"), B("'group':'x'"),
         "g benchmark.group x|y");
  merges(B("'group':'b'"), B("'group':'b'"), "{'gaps':[{'id':'g'}]}", "{'gaps':[{'id':'g'}]}", "");
  merges(B("'group':'b'"), B("'group':'x'"), "{'gaps':[{'id':'g'}]}", B("'group':'x'"),
         "g benchmark benchmark|-");
  merges("{'gaps':[{'id':'g'}]}", B("'group':'x'"), B("'reason':'y'"), B("'group':'x','reason':'y'"), "");
  merges("{'gaps':[{'id':'g'}]}", "{'gaps':[{'id':'g'}]}", B(""), B(""), "");
}

Test(merge, lists_of_structs_whole) {
  merges("{'waivers':[{'rule':'R1'}]}", "{'waivers':[{'rule':'R1'}]}",
         "{'waivers':[{'rule':'R1'},{'rule':'R2'}]}", "{'waivers':[{'rule':'R1'},{'rule':'R2'}]}", "");
  merges("{'waivers':[]}", "{'waivers':[{'rule':'R1'}]}", "{'waivers':[{'rule':'R2'}]}",
         "{'waivers':[{'rule':'R1'}]}", "- waivers waiver|waiver");
}

/* ---- unknown members ---- */

Test(merge, unknown_members) {
  merges("{'x':1}", "{'x':1}", "{'x':2}", "{'x':2}", "");
  merges("{'x':1,'y':1}", "{'x':1,'y':1}", "{'w':0,'x':2,'y':1}", "{'w':0,'x':2,'y':1}", "");
  merges("{'x':1}", "{'x':2}", "{'x':1}", "{'x':2}", "");
  merges("{'x':1}", "{'x':2}", "{'x':3}", "{'x':2}", "- x 2|3");
  merges("{'x':1}", "{'x':1}", "{}", "{}", "");
  merges("{'x':1}", "{}", "{'x':1}", "{}", "");
  merges("{'x':1}", "{'x':2}", "{}", "{'x':2}", "- x 2|-");
  merges("{'x':1}", "{}", "{'x':2}", "{}", "- x -|2");
  merges("{}", "{'x':1}", "{'y':2}", "{'x':1,'y':2}", "");
  merges("{}", "{'x':1}", "{'x':1}", "{'x':1}", "");
  merges("{'purpose':'sideways'}", "{'purpose':'sideways'}", "{'purpose':'launch'}",
         "{'purpose':'launch'}", "");
  merges(B("'z':1"), B("'z':1"), B("'z':2"), B("'z':2"), "");
}

/* ---- series ---- */

#define M(points) "{'measures':[{'id':'m','series':[" points "]}]}"
#define P(day, value) "{'on':'2024-01-0" day "','value':" value "}"
#define G(day, value, group) "{'on':'2024-01-0" day "','value':" value ",'group':'" group "'}"

Test(merge, points_one_by_one) {
  merges(M(P("1", "1")), M(P("1", "1") "," P("2", "2")), M(P("1", "1") "," P("3", "3")),
         M(P("1", "1") "," P("2", "2") "," P("3", "3")), "");
  merges(M(P("1", "1") "," P("2", "2")), M(P("1", "5") "," P("2", "2")), M(P("1", "1") "," P("2", "6")),
         M(P("1", "5") "," P("2", "6")), "");
  merges(M(P("1", "1")), M(P("1", "2")), M(P("1", "3")), M(P("1", "2")),
         "m series[0] 2024-01-01: 2|2024-01-01: 3");
  merges(M(P("1", "1")), M(P("1", "2")), M(P("1", "2") "," P("2", "2")), M(P("1", "2") "," P("2", "2")), "");
  merges(M(""), M(P("1", "1")), M(P("1", "2")), M(P("1", "1")), "m series[0] 2024-01-01: 1|2024-01-01: 2");
  merges(M(G("1", "1", "a")), M(G("1", "1", "a") "," G("1", "2", "b")), M(G("1", "1", "a") "," P("1", "3")),
         M(G("1", "1", "a") "," G("1", "2", "b") "," P("1", "3")), "");
  merges(M(P("1", "1")), M(P("1", "1") "," G("1", "2", "")), M(P("1", "7")), M(P("1", "7") "," G("1", "2", "")), "");
}

Test(merge, points_taken_out) {
  merges(M(P("1", "1") "," P("2", "2")), M(P("1", "1")), M(P("1", "9") "," P("2", "2")), M(P("1", "9")), "");
  merges(M(P("1", "1") "," P("2", "2")), M(P("1", "9") "," P("2", "2")), M(P("1", "1")), M(P("1", "9")), "");
  merges(M(P("1", "1") "," P("2", "2")), M(P("1", "1")), M(P("1", "1") "," P("2", "9")),
         M(P("1", "1") "," P("2", "9")), "m series[1] -|2024-01-02: 9");
  merges(M(P("1", "1") "," P("2", "2")), M(P("1", "1") "," P("2", "9")), M(P("1", "1")),
         M(P("1", "1") "," P("2", "9")), "m series[1] 2024-01-02: 9|-");
}

/* Which of two points of one day is which only their order tells. */
Test(merge, points_that_are_there_twice) {
  const char *base = M(P("1", "1") "," P("1", "2"));
  merges(base, M(P("1", "1") "," P("1", "2") "," P("2", "0")), M(P("1", "1") "," P("1", "2") "," P("3", "0")),
         M(P("1", "1") "," P("1", "2") "," P("2", "0") "," P("3", "0")), "");
  merges(base, M(P("1", "1") "," P("1", "5")), M(P("1", "6") "," P("1", "2")), M(P("1", "6") "," P("1", "5")), "");
  merges(base, M(P("1", "1") "," P("1", "2") "," P("1", "3")), M(P("1", "1") "," P("1", "2") "," P("2", "0")),
         M(P("1", "1") "," P("1", "2") "," P("1", "3") "," P("2", "0")), "");
}

Test(merge, points_with_unknown_members_are_not_mixed) {
  const char *base = M("{'on':'2024-01-01','value':1,'x':1}");
  const char *ours = M("{'on':'2024-01-01','value':2,'x':1}");
  merges(base, ours, M("{'on':'2024-01-01','value':1,'x':2}"), ours,
         "m series (points with unknown members)|(points with unknown members)");
  merges(base, base, ours, ours, "");
  merges(base, ours, base, ours, "");
}

/* ---- entities ---- */

#define GAP(id, place) "{'id':'" id "','place':'" place "'}"
#define GAPS(items) "{'gaps':[" items "]}"

Test(merge, entities_every_way) {
  const char *b = GAPS(GAP("g", "1")), *x = GAPS(GAP("g", "2")), *none = GAPS("");
  merges(b, none, b, none, "");
  merges(b, b, none, none, "");
  merges(b, none, none, none, "");
  merges(b, none, x, x, "g - (removed)|(changed)");
  merges(b, x, none, x, "g - (changed)|(removed)");
  merges(none, b, none, b, "");
  merges(none, none, b, b, "");
  merges(none, b, b, b, "");
  merges(none, b, x, b, "g place 1|2");
  merges(none, "{'gaps':[{'id':'g','place':'1'}]}", "{'gaps':[{'id':'g','process':'p'}]}",
         "{'gaps':[{'id':'g','place':'1','process':'p'}]}", "");
  merges(b, GAPS(GAP("g", "1") "," GAP("x", "")), GAPS(GAP("g", "1") "," GAP("y", "")),
         GAPS(GAP("g", "1") "," GAP("x", "") "," GAP("y", "")), "");
}

Test(merge, one_id_for_two_types) {
  merges(NO, "{'gaps':[{'id':'x'}]}", "{'tasks':[{'id':'x'}]}", "{'gaps':[{'id':'x'}],'tasks':[{'id':'x'}]}",
         "x - gap|task");
  merges("{'gaps':[{'id':'x'}]}", "{'gaps':[{'id':'x'}]}", "{'gaps':[],'tasks':[{'id':'x'}]}",
         "{'gaps':[],'tasks':[{'id':'x'}]}", "");
}

Test(merge, what_is_removed_stays_where_it_is_referred_to) {
  merges("{'measures':[{'id':'m'}]}", "{'measures':[{'id':'m'}],'gaps':[{'id':'g','measure':'m'}]}",
         "{'measures':[]}", "{'measures':[],'gaps':[{'id':'g','measure':'m'}]}", "");
}

/* ---- calls ---- */

Test(merge, of_different_cases_is_refused) {
  ps_case *a = quoted_case("{'id':'a'}"), *b = quoted_case("{'id':'b'}"), *none = quoted_case("{}");
  ps_error e;
  cr_expect_null(ps_merge_cases(a, b, a, NULL, &e));
  cr_expect_eq(e.status, PS_E_VALUE);
  cr_expect(strstr(e.message, "\"a\"") != NULL && strstr(e.message, "\"b\"") != NULL);
  cr_expect_null(ps_merge_cases(a, a, b, NULL, NULL));
  cr_expect_null(ps_merge_cases(none, a, a, NULL, &e));
  cr_expect_null(ps_merge_cases(NULL, a, a, NULL, &e));
  cr_expect_eq(e.status, PS_E_ARGUMENT);
  cr_expect_null(ps_merge_cases(a, NULL, a, NULL, &e));
  cr_expect_null(ps_merge_cases(a, a, NULL, NULL, &e));
  cr_expect_null(ps_merge_cases(NULL, NULL, NULL, NULL, NULL));
  cr_expect_null(ps_merge_take(NULL));
  ps_merge_free(NULL);
  ps_merge *m = ps_merge_cases(a, a, a, NULL, NULL);
  ps_case *taken = ps_merge_take(m);
  cr_expect_not_null(taken);
  cr_expect_null(ps_merge_take(m));
  ps_merge_free(m);
  cr_expect_str_eq(taken->id, "a");
  ps_case_free(taken);
  ps_case_free(a);
  ps_case_free(b);
  ps_case_free(none);
}

Test(merge, without_memory, .timeout = 60) {
  static const char base[] = "{'id':'c','sources':['a'],'x':1,'gaps':[{'id':'g','place':'1'},{'id':'h'}],"
                             "'measures':[{'id':'m','series':[{'on':'2024-01-01','value':1,'group':'a'}]}]}";
  static const char ours[] = "{'id':'c','title':'o','sources':['a','o'],'x':2,'gaps':[{'id':'g','place':'2'},{'id':'h'}],"
                             "'measures':[{'id':'m','series':[{'on':'2024-01-01','value':2,'group':'a'}]}]}";
  static const char theirs[] = "{'id':'c','title':'t','sources':['t'],'x':3,'gaps':[{'id':'g','place':'3'},{'id':'i'}],"
                               "'measures':[{'id':'m','series':[{'on':'2024-01-01','value':3,'group':'a'}]}]}";
  ps_case *b = quoted_case(base), *o = quoted_case(ours), *t = quoted_case(theirs);
  ps_merge *whole = ps_merge_cases(b, o, t, NULL, NULL);
  cr_expect_eq(whole->conflicts.count, 4);
  for (long nth = 1;; nth++) {
    counting counts = {.refuse = nth};
    ps_settings settings = counting_settings(&counts);
    ps_error e = {PS_OK, 0, 0, "", ""};
    ps_merge *m = ps_merge_cases(b, o, t, &settings, &e);
    if (m == NULL) cr_expect_eq(e.status, PS_E_MEMORY, "%ld", nth);
    if (m != NULL) cr_expect(ps_equal(m->merged, whole->merged) && ps_equal(m, whole), "%ld", nth);
    bool done = m != NULL;
    ps_merge_free(m);
    cr_expect_eq(counts.blocks, 0, "%ld", nth);
    cr_expect(!counts.lied);
    if (done) break;
  }
  ps_merge_free(whole);
  ps_case_free(b);
  ps_case_free(o);
  ps_case_free(t);
}
