"""What perfsys raises: one class per status of the library, each also a fitting builtin.

Every exception has

- ``status``: the status of the library, ``"PS_E_SYNTAX"``, and ``code``, its number;
- ``message``: one or two sentences a person can act on;
- ``path``: the place as a JSON path, ``"causes[3].evidence[0].date"``, or None;
- ``line`` and ``column``: the place in the text read, from 1, or None where there is no text.

A wrong Python type of an argument is a plain TypeError, a misspelt attribute an AttributeError,
an index past the end of a list an IndexError.
"""

from __future__ import annotations

__all__ = [
    "ArgumentError",
    "BusyError",
    "CancelledError",
    "DuplicateError",
    "EncodingError",
    "Error",
    "ExistsError",
    "FieldRangeError",
    "FieldTypeError",
    "FieldValueError",
    "FileError",
    "JsonSyntaxError",
    "LimitError",
    "NoDataError",
    "NoMemoryError",
    "NotFoundError",
    "ReferencedError",
    "RemovedError",
    "VersionError",
]


class Error(Exception):
    """The base of all exceptions of perfsys: ``except perfsys.Error`` catches each of them."""

    status: str = "PS_E_UNKNOWN"
    code: int = -1
    message: str
    path: str | None
    line: int | None
    column: int | None

    def __init__(
        self,
        message: str = "",
        path: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path or None
        self.line = line or None
        self.column = column or None

    def __str__(self) -> str:
        where = []
        if self.line is not None:
            where.append(f"line {self.line}, column {self.column}")
        if self.path is not None and self.path not in self.message:
            where.append(self.path)
        return f"{self.message} ({', '.join(where)})" if where else self.message

    def __reduce__(self) -> tuple[type[Error], tuple[object, ...]]:
        return type(self), (self.message, self.path, self.line, self.column)


class ArgumentError(Error, ValueError):
    """The call itself is wrong: an unknown field or option, an object that cannot be changed."""

    status: str = "PS_E_ARGUMENT"
    code: int = 1


class NoMemoryError(Error, MemoryError):
    """Memory could not be allocated; nothing was changed."""

    status: str = "PS_E_MEMORY"
    code: int = 2


class LimitError(Error, ValueError):
    """A limit of perfsys.Limits was passed."""

    status: str = "PS_E_LIMIT"
    code: int = 3


class CancelledError(Error, RuntimeError):
    """The progress callable asked to stop."""

    status: str = "PS_E_CANCELLED"
    code: int = 4


class FileError(Error, OSError):
    """A file could not be read or written."""

    status: str = "PS_E_IO"
    code: int = 5


class JsonSyntaxError(Error, ValueError):
    """The text is not JSON (RFC 8259)."""

    status: str = "PS_E_SYNTAX"
    code: int = 10


class EncodingError(Error, ValueError):
    """The text is not UTF-8, or holds U+0000 or half a surrogate pair."""

    status: str = "PS_E_ENCODING"
    code: int = 11


class DuplicateError(Error, ValueError):
    """A JSON object has two members of one name."""

    status: str = "PS_E_DUPLICATE"
    code: int = 12


class FieldTypeError(Error, TypeError):
    """A value is of the wrong kind: a number where text belongs."""

    status: str = "PS_E_TYPE"
    code: int = 13


class FieldValueError(Error, ValueError):
    """A value cannot be: 31 February, a currency of two letters, an unknown word."""

    status: str = "PS_E_VALUE"
    code: int = 14


class FieldRangeError(Error, ValueError):
    """A number is beyond what its field can hold exactly."""

    status: str = "PS_E_RANGE"
    code: int = 15


class VersionError(Error, ValueError):
    """The schema version is not one this library can read."""

    status: str = "PS_E_VERSION"
    code: int = 16


class NotFoundError(Error, LookupError):
    """No object of that id, no field of that name, no such place."""

    status: str = "PS_E_NOT_FOUND"
    code: int = 20


class ExistsError(Error, ValueError):
    """The id is in use already."""

    status: str = "PS_E_EXISTS"
    code: int = 21


class ReferencedError(Error, ValueError):
    """Refused: other objects refer to this one."""

    status: str = "PS_E_REFERENCED"
    code: int = 22


class RemovedError(Error, RuntimeError):
    """The object was removed from its case, or its case was closed."""

    status: str = "PS_E_REMOVED"
    code: int = 23


class NoDataError(Error, ValueError):
    """There is not enough data for an answer."""

    status: str = "PS_E_NO_DATA"
    code: int = 24


class BusyError(Error, RuntimeError):
    """Another thread, or a call this one came from, is using the object."""

    status: str = "PS_E_BUSY"
    code: int = 25


BY_CODE: dict[int, type[Error]] = {
    kind.code: kind
    for kind in (
        ArgumentError,
        NoMemoryError,
        LimitError,
        CancelledError,
        FileError,
        JsonSyntaxError,
        EncodingError,
        DuplicateError,
        FieldTypeError,
        FieldValueError,
        FieldRangeError,
        VersionError,
        NotFoundError,
        ExistsError,
        ReferencedError,
        RemovedError,
        NoDataError,
        BusyError,
    )
}
