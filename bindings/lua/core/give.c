/* Results of calls, for Lua. What failed is nil and an error object; a wrong call raises, and so
 * does what a callback of the script raised. */
#include "call.h"

#include <math.h>
#include <string.h>

/* Whether the call failed; where a callback raised, it raises that. */
static bool failed(psl_call *psl) {
  if (psl->progress.problem) {
    lua_pushvalue(psl->L, psl->progress.problem);
    lua_error(psl->L);
  }
  return psl->error.status != PS_OK;
}

static psb_kind kind_of(const char *type) {
  if (strcmp(type, "ps_case") == 0) return PSB_CASE;
  if (strcmp(type, "ps_merge") == 0) return PSB_MERGE;
  if (strcmp(type, "ps_config") == 0) return PSB_CONFIG;
  if (strcmp(type, "ps_registry") == 0) return PSB_REGISTRY;
  if (strcmp(type, "ps_portfolio_reader") == 0) return PSB_PORTFOLIO;
  if (strcmp(type, "ps_portfolio_check") == 0) return PSB_PORTFOLIO_CHECK;
  return PSB_RESULT;
}

static int no_memory(psl_call *psl) {
  psb_fail(&psl->error, PS_E_MEMORY, "There is not enough memory for the result.");
  return psl_refuse(psl);
}

/* Pushes a handle that owns the pending root, and keeps what the root needs while it lives. */
static int give_handle(psl_call *psl) {
  psl_handle *handle = psl_new(psl->L, PSL_HANDLE);
  psl_set_metatable(psl->L, "handle");
  if (psl->lasting) {
    lua_createtable(psl->L, 1, 0); /* the progress function, found again at every call */
    if (psl->progress.function) {
      lua_pushvalue(psl->L, psl->progress.function);
      lua_rawseti(psl->L, -2, 1);
    }
    psl_set_beside(psl->L, -2);
  }
  psb_owner *owner = psb_owner_new(psl->pending_kind, psl->pending);
  psl->pending = NULL;
  if (!owner) return no_memory(psl);
  handle->owner = owner;
  owner->memory = psl->lasting;
  psl->lasting = NULL;
  for (size_t i = 0; i < psl->use_count; i++)
    if (!psb_owner_keep(owner, psl->uses[i].owner)) return no_memory(psl);
  return 1;
}

int psl_give_root(psl_call *psl, const char *type, void *root) {
  psl->pending_kind = kind_of(type);
  psl->pending = root; /* freed with the call if anything below raises */
  if (failed(psl)) return psl_refuse(psl);
  if (!root) {
    lua_pushnil(psl->L);
    return 1;
  }
  switch (psl->pending_kind) {
  case PSB_CONFIG:
  case PSB_REGISTRY:
  case PSB_PORTFOLIO:
  case PSB_PORTFOLIO_CHECK: return give_handle(psl);
  default: break;
  }
  /* A handle holds the owner while the object is made, which may raise. */
  psl_handle *holder = psl_new(psl->L, PSL_HANDLE);
  psl_set_metatable(psl->L, "handle");
  holder->owner = psb_owner_new(psl->pending_kind, root);
  psl->pending = NULL;
  if (!holder->owner) return no_memory(psl);
  psl_push_object(psl->L, holder->owner, root);
  psb_owner_release(holder->owner);
  holder->owner = NULL;
  return 1;
}

int psl_give_row(psl_call *psl, const char *type, const void *row) {
  if (failed(psl)) return psl_refuse(psl);
  if (strcmp(type, "ps_struct") == 0) {
    psl_push_struct_row(psl->L, row);
  } else if (strcmp(type, "ps_field") == 0) {
    psl_push_field_row(psl->L, row);
  } else if (strcmp(type, "ps_integrity_rule") == 0) {
    psl_push_integrity_rule(psl->L, row);
  } else if (!row) {
    lua_pushnil(psl->L);
  } else {
    psb_owner *owner = psl->use_count ? psl->uses[0].owner : psl_static_owner(psl->L);
    psl_push_object(psl->L, owner, row);
  }
  return 1;
}

int psl_give_entity(psl_call *psl, const void *entity) {
  if (failed(psl)) return psl_refuse(psl);
  if (entity)
    psl_push_object(psl->L, psl->uses[0].owner, entity);
  else
    lua_pushnil(psl->L);
  return 1;
}

int psl_give_status(psl_call *psl, ps_status status) {
  if (status != PS_OK && psl->error.status == PS_OK) psl->error.status = status;
  if (failed(psl)) return psl_refuse(psl);
  lua_pushboolean(psl->L, 1);
  return 1;
}

int psl_give_value(psl_call *psl, int given) {
  if (psl->error.status != PS_OK) return given;
  psb_owner *owner = psl->uses[0].owner;
  owner->readers++; /* the text is the case's: no finalizer may free it meanwhile */
  psl_push_value(psl->L, &psl->value);
  owner->readers--;
  lua_replace(psl->L, -2);
  return given;
}

int psl_give_borrowed(psl_call *psl, const char *text) {
  psb_owner *owner = psl->use_count ? psl->uses[0].owner : NULL;
  if (owner) owner->readers++;
  psl_push_text(psl->L, text);
  if (owner) owner->readers--;
  return 1;
}

int psl_give_text(psl_call *psl, char *text) {
  psl->pending_text = text;
  if (failed(psl)) return psl_refuse(psl);
  if (text)
    lua_pushlstring(psl->L, text, psl->length);
  else
    lua_pushnil(psl->L);
  psl->pending_text = NULL;
  ps_text_free(text, NULL);
  return 1;
}

int psl_give_word(psl_call *psl, const char *type, int value) {
  const psb_words *words = psb_words_find(type + 3);
  const char *word = words ? psb_word_name(words, value) : NULL;
  psl_push_text(psl->L, word && word[0] ? word : NULL);
  return 1;
}

int psl_give_double(psl_call *psl, double number) {
  if (isnan(number))
    lua_pushnil(psl->L);
  else
    lua_pushnumber(psl->L, (lua_Number)number);
  return 1;
}
