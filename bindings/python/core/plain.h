/* Arguments and answers that are no objects: texts, words, numbers, dates, values, lists. */
#ifndef PERFSYS_PYTHON_PLAIN_H
#define PERFSYS_PYTHON_PLAIN_H

#include "call.h"

/* ---- names (text.c) ---- */

/* "ps_size_options", "enum ps_severity": without what all names begin with. */
const char *psp_bare(const char *c_name);

/* What an argument is called in messages: "c" is a case everywhere. */
const char *psp_argument(const char *name);

/* "ps_gap_size" as "GapSize". */
void psp_class_name(const char *c_name, char *name, size_t size);

/* Sets TypeError, "case must be a Case, not str"; returns false. */
bool psp_type_error(const char *argument, const char *wanted, PyObject *got);

/* Which of names is nearest to a misspelt one; NULL if none is near. `name_at` gives NULL past
 * the last. */
const char *psp_nearest(const char *name, const char *(*name_at)(const void *table, size_t index),
                        const void *table);

/* ---- texts (text.c) ---- */

/* A str, kept by the call. With `maybe` None gives NULL. */
bool psp_text_in(psp_call *call, PyObject *object, const char *argument, bool maybe,
                 const char **text);

/* A str or bytes, or a copy of anything else that has bytes. */
bool psp_bytes_in(psp_call *call, PyObject *object, const char *argument, const char **text,
                  size_t *length);

/* A path, as open() takes one. */
bool psp_path_in(psp_call *call, PyObject *object, const char *argument, const char **path);

/* A borrowed text as str; None for NULL. */
PyObject *psp_borrowed_out(const char *text);

/* ---- words (word.c) ---- */

bool psp_word_in(PyObject *object, const char *argument, const char *enum_, int *value);
PyObject *psp_word_out(const char *enum_, int value);
int psp_words_init(PyObject *module);

/* ---- numbers and dates (number.c) ---- */

bool psp_flag_in(PyObject *object, const char *argument, bool *value);
bool psp_int64_in(PyObject *object, const char *argument, int64_t least, int64_t most,
                  int64_t *value);
bool psp_size_in(PyObject *object, const char *argument, size_t *value);
bool psp_double_in(PyObject *object, const char *argument, bool maybe, double *value);
bool psp_date_in(PyObject *object, const char *argument, ps_date *value);
PyObject *psp_number_out(ps_number value);
PyObject *psp_flag_out(ps_flag value);

/* ---- values and lists (arrays.c) ---- */

bool psp_value_in(psp_call *call, PyObject *object, ps_value *value);
bool psp_doubles_in(psp_call *call, PyObject *object, const char *argument, const double **items,
                    size_t *count);
bool psp_dif_rows_in(psp_call *call, PyObject *object, const char *argument,
                     const ps_dif_row **items, size_t *count);
bool psp_sarif_files_in(psp_call *call, PyObject *object, const char *argument,
                        const ps_sarif_file **items, size_t *count);

/* ---- what is described (described.c) ---- */

bool psp_struct_in(PyObject *object, const char *argument, const ps_struct **type);
PyObject *psp_struct_out(const ps_struct *type);
PyObject *psp_field_out(const ps_field *field);
PyObject *psp_integrity_rule_out(const ps_integrity_rule *rule);

/* ---- writing (text.c) ---- */

/* A ps_write whose data is a callable that takes bytes. */
bool psp_write_bytes(void *data, const char *bytes, size_t length);

#endif
