/* What was asked for, and what is done about the gap. */
#include "base/field.h"
#include "base/figures.h"
#include "report/sections.h"

#include <string.h>

/* In the order of how much they count: what is done before what was only considered. */
static const struct {
  ps_intervention_status status;
  const char *title;
} groups[] = {
    {PS_INTERVENTION_STATUS_DONE, "In place"},
    {PS_INTERVENTION_STATUS_STARTED, "Under way"},
    {PS_INTERVENTION_STATUS_SELECTED, "Chosen"},
    {PS_INTERVENTION_STATUS_CONSIDERED, "Among the options"},
    {PS_INTERVENTION_STATUS_UNSET, "Without a status"},
    {PS_INTERVENTION_STATUS_REJECTED, "Not chosen"},
};

static const char *party_name(const ps_case *c, const char *id) {
  const ps_party *party = ps_find(c, PS_PARTY, id);
  return psi_name_of(party == NULL ? NULL : party->name, id);
}

void psi_section_request(psi_page *page, const ps_case *c) {
  if (c->request_text != NULL) {
    psi_buffer *d = psi_draft(page);
    psi_out_text(d, c->request_text);
    if (c->requester != NULL) {
      psi_out_text(d, " (");
      psi_out_text(d, party_name(c, c->requester));
      psi_out_text(d, ")");
    }
    psi_page_point(page, 0, "What was asked", psi_draft_text(page));
  }
  if (c->sponsor != NULL) psi_page_point(page, 0, "Sponsor", party_name(c, c->sponsor));
  if (c->needed_by != 0) {
    psi_out_date(psi_draft(page), c->needed_by);
    psi_page_point(page, 0, "Needed by", psi_draft_text(page));
  }
}

static void cause_points(psi_page *page, const ps_case *c, const ps_intervention *v) {
  if (v->causes.count == 0) psi_page_point(page, 1, "Answers", "no cause on record");
  for (size_t i = 0; i < v->causes.count; i++) {
    const ps_cause_effect *e = &v->causes.items[i];
    const ps_cause *cause = ps_find(c, PS_CAUSE, e->cause);
    psi_buffer *d = psi_draft(page);
    psi_out_text(d, psi_name_of(cause == NULL ? NULL : cause->statement, e->cause));
    if (e->effect.likely.set) {
      psi_out_text(d, " (removes about ");
      psi_out_percent(d, e->effect.likely.value, 0);
      psi_out_text(d, " of it)");
    }
    psi_page_point(page, 1, "Answers", psi_draft_text(page));
  }
}

static void cost_point(psi_page *page, const ps_case *c, const ps_range *cost) {
  if (!cost->likely.set) return;
  psi_buffer *d = psi_draft(page);
  double ends[3] = {cost->likely.value, cost->low.value, cost->high.value};
  int decimals = psi_decimals(ends, 3);
  if (c->currency != NULL) {
    psi_out_text(d, c->currency);
    psi_out_char(d, ' ');
  }
  psi_out_figure(d, cost->likely.value, decimals);
  if (cost->low.set && cost->high.set) {
    psi_out_text(d, " (");
    psi_out_figure(d, cost->low.value, decimals);
    psi_out_text(d, " to ");
    psi_out_figure(d, cost->high.value, decimals);
    psi_out_text(d, ")");
  }
  psi_page_point(page, 1, "Cost", psi_draft_text(page));
}

static void one_intervention(psi_page *page, const ps_case *c, const ps_intervention *v) {
  psi_buffer *d = psi_draft(page);
  psi_out_text(d, psi_name_of(v->title, v->id));
  if (v->start != 0 || v->end != 0) {
    psi_out_text(d, ", ");
    psi_out_span(d, v->start, v->end);
  }
  psi_page_point(page, 0, NULL, psi_draft_text(page));
  cause_points(page, c, v);
  cost_point(page, c, &v->cost);
  if (v->owner != NULL) psi_page_point(page, 1, "Owner", party_name(c, v->owner));
  if (v->rationale != NULL) psi_page_point(page, 1, "Why", v->rationale);
}

void psi_section_plan(psi_page *page, const ps_case *c) {
  if (c->interventions.count == 0) return;
  psi_page_heading(page, 2, "What is done about it?");
  for (size_t g = 0; g < sizeof groups / sizeof groups[0]; g++) {
    bool first = true;
    for (size_t i = 0; i < c->interventions.count; i++) {
      const ps_intervention *v = c->interventions.items[i];
      if (v->status != groups[g].status) continue;
      if (first) psi_page_heading(page, 3, groups[g].title);
      first = false;
      one_intervention(page, c, v);
    }
  }
}
