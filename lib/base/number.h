/* Numbers as JSON text, exactly: what is read is the nearest double, what is
 * written is the shortest text that reads back to the same bits. No locale. */
#ifndef PSI_BASE_NUMBER_H
#define PSI_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum psi_number_fate {
  PSI_NUMBER_OK = 0,
  PSI_NUMBER_OVERFLOW,       /* beyond the largest double */
  PSI_NUMBER_UNDERFLOW,      /* not zero, yet nearer to zero than to any other double */
  PSI_NUMBER_INEXACT_INTEGER /* digits only, and no double holds that integer */
} psi_number_fate;

/* Reads [begin, end), which must be a number by the grammar of RFC 8259, as the
 * nearest double (ties to even). `out` is set in the OK and INEXACT cases. A text of any length
 * is read in time linear in its length. "-0" gives negative zero. */
psi_number_fate psi_number_parse(const char *begin, const char *end, double *out);

/* Reads [begin, end), a JSON number, as an integer where its value is one and
 * fits ("12", "1e3", "1.0", "120e-1"); false otherwise. */
bool psi_integer_parse(const char *begin, const char *end, int64_t *out);

#define PSI_NUMBER_BUFFER 32

/* Writes a finite double, without a final NUL; returns the length (at most 25).
 * Plain digits between 1e-5 and 2^53, an exponent elsewhere, so that what is
 * written as an integer is exactly that integer: "0.1", "-0", "45", "1e23". */
size_t psi_number_write(double value, char *buffer);

/* Writes an integer, without a final NUL; returns the length (at most 20). */
size_t psi_integer_write(int64_t value, char *buffer);

#endif
