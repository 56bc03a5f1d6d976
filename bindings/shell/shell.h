/* The perfsys command: what its files share. Public headers of the library only. */
#ifndef SHELL_H
#define SHELL_H

#include <perfsys/perfsys.h>

#include <stdarg.h>
#include <stdio.h>

/* What the command answers the shell. Larger is worse. */
enum {
  EXIT_FINE = 0,  /* It worked. */
  EXIT_DATA = 1,  /* The data has errors. */
  EXIT_USAGE = 2, /* The command was not used rightly. */
  EXIT_IO = 3     /* Something could not be opened, read or written. */
};

typedef enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_MARKDOWN, FORMAT_SARIF } format;

/* The options there are; a verb names those it takes. */
enum {
  OPTION_JSON = 1 << 0,     /* --format text|json */
  OPTION_MARKDOWN = 1 << 1, /* --format text|markdown */
  OPTION_AS_OF = 1 << 2,
  OPTION_WIDTH = 1 << 3,
  OPTION_GAP = 1 << 4,
  OPTION_SYNTAX = 1 << 5,
  OPTION_COMPACT = 1 << 6,
  OPTION_CHECK = 1 << 7,
  OPTION_WRITE = 1 << 8,
  OPTION_OUTPUT = 1 << 9,
  OPTION_AUDIENCE = 1 << 10,
  OPTION_PORTFOLIO = 1 << 11,
  OPTION_PAGES = 1 << 12,  /* --format text|json|markdown */
  OPTION_SARIF = 1 << 13,  /* --format text|json|markdown|sarif */
  OPTION_RULES = 1 << 14,  /* Which rules, and how they are told. */
  OPTION_CONFIG = 1 << 15, /* --config, --framework */
  OPTION_NEW = 1 << 24,    /* The fields of a new case. */
  OPTION_IMPORT = 1 << 25, /* What is imported, and where to. */
};

/* Options whose value only their verb looks at; a flag has the value "". */
enum {
  VALUE_REQUESTER = 1,
  VALUE_ASKED,
  VALUE_MEASURE,
  VALUE_NOW,
  VALUE_TARGET,
  VALUE_FOR,
  VALUE_SPONSOR,
  VALUE_NEEDED_BY,
  VALUE_FORCE,
  VALUE_INTO,
  VALUE_CREATE,
  VALUE_NAME,
  VALUE_DATE_COLUMN,
  VALUE_VALUE_COLUMN,
  VALUE_NUMERATOR_COLUMN,
  VALUE_DENOMINATOR_COLUMN,
  VALUE_GROUP_COLUMN,
  VALUE_DATE_ORDER,
  VALUE_SEPARATOR,
  VALUE_TABLE,
  VALUE_PACK,
  VALUE_RULE,
  VALUE_SEVERITY,
  VALUE_CONFIG,
  VALUE_FRAMEWORK,
  VALUE_ALL,
  VALUE_FAIL_ON,
  VALUE_END
};

typedef struct arguments arguments;

typedef struct verb {
  const char *name;
  const char *operands; /* As in "FILE [ID]". */
  const char *summary;  /* One line. */
  const char *detail;   /* What else there is to know; ends in a line feed. */
  const char *example;
  unsigned options; /* OPTION_... bits. */
  int least;        /* How few operands it takes. */
  int most;         /* How many at most; -1 for any number. */
  int (*run)(const arguments *a);
} verb;

/* A command line, taken apart. */
struct arguments {
  const verb *verb;
  char **operands;
  int count;
  format format;
  ps_date as_of;
  int width;
  const char *gap;
  ps_audience audience;
  const char *output; /* NULL for standard output. */
  bool syntax, portfolio, compact, check, write, help;
  const char *values[VALUE_END]; /* NULL where not given. */
};

extern const verb verb_validate, verb_show, verb_size, verb_report, verb_fmt, verb_schema;
extern const verb verb_rename, verb_diff, verb_merge, verb_redact, verb_knowledge;
extern const verb verb_new, verb_import, verb_tasks, verb_check, verb_rules, verb_next;
extern const verb verb_partner, verb_voices, verb_timing, verb_walk;

/* arguments.c */

/* Takes a verb's command line apart; argv[0] is the verb. */
int arguments_read(const verb *v, int argc, char **argv, arguments *a);
/* Prints the help of a verb. */
void arguments_help(const verb *v);
/* The severity of a word; complains of the option it was given to. */
int arguments_severity(const char *option, const char *word, ps_severity *severity);
/* The page options that the arguments ask for. */
ps_page_options arguments_page(const arguments *a);

/* The nearest of some words to one that was typed. Start with {word, NULL, 0}. */
typedef struct nearest {
  const char *word;
  const char *best; /* NULL while none is near. */
  size_t distance;
} nearest;
void nearest_try(nearest *n, const char *candidate);
/* Writes ", did you mean 'best'?" or nothing, and returns `buffer`. */
const char *nearest_text(const nearest *n, char buffer[128]);

/* input.c */

/* How a file is called in messages. */
const char *input_name(const char *path);
/* All bytes of a file, or of standard input for "-". NULL if it fails. Free them. */
char *input_bytes(const char *path, size_t *length, ps_error *error);
/* The case in a file; NULL if it fails. */
ps_case *input_case(const char *path, ps_error *error);

/* output.c */

typedef struct output {
  FILE *file;
  const char *name;
  bool failed;
} output;

/* Says something on standard error, as "perfsys: ...", and returns `code`. */
int complain(int code, const char *message, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 2, 3)))
#endif
    ;
/* Says what is wrong with a file and returns the exit code for it. */
int complain_of(const char *path, const ps_error *error);
/* Opens where results go; false if it fails, which was then said. */
bool output_open(output *o, const arguments *a);
void output_bytes(output *o, const char *bytes, size_t length);
void output_text(output *o, const char *text);
void output_count(output *o, long long count, const char *noun);
/* Writes a text of a case on one line: what moves a cursor becomes a question mark. */
void output_plain(output *o, const char *text);
/* Writes a text as a JSON string, quotes and all. */
void output_json_string(output *o, const char *text);
/* Writes "error": {...} as JSON. */
void output_error(output *o, const ps_error *error);
/* Closes it; EXIT_IO if anything could not be written, which was then said. */
int output_close(output *o);
/* Writes one whole text, as the library returned it, ending it with a line
 * feed, and frees it; NULL is a failure of the library, told by `error`. */
int output_page(const arguments *a, char *text, size_t length, const ps_error *error);
/* Writes a case, indented: to standard output, to --output, or with --write in the
 * place of the file it is from. */
int output_case(const arguments *a, const char *path, const ps_case *c);
/* One line a difference, then both sides of it. */
void output_differences(output *o, const ps_difference_items *items);
/* Validates the cases of a portfolio, one after the other. */
int validate_portfolio(output *o, const arguments *a, const char *path);
/* Puts a text and a line feed in the place of a file, all of it or nothing. */
int output_replace(const char *path, const char *text, size_t length);

#endif
