/* Matching: what people look up, are taught or practise, by what the task asks and they bring. */
#include "check/pack_intervention.h"
#include "check/rules.h"
#include "check/users.h"

#include "check/text.h"

/* ---- MT05, MT14, MT16: what there is for a task ---- */

/* The cut-offs of ps_task_options. */
static const double seldom_below = 3, often_from = 5, hard_from = 4, moderate_from = 2.5;

typedef struct help {
  size_t taught, aids; /* assets that teach the task, and that are looked at while doing it */
  bool only_job_aids;  /* all of those are job aids: nothing else to look at either */
  const ps_asset *unsorted;
} help;

static help help_for(const psi_check *k, const ps_task *task) {
  help h = {0, 0, true, NULL};
  PSI_EACH_USER(k, PSI_ASSETS_BY_TASK, task->id, user) {
    const ps_asset *asset = user->item;
    if (asset->standard_status == PS_STANDARD_STATUS_RETIRED) continue;
    switch (asset->kind) {
      case PS_ASSET_KIND_UNSET: h.unsorted = asset; break;
      case PS_ASSET_KIND_COURSE:
      case PS_ASSET_KIND_PRACTICE:
      case PS_ASSET_KIND_SCENARIO: h.taught++; break;
      default: h.aids++; h.only_job_aids = h.only_job_aids && asset->kind == PS_ASSET_KIND_JOB_AID;
    }
  }
  return h;
}

/* Whether something of a class is chosen that no asset is named for: then nobody knows for
 * which tasks it is. */
static bool may_be_elsewhere(const psi_check *k, ps_intervention_class class_) {
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    bool named = false;
    for (size_t j = 0; j < k->c->assets.count; j++)
      named = named || psi_has(&k->c->assets.items[j]->interventions, one->id);
    if (psi_chosen(one) && psi_class(one) == class_ && !named) return true;
  }
  return false;
}

static bool only_taught(const psi_check *k, const help *h) {
  return h->taught > 0 && h->aids == 0 && !may_be_elsewhere(k, PS_INTERVENTION_CLASS_SUPPORT);
}

static bool only_aided(const psi_check *k, const help *h) {
  return h->taught == 0 && h->aids > 0 && h->only_job_aids &&
         !may_be_elsewhere(k, PS_INTERVENTION_CLASS_LEARNING);
}

static const char *aids_called(const help *h) { return h->aids == 1 ? "a job aid" : "job aids"; }

/* A word of a list in a task's text or conditions. */
static bool task_says(const ps_task *task, const char *const *words, size_t count,
                      const char **where, psi_hit *hit) {
  for (size_t i = 0; i < count; i++) {
    *where = task->text;
    if (psi_word_find(task->text, 0, words[i], hit)) return true;
    for (size_t j = 0; j < task->conditions.count; j++) {
      *where = task->conditions.items[j];
      if (psi_word_find(*where, 0, words[i], hit)) return true;
    }
  }
  return false;
}

static const char *const fast_words[] = {"at once",     "immediately",  "within seconds",
                                         "in seconds",  "split second", "both hands",
                                         "hands full",  "while driving", "without looking",
                                         "from memory", "by heart"};
static const char *const seen_words[] = {"in front of the customer", "in front of customers",
                                         "in front of the client",   "in front of clients",
                                         "in front of the patient",  "in front of patients",
                                         "on stage"};
static const char *const open_words[] = {"judgement",  "judgment",   "negotiate",  "negotiation",
                                         "persuade",   "improvise",  "unforeseen", "unexpected",
                                         "unfamiliar", "no two",     "rapport"};
#define SAYS(task, words, where, hit) task_says(task, words, PSI_COUNT(words), where, hit)

static void look_at_task(psi_check *k, const ps_task *task, const help *h) {
  const char *where;
  psi_hit hit;
  const ps_number often = task->frequency.value, hard = task->difficulty.value;
  psi_say_inside(k, "task", task);
  psi_say_number(k, "frequency", often.value, NULL);
  psi_say(k, "aids", aids_called(h));
  bool seldom = often.value < seldom_below && !SAYS(task, fast_words, &where, &hit);
  bool always = often.value >= often_from;
  if (!often.set)
    psi_unknown(k, task, "frequency");
  else if (!hard.set && ((seldom && only_taught(k, h)) || (always && only_aided(k, h))))
    psi_unknown(k, task, "difficulty");
  else if (seldom && hard.value >= moderate_from && only_taught(k, h))
    psi_fails(k, 0, task, "frequency");
  else if (always && hard.value >= hard_from && only_aided(k, h))
    psi_fails(k, 1, task, "frequency");
  else
    psi_passes(k);
}

static void seldom_is_looked_up(psi_check *k) {
  for (size_t i = 0; i < k->c->tasks.count; i++) {
    const ps_task *task = k->c->tasks.items[i];
    help h = help_for(k, task);
    if (psi_marked(task, "frequency") || psi_marked(task, "difficulty")) continue;
    if (h.unsorted != NULL)
      psi_unknown(k, h.unsorted, "kind");
    else if (h.taught + h.aids > 0)
      look_at_task(k, task, &h);
  }
}

/* Fails where a task's words say that a job aid is not enough and there is nothing else. */
static void look_at_words(psi_check *k, const ps_task *task, size_t branch, const char *where,
                          psi_hit hit) {
  help h = help_for(k, task);
  if (h.unsorted != NULL) {
    psi_unknown(k, h.unsorted, "kind");
  } else if (only_aided(k, &h)) {
    psi_say_inside(k, "task", task);
    psi_say_hit(k, "words", where, hit);
    psi_say(k, "aids", aids_called(&h));
    psi_fails(k, branch, task, NULL);
  } else if (h.taught + h.aids > 0) {
    psi_passes(k);
  }
}

static void judgement_is_practised(psi_check *k) {
  for (size_t i = 0; i < k->c->tasks.count; i++) {
    const ps_task *task = k->c->tasks.items[i];
    const char *where;
    psi_hit hit;
    if (SAYS(task, open_words, &where, &hit)) look_at_words(k, task, 0, where, hit);
  }
}

static void no_aid_where_it_hinders(psi_check *k) {
  for (size_t i = 0; i < k->c->tasks.count; i++) {
    const ps_task *task = k->c->tasks.items[i];
    const char *where;
    psi_hit hit;
    if (SAYS(task, fast_words, &where, &hit))
      look_at_words(k, task, 0, where, hit);
    else if (SAYS(task, seen_words, &where, &hit))
      look_at_words(k, task, 1, where, hit);
  }
}

/* ---- MT06 ---- */

static const ps_text_list skills = PSI_LIST("F01", "F02", "F03");
static const ps_text_list practice_kinds = PSI_LIST("I03", "I04", "I05", "I06", "I07", "I27");

/* What is chosen for a cause of skill, and the assets that belong to it. */
typedef struct answer_to {
  const ps_intervention *first, *unsorted; /* the first that teaches; one of no known kind */
  size_t teaching, drills;
  bool practises, feedback; /* by kind, or by what is in its assets */
  size_t rated, frequent;   /* its tasks, and those of them done often */
} answer_to;

static void look_at_assets(const psi_check *k, const ps_intervention *one, answer_to *a) {
  for (size_t i = 0; i < k->c->assets.count; i++) {
    const ps_asset *asset = k->c->assets.items[i];
    if (!psi_has(&asset->interventions, one->id)) continue;
    a->practises = a->practises || asset->kind == PS_ASSET_KIND_PRACTICE ||
                   asset->kind == PS_ASSET_KIND_SCENARIO || psi_has(&asset->elements, "practice");
    a->feedback = a->feedback || psi_has(&asset->elements, "feedback");
    for (size_t j = 0; j < asset->tasks.count; j++) {
      const ps_task *task = psi_task(k, asset->tasks.items[j]);
      a->rated += task != NULL && task->frequency.value.set;
      a->frequent += task != NULL && task->frequency.value.value >= often_from;
    }
  }
}

static answer_to answers_to(const psi_check *k, const ps_cause *cause) {
  answer_to a = {NULL, NULL, 0, 0, false, false, 0, 0};
  for (size_t i = 0; i < k->c->interventions.count; i++) {
    const ps_intervention *one = k->c->interventions.items[i];
    if (!psi_chosen(one)) continue;
    a.feedback = a.feedback || ps_intervention_kind_answers(psi_kind(one), "F09", false);
    bool teaches = psi_teaches(one) || psi_same(one->kind, "I27");
    if (!teaches || psi_effect_on(one, cause->id) == NULL) continue;
    a.first = a.first == NULL ? one : a.first;
    a.unsorted = psi_kind(one) == NULL ? one : a.unsorted;
    a.teaching++;
    a.drills += psi_same(one->kind, "I05");
    a.practises = a.practises || psi_has(&practice_kinds, one->kind);
    look_at_assets(k, one, &a);
  }
  return a;
}

static void by_what_they_did_before(psi_check *k) {
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    if (!psi_is_supported(cause) || !psi_has(&skills, cause->factor)) continue;
    answer_to a = answers_to(k, cause);
    if (a.teaching == 0) continue;
    bool fluency = psi_same(cause->factor, "F03");
    psi_say_inside(k, "cause", cause);
    psi_say_name(k, "intervention", a.first);
    psi_object(k, a.first->id);
    if (fluency && !a.practises && a.unsorted != NULL)
      psi_unknown(k, a.unsorted, "kind");
    else if (fluency && !a.practises)
      psi_fails(k, 0, cause, "factor");
    else if (fluency && a.rated > 0 && a.frequent == a.rated && !a.feedback)
      psi_fails(k, 1, cause, "factor");
    else if (!fluency && a.drills == a.teaching)
      psi_fails(k, 2, cause, "factor");
    else
      psi_passes(k);
  }
}

/* ---- the rows ---- */

#define MAGER .source = "R. F. Mager, P. Pipe, Analyzing Performance Problems, 1970"
#define JOB_AIDS .source = "A. Rossett, J. Gautier-Downes, A Handbook of Job Aids, 1991",          \
    .basis = PS_BASIS_CITED

static const psi_rule rules[] = {
    {{PSI_RULE("MT05", "seldom-is-looked-up", "matching", CASE, NOTE, DESIGN),
      .claim = "What people seldom do can be looked up, and what is hard and done often is "
               "practised.",
      .why = "What is not used is forgotten before it is needed, and nobody becomes quick at a "
             "task by reading it off each time.",
      .fails_when = "a task of frequency below 3 (of 7) and difficulty from 2.5 (of 5), which need "
                    "not be done at once, has assets that teach it and none to look it up in; or "
                    "one of frequency from 5 and difficulty from 4 has job aids only",
      .reads = PSI_LIST("task.frequency", "task.difficulty", "task.text", "task.conditions",
                        "asset.tasks", "asset.kind", "asset.standard_status",
                        "asset.interventions", "intervention.class", "intervention.kind",
                        "intervention.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("\"{task}\" is seldom done ({frequency} on a scale of 1 to 7). It is "
                       "taught, but there is nothing to look it up in when it comes.",
                       "Put a job aid where the task is done, and show people how to use it."),
          PSI_SAYS("\"{task}\" is hard and often done ({frequency} on a scale of 1 to 7), but "
                   "people only have {aids} for it.")),
      .fix = "Let people practise it until they can do without the aid.", JOB_AIDS},
     seldom_is_looked_up},
    {{PSI_RULE("MT06", "by-what-they-did-before", "matching", CASE, NOTE, DESIGN),
      .claim = "People who never did a thing are taught it, people out of practice practise it, "
               "and people who do it often hear how they are doing.",
      .why = "Each of the three is wasted on the others: a course on people who are out of "
             "practice, a drill on people who never learned it, practice on people who do it every "
             "day.",
      .fails_when = "a supported cause of fluency (F03) is answered by learning without practice; "
                    "or by practice of tasks of frequency from 5 (of 7) without feedback; or a "
                    "supported cause of knowledge or skill (F01, F02) by drill (I05) only",
      .reads = PSI_LIST("cause.factor", "cause.status", "intervention.causes", "intervention.kind",
                        "intervention.class", "intervention.status", "asset.interventions",
                        "asset.tasks", "asset.kind", "asset.elements", "task.frequency"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("People could once do it and are out of practice (\"{cause}\"), but "
                       "\"{intervention}\" teaches it from the beginning.",
                       "Replace the teaching with practice."),
          PSI_SAYS_FIX("People do it often (\"{cause}\"), and \"{intervention}\" lets them "
                       "practise it, but nobody tells them how they are doing.",
                       "Show people how they are doing while they do it."),
          PSI_SAYS("People never learned it (\"{cause}\"), but \"{intervention}\" only repeats "
                   "it.")),
      .fix = "Teach it first, and repeat it afterwards.", MAGER, .basis = PS_BASIS_READ},
     by_what_they_did_before},
    {{PSI_RULE("MT14", "judgement-is-practised", "matching", CASE, NOTE, DESIGN),
      .claim = "What takes judgement is practised with others; a job aid cannot stand in for it.",
      .why = "A list holds what can be foreseen; here it is the rest that counts.",
      .fails_when = "the text or a condition of a task speaks of judgement, negotiation, the "
                    "unexpected and the like, and its assets are job aids only",
      .reads = PSI_LIST("task.text", "task.conditions", "asset.tasks", "asset.kind",
                        "asset.standard_status", "asset.interventions", "intervention.class",
                        "intervention.kind", "intervention.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{task}\" takes judgement (\"{words}\"), but people only have {aids} for "
                   "it.")),
      .fix = "Let people practise on real episodes, or put somebody experienced at their side.",
      .subsumes = PSI_LIST("MT05"),
      .source = "A. C. Edmondson and others, 2002, on tacit knowledge and improvement",
      .basis = PS_BASIS_CITED},
     judgement_is_practised},
    {{PSI_RULE("MT16", "no-aid-where-it-hinders", "matching", CASE, NOTE, DESIGN),
      .claim = "A job aid is not the only answer where there is no time to look, or looking does "
               "harm.",
      .why = "People whose hands or eyes are busy cannot read, and people who read out to a "
             "customer what they should know lose the customer's trust.",
      .fails_when = "the text or a condition of a task says that it is done at once, from memory, "
                    "with both hands, in front of customers and the like, and its assets are job "
                    "aids only",
      .reads = PSI_LIST("task.text", "task.conditions", "asset.tasks", "asset.kind",
                        "asset.standard_status", "asset.interventions", "intervention.class",
                        "intervention.kind", "intervention.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{task}\" leaves no time to look anything up (\"{words}\"), but people only "
                   "have {aids} for it."),
          PSI_SAYS("\"{task}\" is done while others watch (\"{words}\"), but people only have "
                   "{aids} for it.")),
      .fix = "Let people practise it until they can do without the aid.",
      .subsumes = PSI_LIST("MT05"), JOB_AIDS},
     no_aid_where_it_hinders},
};

const psi_pack psi_pack_matching_tasks = {"matching", rules, PSI_COUNT(rules)};
