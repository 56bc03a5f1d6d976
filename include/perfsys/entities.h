/**
 * @file entities.h
 * What a case is made of: one plain struct per entity, with the words its fields take.
 *
 * Read fields directly (`gap->desired.value`); change them through ps_set() and its kin
 * (model.h). A reference is the id of another entity of the case. Every field may be
 * unset: texts NULL, dates 0, enums 0, the rest by their `set` or `given`. Fields are only
 * ever appended: never take the sizeof of an entity. Where a field's name is taken (a
 * word of C++, or `object`), the member ends in an underscore (`class_`); in JSON it does
 * not ("class").
 */
#ifndef PERFSYS_ENTITIES_H
#define PERFSYS_ENTITIES_H

#include <perfsys/base.h>
#include <perfsys/results.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- enumerations ------------------------------------------------------- */

/** The types of entity. */
typedef enum ps_entity_type {
  PS_ENTITY_NONE = 0,
  PS_CASE, /**< ps_case */
  PS_MEASURE, /**< ps_measure */
  PS_GAP, /**< ps_gap */
  PS_CAUSE, /**< ps_cause */
  PS_PHASE, /**< ps_phase */
  PS_PARTY, /**< ps_party */
  PS_GOAL, /**< ps_goal */
  PS_OBJECTIVE, /**< ps_objective */
  PS_TASK, /**< ps_task */
  PS_SKILL, /**< ps_skill */
  PS_INQUIRY, /**< ps_inquiry */
  PS_EVIDENCE, /**< ps_evidence */
  PS_INTERVENTION, /**< ps_intervention */
  PS_ASSET, /**< ps_asset */
  PS_PERSONA, /**< ps_persona */
  PS_RESPONSIBILITY, /**< ps_responsibility */
  PS_EXPECTATION, /**< ps_expectation */
  PS_COMMITMENT, /**< ps_commitment */
  PS_EVENT, /**< ps_event */
  PS_EVALUATION, /**< ps_evaluation */
  PS_BUDGET, /**< ps_budget */
  PS_SCENARIO, /**< ps_scenario */
  PS_RELATIONSHIP, /**< ps_relationship */
  PS_ENTITY_END_ /**< One past the last; not a type. */
} ps_entity_type;

/** Why a case was opened. */
typedef enum ps_purpose {
  PS_PURPOSE_UNSET = 0,
  PS_PURPOSE_PERFORMANCE, /**< A gap in performance is claimed. */
  PS_PURPOSE_LAUNCH,      /**< Something new comes and people must be ready. */
  PS_PURPOSE_HOW_TO,      /**< People ask how to do something. */
  PS_PURPOSE_MANDATED,    /**< A law or policy demands it. */
  PS_PURPOSE_ONBOARDING   /**< New people start. */
} ps_purpose;

/** What set a case off. */
typedef enum ps_origin {
  PS_ORIGIN_UNSET = 0,
  PS_ORIGIN_SIGNAL,   /**< A sign in a measure. */
  PS_ORIGIN_FORECAST, /**< Something foreseen. */
  PS_ORIGIN_REQUEST   /**< Somebody asked. */
} ps_origin;

/** How far a case has come. */
typedef enum ps_case_status {
  PS_CASE_STATUS_UNSET = 0,
  PS_CASE_STATUS_FRAMED,     /**< The gap is stated. */
  PS_CASE_STATUS_DIAGNOSED,  /**< Its causes are confirmed. */
  PS_CASE_STATUS_PLANNED,    /**< Interventions are chosen. */
  PS_CASE_STATUS_DELIVERING, /**< They are under way. */
  PS_CASE_STATUS_DELIVERED,  /**< They are in place. */
  PS_CASE_STATUS_CLOSED      /**< The case is over. */
} ps_case_status;

/** What became of what was asked for. */
typedef enum ps_result {
  PS_RESULT_UNSET = 0,
  PS_RESULT_BUILT,       /**< It was built as asked. */
  PS_RESULT_SMALLER,     /**< Something smaller was enough. */
  PS_RESULT_REDIRECTED,  /**< Something else was done instead. */
  PS_RESULT_NO_TRAINING  /**< No training was needed. */
} ps_result;

/** How much service a request gets. */
typedef enum ps_tier {
  PS_TIER_UNSET = 0,
  PS_TIER_SELF,     /**< People help themselves. */
  PS_TIER_ASSISTED, /**< They are helped to do it. */
  PS_TIER_FULL      /**< It is done for them. */
} ps_tier;

/** The canonical stretches of the work. */
typedef enum ps_phase_kind {
  PS_PHASE_KIND_UNSET = 0,
  PS_PHASE_KIND_FRAME,    /**< State the gap. */
  PS_PHASE_KIND_DIAGNOSE, /**< Find and confirm its causes. */
  PS_PHASE_KIND_DESIGN,   /**< Choose and plan interventions. */
  PS_PHASE_KIND_BUILD,    /**< Make them. */
  PS_PHASE_KIND_PILOT,    /**< Try them on a few. */
  PS_PHASE_KIND_ROLLOUT,  /**< Bring them to all. */
  PS_PHASE_KIND_SUSTAIN,  /**< Keep them alive. */
  PS_PHASE_KIND_EVALUATE  /**< See what they changed. */
} ps_phase_kind;

/** Which side of the partnership a party is on. */
typedef enum ps_side {
  PS_SIDE_UNSET = 0,
  PS_SIDE_BUSINESS, /**< The business. */
  PS_SIDE_LEARNING, /**< The learning team. */
  PS_SIDE_HR,       /**< Human resources. */
  PS_SIDE_OTHER     /**< Anybody else. */
} ps_side;

/** What a party can speak for. */
typedef enum ps_perspective {
  PS_PERSPECTIVE_UNSET = 0,
  PS_PERSPECTIVE_STRATEGY,         /**< Where the organisation is going. */
  PS_PERSPECTIVE_SPONSOR,          /**< Who pays and decides. */
  PS_PERSPECTIVE_PRODUCT,          /**< The product or service. */
  PS_PERSPECTIVE_PERFORMER,        /**< Who does the work. */
  PS_PERSPECTIVE_FRONTLINE_LEADER, /**< Who leads those who do the work. */
  PS_PERSPECTIVE_REGION,           /**< One region or site. */
  PS_PERSPECTIVE_CONTRACTOR,       /**< Work done by others under contract. */
  PS_PERSPECTIVE_END_USER,         /**< Who will use what is made. */
  PS_PERSPECTIVE_CUSTOMER,         /**< Who is served. */
  PS_PERSPECTIVE_SPECIALIST        /**< Who knows a subject. */
} ps_perspective;

/** Where a party stands in the line. */
typedef enum ps_party_level {
  PS_PARTY_LEVEL_UNSET = 0,
  PS_PARTY_LEVEL_EXECUTIVE, /**< Leads the organisation or a large part. */
  PS_PARTY_LEVEL_MANAGER,   /**< Leads people. */
  PS_PARTY_LEVEL_TEAM       /**< Does the work. */
} ps_party_level;

/** How the learning side works with the business. */
typedef enum ps_partner_mode {
  PS_PARTNER_MODE_UNSET = 0,
  PS_PARTNER_MODE_ORDER_TAKER, /**< Delivers what is asked for. */
  PS_PARTNER_MODE_CONSULTANT,  /**< Asks, diagnoses, advises. */
  PS_PARTNER_MODE_PARTNER      /**< Stays, shares risk, answers for outcomes. */
} ps_partner_mode;

/** What a measure counts, along the way from effort to effect. */
typedef enum ps_measure_kind {
  PS_MEASURE_KIND_UNSET = 0,
  PS_MEASURE_KIND_INPUT,    /**< What is put in: money, hours. */
  PS_MEASURE_KIND_ACTIVITY, /**< What is done. */
  PS_MEASURE_KIND_OUTPUT,   /**< What is delivered; countable at delivery. */
  PS_MEASURE_KIND_OUTCOME,  /**< What changes for somebody else. */
  PS_MEASURE_KIND_IMPACT    /**< The lasting effect. */
} ps_measure_kind;

/** Whether a measure moves before the result or is the result. */
typedef enum ps_timing {
  PS_TIMING_UNSET = 0,
  PS_TIMING_LEADING, /**< Seen before the result. */
  PS_TIMING_LAGGING  /**< The result itself. */
} ps_timing;

/** Which way a measure is better. */
typedef enum ps_direction {
  PS_DIRECTION_UNSET = 0,
  PS_DIRECTION_HIGHER, /**< More is better. */
  PS_DIRECTION_LOWER,  /**< Less is better. */
  PS_DIRECTION_BAND    /**< Best between two limits. */
} ps_direction;

/** The stretch of time one figure is for. */
typedef enum ps_period {
  PS_PERIOD_UNSET = 0,
  PS_PERIOD_DAY,     /**< One day. */
  PS_PERIOD_WEEK,    /**< Seven days. */
  PS_PERIOD_MONTH,   /**< One calendar month. */
  PS_PERIOD_QUARTER, /**< Three calendar months. */
  PS_PERIOD_YEAR     /**< Twelve calendar months. */
} ps_period;

/** What sort of gap it is. */
typedef enum ps_gap_type {
  PS_GAP_TYPE_UNSET = 0,
  PS_GAP_TYPE_DEFICIENCY,   /**< Performance is below what it should be. */
  PS_GAP_TYPE_OPPORTUNITY,  /**< It could be better than it needs to be. */
  PS_GAP_TYPE_NEW_STANDARD  /**< What is wanted has changed. */
} ps_gap_type;

/** What an objective is about. */
typedef enum ps_objective_kind {
  PS_OBJECTIVE_KIND_UNSET = 0,
  PS_OBJECTIVE_KIND_KNOWLEDGE, /**< To know. */
  PS_OBJECTIVE_KIND_SKILL,     /**< To be able. */
  PS_OBJECTIVE_KIND_ATTITUDE,  /**< To be willing. */
  PS_OBJECTIVE_KIND_PRACTICE   /**< To do it, again and again. */
} ps_objective_kind;

/** How sure we are of a cause. */
typedef enum ps_cause_status {
  PS_CAUSE_STATUS_UNSET = 0,
  PS_CAUSE_STATUS_UNEXAMINED,   /**< Named only. */
  PS_CAUSE_STATUS_HYPOTHESISED, /**< Thought possible. */
  PS_CAUSE_STATUS_SUPPORTED,    /**< One source speaks for it. */
  PS_CAUSE_STATUS_CONFIRMED,    /**< Several independent sources and methods agree. */
  PS_CAUSE_STATUS_RULED_OUT     /**< Evidence speaks against it. */
} ps_cause_status;

/** How several causes of one effect combine. */
typedef enum ps_gate {
  PS_GATE_UNSET = 0,
  PS_GATE_AND, /**< All are needed. */
  PS_GATE_OR   /**< Any is enough. */
} ps_gate;

/** Whether a cause is something that happens or something that is there. */
typedef enum ps_cause_nature {
  PS_CAUSE_NATURE_UNSET = 0,
  PS_CAUSE_NATURE_ACTION,    /**< It happens. */
  PS_CAUSE_NATURE_CONDITION  /**< It is there. */
} ps_cause_nature;

/** What can cure a cause. */
typedef enum ps_triage {
  PS_TRIAGE_UNSET = 0,
  PS_TRIAGE_LEARNING, /**< Learning can. */
  PS_TRIAGE_OTHER,    /**< Something else must. */
  PS_TRIAGE_MIXED     /**< Both are needed. */
} ps_triage;

/** The parts of an analysis. */
typedef enum ps_part {
  PS_PART_UNSET = 0,
  PS_PART_BUSINESS,    /**< What the business wants and why. */
  PS_PART_PERFORMANCE, /**< What people do and should do. */
  PS_PART_ENVIRONMENT, /**< What surrounds the work. */
  PS_PART_CAUSE,       /**< Why there is a gap. */
  PS_PART_AUDIENCE,    /**< Who the people are. */
  PS_PART_TASK         /**< How the work is done. */
} ps_part;

/** How evidence was come by. */
typedef enum ps_method {
  PS_METHOD_UNSET = 0,
  PS_METHOD_INTERVIEW,   /**< Somebody was asked. */
  PS_METHOD_OBSERVATION, /**< Work was watched. */
  PS_METHOD_DOCUMENT,    /**< Something was read. */
  PS_METHOD_DATA,        /**< Figures were examined. */
  PS_METHOD_FOCUS_GROUP, /**< A group was asked. */
  PS_METHOD_SURVEY,      /**< Many were asked the same. */
  PS_METHOD_PILOT,       /**< Something was tried. */
  PS_METHOD_SHADOWING    /**< A day at work was followed. */
} ps_method;

/** How far a source can be trusted (Admiralty code). */
typedef enum ps_reliability {
  PS_RELIABILITY_UNSET = 0,
  PS_RELIABILITY_A, /**< Completely reliable. */
  PS_RELIABILITY_B, /**< Usually reliable. */
  PS_RELIABILITY_C, /**< Fairly reliable. */
  PS_RELIABILITY_D, /**< Not usually reliable. */
  PS_RELIABILITY_E, /**< Unreliable. */
  PS_RELIABILITY_F  /**< Cannot be judged; gives no weight, not low weight. */
} ps_reliability;

/** What an intervention works through. */
typedef enum ps_intervention_class {
  PS_INTERVENTION_CLASS_UNSET = 0,
  PS_INTERVENTION_CLASS_LEARNING, /**< People learn. */
  PS_INTERVENTION_CLASS_SUPPORT,  /**< Help at the moment of work. */
  PS_INTERVENTION_CLASS_OTHER     /**< The work or its surroundings change. */
} ps_intervention_class;

/** How far an intervention has come. */
typedef enum ps_intervention_status {
  PS_INTERVENTION_STATUS_UNSET = 0,
  PS_INTERVENTION_STATUS_CONSIDERED, /**< Among the options. */
  PS_INTERVENTION_STATUS_SELECTED,   /**< Chosen. */
  PS_INTERVENTION_STATUS_REJECTED,   /**< Not chosen. */
  PS_INTERVENTION_STATUS_STARTED,    /**< Under way. */
  PS_INTERVENTION_STATUS_DONE        /**< In place. */
} ps_intervention_status;

/** A rough size. */
typedef enum ps_amount {
  PS_AMOUNT_UNSET = 0,
  PS_AMOUNT_LOW,    /**< Small. */
  PS_AMOUNT_MEDIUM, /**< Neither small nor large. */
  PS_AMOUNT_HIGH    /**< Large. */
} ps_amount;

/** The moments of need (Gottfredson and Mosher). */
typedef enum ps_moment {
  PS_MOMENT_UNSET = 0,
  PS_MOMENT_NEW,    /**< Learning something for the first time. */
  PS_MOMENT_MORE,   /**< Learning more of it. */
  PS_MOMENT_APPLY,  /**< Doing it at work. */
  PS_MOMENT_SOLVE,  /**< Something went wrong. */
  PS_MOMENT_CHANGE  /**< What was learned no longer holds. */
} ps_moment;

/** What an asset is. */
typedef enum ps_asset_kind {
  PS_ASSET_KIND_UNSET = 0,
  PS_ASSET_KIND_SOURCE,   /**< Where something is laid down with authority. */
  PS_ASSET_KIND_COURSE,   /**< A course. */
  PS_ASSET_KIND_JOB_AID,  /**< Help at the moment of work. */
  PS_ASSET_KIND_TEMPLATE, /**< Something to start from. */
  PS_ASSET_KIND_SCENARIO, /**< A story to work through. */
  PS_ASSET_KIND_MESSAGE,  /**< Something told. */
  PS_ASSET_KIND_PRACTICE, /**< An exercise. */
  PS_ASSET_KIND_REPORT    /**< A report. */
} ps_asset_kind;

/** How an asset reaches a learner. */
typedef enum ps_touchpoint {
  PS_TOUCHPOINT_UNSET = 0,
  PS_TOUCHPOINT_SOCIAL,    /**< Through other people. */
  PS_TOUCHPOINT_FORMAL,    /**< In a course. */
  PS_TOUCHPOINT_IMMEDIATE  /**< At the moment of need. */
} ps_touchpoint;

/** What is in an asset. */
typedef enum ps_element {
  PS_ELEMENT_UNSET = 0,
  PS_ELEMENT_PROCEDURE,  /**< Steps to follow. */
  PS_ELEMENT_PRACTICE,   /**< Something to do. */
  PS_ELEMENT_FEEDBACK,   /**< An answer to what was done. */
  PS_ELEMENT_ASSESSMENT  /**< A test of it. */
} ps_element;

/** How far a practice has become a standard. */
typedef enum ps_standard_status {
  PS_STANDARD_STATUS_UNSET = 0,
  PS_STANDARD_STATUS_LOCAL,    /**< Used in one place. */
  PS_STANDARD_STATUS_PILOTED,  /**< Tried with evidence. */
  PS_STANDARD_STATUS_STANDARD, /**< The way it is done. */
  PS_STANDARD_STATUS_RETIRED   /**< No longer used. */
} ps_standard_status;

/** What an activity of the work is for. */
typedef enum ps_activity_kind {
  PS_ACTIVITY_KIND_UNSET = 0,
  PS_ACTIVITY_KIND_DETECT,         /**< Notice gaps. */
  PS_ACTIVITY_KIND_OPEN,           /**< Open a case. */
  PS_ACTIVITY_KIND_ANALYSE,        /**< Find causes. */
  PS_ACTIVITY_KIND_JOB_ANALYSIS,   /**< Describe tasks and skills. */
  PS_ACTIVITY_KIND_DECIDE,         /**< Decide what is done. */
  PS_ACTIVITY_KIND_RESOURCE,       /**< Give money, people, time. */
  PS_ACTIVITY_KIND_REMOVE_BARRIER, /**< Clear what is in the way. */
  PS_ACTIVITY_KIND_BUILD,          /**< Make what is needed. */
  PS_ACTIVITY_KIND_REINFORCE,      /**< Keep it up on the job. */
  PS_ACTIVITY_KIND_MEASURE,        /**< See what changed. */
  PS_ACTIVITY_KIND_OTHER           /**< Anything else. */
} ps_activity_kind;

/** The part a party has in an activity (RASCI). */
typedef enum ps_letter {
  PS_LETTER_UNSET = 0,
  PS_LETTER_R, /**< Does it. */
  PS_LETTER_A, /**< Answers for it. */
  PS_LETTER_S, /**< Helps. */
  PS_LETTER_C, /**< Is asked before. */
  PS_LETTER_I  /**< Is told after. */
} ps_letter;

/** What happened. */
typedef enum ps_event_kind {
  PS_EVENT_KIND_UNSET = 0,
  PS_EVENT_KIND_CONVERSATION,   /**< People talked. */
  PS_EVENT_KIND_INTERVIEW,      /**< Somebody was asked. */
  PS_EVENT_KIND_IMMERSION,      /**< Work was seen from within. */
  PS_EVENT_KIND_DEMO,           /**< Something was shown. */
  PS_EVENT_KIND_ORIENTATION,    /**< The way of working was explained. */
  PS_EVENT_KIND_RECOMMENDATION, /**< Advice was given. */
  PS_EVENT_KIND_DECISION,       /**< Something was decided. */
  PS_EVENT_KIND_REFUSAL,        /**< Something was refused. */
  PS_EVENT_KIND_PROPOSAL,       /**< A better practice was proposed. */
  PS_EVENT_KIND_PILOT,          /**< Something was tried on a few. */
  PS_EVENT_KIND_DELIVERY,       /**< Something was delivered. */
  PS_EVENT_KIND_REVISION,       /**< Something was revised. */
  PS_EVENT_KIND_REPORT,         /**< Results were told. */
  PS_EVENT_KIND_RETROSPECTIVE,  /**< People looked back. */
  PS_EVENT_KIND_MEMBERSHIP,     /**< Who sits at the table changed. */
  PS_EVENT_KIND_SIDE_EFFECT,    /**< Something unwanted was seen. */
  PS_EVENT_KIND_SIGNAL,         /**< A sign in a measure was noticed. */
  PS_EVENT_KIND_OTHER           /**< Anything else. */
} ps_event_kind;

/** How an effect was told apart from what would have been anyway. */
typedef enum ps_isolation {
  PS_ISOLATION_UNSET = 0,
  PS_ISOLATION_CONTROL,  /**< Against a group without it. */
  PS_ISOLATION_TREND,    /**< Against the trend before. */
  PS_ISOLATION_MODEL,    /**< Against a forecasting model. */
  PS_ISOLATION_ESTIMATE, /**< By estimates of those who know. */
  PS_ISOLATION_NONE      /**< Not at all. */
} ps_isolation;

/** Who gains. */
typedef enum ps_beneficiary {
  PS_BENEFICIARY_UNSET = 0,
  PS_BENEFICIARY_BUSINESS,    /**< The business. */
  PS_BENEFICIARY_LEARNERS,    /**< Those who learn. */
  PS_BENEFICIARY_PARTNERSHIP  /**< The partnership itself. */
} ps_beneficiary;

/** What a budget spends. */
typedef enum ps_budget_kind {
  PS_BUDGET_KIND_UNSET = 0,
  PS_BUDGET_KIND_MONEY,           /**< Money. */
  PS_BUDGET_KIND_PEOPLE_TIME,     /**< Time of people who work on it. */
  PS_BUDGET_KIND_LEARNER_MINUTES  /**< Time of learners. */
} ps_budget_kind;

/** How an uncertain value is spread. */
typedef enum ps_distribution {
  PS_DISTRIBUTION_UNSET = 0,
  PS_DISTRIBUTION_PERT,       /**< Smooth between low and high, around likely. */
  PS_DISTRIBUTION_TRIANGULAR, /**< Straight to likely and back. */
  PS_DISTRIBUTION_UNIFORM,    /**< All alike between low and high. */
  PS_DISTRIBUTION_NORMAL,     /**< Bell-shaped; low and high are its 5 % and 95 % points. */
  PS_DISTRIBUTION_LOGNORMAL,  /**< Bell-shaped in its logarithm. */
  PS_DISTRIBUTION_DISCRETE,   /**< One of the three values. */
  PS_DISTRIBUTION_DATA        /**< As observed. */
} ps_distribution;

/** How effects on one cause add up. */
typedef enum ps_overlap {
  PS_OVERLAP_UNSET = 0,
  PS_OVERLAP_REMOVAL, /**< Each removes its share of what the others left. */
  PS_OVERLAP_CAPPED   /**< They add up to at most the whole. */
} ps_overlap;

/* ---- entities ----------------------------------------------------------- */

/** What every entity begins with. Any entity pointer may be read as one. */
typedef struct ps_entity {
  ps_object object;
  const char *id;              /**< Unique in the case. */
  ps_text_list not_applicable; /**< Fields that do not apply here, and so are not missing. */
  ps_text_list private_;       /**< Fields for the team's eyes only. */
} ps_entity;

/** A stretch of the work. */
typedef struct ps_phase {
  ps_object object;
  const char *id;              /**< Unique in the case. */
  ps_text_list not_applicable; /**< Fields that do not apply here, and so are not missing. */
  ps_text_list private_;       /**< Fields for the team's eyes only. */
  const char *name;              /**< What it is called here. */
  ps_phase_kind kind;            /**< Which of the canonical phases it is. */
  ps_date started;               /**< When it began. */
  ps_date ended;                 /**< When it ended. */
  const char *lead;              /**< Who leads it. */
  ps_text_list required_parties; /**< Who must be there. */
  ps_text_list artefacts;        /**< What it has left behind. */
  const char *skipped_because;   /**< Why it was left out, if it was. */
} ps_phase;

/** A skill of a party. */
typedef struct ps_party_skill {
  ps_object object;
  const char *name; /**< The skill, as "root_cause_analysis". */
  ps_number level;  /**< How good they are at it. */
  ps_number target; /**< How good they should be, on the same scale. */
  const char *plan; /**< What is done about the difference. */
} ps_party_skill;

/** A list of structs of type party_skill by value. */
typedef struct ps_party_skill_items {
  const ps_party_skill *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_party_skill_items;

/** Someone at the table, or who should be. */
typedef struct ps_party {
  ps_object object;
  const char *id;              /**< Unique in the case. */
  ps_text_list not_applicable; /**< Fields that do not apply here, and so are not missing. */
  ps_text_list private_;       /**< Fields for the team's eyes only. */
  const char *name;             /**< A person, a role or a group. */
  ps_side side;                 /**< Which side they are on. */
  ps_text_list perspectives;    /**< What they can speak for. */
  const char *unit;             /**< The unit they belong to. */
  ps_party_level level;         /**< Where they stand in the line. */
  ps_integer distance;          /**< Steps from the work; 0 does it. */
  ps_flag seat;                 /**< Whether they sit at the table. */
  ps_number speaking_share;     /**< Their share of the speaking time, 0 to 1. */
  ps_date since;                /**< Since when they have the part. */
  ps_number years;              /**< Years in the field. */
  ps_text_list strengths;       /**< What they bring. */
  ps_text_list needs;           /**< What they look for in a partner. */
  ps_party_skill_items skills;  /**< Skills of their own craft. */
  ps_text_list knows_measures;  /**< Measures whose making they know. */
  const char *exemplar_for;     /**< Measure they are the best on. */
  ps_partner_mode claimed_mode; /**< How they say they work. */
  ps_date title_since;          /**< Since when they carry that title. */
  ps_date acknowledged_on;      /**< When they accepted their role. */
  const char *profile;          /**< How they work, for those who work with them. */
  ps_flag power;                /**< Whether they can impose their will. */
  ps_flag legitimacy;           /**< Whether their claim is proper. */
  ps_flag urgency;              /**< Whether their claim presses. */
  ps_flag interest;             /**< Whether they take much interest. */
} ps_party;

/** A goal of the business. */
typedef struct ps_goal {
  ps_object object;
  const char *id;              /**< Unique in the case. */
  ps_text_list not_applicable; /**< Fields that do not apply here, and so are not missing. */
  ps_text_list private_;       /**< Fields for the team's eyes only. */
  const char *text;           /**< What is to be reached. */
  const char *owner;          /**< Who answers for it. */
  const char *measure;        /**< The measure it is judged by. */
  ps_number weight;           /**< How much it matters beside the others. */
  ps_text_list reviewed_by;   /**< Who confirmed the direction. */
  ps_beneficiary beneficiary; /**< Who gains by it. */
  ps_flag people_goal;        /**< Whether it is about the growth of people. */
} ps_goal;

/** A stretch of time, both ends included; an unset end is open. */
typedef struct ps_window {
  ps_object object;
  ps_date from;      /**< First day. */
  ps_date to;        /**< Last day. */
  const char *group; /**< Only points of this group; NULL for all. */
} ps_window;

/** What is counted, with its dated figures. */
typedef struct ps_measure {
  ps_object object;
  const char *id;              /**< Unique in the case. */
  ps_text_list not_applicable; /**< Fields that do not apply here, and so are not missing. */
  ps_text_list private_;       /**< Fields for the team's eyes only. */
  const char *name;          /**< In the business's own words. */
  const char *definition;    /**< How the figure is made. */
  ps_measure_kind kind;      /**< Input, activity, output, outcome or impact. */
  ps_integer level;          /**< Evaluation level 1 to 5. */
  ps_timing timing;          /**< Leading or lagging. */
  ps_direction direction;    /**< Which way is better. */
  const char *unit;          /**< As "deaths per birth" or "%". */
  ps_number scale;           /**< A rate is numerator / denominator x scale; unset means 1. */
  ps_period period;          /**< What one point of the series covers. */
  const char *goal;          /**< The goal it serves. */
  const char *parent;        /**< The larger measure it is a part of. */
  ps_flag local;             /**< Whether it is a local measure beside a larger one. */
  ps_flag mission;           /**< Whether it shows the larger mission. */
  ps_flag observable;        /**< Whether it is something one can see people do. */
  ps_integer delay_days;     /**< Days from an intervention until it can move. */
  ps_text_list levers;       /**< The measures that drive it. */
  const char *formula;       /**< How the levers make it, ids in brackets: "[visits] *
                                  [conversion]". */
  ps_number target;          /**< The value wanted. */
  ps_number band_low;        /**< Direction band: lowest value that is still good. */
  ps_number band_high;       /**< Direction band: highest value that is still good. */
  ps_number adoption_target; /**< For the use of a practice: the share wanted. */
  ps_window baseline;        /**< When things were as they were. */
  ps_window current;         /**< When things are as they are now. */
  ps_text_list treated;      /**< Groups that something was changed for. */
  ps_text_list control;      /**< Groups it was not changed for. */
  ps_text_list sources;      /**< Where the figures are from. */
  ps_series series;          /**< The figures. */
} ps_measure;

/** A level seen elsewhere or earlier, taken as what is possible. */
typedef struct ps_benchmark {
  ps_object object;
  const char *measure; /**< Measure it is seen on; unset means the gap's own. */
  const char *group;   /**< Group it is seen in; NULL for all. */
  ps_date from;        /**< First day of the time it is taken from. */
  ps_date to;          /**< Last day of it. */
  const char *reason;  /**< Why it is a fair comparison. */
} ps_benchmark;

/** Desired against actual on one measure. */
typedef struct ps_gap {
  ps_object object;
  const char *id;              /**< Unique in the case. */
  ps_text_list not_applicable; /**< Fields that do not apply here, and so are not missing. */
  ps_text_list private_;       /**< Fields for the team's eyes only. */
  ps_gap_type type;           /**< Deficiency, opportunity or new standard. */
  const char *statement;      /**< What is, and what should be; no solution in it. */
  const char *measure;        /**< The measure it is on. */
  const char *population;     /**< Whose performance. */
  ps_integer population_size; /**< How many they are. */
  const char *place;          /**< Where. */
  const char *process;        /**< In which step of the work. */
  ps_date since;              /**< Since when. */
  ps_number desired;          /**< What should be, in the measure's unit. */
  ps_number actual;           /**< What is, in the measure's unit; else from the series. */
  ps_benchmark benchmark;     /**< Where the desired level is seen, if it is not a number. */
  ps_number exemplar;         /**< What the best reach, in the measure's unit. */
  ps_number typical;          /**< What is usual, in the measure's unit. */
  ps_number value_per_unit;   /**< Worth of one unit of the measure, in the case's currency. */
  ps_number volume;           /**< Units per period that the gap applies to. */
  ps_money cost_to_meet;      /**< What closing it would cost, over the horizon below. */
  ps_number horizon_periods;  /**< Periods that costs are compared over. */
  ps_date onset;              /**< When it began. */
  ps_date detected;           /**< When it was seen. */
  ps_date called;             /**< When the learning side was called. */
  ps_date needed;             /**< When it must be closed. */
  const char *detector;       /**< Who saw it. */
  ps_text_list owners;        /**< Who answers for it. */
} ps_gap;

/** What learners shall know, be able to do, or practise. */
typedef struct ps_objective {
  ps_object object;
  const char *id;              /**< Unique in the case. */
  ps_text_list not_applicable; /**< Fields that do not apply here, and so are not missing. */
  ps_text_list private_;       /**< Fields for the team's eyes only. */
  const char *text;       /**< What they will do, under which conditions, how well. */
  ps_objective_kind kind; /**< Knowledge, skill, attitude or practice. */
  const char *task;       /**< The task it is for. */
  const char *skill;      /**< The skill it builds. */
  const char *gap;        /**< The gap it helps to close. */
  const char *goal;       /**< The goal it serves. */
  ps_text_list opposes;   /**< Measures it works against. */
} ps_objective;

/** An average rating and how sure it is. */
typedef struct ps_rating {
  ps_object object;
  ps_number value;  /**< The average. */
  ps_integer n;     /**< How many rated. */
  ps_number spread; /**< Standard deviation of the ratings. */
} ps_rating;

/** A task of the work, as job-task analysis sees it. */
typedef struct ps_task {
  ps_object object;
  const char *id;              /**< Unique in the case. */
  ps_text_list not_applicable; /**< Fields that do not apply here, and so are not missing. */
  ps_text_list private_;       /**< Fields for the team's eyes only. */
  const char *text;        /**< What is done. */
  ps_rating difficulty;    /**< How hard it is, 1 to 5. */
  ps_rating importance;    /**< How much it matters, 1 to 5. */
  ps_rating frequency;     /**< How often it is done, 1 to 7. */
  ps_rating relevance;     /**< Share of people who do it, 0 to 100. */
  ps_text_list conditions; /**< Conditions it is done under. */
  const char *duty;        /**< The duty it belongs to. */
} ps_task;

/** A skill that tasks need. */
typedef struct ps_skill {
  ps_object object;
  const char *id;              /**< Unique in the case. */
  ps_text_list not_applicable; /**< Fields that do not apply here, and so are not missing. */
  ps_text_list private_;       /**< Fields for the team's eyes only. */
  const char *name;   /**< What it is called. */
  ps_number level;    /**< Level people have. */
  ps_number target;   /**< Level the tasks need, on the same scale. */
  ps_text_list tasks; /**< Tasks that need it. */
} ps_skill;

/** A reason why there is a gap. */
typedef struct ps_cause {
  ps_object object;
  const char *id;              /**< Unique in the case. */
  ps_text_list not_applicable; /**< Fields that do not apply here, and so are not missing. */
  ps_text_list private_;       /**< Fields for the team's eyes only. */
  const char *statement;  /**< A full sentence that can be true or false. */
  const char *gap;        /**< The gap it helps to explain. */
  const char *factor;     /**< What kind of factor it is, "F14". */
  ps_text_list parents;   /**< The causes it comes from. */
  ps_gate gate;           /**< How its parents combine. */
  ps_cause_nature nature; /**< Action or condition. */
  ps_cause_status status; /**< How sure we are. */
  ps_range share;         /**< Its share of the gap, 0 to 1. */
  ps_number prior;        /**< How likely it was held at first, 0 to 1. */
  ps_triage triage;       /**< What can cure it. */
  const char *owner;      /**< Who can do something about it. */
  ps_date confirmed_on;   /**< When it was confirmed or ruled out. */
  const char *reason;     /**< Why its status is what it is. */
} ps_cause;

/** A question asked about a factor, of whom, with what answer. */
typedef struct ps_inquiry {
  ps_object object;
  const char *id;              /**< Unique in the case. */
  ps_text_list not_applicable; /**< Fields that do not apply here, and so are not missing. */
  ps_text_list private_;       /**< Fields for the team's eyes only. */
  const char *factor;   /**< The factor it asks about. */
  ps_part part;         /**< The part of the analysis it belongs to. */
  const char *question; /**< What was asked. */
  const char *asked_of; /**< Who was asked. */
  ps_date on;           /**< When. */
  const char *answer;   /**< What they said. */
  ps_money cost;        /**< What asking cost. */
} ps_inquiry;

/** What speaks for or against something. */
typedef struct ps_evidence {
  ps_object object;
  const char *id;              /**< Unique in the case. */
  ps_text_list not_applicable; /**< Fields that do not apply here, and so are not missing. */
  ps_text_list private_;       /**< Fields for the team's eyes only. */
  const char *about;          /**< What it is about. */
  ps_flag supports;           /**< Whether it speaks for it. */
  ps_method method;           /**< How it was come by. */
  const char *source;         /**< Who it is from. */
  const char *citation;       /**< The document, data or place it is from. */
  ps_part part;               /**< The part of the analysis it belongs to. */
  ps_reliability reliability; /**< How far the source can be trusted. */
  ps_integer credibility;     /**< How likely the content is true, 1 (confirmed) to 6 (cannot be
                                   judged). */
  ps_number likelihood_ratio; /**< How much more likely it is seen if the thing is true than if
                                   not. */
  const char *region;         /**< Where. */
  ps_integer n;               /**< How many were seen, asked or counted. */
  ps_text_list segments;      /**< Which groups they are from. */
  ps_date date;               /**< When. */
  const char *origin;         /**< Evidence of one origin counts once. */
  const char *text;           /**< What was found. */
} ps_evidence;

/** What an intervention does to a cause. */
typedef struct ps_cause_effect {
  ps_object object;
  const char *cause; /**< The cause. */
  ps_range effect;   /**< The share of the cause it removes, 0 to 1. */
} ps_cause_effect;

/** A list of structs of type cause_effect by value. */
typedef struct ps_cause_effect_items {
  const ps_cause_effect *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_cause_effect_items;

/** How it will be seen whether an intervention worked. */
typedef struct ps_evaluation_plan {
  ps_object object;
  const char *measure;  /**< What is measured. */
  const char *baseline; /**< What it is compared with. */
  ps_date date;         /**< When it is measured. */
  ps_isolation method;  /**< How the effect is told apart. */
} ps_evaluation_plan;

/** What is done. */
typedef struct ps_intervention {
  ps_object object;
  const char *id;              /**< Unique in the case. */
  ps_text_list not_applicable; /**< Fields that do not apply here, and so are not missing. */
  ps_text_list private_;       /**< Fields for the team's eyes only. */
  const char *title;                  /**< What it is called. */
  const char *kind;                   /**< What kind it is, "I11". */
  const char *family;                 /**< The family of the kind, where it is not in the
                                           catalogue. */
  ps_intervention_class class_;       /**< Learning, support or other. */
  ps_intervention_status status;      /**< How far it has come. */
  ps_cause_effect_items causes;       /**< The causes it answers, and what it does to them. */
  const char *target_role;            /**< Whose performance it works on. */
  ps_range cost;                      /**< What it costs, in the case's currency. */
  ps_number minutes;                  /**< Minutes of each learner it takes. */
  ps_amount effort;                   /**< How much work it is. */
  ps_amount impact;                   /**< How much it is expected to do. */
  ps_number promised_effect;          /**< What was promised, in the unit of the gap's measure. */
  ps_date start;                      /**< When it starts. */
  ps_date end;                        /**< When it ends. */
  ps_date selected_on;                /**< When it was chosen. */
  const char *owner;                  /**< Who answers for it. */
  ps_text_list parties;               /**< Who takes part. */
  ps_moment moment;                   /**< The moment of need it serves. */
  ps_evaluation_plan evaluation_plan; /**< How it will be seen whether it worked. */
  ps_text_list requires_;             /**< What must be there first. */
  ps_text_list excludes;              /**< What it cannot go with. */
  ps_text_list blocked_by;            /**< Causes that keep it from working. */
  const char *answers;                /**< The event it answers. */
  const char *rationale;              /**< Why it was chosen or rejected. */
} ps_intervention;

/** What another team needs to run an asset. */
typedef struct ps_transfer {
  ps_object object;
  const char *context;    /**< What it was made for. */
  const char *owner;      /**< Who answers for it. */
  const char *parameters; /**< What must be set anew. */
  const char *licence;    /**< On what terms. */
  const char *contact;    /**< Whom to ask. */
} ps_transfer;

/** One line of a checklist. */
typedef struct ps_check_item {
  ps_object object;
  const char *item; /**< What is checked. */
  ps_flag ok;       /**< Whether it holds. */
} ps_check_item;

/** A list of structs of type check_item by value. */
typedef struct ps_check_item_items {
  const ps_check_item *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_check_item_items;

/** Something an asset states, to be compared with others. */
typedef struct ps_fact {
  ps_object object;
  const char *key;   /**< What it is about. */
  const char *value; /**< What it says. */
} ps_fact;

/** A list of structs of type fact by value. */
typedef struct ps_fact_items {
  const ps_fact *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_fact_items;

/** Content, a template or a source. */
typedef struct ps_asset {
  ps_object object;
  const char *id;              /**< Unique in the case. */
  ps_text_list not_applicable; /**< Fields that do not apply here, and so are not missing. */
  ps_text_list private_;       /**< Fields for the team's eyes only. */
  const char *title;                  /**< What it is called. */
  ps_asset_kind kind;                 /**< What it is. */
  const char *topic;                  /**< What it is about. */
  ps_flag authoritative;              /**< Whether it is the one source on its topic. */
  const char *author;                 /**< Who made it. */
  const char *reviewer;               /**< Who checked it. */
  const char *owner;                  /**< Who answers for it. */
  const char *sponsor;                /**< The executive who stands behind it. */
  ps_date review_due;                 /**< When it is to be reviewed. */
  ps_date created;                    /**< When it was made. */
  ps_date published_on;               /**< When it went out. */
  const char *version;                /**< Its version. */
  const char *source;                 /**< The asset it repeats. */
  const char *source_version;         /**< The version of that it was made from. */
  const char *derived_from;           /**< The asset it was started from. */
  ps_text_list personas;              /**< Who it is for. */
  ps_touchpoint touchpoint;           /**< How it reaches them. */
  ps_text_list factors;               /**< Factors it is about. */
  ps_text_list tasks;                 /**< Tasks it is about. */
  ps_text_list shared_with;           /**< Teams it was shared with. */
  ps_text_list used_by;               /**< Groups that use it. */
  ps_transfer transfer;               /**< The hand-over card. */
  ps_text_list elements;              /**< What is in it. */
  ps_text_list conditions;            /**< Conditions practice happens under. */
  const char *field_source;           /**< Who in the field it is from. */
  ps_check_item_items checklist;      /**< The checks it went through. */
  ps_flag required;                   /**< Whether people must take it. */
  ps_number minutes;                  /**< Minutes it takes. */
  ps_date available_on;               /**< When it is there. */
  ps_date needed_on;                  /**< When it is needed. */
  ps_integer decay_days;              /**< Days until what was learned is lost. */
  ps_standard_status standard_status; /**< How far it has become a standard. */
  ps_fact_items facts;                /**< What it states. */
  const char *location;               /**< Where it is. */
  ps_flag found_by_users;             /**< Whether people find it by themselves. */
  ps_text_list interventions;         /**< Interventions it belongs to. */
  const char *text;                   /**< Its words, for checks of language. */
} ps_asset;

/** Who learns, in what context. */
typedef struct ps_persona {
  ps_object object;
  const char *id;              /**< Unique in the case. */
  ps_text_list not_applicable; /**< Fields that do not apply here, and so are not missing. */
  ps_text_list private_;       /**< Fields for the team's eyes only. */
  const char *name;            /**< What they are called. */
  const char *context;         /**< What their day is like. */
  ps_number minutes_available; /**< Minutes they have for it. */
  ps_text_list measured_by;    /**< Measures they are judged by. */
  ps_flag customer_facing;     /**< Whether they face customers. */
} ps_persona;

/** Who has what part in an activity. */
typedef struct ps_responsibility {
  ps_object object;
  const char *id;              /**< Unique in the case. */
  ps_text_list not_applicable; /**< Fields that do not apply here, and so are not missing. */
  ps_text_list private_;       /**< Fields for the team's eyes only. */
  const char *activity;  /**< What is done, in words. */
  ps_activity_kind kind; /**< Which of the usual activities it is. */
  const char *phase;     /**< The phase it belongs to. */
  const char *party;     /**< Who. */
  ps_letter letter;      /**< R, A, S, C or I. */
  const char *split;     /**< How two who both do it share it. */
} ps_responsibility;

/** What one side expects of the other. */
typedef struct ps_expectation {
  ps_object object;
  const char *id;              /**< Unique in the case. */
  ps_text_list not_applicable; /**< Fields that do not apply here, and so are not missing. */
  ps_text_list private_;       /**< Fields for the team's eyes only. */
  const char *from; /**< Who expects. */
  const char *to;   /**< Of whom. */
  const char *text; /**< What. */
  ps_number score;  /**< How far it is met, 0 to 1. */
} ps_expectation;

/** A list of structs of type expectation by value. */
typedef struct ps_expectation_items {
  const ps_expectation *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_expectation_items;

/** What a side promised, by when, and whether it was kept. */
typedef struct ps_commitment {
  ps_object object;
  const char *id;              /**< Unique in the case. */
  ps_text_list not_applicable; /**< Fields that do not apply here, and so are not missing. */
  ps_text_list private_;       /**< Fields for the team's eyes only. */
  const char *by;    /**< Who promised. */
  const char *to;    /**< To whom. */
  const char *text;  /**< What. */
  const char *about; /**< What it is about. */
  ps_date made_on;   /**< When it was promised. */
  ps_date due;       /**< By when. */
  ps_date done_on;   /**< When it was done. */
  ps_money stake;    /**< What they put in. */
} ps_commitment;

/** A list of structs of type commitment by value. */
typedef struct ps_commitment_items {
  const ps_commitment *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_commitment_items;

/** Something that happened, in the dated log. */
typedef struct ps_event {
  ps_object object;
  const char *id;              /**< Unique in the case. */
  ps_text_list not_applicable; /**< Fields that do not apply here, and so are not missing. */
  ps_text_list private_;       /**< Fields for the team's eyes only. */
  ps_event_kind kind;      /**< What sort of thing. */
  ps_date on;              /**< When. */
  ps_text_list parties;    /**< Who took part. */
  const char *phase;       /**< The phase it belongs to. */
  const char *about;       /**< What it is about. */
  const char *by;          /**< Who did it or took the decision. */
  ps_date raised_on;       /**< When the question was raised. */
  ps_date decided_on;      /**< When it was decided. */
  ps_flag shared;          /**< Whether the decision was one for both sides. */
  const char *outcome;     /**< What came of it. */
  const char *criteria;    /**< What it was judged by. */
  const char *alternative; /**< What was offered instead. */
  ps_text_list topics;     /**< What it was about, in words. */
  const char *text;        /**< What happened. */
} ps_event;

/** A list of structs of type event by value. */
typedef struct ps_event_items {
  const ps_event *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_event_items;

/** One part of a cost. */
typedef struct ps_cost_item {
  ps_object object;
  const char *category; /**< As analysis, design, delivery, participants, facilities,
                             evaluation, overhead. */
  ps_money money;       /**< How much. */
} ps_cost_item;

/** A list of structs of type cost_item by value. */
typedef struct ps_cost_item_items {
  const ps_cost_item *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_cost_item_items;

/** Who agreed with a claim, in their own words. */
typedef struct ps_acceptance {
  ps_object object;
  const char *party; /**< Who. */
  ps_date on;        /**< When. */
  const char *words; /**< In their own words. */
} ps_acceptance;

/** A claim that something worked. */
typedef struct ps_evaluation {
  ps_object object;
  const char *id;              /**< Unique in the case. */
  ps_text_list not_applicable; /**< Fields that do not apply here, and so are not missing. */
  ps_text_list private_;       /**< Fields for the team's eyes only. */
  const char *about;          /**< What it is about. */
  ps_integer level;           /**< 1 reaction, 2 learning, 3 behaviour, 4 results, 5 return. */
  const char *measure;        /**< The measure it rests on. */
  ps_date on;                 /**< When. */
  ps_flag met;                /**< Whether the target was met. */
  ps_isolation method;        /**< How the effect was told apart. */
  ps_number attribution;      /**< Share of the effect due to it, 0 to 1. */
  ps_number confidence;       /**< How sure that share is, 0 to 1. */
  ps_money benefit;           /**< What it was worth. */
  ps_money cost;              /**< What it cost in all. */
  ps_cost_item_items costs;   /**< What it cost, by category. */
  ps_integer period_months;   /**< Months that benefit and cost are over. */
  ps_beneficiary beneficiary; /**< Who gained. */
  ps_acceptance accepted_by;  /**< Who agreed. */
  const char *claim;          /**< The claim in words. */
} ps_evaluation;

/** What a decision may spend. */
typedef struct ps_budget {
  ps_object object;
  const char *id;              /**< Unique in the case. */
  ps_text_list not_applicable; /**< Fields that do not apply here, and so are not missing. */
  ps_text_list private_;       /**< Fields for the team's eyes only. */
  ps_budget_kind kind; /**< Money, people's time or learners' minutes. */
  ps_number amount;    /**< How much: currency, hours or minutes. */
  ps_period period;    /**< Per what. */
} ps_budget;

/** How one uncertain field is spread. */
typedef struct ps_spread {
  ps_object object;
  const char *subject;          /**< Whose field. */
  const char *field;            /**< Which field, as "share" or "causes[0].effect". */
  ps_distribution distribution; /**< How it is spread. */
  const char *data;             /**< For data: the measure whose figures it takes. */
} ps_spread;

/** A list of structs of type spread by value. */
typedef struct ps_spread_items {
  const ps_spread *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_spread_items;

/** How two uncertain fields go together. */
typedef struct ps_correlation {
  ps_object object;
  const char *a;   /**< One, as "object.field". */
  const char *b;   /**< The other. */
  ps_number value; /**< Rank correlation, -1 to 1. */
} ps_correlation;

/** A list of structs of type correlation by value. */
typedef struct ps_correlation_items {
  const ps_correlation *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_correlation_items;

/** What choosing and forecasting take for granted. */
typedef struct ps_scenario {
  ps_object object;
  const char *id;              /**< Unique in the case. */
  ps_text_list not_applicable; /**< Fields that do not apply here, and so are not missing. */
  ps_text_list private_;       /**< Fields for the team's eyes only. */
  ps_spread_items spreads;           /**< How uncertain fields are spread. */
  ps_correlation_items correlations; /**< How they go together. */
  ps_number leak;                    /**< Share of the gap no known cause explains, 0 to 1. */
  ps_overlap overlap;                /**< How effects on one cause add up. */
  ps_text_list mandatory;            /**< What must be in the plan. */
  ps_text_list funded;               /**< What is paid for already. */
} ps_scenario;

/** Who in the business looks at which measure. */
typedef struct ps_watch {
  ps_object object;
  const char *measure;     /**< The measure looked at. */
  const char *by;          /**< Who looks. */
  ps_integer cadence_days; /**< How often, in days. */
  const char *trigger;     /**< What makes them call. */
  const char *call;        /**< Whom they call. */
} ps_watch;

/** A list of structs of type watch by value. */
typedef struct ps_watch_items {
  const ps_watch *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_watch_items;

/** A unit and its learning partners, beyond any one case. */
typedef struct ps_relationship {
  ps_object object;
  const char *id;              /**< Unique in the case. */
  ps_text_list not_applicable; /**< Fields that do not apply here, and so are not missing. */
  ps_text_list private_;       /**< Fields for the team's eyes only. */
  const char *unit;                  /**< The unit of the business. */
  ps_text_list partners;             /**< Its learning partners. */
  ps_date since;                     /**< Since when they work together. */
  ps_expectation_items expectations; /**< What each expects of the other. */
  ps_commitment_items commitments;   /**< What each promised. */
  ps_event_items events;             /**< What happened between them. */
  ps_watch_items watch;              /**< Who looks at which measure. */
} ps_relationship;

/** A word of ours and the business's word for it. */
typedef struct ps_glossary_term {
  ps_object object;
  const char *term;          /**< Our word. */
  const char *business_term; /**< Theirs. */
} ps_glossary_term;

/** A list of structs of type glossary_term by value. */
typedef struct ps_glossary_term_items {
  const ps_glossary_term *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_glossary_term_items;

/** Somebody accepts that a rule fails. */
typedef struct ps_waiver {
  ps_object object;
  const char *rule;    /**< The rule. */
  const char *object_; /**< The object it is waived for; NULL for all. */
  const char *by;      /**< Who accepts it. */
  const char *why;     /**< Why. */
  ps_date until;       /**< Until when. */
} ps_waiver;

/** A list of structs of type waiver by value. */
typedef struct ps_waiver_items {
  const ps_waiver *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_waiver_items;

/* Lists of entities: pointers that stay good while the case lives. */

typedef struct ps_phase_list {
  ps_phase *const *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_phase_list;

typedef struct ps_party_list {
  ps_party *const *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_party_list;

typedef struct ps_goal_list {
  ps_goal *const *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_goal_list;

typedef struct ps_measure_list {
  ps_measure *const *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_measure_list;

typedef struct ps_gap_list {
  ps_gap *const *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_gap_list;

typedef struct ps_objective_list {
  ps_objective *const *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_objective_list;

typedef struct ps_task_list {
  ps_task *const *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_task_list;

typedef struct ps_skill_list {
  ps_skill *const *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_skill_list;

typedef struct ps_cause_list {
  ps_cause *const *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_cause_list;

typedef struct ps_inquiry_list {
  ps_inquiry *const *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_inquiry_list;

typedef struct ps_evidence_list {
  ps_evidence *const *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_evidence_list;

typedef struct ps_intervention_list {
  ps_intervention *const *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_intervention_list;

typedef struct ps_asset_list {
  ps_asset *const *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_asset_list;

typedef struct ps_persona_list {
  ps_persona *const *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_persona_list;

typedef struct ps_responsibility_list {
  ps_responsibility *const *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_responsibility_list;

typedef struct ps_expectation_list {
  ps_expectation *const *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_expectation_list;

typedef struct ps_commitment_list {
  ps_commitment *const *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_commitment_list;

typedef struct ps_event_list {
  ps_event *const *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_event_list;

typedef struct ps_evaluation_list {
  ps_evaluation *const *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_evaluation_list;

typedef struct ps_budget_list {
  ps_budget *const *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_budget_list;

typedef struct ps_scenario_list {
  ps_scenario *const *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_scenario_list;

typedef struct ps_relationship_list {
  ps_relationship *const *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_relationship_list;

/** One engagement, from the first sign of a gap to the proof that it closed. */
typedef struct ps_case {
  ps_object object;
  const char *id;              /**< Unique in a portfolio, and among its own entities. */
  ps_text_list not_applicable; /**< Fields that do not apply here, and so are not missing. */
  ps_text_list private_;       /**< Fields for the team's eyes only. */
  struct ps_store *store;      /**< The library's own. */
  struct ps_store *text_store; /**< The library's own. */
  struct ps_index *index;      /**< The library's own. */
  ps_integer schema_version;   /**< Version of the format, set by the library. */
  const char *title;                  /**< A line people know it by. */
  const char *summary;                /**< A few sentences for who knows nothing of it. */
  ps_flag invented;                   /**< True where people and figures are made up. */
  ps_purpose purpose;                 /**< Why it was opened. */
  ps_origin origin;                   /**< What set it off. */
  ps_case_status status;              /**< How far it has come. */
  ps_result result;                   /**< What became of what was asked for. */
  const char *requester;              /**< Who asked. */
  const char *sponsor;                /**< Who pays and decides. */
  const char *requested_solution;     /**< The kind of solution asked for, if one was. */
  const char *request_text;           /**< What was asked, in their words. */
  const char *followed_from;          /**< Id of the case it followed from. */
  ps_text_list scope_regions;         /**< Regions it covers. */
  ps_text_list scope_units;           /**< Units it covers. */
  ps_flag organisation_wide;          /**< Whether it covers the whole organisation. */
  const char *framework;              /**< The framework causes are sought by, "4w". */
  const char *process;                /**< The process template it follows, "addie". */
  ps_audience audience;               /**< Who its pages are for, unless said otherwise. */
  ps_tier tier;                       /**< How much service it gets. */
  ps_text_list required_perspectives; /**< Perspectives that must be at the table. */
  ps_text_list linked_teams;          /**< Other teams that heard of it. */
  const char *currency;               /**< ISO 4217 code of its money. */
  ps_money stakes;                    /**< What is at stake. */
  ps_money analysis_cost;             /**< What analysing costs. */
  ps_money rework_cost;               /**< What doing the wrong thing would cost. */
  ps_number rework_chance_without;    /**< Chance of that without an analysis, 0 to 1. */
  ps_number rework_chance_with;       /**< Chance of that with one, 0 to 1. */
  ps_money avoided_cost;              /**< What was not spent because of it. */
  ps_integer forms;                   /**< Forms to fill in to ask for it. */
  ps_date opened;                     /**< When it was opened. */
  ps_date closed;                     /**< When it was closed. */
  ps_date as_of;                      /**< The day it is looked at from. */
  ps_date requested_on;               /**< When it was asked for. */
  ps_date engaged_on;                 /**< When the learning side was engaged. */
  ps_date promised_on;                /**< The date delivery was promised for. */
  ps_date delivered_on;               /**< When it was delivered. */
  ps_date needed_by;                  /**< When it is needed. */
  ps_date log_kept_since;             /**< Since when its events are written down. */
  ps_text_list sources;               /**< What it was written from. */
  ps_glossary_term_items glossary;    /**< Words of ours and the business's words for them. */
  ps_waiver_items waivers;            /**< Rules somebody accepts the failing of. */
  ps_phase_list phases;                    /**< Stretches of the work. */
  ps_party_list parties;                   /**< Who is at the table, or should be. */
  ps_goal_list goals;                      /**< What the business wants to reach. */
  ps_measure_list measures;                /**< What is counted. */
  ps_gap_list gaps;                        /**< Desired against actual. */
  ps_objective_list objectives;            /**< What learners shall know or do. */
  ps_task_list tasks;                      /**< The tasks of the work. */
  ps_skill_list skills;                    /**< The skills they need. */
  ps_cause_list causes;                    /**< Why there is a gap. */
  ps_inquiry_list inquiries;               /**< What was asked. */
  ps_evidence_list evidence;               /**< What speaks for or against. */
  ps_intervention_list interventions;      /**< What is done. */
  ps_asset_list assets;                    /**< Content, templates and sources. */
  ps_persona_list personas;                /**< Who learns. */
  ps_responsibility_list responsibilities; /**< Who has what part. */
  ps_expectation_list expectations;        /**< What each side expects of the other. */
  ps_commitment_list commitments;          /**< What each side promised. */
  ps_event_list events;                    /**< What happened, dated. */
  ps_evaluation_list evaluations;          /**< Claims that something worked. */
  ps_budget_list budgets;                  /**< What may be spent. */
  ps_scenario_list scenarios;              /**< What choosing and forecasting assume. */
  ps_relationship_list relationships;      /**< Units and their learning partners. */
} ps_case;

#ifdef __cplusplus
}
#endif
#endif
