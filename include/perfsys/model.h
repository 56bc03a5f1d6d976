/**
 * @file model.h
 * The case and its entities: plain structs to read, functions to build, find,
 * change, copy, compare, check and remove.
 *
 * Fields are read directly (`gap->desired.value`) and changed through ps_set()
 * and its kin, which copy what they are given. Only the library allocates
 * entities, and fields are only ever appended: never take the sizeof of an
 * entity. An entity keeps its address while its case lives. Nested structs,
 * list items and points of a series do not: refer to them by path.
 */
#ifndef PERFSYS_MODEL_H
#define PERFSYS_MODEL_H

#include <perfsys/base.h>
#include <perfsys/results.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- enumerations ------------------------------------------------------- */

/** The types of entity. */
typedef enum ps_entity_type {
  PS_ENTITY_NONE = 0,
  PS_CASE,    /**< ps_case */
  PS_MEASURE, /**< ps_measure */
  PS_GAP,     /**< ps_gap */
  PS_CAUSE,   /**< ps_cause */
  PS_ENTITY_END_
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
  PS_GAP_TYPE_DEFICIENCY,  /**< Performance is below what it should be. */
  PS_GAP_TYPE_OPPORTUNITY, /**< It could be better than it needs to be. */
  PS_GAP_TYPE_NEW_STANDARD /**< What is wanted has changed. */
} ps_gap_type;

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
  PS_CAUSE_NATURE_ACTION,   /**< It happens. */
  PS_CAUSE_NATURE_CONDITION /**< It is there. */
} ps_cause_nature;

/** What can cure a cause. */
typedef enum ps_triage {
  PS_TRIAGE_UNSET = 0,
  PS_TRIAGE_LEARNING, /**< Learning can. */
  PS_TRIAGE_OTHER,    /**< Something else must. */
  PS_TRIAGE_MIXED     /**< Both are needed. */
} ps_triage;

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

/* ---- entities ----------------------------------------------------------- */

/** What every entity begins with. Any entity pointer may be read as one. */
typedef struct ps_entity {
  ps_object object;
  const char *id; /**< Unique in the case. */
} ps_entity;

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
  const char *id;         /**< Unique in the case. */
  const char *name;       /**< In the business's own words. */
  const char *definition; /**< How the figure is made. */
  ps_measure_kind kind;   /**< Input, activity, output, outcome or impact. */
  ps_integer level;       /**< Evaluation level 1 to 5. */
  ps_timing timing;       /**< Leading or lagging. */
  ps_direction direction; /**< Which way is better. */
  const char *unit;       /**< As "deaths per birth" or "%". */
  ps_number scale;        /**< A rate is numerator / denominator x scale; unset means 1. */
  ps_period period;       /**< What one point of the series covers. */
  ps_number target;       /**< The value wanted. */
  ps_number band_low;     /**< Direction band: lowest value that is still good. */
  ps_number band_high;    /**< Direction band: highest value that is still good. */
  ps_window baseline;     /**< When things were as they were. */
  ps_window current;      /**< When things are as they are now. */
  ps_text_list treated;   /**< Groups that something was changed for. */
  ps_text_list control;   /**< Groups it was not changed for. */
  ps_text_list sources;   /**< Where the figures are from. */
  ps_series series;       /**< The figures. */
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
  const char *id;             /**< Unique in the case. */
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
  ps_date onset;              /**< When it began. */
  ps_date detected;           /**< When it was seen. */
  ps_date called;             /**< When the learning side was called. */
  ps_date needed;             /**< When it must be closed. */
} ps_gap;

/** What speaks for or against a cause. */
typedef struct ps_evidence {
  ps_object object;
  ps_flag supports;           /**< Whether it speaks for it. */
  ps_method method;           /**< How it was come by. */
  const char *source;         /**< From whom or where. */
  ps_reliability reliability; /**< How far the source can be trusted. */
  ps_integer credibility;     /**< How likely the content is true, 1 (confirmed) to 6 (cannot be judged). */
  ps_integer n;               /**< How many were seen, asked or counted. */
  const char *place;          /**< Where. */
  ps_date date;               /**< When. */
  const char *origin;         /**< Evidence of one origin counts once. */
  const char *text;           /**< What was found. */
} ps_evidence;

/** A list of evidence. */
typedef struct ps_evidence_list {
  const ps_evidence *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_evidence_list;

/** A reason why there is a gap. */
typedef struct ps_cause {
  ps_object object;
  const char *id;         /**< Unique in the case. */
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
  ps_date confirmed_on;   /**< When it was confirmed or ruled out. */
  const char *reason;     /**< Why its status is what it is. */
  ps_evidence_list evidence; /**< What speaks for and against it. */
} ps_cause;

/** Lists of entities: pointers that stay good while the case lives. */
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

typedef struct ps_cause_list {
  ps_cause *const *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_cause_list;

/** One engagement, from the first sign of a gap to the proof that it closed. */
typedef struct ps_case {
  ps_object object;
  const char *id;              /**< Unique in a portfolio, and among its own entities. */
  struct ps_store *store;      /**< The library's own. */
  struct ps_store *text_store; /**< The library's own. */
  struct ps_index *index;      /**< The library's own. */
  ps_integer schema_version; /**< Version of the format, set by the library. */
  const char *title;     /**< A line people know it by. */
  const char *summary;   /**< A few sentences for who knows nothing of it. */
  ps_flag invented;      /**< True where people and figures are made up. */
  ps_purpose purpose;    /**< Why it was opened. */
  ps_origin origin;      /**< What set it off. */
  ps_case_status status; /**< How far it has come. */
  const char *framework; /**< The framework causes are sought by, "4w". */
  const char *currency;  /**< ISO 4217 code of its money. */
  ps_date opened;        /**< When it was opened. */
  ps_date closed;        /**< When it was closed. */
  ps_date as_of;         /**< The day it is looked at from. */
  ps_money stakes;       /**< What is at stake. */
  ps_text_list sources;  /**< What it was written from. */
  ps_measure_list measures; /**< What is counted. */
  ps_gap_list gaps;         /**< Desired against actual. */
  ps_cause_list causes;     /**< Why there is a gap. */
} ps_case;

/* ---- the case ----------------------------------------------------------- */

/** A new, empty case, or NULL. Free it with ps_case_free(). */
PS_API ps_case *ps_case_new(const ps_settings *settings, ps_error *error);

/** Frees a case and all that is in it. NULL is fine. */
PS_API void ps_case_free(ps_case *c);

/** A copy that shares nothing with the original, or NULL. Removed entities and
 *  replaced texts are not copied. */
PS_API ps_case *ps_case_copy(const ps_case *c, const ps_settings *settings, ps_error *error);

/** Gives back the memory of removed entities and replaced texts. Entities keep
 *  their addresses; texts and lists move. */
PS_API ps_status ps_case_compact(ps_case *c, ps_error *error);

/** What is wrong with a case that C can hold but no case can mean: references
 *  to nowhere or to the wrong type, an id used twice, circles of causes, ends
 *  before beginnings, values out of range, low above high, mixed currencies,
 *  required fields not given, members and words perfsys does not know (with the
 *  nearest it does). Of one series at most ten findings of a kind are told. Each
 *  rule and its id: ps_integrity_rule_at(). */
PS_API ps_findings *ps_case_inspect(const ps_case *c, const ps_settings *settings, ps_error *error);

/** A rule of ps_case_inspect(). */
typedef struct ps_integrity_rule {
  const char *id;       /**< "M03" */
  const char *name;     /**< "dangling-reference" */
  ps_severity severity; /**< Of its findings. */
  const char *claim;    /**< What holds in a sound case. */
  const char *fix;      /**< What to do where it does not. */
} ps_integrity_rule;

/** Rule `index` of ps_case_inspect(), or NULL past the last. */
PS_API const ps_integrity_rule *ps_integrity_rule_at(size_t index);

/* ---- entities in a case ------------------------------------------------- */

/** The field table of an entity type, or NULL. */
PS_API const ps_struct *ps_entity_table(ps_entity_type type);

/** The entity type of a name such as "gap"; ::PS_ENTITY_NONE if there is none. */
PS_API ps_entity_type ps_entity_type_find(const char *name);

/** The type of an entity of a case, or of the case; ::PS_ENTITY_NONE for NULL. */
PS_API ps_entity_type ps_entity_type_of(const void *entity);

/** A new entity at the end of its list, or NULL: the id is in use
 *  (::PS_E_EXISTS), empty (::PS_E_VALUE) or not UTF-8 (::PS_E_ENCODING). */
PS_API void *ps_add(ps_case *c, ps_entity_type type, const char *id, ps_error *error);

/** The entity of that id, or NULL if there is none or it is of another type.
 *  ::PS_ENTITY_NONE as `type` finds any. Constant time. Where an id is used
 *  twice, the first. */
PS_API void *ps_find(const ps_case *c, ps_entity_type type, const char *id);

/** How many entities of a type a case has. */
PS_API size_t ps_count(const ps_case *c, ps_entity_type type);

/** Entity `index` of a type, in order, or NULL past the last. */
PS_API void *ps_at(const ps_case *c, ps_entity_type type, size_t index);

/** What happens to references when what they refer to is removed. */
typedef enum ps_removal {
  PS_REMOVE_REFUSE = 0, /**< Nothing is removed while anything refers to it. */
  PS_REMOVE_CASCADE, /**< What cannot be without it goes too; other references are unset. */
  PS_REMOVE_LEAVE    /**< References stay and dangle: ps_case_inspect() reports them. */
} ps_removal;

/** Removes the entity of that id. Its memory, and that of what goes with it,
 *  stays readable and marked ::PS_OBJECT_REMOVED until the case is freed or
 *  compacted: then its fields are unset, and it may become a new entity. With
 *  ::PS_REMOVE_REFUSE the message names what refers to it. */
PS_API ps_status ps_remove(ps_case *c, const char *id, ps_removal how, ps_error *error);

/** What refers to an id, one finding per reference (objects: the entity that
 *  refers; path: the field), or NULL. */
PS_API ps_findings *ps_references(const ps_case *c, const char *id, const ps_settings *settings,
                                  ps_error *error);

/* ---- fields by name ----------------------------------------------------- */

/** A value of any scalar kind. `kind` ::PS_KIND_NONE is unset. */
typedef struct ps_value {
  ps_kind kind;
  const char *text; /**< Text, enum (its name), catalogue, reference, expression. */
  bool flag;
  int64_t integer;
  double number;
  ps_date date;
  ps_money money;
  ps_range range;
} ps_value;

/* A path names a field of an entity (or of the case): "title", a field of a
 * nested struct: "baseline.from", or an item of a list: "evidence[0].text",
 * "parents[1]". */

/** Reads a field. ::PS_E_NOT_FOUND if there is no such place. Text is borrowed. */
PS_API ps_status ps_get(const void *entity, const char *path, ps_value *value, ps_error *error);

/** Sets a field; NULL or a value of kind none unsets it. The value's kind must
 *  fit: ::PS_E_TYPE; enum names must be known, days exist, currencies be three
 *  capital letters, numbers finite and for integers whole: ::PS_E_VALUE; texts
 *  must be UTF-8: ::PS_E_ENCODING; a number must fit its field without being
 *  rounded: ::PS_E_RANGE. A nested struct is given once anything in it is set.
 *  Setting "id" renames nothing that refers to it; "schema_version" is the
 *  library's: ::PS_E_ARGUMENT. What fails changes nothing. */
PS_API ps_status ps_set(ps_case *c, void *entity, const char *path, const ps_value *value,
                        ps_error *error);

/** ps_set() with a text: texts, enums by name, catalogue ids, references,
 *  expressions, and dates as "YYYY-MM-DD". NULL unsets. */
PS_API ps_status ps_set_text(ps_case *c, void *entity, const char *path, const char *text,
                             ps_error *error);
/** ps_set() with a number; also for integers, where it must be whole
 *  (::PS_E_VALUE) and within 64 bits (::PS_E_RANGE). */
PS_API ps_status ps_set_number(ps_case *c, void *entity, const char *path, double number,
                               ps_error *error);
/** ps_set() with a whole number; also for number fields, where it must be exact
 *  (::PS_E_RANGE). */
PS_API ps_status ps_set_integer(ps_case *c, void *entity, const char *path, int64_t integer,
                                ps_error *error);
/** ps_set() with true or false. */
PS_API ps_status ps_set_flag(ps_case *c, void *entity, const char *path, bool flag,
                             ps_error *error);
/** ps_set() with a date. */
PS_API ps_status ps_set_date(ps_case *c, void *entity, const char *path, ps_date date,
                             ps_error *error);
/** ps_set() with money; currency "" or NULL means the case's. */
PS_API ps_status ps_set_money(ps_case *c, void *entity, const char *path, int64_t minor,
                              const char *currency, ps_error *error);
/** ps_set() with a range of three values. */
PS_API ps_status ps_set_range(ps_case *c, void *entity, const char *path, double low,
                              double likely, double high, ps_error *error);

/** Appends an item to the list at `path`: a text for a list of texts, ids and
 *  words, NULL for a list of structs (then set its fields by path). */
PS_API ps_status ps_append(ps_case *c, void *entity, const char *path, const char *text,
                           ps_error *error);

/** Takes item `index` out of the list at `path`. */
PS_API ps_status ps_erase(ps_case *c, void *entity, const char *path, size_t index,
                          ps_error *error);

/** Makes the list or series at `path` given and empty. */
PS_API ps_status ps_clear(ps_case *c, void *entity, const char *path, ps_error *error);

/** Appends a point to a measure's series; NaN for a figure that is not given,
 *  NULL for no group. ::PS_E_VALUE without a date, with neither a value nor a
 *  numerator and denominator, or with a figure that is not finite. */
PS_API ps_status ps_series_add(ps_case *c, ps_measure *measure, ps_date on, double value,
                               double numerator, double denominator, const char *group,
                               ps_error *error);

#ifdef __cplusplus
}
#endif
#endif
