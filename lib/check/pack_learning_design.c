/* Learning design: what people learn is what the work needs, they can use it where they are,
 * and practise it as it will be. */
#include "check/rules.h"

#include <math.h>
#include <string.h>

/* ---- shared ---- */

static bool is_other_purpose(psi_check *k) {
  return k->c->purpose != PS_PURPOSE_UNSET && !psi_performance_only(k);
}

/* Whether the work has come as far as a phase; so it has for all we know where nobody says. */
static bool is_as_far_as(const psi_check *k, ps_phase_kind kind) {
  return psi_reached(k, kind) ||
         (k->c->status == PS_CASE_STATUS_UNSET && k->c->phases.count == 0);
}

/* The first learning intervention that was chosen, or NULL. */
static const ps_intervention *first_learning(const psi_check *k) {
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (psi_chosen(one) && psi_class(one) == PS_INTERVENTION_CLASS_LEARNING) return one;
  }
  return NULL;
}

static bool is_in_use(const ps_asset *asset) {
  return asset->standard_status != PS_STANDARD_STATUS_RETIRED;
}

static bool has_any(const psi_check *k, const ps_text_list *ids, ps_entity_type type) {
  for (size_t i = 0; i < ids->count; i++)
    if (psi_find(k, type, ids->items[i]) != NULL) return true;
  return false;
}

/* A text within a sentence: without its own full stop. Takes memory. */
static void say_inside(psi_check *k, const char *name, const char *text) {
  size_t length = strlen(text);
  const char *kept = text;
  if (length > 0 && text[length - 1] == '.') kept = psi_store_text(k->store, text, length - 1);
  if (kept == NULL) k->no_memory = true;
  psi_say(k, name, kept);
}

/* What people call a gap: by its measure. */
static void say_gap(psi_check *k, const char *name, const char *gap) {
  const ps_gap *found = psi_gap(k, gap);
  const ps_measure *measure = psi_measure(k, found->measure);
  say_inside(k, name, measure != NULL ? psi_name(measure) : psi_name(found));
}

/* ---- A12 ---- */

/* From when on something could have been shown. */
static ps_date first_day(const psi_check *k, ps_date built) {
  ps_date designed = k->started[PS_PHASE_KIND_DESIGN];
  return k->c->opened != 0 ? k->c->opened : designed != 0 ? designed : built;
}

static void look_for_demo(psi_check *k, ps_date built) {
  const ps_event *undated = NULL;
  for (size_t i = 0; i < k->c->events.count; i++) {
    const ps_event *event = k->c->events.items[i];
    if (event->kind != PS_EVENT_KIND_DEMO && event->kind != PS_EVENT_KIND_PILOT) continue;
    if (event->on == 0) undated = event;
    if (event->on == 0 || event->on > built) continue;
    psi_passes(k);
    return;
  }
  if (undated != NULL) {
    psi_unknown(k, undated, "on");
  } else if (!psi_log_covers(k, first_day(k, built))) {
    psi_unknown(k, k->c, "log_kept_since");
  } else {
    psi_say_date(k, "built", built);
    psi_say_money(k, "stakes", psi_money(k, &k->c->stakes));
    psi_limit(k, PSI_LIMIT_DELIVERY_HIGH_STAKES);
    psi_fails(k, 0, k->c, "events");
  }
}

static void show_before_build(psi_check *k) {
  ps_date built = k->started[PS_PHASE_KIND_BUILD];
  double stakes = psi_money(k, &k->c->stakes);
  if (!psi_reached(k, PS_PHASE_KIND_BUILD) || psi_marked(k->c, "stakes")) return;
  if (stakes < psi_limit(k, PSI_LIMIT_DELIVERY_HIGH_STAKES)) return;
  if (isnan(stakes)) {
    psi_unknown(k, k->c, "stakes");
  } else if (built == 0) {
    psi_unknown_because(k, k->c, "phases", "when building began");
  } else {
    look_for_demo(k, built);
  }
}

/* ---- A26 ---- */

static bool is_while_doing(const ps_intervention *i) { return i->moment >= PS_MOMENT_APPLY; }

static bool share_a_cause(const ps_intervention *a, const ps_intervention *b) {
  for (size_t i = 0; i < a->causes.count; i++)
    for (size_t j = 0; j < b->causes.count; j++)
      if (psi_same(a->causes.items[i].cause, b->causes.items[j].cause)) return true;
  return false;
}

/* Help at the moment of work that is part of the learning itself. */
static bool brings_help(const psi_check *k, const ps_intervention *i) {
  for (size_t j = 0; j < k->c->assets.count; j++) {
    const ps_asset *asset = k->c->assets.items[j];
    bool help = asset->touchpoint == PS_TOUCHPOINT_IMMEDIATE ||
                asset->kind == PS_ASSET_KIND_JOB_AID;
    if (help && psi_has(&asset->interventions, i->id)) return true;
  }
  return false;
}

static void look_at_moment(psi_check *k, const ps_intervention *i) {
  const ps_intervention *unsure = NULL;
  for (size_t j = 0; j < k->c->interventions.count; j++) {
    const ps_intervention *one = k->c->interventions.items[j];
    if (!psi_chosen(one) || (one->moment != i->moment && !share_a_cause(one, i))) continue;
    ps_intervention_class class_ = psi_class(one);
    if (class_ == PS_INTERVENTION_CLASS_SUPPORT || class_ == PS_INTERVENTION_CLASS_OTHER) {
      psi_passes(k);
      return;
    }
    if (class_ == PS_INTERVENTION_CLASS_UNSET) unsure = one;
  }
  if (brings_help(k, i)) {
    psi_passes(k);
  } else if (unsure != NULL) {
    psi_unknown(k, unsure, "class");
  } else {
    psi_say_name(k, "intervention", i);
    psi_say(k, "moment", i->moment == PS_MOMENT_APPLY   ? "while they do the work"
                         : i->moment == PS_MOMENT_SOLVE ? "when something goes wrong"
                                                        : "when the work changes");
    psi_fails(k, 0, i, "moment");
  }
}

static void support_at_moment_of_need(psi_check *k) {
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (!psi_chosen(one) || psi_class(one) != PS_INTERVENTION_CLASS_LEARNING) continue;
    if (is_while_doing(one)) {
      look_at_moment(k, one);
    } else if (one->moment != PS_MOMENT_UNSET) {
      psi_passes(k);
    } else if (!psi_marked(one, "moment")) {
      psi_unknown(k, one, "moment");
    }
  }
}

/* ---- A27, A28 ---- */

/* What is there for a persona: how many assets, at which touchpoints. */
typedef struct offer {
  size_t assets;
  bool at[PS_TOUCHPOINT_IMMEDIATE + 1];
  const ps_asset *unsure; /* one whose touchpoint is not recorded */
} offer;

static offer offer_for(const psi_check *k, const ps_persona *persona) {
  offer found = {0, {false}, NULL};
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *asset = k->c->assets.items[i];
    if (!is_in_use(asset) || !psi_has(&asset->personas, persona->id)) continue;
    found.assets++;
    found.at[asset->touchpoint] = true;
    if (asset->touchpoint == PS_TOUCHPOINT_UNSET) found.unsure = asset;
  }
  return found;
}

static void look_around(psi_check *k, const ps_persona *persona) {
  static const char *const from[] = {NULL, "from other people", "in a course",
                                     "at the moment of work"};
  offer found = offer_for(k, persona);
  psi_listing missing = {{0}, 0, 0};
  if (found.assets == 0) return; /* that there is nothing at all is for A28 */
  for (int t = PS_TOUCHPOINT_SOCIAL; t <= PS_TOUCHPOINT_IMMEDIATE; t++)
    psi_listing_add(&missing, found.at[t] ? NULL : from[t]);
  if (missing.count == 0) {
    psi_passes(k);
  } else if (found.unsure != NULL) {
    psi_unknown(k, found.unsure, "touchpoint");
  } else {
    psi_say_name(k, "persona", persona);
    psi_say_listing(k, "missing", &missing);
    psi_fails(k, 0, persona, NULL);
  }
}

/* Whether what people shall learn from is being made, or there. */
static bool is_built(const psi_check *k) {
  return is_as_far_as(k, PS_PHASE_KIND_BUILD) && first_learning(k) != NULL;
}

static void assets_around_learner(psi_check *k) {
  if (k->c->assets.count == 0 || k->c->personas.count == 0 || !is_built(k)) return;
  for (size_t i = 0; i < k->c->personas.count; i++) look_around(k, k->c->personas.items[i]);
}

static void every_asset_a_persona(psi_check *k) {
  const ps_case *c = k->c;
  if (c->assets.count == 0 || c->personas.count == 0) return;
  for (size_t i = 0; i < c->assets.count; i++) {
    const ps_asset *asset = c->assets.items[i];
    if (!is_in_use(asset) || asset->kind == PS_ASSET_KIND_REPORT || psi_marked(asset, "personas"))
      continue;
    if (has_any(k, &asset->personas, PS_PERSONA)) {
      psi_passes(k);
    } else {
      psi_say_name(k, "asset", asset);
      psi_fails(k, 0, asset, "personas");
    }
  }
  if (!is_built(k)) return;
  for (size_t i = 0; i < c->personas.count; i++) {
    const ps_persona *persona = c->personas.items[i];
    if (offer_for(k, persona).assets > 0) {
      psi_passes(k);
    } else {
      psi_say_name(k, "persona", persona);
      psi_fails(k, 1, persona, NULL);
    }
  }
}

/* ---- A29 ---- */

/* What a persona has to take, in minutes. */
typedef struct load {
  double needed, perhaps; /* `perhaps`: of assets of which nobody says whether they are */
  size_t required;
  const ps_asset *untimed, *unsure;
} load;

static load load_on(const psi_check *k, const ps_persona *persona) {
  load found = {0, 0, 0, NULL, NULL};
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *asset = k->c->assets.items[i];
    double minutes = asset->minutes.set ? asset->minutes.value : 0;
    if (!is_in_use(asset) || !psi_has(&asset->personas, persona->id)) continue;
    if (asset->required.set && asset->required.value) {
      found.required++;
      found.needed += minutes;
      if (!asset->minutes.set && !psi_marked(asset, "minutes")) found.untimed = asset;
    } else if (!asset->required.set && !psi_marked(asset, "required")) {
      found.perhaps += minutes;
      if (minutes > 0) found.unsure = asset;
    }
  }
  return found;
}

static void say_overload(psi_check *k, const ps_persona *persona, double needed) {
  psi_say_name(k, "persona", persona);
  psi_say_number(k, "have", persona->minutes_available.value, NULL);
  psi_say_number(k, "need", needed, NULL);
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *asset = k->c->assets.items[i];
    if (!is_in_use(asset) || !asset->required.value || !psi_has(&asset->personas, persona->id))
      continue;
    psi_object(k, asset->id);
  }
  psi_fails(k, 0, persona, "minutes_available");
}

static void look_at_time(psi_check *k, const ps_persona *persona) {
  load found = load_on(k, persona);
  ps_number have = persona->minutes_available;
  if (found.required == 0 && found.unsure == NULL) return;
  if (!have.set) {
    if (!psi_marked(persona, "minutes_available")) psi_unknown(k, persona, "minutes_available");
  } else if (found.needed > have.value) {
    say_overload(k, persona, found.needed);
  } else if (found.untimed != NULL) {
    psi_unknown(k, found.untimed, "minutes");
  } else if (found.needed + found.perhaps > have.value) {
    psi_unknown(k, found.unsure, "required");
  } else {
    psi_passes(k);
  }
}

static void within_learner_time(psi_check *k) {
  for (size_t i = 0; i < k->c->personas.count; i++) look_at_time(k, k->c->personas.items[i]);
}

/* ---- A37 ---- */

static bool has_words(const ps_text_list *list, const char *text) {
  for (size_t i = 0; i < list->count; i++)
    if (psi_same_words(list->items[i], text)) return true;
  return false;
}

/* The conditions of the tasks that a practice is for: how many there are, how many it has. */
typedef struct fidelity {
  size_t all, had;
  const ps_task *bare; /* a task whose conditions are not recorded */
  psi_listing missing;
} fidelity;

static void compare_with_job(const psi_check *k, const ps_asset *asset, fidelity *f) {
  for (size_t i = 0; i < asset->tasks.count; i++) {
    const ps_task *task = psi_task(k, asset->tasks.items[i]);
    if (task == NULL) continue;
    for (size_t j = 0; j < task->conditions.count; j++) {
      bool had = has_words(&asset->conditions, task->conditions.items[j]);
      psi_listing_add(&f->missing, had ? NULL : task->conditions.items[j]);
      f->had += had;
      f->all++;
    }
    if (task->conditions.count == 0) f->bare = task;
  }
}

static void look_at_practice(psi_check *k, const ps_asset *asset) {
  fidelity f = {0, 0, NULL, {{0}, 0, 0}};
  compare_with_job(k, asset, &f);
  if (f.all == 0 && f.bare != NULL) {
    if (!psi_marked(f.bare, "conditions")) psi_unknown(k, f.bare, "conditions");
    return;
  }
  if (f.all == 0) {
    if (!psi_marked(asset, "tasks")) psi_unknown(k, asset, "tasks");
    return;
  }
  if (!asset->conditions.given) {
    if (!psi_marked(asset, "conditions")) psi_unknown(k, asset, "conditions");
    return;
  }
  double share = (double)f.had / (double)f.all;
  if (share >= psi_limit(k, PSI_LIMIT_LEARNING_MIN_FIDELITY)) {
    psi_passes(k);
  } else {
    psi_say_name(k, "asset", asset);
    psi_say_count(k, "had", f.had);
    psi_say_count(k, "all", f.all);
    psi_say_listing(k, "missing", &f.missing);
    psi_fails(k, 0, asset, "conditions");
  }
}

static void practice_like_the_job(psi_check *k) {
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *asset = k->c->assets.items[i];
    if (is_in_use(asset) &&
        (asset->kind == PS_ASSET_KIND_PRACTICE || psi_has(&asset->elements, "practice")))
      look_at_practice(k, asset);
  }
}

/* ---- A39 ---- */

static void scenarios_from_field(psi_check *k) {
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *asset = k->c->assets.items[i];
    if (asset->kind != PS_ASSET_KIND_SCENARIO || !is_in_use(asset) ||
        psi_marked(asset, "field_source") || !is_as_far_as(k, PS_PHASE_KIND_BUILD))
      continue;
    const ps_party *source = psi_party(k, asset->field_source);
    psi_who who = psi_who_is(source);
    psi_say_name(k, "asset", asset);
    if (source == NULL) {
      psi_fails(k, 0, asset, "field_source");
    } else if ((who.perspectives & PSI_FIELD) != 0 ||
               (source->side != PS_SIDE_LEARNING && source->side != PS_SIDE_UNSET)) {
      psi_passes(k);
    } else if (source->side == PS_SIDE_UNSET) {
      psi_unknown(k, source, "side");
    } else {
      psi_say_name(k, "source", source);
      psi_object(k, source->id);
      psi_fails(k, 1, asset, "field_source");
    }
  }
}

/* ---- A64 ---- */

static void course_or_job_aid(psi_check *k) {
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *asset = k->c->assets.items[i];
    const ps_text_list *elements = &asset->elements;
    if (asset->kind != PS_ASSET_KIND_COURSE || !is_in_use(asset) || psi_marked(asset, "elements"))
      continue;
    if (elements->count == 0) {
      psi_unknown(k, asset, "elements");
    } else if (psi_has(elements, "procedure") && !psi_has(elements, "practice") &&
               !psi_has(elements, "feedback")) {
      psi_say_name(k, "asset", asset);
      psi_fails(k, 0, asset, "elements");
    } else {
      psi_passes(k);
    }
  }
}

/* ---- A69 ---- */

/* What a checklist comes to: as things stand, and if all that is open turns out well. */
typedef struct score {
  double now, best;
  psi_listing missed;
} score;

static score score_of(const ps_asset *asset) {
  score found = {0, 0, {{0}, 0, 0}};
  double count = (double)asset->checklist.count;
  for (size_t i = 0; i < asset->checklist.count; i++) {
    const ps_check_item *item = &asset->checklist.items[i];
    bool missed = item->ok.set && !item->ok.value;
    psi_listing_add(&found.missed, missed ? item->item : NULL);
    found.now += item->ok.value / count;
    found.best += !missed / count;
  }
  return found;
}

static void look_at_checklist(psi_check *k, const ps_asset *asset, const ps_party *author) {
  score found = score_of(asset);
  double wanted = psi_limit(k, PSI_LIMIT_LEARNING_MIN_CHECKLIST) - 1e-9;
  if (asset->checklist.count == 0) {
    psi_unknown(k, asset, "checklist");
  } else if (found.now >= wanted) {
    psi_passes(k);
  } else if (author->side == PS_SIDE_UNSET) {
    psi_unknown(k, author, "side");
  } else if (found.best >= wanted) {
    psi_say_name(k, "asset", asset);
    psi_unknown_because(k, asset, "checklist",
                        "how \"{asset}\" does on the points of its checklist that nobody has "
                        "ticked or crossed");
  } else {
    psi_say_name(k, "asset", asset);
    psi_say_listing(k, "items", &found.missed);
    psi_say_share(k, "share", found.now);
    psi_fails(k, 0, asset, "checklist");
  }
}

/* Content by the business or by human resources; reports and sources teach nobody. */
static void adult_learning_basics(psi_check *k) {
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *asset = k->c->assets.items[i];
    const ps_party *author = psi_party(k, asset->author);
    if (author == NULL || author->side == PS_SIDE_LEARNING || author->side == PS_SIDE_OTHER)
      continue;
    if (asset->kind == PS_ASSET_KIND_REPORT || asset->kind == PS_ASSET_KIND_SOURCE) continue;
    if (is_in_use(asset) && !psi_marked(asset, "checklist")) look_at_checklist(k, asset, author);
  }
}

/* ---- A71 ---- */

static void look_at_objectives(psi_check *k, const ps_gap *gap) {
  const ps_objective *unsure = NULL;
  size_t count = 0;
  for (size_t i = 0; i < k->c->objectives.count; i++) {
    const ps_objective *one = k->c->objectives.items[i];
    if (!psi_same(one->gap, gap->id)) continue;
    if (one->kind > PS_OBJECTIVE_KIND_KNOWLEDGE) {
      psi_passes(k);
      return;
    }
    count++;
    if (one->kind == PS_OBJECTIVE_KIND_UNSET) unsure = one;
  }
  if (count == 0) return;
  if (unsure != NULL) {
    psi_unknown(k, unsure, "kind");
    return;
  }
  say_gap(k, "gap", gap->id);
  for (size_t i = 0; i < k->c->objectives.count; i++)
    if (psi_same(k->c->objectives.items[i]->gap, gap->id))
      psi_object(k, k->c->objectives.items[i]->id);
  psi_fails(k, 0, gap, NULL);
}

static void practice_with_knowledge(psi_check *k) {
  for (size_t i = 0; i < k->c->gaps.count; i++) look_at_objectives(k, k->c->gaps.items[i]);
}

/* ---- B31 ---- */

static bool is_needed(const psi_check *k, const ps_skill *skill) {
  return skill != NULL && has_any(k, &skill->tasks, PS_TASK);
}

static void look_at_skills(psi_check *k) {
  for (size_t i = 0; i < k->c->skills.count; i++) {
    const ps_skill *skill = k->c->skills.items[i];
    if (psi_marked(skill, "tasks")) continue;
    if (is_needed(k, skill)) {
      psi_passes(k);
    } else {
      psi_say_name(k, "skill", skill);
      psi_fails(k, 1, skill, "tasks");
    }
  }
}

/* Objectives, but those of a skill: whether that is needed was told with the skill. */
static void look_at_tracing(psi_check *k) {
  for (size_t i = 0; i < k->c->objectives.count; i++) {
    const ps_objective *one = k->c->objectives.items[i];
    if (psi_skill(k, one->skill) != NULL || psi_marked(one, "task")) continue;
    if (psi_task(k, one->task) != NULL) {
      psi_passes(k);
    } else {
      say_inside(k, "objective", psi_name(one));
      psi_fails(k, 2, one, "task");
    }
  }
}

static void skills_traced_to_tasks(psi_check *k) {
  const ps_intervention *learning = first_learning(k), *unsure = NULL;
  if (k->c->purpose == PS_PURPOSE_MANDATED) {
    psi_spared(k, "What is taught is mandated.");
    return;
  }
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (psi_chosen(one) && psi_class(one) == PS_INTERVENTION_CLASS_UNSET) unsure = one;
  }
  if (learning == NULL) {
    if (unsure != NULL) psi_unknown(k, unsure, "class");
  } else if (k->c->tasks.count == 0) {
    psi_say_name(k, "intervention", learning);
    psi_fails(k, 0, learning, NULL);
  } else {
    look_at_skills(k);
    look_at_tracing(k);
  }
}

/* ---- B66 ---- */

/* Cause `index` of those that the interventions of an asset answer, or NULL past the last. */
static const ps_cause *cause_at(const psi_check *k, const ps_asset *asset, size_t index) {
  for (size_t i = 0; i < asset->interventions.count; i++) {
    const ps_intervention *one = psi_intervention(k, asset->interventions.items[i]);
    for (size_t j = 0; one != NULL && j < one->causes.count; j++) {
      const ps_cause *cause = psi_cause(k, one->causes.items[j].cause);
      if (cause != NULL && psi_gap(k, cause->gap) != NULL && index-- == 0) return cause;
    }
  }
  return NULL;
}

/* Whether two causes are of one sort, or come from one another or from a third. */
static bool are_related(const ps_cause *a, const ps_cause *b) {
  for (size_t i = 0; i < a->parents.count; i++)
    if (psi_has(&b->parents, a->parents.items[i])) return true;
  return psi_same(a->factor, b->factor) || psi_has(&a->parents, b->id) ||
         psi_has(&b->parents, a->id);
}

/* Whether causes of two gaps, among those of a course, have something in common. */
static bool share_causes(const psi_check *k, const ps_asset *course, const char *gap,
                         const char *other) {
  const ps_cause *a, *b;
  for (size_t i = 0; (a = cause_at(k, course, i)) != NULL; i++)
    for (size_t j = 0; (b = cause_at(k, course, j)) != NULL; j++)
      if (psi_same(a->gap, gap) && psi_same(b->gap, other) && are_related(a, b)) return true;
  return false;
}

static void look_at_course(psi_check *k, const ps_asset *course) {
  const ps_cause *first = cause_at(k, course, 0), *other;
  for (size_t i = 1; (other = cause_at(k, course, i)) != NULL; i++) {
    if (psi_same(first->gap, other->gap) || share_causes(k, course, first->gap, other->gap))
      continue;
    psi_say_name(k, "asset", course);
    say_gap(k, "gap", first->gap);
    say_gap(k, "other", other->gap);
    psi_object(k, first->gap);
    psi_object(k, other->gap);
    psi_fails(k, 1, course, "interventions");
    return;
  }
  if (first != NULL) psi_passes(k);
}

static void learning_is_specific(psi_check *k) {
  const ps_case *c = k->c;
  if (is_other_purpose(k)) return;
  bool designed = first_learning(k) != NULL || is_as_far_as(k, PS_PHASE_KIND_DESIGN);
  for (size_t i = 0; designed && i < c->objectives.count; i++) {
    const ps_objective *one = c->objectives.items[i];
    if (psi_marked(one, "gap")) continue;
    if (psi_gap(k, one->gap) != NULL) {
      psi_passes(k);
    } else {
      say_inside(k, "objective", psi_name(one));
      psi_fails(k, 0, one, "gap");
    }
  }
  for (size_t i = 0; c->gaps.count > 1 && i < c->assets.count; i++) {
    const ps_asset *asset = c->assets.items[i];
    if (asset->kind != PS_ASSET_KIND_COURSE || !is_in_use(asset)) continue;
    if (asset->interventions.count > 0) {
      look_at_course(k, asset);
    } else {
      psi_unknown(k, asset, "interventions");
    }
  }
}

/* ---- C09 ---- */

/* Content that says how something is done. */
static bool is_how_to(const ps_asset *asset) {
  return (asset->kind == PS_ASSET_KIND_SOURCE || asset->kind == PS_ASSET_KIND_COURSE ||
          asset->kind == PS_ASSET_KIND_JOB_AID || asset->kind == PS_ASSET_KIND_TEMPLATE) &&
         psi_has(&asset->elements, "procedure");
}

/* What a persona gets: steps to follow, something to practise. */
typedef struct content {
  const ps_asset *steps;
  bool practice;
} content;

static content content_for(const psi_check *k, const ps_persona *persona) {
  content found = {NULL, false};
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *asset = k->c->assets.items[i];
    if (!is_in_use(asset) || !psi_has(&asset->personas, persona->id)) continue;
    if (is_how_to(asset)) found.steps = asset;
    found.practice = found.practice || asset->kind == PS_ASSET_KIND_PRACTICE ||
                     asset->kind == PS_ASSET_KIND_SCENARIO || psi_has(&asset->elements, "practice");
  }
  return found;
}

static void look_at_conversation(psi_check *k, const ps_persona *persona, bool skill,
                                 const ps_objective *unsure) {
  content found = content_for(k, persona);
  if (found.steps == NULL) return;
  if (skill || found.practice) {
    psi_passes(k);
  } else if (!persona->customer_facing.set) {
    psi_unknown(k, persona, "customer_facing");
  } else if (unsure != NULL) {
    psi_unknown(k, unsure, "kind");
  } else {
    psi_say_name(k, "persona", persona);
    psi_say_name(k, "asset", found.steps);
    psi_object(k, found.steps->id);
    psi_fails(k, 0, persona, NULL);
  }
}

/* An objective names no persona, so any of the case counts. */
static void skill_beside_how_to(psi_check *k) {
  const ps_objective *unsure = NULL;
  bool skill = false;
  for (size_t i = 0; i < k->c->objectives.count; i++) {
    const ps_objective *one = k->c->objectives.items[i];
    skill = skill || one->kind == PS_OBJECTIVE_KIND_SKILL ||
            one->kind == PS_OBJECTIVE_KIND_PRACTICE;
    if (one->kind == PS_OBJECTIVE_KIND_UNSET) unsure = one;
  }
  for (size_t i = 0; i < k->c->personas.count; i++) {
    const ps_persona *persona = k->c->personas.items[i];
    bool inside = persona->customer_facing.set && !persona->customer_facing.value;
    if (!inside && !psi_marked(persona, "customer_facing"))
      look_at_conversation(k, persona, skill, unsure);
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("A12", "show-before-build", "learning-design", CASE, NOTE, BUILD),
      .claim = "Where much is at stake, something is shown before it is built.",
      .why = "A rough version seen by those who will use it costs an hour; the same remarks on "
             "the finished thing cost the thing.",
      .fails_when = "the stakes are at least delivery.high_stakes, building has begun, and the "
                    "log, kept since the case was opened, has no demo or trial up to that day",
      .reads = PSI_LIST("event.kind", "event.on", "phase.kind", "phase.started", "case.stakes",
                        "case.opened", "case.log_kept_since"),
      .limits = PSI_LIST("delivery.high_stakes"),
      .branches = PSI_BRANCHES(PSI_SAYS("Building began on {built}, with {stakes} at stake, "
                                        "before anything had been shown to anybody.")),
      .fix = "Show what is there, however rough, to the people who will use it.",
      PSI_SOURCE_OUTCOME},
     show_before_build},
    {{PSI_RULE("A26", "support-at-moment-of-need", "learning-design", CASE, WARNING, DESIGN),
      .claim = "What people need while they work is offered where they work.",
      .why = "Who is in the middle of the work, or stuck, cannot go to a course; and who sat in "
             "one months ago has forgotten.",
      .fails_when = "a learning intervention that was chosen serves the moments apply, solve or "
                    "change, has no job aid or content at the moment of work of its own, and "
                    "nothing chosen that is not learning serves the same moment or a cause of it",
      .reads = PSI_LIST("intervention.moment", "intervention.class", "intervention.kind",
                        "intervention.status", "intervention.causes", "asset.interventions",
                        "asset.touchpoint", "asset.kind"),
      .branches = PSI_BRANCHES(PSI_SAYS("\"{intervention}\" teaches what people need {moment}, "
                                        "and nothing helps them then.")),
      .fix = "Offer help in the work itself at that moment: a job aid, a guide, somebody to ask.",
      PSI_SOURCE_OUTCOME},
     support_at_moment_of_need},
    {{PSI_RULE("A27", "assets-around-learner", "learning-design", CASE, WARNING, BUILD),
      .claim = "Everybody finds help from other people, in a course, and at work.",
      .why = "One meeting with a subject changes little; people learn where a course, "
             "colleagues and help at the moment of work say the same thing.",
      .fails_when = "learning was chosen, building has begun, and a persona that has assets has "
                    "none at one of the touchpoints social, formal and immediate",
      .reads = PSI_LIST("persona.id", "asset.personas", "asset.touchpoint",
                        "asset.standard_status", "intervention.class", "intervention.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("What \"{persona}\" still lacks is help {missing}.")),
      .fix = "Add one thing there, however small: a card, a colleague to ask, a short lesson.",
      PSI_SOURCE_OUTCOME},
     assets_around_learner},
    {{PSI_RULE("A28", "every-asset-a-persona", "learning-design", CASE, WARNING, BUILD),
      .claim = "All content is for somebody, and everybody has some.",
      .why = "Content for nobody in particular fits nobody, and somebody forgotten in the plan "
             "is forgotten on the day.",
      .fails_when = "the case has personas and assets, and an asset that is neither a report nor "
                    "retired names no persona of the case; or learning was chosen, building has "
                    "begun, and a persona has no asset",
      .reads = PSI_LIST("persona.id", "asset.personas", "asset.kind", "asset.standard_status",
                        "intervention.class", "intervention.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("Nobody has said who \"{asset}\" is for.",
                       "Say which persona it is for, or drop it."),
          PSI_SAYS_FIX("There is nothing for \"{persona}\" yet.",
                       "Make or find something for them, or take them out of the plan.")),
      .fix = "Link them, or drop what nobody needs.",
      PSI_SOURCE_OUTCOME},
     every_asset_a_persona},
    {{PSI_RULE("A29", "within-learner-time", "learning-design", CASE, WARNING, DESIGN),
      .claim = "What is required fits into the time people have.",
      .why = "What does not fit into the day is clicked through or left out, and the most "
             "important part is as likely to be left out as any other.",
      .fails_when = "the minutes of the required assets of a persona add up to more than its "
                    "minutes available; retired assets do not count",
      .reads = PSI_LIST("persona.minutes_available", "asset.minutes", "asset.required",
                        "asset.personas", "asset.standard_status"),
      .branches = PSI_BRANCHES(PSI_SAYS("\"{persona}\" can spare {have} minutes, but what is "
                                        "required takes {need}.")),
      .fix = "Cut it, or turn a part of it into help at work.",
      PSI_SOURCE_OUTCOME},
     within_learner_time},
    {{PSI_RULE("A37", "practice-like-the-job", "learning-design", CASE, WARNING, BUILD),
      .claim = "Practice happens under the conditions of the job.",
      .why = "What is practised in quiet is done in quiet; noise, haste and other people are "
             "what makes the task hard.",
      .fails_when = "of the conditions of the tasks that an exercise is for, a share below "
                    "learning.min_fidelity is among its own, in the same words",
      .reads = PSI_LIST("asset.kind", "asset.elements", "asset.conditions", "asset.tasks",
                        "asset.standard_status", "task.conditions"),
      .limits = PSI_LIST("learning.min_fidelity"),
      .branches = PSI_BRANCHES(PSI_SAYS("\"{asset}\" has {had} of {all} conditions of the job; "
                                        "missing: {missing}.")),
      .fix = "Add the missing conditions to the exercise, one after the other.",
      PSI_SOURCE_OUTCOME},
     practice_like_the_job},
    {{PSI_RULE("A39", "scenarios-from-field", "learning-design", CASE, NOTE, BUILD),
      .claim = "Scenarios come from real work.",
      .why = "People know at once whether a story happened; an invented one teaches the "
             "textbook, a real one the work.",
      .fails_when = "building has begun, and a scenario that is not retired names no field "
                    "source, or one of the learning side that speaks for nobody in the field",
      .reads = PSI_LIST("asset.kind", "asset.field_source", "asset.standard_status",
                        "party.perspectives", "party.side", "phase.kind"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{asset}\" comes from nobody in the field."),
          PSI_SAYS("\"{asset}\" comes from {source} on the learning side, not from the field.")),
      .fix = "Ask somebody who does the work for a real episode.",
      PSI_SOURCE_OUTCOME},
     scenarios_from_field},
    {{PSI_RULE("A64", "course-or-job-aid", "learning-design", CASE, WARNING, DESIGN),
      .claim = "Steps without practice are a job aid, not a course.",
      .why = "Nobody remembers steps that were only read out; on one page at the place of work "
             "they help at once, and nobody has to leave it.",
      .fails_when = "a course that is not retired has procedures in it and neither practice nor "
                    "feedback",
      .reads = PSI_LIST("asset.kind", "asset.elements", "asset.standard_status"),
      .branches = PSI_BRANCHES(PSI_SAYS("\"{asset}\" has steps to follow and nothing to practise: "
                                        "it is a job aid dressed as a course.")),
      .fix = "Publish it as a job aid, or add practice and feedback.",
      PSI_SOURCE_OUTCOME},
     course_or_job_aid},
    {{PSI_RULE("A69", "adult-learning-basics", "learning-design", CASE, NOTE, BUILD),
      .claim = "Content made by stakeholders meets a few basics of adult learning.",
      .why = "Those who know the work make the truest content; a short checklist keeps it from "
             "becoming a heap of slides.",
      .fails_when = "content by somebody in the business or in human resources, other than a "
                    "report or a source, meets a share of its checklist below "
                    "learning.min_checklist",
      .reads = PSI_LIST("asset.checklist", "asset.author", "asset.kind", "asset.standard_status",
                        "party.side"),
      .limits = PSI_LIST("learning.min_checklist"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{asset}\" meets {share} of its checklist; not yet: {items}.")),
      .fix = "Mend the missed points together with the author.",
      PSI_SOURCE_OUTCOME},
     adult_learning_basics},
    {{PSI_RULE("A71", "practice-with-knowledge", "learning-design", CASE, WARNING, DESIGN),
      .claim = "Where performance is to change, people get to do, not only to know.",
      .why = "Knowing alone does not close a gap in what people do; it closes a gap in a test.",
      .fails_when = "a gap has objectives and all of them are of kind knowledge",
      .reads = PSI_LIST("objective.kind", "objective.gap"),
      .branches = PSI_BRANCHES(PSI_SAYS("About \"{gap}\" people are only to know more; no "
                                        "objective is about what they do.")),
      .fix = "Add an objective that says what people will do, and let them practise it.",
      PSI_SOURCE_OUTCOME},
     practice_with_knowledge},
    {{PSI_RULE("B31", "skills-traced-to-tasks", "learning-design", CASE, ERROR, DESIGN),
      .claim = "Everything taught is needed by a task.",
      .why = "What no task needs is forgotten unused; and without the tasks nobody can say what "
             "is missing either.",
      .fails_when = "learning was chosen, it is not mandated, and the case has no tasks; or a "
                    "skill is needed by no task of the case, or an objective names neither a "
                    "task nor a skill of the case",
      .reads = PSI_LIST("skill.tasks", "objective.skill", "objective.task", "task.id",
                        "intervention.class", "intervention.kind", "intervention.status",
                        "case.purpose"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("\"{intervention}\" is to teach people something, but nobody has written "
                       "down the tasks they need it for.",
                       "Ask those who do the work which tasks it consists of, and write them "
                       "down."),
          PSI_SAYS("The skill \"{skill}\" is needed by no task."),
          PSI_SAYS("No task needs the objective \"{objective}\".")),
      .fix = "Say which task needs it, or drop it.",
      PSI_SOURCE_PARTNERS},
     skills_traced_to_tasks},
    {{PSI_RULE("B66", "learning-is-specific", "learning-design", CASE, WARNING, DESIGN),
      .claim = "The learning is made for this gap, not for any.",
      .why = "What would suit every team was made for none; people notice, and the gap does "
             "not.",
      .fails_when = "learning was chosen or the plan has begun, and an objective names no gap of "
                    "the case; or a course belongs to interventions whose causes are of several "
                    "gaps, and those of one have no factor, parent or cause in common with those "
                    "of the first; cases known not to be about performance are left out",
      .reads = PSI_LIST("objective.gap", "objective.task", "asset.kind", "asset.interventions",
                        "intervention.causes", "cause.gap", "cause.factor", "cause.parents",
                        "case.purpose"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("The objective \"{objective}\" belongs to no gap; any team could have "
                       "it.",
                       "Say which gap it helps to close, or drop it."),
          PSI_SAYS_FIX("\"{asset}\" is to close the gaps in \"{gap}\" and \"{other}\", which "
                       "have no cause in common; it would look the same for any team.",
                       "Make one for each gap, with the tasks behind it.")),
      .fix = "Cut it to the tasks behind the gap.",
      PSI_SOURCE_PARTNERS},
     learning_is_specific},
    {{PSI_RULE("C09", "skill-beside-how-to", "learning-design", CASE, NOTE, DESIGN),
      .claim = "Who faces customers gets the conversation as well as the steps.",
      .why = "Steps tell what to click; whether the customer comes back is decided by what is "
             "said meanwhile.",
      .fails_when = "a persona that faces customers has a source, course, job aid or template "
                    "with procedures, nothing to practise, and the case has no objective of kind "
                    "skill or practice",
      .reads = PSI_LIST("asset.kind", "asset.elements", "asset.personas", "asset.standard_status",
                        "persona.customer_facing", "objective.kind"),
      .branches = PSI_BRANCHES(PSI_SAYS("\"{persona}\" learns the steps of \"{asset}\", but not "
                                        "the conversation around them.")),
      .fix = "Add one conversation to practise.",
      PSI_SOURCE_READER},
     skill_beside_how_to},
};

const psi_pack psi_pack_learning_design = {"learning-design", rules, PSI_COUNT(rules)};
