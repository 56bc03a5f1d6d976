/**
 * @file base.h
 * What every other part of perfsys stands on: statuses and errors, memory,
 * limits, values that may be unset, and the field tables that describe every
 * struct of the library. Nothing in here knows the domain.
 *
 * Conventions that hold for every function of perfsys:
 *  - It returns a ::ps_status where it can fail; ::PS_OK is 0. Details go to
 *    the `ps_error` the caller passes, which may be NULL.
 *  - It takes NULL for any pointer and answers ::PS_E_ARGUMENT (or the empty
 *    answer: NULL, 0, false) instead of crashing.
 *  - It never exits, aborts, prints, reads the clock or the locale, and keeps
 *    no state of its own between calls.
 *  - `const` calls on one object are safe from many threads at once; a call
 *    that changes an object needs it alone.
 *  - A `const char *` inside a struct is borrowed: it lives until the field is
 *    next set or its owner is freed. Text passed in is always copied.
 *  - All text is UTF-8 without embedded NUL.
 */
#ifndef PERFSYS_BASE_H
#define PERFSYS_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(PS_STATIC)
#define PS_API
#elif defined(_WIN32)
#if defined(PS_BUILDING)
#define PS_API __declspec(dllexport)
#else
#define PS_API __declspec(dllimport)
#endif
#elif defined(__GNUC__)
#define PS_API __attribute__((visibility("default")))
#else
#define PS_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- version ------------------------------------------------------------ */

/** The version of these headers; ps_version() tells that of the library. */
#define PS_VERSION_MAJOR 0
#define PS_VERSION_MINOR 1
#define PS_VERSION_PATCH 0
#define PS_VERSION "0.1.0"

/** The version of the library in use, as "major.minor.patch". Never NULL. */
PS_API const char *ps_version(void);

/** The version of the case format that the library writes. Older ones are
 *  migrated when read; a newer one is read, and what is new to this library is
 *  kept as extensions. */
PS_API int ps_schema_version(void);

/* ---- statuses and errors ------------------------------------------------ */

/** Whether a call worked, and if not, the kind of reason. Numbers are stable
 *  and never reused. Problems with the *content* of a case that C can hold
 *  (a reference to nowhere, low above high) are not statuses but findings:
 *  see results.h. */
typedef enum ps_status {
  PS_OK = 0,            /**< It worked. */
  PS_E_ARGUMENT = 1,    /**< The call itself is wrong: NULL, an unknown field or option. */
  PS_E_MEMORY = 2,      /**< Memory could not be allocated; nothing was changed. */
  PS_E_LIMIT = 3,       /**< A limit of ::ps_limits was passed. */
  PS_E_CANCELLED = 4,   /**< The progress callback asked to stop. */
  PS_E_IO = 5,          /**< A file could not be read or written. */
  PS_E_SYNTAX = 10,     /**< The text is not JSON (RFC 8259). */
  PS_E_ENCODING = 11,   /**< The text is not UTF-8, or holds U+0000 or half a surrogate pair. */
  PS_E_DUPLICATE = 12,  /**< A JSON object has two members of one name. */
  PS_E_TYPE = 13,       /**< A value is of the wrong kind: a number where text belongs. */
  PS_E_VALUE = 14,      /**< A value cannot be: 31 February, a currency of two letters. */
  PS_E_RANGE = 15,      /**< A number is beyond what its field can hold exactly. */
  PS_E_VERSION = 16,    /**< The schema version is not one this library can read. */
  PS_E_NOT_FOUND = 20,  /**< No object of that id, no field of that name, no such place. */
  PS_E_EXISTS = 21,     /**< The id is in use already. */
  PS_E_REFERENCED = 22, /**< Refused: other objects refer to this one. */
  PS_E_REMOVED = 23,    /**< The object was removed from its case. */
  PS_E_NO_DATA = 24,    /**< There is not enough data for an answer. */
  PS_E_BUSY = 25,       /**< Another call is using the object; bindings refuse, so that no
                             thread changes what another one reads. */
  PS_STATUS_END_        /**< One past the last; not a status. */
} ps_status;

/** The symbol of a status, as "PS_E_SYNTAX"; "PS_E_UNKNOWN" for no status. */
PS_API const char *ps_status_name(ps_status status);

/** One plain sentence about a status, in English. Never NULL. */
PS_API const char *ps_status_text(ps_status status);

/** Where and why a call failed. Owned by the caller; every function that takes
 *  one takes NULL too. A call that works leaves it untouched. */
typedef struct ps_error {
  ps_status status;  /**< The status the call returned. */
  size_t line;       /**< Line in the text read, from 1; 0 where there is no text. */
  size_t column;     /**< Column in that line, in characters, from 1; 0 as above. */
  char path[256];    /**< The place as a JSON path, "causes[3].evidence[0].date"; "" if none. */
  char message[512]; /**< One or two sentences a person can act on. */
} ps_error;

/* ---- memory, limits, progress ------------------------------------------- */

/** Allocates, resizes and frees: `resize(ctx, NULL, 0, n)` allocates,
 *  `resize(ctx, p, old, 0)` frees and returns NULL, otherwise the block is
 *  resized keeping its bytes. Returns NULL when there is no memory (the old
 *  block then stays). Blocks are aligned as those of malloc are. All zero means
 *  malloc and free. Must be callable from every thread that uses objects made
 *  with it. */
typedef struct ps_allocator {
  void *(*resize)(void *ctx, void *block, size_t old_size, size_t new_size);
  void *ctx; /**< Passed to every call. */
} ps_allocator;

/** How much a reader accepts. 0 in a member means its default. */
typedef struct ps_limits {
  size_t bytes;    /**< Length of a text or file; default 1 GiB. */
  size_t depth;    /**< Nesting of arrays and objects, at most 512; default 64
                        (512 for ps_syntax_check). */
  size_t elements; /**< Values in one document, series points included; default 100 million. */
  size_t text;     /**< Bytes of one text; default 16 MiB. */
} ps_limits;

/** Called now and then during long work, mostly some thousand times a second, with
 *  the share done, 0 to 1, which never falls. Short work need not call it. Returning
 *  false cancels: the call then returns ::PS_E_CANCELLED and changes nothing. */
typedef bool (*ps_progress)(void *data, double done);

/** How a call may work. NULL or all zero members mean the defaults. Start from
 *  ::PS_SETTINGS_INIT so that members added later are zero. */
typedef struct ps_settings {
  size_t size;            /**< sizeof(ps_settings), set by ::PS_SETTINGS_INIT. */
  ps_allocator allocator; /**< Where memory comes from. */
  ps_limits limits;       /**< How much is accepted. */
  ps_progress progress;   /**< Told about progress; may cancel. NULL for none. */
  void *progress_data;    /**< Passed to `progress`. */
} ps_settings;

#define PS_SETTINGS_INIT {sizeof(ps_settings), {NULL, NULL}, {0, 0, 0, 0}, NULL, NULL}

/** Frees a text that perfsys returned through a `char **`. NULL is fine.
 *  `settings` are those of the call that returned it. */
PS_API void ps_text_free(char *text, const ps_settings *settings);

/** Receives written bytes; returns false when they could not be written, which
 *  ends the call with ::PS_E_IO. */
typedef bool (*ps_write)(void *data, const char *bytes, size_t length);

/* ---- values that may be unset ------------------------------------------- */

/** A calendar date as year x 10000 + month x 100 + day (15 May 1847 is
 *  18470515), so dates compare as integers. 0 is unset. Years 1 to 9999,
 *  proleptic Gregorian. */
typedef int32_t ps_date;

/** A real number, or unset. Finite; kept bit for bit through JSON. */
typedef struct ps_number {
  double value; /**< 0 when unset. */
  bool set;     /**< Whether there is a value. */
} ps_number;

/** A whole number, or unset. Kept exactly over all 64 bits. */
typedef struct ps_integer {
  int64_t value; /**< 0 when unset. */
  bool set;      /**< Whether there is a value. */
} ps_integer;

/** True, false, or unset. */
typedef struct ps_flag {
  bool value; /**< false when unset. */
  bool set;   /**< Whether there is a value. */
} ps_flag;

/** An amount of money in whole minor units (cents, pence), or unset. An amount
 *  finer than a minor unit is a ::ps_number with a currency in its unit. */
typedef struct ps_money {
  int64_t minor;    /**< Minor units, signed. */
  char currency[4]; /**< ISO 4217 code such as "EUR"; "" means the case's currency. */
  bool set;         /**< Whether there is an amount. */
} ps_money;

/** An estimate as low, likely and high; each may be unset. */
typedef struct ps_range {
  ps_number low;    /**< A value it will hardly be under. */
  ps_number likely; /**< The single best guess. */
  ps_number high;   /**< A value it will hardly be over. */
} ps_range;

/** A list of texts. `given` tells an empty list from no list at all; the same
 *  holds for every list of the library. Changed through ps_append() and
 *  friends (model.h) only. */
typedef struct ps_text_list {
  const char *const *items; /**< `count` texts, none NULL. */
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_text_list;

/** Dated figures as columns of one length; a point holds a value, or a
 *  numerator and a denominator. Figures not given are NaN. Rows are in the
 *  order they were added. */
typedef struct ps_series {
  size_t count;
  size_t capacity;           /**< The library's own. */
  const ps_date *on;         /**< First day of the period the figure is for. */
  const double *value;       /**< The figure itself, or NaN. */
  const double *numerator;   /**< What is counted (deaths), or NaN. */
  const double *denominator; /**< What it is counted among (births), or NaN. */
  const char *const *group;  /**< Site, team or segment; NULL where none. */
  const struct ps_row_extension *extensions; /**< Unknown members of points, by row. */
  size_t extension_count;
  bool given;
} ps_series;

/** A member of a JSON object that perfsys does not know, kept as it was. */
typedef struct ps_extension {
  const char *name; /**< The member's name, unescaped. */
  const char *text; /**< Its value as written: JSON text. */
} ps_extension;

/** An unknown member of one point of a series. */
typedef struct ps_row_extension {
  size_t row;
  ps_extension member;
} ps_row_extension;

/** The unknown members of one object, in their order. */
typedef struct ps_extension_list {
  const ps_extension *items;
  size_t count;
  size_t capacity; /**< The library's own. */
} ps_extension_list;

/** The head of every struct that a field table describes: entities, nested
 *  structs and results all begin with one. */
typedef struct ps_object {
  const struct ps_struct *type;        /**< The table that describes the struct. */
  const ps_extension_list *extensions; /**< Members perfsys does not know; NULL if none. */
  uint32_t state;                      /**< PS_OBJECT_... bits; read only. */
} ps_object;

#define PS_OBJECT_GIVEN 1u   /**< A nested struct is there, if only as {}. */
#define PS_OBJECT_REMOVED 2u /**< An entity was removed from its case. */

/* ---- field tables ------------------------------------------------------- */

/** The kinds of field there are. The comment names the C type. */
typedef enum ps_kind {
  PS_KIND_NONE = 0,
  PS_KIND_TEXT,       /**< const char *; NULL is unset, "" is not. */
  PS_KIND_FLAG,       /**< ps_flag */
  PS_KIND_INTEGER,    /**< ps_integer */
  PS_KIND_NUMBER,     /**< ps_number */
  PS_KIND_DATE,       /**< ps_date */
  PS_KIND_MONEY,      /**< ps_money */
  PS_KIND_RANGE,      /**< ps_range */
  PS_KIND_ENUM,       /**< an enum of the headers, 0 is unset */
  PS_KIND_CATALOGUE,  /**< const char *: the id of a row of a catalogue */
  PS_KIND_REFERENCE,  /**< const char *: the id of another entity of the case */
  PS_KIND_EXPRESSION, /**< const char *: a formula, ids in brackets: "[visits] * 2" */
  PS_KIND_STRUCT,     /**< a nested struct, by value */
  PS_KIND_ENTITY,     /**< only in lists: pointers to entities */
  PS_KIND_SERIES      /**< ps_series */
} ps_kind;

/** One value of an enum. Row 0 of a table is the unset value, named "". */
typedef struct ps_enum_value {
  const char *name; /**< As in JSON. */
  const char *doc;  /**< One line. */
} ps_enum_value;

/** An enum of the headers: row i describes the C value i. */
typedef struct ps_enum {
  const char *name;
  const ps_enum_value *values;
  size_t count;
} ps_enum;

#define PS_FIELD_LIST 1u     /**< A list of the kind. */
#define PS_FIELD_REQUIRED 2u /**< Must be given; its absence is a finding. */
#define PS_FIELD_MINIMUM 4u  /**< `minimum` holds; a value below it is a finding. */
#define PS_FIELD_MAXIMUM 8u  /**< `maximum` holds; a value above it is a finding. */
#define PS_FIELD_ACYCLIC 16u /**< References that must not lead back to where they began. */

/** One field of a struct: from this row come JSON in and out, JSON Schema,
 *  checks, setters, copy, comparison, and what bindings and pages say. */
typedef struct ps_field {
  const char *name;                /**< As in JSON and in the struct. */
  ps_kind kind;                    /**< Its kind. */
  uint32_t flags;                  /**< PS_FIELD_... bits. */
  size_t offset;                   /**< Where it is in the struct. */
  const char *unit;                /**< Unit of the value, or NULL. */
  double minimum;                  /**< Least value, see PS_FIELD_MINIMUM. */
  double maximum;                  /**< Greatest value, see PS_FIELD_MAXIMUM. */
  const ps_enum *values;           /**< For enums, and for catalogues of fixed words. */
  const struct ps_struct *element; /**< For structs and entities: their table. */
  const char *targets; /**< References and expressions: the entity types meant, as "gap
                            cause", "*" for any; catalogues: the catalogue's name. */
  int since;           /**< Schema version that brought it. */
  const char *doc;     /**< What it means, in one or two sentences. */
} ps_field;

/** A struct described: its name, size and fields in their canonical order. */
typedef struct ps_struct {
  const char *name; /**< As in "cause". */
  const char *doc;  /**< What it is, in a sentence. */
  size_t size;      /**< sizeof the struct, in this version of the library. */
  const ps_field *fields;
  size_t count;
} ps_struct;

/** The row of a field by name; NULL if the struct has none of that name. */
PS_API const ps_field *ps_field_find(const ps_struct *type, const char *name);

/** The name of a kind, as "text"; "none" for no kind. */
PS_API const char *ps_kind_name(ps_kind kind);

/** Whether a field of an object holds anything. False for NULL. */
PS_API bool ps_is_set(const void *object, const char *field);

/** Whether two described objects of one type say the same: the same fields set
 *  to the same values bit for bit, the same unknown members. Equal objects are
 *  written as equal bytes. Two NULLs are equal. */
PS_API bool ps_equal(const void *a, const void *b);

/* ---- dates and numbers as text ------------------------------------------ */

/** A date from its parts; 0 if there is no such day. */
PS_API ps_date ps_date_make(int year, int month, int day);

/** Reads "YYYY-MM-DD"; 0 if the text is not a day that exists. */
PS_API ps_date ps_date_parse(const char *text);

/** Writes "YYYY-MM-DD" and returns `buffer`; "" for 0. */
PS_API const char *ps_date_text(ps_date date, char buffer[11]);

/** Days from `from` to `to` (negative when earlier). 0 if either is unset. */
PS_API int32_t ps_date_days(ps_date from, ps_date to);

/** The date `days` later; 0 if that is outside the calendar. */
PS_API ps_date ps_date_add_days(ps_date date, int32_t days);

/** The date `months` later, on the same day or the month's last. */
PS_API ps_date ps_date_add_months(ps_date date, int32_t months);

/** Writes a finite number as the shortest text that reads back to the same
 *  bits, as JSON has it, and returns `buffer`; "" for NaN and infinities. */
PS_API const char *ps_number_text(double value, char buffer[32]);

#ifdef __cplusplus
}
#endif
#endif
