"""Lists of cases and results: views that read and change the list of the library itself.

All are sequences: ``len``, index, slice (a plain list), iteration, ``in``, ``==`` with lists.
"""

from __future__ import annotations

from . import _core
from .errors import ArgumentError, NotFoundError, RemovedError
from .frames import Frames
from .names import hint, shown
from .objects import Described, assign, check_fields, native

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any, Generic, Self, SupportsIndex, TypeVar, overload

    from matplotlib.axes import Axes

    from .entities import Entity
    from .results import Rows
    from .values import Point

    Item = TypeVar("Item")
    AnEntity = TypeVar("AnEntity", bound=Entity)
    Text = TypeVar("Text", bound=str)

    class _Typed(Generic[Item]):
        """What indexes and iteration give, and what else the C half has."""

        _field: str

        def _parent(self) -> Any: ...
        @overload
        def __getitem__(self, index: SupportsIndex) -> Item: ...
        @overload
        def __getitem__(self, index: slice) -> list[Item]: ...
        def __getitem__(self, index: Any) -> Any: ...
        def __iter__(self) -> Iterator[Item]: ...
        def __len__(self) -> int: ...

    class _TypedById(_Typed[Item]):
        """The same, where an id is an index too."""

        @overload
        def __getitem__(self, index: SupportsIndex | str) -> Item: ...
        @overload
        def __getitem__(self, index: slice) -> list[Item]: ...
        def __getitem__(self, index: Any) -> Any: ...

else:
    Item = AnEntity = Text = None

    class _Typed:
        __slots__ = ()

        def __class_getitem__(cls, item):
            return cls

    _TypedById = _Typed


__all__ = ["EntityList", "Series", "StructList", "TextList"]

_WIDTH = 100  # characters of a repr


class _View(Frames, _Typed[Item]):
    """What lists and series have in common, beside what the C half does."""

    __slots__ = ()
    __module__ = "perfsys"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (list, tuple, _core.List, _core.Series)):
            return NotImplemented
        mine, others = self[:], other[:]
        return len(mine) == len(others) and all(
            a == b for a, b in zip(mine, others, strict=True)
        )

    def __reversed__(self) -> Iterator[Item]:
        """The items, the last first."""
        return iter(self[::-1])

    def __add__(self, other: Iterable[Any], /) -> Any:
        """A plain list of both."""
        return [*self, *other]

    def __radd__(self, other: Iterable[Any], /) -> Any:
        """A plain list of both."""
        return [*other, *self]

    def __copy__(self) -> list[Item]:
        """A plain list of the items."""
        return self[:]

    def __deepcopy__(self, memo: dict[int, Any] | None) -> list[Item]:
        """A plain list of copies of the items."""
        from copy import deepcopy

        return [deepcopy(item, memo) for item in self]

    def __reduce__(self) -> Any:
        raise TypeError("lists of perfsys cannot be pickled: pickle their case, or list(...)")

    def __reduce_ex__(self, protocol: object) -> Any:
        return self.__reduce__()

    def index(self, value: object, start: int = 0, stop: int | None = None) -> int:
        """The first index of a value; ValueError if it is not there."""
        items = self[:]
        for at in range(*slice(start, stop).indices(len(items))):
            if items[at] == value:
                return at
        raise ValueError(f"{shown(value)} is not in the list")

    def count(self, value: object) -> int:
        """How often a value is there."""
        return sum(bool(item == value) for item in self)

    def __repr__(self) -> str:
        try:
            return self._shown()
        except RemovedError:  # a repr is asked for where something went wrong already
            return f"<{type(self).__name__}, no longer there>"

    def _shown(self) -> str:
        raise NotImplementedError

    def _table(self, columns: str | Iterable[str] | None) -> Rows:
        from .results import Rows

        return Rows(self._parent(), self._field, columns)

    def _repr_html_(self) -> str | None:
        from .html import view

        return view(self)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The rows as an Arrow stream, which pandas, polars, pyarrow and DuckDB take."""
        return _core.arrow_rows(self._parent(), self._field, None, None)


class TextList(_View[Text], _core.List):
    """A list of texts, ids or words. It can be changed as a list can; words are members of their
    enum when read, and members or texts when written.

    FieldTypeError for what is no text, EncodingError, FieldValueError for an unknown word; what
    fails changes nothing.
    """

    __slots__ = ()
    __module__ = "perfsys"

    def append(self, text: str) -> None:
        """Adds a text at the end."""
        self._append_text(text)

    def extend(self, texts: Iterable[str]) -> None:
        """Adds all texts at the end, or none if one of them cannot be."""
        if isinstance(texts, str):
            raise TypeError("extend takes a list of texts, not one text: use append")
        self._assign([*self, *texts])

    def insert(self, index: int, text: str) -> None:
        """Puts a text before an index."""
        self._edit(lambda items: items.insert(index, text))

    def pop(self, index: int = -1) -> Text:
        """Takes out an item and returns it; IndexError if there is none."""
        at = _place(self, index)
        text = self[at]
        self._erase(at)
        return text

    def remove(self, text: str) -> None:
        """Takes out the first item of that text; ValueError if it is not there."""
        self._erase(self.index(text))

    def clear(self) -> None:
        """Takes all items out; the list is then given and empty."""
        self._clear()

    def reverse(self) -> None:
        """Turns the order around."""
        self._edit(list.reverse)

    def sort(self, *, key: Callable[[str], Any] | None = None, reverse: bool = False) -> None:
        """Sorts the texts, as ``list.sort``."""
        self._edit(lambda items: items.sort(key=key, reverse=reverse))

    def __setitem__(self, index: int | slice, value: Any) -> None:
        self._edit(lambda items: items.__setitem__(index, value))

    def __delitem__(self, index: int | slice) -> None:
        self._edit(lambda items: items.__delitem__(index))

    def __iadd__(self, texts: Iterable[Any], /) -> Self:
        self.extend(texts)
        return self

    def _shown(self) -> str:
        return repr([str(text) for text in self])

    def _edit(self, change: Callable[[list[str]], object]) -> None:
        items: list[str] = list(self)
        change(items)
        self._assign(items)


class StructList(_View[Item], _TypedById[Item], _core.List):
    """A list of parts of an entity or a result: ``asset.checks``, ``sizes.gaps``.

    ``list["id"]`` finds a part by its id; where parts have none by their first field:
    ``sizes.gaps["g1"]``, ``result.answers["B41"]``. Lists of an entity can be changed, those of a
    result cannot (ArgumentError).
    """

    __slots__ = ()
    __module__ = "perfsys"

    if not TYPE_CHECKING:

        def __getitem__(self, index):
            by_id = isinstance(index, str)
            return self.find(index) if by_id else _core.List.__getitem__(self, index)

    def find(self, id: str) -> Item:
        """The first part of an id (or first field); NotFoundError, with the nearest, if there is
        none."""
        ids = []
        for item in self:
            own = _id(item)
            if own == id:
                return item
            ids.append(own)
        raise NotFoundError(f"nothing here has the id {shown(id)}{hint(id, filter(None, ids))}")

    def add(self, **fields: Any) -> Item:
        """A new part at the end, with these fields; what fails adds nothing."""
        part: Item = self._append_struct(fields)
        return part

    def append(self, part: Mapping[str, Any] | Described) -> None:
        """Adds a copy of a part: a dict of its fields, or a part of the same class."""
        self._append_struct(part)

    def extend(self, parts: Iterable[Mapping[str, Any] | Described]) -> None:
        """Appends each."""
        for part in list(parts):
            self._append_struct(part)

    def pop(self, index: int = -1) -> dict[str, Any]:
        """Takes out a part and returns its fields as a dict."""
        at = _place(self, index)
        part: Any = self[at]
        values = native(part)
        self._erase(at)
        return values

    def remove(self, part: object) -> None:
        """Takes out the first part that is equal; ValueError if none is."""
        self._erase(self.index(part))

    def clear(self) -> None:
        """Takes all parts out; the list is then given and empty."""
        self._clear()

    def __setitem__(self, index: int, part: Mapping[str, Any] | Described) -> None:
        if isinstance(index, slice):
            raise TypeError("parts are set one by one, by their index")
        self._set(_place(self, index), part)

    def __delitem__(self, index: int | slice) -> None:
        if isinstance(index, slice):
            # The last first, so that the indexes before it stay right.
            for at in sorted(range(*index.indices(len(self))), reverse=True):
                self._erase(at)
        else:
            self._erase(_place(self, index))

    def __iadd__(self, parts: Iterable[Any], /) -> Self:
        self.extend(parts)
        return self

    def _shown(self) -> str:
        return _listed(self._field, self)


class EntityList(_View[AnEntity], _TypedById[AnEntity], _core.List):
    """The entities of one kind of a case: ``case.gaps``. ``case.gaps["g1"]`` finds one by its id
    (NotFoundError), ``"g1" in case.gaps`` says whether there is one."""

    __slots__ = ()
    __module__ = "perfsys"

    def find(self, id: str) -> AnEntity | None:
        """The entity of an id, in constant time; None if there is none in this list."""
        found: AnEntity | None = self._find(id)
        return found

    def add(self, id: str, **fields: Any) -> AnEntity:
        """A new entity at the end: ``case.gaps.add("g1", desired=0.95)``.

        ExistsError if the id is in use in the case, FieldValueError or EncodingError if it cannot
        be one, TypeError for what is no field (with the nearest); otherwise as setting the
        fields one by one (``Entity.set``). What fails adds nothing.
        """
        case, kind = self._parent(), _element(self)
        check_fields(kind, fields)
        entity: AnEntity = _core.add(case, kind._struct, id)
        try:
            assign(entity, fields)
        except BaseException:
            _core.remove(case, entity.id, "leave")
            raise
        return entity

    def append(self, entity: AnEntity) -> None:
        """Moves an entity that stands alone (``perfsys.Gap("g1")``) to the end of the list.

        The Python object stays the same and is now part of the case. ArgumentError for one that
        is in a case already: append ``copy.copy(entity)``. ExistsError if its id is in use.
        """
        kind = _element(self)
        if not isinstance(entity, kind):
            raise TypeError(f"a {kind.__name__} is wanted, not {type(entity).__name__}")
        if not entity._alone:
            raise ArgumentError(
                f"{entity!r} is in a case already: append a copy, copy.copy(...), with an id that "
                "is not in use"
            )
        taken_in = _core.entity_parse(self._parent(), kind._struct, entity.to_json(), None)
        entity._rebind(taken_in)

    def extend(self, entities: Iterable[AnEntity]) -> None:
        """Appends each."""
        for entity in list(entities):
            self.append(entity)

    def remove(self, entity: AnEntity | str, how: str = "refuse") -> None:
        """Removes an entity, given itself or by its id; its Python objects then raise
        RemovedError. ``how`` as in ``Case.remove``.

        NotFoundError if it is not in this list, ReferencedError if others refer to it.
        """
        found: Any
        if isinstance(entity, str):
            found = self[entity]
        else:
            kind = _element(self)
            if not isinstance(entity, kind):
                raise TypeError(f"a {kind.__name__} is wanted, not {type(entity).__name__}")
            found = self._find(entity.id) if entity.id else None
            if found is None or not found._same_place(entity):
                raise NotFoundError(f"{entity!r} is not in this list")
        _core.remove(self._parent(), found.id, how)

    def pop(self, index: int = -1) -> AnEntity:
        """Takes out an entity that nothing refers to (ReferencedError) and returns it, standing
        alone."""
        from .entities import from_json

        entity = self[_place(self, index)]
        alone: AnEntity = from_json(type(entity), entity.to_json())
        _core.remove(self._parent(), entity.id, "refuse")
        return alone

    def clear(self, how: str = "leave") -> None:
        """Removes all entities of the list; ``how`` as in ``Case.remove``."""
        self._remove_all(self[:], how)

    def ids(self) -> list[str]:
        """The ids, in order."""
        ids: list[Any] = [entity.id for entity in self]
        return ids

    def __delitem__(self, index: int | slice | str) -> None:
        if isinstance(index, (str, int)):
            entity = self[index]
            _core.remove(self._parent(), entity.id, "refuse")
        else:
            self._remove_all(self[index], "refuse")

    def __iadd__(self, entities: Iterable[Any], /) -> Self:
        self.extend(entities)
        return self

    def _shown(self) -> str:
        return _listed(self._field, self)

    def _remove_all(self, entities: list[Any], how: str) -> None:
        case = self._parent()
        for entity in entities:
            if entity._alive:  # cascading may have taken it along
                _core.remove(case, entity.id, how)


class Series(_View["Point"], _core.Series):
    """The dated figures of a measure, as ``Point`` tuples in the order they were added.

    >>> series.append("2024-01-01", 0.93)
    >>> series.append("2024-01-01", numerator=930, denominator=1000, group="north")
    >>> series[0].value, series.column("numerator")
    (0.93, [None, 930.0])

    A point has the first day of its period and a value in the measure's unit, or a numerator and
    a denominator; None is what it has not. It is a sequence (``len``, index, slice, iteration) and
    a table with the columns on, value, numerator, denominator and group (``to_pandas()``).
    ``Case.import_series`` and ``Case.import_frame`` bring whole files and frames in.
    """

    __slots__ = ()
    __module__ = "perfsys"
    _field = "series"  # the one there is, of a measure

    def extend(self, points: Iterable[Point | tuple[Any, ...]]) -> None:
        """Appends points, given as ``Point`` or tuples of their values: all, or none if one of
        them cannot be."""
        self._extend(points)

    def plot(self, ax: Axes | None = None, *, groups: Iterable[str] | None = None) -> Axes:
        """The figures by date, as ``perfsys.plots.measure`` draws them; returns the Axes."""
        from .plots import measure

        return measure(self._parent(), ax, groups=groups)

    def __iadd__(self, points: Iterable[Any], /) -> Self:
        self._extend(points)
        return self

    def _shown(self) -> str:
        days = self.column("on")
        if not days:
            return "<series without points>"
        points = "1 point" if len(days) == 1 else f"{len(days)} points"
        return f"<series of {points}, {min(days)} to {max(days)}>"


def _element(items: EntityList[Any]) -> type[Entity]:
    """The class of what is in a list of entities."""
    from ._classes import classes

    field = items._parent()._attributes[items._field]
    return classes[field.element]  # type: ignore[return-value]


def _place(items: Any, index: int) -> int:
    """An index of an item that is there, from 0."""
    length = len(items)
    if not hasattr(index, "__index__"):
        raise TypeError(f"a list index is an int, not {type(index).__name__}")
    number = index.__index__()
    at = number + length if number < 0 else number
    if not 0 <= at < length:
        raise IndexError("list index out of range")
    return at


def _id(item: Any) -> Any:
    """What an item goes by: its id; a part without one by its first field, if that is a text."""
    known = item._attributes
    own = item.id if "id" in known else getattr(item, next(iter(known)), None)
    return str(own) if isinstance(own, str) else None


def _listed(name: str, items: Any) -> str:
    """``<3 gaps: 'g1', 'g2', 'g3'>``, cut to one line."""
    text = f"<{len(items)} {name}"
    for number, item in enumerate(items):
        own = _id(item)
        shown = repr(item if own is None else own)
        if number > 0 and len(text) + len(shown) > _WIDTH - 8:
            return f"{text}, ...>"
        text += f"{', ' if number else ': '}{shown}"
    return f"{text}>"
