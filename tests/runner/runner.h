/* A test runner of sixty lines, for what Criterion cannot do: it forks each test, so
 * a leak goes unseen and ThreadSanitizer does not start, and it is not everywhere.
 * One TAP line per test: "ok NAME" or "not ok NAME", failed expectations before it.
 *
 *   TEST(adds) { EXPECT(1 + 1 == 2); }
 *   int main(void) { RUN(adds); return runner_end(); }
 */
#ifndef RUNNER_H
#define RUNNER_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int runner_wrong;  /* expectations failed in this test; threads may add to it */
static int runner_failed; /* tests failed */

#define TEST(name) static void name(void)

#define EXPECT(condition)                                                                          \
  do {                                                                                             \
    if (!(condition)) {                                                                            \
      __atomic_add_fetch(&runner_wrong, 1, __ATOMIC_RELAXED);                                      \
      printf("  # %s:%d: %s\n", __FILE__, __LINE__, #condition);                                   \
    }                                                                                              \
  } while (0)

/* For what the rest of the program cannot do without. */
#define REQUIRE(condition)                                                                         \
  do {                                                                                             \
    if (!(condition)) {                                                                            \
      printf("not ok %s:%d: %s\n", __FILE__, __LINE__, #condition);                                \
      exit(1);                                                                                     \
    }                                                                                              \
  } while (0)

#define RUN(name) runner_run(#name, name)

static inline void runner_result(const char *name) {
  if (runner_wrong > 0) runner_failed++;
  printf("%s %s\n", runner_wrong > 0 ? "not ok" : "ok", name);
  fflush(stdout); /* so that it is seen if the next test crashes */
  runner_wrong = 0;
}

static inline void runner_run(const char *name, void (*test)(void)) {
  test();
  runner_result(name);
}

static inline int runner_end(void) { return runner_failed > 0; }

#endif
