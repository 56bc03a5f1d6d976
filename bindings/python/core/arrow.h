/* Tables by the Arrow PyCapsule interface. */
#ifndef PERFSYS_PYTHON_ARROW_H
#define PERFSYS_PYTHON_ARROW_H

#include "call.h"

/* Takes the stream out of a capsule, or out of one that `object.__arrow_c_stream__()` gives:
 * it is the call's then. */
bool psp_stream_in(psp_call *call, PyObject *object, const char *argument,
                   struct ArrowArrayStream **stream);

/* The call's stream as a capsule that others take it out of. */
PyObject *psp_stream_out(psp_call *call);

/* columns.c: _core.columns(). */
int psp_columns_init(PyObject *module);

#endif
