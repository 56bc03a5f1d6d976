/* One call of a function of the library: what SWIG's wrappers keep while it lasts.
 *
 *   psl_call *psl = psl_begin(...)   checks how many arguments there are
 *   psl_take_...(psl, index, ...)    reads an argument; a wrong one raises
 *   psl_ready(psl)                   looks up the objects, enters their owners
 *   the function itself
 *   psl_done(psl)                    leaves the owners
 *   psl_give_...(psl, ...)           pushes the result, or nil and the error
 *
 * It is a userdata below the arguments on the stack: whatever raises, it is freed with what it
 * still holds. Objects are looked up in psl_ready() and not before, as any call into Lua may run
 * a finalizer that closes a case. */
#ifndef PERFSYS_LUA_CALL_H
#define PERFSYS_LUA_CALL_H

#include "core.h"

/* How far a call has come, told to the script, and when it has to stop. */
typedef struct psl_progress {
  lua_State *L;          /* of the call under way */
  int function;          /* where the script's function is on its stack; 0 for none */
  double budget;         /* seconds; below 0 for no end */
  double begun;          /* when the call began, in seconds of some clock */
  bool used_up;          /* the budget was */
  int problem;           /* where the error is that the function raised; 0 for none */
} psl_progress;

/* What a reader of portfolios or a check of many cases needs as long as it lives. */
typedef struct psl_lasting {
  psl_progress progress;
  char text[]; /* the text read, or the texts of the options */
} psl_lasting;

/* An object or handle of the call: where its pointer goes, and how it is used. */
typedef struct psl_use {
  const psb_place *place; /* of an object; NULL for a handle */
  psb_owner *owner;
  void *target;           /* the variable for the pointer */
  bool writing;
} psl_use;

typedef struct psl_call {
  psl_head head;
  lua_State *L;
  const char *function; /* "ps_check" */
  int count;            /* arguments it may have */
  bool running;
  psl_use *uses;        /* `first`, or more of them in a userdata of the stack */
  size_t use_count, use_room, entered;
  psl_use first[8];
  ps_settings settings;
  psl_progress progress;
  const void *options;  /* the table the options are in: settings may stand in it too */
  bool setting_given, takes_settings;
  psl_lasting *lasting; /* made for a handle that is about to be made */
  psl_handle *driven;   /* the handle whose own progress drives this call */
  int driven_function;
  int writer, write_step; /* ps_json_write: the script's function, and ours that calls it */
  psb_kind pending_kind;
  void *pending;        /* a root that no object owns yet */
  char *pending_text;
  size_t length;        /* of a text returned */
  char buffer[40];
  ps_value value;
  ps_error early; /* what is wrong with an argument, told instead of calling */
  ps_error error;
} psl_call;

/* ---- the call (call.c) ---- */

psl_call *psl_begin(lua_State *L, const char *function, int count);
bool psl_ready(psl_call *psl);
void psl_done(psl_call *psl);
int psl_refuse(psl_call *psl);
bool psl_tell_progress(void *data, double done);
bool psl_write_step(void *data, const char *bytes, size_t length);

/* ---- arguments (take.c, options.c) ---- */

/* Puts off looking up a pointer to psl_ready(). */
void psl_use_later(psl_call *psl, const psb_place *place, psb_owner *owner, void *target,
                   bool writing);

/* An object of a struct: "ps_gap"; "void" takes any, an entity where it is written. */
void psl_take_object(psl_call *psl, int index, const char *type, const char *name, bool writing,
                     void *target);
/* A handle: "ps_config". NULL for nil where the function takes that. */
void psl_take_handle(psl_call *psl, int index, const char *type, const char *name, bool writing,
                     void *target);
/* A text that may not hold a NUL; nil is NULL where it may be left out. */
const char *psl_take_text(psl_call *psl, int index, const char *name, bool optional);
/* Any bytes; those of a buffer stay as long as the library needs them. */
const char *psl_take_bytes(psl_call *psl, int index, const char *name, size_t *length);
const char *psl_take_buffer(psl_call *psl, int index, size_t *length);
bool psl_take_flag(psl_call *psl, int index, const char *name);
/* A number; nil is NaN where it may be left out. */
double psl_take_double(psl_call *psl, int index, const char *name, bool optional);
int64_t psl_take_integer(psl_call *psl, int index, const char *name, int64_t least, int64_t most);
int psl_take_word(psl_call *psl, int index, const char *type, const char *name);
ps_status psl_take_status(psl_call *psl, int index);
ps_date psl_take_date(psl_call *psl, int index, const char *name);
const ps_value *psl_take_value(psl_call *psl, int index);
const ps_struct *psl_take_struct(psl_call *psl, int index);
const double *psl_take_doubles(psl_call *psl, int index, size_t *count);
const ps_sarif_file *psl_take_sarif(psl_call *psl, int index, size_t *count);
const ps_dif_row *psl_take_dif_rows(psl_call *psl, int index, size_t *count);
ps_write psl_take_writer(psl_call *psl, int index);
const ps_settings *psl_take_settings(psl_call *psl, int index);
/* An options struct, "ps_size_options", from a table; NULL for nil. */
const void *psl_take_options(psl_call *psl, int index, const char *type);
/* What the result will need as long as it lives, with `size` bytes of text; once. */
void psl_make_lasting(psl_call *psl, size_t size);
/* The time of a progress function or of a budget begins now. */
void psl_progress_begin(psl_progress *progress, lua_State *L, int function);

/* ---- results (give.c): each returns how many values it pushed ---- */

int psl_give_root(psl_call *psl, const char *type, void *root);
int psl_give_row(psl_call *psl, const char *type, const void *row);
int psl_give_entity(psl_call *psl, const void *entity);
int psl_give_status(psl_call *psl, ps_status status);
int psl_give_value(psl_call *psl, int given);
int psl_give_borrowed(psl_call *psl, const char *text);
int psl_give_text(psl_call *psl, char *text);
int psl_give_word(psl_call *psl, const char *type, int value);
int psl_give_double(psl_call *psl, double number);

/* ---- rows that are tables (describe.c) ---- */

void psl_push_field_row(lua_State *L, const ps_field *field);
void psl_push_struct_row(lua_State *L, const ps_struct *type);
void psl_push_integrity_rule(lua_State *L, const ps_integrity_rule *rule);
const ps_struct *psl_struct_find(const char *name);

#endif
