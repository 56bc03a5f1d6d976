"""Reads a workbook of ``write_template`` back: what every cell means, and where it stands."""

from __future__ import annotations

from decimal import Decimal

from .._classes import Case, classes
from ..errors import Error
from ..names import attribute_name, hint, nearest, shown
from ..values import Range
from . import ExcelError
from .book import Book, content, most_bytes
from .cells import Cell, cell_name
from .layout import CASE, FINDINGS, START, WORDS, Column, Sheet, layout
from .values import NONE, Wrong, read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import IO, Any

    from ..reading import Path
    from ..settings import Limits

__all__ = ["Reader", "read_case"]

_PERCENT = ("%", "percent", "per cent", "percentage")
_OF_MEASURE = ("unit", "unit of the measure")
_MANY = 10_000  # errors after which nothing more is collected


def read_case(
    source: Path | IO[bytes], limits: Limits | Mapping[str, int] | None, most_rows: int
) -> Case:
    if isinstance(most_rows, bool) or not isinstance(most_rows, int):
        raise TypeError(f"rows is a number, not {type(most_rows).__name__}")
    most = most_bytes(limits)
    reader = Reader(Book(content(source, most), most, most_rows))
    if reader.errors:
        raise ExcelError(reader.errors)
    if limits is not None:
        from ..reading import loads

        return loads(reader.case.to_json(), limits=limits)  # the other limits are its business
    return reader.case


class Reader:
    """A case as far as a workbook gives one: ``errors`` has what is wrong; ``places`` leads from
    an object's path ("gaps[3]") to its sheet and row, ``columns`` from a sheet and a field to the
    column, ``titles`` from a sheet of the layout to the workbook's name of it."""

    def __init__(self, book: Book) -> None:
        self.case: Case = Case()
        self.errors: list[tuple[str, str, str]] = []
        self.places: dict[str, tuple[str, int]] = {}
        self.columns: dict[str, dict[str, int]] = {}
        self.case_rows: dict[str, int] = {}
        self.titles: dict[str, str] = {}
        self._book = book
        self._currency: str | None = None
        self._index: dict[str, str] = {}  # of an entity's id its path
        self._nameless: set[tuple[str, int]] = set()
        self._percents: list[tuple[str, Cell, Any, Column]] = []
        self._sort_titles()
        for sheet in layout():
            title = self.titles.get(sheet.title)
            if title is not None:
                self._read_sheet(sheet, title)
            elif sheet.title == CASE:
                self.errors.append(("", "", f'the sheet "{CASE}" is missing'))
        self._apply_percents()
        order = {title: number for number, title in enumerate(book.titles)}
        self.errors.sort(key=lambda error: order.get(error[0], -1))

    def _sort_titles(self) -> None:
        """Which sheet of the workbook is which. People may add sheets of their own; one that
        seems to be a missing one is told, lest it be lost."""
        known = {sheet.title.casefold(): sheet for sheet in layout()}
        strange = []
        for title in self._book.titles:
            own = known.get(title.strip().casefold())
            if own is None:
                strange.append(title)
            elif own.title in self.titles:
                self._wrong(title, "A1", f"the sheet {own.title!r} is there twice")
            else:
                self.titles[own.title] = title
        missing = [sheet for sheet in layout() if sheet.title not in self.titles]
        for title in strange:
            if title in (START, WORDS, FINDINGS):
                continue
            near = nearest(title, [sheet.title for sheet in missing])
            near = near or self._renamed(title, missing)
            if near:
                self._wrong(title, "A1", f"there is no such sheet; did you mean {near!r}?")

    def _renamed(self, title: str, missing: list[Sheet]) -> str | None:
        """The missing sheet whose columns a strange one has."""
        _, cells = next(self._book.rows(title), (0, []))
        labels = {_label(cell).casefold() for cell in cells}
        for sheet in missing:
            columns = {column.label.casefold() for column in sheet.columns}
            if sheet.kind != "case" and len(labels & columns) >= max(3, 2 * len(labels) // 3):
                return sheet.title
        return None

    def _wrong(self, title: str, cell: str, message: str) -> None:
        if len(self.errors) < _MANY:
            self.errors.append((title, cell, message))

    # ---- sheets --------------------------------------------------------------

    def _read_sheet(self, sheet: Sheet, title: str) -> None:
        if sheet.kind == "case":
            self._read_case(sheet, title)
            return
        header: dict[int, Column] | None = None
        for number, cells in self._book.rows(title):
            if header is None:
                header = self._header(sheet, title, cells) if number == 1 else {}
                if number != 1:
                    self._wrong(title, "A1", "row 1 must hold the names of the columns")
                if not header:
                    return
            else:
                self._read_row(sheet, title, number, self._fields(title, header, cells))
        self._tell_merged(title, header or {})

    def _tell_merged(self, title: str, columns: Iterable[int]) -> None:
        for first, last in self._book.merged(title):
            if last[0] > 1 and any(first[1] <= at <= last[1] for at in columns):
                cells = f"{cell_name(*first)}:{cell_name(*last)}"
                self._wrong(
                    title, cell_name(*first),
                    f"the cells {cells} are merged, and only the first of them holds what it "
                    "shows: unmerge them and fill in each",
                )

    def _header(self, sheet: Sheet, title: str, cells: list[Cell]) -> dict[int, Column]:
        known: dict[str, Column] = {}
        for column in sheet.columns:
            known[column.key.casefold()] = column
        for column in sheet.columns:
            known[column.label.casefold()] = column
        header: dict[int, Column] = {}
        for cell in cells:
            label = _label(cell)
            found = known.get(label.casefold())
            if found is not None and found not in header.values():
                header[cell.column] = found
                continue
            self._nameless.add((title, cell.column))  # told here, not for what stands below
            if cell.wrong is not None:
                self._wrong(title, cell.name, cell.wrong)
            elif found is not None:
                self._wrong(title, cell.name, f"the column {found.label!r} is there twice")
            else:
                near = hint(label, [column.label for column in sheet.columns])
                near = near or "; columns of your own belong on a sheet of your own"
                self._wrong(title, cell.name, f"no column is called {shown(label, 40)}{near}")
        self.columns[sheet.title] = {column.key: at for at, column in header.items()}
        for column in sheet.columns:
            if column.required and column not in header.values():
                self._wrong(title, "A1", f"the column {column.label!r} is missing")
                return {}
        return header

    def _fields(
        self, title: str, header: dict[int, Column], cells: list[Cell]
    ) -> list[tuple[Column, Cell]]:
        """What stands in columns that have a name; one that has none is told, once."""
        fields = []
        for cell in cells:
            column = header.get(cell.column)
            if column is not None:
                fields.append((column, cell))
            elif (title, cell.column) not in self._nameless:
                self._nameless.add((title, cell.column))
                self._wrong(title, cell.name, "this column has no name in row 1")
        return fields

    def _read_case(self, sheet: Sheet, title: str) -> None:
        known = {column.label.casefold(): column for column in sheet.columns}
        known.update({column.key: column for column in sheet.columns})
        found: list[tuple[Column, Cell]] = []
        for number, cells in self._book.rows(title):
            label = next((cell for cell in cells if cell.column == 1), None)
            value = next((cell for cell in cells if cell.column == 2), None)
            if number == 1 or (label is None and value is None):
                continue
            for cell in cells:
                if cell.column > 3:
                    self._wrong(title, cell.name, "a case has one value in each row, in column B")
            name = _label(label) if label is not None else ""
            column = known.get(name.casefold())
            if column is None:
                near = hint(name, [each.label for each in sheet.columns])
                self._wrong(title, f"A{number}", f"a case has no field {shown(name, 40)}{near}")
                continue
            if column.key in self.case_rows:
                self._wrong(title, f"A{number}", f"the field {column.label!r} is there twice")
                continue
            self.case_rows[column.key] = number
            if value is not None:
                found.append((column, value))
        self._tell_merged(title, (1, 2))
        self.places[""] = (title, self.case_rows.get("id", 1))
        # The currency first: it says how many decimals money has.
        found.sort(key=lambda pair: pair[0].key != "currency")
        self._assign(title, self.case, found)
        self._currency = self.case.currency
        if not self.case.id and not any(column.key == "id" for column, _ in found):
            at = f"B{self.case_rows['id']}" if "id" in self.case_rows else "A1"
            self._wrong(title, at, "the id of the case is missing")

    def _read_row(
        self, sheet: Sheet, title: str, number: int, fields: list[tuple[Column, Cell]]
    ) -> None:
        if not fields:
            return
        if sheet.kind == "entities":
            self._read_entity(sheet, title, number, fields)
            return
        owner: Any = self.case
        path = ""
        if sheet.list:
            owner, path = self._owner(sheet, title, number, fields)
            fields = [pair for pair in fields if pair[0].owner is None]
        empty = len(fields) == 1 and fields[0][1].value == NONE
        if owner is None:
            self._assign(title, None, fields)
        elif empty:
            getattr(owner, attribute_name(sheet.inner)).clear()
        elif sheet.kind == "series":
            self._read_point(title, number, owner, path, fields)
        elif fields:
            parts = getattr(owner, attribute_name(sheet.inner))
            self.places[f"{path}{sheet.inner}[{len(parts)}]"] = (title, number)
            self._assign(title, parts.add(), fields)

    def _read_entity(
        self, sheet: Sheet, title: str, number: int, fields: list[tuple[Column, Cell]]
    ) -> None:
        entity = None
        entities = getattr(self.case, attribute_name(sheet.list))
        found = next((cell for column, cell in fields if column.key == "id"), None)
        at = cell_name(number, self.columns[sheet.title]["id"])
        if found is None:
            self._wrong(title, at, "the id is missing: every row needs one of its own")
        else:
            id = self._value(title, found, next(c for c, cell in fields if cell is found))
            try:
                entity = None if id is None else entities.add(id)
            except Error as error:
                self._wrong(title, at, error.message)
            else:
                self.places[f"{sheet.list}[{len(entities) - 1}]"] = (title, number)
        self._assign(title, entity, [pair for pair in fields if pair[0].key != "id"])

    def _owner(
        self, sheet: Sheet, title: str, number: int, fields: list[tuple[Column, Cell]]
    ) -> tuple[Any, str]:
        """The entity that a row's part belongs to, and the beginning of the part's path."""
        column, cell = next((pair for pair in fields if pair[0].owner is not None), (None, None))
        if column is None or cell is None:
            at = next((at for key, at in self.columns[sheet.title].items() if key == ""), 1)
            self._wrong(title, cell_name(number, at), "this row does not say whose it is")
            return None, ""
        id = self._value(title, cell, column)
        if id is None:
            return None, ""
        entities = getattr(self.case, attribute_name(sheet.list))
        owner = entities.find(id)
        if owner is None:
            near = hint(id, entities.ids())
            where = self.titles.get(next(s.title for s in layout() if s.list == sheet.list), "")
            self._wrong(title, cell.name, f"{shown(id, 40)} is not on the sheet {where}{near}")
            return None, ""
        if id not in self._index:
            self._index.update(
                {each: f"{sheet.list}[{at}]." for at, each in enumerate(entities.ids())}
            )
        return owner, self._index[id]

    def _read_point(
        self, title: str, number: int, measure: Any, path: str, fields: list[tuple[Column, Cell]]
    ) -> None:
        point: dict[str, Any] = {}
        wrong = len(self.errors)
        for column, cell in fields:
            value = self._value(title, cell, column)
            if cell.percent and column.key == "value" and _is_percent(measure):
                value = _hundredfold(value)
            point[column.key] = value
        if len(self.errors) > wrong:
            return
        at = cell_name(number, self.columns["Series"].get("on", 1))
        if point.get("on") is None:
            self._wrong(title, at, "the date is missing")
            return
        self.places.setdefault(f"{path}series", (title, number))
        self.places[f"{path}series[{len(measure.series)}]"] = (title, number)
        try:
            measure.series.append(**point)
        except Error as error:
            self._wrong(title, at, error.message)

    # ---- cells ---------------------------------------------------------------

    def _value(self, title: str, cell: Cell, column: Column) -> Any:
        """What a cell means; None where that was told to be wrong."""
        if cell.wrong is not None:
            self._wrong(title, cell.name, cell.wrong)
            return None
        try:
            return read(cell.value, column, self._currency)
        except Wrong as wrong:
            self._wrong(title, cell.name, str(wrong))
            return None

    def _assign(self, title: str, thing: Any, fields: list[tuple[Column, Cell]]) -> None:
        """Sets the fields of an object; None for one that could not be made: then cells are only
        looked at, so that all errors are told at once."""
        ranges: dict[str, tuple[Column, Cell, dict[str, Any]]] = {}
        for column, cell in fields:
            value = self._value(title, cell, column)
            if value is None or thing is None:
                continue
            if column.part:
                ranges.setdefault(column.name, (column, cell, {}))[2][column.part] = value
                continue
            if cell.percent and column.field is not None and column.field.unit in _OF_MEASURE:
                self._percents.append((title, cell, thing, column))
            self._set(title, cell, thing, column, value)
            if column.key == "currency":
                self._currency = value if isinstance(value, str) else None
        for column, cell, parts in ranges.values():
            self._set(title, cell, thing, column, Range(**parts))

    def _set(self, title: str, cell: Cell, thing: Any, column: Column, value: Any) -> None:
        try:
            for name in column.path[:-1]:
                thing = getattr(thing, attribute_name(name))
            setattr(thing, attribute_name(column.path[-1]), value)
        except Error as error:
            self._wrong(title, cell.name, error.message)
        except OverflowError:
            self._wrong(title, cell.name, f"{shown(value, 40)} is too large")

    def _apply_percents(self) -> None:
        """95 % in the unit of a measure is 95 where that unit is percent: known only once all
        measures are read, as columns and sheets may stand in any order."""
        for title, cell, thing, column in self._percents:
            measure: Any = thing
            if type(thing) is not classes["measure"]:
                id = getattr(thing, "measure", None)
                measure = self.case.find(id, "measure") if id else None
            if measure is None or not measure.unit:
                self._wrong(
                    title, cell.name,
                    "this cell shows percent, and the measure or its unit is missing: 95 % could "
                    "be 95 or 0.95",
                )
            elif _is_percent(measure):
                self._set(title, cell, thing, column, _hundredfold(cell.value))


def _label(cell: Cell) -> str:
    """What heads a column, as it is compared."""
    return str(cell.value).strip(" *\u00a0")


def _is_percent(measure: Any) -> bool:
    return (measure.unit or "").strip().casefold() in _PERCENT


def _hundredfold(value: Any) -> Any:
    """Exactly: 0.57 becomes 57, not 56.99999999999999."""
    return float(Decimal(repr(value)) * 100) if value is not None else None
