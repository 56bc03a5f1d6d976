"""Writes the workbook that people fill in, empty or with a case in it."""

from __future__ import annotations

import warnings

import openpyxl
from openpyxl.styles import Alignment, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from .._classes import Case
from ..names import attribute_name
from ..values import Point
from . import style
from .book import Book, packed, put
from .layout import FIRST, START, WORDS, Column, Sheet, chosen
from .values import NONE, catalogue, is_list, kind_of, meaning, to_cell, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import IO, Any

    from ..reading import Path

__all__ = ["write"]

_ROOM = 1000  # rows that drop-down lists reach beyond those filled in


def write(
    target: Path | IO[bytes], case: Case | None, entities: Iterable[str] | None
) -> list[str]:
    if case is not None and not isinstance(case, Case):
        raise TypeError(f"a Case is wanted, not {type(case).__name__}")
    sheets = chosen(entities)
    data = _packed(sheets, case, [])
    lost = [] if case is None else _lost(case, data)
    if lost:
        data = _packed(sheets, case, lost)
        warnings.warn(
            f"the workbook does not hold all of the case: {'; '.join(lost[:3])}"
            f"{'; ...' if len(lost) > 3 else ''}",
            stacklevel=3,
        )
    put(data, target)
    return lost


def _packed(sheets: tuple[Sheet, ...], case: Case | None, lost: list[str]) -> bytes:
    return packed(_Writer(sheets, case, lost).book)


def _lost(case: Case, data: bytes) -> list[str]:
    """What is not the same after reading the workbook back: the one way to be sure."""
    from .read import Reader

    reader = Reader(Book(data))
    lost = [f"{sheet}!{cell}: {message}" for sheet, cell, message in reader.errors]
    for each in case.diff(reader.case).differences:
        place = ".".join(str(part) for part in (each.id, each.field) if part)
        lost.append(f"{place or 'case'} cannot be held as it is")
    if not lost and case != reader.case:
        lost.append("members perfsys does not know, or parts that were given and are empty")
    return lost


class _Writer:
    def __init__(self, sheets: tuple[Sheet, ...], case: Case | None, lost: list[str]) -> None:
        self.book = openpyxl.Workbook()
        self._sheets = sheets
        self._case = case
        self._currency = case.currency if case is not None else None
        self._names: dict[str, str] = {}  # lists to choose from: name of the range
        self._words_column = 0
        start = self.book.worksheets[0]
        start.title = START
        made = {sheet.title: self.book.create_sheet(sheet.title) for sheet in sheets}
        self._words = self.book.create_sheet(WORDS)
        self._words.sheet_state = "hidden"
        for sheet in sheets:
            if sheet.kind == "entities":
                self._name(f"ids_{sheet.list}", sheet.title, 1, 2, 1 + _ROOM + self._count(sheet))
        for sheet in sheets:
            if sheet.kind == "case":
                self._write_case(sheet, made[sheet.title])
            else:
                self._write_sheet(sheet, made[sheet.title])
        _write_start(start, sheets, lost)

    def _count(self, sheet: Sheet) -> int:
        return 0 if self._case is None else len(getattr(self._case, attribute_name(sheet.list)))

    def _name(self, name: str, title: str, column: int, first: int, last: int) -> str:
        """A name for a range of cells. Excel keeps drop-down lists that go by one; those that go
        straight to another sheet it saves in a way that openpyxl cannot read."""
        letter = get_column_letter(column)
        place = f"{quote_sheetname(title)}!${letter}${first}:${letter}${last}"
        self.book.defined_names[name] = DefinedName(name, attr_text=place)
        return name

    def _choices(self, name: str, choices: Iterable[str]) -> str:
        """The named range on the hidden sheet that holds these choices."""
        if name not in self._names:
            self._words_column += 1
            at = self._words_column
            style.text(self._words.cell(1, at), name)
            row = 1
            for row, choice in enumerate(choices, 2):
                style.text(self._words.cell(row, at), choice)
            self._names[name] = self._name(name, WORDS, at, 2, row)
        return self._names[name]

    def _validation(self, column: Column) -> DataValidation | None:
        """What a column's cells accept, where that can be said."""
        field, kind = column.field, kind_of(column)
        if is_list(column):
            return None  # a drop-down list would replace what stands in the cell
        made: DataValidation | None = None
        if column.owner is not None:
            made = DataValidation("list", formula1=f"ids_{column.owner}")
        elif kind == "flag":
            made = DataValidation("list", formula1=self._choices("yes_no", ("yes", "no")))
        elif field is None:
            return None
        elif field.enum:
            name = self._choices(f"words_{field.enum}", words(field.enum))
            made = DataValidation("list", formula1=name)
        elif kind == "catalogue" and catalogue(field.catalogue):
            name = self._choices(f"catalogue_{field.catalogue}", catalogue(field.catalogue))
            made = DataValidation("list", formula1=name)
        elif kind == "reference" and len(field.targets) == 1:
            name = next((f"ids_{s.list}" for s in self._sheets if _holds(s, field.targets[0])), "")
            made = DataValidation("list", formula1=name) if name else None
        if made is not None:
            # What is not on the list is let in where the list may be longer than it looks.
            strict = field is not None and bool(field.enum)
            made.showErrorMessage = strict
            made.error = "Choose one of the words of the list." if strict else None
            made.allow_blank = True
        return made

    # ---- sheets --------------------------------------------------------------

    def _write_case(self, sheet: Sheet, page: Any) -> None:
        heads = (("Field", 26), ("Value", 60), ("What it means", 78))
        for at, (label, wide) in enumerate(heads, 1):
            cell = page.cell(1, at, label)
            cell.font = style.font(bold=True, color="FFFFFF")
            cell.fill = PatternFill("solid", fgColor=style.DARK)
            page.column_dimensions[get_column_letter(at)].width = wide
        for row, column in enumerate(sheet.columns, 2):
            label, value, note = (page.cell(row, at) for at in (1, 2, 3))
            style.text(label, column.header)
            label.font = style.font(bold=True)
            label.fill = PatternFill("solid", fgColor=style.LIGHT)
            style.text(note, " ".join(meaning(column).split("\n")))
            note.font = style.font(italic=True, color="595959")
            for cell in (label, note):
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            self._fill(value, column, self._case)
            style.body(value, column)
            value.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
            page.row_dimensions[row].height = style.height([(value.value, 60), (note.value, 78)])
            made = self._validation(column)
            if made is not None:
                made.add(value.coordinate)
                page.add_data_validation(made)
        page.freeze_panes = "B2"
        style.printed(page)

    def _write_sheet(self, sheet: Sheet, page: Any) -> None:
        last = 1
        for row, thing, owner in self._rows(sheet):
            last = row
            wide = []
            for at, column in enumerate(sheet.columns, 1):
                cell = page.cell(row, at)
                if column.owner is not None:
                    style.text(cell, owner)
                else:
                    self._fill(cell, column, thing)
                if cell.value is not None:
                    style.body(cell, column)
                    wide.append((cell.value, style.width(column)))
            if sheet.kind != "series":
                page.row_dimensions[row].height = style.height(wide)
        for at, column in enumerate(sheet.columns, 1):
            letter = get_column_letter(at)
            shape = page.column_dimensions[letter]
            shape.width = style.width(column)
            shape.number_format = style.number_format(column)
            shape.alignment = style.alignment(column)
            style.header(page.cell(1, at), column, meaning(column))
            made = self._validation(column)
            if made is not None:
                made.add(f"{letter}2:{letter}{last + _ROOM}")
                page.add_data_validation(made)
        page.row_dimensions[1].height = 34
        page.freeze_panes = "B2"
        page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{max(last, 2)}"
        page.sheet_properties.tabColor = (
            style.DARK if sheet.list in FIRST and sheet.kind == "entities" else style.LIGHT
        )
        style.printed(page, sum(map(style.width, sheet.columns)))
        page.print_title_cols = "A:A"

    def _rows(self, sheet: Sheet) -> Iterator[tuple[int, Any, str]]:
        """Numbers of rows, what stands in each, and the id of what that belongs to."""
        if self._case is None:
            return
        row = 1
        inner = attribute_name(sheet.inner)
        if sheet.kind == "entities":
            owners: list[Any] = []
            for entity in getattr(self._case, attribute_name(sheet.list)):
                row += 1
                yield row, entity, ""
        else:
            case = self._case
            owners = getattr(case, attribute_name(sheet.list))[:] if sheet.list else [case]
        for owner in owners:
            parts = getattr(owner, inner)
            if len(parts) == 0 and owner.is_set(inner):
                row += 1
                yield row, NONE, owner.id
            for part in parts:
                row += 1
                yield row, part, owner.id

    def _fill(self, cell: Any, column: Column, thing: Any) -> None:
        if thing is None:
            return
        if thing is NONE:  # a list that is given and empty
            first = "on" if column.field is None else None
            if column.key == first or (first is None and cell.column <= 2 and not column.owner):
                if cell.column == 2 or not cell.parent.cell(cell.row, 1).value:
                    style.text(cell, NONE)
            return
        value = getattr(thing, column.key) if isinstance(thing, Point) else column.value(thing)
        if is_list(column) and not len(value) and not _given(thing, column):
            return
        value = to_cell(value, column, self._currency)
        if isinstance(value, str):
            try:
                style.text(cell, value)
            except IllegalCharacterError:  # told: it is not there when the workbook is read back
                cell.value = None
        elif value is not None:
            cell.value = value


def _given(thing: Any, column: Column) -> bool:
    for name in column.path[:-1]:
        thing = getattr(thing, attribute_name(name))
    return bool(thing.is_set(attribute_name(column.path[-1])))


def _holds(sheet: Sheet, target: str) -> bool:
    return sheet.kind == "entities" and Case._attributes[sheet.list].element == target


_GUIDE = (
    "What this is",
    "One case: how an organisation performs, where it falls short, why, and what is done about it. "
    "Each sheet holds one kind of thing, each row one thing.",
    "How to fill it in",
    "1. On the sheet Case: give the case an id (a short name without spaces), a title and a "
    "currency.",
    "2. Then the sheets marked \u201cfirst\u201d below. All others can wait, and may stay empty.",
    "3. Give every row an id of its own, such as g1. Other sheets name it by that id; drop-down "
    "lists offer the ids that are there.",
    "4. Point at a header to read what belongs there. A dark header with a star is required; all "
    "other columns may stay empty. Columns may be moved or deleted, but not renamed.",
    "5. Several things in one cell stand on lines of their own (Alt+Enter).",
    "6. Dates as 2024-03-31, money as 12.50 in the currency of the case, shares from 0 to 1 (or "
    "formatted in percent), yes or no.",
    "7. Save, and have it read: perfsys.read_excel(\"case.xlsx\") in Python. What is wrong is told "
    "by sheet and cell. perfsys.write_findings puts what the rules find into the cells.",
)


def _write_start(page: Any, sheets: tuple[Sheet, ...], lost: list[str]) -> None:
    page.sheet_view.showGridLines = False
    for letter, wide in zip("ABCD", (3, 30, 12, 92), strict=True):
        page.column_dimensions[letter].width = wide
    page["B2"] = "perfsys: a case in a workbook"
    page["B2"].font = style.font(bold=True, size=18, color=style.DARK)
    page.row_dimensions[2].height = 28
    row = 4
    for line in _GUIDE:
        title = not line[0].isdigit() and len(line) < 40
        row += 1 if title and row > 4 else 0
        _wide(page, row, line, bold=title)
        row += 1
    row += 1
    if lost:
        _wide(page, row, "What of the case this workbook does not hold", bold=True)
        for line in lost[:200]:
            row += 1
            _wide(page, row, line)
        row += 2
    for at, label in ((2, "Sheet"), (3, "When"), (4, "What it holds")):
        cell = page.cell(row, at, label)
        cell.font = style.font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=style.DARK)
    for sheet in sheets:
        row += 1
        first = sheet.kind == "case" or (sheet.kind == "entities" and sheet.list in FIRST)
        link = page.cell(row, 2, sheet.title)
        link.hyperlink = f"#{quote_sheetname(sheet.title)}!A1"
        link.font = style.font(underline="single", color="0563C1", bold=first)
        page.cell(row, 3, "first" if first else "later").font = style.font(bold=first)
        note = page.cell(row, 4, sheet.doc)
        note.alignment = Alignment(wrap_text=True, vertical="top")
        if first:
            for at in (2, 3, 4):
                page.cell(row, at).fill = PatternFill("solid", fgColor=style.LIGHT)
    style.printed(page)


def _wide(page: Any, row: int, line: str, *, bold: bool = False) -> None:
    """A paragraph over the width of the page."""
    cell = page.cell(row, 2)
    style.text(cell, line)
    page.merge_cells(start_row=row, end_row=row, start_column=2, end_column=4)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    color = style.DARK if bold else "000000"
    cell.font = style.font(bold=bold, size=13 if bold else 11, color=color)
    page.row_dimensions[row].height = 20 if bold else 15.0 * (1 + len(line) // 132) + 2
