/* The integrity rules: for each, a case that breaks it, with the words it is told in
 * and the place, and what comes near without breaking it. Circles are in circles.c. */
#include "base/text.h"
#include "full_case.h"
#include "model/entity.h"

#include <criterion/criterion.h>

static ps_case *c;
static ps_measure *m;
static ps_gap *g;
static ps_cause *cause;

static void setup(void) {
  c = ps_case_new(NULL, NULL);
  m = ps_add(c, PS_MEASURE, "m", NULL);
  g = ps_add(c, PS_GAP, "g", NULL);
  cause = ps_add(c, PS_CAUSE, "cause", NULL);
  ps_set_text(c, c, "id", "case", NULL);
  ps_set_text(c, g, "measure", "m", NULL);
  ps_set_text(c, cause, "gap", "g", NULL);
}

static void teardown(void) { ps_case_free(c); }

TestSuite(inspect, .init = setup, .fini = teardown);

/* ---- what is expected ---- */

static ps_findings *look(void) {
  ps_findings *found = ps_case_inspect(c, NULL, NULL);
  cr_assert_not_null(found);
  return found;
}

static const ps_integrity_rule *rule_of(const char *id) {
  for (size_t i = 0; ps_integrity_rule_at(i) != NULL; i++)
    if (strcmp(ps_integrity_rule_at(i)->id, id) == 0) return ps_integrity_rule_at(i);
  cr_assert_fail("there is no rule %s", id);
  return NULL;
}

static void expect_finding(const ps_findings *found, size_t i, const char *id, const char *object,
                           const char *path, const char *message) {
  cr_assert_lt(i, found->findings.count, "%s: %s", id, message);
  const ps_finding *f = &found->findings.items[i];
  const ps_integrity_rule *rule = rule_of(id);
  cr_expect_str_eq(f->rule, id, "%s", f->message);
  cr_expect_str_eq(f->name, rule->name);
  cr_expect_str_eq(f->fix, rule->fix);
  cr_expect_eq(f->severity, rule->severity);
  cr_expect_eq(f->verdict, PS_VERDICT_FAIL);
  cr_expect_str_eq(f->path, path, "%s at %s", f->message, f->path);
  cr_expect_str_eq(f->message, message, "%s", f->message);
  cr_expect(f->objects.given && f->evidence.given);
  cr_expect_eq(f->objects.count, object != NULL);
  if (object != NULL && f->objects.count == 1) cr_expect_str_eq(f->objects.items[0], object);
}

/* The case has this fault and no other. */
static void expect_only(const char *id, const char *object, const char *path, const char *message) {
  ps_findings *found = look();
  cr_expect_eq(found->findings.count, 1, "%zu findings for %s", found->findings.count, message);
  expect_finding(found, 0, id, object, path, message);
  ps_severity severity = rule_of(id)->severity;
  cr_expect_eq(found->errors.value, severity == PS_SEVERITY_ERROR);
  cr_expect_eq(found->warnings.value, severity == PS_SEVERITY_WARNING);
  cr_expect_eq(found->notes.value, severity == PS_SEVERITY_NOTE);
  ps_result_free(found);
}

static void expect_sound(void) {
  ps_findings *found = look();
  for (size_t i = 0; i < found->findings.count; i++)
    cr_expect_fail("%s %s: %s", found->findings.items[i].rule, found->findings.items[i].path,
                   found->findings.items[i].message);
  ps_result_free(found);
}

#define OK(call) cr_expect_eq(call, PS_OK, "%s", #call)

/* ---- the rules ---- */

Test(inspect, sixteen_rules) {
  char id[8];
  for (size_t i = 0; i < 16; i++) {
    const ps_integrity_rule *r = ps_integrity_rule_at(i);
    snprintf(id, sizeof id, "M%02d", (int)i % 99 + 1);
    cr_assert_not_null(r);
    cr_expect_str_eq(r->id, id);
    cr_expect(r->severity >= PS_SEVERITY_ERROR && r->severity <= PS_SEVERITY_NOTE);
    cr_expect(strlen(r->name) > 4 && strlen(r->claim) > 10 && strlen(r->fix) > 10);
  }
  cr_expect_null(ps_integrity_rule_at(16));
}

Test(inspect, a_sound_case_has_no_findings) { expect_sound(); }

Test(inspect, m01_required_fields) {
  OK(ps_set(c, c, "id", NULL, NULL));
  expect_only("M01", NULL, "id", "A case needs its field \"id\".");
  OK(ps_set_text(c, c, "id", "case", NULL));
  const char *kept = cause->id;
  cause->id = NULL;
  expect_only("M01", NULL, "causes[0].id", "A cause needs its field \"id\".");
  cause->id = "";
  cr_assert(psi_entities_reindex(c, NULL));
  expect_only("M01", "", "causes[0].id", "The id is empty.");
  cause->id = kept;
  cr_assert(psi_entities_reindex(c, NULL));
  expect_sound();
}

Test(inspect, m02_ids_used_twice) {
  ps_gap *twin = ps_add(c, PS_GAP, "twin", NULL);
  OK(ps_set_text(c, cause, "gap", "g", NULL));
  twin->id = g->id;
  cr_assert(psi_entities_reindex(c, NULL));
  expect_only("M02", "g", "gaps[1].id", "The id \"g\" is that of a gap already.");
  twin->id = c->id;
  cr_assert(psi_entities_reindex(c, NULL));
  expect_only("M02", "case", "gaps[1].id", "The id \"case\" is that of a case already.");
}

Test(inspect, m03_references_to_nowhere) {
  OK(ps_set_text(c, cause, "gap", "nowhere", NULL));
  expect_only("M03", "cause", "causes[0].gap", "There is no \"nowhere\" in the case.");
  OK(ps_set_text(c, cause, "gap", "", NULL));
  expect_only("M03", "cause", "causes[0].gap", "There is no \"\" in the case.");
  OK(ps_set(c, cause, "gap", NULL, NULL));
  OK(ps_append(c, cause, "parents", "gone", NULL));
  expect_only("M03", "cause", "causes[0].parents[0]", "There is no \"gone\" in the case.");
  OK(ps_clear(c, cause, "parents", NULL));
  OK(ps_set_text(c, g, "benchmark.measure", "m2", NULL));
  expect_only("M03", "g", "gaps[0].benchmark.measure", "There is no \"m2\" in the case.");
  OK(ps_set_text(c, g, "benchmark.measure", "m", NULL));
  expect_sound();
}

Test(inspect, m04_references_to_the_wrong_type) {
  OK(ps_set_text(c, cause, "gap", "m", NULL));
  expect_only("M04", "cause", "causes[0].gap", "\"m\" is a measure; a gap is meant.");
  OK(ps_set_text(c, cause, "gap", "case", NULL));
  expect_only("M04", "cause", "causes[0].gap", "\"case\" is a case; a gap is meant.");
  OK(ps_set_text(c, cause, "gap", "g", NULL));
  OK(ps_append(c, cause, "parents", "g", NULL));
  expect_only("M04", "cause", "causes[0].parents[0]", "\"g\" is a gap; a cause is meant.");
}

Test(inspect, m06_values_out_of_range) {
  OK(ps_set_number(c, cause, "prior", 1.5, NULL));
  expect_only("M06", "cause", "causes[0].prior", "prior is 1.5, which is above 1.");
  OK(ps_set_number(c, cause, "prior", -0.25, NULL));
  expect_only("M06", "cause", "causes[0].prior", "prior is -0.25, which is below 0.");
  OK(ps_set_number(c, cause, "prior", 1, NULL));
  OK(ps_set_range(c, cause, "share", 0, 0.5, 40, NULL));
  expect_only("M06", "cause", "causes[0].share", "share is 40, which is above 1.");
  OK(ps_set_range(c, cause, "share", 0, 0.5, 1, NULL));
  OK(ps_set_integer(c, m, "level", 6, NULL));
  expect_only("M06", "m", "measures[0].level", "level is 6, which is above 5.");
  OK(ps_set_integer(c, m, "level", 5, NULL));
  ps_evidence *seen = ps_add(c, PS_EVIDENCE, "e", NULL);
  OK(ps_set_integer(c, seen, "credibility", 0, NULL));
  expect_only("M06", "e", "evidence[0].credibility", "credibility is 0, which is below 1.");
  OK(ps_set_integer(c, seen, "credibility", 7, NULL));
  expect_only("M06", "e", "evidence[0].credibility", "credibility is 7, which is above 6.");
  OK(ps_set_integer(c, seen, "credibility", 6, NULL));
  OK(ps_set_integer(c, seen, "n", 0, NULL));
  ps_relationship *r = ps_add(c, PS_RELATIONSHIP, "r", NULL);
  for (int i = 0; i < 2; i++) OK(ps_append(c, r, "watch", NULL, NULL));
  OK(ps_set_integer(c, r, "watch[1].cadence_days", 0, NULL));
  expect_only("M06", "r", "relationships[0].watch[1].cadence_days",
              "cadence_days is 0, which is below 1.");
  OK(ps_set_integer(c, r, "watch[1].cadence_days", 1, NULL));
  ps_intervention *done = ps_add(c, PS_INTERVENTION, "i", NULL);
  OK(ps_append(c, done, "causes", NULL, NULL));
  OK(ps_set_text(c, done, "causes[0].cause", "cause", NULL));
  OK(ps_set_range(c, done, "causes[0].effect", -0.5, 0, 1, NULL));
  expect_only("M06", "i", "interventions[0].causes[0].effect",
              "effect is -0.5, which is below 0.");
  OK(ps_set_range(c, done, "causes[0].effect", 0, 0, 1, NULL));
  expect_sound();
  OK(ps_set_number(c, g, "volume", -1e300, NULL));
  expect_only("M06", "g", "gaps[0].volume", "volume is -1e300, which is below 0.");
  OK(ps_set_number(c, g, "volume", 1e300, NULL));
  OK(ps_set_integer(c, g, "population_size", INT64_MAX, NULL));
  expect_sound();
}

Test(inspect, m07_ranges_out_of_order) {
  ps_value v;
  OK(ps_set_range(c, cause, "share", 0.5, 0.25, 0.75, NULL));
  expect_only("M07", "cause", "causes[0].share", "low is 0.5, which is above likely, 0.25.");
  OK(ps_set_range(c, cause, "share", 0.25, 0.75, 0.5, NULL));
  expect_only("M07", "cause", "causes[0].share", "likely is 0.75, which is above high, 0.5.");
  OK(ps_get(cause, "share", &v, NULL));
  v.range.low.value = 0.75;
  v.range.likely.set = false;
  OK(ps_set(c, cause, "share", &v, NULL));
  expect_only("M07", "cause", "causes[0].share", "low is 0.75, which is above high, 0.5.");
  OK(ps_set_range(c, cause, "share", 0.5, 0.5, 0.5, NULL));
  expect_sound();
  v.range.low.set = false;
  OK(ps_set(c, cause, "share", &v, NULL));
  expect_sound();
}

/* Sets the later date first before, then on, then after the earlier one. */
static void expect_order(void *entity, const char *object, const char *before, const char *earlier,
                         const char *later) {
  char a[64], b[64], path[80], message[200];
  snprintf(a, sizeof a, "%s%s", strchr(before, '|') + 1, earlier);
  snprintf(b, sizeof b, "%s%s", strchr(before, '|') + 1, later);
  snprintf(path, sizeof path, "%.*s%s", (int)(strchr(before, '|') - before), before, b);
  snprintf(message, sizeof message, "%s is 2024-02-28, which is before %s, 2024-02-29.", later,
           earlier);
  OK(ps_set_date(c, entity, a, 20240229, NULL));
  expect_sound();
  OK(ps_set_date(c, entity, b, 20240228, NULL));
  expect_only("M08", object, path, message);
  OK(ps_set_date(c, entity, b, 20240229, NULL));
  expect_sound();
  OK(ps_set_date(c, entity, b, 20250101, NULL));
  expect_sound();
  OK(ps_set(c, entity, a, NULL, NULL));
  OK(ps_set(c, entity, b, NULL, NULL));
}

Test(inspect, m08_dates_out_of_order) {
  expect_order(c, "case", "|", "opened", "closed");
  expect_order(m, "m", "measures[0].|baseline.", "from", "to");
  expect_order(m, "m", "measures[0].|current.", "from", "to");
  expect_order(g, "g", "gaps[0].|benchmark.", "from", "to");
  expect_order(g, "g", "gaps[0].|", "onset", "detected");
  expect_order(g, "g", "gaps[0].|", "detected", "called");
  expect_order(g, "g", "gaps[0].|", "detected", "needed");
  ps_phase *phase = ps_add(c, PS_PHASE, "ph", NULL);
  ps_intervention *done = ps_add(c, PS_INTERVENTION, "i", NULL);
  ps_asset *asset = ps_add(c, PS_ASSET, "a", NULL);
  ps_commitment *promise = ps_add(c, PS_COMMITMENT, "co", NULL);
  ps_event *event = ps_add(c, PS_EVENT, "ev", NULL);
  ps_relationship *r = ps_add(c, PS_RELATIONSHIP, "r", NULL);
  expect_order(phase, "ph", "phases[0].|", "started", "ended");
  expect_order(done, "i", "interventions[0].|", "start", "end");
  expect_order(done, "i", "interventions[0].|", "selected_on", "end");
  expect_order(asset, "a", "assets[0].|", "created", "published_on");
  expect_order(promise, "co", "commitments[0].|", "made_on", "due");
  expect_order(promise, "co", "commitments[0].|", "made_on", "done_on");
  expect_order(event, "ev", "events[0].|", "raised_on", "decided_on");
  OK(ps_append(c, r, "commitments", NULL, NULL));
  OK(ps_set_text(c, r, "commitments[0].id", "rc", NULL));
  expect_order(r, "r", "relationships[0].|commitments[0].", "made_on", "due");
}

Test(inspect, m09_money_in_one_currency) {
  OK(ps_set_money(c, c, "stakes", 5, "EUR", NULL));
  expect_sound();
  OK(ps_set_text(c, c, "currency", "EUR", NULL));
  expect_sound();
  OK(ps_set_text(c, c, "currency", "USD", NULL));
  expect_only("M09", "case", "stakes", "The amount is in EUR, the case is in USD.");
  OK(ps_set_money(c, c, "stakes", 5, "", NULL));
  expect_sound();
  const char *const bad[] = {"usd", "US", "USDD", "", "\xE2\x82\xAC"};
  for (int i = 0; i < 5; i++) {
    char message[80];
    OK(ps_set_text(c, c, "currency", bad[i], NULL));
    snprintf(message, sizeof message, "\"%s\" is not three capital letters.", bad[i]);
    expect_only("M09", "case", "currency", message);
  }
}

static void unknown(void *object, const char *name, const char *json) {
  ps_object *head = object;
  head->extensions = NULL;
  cr_assert(psi_extend(c->text_store, object, name, strlen(name), json, strlen(json)));
}

Test(inspect, m10_words_that_are_not_known) {
  unknown(cause, "status", "\"suported\"");
  expect_only("M10", "cause", "causes[0].status",
              "\"suported\" is no word for status; the nearest is \"supported\".");
  unknown(cause, "status", "\"zz\\u00e9\"");
  expect_only("M10", "cause", "causes[0].status", "\"zz\\u00e9\" is no word for status.");
  unknown(cause, "status", "12");
  expect_only("M10", "cause", "causes[0].status", "12 is no word for status.");
  unknown(cause, "status",
          "\"supported, as all of us thought since the day of the inquiry, and before\"");
  expect_only("M10", "cause", "causes[0].status",
              "\"supported, as all of us thought since the day of the inq... is no word for "
              "status.");
  OK(ps_set_text(c, cause, "status", "supported", NULL));
  expect_sound();
  ps_evidence *seen = ps_add(c, PS_EVIDENCE, "e", NULL);
  unknown(seen, "method", "\"pilots\"");
  expect_only("M10", "e", "evidence[0].method",
              "\"pilots\" is no word for method; the nearest is \"pilot\".");
  seen->object.extensions = NULL;
  ps_scenario *s = ps_add(c, PS_SCENARIO, "s", NULL);
  OK(ps_append(c, s, "spreads", NULL, NULL));
  unknown((void *)(uintptr_t)&s->spreads.items[0], "distribution", "\"uniforms\"");
  expect_only("M10", "s", "scenarios[0].spreads[0].distribution",
              "\"uniforms\" is no word for distribution; the nearest is \"uniform\".");
}

Test(inspect, m11_misspelt_and_m12_unknown_members) {
  unknown(c, "titel", "\"x\"");
  expect_only("M11", "case", "titel", "A case has no member \"titel\"; the nearest is \"title\".");
  unknown(c, "zzz", "\"x\"");
  expect_only("M12", "case", "zzz", "A case has no member \"zzz\"; it is kept, and not read.");
  c->object.extensions = NULL;
  unknown(&m->baseline, "form", "1");
  expect_only("M11", "m", "measures[0].baseline.form",
              "A window has no member \"form\"; the nearest is \"from\".");
  m->baseline.object.extensions = NULL;
  ps_evidence *seen = ps_add(c, PS_EVIDENCE, "e", NULL);
  unknown(seen, "txt", "1");
  expect_only("M11", "e", "evidence[0].txt",
              "An evidence has no member \"txt\"; the nearest is \"text\".");
  seen->object.extensions = NULL;
  ps_asset *asset = ps_add(c, PS_ASSET, "a", NULL);
  OK(ps_append(c, asset, "checklist", NULL, NULL));
  unknown((void *)(uintptr_t)&asset->checklist.items[0], "itm", "1");
  expect_only("M11", "a", "assets[0].checklist[0].itm",
              "A check_item has no member \"itm\"; the nearest is \"item\".");
  OK(ps_clear(c, asset, "checklist", NULL));
  OK(ps_series_add(c, m, 20240101, 1, NAN, NAN, NULL, NULL));
  OK(ps_series_add(c, m, 20240201, 1, NAN, NAN, NULL, NULL));
  cr_assert(psi_series_extend(c->text_store, &m->series, 1, "who", 3, "1", 1));
  expect_only("M12", "m", "measures[0].series[1]",
              "A point has no member \"who\"; it is kept, and not read.");
}

Test(inspect, m13_points_given_twice) {
  OK(ps_series_add(c, m, 20240201, 1, NAN, NAN, "north", NULL));
  OK(ps_series_add(c, m, 20240101, 1, NAN, NAN, "north", NULL));
  OK(ps_series_add(c, m, 20240101, 1, NAN, NAN, "south", NULL));
  OK(ps_series_add(c, m, 20240101, 1, NAN, NAN, NULL, NULL));
  OK(ps_series_add(c, m, 20240101, 1, NAN, NAN, "", NULL)); /* a name, if an empty one */
  expect_sound();
  OK(ps_series_add(c, m, 20240201, 2, NAN, NAN, "north", NULL));
  expect_only("M13", "m", "measures[0].series[5]",
              "Point 5 is for 2024-02-01, north, like point 0.");
  OK(ps_clear(c, m, "series", NULL));
  OK(ps_series_add(c, m, 20240201, 1, NAN, NAN, NULL, NULL));
  OK(ps_series_add(c, m, 20240201, 1, NAN, NAN, NULL, NULL));
  expect_only("M13", "m", "measures[0].series[1]", "Point 1 is for 2024-02-01, like point 0.");
}

Test(inspect, m14_denominators_of_nothing) {
  OK(ps_series_add(c, m, 20240101, NAN, 0, 1e-300, NULL, NULL));
  OK(ps_series_add(c, m, 20240201, 5, NAN, NAN, NULL, NULL));
  expect_sound();
  OK(ps_series_add(c, m, 20240301, NAN, 0, 0, NULL, NULL));
  expect_only("M14", "m", "measures[0].series[2]", "The denominator for 2024-03-01 is 0.");
  OK(ps_clear(c, m, "series", NULL));
  OK(ps_series_add(c, m, 20240301, NAN, 1, -2.5, NULL, NULL));
  expect_only("M14", "m", "measures[0].series[0]", "The denominator for 2024-03-01 is -2.5.");
}

Test(inspect, m15_marks_name_fields) {
  OK(ps_append(c, cause, "private", "owner", NULL));
  OK(ps_append(c, cause, "not_applicable", "gate", NULL));
  OK(ps_append(c, c, "not_applicable", "framework", NULL));
  OK(ps_append(c, m, "private", "series", NULL));
  expect_sound();
  OK(ps_append(c, cause, "private", "ownr", NULL));
  expect_only("M15", "cause", "causes[0].private[1]",
              "A cause has no field \"ownr\" to mark; the nearest is \"owner\".");
  OK(ps_set_text(c, cause, "private[1]", "", NULL));
  expect_only("M15", "cause", "causes[0].private[1]", "A cause has no field \"\" to mark.");
  OK(ps_erase(c, cause, "private", 1, NULL));
  OK(ps_append(c, cause, "not_applicable", "desired", NULL)); /* of a gap */
  expect_only("M15", "cause", "causes[0].not_applicable[1]",
              "A cause has no field \"desired\" to mark.");
  OK(ps_erase(c, cause, "not_applicable", 1, NULL));
  OK(ps_append(c, c, "private", "titel", NULL));
  expect_only("M15", "case", "private[0]",
              "A case has no field \"titel\" to mark; the nearest is \"title\".");
  OK(ps_clear(c, c, "private", NULL));
  ps_evidence *seen = ps_add(c, PS_EVIDENCE, "e", NULL);
  OK(ps_append(c, seen, "private", "zzz", NULL));
  expect_only("M15", "e", "evidence[0].private[0]", "An evidence has no field \"zzz\" to mark.");
  OK(ps_clear(c, seen, "private", NULL));
  ps_intervention *done = ps_add(c, PS_INTERVENTION, "i", NULL);
  OK(ps_append(c, done, "private", "class", NULL)); /* as JSON names it */
  expect_sound();
  OK(ps_append(c, done, "private", "class_", NULL));
  expect_only("M15", "i", "interventions[0].private[1]",
              "An intervention has no field \"class_\" to mark; the nearest is \"class\".");
}

Test(inspect, m16_newer_versions) {
  c->schema_version.value = ps_schema_version() + 6;
  expect_only("M16", "case", "", "The case is of schema version 7, this library knows 1.");
  c->schema_version.value = ps_schema_version();
  expect_sound();
}

/* Words of lists are kept as texts, in their places, and each is looked at. */
Test(inspect, m10_words_in_lists) {
  ps_party *p = ps_add(c, PS_PARTY, "p", NULL);
  ps_asset *asset = ps_add(c, PS_ASSET, "a", NULL);
  OK(ps_append(c, p, "perspectives", "performer", NULL));
  OK(ps_append(c, p, "perspectives", "end_user", NULL));
  OK(ps_append(c, c, "required_perspectives", "customer", NULL));
  OK(ps_append(c, asset, "elements", "feedback", NULL));
  OK(ps_append(c, asset, "factors", "anything", NULL)); /* of a catalogue: not fixed words */
  expect_sound();
  OK(ps_append(c, p, "perspectives", "performers", NULL));
  expect_only("M10", "p", "parties[0].perspectives[2]",
              "\"performers\" is no word for perspectives; the nearest is \"performer\".");
  OK(ps_set_text(c, p, "perspectives[2]", "zzz", NULL));
  expect_only("M10", "p", "parties[0].perspectives[2]", "\"zzz\" is no word for perspectives.");
  OK(ps_erase(c, p, "perspectives", 2, NULL));
  OK(ps_append(c, c, "required_perspectives", "", NULL));
  expect_only("M10", "case", "required_perspectives[1]",
              "\"\" is no word for required_perspectives.");
  OK(ps_erase(c, c, "required_perspectives", 1, NULL));
  OK(ps_append(c, asset, "elements", "Feedback", NULL));
  expect_only("M10", "a", "assets[0].elements[1]",
              "\"Feedback\" is no word for elements; the nearest is \"feedback\".");
}

/* What an expression names in brackets is referred to like anything else. */
Test(inspect, m03_and_m04_in_expressions) {
  ps_add(c, PS_MEASURE, "visits", NULL);
  OK(ps_set_text(c, m, "formula", "2 * [visits] / [visits]", NULL));
  expect_sound();
  OK(ps_set_text(c, m, "formula", "2 * [visits] / [sales]", NULL));
  expect_only("M03", "m", "measures[0].formula", "There is no \"sales\" in the case.");
  OK(ps_set_text(c, m, "formula", "[g] + [visits]", NULL));
  expect_only("M04", "m", "measures[0].formula", "\"g\" is a gap; a measure is meant.");
}

Test(inspect, references_of_structs_in_lists) {
  ps_intervention *done = ps_add(c, PS_INTERVENTION, "i", NULL);
  OK(ps_append(c, done, "causes", NULL, NULL));
  expect_only("M01", "i", "interventions[0].causes[0].cause",
              "A cause_effect needs its field \"cause\".");
  OK(ps_set_text(c, done, "causes[0].cause", "nowhere", NULL));
  expect_only("M03", "i", "interventions[0].causes[0].cause",
              "There is no \"nowhere\" in the case.");
  OK(ps_set_text(c, done, "causes[0].cause", "m", NULL));
  expect_only("M04", "i", "interventions[0].causes[0].cause",
              "\"m\" is a measure; a cause is meant.");
  OK(ps_set_text(c, done, "causes[0].cause", "cause", NULL));
  OK(ps_append(c, c, "waivers", NULL, NULL));
  OK(ps_set_text(c, c, "waivers[0].object", "i", NULL)); /* any object will do */
  expect_sound();
  OK(ps_set_text(c, c, "waivers[0].object", "nowhere", NULL));
  expect_only("M03", "case", "waivers[0].object", "There is no \"nowhere\" in the case.");
}

/* ---- all of it ---- */

/* A long series with one fault everywhere must not drown the rest. */
Test(inspect, of_one_series_ten_faults_of_a_kind_are_told) {
  for (size_t i = 0; i < 500; i++) {
    OK(ps_series_add(c, m, 20240101, NAN, 1, 0, NULL, NULL));
    cr_assert(psi_series_extend(c->text_store, &m->series, i, "zz", 2, "1", 1));
  }
  ps_findings *found = look();
  cr_expect_eq(found->findings.count, 30);
  cr_expect_eq(found->notes.value, 10);
  cr_expect_eq(found->errors.value, 10);
  cr_expect_eq(found->warnings.value, 10);
  ps_result_free(found);
}

Test(inspect, findings_come_in_the_order_of_the_case_and_outlive_it) {
  OK(ps_set_text(c, cause, "gap", "nowhere", NULL));
  OK(ps_set_number(c, cause, "prior", 2, NULL));
  OK(ps_set_text(c, g, "measure", "cause", NULL));
  OK(ps_set_text(c, c, "currency", "?", NULL));
  ps_findings *found = look();
  teardown();
  setup();
  cr_assert_eq(found->findings.count, 4);
  expect_finding(found, 0, "M09", "case", "currency", "\"?\" is not three capital letters.");
  expect_finding(found, 1, "M04", "g", "gaps[0].measure",
                 "\"cause\" is a cause; a measure is meant.");
  expect_finding(found, 2, "M06", "cause", "causes[0].prior", "prior is 2, which is above 1.");
  expect_finding(found, 3, "M03", "cause", "causes[0].gap", "There is no \"nowhere\" in the case.");
  cr_expect_eq(found->errors.value, 4);
  ps_result_free(found);
}

Test(inspect, long_names_leave_messages_whole) {
  char name[400] = "x";
  while (strlen(name) < 300) strcat(name, "\xC3\xA9");
  OK(ps_set_text(c, cause, "id", name, NULL));
  OK(ps_set_text(c, cause, "gap", name, NULL));
  OK(ps_append(c, cause, "parents", name, NULL));
  OK(ps_series_add(c, m, 20240201, 1, NAN, NAN, name, NULL));
  OK(ps_series_add(c, m, 20240201, 1, NAN, NAN, name, NULL));
  unknown(c, name, "1");
  ps_findings *found = look();
  cr_expect_eq(found->findings.count, 4);
  for (size_t i = 0; i < found->findings.count; i++) {
    const char *message = found->findings.items[i].message, *path = found->findings.items[i].path;
    cr_expect_eq(message[strlen(message) - 1], '.', "%s", message);
    cr_expect_eq(psi_utf8_check(path, strlen(path)), strlen(path));
  }
  ps_result_free(found);
}

Test(inspect, a_full_case_can_be_inspected) {
  ps_case *full = full_case(NULL);
  ps_findings *found = ps_case_inspect(full, NULL, NULL);
  cr_expect_gt(found->findings.count, 10);
  ps_case_free(full);
  ps_result_free(found);
}
