/* The report of a case: from what is wrong to why, with the numbers between. */
#include "base/error.h"
#include "base/figures.h"
#include "report/sections.h"

#include <string.h>

static void point_date(psi_page *page, const char *label, ps_date date) {
  if (date == 0) return;
  psi_out_date(psi_draft(page), date);
  psi_page_point(page, 0, label, psi_draft_text(page));
}

static void point_text(psi_page *page, const char *label, const char *text) {
  if (text != NULL && *text != '\0') psi_page_point(page, 0, label, text);
}

static const char *title_of(const ps_case *c) { return psi_name_of(c->title, c->id); }

static void in_short(psi_page *page, const ps_case *c, const ps_sizes *sizes, ps_date as_of) {
  psi_page_heading(page, 2, "In short");
  for (size_t i = 0; i < sizes->gaps.count && psi_page_goes_on(page, 8); i++)
    psi_section_size_short(page, &sizes->gaps.items[i]);
  psi_section_causes_short(page, c, as_of);
}

static void head(psi_page *page, const ps_case *c, ps_date as_of) {
  psi_page_heading(page, 1, title_of(c));
  if (c->invented.set && c->invented.value)
    psi_page_paragraph(page, "This case is invented: no person or figure in it is real.");
  if (c->summary != NULL) psi_page_paragraph(page, c->summary);
  point_text(page, "Case", c->id);
  point_date(page, "Told as of", as_of);
  psi_section_request(page, c);
  if (c->stakes.set) {
    psi_out_money(psi_draft(page), &c->stakes, c->currency);
    psi_page_point(page, 0, "At stake", psi_draft_text(page));
  }
}

static void where(psi_page *page, const ps_gap *g) {
  point_text(page, "Whose performance", g->population);
  if (g->population_size.set) {
    psi_out_figure(psi_draft(page), (double)g->population_size.value, 0);
    psi_page_point(page, 0, "How many", psi_draft_text(page));
  }
  point_text(page, "Where", g->place);
  point_text(page, "In which work", g->process);
  point_date(page, "Since", g->since);
  point_date(page, "Needed by", g->needed);
}

static void gaps(psi_page *page, const ps_case *c, const ps_sizes *sizes) {
  psi_page_heading(page, 2, "How large is the gap?");
  if (c->gaps.count == 0)
    psi_page_paragraph(page, "No gap is stated yet. Ask what should be different, by how much, "
                             "for whom and by when.");
  for (size_t i = 0; i < c->gaps.count && psi_page_goes_on(page, 32); i++) {
    const ps_gap *g = c->gaps.items[i];
    const ps_gap_size *size = &sizes->gaps.items[i];
    psi_page_heading(page, 3, psi_name_of(size->name, g->id));
    if (g->statement != NULL) psi_page_paragraph(page, g->statement);
    where(page, g);
    psi_section_size(page, size);
    point_text(page, "Why the benchmark is a fair comparison", g->benchmark.reason);
  }
}

static void sources(psi_page *page, const ps_case *c) {
  if (c->sources.count == 0) return;
  psi_page_heading(page, 2, "Sources");
  for (size_t i = 0; i < c->sources.count; i++)
    psi_page_point(page, 0, NULL, c->sources.items[i]);
}

static char *write_report(psi_page *page, const ps_case *c, const ps_page_options *o,
                          size_t *length, const ps_settings *settings, ps_error *error) {
  ps_size_options how = PS_SIZE_OPTIONS_INIT;
  how.as_of = o->as_of;
  ps_settings part = psi_pulse_within(&page->pulse, settings, 0.2, 0.4);
  ps_sizes *sizes = ps_size(c, &how, &part, error);
  part = psi_pulse_within(&page->pulse, settings, 0.4, 0.6);
  ps_findings *findings = sizes == NULL ? NULL : ps_case_inspect(c, &part, error);
  psi_pulse_stretch(&page->pulse, 0.6, 1, 0);
  if (findings != NULL) {
    const ps_date as_of = how.as_of != 0 ? how.as_of : c->as_of;
    head(page, c, as_of);
    in_short(page, c, sizes, as_of);
    gaps(page, c, sizes);
    psi_page_heading(page, 2, "Why?");
    psi_section_causes(page, c, as_of);
    psi_section_plan(page, c);
    psi_page_heading(page, 2, "Is the record sound?");
    psi_section_findings(page, findings);
    sources(page, c);
  }
  char *text = psi_page_close(page, length, findings == NULL ? NULL : error);
  if (findings == NULL) {
    ps_text_free(text, settings);
    text = NULL;
  }
  ps_result_free(findings);
  ps_result_free(sizes);
  return text;
}

char *ps_report_text(const ps_case *c, const ps_page_options *options, size_t *length,
                     const ps_settings *settings, ps_error *error) {
  psi_page page;
  ps_page_options o;
  ps_case *own;
  if (c == NULL) {
    psi_fail_argument(error, "ps_report_text: there is no case (NULL).");
    return NULL;
  }
  if (!psi_page_open(&page, options, settings, &o, error)) return NULL;
  const ps_settings s = psi_settings(settings);
  const ps_settings first = psi_pulse_within(&page.pulse, &s, 0, 0.2);
  const ps_case *seen = psi_for_audience(c, o.audience, &first, &own, error);
  char *text = NULL;
  if (seen != NULL)
    text = write_report(&page, seen, &o, length, &s, error);
  else
    ps_text_free(psi_page_close(&page, NULL, NULL), settings);
  ps_case_free(own);
  return text;
}
