#include "owner.h"

#include "place.h"

#include <stdlib.h>
#include <string.h>

ps_status psb_fail(ps_error *error, ps_status status, const char *message) {
  if (error) {
    memset(error, 0, sizeof *error);
    error->status = status;
    strncpy(error->message, message, sizeof error->message - 1);
  }
  return status;
}

static void root_free(psb_kind kind, void *root) {
  switch (kind) {
  case PSB_STATIC: break;
  case PSB_CASE: ps_case_free(root); break;
  case PSB_RESULT: ps_result_free(root); break;
  case PSB_MERGE: ps_merge_free(root); break;
  case PSB_CONFIG: ps_config_free(root); break;
  case PSB_REGISTRY: ps_registry_free(root); break;
  case PSB_PORTFOLIO: ps_portfolio_close(root); break;
  case PSB_PORTFOLIO_CHECK: ps_portfolio_check_free(root); break;
  }
}

psb_owner *psb_owner_new(psb_kind kind, void *root) {
  psb_owner *owner = calloc(1, sizeof *owner);
  if (!owner) {
    root_free(kind, root);
    return NULL;
  }
  owner->kind = kind;
  owner->root = root;
  owner->references = 1;
  return owner;
}

bool psb_owner_keep(psb_owner *owner, psb_owner *other) {
  for (size_t i = 0; i < sizeof owner->keeps / sizeof *owner->keeps; i++) {
    if (!owner->keeps[i]) {
      owner->keeps[i] = other;
      psb_owner_retain(other);
      return true;
    }
  }
  return false;
}

void psb_owner_retain(psb_owner *owner) {
  if (owner) owner->references++;
}

/* The root goes first: it may still look at what it needs while it is freed. */
static void owner_empty(psb_owner *owner) {
  root_free(owner->kind, owner->root);
  owner->root = NULL;
  free(owner->memory);
  owner->memory = NULL;
  for (size_t i = 0; i < sizeof owner->keeps / sizeof *owner->keeps; i++) {
    psb_owner_release(owner->keeps[i]);
    owner->keeps[i] = NULL;
  }
}

void psb_owner_release(psb_owner *owner) {
  if (!owner || --owner->references > 0) return;
  owner_empty(owner);
  free(owner);
}

ps_status psb_owner_close(psb_owner *owner, ps_error *error) {
  if (!owner) return psb_fail(error, PS_E_ARGUMENT, "There is nothing to close.");
  if (owner->readers > 0 || owner->writing)
    return psb_fail(error, PS_E_BUSY, "Another call is using it: close it when that has ended.");
  if (owner->kind == PSB_STATIC) return PS_OK;
  psb_places_forget(owner);
  owner_empty(owner);
  return PS_OK;
}

ps_status psb_owner_enter(psb_owner *owner, bool writing, ps_error *error) {
  if (owner->kind == PSB_STATIC) return PS_OK;
  if (!owner->root) return psb_fail(error, PS_E_REMOVED, "It was closed; what it held is gone.");
  if (owner->writing)
    return psb_fail(error, PS_E_BUSY, "Another call is changing it: wait until that has ended.");
  if (writing && owner->readers > 0)
    return psb_fail(error, PS_E_BUSY, "Another call is reading it: change it when that has ended.");
  if (writing)
    owner->writing = true;
  else
    owner->readers++;
  psb_owner_retain(owner); /* its last object may go while the call is under way */
  return PS_OK;
}

void psb_owner_leave(psb_owner *owner, bool writing) {
  if (owner->kind == PSB_STATIC) return;
  if (writing)
    owner->writing = false;
  else
    owner->readers--;
  psb_owner_release(owner);
}

const char *psb_kind_name(psb_kind kind) {
  switch (kind) {
  case PSB_CONFIG: return "config";
  case PSB_REGISTRY: return "registry";
  case PSB_PORTFOLIO: return "portfolio";
  case PSB_PORTFOLIO_CHECK: return "portfolio_check";
  case PSB_STATIC:
  case PSB_CASE:
  case PSB_RESULT:
  case PSB_MERGE: break;
  }
  return "handle";
}
