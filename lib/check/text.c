#include "check/text.h"

#include "base/text.h"

#include <string.h>

#define NONE SIZE_MAX

enum {
  BETWEEN = 3, /* words that may stand between a lack word and what is lacking */
  BEHIND = 4,  /* words that may stand between it and a lack word behind it, after "on" */
  JOINED = 4   /* solutions that follow each other count as one: "training course" */
};

/* ---- letters ---- */

/* The character at a place of a text in UTF-8, and how many bytes it takes; 0 at its end. */
static uint32_t character(const char *text, size_t *length) {
  unsigned char first = (unsigned char)*text;
  *length = 1;
  if (first < 0x80) return first; /* most are */
  size_t more = first < 0xC0 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
  uint32_t code = more == 0 ? first : first & (0x3Fu >> more);
  size_t i = 1;
  for (; i <= more && ((unsigned char)text[i] & 0xC0) == 0x80; i++)
    code = code << 6 | ((unsigned char)text[i] & 0x3Fu);
  *length = i;
  return code;
}

/* A capital as its small letter: ASCII, Latin-1 and Latin Extended-A. */
static uint32_t small(uint32_t code) {
  if (code < 0x80) return code >= 'A' && code <= 'Z' ? code + 32 : code;
  if (code >= 0xC0 && code <= 0xDE) return code == 0xD7 ? code : code + 32;
  if (code >= 0x100 && code <= 0x17F) {
    if (code == 0x130) return 'i';
    if (code == 0x178) return 0xFF;
    if (code == 0x17F) return 's';
    if (code == 0x131 || code == 0x138 || code == 0x149) return code; /* small, and alone */
    bool odd_is_capital = (code >= 0x139 && code <= 0x148) || code >= 0x179;
    return (code & 1) == (odd_is_capital ? 1u : 0u) ? code + 1 : code;
  }
  if (code == 0x1E9E) return 0xDF;
  return code == 0x2019 ? '\'' : code; /* the apostrophe of typographers */
}

static bool is_letter(uint32_t code) {
  if (code < 0x80)
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
           (code >= '0' && code <= '9');
  if (code < 0xC0) return code == 0xAA || code == 0xB5 || code == 0xBA;
  /* Not the signs among letters; not dashes, quotes, currencies, arrows and the like. */
  return code != 0xD7 && code != 0xF7 && !(code >= 0x2000 && code <= 0x2BFF) &&
         !(code >= 0x3000 && code <= 0x303F);
}

static bool is_space(uint32_t code) {
  return code == ' ' || code == '\t' || code == '\n' || code == '\r' || code == 0xA0 ||
         code == 0x202F;
}

static bool is_hyphen(uint32_t code) { return code == '-' || code == 0x2010 || code == 0x2011; }

static uint32_t at_place(const char *text, size_t at) {
  size_t length;
  return character(text + at, &length);
}

/* The character before a place; a space at the beginning. */
static uint32_t before(const char *text, size_t at) {
  if (at == 0) return ' ';
  do at--;
  while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80);
  return at_place(text, at);
}

/* Whether a hyphen or an apostrophe there joins letters. */
static bool is_joint(const char *text, size_t at) {
  size_t length;
  uint32_t code = small(character(text + at, &length));
  return (is_hyphen(code) || code == '\'') && is_letter(before(text, at)) &&
         is_letter(at_place(text, at + length));
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Whether a point or comma there stands in a number. */
static bool is_in_number(const char *text, size_t at) {
  return (text[at] == ',' || text[at] == '.') && at > 0 && is_digit(text[at - 1]) &&
         is_digit(text[at + 1]);
}

/* The end of the word that begins or goes on at a place: "two-day", "don't", "4,100". */
static size_t word_end(const char *text, size_t at) {
  for (size_t length; text[at] != '\0'; at += length)
    if (!is_letter(character(text + at, &length)) && !is_in_number(text, at) &&
        !is_joint(text, at))
      break;
  return at;
}

/* Whether what stands there ends a clause. */
static bool is_boundary(const char *text, size_t at, uint32_t code) {
  if (code == 0x2013 || code == 0x2014) return true; /* dashes */
  if (is_hyphen(code)) return is_space(before(text, at));
  return code < 0x80 && code != 0 && strchr(".;:!?(),\n", (int)code) != NULL;
}

/* The next word at or behind a place; NONE at the end of the text, and at the end of the
 * clause where only that is asked for. */
static size_t next_word(const char *text, size_t at, bool in_clause) {
  for (size_t length; text[at] != '\0'; at += length) {
    uint32_t code = character(text + at, &length);
    if (is_letter(code)) return at;
    if (in_clause && is_boundary(text, at, code)) return NONE;
  }
  return NONE;
}

/* ---- a word of a list ---- */

typedef enum word_kind {
  PLAIN,  /* "lack of" */
  AFTER,  /* "~ is missing": behind a solution */
  FOLLOWS /* "~ for *": may follow a solution */
} word_kind;

typedef struct word {
  const char *text; /* without its marks; `length` bytes */
  size_t length;
  word_kind kind;
  bool none; /* "!" */
  bool ends; /* "#" */
} word;

/* A word as it is sorted: without its marks. */
static const char *bare(const char *written) {
  while (*written == '!' || *written == '#') written++;
  return written[0] == '~' && written[1] == ' ' ? written + 2 : written;
}

static word read_word(const char *written) {
  word w = {bare(written), 0, PLAIN, false, false};
  for (; written < w.text; written++) {
    w.none = w.none || *written == '!';
    w.ends = w.ends || *written == '#';
    if (*written == '~') w.kind = AFTER;
  }
  w.length = strlen(w.text);
  if (w.kind == AFTER && w.length > 2 && strcmp(w.text + w.length - 2, " *") == 0) {
    w.kind = FOLLOWS;
    w.length -= 2;
  }
  return w;
}

/* The end of what a space in a phrase stands for: spaces, or a hyphen. */
static size_t skip_gap(const char *text, size_t at) {
  size_t length;
  if (is_hyphen(character(text + at, &length))) return at + length;
  while (is_space(character(text + at, &length))) at += length;
  return at;
}

/* Whether a word can end there. */
static bool ends_at(const char *text, size_t at) {
  if (is_letter(at_place(text, at)) || is_in_number(text, at)) return false;
  if (!is_joint(text, at)) return true;
  /* "the manager's" is about a manager; "team-building" about no team. */
  size_t length;
  if (is_hyphen(character(text + at, &length))) return false;
  return (text[at + length] == 's' || text[at + length] == 'S') &&
         !is_letter(at_place(text, at + length + 1));
}

/* Where a word ends that begins at a place, with the ending of a plural; NONE if another
 * stands there. */
static size_t match(const char *text, size_t at, const char *sought, size_t length) {
  size_t a, b;
  uint32_t last = 0;
  for (size_t i = 0; i < length; i += b) {
    last = character(sought + i, &b);
    if (last == ' ' || last == '-') {
      size_t behind = skip_gap(text, at);
      if (behind == at) return NONE;
      at = behind;
      continue;
    }
    if (small(character(text + at, &a)) != small(last) || text[at] == '\0') return NONE;
    at += a;
  }
  if (!is_letter(last) || ends_at(text, at)) return at;
  if ((text[at] | 32) == 's' && ends_at(text, at + 1)) return at + 1;
  if ((text[at] | 32) == 'e' && (text[at + 1] | 32) == 's' && ends_at(text, at + 2)) return at + 2;
  return NONE;
}

/* ---- lists ---- */

/* The longest word of a kind that stands at a place. */
typedef struct found {
  word w;
  size_t end; /* NONE where there is none */
} found;

static void try_word(const char *text, size_t at, const char *written, word_kind kind, found *f) {
  word w = read_word(written);
  if (w.kind != kind) return;
  size_t end = match(text, at, w.text, w.length);
  if (end == NONE || (f->end != NONE && (end < f->end || (end == f->end && !w.none)))) return;
  f->w = w;
  f->end = end;
}

/* How a word begins, as a number that sorts like the word: up to four bytes. */
static uint32_t beginning(const char *at, size_t length) {
  uint32_t number = 0;
  for (size_t i = 0; i < length; i++) {
    number = number << 8 | (unsigned char)*at;
    if (*at != '\0') at++;
  }
  return number;
}

/* The first two letters at a place, made small; only one where another sign follows. */
static uint32_t beginning_at(const char *text, size_t at, size_t *used) {
  char bytes[8];
  size_t length;
  *used = 0;
  for (int letters = 0; letters < 2 && is_letter(at_place(text, at)); letters++, at += length) {
    size_t more = psi_utf8_encode(small(character(text + at, &length)), bytes + *used);
    if (*used + more > 4) break;
    *used += more;
  }
  return beginning(bytes, *used);
}

/* The first word of a sorted list that begins so, or comes after what does. */
static size_t first_with(const ps_text_list *words, uint32_t sought, size_t length) {
  size_t low = 0, high = words->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (beginning(bare(words->items[middle]), length) < sought)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static found look_up(const psi_check *k, psi_list_name list, const char *text, size_t at,
                     word_kind kind) {
  static const ps_text_list nothing = {NULL, 0, 0, true};
  const ps_lexicon *lexicon = psi_lexicon(k->language, list);
  const ps_text_list *words = lexicon == NULL ? &nothing : &lexicon->words;
  size_t length;
  psi_beat(k, 2);
  uint32_t sought = beginning_at(text, at, &length);
  found f = {{NULL, 0, PLAIN, false, false}, NONE};
  for (size_t i = first_with(words, sought, length);
       i < words->count && beginning(bare(words->items[i]), length) == sought; i++)
    try_word(text, at, words->items[i], kind, &f);
  for (size_t i = 0; k->config != NULL && i < k->config->word_count; i++)
    if (k->config->words[i].list == list)
      try_word(text, at, k->config->words[i].word, kind, &f);
  return f;
}

/* Whether what follows makes a word of the list none: "training" in "training cost". */
static bool is_undone(const psi_check *k, psi_list_name list, const char *text, size_t end) {
  size_t at = next_word(text, end, true);
  if (at == NONE) return false;
  found f = look_up(k, list, text, at, AFTER);
  return f.end != NONE && f.w.none;
}

bool psi_text_find(const psi_check *k, psi_list_name list, const char *text, size_t from,
                   psi_hit *hit) {
  if (text == NULL) return false;
  size_t at = next_word(text, 0, false);
  while (at != NONE) {
    found f = look_up(k, list, text, at, PLAIN);
    if (f.end != NONE && !f.w.none && at >= from && !is_undone(k, list, text, f.end)) {
      hit->start = at;
      hit->length = f.end - at;
      return true;
    }
    at = next_word(text, f.end != NONE && f.w.none ? f.end : word_end(text, at), false);
  }
  return false;
}

/* ---- single words ---- */

/* The bytes that a word may begin with where it is found: its first letter, small or capital,
 * or (of i and s) the first byte of a letter that is folded to it. Empty where it is not
 * ASCII: then every place has to be looked at. */
static void first_bytes(const char *sought, char set[4]) {
  unsigned char first = (unsigned char)*sought;
  char low = (char)small(first);
  memset(set, 0, 4);
  if (first >= 0x80) return;
  set[0] = low;
  if (low >= 'a' && low <= 'z') set[1] = (char)(low - 32);
  if (low == 'i') set[2] = (char)0xC4;
  if (low == 's') set[2] = (char)0xC5;
}

/* Whether a word that begins with a letter may begin there: not inside a word, nor behind a
 * hyphen or apostrophe in one. */
static bool may_begin(const char *text, size_t at) {
  if (at == 0) return true;
  uint32_t last = before(text, at);
  return !is_letter(last) && !(is_hyphen(last) && at > 1 && is_letter(before(text, at - 1)));
}

bool psi_word_find(const char *text, size_t from, const char *sought, psi_hit *hit) {
  if (text == NULL || sought == NULL || *sought == '\0') return false;
  bool letter = is_letter(at_place(sought, 0));
  size_t length = strlen(sought), whole = strlen(text);
  char set[4];
  first_bytes(sought, set);
  for (size_t at = from, step; at < whole; at += step) {
    if (set[0] != '\0') at += strcspn(text + at, set);
    if (at >= whole) return false;
    character(text + at, &step);
    if (letter && !may_begin(text, at)) continue;
    size_t end = match(text, at, sought, length);
    if (end == NONE) continue;
    hit->start = at;
    hit->length = end - at;
    return true;
  }
  return false;
}

size_t psi_word_count(const char *text) {
  size_t count = 0;
  for (size_t at = text == NULL ? NONE : next_word(text, 0, false); at != NONE;
       at = next_word(text, word_end(text, at), false))
    count++;
  return count;
}

void psi_say_hit(psi_check *k, const char *name, const char *text, psi_hit hit) {
  const char *kept = psi_store_text(k->store, text + hit.start, hit.length);
  if (kept == NULL) k->no_memory = true;
  psi_say(k, name, kept);
}

size_t psi_hit_first(const char *text, psi_hit hit) { return psi_utf8_count(text, hit.start) + 1; }

size_t psi_hit_last(const char *text, psi_hit hit) {
  return psi_utf8_count(text, hit.start + hit.length);
}

/* ---- a lack joined to a solution ---- */

typedef struct reading {
  const psi_check *k;
  const char *text, *own;
} reading;

/* A word of lack, or "need", at a place. */
static found lack_at(const reading *r, size_t at, word_kind kind) {
  found a = look_up(r->k, PSI_LIST_LACK, r->text, at, kind);
  found b = look_up(r->k, PSI_LIST_NEED_VERB, r->text, at, kind);
  if (a.end == NONE) return b;
  return b.end != NONE && (b.end > a.end || (b.end == a.end && b.w.none)) ? b : a;
}

static bool is_own(const reading *r, word w) {
  for (size_t at = r->own == NULL ? NONE : next_word(r->own, 0, false); at != NONE;
       at = next_word(r->own, word_end(r->own, at), false))
    if (match(r->own, at, w.text, w.length) != NONE) return true;
  return false;
}

/* A solution that begins at a word, or behind a hyphen in it: "Excel-Schulung". */
static found solution_in(const reading *r, size_t at) {
  found f = look_up(r->k, PSI_LIST_SOLUTION, r->text, at, PLAIN);
  size_t end = word_end(r->text, at);
  for (size_t length; f.end == NONE && at < end; at += length)
    if (is_hyphen(character(r->text + at, &length)))
      f = look_up(r->k, PSI_LIST_SOLUTION, r->text, at + length, PLAIN);
  return f;
}

/* The end of the solutions at a word, taken together; NONE where there are none or where they
 * do not count; then `*none` tells whether looking further makes sense. */
static size_t solution_end(const reading *r, size_t at, bool *none) {
  found f = solution_in(r, at);
  size_t end = f.end;
  *none = f.end != NONE && f.w.none;
  for (int i = 0; i < JOINED && f.end != NONE && !*none; i++) {
    end = f.end;
    *none = is_own(r, f.w);
    at = next_word(r->text, end, true);
    f.end = NONE;
    if (at != NONE) f = solution_in(r, at);
    if (f.w.none) f.end = NONE;
  }
  if (end != NONE && !*none) *none = is_undone(r->k, PSI_LIST_SOLUTION, r->text, end);
  return *none ? NONE : end;
}

/* Whether a clause ends there, or goes on with a word that may follow what is lacking. */
static bool may_end(const reading *r, size_t end) {
  size_t at = next_word(r->text, end, true);
  return at == NONE || lack_at(r, at, FOLLOWS).end != NONE;
}

/* "lack of good training": from the end of the lack word to the end of what is lacking. */
static size_t look_ahead(const reading *r, const found *lack) {
  size_t at = next_word(r->text, lack->end, true);
  for (int between = 0; at != NONE && between <= BETWEEN; between++) {
    bool none;
    size_t end = solution_end(r, at, &none);
    if (none) return NONE;
    if (end != NONE) return lack->w.ends && !may_end(r, end) ? NONE : end;
    found stop = lack_at(r, at, PLAIN);
    if (stop.end != NONE && stop.w.none) return NONE;
    at = next_word(r->text, word_end(r->text, at), true);
  }
  return NONE;
}

/* "Training on returns is missing": from the end of the solution to that of the lack. */
static size_t look_behind(const reading *r, size_t end) {
  size_t at = next_word(r->text, end, true);
  int words = at != NONE && lack_at(r, at, FOLLOWS).end != NONE ? BEHIND : 0;
  for (; at != NONE; at = next_word(r->text, word_end(r->text, at), true)) {
    found f = lack_at(r, at, AFTER);
    if (f.end != NONE) return may_end(r, f.end) ? f.end : NONE;
    if (words-- == 0) break;
  }
  return NONE;
}

/* Whether a solution is named at all: most statements of gaps are done with after this. */
static bool names_solution(const reading *r) {
  for (size_t at = next_word(r->text, 0, false); at != NONE;
       at = next_word(r->text, word_end(r->text, at), false)) {
    found f = solution_in(r, at);
    if (f.end != NONE && !f.w.none) return true;
  }
  return false;
}

bool psi_lack_find(const psi_check *k, const char *text, const char *own, psi_hit *hit) {
  const reading r = {k, text, own};
  if (text == NULL || !names_solution(&r)) return false;
  size_t at = next_word(text, 0, false);
  while (at != NONE) {
    found lack = lack_at(&r, at, PLAIN);
    size_t end = NONE, on = word_end(text, at);
    bool none;
    if (lack.end != NONE && lack.w.none) {
      on = lack.end;
    } else {
      if (lack.end != NONE) end = look_ahead(&r, &lack);
      size_t solution = end == NONE ? solution_end(&r, at, &none) : NONE;
      if (solution != NONE) end = look_behind(&r, solution);
    }
    if (end != NONE) {
      hit->start = at;
      hit->length = end - at;
      return true;
    }
    at = next_word(text, on, false);
  }
  return false;
}
