/* Across a row of the matrix: each activity has one who answers for it and somebody who does it. */
#include "check/pack_responsibilities.h"

#include "check/rules.h"

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
static bool is_new(const psi_raci *m, size_t first, size_t row) {
  for (size_t i = first; i != row; i = m->activities.next[i])
    if (m->rows[i]->letter == m->rows[row]->letter &&
        psi_same(m->rows[i]->party, m->rows[row]->party))
      return false;
  return true;
}

static holders who_has(const psi_check *k, const psi_raci *m, size_t first, ps_letter letter) {
  holders h = {NULL, NULL, NULL, 0, 0};
  PSI_EACH_ROW (m, first, i) {
    const ps_responsibility *r = m->rows[i];
    if (psi_no_letter(r)) h.blank = r, h.blanks++;
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
static void say_holders(psi_check *k, const psi_raci *m, size_t first, ps_letter letter) {
  psi_listing names = {{0}, 0, 0};
  PSI_EACH_ROW (m, first, i) {
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
  psi_say(k, "activity", psi_activity_words(r));
  if (phase == NULL) return; // same either way: examples do not ask for evidence
  psi_evidence(k, "In the phase \"%s\".", psi_name(phase));
}

/* ---- RA01 ---- */

static void one_answers(psi_check *k) {
  psi_raci m;
  if (psi_other_scheme(k) || !psi_raci_of(k, &m)) return;
  PSI_EACH_ACTIVITY (&m, first) {
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
  psi_raci m;
  if (psi_other_scheme(k) || !psi_raci_of(k, &m)) return;
  PSI_EACH_ACTIVITY (&m, first) {
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
         psi_other_letters(r) == NULL;
}

/* Fails where more parties than the limit have the letter. */
static void not_too_many(psi_check *k, ps_letter letter, psi_limit_key key) {
  psi_raci m;
  if (psi_other_scheme(k) || !psi_raci_of(k, &m)) return;
  PSI_EACH_ACTIVITY (&m, first) {
    holders h = who_has(k, &m, first, letter);
    double most = psi_limit(k, key);
    size_t split = 0;
    PSI_EACH_ROW (&m, first, i)
      split += is_split(m.rows[i], letter);
    if (h.count == 0) continue;
    if ((double)h.count - (double)split > most) {
      psi_say(k, "activity", psi_activity_words(m.rows[first]));
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
  psi_raci m;
  if (psi_other_scheme(k) || !psi_raci_of(k, &m)) return;
  PSI_EACH_ACTIVITY (&m, first) {
    const ps_responsibility *r = m.rows[first], *blank = NULL;
    bool work = false, asked = false;
    PSI_EACH_ROW (&m, first, i) {
      ps_letter letter = m.rows[i]->letter;
      work = work || letter == PS_LETTER_R || letter == PS_LETTER_A || letter == PS_LETTER_S;
      asked = asked || letter == PS_LETTER_C;
      if (psi_no_letter(m.rows[i])) blank = m.rows[i];
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

/* ---- the rows ---- */

#define BEGUN                                                                                      \
  " once its work has begun (its phase; without one, the framing of the case for detect and open, "\
  "the diagnosis for analyse and job_analysis, the design for all else; at once where the case "   \
  "tells neither status nor phases)"

static const psi_rule rules[] = {
    {{PSI_RULE("RA01", "one-answers", "responsibilities", CASE, ERROR, DESIGN),
      .claim = "Exactly one party answers for each activity.",
      .why = "What nobody answers for is left to chance; where several answer for it, each leaves "
             "it to the others.",
      .fails_when = "an activity has no A" BEGUN ", or two or more parties have the A. Published "
                    "rules ask for exactly one; one tool lets an activity have none."
                    PSI_OTHER_SCHEMES,
      .reads = PSI_LIST(PSI_ACTIVITY_FIELDS, "responsibility.letter", "responsibility.party",
                        "phase.started", "phase.kind", "case.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Nobody answers for \"{activity}\"."),
          PSI_SAYS_FIX("\"{activity}\" has {n} who answer for it: {names}.",
                       "Agree on one of them; the others can do the work or be asked about it.")),
      .fix = "Name who answers for it, by name or by role.",
      .subsumes = PSI_LIST("B62"), PSI_ACROSS},
     one_answers},
    {{PSI_RULE("RA02", "somebody-does-it", "responsibilities", CASE, WARNING, DESIGN),
      .claim = "Each activity has somebody who does it.",
      .why = "What somebody answers for and nobody does stays a line in a table.",
      .fails_when = "an activity has no R" BEGUN ". Not asked of decisions that have an A: whoever "
                    "answers for a decision takes it." PSI_OTHER_SCHEMES,
      .reads = PSI_LIST(PSI_ACTIVITY_FIELDS, "responsibility.letter", "responsibility.party",
                        "phase.started", "phase.kind", "case.status"),
      .branches = PSI_BRANCHES(PSI_SAYS("Nobody is named to do \"{activity}\".")),
      .fix = "Name who does it; if that is the one who answers for it, give them both "
             "letters.", PSI_ACROSS},
     somebody_does_it},
    {{PSI_RULE("RA03", "few-are-asked", "responsibilities", CASE, WARNING, DESIGN),
      .claim = "Only people whose answer can make a difference are asked before an activity.",
      .why = "Everybody who has to be asked is one more conversation to wait for.",
      .fails_when = "more parties than responsibilities.max_consulted have the C of one "
                    "activity." PSI_OTHER_SCHEMES,
      .reads = PSI_LIST(PSI_ACTIVITY_FIELDS, "responsibility.letter", "responsibility.party"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{n} parties are to be asked before \"{activity}\": {names}.")),
      .fix = "Ask those whose answer can make a difference, and tell the others afterwards.",
      .limits = PSI_LIST("responsibilities.max_consulted"), PSI_ACROSS},
     few_are_asked},
    {{PSI_RULE("RA04", "more-than-talk", "responsibilities", CASE, ERROR, DESIGN),
      .claim = "No activity is left with only people who are asked or told.",
      .why = "A row of C and I looks staffed and is not: everybody waits to hear of work that "
             "nobody does.",
      .fails_when = "an activity has rows and all of them are C or I" BEGUN "." PSI_OTHER_SCHEMES,
      .reads = PSI_LIST(PSI_ACTIVITY_FIELDS, "responsibility.letter", "phase.started", "phase.kind",
                        "case.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{activity}\" has people to be asked or told, but nobody who does it or "
                   "answers for it."),
          PSI_SAYS("\"{activity}\" has people to be told, but nobody who does it or answers for "
                   "it.")),
      .fix = "Name who does it and who answers for it, or take the activity out.",
      .subsumes = PSI_LIST("RA01", "RA02"), PSI_ACROSS},
     more_than_talk},
    {{PSI_RULE("RA15", "few-do-it", "responsibilities", CASE, WARNING, DESIGN),
      .claim = "Where many do one activity, it is said who does which part of it.",
      .why = "The more people are to do a thing, the more each assumes that another has done it.",
      .fails_when = "more rows than responsibilities.max_responsible give the R of one activity "
                    "to different parties without saying how they share it." PSI_OTHER_SCHEMES,
      .reads = PSI_LIST(PSI_ACTIVITY_FIELDS, "responsibility.letter", "responsibility.party",
                        "responsibility.split"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{activity}\" is to be done by {n} parties ({names}), and it is not said how "
                   "they share it.")),
      .fix = "Say who does which part of it, or choose one who does it and let the others help.",
      .limits = PSI_LIST("responsibilities.max_responsible"), PSI_DOWN},
     few_do_it},
};

const psi_pack psi_pack_responsibilities_across = {"responsibilities", rules, PSI_COUNT(rules)};
