/* Counting voices at the table, for the analysis and for rules. */
#ifndef PSI_ANALYSIS_VOICES_H
#define PSI_ANALYSIS_VOICES_H

#include <perfsys/analysis.h>

enum { PSI_VOICES = PS_VOICE_OTHER + 1, PSI_PERSPECTIVES = PS_PERSPECTIVE_SPECIALIST + 1 };

typedef struct psi_voices {
  size_t recorded; /* parties of whom it is known whether they have a seat */
  size_t seats;
  size_t spoken;              /* seats whose speaking share is known */
  double speaking_total;      /* of those */
  size_t classes[PSI_VOICES]; /* seats that speak for a class */
  size_t voices;              /* all of these together */
  size_t perspectives[PSI_PERSPECTIVES];     /* seats that have a perspective */
  double weights[PSI_PERSPECTIVES];          /* seats, each split among its perspectives */
  double speaking[PSI_PERSPECTIVES];         /* speaking shares, split likewise */
  double class_speaking[PSI_VOICES];         /* split among the classes */
  size_t sides[PS_SIDE_OTHER + 1];           /* seats of a side */
  unsigned present;                          /* perspectives that have a seat, as bits */
  const ps_party *silent;                    /* a seat without perspectives; NULL for none */
} psi_voices;

/* The perspectives of a party, as bits by the values of their enum. */
unsigned psi_perspectives_of(const ps_party *party);
bool psi_is_seated(const ps_party *party);
void psi_count_voices(const ps_case *c, psi_voices *v);
/* J of the classes; NaN where fewer than two have voices. */
double psi_evenness(const psi_voices *v);
/* Whether a seat can go without losing a perspective or side; if so it is taken out of the
 * counts. Ask from the last party to the first. */
bool psi_take_seat(psi_voices *v, const ps_party *party);

#endif
