/* What the rules say, as people read it: what is in order in a line, then what matters most,
 * then what to record, then what somebody accepts. */
#include "base/error.h"
#include "report/sections.h"

#include <string.h>

enum { FIRST_FEW = 5 };

static void put_count(psi_buffer *d, int64_t count, const char *noun) {
  if (count == 0)
    psi_out_text(d, "no");
  else
    psi_out_integer(d, count);
  psi_out_char(d, ' ');
  psi_out_text(d, noun);
  if (count != 1) psi_out_char(d, 's');
}

/* "In order (7): what holds. And this. And 5 more." */
static void in_order(psi_page *page, const ps_check_result *r) {
  const ps_text_list *claims = &r->in_order;
  size_t shown = claims->count < 3 ? claims->count : 3;
  psi_buffer *d = psi_draft(page);
  psi_out_text(d, claims->count == 0 ? "In order: nothing that can be told yet." : "In order (");
  if (claims->count > 0) {
    psi_out_integer(d, (int64_t)claims->count);
    psi_out_text(d, "):");
  }
  for (size_t i = 0; i < shown; i++) {
    psi_out_char(d, ' ');
    psi_out_text(d, claims->items[i]);
  }
  if (claims->count > shown) {
    psi_out_text(d, " And ");
    psi_out_integer(d, (int64_t)(claims->count - shown));
    psi_out_text(d, " more.");
  }
  psi_page_paragraph(page, psi_draft_text(page));
}

static void counts(psi_page *page, const ps_check_result *r) {
  psi_buffer *d = psi_draft(page);
  psi_out_text(d, "To look at: ");
  put_count(d, r->errors.value, "error");
  psi_out_text(d, ", ");
  put_count(d, r->warnings.value, "warning");
  psi_out_text(d, ", ");
  put_count(d, r->notes.value, "note");
  psi_out_char(d, '.');
  psi_page_paragraph(page, psi_draft_text(page));
}

static void one(psi_page *page, const ps_finding *f, const char *label, bool fix) {
  psi_buffer *d = psi_draft(page);
  psi_out_text(d, f->message);
  psi_out_text(d, " [");
  psi_out_text(d, f->rule);
  psi_out_char(d, ' ');
  psi_out_text(d, f->name);
  psi_out_char(d, ']');
  psi_page_point(page, 0, label, psi_draft_text(page));
  for (size_t i = 0; i < f->evidence.count; i++)
    psi_page_point(page, 1, "seen", f->evidence.items[i]);
  if (fix && f->fix != NULL && *f->fix != '\0') psi_page_point(page, 1, "what to do", f->fix);
}

/* Whether a finding is to be told under a verdict; folded ones are told already. */
static bool is_told(const ps_finding *f, ps_verdict verdict) {
  return f->verdict == verdict && f->told_by == NULL;
}

/* Whether one of the findings before is of the same rule, or says the same: one thing
 * missing may hold up several rules. */
static bool is_said(const ps_finding_list *all, size_t at, ps_verdict verdict) {
  const ps_finding *f = &all->items[at];
  for (size_t i = at; i-- > 0;) {
    const ps_finding *before = &all->items[i];
    if (before->verdict != verdict) break; /* they are sorted by it */
    if (before->told_by == NULL &&
        (strcmp(before->rule, f->rule) == 0 || strcmp(before->message, f->message) == 0))
      return true;
  }
  return false;
}

/* How many more findings of a verdict the same rule has behind this one. */
static size_t of_the_kind(const ps_finding_list *all, size_t at) {
  size_t count = 0;
  for (size_t i = at + 1; i < all->count; i++)
    count += is_told(&all->items[i], all->items[at].verdict) &&
             strcmp(all->items[i].rule, all->items[at].rule) == 0;
  return count;
}

static void put_kind(psi_page *page, const ps_finding_list *all, size_t at) {
  size_t more = of_the_kind(all, at);
  if (more == 0) return;
  psi_buffer *d = psi_draft(page);
  psi_out_integer(d, (int64_t)more);
  psi_out_text(d, " more of the kind");
  psi_page_point(page, 1, "and", psi_draft_text(page));
}

/* The findings of a verdict, all of them. */
static void all_findings(psi_page *page, const ps_check_result *r, ps_verdict verdict) {
  bool fails = verdict == PS_VERDICT_FAIL;
  for (size_t i = 0; i < r->findings.count; i++) {
    const ps_finding *f = &r->findings.items[i];
    if (is_told(f, verdict)) one(page, f, fails ? ps_severity_name(f->severity) : NULL, fails);
  }
}

/* The findings of a verdict: of the first few rules one each, of the rest the names. */
static void findings(psi_page *page, const ps_check_result *r, ps_verdict verdict, size_t most) {
  enum { NAMES = 12 };
  const ps_finding_list *all = &r->findings;
  bool fails = verdict == PS_VERDICT_FAIL;
  const char *names[NAMES];
  size_t told = 0, rest = 0;
  for (size_t i = 0; i < all->count; i++) {
    const ps_finding *f = &all->items[i];
    if (!is_told(f, verdict) || is_said(all, i, verdict)) continue;
    if (told == most) {
      if (rest < NAMES) names[rest] = f->name;
      rest++;
      continue;
    }
    one(page, f, fails ? ps_severity_name(f->severity) : NULL, fails);
    put_kind(page, all, i);
    told++;
  }
  if (rest == 0) return;
  psi_buffer *d = psi_draft(page);
  for (size_t i = 0; i < rest && i < NAMES; i++) {
    psi_out_text(d, i > 0 ? ", " : "");
    psi_out_text(d, names[i]);
  }
  if (rest > NAMES) {
    psi_out_text(d, " and ");
    psi_out_integer(d, (int64_t)(rest - NAMES));
    psi_out_text(d, " more");
  }
  const char *text = psi_draft_text(page);
  psi_page_point(page, 0, "further", text);
}

static void waived(psi_page *page, const ps_check_result *r) {
  if (r->waived.value == 0) return;
  psi_page_heading(page, 2, "Accepted");
  all_findings(page, r, PS_VERDICT_WAIVED);
}

static void unknown(psi_page *page, const ps_check_result *r, size_t most) {
  if (r->unknown.value == 0) return;
  psi_page_heading(page, 2, "Not known yet");
  psi_buffer *d = psi_draft(page);
  put_count(d, r->unknown.value, "rule");
  psi_out_text(d, " cannot tell yet. What to record first:");
  psi_page_paragraph(page, psi_draft_text(page));
  if (most == 0)
    all_findings(page, r, PS_VERDICT_UNKNOWN);
  else
    findings(page, r, PS_VERDICT_UNKNOWN, most);
}

char *ps_check_text(const ps_check_result *result, int most, const ps_page_options *options,
                    size_t *length, const ps_settings *settings, ps_error *error) {
  psi_page page;
  if (result == NULL) {
    psi_fail_argument(error, "ps_check_text: there is no result (NULL).");
    return NULL;
  }
  if (!psi_page_open(&page, options, settings, NULL, error)) return NULL;
  size_t few = most == 0 ? FIRST_FEW : most < 0 ? 0 : (size_t)most; /* 0 tells all */
  const char *name = psi_name_of(result->title, result->case_id);
  psi_page_heading(&page, 1, *name == '\0' ? "The portfolio" : name);
  in_order(&page, result);
  counts(&page, result);
  if (few == 0)
    all_findings(&page, result, PS_VERDICT_FAIL);
  else
    findings(&page, result, PS_VERDICT_FAIL, few);
  unknown(&page, result, few);
  waived(&page, result);
  return psi_page_close(&page, length, error);
}

char *ps_next_text(const ps_next *next, const ps_page_options *options, size_t *length,
                   const ps_settings *settings, ps_error *error) {
  psi_page page;
  if (next == NULL) {
    psi_fail_argument(error, "ps_next_text: there is no question (NULL).");
    return NULL;
  }
  if (!psi_page_open(&page, options, settings, NULL, error)) return NULL;
  if (next->sound.value)
    psi_page_paragraph(&page, next->question == NULL
                                  ? "The case is sound, and nothing is open. Ask again when "
                                    "something has changed."
                                  : "The case is sound: nothing of the core is open, and no rule "
                                    "fails as an error. What could be better still:");
  if (next->question == NULL) return psi_page_close(&page, length, error);
  psi_page_paragraph(&page, next->question);
  psi_page_point(&page, 0, "whom to ask", next->who);
  psi_page_point(&page, 0, "why", next->why);
  if (next->path != NULL) psi_page_point(&page, 0, "where it goes", next->path);
  if (next->form != NULL) psi_page_point(&page, 1, "as in", next->form);
  psi_buffer *d = psi_draft(&page);
  for (size_t i = 0; i < next->settles.count; i++) {
    const ps_rule *rule = ps_rule_find(next->settles.items[i]);
    psi_out_text(d, i > 0 ? ", " : "");
    psi_out_text(d, next->settles.items[i]);
    psi_out_char(d, ' ');
    psi_out_text(d, rule == NULL ? "" : rule->name);
  }
  if (next->settles.count > 0) psi_page_point(&page, 0, "settles", psi_draft_text(&page));
  if (next->severity != PS_SEVERITY_UNSET &&
      (next->path == NULL || strcmp(next->path, "waivers") != 0))
    psi_page_point(&page, 0, "or",
                   "somebody accepts by name, and with a reason, that it stays as it is: waivers");
  d = psi_draft(&page);
  psi_out_integer(d, next->open.value);
  psi_page_point(&page, 0, "questions open", psi_draft_text(&page));
  return psi_page_close(&page, length, error);
}
