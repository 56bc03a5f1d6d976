/**
 * @file model.h
 * What can be done with a case and its entities (entities.h): build, find, change,
 * copy, compare, check and remove.
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
#include <perfsys/entities.h>
#include <perfsys/results.h>

#ifdef __cplusplus
extern "C" {
#endif

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

/** What differs between two cases, entity by entity (by type and id) and field by
 *  field, or NULL. Equal cases give an empty list. */
PS_API ps_differences *ps_diff(const ps_case *a, const ps_case *b, const ps_settings *settings,
                               ps_error *error);

/** The outcome of a merge. Free with ps_merge_free(). */
typedef struct ps_merge {
  ps_object object;
  struct ps_store *store;        /**< The library's own. */
  ps_case *merged;               /**< The merged case; the merge's until ps_merge_take(). */
  ps_difference_items conflicts; /**< What both sides changed, each its own way. */
} ps_merge;

/** Merges what two sides made of one case: `base` is what both began from. What
 *  only one side changed, added or removed is taken over; texts and ids in lists
 *  and points of series one by one, other fields whole. Where both changed the same
 *  thing in different ways ours is kept and the conflict is named; what one side
 *  removed and the other changed stays. NULL: ::PS_E_VALUE if the three are not of
 *  one case (their ids differ). */
PS_API ps_merge *ps_merge_cases(const ps_case *base, const ps_case *ours, const ps_case *theirs,
                                const ps_settings *settings, ps_error *error);

/** The merged case, now the caller's; NULL the second time. */
PS_API ps_case *ps_merge_take(ps_merge *merge);

/** Frees a merge, and its case unless taken. NULL is fine. */
PS_API void ps_merge_free(ps_merge *merge);

/** For whom a copy is made fit to be shown. */
typedef struct ps_redact_options {
  size_t size;          /**< sizeof(ps_redact_options), set by ::PS_REDACT_OPTIONS_INIT. */
  ps_audience audience; /**< Unset: the case's own, else sponsor. */
  bool keep_names;      /**< Whether parties keep their names and ids; what must be left out
                             is left out all the same. */
} ps_redact_options;

#define PS_REDACT_OPTIONS_INIT {sizeof(ps_redact_options), PS_AUDIENCE_UNSET, false}

/** A pseudonymised copy, or NULL: parties become "Party 1", "Party 2" in every id,
 *  name and text; fields marked private are left out; for a sponsor also what is
 *  said of single persons (skills, speaking shares, years, profiles) and points of
 *  series whose group is a party. Unknown members are left out: nobody knows what
 *  is in them. The same case gives the same copy. */
PS_API ps_case *ps_redact(const ps_case *c, const ps_redact_options *options,
                          const ps_settings *settings, ps_error *error);

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

/** Gives an entity (or the case) another id, and changes every reference to it,
 *  those in formulas too. Linear in the size of the case. ::PS_E_NOT_FOUND,
 *  ::PS_E_EXISTS; where it fails nothing is changed. */
PS_API ps_status ps_rename(ps_case *c, const char *id, const char *new_id, ps_error *error);

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
