/* Dated figures on their way into series, nothing twice. As long as the figures of a measure
 * and group come in the order of their dates, each is new and nothing need be looked up; nor
 * where they come as the series has them already. The first that comes otherwise makes an
 * index of that measure's series. */
#ifndef PSI_EXCHANGE_IMPORT_POINTS_H
#define PSI_EXCHANGE_IMPORT_POINTS_H

#include "exchange/import.h"

/* ---- words by number ---- */

typedef struct psi_word {
  const char *text;
  size_t length;
  const char *kept; /* groups: the text in the case, once a point has it */
  size_t number;    /* the caller's own; 0 at first */
} psi_word;

typedef struct psi_words {
  psi_import *in;
  psi_map ids;
  psi_word *items; /* 0 is "" */
  size_t count, capacity;
} psi_words;

#define PSI_NO_WORD UINT32_MAX

bool psi_words_open(psi_words *words, psi_import *in);
void psi_words_close(psi_words *words);
/* The number of a word; PSI_NO_WORD where it is new. */
uint32_t psi_words_find(const psi_words *words, const char *text, size_t length);
/* Enters a new word. */
bool psi_words_add(psi_words *words, const char *text, size_t length, uint32_t *id);

/* ---- numbers to numbers ---- */

typedef struct psi_pair {
  uint64_t key;
  size_t value; /* 0 where free */
} psi_pair;

typedef struct psi_pairs {
  const ps_allocator *allocator;
  psi_pair *slots;
  size_t capacity, count;
} psi_pairs;

/* The value of a key, 0 where it is new: the caller sets it at once. It stays until the next
 * call. NULL without memory. */
size_t *psi_pairs_of(psi_pairs *pairs, uint64_t key);
/* Makes room for so many more. */
bool psi_pairs_reserve(psi_pairs *pairs, size_t more);
void psi_pairs_free(psi_pairs *pairs);

/* ---- points ---- */

typedef struct psi_growing {
  ps_measure *measure;
  size_t before; /* points it had */
  size_t next;   /* of them, the one behind that which came last */
  bool indexed;
} psi_growing;

typedef struct psi_points {
  psi_import *in;
  psi_words groups;
  psi_growing *growing; /* the measures, by number */
  size_t growing_count, growing_capacity;
  ps_date *last; /* of each run, which is the points of one measure and group */
  size_t last_count, last_capacity;
  psi_pairs runs;  /* measure and group to run + 1 */
  psi_pairs index; /* run and date to row + 1 */
  uint64_t run_key; /* the run of the point before */
  size_t run;
  size_t coming;     /* points that are about to come, as far as that is known */
  bool alone;        /* all of them are of one measure */
  const char *apart; /* what to do about two figures of one date and group */
  psi_tally no_figure, half, repeated, different;
} psi_points;

bool psi_points_open(psi_points *points, psi_import *in, const char *apart);
void psi_points_close(psi_points *points);

/* The number of a measure of the case; where there is none of that id it is made, called
 * `name`, or it fails. */
bool psi_points_measure(psi_points *points, const char *id, bool create, const char *name,
                        size_t place, size_t *measure);

/* Whether a point has a figure; where not, it is counted among those passed over. */
bool psi_points_worth(psi_points *points, const psi_point *point, size_t place);

/* Adds a point of that measure and group (a word of `groups`) unless it is there. */
bool psi_points_add(psi_points *points, size_t measure, uint32_t group, psi_point *point,
                    size_t place);

/* Notes on rows passed over, and on those that were there already. */
bool psi_points_tell_passed(psi_points *points);
bool psi_points_tell_present(psi_points *points);

#endif
