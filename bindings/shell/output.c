/* Results and messages. Every write is checked. */
#if !defined(_XOPEN_SOURCE)
#define _XOPEN_SOURCE 700 /* For realpath(). */
#endif
#include "shell.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#if defined(_WIN32)
#include <fcntl.h>
#include <io.h>
#else
#include <sys/stat.h>
#include <unistd.h>
#endif

/* A name or a text from a file may hold what moves the cursor or rings the
 * bell; a message shows a question mark instead. */
static void tame(char *text) {
  for (char *p = text; *p != '\0'; p++) {
    unsigned char here = (unsigned char)p[0], next = (unsigned char)p[1];
    if (here < 0x20 || here == 0x7f)
      *p = '?';
    else if (here == 0xc2 && next >= 0x80 && next < 0xa0)
      p[0] = p[1] = '?';
  }
}

int complain(int code, const char *message, ...) {
  char text[8192];
  va_list list;
  va_start(list, message);
  vsnprintf(text, sizeof text, message, list);
  va_end(list);
  tame(text);
  fprintf(stderr, "perfsys: %s\n", text);
  return code;
}

int complain_of(const char *path, const ps_error *error) {
  char place[64] = "";
  int code = error->status == PS_E_IO || error->status == PS_E_MEMORY ? EXIT_IO : EXIT_DATA;
  if (error->line != 0) snprintf(place, sizeof place, ":%zu:%zu", error->line, error->column);
  return complain(code, "%s%s: %s%s%s%s", input_name(path), place, error->message,
                  error->path[0] != '\0' ? " (" : "", error->path,
                  error->path[0] != '\0' ? ")" : "");
}

bool output_open(output *o, const arguments *a) {
  o->file = a->output != NULL ? fopen(a->output, "wb") : stdout;
  o->name = a->output != NULL ? a->output : "standard output";
  o->failed = o->file == NULL;
#if defined(_WIN32)
  if (o->file == stdout) _setmode(_fileno(stdout), _O_BINARY);
#endif
  if (o->failed) complain(EXIT_IO, "%s: cannot be opened: %s", o->name, strerror(errno));
  return !o->failed;
}

static void failed(output *o) {
  if (!o->failed) complain(EXIT_IO, "%s: cannot be written: %s", o->name, strerror(errno));
  o->failed = true;
}

void output_bytes(output *o, const char *bytes, size_t length) {
  if (!o->failed && fwrite(bytes, 1, length, o->file) != length) failed(o);
}

void output_text(output *o, const char *text) { output_bytes(o, text, strlen(text)); }

void output_count(output *o, long long count, const char *noun) {
  char text[64];
  snprintf(text, sizeof text, "%lld %s%s", count, noun, count == 1 ? "" : "s");
  output_text(o, text);
}

void output_plain(output *o, const char *text) {
  char piece[1024];
  while (*text != '\0') {
    size_t length = strlen(text);
    if (length > sizeof piece - 1) {
      length = sizeof piece - 1;
      /* Not within a character. */
      while (length > 1 && ((unsigned char)text[length] & 0xc0) == 0x80) length--;
    }
    memcpy(piece, text, length);
    piece[length] = '\0';
    tame(piece);
    output_text(o, piece);
    text += length;
  }
}

/* How many bytes the character at `p` has, 0 if it is not UTF-8. */
static size_t utf8(const unsigned char *p) {
  size_t n = p[0] < 0x80 ? 1 : p[0] < 0xc2 ? 0 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
  if (p[0] > 0xf4 || (p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f) ||
      (p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] > 0x8f))
    return 0;
  for (size_t i = 1; i < n; i++)
    if ((p[i] & 0xc0) != 0x80) return 0;
  return n;
}

void output_json_string(output *o, const char *text) {
  const unsigned char *p = (const unsigned char *)text;
  output_text(o, "\"");
  while (*p != '\0') {
    char escape[8];
    size_t n = utf8(p);
    if (n == 0) {
      output_text(o, "\\ufffd"); /* A file name need not be UTF-8; JSON must. */
    } else if (*p < 0x20 || *p == '"' || *p == '\\' || *p == 0x7f) {
      snprintf(escape, sizeof escape, *p == '"' || *p == '\\' ? "\\%c" : "\\u%04x", *p);
      output_text(o, escape);
    } else {
      output_bytes(o, (const char *)p, n);
    }
    p += n != 0 ? n : 1;
  }
  output_text(o, "\"");
}

void output_error(output *o, const ps_error *error) {
  char numbers[96];
  output_text(o, "\"error\":{\"status\":");
  output_json_string(o, ps_status_name(error->status));
  snprintf(numbers, sizeof numbers, ",\"line\":%zu,\"column\":%zu,\"path\":", error->line,
           error->column);
  output_text(o, numbers);
  output_json_string(o, error->path);
  output_text(o, ",\"message\":");
  output_json_string(o, error->message);
  output_text(o, "}");
}

/* A sound case takes one line; otherwise a heading, and the findings. */
int output_close(output *o) {
  if (!o->failed && fflush(o->file) != 0) failed(o);
  if (o->file != NULL && o->file != stdout && fclose(o->file) != 0) failed(o);
  return o->failed ? EXIT_IO : EXIT_FINE;
}

int output_page(const arguments *a, char *text, size_t length, const ps_error *error) {
  output o;
  int code = EXIT_IO;
  if (text == NULL) return complain_of(a->count > 0 ? a->operands[0] : a->verb->name, error);
  if (output_open(&o, a)) {
    output_bytes(&o, text, length);
    if (length == 0 || text[length - 1] != '\n') output_text(&o, "\n");
    code = output_close(&o);
  }
  ps_text_free(text, NULL);
  return code;
}

#if defined(_WIN32)
int output_replace(const char *path, const char *text, size_t length) {
  arguments a = {0};
  output o;
  a.output = path;
  if (!output_open(&o, &a)) return EXIT_IO;
  output_bytes(&o, text, length);
  output_text(&o, "\n");
  return output_close(&o);
}
#else
/* A new file beside the old one takes its place once it is whole, so that no
 * failure leaves half a file. A symbolic link stays a link. */
int output_replace(const char *path, const char *text, size_t length) {
  static const char ending[] = ".XXXXXX";
  char *target = realpath(path, NULL);
  size_t room = target != NULL ? strlen(target) + sizeof ending : 0;
  char *beside = target != NULL ? malloc(room) : NULL;
  struct stat old;
  int fd = -1, code = EXIT_IO;
  if (beside != NULL && stat(target, &old) == 0) {
    snprintf(beside, room, "%s%s", target, ending);
    fd = mkstemp(beside);
  }
  output o = {fd != -1 ? fdopen(fd, "wb") : NULL, path, false};
  if (o.file == NULL) {
    failed(&o);
  } else {
    output_bytes(&o, text, length);
    output_text(&o, "\n");
    if (!o.failed && fchmod(fd, old.st_mode & 07777) != 0) failed(&o);
    code = output_close(&o);
    if (code == EXIT_FINE && rename(beside, target) != 0) {
      failed(&o);
      code = EXIT_IO;
    }
    if (code != EXIT_FINE) unlink(beside);
  }
  free(beside);
  free(target);
  return code;
}
#endif

int output_case(const arguments *a, const char *path, const ps_case *c) {
  ps_json_options json = PS_JSON_OPTIONS_INIT;
  ps_error error = {PS_OK, 0, 0, "", ""};
  size_t length = 0;
  if (a->write && strcmp(path, "-") == 0)
    return complain(EXIT_USAGE, "--write changes a file; standard input is none");
  json.indent = 2;
  char *text = ps_json_text(c, &json, &length, NULL, &error);
  if (!a->write || text == NULL) return output_page(a, text, length, &error);
  int code = output_replace(path, text, length);
  ps_text_free(text, NULL);
  return code;
}
