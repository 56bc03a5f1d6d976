/* What a rule is, and what its function may use. One file per pack: `pack_NAME.c` holds a
 * table of rows, each with the function that looks.
 *
 * A function looks at a case and says for each object the rule is about one of
 *
 *     psi_passes(k)                         it is in order;
 *     psi_unknown(k, entity, "field")       that field is not recorded, so it cannot tell;
 *     psi_fails(k, branch, entity, "field") it is not, in the way of that row of `branches`.
 *
 * Where it says nothing the rule does not apply. What the message of the branch has in
 * braces is filled in by psi_say_...() before psi_fails(): they may be called whether or
 * not it then fails, as they only note a pointer or a number.
 *
 * Most of what is called here beats the check's pulse (base/pulse.h), so that a function need
 * not: somebody who presses Ctrl-C ends it from within. It is then left by longjmp(): memory it
 * takes is k->store's, never its own. Only a loop that calls nothing here for a long time beats
 * by itself, with psi_beat(). */
#ifndef PSI_CHECK_RULE_H
#define PSI_CHECK_RULE_H

#include "base/field.h"
#include "base/memory.h"
#include "base/pulse.h"
#include "check/tables.h"
#include "knowledge/config.h"
#include "knowledge/tables.h"

#include <perfsys/check.h>

#include <setjmp.h>

typedef struct psi_check psi_check;

/* ---- rows ---------------------------------------------------------------- */

typedef struct psi_rule {
  ps_rule row;
  void (*look)(psi_check *k);
} psi_rule;

typedef struct psi_pack {
  const char *name;
  const psi_rule *rules;
  size_t count;
} psi_pack;

/* PSI_RULE("A01", "outcome-not-only-output", "outcomes", CASE, ERROR, OUTPUT), then the
 * other members by name: .claim, .why, .fails_when, .reads, .branches, .fix, ... */
#define PSI_RULE(number, title, of, looks_at, gravity, stretch)                                    \
  .object = PSI_HEAD(psi_rule_table), .id = number, .name = title, .pack = of,                     \
  .scope = PS_SCOPE_##looks_at, .severity = PS_SEVERITY_##gravity,                                 \
  .phase = PS_PHASE_KIND_##stretch
/* .branches = PSI_BRANCHES(PSI_SAYS("..."), PSI_SAYS_AS("...", WARNING, "fix")) */
#define PSI_BRANCHES(...)                                                                          \
  {(const ps_rule_branch[]){__VA_ARGS__}, PSI_COUNT(((const ps_rule_branch[]){__VA_ARGS__})),      \
   PSI_COUNT(((const ps_rule_branch[]){__VA_ARGS__})), true}
#define PSI_SAYS(text) {.object = PSI_HEAD(psi_rule_branch_table), .message = text}
#define PSI_SAYS_FIX(text, remedy)                                                                 \
  {.object = PSI_HEAD(psi_rule_branch_table), .message = text, .fix = remedy}
#define PSI_SAYS_AS(text, gravity, remedy)                                                         \
  {.object = PSI_HEAD(psi_rule_branch_table), .message = text,                                     \
   .severity = PS_SEVERITY_##gravity, .fix = remedy}
/* Where the rules of the two articles and of their reader come from. */
#define PSI_SOURCE_OUTCOME .source = "\"Driving from output to outcome\"", .basis = PS_BASIS_READ
#define PSI_SOURCE_PARTNERS .source = "\"It takes two\"", .basis = PS_BASIS_READ
#define PSI_SOURCE_READER .source = "A practitioner's reading of both articles", .basis = PS_BASIS_READ

/* ---- what a function can see ---------------------------------------------- */

/* Bits for sides, perspectives, levels, by the values of their enums. */
#define PSI_BIT(value) (1u << (value))
#define PSI_BUSINESS PSI_BIT(PS_SIDE_BUSINESS)
#define PSI_LEARNING PSI_BIT(PS_SIDE_LEARNING)
#define PSI_HR PSI_BIT(PS_SIDE_HR)
/* The field: those who do the work or are next to it. */
#define PSI_FIELD                                                                                  \
  (PSI_BIT(PS_PERSPECTIVE_PERFORMER) | PSI_BIT(PS_PERSPECTIVE_FRONTLINE_LEADER) |                  \
   PSI_BIT(PS_PERSPECTIVE_REGION) | PSI_BIT(PS_PERSPECTIVE_CONTRACTOR))
#define PSI_STRATEGIC (PSI_BIT(PS_PERSPECTIVE_STRATEGY) | PSI_BIT(PS_PERSPECTIVE_SPONSOR))

/* Who took part in something: the union over its parties. */
typedef struct psi_who {
  unsigned sides;        /* PSI_BIT(PS_SIDE_...); bit 0: a party whose side is not recorded */
  unsigned perspectives; /* PSI_BIT(PS_PERSPECTIVE_...) */
  unsigned levels;       /* PSI_BIT(PS_PARTY_LEVEL_...); bit 0: not recorded */
} psi_who;

/* A unit of the business and its learning partners: what rules of relationships look at.
 * On a lone case without relationships it is the case's own log. */
typedef struct psi_partnership {
  const ps_relationship *relationship; /* NULL where it is the case's own log */
  const char *unit;                    /* NULL where not known */
  ps_date since;
  const ps_text_list *partners; /* NULL where not known */
  /* Those of the relationship and, on a lone case, the case's own. */
  const ps_event *const *events;
  const psi_who *who; /* of each event */
  size_t event_count;
  const ps_expectation *const *expectations;
  size_t expectation_count;
  const ps_commitment *const *commitments;
  size_t commitment_count;
  const ps_watch *const *watches;
  size_t watch_count;
} psi_partnership;

/* What is filled into a message. */
typedef enum psi_say_kind {
  PSI_SAY_TEXT,
  PSI_SAY_NUMBER,
  PSI_SAY_SHARE,
  PSI_SAY_MONEY,
  PSI_SAY_DATE
} psi_say_kind;

typedef struct psi_value {
  const char *name;
  psi_say_kind kind;
  const char *text; /* also the unit of a number */
  double number;
  ps_date date;
} psi_value;

enum { PSI_VALUES = 12, PSI_EVIDENCE = 8, PSI_SCRATCH = 8192 };

struct psi_check {
  const ps_case *c; /* the case; of rules of relationships the one the partnership is of */
  const psi_partnership *partnership; /* set for rules of scope relationship */
  const psi_partnership *partnerships; /* all of them */
  size_t partnership_count;
  const struct psi_portfolio *portfolio; /* set for rules of scope portfolio: portfolio.h */
  ps_date as_of;                  /* 0 where the case has none and none was asked for */
  const ps_framework *framework;  /* of the case; NULL where not set or not known */
  const ps_process *process;      /* likewise */
  const ps_registry *registry;    /* may be NULL */
  const ps_config *config;        /* may be NULL */
  const char *language;           /* of the texts, "en" */
  const double *limits;           /* by psi_limit_key */
  const psi_who *event_who;       /* of each event of the case */
  const psi_who *party_who;       /* of each party of the case: itself alone */
  uint64_t examined;              /* factors examined: bit n for Fnn, see psi_examined() */
  ps_date started[PS_PHASE_KIND_EVALUATE + 1]; /* first day of a phase of the kind; 0 for none */
  ps_date ended[PS_PHASE_KIND_EVALUATE + 1];   /* last day of the last of the kind, all ended */

  /* the engine's own */
  psi_pulse *pulse;
  jmp_buf *out; /* where a rule is left when the check is cancelled; NULL between rules */
  struct psi_memo *memo; /* what was worked out once: users.h; shared by copies of this */
  const psi_rule *rule;
  ps_answer *answer;
  ps_check_result *result;
  ps_store *store;
  bool no_memory;
  psi_value values[PSI_VALUES];
  size_t value_count;
  const char *evidence[PSI_EVIDENCE];
  size_t evidence_count;
  const char *more[PSI_EVIDENCE]; /* ids of further objects */
  size_t more_count;
  size_t last_place; /* in its list, of the entity told of last */
  uint64_t used[2]; /* limits used since the last answer, bit by bit */
};

/* ---- saying ---------------------------------------------------------------- */

/* Something the rule is about is in order. */
void psi_passes(psi_check *k);
/* A field of an entity (the case itself: k->c) is not recorded. Tells its meaning by the
 * field's own description. A nested field is "evaluation_plan.date". */
void psi_unknown(psi_check *k, const void *entity, const char *field);
/* Something else is missing: `what` ends the sentence "Not known: ...", as in "whether the
 * groups differ; each needs 10 points, the smallest has {n}". Braces are filled in. */
void psi_unknown_because(psi_check *k, const void *entity, const char *field, const char *what);
/* The rule fails for an entity, at a field of it (or NULL), in the way of row `branch`. */
void psi_fails(psi_check *k, size_t branch, const void *entity, const char *field);
/* It does not apply, and this is why: "the case is about a launch". Ends nothing. */
void psi_spared(psi_check *k, const char *because);

/* Values for the message. Texts are borrowed until the answer; an unset name is told as the
 * id. Long texts are cut. */
void psi_say(psi_check *k, const char *name, const char *text);
void psi_say_name(psi_check *k, const char *name, const void *entity); /* what people call it */
void psi_say_id(psi_check *k, const char *name, const char *id); /* the name of what has the id */
void psi_say_count(psi_check *k, const char *name, size_t count);
void psi_say_number(psi_check *k, const char *name, double value, const char *unit);
void psi_say_share(psi_check *k, const char *name, double share); /* 0.25 is told as "25 %" */
void psi_say_money(psi_check *k, const char *name, double major); /* in the case's currency */
void psi_say_date(psi_check *k, const char *name, ps_date date);
/* A list in the making: "a, b and c". Start with {0}; add texts (each once); then say it. */
typedef struct psi_listing {
  const char *items[12];
  size_t count, more; /* `more`: how many did not fit */
} psi_listing;
void psi_listing_add(psi_listing *listing, const char *text);
void psi_say_listing(psi_check *k, const char *name, const psi_listing *listing);

/* What people call an entity, within a sentence: without its own full stop. Takes memory. */
const char *psi_inside(psi_check *k, const void *entity);
void psi_say_inside(psi_check *k, const char *name, const void *entity);
/* Adds the name of an entity in quotes. */
void psi_listing_quote(psi_check *k, psi_listing *listing, const void *entity);
/* "job_and_work_design" with blanks. Takes memory. */
const char *psi_in_words(psi_check *k, const char *name);

/* For the next finding: a line of evidence ("Anna, interview, 2026-03-02: ..."), printf
 * without floating point; and a further object concerned. */
void psi_evidence(psi_check *k, const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 2, 3)))
#endif
    ;
void psi_object(psi_check *k, const char *id);

/* ---- seeing ---------------------------------------------------------------- */

/* So many small objects were looked at; does not return to a rule that is to end. */
static inline void psi_beat(const psi_check *k, size_t objects) {
  if (!psi_pulse_beat(k->pulse, objects) && k->out != NULL) longjmp(*k->out, 1);
}

/* A limit, by the configuration or its default. Findings name those that were used. */
double psi_limit(psi_check *k, psi_limit_key key);

/* What people call an entity: its name, title, text, statement, activity, or its id. */
const char *psi_name(const void *entity);
/* The entity of an id, or NULL: NULL id, no such entity, another type. */
const void *psi_find(const psi_check *k, ps_entity_type type, const char *id);
#define psi_party(k, id) ((const ps_party *)psi_find(k, PS_PARTY, id))
#define psi_measure(k, id) ((const ps_measure *)psi_find(k, PS_MEASURE, id))
#define psi_gap(k, id) ((const ps_gap *)psi_find(k, PS_GAP, id))
#define psi_goal(k, id) ((const ps_goal *)psi_find(k, PS_GOAL, id))
#define psi_cause(k, id) ((const ps_cause *)psi_find(k, PS_CAUSE, id))
#define psi_task(k, id) ((const ps_task *)psi_find(k, PS_TASK, id))
#define psi_skill(k, id) ((const ps_skill *)psi_find(k, PS_SKILL, id))
#define psi_intervention(k, id) ((const ps_intervention *)psi_find(k, PS_INTERVENTION, id))
#define psi_asset(k, id) ((const ps_asset *)psi_find(k, PS_ASSET, id))
#define psi_persona(k, id) ((const ps_persona *)psi_find(k, PS_PERSONA, id))

/* Whether a field of an entity was marked as not applicable. */
bool psi_marked(const void *entity, const char *field);
/* Whether a list has a text; two texts are alike (both set and equal). */
bool psi_has(const ps_text_list *list, const char *text);
bool psi_same(const char *a, const char *b);
/* A capital of ASCII as its small letter. */
char psi_small(char letter);
/* Whether two texts are equal but for the case of ASCII letters and outer spaces. */
bool psi_same_words(const char *a, const char *b);

/* The side of the party of an id; unset where it is not known. */
ps_side psi_side(const psi_check *k, const char *party);
/* What one party is (NULL: somebody not known). */
psi_who psi_who_is(const ps_party *party);
/* Those of the parties of a list. */
psi_who psi_who_of(const psi_check *k, const ps_text_list *parties);
/* Those who took part in an event: its parties and `by`. In loops over the events of the
 * case k->event_who[i] has it ready. */
psi_who psi_event_who(const psi_check *k, const ps_event *event);
/* Whether a party took part in an event (among its parties, or by). */
bool psi_took_part(const ps_event *event, const char *party);

/* Whether phases of this kind or of a later one have begun by `as_of`, by the dates of the
 * phases or by the case's status. */
bool psi_reached(const psi_check *k, ps_phase_kind kind);
/* Whether a phase of the kind has ended by then (or the status says it must have). */
bool psi_over(const psi_check *k, ps_phase_kind kind);
/* Whether the log is kept and was begun on or before the day: what is not in it then did
 * not happen. Where it is false, absence is unknown: psi_unknown(k, k->c, "log_kept_since"). */
bool psi_log_covers(const psi_check *k, ps_date from);
/* Days from one date to another, both set. */
static inline int psi_days(ps_date from, ps_date to) { return (int)ps_date_days(from, to); }

/* For rules that ask for purpose performance. False: the case is about something else, and
 * that is told as the reason; or nobody has said what it is about, and that is unknown. */
bool psi_performance_only(psi_check *k);

/* Of an intervention: chosen (selected, started or done), its kind in the catalogue (NULL
 * where not known), its class and family, by itself or by its kind. */
bool psi_chosen(const ps_intervention *i);
const ps_intervention_kind *psi_kind(const ps_intervention *i);
ps_intervention_class psi_class(const ps_intervention *i);
const char *psi_family(const ps_intervention *i); /* "learning"; NULL where not known */
/* Its cost, likely (else the middle of low and high, else the one that is set); NaN if unset. */
double psi_likely(const ps_range *range);

/* Of a cause: its factor (NULL where not set or not known), whether it is supported or
 * confirmed, and whether learning by a role (NULL: the performer) can change it. */
const ps_factor *psi_factor(const ps_cause *cause);
bool psi_is_supported(const ps_cause *cause); /* or more */
bool psi_is_confirmed(const ps_cause *cause);
ps_learnable psi_learnable(const ps_cause *cause, const char *role);
/* What can cure a cause: its triage, else what its factor says. Unset where neither does. */
ps_triage psi_triage(const ps_cause *cause);

/* A factor counts as examined when an inquiry about it has an answer, or when a cause of it
 * is beyond unexamined and hypothesised, or has evidence about it. */
bool psi_examined(const psi_check *k, const char *factor);
/* 14 for "F14"; -1 for what is no factor. */
int psi_factor_number(const char *factor);

/* Money in major units of its currency; NaN where unset or of another currency than the
 * case's. */
double psi_money(const psi_check *k, const ps_money *money);
/* How large the gaps of the case are: analysed once, when first asked for. NULL without
 * memory. The size of one gap of the case. */
const ps_sizes *psi_sizes(psi_check *k);
const ps_gap_size *psi_gap_size(psi_check *k, const ps_gap *gap);
/* What one gap costs per month, by the analysis of size; NaN where it cannot be told. */
double psi_gap_cost_per_month(psi_check *k, const ps_gap *gap);

#endif
