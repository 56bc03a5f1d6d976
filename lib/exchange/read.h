/* From JSON text to a case, shared by the reader's files.
 *
 * The scanner walks the text once and owns syntax, places and limits. Of each element
 * (one entity, or one field of the case) what is an object or a list is then made a tree
 * by cJSON, and the field tables map the tree onto structs, walking the scanner's tape
 * beside it for the place of every value and for numbers, texts and the like themselves.
 * The whole document is never one tree. Series go from the text straight into columns. */
#ifndef PSI_EXCHANGE_READ_H
#define PSI_EXCHANGE_READ_H

#include "base/error.h"
#include "base/path.h"
#include "exchange/scan.h"
#include "model/entity.h"

/* A member's name and where it stands, for finding names given twice. */
typedef struct psi_member_name {
  const char *name;
  size_t offset;
} psi_member_name;

typedef struct psi_names {
  psi_member_name *items;
  size_t count;
  size_t capacity;
} psi_names;

/* A member of the entity in hand, as the scanner met it. */
typedef struct psi_member {
  psi_span name;
  const ps_field *field; /* NULL if the table has none of that name */
  const ps_struct *type; /* which it is a field of; NULL if it is none */
  bool claimed;          /* its value has been read already */
  bool shown;            /* cJSON makes a tree of its value */
} psi_member;

typedef struct psi_reader {
  const char *text;
  size_t length;
  psi_scanner *scanner;
  ps_settings settings;
  ps_error *error; /* never NULL */
  ps_case *c;
  psi_path path;
  psi_tape tape;
  char *scratch; /* of the element, what cJSON is shown */
  size_t scratch_size;
  psi_names names;       /* unknown members of the case */
  psi_names point_names; /* unknown members of one point */
  ps_entity *entity;     /* the one in hand */
  psi_member *members;   /* of it, in their order */
  size_t member_count, member_capacity;
  const char *member; /* the one being read; goes into `path` only when something needs it */
} psi_reader;

/* Fails at an offset, with the present path. */
ps_status psi_read_fail(psi_reader *r, ps_status status, size_t offset, const char *format, ...)
    PSI_FORMAT(4, 5);
ps_status psi_read_fail_memory(psi_reader *r);
/* Refuses the value that comes next for its kind, or for not being JSON at all. */
ps_status psi_read_wrong(psi_reader *r, const char *format, ...) PSI_FORMAT(2, 3);

/* A reader of a text into a case. The rest of `r` becomes zero; resolved settings, an error
 * that is not NULL. False without memory, with the error; close it all the same. */
bool psi_reader_open(psi_reader *r, ps_case *c, const char *text, size_t length,
                     const ps_settings *settings, ps_error *error);
void psi_reader_close(psi_reader *r);

/* Reads the entity that comes next to the end of a list of the case; it is not yet in the
 * index. */
ps_status psi_read_entity(psi_reader *r, const ps_field *list);

/* Notes the members of the entity in hand while the scanner walks it, and claims series. */
ps_status psi_read_member(void *reader, psi_scanner *s, psi_span name, bool *claimed);
/* Maps the entity just scanned (its members noted, all on the tape) onto its struct; or
 * what was scanned onto one field. */
ps_status psi_read_members(psi_reader *r);
ps_status psi_read_field(psi_reader *r, void *object, const ps_field *field);

/* The field of a name, NULL if there is none. Members mostly come in the table's order: the
 * search begins at *expected, which moves behind the field found. */
const ps_field *psi_next_field(const ps_struct *type, size_t *expected, const char *name);

/* One number or date of the text, for a field that takes it. */
ps_status psi_read_number(psi_reader *r, psi_span span, double *value);
ps_status psi_read_integer(psi_reader *r, psi_span span, int64_t *value);
ps_status psi_read_date(psi_reader *r, psi_span span, ps_date *date);

/* Takes the member being read into the path, unless it is there. */
void psi_read_enter(psi_reader *r);

/* The first byte of the value at `at` of the tape. */
static inline char psi_read_first(const psi_reader *r, size_t at) {
  return r->text[r->tape.items[at].start];
}
/* Maps the value at `at` of the tape onto a field. `item` is its tree; NULL will do for
 * single values and lists that begin with one. */
struct cJSON;
ps_status psi_read_value(psi_reader *r, void *object, const ps_field *field,
                         const struct cJSON *item, size_t at);
/* Keeps it as it was written, under a name that the table does not have. */
ps_status psi_read_unknown(psi_reader *r, void *object, const char *name, size_t at);

/* Reads the series that comes next into a field of the entity in hand. */
ps_status psi_read_series(psi_reader *r, const ps_field *field);

/* What a scanned string says, in the store; NULL without memory. */
const char *psi_read_text(psi_reader *r, psi_span span);

bool psi_names_add(psi_reader *r, psi_names *names, const char *name, size_t offset);
/* Refuses a name given twice, at the second. Sorts the names. */
ps_status psi_names_check(psi_reader *r, psi_names *names);
ps_status psi_read_fail_twice(psi_reader *r, const char *name, size_t offset);

#endif
