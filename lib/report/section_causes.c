/* Why there is a gap, and how that is known. */
#include "base/field.h"
#include "base/figures.h"
#include "report/sections.h"

#include <string.h>

/* What is known best comes first; what was ruled out last, for it was work too. */
static const struct {
  int status;
  const char *title, *words;
} groups[] = {
    {PS_CAUSE_STATUS_CONFIRMED, "Confirmed", "confirmed"},
    {PS_CAUSE_STATUS_SUPPORTED, "Supported by one source", "supported by one source"},
    {PS_CAUSE_STATUS_HYPOTHESISED, "Thought possible", "thought possible"},
    {PS_CAUSE_STATUS_UNEXAMINED, "Named and not examined", "named and not examined"},
    {-1, "Not settled on that day", "not settled on that day"},
    {PS_CAUSE_STATUS_UNSET, "Without a status", "without a status"},
    {PS_CAUSE_STATUS_RULED_OUT, "Ruled out", "ruled out"},
};
enum { NOT_SETTLED = 4, GROUPS = sizeof groups / sizeof groups[0] };

static const char *word(const void *object, const char *field) {
  const ps_field *f = ps_field_find(((const ps_object *)object)->type, field);
  return psi_enum_name(f->values, psi_get_enum(object, f));
}

static void out_part(psi_buffer *d, bool *first, const char *text) {
  psi_out_text(d, *first ? "" : ", ");
  psi_out_text(d, text);
  *first = false;
}

/* "observation, I. Semmelweis, 1847-03-20, rated B2" */
static void out_origin(psi_buffer *d, const ps_case *c, const ps_evidence *e) {
  bool first = true;
  const ps_party *source = ps_find(c, PS_PARTY, e->source);
  psi_out_text(d, " (");
  if (e->method != PS_METHOD_UNSET) out_part(d, &first, word(e, "method"));
  if (e->source != NULL)
    out_part(d, &first, psi_name_of(source == NULL ? NULL : source->name, e->source));
  if (e->citation != NULL) out_part(d, &first, e->citation);
  if (e->region != NULL) out_part(d, &first, e->region);
  if (e->date != 0) {
    out_part(d, &first, "");
    psi_out_date(d, e->date);
  }
  if (e->n.set) {
    out_part(d, &first, "n = ");
    psi_out_figure(d, (double)e->n.value, 0);
  }
  if (e->reliability != PS_RELIABILITY_UNSET) {
    out_part(d, &first, "rated ");
    psi_out_text(d, word(e, "reliability"));
    if (e->credibility.set) psi_out_integer(d, e->credibility.value);
  }
  psi_out_text(d, first ? "no origin recorded)" : ")");
}

static void evidence_point(psi_page *page, const ps_case *c, const ps_evidence *e) {
  psi_buffer *d = psi_draft(page);
  psi_out_text(d, e->text == NULL ? "(not described)" : e->text);
  out_origin(d, c, e);
  const char *label = !e->supports.set     ? "Evidence, side not recorded"
                      : e->supports.value ? "Speaks for it"
                                          : "Speaks against it";
  psi_page_point(page, 1, label, psi_draft_text(page));
}

static void parent_points(psi_page *page, const ps_case *c, const ps_cause *cause) {
  for (size_t i = 0; i < cause->parents.count; i++) {
    const ps_cause *parent = ps_find(c, PS_CAUSE, cause->parents.items[i]);
    psi_page_point(page, 1, "Comes from",
                   psi_name_of(parent == NULL ? NULL : parent->statement, cause->parents.items[i]));
  }
}

static void share_point(psi_page *page, const ps_cause *cause) {
  if (!cause->share.likely.set) return;
  psi_buffer *d = psi_draft(page);
  psi_out_percent(d, cause->share.likely.value, 0);
  if (cause->share.low.set && cause->share.high.set) {
    psi_out_text(d, " (");
    psi_out_percent(d, cause->share.low.value, 0);
    psi_out_text(d, " to ");
    psi_out_percent(d, cause->share.high.value, 0);
    psi_out_text(d, ")");
  }
  psi_page_point(page, 1, "Its share of the gap", psi_draft_text(page));
}

static void one_cause(psi_page *page, const ps_case *c, const ps_cause *cause, ps_date as_of) {
  const bool settled = as_of == 0 || cause->confirmed_on <= as_of;
  psi_buffer *d = psi_draft(page);
  psi_out_text(d, psi_name_of(cause->statement, cause->id));
  psi_out_text(d, " [");
  psi_out_text(d, psi_name_of(cause->id, NULL));
  if (cause->factor != NULL) {
    psi_out_text(d, ", factor ");
    psi_out_text(d, cause->factor);
  }
  if (cause->confirmed_on != 0 && settled) {
    psi_out_text(d, ", settled ");
    psi_out_date(d, cause->confirmed_on);
  }
  psi_out_text(d, "]");
  psi_page_point(page, 0, NULL, psi_draft_text(page));
  if (cause->reason != NULL && settled) psi_page_point(page, 1, "Why we say so", cause->reason);
  parent_points(page, c, cause);
  share_point(page, cause);
  for (size_t i = 0; i < c->evidence.count; i++) {
    const ps_evidence *e = c->evidence.items[i];
    if (as_of != 0 && e->date > as_of) continue;
    if (cause->id != NULL && e->about != NULL && strcmp(e->about, cause->id) == 0)
      evidence_point(page, c, e);
  }
}

/* The group of a cause as known on a day: what was settled later was open then. */
static size_t group_of(const ps_cause *cause, ps_date as_of) {
  if (as_of != 0 && cause->confirmed_on > as_of) return NOT_SETTLED;
  size_t g = 0;
  while (groups[g].status != (int)cause->status) g++;
  return g;
}

static size_t count_of(const ps_case *c, size_t group, ps_date as_of) {
  size_t count = 0;
  for (size_t i = 0; i < c->causes.count; i++)
    count += group_of(c->causes.items[i], as_of) == group;
  return count;
}

void psi_section_causes_short(psi_page *page, const ps_case *c, ps_date as_of) {
  psi_buffer *d = psi_draft(page);
  bool first = true;
  for (size_t g = 0; g < GROUPS; g++) {
    if (count_of(c, g, as_of) == 0) continue;
    out_part(d, &first, "");
    psi_out_integer(d, (int64_t)count_of(c, g, as_of));
    psi_out_char(d, ' ');
    psi_out_text(d, groups[g].words);
  }
  psi_page_point(page, 0, "Causes", first ? "none named yet" : psi_draft_text(page));
}

static void group_of_causes(psi_page *page, const ps_case *c, size_t group, ps_date as_of) {
  size_t count = count_of(c, group, as_of);
  if (count == 0) return;
  psi_buffer *d = psi_draft(page);
  psi_out_text(d, groups[group].title);
  psi_out_text(d, " (");
  psi_out_integer(d, (int64_t)count);
  psi_out_text(d, ")");
  psi_page_heading(page, 3, psi_draft_text(page));
  for (size_t i = 0; i < c->causes.count && psi_page_goes_on(page, 1); i++) {
    if (group_of(c->causes.items[i], as_of) != group) continue;
    one_cause(page, c, c->causes.items[i], as_of);
    if (!psi_page_goes_on(page, c->evidence.count / 4)) break;
  }
}

void psi_section_causes(psi_page *page, const ps_case *c, ps_date as_of) {
  if (c->causes.count == 0)
    psi_page_paragraph(page, "No cause has been named yet. Nothing should be chosen before one is "
                             "confirmed.");
  for (size_t g = 0; g < GROUPS; g++) group_of_causes(page, c, g, as_of);
}
