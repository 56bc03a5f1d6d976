/* Words of imports: a map of them, ids made of them, dates. */
#include "exchange/import.h"

#include "base/text.h"

#include <string.h>

/* ---- the map: open addressing, at most half full ---- */

psi_map psi_map_new(const ps_allocator *allocator) {
  psi_map map = {allocator, NULL, 0, 0};
  return map;
}

void psi_map_free(psi_map *map) {
  if (map->slots == NULL) return;
  psi_free(map->allocator, map->slots, map->capacity * sizeof *map->slots);
  map->slots = NULL;
  map->capacity = map->count = 0;
}

/* Keys come from strangers: where the map lies in memory, which they do not know, goes
 * into the hash, so that they cannot choose keys that collide. */
static uint64_t hash_of(const psi_map *map, const char *key, size_t length) {
  uint64_t hash = (uint64_t)(uintptr_t)map->slots * UINT64_C(0x9E3779B97F4A7C15) ^ length;
  for (size_t i = 0; i < length; i++) {
    hash = (hash ^ (unsigned char)key[i]) * UINT64_C(0x100000001B3);
    hash ^= hash >> 29;
  }
  return (hash ^ (hash >> 32)) * UINT64_C(0x94D049BB133111EB) ^ (hash >> 31);
}

static psi_map_slot *slot_of(const psi_map *map, const char *key, size_t length, uint64_t hash) {
  size_t mask = map->capacity - 1;
  for (size_t i = (size_t)hash & mask;; i = (i + 1) & mask) {
    psi_map_slot *s = &map->slots[i];
    if (s->key == NULL ||
        (s->hash == hash && s->length == length && memcmp(s->key, key, length) == 0))
      return s;
  }
}

psi_map_slot *psi_map_find(const psi_map *map, const char *key, size_t length) {
  if (map->count == 0) return NULL;
  psi_map_slot *s = slot_of(map, key, length, hash_of(map, key, length));
  return s->key == NULL ? NULL : s;
}

static bool map_grow(psi_map *map) {
  psi_map larger = {map->allocator, NULL, map->capacity == 0 ? 16 : map->capacity * 2, map->count};
  if (larger.capacity > SIZE_MAX / sizeof *map->slots) return false;
  larger.slots = psi_resize(map->allocator, NULL, 0, larger.capacity * sizeof *map->slots);
  if (larger.slots == NULL) return false;
  memset(larger.slots, 0, larger.capacity * sizeof *map->slots);
  for (size_t i = 0; i < map->capacity; i++) {
    psi_map_slot *old = &map->slots[i];
    if (old->key == NULL) continue;
    uint64_t hash = hash_of(&larger, old->key, old->length);
    psi_map_slot *s = slot_of(&larger, old->key, old->length, hash);
    *s = *old;
    s->hash = hash;
  }
  psi_map_free(map);
  *map = larger;
  return true;
}

bool psi_map_put(psi_map *map, const char *key, size_t length, void *value) {
  if (map->count >= map->capacity / 2 && !map_grow(map)) return false;
  uint64_t hash = hash_of(map, key, length);
  psi_map_slot *s = slot_of(map, key, length, hash);
  if (s->key != NULL) return true;
  s->key = key;
  s->length = length;
  s->hash = hash;
  s->value = value;
  map->count++;
  return true;
}

/* ---- words ---- */

bool psi_is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

static size_t no_break_space(const char *text, size_t length) {
  return length >= 2 && memcmp(text, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

void psi_trim(const char **text, size_t *length) {
  for (;;) {
    size_t step = no_break_space(*text, *length);
    if (step == 0 && *length > 0) step = psi_is_space((*text)[0]);
    if (step == 0) break;
    *text += step;
    *length -= step;
  }
  for (;;) {
    size_t step = *length >= 2 ? no_break_space(*text + *length - 2, 2) : 0;
    if (step == 0 && *length > 0) step = psi_is_space((*text)[*length - 1]);
    if (step == 0) break;
    *length -= step;
  }
}

static char lower(char c) { return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c); }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

bool psi_same_folded(const char *a, size_t a_length, const char *b, size_t b_length) {
  if (a_length != b_length) return false;
  for (size_t i = 0; i < a_length; i++)
    if (lower(a[i]) != lower(b[i])) return false;
  return true;
}

/* U+00C0 to U+00FF in plain letters, as they are written where the marks are missing. */
static const char *plain_latin(const char *c) {
  static const char *const plain[64] = {
      "a", "a", "a", "a", "ae", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
      "d", "n", "o", "o", "o",  "o", "oe", "-", "o", "u", "u", "u", "ue", "y", "th", "ss",
      "a", "a", "a", "a", "ae", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
      "d", "n", "o", "o", "o",  "o", "oe", "-", "o", "u", "u", "u", "ue", "y", "th", "y"};
  return (unsigned char)c[0] == 0xC3 ? plain[(unsigned char)c[1] & 0x3F] : NULL;
}

/* Beyond Latin: U+2000 to U+206F are dashes, quotes and spaces, U+0080 to U+00BF marks. */
static bool is_mark(const char *c) {
  return (unsigned char)c[0] == 0xC2 ||
         ((unsigned char)c[0] == 0xE2 && ((unsigned char)c[1] == 0x80 || (unsigned char)c[1] == 0x81));
}

size_t psi_slug(const char *text, size_t length, char *buffer, size_t most) {
  size_t used = 0;
  for (size_t i = 0; i < length;) {
    size_t step = psi_utf8_length(text + i, length - i);
    char one[2] = {lower(text[i]), '\0'};
    const char *piece = one, *plain = step == 2 ? plain_latin(text + i) : NULL;
    size_t size = 1;
    if (plain != NULL) {
      piece = plain;
      size = strlen(plain);
    } else if (step > 1 && !is_mark(text + i)) {
      piece = text + i;
      size = step;
    } else if (step != 1 || !(is_letter(text[i]) || is_digit(text[i]))) {
      piece = "-";
    }
    i += step == 0 ? 1 : step;
    if (*piece == '-' && (used == 0 || buffer[used - 1] == '-')) continue;
    if (used + size > most) break;
    memcpy(buffer + used, piece, size);
    used += size;
  }
  while (used > 0 && buffer[used - 1] == '-') used--;
  buffer[used] = '\0';
  return used;
}

void psi_hash_text(const char *text, size_t length, char buffer[9]) {
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < length; i++) hash = (hash ^ (unsigned char)text[i]) * 16777619u;
  for (int i = 0; i < 8; i++) buffer[i] = "0123456789abcdef"[hash >> (28 - 4 * i) & 15];
  buffer[8] = '\0';
}

static bool is_word_byte(char c) { return is_letter(c) || is_digit(c) || (unsigned char)c >= 0x80; }

/* The place behind `words` at `at`, or NULL; a space matches any marks between words. */
static const char *match_words(const char *at, const char *words) {
  for (; *words != '\0'; words++) {
    if (*words == ' ') {
      if (*at == '\0' || is_word_byte(*at)) return NULL;
      while (*at != '\0' && !is_word_byte(*at)) at++;
    } else if (lower(*at) == *words) {
      at++;
    } else {
      return NULL;
    }
  }
  return is_word_byte(*at) ? NULL : at;
}

bool psi_has_words(const char *text, const char *words) {
  bool inside = false;
  for (const char *at = text; *at != '\0'; at++) {
    if (!inside && match_words(at, words) != NULL) return true;
    inside = is_word_byte(*at);
  }
  return false;
}

/* ---- dates ---- */

/* Reads a run of `least` to `most` digits. */
static bool number_at(const char **at, const char *end, int least, int most, int *number) {
  int count = 0;
  *number = 0;
  for (; *at < end && is_digit(**at) && count < most; count++, (*at)++)
    *number = *number * 10 + (**at - '0');
  return count >= least && (*at == end || !is_digit(**at));
}

/* A time may stand behind a day: "T10:00", " 00:00:00". */
static bool only_time(const char *at, const char *end) {
  if (at == end) return true;
  if (*at != 'T' && *at != ' ') return false;
  for (at++; at < end; at++)
    if (!is_digit(*at) && strchr(":.+-Z ", *at) == NULL) return false;
  return true;
}

static ps_date read_iso(const char *at, const char *end) {
  int y, m, d;
  if (!number_at(&at, end, 4, 4, &y)) return 0;
  if (at == end) return ps_date_make(y, 1, 1);
  if (*at++ != '-' || !number_at(&at, end, 2, 2, &m)) return 0;
  if (at == end) return ps_date_make(y, m, 1);
  if (*at++ != '-' || !number_at(&at, end, 2, 2, &d)) return 0;
  return only_time(at, end) ? ps_date_make(y, m, d) : 0;
}

ps_date psi_date_read(const char *text, size_t length, ps_date_order order) {
  int a, b, y;
  psi_trim(&text, &length);
  const char *at = text, *end = text + length;
  ps_date iso = read_iso(at, end);
  if (iso != 0 || order == PS_DATE_ORDER_ISO) return iso;
  if (!number_at(&at, end, 1, 2, &a) || at == end) return 0;
  char mark = *at++;
  if (mark != '/' && mark != '.' && mark != '-') return 0;
  if (!number_at(&at, end, 1, 2, &b) || at == end || *at++ != mark) return 0;
  if (!number_at(&at, end, 4, 4, &y) || !only_time(at, end)) return 0;
  return order == PS_DATE_ORDER_DAY_FIRST ? ps_date_make(y, b, a) : ps_date_make(y, a, b);
}
