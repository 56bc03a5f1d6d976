/* Tasks: the table of difficulty, importance and frequency, and what makes a task a
 * core task. */
#include "knowledge/tables.h"
#include "results/findings.h"

#include <stdio.h>
#include <string.h>

/* ---- difficulty, importance, frequency ---- */

static const ps_field dif_rows[] = {
    PSI_TEXT_REQUIRED(ps_dif_row, id, 1, "The three ratings: \"M,N,I\"."),
    PSI_ENUM(ps_dif_row, difficulty, psi_dif_difficulty_words, 1, "How hard the task is."),
    PSI_FLAG(ps_dif_row, important, 1, "Whether it matters."),
    PSI_ENUM(ps_dif_row, frequency, psi_dif_frequency_words, 1, "How often it is done."),
    PSI_ENUM(ps_dif_row, decision, psi_dif_decision_words, 1, "What follows."),
    PSI_TEXT(ps_dif_row, note, 1, "A doubt about the row."),
    PSI_TEXT(ps_dif_row, source, 1, "Where it comes from."),
    PSI_ENUM(ps_dif_row, basis, psi_basis_words, 1, "How far that was checked."),
};
const ps_struct psi_dif_row_table =
    PSI_TABLE("dif_row", ps_dif_row, dif_rows,
              "What is decided about training for a task so hard, important and frequent.");

#define DIF(number, hard, matters, often, what, doubt)                                             \
  {                                                                                                \
    PSI_HEAD(psi_dif_row_table), number, PS_DIF_DIFFICULTY_##hard, {matters, true},                \
        PS_DIF_FREQUENCY_##often, PS_DIF_DECISION_##what, doubt,                                   \
        "US Army TRADOC Pamphlet 350-70-14, fig. 4-3, as transcribed in a public repository",      \
        PS_BASIS_READ                                                                              \
  }
static const ps_dif_row decisions[] = {
    DIF("V,Y,V", VERY, true, VERY, TRAIN, NULL),
    DIF("V,Y,M", VERY, true, MODERATELY, OVERTRAIN, NULL),
    DIF("V,Y,I", VERY, true, INFREQUENT, OVERTRAIN, NULL),
    DIF("V,N,V", VERY, false, VERY, TRAIN, NULL),
    DIF("V,N,M", VERY, false, MODERATELY, TRAIN, NULL),
    DIF("V,N,I", VERY, false, INFREQUENT, NO_TRAINING, NULL),
    DIF("M,Y,V", MODERATELY, true, VERY, TRAIN, NULL),
    DIF("M,Y,M", MODERATELY, true, MODERATELY, OVERTRAIN, NULL),
    DIF("M,Y,I", MODERATELY, true, INFREQUENT, OVERTRAIN, NULL),
    DIF("M,N,V", MODERATELY, false, VERY, NO_TRAINING, NULL),
    DIF("M,N,M", MODERATELY, false, MODERATELY, NO_TRAINING, NULL),
    DIF("M,N,I", MODERATELY, false, INFREQUENT, TRAIN,
        "May be a slip of the transcription: less is asked of the harder task (V,N,I) and of the "
        "more frequent one (M,N,M). Kept as transcribed; compare the pamphlet before leaning on "
        "it."),
    DIF("N,Y,V", NOT, true, VERY, NO_TRAINING, NULL),
    DIF("N,Y,M", NOT, true, MODERATELY, NO_TRAINING, NULL),
    DIF("N,Y,I", NOT, true, INFREQUENT, TRAIN, NULL),
    DIF("N,N,V", NOT, false, VERY, NO_TRAINING, NULL),
    DIF("N,N,M", NOT, false, MODERATELY, NO_TRAINING, NULL),
    DIF("N,N,I", NOT, false, INFREQUENT, NO_TRAINING, NULL),
};

const ps_dif_row *ps_dif_at(size_t index) {
  return index < PSI_COUNT(decisions) ? &decisions[index] : NULL;
}

ps_dif_decision ps_dif_decide(ps_dif_difficulty difficulty, bool important,
                              ps_dif_frequency frequency) {
  for (size_t i = 0; i < PSI_COUNT(decisions); i++) {
    const ps_dif_row *row = &decisions[i];
    if (row->difficulty == difficulty && row->important.value == important &&
        row->frequency == frequency)
      return row->decision;
  }
  return PS_DIF_DECISION_UNSET;
}

/* The ratings of a row, "M,N,I", whatever its id is. */
static const char *ratings_of(const ps_dif_row *row, char buffer[8]) {
  static const char hard[] = "?NMV", often[] = "?IMV";
  snprintf(buffer, 8, "%c,%c,%c", hard[row->difficulty & 3], row->important.value ? 'Y' : 'N',
           often[row->frequency & 3]);
  return buffer;
}

static bool is_rated(const ps_dif_row *row) {
  return row->difficulty > PS_DIF_DIFFICULTY_UNSET && row->difficulty <= PS_DIF_DIFFICULTY_VERY &&
         row->important.set && row->frequency > PS_DIF_FREQUENCY_UNSET &&
         row->frequency <= PS_DIF_FREQUENCY_VERY && row->decision > PS_DIF_DECISION_UNSET &&
         row->decision <= PS_DIF_DECISION_OVERTRAIN;
}

/* Why `other` should ask for no less than `row`: two rows one step apart. NULL if there
 * is no such reason. */
static const char *why_no_less(const ps_dif_row *row, const ps_dif_row *other) {
  const bool same_hard = row->difficulty == other->difficulty;
  const bool same_matter = row->important.value == other->important.value;
  const bool same_often = row->frequency == other->frequency;
  if (same_matter && same_often && (int)other->difficulty == (int)row->difficulty + 1)
    return "is harder";
  if (same_hard && same_often && other->important.value && !row->important.value)
    return "is more important";
  if (same_hard && same_matter && !row->important.value &&
      (int)other->frequency == (int)row->frequency + 1)
    return "is done more often and is as unimportant";
  return NULL;
}

static bool compare_row(ps_findings *findings, const ps_dif_row *rows, size_t count, size_t at) {
  ps_finding *finding = NULL;
  char own[8], its[8], place[48], line[160];
  ratings_of(&rows[at], own);
  snprintf(place, sizeof place, "rows[%zu]", at);
  for (size_t i = 0; i < count; i++) {
    const char *why = is_rated(&rows[i]) ? why_no_less(&rows[at], &rows[i]) : NULL;
    if (why == NULL || rows[i].decision >= rows[at].decision) continue;
    if (finding == NULL) {
      finding = psi_finding_add(findings, "DIF1", "dif-not-monotone", PS_SEVERITY_WARNING, place,
                                "Compare the row with its source.",
                                "A task rated (%s) gets more training than one that needs it more.",
                                own);
      if (finding == NULL || !psi_finding_object(findings, finding, own)) return false;
    }
    snprintf(line, sizeof line, "(%s) is %s, though (%s), which %s, is %s.", own,
             psi_enum_name(&psi_dif_decision_words, (int)rows[at].decision),
             ratings_of(&rows[i], its), why,
             psi_enum_name(&psi_dif_decision_words, (int)rows[i].decision));
    if (!psi_finding_object(findings, finding, its) ||
        !psi_finding_evidence(findings, finding, line))
      return false;
  }
  return true;
}

ps_findings *ps_dif_lint(const ps_dif_row *rows, size_t count, const ps_settings *settings,
                         ps_error *error) {
  ps_settings s = psi_settings(settings);
  ps_findings *findings = psi_findings_new(&s.allocator);
  if (rows == NULL) {
    rows = decisions;
    count = PSI_COUNT(decisions);
  }
  bool fine = findings != NULL;
  for (size_t i = 0; fine && i < count; i++)
    if (is_rated(&rows[i])) fine = compare_row(findings, rows, count, i);
  if (fine) return findings;
  ps_result_free(findings);
  psi_fail_memory(error);
  return NULL;
}

/* ---- criticality ---- */

static const ps_field scale_rows[] = {
    PSI_TEXT_REQUIRED(ps_rating_scale, id, 1, "\"IM\"."),
    PSI_TEXT(ps_rating_scale, name, 1, "What is rated."),
    PSI_TEXT(ps_rating_scale, definition, 1, "What its ends mean."),
    PSI_NUMBER(ps_rating_scale, low, NULL, 1, "Least rating."),
    PSI_NUMBER(ps_rating_scale, high, NULL, 1, "Greatest rating."),
    PSI_NUMBER(ps_rating_scale, core_from, NULL, 1, "A core task has at least this."),
    PSI_TEXT(ps_rating_scale, source, 1, "Where it comes from."),
    PSI_ENUM(ps_rating_scale, basis, psi_basis_words, 1, "How far that was checked."),
};
const ps_struct psi_rating_scale_table =
    PSI_TABLE("rating_scale", ps_rating_scale, scale_rows, "A rating scale of O*NET.");

#define SCALE(number, title, means, from, to, core)                                                \
  {                                                                                                \
    PSI_HEAD(psi_rating_scale_table), number, title, means, {from, true}, {to, true}, core,        \
        "O*NET database, scales reference; the rule for core tasks by citation", PS_BASIS_CITED    \
  }
#define NO_RULE {0, false}
enum { IMPORTANCE, RELEVANCE };
static const ps_rating_scale scales[] = {
    SCALE("IM", "importance", "From not important to extremely important.", 1, 5,
          PSI_WHOLE(3)),
    SCALE("RT", "relevance", "Share of those who rate the task that do it, in per cent.", 0, 100,
          PSI_WHOLE(67)),
    SCALE("FT", "frequency", "From yearly or less to hourly or more.", 1, 7, NO_RULE),
    SCALE("LV", "level", "How much of it is needed, from none to the most there is.", 0, 7, NO_RULE),
};

const ps_rating_scale *ps_rating_scale_at(size_t index) {
  return index < PSI_COUNT(scales) ? &scales[index] : NULL;
}

const ps_rating_scale *ps_rating_scale_find(const char *id) {
  for (size_t i = 0; id != NULL && i < PSI_COUNT(scales); i++)
    if (strcmp(scales[i].id, id) == 0) return &scales[i];
  return NULL;
}

/* False for NaN too. */
static bool within(double rating, double low, double high) {
  return rating >= low && rating <= high;
}

ps_number ps_standard_score(double rating, double low, double high) {
  ps_number score = {0, false};
  const double span = high - low;
  if (!within(rating, low, high) || !(span > 0) || span > 1e300) return score;
  score.value = (rating - low) / span * 100;
  score.set = true;
  return score;
}

ps_flag ps_task_is_core(double relevance, double importance) {
  const ps_rating_scale *r = &scales[RELEVANCE], *i = &scales[IMPORTANCE];
  ps_flag core = {false, false};
  if (!within(relevance, r->low.value, r->high.value) ||
      !within(importance, i->low.value, i->high.value))
    return core;
  core.value = relevance >= r->core_from.value && importance >= i->core_from.value;
  core.set = true;
  return core;
}
