/* Numbers written as the shortest text that reads back to the same bits, and of
 * those the nearest: the Schubfach algorithm, R. Giulietti, "The Schubfach way to
 * render doubles", 2020, with 128 bits of the powers of ten where he has 126. */
#include "base/number.h"

#include <perfsys/base.h>

#include "base/number_private.h"

/* ---- digits ------------------------------------------------------------- */

static const char digit_pairs[] = "00010203040506070809101112131415161718192021222324"
                                  "25262728293031323334353637383940414243444546474849"
                                  "50515253545556575859606162636465666768697071727374"
                                  "75767778798081828384858687888990919293949596979899";

static int count_digits(uint64_t value) {
  int count = 1;
  for (; value >= 10000; value /= 10000)
    count += 4;
  return count + (value >= 10) + (value >= 100) + (value >= 1000);
}

/* Writes the last `count` digits of a number. */
static void write_digits(char *at, uint64_t value, int count) {
  for (; count >= 2; count -= 2) {
    memcpy(at + count - 2, digit_pairs + 2 * (value % 100), 2);
    value /= 100;
  }
  if (count == 1) *at = (char)('0' + value % 10);
}

static char *write_whole(char *at, uint64_t value) {
  const int count = count_digits(value);
  write_digits(at, value, count);
  return at + count;
}

/* ---- the shortest digits ------------------------------------------------ */

typedef struct shortest {
  uint64_t digits; /* the value is about digits * 10^exponent */
  int exponent;
} shortest;

/* ten * factor / 2^128, where the lowest bit kept also stands for all below it: so
 * much is enough to compare the product with whole numbers (Giulietti's rop). */
static uint64_t multiply_to_odd(psi_wide ten, uint64_t factor) {
  const psi_wide low = psi_multiply(ten.low, factor);
  psi_wide high = psi_multiply(ten.high, factor);
  high.low += low.high;
  high.high += high.low < low.high;
  return high.high | (high.low > 1);
}

/* Trailing zeros move to the exponent; `digits` is not 0. Constants, because a
 * compiler divides by those with a multiplication. */
static shortest strip_zeros(shortest number) {
  if (number.digits % 10 != 0) return number;
  for (; number.digits % 100000000 == 0; number.exponent += 8)
    number.digits /= 100000000;
  for (; number.digits % 10000 == 0; number.exponent += 4)
    number.digits /= 10000;
  for (; number.digits % 10 == 0; number.exponent++)
    number.digits /= 10;
  return number;
}

/* Picks from the interval between `lower` and `upper`, both in quarters of
 * 10^exponent as `value` is: at most one number there ends in 0, and if none does,
 * the nearer of the two neighbours that does not leave the interval. */
static shortest pick(uint64_t lower, uint64_t value, uint64_t upper, int exponent) {
  const uint64_t whole = value / 4;
  if (whole >= 10) {
    const uint64_t tens = whole / 10;
    const bool down = lower <= 40 * tens, up = 40 * tens + 40 <= upper;
    if (down != up) return (shortest){tens + up, exponent + 1};
  }
  const bool down = lower <= 4 * whole, up = 4 * whole + 4 <= upper;
  if (down != up) return (shortest){whole + up, exponent};
  const uint64_t half = 4 * whole + 2;
  const bool round_up = value > half || (value == half && (whole & 1) != 0);
  return (shortest){whole + round_up, exponent};
}

/* The shortest digits of a positive double that is not an integer up to 2^53. */
static shortest find_shortest(uint64_t bits) {
  const uint64_t hidden = (uint64_t)1 << 52;
  const uint64_t fraction = bits & (hidden - 1);
  const int biased = (int)(bits >> 52);
  const uint64_t mantissa = biased != 0 ? fraction | hidden : fraction;
  const int exponent = (biased != 0 ? biased : 1) - 1075;
  /* Under a power of two the doubles are twice as dense as above it. */
  const bool denser_below = fraction == 0 && biased > 1;
  /* floor(log10) of the width of the interval that reads back as this double */
  const int power = psi_floor_shift((int64_t)exponent * 1262611 - (denser_below ? 524031 : 0), 22);
  const int shift = exponent + psi_log2_of_power(-power) + 1;
  psi_wide ten = psi_number_power(-power);
  if (!psi_power_is_exact(-power)) ten.high += ++ten.low == 0; /* the method rounds up */
  const uint64_t lower = multiply_to_odd(ten, (4 * mantissa - 2 + denser_below) << shift);
  const uint64_t value = multiply_to_odd(ten, (4 * mantissa) << shift);
  const uint64_t upper = multiply_to_odd(ten, (4 * mantissa + 2) << shift);
  /* Ties go to even, so the ends of the interval belong to an even mantissa only. */
  const uint64_t odd = mantissa & 1;
  return strip_zeros(pick(lower + odd, value, upper - odd, power));
}

/* ---- notation ----------------------------------------------------------- */

/* Digits with the point after the first `point` of them: "12.5", "0.05". */
static char *write_plain(char *at, uint64_t digits, int count, int point) {
  if (point > 0) {
    write_digits(at + 1, digits, count);
    memmove(at, at + 1, (size_t)point);
    at[point] = '.';
    return at + count + 1;
  }
  memcpy(at, "0.00000", 7);
  write_digits(at + 2 - point, digits, count);
  return at + 2 - point + count;
}

/* Digits with a point after the first and an exponent: "1.25e-7", "1e23". */
static char *write_scientific(char *at, uint64_t digits, int count, int point) {
  if (count == 1) {
    write_digits(at++, digits, 1);
  } else {
    at = write_plain(at, digits, count, 1);
  }
  *at++ = 'e';
  const int exponent = point - 1;
  if (exponent < 0) *at++ = '-';
  return write_whole(at, (uint64_t)(exponent < 0 ? -exponent : exponent));
}

size_t psi_number_write(double value, char *buffer) {
  const uint64_t sign = (uint64_t)1 << 63;
  const uint64_t bits = psi_bits_of_double(value) & ~sign;
  const double magnitude = psi_double_of_bits(bits);
  char *at = buffer;
  if (bits >> 52 == 2047) return 0;
  if ((psi_bits_of_double(value) & sign) != 0) *at++ = '-';
  if (magnitude <= 9007199254740992.0) {
    const int64_t whole = (int64_t)magnitude;
    /* Bits, since a host may have set its processor to take subnormals for 0. */
    if (psi_bits_of_double((double)whole) == bits)
      return (size_t)(write_whole(at, (uint64_t)whole) - buffer);
  }
  const shortest number = find_shortest(bits);
  const int count = count_digits(number.digits);
  const int point = count + number.exponent;
  /* Under 2^53 the point is among the digits or before them: integers are done. */
  if (magnitude >= 1e-5 && magnitude < 9007199254740992.0)
    at = write_plain(at, number.digits, count, point);
  else
    at = write_scientific(at, number.digits, count, point);
  return (size_t)(at - buffer);
}

size_t psi_integer_write(int64_t value, char *buffer) {
  char *at = buffer;
  if (value < 0) *at++ = '-';
  const uint64_t magnitude = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
  return (size_t)(write_whole(at, magnitude) - buffer);
}

const char *ps_number_text(double value, char buffer[32]) {
  if (buffer == NULL) return NULL;
  buffer[psi_number_write(value, buffer)] = '\0';
  return buffer;
}
