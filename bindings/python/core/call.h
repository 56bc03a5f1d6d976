/* One call from Python into the library: what it holds while it is under way.
 *
 * Every function that SWIG generates has one psp_call, filled by the typemaps of its arguments
 * (language.i) and given up by psp_call_free(), whether the call worked or not. Functions named
 * psp_..._in() take an argument: false is an exception set. */
#ifndef PERFSYS_PYTHON_CALL_H
#define PERFSYS_PYTHON_CALL_H

#include "core.h"

/* A use of an owner that ends with the call. */
typedef struct psp_entry {
  psb_owner *owner;
  bool writing;
} psp_entry;

typedef struct psp_block psp_block;
typedef struct psp_settings psp_settings;

#define PSP_FEW 4 /* owners that a call uses, save for one that takes a list of them */

typedef struct psp_call {
  ps_error error;        /* handed to the function */
  psp_entry few[PSP_FEW];
  psp_entry *entries;    /* NULL: they are in `few` */
  size_t count, capacity;
  PyObject *kept;        /* list of objects whose memory the call uses; NULL for none */
  psp_block *memory;     /* freed with the call */
  psp_settings *settings; /* where the function takes settings */
  bool heavy;            /* may take long: others may run meanwhile */
  size_t length;         /* bytes of the text the function returns */
  struct ArrowArrayStream stream; /* taken from the caller, or filled for it */
} psp_call;

#define PSP_CALL_INIT {0}

/* Around the call itself: lets other threads run if it may take long; raises what failed. */
bool psp_call_begin(psp_call *call);
bool psp_call_end(psp_call *call);

/* Ends all uses and frees all that is held. May be called again. */
void psp_call_free(psp_call *call);

/* Begins a use of an owner; one the call uses already stays as it is. */
bool psp_call_enter(psp_call *call, psb_owner *owner, bool writing);

/* Ends all uses for a while, so that Python may do with them what it likes; and begins them
 * again: false where that is refused. Roots stay where they are, what is in them may not. */
void psp_call_pause(psp_call *call);
bool psp_call_resume(psp_call *call);

/* The owner of the first object among the arguments; that of what is built in if none is. */
psb_owner *psp_call_owner(const psp_call *call);

/* Keeps an object, takes no reference from the caller. */
bool psp_call_keep(psp_call *call, PyObject *object);

/* Memory, all zero, that lives as long as the call. NULL with MemoryError. */
void *psp_call_memory(psp_call *call, size_t size);
void psp_blocks_free(psp_block *blocks);

/* Frees the root that the first argument stands for: close() by the C name. */
bool psp_call_close(psp_call *call);

/* The owner of rows that are built into the library. */
psb_owner *psp_static(void);

/* ---- what is returned ------------------------------------------------------- */

PyObject *psp_root_out(psb_kind kind, void *root);
PyObject *psp_row_out(const psp_call *call, const void *row);
PyObject *psp_status_out(ps_status status);
PyObject *psp_text_out(psp_call *call, char *text);

/* ---- objects and handles ---------------------------------------------------- */

/* An object of the struct named (as in C: "ps_case"; NULL for any). */
const void *psp_object_in(psp_call *call, PyObject *object, const char *argument, const char *type,
                          bool writing);

/* An entity, or the case, of the case the call changes. */
void *psp_entity_in(psp_call *call, PyObject *object, const char *argument, const char *type);

/* A whole result, to be freed. */
void *psp_result_in(psp_call *call, PyObject *object, const char *argument);

/* What a handle stands for. With `maybe` None gives NULL, and true. */
bool psp_handle_in(psp_call *call, PyObject *object, const char *argument, psb_kind kind,
                   bool writing, bool maybe, void **root);

/* A new handle; it takes over all that the call holds, since what it stands for may. */
PyObject *psp_handle_out(psp_call *call, psb_kind kind, void *root);

int psp_handle_init(PyObject *module);

#endif
