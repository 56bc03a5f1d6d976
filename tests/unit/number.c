/* Numbers as JSON text: base/number.h and ps_number_text(). */
#include <criterion/criterion.h>
#include <fenv.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <perfsys/base.h>

#include "base/number.h"

#define UNTOUCHED 4711.0 /* what *out holds before a read that must not set it */

static uint64_t bits_of(double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

static double double_of(uint64_t bits) {
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

/* SplitMix64 (Steele, Lea, Flood 2014), so that every run sees the same numbers. */
static uint64_t next_random(uint64_t *state) {
  uint64_t mixed = (*state += 0x9e3779b97f4a7c15u);
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
  return mixed ^ (mixed >> 31);
}

static void check_read(const char *text, psi_number_fate fate, uint64_t bits) {
  double value = UNTOUCHED;
  const psi_number_fate got = psi_number_parse(text, text + strlen(text), &value);
  if (fate == PSI_NUMBER_OVERFLOW || fate == PSI_NUMBER_UNDERFLOW) bits = bits_of(UNTOUCHED);
  cr_assert_eq(got, fate, "%.80s: fate %d, not %d", text, (int)got, (int)fate);
  cr_assert_eq(bits_of(value), bits, "%.80s: read as %a", text, value);
}

static void check_write(double value, const char *text) {
  char buffer[PSI_NUMBER_BUFFER];
  const size_t length = psi_number_write(value, buffer);
  cr_assert_eq(length, strlen(text), "%s: written as %.*s", text, (int)length, buffer);
  cr_assert_arr_eq(buffer, text, length, "%s: written as %.*s", text, (int)length, buffer);
}

typedef struct known {
  const char *text;
  uint64_t bits;
} known;

/* V. Paxson, "A Program for Testing IEEE Decimal-Binary Conversion", 1991: inputs
 * just under and just over half a unit in the last place. */
static const known stress[] = {
    {"4891559871276714924261e+222", 0x7286ecaf7694a3c7}, {"653532977297e-123", 0x28d925a0aabcdc68},
    {"6372891218502368041059e+064", 0x51c067047dbb38fe}, {"83356057653e+193", 0x6a4544e6daee2a18},
    {"836168422905420598437e-234", 0x13b20403a628a9ca}, {"46202199371337e-072", 0x33d28f9edfbd341f},
    {"20505426358836677347e-221", 0x161012954b6aabba}, {"36167929443327e-159", 0x21bce77c2b3328fc},
    {"25188282901709339043e-252", 0x0fa4059af3db2a84}, {"5232604057e-298", 0x041465b896c24520},
    {"6802601037806061975e+198", 0x6cf3bbb4bf05f087}, {"9324754620109615e+212", 0x6f43ae60753af6ca},
    {"899810892172646163e+283", 0x7e6adf51fa055e03}, {"78459735791271921e+049", 0x4d9dcd0089c1314e},
    {"653777767e+273", 0x7a720223f2b3a881}, {"87575437e-309", 0x016e07320602056c},
    {"9210917e+080", 0x51fda232347e6032}, {"928609e-261", 0x0afbe2dd66200bef},
    {"920657e-023", 0x3c653a9985dbde6c}, {"75569e-254", 0x0c35a462d91c6ab3},
    {"7861e-034", 0x39afe3544145e9d8}, {"3571e+263", 0x77462644c61d41aa},
    {"999e-026", 0x3b282782afe1869e}, {"69e+267", 0x77c0b7cb60c994da},
    {"85e-037", 0x38a698ccdc60015a}, {"5e+125", 0x5a07a2ecc414a03f},
};

/* R. Regan, exploringbinary.com: texts that Visual C++, glibc, Java, PHP, SQLite
 * or David Gay's own code once read wrongly; many are halfway cases. */
static const known regan[] = {
    {"0.500000000000000166547006220929549868969843373633921146392822265625", 0x3fe0000000000002},
    {"0.500000000000000166533453693773481063544750213623046875", 0x3fe0000000000002},
    {"1.50000000000000011102230246251565404236316680908203125", 0x3ff8000000000000},
    {"1.8254370818746402660437411213933955878019332885742187", 0x3ffd34fd8378ea83},
    {"9007199254740991.4999999999999999999999999999999995", 0x433fffffffffffff},
    {"3.518437208883201171875e13", 0x42c0000000000002}, {"9214843084008499.0", 0x43405e6cec57761a},
    {"3.08984926168550152811e-32", 0x39640de48676653b}, {"8.10109172351e-10", 0x3e0bd5cbaef0fd0c},
    {"1.3694713649464322631e-11", 0x3dae1d703bb5749d}, {"9.9538452227e-280", 0x0602117ae45cde43},
    {"9.3170532238714134438e+16", 0x4374b021afd9f651},
    {"2.2250738585072011e-308", 0x000fffffffffffff}, {"62.5364939768271845828", 0x404f44abd5aa7ca4},
    {"2.2250738585072012e-308", 0x0010000000000000},
};

#define TEN_25 "0000000000000000000000000"
#define TEN_100 TEN_25 TEN_25 TEN_25 TEN_25

/* Plain ones, the ends of the range, and integers that a double holds exactly. */
static const known others[] = {
    {"0", 0}, {"-0", 0x8000000000000000}, {"-0.00e5", 0x8000000000000000}, {"0e999999999999", 0},
    {"0.00000000000000000000000000e-99999999999999999999999", 0}, {"0.1", 0x3fb999999999999a},
    {"8.5e15", 0x433e32b478974000}, {"1E22", 0x4480f0cf064dd592}, {"1e+23", 0x44b52d02c7e14af6},
    {"0.000000000000000000000000000001234e33", 0x4093480000000000},
    {"8.9884656743115795385e307", 0x7fe0000000000000}, /* rounds up to 2^1023 */
    {"1.7976931348623157e308", 0x7fefffffffffffff}, {"1.7976931348623158e308", 0x7fefffffffffffff},
    {"-4.9406564584124654e-324", 0x8000000000000001}, {"5e-324", 1}, {"2.4703282292062328e-324", 1},
    {"9007199254740992", 0x4340000000000000}, {"9007199254740993.0", 0x4340000000000000},
    {"9007199254740993e0", 0x4340000000000000}, {"100000000000000000000", 0x4415af1d78b58c40},
    {"9007199254740994", 0x4340000000000001}, {"1180591620717411303424", 0x4450000000000000},
};

static const known inexact_integers[] = {
    {"9007199254740993", 0x4340000000000000}, {"-9007199254740993", 0xc340000000000000},
    {"9007199254740995", 0x4340000000000002}, {"9223372036854775809", 0x43e0000000000000},
    {"9223372036854775810", 0x43e0000000000000}, {"1180591620717411303425", 0x4450000000000000},
    {"100000000000000000000000", 0x44b52d02c7e14af6}, /* 1e23 */
    {"123456789012345678901234567890", 0x45f8ee90ff6c373e},
    {"1" TEN_100 TEN_100 TEN_100, 0x7e37e43c8800759c},
};

static const known overflows[] = {
    {"1.7976931348623159e308", 0}, {"1e400", 0}, {"1e99999999999999999999999999", 0},
    {"-0.001e4294967296", 0}, {"1" TEN_100 TEN_100 TEN_100 TEN_25, 0},
};

static const known underflows[] = {
    {"2.4703282292062327e-324", 0}, {"-1e-400", 0}, {"1e-99999999999999999999999999", 0},
};

static void check_all(const known *rows, size_t count, psi_number_fate fate) {
  for (size_t i = 0; i < count; i++)
    check_read(rows[i].text, fate, rows[i].bits);
}

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
Test(number, reads_known_cases) {
  check_all(stress, COUNT(stress), PSI_NUMBER_OK);
  check_all(regan, COUNT(regan), PSI_NUMBER_OK);
  check_all(others, COUNT(others), PSI_NUMBER_OK);
  check_all(inexact_integers, COUNT(inexact_integers), PSI_NUMBER_INEXACT_INTEGER);
  check_all(overflows, COUNT(overflows), PSI_NUMBER_OVERFLOW);
  check_all(underflows, COUNT(underflows), PSI_NUMBER_UNDERFLOW);
}

Test(number, reads_no_further_than_told) {
  const char text[] = "-12.5e+12";
  const size_t lengths[] = {2, 3, 5, 8, 9};
  const double values[] = {-1, -12, -12.5, -125, -12.5e12};
  for (int i = 0; i < 5; i++) {
    double value = 0;
    psi_number_parse(text, text + lengths[i], &value);
    cr_assert_eq(value, values[i], "%d characters", (int)lengths[i]);
  }
}

#ifdef FE_UPWARD
Test(number, reads_the_nearest_whatever_rounding_is_set) {
  fesetround(FE_UPWARD);
  check_read("0.1", PSI_NUMBER_OK, 0x3fb999999999999a); /* over a tenth */
  check_read("0.3", PSI_NUMBER_OK, 0x3fd3333333333333); /* under three tenths */
  fesetround(FE_TONEAREST);
}
#endif

/* Writes factor * 5^1075 in decimal: the digits of factor * 2^-1075, the exponent is
 * then -1075. An odd factor is a point halfway between two doubles near zero. */
static size_t write_halfway(char *text, uint64_t factor) {
  uint8_t digits[800] = {0}; /* lowest first */
  size_t count = 0;
  for (; factor != 0; factor /= 10)
    digits[count++] = (uint8_t)(factor % 10);
  for (int i = 0; i < 1075; i++) {
    unsigned carry = 0;
    for (size_t k = 0; k < count; k++) {
      carry += digits[k] * 5u;
      digits[k] = (uint8_t)(carry % 10);
      carry /= 10;
    }
    if (carry != 0) digits[count++] = (uint8_t)carry;
  }
  for (size_t i = 0; i < count; i++)
    text[i] = (char)('0' + digits[count - 1 - i]);
  return count;
}

Test(number, decides_halfway_points_to_the_last_digit) {
  /* 2^54 - 1: 767 digits, the most there are. 1: between zero and the least double. */
  const uint64_t factors[] = {1, 3, 5, 0xfffff, 0x1fffffffffffff, 0x20000000000001,
                              0x3fffffffffffff};
  static char text[12000];
  for (size_t i = 0; i < COUNT(factors); i++) {
    const uint64_t below = factors[i] / 2, even = below + (below & 1);
    const psi_number_fate tie = even == 0 ? PSI_NUMBER_UNDERFLOW : PSI_NUMBER_OK;
    const psi_number_fate less = below == 0 ? PSI_NUMBER_UNDERFLOW : PSI_NUMBER_OK;
    const size_t count = write_halfway(text, factors[i]);
    strcpy(text + count, "e-1075");
    check_read(text, tie, even);
    memset(text + count, '0', 10000);
    strcpy(text + count + 10000, "e-11075");
    check_read(text, tie, even);
    strcpy(text + count + 9999, "1e-11075");
    check_read(text, PSI_NUMBER_OK, below + 1);
    text[count - 1]--; /* the last digit of a power of 5 is 5 */
    check_read(text, less, below);
  }
}

Test(number, reads_very_long_texts) {
  static char text[20100];
  double value = 0;
  memset(text, '3', sizeof text);
  memcpy(text, "0.", 2);
  cr_assert_eq(psi_number_parse(text, text + 10002, &value), PSI_NUMBER_OK);
  cr_assert_eq(value, 1.0 / 3);
  cr_assert_eq(psi_number_parse(text + 2, text + 10002, &value), PSI_NUMBER_OVERFLOW);
  memset(text + 2, '0', 10000);
  strcpy(text + 10002, "25e10001");
  check_read(text, PSI_NUMBER_OK, bits_of(2.5));
  text[0] = '4';
  memset(text + 1, '0', 10000);
  strcpy(text + 10001, "e-10001");
  check_read(text, PSI_NUMBER_OK, bits_of(0.4));
}

Test(number, agrees_with_strtod) {
  uint64_t state = 1;
  int wrong = 0;
  for (int i = 0; i < 300000; i++) {
    char text[64], *at = text;
    const int count = 1 + (int)(next_random(&state) % 40), point = (int)(next_random(&state) % 40);
    for (int k = 0; k < count; k++) {
      *at++ = (char)('0' + (k == 0 ? 1 + next_random(&state) % 9 : next_random(&state) % 10));
      if (k == point && k + 1 < count) *at++ = '.';
    }
    sprintf(at, "e%d", (int)(next_random(&state) % 680) - 360);
    const double expected = strtod(text, NULL);
    double value = expected;
    const psi_number_fate fate = psi_number_parse(text, text + strlen(text), &value);
    wrong += bits_of(value) != bits_of(expected);
    wrong += (fate == PSI_NUMBER_OVERFLOW) != (isinf(expected) != 0);
    wrong += (fate == PSI_NUMBER_UNDERFLOW) != (expected == 0.0);
  }
  cr_assert_eq(wrong, 0);
}

/* From Ulf Adams, ryu/tests/d2s_test.cc, in the notation of number.h, and the bounds of
 * that notation: plain from 1e-5 to 2^53, an exponent elsewhere. */
static const known written[] = {
    {"-0.000010403092732337204", 0xbee5d11e2d91b587}, {"2.9802322387695312e-8", 0x3e60000000000000},
    {"2.8480945388892175e-306", 0x007fffffffffffff}, {"1.7976931348623157e308", 0x7fefffffffffffff},
    {"4.8929891601781557e-296", 0x029fffffffffffff}, {"2.446494580089078e-296", 0x0290000000000000},
    {"1.7800590868057611e-307", 0x0040000000000000}, {"-2.109808898695963e16", 0xc352bd2668e077c4},
    {"3.196104012172126e-27", 0x3a6fa7161a4d6e0c}, {"5.684341886080802e-14", 0x3d30000000000000},
    {"5.764607523034235e39", 0x4830f0cf064dd592}, {"1.152921504606847e40", 0x4840f0cf064dd592},
    {"2.305843009213694e40", 0x4850f0cf064dd592}, {"9.999999999999999e-6", 0x3ee4f8b588e368f0},
    {"9.007199254740994e15", 0x4340000000000001}, {"4503599627370495.5", 0x432fffffffffffff},
    {"1000000000000000", 0x430c6bf526340000}, {"9007199254740992", 0x4340000000000000}, {"0", 0},
    {"0.00001", 0x3ee4f8b588e368f1}, {"1234.5", 0x40934a0000000000}, {"1e23", 0x44b52d02c7e14af6},
    {"0.1", 0x3fb999999999999a}, {"-0", 0x8000000000000000}, {"45", 0x4046800000000000},
    {"5e-324", 1}, {"1e-323", 2},
};

Test(number, writes_known_cases) {
  char buffer[PSI_NUMBER_BUFFER];
  for (size_t i = 0; i < COUNT(written); i++)
    check_write(double_of(written[i].bits), written[i].text);
  cr_assert_eq(psi_number_write(INFINITY, buffer), 0);
  cr_assert_eq(psi_number_write(NAN, buffer), 0);
  cr_assert_eq(psi_integer_write(0, buffer), 1);
}

/* Whether a number comes back bit for bit from a text of the promised kind. */
static bool comes_back(uint64_t bits) {
  char buffer[PSI_NUMBER_BUFFER];
  double value = 0;
  const double size = fabs(double_of(bits));
  const size_t length = psi_number_write(double_of(bits), buffer);
  const bool plain = memchr(buffer, 'e', length) == NULL;
  return length <= 25 && plain == (size == 0 || (size >= 1e-5 && size <= 9007199254740992.0)) &&
         psi_number_parse(buffer, buffer + length, &value) == PSI_NUMBER_OK &&
         bits_of(value) == bits;
}

Test(number, a_million_random_bit_patterns_come_back) {
  uint64_t state = 2;
  for (int i = 0; i < 1000000; i++) {
    uint64_t bits = next_random(&state);
    if (i % 4 == 0) bits = bits_of((double)(int64_t)bits / 1024 / (double)(i + 1));
    if (isfinite(double_of(bits)) && !comes_back(bits)) cr_assert(false, "%a", double_of(bits));
  }
}

Test(number, every_power_and_its_neighbours_come_back) {
  for (uint64_t biased = 1; biased < 2047; biased++)
    for (uint64_t step = 0; step < 3; step++)
      if (!comes_back((biased << 52) + step - 1)) cr_assert(false, "2^%d", (int)biased - 1023);
  for (int power = -323; power <= 308; power++) {
    char text[16];
    double value = 0;
    const int length = sprintf(text, "1e%d", power);
    cr_assert_eq(psi_number_parse(text, text + length, &value), PSI_NUMBER_OK);
    if (power < -5 || power > 15) check_write(value, text);
    for (uint64_t step = 0; step < 3; step++)
      if (!comes_back(bits_of(value) + step - 1)) cr_assert(false, "1e%d", power);
  }
}

#define REFUSED 4711 /* what *out holds before a read that must not set it */

static const struct {
  const char *text;
  int64_t value;
} integers[] = {
    {"-0e99999999999999999999", 0}, {"1e3", 1000}, {"1.0", 1}, {"-120e-1", -12},
    {"9223372036854775807", INT64_MAX}, {"922337203685477580e1", INT64_MAX - 7},
    {"-9223372036854775807", -INT64_MAX}, {"-9223372036854775808", INT64_MIN},
    {"-9.223372036854775808e18", INT64_MIN}, {"922337203685477580700e-2", INT64_MAX},
    {"0.00000000000000000000000000000007e32", 7}, {"7" TEN_100 "e-100", 7},
    {"12.5", REFUSED}, {"9223372036854775808", REFUSED}, {"-9223372036854775809", REFUSED},
    {"18446744073709551617", REFUSED}, {"7" TEN_100 "1e-101", REFUSED}, {"1e19", REFUSED},
    {"1e9999999999999999999999999", REFUSED},
};

Test(number, reads_integers) {
  for (size_t i = 0; i < COUNT(integers); i++) {
    const char *text = integers[i].text;
    int64_t value = REFUSED;
    const bool read = psi_integer_parse(text, text + strlen(text), &value);
    cr_assert_eq(value, integers[i].value, "%.60s", text);
    cr_assert_eq(read, value != REFUSED, "%.60s", text);
  }
}

Test(number, a_million_random_integers_come_back) {
  uint64_t state = 3;
  for (int i = 0; i < 1000000; i++) {
    const int64_t value = i == 0 ? INT64_MIN : (int64_t)next_random(&state) >> i % 64;
    char buffer[PSI_NUMBER_BUFFER];
    int64_t back = 0;
    const size_t length = psi_integer_write(value, buffer);
    const bool read = length <= 20 && psi_integer_parse(buffer, buffer + length, &back);
    if (!read || back != value) cr_assert(false, "%lld", (long long)value);
  }
}

Test(number, text_is_for_finite_numbers) {
  char buffer[32];
  cr_assert_eq(ps_number_text(0.1053, buffer), buffer);
  cr_assert_str_eq(buffer, "0.1053");
  cr_assert_str_eq(ps_number_text(-DBL_MIN, buffer), "-2.2250738585072014e-308");
  cr_assert_str_eq(ps_number_text(NAN, buffer), "");
  cr_assert_str_eq(ps_number_text(-INFINITY, buffer), "");
  cr_assert_null(ps_number_text(1, NULL));
}
