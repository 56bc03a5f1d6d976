/* The strict JSON scanner: it alone decides what is JSON, where a value stands,
 * and when a limit is passed. It never allocates for what it reads except its
 * own stacks, builds no tree, and looks at every byte once.
 *
 * Two uses: pull (next member, next item, one scalar) for the outer layers of a
 * document and for series; and psi_scan_value() for a whole value, which records
 * on a tape where each value inside it stands, in document order, so that a tree
 * made from the same text can be walked beside it.
 *
 * A call that fails has filled in the error; the scanner is then good for
 * psi_scan_close() only, and a tape for psi_tape_reset() or psi_tape_free(). Every
 * value counts as an element, containers too, names do not. A text is measured
 * unescaped. Progress is told between values, after each MiB. */
#ifndef PSI_EXCHANGE_SCAN_H
#define PSI_EXCHANGE_SCAN_H

#include "base/memory.h"

#include <perfsys/base.h>

typedef struct psi_span {
  size_t start; /* offset of the first byte */
  size_t end;   /* offset behind the last byte */
} psi_span;

/* One value on the tape. For strings the span includes the quotes. */
typedef struct psi_place {
  size_t start;
  size_t end;
  size_t next; /* index of the first place behind this value and all inside it */
} psi_place;

typedef struct psi_tape {
  psi_place *items;
  size_t count;
  size_t capacity;
  size_t longest_number; /* bytes of the longest number since psi_tape_reset() */
} psi_tape;

typedef enum psi_level {
  PSI_LEVEL_SYNTAX, /* RFC 8259 and no more */
  PSI_LEVEL_CASE    /* also: no duplicate member anywhere, no escaped U+0000, no
                       lone escaped surrogate, no number that overflows a double or
                       is nonzero and underflows to zero (those two everywhere, also in
                       unknown members: another reader would lose them) */
} psi_level;

typedef struct psi_scanner psi_scanner;

/* NULL without memory, with the error filled in. `text` must outlive the scanner. A
 * UTF-8 byte order mark is passed over. `settings` are resolved ones (psi_settings).
 * `error` may be NULL. A text over limits.bytes is not read: it looks empty, and
 * every failure, psi_scan_fail() included, becomes PS_E_LIMIT. */
psi_scanner *psi_scan_open(const char *text, size_t length, psi_level level,
                           const ps_settings *settings, ps_error *error);
void psi_scan_close(psi_scanner *s);

/* The text, and the offset the scanner stands at. */
const char *psi_scan_text(const psi_scanner *s);
size_t psi_scan_at(const psi_scanner *s);

/* The first byte of the value that comes next, white space passed over: one of
 * { [ " t f n - 0..9; 0 at the end of the text. Anything else is left to the call
 * that reads it to refuse. */
char psi_scan_peek(psi_scanner *s);

/* Reads one whole value. With a tape, appends its places. */
ps_status psi_scan_value(psi_scanner *s, psi_tape *tape);

/* Claims a member's value of the outermost object while psi_scan_value_claiming()
 * reads it: called with the name's span (with quotes) and standing before the value;
 * set *claimed and read the value with the calls of this header to claim it. A
 * claimed value is on the tape as one place, whatever is in it. A duplicate among
 * the first 32 members is refused before it is offered; one among more is refused
 * when the object ends, so the same name may be claimed twice before that. */
typedef ps_status (*psi_claim)(void *data, psi_scanner *s, psi_span name, bool *claimed);
ps_status psi_scan_value_claiming(psi_scanner *s, psi_tape *tape, psi_claim claim, void *data);

/* Pull. begin: reads '{' or '['. next: passes over a comma where one must be; with
 * *more the scanner stands before the value (for members: behind the colon, `name`
 * is the name with quotes); without, the closing bracket was read. Names are not
 * compared here: the caller refuses duplicates. Depth counts here too. */
ps_status psi_scan_begin_object(psi_scanner *s);
ps_status psi_scan_begin_array(psi_scanner *s);
ps_status psi_scan_next_member(psi_scanner *s, psi_span *name, bool *more);
ps_status psi_scan_next_item(psi_scanner *s, bool *more);

/* One scalar of a kind that psi_scan_peek() announced. */
ps_status psi_scan_string(psi_scanner *s, psi_span *span);  /* with quotes */
ps_status psi_scan_number(psi_scanner *s, psi_span *span);
ps_status psi_scan_literal(psi_scanner *s, psi_span *span); /* true, false, null */

/* Only white space may follow. */
ps_status psi_scan_end(psi_scanner *s);

/* A scanned string (span with quotes) as plain UTF-8: writes at most
 * end - start - 2 bytes to `out`, no NUL, returns how many. Lone surrogates (only at
 * PSI_LEVEL_SYNTAX) become U+FFFD. */
size_t psi_unescape(const char *text, psi_span span, char *out);

/* Whether a scanned string (span with quotes) says `word`, escapes resolved. */
bool psi_span_is(const char *text, psi_span span, const char *word);

/* A tape begins as all zeroes. */
void psi_tape_reset(psi_tape *tape);
void psi_tape_free(psi_tape *tape, const ps_allocator *allocator);

/* Fails at an offset of the text: fills in status, message, line and column
 * (characters, from 1; CR LF, LF and CR each end a line). Returns the status. */
ps_status psi_scan_fail(psi_scanner *s, ps_status status, size_t offset, const char *format, ...);

#endif
