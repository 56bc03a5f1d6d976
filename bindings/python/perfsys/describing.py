"""What ``help`` and editors show: docstrings and signatures of the classes of ``_classes.py``, and
the page of the package. Loaded when somebody asks: programs do without."""

from __future__ import annotations

import importlib
import inspect
import textwrap

from . import _core, _enums, errors
from ._classes import classes, tables
from .case import CaseMethods
from .entities import Entity
from .names import class_name, in_python
from .objects import Described, Nested
from .results import Computed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType
    from typing import Any

__all__ = ["class_doc", "describe", "page", "signature"]

_NUMBERS = {"integer": "int", "number": "float", "flag": "bool", "date": "datetime.date"}
_VALUES = {"money": "Money", "range": "Range", "series": "Series"}
_TAKEN = {
    "money": "Money | tuple[int, str | None] | int",
    "range": "Range | tuple[float | None, ...]",
    "series": "Iterable[Point | tuple]",
}
_WIDTH = 88
_WORDS = 60  # characters of the words of an enum that are told with a field


# ---- fields ------------------------------------------------------------------


def describe(field: _core.Field) -> str:
    """A field in a sentence or two: its type, unit and range, what it may name, what it means."""
    return f"{about(field)}. {in_python(field.doc)}"


def about(field: _core.Field) -> str:
    """The type of a field, its unit and range, and what it may name: "int, in days, at least 0"."""
    kind = one(field)
    told = [kind]
    if field.kind == "entity":
        told = [f"EntityList of {kind}"]
    elif field.is_list:
        told = [f"list of {kind}"]
    elif field.kind == "series":
        told = ["Series of Point"]
    told[0] += _words(field)
    told += _unit(field)
    low, high = field.minimum, field.maximum
    if low is not None and high is not None:
        told.append(f"{low:g} to {high:g}")
    elif low is not None or high is not None:
        told.append(f"at least {low:g}" if low is not None else f"at most {high:g}")
    told += _named(field)
    return ", ".join([*told, "required"] if field.required else told)


def one(field: _core.Field) -> str:
    """The type of a value, or of an item of a list: "float", "GapType"."""
    if field.kind in ("struct", "entity"):
        return class_name(field.element or "")
    if field.enum:
        return class_name(field.enum)
    return _NUMBERS.get(field.kind) or _VALUES.get(field.kind) or "str"


def _words(field: _core.Field) -> str:
    """The words of an enum, where they are few."""
    rows = _core.words(field.enum)[1] if field.enum else []
    words = [f'"{word}"' for word, *_ in rows if word]
    return f" ({_either(words)})" if words and sum(map(len, words)) <= _WORDS else ""


def _unit(field: _core.Field) -> Iterator[str]:
    """The unit, unless the text says "in the measure's unit" already."""
    if not field.unit:
        return
    what, _, whose = field.unit.partition(" of the ")
    if not whose:
        yield f"a {field.unit}" if what.startswith("share") else f"in {field.unit}"
    elif f"{whose}'s {what}" not in field.doc:
        yield f"in the {field.unit}"


def _named(field: _core.Field) -> Iterator[str]:
    """What a reference may name."""
    many = "each the id" if field.is_list else "the id"
    if field.catalogue:
        yield f"{many} of {_a(field.catalogue)} of perfsys.knowledge"
    elif "*" in field.targets:
        yield f"{many} of any entity"
    elif field.kind == "expression":
        yield f"a formula over ids of {field.targets[0]}s"
    elif field.targets:
        yield f"{many} of {_either([_a(target) for target in field.targets])}"


def _either(words: list[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def _a(name: str) -> str:
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name.replace('_', ' ')}"


# ---- classes -----------------------------------------------------------------


def class_doc(kind: type[Described]) -> str:
    """The docstring of a class: what it is, where one comes from, and its fields."""
    lines = [tables[kind._struct][0], ""]
    origin = _origin(kind)
    if origin:
        lines += [textwrap.fill(origin, _WIDTH, break_long_words=False), ""]
    lists = any(field.is_list for field in kind._attributes.values())
    lines += [f"Fields; what is not set is None{', a list is empty' if lists else ''}:", ""]
    for name, field in kind._attributes.items():
        lines += _hanging(f"{name} : {about(field)}", 4)
        lines += textwrap.wrap(
            in_python(field.doc), _WIDTH, initial_indent=" " * 4, subsequent_indent=" " * 4
        )
    return "\n".join(lines)


def _hanging(text: str, indent: int) -> list[str]:
    return textwrap.wrap(text, _WIDTH, subsequent_indent=" " * indent, break_long_words=False)


def _origin(kind: type[Described]) -> str:
    """Where objects of a class come from."""
    name = kind.__name__
    places = [
        (class_name(holder), field)
        for holder, (_, fields) in tables.items()
        for field in fields
        if field.element == kind._struct
    ]
    if issubclass(kind, CaseMethods):
        return 'Made by ``Case("c1", title="...")`` or read by ``perfsys.load``.'
    if issubclass(kind, Entity):
        held = next(field.name for holder, field in places if holder == "Case")
        return (
            f'Made in a case by ``case.{held}.add("id", field=...)``, or standing alone by '
            f'``{name}("id", field=...)``.'
        )
    if issubclass(kind, Computed):
        return "The result of a call. It cannot be changed."
    told = [f"``{holder}.{field.name}``" for holder, field in places]
    if not told:
        return "A row of ``perfsys.knowledge``. It cannot be changed." if kind._struct else ""
    if not issubclass(kind, Nested):
        return f"In {_either(told)}. It cannot be changed."
    if places[0][1].is_list:
        return f"Made by ``add(field=...)`` of {_either(told)}."
    return f"{_either(told)}: set it field by field, or give a dict."


class _Spelt(str):
    """A type as text that signatures show without quotes."""

    __slots__ = ()
    __repr__ = str.__str__


def signature(kind: type[Described]) -> inspect.Signature:
    """What a call of a class takes."""
    if not issubclass(kind, Entity):
        return inspect.Signature()
    given = inspect.Parameter
    needed = None if issubclass(kind, CaseMethods) else given.empty
    text = _Spelt("str" if needed is given.empty else "str | None")
    first = given("id", given.POSITIONAL_OR_KEYWORD, default=needed, annotation=text)
    others = [
        given(name, given.KEYWORD_ONLY, default=None, annotation=_Spelt(_taken(field)))
        for name, field in kind._attributes.items()
        if name not in ("id", "schema_version") and field.kind != "entity"
    ]
    return inspect.Signature([first, *others])


def _taken(field: _core.Field) -> str:
    """The type of what a field may be set to."""
    kind = _TAKEN.get(field.kind) or one(field)
    if field.kind == "struct":
        kind += " | Mapping[str, Any]"
    if field.enum or field.kind == "date":
        kind += " | str"
    return f"Iterable[{kind}] | None" if field.is_list else f"{kind} | None"


# ---- the package -------------------------------------------------------------


def page(doc: str) -> str:
    """The docstring of the package, with all that is in it."""
    import perfsys

    entities = [kind for kind in classes.values() if issubclass(kind, Entity)]
    parts = [kind for kind in classes.values() if issubclass(kind, Nested)]
    results = [kind for kind in classes.values() if issubclass(kind, Computed)]
    rows = [kind for kind in classes.values() if kind not in {*entities, *parts, *results}]
    others = set(perfsys.__all__) - {kind.__name__ for kind in classes.values()}
    others -= {*_enums.__all__, *errors.__all__}
    made = sorted(
        (thing for thing in (getattr(perfsys, name) for name in others) if inspect.isclass(thing)),
        key=lambda thing: thing.__name__,
    )
    return "\n".join(
        [
            doc.rstrip(),
            *_listed("A case and its entities", entities),
            *_listed("Parts of entities", parts),
            *_listed("Results", results),
            *_listed("Rows of results and of perfsys.knowledge", rows),
            *_listed("Values, lists and tools", made),
            *_listed("Words", (getattr(perfsys, name) for name in _enums.__all__)),
            *_listed("Exceptions", (getattr(errors, name) for name in errors.__all__)),
            *_listed("Modules", _modules()),
        ]
    )


def _modules() -> Iterator[ModuleType]:
    """The modules of the package that are for everybody."""
    for name in ("errors", "excel", "formulas", "frames", "knowledge", "plots", "progress"):
        try:
            yield importlib.import_module(f"perfsys.{name}")
        except ImportError:  # pictures need matplotlib
            pass


def _listed(title: str, things: Iterable[Any]) -> Iterator[str]:
    """A heading, and things with a line each."""
    yield from ("", title, "-" * len(title))
    for thing in things:
        name = thing.__name__.removeprefix("perfsys.")
        doc = " ".join(inspect.cleandoc(thing.__doc__ or "").split())
        sentence = doc.partition(". ")[0].rstrip(".:")
        yield f"{name:<19} {textwrap.shorten(sentence, _WIDTH - 14, placeholder=' ...')}"
