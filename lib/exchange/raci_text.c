/* The responsibilities of a case as a matrix that ps_import_raci() reads back. */
#include "exchange/import_raci.h"

#include "base/buffer.h"
#include "exchange/import.h"
#include "model/entity.h"

#include <string.h>

#define NOBODY ((size_t)-1)

typedef struct matrix {
  const ps_case *c;
  ps_store *store;
  psi_map rows, columns; /* activities, ids of parties to their number + 1 */
  const char **activities, **parties;
  size_t *first, *next; /* by row, by responsibility: which stands in it */
  size_t *column;       /* by responsibility; NOBODY where it cannot be shown */
} matrix;

/* The number of a text, in the order they come; NOBODY without memory. */
static size_t number_of(psi_map *map, const char **texts, const char *text) {
  psi_map_slot *slot = psi_map_find(map, text, strlen(text));
  if (slot != NULL) return (size_t)(uintptr_t)slot->value - 1;
  texts[map->count] = text;
  size_t number = map->count;
  bool put = psi_map_put(map, text, strlen(text), (void *)(uintptr_t)(number + 1));
  return put ? number : NOBODY;
}

static bool shown(const ps_responsibility *r) {
  return r->activity != NULL && *r->activity != '\0' && r->party != NULL &&
         (r->letter != PS_LETTER_UNSET || r->split != NULL);
}

static bool arrange(matrix *m) {
  size_t count = ps_count(m->c, PS_RESPONSIBILITY);
  m->activities = psi_store_take(m->store, (count + 1) * sizeof *m->activities);
  m->parties = psi_store_take(m->store, (count + 1) * sizeof *m->parties);
  m->first = psi_store_take(m->store, (count + 1) * sizeof *m->first);
  m->next = psi_store_take(m->store, (count + 1) * sizeof *m->next);
  m->column = psi_store_take(m->store, (count + 1) * sizeof *m->column);
  if (m->activities == NULL || m->parties == NULL || m->first == NULL || m->next == NULL ||
      m->column == NULL)
    return false;
  /* From the last to the first, so that each row's list begins with its first. Numbers
   * are given before, forwards. */
  for (size_t i = 0; i < count; i++) {
    const ps_responsibility *r = ps_at(m->c, PS_RESPONSIBILITY, i);
    m->column[i] = NOBODY;
    if (!shown(r)) continue;
    m->column[i] = number_of(&m->columns, m->parties, r->party);
    if (m->column[i] == NOBODY || number_of(&m->rows, m->activities, r->activity) == NOBODY)
      return false;
  }
  for (size_t i = count; i-- > 0;) {
    if (m->column[i] == NOBODY) continue;
    const ps_responsibility *r = ps_at(m->c, PS_RESPONSIBILITY, i);
    size_t row = number_of(&m->rows, m->activities, r->activity);
    m->next[i] = m->first[row];
    m->first[row] = i + 1;
  }
  return true;
}

/* What Markdown would take for a mark of its own. */
static void out_cell(psi_buffer *out, const char *text) {
  for (; *text != '\0'; text++) {
    if (*text == '&') {
      psi_out_text(out, "&amp;");
      continue;
    }
    if (strchr("\\`*_|<[]~", *text) != NULL) psi_out_char(out, '\\');
    psi_out_char(out, (char)((unsigned char)*text < 0x20 ? ' ' : *text));
  }
}

static const char *name_of(const matrix *m, const char *id) {
  const ps_party *party = ps_find(m->c, PS_PARTY, id);
  return party == NULL || party->name == NULL || *party->name == '\0' ? id : party->name;
}

/* "R", and behind it the letters that "also D, V" keeps. */
static void out_letters(psi_buffer *out, const ps_responsibility *r, bool first) {
  const char *also = r->split != NULL && strncmp(r->split, PSI_SPLIT_ALSO, strlen(PSI_SPLIT_ALSO)) == 0
                         ? r->split + strlen(PSI_SPLIT_ALSO) : "";
  if (r->letter != PS_LETTER_UNSET) {
    if (!first) psi_out_char(out, '/');
    psi_out_char(out, "-RASCI"[r->letter]);
    first = false;
  }
  for (; *also != '\0'; also++) {
    if (*also < 'A' || *also > 'Z') continue;
    if (!first) psi_out_char(out, '/');
    psi_out_char(out, *also);
    first = false;
  }
}

static void out_row(psi_buffer *out, const matrix *m, size_t row, size_t *heads,
                    size_t *tails, size_t *links) {
  for (size_t k = 0; k < m->columns.count; k++) heads[k] = tails[k] = 0;
  for (size_t i = m->first[row]; i > 0; i = m->next[i - 1]) {
    size_t column = m->column[i - 1];
    links[i - 1] = 0;
    if (heads[column] == 0) heads[column] = i;
    if (tails[column] > 0) links[tails[column] - 1] = i;
    tails[column] = i;
  }
  psi_out_text(out, "| ");
  out_cell(out, m->activities[row]);
  psi_out_text(out, " |");
  for (size_t k = 0; k < m->columns.count; k++) {
    psi_out_char(out, ' ');
    for (size_t i = heads[k]; i > 0; i = links[i - 1])
      out_letters(out, ps_at(m->c, PS_RESPONSIBILITY, i - 1), i == heads[k]);
    psi_out_text(out, heads[k] > 0 ? " |" : "|");
  }
  psi_out_char(out, '\n');
}

static bool out_matrix(psi_buffer *out, const matrix *m) {
  size_t count = ps_count(m->c, PS_RESPONSIBILITY), width = m->columns.count;
  size_t *heads = psi_store_take(m->store, width * sizeof *heads);
  size_t *tails = psi_store_take(m->store, width * sizeof *tails);
  size_t *links = psi_store_take(m->store, count * sizeof *links);
  if (heads == NULL || tails == NULL || links == NULL) return false;
  psi_out_text(out, "| Activity |");
  for (size_t k = 0; k < width; k++) {
    psi_out_char(out, ' ');
    out_cell(out, name_of(m, m->parties[k]));
    psi_out_text(out, " |");
  }
  psi_out_text(out, "\n|---|");
  for (size_t k = 0; k < width; k++) psi_out_text(out, "---|");
  psi_out_char(out, '\n');
  for (size_t row = 0; row < m->rows.count; row++) out_row(out, m, row, heads, tails, links);
  return true;
}

char *ps_raci_text(const ps_case *c, size_t *length, const ps_settings *settings, ps_error *error) {
  ps_settings s = psi_settings(settings);
  if (c == NULL) {
    psi_fail_argument(error, "ps_raci_text: there is no case (NULL).");
    return NULL;
  }
  matrix m = {c, psi_store_new(&s.allocator), psi_map_new(&s.allocator), psi_map_new(&s.allocator),
              NULL, NULL, NULL, NULL, NULL};
  psi_buffer out = psi_buffer_new(&s.allocator);
  char *text = NULL;
  bool arranged = m.store != NULL && arrange(&m);
  if (arranged && m.rows.count == 0)
    psi_fail(error, PS_E_NO_DATA, "The case has no responsibilities.");
  else if (!arranged || !out_matrix(&out, &m))
    psi_fail_memory(error);
  else
    text = psi_buffer_take(&out, length, error);
  if (text == NULL) psi_buffer_drop(&out);
  psi_map_free(&m.rows);
  psi_map_free(&m.columns);
  psi_store_free(m.store);
  return text;
}
