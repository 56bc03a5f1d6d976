/* Who owns what a script holds, and who is using it now.
 *
 * A script's objects point into memory that belongs to a case, a result, a registry ... Each
 * such root has one owner; every object that points into it keeps it alive. A root is freed
 * with its last object, or at once by close(): then objects are left, but what they point to
 * is gone, and they say so.
 *
 * Nothing here locks: callers hold what their language runs under (the GIL; the one thread of
 * a Lua state). */
#ifndef PERFSYS_BINDINGS_OWNER_H
#define PERFSYS_BINDINGS_OWNER_H

#include <perfsys/perfsys.h>

/* What a root is, and so how it is freed. */
typedef enum psb_kind {
  PSB_STATIC = 0,     /* built into the library: never freed */
  PSB_CASE,           /* ps_case */
  PSB_RESULT,         /* any result: ps_result_free() */
  PSB_MERGE,          /* ps_merge */
  PSB_CONFIG,         /* ps_config */
  PSB_REGISTRY,       /* ps_registry */
  PSB_PORTFOLIO,      /* ps_portfolio_reader */
  PSB_PORTFOLIO_CHECK /* ps_portfolio_check */
} psb_kind;

struct psb_place;

typedef struct psb_owner {
  psb_kind kind;
  void *root;                /* NULL once closed */
  size_t references;         /* objects and other owners that keep it */
  size_t readers;            /* calls under way that only read it */
  bool writing;              /* whether a call is under way that changes it */
  void *memory;              /* what the root needs beside it, from malloc(): freed after it */
  struct psb_owner *keeps[3]; /* owners the root needs while it lives; NULL for none */
  struct psb_place *places;  /* all places that begin in the root: see place.h */
  bool alone;                /* a case that only holds one entity, which stands alone */
} psb_owner;

/* An owner of `root` with one reference, or NULL: no memory, and the root was freed. */
psb_owner *psb_owner_new(psb_kind kind, void *root);

/* What scripts call a handle of a kind: "config", "portfolio"; "handle" for what is none. */
const char *psb_kind_name(psb_kind kind);

/* Makes `owner` keep `other` too (which gets a reference). False: no room for more. */
bool psb_owner_keep(psb_owner *owner, psb_owner *other);

void psb_owner_retain(psb_owner *owner);

/* Gives back a reference; the last one frees the root. NULL is fine. */
void psb_owner_release(psb_owner *owner);

/* Frees the root now. PS_E_BUSY while a call uses it. Closing twice is fine. */
ps_status psb_owner_close(psb_owner *owner, ps_error *error);

/* Before and after a call that uses the root; the owner is kept in between. Fails, and changes
 * nothing, with PS_E_REMOVED where it is closed, PS_E_BUSY where another call changes it, or,
 * for one that changes it, where any other call uses it. Only what was entered is left. */
ps_status psb_owner_enter(psb_owner *owner, bool writing, ps_error *error);
void psb_owner_leave(psb_owner *owner, bool writing);

/* Fills an error, NULL or not, with a status and a message, and returns the status. */
ps_status psb_fail(ps_error *error, ps_status status, const char *message);

#endif
