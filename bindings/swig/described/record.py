"""Writes everything about the API as JSON."""

from __future__ import annotations

import json
from typing import Any, Dict

from .model import Api, Enum, Function, Item, Options, Struct


def api_json(api: Api) -> str:
    """One JSON object; equal headers give equal bytes."""
    version = api.find("PS_VERSION")
    statuses = [enum for enum in api.enums if enum.c_name == "ps_status"]
    record: Dict[str, Any] = {
        "version": getattr(version, "value", None),
        "headers": [{"name": header.name, "doc": header.doc} for header in api.headers],
        "functions": [function_record(function) for function in api.functions],
        "enums": [enum_record(enum) for enum in api.enums],
        "statuses": [
            {"name": word.c_name, "value": word.value, "doc": word.doc}
            for enum in statuses
            for word in enum.words
        ],
        "structs": [struct_record(struct) for struct in api.structs],
        "options": [options_record(options) for options in api.options],
        "aliases": [
            dict(start(alias), declaration=alias.type.declare(alias.c_name))
            for alias in api.aliases
        ],
        "constants": [
            dict(start(constant), value=constant.value, flag=constant.flag)
            for constant in api.constants
            if not constant.c_name.endswith("_INIT")
        ],
    }
    return json.dumps(record, indent=1, ensure_ascii=False) + "\n"


def start(item: Item) -> Dict[str, Any]:
    return {
        "c_name": item.c_name,
        "name": item.name,
        "header": item.header,
        "line": item.line,
        "doc": item.doc,
    }


def function_record(function: Function) -> Dict[str, Any]:
    return dict(
        start(function),
        returns=str(function.returns),
        args=[
            {"name": argument.name, "type": str(argument.type), "doc": argument.doc}
            for argument in function.arguments
        ],
        declaration=declaration(function),
        takes_settings=function.settings,
        takes_error=function.error,
        changes_case=function.changes_case,
    )


def declaration(function: Function) -> str:
    """The function in C, on one line, without PS_API."""
    arguments = ", ".join(a.type.declare(a.name) for a in function.arguments)
    return function.returns.declare(f"{function.c_name}({arguments or 'void'})") + ";"


def enum_record(enum: Enum) -> Dict[str, Any]:
    words = [
        {"c_name": word.c_name, "name": word.word, "value": word.value, "doc": word.doc}
        for word in enum.words
    ]
    return dict(start(enum), prefix=enum.prefix, values=words)


def struct_record(struct: Struct) -> Dict[str, Any]:
    fields = [
        {
            "name": member.c_name,
            "type": str(member.type),
            "declaration": member.type.declare(member.c_name),
            "doc": member.doc,
        }
        for member in struct.members
    ]
    return dict(start(struct), kind=struct.kind, element=struct.element or None, fields=fields)


def options_record(options: Options) -> Dict[str, Any]:
    items = [
        {"name": item.name, "kind": item.kind, "words": item.words, "doc": item.doc}
        for item in options.items
    ]
    return dict(start(options), init=options.init or None, items=items)
