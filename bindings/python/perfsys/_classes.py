"""A class for every struct of the library, made from its field table: ``Case``, ``Gap`` ...

This module and ``_enums.py`` are all that is made at run time; stubs describe them.
"""

from __future__ import annotations

from . import _core, enums, errors, lists, values
from .case import CaseMethods
from .entities import Entity, MeasureMethods
from .names import NoAttribute, attribute_name, class_name
from .objects import Described, Kind, Nested
from .results import METHODS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class _Doc:
    """The docstring of a class, written when somebody asks for it."""

    def __get__(self, thing: object, kind: type[Described]) -> str:
        from .describing import class_doc

        return class_doc(next(each for each in kind.__mro__ if "_struct" in each.__dict__))


def _field_doc(field: _core.Field) -> str:
    from .describing import describe

    return describe(field)


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
    own = {attribute_name(field.name): field for field in tables[name][1]}
    body: dict[str, Any] = {
        **own,
        "_attributes": own,
        "_struct": name,
        "__slots__": (),
        "__module__": "perfsys",
        "__doc__": _doc,
    }
    return Kind(class_name(name), (base,), body)


_doc = _Doc()
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
    doc=_field_doc,
)
