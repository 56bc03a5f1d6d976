#!/usr/bin/env python3
"""Writes down the types of what the Python package makes at run time, for checkers and editors.

    python3 stubs.py --core _core.abi3.so --package perfsys --headers include/perfsys --out DIR

writes into DIR: __init__.pyi (what the package gives out), _classes.pyi (entities, results, rows
of knowledge, from the field tables that the extension has), _enums.pyi (the words) and _core.pyi
(core.pyi, and the functions from the headers). All else in the package has its types with it.
Needs the Python that the extension is for.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import inspect
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "swig"))

from describe import Api, python_doc, read  # noqa: E402

MADE = "# Made by bindings/python/stubs.py: what is wrong here is put right there.\n"
PLAIN = {"integer": "int", "number": "float", "flag": "bool"}
# What annotations are written with: a field of such a name would hide it from those below it.
TAKEN = {"str", "int", "float", "bool", "property", "tuple"}


def load(core: Path, package: Path) -> Any:
    """The package of this tree with an extension from wherever it was built."""
    spec = importlib.util.spec_from_file_location("perfsys._core", core)
    if spec is None or spec.loader is None:
        raise SystemExit(f"stubs.py: {core} is no extension")
    module = importlib.util.module_from_spec(spec)
    sys.modules["perfsys._core"] = module
    spec.loader.exec_module(module)
    sys.path.insert(0, str(package.parent))
    import perfsys

    return perfsys


def home(thing: Any) -> str:
    """The module a class or function is written in, as ".entities": classes say "perfsys"."""
    written = re.compile(rf"^class {thing.__name__}\b", re.MULTILINE)
    module = thing.__module__
    if module == "perfsys":
        module = next(
            name for name, each in sys.modules.items()
            if name.startswith("perfsys.") and str(each.__file__).endswith(".py")
            and written.search(Path(str(each.__file__)).read_text(encoding="utf-8"))
        )
    return str(module).removeprefix("perfsys")


def doc(text: str, indent: str) -> list[str]:
    """A docstring as lines of source."""
    safe = inspect.cleandoc(text).strip().replace("\\", "\\\\").replace('"""', "'''")
    if safe.endswith('"'):
        safe += " "
    lines = f'"""{safe}"""'.split("\n")
    return [indent + line if line else "" for line in lines]


def names(found: list[str]) -> list[str]:
    """A list of all that a module gives out."""
    return ["__all__ = [", *(f'    "{name}",' for name in sorted(found)), "]", ""]


# ---- classes ----------------------------------------------------------------------------------


class Classes:
    """_classes.pyi: a class per struct, a property per field."""

    def __init__(self, perfsys: Any) -> None:
        self.described = importlib.import_module("perfsys.describing")
        self.class_name = sys.modules["perfsys.names"].class_name
        self.perfsys = perfsys
        self.classes = perfsys.classes()

    def text(self) -> str:
        """The whole file."""
        bases = {kind.__mro__[1].__name__: kind.__mro__[1] for kind in self.classes.values()}
        lines = [
            MADE,
            "import datetime as _datetime",
            "from collections.abc import Iterable as _Iterable, Mapping as _Mapping",
            "from typing import Any as _Any, Self as _Self",
            "from typing import TypedDict as _TypedDict, Unpack as _Unpack",
            "",
            "from . import _core, _enums as _e",
            *(f"from {home(base)} import {base.__name__} as {self.base(base)}"
              for _, base in sorted(bases.items())),
            "from .lists import EntityList as _EntityList, Series as _Series",
            "from .lists import StructList as _StructList, TextList as _TextList",
            "from .objects import Described as _AnyDescribed",
            "from .values import Money as _Money, Point as _Point, Range as _Range",
            "",
            *names([kind.__name__ for kind in self.classes.values()]),
            "classes: dict[str, type[_AnyDescribed]]",
            "tables: dict[str, tuple[str, list[_core.Field]]]",
        ]
        for kind in self.classes.values():
            lines += ["", *self.one(kind)]
            if self.is_added(kind):
                lines += ["", *self.its_list(kind)]
        return "\n".join(lines) + "\n"

    @staticmethod
    def base(base: type) -> str:
        return f"_Base{base.__name__.lstrip('_')}"

    def one(self, kind: Any) -> list[str]:
        """A class."""
        lines = [f"class {kind.__name__}({self.base(kind.__mro__[1])}):"]
        lines += doc(kind.__doc__, "    ")
        lines.append("    __slots__ = ()")
        changes = issubclass(kind, (self.perfsys.Entity, self.perfsys.Nested))
        if issubclass(kind, self.perfsys.Entity):
            lines += self.constructor(kind)
        for name, field in kind._attributes.items():
            if name in TAKEN:
                raise SystemExit(f"stubs.py: {kind.__name__}.{name} hides {name}")
            lines += ["    @property", f"    def {name}(self) -> {self.given(kind, name, field)}:"]
            lines += doc(self.described.describe(field), "        ")
            if changes and field.kind != "entity":
                lines += [
                    f"    @{name}.setter",
                    f"    def {name}(self, value: {self.taken(field)}) -> None: ...",
                    f"    @{name}.deleter",
                    f"    def {name}(self) -> None: ...",
                ]
        return lines

    def constructor(self, kind: Any) -> list[str]:
        """What a call of a class of entities takes."""
        case = kind.__name__ == "Case"
        lines = [
            "    def __new__(",
            "        cls,",
            "        id: str | None = None," if case else "        id: str,",
            "        *,",
        ]
        lines += [f"        {name}: {wanted} = None," for name, wanted in self.keywords(kind)]
        return [*lines, "    ) -> _Self: ..."]

    def keywords(self, kind: Any) -> list[tuple[str, str]]:
        """The fields that a constructor or add() takes, and their types."""
        return [(name, self.taken(field)) for name, field in kind._attributes.items()
                if field.kind != "entity" and name != "schema_version"
                and not (name == "id" and issubclass(kind, self.perfsys.Entity))]

    def is_added(self, kind: Any) -> bool:
        """Whether there are lists that such objects are added to."""
        return issubclass(kind, (self.perfsys.Entity, self.perfsys.Nested)) and any(
            field.is_list and field.element == kind._struct
            for each in self.classes.values() for field in each._attributes.values()
        )

    def its_list(self, kind: Any) -> list[str]:
        """What add() of a list takes: at run time there is one class for all lists, which looks
        the fields up."""
        name, entity = kind.__name__, issubclass(kind, self.perfsys.Entity)
        return [
            f"class _{name}Fields(_TypedDict, total=False):",
            f'    """The fields that ``add`` takes for a {name}."""',
            *(f"    {field}: {wanted}" for field, wanted in self.keywords(kind)),
            "",
            f"class _{name}List(_{'Entity' if entity else 'Struct'}List[{name}]):",
            f'    """A list of {name}."""',
            "    def add(  # type: ignore[override]",
            f"        self, {'id: str, ' if entity else ''}**fields: _Unpack[_{name}Fields]",
            f"    ) -> {name}:",
            *doc(self.perfsys.EntityList.add.__doc__ if entity
                 else self.perfsys.StructList.add.__doc__, "        "),
        ]

    def plain(self, field: Any) -> str:
        """The type of one value."""
        if field.enum:
            return f"_e.{self.class_name(field.enum)}"
        if field.kind in ("struct", "entity"):
            return str(self.class_name(field.element))
        if field.kind in ("money", "range"):
            return f"_{field.kind.capitalize()}"
        return "_datetime.date" if field.kind == "date" else PLAIN.get(field.kind, "str")

    def given(self, kind: Any, name: str, field: Any) -> str:
        """The type of what reading a field gives."""
        one = self.plain(field)
        if field.kind == "series":
            return "_Series"
        if field.is_list:
            if field.element and self.is_added(self.classes[field.element]):
                return f"_{one}List"
            lists = {"entity": "_EntityList", "struct": "_StructList"}
            return f"{lists.get(field.kind, '_TextList')}[{one}]"
        always = field.kind == "struct" or self.always(kind, name, field)
        return one if always else f"{one} | None"

    def always(self, kind: Any, name: str, field: Any) -> bool:
        """Whether a text is always there: ids of entities, and what every row of knowledge has.
        A case begins without an id."""
        if issubclass(kind, self.perfsys.Entity):
            return name == "id" and kind.__name__ != "Case"
        return bool(field.required) and not issubclass(kind, self.perfsys.Nested)

    def taken(self, field: Any) -> str:
        """The type of what a field may be set to."""
        one = self.plain(field)
        if field.kind == "series":
            return "_Iterable[_Point | tuple[_Any, ...]] | None"
        if field.kind == "struct":
            one = f"{one} | _Mapping[str, _Any]"
        if field.kind == "money":
            one = "_Money | tuple[int, str | None] | int"
        if field.kind == "range":
            one = "_Range | tuple[float | None, float | None, float | None]"
        if field.enum or field.kind == "date":
            one = f"{one} | str"
        return f"_Iterable[{one}] | None" if field.is_list else f"{one} | None"


# ---- enumerations ------------------------------------------------------------------------------


def enums_text() -> str:
    """_enums.pyi: a class per enum, with its members."""
    enums = sys.modules["perfsys.enums"]
    lines = [MADE, "from enum import StrEnum as _StrEnum", "", *names(enums.enum_names())]
    for name in enums.enum_names():
        kind = enums.find(name)
        lines += ["", f"class {name}(_StrEnum):", *doc(kind.__doc__.split("\n\n")[0], "    ")]
        for member in kind:
            lines.append(f"    {member.name} = {member.value!r}")
            lines += doc(member.__doc__ or member.value, "    ")
    return "\n".join(lines) + "\n"


# ---- functions ---------------------------------------------------------------------------------

NUMBERS = {"bool": "bool", "size_t": "int", "int": "int", "int32_t": "int", "int64_t": "int",
           "double": "float"}
HANDLES = ("ps_config", "ps_registry", "ps_portfolio_reader", "ps_portfolio_check")
# What stands behind a pointer and is one argument with it, or is given back.
WITHIN = {"ps_error * error", "size_t * length", "ps_value * value", "size_t count",
          "size_t length", "void * data"}
# Rows and texts that are not always there.
MAYBE = ("_at", "_find", "_step_of", "_no_counterpart", "_nearest")


class Functions:
    """_core.pyi: what SWIG makes of the functions of the headers, as language.i has it."""

    def __init__(self, api: Api, perfsys: Any) -> None:
        self.api = api
        self.classes = perfsys.classes()
        self.core = sys.modules["perfsys._core"]
        self.names = sys.modules["perfsys.names"]
        self.class_name = self.names.class_name

    def text(self) -> str:
        """The whole file: what is written by hand in C, then the functions."""
        known = {function.name: function for function in self.api.functions}
        lines = [MADE + (HERE / "core.pyi").read_text(encoding="utf-8")]
        for name in sorted(known.keys() & set(dir(self.core))):
            lines.append(self.one(known[name]))
        return "\n".join(lines) + "\n"

    def one(self, function: Any) -> str:
        """A function."""
        arguments: list[str] = []
        default = False
        for each in function.arguments:
            wanted = self.argument(each, function)
            if wanted is None:
                continue
            # What follows on something that may be left out may be left out too.
            default = default or each.name in ("options", "settings", "columns")
            name = self.names.attribute_name(each.name)
            arguments.append(f"{name}: {wanted}{' = ...' if default else ''}")
        listed = ", ".join([*arguments, "/"]) if arguments else ""
        head = f"def {function.name}({listed}) -> {self.answer(function)}:"
        return "\n".join([head, *doc(python_doc(function, self.api), "    ")])

    def argument(self, each: Any, function: Any) -> str | None:
        """The type of an argument; None for what Python does not give."""
        kind = str(each.type).replace("const ", "").replace(" *", "")
        if f"{each.type} {each.name}" in WITHIN or str(each.type).startswith("char["):
            return None
        if each.name == "stream":
            return "_Any" if function.name == "import_frame" else None
        if each.name == "options":
            return "_Mapping[str, object] | None"
        if each.name == "settings":
            return "tuple[dict[str, int] | None, _Callable[[float], object] | None] | None"
        if kind == "ps_write":
            return "_Callable[[bytes], object]"
        if kind == "char":
            return "str | bytes | None"
        if kind in HANDLES:
            return "Handle | None"
        if "*" in str(each.type):
            return "_Any" if each.name in ("sums", "rows", "files", "value", "type") else "Object"
        if kind == "ps_date":
            return "_datetime.date"
        if kind == "ps_status":
            return "int"
        return NUMBERS.get(kind, "str")

    def answer(self, function: Any) -> str:
        """The type of what a function gives back."""
        kind = str(function.returns).replace("const ", "").replace(" *", "")
        maybe = " | None" if function.name.endswith(MAYBE) else ""
        if any(f"{each.type} {each.name}" == "ps_value * value" for each in function.arguments):
            return "_Any"
        if function.name == "arrow_rows":
            return "object"
        if function.name == "portfolio_next":
            return "_c.Case | None"
        if kind in ("void", "ps_status") and "*" not in str(function.returns):
            return "None"
        if kind == "char":
            return f"str{maybe}"
        if kind in HANDLES:
            return "Handle"
        if kind in NUMBERS:
            return NUMBERS[kind]
        special = {"ps_date": "_datetime.date | None", "ps_number": "float | None",
                   "ps_flag": "bool | None", "ps_field": "Field | None",
                   "ps_integrity_rule": "dict[str, _Any] | None"}
        if kind in special:
            return special[kind]
        name = kind.removeprefix("ps_")
        if name in self.classes:
            return f"_c.{self.class_name(name)}{maybe}"
        return f"_e.{self.class_name(name)} | None" if "*" not in str(function.returns) else "_Any"


# ---- the package -------------------------------------------------------------------------------


def package_text(perfsys: Any, folder: Path) -> str:
    """__init__.pyi: checkers follow a list of names, not how it is put together."""
    classes = set(sys.modules["perfsys._classes"].__all__)
    enums = set(sys.modules["perfsys.enums"].enum_names())
    own = {"SCHEMA_VERSION", "classes", "status_text"}
    by_module: dict[str, list[str]] = {"_classes": sorted(classes), "_enums": sorted(enums)}
    modules = {path.stem for path in folder.glob("*.py")} & set(perfsys._MODULES)
    for name in sorted(set(perfsys.__all__) - classes - enums - own - modules):
        by_module.setdefault(home(getattr(perfsys, name)).lstrip("."), []).append(name)
    said = doc(vars(perfsys)["__doc__"], "")
    lines = [MADE, *said, "", "from .objects import Described as _Described", ""]
    for module, found in sorted(by_module.items()):
        lines += [f"from .{module} import (", *(f"    {name} as {name}," for name in found), ")"]
    lines += [f"from . import {module} as {module}" for module in sorted(modules)]
    lines += ["", *names(list(perfsys.__all__)), "__version__: str", "SCHEMA_VERSION: int"]
    for function, signature in (
        (perfsys.classes, "def classes() -> dict[str, type[_Described]]:"),
        (perfsys.status_text, "def status_text(code: int) -> str:"),
    ):
        lines += [signature, *doc(function.__doc__, "    ")]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description="Writes down the types of the Python package.")
    for name, what in (("core", "the built extension"), ("package", "the folder of the modules"),
                       ("headers", "the folder of the public headers"), ("out", "where to")):
        parser.add_argument(f"--{name}", type=Path, required=True, help=what)
    given = parser.parse_args()
    perfsys = load(given.core.resolve(), given.package.resolve())
    given.out.mkdir(parents=True, exist_ok=True)
    for name, text in (
        ("__init__.pyi", package_text(perfsys, given.package)),
        ("_classes.pyi", Classes(perfsys).text()),
        ("_enums.pyi", enums_text()),
        ("_core.pyi", Functions(read(str(given.headers)), perfsys).text()),
    ):
        (given.out / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
