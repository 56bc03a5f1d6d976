/* How the learning side works in a case: the mode, and the ten items it rests on. */
#include "base/error.h"
#include "base/figures.h"
#include "report/sections.h"
#include "report/words.h"

#include <math.h>
#include <string.h>

static const char *mode_text(ps_partner_mode mode) {
  switch (mode) {
    case PS_PARTNER_MODE_ORDER_TAKER: return "an order taker, who delivers what is asked for";
    case PS_PARTNER_MODE_CONSULTANT: return "a consultant, who asks, diagnoses and advises";
    case PS_PARTNER_MODE_PARTNER:
      return "a partner, who stays, shares the risk and answers for outcomes";
    case PS_PARTNER_MODE_UNSET: break;
  }
  return NULL;
}

static void mode(psi_page *page, const ps_partner_score *score) {
  psi_buffer *d = psi_draft(page);
  const char *text = mode_text(score->mode);
  if (text != NULL) {
    psi_out_text(d, "In this case the record shows the learning side as ");
    psi_out_text(d, text);
    psi_out_char(d, '.');
  } else {
    psi_out_text(d, score->missing.count > 0 ? "The mode cannot be told yet."
                                             : "None of the modes fits the record.");
  }
  if (score->because != NULL) {
    psi_out_char(d, ' ');
    psi_out_text(d, score->because);
  }
  if (score->as_of != 0) {
    psi_out_text(d, " Looked at from ");
    psi_out_date(d, score->as_of);
    psi_out_char(d, '.');
  }
  psi_page_paragraph(page, psi_draft_text(page));
}

/* 0 and 1 as they are, a share with two decimals. */
static void value_cell(psi_page *page, psi_table *t, ps_number value) {
  psi_buffer *d = psi_draft(page);
  if (value.set) psi_out_figure(d, value.value, value.value == floor(value.value) ? 0 : 2);
  psi_table_cell(t, psi_draft_text(page));
}

static void items(psi_page *page, const ps_partner_score *score) {
  size_t met = 0, known = 0;
  psi_table t = psi_table_begin(page, "|what is there where it is met|>0 to 1|met");
  for (size_t i = 0; i < score->items.count; i++) {
    const ps_partner_item *item = &score->items.items[i];
    psi_table_cell(&t, psi_name_of(item->id, NULL));
    psi_table_cell(&t, psi_name_of(item->name, item->id));
    value_cell(page, &t, item->value);
    psi_table_cell(&t, !item->met.set ? "not known" : item->met.value ? "yes" : "no");
    known += item->value.set;
    met += item->met.set && item->met.value;
  }
  psi_table_end(&t);
  psi_buffer *d = psi_draft(page);
  psi_out_integer(d, (int64_t)met);
  psi_out_text(d, " of ");
  psi_out_integer(d, (int64_t)score->items.count);
  psi_out_text(d, " met");
  if (known < score->items.count) {
    psi_out_text(d, ", ");
    psi_out_integer(d, (int64_t)(score->items.count - known));
    psi_out_text(d, " not known: what is not recorded is never held to be a no");
  }
  psi_out_text(d, ". One case shows how one case was worked on; a way of working shows over "
                  "several.");
  psi_page_paragraph(page, psi_draft_text(page));
}

static void reasons(psi_page *page, const ps_partner_score *score) {
  psi_page_heading(page, 2, "Why");
  for (size_t i = 0; i < score->items.count; i++) {
    const ps_partner_item *item = &score->items.items[i];
    psi_buffer *d = psi_draft(page);
    psi_out_text(d, item->asks == NULL ? "" : item->asks);
    psi_out_char(d, ' ');
    psi_out_text(d, item->because == NULL ? "" : item->because);
    psi_page_point(page, 0, item->id, psi_draft_text(page));
  }
}

static const ps_partner_item *item_of(const ps_partner_score *score, const char *id) {
  for (size_t i = 0; i < score->items.count; i++)
    if (strcmp(score->items.items[i].id, id) == 0) return &score->items.items[i];
  return NULL;
}

static void missing(psi_page *page, const ps_partner_score *score) {
  if (score->missing.count == 0) return;
  psi_page_heading(page, 2, "What must be known to tell the mode");
  for (size_t i = 0; i < score->missing.count; i++) {
    const ps_partner_item *item = item_of(score, score->missing.items[i]);
    if (item != NULL) psi_page_point(page, 0, item->id, psi_name_of(item->name, item->id));
  }
}

char *ps_partner_score_text(const ps_partner_score *score, const ps_page_options *options,
                            size_t *length, const ps_settings *settings, ps_error *error) {
  psi_page page;
  if (score == NULL) {
    psi_fail_argument(error, "ps_partner_score_text: there is no score (NULL).");
    return NULL;
  }
  if (!psi_page_open(&page, options, settings, NULL, error)) return NULL;
  psi_out_text(psi_draft(&page), "How the learning side works in ");
  psi_out_text(&page.draft, psi_name_of(NULL, score->case_id));
  psi_page_heading(&page, 1, psi_draft_text(&page));
  mode(&page, score);
  items(&page, score);
  reasons(&page, score);
  missing(&page, score);
  return psi_page_close(&page, length, error);
}
