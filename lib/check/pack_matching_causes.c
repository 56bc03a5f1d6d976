/* Matching: the answer is of the kind that the cause is. */
#include "check/pack_intervention.h"
#include "check/rules.h"
#include "check/users.h"

/* ---- MT12 ---- */

/* Whether it works on single persons rather than on how they work together. */
static bool is_about_persons(const ps_intervention *i) {
  const char *family = psi_family(i);
  return psi_teaches(i) || psi_same(family, "personal_development") ||
         psi_same(family, "human_resource_development");
}

static void handoffs_in_the_process(psi_check *k) {
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    psi_listing persons = {{0}, 0, 0};
    const ps_intervention *unsorted = NULL;
    size_t others = 0;
    if (!psi_is_supported(cause) || !psi_same(cause->factor, "F16")) continue;
    for (size_t j = 0; j < k->c->interventions.count; j++) {
      const ps_intervention *one = k->c->interventions.items[j];
      if (!psi_chosen(one) || psi_effect_on(one, cause->id) == NULL) continue;
      bool known = psi_family(one) != NULL || psi_class(one) != PS_INTERVENTION_CLASS_UNSET;
      unsorted = known ? unsorted : one;
      others += known && !is_about_persons(one);
      if (known && is_about_persons(one)) psi_listing_quote(k, &persons, one);
    }
    if (others > 0) {
      psi_passes(k);
    } else if (unsorted != NULL) {
      psi_unknown(k, unsorted, "kind");
    } else if (persons.count > 0) {
      psi_say_inside(k, "cause", cause);
      psi_say_listing(k, "persons", &persons);
      psi_fails(k, 0, cause, "factor");
    }
  }
}

/* ---- MT13 ---- */

typedef struct matter {
  const char *factor, *of;
} matter;

static const matter matters[] = {
    {"F08", "what people are told to do"},   {"F09", "what people hear about how they are doing"},
    {"F11", "what people have to work with"}, {"F12", "what people have to work with"},
    {"F13", "the time people have"},         {"F20", "what people are paid for"},
    {"F21", "what people are thanked for"},  {"F22", "what happens to people afterwards"},
};

static const char *matter_of(const ps_cause *cause) {
  for (size_t i = 0; cause != NULL && i < PSI_COUNT(matters); i++)
    if (psi_same(cause->factor, matters[i].factor)) return matters[i].of;
  return NULL;
}

/* By its kind, by its family, or because those it teaches can change it. */
static bool fits(const ps_intervention *i, const ps_cause *cause) {
  return ps_intervention_kind_answers(psi_kind(i), cause->factor, true) ||
         psi_has(&psi_factor(cause)->families, psi_family(i)) ||
         (psi_teaches(i) && psi_learnable(cause, i->target_role) != PS_LEARNABLE_NO);
}

static void look_at_fit(psi_check *k, const ps_intervention *i) {
  const ps_cause *misfit = NULL;
  size_t matching = 0;
  for (size_t n = 0; n < i->causes.count; n++) {
    const ps_cause *cause = psi_supported_cause(k, i->causes.items[n].cause);
    if (matter_of(cause) == NULL) continue;
    matching++;
    if (misfit == NULL && !fits(i, cause)) misfit = cause;
  }
  if (matching == 0) return;
  if (misfit == NULL || i->rationale != NULL) {
    psi_passes(k);
  } else if (psi_family(i) == NULL && !psi_teaches(i)) {
    psi_unknown(k, i, "kind");
  } else {
    psi_say_name(k, "intervention", i);
    psi_say_inside(k, "cause", misfit);
    psi_say(k, "matter", matter_of(misfit));
    psi_object(k, misfit->id);
    psi_fails(k, psi_teaches(i) ? 1 : 0, i, "causes");
  }
}

static void right_fix_for_the_cause(psi_check *k) {
  for (size_t i = 0; i < k->c->interventions.count; i++)
    if (psi_chosen(k->c->interventions.items[i])) look_at_fit(k, k->c->interventions.items[i]);
}

/* ---- MT15 ---- */

typedef struct spread {
  size_t confirmed, chosen, named; /* causes; what is chosen for them; causes that the one names */
  const ps_intervention *one;
  const ps_cause *unsorted;
  bool differ; /* the causes are of different kinds */
} spread;

static const char *usual_family(const ps_cause *cause) {
  const ps_factor *factor = psi_factor(cause);
  return factor == NULL || factor->families.count == 0 ? NULL : factor->families.items[0];
}

static spread spread_of(const psi_check *k, const ps_gap *gap) {
  spread s = {0, 0, 0, NULL, NULL, false};
  const char *family = NULL;
  PSI_EACH_USER(k, PSI_ANSWERS_TO_GAP, gap->id, user) {
    const ps_intervention *one = user->item;
    s.chosen += psi_chosen(one);
    s.one = psi_chosen(one) ? one : s.one;
  }
  PSI_EACH_USER(k, PSI_CAUSES_BY_GAP, gap->id, user) {
    const ps_cause *cause = user->item;
    if (!psi_is_confirmed(cause)) continue;
    const char *usual = usual_family(cause);
    s.confirmed++;
    s.named += s.one != NULL && psi_effect_on(s.one, cause->id) != NULL;
    s.unsorted = usual == NULL ? cause : s.unsorted;
    s.differ = s.differ || (family != NULL && usual != NULL && !psi_same(family, usual));
    family = usual != NULL ? usual : family;
  }
  return s;
}

/* Where the one thing chosen names a single cause, the others are for B50. */
static void several_causes_several_answers(psi_check *k) {
  for (size_t i = 0; i < k->c->gaps.count; i++) {
    const ps_gap *gap = k->c->gaps.items[i];
    spread s = spread_of(k, gap);
    if (s.confirmed < 2 || s.chosen == 0) continue;
    if (s.chosen > 1 || (s.one->rationale != NULL && s.named > 1)) {
      psi_passes(k);
    } else if (s.named < 2) {
      continue;
    } else if (!s.differ && s.unsorted != NULL) {
      psi_unknown(k, s.unsorted, "factor");
    } else if (s.differ) {
      psi_say_inside(k, "gap", gap);
      psi_say_name(k, "one", s.one);
      psi_say_count(k, "n", s.named);
      psi_object(k, s.one->id);
      psi_fails(k, 0, gap, NULL);
    } else {
      psi_passes(k);
    }
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("MT12", "handoffs-in-the-process", "matching", CASE, WARNING, DESIGN),
      .claim = "What goes wrong between people is mended between them.",
      .why = "A handoff belongs to nobody: however good each side becomes, what is lost between "
             "them stays lost.",
      .fails_when = "a supported cause of interfaces and handoffs (F16) is answered, and only by "
                    "learning, personal development or human resource development",
      .reads = PSI_LIST("cause.factor", "cause.status", "intervention.causes", "intervention.kind",
                        "intervention.family", "intervention.class", "intervention.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{cause}\" lies in a handoff between people, but what was chosen against it "
                   "works on each of them alone: {persons}.")),
      .fix = "Settle the handoff itself: who gives what to whom, when, and who sees to it.",
      .source = "G. A. Rummler, A. P. Brache, Improving Performance, 1990",
      .basis = PS_BASIS_CITED},
     handoffs_in_the_process},
    {{PSI_RULE("MT13", "right-fix-for-the-cause", "matching", CASE, WARNING, DESIGN),
      .claim = "What people were not told is told, what they lack is given, and what does not pay "
               "is made to pay.",
      .why = "An answer of another kind can help, but only in a way that somebody can name: a "
             "course on the new bonus works if there is a bonus.",
      .fails_when = "a chosen intervention names a supported cause of expectations, feedback, "
                    "tools, materials, time or incentives (F08 F09 F11 F12 F13 F20 F21 F22), its "
                    "kind does not answer that, its family is not among the usual ones, and it has "
                    "no rationale",
      .reads = PSI_LIST("intervention.causes", "intervention.kind", "intervention.family",
                        "intervention.class", "intervention.target_role",
                        "intervention.rationale", "intervention.status", "cause.factor",
                        "cause.status"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{cause}\" is a matter of {matter}: how would \"{intervention}\" change "
                   "that?"),
          PSI_SAYS("\"{cause}\" is a matter of {matter}: how would teaching people "
                   "(\"{intervention}\") change that?")),
      .fix = "Write down how it is meant to help, or choose an answer of the fitting kind instead.",
      .source = "IntraHealth, Stages, Steps and Tools; PRIME II's example of incentives answered "
                "by a training module", .basis = PS_BASIS_READ},
     right_fix_for_the_cause},
    {{PSI_RULE("MT15", "several-causes-several-answers", "matching", CASE, NOTE, DESIGN),
      .claim = "A gap with causes of several kinds gets more than one answer.",
      .why = "Each cause that stays keeps its share of the gap open, and undoes what was won on "
             "the others.",
      .fails_when = "a gap has two or more confirmed causes whose factors are of different "
                    "families, and the one intervention chosen for it names two or more of them "
                    "and has no rationale",
      .reads = PSI_LIST("cause.gap", "cause.status", "cause.factor", "intervention.causes",
                        "intervention.status", "intervention.rationale"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{one}\" alone is to answer {n} causes of \"{gap}\", which has causes of "
                   "different kinds.")),
      .fix = "Give each kind of cause an answer that fits it, however small.",
      .source = "W. J. Rothwell, C. K. Hohne, S. B. King, Human Performance Improvement, 2000",
      .basis = PS_BASIS_CITED},
     several_causes_several_answers},
};

const psi_pack psi_pack_matching_causes = {"matching", rules, PSI_COUNT(rules)};
