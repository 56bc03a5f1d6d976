/* Content is reviewed by both sides, and there when it is needed. */
#include "check/pack_engagement.h"

#include "check/rules.h"

/* ---- A63, C08 ---- */

/* Content to learn or work from, published: not the sources it rests on, nor reports and
 * messages. */
static bool is_published_content(const psi_check *k, const ps_asset *a) {
  if (a->published_on == 0 || psi_is_ahead(k, a->published_on) || psi_marked(a, "reviewer"))
    return false;
  return a->kind != PS_ASSET_KIND_SOURCE && a->kind != PS_ASSET_KIND_REPORT &&
         a->kind != PS_ASSET_KIND_MESSAGE;
}

static bool knows_learning(psi_who who) { return (who.sides & PSI_LEARNING) != 0; }

/* The business; whoever does the work or is next to it; a specialist from outside learning. */
static bool knows_work(psi_who who) {
  const unsigned expert = PSI_BIT(PS_PERSPECTIVE_SPECIALIST) | PSI_BIT(PS_PERSPECTIVE_PRODUCT);
  return (who.sides & PSI_BUSINESS) || (who.perspectives & PSI_FIELD) ||
         (!knows_learning(who) && (who.perspectives & expert));
}

static void look_at_review(psi_check *k, const ps_asset *a, bool (*fits)(psi_who)) {
  const ps_party *reviewer = psi_party(k, a->reviewer);
  bool reviewed = a->reviewer != NULL && !psi_same(a->reviewer, a->author);
  if (reviewed && reviewer == NULL) {
    psi_unknown(k, a, "reviewer");
  } else if (reviewed && fits(psi_who_is(reviewer))) {
    psi_passes(k);
  } else if (reviewed && reviewer->side == PS_SIDE_UNSET) {
    psi_unknown(k, reviewer, "side");
  } else {
    psi_say_name(k, "asset", a);
    psi_say_date(k, "date", a->published_on);
    psi_fails(k, 0, a, "reviewer");
  }
}

static void stakeholder_content_reviewed(psi_check *k) {
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *a = k->c->assets.items[i];
    const ps_party *author = psi_party(k, a->author);
    if (!is_published_content(k, a) || psi_marked(a, "author")) continue;
    if (author == NULL)
      psi_unknown(k, a, "author");
    else if (author->side == PS_SIDE_UNSET)
      psi_unknown(k, author, "side");
    else if (author->side != PS_SIDE_LEARNING)
      look_at_review(k, a, knows_learning);
  }
}

static void expert_signed_off(psi_check *k) {
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *a = k->c->assets.items[i];
    if (is_published_content(k, a) && psi_side(k, a->author) == PS_SIDE_LEARNING)
      look_at_review(k, a, knows_work);
  }
}

/* ---- A65 ---- */

/* Nothing is forgotten within so many days that one has to ask how long it lasts. */
enum { FRESH_ANYWAY = 7 };

/* What people learn from fades; what they look things up in does not. */
static bool is_learned(const ps_asset *a) {
  return a->kind == PS_ASSET_KIND_UNSET || a->kind == PS_ASSET_KIND_COURSE ||
         a->kind == PS_ASSET_KIND_SCENARIO || a->kind == PS_ASSET_KIND_PRACTICE;
}

static void look_at_moment(psi_check *k, const ps_asset *a, ps_date available) {
  int lead = psi_days(available, a->needed_on);
  int64_t lasts = a->decay_days.value;
  bool asked = is_learned(a) && !psi_marked(a, "decay_days");
  if (lead < 0 || (a->decay_days.set && lead > lasts)) {
    psi_say_days(k, "days", lead < 0 ? -lead : lead);
    psi_say_days(k, "decay", (double)lasts);
    psi_say_name(k, "asset", a);
    psi_fails(k, lead < 0 ? 0 : 1, a, "available_on");
  } else if (!a->decay_days.set && asked && lead > FRESH_ANYWAY) {
    psi_unknown(k, a, "decay_days");
  } else {
    psi_passes(k);
  }
}

static void just_in_time(psi_check *k) {
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *a = k->c->assets.items[i];
    ps_date available = a->available_on != 0 ? a->available_on : a->published_on;
    if (a->needed_on == 0) continue;
    if (available != 0)
      look_at_moment(k, a, available);
    else if (!psi_is_ahead(k, a->needed_on) && !psi_marked(a, "available_on"))
      psi_unknown(k, a, "available_on");
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A63", "stakeholder-content-reviewed", "delivery", CASE, ERROR, BUILD),
      .claim = "Content made outside the learning side is reviewed by it before it goes out.",
      .why = "Experts tend to explain things to other experts; somebody has to check whether a "
             "beginner can work from it.",
      .fails_when = "content (no source, report or message) by an author who is not of the "
                    "learning side was published without a reviewer of the learning side",
      .reads = PSI_LIST("asset.author", "asset.reviewer", "asset.published_on", "asset.kind",
                        "party.side"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "This went out on {date} without a review by the learning side: \"{asset}\"")),
      .fix = "Review it now, and publish the improved version.", PSI_SOURCE_OUTCOME},
     stakeholder_content_reviewed},
    {{PSI_RULE("A65", "just-in-time", "delivery", CASE, WARNING, ROLLOUT),
      .claim = "Content is there when it is needed, and still fresh.",
      .why = "What comes late helps nobody; what comes months early is forgotten by the time it "
             "is used.",
      .fails_when = "an asset is available after the day it is needed, or earlier by more than its "
                    "decay_days; how long it lasts is not asked for what is looked up and not "
                    "learned, nor for the last 7 days before",
      .reads = PSI_LIST("asset.available_on", "asset.published_on", "asset.needed_on",
                        "asset.decay_days", "asset.kind"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{asset}\" comes {days} after it is needed."),
          PSI_SAYS_FIX("\"{asset}\" comes {days} before it is needed, and what is learned from it "
                       "lasts only {decay}.",
                       "Move it nearer to the day, or plan a refresher.")),
      .fix = "Bring it forward, or give people something small at once.", PSI_SOURCE_OUTCOME},
     just_in_time},
    {{PSI_RULE("C08", "expert-signed-off", "delivery", CASE, WARNING, BUILD),
      .claim = "Content made by the learning side has been read by somebody who knows the work.",
      .why = "One wrong step in a procedure, and nobody at work trusts the rest of it.",
      .fails_when = "content (no source, report or message) by an author of the learning side was "
                    "published, and its reviewer is not of the business, does not do the work or "
                    "stand next to it, and is no specialist from outside the learning side",
      .reads = PSI_LIST("asset.author", "asset.reviewer", "asset.published_on", "asset.kind",
                        "party.side", "party.perspectives"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "This went out on {date} without a review by somebody who knows the work: \"{asset}\"")),
      .fix = "Ask somebody who does the work to read it.", PSI_SOURCE_READER},
     expert_signed_off},
};

const psi_pack psi_pack_delivery_content = {"delivery", rules, PSI_COUNT(rules)};
