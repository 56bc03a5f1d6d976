/* Responsibilities from matrices as people write them: activities down, roles across. */
#include "exchange/import_raci.h"

#include "base/buffer.h"
#include "exchange/import_grid.h"
#include "model/entity.h"

#include <stdio.h>
#include <string.h>

static const char activity_names[] =
    "activity activities task tasks name aufgabe aufgaben deliverable deliverables step process "
    "action item decision work taetigkeit aktivitaet work-package milestone responsibility topic";
static const char legend_heads[] = "letter key symbol code legend abbreviation raci rasci raci-code";

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

typedef enum role_of { ROLE_NONE, ROLE_PARTY, ROLE_HEADLESS, ROLE_TEXT } role_of;

typedef struct column {
  size_t letters, texts; /* cells of the body that hold letters, that hold words */
  size_t known;          /* cells of nothing but R A S C I */
  bool work;             /* an R or A among them */
  bool distinct;         /* no letter twice */
  char seen[27];
  role_of role;
  const char *name;
  ps_party *party;
} column;

typedef struct raci_import {
  psi_import in;
  ps_import_raci_options options;
  psi_grids grids;
  column *columns; /* of the table at hand, in the scratch store */
  size_t width, body, activity;
  size_t matrices;
  psi_map known; /* activity, party and letters to responsibility */
  psi_buffer key;
  psi_tally passed, again, idle, legend;
} raci_import;

/* ---- what a table is ---- */

static bool usual_name(const char *name, const char *names) {
  psi_head head = {&name, 1};
  return *name != '\0' && psi_head_usual(&head, names) != PSI_NO_COLUMN;
}

/* Whether a row explains a letter: "R" in one cell and "Responsible" in another. */
static bool explains(const psi_grid *grid, size_t row) {
  const psi_grid_row *r = &grid->rows[row];
  char single = 0;
  psi_letters l;
  for (size_t i = 0; i < r->count; i++) {
    const char *cell = psi_grid_cell(grid, row, i);
    if (cell[0] != '\0' && cell[1] == '\0' && single == 0) single = (char)(cell[0] & ~32);
    if (single == 0 || strlen(cell) < 6 || (cell[0] & ~32) != single || strchr(cell, ' ') != NULL)
      continue;
    if (psi_letters_read(cell, &l) == PSI_CELL_LETTERS && l.known_count == 1) return true;
  }
  return false;
}

/* A head in two rows: empty cells above, where one head stands over several columns, and
 * words but no letters below. */
static bool has_second_head(const psi_grid *grid) {
  psi_letters l;
  size_t empty = 0, texts = 0;
  if (grid->row_count < 3) return false;
  for (size_t i = 1; i < grid->width; i++) {
    empty += *psi_grid_cell(grid, 0, i) == '\0';
    psi_cell_kind kind = psi_letters_read(psi_grid_cell(grid, 1, i), &l);
    if (kind == PSI_CELL_LETTERS) return false;
    texts += kind == PSI_CELL_TEXT;
  }
  return empty > 0 && texts >= 2;
}

static void count_cell(column *c, const char *cell) {
  psi_letters l;
  psi_cell_kind kind = psi_letters_read(cell, &l);
  c->texts += kind == PSI_CELL_TEXT;
  if (kind != PSI_CELL_LETTERS) return;
  c->letters++;
  c->known += l.other_count == 0;
  for (size_t i = 0; i < l.known_count; i++) {
    char letter = (char)('0' + l.known[i]);
    if (l.known[i] == PS_LETTER_R || l.known[i] == PS_LETTER_A) c->work = true;
    if (strchr(c->seen, letter) != NULL) c->distinct = false;
    if (strlen(c->seen) + 1 < sizeof c->seen && strchr(c->seen, letter) == NULL)
      c->seen[strlen(c->seen)] = letter;
  }
}

static bool count_columns(raci_import *m) {
  const psi_grid *grid = &m->grids.grid;
  m->width = grid->width;
  m->columns = psi_store_take(m->in.scratch, (grid->width + 1) * sizeof *m->columns);
  if (m->columns == NULL) return psi_import_no_memory(&m->in);
  m->body = has_second_head(grid) ? 2 : 1;
  for (size_t i = 0; i < m->width; i++) {
    m->columns[i].distinct = true;
    for (size_t row = m->body; row < grid->row_count; row++)
      if (i < grid->rows[row].count && !explains(grid, row))
        count_cell(&m->columns[i], psi_grid_cell(grid, row, i));
  }
  return true;
}

static size_t activity_column(const raci_import *m) {
  const psi_grid *grid = &m->grids.grid;
  size_t best = 0;
  for (size_t i = 0; i < m->width; i++)
    if (usual_name(psi_grid_cell(grid, m->body - 1, i), activity_names) ||
        usual_name(psi_grid_cell(grid, 0, i), activity_names))
      return i;
  for (size_t i = 1; i < m->width; i++)
    if (m->columns[i].texts > m->columns[best].texts) best = i;
  return best;
}

static bool is_legend(const raci_import *m) {
  const psi_grid *grid = &m->grids.grid;
  size_t explaining = 0, with_letters = 0, which = 0;
  for (size_t row = m->body; row < grid->row_count; row++) explaining += explains(grid, row);
  if (explaining >= 2 && explaining * 2 >= grid->row_count - m->body) return true;
  for (size_t i = 0; i < m->width; i++) {
    if (m->columns[i].letters == 0) continue;
    with_letters++;
    which = i;
  }
  return with_letters == 1 && m->columns[which].distinct &&
         usual_name(psi_grid_cell(grid, 0, which), legend_heads);
}

/* The head over a column: the lower of two rows, with the upper where that alone would
 * be said twice. */
static const char *head_of(raci_import *m, size_t i) {
  const psi_grid *grid = &m->grids.grid;
  const char *upper = psi_grid_cell(grid, 0, i), *lower = psi_grid_cell(grid, m->body - 1, i);
  if (m->body == 1) return upper;
  size_t same = 0, over = i;
  for (size_t j = 0; j < m->width; j++) same += strcmp(psi_grid_cell(grid, 1, j), lower) == 0;
  while (over > 0 && *psi_grid_cell(grid, 0, over) == '\0') over--;
  if (*lower == '\0') return upper;
  upper = psi_grid_cell(grid, 0, over);
  if (same < 2 || *upper == '\0') return lower;
  size_t a = strlen(upper), b = strlen(lower);
  char *both = psi_store_take_text(m->in.scratch, a + b + 2);
  if (both == NULL) {
    psi_import_no_memory(&m->in);
    return NULL;
  }
  memcpy(both, upper, a);
  both[a] = ' ';
  memcpy(both + a + 1, lower, b + 1);
  return both;
}

/* Finds activity and roles; whether it is a matrix at all. */
static bool find_roles(raci_import *m, bool *matrix) {
  size_t roles = 0, letters = 0, known = 0;
  bool work = false;
  *matrix = false;
  if (!count_columns(m)) return false;
  m->activity = activity_column(m);
  for (size_t i = 0; i < m->width; i++) {
    column *c = &m->columns[i];
    c->name = head_of(m, i);
    if (c->name == NULL) return false;
    if (i == m->activity || c->letters + c->texts == 0) continue;
    c->role = *c->name == '\0' ? ROLE_HEADLESS : c->letters >= c->texts ? ROLE_PARTY : ROLE_TEXT;
    if (c->role != ROLE_PARTY) continue;
    roles++;
    letters += c->letters;
    known += c->known;
    work = work || c->work;
  }
  *matrix = roles > 0 && work && known * 2 >= letters && !is_legend(m);
  return true;
}

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
static bool add_letter(raci_import *m, size_t line, const char *activity, const column *role,
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

static bool find_party(raci_import *m, column *role) {
  if (role->party != NULL) return true;
  role->party = psi_party_find(&m->in, role->name, NULL);
  if (role->party == NULL && m->in.status == PS_OK)
    role->party = psi_party_make(&m->in, role->name, NULL);
  return role->party != NULL;
}

static bool keep_other(raci_import *m, size_t line, const column *role, const psi_letters *l,
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

static bool read_cell(raci_import *m, size_t line, const char *activity, column *role,
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
    count += i != m->activity && m->columns[i].role == ROLE_PARTY &&
             psi_letters_read(psi_grid_cell(grid, row, i), &l) != PSI_CELL_EMPTY;
  return count;
}

static bool tell_headless(raci_import *m, size_t row) {
  const psi_grid *grid = &m->grids.grid;
  char shown[64];
  for (size_t i = 0; i < grid->rows[row].count; i++) {
    const char *cell = psi_grid_cell(grid, row, i);
    psi_letters l;
    if (m->columns[i].role != ROLE_HEADLESS || psi_letters_read(cell, &l) == PSI_CELL_EMPTY)
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
  const char *activity = psi_grid_cell(grid, row, m->activity);
  size_t letters = letters_in(m, row);
  if (explains(grid, row)) {
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
    if (m->columns[i].role == ROLE_PARTY &&
        !read_cell(m, r->line, activity, &m->columns[i], psi_grid_cell(grid, row, i)))
      return false;
  return true;
}

static bool read_table(raci_import *m) {
  bool matrix;
  char shown[64];
  const psi_grid *grid = &m->grids.grid;
  if (!find_roles(m, &matrix)) return false;
  if (!matrix) {
    psi_tally_add(&m->passed, grid->rows[0].line);
    return true;
  }
  m->matrices++;
  if (m->options.table != 0 && m->options.table != m->matrices) return true;
  for (size_t i = 0; i < m->width; i++)
    if (m->columns[i].role == ROLE_TEXT &&
        !psi_import_note(&m->in, grid->rows[0].line, "Column \"%s\" holds words, and is no role.",
                         psi_excerpt(m->columns[i].name, strlen(m->columns[i].name), shown)))
      return false;
  for (size_t row = m->body; row < grid->row_count; row++)
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
