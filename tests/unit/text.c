/* lib/base/text.c */
#include "base/text.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>

/* Texts that are not UTF-8, and where that begins. */
typedef struct bad_text {
  const char *text;
  size_t offset;
} bad_text;

static const bad_text bad_texts[] = {
    {"\x80", 0},                    /* continues nothing */
    {"ab\xBF", 2},                  /* the same, later */
    {"\xC0\x80", 0},                /* U+0000, overlong */
    {"\xC1\xBF", 0},                /* U+007F, overlong */
    {"\xE0\x9F\xBF", 0},            /* U+07FF, overlong */
    {"\xF0\x8F\xBF\xBF", 0},        /* U+FFFF, overlong */
    {"x\xED\xA0\x80", 1},           /* U+D800 */
    {"x\xED\xBF\xBF", 1},           /* U+DFFF */
    {"\xF4\x90\x80\x80", 0},        /* U+110000 */
    {"\xF5\x80\x80\x80", 0},        /* first byte of nothing */
    {"\xFE", 0},
    {"\xFF", 0},
    {"\xC3", 0},                    /* cut */
    {"\xE2\x82", 0},
    {"\xF0\x9F\x98", 0},
    {"\xC3(", 0},                   /* not continued */
    {"\xE2(\xA1", 0},
    {"\xE2\x82(", 0},
    {"\xF0(\x8C\xBC", 0},
    {"\xF0\x90(\xBC", 0},
    {"\xF0\x90\x8C(", 0},
    {"12345678\xFF", 8},            /* behind eight bytes at once */
    {"1234567\xFF", 7},
    {"12345678901234\xC3\xA4\xC3", 16},
};

Test(text, utf8_check_finds_the_first_bad_byte) {
  for (size_t i = 0; i < sizeof bad_texts / sizeof bad_texts[0]; i++) {
    const bad_text *t = &bad_texts[i];
    cr_expect_eq(psi_utf8_check(t->text, strlen(t->text)), t->offset, "row %zu", i);
  }
}

Test(text, utf8_check_takes_what_is_good) {
  const char *good[] = {"",
                        "a",
                        "plain text of more than eight bytes",
                        "\xC2\x80",             /* U+0080 */
                        "\xDF\xBF",             /* U+07FF */
                        "\xE0\xA0\x80",         /* U+0800 */
                        "\xED\x9F\xBF",         /* U+D7FF */
                        "\xEE\x80\x80",         /* U+E000 */
                        "\xEF\xBF\xBF",         /* U+FFFF */
                        "\xF0\x90\x80\x80",     /* U+10000 */
                        "\xF4\x8F\xBF\xBF",     /* U+10FFFF */
                        "1234567\xC3\xA4 and on \xF0\x9F\x98\x80"};
  for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
    cr_expect_eq(psi_utf8_check(good[i], strlen(good[i])), strlen(good[i]), "row %zu", i);
  cr_expect_eq(psi_utf8_check("a\0b", 3), 3, "NUL is a character");
  cr_expect_eq(psi_utf8_check(NULL, 0), 0);
}

/* The bad byte is found wherever it is among eight. */
Test(text, utf8_check_at_every_offset) {
  char text[40];
  for (size_t at = 0; at < sizeof text; at++) {
    memset(text, 'x', sizeof text);
    text[at] = '\x80';
    cr_expect_eq(psi_utf8_check(text, sizeof text), at);
    cr_expect_eq(psi_utf8_check(text, at), at);
  }
}

Test(text, utf8_length) {
  cr_expect_eq(psi_utf8_length("a", 1), 1);
  cr_expect_eq(psi_utf8_length("\xC3\xA4", 2), 2);
  cr_expect_eq(psi_utf8_length("\xE2\x82\xAC", 3), 3);
  cr_expect_eq(psi_utf8_length("\xF0\x9F\x98\x80", 4), 4);
  cr_expect_eq(psi_utf8_length("\xF0\x9F\x98\x80", 3), 0, "cut");
  cr_expect_eq(psi_utf8_length("a", 0), 0);
  cr_expect_eq(psi_utf8_length(NULL, 4), 0);
}

/* What encode writes, length and check take; and they take nothing else. */
Test(text, utf8_encode_every_code_point) {
  for (uint32_t code = 0; code < 0x110000; code++) {
    char bytes[4];
    size_t length = psi_utf8_encode(code, bytes);
    size_t expected = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    cr_assert_eq(length, expected, "U+%04X", (unsigned)code);
    cr_assert_eq(psi_utf8_length(bytes, length), length, "U+%04X", (unsigned)code);
    bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    cr_assert_eq(memcmp(bytes, "\xEF\xBF\xBD", 3) == 0 && length == 3, surrogate || code == 0xFFFD);
  }
  char bytes[4];
  cr_expect_eq(psi_utf8_encode(0x110000, bytes), 3, "U+FFFD in its place");
}

Test(text, utf8_encode_bytes) {
  char bytes[4];
  cr_expect(psi_utf8_encode(0xE4, bytes) == 2 && memcmp(bytes, "\xC3\xA4", 2) == 0);
  cr_expect(psi_utf8_encode(0x20AC, bytes) == 3 && memcmp(bytes, "\xE2\x82\xAC", 3) == 0);
  cr_expect(psi_utf8_encode(0x1F600, bytes) == 4 && memcmp(bytes, "\xF0\x9F\x98\x80", 4) == 0);
}

Test(text, utf8_count) {
  const char *text = "\xC3\xA4" "bc\xE2\x82\xAC-\xF0\x9F\x98\x80";
  char long_text[120];
  cr_expect_eq(psi_utf8_count("", 0), 0);
  cr_expect_eq(psi_utf8_count("abc", 3), 3);
  cr_expect_eq(psi_utf8_count(text, strlen(text)), 6);
  for (size_t i = 0; i < 10; i++) memcpy(long_text + 12 * i, text, 12);
  for (size_t i = 0; i <= 10; i++) cr_expect_eq(psi_utf8_count(long_text, 12 * i), 6 * i);
  cr_expect_eq(psi_utf8_count(NULL, 0), 0);
}

Test(text, word_distance) {
  cr_expect_eq(psi_word_distance("", "", 3), 0);
  cr_expect_eq(psi_word_distance("cause", "cause", 3), 0);
  cr_expect_eq(psi_word_distance("Cause", "cAUSE", 0), 0, "without case");
  cr_expect_eq(psi_word_distance("cause", "causes", 3), 1, "insert");
  cr_expect_eq(psi_word_distance("causes", "cause", 3), 1, "delete");
  cr_expect_eq(psi_word_distance("cause", "pause", 3), 1, "replace");
  cr_expect_eq(psi_word_distance("cuase", "cause", 3), 1, "swap");
  cr_expect_eq(psi_word_distance("", "abc", 3), 3);
  cr_expect_eq(psi_word_distance("abc", "", 3), 3);
  cr_expect_eq(psi_word_distance("kitten", "sitting", 9), 3);
  cr_expect_eq(psi_word_distance("kitten", "sitting", 2), 3, "most + 1");
  cr_expect_eq(psi_word_distance("abcdefgh", "stuvwxyz", 2), 3, "most + 1");
  cr_expect_eq(psi_word_distance("a", "b", 0), 1);
  cr_expect_eq(psi_word_distance("[", "{", 3), 1, "case is of letters only");
  cr_expect_eq(psi_word_distance(NULL, "a", 2), 3);
  cr_expect_eq(psi_word_distance("a", NULL, 2), 3);
  cr_expect_eq(psi_word_distance("a", "bcd", SIZE_MAX), 3);
}

Test(text, word_distance_of_long_words) {
  char a[50], b[50];
  memset(a, 'a', sizeof a);
  memset(b, 'a', sizeof b);
  a[48] = b[48] = '\0';
  cr_expect_eq(psi_word_distance(a, b, 2), 0);
  a[48] = 'a';
  a[49] = '\0';
  cr_expect_eq(psi_word_distance(a, b, 2), 3, "49 bytes are near to nothing");
  cr_expect_eq(psi_word_distance(a, a, 2), 3);
}
