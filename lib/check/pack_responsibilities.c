/* Responsibilities: who does what, read across (each activity has one who answers for it and
 * somebody who does it) and down (no party has too much of it). */
#include "check/groups.h"
#include "check/rules.h"
#include "check/text.h"

#include "model/tables.h"

#include <stdlib.h>
#include <string.h>

/* ---- the matrix ---- */

/* The rows of a case as activities: those of one text, or where none has a text of one kind,
 * in one phase. */
typedef struct matrix {
  const ps_responsibility *const *rows;
  size_t count;
  psi_groups activities;
} matrix;

static psi_group_key activity_of(const void *item) {
  const ps_responsibility *r = item;
  const char *kind = r->kind == PS_ACTIVITY_KIND_UNSET
                         ? NULL
                         : psi_enum_name(&psi_activity_kind_words, (int)r->kind);
  return (psi_group_key){r->activity != NULL ? r->activity : kind, r->phase};
}

/* Letters beyond the five are kept as "also D, V" where a matrix was brought in. */
static const char *other_letters(const ps_responsibility *r) {
  static const char also[] = "also ";
  if (r->split == NULL || strncmp(r->split, also, sizeof also - 1) != 0) return NULL;
  return r->split + sizeof also - 1;
}

static bool has_other_letter(const ps_responsibility *r, char letter) {
  const char *at = other_letters(r);
  while (at != NULL && at[0] != '\0' && (at[1] == '\0' || at[1] == ',')) {
    if (at[0] == letter) return true;
    at = at[1] == '\0' || at[2] == '\0' ? NULL : at + 3;
  }
  return false;
}

/* DACI has a driver, RAPID has who decides and who performs: there an A or R means another
 * thing, and rules of RACI would blame the wrong rows. */
static bool other_scheme(psi_check *k) {
  for (size_t i = 0; i < k->c->responsibilities.count; i++) {
    const ps_responsibility *r = k->c->responsibilities.items[i];
    if (!has_other_letter(r, 'D') && !has_other_letter(r, 'P')) continue;
    psi_spared(k, "The matrix has letters of DACI or RAPID, which have rules of their own.");
    return true;
  }
  return false;
}

static bool matrix_of(psi_check *k, matrix *m) {
  m->rows = (const ps_responsibility *const *)k->c->responsibilities.items;
  m->count = k->c->responsibilities.count;
  return psi_group(k, (const void *const *)m->rows, m->count, activity_of, &m->activities);
}

/* The first row of the next activity from `row` on; m->count behind the last. */
static size_t activity_from(const matrix *m, size_t row) {
  while (row < m->count && m->activities.later[row]) row++;
  return row;
}

/* A space behind their names, as behind for: what looks for functions passes them over. */
#define EACH_ACTIVITY(m, first)                                                                    \
  for (size_t first = activity_from(m, 0); first < (m)->count;                                     \
       first = activity_from(m, first + 1))
#define EACH_ROW(m, first, i)                                                                      \
  for (size_t i = first; i != PSI_NONE; i = (m)->activities.next[i])

/* What is done, in words. */
static const char *what(const ps_responsibility *r) {
  static const char *const kinds[] = {
      "?",          "Notice gaps",    "Open a case",     "Find causes",
      "Describe tasks and skills",    "Decide",          "Give money, people and time",
      "Clear what is in the way",     "Make what is needed", "Keep it up on the job",
      "See what changed",             "Other activities"};
  return r->activity != NULL ? r->activity : kinds[r->kind];
}

/* The letter of a row is not written down, nor one of another scheme in its place. */
static bool no_letter(const ps_responsibility *r) {
  return r->letter == PS_LETTER_UNSET && other_letters(r) == NULL;
}

/* Nobody is blamed for what is missing in work that has not begun. Without a phase, the parts
 * of noticing and analysing must be given by then, all others with the plan; a case that does
 * not tell how far it is, as a table brought in, is taken for begun. */
static bool begun(const psi_check *k, const ps_responsibility *r) {
  static const ps_phase_kind needed[] = {
      PS_PHASE_KIND_DESIGN, PS_PHASE_KIND_FRAME,    PS_PHASE_KIND_FRAME,
      PS_PHASE_KIND_DIAGNOSE, PS_PHASE_KIND_DIAGNOSE};
  const ps_phase *phase = psi_find(k, PS_PHASE, r->phase);
  if (phase != NULL && phase->started != 0) return k->as_of == 0 || phase->started <= k->as_of;
  if (phase != NULL) return psi_reached(k, phase->kind);
  if (k->c->status == PS_CASE_STATUS_UNSET && k->c->phases.count == 0) return true;
  return psi_reached(k, (size_t)r->kind < PSI_COUNT(needed) ? needed[r->kind] : needed[0]);
}

/* ---- one letter of one activity ---- */

/* Parties with one letter in one activity that are told apart; no sound matrix has as many. */
enum { MANY = 64 };

/* Who has a letter in an activity. */
typedef struct holders {
  const ps_responsibility *first; /* the first row of the letter whose party is known */
  const ps_responsibility *vague; /* a row of the letter whose party is not */
  const ps_responsibility *blank; /* a row without a letter */
  size_t count, blanks;           /* of parties, of rows without a letter */
} holders;

/* Whether a row gives the letter to a party that no row of the activity before it does. */
static bool is_new(const matrix *m, size_t first, size_t row) {
  for (size_t i = first; i != row; i = m->activities.next[i])
    if (m->rows[i]->letter == m->rows[row]->letter &&
        psi_same(m->rows[i]->party, m->rows[row]->party))
      return false;
  return true;
}

static holders who_has(const psi_check *k, const matrix *m, size_t first, ps_letter letter) {
  holders h = {NULL, NULL, NULL, 0, 0};
  EACH_ROW (m, first, i) {
    const ps_responsibility *r = m->rows[i];
    if (no_letter(r)) h.blank = r, h.blanks++;
    if (r->letter != letter) continue;
    if (psi_party(k, r->party) == NULL) {
      h.vague = r;
    } else if (h.count < MANY && is_new(m, first, i)) {
      if (h.count++ == 0) h.first = r;
    }
  }
  return h;
}

/* Names those with a letter, and lists their rows behind the first. */
static void say_holders(psi_check *k, const matrix *m, size_t first, ps_letter letter) {
  psi_listing names = {{0}, 0, 0};
  EACH_ROW (m, first, i) {
    const ps_responsibility *r = m->rows[i];
    const ps_party *party = r->letter == letter ? psi_party(k, r->party) : NULL;
    if (party == NULL) continue;
    psi_listing_add(&names, psi_name(party));
    psi_object(k, r->id);
  }
  psi_say_listing(k, "names", &names);
}

/* Activities of one text in two phases are told apart by the phase. */
static void say_activity(psi_check *k, const ps_responsibility *r) {
  const ps_phase *phase = psi_find(k, PS_PHASE, r->phase);
  psi_say(k, "activity", what(r));
  if (phase == NULL) return; // same either way: examples do not ask for evidence
  psi_evidence(k, "In the phase \"%s\".", psi_name(phase));
}

/* ---- RA01 ---- */

static void one_answers(psi_check *k) {
  matrix m;
  if (other_scheme(k) || !matrix_of(k, &m)) return;
  EACH_ACTIVITY (&m, first) {
    const ps_responsibility *r = m.rows[first];
    holders h = who_has(k, &m, first, PS_LETTER_A);
    if (h.count > 1) {
      say_activity(k, r);
      psi_say_count(k, "n", h.count);
      say_holders(k, &m, first, PS_LETTER_A);
      psi_fails(k, 1, h.first, "letter");
    } else if (h.vague != NULL) {
      psi_unknown(k, h.vague, "party");
    } else if (h.count == 1) {
      psi_passes(k);
    } else if (h.blank != NULL) {
      if (begun(k, r)) psi_unknown(k, h.blank, "letter");
    } else if (begun(k, r)) {
      say_activity(k, r);
      psi_fails(k, 0, r, "letter");
    }
  }
}

/* ---- RA02 ---- */

static void somebody_does_it(psi_check *k) {
  matrix m;
  if (other_scheme(k) || !matrix_of(k, &m)) return;
  EACH_ACTIVITY (&m, first) {
    const ps_responsibility *r = m.rows[first];
    holders h = who_has(k, &m, first, PS_LETTER_R);
    /* Who answers for a decision takes it. */
    bool decided = r->kind == PS_ACTIVITY_KIND_DECIDE &&
                   who_has(k, &m, first, PS_LETTER_A).count > 0;
    if (h.count > 0 || decided) {
      psi_passes(k);
    } else if (h.vague != NULL) {
      psi_unknown(k, h.vague, "party");
    } else if (h.blank != NULL) {
      if (begun(k, r)) psi_unknown(k, h.blank, "letter");
    } else if (begun(k, r)) {
      say_activity(k, r);
      psi_fails(k, 0, r, "letter");
    }
  }
}

/* ---- RA03, RA15: not too many ---- */

/* Whether a row says how the work is shared. */
static bool is_split(const ps_responsibility *r, ps_letter letter) {
  return r->letter == letter && r->letter == PS_LETTER_R && r->split != NULL &&
         other_letters(r) == NULL;
}

/* Fails where more parties than the limit have the letter. */
static void not_too_many(psi_check *k, ps_letter letter, psi_limit_key key) {
  matrix m;
  if (other_scheme(k) || !matrix_of(k, &m)) return;
  EACH_ACTIVITY (&m, first) {
    holders h = who_has(k, &m, first, letter);
    double most = psi_limit(k, key);
    size_t split = 0;
    EACH_ROW (&m, first, i)
      split += is_split(m.rows[i], letter);
    if (h.count == 0) continue;
    if ((double)h.count - (double)split > most) {
      psi_say(k, "activity", what(m.rows[first]));
      psi_say_count(k, "n", h.count);
      say_holders(k, &m, first, letter);
      psi_fails(k, 0, h.first, "letter");
    } else if ((double)(h.count + h.blanks) - (double)split > most) {
      psi_unknown(k, h.blank, "letter");
    } else {
      psi_passes(k);
    }
  }
}

static void few_are_asked(psi_check *k) {
  not_too_many(k, PS_LETTER_C, PSI_LIMIT_RESPONSIBILITIES_MAX_CONSULTED);
}

static void few_do_it(psi_check *k) {
  not_too_many(k, PS_LETTER_R, PSI_LIMIT_RESPONSIBILITIES_MAX_RESPONSIBLE);
}

/* ---- RA04 ---- */

static void more_than_talk(psi_check *k) {
  matrix m;
  if (other_scheme(k) || !matrix_of(k, &m)) return;
  EACH_ACTIVITY (&m, first) {
    const ps_responsibility *r = m.rows[first], *blank = NULL;
    bool work = false, asked = false;
    EACH_ROW (&m, first, i) {
      ps_letter letter = m.rows[i]->letter;
      work = work || letter == PS_LETTER_R || letter == PS_LETTER_A || letter == PS_LETTER_S;
      asked = asked || letter == PS_LETTER_C;
      if (no_letter(m.rows[i])) blank = m.rows[i];
    }
    if (work) {
      psi_passes(k);
    } else if (blank != NULL) {
      if (begun(k, r)) psi_unknown(k, blank, "letter");
    } else if (begun(k, r)) {
      say_activity(k, r);
      psi_fails(k, asked ? 0 : 1, r, "letter");
    }
  }
}

/* ---- RA05, RA08: what one party has in one activity ---- */

static int compare_two(const ps_responsibility *one, const ps_responsibility *other) {
  int order = strcmp(one->party, other->party);
  return order != 0 ? order : (int)one->letter - (int)other->letter;
}

static int compare_parts(const void *a, const void *b) {
  return compare_two(*(const ps_responsibility *const *)a, *(const ps_responsibility *const *)b);
}

/* A few, by moving each to its place: most activities have few rows. */
static void sort_few(const ps_responsibility **parts, size_t count) {
  for (size_t i = 1; i < count; i++) {
    const ps_responsibility *moved = parts[i];
    size_t to = i;
    for (; to > 0 && compare_two(parts[to - 1], moved) > 0; to--) parts[to] = parts[to - 1];
    parts[to] = moved;
  }
}

/* The rows of an activity that name a party, sorted by party and letter, into `parts`, which
 * has room for all rows of the matrix. */
static size_t sort_parts(const matrix *m, size_t first, const ps_responsibility **parts) {
  size_t count = 0;
  EACH_ROW (m, first, i)
    if (m->rows[i]->party != NULL) parts[count++] = m->rows[i];
  if (count < 16) // same either way: both sort
    sort_few(parts, count);
  else
    qsort(parts, count, sizeof *parts, compare_parts);
  return count;
}

static const ps_responsibility **room_for(psi_check *k, const matrix *m) {
  const ps_responsibility **parts = psi_store_take(k->store, (m->count + 1) * sizeof *parts);
  if (parts == NULL) k->no_memory = true; // same either way: there is memory in examples
  return parts;
}

/* One party in one activity: its rows of the sorted parts from `from` on. */
typedef struct share {
  size_t count;
  unsigned letters; /* PSI_BIT(PS_LETTER_...) */
  const ps_responsibility *blank;
} share;

static share share_from(const ps_responsibility **parts, size_t from, size_t count) {
  share s = {0, 0, NULL};
  for (size_t i = from; i < count && psi_same(parts[i]->party, parts[from]->party); i++) {
    s.count++;
    s.letters |= PSI_BIT(parts[i]->letter);
    if (no_letter(parts[i])) s.blank = parts[i];
  }
  return s;
}

#define LARGE (PSI_BIT(PS_LETTER_R) | PSI_BIT(PS_LETTER_A))
#define SMALL (PSI_BIT(PS_LETTER_S) | PSI_BIT(PS_LETTER_C) | PSI_BIT(PS_LETTER_I))

/* Letters sort R, A, S, C, I: the first part of a party is its largest, the last its least. */
static void one_part_each(psi_check *k, const ps_responsibility **parts, size_t count) {
  static const char *const does[] = {"", "does", "answers for", "does and answers for"};
  static const char *const also[] = {"", "", "", "helps with it", "is asked about it",
                                     "is told of it"};
  bool fine = true;
  for (size_t from = 0; from < count;) {
    share s = share_from(parts, from, count);
    const ps_responsibility *last = parts[from + s.count - 1];
    if ((s.letters & LARGE) != 0 && (s.letters & SMALL) != 0) {
      fine = false;
      psi_say_id(k, "party", last->party);
      psi_say(k, "does", does[(s.letters & LARGE) >> PS_LETTER_R]);
      psi_say(k, "activity", what(last));
      psi_say(k, "also", also[last->letter]);
      psi_object(k, parts[from]->id);
      psi_fails(k, 0, last, "letter");
    } else if (s.blank != NULL && s.count > 1) {
      fine = false;
      psi_unknown(k, s.blank, "letter");
    }
    from += s.count;
  }
  if (fine && count > 0) psi_passes(k);
}

/* Whether the only one who does the work answers for it too. */
static bool same_hand(const ps_responsibility **parts, size_t count, bool *both) {
  unsigned all = 0;
  size_t doers = 0;
  bool same = false;
  for (size_t from = 0; from < count;) {
    share s = share_from(parts, from, count);
    all |= s.letters;
    doers += (s.letters & PSI_BIT(PS_LETTER_R)) != 0;
    same = same || (s.letters & LARGE) == LARGE;
    from += s.count;
  }
  *both = (all & LARGE) == LARGE;
  return same && doers == 1;
}

static void parts_kept_apart(psi_check *k) {
  matrix m;
  if (other_scheme(k) || !matrix_of(k, &m)) return;
  const ps_responsibility **parts = room_for(k, &m);
  size_t all = 0, same = 0;
  if (parts == NULL) return; // same either way: there is memory in examples
  EACH_ACTIVITY (&m, first) {
    size_t count = sort_parts(&m, first, parts);
    bool both;
    same += same_hand(parts, count, &both);
    all += both;
    one_part_each(k, parts, count);
  }
  if ((double)all < psi_limit(k, PSI_LIMIT_RESPONSIBILITIES_MIN_ACTIVITIES)) return;
  if ((double)same > psi_limit(k, PSI_LIMIT_RESPONSIBILITIES_MAX_SAME_HAND) * (double)all) {
    psi_say_count(k, "n", same);
    psi_say_count(k, "all", all);
    psi_fails(k, 1, k->c, "responsibilities");
  }
}

static void said_once(psi_check *k) {
  static const char *const parts_of[] = {"", "does it", "answers for it", "helps with it",
                                         "is asked about it", "is told of it"};
  matrix m;
  if (!matrix_of(k, &m)) return;
  const ps_responsibility **parts = room_for(k, &m);
  if (parts == NULL) return; // same either way: there is memory in examples
  EACH_ACTIVITY (&m, first) {
    size_t count = sort_parts(&m, first, parts);
    bool fine = count > 0;
    for (size_t i = 1; i < count; i++) {
      if (!psi_same(parts[i]->party, parts[i - 1]->party)) continue;
      if (no_letter(parts[i - 1])) { /* blanks sort first */
        fine = false;
        psi_unknown(k, parts[i - 1], "letter");
      } else if (parts[i]->letter == parts[i - 1]->letter &&
                 parts[i]->letter != PS_LETTER_UNSET) {
        fine = false;
        psi_say_id(k, "party", parts[i]->party);
        psi_say(k, "activity", what(parts[i]));
        psi_say(k, "does", parts_of[parts[i]->letter]);
        psi_object(k, parts[i - 1]->id);
        psi_fails(k, 0, parts[i], "letter");
      }
    }
    if (fine) psi_passes(k);
  }
}

/* ---- RA06 ---- */

static void helper_known(psi_check *k) {
  for (size_t i = 0; i < k->c->responsibilities.count; i++) {
    const ps_responsibility *r = k->c->responsibilities.items[i];
    if (r->letter != PS_LETTER_S) continue;
    if (r->party == NULL) {
      psi_unknown(k, r, "party");
    } else if (psi_party(k, r->party) == NULL) {
      psi_say(k, "activity", what(r));
      psi_say(k, "party", r->party);
      psi_fails(k, 0, r, "party");
    } else {
      psi_passes(k);
    }
  }
}

/* ---- RA07 ---- */

static char small(char letter) {
  return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

/* Behind a word that a text begins with, in small letters; the text itself where it does
 * not. */
static const char *behind(const char *text, const char *word) {
  size_t length = 0;
  while (word[length] != '\0' && small(text[length]) == word[length]) length++;
  return word[length] == '\0' && text[length] == ' ' ? text + length + 1 : text;
}

/* Whether a name is a generic word and nothing else, but for "the" before it. */
static bool is_generic(const psi_check *k, const char *name) {
  psi_hit hit;
  name = behind(name, "the");
  if (!psi_text_find(k, PSI_LIST_GENERIC_ROLE, name, 0, &hit)) return false;
  return hit.start == 0 && name[hit.length] == '\0';
}

/* Parties by what they have to do, answer for or be asked: a message reaches any group. */
static psi_group_key busy_party(const void *item) {
  const ps_responsibility *r = item;
  bool busy = r->letter != PS_LETTER_UNSET && r->letter != PS_LETTER_I;
  return (psi_group_key){busy ? r->party : NULL, NULL};
}

static void roles_specific(psi_check *k) {
  const ps_case *c = k->c;
  const void *const *rows = (const void *const *)c->responsibilities.items;
  psi_groups busy;
  if (!psi_group(k, rows, c->responsibilities.count, busy_party, &busy)) return;
  for (size_t i = 0; busy.count > 0 && i < c->parties.count; i++) {
    const ps_party *party = c->parties.items[i];
    size_t first = psi_group_find(&busy, party->id);
    if (first == PSI_NONE) continue;
    if (party->name == NULL) {
      psi_unknown(k, party, "name");
    } else if (!is_generic(k, party->name)) {
      psi_passes(k);
    } else {
      psi_say(k, "party", party->name);
      psi_say(k, "activity", what(c->responsibilities.items[first]));
      psi_object(k, c->responsibilities.items[first]->id);
      psi_fails(k, 0, party, "name");
    }
  }
}

/* ---- RA09 ---- */

static bool begins_with_article(const char *activity) {
  return behind(activity, "the") != activity || behind(activity, "a") != activity ||
         behind(activity, "an") != activity;
}

/* One word that is no verb and belongs to none of the usual activities. */
static bool is_bare(const psi_check *k, const ps_responsibility *r) {
  psi_hit hit;
  if (r->kind != PS_ACTIVITY_KIND_UNSET && r->kind != PS_ACTIVITY_KIND_OTHER) return false;
  return psi_word_count(r->activity) == 1 && strpbrk(r->activity, "-/&+") == NULL &&
         !psi_text_find(k, PSI_LIST_ACTION_VERB, r->activity, 0, &hit);
}

static void activity_says_what(psi_check *k) {
  matrix m;
  if (!matrix_of(k, &m)) return;
  for (size_t i = 0; i < m.count; i++) {
    const ps_responsibility *r = m.rows[i];
    if (r->activity == NULL && r->kind == PS_ACTIVITY_KIND_UNSET) psi_unknown(k, r, "activity");
    if (m.activities.later[i]) continue;
    psi_say(k, "activity", what(r));
    if (r->activity != NULL && begins_with_article(r->activity))
      psi_fails(k, 1, r, "activity");
    else if (r->activity != NULL && is_bare(k, r))
      psi_fails(k, 0, r, "activity");
    else
      psi_passes(k);
  }
}

/* ---- RA11 to RA14: down the columns ---- */

/* The matrix, and its rows by party. */
typedef struct grid {
  matrix m;
  psi_groups parties;
  size_t activities;
  size_t *number;     /* of each row that of its activity */
  unsigned char *seen; /* by activity, for one party at a time: PSI_BIT(PS_LETTER_...) */
} grid;

static psi_group_key party_of(const void *item) {
  return (psi_group_key){((const ps_responsibility *)item)->party, NULL};
}

/* False where there are too few activities to say anything of a party. */
static bool grid_of(psi_check *k, grid *g) {
  memset(g, 0, sizeof *g);
  if (other_scheme(k) || !matrix_of(k, &g->m)) return false; // same either way: it has no rows
  g->number = psi_store_take(k->store, (g->m.count + 1) * sizeof *g->number);
  g->seen = psi_store_take(k->store, g->m.count + 1);
  if (g->number == NULL || g->seen == NULL) { // same either way: there is memory in examples
    k->no_memory = true;
    return false; // same either way: there is memory in examples
  }
  EACH_ACTIVITY (&g->m, first) {
    EACH_ROW (&g->m, first, i) g->number[i] = g->activities;
    g->activities++;
  }
  if ((double)g->activities < psi_limit(k, PSI_LIMIT_RESPONSIBILITIES_MIN_ACTIVITIES)) return false;
  return psi_group(k, (const void *const *)g->m.rows, g->m.count, party_of, &g->parties);
}

/* What one party has: in how many activities. */
typedef struct column {
  const ps_party *party;
  const ps_responsibility *blank; /* a row without a letter */
  size_t doing, answering;        /* R, A */
  size_t busy, any;               /* R, A, S or C; any letter */
  size_t blanks;
} column;

/* The letters that a row adds to what is seen of its activity; one of another scheme is the
 * bit of no letter. */
static unsigned adds(const grid *g, size_t row) {
  if (no_letter(g->m.rows[row])) return 0;
  unsigned bit = PSI_BIT(g->m.rows[row]->letter), seen = g->seen[g->number[row]];
  g->seen[g->number[row]] = (unsigned char)(seen | bit);
  return bit & ~seen;
}

static column column_from(const psi_check *k, const grid *g, size_t first) {
  const unsigned any = LARGE | SMALL | PSI_BIT(PS_LETTER_UNSET);
  const unsigned busy = any & ~PSI_BIT(PS_LETTER_I);
  column c = {psi_party(k, g->m.rows[first]->party), NULL, 0, 0, 0, 0, 0};
  for (size_t i = first; i != PSI_NONE; i = g->parties.next[i]) {
    unsigned before = g->seen[g->number[i]], added = adds(g, i);
    if (no_letter(g->m.rows[i])) c.blank = g->m.rows[i], c.blanks++;
    c.doing += (added & PSI_BIT(PS_LETTER_R)) != 0;
    c.answering += (added & PSI_BIT(PS_LETTER_A)) != 0;
    c.busy += (added & busy) != 0 && (before & busy) == 0;
    c.any += (added & any) != 0 && (before & any) == 0;
  }
  for (size_t i = first; i != PSI_NONE; i = g->parties.next[i]) g->seen[g->number[i]] = 0;
  return c;
}

/* The first row of the next party of the case from `row` on. */
static size_t party_from(const grid *g, size_t row) {
  while (row < g->m.count && g->parties.later[row]) row++;
  return row;
}

#define EACH_PARTY(g, first)                                                                       \
  for (size_t first = party_from(g, 0); first < (g)->m.count; first = party_from(g, first + 1))

/* Fails where a party has `n` of the activities and that is more than `limit` of them, a share;
 * `blanks` may be of the same sort. */
static void not_most(psi_check *k, const grid *g, const column *c, size_t n, double limit) {
  double most = limit * (double)g->activities;
  psi_limit(k, PSI_LIMIT_RESPONSIBILITIES_MIN_ACTIVITIES);
  if ((double)n > most) {
    psi_say_name(k, "party", c->party);
    psi_say_count(k, "n", n);
    psi_say_count(k, "all", g->activities);
    psi_fails(k, 0, c->party, NULL);
  } else if ((double)(n + c->blanks) > most) {
    psi_unknown(k, c->blank, "letter");
  } else {
    psi_passes(k);
  }
}

static void few_are_overloaded(psi_check *k) {
  grid g;
  if (!grid_of(k, &g)) return;
  EACH_PARTY (&g, first) {
    column c = column_from(k, &g, first);
    if (c.party == NULL || c.doing + c.blanks == 0) continue;
    not_most(k, &g, &c, c.doing, psi_limit(k, PSI_LIMIT_RESPONSIBILITIES_MAX_SHARE));
  }
}

static void few_are_bottlenecks(psi_check *k) {
  grid g;
  if (!grid_of(k, &g)) return;
  EACH_PARTY (&g, first) {
    column c = column_from(k, &g, first);
    if (c.party == NULL || c.answering + c.blanks == 0) continue;
    not_most(k, &g, &c, c.answering, psi_limit(k, PSI_LIMIT_RESPONSIBILITIES_MAX_SHARE));
  }
}

static void everybody_has_a_part(psi_check *k) {
  grid g;
  if (!grid_of(k, &g)) return;
  EACH_PARTY (&g, first) {
    column c = column_from(k, &g, first);
    if (c.party == NULL || c.any + c.blanks == 0) continue;
    if (c.busy > 0) {
      psi_passes(k);
    } else if (c.blank != NULL) {
      psi_unknown(k, c.blank, "letter");
    } else {
      psi_limit(k, PSI_LIMIT_RESPONSIBILITIES_MIN_ACTIVITIES);
      psi_say_name(k, "party", c.party);
      psi_say_count(k, "n", c.any);
      psi_say_count(k, "all", g.activities);
      psi_fails(k, 0, c.party, NULL);
    }
  }
}

static void nobody_everywhere(psi_check *k) {
  grid g;
  if (!grid_of(k, &g)) return;
  EACH_PARTY (&g, first) {
    column c = column_from(k, &g, first);
    if (c.party == NULL || c.busy + c.blanks == 0) continue;
    /* Every one is more than all but a part of one. */
    double all = (double)g.activities;
    not_most(k, &g, &c, c.busy, (all - 0.5) / all);
  }
}

/* ---- the rows ---- */

#define ACROSS                                                                                     \
  .source = "Gray, Brown and Macanufo, Gamestorming (2010), and RACI tools in public use",         \
  .basis = PS_BASIS_READ
#define DOWN                                                                                       \
  .source = "Smith and Erwin, Role and Responsibility Charting (RACI)", .basis = PS_BASIS_CITED
#define ACTIVITY_FIELDS "responsibility.activity", "responsibility.kind", "responsibility.phase"
#define BEGUN                                                                                      \
  " once its work has begun (its phase; without one, the framing of the case for detect and open, "\
  "the diagnosis for analyse and job_analysis, the design for all else; at once where the case "   \
  "tells neither status nor phases)"
#define OTHER_SCHEMES " Not asked of matrices with letters of DACI or RAPID."

static const psi_rule rules[] = {
    {{PSI_RULE("RA01", "one-answers", "responsibilities", CASE, ERROR, DESIGN),
      .claim = "Exactly one party answers for each activity.",
      .why = "What nobody answers for is left to chance, and what several answer for each leaves "
             "to the others.",
      .fails_when = "an activity has no A" BEGUN ", or two or more parties have the A. Published "
                                                 "rules ask for exactly one; one tool lets an "
                                                 "activity have none." OTHER_SCHEMES,
      .reads = PSI_LIST(ACTIVITY_FIELDS, "responsibility.letter", "responsibility.party",
                        "phase.started", "phase.kind",
                        "case.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Nobody answers for \"{activity}\"."),
          PSI_SAYS_FIX("\"{activity}\" has {n} who answer for it: {names}.",
                       "Agree on one who answers for it; the others do it, or are asked.")),
      .fix = "Name the one who answers for it, by name or role.",
      .subsumes = PSI_LIST("B62"), ACROSS},
     one_answers},
    {{PSI_RULE("RA02", "somebody-does-it", "responsibilities", CASE, WARNING, DESIGN),
      .claim = "Each activity has somebody who does it.",
      .why = "What somebody answers for and nobody does stays a line in a table.",
      .fails_when = "an activity has no R" BEGUN ". Not asked of decisions that have an A: who "
                                                 "answers for a decision takes it." OTHER_SCHEMES,
      .reads = PSI_LIST(ACTIVITY_FIELDS, "responsibility.letter", "responsibility.party",
                        "phase.started", "phase.kind",
                        "case.status"),
      .branches = PSI_BRANCHES(PSI_SAYS("Nobody is named who does \"{activity}\".")),
      .fix = "Name who does it; where it is the one who answers for it, give both "
             "letters.", ACROSS},
     somebody_does_it},
    {{PSI_RULE("RA03", "few-are-asked", "responsibilities", CASE, WARNING, DESIGN),
      .claim = "Only those whose answer can change it are asked before an activity.",
      .why = "Each party to be asked is a conversation to be waited for.",
      .fails_when = "more parties than responsibilities.max_consulted have the C of one "
                    "activity." OTHER_SCHEMES,
      .reads = PSI_LIST(ACTIVITY_FIELDS, "responsibility.letter", "responsibility.party"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{n} parties are to be asked before \"{activity}\": {names}.")),
      .fix = "Ask those whose answer can change it, and tell the others.",
      .limits = PSI_LIST("responsibilities.max_consulted"), ACROSS},
     few_are_asked},
    {{PSI_RULE("RA04", "more-than-talk", "responsibilities", CASE, ERROR, DESIGN),
      .claim = "No activity has only people who are asked or told.",
      .why = "A row of C and I looks staffed and is not: all wait to hear of work that nobody "
             "does.",
      .fails_when = "an activity has rows and all of them are C or I" BEGUN "." OTHER_SCHEMES,
      .reads = PSI_LIST(ACTIVITY_FIELDS, "responsibility.letter", "phase.started", "phase.kind",
                        "case.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{activity}\" has people to be asked or told, and nobody who does it or "
                   "answers for it."),
          PSI_SAYS("\"{activity}\" has people to be told, and nobody who does it or answers for "
                   "it.")),
      .fix = "Name who does it and who answers for it, or strike the activity.",
      .subsumes = PSI_LIST("RA01", "RA02"), ACROSS},
     more_than_talk},
    {{PSI_RULE("RA05", "parts-kept-apart", "responsibilities", CASE, WARNING, DESIGN),
      .claim = "Each party has one part in an activity, and who answers is mostly not who does.",
      .why = "A second letter says nothing new, or hides that nobody else looks at the work.",
      .fails_when = "a party that does an activity or answers for it has S, C or I of it too; or "
                    "(a note, once) in more than responsibilities.max_same_hand of the activities "
                    "that have an R and an A, of which there are at least "
                    "responsibilities.min_activities, the only R is with the A. A single R with "
                    "its A is sound; so is C with I." OTHER_SCHEMES,
      .reads = PSI_LIST(ACTIVITY_FIELDS, "responsibility.letter", "responsibility.party"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{party} {does} \"{activity}\", and {also} as well."),
          PSI_SAYS_AS("In {n} of {all} activities the one who does the work also answers for "
                      "it.", NOTE,
                      "Ask for each whether that is meant, or whether somebody else should look "
                      "at it.")),
      .fix = "Keep the larger part; the smaller one comes with it.",
      .limits = PSI_LIST("responsibilities.min_activities", "responsibilities.max_same_hand"),
      ACROSS},
     parts_kept_apart},
    {{PSI_RULE("RA06", "helper-known", "responsibilities", CASE, WARNING, DESIGN),
      .claim = "Who is to help is one of the parties of the case.",
      .why = "Help is promised easily for somebody who is not in the room.",
      .fails_when = "the party of an S is none of the parties of the case",
      .reads = PSI_LIST("responsibility.letter", "responsibility.party"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "\"{party}\" is to help with \"{activity}\" and is none of the parties of this case.")),
      .fix = "Add them to the parties and ask them, or name another who helps.",
      .source = "Validators of RASCI matrices in public use", .basis = PS_BASIS_READ},
     helper_known},
    {{PSI_RULE("RA07", "roles-specific", "responsibilities", CASE, WARNING, DESIGN),
      .claim = "Parts are given to roles that one can find, not to \"the team\".",
      .why = "Work that is given to a team or to management is nobody's in particular.",
      .fails_when = "a party with an R, A, S or C has a name that is one of the generic words and "
                    "nothing else (words generic_role). Who is only told may be any group; "
                    "whether a name is a person's cannot be seen.",
      .reads = PSI_LIST("responsibility.letter", "responsibility.party", "party.name"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{party}\" could be anybody, and has a part in \"{activity}\".")),
      .fix = "Say which one: the role as people there call it.", ACROSS},
     roles_specific},
    {{PSI_RULE("RA08", "said-once", "responsibilities", CASE, ERROR, DESIGN),
      .claim = "Each part is written down once.",
      .why = "Of two rows for one part, sooner or later one is changed and the other is not.",
      .fails_when = "two rows have the same activity, phase, party and letter",
      .reads = PSI_LIST(ACTIVITY_FIELDS, "responsibility.letter", "responsibility.party"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Of \"{activity}\" it is written down twice that {party} {does}.")),
      .fix = "Keep one of the rows.", ACROSS},
     said_once},
    {{PSI_RULE("RA09", "activity-says-what", "responsibilities", CASE, NOTE, DESIGN),
      .claim = "An activity says what is done.",
      .why = "A bare noun names a subject; who has the part cannot tell when it is done.",
      .fails_when = "an activity begins with the, a or an; or it is a single word that is no verb "
                    "of the list action_verb and its kind is not set. Longer names without a verb "
                    "are passed over: many tables list what is made.",
      .reads = PSI_LIST("responsibility.activity", "responsibility.kind"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{activity}\" is one word: it does not say what is to be done with what."),
          PSI_SAYS("\"{activity}\" names a thing: it does not say what is to be done.")),
      .fix = "Begin with a verb and name the thing, as in \"Approve the budget\".",
      .source = "Geratools, RACI matrix builder, and other RACI tools in public use",
      .basis = PS_BASIS_READ},
     activity_says_what},
    {{PSI_RULE("RA11", "work-spread", "responsibilities", CASE, NOTE, DESIGN),
      .claim = "No party does most of the work.",
      .why = "Who has most of the doing is where the work will wait.",
      .fails_when = "of at least responsibilities.min_activities activities a party has the R in "
                    "more than responsibilities.max_share." OTHER_SCHEMES,
      .reads = PSI_LIST(ACTIVITY_FIELDS, "responsibility.letter", "responsibility.party"),
      .branches = PSI_BRANCHES(PSI_SAYS("{party} is to do {n} of the {all} activities.")),
      .fix = "Ask whether one party can carry that, and what another could take.",
      .subsumes = PSI_LIST("RA14"),
      .limits = PSI_LIST("responsibilities.min_activities", "responsibilities.max_share"),
      .about_person = PSI_YES, DOWN},
     few_are_overloaded},
    {{PSI_RULE("RA12", "answering-spread", "responsibilities", CASE, NOTE, DESIGN),
      .claim = "No party answers for most of the activities.",
      .why = "Where one party must agree to everything, everything waits for it.",
      .fails_when = "of at least responsibilities.min_activities activities a party has the A in "
                    "more than responsibilities.max_share." OTHER_SCHEMES,
      .reads = PSI_LIST(ACTIVITY_FIELDS, "responsibility.letter", "responsibility.party"),
      .branches = PSI_BRANCHES(PSI_SAYS("{party} answers for {n} of the {all} activities.")),
      .fix = "Give each A to the one nearest to the work who can answer for it.",
      .subsumes = PSI_LIST("RA14"),
      .limits = PSI_LIST("responsibilities.min_activities", "responsibilities.max_share"),
      .about_person = PSI_YES, DOWN},
     few_are_bottlenecks},
    {{PSI_RULE("RA13", "everybody-has-a-part", "responsibilities", CASE, NOTE, DESIGN),
      .claim = "Every party in the matrix does, answers, helps or is asked somewhere.",
      .why = "Who is only ever told may need a message, not a place in every discussion; or has "
             "something to give that nobody asks for.",
      .fails_when = "in a matrix of at least responsibilities.min_activities activities a party "
                    "has nothing but I. Published readings ask it of all without an R or A; who "
                    "helps or is asked is needed." OTHER_SCHEMES,
      .reads = PSI_LIST(ACTIVITY_FIELDS, "responsibility.letter", "responsibility.party"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{party} is told of {n} of the {all} activities, and has no other part.")),
      .fix = "Ask whether a message is enough, or what only they could add.",
      .limits = PSI_LIST("responsibilities.min_activities"),
      .about_person = PSI_YES, DOWN},
     everybody_has_a_part},
    {{PSI_RULE("RA14", "nobody-everywhere", "responsibilities", CASE, NOTE, DESIGN),
      .claim = "No party has a part in everything.",
      .why = "A party without an empty cell is too much involved, or its letters mean little.",
      .fails_when = "of at least responsibilities.min_activities activities a party has R, A, S "
                    "or C in every one." OTHER_SCHEMES,
      .reads = PSI_LIST(ACTIVITY_FIELDS, "responsibility.letter", "responsibility.party"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{party} has a part in each of the {all} activities.")),
      .fix = "Ask of each part what would be lost without it.",
      .limits = PSI_LIST("responsibilities.min_activities"),
      .about_person = PSI_YES, DOWN},
     nobody_everywhere},
    {{PSI_RULE("RA15", "few-do-it", "responsibilities", CASE, WARNING, DESIGN),
      .claim = "Where many do one activity, it is said how they share it.",
      .why = "The more people do a thing, the more each takes it for done.",
      .fails_when = "more rows than responsibilities.max_responsible give the R of one activity "
                    "to different parties without saying how they share it." OTHER_SCHEMES,
      .reads = PSI_LIST(ACTIVITY_FIELDS, "responsibility.letter", "responsibility.party",
                        "responsibility.split"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{n} parties do \"{activity}\": {names}. How they share it is not said.")),
      .fix = "Say who does which part of it, or choose one who does it and let the others help.",
      .limits = PSI_LIST("responsibilities.max_responsible"), DOWN},
     few_do_it},
};

const psi_pack psi_pack_responsibilities = {"responsibilities", rules, PSI_COUNT(rules)};
