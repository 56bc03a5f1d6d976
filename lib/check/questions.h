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
  const char *key;  /* a field, "gap.since", or a rule that fails: "B31", or, where it fails
                       for an entity of that type or at that field, "B31 objective",
                       "B31 objective.task" */
  const char *text; /* {name}: what the object is called */
  psi_whom whom;
  const char *path;    /* where the answer goes, if not where the finding is: a field of the case */
  ps_phase_kind phase; /* when it is asked, if not in the stretch of the rule */
} psi_question;

/* The question of a key, or NULL. */
const psi_question *psi_question_find(const char *key);

/* What an answer to a field such as "case.gaps" looks like, as JSON; or NULL. */
const char *psi_form_find(const char *key);

/* Where the answer to a step goes. */
typedef struct psi_place {
  const void *entity; /* the case, or an entity in one of its lists */
  const char *field;
} psi_place;

/* A step of the work: what a case has at some point, whether or not a rule asks for it. */
typedef struct psi_step {
  ps_phase_kind phase;
  /* It is due and not done, nor marked as not applicable; then `at` is where. */
  bool (*open)(const psi_check *k, psi_place *at);
  const char *text; /* {name}: what the entity is called */
  const char *why;
  psi_whom whom;
} psi_step;

/* Step `index` in the order of the work, or NULL past the last. */
const psi_step *psi_step_at(size_t index);

#endif
