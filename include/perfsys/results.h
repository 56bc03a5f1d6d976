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
