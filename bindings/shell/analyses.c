/* perfsys partner, voices, timing: what a case shows of how it was worked on. */
#include "shell.h"

/* An analysis of a case: what is told, and how it is put on a page. */
typedef struct analysis {
  void *(*make)(const ps_case *c, const arguments *a, ps_error *error);
  char *(*page)(const void *result, const ps_page_options *options, size_t *length,
                ps_error *error);
  bool keep_names; /* For a sponsor: whether parties keep their names and ids. */
} analysis;

/* The case as its readers may see it; frees the one that was given if it is another. */
static ps_case *as_seen(ps_case *c, ps_audience audience, bool keep_names, ps_error *error) {
  ps_redact_options options = PS_REDACT_OPTIONS_INIT;
  if (c == NULL || audience != PS_AUDIENCE_SPONSOR) return c;
  options.audience = audience;
  options.keep_names = keep_names;
  ps_case *copy = ps_redact(c, &options, NULL, error);
  ps_case_free(c);
  return copy;
}

static int unknown_gap(const ps_case *c, const arguments *a) {
  nearest near = {a->gap, NULL, 0};
  char hint[128];
  for (size_t i = 0; i < ps_count(c, PS_GAP); i++) {
    const ps_gap *gap = ps_at(c, PS_GAP, i);
    if (gap != NULL && gap->id != NULL) nearest_try(&near, gap->id);
  }
  return complain(EXIT_USAGE, "%s has no gap '%s'%s", input_name(a->operands[0]), a->gap,
                  nearest_text(&near, hint));
}

static int run_analysis(const arguments *a, const analysis *what) {
  const char *path = a->operands[0];
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_page_options page = arguments_page(a);
  ps_json_options json = PS_JSON_OPTIONS_INIT;
  size_t length = 0;
  ps_case *c = input_case(path, &error);
  if (c != NULL && page.audience == PS_AUDIENCE_UNSET) page.audience = c->audience;
  c = as_seen(c, page.audience, what->keep_names, &error);
  if (c == NULL) return complain_of(path, &error);
  json.indent = 2;
  int code = EXIT_FINE;
  void *result = NULL;
  if (a->gap != NULL && ps_find(c, PS_GAP, a->gap) == NULL) {
    code = unknown_gap(c, a);
  } else {
    result = what->make(c, a, &error);
    char *text = result == NULL               ? NULL
                 : a->format == FORMAT_JSON ? ps_json_text(result, &json, &length, NULL, &error)
                                            : what->page(result, &page, &length, &error);
    code = output_page(a, text, length, &error);
  }
  ps_result_free(result);
  ps_case_free(c);
  return code;
}

/* ---- partner ---- */

static void *make_partner(const ps_case *c, const arguments *a, ps_error *error) {
  ps_partner_score_options options = PS_PARTNER_SCORE_OPTIONS_INIT;
  options.as_of = a->as_of;
  return ps_partner_score_of(c, &options, NULL, error);
}

static char *page_partner(const void *result, const ps_page_options *options, size_t *length,
                          ps_error *error) {
  return ps_partner_score_text(result, options, length, NULL, error);
}

static int run_partner(const arguments *a) {
  static const analysis partner = {make_partner, page_partner, true};
  return run_analysis(a, &partner);
}

const verb verb_partner = {
    "partner",
    "FILE",
    "Tells how the learning side works: order taker, consultant, partner",
    "By ten items, each with what it rests on: causes before the choice, several kinds\n"
    "of answers, expectations both ways, work done together, coming back afterwards.\n"
    "What is not recorded is not known, never a no.\n",
    "perfsys partner examples/cases/attrition.json",
    OPTION_PAGES | OPTION_AUDIENCE | OPTION_AS_OF | OPTION_WIDTH | OPTION_OUTPUT,
    1,
    1,
    run_partner};

/* ---- voices ---- */

static void *make_voices(const ps_case *c, const arguments *a, ps_error *error) {
  (void)a;
  return ps_voices_of(c, NULL, error);
}

static char *page_voices(const void *result, const ps_page_options *options, size_t *length,
                         ps_error *error) {
  return ps_voices_text(result, options, length, NULL, error);
}

static int run_voices(const arguments *a) {
  static const analysis voices = {make_voices, page_voices, false};
  return run_analysis(a, &voices);
}

const verb verb_voices = {
    "voices",
    "FILE",
    "Tells who is heard at the table, and who is not",
    "The seats by what they speak for, how evenly, how they share the speaking time,\n"
    "which perspectives have none, and which seats could go without one lost.\n",
    "perfsys voices examples/cases/attrition.json",
    OPTION_PAGES | OPTION_AUDIENCE | OPTION_WIDTH | OPTION_OUTPUT,
    1,
    1,
    run_voices};

/* ---- timing ---- */

static void *make_timing(const ps_case *c, const arguments *a, ps_error *error) {
  ps_timing_options options = PS_TIMING_OPTIONS_INIT;
  options.as_of = a->as_of;
  options.gap = a->gap;
  return ps_timing_of(c, &options, NULL, error);
}

static char *page_timing(const void *result, const ps_page_options *options, size_t *length,
                         ps_error *error) {
  return ps_timings_text(result, options, length, NULL, error);
}

static int run_timing(const arguments *a) {
  static const analysis timing = {make_timing, page_timing, true};
  return run_analysis(a, &timing);
}

const verb verb_timing = {
    "timing",
    "FILE",
    "Tells how long each step took, and how early the learning side came in",
    "From the first sign of a gap to the effect; which step was slowest, how much time\n"
    "was left at delivery, whether a solution was named before a cause was confirmed.\n",
    "perfsys timing examples/cases/attrition.json",
    OPTION_PAGES | OPTION_AUDIENCE | OPTION_AS_OF | OPTION_GAP | OPTION_WIDTH | OPTION_OUTPUT,
    1,
    1,
    run_timing};
