/* A rule explained, and the reference page of all rules. */
#include "base/error.h"
#include "report/sections.h"

#include <string.h>

static void point(psi_page *page, const char *label, const char *text) {
  if (text != NULL && *text != '\0') psi_page_point(page, 0, label, text);
}

static void head(psi_page *page, const ps_rule *rule, int level) {
  psi_buffer *d = psi_draft(page);
  psi_out_text(d, rule->id);
  psi_out_char(d, ' ');
  psi_out_text(d, rule->name);
  psi_page_heading(page, level, psi_draft_text(page));
  psi_page_paragraph(page, rule->claim);
  d = psi_draft(page);
  psi_out_text(d, ps_severity_name(rule->severity));
  psi_out_text(d, ", in the pack ");
  psi_out_text(d, rule->pack);
  if (rule->core.set) psi_out_text(d, " and in the core pack");
  if (rule->scope == PS_SCOPE_RELATIONSHIP) psi_out_text(d, "; asked once per unit");
  if (rule->scope == PS_SCOPE_PORTFOLIO) psi_out_text(d, "; asked of many cases together");
  psi_page_point(page, 0, "how grave", psi_draft_text(page));
}

static void limits(psi_page *page, const ps_rule *rule) {
  for (size_t i = 0; i < rule->limits.count; i++) {
    const ps_threshold *limit = ps_threshold_find(rule->limits.items[i]);
    if (limit == NULL) continue;
    psi_buffer *d = psi_draft(page);
    psi_out_text(d, limit->key);
    psi_out_text(d, " = ");
    psi_out_number(d, limit->value.value);
    psi_out_text(d, " (");
    psi_out_text(d, limit->unit);
    psi_out_text(d, "): ");
    psi_out_text(d, limit->means);
    psi_page_point(page, 0, "limit", psi_draft_text(page));
  }
}

static void listed(psi_page *page, const char *label, const ps_text_list *list) {
  psi_buffer *d = psi_draft(page);
  for (size_t i = 0; i < list->count; i++) {
    psi_out_text(d, i > 0 ? ", " : "");
    psi_out_text(d, list->items[i]);
  }
  if (list->count > 0) psi_page_point(page, 0, label, psi_draft_text(page));
}

static void body(psi_page *page, const ps_rule *rule) {
  point(page, "why", rule->why);
  point(page, "fails when", rule->fails_when);
  for (size_t i = 0; i < rule->branches.count; i++)
    point(page, "then says", rule->branches.items[i].message);
  point(page, "what to do", rule->fix);
  limits(page, rule);
  listed(page, "reads", &rule->reads);
  listed(page, "tells also what these would", &rule->subsumes);
  point(page, "source", rule->source);
}

static void example(psi_page *page, const ps_rule_example *e, int level) {
  static const char *const heads[] = {"", "Passes: ", "Fails: ", "Does not apply: ",
                                      "Cannot tell: "};
  psi_buffer *d = psi_draft(page);
  psi_out_text(d, heads[e->verdict]);
  psi_out_text(d, e->title == NULL ? "" : e->title);
  psi_page_heading(page, level, psi_draft_text(page));
  if (e->says != NULL) psi_page_paragraph(page, e->says);
  if (e->config != NULL) psi_page_point(page, 0, "with the configuration", e->config);
  psi_page_code(page, e->text);
}

/* Each answer with its first example, or all of them. */
static bool examples(psi_page *page, const ps_rule *rule, bool all, int level,
                     const ps_settings *settings, ps_error *error) {
  static const ps_verdict order[] = {PS_VERDICT_FAIL, PS_VERDICT_PASS, PS_VERDICT_NOT_APPLICABLE,
                                     PS_VERDICT_UNKNOWN};
  ps_rule_examples *made = ps_rule_examples_of(rule->id, settings, error);
  if (made == NULL) return false;
  for (size_t v = 0; v < sizeof order / sizeof order[0]; v++) {
    bool told = false;
    for (size_t i = 0; i < made->examples.count; i++) {
      const ps_rule_example *e = &made->examples.items[i];
      if (e->verdict != order[v] || (told && !all)) continue;
      example(page, e, level);
      told = true;
    }
  }
  ps_result_free(made);
  return true;
}

char *ps_rule_text(const ps_rule *rule, const ps_page_options *options, size_t *length,
                   const ps_settings *settings, ps_error *error) {
  psi_page page;
  if (rule == NULL) {
    psi_fail_argument(error, "ps_rule_text: there is no rule (NULL).");
    return NULL;
  }
  if (!psi_page_open(&page, options, settings, NULL, error)) return NULL;
  head(&page, rule, 1);
  body(&page, rule);
  bool told = examples(&page, rule, false, 2, settings, error);
  char *text = psi_page_close(&page, length, told ? error : NULL);
  if (told) return text;
  ps_text_free(text, settings);
  return NULL;
}

static void packs(psi_page *page) {
  const char *pack;
  for (size_t p = 0; (pack = ps_rule_pack_at(p)) != NULL; p++) {
    const ps_rule *rule;
    int64_t count = 0;
    for (size_t i = 0; (rule = ps_rule_at(i)) != NULL; i++) count += strcmp(rule->pack, pack) == 0;
    psi_buffer *d = psi_draft(page);
    psi_out_integer(d, count);
    psi_out_text(d, count == 1 ? " rule" : " rules");
    psi_page_point(page, 0, pack, psi_draft_text(page));
  }
}

char *ps_rules_text(const ps_page_options *options, size_t *length, const ps_settings *settings,
                    ps_error *error) {
  psi_page page;
  const ps_rule *rule;
  const char *pack = "";
  bool told = true;
  if (!psi_page_open(&page, options, settings, NULL, error)) return NULL;
  psi_page_heading(&page, 1, "The rules of perfsys");
  psi_page_paragraph(&page, "Each rule looks at a case and answers pass, fail, not applicable, or "
                            "unknown where something it reads is not recorded. Made from the "
                            "table of the rules and from the examples they are tested with.");
  packs(&page);
  for (size_t i = 0; told && (rule = ps_rule_at(i)) != NULL; i++) {
    if (strcmp(pack, rule->pack) != 0) psi_page_heading(&page, 2, pack = rule->pack);
    head(&page, rule, 3);
    body(&page, rule);
    told = examples(&page, rule, true, 4, settings, error);
  }
  char *text = psi_page_close(&page, length, told ? error : NULL);
  if (told) return text;
  ps_text_free(text, settings);
  return NULL;
}
