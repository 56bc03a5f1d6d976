/* Columns of an Arrow table that somebody else made, read as numbers, dates and words. What
 * can be told wrong about it is; a buffer's size is not written in it, so that a buffer
 * shorter than its column cannot be told. */
#ifndef PSI_EXCHANGE_ARROW_IN_H
#define PSI_EXCHANGE_ARROW_IN_H

#include "exchange/import_points.h"

#include <perfsys/arrow.h>

typedef enum psi_arrow_sort {
  PSI_ARROW_NOTHING, /* of type null */
  PSI_ARROW_WHOLE,   /* integers */
  PSI_ARROW_REAL,    /* floats */
  PSI_ARROW_MOMENT,  /* days, or so many parts of a day */
  PSI_ARROW_STRING,  /* with offsets between the texts */
  PSI_ARROW_VIEW     /* with short texts inside, and long ones in buffers of their own */
} psi_arrow_sort;

typedef struct psi_arrow_type {
  psi_arrow_sort sort;
  size_t width; /* bytes of a value; of a string's offsets */
  bool is_signed;
  int64_t per_day; /* moments: parts of a day */
  int64_t ahead;   /* moments: parts that the zone is ahead of UTC */
} psi_arrow_type;

/* What a column is read as. */
typedef enum psi_arrow_role { PSI_ARROW_FIGURES, PSI_ARROW_DATES, PSI_ARROW_WORDS } psi_arrow_role;

/* One column of the batch at hand, or its dictionary. */
typedef struct psi_arrow_view {
  psi_arrow_type type;
  const unsigned char *valid; /* NULL where nothing is null */
  const unsigned char *values, *bytes;
  const void *const *more; /* views: the buffers of long texts, and how long those are */
  const unsigned char *more_sizes;
  int64_t more_count, last_offset;
  size_t offset, length;
} psi_arrow_view;

typedef struct psi_arrow_input {
  psi_import *in;
  size_t column; /* in the table; PSI_NO_COLUMN: there is none */
  const char *name;
  psi_arrow_role role;
  psi_words *words;    /* of words */
  psi_arrow_view view; /* the values, or the codes of a dictionary */
  bool coded;
  psi_arrow_view codes_of; /* the dictionary */
  void *known;             /* the dictionary read, where that pays; `known_size` bytes */
  size_t known_size;
  bool is_known;
} psi_arrow_input;

#define PSI_NO_DAY ((ps_date)-1) /* there is something, and it is no day */

/* The type of a column for its role, or false with the error. */
bool psi_arrow_open(psi_arrow_input *input, const struct ArrowSchema *schema);
void psi_arrow_close(psi_arrow_input *input);
/* Turns to a column of the next batch: `rows` rows from `from` on. */
bool psi_arrow_turn(psi_arrow_input *input, const struct ArrowArray *array, int64_t from,
                    size_t rows);

/* Whether a row of the batch is null. */
bool psi_arrow_is_null(const psi_arrow_input *input, size_t row);
/* The row as a text for messages. */
const char *psi_arrow_shown(const psi_arrow_input *input, size_t row, char shown[64]);

/* Reads `count` rows from `from` on. `before`: rows of earlier batches, for the errors.
 * Figures as doubles: NaN where null, infinite where a double cannot hold it. Dates: 0 where
 * null, PSI_NO_DAY. Words: their numbers, 0 where null or blank. */
bool psi_arrow_read(psi_arrow_input *input, size_t from, size_t count, size_t before, void *out);

#endif
