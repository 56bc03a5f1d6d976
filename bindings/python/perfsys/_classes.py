"""A class for every struct of the library, made from its field table: ``Case``, ``Gap`` ...

This module and ``_enums.py`` are all that is made at run time; stubs describe them.
"""

from __future__ import annotations

from . import _core, enums, errors, lists, values
from .case import CaseMethods
from .entities import Entity, MeasureMethods
from .names import NoAttribute, attribute_name, class_name
from .objects import Described, Nested
from .results import METHODS

TYPE_CHECKING = False
if TYPE_CHECKING:
    import inspect
    from typing import Any

_NUMBERS = {"integer": "int", "number": "float", "flag": "bool", "date": "datetime.date"}
_VALUES = {"money": "Money", "range": "Range", "series": "Series"}


def annotation(field: _core.Field) -> str:
    """The Python type of a field's value, as text: ``"float"``, ``"GapType"``."""
    if field.kind in ("struct", "entity"):
        kind = class_name(field.element)
        return f"list of {kind}" if field.is_list else kind
    if field.enum:
        kind = class_name(field.enum)
    else:
        kind = _NUMBERS.get(field.kind) or _VALUES.get(field.kind) or "str"
    return f"list of {kind}" if field.is_list else kind


class _Doc:
    """The docstring of a class, written when somebody asks for it."""

    def __init__(self, name: str, doc: str) -> None:
        self.name, self.doc = name, doc

    def __get__(self, thing: object, kind: type) -> str:
        lines = [self.doc, ""]
        own = next(each for each in kind.__mro__ if each.__dict__.get("__doc__") is self)
        if issubclass(own, Entity):
            lines += [_how(own), ""]
        lines.append("Fields; each is None where it is not set:")
        lines += [
            f"- ``{name}``: {describe(field)}"
            for name, field in own._fields.items()
        ]
        return "\n".join(lines)


def _how(kind: type) -> str:
    if issubclass(kind, CaseMethods):
        return 'Made by ``Case("c1", title="...")`` or read by ``perfsys.load``.'
    return (
        f'Made by ``{kind.__name__}("id", field=...)`` or, in a case, by ``add`` of one of its '
        "lists."
    )


def describe(field: _core.Field) -> str:
    """A field in a line: its type, unit, range, what it may name, what it means."""
    about = [annotation(field)]
    if field.unit:
        about.append(f"in {field.unit}")
    if field.minimum is not None and field.maximum is not None:
        about.append(f"{field.minimum:g} to {field.maximum:g}")
    elif field.minimum is not None:
        about.append(f"at least {field.minimum:g}")
    elif field.maximum is not None:
        about.append(f"at most {field.maximum:g}")
    if field.targets:
        of = "any entity" if "*" in field.targets else " or ".join(field.targets)
        about.append(f"formula over ids of {of}" if field.kind == "expression" else f"id of {of}")
    if field.catalogue:
        about.append(f"id of the catalogue {field.catalogue}")
    if field.required:
        about.append("required")
    return f"{', '.join(about)}. {field.doc}"


class _Signature:
    """The signature of a constructor, for ``inspect.signature`` and ``help``."""

    def __get__(self, thing: object, kind: type) -> inspect.Signature:
        import inspect

        given = inspect.Parameter
        if not issubclass(kind, Entity):
            return inspect.Signature([])
        needed = None if issubclass(kind, CaseMethods) else given.empty
        first = given("id", given.POSITIONAL_OR_KEYWORD, default=needed)
        return inspect.Signature(
            [first]
            + [
                given(name, given.KEYWORD_ONLY, default=None, annotation=annotation(field))
                for name, field in kind._fields.items()
                if name not in ("id", "schema_version")
            ]
        )


def _bases() -> dict[str, type[Described]]:
    """What every struct of the library is in Python: an entity, a part of one, or neither."""
    bases: dict[str, type[Described]] = {**METHODS, "case": CaseMethods}

    def visit(name: str, base: type[Described]) -> None:
        if name not in bases:
            bases[name] = base
            parts(name)

    def parts(name: str) -> None:
        for field in tables[name][1]:
            if field.element:
                visit(field.element, Nested)

    # Entities first: some are parts of others too, and are entities all the same.
    entities = [field.element for field in tables["case"][1] if field.kind == "entity"]
    bases.update(dict.fromkeys(entities, Entity))
    bases["measure"] = MeasureMethods
    for name in ("case", *entities):
        parts(name)
    return bases


def _make(name: str, base: type[Described]) -> type[Described]:
    doc, fields = tables[name]
    own = {attribute_name(field.name): field for field in fields}
    body: dict[str, Any] = {
        **own,
        "_fields": own,
        "_struct": name,
        "__slots__": (),
        "__module__": "perfsys",
        "__doc__": _Doc(name, doc),
        "__signature__": _Signature(),
    }
    return type(class_name(name), (base,), body)


tables: dict[str, tuple[str, list[_core.Field]]] = {
    name: _core.describe(name) for name in _core.structs()
}
_chosen = _bases()
classes: dict[str, type[Described]] = {
    name: _make(name, _chosen.get(name, Described)) for name in tables
}
globals().update({kind.__name__: kind for kind in classes.values()})
__all__ = sorted(kind.__name__ for kind in classes.values())


def _date() -> type:
    import datetime

    return datetime.date


_core.register(
    classes=classes,
    enums=enums.members,
    errors=errors.BY_CODE,
    date=_date(),
    money=values.Money,
    range=values.Range,
    point=values.Point,
    texts=lists.TextList,
    structs=lists.StructList,
    entities=lists.EntityList,
    series=lists.Series,
    missing=NoAttribute,
)
