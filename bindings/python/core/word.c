#include "plain.h"

#include "words.h"

#include <stdio.h>
#include <string.h>

static const char *word_at(const void *table, size_t index) {
  const psb_words *words = table;
  return index < words->count ? words->items[index].name : NULL;
}

bool psp_word_in(PyObject *object, const char *argument, const char *enum_, int *value) {
  const psb_words *words = psb_words_find(psp_bare(enum_));
  if (object == Py_None && psb_word_value(words, "", value)) return true; /* unset */
  if (!PyUnicode_Check(object)) return psp_type_error(argument, "a word (str)", object);
  Py_ssize_t length;
  const char *word = PyUnicode_AsUTF8AndSize(object, &length);
  if (!word) PyErr_Clear(); /* half a surrogate pair: no word has one */
  if (word && strlen(word) == (size_t)length && psb_word_value(words, word, value)) return true;
  const char *near = word && words ? psp_nearest(word, word_at, words) : NULL;
  char message[240];
  snprintf(message, sizeof message, "%s is a word of %s, not \"%.40s\"%s%s%s", argument,
           psp_bare(enum_), word ? word : "?", near ? "; did you mean \"" : "", near ? near : "",
           near ? "\"?" : ".");
  psp_raise_status(PS_E_VALUE, message);
  return false;
}

/* A member of the class the package made of the enum, else the word itself. */
PyObject *psp_word_out(const char *enum_, int value) {
  const char *name = psp_bare(enum_);
  PyObject *members = psp.enums ? PyMapping_GetItemString(psp.enums, name) : NULL;
  PyObject *member = NULL;
  if (members && PyTuple_Check(members) && value >= 0 && value < PyTuple_Size(members)) {
    member = PyTuple_GetItem(members, value);
    Py_XINCREF(member);
  }
  Py_XDECREF(members);
  PyErr_Clear();
  if (member) return member;
  const char *word = psb_word_name(psb_words_find(name), value);
  if (!word || !*word) Py_RETURN_NONE;
  return PyUnicode_FromString(word);
}

/* ---- what the package asks when it is imported ---- */

static PyObject *words_list(const psb_words *words) {
  PyObject *list = PyList_New((Py_ssize_t)words->count);
  for (size_t i = 0; list && i < words->count; i++) {
    const psb_word *word = &words->items[i];
    PyObject *row = Py_BuildValue("(sis)", word->name, word->value, word->doc ? word->doc : "");
    if (!row || PyList_SetItem(list, (Py_ssize_t)i, row) != 0) {
      Py_CLEAR(list);
    }
  }
  return list;
}

static PyObject *words_of(PyObject *self, PyObject *args) {
  (void)self;
  const char *name = NULL;
  if (!PyArg_ParseTuple(args, "|z:words", &name)) return NULL;
  if (name) {
    const psb_words *words = psb_words_find(name);
    if (words) return Py_BuildValue("(sN)", words->doc ? words->doc : "", words_list(words));
    PyErr_Format(PyExc_KeyError, "no enum is called %s", name);
    return NULL;
  }
  PyObject *names = PyList_New(0);
  const psb_words *one;
  for (size_t i = 0; names && (one = psb_words_at(i)) != NULL; i++) {
    PyObject *text = PyUnicode_FromString(one->name);
    if (!text || PyList_Append(names, text) != 0) Py_CLEAR(names);
    Py_XDECREF(text);
  }
  return names;
}

static PyMethodDef words_method = {
    "words", words_of, METH_VARARGS,
    "words() -> names of all enums; words(name) -> (doc, [(word, value, doc), ...])."};

int psp_words_init(PyObject *module) {
  PyObject *name = PyModule_GetNameObject(module);
  PyObject *function = name ? PyCFunction_NewEx(&words_method, NULL, name) : NULL;
  Py_XDECREF(name);
  return function ? PyModule_AddObject(module, "words", function) : -1;
}
