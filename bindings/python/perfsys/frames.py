"""Tables as data frames. The package itself needs none of the libraries: they are imported when
they are asked for, and all but pandas take any of the tables here without further ado:
``polars.DataFrame(case.gaps)``, ``pyarrow.table(result)``, ``duckdb.sql("from findings")``.
"""

from __future__ import annotations

from . import _core

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import ModuleType
    from typing import Any

    from .results import Rows

    Columns = str | Iterable[str] | None

__all__ = ["Frames", "page"]

_1970 = 719163  # date(1970, 1, 1).toordinal()
_WIDTH = 100  # characters of a page, shared by its columns
_NARROW = 24  # what a column gets at least
_MOST = 20  # rows of a page


class Frames:
    """What everything with rows has: lists, series, results.

    ``columns`` names those wanted, in their order: a list, or one text parted by commas; a name
    stands for all columns that begin so ("benchmark" for "benchmark.from" ...); None for all.
    NotFoundError, with the nearest, for one there is not. What is not set is null in every one
    of them, never NaN or 0. A frame is a copy.
    """

    __slots__ = ()
    __module__ = "perfsys"

    def _table(self, columns: Columns) -> Rows:
        """The rows, of these columns."""
        raise NotImplementedError

    def to_frame(self, *columns: str) -> Rows:
        """The rows as a table for whatever takes Arrow streams: ``to_frame("id", "desired")``.
        It is read anew each time it is taken."""
        return self._table(columns or None)

    def to_columns(self, columns: Columns = None) -> dict[str, list[Any]]:
        """The rows as plain lists, one per column, for which no package is needed: None where
        nothing is set, dates as ``datetime.date``."""
        from datetime import date

        table = {}
        for name, of_dates, values in _core.columns(self._table(columns).__arrow_c_stream__()):
            if of_dates:
                values = [None if day is None else date.fromordinal(day + _1970) for day in values]
            table[name] = values
        return table

    def to_arrow(self, columns: Columns = None) -> Any:
        """The rows as a ``pyarrow.Table``. ImportError without pyarrow."""
        return _package("pyarrow").table(self._table(columns))

    def to_polars(self, columns: Columns = None) -> Any:
        """The rows as a ``polars.DataFrame``. ImportError without polars."""
        return _package("polars").DataFrame(self._table(columns))

    def to_pandas(self, columns: Columns = None) -> Any:
        """The rows as a ``pandas.DataFrame``, in types that know a missing value: Int64, Float64,
        boolean, string; dates as datetime64. ImportError without pandas and pyarrow, which pandas
        reads Arrow with.
        """
        pandas, arrow = _package("pandas", "pyarrow"), _package("pyarrow")
        types = {
            arrow.int64(): pandas.Int64Dtype(),
            arrow.float64(): pandas.Float64Dtype(),
            arrow.bool_(): pandas.BooleanDtype(),
            arrow.string(): pandas.StringDtype(),
        }
        table = arrow.table(self._table(columns))
        return table.to_pandas(types_mapper=types.get, date_as_object=False)


def _package(name: str, *others: str) -> ModuleType:
    """A package that is needed now; ImportError says how to get it."""
    import importlib

    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise  # it is there, and broken: that is for it to say
        wanted = " ".join((name, *others))
        raise ImportError(f"this needs {name}: pip install {wanted}", name=name) from error


def page(table: Mapping[str, list[Any]]) -> str:
    """Columns as text, beneath their names: numbers to the right, the first rows of many."""
    count = max((len(values) for values in table.values()), default=0)
    most = max(_NARROW, _WIDTH // max(len(table), 1))
    columns = []
    for name, values in table.items():
        right = any(isinstance(value, (int, float)) for value in values)
        cells = [name, *("" if value is None else _cell(value) for value in values[:_MOST])]
        cells = [cell if len(cell) <= most else cell[: most - 1] + "…" for cell in cells]
        wide = max(map(len, cells))
        columns.append([cell.rjust(wide) if right else cell.ljust(wide) for cell in cells])
    lines = ["  ".join(row).rstrip() for row in zip(*columns, strict=True)]
    if count > _MOST:
        lines.append(f"... {count - _MOST} more")
    return "\n".join(lines)


def _cell(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.6g}"
    text = ", ".join(value) if isinstance(value, list) else str(value)
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
