#define _POSIX_C_SOURCE 199309L /* clock_gettime() */
#include "call.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- its life ---- */

static void free_root(psb_kind kind, void *root) {
  psb_owner_release(psb_owner_new(kind, root)); /* which frees it, there or here */
}

static int call_gc(lua_State *L) {
  psl_call *psl = psl_test(L, 1, PSL_CALL);
  if (!psl || psl->running) return 0;
  if (psl->pending) free_root(psl->pending_kind, psl->pending);
  ps_text_free(psl->pending_text, NULL);
  free(psl->lasting);
  psl->pending = NULL;
  psl->pending_text = NULL;
  psl->lasting = NULL;
  return 0;
}

psl_call *psl_begin(lua_State *L, const char *function, int count) {
  if (lua_gettop(L) > count)
    psl_misuse(L, "%s takes %d arguments, not %d.", function + 3, count, lua_gettop(L));
  luaL_checkstack(L, count + 40, "perfsys");
  lua_settop(L, count);
  psl_call *psl = psl_new(L, PSL_CALL);
  psl->L = L;
  psl->function = function;
  psl->count = count;
  psl->uses = psl->first;
  psl->use_room = sizeof psl->first / sizeof *psl->first;
  psl->progress.budget = -1;
  psl_set_metatable(L, "call");
  return psl;
}

void psl_use_later(psl_call *psl, const psb_place *place, psb_owner *owner, void *target,
                   bool writing) {
  if (psl->use_count == psl->use_room) {
    /* The new room stays on the stack, and so alive, as long as the call. */
    luaL_checkstack(psl->L, 10, "perfsys");
    psl_use *more = lua_newuserdata(psl->L, 2 * psl->use_room * sizeof *more);
    memcpy(more, psl->uses, psl->use_count * sizeof *more);
    psl->uses = more;
    psl->use_room *= 2;
  }
  psl->uses[psl->use_count++] = (psl_use){place, owner, target, writing};
}

/* ---- entering and leaving ---- */

static bool refuse(psl_call *psl, ps_status status, const char *message) {
  psb_fail(&psl->error, status, message);
  return false;
}

/* The pointer that a use stands for, or NULL with the error. */
static const void *look(psl_call *psl, const psl_use *use) {
  if (use->place) return psb_place_look(use->place, &psl->error);
  if (use->owner && use->owner->root) return use->owner->root;
  refuse(psl, PS_E_REMOVED, "It was closed; what it held is gone.");
  return NULL;
}

/* How an owner is used by a call that has several objects of it: written if any is. */
static bool is_written(const psl_call *psl, const psb_owner *owner) {
  for (size_t i = 0; i < psl->use_count; i++)
    if (psl->uses[i].owner == owner && psl->uses[i].writing) return true;
  return false;
}

static bool is_first(const psl_call *psl, size_t i) {
  for (size_t k = 0; k < i; k++)
    if (psl->uses[k].owner == psl->uses[i].owner) return false;
  return true;
}

static bool leave(psl_call *psl) {
  for (size_t i = 0; i < psl->entered; i++) {
    if (!is_first(psl, i)) continue;
    psb_owner_leave(psl->uses[i].owner, is_written(psl, psl->uses[i].owner));
    psb_owner_release(psl->uses[i].owner);
  }
  psl->entered = 0;
  return false;
}

bool psl_ready(psl_call *psl) {
  luaL_checkstack(psl->L, 20, "perfsys");
  if (psl->setting_given && !psl->takes_settings)
    psl_misuse(psl->L, "%s takes no limits, budget or progress.", psl->function + 3);
  if (psl->early.status != PS_OK) {
    psl->error = psl->early;
    return false;
  }
  /* From here to the end of the function no Lua runs but the script's own callbacks. */
  for (size_t i = 0; i < psl->use_count; i++) {
    const psl_use *use = &psl->uses[i];
    const void *pointer = look(psl, use);
    if (!pointer) return false;
    if (use->writing && use->owner->kind == PSB_STATIC)
      return refuse(psl, PS_E_ARGUMENT, "A row of the library cannot be changed.");
    memcpy(use->target, &pointer, sizeof pointer);
  }
  for (size_t i = 0; i < psl->use_count; i++) {
    psb_owner *owner = psl->uses[i].owner;
    psl->entered = i;
    if (is_first(psl, i)) {
      if (psb_owner_enter(owner, is_written(psl, owner), &psl->error) != PS_OK) return leave(psl);
      psb_owner_retain(owner);
    }
  }
  psl->entered = psl->use_count;
  if (psl->driven && psl->driven->owner && psl->driven->owner->memory) {
    psl_lasting *lasting = psl->driven->owner->memory;
    psl_progress_begin(&lasting->progress, psl->L, psl->driven_function);
  }
  psl_progress_begin(&psl->progress, psl->L, psl->progress.function);
  psl->running = true;
  if (strcmp(psl->function, "ps_case_compact") == 0)
    psb_places_before_compact(psl->uses[0].owner);
  return true;
}

void psl_done(psl_call *psl) {
  psl->running = false;
  if (psl->driven && psl->driven->owner && psl->driven->owner->memory) {
    const psl_lasting *lasting = psl->driven->owner->memory;
    psl->progress.problem = lasting->progress.problem;
    psl->progress.used_up = lasting->progress.used_up;
    psl->progress.budget = lasting->progress.budget;
  }
  leave(psl);
  if (psl->error.status == PS_E_CANCELLED && psl->progress.used_up)
    (void)snprintf(psl->error.message, sizeof psl->error.message,
                   "The time budget of %g s is used up.", psl->progress.budget);
}

int psl_refuse(psl_call *psl) { return psl_fail(psl->L, &psl->error); }

/* ---- callbacks ---- */

static double seconds(void) {
  struct timespec now = {0, 0};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

void psl_progress_begin(psl_progress *progress, lua_State *L, int function) {
  progress->L = L;
  progress->function = function;
  progress->used_up = false;
  progress->problem = 0;
  progress->begun = seconds();
}

/* Nothing in here may raise: an error would jump over the library. Room on the stack was made by
 * psl_begin(); pushing a function and a number takes no memory. */
bool psl_tell_progress(void *data, double done) {
  psl_progress *progress = data;
  lua_State *L = progress->L;
  if (progress->problem) return false;
  if (progress->function) {
    lua_pushvalue(L, progress->function);
    lua_pushnumber(L, (lua_Number)done);
    if (lua_pcall(L, 1, 1, 0) != 0) {
      progress->problem = lua_gettop(L); /* the error stays there */
      return false;
    }
    const bool stop = lua_isboolean(L, -1) && !lua_toboolean(L, -1);
    lua_pop(L, 1);
    if (stop) return false;
  }
  if (progress->budget >= 0 && seconds() - progress->begun >= progress->budget) {
    progress->used_up = true;
    return false;
  }
  return true;
}

/* What a piece of JSON is given out with. */
typedef struct piece {
  const char *bytes;
  size_t length;
} piece;

/* Runs protected: (function, piece) -> what the function returns. */
static int call_writer(lua_State *L) {
  const piece *p = lua_touserdata(L, 2);
  lua_pushvalue(L, 1);
  lua_pushlstring(L, p->bytes, p->length);
  lua_call(L, 1, 1);
  return 1;
}

bool psl_write_step(void *data, const char *bytes, size_t length) {
  psl_call *psl = data;
  lua_State *L = psl->L;
  piece p = {bytes, length};
  if (psl->progress.problem) return false;
  lua_pushvalue(L, psl->write_step);
  lua_pushvalue(L, psl->writer);
  lua_pushlightuserdata(L, &p);
  if (lua_pcall(L, 2, 1, 0) != 0) {
    psl->progress.problem = lua_gettop(L);
    return false;
  }
  const bool stop = lua_isboolean(L, -1) && !lua_toboolean(L, -1);
  lua_pop(L, 1);
  return !stop;
}

ps_write psl_take_writer(psl_call *psl, int index) {
  if (!lua_isfunction(psl->L, index))
    psl_misuse(psl->L, "%s: write must be a function, not %s.", psl->function + 3,
               luaL_typename(psl->L, index));
  lua_pushcfunction(psl->L, call_writer);
  psl->writer = index;
  psl->write_step = lua_gettop(psl->L);
  return psl_write_step;
}

void psl_call_open(lua_State *L) {
  static const luaL_Reg meta[] = {{"__gc", call_gc}, {NULL, NULL}};
  psl_add_metatable(L, "call", meta);
  lua_pop(L, 1);
}
