/* Framing: what is wrong is said, located and worth it before anything is done about it. */
#include "check/rules.h"
#include "check/text.h"
#include "check/users.h"

/* ---- shared ---- */

/* What was asked for, in words: the kind of solution, else the words of the request that name
 * one. NULL where nothing was. */
static const char *asked_for(psi_check *k) {
  const ps_case *c = k->c;
  psi_hit hit;
  if (c->requested_solution != NULL) {
    const ps_intervention_kind *kind = ps_intervention_kind_find(c->requested_solution);
    return kind == NULL ? c->requested_solution : kind->name;
  }
  if (!psi_text_find(k, PSI_LIST_SOLUTION, c->request_text, 0, &hit)) return NULL;
  const char *words = psi_store_text(k->store, c->request_text + hit.start, hit.length);
  if (words == NULL) k->no_memory = true; // same either way: there is memory in examples
  return words;
}

/* Whether a cause is at least thought possible. */
static bool is_proposed(const ps_cause *cause) {
  return cause->status >= PS_CAUSE_STATUS_HYPOTHESISED;
}

/* ---- A07 ---- */

/* Something of an analysis, whether or not a phase was named for it. */
static bool anything_examined(const ps_case *c) {
  if (c->inquiries.count > 0 || c->evidence.count > 0) return true;
  for (size_t i = 0; i < c->causes.count; i++)
    if (c->causes.items[i]->status >= PS_CAUSE_STATUS_SUPPORTED) return true;
  return false;
}

/* Whether the analysis was left out: said so, or later phases began without one. */
static bool analysis_skipped(const psi_check *k) {
  const ps_case *c = k->c;
  if (k->started[PS_PHASE_KIND_DIAGNOSE] != 0 || anything_examined(c)) return false;
  for (size_t i = 0; i < c->phases.count; i++) {
    const ps_phase *phase = c->phases.items[i];
    if (phase->kind == PS_PHASE_KIND_DIAGNOSE && phase->skipped_because != NULL) return true;
  }
  return c->phases.count > 0 && psi_reached(k, PS_PHASE_KIND_DESIGN);
}

static void analysis_pays_off(psi_check *k) {
  const ps_case *c = k->c;
  if (!analysis_skipped(k)) {
    if (psi_reached(k, PS_PHASE_KIND_DESIGN) && c->phases.count == 0 && !anything_examined(c))
      psi_unknown_because(k, c, "phases", "whether anybody looked for the causes before planning "
                                          "what to do");
    return;
  }
  double cost = psi_money(k, &c->analysis_cost), rework = psi_money(k, &c->rework_cost);
  if (!(cost >= 0)) {
    psi_unknown(k, c, "analysis_cost");
  } else if (!(rework >= 0)) {
    psi_unknown(k, c, "rework_cost");
  } else if (!c->rework_chance_without.set) {
    psi_unknown(k, c, "rework_chance_without");
  } else if (!c->rework_chance_with.set) {
    psi_unknown(k, c, "rework_chance_with");
  } else {
    double loss = (c->rework_chance_without.value - c->rework_chance_with.value) * rework;
    psi_say_money(k, "cost", cost);
    psi_say_money(k, "loss", loss);
    if (loss > cost)
      psi_fails(k, 0, c, "analysis_cost");
    else
      psi_passes(k);
  }
}

/* ---- A23 ---- */

static void request_names_a_gap(psi_check *k) {
  const ps_case *c = k->c;
  if (!psi_performance_only(k)) return;
  if (c->gaps.count > 0) {
    if (c->requested_solution != NULL || c->request_text != NULL) psi_passes(k);
    return;
  }
  const char *solution = asked_for(k);
  psi_say(k, "solution", solution);
  if (solution != NULL)
    psi_fails(k, 0, c, c->requested_solution != NULL ? "requested_solution" : "request_text");
  else if (c->request_text == NULL && c->origin == PS_ORIGIN_REQUEST)
    psi_unknown(k, c, "request_text");
}

/* ---- A59 ---- */

static void analysis_in_proportion(psi_check *k) {
  const ps_case *c = k->c;
  double cost = psi_money(k, &c->analysis_cost), stakes = psi_money(k, &c->stakes);
  if (!c->analysis_cost.set && !psi_reached(k, PS_PHASE_KIND_DIAGNOSE)) return;
  if (!(cost >= 0)) {
    psi_unknown(k, c, "analysis_cost");
  } else if (!(stakes > 0)) {
    psi_unknown(k, c, "stakes");
  } else {
    psi_say_money(k, "cost", cost);
    psi_say_money(k, "stakes", stakes);
    psi_say_share(k, "share", cost / stakes);
    if (cost / stakes > psi_limit(k, PSI_LIMIT_FRAMING_MAX_ANALYSIS_SHARE))
      psi_fails(k, 0, c, "analysis_cost");
    else
      psi_passes(k);
  }
}

/* ---- B04 ---- */

/* How far something leads towards a goal with a measure. */
typedef enum path { NO_PATH, UNMEASURED, REACHED } path;

static bool is_measured(const psi_check *k, const ps_goal *goal) {
  if (psi_measure(k, goal->measure) != NULL) return true;
  return psi_users_in(k, PSI_MEASURES_BY_GOAL, goal->id) != NULL;
}

static path path_of_goal(psi_check *k, const char *id) {
  const ps_goal *goal = psi_goal(k, id);
  if (goal == NULL) return NO_PATH;
  psi_say_name(k, "goal", goal);
  return is_measured(k, goal) ? REACHED : UNMEASURED;
}

/* A measure serves a goal that it or a larger measure names, or that is judged by it. */
static path path_of_measure(psi_check *k, const char *id) {
  const ps_measure *measure = psi_measure(k, id);
  for (int steps = 0; measure != NULL && steps < 16; steps++) {
    if (psi_goal(k, measure->goal) != NULL) return REACHED;
    if (psi_users_in(k, PSI_GOALS_BY_MEASURE, measure->id) != NULL) return REACHED;
    measure = psi_measure(k, measure->parent);
  }
  return NO_PATH;
}

static void follow(psi_check *k, const void *entity, const char *field, path found) {
  if (found == REACHED) {
    psi_passes(k);
  } else if (!psi_reached(k, PS_PHASE_KIND_DESIGN)) {
    psi_unknown(k, entity, field);
  } else {
    psi_say_name(k, "object", entity);
    psi_fails(k, found == UNMEASURED ? 1 : 0, entity, field);
  }
}

static void serves_business_goal(psi_check *k) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->gaps.count; i++) {
    const ps_gap *gap = c->gaps.items[i];
    const ps_measure *measure = psi_measure(k, gap->measure);
    if (measure == NULL)
      psi_unknown(k, gap, "measure");
    else if (path_of_measure(k, gap->measure) == REACHED)
      psi_passes(k);
    else if (!psi_reached(k, PS_PHASE_KIND_DESIGN))
      psi_unknown(k, measure, "goal");
    else
      follow(k, gap, "measure", NO_PATH);
  }
  for (size_t i = 0; i < c->objectives.count; i++) {
    const ps_objective *objective = c->objectives.items[i];
    const ps_gap *gap = psi_gap(k, objective->gap);
    path found = path_of_goal(k, objective->goal);
    if (found != REACHED && gap != NULL && path_of_measure(k, gap->measure) == REACHED)
      found = REACHED;
    follow(k, objective, "goal", found);
  }
}

/* ---- B35 ---- */

/* The first intervention of the requested kind that was chosen; `*other` is one chosen whose
 * kind is not known. */
static const ps_intervention *as_requested(const ps_case *c, const ps_intervention **other,
                                           bool *chosen) {
  for (size_t i = 0; i < c->interventions.count; i++) {
    const ps_intervention *intervention = c->interventions.items[i];
    if (!psi_chosen(intervention)) continue;
    *chosen = true;
    if (psi_same(intervention->kind, c->requested_solution)) return intervention;
    if (intervention->kind == NULL && *other == NULL) *other = intervention;
  }
  return NULL;
}

static bool any_supported(const ps_case *c, const ps_cause **unsaid) {
  for (size_t i = 0; i < c->causes.count; i++) {
    if (psi_is_supported(c->causes.items[i])) return true;
    if (c->causes.items[i]->status == PS_CAUSE_STATUS_UNSET) *unsaid = c->causes.items[i];
  }
  return false;
}

static void tell_order(psi_check *k, const ps_intervention *made) {
  const ps_case *c = k->c;
  char day[11];
  const ps_gap *gap = c->gaps.count > 0 ? c->gaps.items[0] : NULL;
  const ps_measure *measure = gap == NULL ? NULL : psi_measure(k, gap->measure);
  psi_say(k, "requester", "Somebody");
  if (psi_party(k, c->requester) != NULL) psi_say_id(k, "requester", c->requester);
  psi_say(k, "solution", asked_for(k));
  psi_say(k, "gap", psi_name(measure != NULL ? (const void *)measure : made));
  psi_evidence(k, "\"%.200s\" was chosen%s%s.", psi_name(made),
               made->selected_on != 0 ? " on " : "", ps_date_text(made->selected_on, day));
  psi_evidence(k, "Causes written down: %d; supported or confirmed: none.", (int)c->causes.count);
  psi_fails(k, measure != NULL ? 0 : 1, made, "kind");
}

static void not_an_order_taken(psi_check *k) {
  const ps_case *c = k->c;
  const ps_intervention *unsorted = NULL;
  const ps_cause *unsaid = NULL;
  bool chosen = false;
  if (!psi_performance_only(k)) return;
  const ps_intervention *made = as_requested(c, &unsorted, &chosen);
  if (!chosen) return;
  if (c->requested_solution == NULL) {
    if (asked_for(k) != NULL) psi_unknown(k, c, "requested_solution");
  } else if (any_supported(c, &unsaid) || (made == NULL && unsorted == NULL)) {
    psi_passes(k);
  } else if (made == NULL) {
    psi_unknown(k, unsorted, "kind");
  } else if (unsaid != NULL) {
    psi_unknown(k, unsaid, "status");
  } else {
    tell_order(k, made);
  }
}

/* ---- B40 ---- */

static void solution_neutral_statement(psi_check *k) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->causes.count; i++) {
    if (!psi_is_confirmed(c->causes.items[i])) continue;
    psi_spared(k, "A cause is confirmed: what answers it may be named.");
    return;
  }
  for (size_t i = 0; i < c->gaps.count; i++) {
    const ps_gap *gap = c->gaps.items[i];
    const ps_measure *measure = psi_measure(k, gap->measure);
    psi_hit hit;
    if (gap->statement == NULL) {
      if (!psi_marked(gap, "statement")) psi_unknown(k, gap, "statement");
    } else if (psi_lack_find(k, gap->statement, measure == NULL ? NULL : measure->name, &hit)) {
      psi_say_hit(k, "words", gap->statement, hit);
      psi_evidence(k, "Characters %d to %d of the statement: \"%.*s\".",
                   (int)psi_hit_first(gap->statement, hit), (int)psi_hit_last(gap->statement, hit),
                   (int)(hit.length < 200 ? hit.length : 200), gap->statement + hit.start);
      psi_fails(k, 0, gap, "statement");
    } else {
      psi_passes(k);
    }
  }
}

/* ---- B42 ---- */

/* Whether a cause is being talked about that names no gap: it counts for all. */
static bool has_causes_of_none(const ps_case *c) {
  for (size_t i = 0; i < c->causes.count; i++)
    if (is_proposed(c->causes.items[i]) && c->causes.items[i]->gap == NULL) return true;
  return false;
}

static bool has_causes(const psi_check *k, const ps_gap *gap) {
  PSI_EACH_USER(k, PSI_CAUSES_BY_GAP, gap->id, user)
    if (is_proposed(user->item)) return true;
  return false;
}

static void miss(psi_listing *missing, const ps_gap *gap, bool set, const char *field,
                 const char *words) {
  if (!set && !psi_marked(gap, field)) psi_listing_add(missing, words);
}

static void locate(psi_check *k, const ps_gap *gap, bool discussed) {
  psi_listing missing = {{NULL}, 0, 0};
  miss(&missing, gap, psi_measure(k, gap->measure) != NULL, "measure", "by which figure it shows");
  miss(&missing, gap, gap->population != NULL, "population", "whose performance it is");
  size_t grave = missing.count;
  bool begun = grave > 0 && (discussed || has_causes(k, gap));
  if (grave > 0 && !begun) {
    psi_unknown(k, gap, psi_measure(k, gap->measure) == NULL && !psi_marked(gap, "measure")
                            ? "measure"
                            : "population");
    return;
  }
  miss(&missing, gap, gap->place != NULL, "place", "where");
  miss(&missing, gap, gap->process != NULL, "process", "in which step of the work");
  miss(&missing, gap, gap->since != 0 || gap->onset != 0, "since", "since when");
  if (missing.count == 0) {
    psi_passes(k);
    return;
  }
  psi_say_name(k, "gap", gap);
  psi_say_listing(k, "missing", &missing);
  psi_fails(k, grave > 0 ? 0 : 1, gap, NULL);
}

static void gap_located(psi_check *k) {
  if (!psi_performance_only(k)) return;
  const bool discussed = has_causes_of_none(k->c);
  for (size_t i = 0; i < k->c->gaps.count; i++) locate(k, k->c->gaps.items[i], discussed);
}

/* ---- C01 ---- */

static bool is_due(const psi_check *k, ps_date on) { return k->as_of == 0 || on <= k->as_of; }

/* Whether somebody was heard: took part in something, answered, or gave evidence. */
static bool was_heard(const psi_check *k, const char *party) {
  const ps_case *c = k->c;
  for (size_t i = 0; i < c->events.count; i++)
    if (psi_took_part(c->events.items[i], party) && is_due(k, c->events.items[i]->on)) return true;
  for (size_t i = 0; i < c->inquiries.count; i++) {
    const ps_inquiry *inquiry = c->inquiries.items[i];
    if (psi_same(inquiry->asked_of, party) && inquiry->answer != NULL) return true;
  }
  for (size_t i = 0; i < c->evidence.count; i++)
    if (psi_same(c->evidence.items[i]->source, party)) return true;
  return false;
}

static void hear_owners(psi_check *k, const ps_gap *gap) {
  const ps_case *c = k->c;
  psi_listing owners = {{NULL}, 0, 0};
  bool heard = psi_has(&gap->owners, c->requester);
  for (size_t i = 0; i < gap->owners.count && !heard; i++) {
    const ps_party *owner = psi_party(k, gap->owners.items[i]);
    if (owner == NULL) continue;
    heard = was_heard(k, owner->id);
    psi_listing_add(&owners, psi_name(owner));
  }
  if (heard) {
    psi_passes(k);
    return;
  }
  if (owners.count == 0) {
    psi_unknown(k, gap, "owners");
    return;
  }
  ps_date from = c->requested_on != 0 ? c->requested_on : c->opened;
  if (from == 0) {
    psi_unknown(k, c, "requested_on");
  } else if (!psi_log_covers(k, from)) {
    psi_unknown(k, c, "log_kept_since");
  } else {
    psi_say_id(k, "requester", c->requester);
    psi_say_listing(k, "owners", &owners);
    psi_object(k, c->requester);
    for (size_t i = 0; i < gap->owners.count; i++) psi_object(k, gap->owners.items[i]);
    psi_fails(k, owners.count > 1 ? 1 : 0, gap, "owners");
  }
}

static void sponsor_asked_for_this(psi_check *k) {
  const ps_case *c = k->c;
  if (c->origin == PS_ORIGIN_SIGNAL || c->origin == PS_ORIGIN_FORECAST) {
    psi_spared(k, "Nobody asked for it: it began with a sign or a forecast.");
    return;
  }
  if (!psi_reached(k, PS_PHASE_KIND_DIAGNOSE)) {
    psi_spared(k, "The work has not gone beyond framing yet.");
    return;
  }
  if (psi_party(k, c->requester) == NULL) {
    psi_unknown(k, c, "requester");
    return;
  }
  if (psi_same(c->requester, c->sponsor)) {
    psi_passes(k);
    return;
  }
  for (size_t i = 0; i < c->gaps.count; i++) hear_owners(k, c->gaps.items[i]);
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A07", "analysis-pays-off", "framing", CASE, WARNING, DIAGNOSE),
      .claim = "Analysing first is cheaper than doing the wrong thing twice.",
      .why = "Going slow for a week can save a quarter: what is built on a guess is often built "
             "again.",
      .fails_when = "the phase of diagnosis was skipped, or phases are recorded and design began "
                    "with nothing examined; and (chance of rework without an analysis - chance "
                    "with one) x cost of rework exceeds the cost of the analysis",
      .reads = PSI_LIST("case.analysis_cost", "case.rework_cost", "case.rework_chance_without",
                        "case.rework_chance_with", "phase.kind", "phase.started",
                        "phase.skipped_because", "case.status", "inquiry.answer", "evidence.about",
                        "cause.status"),
      .branches = PSI_BRANCHES(PSI_SAYS("The analysis was left out. It would cost {cost}; without "
                                        "it, rework worth {loss} more is to be expected.")),
      .fix = "Do the analysis now: it pays for itself.",
      PSI_SOURCE_OUTCOME},
     analysis_pays_off},
    {{PSI_RULE("A23", "request-names-a-gap", "framing", CASE, ERROR, FRAME),
      .core = PSI_WHOLE(3),
      .claim = "A request starts from a gap, not from a product.",
      .why = "A product can be delivered on time and well made while the figure it was meant for "
             "stays where it was.",
      .fails_when = "the purpose is performance, a kind of solution was requested or the request "
                    "names one, and the case has no gap",
      .reads = PSI_LIST("case.purpose", "case.origin", "case.requested_solution",
                        "case.request_text", "gap.id", "lexicon.solution"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "We were asked for this: {solution}. It has not been said yet what should be different "
          "afterwards.")),
      .fix = "Ask what should change, by how much, for whom, by when.",
      PSI_SOURCE_OUTCOME},
     request_names_a_gap},
    {{PSI_RULE("A59", "analysis-in-proportion", "framing", CASE, WARNING, DIAGNOSE),
      .claim = "Analysis is as deep as the stakes warrant, and never below the minimum.",
      .why = "Every further question costs the time of people who have the problem; beyond some "
             "point it costs more than it can save.",
      .fails_when = "the cost of the analysis divided by the stakes exceeds "
                    "framing.max_analysis_share",
      .reads = PSI_LIST("case.analysis_cost", "case.stakes", "phase.kind", "case.status"),
      .limits = PSI_LIST("framing.max_analysis_share"),
      .branches = PSI_BRANCHES(PSI_SAYS("The analysis costs {cost}; that is {share} of what is at "
                                        "stake ({stakes}).")),
      .fix = "Stop when one more question is worth less than it costs. Locate the gap, look at "
             "something outside the person and confirm one cause; leave the rest.",
      PSI_SOURCE_OUTCOME},
     analysis_in_proportion},
    {{PSI_RULE("B04", "serves-business-goal", "framing", CASE, ERROR, FRAME),
      .core = PSI_WHOLE(16),
      .claim = "Every objective and every gap leads to a business goal with a measure.",
      .why = "What serves no goal of the business has no sponsor when money runs short, and "
             "nobody can say whether it was worth it.",
      .fails_when = "design has begun, and the measure of a gap, or a larger measure it is part "
                    "of, serves no goal; or an objective has neither a goal that a measure is "
                    "linked to, nor a gap that leads to one; before design it is unknown",
      .reads = PSI_LIST("objective.goal", "objective.gap", "goal.measure", "gap.measure",
                        "measure.goal", "measure.parent", "phase.kind", "case.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{object}\" is not linked to any goal of the business."),
          PSI_SAYS_FIX("\"{object}\" is meant to serve \"{goal}\", but no figure shows whether "
                       "that goal is reached.",
                       "Ask by which figure the owner judges the goal, and link it.")),
      .fix = "Ask which of the sponsor's goals suffers without it; link that, or drop it.",
      PSI_SOURCE_PARTNERS},
     serves_business_goal},
    {{PSI_RULE("B35", "not-an-order-taken", "framing", CASE, ERROR, DESIGN),
      .core = PSI_WHOLE(4),
      .claim = "What is delivered is not just the request handed back.",
      .why = "Whoever asks names the first remedy that comes to mind; if nobody looks for the "
             "cause, the money is spent and the problem stays.",
      .fails_when = "the purpose is performance, an intervention of the requested kind is "
                    "selected, started or done, and no cause is supported or confirmed",
      .reads = PSI_LIST("case.purpose", "case.requester", "case.requested_solution",
                        "case.request_text", "intervention.kind", "intervention.status",
                        "cause.status", "gap.measure"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{requester} asked for this: {solution}. It is going ahead, and it has not been "
                   "checked yet why \"{gap}\" is off."),
          PSI_SAYS("{requester} asked for this: {solution}. \"{gap}\" is going ahead, and it has "
                   "not been said yet what is wrong, nor why.")),
      .fix = "Book an hour with the owner of the problem before more is spent.",
      .subsumes = PSI_LIST("A23", "B60"),
      PSI_SOURCE_PARTNERS},
     not_an_order_taken},
    {{PSI_RULE("B40", "solution-neutral-statement", "framing", CASE, WARNING, FRAME),
      .core = PSI_WHOLE(2),
      .claim = "The statement of a gap names no solution.",
      .why = "\"We lack training\" has already decided what to do; a need is a distance between "
             "results, and only that can be measured afterwards.",
      .fails_when = "no cause is confirmed, and the statement joins a word of lack (lack of, no, "
                    "not enough, without, missing, more ...), or need used as a verb, to a "
                    "solution (training, course, app, bonus ...) a few words away in the same "
                    "clause; solutions in the measure's own name do not count; the lists of words "
                    "are those of the configured language",
      .reads = PSI_LIST("gap.statement", "gap.measure", "measure.name", "cause.status",
                        "lexicon.solution", "lexicon.lack", "lexicon.need_verb"),
      .branches = PSI_BRANCHES(PSI_SAYS("\"{words}\" names a solution, not a gap.")),
      .fix = "Say what is and what should be, as in: first sale after 74 days, should be 45.",
      PSI_SOURCE_PARTNERS},
     solution_neutral_statement},
    {{PSI_RULE("B42", "gap-located", "framing", CASE, ERROR, FRAME),
      .core = PSI_WHOLE(1),
      .claim = "The gap is located: which figure, whose work, where, in which step, since when.",
      .why = "Where it is worse, and since when, is half the answer to why; a gap that is "
             "everywhere is nobody's.",
      .fails_when = "the purpose is performance; error: the gap has no measure or population "
                    "though a cause of it is at least hypothesised; warning: place, process or "
                    "since (or onset) is neither set nor marked as not applicable",
      .reads = PSI_LIST("case.purpose", "gap.measure", "gap.population", "gap.place", "gap.process",
                        "gap.since", "gap.onset", "cause.status", "cause.gap"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Causes are being discussed, but for \"{gap}\" it has not been said yet "
                   "{missing}."),
          PSI_SAYS_AS("Still to find out about \"{gap}\": {missing}.", WARNING,
                      "Ask the owner which teams see it, in which step, and since when; mark as "
                      "not applicable what makes no sense here.")),
      .fix = "Go back to the owner and ask by which figure it shows and whose work it is about.",
      PSI_SOURCE_PARTNERS},
     gap_located},
    {{PSI_RULE("C01", "sponsor-asked-for-this", "framing", CASE, WARNING, FRAME),
      .claim = "Whoever asks has the owner of the gap behind them.",
      .why = "A request from somebody other than the owner is often pressure passed on; the owner "
             "may see another problem, or none.",
      .fails_when = "it began with a request, diagnosis has begun, the requester is neither the "
                    "sponsor nor an owner of the gap, and no owner took part in an event, "
                    "answered an inquiry or gave evidence, though the log was kept",
      .reads = PSI_LIST("case.requester", "case.sponsor", "case.origin", "case.requested_on",
                        "case.opened", "case.log_kept_since", "gap.owners", "event.parties",
                        "inquiry.asked_of", "evidence.source"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{requester} asked; {owners}, who owns the gap, has not been heard yet."),
          PSI_SAYS("{requester} asked; {owners}, who own the gap, have not been heard yet.")),
      .fix = "Talk to the owner before going on.",
      PSI_SOURCE_READER},
     sponsor_asked_for_this},
};

const psi_pack psi_pack_framing = {"framing", rules, PSI_COUNT(rules)};
