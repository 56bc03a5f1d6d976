/* What reading and writing numbers share: 128-bit products, the powers of ten,
 * and doubles as their bits. Endian-independent, integers only. */
#ifndef PSI_BASE_NUMBER_PRIVATE_H
#define PSI_BASE_NUMBER_PRIVATE_H

#include <stdint.h>
#include <string.h>

typedef struct psi_wide {
  uint64_t high, low;
} psi_wide;

#if defined(__SIZEOF_INT128__) && !defined(PSI_NO_INT128)
__extension__ typedef unsigned __int128 psi_uint128;

static inline psi_wide psi_multiply(uint64_t a, uint64_t b) {
  const psi_uint128 product = (psi_uint128)a * b;
  return (psi_wide){(uint64_t)(product >> 64), (uint64_t)product};
}
#else
static inline psi_wide psi_multiply(uint64_t a, uint64_t b) {
  const uint64_t a0 = a & 0xffffffff, a1 = a >> 32, b0 = b & 0xffffffff, b1 = b >> 32;
  const uint64_t low = a0 * b0, cross = a1 * b0 + (low >> 32);
  const uint64_t middle = a0 * b1 + (cross & 0xffffffff);
  return (psi_wide){a1 * b1 + (cross >> 32) + (middle >> 32),
                    (middle << 32) | (low & 0xffffffff)};
}
#endif

/* How many of the highest bits are zero; `value` is not 0. */
static inline int psi_leading_zeros(uint64_t value) {
#if defined(__GNUC__)
  return __builtin_clzll(value);
#else
  int zeros = 0;
  for (int step = 32; step > 0; step /= 2)
    if (value >> (64 - step) == 0) {
      value <<= step;
      zeros += step;
    }
  return zeros;
#endif
}

/* floor(value / 2^bits); a plain shift of a negative number is up to the compiler. */
static inline int psi_floor_shift(int64_t value, int bits) {
  const int64_t lift = (int64_t)4096 << bits;
  return (int)((value + lift) >> bits) - 4096;
}

/* floor(log2(10^exponent)), exact for exponents of up to 400 either way. */
static inline int psi_log2_of_power(int exponent) {
  return psi_floor_shift((int64_t)exponent * 1741647, 19);
}

/* Powers of ten whose 128 bits are the whole number: 5^55 < 2^128 < 5^56. */
static inline int psi_power_is_exact(int exponent) {
  return exponent >= 0 && exponent <= 55;
}

/* The 128 leading bits of 10^exponent, rounded down; from PSI_POWER_LEAST to
 * PSI_POWER_GREATEST of number_powers.h. */
psi_wide psi_number_power(int exponent);

static inline double psi_double_of_bits(uint64_t bits) {
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

static inline uint64_t psi_bits_of_double(double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

#endif
