/* A small case with something of every kind in it, built by the public functions. */
#ifndef SAMPLE_H
#define SAMPLE_H

#include <perfsys/perfsys.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* NULL if anything fails. */
static inline ps_case *sample_new(void) {
  ps_case *c = ps_case_new(NULL, NULL);
  if (c == NULL) return NULL;
  ps_status bad = PS_OK;
  bad |= ps_set_text(c, c, "id", "sample", NULL);
  bad |= ps_set_text(c, c, "title", "A \"sample\" with \xC3\xA9 in it\n", NULL);
  bad |= ps_set_flag(c, c, "invented", true, NULL);
  bad |= ps_set_text(c, c, "purpose", "performance", NULL);
  bad |= ps_set_text(c, c, "currency", "EUR", NULL);
  bad |= ps_set_date(c, c, "as_of", 20260630, NULL);
  bad |= ps_set_money(c, c, "stakes", 123456789, "EUR", NULL);
  bad |= ps_append(c, c, "sources", "the shop floor", NULL);

  ps_measure *m = ps_add(c, PS_MEASURE, "rate", NULL);
  bad |= ps_set_text(c, m, "name", "Share of orders late", NULL);
  bad |= ps_set_text(c, m, "kind", "outcome", NULL);
  bad |= ps_set_text(c, m, "direction", "lower", NULL);
  bad |= ps_set_text(c, m, "period", "month", NULL);
  bad |= ps_set_text(c, m, "unit", "late per order", NULL);
  bad |= ps_set_integer(c, m, "level", 4, NULL);
  bad |= ps_set_date(c, m, "baseline.from", 20250101, NULL);
  bad |= ps_set_date(c, m, "baseline.to", 20251231, NULL);
  bad |= ps_set_date(c, m, "current.from", 20260101, NULL);
  bad |= ps_set_date(c, m, "current.to", 20260630, NULL);
  for (int i = 0; i < 18; i++)
    bad |= ps_series_add(c, m, ps_date_add_months(20250101, i), NAN, i < 12 ? 30 + i : 12 + i,
                         300.0 + i, i % 2 ? "north" : NULL, NULL);

  ps_gap *g = ps_add(c, PS_GAP, "late", NULL);
  bad |= ps_set_text(c, g, "type", "deficiency", NULL);
  bad |= ps_set_text(c, g, "statement", "One order in ten is late; one in fifty may be.", NULL);
  bad |= ps_set_text(c, g, "measure", "rate", NULL);
  bad |= ps_set_number(c, g, "desired", 0.02, NULL);
  bad |= ps_set_number(c, g, "value_per_unit", 0.1, NULL);
  bad |= ps_set_date(c, g, "benchmark.from", 20240101, NULL);

  ps_cause *a = ps_add(c, PS_CAUSE, "handover", NULL);
  bad |= ps_set_text(c, a, "statement", "Nobody tells the night shift what is due.", NULL);
  bad |= ps_set_text(c, a, "gap", "late", NULL);
  bad |= ps_set_text(c, a, "status", "supported", NULL);
  bad |= ps_set_range(c, a, "share", 0.2, 0.4, 0.7, NULL);
  ps_party *p = ps_add(c, PS_PARTY, "night-shift", NULL);
  bad |= ps_set_text(c, p, "name", "Ada Example", NULL);
  bad |= ps_append(c, p, "perspectives", "performer", NULL);
  bad |= ps_append(c, p, "private", "years", NULL);
  ps_evidence *e = ps_add(c, PS_EVIDENCE, "asked", NULL);
  bad |= ps_set_text(c, e, "about", "handover", NULL);
  bad |= ps_set_flag(c, e, "supports", true, NULL);
  bad |= ps_set_text(c, e, "method", "interview", NULL);
  bad |= ps_set_text(c, e, "source", "night-shift", NULL);
  bad |= ps_set_text(c, e, "text", "Six of eight did not know.", NULL);
  ps_intervention *v = ps_add(c, PS_INTERVENTION, "list", NULL);
  bad |= ps_set_text(c, v, "class", "support", NULL);
  bad |= ps_append(c, v, "causes", NULL, NULL);
  bad |= ps_set_text(c, v, "causes[0].cause", "handover", NULL);
  bad |= ps_set_range(c, v, "causes[0].effect", 0.2, 0.5, 0.9, NULL);
  bad |= ps_set_text(c, v, "evaluation_plan.measure", "rate", NULL);
  bad |= ps_set_text(c, m, "formula", "[rate] * 2", NULL);
  ps_cause *b = ps_add(c, PS_CAUSE, "board", NULL);
  bad |= ps_set_text(c, b, "statement", "The board is not kept.", NULL);
  bad |= ps_set_text(c, b, "gap", "nowhere", NULL); /* dangles: a finding */
  bad |= ps_append(c, b, "parents", "handover", NULL);
  if (bad == PS_OK) return c;
  ps_case_free(c);
  return NULL;
}

/* The same as JSON, with members and words perfsys does not know. Free with free(). */
static inline char *sample_text(void) {
  static const char unknown[] = "{\"zz_member\":{\"a\":[1,null,\"x\"]},";
  ps_case *c = sample_new();
  size_t length = 0;
  char *text = c == NULL ? NULL : ps_json_text(c, NULL, &length, NULL, NULL);
  char *out = text == NULL ? NULL : malloc(length + sizeof unknown);
  if (out != NULL) {
    memcpy(out, unknown, sizeof unknown - 1);
    memcpy(out + sizeof unknown - 1, text + 1, length); /* all but '{', with the NUL */
    char *word = strstr(out, "\"supported\"");
    if (word != NULL) memcpy(word, "\"suPQorted\"", 11);
  }
  ps_text_free(text, NULL);
  ps_case_free(c);
  return out;
}

/* ---- what the rules look at ---- */

/* A case that rules fail, pass and cannot tell of; a sponsor may not see all of it. */
static const char sample_checked[] =
    "{\"id\":\"checked\",\"title\":\"Checked\",\"purpose\":\"performance\",\"framework\":\"own\","
    "\"as_of\":\"2026-06-30\",\"opened\":\"2026-01-05\",\"log_kept_since\":\"2026-01-01\","
    "\"status\":\"diagnosed\",\"scope_units\":[\"North\"],\"requester\":\"b\","
    "\"request_text\":\"A course\","
    "\"parties\":[{\"id\":\"b\",\"name\":\"Bea\",\"side\":\"business\",\"private\":[\"name\"]},"
    "{\"id\":\"l\",\"name\":\"Lou\",\"side\":\"learning\"}],"
    "\"goals\":[{\"id\":\"g\",\"text\":\"Fast\",\"measure\":\"m\"}],"
    "\"measures\":[{\"id\":\"m\",\"name\":\"Hours taught\",\"kind\":\"output\",\"goal\":\"g\","
    "\"direction\":\"higher\",\"series\":[{\"on\":\"2026-01-01\",\"value\":1.5},"
    "{\"on\":\"2026-02-01\",\"value\":2.25}]}],"
    "\"gaps\":[{\"id\":\"p\",\"statement\":\"Too slow\",\"measure\":\"m\",\"actual\":1.5,"
    "\"desired\":2.5}],"
    "\"causes\":[{\"id\":\"k\",\"statement\":\"They lack training\",\"gap\":\"p\","
    "\"factor\":\"F14\",\"status\":\"supported\"}],"
    "\"interventions\":[{\"id\":\"i\",\"title\":\"A course\",\"kind\":\"I01\","
    "\"status\":\"selected\",\"causes\":[{\"cause\":\"k\"}],"
    "\"cost\":{\"low\":100.5,\"high\":200.25}}],"
    "\"assets\":[{\"id\":\"a\",\"title\":\"Secret card\",\"private\":[\"title\"],"
    "\"kind\":\"job_aid\",\"published_on\":\"2026-01-01\"}],"
    "\"events\":[{\"id\":\"e\",\"kind\":\"proposal\",\"by\":\"b\",\"on\":\"2026-03-01\"}],"
    "\"waivers\":[{\"rule\":\"A01\",\"by\":\"Kim\",\"why\":\"Due in May\",\"until\":\"2026-12-31\"},"
    "{\"rule\":\"A31\",\"why\":\"x\"}]}";

static const char sample_config_text[] =
    "{\"language\":\"en\",\"limits\":{\"voices.max_seats\":7.5,\"sharing.practice_days\":50.5},"
    "\"packs\":{\"record\":true},\"rules\":{\"A57\":\"note\",\"B68\":false},"
    "\"words\":{\"solution\":[\"learning path\",\"academy\"]}}";

static const char sample_framework_text[] =
    "{\"id\":\"own\",\"name\":\"Our own\",\"cells\":[{\"id\":\"can\",\"name\":\"Can they?\","
    "\"locus\":\"internal\"},{\"id\":\"may\",\"name\":\"May they?\",\"parent\":\"can\"}]}";

/* NULL if anything fails, with the error. */
static inline ps_config *sample_config(ps_error *error) {
  ps_config *config = ps_config_new(NULL, error);
  if (config != NULL &&
      ps_config_read(config, sample_config_text, sizeof sample_config_text - 1, error) == PS_OK)
    return config;
  ps_config_free(config);
  return NULL;
}

static inline ps_registry *sample_registry(ps_error *error) {
  ps_registry *registry = ps_registry_new(NULL, error);
  if (registry != NULL && ps_registry_read(registry, sample_framework_text,
                                           sizeof sample_framework_text - 1, error) == PS_OK)
    return registry;
  ps_registry_free(registry);
  return NULL;
}

static inline ps_case *sample_checked_new(ps_error *error) {
  return ps_case_parse(sample_checked, sizeof sample_checked - 1, NULL, error);
}

#endif
