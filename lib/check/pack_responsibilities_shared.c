/* What the rules of responsibilities share: the matrix of a case. */
#include "check/pack_responsibilities.h"

#include "model/tables.h"

#include <string.h>

/* ---- activities ---- */

static psi_group_key activity_of(const void *item) {
  const ps_responsibility *r = item;
  const char *kind = r->kind == PS_ACTIVITY_KIND_UNSET
                         ? NULL
                         : psi_enum_name(&psi_activity_kind_words, (int)r->kind);
  return (psi_group_key){r->activity != NULL ? r->activity : kind, r->phase};
}

bool psi_raci_of(psi_check *k, psi_raci *m) {
  m->rows = (const ps_responsibility *const *)k->c->responsibilities.items;
  m->count = k->c->responsibilities.count;
  return psi_group(k, (const void *const *)m->rows, m->count, activity_of, &m->activities);
}

size_t psi_activity_from(const psi_raci *m, size_t row) {
  while (row < m->count && m->activities.later[row]) row++;
  return row;
}

const char *psi_activity_words(const ps_responsibility *r) {
  static const char *const kinds[] = {
      "?",          "Notice gaps",    "Open a case",     "Find causes",
      "Describe tasks and skills",    "Decide",          "Give money, people and time",
      "Clear what is in the way",     "Make what is needed", "Keep it up on the job",
      "See what changed",             "Other activities"};
  return r->activity != NULL ? r->activity : kinds[r->kind];
}

/* ---- letters ---- */

const char *psi_other_letters(const ps_responsibility *r) {
  static const char also[] = "also ";
  if (r->split == NULL || strncmp(r->split, also, sizeof also - 1) != 0) return NULL;
  return r->split + sizeof also - 1;
}

bool psi_no_letter(const ps_responsibility *r) {
  return r->letter == PS_LETTER_UNSET && psi_other_letters(r) == NULL;
}

static bool has_other_letter(const ps_responsibility *r, char letter) {
  const char *at = psi_other_letters(r);
  while (at != NULL && at[0] != '\0' && (at[1] == '\0' || at[1] == ',')) {
    if (at[0] == letter) return true;
    at = at[1] == '\0' || at[2] == '\0' ? NULL : at + 3;
  }
  return false;
}

bool psi_other_scheme(psi_check *k) {
  for (size_t i = 0; i < k->c->responsibilities.count; i++) {
    const ps_responsibility *r = k->c->responsibilities.items[i];
    if (!has_other_letter(r, 'D') && !has_other_letter(r, 'P')) continue;
    psi_spared(k, "The matrix has letters of DACI or RAPID, which have rules of their own.");
    return true;
  }
  return false;
}
