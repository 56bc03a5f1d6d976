/* Sharing: what was made and learned serves others too, and stays right. */
#include "check/portfolio.h"
#include "check/rules.h"

#include <stdlib.h>
#include <string.h>

static bool is_retired(const ps_asset *asset) {
  return asset->standard_status == PS_STANDARD_STATUS_RETIRED;
}

/* ---- A06 ---- */

static void ecosystem_consulted(psi_check *k) {
  const ps_case *c = k->c;
  if (!psi_reached(k, PS_PHASE_KIND_DESIGN) || psi_marked(c, "linked_teams")) return;
  if (c->linked_teams.count > 0)
    psi_passes(k);
  else if (c->linked_teams.given)
    psi_fails(k, 0, c, "linked_teams");
  else
    psi_unknown(k, c, "linked_teams");
}

/* ---- A11 ---- */

static int by_topic(const void *a, const void *b) {
  const ps_asset *x = *(const ps_asset *const *)a, *y = *(const ps_asset *const *)b;
  return strcmp(x->topic, y->topic);
}

/* The assets of one topic. */
static void one_source(psi_check *k, const ps_asset **assets, size_t count) {
  const ps_asset *first = NULL, *undecided = NULL;
  size_t sources = 0;
  psi_listing all = {{0}, 0, 0}, marked = {{0}, 0, 0};
  for (size_t i = 0; i < count; i++) {
    psi_listing_add(&all, psi_name(assets[i]));
    if (!assets[i]->authoritative.set) undecided = assets[i];
    if (!assets[i]->authoritative.value) continue;
    psi_listing_add(&marked, psi_name(assets[i]));
    if (first == NULL) first = assets[i];
    sources++;
  }
  if (sources == 1) {
    psi_passes(k);
  } else if (sources == 0 && undecided != NULL) {
    psi_unknown(k, undecided, "authoritative");
  } else {
    psi_say(k, "topic", assets[0]->topic);
    psi_say_listing(k, "assets", sources == 0 ? &all : &marked);
    for (size_t i = 0; i < count; i++) psi_object(k, assets[i]->id);
    psi_fails(k, sources == 0 ? 0 : 1, first == NULL ? assets[0] : first, "authoritative");
  }
}

static void single_source_of_truth(psi_check *k) {
  const ps_asset_list *all = &k->c->assets;
  size_t count = 0;
  if (all->count < 2) return; // same either way: one asset shares its topic with none
  const ps_asset **sorted = psi_store_take(k->store, all->count * sizeof *sorted);
  k->no_memory = k->no_memory || sorted == NULL;
  if (sorted == NULL) return; // same either way: there is memory
  for (size_t i = 0; i < all->count; i++)
    if (all->items[i]->topic != NULL && !is_retired(all->items[i])) sorted[count++] = all->items[i];
  qsort(sorted, count, sizeof *sorted, by_topic);
  for (size_t i = 0, end; i < count; i = end) {
    for (end = i + 1; end < count && strcmp(sorted[i]->topic, sorted[end]->topic) == 0;) end++;
    if (end - i > 1) one_source(k, sorted + i, end - i);
  }
}

/* ---- A13 ---- */

static void assets_follow_source(psi_check *k) {
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *asset = k->c->assets.items[i];
    const ps_asset *source = psi_asset(k, asset->source);
    if (asset->source == NULL || is_retired(asset)) continue;
    if (source == NULL) {
      psi_unknown(k, asset, "source");
    } else if (asset->source_version == NULL) {
      psi_unknown(k, asset, "source_version");
    } else if (source->version == NULL) {
      psi_unknown(k, source, "version");
    } else if (psi_same_words(asset->source_version, source->version)) {
      psi_passes(k);
    } else {
      psi_say_name(k, "asset", asset);
      psi_say_name(k, "source", source);
      psi_say(k, "old", asset->source_version);
      psi_say(k, "new", source->version);
      psi_object(k, source->id);
      psi_fails(k, 0, asset, "source_version");
    }
  }
}

/* ---- A14 ---- */

/* Whether somebody who leads, or pays and decides, stands behind it. */
static bool is_executive(const ps_party *party) {
  return party->level == PS_PARTY_LEVEL_EXECUTIVE ||
         (psi_who_is(party).perspectives & PSI_STRATEGIC) != 0;
}

static bool was_piloted(const psi_check *k, const ps_asset *asset) {
  for (size_t i = 0; i < k->c->evidence.count; i++) {
    const ps_evidence *e = k->c->evidence.items[i];
    if (psi_same(e->about, asset->id) && e->method == PS_METHOD_PILOT && e->supports.value)
      return true;
  }
  return false;
}

static void standard_has_sponsor(psi_check *k) {
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *asset = k->c->assets.items[i];
    if (asset->standard_status != PS_STANDARD_STATUS_STANDARD) continue;
    const ps_party *sponsor = psi_party(k, asset->sponsor);
    bool led = sponsor != NULL && is_executive(sponsor);
    if (sponsor != NULL && !led && sponsor->level == PS_PARTY_LEVEL_UNSET) {
      psi_unknown(k, sponsor, "level");
      continue;
    }
    psi_listing missing = {{0}, 0, 0};
    if (!led) psi_listing_add(&missing, "an executive who stands behind it");
    if (!was_piloted(k, asset)) psi_listing_add(&missing, "evidence from a pilot");
    if (missing.count == 0) {
      psi_passes(k);
    } else {
      psi_say_name(k, "asset", asset);
      psi_say_listing(k, "missing", &missing);
      psi_fails(k, 0, asset, "standard_status");
    }
  }
}

/* ---- A15 ---- */

/* Whether a report went to somebody who is neither of the business nor of learning. */
static bool was_reported(const psi_check *k) {
  for (size_t i = 0; i < k->c->events.count; i++)
    if (k->c->events.items[i]->kind == PS_EVENT_KIND_REPORT &&
        (k->event_who[i].sides & (PSI_HR | PSI_BIT(PS_SIDE_OTHER))) != 0)
      return true;
  return false;
}

static void closed_case_shared(psi_check *k) {
  const ps_case *c = k->c;
  bool shared = false, asked = false;
  if (c->status != PS_CASE_STATUS_CLOSED) return;
  for (size_t i = 0; i < c->assets.count; i++) {
    shared = shared || c->assets.items[i]->shared_with.count > 0;
    asked = asked || c->assets.items[i]->shared_with.given;
  }
  if (shared || was_reported(k))
    psi_passes(k);
  else if (asked || (c->opened != 0 && psi_log_covers(k, c->opened)))
    psi_fails(k, 0, c, NULL);
  else
    psi_unknown(k, c, "log_kept_since");
}

/* ---- A16 ---- */

/* An asset and what it is for; sorted so that the earliest of one use comes first. */
typedef struct use {
  uint64_t key;
  const psi_made *made;
} use;

static int by_key(const void *a, const void *b) {
  const use *x = a, *y = b;
  if (x->key != y->key) return x->key < y->key ? -1 : 1;
  if (x->made->created != y->made->created) return x->made->created < y->made->created ? -1 : 1;
  return x->made < y->made ? -1 : x->made > y->made; // same either way: keeps the order of equals
}

/* Assets of one factor, audience and task, the earliest first. */
static void reuse(psi_check *k, const use *uses, size_t count, bool *told) {
  const psi_portfolio *p = k->portfolio;
  for (size_t i = 1; i < count; i++) {
    const psi_made *asset = uses[i].made, *earlier = uses[0].made;
    bool *once = &told[asset - p->assets];
    if (asset->of == earlier->of || *once) continue;
    *once = true;
    psi_say(k, "asset", asset->title);
    psi_say(k, "earlier", earlier->title);
    psi_say(k, "case", p->cases[earlier->of].title);
    psi_object(k, p->cases[asset->of].id);
    psi_object(k, p->cases[earlier->of].id);
    if (asset->is_derived)
      psi_passes(k);
    else if (earlier->created == 0)
      psi_unknown_because(k, NULL, NULL, "which came first, \"{asset}\" or \"{earlier}\" of the "
                                         "case \"{case}\"; one of them has no date");
    else
      psi_fails(k, 0, NULL, NULL);
  }
}

static void reuse_before_new(psi_check *k) {
  const psi_portfolio *p = k->portfolio;
  use *uses = psi_store_take(k->store, (p->use_count + 1) * sizeof *uses);
  bool *told = psi_store_take(k->store, p->asset_count + 1);
  k->no_memory = k->no_memory || uses == NULL || told == NULL;
  if (uses == NULL || told == NULL) return; // same either way: there is memory
  for (size_t i = 0; i < p->use_count; i++) {
    uses[i].key = p->uses[i].key;
    uses[i].made = &p->assets[p->uses[i].made];
  }
  qsort(uses, p->use_count, sizeof *uses, by_key);
  for (size_t i = 0, end; i < p->use_count; i = end) {
    for (end = i + 1; end < p->use_count && uses[end].key == uses[i].key;) end++;
    reuse(k, uses + i, end - i, told);
  }
}

/* ---- A18 ---- */

static void ready_to_hand_over(psi_check *k) {
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *asset = k->c->assets.items[i];
    const ps_transfer *card = &asset->transfer;
    bool shared = asset->shared_with.count > 0;
    if (is_retired(asset) || psi_marked(asset, "transfer")) continue;
    if (asset->kind == PS_ASSET_KIND_UNSET && !shared) {
      psi_unknown(k, asset, "kind");
      continue;
    }
    if (asset->kind != PS_ASSET_KIND_TEMPLATE && !shared) continue;
    psi_listing missing = {{0}, 0, 0};
    if (card->context == NULL) psi_listing_add(&missing, "what it was made for");
    if (card->owner == NULL) psi_listing_add(&missing, "who answers for it");
    if (card->parameters == NULL) psi_listing_add(&missing, "what must be set anew");
    if (card->licence == NULL) psi_listing_add(&missing, "on what terms it may be used");
    if (card->contact == NULL) psi_listing_add(&missing, "whom to ask");
    if (missing.count == 0) {
      psi_passes(k);
    } else {
      psi_say_name(k, "asset", asset);
      psi_say_listing(k, "missing", &missing);
      psi_fails(k, 0, asset, "transfer");
    }
  }
}

/* ---- A19 ---- */

static void template_really_reused(psi_check *k) {
  const psi_portfolio *p = k->portfolio;
  for (size_t i = 0; i < p->asset_count; i++) {
    const psi_made *made = &p->assets[i];
    if (!made->is_template) continue;
    psi_say(k, "asset", made->title);
    psi_object(k, p->cases[made->of].id);
    if (made->created == 0 || k->as_of == 0)
      psi_unknown_because(k, NULL, NULL, "how old the template \"{asset}\" is");
    else if (psi_days(made->created, k->as_of) <= psi_limit(k, PSI_LIMIT_SHARING_TEMPLATE_AGE_DAYS))
      continue;
    else if (!made->groups_known)
      psi_unknown_because(k, NULL, NULL, "which groups use the template \"{asset}\"");
    else if (made->groups >= 2)
      psi_passes(k);
    else
      psi_fails(k, made->groups, NULL, NULL);
  }
}

/* ---- A31 ---- */

static void work_is_sustained(psi_check *k) {
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *asset = k->c->assets.items[i];
    if (asset->published_on == 0 || is_retired(asset)) continue;
    if (k->as_of == 0) {
      psi_unknown(k, k->c, "as_of");
      return;
    }
    if (asset->published_on > k->as_of) continue;
    psi_say_name(k, "asset", asset);
    psi_say_date(k, "due", asset->review_due);
    if (asset->owner == NULL)
      psi_fails(k, 0, asset, "owner");
    else if (psi_marked(asset, "review_due"))
      psi_passes(k);
    else if (asset->review_due == 0)
      psi_unknown(k, asset, "review_due");
    else if (asset->review_due < k->as_of)
      psi_fails(k, 1, asset, "review_due");
    else
      psi_passes(k);
  }
}

/* ---- A54 ---- */

/* A contribution comes from another side than learning. */
static bool is_contributed(const ps_party *author) {
  return author->side != PS_SIDE_UNSET && author->side != PS_SIDE_LEARNING;
}

static void one_unit(psi_check *k, const ps_asset *last, const char *unit, size_t count) {
  if (count < 3 || k->c->scope_units.count < 2) return;
  psi_say(k, "unit", unit);
  psi_say_count(k, "n", count);
  psi_fails(k, 1, last, "author");
}

static void contributions_reviewed(psi_check *k) {
  const ps_asset *last = NULL;
  const char *unit = NULL;
  size_t from_unit = 0;
  bool several = false;
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *asset = k->c->assets.items[i];
    const ps_party *author = psi_party(k, asset->author);
    if (author == NULL || is_retired(asset)) continue;
    if (author->side == PS_SIDE_UNSET) psi_unknown(k, author, "side");
    if (!is_contributed(author)) continue;
    several = several || author->unit == NULL || (unit != NULL && strcmp(unit, author->unit) != 0);
    unit = author->unit;
    last = asset;
    from_unit++;
    if (asset->reviewer != NULL) {
      psi_passes(k);
    } else {
      psi_say_name(k, "asset", asset);
      psi_say_name(k, "author", author);
      psi_fails(k, 0, asset, "reviewer");
    }
  }
  if (!several) one_unit(k, last, unit, from_unit);
}

/* ---- B36 ---- */

/* Whether a side proposed something on or after a day. */
static bool proposed(const psi_partnership *p, unsigned side, ps_date since, ps_date as_of) {
  for (size_t i = 0; i < p->event_count; i++) {
    const ps_event *event = p->events[i];
    if (event->kind == PS_EVENT_KIND_PROPOSAL && event->on >= since && event->on <= as_of &&
        (p->who[i].sides & side) != 0)
      return true;
  }
  return false;
}

static void practices_proposed(psi_check *k) {
  const psi_partnership *p = k->partnership;
  int days = (int)psi_limit(k, PSI_LIMIT_SHARING_PRACTICE_DAYS);
  if (k->as_of == 0) {
    psi_unknown(k, k->c, "as_of");
    return;
  }
  ps_date since = ps_date_add_days(k->as_of, -days);
  if (p->since > since || k->c->opened > since) return; /* the window is still open */
  bool business = proposed(p, PSI_BUSINESS, since, k->as_of);
  bool learning = proposed(p, PSI_LEARNING, since, k->as_of);
  psi_say_number(k, "days", days, NULL);
  if (business && learning)
    psi_passes(k);
  else if (!psi_log_covers(k, since))
    psi_unknown(k, k->c, "log_kept_since");
  else
    psi_fails(k, business ? 0 : learning ? 1 : 2, k->c, "events");
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A06", "ecosystem-consulted", "sharing", CASE, WARNING, DESIGN),
      .claim = "Other teams in the organisation hear of the case before design begins.",
      .why = "Somebody next door may have solved it, or be about to change what it builds on.",
      .fails_when = "the design has begun and the list of teams that heard of the case is empty",
      .reads = PSI_LIST("case.linked_teams", "phase.kind", "phase.started"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Design has begun, and no other team has heard of this case.")),
      .fix = "Ask neighbouring learning, HR and IT teams what they already have.",
      PSI_SOURCE_OUTCOME},
     ecosystem_consulted},
    {{PSI_RULE("A11", "single-source-of-truth", "sharing", CASE, WARNING, BUILD),
      .claim = "On each topic there is one source that all rely on.",
      .why = "Where two pages disagree, people stop trusting both and ask around instead.",
      .fails_when = "two or more assets that are not retired share a topic, and none or more than "
                    "one of them is authoritative",
      .reads = PSI_LIST("asset.topic", "asset.authoritative", "asset.standard_status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Among {assets} none is marked as the source on \"{topic}\", so nobody can say "
                   "which is right."),
          PSI_SAYS("{assets} are each marked as the one source on \"{topic}\".")),
      .fix = "Choose one source, mark it, and let the others refer to it.",
      PSI_SOURCE_OUTCOME},
     single_source_of_truth},
    {{PSI_RULE("A13", "assets-follow-source", "sharing", CASE, WARNING, SUSTAIN),
      .claim = "What is taught matches the current version of its source.",
      .why = "People who learned the old rule make the old mistake, now with a certificate.",
      .fails_when = "the version of the source an asset was made from is not the source's own",
      .reads = PSI_LIST("asset.source", "asset.source_version", "asset.version"),
      .branches = PSI_BRANCHES(PSI_SAYS("\"{asset}\" repeats version {old} of \"{source}\", which "
                                        "is at version {new} now.")),
      .fix = "Bring it up to date with its source, or take it out of use.",
      PSI_SOURCE_OUTCOME},
     assets_follow_source},
    {{PSI_RULE("A14", "standard-has-sponsor", "sharing", CASE, WARNING, SUSTAIN),
      .claim = "A practice becomes a standard through a sponsor and evidence.",
      .why = "A standard nobody tried and nobody stands behind is followed by nobody.",
      .fails_when = "an asset is called standard and no executive sponsors it, or no evidence from "
                    "a pilot speaks for it",
      .reads = PSI_LIST("asset.standard_status", "asset.sponsor", "party.level", "evidence.about",
                        "evidence.method", "evidence.supports"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{asset}\" is called a standard, but still lacks {missing}.")),
      .fix = "Ask an executive to stand behind it, or try it out with one group first: whichever "
             "is missing.",
      PSI_SOURCE_OUTCOME},
     standard_has_sponsor},
    {{PSI_RULE("A15", "closed-case-shared", "sharing", CASE, NOTE, EVALUATE),
      .claim = "Others can learn from a finished case.",
      .why = "What one team paid to learn is free for the next, if it is told.",
      .fails_when = "the case is closed, no asset of it was shared with another team, and no "
                    "report went to one",
      .reads = PSI_LIST("case.status", "asset.shared_with", "event.kind", "event.parties",
                        "case.log_kept_since"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("This case is closed, and nothing of it has been shared with another team.")),
      .fix = "Share one reusable thing with one other team.",
      PSI_SOURCE_OUTCOME},
     closed_case_shared},
    {{PSI_RULE("A16", "reuse-before-new", "sharing", PORTFOLIO, NOTE, DESIGN),
      .claim = "Before making something new, people look for what exists.",
      .why = "The second course on one thing for the same people costs as much as the first and "
             "adds little.",
      .fails_when = "an asset shares a factor, an audience and a task with an earlier one of "
                    "another case and does not derive from anything",
      .reads = PSI_LIST("asset.factors", "asset.personas", "asset.tasks", "asset.derived_from",
                        "asset.created"),
      .branches = PSI_BRANCHES(PSI_SAYS("\"{asset}\" may repeat \"{earlier}\" of the case "
                                        "\"{case}\": it is for the same people, task and cause.")),
      .fix = "Start from the earlier one, or say why it does not fit.",
      PSI_SOURCE_OUTCOME},
     reuse_before_new},
    {{PSI_RULE("A18", "ready-to-hand-over", "sharing", CASE, WARNING, SUSTAIN),
      .claim = "Reusable work carries what another team needs to run it.",
      .why = "A template without its story is made anew by whoever finds it.",
      .fails_when = "a template, or an asset shared with a team, has no context, owner, "
                    "parameters, licence or contact on its hand-over card",
      .reads = PSI_LIST("asset.transfer", "asset.kind", "asset.shared_with"),
      .branches = PSI_BRANCHES(PSI_SAYS("\"{asset}\" cannot be handed over yet; nobody has written "
                                        "down {missing}.")),
      .fix = "Fill in its hand-over card together with those who made it.",
      PSI_SOURCE_OUTCOME},
     ready_to_hand_over},
    {{PSI_RULE("A19", "template-really-reused", "sharing", PORTFOLIO, NOTE, SUSTAIN),
      .claim = "A template earns its name by use in several groups.",
      .why = "What only its makers use is a document, and keeping it as a template is a cost.",
      .fails_when = "a template older than sharing.template_age_days is used by fewer than two "
                    "groups",
      .reads = PSI_LIST("asset.kind", "asset.created", "asset.used_by"),
      .branches = PSI_BRANCHES(PSI_SAYS("Nobody uses the template \"{asset}\"."),
                               PSI_SAYS("The template \"{asset}\" serves one group only.")),
      .fix = "Offer it to a second group, or call it a document.",
      .limits = PSI_LIST("sharing.template_age_days"),
      PSI_SOURCE_OUTCOME},
     template_really_reused},
    {{PSI_RULE("A31", "work-is-sustained", "sharing", CASE, WARNING, SUSTAIN),
      .claim = "Someone keeps the work alive.",
      .why = "Content without an owner is wrong after a year and found for five.",
      .fails_when = "a published asset has no owner, or its review was due before as_of",
      .reads = PSI_LIST("asset.owner", "asset.review_due", "asset.published_on", "case.as_of"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Nobody answers for \"{asset}\"."),
          PSI_SAYS_FIX("\"{asset}\" was due for review on {due}.",
                       "Ask the owner to review it, and set the day of the next review.")),
      .fix = "Name an owner, and set the day of the next review.",
      PSI_SOURCE_OUTCOME},
     work_is_sustained},
    {{PSI_RULE("A54", "contributions-reviewed", "sharing", CASE, WARNING, BUILD),
      .claim = "Contributions are reviewed and come from several units.",
      .why = "What one person wrote from memory, or one unit for itself, may be wrong for the "
             "rest.",
      .fails_when = "an asset by an author outside the learning side has no reviewer; or three or "
                    "more such assets all come from one unit while the case covers several",
      .reads = PSI_LIST("asset.author", "asset.reviewer", "party.unit", "party.side",
                        "case.scope_units"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("Nobody has reviewed \"{asset}\" by \"{author}\".",
                       "Ask somebody who knows the work to review it."),
          PSI_SAYS_FIX("All {n} contributions come from \"{unit}\".",
                       "Ask another unit for one.")),
      .fix = "Ask somebody who knows the work to review it, and ask another unit for a "
             "contribution.",
      PSI_SOURCE_OUTCOME},
     contributions_reviewed},
    {{PSI_RULE("B36", "practices-proposed", "sharing", RELATIONSHIP, NOTE, SUSTAIN),
      .claim = "Both sides keep proposing better practices.",
      .why = "A partnership in which one side only answers is a service.",
      .fails_when = "within sharing.practice_days before as_of a side proposed nothing, in a "
                    "relationship and case at least that old",
      .reads = PSI_LIST("event.kind", "event.by", "event.on", "party.side", "case.log_kept_since"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("The learning side proposed no better practice in the last {days} days."),
          PSI_SAYS_FIX("The business proposed no better practice in the last {days} days.",
                       "Ask the business what works best where they are, and propose it together."),
          PSI_SAYS("Neither side proposed a better practice in the last {days} days.")),
      .fix = "Ask the team what works, and propose that.",
      .limits = PSI_LIST("sharing.practice_days"),
      PSI_SOURCE_PARTNERS},
     practices_proposed},
};

const psi_pack psi_pack_sharing = {"sharing", rules, PSI_COUNT(rules)};
