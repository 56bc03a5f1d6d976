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
- Spaces around texts are cut off.
"""

from __future__ import annotations

from typing import NamedTuple

from ..errors import Error

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
    """One thing that is wrong in a workbook: ``str()`` is "Gaps!D7: 'lots' is not a number"."""

    sheet: str
    cell: str
    message: str

    def __str__(self) -> str:
        place = f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        return f"{place}: {self.message}" if place else self.message


class ExcelError(Error, ValueError):
    """A workbook that is no case: ``errors`` has all that is wrong, each with sheet and cell."""

    status, code = "PS_E_VALUE", 14
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

    With a ``case`` it is filled in with that. ``entities`` names the lists wanted
    (``["measures", "gaps"]``), by default all. Returns a line for each thing of the case that the
    workbook cannot hold (members perfsys does not know, texts too long for a cell ...); they are
    on the sheet "Start" too, and there is a warning. FileError if it cannot be written.
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
    """The case in a workbook made by ``write_template``.

    ExcelError tells all that is wrong, each with sheet and cell. ``limits`` as in
    ``perfsys.load`` (``bytes`` counts the workbook unpacked), ``rows`` the most rows of a sheet:
    LimitError. FileError for what cannot be read or is no workbook.
    """
    _need_openpyxl()
    from .read import read_case

    return read_case(source, limits, rows)


def write_findings(
    path_in: Path | IO[bytes],
    result: CheckResult | Findings,
    path_out: Path | IO[bytes] | None = None,
) -> int:
    """Puts the findings of ``Case.check`` or ``Case.inspect`` into the workbook the case was read
    from: as comments in the cells they are about, coloured by severity, and as a list with links
    on the sheet "Findings". Returns how many there are.

    Other comments are kept; what an earlier call has put there is replaced. Writes to
    ``path_out``, else over ``path_in``. Charts and pictures in the workbook are not kept:
    openpyxl, which writes it, does not know them.
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
