/* Memory, text being written, paths and messages: the small tools of lib/base. */
#include "base/buffer.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/path.h"
#include "base/text.h"
#include "counting.h"

#include <criterion/criterion.h>

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define E_ACUTE "\xC3\xA9"         /* two bytes */
#define EURO "\xE2\x82\xAC"        /* three */
#define FACE "\xF0\x9F\x98\x80"    /* four */

static bool is_utf8(const char *text) { return psi_utf8_check(text, strlen(text)) == strlen(text); }

/* ---- the store ---- */

Test(store, what_it_gives_is_zeroed_aligned_and_apart) {
  counting held = COUNTING_INIT;
  ps_settings s = counting_settings(&held);
  ps_store *store = psi_store_new(&s.allocator);
  enum { N = 600 };
  unsigned char *blocks[N];
  const char *texts[N];
  char expected[32];
  for (size_t i = 0; i < N; i++) {
    size_t size = i * 37 % 3000;
    blocks[i] = psi_store_take(store, size);
    cr_assert_not_null(blocks[i]);
    cr_assert_eq((uintptr_t)blocks[i] % 16, 0);
    for (size_t k = 0; k < size; k++) cr_assert_eq(blocks[i][k], 0);
    memset(blocks[i], (int)(i % 255) + 1, size);
    int length = snprintf(expected, sizeof expected, "text %zu", i);
    texts[i] = psi_store_text(store, expected, (size_t)length);
  }
  for (size_t i = 0; i < N; i++) {
    for (size_t k = 0; k < i * 37 % 3000; k++) cr_assert_eq(blocks[i][k], i % 255 + 1);
    snprintf(expected, sizeof expected, "text %zu", i);
    cr_assert_str_eq(texts[i], expected);
  }
  cr_expect_eq(psi_store_size(store), held.bytes);
  cr_expect_eq(psi_store_allocator(store)->ctx, &held);
  psi_store_free(store);
  cr_expect_eq(held.bytes, 0);
  cr_expect_eq(held.blocks, 0);
  cr_expect_not(held.lied);
  psi_store_free(NULL);
}

Test(store, small_texts_share_blocks) {
  counting held = COUNTING_INIT;
  ps_settings s = counting_settings(&held);
  ps_store *store = psi_store_new(&s.allocator);
  for (int i = 0; i < 100000; i++) cr_assert_not_null(psi_store_text(store, "0123456789", 10));
  cr_expect_lt(held.blocks, 30);
  cr_expect_lt(held.bytes, 3300000, "%zu bytes for 1.1 MB of text", held.bytes);
  psi_store_free(store);
}

Test(store, large_pieces_have_their_own_block) {
  ps_store *store = psi_store_new(NULL);
  char *large = psi_store_take_text(store, 5 << 20);
  cr_assert_not_null(large);
  memset(large, 'x', 5 << 20);
  char *small = psi_store_take(store, 8);
  cr_assert_not_null(small);
  cr_expect_geq(psi_store_size(store), (size_t)5 << 20);
  cr_expect_null(psi_store_take(store, SIZE_MAX));
  cr_expect_null(psi_store_take(store, SIZE_MAX - 15));
  cr_expect_null(psi_store_take(store, SIZE_MAX - 16));
  cr_expect_null(psi_store_take_text(store, SIZE_MAX));
  cr_expect_null(psi_store_text(store, "", SIZE_MAX));
  cr_expect_str_eq(psi_store_text(store, NULL, 0), "");
  cr_expect_str_eq(psi_store_text(store, "cut here", 3), "cut");
  psi_store_free(store);
}

Test(store, without_memory_it_says_so_and_goes_on) {
  for (long refuse = 1; refuse < 12; refuse++) {
    counting held = COUNTING_INIT;
    held.refuse = refuse;
    ps_settings s = counting_settings(&held);
    ps_store *store = psi_store_new(&s.allocator);
    int refused = store == NULL;
    for (size_t i = 0; store != NULL && i < 40; i++) {
      refused += psi_store_take(store, i * 100) == NULL;
      refused += psi_store_text(store, "abc", 3) == NULL;
    }
    cr_expect_eq(refused, held.asked >= refuse, "call %ld", refuse);
    psi_store_free(store);
    cr_expect_eq(held.bytes, 0);
  }
}

Test(store, grow) {
  counting held = COUNTING_INIT;
  ps_settings s = counting_settings(&held);
  void *items = NULL;
  size_t capacity = 0;
  for (size_t n = 1; n <= 10000; n++) {
    cr_assert(psi_grow(&s.allocator, &items, &capacity, n, sizeof(uint32_t)));
    cr_assert_geq(capacity, n);
    ((uint32_t *)items)[n - 1] = (uint32_t)n;
  }
  cr_expect_lt(held.asked, 30, "it grows by a share, not by a step");
  for (size_t n = 1; n <= 10000; n++) cr_assert_eq(((uint32_t *)items)[n - 1], n);
  size_t before = capacity;
  void *there = items;
  cr_expect_not(psi_grow(&s.allocator, &items, &capacity, SIZE_MAX, sizeof(uint32_t)));
  held.refuse = held.asked + 1;
  cr_expect_not(psi_grow(&s.allocator, &items, &capacity, capacity + 1, sizeof(uint32_t)));
  cr_expect_eq(capacity, before);
  cr_expect_eq(items, there);
  psi_free(&s.allocator, items, capacity * sizeof(uint32_t));
  cr_expect_eq(held.bytes, 0);
  cr_expect_not(held.lied);
  psi_free(&s.allocator, NULL, 0);
}

/* ---- the buffer ---- */

Test(store, buffer_collects) {
  psi_buffer out = psi_buffer_new(NULL);
  psi_out_text(&out, "a");
  psi_out_char(&out, ',');
  psi_out_repeat(&out, ' ', 3);
  psi_out_integer(&out, INT64_MIN);
  psi_out(&out, ",bcd", 2);
  psi_out_number(&out, 0.1);
  psi_out_text(&out, "");
  cr_assert_not_null(psi_out_room(&out, 10));
  memcpy(psi_out_room(&out, 10), "!", 1);
  out.length++;
  size_t length = 0;
  char *text = psi_buffer_take(&out, &length, NULL);
  cr_expect_str_eq(text, "a,   -9223372036854775808,b0.1!");
  cr_expect_eq(length, strlen(text));
  ps_text_free(text, NULL);
  cr_expect_null(psi_out_room(&(psi_buffer){.status = PS_E_IO}, 1));
}

Test(store, buffer_refuses_what_no_memory_can_hold) {
  psi_buffer out = psi_buffer_new(NULL);
  psi_out_text(&out, "here");
  cr_expect_null(psi_out_room(&out, SIZE_MAX));
  cr_expect_eq(out.status, PS_E_MEMORY);
  psi_out_text(&out, "more");
  cr_expect_eq(out.length, 4, "the first failure sticks");
  ps_error error;
  cr_expect_null(psi_buffer_take(&out, NULL, &error));
  cr_expect_eq(error.status, PS_E_MEMORY);
}

typedef struct sink {
  char text[200000];
  size_t length, calls, most; /* of which `most` bytes are taken */
} sink;

static bool take_bytes(void *data, const char *bytes, size_t length) {
  sink *to = data;
  to->calls++;
  if (to->length + length > to->most) return false;
  memcpy(to->text + to->length, bytes, length);
  to->length += length;
  return true;
}

Test(store, buffer_passes_on_in_order) {
  static sink to;
  static char piece[70000];
  to.most = sizeof to.text;
  memset(piece, 'p', sizeof piece);
  psi_buffer out = psi_buffer_to(take_bytes, &to, NULL);
  psi_out_text(&out, "begin");
  psi_out(&out, piece, sizeof piece); /* larger than the block: behind what waits */
  psi_out_text(&out, "middle");
  for (int i = 0; i < 10000; i++) psi_out_text(&out, "12345678");
  cr_expect_eq(psi_buffer_flush(&out, NULL), PS_OK);
  cr_assert_eq(to.length, 5 + sizeof piece + 6 + 80000);
  cr_expect_arr_eq(to.text, "beginp", 6);
  cr_expect_arr_eq(to.text + 5 + sizeof piece - 1, "pmiddle1", 8);
  cr_expect_arr_eq(to.text + to.length - 8, "12345678", 8);
  cr_expect_lt(to.calls, 10);
}

Test(store, buffer_tells_when_nobody_takes) {
  static sink to;
  static char piece[70000];
  const size_t most[] = {0, 5, 70005, 80000};
  for (int i = 0; i < 4; i++) {
    ps_error error = {PS_OK, 1, 1, "x", ""};
    memset(&to, 0, sizeof to);
    to.most = most[i];
    psi_buffer out = psi_buffer_to(take_bytes, &to, NULL);
    psi_out_text(&out, "begin");
    psi_out(&out, piece, sizeof piece);
    for (int k = 0; k < 10000; k++) psi_out_text(&out, "12345678");
    size_t calls = to.calls;
    cr_expect_eq(psi_buffer_flush(&out, &error), PS_E_IO);
    cr_expect_eq(error.status, PS_E_IO);
    cr_expect_str_eq(error.path, "");
    cr_expect_leq(to.calls, calls + 1);
  }
  psi_buffer empty = psi_buffer_to(take_bytes, &to, NULL);
  cr_expect_eq(psi_buffer_flush(&empty, NULL), PS_OK);
}

/* ---- paths ---- */

Test(store, path_goes_down_and_comes_back) {
  psi_path path = {{0}, 0};
  psi_path_member(&path, "causes");
  size_t item = psi_path_item(&path, 3);
  psi_path_member(&path, "evidence");
  psi_path_item(&path, 18446744);
  size_t field = psi_path_member(&path, "date");
  cr_expect_str_eq(path.text, "causes[3].evidence[18446744].date");
  psi_path_cut(&path, field);
  cr_expect_str_eq(path.text, "causes[3].evidence[18446744]");
  psi_path_cut(&path, item);
  cr_expect_str_eq(path.text, "causes");
  psi_path_cut(&path, 0);
  cr_expect_str_eq(path.text, "");
  for (int i = 0; i < 100; i++) psi_path_member(&path, "0123456789");
  cr_expect_lt(strlen(path.text), sizeof path.text);
  cr_expect_eq(path.length, strlen(path.text));
}

/* ---- messages ---- */

static const char *excerpt_of(const char *text, char buffer[64]) {
  memset(buffer, '~', 64);
  return psi_excerpt(text, strlen(text), buffer);
}

Test(store, excerpt_keeps_short_texts_and_cuts_long_ones) {
  char shown[64], text[400];
  cr_expect_str_eq(excerpt_of("", shown), "");
  cr_expect_str_eq(excerpt_of("a " E_ACUTE EURO FACE " b", shown), "a " E_ACUTE EURO FACE " b");
  cr_expect_str_eq(excerpt_of("a\tb\nc\x7F" "d\x01", shown), "a b c d ");
  cr_expect_str_eq(excerpt_of("a\xC2\x85" "b\xC2\x9B" "2J", shown), "a b 2J", "C1 controls too");
  cr_expect_str_eq(excerpt_of("\xC2\xA0\xC2\xA1", shown), "\xC2\xA0\xC2\xA1");
  cr_expect_str_eq(excerpt_of("a\xFF" "b\xC3", shown), "a?b?", "no UTF-8");
  cr_expect_str_eq(psi_excerpt("abc", 2, shown), "ab");
  const char *const characters[] = {"x", E_ACUTE, EURO, FACE, "\xFF"};
  for (size_t c = 0; c < 5; c++)
    for (size_t lead = 0; lead < 4; lead++) {
      memset(text, 'l', lead);
      text[lead] = '\0';
      while (strlen(text) < 300) strcat(text, characters[c]);
      excerpt_of(text, shown);
      cr_expect_leq(strlen(shown), 60);
      cr_expect_geq(strlen(shown), 56);
      cr_expect(is_utf8(shown), "%s", shown);
      cr_expect_str_eq(shown + strlen(shown) - 3, "...");
    }
}

Test(store, fail_writes_all_and_returns_the_status) {
  ps_error error;
  memset(&error, 0x55, sizeof error);
  cr_expect_eq(psi_fail(&error, PS_E_VALUE, "%s and %zu", "this", (size_t)7), PS_E_VALUE);
  cr_expect_eq(error.status, PS_E_VALUE);
  cr_expect_str_eq(error.message, "this and 7");
  cr_expect_str_eq(error.path, "");
  cr_expect_eq(error.line, 0);
  cr_expect_eq(error.column, 0);
  cr_expect_eq(psi_fail(NULL, PS_E_VALUE, "x"), PS_E_VALUE);
  cr_expect_eq(psi_fail_memory(&error), PS_E_MEMORY);
  cr_expect_eq(psi_fail_argument(&error, "no %s here"), PS_E_ARGUMENT);
  cr_expect_str_eq(error.message, "no %s here");
}

Test(store, fail_cuts_at_the_border_of_a_character) {
  char text[1200];
  const char *const characters[] = {"x", E_ACUTE, EURO, FACE};
  for (size_t c = 0; c < 4; c++)
    for (size_t lead = 0; lead < 4; lead++) {
      ps_error error;
      memset(text, 'l', lead);
      text[lead] = '\0';
      while (strlen(text) < 1100) strcat(text, characters[c]);
      psi_fail(&error, PS_E_VALUE, "%s", text);
      cr_expect(is_utf8(error.message));
      cr_expect_geq(strlen(error.message), sizeof error.message - 4);
      cr_expect_eq(strncmp(error.message, text, strlen(error.message)), 0);
      psi_error_path(&error, text);
      cr_expect(is_utf8(error.path));
      cr_expect_geq(strlen(error.path), sizeof error.path - 4);
      cr_expect_str_eq(error.path + strlen(error.path) - 8, text + strlen(text) - 8);
      cr_expect_eq(strncmp(error.path, "...", 3), 0);
    }
}

Test(store, paths_of_errors_are_kept_whole_where_they_fit) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  char path[300];
  memset(path, 'p', sizeof path);
  path[sizeof error.path - 1] = '\0';
  psi_error_path(&error, path);
  cr_expect_str_eq(error.path, path);
  psi_error_path(&error, "gaps[0]\xFF" "x"); /* a path may come from the caller */
  cr_expect(is_utf8(error.path));
  psi_error_path(NULL, "x");
}
