#include "arrow.h"

#include "plain.h"

#include <stdlib.h>
#include <string.h>

/* The name is part of the interface. */
#define CAPSULE "arrow_array_stream"

static bool capsule_in(psp_call *call, PyObject *capsule, struct ArrowArrayStream **stream) {
  struct ArrowArrayStream *given = PyCapsule_GetPointer(capsule, CAPSULE);
  if (!given) return false;
  if (!given->release) {
    psp_raise_status(PS_E_ARGUMENT, "The Arrow stream was taken by somebody else already.");
    return false;
  }
  /* Moved, as the interface has it: two threads with one capsule do not get one stream. */
  call->stream = *given;
  given->release = NULL;
  *stream = &call->stream;
  call->heavy = true;
  return psp_call_keep(call, capsule);
}

bool psp_stream_in(psp_call *call, PyObject *object, const char *argument,
                   struct ArrowArrayStream **stream) {
  if (PyCapsule_IsValid(object, CAPSULE)) return capsule_in(call, object, stream);
  /* A class has the method too, and nothing to call it on. */
  if (PyType_Check(object) || !PyObject_HasAttrString(object, "__arrow_c_stream__"))
    return psp_type_error(argument, "a table with __arrow_c_stream__", object);
  /* The table may be one of the very case that is to be changed. */
  psp_call_pause(call);
  PyObject *method = PyObject_GetAttrString(object, "__arrow_c_stream__");
  PyObject *capsule = method ? PyObject_CallFunctionObjArgs(method, NULL) : NULL;
  Py_XDECREF(method);
  if (!psp_call_resume(call)) Py_CLEAR(capsule);
  if (!capsule) return false;
  bool taken = PyCapsule_IsValid(capsule, CAPSULE) ? capsule_in(call, capsule, stream)
                                                   : psp_type_error("what __arrow_c_stream__() gives",
                                                                    "a capsule of a stream", capsule);
  Py_DECREF(capsule);
  return taken;
}

static void capsule_free(PyObject *capsule) {
  struct ArrowArrayStream *stream = PyCapsule_GetPointer(capsule, CAPSULE);
  if (!stream) {
    /* Renamed by who took it; a destructor may not raise. */
    PyErr_Clear();
    return;
  }
  if (stream->release) stream->release(stream);
  free(stream);
}

PyObject *psp_stream_out(psp_call *call) {
  if (PyErr_Occurred()) return NULL; /* the call releases it */
  struct ArrowArrayStream *stream = malloc(sizeof *stream);
  if (!stream) return psp_raise_status(PS_E_MEMORY, "There is not enough memory for a table.");
  *stream = call->stream;
  call->stream.release = NULL;
  PyObject *capsule = PyCapsule_New(stream, CAPSULE, capsule_free);
  if (capsule) return capsule;
  if (stream->release) stream->release(stream);
  free(stream);
  return NULL;
}
