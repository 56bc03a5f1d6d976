/* The field-table machinery: how rows are written, and what can be done to a
 * struct by its table alone. Entities, nested structs and results all use it. */
#ifndef PSI_BASE_FIELD_H
#define PSI_BASE_FIELD_H

#include "base/memory.h"

#include <perfsys/base.h>

/* ---- writing rows ----
 * PSI_<KIND>(struct, member, ..., schema version, doc). A row whose kind does not
 * fit the size of its member does not compile. */

#define PSI_SIZED(T, m, size) (0 * sizeof(char[sizeof(((T *)0)->m) == (size) ? 1 : -1]))
#define PSI_ROW(T, m, type, kind, flags, unit, low, high, values, element, targets, since, doc)    \
  PSI_ROW_AS(T, m, #m, type, kind, flags, unit, low, high, values, element, targets, since, doc)
/* With a name of its own in JSON: C++ does not let a member be called "class". */
#define PSI_ROW_AS(T, m, name, type, kind, flags, unit, low, high, values, element, targets,       \
                   since, doc)                                                                     \
  {name, kind, flags, offsetof(T, m) + PSI_SIZED(T, m, sizeof(type)), unit, low, high, values,       \
   element, targets, since, doc}
#define PSI_PLAIN(T, m, type, kind, flags, unit, since, doc)                                       \
  PSI_ROW(T, m, type, kind, flags, unit, 0, 0, NULL, NULL, NULL, since, doc)
#define PSI_BOUNDED (PS_FIELD_MINIMUM | PS_FIELD_MAXIMUM)

#define PSI_TEXT(T, m, since, doc) PSI_PLAIN(T, m, const char *, PS_KIND_TEXT, 0, NULL, since, doc)
#define PSI_TEXT_REQUIRED(T, m, since, doc)                                                        \
  PSI_PLAIN(T, m, const char *, PS_KIND_TEXT, PS_FIELD_REQUIRED, NULL, since, doc)
#define PSI_TEXTS(T, m, since, doc)                                                                \
  PSI_PLAIN(T, m, ps_text_list, PS_KIND_TEXT, PS_FIELD_LIST, NULL, since, doc)
#define PSI_FLAG(T, m, since, doc) PSI_PLAIN(T, m, ps_flag, PS_KIND_FLAG, 0, NULL, since, doc)
#define PSI_INTEGER(T, m, unit, since, doc)                                                        \
  PSI_PLAIN(T, m, ps_integer, PS_KIND_INTEGER, 0, unit, since, doc)
#define PSI_INTEGER_FROM(T, m, unit, low, since, doc)                                              \
  PSI_ROW(T, m, ps_integer, PS_KIND_INTEGER, PS_FIELD_MINIMUM, unit, low, 0, NULL, NULL, NULL,     \
          since, doc)
#define PSI_INTEGER_WITHIN(T, m, unit, low, high, since, doc)                                      \
  PSI_ROW(T, m, ps_integer, PS_KIND_INTEGER, PSI_BOUNDED, unit, low, high, NULL, NULL, NULL,       \
          since, doc)
#define PSI_NUMBER(T, m, unit, since, doc)                                                         \
  PSI_PLAIN(T, m, ps_number, PS_KIND_NUMBER, 0, unit, since, doc)
#define PSI_NUMBER_FROM(T, m, unit, low, since, doc)                                               \
  PSI_ROW(T, m, ps_number, PS_KIND_NUMBER, PS_FIELD_MINIMUM, unit, low, 0, NULL, NULL, NULL,       \
          since, doc)
#define PSI_NUMBER_WITHIN(T, m, unit, low, high, since, doc)                                       \
  PSI_ROW(T, m, ps_number, PS_KIND_NUMBER, PSI_BOUNDED, unit, low, high, NULL, NULL, NULL, since,  \
          doc)
#define PSI_DATE(T, m, since, doc) PSI_PLAIN(T, m, ps_date, PS_KIND_DATE, 0, NULL, since, doc)
#define PSI_MONEY(T, m, since, doc) PSI_PLAIN(T, m, ps_money, PS_KIND_MONEY, 0, NULL, since, doc)
#define PSI_RANGE(T, m, unit, since, doc)                                                          \
  PSI_PLAIN(T, m, ps_range, PS_KIND_RANGE, 0, unit, since, doc)
#define PSI_RANGE_WITHIN(T, m, unit, low, high, since, doc)                                        \
  PSI_ROW(T, m, ps_range, PS_KIND_RANGE, PSI_BOUNDED, unit, low, high, NULL, NULL, NULL, since,    \
          doc)
#define PSI_ENUM(T, m, table, since, doc)                                                          \
  PSI_ROW(T, m, int, PS_KIND_ENUM, 0, NULL, 0, 0, &(table), NULL, NULL, since, doc)
#define PSI_CATALOGUE(T, m, catalogue, since, doc)                                                 \
  PSI_ROW(T, m, const char *, PS_KIND_CATALOGUE, 0, NULL, 0, 0, NULL, NULL, catalogue, since, doc)
#define PSI_REFERENCE(T, m, targets, since, doc)                                                   \
  PSI_ROW(T, m, const char *, PS_KIND_REFERENCE, 0, NULL, 0, 0, NULL, NULL, targets, since, doc)
#define PSI_REFERENCE_AS(T, m, name, targets, since, doc)                                          \
  PSI_ROW_AS(T, m, name, const char *, PS_KIND_REFERENCE, 0, NULL, 0, 0, NULL, NULL, targets,      \
             since, doc)
#define PSI_REFERENCE_REQUIRED(T, m, targets, since, doc)                                          \
  PSI_ROW(T, m, const char *, PS_KIND_REFERENCE, PS_FIELD_REQUIRED, NULL, 0, 0, NULL, NULL,        \
          targets, since, doc)
#define PSI_REFERENCES(T, m, targets, since, doc)                                                  \
  PSI_ROW(T, m, ps_text_list, PS_KIND_REFERENCE, PS_FIELD_LIST, NULL, 0, 0, NULL, NULL, targets,   \
          since, doc)
#define PSI_REFERENCES_ACYCLIC(T, m, targets, since, doc)                                          \
  PSI_ROW(T, m, ps_text_list, PS_KIND_REFERENCE, PS_FIELD_LIST | PS_FIELD_ACYCLIC, NULL, 0, 0,     \
          NULL, NULL, targets, since, doc)
#define PSI_REFERENCE_ACYCLIC(T, m, targets, since, doc)                                           \
  PSI_ROW(T, m, const char *, PS_KIND_REFERENCE, PS_FIELD_ACYCLIC, NULL, 0, 0, NULL, NULL, targets, \
          since, doc)
#define PSI_REFERENCES_ACYCLIC_AS(T, m, name, targets, since, doc)                                 \
  PSI_ROW_AS(T, m, name, ps_text_list, PS_KIND_REFERENCE, PS_FIELD_LIST | PS_FIELD_ACYCLIC, NULL,  \
             0, 0, NULL, NULL, targets, since, doc)
#define PSI_TEXT_AS(T, m, name, since, doc)                                                        \
  PSI_ROW_AS(T, m, name, const char *, PS_KIND_TEXT, 0, NULL, 0, 0, NULL, NULL, NULL, since, doc)
#define PSI_TEXTS_AS(T, m, name, since, doc)                                                       \
  PSI_ROW_AS(T, m, name, ps_text_list, PS_KIND_TEXT, PS_FIELD_LIST, NULL, 0, 0, NULL, NULL, NULL,  \
             since, doc)
#define PSI_ENUM_AS(T, m, name, table, since, doc)                                                 \
  PSI_ROW_AS(T, m, name, int, PS_KIND_ENUM, 0, NULL, 0, 0, &(table), NULL, NULL, since, doc)
#define PSI_CATALOGUES(T, m, catalogue, since, doc)                                                \
  PSI_ROW(T, m, ps_text_list, PS_KIND_CATALOGUE, PS_FIELD_LIST, NULL, 0, 0, NULL, NULL, catalogue, \
          since, doc)
/* A list of fixed words, kept as texts: one that is not known stays in its place. */
#define PSI_WORD_LIST(T, m, table, since, doc)                                                     \
  PSI_ROW(T, m, ps_text_list, PS_KIND_CATALOGUE, PS_FIELD_LIST, NULL, 0, 0, &(table), NULL, NULL,  \
          since, doc)
#define PSI_EXPRESSION(T, m, targets, since, doc)                                                  \
  PSI_ROW(T, m, const char *, PS_KIND_EXPRESSION, 0, NULL, 0, 0, NULL, NULL, targets, since, doc)
#define PSI_STRUCT(T, m, type, table, since, doc)                                                  \
  PSI_ROW(T, m, type, PS_KIND_STRUCT, 0, NULL, 0, 0, NULL, &(table), NULL, since, doc)
#define PSI_STRUCTS(T, m, table, since, doc)                                                       \
  PSI_ROW(T, m, psi_list, PS_KIND_STRUCT, PS_FIELD_LIST, NULL, 0, 0, NULL, &(table), NULL, since,  \
          doc)
#define PSI_ENTITIES(T, m, table, since, doc)                                                      \
  PSI_ROW(T, m, psi_list, PS_KIND_ENTITY, PS_FIELD_LIST, NULL, 0, 0, NULL, &(table), NULL, since,  \
          doc)
#define PSI_SERIES(T, m, since, doc)                                                               \
  PSI_PLAIN(T, m, ps_series, PS_KIND_SERIES, 0, NULL, since, doc)

#define PSI_TABLE(name, T, rows, doc) {name, doc, sizeof(T), rows, sizeof(rows) / sizeof((rows)[0])}
#define PSI_WORDS(name, values) {name, values, sizeof(values) / sizeof((values)[0])}

/* ---- fields in memory ---- */

/* What every typed list of the headers looks like. */
typedef struct psi_list {
  void *items;
  size_t count;
  size_t capacity;
  bool given;
} psi_list;

static inline const void *psi_at(const void *object, const ps_field *field) {
  return (const char *)object + field->offset;
}
static inline void *psi_at_mutable(void *object, const ps_field *field) {
  return (char *)object + field->offset;
}

/* Fields are read and written through copies: one routine serves every typed list. */
psi_list psi_get_list(const void *object, const ps_field *field);
void psi_put_list(void *object, const ps_field *field, psi_list list);
const char *psi_get_text(const void *object, const ps_field *field);
void psi_put_text(void *object, const ps_field *field, const char *text);
int psi_get_enum(const void *object, const ps_field *field);
void psi_put_enum(void *object, const ps_field *field, int value);

/* Whether a kind is held as a const char *. */
bool psi_kind_is_text(ps_kind kind);
/* Bytes of one item of a list field. */
size_t psi_item_size(const ps_field *field);
/* Item `index` of a list: a struct, an entity, or the text itself. */
void *psi_list_item(const ps_field *field, psi_list list, size_t index);
const char *psi_list_text(psi_list list, size_t index);

/* Appends a zeroed item to a list field (structs get their type), or NULL without
 * memory. Texts and entities are then stored by psi_list_put(). */
void *psi_list_add(ps_store *store, void *object, const ps_field *field);
void psi_list_put(psi_list list, size_t index, const void *pointer);
/* Closes the gap at `index`. */
void psi_list_take_out(void *object, const ps_field *field, size_t index);

/* The value of a word in an enum, 0 if it has none of that name. */
int psi_enum_find(const ps_enum *words, const char *word);
const char *psi_enum_name(const ps_enum *words, int value);

/* Three capital letters, as ISO 4217 has them. */
bool psi_is_currency(const char *code);
/* Digits of its minor unit: 2 for most, and where `code` is NULL. */
int psi_currency_digits(const char *code);

/* The nearest of the names of a struct's fields or of an enum's words to a
 * misspelt one; NULL if none is near. */
const char *psi_nearest_field(const ps_struct *type, const char *name);
const char *psi_nearest_word(const ps_enum *words, const char *word);

/* ---- whole structs ---- */

/* Sets the type of a zeroed struct and of the structs nested in it. */
void psi_init(void *object, const ps_struct *type);
/* Unsets one field. */
void psi_unset(void *object, const ps_field *field);
/* Whether a field holds anything worth writing. */
bool psi_field_is_set(const void *object, const ps_field *field);
/* Copies all fields and extensions into a struct made by psi_init(), texts and
 * lists into the store. Lists of entities are left alone. False without memory. */
bool psi_copy(ps_store *store, void *to, const void *from);
bool psi_copy_field(ps_store *store, void *to, const void *from, const ps_field *field);
/* Whether one field says the same in two structs of one type (not for entities). */
bool psi_equal_field(const void *a, const void *b, const ps_field *field);
/* Keeps an unknown member. False without memory. */
bool psi_extend(ps_store *store, void *object, const char *name, size_t name_length,
                const char *text, size_t text_length);
const ps_extension *psi_extension_find(const void *object, const char *name);
/* Drops an unknown member of that name, if there is one. */
void psi_extension_drop(void *object, const char *name);

/* ---- series ---- */

typedef struct psi_point {
  ps_date on;
  double value, numerator, denominator; /* NaN where not given */
  const char *group;                    /* in the store already; NULL for none */
} psi_point;

bool psi_series_add(ps_store *store, ps_series *series, const psi_point *point);
/* Makes room for so many more points at once. */
bool psi_series_reserve(ps_store *store, ps_series *series, size_t more);
bool psi_series_extend(ps_store *store, ps_series *series, size_t row, const char *name,
                       size_t name_length, const char *text, size_t text_length);
bool psi_series_copy(ps_store *store, ps_series *to, const ps_series *from);
bool psi_series_equal(const ps_series *a, const ps_series *b);

/* The one bit pattern of "not given" in a column. */
double psi_no_figure(void);
static inline bool psi_is_figure(double value) { return value == value; }

#endif
