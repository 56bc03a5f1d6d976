/* Triangulation: a confirmed cause rests on several sources and ways of looking that do not
 * lean on each other. */
#include "check/pack_cause_tree.h"

#include "check/rules.h"

/* ---- what a cause rests on ---- */

/* Evidence from after the day it is looked at is not there yet. */
static bool is_there(const psi_check *k, const ps_evidence *e) {
  return k->as_of == 0 || e->date <= k->as_of;
}

/* F and 6 say that it cannot be judged: no weight, not low weight. */
static bool has_weight(const ps_evidence *e) {
  return e->reliability != PS_RELIABILITY_F && !(e->credibility.set && e->credibility.value == 6);
}

/* Where it comes from: evidence of one origin counts once. */
static const char *origin_of(const ps_evidence *e) {
  return e->origin != NULL ? e->origin : e->source != NULL ? e->source : e->citation;
}

/* psi_name() for evidence, quick where there is nothing to tell. */
static const char *called(const ps_evidence *e) { return e->text != NULL ? e->text : psi_name(e); }

#define METHOD(name) PSI_BIT(PS_METHOD_##name)
#define SELF_REPORT (METHOD(INTERVIEW) | METHOD(FOCUS_GROUP) | METHOD(SURVEY))

/* What speaks for a cause, or against it. */
typedef struct basis {
  size_t all, weighty;  /* pieces, and those with weight */
  size_t origins;       /* different ones of those with weight: 0, 1, or 2 for more */
  unsigned methods;     /* of those with weight: PSI_BIT(PS_METHOD_...) */
  const ps_evidence *weighed; /* the first of those with weight */
  const ps_evidence *first;   /* and the first of those whose origin is known */
  const ps_evidence *no_origin, *no_method; /* with weight */
} basis;

typedef struct bases {
  basis for_it, against;
  const ps_evidence *unsaid; /* not said whether for or against */
} bases;

static void add(basis *b, const ps_evidence *e) {
  b->all++;
  if (!has_weight(e)) return;
  if (b->weighty++ == 0) b->weighed = e;
  b->methods |= PSI_BIT(e->method);
  if (e->method == PS_METHOD_UNSET) b->no_method = e;
  if (origin_of(e) == NULL) {
    b->no_origin = e;
  } else if (b->first == NULL) {
    b->first = e;
    b->origins = 1;
  } else if (!psi_same_words(origin_of(b->first), origin_of(e))) {
    b->origins = 2;
  }
}

/* Of the evidence about one thing, from its first piece on. */
static bases bases_from(const psi_check *k, const psi_groups *evidence, size_t first) {
  static const bases none;
  bases b = none;
  PSI_EACH_OF (*evidence, first, i) {
    const ps_evidence *e = k->c->evidence.items[i];
    if (!is_there(k, e)) continue;
    if (!e->supports.set)
      b.unsaid = e;
    else
      add(e->supports.value ? &b.for_it : &b.against, e);
  }
  return b;
}

/* Asks a judge about each cause that is confirmed or ruled out and has evidence. */
static void each_cause(psi_check *k, void (*judge)(psi_check *, const ps_cause *, const bases *)) {
  psi_groups evidence;
  if (!psi_evidence_by_about(k, &evidence)) return;
  for (size_t i = 0; i < k->c->causes.count; i++) {
    const ps_cause *cause = k->c->causes.items[i];
    bool judged = psi_is_confirmed(cause) || cause->status == PS_CAUSE_STATUS_RULED_OUT;
    size_t first = psi_group_find(&evidence, cause->id);
    if (!judged || first == PSI_NONE) continue;
    bases b = bases_from(k, &evidence, first);
    psi_say(k, "cause", psi_cause_name(cause));
    judge(k, cause, &b);
  }
}

/* ---- EV01 to EV03 ---- */

/* Whether there is something with weight for a confirmed cause: else CT06 or EV05 tells. */
static bool rests_on_something(const ps_cause *cause, const bases *b) {
  return psi_is_confirmed(cause) && b->for_it.weighty > 0;
}

static void judge_sources(psi_check *k, const ps_cause *cause, const bases *b) {
  if (!rests_on_something(cause, b)) return;
  if (b->for_it.origins > 1) {
    psi_passes(k);
  } else if (b->for_it.no_origin != NULL) {
    psi_unknown(k, b->for_it.no_origin, "origin");
  } else if (b->unsaid != NULL) {
    psi_unknown(k, b->unsaid, "supports");
  } else {
    psi_say_id(k, "origin", origin_of(b->for_it.first));
    psi_object(k, b->for_it.first->id);
    psi_fails(k, 0, cause, "status");
  }
}

static void sources_independent(psi_check *k) { each_cause(k, judge_sources); }

static void say_methods(psi_check *k, unsigned methods) {
  static const char *const names[] = {"", "interviews", "observation", "documents", "data",
                                      "focus groups", "surveys", "a pilot", "shadowing"};
  psi_listing listing = {{0}, 0, 0};
  for (size_t method = 1; method < PSI_COUNT(names); method++)
    if ((methods & PSI_BIT(method)) != 0) psi_listing_add(&listing, names[method]);
  psi_say_listing(k, "methods", &listing);
}

/* Passes where `enough`, else fails, unless what is not written down could change that. */
static void judge_ways(psi_check *k, const ps_cause *cause, const bases *b, bool enough) {
  if (enough) {
    psi_passes(k);
  } else if (b->for_it.no_method != NULL) {
    psi_unknown(k, b->for_it.no_method, "method");
  } else if (b->unsaid != NULL) {
    psi_unknown(k, b->unsaid, "supports");
  } else {
    say_methods(k, b->for_it.methods);
    psi_fails(k, 0, cause, "status");
  }
}

static void judge_methods(psi_check *k, const ps_cause *cause, const bases *b) {
  unsigned methods = b->for_it.methods & ~METHOD(UNSET);
  if (rests_on_something(cause, b))
    judge_ways(k, cause, b, (methods & (methods - 1)) != 0);
}

static void several_ways(psi_check *k) { each_cause(k, judge_methods); }

static void judge_looking(psi_check *k, const ps_cause *cause, const bases *b) {
  unsigned looked = b->for_it.methods & ~(METHOD(UNSET) | SELF_REPORT);
  if (rests_on_something(cause, b)) judge_ways(k, cause, b, looked != 0);
}

static void somebody_looked(psi_check *k) { each_cause(k, judge_looking); }

/* ---- EV04 ---- */

static void certain_by_two(psi_check *k) {
  psi_groups evidence;
  if (!psi_evidence_by_about(k, &evidence)) return;
  for (size_t first = 0; first < k->c->evidence.count; first++) {
    if (evidence.later[first]) continue;
    bases b = bases_from(k, &evidence, first);
    PSI_EACH_OF (evidence, first, i) {
      const ps_evidence *e = k->c->evidence.items[i];
      const basis *side = e->supports.value ? &b.for_it : &b.against;
      if (!e->credibility.set || e->credibility.value != 1 || !is_there(k, e)) continue;
      psi_say(k, "text", called(e));
      if (!e->supports.set)
        psi_unknown(k, e, "supports");
      else if (side->origins > 1)
        psi_passes(k);
      else if (side->no_origin != NULL)
        psi_unknown(k, side->no_origin, "origin");
      else if (b.unsaid != NULL)
        psi_unknown(k, b.unsaid, "supports");
      else
        psi_fails(k, 0, e, "credibility");
    }
  }
}

/* ---- EV05 ---- */

static void judge_weight(psi_check *k, const ps_cause *cause, const bases *b) {
  if (!psi_is_confirmed(cause) || b->for_it.all == 0) return;
  if (b->for_it.weighty > 0)
    psi_passes(k);
  else if (b->unsaid != NULL)
    psi_unknown(k, b->unsaid, "supports");
  else
    psi_fails(k, 0, cause, "status");
}

static void weighty_evidence(psi_check *k) { each_cause(k, judge_weight); }

/* ---- EV06 ---- */

static void judge_other_side(psi_check *k, const ps_cause *cause, const bases *b) {
  bool confirmed = psi_is_confirmed(cause);
  const basis *other = confirmed ? &b->against : &b->for_it;
  if (cause->reason != NULL) {
    psi_passes(k);
  } else if (other->weighty > 0) {
    psi_say(k, "text", called(other->weighed));
    psi_object(k, other->weighed->id);
    psi_fails(k, confirmed ? 0 : 1, cause, "reason");
  } else if (b->unsaid != NULL) {
    psi_unknown(k, b->unsaid, "supports");
  } else {
    psi_passes(k);
  }
}

static void other_side_answered(psi_check *k) { each_cause(k, judge_other_side); }

/* ---- EV07 ---- */

static void judged_both_ways(psi_check *k) {
  for (size_t i = 0; i < k->c->evidence.count; i++) {
    const ps_evidence *e = k->c->evidence.items[i];
    bool source = e->reliability != PS_RELIABILITY_UNSET, content = e->credibility.set;
    if (!source && !content) continue;
    psi_say(k, "text", called(e));
    if (source && content)
      psi_passes(k);
    else if (source)
      psi_fails(k, 0, e, "credibility");
    else
      psi_fails(k, 1, e, "reliability");
  }
}

/* ---- the rows ---- */

#define DENZIN .source = "Denzin, The Research Act (1970)", .basis = PS_BASIS_CITED
#define ADMIRALTY .source = "The Admiralty code, as in NATO's AJP-2.1", .basis = PS_BASIS_READ
#define EVIDENCE_FIELDS                                                                            \
  "cause.status", "evidence.about", "evidence.supports", "evidence.date", "evidence.reliability",  \
      "evidence.credibility"

static const psi_rule rules[] = {
    {{PSI_RULE("EV01", "sources-independent", "triangulation", CASE, WARNING, DIAGNOSE),
      .claim = "A confirmed cause rests on two sources that do not lean on each other.",
      .why = "One source can be wrong in its own way, however often it is quoted.",
      .fails_when = "a confirmed cause has evidence for it, and all of it that has weight is of "
                    "one origin; where no origin is written down, of one source or citation",
      .reads = PSI_LIST(EVIDENCE_FIELDS, "evidence.origin", "evidence.source", "evidence.citation"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{cause}\" is called confirmed, but rests on one source alone: {origin}.")),
      .fix = "Find a source that does not lean on it, or call the cause supported for now.",
      .subsumes = PSI_LIST("EV02", "EV03"), DENZIN},
     sources_independent},
    {{PSI_RULE("EV02", "several-ways", "triangulation", CASE, WARNING, DIAGNOSE),
      .claim = "A confirmed cause was looked at in two ways.",
      .why = "Each way of looking misses something, and the same thing every time.",
      .fails_when = "a confirmed cause has evidence for it, and all of it that has weight was "
                    "obtained by one method",
      .reads = PSI_LIST(EVIDENCE_FIELDS, "evidence.method"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{cause}\" is called confirmed, but was looked at in one way only: "
                   "{methods}.")),
      .fix = "Look in another way: ask, watch, read or count.", DENZIN},
     several_ways},
    {{PSI_RULE("EV03", "somebody-looked", "triangulation", CASE, WARNING, DIAGNOSE),
      .claim = "A confirmed cause rests on more than what people say.",
      .why = "What people say about work and what can be seen of it differ, without anybody lying.",
      .fails_when = "a confirmed cause has evidence for it, and all of it that has weight is from "
                    "interviews, focus groups or surveys",
      .reads = PSI_LIST(EVIDENCE_FIELDS, "evidence.method"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{cause}\" is called confirmed, but rests only on what people say "
                   "({methods}); nothing was seen, read or counted.")),
      .fix = "Watch the work, read what it leaves behind, or look at its figures.",
      .subsumes = PSI_LIST("EV02"), DENZIN},
     somebody_looked},
    {{PSI_RULE("EV04", "certain-by-two", "triangulation", CASE, WARNING, DIAGNOSE),
      .claim = "What is called certain is borne out by another source.",
      .why = "Credibility 1 means that others say so too; without them it is likely at best.",
      .fails_when = "evidence has credibility 1, and no evidence of another origin about the same "
                    "thing points the same way",
      .reads = PSI_LIST("evidence.credibility", "evidence.reliability", "evidence.about",
                        "evidence.supports", "evidence.origin", "evidence.source",
                        "evidence.citation", "evidence.date"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{text}\" is called certain (credibility 1), but no other source bears it "
                   "out.")),
      .fix = "Find another source, or give it credibility 2.", ADMIRALTY},
     certain_by_two},
    {{PSI_RULE("EV05", "weighty-evidence", "triangulation", CASE, ERROR, DIAGNOSE),
      .claim = "A confirmed cause rests on evidence that can be judged.",
      .why = "Evidence that cannot be judged carries no weight, however much of it there is.",
      .fails_when = "a confirmed cause has evidence for it, and each piece has reliability F or "
                    "credibility 6",
      .reads = PSI_LIST(EVIDENCE_FIELDS),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{cause}\" is called confirmed, but rests only on evidence that nobody can "
                   "judge (reliability F or credibility 6).")),
      .fix = "Find out how far the sources can be trusted, or look for others.", ADMIRALTY},
     weighty_evidence},
    {{PSI_RULE("EV06", "other-side-answered", "triangulation", CASE, WARNING, DIAGNOSE),
      .claim = "What speaks against a conclusion is answered.",
      .why = "Contrary evidence that is passed over comes back, mostly in a meeting.",
      .fails_when = "a confirmed cause has evidence with weight against it, or one ruled out has "
                    "such evidence for it, and no reason is written down",
      .reads = PSI_LIST(EVIDENCE_FIELDS, "cause.reason"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{text}\" speaks against \"{cause}\", which is called confirmed; it is not "
                   "said why that does not count."),
          PSI_SAYS("\"{text}\" speaks for \"{cause}\", which was ruled out; it is not said why "
                   "that does not count.")),
      .fix = "Write down why the conclusion holds all the same, or open the question again.",
      .source = "Heuer, Psychology of Intelligence Analysis (1999)", .basis = PS_BASIS_CITED},
     other_side_answered},
    {{PSI_RULE("EV07", "judged-both-ways", "triangulation", CASE, NOTE, DIAGNOSE),
      .claim = "Evidence is judged in two ways: by its source and by what it says.",
      .why = "A good source can be wrong, and a poor one right: neither letter follows from the "
             "other.",
      .fails_when = "evidence has a reliability and no credibility, or the other way round",
      .reads = PSI_LIST("evidence.reliability", "evidence.credibility"),
      .branches = PSI_BRANCHES(
          PSI_SAYS_FIX("For \"{text}\" it is said how far the source can be trusted, but not how "
                       "likely it is to be true.",
                       "Give it a credibility from 1 to 6."),
          PSI_SAYS("For \"{text}\" it is said how likely it is to be true, but not how far the "
                   "source can be trusted.")),
      .fix = "Give its source a reliability from A to F.", ADMIRALTY},
     judged_both_ways},
};

const psi_pack psi_pack_triangulation = {"triangulation", rules, PSI_COUNT(rules)};
