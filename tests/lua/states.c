/* states SCRIPT: runs a script in four Lua states of one process, each in a thread of its own,
 * and in one more after the others were closed. Exit 0 where all worked. */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <pthread.h>
#include <stdio.h>

static void *run(void *script) {
  lua_State *L = luaL_newstate();
  if (!L) return "no state";
  luaL_openlibs(L);
  const int failed = luaL_loadfile(L, script) || lua_pcall(L, 0, 0, 0);
  if (failed) fprintf(stderr, "%s\n", lua_tostring(L, -1) ? lua_tostring(L, -1) : "an error");
  lua_close(L);
  return failed ? "failed" : NULL;
}

int main(int argc, char **argv) {
  pthread_t threads[4];
  int failed = 0;
  if (argc != 2) return 2;
  for (size_t i = 0; i < 4; i++)
    if (pthread_create(&threads[i], NULL, run, argv[1]) != 0) return 2;
  for (size_t i = 0; i < 4; i++) {
    void *result = "not joined";
    pthread_join(threads[i], &result);
    failed |= result != NULL;
  }
  return failed || run(argv[1]) != NULL;
}
