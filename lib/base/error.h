/* Filling in a caller's ps_error. */
#ifndef PSI_BASE_ERROR_H
#define PSI_BASE_ERROR_H

#include <perfsys/base.h>

#if defined(__GNUC__)
#define PSI_FORMAT(text, first) __attribute__((format(printf, text, first)))
#else
#define PSI_FORMAT(text, first)
#endif

/* Writes status and message, clears the place, returns the status. Use no
 * floating point formats: they read the locale. `error` may be NULL. */
ps_status psi_fail(ps_error *error, ps_status status, const char *format, ...) PSI_FORMAT(3, 4);

/* The usual two. */
ps_status psi_fail_memory(ps_error *error);
ps_status psi_fail_argument(ps_error *error, const char *what);

/* Sets the path of an error already written. A long path keeps its end. */
void psi_error_path(ps_error *error, const char *path);

/* Cuts a text for use in a message: at most 60 bytes, whole characters, control
 * characters replaced by a space and what is not UTF-8 by "?", "..." where cut.
 * `buffer` takes 64 bytes. */
const char *psi_excerpt(const char *text, size_t length, char buffer[64]);

/* What makes "a" fit the name of a type or kind: "n" before "evidence", else "". */
const char *psi_an(const char *noun);

#endif
