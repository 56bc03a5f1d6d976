/* How large a gap is, in a table and in sentences. */
#include "base/error.h"
#include "base/figures.h"
#include "report/sections.h"

#include <math.h>
#include <string.h>

const char *psi_name_of(const char *name, const char *id) {
  if (name != NULL && *name != '\0') return name;
  return id == NULL ? "(no id)" : id;
}

/* One count of decimals for all figures of a gap, so that they can be compared. */
static int decimals_of(const ps_gap_size *s) {
  const ps_number *numbers[] = {&s->before.value, &s->now.value, &s->benchmark.value, &s->desired,
                                &s->desired_high, &s->actual};
  double values[6];
  size_t count = 0;
  for (size_t i = 0; i < 6; i++)
    if (numbers[i]->set) values[count++] = numbers[i]->value;
  return psi_decimals(values, count);
}

static void figure_cell(psi_page *page, psi_table *t, ps_number number, int decimals) {
  psi_buffer *d = psi_draft(page);
  if (number.set) psi_out_figure(d, number.value, decimals);
  psi_table_cell(t, psi_draft_text(page));
}

static void counted_cell(psi_page *page, psi_table *t, const ps_level *level) {
  psi_buffer *d = psi_draft(page);
  if (level->numerator.set && level->denominator.set) {
    const double both[2] = {level->numerator.value, level->denominator.value};
    int decimals = psi_decimals(both, 2);
    psi_out_figure(d, both[0], decimals);
    psi_out_text(d, " of ");
    psi_out_figure(d, both[1], decimals);
  } else if (level->points.value > 0) {
    psi_out_integer(d, level->points.value);
    psi_out_text(d, level->points.value == 1 ? " point" : " points");
  }
  psi_table_cell(t, psi_draft_text(page));
}

static void interval_cell(psi_page *page, psi_table *t, const ps_level *level, int decimals) {
  psi_buffer *d = psi_draft(page);
  if (level->low.set && level->high.set) {
    psi_out_figure(d, level->low.value, decimals);
    psi_out_text(d, " to ");
    psi_out_figure(d, level->high.value, decimals);
  } else if (level->standard_error.set) {
    psi_out_text(d, "se ");
    psi_out_figure(d, level->standard_error.value, decimals);
  }
  psi_table_cell(t, psi_draft_text(page));
}

static void level_row(psi_page *page, psi_table *t, const char *name, const ps_level *level,
                      int decimals) {
  if (!(level->object.state & PS_OBJECT_GIVEN)) return;
  psi_table_cell(t, name);
  figure_cell(page, t, level->value, decimals);
  counted_cell(page, t, level);
  interval_cell(page, t, level, decimals);
  psi_out_span(psi_draft(page), level->from, level->to);
  if (level->group != NULL) {
    psi_out_text(&page->draft, ", ");
    psi_out_text(&page->draft, level->group);
  }
  psi_table_cell(t, psi_draft_text(page));
}

static void plain_row(psi_page *page, psi_table *t, const char *name, ps_number value,
                      const char *from, int decimals) {
  psi_table_cell(t, name);
  figure_cell(page, t, value, decimals);
  psi_table_cell(t, "");
  psi_table_cell(t, "");
  psi_out_text(psi_draft(page), "from ");
  psi_out_text(&page->draft, from);
  psi_table_cell(t, psi_draft_text(page));
}

static void levels(psi_page *page, const ps_gap_size *s, int decimals) {
  psi_table t = psi_table_begin(page, "|>value|>counted|>95 % interval|when");
  level_row(page, &t, "before", &s->before, decimals);
  level_row(page, &t, "now", &s->now, decimals);
  /* A figure the gap states counts, whatever the series says. */
  if (s->actual.set && strcmp(s->actual_from, "the gap") == 0)
    plain_row(page, &t, "now, as stated", s->actual, s->actual_from, decimals);
  level_row(page, &t, "benchmark", &s->benchmark, decimals);
  if (s->desired.set && strcmp(s->desired_from, "the benchmark") != 0)
    plain_row(page, &t, s->desired_high.set ? "should be at least" : "should be", s->desired,
              s->desired_from, decimals);
  if (s->desired_high.set)
    plain_row(page, &t, "and at most", s->desired_high, s->desired_from, decimals);
  if (t.count > t.columns) psi_table_end(&t);
}

static void gap_sentence(psi_page *page, const char *label, ps_number gap, const char *unit,
                         int decimals) {
  if (!gap.set) return;
  psi_buffer *d = psi_draft(page);
  psi_out_figure(d, fabs(gap.value), decimals);
  if (unit != NULL) {
    psi_out_char(d, ' ');
    psi_out_text(d, unit);
  }
  psi_out_text(d, gap.value > 0   ? " short of what should be"
                  : gap.value < 0 ? " better than it should be"
                                  : ": just as it should be");
  psi_page_point(page, 0, label, psi_draft_text(page));
}

static void consequences(psi_page *page, const ps_gap_size *s, int decimals) {
  const char *unit = s->gap_unit == NULL ? s->unit : s->gap_unit;
  gap_sentence(page, "Gap before", s->gap_before, unit, decimals);
  gap_sentence(page, "Gap now", s->gap_now, unit, decimals);
  if (s->gap_now.set && s->gap_now.value > 0 && s->relative.set) {
    psi_out_percent(psi_draft(page), s->relative.value, 1);
    psi_out_text(&page->draft, " of what should be");
    psi_page_point(page, 0, "Relative gap", psi_draft_text(page));
  }
  if (s->attainment.set) {
    psi_out_percent(psi_draft(page), s->attainment.value, 1);
    psi_page_point(page, 0, "Attainment", psi_draft_text(page));
  }
  if (s->closed.set) {
    const bool grew = s->closed.value < 0;
    psi_out_percent(psi_draft(page), fabs(s->closed.value), 1);
    psi_out_text(&page->draft, " of the gap before");
    psi_page_point(page, 0, grew ? "Grew by" : "Closed", psi_draft_text(page));
  }
}

/* ---- what it is worth ---- */

static void out_amount(psi_page *page, ps_number amount) {
  /* Of large amounts nobody wants the cents. */
  int decimals = fabs(amount.value) >= 1000 ? 0 : psi_decimals(&amount.value, 1);
  psi_out_figure(&page->draft, amount.value, decimals);
}

static void amount_point(psi_page *page, const char *label, ps_number amount, const char *words) {
  if (!amount.set) return;
  psi_draft(page);
  out_amount(page, amount);
  psi_out_text(&page->draft, words);
  psi_page_point(page, 0, label, psi_draft_text(page));
}

static void against(psi_page *page, const ps_gap_size *s) {
  if (!s->net_worth.set) return;
  const ps_number apart = {fabs(s->net_worth.value), true};
  psi_draft(page);
  if (s->net_worth.value == 0) {
    psi_out_text(&page->draft, "closing it costs what leaving it costs");
  } else {
    psi_out_text(&page->draft, "closing it costs ");
    out_amount(page, apart);
    psi_out_text(&page->draft, s->net_worth.value > 0 ? " less than leaving it"
                                                      : " more than leaving it");
  }
  if (s->worth_ratio.set) {
    psi_out_text(&page->draft, "; each unit spent saves ");
    psi_out_figure(&page->draft, s->worth_ratio.value, 2);
  }
  psi_page_point(page, 0, "Worth closing", psi_draft_text(page));
}

static void worth(psi_page *page, const ps_gap_size *s, int decimals) {
  const char *unit = s->gap_unit == NULL ? s->unit : s->gap_unit;
  if (s->pip.set) {
    psi_out_figure(psi_draft(page), s->pip.value, 2);
    psi_out_text(&page->draft, s->pip.value == 1 ? ": what is usual is as good as the best"
                                                 : " times: how much better the best are than is "
                                                   "usual");
    psi_page_point(page, 0, "Potential (PIP)", psi_draft_text(page));
  }
  if (s->exemplar_difference.set) {
    psi_out_figure(psi_draft(page), s->exemplar_difference.value, decimals);
    if (unit != NULL) {
      psi_out_char(&page->draft, ' ');
      psi_out_text(&page->draft, unit);
    }
    psi_page_point(page, 0, "From usual to best", psi_draft_text(page));
  }
  amount_point(page, "Stakes", s->stakes, ", if all did as well as the best");
  if (s->cost_per_period.set && s->cost_per_period.value == 0) {
    psi_page_point(page, 0, "The gap costs", "nothing now");
    return;
  }
  amount_point(page, "The gap costs", s->cost_per_period, " a period");
  amount_point(page, "Cost to leave it", s->cost_to_ignore, "");
  amount_point(page, "Cost to close it", s->cost_to_meet, "");
  against(page, s);
}

/* ---- group by group ---- */

enum { MOST_GROUPS = 12 };

static bool comes_before(const ps_segment *a, const ps_segment *b) {
  if (a->gap_now.set != b->gap_now.set) return a->gap_now.set;
  return a->gap_now.set && a->gap_now.value > b->gap_now.value;
}

/* The groups with the largest gaps, in order; `best` has room for MOST_GROUPS. */
static size_t largest(const ps_gap_size *s, const ps_segment **best) {
  size_t count = 0;
  for (size_t i = 0; i < s->segments.count; i++) {
    const ps_segment *one = &s->segments.items[i];
    size_t at = count;
    while (at > 0 && comes_before(one, best[at - 1])) at--;
    if (at == MOST_GROUPS) continue;
    if (count < MOST_GROUPS) count++;
    memmove(best + at + 1, best + at, (count - at - 1) * sizeof *best);
    best[at] = one;
  }
  return count;
}

static void groups(psi_page *page, const ps_gap_size *s, int decimals) {
  const ps_segment *best[MOST_GROUPS];
  const size_t count = largest(s, best);
  bool any = false;
  for (size_t i = 0; i < count; i++)
    any = any || best[i]->before.value.set || best[i]->now.value.set;
  if (!any) return;
  psi_page_paragraph(page, count < s->segments.count ? "Group by group, the largest gaps first:"
                                                     : "Group by group, the largest gap first:");
  psi_table t = psi_table_begin(page, "group|>before|>now|>change|>gap now");
  for (size_t i = 0; i < count; i++) {
    psi_table_cell(&t, best[i]->group);
    figure_cell(page, &t, best[i]->before.value, decimals);
    figure_cell(page, &t, best[i]->now.value, decimals);
    figure_cell(page, &t, best[i]->change, decimals);
    figure_cell(page, &t, best[i]->gap_now, decimals);
  }
  psi_table_end(&t);
  if (count == s->segments.count) return;
  psi_out_integer(psi_draft(page), (int64_t)(s->segments.count - count));
  psi_out_text(&page->draft, s->segments.count - count == 1 ? " more group is not shown."
                                                            : " more groups are not shown.");
  psi_page_paragraph(page, psi_draft_text(page));
}

static void explain_level(psi_page *page, const char *name, const ps_level *level) {
  if (!(level->object.state & PS_OBJECT_GIVEN) || level->method == NULL) return;
  psi_buffer *d = psi_draft(page);
  psi_out_text(d, level->method);
  if (level->points.value > 0) {
    psi_out_text(d, ", ");
    psi_out_integer(d, level->points.value);
    psi_out_text(d, level->points.value == 1 ? " point" : " points");
  }
  if (level->low.set) psi_out_text(d, "; interval after Wilson (1927)");
  psi_page_point(page, 0, name, psi_draft_text(page));
}

void psi_section_size(psi_page *page, const ps_gap_size *s) {
  int decimals = decimals_of(s);
  psi_buffer *d = psi_draft(page);
  psi_out_text(d, "Measure: ");
  psi_out_text(d, psi_name_of(s->name, s->measure == NULL ? "none" : s->measure));
  if (s->unit != NULL) {
    psi_out_text(d, ", in ");
    psi_out_text(d, s->unit);
  }
  if (s->direction == PS_DIRECTION_HIGHER) psi_out_text(d, "; higher is better");
  if (s->direction == PS_DIRECTION_LOWER) psi_out_text(d, "; lower is better");
  if (s->direction == PS_DIRECTION_BAND) psi_out_text(d, "; best within a band");
  psi_out_char(d, '.');
  psi_page_paragraph(page, psi_draft_text(page));
  levels(page, s, decimals);
  consequences(page, s, decimals);
  worth(page, s, decimals);
  for (size_t i = 0; i < s->warnings.count; i++)
    psi_page_point(page, 0, "Take care", s->warnings.items[i]);
  groups(page, s, decimals);
  for (size_t i = 0; i < s->missing.count; i++)
    psi_page_point(page, 0, "Not enough data: please record", s->missing.items[i]);
  explain_level(page, "How \"before\" was computed", &s->before);
  explain_level(page, "How \"now\" was computed", &s->now);
  explain_level(page, "How the benchmark was computed", &s->benchmark);
  if (s->method != NULL) psi_page_point(page, 0, "How the gap was computed", s->method);
}

void psi_section_size_short(psi_page *page, const ps_gap_size *s) {
  int decimals = decimals_of(s);
  psi_buffer *d = psi_draft(page);
  if (s->before.value.set) {
    psi_out_figure(d, s->before.value.value, decimals);
    psi_out_text(d, " before, ");
  }
  if (s->actual.set) {
    psi_out_figure(d, s->actual.value, decimals);
    psi_out_text(d, " now, ");
  }
  if (s->desired.set && !s->desired_high.set) {
    psi_out_text(d, "should be ");
    psi_out_figure(d, s->desired.value, decimals);
  } else if (s->desired.set) {
    psi_out_text(d, "should be from ");
    psi_out_figure(d, s->desired.value, decimals);
    psi_out_text(d, " to ");
    psi_out_figure(d, s->desired_high.value, decimals);
  } else {
    psi_out_text(d, "what should be is not recorded");
  }
  if (s->unit != NULL) {
    psi_out_text(d, " (");
    psi_out_text(d, s->unit);
    psi_out_char(d, ')');
  }
  psi_page_point(page, 0, psi_name_of(s->name, s->gap), psi_draft_text(page));
}

static void one_size(psi_page *page, const ps_gap_size *s) {
  psi_out_text(psi_draft(page), "Gap ");
  psi_out_text(&page->draft, psi_name_of(NULL, s->gap));
  psi_page_heading(page, 2, psi_draft_text(page));
  psi_section_size(page, s);
}

char *ps_sizes_text(const ps_sizes *sizes, const ps_page_options *options, size_t *length,
                    const ps_settings *settings, ps_error *error) {
  psi_page page;
  if (sizes == NULL) {
    psi_fail_argument(error, "ps_sizes_text: there are no sizes (NULL).");
    return NULL;
  }
  if (!psi_page_open(&page, options, settings, NULL, error)) return NULL;
  psi_out_text(psi_draft(&page), "Sizes of the gaps of ");
  psi_out_text(&page.draft, psi_name_of(NULL, sizes->case_id));
  psi_page_heading(&page, 1, psi_draft_text(&page));
  if (sizes->gaps.count == 0) psi_page_paragraph(&page, "The case states no gap.");
  for (size_t i = 0; i < sizes->gaps.count && psi_page_goes_on(&page, 32); i++)
    one_size(&page, &sizes->gaps.items[i]);
  return psi_page_close(&page, length, error);
}
