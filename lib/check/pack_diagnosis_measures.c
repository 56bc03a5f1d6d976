/* Diagnosis: what measures tell: who does best on them, what drives them, what they reward. */
#include "analysis/level.h"
#include "check/groups.h"
#include "check/pack_diagnosis.h"
#include "check/rules.h"
#include "check/users.h"

#include <math.h>
#include <string.h>

/* ---- A38 ---- */

/* Whether a group of figures is a party's own. */
static bool is_group_of(const ps_party *party, const char *group) {
  return psi_same_words(party->id, group) || psi_same_words(party->name, group) ||
         psi_same_words(party->unit, group);
}

/* A level as it may be but for chance: 95 %. Not a number where that cannot be told. */
typedef struct span {
  double low, value, high;
} span;

static span span_of(const ps_level *level, ps_direction direction) {
  const double none = (double)NAN, error = 1.959963984540054 * level->standard_error.value;
  span s = {none, level->value.set ? level->value.value : none, none};
  if (level->low.set) {
    s.low = level->low.value;
    s.high = level->high.value;
  } else if (level->standard_error.set) {
    s.low = s.value - error;
    s.high = s.value + error;
  }
  if (direction == PS_DIRECTION_HIGHER) return s;
  span turned = {-s.high, -s.value, -s.low};
  return turned;
}

typedef struct standing {
  size_t points;         /* figures of the party */
  size_t groups;         /* that have a level over the party's time */
  size_t better, surely; /* groups with a better level, and those beyond chance */
} standing;

/* The level of the group that begins at row `first` of the series. */
static void take_level(psi_check *k, const ps_measure *measure, const psi_groups *groups,
                       size_t first, ps_date from, ps_date to, ps_level *level) {
  size_t size = 0, count = 0;
  for (size_t i = first; i != PSI_NONE; i = groups->next[i]) size++;
  size_t *rows = psi_store_take(k->store, size * sizeof *rows);
  memset(level, 0, sizeof *level);
  psi_init(level, &psi_level_table);
  if (rows == NULL) k->no_memory = true;
  for (size_t i = first; rows != NULL && i != PSI_NONE; i = groups->next[i]) rows[count++] = i;
  const psi_level_ask ask = {measure, from, to, NULL, k->as_of, rows, count};
  psi_level_take(level, &ask);
}

/* Compares the groups over the time that the party's own figures are of. */
static standing stand(psi_check *k, const ps_measure *measure, const psi_groups *groups,
                      size_t own) {
  const ps_series *series = &measure->series;
  standing s = {0, 0, 0, 0};
  ps_level level;
  ps_date first = 99991231, last = 0;
  for (size_t i = own; i != PSI_NONE; i = groups->next[i]) {
    const ps_date on = series->on[i], end = psi_period_end(on, measure->period);
    if (on < first) first = on;
    if (end > last) last = end;
  }
  take_level(k, measure, groups, own, first, last, &level);
  const span mine = span_of(&level, measure->direction);
  s.points = (size_t)level.points.value;
  for (size_t i = 0; i < series->count; i++) {
    if (groups->later[i]) continue;
    take_level(k, measure, groups, i, first, last, &level);
    const span theirs = span_of(&level, measure->direction);
    s.groups += isnan(theirs.value) ? 0 : 1;
    s.better += theirs.value > mine.value;
    s.surely += theirs.low > mine.high;
  }
  return s;
}

static void judge(psi_check *k, const ps_party *party, const ps_measure *measure, standing s) {
  const double top = ceil(psi_limit(k, PSI_LIMIT_OUTCOMES_EXEMPLAR_SHARE) * (double)s.groups);
  const double places = top < 1 ? 1 : top;
  psi_say_name(k, "party", party);
  psi_say_name(k, "measure", measure);
  if (s.points == 0 || s.groups < 2) {
    psi_unknown_because(k, measure, "series",
                        "how {party} and others do on \"{measure}\"; no two groups have figures of "
                        "the same time");
  } else if ((double)s.points < psi_limit(k, PSI_LIMIT_OUTCOMES_EXEMPLAR_PERIODS)) {
    psi_say_count(k, "n", s.points);
    psi_fails(k, 1, party, "exemplar_for");
  } else if ((double)s.surely >= places) {
    psi_say_count(k, "place", s.surely + 1);
    psi_say_count(k, "groups", s.groups);
    psi_fails(k, 0, party, "exemplar_for");
  } else if ((double)s.better < places) {
    psi_passes(k);
  } else {
    psi_unknown_because(k, measure, "series",
                        "whether {party} is among the best on \"{measure}\"; others look better, "
                        "but that may be chance");
  }
}

static psi_group_key group_of(const void *group) { return (psi_group_key){group, NULL}; }

/* The first row of a party's own group; PSI_NONE for none. */
static size_t own_group(const ps_party *party, const ps_series *series, const psi_groups *groups) {
  for (size_t i = 0; i < series->count; i++)
    if (!groups->later[i] && is_group_of(party, series->group[i])) return i;
  return PSI_NONE;
}

static void look_at_exemplar(psi_check *k, const ps_party *party, const ps_measure *measure) {
  const ps_series *series = &measure->series;
  psi_groups groups;
  if (measure->direction == PS_DIRECTION_UNSET) {
    psi_unknown(k, measure, "direction");
    return;
  }
  if (measure->direction == PS_DIRECTION_BAND) {
    psi_spared(k, "A measure that is best within a band has no top performers.");
    return;
  }
  if (!psi_group(k, (const void *const *)series->group, series->count, group_of, &groups)) return;
  const size_t own = own_group(party, series, &groups);
  if (own == PSI_NONE) {
    psi_say_name(k, "party", party);
    psi_say_name(k, "measure", measure);
    psi_unknown_because(k, measure, "series",
                        "how {party} does on \"{measure}\"; no group in its figures has that "
                        "name, id or unit");
    return;
  }
  judge(k, party, measure, stand(k, measure, &groups, own));
}

static void exemplar_is_exemplary(psi_check *k) {
  for (size_t i = 0; i < k->c->parties.count; i++) {
    const ps_party *party = k->c->parties.items[i];
    const ps_measure *measure = psi_measure(k, party->exemplar_for);
    if (measure != NULL) look_at_exemplar(k, party, measure);
  }
}

/* ---- B17 ---- */

static bool has_levers(const psi_check *k, const ps_measure *measure) {
  if (measure->levers.count > 0 || measure->formula != NULL) return true;
  /* What a measure is made up of drives it. */
  return psi_users_in(k, PSI_PARTS_OF_MEASURE, measure->id) != NULL;
}

static bool is_of_gap(const psi_check *k, const ps_measure *measure) {
  return psi_users_in(k, PSI_GAPS_BY_MEASURE, measure->id) != NULL;
}

static void levers_known(psi_check *k) {
  if (!psi_over(k, PS_PHASE_KIND_DIAGNOSE)) return;
  for (size_t i = 0; i < k->c->gaps.count; i++) {
    const ps_gap *gap = k->c->gaps.items[i];
    if (psi_measure(k, gap->measure) == NULL && !psi_marked(gap, "measure"))
      psi_unknown(k, gap, "measure");
  }
  for (size_t i = 0; i < k->c->measures.count; i++) {
    const ps_measure *measure = k->c->measures.items[i];
    if (psi_marked(measure, "levers") || !is_of_gap(k, measure)) continue;
    if (has_levers(k, measure)) {
      psi_passes(k);
    } else {
      psi_say_name(k, "measure", measure);
      psi_fails(k, 0, measure, "levers");
    }
  }
}

/* ---- C06 ---- */

/* Whether a persona's measures are recorded and one of them is worked against. */
static const char *clash(const ps_objective *objective, const ps_persona *persona) {
  for (size_t i = 0; i < objective->opposes.count; i++)
    if (psi_has(&persona->measured_by, objective->opposes.items[i]))
      return objective->opposes.items[i];
  return NULL;
}

static void look_at_objective(psi_check *k, const ps_objective *objective) {
  const ps_persona *unmeasured = NULL;
  size_t clashes = 0;
  if (!objective->opposes.given) {
    if (!psi_marked(objective, "opposes")) psi_unknown(k, objective, "opposes");
    return;
  }
  for (size_t i = 0; i < k->c->personas.count; i++) {
    const ps_persona *persona = k->c->personas.items[i];
    const char *measure = clash(objective, persona);
    if (!persona->measured_by.given && !psi_marked(persona, "measured_by")) unmeasured = persona;
    if (measure == NULL) continue;
    clashes++;
    psi_say_inside(k, "behaviour", objective);
    psi_say_name(k, "persona", persona);
    psi_say_id(k, "measure", measure);
    psi_object(k, persona->id);
    psi_object(k, measure);
    psi_fails(k, 0, objective, "opposes");
  }
  if (clashes > 0) return;
  if (objective->opposes.count > 0 && unmeasured != NULL)
    psi_unknown(k, unmeasured, "measured_by");
  else
    psi_passes(k);
}

static void asked_and_rewarded_alike(psi_check *k) {
  bool judged = false;
  for (size_t i = 0; i < k->c->personas.count; i++)
    judged = judged || !psi_marked(k->c->personas.items[i], "measured_by");
  for (size_t i = 0; judged && i < k->c->objectives.count; i++)
    look_at_objective(k, k->c->objectives.items[i]);
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A38", "exemplar-is-exemplary", "diagnosis", CASE, WARNING, DIAGNOSE),
      .claim = "Whoever is held up as an example does best on the figures, over time.",
      .why = "Everybody copies what the best do; if they are not really the best, everybody copies "
             "luck or charm.",
      .fails_when = "a party named as exemplar for a measure has fewer than "
                    "outcomes.exemplar_periods figures on it, or so many groups have, beyond "
                    "chance, a better level over the same time that it is not in the top "
                    "outcomes.exemplar_share of them (the first place always is)",
      .reads = PSI_LIST("party.exemplar_for", "party.name", "party.unit", "measure.series",
                        "measure.direction"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("{party} is held up as an example for \"{measure}\", but is in place {place} of "
                   "{groups} at best."),
          PSI_SAYS_FIX("{party} is held up as an example for \"{measure}\" on too few figures to "
                       "tell: {n}.",
                       "Wait for more figures, or choose somebody who already has them.")),
      .fix = "Choose whom to learn from by the figures of several periods.",
      .limits = PSI_LIST("outcomes.exemplar_share", "outcomes.exemplar_periods"),
      .about_person = PSI_YES, PSI_SOURCE_OUTCOME},
     exemplar_is_exemplary},
    {{PSI_RULE("B17", "levers-known", "diagnosis", CASE, WARNING, DIAGNOSE),
      .claim = "It is known what the business measure depends on.",
      .why = "Nobody can move a figure directly; without knowing what drives it, one can only "
             "hope.",
      .fails_when = "the diagnosis is over, and the measure of a gap has no levers, no formula and "
                    "no measure that is a part of it",
      .reads = PSI_LIST("gap.measure", "measure.levers", "measure.formula", "measure.parent"),
      .branches = PSI_BRANCHES(PSI_SAYS("Nobody has written down what drives \"{measure}\".")),
      .fix = "Sketch what it depends on together with the owner of the measure.",
      PSI_SOURCE_PARTNERS},
     levers_known},
    {{PSI_RULE("C06", "asked-and-rewarded-alike", "diagnosis", CASE, WARNING, DESIGN),
      .claim = "What people are judged by does not punish what they are asked to do.",
      .why = "Where what is asked for and what is rewarded differ, people do what is rewarded.",
      .fails_when = "an objective works against a measure that a persona is judged by",
      .reads = PSI_LIST("objective.opposes", "persona.measured_by"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("We ask for \"{behaviour}\", but \"{persona}\" is judged by \"{measure}\", "
                   "which works against it.")),
      .fix = "Change the measure first, or at the same time.", PSI_SOURCE_READER},
     asked_and_rewarded_alike},
};

const psi_pack psi_pack_diagnosis_measures = {"diagnosis", rules, PSI_COUNT(rules)};
