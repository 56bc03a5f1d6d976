"""What the headers declare, as data."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Dict, List, Optional


class DescribeError(Exception):
    """Something in a header that is not understood, with its place."""

    def __init__(self, place: str, message: str):
        super().__init__(f"{place}: {message}")
        self.place = place
        self.message = message


def plain(c_name: str) -> str:
    """A C name without the library's prefix: "gap_type" for "ps_gap_type"."""
    return c_name[3:] if c_name[:3].lower() == "ps_" else c_name


def class_name(c_name: str) -> str:
    """The name of a class of a C type: "GapType" for "ps_gap_type"."""
    return "".join(part[:1].upper() + part[1:] for part in plain(c_name).split("_"))


@dataclass(frozen=True)
class Type:
    """A C type. `text` is what stands before the name, `array` what stands behind it; of a
    pointer to a function `function` is the name's whole surroundings, "%s" for the name."""

    base: str  # "ps_case", "char", "struct ArrowSchema"
    text: str  # "const char *const *"
    pointers: int = 0
    const: bool = False  # what is pointed to in the end may not be changed
    array: str = ""  # "[256]"
    function: str = ""  # "void *(*%s)(void *ctx, size_t new_size)"

    def __str__(self) -> str:
        return self.function.replace("%s", "") if self.function else self.text + self.array

    def declare(self, name: str) -> str:
        """The declaration of a thing of this type: "const char *name"."""
        if self.function:
            return self.function.replace("%s", name)
        space = "" if self.text.endswith("*") or not name else " "
        return f"{self.text}{space}{name}{self.array}"


@dataclass
class Item:
    """Anything that has a name, a place and a comment."""

    c_name: str
    doc: str
    header: str  # "model.h"
    line: int

    @property
    def place(self) -> str:
        return f"{self.header}:{self.line}"

    @property
    def name(self) -> str:
        return plain(self.c_name)


@dataclass
class Argument:
    name: str
    type: Type
    doc: str = ""  # the sentences of the function's comment that name it in backticks


@dataclass
class Function(Item):
    returns: Type
    arguments: List[Argument] = field(default_factory=list)

    def takes(self, type_text: str) -> bool:
        return any(str(argument.type) == type_text for argument in self.arguments)

    @property
    def settings(self) -> bool:
        """Whether it takes settings: limits, progress, where memory comes from."""
        return self.takes("const ps_settings *")

    @property
    def error(self) -> bool:
        """Whether it says why it failed."""
        return self.takes("ps_error *")

    @property
    def changes_case(self) -> bool:
        """Whether it may change a case it is given. To free one is to change it."""
        return self.takes("ps_case *")


@dataclass
class Word(Item):
    """A constant of an enum."""

    value: int = 0
    word: str = ""  # as in JSON; "" for the unset value


@dataclass
class Enum(Item):
    prefix: str = ""  # "PS_GAP_TYPE_"
    words: List[Word] = field(default_factory=list)
    end: Optional[str] = None  # the constant one past the last, which is no word


@dataclass
class Member(Item):
    type: Type = Type("", "")


@dataclass
class Struct(Item):
    """A struct. `kind` says what it is for:

    "entity" (in a case), "result" (freed by ps_result_free()), "described" (begins with a
    ps_object), "list" (items, count, capacity, given), "options", "opaque" (no members to be
    seen), "plain" (anything else)."""

    kind: str = "plain"
    members: List[Member] = field(default_factory=list)
    element: str = ""  # of a list: what its items are
    tag: str = ""  # "struct ArrowSchema"; "" where a typedef names it


@dataclass
class Alias(Item):
    """A typedef of another type, or of a pointer to a function."""

    type: Type = Type("", "")


@dataclass
class Constant(Item):
    """A #define of a number or a text."""

    value: object = 0
    flag: bool = False  # written as unsigned: a bit of a mask


@dataclass
class Option:
    name: str
    kind: str  # as in psb_option_kind, small: "size_t"
    doc: str
    words: Optional[str] = None  # of kind "word": the name of the enum, "date_order"


@dataclass
class Options(Item):
    init: str = ""  # "PS_SIZE_OPTIONS_INIT"; "" where all zero does
    items: List[Option] = field(default_factory=list)


@dataclass
class Header:
    name: str  # "model.h"
    doc: str
    includes: List[str]  # headers of the library that it needs


@dataclass
class Api:
    """All of it, each list in the order of the headers, those needed by others first."""

    headers: List[Header] = field(default_factory=list)
    functions: List[Function] = field(default_factory=list)
    enums: List[Enum] = field(default_factory=list)
    structs: List[Struct] = field(default_factory=list)
    aliases: List[Alias] = field(default_factory=list)
    constants: List[Constant] = field(default_factory=list)
    options: List[Options] = field(default_factory=list)
    order: List[Item] = field(default_factory=list)  # declarations as they come, for C

    def __post_init__(self) -> None:
        self._index: Dict[str, Item] = {}

    def find(self, c_name: str) -> Optional[Item]:
        """What a C name stands for, constants of enums included."""
        if len(self._index) == 0:
            for enum in self.enums:
                self._index.update((word.c_name, word) for word in enum.words)
            for group in (self.functions, self.enums, self.structs, self.aliases, self.constants):
                self._index.update((item.c_name, item) for item in group)
        return self._index.get(c_name)

    def enum_of(self, constant: str) -> Optional[Enum]:
        """The enum that a constant belongs to."""
        for enum in self.enums:
            if any(word.c_name == constant for word in enum.words):
                return enum
        return None


def text_of(comment: str) -> str:
    """What a comment says, without its stars; lines are kept."""
    body = re.sub(r"^/\*\*?<?|\*/$", "", comment)
    lines = [re.sub(r"^\s*\* ?", "", line) for line in body.split("\n")]
    first, rest = lines[0].strip(), lines[1:]
    depths = [len(line) - len(line.lstrip()) for line in rest if line.strip()]
    depth = min(depths) if depths else 0
    kept = [first] + [line[depth:].rstrip() for line in rest]
    return re.sub(r"::(PS_|ps_)", r"\1", "\n".join(kept).strip())
