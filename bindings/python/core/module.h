/* The module perfsys._core: what SWIG makes, our types, and who may import it. */
#ifndef PERFSYS_PYTHON_MODULE_H
#define PERFSYS_PYTHON_MODULE_H

#include "core.h"

/* SWIG's own initialisation, under another name than Python looks for. */
PyObject *psp_swig_init(void);

/* Adds our half. 0, or -1 with an exception. */
int psp_module_init(PyObject *module);

PyMODINIT_FUNC PyInit__core(void);

#endif
