"""Catalogues of what is known: rows of the library by index and by id."""

from __future__ import annotations

from typing import Generic, TypeVar, overload

from .errors import EncodingError, NotFoundError
from .names import hint, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, SupportsIndex

__all__ = ["Catalogue"]

Row = TypeVar("Row")


class Catalogue(Generic[Row]):
    """Rows of one kind, in their order, that cannot be changed.

    ``catalogue[0]``, ``catalogue["F14"]`` (NotFoundError, with the nearest, where there is none),
    ``catalogue.get("F14")`` (None then), ``"F14" in catalogue``, ``len``, slices, iteration.
    """

    __slots__ = ("_at", "_find", "_key", "name")

    def __init__(
        self,
        name: str,
        at: Callable[[int], Row | None],
        find: Callable[[str], Row | None] | None = None,
        key: str = "id",
    ) -> None:
        self.name: str = name
        self._at = at
        self._find = find
        self._key = key

    def __iter__(self) -> Iterator[Row]:
        number = 0
        while (row := self._at(number)) is not None:
            yield row
            number += 1

    def __reversed__(self) -> Iterator[Row]:
        return reversed(list(self))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def get(self, id: str) -> Row | None:
        """The row of an id, or None."""
        if not isinstance(id, str):
            raise TypeError(f"an id is a text, not {type(id).__name__}")
        if self._find is not None:
            return self._find(id)
        return next((row for row in self if getattr(row, self._key) == id), None)

    @overload
    def __getitem__(self, key: SupportsIndex | str) -> Row: ...
    @overload
    def __getitem__(self, key: slice) -> list[Row]: ...
    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, slice):
            return list(self)[key]
        if isinstance(key, str):
            row = self.get(key)
            if row is None:
                raise NotFoundError(f"no {self.name} has the id {shown(key)}{hint(key, self.ids())}")
            return row
        if not hasattr(key, "__index__"):
            raise TypeError(f"an id or an index is wanted, not {type(key).__name__}")
        number = key.__index__()
        if number < 0:
            number += len(self)
        row = self._at(number) if 0 <= number < 1 << 31 else None
        if row is None:
            raise IndexError(f"{self.name} index out of range")
        return row

    def __contains__(self, item: object) -> bool:
        if isinstance(item, str):
            try:
                return self.get(item) is not None
            except EncodingError:  # what is no text is no id
                return False
        return any(item == row for row in self)

    def ids(self) -> list[str]:
        """The ids (or keys) of all rows, in order."""
        return [getattr(row, self._key) for row in self]

    keys = ids

    def values(self) -> list[Row]:
        """All rows, in order."""
        return list(self)

    def items(self) -> list[tuple[str, Row]]:
        """Ids and rows, in order."""
        return [(getattr(row, self._key), row) for row in self]

    def index(self, row: object) -> int:
        """The index of a row or of an id; ValueError if it is not there."""
        for number, each in enumerate(self):
            if (getattr(each, self._key) if isinstance(row, str) else each) == row:
                return number
        raise ValueError(f"{shown(row)} is not in the catalogue")

    def __repr__(self) -> str:
        return f"<perfsys.knowledge: {len(self)} rows of {self.name}>"
