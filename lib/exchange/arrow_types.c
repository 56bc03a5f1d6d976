/* The formats of columns: which can be read as what, and what the others are called. */
#include "exchange/arrow_in.h"

#include <stdio.h>
#include <string.h>

static const int64_t seconds = 86400;

/* Parts of a day by the letter of a timestamp's unit. */
static int64_t parts_of(char unit) {
  switch (unit) {
    case 's': return seconds;
    case 'm': return seconds * 1000;
    case 'u': return seconds * 1000000;
    case 'n': return seconds * 1000000000;
    default: return 0;
  }
}

/* Minutes that "+05:30", "-0330" or "+01" is ahead of UTC; false for other zones than these
 * and UTC by its names. */
static bool minutes_ahead(const char *zone, int *minutes) {
  static const char *const utc[] = {"", "UTC", "Etc/UTC", "GMT", "Etc/GMT", "Z", "Zulu", "UCT"};
  *minutes = 0;
  for (size_t i = 0; i < sizeof utc / sizeof utc[0]; i++)
    if (strcmp(zone, utc[i]) == 0) return true;
  int digits[4] = {0, 0, 0, 0}, count = 0;
  if (*zone != '+' && *zone != '-') return false;
  for (const char *at = zone + 1; *at != '\0'; at++) {
    if (*at == ':' && count == 2) continue;
    if (*at < '0' || *at > '9' || count == 4) return false;
    digits[count++] = *at - '0';
  }
  if (count != 2 && count != 4) return false;
  *minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3];
  if (*zone == '-') *minutes = -*minutes;
  return digits[2] < 6 && *minutes <= 24 * 60 && *minutes >= -24 * 60;
}

/* False where a timestamp has a zone that only a table of zones knows. */
static bool timestamp_type(const char *format, psi_arrow_type *type) {
  int minutes;
  type->sort = PSI_ARROW_MOMENT;
  type->width = 8;
  type->is_signed = true;
  type->per_day = parts_of(format[2]);
  if (type->per_day == 0 || format[3] != ':' || !minutes_ahead(format + 4, &minutes)) return false;
  type->ahead = type->per_day / (24 * 60) * minutes;
  return true;
}

static bool plain_type(const char *format, psi_arrow_type *type) {
  static const struct {
    const char *format;
    psi_arrow_type type;
  } types[] = {
      {"n", {PSI_ARROW_NOTHING, 0, false, 0, 0}},  {"c", {PSI_ARROW_WHOLE, 1, true, 0, 0}},
      {"C", {PSI_ARROW_WHOLE, 1, false, 0, 0}},    {"s", {PSI_ARROW_WHOLE, 2, true, 0, 0}},
      {"S", {PSI_ARROW_WHOLE, 2, false, 0, 0}},    {"i", {PSI_ARROW_WHOLE, 4, true, 0, 0}},
      {"I", {PSI_ARROW_WHOLE, 4, false, 0, 0}},    {"l", {PSI_ARROW_WHOLE, 8, true, 0, 0}},
      {"L", {PSI_ARROW_WHOLE, 8, false, 0, 0}},    {"f", {PSI_ARROW_REAL, 4, true, 0, 0}},
      {"g", {PSI_ARROW_REAL, 8, true, 0, 0}},      {"u", {PSI_ARROW_STRING, 4, true, 0, 0}},
      {"U", {PSI_ARROW_STRING, 8, true, 0, 0}},    {"vu", {PSI_ARROW_VIEW, 16, true, 0, 0}},
      {"tdD", {PSI_ARROW_MOMENT, 4, true, 1, 0}},
      {"tdm", {PSI_ARROW_MOMENT, 8, true, 86400000, 0}},
  };
  for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
    if (strcmp(format, types[i].format) == 0) {
      *type = types[i].type;
      return true;
    }
  return strncmp(format, "ts", 2) == 0 && format[2] != '\0' && timestamp_type(format, type);
}

/* What people call a type. */
static const char *name_of(const char *format) {
  static const struct {
    const char *begin, *name;
  } names[] = {
      {"n", "null"},           {"b", "booleans"},          {"c", "int8"},
      {"C", "uint8"},          {"s", "int16"},             {"S", "uint16"},
      {"i", "int32"},          {"I", "uint32"},            {"l", "int64"},
      {"L", "uint64"},         {"e", "half floats"},       {"f", "float32"},
      {"g", "float64"},        {"d:", "decimals"},         {"z", "bytes"},
      {"Z", "bytes"},          {"vz", "bytes"},            {"u", "texts"},
      {"U", "texts"},          {"vu", "texts"},            {"w:", "bytes"},
      {"td", "dates"},         {"tt", "times of the day"}, {"ts", "timestamps"},
      {"tD", "durations"},     {"ti", "intervals"},        {"+s", "structs"},
      {"+l", "lists"},         {"+L", "lists"},            {"+vl", "lists"},
      {"+vL", "lists"},        {"+w", "lists"},            {"+m", "maps"},
      {"+u", "unions"},        {"+r", "runs"},
  };
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (strncmp(format, names[i].begin, strlen(names[i].begin)) == 0) return names[i].name;
  return "another type";
}

static bool is_fit(const psi_arrow_type *type, psi_arrow_role role) {
  switch (type->sort) {
    case PSI_ARROW_NOTHING: return true;
    case PSI_ARROW_WHOLE: return true; /* a year, the number of a site */
    case PSI_ARROW_REAL: return role == PSI_ARROW_FIGURES;
    case PSI_ARROW_MOMENT: return role == PSI_ARROW_DATES;
    case PSI_ARROW_STRING:
    case PSI_ARROW_VIEW: return role != PSI_ARROW_FIGURES;
  }
  return false;
}

static bool bad_type(const psi_arrow_input *input, const char *format) {
  static const char *const wanted[] = {
      "Numbers of up to 64 bits are read here",
      "Dates, timestamps, texts like 2017-03-31 and years are read here",
      "Texts and integers are read here"};
  char name[64], shown[64];
  const char *hint = "";
  psi_arrow_type type;
  if (strncmp(format, "ts", 2) == 0 && strchr(format, ':') != NULL && !plain_type(format, &type))
    hint = ": without a table of zones their days are not known, take dates or the local time";
  return psi_import_fail(input->in, 0, PS_E_TYPE, "Column \"%s\" holds %s (\"%s\")%s. %s.",
                         psi_excerpt(input->name, strlen(input->name), name), name_of(format),
                         psi_excerpt(format, strlen(format), shown), hint, wanted[input->role]);
}

bool psi_arrow_open(psi_arrow_input *input, const struct ArrowSchema *schema) {
  const struct ArrowSchema *values = schema->dictionary == NULL ? schema : schema->dictionary;
  input->coded = schema->dictionary != NULL;
  if (schema->format == NULL || values->format == NULL)
    return psi_import_fail(input->in, 0, PS_E_ARGUMENT, "A column of the table has no format.");
  psi_arrow_type *type = input->coded ? &input->codes_of.type : &input->view.type;
  if (!plain_type(values->format, type) || !is_fit(type, input->role) || values->dictionary != NULL)
    return bad_type(input, values->format);
  if (input->coded &&
      (!plain_type(schema->format, &input->view.type) || input->view.type.sort != PSI_ARROW_WHOLE))
    return bad_type(input, schema->format);
  return true;
}
