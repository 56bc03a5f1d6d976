"""How a workbook looks: colours, widths, number formats."""

from __future__ import annotations

import re

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from .values import RISKY, is_list, kind_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .layout import Column

DARK, MIDDLE, LIGHT, PALE = "1F3864", "2F5597", "D9E2F3", "F5F7FB"
#: Fills of cells with findings, by severity.
SEVERITY = {"error": "F8CBAD", "warning": "FFE699", "note": "DDEBF7"}


def font(**looks: Any) -> Font:
    """A font of the family that cells have by default: one made without a name has none."""
    return Font(**{"name": "Calibri", "size": 11, **looks})


_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_LINE = Side(style="thin", color="BFC7D5")
_HEADER = font(bold=True, color="FFFFFF")
_REQUIRED = PatternFill("solid", fgColor=DARK)
_OPTIONAL = PatternFill("solid", fgColor=MIDDLE)
_WIDE = ("statement", "text", "summary", "definition", "claim", "profile", "rationale", "why")


def header(cell: Any, column: Column, note: str) -> None:
    """Makes a cell the header of a column, with a note that says what it takes."""
    text(cell, column.header)
    cell.font = _HEADER
    cell.fill = _REQUIRED if column.required else _OPTIONAL
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    cell.border = Border(right=_LINE)
    cell.comment = comment(note)


def comment(note: str) -> Comment:
    note = _CONTROL.sub("\ufffd", note)
    made = Comment(note, "perfsys")
    lines = sum(1 + len(line) // 44 for line in note.split("\n"))
    made.width, made.height = 330, min(60 + 17 * lines, 420)
    return made


def text(cell: Any, value: str) -> None:
    """Writes a text as a text, whatever it begins with: never a formula, and quoted so that it
    stays none when somebody edits the cell."""
    cell.value = _FORBIDDEN.sub(_escape, value)
    cell.data_type = "s"
    if value.startswith(RISKY):
        cell.quotePrefix = True


def _escape(found: re.Match[str]) -> str:
    """As Excel does it: what XML cannot hold, and what would look like such an escape."""
    return f"_x{ord(found[0]):04X}_"


def number_format(column: Column) -> str:
    """The format of a column's cells. Texts are marked as such, so that a spreadsheet does not
    turn an id such as 1-2 into a date."""
    kind = kind_of(column)
    if kind == "date" and not is_list(column):
        return "yyyy-mm-dd"
    if kind in ("number", "integer", "money", "flag") and not is_list(column):
        return "General"
    return "@"


def width(column: Column) -> float:
    """A width for what a column usually holds, and for the longest word of its header."""
    kind = kind_of(column)
    longest = max(len(word) for word in column.header.split()) + 5  # room for the filter's arrow
    if is_list(column):
        usual = 26 if column.key not in ("not_applicable", "private") else 16
    elif column.key == "id" or kind == "reference":
        usual = 20
    elif kind == "text":
        usual = 46 if column.path[-1] in _WIDE else 28
    elif kind == "catalogue":
        usual = 30
    elif kind == "enum":
        usual = 18
    else:
        usual = 13
    return max(usual, longest)


def alignment(column: Column) -> Alignment:
    """Dates stand in the middle: at the right they would touch the text beside them."""
    middle = kind_of(column) in ("date", "flag") and not is_list(column)
    return Alignment(
        wrap_text=True, vertical="top", horizontal="center" if middle else None
    )


def body(cell: Any, column: Column) -> None:
    """How a filled cell looks."""
    cell.alignment = alignment(column)
    cell.number_format = number_format(column)


def height(texts: list[tuple[Any, float]]) -> float:
    """The height of a row in points: that of the cell that wraps most. Spreadsheets work it out
    as somebody types; of a file that is opened, not all do."""
    lines = 1
    for value, wide in texts:
        if isinstance(value, str):
            per_line = max(int(wide * 1.15), 8)
            count = sum(1 + max(len(line) - 1, 0) // per_line for line in value.split("\n"))
            lines = max(lines, count)
    return min(15.0 * lines + 2, 300.0)


def printed(page: Any, wide: float = 0) -> None:
    """On paper as many pages wide as can be read, with the header on each."""
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1 + int(wide // 220), 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6, footer=0.3)
    page.print_options.gridLines = page.sheet_view.showGridLines is not False
    page.print_title_rows = "1:1"
    page.oddFooter.left.text, page.oddFooter.right.text = "&A", "&P / &N"
