/* Cases in files. */
#include "exchange/file.h"

#include "base/error.h"
#include "base/memory.h"
#include "base/pulse.h"

#include <perfsys/exchange.h>

#include <errno.h>
#include <string.h>

/* Words of our own: strerror() follows the locale and keeps hidden state. */
static const char *reason(int number) {
  switch (number) {
    case ENOENT: return "there is no such file";
    case EACCES: return "permission is denied";
    case EISDIR: return "it is a directory";
    case ENOSPC: return "the disk is full";
    case EROFS: return "the file system is read-only";
    case EMFILE:
    case ENFILE: return "too many files are open";
    default: return "the system refused";
  }
}

static ps_status fail_file(ps_error *error, const char *path, const char *what, int number) {
  if (number == ENOMEM) return psi_fail_memory(error);
  /* The path last: of one that is very long or not UTF-8 the end is cut off. */
  return psi_fail(error, PS_E_IO, "The file could not be %s, %s: %s", what, reason(number), path);
}

FILE *psi_file_open(const char *path, ps_error *error) {
  errno = 0;
  FILE *file = fopen(path, "rb");
  if (file == NULL) fail_file(error, path, "opened", errno);
  return file;
}

typedef struct content {
  char *bytes;
  size_t length, capacity;
} content;

/* Bytes read at once: what takes a file some milliseconds, between two looks at the pulse. */
enum { PIECE = 4 << 20 };

static ps_status read_all(FILE *file, const char *path, const ps_settings *s, psi_pulse *pulse,
                          content *c, ps_error *error) {
  /* One byte over the limit is enough to know that it is passed. */
  const size_t most = s->limits.bytes == SIZE_MAX ? SIZE_MAX : s->limits.bytes + 1;
  if (fseek(file, 0, SEEK_END) == 0) {
    long size = ftell(file);
    void *bytes = NULL;
    if (size > 0 && (size_t)size < most &&
        psi_grow(&s->allocator, &bytes, &c->capacity, (size_t)size + 1, 1))
      c->bytes = bytes;
    rewind(file);
  }
  while (c->length < most) {
    void *bytes = c->bytes;
    if (!psi_grow(&s->allocator, &bytes, &c->capacity, c->length + 1, 1))
      return psi_fail_memory(error);
    c->bytes = bytes;
    size_t room = c->capacity - c->length;
    if (room > most - c->length) room = most - c->length;
    if (room > PIECE) room = PIECE;
    errno = 0;
    size_t got = fread(c->bytes + c->length, 1, room, file);
    c->length += got;
    if (!psi_pulse_beat(pulse, got / PSI_PULSE_BYTES)) return psi_pulse_end(pulse, error);
    if (got > 0) continue;
    return ferror(file) ? fail_file(error, path, "read", errno) : PS_OK;
  }
  return PS_OK;
}

ps_case *ps_case_load(const char *path, const ps_settings *settings, ps_error *error) {
  ps_settings s = psi_settings(settings);
  content c = {NULL, 0, 0};
  ps_case *loaded = NULL;
  if (path == NULL) {
    psi_fail_argument(error, "ps_case_load: there is no path (NULL).");
    return NULL;
  }
  FILE *file = psi_file_open(path, error);
  if (file == NULL) return NULL;
  psi_pulse pulse = psi_pulse_of(&s);
  ps_status status = read_all(file, path, &s, &pulse, &c, error);
  fclose(file);
  const ps_settings rest = psi_pulse_within(&pulse, &s, 0, 1);
  if (status == PS_OK)
    loaded = ps_case_parse(c.bytes == NULL ? "" : c.bytes, c.length, &rest, error);
  psi_free(&s.allocator, c.bytes, c.capacity);
  return loaded;
}

ps_status ps_case_save(const ps_case *c, const char *path, const ps_json_options *options,
                       const ps_settings *settings, ps_error *error) {
  size_t length = 0;
  if (c == NULL || path == NULL)
    return psi_fail_argument(error, "ps_case_save: there is no case or no path (NULL).");
  /* The whole text first: a case that cannot be written must not cost the old file. */
  ps_error own;
  ps_error *e = error == NULL ? &own : error;
  char *text = ps_json_text(c, options, &length, settings, e);
  if (text == NULL) return e->status;
  errno = 0;
  FILE *file = fopen(path, "wb");
  ps_status status = PS_OK;
  if (file == NULL) {
    status = fail_file(e, path, "opened for writing", errno);
  } else {
    bool written = fwrite(text, 1, length, file) == length && fputc('\n', file) != EOF;
    int number = errno;
    if (fclose(file) != 0 || !written)
      status = fail_file(e, path, "written", written ? errno : number);
  }
  ps_text_free(text, settings);
  return status;
}
