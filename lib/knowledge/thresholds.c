#include "knowledge/thresholds.h"

#include "knowledge/tables.h"

#include <string.h>

static const ps_field threshold_rows[] = {
    PSI_TEXT_REQUIRED(ps_threshold, key, 1, "\"voices.max_seats\"."),
    PSI_NUMBER(ps_threshold, value, NULL, 1, "What holds unless a configuration says otherwise."),
    PSI_TEXT(ps_threshold, unit, 1, "Its unit."),
    PSI_TEXT(ps_threshold, means, 1, "What it limits."),
};
const ps_struct psi_threshold_table =
    PSI_TABLE("threshold", ps_threshold, threshold_rows, "A limit that rules of practice use.");

static const ps_threshold thresholds[] = {
#define PSI_LIMIT_ROW(name, key, value, unit, means)                                               \
  {PSI_HEAD(psi_threshold_table), key, {value, true}, unit, means},
    PSI_LIMITS(PSI_LIMIT_ROW)
#undef PSI_LIMIT_ROW
};

const ps_threshold *ps_threshold_at(size_t index) {
  return index < PSI_COUNT(thresholds) ? &thresholds[index] : NULL;
}

const ps_threshold *ps_threshold_find(const char *key) {
  for (size_t i = 0; key != NULL && i < PSI_COUNT(thresholds); i++)
    if (strcmp(thresholds[i].key, key) == 0) return &thresholds[i];
  return NULL;
}
