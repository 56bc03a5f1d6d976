"""What follows from the declarations: words of enums, kinds of structs, options."""

from __future__ import annotations

import re
from typing import Dict, List, Set

from .model import Api, DescribeError, Enum, Option, Options, Struct

# Enums whose constants do not begin with the name of the type. ps_status is named in words as
# ps_status_name() has it: by the whole constant.
WHOLE = {"ps_status"}
# The unset value of an enum that does not call it ..._UNSET.
UNSET = {"PS_ENTITY_NONE"}

OPTION_KINDS = {
    "int": "int",
    "double": "double",
    "bool": "bool",
    "char": "char",
    "const char *": "text",
    "ps_date": "date",
    "size_t": "size_t",
    "const ps_config *": "config",
    "const ps_registry *": "registry",
}
# Structs that callers fill in like options, and that have no size.
LIKE_OPTIONS = {"ps_limits"}


def settle(api: Api) -> None:
    check_types(api)
    for enum in api.enums:
        settle_words(enum)
    entities = {
        word.c_name.lower()
        for enum in api.enums
        if enum.c_name == "ps_entity_type"
        for word in enum.words
    }
    for struct in api.structs:
        settle_kind(struct, entities)
    macros = {str(c.c_name): str(c.value) for c in api.constants}
    for struct in api.structs:
        if struct.kind == "options":
            api.options.append(read_options(struct, api, macros))


# ---- words ----


def settle_words(enum: Enum) -> None:
    """Names the words of an enum as JSON does."""
    if not enum.words:
        raise DescribeError(enum.place, f"{enum.c_name} has no constants")
    if enum.c_name in WHOLE:
        for word in enum.words:
            word.word = word.c_name
        return
    enum.prefix = prefix_of(enum)
    given = [word for word in enum.words if not is_unset(word.c_name)]
    rests = [word.c_name[len(enum.prefix) :] for word in given]
    letters = all(len(rest) == 1 for rest in rests)  # grades and the like stay capitals
    for word, rest in zip(given, rests):
        if not word.doc and rest != "NONE":
            raise DescribeError(word.place, f"{word.c_name} has no comment")
        word.word = rest if letters else rest.lower()
    for word in enum.words:
        if is_unset(word.c_name) and word.value != 0:
            raise DescribeError(word.place, f"{word.c_name} is not 0")
    words = [word.word for word in enum.words]
    if len(set(words)) < len(words):
        raise DescribeError(enum.place, f"{enum.c_name} has two constants of one name")


def is_unset(constant: str) -> bool:
    return constant.endswith("_UNSET") or constant in UNSET


def prefix_of(enum: Enum) -> str:
    """The type's name where the constants follow it, else what they have in common."""
    names = [word.c_name for word in enum.words if word.c_name not in UNSET]
    prefix = enum.c_name.upper() + "_"
    if all(name.startswith(prefix) for name in names):
        return prefix
    prefix = names[0]
    while not all(name.startswith(prefix) for name in names) or not prefix.endswith("_"):
        prefix = prefix[:-1]
        if not prefix:
            raise DescribeError(
                enum.place, f"the constants of {enum.c_name} have no prefix in common"
            )
    if not prefix.startswith("PS_"):
        raise DescribeError(enum.place, f"the constants of {enum.c_name} do not begin with PS_")
    return prefix


# ---- structs ----


def settle_kind(struct: Struct, entities: Set[str]) -> None:
    """What a struct is for, by what it begins with. Lists need no comment."""
    settle_members(struct, entities)
    if not struct.doc and struct.kind != "list":
        raise DescribeError(struct.place, f"{struct.c_name} has no comment")


def settle_members(struct: Struct, entities: Set[str]) -> None:
    if struct.kind == "opaque":
        return
    members = {member.c_name: member for member in struct.members}
    names = [member.c_name for member in struct.members]
    if struct.c_name.endswith("_options"):
        struct.kind = "options"
    elif struct.c_name in LIKE_OPTIONS:
        struct.kind = "options"
    elif {"items", "count", "capacity"} <= set(names):
        struct.kind, items = "list", members["items"].type
        struct.element = "const char *" if items.base == "char" else items.base
    elif names and str(struct.members[0].type) == "ps_object":
        if struct.c_name in entities:
            struct.kind = "entity"
        elif len(names) > 1 and str(struct.members[1].type) == "struct ps_store *":
            struct.kind = "result"
        else:
            struct.kind = "described"


def check_types(api: Api) -> None:
    """Every type that a declaration names is declared. Only what a member called the library's
    own points to need not be."""
    known = {item.c_name for group in (api.enums, api.structs, api.aliases) for item in group}
    known |= {f"struct {name}" for name in known}

    def look(place: str, base: str) -> None:
        if ("ps_" in base or base.startswith("struct ")) and base not in known:
            raise DescribeError(place, f"{base} is declared nowhere")

    for function in api.functions:
        look(function.place, function.returns.base)
        for argument in function.arguments:
            look(function.place, argument.type.base)
    for struct in api.structs:
        for member in struct.members:
            if not (member.type.pointers and member.doc.startswith("The library's own")):
                look(member.place, member.type.base)
    for alias in api.aliases:
        look(alias.place, alias.type.base)


# ---- options ----


def read_options(struct: Struct, api: Api, macros: Dict[str, str]) -> Options:
    """The members of an options struct that a caller may give."""
    options = Options(struct.c_name, struct.doc, struct.header, struct.line)
    members = struct.members
    if struct.c_name not in LIKE_OPTIONS:
        if not members or members[0].c_name != "size" or str(members[0].type) != "size_t":
            raise DescribeError(struct.place, f"{struct.c_name} does not begin with its size")
        options.init = f"{struct.c_name.upper()}_INIT"
        check_init(struct, api, macros.get(options.init), options.init)
        members = members[1:]
    enums = {enum.c_name: enum for enum in api.enums}
    for member in members:
        text, words = str(member.type), None
        kind = OPTION_KINDS.get(text)
        if text in enums:
            kind, words = "word", enums[text].name
        if kind is None:
            raise DescribeError(
                member.place, f"an option may not be of type '{text}': {member.c_name}"
            )
        if not member.doc:
            raise DescribeError(member.place, f"the option {member.c_name} has no comment")
        doc = " ".join(member.doc.split())
        options.items.append(Option(member.c_name, kind, doc, words))
    return options


def check_init(struct: Struct, api: Api, init: object, name: str) -> None:
    """The initialiser of options sets their size and nothing else."""
    if init is None:
        raise DescribeError(struct.place, f"{struct.c_name} has no {name}")
    match = re.fullmatch(r"\{sizeof\((\w+)\)((?:, \w+)*)\}", str(init))
    values: List[str] = match.group(2).split(", ")[1:] if match else []
    if match is None or match.group(1) != struct.c_name or len(values) != len(struct.members) - 1:
        raise DescribeError(struct.place, f"{name} does not fit {struct.c_name}: {init}")
    zero = {word.c_name for enum in api.enums for word in enum.words if word.value == 0}
    for value in values:
        if value not in zero and value not in ("0", "NULL", "false"):
            raise DescribeError(struct.place, f"{name} sets a default that is not zero: {value}")
