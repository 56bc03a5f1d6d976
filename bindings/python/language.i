/* Python: what SWIG generates hands everything to the typemaps below, and they to core/.
 * No pointer object of SWIG ever reaches a script. */

%{
#include "module.h"

#include "arrow.h"
#include "call.h"
#include "objects.h"
#include "plain.h"
#include "settings.h"

#include <limits.h>

/* core/module.c has the function that Python looks for. */
#undef SWIG_init
#define SWIG_init psp_swig_init
%}

%init %{
  if (psp_module_init(m) != 0) return -1;
%}

/* ---- one call ------------------------------------------------------------------------------
 * "_global_" makes it one variable for the whole of a function. Whatever a function returns
 * declares it; whatever may hold something gives it up. */

%exception {
  if (!psp_call_begin(&_global_call)) SWIG_fail;
  $action
  if (!psp_call_end(&_global_call)) SWIG_fail;
}

/* An argument: CODE is false where it failed, and has put the value into `given`. */
%define %psp_in(GIVEN, CODE, TYPEMAP...)
%typemap(in) TYPEMAP (psp_call _global_call = PSP_CALL_INIT) {
  GIVEN given;
  if (!(CODE)) SWIG_fail;
  $1 = ($1_ltype)given;
}
%typemap(freearg) TYPEMAP "psp_call_free(&_global_call);"
%enddef

/* Two arguments in C that are one in Python. */
%define %psp_in_pair(GIVEN, CODE, TYPEMAP...)
%typemap(in) TYPEMAP (psp_call _global_call = PSP_CALL_INIT) {
  GIVEN given;
  size_t count;
  if (!(CODE)) SWIG_fail;
  $1 = ($1_ltype)given;
  $2 = count;
}
%typemap(freearg) TYPEMAP "psp_call_free(&_global_call);"
%enddef

/* An answer: CODE makes it, or NULL. */
%define %psp_out(CODE, TYPEMAP...)
%typemap(out) TYPEMAP (psp_call _global_call = PSP_CALL_INIT) {
  $result = CODE;
  if (!$result) SWIG_fail;
}
%enddef

%typemap(in, numinputs=0) ps_error *error (psp_call _global_call = PSP_CALL_INIT)
  "$1 = &_global_call.error;"

/* ---- objects ------------------------------------------------------------------------------ */

%define %psp_object(CODE, TYPEMAP...)
%psp_in(const void *, (given = CODE) != NULL, TYPEMAP)
%enddef

%psp_object(psp_object_in(&_global_call, $input, "$1_name", "$*1_ltype", true), SWIGTYPE *)
%psp_object(psp_object_in(&_global_call, $input, "$1_name", "$*1_ltype", false),
            const SWIGTYPE *)
%psp_object(psp_object_in(&_global_call, $input, "$1_name", NULL, false), const void *)
%psp_object(psp_entity_in(&_global_call, $input, "$1_name", NULL), void *entity)
%psp_object(psp_entity_in(&_global_call, $input, "$1_name", "$*1_ltype"), ps_measure *measure)
%psp_object(psp_result_in(&_global_call, $input, "$1_name"), void *result)

%psp_out(psp_root_out(PSB_CASE, $1), ps_case *)
%psp_out(psp_root_out(PSB_MERGE, $1), ps_merge *)
%psp_out(psp_root_out(PSB_RESULT, $1), SWIGTYPE *)
%psp_out(psp_row_out(&_global_call, $1), const SWIGTYPE *)
%psp_out(psp_row_out(&_global_call, $1), void *)
/* Always built in, also where a framework that is not was asked. */
%psp_out(psp_wrap(psp_static(), $1), const ps_factor *)

%define %psp_handle(TYPE, KIND)
%psp_in(void *, psp_handle_in(&_global_call, $input, "$1_name", KIND, true, false, &given),
        TYPE *)
%psp_in(void *, psp_handle_in(&_global_call, $input, "$1_name", KIND, false, false, &given),
        const TYPE *)
%psp_out(psp_handle_out(&_global_call, KIND, $1), TYPE *)
%enddef

%psp_handle(ps_config, PSB_CONFIG)
%psp_handle(ps_registry, PSB_REGISTRY)
%psp_handle(ps_portfolio_reader, PSB_PORTFOLIO)
%psp_handle(ps_portfolio_check, PSB_PORTFOLIO_CHECK)

/* None is what is built in. */
%psp_in(void *, psp_handle_in(&_global_call, $input, "$1_name", PSB_CONFIG, false, true, &given),
        const ps_config *)
%psp_in(void *, psp_handle_in(&_global_call, $input, "$1_name", PSB_REGISTRY, false, true, &given),
        const ps_registry *)

/* Freeing is closing: objects that are left say that it is gone. */
%define %psp_close(FUNCTION)
%exception FUNCTION {
  if (!psp_call_close(&_global_call)) SWIG_fail;
}
%enddef

%psp_close(ps_case_free)
%psp_close(ps_result_free)
%psp_close(ps_merge_free)
%psp_close(ps_config_free)
%psp_close(ps_registry_free)
%psp_close(ps_portfolio_close)
%psp_close(ps_portfolio_check_free)

%exception ps_case_compact {
  psb_places_before_compact(psp_call_owner(&_global_call));
  if (!psp_call_begin(&_global_call)) SWIG_fail;
  $action
  if (!psp_call_end(&_global_call)) SWIG_fail;
}

/* ---- options and settings ----------------------------------------------------------------- */

%typemap(default) const SWIGTYPE *options "$1 = NULL;"
%psp_in(const void *, psp_options_in(&_global_call, $input, "$*1_ltype", &given),
        const SWIGTYPE *options)

/* Also where none are given: Ctrl-C stops what takes long. */
%typemap(default) const ps_settings *settings {
  const ps_settings *made;
  if (!psp_settings_in(&_global_call, NULL, &made)) SWIG_fail;
  $1 = ($1_ltype)made;
}
%psp_in(const ps_settings *, psp_settings_in(&_global_call, $input, &given),
        const ps_settings *settings)

/* ---- texts -------------------------------------------------------------------------------- */

%psp_in(const char *, psp_text_in(&_global_call, $input, "$1_name", false, &given), const char *)
%psp_in(const char *, psp_text_in(&_global_call, $input, "$1_name", true, &given),
        const char *PSB_OPTIONAL)
%psp_in(const char *, psp_path_in(&_global_call, $input, "$1_name", &given), const char *PSB_FILE)
%psp_in_pair(const char *, psp_bytes_in(&_global_call, $input, "$1_name", &given, &count),
             (const char *text, size_t length))

%typemap(in, numinputs=0) size_t *length (psp_call _global_call = PSP_CALL_INIT)
  "$1 = &_global_call.length;"
%typemap(in, numinputs=0) char buffer[ANY] (char temporary[$1_dim0]) "$1 = temporary;"

%psp_out(psp_text_out(&_global_call, $1), char *)
%psp_out(psp_borrowed_out($1), const char *)

%typemap(in) (ps_write write, void *data) {
  if (!PyCallable_Check($input)) {
    psp_type_error("$1_name", "callable", $input);
    SWIG_fail;
  }
  $1 = psp_write_bytes;
  $2 = $input;
}
/* It stands behind the options, which may be left out. */
%typemap(check) (ps_write write, void *data) {
  if (!$1) {
    psp_type_error("$1_name", "callable", Py_None);
    SWIG_fail;
  }
}

/* ---- words, numbers, dates ---------------------------------------------------------------- */

%typemap(in) enum SWIGTYPE {
  int word;
  if (!psp_word_in($input, "$1_name", "$1_ltype", &word)) SWIG_fail;
  $1 = ($1_ltype)word;
}
%psp_out(psp_word_out("$1_ltype", (int)$1), enum SWIGTYPE)

/* A status is what failed, and a number where it is asked about. */
%typemap(in) ps_status {
  int64_t number;
  if (!psp_int64_in($input, "$1_name", INT_MIN, INT_MAX, &number)) SWIG_fail;
  $1 = (ps_status)number;
}
%psp_out(psp_status_out($1), ps_status)

%typemap(in) bool { if (!psp_flag_in($input, "$1_name", &$1)) SWIG_fail; }
%typemap(in) size_t { if (!psp_size_in($input, "$1_name", &$1)) SWIG_fail; }
%typemap(in) double { if (!psp_double_in($input, "$1_name", false, &$1)) SWIG_fail; }
%typemap(in) double PSB_OPTIONAL {
  if (!psp_double_in($input, "$1_name", true, &$1)) SWIG_fail;
}
%typemap(in) ps_date { if (!psp_date_in($input, "$1_name", &$1)) SWIG_fail; }

%define %psp_int(TYPE, LEAST, MOST)
%typemap(in) TYPE {
  int64_t number;
  if (!psp_int64_in($input, "$1_name", LEAST, MOST, &number)) SWIG_fail;
  $1 = (TYPE)number;
}
%enddef

%psp_int(int, INT_MIN, INT_MAX)
%psp_int(int32_t, INT32_MIN, INT32_MAX)
%psp_int(int64_t, INT64_MIN, INT64_MAX)

%psp_out(SWIG_Py_Void(), void)
%psp_out(PyBool_FromLong($1), bool)
%psp_out(PyLong_FromSize_t($1), size_t)
%psp_out(PyLong_FromLong($1), int)
%psp_out(PyLong_FromLong($1), int32_t)
%psp_out(PyFloat_FromDouble($1), double)
%psp_out(psp_date($1), ps_date)
%psp_out(psp_number_out($1), ps_number)
%psp_out(psp_flag_out($1), ps_flag)

/* ---- values and lists --------------------------------------------------------------------- */

%typemap(in) const ps_value *value (psp_call _global_call = PSP_CALL_INIT, ps_value given) {
  if (!psp_value_in(&_global_call, $input, &given)) SWIG_fail;
  $1 = &given;
}
%typemap(freearg) const ps_value *value "psp_call_free(&_global_call);"

%typemap(in, numinputs=0) ps_value *value (ps_value read) "$1 = &read;"
%typemap(argout) ps_value *value {
  SWIG_Py_DECREF($result);
  $result = psp_value_from($1);
  if (!$result) SWIG_fail;
}
%typemap(freearg) ps_value *value ""

%psp_in_pair(const double *, psp_doubles_in(&_global_call, $input, "$1_name", &given, &count),
             (const double *sums, size_t count))
%psp_in_pair(const ps_dif_row *, psp_dif_rows_in(&_global_call, $input, "$1_name", &given, &count),
             (const ps_dif_row *rows, size_t count))
%psp_in_pair(const ps_sarif_file *,
             psp_sarif_files_in(&_global_call, $input, "$1_name", &given, &count),
             (const ps_sarif_file *files, size_t count))

/* ---- tables by Arrow ---------------------------------------------------------------------- */

%psp_in(struct ArrowArrayStream *, psp_stream_in(&_global_call, $input, "$1_name", &given),
        struct ArrowArrayStream *stream)

%typemap(default) (const char *columns, struct ArrowArrayStream *stream)
  "$1 = NULL; $2 = &_global_call.stream;"
%typemap(in) (const char *columns, struct ArrowArrayStream *stream)
    (psp_call _global_call = PSP_CALL_INIT) {
  const char *columns;
  if (!psp_text_in(&_global_call, $input, "$1_name", true, &columns)) SWIG_fail;
  $1 = ($1_ltype)columns;
}
%typemap(freearg) (const char *columns, struct ArrowArrayStream *stream)
  "psp_call_free(&_global_call);"
%typemap(argout) (const char *columns, struct ArrowArrayStream *stream) {
  SWIG_Py_DECREF($result);
  $result = psp_stream_out(&_global_call);
  if (!$result) SWIG_fail;
}

/* ---- what is described -------------------------------------------------------------------- */

%psp_in(const ps_struct *, psp_struct_in($input, "$1_name", &given), const ps_struct *)
%psp_out(psp_struct_out($1), const ps_struct *)
%psp_out(psp_field_out($1), const ps_field *)
%psp_out(psp_integrity_rule_out($1), const ps_integrity_rule *)
