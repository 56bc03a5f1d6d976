"""Says comments of the headers again in the words of Python and Lua."""

from __future__ import annotations

import re
import textwrap
from typing import Dict, List, Mapping, Optional, Tuple, Union

from .model import Alias, Api, Enum, Function, Item, Struct, Word, class_name, plain

# The exception that a binding for Python raises for a status.
EXCEPTIONS = {
    "PS_E_ARGUMENT": "ArgumentError",
    "PS_E_MEMORY": "NoMemoryError",
    "PS_E_LIMIT": "LimitError",
    "PS_E_CANCELLED": "CancelledError",
    "PS_E_IO": "FileError",
    "PS_E_SYNTAX": "JsonSyntaxError",
    "PS_E_ENCODING": "EncodingError",
    "PS_E_DUPLICATE": "DuplicateError",
    "PS_E_TYPE": "FieldTypeError",
    "PS_E_VALUE": "FieldValueError",
    "PS_E_RANGE": "FieldRangeError",
    "PS_E_VERSION": "VersionError",
    "PS_E_NOT_FOUND": "NotFoundError",
    "PS_E_EXISTS": "ExistsError",
    "PS_E_REFERENCED": "ReferencedError",
    "PS_E_REMOVED": "RemovedError",
    "PS_E_NO_DATA": "NoDataError",
    "PS_E_BUSY": "BusyError",
}

PYTHON_TYPES = {
    "ps_number": "float",
    "ps_integer": "int",
    "ps_flag": "bool",
    "ps_date": "datetime.date",
}
LUA_TYPES = {"ps_number": "number", "ps_integer": "integer", "ps_flag": "boolean"}

# What is of no concern where memory is looked after: freeing, filling in structs.
NEEDLESS = re.compile(
    r"(Free|Close)( it| them| the \w+)? with ps_\w+\(\)\.|NULL is fine\.|NULL without memory\.|"
    r"Start from PS_\w+_INIT\b[^.]*\.|Text is borrowed\.|Never NULL\.|Two NULLs are equal\.|"
    r"\bAs ps_json_text\(\)[.;]|; as ps_json_text\(\)(?=\.)"
)
NEEDLESS_CLAUSE = re.compile(
    r"[,;] (?:to be )?(?:free|freed|close|closed)(?: it| them)? (?:with|by) ps_\w+\(\)"
)
# The length of a text is the text's own.
LENGTH_CLAUSE = re.compile(r"; (?:ends in NUL, )?`length`[^;.]*(?=[;.])")
HEADER = r"\w+\.h\b"

Names = Optional[Mapping[str, str]]


def python_doc(what: Union[Item, str], api: Api, names: Names = None, width: int = 88) -> str:
    """A comment as a docstring of Python.

    `what` is anything of the Api that has a comment, or the text of one. `names` says what
    functions, types and constants are called in Python: {"ps_case_new": "Case()"}. Functions
    that are not in it lose their prefix only."""
    return Speaker(api, names, Python()).say(what, width)


def lua_doc(what: Union[Item, str], api: Api, names: Names = None, width: int = 88) -> str:
    """A comment in the words of Lua; as python_doc()."""
    return Speaker(api, names, Lua()).say(what, width)


class Python:
    """How Python puts it."""

    nothing = "None"
    failing = "raises"
    fails = "Raises"

    def status(self, name: str) -> str:
        return EXCEPTIONS[name]

    def word(self, enum: Enum, word: Word) -> str:
        if enum.c_name == "ps_entity_type":
            return f'"{word.word}"'
        return f"{class_name(enum.c_name)}.{word.c_name[len(enum.prefix) :]}"

    def type(self, c_name: str) -> str:
        return PYTHON_TYPES.get(c_name, class_name(c_name))

    def booleans(self, text: str) -> str:
        # "y and true" are words of an answer.
        return re.sub(r"(?<! and )\b(true|false)\b", lambda m: m.group().capitalize(), text)


class Lua:
    """How Lua puts it."""

    nothing = "nil"
    failing = "nil and an error"
    fails = "Fails"

    def status(self, name: str) -> str:
        return f'"{name}"'  # what err.code is

    def word(self, enum: Enum, word: Word) -> str:
        return f'"{word.word}"'

    def type(self, c_name: str) -> str:
        return LUA_TYPES.get(c_name, plain(c_name))

    def booleans(self, text: str) -> str:
        return text


class Speaker:
    def __init__(self, api: Api, names: Names, language: Union[Python, Lua]):
        self.api = api
        self.names: Mapping[str, str] = names or {}
        self.language = language

    def say(self, what: Union[Item, str], width: int) -> str:
        doc = what.replace("::", "") if isinstance(what, str) else what.doc
        # One that says why it failed says it with an exception (with nil and an error).
        fails = isinstance(what, Function) and what.error and what.returns.pointers > 0
        said: List[str] = []
        for kind, text in blocks(doc):
            if kind != "code":
                text = self.rephrase(text, fails)
            if not text:
                continue
            if kind == "code":
                body = textwrap.indent(text, "    ")
            else:
                indent = "" if kind == "text" else "  "
                start = "" if kind == "text" else "- "
                body = textwrap.fill(
                    start + text,
                    width,
                    subsequent_indent=indent,
                    break_long_words=False,
                    break_on_hyphens=False,
                )
            items = kind == "item" and said and said[-1].startswith("- ")
            said += ["\n" if items else "\n\n", body] if said else [body]
        return "".join(said)

    def rephrase(self, text: str, fails: bool) -> str:
        text = NEEDLESS_CLAUSE.sub("", text)
        text = NEEDLESS.sub("", text)
        text = LENGTH_CLAUSE.sub("", text)
        text = re.sub(rf" in {HEADER}| \({HEADER}\)|: see {HEADER}", "", text)
        if fails:
            text = self.failure(text)
        text = re.sub(r"\bNULL\b", self.language.nothing, text)
        text = self.language.booleans(text)
        text = re.sub(r"\b(ps_\w+)\(\)", lambda m: self.function(m.group(1)), text)
        text = re.sub(r'(?<!")\b(PS_\w+)\b', lambda m: self.constant(m.group(1)), text)
        text = re.sub(r"\b(ps_\w+)\b", lambda m: self.type(m.group(1)), text)
        text = text.replace("->", ".")
        return " ".join(text.split())

    def failure(self, text: str) -> str:
        """NULL of a function that says why: not something it returns, but a failure."""
        failing = self.language.failing
        if failing == "raises":
            text = re.sub(r"[,;] or NULL\.", ".", text)
        # A colon with no status behind it goes on with what is returned.
        text = re.sub(r", or NULL:(?=(?:(?!PS_E_|\. ).)*\.(?: |$))", ":", text)
        text = re.sub(r"([,;]) or NULL\b", rf"\1 or {failing}", text)
        return re.sub(r"(^|[.)] )NULL(?=:| as )", rf"\1{self.language.fails}", text)

    def function(self, c_name: str) -> str:
        return self.names.get(c_name, plain(c_name) + "()")

    def constant(self, c_name: str) -> str:
        if c_name in self.names:
            return self.names[c_name]
        if c_name in EXCEPTIONS:
            return self.language.status(c_name)
        enum = self.api.enum_of(c_name)
        if enum is None:
            return c_name
        for word in enum.words:
            if word.c_name == c_name:
                return self.language.word(enum, word) if word.word else self.language.nothing
        return c_name

    def type(self, c_name: str) -> str:
        item = self.api.find(c_name)
        if c_name in self.names:
            return self.names[c_name]
        if isinstance(item, (Struct, Enum, Alias)):
            return self.language.type(c_name)
        if isinstance(item, Function):
            return self.function(c_name)
        return c_name


def blocks(doc: str) -> List[Tuple[str, str]]:
    """The paragraphs ("text"), items of lists ("item") and pieces of code ("code") of a
    comment; lines of a paragraph are joined, those of code are not."""
    found: List[Tuple[str, str]] = []
    for paragraph in re.split(r"\n[ \t]*\n", doc):
        lines = [line for line in paragraph.split("\n") if line.strip()]
        if lines and all(line.startswith("    ") for line in lines):
            found.append(("code", textwrap.dedent("\n".join(lines))))
            continue
        current: List[str] = []
        kind, dash = "text", -1
        for line in lines:
            depth = len(line) - len(line.lstrip())
            starts = line.lstrip().startswith("- ")
            # What stands no deeper than the dash is no longer of the item.
            if (starts or (kind == "item" and depth <= dash)) and current:
                found.append((kind, " ".join(current)))
                current = []
            if starts:
                kind, dash, line = "item", depth, line.lstrip()[2:]
            elif not current:
                kind = "text"
            current.append(line.strip())
        if current:
            found.append((kind, " ".join(current)))
    return found
