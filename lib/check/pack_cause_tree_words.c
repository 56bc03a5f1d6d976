/* How a cause is put in words: without blame, as one statement, saying something new. */
#include "check/pack_cause_tree.h"

#include "check/rules.h"
#include "check/text.h"

#include <stdio.h>
#include <string.h>

/* ---- CT03 ---- */

/* Whether words before a place in a statement turn it round: "it was not human error". */
static bool denied(const char *statement, size_t place) {
  static const char *const denials[] = {"not",   "no",     "never",      "nobody",      "isn't",
                                        "nor",   "aren't", "rather than", "instead of", "wasn't",
                                        "weren't", "neither"};
  psi_hit hit;
  for (size_t i = 0; i < PSI_COUNT(denials); i++)
    if (psi_word_find(statement, 0, denials[i], &hit) && hit.start < place) return true;
  return false;
}

static void no_blame_at_the_root(psi_check *k) {
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    psi_hit hit;
    if (!psi_is_supported(cause) || cause->parents.count > 0) continue;
    if (cause->statement == NULL) {
      psi_unknown(k, cause, "statement");
    } else if (psi_text_find(k, PSI_LIST_BLAME, cause->statement, 0, &hit) &&
               !denied(cause->statement, hit.start)) {
      psi_say(k, "cause", psi_cause_name(cause));
      psi_say_hit(k, "words", cause->statement, hit);
      psi_fails(k, 0, cause, "statement");
    } else {
      psi_passes(k);
    }
  }
}

/* ---- CT09 ---- */

/* Whether a statement has a word just before a place. */
static bool just_before(const char *statement, size_t place, const char *word) {
  psi_hit hit = {0, 0};
  for (size_t from = 0; psi_word_find(statement, from, word, &hit); from = hit.start + 1)
    if (hit.start + hit.length + 1 == place) return true;
  return false;
}

/* Whether a word found joins two statements: "and" mostly joins two nouns, "since" tells a
 * time unless a comma is before it, and what is due to start is no cause. */
static bool joins(const char *statement, psi_hit hit) {
  psi_hit at;
  if (psi_word_find(statement, hit.start, "and", &at) && at.start == hit.start) return false;
  if (psi_word_find(statement, hit.start, "since", &at) && at.start == hit.start)
    return hit.start > 1 && statement[hit.start - 2] == ',';
  if (psi_word_find(statement, hit.start, "due to", &at) && at.start == hit.start)
    return !just_before(statement, hit.start, "is") && !just_before(statement, hit.start, "are");
  return true;
}

static bool find_joint(const psi_check *k, const char *statement, psi_hit *hit) {
  for (size_t from = 0; psi_text_find(k, PSI_LIST_COMPOUND, statement, from, hit);
       from = hit->start + hit->length)
    if (joins(statement, *hit)) return true;
  return false;
}

static void statement_is_clear(psi_check *k) {
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    psi_hit hit;
    if (!psi_is_supported(cause)) continue;
    if (cause->statement == NULL) {
      psi_unknown(k, cause, "statement");
      continue;
    }
    size_t length = strlen(cause->statement);
    psi_say(k, "cause", psi_cause_name(cause));
    if (find_joint(k, cause->statement, &hit)) {
      psi_say_hit(k, "words", cause->statement, hit);
      psi_fails(k, 0, cause, "statement");
    } else if (psi_word_count(cause->statement) < 2 || cause->statement[length - 1] == '?') {
      psi_fails(k, 1, cause, "statement");
    } else {
      psi_passes(k);
    }
  }
}

/* ---- CT12 ---- */

enum { WORD = 32 };

/* The next word that means something, from *at on, in small letters without the s of a
 * plural; false at the end. Of long words the first letters count. */
static bool next_word(const char **at, char word[WORD]) {
  static const char between[] = " \t\n.,;:!?\"'()-";
  static const char empty[] = " the a an is are was were be been of in on at to that there it its "
                              "our their very too just simply really has have had we they ";
  char framed[WORD + 2];
  do {
    *at += strspn(*at, between);
    size_t length = strcspn(*at, between), kept = length < WORD ? length : WORD - 1;
    if (length == 0) return false;
    for (size_t i = 0; i < kept; i++) word[i] = psi_small((*at)[i]);
    word[kept] = '\0';
    *at += length;
    snprintf(framed, sizeof framed, " %s ", word);
    if (kept > 3 && word[kept - 1] == 's') word[kept - 1] = '\0';
  } while (strstr(empty, framed) != NULL);
  return true;
}

/* Whether two statements have the same words in the same order, small ones left out. */
static bool says_the_same(const char *a, const char *b) {
  char one[WORD], other[WORD];
  size_t words = 0;
  if (a == NULL || b == NULL) return false;
  for (;; words++) {
    bool more = next_word(&a, one);
    if (next_word(&b, other) != more) return false;
    if (!more) return words > 1;
    if (strcmp(one, other) != 0) return false;
  }
}

static void cause_says_more(psi_check *k) {
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i], *twin = NULL;
    const ps_gap *gap = psi_gap(k, cause->gap);
    if (psi_is_ruled_out(cause) || (gap == NULL && cause->parents.count == 0)) continue;
    for (size_t j = 0; j < cause->parents.count; j++) {
      const ps_cause *deeper = psi_cause(k, cause->parents.items[j]);
      if (deeper != NULL && says_the_same(cause->statement, deeper->statement)) twin = deeper;
    }
    psi_say(k, "cause", psi_cause_name(cause));
    if (cause->statement == NULL) {
      psi_unknown(k, cause, "statement");
    } else if (twin != NULL) {
      psi_object(k, twin->id);
      psi_fails(k, 1, cause, "statement");
    } else if (gap != NULL && gap->statement == NULL) {
      psi_unknown(k, gap, "statement");
    } else if (gap != NULL && says_the_same(cause->statement, gap->statement)) {
      psi_object(k, gap->id);
      psi_fails(k, 0, cause, "statement");
    } else {
      psi_passes(k);
    }
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("CT03", "no-blame-at-the-root", "cause-tree", CASE, WARNING, DIAGNOSE),
      .claim = "The search does not end with somebody to blame.",
      .why = "Whoever comes next meets the same conditions and makes the same mistake.",
      .fails_when = "a supported or confirmed cause without a cause behind it has one of the "
                    "words of the list blame in its statement, with no denial before it",
      .reads = PSI_LIST("cause.statement", "cause.parents", "cause.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The search ends at \"{words}\": \"{cause}\" has no cause behind it.")),
      .fix = "Ask what made the mistake easy to make, or hard to notice.",
      PSI_CITED("Dekker, The Field Guide to Understanding Human Error (2002)")},
     no_blame_at_the_root},
    {{PSI_RULE("CT09", "statement-is-clear", "cause-tree", CASE, NOTE, DIAGNOSE),
      .claim = "Each cause is one statement that can be true or false.",
      .why = "When two statements are made in one, one may be true and the other not, and no "
             "evidence can tell which.",
      .fails_when = "the statement of a supported or confirmed cause has one of the words of the "
                    "list compound (\"and\" is passed over; \"since\" counts after a comma, \"due "
                    "to\" not after is or are), or is a single word or a question",
      .reads = PSI_LIST("cause.statement", "cause.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{cause}\" makes two statements in one, joined by \"{words}\"."),
          PSI_SAYS_FIX("\"{cause}\" is not a statement that could be true or false.",
                       "Write it as a full sentence: who or what does, or lacks, what.")),
      .fix = "Make it two causes, one behind the other.", PSI_RESERVATIONS},
     statement_is_clear},
    {{PSI_RULE("CT12", "cause-says-more", "cause-tree", CASE, WARNING, DIAGNOSE),
      .claim = "A cause says something other than what it explains.",
      .why = "The gap put in other words looks like an answer, and ends the search too soon.",
      .fails_when = "a cause that is not ruled out has the same words in the same order as its "
                    "gap, or as a cause behind it; small words, plurals and punctuation do not "
                    "count",
      .reads = PSI_LIST("cause.statement", "cause.parents", "cause.gap", "gap.statement"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{cause}\" only repeats the gap and does not explain it."),
          PSI_SAYS("\"{cause}\" and the cause behind it say the same thing, so neither explains "
                   "the other.")),
      .fix = "Ask why that is so, and write down the answer.", PSI_RESERVATIONS},
     cause_says_more},
};

const psi_pack psi_pack_cause_tree_words = {"cause-tree", rules, PSI_COUNT(rules)};
