/**
 * @file exchange.h
 * Cases and results as JSON text, the JSON Schema of a case, and bringing in figures,
 * calendars and matrices that others keep.
 *
 * Reading is strict: RFC 8259 and nothing beside it, UTF-8, no two members of
 * one name, no U+0000, no number a double cannot hold. An error names its line,
 * column and path. What perfsys does not know (members, words of an enum) is
 * kept as it was and written back; ps_case_inspect() reports it.
 *
 * Writing is canonical: equal objects give equal bytes. Numbers are the
 * shortest text that reads back to the same bits.
 */
#ifndef PERFSYS_EXCHANGE_H
#define PERFSYS_EXCHANGE_H

#include <perfsys/model.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Whether a text is JSON by RFC 8259, no more asked of it. A byte order mark
 *  before it is passed over. Duplicate members, escaped U+0000, lone escaped
 *  surrogates and numbers of any size are JSON. */
PS_API ps_status ps_syntax_check(const char *text, size_t length, const ps_settings *settings,
                                 ps_error *error);

/** The case that a JSON text holds, or NULL. Free it with ps_case_free(). */
PS_API ps_case *ps_case_parse(const char *text, size_t length, const ps_settings *settings,
                              ps_error *error);

/** The case in a file, or NULL: ::PS_E_IO if it cannot be read. */
PS_API ps_case *ps_case_load(const char *path, const ps_settings *settings, ps_error *error);

/** Adds the entity of a type that a JSON text holds to a case, as it would stand in the
 *  case's list, or NULL and the case says what it said before: no id in it (::PS_E_VALUE), one
 *  that is in use (::PS_E_EXISTS), the type is ::PS_CASE (::PS_E_ARGUMENT), or whatever
 *  ps_case_parse() refuses. Members it does not know are kept. */
PS_API void *ps_entity_parse(ps_case *c, ps_entity_type type, const char *text, size_t length,
                             const ps_settings *settings, ps_error *error);

/** Sets a member that perfsys does not know, as texts bring them: of an entity or the case
 *  (`within` ""), or of a struct in it ("benchmark", "evidence[0]"). `json` is its value as JSON
 *  text, kept as it is written; NULL takes the member away. ::PS_E_VALUE for the name of a field,
 *  which ps_set() sets, but for a word that is not known yet of a field that has none; what
 *  ps_case_parse() refuses in a value, with line and column in `json`. What fails changes
 *  nothing. Those there are: ps_object.extensions. */
PS_API ps_status ps_set_unknown(ps_case *c, void *entity, const char *within, const char *name,
                                const char *json, ps_error *error);

/** How JSON is written. Start from ::PS_JSON_OPTIONS_INIT. */
typedef struct ps_json_options {
  size_t size; /**< sizeof(ps_json_options), set by ::PS_JSON_OPTIONS_INIT. */
  int indent;  /**< Spaces per level, 0 to 8; 0 writes one line without spaces. */
} ps_json_options;

#define PS_JSON_OPTIONS_INIT {sizeof(ps_json_options), 0}

/** Writes a case, an entity or a result as JSON, in pieces of about 64 KiB. There are no
 *  settings: `write` ends it by returning false (::PS_E_IO). */
PS_API ps_status ps_json_write(const void *object, const ps_json_options *options, ps_write write,
                               void *data, ps_error *error);

/** A case, an entity or a result as JSON text, or NULL; ends in NUL, `length`
 *  (may be NULL) gets its bytes without it. Free it with ps_text_free(). */
PS_API char *ps_json_text(const void *object, const ps_json_options *options, size_t *length,
                          const ps_settings *settings, ps_error *error);

/** Writes a case to a file, with a final line feed. The file is opened when the whole text is
 *  there: cancelled before, it is as it was. */
PS_API ps_status ps_case_save(const ps_case *c, const char *path, const ps_json_options *options,
                              const ps_settings *settings, ps_error *error);

/** Reads the cases of a portfolio one after the other: a JSON array of cases, or one
 *  case a line. Holds one case's text at a time, whatever the size of the whole.
 *  Relationships that outlive any case are kept in a case of their own. */
typedef struct ps_portfolio_reader ps_portfolio_reader;

/** A reader of a file, or NULL: ::PS_E_IO. Close it with ps_portfolio_close(). */
PS_API ps_portfolio_reader *ps_portfolio_open(const char *path, const ps_settings *settings,
                                              ps_error *error);

/** A reader of a text, which must stay until the reader is closed; or NULL. */
PS_API ps_portfolio_reader *ps_portfolio_text(const char *text, size_t length,
                                              const ps_settings *settings, ps_error *error);

/** The next case, to be freed by ps_case_free(); or NULL: at the end (see
 *  ps_portfolio_at_end()), or where a case is broken. Then `error` names its line in
 *  the portfolio, and the next call goes on behind it. */
PS_API ps_case *ps_portfolio_next(ps_portfolio_reader *reader, ps_error *error);

/** Whether the last ps_portfolio_next() found no more. True for NULL. */
PS_API bool ps_portfolio_at_end(const ps_portfolio_reader *reader);

/** The line where the case (or what should be one) read last begins, from 1. */
PS_API size_t ps_portfolio_line(const ps_portfolio_reader *reader);

/** Closes a reader. NULL is fine. */
PS_API void ps_portfolio_close(ps_portfolio_reader *reader);

/** The JSON Schema (2020-12) of an entity type, ::PS_CASE for the whole format;
 *  as ps_json_text(). */
PS_API char *ps_schema_text(ps_entity_type type, const ps_json_options *options, size_t *length,
                            const ps_settings *settings, ps_error *error);

/** What was found in one file, for ps_sarif_text(). */
typedef struct ps_sarif_file {
  const ps_check_result *result; /**< What ps_check() said. */
  const char *path;              /**< The file it was read from, as tools shall name it. */
  const char *text;              /**< Its text, so that findings get lines; NULL for none. */
  size_t length;                 /**< Bytes of the text. */
} ps_sarif_file;

/** Findings as SARIF 2.1.0 (OASIS 2020), which CI systems and editors show, or NULL. All
 *  files were checked by the same rules. What a rule cannot tell is of kind "open", what
 *  somebody accepts is suppressed, what another rule tells already is left out. As
 *  ps_json_text(); ::PS_E_SYNTAX and its kin where a text is not JSON, ::PS_E_LIMIT for a path
 *  of more than 4096 bytes. */
PS_API char *ps_sarif_text(const ps_sarif_file *files, size_t count,
                           const ps_json_options *options, size_t *length,
                           const ps_settings *settings, ps_error *error);

/* ---- bringing in what others keep --------------------------------------- */

/* Figures, calendars and matrices that people have already, as entities of a case.
 * An import adds; it never changes or removes what the case has. It is whole or not
 * at all: where it fails (NULL, the error with its line) the case says what it said
 * before. Bringing in the same text again adds nothing twice. What was passed over
 * or guessed is told in the notes, with its line. Text is UTF-8, a byte order mark
 * is passed over; `settings` give limits, progress and the memory used meanwhile,
 * what is added comes from the case's own. */

/** Something an import has to say about what it read. */
typedef struct ps_import_note {
  ps_object object;
  ps_integer line;  /**< Line of the text, from 1; unset where it is about the whole. */
  const char *text; /**< One sentence, with the column, cell or word meant. */
} ps_import_note;

/** A list of notes by value. */
typedef struct ps_import_note_items {
  const ps_import_note *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_import_note_items;

/** What an import did. Free with ps_result_free(). */
typedef struct ps_import {
  ps_object object;
  struct ps_store *store;     /**< The library's own. */
  ps_integer added;           /**< Points, events or responsibilities that are new in the case. */
  ps_integer present;         /**< Those that were there already, and stayed as they were. */
  ps_integer skipped;         /**< Rows, events or cells read that nothing was made of; the
                                   notes say why. */
  ps_integer parties_created; /**< Parties that are new in the case. */
  ps_text_list created;       /**< Ids of new parties and of a new measure. */
  ps_import_note_items notes; /**< In the order of the text, those about the whole last. */
  ps_integer notes_left_out;  /**< Notes beyond the first 1000. */
} ps_import;

/** What a text to be imported is. */
typedef enum ps_import_format {
  PS_IMPORT_CSV = 1,  /**< Rows with a head line (RFC 4180). */
  PS_IMPORT_ICS,      /**< iCalendar (RFC 5545). */
  PS_IMPORT_MARKDOWN  /**< Text with pipe tables. */
} ps_import_format;

/** In which order a date like "3/11/2015" is written. "2015-11-03" is read always. */
typedef enum ps_date_order {
  PS_DATE_ORDER_ISO = 0,    /**< No other dates: "3/11/2015" is refused, not guessed. */
  PS_DATE_ORDER_DAY_FIRST,  /**< 3 November; also "3.11.2015". */
  PS_DATE_ORDER_MONTH_FIRST /**< 11 March. */
} ps_date_order;

/** How figures are imported. A column is named as in the head line (case and
 *  punctuation do not matter); NULL finds it by the usual names: date, on, period,
 *  month ...; value; numerator, deaths, breaches ...; denominator, n, births ...;
 *  group, site, team, org_code ... Of two columns, one a date, the other is the value. */
typedef struct ps_import_series_options {
  size_t size;                    /**< sizeof, set by ::PS_IMPORT_SERIES_OPTIONS_INIT. */
  const char *date_column;        /**< The day, "2017-03-01"; "2017-03" and "2017" mean the first
                                       day of the month, of the year. */
  const char *value_column;       /**< The figure itself. */
  const char *numerator_column;   /**< What is counted. */
  const char *denominator_column; /**< What it is counted among. */
  const char *group_column;       /**< Site, team or segment; several joined by "+", as
                                       "org_code+type"; "" for none. */
  ps_date_order date_order;       /**< How dates that are not ISO are written. */
  char separator;                 /**< ',', ';' or a tab; 0 finds it in the head line. */
  bool create;                    /**< Make the measure if the case has none of that id. */
  const char *name;               /**< Name of a measure made; NULL: that of the figures' column. */
} ps_import_series_options;

#define PS_IMPORT_SERIES_OPTIONS_INIT                                                              \
  {sizeof(ps_import_series_options), NULL, NULL, NULL, NULL, NULL, PS_DATE_ORDER_ISO, 0, false, NULL}

/** Adds dated figures from CSV to the series of a measure, or NULL: no such measure
 *  or column (::PS_E_NOT_FOUND, the message names those there are), a date or number
 *  that cannot be read (::PS_E_VALUE), two different figures for one date and group
 *  (::PS_E_VALUE). Numbers have a decimal point and no thousands separators: "1,234"
 *  is refused, not guessed. An empty cell, "NA" and the like are no figure; a row
 *  without any is skipped. A point of a date and group the series has stays as it is. */
PS_API ps_import *ps_import_series(ps_case *c, const char *measure, const char *text,
                                   size_t length, const ps_import_series_options *options,
                                   const ps_settings *settings, ps_error *error);

/** How events are imported. Start from ::PS_IMPORT_EVENTS_OPTIONS_INIT. */
typedef struct ps_import_events_options {
  size_t size;              /**< sizeof, set by ::PS_IMPORT_EVENTS_OPTIONS_INIT. */
  bool create_parties;      /**< Make parties of people the case does not know. */
  ps_date_order date_order; /**< CSV: how dates that are not ISO are written. */
  char separator;           /**< CSV: ',', ';' or a tab; 0 finds it in the head line. */
} ps_import_events_options;

#define PS_IMPORT_EVENTS_OPTIONS_INIT                                                              \
  {sizeof(ps_import_events_options), false, PS_DATE_ORDER_ISO, 0}

/** Adds events from a calendar or from CSV (columns date, kind, what, who; the people
 *  in "who" separated by ";"), or NULL. The kind is a word of ps_event_kind (in a
 *  calendar: of the categories), else guessed from what it is called, else "other".
 *  People are found by name, id, or an e-mail address in a party's profile; who
 *  declined is left out. The UID becomes the event's id, in CSV date, words and
 *  people. The day is the one written; a time in UTC is not moved to any zone.
 *  Repeating events (RRULE, RDATE) come once; cancelled ones, alarms, tasks and
 *  journals do not come: each is counted in the notes. */
PS_API ps_import *ps_import_events(ps_case *c, const char *text, size_t length,
                                   ps_import_format format,
                                   const ps_import_events_options *options,
                                   const ps_settings *settings, ps_error *error);

/** How responsibility matrices are imported. Start from ::PS_IMPORT_RACI_OPTIONS_INIT. */
typedef struct ps_import_raci_options {
  size_t size;    /**< sizeof, set by ::PS_IMPORT_RACI_OPTIONS_INIT. */
  size_t table;   /**< Only this matrix of the text, from 1; 0 for all. */
  char separator; /**< CSV: ',', ';' or a tab; 0 finds it. */
} ps_import_raci_options;

#define PS_IMPORT_RACI_OPTIONS_INIT {sizeof(ps_import_raci_options), 0, 0}

/** Adds responsibilities from matrices with activities down and roles across, in
 *  Markdown or CSV, or NULL: ::PS_E_NO_DATA if the text has no matrix (or no matrix of
 *  that number). Every letter of a cell ("R", "R/A", "C I", "**R**", "Responsible")
 *  becomes a responsibility, every role with letters a party, unless one of that name
 *  or id is there. Letters beyond R A S C I are told in the notes and kept in `split`
 *  ("also D"). Legends and other tables are passed over. */
PS_API ps_import *ps_import_raci(ps_case *c, const char *text, size_t length,
                                 ps_import_format format, const ps_import_raci_options *options,
                                 const ps_settings *settings, ps_error *error);

/** The responsibilities of a case as one Markdown matrix that ps_import_raci() reads
 *  back, or NULL: ::PS_E_NO_DATA if it has none. Free it with ps_text_free(). */
PS_API char *ps_raci_text(const ps_case *c, size_t *length, const ps_settings *settings,
                          ps_error *error);

#ifdef __cplusplus
}
#endif
#endif
