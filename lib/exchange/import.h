/* What the imports share: the result, taking back half an import, finding things by
 * name in constant time, ids made of words. */
#ifndef PSI_EXCHANGE_IMPORT_H
#define PSI_EXCHANGE_IMPORT_H

#include "base/error.h"
#include "base/field.h"
#include "base/memory.h"
#include "base/pulse.h"
#include "results/findings.h"

#include <perfsys/exchange.h>

/* ---- bytes to pointers ---- */

typedef struct psi_map_slot {
  const char *key; /* NULL where free */
  size_t length;
  uint64_t hash;
  void *value;
} psi_map_slot;

typedef struct psi_map {
  const ps_allocator *allocator;
  psi_map_slot *slots;
  size_t capacity, count;
} psi_map;

psi_map psi_map_new(const ps_allocator *allocator);
void psi_map_free(psi_map *map);
/* The slot of a key, or NULL; it stays until the next psi_map_put(). */
psi_map_slot *psi_map_find(const psi_map *map, const char *key, size_t length);
/* Enters a key that must stay while the map is used; the first value of a key counts.
 * False without memory. */
bool psi_map_put(psi_map *map, const char *key, size_t length, void *value);

/* ---- an import under way ---- */

/* How the lists of the case were before. */
typedef struct psi_import_mark {
  size_t counts[PS_ENTITY_END_];
  bool given[PS_ENTITY_END_];
} psi_import_mark;

/* How a series was before it grew. */
typedef struct psi_series_mark {
  ps_measure *measure;
  ps_series series;
} psi_series_mark;

typedef struct psi_import {
  ps_case *c;
  psi_pulse pulse;
  ps_settings settings; /* progress is told through the pulse */
  ps_error *error;      /* never NULL */
  ps_error own;
  ps_import *result;
  ps_store *scratch;  /* texts needed only meanwhile */
  psi_map parties;    /* folded names, ids and e-mail addresses to ps_party */
  bool parties_ready; /* the map is filled in when it is first asked */
  psi_map ours;       /* ids of what this import added, where it must tell */
  psi_import_mark mark;
  psi_series_mark *series; /* those that grow, in the scratch store */
  size_t series_count, series_capacity;
  const char *places; /* what the text is made of: "lines"; of a table "rows" */
  size_t head_line;   /* where the names of columns stand; 0 where no line has them */
  ps_status status;
} psi_import;

/* Begins; false with the error. psi_import_end() is due either way. */
bool psi_import_begin(psi_import *in, ps_case *c, const char *text, const char *call,
                      const ps_settings *settings, ps_error *error);
/* The result, or NULL where `status` is not PS_OK: then all that was added is taken out. */
ps_import *psi_import_end(psi_import *in);

/* Remembers the series of a measure of the case, which is about to grow. */
bool psi_import_grows(psi_import *in, ps_measure *measure);

/* Sets the status and the error of a failure, with its line (0 for none). */
bool psi_import_fail(psi_import *in, size_t line, ps_status status, const char *format, ...)
    PSI_FORMAT(4, 5);
bool psi_import_no_memory(psi_import *in);
/* Beats the pulse; sets the status where the import is to end. */
bool psi_import_goes_on(psi_import *in, size_t work);

/* Says something about a line (0: about the whole). False without memory. */
bool psi_import_note(psi_import *in, size_t line, const char *format, ...) PSI_FORMAT(3, 4);
/* Notes an id among the created. */
bool psi_import_created(psi_import *in, const char *id);

/* Things of one sort, told in one note: "12 rows ...: lines 3, 8, 9 and 9 more." */
typedef struct psi_tally {
  size_t count;
  size_t lines[5];
} psi_tally;
void psi_tally_add(psi_tally *tally, size_t line);
/* One note, if there is anything to tell. */
bool psi_import_tally(psi_import *in, const psi_tally *tally, const char *one, const char *many);

/* A text in the case's store / in the scratch store; NULL without memory, which is
 * then noted in `status`. */
const char *psi_import_keep(psi_import *in, const char *text, size_t length);
const char *psi_import_scratch(psi_import *in, const char *text, size_t length);
/* Appends a text to a list of texts or references of an entity. */
bool psi_import_append(psi_import *in, void *entity, const char *field, const char *kept);

/* ---- words ---- */

/* Lower case, what is no letter or digit as one dash, no dash at the ends: "Résumé
 * (final)" is "resume-final". Letters beyond Latin stay. At most `most` bytes, whole
 * characters. Returns the length; `buffer` takes `most` + 1. */
size_t psi_slug(const char *text, size_t length, char *buffer, size_t most);
/* FNV-1a as eight hexadecimal digits. */
void psi_hash_text(const char *text, size_t length, char buffer[9]);
/* Whether a text holds words, as whole words and in lower case: "sign off", "demo". */
bool psi_has_words(const char *text, const char *words);
bool psi_is_space(char c);
/* Cuts white space off both ends. */
void psi_trim(const char **text, size_t *length);
/* Whether two texts are the same but for the case of A to Z. */
bool psi_same_folded(const char *a, size_t a_length, const char *b, size_t b_length);

/* ---- parties ---- */

/* The party of a name, id or e-mail address (either may be NULL), or NULL. */
ps_party *psi_party_find(psi_import *in, const char *name, const char *email);
/* A new party of that name, with an id made of it; NULL without memory. */
ps_party *psi_party_make(psi_import *in, const char *name, const char *email);

/* A new entity under an id that is free. NULL with the error. */
void *psi_import_add(psi_import *in, ps_entity_type type, const char *id);

/* ---- figures and dates ---- */

/* A cell without spaces around it as a number; NaN where it is empty, "NA" or the like.
 * PS_E_VALUE: it is no number; PS_E_RANGE: no double holds it. */
ps_status psi_figure_read(const char *text, size_t length, double *out);

/* A date as people write it, by the order; 0 if it is none. "2017-03" and "2017" are
 * first days; a time behind the day is passed over. */
ps_date psi_date_read(const char *text, size_t length, ps_date_order order);

#endif
