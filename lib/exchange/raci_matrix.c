/* Which tables are responsibility matrices, and where in them activities and roles are. */
#include "exchange/import_columns.h"
#include "exchange/import_raci.h"

#include <string.h>

static const char activity_names[] =
    "activity activities task tasks name aufgabe aufgaben deliverable deliverables step process "
    "action item decision work taetigkeit aktivitaet work-package milestone responsibility topic";
static const char legend_heads[] = "letter key symbol code legend abbreviation raci rasci raci-code";

static bool usual_name(const char *name, const char *names) {
  psi_head head = {&name, 1};
  return *name != '\0' && psi_head_usual(&head, names) != PSI_NO_COLUMN;
}

bool psi_matrix_explains(const psi_grid *grid, size_t row) {
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

static void count_cell(psi_role_column *c, const char *cell) {
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

static bool count_columns(psi_matrix *m) {
  const psi_grid *grid = m->grid;
  m->width = grid->width;
  m->columns = psi_store_take(m->in->scratch, (grid->width + 1) * sizeof *m->columns);
  if (m->columns == NULL) return psi_import_no_memory(m->in);
  m->body = has_second_head(grid) ? 2 : 1;
  for (size_t i = 0; i < m->width; i++) {
    m->columns[i].distinct = true;
    for (size_t row = m->body; row < grid->row_count; row++)
      if (i < grid->rows[row].count && !psi_matrix_explains(grid, row))
        count_cell(&m->columns[i], psi_grid_cell(grid, row, i));
  }
  return true;
}

static size_t activity_column(const psi_matrix *m) {
  const psi_grid *grid = m->grid;
  size_t best = 0;
  for (size_t i = 0; i < m->width; i++)
    if (usual_name(psi_grid_cell(grid, m->body - 1, i), activity_names) ||
        usual_name(psi_grid_cell(grid, 0, i), activity_names))
      return i;
  for (size_t i = 1; i < m->width; i++)
    if (m->columns[i].texts > m->columns[best].texts) best = i;
  return best;
}

static bool is_legend(const psi_matrix *m) {
  const psi_grid *grid = m->grid;
  size_t explaining = 0, with_letters = 0, which = 0;
  for (size_t row = m->body; row < grid->row_count; row++) explaining += psi_matrix_explains(grid, row);
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
static const char *head_of(psi_matrix *m, size_t i) {
  const psi_grid *grid = m->grid;
  const char *upper = psi_grid_cell(grid, 0, i), *lower = psi_grid_cell(grid, m->body - 1, i);
  if (m->body == 1) return upper;
  size_t same = 0, over = i;
  for (size_t j = 0; j < m->width; j++) same += strcmp(psi_grid_cell(grid, 1, j), lower) == 0;
  while (over > 0 && *psi_grid_cell(grid, 0, over) == '\0') over--;
  if (*lower == '\0') return upper;
  upper = psi_grid_cell(grid, 0, over);
  if (same < 2 || *upper == '\0') return lower;
  size_t a = strlen(upper), b = strlen(lower);
  char *both = psi_store_take_text(m->in->scratch, a + b + 2);
  if (both == NULL) {
    psi_import_no_memory(m->in);
    return NULL;
  }
  memcpy(both, upper, a);
  both[a] = ' ';
  memcpy(both + a + 1, lower, b + 1);
  return both;
}

bool psi_matrix_find(psi_import *in, const psi_grid *grid, psi_matrix *m, bool *matrix) {
  memset(m, 0, sizeof *m);
  m->in = in;
  m->grid = grid;
  size_t roles = 0, letters = 0, known = 0;
  bool work = false;
  *matrix = false;
  if (!count_columns(m)) return false;
  m->activity = activity_column(m);
  for (size_t i = 0; i < m->width; i++) {
    psi_role_column *c = &m->columns[i];
    c->name = head_of(m, i);
    if (c->name == NULL) return false;
    if (i == m->activity || c->letters + c->texts == 0) continue;
    c->role = *c->name == '\0' ? PSI_ROLE_HEADLESS : c->letters >= c->texts ? PSI_ROLE_PARTY : PSI_ROLE_TEXT;
    if (c->role != PSI_ROLE_PARTY) continue;
    roles++;
    letters += c->letters;
    known += c->known;
    work = work || c->work;
  }
  *matrix = roles > 0 && work && known * 2 >= letters && !is_legend(m);
  return true;
}
