"""The cells of a workbook, row by row: opened safely, with formulas' values and errors told
apart."""

from __future__ import annotations

import io
import os
import warnings
import zipfile
from typing import NamedTuple

from ..errors import EncodingError, FileError, LimitError
from ..names import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import IO, Any

    from ..reading import Path
    from ..settings import Limits

__all__ = ["Book", "Cell", "content", "save"]

_BYTES = 1 << 30  # as perfsys.Limits has it


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
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(column)}{row}"


def content(source: Path | IO[bytes]) -> bytes:
    """The bytes of a file, given by its path or open for reading."""
    if hasattr(source, "read"):
        data = source.read()
        if not isinstance(data, bytes):
            raise TypeError("a workbook is bytes: open the file in mode 'rb'")
        return data
    try:
        with open(os.fspath(source), "rb") as file:
            return file.read()
    except OSError as error:
        name = shown(os.fsdecode(source))
        raise FileError(f"{name}: {error.strerror or error}") from error
    except ValueError as error:
        raise EncodingError(f"no path: {error}") from error


def save(book: Any, target: Path | IO[bytes]) -> None:
    """Writes a workbook; a file that is there is replaced only once all is written."""
    packed = io.BytesIO()
    book.save(packed)
    put(packed.getvalue(), target)


def put(data: bytes, target: Path | IO[bytes]) -> None:
    if hasattr(target, "write"):
        target.write(data)
        return
    path = os.fsdecode(os.fspath(target))
    beside = f"{path}.perfsys-{os.getpid()}"
    try:
        with open(beside, "wb") as file:
            file.write(data)
        os.replace(beside, path)
    except OSError as error:
        if os.path.exists(beside):
            os.unlink(beside)
        raise FileError(f"{shown(path)}: {error.strerror or error}") from error
    except ValueError as error:
        raise EncodingError(f"no path: {error}") from error


def opened(data: bytes, **how: Any) -> Any:
    """openpyxl's workbook of these bytes; FileError if they are none."""
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl does not know
            return openpyxl.load_workbook(io.BytesIO(data), **how)
    except Exception as error:  # whatever a broken file makes openpyxl trip over
        raise FileError(f"this is no workbook that can be read (.xlsx): {error}") from error


class Book:
    """A workbook to be read: ``titles``, and ``rows`` of each sheet. What is in it may be hostile:
    it is never unpacked beyond a limit."""

    def __init__(
        self, data: bytes, limits: Limits | Mapping[str, int] | None, most_rows: int
    ) -> None:
        given = limits.bytes if isinstance(limits, tuple) else (limits or {}).get("bytes")
        most = _BYTES if given is None else given
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                size = sum(member.file_size for member in packed.infolist())
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise FileError("this is no workbook in the format .xlsx") from error
        if size > most:
            raise LimitError(f"the workbook has {size} bytes unpacked, more than {most}")
        self._most_rows = most_rows
        # Formulas and their values are in two readings: where a value is missing, only the other
        # tells whether there is a formula.
        self._values = opened(data, read_only=True, data_only=True)
        self._formulas = opened(data, read_only=True)
        self.titles = [sheet.title for sheet in self._values.worksheets]

    def rows(self, title: str) -> Iterator[tuple[int, list[Cell]]]:
        """Numbers and cells of the rows that are not empty."""
        values, formulas = self._values[title], self._formulas[title]
        for sheet in (values, formulas):
            sheet.reset_dimensions()  # what the file says of them may be anything
        count = 0
        pairs = zip(values.iter_rows(), formulas.iter_rows(), strict=False)
        try:
            for number, (row, also) in enumerate(pairs, 1):
                # "also" is longer where trailing formulas have no value.
                cells = [cell for cell in map(_cell, row, also) if cell is not None]
                if not cells:
                    continue
                count += 1
                if count > self._most_rows:
                    raise LimitError(f"{title} has more than {self._most_rows} rows")
                yield number, cells
        except (LimitError, GeneratorExit):
            raise
        except Exception as error:  # as in opened()
            raise FileError(f"the sheet {title} cannot be read: {error}") from error


def _cell(cell: Any, formula: Any) -> Cell | None:
    if cell.value is None:
        if getattr(formula, "data_type", None) != "f" or cell.data_type == "str":
            return None
        wrong = (
            "this formula has no value yet: open the workbook in Excel or LibreOffice and save it"
        )
        return Cell(formula.row, formula.column, None, False, wrong)
    if cell.data_type == "e":
        return Cell(cell.row, cell.column, None, False, f"{cell.value} is an error of Excel")
    if isinstance(cell.value, str) and not cell.value.strip():
        return None
    percent = isinstance(cell.value, (int, float)) and "%" in (cell.number_format or "")
    return Cell(cell.row, cell.column, cell.value, percent, None)
