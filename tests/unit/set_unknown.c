/* lib/exchange/set_unknown.c: members that perfsys does not know, put in by programs. */
#include "quoted.h"

#include "base/field.h"

static void says(const ps_case *c, const char *expected) {
  quoted q = quoted_make(expected);
  char *text = ps_json_text(c, NULL, NULL, NULL, NULL);
  cr_assert_not_null(text);
  cr_expect_str_eq(text, q.text);
  ps_text_free(text, NULL);
}

static ps_status put(ps_case *c, void *entity, const char *within, const char *name,
                     const char *json) {
  ps_error e = {PS_OK, 0, 0, "", ""};
  ps_status status = ps_set_unknown(c, entity, within, name, json, &e);
  cr_expect_eq(status, e.status);
  cr_expect_eq(ps_set_unknown(c, entity, within, name, json, NULL), status, "without an error");
  return status;
}

Test(set_unknown, everywhere_a_text_may_have_one) {
  ps_case *c = quoted_case("{'id':'c','gaps':[{'id':'g','zz':1,'yy':2}]}");
  ps_gap *g = ps_at(c, PS_GAP, 0);
  cr_expect_eq(put(c, g, "", "zz", " [1.50 , \"\\u00e9\"]\n"), PS_OK);
  cr_expect_eq(put(c, g, "benchmark", "ww", "null"), PS_OK);
  cr_expect_eq(put(c, c, "", "own", "{}"), PS_OK);
  cr_expect_str_eq(psi_extension_find(g, "zz")->text, "[1.50 , \"\\u00e9\"]", "as written");
  cr_expect_str_eq(g->object.extensions->items[0].name, "zz", "in its place");
  cr_expect_not_null(psi_extension_find(&g->benchmark, "ww"));
  cr_expect(ps_is_set(g, "benchmark"), "what has a member is there");
  char *text = ps_json_text(c, NULL, NULL, NULL, NULL);
  ps_case *again = ps_case_parse(text, strlen(text), NULL, NULL);
  cr_expect(ps_equal(again, c), "%s", text);
  ps_case_free(again);
  ps_text_free(text, NULL);
  cr_expect_eq(put(c, g, "", "yy", NULL), PS_OK);
  cr_expect_eq(put(c, g, "", "never there", NULL), PS_OK);
  cr_expect_eq(put(c, g, "benchmark", "ww", NULL), PS_OK);
  cr_expect_eq(put(c, c, "", "own", NULL), PS_OK);
  cr_expect_eq(g->object.extensions->count, 1);
  cr_expect_null(g->benchmark.object.extensions);
  ps_case_free(c);
}

Test(set_unknown, items_of_lists) {
  ps_case *c = quoted_case("{'id':'c','parties':[{'id':'k','skills':[{}]}]}");
  ps_party *party = ps_at(c, PS_PARTY, 0);
  cr_expect_eq(put(c, party, "skills[0]", "by", "\"us\""), PS_OK);
  cr_expect_str_eq(party->skills.items[0].object.extensions->items[0].text, "\"us\"");
  cr_expect_eq(put(c, party, "skills[1]", "by", "\"us\""), PS_E_NOT_FOUND);
  cr_expect_eq(put(c, party, "skills", "by", "\"us\""), PS_E_TYPE, "a list has no members");
  cr_expect_eq(put(c, party, "name", "by", "\"us\""), PS_E_TYPE);
  cr_expect_eq(put(c, party, "skils", "by", "\"us\""), PS_E_NOT_FOUND);
  ps_case_free(c);
}

Test(set_unknown, a_word_that_is_not_known_yet) {
  ps_case *c = quoted_case("{'id':'c','gaps':[{'id':'g'}]}");
  ps_gap *g = ps_at(c, PS_GAP, 0);
  cr_expect_eq(put(c, g, "", "type", "\"chasm\""), PS_OK);
  cr_expect_eq(put(c, g, "", "type", "3"), PS_E_VALUE, "no word");
  says(c, "{'schema_version':1,'id':'c','gaps':[{'id':'g','type':'chasm'}]}");
  cr_expect_eq(ps_set_text(c, g, "type", "deficiency", NULL), PS_OK);
  cr_expect_eq(put(c, g, "", "type", "\"chasm\""), PS_E_VALUE, "it has one that is known");
  says(c, "{'schema_version':1,'id':'c','gaps':[{'id':'g','type':'deficiency'}]}");
  ps_case_free(c);
}

Test(set_unknown, what_a_text_may_not_have) {
  static const struct {
    const char *json;
    ps_status status;
    size_t column;
  } refused[] = {{"", PS_E_SYNTAX, 1},
                 {"1 2", PS_E_SYNTAX, 3},
                 {"{\"a\":1,\"a\":2}", PS_E_DUPLICATE, 8},
                 {"\"\\u0000\"", PS_E_ENCODING, 2},
                 {"\xff", PS_E_ENCODING, 1},
                 {"1e999", PS_E_RANGE, 1},
                 {"nope", PS_E_SYNTAX, 1}};
  char deep[200] = "";
  ps_case *c = quoted_case("{'id':'c','gaps':[{'id':'g'}]}");
  ps_gap *g = ps_at(c, PS_GAP, 0);
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    ps_error e = {PS_OK, 0, 0, "", ""};
    cr_expect_eq(ps_set_unknown(c, g, "", "zz", refused[i].json, &e), refused[i].status, "%s: %s",
                 refused[i].json, e.message);
    cr_expect_eq(e.line, 1);
    cr_expect_eq(e.column, refused[i].column, "%s: %zu", refused[i].json, e.column);
  }
  for (int i = 0; i < 57; i++) strcat(deep, "[");
  for (int i = 0; i < 57; i++) strcat(deep, "]");
  cr_expect_eq(put(c, g, "", "zz", deep), PS_OK, "the whole is no deeper than a text may be");
  char *text = ps_json_text(c, NULL, NULL, NULL, NULL);
  ps_case *again = ps_case_parse(text, strlen(text), NULL, NULL);
  cr_expect_not_null(again);
  ps_case_free(again);
  ps_text_free(text, NULL);
  memmove(deep + 1, deep, strlen(deep) + 1);
  strcat(deep, "]");
  cr_expect_eq(put(c, g, "", "yy", deep), PS_E_LIMIT);
  cr_expect_eq(put(c, g, "", "desired", "1"), PS_E_VALUE, "that is a field");
  cr_expect_eq(put(c, g, "", "\xff", "1"), PS_E_ENCODING);
  cr_expect_eq(put(c, g, "", NULL, "1"), PS_E_ARGUMENT);
  cr_expect_eq(put(c, g, NULL, "zz", "1"), PS_E_ARGUMENT);
  cr_expect_eq(put(c, NULL, "", "zz", "1"), PS_E_ARGUMENT);
  cr_expect_eq(put(NULL, g, "", "zz", "1"), PS_E_ARGUMENT);
  ps_case *other = quoted_case("{'id':'d'}");
  cr_expect_eq(put(other, g, "", "zz", "1"), PS_E_ARGUMENT, "of another case");
  ps_case_free(other);
  cr_expect_eq(ps_remove(c, "g", PS_REMOVE_LEAVE, NULL), PS_OK);
  cr_expect_eq(put(c, g, "", "zz", "1"), PS_E_REMOVED);
  ps_case_free(c);
}
