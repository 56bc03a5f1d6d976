/* Items of a list that belong together by a text of theirs: the parts in one activity, the
 * evidence about one cause. Takes the time of reading the list, however long it is. */
#ifndef PSI_CHECK_GROUPS_H
#define PSI_CHECK_GROUPS_H

#include "check/rule.h"

/* What an item is grouped by. Items of one text and one part belong together; where some
 * item of the text has no part, all of that text do. An item without text is in no group. */
typedef struct psi_group_key {
  const char *text, *part;
} psi_group_key;
typedef psi_group_key (*psi_group_key_of)(const void *item);

/* A hash of a text (NULL is one, too) on top of another, or 0. */
uint64_t psi_text_hash(const char *text, uint64_t hash);

#define PSI_NONE SIZE_MAX

/* Neighbours in the list that have one key, and what they are joined to. */
typedef struct psi_group_run psi_group_run;

typedef struct psi_groups {
  const size_t *next; /* of each item the next of its group; PSI_NONE behind the last */
  const bool *later;  /* of each item whether one of its group comes before it, or it has none */
  size_t count;       /* of groups */
  const psi_group_run *runs;
  const size_t *table; /* of runs, by the hash of their keys */
  size_t mask;         /* its size is a power of two, less one */
} psi_groups;

/* The groups of a list; false for want of memory, and k->no_memory is set. Walk through them
 * in the order of the list by the items that are not `later`, through one by `next`. */
bool psi_group(psi_check *k, const void *const *items, size_t count, psi_group_key_of key_of,
               psi_groups *groups);
/* The first item of the group of a text, where keys have no parts; PSI_NONE for none. */
size_t psi_group_find(const psi_groups *groups, const char *text);

#endif
