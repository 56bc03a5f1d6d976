/* What the rules of responsibilities share: the matrix of a case, read across (who has which
 * letter in an activity) and down (what one party has). */
#ifndef PSI_CHECK_PACK_RESPONSIBILITIES_H
#define PSI_CHECK_PACK_RESPONSIBILITIES_H

#include "check/groups.h"
#include "check/rule.h"

/* The rows of a case as activities: those of one text, or where none has a text of one kind,
 * in one phase. */
typedef struct psi_raci {
  const ps_responsibility *const *rows;
  size_t count;
  psi_groups activities;
} psi_raci;

bool psi_raci_of(psi_check *k, psi_raci *m);
/* The first row of the next activity from `row` on; m->count behind the last. */
size_t psi_activity_from(const psi_raci *m, size_t row);
/* A space behind their names, as behind for: what looks for functions passes them over. */
#define PSI_EACH_ACTIVITY(m, first)                                                                \
  for (size_t first = psi_activity_from(m, 0); first < (m)->count;                                 \
       first = psi_activity_from(m, first + 1))
#define PSI_EACH_ROW(m, first, i)                                                                  \
  for (size_t i = first; i != PSI_NONE; i = (m)->activities.next[i])

/* What is done, in words. */
const char *psi_activity_words(const ps_responsibility *r);

/* ---- letters ---- */

/* The letters for work, and those for help and talk. */
#define PSI_LARGE_PARTS (PSI_BIT(PS_LETTER_R) | PSI_BIT(PS_LETTER_A))
#define PSI_SMALL_PARTS (PSI_BIT(PS_LETTER_S) | PSI_BIT(PS_LETTER_C) | PSI_BIT(PS_LETTER_I))

/* Letters beyond the five are kept as "also D, V" where a matrix was brought in. */
const char *psi_other_letters(const ps_responsibility *r);
/* The letter of a row is not written down, nor one of another scheme in its place. */
bool psi_no_letter(const ps_responsibility *r);
/* DACI has a driver, RAPID has who decides and who performs: there an A or R means another
 * thing, and rules of RACI would blame the wrong rows. Says that the rule is spared. */
bool psi_other_scheme(psi_check *k);

/* ---- for the rows ---- */

#define PSI_ACROSS                                                                                 \
  .source = "Gray, Brown and Macanufo, Gamestorming (2010), and RACI tools in public use",         \
  .basis = PS_BASIS_READ
#define PSI_DOWN                                                                                   \
  .source = "Smith and Erwin, Role and Responsibility Charting (RACI)", .basis = PS_BASIS_CITED
#define PSI_ACTIVITY_FIELDS                                                                        \
  "responsibility.activity", "responsibility.kind", "responsibility.phase"
#define PSI_OTHER_SCHEMES " Not asked of matrices with letters of DACI or RAPID."

#endif
