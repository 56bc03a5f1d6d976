/* Numbers, money and dates as people read them: rounded for the eye, thousands
 * marked, a true minus sign left to ASCII. What is exact is in the JSON. */
#ifndef PSI_BASE_FIGURES_H
#define PSI_BASE_FIGURES_H

#include "base/buffer.h"

#define PSI_FIGURE_BUFFER 400

/* Decimals that show figures of this size (the largest of those shown together)
 * with four to five digits that mean something; 0 if all of them are whole. */
int psi_decimals(const double *values, size_t count);

/* "1,234.50": rounded half away from zero on the shortest decimal text. */
const char *psi_figure(double value, int decimals, char buffer[PSI_FIGURE_BUFFER]);

void psi_out_figure(psi_buffer *out, double value, int decimals);
void psi_out_percent(psi_buffer *out, double share, int decimals);
void psi_out_money(psi_buffer *out, const ps_money *money, const char *currency);
void psi_out_date(psi_buffer *out, ps_date date);
/* "1841-01-01 to 1847-05-31", "until ...", "from ...". */
void psi_out_span(psi_buffer *out, ps_date from, ps_date to);

#endif
