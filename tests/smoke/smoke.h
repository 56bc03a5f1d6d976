/* What the files of the smoke test in C share. */
#ifndef SMOKE_H
#define SMOKE_H

#include <perfsys/perfsys.h>

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

extern ps_error error;

/* One line, "name: value"; what is unset says so. */
void say(const char *name, const char *value);
void say_status(const char *name, ps_status status);
void say_integer(const char *name, int64_t value);
void say_size(const char *name, size_t value);
void say_flag(const char *name, bool value);
void say_set_flag(const char *name, ps_flag flag);
void say_number(const char *name, ps_number number);
void say_double(const char *name, double value);
void say_date(const char *name, ps_date date);
void say_words(const char *name, const char *const *words, size_t count);

/* The last error: its status, line, column and path. */
void say_place(const char *name);

/* A long text: its bytes and a sum of them. */
void say_text(const char *name, const char *text, size_t length);

/* A text of the library, which is freed. */
void say_page(const char *name, char *text, size_t length);

/* An object as JSON: as it is where it is short. */
void say_json(const char *name, const void *object);

/* A text of texts.tsv; the case that one holds. */
const char *text_of(const char *name);
ps_case *parse(const char *name);

void reading(const char *path);
void editing(void);
void comparing(const char *path);
void importing(void);
void answers(const char *vienna, const char *training);
void catalogues(void);

#endif
