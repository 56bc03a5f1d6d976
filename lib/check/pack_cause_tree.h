/* What the rules of the tree of causes share, and those of triangulation with them: causes and
 * evidence that belong together, and which cause lies behind which. */
#ifndef PSI_CHECK_PACK_CAUSE_TREE_H
#define PSI_CHECK_PACK_CAUSE_TREE_H

#include "check/groups.h"
#include "check/rule.h"

/* Whether the search for causes is done, as far as the case tells: from then on what is
 * missing counts. */
bool psi_search_settled(const psi_check *k);
bool psi_is_ruled_out(const ps_cause *cause);
/* psi_name() for causes, quick where there is nothing to tell. */
const char *psi_cause_name(const ps_cause *cause);

/* ---- groups ---- */

/* The causes of a case by a text of theirs; by their gap. */
bool psi_causes_by(psi_check *k, psi_group_key_of key, psi_groups *groups);
psi_group_key psi_gap_of_cause(const void *cause);
/* The evidence of a case by what it is about. */
bool psi_evidence_by_about(psi_check *k, psi_groups *groups);
/* A space behind its name, as behind for: what looks for functions passes it over. */
#define PSI_EACH_OF(groups, first, i) for (size_t i = first; i != PSI_NONE; i = (groups).next[i])

/* What is written down for a cause by the day it is looked at. */
typedef struct psi_grounds {
  size_t for_it;
  const ps_evidence *unsaid; /* evidence of which it is not said whether it speaks for it */
} psi_grounds;

psi_grounds psi_grounds_of(const psi_check *k, const psi_groups *evidence, const ps_cause *cause);

/* ---- links ---- */

/* Links from a cause to what comes of it. */
typedef struct psi_link {
  const ps_cause *effect;
  const char *parent;
} psi_link;

typedef struct psi_links {
  const psi_link **items;
  psi_groups of; /* by the deeper cause */
} psi_links;

bool psi_links_of(psi_check *k, psi_links *l);

/* ---- sources ---- */

#define PSI_CITED(text) .source = text, .basis = PS_BASIS_CITED
#define PSI_FIVE_WHYS                                                                              \
  PSI_CITED("The five whys: Ohno, Toyota Production System (1988), and its critics")
#define PSI_ISHIKAWA PSI_CITED("Ishikawa, Guide to Quality Control (1976)")
#define PSI_RESERVATIONS                                                                           \
  PSI_CITED("Categories of legitimate reservation: Dettmer, Goldratt's Theory of Constraints "     \
            "(1997)")

#endif
