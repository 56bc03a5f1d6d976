#include "base/figures.h"

#include "base/field.h"
#include "base/number.h"

#include <math.h>
#include <string.h>

/* A number as digits d1 d2 ... times 10^exponent (the point before d1). */
typedef struct decimal {
  char digits[24];
  int count;
  int exponent;
  bool negative;
} decimal;

static decimal decimal_of(double value) {
  char text[PSI_NUMBER_BUFFER];
  decimal d = {{0}, 0, 0, value < 0};
  size_t length = psi_number_write(value, text), i = text[0] == '-';
  int exponent = 0;
  bool point = false, leading = true;
  for (; i < length && text[i] != 'e'; i++) {
    if (text[i] == '.') {
      point = true;
    } else if (leading && text[i] == '0') {
      exponent -= point;
    } else {
      leading = false;
      if (d.count < (int)sizeof d.digits) d.digits[d.count++] = (char)(text[i] - '0');
      exponent += !point;
    }
  }
  if (i < length) {
    int sign = text[++i] == '-' ? -1 : 1, e = 0;
    for (i += text[i] == '-' || text[i] == '+'; i < length; i++) e = e * 10 + (text[i] - '0');
    exponent += sign * e;
  }
  d.exponent = d.count == 0 ? 0 : exponent;
  return d;
}

static void round_at(decimal *d, int keep) {
  if (keep >= d->count) return;
  bool up = keep >= 0 && d->digits[keep] >= 5;
  d->count = keep < 0 ? 0 : keep;
  if (!up) return;
  int i = d->count - 1;
  while (i >= 0 && d->digits[i] == 9) i--;
  if (i >= 0) {
    d->digits[i]++;
    d->count = i + 1;
  } else {
    d->digits[0] = 1;
    d->count = 1;
    d->exponent++;
  }
}

static char digit_at(const decimal *d, int place) { /* place 0 is just before the point */
  int i = d->exponent - 1 - place;
  return (char)('0' + (i >= 0 && i < d->count ? d->digits[i] : 0));
}

const char *psi_figure(double value, int decimals, char buffer[PSI_FIGURE_BUFFER]) {
  char *at = buffer;
  if (decimals > 40) decimals = 40;
  decimal d = decimal_of(value);
  round_at(&d, d.exponent + decimals);
  if (d.negative && d.count > 0) *at++ = '-';
  int whole = d.exponent > 1 ? d.exponent : 1;
  if (whole > 200) { /* nobody reads such a number digit by digit */
    size_t length = psi_number_write(value, buffer);
    buffer[length] = '\0';
    return buffer;
  }
  for (int place = whole - 1; place >= 0; place--) {
    *at++ = digit_at(&d, place);
    if (place > 0 && place % 3 == 0) *at++ = ',';
  }
  if (decimals > 0) *at++ = '.';
  for (int place = -1; place >= -decimals; place--) *at++ = digit_at(&d, place);
  *at = '\0';
  return buffer;
}

int psi_decimals(const double *values, size_t count) {
  double largest = 0;
  bool whole = true;
  for (size_t i = 0; i < count; i++) {
    if (fabs(values[i]) > largest) largest = fabs(values[i]);
    whole = whole && values[i] == floor(values[i]);
  }
  if (whole || largest >= 1000) return whole ? 0 : 1;
  if (largest >= 1) return largest >= 100 ? 1 : largest >= 10 ? 2 : 3;
  int decimals = 5;
  for (double size = 0.1; largest < size && decimals < 20; size /= 10) decimals++;
  return decimals;
}

void psi_out_figure(psi_buffer *out, double value, int decimals) {
  char text[PSI_FIGURE_BUFFER];
  psi_out_text(out, psi_figure(value, decimals, text));
}

void psi_out_percent(psi_buffer *out, double share, int decimals) {
  psi_out_figure(out, share * 100, decimals);
  psi_out_text(out, " %");
}

void psi_out_money(psi_buffer *out, const ps_money *money, const char *currency) {
  const char *code = money->currency[0] != '\0' ? money->currency : currency;
  char text[PSI_NUMBER_BUFFER];
  size_t length = psi_integer_write(money->minor, text), start = text[0] == '-';
  size_t digits = length - start, minor = (size_t)psi_currency_digits(code);
  if (code != NULL) {
    psi_out_text(out, code);
    psi_out_char(out, ' ');
  }
  if (start) psi_out_char(out, '-');
  size_t whole = digits > minor ? digits - minor : 0;
  if (whole == 0) psi_out_char(out, '0');
  for (size_t i = 0; i < whole; i++) {
    if (i > 0 && (whole - i) % 3 == 0) psi_out_char(out, ',');
    psi_out_char(out, text[start + i]);
  }
  if (minor > 0) psi_out_char(out, '.');
  for (size_t i = digits; i < minor; i++) psi_out_char(out, '0');
  psi_out(out, text + start + whole, digits - whole);
}

void psi_out_date(psi_buffer *out, ps_date date) {
  char text[11];
  psi_out_text(out, ps_date_text(date, text));
}

void psi_out_span(psi_buffer *out, ps_date from, ps_date to) {
  if (from == 0 && to == 0) psi_out_text(out, "all dates");
  if (from != 0 && to == 0) psi_out_text(out, "from ");
  if (from == 0 && to != 0) psi_out_text(out, "until ");
  psi_out_date(out, from);
  if (from != 0 && to != 0) psi_out_text(out, " to ");
  psi_out_date(out, to);
}
