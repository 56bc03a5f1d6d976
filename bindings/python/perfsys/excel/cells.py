"""The cells of one sheet as its part has them, row by row."""

from __future__ import annotations

import datetime
import re
from array import array
from typing import NamedTuple

from ..errors import LimitError
from .parts import Broken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from .parts import Parts

__all__ = ["Cell", "Formats", "Texts", "cell_name", "rows", "unescaped"]

LAST_ROW, LAST_COLUMN = 1 << 20, 1 << 14  # of a sheet in Excel
_TEXT = 1 << 20  # characters of a cell; Excel has 32,767
_MOST_MERGED = 10_000
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_WHOLE = re.compile(r"[+-]?[0-9]{1,400}")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
#: The elements of interest by their names in full: others' have other namespaces.
_NAMES = {
    f"{space} {name}": name
    for space in _MAIN
    for name in ("row", "c", "v", "f", "t", "si", "rPh", "mergeCell")
}
# What is literal in the format of a number; dates are told by letters outside of it.
_LITERAL = re.compile(r'"[^"]*"|[\\_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
_PLAIN, _DATE, _PERCENT = range(3)
_BUILTIN = {9: _PERCENT, 10: _PERCENT, **dict.fromkeys([*range(14, 23), *range(45, 48)], _DATE)}
_FIRST_DAY = 61  # 1 March 1900: before, Excel counts a day that there was not, others do not
_NO_VALUE = "this formula has no value yet: open the workbook in Excel or LibreOffice and save it"


class Cell(NamedTuple):
    """A cell that holds something; ``wrong`` says why it holds nothing that can be read."""

    row: int
    column: int
    value: Any
    percent: bool
    wrong: str | None

    @property
    def name(self) -> str:
        """ "D7"."""
        return cell_name(self.row, self.column)


def cell_name(row: int, column: int) -> str:
    letters = ""
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(65 + digit) + letters
    return f"{letters}{row}"


def place(reference: str) -> tuple[int, int]:
    """Row and column of "D7"."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        raise Broken(f"{reference[:20]!r} is no cell")
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - 64
    row = int(found[2])
    if row > LAST_ROW or column > LAST_COLUMN:
        raise Broken(f"{reference[:20]!r} is beyond the last cell")
    return row, column


def unescaped(text: str) -> str:
    """Characters that XML cannot hold are written as ``_x0007_``."""
    if "_x" not in text:
        return text
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    try:  # two halves of a pair
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeDecodeError:
        return text  # told where it is to be stored


class Texts:
    """The texts that cells share: packed, as there may be many millions in a hostile file."""

    def __init__(self, parts: Parts, name: str | None) -> None:
        self._bytes = bytearray()
        self._ends = array("Q", [0])
        if name is None:
            return
        taking = phonetic = False
        depth = length = 0

        def start(tag: str, _: dict[str, str]) -> None:
            nonlocal taking, phonetic, depth, length
            depth += 1
            if depth > 64:
                raise Broken("elements are nested too deep")
            kind = _NAMES.get(tag)
            if kind == "t":
                taking = not phonetic
            elif kind == "rPh":  # how Japanese is read aloud
                phonetic = True
            elif kind == "si":
                length = 0

        def end(tag: str) -> None:
            nonlocal taking, phonetic, depth
            depth -= 1
            kind = _NAMES.get(tag)
            if kind == "t":
                taking = False
            elif kind == "rPh":
                phonetic = False
            elif kind == "si":
                self._ends.append(len(self._bytes))

        def text(data: str) -> None:
            nonlocal length
            if taking:
                length += len(data)
                if length > _TEXT:
                    raise LimitError(f"a cell has more than {_TEXT} characters")
                self._bytes.extend(data.encode())

        for _ in parts.parse(name, start, end, text):
            pass

    def __getitem__(self, index: str) -> str:
        try:
            at = int(index)
            if at < 0:
                raise IndexError
            begin, end = self._ends[at], self._ends[at + 1]
        except (ValueError, IndexError, OverflowError):
            raise Broken(f"there is no text {index[:20]!r}") from None
        return unescaped(self._bytes[begin:end].decode())


class Formats:
    """Which styles show dates, and which percent."""

    def __init__(self, parts: Parts, name: str | None, *, since_1904: bool) -> None:
        self.since_1904 = since_1904
        self._kinds = bytearray()
        known: dict[str, int] = {str(id): kind for id, kind in _BUILTIN.items()}
        for parent, kind, attributes in parts.elements(name) if name is not None else ():
            if kind == "numFmt":
                known[attributes.get("numFmtId", "")] = _shows(attributes.get("formatCode", ""))
            elif kind == "xf" and parent == "cellXfs":
                self._kinds.append(known.get(attributes.get("numFmtId", "0"), _PLAIN))

    def kind(self, style: str | None) -> int:
        if style is None or not style.isdecimal() or len(style) > 9:
            return _PLAIN
        at = int(style)
        return self._kinds[at] if at < len(self._kinds) else _PLAIN


def _shows(code: str) -> int:
    code = _LITERAL.sub("", code[:255]).split(";")[0]
    if "%" in code:
        return _PERCENT
    return _DATE if re.search("[dmyhs]", code, re.IGNORECASE) and code != "General" else _PLAIN


def rows(
    parts: Parts, name: str, texts: Texts, formats: Formats, merged: list[str]
) -> Iterator[tuple[int, list[Cell]]]:
    """Numbers and cells of the rows that are not empty; ``merged`` takes the ranges of cells that
    are merged, which stand behind the last row."""
    sheet = _Sheet(texts, formats, merged)
    for _ in parts.parse(name, sheet.start, sheet.end, sheet.text):
        yield from sheet.done
        sheet.done.clear()


class _Sheet:
    """Takes what the parser calls back with."""

    def __init__(self, texts: Texts, formats: Formats, merged: list[str]) -> None:
        self.done: list[tuple[int, list[Cell]]] = []
        self._texts = texts
        self._formats = formats
        self._merged = merged
        self._row = self._column = self._depth = self._length = 0
        self._cells: list[Cell] = []
        self._cell: dict[str, str] | None = None
        self._pieces: list[str] = []
        self._taking = self._phonetic = self._formula = self._valued = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > 64:
            raise Broken("elements are nested too deep")
        kind = _NAMES.get(tag)
        if kind == "c":
            reference = attributes.get("r")
            row, column = place(reference) if reference else (self._row, self._column + 1)
            if row != self._row or not self._column < column <= LAST_COLUMN:
                raise Broken(f"the cell after {cell_name(self._row, self._column)} is out of order")
            self._column = column
            self._cell = attributes
            self._formula = self._valued = False
            self._length = 0
            self._pieces.clear()
        elif kind == "v" or kind == "t":
            self._taking = self._cell is not None and not self._phonetic
            self._valued = self._valued or self._taking
        elif kind == "row":
            number = attributes.get("r", str(self._row + 1))
            if not number.isdecimal() or len(number) > 7:
                raise Broken(f"{number[:20]!r} is no row")
            if not self._row < int(number) <= LAST_ROW:
                raise Broken(f"the row {number} is out of order")
            self._row, self._column = int(number), 0
        elif kind == "f":
            self._formula = True
        elif kind == "rPh":
            self._phonetic = True
        elif kind == "mergeCell" and len(self._merged) < _MOST_MERGED:
            self._merged.append(attributes.get("ref", "")[:40])

    def end(self, tag: str) -> None:
        self._depth -= 1
        kind = _NAMES.get(tag)
        if kind == "v" or kind == "t":
            self._taking = False
        elif kind == "c" and self._cell is not None:
            cell = self._made(self._cell) if self._valued or self._formula else None
            self._cell = None
            if cell is not None:
                self._cells.append(cell)
        elif kind == "rPh":
            self._phonetic = False
        elif kind == "row" and self._cells:
            self.done.append((self._row, self._cells))
            self._cells = []

    def text(self, data: str) -> None:
        if self._taking:
            self._length += len(data)
            if self._length > _TEXT:
                name = cell_name(self._row, self._column)
                raise LimitError(f"the cell {name} has more than {_TEXT} characters")
            self._pieces.append(data)

    def _made(self, attributes: dict[str, str]) -> Cell | None:
        text = "".join(self._pieces)
        kind = attributes.get("t", "n")
        value: Any = None
        percent, wrong = False, None
        if kind in ("s", "str", "inlineStr"):
            value = self._texts[text] if kind == "s" and text else unescaped(text)
            if not value.strip():
                return None
        elif kind == "e":
            wrong = f"{text[:20]} is an error of Excel"
        elif not text:
            if not self._formula:
                return None
            wrong = _NO_VALUE
        elif kind == "b":
            value = text.strip() in ("1", "true")
        elif kind == "d":
            try:
                value = datetime.datetime.fromisoformat(text)
            except ValueError:
                wrong = f"{text[:20]!r} is no date"
        else:
            shows = self._formats.kind(attributes.get("s"))
            value, wrong = _number(text.strip(), shows == _DATE, self._formats.since_1904)
            percent = shows == _PERCENT
        return Cell(self._row, self._column, value, percent, wrong)


def _number(text: str, date: bool, since_1904: bool) -> tuple[Any, str | None]:
    """A number, or the day that it is shown as; or why it is none."""
    if not _NUMBER.fullmatch(text):
        return None, f"{text[:20]!r} is no number"
    number: float = int(text) if _WHOLE.fullmatch(text) else float(text)
    if not date:
        return number, None
    if number < 0 or (number < _FIRST_DAY and not since_1904):
        return None, (
            f"this cell shows {number:g} as a date or time: write a day before March 1900 as text "
            "(1899-12-31), as spreadsheets count those differently; and format a number as one"
        )
    first = datetime.datetime(1904, 1, 1) if since_1904 else datetime.datetime(1899, 12, 30)
    try:
        days, part = divmod(number, 1)
        length = datetime.timedelta(days=days, milliseconds=round(part * 86_400_000))
        return first + length, None
    except (OverflowError, ValueError):
        return None, f"this cell shows {number:g} as a date, and there is no such day"


def spans(reference: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """First and last cell of a range such as "A2:B3"; None where it is none."""
    first, _, last = reference.partition(":")
    try:
        return place(first), place(last or first)
    except Broken:
        return None
