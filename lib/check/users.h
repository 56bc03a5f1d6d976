/* Who refers to an entity: the goals judged by a measure, the interventions for a gap. Each
 * index is made when a rule first asks and kept for the others, so that going through all that
 * refer to each object of a list takes the time of reading the lists, not their product. */
#ifndef PSI_CHECK_USERS_H
#define PSI_CHECK_USERS_H

#include "check/rule.h"

/* ---- items by a text ---- */

/* An item noted under a text. */
typedef struct psi_user {
  const void *item;
  struct psi_user *next; /* the next under the same text, in the order they were noted */
  const char *text;
  struct psi_user *last; /* of the text; kept at its first */
} psi_user;

typedef struct psi_users {
  psi_user **table; /* of the first of each text, by its hash; in the check's store */
  size_t size, count;
} psi_users;

/* Notes an item under a text (none where that is NULL), but not twice in a row. False without
 * memory. */
bool psi_users_add(psi_users *users, ps_store *store, const char *text, const void *item);
/* The first item of a text, or NULL. */
psi_user *psi_users_of(const psi_users *users, const char *text);

/* ---- the case's own ---- */

typedef enum psi_use {
  PSI_GOALS_BY_MEASURE,  /* goals, by goal.measure */
  PSI_GAPS_BY_MEASURE,   /* gaps, by gap.measure */
  PSI_MEASURES_BY_ID,    /* measures: the one of the id, in a sound case */
  PSI_MEASURES_BY_GOAL,  /* measures, by measure.goal */
  PSI_PARTS_OF_MEASURE,  /* measures, by measure.parent */
  PSI_MEASURES_BY_LEVER, /* measures, by each of measure.levers */
  PSI_CAUSES_BY_GAP,     /* causes, by cause.gap */
  PSI_ASSETS_BY_TASK,    /* assets, by each of asset.tasks */
  PSI_ANSWERS_TO_GAP,    /* interventions, by the gap of each cause they name */
  PSI_USES
} psi_use;

/* The first of those that use what has the id; each once, in the order of the case. NULL for
 * none, and without memory, which the engine then hears of. */
const psi_user *psi_users_in(const psi_check *k, psi_use use, const char *id);
#define PSI_EACH_USER(k, use, id, user)                                                            \
  for (const psi_user *user = psi_users_in(k, use, id); user != NULL; user = user->next)

/* The first itself. */
static inline const void *psi_first_user(const psi_check *k, psi_use use, const char *id) {
  const psi_user *first = psi_users_in(k, use, id);
  return first == NULL ? NULL : first->item;
}

/* The measures of a goal, in the order of the case: those that name it and the one it names.
 * Begin with {0}; NULL at the end. */
typedef struct psi_goal_walk {
  const psi_user *naming, *named;
  bool begun;
} psi_goal_walk;
const ps_measure *psi_next_of_goal(const psi_check *k, const ps_goal *goal, psi_goal_walk *walk);

/* The place of an entity in its list of the case; false for one that is not in it. Looked for from
 * *place on: begin with 0, or where the one before was. */
bool psi_place_in_case(const psi_check *k, const ps_field *list, const void *entity,
                       size_t *place);

/* Whether a measure comes before another in the case. */
bool psi_is_before(const psi_check *k, const ps_measure *a, const ps_measure *b);

/* What the engine keeps of all this for one check; shared by copies of psi_check. */
struct psi_memo {
  const ps_sizes *sizes; /* see psi_sizes() */
  psi_users users[PSI_USES];
  bool made[PSI_USES];
  const void **entities; /* by their address; NULL until one is looked for */
  size_t *places;
  size_t mask;
  bool no_memory;
};

#endif
