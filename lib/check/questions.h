/* Questions to people: what to ask where something is missing or not in order. */
#ifndef PSI_CHECK_QUESTIONS_H
#define PSI_CHECK_QUESTIONS_H

#include "check/rule.h"

/* Who could answer. */
typedef enum psi_whom {
  PSI_ASK_REQUESTER,
  PSI_ASK_SPONSOR,
  PSI_ASK_OWNER,     /* of the gap */
  PSI_ASK_PERFORMER, /* somebody who does the work */
  PSI_ASK_LEARNING,  /* the learning side */
  PSI_ASK_BOTH       /* both sides */
} psi_whom;

typedef struct psi_question {
  const char *key;  /* a field, "gap.since", or the id of a rule */
  const char *text; /* {name}: what the object is called */
  psi_whom whom;
} psi_question;

/* The question of a key, or NULL. */
const psi_question *psi_question_find(const char *key);

/* A step of the work: what a case has at some point, whether or not a rule asks for it. */
typedef struct psi_step {
  ps_phase_kind phase;
  bool (*open)(const psi_check *k); /* it is due and not done */
  const char *path;                 /* where the answer goes, or NULL */
  const char *text;
  const char *why;
  psi_whom whom;
} psi_step;

/* Step `index` in the order of the work, or NULL past the last. */
const psi_step *psi_step_at(size_t index);

#endif
