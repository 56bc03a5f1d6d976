#include "settings.h"

#include "plain.h"

#ifdef _WIN32
#include <windows.h>
#else
#include <time.h>
#endif

#include <string.h>

/* Milliseconds between two looks at signals, and between two calls of the callable. A look
 * takes the GIL back, which others then have to give up. */
enum { LOOK_EVERY = 20, TELL_EVERY = 50 };

struct psp_settings {
  ps_settings given;
  PyObject *callable;    /* kept by the call, later by its handle; NULL for none */
  PyThreadState *thread; /* while the GIL is let go of */
  int64_t looked, told;  /* when, in milliseconds */
};

static int64_t milliseconds(void) {
#ifdef _WIN32
  return (int64_t)GetTickCount64();
#else
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
#endif
}

/* Calls the callable. False: it asked to stop by False, or raised. */
static bool tell(psp_settings *s, double done) {
  PyObject *share = PyFloat_FromDouble(done);
  PyObject *answer = share ? PyObject_CallFunctionObjArgs(s->callable, share, NULL) : NULL;
  Py_XDECREF(share);
  Py_XDECREF(answer); /* False lives on */
  return answer && answer != Py_False;
}

/* Where the library calls back, with the GIL or without. */
static bool progress(void *data, double done) {
  psp_settings *s = data;
  const int64_t now = milliseconds();
  if (now - s->looked < LOOK_EVERY) return true;
  s->looked = now;
  PyThreadState *thread = s->thread;
  if (thread) {
    s->thread = NULL;
    PyEval_RestoreThread(thread);
  }
  bool go_on = !PyErr_Occurred() && PyErr_CheckSignals() == 0;
  /* 1 is told when the call has ended. */
  if (go_on && s->callable && done < 1 && now - s->told >= TELL_EVERY) {
    s->told = now;
    go_on = tell(s, done);
  }
  if (thread) s->thread = PyEval_SaveThread();
  return go_on;
}

/* ---- what is given ---- */

static bool limits_in(psp_call *call, PyObject *limits, ps_limits *out) {
  const void *filled;
  if (!psp_options_in(call, limits, "ps_limits", &filled)) return false;
  if (filled) *out = *(const ps_limits *)filled;
  return true;
}

static bool progress_in(psp_call *call, PyObject *callable, psp_settings *s) {
  if (callable == Py_None) return true;
  if (!PyCallable_Check(callable)) return psp_type_error("progress", "callable", callable);
  s->callable = callable;
  return psp_call_keep(call, callable);
}

/* The parts of a dict, borrowed; None for those not there. */
static bool dict_parts(PyObject *dict, PyObject **limits, PyObject **callable) {
  PyObject *key, *value;
  Py_ssize_t at = 0;
  while (PyDict_Next(dict, &at, &key, &value)) {
    if (PyUnicode_Check(key) && PyUnicode_CompareWithASCIIString(key, "limits") == 0) {
      *limits = value;
    } else if (PyUnicode_Check(key) && PyUnicode_CompareWithASCIIString(key, "progress") == 0) {
      *callable = value;
    } else {
      PyErr_Format(PyExc_TypeError, "settings have \"limits\" and \"progress\", not %R", key);
      return false;
    }
  }
  return true;
}

static bool parts_in(psp_call *call, PyObject *object, psp_settings *s) {
  PyObject *limits = Py_None, *callable = Py_None;
  if (PyDict_Check(object)) {
    if (!dict_parts(object, &limits, &callable)) return false;
  } else if (PyTuple_Check(object) && PyTuple_Size(object) == 2) {
    limits = PyTuple_GetItem(object, 0);
    callable = PyTuple_GetItem(object, 1);
  } else if (object != Py_None) {
    return psp_type_error("settings", "None, a dict or a tuple (limits, progress)", object);
  }
  /* Kept before either is looked into: that may change the dict. */
  if (!psp_call_keep(call, limits)) return false;
  return progress_in(call, callable, s) && limits_in(call, limits, &s->given.limits);
}

bool psp_settings_in(psp_call *call, PyObject *object, const ps_settings **settings) {
  psp_settings *s = psp_call_memory(call, sizeof *s);
  if (!s) return false;
  s->given.size = sizeof s->given;
  s->given.progress = progress;
  s->given.progress_data = s;
  if (object && !parts_in(call, object, s)) return false;
  call->settings = s;
  *settings = &s->given;
  return true;
}

/* ---- around the call ---- */

bool psp_settings_begin(psp_settings *s, bool heavy) {
  if (s->callable && !tell(s, 0)) {
    psp_raise_status(PS_E_CANCELLED, "The progress callable asked to stop.");
    return false;
  }
  s->looked = s->told = milliseconds();
  if (heavy) s->thread = PyEval_SaveThread();
  return true;
}

void psp_settings_end(psp_settings *s, bool worked) {
  if (s->thread) PyEval_RestoreThread(s->thread);
  s->thread = NULL;
  if (worked && s->callable) (void)tell(s, 1);
}
