"""Takes a header apart into tokens; conditions of the preprocessor are followed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import List, Set, Tuple

from .model import DescribeError

# What is defined where the headers are read: neither C++ nor Windows.
DEFINED = {"__GNUC__"}

TOKEN = re.compile(
    r"""(?P<doc>/\*\*(?!/).*?\*/)      # also /**< behind what it is about
      | (?P<comment>/\*.*?\*/|//[^\n]*)
      | (?P<directive>^[ \t]*\#(?:[^\n\\]|\\\n|\\.)*)
      | (?P<space>\s+)
      | (?P<name>[A-Za-z_]\w*)
      | (?P<number>\d\w*(?:\.\d+)?)
      | (?P<text>"(?:[^"\\\n]|\\.)*")
      | (?P<mark>[{}()\[\]*,;=-])""",
    re.S | re.M | re.X,
)


@dataclass(frozen=True)
class Token:
    kind: str  # "doc", "define", "include", "name", "number", "text", "mark", "end"
    text: str
    line: int


def scan(text: str, header: str) -> List[Token]:
    """The tokens of a header that count: what conditions leave out is not there, plain
    comments are not, a #define is one token."""
    tokens: List[Token] = []
    conditions: List[Tuple[bool, bool, bool]] = []  # taken now, taken before, there was an #else
    defined = set(DEFINED)
    position, line = 0, 1
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None:
            rest = text[position : position + 30].split("\n")[0]
            raise DescribeError(f"{header}:{line}", f"do not understand: {rest}")
        kind, found = match.lastgroup or "", match.group()
        active = all(taken for taken, _, _ in conditions)
        if kind == "directive":
            # A comment behind the directive on its line is a comment of its own.
            cut = found.find("/*")
            if cut >= 0:
                found = found[:cut]
            directive(found.strip(), f"{header}:{line}", active, conditions, defined, tokens, line)
        elif kind not in ("space", "comment") and active:
            tokens.append(Token(kind, found, line))
        line += found.count("\n")
        position += len(found)
    if conditions:
        raise DescribeError(f"{header}:{line}", "an #if without its #endif")
    tokens.append(Token("end", "", line))
    return tokens


def directive(
    found: str,
    place: str,
    active: bool,
    conditions: List[Tuple[bool, bool, bool]],
    defined: Set[str],
    tokens: List[Token],
    line: int,
) -> None:
    """Follows one line of the preprocessor."""
    match = re.match(r"#\s*(\w+)\s*(.*)", found, re.S)
    if match is None:
        raise DescribeError(place, f"do not understand: {found}")
    word, rest = match.group(1), re.sub(r"\s*\\\n\s*", " ", match.group(2)).strip()
    if word in ("if", "ifdef", "ifndef"):
        holds = condition(word, rest, place, defined)
        conditions.append((holds, holds, False))
    elif word in ("elif", "else", "endif"):
        if not conditions:
            raise DescribeError(place, f"#{word} without its #if")
        _, before, ended = conditions.pop()
        if word != "endif":
            if ended:
                raise DescribeError(place, f"#{word} behind an #else")
            holds = not before and (word == "else" or condition("if", rest, place, defined))
            conditions.append((holds, before or holds, word == "else"))
    elif not active:
        pass
    elif word == "include":
        tokens.append(Token("include", rest, line))
    elif word == "define":
        name = re.match(r"\w+", rest)
        if name is None:
            raise DescribeError(place, f"do not understand: {found}")
        defined.add(name.group())
        tokens.append(Token("define", rest, line))
    else:
        raise DescribeError(place, f"do not understand: #{word}")


def condition(word: str, rest: str, place: str, defined: Set[str]) -> bool:
    """Whether the condition of an #if, #ifdef or #ifndef holds."""
    match = re.fullmatch(r"defined\((\w+)\)" if word == "if" else r"(\w+)", rest)
    if match is None:
        raise DescribeError(place, f"do not understand the condition: {rest}")
    return (match.group(1) in defined) != (word == "ifndef")
