/* Responsibilities from matrices as people write them: activities down, roles across. */
#include "exchange/import_raci.h"

#include "base/buffer.h"
#include "exchange/import_grid.h"
#include "model/entity.h"

#include <stdio.h>
#include <string.h>

/* What is surely one of the usual activities; all else stays unset. */
static const struct {
  const char *words;
  ps_activity_kind kind;
} activity_words[] = {
    {"job analysis", PS_ACTIVITY_KIND_JOB_ANALYSIS},
    {"task analysis", PS_ACTIVITY_KIND_JOB_ANALYSIS},
    {"root cause", PS_ACTIVITY_KIND_ANALYSE},
    {"gap analysis", PS_ACTIVITY_KIND_ANALYSE},
    {"needs analysis", PS_ACTIVITY_KIND_ANALYSE},
    {"analyse causes", PS_ACTIVITY_KIND_ANALYSE},
    {"detect gaps", PS_ACTIVITY_KIND_DETECT},
    {"open the case", PS_ACTIVITY_KIND_OPEN},
    {"remove barriers", PS_ACTIVITY_KIND_REMOVE_BARRIER},
    {"provide resources", PS_ACTIVITY_KIND_RESOURCE},
    {"approve budget", PS_ACTIVITY_KIND_RESOURCE},
    {"build the course", PS_ACTIVITY_KIND_BUILD},
    {"build training", PS_ACTIVITY_KIND_BUILD},
    {"reinforce on the job", PS_ACTIVITY_KIND_REINFORCE},
    {"measure results", PS_ACTIVITY_KIND_MEASURE},
    {"measure outcomes", PS_ACTIVITY_KIND_MEASURE},
    {"evaluate results", PS_ACTIVITY_KIND_MEASURE},
};

typedef struct raci_import {
  psi_import in;
  ps_import_raci_options options;
  psi_grids grids;
  psi_matrix matrix; /* the table at hand */
  size_t matrices;
  psi_map known; /* activity, party and letters to responsibility */
  psi_buffer key;
  psi_tally passed, again, idle, legend;
} raci_import;

/* ---- what a cell becomes ---- */

/* Activity, party and letters as bytes, in m->key. */
static bool make_key(raci_import *m, const char *activity, const char *party, ps_letter letter,
                     const char *split) {
  m->key.length = 0;
  psi_out_text(&m->key, activity);
  psi_out_char(&m->key, '\0');
  psi_out_text(&m->key, party);
  psi_out_char(&m->key, '\0');
  psi_out_char(&m->key, (char)('0' + (int)letter));
  if (letter == PS_LETTER_UNSET && split != NULL) psi_out_text(&m->key, split);
  return m->key.status == PS_OK || psi_import_no_memory(&m->in);
}

static const char *key_bytes(raci_import *m) { return psi_out_room(&m->key, 0) - m->key.length; }

static bool enter_key(raci_import *m, void *value) {
  const char *key = psi_import_scratch(&m->in, key_bytes(m), m->key.length);
  return key != NULL &&
         (psi_map_put(&m->known, key, m->key.length, value) || psi_import_no_memory(&m->in));
}

static bool know_responsibilities(raci_import *m) {
  for (size_t i = 0; i < ps_count(m->in.c, PS_RESPONSIBILITY); i++) {
    const ps_responsibility *r = ps_at(m->in.c, PS_RESPONSIBILITY, i);
    if (r->activity == NULL || r->party == NULL) continue;
    if (!make_key(m, r->activity, r->party, r->letter, r->split) || !enter_key(m, NULL))
      return false;
  }
  return true;
}

/* "project-brief-client-r". Long or like ones are told apart by the hash of all. */
static void make_id(raci_import *m, const char *activity, const char *party, const char *letters,
                    char id[160]) {
  char first[41], second[33], third[27], hash[9];
  size_t a = psi_slug(activity, strlen(activity), first, 40);
  size_t b = psi_slug(party, strlen(party), second, 32);
  psi_slug(letters, strlen(letters), third, 26);
  psi_hash_text(key_bytes(m), m->key.length, hash);
  bool cut = a + 4 > 40 || b + 4 > 32 || a == 0 || b == 0;
  snprintf(id, 160, "%s%s%s-%s%s%s", first, a > 0 && b > 0 ? "-" : "", second, third,
           cut ? "-" : "", cut ? hash : "");
  size_t length = strlen(id);
  for (unsigned n = 1; ps_find(m->in.c, PS_ENTITY_NONE, id) != NULL; n++)
    snprintf(id + length, 160 - length, n == 1 ? "-%s" : "-%s-%u", hash, n);
}

static ps_activity_kind kind_of(const char *activity) {
  for (size_t i = 0; i < sizeof activity_words / sizeof activity_words[0]; i++)
    if (psi_has_words(activity, activity_words[i].words)) return activity_words[i].kind;
  return PS_ACTIVITY_KIND_UNSET;
}

/* `split` is a text of the case, or NULL. */
static bool add_letter(raci_import *m, size_t line, const char *activity, const psi_role_column *role,
                       ps_letter letter, const char *split) {
  const char *const names[] = {"", "r", "a", "s", "c", "i"};
  char id[160];
  const char *party = role->party->id;
  if (!make_key(m, activity, party, letter, split)) return false;
  psi_map_slot *slot = psi_map_find(&m->known, key_bytes(m), m->key.length);
  if (slot != NULL && slot->value != NULL) {
    m->in.result->skipped.value++;
    psi_tally_add(&m->again, line);
    return true;
  }
  if (slot != NULL) {
    m->in.result->present.value++;
    return true;
  }
  make_id(m, activity, party, letter != PS_LETTER_UNSET ? names[letter] : split, id);
  ps_responsibility *made = psi_import_add(&m->in, PS_RESPONSIBILITY, id);
  if (made == NULL) return false;
  made->activity = activity;
  made->kind = kind_of(activity);
  made->party = party;
  made->letter = letter;
  made->split = split;
  m->in.result->added.value++;
  return enter_key(m, made);
}

static bool find_party(raci_import *m, psi_role_column *role) {
  if (role->party != NULL) return true;
  role->party = psi_party_find(&m->in, role->name, NULL);
  if (role->party == NULL && m->in.status == PS_OK)
    role->party = psi_party_make(&m->in, role->name, NULL);
  return role->party != NULL;
}

static bool keep_other(raci_import *m, size_t line, const psi_role_column *role, const psi_letters *l,
                       const char **split) {
  char text[128] = PSI_SPLIT_ALSO, shown[64];
  *split = NULL;
  if (l->other_count == 0) return true;
  for (size_t i = 0, at = strlen(text); i < l->other_count; i++)
    at += (size_t)snprintf(text + at, sizeof text - at, "%s%c", i == 0 ? "" : ", ", l->other[i]);
  *split = psi_import_keep(&m->in, text, strlen(text));
  return *split != NULL &&
         psi_import_note(&m->in, line, "\"%s\" has the letter%s %s, beyond R A S C I; kept in "
                         "\"split\".", psi_excerpt(role->name, strlen(role->name), shown),
                         l->other_count == 1 ? "" : "s", text + strlen(PSI_SPLIT_ALSO));
}

static bool read_cell(raci_import *m, size_t line, const char *activity, psi_role_column *role,
                      const char *cell) {
  char shown[64], name[64];
  psi_letters l;
  const char *split;
  psi_cell_kind kind = psi_letters_read(cell, &l);
  if (kind == PSI_CELL_EMPTY) return true;
  if (kind == PSI_CELL_TEXT) {
    m->in.result->skipped.value++;
    return psi_import_note(&m->in, line, "\"%s\" under \"%s\" is no letter; not read.",
                           psi_excerpt(cell, strlen(cell), shown),
                           psi_excerpt(role->name, strlen(role->name), name));
  }
  if (!find_party(m, role) || !keep_other(m, line, role, &l, &split)) return false;
  if (l.known_count == 0) return add_letter(m, line, activity, role, PS_LETTER_UNSET, split);
  for (size_t i = 0; i < l.known_count; i++)
    if (!add_letter(m, line, activity, role, l.known[i], i == 0 ? split : NULL)) return false;
  return true;
}

/* ---- rows and tables ---- */

static size_t letters_in(const raci_import *m, size_t row) {
  const psi_grid *grid = &m->grids.grid;
  psi_letters l;
  size_t count = 0;
  for (size_t i = 0; i < grid->rows[row].count; i++)
    count += i != m->matrix.activity && m->matrix.columns[i].role == PSI_ROLE_PARTY &&
             psi_letters_read(psi_grid_cell(grid, row, i), &l) != PSI_CELL_EMPTY;
  return count;
}

static bool tell_headless(raci_import *m, size_t row) {
  const psi_grid *grid = &m->grids.grid;
  char shown[64];
  for (size_t i = 0; i < grid->rows[row].count; i++) {
    const char *cell = psi_grid_cell(grid, row, i);
    psi_letters l;
    if (m->matrix.columns[i].role != PSI_ROLE_HEADLESS || psi_letters_read(cell, &l) == PSI_CELL_EMPTY)
      continue;
    m->in.result->skipped.value++;
    if (!psi_import_note(&m->in, grid->rows[row].line,
                         "\"%s\" stands in column %zu, which has no head; not read.",
                         psi_excerpt(cell, strlen(cell), shown), i + 1))
      return false;
  }
  return true;
}

static bool read_row(raci_import *m, size_t row) {
  const psi_grid *grid = &m->grids.grid;
  const psi_grid_row *r = &grid->rows[row];
  const char *activity = psi_grid_cell(grid, row, m->matrix.activity);
  size_t letters = letters_in(m, row);
  if (psi_matrix_explains(grid, row)) {
    psi_tally_add(&m->legend, r->line);
    return true;
  }
  if (!tell_headless(m, row)) return false;
  if (*activity == '\0' && letters > 0) {
    m->in.result->skipped.value += (int64_t)letters;
    return psi_import_note(&m->in, r->line, "The row has letters and no activity; not read.");
  }
  if (letters == 0) {
    if (*activity != '\0') psi_tally_add(&m->idle, r->line);
    return true;
  }
  activity = psi_import_keep(&m->in, activity, strlen(activity));
  if (activity == NULL) return false;
  for (size_t i = 0; i < r->count; i++)
    if (m->matrix.columns[i].role == PSI_ROLE_PARTY &&
        !read_cell(m, r->line, activity, &m->matrix.columns[i], psi_grid_cell(grid, row, i)))
      return false;
  return true;
}

static bool read_table(raci_import *m) {
  bool is_matrix;
  char shown[64];
  const psi_grid *grid = &m->grids.grid;
  if (!psi_matrix_find(&m->in, grid, &m->matrix, &is_matrix)) return false;
  if (!is_matrix) {
    psi_tally_add(&m->passed, grid->rows[0].line);
    return true;
  }
  m->matrices++;
  if (m->options.table != 0 && m->options.table != m->matrices) return true;
  for (size_t i = 0; i < m->matrix.width; i++)
    if (m->matrix.columns[i].role == PSI_ROLE_TEXT &&
        !psi_import_note(&m->in, grid->rows[0].line, "Column \"%s\" holds words, and is no role.",
                         psi_excerpt(m->matrix.columns[i].name, strlen(m->matrix.columns[i].name), shown)))
      return false;
  for (size_t row = m->matrix.body; row < grid->row_count; row++)
    if (!read_row(m, row)) return false;
  return true;
}

static bool tell_all(raci_import *m) {
  psi_import *in = &m->in;
  if (m->matrices == 0)
    return psi_import_fail(in, 0, PS_E_NO_DATA, "The text has no responsibility matrix: a table "
                           "with activities down, roles across, and letters like R and A.");
  if (m->options.table > m->matrices)
    return psi_import_fail(in, 0, PS_E_NO_DATA, "There is no matrix %zu; the text has %zu.",
                           m->options.table, m->matrices);
  return psi_import_tally(in, &m->again, "The row repeats a letter for an activity and role",
                          "letters repeat another for an activity and role") &&
         psi_import_tally(in, &m->idle, "The row has no letters", "rows have no letters") &&
         psi_import_tally(in, &m->legend, "The row explains a letter, and was passed over",
                          "rows explain letters, and were passed over") &&
         psi_import_tally(in, &m->passed, "The table is no matrix, and was passed over",
                          "tables are no matrices, and were passed over");
}

static bool read_all(raci_import *m, const char *text, size_t length, ps_import_format format) {
  psi_import *in = &m->in;
  if (length > in->settings.limits.bytes)
    return psi_import_fail(in, 0, PS_E_LIMIT, "The text is longer than the limit of %zu bytes "
                           "(ps_limits.bytes).", in->settings.limits.bytes);
  m->grids = psi_grids_new(in, text, length);
  if (!know_responsibilities(m)) return false;
  if (format == PS_IMPORT_CSV) {
    if (psi_grids_csv(&m->grids, m->options.separator)) read_table(m);
  } else {
    if (!psi_grids_check(&m->grids)) return false;
    while (psi_grids_next(&m->grids) && read_table(m)) continue;
  }
  return in->status == PS_OK && tell_all(m);
}

ps_import *ps_import_raci(ps_case *c, const char *text, size_t length, ps_import_format format,
                          const ps_import_raci_options *options, const ps_settings *settings,
                          ps_error *error) {
  raci_import m;
  const ps_import_raci_options defaults = PS_IMPORT_RACI_OPTIONS_INIT;
  memset(&m, 0, sizeof m);
  m.options = defaults;
  if (options != NULL)
    memcpy(&m.options, options, options->size < sizeof m.options ? options->size : sizeof m.options);
  if (psi_import_begin(&m.in, c, text, "ps_import_raci", settings, error)) {
    m.known = psi_map_new(&m.in.settings.allocator);
    m.key = psi_buffer_new(&m.in.settings.allocator);
    m.grids.in = &m.in;
    if (format == PS_IMPORT_CSV || format == PS_IMPORT_MARKDOWN)
      read_all(&m, text, length, format);
    else
      psi_import_fail(&m.in, 0, PS_E_ARGUMENT, "ps_import_raci reads Markdown and CSV.");
    psi_grids_free(&m.grids);
    psi_map_free(&m.known);
    psi_buffer_drop(&m.key);
  }
  return psi_import_end(&m.in);
}
