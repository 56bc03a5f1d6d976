"""Writes the words of enums and the members of options as tables in C."""

from __future__ import annotations

from typing import List

from .model import Api

NOTE = "/* Made by bindings/swig/describe.py from the public headers: change those. */\n"

WORDS_H = (
    NOTE
    + """#ifndef PERFSYS_BINDINGS_WORDS_H
#define PERFSYS_BINDINGS_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* A constant of an enum and its name, as in JSON: "new_standard"; "" for what is unset. */
typedef struct psb_word {
  int value;
  const char *name;
  const char *doc;
} psb_word;

/* An enum of the headers: "gap_type" for ps_gap_type. Values need not begin with 0. */
typedef struct psb_words {
  const char *name;
  const char *doc;
  const psb_word *items;
  size_t count;
} psb_words;

/* The enum of a name; NULL for none. */
const psb_words *psb_words_find(const char *name);

/* Enum `index`, or NULL past the last. */
const psb_words *psb_words_at(size_t index);

/* Finds the value of a word. False, and the value left alone, if the enum has none such. */
bool psb_word_value(const psb_words *words, const char *word, int *value);

/* The word of a value; NULL if the enum has none such. */
const char *psb_word_name(const psb_words *words, int value);

#endif
"""
)

WORDS_C = """
const psb_words *psb_words_at(size_t index) {
  return index < sizeof(all_words) / sizeof(all_words[0]) ? &all_words[index] : NULL;
}

const psb_words *psb_words_find(const char *name) {
  const psb_words *words;
  if (name == NULL) return NULL;
  for (size_t i = 0; (words = psb_words_at(i)) != NULL; i++)
    if (strcmp(words->name, name) == 0) return words;
  return NULL;
}

bool psb_word_value(const psb_words *words, const char *word, int *value) {
  if (words == NULL || word == NULL || value == NULL) return false;
  for (size_t i = 0; i < words->count; i++)
    if (strcmp(words->items[i].name, word) == 0) {
      *value = words->items[i].value;
      return true;
    }
  return false;
}

const char *psb_word_name(const psb_words *words, int value) {
  for (size_t i = 0; words != NULL && i < words->count; i++)
    if (words->items[i].value == value) return words->items[i].name;
  return NULL;
}
"""

OPTIONS_H = (
    NOTE
    + """#ifndef PERFSYS_BINDINGS_OPTIONS_H
#define PERFSYS_BINDINGS_OPTIONS_H

#include <stddef.h>

/* The kinds of members. The comment names the C type. */
typedef enum psb_option_kind {
  PSB_OPTION_INT,     /* int */
  PSB_OPTION_DOUBLE,  /* double */
  PSB_OPTION_BOOL,    /* bool */
  PSB_OPTION_CHAR,    /* char */
  PSB_OPTION_TEXT,    /* const char * */
  PSB_OPTION_DATE,    /* ps_date */
  PSB_OPTION_WORD,    /* an enum: `words` names it */
  PSB_OPTION_SIZE_T,  /* size_t */
  PSB_OPTION_CONFIG,  /* const ps_config * */
  PSB_OPTION_REGISTRY /* const ps_registry * */
} psb_option_kind;

/* A member of an options struct. Where it is not given it is zero. */
typedef struct psb_option {
  const char *name;
  psb_option_kind kind;
  size_t offset;
  const char *words; /* of a word: the psb_words; else NULL */
  const char *doc;
} psb_option;

/* An options struct: "size_options" for ps_size_options. Its member `size`, which all but
 * "limits" begin with, is not among the items. */
typedef struct psb_options {
  const char *name;
  const char *doc;
  size_t size;
  const psb_option *items;
  size_t count;
} psb_options;

/* The options of a name; NULL for none. */
const psb_options *psb_options_find(const char *name);

/* Options `index`, or NULL past the last. */
const psb_options *psb_options_at(size_t index);

#endif
"""
)

OPTIONS_C = """
const psb_options *psb_options_at(size_t index) {
  return index < sizeof(all_options) / sizeof(all_options[0]) ? &all_options[index] : NULL;
}

const psb_options *psb_options_find(const char *name) {
  const psb_options *options;
  if (name == NULL) return NULL;
  for (size_t i = 0; (options = psb_options_at(i)) != NULL; i++)
    if (strcmp(options->name, name) == 0) return options;
  return NULL;
}
"""


def quoted(text: str) -> str:
    """A text as a C string; ASCII only, as it may be compiled anywhere. Breaks of lines
    within a paragraph are not kept."""
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n")]
    out: List[str] = []
    for character in "\n\n".join(paragraphs):
        if character in '"\\':
            out.append("\\" + character)
        elif character == "\n":
            out.append("\\n")
        elif " " <= character <= "~":
            out.append(character)
        else:
            out.extend(f"\\{byte:03o}" for byte in character.encode())
    # What compilers take for a trigraph is not one of ours.
    return '"' + "".join(out).replace("??", '?""?') + '"'


def words_c(api: Api) -> str:
    parts = [NOTE, '#include "words.h"\n\n#include <perfsys/perfsys.h>\n#include <string.h>\n']
    for enum in api.enums:
        parts.append(f"\nstatic const psb_word {enum.name}_items[] = {{\n")
        for word in enum.words:
            parts.append(f"    {{{word.c_name}, {quoted(word.word)}, {quoted(word.doc)}}},\n")
        parts.append("};\n")
    parts.append("\nstatic const psb_words all_words[] = {\n")
    for enum in api.enums:
        items = f"{enum.name}_items"
        parts.append(
            f"    {{{quoted(enum.name)}, {quoted(enum.doc)}, {items},\n"
            f"     sizeof({items}) / sizeof({items}[0])}},\n"
        )
    parts.append("};\n")
    return "".join(parts) + WORDS_C


def options_c(api: Api) -> str:
    parts = [NOTE, '#include "options.h"\n\n#include <perfsys/perfsys.h>\n#include <string.h>\n']
    for options in api.options:
        parts.append(f"\nstatic const psb_option {options.name}_items[] = {{\n")
        for item in options.items:
            words = quoted(item.words) if item.words else "NULL"
            parts.append(
                f"    {{{quoted(item.name)}, PSB_OPTION_{item.kind.upper()},"
                f" offsetof({options.c_name}, {item.name}), {words},\n     {quoted(item.doc)}}},\n"
            )
        parts.append("};\n")
    parts.append("\nstatic const psb_options all_options[] = {\n")
    for options in api.options:
        items = f"{options.name}_items"
        parts.append(
            f"    {{{quoted(options.name)}, {quoted(options.doc)}, sizeof({options.c_name}),\n"
            f"     {items}, sizeof({items}) / sizeof({items}[0])}},\n"
        )
    parts.append("};\n")
    return "".join(parts) + OPTIONS_C
