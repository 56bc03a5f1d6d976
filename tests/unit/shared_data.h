/* Real data beside the tree, read where it is there: ../shared/data, or the directory
 * that PERFSYS_SHARED_DATA names. */
#ifndef SHARED_DATA_H
#define SHARED_DATA_H

#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A file as a text that ends in NUL, or NULL. Free with free(). */
static inline char *shared_read(const char *name, size_t *length) {
  const char *root = getenv("PERFSYS_SHARED_DATA");
  char path[1024];
  snprintf(path, sizeof path, "%s/%s", root == NULL ? "../shared/data" : root, name);
  FILE *file = fopen(path, "rb");
  if (file == NULL) return NULL;
  size_t room = (size_t)1 << 20;
  char *text = malloc(room + 1);
  *length = text == NULL ? 0 : fread(text, 1, room, file);
  if (text != NULL) text[*length] = '\0';
  fclose(file);
  return text;
}

/* Skips the test, visibly, where a file is not there. */
#define SHARED_OR_SKIP(text, name, length)                                                         \
  char *text = shared_read(name, &(length));                                                       \
  if (text == NULL) cr_skip("skipped: ../shared/data/%s is not there", name)

#endif
