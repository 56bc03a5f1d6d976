/**
 * @file analysis.h
 * Numbers from a case. Each analysis takes a `const` case and returns a result
 * that names its method, its inputs and how sure it is; where the data do not
 * carry an answer it says what is missing instead.
 */
#ifndef PERFSYS_ANALYSIS_H
#define PERFSYS_ANALYSIS_H

#include <perfsys/model.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A measure over one stretch of time.
 *
 *  Where points carry numerator and denominator the level is the sum of
 *  numerators over the sum of denominators, times the measure's scale (a mean
 *  of the points' rates would give small months the weight of large ones).
 *  Where they carry values it is their mean. A point counts if the whole of its
 *  period lies in the window; without a period it is for its day only.
 *
 *  Uncertainty: for a share of counts (whole numbers, 0 <= numerator <=
 *  denominator) the 95 % interval of Wilson (1927); for a mean of two or more
 *  values the standard error s / sqrt(n). */
typedef struct ps_level {
  ps_object object;
  ps_date from;             /**< First day of the window. */
  ps_date to;               /**< Last day of the window. */
  const char *group;        /**< Group the points are of; NULL for all. */
  ps_integer points;        /**< How many points it rests on. */
  ps_number numerator;      /**< Sum of numerators. */
  ps_number denominator;    /**< Sum of denominators. */
  ps_number value;          /**< The level, in the measure's unit. */
  ps_number low;            /**< Lower end of the 95 % interval. */
  ps_number high;           /**< Upper end of the 95 % interval. */
  ps_number standard_error; /**< Standard error of a mean of values. */
  const char *method;       /**< How it was computed, or why it was not. */
} ps_level;

/** How large a gap is.
 *
 *  With desired d and actual a, the signed gap is positive where performance
 *  falls short: d - a where higher is better, a - d where lower is, and the
 *  distance to the nearer edge outside a band (0 within). The relative gap is
 *  the gap over |d|, attainment is a / d where higher is better and d / a where
 *  lower is (both positive; not for bands). What is beyond a double stays unset.
 *  Gilbert (1978), Kaufman (1981). */
typedef struct ps_gap_size {
  ps_object object;
  const char *gap;       /**< Id of the gap. */
  const char *measure;   /**< Id of its measure. */
  const char *name;      /**< Name of the measure. */
  const char *unit;      /**< Unit of the measure. */
  ps_direction direction; /**< Which way is better. */
  ps_level before;       /**< Over the measure's baseline window. */
  ps_level now;          /**< Over its current window. */
  ps_level benchmark;    /**< Over the gap's benchmark. */
  ps_number desired;     /**< What should be. */
  ps_number desired_high; /**< Upper edge of a band. */
  const char *desired_from; /**< Where `desired` is from. */
  ps_number actual;      /**< What is. */
  const char *actual_from; /**< Where `actual` is from. */
  ps_number gap_before;  /**< Signed gap at baseline; positive is short of desired. */
  ps_number gap_now;     /**< Signed gap now; positive is short of desired. */
  ps_number relative;    /**< gap_now / |desired|. */
  ps_number attainment;  /**< 1 is just as desired. */
  ps_number closed;      /**< Share of gap_before that is gone: (before - now) / before. */
  ps_number change;      /**< now - before, in the measure's unit. */
  const char *method;    /**< The formula used. */
  ps_text_list missing;  /**< What has to be recorded before more can be said. */
} ps_gap_size;

/** A list of sizes. */
typedef struct ps_gap_size_list {
  const ps_gap_size *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_gap_size_list;

/** The sizes of all gaps of a case. Free with ps_result_free(). */
typedef struct ps_sizes {
  ps_object object;
  struct ps_store *store; /**< The library's own. */
  const char *case_id;    /**< Id of the case. */
  ps_gap_size_list gaps;  /**< One per gap, in order. */
} ps_sizes;

/** How gaps are sized. Start from ::PS_SIZE_OPTIONS_INIT. */
typedef struct ps_size_options {
  size_t size;   /**< sizeof(ps_size_options), set by ::PS_SIZE_OPTIONS_INIT. */
  ps_date as_of; /**< Points of periods that end after it do not count; 0: the case's as_of. */
  const char *gap; /**< Only the gap of this id; NULL for all. */
} ps_size_options;

#define PS_SIZE_OPTIONS_INIT {sizeof(ps_size_options), 0, NULL}

/** Sizes the gaps of a case, or NULL: no gap of that id (::PS_E_NOT_FOUND), an
 *  as_of that does not exist (::PS_E_VALUE). A gap that cannot be sized is in the
 *  result with what is `missing`. */
PS_API ps_sizes *ps_size(const ps_case *c, const ps_size_options *options,
                         const ps_settings *settings, ps_error *error);

#ifdef __cplusplus
}
#endif
#endif
