#include "base/path.h"

#include "base/number.h"

#include <string.h>

static void append(psi_path *path, const char *text, size_t length) {
  if (path->length + length >= sizeof path->text) return;
  memcpy(path->text + path->length, text, length);
  path->length += length;
  path->text[path->length] = '\0';
}

size_t psi_path_member(psi_path *path, const char *name) {
  size_t before = path->length;
  if (before > 0) append(path, ".", 1);
  append(path, name, strlen(name));
  return before;
}

size_t psi_path_item(psi_path *path, size_t index) {
  char digits[PSI_NUMBER_BUFFER + 2];
  size_t before = path->length, n = 2;
  digits[0] = '[';
  if (index < 10)
    digits[1] = (char)('0' + index);
  else
    n = 1 + psi_integer_write((int64_t)index, digits + 1);
  digits[n++] = ']';
  append(path, digits, n);
  return before;
}

void psi_path_cut(psi_path *path, size_t length) {
  path->length = length;
  path->text[length] = '\0';
}
