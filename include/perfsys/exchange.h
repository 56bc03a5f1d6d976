/**
 * @file exchange.h
 * Cases and results as JSON text, and the JSON Schema of a case.
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

/** How JSON is written. Start from ::PS_JSON_OPTIONS_INIT. */
typedef struct ps_json_options {
  size_t size; /**< sizeof(ps_json_options), set by ::PS_JSON_OPTIONS_INIT. */
  int indent;  /**< Spaces per level, 0 to 8; 0 writes one line without spaces. */
} ps_json_options;

#define PS_JSON_OPTIONS_INIT {sizeof(ps_json_options), 0}

/** Writes a case, an entity or a result as JSON, in pieces. */
PS_API ps_status ps_json_write(const void *object, const ps_json_options *options, ps_write write,
                               void *data, ps_error *error);

/** A case, an entity or a result as JSON text, or NULL; ends in NUL, `length`
 *  (may be NULL) gets its bytes without it. Free it with ps_text_free(). */
PS_API char *ps_json_text(const void *object, const ps_json_options *options, size_t *length,
                          const ps_settings *settings, ps_error *error);

/** Writes a case to a file, with a final line feed. */
PS_API ps_status ps_case_save(const ps_case *c, const char *path, const ps_json_options *options,
                              ps_error *error);

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

#ifdef __cplusplus
}
#endif
#endif
