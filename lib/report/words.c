#include "report/words.h"

void psi_out_words(psi_buffer *out, const char *id) {
  for (; *id != '\0'; id++) psi_out_char(out, *id == '_' ? ' ' : *id);
}

void psi_out_list(psi_buffer *out, const ps_text_list *list) {
  for (size_t i = 0; i < list->count; i++) {
    psi_out_text(out, i == 0 ? "" : i + 1 == list->count ? " and " : ", ");
    psi_out_text(out, list->items[i]);
  }
}

void psi_section_missing(psi_page *page, const ps_text_list *missing) {
  if (missing->count == 0) return;
  psi_page_heading(page, 2, "To record before more can be told");
  for (size_t i = 0; i < missing->count; i++) psi_page_point(page, 0, NULL, missing->items[i]);
}
