/* Findings as people read them: the count first, then each with its place and fix. */
#include "base/error.h"
#include "report/sections.h"

#include <string.h>

static void out_count(psi_buffer *d, int64_t count, const char *one, const char *many) {
  if (count == 0)
    psi_out_text(d, "no");
  else
    psi_out_integer(d, count);
  psi_out_char(d, ' ');
  psi_out_text(d, count == 1 ? one : many);
}

static void counts(psi_page *page, const ps_findings *f) {
  psi_buffer *d = psi_draft(page);
  out_count(d, f->errors.value, "error", "errors");
  psi_out_text(d, ", ");
  out_count(d, f->warnings.value, "warning", "warnings");
  psi_out_text(d, ", ");
  out_count(d, f->notes.value, "note", "notes");
  psi_out_char(d, '.');
  const char *text = psi_draft_text(page);
  psi_page_paragraph(page, text);
}

static void one_finding(psi_page *page, const ps_finding *f) {
  psi_buffer *d = psi_draft(page);
  psi_out_text(d, f->message);
  psi_out_text(d, " [");
  if (*f->path != '\0') {
    psi_out_text(d, f->path);
    psi_out_text(d, ", ");
  }
  if (f->objects.count > 0 && *f->objects.items[0] != '\0') {
    psi_out_text(d, f->objects.items[0]);
    psi_out_text(d, ", ");
  }
  psi_out_text(d, f->rule);
  psi_out_char(d, ' ');
  psi_out_text(d, f->name);
  psi_out_text(d, "]");
  psi_page_point(page, 0, ps_severity_name(f->severity), psi_draft_text(page));
  if (f->fix != NULL && *f->fix != '\0') psi_page_point(page, 1, "what to do", f->fix);
}

void psi_section_findings(psi_page *page, const ps_findings *f) {
  static const ps_severity order[] = {PS_SEVERITY_ERROR, PS_SEVERITY_WARNING, PS_SEVERITY_NOTE};
  counts(page, f);
  for (size_t s = 0; s < sizeof order / sizeof order[0]; s++)
    for (size_t i = 0; i < f->findings.count && psi_page_goes_on(page, 1); i++)
      if (f->findings.items[i].severity == order[s]) one_finding(page, &f->findings.items[i]);
}

char *ps_findings_text(const ps_findings *findings, const ps_page_options *options, size_t *length,
                       const ps_settings *settings, ps_error *error) {
  psi_page page;
  if (findings == NULL) {
    psi_fail_argument(error, "ps_findings_text: there are no findings (NULL).");
    return NULL;
  }
  if (!psi_page_open(&page, options, settings, NULL, error)) return NULL;
  psi_section_findings(&page, findings);
  return psi_page_close(&page, length, error);
}
