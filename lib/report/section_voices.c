/* Who is heard at the table: shares, and what they come to in words. */
#include "base/error.h"
#include "base/figures.h"
#include "report/sections.h"
#include "report/words.h"

#include <math.h>

static void share_cell(psi_page *page, psi_table *t, ps_number share) {
  psi_buffer *d = psi_draft(page);
  if (share.set) psi_out_percent(d, share.value, 0);
  psi_table_cell(t, psi_draft_text(page));
}

static void share_table(psi_page *page, const char *of, const ps_voice_share_items *shares) {
  bool spoken = false;
  for (size_t i = 0; i < shares->count; i++) spoken = spoken || shares->items[i].speaking.set;
  psi_out_text(psi_draft(page), of);
  psi_out_text(&page->draft, "|>seats|>share");
  if (spoken) psi_out_text(&page->draft, "|>of the time spoken");
  psi_table t = psi_table_begin(page, psi_draft_text(page));
  for (size_t i = 0; i < shares->count; i++) {
    const ps_voice_share *share = &shares->items[i];
    psi_out_words(psi_draft(page), share->name);
    psi_table_cell(&t, psi_draft_text(page));
    psi_out_integer(psi_draft(page), share->seats.value);
    psi_table_cell(&t, psi_draft_text(page));
    share_cell(page, &t, share->share);
    if (spoken) share_cell(page, &t, share->speaking);
  }
  psi_table_end(&t);
}

static void index_point(psi_page *page, const char *label, ps_number index, int decimals,
                        const char *meaning) {
  if (!index.set) return;
  bool whole = index.value == floor(index.value);
  psi_out_figure(psi_draft(page), index.value, whole ? 0 : decimals);
  psi_out_text(&page->draft, meaning);
  psi_page_point(page, 0, label, psi_draft_text(page));
}

/* The kind of voices that most seats speak for, or several that are alike. */
static void largest(psi_page *page, const ps_voices *v) {
  int64_t most = 0;
  size_t alike = 0;
  if (!v->largest.set) return;
  for (size_t i = 0; i < v->classes.count; i++)
    if (v->classes.items[i].seats.value > most) most = v->classes.items[i].seats.value;
  psi_buffer *d = psi_draft(page);
  for (size_t i = 0; i < v->classes.count; i++) {
    if (v->classes.items[i].seats.value < most) continue;
    psi_out_text(d, alike++ > 0 ? ", " : "");
    psi_out_text(d, v->classes.items[i].name);
  }
  psi_out_text(d, alike > 1 ? "; each has " : "; it has ");
  psi_out_percent(d, v->largest.value, 0);
  psi_out_text(d, " of the voices");
  psi_page_point(page, 0, "Largest", psi_draft_text(page));
}

static void indices(psi_page *page, const ps_voices *v) {
  largest(page, v);
  index_point(page, "Evenness", v->evenness, 2,
              ", where 1 is that the kinds of voices that are there are alike strong, and near 0 "
              "that one has nearly all");
  index_point(page, "Effective voices", v->effective, 1,
              ": the table is as diverse as with so many kinds of equal strength; 1 is one kind "
              "alone, 4 all four alike");
  index_point(page, "Field to strategy", v->field_to_strategy, 1, " to 1");
  index_point(page, "Inequality of speaking time", v->gini, 2,
              " (Gini), where 0 is that all seats speak alike, and near 1 that one speaks alone");
}

static void coverage(psi_page *page, const ps_voices *v) {
  if (!v->coverage.set) return;
  psi_buffer *d = psi_draft(page);
  psi_out_percent(d, v->coverage.value, 0);
  psi_out_text(d, " of those the case requires have a seat");
  for (size_t i = 0; i < v->uncovered.count; i++) {
    psi_out_text(d, i == 0 ? "; missing: " : ", ");
    psi_out_words(d, v->uncovered.items[i]);
  }
  psi_page_point(page, 0, "Perspectives", psi_draft_text(page));
}

/* To a sponsor no single seat is named. */
static void redundant(psi_page *page, const ps_voices *v, bool named) {
  if (v->redundant.count == 0) return;
  psi_buffer *d = psi_draft(page);
  if (named)
    psi_out_list(d, &v->redundant);
  else
    psi_out_integer(d, (int64_t)v->redundant.count);
  psi_out_text(d, v->redundant.count == 1
                      ? "; others bring the same perspectives and sit on the same side"
                      : "; all of them together, for others bring the same perspectives and sit "
                        "on the same sides");
  psi_page_point(page, 0, v->redundant.count == 1 ? "A seat that could go" : "Seats that could go",
                 psi_draft_text(page));
}

static void table(psi_page *page, const ps_voices *v, bool named) {
  psi_buffer *d = psi_draft(page);
  psi_out_integer(d, v->seats.value);
  psi_out_text(d, v->seats.value == 1 ? " seat" : " seats");
  psi_out_text(d, " at the table. Field is who does the work, leads it, or sees it from a region "
                  "or a contractor; strategy is who sets the direction or pays. A seat counts "
                  "for each it speaks for.");
  psi_page_paragraph(page, psi_draft_text(page));
  share_table(page, "voices of", &v->classes);
  if (v->perspectives.count > 0) {
    psi_page_paragraph(page, "By perspective, each seat split evenly among those it has:");
    share_table(page, "perspective", &v->perspectives);
  }
  indices(page, v);
  coverage(page, v);
  redundant(page, v, named);
}

char *ps_voices_text(const ps_voices *voices, const ps_page_options *options, size_t *length,
                     const ps_settings *settings, ps_error *error) {
  psi_page page;
  ps_page_options o;
  if (voices == NULL) {
    psi_fail_argument(error, "ps_voices_text: there are no voices (NULL).");
    return NULL;
  }
  if (!psi_page_open(&page, options, settings, &o, error)) return NULL;
  bool named = o.audience != PS_AUDIENCE_SPONSOR;
  psi_out_text(psi_draft(&page), "Who is heard at the table of ");
  psi_out_text(&page.draft, psi_name_of(NULL, voices->case_id));
  psi_page_heading(&page, 1, psi_draft_text(&page));
  if (!voices->seats.set)
    psi_page_paragraph(&page, "It is not recorded who sits at the table.");
  else if (voices->seats.value == 0)
    psi_page_paragraph(&page, "Nobody sits at the table.");
  else
    table(&page, voices, named);
  if (named)
    psi_section_missing(&page, &voices->missing);
  else if (voices->seats.set)
    psi_page_paragraph(&page, "What is said of single people is left out.");
  return psi_page_close(&page, length, error);
}
