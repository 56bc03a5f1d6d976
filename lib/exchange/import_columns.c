#include "exchange/import_columns.h"

#include "exchange/csv.h"

#include <stdio.h>
#include <string.h>

bool psi_head_keep(psi_import *in, const psi_csv *csv, psi_head *head) {
  head->count = csv->count;
  head->names = psi_store_take(in->scratch, csv->count * sizeof *head->names);
  if (head->names == NULL) return psi_import_no_memory(in);
  for (size_t i = 0; i < csv->count; i++) {
    const char *name = csv->cells[i].text;
    size_t length = csv->cells[i].length;
    psi_trim(&name, &length);
    head->names[i] = psi_import_scratch(in, name, length);
    if (head->names[i] == NULL) return false;
  }
  return true;
}

size_t psi_head_exact(const psi_head *head, const char *name, size_t length) {
  for (size_t i = 0; i < head->count; i++)
    if (strlen(head->names[i]) == length && memcmp(head->names[i], name, length) == 0) return i;
  return PSI_NO_COLUMN;
}

size_t psi_head_find(const psi_head *head, const char *name, size_t length) {
  char wanted[129], slug[129];
  size_t exact = psi_head_exact(head, name, length);
  if (exact != PSI_NO_COLUMN || psi_slug(name, length, wanted, 128) == 0) return exact;
  for (size_t i = 0; i < head->count; i++) {
    psi_slug(head->names[i], strlen(head->names[i]), slug, 128);
    if (strcmp(slug, wanted) == 0) return i;
  }
  return PSI_NO_COLUMN;
}

size_t psi_head_usual(const psi_head *head, const char *names) {
  for (const char *at = names; *at != '\0';) {
    size_t length = strcspn(at, " ");
    size_t column = psi_head_find(head, at, length);
    if (column != PSI_NO_COLUMN) return column;
    at += length;
    at += strspn(at, " ");
  }
  return PSI_NO_COLUMN;
}

void psi_naming_add(psi_naming *naming, const char *name) {
  char shown[64];
  char *at = naming->text + naming->at;
  size_t room = naming->size - naming->at;
  if (naming->full) return;
  psi_excerpt(name, strlen(name), shown);
  naming->full = strlen(shown) + 9 > room; /* 9: a comma, quotes, and " ..." if it ends here */
  if (naming->full)
    snprintf(at, room, " ...");
  else
    naming->at += (size_t)snprintf(at, room, "%s\"%s\"", naming->at == 0 ? "" : ", ", shown);
}

bool psi_head_missing(psi_import *in, const psi_head *head, const char *what, const char *name) {
  char there[360] = "", wanted[64];
  psi_naming naming = {there, sizeof there, 0, false};
  for (size_t i = 0; i < head->count && !naming.full; i++) psi_naming_add(&naming, head->names[i]);
  if (name == NULL)
    return psi_import_fail(in, in->head_line, PS_E_NOT_FOUND,
                           "No column is known %s; there are: %s.", what, there);
  return psi_import_fail(in, in->head_line, PS_E_NOT_FOUND,
                         "There is no column \"%s\" %s; there are: %s.",
                         psi_excerpt(name, strlen(name), wanted), what, there);
}

bool psi_head_tell_unread(psi_import *in, const psi_head *head, const bool *read) {
  char names[512] = "";
  psi_naming naming = {names, sizeof names, 0, false};
  size_t count = 0;
  for (size_t i = 0; i < head->count; i++) {
    if (read[i]) continue;
    psi_naming_add(&naming, head->names[i]);
    count++;
  }
  return count == 0 || psi_import_note(in, 0, "Not read: %s %s.", count == 1 ? "column" : "columns",
                                       names);
}

/* ---- the columns of dated figures ---- */

/* Sought in this order: "day" is often the day of the week, beside a date. */
static const char *const usual[PSI_FIGURE_COLUMNS] = {
    "date on period month week quarter day year datum zeitraum monat jahr",
    "value wert figure rate",
    "numerator count cases deaths breaches events numerator-count zaehler",
    "denominator n total births attendances base nenner",
};
static const char *const what_for[PSI_FIGURE_COLUMNS] = {
    "for the date", "for the value", "for the numerator", "for the denominator"};
const char psi_group_names[] =
    "group site team org-code org unit region segment clinic branch location ward station gruppe";

static size_t column_left(const psi_head *head, const bool *read) {
  size_t left = PSI_NO_COLUMN, count = 0;
  for (size_t i = 0; i < head->count; i++) {
    if (read[i]) continue;
    left = i;
    count++;
  }
  return count == 1 ? left : PSI_NO_COLUMN;
}

bool psi_figure_columns(psi_import *in, const psi_head *head,
                        const char *const names[PSI_FIGURE_COLUMNS], bool exact, bool lone,
                        bool *read, size_t column[PSI_FIGURE_COLUMNS]) {
  for (int i = 0; i < PSI_FIGURE_COLUMNS; i++) {
    size_t length = names[i] == NULL ? 0 : strlen(names[i]);
    column[i] = names[i] == NULL ? psi_head_usual(head, usual[i])
                : exact          ? psi_head_exact(head, names[i], length)
                                 : psi_head_find(head, names[i], length);
    if (names[i] != NULL && column[i] == PSI_NO_COLUMN)
      return psi_head_missing(in, head, what_for[i], names[i]);
  }
  if (column[PSI_DATE_COLUMN] == PSI_NO_COLUMN)
    return psi_head_missing(in, head, "for the date (date_column)", NULL);
  /* Half a rate is none: a lone "n" or "count" is another column beside the value. */
  if (column[PSI_NUMERATOR_COLUMN] == PSI_NO_COLUMN ||
      column[PSI_DENOMINATOR_COLUMN] == PSI_NO_COLUMN) {
    if (names[PSI_NUMERATOR_COLUMN] != NULL || names[PSI_DENOMINATOR_COLUMN] != NULL)
      return psi_head_missing(in, head,
                              "for the other half of the rate (numerator_column, "
                              "denominator_column)", NULL);
    column[PSI_NUMERATOR_COLUMN] = column[PSI_DENOMINATOR_COLUMN] = PSI_NO_COLUMN;
  }
  read[column[PSI_DATE_COLUMN]] = true;
  if (column[PSI_VALUE_COLUMN] == PSI_NO_COLUMN && column[PSI_NUMERATOR_COLUMN] == PSI_NO_COLUMN &&
      lone)
    column[PSI_VALUE_COLUMN] = column_left(head, read);
  if (column[PSI_VALUE_COLUMN] == PSI_NO_COLUMN && column[PSI_NUMERATOR_COLUMN] == PSI_NO_COLUMN)
    return psi_head_missing(in, head,
                            "for the figures (value_column, or numerator_column and "
                            "denominator_column)", NULL);
  for (int i = 0; i < PSI_FIGURE_COLUMNS; i++)
    if (column[i] != PSI_NO_COLUMN) read[column[i]] = true;
  return true;
}
