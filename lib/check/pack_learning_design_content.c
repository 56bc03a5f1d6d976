/* Learning design: content is shown early, comes from the work and lets people practise. */
#include "check/pack_intervention.h"
#include "check/pack_learning_design.h"
#include "check/rules.h"

#include <math.h>

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
    psi_say_number(k, "all", (double)f.all, f.all == 1 ? "condition" : "conditions");
    psi_say_listing(k, "missing", &f.missing);
    psi_fails(k, 0, asset, "conditions");
  }
}

static void practice_like_the_job(psi_check *k) {
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *asset = k->c->assets.items[i];
    if (psi_is_asset_used(asset) &&
        (asset->kind == PS_ASSET_KIND_PRACTICE || psi_has(&asset->elements, "practice")))
      look_at_practice(k, asset);
  }
}

/* ---- A39 ---- */

static void scenarios_from_field(psi_check *k) {
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *asset = k->c->assets.items[i];
    if (asset->kind != PS_ASSET_KIND_SCENARIO || !psi_is_asset_used(asset) ||
        psi_marked(asset, "field_source") || !psi_is_as_far_as(k, PS_PHASE_KIND_BUILD))
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
    if (asset->kind != PS_ASSET_KIND_COURSE || !psi_is_asset_used(asset) ||
        psi_marked(asset, "elements"))
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
                        "how \"{asset}\" does on those points of its checklist that nobody has "
                        "ticked or crossed out yet");
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
    if (psi_is_asset_used(asset) && !psi_marked(asset, "checklist"))
      look_at_checklist(k, asset, author);
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
    if (!psi_is_asset_used(asset) || !psi_has(&asset->personas, persona->id)) continue;
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
      .why = "Showing a rough version to the people who will use it costs an hour; the same "
             "remarks on the finished thing cost the thing.",
      .fails_when = "the stakes are at least delivery.high_stakes, building has begun, and the "
                    "log, kept since the case was opened, has no demo or trial up to that day",
      .reads = PSI_LIST("event.kind", "event.on", "phase.kind", "phase.started", "case.stakes",
                        "case.opened", "case.log_kept_since"),
      .limits = PSI_LIST("delivery.high_stakes"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("With {stakes} at stake, building began on {built} before anybody had been "
                   "shown anything.")),
      .fix = "Show what is there, however rough, to the people who will use it.",
      PSI_SOURCE_OUTCOME},
     show_before_build},
    {{PSI_RULE("A37", "practice-like-the-job", "learning-design", CASE, WARNING, BUILD),
      .claim = "Practice happens under the conditions of the job.",
      .why = "What is practised in quiet is mastered in quiet; noise, haste and other people are "
             "what makes the task hard.",
      .fails_when = "of the conditions of the tasks that an exercise is for, a share below "
                    "learning.min_fidelity is among its own, in the same words",
      .reads = PSI_LIST("asset.kind", "asset.elements", "asset.conditions", "asset.tasks",
                        "asset.standard_status", "task.conditions"),
      .limits = PSI_LIST("learning.min_fidelity"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{asset}\" has {had} of {all} of the job; it still lacks {missing}.")),
      .fix = "Add the missing conditions to the exercise, one after the other.",
      PSI_SOURCE_OUTCOME},
     practice_like_the_job},
    {{PSI_RULE("A39", "scenarios-from-field", "learning-design", CASE, NOTE, BUILD),
      .claim = "Scenarios come from real work.",
      .why = "People know at once whether a story really happened; an invented one teaches the "
             "textbook, a real one the work.",
      .fails_when = "building has begun, and a scenario that is not retired names no field "
                    "source, or one of the learning side that speaks for nobody in the field",
      .reads = PSI_LIST("asset.kind", "asset.field_source", "asset.standard_status",
                        "party.perspectives", "party.side", "phase.kind"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("Nobody in the field is named as the source of \"{asset}\"."),
          PSI_SAYS("\"{asset}\" comes from {source} on the learning side, not from the field.")),
      .fix = "Ask somebody who does the work for a real episode.",
      PSI_SOURCE_OUTCOME},
     scenarios_from_field},
    {{PSI_RULE("A64", "course-or-job-aid", "learning-design", CASE, WARNING, DESIGN),
      .claim = "Steps without practice are a job aid, not a course.",
      .why = "Nobody remembers steps that were only read out; on one page at the place of work "
             "they help at once, and nobody has to leave their work for them.",
      .fails_when = "a course that is not retired has procedures in it and neither practice nor "
                    "feedback",
      .reads = PSI_LIST("asset.kind", "asset.elements", "asset.standard_status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{asset}\" has steps to follow but nothing to practise, so a job aid would do "
                   "as well.")),
      .fix = "Publish it as a job aid, or add practice and feedback.",
      PSI_SOURCE_OUTCOME},
     course_or_job_aid},
    {{PSI_RULE("A69", "adult-learning-basics", "learning-design", CASE, NOTE, BUILD),
      .claim = "Content made by stakeholders meets a few basics of adult learning.",
      .why = "The people who know the work make the truest content; a short checklist keeps it "
             "from becoming a heap of slides.",
      .fails_when = "content by somebody in the business or in human resources, other than a "
                    "report or a source, meets a share of its checklist below "
                    "learning.min_checklist",
      .reads = PSI_LIST("asset.checklist", "asset.author", "asset.kind", "asset.standard_status",
                        "party.side"),
      .limits = PSI_LIST("learning.min_checklist"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{asset}\" meets {share} of its checklist; still open: {items}.")),
      .fix = "Go through the open points together with the author, and mend them.",
      PSI_SOURCE_OUTCOME},
     adult_learning_basics},
    {{PSI_RULE("C09", "skill-beside-how-to", "learning-design", CASE, NOTE, DESIGN),
      .claim = "People who face customers learn the conversation as well as the steps.",
      .why = "Steps tell people what to click; what they say meanwhile decides whether the "
             "customer comes back.",
      .fails_when = "a persona that faces customers has a source, course, job aid or template "
                    "with procedures, nothing to practise, and the case has no objective of kind "
                    "skill or practice",
      .reads = PSI_LIST("asset.kind", "asset.elements", "asset.personas", "asset.standard_status",
                        "persona.customer_facing", "objective.kind"),
      .branches = PSI_BRANCHES(PSI_SAYS("\"{persona}\" learns the steps of \"{asset}\", but not "
                                        "the conversation around them.")),
      .fix = "Add one conversation that they can practise.",
      PSI_SOURCE_READER},
     skill_beside_how_to},
};

const psi_pack psi_pack_learning_design_content = {"learning-design", rules, PSI_COUNT(rules)};
