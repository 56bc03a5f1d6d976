#include "module.h"

#include "arrow.h"
#include "call.h"
#include "plain.h"
#include "settings.h"

int psp_calls_init(PyObject *module) {
  return psp_handle_init(module) == 0 && psp_words_init(module) == 0 &&
                 psp_options_init(module) == 0 && psp_columns_init(module) == 0
             ? 0
             : -1;
}

int psp_module_init(PyObject *module) {
  /* Imported again, after it was taken out of sys.modules: objects of before are still about,
   * so it has the same types. */
  static PyObject *first;
  if (first) return PyDict_Merge(PyModule_GetDict(module), first, false);
  if (psp_objects_init(module) != 0 || psp_calls_init(module) != 0) return -1;
  first = Py_NewRef(PyModule_GetDict(module));
  return 0;
}

/* The types and what the package registered are of one interpreter. */
PyMODINIT_FUNC PyInit__core(void) {
  if (PyInterpreterState_GetID(PyInterpreterState_Get()) != 0) {
    PyErr_SetString(PyExc_ImportError, "perfsys works in the main interpreter only, "
                                       "not in subinterpreters");
    return NULL;
  }
  return psp_swig_init();
}
