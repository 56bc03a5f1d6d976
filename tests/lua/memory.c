/* memory SCRIPT [STEP]: runs a script again and again in a new state whose memory gives out at the
 * first, the second ... allocation after the module was loaded. Every such run has to end with
 * Lua's own error, and nothing may be left behind: build it with ASan, which tells. */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>

/* How many more allocations work; below 0 for all. */
typedef struct budget {
  long left;
  long done;
} budget;

static void *allocate(void *data, void *block, size_t old_size, size_t new_size) {
  budget *b = data;
  if (new_size == 0) {
    free(block);
    return NULL;
  }
  if (!block || new_size > old_size) {
    b->done++;
    if (b->left == 0) return NULL;
    if (b->left > 0) b->left--;
  }
  return realloc(block, new_size);
}

/* Runs the script; the number of allocations it made. */
static long run(const char *script, long left, int *status) {
  budget b = {-1, 0};
  lua_State *L = lua_newstate(allocate, &b);
  luaL_openlibs(L);
  if (luaL_loadfile(L, script) || lua_pcall(L, 0, 1, 0)) {
    fprintf(stderr, "%s\n", lua_tostring(L, -1));
    exit(2);
  }
  /* A finalizer needs memory to be called at all, and Lua forgets those it could not call: let
     them all run at the end. */
  lua_gc(L, LUA_GCSTOP);
  b.left = left;
  b.done = 0;
  *status = lua_pcall(L, 0, 0, 0); /* what the script returned */
  b.left = -1;
  const long done = b.done;
  lua_close(L);
  return done;
}

int main(int argc, char **argv) {
  int status = 0;
  if (argc < 2) return 2;
  const long all = run(argv[1], -1, &status);
  if (status != 0) {
    fprintf(stderr, "the script fails by itself\n");
    return 1;
  }
  const long step = argc > 2 ? atol(argv[2]) : 1;
  long runs = 0;
  for (long left = 0; left < all; left += step, runs++) (void)run(argv[1], left, &status);
  printf("%ld allocations, %ld runs\n", all, runs);
  return 0;
}
