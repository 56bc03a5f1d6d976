/* Redaction, shared by its files. */
#ifndef PSI_MODEL_REDACT_H
#define PSI_MODEL_REDACT_H

#include "model/entity.h"

typedef struct psi_pseudonym {
  const char *id;   /* as it was */
  const char *name; /* as it was; may be NULL */
  const char *new_id;
  const char *new_name;
  ps_party *party;
} psi_pseudonym;

typedef struct psi_redaction {
  ps_case *c; /* the copy */
  ps_audience audience;
  const ps_allocator *allocator;
  psi_pseudonym *names; /* by id */
  size_t count;
} psi_redaction;

const psi_pseudonym *psi_pseudonym_find(const psi_redaction *r, const char *id);

/* Puts pseudonyms for names in every text. False without memory. */
bool psi_redact_texts(psi_redaction *r);

/* Series by group: a group that is a party gets its pseudonym, and for a sponsor its
 * points are left out. False without memory. */
bool psi_redact_series(psi_redaction *r);

#endif
