#include "call.h"

#include "objects.h"
#include "plain.h"
#include "settings.h"

#include <stdlib.h>
#include <string.h>

struct psp_block {
  psp_block *next;
};

/* What malloc aligns for, so that a block's memory behind its head is aligned too. */
#define HEAD (sizeof(psp_block) > 16 ? sizeof(psp_block) : 16)

psb_owner *psp_static(void) {
  /* Never freed: it keeps a reference to itself. */
  static psb_owner built_in = {.kind = PSB_STATIC, .references = 1};
  return &built_in;
}

/* ---- what a call holds ---- */

void *psp_call_memory(psp_call *call, size_t size) {
  psp_block *block = size > SIZE_MAX - HEAD ? NULL : calloc(1, HEAD + size);
  if (!block) {
    psp_raise_status(PS_E_MEMORY, "There is not enough memory for the call.");
    return NULL;
  }
  block->next = call->memory;
  call->memory = block;
  return (char *)block + HEAD;
}

void psp_blocks_free(psp_block *blocks) {
  while (blocks) {
    psp_block *next = blocks->next;
    free(blocks);
    blocks = next;
  }
}

bool psp_call_keep(psp_call *call, PyObject *object) {
  if (!call->kept) call->kept = PyList_New(0);
  return call->kept && PyList_Append(call->kept, object) == 0;
}

static psp_entry *entries_of(psp_call *call) {
  return call->entries ? call->entries : call->few;
}

static psp_entry *entry_find(psp_call *call, const psb_owner *owner) {
  psp_entry *entries = entries_of(call);
  for (size_t i = 0; i < call->count; i++)
    if (entries[i].owner == owner) return &entries[i];
  return NULL;
}

/* Room for one more; the list moves out of the call when it is long. */
static bool entries_grow(psp_call *call) {
  if (call->count < (call->entries ? call->capacity : PSP_FEW)) return true;
  size_t capacity = call->count * 2;
  psp_entry *more = realloc(call->entries, capacity * sizeof *more);
  if (!more) {
    psp_raise_status(PS_E_MEMORY, "There is not enough memory for the call.");
    return false;
  }
  if (!call->entries) memcpy(more, call->few, sizeof call->few);
  call->entries = more;
  call->capacity = capacity;
  return true;
}

bool psp_call_enter(psp_call *call, psb_owner *owner, bool writing) {
  psp_entry *mine = entry_find(call, owner);
  if (mine && (mine->writing || !writing)) return true;
  if (!entries_grow(call)) return false;
  ps_error error = {0};
  if (psb_owner_enter(owner, writing, &error) != PS_OK) {
    psp_raise(&error);
    return false;
  }
  /* The objects given may move on to another owner while others run. */
  psb_owner_retain(owner);
  entries_of(call)[call->count++] = (psp_entry){owner, writing};
  return true;
}

void psp_call_pause(psp_call *call) {
  psp_entry *entries = entries_of(call);
  for (size_t i = 0; i < call->count; i++)
    psb_owner_leave(entries[i].owner, entries[i].writing);
}

bool psp_call_resume(psp_call *call) {
  psp_entry *entries = entries_of(call);
  ps_error error = {0};
  for (size_t i = 0; i < call->count; i++) {
    if (psb_owner_enter(entries[i].owner, entries[i].writing, &error) == PS_OK) continue;
    /* Those that were not entered again are not to be left. */
    for (size_t k = i; k < call->count; k++) psb_owner_release(entries[k].owner);
    call->count = i;
    if (!PyErr_Occurred()) psp_raise(&error);
    return false;
  }
  return true;
}

psb_owner *psp_call_owner(const psp_call *call) {
  if (call->count == 0) return psp_static();
  return call->entries ? call->entries[0].owner : call->few[0].owner;
}

static void leave_all(psp_call *call) {
  psp_entry *entries = entries_of(call);
  for (size_t i = 0; i < call->count; i++) {
    psb_owner_leave(entries[i].owner, entries[i].writing);
    psb_owner_release(entries[i].owner);
  }
  call->count = 0;
}

void psp_call_free(psp_call *call) {
  leave_all(call);
  free(call->entries);
  call->entries = NULL;
  if (call->stream.release) call->stream.release(&call->stream);
  call->stream.release = NULL;
  psp_blocks_free(call->memory);
  call->memory = NULL;
  call->settings = NULL;
  /* Last, as it may run any code. */
  PyObject *kept = call->kept;
  call->kept = NULL;
  Py_XDECREF(kept);
}

bool psp_call_begin(psp_call *call) {
  return !call->settings || psp_settings_begin(call->settings, call->heavy);
}

bool psp_call_end(psp_call *call) {
  if (call->settings) psp_settings_end(call->settings, call->error.status == PS_OK);
  if (call->error.status == PS_OK) return true;
  psp_raise(&call->error);
  return false;
}

bool psp_call_close(psp_call *call) {
  psb_owner *owner = psp_call_owner(call);
  psb_owner_retain(owner);
  leave_all(call);
  ps_error error = {0};
  ps_status status = psb_owner_close(owner, &error);
  psb_owner_release(owner);
  if (status != PS_OK) psp_raise(&error);
  return status == PS_OK;
}

/* ---- what is returned ---- */

/* An exception may be set where the call worked: a callable told of its end raised it. */
PyObject *psp_root_out(psb_kind kind, void *root) {
  if (PyErr_Occurred()) {
    if (root) psb_owner_release(psb_owner_new(kind, root));
    return NULL;
  }
  return psp_wrap_root(kind, root);
}

PyObject *psp_row_out(const psp_call *call, const void *row) {
  return PyErr_Occurred() ? NULL : psp_wrap(psp_call_owner(call), row);
}

PyObject *psp_status_out(ps_status status) {
  if (PyErr_Occurred()) return NULL;
  if (status != PS_OK) return psp_raise_status(status, ps_status_text(status));
  Py_RETURN_NONE;
}

PyObject *psp_text_out(psp_call *call, char *text) {
  PyObject *made = NULL;
  if (!PyErr_Occurred()) {
    if (text) {
      made = PyUnicode_DecodeUTF8(text, (Py_ssize_t)call->length, "strict");
    } else {
      made = Py_None;
      Py_INCREF(made);
    }
  }
  ps_text_free(text, NULL);
  return made;
}

/* ---- objects ---- */

/* The place an argument stands for, of the struct wanted. */
static psb_place *place_in(PyObject *object, const char *argument, const char *type) {
  psb_place *place = psp_is_object(object) ? psp_place_of(object, argument) : NULL;
  if (PyErr_Occurred()) return NULL;
  /* A place that was given up has no type to be wrong about. */
  if (place && (!type || (place->type && strcmp(place->type->name, psp_bare(type)) == 0)))
    return place;
  char wanted[80] = "a perfsys.";
  if (type)
    psp_class_name(type, wanted + strlen(wanted), sizeof wanted - strlen(wanted));
  else
    strcpy(wanted, "an object of perfsys");
  psp_type_error(argument, wanted, object);
  return NULL;
}

/* A call that changes a case may look at it too. */
static const void *look(psp_call *call, psb_place *place) {
  psp_entry *mine = entry_find(call, place->owner);
  ps_error error = {0};
  if (mine && mine->writing) place->owner->writing = false;
  const void *at = psb_place_look(place, &error);
  if (mine && mine->writing) place->owner->writing = true;
  if (!at) psp_raise(&error);
  return at;
}

const void *psp_object_in(psp_call *call, PyObject *object, const char *argument, const char *type,
                          bool writing) {
  psb_place *place = place_in(object, psp_argument(argument), type);
  if (!place) return NULL;
  if (place->owner) {
    if (!psp_call_enter(call, place->owner, writing)) return NULL;
    if (place->owner->kind != PSB_STATIC) call->heavy = true;
  }
  return look(call, place);
}

void *psp_entity_in(psp_call *call, PyObject *object, const char *argument, const char *type) {
  psb_place *place = place_in(object, argument, type);
  if (!place) return NULL;
  if (place->depth > 0) {
    psp_type_error(argument, "an entity or a case: name what is in it by its path", object);
    return NULL;
  }
  const void *at = look(call, place);
  if (!at) return NULL;
  psp_entry *mine = entry_find(call, place->owner);
  if (!mine || !mine->writing) {
    psp_raise_status(PS_E_ARGUMENT, "The entity is not of the case that is to be changed.");
    return NULL;
  }
  /* The case's own memory: the owner says it may be changed. */
  void *entity;
  memcpy(&entity, &at, sizeof entity);
  return entity;
}

void *psp_result_in(psp_call *call, PyObject *object, const char *argument) {
  psb_place *place = place_in(object, argument, NULL);
  if (!place) return NULL;
  if (place->owner &&
      (place->owner->kind != PSB_RESULT || place->depth > 0 ||
       (place->object && place->object != place->owner->root))) {
    psp_type_error(argument, "a whole result", object);
    return NULL;
  }
  const void *at = psp_object_in(call, object, argument, NULL, true);
  void *result;
  memcpy(&result, &at, sizeof result);
  return result;
}
