/* What one party has in one activity: one part, written down once. */
#include "check/pack_responsibilities.h"

#include "check/rules.h"

#include <stdlib.h>
#include <string.h>

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
static size_t sort_parts(const psi_raci *m, size_t first, const ps_responsibility **parts) {
  size_t count = 0;
  PSI_EACH_ROW (m, first, i)
    if (m->rows[i]->party != NULL) parts[count++] = m->rows[i];
  if (count < 16) // same either way: both sort
    sort_few(parts, count);
  else
    qsort(parts, count, sizeof *parts, compare_parts);
  return count;
}

static const ps_responsibility **room_for(psi_check *k, const psi_raci *m) {
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
    if (psi_no_letter(parts[i])) s.blank = parts[i];
  }
  return s;
}

/* Letters sort R, A, S, C, I: the first part of a party is its largest, the last its least. */
static void one_part_each(psi_check *k, const ps_responsibility **parts, size_t count) {
  static const char *const does[] = {"", "does", "answers for", "does and answers for"};
  static const char *const also[] = {"", "", "", "helps with it", "is asked about it",
                                     "is told of it"};
  bool fine = true;
  for (size_t from = 0; from < count;) {
    share s = share_from(parts, from, count);
    const ps_responsibility *last = parts[from + s.count - 1];
    if ((s.letters & PSI_LARGE_PARTS) != 0 && (s.letters & PSI_SMALL_PARTS) != 0) {
      fine = false;
      psi_say_id(k, "party", last->party);
      psi_say(k, "does", does[(s.letters & PSI_LARGE_PARTS) >> PS_LETTER_R]);
      psi_say(k, "activity", psi_activity_words(last));
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
    same = same || (s.letters & PSI_LARGE_PARTS) == PSI_LARGE_PARTS;
    from += s.count;
  }
  *both = (all & PSI_LARGE_PARTS) == PSI_LARGE_PARTS;
  return same && doers == 1;
}

static void parts_kept_apart(psi_check *k) {
  psi_raci m;
  if (psi_other_scheme(k) || !psi_raci_of(k, &m)) return;
  const ps_responsibility **parts = room_for(k, &m);
  size_t all = 0, same = 0;
  if (parts == NULL) return; // same either way: there is memory in examples
  PSI_EACH_ACTIVITY (&m, first) {
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
  psi_raci m;
  if (!psi_raci_of(k, &m)) return;
  const ps_responsibility **parts = room_for(k, &m);
  if (parts == NULL) return; // same either way: there is memory in examples
  PSI_EACH_ACTIVITY (&m, first) {
    size_t count = sort_parts(&m, first, parts);
    bool fine = count > 0;
    for (size_t i = 1; i < count; i++) {
      if (!psi_same(parts[i]->party, parts[i - 1]->party)) continue;
      if (psi_no_letter(parts[i - 1])) { /* blanks sort first */
        fine = false;
        psi_unknown(k, parts[i - 1], "letter");
      } else if (parts[i]->letter == parts[i - 1]->letter &&
                 parts[i]->letter != PS_LETTER_UNSET) {
        fine = false;
        psi_say_id(k, "party", parts[i]->party);
        psi_say(k, "activity", psi_activity_words(parts[i]));
        psi_say(k, "does", parts_of[parts[i]->letter]);
        psi_object(k, parts[i - 1]->id);
        psi_fails(k, 0, parts[i], "letter");
      }
    }
    if (fine) psi_passes(k);
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("RA05", "parts-kept-apart", "responsibilities", CASE, WARNING, DESIGN),
      .claim = "Each party has one part in an activity, and whoever answers for it is mostly not "
               "the one who does it.",
      .why = "A second letter says nothing new, or hides that nobody else looks at the work.",
      .fails_when = "a party that does an activity or answers for it has S, C or I of it too; or "
                    "(a note, once) in more than responsibilities.max_same_hand of the activities "
                    "that have an R and an A, of which there are at least "
                    "responsibilities.min_activities, the only R is with the A. A single R with "
                    "its A is sound; so is C with I." PSI_OTHER_SCHEMES,
      .reads = PSI_LIST(PSI_ACTIVITY_FIELDS, "responsibility.letter", "responsibility.party"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{party} {does} \"{activity}\", and {also} as well."),
          PSI_SAYS_AS("In {n} of {all} activities the one who does the work also answers for "
                      "it.", NOTE,
                      "Ask of each whether that is intended, or whether somebody else should look "
                      "at the work.")),
      .fix = "Keep the larger part; the smaller one comes with it.",
      .limits = PSI_LIST("responsibilities.min_activities", "responsibilities.max_same_hand"),
      PSI_ACROSS},
     parts_kept_apart},
    {{PSI_RULE("RA08", "said-once", "responsibilities", CASE, ERROR, DESIGN),
      .claim = "Each part is written down once.",
      .why = "If a part is written down twice, sooner or later one entry is changed and the other "
             "is not.",
      .fails_when = "two rows have the same activity, phase, party and letter",
      .reads = PSI_LIST(PSI_ACTIVITY_FIELDS, "responsibility.letter", "responsibility.party"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("For \"{activity}\" it is written down twice that {party} {does}.")),
      .fix = "Keep one of the entries and take the other out.", PSI_ACROSS},
     said_once},
};

const psi_pack psi_pack_responsibilities_parts = {"responsibilities", rules, PSI_COUNT(rules)};
