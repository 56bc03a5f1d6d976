/* A walk through a flow of questions: the way so far, what follows from it, what comes next. */
#include "base/error.h"
#include "report/sections.h"
#include "report/words.h"

static void put_actions(psi_buffer *d, const ps_text_list *actions) {
  for (size_t i = 0; i < actions->count; i++) {
    psi_out_text(d, i > 0 ? ", " : "");
    psi_out_words(d, actions->items[i]);
  }
}

static void step(psi_page *page, const ps_walk_step *s) {
  psi_buffer *d = psi_draft(page);
  psi_out_text(d, psi_name_of(s->question, s->name == NULL ? "" : s->name));
  psi_page_point(page, 0, s->cell, psi_draft_text(page));
  if (!s->answer.set) return;
  psi_page_point(page, 1, s->answer.value ? "yes" : "no", s->then == NULL ? "" : s->then);
  if (s->actions.count == 0) return;
  put_actions(psi_draft(page), &s->actions);
  psi_page_point(page, 1, "to do", psi_draft_text(page));
}

static void kinds(psi_page *page, const ps_text_list *list) {
  if (list->count == 0) return;
  psi_page_point(page, 0, "What can do it", "");
  for (size_t i = 0; i < list->count; i++) {
    const ps_intervention_kind *kind = ps_intervention_kind_find(list->items[i]);
    psi_buffer *d = psi_draft(page);
    psi_out_text(d, list->items[i]);
    if (kind != NULL) {
      psi_out_char(d, ' ');
      psi_out_text(d, kind->name);
    }
    psi_page_point(page, 1, NULL, psi_draft_text(page));
  }
}

static void consequences(psi_page *page, const ps_walk *walk) {
  if (walk->steps.count == 0) return;
  psi_page_heading(page, 2, walk->ended.value ? "What follows" : "What follows so far");
  if (walk->actions.count == 0) {
    psi_page_paragraph(page, walk->ended.value ? "Nothing to do but what the last step says."
                                               : "Nothing to do yet.");
    return;
  }
  put_actions(psi_draft(page), &walk->actions);
  psi_page_point(page, 0, "To do", psi_draft_text(page));
  kinds(page, &walk->kinds);
  psi_page_point(page, 0, "Learning among it", walk->learning.value ? "yes" : "no");
}

static void next(psi_page *page, const ps_walk *walk) {
  if (walk->next == NULL) {
    psi_page_paragraph(page, "The flow ends here.");
    return;
  }
  psi_page_heading(page, 2, walk->steps.count == 0 ? "The first question" : "The next question");
  psi_page_point(page, 0, walk->next, psi_name_of(walk->next_question, walk->next));
  psi_buffer *d = psi_draft(page);
  psi_out_text(d, walk->next);
  psi_out_text(d, "=yes or ");
  psi_out_text(d, walk->next);
  psi_out_text(d, "=no");
  psi_page_point(page, 1, "answer", psi_draft_text(page));
}

static void unused(psi_page *page, const ps_walk *walk) {
  if (walk->unused.count == 0) return;
  psi_buffer *d = psi_draft(page);
  psi_out_text(d, "Answered, but not on the way: ");
  psi_out_list(d, &walk->unused);
  psi_out_char(d, '.');
  psi_page_paragraph(page, psi_draft_text(page));
}

/* The name and whose it is, where the flow is one of those built in. */
static void head(psi_page *page, const ps_walk *walk) {
  const ps_framework *f = ps_framework_find(walk->framework);
  psi_page_heading(page, 1, psi_name_of(f == NULL ? NULL : f->name, walk->framework));
  if (f == NULL || f->author == NULL) return;
  psi_buffer *d = psi_draft(page);
  psi_out_text(d, f->author);
  if (f->year.set) {
    psi_out_char(d, ' ');
    psi_out_integer(d, f->year.value);
  }
  psi_out_text(d, " (");
  psi_out_text(d, f->id);
  psi_out_text(d, ")");
  psi_page_paragraph(page, psi_draft_text(page));
}

char *ps_walk_text(const ps_walk *walk, const ps_page_options *options, size_t *length,
                   const ps_settings *settings, ps_error *error) {
  psi_page page;
  if (walk == NULL) {
    psi_fail_argument(error, "ps_walk_text: there is no walk (NULL).");
    return NULL;
  }
  if (!psi_page_open(&page, options, settings, NULL, error)) return NULL;
  head(&page, walk);
  if (walk->steps.count > 0) psi_page_heading(&page, 2, "The way");
  for (size_t i = 0; i < walk->steps.count; i++) step(&page, &walk->steps.items[i]);
  consequences(&page, walk);
  next(&page, walk);
  unused(&page, walk);
  return psi_page_close(&page, length, error);
}
