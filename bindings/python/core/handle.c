/* Handles: what stands for something that has no fields to be seen. */
#include "objects.h"
#include "plain.h"

#include <stdlib.h>
#include <string.h>

typedef struct handle {
  PyObject_HEAD
  psb_owner *owner;
  PyObject *kept;      /* what the call that made it kept: it may point there */
  psp_block *memory;   /* likewise */
  psp_entry *entries;  /* owners it reads as long as it lives */
  size_t count;
} handle;

static PyTypeObject *handle_type;

/* After the root is gone: what it pointed to. */
static void handle_drop(handle *self) {
  for (size_t i = 0; i < self->count; i++) {
    psb_owner_leave(self->entries[i].owner, self->entries[i].writing);
    psb_owner_release(self->entries[i].owner);
  }
  free(self->entries);
  self->entries = NULL;
  self->count = 0;
  psp_blocks_free(self->memory);
  self->memory = NULL;
  Py_CLEAR(self->kept);
}

static bool handle_closed(const handle *self) {
  return !self->owner || !self->owner->root;
}

static PyObject *handle_close(PyObject *object, PyObject *none) {
  handle *self = (handle *)object;
  ps_error error = {0};
  (void)none;
  if (handle_closed(self)) Py_RETURN_NONE;
  if (psb_owner_close(self->owner, &error) != PS_OK) {
    psp_raise(&error);
    return NULL;
  }
  handle_drop(self);
  Py_RETURN_NONE;
}

/* The collector found that nothing but itself holds the handle. */
static int handle_clear(PyObject *object) {
  handle *self = (handle *)object;
  /* Rows of a registry may live on: then others break the circle. */
  if (self->owner && self->owner->references == 1 &&
      psb_owner_close(self->owner, NULL) == PS_OK)
    handle_drop(self);
  return 0;
}

static int handle_traverse(PyObject *object, visitproc visit, void *arg) {
  Py_VISIT(Py_TYPE(object));
  Py_VISIT(((handle *)object)->kept);
  return 0;
}

static void handle_dealloc(PyObject *object) {
  handle *self = (handle *)object;
  PyTypeObject *type = Py_TYPE(object);
  PyObject_GC_UnTrack(object);
  psb_owner_release(self->owner);
  self->owner = NULL;
  handle_drop(self);
  PyObject_GC_Del(object);
  Py_DECREF(type);
}

static PyObject *handle_kind(PyObject *object, void *closure) {
  (void)closure;
  return PyUnicode_FromString(psb_kind_name(((handle *)object)->owner->kind));
}

static PyObject *handle_is_closed(PyObject *object, void *closure) {
  (void)closure;
  return PyBool_FromLong(handle_closed((handle *)object));
}

static PyObject *handle_repr(PyObject *object) {
  handle *self = (handle *)object;
  return PyUnicode_FromFormat("<%s%s>", psb_kind_name(self->owner->kind),
                              handle_closed(self) ? ", closed" : "");
}

PyObject *psp_handle_out(psp_call *call, psb_kind kind, void *root) {
  if (PyErr_Occurred() || !root) {
    if (root) psb_owner_release(psb_owner_new(kind, root));
    if (PyErr_Occurred()) return NULL;
    Py_RETURN_NONE;
  }
  psb_owner *owner = psb_owner_new(kind, root);
  handle *self = owner ? PyObject_GC_New(handle, handle_type) : NULL;
  psp_entry *entries = self ? malloc((call->count + 1) * sizeof *entries) : NULL;
  if (!entries) {
    /* PyObject_GC_New() leaves what is behind the head as it was. */
    if (self) {
      self->owner = NULL;
      memset(&self->kept, 0, sizeof *self - offsetof(handle, kept));
      Py_DECREF(self);
    }
    psb_owner_release(owner);
    return psp_raise_status(PS_E_MEMORY, "There is not enough memory for a handle.");
  }
  memcpy(entries, call->entries ? call->entries : call->few, call->count * sizeof *entries);
  self->owner = owner;
  self->entries = entries;
  self->count = call->count;
  self->kept = call->kept;
  self->memory = call->memory;
  call->count = 0;
  call->kept = NULL;
  call->memory = NULL;
  call->settings = NULL;
  PyObject_GC_Track((PyObject *)self);
  return (PyObject *)self;
}

bool psp_handle_in(psp_call *call, PyObject *object, const char *argument, psb_kind kind,
                   bool writing, bool maybe, void **root) {
  *root = NULL;
  if (maybe && object == Py_None) return true;
  char wanted[60];
  PyOS_snprintf(wanted, sizeof wanted, "a handle of a %s%s", psb_kind_name(kind),
                maybe ? " or None" : "");
  handle *self = (handle *)object;
  /* The type cannot be subclassed, so an instance is one of ours. */
  if (Py_TYPE(object) != handle_type || !self->owner || self->owner->kind != kind)
    return psp_type_error(argument, wanted, object);
  if (!psp_call_enter(call, self->owner, writing)) return false;
  *root = self->owner->root;
  return true;
}

static PyMethodDef handle_methods[] = {
    {"close", handle_close, METH_NOARGS, "Frees it now. Closing twice is fine."},
    {NULL, NULL, 0, NULL}};

static PyGetSetDef handle_attributes[] = {
    {"kind", handle_kind, NULL, "\"config\", \"registry\", \"portfolio\" or \"portfolio_check\".",
     NULL},
    {"closed", handle_is_closed, NULL, "Whether it was closed.", NULL},
    {NULL, NULL, NULL, NULL, NULL}};

int psp_handle_init(PyObject *module) {
  PyType_Slot slots[] = {{Py_tp_doc, (void *)(uintptr_t)"Something of the library without fields."},
                         {Py_tp_dealloc, PSP_SLOT(handle_dealloc)},
                         {Py_tp_traverse, PSP_SLOT(handle_traverse)},
                         {Py_tp_clear, PSP_SLOT(handle_clear)},
                         {Py_tp_repr, PSP_SLOT(handle_repr)},
                         {Py_tp_methods, handle_methods},
                         {Py_tp_getset, handle_attributes},
                         {0, NULL}};
  PyType_Spec spec = {"perfsys._core.Handle", (int)sizeof(handle), 0,
                      Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE |
                          Py_TPFLAGS_DISALLOW_INSTANTIATION,
                      slots};
  if (!handle_type) handle_type = (PyTypeObject *)PyType_FromSpec(&spec);
  if (!handle_type) return -1;
  Py_INCREF((PyObject *)handle_type);
  return PyModule_AddObject(module, "Handle", (PyObject *)handle_type);
}
