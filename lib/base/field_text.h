/* The value of a field as plain text. */
#ifndef PSI_BASE_FIELD_TEXT_H
#define PSI_BASE_FIELD_TEXT_H

#include "base/buffer.h"
#include "base/field.h"

/* Writes the value of a field that is set: "45", "2024-05-31", "a, b", "98 points". */
void psi_out_field(psi_buffer *out, const void *object, const ps_field *field);

#endif
