"""A workbook as a file: read safely, sheet by sheet, and written."""

from __future__ import annotations

import io
import os
import posixpath
import warnings

from ..errors import EncodingError, FileError, LimitError
from ..names import shown
from ..settings import settings
from .cells import Cell, Formats, Texts, rows, spans
from .parts import Parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import IO, Any

    from openpyxl import Workbook

    from ..reading import Path
    from ..settings import Limits

__all__ = ["Book", "content", "opened", "packed", "put", "save"]

_BYTES = 1 << 30  # as perfsys.Limits has it
_IN_MEMORY = 5_000_000  # cells and other elements of a workbook that openpyxl is to hold
_SHEETS = 10_000
_PIECE = 1 << 20


def most_bytes(limits: Limits | Mapping[str, int] | None) -> int:
    """What ``limits`` has for ``bytes``."""
    core = settings(limits, None)
    given = (core[0] or {}).get("bytes") if core is not None else None
    if given is None:
        return _BYTES
    if isinstance(given, bool) or not isinstance(given, int):
        raise TypeError(f"bytes in limits is a number, not {type(given).__name__}")
    return given


def content(source: Path | IO[bytes], most: int = _BYTES) -> bytes:
    """The bytes of a file, given by its path or open for reading; LimitError if it has more."""
    if hasattr(source, "read"):
        return _all(source.read, most)
    try:
        with open(os.fspath(source), "rb") as file:
            return _all(file.read, most)
    except LimitError:
        raise
    except OSError as error:
        raise FileError(f"{shown(os.fsdecode(source))}: {error.strerror or error}") from error
    except ValueError as error:
        raise EncodingError(f"no path: {error}") from error


def _all(read: Callable[[int], Any], most: int) -> bytes:
    """Piece by piece: a device may have no end."""
    data = bytearray()
    while piece := read(_PIECE):
        if not isinstance(piece, bytes):
            raise TypeError("a workbook is bytes: open the file in mode 'rb'")
        data += piece
        if len(data) > most:
            raise LimitError(f"the file has more than {most} bytes")
    return bytes(data)


def save(book: Workbook, target: Path | IO[bytes]) -> None:
    """Writes a workbook; a file that is there is replaced only once all is written."""
    put(packed(book), target)


def packed(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


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


def opened(data: bytes) -> Workbook:
    """openpyxl's workbook of these bytes, all of it in memory. It trusts what it reads: so all
    of it is gone through before."""
    import openpyxl

    parts = Parts(data, _BYTES)
    parts.count(_IN_MEMORY)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl does not know
            return openpyxl.load_workbook(io.BytesIO(data), keep_vba="xl/vbaProject.bin" in parts)
    except Exception as error:  # whatever a broken file makes openpyxl trip over
        raise FileError(f"this workbook cannot be read: {error}") from error


class Book:
    """A workbook to be read: ``titles`` of its sheets, and ``rows`` of each."""

    def __init__(self, data: bytes, most: int = _BYTES, most_rows: int = 1 << 20) -> None:
        self._parts = Parts(data, most)
        self._most_rows = most_rows
        self._sheets: dict[str, str] = {}  # parts of the titles
        self._merged: dict[str, list[str]] = {}
        book = self._target("", "/officeDocument") or "xl/workbook.xml"
        sheets: list[tuple[str, str]] = []
        since_1904 = False
        for parent, kind, attributes in self._parts.elements(book):
            if kind == "workbookPr":
                since_1904 = attributes.get("date1904") in ("1", "true")
            elif kind == "sheet" and parent == "sheets":
                sheets.append((attributes.get("name", ""), attributes.get("id", "")))
        if len(sheets) > _SHEETS:
            raise LimitError(f"the workbook has more than {_SHEETS} sheets")
        targets = dict(self._relations(book, "/worksheet"))
        for title, id in sheets:
            if len(title) > 255 or title in self._sheets:
                raise FileError(f"a sheet cannot be called {shown(title)}, or two of them are")
            if id in targets:  # others are charts
                self._sheets[title] = targets[id]
        self.titles: list[str] = list(self._sheets)
        self._texts = Texts(self._parts, self._target(book, "/sharedStrings"))
        self._formats = Formats(
            self._parts, self._target(book, "/styles"), since_1904=since_1904
        )

    def _relations(self, name: str, kind: str) -> Iterator[tuple[str, str]]:
        """Ids and parts that a part has relations of a kind to; the workbook's own for ""."""
        folder, file = posixpath.split(name)
        beside = posixpath.join(folder, "_rels", f"{file}.rels")
        if beside not in self._parts:
            return
        for _, tag, attributes in self._parts.elements(beside):
            if tag == "Relationship" and attributes.get("Type", "").endswith(kind):
                target = posixpath.join("/", folder, attributes.get("Target", ""))
                yield attributes.get("Id", ""), posixpath.normpath(target).lstrip("/")

    def _target(self, name: str, kind: str) -> str | None:
        return next((target for _, target in self._relations(name, kind)), None)

    def rows(self, title: str) -> Iterator[tuple[int, list[Cell]]]:
        """Numbers and cells of the rows that are not empty."""
        merged = self._merged[title] = []
        try:
            found = rows(self._parts, self._sheets[title], self._texts, self._formats, merged)
            for count, row in enumerate(found, 1):
                if count > self._most_rows:
                    raise LimitError(f"more than {self._most_rows} rows")
                yield row
        except (LimitError, FileError) as error:
            raise type(error)(f"the sheet {shown(title)}: {error.message}") from error

    def merged(self, title: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """First and last cells of what is merged, once the rows have been read."""
        return filter(None, map(spans, self._merged.get(title, ())))
