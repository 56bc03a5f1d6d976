/* Files and standard input, read whole and as they are. */
#include "shell.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#if defined(_WIN32)
#include <fcntl.h>
#include <io.h>
#endif

/* The library's own limit; more is not even read. */
static const size_t most_bytes = (size_t)1 << 30;

const char *input_name(const char *path) { return strcmp(path, "-") == 0 ? "<stdin>" : path; }

static void fail(ps_error *error, ps_status status, const char *what, const char *why) {
  memset(error, 0, sizeof *error);
  error->status = status;
  snprintf(error->message, sizeof error->message, "%s%s%s", what, *why != '\0' ? ": " : "", why);
}

/* Reads all of a stream; NULL if it fails. An empty stream is an empty text. */
static char *read_all(FILE *file, size_t *length, ps_error *error) {
  size_t room = 1 << 16, count = 0;
  char *bytes = malloc(room);
  while (bytes != NULL) {
    count += fread(bytes + count, 1, room - count, file);
    if (ferror(file) != 0) {
      fail(error, PS_E_IO, "cannot be read", strerror(errno));
      free(bytes);
      return NULL;
    }
    if (count < room) {
      *length = count;
      return bytes;
    }
    if (count > most_bytes) {
      fail(error, PS_E_LIMIT, "is larger than 1 GiB, which is more than perfsys reads", "");
      free(bytes);
      return NULL;
    }
    room = room < most_bytes / 2 ? room * 2 : most_bytes + 1;
    char *larger = realloc(bytes, room);
    if (larger == NULL) free(bytes);
    bytes = larger;
  }
  fail(error, PS_E_MEMORY, "there is not enough memory to read it", "");
  return NULL;
}

char *input_bytes(const char *path, size_t *length, ps_error *error) {
  bool standard = strcmp(path, "-") == 0;
#if defined(_WIN32)
  if (standard) _setmode(_fileno(stdin), _O_BINARY);
#endif
  FILE *file = standard ? stdin : fopen(path, "rb");
  if (file == NULL) {
    fail(error, PS_E_IO, "cannot be opened", strerror(errno));
    return NULL;
  }
  errno = 0;
  char *bytes = read_all(file, length, error);
  if (!standard) fclose(file);
  return bytes;
}

ps_case *input_case(const char *path, ps_error *error) {
  size_t length = 0;
  char *bytes = input_bytes(path, &length, error);
  if (bytes == NULL) return NULL;
  ps_case *c = ps_case_parse(bytes, length, NULL, error);
  free(bytes);
  return c;
}
