"""Tables as data frames. The package itself needs none of the libraries: they are imported when
they are asked for, and all but pandas take any of the tables here without further ado:
``polars.DataFrame(case.gaps)``, ``pyarrow.table(result)``, ``duckdb.sql("from findings")``.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType
    from typing import Any

    from .results import Rows

    Columns = str | Iterable[str] | None

__all__ = ["Frames"]


class Frames:
    """What everything with rows has: lists, series, results.

    ``columns`` names those wanted, in their order: a list, or one text parted by commas; a name
    stands for all columns that begin so ("benchmark" for "benchmark.from" ...); None for all.
    NotFoundError, with the nearest, for one there is not. What is not set is null in every one
    of them, never NaN or 0. A frame is a copy.
    """

    __slots__ = ()

    def _table(self, columns: Columns) -> Rows:
        """The rows, of these columns."""
        raise NotImplementedError

    def to_frame(self, *columns: str) -> Rows:
        """The rows as a table for whatever takes Arrow streams: ``to_frame("id", "desired")``.
        It is read anew each time it is taken."""
        return self._table(columns or None)

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
