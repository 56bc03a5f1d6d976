"""Entities: what a case is made of. Their classes (``perfsys.Gap``, ``perfsys.Cause`` ...) are made
in ``_classes.py``; this is what they have in common."""

from __future__ import annotations

from . import _core
from .objects import Changeable, assign, check_fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, Self

    from matplotlib.axes import Axes

    from ._classes import Case

__all__ = ["Entity"]


class Entity(Changeable):
    """One thing of a case with an id of its own.

    ``Gap("g1", desired=0.95)`` makes one that stands alone, until it is appended to a list of a
    case: then it is part of that case, and so is the Python object. Reading a field costs about
    as much as reading an attribute; writing one checks it. An entity that was removed from its
    case raises RemovedError.
    """

    __slots__ = ()
    __module__ = "perfsys"
    if TYPE_CHECKING:

        @property
        def id(self) -> str | None: ...  # a case begins without

    def __new__(cls, id: str, **fields: object) -> Self:
        """An entity that stands alone. TypeError for what is no field; otherwise as setting the
        fields one by one."""
        check_fields(cls, fields)
        entity = _core.add(_core.case_new(None), cls._struct, id)
        entity._alone = True
        assign(entity, fields)
        made: Self = as_class(cls, entity)
        return made

    @property
    def case(self) -> Case | None:
        """The case it is in; None for one that stands alone."""
        return None if self._alone else self._root()

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """An entity standing alone, from dicts, lists, texts and numbers as ``to_dict`` gives
        them. Raises as ``perfsys.loads``; FieldValueError without an id."""
        import json

        made: Self = from_json(cls, json.dumps(data, ensure_ascii=False, allow_nan=False))
        return made

    @property
    def entity_type(self) -> str:
        """The library's name of what it is, "gap": a word of ``perfsys.EntityType``."""
        return self._kind

    def __copy__(self) -> Self:
        """A copy that stands alone."""
        made: Self = from_json(type(self), self.to_json())
        return made

    def __reduce__(self) -> Any:
        return from_json, (type(self), self.to_json())


class MeasureMethods(Entity):
    """A measure, with a picture of its figures."""

    __slots__ = ()
    __module__ = "perfsys"

    def plot(self, ax: Axes | None = None, *, groups: Iterable[str] | None = None) -> Axes:
        """Its figures by date, with target, band and windows, as ``perfsys.plots.measure`` draws
        them; returns the Axes."""
        from .plots import measure

        return measure(self, ax, groups=groups)  # type: ignore[arg-type]


def from_json(kind: type[Entity], text: str) -> Any:
    """An entity of a class, standing alone, from its JSON text."""
    entity = _core.entity_parse(_core.case_new(None), kind._struct, text, None)
    entity._alone = True
    return as_class(kind, entity)


def as_class(kind: type[Entity], entity: Entity) -> Any:
    """An entity just made, as an instance of a class that somebody derived."""
    return entity if type(entity) is kind else _core.view(kind, entity)
