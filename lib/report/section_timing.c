/* From the first sign of a gap to the effect: the steps in a table, then what they come to. */
#include "base/error.h"
#include "base/figures.h"
#include "report/sections.h"
#include "report/words.h"

#include <string.h>

static ps_date day_of(const ps_timings *t, const char *id) {
  for (size_t i = 0; id != NULL && i < t->times.count; i++)
    if (strcmp(t->times.items[i].id, id) == 0) return t->times.items[i].on;
  return 0;
}

static void day_cell(psi_page *page, psi_table *table, ps_date day) {
  psi_buffer *d = psi_draft(page);
  if (day == 0)
    psi_out_char(d, '-');
  else
    psi_out_date(d, day);
  psi_table_cell(table, psi_draft_text(page));
}

static void days_cell(psi_page *page, psi_table *table, const ps_latency *step) {
  psi_buffer *d = psi_draft(page);
  if (step->days.set)
    psi_out_figure(d, (double)step->days.value, 0);
  else
    psi_out_text(d, step->missing.count > 0 ? "not known" : "does not apply");
  psi_table_cell(table, psi_draft_text(page));
}

static void steps(psi_page *page, const ps_timings *t) {
  bool back = false;
  psi_table table = psi_table_begin(page, "step|from|to|>days");
  for (size_t i = 0; i < t->latencies.count; i++) {
    const ps_latency *step = &t->latencies.items[i];
    psi_table_cell(&table, psi_name_of(step->name, step->id));
    day_cell(page, &table, day_of(t, step->from));
    day_cell(page, &table, day_of(t, step->to));
    days_cell(page, &table, step);
    back = back || (step->days.set && step->days.value < 0);
  }
  psi_table_end(&table);
  if (back)
    psi_page_paragraph(page, "Days below zero: the step was taken before the one it should "
                             "follow.");
}

static void put_days(psi_buffer *d, int64_t days) {
  psi_out_figure(d, (double)days, 0);
  psi_out_text(d, days == 1 ? " day" : " days");
}

static void earliness(psi_page *page, const ps_timings *t) {
  if (!t->earliness.set) return;
  double share = t->earliness.value;
  psi_buffer *d = psi_draft(page);
  if (share < 0) {
    psi_out_text(d, "the learning side was there before the gap was seen");
  } else if (share > 1) {
    psi_out_text(d, "the learning side came in after the day it is needed");
  } else if (share == 0) {
    psi_out_text(d, "the learning side came in at once");
  } else {
    psi_out_text(d, "the learning side came in when ");
    psi_out_percent(d, share, 0);
    psi_out_text(d, " of the time from the first sign to the day it is needed was gone");
  }
  psi_page_point(page, 0, "How early", psi_draft_text(page));
}

static void slack(psi_page *page, const ps_timings *t) {
  ps_date needed = day_of(t, "tn");
  if (needed == 0) return;
  psi_buffer *d = psi_draft(page);
  psi_out_date(d, needed);
  if (t->slack.set && t->slack.value == 0) {
    psi_out_text(d, "; delivered on that day");
  } else if (t->slack.set) {
    psi_out_text(d, "; delivered ");
    put_days(d, t->slack.value > 0 ? t->slack.value : -t->slack.value);
    psi_out_text(d, t->slack.value > 0 ? " before" : " too late");
  } else if (t->as_of > needed) {
    psi_out_text(d, "; past, and nothing is recorded as delivered");
  } else if (t->as_of != 0) {
    psi_out_text(d, "; ");
    put_days(d, ps_date_days(t->as_of, needed));
    psi_out_text(d, " left");
  }
  psi_page_point(page, 0, "Needed", psi_draft_text(page));
}

static void slowest(psi_page *page, const ps_timings *t) {
  const ps_latency *step = &t->slowest;
  if (!step->days.set || step->name == NULL) return;
  psi_buffer *d = psi_draft(page);
  psi_out_text(d, step->name);
  psi_out_text(d, ", ");
  put_days(d, step->days.value);
  if (day_of(t, step->to) == 0) psi_out_text(d, " so far, and not over");
  psi_page_point(page, 0, "Slowest", psi_draft_text(page));
}

static void solution(psi_page *page, const ps_timings *t) {
  if (t->solution == NULL) return;
  const ps_intervention_kind *kind = ps_intervention_kind_find(t->solution);
  psi_buffer *d = psi_draft(page);
  psi_out_text(d, t->solution);
  if (kind != NULL) {
    psi_out_char(d, ' ');
    psi_out_text(d, kind->name);
  }
  if (t->solution_named_on != 0) {
    psi_out_text(d, ", on ");
    psi_out_date(d, t->solution_named_on);
  }
  if (t->solution_first.set)
    psi_out_text(d, t->solution_first.value ? ", before a cause was confirmed"
                                            : ", after a cause was confirmed");
  psi_page_point(page, 0, "Solution named first", psi_draft_text(page));
}

char *ps_timings_text(const ps_timings *timings, const ps_page_options *options, size_t *length,
                      const ps_settings *settings, ps_error *error) {
  psi_page page;
  if (timings == NULL) {
    psi_fail_argument(error, "ps_timings_text: there are no times (NULL).");
    return NULL;
  }
  if (!psi_page_open(&page, options, settings, NULL, error)) return NULL;
  bool whole = timings->gap == NULL;
  psi_out_text(psi_draft(&page), "How long the steps took ");
  psi_out_text(&page.draft, whole ? "in " : "for the gap ");
  psi_out_text(&page.draft, psi_name_of(NULL, whole ? timings->case_id : timings->gap));
  psi_page_heading(&page, 1, psi_draft_text(&page));
  if (timings->as_of != 0) {
    psi_out_text(psi_draft(&page), "Looked at from ");
    psi_out_date(&page.draft, timings->as_of);
    psi_out_char(&page.draft, '.');
    psi_page_paragraph(&page, psi_draft_text(&page));
  }
  steps(&page, timings);
  earliness(&page, timings);
  slack(&page, timings);
  slowest(&page, timings);
  solution(&page, timings);
  psi_section_missing(&page, &timings->missing);
  return psi_page_close(&page, length, error);
}
