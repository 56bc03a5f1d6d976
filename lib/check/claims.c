#include "check/claims.h"

#include "check/rule.h"

#include <math.h>
#include <string.h>

/* ---- figures ---- */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static size_t skip_spaces(const char *t, size_t at) {
  while (t[at] == ' ' || t[at] == '\n' || strncmp(t + at, "\xC2\xA0", 2) == 0)
    at += t[at] == '\xC2' ? 2 : 1;
  return at;
}

/* Behind a sign of a currency, if there is one. */
static size_t skip_currency(const char *t, size_t at) {
  static const char *const signs[] = {"$", "\xE2\x82\xAC", "\xC2\xA3", "USD", "EUR", "GBP"};
  for (size_t i = 0; i < PSI_COUNT(signs); i++)
    if (strncmp(t + at, signs[i], strlen(signs[i])) == 0)
      return skip_spaces(t, at + strlen(signs[i]));
  return at;
}


/* Behind the word that stands there, if it is one of some; `at` if not. */
static size_t skip_any(const char *t, size_t at, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++) {
    size_t length = strlen(words[i]), n = 0;
    while (n < length && psi_small(t[at + n]) == words[i][n]) n++;
    if (n == length && !is_letter(t[at + n]) && !is_digit(t[at + n])) return at + n;
  }
  return at;
}

/* Digits of a number with thousands marked. Returns how many decimals it has, -1 where it has no
 * point; NO_NUMBER where there is none, or more digits than a double holds. */
enum { NO_NUMBER = -2 };
static int read_digits(const char *t, size_t *at, double *value, int *zeros) {
  int decimals = -1;
  size_t digits = 0;
  for (*value = 0, *zeros = 0;; (*at)++) {
    char c = t[*at];
    bool thousands = c == ',' && digits > 0 && decimals < 0 && is_digit(t[*at + 1]) &&
                     is_digit(t[*at + 2]) && is_digit(t[*at + 3]) && !is_digit(t[*at + 4]);
    bool point = c == '.' && decimals < 0 && is_digit(t[*at + 1]);
    if (thousands) continue;
    if (point) decimals = 0;
    if (point) continue;
    if (!is_digit(c)) break;
    *value = *value * 10 + (c - '0');
    *zeros = c == '0' ? *zeros + 1 : 0;
    decimals += decimals >= 0;
    digits++;
  }
  /* "1.000.000" and "1.234,5" are written by other customs. */
  bool foreign = (t[*at] == ',' || t[*at] == '.') && is_digit(t[*at + 1]);
  return digits == 0 || foreign || *value > 1e15 ? NO_NUMBER : decimals;
}

static double ten_to(int n) {
  double power = 1;
  while (n-- > 0) power *= 10;
  return power;
}

/* How far a figure that was rounded may be off: half of its last digit; ending zeros may be
 * rounded too, but for no more than half a per cent. */
static double half_of(double value, int decimals, int zeros) {
  double half = 0.5 / ten_to(decimals), round = 0.5 * ten_to(zeros);
  if (decimals > 0) return half;
  round = round < 0.005 * value ? round : 0.005 * value;
  return round > half ? round : half;
}

/* A figure at a place: "$1,234.5", "15.6 %", "9.6M". */
static bool read_figure(const char *t, size_t from, psi_told *f) {
  static const char *const percents[] = {"percent", "per cent"};
  static const char *const millions[] = {"million"};
  size_t at = skip_currency(t, from);
  int zeros, decimals = read_digits(t, &at, &f->value, &zeros);
  if (decimals == NO_NUMBER) return false;
  decimals = decimals < 0 ? 0 : decimals;
  f->value /= ten_to(decimals);
  double half = half_of(f->value, decimals, zeros), scale = 1;
  const size_t unit = skip_spaces(t, at);
  size_t behind = skip_any(t, unit, millions, 1);
  bool letter = (t[unit] == 'M' || t[unit] == 'k') && !is_letter(t[unit + 1]);
  if (letter || behind > unit) {
    scale = t[unit] == 'k' ? 1e3 : 1e6;
    at = letter ? unit + 1 : behind;
  }
  f->value *= scale;
  behind = skip_spaces(t, at);
  size_t word = skip_any(t, behind, percents, 2);
  f->is_percent = t[behind] == '%' || word > behind;
  if (f->is_percent) at = t[behind] == '%' ? behind + 1 : word;
  f->is_whole = decimals == 0 && scale == 1 && !f->is_percent;
  f->low = f->value - half * scale;
  f->high = f->value + half * scale;
  f->hit.start = from;
  f->hit.length = at - from;
  return true;
}

bool psi_told_fits(double x, const psi_told *f) {
  const double slack = 1e-9 * fabs(x);
  return x >= f->low - slack && x <= f->high + slack;
}

/* ---- sums, "360,000/40,000 x 100 = 800 %" ---- */

typedef struct reading {
  const char *t;
  size_t at;
  size_t operators;
  int depth;
  bool good;
} reading;

typedef struct span {
  double low, value, high;
} span;

/* The operator there: one of + - * / ( ) =, or 0; `*length` is how long it is. */
static char operator_at(const char *t, size_t at, size_t *length) {
  static const struct {
    const char *sign;
    char is;
  } signs[] = {{"\xC3\x97", '*'},     {"\xE2\x88\x92", '-'}, {"\xC3\xB7", '/'},
               {"\xE2\x80\x93", '-'}, {"+", '+'},            {"-", '-'},
               {"*", '*'},            {"/", '/'},            {"(", '('},
               {")", ')'},            {"=", '='}};
  for (size_t i = 0; i < PSI_COUNT(signs); i++) {
    *length = strlen(signs[i].sign);
    if (strncmp(t + at, signs[i].sign, *length) == 0) return signs[i].is;
  }
  *length = 1;
  return (t[at] == 'x' || t[at] == 'X') && !is_letter(t[at + 1]) ? '*' : 0;
}

/* Behind the spaces, and at most two words of what is counted: "25 people x". */
static void skip_words(reading *s) {
  size_t length;
  s->at = skip_spaces(s->t, s->at);
  for (int words = 0; words < 2 && is_letter(s->t[s->at]) && !operator_at(s->t, s->at, &length);
       words++) {
    while (is_letter(s->t[s->at])) s->at++;
    s->at = skip_spaces(s->t, s->at);
  }
}

static span add_up(reading *s);

static span span_of(double a, double b, double c, double d, double value) {
  span r = {fmin(fmin(a, b), fmin(c, d)), value, fmax(fmax(a, b), fmax(c, d))};
  return r;
}

static span one(reading *s) {
  span r = {0, 0, 0};
  size_t length;
  psi_told f;
  s->at = skip_spaces(s->t, s->at);
  if (operator_at(s->t, s->at, &length) == '(') {
    s->at += length;
    s->good = s->good && ++s->depth < 20;
    r = s->good ? add_up(s) : r;
    s->good = s->good && operator_at(s->t, s->at, &length) == ')';
    if (!s->good) return r;
    s->at += length;
    skip_words(s);
    return r;
  }
  s->good = s->good && read_figure(s->t, s->at, &f);
  if (!s->good) return r;
  s->at += f.hit.length;
  /* Whole numbers are counts or exact amounts; shares and decimals were rounded. */
  double scale = f.is_percent ? 100 : 1;
  r.value = f.value / scale;
  r.low = f.is_whole ? r.value : f.low / scale;
  r.high = f.is_whole ? r.value : f.high / scale;
  skip_words(s);
  return r;
}

static span multiply(reading *s) {
  span r = one(s);
  size_t length;
  for (char sign; s->good && ((sign = operator_at(s->t, s->at, &length)) == '*' || sign == '/');) {
    s->at += length;
    s->operators++;
    span b = one(s);
    s->good = s->good && (sign == '*' || b.low > 0);
    r = sign == '*' ? span_of(r.low * b.low, r.low * b.high, r.high * b.low, r.high * b.high,
                              r.value * b.value)
                    : span_of(r.low / b.low, r.low / b.high, r.high / b.low, r.high / b.high,
                              r.value / b.value);
  }
  return r;
}

static span add_up(reading *s) {
  span r = multiply(s);
  size_t length;
  for (char sign; s->good && ((sign = operator_at(s->t, s->at, &length)) == '+' || sign == '-');) {
    s->at += length;
    s->operators++;
    span b = multiply(s);
    double way = sign == '+' ? 1 : -1;
    r = span_of(r.low + way * b.low, r.low + way * b.high, r.high + way * b.low,
                r.high + way * b.high, r.value + way * b.value);
  }
  return r;
}

/* A per cent may be of a sum that was taken times 100 or not. */
static bool agrees(const span *made, const psi_told *told, double *right) {
  double scale = told->is_percent ? 100 : 1;
  bool as_share = made->high * scale >= told->low && made->low * scale <= told->high;
  bool as_printed = made->high >= told->low && made->low <= told->high;
  bool hundredfold = fabs(made->value - told->value) < fabs(made->value * scale - told->value);
  *right = hundredfold ? made->value : made->value * scale;
  return as_share || as_printed;
}

/* Looks at the sum that begins there; `*next` is where to look further. */
static bool sum_is_wrong(const char *t, size_t from, size_t *next, psi_wrong_sum *w) {
  reading s = {t, from, 0, 0, true};
  size_t length;
  psi_told told;
  span made = add_up(&s);
  size_t end = s.at;
  /* What cannot be read may be a part of a sum: go on behind it. */
  *next = s.good ? end : from + strcspn(t + from, "=;");
  bool equation = s.good && s.operators > 0 && isfinite(made.value) &&
                  operator_at(t, end, &length) == '=' &&
                  read_figure(t, skip_spaces(t, end + 1), &told);
  if (!equation) return false;
  while (t[end - 1] == ' ') end--;
  w->sum.start = from;
  w->sum.length = end - from;
  w->told = told.hit;
  w->is_percent = told.is_percent;
  return !agrees(&made, &told, &w->right);
}

bool psi_wrong_sum_find(const char *t, psi_wrong_sum *w) {
  for (size_t i = 0, next; t[i] != '\0'; i = next) {
    bool inside = i > 0 && (is_digit(t[i - 1]) || is_letter(t[i - 1]) || t[i - 1] == '.' ||
                            t[i - 1] == ',');
    bool start = !inside && (is_digit(t[i]) || t[i] == '(' || (t[i] == '.' && is_digit(t[i + 1])) ||
                             skip_currency(t, i) > i);
    next = i + 1;
    if (start && sum_is_wrong(t, i, &next, w)) return true;
    next = next > i ? next : i + 1;
  }
  return false;
}

/* ---- ratios ---- */

/* Behind "per $1", "for every $1", ":1", "to 1"; `at` where none of them stands. */
static size_t skip_per_one(const char *t, size_t at) {
  static const char *const per[] = {"per", "for every", "for each", "to"};
  size_t start = skip_spaces(t, at);
  size_t next = t[start] == ':' ? start + 1 : skip_any(t, start, per, 4);
  psi_told one_unit;
  bool is_one = next > start && read_figure(t, skip_spaces(t, next), &one_unit) &&
                one_unit.value == 1;
  return is_one ? skip_spaces(t, next) + one_unit.hit.length : at;
}

/* A figure that is a ratio: a per cent, or so much per one, or "$1.42", which can be nothing
 * else. As a ratio, 800 % is 8. */
static bool read_ratio(const char *t, size_t at, psi_told *f) {
  if (!read_figure(t, at, f)) return false;
  size_t end = at + f->hit.length, behind = f->is_percent ? end : skip_per_one(t, end);
  bool cents = skip_currency(t, at) > at && !f->is_whole && f->value < 1000;
  double scale = f->is_percent ? 100 : 1;
  f->value /= scale;
  f->low /= scale;
  f->high /= scale;
  f->hit.length = behind - at;
  return f->is_percent || behind > end || cents;
}

/* The ratio told behind a word, with nothing but sums and small words between. */
static bool ratio_behind(const char *t, size_t at, psi_told *f) {
  static const char *const between[] = {"of", "is", "was", "were", "about", "around", "roughly",
                                        "nearly", "over", "at", "reached", "equals", "some",
                                        "an", "a", "the", "ratio", "comes to", "came to",
                                        "makes"};
  for (size_t next, length;; at = next) {
    at = skip_spaces(t, at);
    psi_told plain;
    if (read_ratio(t, at, f)) return true;
    char sign = operator_at(t, at, &length);
    next = read_figure(t, at, &plain) ? at + plain.hit.length
           : sign != 0 || t[at] == ':' ? at + length
                                       : skip_any(t, at, between, PSI_COUNT(between));
    if (next == at) return false;
  }
}

/* The ratio told just before a word: "an 800 % return on investment". */
static bool ratio_before(const char *t, size_t word, psi_told *f) {
  for (size_t i = word < 24 ? 0 : word - 24; i < word; i++) {
    bool inside = i > 0 && (is_digit(t[i - 1]) || t[i - 1] == '.' || t[i - 1] == ',');
    bool fits = !inside && read_ratio(t, i, f) && skip_spaces(t, i + f->hit.length) == word;
    if (fits) return true;
  }
  return false;
}

bool psi_ratio_find(const char *t, const char *const *names, size_t count, psi_told *f) {
  psi_hit hit;
  for (size_t i = 0; i < count; i++)
    for (size_t at = 0; psi_word_find(t, at, names[i], &hit); at = hit.start + hit.length)
      if (ratio_behind(t, hit.start + hit.length, f) || ratio_before(t, hit.start, f)) return true;
  return false;
}
