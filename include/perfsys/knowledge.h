/**
 * @file knowledge.h
 * What is known about performance, as data: factors, the frameworks that sort them
 * and how these translate into each other, kinds of intervention, decision tables
 * for tasks and parties, levels of evaluation, templates of processes.
 *
 * Every row is a described struct: ps_json_text() writes it, ps_equal() compares
 * it. The rows built into the library are constant, live as long as the program
 * and are shared by all threads. A function ending in `_at` returns row `index` of
 * its table, and NULL past the last: count up until it does. A function ending in
 * `_find` returns the row of an id, or NULL.
 *
 * Definitions are in words of our own. Every `source` names where a thing comes
 * from, every `basis` how far that was checked, and where sources contradict each
 * other the row's `note` says so and what was done about it.
 *
 * A framework of one's own goes into a ::ps_registry that the caller owns.
 */
#ifndef PERFSYS_KNOWLEDGE_H
#define PERFSYS_KNOWLEDGE_H

#include <perfsys/base.h>
#include <perfsys/entities.h>
#include <perfsys/results.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- words -------------------------------------------------------------- */

/** How far what a row says rests on others. */
typedef enum ps_basis {
  PS_BASIS_UNSET = 0,
  PS_BASIS_READ,    /**< Read in the public source named. */
  PS_BASIS_CITED,   /**< Common knowledge with its citation; the work was not re-read. */
  PS_BASIS_PROPOSED /**< Proposed for this library; no outside authority. */
} ps_basis;

/** Where a factor has its seat. */
typedef enum ps_locus {
  PS_LOCUS_UNSET = 0,
  PS_LOCUS_INTERNAL, /**< Inside the person. */
  PS_LOCUS_EXTERNAL, /**< In what surrounds the person. */
  PS_LOCUS_BOTH      /**< Some of it inside, some outside. */
} ps_locus;

/** Whether learning can change something. */
typedef enum ps_learnable {
  PS_LEARNABLE_UNSET = 0,
  PS_LEARNABLE_YES,    /**< Learning changes it. */
  PS_LEARNABLE_PARTLY, /**< Learning changes some of it, or helps. */
  PS_LEARNABLE_NO      /**< Something else has to change. */
} ps_learnable;

/** The four levels of performance (Addison, Haig and Kearny). */
typedef enum ps_work_level {
  PS_WORK_LEVEL_UNSET = 0,
  PS_WORK_LEVEL_WORKER,    /**< The people, one by one or as a team. */
  PS_WORK_LEVEL_WORK,      /**< How the work is done: processes, practices, tools. */
  PS_WORK_LEVEL_WORKPLACE, /**< The organisation around the work. */
  PS_WORK_LEVEL_WORLD      /**< What lies outside the organisation. */
} ps_work_level;

/** What sort of framework one is. */
typedef enum ps_framework_kind {
  PS_FRAMEWORK_KIND_UNSET = 0,
  PS_FRAMEWORK_KIND_CLASSIFICATION, /**< Boxes that causes are sorted into. */
  PS_FRAMEWORK_KIND_FLOW,           /**< Questions that lead from one to the next. */
  PS_FRAMEWORK_KIND_PROCESS,        /**< Stretches of work, one after the other. */
  PS_FRAMEWORK_KIND_LEVELS          /**< Levels, each of which is looked at. */
} ps_framework_kind;

/** Whether something is wanted for itself or for what it leads to (Kaufman). */
typedef enum ps_end_or_means {
  PS_END_OR_MEANS_UNSET = 0,
  PS_END_OR_MEANS_END,  /**< A result. */
  PS_END_OR_MEANS_MEANS /**< A way to a result. */
} ps_end_or_means;

/** The families of intervention (after Van Tiem, Moseley and Dessinger). */
typedef enum ps_family {
  PS_FAMILY_UNSET = 0,
  PS_FAMILY_LEARNING,                   /**< People come to know or be able. */
  PS_FAMILY_PERFORMANCE_SUPPORT,        /**< Help at the moment of work. */
  PS_FAMILY_JOB_AND_WORK_DESIGN,        /**< Jobs, tasks, tools and processes change. */
  PS_FAMILY_PERSONAL_DEVELOPMENT,       /**< One person is helped to grow. */
  PS_FAMILY_HUMAN_RESOURCE_DEVELOPMENT, /**< Who is hired, placed, appraised, led. */
  PS_FAMILY_ORGANISATIONAL_COMMUNICATION, /**< What people are told and can say. */
  PS_FAMILY_ORGANISATIONAL_DESIGN,      /**< Strategy, structure, culture, policy. */
  PS_FAMILY_FINANCIAL_SYSTEMS,          /**< Pay, incentives, budgets. */
  PS_FAMILY_MEASUREMENT                 /**< The measuring itself; ours, for the factor F00. */
} ps_family;

/* ---- factors ------------------------------------------------------------ */

/** How learnable a factor is where the learner is somebody else than the performer. */
typedef struct ps_role_learnable {
  ps_object object;
  ps_text_list roles;     /**< What that role is called, in small letters: "supervisor". */
  ps_learnable learnable; /**< Whether learning by them changes the factor. */
  const char *note;       /**< How far it does; NULL if there is no more to say. */
} ps_role_learnable;

/** A list of structs of type role_learnable by value. */
typedef struct ps_role_learnable_items {
  const ps_role_learnable *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_role_learnable_items;

/** One thing that performance depends on. The catalogue of factors is what every
 *  framework is mapped to, and so the way from one framework to another. */
typedef struct ps_factor {
  ps_object object;
  const char *id;            /**< "F01"; F00 is a defect of the measuring itself. */
  const char *name;          /**< A few words. */
  const char *definition;    /**< What it is. */
  ps_work_level level;       /**< The level it belongs to and can be changed at; unset for F00. */
  ps_work_level met_at;      /**< The level people feel it at, where that is another. */
  ps_work_level located_at;  /**< Set with `met_at`: the level it can be changed at. */
  ps_locus locus;            /**< Inside the person or outside. By `located_at`, not `met_at`. */
  ps_learnable learnable;    /**< Whether learning by the performer changes it. */
  ps_role_learnable_items learnable_for; /**< Where learning by another role changes it. */
  ps_text_list families;     /**< Families its answers mostly come from, the usual one first. */
  const char *question;      /**< A question to open with, for somebody who does the work. */
  const char *note;          /**< What else is worth knowing; NULL for nothing. */
  const char *source;        /**< Where it comes from. */
  ps_basis basis;            /**< How far that was checked. */
} ps_factor;

/** Factor `index`, or NULL past the last. F00 comes first, then F01 to F33. */
PS_API const ps_factor *ps_factor_at(size_t index);

/** The factor of an id such as "F14", or NULL. */
PS_API const ps_factor *ps_factor_find(const char *id);

/** Whether learning by `target_role` changes a factor of the performer. NULL, "" and
 *  any role the factor does not name mean the performer: supervision (F23) is not
 *  learnable for the performer and is for the "supervisor". Case, a plural s, and
 *  whether words are parted by space, '-' or '_' make no difference. Unset for NULL. */
PS_API ps_learnable ps_factor_learnable(const ps_factor *factor, const char *target_role);

/* ---- frameworks --------------------------------------------------------- */

/** Where one answer to the question of a flow leads. */
typedef struct ps_branch {
  ps_object object;
  ps_flag answer;       /**< The answer: yes or no. */
  const char *then;     /**< What follows from it, in words. */
  const char *to;       /**< Id of the cell to go on to; NULL where the flow ends. */
  ps_text_list actions; /**< What to do, as ids: "training", "job_aid". */
  ps_text_list kinds;   /**< The kinds of intervention (I01) that do it. */
  ps_flag learning;     /**< True where one of the actions is learning. */
} ps_branch;

/** A list of structs of type branch by value. */
typedef struct ps_branch_items {
  const ps_branch *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_branch_items;

/** One box, question, level or stretch of a framework. Fields that a framework has
 *  no use for are unset. */
typedef struct ps_framework_cell {
  ps_object object;
  const char *id;         /**< Unique in its framework: "G1". */
  const char *name;       /**< What it is called. */
  const char *definition; /**< What belongs there. */
  const char *parent;     /**< The cell it is a part of; NULL for none. */
  const char *row;        /**< Its row, where cells form a table: "environment". */
  const char *column;     /**< Its column: "stimulus". */
  ps_locus locus;         /**< Inside the person or outside. */
  ps_learnable learnable; /**< Whether learning can change what is there. */
  ps_work_level level;    /**< The level it mostly belongs to. */
  const char *question;   /**< What to ask. */
  ps_branch_items branches; /**< Of a flow: where yes and no lead. */
  ps_end_or_means end_or_means; /**< Kaufman: end or means. */
  const char *gap_is;     /**< Kaufman: what a gap here is, "need" or "quasi-need". */
  ps_text_list artefacts; /**< Of a process: what must exist before the next begins. */
  const char *note;       /**< What else is worth knowing; NULL for nothing. */
} ps_framework_cell;

/** A list of structs of type framework_cell by value. */
typedef struct ps_framework_cell_items {
  const ps_framework_cell *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_framework_cell_items;

/** Which factors a cell stands for; or, where one side is missing, that the other
 *  side has no counterpart, and why. */
typedef struct ps_mapping {
  ps_object object;
  const char *cell;     /**< The cell; NULL where the factors have none here. */
  ps_text_list factors; /**< The factors; none where the cell stands for no factor. */
  const char *reason;   /**< Why there is no counterpart; NULL where there is one. */
  const char *note;     /**< What else is worth knowing; NULL for nothing. */
  ps_basis basis;       /**< How far it was checked. */
} ps_mapping;

/** A list of structs of type mapping by value. */
typedef struct ps_mapping_items {
  const ps_mapping *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_mapping_items;

/** A way of looking at performance, and how it translates into factors. Those built
 *  in are constant. To add one of your own from C, fill in one that is zero
 *  otherwise (`object` stays zero, lists have `items` and `count`) and give it to
 *  ps_registry_add_framework(); ps_registry_read() takes one as JSON. */
typedef struct ps_framework {
  ps_object object;
  const char *id;       /**< "bem" */
  const char *name;     /**< What it is called. */
  const char *author;   /**< Whose it is. */
  ps_integer year;      /**< When it came out. */
  const char *source;   /**< The work. */
  ps_basis basis;       /**< How far that was checked. */
  ps_framework_kind kind; /**< What sort of framework it is. */
  const char *definition; /**< What it does, in a sentence or two. */
  ps_text_list order;   /**< All its cells, by id, in the order they are examined in. */
  ps_framework_cell_items cells; /**< Its cells. */
  ps_mapping_items mappings;     /**< How they translate into factors. */
  const char *note;     /**< What else is worth knowing; NULL for nothing. */
} ps_framework;

/** Framework `index` of those built in, or NULL past the last. */
PS_API const ps_framework *ps_framework_at(size_t index);

/** The built-in framework of an id, or NULL: "4w", "bem", "rummler_brache",
 *  "mager_pipe_1970", "mager_pipe_1997", "oem_kaufman", "hpt_phases",
 *  "six_cells_binder", "bem_chevalier", "prime", "dotmlpf_p". */
PS_API const ps_framework *ps_framework_find(const char *id);

/** The cell of an id in a framework, or NULL. */
PS_API const ps_framework_cell *ps_framework_cell_find(const ps_framework *framework,
                                                       const char *id);

/** When a cell is examined, from 1; 0 if the framework has no such cell. */
PS_API size_t ps_framework_cell_order(const ps_framework *framework, const char *cell);

/** Factor `index` of those a cell of a framework stands for, or NULL past the last.
 *  What its parts stand for is not counted to a cell. */
PS_API const ps_factor *ps_cell_factor_at(const ps_framework *framework, const char *cell,
                                          size_t index);

/** Cell `index` of those a factor has in a framework, or NULL past the last. */
PS_API const ps_framework_cell *ps_factor_cell_at(const ps_framework *framework,
                                                  const char *factor, size_t index);

/** Why a factor has no counterpart in a framework; NULL if it has one, or if the
 *  framework does not say (those built in always do). */
PS_API const char *ps_factor_no_counterpart(const ps_framework *framework, const char *factor);

/** Why a cell of a framework stands for no factor; NULL as above. */
PS_API const char *ps_cell_no_counterpart(const ps_framework *framework, const char *cell);

/** The mapping that says a cell stands for a factor, with its note, or NULL. */
PS_API const ps_mapping *ps_mapping_find(const ps_framework *framework, const char *cell,
                                         const char *factor);

/* ---- kinds of intervention ---------------------------------------------- */

/** A kind of thing that can be done about a cause. */
typedef struct ps_intervention_kind {
  ps_object object;
  const char *id;         /**< "I11" */
  const char *name;       /**< A few words. */
  const char *definition; /**< What is done. */
  ps_family family;       /**< Its family; unset for I62, which does nothing. */
  ps_intervention_class class_; /**< Learning, support or other. In JSON: "class". */
  ps_text_list factors;   /**< Factors it answers. */
  ps_text_list stands_in_for; /**< Factors it can make up for without changing them, or
                                   answers only as its note says. */
  const char *target_role; /**< Who it works on, where that is not the performer. */
  const char *note;       /**< What else is worth knowing; NULL for nothing. */
  const char *source;     /**< Where it comes from. */
  ps_basis basis;         /**< How far that was checked. */
} ps_intervention_kind;

/** Kind `index`, I01 first, or NULL past the last. */
PS_API const ps_intervention_kind *ps_intervention_kind_at(size_t index);

/** The kind of an id such as "I11", or NULL. */
PS_API const ps_intervention_kind *ps_intervention_kind_find(const char *id);

/** Whether a kind answers a factor. With `standing_in`, also whether it can stand in
 *  for it. False for what is not known. */
PS_API bool ps_intervention_kind_answers(const ps_intervention_kind *kind, const char *factor,
                                         bool standing_in);

/* ---- tasks: difficulty, importance, frequency --------------------------- */

/** How hard a task is. */
typedef enum ps_dif_difficulty {
  PS_DIF_DIFFICULTY_UNSET = 0,
  PS_DIF_DIFFICULTY_NOT,        /**< Not difficult. */
  PS_DIF_DIFFICULTY_MODERATELY, /**< Moderately difficult. */
  PS_DIF_DIFFICULTY_VERY        /**< Very difficult. */
} ps_dif_difficulty;

/** How often a task is done. */
typedef enum ps_dif_frequency {
  PS_DIF_FREQUENCY_UNSET = 0,
  PS_DIF_FREQUENCY_INFREQUENT, /**< Seldom. */
  PS_DIF_FREQUENCY_MODERATELY, /**< Now and then. */
  PS_DIF_FREQUENCY_VERY        /**< Often. */
} ps_dif_frequency;

/** What is decided about training for a task; a larger value is more of it. */
typedef enum ps_dif_decision {
  PS_DIF_DECISION_UNSET = 0,
  PS_DIF_DECISION_NO_TRAINING, /**< None. */
  PS_DIF_DECISION_TRAIN,       /**< Train once. */
  PS_DIF_DECISION_OVERTRAIN    /**< Train beyond first mastery, and again later. */
} ps_dif_decision;

/** One row of the decision table. */
typedef struct ps_dif_row {
  ps_object object;
  const char *id;               /**< The three ratings: "M,N,I". */
  ps_dif_difficulty difficulty; /**< How hard the task is. */
  ps_flag important;            /**< Whether it matters. */
  ps_dif_frequency frequency;   /**< How often it is done. */
  ps_dif_decision decision;     /**< What follows. */
  const char *note;             /**< A doubt about the row; NULL for none. */
  const char *source;           /**< Where it comes from. */
  ps_basis basis;               /**< How far that was checked. */
} ps_dif_row;

/** Row `index` of the table (18 rows, US Army job analysis), or NULL past the last. */
PS_API const ps_dif_row *ps_dif_at(size_t index);

/** What the table decides; unset if a rating is. */
PS_API ps_dif_decision ps_dif_decide(ps_dif_difficulty difficulty, bool important,
                                     ps_dif_frequency frequency);

/** Where a decision table is not monotone: a harder task, or a more important one,
 *  needs no less training than an easier or less important one; and the less often an
 *  unimportant task is done, the less. One finding per cell that stands out, naming
 *  its ratings. `rows` NULL checks the built-in table, in which the cell (M,N,I)
 *  stands out. Free the findings with ps_result_free(). NULL without memory. */
PS_API ps_findings *ps_dif_lint(const ps_dif_row *rows, size_t count,
                                const ps_settings *settings, ps_error *error);

/* ---- tasks: criticality (O*NET) ----------------------------------------- */

/** A rating scale of O*NET. */
typedef struct ps_rating_scale {
  ps_object object;
  const char *id;         /**< "IM" */
  const char *name;       /**< What is rated. */
  const char *definition; /**< What its ends mean. */
  ps_number low;          /**< Least rating. */
  ps_number high;         /**< Greatest rating. */
  ps_number core_from;    /**< A core task has at least this; unset where it does not count. */
  const char *source;     /**< Where it comes from. */
  ps_basis basis;         /**< How far that was checked. */
} ps_rating_scale;

/** Scale `index`, or NULL past the last. */
PS_API const ps_rating_scale *ps_rating_scale_at(size_t index);

/** The scale of an id such as "IM", or NULL. */
PS_API const ps_rating_scale *ps_rating_scale_find(const char *id);

/** A rating as a share of its scale, 0 to 100: (rating - low) / (high - low) x 100.
 *  Unset if the rating is not within the scale or the scale is none. */
PS_API ps_number ps_standard_score(double rating, double low, double high);

/** Whether a task is core (true) or supplemental (false): core where at least 67 %
 *  of those who rate it do it (relevance, 0 to 100) and its importance (1 to 5) is at
 *  least 3. Unset if a figure is not within its scale. */
PS_API ps_flag ps_task_is_core(double relevance, double importance);

/* ---- parties ------------------------------------------------------------ */

/** How much a party counts, by what it has (Mitchell, Agle and Wood). */
typedef struct ps_salience_class {
  ps_object object;
  const char *id;         /**< The class: "dominant". */
  const char *name;       /**< What it is called. */
  ps_flag power;          /**< Whether it can get its way. */
  ps_flag legitimacy;     /**< Whether its claim is seen as right. */
  ps_flag urgency;        /**< Whether its claim cannot wait. */
  const char *group;      /**< "latent", "expectant" or "definitive"; NULL for none. */
  const char *definition; /**< What that means for the work. */
  const char *note;       /**< What else is worth knowing; NULL for nothing. */
  const char *source;     /**< Where it comes from. */
  ps_basis basis;         /**< How far that was checked. */
} ps_salience_class;

/** Class `index` (8 of them), or NULL past the last. */
PS_API const ps_salience_class *ps_salience_at(size_t index);

/** The class of a party that has these. Never NULL. */
PS_API const ps_salience_class *ps_salience(bool power, bool legitimacy, bool urgency);

/** One quarter of the power-interest grid (Mendelow). */
typedef struct ps_grid_quarter {
  ps_object object;
  const char *id;         /**< "manage_closely" */
  const char *name;       /**< What it is called. */
  ps_flag power;          /**< Whether power is high: the first axis. */
  ps_flag interest;       /**< Whether interest is high: the second axis. */
  const char *definition; /**< How to deal with those in it. */
  const char *cadence;    /**< How often to speak with them, by one source. */
  const char *note;       /**< What else is worth knowing; NULL for nothing. */
  const char *source;     /**< Where it comes from. */
  ps_basis basis;         /**< How far that was checked. */
} ps_grid_quarter;

/** Quarter `index`, or NULL past the last. */
PS_API const ps_grid_quarter *ps_power_interest_at(size_t index);

/** The quarter of a party with high or low power and interest. Never NULL. */
PS_API const ps_grid_quarter *ps_power_interest(bool high_power, bool high_interest);

/* ---- levels of evaluation ----------------------------------------------- */

/** Whether a measurement at a level is enough to say that learning worked. */
typedef enum ps_adequacy {
  PS_ADEQUACY_UNSET = 0,
  PS_ADEQUACY_INADEQUATE,  /**< It says nothing about that. */
  PS_ADEQUACY_RARELY,      /**< Mostly not. */
  PS_ADEQUACY_CONDITIONAL, /**< Only under the condition told. */
  PS_ADEQUACY_ADEQUATE     /**< Yes. */
} ps_adequacy;

/** A level, or tier, of a model of evaluation. */
typedef struct ps_evaluation_level {
  ps_object object;
  const char *id;         /**< "kirkpatrick.L1", "phillips.L0", "ltem.T4". */
  const char *model;      /**< "kirkpatrick", "phillips" or "ltem". */
  ps_integer number;      /**< Its number in its model. */
  ps_integer level;       /**< The level of ps_evaluation it is: 1 reaction to 5 return; 0 below. */
  const char *name;       /**< What it is called. */
  const char *definition; /**< What is found out there. */
  ps_text_list same_as;   /**< The levels of other models it goes with, by id. */
  ps_adequacy adequacy;   /**< Whether it is enough, where its model says so. */
  const char *condition;  /**< Under which condition, or why not. */
  ps_number coverage;     /**< Share of programmes to measure there, 0 to 1, as published. */
  const char *note;       /**< What else is worth knowing; NULL for nothing. */
  const char *source;     /**< Where it comes from. */
  ps_basis basis;         /**< How far that was checked. */
} ps_evaluation_level;

/** Level `index`, model by model, or NULL past the last. */
PS_API const ps_evaluation_level *ps_evaluation_level_at(size_t index);

/** The level of an id such as "ltem.T4", or NULL. */
PS_API const ps_evaluation_level *ps_evaluation_level_find(const char *id);

/* ---- processes ---------------------------------------------------------- */

/** One step of a process. */
typedef struct ps_process_step {
  ps_object object;
  const char *id;         /**< Unique in its process. */
  const char *name;       /**< What it is called. */
  const char *definition; /**< What is done. */
  ps_text_list kinds;     /**< The phases of a case it takes in, as words: "frame". */
  ps_text_list after;     /**< Steps that must have ended before it starts. */
  ps_text_list overlaps;  /**< Steps it may run beside, though it comes after them. */
  ps_text_list artefacts; /**< What it must leave behind before what follows may start. */
  const char *note;       /**< What else is worth knowing; NULL for nothing. */
} ps_process_step;

/** A list of structs of type process_step by value. */
typedef struct ps_process_step_items {
  const ps_process_step *items;
  size_t count;
  size_t capacity; /**< The library's own. */
  bool given;
} ps_process_step_items;

/** A template that the phases of a case can follow. */
typedef struct ps_process {
  ps_object object;
  const char *id;         /**< "addie" */
  const char *name;       /**< What it is called. */
  const char *author;     /**< Whose it is. */
  ps_integer year;        /**< When it came out. */
  const char *definition; /**< What it does, in a sentence or two. */
  ps_flag iterative;      /**< Whether steps are gone through again and again. */
  ps_flag evaluates;      /**< Whether seeing what changed is one of its steps. */
  ps_process_step_items steps; /**< Its steps, in order. */
  const char *note;       /**< What else is worth knowing; NULL for nothing. */
  const char *source;     /**< Where it comes from. */
  ps_basis basis;         /**< How far that was checked. */
} ps_process;

/** Process `index`, or NULL past the last. */
PS_API const ps_process *ps_process_at(size_t index);

/** The process of an id: "addie", "sam", "hpt"; or NULL. */
PS_API const ps_process *ps_process_find(const char *id);

/** The step of an id in a process, or NULL. */
PS_API const ps_process_step *ps_process_step_find(const ps_process *process, const char *id);

/** The step of a process that a phase of a case falls into, or NULL if none does. */
PS_API const ps_process_step *ps_process_step_of(const ps_process *process, ps_phase_kind kind);

/** Whether a phase may start only when another has ended, by the template: it falls
 *  into a later step that does not overlap with the other's. */
PS_API bool ps_process_requires(const ps_process *process, ps_phase_kind later,
                                ps_phase_kind earlier);

/* ---- questions ---------------------------------------------------------- */

/** A question of the bank to work through a case with (after Harless). */
typedef struct ps_question {
  ps_object object;
  const char *id;      /**< "Q01" */
  const char *text;    /**< The question. */
  ps_phase_kind phase; /**< The phase it belongs to. */
  const char *source;  /**< Where it comes from. */
  ps_basis basis;      /**< How far that was checked. */
} ps_question;

/** Question `index` in their order, or NULL past the last. */
PS_API const ps_question *ps_question_at(size_t index);

/** The question of an id such as "Q01", or NULL. */
PS_API const ps_question *ps_question_find(const char *id);

/* ---- limits of the rules, and a configuration of one's own -------------- */

/** A limit that rules of practice use. No norms are published for most of these: they are
 *  a starting point that a team sets for itself. */
typedef struct ps_threshold {
  ps_object object;
  const char *key;     /**< "voices.max_seats" */
  ps_number value;     /**< What holds unless a configuration says otherwise. */
  const char *unit;    /**< "days", "share of 1", "currency", "count". */
  const char *means;   /**< What it limits. */
} ps_threshold;

/** Threshold `index`, or NULL past the last. */
PS_API const ps_threshold *ps_threshold_at(size_t index);

/** The threshold of a key, or NULL. */
PS_API const ps_threshold *ps_threshold_find(const char *key);

/** How a team wants its cases checked: limits, severities, packs and rules switched off,
 *  words of its own. The caller owns it. Changing it needs it alone; checking with it is
 *  safe from many threads. */
typedef struct ps_config ps_config;

/** A configuration that changes nothing, or NULL. Free it with ps_config_free(). */
PS_API ps_config *ps_config_new(const ps_settings *settings, ps_error *error);

/** Frees a configuration. NULL is fine. */
PS_API void ps_config_free(ps_config *config);

/** Sets a limit. ::PS_E_NOT_FOUND with the nearest key; ::PS_E_VALUE if it is not finite or
 *  is below zero. */
PS_API ps_status ps_config_set_limit(ps_config *config, const char *key, double value,
                                     ps_error *error);

/** The limit that holds under a configuration (NULL: the default); NaN for no such key. */
PS_API double ps_config_limit(const ps_config *config, const char *key);

/** Switches a rule or a whole pack, by its id, on or off. That the name is one is seen by
 *  ps_check(). */
PS_API ps_status ps_config_switch(ps_config *config, const char *rule_or_pack, bool on,
                                  ps_error *error);

/** Gives a rule another severity. That it is a rule is seen by ps_check(). */
PS_API ps_status ps_config_set_severity(ps_config *config, const char *rule, ps_severity severity,
                                        ps_error *error);

/** Adds a word or phrase to a list of words that text rules look for: ps_lexicon_at().
 *  ::PS_E_NOT_FOUND with the nearest list; ::PS_E_VALUE for an empty one. */
PS_API ps_status ps_config_add_word(ps_config *config, const char *list, const char *word,
                                    ps_error *error);

/** Chooses the language of the texts, "en"; ::PS_E_NOT_FOUND if no words are known in it. */
PS_API ps_status ps_config_set_language(ps_config *config, const char *language,
                                        ps_error *error);

/** Adds to a configuration what a JSON text says:
 *
 *      {"language": "en",
 *       "limits": {"voices.max_seats": 12},
 *       "packs": {"language": false},
 *       "rules": {"A41": "note", "B09": false},
 *       "words": {"solution": ["learning path"]}}
 *
 *  Errors name line, column and path; a member or key that does not exist is refused with
 *  the nearest that does. What fails leaves the configuration as it was. */
PS_API ps_status ps_config_read(ps_config *config, const char *text, size_t length,
                                ps_error *error);

/** A list of words that text rules look for, in one language. */
typedef struct ps_lexicon {
  ps_object object;
  const char *language; /**< "en" */
  const char *list;     /**< "solution" */
  const char *means;    /**< What its words have in common. */
  ps_text_list words;   /**< Words and phrases, in small letters. */
} ps_lexicon;

/** List `index`, or NULL past the last. */
PS_API const ps_lexicon *ps_lexicon_at(size_t index);

/* ---- a registry of one's own -------------------------------------------- */

/** Frameworks of one's own beside those built in. The caller owns it. Adding needs it
 *  alone; lookups are safe from many threads. */
typedef struct ps_registry ps_registry;

/** A registry without frameworks of its own, or NULL. Free it with ps_registry_free(). */
PS_API ps_registry *ps_registry_new(const ps_settings *settings, ps_error *error);

/** Frees a registry and the frameworks added to it. NULL is fine. */
PS_API void ps_registry_free(ps_registry *registry);

/** Adds a copy of a framework. A missing order becomes that of its cells. Refused, with
 *  the place in `error->path`:
 *   - ::PS_E_EXISTS: its id is that of another, also of one built in; two of its cells
 *     have one id;
 *   - ::PS_E_NOT_FOUND: a parent, branch or mapping names a cell it does not have, a
 *     mapping a factor, or a branch a kind of intervention, that does not exist;
 *   - ::PS_E_VALUE: it has no id or no cells; parents lead in a circle; its order is not
 *     each of its cells once; a mapping with one side gives no reason; a factor or cell
 *     is said to have a counterpart and to have none; a text is not UTF-8.
 *  A framework refused leaves the registry as it was. */
PS_API ps_status ps_registry_add_framework(ps_registry *registry, const ps_framework *framework,
                                           ps_error *error);

/** Adds the framework that a JSON text holds, as ps_json_text() writes one: an object
 *  with "id", "cells", "mappings" and so on. Reading is as strict as that of a case;
 *  a member or word that perfsys does not know is refused too (::PS_E_NOT_FOUND), since
 *  nothing would tell of it later. Errors name line, column and path. */
PS_API ps_status ps_registry_read(ps_registry *registry, const char *text, size_t length,
                                  ps_error *error);

/** The framework of an id, the registry's own or built in, or NULL. A `registry` of
 *  NULL has none of its own. The registry's own live as long as it does. */
PS_API const ps_framework *ps_registry_framework_find(const ps_registry *registry,
                                                      const char *id);

/** Framework `index`: those built in, then the registry's own in the order they were
 *  added; NULL past the last. */
PS_API const ps_framework *ps_registry_framework_at(const ps_registry *registry, size_t index);

#ifdef __cplusplus
}
#endif
#endif
