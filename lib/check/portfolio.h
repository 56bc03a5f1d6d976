/* What is remembered of the cases of a portfolio, for the rules that compare them. */
#ifndef PSI_CHECK_PORTFOLIO_H
#define PSI_CHECK_PORTFOLIO_H

#include "check/engine.h"

/* A case in a few lines. Texts are the portfolio's own; each unit is kept once, so that
 * units can be compared by address. */
typedef struct psi_summary {
  const char *id, *title; /* what people call it: the title, else the id */
  ps_purpose purpose;
  ps_origin origin;
  ps_case_status status;
  ps_date opened, closed, as_of;
  bool is_open;       /* not closed by its status, nor by its date */
  bool serves_a_goal; /* it has a goal */
  bool was_asked;     /* there is a request, in words or by the kind of solution */
  bool names_solution; /* and it names one */
  bool has_result;    /* an evaluation of level 4 or 5 of a measure or gap */
  double cost;        /* of its gaps, per month; NaN where not known */
  double spent;       /* on chosen interventions, likely; NaN where not known */
  double earliness;   /* NaN where not known */
  double partnering;  /* partner score: 0 order taker, 1 consultant, 2 partner; NaN */
  ps_date title_since; /* when the learning side took the title of partner; 0 */
  const char **units;
  size_t unit_count;
  const char **stumbles; /* topics of its retrospectives */
  size_t stumble_count;
  bool partner_unplaced; /* somebody of the learning side, of a unit not recorded */
  bool looked_back;   /* a retrospective is in the log */
  bool log_kept;      /* its log covers the time it was open */
} psi_summary;

/* An asset of a case, where it is a template or for somebody another case may serve too. */
typedef struct psi_made {
  const char *title;
  uint32_t of; /* the case: index of its summary */
  ps_date created;
  uint32_t groups; /* that use it */
  bool groups_known, is_template, is_derived;
} psi_made;

/* A factor, an audience and a task together, and an asset that is for them. */
typedef struct psi_use {
  uint64_t key;
  uint32_t made; /* index of the asset */
} psi_use;

/* A learning partner that a case names for a unit. */
typedef struct psi_assignment {
  const char *unit;
  const char *partner;
  size_t of;
} psi_assignment;

typedef struct psi_portfolio {
  const psi_summary *cases;
  size_t case_count;
  const psi_made *assets;
  size_t asset_count;
  const psi_use *uses;
  size_t use_count;
  const psi_assignment *partners;
  size_t partner_count;
} psi_portfolio;

/* Everything that grows while cases come in. */
typedef struct psi_memory {
  ps_store *store;
  psi_summary *cases;
  size_t case_count, case_capacity;
  psi_made *assets;
  size_t asset_count, asset_capacity;
  psi_use *uses;
  size_t use_count, use_capacity;
  psi_assignment *partners;
  size_t partner_count, partner_capacity;
  const char **units;
  size_t unit_count, unit_capacity;
} psi_memory;

/* Notes what portfolio rules need of the case at hand; false without memory. */
bool psi_remember(psi_memory *memory, psi_check *k);
/* The one copy of a unit's name. NULL without memory. */
const char *psi_unit(psi_memory *memory, const char *name);

#endif
