/* What the public headers declare, read from their text: the members of a struct and
 * the values of an enum, in order, each with the comment behind it. Enough C for
 * those headers, no more. */
#ifndef DECLARATIONS_H
#define DECLARATIONS_H

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct declared {
  char name[64];
  char doc[512]; /* white space made single; "" where there is no comment */
} declared;

typedef struct declaration {
  char doc[2048]; /* the comment before it */
  declared members[160];
  size_t count;
} declaration;

/* The headers of what has a table, as one text, or NULL. Free with free(). */
static inline char *declarations_load(void) {
  static const char *const names[] = {"base", "results", "entities", "model",
                                      "exchange", "analysis", "knowledge", "check"};
  const char *source = getenv("PERFSYS_SOURCE");
  char *all = calloc(1, 1 << 20), path[1024];
  size_t length = 0;
  for (size_t i = 0; all != NULL && i < sizeof names / sizeof names[0]; i++) {
    snprintf(path, sizeof path, "%s/include/perfsys/%s.h", source == NULL ? "." : source, names[i]);
    FILE *file = fopen(path, "rb");
    size_t got = file == NULL ? 0 : fread(all + length, 1, ((size_t)1 << 20) - 1 - length, file);
    if (file != NULL) fclose(file);
    length += got;
    if (got > 0) continue;
    free(all);
    all = NULL;
  }
  return all;
}

/* A comment's words from `at`, which is behind its opening, up to its end. */
static inline const char *declarations_comment(const char *at, char *doc, size_t size) {
  size_t used = 0;
  bool space = false, new_line = false;
  for (; strncmp(at, "*/", 2) != 0 && *at != '\0'; at++) {
    if (isspace((unsigned char)*at) || (new_line && *at == '*')) {
      new_line = new_line || *at == '\n';
      space = true;
      continue;
    }
    if (space && used > 0 && used + 1 < size) doc[used++] = ' ';
    if (used + 1 < size) doc[used++] = *at;
    space = new_line = false;
  }
  doc[used] = '\0';
  return *at == '\0' ? at : at + 2;
}

static inline bool declarations_is_word(char c) { return isalnum((unsigned char)c) || c == '_'; }

static inline void declarations_enter(declaration *d, char *name) {
  if (name[0] == '\0' || d->count == sizeof d->members / sizeof d->members[0]) return;
  memcpy(d->members[d->count].name, name, 64);
  d->members[d->count].doc[0] = '\0';
  d->count++;
  name[0] = '\0';
}

/* Reads from behind the opening brace to the closing one. Of "const ps_date *on;" the
 * name is the last word, of "char path[256];" the last outside the brackets, of
 * "PS_OK = 0," the first. */
static inline void declarations_body(declaration *d, const char *at, bool is_enum) {
  char name[64] = "";
  bool brackets = false;
  while (*at != '}' && *at != '\0') {
    if (strncmp(at, "/**<", 4) == 0) {
      declarations_enter(d, name);
      char none[512];
      bool first = d->count > 0 && d->members[d->count - 1].doc[0] == '\0';
      at = declarations_comment(at + 4, first ? d->members[d->count - 1].doc : none, sizeof none);
    } else if (strncmp(at, "/*", 2) == 0) {
      at = strstr(at, "*/") + 2;
    } else if (declarations_is_word(*at)) {
      size_t length = 0;
      while (declarations_is_word(at[length])) length++;
      if (!brackets && length < sizeof name && !(is_enum && name[0] != '\0')) {
        memcpy(name, at, length);
        name[length] = '\0';
      }
      at += length;
    } else {
      if (*at == '[' || *at == ']') brackets = *at == '[';
      if (*at == ';' || *at == ',') declarations_enter(d, name);
      at++;
    }
  }
  declarations_enter(d, name);
}

/* Finds "typedef struct NAME {" or "typedef enum NAME {"; false if there is none. */
static inline bool declarations_find(const char *headers, const char *what, const char *name,
                                     declaration *d) {
  char begin[128];
  memset(d, 0, sizeof *d);
  snprintf(begin, sizeof begin, "typedef %s %s {", what, name);
  const char *at = strstr(headers, begin);
  if (at == NULL) return false;
  const char *comment = at;
  while (comment > headers && strncmp(comment, "/**", 3) != 0) comment--;
  const char *end = declarations_comment(comment + 3, d->doc, sizeof d->doc);
  if (strspn(end, "\n") != (size_t)(at - end)) d->doc[0] = '\0'; /* another's comment */
  declarations_body(d, at + strlen(begin), strcmp(what, "enum") == 0);
  return true;
}

#endif
