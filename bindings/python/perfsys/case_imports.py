"""Bringing into a case what others keep: figures, calendars, matrices."""

from __future__ import annotations

from . import _core
from .entities import Entity
from .reading import content
from .settings import chosen, settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import IO, Any

    from ._classes import Import
    from .reading import Path
    from .settings import Limits

__all__ = ["CaseImports"]


class CaseImports(Entity):
    """The imports of a case. Each adds; none changes or removes what the case has. An import is
    whole or not at all, and bringing in the same again adds nothing twice. What was passed over
    or guessed is told in the ``notes`` of the result, with its line."""

    __slots__ = ()
    __module__ = "perfsys"

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
        limits: Limits | Mapping[str, int] | None = None,
        progress: Callable[[float], object] | None = None,
    ) -> Import:
        """Adds dated figures from CSV to a measure's series.

        Parameters
        ----------
        measure : str
            Id of the measure.
        source : path or open file
            What to read; or else ``text``.
        text : str or bytes
            The text itself, in UTF-8.
        date_column, value_column, numerator_column, denominator_column, group_column : str
            Names of columns, as in the head line (case and punctuation do not matter); None
            finds them by the usual names (date, period, month ...; value; numerator, breaches
            ...; denominator, n ...; group, site, team ...). Groups of several columns are joined
            by "+": "org_code+type"; "" for none. Dates are "2017-03-01", or "2017-03" and "2017"
            for the first day.
        date_order : str
            How dates that are not ISO are written: "iso" (none are), "day_first", "month_first".
        separator : str
            ",", ";" or a tab. None finds it in the head line.
        create : bool
            Whether to make the measure if there is none of that id.
        name : str
            The name of a measure made. None: that of the figures' column.
        limits, progress
            As in ``perfsys.settings``.

        Numbers have a decimal point and no thousands separators: "1,234" is refused, not guessed.
        An empty cell, "NA" and the like are no figure. A point of a date and group the series has
        stays as it is.

        Returns
        -------
        Import
            How many points were ``added``, were ``present``, were ``skipped``; ``notes``.

        Raises
        ------
        NotFoundError
            No such measure or column; the message names those there are.
        FieldValueError
            A date or number that cannot be read, or two figures for one date and group, with the
            line.
        FileError, EncodingError
            The file cannot be read; it is not UTF-8.
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
        limits: Limits | Mapping[str, int] | None = None,
        progress: Callable[[float], object] | None = None,
    ) -> Import:
        """Adds dated figures from a data frame with a row per figure: pandas, polars, pyarrow,
        DuckDB, anything with ``__arrow_c_stream__``. It follows the rules of ``import_series``.

        Parameters
        ----------
        frame
            The frame: columns of numbers (integers and floats of 8 to 64 bits), of dates
            (dates, timestamps in UTC or without a zone, texts, years), of texts.
        measure : str
            The measure all rows are of; or else
        measure_column : str
            the column with the measure's id of each row. None: "measure".
        date_column, value_column, numerator_column, denominator_column, group_column : str
            Names of columns, exactly; None finds them by the usual names (``import_series``).
            group_column "" for none.
        create : bool
            Whether to make the measures the case lacks.
        limits, progress
            As in ``perfsys.settings``.

        A null is no figure; NaN is none either, and is told in the notes. Rows are counted from
        1, in ``line`` of errors and notes.

        Returns
        -------
        Import
            How many points were ``added``, were ``present``, were ``skipped``; ``notes``.

        Raises
        ------
        TypeError
            The frame has no ``__arrow_c_stream__``.
        NotFoundError
            No such column or measure; the message names those there are.
        FieldTypeError
            A column is of another type, or in a time zone such as "Europe/Vienna".
        FieldValueError, FieldRangeError
            Infinity, a date that cannot be; an integer that a float cannot hold exactly.
        FileError
            The stream failed, with what it says.
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
        limits: Limits | Mapping[str, int] | None = None,
        progress: Callable[[float], object] | None = None,
    ) -> Import:
        """Adds events from a calendar or from CSV with columns date, kind, what, who (people parted
        by ";").

        Parameters
        ----------
        source : path or open file
            What to read; or else ``text``.
        text : str or bytes
            The text itself, in UTF-8.
        format : str
            "ics" or "csv". None: by the ending of the path.
        create_parties : bool
            Whether to make parties of people the case does not know.
        date_order, separator : str
            Of CSV, as in ``import_series``.
        limits, progress
            As in ``perfsys.settings``.

        The kind is a word of ``EventKind``, else it is guessed from what the event is called, else
        "other". People are found by name, id or e-mail address; who declined is left out. Days are
        those written: times in UTC are moved to no zone. Repeating events come once.

        Returns
        -------
        Import
            How many events were ``added``, were ``present``, were ``skipped``; parties created;
            ``notes``.

        Raises
        ------
        TypeError
            The format is neither given nor told by the path.
        NotFoundError
            A column is missing.
        FieldValueError, JsonSyntaxError
            A date that cannot be read, with its line; a text that is no calendar.
        NoDataError
            The text is empty.
        """
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
        limits: Limits | Mapping[str, int] | None = None,
        progress: Callable[[float], object] | None = None,
    ) -> Import:
        """Adds responsibilities from matrices with activities down and roles across.

        Parameters
        ----------
        source : path or open file
            What to read; or else ``text``.
        text : str or bytes
            The text itself, in UTF-8.
        format : str
            "markdown" or "csv". None: by the ending of the path.
        table : int
            Only this matrix of the text, from 1. None: all.
        separator : str
            Of CSV: ",", ";" or a tab. None finds it.
        limits, progress
            As in ``perfsys.settings``.

        Every letter of a cell ("R", "R/A", "C I", "**R**", "Responsible") becomes a
        responsibility, every role with letters a party, unless one of that name or id is there.

        Returns
        -------
        Import
            How many responsibilities were ``added``, were ``present``; parties created; ``notes``.

        Raises
        ------
        TypeError
            The format is neither given nor told by the path.
        NoDataError
            The text has no matrix, or none of that number.
        """
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
