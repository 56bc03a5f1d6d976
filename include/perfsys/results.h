/**
 * @file results.h
 * The shapes of answers. A result is described by a field table like an entity
 * (ps_json_write() writes one, ps_equal() compares two) and owns its memory:
 * free it with ps_result_free(). It stays valid after the case it came from is
 * changed or freed.
 */
#ifndef PERFSYS_RESULTS_H
#define PERFSYS_RESULTS_H

#include <perfsys/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How much a finding matters. */
typedef enum ps_severity {
  PS_SEVERITY_UNSET = 0,
  PS_SEVERITY_ERROR,   /**< Something is wrong; work on it before going on. */
  PS_SEVERITY_WARNING, /**< Something is probably wrong or will hurt later. */
  PS_SEVERITY_NOTE     /**< Worth knowing. */
} ps_severity;

/** Who a page or export is for. */
typedef enum ps_audience {
  PS_AUDIENCE_UNSET = 0,
  PS_AUDIENCE_TEAM,    /**< Those who work on the case. */
  PS_AUDIENCE_SPONSOR  /**< Those who pay for it; no figures of single persons. */
} ps_audience;

/** What a rule says about an object. Unknown is never shown as pass. */
typedef enum ps_verdict {
  PS_VERDICT_UNSET = 0,
  PS_VERDICT_PASS,           /**< All it reads is there and in order. */
  PS_VERDICT_FAIL,           /**< Its condition holds: see the message. */
  PS_VERDICT_NOT_APPLICABLE, /**< It does not concern this case, or not yet. */
  PS_VERDICT_UNKNOWN,        /**< Something it reads is not recorded. */
  PS_VERDICT_WAIVED          /**< Failed, and a named person accepts that. */
} ps_verdict;

/** One fact about the content of a case, with its reasons. */
typedef struct ps_finding {
  ps_object object;
  const char *rule;       /**< Id of the rule, "M03". */
  const char *name;       /**< Name of the rule, "dangling-reference". */
  ps_severity severity;   /**< How much it matters. */
  ps_verdict verdict;     /**< What the rule says. */
  ps_text_list objects;   /**< Ids of the objects concerned, the main one first. */
  const char *path;       /**< Place in the case, "causes[3].gap". */
  const char *message;    /**< What is so, with names and numbers. */
  ps_text_list evidence;  /**< What the finding rests on. */
  const char *fix;        /**< What to do about it. */
  const char *told_by;    /**< Id of the rule that tells this fact already. */
} ps_finding;

/** A list of findings. */
typedef struct ps_finding_list {
  const ps_finding *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_finding_list;

/** Findings and how many there are of each severity (verdict fail only). */
typedef struct ps_findings {
  ps_object object;
  struct ps_store *store; /**< The library's own; first after the head in every result. */
  ps_finding_list findings; /**< The findings. */
  ps_integer errors;   /**< Findings of severity error. */
  ps_integer warnings; /**< Findings of severity warning. */
  ps_integer notes;    /**< Findings of severity note. */
} ps_findings;

/** What one rule says about a whole case. */
typedef struct ps_answer {
  ps_object object;
  const char *rule;     /**< Id of the rule, "B41". */
  const char *name;     /**< Its name. */
  const char *pack;     /**< Its pack. */
  ps_severity severity; /**< How much it matters where it fails. */
  ps_verdict verdict;   /**< Fail if it fails anywhere; else unknown if it cannot tell
                             anywhere; else pass if anything passed; else not applicable. */
  ps_integer failed;    /**< Objects it fails for, those waived not counted. */
  ps_integer unknown;   /**< Objects it cannot tell of. */
  ps_integer passed;    /**< Objects it passes for. */
  ps_integer waived;    /**< Objects it fails for and that is accepted. */
  const char *claim;    /**< What holds where it passes. */
  const char *because;  /**< Why it does not apply, where more can be said than that there is
                             nothing it is about; else NULL. */
} ps_answer;

/** A list of answers by value. */
typedef struct ps_answer_items {
  const ps_answer *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_answer_items;

/** What the rules say of a case or portfolio. See ps_check() in check.h; free with
 *  ps_result_free(). */
typedef struct ps_check_result {
  ps_object object;
  struct ps_store *store;     /**< The library's own. */
  const char *case_id;        /**< Id of the case; unset for a portfolio. */
  const char *title;          /**< Its title. */
  ps_date as_of;              /**< The day it was looked at from. */
  ps_audience audience;       /**< Who may read this. */
  ps_finding_list findings;   /**< What fails, the most important first; then what is not known;
                                   then what is waived. */
  ps_answer_items answers;    /**< One per rule asked, in the order of the rules. */
  ps_text_list in_order;      /**< Claims that hold, the most important first. */
  ps_integer errors;          /**< Findings of severity error, told once each. */
  ps_integer warnings;        /**< Likewise of severity warning. */
  ps_integer notes;           /**< Likewise of severity note. */
  ps_integer unknown;         /**< Rules that cannot tell. */
  ps_integer passed;          /**< Rules that pass. */
  ps_integer not_applicable;  /**< Rules that do not apply. */
  ps_integer waived;          /**< Findings that somebody accepts. */
} ps_check_result;

/** In which way two cases differ at a place. */
typedef enum ps_change {
  PS_CHANGE_UNSET = 0,
  PS_CHANGE_ADDED,   /**< It is in the second only. */
  PS_CHANGE_REMOVED, /**< It is in the first only. */
  PS_CHANGE_CHANGED, /**< It is in both, and differs. */
  PS_CHANGE_CONFLICT /**< Merging: both sides changed it, each its own way; ours was kept. */
} ps_change;

/** One difference between two cases. */
typedef struct ps_difference {
  ps_object object;
  ps_change change;   /**< In which way they differ. */
  const char *type;   /**< Type of the entity, "gap". */
  const char *id;     /**< Its id. */
  const char *field;  /**< Path of the field in it, "baseline.from"; NULL for the whole entity. */
  const char *before; /**< What the first says (merging: ours), as text. */
  const char *after;  /**< What the second says (merging: theirs), as text. */
} ps_difference;

/** A list of differences by value. */
typedef struct ps_difference_items {
  const ps_difference *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_difference_items;

/** What differs between two cases. Free with ps_result_free(). */
typedef struct ps_differences {
  ps_object object;
  struct ps_store *store;          /**< The library's own. */
  ps_difference_items differences; /**< In the order of the cases. */
} ps_differences;

/** Frees any result. NULL is fine. */
PS_API void ps_result_free(void *result);

/** The name of a severity, "error"; "" when unset. */
PS_API const char *ps_severity_name(ps_severity severity);

/** The name of a verdict, "fail"; "" when unset. */
PS_API const char *ps_verdict_name(ps_verdict verdict);

#ifdef __cplusplus
}
#endif
#endif
