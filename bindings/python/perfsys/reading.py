"""Cases and results as JSON: in and out, from and to texts, files and open files."""

from __future__ import annotations

import os

from . import _core
from .errors import EncodingError, Error, FileError
from .names import shown
from .settings import settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import IO, Any

    from ._classes import Case
    from .objects import Described
    from .settings import Limits

    Path = str | bytes | os.PathLike[str] | os.PathLike[bytes]

__all__ = ["check_syntax", "dump", "dumps", "load", "loads", "schema"]


def load(
    source: Path | IO[str] | IO[bytes],
    *,
    limits: Limits | Mapping[str, int] | None = None,
    progress: Callable[[float], object] | None = None,
) -> Case:
    """The case in a file, given by its path or open for reading.

    Raises FileError if it cannot be read; JsonSyntaxError, EncodingError, DuplicateError,
    FieldTypeError, FieldValueError, FieldRangeError, VersionError with line, column and path if
    it is no case; LimitError and CancelledError as ``limits`` and ``progress`` have it.
    """
    if hasattr(source, "read"):
        return loads(source.read(), limits=limits, progress=progress)
    case: Case = _core.case_load(os.fspath(source), settings(limits, progress))
    return case


def loads(
    text: str | bytes,
    *,
    limits: Limits | Mapping[str, int] | None = None,
    progress: Callable[[float], object] | None = None,
) -> Case:
    """The case that a JSON text holds; the text may be str or UTF-8 bytes. Raises as ``load``."""
    case: Case = _core.case_parse(text, settings(limits, progress))
    return case


def dumps(thing: Described, *, indent: int = 0) -> str:
    """A case, an entity or a result as canonical JSON: equal ones give equal texts.

    ``indent`` is 0 to 8 spaces a level; 0 writes one line. Numbers are the shortest text that
    reads back to the same bits. RemovedError for what is no longer there.
    """
    return _core.json_text(thing, {"indent": indent}, None)


def dump(thing: Described, target: Path | IO[str] | IO[bytes], *, indent: int = 2) -> None:
    """Writes a case, an entity or a result as JSON, with a final line feed.

    ``target`` is a path, or a file open for writing text or bytes. FileError if it cannot be
    written.
    """
    if hasattr(target, "write"):
        write: Any = target.write
        try:
            write("")
        except TypeError:  # a file of bytes: written in pieces
            _core.json_write(thing, {"indent": indent}, write)
            write(b"\n")
        else:
            write(dumps(thing, indent=indent) + "\n")
        return
    if type(thing).__name__ == "Case":
        _core.case_save(thing, os.fspath(target), {"indent": indent})
        return
    text = dumps(thing, indent=indent) + "\n"
    try:
        with open(os.fspath(target), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except (OSError, ValueError) as error:
        raise _no_file(target, error) from error


def check_syntax(
    text: str | bytes,
    *,
    limits: Limits | Mapping[str, int] | None = None,
    progress: Callable[[float], object] | None = None,
) -> None:
    """Raises JsonSyntaxError or EncodingError, with line and column, unless a text is JSON by
    RFC 8259; no more is asked of it."""
    _core.syntax_check(text, settings(limits, progress))


def schema(kind: str = "case") -> dict[str, Any]:
    """The JSON Schema (2020-12) of a kind of entity, ``"gap"``; ``"case"`` for the whole format.
    FieldValueError, with the nearest, for what is no kind."""
    import json

    result: dict[str, Any] = json.loads(_core.schema_text(kind, None, None))
    return result


def content(source: Path | IO[str] | IO[bytes] | None, text: str | bytes | None) -> str | bytes:
    """The text to bring in: given as such, or read from a path or an open file."""
    if (source is None) == (text is None):
        raise TypeError("give a path or an open file, or else text=..., and not both")
    if text is not None:
        return text
    assert source is not None
    if hasattr(source, "read"):
        read: str | bytes = source.read()
        return read
    try:
        with open(os.fspath(source), "rb") as file:
            return file.read()
    except (OSError, ValueError) as error:
        raise _no_file(source, error) from error


def _no_file(path: Any, error: OSError | ValueError) -> Error:
    """The exception for a path that cannot be opened, or is none: U+0000, half a surrogate."""
    if isinstance(error, OSError):
        return FileError(f"{shown(os.fsdecode(path))}: {error.strerror or error}")
    return EncodingError(f"no path: {error}")
