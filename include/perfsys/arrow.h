/**
 * @file arrow.h
 * Tables in and out by the Arrow C data interface, which pandas, polars, pyarrow and DuckDB
 * speak: no copy through text, no package needed on either side.
 *
 * The three structs are the interface's own (Apache Arrow, "The Arrow C data interface" and
 * "The Arrow C stream interface", stable since 2020). Who gives one out fills it, who takes it
 * calls its `release`.
 */
#ifndef PERFSYS_ARROW_H
#define PERFSYS_ARROW_H

#include <perfsys/exchange.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

/** The type of a column or table. */
struct ArrowSchema {
  const char *format;
  const char *name;
  const char *metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema **children;
  struct ArrowSchema *dictionary;
  void (*release)(struct ArrowSchema *);
  void *private_data;
};

/** The figures of a column or table. */
struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void **buffers;
  struct ArrowArray **children;
  struct ArrowArray *dictionary;
  void (*release)(struct ArrowArray *);
  void *private_data;
};

#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

/** A table in pieces. */
struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
  int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
  const char *(*get_last_error)(struct ArrowArrayStream *);
  void (*release)(struct ArrowArrayStream *);
  void *private_data;
};

#endif

/** Gives out the rows of a list as a table: of a case "gaps", of a result "findings", of a
 *  measure "series". A column per field, in the order of the fields: texts, words and ids as
 *  utf8, flags as bool, integers as int64, numbers as float64, dates as date32; lists of texts
 *  as list<utf8>; fields of nested structs as columns of their own ("benchmark.from"), a range
 *  as three ("share.low", "share.likely", "share.high"), money as two ("stakes.minor",
 *  "stakes.currency": null for the case's own); lists of structs and series are left out: give
 *  them out by themselves. What is not set is null, never NaN or 0.
 *
 *  `columns` names those wanted, in the order wanted, parted by commas: a column, or all that
 *  begin so ("benchmark"); NULL for all. The table is a copy: it stays good when the object is
 *  changed or freed; the allocator of `settings` must stay as long as it does. No rows give no
 *  batch; more than one there are only where a column's texts pass 2 GiB. `stream` is filled
 *  only where the call works. ::PS_E_NOT_FOUND: no such list or column (with the nearest);
 *  ::PS_E_ARGUMENT: a column named twice. */
PS_API ps_status ps_arrow_rows(const void *object, const char *list, const char *columns,
                               struct ArrowArrayStream *stream, const ps_settings *settings,
                               ps_error *error);

/** How figures are taken from a table. A column is named exactly; NULL finds it by the usual
 *  names, as ps_import_series() does. `measure` and `measure_column` exclude each other. Start
 *  from ::PS_IMPORT_FRAME_OPTIONS_INIT. */
typedef struct ps_import_frame_options {
  size_t size;                    /**< sizeof, set by ::PS_IMPORT_FRAME_OPTIONS_INIT. */
  const char *measure;            /**< The measure all rows are of; NULL where a column says. */
  const char *measure_column;     /**< The measure's id of each row; "measure" where that is NULL. */
  const char *date_column;        /**< A date, a timestamp (its day as written) or a text. */
  const char *value_column;       /**< The figure itself. */
  const char *numerator_column;   /**< What is counted. */
  const char *denominator_column; /**< What it is counted among. */
  const char *group_column;       /**< Site, team or segment; "" for none. */
  bool create;                    /**< Make the measures the case lacks, called after the
                                       column of `measure`'s figures, else after their ids. */
} ps_import_frame_options;

#define PS_IMPORT_FRAME_OPTIONS_INIT                                                               \
  {sizeof(ps_import_frame_options), NULL, NULL, NULL, NULL, NULL, NULL, NULL, false}

/** Adds dated figures from a table with a row per figure to the series of measures, or NULL.
 *  It follows the rules of ps_import_series(): whole or not at all, nothing twice. Rows are
 *  counted from 1, in `ps_error.line` and in the `line` of notes.
 *
 *  Numbers are integers and floats of 8 to 64 bits (half floats and decimals are refused by
 *  name). A null is no figure; so is NaN, which is told in the notes; infinities
 *  (::PS_E_VALUE) and integers that a double cannot hold exactly (::PS_E_RANGE) are refused
 *  with their row. Texts are plain, large or views, spaces around them do not count; groups and
 *  measures may be integers too ("17"), dates may be texts ("2017-03") and years. The day of a
 *  timestamp is the one in its zone: UTC where it names none, "+02:00" and its like are
 *  counted in; one in a zone such as "Europe/Vienna" is refused (::PS_E_TYPE), since only a
 *  table of zones knows its day, and that in UTC would often be the day before. Any of these
 *  may be in dictionaries.
 *
 *  ::PS_E_NOT_FOUND where a column or measure is missing: the message names it and those there
 *  are. ::PS_E_TYPE where a column is of another type, or the stream is of one column and no
 *  table. ::PS_E_IO where the stream fails, with what it says. A table that contradicts itself
 *  (a missing buffer, a length below 0, an offset or code beyond what there is) is refused;
 *  Arrow does not tell how long buffers are, so one that is too short cannot be. The cells
 *  read count against `ps_limits.elements`. As nobody knows how long a stream is, the share
 *  told to `progress` grows ever more slowly. The stream is released in any case. */
PS_API ps_import *ps_import_frame(ps_case *c, struct ArrowArrayStream *stream,
                                  const ps_import_frame_options *options,
                                  const ps_settings *settings, ps_error *error);

#ifdef __cplusplus
}
#endif
#endif
