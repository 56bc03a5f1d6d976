/* Words that several pages use. */
#ifndef PSI_REPORT_WORDS_H
#define PSI_REPORT_WORDS_H

#include "report/page.h"

/* "frontline_leader" as "frontline leader". */
void psi_out_words(psi_buffer *out, const char *id);
/* "a, b and c", each as it is written. */
void psi_out_list(psi_buffer *out, const ps_text_list *list);
/* What has to be recorded, under a heading; nothing where nothing is missing. */
void psi_section_missing(psi_page *page, const ps_text_list *missing);

#endif
