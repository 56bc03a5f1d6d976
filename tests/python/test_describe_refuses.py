"""What bindings/swig/describe.py does not understand of a header it refuses, with its place."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bindings" / "swig"))

import describe  # noqa: E402

SOUND = """/**
 * @file one.h
 * A header.
 */
#ifndef PERFSYS_ONE_H
#define PERFSYS_ONE_H
/** A colour. */
typedef enum ps_colour {
  PS_COLOUR_UNSET = 0,
  PS_COLOUR_RED /**< Red. */
} ps_colour;
/** How. */
typedef struct ps_paint_options {
  size_t size;      /**< sizeof. */
  ps_colour colour; /**< Which. */
} ps_paint_options;
#define PS_PAINT_OPTIONS_INIT {sizeof(ps_paint_options), PS_COLOUR_UNSET}
/** Paints. */
PS_API int ps_paint(const ps_paint_options *options);
#endif
"""


def test_a_sound_header_is_read(tmp_path):
    (tmp_path / "one.h").write_text(SOUND)
    api = describe.read(tmp_path)
    assert [f.c_name for f in api.functions] == ["ps_paint"]
    assert [(o.name, o.kind, o.words) for o in api.options[0].items] == [
        ("colour", "word", "colour")
    ]


def test_small_words_of_one_letter(tmp_path):
    """Grades are capitals; a letter among words is not."""
    (tmp_path / "one.h").write_text(SOUND.replace("_RED ", "_RED, /**< Red. */\n  PS_COLOUR_X "))
    assert [word.word for word in describe.read(tmp_path).enums[0].words] == ["", "red", "x"]
    (tmp_path / "one.h").write_text(SOUND.replace("_RED ", "_R "))
    assert [word.word for word in describe.read(tmp_path).enums[0].words] == ["", "R"]


def test_any_comment_is_a_string_in_c(tmp_path):
    (tmp_path / "one.h").write_text(
        SOUND.replace("/** A colour. */", '/** A \\ "colour"??/\n *  \u00e9.\n *\n * Two. */')
    )
    made = describe.files(describe.read(tmp_path))["words.c"]
    assert '"A \\\\ \\"colour\\"?""?/ \\303\\251.\\n\\nTwo."' in made


BROKEN = {
    "function without a comment": (
        "/** Paints. */\n", "", "one.h:18: ps_paint has no comment"),
    "struct without a comment": (
        "/** How. */\n", "", "one.h:12: ps_paint_options has no comment"),
    "enum without a comment": (
        "/** A colour. */\n", "", "one.h:7: ps_colour has no comment"),
    "constant without a comment": (
        " /**< Red. */", "", "one.h:10: PS_COLOUR_RED has no comment"),
    "option without a comment": (
        " /**< Which. */", "", "one.h:15: the option colour has no comment"),
    "comment of nothing": (
        "/** Paints. */", "/** Lost. */\n/** Paints. */",
        "one.h:18: a comment that belongs to no declaration"),
    "comment at the end": (
        "#endif\n", "/** Lost. */\n#endif\n",
        "one.h:20: a comment that belongs to no declaration"),
    "option that is a function": (
        "ps_colour colour;", "bool (*colour)(int);",
        "one.h:15: an option may not be of type 'bool (*)(int)': colour"),
    "option of a type without a kind": (
        "ps_colour colour;", "int64_t colour;",
        "one.h:15: an option may not be of type 'int64_t': colour"),
    "options without their size": (
        "  size_t size;      /**< sizeof. */\n", "",
        "one.h:13: ps_paint_options does not begin with its size"),
    "default that is not zero": (
        "PS_COLOUR_UNSET}", "PS_COLOUR_RED}",
        "one.h:13: PS_PAINT_OPTIONS_INIT sets a default that is not zero: PS_COLOUR_RED"),
    "initialiser too short": (
        ", PS_COLOUR_UNSET}", "}", "one.h:13: PS_PAINT_OPTIONS_INIT does not fit"),
    "no initialiser": (
        "#define PS_PAINT_OPTIONS_INIT {sizeof(ps_paint_options), PS_COLOUR_UNSET}\n", "",
        "one.h:13: ps_paint_options has no PS_PAINT_OPTIONS_INIT"),
    "unknown type": (
        "PS_API int", "PS_API time_t", "one.h:19: do not know the type time_t"),
    "undeclared type": (
        "ps_colour colour;", "ps_color colour;", "one.h:15: ps_color is declared nowhere"),
    "name without ps_": (
        "int ps_paint(", "int paint(", "one.h:19: paint is public and not called ps_..."),
    "function with a body": (
        "options);", "options) {}", "one.h:19: expected ';' and not '{'"),
    "two declarators": (
        "ps_colour colour;", "ps_colour colour, other;",
        "one.h:15: colour: one member a declaration"),
    "bit field": (
        "ps_colour colour;", "int colour : 3;", "one.h:15: do not understand: : 3;"),
    "union": (
        "/** Paints. */", "/** U. */\nunion u {int a;};",
        "one.h:19: do not understand the declaration: union"),
    "variable": (
        "PS_API int ps_paint(const ps_paint_options *options);", "extern int ps_paint;",
        "one.h:19: do not understand the declaration: extern"),
    "array of an unknown size": (
        "ps_colour colour;", "char colour[SIZE];",
        "one.h:15: do not understand the size of colour: SIZE"),
    "value that is no number": (
        "PS_COLOUR_UNSET = 0", "PS_COLOUR_UNSET = 1 << 2",
        "one.h:9: do not understand: << 2"),
    "negative value": (
        "PS_COLOUR_UNSET = 0", "PS_COLOUR_UNSET = -1",
        "one.h:9: do not understand the value of PS_COLOUR_UNSET: -"),
    "unset that is not 0": (
        "PS_COLOUR_UNSET = 0", "PS_COLOUR_UNSET = 1", "one.h:9: PS_COLOUR_UNSET is not 0"),
    "two words of one name": (
        "PS_COLOUR_RED /**< Red. */", "PS_COLOUR_RED, /**< Red. */\n PS_COLOUR_RED /**< Red. */",
        "one.h:8: ps_colour has two constants of one name"),
    "constants of others": (
        "PS_COLOUR_UNSET = 0,\n  PS_COLOUR_RED", "XX_COLOUR_BLUE, /**< Blue. */\n  XX_COLOUR_RED",
        "one.h:8: the constants of ps_colour do not begin with PS_"),
    "two comments": (
        "ps_colour colour;", "/** This. */ ps_colour colour;", "one.h:15: colour has two comments"),
    "two #else": (
        "#endif", "#ifdef X\n#else\n#else\n#endif\n#endif", "one.h:22: #else behind an #else"),
    "no #if": ("#endif", "#endif\n#endif", "one.h:21: #endif without its #if"),
    "constants with nothing in common": (
        "PS_COLOUR_RED", "RED", "one.h:8: the constants of ps_colour have no prefix in common"),
    "constant behind the end": (
        "PS_COLOUR_RED /**< Red. */", "PS_COLOUR_END_, /**< End. */\n PS_COLOUR_RED /**< Red. */",
        "one.h:11: PS_COLOUR_RED stands behind the end of ps_colour"),
    "another name": (
        "} ps_colour;", "} ps_color;", "one.h:11: the typedef of ps_colour is called ps_color"),
    "declared twice": (
        "/** Paints. */", "/** Paints. */\nPS_API int ps_paint(void);\n/** Paints. */",
        "one.h:21: ps_paint is declared twice"),
    "macro with arguments": (
        "#endif", "#define PS_TWICE(x) x\n#endif", "one.h:20: do not understand: #define PS_TWICE"),
    "macro of code": (
        "#endif", "#define PS_CODE abort()\n#endif",
        "one.h:20: do not understand the value of PS_CODE: abort()"),
    "condition": (
        "#ifndef PERFSYS_ONE_H", "#if PERFSYS > 3",
        "one.h:5: do not understand the condition: PERFSYS > 3"),
    "pragma": ("#endif", "#pragma once\n#endif", "one.h:20: do not understand: #pragma"),
    "no #endif": ("#endif\n", "", "one.h:20: an #if without its #endif"),
    "header of the system": (
        "#define PERFSYS_ONE_H", "#define PERFSYS_ONE_H\n#include <time.h>",
        "one.h:7: do not know the header <time.h>"),
    "header that is not there": (
        "#define PERFSYS_ONE_H", "#define PERFSYS_ONE_H\n#include <perfsys/two.h>",
        "one.h:7: there is no two.h"),
    "header of itself": (
        "#define PERFSYS_ONE_H", "#define PERFSYS_ONE_H\n#include <perfsys/one.h>",
        "one.h: headers include each other: one.h"),
}  # fmt: skip


@pytest.mark.parametrize("old, new, message", BROKEN.values(), ids=BROKEN)
def test_what_is_not_understood_is_refused(tmp_path, old, new, message):
    assert SOUND.count(old) == 1
    (tmp_path / "one.h").write_text(SOUND.replace(old, new))
    with pytest.raises(describe.DescribeError) as caught:
        describe.read(tmp_path)
    assert message in str(caught.value)


def test_the_command_says_what_is_wrong(tmp_path, capsys):
    (tmp_path / "one.h").write_text(SOUND.replace("/** Paints. */\n", ""))
    out = tmp_path / "out"
    assert describe.main(["--headers", str(tmp_path), "--out", str(out)]) == 1
    assert capsys.readouterr().err == "describe.py: one.h:18: ps_paint has no comment\n"
    assert not out.exists()
    empty = tmp_path / "empty"
    empty.mkdir()
    assert describe.main(["--headers", str(empty), "--out", str(out)]) == 1
    assert "no headers there" in capsys.readouterr().err
