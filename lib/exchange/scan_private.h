/* What the files of the scanner share, and nobody else includes (but its tests).
 * The short functions that every byte passes through are here, to be compiled
 * into their callers; what is rare (escapes, range checks, messages) is called. */
#ifndef PSI_EXCHANGE_SCAN_PRIVATE_H
#define PSI_EXCHANGE_SCAN_PRIVATE_H

#include "base/error.h"
#include "exchange/scan.h"

#include <string.h>

#define PSI_SCAN_DEPTH 512        /* nesting beyond this is never read */
#define PSI_SCAN_REPORT (1 << 20) /* bytes between two calls of the progress callback */
#define PSI_FEW_NAMES 32          /* names up to which each new one is looked for */

/* Up to this length, and with at most two digits of exponent, every number is
 * between 1e-299 and 1e299 or zero: no need to work it out. */
#define PSI_HARMLESS_NUMBER 200

/* Tells the compiler what is rare, so that it keeps the rest together, and what to
 * compile into its callers even where they are several. */
#if defined(__GNUC__)
#define PSI_COLD __attribute__((cold))
#define PSI_INLINE static inline __attribute__((always_inline))
#else
#define PSI_COLD
#define PSI_INLINE static inline
#endif

/* Whether the first of eight bytes loaded is the lowest, and found by a builtin. */
#if defined(__GNUC__) && defined(__BYTE_ORDER__)
#define PSI_FIRST_BYTE_IS_LOW (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__)
#else
#define PSI_FIRST_BYTE_IS_LOW 0
#endif

/* Sixteen bytes at a time, where every processor of the kind can. */
#if defined(__SSE2__) && defined(__GNUC__)
#include <emmintrin.h>
#define PSI_SIXTEEN 1
#else
#define PSI_SIXTEEN 0
#endif

/* The name of a member of an object that is still open. */
typedef struct psi_name {
  uint64_t hash;
  size_t start; /* behind the opening quote */
  size_t end;   /* at the closing quote */
  bool escaped;
} psi_name;

/* An open array or object. */
typedef struct psi_frame {
  size_t start;  /* offset of its bracket, for messages */
  size_t place;  /* its index on the tape, if there is one */
  size_t names;  /* index of its first name among the scanner's names */
  uint64_t seen; /* of each of its names, the bit that the first six of the hash number */
  bool object;
  bool fresh; /* nothing was read inside: no comma is due */
} psi_frame;

struct psi_scanner {
  const char *at;
  const char *end;
  const char *report_at; /* where progress is told next; `end` if nobody listens */
  const char *text;
  size_t elements;  /* values begun */
  size_t saved;     /* bytes by which escapes shorten the string read last; 0 if it has none */
  size_t depth;     /* open arrays and objects */
  ps_limits limits; /* all set, depth at most PSI_SCAN_DEPTH */
  psi_level level;
  bool too_long; /* the text is over limits.bytes: it is taken for empty, every read fails */
  ps_progress progress;
  void *progress_data;
  ps_allocator allocator;
  ps_error *error;
  psi_name *names; /* of all open objects, innermost last */
  size_t name_count;
  size_t name_capacity;
  psi_frame frames[PSI_SCAN_DEPTH];
};

/* ---- what is called ---- */

/* The rest of a string that opens at `start`, from *at on: escapes, characters
 * beyond ASCII, and all that is wrong. Moves *at to the closing quote. */
ps_status psi_scan_string_rest(psi_scanner *s, const char *start, const char **at);

/* Whether a double can hold [start, end), a number by the grammar. */
PSI_COLD ps_status psi_scan_number_range(psi_scanner *s, const char *start, const char *end);

/* Reports progress, reading being at `at`. */
PSI_COLD ps_status psi_scan_report(psi_scanner *s, const char *at);

/* Compares the name taken in last with those before it in the innermost object, if
 * they are few; ends an object, which compares them if they are many. */
ps_status psi_names_compare(psi_scanner *s);
ps_status psi_names_close(psi_scanner *s);
PSI_COLD bool psi_names_grow(psi_scanner *s, size_t needed);
PSI_COLD uint64_t psi_name_escaped_hash(const psi_scanner *s, const psi_name *name, size_t length);

/* The next bytes (at most 4, none escaped) that a string says, from *at on, which
 * is before the closing quote; moves *at and returns how many. */
size_t psi_unescape_next(const char **at, const char *end, char out[4]);

/* ---- refusals: each explains what stands at `at`, by what was due there ---- */

PSI_COLD ps_status psi_scan_fail(psi_scanner *s, ps_status status, size_t offset,
                                 const char *format, ...) PSI_FORMAT(4, 5);
#define psi_refuse(s, status, at, ...) psi_scan_fail(s, status, psi_offset(s, at), __VA_ARGS__)
PSI_COLD ps_status psi_refuse_encoding(psi_scanner *s, const char *at);
PSI_COLD ps_status psi_refuse_value(psi_scanner *s, const char *at);
PSI_COLD ps_status psi_refuse_name(psi_scanner *s, const char *at);
PSI_COLD ps_status psi_refuse_colon(psi_scanner *s, const char *at);
PSI_COLD ps_status psi_refuse_minus(psi_scanner *s, const char *at);     /* a digit due */
PSI_COLD ps_status psi_refuse_separator(psi_scanner *s, const char *at); /* comma or bracket due */
PSI_COLD ps_status psi_refuse_trailing(psi_scanner *s, const char *at);  /* the end due */
/* `wanted` was due, as "a number". */
PSI_COLD ps_status psi_refuse_other(psi_scanner *s, const char *at, const char *wanted);
/* A limit was passed: `what` ("The nesting"), its value and its name in ps_limits. */
PSI_COLD ps_status psi_refuse_over(psi_scanner *s, const char *at, const char *what, size_t limit,
                                   const char *name);

/* ---- what is compiled in ---- */

PSI_INLINE bool psi_is_digit(char c) {
  return (unsigned)(c - '0') < 10u;
}

PSI_INLINE bool psi_is_space(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* What words and numbers are made of: something is wrong if it follows one. */
PSI_INLINE bool psi_is_word(char c) {
  return psi_is_digit(c) || c == '_' || c == '$' || ((unsigned)(c | 0x20) - 'a') < 26u;
}

PSI_INLINE uint64_t psi_load_eight(const char *bytes) {
  uint64_t eight;
  memcpy(&eight, bytes, sizeof eight);
  return eight;
}

PSI_INLINE size_t psi_offset(const psi_scanner *s, const char *at) {
  return (size_t)(at - s->text);
}

#if PSI_SIXTEEN
PSI_INLINE __m128i psi_load_sixteen(const char *bytes) {
  return _mm_loadu_si128((const __m128i *)(const void *)bytes);
}

/* Which of sixteen bytes are this one: all its bits, or none. */
PSI_INLINE __m128i psi_those_of(__m128i sixteen, char byte) {
  return _mm_cmpeq_epi8(sixteen, _mm_set1_epi8(byte));
}

PSI_INLINE unsigned psi_spaces(__m128i v) {
  __m128i blanks = _mm_or_si128(psi_those_of(v, ' '), psi_those_of(v, '\t'));
  __m128i breaks = _mm_or_si128(psi_those_of(v, '\n'), psi_those_of(v, '\r'));
  return (unsigned)_mm_movemask_epi8(_mm_or_si128(blanks, breaks));
}

/* Quotes, backslashes, and all that is less than a space; of signed bytes, those beyond
 * ASCII are. */
PSI_INLINE unsigned psi_stops(__m128i v) {
  __m128i marks = _mm_or_si128(psi_those_of(v, '"'), psi_those_of(v, '\\'));
  __m128i others = _mm_cmplt_epi8(v, _mm_set1_epi8(' '));
  return (unsigned)_mm_movemask_epi8(_mm_or_si128(marks, others));
}
#endif

/* Behind white space. Most often there is none, or a blank, or a line break and its indent. */
PSI_INLINE const char *psi_skip_space(const char *at, const char *end) {
  if (at == end || (unsigned char)*at > ' ') return at;
#if PSI_SIXTEEN
  for (; end - at >= 16; at += 16) {
    unsigned others = psi_spaces(psi_load_sixteen(at)) ^ 0xFFFFu;
    if (others != 0) return at + __builtin_ctz(others);
  }
#endif
  for (;;) {
    while (end - at >= 8 && psi_load_eight(at) == UINT64_C(0x2020202020202020)) at += 8;
    if (at == end || !psi_is_space(*at)) return at;
    at++;
  }
}

/* Behind the bytes that stand in a string for themselves: ASCII but quotes,
 * backslashes and control characters. Of eight bytes each test marks the high bit
 * of those it is after; a borrow can mark more of them, but only later ones. */
PSI_INLINE const char *psi_skip_plain(const char *at, const char *end) {
#if PSI_SIXTEEN
  for (; end - at >= 16; at += 16) {
    unsigned found = psi_stops(psi_load_sixteen(at));
    if (found != 0) return at + __builtin_ctz(found);
  }
#endif
  const uint64_t ones = UINT64_C(0x0101010101010101);
  while (end - at >= 8) {
    uint64_t v = psi_load_eight(at);
    uint64_t quotes = (v ^ (ones * '"')) - ones;
    uint64_t backslashes = (v ^ (ones * '\\')) - ones;
    uint64_t controls = v - ones * 0x20;
    uint64_t stops = (quotes | backslashes | controls | v) & (ones * 0x80);
    if (stops != 0) {
#if PSI_FIRST_BYTE_IS_LOW
      return at + (__builtin_ctzll(stops) >> 3);
#else
      break;
#endif
    }
    at += 8;
  }
  while (at != end && *at >= ' ' && (unsigned char)*at < 0x80 && *at != '"' && *at != '\\') at++;
  return at;
}

/* Reads the string that opens at *at. Like all that is compiled in, it moves the
 * caller's own place, which so stays in a register, not that of the scanner. */
PSI_INLINE ps_status psi_read_string(psi_scanner *s, const char **at, psi_span *span) {
  const char *start = *at, *stop = psi_skip_plain(start + 1, s->end);
  span->start = psi_offset(s, start);
  s->saved = 0;
  if (stop == s->end || *stop != '"' || (size_t)(stop - start) > s->limits.text) {
    ps_status status = psi_scan_string_rest(s, start, &stop);
    if (status != PS_OK) return status;
  }
  *at = stop + 1;
  span->end = psi_offset(s, stop + 1);
  return PS_OK;
}

/* Behind the digits at `at`. Of eight bytes, those are marked that are none: digits
 * become 0 to 9, and what is over 9 gets its high bit by adding. */
PSI_INLINE const char *psi_skip_digits(const char *at, const char *end) {
#if PSI_FIRST_BYTE_IS_LOW
  const uint64_t ones = UINT64_C(0x0101010101010101);
  while (end - at >= 8) {
    uint64_t v = psi_load_eight(at) ^ (ones * '0');
    uint64_t others = (((v & (ones * 0x7F)) + ones * 0x76) | v) & (ones * 0x80);
    if (others != 0) return at + (__builtin_ctzll(others) >> 3);
    at += 8;
  }
#endif
  while (at != end && psi_is_digit(*at)) at++;
  return at;
}

/* Reads the number at *at, which begins with a digit or a minus. */
PSI_INLINE ps_status psi_read_number(psi_scanner *s, const char **place, psi_span *span) {
  const char *start = *place, *at = start, *end = s->end, *digits;
  size_t exponent_digits = 0;
  if (*at == '-') at++;
  digits = at;
  at = psi_skip_digits(at, end);
  if (at == digits) return psi_refuse_minus(s, at);
  if (*digits == '0' && at - digits > 1)
    return psi_refuse(s, PS_E_SYNTAX, digits, "A number has no leading zero: take it out.");
  if (at != end && *at == '.') {
    digits = ++at;
    at = psi_skip_digits(at, end);
    if (at == digits) return psi_refuse_other(s, at, "a digit after the decimal point");
  }
  if (at != end && (*at == 'e' || *at == 'E')) {
    at++;
    if (at != end && (*at == '+' || *at == '-')) at++;
    digits = at;
    at = psi_skip_digits(at, end);
    if (at == digits) return psi_refuse_other(s, at, "a digit of the exponent");
    exponent_digits = (size_t)(at - digits);
  }
  *place = at;
  span->start = psi_offset(s, start);
  span->end = psi_offset(s, at);
  if (s->level == PSI_LEVEL_CASE && (at - start > PSI_HARMLESS_NUMBER || exponent_digits > 2))
    return psi_scan_number_range(s, start, at);
  return PS_OK;
}

/* Reads the word at *at, which begins with t, f or n. */
PSI_INLINE ps_status psi_read_literal(psi_scanner *s, const char **at, psi_span *span) {
  const char *start = *at, *word = *start == 't' ? "true" : *start == 'f' ? "false" : "null";
  size_t length = *start == 'f' ? 5 : 4;
  if ((size_t)(s->end - start) < length || memcmp(start, word, length) != 0)
    return psi_refuse_value(s, start);
  *at += length;
  if (*at != s->end && psi_is_word(**at)) return psi_refuse_value(s, start);
  span->start = psi_offset(s, start);
  span->end = span->start + length;
  return PS_OK;
}

/* Counts a value that begins at `at`. */
PSI_INLINE ps_status psi_count_value(psi_scanner *s, const char *at) {
  if (at > s->report_at) {
    ps_status status = psi_scan_report(s, at);
    if (status != PS_OK) return status;
  }
  if (++s->elements > s->limits.elements)
    return psi_refuse_over(s, at, "The number of values", s->limits.elements, "elements");
  return PS_OK;
}

PSI_INLINE uint64_t psi_mix(uint64_t hash, uint64_t bytes) {
  hash = (hash ^ bytes) * UINT64_C(0x9E3779B97F4A7C15);
  return hash ^ hash >> 29;
}

/* Hashes a name of `length` bytes, of which `readable`, no fewer, can be read. */
PSI_INLINE uint64_t psi_name_hash(const char *bytes, size_t length, size_t readable) {
  static const unsigned char keep[16] = {255, 255, 255, 255, 255, 255, 255, 255};
  uint64_t hash = length, rest = 0;
  for (; length >= 8; length -= 8, readable -= 8, bytes += 8)
    hash = psi_mix(hash, psi_load_eight(bytes));
  if (readable >= 8) /* the first `length` of eight */
    rest = psi_load_eight(bytes) & psi_load_eight((const char *)keep + 8 - length);
  else
    memcpy(&rest, bytes, length);
  return psi_mix(hash, rest);
}

/* Takes in the name of a member of the innermost object, read just before. */
PSI_INLINE ps_status psi_names_add(psi_scanner *s, psi_span span) {
  psi_frame *frame = &s->frames[s->depth - 1];
  if (s->name_count == s->name_capacity && !psi_names_grow(s, s->name_count + 1))
    return PS_E_MEMORY;
  psi_name *name = &s->names[s->name_count++];
  name->start = span.start + 1;
  name->end = span.end - 1;
  name->escaped = s->saved > 0;
  size_t length = name->end - name->start - s->saved;
  if (name->escaped)
    name->hash = psi_name_escaped_hash(s, name, length);
  else
    name->hash = psi_name_hash(s->text + name->start, length,
                               (size_t)(s->end - s->text) - name->start);
  uint64_t bit = UINT64_C(1) << (name->hash >> 58);
  if ((frame->seen & bit) != 0) return psi_names_compare(s);
  frame->seen |= bit;
  return PS_OK;
}

#endif
