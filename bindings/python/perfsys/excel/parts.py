"""The parts of a packed workbook, unpacked as if an enemy had packed it: never beyond a limit,
without entities, and only as far as somebody reads."""

from __future__ import annotations

import io
import zipfile
from xml.parsers import expat

from ..errors import FileError, LimitError
from ..names import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

__all__ = ["Broken", "Parts", "local"]

_PIECE = 1 << 16  # bytes unpacked at a time
_MOST_PARTS = 10_000
_DEPTH = 64  # of elements within elements
_TAG = 1 << 20  # bytes of one tag
_ELEMENTS = 500_000  # of a part that is no sheet
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # all that the format knows
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # files of Office before 2007, and encrypted ones
_SAVE = "save it as an Excel workbook (.xlsx)"


class Broken(Exception):
    """A part is not what it should be; the message says how."""


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]


class Parts:
    """The parts of a workbook by name. FileError for what is none, LimitError for what unpacks
    to more than ``most`` bytes."""

    def __init__(self, data: bytes, most: int) -> None:
        if data.startswith(b"PK") and data.count(b"PK\x01\x02") > _MOST_PARTS:
            raise LimitError(f"the workbook has more than {_MOST_PARTS} parts")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except Exception as error:  # zipfile raises whatever a broken file makes it trip over
            raise FileError(_what(data)) from error
        size = sum(member.file_size for member in members)
        if size > most:
            raise LimitError(f"the workbook has {size} bytes unpacked, more than {most}")
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            name = member.filename.lstrip("/").casefold()
            if name in self._members:
                raise FileError(f"the workbook has the part {shown(name)} twice")
            if member.flag_bits & 1 or member.compress_type not in _PACKED:
                raise FileError(f"the part {shown(name)} is packed as Excel packs none")
            self._members[name] = member
        if "mimetype" in self and b"opendocument" in self._start("mimetype"):
            raise FileError(f"this is a file of LibreOffice (.ods): {_SAVE}")
        if "xl/workbook.bin" in self:
            raise FileError(f"this is a binary workbook (.xlsb): {_SAVE}")

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._members

    def _start(self, name: str) -> bytes:
        try:
            with self._zip.open(self._members[name.casefold()]) as file:
                return file.read(200)
        except Exception as error:  # as above
            raise FileError(f"the part {shown(name)} cannot be unpacked: {error}") from error

    def parse(
        self,
        name: str,
        start: Callable[[str, dict[str, str]], object] | None = None,
        end: Callable[[str], object] | None = None,
        text: Callable[[str], object] | None = None,
    ) -> Iterator[None]:
        """Calls back for the elements and texts of a part; comes back after every piece."""
        member = self._members.get(name.casefold())
        if member is None:
            raise FileError(f"the workbook has no part {shown(name)}")
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        # Without a DOCTYPE there are no entities, and none that unpack to gigabytes.
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        done = 0
        try:
            with self._zip.open(member) as file:
                while piece := file.read(_PIECE):
                    parser.Parse(piece)
                    done += len(piece)
                    if done - parser.CurrentByteIndex > _TAG:
                        raise Broken("a tag has no end")
                    yield
                parser.Parse(b"", True)
            yield
        except (FileError, LimitError, GeneratorExit):
            raise
        except Exception as error:  # as above
            raise FileError(f"the part {shown(name)} cannot be read: {error}") from error

    def elements(self, name: str) -> Iterator[tuple[str, str, dict[str, str]]]:
        """The elements of a small part: parent, name and attributes, without namespaces."""
        path = [""]
        found: list[tuple[str, str, dict[str, str]]] = []
        count = 0

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal count
            count += 1
            if count > _ELEMENTS or len(path) > _DEPTH:
                raise LimitError(f"the part {shown(name)} has more elements than any workbook has")
            found.append((path[-1], local(tag), {local(k): v for k, v in attributes.items()}))
            path.append(local(tag))

        def end(_: str) -> None:
            path.pop()

        for _ in self.parse(name, start, end):
            yield from found
            found.clear()

    def count(self, most: int) -> None:
        """Goes through all parts that are XML, as a reader that keeps everything in memory will:
        LimitError where they have more than ``most`` elements."""
        left, depth = most, 0

        def start(*_: Any) -> None:
            nonlocal left, depth
            left -= 1
            depth += 1
            if left < 0:
                raise LimitError(
                    f"the workbook has more than {most} cells and other elements; are there empty "
                    "rows or columns that are formatted? Delete them and save it"
                )
            if depth > _DEPTH:
                raise Broken("elements are nested too deep")

        def end(_: str) -> None:
            nonlocal depth
            depth -= 1

        for name in self._members:
            if name.endswith((".xml", ".rels", ".vml")):
                for _ in self.parse(name, start, end):
                    pass


def _refuse(*_: Any) -> None:
    raise Broken("it has a DOCTYPE, which no workbook needs")


def _what(data: bytes) -> str:
    """What a file is that is no workbook."""
    if data.startswith(_OLD):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return f"this workbook is encrypted: open it with its password and {_SAVE} without one"
        return f"this is a workbook of Excel 97 to 2003 (.xls) or another old file: {_SAVE}"
    if data.startswith(b"PK"):
        return "this workbook is damaged: the end of the file is missing or wrong"
    if not data:
        return "this file is empty"
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return f"this is a page or XML, not a workbook: open it in Excel and {_SAVE}"
    if b"\0" not in data[:4096]:
        return f"this is a text, such as a .csv, not a workbook: open it in Excel and {_SAVE}"
    return "this is no workbook in the format .xlsx"
