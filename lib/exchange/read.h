/* From JSON text to a case, shared by the reader's files.
 *
 * The scanner walks the text once and owns syntax, places and limits. Each element
 * (one entity, or one field of the case) is then made a tree by cJSON, and the
 * field tables map the tree onto structs, walking the scanner's tape beside it for
 * the place of every value and for numbers and texts themselves. The whole document is
 * never one tree. Series go from the text straight into columns. */
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

typedef struct psi_reader {
  const char *text;
  psi_scanner *scanner;
  ps_settings settings;
  ps_error *error; /* never NULL */
  ps_case *c;
  psi_path path;
  psi_tape tape;
  char *scratch; /* the element as cJSON is shown it */
  size_t scratch_size;
  psi_names names;       /* unknown members of the case */
  psi_names point_names; /* unknown members of one point */
  size_t *claims;        /* where the claimed values of the element in hand begin */
  size_t claim_count, claim_capacity;
  ps_entity *entity; /* the one in hand, for the claim */
} psi_reader;

/* Fails at an offset, with the present path. */
ps_status psi_read_fail(psi_reader *r, ps_status status, size_t offset, const char *format, ...)
    PSI_FORMAT(4, 5);
ps_status psi_read_fail_memory(psi_reader *r);
/* Refuses the value that comes next for its kind, or for not being JSON at all. */
ps_status psi_read_wrong(psi_reader *r, const char *format, ...) PSI_FORMAT(2, 3);

/* Maps the element just scanned (on the tape) onto a struct, or onto one field. */
ps_status psi_read_struct(psi_reader *r, void *object);
ps_status psi_read_field(psi_reader *r, void *object, const ps_field *field);

/* One number or date of the text, for a field that takes it. */
ps_status psi_read_number(psi_reader *r, psi_span span, double *value);
ps_status psi_read_integer(psi_reader *r, psi_span span, int64_t *value);
ps_status psi_read_date(psi_reader *r, psi_span span, ps_date *date);

/* Claims the series of the entity in hand while the scanner walks it. */
ps_status psi_read_series_claim(void *reader, psi_scanner *s, psi_span name, bool *claimed);

/* What a scanned string says, in the store; NULL without memory. */
const char *psi_read_text(psi_reader *r, psi_span span);

bool psi_names_add(psi_reader *r, psi_names *names, const char *name, size_t offset);
/* Refuses a name given twice, at the second. Sorts the names. */
ps_status psi_names_check(psi_reader *r, psi_names *names);
ps_status psi_read_fail_twice(psi_reader *r, const char *name, size_t offset);

#endif
