/* How Lua gives arguments to the functions of perfsys and takes their results: see core/call.h.
 * No pointer of SWIG's ever reaches a script. */
%{
#include "call.h"

#include <math.h>

/* SWIG's own check wants every argument; here those left out at the end are nil. */
#undef SWIG_check_num_args
#define SWIG_check_num_args(function, least, most) psl_call *psl = psl_begin(L, function, most);
%}

%exception {
  if (!psl_ready(psl)) return psl_refuse(psl);
  $action
  psl_done(psl);
}

/* ---- what the module does itself ---- */

/* Roots are freed by close() and by the collector. */
%ignore ps_case_free;
%ignore ps_result_free;
%ignore ps_merge_free;
%ignore ps_config_free;
%ignore ps_registry_free;
%ignore ps_portfolio_close;
%ignore ps_portfolio_check_free;

/* Nothing that Lua programs use speaks Arrow: rows are read by index. */
%ignore ps_arrow_rows;
%ignore ps_import_frame;

/* ---- objects and handles ---- */

%typemap(in) const SWIGTYPE * {
  psl_take_object(psl, $input, "$1_basetype", "$1_name", false, &$1);
}
%typemap(in) SWIGTYPE * {
  psl_take_object(psl, $input, "$1_basetype", "$1_name", true, &$1);
}
%typemap(in) const ps_config *, const ps_registry *, const ps_portfolio_reader *,
             const ps_portfolio_check * {
  psl_take_handle(psl, $input, "$1_basetype", "$1_name", false, &$1);
}
%typemap(in) ps_config *, ps_registry *, ps_portfolio_reader *, ps_portfolio_check * {
  psl_take_handle(psl, $input, "$1_basetype", "$1_name", true, &$1);
}
%typemap(in) const void * { psl_take_object(psl, $input, "void", "$1_name", false, (void *)&$1); }
%typemap(in) void * { psl_take_object(psl, $input, "void", "$1_name", true, (void *)&$1); }
%typemap(in) const ps_struct * { $1 = (ps_struct *)psl_take_struct(psl, $input); }

%typemap(out) SWIGTYPE * { SWIG_arg += psl_give_root(psl, "$1_basetype", $1); }
%typemap(out) const SWIGTYPE * { SWIG_arg += psl_give_row(psl, "$1_basetype", $1); }
%typemap(out) void * { SWIG_arg += psl_give_entity(psl, $1); }

/* ---- errors, settings, options ---- */

/* Arguments the script does not give are set by `check`: `in` comes before psl_begin(). */
%typemap(in, numinputs=0) ps_error *error ""
%typemap(check) ps_error *error { $1 = &psl->error; }
%typemap(in) const ps_settings *settings {
  $1 = (ps_settings *)psl_take_settings(psl, $input);
}
%define PERFSYS_OPTIONS(TYPE)
%typemap(in) const TYPE * { $1 = (TYPE *)psl_take_options(psl, $input, "TYPE"); }
%enddef
PERFSYS_OPTIONS(ps_redact_options)
PERFSYS_OPTIONS(ps_json_options)
PERFSYS_OPTIONS(ps_import_series_options)
PERFSYS_OPTIONS(ps_import_events_options)
PERFSYS_OPTIONS(ps_import_raci_options)
PERFSYS_OPTIONS(ps_size_options)
PERFSYS_OPTIONS(ps_timing_options)
PERFSYS_OPTIONS(ps_partner_score_options)
PERFSYS_OPTIONS(ps_task_options)
PERFSYS_OPTIONS(ps_check_options)
PERFSYS_OPTIONS(ps_page_options)

%typemap(in) ps_status { $1 = psl_take_status(psl, $input); }
%typemap(out) ps_status { SWIG_arg += psl_give_status(psl, $1); }

/* ---- texts ---- */

%typemap(in) const char *, const char *PSB_FILE {
  $1 = (char *)psl_take_text(psl, $input, "$1_name", false);
}
%typemap(in) const char *PSB_OPTIONAL {
  $1 = (char *)psl_take_text(psl, $input, "$1_name", true);
}
%typemap(out) const char * { SWIG_arg += psl_give_borrowed(psl, $1); }
%typemap(in) (const char *text, size_t length) {
  $1 = (char *)psl_take_buffer(psl, $input, &$2);
}
%typemap(in, numinputs=0) size_t *length ""
%typemap(check) size_t *length { $1 = &psl->length; }
%typemap(out) char * { SWIG_arg += psl_give_text(psl, $1); }
%typemap(in, numinputs=0) char buffer[ANY] ""
%typemap(check) char buffer[ANY] { $1 = psl->buffer; }
%typemap(in) (ps_write write, void *data) {
  $1 = psl_take_writer(psl, $input);
  $2 = psl;
}

/* ---- words, numbers, dates ---- */

%typemap(in) enum SWIGTYPE { $1 = ($1_ltype)psl_take_word(psl, $input, "$1_basetype", "$1_name"); }
%typemap(out) enum SWIGTYPE { SWIG_arg += psl_give_word(psl, "$1_basetype", (int)$1); }
%typemap(in) bool { $1 = psl_take_flag(psl, $input, "$1_name"); }
%typemap(out) bool { lua_pushboolean(L, $1); SWIG_arg++; }
%typemap(in) double { $1 = psl_take_double(psl, $input, "$1_name", false); }
%typemap(in) double PSB_OPTIONAL { $1 = psl_take_double(psl, $input, "$1_name", true); }
%typemap(out) double { SWIG_arg += psl_give_double(psl, $1); }
%typemap(in) int, int32_t {
  $1 = ($1_ltype)psl_take_integer(psl, $input, "$1_name", INT32_MIN, INT32_MAX);
}
%typemap(in) int64_t {
  $1 = psl_take_integer(psl, $input, "$1_name", INT64_MIN, INT64_MAX);
}
%typemap(in) size_t {
  $1 = (size_t)psl_take_integer(psl, $input, "$1_name", 0,
                                SIZE_MAX < INT64_MAX ? (int64_t)SIZE_MAX : INT64_MAX);
}
%typemap(out) int, int32_t, size_t { psl_push_integer(L, (int64_t)$1); SWIG_arg++; }
%typemap(in) ps_date { $1 = psl_take_date(psl, $input, "$1_name"); }
%typemap(out) ps_date { psl_push_date(L, $1); SWIG_arg++; }
%typemap(out) ps_number {
  SWIG_arg += psl_give_double(psl, $1.set ? $1.value : NAN);
}
%typemap(out) ps_flag {
  if ($1.set) lua_pushboolean(L, $1.value); else lua_pushnil(L);
  SWIG_arg++;
}
%typemap(in) const ps_value * { $1 = (ps_value *)psl_take_value(psl, $input); }
%typemap(in, numinputs=0) ps_value *value ""
%typemap(check) ps_value *value { $1 = &psl->value; }
%typemap(check) const ps_value * "";
%typemap(argout) ps_value *value { SWIG_arg = psl_give_value(psl, SWIG_arg); }
%typemap(argout) const ps_value * "";

/* ---- arrays ---- */

%typemap(in) (const double *sums, size_t count) {
  $1 = (double *)psl_take_doubles(psl, $input, &$2);
}
%typemap(in) (const ps_sarif_file *files, size_t count) {
  $1 = (ps_sarif_file *)psl_take_sarif(psl, $input, &$2);
}
%typemap(in) (const ps_dif_row *rows, size_t count) {
  $1 = (ps_dif_row *)psl_take_dif_rows(psl, $input, &$2);
}
