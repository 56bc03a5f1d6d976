/* Roles: somebody leads each phase, somebody does each part, and those who analyse can. */
#include "check/pack_partnership.h"
#include "check/rules.h"

/* ---- B03 ---- */

static void one_lead_per_phase(psi_check *k) {
  for (size_t i = 0; i < k->c->phases.count; i++) {
    const ps_phase *phase = k->c->phases.items[i];
    if (phase->started == 0 || psi_is_to_come(k, phase->started)) continue;
    if (psi_marked(phase, "lead")) continue;
    if (psi_party(k, phase->lead) != NULL) {
      psi_passes(k);
    } else if (k->as_of == 0) {
      psi_unknown(k, k->c, "as_of");
    } else {
      psi_say_name(k, "phase", phase);
      psi_say_date(k, "started", phase->started);
      psi_fails(k, 0, phase, "lead");
    }
  }
}

/* ---- B28 and B30: who analyses ---- */

/* Whether a party lists root-cause analysis among its skills, however it is spelt. */
static bool is_analyst(const ps_party *party) {
  static const char wanted[] = "rootcauseanalysis";
  for (size_t i = 0; i < party->skills.count; i++) {
    const char *name = party->skills.items[i].name;
    size_t same = 0;
    for (; name != NULL && *name != '\0'; name++) {
      char letter = *name >= 'A' && *name <= 'Z' ? (char)(*name - 'A' + 'a') : *name;
      bool joins = letter == '_' || letter == '-' || letter == ' ';
      if (joins) continue;
      if (letter != wanted[same]) break;
      same++;
    }
    if (same == sizeof wanted - 1 && *name == '\0') return true;
  }
  return false;
}

static bool may_analyse(const ps_party *party) {
  return party->side == PS_SIDE_LEARNING || is_analyst(party);
}

static void learning_leads_analysis(psi_check *k) {
  for (size_t i = 0; i < k->c->phases.count; i++) {
    const ps_phase *phase = k->c->phases.items[i];
    bool begun = phase->kind == PS_PHASE_KIND_DIAGNOSE && phase->started != 0 &&
                 !psi_is_to_come(k, phase->started) && !psi_marked(phase, "lead");
    if (!begun) continue;
    const ps_party *lead = psi_party(k, phase->lead);
    if (lead == NULL) {
      psi_unknown(k, phase, "lead");
    } else if (may_analyse(lead)) {
      psi_passes(k);
    } else if (lead->side == PS_SIDE_UNSET) {
      psi_unknown(k, lead, "side");
    } else {
      psi_say_name(k, "party", lead);
      psi_say_name(k, "phase", phase);
      psi_object(k, lead->id);
      psi_fails(k, 0, phase, "lead");
    }
  }
}

static void analysis_by_experts(psi_check *k) {
  psi_listing names = {{0}, 0, 0};
  const ps_responsibility *first = NULL;
  const ps_party *unsided = NULL;
  for (size_t i = 0; i < k->c->responsibilities.count; i++) {
    const ps_responsibility *r = k->c->responsibilities.items[i];
    if (r->kind != PS_ACTIVITY_KIND_ANALYSE || r->letter != PS_LETTER_R) continue;
    const ps_party *party = psi_party(k, r->party);
    if (party == NULL) continue; /* whether anybody does it is for others to ask */
    if (may_analyse(party)) {
      psi_passes(k);
      return;
    }
    if (first == NULL) first = r;
    if (party->side == PS_SIDE_UNSET) unsided = party;
    psi_listing_add(&names, psi_name(party));
  }
  if (first == NULL) return;
  if (unsided != NULL) {
    psi_unknown(k, unsided, "side");
  } else {
    psi_say_name(k, "activity", first);
    psi_say_listing(k, "party", &names);
    psi_fails(k, 0, first, "party");
  }
}

/* ---- B39 ---- */

static bool is_doer(const ps_responsibility *r) {
  return r->letter == PS_LETTER_R && r->activity != NULL && r->party != NULL;
}

/* Whether two rows are about one activity at one time. */
static bool is_same_work(const ps_responsibility *a, const ps_responsibility *b) {
  if (a->kind != b->kind || !psi_same_words(a->activity, b->activity)) return false;
  return a->phase == NULL || b->phase == NULL || psi_same(a->phase, b->phase);
}

static bool is_told_before(const psi_check *k, size_t row) {
  const ps_responsibility_list *all = &k->c->responsibilities;
  for (size_t i = 0; i < row; i++)
    if (is_doer(all->items[i]) && is_same_work(all->items[i], all->items[row])) return true;
  return false;
}

static void look_at_doers(psi_check *k, size_t row) {
  const ps_responsibility_list *all = &k->c->responsibilities;
  psi_listing names = {{0}, 0, 0};
  const ps_responsibility *vague = NULL, *first = all->items[row];
  unsigned who = 0;
  bool split = false;
  for (size_t i = row; i < all->count; i++) {
    const ps_responsibility *r = all->items[i];
    if (!is_doer(r) || !is_same_work(first, r)) continue;
    unsigned side = psi_side_bit(k, r->party);
    who |= side;
    split = split || r->split != NULL;
    if (side == PSI_UNSURE) vague = r;
    const ps_party *party = psi_party(k, r->party);
    if (party != NULL) psi_listing_add(&names, psi_name(party));
  }
  unsigned known = who & ~PSI_UNSURE;
  bool several = (known & (known - 1)) != 0;
  if (split || (!several && (vague == NULL || names.count < 2))) {
    psi_passes(k);
  } else if (!several) {
    psi_side_unknown(k, vague->party, vague, "party");
  } else {
    psi_say_name(k, "activity", first);
    psi_say_listing(k, "parties", &names);
    psi_fails(k, 0, first, "split");
  }
}

static void distinct_roles(psi_check *k) {
  for (size_t i = 0; i < k->c->responsibilities.count; i++)
    if (is_doer(k->c->responsibilities.items[i]) && !is_told_before(k, i)) look_at_doers(k, i);
}

/* ---- B55 ---- */

static const struct {
  ps_activity_kind kind;
  ps_phase_kind needed; /* from then on */
  const char *does;
} team[] = {
    {PS_ACTIVITY_KIND_DETECT, PS_PHASE_KIND_DIAGNOSE, "watch for gaps"},
    {PS_ACTIVITY_KIND_ANALYSE, PS_PHASE_KIND_DIAGNOSE, "find causes"},
    {PS_ACTIVITY_KIND_REMOVE_BARRIER, PS_PHASE_KIND_DESIGN, "remove barriers"},
    {PS_ACTIVITY_KIND_BUILD, PS_PHASE_KIND_DESIGN, "provide learning"},
};

/* Whether somebody does an activity; *unsaid: a row that does not say what part it is. */
static bool is_done(const psi_check *k, ps_activity_kind kind, const ps_responsibility **unsaid) {
  for (size_t i = 0; i < k->c->responsibilities.count; i++) {
    const ps_responsibility *r = k->c->responsibilities.items[i];
    if (r->kind != kind || psi_party(k, r->party) == NULL) continue;
    if (r->letter == PS_LETTER_R) return true;
    if (r->letter == PS_LETTER_UNSET) *unsaid = r;
  }
  return false;
}

static void response_team_complete(psi_check *k) {
  psi_listing missing = {{0}, 0, 0};
  const ps_responsibility *unsaid = NULL;
  if (!psi_is_under_way(k, PS_PHASE_KIND_DIAGNOSE)) return;
  if (k->c->responsibilities.count == 0) {
    psi_unknown(k, k->c, "responsibilities");
    return;
  }
  for (size_t i = 0; i < PSI_COUNT(team); i++) {
    bool spared = team[i].kind == PS_ACTIVITY_KIND_BUILD &&
                  k->c->result == PS_RESULT_NO_TRAINING;
    if (spared || !psi_is_under_way(k, team[i].needed)) continue;
    if (!is_done(k, team[i].kind, &unsaid)) psi_listing_add(&missing, team[i].does);
  }
  if (missing.count == 0) {
    psi_passes(k);
  } else if (unsaid != NULL) {
    psi_say_id(k, "party", unsaid->party);
    psi_say_name(k, "activity", unsaid);
    psi_unknown_because(k, unsaid, "letter",
                        "whether {party} does \"{activity}\", answers for it or is only asked or "
                        "told");
  } else {
    psi_say_listing(k, "roles", &missing);
    psi_fails(k, 0, k->c, "responsibilities");
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("B03", "one-lead-per-phase", "partnership", CASE, WARNING, FRAME),
      .claim = "Each phase has exactly one lead.",
      .why = "Where two lead or nobody does, each waits for the other.",
      .fails_when = "a phase has begun and has no lead",
      .reads = PSI_LIST("phase.started", "phase.lead", "case.as_of"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{phase}\" began on {started}, and nobody is named to lead it.")),
      .fix = "Name one lead, from whichever side knows the phase better.", PSI_SOURCE_PARTNERS},
     one_lead_per_phase},

    {{PSI_RULE("B28", "learning-leads-analysis", "partnership", CASE, WARNING, DIAGNOSE),
      .claim = "The analysis is led by the learning side, or by somebody trained in it.",
      .why = "Those who do the work know it best, and find its causes hardest to see. Asking why "
             "is the craft that the learning side brings.",
      .fails_when = "the analysis has begun, led by somebody who is not of the learning side and "
                    "does not list root-cause analysis among their skills",
      .reads = PSI_LIST("phase.kind", "phase.started", "phase.lead", "party.side", "party.skills"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{phase}\" is led by {party} rather than by the learning side.")),
      .fix = "Offer to lead this phase, and leave the lead of others to the business.",
      PSI_SOURCE_PARTNERS},
     learning_leads_analysis},

    {{PSI_RULE("B30", "analysis-by-experts", "partnership", CASE, WARNING, DIAGNOSE),
      .claim = "Somebody trained in finding causes takes part in the analysis.",
      .why = "Without training, people tend to find the cause they already had in mind.",
      .fails_when = "nobody who does root-cause analysis is of the learning side or lists it among "
                    "their skills",
      .reads = PSI_LIST("responsibility.kind", "responsibility.letter", "responsibility.party",
                        "party.side", "party.skills"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{activity}\" is done by {party}, without anybody trained to analyse "
                   "causes.")),
      .fix = "Ask somebody from the learning side to do it with them.", PSI_SOURCE_PARTNERS},
     analysis_by_experts},

    {{PSI_RULE("B39", "distinct-roles", "partnership", CASE, WARNING, DESIGN),
      .claim = "Where two sides do the same thing, they have agreed who does which part.",
      .why = "Where two do the same, it is done twice or not at all.",
      .fails_when = "parties of two sides both do one activity (R) in one phase, and how they "
                    "split it is not written down",
      .reads = PSI_LIST("responsibility.activity", "responsibility.kind", "responsibility.phase",
                        "responsibility.letter", "responsibility.party", "responsibility.split",
                        "party.side"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{activity}\" is done by {parties}, and how they share it is not written "
                   "down.")),
      .fix = "Write down who does which part, or choose one of them to do it.",
      PSI_SOURCE_PARTNERS},
     distinct_roles},

    {{PSI_RULE("B55", "response-team-complete", "partnership", CASE, WARNING, DESIGN),
      .claim = "Somebody watches for gaps, somebody finds causes, somebody removes barriers, and "
               "somebody provides learning.",
      .why = "A gap closes only as fast as the slowest of the four, and a part that nobody has "
             "taken does not move at all.",
      .fails_when = "the analysis has begun (self-service aside) and nobody does (R) an activity "
                    "of kind detect or analyse, or planning has begun and nobody does one of kind "
                    "remove_barrier or build; build is not asked for where no training was needed",
      .reads = PSI_LIST("case.tier", "responsibility.kind", "responsibility.letter",
                        "responsibility.party", "case.result", "case.status", "phase.started"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("It is still open who will {roles}.")),
      .fix = "Name somebody for each.", PSI_SOURCE_PARTNERS},
     response_team_complete},
};

const psi_pack psi_pack_partnership_roles = {"partnership", rules, PSI_COUNT(rules)};
