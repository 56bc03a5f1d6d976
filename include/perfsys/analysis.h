/**
 * @file analysis.h
 * Numbers from a case. Each analysis takes a `const` case and returns a result
 * that names its method, its inputs and how sure it is; where the data do not
 * carry an answer it says what is missing instead.
 */
#ifndef PERFSYS_ANALYSIS_H
#define PERFSYS_ANALYSIS_H

#include <perfsys/knowledge.h>
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

/** A segment (group) of a measure beside the whole. */
typedef struct ps_segment {
  ps_object object;
  const char *group; /**< The group. */
  ps_level before;   /**< Over the measure's baseline window. */
  ps_level now;      /**< Over its current window. */
  ps_number gap_now; /**< Signed gap now; positive is short of desired. */
  ps_number change;  /**< now - before, in the measure's unit. */
} ps_segment;

/** A list of segments by value. */
typedef struct ps_segment_items {
  const ps_segment *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_segment_items;

/** How large a gap is.
 *
 *  With desired d and actual a, the signed gap is positive where performance
 *  falls short: d - a where higher is better, a - d where lower is, and the
 *  distance to the nearer edge outside a band (0 within). The relative gap is
 *  the gap over |d|, attainment is a / d where higher is better and d / a where
 *  lower is (both positive; not for bands). What is beyond a double stays unset.
 *
 *  PIP, the potential for improving performance, is exemplar / typical where higher
 *  is better and typical / exemplar where lower is; at least 1 (Gilbert 1978). It is
 *  a ratio: the difference of the two is `exemplar_difference`. Stakes are that
 *  difference x people x worth of a unit. The cost of the gap per period is gap_now
 *  x volume x worth of a unit; cost to ignore is that over the gap's horizon, set
 *  against the cost to meet it (Kaufman 1981). Money is in major units of the case's
 *  currency.
 *
 *  A difference of two percentages is in percentage points: `gap_unit`. Where groups
 *  tell another story than the whole (Simpson 1951), `warnings` says so. */
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
  const char *gap_unit;  /**< Unit of differences: "percentage points" for "%". */
  ps_number pip;         /**< Potential for improving performance, at least 1. */
  ps_number exemplar_difference; /**< |exemplar - typical|. */
  ps_number stakes;      /**< exemplar_difference x people x worth of a unit. */
  ps_number cost_per_period; /**< gap_now x volume x worth of a unit; 0 where closed. */
  ps_number cost_to_ignore; /**< cost_per_period over the gap's horizon. */
  ps_number cost_to_meet; /**< What closing it would cost. */
  ps_number net_worth;   /**< cost_to_ignore - cost_to_meet. */
  ps_number worth_ratio; /**< cost_to_ignore / cost_to_meet. */
  ps_segment_items segments; /**< By group, where points have groups. */
  const char *method;    /**< The formula used. */
  ps_text_list missing;  /**< What has to be recorded before more can be said. */
  ps_text_list warnings; /**< What makes the figures doubtful. */
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

/** What something was worth. Free with ps_result_free().
 *
 *  Benefit-cost ratio and return on investment are two figures: ROI = (benefit -
 *  cost) / cost = BCR - 1 (Phillips 1997). A BCR of 3 is an ROI of 200 %, never of
 *  300 %. Payback = cost / benefit per period. */
typedef struct ps_worth {
  ps_object object;
  struct ps_store *store; /**< The library's own. */
  ps_number benefit;      /**< Benefit per period x periods. */
  ps_number cost;         /**< Cost, all of it. */
  ps_number net;          /**< benefit - cost. */
  ps_number bcr;          /**< benefit / cost. */
  ps_number roi;          /**< (benefit - cost) / cost; 0.25 is 25 %. */
  ps_number payback;      /**< Periods until the benefit has paid the cost. */
  const char *method;     /**< The formulas used, or what is missing. */
} ps_worth;

/** Benefit against cost over a number of periods, or NULL: ::PS_E_VALUE for a cost
 *  below zero or a figure that is not finite. */
PS_API ps_worth *ps_worth_of(double benefit_per_period, double periods, double cost,
                             const ps_settings *settings, ps_error *error);

/** The two published ways to score gravity, urgency and tendency (Kepner and Tregoe
 *  1981); they rank differently: keep the way with the score. */
typedef enum ps_gut_variant {
  PS_GUT_PRODUCT = 0, /**< 1 to 125; the common one. */
  PS_GUT_SUM          /**< 3 to 15. */
} ps_gut_variant;

/** The score of gravity, urgency and tendency, each 1 to 5; 0 if one is not. */
PS_API int ps_gut_score(int gravity, int urgency, int tendency, ps_gut_variant variant);

/** The risk priority number, severity x occurrence x detection, each 1 to 10; 0 if
 *  one is not. A known fault of it: severity 10, occurrence 1, detection 5 (50)
 *  ranks below 9, 8, 5 (360). Compare severities first. */
PS_API int ps_risk_priority(int severity, int occurrence, int detection);

/* ---- voices at the table -------------------------------------------------- */

/** What a seat at the table speaks for. */
typedef enum ps_voice {
  PS_VOICE_UNSET = 0,
  PS_VOICE_FIELD,    /**< The work: who does it, leads it, a region, a contractor. */
  PS_VOICE_STRATEGY, /**< The direction: strategy and sponsors. */
  PS_VOICE_LEARNING, /**< The learning side, where it speaks for neither of those. */
  PS_VOICE_OTHER     /**< Anything else. */
} ps_voice;

/** How much of the table one class of voices, or one perspective, has. */
typedef struct ps_voice_share {
  ps_object object;
  const char *name;   /**< "field", "strategy", "learning", "other"; or a perspective. */
  ps_integer seats;   /**< Seats that speak for it. */
  ps_number share;    /**< Its share of the table, 0 to 1; all together are 1. */
  ps_number speaking; /**< Its share of the speaking time, where that is known of every seat. */
} ps_voice_share;

/** A list of voice shares by value. */
typedef struct ps_voice_share_items {
  const ps_voice_share *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_voice_share_items;

/** Who is heard at the table. Free with ps_result_free().
 *
 *  Seats are the parties with `seat` true. For the classes a seat counts once for each
 *  class it speaks for: a team lead who is also the sponsor is a voice of the field and
 *  one of strategy. p is the share of a class in all those voices, k the number of
 *  classes that have any; then Shannon H = -sum p ln p (Shannon 1948), evenness J = H /
 *  ln k (Pielou 1966), diversity 1 - sum p^2 (Simpson 1949), and 1 / sum p^2 equally
 *  strong voices would be as diverse. For the perspectives a seat is split evenly among
 *  those it has, so that who knows much does not weigh more. Speaking time is shared out
 *  likewise; its inequality among seats is sum |x_i - x_j| / (2 n sum x) (Gini 1912), 0
 *  where all speak alike.
 *
 *  Evenness alone is not enough: it takes the right experience too (`coverage`), and no
 *  more seats than that needs (`redundant`). */
typedef struct ps_voices {
  ps_object object;
  struct ps_store *store; /**< The library's own. */
  const char *case_id;    /**< Id of the case. */
  ps_integer seats;       /**< Seats at the table; unset where none is recorded. */
  ps_voice_share_items classes;      /**< Field, strategy, learning and other, in this order. */
  ps_voice_share_items perspectives; /**< The perspectives that have a seat. */
  ps_number shannon;      /**< H of the classes, in natural units. */
  ps_number evenness;     /**< J of the classes, 0 to 1; unset where there is only one. */
  ps_number simpson;      /**< 1 - sum p^2 of the classes. */
  ps_number effective;    /**< How many equally strong classes would be as diverse. */
  ps_number largest;      /**< Share of the largest class. */
  ps_number field_to_strategy; /**< Field voices to one of strategy; unset where one is missing. */
  ps_number gini;         /**< Inequality of speaking time, 0 to 1. */
  ps_number coverage;     /**< Share of the required perspectives that have a seat. */
  ps_text_list uncovered; /**< Required perspectives without a seat. */
  ps_text_list redundant; /**< Seats that could go, all of them together, without losing a
                               perspective or a side; the last in the case go first. */
  const char *method;     /**< The formulas used. */
  ps_text_list missing;   /**< What has to be recorded before more can be said. */
} ps_voices;

/** Who is heard at the table of a case, or NULL: ::PS_E_ARGUMENT, ::PS_E_MEMORY. What
 *  cannot be told is unset, with what is `missing`. */
PS_API ps_voices *ps_voices_of(const ps_case *c, const ps_settings *settings, ps_error *error);

/** The name of a class of voices, "field"; "" when unset. */
PS_API const char *ps_voice_name(ps_voice voice);

/* ---- timing --------------------------------------------------------------- */

/** When one step of the work was taken. */
typedef struct ps_timestamp {
  ps_object object;
  const char *id;   /**< "t0" to "t7", "tn". */
  const char *name; /**< What happened then. */
  ps_date on;       /**< The day; 0 where it is not known. */
  const char *from; /**< The field it is from: "gap.detected". */
  const char *of;   /**< Id of what that field is of. */
} ps_timestamp;

/** A list of timestamps by value. */
typedef struct ps_timestamp_items {
  const ps_timestamp *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_timestamp_items;

/** How long one step of the work took. */
typedef struct ps_latency {
  ps_object object;
  const char *id;        /**< "diagnosis"; "start+diagnosis" where the days cannot be parted. */
  const char *name;      /**< What went on in that time. */
  const char *from;      /**< The timestamp it begins with, by id. */
  const char *to;        /**< The one it ends with. */
  ps_integer days;       /**< Days between them; below zero where the later step came first. */
  ps_text_list missing;  /**< What has to be recorded before it can be told. */
} ps_latency;

/** A list of latencies by value. */
typedef struct ps_latency_items {
  const ps_latency *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_latency_items;

/** From the first sign of a gap to the effect. See ps_timing_of(); free with
 *  ps_result_free(). */
typedef struct ps_timings {
  ps_object object;
  struct ps_store *store;     /**< The library's own. */
  const char *case_id;        /**< Id of the case. */
  const char *gap;            /**< Id of the gap; NULL where it is the whole case. */
  ps_date as_of;              /**< The day it is looked at from. */
  ps_timestamp_items times;   /**< t0 to t7, then tn; known or not. */
  ps_latency_items latencies; /**< The seven steps, then the total, t7 - t1. */
  ps_number earliness;        /**< (t2 - t1) / (tn - t1): 0 is at once, 1 is on the last day;
                                   unset where tn is not after t1. */
  ps_integer slack;           /**< tn - t6; below zero is too late. */
  ps_latency slowest;         /**< The longest step from t1 on; still going on where t7 is not
                                   known: then up to the day it is looked at from. */
  ps_flag solution_first;     /**< Whether a solution was named before a cause was confirmed. */
  const char *solution;       /**< The solution named first: the kind that was asked for, or the
                                   id of an intervention. */
  ps_date solution_named_on;  /**< When that was. */
  const char *method;         /**< The formulas used. */
  ps_text_list missing;       /**< What has to be recorded before more can be said. */
} ps_timings;

/** How timing is looked at. Start from ::PS_TIMING_OPTIONS_INIT. */
typedef struct ps_timing_options {
  size_t size;     /**< sizeof(ps_timing_options), set by ::PS_TIMING_OPTIONS_INIT. */
  ps_date as_of;   /**< What lies after it has not happened; 0: the case's as_of. */
  const char *gap; /**< Only the gap of this id; NULL for the whole case. */
} ps_timing_options;

#define PS_TIMING_OPTIONS_INIT {sizeof(ps_timing_options), 0, NULL}

/** When the steps of the work were taken, and how long each took; or NULL: no gap of that
 *  id (::PS_E_NOT_FOUND), an as_of that does not exist (::PS_E_VALUE).
 *
 *  Each time is the earliest day of
 *   - t0, the gap began: gap.onset;
 *   - t1, it was seen: gap.detected;
 *   - t2, the learning side was called: case.engaged_on, else gap.called;
 *   - t3, the analysis began: phase.started of a phase of kind diagnose; from t2 on also
 *     that of one of kind frame, and inquiry.on;
 *   - t4, a cause was confirmed: cause.confirmed_on of a confirmed cause;
 *   - t5, what is done was chosen: intervention.selected_on of one selected, started or done;
 *   - t6, it was delivered: case.delivered_on;
 *   - t7, an effect was seen: evaluation.on, from t6 on, of one that met its target and is
 *     of level 4 or 5 or about a gap;
 *   - tn, it is needed: case.needed_by, else gap.needed.
 *
 *  For one gap, t2 is gap.called, else case.engaged_on, and tn likewise; causes are its own,
 *  interventions those that answer them, evaluations those about either.
 *
 *  Steps: detection t1 - t0, call t2 - t1, start t3 - t2, diagnosis t4 - t3, decision
 *  t5 - t4, build t6 - t5, effect t7 - t6. The slowest is sought from t1 on, as nobody can
 *  hurry before; where a time between is not known two steps are taken as one, and a time
 *  before the one it should follow parts nothing. A solution is named when it is asked for
 *  (case.requested_solution, requested_on) or chosen (t5); it comes first where that is
 *  before t4, or where no cause is confirmed at all.
 *
 *  Proposed for this library: no published standard for these times is known, so there are
 *  none here; rules take theirs from the configuration (ps_threshold). */
PS_API ps_timings *ps_timing_of(const ps_case *c, const ps_timing_options *options,
                                const ps_settings *settings, ps_error *error);

/* ---- the partner score ---------------------------------------------------- */

/** One of the ten items of the partner score. */
typedef struct ps_partner_item {
  ps_object object;
  const char *id;      /**< "s1" to "s10". */
  const char *name;    /**< What is there where it is met, in a few words. */
  const char *asks;    /**< What it asks. */
  ps_number value;     /**< 0 to 1; unset where the record does not tell. */
  ps_flag met;         /**< Whether the value is all that a partner needs of it. */
  const char *because; /**< What the value rests on, or what is missing. */
} ps_partner_item;

/** A list of items of the partner score by value. */
typedef struct ps_partner_item_items {
  const ps_partner_item *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_partner_item_items;

/** How the learning side works in one case, by what is written down of it. Free with
 *  ps_result_free().
 *
 *  Ten items, each 0, 1 or a share. Not recorded is unknown, never 0: an item is 0 only
 *  where something speaks against it, or where the log was kept over all the time in
 *  question and tells of nothing.
 *
 *  - s1: the share of what was chosen (selected, started, done) that was chosen after
 *    something of the causes was found: a cause confirmed or ruled out, evidence for or
 *    against one, an answer to a question, a diagnosis that ended. Met above one half.
 *  - s2: whether two or more families of intervention were considered.
 *  - s3: the share of confirmed causes that learning cannot cure (supported ones, if none is
 *    confirmed) with an answer other than learning. Met at 1; 1 where there is no such cause.
 *  - s4: whether the learning side was engaged before the solution: before anything was
 *    chosen, and not to deliver the very kind of solution that was asked for.
 *  - s5: the share of the two directions, business to learning and back, in which
 *    expectations are stated. Met at 1.
 *  - s6: the share of events that both sides took part in. Met from `joint_share`.
 *  - s7: whether somebody from the learning side came back after delivery.
 *  - s8: whether owners from both sides answer for a gap on a measure of outcome or impact,
 *    and both sides have put something in (a stake of a commitment).
 *  - s9: whether the case began from a signal or a forecast; 0 for a request.
 *  - s10: whether the business was told what it was worth: it accepted an evaluation of
 *    results (level 4 or 5, an outcome or impact, or a benefit in money), or one was made
 *    and a report was given with the business there.
 *
 *  Order taker: s1 is 0. Consultant: s1 and s2 are met. Partner: s1 to s4 are met, and at
 *  least three of s5 to s10. In between (causes were looked for, but before less than half
 *  of the choices, or only one family was considered) no mode fits: `mode` is unset and
 *  `because` says so.
 *
 *  Source: proposed for perfsys, no outside authority. The three modes are after Robinson
 *  and Robinson, Performance Consulting (1995), and the order taker, consultant and partner
 *  of practitioners' writing; what a partner does (stays, shares risk, answers for outcomes)
 *  after "It takes two". It judges one case: a way of working shows over several. */
typedef struct ps_partner_score {
  ps_object object;
  struct ps_store *store;      /**< The library's own. */
  const char *case_id;         /**< Id of the case. */
  ps_date as_of;               /**< The day it is looked at from. */
  ps_partner_item_items items; /**< The ten items, in order. */
  ps_partner_mode mode;        /**< What the record shows; unset where it cannot be told. */
  ps_partner_mode at_least;    /**< What it shows in any case, whatever is still missing. */
  const char *because;         /**< Why it is that mode, or why none can be told. */
  ps_text_list missing;        /**< Items that must be known before more can be told. */
} ps_partner_score;

/** How the items are judged. 0 in a member means its default. Start from
 *  ::PS_PARTNER_SCORE_OPTIONS_INIT. */
typedef struct ps_partner_score_options {
  size_t size;         /**< sizeof, set by ::PS_PARTNER_SCORE_OPTIONS_INIT. */
  ps_date as_of;       /**< Events after it do not count; 0: the case's as_of. */
  double joint_share;  /**< s6: share of joint events that is enough; default 0.3. */
  int follow_up_days;  /**< s7: days after delivery until absence counts; default 90. */
} ps_partner_score_options;

#define PS_PARTNER_SCORE_OPTIONS_INIT {sizeof(ps_partner_score_options), 0, 0, 0}

/** The partner score of a case, or NULL: ::PS_E_VALUE for a share that is not within 0 and
 *  1, days below 0, an as_of that does not exist. */
PS_API ps_partner_score *ps_partner_score_of(const ps_case *c,
                                             const ps_partner_score_options *options,
                                             const ps_settings *settings, ps_error *error);

/* ---- a walk through a flow of questions ----------------------------------- */

/** One question of a walk, and where its answer led. */
typedef struct ps_walk_step {
  ps_object object;
  const char *cell;     /**< Id of the cell: "MP4". */
  const char *name;     /**< What the cell is called. */
  const char *question; /**< What is asked there. */
  ps_flag answer;       /**< The answer; unset at a last cell, which has no yes or no. */
  const char *then;     /**< What follows from it, in words. */
  ps_text_list actions; /**< What to do, as ids: "training". */
  ps_text_list kinds;   /**< The kinds of intervention (I01) that do it. */
  ps_flag learning;     /**< True where one of the actions is learning. */
} ps_walk_step;

/** A list of steps by value. */
typedef struct ps_walk_step_items {
  const ps_walk_step *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_walk_step_items;

/** A walk through a flow of yes and no. Free with ps_result_free(). */
typedef struct ps_walk {
  ps_object object;
  struct ps_store *store;    /**< The library's own. */
  const char *framework;     /**< Id of the flow. */
  ps_walk_step_items steps;  /**< The questions answered, in the order they came. */
  ps_text_list actions;      /**< All there is to do, each once, in that order. A later step may
                                  put something in the place of an earlier one: its `then` says
                                  so. */
  ps_text_list kinds;        /**< The kinds of intervention that do it, each once. */
  ps_flag learning;          /**< Whether learning is among them. */
  ps_flag ended;             /**< Whether the flow came to an end. */
  const char *next;          /**< Id of the cell whose question is open; NULL if none is. */
  const char *next_question; /**< That question. */
  ps_text_list unused;       /**< Cells that were answered and are not on the way. */
} ps_walk;

/** Walks through a framework of kind flow from its first cell, as far as the answers go:
 *  "MP1=yes, MP2=yes, MP3=no", in any order, parted by commas, semicolons or space;
 *  yes, y and true are one, so are no, n and false. NULL or "" ask the first question.
 *  A flow of one's own that comes back to a cell goes on there with the same answer, so
 *  the walk ends before it.
 *
 *  NULL: the framework is no flow, an answer is neither yes nor no, or a cell has two
 *  (::PS_E_VALUE); there is no cell of that id (::PS_E_NOT_FOUND, with the nearest). */
PS_API ps_walk *ps_walk_of(const ps_framework *framework, const char *answers,
                           const ps_settings *settings, ps_error *error);

/* What a claim of an effect rests on: plain figures. NaN stands for what cannot be told. */

/** What is left of a benefit after the share that is due to the work and how sure those are
 *  who estimated it (Phillips 1997): benefit x attribution x confidence, the last two 0 to 1
 *  or NaN. Times the margin where the benefit is income. */
PS_API double ps_adjusted_benefit(double benefit, double attribution, double confidence);

/** How much better a level is than what would have been anyway: than the level of a group
 *  that nothing was changed for, or than the trend before, drawn on (Phillips 1997). Below
 *  zero where it is worse. NaN for a direction that is neither higher nor lower. */
PS_API double ps_effect_beyond(double observed, double expected, ps_direction better);

/** What a row of yearly sums is worth today at a rate of interest (0.15 is 15 %): the first
 *  is of today, each further one a year later. Over the cost it is a benefit-cost ratio, not
 *  a return, unless the cost is taken off as the first sum. NaN for a rate of -1 or less. */
PS_API double ps_net_present_value(const double *sums, size_t count, double rate);

/* ---- tasks -------------------------------------------------------------- */

/** What the ratings of a task say of it. */
typedef struct ps_task_result {
  ps_object object;
  const char *task;             /**< Id of the task. */
  const char *text;             /**< What is done. */
  ps_number difficulty_score;   /**< Difficulty as a share of its scale, 0 to 100. */
  ps_number importance_score;   /**< Importance likewise. */
  ps_number frequency_score;    /**< Frequency likewise. */
  ps_flag core;                 /**< Core (true) or supplemental (false), see ps_task_is_core(). */
  ps_dif_difficulty difficulty; /**< How hard it is, by the cut-offs. */
  ps_flag important;            /**< Whether it matters, by the cut-off. */
  ps_dif_frequency frequency;   /**< How often it is done, by the cut-offs. */
  ps_dif_decision decision;     /**< What the table decides about training. */
  const char *doubt;            /**< What is doubtful about that row of the table; NULL if
                                     nothing is. */
  ps_text_list missing;         /**< What has to be rated before more can be said. */
  ps_text_list discuss;         /**< Ratings that the raters are far apart on. */
} ps_task_result;

/** A list of task results by value. */
typedef struct ps_task_result_items {
  const ps_task_result *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_task_result_items;

/** What the ratings say of all tasks of a case. Free with ps_result_free(). */
typedef struct ps_tasks {
  ps_object object;
  struct ps_store *store;     /**< The library's own. */
  const char *case_id;        /**< Id of the case. */
  ps_task_result_items tasks; /**< One per task, in order. */
} ps_tasks;

/** How ratings become words: a rating at a cut-off is above it. 0 in a member means
 *  its default. The table is published without cut-offs; these are conventions, so
 *  keep those used with the decisions. Start from ::PS_TASK_OPTIONS_INIT. */
typedef struct ps_task_options {
  size_t size;                  /**< sizeof, set by ::PS_TASK_OPTIONS_INIT. */
  double very_difficult;        /**< Difficulty 1 to 5; default 4. */
  double moderately_difficult;  /**< Default 2.5. */
  double important;             /**< Importance 1 to 5; default 3. */
  double very_frequent;         /**< Frequency 1 to 7; default 5. */
  double moderately_frequent;   /**< Default 3. */
  double spread;                /**< Share of a scale: raters whose standard deviation is above
                                     it are far apart; default 0.25 (one point of 1 to 5). */
} ps_task_options;

#define PS_TASK_OPTIONS_INIT {sizeof(ps_task_options), 0, 0, 0, 0, 0, 0}

/** What the ratings say of the tasks of a case: standard scores and core tasks as in
 *  O*NET, and what the table of difficulty, importance and frequency decides about
 *  training; or NULL: ::PS_E_VALUE for cut-offs that are negative, not finite or in the
 *  wrong order. A task that is not rated is in the result with what is `missing`. */
PS_API ps_tasks *ps_tasks_of(const ps_case *c, const ps_task_options *options,
                             const ps_settings *settings, ps_error *error);

#ifdef __cplusplus
}
#endif
#endif
