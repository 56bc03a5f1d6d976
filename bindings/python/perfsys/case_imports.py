"""Bringing into a case what others keep: figures, calendars, matrices."""

from __future__ import annotations

from . import _core
from .entities import Entity
from .reading import content
from .settings import chosen, settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import IO, Any

    from ._classes import Import
    from .reading import Path
    from .settings import Limits, Progress

    AnyLimits = Limits | Mapping[str, int]

__all__ = ["CaseImports"]


class CaseImports(Entity):
    """The imports of a case. Each adds; none changes or removes what the case has. An import is
    whole or not at all, and bringing in the same again adds nothing twice. What was passed over
    or guessed is told in the ``notes`` of the result, with its line."""

    __slots__ = ()

    def import_series(
        self,
        measure: str,
        source: Path | IO[str] | IO[bytes] | None = None,
        *,
        text: str | bytes | None = None,
        date_column: str | None = None,
        value_column: str | None = None,
        numerator_column: str | None = None,
        denominator_column: str | None = None,
        group_column: str | None = None,
        date_order: str | None = None,
        separator: str | None = None,
        create: bool = False,
        name: str | None = None,
        limits: AnyLimits | None = None,
        progress: Progress | None = None,
    ) -> Import:
        """Adds dated figures from CSV (a path, an open file or ``text``) to a measure's series.

        A column not named is found by the usual names. ``date_order`` says how dates that are
        not ISO are written: "iso" (none), "day_first", "month_first". ``create`` makes the
        measure if there is none of that id. It is whole or not at all, and brings nothing in
        twice. NotFoundError names a measure or column that is missing and those there are;
        FieldValueError has the line of a figure that cannot be read.
        """
        given = {
            "date_column": date_column,
            "value_column": value_column,
            "numerator_column": numerator_column,
            "denominator_column": denominator_column,
            "group_column": group_column,
            "date_order": date_order,
            "separator": separator,
            "create": create,
            "name": name,
        }
        return _core.import_series(
            self, measure, content(source, text), chosen(given), settings(limits, progress)
        )

    def import_frame(
        self,
        frame: Any,
        *,
        measure: str | None = None,
        measure_column: str | None = None,
        date_column: str | None = None,
        value_column: str | None = None,
        numerator_column: str | None = None,
        denominator_column: str | None = None,
        group_column: str | None = None,
        create: bool = False,
        limits: AnyLimits | None = None,
        progress: Progress | None = None,
    ) -> Import:
        """Adds dated figures from a data frame with a row per figure: pandas, polars, pyarrow,
        DuckDB, anything with ``__arrow_c_stream__`` (TypeError otherwise).

        ``measure`` is the measure all rows are of, or ``measure_column`` says it row by row.
        A null is no figure; NaN is none either, and is told in the notes. Otherwise as
        ``import_series``.
        """
        given = {
            "measure": measure,
            "measure_column": measure_column,
            "date_column": date_column,
            "value_column": value_column,
            "numerator_column": numerator_column,
            "denominator_column": denominator_column,
            "group_column": group_column,
            "create": create,
        }
        return _core.import_frame(self, frame, chosen(given), settings(limits, progress))

    def import_events(
        self,
        source: Path | IO[str] | IO[bytes] | None = None,
        *,
        text: str | bytes | None = None,
        format: str | None = None,
        create_parties: bool = False,
        date_order: str | None = None,
        separator: str | None = None,
        limits: AnyLimits | None = None,
        progress: Progress | None = None,
    ) -> Import:
        """Adds events from a calendar (``format`` "ics") or from CSV ("csv": columns date, kind,
        what, who). The format of a path is told by its ending. ``create_parties`` makes parties
        of people the case does not know."""
        given = {
            "create_parties": create_parties,
            "date_order": date_order,
            "separator": separator,
        }
        return _core.import_events(
            self,
            content(source, text),
            _format(source, format),
            chosen(given),
            settings(limits, progress),
        )

    def import_raci(
        self,
        source: Path | IO[str] | IO[bytes] | None = None,
        *,
        text: str | bytes | None = None,
        format: str | None = None,
        table: int | None = None,
        separator: str | None = None,
        limits: AnyLimits | None = None,
        progress: Progress | None = None,
    ) -> Import:
        """Adds responsibilities from matrices with activities down and roles across, in Markdown
        (``format`` "markdown") or CSV ("csv"). ``table`` takes only that matrix, from 1.
        NoDataError if the text has none."""
        return _core.import_raci(
            self,
            content(source, text),
            _format(source, format),
            chosen({"table": table, "separator": separator}),
            settings(limits, progress),
        )

    def raci_text(self) -> str:
        """The responsibilities as one Markdown matrix that ``import_raci`` reads back.
        NoDataError if the case has none."""
        return _core.raci_text(self, None)


def _format(source: object, given: str | None) -> str:
    """What a text to bring in is: as said, or by the ending of its path."""
    if given is not None:
        return given
    import os

    name = getattr(source, "name", source)
    ending = ""
    if isinstance(name, (str, bytes, os.PathLike)):
        ending = os.path.splitext(os.fsdecode(name))[1].lower()
    known = {".csv": "csv", ".tsv": "csv", ".ics": "ics", ".md": "markdown"}
    if ending not in known:
        raise TypeError('say what the text is: format="csv", "ics" or "markdown"')
    return known[ending]
