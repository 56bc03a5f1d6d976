/* Language: people are spoken to in their own words, told one thing, and protected. */
#include "base/text.h"
#include "check/rules.h"
#include "check/text.h"

#include <stdio.h>
#include <string.h>

/* ---- A55, B21 ---- */

/* A term of ours that the business says otherwise; one that it says too is none. */
static bool is_ours(const ps_glossary_term *term) {
  return term->term != NULL && *term->term != '\0' &&
         !psi_same_words(term->term, term->business_term);
}

/* The next place where a term stands, but not within the business's own term: where that is
 * "learning on the job", "learning" in it is no jargon. */
static bool find_term(const char *text, size_t from, const ps_glossary_term *term, psi_hit *hit) {
  while (psi_word_find(text, from, term->term, hit)) {
    psi_hit theirs = {0, 0};
    bool inside = false;
    for (size_t at = 0; !inside && psi_word_find(text, at, term->business_term, &theirs) &&
                        theirs.start <= hit->start;
         at = theirs.start + theirs.length)
      inside = hit->start + hit->length <= theirs.start + theirs.length;
    if (!inside) return true;
    from = hit->start + hit->length;
  }
  return false;
}

static size_t count_term(const char *text, const ps_glossary_term *term) {
  size_t count = 0;
  psi_hit hit;
  for (size_t at = 0; find_term(text, at, term, &hit); at = hit.start + hit.length) count++;
  return count;
}

static void look_at_words(psi_check *k, const ps_asset *asset) {
  const ps_glossary_term_items *glossary = &k->c->glossary;
  double limit = psi_limit(k, PSI_LIMIT_LANGUAGE_MAX_JARGON);
  double words = (double)psi_word_count(asset->text), jargon = 0;
  psi_listing terms = {{NULL}, 0, 0};
  if (words * limit < 1) return; /* so short that a single term would be too much */
  for (size_t i = 0; i < glossary->count; i++) {
    const ps_glossary_term *term = &glossary->items[i];
    size_t times = is_ours(term) ? count_term(asset->text, term) : 0;
    if (times == 0) continue;
    jargon += (double)(times * psi_word_count(term->term));
    psi_listing_add(&terms, term->term);
  }
  if (jargon / words <= limit) {
    psi_passes(k);
    return;
  }
  psi_say_name(k, "asset", asset);
  psi_say_listing(k, "terms", &terms);
  psi_say_share(k, "share", jargon / words);
  psi_fails(k, 0, asset, "text");
}

/* Assets of one sort, reports or all others, one by one. */
static void each_asset(psi_check *k, bool reports, void (*look)(psi_check *, const ps_asset *)) {
  const ps_asset *without = NULL;
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *asset = k->c->assets.items[i];
    if ((asset->kind == PS_ASSET_KIND_REPORT) != reports) continue;
    if (asset->text != NULL)
      look(k, asset);
    else if (without == NULL && !psi_marked(asset, "text"))
      without = asset;
  }
  if (without != NULL) psi_unknown(k, without, "text"); /* once, not for each */
}

static bool has_glossary(psi_check *k) {
  if (k->c->glossary.count > 0) return true;
  psi_spared(k, "The case has no glossary of our words and theirs.");
  return false;
}

static void words_people_use(psi_check *k) {
  if (has_glossary(k)) each_asset(k, false, look_at_words);
}

/* "leavers" rather than "attrition". */
static void look_at_report(psi_check *k, const ps_asset *asset) {
  const ps_glossary_term_items *glossary = &k->c->glossary;
  psi_listing swaps = {{NULL}, 0, 0};
  for (size_t i = 0; i < glossary->count; i++) {
    const ps_glossary_term *term = &glossary->items[i];
    psi_hit hit;
    char text[240];
    if (!is_ours(term) || term->business_term == NULL || !find_term(asset->text, 0, term, &hit))
      continue;
    snprintf(text, sizeof text, "\"%.100s\" rather than \"%.100s\"", term->business_term,
             term->term);
    const char *kept = psi_store_text(k->store, text, psi_utf8_check(text, strlen(text)));
    if (kept == NULL) k->no_memory = true; // same either way: there is memory in examples
    psi_listing_add(&swaps, kept);
    psi_evidence(k, "\"%.100s\" stands at character %d of the text.", term->term,
                 (int)psi_hit_first(asset->text, hit));
  }
  if (swaps.count == 0) {
    psi_passes(k);
    return;
  }
  psi_say_name(k, "asset", asset);
  psi_say_listing(k, "words", &swaps);
  psi_fails(k, 0, asset, "text");
}

static void business_language(psi_check *k) {
  if (has_glossary(k)) each_asset(k, true, look_at_report);
}

/* ---- B62 ---- */

static bool is_same_activity(const ps_responsibility *a, const ps_responsibility *b) {
  return psi_same_words(a->activity, b->activity) &&
         (a->phase == NULL || b->phase == NULL || psi_same(a->phase, b->phase));
}

/* The next who answers for an activity, from row `from` on. */
static const ps_responsibility *next_answering(const ps_case *c, size_t *from) {
  while (*from < c->responsibilities.count) {
    const ps_responsibility *row = c->responsibilities.items[(*from)++];
    if (row->letter == PS_LETTER_A && row->activity != NULL) return row;
  }
  return NULL;
}

static bool told_before(const ps_case *c, const ps_responsibility *row) {
  const ps_responsibility *other;
  size_t i = 0;
  do other = next_answering(c, &i);
  while (other != row && !is_same_activity(other, row));
  return other != row;
}

static void look_at_activity(psi_check *k, const ps_responsibility *row, size_t from) {
  const ps_responsibility *other, *unsaid = psi_party(k, row->party) == NULL ? row : NULL;
  psi_listing names = {{NULL}, 0, 0};
  bool several = false;
  if (unsaid == NULL) psi_listing_add(&names, psi_name(psi_party(k, row->party)));
  while ((other = next_answering(k->c, &from)) != NULL) {
    if (!is_same_activity(row, other)) continue;
    const ps_party *party = psi_party(k, other->party);
    several = true;
    if (party != NULL)
      psi_listing_add(&names, psi_name(party));
    else
      unsaid = other;
    psi_object(k, other->id);
  }
  if (names.count > 1) {
    psi_say_listing(k, "parties", &names);
    psi_say_name(k, "activity", row);
    psi_fails(k, 0, row, "letter");
  } else if (several && unsaid != NULL) {
    psi_unknown(k, unsaid, "party");
  } else {
    psi_passes(k);
  }
}

/* What another asset says under a key, where it says it; NULL. */
static const char *value_of(const ps_asset *asset, const char *key) {
  for (size_t i = 0; i < asset->facts.count; i++)
    if (psi_same_words(asset->facts.items[i].key, key)) return asset->facts.items[i].value;
  return NULL;
}

static bool is_in_use(const ps_asset *asset) {
  return asset->facts.count > 0 && asset->standard_status != PS_STANDARD_STATUS_RETIRED;
}

static void compare_fact(psi_check *k, const ps_asset *a, const ps_fact *fact, const ps_asset *b) {
  const char *other = value_of(b, fact->key);
  if (fact->value == NULL || other == NULL) return;
  if (psi_same_words(fact->value, other)) {
    psi_passes(k);
  } else if (a->topic == NULL || b->topic == NULL) {
    psi_unknown(k, a->topic == NULL ? a : b, "topic");
  } else {
    psi_say(k, "topic", a->topic);
    psi_say(k, "key", fact->key);
    psi_say_name(k, "a", a);
    psi_say(k, "x", fact->value);
    psi_say_name(k, "b", b);
    psi_say(k, "y", other);
    psi_object(k, b->id);
    psi_fails(k, 1, a, "facts");
  }
}

/* Assets on one topic, two by two; one without a topic may be on any. */
static void compare_assets(psi_check *k, const ps_asset *a, const ps_asset *b) {
  psi_beat(k, 1);
  if (a->topic != NULL && b->topic != NULL && !psi_same_words(a->topic, b->topic)) return;
  for (size_t i = 0; i < a->facts.count; i++) compare_fact(k, a, &a->facts.items[i], b);
}

static void one_message(psi_check *k) {
  const ps_case *c = k->c;
  const ps_responsibility *row;
  for (size_t i = 0; (row = next_answering(c, &i)) != NULL; psi_beat(k, i / 4))
    if (!told_before(c, row)) look_at_activity(k, row, i);
  for (size_t i = 0; i < c->assets.count; i++)
    for (size_t j = i + 1; is_in_use(c->assets.items[i]) && j < c->assets.count; j++)
      if (is_in_use(c->assets.items[j])) compare_assets(k, c->assets.items[i], c->assets.items[j]);
}

/* ---- C12 ---- */

/* The party that a group of a series is; a region or unit of the case is no single person. */
static const ps_party *person_of(const psi_check *k, const char *group) {
  if (psi_has(&k->c->scope_regions, group) || psi_has(&k->c->scope_units, group)) return NULL;
  psi_beat(k, k->c->parties.count / 4);
  for (size_t i = 0; i < k->c->parties.count; i++) {
    const ps_party *party = k->c->parties.items[i];
    if (psi_same(group, party->id) || psi_same_words(group, party->name)) return party;
  }
  return NULL;
}

static bool is_hidden(const void *entity, const char *field) {
  return psi_has(&((const ps_entity *)entity)->private_, field);
}

/* Tells each person of a measure once. */
static bool figures_shown(psi_check *k, const ps_measure *measure) {
  enum { GROUPS = 16 }; /* looked up already; beyond these some may be told twice */
  const char *seen[GROUPS];
  size_t count = 0;
  bool any = false;
  if (is_hidden(measure, "series")) return false;
  for (size_t at = 0; at < measure->series.count; at++) {
    const char *group = measure->series.group[at];
    size_t i = 0;
    psi_beat(k, 1);
    while (i < count && !psi_same(seen[i], group)) i++;
    if (group == NULL || i < count) continue;
    if (count < GROUPS) seen[count++] = group; // same either way: only so as not to look twice
    const ps_party *party = person_of(k, group);
    if (party == NULL) continue;
    any = true;
    if (k->c->audience != PS_AUDIENCE_SPONSOR) break;
    psi_say_name(k, "person", party);
    psi_say_name(k, "measure", measure);
    psi_object(k, party->id);
    psi_fails(k, 0, measure, "series");
  }
  return any;
}

static bool record_shown(psi_check *k, const ps_party *party) {
  const char *field = NULL;
  if (party->speaking_share.set && !is_hidden(party, "speaking_share")) field = "speaking_share";
  if (party->skills.count > 0 && !is_hidden(party, "skills")) field = "skills";
  if (field == NULL) return false;
  if (k->c->audience == PS_AUDIENCE_SPONSOR) {
    psi_say_name(k, "person", party);
    psi_say(k, "what", field[1] == 'p' ? "share of the speaking time" : "level of skill");
    psi_fails(k, 1, party, field);
  }
  return true;
}

static void people_protected(psi_check *k) {
  const ps_case *c = k->c;
  bool shown = false;
  if (c->audience == PS_AUDIENCE_TEAM) {
    psi_spared(k, "The case is for the team alone.");
    return;
  }
  for (size_t i = 0; i < c->measures.count; i++)
    if (figures_shown(k, c->measures.items[i])) shown = true;
  for (size_t i = 0; i < c->parties.count; i++)
    if (record_shown(k, c->parties.items[i])) shown = true;
  if (c->audience == PS_AUDIENCE_SPONSOR) {
    if (!shown) psi_passes(k);
  } else if (shown) {
    psi_unknown(k, c, "audience");
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A55", "words-people-use", "language", CASE, WARNING, BUILD),
      .claim = "Material uses the words of those it is for.",
      .why = "People look for things under their own words, and take what is written in others' "
             "words for somebody else's business.",
      .fails_when = "terms of the glossary that the business says otherwise are more than "
                    "language.max_jargon of the words of an asset that is no report; texts too "
                    "short for one term (fewer words than 1 / language.max_jargon) are left out",
      .reads = PSI_LIST("asset.text", "asset.kind", "case.glossary"),
      .limits = PSI_LIST("language.max_jargon"),
      .branches = PSI_BRANCHES(PSI_SAYS("In \"{asset}\" {share} of the words are ours, not those "
                                        "of the people it is for: {terms}.")),
      .fix = "Replace them with the audience's own words; the glossary has them.",
      PSI_SOURCE_OUTCOME},
     words_people_use},
    {{PSI_RULE("B21", "business-language", "language", CASE, NOTE, EVALUATE),
      .claim = "Reports use the business's own terms.",
      .why = "A sponsor who has to translate a report reads it once; a report in their own words "
             "they pass on.",
      .fails_when = "the text of a report has a term of the glossary for which the glossary holds "
                    "a business term",
      .reads = PSI_LIST("asset.text", "asset.kind", "case.glossary"),
      .branches = PSI_BRANCHES(PSI_SAYS("\"{asset}\" would be read more easily with {words}.")),
      .fix = "Use the business's own words instead.",
      PSI_SOURCE_PARTNERS},
     business_language},
    {{PSI_RULE("B62", "one-message", "language", CASE, WARNING, BUILD),
      .claim = "People are not told different things.",
      .why = "People who hear two answers wait for a third, or take the more convenient one.",
      .fails_when = "two parties both answer (A) for one activity of one phase, or two assets in "
                    "use on one topic state different values under one key",
      .reads = PSI_LIST("responsibility.activity", "responsibility.letter", "responsibility.party",
                        "responsibility.phase", "asset.topic", "asset.facts",
                        "asset.standard_status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("{parties} each answer for \"{activity}\", so people may be told different "
                       "things.",
                       "Agree who answers for it, and let the others help or be asked."),
          PSI_SAYS("On \"{topic}\", \"{a}\" says \"{x}\" for \"{key}\" and \"{b}\" says \"{y}\".")),
      .fix = "Agree on one version and correct the other.",
      PSI_SOURCE_PARTNERS},
     one_message},
    {{PSI_RULE("C12", "people-protected", "language", CASE, ERROR, EVALUATE),
      .claim = "Nothing for a sponsor shows the performance of single persons.",
      .why = "People who find their own figure on a page for the board never give an honest one "
             "again.",
      .fails_when = "the audience is the sponsor, and a series that is not private has a group "
                    "that is a party's id or name, or a party's speaking share or skills are not "
                    "private",
      .reads = PSI_LIST("case.audience", "measure.series", "measure.private", "party.name",
                        "party.speaking_share", "party.skills", "party.private"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The sponsor could see {person}'s own figures in \"{measure}\"."),
          PSI_SAYS("The sponsor could see {person}'s {what}.")),
      .fix = "Show groups instead of single persons, or mark it as private.",
      .about_person = PSI_YES,
      PSI_SOURCE_READER},
     people_protected},
};

const psi_pack psi_pack_language = {"language", rules, PSI_COUNT(rules)};
