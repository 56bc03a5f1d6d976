/* UTF-8 and words. Bytes are read eight at a time through memcpy, which every
 * compiler turns into one load and which no alignment or byte order can upset. */
#include "base/text.h"

#include <string.h>

#define HIGH_BITS UINT64_C(0x8080808080808080)
#define LOW_BITS UINT64_C(0x0101010101010101)

#define WORD_MOST 48 /* bytes of a word that is compared at all */

static uint64_t load_eight(const char *text) {
  uint64_t bytes;
  memcpy(&bytes, text, sizeof bytes);
  return bytes;
}

/* Whether a byte may follow in a character: 10xxxxxx. */
static bool is_continuation(unsigned char byte) {
  return (byte & 0xC0u) == 0x80u;
}

/* The least and the greatest second byte after `first`: this alone keeps out
 * overlong forms, surrogates and what is above U+10FFFF. */
static void second_byte_bounds(unsigned char first, unsigned char *least, unsigned char *most) {
  *least = 0x80;
  *most = 0xBF;
  if (first == 0xE0) {
    *least = 0xA0;
  } else if (first == 0xED) {
    *most = 0x9F;
  } else if (first == 0xF0) {
    *least = 0x90;
  } else if (first == 0xF4) {
    *most = 0x8F;
  }
}

size_t psi_utf8_length(const char *text, size_t available) {
  if (text == NULL || available == 0) return 0;
  unsigned char first = (unsigned char)text[0];
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4) return 0;
  size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (available < length) return 0;
  unsigned char least, most, second = (unsigned char)text[1];
  second_byte_bounds(first, &least, &most);
  if (second < least || second > most) return 0;
  for (size_t i = 2; i < length; i++) {
    if (!is_continuation((unsigned char)text[i])) return 0;
  }
  return length;
}

size_t psi_utf8_check(const char *text, size_t length) {
  size_t at = 0;
  if (text == NULL) return length;
  while (at < length) {
    if (length - at >= 8 && (load_eight(text + at) & HIGH_BITS) == 0) {
      at += 8;
      continue;
    }
    size_t character = psi_utf8_length(text + at, length - at);
    if (character == 0) return at;
    at += character;
  }
  return at;
}

size_t psi_utf8_encode(uint32_t code, char *buffer) {
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
    code = 0xFFFD; /* no character: the one that stands for it */
  }
  if (code < 0x80) {
    buffer[0] = (char)code;
    return 1;
  }
  if (code < 0x800) {
    buffer[0] = (char)(0xC0u | code >> 6);
    buffer[1] = (char)(0x80u | (code & 0x3Fu));
    return 2;
  }
  if (code < 0x10000) {
    buffer[0] = (char)(0xE0u | code >> 12);
    buffer[1] = (char)(0x80u | (code >> 6 & 0x3Fu));
    buffer[2] = (char)(0x80u | (code & 0x3Fu));
    return 3;
  }
  buffer[0] = (char)(0xF0u | code >> 18);
  buffer[1] = (char)(0x80u | (code >> 12 & 0x3Fu));
  buffer[2] = (char)(0x80u | (code >> 6 & 0x3Fu));
  buffer[3] = (char)(0x80u | (code & 0x3Fu));
  return 4;
}

size_t psi_utf8_count(const char *text, size_t length) {
  size_t count = 0, at = 0;
  if (text == NULL) return 0;
  for (; length - at >= 8; at += 8) {
    uint64_t bytes = load_eight(text + at);
    /* 1 in each byte that is 10xxxxxx; the product adds the eight up. */
    uint64_t inside = (bytes >> 7) & (~bytes >> 6) & LOW_BITS;
    count += 8 - (size_t)((inside * LOW_BITS) >> 56);
  }
  for (; at < length; at++) count += !is_continuation((unsigned char)text[at]);
  return count;
}

static unsigned char lower(char letter) {
  return (unsigned char)(letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter);
}

static size_t least_of(size_t a, size_t b) {
  return a < b ? a : b;
}

/* Fills in row i of the table of edits: row[j] edits make the first i letters of
 * `a` the first j of `b`. `above` is row i - 1 and `higher` row i - 2. */
static void edit_row(const char *a, size_t i, const char *b, size_t b_length, size_t *row,
                     const size_t *above, const size_t *higher) {
  row[0] = i;
  for (size_t j = 1; j <= b_length; j++) {
    unsigned char x = lower(a[i - 1]), y = lower(b[j - 1]);
    size_t edits = above[j - 1] + (x != y);
    edits = least_of(edits, least_of(above[j], row[j - 1]) + 1);
    if (i > 1 && j > 1 && x == lower(b[j - 2]) && y == lower(a[i - 2])) {
      edits = least_of(edits, higher[j - 2] + 1);
    }
    row[j] = edits;
  }
}

size_t psi_word_distance(const char *a, const char *b, size_t most) {
  size_t rows[3][WORD_MOST + 1];
  size_t too_far = most < SIZE_MAX ? most + 1 : most;
  if (a == NULL || b == NULL) return too_far;
  size_t a_length = strlen(a), b_length = strlen(b);
  if (a_length > WORD_MOST || b_length > WORD_MOST) return too_far;
  for (size_t j = 0; j <= b_length; j++) {
    rows[0][j] = j;
    rows[2][j] = 0; /* what stands above row 0; read by nobody */
  }
  for (size_t i = 1; i <= a_length; i++) {
    edit_row(a, i, b, b_length, rows[i % 3], rows[(i + 2) % 3], rows[(i + 1) % 3]);
  }
  return least_of(rows[a_length % 3][b_length], too_far);
}

void psi_near_try(psi_near *near, const char *candidate) {
  size_t length = strlen(near->word), most = length / 3 > 3 ? 3 : length / 3;
  size_t distance = psi_word_distance(candidate, near->word, most);
  if (distance > most || (near->best != NULL && distance >= near->distance)) return;
  near->best = candidate;
  near->distance = distance;
}
