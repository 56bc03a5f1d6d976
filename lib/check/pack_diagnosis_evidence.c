/* Diagnosis: whether the evidence carries what is concluded from it. */
#include "check/groups.h"
#include "check/pack_diagnosis.h"
#include "check/rules.h"
#include "check/text.h"

/* ---- A36 ---- */

/* Whether a cause is one of how the work is done, or may be. */
static bool is_of_work(const ps_cause *cause, uint64_t work) {
  const uint64_t factor = psi_factor_bit(cause->factor);
  return factor == 0 ? !psi_marked(cause, "factor") : (factor & work) != 0;
}

/* Work that was watched, tried or counted speaks for itself, whoever tells of it. */
static bool is_from_work(const ps_evidence *e) {
  return e->method == PS_METHOD_OBSERVATION || e->method == PS_METHOD_SHADOWING ||
         e->method == PS_METHOD_DATA || e->method == PS_METHOD_PILOT;
}

static bool is_strategic(const psi_check *k, const ps_evidence *e) {
  const unsigned speaks_for = psi_who_is(psi_party(k, e->source)).perspectives;
  return speaks_for != 0 && (speaks_for & ~PSI_STRATEGIC) == 0;
}

static psi_group_key cause_of(const void *evidence) {
  const ps_evidence *e = evidence;
  const bool against = e->supports.set && !e->supports.value;
  return (psi_group_key){against ? NULL : e->about, NULL};
}

/* What speaks for a cause: the evidence of its group, from the first. */
static void weigh(psi_check *k, const ps_cause *cause, const psi_groups *groups, size_t first) {
  psi_listing sources = {{0}, 0, 0};
  const void *unclear = NULL;
  const char *field = NULL;
  for (size_t i = first; i != PSI_NONE; i = groups->next[i]) {
    const ps_evidence *e = k->c->evidence.items[i];
    const ps_party *source = psi_party(k, e->source);
    const bool nameless = source == NULL, blank = !nameless && source->perspectives.count == 0;
    const bool whole = !nameless && !blank && e->method != PS_METHOD_UNSET;
    if (is_from_work(e) || (!nameless && !blank && !is_strategic(k, e))) {
      psi_passes(k);
      return;
    }
    if (!nameless) psi_listing_add(&sources, psi_name(source));
    if (whole) continue;
    unclear = blank ? (const void *)source : e;
    field = blank ? "perspectives" : nameless ? "source" : "method";
  }
  if (unclear != NULL) {
    psi_unknown(k, unclear, field);
  } else if (psi_factor_bit(cause->factor) == 0) {
    psi_unknown(k, cause, "factor");
  } else {
    psi_say_inside(k, "cause", cause);
    psi_say_listing(k, "sources", &sources);
    psi_fails(k, sources.count > 1 ? 1 : 0, cause, "status");
  }
}

static void field_evidence_for_work(psi_check *k) {
  const ps_evidence_list *evidence = &k->c->evidence;
  const uint64_t work = psi_factors_of_level(PS_WORK_LEVEL_WORK);
  psi_groups groups;
  if (!psi_has_supported(k) ||
      !psi_group(k, (const void *const *)evidence->items, evidence->count, cause_of, &groups))
    return;
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    if (!psi_is_supported(cause) || !is_of_work(cause, work)) continue;
    const size_t first = psi_group_find(&groups, cause->id);
    if (first != PSI_NONE) weigh(k, cause, &groups, first);
  }
}

/* ---- A47 ---- */

static bool is_from(const ps_evidence *e, const char *region) {
  psi_hit hit;
  return psi_word_find(e->region, 0, region, &hit) || psi_has(&e->segments, region);
}

static void every_region_examined(psi_check *k) {
  const ps_case *c = k->c;
  const ps_evidence *nowhere = NULL;
  psi_listing unseen_regions = {{0}, 0, 0};
  if (c->scope_regions.count == 0 || !psi_concludes(k)) return;
  for (size_t r = 0; r < c->scope_regions.count; r++) {
    bool seen = false;
    for (size_t i = 0; !seen && i < c->evidence.count; i++)
      seen = is_from(c->evidence.items[i], c->scope_regions.items[r]);
    if (!seen) psi_listing_add(&unseen_regions, c->scope_regions.items[r]);
  }
  for (size_t i = 0; unseen_regions.count > 0 && i < c->evidence.count; i++)
    if (c->evidence.items[i]->region == NULL && !psi_marked(c->evidence.items[i], "region"))
      nowhere = c->evidence.items[i];
  if (unseen_regions.count == 0) {
    psi_passes(k);
  } else if (nowhere != NULL) {
    psi_unknown(k, nowhere, "region");
  } else {
    psi_say_listing(k, "regions", &unseen_regions);
    psi_fails(k, 0, c, "scope_regions");
  }
}

/* ---- A52 ---- */

/* Whether all segments of a piece of evidence are the same. */
static bool is_of_one_kind(const ps_evidence *e, const char *segment) {
  for (size_t i = 0; i < e->segments.count; i++)
    if (!psi_same_words(e->segments.items[i], segment)) return false;
  return true;
}

/* Groups of one kind each are sound where another group on the same thing is of another. */
static bool is_heard_elsewhere(const psi_check *k, const ps_evidence *group) {
  for (size_t i = 0; i < k->c->evidence.count; i++) {
    const ps_evidence *e = k->c->evidence.items[i];
    if (e->method == PS_METHOD_FOCUS_GROUP && psi_same(e->about, group->about) &&
        !is_of_one_kind(e, group->segments.items[0]))
      return true;
  }
  return false;
}

static void look_at_group(psi_check *k, const ps_evidence *e) {
  const bool counted = e->n.set, sorted = e->segments.count > 0;
  const bool small = counted && (double)e->n.value <
                                    psi_limit(k, PSI_LIMIT_DIAGNOSIS_FOCUS_GROUP_MIN);
  const bool narrow = sorted && is_of_one_kind(e, e->segments.items[0]) &&
                      !is_heard_elsewhere(k, e);
  if (small || narrow) {
    psi_say_inside(k, "group", e);
    psi_say_number(k, "n", (double)e->n.value, NULL);
    psi_say(k, "segment", narrow ? e->segments.items[0] : NULL);
    psi_fails(k, !narrow ? 0 : small ? 2 : 1, e, small ? "n" : "segments");
  } else if (!counted && !psi_marked(e, "n")) {
    psi_unknown(k, e, "n");
  } else if (!sorted && !psi_marked(e, "segments")) {
    psi_unknown(k, e, "segments");
  } else {
    psi_passes(k);
  }
}

static void focus_group_sound(psi_check *k) {
  for (size_t i = 0; i < k->c->evidence.count; i++)
    if (k->c->evidence.items[i]->method == PS_METHOD_FOCUS_GROUP)
      look_at_group(k, k->c->evidence.items[i]);
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A36", "field-evidence-for-work", "diagnosis", CASE, WARNING, DIAGNOSE),
      .claim = "What is said about how the work is done comes from those who do it, or from "
               "watching them.",
      .why = "From above you see how the work is meant to be done; only from close by do you see "
             "how it is really done.",
      .fails_when = "a supported or confirmed cause is at the level of the work, and all that "
                    "speaks for it was said or handed in by parties who speak only for strategy or "
                    "as sponsor; what was watched, tried or counted does not count as said",
      .reads = PSI_LIST("evidence.about", "evidence.supports", "evidence.source",
                        "evidence.method", "party.perspectives", "cause.factor", "cause.status"),
      .branches = PSI_BRANCHES(PSI_SAYS("\"{cause}\" is about how the work is done, but only "
                                        "{sources} says so."),
                               PSI_SAYS("\"{cause}\" is about how the work is done, but only "
                                        "{sources} say so.")),
      .fix = "Watch the work, or ask those who do it.", PSI_SOURCE_OUTCOME},
     field_evidence_for_work},
    {{PSI_RULE("A47", "every-region-examined", "diagnosis", CASE, WARNING, DIAGNOSE),
      .claim = "Every region that the case is about was looked at.",
      .why = "The same gap can have other causes elsewhere, and an answer that fits one place may "
             "do harm in another.",
      .fails_when = PSI_CONCLUDES "a region in scope is named by no evidence as its region or "
                                  "segment",
      .reads = PSI_LIST("case.scope_regions", "evidence.region", "evidence.segments",
                        "cause.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The case covers {regions}, but no evidence comes from there.")),
      .fix = "Collect some evidence there before drawing conclusions for all.", PSI_SOURCE_OUTCOME},
     every_region_examined},
    {{PSI_RULE("A52", "focus-group-sound", "diagnosis", CASE, WARNING, DIAGNOSE),
      .claim = "A focus group has enough people in it, and people of more than one kind.",
      .why = "Where few people meet, or people who are all alike, one loud voice becomes "
             "everybody's opinion.",
      .fails_when = "a focus group had fewer people than diagnosis.focus_group_min, or all its "
                    "people were of one segment while no other focus group on the same thing heard "
                    "another",
      .reads = PSI_LIST("evidence.method", "evidence.n", "evidence.segments", "evidence.about"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("\"{group}\" comes from a focus group of {n}, which is too few.",
                       "Run it again with more people."),
          PSI_SAYS("\"{group}\" comes from a focus group with only one kind of people in it: "
                   "{segment}."),
          PSI_SAYS_FIX("\"{group}\" comes from a focus group of only {n}, all of one kind: "
                       "{segment}.",
                       "Run it again with more people, and of more than one kind.")),
      .fix = "Run one more with people of another kind.",
      .limits = PSI_LIST("diagnosis.focus_group_min"), PSI_SOURCE_OUTCOME},
     focus_group_sound},
};

const psi_pack psi_pack_diagnosis_evidence = {"diagnosis", rules, PSI_COUNT(rules)};
