#include "base/buffer.h"

#include "base/error.h"
#include "base/memory.h"
#include "base/number.h"

#include <string.h>

enum { PIECE = 1 << 16, HEAD = sizeof(size_t) };

psi_buffer psi_buffer_new(const ps_allocator *allocator) {
  psi_buffer out;
  memset(&out, 0, sizeof out);
  if (allocator != NULL) out.allocator = *allocator;
  return out;
}

psi_buffer psi_buffer_to(ps_write write, void *data, const ps_allocator *allocator) {
  psi_buffer out = psi_buffer_new(allocator);
  out.write = write;
  out.data = data;
  return out;
}

static void pass_on(psi_buffer *out) {
  if (out->length > 0 && !out->write(out->data, out->block + HEAD, out->length))
    out->status = PS_E_IO;
  out->length = 0;
}

/* Room in the block: all of it, or with a pulse a piece after the other. */
static void set_limit(psi_buffer *out, size_t most) {
  size_t piece = HEAD + out->length + (most > PIECE ? most : (size_t)PIECE);
  out->limit = out->pulse == NULL || piece > out->capacity ? out->capacity : piece;
}

static bool make_room(psi_buffer *out, size_t most) {
  if (!psi_pulse_beat(out->pulse, PIECE / PSI_PULSE_BYTES) && out->status == PS_OK)
    out->status = PS_E_CANCELLED;
  if (out->write != NULL && out->length > 0) pass_on(out);
  if (out->status != PS_OK) return false;
  if (most > SIZE_MAX / 4 || out->length > SIZE_MAX / 4) {
    out->status = PS_E_MEMORY;
    return false;
  }
  size_t needed = HEAD + out->length + most;
  if (needed <= out->capacity) {
    set_limit(out, most);
    return true;
  }
  size_t capacity = out->write != NULL ? (size_t)PIECE : out->capacity + out->capacity / 2;
  if (capacity < needed) capacity = needed < 1024 ? 1024 : needed;
  char *block = psi_resize(&out->allocator, out->block, out->capacity, capacity);
  if (block == NULL) {
    out->status = PS_E_MEMORY;
    return false;
  }
  out->block = block;
  out->capacity = capacity;
  set_limit(out, most);
  return true;
}

char *psi_out_room(psi_buffer *out, size_t most) {
  if (out->status != PS_OK) return NULL;
  if (out->block == NULL || out->limit - HEAD - out->length < most)
    if (!make_room(out, most)) return NULL;
  return out->block + HEAD + out->length;
}

void psi_out(psi_buffer *out, const char *bytes, size_t length) {
  if (out->write != NULL && length >= PIECE) {
    if (out->status == PS_OK) pass_on(out);
    if (out->status == PS_OK && !out->write(out->data, bytes, length)) out->status = PS_E_IO;
    return;
  }
  char *at = psi_out_room(out, length);
  if (at == NULL || length == 0) return;
  memcpy(at, bytes, length);
  out->length += length;
}

void psi_out_text(psi_buffer *out, const char *text) { psi_out(out, text, strlen(text)); }

void psi_out_char(psi_buffer *out, char c) {
  char *at = psi_out_room(out, 1);
  if (at == NULL) return;
  *at = c;
  out->length++;
}

void psi_out_repeat(psi_buffer *out, char c, size_t times) {
  while (times-- > 0) psi_out_char(out, c);
}

void psi_out_integer(psi_buffer *out, int64_t value) {
  char *at = psi_out_room(out, PSI_NUMBER_BUFFER);
  if (at != NULL) out->length += psi_integer_write(value, at);
}

void psi_out_number(psi_buffer *out, double value) {
  char *at = psi_out_room(out, PSI_NUMBER_BUFFER);
  if (at != NULL) out->length += psi_number_write(value, at);
}

void psi_buffer_drop(psi_buffer *out) {
  psi_free(&out->allocator, out->block, out->capacity);
  out->block = NULL;
  out->capacity = 0;
}

ps_status psi_buffer_flush(psi_buffer *out, ps_error *error) {
  if (out->status == PS_OK && out->block != NULL) pass_on(out);
  psi_buffer_drop(out);
  if (out->status == PS_E_IO) return psi_fail(error, PS_E_IO, "What was written was not taken.");
  if (out->status != PS_OK) return psi_fail(error, out->status, "%s", ps_status_text(out->status));
  return PS_OK;
}

char *psi_buffer_take(psi_buffer *out, size_t *length, ps_error *error) {
  size_t text_length = out->length;
  psi_out_char(out, '\0');
  if (out->status != PS_OK) {
    psi_fail(error, out->status, "%s", ps_status_text(out->status));
    psi_buffer_drop(out);
    return NULL;
  }
  memcpy(out->block, &out->capacity, sizeof out->capacity);
  if (length != NULL) *length = text_length;
  return out->block + HEAD;
}
