/* Partners: each unit has one, who is good at what the unit needs and at their own craft. */
#include "check/pack_partnership.h"
#include "check/portfolio.h"
#include "check/rules.h"

#include "base/figures.h"

#include <stdlib.h>
#include <string.h>

/* ---- A02 ---- */

/* A unit that an open case is about, and whether somebody of its learning side has no unit. */
typedef struct scope {
  const char *unit;
  bool unplaced;
  const char *of; /* id of a case of it */
} scope;

static int by_scope(const void *a, const void *b) {
  return strcmp(((const scope *)a)->unit, ((const scope *)b)->unit);
}

static int by_assignment(const void *a, const void *b) {
  const psi_assignment *x = a, *y = b;
  int order = strcmp(x->unit, y->unit);
  return order != 0 ? order : strcmp(x->partner, y->partner);
}

/* One unit, and those who are its partners: `count` assignments of it, sorted. */
static void one_partner(psi_check *k, const scope *unit, const psi_assignment *who, size_t count) {
  psi_listing names = {{0}, 0, 0};
  for (size_t i = 0; i < count; i++) psi_listing_add(&names, who[i].partner);
  psi_say(k, "unit", unit->unit);
  psi_object(k, unit->of);
  if (names.count == 1) {
    psi_passes(k);
  } else if (names.count > 1) {
    psi_say_count(k, "n", names.count + names.more);
    psi_say_listing(k, "names", &names);
    psi_fails(k, 1, NULL, NULL);
  } else if (unit->unplaced) {
    psi_unknown_because(k, NULL, NULL, "who the learning partner of {unit} is, because it is not "
                                       "written down which unit the learning side works for");
  } else {
    psi_fails(k, 0, NULL, NULL);
  }
}

/* The units of open cases, sorted; each once. */
static size_t gather_units(const psi_portfolio *p, scope *units) {
  size_t count = 0, kept = 0;
  for (size_t i = 0; i < p->case_count; i++)
    for (size_t j = 0; p->cases[i].is_open && j < p->cases[i].unit_count; j++) {
      units[count].unit = p->cases[i].units[j];
      units[count].unplaced = p->cases[i].partner_unplaced;
      units[count++].of = p->cases[i].id;
    }
  qsort(units, count, sizeof *units, by_scope);
  for (size_t i = 0; i < count; i++) {
    if (kept > 0 && units[kept - 1].unit == units[i].unit)
      units[kept - 1].unplaced = units[kept - 1].unplaced || units[i].unplaced;
    else
      units[kept++] = units[i];
  }
  return kept;
}

static void one_partner_per_unit(psi_check *k) {
  const psi_portfolio *p = k->portfolio;
  size_t most = 1;
  for (size_t i = 0; i < p->case_count; i++) most += p->cases[i].unit_count;
  scope *units = psi_store_take(k->store, most * sizeof *units);
  psi_assignment *who = psi_store_take(k->store, (p->partner_count + 1) * sizeof *who);
  k->no_memory = k->no_memory || units == NULL || who == NULL;
  if (units == NULL || who == NULL) return; // same either way: there is memory
  for (size_t i = 0; i < p->partner_count; i++) who[i] = p->partners[i];
  qsort(who, p->partner_count, sizeof *who, by_assignment);
  size_t count = gather_units(p, units), from = 0;
  for (size_t i = 0; i < count; i++) {
    while (from < p->partner_count && strcmp(who[from].unit, units[i].unit) < 0) from++;
    size_t to = from;
    while (to < p->partner_count && who[to].unit == units[i].unit) to++;
    one_partner(k, &units[i], who + from, to - from);
  }
}

/* ---- who is in it, for the rules below ---- */

/* Whether a party of the business is of the unit of the partnership looked at. */
static bool is_of_unit(const psi_check *k, const ps_party *party) {
  return party->side == PS_SIDE_BUSINESS &&
         (k->partnership_count == 1 || psi_same_words(party->unit, k->partnership->unit));
}

/* Whether a party is a learning partner in it. */
static bool is_partner(const psi_check *k, const ps_party *party) {
  const ps_text_list *partners = k->partnership->partners;
  return party->side == PS_SIDE_LEARNING &&
         (k->partnership_count == 1 || (partners != NULL && psi_has(partners, party->id)));
}

/* ---- A03 ---- */

/* Whether somebody on the learning side has a strength; *silent: one who has not said. */
static bool is_brought(const psi_check *k, const char *strength, const ps_party **silent) {
  for (size_t i = 0; i < k->c->parties.count; i++) {
    const ps_party *party = k->c->parties.items[i];
    if (party->side != PS_SIDE_LEARNING) continue;
    for (size_t s = 0; s < party->strengths.count; s++)
      if (psi_same_words(party->strengths.items[s], strength)) return true;
    if (!party->strengths.given && !psi_marked(party, "strengths")) *silent = party;
  }
  return false;
}

static void look_at_needs(psi_check *k, const ps_party *party) {
  psi_listing missing = {{0}, 0, 0};
  const ps_party *silent = NULL;
  for (size_t i = 0; i < party->needs.count; i++)
    if (!is_brought(k, party->needs.items[i], &silent))
      psi_listing_add(&missing, party->needs.items[i]);
  if (missing.count == 0) {
    psi_passes(k);
  } else if (silent != NULL) {
    psi_unknown(k, silent, "strengths");
  } else {
    psi_say_listing(k, "missing", &missing);
    psi_say_name(k, "party", party);
    psi_fails(k, 0, party, "needs");
  }
}

static void partner_strengths_fit(psi_check *k) {
  const ps_party *silent = NULL;
  bool learning = false, asked = false;
  for (size_t i = 0; i < k->c->parties.count; i++)
    learning = learning || k->c->parties.items[i]->side == PS_SIDE_LEARNING;
  if (!learning) return; /* nobody who could bring anything is known yet */
  for (size_t i = 0; i < k->c->parties.count; i++) {
    const ps_party *party = k->c->parties.items[i];
    if (!is_of_unit(k, party)) continue;
    asked = asked || party->needs.given || psi_marked(party, "needs");
    if (silent == NULL) silent = party;
    if (party->needs.count > 0) look_at_needs(k, party);
  }
  bool due = k->partnership->relationship != NULL || psi_reached(k, PS_PHASE_KIND_DIAGNOSE);
  if (due && !asked && silent != NULL) psi_unknown(k, silent, "needs");
}

/* ---- A61 ---- */

static void compare_skill(psi_check *k, const ps_party_skill *skill) {
  char level[PSI_FIGURE_BUFFER], target[PSI_FIGURE_BUFFER];
  double values[] = {skill->level.value, skill->target.value};
  int decimals = psi_decimals(values, 2) > 0 ? 1 : 0;
  psi_evidence(k, "%s: now %s, wanted %s", psi_in_words(k, skill->name),
               psi_figure(values[0], decimals, level), psi_figure(values[1], decimals, target));
}

static void look_at_skills(psi_check *k, const ps_party *party) {
  psi_listing weak = {{0}, 0, 0};
  size_t known = 0;
  for (size_t i = 0; i < party->skills.count; i++) {
    const ps_party_skill *skill = &party->skills.items[i];
    if (!skill->level.set || !skill->target.set) continue;
    known++;
    if (skill->plan != NULL || !psi_is_below(skill->level.value, skill->target.value)) continue;
    psi_listing_add(&weak, psi_in_words(k, skill->name));
    compare_skill(k, skill);
  }
  if (weak.count > 0) {
    psi_say_name(k, "party", party);
    psi_say_listing(k, "skills", &weak);
    psi_fails(k, 0, party, "skills");
  } else if (known < party->skills.count) {
    psi_say_name(k, "party", party);
    psi_unknown_because(k, party, "skills",
                        "how good {party} is at each skill listed, and what level is wanted");
  } else {
    psi_passes(k);
  }
}

static void partner_skills_practised(psi_check *k) {
  for (size_t i = 0; i < k->c->parties.count; i++) {
    const ps_party *party = k->c->parties.items[i];
    if (is_partner(k, party) && party->skills.count > 0) look_at_skills(k, party);
  }
}

/* ---- B69 ---- */

/* Of one side of the partnership: whether anybody is there, and has a profile. */
static void look_at_profiles(psi_check *k, unsigned side, const ps_party *unsided) {
  bool any = false, told = false;
  for (size_t i = 0; i < k->c->parties.count; i++) {
    const ps_party *party = k->c->parties.items[i];
    bool ours = side == PSI_BUSINESS ? is_of_unit(k, party) : is_partner(k, party);
    any = any || ours;
    told = told || (ours && (party->profile != NULL || psi_marked(party, "profile")));
  }
  if (!any) return;
  if (told) {
    psi_passes(k);
  } else if (unsided != NULL) {
    psi_unknown(k, unsided, "side");
  } else {
    const ps_relationship *relationship = k->partnership->relationship;
    psi_say_sides(k, side);
    if (relationship != NULL)
      psi_fails(k, 0, relationship, NULL);
    else
      psi_fails(k, 0, k->c, "parties");
  }
}

static void partners_know_each_other(psi_check *k) {
  const ps_party *unsided = NULL; /* somebody with a profile, and nobody knows of which side */
  bool lasting = k->partnership->relationship != NULL;
  if (!lasting && !psi_is_under_way(k, PS_PHASE_KIND_DIAGNOSE)) return;
  for (size_t i = 0; i < k->c->parties.count; i++) {
    const ps_party *party = k->c->parties.items[i];
    if (party->side == PS_SIDE_UNSET && party->profile != NULL) unsided = party;
  }
  for (size_t s = 0; s < PSI_SIDES; s++) look_at_profiles(k, psi_sides[s], unsided);
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A02", "one-partner-per-unit", "partnership", PORTFOLIO, WARNING, FRAME),
      .claim = "Each business unit knows who its learning partner is.",
      .why = "A unit that first has to find out whom to call calls late, or calls somebody else.",
      .fails_when = "a unit in the scope of an open case has no learning partner, or more than "
                    "one; its partners are those of its relationship, and people of the learning "
                    "side who belong to that unit",
      .reads = PSI_LIST("party.side", "party.unit", "case.scope_units", "case.status",
                        "relationship.partners", "relationship.unit"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{unit} has no learning partner."),
          PSI_SAYS_FIX("{unit} has {n} learning partners: {names}.",
                       "Agree which of them the unit calls, and write it down.")),
      .fix = "Name one partner for the unit, and write down since when.", PSI_SOURCE_OUTCOME},
     one_partner_per_unit},

    {{PSI_RULE("A03", "partner-strengths-fit", "partnership", RELATIONSHIP, NOTE, FRAME),
      .claim = "The learning partner is good at what the unit needs.",
      .why = "A unit comes back to a partner who helps with what it finds hard. One who cannot is "
             "asked once.",
      .fails_when = "somebody of the unit looks for a strength that nobody on the learning side of "
                    "the case has",
      .reads = PSI_LIST("party.strengths", "party.needs", "party.side", "party.unit"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{party} asked for {missing}, which nobody on the learning side brings yet.")),
      .fix = "Bring in a colleague who is good at it, or plan how somebody will learn it.",
      PSI_SOURCE_OUTCOME},
     partner_strengths_fit},

    {{PSI_RULE("A61", "partner-skills-practised", "partnership", RELATIONSHIP, NOTE, SUSTAIN),
      .claim = "Learning partners keep practising their own craft: negotiating, listening, "
               "coaching.",
      .why = "People who ask others to practise are believed when they practise too. The talks "
             "that matter are few, and none of them is a rehearsal.",
      .fails_when = "a skill of a learning partner is below its target and has no plan",
      .reads = PSI_LIST("party.skills", "party.side"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("No plan is written down yet for {party} to get better at {skills}.")),
      .fix = "Plan a rehearsal with a colleague.", .about_person = PSI_YES, PSI_SOURCE_OUTCOME},
     partner_skills_practised},

    {{PSI_RULE("B69", "partners-know-each-other", "partnership", RELATIONSHIP, NOTE, FRAME),
      .claim = "Each side knows how the other likes to work.",
      .why = "If you know how somebody likes to work, you get an answer at the first try.",
      .fails_when = "a relationship is recorded or the analysis has begun (self-service aside), "
                    "and nobody of a side has a profile",
      .reads = PSI_LIST("case.tier", "party.profile", "party.side", "party.unit",
                        "relationship.partners", "case.status", "phase.started"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Nothing is written down yet about how anybody from {side} likes to work.")),
      .fix = "Ask one of them, and write down five lines about it.", PSI_SOURCE_PARTNERS},
     partners_know_each_other},
};

const psi_pack psi_pack_partnership_partners = {"partnership", rules, PSI_COUNT(rules)};
