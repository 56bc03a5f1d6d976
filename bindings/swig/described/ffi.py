"""Writes all declarations for ffi.cdef of LuaJIT: C without preprocessor and comments."""

from __future__ import annotations

from typing import List

from .model import Alias, Api, Constant, Enum, Function, Item, Struct
from .record import declaration


def ffi_h(api: Api) -> str:
    """One text, in an order in which everything is known before it is needed by value.

    Numbers of #defines are enums without a name; texts and initialisers are not there, since
    ffi.cdef knows neither."""
    return "".join(part for item in api.order for part in declare(item))


def declare(item: Item) -> List[str]:
    if isinstance(item, Function):
        return [declaration(item) + "\n"]
    if isinstance(item, Enum):
        constants = [f"  {word.c_name} = {word.value}" for word in item.words]
        return [f"typedef enum {item.c_name} {{\n", ",\n".join(constants), f"\n}} {item.c_name};\n"]
    if isinstance(item, Alias):
        return [f"typedef {item.type.declare(item.c_name)};\n"]
    if isinstance(item, Struct):
        return struct(item)
    if isinstance(item, Constant):
        return [f"enum {{ {item.c_name} = {item.value} }};\n"] if is_number(item) else []
    raise AssertionError(f"{item.place}: {item.c_name} is of no kind known")


def is_number(constant: Constant) -> bool:
    return isinstance(constant.value, int)


def struct(item: Struct) -> List[str]:
    head = f"struct {item.c_name}"
    if item.kind == "opaque":
        return [f"typedef {head} {item.c_name};\n"]
    members = [f"  {member.type.declare(member.c_name)};\n" for member in item.members]
    begin = f"{head} {{\n" if item.tag else f"typedef {head} {{\n"
    end = "};\n" if item.tag else f"}} {item.c_name};\n"
    return [begin, *members, end]
