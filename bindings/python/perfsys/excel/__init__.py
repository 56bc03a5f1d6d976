"""Cases as Excel workbooks, for those who live in spreadsheets:

    perfsys.write_template("case.xlsx")          # an empty workbook to fill in
    case = perfsys.read_excel("case.xlsx")       # ExcelError names every wrong cell
    perfsys.write_findings("case.xlsx", case.check())   # comments in the cells

Needs openpyxl: ``pip install perfsys[excel]``.

How values stand in cells:

- A header in row 1 names the field; a star marks what is required. Columns may be moved or left
  out, but not renamed. Empty rows are passed over; so are sheets that are not of perfsys.
- Lists have one item on each line of a cell (Alt+Enter); ids and words may be parted by commas or
  semicolons too. "(none)" is a list that is given and empty.
- Money is written as 12.50 in the currency of the case, with as many decimals as the currency has
  (ISO 4217; two where the case names none), or with a currency of its own: "12.50 USD".
- A number that is text is read if it is plain ("1250.5"), never guessed ("1,250").
- A percent cell holds what it holds: 95 % is 0.95. Only where the unit is that of a measure and
  the measure's unit is "%" or "percent" does it mean 95.
- Of formulas their last value is read; Excel and LibreOffice keep it when they save.
- Excel keeps 15 digits of a number. Where whole numbers, ids and money may have had more, that is
  told; longer ones are written and read as text.
- Dates are days from March 1900 on, and texts as 1847-05-15 before: spreadsheets differ there.
- Spaces around texts are cut off.
- Sheets, rows and columns that are hidden are read as others. Nothing is passed over in silence:
  columns without a name, merged cells and sheets that seem renamed are told.
"""

from __future__ import annotations

from typing import NamedTuple

from ..errors import ArgumentError, Error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import IO, Any

    from .._classes import Case, CheckResult, Findings
    from ..reading import Path
    from ..settings import Limits

__all__ = ["CellError", "ExcelError", "read_excel", "write_findings", "write_template"]

_MOST = 50  # errors that a message names


class CellError(NamedTuple):
    """One thing that is wrong in a workbook: ``str()`` is "Gaps!D7: 'lots' is not a number".

    ``sheet`` and ``cell`` ("D7") may be empty where all of the workbook, or a sheet, is meant.
    """

    sheet: str
    cell: str
    message: str

    def __str__(self) -> str:
        place = f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        return f"{place}: {self.message}" if place else self.message


class ExcelError(Error, ValueError):
    """A workbook that is no case: ``errors`` has all that is wrong, each with sheet and cell."""

    status: str = "PS_E_VALUE"
    code: int = 14
    errors: list[CellError]

    def __init__(self, errors: Iterable[tuple[str, str, str]]) -> None:
        self.errors = [CellError(*error) for error in errors]
        lines = [str(error) for error in self.errors[:_MOST]]
        if len(self.errors) > _MOST:
            lines.append(f"... and {len(self.errors) - _MOST} more")
        super().__init__("\n".join(lines))

    def __reduce__(self) -> Any:
        return type(self), ([tuple(error) for error in self.errors],)


def write_template(
    target: Path | IO[bytes], case: Case | None = None, *, entities: Iterable[str] | None = None
) -> list[str]:
    """Writes a workbook to fill in: a sheet "Start" that explains it, a sheet per kind of entity
    with notes and drop-down lists, "Case", and "Series" for the figures of measures.

        perfsys.write_template("case.xlsx", entities=["measures", "gaps", "causes"])

    ``target`` is a path, or a file open for writing bytes; a file that is there is replaced. With
    a ``case`` the workbook is filled in with that. ``entities`` names the lists wanted, by default
    all; NotFoundError if a case has none of that name.

    Returns a line for each thing of the case that the workbook cannot hold (members perfsys does
    not know, texts too long for a cell ...), most often none; they are on the sheet "Start" too,
    and there is a UserWarning. FileError if it cannot be written.
    """
    _need_openpyxl()
    from .template import write

    return write(target, case, entities)


def read_excel(
    source: Path | IO[bytes],
    *,
    limits: Limits | Mapping[str, int] | None = None,
    rows: int = 1_000_000,
) -> Case:
    """The case in a workbook made by ``write_template``, whoever has filled it in.

        try:
            case = perfsys.read_excel("case.xlsx")
        except perfsys.ExcelError as error:
            for wrong in error.errors:
                print(wrong.sheet, wrong.cell, wrong.message)

    ``source`` is a path, or a file open for reading bytes. ExcelError tells all that is wrong at
    once, each with sheet and cell; then there is no case. How values stand in cells is told in
    ``help("perfsys.excel")``.

    The workbook may come from anybody: ``limits`` is as in ``perfsys.load``, where ``bytes``
    counts what the file unpacks to, and ``rows`` the most rows of a sheet that are not empty;
    LimitError beyond. FileError for what cannot be read or is no workbook (.xlsx): the
    message says what it seems to be, such as an encrypted one or a .csv.
    """
    _need_openpyxl()
    from .read import read_case

    if isinstance(rows, int) and rows < 1:
        raise ArgumentError(f"rows is the most a sheet may have, 1 or more, not {rows}")
    return read_case(source, limits, rows)


def write_findings(
    path_in: Path | IO[bytes],
    result: CheckResult | Findings,
    path_out: Path | IO[bytes] | None = None,
) -> int:
    """Puts the findings of ``Case.check`` or ``Case.inspect`` into the workbook the case was read
    from: as comments in the cells they are about, coloured by severity, and as a list with links
    on the sheet "Findings". Returns how many there are.

        case = perfsys.read_excel("case.xlsx")
        perfsys.write_findings("case.xlsx", case.check())

    Other comments and sheets are kept; what an earlier call has put there is replaced. Writes to
    ``path_out``, else over ``path_in``. Charts and pictures in the workbook are not kept:
    openpyxl, which writes it, does not know them. FileError and LimitError as ``read_excel``.
    """
    _need_openpyxl()
    from .notes import put

    return put(path_in, result, path_out)


def _need_openpyxl() -> None:
    try:
        import openpyxl  # noqa: F401
    except ImportError as error:
        raise ImportError(
            "workbooks need openpyxl: pip install perfsys[excel]", name="openpyxl"
        ) from error
