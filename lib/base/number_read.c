/* JSON numbers read exactly. Three ways, the cheapest that is sure wins:
 *  1. One exact operation on two exact doubles: W. D. Clinger, "How to read
 *     floating point numbers accurately", 1990.
 *  2. A product with 128 bits of a power of ten: D. Lemire, "Number parsing at a
 *     gigabyte per second", 2021, after M. Eisel. Here with an error bound of its
 *     own, so that long texts and subnormals take this way too.
 *  3. Comparison with the halfway point between two doubles in big integers,
 *     after Clinger's AlgorithmR; only for what the second way leaves open. */
#include "base/number.h"

#include <float.h>

#include "base/number_powers.h"
#include "base/number_private.h"

/* ---- the text ----------------------------------------------------------- */

#define WORD_DIGITS 19 /* so many digits always fit 64 bits */

typedef struct decimal {
  uint64_t digits;   /* the first 19 significant digits, or all there are */
  int64_t exponent;  /* the value is (digits + rest) * 10^exponent, 0 <= rest < 1 */
  int64_t scale;     /* the last digit of the text counts 10^scale */
  const char *first; /* the digits in the text; a point may be among them */
  const char *last;
  bool negative;
  bool rest;    /* a digit that is not 0 follows those in `digits` */
  bool integer; /* digits only: no point, no exponent */
} decimal;

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static uint64_t digit_value(char c) {
  return (uint64_t)((unsigned char)c - '0');
}

/* Appends the digits at `at` to *value (which may wrap) and returns their end. */
static const char *read_digits(const char *at, const char *end, uint64_t *value) {
  uint64_t sum = *value;
  for (; at < end && is_digit(*at); at++)
    sum = sum * 10 + digit_value(*at);
  *value = sum;
  return at;
}

/* Past 10^17 the exponent stays: no text is long enough to make up for that. */
static int64_t read_exponent(const char *at, const char *end) {
  const int64_t enough = INT64_C(100000000000000000);
  const bool negative = at < end && *at == '-';
  int64_t value = 0;
  if (at < end && (*at == '-' || *at == '+')) at++;
  for (; at < end && is_digit(*at); at++)
    if (value < enough) value = value * 10 + (int64_t)digit_value(*at);
  return negative ? -value : value;
}

/* Reads `digits` again where the text has too many: leading zeros do not count,
 * and of those past the 19th only matters how many they are and whether all are 0. */
static void shorten(decimal *number) {
  int count = 0;
  while (number->first < number->last && (*number->first == '0' || *number->first == '.'))
    number->first++;
  number->digits = 0;
  for (const char *at = number->first; at < number->last; at++) {
    if (*at == '.') continue;
    if (count < WORD_DIGITS) {
      number->digits = number->digits * 10 + digit_value(*at);
      count++;
    } else {
      number->exponent++;
      number->rest = number->rest || *at != '0';
    }
  }
}

static decimal scan(const char *begin, const char *end) {
  decimal number;
  const char *at = begin;
  number.negative = at < end && *at == '-';
  if (number.negative) at++;
  number.first = at;
  number.digits = 0;
  number.scale = 0;
  number.rest = false;
  at = read_digits(at, end, &number.digits);
  ptrdiff_t count = at - number.first;
  number.integer = at == end;
  if (at < end && *at == '.') {
    const char *fraction = at + 1;
    at = read_digits(fraction, end, &number.digits);
    count += at - fraction;
    number.scale = fraction - at;
  }
  number.last = at;
  if (at < end && (*at == 'e' || *at == 'E')) number.scale += read_exponent(at + 1, end);
  number.exponent = number.scale;
  if (count > WORD_DIGITS) shorten(&number);
  return number;
}

/* ---- exact comparison in big integers ----------------------------------- */

/* A halfway point between two doubles has at most 767 significant digits, so a
 * text that agrees with one for longer is equal to it or, past that, above it. */
#define TEXT_DIGITS 800

/* Room for 801 digits (2661 bits), for 5^1126 (2615 bits) times a 54-bit
 * mantissa, and for a shift that brings the smaller side to the larger. */
#define BIG_WORDS 96

typedef struct big {
  int count; /* words in use; the highest is not 0 */
  uint32_t words[BIG_WORDS];
} big;

static void big_multiply_add(big *number, uint32_t factor, uint32_t carry) {
  uint64_t sum = carry;
  for (int i = 0; i < number->count; i++) {
    sum += (uint64_t)number->words[i] * factor;
    number->words[i] = (uint32_t)sum;
    sum >>= 32;
  }
  if (sum != 0) number->words[number->count++] = (uint32_t)sum;
}

static void big_multiply_power_of_5(big *number, int exponent) {
  for (; exponent >= 13; exponent -= 13)
    big_multiply_add(number, 1220703125, 0);
  for (; exponent > 0; exponent--)
    big_multiply_add(number, 5, 0);
}

static void big_shift_up(big *number, int bits) {
  const int words = bits / 32;
  big_multiply_add(number, (uint32_t)1 << bits % 32, 0);
  memmove(number->words + words, number->words, (size_t)number->count * sizeof(uint32_t));
  memset(number->words, 0, (size_t)words * sizeof(uint32_t));
  number->count += words;
}

static int big_compare(const big *a, const big *b) {
  if (a->count != b->count) return a->count < b->count ? -1 : 1;
  for (int i = a->count; i-- > 0;)
    if (a->words[i] != b->words[i]) return a->words[i] < b->words[i] ? -1 : 1;
  return 0;
}

/* The digits of the text as one integer; returns the power of ten to multiply by.
 * Digits past the 800th become a single 1 if any of them is not 0. */
static int big_read(big *number, const decimal *text) {
  int64_t exponent = text->scale;
  uint32_t chunk = 0, unit = 1;
  int count = 0;
  bool rest = false;
  number->count = 0;
  for (const char *at = text->first; at < text->last; at++) {
    if (*at == '.') continue;
    if (count == TEXT_DIGITS) {
      rest = rest || *at != '0';
      exponent++;
      continue;
    }
    count++;
    chunk = chunk * 10 + (uint32_t)digit_value(*at);
    unit *= 10;
    if (unit == 1000000000) {
      big_multiply_add(number, unit, chunk);
      chunk = 0;
      unit = 1;
    }
  }
  big_multiply_add(number, unit, chunk);
  if (!rest) return (int)exponent;
  big_multiply_add(number, 10, 1);
  return (int)exponent - 1;
}

/* The sign of text - mantissa * 2^exponent. Both are of about one size, and not 0. */
static int compare(const decimal *text, uint64_t mantissa, int exponent) {
  big left, right = {2, {(uint32_t)mantissa, (uint32_t)(mantissa >> 32)}};
  if (right.words[1] == 0) right.count = 1;
  const int power = big_read(&left, text);
  if (power >= 0)
    big_multiply_power_of_5(&left, power);
  else
    big_multiply_power_of_5(&right, -power);
  if (power >= exponent)
    big_shift_up(&left, power - exponent);
  else
    big_shift_up(&right, exponent - power);
  return big_compare(&left, &right);
}

/* ---- rounding ----------------------------------------------------------- */

#define LEAST_EXPONENT (-1074) /* of mantissa * 2^exponent */
#define GREATEST_EXPONENT 971

/* (high, middle, low) / 2^128 is the value in units of 2^exponent, too low by less
 * than 2 of `middle` plus `slack` of `high`, and not at all if `exact`. */
typedef struct product {
  uint64_t high, middle, low;
  uint64_t slack;
  int exponent;
  bool exact;
} product;

static product multiply_by_power(const decimal *number) {
  const int power = (int)number->exponent;
  const int zeros = psi_leading_zeros(number->digits);
  const uint64_t digits = number->digits << zeros;
  const psi_wide ten = psi_number_power(power);
  const psi_wide upper = psi_multiply(digits, ten.high);
  const psi_wide lower = psi_multiply(digits, ten.low);
  product result;
  result.low = lower.low;
  result.middle = upper.low + lower.high;
  result.high = upper.high + (result.middle < upper.low);
  result.slack = number->rest ? (uint64_t)1 << zeros : 0;
  result.exponent = psi_log2_of_power(power) + 1 - zeros;
  result.exact = psi_power_is_exact(power) && !number->rest;
  return result;
}

/* Whether the value rounds up from `mantissa`, which is `high` without its `drop`
 * lowest bits. What is dropped is at most too low, so only a value that seems to be
 * just under the half can be on the other side of it. */
static bool rounds_up(const decimal *number, const product *value, uint64_t mantissa, int drop,
                      int exponent) {
  if (drop < 64) {
    const uint64_t half = (uint64_t)1 << (drop - 1);
    const uint64_t dropped = value->high & (2 * half - 1);
    if (dropped >= half) {
      const bool tie = value->exact && dropped == half && (value->middle | value->low) == 0;
      return !tie || (mantissa & 1) != 0;
    }
    const uint64_t most = dropped + value->slack + (value->middle >= UINT64_MAX - 1);
    if (value->exact || most < half) return false;
  }
  const int side = compare(number, 2 * mantissa + 1, exponent - 1);
  return side > 0 || (side == 0 && (mantissa & 1) != 0);
}

/* Whether an integer text is just what was read. */
static bool is_same(const decimal *number, const product *value, uint64_t mantissa, int drop,
                    int exponent) {
  if (number->rest) return compare(number, mantissa, exponent) == 0;
  const uint64_t dropped = value->high & (((uint64_t)1 << drop) - 1);
  return value->exact && (dropped | value->middle | value->low) == 0;
}

/* The bits of mantissa * 2^exponent without a sign. */
static uint64_t make_bits(uint64_t mantissa, int exponent) {
  const uint64_t hidden = (uint64_t)1 << 52;
  if (mantissa < hidden) return mantissa;
  return (mantissa - hidden) | (uint64_t)(exponent - LEAST_EXPONENT + 1) << 52;
}

static psi_number_fate round_product(const decimal *number, uint64_t *bits) {
  const product value = multiply_by_power(number);
  int drop = 10 + (int)(value.high >> 63); /* leaves 53 bits */
  int exponent = value.exponent + drop;
  if (exponent > GREATEST_EXPONENT) return PSI_NUMBER_OVERFLOW;
  if (exponent < LEAST_EXPONENT) {
    drop += LEAST_EXPONENT - exponent;
    exponent = LEAST_EXPONENT;
  }
  /* With 66 the value is under 2^-1076; with 64 or 65 nothing is left, but it may round up. */
  if (drop > 65) return PSI_NUMBER_UNDERFLOW;
  uint64_t mantissa = drop < 64 ? value.high >> drop : 0;
  if (rounds_up(number, &value, mantissa, drop, exponent)) mantissa++;
  if (mantissa == 0) return PSI_NUMBER_UNDERFLOW;
  if (mantissa >> 53 != 0) {
    mantissa >>= 1;
    if (++exponent > GREATEST_EXPONENT) return PSI_NUMBER_OVERFLOW;
  }
  *bits = make_bits(mantissa, exponent);
  if (number->integer && !is_same(number, &value, mantissa, drop, exponent))
    return PSI_NUMBER_INEXACT_INTEGER;
  return PSI_NUMBER_OK;
}

psi_wide psi_number_power(int exponent) {
  const uint64_t *row = psi_powers[exponent - PSI_POWER_LEAST];
  return (psi_wide){row[0], row[1]};
}

/* Whether one operation on doubles rounds once and to nearest: not where they are
 * computed with more than 53 bits, and not if the host has set another rounding
 * (volatile, as compilers take that for granted). */
static bool rounds_once(void) {
  volatile double tiny = DBL_MIN;
  return FLT_EVAL_METHOD == 0 && 1.0 + tiny == 1.0 - tiny;
}

/* Clinger's way: digits and power of ten are both doubles. */
static bool read_exactly(const decimal *number, double *out) {
  static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                  1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                  1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  if (number->rest || number->digits >> 53 != 0) return false;
  if (number->exponent < -22 || number->exponent > 22 || !rounds_once()) return false;
  const double digits = (double)(int64_t)number->digits;
  const double value = number->exponent < 0 ? digits / powers[-number->exponent]
                                            : digits * powers[number->exponent];
  *out = number->negative ? -value : value;
  return true;
}

psi_number_fate psi_number_parse(const char *begin, const char *end, double *out) {
  const decimal number = scan(begin, end);
  if (read_exactly(&number, out)) return PSI_NUMBER_OK;
  uint64_t bits = 0;
  psi_number_fate fate = PSI_NUMBER_OK;
  if (number.digits != 0) {
    /* Outside these, the value is at least 10^309 or less than 10^-324. */
    if (number.exponent > 308) return PSI_NUMBER_OVERFLOW;
    if (number.exponent < PSI_POWER_LEAST) return PSI_NUMBER_UNDERFLOW;
    fate = round_product(&number, &bits);
  }
  if (fate == PSI_NUMBER_OK || fate == PSI_NUMBER_INEXACT_INTEGER)
    *out = psi_double_of_bits(bits | (uint64_t)number.negative << 63);
  return fate;
}

/* ---- integers ----------------------------------------------------------- */

bool psi_integer_parse(const char *begin, const char *end, int64_t *out) {
  const decimal number = scan(begin, end);
  const uint64_t limit = (uint64_t)INT64_MAX + number.negative;
  uint64_t value = number.digits;
  int64_t exponent = number.exponent;
  if (value == 0) exponent = 0;
  /* A digit past the 19th is a fraction, or there are too many for 64 bits. */
  if (number.rest) return false;
  for (; exponent < 0 && value % 10 == 0; exponent++)
    value /= 10;
  for (; exponent > 0 && value <= limit / 10; exponent--)
    value *= 10;
  if (exponent != 0 || value > limit) return false;
  if (!number.negative)
    *out = (int64_t)value;
  else
    *out = value > INT64_MAX ? INT64_MIN : -(int64_t)value;
  return true;
}
