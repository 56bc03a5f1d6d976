/**
 * @file check.h
 * The rules of good practice: what a case of performance work should have, checked.
 *
 * A rule looks at a case (or at a partnership, or at a whole portfolio) and answers for
 * each object it is about: pass, fail, not applicable, or unknown where something it reads
 * is not recorded. What is not written down is never taken for done, nor for left undone.
 *
 * Every rule is one row: what it claims and why, when it fails and what it then says, what
 * to do, and which rules it makes needless to tell. ps_rule_at() walks through them,
 * ps_rule_examples() gives each rule's examples, which are also its tests.
 */
#ifndef PERFSYS_CHECK_H
#define PERFSYS_CHECK_H

#include <perfsys/analysis.h>
#include <perfsys/knowledge.h>
#include <perfsys/model.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- rules -------------------------------------------------------------- */

/** What a rule looks at. */
typedef enum ps_scope {
  PS_SCOPE_UNSET = 0,
  PS_SCOPE_CASE,         /**< One case. */
  PS_SCOPE_RELATIONSHIP, /**< A unit and its learning partners, once per unit; on a lone case
                              its own expectations, commitments and events. */
  PS_SCOPE_PORTFOLIO     /**< Many cases together; does not apply to a lone case. */
} ps_scope;

/** One way in which a rule can fail. */
typedef struct ps_rule_branch {
  ps_object object;
  const char *message;  /**< What is then said; names in braces are filled in. */
  ps_severity severity; /**< How much it matters, where that differs from the rule. */
  const char *fix;      /**< What to do, where that differs from the rule. */
} ps_rule_branch;

/** A list of structs of type rule_branch by value. */
typedef struct ps_rule_branch_items {
  const ps_rule_branch *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_rule_branch_items;

/** A rule of good practice. Rows are constant and live as long as the program. */
typedef struct ps_rule {
  ps_object object;
  const char *id;         /**< "B41" */
  const char *name;       /**< "cause-before-intervention" */
  const char *pack;       /**< "diagnosis" */
  ps_scope scope;         /**< What it looks at. */
  ps_severity severity;   /**< How much it matters. */
  ps_integer core;        /**< Its place in the core pack, from 1; unset if not in it. */
  const char *claim;      /**< What holds in a sound case. */
  const char *why;        /**< Why that matters. */
  const char *fails_when; /**< When it fails, exactly. */
  ps_text_list reads;     /**< The fields it reads, as "gap.measure". */
  ps_rule_branch_items branches; /**< The ways in which it can fail. */
  const char *fix;        /**< What to do where it fails. */
  ps_text_list subsumes;  /**< Rules that need not be told of an object this one fails for. */
  ps_text_list limits;    /**< Thresholds it uses, by key: ps_threshold_find(). */
  ps_phase_kind phase;    /**< The stretch of the work it belongs to. */
  ps_flag about_person;   /**< Whether it tells of single persons: a sponsor then reads the
                               claim only. */
  const char *source;     /**< Where it comes from. */
  ps_basis basis;         /**< How far that was checked. */
} ps_rule;

/** Rule `index`, or NULL past the last. */
PS_API const ps_rule *ps_rule_at(size_t index);

/** The rule of an id such as "B41" or of a name such as "cause-before-intervention", or
 *  NULL. Letters are compared without case. */
PS_API const ps_rule *ps_rule_find(const char *id);

/** The id of the rule whose id or name is nearest to a misspelt one; NULL if none is near. */
PS_API const char *ps_rule_nearest(const char *id);

/** Pack `index` by name, or NULL past the last. "core" is not among them: its rules are
 *  those with `core` set. */
PS_API const char *ps_rule_pack_at(size_t index);

/** A small case that shows one answer of a rule. Each is a test of the rule too. */
typedef struct ps_rule_example {
  ps_object object;
  ps_verdict verdict; /**< What the rule answers: pass, fail, not applicable, unknown. */
  const char *title;  /**< What it shows. */
  const char *says;   /**< The message of the finding, for fail and unknown. */
  ps_text_list objects; /**< The objects of that finding. */
  const char *config; /**< The configuration it is checked with, as JSON; NULL for none. */
  const char *text;   /**< The case, or the list of cases, as JSON. */
} ps_rule_example;

/** A list of structs of type rule_example by value. */
typedef struct ps_rule_example_items {
  const ps_rule_example *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_rule_example_items;

/** The examples of a rule. Free with ps_result_free(). */
typedef struct ps_rule_examples {
  ps_object object;
  struct ps_store *store; /**< The library's own. */
  const char *rule;       /**< Id of the rule. */
  ps_rule_example_items examples; /**< Failing first, then passing, not applicable, unknown. */
} ps_rule_examples;

/** The examples of a rule by id, or NULL: ::PS_E_NOT_FOUND. */
PS_API ps_rule_examples *ps_rule_examples_of(const char *rule, const ps_settings *settings,
                                             ps_error *error);

/* ---- checking ----------------------------------------------------------- */

/** How a case is checked. Start from ::PS_CHECK_OPTIONS_INIT. */
typedef struct ps_check_options {
  size_t size;           /**< sizeof(ps_check_options), set by ::PS_CHECK_OPTIONS_INIT. */
  const char *packs;     /**< Rules of these packs, "core,voices"; NULL for none in particular. */
  const char *rules;     /**< These rules too, "B41,B42"; NULL for none in particular. Where both
                              are NULL all rules are asked. */
  ps_severity severity;  /**< Only rules at least this grave; unset for all. */
  const ps_config *config;     /**< Limits, severities, words of one's own; NULL for none. */
  const ps_registry *registry; /**< Frameworks of one's own; NULL for none. */
  ps_date as_of;         /**< The day it is looked at from; 0: the case's as_of. */
  ps_audience audience;  /**< Who the findings are for; unset: the case's own, else team. */
} ps_check_options;

#define PS_CHECK_OPTIONS_INIT                                                                      \
  {sizeof(ps_check_options), NULL, NULL, PS_SEVERITY_UNSET, NULL, NULL, 0, PS_AUDIENCE_UNSET}

/** What the rules say of a case, or NULL: a rule, pack or limit that does not exist
 *  (::PS_E_NOT_FOUND, with the nearest that does; `path` is its place in the
 *  configuration), an as_of that does not exist (::PS_E_VALUE).
 *
 *  For a sponsor nothing private is told, and of single persons only which claim does not
 *  hold: the verdicts are those of the whole case all the same. */
PS_API ps_check_result *ps_check(const ps_case *c, const ps_check_options *options,
                                 const ps_settings *settings, ps_error *error);

/* ---- the next question --------------------------------------------------- */

/** The one question to ask next. Free with ps_result_free(). */
typedef struct ps_next {
  ps_object object;
  struct ps_store *store;  /**< The library's own. */
  const char *case_id;     /**< Id of the case. */
  ps_flag sound;           /**< True: nothing of the core pack is open, no step of the work is
                                due, and no rule of any pack fails as an error. What is asked
                                then is how the case could be better still. */
  const char *question;    /**< The question, or what to do; NULL where nothing is open. */
  const char *why;         /**< What hangs on its answer. */
  const char *who;         /**< Who could answer it, by name where the case has somebody. */
  ps_text_list parties;    /**< Parties of the case who could, by id. */
  const char *path;        /**< Where the answer goes, "gaps[0].since"; NULL for no one place. */
  const char *rule;        /**< The rule that asks first; NULL where the order of the work does. */
  ps_text_list settles;    /**< Ids of the rules that hang on it. */
  ps_integer open;         /**< Questions open, this one included, as far as can be seen yet. */
  ps_severity severity;    /**< How grave it is that the rule fails; unset where it does not,
                                and something is only not known yet. */
  const char *form;        /**< What the answer looks like in the case; NULL where that is
                                plain. */
} ps_next;

/** The one question whose answer would let most rules of the core pack tell; else the one
 *  that is next in the order of the work. Once the core pack has none left: what else fails
 *  as an error; then, of a sound case, as a warning. NULL as ps_check(). `options` may give
 *  words, limits, frameworks and the day; packs, rules and severity are not looked at.
 *
 *  Asked again after each answer it leads from the first eight fields of a case to a sound
 *  one. A field marked as not applicable is not asked for again, nor is a failing rule that
 *  somebody accepts by name (waivers). */
PS_API ps_next *ps_next_question(const ps_case *c, const ps_check_options *options,
                                 const ps_settings *settings, ps_error *error);

/* ---- portfolios ---------------------------------------------------------- */

/** Checking many cases one after the other: each by its own rules, then all together by the
 *  rules of relationships (once per unit) and of portfolios. Of a case no more is kept than
 *  a line or two, so that any number of them can be read as a stream. */
typedef struct ps_portfolio_check ps_portfolio_check;

/** Begins, or NULL as ps_check(). What `options` point to must stay until the end. Free it
 *  with ps_portfolio_check_free(). */
PS_API ps_portfolio_check *ps_portfolio_check_new(const ps_check_options *options,
                                                  const ps_settings *settings, ps_error *error);

/** Checks one more case by its own rules: as ps_check(), but that a case of a known unit
 *  leaves the rules of relationships to the end. */
PS_API ps_check_result *ps_portfolio_check_case(ps_portfolio_check *check, const ps_case *c,
                                                ps_error *error);

/** What the rules of relationships and portfolios say of all cases so far. Of a unit told of
 *  in several cases the newest (by as_of) counts; a rule that passes in one of them passes.
 *  Takes n log n for n cases. */
PS_API ps_check_result *ps_portfolio_check_end(ps_portfolio_check *check, ps_error *error);

/** Frees it. NULL is fine. */
PS_API void ps_portfolio_check_free(ps_portfolio_check *check);

#ifdef __cplusplus
}
#endif
#endif
