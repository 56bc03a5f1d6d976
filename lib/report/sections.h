/* The sections that pages are made of. */
#ifndef PSI_REPORT_SECTIONS_H
#define PSI_REPORT_SECTIONS_H

#include "report/page.h"

/* One gap's size: a table of before, now and what should be, then what it means. */
void psi_section_size(psi_page *page, const ps_gap_size *size);
/* The size of a gap in one point: "0.10526 before, 0.02153 now; should be 0.03884". */
void psi_section_size_short(psi_page *page, const ps_gap_size *size);
/* How many causes are how sure, in one point, as known on a day (0: today's record). */
void psi_section_causes_short(psi_page *page, const ps_case *c, ps_date as_of);
/* The causes of a case: those confirmed first, as known on a day. */
void psi_section_causes(psi_page *page, const ps_case *c, ps_date as_of);
/* What was asked, by whom, for when: points of the page's head. */
void psi_section_request(psi_page *page, const ps_case *c);
/* The interventions, those in place first; nothing where there are none. */
void psi_section_plan(psi_page *page, const ps_case *c);
/* Findings: what is in order in a line, then each with its fix. */
void psi_section_findings(psi_page *page, const ps_findings *findings);

/* The case as its readers may see it: itself for the team; for a sponsor a copy without
 * what is private or of single persons, which is put into *own for the caller to free.
 * NULL with the error. */
const ps_case *psi_for_audience(const ps_case *c, ps_audience asked, const ps_settings *settings,
                                ps_case **own, ps_error *error);

/* A name for people: the first that is not NULL or empty. */
const char *psi_name_of(const char *name, const char *id);

#endif
