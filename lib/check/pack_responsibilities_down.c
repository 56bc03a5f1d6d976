/* Down a column of the matrix: no party has too much, and each has something. */
#include "check/pack_responsibilities.h"

#include "check/rules.h"

#include <string.h>

/* ---- RA11 to RA14: down the columns ---- */

/* The matrix, and its rows by party. */
typedef struct grid {
  psi_raci m;
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
  if (psi_other_scheme(k) || !psi_raci_of(k, &g->m))
    return false; // same either way: it has no rows
  g->number = psi_store_take(k->store, (g->m.count + 1) * sizeof *g->number);
  g->seen = psi_store_take(k->store, g->m.count + 1);
  if (g->number == NULL || g->seen == NULL) { // same either way: there is memory in examples
    k->no_memory = true;
    return false; // same either way: there is memory in examples
  }
  PSI_EACH_ACTIVITY (&g->m, first) {
    PSI_EACH_ROW (&g->m, first, i) g->number[i] = g->activities;
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
  if (psi_no_letter(g->m.rows[row])) return 0;
  unsigned bit = PSI_BIT(g->m.rows[row]->letter), seen = g->seen[g->number[row]];
  g->seen[g->number[row]] = (unsigned char)(seen | bit);
  return bit & ~seen;
}

static column column_from(const psi_check *k, const grid *g, size_t first) {
  const unsigned any = PSI_LARGE_PARTS | PSI_SMALL_PARTS | PSI_BIT(PS_LETTER_UNSET);
  const unsigned busy = any & ~PSI_BIT(PS_LETTER_I);
  column c = {psi_party(k, g->m.rows[first]->party), NULL, 0, 0, 0, 0, 0};
  for (size_t i = first; i != PSI_NONE; i = g->parties.next[i]) {
    unsigned before = g->seen[g->number[i]], added = adds(g, i);
    if (psi_no_letter(g->m.rows[i])) c.blank = g->m.rows[i], c.blanks++;
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

static const psi_rule rules[] = {
    {{PSI_RULE("RA11", "work-spread", "responsibilities", CASE, NOTE, DESIGN),
      .claim = "No party does most of the work.",
      .why = "Work piles up with whoever has most of it to do.",
      .fails_when = "of at least responsibilities.min_activities activities a party has the R in "
                    "more than responsibilities.max_share." PSI_OTHER_SCHEMES,
      .reads = PSI_LIST(PSI_ACTIVITY_FIELDS, "responsibility.letter", "responsibility.party"),
      .branches = PSI_BRANCHES(PSI_SAYS("{party} is to do {n} of the {all} activities.")),
      .fix = "Ask whether they can carry that much, and what somebody else could take over.",
      .subsumes = PSI_LIST("RA14"),
      .limits = PSI_LIST("responsibilities.min_activities", "responsibilities.max_share"),
      .about_person = PSI_YES, PSI_DOWN},
     few_are_overloaded},
    {{PSI_RULE("RA12", "answering-spread", "responsibilities", CASE, NOTE, DESIGN),
      .claim = "No party answers for most of the activities.",
      .why = "Where one party must agree to everything, everything waits for them.",
      .fails_when = "of at least responsibilities.min_activities activities a party has the A in "
                    "more than responsibilities.max_share." PSI_OTHER_SCHEMES,
      .reads = PSI_LIST(PSI_ACTIVITY_FIELDS, "responsibility.letter", "responsibility.party"),
      .branches = PSI_BRANCHES(PSI_SAYS("{party} answers for {n} of the {all} activities.")),
      .fix = "Ask of each activity whether somebody nearer to the work could answer for it.",
      .subsumes = PSI_LIST("RA14"),
      .limits = PSI_LIST("responsibilities.min_activities", "responsibilities.max_share"),
      .about_person = PSI_YES, PSI_DOWN},
     few_are_bottlenecks},
    {{PSI_RULE("RA13", "everybody-has-a-part", "responsibilities", CASE, NOTE, DESIGN),
      .claim = "Every party in the matrix does something, answers for something, helps or is "
               "asked.",
      .why = "A party that is only ever told may need a message rather than a place in every "
             "discussion, or may have something to give that nobody asks for.",
      .fails_when = "in a matrix of at least responsibilities.min_activities activities a party "
                    "has nothing but I. Published readings ask it of everybody without an R or A; "
                    "here those who help or are asked count as needed." PSI_OTHER_SCHEMES,
      .reads = PSI_LIST(PSI_ACTIVITY_FIELDS, "responsibility.letter", "responsibility.party"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{party} is told of {n} of the {all} activities, and has no other part.")),
      .fix = "Ask whether a message is enough, or what only they could add.",
      .limits = PSI_LIST("responsibilities.min_activities"),
      .about_person = PSI_YES, PSI_DOWN},
     everybody_has_a_part},
    {{PSI_RULE("RA14", "nobody-everywhere", "responsibilities", CASE, NOTE, DESIGN),
      .claim = "No party has a part in everything.",
      .why = "A party with a part in everything is involved too much, or its letters mean little.",
      .fails_when = "of at least responsibilities.min_activities activities a party has R, A, S "
                    "or C in every one." PSI_OTHER_SCHEMES,
      .reads = PSI_LIST(PSI_ACTIVITY_FIELDS, "responsibility.letter", "responsibility.party"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{party} has a part in each of the {all} activities.")),
      .fix = "Ask of each part what would be lost without it.",
      .limits = PSI_LIST("responsibilities.min_activities"),
      .about_person = PSI_YES, PSI_DOWN},
     nobody_everywhere},
};

const psi_pack psi_pack_responsibilities_down = {"responsibilities", rules, PSI_COUNT(rules)};
