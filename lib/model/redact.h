/* Redaction, shared by its files. */
#ifndef PSI_MODEL_REDACT_H
#define PSI_MODEL_REDACT_H

#include "model/entity.h"

/* What of a party's record names it in texts. */
typedef struct psi_handle {
  const char *name;             /* as it was; "" where there is none */
  size_t whole, person, family; /* lengths of the first two, offset of the third */
  const char *id;               /* NULL where it may as well be a word: "students" */
} psi_handle;

psi_handle psi_handle_of(const char *id, const char *name);

typedef struct psi_pseudonym {
  const char *id; /* as it was; "" where there is none */
  const char *new_id;
  const char *new_name; /* what stands for it in texts */
  ps_entity *entity;    /* a party, or something whose id names one */
  bool is_party;
  psi_handle handle; /* of a party */
} psi_pseudonym;

typedef struct psi_redaction {
  ps_case *c; /* the copy */
  ps_audience audience;
  bool keep_names;
  const ps_allocator *allocator;
  psi_pulse *pulse;
  psi_pseudonym *names; /* by id, once they are sorted */
  size_t count, capacity;
} psi_redaction;

/* NULL if the id stays as it is. */
const psi_pseudonym *psi_pseudonym_find(const psi_redaction *r, const char *id);

/* An id with the pseudonyms' ids for the people it names, as "klein-protests" does;
 * itself where it names none, NULL without memory. */
const char *psi_redact_id(const psi_redaction *r, const char *id);

/* Puts pseudonyms for names in every text, and new ids in formulas. False without
 * memory or, as all of these (NULL), cancelled. */
bool psi_redact_texts(psi_redaction *r);

/* Series by group: a group that is a party gets its pseudonym, and for a sponsor its
 * points are left out. False without memory. */
bool psi_redact_series(psi_redaction *r);

#endif
