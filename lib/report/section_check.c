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

/* Whether the same was said just before: one thing missing may hold up several rules. */
static bool is_said(const ps_finding_list *all, size_t at, const ps_text_list *said) {
  for (size_t i = 0; i < said->count; i++)
    if (strcmp(said->items[i], all->items[at].message) == 0) return true;
  return false;
}

/* The findings of a verdict: the first few in full, of the rest the rules' names. */
static void findings(psi_page *page, const ps_check_result *r, ps_verdict verdict, size_t most) {
  const ps_finding_list *all = &r->findings;
  const char *messages[FIRST_FEW + 1];
  ps_text_list said = {messages, 0, 0, true};
  size_t told = 0, rest = 0;
  for (size_t i = 0; i < all->count; i++) {
    const ps_finding *f = &all->items[i];
    if (!is_told(f, verdict) || is_said(all, i, &said)) continue;
    if (told == most) {
      rest++;
      continue;
    }
    one(page, f, verdict == PS_VERDICT_FAIL ? ps_severity_name(f->severity) : NULL,
        verdict == PS_VERDICT_FAIL);
    if (said.count < FIRST_FEW) messages[said.count++] = f->message;
    told++;
  }
  if (rest == 0) return;
  psi_buffer *d = psi_draft(page);
  const char *last = "";
  size_t names = 0;
  for (size_t i = 0, passed = 0; i < all->count && names < 12; i++) {
    const ps_finding *f = &all->items[i];
    if (!is_told(f, verdict) || passed++ < told || strcmp(last, f->name) == 0) continue;
    psi_out_text(d, names++ == 0 ? "" : ", ");
    psi_out_text(d, last = f->name);
  }
  psi_out_text(d, names == 12 ? " and others." : ".");
  const char *text = psi_draft_text(page);
  psi_page_point(page, 0, rest == 1 ? "one more" : "more", text);
}

static void waived(psi_page *page, const ps_check_result *r) {
  if (r->waived.value == 0) return;
  psi_page_heading(page, 2, "Accepted");
  findings(page, r, PS_VERDICT_WAIVED, r->findings.count);
}

static void unknown(psi_page *page, const ps_check_result *r, size_t most) {
  if (r->unknown.value == 0) return;
  psi_page_heading(page, 2, "Not known yet");
  psi_buffer *d = psi_draft(page);
  put_count(d, r->unknown.value, "rule");
  psi_out_text(d, " cannot tell yet. What to record first:");
  psi_page_paragraph(page, psi_draft_text(page));
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
  size_t few = most == 0 ? FIRST_FEW : most < 0 ? result->findings.count : (size_t)most;
  const char *name = psi_name_of(result->title, result->case_id);
  psi_page_heading(&page, 1, *name == '\0' ? "The portfolio" : name);
  in_order(&page, result);
  counts(&page, result);
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
  if (next->question == NULL) {
    psi_page_paragraph(&page, "Nothing of the core is open. Ask again when something has changed.");
    return psi_page_close(&page, length, error);
  }
  psi_page_paragraph(&page, next->question);
  psi_page_point(&page, 0, "whom to ask", next->who);
  psi_page_point(&page, 0, "why", next->why);
  if (next->path != NULL) psi_page_point(&page, 0, "where it goes", next->path);
  psi_buffer *d = psi_draft(&page);
  for (size_t i = 0; i < next->settles.count; i++) {
    psi_out_text(d, i > 0 ? ", " : "");
    psi_out_text(d, next->settles.items[i]);
  }
  if (next->settles.count > 0) psi_page_point(&page, 0, "settles", psi_draft_text(&page));
  d = psi_draft(&page);
  psi_out_integer(d, next->open.value);
  psi_page_point(&page, 0, "questions open", psi_draft_text(&page));
  return psi_page_close(&page, length, error);
}
