/* The examples of the rules as they stand in lib/check/examples, one text per rule. */
#ifndef PSI_CHECK_EXAMPLES_H
#define PSI_CHECK_EXAMPLES_H

#include <stddef.h>

typedef struct psi_example_text {
  const char *rule;
  const char *text;
} psi_example_text;

/* Made by the build: see CMakeLists.txt. In the order of the ids; the last rule is NULL. */
extern const psi_example_text psi_example_texts[];

#endif
