/* Options and settings of a call, from dicts; progress, Ctrl-C and the GIL. */
#ifndef PERFSYS_PYTHON_SETTINGS_H
#define PERFSYS_PYTHON_SETTINGS_H

#include "call.h"

/* An options struct ("ps_size_options"), filled from None or a dict by the names of its members.
 * What it points to is kept by the call. */
bool psp_options_in(psp_call *call, PyObject *object, const char *type, const void **options);

/* None, a dict with "limits" and "progress", or a tuple of the two. NULL for `object` is None. */
bool psp_settings_in(psp_call *call, PyObject *object, const ps_settings **settings);

/* Around the call. Tells the callable 0 and, where the call worked, 1; lets go of the GIL
 * meanwhile if the call is heavy. What the callable raises stays set. */
bool psp_settings_begin(psp_settings *settings, bool heavy);
void psp_settings_end(psp_settings *settings, bool worked);

int psp_options_init(PyObject *module);

#endif
