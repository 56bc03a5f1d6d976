#include <perfsys/base.h>

#include <string.h>

static int days_in_month(int year, int month) {
  static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

ps_date ps_date_make(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12) return 0;
  if (day < 1 || day > days_in_month(year, month)) return 0;
  return year * 10000 + month * 100 + day;
}

static bool is_real(ps_date date) {
  return date > 0 && ps_date_make(date / 10000, date / 100 % 100, date % 100) == date;
}

/* Reads so many digits and what comes behind them; moves *text there. */
static bool read_digits(const char **text, int count, char behind, int *number) {
  const char *at = *text;
  *number = 0;
  for (int i = 0; i < count; i++, at++) {
    if (*at < '0' || *at > '9') return false;
    *number = *number * 10 + (*at - '0');
  }
  *text = at + 1;
  return *at == behind;
}

ps_date ps_date_parse(const char *text) {
  if (text == NULL) return 0;
  int year, month, day;
  if (!read_digits(&text, 4, '-', &year) || !read_digits(&text, 2, '-', &month) ||
      !read_digits(&text, 2, '\0', &day))
    return 0;
  return ps_date_make(year, month, day);
}

const char *ps_date_text(ps_date date, char buffer[11]) {
  if (buffer == NULL) return "";
  buffer[0] = '\0';
  if (!is_real(date)) return buffer;
  memcpy(buffer, "0000-00-00", 11);
  int parts[3] = {date / 10000, date / 100 % 100, date % 100};
  static const int last[3] = {3, 6, 9};
  for (int p = 0; p < 3; p++)
    for (int at = last[p]; parts[p] > 0; at--, parts[p] /= 10)
      buffer[at] = (char)('0' + parts[p] % 10);
  return buffer;
}

/* Days since 1 March of year 0: with the year beginning in March the leap day is
 * its last, and months have a plain formula (Richards 1998). */
static int32_t day_number(ps_date date) {
  int32_t y = date / 10000, m = date / 100 % 100, d = date % 100;
  if (m < 3) {
    y--;
    m += 12;
  }
  return 365 * y + y / 4 - y / 100 + y / 400 + (153 * (m - 3) + 2) / 5 + d - 1;
}

static ps_date date_of_day(int32_t n) {
  int32_t era = n / 146097, rest = n % 146097;
  int32_t y = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
  int32_t day = rest - (365 * y + y / 4 - y / 100);
  int32_t m = (5 * day + 2) / 153;
  y += 400 * era;
  day -= (153 * m + 2) / 5;
  if (m >= 10) return ps_date_make(y + 1, m - 9, day + 1);
  return ps_date_make(y, m + 3, day + 1);
}

int32_t ps_date_days(ps_date from, ps_date to) {
  return is_real(from) && is_real(to) ? day_number(to) - day_number(from) : 0;
}

ps_date ps_date_add_days(ps_date date, int32_t days) {
  if (!is_real(date) || days > 4000000 || days < -4000000) return 0;
  int32_t n = day_number(date) + days;
  return n < day_number(10101) ? 0 : date_of_day(n);
}

ps_date ps_date_add_months(ps_date date, int32_t months) {
  if (!is_real(date) || months > 120000 || months < -120000) return 0;
  int32_t total = date / 10000 * 12 + date / 100 % 100 - 1 + months;
  int32_t year = total / 12, month = total % 12 + 1;
  if (total < 12 || year > 9999) return 0;
  int32_t day = date % 100, last = days_in_month(year, month);
  return ps_date_make(year, month, day < last ? day : last);
}
