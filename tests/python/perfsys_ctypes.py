"""The C functions that the tests in Python call, by ctypes: no binding, only a way in.

PERFSYS_LIBRARY names the shared library to test.
"""

import ctypes
import os
from contextlib import contextmanager

PS_E_ENCODING = 11
PS_E_RANGE = 15
PS_E_VERSION = 16

PS_CASE, PS_MEASURE, PS_GAP, PS_CAUSE = 1, 2, 3, 4


class Error(ctypes.Structure):
    """ps_error of base.h."""

    _fields_ = [
        ("status", ctypes.c_int),
        ("line", ctypes.c_size_t),
        ("column", ctypes.c_size_t),
        ("path", ctypes.c_char * 256),
        ("message", ctypes.c_char * 512),
    ]


class JsonOptions(ctypes.Structure):
    """ps_json_options of exchange.h."""

    _fields_ = [("size", ctypes.c_size_t), ("indent", ctypes.c_int)]


class PerfsysError(Exception):
    """A call that failed: its status and where."""

    def __init__(self, error):
        self.status = error.status
        self.line, self.column = error.line, error.column
        self.path = error.path.decode()
        place = f"{self.line}:{self.column} ({self.path})"
        super().__init__(f"status {self.status} at {place}: {error.message.decode()}")


def load():
    path = os.environ.get("PERFSYS_LIBRARY")
    if not path or not os.path.exists(path):
        raise RuntimeError(f"PERFSYS_LIBRARY must name the perfsys shared library, not {path!r}")
    library = ctypes.CDLL(path)
    error, options = ctypes.POINTER(Error), ctypes.POINTER(JsonOptions)
    size, pointer = ctypes.POINTER(ctypes.c_size_t), ctypes.c_void_p
    for name, result, arguments in [
        ("ps_case_parse", pointer, [ctypes.c_char_p, ctypes.c_size_t, pointer, error]),
        ("ps_case_free", None, [pointer]),
        ("ps_json_text", pointer, [pointer, options, size, pointer, error]),
        ("ps_schema_text", pointer, [ctypes.c_int, options, size, pointer, error]),
        ("ps_text_free", None, [pointer, pointer]),
    ]:
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


LIBRARY = load()


def text_from(function, argument, indent):
    """What a function of the form of ps_json_text() returns, as bytes."""
    options = JsonOptions(ctypes.sizeof(JsonOptions), indent)
    length, error = ctypes.c_size_t(), Error()
    text = function(
        argument, ctypes.byref(options), ctypes.byref(length), None, ctypes.byref(error)
    )
    if text is None:
        raise PerfsysError(error)
    try:
        return ctypes.string_at(text, length.value)
    finally:
        LIBRARY.ps_text_free(text, None)


@contextmanager
def parsed(text):
    """The case that a text (bytes) holds, for the time of a with-block."""
    error = Error()
    case = LIBRARY.ps_case_parse(text, len(text), None, ctypes.byref(error))
    if case is None:
        raise PerfsysError(error)
    try:
        yield case
    finally:
        LIBRARY.ps_case_free(case)


def saved(case, indent=0):
    """A case as JSON text (bytes)."""
    return text_from(LIBRARY.ps_json_text, case, indent)


def resaved(text, indent=0):
    """Reads a case and writes it."""
    with parsed(text) as case:
        return saved(case, indent)


def schema_text(entity_type, indent=0):
    """The JSON Schema of an entity type (bytes)."""
    return text_from(LIBRARY.ps_schema_text, entity_type, indent)
